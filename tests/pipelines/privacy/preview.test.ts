/** The effect of redaction on the first records of an export, before anything is imported. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openExport } from '../../../pipelines/files/open';
import { detectAll } from '../../../pipelines/formats';
import { previewRedaction } from '../../../pipelines/privacy/preview';
import { makeRedactor } from '../../../src/lib/text/redact';
import { csv } from '../../integration/corpus';
import { temporaryFolder } from '../import/staged';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => (folder = temporaryFolder()));
afterAll(() => folder.remove());

it('shows rows before and after, each kind in turn, with counts of what was looked for', async () => {
  const file = join(folder.path, 'export.csv');
  const at = (minute: number) => `2024-05-01T10:0${minute}:00Z`;
  writeFileSync(
    file,
    csv([
      ['conversation', 'message_id', 'role', 'author', 'sent_at', 'subject', 'text'],
      ['c1', 'm1', 'customer', 'anna', at(1), 'From KD-471100', 'Write to anna@mail.example please.'],
      ['c1', 'm2', 'agent', 'tom', at(2), '', 'I will, thank you.'],
      ['c1', 'm3', 'customer', 'anna', at(3), '', `${'Long ago. '.repeat(30)}Or to ben@mail.example.`],
    ]),
  );
  const { groups } = detectAll(await openExport([file]));
  const redactor = makeRedactor({
    ...{ redact: ['email', 'card', 'own'], phoneCountries: [] },
    patterns: [{ name: 'customer-number', pattern: 'KD-\\d{6}' }],
  });
  expect(await previewRedaction(groups, redactor)).toEqual({
    records: 3,
    counts: { email: 2, card: 0, 'customer-number': 1 },
    rows: [
      {
        ...{ file, field: 'text', role: 'customer', kinds: ['email'] },
        ...{ before: 'Write to anna@mail.example please.', after: 'Write to [email] please.' },
      },
      {
        ...{ file, field: 'subject', role: 'customer', kinds: ['customer-number'] },
        ...{ before: 'From KD-471100', after: 'From [redacted:customer-number]' },
      },
      {
        ...{ file, field: 'text', role: 'customer', kinds: ['email'] },
        before: `…${'Long ago. '.repeat(30).slice(-54)}Or to ben@mail.example.`,
        after: `…${'Long ago. '.repeat(30).slice(-54)}Or to [email].`,
      },
      { file, field: 'text', role: 'agent', kinds: [], before: 'I will, thank you.', after: 'I will, thank you.' },
    ],
  });
});
