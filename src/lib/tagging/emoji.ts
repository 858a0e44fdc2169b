/** Picture signs and emoticons in a text. Letters and brackets that only look like one ("7)", "C:\Data") are left out. */
import type { Analysis } from './analyse';
import type { Rule, TagHit } from './types';

/** The last group: signs of text fonts that people send as pictures (frowning and smiling face, hearts, hands, tick). */
const PICTURE =
  '(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F|\\u2639|\\u263A|\\u2665|\\u2764|\\u270C|\\u261D|\\u2714)';
/** Signs joined to one picture (families, skin tones, hearts on fire). Flags and keycaps are no feelings. */
const PICTURES = new RegExp(
  ['(?!\\p{RI})', PICTURE, '(?:\\p{EMod}|\\uFE0F)*(?:\\u200D', PICTURE, '\\uFE0F?)*'].join(''),
  'gu',
);

/** Anything that is no plain letter, and "xD": a quick look before the thorough one. */
const MAY_HOLD_ONE = /[^\n -~]|[:;=<^]|\)\)|xd/i;

/**
 * Every sign in a text, in order, with the rule's grade: positive, negative or ambiguous.
 * A sign the rule does not list is ambiguous.
 */
export function readEmoji(analysis: Analysis, rule: Rule): TagHit[] {
  const { text, readable } = analysis;
  if (!MAY_HOLD_ONE.test(readable)) return [];
  const { grades, emoticons } = signsOf(rule);
  const hits: TagHit[] = [];
  const add = (start: number, end: number, grade: string): void => {
    const sentence = Math.max(
      0,
      analysis.sentences.findLastIndex((candidate) => candidate.start <= start),
    );
    hits.push({ tag: rule.tag, grade, rule: rule.id, start, end, text: text.slice(start, end), sentence });
  };
  for (const match of readable.matchAll(PICTURES)) {
    add(match.index, match.index + match[0].length, grades.get(plain(match[0])) ?? 'ambiguous');
  }
  for (const match of readable.matchAll(emoticons)) {
    if (match[0] === '))' && closesBracket(readable, match.index)) continue;
    add(match.index, match.index + match[0].length, grades.get(match[0].toLowerCase()) ?? 'ambiguous');
  }
  return hits.sort((a, b) => a.start - b.start);
}

/** Without skin tone and presentation marks, lower case. */
function plain(sign: string): string {
  return sign.replace(/\p{Emoji_Modifier}|\uFE0F/gu, '').toLowerCase();
}

/** What a rule lists, made ready once. */
interface Signs {
  grades: Map<string, string>;
  emoticons: RegExp;
}

const compiled = new WeakMap<Rule, Signs>();

function signsOf(rule: Rule): Signs {
  let signs = compiled.get(rule);
  if (signs === undefined) {
    const grades = new Map(rule.phrases.map((phrase) => [plain(phrase.text), phrase.grade ?? 'ambiguous']));
    compiled.set(rule, (signs = { grades, emoticons: emoticonsOf(rule) }));
  }
  return signs;
}

function emoticonsOf(rule: Rule): RegExp {
  const signs = rule.phrases.map(({ text }) => text).filter((text) => /^[\x21-\x7e]+$/.test(text));
  const alternatives = signs
    .sort((a, b) => b.length - a.length)
    // Letter for letter at the sides: "xD" is no part of a word, while "thanks:)" leans on one.
    .map((sign) => `${/^\w/.test(sign) ? '(?<!\\w)' : ''}${sign.replace(/[^\w]/g, '\\$&')}`);
  // Digits, slashes and brackets at either side make it part of a list, a path or a formula.
  return new RegExp(`(?<![\\d/\\\\:(<"])(?:${alternatives.join('|')})(?![\\w/\\\\)("])`, 'gi');
}

/** "f(g(x))": the brackets were opened before. */
function closesBracket(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 200), index);
  return before.split('(').length > before.split(')').length;
}
