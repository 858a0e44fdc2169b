/** Is the answer elsewhere? A pointer counts only in a short message without steps of its own (methodology M20). */
import type { Analysis, Sentence } from './analyse';
import type { Rule, TagHit } from './types';

const ADDRESS = /https?:\/\/[^\s<>"]+|www\.[^\s<>"]+/gi;
/** Right before an address: it is the answer, whatever its host ("you can see them here: …"). */
const POINTING =
  /\b(?:here|visit|visiting|see|read|link|page|article|steps|via|at|to|out|below|this|following|through|trying|try|check|using)[\s:–—-]{1,4}$/i;
/** Verbs that begin a step somebody can follow. */
const STEPS = new Set(
  (
    'open click press tick untick choose select tap type enter scroll drag drop hold uncheck check save restart reset ' +
    'sign log switch turn toggle swipe navigate expand copy paste reload uninstall install delete clear disable enable'
  ).split(' '),
);
const ENOUGH_STEPS = 2;
/** "Hi Anna," is no answer yet. */
const LONGEST_GREETING = 3;

/** Addresses of help pages and those that a message points to, each a hit of the rule. */
export function readAddresses(analysis: Analysis, rule: Rule): TagHit[] {
  const hits: TagHit[] = [];
  for (const match of analysis.text.matchAll(ADDRESS)) {
    const [text] = match;
    const start = match.index;
    if (!isHelpAddress(text, rule.addresses ?? []) && !POINTING.test(analysis.text.slice(0, start))) continue;
    const sentence = Math.max(
      0,
      analysis.sentences.findLastIndex((candidate) => candidate.start <= start),
    );
    hits.push({ tag: rule.tag, grade: null, rule: rule.id, start, end: start + text.length, text, sentence });
  }
  return hits;
}

function isHelpAddress(address: string, parts: readonly string[]): boolean {
  const bare = address.toLowerCase().replace(/^https?:\/\/|^www\./, '');
  return parts.some((part) => (part.startsWith('/') ? bare.includes(part) : bare.startsWith(part)));
}

/**
 * True when a message says so little itself that a pointer is all there is.
 * @param pointers hits of the rule itself
 * @param courtesy hits of apology, thanks and stock phrases: neither sentence is an answer
 */
export function isOnlyPointer(
  analysis: Analysis,
  pointers: readonly Pick<TagHit, 'sentence'>[],
  courtesy: readonly Pick<TagHit, 'sentence'>[],
  fewerWordsThan: number,
): boolean {
  const elsewhere = new Set([...pointers, ...courtesy].map((hit) => hit.sentence));
  let words = 0;
  let steps = 0;
  analysis.sentences.forEach((sentence, index) => {
    steps += countSteps(analysis, sentence);
    const own = wordsOf(analysis, sentence);
    if (!elsewhere.has(index) && !(index === 0 && own <= LONGEST_GREETING)) words += own;
  });
  return words < fewerWordsThan && steps < ENOUGH_STEPS;
}

function wordsOf({ tokens }: Analysis, { first, last }: Sentence): number {
  return tokens.slice(first, last).filter((token) => token.type === 'word' || token.type === 'number').length;
}

/** Clauses that begin with what to do: "Open Scheduler, press the funnel icon". */
function countSteps({ tokens }: Analysis, { first, last }: Sentence): number {
  let steps = 0;
  for (let index = first; index < last; index += 1) {
    const before = tokens[index - 1];
    const begins =
      index === first || before!.clause !== tokens[index]!.clause || /^(and|then|or|please|to)$/.test(before!.normal);
    if (begins && STEPS.has(tokens[index]!.normal)) steps += 1;
  }
  return steps;
}
