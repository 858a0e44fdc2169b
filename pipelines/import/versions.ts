/** Which rules a warehouse was read with: one version, or a word that there were several. */

const MIXED = ' and earlier';

/**
 * The version after some of the messages were read with today's rules and the others were not. Only a retag makes it
 * one again.
 */
export function mixedVersion(before: string, today: string): string {
  return before === today ? today : `${today}${MIXED}`;
}
