/**
 * The key by which customers are known (import/identity.ts), where several machines share a workspace: with a key of its
 * own, each machine would take the same customer for another one. The folder holds a copy, because processes of an import
 * read it from there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { databaseOf } from '../../src/lib/model/databaseaddress';
import { writeWhole } from '../../src/lib/server/store/files';
import { storeOf } from '../../src/lib/server/store/store';
import { CannotWork } from '../errors';
import { newIdentityKey } from '../import/identity';

const KEY = 'identity.key';

/** Before a command that knows customers by their key. Does nothing without a database. @throws CannotWork for two keys */
export async function shareIdentityKey(folder: string): Promise<void> {
  const database = databaseOf(process.env);
  if (!database) return;
  const path = join(resolve(folder), 'workspace', KEY);
  const own = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const shared = await storeOf(folder).change(KEY, (known) => {
    const kept = known ?? own ?? newIdentityKey();
    return { ...(known === null && { kept }), answer: kept };
  });
  if (own === null) await writeWhole(path, shared, 0o600);
  else if (own.trim() !== shared.trim())
    throw new CannotWork(
      `${path} and the database ${database.shown} know customers by different keys, so that the same customer would count ` +
        `as two. Use the data folder whose workspace was copied to the database, or an empty one.`,
    );
}
