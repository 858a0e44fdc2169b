/** XML records, cut anywhere; what declares entities is refused, what is broken becomes a record that says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonRecord } from '../../../pipelines/files/json';
import { elementsOf, readXml } from '../../../pipelines/files/xml';
import { fileOf } from './memory-file';

async function recordsOf(text: string, chunkLength?: number): Promise<JsonRecord[]> {
  const records: JsonRecord[] = [];
  for await (const batch of readXml(fileOf(text, 'Tickets.xml', chunkLength), 'ticket')) records.push(...batch);
  return records;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const list = (...tickets: string[]) => `<?xml version="1.0"?>\n<tickets type="array">${tickets.join('\n')}</tickets>`;

describe('XML records', () => {
  it('are objects of their elements: texts, lists where a name comes again, without attributes', async () => {
    const [first] = await recordsOf(
      list(
        '<ticket><id type="integer">7</id><empty/><notes>\n <note><body>one &amp; two</body></note>\n' +
          ' <note><body><![CDATA[<p>three</p>]]></body></note>\n</notes></ticket>',
      ),
    );
    expect(first).toEqual({
      record: 1,
      value: { id: '7', empty: '', notes: { note: [{ body: 'one & two' }, { body: '<p>three</p>' }] } },
    });
    expect(elementsOf(first?.value?.notes, 'note')).toHaveLength(2);
    expect(elementsOf({ note: { body: 'x' } }, 'note')).toEqual([{ body: 'x' }]);
    expect(elementsOf('', 'note')).toEqual([]);
  });

  it('come out as they went in, wherever the text is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', '&', ']', '>', 'é', '😀', '"', ' x') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 40 }),
        async (texts, cut) => {
          const xml = list(...texts.map((body) => `<ticket><body>${escaped(body)}</body></ticket>`));
          expect(await recordsOf(xml, cut)).toEqual(
            texts.map((body, index) => ({ record: index + 1, value: { body } })),
          );
        },
      ),
    );
  });

  it('keep words that stand between elements, and take a hostile name for a name', async () => {
    expect(await recordsOf('<ticket>loose <b>bold</b></ticket>')).toEqual([
      { record: 1, value: { b: 'bold', '#text': 'loose ' } },
    ]);
    const [hostile] = await recordsOf('<ticket><__proto__><admin>yes</admin></__proto__></ticket>');
    expect(Object.keys(hostile?.value ?? {})).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

describe('hostile XML', () => {
  it.each([
    ['a document type', '<!DOCTYPE html>'],
    ['an entity that names a file', '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['a billion laughs', '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'],
    ['an entity alone', '<!ENTITY a "ha">'],
  ])('that declares %s is refused', async (_, declaration) => {
    await expect(
      recordsOf(`<?xml version="1.0"?>${declaration}<tickets><ticket><id>&x;</id></ticket></tickets>`),
    ).rejects.toThrow('Tickets.xml: declares a document type or entities');
  });

  it('may speak of a document type in a text', async () => {
    expect(await recordsOf('<ticket><body><![CDATA[<!DOCTYPE html>hello]]></body></ticket>')).toEqual([
      { record: 1, value: { body: '<!DOCTYPE html>hello' } },
    ]);
  });

  it('with 10,000 elements in each other loses that record only', async () => {
    const deep = `<ticket>${'<a>'.repeat(10_000)}x${'</a>'.repeat(10_000)}</ticket>`;
    const [first, second] = await recordsOf(list(deep, '<ticket><id>2</id></ticket>'), 1000);
    expect(first?.problem).toBe(
      'This record is not sound XML (elements stand more than 100 deep in each other). Export it again, or mend it in an editor.',
    );
    expect(second).toEqual({ record: 2, value: { id: '2' } });
  });
});

describe('broken XML', () => {
  it('keeps what is wrong in its record, word for word, and reads the others', async () => {
    const wrong = '<ticket><body>fish & chips</body></ticket>';
    const records = await recordsOf(list('<ticket><id>1</id></ticket>', wrong, '<ticket><id>3</id></ticket>'), 16);
    expect(records).toEqual([
      { record: 1, value: { id: '1' } },
      {
        record: 2,
        problem:
          'This record is not sound XML (Invalid character in entity name). Export it again, or mend it in an editor.',
        raw: wrong,
      },
      { record: 3, value: { id: '3' } },
    ]);
  });

  it('that ends too early loses nothing before the break', async () => {
    const [first, second] = await recordsOf('<tickets><ticket><id>1</id></ticket><ticket><id>2</id><body>never en');
    expect(first).toEqual({ record: 1, value: { id: '1' } });
    expect(second).toEqual({
      record: 2,
      problem:
        'The XML ends too early: it breaks off inside record 2, after 68 characters. The records before it were read. ' +
        'Export or download it again to get the rest.',
      raw: '<ticket><id>2</id><body>never en',
    });
  });
});
