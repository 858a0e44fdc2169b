/**
 * The one wink-nlp instance of a thread, and what makes it safe to keep for millions of messages.
 *
 * wink-nlp keeps every token it ever met (order numbers, misspellings) for the life of an instance, so the instance is
 * replaced when it has met MOST_LEXEMES, and with it what we keep about them. Its custom-entity model re-encodes its own
 * JSON at every start and grows without bound when started more than once; we never use it, so it is read once and kept.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type Model, type WinkMethods } from 'wink-nlp';
import { type Lexeme, lexemeOf } from './lexeme';

/** The model's own 88,000 and as many new ones again: about 30 MB, 0.2 s to start again. */
const MOST_LEXEMES = 180_000;

export interface WinkTokens {
  lexemes: Lexeme[];
  /** First and last token of each sentence, both inclusive. */
  sentences: [number, number][];
}

let nlp: WinkMethods | null = null;
let its: ItsHelpers;
/** By wink-nlp's number of the token. */
let known: (Lexeme | null)[] = [];

const source = model as unknown as Record<string, () => unknown>;
let customEntityModel: unknown;
const keptModel = {
  ...source,
  metaCER: () => (customEntityModel ??= source['metaCER']?.()),
} as unknown as Model;

/** Splits a text into tokens and sentences. The text must already be masked and capped (see analyse). */
export function readEnglish(text: string): WinkTokens {
  if (nlp === null || known.length > MOST_LEXEMES) {
    nlp = winkNLP(keptModel, ['sbd']);
    its = nlp.its;
    known = [];
  }
  const document = nlp.readDoc(text);
  const tokens = document.tokens();
  const numbers = tokens.out(its.uniqueId) as unknown as number[];
  const normals = tokens.out(its.normal) as string[];
  const lexemes = normals.map((normal, index) => {
    const number = numbers[index]!;
    while (known.length <= number) known.push(null);
    // One spelling may have several normal forms: "'s" is "is" or "has".
    for (let lexeme = known[number]!; lexeme !== null; lexeme = lexeme.next)
      if (lexeme.normal === normal) return lexeme;
    const token = tokens.itemAt(index);
    const lexeme = lexemeOf(token.out(its.value), normal, token.out(its.type) as string);
    lexeme.next = known[number]!;
    known[number] = lexeme;
    return lexeme;
  });
  return { lexemes, sentences: document.sentences().out(its.span) as unknown as [number, number][] };
}
