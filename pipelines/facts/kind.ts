/** What an episode is about, from all that the customer wrote in it. */
import type { ConversationFactRow } from '../../src/lib/model/rows';
import { KINDS, SIGNALS } from '../../src/lib/model/words';
import type { FactMessage } from './message';

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
