/** Tidio's table with its traps: threads that repeat, visitors named on their own rows only, one comma too many. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { tidioCsv } from '../../../pipelines/formats/tidio-csv';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf, tableOf } from './expected';

const HEADER =
  'CONVERSATION_ID,THREAD_ID,TIME_SENT,CHANNEL,SENDER,MESSAGE_CONTENT,NAME,FIRST_NAME,LAST_NAME,EMAIL,PHONE'.split(',');
const row = (conversation: string, time: string, sender: string, text: string, ...visitor: string[]) =>
  [conversation, '1579680000', time, 'chat', sender, text, ...visitor, '', '', '', '', ''].slice(0, HEADER.length);
const ROWS = [
  row('958', '2025-03-04T09:12:44Z', 'automation', 'Hello! How can I help?'),
  row('958', '2025-03-04T09:13:02Z', 'visitor', 'Is the lamp in stock? 💡', '#504b0', '', '', 'Mara@oak.test'),
  row('958', '2025-03-04T09:13:40Z', 'operator', 'Yes, two left'),
  row('959', '2025-03-04T10:00:00Z', 'visitor', 'Hi', 'ada@oak.test'),
  row('960', '2025-03-04T10:00:00Z', 'visitor', 'Hi', '#77777'),
  row('960', '2025-03-04T10:01:00Z', 'visitor', ' ', '#77777'),
  row('960', '2025-03-04T10:02:00Z', 'robot', 'Beep'),
  row('960', 'soon', 'operator', 'Later'),
  row('', '2025-03-04T10:02:00Z', 'operator', 'Where?'),
];
const csv = (rows = ROWS) => tableOf([HEADER, ...rows]);

const said = (conversation: string, sentAt: string, more: object) =>
  messagesOf('t', conversation)(undefined, sentAt, { authorKey: null, channel: 'chat', ...more });
const rejected = (record: number, field: string, reason: string) => ({
  kind: 'rejected',
  file: 't',
  record,
  field,
  reason,
  raw: ROWS[record - 1]!.join(','),
});
const visitor = (key: string, name: string | null, email: string | null) => ({
  kind: 'person',
  file: 't',
  key,
  role: 'customer',
  name,
  email,
});
const EXPECTED = [
  said('958', '2025-03-04T09:12:44Z', { role: 'bot', body: 'Hello! How can I help?' }),
  visitor('mara@oak.test', '#504b0', 'mara@oak.test'),
  said('958', '2025-03-04T09:13:02Z', {
    role: 'customer',
    authorKey: 'mara@oak.test',
    authorName: '#504b0',
    body: 'Is the lamp in stock? 💡',
  }),
  said('958', '2025-03-04T09:13:40Z', { role: 'agent', body: 'Yes, two left' }),
  visitor('ada@oak.test', null, 'ada@oak.test'),
  said('959', '2025-03-04T10:00:00Z', { role: 'customer', authorKey: 'ada@oak.test', body: 'Hi' }),
  visitor('#77777', '#77777', null),
  said('960', '2025-03-04T10:00:00Z', { role: 'customer', authorKey: '#77777', authorName: '#77777', body: 'Hi' }),
  { kind: 'skipped', file: 't', reason: 'message without text' },
  rejected(7, 'sender', 'Expected visitor, operator or automation, found "robot".'),
  rejected(8, 'time_sent', 'Expected a time such as 2025-03-04T09:12:44Z, found "soon".'),
  rejected(9, 'conversation_id', 'Expected the id of the conversation, found nothing.'),
];

describe('Tidio’s messages', () => {
  it('are conversations by their own id, with visitors by address or number', async () => {
    expect(detectAll([fileOf(csv())]).groups[0]?.format.id).toBe('tidio-csv');
    expect(await readAll(tidioCsv, [fileOf(csv(), 't')])).toEqual(EXPECTED);
  });

  it('set a row with a comma too many aside instead of shifting its cells', async () => {
    const broken = `${csv(ROWS.slice(0, 1))}958,1579680000,2025-03-04T09:14:00Z,chat,visitor,Thanks, bye,#504b0,,,x@y.test,1\n`;
    const records = await readAll(tidioCsv, [fileOf(broken, 't')]);
    expect(records.map(({ kind }) => kind)).toEqual(['message', 'rejected']);
    expect(records[1]).toMatchObject({
      record: 2,
      reason: expect.stringMatching(/Expected 11 cells.*found 12/) as string,
    });
  });

  it('are the same whatever the order of their rows', async () => {
    const expected = inNoOrder(await readAll(tidioCsv, [fileOf(csv(), 't')]));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
        const records = inNoOrder(await readAll(tidioCsv, [fileOf(csv(rows), 't')]));
        expect(records).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
