/**
 * Is the answer elsewhere? A decision about the whole message: it deflects when it points somewhere and says too
 * little itself to be the answer (methodology M20). What a message says itself are the words that are neither pointer
 * nor courtesy. A pointer that only adds to an answer ("more details here") needs a message that says next to nothing.
 */
import type { Analysis, Sentence, Token } from './analyse';
import type { Rule, TagHit } from './types';

/** With those that a collector of messages has hidden. */
const ADDRESS = /https?:\/\/[^\s<>"]+|www\.[^\s<>"]+|<(?:url|link)>|\[(?:url|link)\]|\{(?:web )?link\}/gi;
/** Right before an address: it is the answer, whatever its host ("you can see them here: …"). */
const POINTING =
  /\b(?:here|visit|visiting|see|read|(?<!your \w{1,20} )link|page|article|steps|tips|team|post|via|at|to|out|below|this|following|through|trying|try|check|using|use)[\s:–—-]{1,4}$|\b(?:guide|article|documentation|tips|steps|instructions|help|form)\b[^.!?:]{0,60}:\s*$/i;
/** Characters before an address that can lead to it. */
const LONGEST_LEAD = 100;
/** A sentence that asks to go on in private: its address leads to the same people, not away from them. */
const PRIVATE = /\b(?:dms?|dm'?d|pms?|direct messages?|private messages?|privately)\b/i;
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
/** What a message may say itself when its pointers only add to an answer. */
const FEWER_WORDS_BESIDE_AN_ASIDE = 8;
/** Clauses that say nothing about the matter: closings, readiness to help, who is met at the other end. */
const SAYS_NOTHING = new RegExp(
  '^\\W*(?:' +
    [
      '(?:and |please |just )*(?:let (?:us|me) know|keep us posted|give us a shout|(?:click|select|choose|press|fill|follow|pick)\\b.*\\b(?:chat|contact|link|form|prompts)\\b)',
      '(?:i |we )?(?:really )?hope (?:this|that|it|these)\\b',
      '(?:please )?(?:note that|remember to|be sure to|make sure)\\b',
      "(?:and |so )*(?:we|i|someone|they|our team)(?: can|'ll| will| may|'d (?:love|like|be (?:happy|glad)) to| (?:would|want) (?:love |like )?to) (?:\\w+ )?(?:help|assist|investigate|look|take|see|review|connect|get|make sure)",
      "(?:our|their|the) (?:\\w+ ){0,3}(?:experts?|teams?|agents?|engineers?|specialists?|staff)(?: can| will|'ll| should| would)\\b",
      "they(?: can| will|'ll| should| would| need)\\b",
      '(?:we|i) (?:totally |completely )?understand\\b',
      'welcome to|greetings|thanks?\\b',
    ].join('|') +
    ')',
  'i',
);
const CONDITION = /\b(?:if|unless|should you)\b/i;
/** Words by which a pointer says that it adds to something, and how far before it they stand. */
const ADDS = /\b(?:more|further|additional|full|also helps?)\b|^\s*also\b/i;
const ADDS_WITHIN = 40;
/** A question that sends somewhere; any other question with an address asks about it. */
const SENDS = /\b(?:have|did|can|could|would|will) you\b/i;

/** A place where the message points elsewhere. */
export interface Pointer extends Pick<TagHit, 'sentence' | 'start' | 'end'> {
  /** It adds to an answer rather than being one: "more details here", an address beside the text. */
  isAside?: boolean;
}

/** Addresses of help pages and those that a message points to, each a hit of the rule. */
export function readAddresses(analysis: Analysis, rule: Rule): (TagHit & Pointer)[] {
  const hits: (TagHit & Pointer)[] = [];
  for (const match of analysis.text.matchAll(ADDRESS)) {
    const [text] = match;
    const start = match.index;
    const isPointedTo = POINTING.test(analysis.text.slice(Math.max(0, start - LONGEST_LEAD), start));
    if (!isPointedTo && !isHelpAddress(text, rule.addresses ?? [])) continue;
    const sentence = Math.max(
      0,
      analysis.sentences.findLastIndex((candidate) => candidate.start <= start),
    );
    if (!leadsAway(analysis, sentence)) continue;
    const isAside = !isPointedTo;
    hits.push({ tag: rule.tag, grade: null, rule: rule.id, start, end: start + text.length, text, sentence, isAside });
  }
  return hits;
}

function isHelpAddress(address: string, parts: readonly string[]): boolean {
  const bare = address.toLowerCase().replace(/^https?:\/\/|^www\./, '');
  return parts.some((part) => (part.startsWith('/') ? bare.includes(part) : bare.startsWith(part)));
}

/** False in a sentence that asks to go on in private messages, or about a page. */
export function leadsAway({ readable, sentences }: Analysis, sentence: number): boolean {
  const { start, end, isQuestion } = sentences[sentence] ?? { start: 0, end: 0, isQuestion: false };
  const said = readable.slice(start, end);
  return !PRIVATE.test(said) && (!isQuestion || SENDS.test(said));
}

/**
 * True when a message says so little itself that a pointer is all there is.
 * @param pointers where it points elsewhere
 * @param courtesy hits of apology, thanks and stock phrases: their clauses are no answer
 * @param fewerWordsThan what the message may say itself beside a pointer that sends away
 */
export function isOnlyPointer(
  analysis: Analysis,
  pointers: readonly Pointer[],
  courtesy: readonly Pick<TagHit, 'start' | 'end'>[],
  fewerWordsThan: number,
): boolean {
  const spent = new Set(courtesy.flatMap((hit) => clausesOf(analysis, hit)));
  const elsewhere = new Set<number>();
  const conditional = new Set<number>();
  const asides: Pointer[] = [];
  for (const pointer of pointers) {
    if (isAside(analysis, pointer)) asides.push(pointer);
    else if (isConditional(analysis, pointer)) conditional.add(pointer.sentence);
    else elsewhere.add(pointer.sentence);
  }
  let words = 0;
  let steps = 0;
  analysis.sentences.forEach((sentence, index) => {
    if (elsewhere.has(index) || conditional.has(index)) return;
    steps += countSteps(analysis, sentence);
    const own = ownWords(analysis, sentence, spent, asides);
    if (index > 0 || own > LONGEST_GREETING) words += own;
  });
  const limit = elsewhere.size > 0 ? fewerWordsThan : Math.min(fewerWordsThan, FEWER_WORDS_BESIDE_AN_ASIDE);
  return words < limit && steps < ENOUGH_STEPS;
}

/** Adds to an answer, by itself or by its words ("more details here"). */
function isAside({ readable, sentences }: Analysis, pointer: Pointer): boolean {
  const { sentence, start, end } = pointer;
  if (pointer.isAside) return true;
  const begin = Math.max(sentences[sentence]?.start ?? start, start - ADDS_WITHIN);
  return ADDS.test(readable.slice(begin, end));
}

/** Waits for a condition: "if that does not help, contact our team". */
function isConditional({ readable, sentences }: Analysis, { sentence, start }: Pointer): boolean {
  return CONDITION.test(readable.slice(sentences[sentence]?.start ?? start, start));
}

/** The numbers of the clauses that a hit touches. */
function clausesOf({ tokens }: Analysis, { start, end }: Pick<TagHit, 'start' | 'end'>): number[] {
  return tokens.filter((token) => token.start < end && token.end > start).map(({ clause }) => clause);
}

/** Words of a sentence without its clauses of courtesy and without asides. */
function ownWords(
  { tokens, readable }: Analysis,
  { first, last }: Sentence,
  spent: ReadonlySet<number>,
  asides: readonly Pointer[],
): number {
  const isAside = (token: Token): boolean => asides.some(({ start, end }) => token.start < end && token.end > start);
  let own = 0;
  for (let from = first; from < last;) {
    const { clause, start } = tokens[from]!;
    let to = from;
    while (to < last && tokens[to]!.clause === clause) to += 1;
    const counts = !spent.has(clause) && !SAYS_NOTHING.test(readable.slice(start, tokens[to - 1]!.end));
    if (counts) {
      own += tokens
        .slice(from, to)
        .filter((token) => (token.type === 'word' || token.type === 'number') && !isAside(token)).length;
    }
    from = to;
  }
  return own;
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
