/** What the tests of formats share: expected messages without their usual fields spelt out, and records in no order. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { ExportRecord, Format } from '../../../pipelines/records';
import { fileOf, readAll } from '../files/memory-file';

/** Expected messages of one conversation in one file: public, plain text, unless told otherwise. */
export function messagesOf(file: string, conversationId: string) {
  return (id: string | null | undefined, sentAt: string, more: object) => ({
    kind: 'message',
    file,
    id,
    conversationId,
    isPublic: true,
    authorName: null,
    sentAt: new Date(sentAt),
    bodyFormat: 'text',
    ...more,
  });
}

/** A table as its vendor's writers make it: every cell in quotes. */
export function tableOf(rows: (string | number)[][], delimiter = ','): string {
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  return rows.map((row) => `${row.map(cell).join(delimiter)}\n`).join('');
}

/** Records whose order, file and number do not count. */
export function inNoOrder(records: (ExportRecord & { file?: string })[]): string[] {
  return records
    .map((record) =>
      Object.entries({ ...record, file: undefined, record: undefined }).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
    .map((fields) => JSON.stringify(Object.fromEntries(fields)))
    .sort();
}

/** Holds that objects in one file, in any order and as lines or as an array, are read as the same records. */
export async function expectAnyOrder(format: Format, objects: object[]): Promise<void> {
  const lines = (list: object[]) => list.map((value) => JSON.stringify(value)).join('\n');
  const expected = inNoOrder(await readAll(format, [fileOf(lines(objects))]));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(objects, { minLength: objects.length }),
      fc.boolean(),
      async (list, isArray) => {
        const read = await readAll(format, [fileOf(isArray ? JSON.stringify(list) : lines(list))]);
        expect(inNoOrder(read)).toEqual(expected);
      },
    ),
    { numRuns: 20 },
  );
}
