/**
 * The words by which conversations are found, as one SQL expression: the index is built with it and a search is read
 * with it, so that both cut a text alike. Lower case, without accents, apostrophes dropped ("don’t" is dont), everything
 * else that is no letter or digit parts words. DuckDB has no full-text search that could be used offline.
 */
import { quoted } from './sqltext';

export const APART = '.,;:!?()[]{}<>"“”„«»‚‹›/\\|-–—_=+*#~^@&%$€£§°…·•¿¡\t\n\r\u00a0`´';
export const DROPPED = "'’‘";
/** Longer ones are ids, keys and addresses: their beginning finds them. */
export const LONGEST_WORD = 40;

const inPieces = (text: string): string =>
  `string_split(translate(strip_accents(lower(${text})), ${quoted(APART + DROPPED)}, ${quoted(' '.repeat(APART.length))}), ' ')`;

/** SQL: the different words of a text, a list of varchar. */
export const searchWords = (text: string): string =>
  `list_distinct(list_filter([left(word, ${LONGEST_WORD}) for word in ${inPieces(text)}], lambda word: word <> ''))`;

/** SQL: the words of a text in their order, one space between and around them, so that a phrase stands in it or not. */
export const plainWords = (text: string): string =>
  `(' ' || array_to_string(list_filter(${inPieces(text)}, lambda word: word <> ''), ' ') || ' ')`;

/**
 * SQL: whether a text could hold a phrase, told by the phrase's first word and without cutting the text into words. Never
 * false where the phrase stands; it costs a tenth of looking closely, which is then left for few texts.
 */
export const mightHold = (text: string, phrase: string): string =>
  `contains(translate(strip_accents(lower(${text})), ${quoted(DROPPED)}, ''), ${searchWords(phrase)}[1])`;
