/**
 * Where sentences end: the machine of wink-nlp's model, run over tokens that are kept from other messages. wink-nlp turns
 * each token into a hint (a full stop, an abbreviation, a closing quotation mark, …) and lets its machine read the
 * hints. Hints hang on the token alone, but for one, so they are overheard once and kept with the token (english.ts).
 */
import model from 'wink-eng-lite-web-model';
import makeAutomaton from 'wink-nlp/src/automaton.js';

type Transformer = (token: number, cache: unknown, rawTokens: readonly number[], index: number) => number;
interface BoundaryModel {
  machines: string[];
  transformers: Transformer[];
  /** Turns what the machine found into sentences: first and last token, both inclusive. */
  setter(found: unknown[], document: { numOfTokens: number; sentences: number[][] }): void;
}

/** The hint of a line break, which the machine steps over. No hint of wink-nlp's is negative. */
const LINE_BREAK = -1;
/** A quotation mark that may open or close: it opens when a space stands before it. */
const MARK_AFTER_WORD = 1_080_004;
const MARK_AFTER_SPACE = 1_080_006;

const boundaries = (model as unknown as { sbd(): BoundaryModel }).sbd();
const machine = makeAutomaton({ lookup: () => [LINE_BREAK] });
machine.importJSON(boundaries.machines[0]!);

let overheard: number[] = [];

/** The model's sentence part for wink-nlp, so made that we hear the hint of every token. */
export function boundaryModel(): unknown {
  const [transform] = boundaries.transformers;
  const listen: Transformer = (token, cache, rawTokens, index) =>
    (overheard[index] = transform!(token, cache, rawTokens, index));
  return { ...boundaries, transformers: [listen] };
}

/** The hints of the first tokens of the document just read, as many as asked for. Call it once a document. */
export function hintsOfLatest(count: number): number[] {
  const hints = Array.from({ length: count }, (_, index) => overheard[index] ?? LINE_BREAK);
  overheard = [];
  return hints;
}

/** The hint of a token with a space before it. */
export function afterSpace(hint: number): number {
  return hint === MARK_AFTER_WORD ? MARK_AFTER_SPACE : hint;
}

/** First and last token of each sentence, both inclusive. */
export function sentencesOf(hints: readonly number[]): [number, number][] {
  const sentences: [number, number][] = [];
  boundaries.setter(machine.recognize(hints), { numOfTokens: hints.length, sentences });
  return sentences;
}
