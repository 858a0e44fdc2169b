/** Queries on the warehouse's file: a child has it open, and the query runs there. */
import { identityOf } from '../warehouse/generation';
import { noFileAt } from '../warehouse/nowarehouse';
import { outputFolder } from './folders';
import { Pool } from './pool';
import type { Queries } from './queries';

/**
 * @param path of the warehouse; take() throws NoWarehouse when nothing has been imported yet, NoFileHere on a node that
 * only shows a cluster
 * @param commandOf gives the path of the built command, when it is needed
 */
export function queriesOnFile(path: string, commandOf: () => string): Queries {
  const read = {
    opens: () => ({ warehouse: path }),
    async state() {
      const identity = await identityOf(path);
      if (identity === null) throw noFileAt(path);
      return `${identity.file}:${identity.state}`;
    },
  };
  const pool = new Pool(read, commandOf);
  return {
    async take({ query: { sql, parameters = {}, isPlan = false }, limits: { megabytes }, isWriting }) {
      const output = isWriting ? await outputFolder() : null;
      try {
        const child = await (output ? pool.takeWriting(megabytes, output.path) : pool.take(megabytes));
        return {
          child,
          ask: { sql, parameters, isPlan },
          rulesVersion: child.rulesVersion,
          give(isSound) {
            pool.give(child, megabytes, isSound);
            output?.remove();
          },
        };
      } catch (error) {
        output?.remove();
        throw error;
      }
    },
    warm: ({ megabytes }) => pool.warm(megabytes),
    close: () => pool.close(),
  };
}
