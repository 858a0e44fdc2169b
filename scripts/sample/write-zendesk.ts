/** Zendesk's account export: one object a line, comments embedded, then users and groups. */
import { addressOf, AGENTS } from './people';
import type { SampleConversation } from './converse';

const SITE = 'https://fernbook.zendesk.com/api/v2';
const VIA = { email: 'email', form: 'web', social: 'twitter', chat: 'chat' } as const;
const GROUPS = { Technical: 8001, Billing: 8002, Onboarding: 8003 } as const;

const iso = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z');
const entities = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const html = (text: string) =>
  `<div class="zd-comment" dir="auto"><p>${entities(text).replace(/\n\n/g, '</p><p>').replace(/\n/g, '<br>')}</p></div>`;

export function zendeskExport(conversations: SampleConversation[]): string {
  const lines: object[] = [];
  let comment = 603400000000;
  conversations.forEach((conversation, index) => {
    const { customer, agent, messages } = conversation;
    const id = 4001 + index;
    const via = { channel: VIA[conversation.channel], source: { from: {}, to: {}, rel: null } };
    const first = messages[0]!;
    lines.push({
      url: `${SITE}/tickets/${id}.json`,
      id,
      external_id: null,
      via,
      created_at: iso(first.at),
      updated_at: iso(messages.at(-1)!.at),
      type: null,
      subject: conversation.subject,
      raw_subject: conversation.subject,
      description: first.text,
      priority: 'normal',
      status: conversation.isClosed ? 'closed' : 'open',
      tags: conversation.labels,
      custom_fields: [],
      satisfaction_rating:
        conversation.rating === null ? { score: 'unoffered' } : { score: conversation.rating >= 4 ? 'good' : 'bad' },
      group_id: GROUPS[agent.team],
      requester: {
        id: customer.key,
        name: customer.name,
        email: customer.email,
        locale: customer.spanish ? 'es' : 'en-GB',
        time_zone: 'Berlin',
        phone: null,
      },
      submitter: { id: customer.key, name: customer.name },
      assignee: {
        id: agent.id,
        name: agent.name,
        email: addressOf(agent.name),
      },
      organization: { name: customer.business },
      comments: messages.map((message) => ({
        id: ++comment,
        type: 'Comment',
        author_id: message.who === 'customer' ? customer.key : (message.agent ?? agent).id,
        body: message.text,
        html_body: html(message.text),
        plain_body: entities(message.text),
        public: message.who !== 'note',
        attachments: [],
        created_at: iso(message.at),
        via: { channel: VIA[conversation.channel], source: { from: {}, to: {}, rel: null } },
      })),
    });
  });
  for (const agent of AGENTS) {
    lines.push({
      url: `${SITE}/users/${agent.id}.json`,
      id: agent.id,
      name: agent.name,
      email: addressOf(agent.name),
      role: 'agent',
      active: true,
      suspended: false,
      locale: 'en-GB',
      organization_id: null,
      tags: [],
      created_at: '2021-02-01T10:00:00Z',
    });
  }
  for (const [name, id] of Object.entries(GROUPS)) {
    lines.push({
      url: `${SITE}/groups/${id}.json`,
      id,
      name,
      description: '',
      default: false,
      deleted: false,
      created_at: '2021-02-01T10:00:00Z',
      updated_at: '2021-02-01T10:00:00Z',
    });
  }
  return lines.map((line) => JSON.stringify(line)).join('\n') + '\n';
}
