/**
 * Where things are many, one thing is one file and the file name is its id: metrics, formats, rules, commands.
 * The registries must therefore say what the folders say. A forgotten entry would be a rule that never speaks or a
 * metric without a page, and nobody would notice.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../pipelines/commands';
import { FORMATS } from '../pipelines/formats';
import { METRICS } from '../src/lib/metrics';
import { AGENT_TAGS, CUSTOMER_TAGS } from '../src/lib/model/words';
import { RULES } from '../src/lib/tagging';

type Modules = Record<string, Record<string, unknown>>;
type Entry = { id: string };

const metricFiles: Modules = import.meta.glob('../src/lib/metrics/*.ts', { eager: true });
const formatFiles: Modules = import.meta.glob('../pipelines/formats/*.ts', { eager: true });
const ruleFiles: Modules = import.meta.glob('../src/lib/tagging/rules/*.json', { eager: true, query: {} });

/** What the files of a folder export, as far as it looks like an entry of the registry: file name -> the entry's id. */
function entriesOf(files: Modules, fields: string[]): Record<string, string> {
  const isEntry = (value: unknown): value is Entry =>
    typeof value === 'object' && value !== null && fields.every((field) => field in value);
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, exported]) =>
      Object.values(exported)
        .filter(isEntry)
        .map(({ id }) => [nameOf(path), id]),
    ),
  );
}

const nameOf = (path: string) => basename(path).replace(/\.[a-z]+$/, '');
const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
const sorted = (ids: readonly string[]) => [...ids].sort();
const named = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, id]));
const repeated = (ids: readonly string[]) => ids.filter((id, at) => ids.indexOf(id) !== at);
const missing = (paths: string[]) => paths.filter((path) => !existsSync(path));

describe('metrics', () => {
  it('each file that defines a metric is named after it, and METRICS lists it once', () => {
    expect(entriesOf(metricFiles, ['id', 'kind', 'definition'])).toEqual(named(idsOf(METRICS)));
    expect(repeated(idsOf(METRICS))).toEqual([]);
  });

  it('each has a test of its own', () =>
    expect(missing(METRICS.map(({ id }) => `tests/metrics/${id}.test.ts`))).toEqual([]));

  it('each rests on tags that are in the glossary', () => {
    const glossary: readonly string[] = [...AGENT_TAGS, ...CUSTOMER_TAGS];
    const unknown = METRICS.flatMap(({ id, tags }) =>
      tags.filter((tag) => !glossary.includes(tag)).map((tag) => [id, tag]),
    );
    expect(unknown).toEqual([]);
  });
});

describe('formats', () => {
  it('each file that defines a format is named after it, and FORMATS lists it once', () => {
    expect(entriesOf(formatFiles, ['id', 'detect', 'read'])).toEqual(named(idsOf(FORMATS)));
    expect(repeated(idsOf(FORMATS))).toEqual([]);
  });

  it('each has a test of its own', () =>
    expect(missing(FORMATS.map(({ id }) => `tests/pipelines/formats/${id}.test.ts`))).toEqual([]));
});

describe('rules', () => {
  it('each file is named after its rule, and RULES lists it once', () => {
    expect(entriesOf(ruleFiles, ['id', 'tag', 'phrases'])).toEqual(named(idsOf(RULES)));
    expect(repeated(idsOf(RULES))).toEqual([]);
  });

  it('each speaks of a tag that the glossary has for the one whose words it reads', () => {
    const glossary: Record<string, readonly string[]> = { agent: AGENT_TAGS, customer: CUSTOMER_TAGS };
    const wrong = RULES.filter(({ tag, speaker }) => !glossary[speaker]?.includes(tag));
    expect(wrong.map(({ id, tag, speaker }) => `rule ${id}: "${tag}" is no tag of the ${speaker}`)).toEqual([]);
  });
});

describe('commands', () => {
  it('each goes by its own name and lives in a file of that name', async () => {
    const ids = await Promise.all(Object.values(COMMANDS).map(async (load) => (await load()).id));
    expect(sorted(ids)).toEqual(sorted(Object.keys(COMMANDS)));
    expect(missing(ids.map((id) => `pipelines/commands/${id}.ts`))).toEqual([]);
  });
});
