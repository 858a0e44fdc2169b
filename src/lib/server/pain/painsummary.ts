/** What the page of pain says in a sentence or two, from the same figures. */
import type { PainView } from '../../model/pain';
import type { Periods } from '../../model/selection';

/** Which topic hurts most and how sure that is; which is new; which is one customer's. */
export function topicSummary({ topics, tooFew }: Pick<PainView, 'topics' | 'tooFew'>, { now }: Periods): string {
  const first = topics.find(({ rank }) => rank === 1);
  if (!first)
    return tooFew > 0
      ? `No topic has five customers who complained in ${now.label}; ${tooFew} have fewer, and nothing is shown of those.`
      : `Nobody complained about a topic in ${now.label}.`;
  const rivals = topics.filter(({ rank, ranks }) => rank > 1 && ranks.low === 1);
  const sure = rivals.length
    ? `${listed(rivals.map(({ title }) => title))} may hurt as much.`
    : 'No other topic may hurt as much.';
  const fresh = topics.filter(({ isNew }) => isNew).map(({ title }) => title);
  return [
    `Most pain: ${first.title}, of which ${first.told.toLocaleString('en')} customers told us.`,
    sure,
    fresh.length ? `New in the last seven days: ${listed(fresh)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const MOST_NAMED = 3;

function listed(titles: readonly string[]): string {
  const [named, more] = [titles.slice(0, MOST_NAMED), titles.length - MOST_NAMED];
  if (more > 0) return `${named.join(', ')} and ${more} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}
