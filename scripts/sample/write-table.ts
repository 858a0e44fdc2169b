/** A plain table with one row a message, the way a team dumps its shared mailbox. */
import Papa from 'papaparse';
import type { SampleConversation } from './converse';
import { addressOf } from './people';

export function tableExport(conversations: SampleConversation[]): string {
  const rows = conversations.flatMap((conversation, index) =>
    conversation.messages.map((message) => ({
      'Conversation ID': `OB-${1001 + index}`,
      'Sent at': message.at.toISOString(),
      'Sender type': message.who === 'note' ? 'agent' : message.who,
      'Author email':
        message.who === 'customer'
          ? conversation.customer.email
          : addressOf((message.agent ?? conversation.agent).name),
      'Author name':
        message.who === 'customer' ? conversation.customer.name : (message.agent ?? conversation.agent).name,
      Team: conversation.agent.team,
      Channel: conversation.channel,
      Subject: conversation.subject,
      Message: message.text,
      Labels: conversation.labels.join('|'),
      Internal: message.who === 'note' ? 'true' : 'false',
      Status: conversation.isClosed ? 'closed' : 'open',
    })),
  );
  return Papa.unparse(rows, { newline: '\n' }) + '\n';
}
