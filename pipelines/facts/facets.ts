/** What support learned about a complaint: who, when, how often, how bad, and what for (Alvarez; methodology M15). */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { FACETS, type Facet } from '../../src/lib/model/words';
import type { Episode } from './episode';
import { patternOf } from './patterns';
import circumstancesWords from './patterns/known_circumstances.json';
import frequencyWords from './patterns/known_frequency.json';
import goalWords from './patterns/known_goal.json';
import whoWords from './patterns/known_who.json';

/** What the customer volunteers, in words; how bad it is the engine has read already. */
const VOLUNTEERED: Partial<Record<Facet, RegExp>> = {
  who: patternOf(whoWords),
  circumstances: patternOf(circumstancesWords),
  frequency: patternOf(frequencyWords),
  goal: patternOf(goalWords),
};
/** From here on the customer has said what it stops them from doing, or what is lost. */
const SAID_HOW_BAD = 3;

export type FacetFacts = Pick<ConversationFactRow, `has_asked_${Facet}` | `has_learned_${Facet}`>;

/** All null where the episode is no complaint. */
export function facetFacts(episode: Episode, isComplaint: boolean): FacetFacts {
  const facts: Partial<FacetFacts> = {};
  for (const facet of FACETS) {
    const asked = isComplaint ? askedIn(episode, facet) : [];
    facts[`has_asked_${facet}`] = isComplaint ? asked.length > 0 : null;
    facts[`has_learned_${facet}`] = isComplaint
      ? asked.some((turn) => isAnswered(episode, turn)) || isVolunteered(episode, facet)
      : null;
  }
  return facts as FacetFacts;
}

/** The turns of the team that ask for it. */
function askedIn({ turns }: Episode, facet: Facet): number[] {
  return turns.flatMap(({ side, messages }, turn) =>
    side === 'agent' &&
    messages.some(({ hits }) => hits.some(({ tag, grade }) => tag === 'question' && grade === facet))
      ? [turn]
      : [],
  );
}

/** The customer wrote again. Whether those words answer the question nobody can tell from their form. */
const isAnswered = ({ turns }: Episode, turn: number): boolean => turns[turn + 1] !== undefined;

function isVolunteered({ customer }: Episode, facet: Facet): boolean {
  if (facet === 'severity') {
    return customer.some(({ severity, signals }) => (severity ?? 0) >= SAID_HOW_BAD || signals.includes('urgent'));
  }
  if (facet === 'frequency' && customer.some(({ repeat_count }) => repeat_count !== null)) return true;
  return customer.some(({ language, text }) => language === 'en' && VOLUNTEERED[facet]?.test(text));
}
