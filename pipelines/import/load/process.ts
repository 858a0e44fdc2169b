/** The inside of one of the processes of a large import: waits for its task, does it, says how far it is, and ends. */
import type { CorrectionState } from '../../../src/lib/model/corrections';
import { tagMessage } from '../../../src/lib/tagging';
import { openForWriting } from '../../warehouse/database';
import { redactorsOf } from '../../privacy/redactors';
import { identityWith } from '../identity';
import { taggerOf } from '../tagger';
import { pendingFrom } from '../pending';
import { writePart } from './part';
import type { PartSaid, PartTask } from './processes';

/** Memory of the engine for reading one part. */
const MEMORY_LIMIT = '192MB';
const SAY_EVERY = 500;

/** Ends with the importing process, whatever becomes of that one: nothing else would ever end this one. */
export async function beOneOfSeveral(): Promise<void> {
  const isTold = new Promise<PartTask>((resolve) => process.once('message', (task) => resolve(task as PartTask)));
  process.on('disconnect', () => process.exit(1));
  // Ctrl-C reaches the whole group; the importing process decides.
  process.on('SIGINT', () => undefined);
  await say({ isListening: true });
  try {
    readRules();
    let said = 0;
    const states = await writeTask(await isTold, (messages) => {
      if (messages - said < SAY_EVERY) return;
      said = messages;
      void say({ messages });
    });
    await say({ isDone: true, states });
  } catch (error) {
    await say({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

/** The rules are read when the first message is: here nobody waits for that yet. */
export function readRules(): void {
  for (const role of ['customer', 'agent'] as const) tagMessage({ role, text: 'Hello, this does not work. Sorry!' });
}

/**
 * Reads one part and writes its rows into files.
 * @param onMessages called after each conversation with the messages written so far
 * @returns what became of the corrections that it met
 */
export async function writeTask(
  task: PartTask,
  onMessages: (done: number) => void,
): Promise<[string, CorrectionState][]> {
  const { pending, files, identityKey, decisions, ...options } = task;
  const database = await openForWriting(':memory:', `${files.path}.spill`, MEMORY_LIMIT);
  const tagger = taggerOf(decisions);
  const redactor = redactorsOf(decisions).chosen;
  const identity = identityWith(identityKey);
  try {
    await writePart(database, files, { ...options, tagger, redactor, identity }, onMessages, pendingFrom(pending));
  } finally {
    database.close();
  }
  return [...tagger.states];
}

function say(what: PartSaid): Promise<void> {
  return new Promise((done) => process.send?.(what, () => done()));
}
