/**
 * The README names everything that a person can ask for, and nothing that is not there. Prose goes stale in silence;
 * these tests say which name is missing and which sentence is wrong.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../pipelines/commands';
import { inReadmeOrder, withAccuracy } from '../pipelines/evaluate/markdown';
import { FORMATS } from '../pipelines/formats';
import { METRICS } from '../src/lib/metrics';
import { FEWEST, FEWEST_FOR_PERSON } from '../src/lib/metrics/figure';
import { REDACTED_KINDS } from '../src/lib/model/redaction';
import { DEFAULT_SETTINGS } from '../src/lib/model/settings';
import { EXPOSURE_COLUMNS, SURVEY_FRAMES } from '../src/lib/model/silent';
import { SCHEMA_SQL } from '../src/lib/model/schema';
import { AGENT_TAGS, CHANNELS, CUSTOMER_TAGS, KINDS, MOODS, SIGNALS } from '../src/lib/model/words';
import { RULES } from '../src/lib/tagging';
import { MEASURED } from '../src/lib/tagging/accuracy';

const readme = readFileSync('README.md', 'utf8');
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
const metrics = METRICS.map(({ id }) => id);
const formats = FORMATS.map(({ id }) => id);
const commands = Object.keys(COMMANDS);
const settings = Object.keys(DEFAULT_SETTINGS);
const tables = [...SCHEMA_SQL.matchAll(/create table if not exists (\w+)/g)].map(([, table]) => table ?? '');
const variables = environmentVariables(['src', 'pipelines', 'scripts']);

/** Names of environment variables of our own that the code reads. */
function environmentVariables(folders: string[]): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter((file) => /\.(ts|js|svelte)$/.test(file)).map((file) => readFileSync(file, 'utf8'));
  const read = sources.flatMap((source) => [...source.matchAll(/\benv(?:\.|\[['"])(UNDERTONE_\w+)/g)]);
  return [...new Set(read.map(([, name]) => name ?? ''))];
}

/** What the README sets in code: inline and in blocks. A table called `messages` is not named by speaking of messages. */
const code = [...readme.matchAll(/^```[^\n]*\n([^]*?)^```|(`+)([^`\n]+)\2/gm)]
  .map(([, block, , inline]) => block ?? inline)
  .join('\n');
/** As a word of its own: `metrics` is not named by `src/lib/metrics/`, nor `messages` by `messages-csv`. */
const isNamed = (name: string) => new RegExp(`(?<![\\w./-])${name}(?![\\w/-])`).test(code);
const notNamed = (names: string[]) => names.filter((name) => !isNamed(name));
const mentioned = (pattern: RegExp) => [...new Set([...readme.matchAll(pattern)].map(([, name]) => name ?? ''))];

function expectNone(wrong: string[], sentence: string) {
  expect(wrong, `${sentence}: ${wrong.join(', ')}`).toEqual([]);
}

describe('the README names, in code,', () => {
  it('every metric', () => expectNone(notNamed(metrics), 'Add to README.md the metrics'));
  it('every format', () => expectNone(notNamed(formats), 'Add to README.md the formats'));
  it('every table of the warehouse', () => expectNone(notNamed(tables), 'Add to README.md the tables'));
  it('every setting', () => expectNone(notNamed(settings), 'Add to README.md the settings'));
  it('every environment variable that the code reads', () =>
    expectNone(notNamed(variables), 'Add to README.md the variables'));
  it('every command', () => expectNone(notNamed(commands), 'Add to README.md the commands'));
});

describe('the README names only what is there', () => {
  it('commands', () => {
    const typed = mentioned(/(?:`|\$ |^ *)(?:npx )?undertone ([a-z]+)/gm);
    expectNone(
      typed.filter((command) => !commands.includes(command)),
      'README.md types commands that do not exist',
    );
  });

  it('tables, columns, metrics and other words of the glossary', () => {
    const words = [
      SCHEMA_SQL,
      readFileSync('src/lib/model/settings.ts', 'utf8'),
      ...metrics,
      ...AGENT_TAGS,
      ...CUSTOMER_TAGS,
      ...REDACTED_KINDS,
      ...SURVEY_FRAMES,
      ...EXPOSURE_COLUMNS,
    ];
    const named = mentioned(/`([a-z]+(?:_[a-z]+)+)`/g);
    expectNone(
      named.filter((name) => !words.some((word) => new RegExp(`\\b${name}\\b`).test(word))),
      'README.md names in code what neither the warehouse nor the glossary has',
    );
  });

  it('scripts of package.json', () => {
    const typed = [...mentioned(/npm run ([\w:-]+)/g), ...mentioned(/`npm (start|test)\b/g)];
    expect(typed.length).toBeGreaterThan(1);
    expectNone(
      typed.filter((script) => !scripts.includes(script)),
      'README.md types scripts that package.json does not have',
    );
  });

  it('environment variables', () => {
    const named = mentioned(/\b(UNDERTONE_\w+)/g);
    expectNone(
      named.filter((variable) => !variables.includes(variable)),
      'README.md names variables that no code reads',
    );
  });

  it('files and folders of the project', () => {
    const inLinks = mentioned(/\]\((?!https?:|#)([^)#\s]+)/g);
    const inCode = mentioned(/`((?:src|pipelines|scripts|tests|sample-data|static)\/[\w./[\]-]+)`/g);
    expectNone(
      [...inLinks, ...inCode].filter((path) => !existsSync(path)),
      'README.md points to files that do not exist',
    );
  });
});

const NUMBER_WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNTED: Record<string, number> = {
  metrics: metrics.length,
  formats: formats.length,
  rules: RULES.length,
  settings: settings.length,
  moods: MOODS.filter((mood) => mood !== 'none').length,
  kinds: KINDS.length,
  signals: SIGNALS.length,
  channels: CHANNELS.length,
  tags: AGENT_TAGS.length + CUSTOMER_TAGS.length,
};

describe('numbers in the README are the code’s', () => {
  it('accuracy of the tags', () => {
    const fresh = withAccuracy(readme, inReadmeOrder(MEASURED));
    expect(readme, 'The table of README.md differs from accuracy.json: run "npm run measure".').toBe(fresh);
  });

  it('counts of things', () => {
    const counts = new RegExp(`\\b(\\d+|${NUMBER_WORDS.join('|')}) (${Object.keys(COUNTED).join('|')})\\b`, 'gi');
    const wrong = [...readme.matchAll(counts)].filter(([, number = '', thing = '']) => {
      const word = NUMBER_WORDS.indexOf(number.toLowerCase());
      return COUNTED[thing.toLowerCase()] !== (word >= 0 ? word : Number(number));
    });
    expectNone(
      wrong.map(([words, , thing = '']) => `"${words}" (there are ${COUNTED[thing.toLowerCase()]})`),
      'README.md counts wrongly',
    );
  });

  it('defaults of settings, on the line that names the setting', () => {
    const { idleMinutes: _inWords, ...plain } = DEFAULT_SETTINGS;
    const lines = readme.split('\n').filter((line) => line.startsWith('|'));
    const wrong = Object.entries(plain).filter(([setting, value]) => {
      const line = lines.find((candidate) => candidate.includes(`\`${setting}\``)) ?? '';
      return [value].flat().some((part) => !new RegExp(`\\b${part}\\b`).test(line));
    });
    expectNone(
      wrong.map(([setting, value]) => `${setting} = ${JSON.stringify(value)}`),
      'README.md gives other defaults, or none, for',
    );
  });

  it('how few are too few', () => {
    const limits = mentioned(/\b(?:under|fewer than|at least) (\d+)\b/g);
    expect(limits.toSorted()).toEqual([FEWEST_FOR_PERSON, FEWEST].map(String));
  });

  it('the oldest Node', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
    const oldest = engines.node.replace('>=', '');
    const versions = mentioned(/\bNode(?:\.js)? (\d+\.\d+)/g);
    expect(versions).toEqual([oldest]);
  });
});
