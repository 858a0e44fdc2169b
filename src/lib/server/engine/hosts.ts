/** The hosts of a cluster, of which each can answer everything: when the one that is asked goes away, the next is asked. */
import type { ClickHouseClient } from '@clickhouse/client';
import { ClusterProblem } from '../../model/clusterproblem';

/**
 * ClickHouse's numbers of errors that another try may be spared, because a server between here and the rows went away:
 * the line ended in the middle (32, 101, 210), or a shard cannot be reached from this host (279); or because this host was
 * down when the generation was made, and has yet to make its tables (60) or even its database (81).
 */
const AWAY = new Set([32, 60, 81, 101, 210, 279]);

export class Hosts {
  readonly #clients: readonly ClickHouseClient[];
  /** the one that answered last */
  #current = 0;

  /** @param clients one for each host, in the order in which they are asked; at least one */
  constructor(clients: readonly ClickHouseClient[]) {
    this.#clients = clients;
  }

  /**
   * What a question to one host gives. When that host is away the next is asked, and at last the first once more: a
   * question that broke off because a neighbour of the host went down finds the neighbour's replica then.
   * @param question may be asked again, so it only reads
   * @throws what a host that was there said; where none was, what the last one threw
   */
  async ask<T>(question: (client: ClickHouseClient) => Promise<T>): Promise<T> {
    let said: unknown;
    for (let tried = 0; ; tried += 1) {
      const asked = this.#current;
      const client = this.#clients[asked];
      if (!client) throw new Error('A cluster has at least one host.');
      try {
        return await question(client);
      } catch (error) {
        const isSilent = error instanceof ClusterProblem && isTimeout(error);
        // Others that were asked together with this question may have turned away from the host already.
        if ((isSilent || isAway(error)) && asked === this.#current) this.#current = (asked + 1) % this.#clients.length;
        if (!isAway(error)) throw error;
        if (said === undefined || isOfClickHouse(error)) said = error;
        if (tried === this.#clients.length) throw said;
      }
    }
  }

  /** Each host by itself, to hear what every one of them says; they are closed together with these. */
  apart(): Hosts[] {
    return this.#clients.map((client) => new Hosts([client]));
  }

  async close(): Promise<void> {
    await Promise.all(this.#clients.map((client) => client.close()));
  }
}

/** Whether another host may know the answer. Not of one that was silent for a minute: a question of a minute is enough. */
function isAway(error: unknown): boolean {
  if (!(error instanceof ClusterProblem)) return false;
  return error.code === null ? !isTimeout(error) : AWAY.has(error.code);
}

const isOfClickHouse = (error: unknown) => error instanceof ClusterProblem && error.code !== null;

function isTimeout({ cause }: ClusterProblem): boolean {
  return cause instanceof Error && cause.message === 'Timeout error.';
}
