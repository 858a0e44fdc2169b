/** The first import into a data folder takes over the decisions that lie beside the exports, in a folder "workspace". */
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeOf } from '../../src/lib/server/store/store';
import { WORKSPACE } from '../import/recognise';

/** Small files of decisions and nothing else: no links that lead elsewhere, no key, no folders. */
const DECISIONS = /^[a-z][a-z0-9-]*\.(jsonl?|csv)$/;

/** What was decided here already stays as it is. @param paths of exports that are imported */
export async function bringWorkspace(paths: string[], dataFolder: string): Promise<void> {
  const store = storeOf(dataFolder);
  for (const path of paths) {
    const brought = join(path, WORKSPACE);
    if (!existsSync(brought) || !lstatSync(brought).isDirectory()) continue;
    for (const name of readdirSync(brought)) {
      const file = join(brought, name);
      if (!DECISIONS.test(name) || !lstatSync(file).isFile()) continue;
      const text = readFileSync(file, 'utf8');
      if (!name.endsWith('.jsonl')) {
        await store.change(name, (known) => ({ ...(known === null && { kept: text }), answer: null }));
      } else if ((await store.lines(name)).length === 0) {
        for (const line of text.split('\n').filter(Boolean)) await store.append(name, line);
      }
    }
  }
}
