/**
 * The end of a server in order. Told that it will end, it answers /ready with no, so that a balancer sends nobody any more;
 * told to end, it closes what would never close by itself, and adapter-node lets running answers finish (SHUTDOWN_TIMEOUT
 * seconds, then they are cut). Then the processes that it started end, and it ends itself.
 */

/** What `undertone serve` says to its server before the signal. */
export const LEAVE_SOON = 'leave soon';
/** For processes of ours to put things in order. */
const PATIENCE_MS = 12_000;

/** On globalThis as the warehouses are: a reloaded module must know. */
const slot = globalThis as { undertoneLeaving?: { isLeaving: boolean; listeners: Set<() => void> } };
const state = (slot.undertoneLeaving ??= { isLeaving: false, listeners: new Set() });

export const isLeaving = (): boolean => state.isLeaving;

/** Tells once when the server ends, until the returned function is called. For answers that have no end of their own. */
export function onLeaving(listener: () => void): () => void {
  state.listeners.add(listener);
  return () => state.listeners.delete(listener);
}

/** From now on this server lives and ends with `undertone serve`, in order. @param end ends what it started */
export function endInOrder(end: () => Promise<void>): void {
  process.on('message', (said) => {
    if (said === LEAVE_SOON) state.isLeaving = true;
  });
  // Whoever started it was killed: nobody would ever end it.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, leave);
  // Said by adapter-node once the last connection is closed.
  process.once('sveltekit:shutdown', () => {
    setTimeout(() => process.exit(0), PATIENCE_MS).unref();
    // A turn later, so that those who listen as well have ended what is theirs.
    void end().finally(() => setImmediate(() => process.exit(0)));
  });
}

function leave(): void {
  state.isLeaving = true;
  for (const listener of [...state.listeners]) listener();
  state.listeners.clear();
}
