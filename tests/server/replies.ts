/** Four weeks with ten conversations each, answered once: in some of them with a line that anybody could have sent. */
import type { Rows } from './fixture';

export const SORRY = 'Sorry for any inconvenience';
const OTHER = 'apologies for the inconvenience';
const OWN = 'circling back';

/** Which line the reply of a conversation holds, by its place in the week. */
const LINES: Record<number, { text: string; rule: string }> = {
  4: { text: SORRY, rule: 'cliche' },
  6: { text: SORRY, rule: 'cliche' },
  8: { text: OWN, rule: 'team.circle-back' },
  9: { text: OTHER, rule: 'cliche' },
};
const TEAMS = ['Technical', 'Technical', 'Billing', 'Technical', 'Billing', 'Night', 'Billing', 'Billing', 'Technical'];

const dayOf = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

export function replies(): Rows {
  const all = Array.from({ length: 40 }, (_, index) => reply(index));
  const spoken = all.flatMap(({ messages }) => messages);
  return {
    warehouse_info: [
      { key: 'rules_version', value: '1-test' },
      { key: 'exported_at', value: '2024-01-29T08:00:00.000Z' },
      { key: 'timezone', value: 'UTC' },
      { key: 'week_start', value: '1' },
    ],
    conversations: all.map(({ id }) => ({
      conversation_id: id,
      source: 'zendesk',
      customer_id: id,
      has_identity: true,
    })),
    conversation_facts: all.map(({ shared }) => ({
      ...shared,
      started_at: `${shared.day} 10:00:00`,
      ended_at: `${shared.day} 12:00:00`,
      is_open: false,
      is_scored: true,
      message_count: 2,
      customer_message_count: 1,
    })),
    message_facts: spoken.map(({ facts }) => facts),
    messages: spoken.map(({ message }) => message),
    tags: spoken.flatMap(({ tags }) => tags),
    agents: [
      { agent_id: 'ana', name: 'Ana Kovac', number: 1 },
      { agent_id: 'ben', name: 'Ben Ode', number: 2 },
    ],
    imports: [{ import_id: 'i1', finished_at: '2024-01-29 09:00:00' }],
  };
}

function reply(index: number) {
  const place = index % 10;
  const id = `c${String(index).padStart(2, '0')}`;
  const shared = {
    conversation_id: id,
    episode: 1,
    customer_id: id,
    team: TEAMS[place] ?? 'Technical',
    agent_id: place === 9 ? 'ben' : 'ana',
    channel: 'chat',
    language: 'en',
    kind: 'question',
    // Ten in a week, the last four on its Sunday.
    day: dayOf(7 * Math.floor(index / 10) + Math.min(place, 6)),
    week: dayOf(7 * Math.floor(index / 10)),
  };
  const line = LINES[place];
  const messages = [
    spokenBy(shared, 1, 'customer', `${SORRY}, they said. How do I export it?`, SORRY, 'cliche'),
    spokenBy(
      shared,
      2,
      'agent',
      line ? `Hello, here is Ana Kovac. ${line.text}, press Export once more.` : 'Press Export once more.',
      line?.text,
      line?.rule,
    ),
  ];
  if (place === 0 || index === 1) messages.push(spokenBy(shared, 3, 'bot', `${SORRY}.`, SORRY, 'cliche'));
  return { id, shared, messages };
}

function spokenBy(
  shared: Record<string, string | number> & { conversation_id: string; day: string },
  position: number,
  role: 'customer' | 'agent' | 'bot',
  text: string,
  line?: string,
  rule?: string,
) {
  const message_id = `${shared.conversation_id}-${position}`;
  const start_offset = line === undefined ? -1 : text.indexOf(line);
  const isLine = line !== undefined && rule !== undefined && role !== 'customer';
  const sent_at = `${shared.day} 10:${position}${Number(shared.conversation_id.slice(-1))}:00`;
  return {
    message: { message_id, conversation_id: shared.conversation_id, position, role, sent_at, text, is_public: true },
    facts: {
      ...shared,
      message_id,
      position,
      sent_at,
      role,
      is_human_agent: role === 'agent',
      is_public: true,
      is_scored: true,
      has_cliche: isLine,
    },
    tags: isLine
      ? [
          {
            message_id,
            conversation_id: shared.conversation_id,
            tag: 'cliche',
            rule,
            start_offset,
            end_offset: start_offset + line.length,
            matched_text: line,
          },
        ]
      : [],
  };
}
