/**
 * The sample, larger: conversations told from several seeds in one Zendesk export. The generator numbers them through,
 * so that no id comes twice.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEED } from '../../../scripts/sample/seed';
import { tellStories } from '../../../scripts/sample/stories';
import { zendeskExport } from '../../../scripts/sample/write-zendesk';

/** Writes one export with `times` as many conversations as the sample, and returns its path. */
export function writeEnlarged(folder: string, times: number): string {
  const told = Array.from({ length: times }, (_, copy) => tellStories(SEED + copy)).flat();
  const path = join(folder, `sample-${times}.ndjson`);
  writeFileSync(path, zendeskExport(told));
  return path;
}
