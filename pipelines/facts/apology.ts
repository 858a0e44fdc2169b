/**
 * How good an apology was, 0 to 4: one point each for a plain "sorry" without an if, for naming what went wrong,
 * for taking responsibility, and for saying what happens next (Lewicki, Polin & Lount 2016 on which parts matter).
 */
import type { ConversationFactRow } from '../../src/lib/model/factrows';
import type { Episode } from './episode';
import { heardIn } from './heard';
import { hasTag, type FactHit, type FactMessage } from './message';
import { contentWords, sentenceAt, sentencesOf, type Sentence } from './sentences';
import { stepOffset } from './steps';

export type ApologyFacts = Pick<
  ConversationFactRow,
  | 'apology_quality'
  | 'has_plain_apology'
  | 'has_specific_apology'
  | 'has_apology_admission'
  | 'has_apology_next_step'
  | 'has_over_apology'
  | 'apology_specificity'
>;

const NO_APOLOGY: ApologyFacts = {
  apology_quality: null,
  has_plain_apology: null,
  has_specific_apology: null,
  has_apology_admission: null,
  has_apology_next_step: null,
  has_over_apology: null,
  apology_specificity: null,
};

/** The best apology of the episode with its parts; all null when nobody apologised. */
export function apologyFacts(episode: Episode): ApologyFacts {
  const apologies = apologiesOf(episode);
  if (apologies.length === 0) return NO_APOLOGY;
  const best = apologies.reduce((one, other) => (other.quality > one.quality ? other : one));
  return {
    apology_quality: best.quality,
    has_plain_apology: best.isPlain,
    has_specific_apology: best.isSpecific,
    has_apology_admission: best.isAdmitted,
    has_apology_next_step: best.hasNextStep,
    has_over_apology: isOverdone(episode.agents),
    apology_specificity: Math.max(...apologies.map(({ specificity }) => specificity)),
  };
}

interface Apology {
  quality: number;
  isPlain: boolean;
  isSpecific: boolean;
  isAdmitted: boolean;
  hasNextStep: boolean;
  specificity: number;
}

function apologiesOf({ turns, voices }: Episode): Apology[] {
  return turns.flatMap(({ side, messages }, i) => {
    if (side !== 'agent') return [];
    const next = turns.slice(i + 1).find((turn) => turn.side === 'agent');
    const near = [...messages, ...(next?.messages ?? [])];
    return messages.flatMap((message) => {
      const hits = message.hits.filter((hit) => hit.tag === 'apology');
      if (hits.length === 0) return [];
      const before = voices.slice(0, voices.indexOf(message)).filter(({ role }) => role === 'customer');
      const heard = heardIn(before);
      return hits.map((hit) => apologyOf(message, hit, near, heard));
    });
  });
}

function apologyOf(message: FactMessage, hit: FactHit, near: FactMessage[], heard: ReadonlySet<string>): Apology {
  const isHalf = hit.grade === 'conditional' || hit.grade === 'canned';
  const sentences = sentencesOf(message.text);
  const at = sentenceAt(sentences, hit.start_offset);
  const parts = {
    isPlain: !isHalf,
    isSpecific: hit.grade === 'specific' || namesTheMatter(message, sentences, at, heard),
    isAdmitted: near.some((one) => hasTag(one, 'admission')),
    hasNextStep: near.some(hasNextStep),
  };
  const points = Object.values(parts).filter(Boolean).length;
  // "We apologise for any inconvenience" is one point at most, whatever stands around it.
  const quality = isHalf ? Math.min(points, 1) : points;
  return { ...parts, quality, specificity: at === -1 ? 0 : specificity(sentences[at]!.text, heard) };
}

/**
 * How much of an apology is about this customer: its content words that the customer used ÷ its content words, of which
 * the word of apology is one (methodology M12, G-SPEC).
 */
export function specificity(apology: string, heard: ReadonlySet<string>): number {
  const words = new Set(contentWords(apology));
  const sorry = new Set(apology.toLowerCase().match(/\b(?:sorry|apolog\w+)/g));
  const all = words.size + sorry.size;
  return all === 0 ? 0 : [...words].filter((word) => heard.has(word)).length / all;
}

const TOO_MANY = 3;

/** Three apologies without anything between them that could solve it: contrition instead of help. */
function isOverdone(agents: readonly FactMessage[]): boolean {
  let since = 0;
  for (const message of agents) {
    const step = stepOffset(message);
    const apologies = message.hits.filter(({ tag }) => tag === 'apology');
    for (const { start_offset } of apologies) {
      if (step !== null && step < start_offset) since = 0;
      since += 1;
      if (since >= TOO_MANY) return true;
    }
    if (step !== null) since = 0;
  }
  return false;
}

/** The apology's sentence, or one beside it that does not defend, shares a word with the customer's or gives a number. */
function namesTheMatter(
  message: FactMessage,
  sentences: readonly Sentence[],
  at: number,
  heard: ReadonlySet<string>,
): boolean {
  if (at === -1) return false;
  if (/\d/.test(sentences[at]!.text)) return true;
  return [at - 1, at, at + 1]
    .map((i) => sentences[i])
    .filter((sentence) => sentence !== undefined)
    .filter((sentence) => !isDefence(message, sentence))
    .some(({ text }) => contentWords(text).some((word) => heard.has(word)));
}

const DEFENCE = /\b(unfortunately|technically|our policy|company policy|normally|usually)\b/i;

function isDefence(message: FactMessage, { start, end, text }: Sentence): boolean {
  const tagged = message.hits.some(
    (hit) =>
      (hit.tag === 'defensive' || hit.tag === 'blame' || hit.tag === 'process_speak') &&
      hit.start_offset >= start &&
      hit.start_offset < end,
  );
  return tagged || DEFENCE.test(text);
}

/** Somebody acts, or says when: "I've refunded it", "I'll write to you by Friday", "it's fixed". */
const ACTION =
  'fix|repair|refund|replac|resen[dt]|sen[dt]|credit|correct|reset|restor|cancel|escalat|report|forward|pass|ask|' +
  'check|investigat|look|writ|updat|let you know|get back|be back|call|mak|chang|remov|add|roll';
const NEXT_STEP = [
  new RegExp(String.raw`\b(i|we)(['’](ll|ve|m|re)| will| have| am| are)( just| now| also| already)? (${ACTION})`, 'i'),
  /\b(i|we)( just| now| also| already)? (fixed|repaired|refunded|replaced|resent|sent|credited|corrected|reset|restored|escalated|forwarded|asked)\b/i,
  /\b(it|that|this)(['’]s| is| has been| was)( now)? (fixed|solved|resolved|refunded|corrected|restored)\b/i,
  /\byou(['’]ll| will) (have|get|receive|hear)\b/i,
  /\b(it|that|this)(['’]ll| will) (be|take)\b/i,
];

/** A span of time alone is no step: "our customers usually wait 15 minutes" says only how long others waited. */
function hasNextStep(message: FactMessage): boolean {
  return hasTag(message, 'promise', 'followup_kept') || NEXT_STEP.some((step) => step.test(message.text));
}
