/**
 * The sample, larger: conversations told from several seeds in one Zendesk export. The generator numbers them through,
 * so that no id comes twice.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEED } from '../../../scripts/sample/seed';
import { tellStories } from '../../../scripts/sample/stories';
import { zendeskExport } from '../../../scripts/sample/write-zendesk';

export interface Enlarged {
  path: string;
  /** bytes of the file */
  size: number;
}

/** Writes one export with `times` as many conversations as the sample. */
export function writeEnlarged(folder: string, times: number): Enlarged {
  const told = Array.from({ length: times }, (_, copy) => tellStories(SEED + copy)).flat();
  const content = zendeskExport(told);
  const path = join(folder, `sample-${times}.ndjson`);
  writeFileSync(path, content);
  return { path, size: Buffer.byteLength(content) };
}
