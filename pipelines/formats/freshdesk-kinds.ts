/**
 * What the objects of Freshdesk and Freshservice are. The account export wraps each in an object of one key; the API's
 * tickets and conversations are told by their fields. XML says the same in other letters: `helpdesk-ticket`.
 */
import { isObject, type JsonObject } from '../files/json';
import type { ExportFile } from '../records';
import { kindOf, type Kinds } from './objects';
import { sampleOf } from './sample';

const wraps = (value: JsonObject, key: string) => isObject(value[key]) && Object.keys(value).length === 1;

export const KINDS = {
  'tickets of an account export': (value) => isObject(value.helpdesk_ticket),
  conversations: (value) =>
    'body_text' in value && 'ticket_id' in value && typeof value.incoming === 'boolean' && 'private' in value,
  tickets: (value) => 'responder_id' in value && 'requester_id' in value && 'fr_due_by' in value,
  ratings: (value) => 'ticket_id' in value && 'survey_id' in value && isObject(value.ratings),
  users: (value) => wraps(value, 'user'),
  agents: (value) => wraps(value, 'agent'),
  groups: (value) => wraps(value, 'group'),
  companies: (value) => wraps(value, 'company'),
  'things that are no messages': (value) =>
    Object.keys(value).length === 1 &&
    /^(canned_response|solution|category|folder|article|forum|topic)/.test(keyOf(value)),
} satisfies Kinds<string>;
export type FreshdeskKind = keyof typeof KINDS;

const keyOf = (value: JsonObject) => Object.keys(value)[0] ?? '';

export const freshdeskKind = (value: JsonObject): FreshdeskKind | null => kindOf<FreshdeskKind>(KINDS, value);

/** Custom fields end in the number of the account (region_14966), which is the only place where an export names it. */
export function accountOf(file: ExportFile): string | null {
  const sample = sampleOf(file);
  if (sample.kind === 'xml') return /<(?!\/)[\w-]+_(\d{3,})[\s/>]/.exec(file.head)?.[1] ?? null;
  if (sample.kind !== 'json') return null;
  const fields = sample.records.flatMap((value) => {
    const ticket = isObject(value.helpdesk_ticket) ? value.helpdesk_ticket : value;
    return [ticket.custom_field, ticket.custom_fields].filter(isObject).flatMap((object) => Object.keys(object));
  });
  return fields.map((name) => /_(\d{3,})$/.exec(name)?.[1]).find((number) => number !== undefined) ?? null;
}
