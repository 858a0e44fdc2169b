/** A whole import with nothing decided in the workspace; a note that it wants to give fails the test. */
import { expect } from 'vitest';
import { importExports, type ImportOptions, type ImportOutcome } from '../../../pipelines/import/run';
import { silent } from '../../../pipelines/progress';
import { NOTHING_FORGOTTEN } from '../../../src/lib/model/forgotten';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';

type Given = Pick<ImportOptions, 'paths' | 'dataFolder'> & Partial<ImportOptions>;

export const NOTHING_DECIDED = {
  settings: DEFAULT_SETTINGS,
  phrases: [],
  corrections: [],
  questions: [],
  answers: [],
  patterns: [],
  topics: [],
  forgotten: NOTHING_FORGOTTEN,
};

export function imported(options: Given): Promise<ImportOutcome> {
  return importExports({
    readDecisions: async () => NOTHING_DECIDED,
    metrics: [],
    progress: silent,
    note: (line) => expect.fail(line),
    ...options,
  });
}
