/**
 * Corrections as pages show them: what the workspace holds beside what the figures hold. The two differ while
 * `undertone apply` is at work.
 */
import type {
  Correction,
  CorrectionLog,
  CorrectionState,
  CorrectedTag,
  LoggedCorrection,
  ShownCorrection,
} from '../../model/corrections';
import type { Dialect } from '../../metrics';
import { tagTitle, type TagId } from '../../model/words';
import { readCorrections } from './corrections';
import { agentNames, warehouseInfo } from '../people/info';
import { peopleOf, type Writer } from '../people/people';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';

const FIELD_TITLES = { mood: 'Mood', kind: 'Kind', complaint: 'Complaint', tone: 'Tone' } as const;

/**
 * The corrections of one conversation by message, oldest first, without those that are undone for good.
 * @param mask masks agents' names
 */
export async function shownCorrections(
  conversationId: string,
  mask: (text: string) => string,
  folder = dataFolder(),
): Promise<Map<string, ShownCorrection[]>> {
  const own = (await readCorrections(folder)).filter((one) => one.conversation_id === conversationId);
  const byMessage = new Map<string, ShownCorrection[]>();
  if (own.length === 0) return byMessage;
  const states = await statesOf(folder);
  for (const correction of own) {
    const shown = shownOf(correction, states, mask);
    if (shown.state === 'undone') continue;
    byMessage.set(correction.message_id, [...(byMessage.get(correction.message_id) ?? []), shown]);
  }
  return byMessage;
}

/** Every correction that was ever made, and how often people disagreed with each tag. @throws NoWarehouse */
export async function correctionLog(folder = dataFolder()): Promise<CorrectionLog> {
  const [corrections, states, info, names, places, writers, found] = await Promise.all([
    readCorrections(folder),
    statesOf(folder),
    warehouseInfo(folder),
    agentNames(folder),
    placesOf(folder),
    writersOf(folder),
    hitsOf(folder),
  ]);
  const logged = corrections.map((correction): LoggedCorrection => {
    const place = places.get(correction.message_id);
    const people = peopleOf(writers.filter((writer) => writer.conversation_id === correction.conversation_id));
    return {
      ...shownOf(correction, states, (text) => names.mask(text, people)),
      conversationId: correction.conversation_id,
      shownId: place?.vendor_id ?? correction.conversation_id,
      position: place?.position ?? null,
      undoneAt: correction.undone_at,
    };
  });
  return {
    corrections: logged.reverse(),
    tags: correctedTags(corrections, found),
    timezone: info.timezone,
    rulesVersion: info.rulesVersion,
  };
}

function shownOf(
  correction: Correction,
  states: Map<string, CorrectionState>,
  mask: (text: string) => string,
): ShownCorrection {
  const { id, at, field, tag, words, before, after, reason, undone_at } = correction;
  const stored = states.get(id);
  return {
    id,
    at,
    field,
    tag,
    title: field === 'tag' ? tagTitle(tag as TagId) : FIELD_TITLES[field],
    words: words === null ? null : mask(words),
    before,
    after,
    reason: reason === null ? null : mask(reason),
    state: undone_at === null ? (stored ?? 'pending') : stored ? 'undoing' : 'undone',
  };
}

/** Of those in force; undone ones were right before and say nothing about a rule. */
function correctedTags(corrections: readonly Correction[], found: Map<TagId, number>): CorrectedTag[] {
  const tags = new Map<TagId, CorrectedTag>();
  for (const { field, tag, after, undone_at } of corrections) {
    if (field !== 'tag' || tag === null || undone_at !== null) continue;
    let row = tags.get(tag);
    if (!row) tags.set(tag, (row = { tag, title: tagTitle(tag), takenAway: 0, added: 0, found: found.get(tag) ?? 0 }));
    if (after === 'false') row.takenAway += 1;
    else row.added += 1;
  }
  return [...tags.values()].sort(
    (one, other) => other.takenAway + other.added - one.takenAway - one.added || (one.tag < other.tag ? -1 : 1),
  );
}

/** What the figures hold. A warehouse that was written before there were corrections has no such table. */
async function statesOf(folder: string): Promise<Map<string, CorrectionState>> {
  const ask = warehouse(folder);
  const [table] = await ask.query("select 1 as known from information_schema.tables where table_name = 'corrections'");
  if (!table) return new Map();
  const rows = await ask.query<{ correction_id: string; state: CorrectionState }>(
    'select correction_id, state from corrections',
  );
  return new Map(rows.map(({ correction_id, state }) => [correction_id, state]));
}

interface Place {
  message_id: string;
  position: number;
  vendor_id: string | null;
}

async function placesOf(folder: string): Promise<Map<string, Place>> {
  const ask = warehouse(folder);
  const ids = (await readCorrections(folder)).map(({ message_id }) => message_id);
  const rows = await ask.query<Place>(
    `select message_id, position, vendor_id from messages join conversations using (conversation_id)
     where message_id in (${listed(ask.dialect)})`,
    { ids: ids.join(BETWEEN) },
  );
  return new Map(rows.map((row) => [row.message_id, row]));
}

async function writersOf(folder: string): Promise<(Writer & { conversation_id: string })[]> {
  const ids = (await readCorrections(folder)).map(({ conversation_id }) => conversation_id);
  const ask = warehouse(folder);
  return ask.query(
    `select distinct conversation_id, role, author_id, author_name from messages
     where conversation_id in (${listed(ask.dialect)})`,
    { ids: ids.join(BETWEEN) },
  );
}

/** A list of any length as one parameter, cut at a character that no id holds. */
const BETWEEN = '\u001f';
const listed = ({ each, split }: Dialect) => `select ${each(split('$ids', `'${BETWEEN}'`))}`;

async function hitsOf(folder: string): Promise<Map<TagId, number>> {
  const rows = await warehouse(folder).query<{ tag: TagId; n: number }>(
    'select tag, count(*) as n from tags group by tag',
  );
  return new Map(rows.map(({ tag, n }) => [tag, n]));
}
