/** undertone retag as a person uses it: what it changes is told completely, can be taken back, and survives a kill. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openForWriting } from '../../pipelines/warehouse/database';
import { RULES_VERSION } from '../../src/lib/tagging';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { corpusCsv, csv, EXPORTED_AT } from './corpus';

const KILLS = 8;
const PATIENCE_MS = 600_000;

let command: BuiltCommand;
let file: string;
beforeAll(async () => {
  command = await buildCommand();
  file = join(command.folder, 'corpus.csv');
  writeFileSync(file, corpusCsv());
});
afterAll(() => command.remove());

interface Hit {
  conversation_id: string;
  message_id: string;
  tag: string;
  rule: string;
  grade: string | null;
  matched_text: string;
}

const hitsOf = (data: string) => query<Hit>(data, 'select * from tags order by all');
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const warehouseOf = (data: string) => join(data, 'warehouse.duckdb');

async function imported(name: string): Promise<string> {
  const data = join(command.folder, name);
  const ran = await command.run(['import', file, '--exported-at', EXPORTED_AT, '--data', data]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  return data;
}

/** As if other rules had read the history: no promises, one joke too many, another mood, kind and tone for K6. */
async function asOtherRules(data: string): Promise<void> {
  const database = await openForWriting(warehouseOf(data), join(data, 'spill'));
  const first = (k: string, role: string) =>
    `(select arg_min(message_id, position) from messages join conversations using (conversation_id)
      where vendor_id = '${k}' and role = '${role}')`;
  await database.connection.run(`
    delete from tags where tag = 'promise';
    insert into tags select message_id, conversation_id, 'joke_risk', null, 'joke_risk', 0, 5, 'Which', 0
      from messages where message_id = ${first('K8', 'agent')};
    update messages set mood = 'pleased', kind = 'idea', is_complaint = false, tone_band = 'positive'
      where message_id = ${first('K6', 'customer')};
    update conversation_facts set cliche_count = 99 where conversation_id in
      (select conversation_id from conversations where vendor_id in ('K2', 'K6'));
    update warehouse_info set value = '1-00000000' where key = 'rules_version';`);
  database.close();
}

const retag = async (data: string, ...options: string[]) => {
  const ran = await command.run(['retag', ...options, '--json', '--data', data]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  return lastJson<Record<string, unknown>>(ran);
};

describe('undertone retag', () => {
  it('tells the whole difference, first as a dry run, then done; --undo brings the former warehouse back', async () => {
    const data = await imported('whole');
    const today = await hitsOf(data);
    const [was] = await query(
      data,
      `select mood, kind, is_complaint::varchar as complaint, tone_band as tone from messages
       join conversations using (conversation_id) where vendor_id = 'K6' and position = 0`,
    );
    const [{ n: scored = 0 } = {}] = await query<{ n: number }>(
      data,
      `select count(*) as n from messages where role = 'customer' and is_scored`,
    );
    await asOtherRules(data);
    const tampered = await hitsOf(data);

    const ofTag = (tag: string) => today.filter((hit) => hit.tag === tag);
    const exampleOf = ({ conversation_id, message_id, matched_text, rule, grade }: Hit) => ({
      conversation: conversation_id,
      message: message_id,
      words: matched_text,
      rule,
      grade,
    });
    const kept = [...new Set(today.map((hit) => hit.tag))].filter((tag) => tag !== 'promise').sort();
    const promises = ofTag('promise').length;
    expect(promises).toBeGreaterThan(0);
    const joke = tampered.filter((hit) => hit.tag === 'joke_risk');
    expect([joke.length, ofTag('joke_risk').length]).toEqual([1, 0]);
    const none = { gained: [], lost: [], kept: [] };
    const field = (from: string, to: unknown) => ({ messages: scored, changed: 1, moves: [{ from, to, n: 1 }] });
    const expected = {
      messages: 30,
      tags: [
        { tag: 'promise', before: 0, after: promises, gained: promises, lost: 0, kept: 0, grades: [], examples: none },
        { tag: 'joke_risk', before: 1, after: 0, gained: 0, lost: 1, kept: 0, grades: [], examples: none },
        ...kept.map((tag) => {
          const n = ofTag(tag).length;
          return { tag, before: n, after: n, gained: 0, lost: 0, kept: n, grades: [], examples: none };
        }),
      ].sort((one, other) => other.gained + other.lost - one.gained - one.lost || (one.tag < other.tag ? -1 : 1)),
      mood: field('pleased', was?.mood),
      kind: field('idea', was?.kind),
      complaint: field('false', was?.complaint),
      tone: field('positive', was?.tone),
      conversations: 8,
      conversationsChanged: 2,
      rulesBefore: '1-00000000',
      rules: RULES_VERSION,
    };

    const before = hashOf(warehouseOf(data));
    const { seconds: _dry, ...dry } = await retag(data, '--dry-run', '--examples', '0');
    expect(dry).toEqual({ ...expected, isDryRun: true, former: null });
    expect(hashOf(warehouseOf(data))).toBe(before);
    expect(existsSync(join(data, 'former.duckdb'))).toBe(false);

    const { seconds, ...done } = await retag(data, '--examples', '50');
    expect(seconds).toBeGreaterThan(0);
    const former = join(data, 'former.duckdb');
    const tags = done.tags as { tag: string; examples: Record<string, ReturnType<typeof exampleOf>[]> }[];
    const examplesOf = (tag: string) => tags.find((row) => row.tag === tag)?.examples;
    expect(examplesOf('joke_risk')).toEqual({ ...none, lost: joke.map(exampleOf) });
    expect(examplesOf('promise')?.gained).toHaveLength(new Set(ofTag('promise').map((hit) => hit.message_id)).size);
    for (const example of examplesOf('promise')?.gained ?? [])
      expect(ofTag('promise').map(exampleOf)).toContainEqual(example);
    expect({ ...done, tags: tags.map((row) => ({ ...row, examples: none })) }).toEqual({
      ...expected,
      isDryRun: false,
      former,
    });
    expect(await hitsOf(data)).toEqual(today);
    expect(hashOf(former)).toBe(before);

    const undone = await command.run(['retag', '--undo', '--data', data]);
    expect({ code: undone.code, stdout: undone.stdout }).toEqual({
      code: 0,
      stdout:
        `The warehouse as it was before the last retag is back: 30 messages, rules ${RULES_VERSION} → 1-00000000. ` +
        `What was decided in the workspace since then takes effect with "undertone apply".\n`,
    });
    expect(hashOf(warehouseOf(data))).toBe(before);
    expect(readdirSync(data).sort()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
    const again = await command.run(['retag', '--undo', '--data', data]);
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(/^There is nothing to undo: .*Nothing was changed\.\n$/);
  });

  it('says on a terminal what changed, with examples, and that nothing did the second time', async () => {
    const data = await imported('terminal');
    await asOtherRules(data);
    const first = await command.run(['retag', '--data', data]);
    expect(first.stdout).toMatch(/^30 messages; rules 1-00000000 → /);
    expect(first.stdout).toMatch(/^joke_risk +1 +0 +0 +1 +0 +0$/m);
    expect(first.stdout).toMatch(/^joke_risk\n {2}lost {3}“Which” {2}\(joke_risk; message .*\)$/m);
    expect(first.stdout).toMatch(/^Mood of customers’ messages: 1 of 16 messages: pleased → \w+ 1$/m);
    expect(first.stdout).toMatch(/^The figures of 2 of 8 conversations changed\.$/m);
    expect(first.stdout).toMatch(/kept in .*former\.duckdb: "undertone retag --undo" puts it back/);
    const second = await command.run(['retag', '--data', data]);
    expect(second.stdout).toMatch(/No tag is found in other words\.\n\nThe figures of 0 of 8 conversations changed\./);
  });

  it('is not undone over an import that was made since; the former warehouse is removed on request', async () => {
    const data = await imported('since');
    await retag(data);
    const newer = join(command.folder, 'newer.csv');
    writeFileSync(
      newer,
      csv([
        ['conversation', 'role', 'author', 'sent_at', 'channel', 'text'],
        ['K9', 'customer', 'customer of K9', '2024-05-16T16:54:00Z', 'chat', 'Where is my invoice?'],
      ]),
    );
    expect((await command.run(['import', newer, '--data', data])).code).toBe(0);
    const before = hashOf(warehouseOf(data));
    const refused = await command.run(['retag', '--undo', '--data', data]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(
      /^An import was made since the last retag, .* would lose it\. Nothing was changed\./,
    );
    expect(hashOf(warehouseOf(data))).toBe(before);
    const forgotten = await command.run(['retag', '--forget-former', '--data', data]);
    expect(forgotten.stdout).toMatch(/^Removed .*former\.duckdb\. The last retag can no longer be undone\.\n$/);
    expect(existsSync(join(data, 'former.duckdb'))).toBe(false);
    expect((await command.run(['retag', '--forget-former', '--data', data])).stdout).toMatch(
      /^There is no former warehouse at /,
    );
  });

  it('takes no wish back silently: options that contradict each other, and numbers that are none', async () => {
    const data = join(command.folder, 'nothing');
    for (const [options, sentence] of [
      [['--undo', '--dry-run'], /^--undo and --dry-run do not go together\.\nusage: /],
      [['--examples', 'many'], /^--examples many: expected a whole number from 0 to 100\.\nusage: /],
    ] as const) {
      const ran = await command.run(['retag', ...options, '--data', data]);
      expect({ options, code: ran.code, stdout: ran.stdout }).toEqual({ options, code: 2, stdout: '' });
      expect(ran.stderr).toMatch(sentence);
    }
    for (const option of ['--undo', '--forget-former', '--dry-run']) {
      const ran = await command.run(['retag', option, '--data', data]);
      expect(ran.code).toBe(1);
      expect(ran.stderr).toMatch(/^There is no warehouse in .*undertone import FILE/);
      expect(existsSync(data)).toBe(false);
    }
  });

  it(
    `is killed ${KILLS} times at random moments: what is served is always the whole old or the whole new warehouse`,
    { timeout: PATIENCE_MS },
    async () => {
      const data = await imported('killed');
      await asOtherRules(data);
      const began = Date.now();
      await retag(data, '--dry-run');
      const duration = Date.now() - began;
      let killed = 0;
      for (let round = 0; round < KILLS; round++) {
        const before = hashOf(warehouseOf(data));
        const child = command.start(['retag', '--data', data]);
        const ended = once(child, 'exit');
        await new Promise((done) => setTimeout(done, (duration * (round + 1)) / KILLS));
        child.kill('SIGKILL');
        const [, signal] = await ended;
        if (signal === 'SIGKILL') killed++;
        const [row] = await query(
          data,
          `select (select count(*) from messages) as messages, (select count(*) from message_facts) as facts,
             (select value from warehouse_info where key = 'rules_version') as rules`,
        );
        const isOld = hashOf(warehouseOf(data)) === before;
        if (!isOld) expect(row?.rules).toBe(RULES_VERSION);
        expect(row).toMatchObject({ messages: 30, facts: 30 });
      }
      expect(killed).toBeGreaterThan(0);
      const before = hashOf(warehouseOf(data));
      await retag(data);
      expect(hashOf(join(data, 'former.duckdb'))).toBe(before);
      expect((await command.run(['retag', '--undo', '--data', data])).code).toBe(0);
      expect(hashOf(warehouseOf(data))).toBe(before);
      expect(readdirSync(data).sort()).toEqual(['warehouse.duckdb', 'workspace', 'writer.lock.duckdb']);
    },
  );
});
