/**
 * What people decided: settings, event notes, the questions they ask, topics. Small readable JSON files in
 * <data>/workspace, written whole or not at all, never inside the warehouse (an import replaces that).
 */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDay } from '../filters';
import { DEFAULT_SETTINGS, type Settings } from '../model/settings';
import type { EventNote } from '../model/overview';
import { writeWhole } from './files';
import { settingsFrom } from './settings';

/** Where warehouse, workspace and uploads live: UNDERTONE_DATA, else ./data. */
export function dataFolder(): string {
  return resolve(process.env.UNDERTONE_DATA || 'data');
}

/** A workspace file that cannot be used: which one, what was found, what to do. */
export class WorkspaceProblem extends Error {
  constructor(
    readonly file: string,
    problem: string,
    nextStep: string,
  ) {
    super(`${file}: ${problem} ${nextStep}`);
    this.name = 'WorkspaceProblem';
  }
}

/** The settings in force: the file's, and the defaults for what it does not name. @throws WorkspaceProblem */
export async function readSettings(folder = dataFolder()): Promise<Settings> {
  const content = await readJson(folder, 'settings.json');
  const { settings, problems } = settingsFrom(content ?? {});
  if (problems.length) throw new WorkspaceProblem('workspace/settings.json', problems.join(' '), MEND);
  return settings;
}

/**
 * Changes some settings and gives all of them back. Turning agents' names on or off is written to
 * workspace/log.jsonl, because whom it concerns may ask when it happened.
 * @throws WorkspaceProblem when a value is not possible; nothing is written then
 */
export async function changeSettings(change: Partial<Settings>, folder = dataFolder()): Promise<Settings> {
  const before = await readSettings(folder);
  const { settings, problems } = settingsFrom({ ...before, ...change });
  if (problems.length) throw new WorkspaceProblem('settings', problems.join(' '), 'Nothing was changed.');
  await writeWhole(join(folder, 'workspace', 'settings.json'), json(onlyDecided(settings)));
  if (settings.showAgentNames !== before.showAgentNames) {
    await log(folder, settings.showAgentNames ? "agents' names turned on" : "agents' names turned off");
  }
  return settings;
}

/** Event notes (releases, mailings, outages), oldest first. @throws WorkspaceProblem */
export async function readNotes(folder = dataFolder()): Promise<EventNote[]> {
  const content = (await readJson(folder, 'notes.json')) ?? [];
  if (!Array.isArray(content)) throw new WorkspaceProblem('workspace/notes.json', 'expected a list of notes.', MEND);
  return content.map(noteFrom).sort((one, other) => one.at.localeCompare(other.at));
}

/** Adds a note and gives it back with its id. @throws WorkspaceProblem when a day or text is missing */
export async function addNote(note: Omit<EventNote, 'id'>, folder = dataFolder()): Promise<EventNote> {
  const added = noteFrom({ ...note, id: randomUUID() });
  const notes = [...(await readNotes(folder)), added];
  await writeWhole(join(folder, 'workspace', 'notes.json'), json(notes));
  return added;
}

/** Changes a note in its place; null when there is none with that id. @throws WorkspaceProblem as addNote does */
export async function changeNote(
  id: string,
  note: Omit<EventNote, 'id'>,
  folder = dataFolder(),
): Promise<EventNote | null> {
  const changed = noteFrom({ ...note, id });
  const notes = await readNotes(folder);
  if (!notes.some((one) => one.id === id)) return null;
  const kept = notes.map((one) => (one.id === id ? changed : one));
  await writeWhole(join(folder, 'workspace', 'notes.json'), json(kept));
  return changed;
}

/** Removes a note; false when there is none with that id. */
export async function removeNote(id: string, folder = dataFolder()): Promise<boolean> {
  const notes = await readNotes(folder);
  const kept = notes.filter((note) => note.id !== id);
  if (kept.length === notes.length) return false;
  await writeWhole(join(folder, 'workspace', 'notes.json'), json(kept));
  return true;
}

const MEND = 'Correct the file, or remove it to go back to the defaults.';
const NOTE_KINDS: readonly string[] = ['release', 'mailing', 'outage', 'other'];

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

/** The content of <folder>/workspace/<name>; null when there is no such file. @throws WorkspaceProblem when it is no JSON */
export async function readJson(folder: string, name: string): Promise<unknown> {
  const path = join(folder, 'workspace', name);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new WorkspaceProblem(`workspace/${name}`, `is not JSON (${(error as Error).message}).`, MEND);
  }
}

/** Only what differs from the defaults is kept, so that a better default reaches those who never chose. */
function onlyDecided(settings: Settings): Partial<Settings> {
  const decided = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULT_SETTINGS[name as keyof Settings]),
  );
  return Object.fromEntries(decided);
}

async function log(folder: string, what: string): Promise<void> {
  await mkdir(join(folder, 'workspace'), { recursive: true });
  await appendFile(
    join(folder, 'workspace', 'log.jsonl'),
    `${JSON.stringify({ at: new Date().toISOString(), what })}\n`,
  );
}

/** Writes a workspace file that a person can read, whole or not at all. */
export async function writeJson(path: string, value: unknown, mode?: number): Promise<void> {
  await writeWhole(path, json(value), mode);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
