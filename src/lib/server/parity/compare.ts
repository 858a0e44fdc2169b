/** Two engines that hold the same warehouse are asked the same, one after the other, and what they say is compared. */
import { generationOf } from '../warehouse/generation';
import type { Engine } from '../engine/engine';
import { ServedWarehouse, type Source } from '../warehouse/served';
import { serveFrom } from '../warehouse/warehouse';
import { differences } from './alike';
import { questions } from './asked';

export interface Unlike {
  question: string;
  /** the first few, as sentences */
  differences: string[];
}

export interface Compared {
  questions: number;
  /** of the first and of the second engine, one entry a query, in milliseconds */
  took: [number[], number[]];
  unlike: Unlike[];
}

interface Comparing {
  onDone?: (done: number, total: number) => void;
  signal?: AbortSignal;
  list?: typeof questions;
}

/** Of one question: a page that differs everywhere would fill the screen. */
const MOST_SHOWN = 5;

/**
 * @param folder a data folder with the workspace that both are asked with
 * @param signal ends it between two questions
 * @param list what is asked; by default all
 * @throws what an engine throws on which the first question already fails, and what the signal says
 */
export async function compareEngines(
  folder: string,
  [one, other]: [Engine, Engine],
  { onDone, signal, list = questions }: Comparing = {},
): Promise<Compared> {
  const took: Compared['took'] = [[], []];
  const first = new ServedWarehouse(staying(timed(one, took[0]), 'one'));
  const second = new ServedWarehouse(staying(timed(other, took[1]), 'other'));
  const unlike: Unlike[] = [];
  const asked = await list(first);
  for (const [index, { name, ask }] of asked.entries()) {
    signal?.throwIfAborted();
    serveFrom(folder, first);
    const expected = await ask(folder);
    serveFrom(folder, second);
    const found = await ask(folder).then(
      (said) => differences(expected, said),
      (error: unknown) => {
        if (index === 0) throw error;
        return [`the second failed: ${error instanceof Error ? error.message : String(error)}`];
      },
    );
    if (found.length > 0) unlike.push({ question: name, differences: found.slice(0, MOST_SHOWN) });
    onDone?.(index + 1, asked.length);
  }
  return { questions: asked.length, took, unlike };
}

/** A warehouse that nothing replaces while it is asked. */
function staying(engine: Engine, name: string): Source {
  const builtAt = '1970-01-01T00:00:00.000Z';
  const generation = generationOf({ file: name, state: name, changedAt: builtAt }, builtAt, engine);
  return {
    dialect: engine.dialect,
    current: () => Promise.resolve(generation),
    caughtUp: () => Promise.resolve(),
    exists: () => Promise.resolve(true),
    close: () => Promise.resolve(engine.close()),
  };
}

/** The engine, writing down how long each of its queries takes. */
function timed(engine: Engine, took: number[]): Engine {
  return {
    ...engine,
    async rows<Row>(...asked: Parameters<Engine['rows']>): Promise<Row[]> {
      const start = performance.now();
      const rows = await engine.rows<Row>(...asked);
      took.push(performance.now() - start);
      return rows;
    },
  };
}
