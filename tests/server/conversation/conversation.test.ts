import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilters } from '../../../src/lib/filters';
import type { ConversationView } from '../../../src/lib/model/transcript';
import { conversation } from '../../../src/lib/server/conversation/conversation';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { changeSettings } from '../../../src/lib/server/workspace/workspace';
import { RULES_VERSION } from '../../../src/lib/tagging';
import { putWarehouse, type Rows } from '../fixture';

const CUSTOMERS = 'My export is empty. This is useless.';
const AGENTS = 'Sorry about the empty export, says Maria. We apologize for any inconvenience.';
const id = 'zendesk:shop:17';

function rows(rulesVersion: string): Rows {
  const message = (position: number, role: string, sent_at: string, text: string, more = {}) => ({
    message_id: `m${position}`,
    conversation_id: id,
    position,
    role,
    is_public: true,
    sent_at,
    text,
    language: 'en',
    is_scored: role !== 'bot',
    ...more,
  });
  const hit = (message_id: string, tag: string, rule: string, text: string, matched_text: string, grade?: string) => ({
    message_id,
    conversation_id: id,
    tag,
    grade: grade ?? null,
    rule,
    start_offset: text.indexOf(matched_text),
    end_offset: text.indexOf(matched_text) + matched_text.length,
    matched_text,
  });
  return {
    warehouse_info: [{ key: 'rules_version', value: rulesVersion }],
    conversations: [
      {
        conversation_id: id,
        source: 'zendesk',
        vendor_id: '17',
        vendor_url: 'javascript:alert(1)',
        subject: 'Export for Maria',
        channel: 'email',
        customer_id: 'anna',
        labels: ['export'],
        has_identity: true,
      },
    ],
    messages: [
      message(1, 'customer', '2024-05-16 10:00:00', CUSTOMERS, {
        author_name: 'Anna',
        tone: -0.61,
        tone_evidence: 1,
        tone_band: 'negative',
        mood: 'frustrated',
      }),
      message(2, 'bot', '2024-05-16 10:00:05', 'Please wait.'),
      message(3, 'agent', '2024-05-16 10:04:00', AGENTS, { author_id: 'maria', author_name: 'Maria Lopez', tone: 0.2 }),
      message(4, 'customer', '2024-05-16 10:06:00', 'Perfect.', { tone: 0.6, tone_evidence: 1, tone_band: 'positive' }),
    ],
    message_facts: [1, 2, 3, 4].map((position) => ({ message_id: `m${position}`, conversation_id: id, episode: 1 })),
    tags: [
      hit('m1', 'bug', 'bug.product', CUSTOMERS, 'export is empty'),
      hit('m2', 'cliche', 'cliche', 'Please wait.', 'Please wait'),
      hit('m3', 'apology', 'apology', AGENTS, 'Sorry about the empty export', 'specific'),
      hit('m3', 'acknowledgement', 'acknowledgement', AGENTS, 'the empty export, says Maria'),
      hit('m3', 'cliche', 'cliche', AGENTS, 'We apologize for any inconvenience'),
    ],
    rules: [{ rule: 'bug', tag: 'bug', title: 'Bug', why: 'Something does not work.', version: rulesVersion }],
    agents: [{ agent_id: 'maria', name: 'Maria Lopez', number: 4 }],
    turn_facts: [
      { conversation_id: id, episode: 1, turn: 1, side: 'customer', started_at: '2024-05-16 10:00:00' },
      {
        conversation_id: id,
        episode: 1,
        turn: 2,
        side: 'agent',
        started_at: '2024-05-16 10:04:00',
        gap_business_seconds: 60,
      },
      { conversation_id: id, episode: 1, turn: 3, side: 'customer', started_at: '2024-05-16 10:06:00' },
    ],
    conversation_facts: [
      {
        conversation_id: id,
        episode: 1,
        first_response_seconds: 240,
        first_response_business_seconds: 60,
        customer_id: 'anna',
        started_at: '2024-05-16 10:00:00',
        ended_at: '2024-05-16 10:06:00',
        day: '2024-05-16',
        is_open: false,
        is_scored: true,
        kind: 'bug',
        is_complaint: true,
        has_apology: true,
        has_admission: false,
        has_question: false,
        has_appreciation: false,
        cliche_count: 1,
      },
    ],
  };
}

let folder: string;
let page: ConversationView;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-conversation-'));
  await putWarehouse(folder, rows(RULES_VERSION));
  page = (await conversation(id, noFilters(), 'newest', folder)) as ConversationView;
});
afterAll(async () => {
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

describe('the page of a conversation', () => {
  it('has the facts, and no link that is not a web address', () => {
    expect(page).toMatchObject({
      shownId: '17',
      vendorUrl: null,
      subject: 'Export for Agent 4',
      labels: ['export'],
      neighbours: { position: 1, total: 1, previous: null, next: null },
      summary: 'The customer sounded very negative at the beginning and very positive at the end.',
    });
    expect(page.episodes[0]?.fourAs).toEqual({ apology: true, admission: false, question: false, appreciation: false });
  });

  it('says who wrote, after how long, and a tone for customers only', () => {
    expect(page.messages.map(({ who, afterSeconds, tone }) => [who, afterSeconds, tone])).toEqual([
      ['Customer', null, -0.61],
      ['Bot', null, null],
      ['Agent 4', 240, null],
      ['Customer', 120, 0.6],
    ]);
  });

  it('has both clocks: the calendar, and the opening hours where they are set', () => {
    expect(page.messages.map(({ afterSeconds, afterBusinessSeconds }) => [afterSeconds, afterBusinessSeconds])).toEqual(
      [
        [null, null],
        [null, null],
        [240, 60],
        [120, null],
      ],
    );
    expect(page.episodes[0]).toMatchObject({ firstResponseSeconds: 240, firstResponseBusinessSeconds: 60 });
  });

  it('numbers its notes through the whole conversation, in the order of the words', () => {
    expect(page.messages.flatMap(({ notes }) => notes.map(({ number, tag }) => [number, tag]))).toEqual([
      [1, 'bug'],
      [2, 'cliche'],
      [3, 'apology'],
      [4, 'acknowledgement'],
      [5, 'cliche'],
    ]);
  });

  it('lights exactly the words of each hit, with names masked inside them', () => {
    const lit = (message: number, number: number) =>
      page.messages[message]?.segments
        .filter(({ notes }) => notes.includes(number))
        .map(({ text }) => text)
        .join('');
    expect([lit(0, 1), lit(2, 3), lit(2, 4), lit(2, 5)]).toEqual([
      'export is empty',
      'Sorry about the empty export',
      'the empty export, says Agent 4',
      'We apologize for any inconvenience',
    ]);
    expect(page.messages[2]?.notes[1]?.phrase).toBe('the empty export, says Agent 4');
    expect(page.messages[2]?.segments.map(({ text }) => text).join('')).toBe(AGENTS.replace('Maria', 'Agent 4'));
  });

  it('explains each: tag, grade, why, rule, version, and a plainer line for a cliché', () => {
    expect(page.messages[0]?.notes[0]).toEqual({
      number: 1,
      tag: 'bug',
      title: 'Bug',
      family: 'other',
      grade: null,
      why: 'Something does not work.',
      rule: 'bug.product',
      rulesVersion: RULES_VERSION,
      phrase: 'export is empty',
      start: 3,
      end: 18,
      instead: null,
      aside: null,
    });
    const [apology, , cliche] = page.messages[2]?.notes ?? [];
    expect(apology).toMatchObject({ family: 'owned', grade: 'specific', rule: 'apology' });
    expect(apology?.why).not.toBe('');
    expect(cliche?.instead).toEqual(expect.stringMatching(/\w/));
    expect(page.messages[1]?.notes[0]?.aside).toBe('a bot’s words, not counted for the team');
  });

  it('names the words that gave a tone', () => {
    expect(page.messages[0]?.toneWords).toEqual(
      expect.arrayContaining([expect.objectContaining({ text: 'useless', weight: expect.any(Number) })]),
    );
    expect(page.messages[2]?.toneWords).toEqual([]);
  });

  it('names no tone words when other rules gave the tone', async () => {
    const other = await mkdtemp(join(tmpdir(), 'undertone-conversation-'));
    await putWarehouse(other, rows('1-older'));
    const older = await conversation(id, noFilters(), 'newest', other);
    expect(older?.messages.flatMap(({ toneWords }) => toneWords)).toEqual([]);
    await warehouse(other).close();
    await rm(other, { recursive: true });
  });

  it('shows names, and texts as written, once the team turned them on', async () => {
    await changeSettings({ showAgentNames: true }, folder);
    const named = await conversation(id, noFilters(), 'newest', folder);
    expect(named?.messages[2]?.who).toBe('Maria Lopez');
    expect(named?.messages[2]?.segments.map(({ text }) => text).join('')).toBe(AGENTS);
    await changeSettings({ showAgentNames: false }, folder);
  });

  it('is null for an id that is not there', async () => {
    expect(await conversation('zendesk:shop:18', noFilters(), 'newest', folder)).toBeNull();
  });
});
