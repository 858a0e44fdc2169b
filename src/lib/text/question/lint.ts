/**
 * What keeps a question from getting answers that can be counted, and what to write instead (methodology 4.4). It asks
 * for facts and numbers, for one thing at a time, and names the time it is about.
 */

import type { Lint, LintFinding } from '../../model/questions';

interface Check extends Omit<LintFinding, 'words'> {
  /** the words that it is about; null: nothing to say */
  find: (question: string) => string | null;
}

const PREFIX = /^(?:[^?:,]{0,60}[:,]\s*)?(?:and |so |but )?/i.source;
const AUXILIARY = 'do|does|did|are|is|was|were|have|has|had|can|could|will|would|should|may|might';
const LONGEST = 25;
const KNOWN_SHORT = new Set(['CSV', 'PDF', 'SMS', 'FAQ', 'URL', 'USA', 'GPS', 'PIN', 'VAT', 'NOT', 'AND', 'YOU']);

const words = (pattern: RegExp) => (question: string) => pattern.exec(question)?.[0]?.trim() ?? null;

const CHECKS: Check[] = [
  {
    id: 'subjective',
    minus: 30,
    find: words(/\b(?:like|feel|think|opinion|enjoy|satisfied|happy with|how was)\b/i),
    says: 'asks for an opinion. Opinions are kind, vary from day to day and cannot be added up.',
    instead: 'Ask what people did: “How many times last month did you …?”',
  },
  {
    id: 'yes_no',
    minus: 10,
    find: words(new RegExp(`${PREFIX}\\b(?:${AUXILIARY})(?:n't)?\\b`, 'i')),
    says: 'can be answered with yes or no, which tells little and invites a polite yes.',
    instead: 'Begin with how many, how often, who, which or when: “Who else uses it?”',
  },
  {
    id: 'no_question_word',
    minus: 15,
    find: (question) => (/\b(?:who|whom|whose|what|when|where|why|which|how)\b|\d/i.test(question) ? null : ''),
    says: 'There is no who, what, when, why, which or how many in it, so answers will be of all kinds.',
    instead: 'Say what is to be counted or named: “How many people use it?”',
  },
  {
    id: 'two_questions',
    minus: 20,
    find: (question) =>
      (question.match(/\?/g)?.length ?? 0) > 1
        ? question
        : words(
            new RegExp(
              `\\b(?:and|but)(?: also)? (?:(?:${AUXILIARY}) you\\b|(?:how|what|why|when|who|which|where)\\b)`,
              'i',
            ),
          )(question),
    says: 'asks two things at once. People answer one of them, and you will not know which.',
    instead: 'Keep one and ask the other next week.',
  },
  {
    id: 'leading',
    minus: 25,
    find: words(
      /\b(?:don't you|do you not|wouldn't you|isn't it|aren't you|surely|great|amazing|awesome|exciting|improved|fantastic|wonderful|powerful)(?: new\b)?/i,
    ),
    says: 'tells people which answer you hope for.',
    instead: 'Leave the praise out and name the thing only.',
  },
  {
    id: 'long',
    minus: 10,
    find: (question) => (question.split(/\s+/).filter(Boolean).length > LONGEST ? '' : null),
    says: `It has more than ${LONGEST} words. At the end of a reply that is skipped.`,
    instead: 'One sentence of up to 15 words.',
  },
  {
    id: 'jargon',
    minus: 5,
    find: (question) =>
      question
        .match(/\b[A-Z]{3,}\b|\b\w+_\w+\b|\b[a-z]+[A-Z]\w*\b|\b[A-Z]+-?\d+\b/g)
        ?.find((word) => !KNOWN_SHORT.has(word)) ?? null,
    says: 'is a name from the inside. Customers may not know it.',
    instead: 'Name what they see on their screen: “the monthly report”.',
  },
  {
    id: 'prediction',
    minus: 20,
    find: words(
      /\bwould (?:you|your \w+) (?:ever |like to |be willing to )?(?:use|pay|buy|want|recommend|need|try|switch)\b|\bwill you (?:use|pay|buy)\b/i,
    ),
    says: 'asks what people would do. What they say they would do and what they do differ.',
    instead: 'Ask about the last time: “What did you do the last time you needed …?”',
  },
  {
    id: 'no_time_frame',
    minus: 10,
    find: (question) =>
      /\bhow often\b/i.test(question) && !/\b(?:day|week|month|quarter|year|hour|last|past|today)\b/i.test(question)
        ? 'how often'
        : null,
    says: 'names no time, so one person counts weeks and another years.',
    instead: 'Name it: “How many times last month …?”',
  },
  {
    id: 'many_open',
    minus: 5,
    find: (question) => {
      const open = question.match(/\b(?:why|what|how(?! (?:many|much|often|long|old)))\b/gi) ?? [];
      return open.length > 1 ? open.join(' … ') : null;
    },
    says: 'asks for more than one text to be written.',
    instead: 'Ask for one of them, and leave the rest to the conversation.',
  },
];

/** Reads one question as somebody typed it. Findings stand in the order in which they matter most. */
export function lint(question: string): Lint {
  const findings = CHECKS.flatMap(({ find, ...check }) => {
    const about = find(question.trim());
    return about === null ? [] : [{ ...check, words: about }];
  }).sort((one, other) => other.minus - one.minus);
  const score = Math.max(0, 100 - findings.reduce((sum, { minus }) => sum + minus, 0));
  return { score, grade: score >= 85 ? 'A' : score >= 70 ? 'B' : 'C', findings };
}
