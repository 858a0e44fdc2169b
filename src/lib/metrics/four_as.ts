import type { SharesMetric } from './metric';

export const fourAs: SharesMetric = {
  id: 'four_as',
  kind: 'shares',
  title: 'The four A’s',
  question: 'When somebody complains, do we apologise, admit, ask and appreciate?',
  definition: [
    'For each complaint: did a person apologise, admit a fault of ours, ask at least one question about the problem, and appreciate something particular that the customer gave?',
    'Asking to verify a detail (a date of birth) is no question about the problem, and thanks for contacting us or for your patience is no appreciation.',
    'The figure is how many of the four a conversation has, on average.',
  ],
  formula:
    '(apologise + admit + ask + appreciate) per conversation, mean over conversations; each share with Wilson’s 95 % interval',
  unit: 'of_four',
  population: 'Ended conversations with a complaint about a bug, usability, service, or one made in public',
  counted: 'complaints',
  better: 'higher',
  source: [
    'Alvarez 2014, Lean Customer Development, chapter on support: apologise, admit, ask, appreciate',
    'Interval of the mean: Liang & Zeger 1986, with customers as clusters',
  ],
  doesNotSay: [
    'That all four belong in every answer: where another company is at fault there is nothing to admit.',
    'In which order they came, or whether the apology was a good one.',
  ],
  tags: ['apology', 'admission', 'question', 'appreciation', 'bug', 'usability', 'service', 'public_criticism'],
  table: 'conversation_facts',
  where: "not is_open and kind in ('bug', 'usability', 'service', 'public')",
  opens: "not is_open and kind in ('bug', 'usability', 'service', 'public')",
  headline: { type: 'mean', value: addends(['has_apology', 'has_admission', 'has_question', 'has_appreciation']) },
  parts: [
    { key: 'apologise', label: 'Apologise', success: 'has_apology', opens: opens('has_apology') },
    { key: 'admit', label: 'Admit', success: 'has_admission', opens: opens('has_admission') },
    { key: 'ask', label: 'Ask', success: 'has_question', opens: opens('has_question') },
    { key: 'appreciate', label: 'Appreciate', success: 'has_appreciation', opens: opens('has_appreciation') },
  ],
};

function opens(flag: string): string {
  return `not is_open and kind in ('bug', 'usability', 'service', 'public') and ${flag}`;
}

function addends(flags: string[]): string {
  return flags.map((flag) => `case when ${flag} then 1 else 0 end`).join(' + ');
}
