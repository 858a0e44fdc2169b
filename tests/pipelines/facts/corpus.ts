/**
 * The methodology's mini-corpus, tagged by hand: eight conversations of which every fact is known.
 * Tags are what a careful reader would give, so that these tests are about facts and not about rules.
 */
import { conversationFacts, type FactHit, type FactMessage } from '../../../pipelines/facts';
import { sentenceAt, sentencesOf } from '../../../pipelines/facts/sentences';
import type { ConversationRow } from '../../../src/lib/model/rows';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/lib/model/settings';
import type { Channel, Kind, Mood, Role, TagId, ToneBand } from '../../../src/lib/model/words';

export const EXPORTED_AT = new Date('2024-05-16T16:55:00Z');

/** A tag, its grade behind a colon, and the words that carry it behind an @ (without, the text's beginning). */
type Tag = TagId | `${TagId}:${string}` | `${TagId}@${string}`;

export interface Line {
  /** "16 10:04" is 10:04 on the 16th of May 2024; or a whole ISO instant */
  at: string;
  /** customer, A1 … (an agent), bot, system, note */
  by: string;
  text: string;
  tags?: Tag[];
  mood?: Mood;
  kind?: Kind;
  tone?: number;
  band?: ToneBand;
  isScored?: boolean;
  severity?: number;
  repeats?: number;
  /** the words with which a tag's hit begins; else it begins with the text */
  words?: Partial<Record<TagId, string>>;
}

/** One message a line, ten words each; hits start at the text's beginning. */
export function messagesOf(lines: Line[]): FactMessage[] {
  return lines.map((line, i) => {
    const role: Role = line.by === 'customer' || line.by === 'bot' || line.by === 'system' ? line.by : 'agent';
    const isScored = line.isScored ?? (role === 'customer' || role === 'agent');
    const isRead = role === 'customer' && isScored;
    const mood = isRead ? (line.mood ?? 'none') : null;
    const hits = [...(line.tags ?? []), ...(mood && mood !== 'none' ? [`mood_${mood}` as Tag] : [])]
      .map((tag) => hitOf(tag, line))
      .sort((a, b) => a.start_offset - b.start_offset);
    return {
      message_id: `m${i + 1}`,
      conversation_id: 'c1',
      position: i + 1,
      role,
      is_public: line.by !== 'note',
      author_id: role === 'agent' ? line.by : null,
      author_name: null,
      sent_at: instant(line.at),
      text: line.text,
      language: 'en',
      is_scored: isScored,
      words: 10,
      tone: isScored ? (line.tone ?? 0) : null,
      tone_evidence: 0,
      tone_band: isScored ? (line.band ?? 'neutral') : null,
      mood,
      self_mood: null,
      rule_mood: mood,
      mood_source: mood === null ? null : 'rule',
      is_complaint: isRead ? ['bug', 'usability', 'service', 'public'].includes(line.kind ?? 'other') : null,
      kind: isRead ? (line.kind ?? 'other') : null,
      signals: [],
      tags: [],
      severity: line.severity ?? null,
      repeat_count: line.repeats ?? null,
      duration_days: null,
      hits,
    };
  });
}

function hitOf(tag: Tag, { text, words = {} }: Line): FactHit {
  const [graded = '', said] = tag.split('@');
  const [id, grade] = graded.split(':') as [TagId, string?];
  const start_offset = Math.max(0, text.indexOf(said ?? words[id] ?? ''));
  return { tag: id, grade: grade ?? null, start_offset, sentence: sentenceAt(sentencesOf(text), start_offset) };
}

function instant(at: string): Date {
  const [day, time] = at.split(' ');
  return new Date(time ? `2024-05-${day}T${time}:00Z` : at);
}

export interface Around {
  channel?: Channel;
  conversation?: Partial<ConversationRow>;
  settings?: Partial<Settings>;
  exportedAt?: Date;
}

/** All facts of one conversation. */
export function factsOf(
  lines: Line[],
  { channel = 'chat', conversation, settings, exportedAt = EXPORTED_AT }: Around = {},
) {
  const row: ConversationRow = {
    conversation_id: 'c1',
    source: 'zendesk',
    vendor_id: '1',
    vendor_url: null,
    account_id: 'acme',
    subject: null,
    channel,
    team: 'Support',
    status: null,
    is_closed: null,
    priority: null,
    labels: [],
    csat: null,
    csat_comment: null,
    customer_id: 'customer 1',
    has_identity: true,
    language: 'en',
    started_at: new Date(0),
    ended_at: new Date(0),
    is_open: true,
    fingerprint: '',
    updated_at: null,
    merged_into: null,
    reopen_count: null,
    import_id: 'i1',
    ...conversation,
  };
  return conversationFacts(row, messagesOf(lines), { ...DEFAULT_SETTINGS, ...settings }, exportedAt);
}

/** The facts of the only episode. */
export function episodeFacts(lines: Line[], around?: Around) {
  const { conversations } = factsOf(lines, around);
  if (conversations.length !== 1) throw new Error(`Expected one episode, found ${conversations.length}.`);
  return conversations[0]!;
}

export const CORPUS: Record<string, { channel: Channel; lines: Line[] }> = {
  K1: {
    channel: 'chat',
    lines: [
      {
        at: '16 10:00',
        by: 'customer',
        text: "My export is empty and I have to send the project tomorrow. I'm panicking!",
        mood: 'anxious',
        kind: 'bug',
        tone: -0.6,
        band: 'negative',
      },
      {
        at: '16 10:00',
        by: 'bot',
        text: 'Please wait, an operator will be with you shortly. Your request is important to us.',
        tags: ['cliche'],
      },
      {
        at: '16 10:04',
        by: 'A1',
        text: "I'm so sorry, Anna - an empty export the day before a deadline is really stressful.",
        tags: ['apology:plain', 'empathy:specific'],
      },
      {
        at: '16 10:04',
        by: 'A1',
        text: 'What were you trying to export, and which columns do you need?',
        tags: ['question:goal'],
      },
      { at: '16 10:06', by: 'customer', text: 'The March report, all columns.' },
      {
        at: '16 10:12',
        by: 'A1',
        text: "That's a bug in our code. I've asked the developers; you'll have an answer by 11:00. Would waiting until 11 work for you?",
        tags: ['admission', 'promise', 'wait_estimate', 'question:severity'],
        words: { promise: "you'll have", wait_estimate: 'an answer by' },
      },
      { at: '16 10:13', by: 'customer', text: 'Yes.' },
      { at: '16 10:55', by: 'A1', text: "Good news: it's fixed. Could you try again?", tags: ['followup_kept'] },
      {
        at: '16 10:58',
        by: 'customer',
        text: 'Perfect, it works, thank you so much!',
        mood: 'pleased',
        kind: 'praise',
        tone: 0.8,
      },
    ],
  },
  K2: {
    channel: 'chat',
    lines: [
      {
        at: '16 12:00',
        by: 'customer',
        text: 'This is b@#$t. I waited ten minutes for food today and left without a refund.',
        mood: 'angry',
        kind: 'service',
      },
      {
        at: '16 12:03',
        by: 'A2',
        text: "We're very sorry that you had a bad experience. Unfortunately, technically we are not fast food. Our customers usually wait 15 minutes.",
        tags: ['apology:plain', 'defensive', 'wait_estimate'],
      },
    ],
  },
  K3: {
    channel: 'email',
    lines: [
      {
        at: '06 09:00',
        by: 'customer',
        text: "The date picker is confusing, I can't tell which month I get.",
        mood: 'confused',
        kind: 'usability',
      },
      {
        at: '06 11:00',
        by: 'A1',
        text: "I'm sorry - the date picker isn't intuitive right now. We should have told you in the text when next month's report appears. May I ask: do you use it at the same time each month? Are you the only person using this? Thank you for telling us, your input is extremely helpful.",
        tags: ['apology:plain', 'admission', 'question:frequency', 'question:who', 'appreciation:specific'],
      },
      { at: '07 09:30', by: 'customer', text: 'About 3 times a month, and two colleagues use it too.' },
    ],
  },
  K4: {
    channel: 'email',
    lines: [
      {
        at: '06 09:00',
        by: 'customer',
        text: 'Why is it so expensive? The shop next door sells it for less.',
        kind: 'price',
      },
      {
        at: '07 09:00',
        by: 'A2',
        text: 'Please see our help article: https://help.example.com/pricing',
        tags: ['link_deflection'],
      },
    ],
  },
  K5: {
    channel: 'chat',
    lines: [
      { at: '16 09:00', by: 'customer', text: 'How do I see cancelled appointments?', kind: 'question' },
      {
        at: '16 09:02',
        by: 'A1',
        text: 'Open Scheduler, press the funnel icon, tick "Cancelled", choose the dates and press Apply.',
      },
      { at: '16 09:05', by: 'customer', text: 'Got it, thanks!', tone: 0.5 },
    ],
  },
  K6: {
    channel: 'chat',
    lines: [
      {
        at: '16 14:00',
        by: 'customer',
        text: "For the third time I'm locked in the login loop. I'm fed up.",
        mood: 'frustrated',
        kind: 'bug',
      },
      {
        at: '16 14:01',
        by: 'A2',
        text: 'You should have cleared your cookies. As I already explained, it works for everyone else.',
        tags: ['blame@You should', 'blame@As I already', 'blame@it works for everyone'],
      },
      { at: '16 14:03', by: 'customer', text: 'Unbelievable. I want to cancel.', mood: 'frustrated' },
      {
        at: '16 14:20',
        by: 'A3',
        text: "I'm sorry, that was our mistake: the session bug came back. Being locked out three times is maddening. I'll write to you when it's fixed, by Friday.",
        tags: ['apology:plain', 'admission', 'empathy:specific', 'promise', 'wait_estimate'],
        words: { promise: "I'll write", wait_estimate: 'by Friday' },
      },
      { at: '16 14:25', by: 'customer', text: 'OK.' },
    ],
  },
  K7: {
    channel: 'chat',
    lines: [
      { at: '06 15:00', by: 'customer', text: 'It would be great if it could sort the columns.', kind: 'idea' },
      {
        at: '06 15:05',
        by: 'A1',
        text: "That's a great idea, thank you. I'll check with the developers and come back.",
        tags: ['appreciation:specific', 'promise'],
        words: { promise: "I'll check" },
      },
      {
        at: '09 10:00',
        by: 'A1',
        text: "I checked with the team, and we can't do it this year because the grid is being rewritten. Would exporting to CSV help meanwhile?",
        tags: ['followup_kept', 'question:goal'],
      },
      { at: '09 10:30', by: 'customer', text: 'Thanks for telling me honestly.', tone: 0.6 },
    ],
  },
  K8: {
    channel: 'chat',
    lines: [
      {
        at: '16 16:50',
        by: 'customer',
        text: 'My invoice shows twice, I feel cheated.',
        mood: 'disappointed',
        kind: 'bug',
      },
      { at: '16 16:52', by: 'A2', text: 'Which invoice number is it?', tags: ['question:circumstances'] },
    ],
  },
};
