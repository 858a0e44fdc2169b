import type { SharesMetric } from './metric';

const TRANSFERRED = 'transfer_count > 0';
const ASKED_TWICE = 'repeated_request_count > 0';
const AGAIN = 'coalesce(contact_number, 1) > 1';
const ANY = `(${TRANSFERRED} or ${ASKED_TWICE} or ${AGAIN})`;
const WHERE = 'agent_message_count > 0';

export const customerEffort: SharesMetric = {
  id: 'customer_effort',
  kind: 'shares',
  title: 'Made to try harder',
  question: 'How often is a customer handed on, asked for the same thing twice, or made to write again?',
  definition: [
    'Conversations with at least one of three kinds of effort: more than one person of the team wrote; a piece of information (an order number, a screenshot …) was asked for again in a later turn; or the same customer had written about the same kind of problem within the 14 days before.',
    'Contacts are told apart by kind (bug, price …), not by topic, and only where the export says who wrote.',
  ],
  formula: 'conversations with any of the three ÷ conversations; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations in which a person of the team wrote',
  better: 'lower',
  source: [
    'Dixon, Freeman & Toman 2010, Stop Trying to Delight Your Customers, Harvard Business Review',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That a second person was wrong: an expert who comes in may be the best that can happen.',
    'That a second message was about the same problem: it was only of the same kind.',
    'What it cost customers outside of what they wrote, such as searching your pages first.',
  ],
  tags: [],
  table: 'conversation_facts',
  where: WHERE,
  opens: `${WHERE} and ${ANY}`,
  headline: { type: 'share', success: ANY },
  parts: [
    {
      key: 'transferred',
      label: 'More than one person wrote',
      success: TRANSFERRED,
      opens: `${WHERE} and ${TRANSFERRED}`,
    },
    {
      key: 'asked_twice',
      label: 'Asked for the same thing again',
      success: ASKED_TWICE,
      opens: `${WHERE} and ${ASKED_TWICE}`,
    },
    { key: 'again', label: 'Wrote again within 14 days', success: AGAIN, opens: `${WHERE} and ${AGAIN}` },
  ],
};
