/** Whoever asks several questions gets all answers from one generation of the warehouse, whatever is put in its place. */
import { DuckDBInstance } from '@duckdb/node-api';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handle } from '../../../src/hooks.server';
import { noFilters } from '../../../src/lib/filters';
import { overview } from '../../../src/lib/server/overview/overview';
import { generationSeen, ofOneGeneration } from '../../../src/lib/server/warehouse/pins';
import { warehouse } from '../../../src/lib/server/warehouse/warehouse';
import { putWarehouse, type Rows } from '../fixture';
import { Client } from '../access/asking';
import { tenWeeks } from '../weeks';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'undertone-pins-'));
  // The file is looked at for every question, so that none is missed by the clock.
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await warehouse(folder).close();
  await rm(folder, { recursive: true });
});

const builtAt = (day: number) => `2026-03-0${day}T08:00:00.000Z`;
const put = (day: number, rows: Rows = {}) =>
  putWarehouse(folder, { ...rows, warehouse_info: [{ key: 'built_at', value: builtAt(day) }] });
const served = async () => {
  const [row] = await warehouse(folder).query<{ value: string }>('select value from warehouse_info');
  return row?.value;
};

describe('one request', () => {
  it('sees one generation from its first question to its last, and lets it go afterwards', async () => {
    await put(1);
    const seen = await ofOneGeneration(async () => {
      const first = await served();
      await put(2);
      return [first, await served(), generationSeen()];
    });
    expect(seen).toEqual([builtAt(1), builtAt(1), builtAt(1)]);
    const closing = vi.spyOn(DuckDBInstance.prototype, 'closeSync');
    expect(await served()).toBe(builtAt(2));
    expect(closing).toHaveBeenCalledTimes(1);
  });

  it('sees one generation with questions that it asks at once, while the file is opened', async () => {
    await put(1);
    const asked = ofOneGeneration(() => Promise.all([served(), served(), warehouse(folder).query('select 1 as one')]));
    await put(2);
    const [one, other] = await asked;
    expect(one).toBe(other);
  });

  it('that found nothing imported finds what is imported then', async () => {
    await ofOneGeneration(async () => {
      await expect(served()).rejects.toThrow('There is no warehouse');
      expect(generationSeen()).toBeNull();
      await put(1);
      expect(await served()).toBe(builtAt(1));
    });
  });

  it('leaves its later thoughts to what is served then', async () => {
    await put(1);
    let later: () => Promise<string | undefined> = served;
    await ofOneGeneration(async () => {
      await served();
      later = asyncResource(served);
    });
    await put(2);
    expect(await served()).toBe(builtAt(2));
    expect(await later()).toBe(builtAt(2));
  });
});

it('an answer that two wait for is of one generation, though the one who asked first has left', async () => {
  await put(1);
  let goOn = () => {};
  const pause = new Promise<void>((resolve) => (goOn = resolve));
  const ask = () =>
    warehouse(folder).remembered('how often', async () => {
      const first = await served();
      await pause;
      const [row] = await warehouse(folder).query<{ n: string }>('select value as n from warehouse_info limit 1');
      return [first, row?.n];
    });
  const left = ofOneGeneration(async () => {
    ask().catch(() => undefined);
    await served();
    throw new Error('the page was closed');
  });
  const stayed = ofOneGeneration(ask);
  await expect(left).rejects.toThrow('the page was closed');
  await put(2);
  expect(await served()).toBe(builtAt(2));
  goOn();
  expect(await stayed).toEqual([builtAt(1), builtAt(1)]);
});

it('every page through swaps is whole: what its generation, which it names, says when nobody disturbs it', async () => {
  const rows = tenWeeks();
  const half = (list: Rows[string] = []) => list.filter((_, at) => at % 2 === 0);
  const generations = [rows, { ...rows, conversation_facts: half(rows.conversation_facts) }];
  const quiet = new Map<string | null, string>();
  for (const [at, generation] of generations.entries()) {
    await put(at + 1, generation);
    await copyFile(join(folder, 'warehouse.duckdb'), join(folder, `${at}.duckdb`));
    await warehouse(folder).caughtUp();
    quiet.set(builtAt(at + 1), figuresOf(await overview(noFilters(), folder)));
  }
  expect(new Set(quiet.values()).size).toBe(2);

  const said: (readonly [string | null, string])[] = [];
  for (let page = 0; page < 6; page += 1) {
    const response = await visit(() => swapIn(page % 2));
    said.push([response.headers.get('x-undertone-generation'), await response.text()]);
    // With so many questions the next one learns first.
    await warehouse(folder).caughtUp();
  }
  expect(said.map(([generation, figures]) => figures === quiet.get(generation))).toEqual(said.map(() => true));
  expect(new Set(said.map(([generation]) => generation))).toEqual(new Set(quiet.keys()));
});

async function swapIn(generation: number): Promise<void> {
  await copyFile(join(folder, `${generation}.duckdb`), join(folder, 'next.duckdb'));
  await rename(join(folder, 'next.duckdb'), join(folder, 'warehouse.duckdb'));
}

/** Two threads add numbers in an order of their own, so that the last of sixteen digits may differ. */
const figuresOf = (page: unknown): string =>
  JSON.stringify(page, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(9)) : value));

/** Visits a page by way of the hooks; something happens when its first question has been answered. */
async function visit(meanwhile: () => Promise<void>): Promise<Response> {
  return handle({
    event: new Client().event(),
    resolve: async () => {
      await served();
      const [page] = await Promise.all([overview(noFilters(), folder), meanwhile()]);
      return new Response(figuresOf(page));
    },
  });
}

/** Work that runs later where it was begun, as the callback of a timer or a child process does. */
function asyncResource<T>(work: () => Promise<T>): () => Promise<T> {
  let go = () => {};
  const begun = new Promise<void>((resolve) => (go = resolve)).then(work);
  return () => {
    go();
    return begun;
  };
}
