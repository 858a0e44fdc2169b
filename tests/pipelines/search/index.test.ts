import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashTexts, indexWords } from '../../../pipelines/search';
import { rowsOf } from '../../../pipelines/warehouse/database';
import { emptyWarehouse } from '../import/staged';

let opened: Awaited<ReturnType<typeof emptyWarehouse>>;
beforeEach(async () => (opened = await emptyWarehouse()));
afterEach(() => opened.remove());

const run = (sql: string) => opened.next.connection.run(sql);
const put = async (id: string, subject: string | null, ...texts: string[]) => {
  await run(
    `insert into conversations (conversation_id, source, subject) values ('${id}', 'zendesk', ${subject ? `'${subject}'` : 'null'})`,
  );
  for (const [position, text] of texts.entries())
    await run(
      `insert into messages (message_id, conversation_id, position, text) values ('${id}-${position}', '${id}', ${position}, '${text.replaceAll("'", "''")}')`,
    );
};
/** word -> the conversations in which it stands */
const found = async () => {
  const rows = await rowsOf<{ word: string; ids: string }>(
    opened.next.connection,
    `select word, string_agg(conversation_id, ' ' order by conversation_id) as ids
     from (select word, unnest(conversations) as number from search_words) join search_conversations using (number)
     group by word order by word`,
  );
  return Object.fromEntries(rows.map(({ word, ids }) => [word, ids]));
};

async function index() {
  await hashTexts(opened.next);
  await indexWords(opened.next);
}

describe('the index of words', () => {
  it('holds each word of subjects and messages once a conversation, in lower case and without accents', async () => {
    await put('c1', 'Café open?', 'The CAFÉ isn’t open.', 'Open it/now');
    await put('c2', null, 'open');
    await index();
    expect(await found()).toEqual({ cafe: 'c1', isnt: 'c1', it: 'c1', now: 'c1', open: 'c1 c2', the: 'c1' });
  });

  it('follows a text that changed and forgets its former words, which a person may have wanted gone', async () => {
    await put('c1', null, 'my secret');
    await put('c2', null, 'other');
    await index();
    await run(`update messages set text = 'my [removed]' where conversation_id = 'c1'`);
    await index();
    expect(await found()).toEqual({ my: 'c1', other: 'c2', removed: 'c1' });
    await run(
      `delete from messages where conversation_id = 'c1'; delete from conversations where conversation_id = 'c1'`,
    );
    await index();
    expect(await found()).toEqual({ other: 'c2' });
    expect(await rowsOf(opened.next.connection, `select word from search_words`)).toEqual([{ word: 'other' }]);
  });

  it('leaves segments alone in which nothing changed', async () => {
    await put('c1', null, 'one');
    await index();
    await put('c2', null, 'two');
    await index();
    expect(
      await rowsOf(
        opened.next.connection,
        'select number, conversation_id, segment from search_conversations order by number',
      ),
    ).toEqual([
      { number: 1, conversation_id: 'c1', segment: 1 },
      { number: 2, conversation_id: 'c2', segment: 2 },
    ]);
  });

  it('cuts words that nobody types, so that an id of two hundred characters is found by its beginning', async () => {
    await put('c1', null, 'x'.repeat(200));
    await index();
    expect(await found()).toEqual({ ['x'.repeat(40)]: 'c1' });
  });

  it('keeps a conversation without words, so that it is not looked at again each time', async () => {
    await put('c1', null);
    await index();
    expect(await found()).toEqual({});
    expect(await rowsOf(opened.next.connection, 'select conversation_id from search_conversations')).toHaveLength(1);
  });
});
