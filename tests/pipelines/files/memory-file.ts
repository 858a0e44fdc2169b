/** An export file that lives in memory, cut into chunks of any size: readers must not care where the borders are. */
import { decode, encodingOf } from '../../../pipelines/files/decode';
import type { ExportFile, ExportRecord, Format, Mapping, ReadOptions } from '../../../pipelines/records';

export function fileOf(content: string | Buffer, name = 'export', chunkLength = 1 << 20): ExportFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const encoding = encodingOf(bytes) ?? 'utf-8';
  async function* blocks(onBytes?: (bytes: number) => void) {
    for (let at = 0; at < bytes.length; at += chunkLength) {
      onBytes?.(Math.min(at + chunkLength, bytes.length));
      yield bytes.subarray(at, at + chunkLength);
    }
  }
  const head = typeof content === 'string' ? content.replace(/^\uFEFF/, '') : new TextDecoder(encoding).decode(bytes);
  return {
    name,
    path: name,
    text: (onBytes) => decode(blocks(onBytes), encoding),
    head: head.slice(0, 256 * 1024),
    middle: '',
    encoding,
    bytes: bytes.length,
  };
}

/** Everything a format reads, in order. */
export async function readAll(
  format: Format,
  files: ExportFile[],
  options: Partial<ReadOptions> & { mapping?: Mapping } = {},
): Promise<(ExportRecord & { file?: string })[]> {
  const records: (ExportRecord & { file?: string })[] = [];
  for await (const record of format.read(files, { timezone: 'UTC', ...options })) records.push(record);
  return records;
}
