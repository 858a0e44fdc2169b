import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternOf, type PatternFile } from '../../../pipelines/facts/patterns';

const files = import.meta.glob<PatternFile>('../../../pipelines/facts/patterns/*.json', {
  eager: true,
  import: 'default',
});
const patterns = Object.entries(files).map(([path, file]) => ({ id: basename(path, '.json'), file }));

describe('word patterns', () => {
  it.each(patterns)('$id matches what it must, and nothing of what it must not', ({ file }) => {
    const pattern = patternOf(file);
    expect(file.matches.filter((text) => !pattern.test(text))).toEqual([]);
    expect(file.nonMatches.filter((text) => pattern.test(text))).toEqual([]);
  });

  it.each(patterns)('$id says what it reads, each line of it is needed, and it has near-misses', ({ file }) => {
    expect(file.about).toMatch(/^.{20,}\.$/);
    const idle = file.patterns.filter((line) => {
      const alone = patternOf({ ...file, patterns: [line] });
      return !file.matches.some((text) => alone.test(text));
    });
    expect(idle).toEqual([]);
    expect(file.nonMatches.length).toBeGreaterThan(2);
  });
});
