/** Reads everything that was decided in a workspace and changes the warehouse. */
import { readSettings } from '../../src/lib/server/workspace';
import type { Decisions } from '../decisions';

/** @throws WorkspaceProblem naming the file that cannot be used */
export async function readDecisions(dataFolder: string): Promise<Decisions> {
  return { settings: await readSettings(dataFolder), phrases: [], corrections: [] };
}
