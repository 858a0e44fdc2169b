import type { SharesMetric } from './metric';

const flag = (column: string) => `case when ${column} then 1 else 0 end`;
const WHERE = 'autoresponder_score is not null';

export const autoresponderQuality: SharesMetric = {
  id: 'autoresponder_quality',
  kind: 'shares',
  title: 'What our automatic texts give',
  question: 'Who waits for a person and gets an automatic text: what do they get from it?',
  definition: [
    'One point each for an automatic text that says how long it takes, invites the customer to say how they feel, asks why the matter is important to them, and says that answering is voluntary.',
    'Beside the points: the same sentence twice in one wait, and a cliché (“Your request is important to us”).',
    'Automatic is what a bot wrote, and what our list of receipts and absences recognises in an agent’s name.',
  ],
  formula:
    'points per conversation with automatic text, mean over conversations; each share with Wilson’s 95 % interval',
  unit: 'of_four',
  population: 'Conversations with an automatic text',
  better: 'higher',
  source: [
    'An article on emotions in support (Toister, validation): rather than repeat a sentence, invite the customer to tell',
    'Interval of the mean: Liang & Zeger 1986, with customers as clusters',
  ],
  doesNotSay: [
    'That customers like to be asked how they feel: it is a suggestion, so try it on some and look at what follows.',
    'Whether the text solved anything.',
  ],
  tags: ['wait_estimate', 'cliche'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: {
    type: 'mean',
    value: ['has_bot_estimate', 'has_bot_feeling_prompt', 'has_bot_why_prompt', 'has_bot_optional']
      .map(flag)
      .join(' + '),
  },
  parts: [
    part('estimate', 'Says how long', 'has_bot_estimate'),
    part('feeling', 'Asks how they feel', 'has_bot_feeling_prompt'),
    part('why', 'Asks why it matters', 'has_bot_why_prompt'),
    part('optional', 'Says it is voluntary', 'has_bot_optional'),
    part('repetition', 'Repeats itself', 'has_bot_repetition'),
    part('cliche', 'Holds a cliché', 'has_bot_cliche'),
  ],
};

function part(key: string, label: string, column: string) {
  return { key, label, success: column, opens: `${WHERE} and ${column}` };
}
