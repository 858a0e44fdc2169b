/**
 * How good an apology was, 0 to 4: one point each for a plain "sorry" without an if, for naming what went wrong,
 * for taking responsibility, and for saying what happens next (Lewicki, Polin & Lount 2016 on which parts matter).
 */
import type { Episode } from './episode';
import { hasTag, type FactHit, type FactMessage } from './message';
import { contentWords, sentenceAt, sentencesOf, type Sentence } from './sentences';

/** The best apology of the episode; null when nobody apologised. */
export function apologyQuality({ turns, voices }: Episode): number | null {
  const scores = turns.flatMap(({ side, messages }, i) => {
    if (side !== 'agent') return [];
    const next = turns.slice(i + 1).find((turn) => turn.side === 'agent');
    const near = [...messages, ...(next?.messages ?? [])];
    return messages.flatMap((message) => {
      const apologies = message.hits.filter((hit) => hit.tag === 'apology');
      const before = voices.slice(0, voices.indexOf(message)).filter(({ role }) => role === 'customer');
      return apologies.map((apology) => quality(message, apology, near, before));
    });
  });
  return scores.length === 0 ? null : Math.max(...scores);
}

function quality(message: FactMessage, apology: FactHit, near: FactMessage[], before: FactMessage[]): number {
  const isHalf = apology.grade === 'conditional' || apology.grade === 'canned';
  const points = [
    !isHalf,
    namesTheMatter(message, apology, before),
    near.some((one) => hasTag(one, 'admission')),
    near.some(hasNextStep),
  ].filter(Boolean).length;
  // "We apologise for any inconvenience" is one point at most, whatever stands around it.
  return isHalf ? Math.min(points, 1) : points;
}

/** The apology's sentence, or one beside it that does not defend, shares a word with the customer's or gives a number. */
function namesTheMatter(message: FactMessage, apology: FactHit, before: FactMessage[]): boolean {
  if (apology.grade === 'specific') return true;
  const said = new Set(before.flatMap(({ text }) => contentWords(text)));
  const sentences = sentencesOf(message.text);
  const at = sentenceAt(sentences, apology.start_offset);
  if (at === -1) return false;
  if (/\d/.test(sentences[at]!.text)) return true;
  return [at - 1, at, at + 1]
    .map((i) => sentences[i])
    .filter((sentence) => sentence !== undefined)
    .filter((sentence) => !isDefence(message, sentence))
    .some(({ text }) => contentWords(text).some((word) => said.has(word)));
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
