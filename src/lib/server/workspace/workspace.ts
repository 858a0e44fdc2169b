/**
 * What people decided: settings, event notes, the questions they ask, topics. Small readable documents in the workspace
 * (store/), written whole or not at all, never inside the warehouse (an import replaces that).
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { isDay } from '../../filters';
import { DEFAULT_SETTINGS, type Settings } from '../../model/settings';
import type { EventNote } from '../../model/overview';
import { settingsFrom } from './settings';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem } from '../store/problem';
import { storeOf } from '../store/store';

export { WorkspaceProblem };

/** Where warehouse, workspace and uploads live: UNDERTONE_DATA, else ./data. */
export function dataFolder(): string {
  return resolve(process.env.UNDERTONE_DATA || 'data');
}

const MEND = 'Correct the file, or remove it to go back to the defaults.';
const NOTE_KINDS: readonly string[] = ['release', 'mailing', 'outage', 'other'];

const SETTINGS = jsonDocument<Settings>(
  'settings.json',
  (content) => {
    const { settings, problems } = settingsFrom(content ?? {});
    if (problems.length) throw new WorkspaceProblem('workspace/settings.json', problems.join(' '), MEND);
    return settings;
  },
  MEND,
  onlyDecided,
);

const NOTES = jsonDocument<EventNote[]>(
  'notes.json',
  (content) => {
    const notes = content ?? [];
    if (!Array.isArray(notes)) throw new WorkspaceProblem('workspace/notes.json', 'expected a list of notes.', MEND);
    return notes.map(noteFrom).sort((one, other) => one.at.localeCompare(other.at));
  },
  MEND,
);

/** The settings in force: the file's, and the defaults for what it does not name. @throws WorkspaceProblem */
export const readSettings = (folder = dataFolder()): Promise<Settings> => SETTINGS.read(folder);

/**
 * Changes some settings and gives all of them back. Turning agents' names on or off is written to
 * workspace/log.jsonl, because whom it concerns may ask when it happened.
 * @throws WorkspaceProblem when a value is not possible; nothing is written then
 */
export async function changeSettings(change: Partial<Settings>, folder = dataFolder()): Promise<Settings> {
  const { before, settings } = await SETTINGS.change(folder, (before) => {
    const { settings, problems } = settingsFrom({ ...before, ...change });
    if (problems.length) throw new WorkspaceProblem('settings', problems.join(' '), 'Nothing was changed.');
    return { kept: settings, answer: { before, settings } };
  });
  if (settings.showAgentNames !== before.showAgentNames) {
    await log(folder, settings.showAgentNames ? "agents' names turned on" : "agents' names turned off");
  }
  return settings;
}

/** Event notes (releases, mailings, outages), oldest first. @throws WorkspaceProblem */
export const readNotes = (folder = dataFolder()): Promise<EventNote[]> => NOTES.read(folder);

/** Adds a note and gives it back with its id. @throws WorkspaceProblem when a day or text is missing */
export async function addNote(note: Omit<EventNote, 'id'>, folder = dataFolder()): Promise<EventNote> {
  const added = noteFrom({ ...note, id: randomUUID() });
  return NOTES.change(folder, (notes) => ({ kept: [...notes, added], answer: added }));
}

/** Changes a note in its place; null when there is none with that id. @throws WorkspaceProblem as addNote does */
export async function changeNote(
  id: string,
  note: Omit<EventNote, 'id'>,
  folder = dataFolder(),
): Promise<EventNote | null> {
  const changed = noteFrom({ ...note, id });
  return NOTES.change(folder, (notes) => {
    if (!notes.some((one) => one.id === id)) return { answer: null };
    return { kept: notes.map((one) => (one.id === id ? changed : one)), answer: changed };
  });
}

/** Removes a note; false when there is none with that id. */
export const removeNote = (id: string, folder = dataFolder()): Promise<boolean> =>
  NOTES.change(folder, (notes) => without(notes, (note) => note.id === id));

function noteFrom(value: unknown, index = 0): EventNote {
  const { id, at, text, kind } = (value ?? {}) as Partial<Record<keyof EventNote, unknown>>;
  const problem = (expected: string, found: unknown) =>
    new WorkspaceProblem(
      'workspace/notes.json',
      `note ${index + 1}: expected ${expected}, found ${JSON.stringify(found)}.`,
      MEND,
    );
  if (typeof at !== 'string' || !isDay(at)) throw problem('"at" as a day such as 2024-05-16', at);
  if (typeof text !== 'string' || text.trim() === '') throw problem('"text"', text);
  if (typeof kind !== 'string' || !NOTE_KINDS.includes(kind))
    throw problem(`"kind" as one of ${NOTE_KINDS.join(', ')}`, kind);
  return { id: typeof id === 'string' ? id : `note-${index + 1}`, at, text, kind: kind as EventNote['kind'] };
}

/** Only what differs from the defaults is kept, so that a better default reaches those who never chose. */
function onlyDecided(settings: Settings): Partial<Settings> {
  const decided = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULT_SETTINGS[name as keyof Settings]),
  );
  return Object.fromEntries(decided);
}

async function log(folder: string, what: string): Promise<void> {
  await storeOf(folder).append('log.jsonl', JSON.stringify({ at: new Date().toISOString(), what }));
}
