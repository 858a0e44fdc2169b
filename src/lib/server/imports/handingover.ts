/**
 * Decided on one node, counted on another: an apply works on the file of a data folder, and of several nodes only the
 * machine that imports has it. The others leave a wish in the workspace that all share, and that machine looks for it.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseOf } from '../../model/databaseaddress';
import { jsonDocument } from '../store/document';
import { dataFolder } from '../workspace/workspace';

interface Wish {
  id: string;
  /** ISO instant */
  at: string;
  isDone: boolean;
}

const LOOK_EVERY_MS = 3_000;
const WISH = jsonDocument<Wish | null>('apply.json', (content) => content as Wish | null, 'Remove it.');

/** Asks the machine that has the warehouse file to bring decisions in; false when that is this one. */
export async function handOver(folder = dataFolder()): Promise<boolean> {
  if (!databaseOf(process.env) || hasFile(folder)) return false;
  const wish: Wish = { id: randomUUID(), at: new Date().toISOString(), isDone: false };
  await WISH.change(folder, () => ({ kept: wish, answer: null }));
  return true;
}

/**
 * Looks for wishes until the returned function is called. One that failed is not tried again by itself: the next decision
 * or start of a server tries.
 * @param apply brings decisions in; false when that failed
 */
export function fulfilWishes(
  apply: () => Promise<boolean>,
  folder = dataFolder(),
  everyMs = LOOK_EVERY_MS,
): () => void {
  if (!databaseOf(process.env)) return () => undefined;
  let tried = '';
  const look = async () => {
    const wish = hasFile(folder) ? await WISH.read(folder) : null;
    if (!wish || wish.isDone || wish.id === tried) return;
    tried = wish.id;
    if (!(await apply())) return;
    // A newer one, left meanwhile, stays.
    await WISH.change(folder, (now) => ({
      ...(now?.id === wish.id && { kept: { ...wish, isDone: true } }),
      answer: null,
    }));
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    // A database that is gone for a while is said by every page, and by /ready.
    void look()
      .catch(() => undefined)
      .finally(() => (isLooking = false));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

const hasFile = (folder: string): boolean => existsSync(join(folder, 'warehouse.duckdb'));
