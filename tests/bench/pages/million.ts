/**
 * A warehouse of a million messages: the imported sample, copied until it holds as many. Every copy is of customers and
 * conversations of its own, so that figures are worked out over as many rows, groups and clusters as a large team has.
 * Texts repeat; the words in them are then found in far more conversations than real words would be, which is the
 * hard case for a search.
 */
import { hashTexts, indexWords } from '../../../pipelines/search';
import { openForWriting, rowsOf, valueOf, type Database } from '../../../pipelines/warehouse/database';
import { warehousePath } from '../../../pipelines/warehouse/generation';

const MESSAGES = 1_000_000;
/** Rows of wide tables are sorted by it; an import writes them in pieces and needs no such thing. */
const MEMORY_FOR_COPIES = '3GB';
/** The sample has nine agents; this many times as many make a large team. */
const TEAMS_OF_AGENTS = 20;
/** Columns that name one of what is copied; found by name in every table that tells of conversations. */
const NAMES = ['conversation_id', 'message_id', 'customer_id'];
const TABLES = [
  'conversations',
  'messages',
  'tags',
  'conversation_facts',
  'message_facts',
  'turn_facts',
  'promise_facts',
  'repeated_line_uses',
];

/** Copies what was imported into the folder, and builds the index of words anew. Resolves to the number of messages. */
export async function enlargeToAMillion(dataFolder: string): Promise<number> {
  await within(dataFolder, copyRows, MEMORY_FOR_COPIES);
  return within(dataFolder, async (database) => {
    await database.connection.run('create schema if not exists staging');
    await hashTexts(database);
    await indexWords(database);
    await database.connection.run('drop schema staging cascade; checkpoint');
    return countOf(database);
  });
}

async function copyRows(database: Database): Promise<void> {
  const { connection } = database;
  const copies = Math.ceil(MESSAGES / (await countOf(database))) - 1;
  for (const table of TABLES) {
    const columns = (await rowsOf<{ column_name: string }>(connection, `describe ${table}`)).map(
      ({ column_name }) => column_name,
    );
    const renamed = [
      ...NAMES.filter((name) => columns.includes(name)).map((name) => `${name} || '-' || copy as ${name}`),
      ...(columns.includes('agent_id') ? [`agent_id || '-' || copy % ${TEAMS_OF_AGENTS} as agent_id`] : []),
    ];
    // In the order of time, as an export comes.
    const order = columns.includes('week') ? 'order by day' : '';
    await connection.run(
      `insert into ${table} select original.* replace (${renamed.join(', ')})
       from ${table} original, range(1, ${copies + 1}) copies(copy) ${order}`,
    );
  }
  await connection.run(`
    insert into agents
    select agent_id || '-' || copy, name, (select max(number) from agents) * (copy + 1) + number, team
    from agents, range(0, ${TEAMS_OF_AGENTS}) copies(copy)`);
}

async function countOf({ connection }: Database): Promise<number> {
  return (await valueOf<number>(connection, 'select count(*)::integer from messages')) ?? 0;
}

async function within<T>(dataFolder: string, work: (database: Database) => Promise<T>, memory?: string): Promise<T> {
  const path = warehousePath(dataFolder);
  const database = await openForWriting(path, `${path}.spill`, memory);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
