/** The whole way, from an export to figures, against the values that the methodology works out by hand (0.4 [G0]). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFilters } from '../../src/lib/filters';
import { metricById, type Metric, type SharesMetric } from '../../src/lib/metrics';
import type { MetricResult } from '../../src/lib/model/figures';
import { FACETS } from '../../src/lib/model/words';
import { report } from '../../src/lib/server/report/report';
import { warehouse } from '../../src/lib/server/warehouse/warehouse';
import { aalenJohansen, pointAt, type WaitRow } from '../../src/lib/stats';
import { buildCommand, lastJson, query, type BuiltCommand } from './command';
import { corpusCsv, EXPORTED_AT } from './corpus';

let command: BuiltCommand;
let data: string;

beforeAll(async () => {
  command = await buildCommand();
  data = join(command.folder, 'data');
  writeFileSync(join(command.folder, 'corpus.csv'), corpusCsv());
  const ran = await command.run([
    'import',
    join(command.folder, 'corpus.csv'),
    '--exported-at',
    EXPORTED_AT,
    '--data',
    data,
    '--json',
  ]);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
  expect(lastJson(ran)).toMatchObject({
    format: 'messages-csv',
    conversations: 8,
    messages: 30,
    read: 30,
    rejected: 0,
    skipped: {},
    unchanged: 0,
  });
});
afterAll(async () => {
  await warehouse(data).close();
  command.remove();
});

/** One value a conversation, by K1 … K8. */
async function byConversation(expression: string): Promise<Record<string, unknown>> {
  const rows = await query<{ k: string; value: unknown }>(
    data,
    `select vendor_id as k, ${expression} as value from conversation_facts f join conversations c using (conversation_id)
     order by k`,
  );
  return Object.fromEntries(rows.map(({ k, value }) => [k, value]));
}

/** What the page shows: small samples are withheld there. */
const shown = (id: string, channel: string[] = []): Promise<MetricResult> =>
  report(metricById(id) as Metric, { ...noFilters(), channel }, { folder: data });

/** What the metric counts, before anything is withheld: the rows of the query that the figure shows. */
const counted = async (id: string): Promise<Record<string, unknown>[]> => query(data, (await shown(id)).sql);

describe('the mini-corpus', () => {
  it('has one episode a conversation, of which only K8 is open', async () => {
    expect(await byConversation('f.is_open')).toEqual({
      K1: false,
      K2: false,
      K3: false,
      K4: false,
      K5: false,
      K6: false,
      K7: false,
      K8: true,
    });
  });

  it('knows the mood in which each customer arrives (M04)', async () => {
    expect(await byConversation('mood_start')).toEqual({
      K1: 'anxious',
      K2: 'angry',
      K3: 'confused',
      K4: 'none',
      K5: 'none',
      K6: 'frustrated',
      K7: 'none',
      K8: 'disappointed',
    });
  });

  it('knows what each is about', async () => {
    expect(await byConversation('f.kind')).toEqual({
      K1: 'bug',
      K2: 'service',
      K3: 'usability',
      K4: 'price',
      K5: 'question',
      K6: 'bug',
      K7: 'idea',
      K8: 'bug',
    });
  });

  it('measures tone from arrival to leaving, and no lift where the customer spoke once (M01–M03)', async () => {
    const starts = await byConversation(`case when tone_start < 0 then 'negative' when tone_start > 0 then 'positive'
      else 'neutral' end`);
    expect(starts).toMatchObject({ K1: 'negative', K2: 'negative', K6: 'negative', K8: 'negative' });
    expect(await byConversation('lift is not null')).toEqual({
      K1: true,
      K2: false,
      K3: true,
      K4: false,
      K5: true,
      K6: true,
      K7: true,
      K8: false,
    });
    expect(await byConversation('lift > 0')).toMatchObject({ K1: true });
    expect((await shown('tone_at_arrival')).figure.n).toBe(8);
  });

  it('measures the first human reply in minutes, and their median in chats (M06)', async () => {
    expect(await byConversation('first_response_seconds / 60')).toEqual({
      K1: 4,
      K2: 3,
      K3: 120,
      K4: 1440,
      K5: 2,
      K6: 1,
      K7: 5,
      K8: 2,
    });
    const { figure, curves } = await shown('first_response', ['chat']);
    expect({ value: figure.value, n: figure.n, medians: curves.map((curve) => curve.median) }).toEqual({
      value: 120,
      n: 6,
      medians: [120],
    });
  });

  it('measures the time to first empathy with its three ends (M10)', async () => {
    const ends = `case when needs_empathy
      then (first_empathy_followed_seconds / 60)::integer || ' ' || first_empathy_outcome end`;
    expect(await byConversation(ends)).toEqual({
      K1: '4 event',
      K2: '3 ended',
      K3: null,
      K4: null,
      K5: null,
      K6: '20 event',
      K7: null,
      K8: '5 open',
    });
  });

  it('draws the Aalen–Johansen curve: 25 % after 4 minutes, 75 % after 20, and never 25 % (M10)', async () => {
    const { curves } = await shown('first_empathy');
    const [curve] = curves;
    expect(curve && { n: curve.n, events: curve.events, ended: curve.ended, open: curve.open }).toEqual({
      n: 4,
      events: 2,
      ended: 1,
      open: 1,
    });
    // Four episodes are too few for the page to draw; the arithmetic is asked directly.
    const waits = await query<WaitRow>(
      data,
      `select first_empathy_followed_seconds / 60 as t, first_empathy_outcome as outcome, 1 as count
       from conversation_facts where ${metricById('first_empathy')?.where}`,
    );
    const points = aalenJohansen(waits);
    expect(pointAt(points, 4)?.event.share).toBeCloseTo(0.25, 10);
    expect(pointAt(points, 20)?.event.share).toBeCloseTo(0.75, 10);
    expect(points.at(-1)?.ended.share).toBeCloseTo(0.25, 10);
  });

  it('finds no cliche in 13 messages of people and one in the bot’s only message (M13)', async () => {
    const { figure } = await shown('cliche_rate');
    expect({ n: figure.n, k: figure.k, value: figure.value }).toEqual({ n: 13, k: 0, value: 0 });
    expect(figure.interval?.high).toBeCloseTo(0.2281, 4);
    const bots = await query(
      data,
      `select count(*) as n, count(*) filter (has_cliche) as k from message_facts where role = 'bot'`,
    );
    expect(bots).toEqual([{ n: 1, k: 1 }]);
  });

  it('finds who apologised, admitted, asked and appreciated (M14)', async () => {
    const flags = ['has_apology', 'has_admission', 'has_question', 'has_appreciation']
      .map((flag) => `${flag}::integer`)
      .join(` || '/' || `);
    expect(await byConversation(flags)).toMatchObject({
      K1: '1/1/1/0',
      K2: '1/0/0/0',
      K3: '1/1/1/1',
      K6: '1/1/0/0',
      K8: '0/0/1/0',
    });
    const fourAs = metricById('four_as') as SharesMetric;
    const parts = fourAs.parts.map(({ key, success }) => `count(*) filter (${success}) as ${key}`).join(', ');
    expect(await query(data, `select count(*) as n, ${parts} from conversation_facts where ${fourAs.where}`)).toEqual([
      { n: 4, apologise: 4, admit: 3, ask: 2, appreciate: 1 },
    ]);
    expect((await counted('four_as'))[0]).toMatchObject({ n: 4, value: 2.5 });
    expect((await shown('four_as')).figure).toMatchObject({ n: 4, value: null, confidence: 'withheld' });
  });

  it('grades the apologies from none to four (M12)', async () => {
    expect(await byConversation('apology_quality')).toEqual({
      K1: 4,
      K2: 1,
      K3: 3,
      K4: null,
      K5: null,
      K6: 4,
      K7: null,
      K8: null,
    });
  });

  it('finds blame in one of 13 messages and one of 8 conversations, in two sentences (M18)', async () => {
    const { figure } = await shown('blame_rate');
    expect({ n: figure.n, k: figure.k }).toEqual({ n: 13, k: 1 });
    expect(figure.interval).toEqual({ low: expect.closeTo(0.0137, 4), high: expect.closeTo(0.3331, 4) });
    expect(await byConversation('blame_sentence_count')).toMatchObject({ K1: 0, K2: 0, K6: 2, K7: 0 });
    expect(await byConversation('has_defensive')).toMatchObject({ K1: false, K2: true, K3: false, K6: false });
    const { shares } = await shown('hard_words');
    expect(shares.map(({ key, k, n }) => [key, k, n])).toEqual([
      ['blame', 1, 8],
      ['defensive', 1, 8],
      ['process_speak', 0, 8],
      ['cliche', 0, 8],
    ]);
  });

  it('finds no ready-made text in what people wrote, in words or in messages (M13)', async () => {
    expect((await counted('cliche_density'))[0]).toMatchObject({ value: 0, row_count: 13 });
    expect((await shown('canned_rate')).figure).toMatchObject({ n: 13, k: 0 });
  });

  it('knows what upset customers heard first: empathy in one of three (M11)', async () => {
    expect(await byConversation('empathy_order')).toEqual({
      K1: 'empathy_only',
      K2: 'explanation_only',
      K3: null,
      K4: null,
      K5: null,
      K6: 'explanation_then_empathy',
      K7: null,
      K8: 'neither',
    });
    expect((await counted('empathy_before_explanation'))[0]).toMatchObject({ n: 3, k: 1 });
  });

  it('finds the apologies worth 3 of 4 on average, and none overdone (M12)', async () => {
    expect((await counted('apology_quality'))[0]).toMatchObject({ n: 4, value: 3, k_plain: 4, k_over_apology: 0 });
  });

  it('knows who and how often of the date picker, asked and known (M15)', async () => {
    const facets = (way: string) =>
      byConversation(
        `concat_ws(' ', ${FACETS.map((facet) => `case when has_${way}_${facet} then '${facet}' end`).join(', ')})`,
      );
    expect((await facets('asked')).K3).toBe('who frequency');
    // "I can't tell which month I get" also says what it stops them from doing.
    expect((await facets('learned')).K3).toBe('who frequency severity');
  });

  it('grades empathy as EPITOME does: reaction, meaning, asking (M16)', async () => {
    expect(await byConversation(`emotional_reaction || '/' || interpretation || '/' || exploration`)).toMatchObject({
      K1: '2/0/2',
      K2: '1/0/0',
      K3: '1/0/2',
      K6: '2/0/0',
    });
    expect(await byConversation('has_named_mood')).toMatchObject({ K1: true, K2: false, K6: true });
  });

  it('takes one of two questions for answered with a link (M20), and finds the other taken up (M30)', async () => {
    expect((await counted('link_deflection_rate'))[0]).toMatchObject({ n: 2, k: 1 });
    // K4 ended more than a week before the last words of the export, and its customer did not come back.
    expect(await byConversation('has_come_back')).toMatchObject({ K4: false, K5: null });
    expect(await byConversation(`answered_question_count || ' of ' || customer_question_count`)).toMatchObject({
      K4: '0 of 1',
      K5: '1 of 1',
    });
  });

  it('knows the order of the four A’s (M14)', async () => {
    expect(await byConversation('has_sorry_before_question')).toMatchObject({ K1: true, K2: null, K3: true, K8: null });
  });

  it('counts what the team can do and the customer must (M19)', async () => {
    expect(await byConversation(`can_do_count || ' : ' || must_do_count`)).toEqual({
      K1: '1 : 0',
      K2: '0 : 0',
      K3: '0 : 0',
      K4: '0 : 0',
      K5: '0 : 0',
      K6: '1 : 0',
      K7: '2 : 0',
      K8: '0 : 0',
    });
  });

  it('takes thanks for a particular thing for more than thanks (M17)', async () => {
    expect((await counted('specific_appreciation'))[0]).toMatchObject({ n: 2, k: 2 });
  });

  it('finds no emoji and no joke (M27)', async () => {
    expect((await counted('emoji_rate'))[0]).toMatchObject({ value: 0, row_count: 13 });
    expect((await shown('risky_jokes')).figure).toMatchObject({ n: 13, k: 0 });
    expect((await counted('emoji_mismatch'))[0]).toMatchObject({ n: 3, k: 0 });
  });

  it('knows who went silent, and cannot tell yet where the conversation is open (M23)', async () => {
    expect(await byConversation('went_silent')).toEqual({
      K1: false,
      K2: true,
      K3: false,
      K4: true,
      K5: false,
      K6: false,
      K7: false,
      K8: null,
    });
  });

  it('knows after which answers silence could follow, and after which it did (M23)', async () => {
    const [row] = await query(
      data,
      `select count(*) filter (next_outcome = 'silent') as silent, count(*) filter (next_outcome = 'answered') as answered,
        count(*) filter (next_outcome = 'censored') as censored, count(*) filter (next_outcome is null) as settled
       from turn_facts where side = 'agent'`,
    );
    expect(row).toEqual({ silent: 2, answered: 6, censored: 1, settled: 2 });
    expect((await shown('went_silent')).figure).toMatchObject({ k: 2, n: 8 });
  });

  it('follows promises: K1 kept five minutes early, K6 pending, K7 kept after 2 days 18 h 55 min (M21)', async () => {
    const promises = await query(
      data,
      `select vendor_id as k, outcome, late_seconds / 60 as late, follow_up_seconds / 60 as took, due_at
       from promise_facts join conversations using (conversation_id) where is_promise order by k`,
    );
    expect(promises).toEqual([
      { k: 'K1', outcome: 'in_time', late: -5, took: 43, due_at: new Date('2024-05-16T11:00:00Z') },
      { k: 'K6', outcome: 'pending', late: null, took: null, due_at: new Date('2024-05-17T23:59:59.999Z') },
      { k: 'K7', outcome: 'kept', late: null, took: 2 * 1440 + 18 * 60 + 55, due_at: null },
    ]);
  });

  it('knows that K3’s customer had the last word, unanswered (M08)', async () => {
    expect(await byConversation('has_unanswered_last_word')).toEqual({
      K1: false,
      K2: false,
      K3: true,
      K4: false,
      K5: false,
      K6: false,
      K7: false,
      K8: null,
    });
    const { curves } = await shown('response_gap', ['chat']);
    expect(curves.map(({ key, events, ended, open }) => [key, events, ended, open])).toEqual([['chat', 9, 0, 0]]);
  });

  it('knows who was asked to wait, and whether they were told until when and asked (M22)', async () => {
    const told = `case when has_wait_request then has_wait_estimate::integer || '/' || has_wait_question::integer end`;
    expect(await byConversation(told)).toMatchObject({ K1: '1/1', K2: null, K6: '1/0', K7: '0/0' });
  });

  it('scores the automatic text of K1 with none of four, and a cliché (M09)', async () => {
    expect(await byConversation(`autoresponder_score || '/' || has_bot_cliche::integer`)).toMatchObject({
      K1: '0/1',
      K2: null,
    });
  });

  it('hands K6 on once, and keeps K1 active for 20 minutes (M29, M41)', async () => {
    expect(await byConversation('transfer_count')).toMatchObject({ K1: 0, K2: 0, K6: 1 });
    expect(await byConversation('repeated_request_count')).toMatchObject({ K1: 0, K6: 0 });
    expect(await byConversation('contact_number')).toMatchObject({ K1: 1, K8: 1 });
    expect(await byConversation('active_seconds / 60')).toMatchObject({ K1: 20, K3: null });
  });

  it('takes none of four steps on K4’s question of price (M24)', async () => {
    expect(await byConversation('price_plan_share')).toMatchObject({ K3: null, K4: 0 });
    expect(await byConversation('has_price_discount')).toMatchObject({ K4: null });
  });

  it('tells K7’s sender what became of the idea, refused with a reason, after 2 days 18 h 55 min (M26)', async () => {
    expect(await byConversation('idea_verdict_seconds / 60')).toMatchObject({ K6: null, K7: 2 * 1440 + 18 * 60 + 55 });
    expect(await byConversation(`has_idea_shared::integer || '/' || has_idea_refusal_help::integer`)).toMatchObject({
      K7: '1/1',
    });
  });

  it('finds no fight, no suspicion, no sale and no personal detail (M28, M42, M43, M45)', async () => {
    for (const flag of ['is_conflict', 'has_suspicion', 'has_personal_detail'])
      expect(new Set(Object.values(await byConversation(flag)))).toEqual(new Set([false]));
    expect(await query(data, 'select count(*) as n from turn_facts where has_upsell')).toEqual([{ n: 0 }]);
  });

  it('keeps every matched phrase where its offsets say', async () => {
    const rows = await query<{ text: string; start_offset: number; end_offset: number; matched_text: string }>(
      data,
      'select text, start_offset, end_offset, matched_text from tags join messages using (message_id)',
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.text.slice(row.start_offset, row.end_offset)).toBe(row.matched_text);
  });

  it('numbers agents by their first appearance and keeps addresses and names out of ids', async () => {
    expect(await query(data, 'select number, name from agents order by number')).toEqual([
      { number: 1, name: 'A1' },
      { number: 2, name: 'A2' },
      { number: 3, name: 'A3' },
    ]);
    const [ids] = await query<{ authors: number; customers: number }>(
      data,
      `select count(*) filter (not regexp_matches(author_id, '^((agent|bot)-[0-9a-f]{8}|[0-9a-f]{16})$')) as authors,
        (select count(distinct customer_id) from conversations where regexp_matches(customer_id, '^[0-9a-f]{16}$'))
          as customers
       from messages`,
    );
    expect(ids).toEqual({ authors: 0, customers: 8 });
  });
});
