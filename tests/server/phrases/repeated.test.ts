import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filtersFrom, noFilters } from '../../../src/lib/filters';
import type { RepeatedView } from '../../../src/lib/model/phrases';
import { conversation } from '../../../src/lib/server/conversation/conversation';
import { conversationList } from '../../../src/lib/server/list/list';
import { plainPhrase } from '../../../src/lib/server/phrases/plainphrase';
import { repeatedLines } from '../../../src/lib/server/phrases/repeated';
import { tableOfRepeated } from '../../../src/lib/server/report/tables';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { makeTagger } from '../../../src/lib/tagging/team';
import { putWarehouse, type Rows } from '../fixture';
import { replies } from '../replies';

const PRESS = 'Press Export once more';
const NAMED = 'Ana Kovac will press it for you';

/** The replies, each with a line or two that others wrote as well; one of them also stands in a note. */
function repeating(): Rows {
  const rows = replies();
  const agents = (rows['messages'] ?? []).filter(({ role }) => role === 'agent');
  const use = (
    line_id: string,
    { message_id = null, conversation_id = null, text = null }: (typeof agents)[number],
  ) => {
    const found = /press Export once more/i.exec(String(text));
    return { line_id, message_id, conversation_id, matched_text: found?.[0] ?? '', likeness: 1 };
  };
  const named = agents.slice(0, 6).map((message) => {
    message['text'] = `${message['text']} ${NAMED}.`;
    return { ...use('line-0000000b', message), matched_text: NAMED };
  });
  const note = { message_id: 'note', conversation_id: 'c39', text: `${NAMED}.`, position: 9, role: 'agent' };
  return {
    ...rows,
    messages: [...(rows['messages'] ?? []), { ...note, sent_at: '2024-01-28 11:00:00', is_public: false }],
    message_facts: [
      ...(rows['message_facts'] ?? []),
      {
        message_id: 'note',
        conversation_id: 'c39',
        episode: 1,
        is_human_agent: true,
        is_public: false,
        is_scored: true,
      },
    ],
    repeated_lines: [
      { line_id: 'line-0000000a', example: PRESS, first_day: '2024-01-01', last_day: '2024-01-28' },
      { line_id: 'line-0000000b', example: NAMED, first_day: '2024-01-01', last_day: '2024-01-06' },
    ],
    repeated_line_uses: [
      ...agents.map((message) => use('line-0000000a', message)),
      ...named,
      { ...use('line-0000000b', note), matched_text: NAMED },
    ],
  };
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-repeated-'));
  await putWarehouse(folder, repeating());
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const WEEKS = 'from=2024-01-01&to=2024-01-28';
const filtersOf = (query: string) => {
  const { filters, problems } = filtersFrom(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return filters;
};
const look = async (query: string, asked = {}) =>
  (await repeatedLines(filtersOf(query), asked, folder)) as RepeatedView;
const listed = async (query: string) =>
  (await conversationList(filtersOf(query), { page: 1, sort: 'newest', folder })).total;

describe('the lines the team repeats', () => {
  it('stand with what was counted in the selection, most conversations first, notes left out', async () => {
    const { lines, total, share, conversations } = await look(WEEKS);
    expect({ total, conversations, k: share.k, n: share.n }).toEqual({ total: 2, conversations: 40, k: 40, n: 40 });
    expect(
      lines.map(({ key, example, wordings, messages, conversations: inAll, customers, agents, firstDay, lastDay }) => [
        ...[key, example, wordings, messages, inAll, customers, agents, firstDay, lastDay],
      ]),
    ).toEqual([
      ['repeated.0000000a', PRESS, 1, 40, 40, 40, 2, '2024-01-01', '2024-01-28'],
      ['repeated.0000000b', 'Agent 1 will press it for you', 1, 6, 6, 6, 1, '2024-01-01', '2024-01-06'],
    ]);
    expect(lines[1]?.share).toMatchObject({ k: 6, n: 40, value: 0.15, confidence: 'plain' });
  });

  it('follow the weeks and the teams', async () => {
    const line = (await look(WEEKS)).lines[1];
    expect(line?.weeks.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['2024-01-01', 6, 10],
      ['2024-01-08', 0, 10],
      ['2024-01-15', 0, 10],
      ['2024-01-22', 0, 10],
    ]);
    expect(line?.teams.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['Billing', 2, 16],
      ['Night', undefined, 4],
      ['Technical', 3, 20],
    ]);
  });

  it('show the newest examples cut around the line, with names masked', async () => {
    const example = (await look(WEEKS)).lines[1]?.examples[0];
    expect(example).toMatchObject({ conversationId: 'c05', position: 2, who: 'Agent 1' });
    expect(example?.segments.filter(({ tint }) => tint).map(({ text }) => text)).toEqual([
      'Agent 1 will press it for you',
    ]);
  });

  it('narrow to the filters and to the words that are searched for, but never to a masked name', async () => {
    expect((await look(`${WEEKS}&team=Billing`)).lines.map(({ messages, share }) => [messages, share.n])).toEqual([
      [16, 16],
      [2, 16],
    ]);
    expect((await look(WEEKS, { find: 'EXPORT' })).lines.map(({ example }) => example)).toEqual([PRESS]);
    expect(await look(WEEKS, { find: 'kovac' })).toMatchObject({ lines: [], total: 0, page: 1, pages: 1 });
  });

  it('come in pages, and first the one on which the open line stands', async () => {
    const shown = async (asked: object) => {
      const { lines, page, pages } = await look(WEEKS, { linesAPage: 1, ...asked });
      return [lines.map(({ key }) => key), page, pages];
    };
    expect(await shown({})).toEqual([['repeated.0000000a'], 1, 2]);
    expect(await shown({ open: 'repeated.0000000b' })).toEqual([['repeated.0000000b'], 2, 2]);
    expect(await shown({ open: 'repeated.0000000b', page: 1 })).toEqual([['repeated.0000000a'], 1, 2]);
    expect(await shown({ page: 7 })).toEqual([['repeated.0000000b'], 2, 2]);
  });

  it('open exactly their conversations, and the list says which line it is', async () => {
    const view = await look(WEEKS);
    expect(await listed(view.opens.all)).toBe(view.conversations);
    for (const line of view.lines) expect(await listed(line.opens)).toBe(line.conversations);
    expect(await listed(view.opens.teams['Billing'] ?? '')).toBe(16);
    expect(await listed(view.opens.weeks['2024-01-08'] ?? '')).toBe(10);
    const list = await conversationList(filtersOf('line=repeated.0000000b'), { page: 1, sort: 'newest', folder });
    expect([list.total, list.said]).toEqual([6, '“Agent 1 will press it for you”']);
  });

  it('are rows of a table with agents as counts only', async () => {
    const { columns, rows } = tableOfRepeated((await look(WEEKS)).lines);
    expect(columns.slice(0, 9)).toEqual(
      'line example wordings messages conversations customers agents first_day last_day'.split(' '),
    );
    expect(rows[1]?.slice(0, 9)).toEqual([
      ...['repeated.0000000b', 'Agent 1 will press it for you', 1, 6, 6, 6, 1, '2024-01-01', '2024-01-06'],
    ]);
  });
});

describe('a repeated line in a transcript', () => {
  it('is marked where it stands, with how many other conversations hold it and a way to it', async () => {
    const page = await conversation('c05', noFilters(), 'newest', folder);
    const reply = page?.messages.find(({ role }) => role === 'agent');
    expect(reply?.segments.filter(({ isRepeated }) => isRepeated).map(({ text }) => text)).toEqual([
      PRESS,
      'Agent 1 will press it for you',
    ]);
    expect(reply?.repeated).toEqual([
      { text: PRESS, others: 39, opens: 'from=2024-01-01&to=2024-01-28&of=repeated&open=repeated.0000000a' },
      {
        text: 'Agent 1 will press it for you',
        others: 5,
        opens: 'from=2024-01-01&to=2024-01-06&of=repeated&open=repeated.0000000b',
      },
    ]);
  });

  it('is not marked in a note, which no customer got', async () => {
    const page = await conversation('c39', noFilters(), 'newest', folder);
    expect(page?.messages.find(({ isPublic }) => !isPublic)?.repeated).toEqual([]);
  });
});

describe('a repeated line as a phrase of the team’s own', () => {
  it.each([
    ['Please open “Settings” (top right) and press Save.', 'and press Save'],
    ['See https://help.example.com/reset for the steps!', 'for the steps'],
    ['Could you send me the screenshot, please?', 'Could you send me the screenshot, please'],
    ['- Restart the app: that clears it.', 'Restart the app, that clears it'],
    ['We refunded 12.50 EUR at 10:30; it takes 3 days.', 'We refunded {number} EUR at'],
  ])('is plain words that are found in the line: %s', (line, text) => {
    expect(plainPhrase(line)).toBe(text);
    const { tags } = makeTagger([{ id: 'own', tag: 'cliche', text, addedOn: '2024-05-16' }])({
      text: line,
      role: 'agent',
    });
    expect(tags.map(({ rule }) => rule)).toContain('team.own');
  });

  it('is cut between words where it is longer than a phrase may be', () => {
    const phrase = plainPhrase('considerable '.repeat(30));
    expect(phrase).toBe('considerable '.repeat(15).trim());
  });
});
