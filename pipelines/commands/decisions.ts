/** Reads everything that was decided in a workspace and changes the warehouse. */
import { readPhrases } from '../../src/lib/server/phrases';
import { readSettings } from '../../src/lib/server/workspace';
import type { Decisions } from '../decisions';

/** @throws WorkspaceProblem naming the file that cannot be used */
export async function readDecisions(dataFolder: string): Promise<Decisions> {
  const [settings, phrases] = [await readSettings(dataFolder), await readPhrases(dataFolder)];
  return { settings, phrases, corrections: [] };
}
