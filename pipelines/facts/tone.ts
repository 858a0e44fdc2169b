/** Tone and mood of an episode: as the customer arrives, and as they leave. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { MOODS, type Mood, type ToneBand } from '../../src/lib/model/words';
import { isClosingOnly } from './closing';
import type { Episode } from './episode';
import type { FactMessage } from './message';
import { meanTone } from './turns';

export type ToneFacts = Pick<
  ConversationFactRow,
  'tone_start' | 'tone_end' | 'tone_end_without_closing' | 'lift' | 'tone_band_start' | 'mood_start' | 'mood_end'
>;

/**
 * Everybody who writes arrives; only who writes again after an answer, in an episode that is over, also leaves.
 * For the others the end is unknown (null), and unknown is not neutral.
 */
export function toneFacts({ customerTurns, isOpen }: Episode): ToneFacts {
  const first = customerTurns[0]?.messages ?? [];
  const tone_start = meanTone(first);
  const arrival = { tone_start, tone_band_start: bandOf(first, tone_start), mood_start: moodOf(first) };
  const last = customerTurns.length >= 2 && !isOpen ? customerTurns.at(-1)!.messages : [];
  const tone_end = meanTone(last);
  return {
    ...arrival,
    tone_end,
    tone_end_without_closing: last.length > 0 ? endWithoutClosing(customerTurns.map(({ messages }) => messages)) : null,
    lift: tone_start !== null && tone_end !== null ? tone_end - tone_start : null,
    mood_end: moodOf(last),
  };
}

/** The band of a turn: where its mean leans, if one of its messages speaks clearly enough to be in that band. */
function bandOf(messages: readonly FactMessage[], mean: number | null): ToneBand | null {
  if (mean === null) return null;
  const leaning: ToneBand = mean < 0 ? 'negative' : 'positive';
  return mean !== 0 && messages.some(({ tone_band }) => tone_band === leaning) ? leaning : 'neutral';
}

/** The last turn after the first that says more than goodbye. */
function endWithoutClosing(turns: FactMessage[][]): number | null {
  const saying = turns.slice(1).map((messages) => messages.filter(({ text }) => !isClosingOnly(text)));
  return meanTone(saying.findLast((messages) => messages.length > 0) ?? []);
}

/**
 * The mood of a turn: the one that a person named (the customer, or somebody who set it right), else the one with the
 * most phrases behind it; at a tie the earlier in MOODS. Null when unscored.
 */
export function moodOf(messages: readonly FactMessage[]): Mood | null {
  const moods = messages.map(({ mood }) => mood).filter((mood) => mood !== null);
  if (moods.length === 0) return null;
  const named = MOODS.filter((mood) => mood !== 'none' && moods.includes(mood));
  const evidence = (mood: Mood) =>
    messages.some((message) => message.mood === mood && isNamedByPerson(message))
      ? Infinity
      : messages.flatMap(({ hits }) => hits).filter((hit) => hit.tag === `mood_${mood}`).length;
  return named.reduce<Mood>((best, mood) => (best === 'none' || evidence(mood) > evidence(best) ? mood : best), 'none');
}

function isNamedByPerson({ mood_source }: FactMessage): boolean {
  return mood_source === 'self' || mood_source === 'correction';
}
