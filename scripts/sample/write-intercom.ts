/** Intercom's conversation objects, one a line as exporter scripts write them, with the team list beside them. */
import type { SampleConversation, SampleMessage } from './converse';
import { addressOf } from './people';

export const INTERCOM_TEAMS = { Technical: '501', Billing: '502', Onboarding: '503' } as const;

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const html = (text: string) =>
  text
    .split('\n\n')
    .map((part) => `<p>${escape(part).replace(/\n/g, '<br>')}</p>`)
    .join('');

function author(message: SampleMessage, conversation: SampleConversation) {
  if (message.who === 'customer') {
    const { customer } = conversation;
    return { type: 'user', id: customer.key.toString(16), name: escape(customer.name), email: customer.email };
  }
  if (message.who === 'bot')
    return {
      type: 'bot',
      id: '5122',
      name: 'Fern',
      email: 'operator+fern@intercom.io',
      from_ai_agent: false,
      is_ai_answer: false,
    };
  const agent = message.agent ?? conversation.agent;
  return {
    type: 'admin',
    id: String(agent.id),
    name: agent.name,
    email: addressOf(agent.name),
  };
}

export function intercomExport(conversations: SampleConversation[]): string {
  let part = 3010000;
  return (
    conversations
      .map((conversation, index) => {
        const [first, ...rest] = conversation.messages;
        const last = conversation.messages.at(-1)!;
        const { customer, agent } = conversation;
        const parts = rest.map((message) => ({
          type: 'conversation_part',
          id: String(++part),
          part_type: message.who === 'note' ? 'note' : 'comment',
          body: html(message.text),
          created_at: seconds(message.at),
          updated_at: seconds(message.at),
          author: author(message, conversation),
          attachments: [],
          redacted: false,
        }));
        if (conversation.isClosed) {
          parts.push({
            type: 'conversation_part',
            id: String(++part),
            part_type: 'close',
            body: null as unknown as string,
            created_at: seconds(last.at) + 60,
            updated_at: seconds(last.at) + 60,
            author: author({ ...last, who: 'agent' }, conversation),
            attachments: [],
            redacted: false,
          });
        }
        return JSON.stringify({
          type: 'conversation',
          id: String(215471000000 + index),
          title: conversation.subject,
          created_at: seconds(first!.at),
          updated_at: seconds(last.at),
          open: !conversation.isClosed,
          state: conversation.isClosed ? 'closed' : 'open',
          read: true,
          priority: 'not_priority',
          admin_assignee_id: agent.id,
          team_assignee_id: Number(INTERCOM_TEAMS[agent.team]),
          tags: {
            type: 'tag.list',
            tags: conversation.labels.map((name, at) => ({ type: 'tag', id: String(88 + at), name })),
          },
          conversation_rating:
            conversation.rating === null
              ? null
              : { rating: conversation.rating, remark: null, created_at: seconds(last.at) },
          source: {
            type: 'conversation',
            id: String(1771000 + index),
            delivered_as: 'customer_initiated',
            subject: '',
            body: html(first!.text),
            author: author(first!, conversation),
            attachments: [],
            url: 'https://app.fernbook.example/',
            redacted: false,
          },
          contacts: {
            type: 'contact.list',
            contacts: [{ type: 'contact', id: customer.key.toString(16), external_id: `u-${customer.key % 100000}` }],
          },
          teammates: { type: 'admin.list', admins: [{ type: 'admin', id: String(agent.id) }] },
          custom_attributes: { Language: customer.spanish ? 'Spanish' : 'English' },
          statistics: {
            type: 'conversation_statistics',
            last_close_at: conversation.isClosed ? seconds(last.at) + 60 : null,
          },
          conversation_parts: { type: 'conversation_part.list', conversation_parts: parts, total_count: parts.length },
        });
      })
      .join('\n') + '\n'
  );
}

export function intercomTeams(): string {
  return `${JSON.stringify({ type: 'team.list', teams: Object.entries(INTERCOM_TEAMS).map(([name, id]) => ({ type: 'team', id, name, admin_ids: [] })) })}\n`;
}
