/** The voice of one topic: its trend, how grave, what people were at, and what they wrote, masked. */
import { filtersTo, type Filters } from '../../filters';
import { FEWEST, figure, shareFigure } from '../../metrics/figure';
import type { TopicVoice } from '../../model/voice';
import { FACETS } from '../../model/words';
import { meanSeverity } from '../../stats';
import { coverage } from '../report/coverage';
import { agentNames } from '../people/info';
import { identityMask, quoteOf } from '../evidence/masking';
import { weekCounts } from './painrows';
import { selectionOf, sparkWeeks, weeksIn } from '../report/selection';
import * as rows from './voicerows';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder, readSettings } from '../workspace/workspace';

const MOST_QUOTES = 12;
const MOST_TASKS = 12;
const SEVERITIES = ['Cosmetic', 'Annoying', 'Blocks a task', 'Data, money or safety'];

type Stored = Pick<TopicVoice, 'topic' | 'title' | 'origin' | 'include' | 'exclude' | 'labels'>;

/** null: no such topic, or no conversations. @throws NoWarehouse when nothing has been imported yet */
export async function topicVoice(topic: string, filters: Filters, folder = dataFolder()): Promise<TopicVoice | null> {
  const about = { ...filters, topic: [topic] };
  const [[stored], selection, names, settings] = await Promise.all([
    warehouse(folder).query<Stored>('select * from topics where topic = $topic', { topic }),
    selectionOf(about, folder),
    agentNames(folder),
    readSettings(folder),
  ]);
  if (!stored || !selection) return null;
  const { now, weeks, periods, weekStart } = selection;
  const spark = sparkWeeks(weeks, periods.now, weekStart);
  const mask = identityMask(names, settings.phoneCountries);
  const [line, counts, severities, moods, byWeek, quotes, tasks, easier] = await Promise.all([
    coverage(now, folder),
    rows.voiceCounts(now, folder),
    rows.countsBy<number>('severity', now, folder),
    rows.moodCounts(now, folder),
    weekCounts(spark, folder),
    rows.quoteRows(now, MOST_QUOTES, folder),
    rows.taskRows(now, folder),
    rows.easierRows(now, MOST_QUOTES, folder),
  ]);
  const { contacts = 0, customers = 0, repeats = 0, all = 0 } = counts ?? {};
  // Under five customers a sum says who they are.
  const isTold = customers >= FEWEST;
  const share = (k: number, n: number) => (isTold ? shareFigure(k, n) : shareFigure(0, 0));
  const mix = SEVERITIES.map((_, index) => severities.find(({ value }) => value === index + 1)?.n ?? 0);
  const opens = (part: Partial<Filters>) => filtersTo({ ...now, ...part }).toString();
  return {
    ...stored,
    ...{ coverage: line, periods, contacts, told: isTold ? customers : null },
    summary: isTold
      ? `${customers.toLocaleString('en')} customers complained about it in ${contacts.toLocaleString('en')} conversations, ${periods.now.label}.`
      : `Fewer than five customers complained about it in ${periods.now.label}: too few to count, and their words are not quoted.`,
    severity: figure(isTold ? meanSeverity(mix) : null, null, isTold ? sum(mix) : 0),
    severityMix: mix.map((n, index) => ({
      ...{ label: SEVERITIES[index]!, n: isTold ? n : 0 },
      opens: opens({ metric: 'topic_severity', part: `severity_${index + 1}` }),
    })),
    repeats: share(repeats, contacts),
    easier: share(counts?.easier ?? 0, all),
    moods: isTold
      ? moods.map(({ value, n }) => ({ mood: value, n, opens: opens({ mood: [value], case: 'complaints' }) }))
      : [],
    learned: FACETS.map((facet) => ({
      facet,
      figure: share(counts?.[`learned_${facet}`] ?? 0, contacts),
    })),
    weeks: weeksIn(spark, weekStart).map((key) => ({
      ...{ key, value: byWeek.get(topic)?.get(key) ?? 0 },
      isInPeriod: key >= (now.from ?? ''),
    })),
    quotes: isTold ? quotes.map((row) => quoteOf(row, names, mask)) : [],
    tasks: isTold ? tasksOf(tasks, mask) : [],
    easierWays: (isTold ? easier : []).map(({ text, conversation_id, position, customer_name }) => ({
      ...{ text: mask(text, customer_name), conversationId: conversation_id, position },
    })),
    opens: opens({ metric: 'topic_contacts' }),
  };
}

/** The same task in the same words is one; most customers first. */
function tasksOf(
  said: Awaited<ReturnType<typeof rows.taskRows>>,
  mask: ReturnType<typeof identityMask>,
): TopicVoice['tasks'] {
  const tasks = new Map<string, { task: string; who: Set<string>; conversationId: string }>();
  for (const { task, customer_id, conversation_id, customer_name } of said) {
    const key = task.toLowerCase();
    const known = tasks.get(key) ?? {
      task: mask(task, customer_name),
      who: new Set(),
      conversationId: conversation_id,
    };
    known.who.add(customer_id);
    tasks.set(key, known);
  }
  return [...tasks.values()]
    .sort((a, b) => b.who.size - a.who.size)
    .slice(0, MOST_TASKS)
    .map(({ task, who, conversationId }) => ({ task, customers: who.size, conversationId }));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}
