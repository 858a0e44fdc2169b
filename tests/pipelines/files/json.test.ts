/** JSON in each layout, cut anywhere; what is broken becomes a record that says where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutOf, readJson, type JsonObject, type JsonRecord } from '../../../pipelines/files/json';
import { parseStart } from '../../../pipelines/files/truncated';
import { fileOf } from './memory-file';

async function recordsOf(text: string, chunkLength?: number): Promise<JsonRecord[]> {
  const file = fileOf(text, 'export.json', chunkLength);
  const records: JsonRecord[] = [];
  for await (const batch of readJson(file, layoutOf(file.head))) records.push(...batch);
  return records;
}

const numbered = (values: JsonObject[]) => values.map((value, index) => ({ record: index + 1, value }));

const LAYOUTS: Record<string, (values: JsonObject[]) => string> = {
  'JSON lines': (values) => values.map((value) => JSON.stringify(value)).join('\n') + '\n',
  'JSON lines with \\r\\n and no end': (values) => values.map((value) => JSON.stringify(value)).join('\r\n'),
  'an array': (values) => JSON.stringify(values),
  'an array written wide': (values) => JSON.stringify(values, null, 2),
  'an envelope': (values) =>
    JSON.stringify({ count: values.length, next_page: null, tickets: values, end: { of: 'x' } }),
  'an envelope written wide': (values) =>
    JSON.stringify({ meta: { a: [1, 2] }, _embedded: { conversations: values } }, null, 1),
  'objects one after the other': (values) => values.map((value) => JSON.stringify(value, null, 2)).join('\n'),
};

describe('records come out as they went in', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', '\\', '{', ']', ',', '\n', 'é') }),
  );
  const value = fc.record({
    id: fc.integer(),
    text,
    list: fc.array(fc.record({ body: text })),
    inner: fc.dictionary(text, text),
  });
  for (const [layout, write] of Object.entries(LAYOUTS)) {
    it(`from ${layout}, wherever the chunks are cut`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(value, { minLength: 1, maxLength: 6 }),
          fc.integer({ min: 1, max: 50 }),
          async (raw, length) => {
            const values = JSON.parse(JSON.stringify(raw)) as JsonObject[];
            expect(await recordsOf(write(values), length)).toEqual(numbered(values));
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it('an empty array holds no records', async () => {
    expect(await recordsOf('[]')).toEqual([]);
  });

  it('lists that stand beside each other in an envelope are all read', async () => {
    expect(await recordsOf('{"tickets":[{"id":1}],"users":[{"id":2}]}')).toEqual(numbered([{ id: 1 }, { id: 2 }]));
  });

  it('pages of an API, one a line, are opened', async () => {
    expect(await recordsOf('{"items":[{"id":1},{"id":2}]}\n{"items":[{"id":3}]}\n')).toEqual(
      numbered([{ id: 1 }, { id: 2 }, { id: 3 }]),
    );
  });

  it('ids too long for a JavaScript number keep every digit, and digits in a text stay text', async () => {
    const line = '{"id":1245403438755852288,"text":"call 12345678901234567890, \\"please\\"","n":[12345678901234567]}';
    expect(await recordsOf(line)).toEqual(
      numbered([{ id: '1245403438755852288', text: 'call 12345678901234567890, "please"', n: ['12345678901234567'] }]),
    );
  });
});

describe('what is broken is set aside, and nothing before or after it is lost', () => {
  it('a line that is no JSON', async () => {
    const records = await recordsOf('{"id":1}\n{"id":2,\n{"id":3}\n');
    expect(records.map(({ record, value }) => [record, value])).toEqual([
      [1, { id: 1 }],
      [2, undefined],
      [3, { id: 3 }],
    ]);
    expect(records[1]).toMatchObject({ raw: '{"id":2,' });
    expect(records[1]!.problem).toMatch(/^This line is not a JSON object \(/);
  });

  it('a last line that was cut off says that the file was', async () => {
    const records = await recordsOf('{"id":1}\n{"id":2,"text":"he');
    expect(records[1]!.problem).toMatch(/The file seems to have been cut off: export or download it again/);
  });

  it('an array that ends in the middle of a record says where', async () => {
    for (const length of [1, 5, 1000]) {
      const records = await recordsOf('[{"id":1},{"id":2},{"id":3,"te', length);
      expect(records.slice(0, 2)).toEqual(numbered([{ id: 1 }, { id: 2 }]));
      expect(records[2]).toEqual({
        record: 3,
        problem:
          'The JSON ends too early: it breaks off inside record 3, after 30 characters. The records before it were read. ' +
          'Export or download it again to get the rest.',
        raw: '{"id":3,"te',
      });
      expect(records).toHaveLength(3);
    }
  });

  it('an array that ends between two records is not taken for whole', async () => {
    const records = await recordsOf('[{"id":1},');
    expect(records.map(({ problem }) => problem !== undefined)).toEqual([false, true]);
  });

  it('an element that is no object', async () => {
    const records = await recordsOf('[{"id":1},7,{"id":2}]');
    expect(records[1]).toEqual({ record: 2, problem: 'This record is not a JSON object (it is no object).', raw: '7' });
    expect(records[2]).toEqual({ record: 3, value: { id: 2 } });
  });
});

describe('the start of a record whose end is out of sight', () => {
  it('gives what was whole in it, wherever it is cut', () => {
    const text = JSON.stringify({
      url: 'https://x.test/1',
      id: 1,
      via: { channel: 'web', tags: ['a', 'b"'] },
      comments: [{ id: 2 }],
    });
    for (let length = 1; length <= text.length; length++)
      expect(parseStart(text.slice(0, length))).toBeInstanceOf(Object);
    expect(parseStart(text.slice(0, text.indexOf('"comments"') + 14))).toEqual({
      url: 'https://x.test/1',
      id: 1,
      via: { channel: 'web', tags: ['a', 'b"'] },
      comments: [{}],
    });
  });
});
