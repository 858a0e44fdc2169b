import type { Part, SharesMetric } from './metric';
import { CLUSTERS } from './people';

const WHERE = 'not is_open and needs_empathy and agent_message_count > 0';
const NO_BLAME = 'blame_sentence_count = 0';
const FLAGS = ['has_perspective', NO_BLAME, 'has_named_mood', 'has_empathy'];

export const empathyElements: SharesMetric = {
  id: 'empathy_elements',
  kind: 'shares',
  title: 'The four elements of empathy',
  question: 'Do upset customers meet all that makes up empathy?',
  definition: [
    'For each conversation with an upset customer: did anybody of the team take the customer’s view, judge nothing (no sentence of blame), use a word for a feeling that the customer showed, and say that they understand the feeling?',
    'The figure is how many of the four a conversation has, on average. To judge nothing is also easy for who says nothing: one of four is a low figure.',
  ],
  formula: 'elements per conversation, 0 to 4, mean over conversations; each part with Wilson’s 95 % interval',
  unit: 'of_four',
  population: 'Ended conversations with an upset customer that a person answered',
  better: 'higher',
  source: ['Wiseman 1996, A concept analysis of empathy, Journal of Advanced Nursing', CLUSTERS],
  doesNotSay: ['What anybody felt: it reads what they wrote.', 'That each belongs in every answer.'],
  tags: ['perspective', 'blame', 'empathy'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  headline: { type: 'mean', value: FLAGS.map((flag) => `case when ${flag} then 1 else 0 end`).join(' + ') },
  parts: [
    part('perspective', 'Takes the customer’s view', 'has_perspective'),
    part('no_judgement', 'Judges nothing', NO_BLAME),
    part('recognise', 'Uses a word for the feeling', 'has_named_mood'),
    part('communicate', 'Says that they understand it', 'has_empathy'),
  ],
};

function part(key: string, label: string, success: string): Part {
  return { key, label, success, opens: `${WHERE} and ${success}` };
}
