/** What an episode is about and how grave it is, from all that the customer wrote in it. */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import { KINDS, SIGNALS, type Kind } from '../../src/lib/model/words';
import type { FactMessage } from './message';

/** The kinds of complaint that the four A's and what is learned are asked of (methodology M14, M15). */
export const COMPLAINTS: ReadonlySet<Kind> = new Set(['bug', 'usability', 'service', 'public']);

/** The primary kind is the one that comes first in KINDS: a thank-you at the end does not turn a bug into praise. */
export function kindFacts(
  customer: readonly FactMessage[],
): Pick<ConversationFactRow, 'kind' | 'is_complaint' | 'signals'> {
  return {
    kind: KINDS.find((kind) => customer.some((message) => message.kind === kind)) ?? null,
    is_complaint: customer.some((message) => message.is_complaint === true),
    signals: SIGNALS.filter((signal) => customer.some(({ signals }) => signals.includes(signal))),
  };
}

/** The gravest, the most often and the longest that the customer says; null where nothing is said. */
export function gravityFacts(
  customer: readonly FactMessage[],
): Pick<ConversationFactRow, 'severity' | 'repeat_count' | 'duration_days'> {
  const most = (field: 'severity' | 'repeat_count' | 'duration_days'): number | null => {
    const said = customer.map((message) => message[field]).filter((value) => value !== null);
    return said.length === 0 ? null : Math.max(...said);
  };
  return { severity: most('severity'), repeat_count: most('repeat_count'), duration_days: most('duration_days') };
}
