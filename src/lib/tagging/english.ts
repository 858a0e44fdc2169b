/**
 * The one wink-nlp instance of a thread, and what makes it safe to keep for millions of messages.
 *
 * wink-nlp keeps every token it ever met (order numbers, misspellings) for the life of an instance, so the
 * instance is replaced after RECYCLE_AFTER messages. Its custom-entity model re-encodes its own JSON at every
 * start and grows without bound when started more than once; we never use it, so it is read once and kept.
 */
import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItsHelpers, type Model, type WinkMethods } from 'wink-nlp';

/** Messages before the instance is thrown away: about 30 MB of unknown words, 0.2 s to start again. */
const RECYCLE_AFTER = 200_000;

export interface WinkTokens {
  values: string[];
  normals: string[];
  types: string[];
  /** First and last token of each sentence, both inclusive. */
  sentences: [number, number][];
}

let nlp: WinkMethods | null = null;
let its: ItsHelpers;
let read = 0;

const source = model as unknown as Record<string, () => unknown>;
let customEntityModel: unknown;
const keptModel = {
  ...source,
  metaCER: () => (customEntityModel ??= source['metaCER']?.()),
} as unknown as Model;

/** Splits a text into tokens and sentences. The text must already be masked and capped (see analyse). */
export function readEnglish(text: string): WinkTokens {
  if (nlp === null || read >= RECYCLE_AFTER) {
    nlp = winkNLP(keptModel, ['sbd']);
    its = nlp.its;
    read = 0;
  }
  read += 1;
  const document = nlp.readDoc(text);
  const tokens = document.tokens();
  return {
    values: tokens.out(its.value) as string[],
    normals: tokens.out(its.normal) as string[],
    types: tokens.out(its.type) as string[],
    sentences: document.sentences().out(its.span) as unknown as [number, number][],
  };
}
