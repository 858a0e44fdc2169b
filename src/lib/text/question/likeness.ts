/**
 * Whether a sentence asks a known question in other words (methodology 4.1): the words in common, of all words or of
 * the question's.
 */

/** From here on a sentence asks the question. */
export const ASKED_FROM = 0.6;
/** From here on it may be the question in other words, for a person to say. */
export const NEAR_FROM = 0.4;
const FEWEST_SHARED = 2;

export interface Likeness {
  /** shared words ÷ all words of the two */
  jaccard: number;
  /** shared words ÷ words of the question; 0 where the sentence has more than twice its words */
  containment: number;
  /** the larger of the two; 0 with fewer than two words of content in common, where it has two */
  likeness: number;
}

const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,!:\n]{0,40}[,!:]\s*/i;
const PLAIN = new Set(
  `a an the and or of to in on at for with from by per do does did you your yours i me my we us our he she they them it its
  is are was were be been have has had can could will would shall should may might must this that these those there here
  how many much often what when where why who which if so one quick question please just also if not no yes any some as
  than then`
    .split(/\s+/)
    .map(stemOf),
);

/** Different words: lower case, no accents, numbers as one sign, endings -s and -ing taken off. */
export function wordsOf(sentence: string): Set<string> {
  const plain = sentence
    .replace(GREETING, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\d+(?:[.,]\d+)*/g, '#');
  return new Set([...plain.matchAll(/#|\p{L}+(?:'\p{L}+)*/gu)].map(([word]) => stemOf(word)));
}

/** Of these, words that carry meaning. */
export function contentOf(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !PLAIN.has(word) && word !== '#'));
}

/** How alike a sentence is to a question. */
export function likenessOf(question: ReadonlySet<string>, sentence: ReadonlySet<string>): Likeness {
  const shared = [...question].filter((word) => sentence.has(word));
  const all = question.size + sentence.size - shared.length;
  const jaccard = all === 0 ? 0 : shared.length / all;
  const isShort = sentence.size <= 2 * question.size;
  const containment = isShort && question.size > 0 ? shared.length / question.size : 0;
  const hasContent = contentShared(question, sentence) >= Math.min(FEWEST_SHARED, contentOf(question).size);
  return { jaccard, containment, likeness: hasContent ? Math.max(jaccard, containment) : 0 };
}

/** Words of content that both have. */
export function contentShared(question: ReadonlySet<string>, sentence: ReadonlySet<string>): number {
  return [...contentOf(question)].filter((word) => sentence.has(word)).length;
}

function stemOf(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ed')) return word.slice(0, -2);
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
