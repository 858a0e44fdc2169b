/** Jira's CSV with its traps: repeated columns, cells in three parts with semicolons in the third, dates in words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectAll } from '../../../pipelines/formats';
import { jiraCsv } from '../../../pipelines/formats/jira-csv';
import { fileOf, readAll } from '../files/memory-file';
import { inNoOrder, messagesOf, tableOf } from './expected';

const HEADER =
  'Summary,Issue key,Issue id,Status,Project key,Project name,Priority,Assignee,Assignee Id,Reporter,Reporter Id,Created,Updated,Resolved,Description,Labels,Labels,Custom field (Satisfaction),Custom field (Approvals),Custom field (Mood),Comment,Comment,Comment'.split(
    ',',
  );
const ROWS = [
  ['VPN drops', 'ITH-12', '10012', 'Done', 'ITH', 'IT Help', 'Medium', 'Ivo', '712020:bbb', 'Mara', '712020:aaa']
    .concat(['25/Feb/26 4:38 PM', '26/Feb/26 9:00 AM', '26/Feb/26 9:00 AM', 'It drops; *every* hour', 'vpn', 'network'])
    .concat(['4', 'ApprovalsCFValue@170e16ef', 'Confused'])
    .concat(['25/Feb/26 5:01 PM;712020:bbb;Please try TCP mode; tell me\nif it helps'])
    .concat(['25/Feb/26 5:40 PM;712020:aaa;Works, thanks!', '']),
  [
    'No answer',
    'ITH-13',
    '10013',
    'Open',
    'ITH',
    'IT Help',
    '',
    '',
    '',
    '',
    '',
    '26/Feb/26 1:00 AM',
    '',
    '',
    '',
    '',
    '',
  ].concat([
    '',
    '',
    '',
    'no comment of the kind',
    '25/Feb/26 6:00 PM;;A former customer',
    '25/Feb/26 6:01 PM;712020:bbb; ',
  ]),
];
const csv = (rows = ROWS) => tableOf([HEADER, ...rows]);

const first = messagesOf('j', 'ITH-12');
const mara = { role: 'customer', authorKey: '712020:aaa', authorName: 'Mara' };
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'j',
    id: 'ITH-12',
    subject: 'VPN drops',
    team: 'IT Help',
    status: 'Done',
    isClosed: true,
    priority: 'Medium',
    labels: ['vpn', 'network'],
    csat: 4,
    selfMood: 'confused',
    customerKey: '712020:aaa',
    updatedAt: new Date('2026-02-26T09:00:00Z'),
  },
  { kind: 'person', file: 'j', key: '712020:aaa', role: null, name: 'Mara' },
  { kind: 'person', file: 'j', key: '712020:bbb', role: null, name: 'Ivo' },
  first('ITH-12-description', '2026-02-25T16:38:00Z', { ...mara, order: 0, body: 'It drops; every hour' }),
  first('ITH-12-1', '2026-02-25T17:01:00Z', {
    role: 'agent',
    authorKey: '712020:bbb',
    authorName: 'Ivo',
    order: 1,
    body: 'Please try TCP mode; tell me\nif it helps',
  }),
  first('ITH-12-2', '2026-02-25T17:40:00Z', { ...mara, order: 2, body: 'Works, thanks!' }),
  {
    kind: 'conversation',
    file: 'j',
    id: 'ITH-13',
    subject: 'No answer',
    team: 'IT Help',
    status: 'Open',
    isClosed: false,
    priority: null,
    labels: [],
    csat: null,
    selfMood: null,
    customerKey: null,
    updatedAt: null,
  },
  {
    kind: 'rejected',
    file: 'j',
    record: 2,
    field: 'comment',
    reason: 'Expected a comment such as "25/Feb/26 5:01 PM;712020:bbb;Works, thanks!", found "no comment of the kind".',
    raw: ROWS[1]!.join(','),
  },
  messagesOf('j', 'ITH-13')('ITH-13-2', '2026-02-25T18:00:00Z', {
    role: 'agent',
    authorKey: null,
    order: 2,
    body: 'A former customer',
  }),
  { kind: 'skipped', file: 'j', reason: 'message without text' },
  {
    kind: 'warning',
    file: 'j',
    message:
      'j: 7 times without a time zone, read as UTC, which is an assumption. ' +
      'Name the zone with --timezone, e.g. --timezone Europe/Berlin.',
  },
  {
    kind: 'warning',
    message:
      '3 comments: Jira’s CSV does not say which are internal, and all are read as public. ' +
      'Export JSON through Jira’s API to have them told apart.',
  },
];
const dated = (...dates: string[]) =>
  tableOf([
    ['Issue key', 'Issue id', 'Created', 'Description', 'Comment'],
    ...dates.map((date, index) => [`A-${index}`, index, date, 'Hello', '']),
  ]);

describe('Jira’s CSV', () => {
  it('is read with every one of its repeated columns', async () => {
    expect(detectAll([fileOf(csv(), 'j')]).groups[0]?.format.id).toBe('jira-csv');
    expect(await readAll(jiraCsv, [fileOf(csv(), 'j')])).toEqual(EXPECTED);
  });

  it('is refused where months are written in another language, or day and month could be either', async () => {
    await expect(readAll(jiraCsv, [fileOf(dated('25/févr./26 16:38'))])).rejects.toThrow(
      /dates in another language or order.*25\/févr.*set your language to English/,
    );
    await expect(readAll(jiraCsv, [fileOf(dated('03/04/2026 16:38'))])).rejects.toThrow(
      /more than one way: 03\/04\/2026/,
    );
  });

  it('tells day and month apart by the whole column', async () => {
    const records = await readAll(jiraCsv, [fileOf(dated('03/04/2026 16:38', '25/04/2026 10:00'))]);
    expect(records.flatMap((record) => (record.kind === 'message' ? [record.sentAt.toISOString()] : []))).toEqual([
      '2026-04-03T16:38:00.000Z',
      '2026-04-25T10:00:00.000Z',
    ]);
  });

  it('is refused without the columns of the comments', () => {
    expect(
      detectAll([fileOf('Issue key,Issue id,Project key,Created\nA-1,1,A,25/Feb/26 4:38 PM\n')]).refused,
    ).toMatchObject([{ problem: 'is a Jira CSV without the columns of its comments.' }]);
  });

  it('is the same whatever the order of its rows', async () => {
    const expected = inNoOrder(await readAll(jiraCsv, [fileOf(csv(), 'j')]));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ROWS, { minLength: ROWS.length }), async (rows) => {
        expect(inNoOrder(await readAll(jiraCsv, [fileOf(csv(rows), 'j')]))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
