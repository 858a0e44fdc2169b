/**
 * The words of a text as model/searchwords.ts and model/wordset.ts cut them, in ClickHouse's words. A backslash in a text
 * is doubled by the engine (server/engine/clickhousetext.ts).
 */
import { APART, DROPPED, LONGEST_WORD } from '../model/searchwords';
import { quoted } from '../model/sqltext';
import { MASKED, WORD } from '../model/wordset';

/** A class of characters for a regular expression, each taken as itself. */
const anyOf = (characters: string) =>
  `[${[...characters].map((one) => `\\x{${one.codePointAt(0)!.toString(16)}}`).join('')}]`;

/** Lower case, without accents: a letter and its accent are two after NFD, and the accent (\p{Mn}) is dropped. */
export const clickHousePlain = (text: string): string =>
  `replaceRegexpAll(normalizeUTF8NFD(lowerUTF8(${text})), ${quoted('\\p{Mn}')}, '')`;
const withoutDropped = (text: string) => `replaceRegexpAll(${text}, ${quoted(anyOf(DROPPED))}, '')`;

const inPieces = (text: string): string =>
  `arrayFilter(word -> word <> '', splitByString(' ', replaceRegexpAll(${withoutDropped(clickHousePlain(text))}, ${quoted(anyOf(APART))}, ' ')))`;

export const clickHouseSearchWords = (text: string): string =>
  `arrayDistinct(arrayMap(word -> leftUTF8(word, ${LONGEST_WORD}), ${inPieces(text)}))`;

export const clickHousePlainWords = (text: string): string =>
  `concat(' ', arrayStringConcat(${inPieces(text)}, ' '), ' ')`;

export const clickHouseMightHold = (text: string, phrase: string): string =>
  `(position(${withoutDropped(clickHousePlain(text))}, ${clickHouseSearchWords(phrase)}[1]) > 0)`;

export const clickHouseWordSet = (text: string): string =>
  `arraySort(arrayDistinct(extractAll(replaceAll(lowerUTF8(replaceRegexpAll(${text}, ${quoted(MASKED)}, ' ')), '’', ''''), ${quoted(WORD)})))`;
