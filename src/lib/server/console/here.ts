/** The one console of this server. */
import { builtCommand } from '../imports/importing';
import { dataFolder } from '../workspace/workspace';
import { queriesOf } from './chosen';
import { Console } from './console';

/** Slot on globalThis, as for the warehouse: a reloaded module must not leave children behind. */
const slot = globalThis as { undertoneConsoles?: Map<string, Console> };

export function theConsole(folder: string = dataFolder()): Console {
  const known = (slot.undertoneConsoles ??= new Map());
  const found = known.get(folder);
  if (found) return found;
  const made = new Console(queriesOf(folder, () => builtCommand()));
  known.set(folder, made);
  // Its child would keep the server from ending.
  process.once('sveltekit:shutdown', () => made.close());
  return made;
}
