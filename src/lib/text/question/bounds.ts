/** A written count and the words around it -> its bounds: ranges, "about", "less than", "at least". */
import type { Amount } from '../../model/questions';
import { numberIn } from './spellings';

export type Bounds = Amount;

const ABOUT = `about|around|roughly|approximately|approx\\.?|maybe|perhaps|probably|some|circa|ca\\.?|nearly|almost|close to|say`;
const LESS = 'less than|fewer than|under|below|not even';
const MOST = 'at most|up to|no more than|not more than|max\\.?|maximum';
const MORE = 'more than|over|above|upwards of|well over';
const LEAST = 'at least|no less than|not less than|min\\.?|minimum';

/** Words before a count that widen or loosen it; in the text as `evened` gives it. */
export const EDGE_BEFORE = `(?:(?:~ ?|(?:${ABOUT}|${LESS}|${MOST}|${MORE}|${LEAST}|every) ){1,2})`;
/** Words behind it. */
export const EDGE_AFTER =
  /^(?: ?\+| (?:or more|or so|or less|at least|at most|at the most|max(?:imum)?|minimum|ish|give or take|tops)\b| ?-?ish\b)/;

/** "A few" is three to five, "dozens" two dozen at least (methodology 4.3). */
const WORDS: Record<string, Amount> = {
  once: exactly(1),
  twice: exactly(2),
  thrice: exactly(3),
  'a couple': { ...exactly(2), isApproximate: true },
  'a few': { low: 3, high: 5, point: 4, isApproximate: true },
  dozens: { low: 24, high: null, point: null, isApproximate: true },
};

/** @returns null for what is no number after all */
export function bounded(count: string, before: string, after: string, language: string): Bounds | null {
  const plain = count.replace(/^(?:between|from) /, '').replace(/ of$/, '');
  const [first = '', second] = ONE_NUMBER.test(plain) ? [plain] : plain.split(/ ?- ?(?=\S)| to | or | and /);
  const one = countOf(first, language);
  const other = second === undefined ? null : countOf(second, language);
  if (Number.isNaN(one.low) || (other && Number.isNaN(other.low))) return null;
  return widened(other ? between(one, other) : one, before, after);
}

/** "Twenty-five" has a dash and is no range. */
const ONE_NUMBER = /^[a-z]+ty-[a-z]+$/;

function countOf(text: string, language: string): Amount {
  return WORDS[text.replace(/ of$/, '')] ?? exactly(numberIn(text, language));
}

function between(one: Amount, other: Amount): Amount {
  const low = Math.min(one.low, other.low);
  const high = one.high === null || other.high === null ? null : Math.max(one.high, other.high);
  return amount(low, high, one.isApproximate || other.isApproximate);
}

function widened(count: Amount, before: string, after: string): Amount {
  const around = `${before} ${after}`;
  const has = (words: string) => new RegExp(`(?:^| )(?:${words})(?= |$)`).test(around.replace(/ +/g, ' '));
  if (has(LESS) || has(`${MOST}|at the most|or less|tops`)) return amount(0, count.high, count.isApproximate);
  if (has(MORE) || has(`${LEAST}|or more`) || /\+/.test(after)) return amount(count.low, null, count.isApproximate);
  return {
    ...count,
    isApproximate: count.isApproximate || before.includes('~') || has(`${ABOUT}|or so|-?ish|give or take`),
  };
}

function exactly(value: number): Amount {
  return { low: value, high: value, point: value, isApproximate: false };
}

function amount(low: number, high: number | null, isApproximate: boolean): Amount {
  return { low, high, point: high === null ? null : (low + high) / 2, isApproximate };
}
