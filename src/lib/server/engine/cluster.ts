/**
 * Generations on a ClickHouse cluster: each is a database of its own, and a table says which one is served. What is being
 * written stands there too, unpublished, so that nobody ever sees half of it.
 */
import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { CLICKHOUSE } from '../../metrics';
import { clusterAddress } from '../../model/clusteraddress';
import { generationOf, retire, type Generation } from '../generation';
import { NoWarehouse } from '../nowarehouse';
import type { Source } from '../served';
import { openClickHouse } from './clickhouse';

/** How often the pointer is looked at while queries come in. */
const LOOK_EVERY_MS = 2_000;

/** Reaches a cluster. `database` is that of a generation; without it the one that holds the pointer. */
export type Connect = (database?: string) => ClickHouseClient;

interface Published {
  database: string;
  built_at: string;
}

export class ClusterSource implements Source {
  readonly dialect = CLICKHOUSE;
  readonly #connect: Connect;
  readonly #pointer: ClickHouseClient;
  /** for people: where the cluster is */
  readonly #address: string;
  #opened: { generation: Generation; database: string } | null = null;
  #looking: Promise<Generation> | null = null;
  #lookedAt = 0;

  constructor(connect: Connect, address: string) {
    this.#connect = connect;
    this.#pointer = connect();
    this.#address = address;
  }

  async exists(): Promise<boolean> {
    return (await publishedIn(this.#pointer)) !== null;
  }

  async current(): Promise<Generation> {
    if (this.#looking) return this.#looking;
    if (this.#opened && Date.now() - this.#lookedAt < LOOK_EVERY_MS) return this.#opened.generation;
    this.#looking = this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async close(): Promise<void> {
    await this.#looking?.catch(() => undefined);
    if (this.#opened) retire(this.#opened.generation);
    this.#opened = null;
    await this.#pointer.close();
  }

  async #look(): Promise<Generation> {
    const published = await publishedIn(this.#pointer);
    this.#lookedAt = Date.now();
    if (!published) throw new NoWarehouse(this.#address);
    const old = this.#opened;
    if (old?.database === published.database) return old.generation;
    const engine = openClickHouse(this.#connect(published.database));
    const identity = { file: published.database, state: published.built_at, changedAt: published.built_at };
    const generation = generationOf(identity, published.built_at, engine);
    if (old) retire(old.generation);
    this.#opened = { generation, database: published.database };
    return generation;
  }
}

/** @param address such as clickhouse://user:password@host:8123 @throws Error for any other form */
export function clusterSource(address: string): ClusterSource {
  const { url, username, password, shown } = clusterAddress(address);
  return new ClusterSource(
    (database) => createClient({ url, username, password, ...(database && { database }) }),
    shown,
  );
}

/** The generation that is served; null before the first was published. */
export async function publishedIn(pointer: ClickHouseClient): Promise<Published | null> {
  const answer = await pointer.query({
    query: `select count(*) as n from system.tables where database = 'undertone' and name = 'generations'`,
    format: 'JSONEachRow',
  });
  const [table] = await answer.json<{ n: string | number }>();
  if (Number(table?.n ?? 0) === 0) return null;
  const found = await pointer.query({
    query: 'select database, built_at from undertone.generations order by number desc limit 1',
    format: 'JSONEachRow',
  });
  const [row] = await found.json<Published>();
  return row ?? null;
}
