import type { ShareMetric } from './metric';
import { episodesIn } from './opens';
import { WILSON } from './people';
import { COMPLAINTS_ABOUT_TOPICS, TOPICS_ARE_PHRASES } from './topics';

export const topicEasierWay: ShareMetric = {
  ...COMPLAINTS_ABOUT_TOPICS,
  id: 'topic_easier_way',
  kind: 'share',
  title: 'Asked for an easier way',
  question: 'How many found a way and ask whether there is a better one?',
  definition: [
    'Conversations about the topic, complaints or not, in which the customer asks for an easier, quicker or better way, or whether all of it really has to be done by hand.',
  ],
  formula: 'conversations with such an ask ÷ conversations about the topic; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations that are about a topic, under each of their topics',
  source: ['Alvarez 2014, Lean Customer Development: workarounds show a need that nobody reports', WILSON],
  doesNotSay: [
    'How many live with the long way and never ask.',
    'How well it is found: it is read by word patterns in English that nobody has measured on labelled messages yet.',
    TOPICS_ARE_PHRASES,
  ],
  tags: [],
  where: 'true',
  opens: episodesIn('topic_facts', 'is_easier_way_asked'),
  success: 'is_easier_way_asked',
};
