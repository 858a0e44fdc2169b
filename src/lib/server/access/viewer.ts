/**
 * Who the answer is for, known to everything that works on it without being handed through each function: whether
 * agents have names depends on it (server/people/info.ts), and what the log says. Outside of a request nobody is asked for.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Account } from '../../model/access';

/** On globalThis as the warehouses are: a reloaded module (Vite in development) must see who asks. */
const slot = globalThis as { undertoneAsking?: AsyncLocalStorage<Account | null> };
const asking = (slot.undertoneAsking ??= new AsyncLocalStorage<Account | null>());

/** Runs the work for somebody; null where there are no accounts. */
export function runFor<T>(account: Account | null, work: () => T): T {
  return asking.run(account, work);
}

/** Viewers see pseudonyms whatever the setting says. */
export function seesNoNames(): boolean {
  return asking.getStore()?.role === 'viewer';
}
