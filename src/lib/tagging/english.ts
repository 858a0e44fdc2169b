/**
 * English through wink-nlp: which tokens a text has and where its sentences end.
 *
 * wink-nlp reads whatever stands between two spaces by itself, so each such piece is given to it once and kept; a
 * message made of known pieces costs a look for each. Where sentences end is found over the kept tokens (sentences.ts).
 *
 * wink-nlp keeps every token it ever met (order numbers, misspellings) for the life of an instance, so the instance is
 * replaced after RECYCLE_AFTER. Its custom-entity model re-encodes its own JSON at every
 * start and grows without bound when started more than once; we never use it, so it is read once and kept.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type Model, type WinkMethods } from 'wink-nlp';
import { type Lexeme, lexemeOf } from './lexeme';
import { afterSpace, boundaryModel, hintsOfLatest, sentencesOf } from './sentences';

/** Kept pieces before all are forgotten: about 20 MB. */
const MOST_PIECES = 50_000;
/** Pieces that one instance reads: about 30 MB of unknown words, 0.2 s to start again. */
const RECYCLE_AFTER = 150_000;
/** The factor of Kernighan and Ritchie's hash of strings, and bits that its low ones lack. */
const HASH_FACTOR = 31;
const HALF = 15;
const SPACES = 1;
const SPACE = 32;
const TAB = 9;
const LINE_FEED = 10;

export interface EnglishText {
  lexemes: Lexeme[];
  /** Of each token, in UTF-16 units. */
  starts: number[];
  /** First and last token of each sentence, both inclusive. */
  sentences: [number, number][];
}

let nlp: WinkMethods | null = null;
let its: ItsHelpers;
let read = 0;
/** The first token of each piece; null for one without any. */
let pieces = new Map<string, Lexeme | null>();
/**
 * First token of the piece that was read last with each hash: most words are found here, without cutting them out of the
 * text. A piece that another one drove out is in `pieces` still.
 */
const SLOTS = 1 << 14;
const latest: (Lexeme | null)[] = new Array<Lexeme | null>(SLOTS).fill(null);

const source = model as unknown as Record<string, () => unknown>;
let customEntityModel: unknown;
const keptModel = {
  ...source,
  sbd: boundaryModel,
  metaCER: () => (customEntityModel ??= source['metaCER']?.()),
} as unknown as Model;

/** Splits a text into tokens and sentences. The text must already be masked and capped (see analyse). */
export function readEnglish(text: string): EnglishText {
  if (pieces.size >= MOST_PIECES) pieces = new Map();
  const lexemes: Lexeme[] = [];
  const starts: number[] = [];
  const hints: number[] = [];
  let end: number;
  for (let start = 0; start < text.length; start = end) {
    // Spaces, line breaks with tabs, and all else part where the one becomes the other.
    let hash = text.charCodeAt(start);
    const kind = kindOf(hash);
    for (end = start + 1; end < text.length; end += 1) {
      const code = text.charCodeAt(end);
      if (kindOf(code) !== kind) break;
      hash = Math.imul(hash, HASH_FACTOR) + code;
    }
    if (kind === SPACES) continue;
    const slot = (hash ^ (hash >>> HALF)) & (SLOTS - 1);
    let lexeme = latest[slot] ?? null;
    if (lexeme === null || lexeme.piece.length !== end - start || !text.startsWith(lexeme.piece, start))
      lexeme = lookUp(text.slice(start, end), slot);
    const isAfterSpace = text.charCodeAt(start - 1) === SPACE;
    for (; lexeme !== null; lexeme = lexeme.next) {
      hints.push(isAfterSpace && lexeme.offset === 0 ? afterSpace(lexeme.hint) : lexeme.hint);
      lexemes.push(lexeme);
      starts.push(start + lexeme.offset);
    }
  }
  return { lexemes, starts, sentences: sentencesOf(hints) };
}

function lookUp(piece: string, slot: number): Lexeme | null {
  let lexeme = pieces.get(piece);
  if (lexeme === undefined) pieces.set(piece, (lexeme = readPiece(piece)));
  latest[slot] = lexeme;
  return lexeme;
}

function kindOf(code: number): number {
  if (code > SPACE) return 0;
  if (code === SPACE) return SPACES;
  return code === LINE_FEED || code === TAB ? 2 : 0;
}

function readPiece(text: string): Lexeme | null {
  if (nlp === null || read >= RECYCLE_AFTER) {
    nlp = winkNLP(keptModel, ['sbd']);
    its = nlp.its;
    read = 0;
  }
  read += 1;
  const tokens = nlp.readDoc(text).tokens();
  const values = tokens.out(its.value) as string[];
  const normals = tokens.out(its.normal) as string[];
  const types = tokens.out(its.type) as string[];
  const hints = hintsOfLatest(values.length);
  let first: Lexeme | null = null;
  let before: Lexeme | null = null;
  values.forEach((value, index) => {
    // Most pieces are one token: their words then are one string, in one place of the memory.
    const lexeme = lexemeOf(value === text ? text : value, normals[index]!, types[index]!);
    lexeme.hint = hints[index]!;
    // A sign that wink-nlp swallowed is stepped over.
    lexeme.offset = Math.max(text.indexOf(value, behind(before)), behind(before));
    if (before === null) {
      first = lexeme;
      lexeme.piece = text;
    } else before.next = lexeme;
    before = lexeme;
  });
  return first;
}

function behind(lexeme: Lexeme | null): number {
  return lexeme === null ? 0 : lexeme.offset + lexeme.value.length;
}
