/** undertone doctor: whether everything is in place, one line a check. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { databaseOf, type DatabaseAddress } from '../../src/lib/model/databaseaddress';
import { storeOf } from '../../src/lib/server/store/store';
import { readSettings } from '../../src/lib/server/workspace/workspace';
import { readPhrases } from '../../src/lib/server/phrases/phrases';
import { rulesVersionWith } from '../../src/lib/tagging/team';
import { warehouseInfo } from '../warehouse/catalogue';
import { openReadOnly, valueOf } from '../warehouse/database';
import { warehousePath } from '../warehouse/generation';
import type { Command, Invocation } from './command';

const OLDEST_NODE = [20, 19] as const;

/** @returns what is well; @throws Error with what to do when it is not */
type Check = (invocation: Invocation) => Promise<string>;

const CHECKS: Record<string, Check> = {
  'Node.js': async () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return process.versions.node;
    throw new Error(`${process.versions.node} is too old: install ${OLDEST_NODE.join('.')} or newer.`);
  },
  build: async ({ home }) => {
    if (existsSync(join(home, '..', 'index.js'))) return 'the dashboard is built';
    throw new Error('the dashboard is not built: run "npm run build".');
  },
  'data folder': async ({ dataFolder }) => {
    const folder = resolve(dataFolder);
    const nearest = existsSync(folder) ? folder : dirname(folder);
    try {
      accessSync(nearest, constants.W_OK);
    } catch {
      throw new Error(`${nearest} cannot be written to: give it write permission, or choose another with --data.`);
    }
    return existsSync(folder) ? folder : `${folder} (will be created)`;
  },
  settings: async ({ dataFolder }) => {
    const { timezone, weekStart } = await readSettings(resolve(dataFolder));
    return `time zone ${timezone}, weeks start on day ${weekStart}`;
  },
  warehouse: async ({ dataFolder }) => {
    const path = warehousePath(resolve(dataFolder));
    if (!existsSync(path)) return 'nothing is imported yet';
    const database = await openReadOnly(path);
    try {
      const conversations = await valueOf<number>(database.connection, 'select count(*) from conversations');
      const rules = await warehouseInfo(database, 'rules_version');
      const today = rulesVersionWith(await readPhrases(resolve(dataFolder)));
      if (rules !== today)
        throw new Error(`was tagged with rules ${rules}, today's are ${today}: run "undertone retag".`);
      return `${conversations?.toLocaleString('en')} conversations, rules ${rules}`;
    } finally {
      database.close();
    }
  },
};

/** Only where several nodes share one. */
const sharedChecks = (address: DatabaseAddress): Record<string, Check> => ({
  database: async () => {
    await storeOf('').list();
    return address.shown;
  },
});

export const doctor: Command = {
  id: 'doctor',
  summary: 'Checks the set-up, one line a check.',
  options: {},
  async run(invocation) {
    let problems = 0;
    const database = databaseOf(process.env);
    for (const [name, check] of Object.entries({ ...CHECKS, ...(database && sharedChecks(database)) })) {
      try {
        process.stdout.write(`ok    ${name}: ${await check(invocation)}\n`);
      } catch (error) {
        problems++;
        process.stdout.write(`wrong ${name}: ${error instanceof Error ? error.message : error}\n`);
      }
    }
    return problems ? 1 : 0;
  },
};
