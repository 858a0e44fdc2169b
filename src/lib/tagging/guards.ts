/** What turns a match down although its words are there. Rules name their guards; quotations and identifiers always count. */
import type { Analysis } from './analyse';
import { NEGATORS } from './trie';
import type { Guard } from './types';

const NEGATION_WINDOW = 3;
const CONDITIONS = new Set(['if', 'unless', 'whether']);
const DETERMINERS = new Set(['the', 'a', 'an', 'our', 'your', 'this', 'that']);
/** A quotation longer than this is more likely two stray marks. */
const LONGEST_QUOTATION = 400;
const QUOTATION = /"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|^[ \t]*>[^\n]*$/gm;

/** UTF-16 ranges of the text that are somebody else's words: quotation marks and lines that begin with ">". */
export function quotations(text: string): [number, number][] {
  if (!/["“«>]/.test(text)) return [];
  const ranges: [number, number][] = [];
  for (const match of text.matchAll(QUOTATION)) {
    if (match[0].length <= LONGEST_QUOTATION) ranges.push([match.index, match.index + match[0].length]);
  }
  return ranges;
}

/** True when one of the guards speaks against the tokens first … last (exclusive). */
export function turnsDown(guards: readonly Guard[], analysis: Analysis, first: number, last: number): boolean {
  return guards.some((guard) => CHECKS[guard](analysis, first, last));
}

const CHECKS: Record<Guard, (analysis: Analysis, first: number, last: number) => boolean> = {
  negation({ tokens }, first) {
    const { clause } = tokens[first]!;
    for (let index = first - 1; index >= Math.max(0, first - NEGATION_WINDOW); index -= 1) {
      const token = tokens[index]!;
      if (token.clause !== clause) return false;
      if (NEGATORS.has(token.normal)) return true;
    }
    return false;
  },
  conditional(analysis, first) {
    return (conditionsOf(analysis).get(analysis.tokens[first]!.clause) ?? first) < first;
  },
  question({ tokens, sentences }, first) {
    return sentences[tokens[first]!.sentence]!.isQuestion;
  },
  name({ tokens }, first, last) {
    const before = tokens[first - 1];
    if (before === undefined || !DETERMINERS.has(before.normal)) return false;
    const isCapital = (value: string): boolean => /^\p{Lu}\p{Ll}/u.test(value);
    return tokens.slice(first, last).some((token) => isCapital(token.value));
  },
};

let latest: { analysis: Analysis; conditions: ReadonlyMap<number, number> } | null = null;

/** The first condition of each clause that has one. Found once a message: a clause may be as long as the message. */
function conditionsOf(analysis: Analysis): ReadonlyMap<number, number> {
  if (latest?.analysis !== analysis) {
    const conditions = new Map<number, number>();
    analysis.tokens.forEach(({ normal, clause }, index) => {
      if (CONDITIONS.has(normal) && !conditions.has(clause)) conditions.set(clause, index);
    });
    latest = { analysis, conditions };
  }
  return latest.conditions;
}

/** "LOL-22", "/sorry": part of an identifier or a path, not a word of the sentence. */
export function isInsideIdentifier(text: string, start: number, end: number): boolean {
  return (
    // A quick look, because nearly every hit stands between spaces.
    (joins(text, start - 1) && /[\w@#/\\][-_/\\]$|[@#/\\]$/.test(text.slice(Math.max(0, start - 2), start))) ||
    (joins(text, end) && /^[-_/\\][\w]/.test(text.slice(end, end + 2)))
  );
}

function joins(text: string, at: number): boolean {
  return at >= 0 && at < text.length && '-_/\\@#'.includes(text[at]!);
}
