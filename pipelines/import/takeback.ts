/**
 * Takes an import back. What it brought leaves, and of the conversations that it changed every other import's versions
 * are imported again in their order, from what was kept of them (again/keep.ts): the warehouse is as if the import had
 * never been made. Restored messages are read with today's rules.
 *
 * One thing is not undone: rejects that a later import of the same files told again stay with that import.
 */
import { CannotWork } from '../errors';
import type { Progress } from '../progress';
import { rowsOf, valueOf, type Database } from '../warehouse/database';
import { chooseFacts } from '../warehouse/facts';
import type { NextWarehouse } from '../warehouse/generation';
import { forgetKept, keepReplaced } from './again/keep';
import { replayImport } from './again/replay';
import { applyDecisions } from './decide';
import type { Identity } from './identity';
import { CONVERSATION_TABLES } from './load/part';
import { lastInstant } from './reach';
import type { Redactor } from '../../src/lib/text/redact';
import type { Tagger } from './tagger';
import type { TakenBack } from '../../src/lib/model/imports';
import type { Decisions } from '../decisions';

export interface TakeBackOptions {
  identity: Identity;
  tagger: Tagger;
  redactor: Redactor;
  decisions: Pick<Decisions, 'corrections' | 'settings'>;
  progress: Progress;
}

interface PastImport {
  import_id: string;
  source: string;
  account_id: string;
  files: string[];
  exported_at: Date | null;
  last_instant: Date | null;
  is_exported_at_given: boolean | null;
  vanished_conversations: number | null;
  taken_back_at: Date | null;
}

/**
 * Takes one import back, and chooses in staging.facts_todo what must be counted again.
 * @throws CannotWork when there is no such import, or none that can be taken back
 */
export async function takeBack(
  next: NextWarehouse,
  importId: string,
  { identity, tagger, redactor, decisions, progress }: TakeBackOptions,
): Promise<TakenBack> {
  const { connection } = next;
  const imports = await rowsOf<PastImport>(connection, 'select * from imports order by started_at, import_id');
  const taken = wanted(imports, importId);
  await gatherAffected(next, importId);
  await connection.run(`create or replace table staging.before_taking_back as ${CONTENT}`);
  await connection.run('create or replace table staging.gone as from staging.affected');
  await keepReplaced(connection);
  for (const table of CONVERSATION_TABLES)
    await connection.run(
      `delete from ${table} where conversation_id in (select conversation_id from staging.affected)`,
    );
  const rejects = await valueOf<number>(connection, 'select count(*) from rejects where import_id = $1', [importId]);
  await connection.run('delete from rejects where import_id = $1', [importId]);
  await connection.run('delete from import_conversations where import_id = $1', [importId]);
  await connection.run('update imports set taken_back_at = $1::timestamp where import_id = $2', [
    new Date().toISOString().replace('Z', ''),
    importId,
  ]);
  const standing = imports.filter(
    ({ source, account_id, taken_back_at }) =>
      source === taken.source && account_id === taken.account_id && taken_back_at === null,
  );
  const others = standing.filter(({ import_id }) => import_id !== importId);
  const account = `${taken.source}:${taken.account_id}`;
  const { exportedAt, isSetBack } = await setInstants(next, others, standing.at(-1)?.exported_at ?? null);
  for (const { import_id, source } of others)
    await replayImport(
      next,
      { source, account, importId: import_id, identity, tagger, redactor, exportedAt, settings: decisions.settings },
      (done) => progress.update('tag', done, null, 'messages'),
    );
  await forgetKept(connection);
  await connection.run(`
    delete from agents where agent_id not in (select author_id from messages where role = 'agent' and author_id is not null)`);
  await chooseFacts(next, [{ account, importId, isSetBack }]);
  await applyDecisions(next, decisions, tagger, () => undefined);
  return { importId, files: taken.files, ...(await whatChanged(next)), rejects: rejects ?? 0 };
}

function wanted(imports: PastImport[], importId: string): PastImport {
  const found = imports.find(({ import_id }) => import_id === importId);
  if (!found)
    throw new CannotWork(`There is no import ${importId}. "undertone imports" lists them. Nothing was changed.`);
  if (found.taken_back_at)
    throw new CannotWork(
      `The import ${importId} was taken back on ${found.taken_back_at.toISOString().slice(0, 10)} already. Nothing was changed.`,
    );
  if (found.vanished_conversations === null)
    throw new CannotWork(
      `The import ${importId} was made by a version of undertone that did not keep what an import replaced, so that it ` +
        `cannot be taken back. Nothing was changed. To leave its data behind, import the other exports into a new data ` +
        `folder (--data DIR).`,
    );
  return found;
}

/**
 * Fills staging.affected: the conversations that the import brought or changed, and those with which they share
 * messages, because a reply graph that gained a message may have been put together anew. Where it changed nothing
 * (unchanged, older) its leaving changes nothing either.
 */
async function gatherAffected({ connection }: Database, importId: string): Promise<void> {
  await connection.run(
    `create or replace table staging.affected as
     select conversation_id from import_conversations where import_id = $1 and outcome in ('new', 'changed')`,
    [importId],
  );
  const count = () => valueOf<number>(connection, 'select count(*) from staging.affected');
  const isThreaded = await valueOf<boolean>(
    connection,
    `select bool_or(is_threaded) from import_conversations semi join staging.affected using (conversation_id)`,
  );
  for (let before = -1; isThreaded && before !== (await count());) {
    before = (await count()) ?? 0;
    await connection.run(`
      create or replace table staging.affected as
      with said as (
        select conversation_id, message_id from messages union select conversation_id, message_id from kept_messages
      )
      select conversation_id from staging.affected union
      select conversation_id from said where message_id in
        (select message_id from said semi join staging.affected using (conversation_id))`);
  }
}

/** What stands in the affected conversations: one mark each. */
const CONTENT = `
  select conversation_id, concat_ws(' ', any_value(fingerprint), string_agg(message_id || md5(body), '' order by position))
    as content
  from conversations join messages using (conversation_id) semi join staging.affected using (conversation_id)
  group by conversation_id`;

async function whatChanged({ connection }: Database): Promise<Pick<TakenBack, 'left' | 'restored' | 'kept'>> {
  const [row] = await rowsOf<{ left_count: number; restored: number; kept: number }>(
    connection,
    `select count(*) filter (after.conversation_id is null) as left_count,
       count(*) filter (after.conversation_id is not null and before.content is distinct from after.content) as restored,
       count(*) filter (before.content = after.content) as kept
     from staging.before_taking_back before full join (${CONTENT}) after using (conversation_id)`,
  );
  return { left: row?.left_count ?? 0, restored: row?.restored ?? 0, kept: row?.kept ?? 0 };
}

/**
 * The instants up to which the account's other imports reach, without the one that was taken back: an older export had
 * taken over the instant of the one before it.
 * @param before up to which the account reached with it
 * @returns the instant up to which the account reaches now; isSetBack: that is less far than before
 */
async function setInstants(
  { connection }: Database,
  others: PastImport[],
  before: Date | null,
): Promise<{ exportedAt: Date | null; isSetBack: boolean }> {
  let reach: Date | null = null;
  for (const one of others) {
    reach = lastInstant(
      one.is_exported_at_given ? (one.exported_at ?? undefined) : undefined,
      reach,
      one.last_instant ?? one.exported_at,
    );
    await connection.run('update imports set exported_at = $1::timestamp where import_id = $2', [
      reach?.toISOString().replace('Z', '') ?? null,
      one.import_id,
    ]);
  }
  return { exportedAt: reach, isSetBack: before !== null && (reach === null || reach < before) };
}
