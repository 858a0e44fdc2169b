/**
 * Who asks several questions of the warehouse gets answers of one generation, though an import puts another in place
 * between them: figures of a page that came from two would not add up.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { hold, letGo, type Generation } from './generation';

/** What one request, or one remembered answer, looks at: the first generation that it saw of each warehouse. */
interface Pin {
  held: Map<object, Promise<Generation>>;
  builtAt: string | null;
  /** when whoever asks began, as performance.now() tells it */
  since: number;
  /** what goes on after its end looks at what is served then */
  isOver: boolean;
}

/** On globalThis as the warehouses are: a reloaded module (Vite in development) must find the pins that hold. */
const slot = globalThis as { undertonePins?: AsyncLocalStorage<Pin> };
const pins = (slot.undertonePins ??= new AsyncLocalStorage<Pin>());

/**
 * Whatever `work` asks of a warehouse until it resolves, it asks of one generation. Hooks run every request in it; an
 * answer that goes on streaming afterwards has to have asked before.
 */
export async function ofOneGeneration<T>(work: () => Promise<T>): Promise<T> {
  const pin: Pin = { held: new Map(), builtAt: null, since: performance.now(), isOver: false };
  try {
    return await pins.run(pin, work);
  } finally {
    pin.isOver = true;
    for (const held of pin.held.values()) held.then(letGo, () => undefined);
  }
}

/** When the generation was built that the running request asked, as an ISO instant; null when it asked none. */
export function generationSeen(): string | null {
  return pins.getStore()?.builtAt ?? null;
}

/** When the running request began, in milliseconds as performance.now() tells them; now where none runs. */
export function askingSince(): number {
  return pins.getStore()?.since ?? performance.now();
}

/**
 * The generation of one warehouse to look at, held: whoever gets it lets it go.
 * @param holdCurrent gives the one that is served, held
 */
export async function heldByPin(of: object, holdCurrent: () => Promise<Generation>): Promise<Generation> {
  const pin = pins.getStore();
  if (!pin || pin.isOver) return holdCurrent();
  const known = pin.held.get(of);
  const held = known ?? holdCurrent();
  if (!known) {
    pin.held.set(of, held);
    // Nothing imported yet: the next question looks again.
    held.catch(() => pin.held.delete(of));
  }
  const generation = await held;
  pin.builtAt = generation.builtAt;
  return hold(generation) ? generation : holdCurrent();
}

/** Work that many share looks at its generation by itself, because who began it may leave before the others. */
export async function lookingAt<T>(of: object, generation: Generation, work: () => Promise<T>): Promise<T> {
  hold(generation);
  const { builtAt } = generation;
  const pin: Pin = { held: new Map([[of, Promise.resolve(generation)]]), builtAt, since: askingSince(), isOver: false };
  try {
    return await pins.run(pin, work);
  } finally {
    pin.isOver = true;
    letGo(generation);
  }
}
