/** How often in how much time: "a week", "every other day", "on the 1st of each month" (methodology 4.3). */
import type { FoundAmount } from './amounts';
import { bounded } from './bounds';
import { NUMBER } from './spellings';

/** A month of the mean year; a week is 7/30.4375 of it, rounded as the methodology has it. */
export const DAYS_PER_MONTH = 30.4375;
export const WEEKS_PER_MONTH = 4.34821;

export type Period = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';
export const PER_MONTH: Record<Period, number> = {
  hour: 24 * DAYS_PER_MONTH,
  day: DAYS_PER_MONTH,
  week: WEEKS_PER_MONTH,
  month: 1,
  quarter: 1 / 3,
  year: 1 / 12,
};

const PERIODS = 'hour|day|week|month|quarter|year';
const RATE_AFTER = new RegExp(
  String.raw`^ ?(?:times?|x)?(?: at (?:most|least))? ?(?:(?:a|an|per|each|every|in a|in one|/) ?(?:(?:single|working|given|calendar) )?(?<period>${PERIODS})\b|(?<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b)`,
);
const ADVERBS: Record<string, Period> = {
  ...{ hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month', quarterly: 'quarter' },
  ...{ yearly: 'year', annually: 'year' },
};

/** What makes a count a rate, in the text behind it. */
export function periodAfter(text: string): { period: Period; length: number } | null {
  const found = RATE_AFTER.exec(text);
  if (!found) return null;
  const { period, adverb = '' } = found.groups ?? {};
  return { period: (period as Period | undefined) ?? ADVERBS[adverb]!, length: found[0].length };
}

const WORKING_DAYS_PER_WEEK = 5;
const STANDING: [RegExp, number, Period][] = [
  [
    /\b(?:every|each) (?:single )?(?:working|work|business|week) ?day\b|\bon (?:working|week) ?days\b|\bweekdays\b/g,
    WORKING_DAYS_PER_WEEK,
    'week',
  ],
  [/\b(?:every|each) (?:other|second|2nd) (?<period>hour|day|week|month|quarter|year)\b/g, 0.5, 'day'],
  [/\bfortnightly\b|\bevery fortnight\b|\bbi-?weekly\b/g, 0.5, 'week'],
  [/\b(?:every|each) (?:single )?(?<period>hour|day|week|month|quarter|year)\b/g, 1, 'day'],
  [
    /\b(?:every|each) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b/g,
    1,
    'week',
  ],
  [/\b(?:every|each) (?:morning|evening|night|afternoon)\b/g, 1, 'day'],
  // Not of what a thing is called: "the monthly report" is not opened every month.
  [
    /(?<!\bthe )\b(?<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annually)\b(?= *(?:$|[.,;:!?)\n-]|at|in|on|or|and|so|i|we|if|when|during|because|for|usually|mostly|now)(?![\w]))/g,
    1,
    'day',
  ],
];
const EVERY = new RegExp(
  String.raw`\b(?:every|each) (${NUMBER}(?:-${NUMBER}| or ${NUMBER}| to ${NUMBER})?|couple of|few) (${PERIODS})s\b`,
  'g',
);
const SCHEDULE =
  /\b(?:on |at )?the (?:\d{1,2}(?:st|nd|rd|th)|first|last|end|beginning|start)(?: (?:working |business )?day)? of (?:each|every|the) (week|month|quarter|year)\b/g;

/** "On the 1st of each month": once in it. */
export function schedulesIn(text: string): FoundAmount[] {
  return [...text.matchAll(SCHEDULE)]
    .filter(([whole]) => !/end|beginning|start/.test(whole) || / of (?:each|every) /.test(whole))
    .map((match) => rate(1, match[1] as Period, match));
}

/** Rates without a count: "daily", "every other day", "every three weeks". One that stands in another is not told twice. */
export function standingRatesIn(text: string): FoundAmount[] {
  const found = [...text.matchAll(EVERY)].flatMap((match) => inverted(match) ?? []);
  for (const [pattern, count, period] of STANDING)
    for (const match of text.matchAll(pattern)) {
      if (isCounted(text, match.index)) continue;
      const one = rate(count, periodOf(match) ?? period, match);
      if (!found.some(({ start, end }) => one.start < end && start < one.end)) found.push(one);
    }
  return found;
}

function periodOf({ groups }: RegExpExecArray): Period | undefined {
  return (groups?.period as Period | undefined) ?? ADVERBS[groups?.adverb ?? ''];
}

/** "3 times every day": the count before it says how often. */
function isCounted(text: string, at: number): boolean {
  return /(?:times|once|twice|thrice|x|\d|couple|few) $/.test(text.slice(Math.max(0, at - 8), at));
}

function inverted(match: RegExpExecArray): FoundAmount | null {
  const [, count = '', period] = match;
  const words = count === 'few' ? 'a few' : count === 'couple of' ? 'a couple' : count;
  const bounds = bounded(words, '', '', 'en');
  if (!bounds?.low || !bounds.high) return null;
  const [low, high] = [1 / bounds.high, 1 / bounds.low];
  const { isApproximate } = bounds;
  return { ...rate(1, period as Period, match), low, high, point: (low + high) / 2, isApproximate };
}

function rate(count: number, period: Period, { index, 0: whole }: RegExpExecArray): FoundAmount {
  const amount = { low: count, high: count, point: count, isApproximate: false };
  return { ...amount, unit: `times/${period}`, start: index, end: index + whole.length };
}
