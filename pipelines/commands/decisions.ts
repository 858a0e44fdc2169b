/** Reads everything that was decided in a workspace and changes the warehouse. */
import { readCorrections } from '../../src/lib/server/corrections';
import { readPhrases } from '../../src/lib/server/phrases';
import { readSettings } from '../../src/lib/server/workspace';
import type { Decisions } from '../decisions';

/** @throws WorkspaceProblem naming the file that cannot be used */
export async function readDecisions(dataFolder: string): Promise<Decisions> {
  const corrections = await readCorrections(dataFolder);
  return {
    settings: await readSettings(dataFolder),
    phrases: await readPhrases(dataFolder),
    corrections: corrections.filter(({ undone_at }) => undone_at === null),
  };
}
