/**
 * Sessions that somebody ended, so that a copy of their cookie is worth nothing: in memory on one machine, where a restart
 * forgets them, and in the database that several nodes share, because who signed out on one has signed out on all.
 */
import { databaseOf } from '../../model/databaseaddress';
import { rowsFrom } from '../store/database';

const ended = new Map<string, number>();

export async function isEnded(id: string): Promise<boolean> {
  const database = databaseOf(process.env);
  if (!database) return ended.has(id);
  return (await rowsFrom(database, 'select 1 as ended from undertone.ended_sessions where id = $1', [id])).length > 0;
}

/** @param lifeMs after which a session is over by itself and needs no entry; @param now in milliseconds */
export async function endSession(id: string, lifeMs: number, now: number): Promise<void> {
  const database = databaseOf(process.env);
  if (!database) {
    for (const [other, at] of ended) if (now - at > lifeMs) ended.delete(other);
    ended.set(id, now);
    return;
  }
  await rowsFrom(
    database,
    `with over as (delete from undertone.ended_sessions where ended_at < $3)
     insert into undertone.ended_sessions (id, ended_at) values ($1, $2) on conflict do nothing`,
    [id, new Date(now), new Date(now - lifeMs)],
  );
}
