/**
 * Imports go one way: model ← text ← tagging ← pipelines, and model ← stats ← metrics ← server ← routes.
 * Why: rooms that depend on nothing above them can be read, tested and replaced alone, and the import pipeline
 * never drags the web server along. Charts are drawn by one library behind one door.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** room -> the rooms it may import from (besides itself) */
const MAY_IMPORT: Record<string, string[]> = {
  'src/lib/model': [],
  'src/lib/mapping': ['src/lib/model'],
  'src/lib/text': ['src/lib/model'],
  'src/lib/tagging': ['src/lib/model', 'src/lib/text'],
  'src/lib/stats': ['src/lib/model'],
  'src/lib/metrics': ['src/lib/model', 'src/lib/stats'],
  'src/lib/filters.ts': ['src/lib/model', 'src/lib/metrics'],
  'src/lib/server': [
    'src/lib/model',
    'src/lib/stats',
    'src/lib/metrics',
    'src/lib/text',
    'src/lib/tagging',
    'src/lib/filters.ts',
  ],
  'src/lib/charts': ['src/lib/model', 'src/lib/components', 'src/lib/filters.ts'],
  'src/lib/components': ['src/lib/model', 'src/lib/charts', 'src/lib/filters.ts', 'src/lib/mapping'],
  'src/routes': ['src/lib', 'src/hooks.server.ts'],
  'pipelines/formats': ['src/lib/model', 'src/lib/mapping', 'src/lib/text', 'pipelines/files', 'pipelines/records.ts'],
  'pipelines/files': ['src/lib/model', 'pipelines/records.ts'],
  'pipelines/facts': ['src/lib/model'],
  'pipelines/evaluate': ['src/lib/model', 'src/lib/text', 'src/lib/tagging', 'src/lib/stats'],
  pipelines: ['src/lib/model', 'src/lib/mapping', 'src/lib/text', 'src/lib/tagging'],
  // entry points may use what the server uses
  'pipelines/commands': ['src/lib', 'pipelines'],
};

const ROOMS = Object.keys(MAY_IMPORT).sort((a, b) => b.length - a.length);
const roomOf = (file: string) => ROOMS.find((room) => file === room || file.startsWith(`${room}/`));

function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '');
}

function target(file: string, specifier: string): string | null {
  if (specifier.startsWith('$lib')) return specifier.replace('$lib', 'src/lib');
  if (!specifier.startsWith('.')) return null;
  const path = relative('.', join(dirname(file), specifier));
  return path === 'src/lib/filters'
    ? 'src/lib/filters.ts'
    : path === 'pipelines/records'
      ? 'pipelines/records.ts'
      : path;
}

const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const files = [...below('src'), ...below('pipelines')].filter((file) => /(?<!\.d)\.(ts|svelte)$/.test(file));

describe('imports go one way', () => {
  it('sees the whole house', () => expect(files.length).toBeGreaterThan(50));

  it('no room imports from a room above it', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file);
      if (!room) continue;
      for (const specifier of importsOf(file)) {
        const path = target(file, specifier);
        if (!path || path.startsWith(`${room}/`) || path === room) continue;
        const isAllowed = (MAY_IMPORT[room] ?? []).some((other) => path === other || path.startsWith(`${other}/`));
        if (!isAllowed)
          wrong.push(`${file} imports ${path}: ${room} may use ${MAY_IMPORT[room]?.join(', ') || 'nothing'}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('only src/lib/charts imports LayerChart, so that an upgrade of it is mended in one place', () => {
    const others = files.filter(
      (file) => !file.startsWith('src/lib/charts/') && importsOf(file).some((name) => name.startsWith('layerchart')),
    );
    expect(others).toEqual([]);
  });

  it('no page of the server knows another, so that one can be rebuilt alone: what two need is a figure or a list', () => {
    const pages = ['overview', 'team', 'phrases', 'pain', 'questions'].map((page) => `src/lib/server/${page}/`);
    const others = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => target(file, specifier) ?? '')
        .filter((path) => pages.some((page) => file.startsWith(page)) && pages.some((page) => path.startsWith(page)))
        .filter((path) => dirname(path) !== dirname(file))
        .map((path) => `${file} imports ${path}`),
    );
    expect(others).toEqual([]);
  });

  it('nothing outside routes and components knows about SvelteKit, so that the command line can use it', () => {
    const rooms = [
      'src/lib/model',
      'src/lib/text',
      'src/lib/tagging',
      'src/lib/stats',
      'src/lib/metrics',
      'src/lib/server',
      'pipelines',
    ];
    const others = files.filter(
      (file) =>
        rooms.some((room) => file.startsWith(`${room}/`)) &&
        importsOf(file).some((name) => name.startsWith('$app') || name.startsWith('$env') || name.startsWith('$lib')),
    );
    expect(others).toEqual([]);
  });
});
