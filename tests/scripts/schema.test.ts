/** The page of the docs about the warehouse is the schema's own words; `npm run docs` writes it anew. */
import { expect, it } from 'vitest';
import { schemaMarkdown } from '../../scripts/docs/schema';
import { TABLES } from '../../src/lib/model/columns';

it('docs/schema.md says what schema.sql says: after a change run npm run docs', async () => {
  await expect(schemaMarkdown(TABLES)).toMatchFileSnapshot('../../docs/schema.md');
});

it('a bar in a comment stays in its cell', () => {
  const columns = [{ name: 'mood', type: 'varchar', comment: 'angry | calm' }];
  const lines = schemaMarkdown([{ name: 'letters', comment: 'What came by post.', columns }]).split('\n');
  expect(lines.slice(-8)).toEqual([
    '## letters',
    '',
    'What came by post.',
    '',
    '| column | type | meaning |',
    '|---|---|---|',
    '| `mood` | varchar | angry \\| calm |',
    '',
  ]);
});
