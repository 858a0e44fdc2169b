/**
 * Is an apology about this customer, or could it stand under any message? It is specific when it, or a sentence beside
 * it, takes up a content word of the customer or names a number or a day (methodology M12, M13).
 */
import { type Analysis, analyse, type Token } from './analyse';
import type { Hit } from './engine';
import type { TagId } from '../model/words';

/** Beside an apology these do not make it specific: they argue with the customer. */
const ARGUES: ReadonlySet<TagId> = new Set<TagId>(['defensive', 'blame', 'process_speak']);

const STOP_WORDS = new Set(
  (
    'the and any all are was were been being have has had having does did doing not can could will would shall should ' +
    'may might must for from with without about into onto over under out off our your you they them their this that ' +
    "these those there here who what which when where why how his her its it's let just very really too also than then " +
    'but because while until after before again more most some such only own same both each few other per via get got ' +
    'getting one two i we me my us he she it is am be do to of in on at as by an a or if so no up please thank thanks ' +
    'hi hello hey dear yes okay well now still even'
  ).split(' '),
);
/** Words of apologising and helping, and those every conversation shares. */
const COURTESY = new Set(
  (
    'sorry apology apologies apologize apologise inconvenience trouble hear help support team customer service time ' +
    'know want need like make made issue problem experience thing day today contact message send sent see back way ' +
    'say said tell told look good bad work working use using new feel happen try sure go going come come came take ' +
    'details detail account email dm'
  ).split(' '),
);
/** Kept stems before all are forgotten: messages share their words. */
const MOST_STEMS = 20_000;
let stems = new Map<string, string>();

export const COURTESY_STEMS: ReadonlySet<string> = new Set([...COURTESY].map(stem));
const DAYS = /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(yesterday|tomorrow|tonight)$/;

/** Content words of a span of tokens: no stop words, without endings. */
export function contentWords(tokens: readonly Token[]): Set<string> {
  const words = new Set<string>();
  for (const { normal, type } of tokens) {
    if (type === 'word' && normal.length > 2 && !STOP_WORDS.has(normal)) words.add(stem(normal));
  }
  return words;
}

let latest: { context: string; words: ReadonlySet<string> } = { context: '', words: new Set() };

/**
 * The words of a customer as contentWords gives those of an agent; cheap, because a context is not read in full. The
 * latest are remembered: acknowledgements and apologies of an answer ask in turn.
 */
export function wordsHeard(context: string): ReadonlySet<string> {
  if (latest.context !== context) {
    latest = { context, words: new Set((context.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(stem)) };
  }
  return latest.words;
}

/**
 * How much of what an agent says is about what the customer said: shared content words / content words of the agent.
 * @returns 0 … 1; 0 when the agent used no content word
 */
export function specificity(agentText: string, customerText: string): number {
  const said = contentWords(analyse(agentText).tokens);
  if (said.size === 0) return 0;
  const heard = contentWords(analyse(customerText).tokens);
  return [...said].filter((word) => heard.has(word)).length / said.size;
}

/** Raises apologies to grade specific where they deserve it. A canned one must be specific in its own sentence. */
export function gradeApologies(hits: Hit[], analysis: Analysis, context: string): Hit[] {
  if (!hits.some((hit) => hit.tag === 'apology')) return hits;
  const heard = wordsHeard(context);
  const argues = new Set(hits.filter((hit) => ARGUES.has(hit.tag)).map((hit) => hit.sentence));
  const isSpecific = (index: number): boolean => {
    const sentence = analysis.sentences[index];
    if (sentence === undefined || sentence.isQuestion || argues.has(index)) return false;
    const tokens = analysis.tokens.slice(sentence.first, sentence.last);
    if (tokens.some((token) => DAYS.test(token.normal) || (token.type === 'number' && heard.size > 0))) return true;
    return [...contentWords(tokens)].some((word) => heard.has(word) && !COURTESY_STEMS.has(word));
  };
  return hits.map((hit) => {
    if (hit.tag !== 'apology' || hit.grade === 'conditional') return hit;
    const near = hit.grade === 'canned' ? [hit.sentence] : [hit.sentence, hit.sentence - 1, hit.sentence + 1];
    return near.some(isSpecific) ? { ...hit, grade: 'specific' } : hit;
  });
}

/** Enough to let "charge", "charged" and "charging", "cancelled" and "canceled" meet; never shown. */
export function stem(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    if (stems.size >= MOST_STEMS) stems = new Map();
    stems.set(word, (known = withoutEndings(word)));
  }
  return known;
}

function withoutEndings(word: string): string {
  const bare = word.replace(/(?:ing|ed|es|s|'s)$/, '').replace(/([b-df-hj-np-tv-z])\1$/, '$1');
  const short = bare.replace(/(?<=..)[eiy]$/, '');
  return short.length > 2 ? short : bare.length > 2 ? bare : word;
}
