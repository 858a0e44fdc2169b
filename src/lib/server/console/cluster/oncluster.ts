/**
 * Analysts' queries on a ClickHouse cluster. Before one runs stand two walls, the rights of its user (grants.ts) and the
 * engine's own reading of the query (guard.ts). Its rows come into a private file, which a child reads as it reads the
 * warehouse (fetched.ts): so formats, types and truncation are the same on both engines.
 */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConsoleLimits } from '../../../model/console';
import { ALL_FETCHED, FETCHED_PLAN } from '../fetched';
import { answersFolder, outputFolder, type Folder } from '../folders';
import { outOfTime } from '../passed';
import { Pool } from '../pool';
import { ConsoleFailure } from '../problem';
import type { AskedQuery, Queries, Taken } from '../queries';
import { grantsProblem } from './grants';
import { Line, type Reach } from './line';
import { problemOfCode } from './problem';
import { readable } from './readable';
import type { ServedDatabase } from './served';

/** The cluster says first that a query took too long; when it does not, it is ended from here. */
const GRACE_SECONDS = 5;
/** For how long the rights of the user are believed. */
const BELIEVED_MS = 60_000;

export interface ClusterOfAnalysts {
  /** the generation that is served. @throws NoWarehouse, ClusterProblem */
  served(): Promise<ServedDatabase>;
  /** A way to one database for one query, as the analysts' user. */
  reach(database: string, limits: ConsoleLimits): Reach;
  /** name of the analysts' user */
  user: string;
  /** the cluster, for people */
  where: string;
}

/** @param commandOf gives the path of the built command, when it is needed */
export function queriesOnCluster(cluster: ClusterOfAnalysts, commandOf: () => string): Queries {
  let folder: Promise<Folder> | null = null;
  const answers = () => (folder ??= answersFolder());
  const pool = new Pool(
    { opens: async () => ({ answers: (await answers()).path }), state: () => Promise.resolve('answers') },
    commandOf,
  );
  let believedUntil = 0;

  /** @throws ConsoleFailure when the user may do more than it should */
  async function checkRights(line: Line): Promise<void> {
    if (performance.now() < believedUntil) return;
    const rows = await line.ask({ text: 'show grants' });
    const problem = grantsProblem(
      rows.map((row) => String(Object.values(row)[0])),
      cluster.user,
    );
    if (problem) throw new ConsoleFailure(problem);
    believedUntil = performance.now() + BELIEVED_MS;
  }

  async function fetched({ id, query, limits, signal }: AskedQuery, file: string, served: ServedDatabase) {
    const line = new Line(cluster.reach(served.database, limits), {
      ...{ id, limits, signal, where: cluster.where },
      problemOf: (code, said, placeOf) =>
        problemOfCode(code, said, { sql: query.sql, limits, ...(placeOf && { placeOf }) }),
    });
    try {
      await checkRights(line);
      await line.fetch(await readable(line, query, served), file);
    } finally {
      await line.close();
    }
  }

  async function take(asked: AskedQuery): Promise<Taken> {
    const { limits, isWriting, signal, query } = asked;
    const clock = AbortSignal.timeout((limits.seconds + GRACE_SECONDS) * 1000);
    const served = await cluster.served();
    const file = join((await answers()).path, `${randomUUID()}.parquet`);
    let output: Folder | null = null;
    const removeAll = () => {
      void rm(file, { force: true }).catch(() => undefined);
      output?.remove();
    };
    try {
      await fetched({ ...asked, signal: AbortSignal.any([signal, clock]) }, file, served);
      output = isWriting ? await outputFolder() : null;
      const { megabytes } = limits;
      const child = await (output ? pool.takeWriting(megabytes, output.path) : pool.take(megabytes));
      const { rulesVersion } = served;
      const sql = query.isPlan ? FETCHED_PLAN : ALL_FETCHED;
      return {
        child,
        ask: { sql, parameters: {}, isPlan: false, fetched: { file, rulesVersion } },
        rulesVersion,
        give(isSound) {
          pool.give(child, megabytes, isSound);
          removeAll();
        },
      };
    } catch (error) {
      removeAll();
      if (clock.aborted && !signal.aborted) throw new ConsoleFailure(outOfTime(limits.seconds));
      throw error;
    }
  }

  return {
    take,
    warm: ({ megabytes }) => pool.warm(megabytes),
    close() {
      pool.close();
      void folder?.then((made) => made.remove());
    },
  };
}
