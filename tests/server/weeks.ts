/**
 * Ten weeks of made-up conversations, 30 a week, in two teams: from week 7 on customers leave in a better tone and
 * are understood more often and sooner; everything else stays as it was.
 */
import type { Rows } from './fixture';

export const FIRST_MONDAY = '2024-01-01';
const A_WEEK = 30;

export const dayOf = (days: number) =>
  new Date(Date.parse(FIRST_MONDAY) + days * 86_400_000).toISOString().slice(0, 10);

export function tenWeeks(): Rows {
  const conversations = Array.from({ length: 10 * A_WEEK }, (_, index) => conversation(index));
  return {
    warehouse_info: [
      { key: 'rules_version', value: '1-test' },
      { key: 'exported_at', value: '2024-03-11T08:00:00.000Z' },
      { key: 'timezone', value: 'UTC' },
      { key: 'week_start', value: '1' },
    ],
    conversation_facts: conversations.map(({ facts }) => facts),
    message_facts: conversations.map(({ reply }) => reply),
    conversations: conversations.map(({ facts }) => ({
      conversation_id: facts.conversation_id ?? null,
      source: 'zendesk',
      vendor_id: `#${facts.conversation_id}`,
      subject: 'Export is empty',
      has_identity: false,
      customer_id: facts.customer_id ?? null,
    })),
    agents: [
      { agent_id: 'ana', name: 'Ana Kovac', number: 1 },
      { agent_id: 'ben', name: 'Ben Ode', number: 2 },
    ],
    messages: conversations.map(({ facts }) => ({
      message_id: `${facts.conversation_id}-1`,
      conversation_id: facts.conversation_id ?? null,
      position: 1,
      role: 'customer',
      sent_at: facts.started_at ?? null,
      text: 'My export is empty, says Ana Kovac',
    })),
    imports: [{ import_id: 'i1', finished_at: '2024-03-11 09:00:00' }],
  };
}

function conversation(index: number) {
  const week = Math.floor(index / A_WEEK);
  const place = index % A_WEEK;
  const day = dayOf(7 * week + (place % 7));
  const isLater = week >= 6;
  const spread = ((place * 7) % 10) / 100;
  const isUpset = place % 2 === 0;
  // Eight of the fifteen who are upset in a week never get a sign of empathy; later only one.
  const isUnderstood = isUpset && (isLater ? place !== 0 : place % 4 !== 0);
  const waited = (isLater ? 10 : 100) * 60 + place;
  const shared = {
    conversation_id: `c${String(index).padStart(3, '0')}`,
    episode: 1,
    customer_id: `customer-${index % 100}`,
    team: place % 3 === 0 ? 'Billing' : 'Technical',
    agent_id: place % 5 === 0 ? 'ben' : 'ana',
    channel: place % 10 === 3 ? 'email' : 'chat',
    language: place === 29 ? 'es' : 'en',
    kind: place % 4 === 0 ? 'bug' : 'question',
    day,
    week: dayOf(7 * week),
  };
  const isScored = shared.language === 'en';
  return {
    facts: {
      ...shared,
      started_at: `${day} 10:00:00`,
      ended_at: `${day} 12:00:00`,
      is_open: false,
      is_scored: isScored,
      starts_with_customer: true,
      message_count: 2,
      first_response_seconds: 60 + place,
      first_response_outcome: 'event',
      first_response_followed_seconds: 60 + place,
      tone_start: isScored ? -0.2 + spread : null,
      tone_end: isScored ? (isLater ? 0.4 : 0.1) + spread : null,
      lift: isScored ? (isLater ? 0.6 : 0.3) : null,
      mood_start: isScored ? (isUpset ? 'frustrated' : 'none') : null,
      needs_empathy: isUpset,
      first_empathy_seconds: isUnderstood ? waited : null,
      first_empathy_outcome: isUpset ? (isUnderstood ? 'event' : 'ended') : null,
      first_empathy_followed_seconds: isUpset ? (isUnderstood ? waited : 7200) : null,
      first_own_words_empathy_outcome: isUpset ? 'ended' : null,
      first_own_words_empathy_followed_seconds: isUpset ? 7200 : null,
      has_apology: place % 2 === 0,
      has_admission: false,
      has_question: true,
      has_appreciation: false,
      cliche_count: place % 6 === 0 ? 1 : 0,
    },
    reply: {
      ...shared,
      message_id: `${shared.conversation_id}-2`,
      role: 'agent',
      is_human_agent: true,
      is_public: true,
      is_scored: isScored,
      has_cliche: place % 6 === 0,
    },
  };
}
