/** Rows in = rows out, and one word on each conversation however many records speak of it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBalance } from '../../../pipelines/import/balance';
import { resolveRecords } from '../../../pipelines/import/resolve';
import { rowsOf } from '../../../pipelines/warehouse/database';
import { imported } from './imported';
import { emptyWarehouse, minute, stage, temporaryFolder, type Records } from './staged';

const BALANCE = { read: 10, conversations: 2, messages: 3, people: 1, unchanged: 1, rejected: 1, skipped: 2 };

describe('the balance of an import', () => {
  it('is every record that was read', () => {
    expect(() => checkBalance('zendesk:acme', BALANCE)).not.toThrow();
  });

  it('that does not add up stops the import with the difference', () => {
    expect(() => checkBalance('zendesk:acme', { ...BALANCE, messages: 1 })).toThrow(
      'The import of zendesk:acme does not add up: 10 records were read, but 2 conversation records, 1 messages and 1 people ' +
        'imported, 1 unchanged, 1 rejected and 2 left out are 2 too few. This is a fault of undertone, not of the export: ' +
        'nothing was changed; please report this sentence.',
    );
  });
});

describe('the fate of a record', () => {
  async function resolved(records: Records) {
    const { next, remove } = await emptyWarehouse();
    try {
      await stage(next, records);
      const { fates } = await resolveRecords(next.connection, 'zendesk:acme');
      const rows = await rowsOf(
        next.connection,
        'select conversation as id, subject, status, csat, labels from staging.conversations order by 1',
      );
      const bodies = await rowsOf<{ body: string }>(
        next.connection,
        'select body from staging.spoken join staging.messages_read using (seq) order by body',
      );
      return { fates, rows, bodies: bodies.map(({ body }) => body) };
    } finally {
      remove();
    }
  }

  it('of an older state is to be left out as a whole, and its messages give way to the newer ones, whichever is read first', async () => {
    const state = (file: string, day: number, subject: string | null) => ({
      ...{ file, id: '1', subject, updated_at: minute(day), labels: day === 2 ? null : ['old'] },
    });
    const said = (file: string, body: string) => ({ file, conversation: '1', id: 'a', role: 'customer', body });
    for (const isTurned of [false, true]) {
      const records: Records = {
        messages: [said('march', 'as first written'), said('april', 'as corrected')],
        conversations: [state('march', 1, 'Old subject'), state('april', 2, null)],
      };
      if (isTurned) for (const list of Object.values(records)) list.reverse();
      const { fates, rows, bodies } = await resolved(records);
      expect(rows).toEqual([{ id: '1', subject: null, status: null, csat: null, labels: [] }]);
      expect(bodies).toEqual(['as corrected']);
      expect(fates).toEqual({
        ...{ conversations: 1, people: 0, unchanged: 0 },
        skippedReasons: { 'the same message again': 1, 'an older state of the same conversation': 1 },
      });
    }
  });

  it('of rows of a table is that of their messages; where they disagree the latest row counts, field by field', async () => {
    const row = (at: number, more: object) => ({ id: '1', is_part: true, gathered_at: minute(at), ...more });
    const { fates, rows } = await resolved({
      messages: [{ conversation: '1', role: 'customer' }],
      conversations: [row(9, { status: 'closed' }), row(5, { status: 'open', csat: 4 }), row(7, { csat: 2 })],
    });
    expect(rows).toEqual([{ id: '1', subject: null, status: 'closed', csat: 2, labels: [] }]);
    expect(fates).toEqual({ conversations: 0, people: 0, unchanged: 0, skippedReasons: {} });
  });
});

describe('an import', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  it('accounts for each record the first time, the second time, and when the export has grown', async () => {
    const file = join(folder.path, 'Zendesk.json');
    const ticket = (id: number, updated: string, comments: object[]) => ({
      url: `https://acme.zendesk.com/api/v2/tickets/${id}.json`,
      ...{ id, subject: 'Lamp', status: 'open', updated_at: updated, created_at: '2024-05-01T10:00:00Z' },
      requester: { id: 1, name: 'Ann' },
      assignee: { id: 2, name: 'Ivo' },
      comments,
    });
    const comment = (id: number, author_id: number, at: string) => ({
      ...{
        id,
        type: 'Comment',
        author_id,
        public: true,
        created_at: at,
        plain_body: `Words number ${id} about my lamp.`,
      },
    });
    const first = [
      ticket(1, '2024-05-01T11:00:00Z', [
        comment(11, 1, '2024-05-01T10:00:00Z'),
        comment(12, 2, '2024-05-01T10:05:00Z'),
      ]),
      ticket(2, '2024-05-01T11:00:00Z', [comment(21, 1, '2024-05-01T10:00:00Z')]),
      ticket(3, '2024-05-01T11:00:00Z', []),
    ];
    const grown = ticket(2, '2024-05-02T11:00:00Z', [
      comment(21, 1, '2024-05-01T10:00:00Z'),
      comment(22, 2, '2024-05-02T10:00:00Z'),
    ]);
    const run = async (tickets: object[]) => {
      writeFileSync(file, `${tickets.map((one) => JSON.stringify(one)).join('\n')}\n{"url": "broken\n`);
      const { imports } = await imported({
        paths: [file],
        dataFolder: join(folder.path, 'data'),
      });
      const { records, imported_records, unchanged_records, rejected, skipped, skipped_reasons } = imports[0]!;
      expect(imported_records + unchanged_records + rejected + skipped).toBe(records);
      return { imported_records, unchanged_records, rejected, reasons: JSON.parse(skipped_reasons) as object };
    };
    const once = await run(first);
    expect(once).toMatchObject({ unchanged_records: 0, rejected: 1, reasons: { 'conversation without messages': 1 } });
    const again = await run(first);
    expect(again.unchanged_records).toBe(2 + 3);
    // Tickets and comments move from imported to unchanged; people are told again each time.
    expect(again.imported_records).toBe(once.imported_records - 5);
    const more = await run([...first, grown]);
    expect(more).toMatchObject({
      unchanged_records: 3,
      reasons: {
        'conversation without messages': 1,
        'an older state of the same conversation': 1,
        'the same message again': 1,
      },
    });
  });
});
