/**
 * Tidio's messages CSV: one row per message. Conversations are told by CONVERSATION_ID, never by THREAD_ID, which
 * repeats over different conversations. Who the visitor is stands on the visitor's rows only; operators have no name.
 */
import { instantReader } from '../../src/lib/mapping/instants';
import type { Role } from '../../src/lib/model/words';
import type { Detected, ExportFile, ExportRecord, Format, ReadOptions } from '../records';
import { channelNamed, unnamedAccount } from './objects';
import { Progress, type FileRecord } from './reading';
import { eachRowOf, hasColumns, type Row } from './tables';

export const tidioCsv: Format = {
  id: 'tidio-csv',
  title: 'Tidio messages (CSV)',
  whereToFind:
    'Tidio\u2019s export of conversations: the CSV with the columns CONVERSATION_ID, TIME_SENT, SENDER, MESSAGE_CONTENT.',
  detect,
  read,
};

const ROLES: Record<string, Role> = { visitor: 'customer', operator: 'agent', automation: 'bot' };

function detect(file: ExportFile): Detected | null {
  if (!hasColumns(file, 'conversation_id', 'time_sent', 'sender', 'message_content')) return null;
  return {
    format: 'tidio-csv',
    confidence: 1,
    reasons: ['The columns TIME_SENT, SENDER and MESSAGE_CONTENT are those of Tidio.', unnamedAccount('Tidio')],
    account: 'account',
    isAccountAssumed: true,
  };
}

async function* read(files: ExportFile[], options: ReadOptions): AsyncGenerator<FileRecord> {
  const readInstant = instantReader(undefined, options.timezone);
  const peopleSeen = new Set<string>();
  yield* eachRowOf(files, new Progress(options), translate);

  function* translate(row: Row): Generator<ExportRecord> {
    const conversationId = row.get('conversation_id');
    const role = ROLES[row.get('sender').toLowerCase()];
    const sentAt = readInstant(row.get('time_sent'))?.at;
    if (conversationId === '') yield row.reject('conversation_id', 'the id of the conversation');
    else if (role === undefined) yield row.reject('sender', 'visitor, operator or automation');
    else if (sentAt === undefined) yield row.reject('time_sent', 'a time such as 2025-03-04T09:12:44Z');
    else if (row.get('message_content') === '') yield { kind: 'skipped', reason: 'message without text' };
    else {
      const visitor = role === 'customer' ? visitorOf(row) : null;
      if (visitor !== null && !peopleSeen.has(visitor.key)) {
        peopleSeen.add(visitor.key);
        yield { kind: 'person', role: 'customer', ...visitor };
      }
      yield {
        kind: 'message',
        conversationId,
        role,
        isPublic: true,
        authorKey: visitor?.key ?? null,
        authorName: visitor?.name ?? null,
        sentAt,
        body: row.get('message_content'),
        bodyFormat: 'text',
        channel: channelNamed(row.get('channel')),
      };
    }
  }
}

/** An anonymous visitor is named like #504b0; a name may also hold the address. */
function visitorOf(row: Row): { key: string; name: string | null; email: string | null } | null {
  const name = `${row.get('first_name')} ${row.get('last_name')}`.trim() || row.get('name');
  const email = (row.get('email') || (row.get('name').includes('@') ? row.get('name') : '')).toLowerCase() || null;
  const key = email ?? row.get('name');
  return key === '' ? null : { key, name: name === '' || name.toLowerCase() === email ? null : name, email };
}
