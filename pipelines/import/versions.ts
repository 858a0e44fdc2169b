/** Which rules a warehouse was read with: the version of the rules, and behind a "+" that of the team's phrases. */

const MIXED = ' and earlier';

/**
 * The version of a warehouse after an import or apply. The team's phrases are always brought up to date by them; the
 * rules themselves only for what was read, and then the version says that there were several. A retag makes it one.
 * @param before null when nothing was stored
 * @param hasRead true when at least one message was read with today's rules
 */
export function versionAfter(before: string | null, today: string, hasRead: boolean): string {
  const [rules = '', phrases] = today.split('+');
  const rulesBefore = before?.split('+')[0] ?? rules;
  const mixed = hasRead ? `${rules}${MIXED}` : rulesBefore;
  return [rulesBefore === rules ? rules : mixed, phrases].filter(Boolean).join('+');
}

/** What tells whether the messages were read with the same phrases of the team; empty without phrases. */
export function phrasesOf(version: string | null): string {
  return version?.split('+')[1] ?? '';
}
