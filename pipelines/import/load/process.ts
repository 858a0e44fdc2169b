/** The inside of one of the processes of a large import: waits for its task, does it, says how far it is, and ends. */
import { SCHEMA_SQL } from '../../../src/lib/model/schema';
import { openForWriting, quoted } from '../../warehouse/database';
import { redactorsOf } from '../../privacy/redactors';
import { openIdentity } from '../identity';
import { taggerOf } from '../tagger';
import { loadPart } from './part';
import type { PartSaid, PartTask } from './processes';

/** Memory of the engine for sorting one part; what does not fit spills beside it. */
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
    await work(await isTold);
  } catch (error) {
    await say({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

async function work(task: PartTask): Promise<void> {
  const { part, stagingPath, partPath, dataFolder, decisions, ...options } = task;
  const database = await openForWriting(partPath, `${partPath}.spill`, MEMORY_LIMIT);
  const tagger = taggerOf(decisions);
  const redactor = redactorsOf(decisions).chosen;
  try {
    await database.connection.run(SCHEMA_SQL);
    await database.connection.run(`attach ${quoted(stagingPath)} as staging (read_only)`);
    let said = 0;
    await loadPart(database, part, { ...options, tagger, redactor, identity: openIdentity(dataFolder) }, (messages) => {
      if (messages - said < SAY_EVERY) return;
      said = messages;
      void say({ messages });
    });
    await database.connection.run('detach staging; checkpoint');
  } finally {
    database.close();
  }
  await say({ isDone: true, states: [...tagger.states] });
}

function say(what: PartSaid): Promise<void> {
  return new Promise((done) => process.send?.(what, () => done()));
}
