import { expect, it } from 'vitest';
import { phrasesOf, versionAfter } from '../../../pipelines/import/versions';

it.each([
  ['nothing was stored', null, '1-b+f00d', true, '1-b+f00d'],
  ['the rules are the same', '1-b', '1-b', true, '1-b'],
  ['only the phrases are others: they are always brought up to date', '1-b+0ff0', '1-b+f00d', true, '1-b+f00d'],
  ['phrases were removed', '1-b+0ff0', '1-b', true, '1-b'],
  ['older rules read the rest', '1-a', '1-b', true, '1-b and earlier'],
  ['older rules read the rest, beside phrases', '1-a+0ff0', '1-b+f00d', true, '1-b and earlier+f00d'],
  ['it was mixed before', '1-b and earlier', '1-b', true, '1-b and earlier'],
  ['nothing was read', '1-a', '1-b', false, '1-a'],
] as const)('the version when %s', (_when, before, today, hasRead, after) => {
  expect(versionAfter(before, today, hasRead)).toBe(after);
});

it('the part of the phrases stands behind the plus, mixed or not', () => {
  expect([null, '1-a', '1-a+f00d', '1-a and earlier+f00d'].map(phrasesOf)).toEqual(['', '', 'f00d', 'f00d']);
});
