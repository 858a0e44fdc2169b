/** What people set right outlives apply, retag and a re-import, and leaves nothing behind when it is taken back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Correction } from '../../src/lib/model/corrections';
import { RULES_VERSION } from '../../src/lib/tagging';
import { rulesVersionWith } from '../../src/lib/tagging/team';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { corpusCsv, csv, EXPORTED_AT } from './corpus';

let command: BuiltCommand;
let file: string;
beforeAll(async () => {
  command = await buildCommand();
  file = join(command.folder, 'corpus.csv');
  writeFileSync(file, corpusCsv());
});
afterAll(() => command.remove());

async function imported(name: string, path = file): Promise<string> {
  const data = join(command.folder, name);
  const ran = await command.run(['import', path, '--exported-at', EXPORTED_AT, '--data', data]);
  expect(ran.code).toBe(0);
  return data;
}

const run = async (...args: string[]) => {
  const ran = await command.run([...args, '--json']);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  return lastJson(ran);
};

function decide(data: string, name: 'corrections' | 'phrases', content: unknown): void {
  mkdirSync(join(data, 'workspace'), { recursive: true });
  writeFileSync(join(data, 'workspace', `${name}.json`), JSON.stringify(content));
}

/** Everything that reading says of the messages, and the facts that rest on it. */
const everything = async (data: string) => ({
  messages: await query(data, 'select * exclude (author_id) from messages order by message_id'),
  tags: await query(data, 'select * from tags order by all'),
  conversations: await query(data, 'select * exclude (customer_id, agent_id) from conversation_facts order by all'),
  facts: await query(data, 'select * exclude (customer_id, agent_id) from message_facts order by message_id'),
});

const messageOf = async (data: string, k: string, position: number) => {
  const [row] = await query<{ message_id: string; conversation_id: string; text: string }>(
    data,
    `select message_id, conversation_id, text from messages join conversations using (conversation_id)
     where vendor_id = '${k}' and position = ${position}`,
  );
  return row as { message_id: string; conversation_id: string; text: string };
};

async function corrections(data: string): Promise<Correction[]> {
  const angry = await messageOf(data, 'K6', 0);
  const blame = await messageOf(data, 'K6', 1);
  const of = ({ message_id, conversation_id }: typeof angry, more: Partial<Correction>): Correction => ({
    ...{ id: '', at: '2026-05-16T10:00:00.000Z', conversation_id, message_id, field: 'tag', tag: null, grade: null },
    ...{ words: null, start: null, end: null, before: null, after: null, reason: null, undone_at: null },
    ...more,
  });
  const words = 'cleared your cookies';
  const start = blame.text.indexOf(words);
  expect(start).toBeGreaterThan(0);
  const place = { words, start, end: start + words.length };
  return [
    of(blame, { ...place, id: 'add', tag: 'joke_risk', before: 'false', after: 'true', reason: 'Not funny' }),
    of(blame, { ...place, id: 'all', tag: 'blame', before: 'true', after: 'false' }),
    of(angry, { id: 'mood', field: 'mood', before: 'frustrated', after: 'anxious' }),
    of(angry, { id: 'kind', field: 'kind', before: 'bug', after: 'service' }),
  ];
}

const stateOf = (data: string) =>
  query(data, 'select correction_id as id, state from corrections order by correction_id');
const APPLIED = ['add', 'all', 'kind', 'mood'].map((id) => ({ id, state: 'applied' }));

const corrected = async (data: string) => {
  const [angry, blame] = [await messageOf(data, 'K6', 0), await messageOf(data, 'K6', 1)];
  return {
    tags: await query(
      data,
      `select tag, rule, matched_text as words from tags
       where message_id = '${blame.message_id}' and tag in ('joke_risk', 'blame') and matched_text like '%cookies%'`,
    ),
    message: await query(data, `select mood, kind from messages where message_id = '${angry.message_id}'`),
    facts: await query(
      data,
      `select mood_start, kind from conversation_facts where conversation_id = '${angry.conversation_id}'`,
    ),
  };
};
const EXPECTED = {
  tags: [{ tag: 'joke_risk', rule: 'correction', words: 'cleared your cookies' }],
  message: [{ mood: 'anxious', kind: 'service' }],
  facts: [{ mood_start: 'anxious', kind: 'service' }],
};

describe('corrections', () => {
  it('are applied to their messages alone, outlive a retag and importing the same export again, and can be taken back', async () => {
    const data = await imported('outlive');
    const before = await everything(data);
    const said = await corrections(data);
    decide(data, 'corrections', said);
    expect(await run('apply', '--data', data)).toMatchObject({
      ...{
        messages: 2,
        conversations: 1,
        corrected: 2,
        hasNewPhrases: false,
        hasNewSettings: false,
        hasNewQuestions: false,
        noLongerFit: [],
      },
    });
    expect(await corrected(data)).toEqual(EXPECTED);
    expect(await stateOf(data)).toEqual(APPLIED);
    const after = await everything(data);

    const { conversationsChanged, tags } = await run('retag', '--data', data);
    expect({
      conversationsChanged,
      changed: (tags as { gained: number; lost: number }[]).filter((row) => row.gained + row.lost),
    }).toEqual({ conversationsChanged: 0, changed: [] });
    expect(await everything(data)).toEqual(after);
    await run('import', file, '--exported-at', EXPORTED_AT, '--data', data);
    expect(await everything(data)).toEqual(after);

    expect(await run('apply', '--data', data)).toMatchObject({ messages: 0, conversations: 0 });
    decide(
      data,
      'corrections',
      said.map((one) => ({ ...one, undone_at: '2026-05-17T10:00:00.000Z' })),
    );
    expect(await run('apply', '--data', data)).toMatchObject({ messages: 2, conversations: 1, corrected: 2 });
    expect(await everything(data)).toEqual(before);
    expect(await stateOf(data)).toEqual([]);
  });

  it('find their words again when a newer export has more messages, and are listed when the words are gone', async () => {
    const rows = (agent: string, more: string[][] = []) =>
      csv([
        ['conversation', 'message_id', 'role', 'author', 'sent_at', 'channel', 'text'],
        ['K1', 'm1', 'customer', 'anna', '2024-05-16T10:00:00Z', 'chat', 'The export of the March report is empty.'],
        ['K1', 'm2', 'agent', 'tom', '2024-05-16T10:04:00Z', 'chat', agent],
        ...more,
      ]);
    const path = join(command.folder, 'newer.csv');
    writeFileSync(path, rows('Let me look into the report for you.'));
    const data = await imported('newer', path);
    const { message_id, conversation_id } = await messageOf(data, 'K1', 1);
    const words = 'look into the report';
    decide(data, 'corrections', [
      {
        ...{
          id: 'promise',
          at: '2026-05-16T10:00:00.000Z',
          conversation_id,
          message_id,
          field: 'tag',
          tag: 'joke_risk',
        },
        ...{
          grade: null,
          words,
          start: 7,
          end: 7 + words.length,
          before: 'false',
          after: 'true',
          reason: null,
          undone_at: null,
        },
      },
    ]);
    await run('apply', '--data', data);
    const place = () => query(data, `select start_offset, matched_text from tags where rule = 'correction'`);
    expect(await place()).toEqual([{ start_offset: 7, matched_text: words }]);

    const again = ['K1', 'm3', 'customer', 'anna', '2024-05-16T10:06:00Z', 'chat', 'Thank you, I will wait here.'];
    writeFileSync(path, rows('Good morning! Let me look  into the report for you.', [again]));
    await run('import', path, '--data', data);
    expect(await place()).toEqual([
      { start_offset: 21, matched_text: expect.stringMatching(/^look\s+into the report$/) },
    ]);
    expect(await stateOf(data)).toEqual([{ id: 'promise', state: 'applied' }]);

    writeFileSync(
      path,
      rows('Nothing can be done about this.', [
        again,
        ['K1', 'm4', 'customer', 'anna', '2024-05-16T11:00:00Z', 'chat', 'Hello, are you there?'],
      ]),
    );
    const ran = await command.run(['import', path, '--data', data]);
    expect(ran.stderr).toMatch(
      /^Correction promise no longer fits: message .* no longer holds “look into the report”\.$/m,
    );
    expect(await place()).toEqual([]);
    expect(await stateOf(data)).toEqual([{ id: 'promise', state: 'no_longer_fits' }]);
  });

  it('are refused with file, number and field when somebody edited them wrongly, and nothing changes', async () => {
    const data = await imported('wrong');
    const [first] = await corrections(data);
    decide(data, 'corrections', [{ ...first, field: 'feeling' }]);
    for (const name of ['apply', 'retag']) {
      const ran = await command.run([name, '--data', data]);
      expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code: 1, stdout: '' });
      expect(ran.stderr).toBe(
        'workspace/corrections.json: correction 1: "field": expected one of tag, mood, kind, complaint, tone, found ' +
          '"feeling". Correct the file, or remove it to go on without corrections.\n',
      );
    }
  });
});

describe('phrases of the team', () => {
  it('are read by apply, import and retag alike, say so in the version, and leave nothing behind when removed', async () => {
    const data = await imported('phrases');
    const before = await everything(data);
    const phrases = [{ id: 'funnel', tag: 'process_speak', text: 'press the funnel icon', addedOn: '2026-05-16' }];
    decide(data, 'phrases', phrases);
    // Fourteen messages of agents and the bot; one conversation is another one then.
    expect(await run('apply', '--data', data)).toMatchObject({
      ...{ messages: 14, conversations: 1, hasNewPhrases: true, corrected: 0 },
    });
    const found = () => query(data, `select tag, rule, matched_text as words from tags where rule like 'team.%'`);
    const expected = [{ tag: 'process_speak', rule: 'team.funnel', words: 'press the funnel icon' }];
    expect(await found()).toEqual(expected);
    const version = async () =>
      (await query<{ value: string }>(data, `select value from warehouse_info where key = 'rules_version'`))[0]?.value;
    expect(await version()).toBe(rulesVersionWith(phrases as never));
    expect(await query(data, `select tag, why from rules where rule = 'team.funnel'`)).toEqual([
      { tag: 'process_speak', why: 'A phrase that the team added.' },
    ]);
    expect(await run('retag', '--data', data)).toMatchObject({ conversationsChanged: 0 });

    decide(data, 'phrases', []);
    await run('import', file, '--exported-at', EXPORTED_AT, '--data', data);
    expect(await version()).toBe(RULES_VERSION);
    expect(await everything(data)).toEqual(before);
    decide(data, 'phrases', phrases);
    const { tags } = await run('retag', '--examples', '1', '--data', data);
    expect((tags as { tag: string; gained: number; examples: unknown }[]).find((row) => row.gained > 0)).toMatchObject({
      tag: 'process_speak',
      gained: 1,
      examples: { gained: [{ rule: 'team.funnel', words: 'press the funnel icon' }] },
    });
    expect(await found()).toEqual(expected);
  });
});
