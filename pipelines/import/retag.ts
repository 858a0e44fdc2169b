/** Reads every stored message again with today's rules. Texts and languages stay as they were cleaned at import. */
import type { MessageRow, TagRow } from '../../src/lib/model/rows';
import { RULES_VERSION } from '../../src/lib/tagging';
import { warehouseInfo } from '../warehouse/catalogue';
import { rowsOf, streamOf, valueOf, type Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { tagAll } from './compose';

export interface Retagged {
  messages: number;
  rulesBefore: string | null;
  rules: string;
  /** hits per tag before and after, most frequent first */
  tags: { tag: string; before: number; after: number }[];
}

/** Replaces the tables messages and tags by their newly tagged selves. */
export async function retagMessages(
  next: Database,
  onMessages: (done: number, total: number) => void,
): Promise<Retagged> {
  const { connection } = next;
  const rulesBefore = await warehouseInfo(next, 'rules_version');
  const before = await countTags(next);
  const total = (await valueOf<number>(connection, 'select count(*) from messages')) ?? 0;
  // The old rows wait in staging, so that the warehouse holds each message once.
  await connection.run('create or replace table staging.messages_before as from messages');
  await connection.run('delete from messages; delete from tags');
  const messages = await openWriter<MessageRow>(connection, 'messages');
  const tags = await openWriter<TagRow>(connection, 'tags');
  let done = 0;
  for await (const conversation of conversationsOf(next)) {
    for (const hit of tagAll(conversation)) tags.append(hit);
    for (const message of conversation) messages.append(message);
    done += conversation.length;
    onMessages(done, total);
  }
  messages.close();
  tags.close();
  const after = await countTags(next);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return {
    messages: done,
    rulesBefore,
    rules: RULES_VERSION,
    tags: names
      .map((tag) => ({ tag, before: before.get(tag) ?? 0, after: after.get(tag) ?? 0 }))
      .sort((one, other) => other.after - one.after || one.tag.localeCompare(other.tag)),
  };
}

async function* conversationsOf(next: Database): AsyncGenerator<MessageRow[]> {
  let conversation: MessageRow[] = [];
  for await (const message of streamOf<MessageRow>(
    await next.connect(),
    'select * from staging.messages_before order by conversation_id, position',
  )) {
    if (conversation.length && conversation[0]?.conversation_id !== message.conversation_id) {
      yield conversation;
      conversation = [];
    }
    conversation.push(message);
  }
  if (conversation.length) yield conversation;
}

async function countTags({ connection }: Database): Promise<Map<string, number>> {
  const rows = await rowsOf<{ tag: string; n: number }>(connection, 'select tag, count(*) as n from tags group by tag');
  return new Map(rows.map(({ tag, n }) => [tag, n]));
}
