/**
 * Redacts what is stored already, when redaction was decided otherwise since: texts, bodies, subjects, labels, comments,
 * names, rejects, names of files and warnings. What was taken out once does not come back by choosing less; importing the export again
 * does that.
 */
import { redactBody, redactRaw, type Redactor } from '../../src/lib/text/redact';
import type { Decisions } from '../decisions';
import { warehouseInfo } from '../warehouse/catalogue';
import { streamOf, valueOf, type Database } from '../warehouse/database';
import type { NamedAgent } from '../../src/lib/text/names';
import { agentMask, purgeAgentNames } from './agents';
import { hideFingerprints } from './fingerprints';
import { openWriter } from '../warehouse/writer';

export interface RedactedStore {
  /** messages whose texts are other ones now: their hits stand in other places and have to be found again */
  messages: Set<string>;
  /** false: nothing was different, in any table */
  hasChanged: boolean;
}

/** Keys of kept versions: a row number does not outlive an update of a list. */
const KEPT_CONVERSATION = `conversation_id || ' ' || fingerprint`;
const KEPT_MESSAGE = `${KEPT_CONVERSATION} || ' ' || message_id`;

type Value = string | string[] | null;

/** Goes over everything unless all of it was redacted with this choice before. */
export async function redactStored(next: Database, redactor: Redactor): Promise<RedactedStore> {
  const untouched: RedactedStore = { messages: new Set(), hasChanged: false };
  if ((await warehouseInfo(next, 'redaction')) === redactor.version) return untouched;
  if (!(await valueOf(next.connection, 'select 1 from imports limit 1'))) return untouched;
  const text = (value: Value) => redactedValue(value, (one) => redactor.text(one));
  const name = (value: Value) => (typeof value === 'string' && redactor.text(value) !== value ? null : value);
  const body = (value: Value) => redactedValue(value, (one) => redactBody(one, 'html', redactor));
  const raw = (value: Value) => redactedValue(value, (one) => redactRaw(one, redactor));
  const messages = await rewrite(next, 'messages', 'message_id', { text, body, author_name: name });
  const inConversations = await rewrite(next, 'conversations', 'conversation_id', {
    ...{ subject: text, labels: text, csat_comment: text, vendor_url: text },
  });
  const keptMessages = await rewrite(next, 'kept_messages', KEPT_MESSAGE, { text, body, author_name: name });
  const kept = await rewrite(next, 'kept_conversations', KEPT_CONVERSATION, {
    ...{ subject: text, labels: text, csat_comment: text, vendor_url: text },
  });
  await hideFingerprints(
    next,
    `select id as conversation_id from staging.rewritten_conversations
     union select conversation_id from messages join staging.rewritten_messages on message_id = id
     union select conversation_id from kept_conversations kept join staging.rewritten_kept_conversations on ${KEPT_CONVERSATION} = id
     union select conversation_id from kept_messages kept join staging.rewritten_kept_messages on ${KEPT_MESSAGE} = id`,
  );
  const agents = await rewrite(next, 'agents', 'agent_id', { name });
  const rejects = await rewrite(next, 'rejects', 'rowid', { file: text, reason: text, raw });
  const imports = await rewrite(next, 'imports', 'import_id', { files: text, warnings: text });
  const others = [inConversations, kept, keptMessages, agents, rejects, imports];
  return { messages, hasChanged: messages.size > 0 || others.some(({ size }) => size > 0) };
}

function redactedValue(value: Value, redact: (text: string) => string): Value {
  if (value === null) return null;
  return typeof value === 'string' ? redact(value) : value.map(redact);
}

/** Changes columns of a table row by row; returns the keys of the rows that are different now. */
async function rewrite(
  next: Database,
  table: string,
  key: string,
  columns: Record<string, (value: Value) => Value>,
): Promise<Set<string>> {
  const { connection } = next;
  const names = Object.keys(columns);
  await connection.run(`
    create or replace table staging.rewritten_${table} as
    select ${key}::varchar as id, ${names.join(', ')} from ${table} where false`);
  const changed = await openWriter<Record<string, Value>>(connection, `rewritten_${table}`, 'staging');
  const ids = new Set<string>();
  for await (const row of streamOf<Record<string, Value>>(
    await next.connect(),
    `select ${key}::varchar as id, ${names.join(', ')} from ${table}`,
  )) {
    const after = names.map((column) => [column, columns[column]!(row[column] ?? null)] as const);
    if (after.every(([column, value]) => JSON.stringify(value) === JSON.stringify(row[column] ?? null))) continue;
    changed.append({ id: row.id ?? null, ...Object.fromEntries(after) });
    ids.add(String(row.id));
  }
  changed.close();
  if (ids.size)
    await connection.run(`
      update ${table} set ${names.map((column) => `${column} = said.${column}`).join(', ')}
      from staging.rewritten_${table} said where ${table}.${key}::varchar = said.id`);
  return ids;
}

/** Redacts what is stored, and takes agents' names out of it where they are never to be stored. */
export async function tidyStored(
  next: Database,
  { settings }: Pick<Decisions, 'settings'>,
  redactor: Redactor,
): Promise<RedactedStore> {
  const redacted = await redactStored(next, redactor);
  if (settings.agentNames !== 'pseudonym') return redacted;
  const nameless = await purgeAgentNames(next);
  if (nameless.agents.length) await maskRejects(next, nameless.agents);
  return {
    messages: new Set([...redacted.messages, ...nameless.messages]),
    hasChanged: redacted.hasChanged || nameless.agents.length > 0,
  };
}

/** Masks agents' names in the records that could not be used: what was read is known only when all of it was. */
export async function maskRejects(next: Database, agents: readonly NamedAgent[]): Promise<void> {
  const mask = agentMask(agents);
  const nameless = (value: Value) => redactedValue(value, (text) => mask(text, { agents: [], customers: [] }));
  await rewrite(next, 'rejects', 'rowid', { reason: nameless, raw: nameless });
}
