/**
 * Generations on a ClickHouse cluster: each is a database of its own, and a table says which one is served. What is being
 * written stands there too, unpublished, so that nobody ever sees half of it.
 */
import type { ClickHouseSettings } from '@clickhouse/client';
import { CLICKHOUSE } from '../../metrics';
import { clusterAddress } from '../../model/clusteraddress';
import { generationOf, type Generation } from '../warehouse/generation';
import { NoWarehouse } from '../warehouse/nowarehouse';
import type { Source } from '../warehouse/served';
import { Succession } from '../warehouse/succession';
import { openClickHouse } from './clickhouse';
import { clientOf } from './client';
import { Hosts } from './hosts';
import { publishedIn } from './published';

/** How often the pointer is looked at while queries come in. */
const LOOK_EVERY_MS = 2_000;

/** Reaches a cluster. `database` is that of a generation; without it the one that holds the pointer. */
export type Connect = (database?: string) => Hosts;

export class ClusterSource implements Source {
  readonly dialect = CLICKHOUSE;
  readonly #connect: Connect;
  readonly #pointer: Hosts;
  /** for people: where the cluster is */
  readonly #address: string;
  /** number of the newest generation that was seen */
  #known = 1;
  readonly #succession = new Succession(LOOK_EVERY_MS, () => this.#newest());

  constructor(connect: Connect, address: string) {
    this.#connect = connect;
    this.#pointer = connect();
    this.#address = address;
  }

  async exists(): Promise<boolean> {
    return (await publishedIn(this.#pointer, this.#address)) !== null;
  }

  current(): Promise<Generation> {
    return this.#succession.current();
  }

  caughtUp(): Promise<void> {
    return this.#succession.caughtUp();
  }

  async close(): Promise<void> {
    await this.#succession.close();
    await this.#pointer.close();
  }

  async #newest(): Promise<Generation> {
    const published = await publishedIn(this.#pointer, this.#address, this.#known);
    if (!published) throw new NoWarehouse(this.#address);
    this.#known = published.number;
    const { shown, newest } = this.#succession;
    // A third one waits for the one that learns.
    if (shown && (newest !== shown || shown.identity.file === published.database)) return shown;
    const engine = openClickHouse(this.#connect(published.database), this.#address);
    const identity = { file: published.database, state: published.built_at, changedAt: published.built_at };
    return this.#succession.follow(generationOf(identity, published.built_at, engine));
  }
}

/** Longer than any page should take, so that the cluster says first that it took too long. */
const SECONDS = 60;

/**
 * Whole answers only: the cluster keeps one back until it is complete, so that an error comes as an error instead of in
 * the middle of what was already sent.
 */
const WHOLE: ClickHouseSettings = { wait_end_of_query: 1, max_execution_time: SECONDS };

/** @param address such as clickhouse://user:password@host:8123,another:8123 @throws Error for any other form */
export function clusterSource(address: string): ClusterSource {
  return new ClusterSource(connectTo(address), clusterAddress(address).shown);
}

/** @throws Error for an address of another form */
export function connectTo(address: string): Connect {
  const { urls, username, password } = clusterAddress(address);
  const to = { username, password, clickhouse_settings: WHOLE, request_timeout: (SECONDS + 10) * 1000 };
  return (database) => new Hosts(urls.map((url) => clientOf({ ...to, url, ...(database && { database }) })));
}
