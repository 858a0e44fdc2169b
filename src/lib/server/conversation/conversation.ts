/** One conversation for its page: facts, transcript with lit phrases and the reason of each, tone per message. */
import { createHash } from 'node:crypto';
import type { Filters } from '../../filters';
import { fourAs } from '../../metrics/four_as';
import type { ShownCorrection } from '../../model/corrections';
import type { TeamPhrase } from '../../model/phrases';
import type { ConversationFactRow } from '../../model/factrows';
import type { ConversationRow } from '../../model/rows';
import type { ListSort } from '../../model/list';
import type { ConversationView, EpisodeFacts, RepeatedHere, ShownMessage, Transcript } from '../../model/transcript';
import { shownCorrections } from './correctionlog';
import { agentNames, warehouseInfo } from '../people/info';
import { neighbours } from '../list/list';
import type { Names, People } from '../people/names';
import { litNotes, type HitRow } from '../evidence/notes';
import { peopleOf } from '../people/people';
import { readPhrases } from '../phrases/phrases';
import { repeatedIn, usesIn } from './repeatedhere';
import { familyOf, segmentsOf } from '../evidence/segments';
import { toneLineSummary } from '../report/sentences';
import { toneWordsOf } from '../evidence/tonewords';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

export interface MessageForPage {
  message_id: string;
  position: number;
  episode: number | null;
  role: ShownMessage['role'];
  is_public: boolean;
  author_id: string | null;
  author_name: string | null;
  sent_at: Date;
  text: string;
  language: string;
  is_scored: boolean;
  tone: number | null;
  tone_band: ShownMessage['toneBand'];
  tone_evidence: number | null;
  mood: ShownMessage['mood'];
  mood_source: ShownMessage['moodSource'];
  kind: ShownMessage['kind'];
  is_complaint: boolean | null;
}

/** null when there is no such conversation. @throws NoWarehouse when nothing has been imported yet */
export async function conversation(
  id: string,
  filters: Filters,
  sort: ListSort = 'newest',
  folder = dataFolder(),
): Promise<ConversationView | null> {
  const [shown, around] = await Promise.all([transcript(id, folder), neighbours(id, filters, sort, folder)]);
  return shown && { ...shown, neighbours: around };
}

/** The conversation without its place in a list. */
export async function transcript(id: string, folder = dataFolder()): Promise<Transcript | null> {
  const ask = warehouse(folder);
  const params = { id };
  const [[row], messages, hits, episodes, info, names, team, repeated, turns] = await Promise.all([
    ask.query<ConversationRow>('select * from conversations where conversation_id = $id', params),
    ask.query<MessageForPage>(
      `select m.message_id, m.position, f.episode, m.role, m.is_public, m.author_id, m.author_name, m.sent_at, m.text,
              m.language, m.is_scored, m.tone, m.tone_band, m.tone_evidence, m.mood, m.mood_source, m.kind,
              m.is_complaint
       from messages m left join message_facts f using (message_id)
       where m.conversation_id = $id order by m.position`,
      params,
    ),
    ask.query<HitRow>(
      // A family of wording within a rule ("bug.product") is explained by its rule.
      `select t.message_id, t.tag, t.grade, t.rule, t.start_offset, t.end_offset, t.matched_text,
         coalesce(r.title, f.title) as title, coalesce(r.why, f.why) as why, coalesce(r.version, f.version) as version
       from tags t left join rules r on r.rule = t.rule left join rules f on f.rule = substr(t.rule, 1, greatest(position('.' in t.rule) - 1, 0))
       where t.conversation_id = $id order by t.start_offset, t.end_offset desc, t.rule`,
      params,
    ),
    ask.query<EpisodeRow>(
      `select *, (${fourAs.where}) as is_asked_four_as from conversation_facts
       where conversation_id = $id order by episode`,
      params,
    ),
    warehouseInfo(folder),
    agentNames(folder),
    readPhrases(folder),
    repeatedIn(id, folder),
    ask.query<TurnRow>(
      'select side, started_at, gap_business_seconds from turn_facts where conversation_id = $id',
      params,
    ),
  ]);
  if (!row) return null;
  const people = peopleOf(messages);
  const corrections = await shownCorrections(id, (text) => names.mask(text, people), folder);
  const shown = await shownMessages(
    messages,
    { hits, repeated, team, corrections, turns },
    names,
    people,
    info.rulesVersion,
  );
  return {
    conversationId: row.conversation_id,
    shownId: row.vendor_id ?? row.conversation_id,
    vendorUrl: httpOnly(row.vendor_url),
    source: row.source,
    subject: row.subject === null ? null : names.mask(row.subject, people),
    channel: row.channel,
    team: row.team,
    customer: customerLabel(row.customer_id),
    status: row.status,
    priority: row.priority,
    labels: row.labels ?? [],
    csat: row.csat,
    language: row.language,
    timezone: info.timezone,
    rulesVersion: info.rulesVersion,
    episodes: episodes.map(factsOf),
    messages: shown,
    summary: toneLineSummary(
      shown.filter(({ role, tone }) => role === 'customer' && tone !== null).length,
      shown.flatMap(({ role, tone, toneEvidence }) =>
        role === 'customer' && tone !== null && toneEvidence > 0 ? [tone] : [],
      ),
    ),
  };
}

/** What was found in the messages, and what people set right. */
interface Found {
  hits: HitRow[];
  /** by message, as corrections are */
  repeated: Map<string, RepeatedHere[]>;
  team: TeamPhrase[];
  corrections: Map<string, ShownCorrection[]>;
  turns: TurnRow[];
}

/** A turn begins with the first message of its side. */
interface TurnRow {
  side: 'customer' | 'agent';
  started_at: Date;
  gap_business_seconds: number | null;
}

async function shownMessages(
  messages: MessageForPage[],
  { hits, repeated, team, corrections, turns }: Found,
  names: Names,
  people: People,
  rulesVersion: string,
): Promise<ShownMessage[]> {
  const words = await toneWordsOf(messages, rulesVersion);
  const waits = waitsOf(messages);
  const inHours = new Map(
    turns.map((turn) => [`${turn.side} ${turn.started_at.getTime()}`, turn.gap_business_seconds]),
  );
  let number = 0;
  const shown: ShownMessage[] = [];
  for (const [index, message] of messages.entries()) {
    const own = hits.filter(({ message_id }) => message_id === message.message_id);
    const { text, at } = names.maskWithOffsets(message.text, people);
    const spans = own.map((hit, place) => ({
      number: number + place + 1,
      start: at(hit.start_offset),
      end: at(hit.end_offset),
      family: familyOf(hit.tag),
    }));
    const again = usesIn(message.text, repeated.get(message.message_id) ?? []);
    const notes = await litNotes(own, number + 1, message.role, (phrase) => names.mask(phrase, people), team);
    number += own.length;
    const isCustomers = message.role === 'customer';
    shown.push({
      messageId: message.message_id,
      position: message.position,
      episode: message.episode ?? 1,
      role: message.role,
      isPublic: message.is_public,
      who: whoWrote(message, names),
      sentAt: message.sent_at.toISOString(),
      afterSeconds: waits[index] ?? null,
      afterBusinessSeconds:
        waits[index] == null ? null : (inHours.get(`${message.role} ${message.sent_at.getTime()}`) ?? null),
      segments: segmentsOf(
        text,
        spans,
        again.map(({ start, end }) => ({ start: at(start), end: at(end) })),
      ),
      notes,
      repeated: again.map(({ text: line, others, opens }) => ({ text: names.mask(line, people), others, opens })),
      tone: isCustomers ? message.tone : null,
      toneBand: isCustomers ? message.tone_band : null,
      toneEvidence: isCustomers ? (message.tone_evidence ?? 0) : 0,
      toneWords: words.get(message.message_id) ?? [],
      mood: message.mood,
      moodSource: message.mood_source,
      kind: message.kind,
      isComplaint: message.is_complaint,
      language: message.language,
      isScored: message.is_scored,
      corrections: corrections.get(message.message_id) ?? [],
    });
  }
  return shown;
}

function whoWrote({ role, author_id }: MessageForPage, names: Names): string {
  if (role === 'agent') return names.label(author_id);
  return { customer: 'Customer', bot: 'Bot', system: 'System' }[role];
}

/** Seconds from the last message of the other side to the first of a turn; bots, systems and notes end no turn. */
function waitsOf(messages: MessageForPage[]): (number | null)[] {
  let last: MessageForPage | null = null;
  return messages.map((message) => {
    if (!message.is_public || (message.role !== 'customer' && message.role !== 'agent')) return null;
    const before = last;
    last = message;
    if (!before || before.role === message.role) return null;
    return (message.sent_at.getTime() - before.sent_at.getTime()) / 1000;
  });
}

/** An episode, and whether it belongs to the population of the metric four_as. */
type EpisodeRow = ConversationFactRow & { is_asked_four_as: boolean | null };

function factsOf(row: EpisodeRow): EpisodeFacts {
  return {
    episode: row.episode,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    isOpen: row.is_open,
    isScored: row.is_scored,
    toneStart: row.tone_start,
    toneEnd: row.tone_end,
    moodStart: row.mood_start,
    moodEnd: row.mood_end,
    needsEmpathy: row.needs_empathy,
    firstResponseSeconds: row.first_response_seconds,
    firstResponseBusinessSeconds: row.first_response_business_seconds,
    firstResponseOutcome: row.first_response_outcome,
    firstEmpathySeconds: row.first_empathy_seconds,
    firstEmpathyBusinessSeconds: row.first_empathy_business_seconds,
    firstEmpathyOutcome: row.first_empathy_outcome,
    firstOwnWordsEmpathySeconds: row.first_own_words_empathy_seconds,
    firstOwnWordsEmpathyOutcome: row.first_own_words_empathy_outcome,
    apologyQuality: row.apology_quality,
    fourAs: row.is_asked_four_as
      ? {
          apology: row.has_apology,
          admission: row.has_admission,
          question: row.has_question,
          appreciation: row.has_appreciation,
        }
      : null,
    kind: row.kind,
    isComplaint: row.is_complaint,
    signals: row.signals ?? [],
    clicheCount: row.cliche_count,
    wentSilent: row.went_silent,
  };
}

/** A stable short number, so that "the same customer again" can be seen without saying who. */
function customerLabel(customerId: string): string {
  const number = createHash('sha256').update(customerId).digest().readUInt32BE(0) % 100_000;
  return `customer ${number}`;
}

/** Links come from the export: only web addresses become links. */
function httpOnly(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}
