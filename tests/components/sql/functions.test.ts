import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../src/lib/components/sql/editor/functions';
import { FUNCTION_GROUPS } from '../../../src/lib/server/console/functions';

describe('functions that the editor offers', () => {
  it('are all allowed to run', () => {
    // coalesce is no function in the syntax tree, but an operator of its own.
    const allowed = new Set(['coalesce', ...Object.values(FUNCTION_GROUPS).flat()]);
    expect(Object.keys(FUNCTIONS).filter((name) => !allowed.has(name))).toEqual([]);
  });
});
