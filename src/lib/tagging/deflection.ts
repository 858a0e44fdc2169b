/** Is the answer elsewhere? A pointer counts only in a short message without steps of its own (methodology M20). */
import type { Analysis, Sentence } from './analyse';
import type { Hit } from './engine';
import type { Rule, TagHit } from './types';

const ADDRESS = /https?:\/\/[^\s<>"]+|www\.[^\s<>"]+/gi;
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

/** Addresses of help pages, each a hit of the rule. */
export function readAddresses(analysis: Analysis, rule: Rule): TagHit[] {
  const hits: TagHit[] = [];
  for (const match of analysis.text.matchAll(ADDRESS)) {
    const [text] = match;
    const address = text.toLowerCase().replace(/^https?:\/\/|^www\./, '');
    if (
      !(rule.addresses ?? []).some((part) => (part.startsWith('/') ? address.includes(part) : address.startsWith(part)))
    ) {
      continue;
    }
    const start = match.index;
    const sentence = Math.max(
      0,
      analysis.sentences.findLastIndex((candidate) => candidate.start <= start),
    );
    hits.push({ tag: rule.tag, grade: null, rule: rule.id, start, end: start + text.length, text, sentence });
  }
  return hits;
}

/**
 * True when a message says so little itself that a pointer is all there is.
 * @param courtesy hits of apology, thanks and stock phrases: their sentences are no answer
 */
export function isOnlyPointer(analysis: Analysis, courtesy: readonly Hit[], fewerWordsThan: number): boolean {
  const polite = new Set(courtesy.map((hit) => hit.sentence));
  let words = 0;
  let steps = 0;
  analysis.sentences.forEach((sentence, index) => {
    steps += countSteps(analysis, sentence);
    const own = wordsOf(analysis, sentence);
    if (!polite.has(index) && !(index === 0 && own <= LONGEST_GREETING)) words += own;
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
