import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

/** Seconds: in a chat two people look at one another's words. */
const LONG = 120;
const WAITING = `side = 'customer' and channel = 'chat' and response_outcome is not null
  and (response_outcome <> 'open' or response_followed_seconds > ${LONG})`;
const LATE = `response_outcome = 'event' and response_followed_seconds > ${LONG}`;
const NEVER = "response_outcome = 'ended'";

export const chatGaps: SharesMetric = {
  id: 'chat_gaps',
  kind: 'shares',
  title: 'Chat turns answered too late or never',
  question: 'How often does somebody in a chat look at an empty window for more than two minutes?',
  definition: [
    'Turns of customers in chats that were answered by a person more than two minutes later, or not at all.',
    'A last turn that only says goodbye waits for nothing and is left out, and so is one that had waited for less than two minutes when the export stopped.',
    '“Asked whether we are there” is the share of these turns in which the customer wrote “hello?”, “any news?” or the like.',
  ],
  formula: 'turns answered after more than 2 minutes, or never ÷ turns; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Turns of customers in chats that call for an answer, in any language',
  counted: 'turns',
  better: 'lower',
  source: [
    'Two minutes is a decision of this project, not a law',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That two minutes are too long for everybody: who was told “give me ten minutes” waits in peace.',
    'How exact the interval is when a few long chats hold most turns: it treats turns as independent.',
  ],
  tags: [],
  table: 'turn_facts',
  where: WAITING,
  opens: episodesIn('turn_facts', `${WAITING} and ((${LATE}) or (${NEVER}) or response_outcome = 'open')`),
  headline: { type: 'share', success: `(${LATE}) or (${NEVER}) or response_outcome = 'open'` },
  parts: [
    part('late', 'Answered after two minutes', LATE),
    part('never', 'Never answered', NEVER),
    part('asked', 'Asked whether we are there', 'has_chase'),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('turn_facts', `${WAITING} and ${success}`) };
}
