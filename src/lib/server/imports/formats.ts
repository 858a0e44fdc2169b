/** What can be imported and what cannot, in the command's own words: the page, the terminal and refusals say the same. */
import type { KnownExports } from '../../model/imports';
import { jobs } from './importing';

let known: Promise<KnownExports> | null = null;

/** Asks the command once; it knows the formats, and the server does not load them. */
export function knownExports(): Promise<KnownExports> {
  known ??= jobs()
    .askAll(['formats'])
    .then((lines) => ({
      formats: lines.filter((line): line is KnownExports['formats'][number] => 'id' in (line as object)),
      unusable: lines.filter((line): line is KnownExports['unusable'][number] => 'what' in (line as object)),
    }))
    .catch((error: unknown) => {
      known = null;
      throw error;
    });
  return known;
}
