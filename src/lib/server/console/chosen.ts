/** Where the queries of a data folder's analysts are run. */
import { join } from 'node:path';
import { queriesOnFile } from './onfile';
import type { Queries } from './queries';

/** @param commandOf gives the path of the built command, when it is needed */
export const queriesOf = (folder: string, commandOf: () => string): Queries =>
  queriesOnFile(join(folder, 'warehouse.duckdb'), commandOf);
