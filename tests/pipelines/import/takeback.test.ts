/** Taking imports back leaves what the other imports alone would have left, whatever came in which order. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importGroup } from '../../../pipelines/import/account';
import { openIdentity } from '../../../pipelines/import/identity';
import { takeBack } from '../../../pipelines/import/takeback';
import { taggerOf } from '../../../pipelines/import/tagger';
import { NOTHING_FORGOTTEN } from '../../../src/lib/model/forgotten';
import { DEFAULT_SETTINGS } from '../../../src/lib/model/settings';
import { redactorsOf } from '../../../pipelines/privacy/redactors';
import { silent } from '../../../pipelines/progress';
import type { ExportFile, ExportRecord, Format } from '../../../pipelines/records';
import { rowsOf } from '../../../pipelines/warehouse/database';
import { beginNextWarehouse, type NextWarehouse } from '../../../pipelines/warehouse/generation';
import { minute, temporaryFolder } from './staged';

const DECISIONS = {
  corrections: [],
  questions: [],
  answers: [],
  phrases: [],
  settings: DEFAULT_SETTINGS,
  patterns: [],
  topics: [],
  forgotten: NOTHING_FORGOTTEN,
};
const tagger = taggerOf(DECISIONS);
const redactors = redactorsOf(DECISIONS);
let folder: ReturnType<typeof temporaryFolder>;
let opened: NextWarehouse[] = [];
beforeEach(() => (folder = temporaryFolder()));
afterEach(() => {
  for (const next of opened) next.close();
  opened = [];
  folder.remove();
});

async function warehouse(): Promise<NextWarehouse> {
  const next = await beginNextWarehouse(folder.path, `test${opened.length}`);
  opened.push(next);
  return next;
}

async function importRecords(next: NextWarehouse, records: ExportRecord[]): Promise<string> {
  const format = {
    id: 'zendesk',
    title: '',
    whereToFind: '',
    detect: () => null,
    async *read() {
      yield* records;
    },
  } satisfies Format;
  const file = { name: 'export.json', path: '', bytes: 1, head: '', middle: '' } as ExportFile;
  const detected = { format: 'zendesk', confidence: 1, reasons: [], account: 'fern' };
  const { row } = await importGroup(next, { format, files: [file], detected }, { ...common(), redactors });
  if (!row) throw new Error('The import was refused.');
  return row.import_id;
}

const common = () => ({ identity: openIdentity(folder.path), tagger, progress: silent, decisions: DECISIONS });
const takeBackFrom = (next: NextWarehouse, importId: string) =>
  takeBack(next, importId, { ...common(), redactor: redactors.chosen });

/** Everything that stands in the warehouse, with the place of an import in place of its random name. */
async function everything({ connection }: NextWarehouse, imports: string[]) {
  const [known = ''] = [imports.map((id, place) => `('${id}', ${place})`).join(', ')];
  const rows = (sql: string) =>
    rowsOf(
      connection,
      `with known(import_id, place) as (select * from (values ('', -1)${known && `, ${known}`})) ${sql}`,
    );
  return {
    conversations: await rows(
      `select place, c.* exclude (is_open, import_id) from conversations c left join known using (import_id)
       order by conversation_id`,
    ),
    messages: await rows('select * from messages order by message_id'),
    tags: await rows('select * from tags order by all'),
    rejects: await rows(
      'select place, r.* exclude (import_id) from rejects r left join known using (import_id) order by all',
    ),
    reach: await rows(
      'select place, exported_at from imports left join known using (import_id) where taken_back_at is null order by all',
    ),
    held: await rows(
      `select place, conversation_id, outcome, fingerprint from import_conversations left join known using (import_id)
       order by all`,
    ),
  };
}

/** One conversation as an export tells it: which of its five messages, and when the helpdesk says it last changed. */
interface Told {
  name: string;
  from: number;
  to: number;
  changed: number | null;
  isPart: boolean;
  status: string;
}

const LINES = [
  'The invoice is wrong again and I am frustrated.',
  'I am sorry, that was our mistake.',
  'It is still wrong. > I am sorry, that was our mistake.',
  'We have corrected it.',
  'Thank you so much!',
];

function recordsOf({ name, from, to, changed, isPart, status }: Told): ExportRecord[] {
  const said = LINES.map((body, index): ExportRecord => ({
    kind: 'message',
    id: `${name}${index}`,
    conversationId: name,
    role: index % 2 ? 'agent' : 'customer',
    isPublic: true,
    authorKey: index % 2 ? `agent of ${name}` : from > 0 ? null : `${name}@example.org`,
    sentAt: minute(index * 10 + name.charCodeAt(0)),
    body,
    bodyFormat: 'text',
  })).slice(from, to + 1);
  const updatedAt = changed === null ? null : minute(500 + changed);
  return [{ kind: 'conversation', id: name, status, updatedAt, isPart }, ...said];
}

const told = (isPart: boolean): fc.Arbitrary<Told> =>
  fc
    .record({
      name: fc.constantFrom('a', 'b', 'c'),
      from: isPart ? fc.integer({ min: 0, max: 4 }) : fc.constant(0),
      to: fc.integer({ min: 0, max: 4 }),
      changed: isPart ? fc.constant(null) : fc.option(fc.integer({ min: 0, max: 3 })),
      isPart: fc.constant(isPart),
      status: fc.constantFrom('open', 'solved'),
    })
    .filter(({ from, to }) => from <= to);

/** Answers without conversation ids: message n answers n - 1, so that an export of some of them is several conversations. */
const answers: fc.Arbitrary<ExportRecord[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 })
  .map((places) =>
    places.map((place) => ({
      kind: 'message',
      id: `${place}`,
      conversationId: null,
      parentId: place === 0 ? null : `${place - 1}`,
      role: place % 2 ? 'agent' : 'customer',
      isPublic: true,
      authorKey: place % 2 ? 'tom' : 'anna',
      sentAt: minute(place),
      body: LINES[place] ?? '',
      bodyFormat: 'text',
    })),
  );

const exportsOf = (isPart: boolean): fc.Arbitrary<ExportRecord[]> =>
  fc
    .uniqueArray(told(isPart), { selector: ({ name }) => name, minLength: 1, maxLength: 3 })
    .map((conversations) => conversations.flatMap(recordsOf));

/** What is done, in order: a list of records is an import, a number takes back one of those that count. */
const steps = (records: fc.Arbitrary<ExportRecord[]>) =>
  fc.array(fc.oneof({ weight: 3, arbitrary: records }, { weight: 2, arbitrary: fc.nat({ max: 9 }) }), {
    minLength: 2,
    maxLength: 6,
  });

async function holds(taken: (ExportRecord[] | number)[]): Promise<void> {
  const next = await warehouse();
  const standing: { id: string; records: ExportRecord[] }[] = [];
  for (const step of taken) {
    if (typeof step !== 'number') standing.push({ id: await importRecords(next, step), records: step });
    else if (standing.length) {
      const [leaving] = standing.splice(step % standing.length, 1);
      await takeBackFrom(next, leaving!.id);
    }
  }
  const alone = await warehouse();
  const ids: string[] = [];
  for (const { records } of standing) ids.push(await importRecords(alone, records));
  const found = await everything(
    next,
    standing.map(({ id }) => id),
  );
  const expected = await everything(alone, ids);
  expect(found).toEqual(expected);
}

describe('imports and their taking back, in any order, leave what the imports that count leave alone', () => {
  const KINDS: [string, fc.Arbitrary<ExportRecord[]>][] = [
    ['whole conversations', exportsOf(false)],
    ['parts of conversations', exportsOf(true)],
    ['reply graphs', answers],
  ];
  it('also when the version that stays differs in nothing but when the helpdesk last changed it', () => {
    const version = (changed: number | null) =>
      recordsOf({ name: 'c', from: 0, to: 1, changed, isPart: false, status: 'open' });
    return holds([version(null), version(0), 0]);
  });

  for (const [name, records] of KINDS)
    it(
      name,
      async () => {
        await fc.assert(fc.asyncProperty(steps(records), holds), { numRuns: 4 });
      },
      300_000,
    );
});
