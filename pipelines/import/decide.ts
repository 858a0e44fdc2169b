/**
 * Brings the stored messages up to what was decided in the workspace since the warehouse was built: the team's phrases
 * touch every agent's and bot's message, a correction only its own. What is touched is read again from its text, so
 * that a phrase or correction that was taken back leaves nothing behind. Settings are the facts' matter (change.ts).
 */
import type { Decisions } from '../decisions';
import { warehouseInfo } from '../warehouse/catalogue';
import { newlyCorrected } from '../warehouse/corrections';
import type { Database } from '../warehouse/database';
import { openWriter } from '../warehouse/writer';
import { retagMessages, type Read } from './retag';
import type { Tagger } from './tagger';
import { phrasesOf } from './versions';

export interface Applied {
  /** messages that were read again */
  messages: number;
  hasNewPhrases: boolean;
  /** messages whose corrections are other ones */
  corrected: number;
}

/**
 * Adds the conversations whose tags changed to staging.facts_todo, which is made when it is not there.
 * @param rewritten messages whose texts are other ones than when they were read
 */
export async function applyDecisions(
  next: Database,
  { corrections }: Pick<Decisions, 'corrections'>,
  tagger: Tagger,
  onMessages: (done: number, total: number) => void,
  rewritten: ReadonlySet<string> = new Set(),
): Promise<Applied> {
  const { connection } = next;
  await connection.run('create table if not exists staging.facts_todo (conversation_id varchar)');
  const read = await warehouseInfo(next, 'rules_version');
  // Nothing was stored before the first import: whatever is there was read with today's phrases.
  const hasNewPhrases = read !== null && phrasesOf(read) !== phrasesOf(tagger.version);
  const corrected = await newlyCorrected(next, corrections);
  const chosen = new Set([...corrected, ...rewritten]);
  if (!hasNewPhrases && chosen.size === 0) return { messages: 0, hasNewPhrases, corrected: 0 };

  if (!hasNewPhrases) await chooseConversations(next, chosen);
  const todo = await openWriter<{ conversation_id: string }>(connection, 'facts_todo', 'staging');
  let last: string | null = null;
  const messages = await retagMessages(
    next,
    tagger,
    {
      conversations: hasNewPhrases ? 'all' : 'todo',
      isChosen: ({ role, message_id }) =>
        chosen.has(message_id) || (hasNewPhrases && (role === 'agent' || role === 'bot')),
    },
    {
      onMessages,
      onRead(before, after) {
        const { conversation_id } = after.message;
        if (last === conversation_id || contentOf(before) === contentOf(after)) return;
        todo.append({ conversation_id });
        last = conversation_id;
      },
    },
  );
  todo.close();
  return { messages, hasNewPhrases, corrected: corrected.size };
}

/** The conversations of these messages, in staging.retag_todo. */
async function chooseConversations({ connection }: Database, messages: ReadonlySet<string>): Promise<void> {
  await connection.run('create or replace table staging.corrected (message_id varchar)');
  const ids = await openWriter<{ message_id: string }>(connection, 'corrected', 'staging');
  for (const message_id of messages) ids.append({ message_id });
  ids.close();
  await connection.run(`
    create or replace table staging.retag_todo as
    select distinct conversation_id from messages join staging.corrected using (message_id)`);
}

/** Everything that reading can change about a message. */
function contentOf({ message, hits }: Read): string {
  const { words, tone, tone_evidence, tone_band, is_complaint, kind, signals, tags } = message;
  const mood = [message.mood, message.rule_mood, message.mood_source];
  const gravity = [message.severity, message.repeat_count, message.duration_days];
  const places = hits.map(({ tag, grade, rule, start_offset, end_offset, sentence }) =>
    [start_offset, end_offset, tag, grade, rule, sentence].join(' '),
  );
  const fields = [words, tone, tone_evidence, tone_band, mood, is_complaint, kind, signals, gravity, tags.toSorted()];
  return JSON.stringify([fields, places.sort()]);
}
