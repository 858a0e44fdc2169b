/**
 * Does the agent repeat what this customer told? The rule knows how such lines begin; whether they go on about the
 * customer's situation is worked out here, from the words that both used: "I see your message" repeats nothing, "I see
 * the parcel went to Leeds" does where the customer wrote of Leeds.
 */
import type { TagId } from '../model/words';
import type { Analysis, Token } from './analyse';
import type { Hit } from './engine';
import { contentWords, COURTESY_STEMS, stem, wordsHeard } from './specific';

const TAG: TagId = 'acknowledgement';
/** Grade of a phrase that could begin anything: it counts only where the customer's words follow. */
const OPENING = 'opening';
/** Grade of a phrase that stands by itself, but must meet the customer's words where they are known. */
const HEARD = 'heard';
/** Grade of what begins most sentences: it counts only where the clause is mostly made of the customer's words. */
const TOLD = 'told';
/** How many words of the customer a clause of grade told needs, and what share of its content words they must be. */
const TOLD_WORDS = 2;
const TOLD_SHARE = 0.5;
/** Feelings, and names for any trouble at all: to say them after the customer repeats no fact. */
const GENERAL = new Set(
  (
    'frustration frustrated frustrating disappointment disappointed disappointing concern concerned annoyed annoying ' +
    'upset upsetting confusion confused confusing angry worried unhappy delay wait waiting experience difficulty ' +
    'difficulties question answer reply request matter case situation information info please find found love great ' +
    'able unable access provide check follow link page click open browser version'
  )
    .split(' ')
    .map(stem),
);

/**
 * Takes out acknowledgements that share no word with the customer and widens the others to the end of their clause.
 * @param context what the customer wrote before; empty when it is not known
 */
export function keepRestatements(hits: Hit[], analysis: Analysis, context: string): Hit[] {
  if (!hits.some(isToBeProved)) return hits;
  const heard = wordsHeard(context);
  return hits.flatMap((hit) => {
    if (!isToBeProved(hit)) return [hit];
    const clause = restOfClause(analysis, hit);
    const isProved = context === '' ? hit.grade === HEARD : repeats(clause, heard, hit.grade);
    if (!isProved) return [];
    const isAlone = hit.grade === HEARD && context === '';
    const end = isAlone ? hit.end : Math.max(hit.end, clause[clause.length - 1]!.end);
    return [{ ...hit, grade: null, end, text: analysis.text.slice(hit.start, end) }];
  });
}

function isToBeProved({ tag, grade }: Hit): boolean {
  return tag === TAG && (grade === OPENING || grade === HEARD || grade === TOLD);
}

/** The words from the beginning of a hit to the end of the clause in which it ends. */
function restOfClause({ tokens, sentences }: Analysis, { firstToken, lastToken, sentence }: Hit): Token[] {
  const { clause } = tokens[lastToken - 1]!;
  const { last } = sentences[sentence]!;
  let end = lastToken;
  while (end < last && tokens[end]!.clause === clause) end += 1;
  const rest = tokens.slice(firstToken, end);
  return rest[rest.length - 1]!.type === 'punctuation' && rest.length > 1 ? rest.slice(0, -1) : rest;
}

function repeats(said: readonly Token[], heard: ReadonlySet<string>, grade: string | null): boolean {
  const words = [...contentWords(said)];
  const shared = words.filter((word) => heard.has(word) && !COURTESY_STEMS.has(word) && !GENERAL.has(word)).length;
  if (grade !== TOLD) return shared > 0;
  return shared >= TOLD_WORDS && shared >= TOLD_SHARE * words.length;
}
