/** Jira's issues with their traps: wiki markup and ADF, offsets without a colon, internal comments, reporters who answer. */
import { describe, expect, it } from 'vitest';
import { adfToText } from '../../../pipelines/formats/adf';
import { detectAll } from '../../../pipelines/formats';
import { jira } from '../../../pipelines/formats/jira';
import { wikiToText } from '../../../pipelines/formats/wiki';
import { fileOf, readAll } from '../files/memory-file';
import { expectAnyOrder, messagesOf } from './expected';

const text = (words: string) => ({ type: 'text', text: words });
const node = (type: string, ...content: object[]) => ({ type, content });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });
const MARA = { accountId: '712020:aaa', displayName: 'Mara', accountType: 'customer', emailAddress: 'mara@oak.test' };
const IVO = { accountId: '712020:bbb', displayName: 'Ivo', accountType: 'atlassian' };
const APP = { accountId: '712020:ccc', displayName: 'Automation', accountType: 'app' };
const SITE = 'https://oak.atlassian.test';
const said = (id: string, author: object | null, body: unknown, more: object) => ({
  self: `${SITE}/rest/api/3/issue/10012/comment/${id}`,
  id,
  ...(author ? { author } : {}),
  body,
  created: `2025-03-04T02:${id}:00.000-0500`,
  jsdPublic: true,
  ...more,
});
const COMMENTS = [
  said('10', IVO, doc(node('paragraph', text('Please try '), text('TCP mode'))), {}),
  said('11', IVO, 'looks like {color:red}hardware{color}', { jsdPublic: false }),
  said('12', MARA, 'Works, *thanks*!', {}),
  said('13', APP, 'Closed automatically', {}),
  said('14', null, 'I left since', {
    jsdPublic: undefined,
    properties: [{ key: 'sd.public.comment', value: { internal: true } }],
  }),
  said('15', IVO, 'for admins', { jsdPublic: undefined, visibility: { type: 'role', value: 'Administrators' } }),
  said('16', IVO, 'no mark', { jsdPublic: undefined }),
  said('17', IVO, doc(), {}),
  said('18', IVO, 'never', { created: 'soon' }),
];
const ISSUE = {
  id: '10012',
  self: `${SITE}/rest/api/3/issue/10012`,
  key: 'ITH-12',
  changelog: {
    histories: [
      { items: [{ field: 'resolution', from: null, to: '1' }] },
      {
        items: [
          { field: 'resolution', from: '1', to: null },
          { field: 'status', from: '3', to: '1' },
        ],
      },
    ],
  },
  fields: {
    summary: 'VPN drops',
    description: doc(node('paragraph', text('It drops'), { type: 'hardBreak' }, text('every hour'))),
    status: { name: 'Erledigt', statusCategory: { key: 'done' } },
    priority: { name: 'Medium' },
    project: { name: 'IT Help' },
    labels: ['vpn', 'mood_frustrated'],
    reporter: MARA,
    assignee: IVO,
    created: '2025-03-04T01:53:58.190-0500',
    updated: '2025-03-05T01:00:00.000-0500',
    customfield_10029: { rating: 4, comment: 'Nice' },
    comment: { comments: COMMENTS, total: 12 },
  },
};

const message = messagesOf('j', 'ITH-12');
const at = (minute: number) => `2025-03-04T07:${minute}:00Z`;
const ivo = { role: 'agent', authorKey: '712020:bbb', authorName: 'Ivo' };
const mara = { role: 'customer', authorKey: '712020:aaa', authorName: 'Mara' };
const EXPECTED = [
  {
    kind: 'conversation',
    file: 'j',
    id: 'ITH-12',
    subject: 'VPN drops',
    team: 'IT Help',
    status: 'Erledigt',
    isClosed: true,
    priority: 'Medium',
    labels: ['vpn', 'mood_frustrated'],
    csat: 4,
    csatComment: 'Nice',
    selfMood: 'frustrated',
    reopenCount: 1,
    customerKey: '712020:aaa',
    url: `${SITE}/browse/ITH-12`,
    updatedAt: new Date('2025-03-05T06:00:00Z'),
  },
  { kind: 'person', file: 'j', key: '712020:aaa', role: 'customer', name: 'Mara', email: 'mara@oak.test' },
  { kind: 'person', file: 'j', key: '712020:bbb', role: 'agent', name: 'Ivo', email: null },
  message('ITH-12-description', '2025-03-04T06:53:58.190Z', { ...mara, order: -1, body: 'It drops\nevery hour' }),
  message('10', at(10), { ...ivo, body: 'Please try TCP mode' }),
  message('11', at(11), { ...ivo, isPublic: false, body: 'looks like hardware' }),
  message('12', at(12), { ...mara, body: 'Works, thanks!' }),
  message('13', at(13), {
    role: 'bot',
    authorKey: '712020:ccc',
    authorName: 'Automation',
    body: 'Closed automatically',
  }),
  message('14', at(14), { role: 'agent', authorKey: null, isPublic: false, body: 'I left since' }),
  message('15', at(15), { ...ivo, isPublic: false, body: 'for admins' }),
  message('16', at(16), { ...ivo, body: 'no mark' }),
  { kind: 'skipped', file: 'j', reason: 'message without text' },
  {
    kind: 'rejected',
    file: 'j',
    record: 1,
    field: 'fields.comment.comments[8].created',
    reason: 'Expected a time such as 2025-03-04T01:53:58.190-0500, found soon.',
    raw: JSON.stringify(COMMENTS[8]),
  },
  {
    kind: 'warning',
    message:
      '1 issue with more comments than the page held. Save GET /rest/api/3/issue/{key}/comment for each beside the issues.',
  },
  {
    kind: 'warning',
    message:
      '1 comment without a mark of being public or internal (jsdPublic): read as public. ' +
      'Jira Service Management gives the mark; projects of other kinds have none.',
  },
];

describe('Jira issues', () => {
  it('are read with descriptions and comments in both markups, and are of their site', async () => {
    const page = fileOf(JSON.stringify({ issues: [ISSUE], isLast: true }), 'j');
    expect(detectAll([page]).groups.map(({ format, detected }) => [format.id, detected.account])).toEqual([
      ['jira', 'oak.atlassian.test'],
    ]);
    expect(await readAll(jira, [page])).toEqual(EXPECTED);
  });

  it('take further comments from pages of their own, in any order', () =>
    expectAnyOrder(jira, [{ ...ISSUE, fields: { ...ISSUE.fields, comment: undefined } }, ...COMMENTS.slice(0, 4)]));
});

describe('Jira’s markups', () => {
  it('ADF becomes plain text, whatever its blocks', () => {
    const mention = { type: 'mention', attrs: { id: '1', text: '@Ivo' } };
    const table = node(
      'table',
      node(
        'tableRow',
        node('tableCell', node('paragraph', text('a'))),
        node('tableCell', node('paragraph', text('b'))),
      ),
    );
    const list = node(
      'bulletList',
      node('listItem', node('paragraph', text('one'))),
      node('listItem', node('paragraph', text('two'))),
    );
    const all = doc(
      node('heading', text('Title')),
      node('paragraph', mention, text(' look')),
      list,
      node('blockquote', node('paragraph', text('old'))),
      table,
    );
    expect(adfToText(all)).toBe('Title\n\n@Ivo look\n\n- one\n- two\n\n> old\n\na b');
  });

  it('ADF nested to harm ends without a crash', () => {
    let nested: object = text('deep');
    for (let depth = 0; depth < 5000; depth++) nested = node('panel', nested);
    expect(adfToText(doc(nested))).toBe('');
  });

  it.each([
    ['*bold* and _soft_, 2 * 3 * 4, snake_case_name', 'bold and soft, 2 * 3 * 4, snake_case_name'],
    ['h2. Title\n{quote}old\nwords{quote}\nnew', 'Title\n\n> old\n> words\n\nnew'],
    [
      '[~accountid:712020:aaa] see [the page|https://oak.test/a_b] or [https://oak.test]',
      '@somebody see the page or https://oak.test',
    ],
    ['{code:java}\nx = 1\n{code}\n!shot.png|thumbnail!\nbq. quoted', 'x = 1\n\n\n> quoted'],
    ['What {a} mess!', 'What {a} mess!'],
  ])('wiki markup %j', (markup, plain) => {
    expect(wikiToText(markup)).toBe(plain);
  });
});
