/**
 * Figures about the server itself, for Prometheus: through prom-client, loaded only where `undertone serve --metrics` asks
 * for it. Labels are routes, methods, statuses and kinds; never an address, a name or a word that somebody typed.
 */
import type { Registry } from 'prom-client';
import { generationSeen, ofOneGeneration } from '../warehouse/pins';
import { warehouse } from '../warehouse/warehouse';
import { dataFolder } from '../workspace/workspace';
import { counts } from './counts';

export interface Meters {
  /** @param route of src/routes, as SvelteKit names it; null for an address without one */
  request(route: string | null, method: string, status: number, seconds: number): void;
  /** all figures in Prometheus' text format */
  text(): Promise<string>;
  contentType: string;
}

/** Pages take tenths of a second, first looks at large warehouses seconds. */
const SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** On globalThis as the warehouses are: a reloaded module must find what was counted. */
const slot = globalThis as { undertoneMeters?: Meters };

/** null where nobody asked for them. */
export const meters = (): Meters | null => slot.undertoneMeters ?? null;

/** From now on requests are counted. */
export async function startMeters(): Promise<Meters> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const registry: Registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'undertone_requests_total',
    help: 'Requests by route, method and status',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const seconds = new Histogram({
    name: 'undertone_request_seconds',
    help: 'Seconds from a request to the beginning of its answer, by route',
    labelNames: ['route'],
    buckets: SECONDS,
    registers,
  });
  new Gauge({
    name: 'undertone_queries',
    help: 'Queries of pages that run now, and those that wait for room',
    labelNames: ['state'],
    registers,
    collect() {
      for (const state of ['running', 'waiting'] as const) this.set({ state }, counts[state]);
    },
  });
  new Counter({
    name: 'undertone_answers_total',
    help: 'Questions of pages to the warehouse: answered from memory (hit), or asked (miss)',
    labelNames: ['memory'],
    registers,
    collect() {
      this.reset();
      this.inc({ memory: 'hit' }, counts.remembered);
      this.inc({ memory: 'miss' }, counts.asked);
    },
  });
  new Counter({
    name: 'undertone_console_runs_total',
    help: 'Queries of analysts by how they ended: done, or the kind of the problem (refused, stopped, time, …)',
    labelNames: ['ended'],
    registers,
    collect() {
      this.reset();
      for (const [ended, n] of Object.entries(counts.console)) this.inc({ ended }, n);
    },
  });
  new Gauge({
    name: 'undertone_generation_info',
    help: 'Which warehouse is served: when it was built',
    labelNames: ['built_at'],
    registers,
    async collect() {
      this.reset();
      const builtAt = await servedGeneration().catch(() => null);
      if (builtAt) this.set({ built_at: builtAt }, 1);
    },
  });
  const made: Meters = {
    request(route, method, status, took) {
      requests.inc({ route: route ?? 'none', method, status });
      seconds.observe({ route: route ?? 'none' }, took);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
  return (slot.undertoneMeters = made);
}

async function servedGeneration(folder = dataFolder()): Promise<string | null> {
  return ofOneGeneration(async () => {
    const served = warehouse(folder);
    if (!(await served.exists())) return null;
    await served.remembered('ready', () => served.query('select 1 as one'));
    return generationSeen();
  });
}
