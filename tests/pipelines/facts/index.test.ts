import { describe, expect, it } from 'vitest';
import type { ConversationFactRow } from '../../../src/lib/model/factrows';
import { CORPUS, episodeFacts, factsOf } from './corpus';

const facts = Object.fromEntries(
  Object.entries(CORPUS).map(([id, { lines, channel }]) => [id, episodeFacts(lines, { channel })]),
) as Record<string, ConversationFactRow>;
const column = <T>(read: (row: ConversationFactRow) => T) =>
  Object.fromEntries(Object.entries(facts).map(([id, row]) => [id, read(row)]));

describe('the facts of the mini-corpus', () => {
  it('first answer of a person, in minutes', () => {
    expect(column((row) => row.first_response_seconds! / 60)).toEqual({
      K1: 4,
      K2: 3,
      K3: 120,
      K4: 1440,
      K5: 2,
      K6: 1,
      K7: 5,
      K8: 2,
    });
  });

  it('first empathy, in minutes and how it ended', () => {
    const minutes = (row: ConversationFactRow) =>
      row.needs_empathy ? [row.first_empathy_outcome, row.first_empathy_followed_seconds! / 60] : null;
    expect(column(minutes)).toEqual({
      K1: ['event', 4],
      K2: ['ended', 3],
      K3: null,
      K4: null,
      K5: null,
      K6: ['event', 20],
      K7: null,
      K8: ['open', 5],
    });
  });

  it('mood on arrival and kind', () => {
    expect(column(({ mood_start, kind, is_complaint }) => [mood_start, kind, is_complaint])).toEqual({
      K1: ['anxious', 'bug', true],
      K2: ['angry', 'service', true],
      K3: ['confused', 'usability', true],
      K4: ['none', 'price', false],
      K5: ['none', 'question', false],
      K6: ['frustrated', 'bug', true],
      K7: ['none', 'idea', false],
      K8: ['disappointed', 'bug', true],
    });
  });

  it('quality of the apology, null where nobody apologised', () => {
    expect(column(({ apology_quality }) => apology_quality)).toEqual({
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

  it('the four A’s: apologise, admit, ask, appreciate', () => {
    const four = (row: ConversationFactRow) =>
      [row.has_apology, row.has_admission, row.has_question, row.has_appreciation].map(Number).join('');
    expect(column(four)).toMatchObject({ K1: '1110', K2: '1000', K3: '1111', K6: '1100', K8: '0010' });
  });

  it('empathy before explanation: only where somebody was upset', () => {
    expect(column(({ empathy_order }) => empathy_order)).toEqual({
      K1: 'empathy_only',
      K2: 'explanation_only',
      K3: null,
      K4: null,
      K5: null,
      K6: 'explanation_then_empathy',
      K7: null,
      K8: 'neither',
    });
  });

  it('how deep empathy goes: reaction, meaning, asking', () => {
    const depth = (row: ConversationFactRow) => [row.emotional_reaction, row.interpretation, row.exploration];
    expect(column(depth)).toMatchObject({ K1: [2, 0, 2], K2: [1, 0, 0], K3: [1, 0, 2], K6: [2, 0, 0] });
  });

  it('sentences of blame, and questions of customers with those that were taken up', () => {
    expect(column(({ blame_sentence_count }) => blame_sentence_count)).toMatchObject({ K1: 0, K2: 0, K6: 2 });
    const questions = (row: ConversationFactRow) => [row.customer_question_count, row.answered_question_count];
    expect(column(questions)).toMatchObject({ K1: [0, 0], K4: [1, 0], K5: [1, 1], K8: [0, 0] });
    expect(column(({ has_link_deflection }) => has_link_deflection)).toMatchObject({ K4: true, K5: false });
  });

  it('who went silent, unknown while open', () => {
    expect(column(({ went_silent }) => went_silent)).toEqual({
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

  it('what is over and what is open', () => {
    const open = column(({ is_open }) => is_open);
    expect(Object.keys(open).filter((id) => open[id])).toEqual(['K8']);
  });

  it('clichés: only the bot’s, which counts for no agent', () => {
    const messages = Object.values(CORPUS).flatMap(({ lines, channel }) => factsOf(lines, { channel }).messages);
    const human = messages.filter((row) => row.is_human_agent && row.is_public);
    expect([human.length, human.filter((row) => row.has_cliche).length]).toEqual([13, 0]);
    expect(messages.filter((row) => row.has_cliche).map((row) => row.role)).toEqual(['bot']);
    expect(column(({ cliche_count }) => cliche_count)).toMatchObject({ K1: 0 });
  });

  it('agents who wrote: two of them for who was locked out', () => {
    expect(column(({ agent_id, agent_count }) => [agent_id, agent_count])).toMatchObject({
      K1: ['A1', 1],
      K6: ['A2', 2],
    });
  });
});

describe('the rows of one conversation', () => {
  const { conversations, messages, turns, promises } = factsOf(CORPUS.K1!.lines);

  it('one for the episode', () => {
    expect(conversations).toEqual([
      {
        conversation_id: 'c1',
        episode: 1,
        source: 'zendesk',
        account_id: 'acme',
        channel: 'chat',
        team: 'Support',
        agent_id: 'A1',
        customer_id: 'customer 1',
        language: 'en',
        labels: [],
        csat: null,
        started_at: new Date('2024-05-16T10:00:00Z'),
        ended_at: new Date('2024-05-16T10:58:00Z'),
        day: '2024-05-16',
        week: '2024-05-13',
        is_open: false,
        is_scored: true,
        starts_with_customer: true,
        message_count: 9,
        customer_message_count: 4,
        agent_message_count: 4,
        bot_message_count: 1,
        customer_turn_count: 4,
        agent_count: 1,
        first_response_seconds: 240,
        first_response_outcome: 'event',
        first_response_followed_seconds: 240,
        first_response_business_seconds: null,
        first_response_followed_business_seconds: null,
        tone_start: -0.6,
        tone_end: 0.8,
        tone_end_without_closing: 0.8,
        lift: expect.closeTo(1.4, 12),
        tone_band_start: 'negative',
        mood_start: 'anxious',
        mood_end: 'pleased',
        needs_empathy: true,
        empathy_clock_started_at: new Date('2024-05-16T10:00:00Z'),
        first_empathy_seconds: 240,
        first_empathy_outcome: 'event',
        first_empathy_followed_seconds: 240,
        first_empathy_business_seconds: null,
        first_empathy_followed_business_seconds: null,
        first_own_words_empathy_seconds: 240,
        first_own_words_empathy_outcome: 'event',
        first_own_words_empathy_followed_seconds: 240,
        first_own_words_empathy_business_seconds: null,
        first_own_words_empathy_followed_business_seconds: null,
        kind: 'bug',
        is_complaint: true,
        signals: [],
        has_apology: true,
        apology_quality: 4,
        has_plain_apology: true,
        has_specific_apology: true,
        has_apology_admission: true,
        has_apology_next_step: true,
        has_over_apology: false,
        apology_specificity: expect.closeTo(2 / 7, 10),
        has_admission: true,
        has_question: true,
        has_appreciation: false,
        has_acknowledgement: false,
        has_empathy: true,
        cliche_count: 0,
        blame_sentence_count: 0,
        has_process_speak: false,
        has_defensive: false,
        has_thanks: false,
        emoji_count: 0,
        has_emoji_mismatch: false,
        has_risky_joke: false,
        can_do_count: 1,
        must_do_count: 0,
        empathy_order: 'empathy_only',
        has_sorry_before_question: true,
        has_research_before_step: true,
        has_step: true,
        has_goal_question_after_step: false,
        has_asked_who: false,
        has_asked_circumstances: false,
        has_asked_frequency: false,
        has_asked_severity: true,
        has_asked_goal: true,
        has_learned_who: false,
        has_learned_circumstances: false,
        has_learned_frequency: false,
        has_learned_severity: true,
        has_learned_goal: true,
        has_perspective: false,
        has_named_mood: true,
        emotional_reaction: 2,
        interpretation: 0,
        exploration: 2,
        has_link_deflection: false,
        customer_question_count: 0,
        answered_question_count: 0,
        is_warm_competent_warm: false,
        went_silent: false,
        has_unanswered_last_word: false,
        started_hour: 10,
        is_bot_resolved: false,
        has_wait_request: true,
        has_wait_estimate: true,
        has_wait_question: true,
        has_wait_refusal: false,
        has_wait_alternative: null,
        autoresponder_score: 0,
        has_bot_estimate: false,
        has_bot_feeling_prompt: false,
        has_bot_why_prompt: false,
        has_bot_optional: false,
        has_bot_repetition: false,
        has_bot_cliche: true,
        transfer_count: 0,
        repeated_request_count: 0,
        active_seconds: 20 * 60,
        customer_active_seconds: 6 * 60,
        agent_active_seconds: 14 * 60,
        has_refusal: false,
        has_refusal_reason: null,
        has_price_why: null,
        has_price_discount: null,
        has_price_answer: null,
        has_price_reason: null,
        has_price_alternative: null,
        has_price_joke: null,
        price_plan_share: null,
        has_listened_first: null,
        has_remedy_question: null,
        has_action_report: null,
        has_private_channel: null,
        has_takedown_request: null,
        participant_count: null,
        answered_participant_count: null,
        has_idea_shared: null,
        has_idea_refusal: null,
        has_idea_refusal_help: null,
        idea_verdict_seconds: null,
        idea_verdict_outcome: null,
        idea_verdict_followed_seconds: null,
        idea_verdict_business_seconds: null,
        idea_verdict_followed_business_seconds: null,
        is_conflict: false,
        has_calm_reply: null,
        has_suspicion: false,
        has_personal_detail: false,
        has_note_contempt: null,
        severity: null,
        repeat_count: null,
        duration_days: null,
      },
    ]);
  });

  it('one for each message, with the day and kind of its episode', () => {
    expect(messages).toHaveLength(9);
    expect(messages[2]).toEqual({
      message_id: 'm3',
      conversation_id: 'c1',
      episode: 1,
      position: 3,
      source: 'zendesk',
      channel: 'chat',
      team: 'Support',
      agent_id: 'A1',
      customer_id: 'customer 1',
      language: 'en',
      kind: 'bug',
      sent_at: new Date('2024-05-16T10:04:00Z'),
      day: '2024-05-16',
      week: '2024-05-13',
      role: 'agent',
      is_public: true,
      is_human_agent: true,
      is_auto_reply: false,
      is_scored: true,
      words: 10,
      tone: 0,
      tone_band: 'neutral',
      mood: null,
      is_complaint: null,
      cliche_count: 0,
      has_cliche: false,
      has_apology: true,
      has_admission: false,
      has_acknowledgement: false,
      has_empathy: true,
      has_own_words_empathy: true,
      has_question: false,
      has_appreciation: false,
      has_thanks: false,
      blame_sentence_count: 0,
      has_blame: false,
      has_process_speak: false,
      has_defensive: false,
      emoji_count: 0,
      has_emoji_mismatch: false,
      has_joke: false,
      has_risky_joke: false,
      customer_mood_before: 'anxious',
      can_do_count: 0,
      must_do_count: 0,
      i_count: 1,
      we_count: 0,
      concrete_count: 0,
      severity: null,
      repeat_count: null,
      duration_days: null,
    });
  });

  it('one for each turn, two messages in a row being one', () => {
    expect(turns.map(({ turn, side, message_count, gap_seconds }) => [turn, side, message_count, gap_seconds])).toEqual(
      [
        [1, 'customer', 1, null],
        [2, 'agent', 2, 240],
        [3, 'customer', 1, 120],
        [4, 'agent', 1, 360],
        [5, 'customer', 1, 60],
        [6, 'agent', 1, 2520],
        [7, 'customer', 1, 180],
      ],
    );
    expect(turns[1]).toEqual({
      conversation_id: 'c1',
      episode: 1,
      turn: 2,
      side: 'agent',
      source: 'zendesk',
      channel: 'chat',
      team: 'Support',
      agent_id: 'A1',
      customer_id: 'customer 1',
      language: 'en',
      kind: 'bug',
      started_at: new Date('2024-05-16T10:04:00Z'),
      ended_at: new Date('2024-05-16T10:04:00Z'),
      day: '2024-05-16',
      week: '2024-05-13',
      message_count: 2,
      words: 20,
      tone: 0,
      mood: null,
      gap_seconds: 240,
      gap_business_seconds: null,
      response_seconds: null,
      response_outcome: null,
      response_followed_seconds: null,
      response_business_seconds: null,
      response_followed_business_seconds: null,
      has_chase: null,
      has_empathy: true,
      has_apology: true,
      has_question: true,
      has_admission: false,
      has_acknowledgement: false,
      has_own_words_empathy: true,
      has_appreciation: false,
      has_cliche: false,
      has_process_speak: false,
      has_blame: false,
      has_defensive: false,
      has_link_deflection: false,
      has_wait_estimate: false,
      has_promise: false,
      has_suspicion: false,
      has_upsell: false,
      agent_turn: 1,
      turn_band: '1',
      mood_before: 'anxious',
      tone_before: -0.6,
      is_upset_before: true,
      is_pleased_before: false,
      next_outcome: 'answered',
      next_state: 'none',
      next_mood: 'none',
      next_tone: 0,
      is_tone_raised: true,
    });
  });

  it('one for each promise', () => {
    expect(promises).toEqual([
      {
        conversation_id: 'c1',
        episode: 1,
        promise: 1,
        message_id: 'm6',
        start_offset: 25,
        end_offset: 84,
        source: 'zendesk',
        channel: 'chat',
        team: 'Support',
        agent_id: 'A1',
        customer_id: 'customer 1',
        language: 'en',
        kind: 'bug',
        day: '2024-05-16',
        week: '2024-05-13',
        promised_at: new Date('2024-05-16T10:12:00Z'),
        is_promise: true,
        due_at: new Date('2024-05-16T11:00:00Z'),
        outcome: 'in_time',
        is_chased: false,
        followed_up_at: new Date('2024-05-16T10:55:00Z'),
        follow_up_outcome: 'event',
        follow_up_seconds: 43 * 60,
        follow_up_followed_seconds: 43 * 60,
        follow_up_business_seconds: null,
        follow_up_followed_business_seconds: null,
        late_seconds: -5 * 60,
        late_business_seconds: null,
      },
    ]);
  });
});
