import type { SharesMetric } from './metric';
import { episodesIn } from './opens';

export const questionCoverage: SharesMetric = {
  id: 'question_coverage',
  kind: 'shares',
  title: 'Coverage of the question of the week',
  question: 'In how many of the conversations in which we could have asked our question did we ask it?',
  definition: [
    'Conversations (episodes) in which a person of the team replied while a question of the week was to be asked. Asked: a sentence of a reply holds at least 60 % of the question’s words, or shares 60 % of all words with it, two words of content among them, and is a question. Quoted history does not count.',
    '“Asked in other words, perhaps” is the share in which a sentence lies just below that: a person says whether it is the same question, and adds it as a variant.',
    'With several questions a conversation counts once for each; the filter “question” picks one.',
  ],
  formula:
    'conversations in which it was asked ÷ conversations with a reply while it was asked; Wilson’s 95 % interval',
  unit: 'share',
  population: 'Conversations with a reply of a person in the days of a question',
  counted: 'conversations',
  better: 'higher',
  source: [
    'The user’s own method: ask every customer the same question for a week',
    'Interval: Wilson 1927, Probable inference, the law of succession, and statistical inference',
  ],
  doesNotSay: [
    'That it should have been asked everywhere: an angry customer is not asked for a favour.',
    'Anything about questions that were asked by telephone.',
  ],
  tags: [],
  table: 'question_episodes',
  where: 'is_asked is not null',
  opens: episodesIn('question_episodes', 'is_asked'),
  headline: { type: 'share', success: 'is_asked' },
  parts: [
    part('asked', 'Asked', 'is_asked'),
    part('near', 'Asked in other words, perhaps', 'not is_asked and near_likeness is not null'),
    part('not_asked', 'Not asked', 'not is_asked'),
  ],
};

function part(key: string, label: string, success: string) {
  return { key, label, success, opens: episodesIn('question_episodes', success) };
}
