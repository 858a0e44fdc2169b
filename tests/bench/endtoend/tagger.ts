/**
 * A process that only tags: reads stored messages out of a warehouse, then tells how long it took the tagger to read
 * them, conversation by conversation, on one thread and from a cold start, as in an import.
 */
import { taggerOf } from '../../../pipelines/import/tagger';
import { openReadOnly, rowsOf } from '../../../pipelines/warehouse/database';
import type { MessageRow } from '../../../src/lib/model/rows';
import { secondsSince } from '../rounds';

const database = await openReadOnly(process.argv[2] ?? '');
const rows = await rowsOf<MessageRow>(database.connection, 'from messages order by conversation_id, position');
database.close();
const conversations = new Map<string, MessageRow[]>();
for (const row of rows)
  conversations.set(row.conversation_id, [...(conversations.get(row.conversation_id) ?? []), row]);

const tagger = taggerOf({ phrases: [], corrections: [] });
const start = process.hrtime.bigint();
for (const messages of conversations.values()) tagger.tagAll(messages);
process.stdout.write(String(secondsSince(start)));
