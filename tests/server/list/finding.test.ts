import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashTexts, indexWords } from '../../../pipelines/search';
import { rowsOf } from '../../../pipelines/warehouse/database';
import { DUCKDB } from '../../../src/lib/metrics';
import { termsOf, wordsWhere } from '../../../src/lib/server/list/finding';
import { emptyWarehouse } from '../../pipelines/import/staged';

let opened: Awaited<ReturnType<typeof emptyWarehouse>>;
beforeAll(async () => {
  opened = await emptyWarehouse();
  const texts: Record<string, [subject: string, ...texts: string[]]> = {
    refund: ['Refund please', 'I want my money back.', 'Your refund is on its way, Ana.'],
    refunds: ['Question', 'How do refunds work?', 'They take three days.'],
    money: ['Late', 'The money did not come.', 'Please wait.'],
    cafe: ['Café', 'It isn’t open; thank   you.', 'Is it 100% closed?'],
  };
  for (const [id, [subject, ...list]] of Object.entries(texts)) {
    await opened.next.connection.run(
      `insert into conversations (conversation_id, source, subject) values ('${id}', 'zendesk', '${subject}')`,
    );
    for (const [position, text] of list.entries())
      await opened.next.connection.run(
        `insert into messages (message_id, conversation_id, position, text) values ('${id}-${position}', '${id}', ${position}, '${text}')`,
      );
  }
  await opened.next.connection.run(`insert into agents (agent_id, name, number) values ('a1', 'Ana Kovac', 1)`);
  await hashTexts(opened.next);
  await indexWords(opened.next);
});
afterAll(() => opened.remove());

async function found(typed: string, areNamesHidden = false): Promise<string[]> {
  const { sql, params } = wordsWhere(typed, areNamesHidden, DUCKDB);
  const statement = `select conversation_id from conversations where ${sql} order by conversation_id`;
  const literal = Object.entries(params)
    .sort(([one], [other]) => other.length - one.length)
    .reduce(
      (text, [name, value]) => text.replaceAll(`$${name}`, `'${String(value).replaceAll("'", "''")}'`),
      statement,
    );
  return (await rowsOf<{ conversation_id: string }>(opened.next.connection, literal)).map((row) => row.conversation_id);
}

describe('what somebody types', () => {
  it.each([
    ['a word is a beginning', 'refund', ['refund', 'refunds']],
    ['large letters and accents do not matter', 'REFUND CAFÉ', []],
    ['accents', 'cafe', ['cafe']],
    ['all words must be there, in any message or the subject', 'money late', ['money']],
    ['words of different messages count together', 'money way', ['refund']],
    ['in quotes a word is whole', '"refund"', ['refund']],
    ['a phrase stands as it was written', '"money back"', ['refund']],
    ['a phrase does not reach over other words', '"my back"', []],
    ['a phrase may be the subject', '"refund please"', ['refund']],
    ['a phrase does not mind apostrophes, spaces and marks', '"isn\'t open thank you"', ['cafe']],
    ['a phrase and a word narrow each other', '"money" refund', ['refund']],
    ['two letters are a whole word', 'my', ['refund']],
    ['marks alone narrow nothing', '% _', ['cafe', 'money', 'refund', 'refunds']],
    ['signs of patterns are only signs', '100%', ['cafe']],
    ['a quote that is never closed reaches to the end', '"three days', ['refunds']],
    ['a quote in the text is only text', "o'clock", []],
  ])('%s', async (_, typed, expected) => {
    expect(await found(typed)).toEqual(expected);
  });

  it('finds an agent’s name only while names are shown, or a hit would say who it was', async () => {
    expect(await found('ana')).toEqual(['refund']);
    expect(await found('an', true)).toEqual([]);
    expect(await found('ana', true)).toEqual([]);
    expect(await found('"way Ana"', true)).toEqual([]);
    expect(await found('"its way"', true)).toEqual(['refund']);
  });

  it('is cut into words and phrases, whatever quotes a keyboard has', () => {
    expect(termsOf('late “money back” "now"')).toEqual([
      { text: 'late', isPhrase: false },
      { text: 'money back', isPhrase: true },
      { text: 'now', isPhrase: true },
    ]);
    expect(termsOf('   ')).toEqual([]);
  });
});
