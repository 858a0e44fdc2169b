/**
 * The one place that gives import, apply and retag their reading of a conversation: the rules, the phrases that the
 * team added, and the corrections that people made, in this order.
 */
import type { Correction, CorrectionState } from '../../src/lib/model/corrections';
import type { MessageRow, TagRow } from '../../src/lib/model/rows';
import { analyse } from '../../src/lib/tagging';
import { correct } from '../../src/lib/tagging/corrections';
import { makeTagger, rulesVersionWith } from '../../src/lib/tagging/team';
import type { Tagged } from '../../src/lib/tagging/types';
import type { Decisions } from '../decisions';

/** How many of the customer's messages an agent's words are read against. */
const CONTEXT_MESSAGES = 3;

export interface Tagger {
  /** what a warehouse is stamped with whose messages were all read by this tagger */
  version: string;
  /**
   * Fills in what the words of one conversation say, message by message in order, and returns the hits. An agent is
   * read against what the customer wrote before, a customer against the message before.
   * @param isChosen messages that are left out stay as they are, and their hits are not returned
   */
  tagAll(messages: MessageRow[], isChosen?: (message: MessageRow) => boolean): TagRow[];
  /** what became of the corrections whose messages were read so far, by the correction's id */
  states: ReadonlyMap<string, CorrectionState>;
  /** Takes over the states that another process found. */
  learn(states: Iterable<[string, CorrectionState]>): void;
}

/** @throws Error naming the phrase when a phrase of the team cannot be read */
export function taggerOf({ phrases, corrections }: Pick<Decisions, 'phrases' | 'corrections'>): Tagger {
  const tagMessage = makeTagger(phrases);
  const byMessage = new Map<string, Correction[]>();
  for (const correction of corrections)
    byMessage.set(correction.message_id, [...(byMessage.get(correction.message_id) ?? []), correction]);
  const states = new Map<string, CorrectionState>();
  return {
    version: rulesVersionWith(phrases),
    states,
    learn(found) {
      for (const [id, state] of found) states.set(id, state);
    },
    tagAll(messages, isChosen = () => true) {
      const rows: TagRow[] = [];
      const customerTexts: string[] = [];
      let before: string | undefined;
      for (const message of messages) {
        if (isChosen(message)) {
          Object.assign(message, UNSCORED);
          let hits: TagRow[] = [];
          if (message.is_scored) {
            const context = message.role === 'customer' ? before : customerTexts.slice(-CONTEXT_MESSAGES).join('\n');
            const tagged = tagMessage({
              role: message.role,
              text: message.text,
              context: context || undefined,
              sentAt: message.sent_at,
            });
            scoreMessage(message, tagged);
            hits = tagRows(message, tagged);
          }
          const own = byMessage.get(message.message_id);
          rows.push(...(own ? correctRow(message, hits, own, states) : hits));
        }
        if (!message.is_public || message.role === 'system') continue;
        if (message.role === 'customer') customerTexts.push(message.text);
        before = message.text;
      }
      return rows;
    },
  };
}

/** Reads nothing: for conversations that are only kept. */
export const UNTAGGED: Tagger = { version: '', states: new Map(), tagAll: () => [], learn: () => undefined };

/** A message of which nothing is known but its text, and what its writer says of it (self_mood). */
export const UNSCORED = {
  tone: null,
  tone_evidence: 0,
  tone_band: null,
  mood: null,
  rule_mood: null,
  mood_source: null,
  is_complaint: null,
  kind: null,
  signals: [],
  tags: [],
  severity: null,
  repeat_count: null,
  duration_days: null,
} satisfies Partial<MessageRow>;

/** Corrects a message in place and returns its hits. */
function correctRow(
  message: MessageRow,
  hits: TagRow[],
  corrections: readonly Correction[],
  states: Map<string, CorrectionState>,
): TagRow[] {
  const { sentences } = analyse(message.text);
  const corrected = correct(message, hits, corrections, (offset) =>
    Math.max(
      0,
      sentences.findIndex((sentence) => offset < sentence.end),
    ),
  );
  Object.assign(message, corrected.message);
  // Only a complaint has a severity.
  if (message.is_complaint !== true) message.severity = null;
  for (const [id, state] of corrected.states) states.set(id, state);
  return corrected.hits;
}

function scoreMessage(message: MessageRow, tagged: Tagged): void {
  message.words = tagged.words;
  message.tone = message.role === 'bot' ? null : tagged.tone;
  message.tone_evidence = tagged.toneEvidence;
  message.tone_band = message.role === 'bot' ? null : tagged.toneBand;
  message.rule_mood = tagged.mood;
  // A mood that customers chose themselves is asked of nobody else (methodology, task 48).
  message.mood = message.role === 'customer' ? (message.self_mood ?? tagged.mood) : tagged.mood;
  message.mood_source = message.mood === null ? null : message.self_mood === null ? 'rule' : 'self';
  message.is_complaint = tagged.isComplaint;
  message.kind = tagged.kind;
  message.signals = tagged.signals;
  message.severity = tagged.gravity?.severity ?? null;
  message.repeat_count = tagged.gravity?.repeatCount ?? null;
  message.duration_days = tagged.gravity?.durationDays ?? null;
  message.tags = [...new Set(tagged.tags.map((hit) => hit.tag))];
}

function tagRows(message: MessageRow, tagged: Tagged): TagRow[] {
  return tagged.tags.map((hit) => ({
    message_id: message.message_id,
    conversation_id: message.conversation_id,
    tag: hit.tag,
    grade: hit.grade,
    rule: hit.rule,
    start_offset: hit.start,
    end_offset: hit.end,
    matched_text: hit.text,
    sentence: hit.sentence,
  }));
}
