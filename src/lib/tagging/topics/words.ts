/**
 * The words of a text as topics know them: small letters, without accents, in the singular, each with its place. One
 * function for phrases and for what people wrote, so that both are cut the same way.
 */
import { marksPattern } from '../../text/redact/marks';

export interface TopicWord {
  /** "Calendars’" → "calendar" */
  normal: string;
  start: number;
  end: number;
  /** something stands between it and the word before that ends a phrase: a full stop, a comma, a new line */
  isAfterBreak: boolean;
}

/**
 * Addresses, names of accounts, marks of redaction ("[email]") and attachments are no words of a topic. Other words in
 * brackets are: once every bracket was left out, and "[Sync] stopped working" was about nothing.
 */
const MASKED = new RegExp(
  String.raw`https?:\/\/\S+|www\.\S+|\S+@\S+|@\w+|${marksPattern().source}|[\w-]+\.(?:png|jpe?g|gif|pdf|zip|exe|log)\b`,
  'giu',
);
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’.][\p{L}\p{M}\p{N}]+)*/gu;
const BREAK = /[.!?;:,()"“”\n|/]/;

/** The words in order; at most `most` of them. */
export function topicWords(text: string, most = Infinity): TopicWord[] {
  // As long as what it replaces, so that places stay; a full stop, so that no phrase reaches across it.
  const plain =
    text.includes('://') || /[@[.]/.test(text) ? text.replace(MASKED, (found) => '.'.repeat(found.length)) : text;
  const words: TopicWord[] = [];
  let last = 0;
  for (const match of plain.matchAll(WORD)) {
    if (words.length >= most) break;
    const end = match.index + match[0].length;
    words.push({
      normal: normalOf(match[0]),
      start: match.index,
      end,
      isAfterBreak: BREAK.test(plain.slice(last, match.index)),
    });
    last = end;
  }
  return words;
}

const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

function normalOf(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const plain = word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/'s?$|'s$/, '');
  const normal = singular(plain);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, normal);
  return normal;
}

/**
 * What a word and its plural share, after Harman's s-stemmer (How effective is suffixing?, 1991): "batteries" and
 * "battery", "boxes" and "box", "caches" and "cache", "exports" and "export"; "status", "class" and "is" stay as they are.
 */
export function singular(word: string): string {
  if (word.length < 3 || /(?:us|ss|is|news)$/.test(word)) return word;
  const one = /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
  // The e of "boxe(s)" and of "cache", the ie of "batterie(s)" and of "cookie": written one way for both.
  if (/(?:ss|sh|ch|x|zz)e$/.test(one)) return one.slice(0, -1);
  return /[^aeiou]ie$/.test(one) ? `${one.slice(0, -2)}y` : one;
}
