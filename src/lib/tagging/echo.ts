/**
 * Words that an answer repeats letter by letter from the message before are the other writer's: forums and mail
 * programs quote without any mark. What the rules find in them is nothing that the agent said.
 */
import type { Analysis } from './analyse';
import type { TagHit } from './types';

/** Characters around a hit that must be the same too. */
const AROUND = 40;
/** Shorter than this, two people may well write the same. */
const SHORTEST_ECHO = 24;

/** The hits that do not stand in words repeated from `context`. */
export function withoutEchoes<T extends Pick<TagHit, 'start' | 'end' | 'sentence'>>(
  hits: T[],
  { text, sentences }: Analysis,
  context: string,
): T[] {
  if (context.length < SHORTEST_ECHO) return hits;
  return hits.filter(({ start, end, sentence }) => {
    const bounds = sentences[sentence]!;
    const line = text.lastIndexOf('\n', start) + 1;
    const from = Math.max(bounds.start, line, start - AROUND);
    const around = text.slice(from, Math.max(end, Math.min(bounds.end, end + AROUND))).trim();
    return around.length < SHORTEST_ECHO || !context.includes(around);
  });
}
