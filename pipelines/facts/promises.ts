/**
 * What was promised, by when, and whether it came. A promise is kept by the first later message of a person that
 * reports back or brings the thing itself; whether that was what had been promised, words alone do not tell.
 */
import type { PromiseFactRow } from '../../src/lib/model/partrows';
import type { ConversationRow } from '../../src/lib/model/rows';
import type { Settings } from '../../src/lib/model/settings';
import { isChase } from './chase';
import { deadlineOf } from './deadlines';
import type { Episode } from './episode';
import { kindFacts } from './kind';
import { hasTag, type FactMessage } from './message';
import { patternOf } from './patterns';
import deliveryWords from './patterns/delivery.json';
import { sentenceAt, sentencesOf } from './sentences';
import { waitBetween } from './waits';

const DELIVERY = patternOf(deliveryWords);

/** One sentence that promises, or says how long it will take. */
interface Said {
  message: FactMessage;
  start: number;
  end: number;
  due: Date | null;
  /** false: an estimate of a wait, without saying that somebody will come back */
  isPromise: boolean;
}

export function promiseRows(
  conversation: ConversationRow,
  episode: Episode,
  settings: Settings,
  exportedAt: Date,
): PromiseFactRow[] {
  const zone = episode.clock?.zone ?? settings.timezone;
  const said = episode.agents.flatMap((message) => promisesOf(message, zone, episode));
  const { kind } = kindFacts(episode.customer);
  return said.map(({ message, start, end, due, isPromise }, i) => {
    const later = episode.voices.slice(episode.voices.indexOf(message) + 1);
    const followUp = later.find(isFollowUp) ?? null;
    const until = followUp?.sent_at ?? exportedAt;
    const isChased = later.some((reply) => reply.role === 'customer' && reply.sent_at <= until && isChase(reply));
    const wait = waitBetween(message.sent_at, followUp?.sent_at ?? null, episode, exportedAt);
    return {
      conversation_id: conversation.conversation_id,
      episode: episode.number,
      promise: i + 1,
      message_id: message.message_id,
      start_offset: start,
      end_offset: end,
      source: conversation.source,
      channel: conversation.channel,
      team: conversation.team,
      agent_id: message.author_id,
      customer_id: conversation.customer_id,
      language: conversation.language,
      kind,
      day: episode.day,
      week: episode.week,
      promised_at: message.sent_at,
      is_promise: isPromise,
      due_at: due,
      outcome: outcomeOf(due, followUp, episode, exportedAt),
      is_chased: isChased,
      followed_up_at: followUp?.sent_at ?? null,
      follow_up_outcome: wait.outcome,
      follow_up_seconds: wait.seconds,
      follow_up_business_seconds: wait.businessSeconds,
      follow_up_followed_seconds: wait.followedSeconds,
      follow_up_followed_business_seconds: wait.followedBusinessSeconds,
      late_seconds: due && followUp && (followUp.sent_at.getTime() - due.getTime()) / 1000,
      late_business_seconds: due && followUp && lateBusiness(due, followUp.sent_at, episode),
    };
  });
}

function isFollowUp(message: FactMessage): boolean {
  return message.role === 'agent' && (hasTag(message, 'followup_kept') || DELIVERY.test(message.text));
}

/**
 * The promises of one message: one a deadline, and one for all that is promised without. Where the same message also
 * names a deadline, its other promises are part of that: "I'll ask the developers; you'll have an answer by 11."
 */
function promisesOf(message: FactMessage, zone: string, { clock }: Episode): Said[] {
  const hits = message.hits.filter(({ tag }) => tag === 'promise' || tag === 'wait_estimate');
  if (hits.length === 0) return [];
  const sentences = sentencesOf(message.text);
  const bySentence = new Map<number, Said>();
  for (const { tag, start_offset } of hits) {
    const at = Math.max(0, sentenceAt(sentences, start_offset));
    const sentence = sentences[at];
    if (!sentence) continue;
    const known = bySentence.get(at);
    const isPromise = tag === 'promise';
    if (known) known.isPromise ||= isPromise;
    else {
      const { start, end, text } = sentence;
      const due = deadlineOf(text, { sentAt: message.sent_at, zone, clock });
      bySentence.set(at, { message, start, end, due, isPromise });
    }
  }
  const dated = new Map<number, Said>();
  let undated: Said | null = null;
  for (const said of bySentence.values()) {
    if (!said.due) {
      if (said.isPromise) undated ??= said;
      continue;
    }
    const known = dated.get(said.due.getTime());
    if (known) known.isPromise ||= said.isPromise;
    else dated.set(said.due.getTime(), said);
  }
  const first = dated.values().next().value;
  if (!first) return undated ? [undated] : [];
  // "I'll look into it. It takes about an hour.": the estimate is the deadline of the promise beside it.
  if (undated) first.isPromise = true;
  return [...dated.values()];
}

function outcomeOf(
  due: Date | null,
  followUp: FactMessage | null,
  { isOpen }: Episode,
  exportedAt: Date,
): PromiseFactRow['outcome'] {
  if (!due) return followUp ? 'kept' : isOpen ? 'open' : 'ended';
  if (followUp) return followUp.sent_at <= due ? 'in_time' : 'late';
  return due > exportedAt ? 'pending' : 'broken';
}

/** Opening hours between the deadline and the follow-up; negative when it came before. */
function lateBusiness(due: Date, at: Date, { clock }: Episode): number | null {
  if (!clock) return null;
  return at > due ? clock.secondsBetween(due, at) : -clock.secondsBetween(at, due);
}
