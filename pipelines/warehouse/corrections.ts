/** The table of corrections: which of those in the workspace the warehouse holds, and whether each still fits. */
import type { Correction, CorrectionState } from '../../src/lib/model/corrections';
import type { CorrectionRow } from '../../src/lib/model/rows';
import { rowsOf, type Database } from './database';
import { openWriter } from './writer';

/** Messages whose corrections are other ones than when the warehouse was built: made, taken back or edited since. */
export async function newlyCorrected(database: Database, corrections: readonly Correction[]): Promise<Set<string>> {
  const known = new Map((await storedCorrections(database)).map((row) => [row.correction_id, row]));
  const touched = new Set<string>();
  for (const correction of corrections) {
    const stored = known.get(correction.id);
    known.delete(correction.id);
    if (stored && contentOf(stored) === contentOf(rowOf(correction, stored.state))) continue;
    touched.add(correction.message_id);
    if (stored) touched.add(stored.message_id);
  }
  for (const { message_id } of known.values()) touched.add(message_id);
  return touched;
}

/**
 * Writes the table anew: every correction in force with its state.
 * @param states of those whose messages were read just now; the others keep theirs while their message is there
 */
export async function writeCorrections(
  database: Database,
  corrections: readonly Correction[],
  states: ReadonlyMap<string, CorrectionState>,
): Promise<void> {
  const { connection } = database;
  const known = new Map((await storedCorrections(database)).map((row) => [row.correction_id, row.state]));
  await connection.run('delete from corrections');
  const rows = await openWriter<CorrectionRow>(connection, 'corrections');
  for (const correction of corrections)
    rows.append(rowOf(correction, states.get(correction.id) ?? known.get(correction.id) ?? 'no_longer_fits'));
  rows.close();
  await connection.run(
    `update corrections set state = 'no_longer_fits' where message_id not in (select message_id from messages)`,
  );
}

export interface LostCorrection {
  correction_id: string;
  message_id: string;
  words: string | null;
}

/** Corrections in force that find nothing to correct any more, oldest first. */
export async function lostCorrections({ connection }: Database): Promise<LostCorrection[]> {
  return rowsOf(
    connection,
    `select correction_id, message_id, words from corrections where state = 'no_longer_fits' order by corrected_at, correction_id`,
  );
}

/** For a person at a terminal. */
export function lostSentence({ correction_id, message_id, words }: LostCorrection): string {
  const why =
    words === null ? 'is gone, or no longer scored' : `is gone, no longer scored, or no longer holds “${words}”`;
  return `Correction ${correction_id} no longer fits: message ${message_id} ${why}.`;
}

async function storedCorrections({ connection }: Database): Promise<CorrectionRow[]> {
  return rowsOf<CorrectionRow>(connection, 'select * from corrections');
}

function rowOf(correction: Correction, state: CorrectionState): CorrectionRow {
  return {
    correction_id: correction.id,
    corrected_at: new Date(correction.at),
    message_id: correction.message_id,
    conversation_id: correction.conversation_id,
    field: correction.field,
    tag: correction.tag,
    grade: correction.grade,
    words: correction.words,
    start_offset: correction.start,
    end_offset: correction.end,
    before_value: correction.before,
    after_value: correction.after,
    reason: correction.reason,
    state,
  };
}

/** Everything but the state, so that a file edited by hand is noticed. */
function contentOf({ state: _, corrected_at, ...row }: CorrectionRow): string {
  return JSON.stringify([corrected_at.getTime(), Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
