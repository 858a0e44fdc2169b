/** undertone evaluate: how far the tags can be trusted, measured on labelled messages. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELDS, USES, type Use } from '../../src/lib/model/accuracy';
import { SIGNALS } from '../../src/lib/model/words';
import { RULES_VERSION } from '../../src/lib/tagging';
import { CannotWork, WrongUsage } from '../errors';
import { evaluate as evaluateAll, type Evaluation } from '../evaluate/evaluate';
import { contentsOf, type Contents } from '../evaluate/file';
import { ownBehaviour } from '../evaluate/files';
import { accuracyJson, measuredSet, setsIn, withSet } from '../evaluate/publish';
import { linesOf, missText, sectionsOf } from '../evaluate/report';
import { THIRDS, thirdOf } from '../evaluate/thirds';
import { RARE_TAGS, TAGS } from '../evaluate/words';
import type { Command, Invocation } from './command';
import { choiceOption, dayOption, textOption } from './options';
import { tableOf } from './table';

const NAMES: readonly string[] = [...TAGS, ...FIELDS, 'complaint', ...SIGNALS];
const USE_OF: Record<string, Use> = { 'held-out': 'held out', tuned: 'tuned on', own: 'own' };

export const evaluate: Command = {
  id: 'evaluate',
  argument: 'FILE…',
  summary: 'Measures the rules against labelled messages: precision, recall and F1 of each tag.',
  details: [
    'FILE: JSON lines, {"id", "text", "context", "tags"} for agents, {"id", "text", "context", "mood", "tone",',
    '"complaint", "kind", "signals"} for customers; `labelled` limits the tags that are scored, what stands in',
    '`disputed` is left out. Or ratings of feeling: id, mean rating and text, separated by tabs. All files are one set.',
  ],
  options: {
    misses: {
      type: 'string',
      value: '[NAME]',
      alone: (next) => !NAMES.includes(next),
      help: 'every difference with its words; with a tag, mood, tone, kind, complaint or signal only of that',
    },
    third: { type: 'string', value: 'held-out|rest', help: 'only that part: held out is who has an id with SHA-1 ÷ 3' },
    only: { type: 'string', value: 'FILE', help: 'only the ids in that file, one a line' },
    pool: {
      type: 'string',
      multiple: true,
      value: 'TAG',
      help: `also counted together (default: ${RARE_TAGS.join(', ')})`,
    },
    json: { type: 'boolean', help: 'one JSON object on standard output' },
    write: {
      type: 'string',
      value: 'FILE',
      help: 'puts the figures into that accuracy.json, in place of the same set',
    },
    set: { type: 'string', value: 'NAME', help: 'name of the set (with --write)' },
    about: { type: 'string', value: 'TEXT', help: 'what the messages are, one sentence (with --write)' },
    use: { type: 'string', value: Object.keys(USE_OF).join('|'), help: 'whether rules were written with a look at it' },
    language: { type: 'string', value: 'CODE', help: 'language of the messages (default: en)' },
    date: { type: 'string', value: 'DAY', help: 'day of the measurement (default: today)' },
  },
  async run(invocation) {
    if (invocation.positionals.length === 0) throw new WrongUsage('Name at least one file of labelled messages.');
    const published = publicationOf(invocation);
    const pool = poolOf(invocation);
    const chosen = isChosen(invocation);
    const { contents, unusable } = read(invocation.positionals);
    for (const { file, line, problem } of contents.problems)
      process.stderr.write(`${file}, line ${line}: ${problem} The record is set aside.\n`);
    for (const sentence of unusable) process.stderr.write(`${sentence}\n`);
    const messages = contents.messages.filter(({ id }) => chosen(id));
    const rated = contents.rated.filter(({ id }) => chosen(id));
    if (messages.length + rated.length === 0) throw new CannotWork('No message is left to measure on.');
    const evaluation = evaluateAll(messages, rated, { pool });
    process.stdout.write(`${shown(invocation, evaluation)}\n`);
    if (published) publish(published, evaluation);
    return unusable.length ? 1 : 0;
  },
};

/** Reads every file, so that each problem is told and not only the first. */
function read(paths: readonly string[]): { contents: Contents; unusable: string[] } {
  const contents: Contents = { messages: [], rated: [], problems: [] };
  const unusable: string[] = [];
  for (const path of paths) {
    try {
      const { messages, rated, problems } = contentsOf(path, readFileSync(path, 'utf8'));
      contents.messages.push(...messages);
      contents.rated.push(...rated);
      contents.problems.push(...problems);
      if (messages.length + rated.length === 0)
        unusable.push(`${path}: has no record that can be used. "undertone evaluate --help" says what one looks like.`);
    } catch (error) {
      unusable.push(`${path}: cannot be read (${error instanceof Error ? error.message : String(error)}).`);
    }
  }
  return { contents, unusable };
}

function isChosen(invocation: Invocation): (id: string) => boolean {
  const third = choiceOption(invocation, 'third', THIRDS);
  const list = textOption(invocation, 'only');
  if (list !== undefined && !existsSync(list)) throw new WrongUsage(`--only ${list}: there is no such file.`);
  const ids = list === undefined ? null : new Set(readFileSync(list, 'utf8').split(/\r?\n/));
  return (id) => (third === undefined || thirdOf(id) === third) && (ids === null || ids.has(id));
}

function poolOf({ values }: Invocation) {
  const named = (values.pool as string[] | undefined) ?? RARE_TAGS;
  const unknown = named.find((tag) => !(TAGS as readonly string[]).includes(tag));
  if (unknown !== undefined) throw new WrongUsage(`--pool ${unknown}: expected one of ${TAGS.join(', ')}.`);
  return TAGS.filter((tag) => named.includes(tag));
}

function shown(invocation: Invocation, evaluation: Evaluation): string {
  const named = textOption(invocation, 'misses');
  const misses = evaluation.misses.filter(({ name }) => named === '' || named === name);
  if (invocation.values.json) {
    const { misses: _all, ...figures } = evaluation;
    return JSON.stringify({ rules: RULES_VERSION, ...figures, ...(named === undefined ? {} : { misses }) });
  }
  return [
    [...linesOf(evaluation), `Rules ${RULES_VERSION}.`].join('\n'),
    ...sectionsOf(evaluation).map(({ title, columns, rows }) => `${title}\n${tableOf(columns, rows)}`),
    ...(named === undefined ? [] : misses.map(missText)),
  ].join('\n\n');
}

interface Publication {
  file: string;
  about: Parameters<typeof measuredSet>[0];
}

/** What is to be written where, checked before anything is measured. */
function publicationOf(invocation: Invocation): Publication | null {
  const file = textOption(invocation, 'write');
  if (file === undefined) return null;
  const [name, about] = ['set', 'about'].map((option) => textOption(invocation, option));
  const use = choiceOption(invocation, 'use', Object.keys(USE_OF));
  if (!name || !about || !use) throw new WrongUsage('--write needs --set NAME, --about TEXT and --use WHICH as well.');
  return {
    file,
    about: {
      ...{ name, about, use: USE_OF[use] ?? USES[0] },
      language: textOption(invocation, 'language') ?? 'en',
      measuredOn: dayOption(invocation, 'date') ?? new Date().toISOString().slice(0, 10),
      rules: RULES_VERSION,
      behaviour: ownBehaviour(join(invocation.home, '..', '..')),
    },
  };
}

function publish({ file, about }: Publication, evaluation: Evaluation): void {
  const sets = existsSync(file) ? setsIn(readFileSync(file, 'utf8')) : [];
  writeFileSync(file, accuracyJson(withSet(sets, measuredSet(about, evaluation))));
}
