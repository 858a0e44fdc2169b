/**
 * What the objects of Zendesk are: tickets, users and groups tell it by the path of their `url`, comments and audits of
 * the API by their fields. Comments of the API name neither account nor ticket: the account comes from the tickets they
 * are imported with, the ticket from where the file stands.
 */
import type { JsonObject } from '../files/json';
import type { ExportFile } from '../records';
import { objectsOf, textOf } from './json-values';

type Addressed = 'tickets' | 'users' | 'organizations' | 'groups' | 'suspended_tickets';
export type ZendeskKind = Addressed | 'comments' | 'audits';

const ADDRESS =
  /^https?:\/\/([\w-]+)\.zendesk\.com\/api\/v2\/(tickets|users|organizations|groups|suspended_tickets)\/(\d+)/;

/** What kind of thing an object with an address is, and in whose account; null when it is not Zendesk's. */
export function addressOf(value: JsonObject): { account: string; kind: Addressed } | null {
  const parts = typeof value.url === 'string' ? ADDRESS.exec(value.url) : null;
  return parts ? { account: parts[1]!.toLowerCase(), kind: parts[2] as Addressed } : null;
}

export function kindOf(value: JsonObject): ZendeskKind | null {
  if (isComment(value)) return 'comments';
  if (isAudit(value)) return 'audits';
  return addressOf(value)?.kind ?? null;
}

function isComment(value: JsonObject): boolean {
  const hasBody = 'html_body' in value || 'plain_body' in value;
  return /^(Voice)?Comment$/.test(String(value.type)) && 'author_id' in value && hasBody;
}

function isAudit(value: JsonObject): boolean {
  return 'ticket_id' in value && 'author_id' in value && objectsOf(value.events).some((event) => 'type' in event);
}

const IN_ADDRESS = /\/api\/v2\/tickets\/(\d+)\/comments/;
const IN_PLACE = [
  /(?:^|\/)tickets?[/_-](\d+)[/._-]/i,
  // A folder of comments may be a ticket's (4812/comments-2.json, its second page) or a year's (2025/comments-4812.json).
  /(?:^|\/)(?!(?:19|20)\d\d\/)(\d+)\/(?:comments?|page)[^/]*$/i,
  /(?:^|\/)(?:ticket|comments?)?[_-]?(\d+)(?:[._-]comments?)?\.(?:json|jsonl|ndjson)(?:\.gz)?$/i,
  /(?:^|\/)(\d+)\/(?:comments?|page)[^/]*$/i,
];

/**
 * The ticket of a file of comments: from the address of its next page, else from its name, which may be
 * tickets/4812/comments.json, 4812/comments.json, comments-4812.json or 4812.json.
 */
export function ticketOfFile(file: ExportFile): string | null {
  const places = IN_PLACE.map((place) => place.exec(file.name)?.[1]);
  return IN_ADDRESS.exec(file.head)?.[1] ?? places.find((id) => id !== undefined) ?? null;
}

/** The ticket of a comment: some who save them add its id to each. */
export function ticketOfComment(value: JsonObject, file: ExportFile): string | null {
  return textOf(value.ticket_id) ?? ticketOfFile(file);
}
