/** Amounts without a number: "never", "nobody", "just me", "both of us". */
import type { FoundAmount } from './amounts';

const BEFORE = `(?:^|[.!?\\n:;,]) *(?:(?:well|um|oh|honestly|actually|i|we|almost|probably|it's|it is)[, ]+){0,2}`;
const AFTER = String.raw`(?= *(?:$|[.,;!?)\n-]|(?:of us|yet|so far|really|to be honest|as far as|except|but|because|since|i|we|my|our|using|who uses)\b))`;
/** "I never open it" counts nought; "I never received it" tells of a problem. */
const HABITS = 'use|used|open|opened|do|did|have|had|need|needed|look|looked|touch|touched|read|run|ran|print|printed';
const NOTHING = new RegExp(
  `${BEFORE}(never|not at all|none|nobody|no one|zero times)${AFTER}|(?<= )(never|not at all)(?= *(?:$|[.!?\\n]))|\\b(?:i|we) (never) (?:${HABITS})\\b`,
  'g',
);
const FEW: [RegExp, number][] = [
  [
    /\b(?:just|only) (?:me|myself)\b(?! and)|\bi(?:'m| am) the only (?:one|person|user)\b|\b(?:it's|it is) only me\b/g,
    1,
  ],
  [/\b(?:both|the two) of us\b/g, 2],
];

/**
 * As an answer they stand at the beginning or the end of a sentence: "I never got a reply" counts nothing.
 * Expects what `evened` gives.
 */
export function wordedIn(text: string): FoundAmount[] {
  const nothing = [...text.matchAll(NOTHING)].map((match) => {
    const word = match[1] ?? match[2] ?? match[3] ?? '';
    const start = match.index + match[0].indexOf(word);
    const unit = /nobody|no one/.test(word) ? 'people' : word === 'none' ? 'bare' : 'times';
    return exactly(0, unit, start, word.length);
  });
  const few = FEW.flatMap(([pattern, count]) =>
    [...text.matchAll(pattern)].map((match) => exactly(count, 'people', match.index, match[0].length)),
  );
  return [...nothing, ...few];
}

function exactly(value: number, unit: FoundAmount['unit'], start: number, length: number): FoundAmount {
  return { low: value, high: value, point: value, isApproximate: false, unit, start, end: start + length };
}
