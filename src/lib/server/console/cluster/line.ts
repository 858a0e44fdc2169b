/**
 * The way of one analyst's query to the cluster: as the analysts' user, into one generation's database, with limits that
 * travel in the same request as `readonly`, so that no SETTINGS inside the query can change one (error 164).
 */
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { wholeAnswer } from '../../../model/clusteranswer';
import { clusterProblemOf, ClusterProblem } from '../../../model/clusterproblem';
import type { ConsoleLimits, ConsoleProblem } from '../../../model/console';
import type { Params } from '../../engine/engine';
import type { Hosts } from '../../engine/hosts';
import { tooLarge } from '../passed';
import type { Place } from '../place';
import { ConsoleFailure } from '../problem';
import { isOfCluster } from './problem';
import { QUESTIONS, settingsOf } from './settings';

/** A connection as the analysts' user, and the product's own beside it, to the same hosts. */
export interface Reach {
  hosts: Hosts;
  /** Ends a query on the host of this connection. @throws when the cluster does not let it */
  kill(client: ClickHouseClient, queryId: string): Promise<void>;
  close(): Promise<void>;
}

export interface Sent {
  text: string;
  parameters?: Params;
}

interface Options {
  /** of the run */
  id: string;
  limits: ConsoleLimits;
  /** the cluster, for people */
  where: string;
  signal: AbortSignal;
  /** what ClickHouse's error is to an analyst */
  problemOf: (code: number, said: string, placeOf?: PlaceOf) => ConsoleProblem;
}

/** Where in the analyst's text something stands that ClickHouse counts in what was sent. */
type PlaceOf = (offset: number) => Place;

export class Line {
  readonly #reach: Reach;
  readonly #options: Options;
  #asked = 0;

  constructor(reach: Reach, options: Options) {
    this.#reach = reach;
    this.#options = options;
  }

  /**
   * A few rows that Undertone needs itself, whole, whatever the profile of the user says.
   * @param placeOf for an error in the analyst's text
   * @throws ConsoleFailure, ClusterProblem, what the signal says
   */
  ask(sent: Sent, placeOf?: PlaceOf): Promise<Record<string, unknown>[]> {
    const settings = { ...settingsOf(this.#options.limits), ...QUESTIONS, default_format: 'JSONCompact' as const };
    return this.#run(sent, { settings, ...(placeOf && { placeOf }) }, async (client, question) => {
      const { stream } = await client.exec(question);
      const { meta, data } = wholeAnswer(await textOf(stream), this.#options.where);
      return data.map((cells) => Object.fromEntries(meta.map(({ name }, index) => [name, cells[index]])));
    });
  }

  /**
   * The rows of the analyst's query into a file, as Parquet: one more than may be shown, so that it is known whether
   * there are more.
   * @throws ConsoleFailure, ClusterProblem, what the signal says
   */
  fetch(sent: Sent, file: string): Promise<void> {
    const { limits, where } = this.#options;
    const settings = {
      ...settingsOf(limits),
      limit: String(limits.rows + 1),
      default_format: 'Parquet' as const,
      output_format_parquet_string_as_string: 1 as const,
      output_format_parquet_fixed_string_as_fixed_byte_array: 0 as const,
    };
    return this.#run(sent, { settings }, async (client, question) => {
      const { stream } = await client.exec(question);
      await pipeline(stream, atMost(limits.megabytes), createWriteStream(file, { mode: 0o600 }));
      if (!(await isWhole(file))) throw brokenOff(where);
    });
  }

  close(): Promise<void> {
    return this.#reach.close();
  }

  async #run<T>(
    { text, parameters = {} }: Sent,
    { settings, placeOf }: { settings: ClickHouseSettings; placeOf?: PlaceOf },
    use: (client: ClickHouseClient, question: Question) => Promise<T>,
  ): Promise<T> {
    const { id, signal, where, problemOf } = this.#options;
    return this.#reach.hosts.ask(async (client) => {
      signal.throwIfAborted();
      // Each try has an id of its own: the one before may still be known to the host.
      const query_id = `undertone-${id}-${(this.#asked += 1)}`;
      // Closing the connection ends a query as well, but only when the server next looks.
      const kill = () => void this.#reach.kill(client, query_id).catch(() => undefined);
      signal.addEventListener('abort', kill);
      try {
        const question = {
          ...{ query: text, query_params: parameters, clickhouse_settings: settings },
          query_id,
          abort_signal: signal,
        };
        return await use(client, question);
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof ConsoleFailure) throw error;
        const problem = clusterProblemOf(error, where);
        if (problem.code === null || isOfCluster(problem.code)) throw problem;
        throw new ConsoleFailure(
          problemOf(problem.code, error instanceof Error ? error.message : String(error), placeOf),
        );
      } finally {
        signal.removeEventListener('abort', kill);
      }
    });
  }
}

interface Question {
  query: string;
  query_params: Params;
  clickhouse_settings: ClickHouseSettings;
  query_id: string;
  abort_signal: AbortSignal;
}

async function textOf(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}

/** Lets so many megabytes through, and breaks off the stream with the next byte. */
function atMost(megabytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      bytes += part.byteLength;
      if (bytes > megabytes * 1024 ** 2) done(new ConsoleFailure(tooLarge('The answer', megabytes)));
      else done(null, part);
    },
  });
}

/** A Parquet file ends with its mark; what broke off, or ends with words about an error, does not. */
async function isWhole(file: string): Promise<boolean> {
  const opened = await open(file);
  try {
    const { size } = await opened.stat();
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(4), 0, 4, Math.max(0, size - 4));
    return bytesRead === 4 && buffer.toString('latin1') === 'PAR1';
  } finally {
    await opened.close();
  }
}

const brokenOff = (where: string) =>
  new ClusterProblem(
    `The answer of ${where} broke off before its end.`,
    'Run it again. If it happens again, look into the log of the cluster, and of a proxy before it.',
  );
