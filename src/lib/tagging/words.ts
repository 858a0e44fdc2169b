/**
 * Words that every message with a phrase must hold as they stand, so that a search can leave out the others before they
 * are read. Only beginnings, because endings differ (apologise, apologize; colour, color); and no words that writers
 * shorten or spell differently from the first letters on.
 */
import { normalWords } from './analyse';
import { parse } from './notation';

/** Letters of a beginning: what spellings of one word share. */
const BEGINNING = 4;
/** In their normal form: from contractions ("they'll"), from short forms ("pls"), or spelled in two ways ("grey"). */
const UNSURE = new Set(
  (
    'will would shall have that them because please thanks thank okay your you your going want tomorrow people though ' +
    'through with without message messages tonight before about probably gray tire curb check checks esthetic skeptic ' +
    'skeptical pajamas cozy aging jail yogurt donut draft artifact sulfur vise karat disk plow mold molt fetus pediatric ' +
    'hemoglobin esophagus anesthetic maneuver'
  ).split(' '),
);

/** Beginnings in lower case, longest word first; empty where the phrase has no word that it cannot do without. */
export function beginningsOf(phrase: string): string[] {
  const words = parse(phrase).flatMap((item) => {
    if (!('piece' in item) || !/^[a-z]+$/i.test(item.piece)) return [];
    const [word, ...more] = normalWords(item.piece);
    return word !== undefined && more.length === 0 && isSure(word, item.piece) ? [word] : [];
  });
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return [...new Set(sorted.map((word) => word.slice(0, BEGINNING)))];
}

function isSure(word: string, written: string): boolean {
  const begins = (text: string) => text.toLowerCase().slice(0, BEGINNING);
  return word.length >= BEGINNING && !UNSURE.has(word) && begins(word) === begins(written);
}
