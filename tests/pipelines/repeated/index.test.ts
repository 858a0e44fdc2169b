import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRepeatedLines } from '../../../pipelines/repeated';
import { openForWriting, rowsOf, type Database } from '../../../pipelines/warehouse/database';
import { SCHEMA_SQL } from '../../../src/lib/model/schema';

interface Said {
  customer?: string;
  text: string;
  isHuman?: boolean;
  isScored?: boolean;
  /** a hit of grade specific on these words */
  specific?: string;
}

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-repeated-'));
  database = await openForWriting(join(folder, 'warehouse.duckdb'), join(folder, 'spill'));
  await database.connection.run(SCHEMA_SQL);
  await database.connection.run(`attach '${join(folder, 'staging.duckdb')}' as staging`);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** One conversation for each message, in the order given. */
async function found(said: Said[]) {
  const { connection } = database;
  for (const [index, { customer, text, isHuman = true, isScored = true, specific }] of said.entries()) {
    const id = `c${index}`;
    await connection.run(
      `insert into messages (message_id, conversation_id, text, is_scored) values ($1, $1, $2, $3)`,
      [id, text, isScored],
    );
    await connection.run(
      `insert into message_facts (message_id, conversation_id, episode, customer_id, agent_id, day, is_human_agent, has_cliche)
       values ($1, $1, 1, $2, 'a1', '2026-03-01', $3, false)`,
      [id, customer ?? id, isHuman],
    );
    await connection.run(`insert into conversation_facts (conversation_id, episode) values ($1, 1)`, [id]);
    if (specific)
      await connection.run(
        `insert into tags (message_id, conversation_id, tag, grade, matched_text) values ($1, $1, 'appreciation', 'specific', $2)`,
        [id, specific],
      );
  }
  await findRepeatedLines(database);
  return {
    lines: await rowsOf(connection, 'select * exclude (line_id, words, first_day, last_day) from repeated_lines'),
    canned: await rowsOf(
      connection,
      'select message_id, repeated_line_count, has_canned from message_facts where has_canned order by 1',
    ),
    counts: (await rowsOf(connection, 'select sum(repeated_line_count)::int as uses from conversation_facts'))[0],
  };
}

const LINE = 'Our billing colleagues will gladly take a look at it.';
const OTHER_WORDING = 'Our billing colleagues will gladly have a look at it.';

describe('lines that the team repeats', () => {
  it('are found in five conversations, in wordings a word apart, and named by the wording used most', async () => {
    const said = [
      ...Array(4).fill({ text: `Hello Ana! ${LINE}` }),
      { text: OTHER_WORDING },
      { text: 'Something else entirely, just once.' },
    ];
    const { lines, canned, counts } = await found(said);
    expect(lines).toEqual([{ example: LINE, wordings: 2, messages: 5, conversations: 5, customers: 5, agents: 1 }]);
    expect(canned).toEqual(
      ['c0', 'c1', 'c2', 'c3', 'c4'].map((message_id) => ({ message_id, repeated_line_count: 1, has_canned: true })),
    );
    expect(counts).toEqual({ uses: 5 });
  });

  it('keep for every use its words and how like they are to the line', async () => {
    await found([...Array(4).fill({ text: LINE }), { text: OTHER_WORDING }]);
    const uses = await rowsOf(
      database.connection,
      'select message_id, matched_text, likeness from repeated_line_uses order by 1',
    );
    expect(uses[0]).toEqual({ message_id: 'c0', matched_text: LINE, likeness: 1 });
    expect(uses[4]).toEqual({ message_id: 'c4', matched_text: OTHER_WORDING, likeness: 9 / 11 });
  });

  it('are not what stands in four conversations', async () => {
    expect((await found(Array(4).fill({ text: LINE }))).lines).toEqual([]);
  });

  it('are not what one customer was told again and again', async () => {
    expect((await found(Array(6).fill({ text: LINE, customer: 'one' }))).lines).toEqual([]);
  });

  it('are not what machines send, what is too short, or what stands in a language that is not scored', async () => {
    const { lines } = await found([
      ...Array(5).fill({ text: LINE, isHuman: false }),
      ...Array(5).fill({ text: 'Let me check.' }),
      ...Array(5).fill({ text: 'Gracias por su paciencia con este problema.', isScored: false }),
    ]);
    expect(lines).toEqual([]);
  });

  it('differ in numbers, addresses and order names and are still one line', async () => {
    const { lines } = await found(
      [1, 2, 3, 4, 5].map((n) => ({
        text: `@customer${n} Order ${n}471 is on its way, track it at https://example.com/${n}.html now.`,
      })),
    );
    expect(lines).toMatchObject([
      {
        example: 'Order 1471 is on its way, track it at https://example.com/1.html now.',
        conversations: 5,
        wordings: 1,
      },
    ]);
  });

  it('are not how a letter ends, while a line that only begins like an ending counts', async () => {
    const { lines } = await found([
      ...Array(5).fill({ text: 'Kind regards, Mara Lind, Fernbook support' }),
      ...Array(5).fill({ text: 'Many thanks, Mara Lind' }),
      ...Array(5).fill({ text: 'Thanks, I am on it.' }),
    ]);
    expect(lines).toMatchObject([{ example: 'Thanks, I am on it.', conversations: 5 }]);
  });

  it('are searched again when a message changed, and only marked anew while the messages stay as they were', async () => {
    await found(Array(5).fill({ text: LINE }));
    const { connection } = database;
    const uses = async () => (await rowsOf(connection, 'select count(*)::int as n from repeated_line_uses'))[0];
    const corpus = await findRepeatedLines(database);
    await connection.run(`delete from repeated_line_uses where message_id = 'c0'`);
    expect(await findRepeatedLines(database, corpus)).toBe(corpus);
    expect(await uses()).toEqual({ n: 4 });
    await connection.run(`update messages set text = 'Something else entirely, once.' where message_id = 'c4'`);
    expect(await findRepeatedLines(database, corpus)).not.toBe(corpus);
    expect(await uses()).toEqual({ n: 0 });
    expect((await rowsOf(connection, 'select count(*)::int as n from message_facts where has_canned'))[0]).toEqual({
      n: 0,
    });
  });

  it('do not make a message canned where they thank for something of this customer', async () => {
    const { lines, canned } = await found(
      Array(5).fill({ text: 'Thanks for the screenshot, it helped a lot.', specific: 'Thanks for the screenshot' }),
    );
    expect(lines).toHaveLength(1);
    expect(canned).toEqual([]);
  });
});
