import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { queueOf } from '../../../pipelines/queue/database';
import { differenceOf, versionsOf } from '../../../pipelines/queue/versions';
import { RULES_VERSION } from '../../../src/lib/tagging';
import { temporaryFolder } from '../import/staged';

const folder = temporaryFolder();
afterEach(() => folder.remove());

function built(name: string, files: Record<string, string>): string {
  const home = join(folder.path, name);
  mkdirSync(join(home, 'chunks'), { recursive: true });
  for (const [path, content] of Object.entries(files)) writeFileSync(join(home, path), content);
  return home;
}

describe('versions of a run and its workers', () => {
  it('are the same for the same program in another folder, and another for a changed line', () => {
    const program = { 'undertone.js': 'import "./chunks/run.js"', 'chunks/run.js': 'read()' };
    const one = versionsOf(built('one', program));
    expect(one).toEqual({
      rules: RULES_VERSION,
      program: expect.stringMatching(/^[0-9a-f]{12}$/),
      node: process.version,
    });
    expect(versionsOf(built('two', program))).toEqual(one);
    const changed = versionsOf(built('three', { ...program, 'chunks/run.js': 'read(1)' }));
    expect(changed).not.toEqual(one);
    expect(queueOf(changed)).not.toBe(queueOf(one));
    expect(differenceOf(one, changed)).toBe(`program ${one.program} (there ${changed.program})`);
  });

  it('are all told where they differ, and nothing where they do not', () => {
    const here = { rules: '1-aa', program: 'bb', node: 'v20.1.0' };
    expect(differenceOf(here, { ...here })).toBe(null);
    expect(differenceOf(here, { rules: '1-cc', program: 'bb', node: 'v22.0.0' })).toBe(
      'rules 1-aa (there 1-cc), Node v20.1.0 (there v22.0.0)',
    );
  });
});
