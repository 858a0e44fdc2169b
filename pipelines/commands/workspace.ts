/** undertone workspace: where people's decisions are kept, and how they move between a folder and a database. */
import { join, resolve } from 'node:path';
import { databaseOf } from '../../src/lib/model/databaseaddress';
import { DatabaseStore } from '../../src/lib/server/store/databasestore';
import { FileStore } from '../../src/lib/server/store/filestore';
import { storeOf, type Store } from '../../src/lib/server/store/store';
import { counted } from '../../src/lib/text/counted';
import { CannotWork, WrongUsage } from '../errors';
import type { Command } from './command';

export const workspace: Command = {
  id: 'workspace',
  summary: 'Says where decisions, users and the log are kept, or copies them to a database and back.',
  details: [
    'Stop every undertone first: what is changed while it copies may be left out. Nothing is ever overwritten: the copy is',
    'refused where something is kept already.',
  ],
  options: {
    'to-database': { type: 'boolean', help: 'copies the workspace of the data folder to the database' },
    'to-files': { type: 'boolean', help: 'copies what the database holds to the data folder' },
  },
  async run({ values, dataFolder }) {
    const folder = join(resolve(dataFolder), 'workspace');
    const address = databaseOf(process.env);
    const [toDatabase, toFiles] = [values['to-database'] === true, values['to-files'] === true];
    if (toDatabase && toFiles) throw new WrongUsage('Choose one of --to-database and --to-files.');
    if (!toDatabase && !toFiles) {
      process.stdout.write(`${address?.shown ?? folder}: ${await contentOf(storeOf(dataFolder))}\n`);
      return 0;
    }
    if (!address) throw new WrongUsage('Say where the database is: --database postgres://user:password@host/name');
    const [files, database] = [new FileStore(folder), new DatabaseStore(address)];
    const [from, to] = toDatabase ? [files, database] : [database, files];
    await refuseWhatDiffers(from, to, toDatabase ? address.shown : folder);
    await copy(from, to);
    process.stdout.write(`${toDatabase ? address.shown : folder}: ${await contentOf(to)}\n`);
    return 0;
  },
};

async function copy(from: Store, to: Store): Promise<void> {
  const { documents, logs } = await from.list();
  for (const name of documents) {
    const text = await from.read(name);
    if (text !== null) await to.change(name, () => ({ kept: text, answer: null }));
  }
  for (const log of logs) for (const line of await from.lines(log)) await to.append(log, line);
}

/** The same document on both sides (the key of the customers, which each machine has a copy of) is no obstacle. */
async function refuseWhatDiffers(from: Store, to: Store, shown: string): Promise<void> {
  const { documents, logs } = await to.list();
  const held = [...logs];
  for (const name of documents) if ((await from.read(name)) !== (await to.read(name))) held.push(name);
  if (held.length)
    throw new CannotWork(
      `${shown} holds a workspace already (${held.slice(0, 5).join(', ')}${held.length > 5 ? ', …' : ''}). Nothing was ` +
        `copied. Move it away first, or name another database or data folder.`,
    );
}

async function contentOf(store: Store): Promise<string> {
  const { documents, logs } = await store.list();
  const lines = await Promise.all(logs.map(async (log) => (await store.lines(log)).length));
  const total = lines.reduce((sum, n) => sum + n, 0);
  return `${counted(documents.length, 'document')}${documents.length ? ` (${documents.join(', ')})` : ''}, ${counted(total, 'line')} of logs.`;
}
