import type { MeanMetric } from './metric';
import { CLUSTERS } from './people';

const WHERE =
  "not is_open and emotional_reaction is not null and (needs_empathy or kind in ('bug', 'usability', 'service', 'public'))";

export const empathyDepth: MeanMetric = {
  id: 'empathy_depth',
  kind: 'mean',
  title: 'How deep empathy goes',
  question: 'Do we react to feelings, say what the matter means, and ask about it?',
  definition: [
    'Three ways to show empathy in writing, each none (0), weak (1) or strong (2) by the best message of the conversation. The figure is the first; the other two stand below it.',
    'Reaction: weak is “I’m sorry to hear that”, strong names the feeling. Meaning: weak is “I understand”, strong says what it means for this customer. Asking: weak is “what happened?”, strong asks about the customer’s own case.',
  ],
  formula: 'strength 0 to 2, mean over conversations; interval with customers as clusters',
  unit: 'of_two',
  population: 'Ended conversations with a complaint or an upset customer that a person answered',
  better: 'higher',
  source: [
    'EPITOME: Sharma, Miner, Atkins & Althoff 2020, A computational approach to understanding empathy in text-based mental health support',
    'Asking more can go with more negative feeling: Weisberg 2023',
    CLUSTERS,
  ],
  doesNotSay: [
    'What anybody felt: it reads what they wrote.',
    'That support should talk like a counsellor: the scale was made for peers who help in hard times.',
  ],
  tags: ['empathy', 'apology', 'perspective', 'question'],
  table: 'conversation_facts',
  where: WHERE,
  opens: WHERE,
  value: 'emotional_reaction',
  variants: [
    { key: 'interpretation', label: 'Says what it means', value: 'interpretation' },
    { key: 'exploration', label: 'Asks about it', value: 'exploration' },
  ],
};
