/**
 * Files that are recognised and cannot be imported: exports without what people wrote, exports that are not read yet,
 * and files nothing is known about. Each is told what it is and what to export instead (export-formats 4.1, 4.4).
 */
import { guessMapping, type Mapping } from '../../src/lib/mapping';
import { isObject, type JsonObject } from '../files/json';
import { RefusedExport, type ExportFile } from '../records';
import { howToMap, settledGuess } from './message-rows';
import { tableOf } from './messages-json';
import { OSTICKET_QUERY } from './osticket';
import { sampleOf } from './sample';

const AS_TABLE =
  'Write its messages as a table, one row per message with the conversation, who wrote it (customer, agent, bot), ' +
  'when, and the text, and import that.';

/** Tables by column names that must all be there (lower case); the first that fits tells. */
const TABLES: [columns: string[], what: string, instead: string][] = [
  [
    ['summation column', 'requester domain'],
    'is a Zendesk view export: one row per ticket, with figures and without what people wrote.',
    'Ask an admin for Admin Center > Account > Tools > Reports > Export > JSON (tickets and users).',
  ],
  [
    ['requester', 'assignee', 'ticket type', 'satisfaction score'],
    'is a Zendesk CSV export: one row per ticket, with figures and without what people wrote.',
    'Ask an admin for Admin Center > Account > Tools > Reports > Export > JSON (tickets and users).',
  ],
  [
    ['ruleset_id', 'receipt_id', 'content_type'],
    'is Intercom\u2019s content data export, into which Intercom does not put conversation text.',
    'Export conversations through the API: GET /conversations/{id} for each, saved as JSON.',
  ],
  [
    ['ticket id', 'agent interactions', 'customer interactions'],
    'is a Freshdesk CSV export: one row per ticket, without messages.',
    'Use Freshdesk\u2019s account export (JSON) or its API. ' + AS_TABLE,
  ],
  [
    ['ticket id', 'urgency', 'impact', 'sub-category'],
    'is a Freshservice CSV export: one row per ticket, without messages.',
    'Use the account export or the API. ' + AS_TABLE,
  ],
  [
    ['ticket id', 'last used integration type'],
    'is Gorgias\u2019 tickets CSV: one row per ticket, without messages.',
    'Name the messages file beside it in the same import (columns id, body_text, sent_datetime, sender_info), or save ' +
      'tickets through the API: GET /api/tickets/{id}.',
  ],
  [
    ['customer message', 'response', 'ticket id', 'handled by'],
    'is Gorgias\u2019 AI feedback table: one question and answer a row, with dates that carry no year.',
    'Save whole tickets through the API: GET /api/tickets/{id}.',
  ],
  [
    ['message api id', 'conversation api id', 'extract'],
    'is Front\u2019s messages CSV, whose Extract is only the beginning of each message.',
    'Export messages through Front\u2019s API. ' + AS_TABLE,
  ],
  [
    ['ticket id', 'ticket name'],
    'is a HubSpot tickets CSV: one row per ticket, without messages.',
    'Save the threads and messages of HubSpot\u2019s conversations API: GET /conversations/v3/conversations/threads.',
  ],
  [
    ['ticket number', 'help topic', 'sla plan'],
    'is an osTicket CSV: one row per ticket, without messages.',
    'What people wrote is only in its database: let whoever runs osTicket save the answer to this query as CSV ' +
      `(change the prefix ost_ if yours is another) and import that: ${OSTICKET_QUERY}`,
  ],
  [
    ['issue key', 'issue id'],
    'is a Jira CSV without the columns of its comments.',
    'Export again with Export > CSV (all fields), or save the issues through Jira\u2019s API: /rest/api/3/search/jql?fields=*all.',
  ],
  [
    ['livechatvisitorid', 'body'],
    'is Salesforce\u2019s LiveChatTranscript table, which keeps a whole chat as one text.',
    'Export Case, EmailMessage and CaseComment; for chats, ask for a table with one row per message.',
  ],
  [
    ['casenumber', 'ownerid'],
    'is Salesforce\u2019s Case table, which holds no messages.',
    'Name EmailMessage.csv and CaseComment.csv of the same data export in the same import (Setup > Data Export).',
  ],
  [
    ['conversation', 'first response time'],
    'holds figures, one row per conversation, without what people wrote.',
    'Export the messages, not the report. ' + AS_TABLE,
  ],
];

const has = (value: JsonObject, ...keys: string[]) => keys.every((key) => key in value);
const begins = (value: unknown, start: RegExp) => typeof value === 'string' && start.test(value);

/** JSON records by keys and values that only one vendor writes; the first that fits tells. */
const OBJECTS: [test: (value: JsonObject) => boolean, what: string, instead?: string][] = [
  [
    (value) => value.type === 'conversation' && isObject(value.source) && has(value.source, 'delivered_as'),
    'is a page of Intercom\u2019s conversation list, which holds only the first message of each conversation.',
    'Save GET /conversations/{id} for each conversation instead.',
  ],
  [
    (value) => begins(value.type, /^(Voice)?Comment$/) && has(value, 'author_id', 'html_body'),
    'is a comment list of Zendesk\u2019s API, which names neither its account nor its ticket.',
    'Call the file after its ticket (comments-4812.json, or tickets/4812/comments.json) and import it together with the ' +
      'pages of tickets (/api/v2/tickets), or use the account export.',
  ],
  [
    (value) => has(value, 'ticket_id', 'author_id', 'events'),
    'is an audit list of Zendesk\u2019s API, which does not name its account.',
    'Import it together with the pages of tickets (/api/v2/tickets).',
  ],
  [
    (value) => value.type === 'Messaging::ConversationMessage',
    'is a conversation log of Zendesk\u2019s messaging.',
    'Use the account export (Admin Center > Account > Tools > Reports > Export > JSON) or ticket audits.',
  ],
  [(value) => value.type === 'conversation_part', 'holds Intercom parts without their conversations.'],
  [(value) => value.type === 'ticket' && isObject(value.ticket_parts), 'holds Intercom tickets.'],
  [
    (value) => has(value, 'mailboxId', 'folderId'),
    'is a conversation list of Help Scout\u2019s API, which holds no threads.',
    'Save the pages of /v2/conversations?embed=threads instead.',
  ],
  [
    (value) => begins(value.id, /^cnv_/) && has(value, 'status'),
    'is a conversation list of Front\u2019s API, which holds no messages.',
    'Save /conversations/{id}/messages and /conversations/{id}/comments of each conversation beside it.',
  ],
  [
    (value) => begins(value.uri, /^\/api\/tickets\/\d+/),
    'is a ticket list of Gorgias\u2019 API, which holds no messages.',
    'Save GET /api/tickets/{id} for each ticket instead, or name the pages of messages in the same import.',
  ],
  [
    (value) => has(value, 'originalChannelAccountId', 'inboxId'),
    'is a page of HubSpot\u2019s threads, which holds no messages.',
    'Save GET /conversations/v3/conversations/threads/{id}/messages for each and name both in one import.',
  ],
  [
    (value) => isObject(value.properties) && has(value.properties, 'hs_pipeline_stage'),
    'holds HubSpot\u2019s CRM tickets, without messages.',
    'Save the threads and messages of HubSpot\u2019s conversations API: GET /conversations/v3/conversations/threads.',
  ],
  [
    (value) => isObject(value.meta) && begins(value.meta.channel, /^Channel::/),
    'is a list of Chatwoot\u2019s conversations, which holds only the last message of each.',
    'Save GET /conversations/{id}/messages for each and name both in one import.',
  ],
  [
    (value) => has(value, 'isDescriptionThread') || has(value, 'direction', 'fromEmailAddress'),
    'is a list of Zoho Desk\u2019s threads, which holds previews only.',
    'Save GET /tickets/{id}/threads/{threadId} for each thread, in files that have the ticket\u2019s id in their name.',
  ],
  [
    (value) => has(value, 'ticketNumber', 'departmentId'),
    'is a list of Zoho Desk\u2019s tickets, which holds no messages.',
    'Save the threads and comments of each (GET /tickets/{id}/threads/{threadId}, /tickets/{id}/comments) and name all in one import.',
  ],
  [
    (value) => has(value, 'session_id', 'website_id', 'meta'),
    'is a conversation list of Crisp\u2019s API, which holds no messages.',
    'Save /v1/website/{website_id}/conversation/{session_id}/messages of each conversation beside it.',
  ],
  [
    (value) => value.resource_type === 'case' || value.resourceType === 'case',
    'is a case list of Kayako\u2019s API, which holds no messages.',
    'Save /api/v1/conversations/{id}/messages of each case beside it.',
  ],
  [
    (value) => has(value, 'contact_id', 'assigned_operator_id'),
    'is a ticket list of Tidio\u2019s API, which holds no messages.',
    'Save GET /tickets/{id} for each ticket instead.',
  ],
  [
    (value) => begins(value.href, /api\.groovehq\.com/),
    'is a ticket list of Groove\u2019s API, which holds no messages.',
    'Save the actions of each ticket in it as a list "actions".',
  ],
  [
    (value) => [value, value.data].some((one) => isObject(one) && has(one, 'contactId', 'inboxId', 'participants')),
    'is a conversation of Drift\u2019s API, which holds no messages.',
    'Save GET /conversations/{id}/messages for each and name both in one import.',
  ],
];

const NOT_YET = `Undertone does not read it yet. ${AS_TABLE}`;

/** Every export that is recognised and cannot be used: what it is ("is a … export") and which one to ask for instead. */
export const UNUSABLE_EXPORTS: { what: string; instead: string }[] = [
  ...TABLES.map(([, what, instead]) => ({ what, instead })),
  ...OBJECTS.map(([, what, instead = NOT_YET]) => ({ what, instead })),
];

/** Recognised for certain and of no use: such a file is refused even where its columns could be guessed. */
export function knownRefusal(file: ExportFile): RefusedExport | null {
  const sample = sampleOf(file);
  if (sample.kind === 'table') {
    const names = new Set(sample.shape.header.map((name) => name.toLowerCase()));
    const table = TABLES.find(([columns]) => columns.every((column) => names.has(column)));
    return table ? new RefusedExport(file.name, table[1], table[2]) : null;
  }
  if (sample.kind !== 'json') return null;
  const known = OBJECTS.find(([test]) => sample.records.filter(test).length > sample.records.length / 2);
  if (!known) return null;
  return new RefusedExport(file.name, known[1], known[2] ?? NOT_YET);
}

/** Why no format reads this file, in the most helpful words there are. */
export function refusalOf(file: ExportFile, mapping?: Partial<Mapping>): RefusedExport {
  const refuse = (problem: string, nextStep: string) => new RefusedExport(file.name, problem, nextStep);
  const sample = sampleOf(file);
  if (sample.kind === 'json') {
    if (sample.records.length === 0)
      return refuse(
        'looks like JSON, but no record of it can be read.',
        'It may have been cut off or edited: export or download it again.',
      );
    const { header, rows } = tableOf(sample.records);
    const nested = Object.entries(sample.records[0] ?? {}).find(
      ([, inner]) => Array.isArray(inner) && isObject(inner[0]),
    );
    if (nested)
      return refuse(
        `is JSON in no format that is known: its objects have the fields ${list(header)}, with a list of objects in "${nested[0]}".`,
        `If "${nested[0]}" holds the messages, write them as one object per message. ${AS_TABLE}`,
      );
    return unsettled(file.name, header, rows, mapping);
  }
  if (sample.kind !== 'table') {
    if (sample.kind === 'mbox') return refuse('is a mailbox (mbox) without a single mail.', AS_TABLE);
    if (/zendesk/i.test(file.head.slice(0, 2000)))
      return refuse(
        'is XML of Zendesk, whose layout Zendesk does not publish.',
        'Ask an admin for Admin Center > Account > Tools > Reports > Export > JSON (tickets and users).',
      );
    const what = /<!doctype html|<html/i.test(file.head.slice(0, 2000)) ? 'is a web page' : 'is XML';
    return refuse(`${what}, not an export that can be read.`, 'Ask the helpdesk for its JSON export.');
  }
  const { header } = sample.shape;
  if (header.length < 2)
    return refuse(
      `is no table and no JSON: it begins with "${file.head.trim().slice(0, 60)}".`,
      'Name the JSON or CSV file of the export.',
    );
  return unsettled(file.name, header, sample.rows, mapping);
}

const list = (names: string[]) =>
  names.slice(0, 12).join(', ') + (names.length > 12 ? ` and ${names.length - 12} more` : '');

function unsettled(
  file: string,
  header: string[],
  rows: string[][],
  mapping: Partial<Mapping> | undefined,
): RefusedExport {
  const found = guessMapping(header, rows, mapping).mapping.columns;
  if (!found.conversation && !found.role && !found.sent_at && !found.text)
    return new RefusedExport(
      file,
      `is no export that is known: neither a helpdesk's, nor a table with one row per message (found: ${list(header)}).`,
      'The command "undertone formats" tells what can be imported and where to get it. For another table: ' +
        howToMap({ columns: found }),
    );
  try {
    const guess = settledGuess(file, header, rows, mapping);
    return new RefusedExport(file, `is a table of ${list(header)}.`, howToMap(guess.mapping));
  } catch (error) {
    if (error instanceof RefusedExport) return error;
    throw error;
  }
}
