/** The numbers that Freshdesk writes for statuses, priorities and sources, and the words beside them where there are any. */
import { channelOf, isClosedBy } from '../../src/lib/mapping/words';
import type { Channel } from '../../src/lib/model/words';
import type { JsonObject } from '../files/json';
import { objectOf, textOf } from './json-values';

const STATUSES: Record<string, string> = {
  2: 'Open',
  3: 'Pending',
  4: 'Resolved',
  5: 'Closed',
  6: 'Waiting on customer',
  7: 'Waiting on third party',
};
const PRIORITIES: Record<string, string> = { 1: 'Low', 2: 'Medium', 3: 'High', 4: 'Urgent' };
const SOURCES: Record<string, Channel> = {
  1: 'email',
  2: 'form',
  3: 'phone',
  4: 'forum',
  5: 'social',
  6: 'social',
  7: 'chat',
  9: 'form',
  10: 'email',
};

/** The number of an e-mail that the team sent first: nobody had asked. */
export const OUTBOUND_EMAIL = '10';

/** Status and priority as words, and whether the status is one of the end; accounts may add numbers of their own. */
export function statusOf(ticket: JsonObject): { status: string | null; isClosed: boolean | undefined } {
  const number = textOf(ticket.status);
  const status = textOf(ticket.status_name) ?? STATUSES[number ?? ''] ?? number;
  return { status, isClosed: isClosedBy(STATUSES[number ?? ''] ?? status) };
}

export function priorityOf(ticket: JsonObject): string | null {
  const number = textOf(ticket.priority);
  return textOf(ticket.priority_name) ?? PRIORITIES[number ?? ''] ?? number;
}

export function sourceOf(ticket: JsonObject): Channel | null {
  const [number, name] = [textOf(ticket.source), textOf(ticket.source_name)];
  if (number === null && name === null) return null;
  return SOURCES[number ?? ''] ?? (name === null ? null : channelOf(name)) ?? 'other';
}

/**
 * A rating of Freshdesk's API: 103 (extremely happy) to 100 (neutral) and -101 to -103 (extremely unhappy), as 1…0.
 * https://developers.freshdesk.com/api/#satisfaction-ratings
 */
export function ratingOf(value: JsonObject): number | null {
  const given = objectOf(value.ratings).default_question;
  if (typeof given !== 'number' || Math.abs(given) < 100 || Math.abs(given) > 103) return null;
  return (Math.sign(given) * (Math.abs(given) - 100) + 3) / 6;
}
