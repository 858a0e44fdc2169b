/**
 * Fits the weights of the cues (src/lib/tagging/weights) to labelled messages.
 *
 *   node build/pipelines/fit.js FOLDER [--only=TASK] [--write]
 *
 * FOLDER is a data folder as `npm run measure` takes it; messages.ts says which messages are fitted, tasks.ts how a
 * label is used. Printed is what messages score that the fit had not seen, for each set: ten folds by a hash of the
 * text. --write, from the project's folder, rewrites the weights; then build again. The same folder gives the same
 * weights.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Labelled, messagesFor } from './messages';
import { addUp, type Example, fit } from './regression';
import { type Task, TASKS } from './tasks';

const FOLDS = 10;
/** A weight closer to zero than this is left out of the file. */
const LEAST = 0.05;

interface WeightsFile {
  about: string;
  outcomes: string[];
  start: Record<string, Record<string, number>>;
  base: Record<string, number>;
  cues: Record<string, Record<string, number>>;
}

type LabelledExample = Example & { source: Labelled['source']; isDisputed: boolean; fold: number };
/** What a label says and what was guessed, by index of the outcome. */
type Guess = { truth: number; guess: number; source: Labelled['source'] };

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (folder === undefined || !existsSync(folder)) {
  process.stderr.write('usage: node build/pipelines/fit.js FOLDER [--only=TASK] [--write]\n');
  process.exit(2);
}
const messages = messagesFor('.', folder);
const only = option('only');
for (const [name, task] of Object.entries(TASKS))
  if (only === undefined || only === name) run(name, task, process.argv.includes('--write'));

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
}

function run(name: string, task: Task, isWritten: boolean): void {
  const path = `src/lib/tagging/weights/${name}.json`;
  const weights = JSON.parse(readFileSync(path, 'utf8')) as WeightsFile;
  const cues = messages.map(task.cuesOf);
  const names = [...new Set([...Object.keys(weights.start), ...cues.flatMap((found) => [...found.keys()])])].sort();
  const examples = messages.flatMap((message, index) => exampleOf(message, cues[index]!, task, names, weights));
  balance(examples, weights.outcomes, task);
  const start = names.map((cue) => weights.outcomes.map((outcome) => weights.start[cue]?.[outcome] ?? 0));
  report(`${name}, not seen by the fit`, weights.outcomes, crossValidated(examples, start, task.ridge));
  if (!isWritten) return;
  const { about, outcomes } = weights;
  writeFileSync(
    path,
    readable({ about, outcomes, start: weights.start, ...named(names, outcomes, fit(examples, start, task.ridge)) }),
  );
  process.stdout.write(`  ${path} written: build again.\n`);
}

function exampleOf(
  message: Labelled,
  found: ReadonlyMap<string, number>,
  task: Task,
  names: string[],
  { outcomes }: WeightsFile,
): LabelledExample[] {
  const outcome = outcomes.indexOf(task.outcomeOf(message) ?? '');
  if (outcome < 0) return [];
  const columns = names.flatMap((name, column) => (found.has(name) ? [column] : []));
  const strengths = columns.map((column) => found.get(names[column]!)!);
  const isDisputed = message.disputed.includes(task.field);
  return [
    {
      outcome,
      // The last column is the base: always there.
      columns: Int32Array.from([...columns, names.length]),
      strengths: Float64Array.from([...strengths, 1]),
      weight: isDisputed ? task.disputed : 1,
      source: message.source,
      isDisputed,
      fold: createHash('sha256').update(message.text).digest()[0]! % FOLDS,
    },
  ];
}

function balance(examples: Example[], outcomes: string[], task: Task): void {
  const totals = new Array<number>(outcomes.length).fill(0);
  for (const { outcome, weight } of examples) totals[outcome]! += weight;
  const even = totals.reduce((sum, total) => sum + total, 0) / outcomes.length;
  for (const example of examples)
    example.weight *=
      (even / Math.max(3, totals[example.outcome]!)) ** task.balance * (task.counts[outcomes[example.outcome]!] ?? 1);
}

/** The guess at every message whose label nobody disputes, by a fit that had not seen it. */
function crossValidated(examples: LabelledExample[], start: number[][], ridge: number): Guess[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const seen = examples.filter((example) => example.fold !== fold);
    return guesses(
      fit(seen, start, ridge),
      examples.filter((example) => example.fold === fold),
    );
  });
}

function guesses(weights: number[][], examples: LabelledExample[]): Guess[] {
  const flat = Float64Array.from(weights.flat());
  return examples
    .filter(({ isDisputed }) => !isDisputed)
    .map(({ outcome, columns, strengths, source }) => {
      const totals = addUp(flat, columns, strengths, new Float64Array(weights[0]!.length));
      return { truth: outcome, guess: totals.indexOf(Math.max(...totals)), source };
    });
}

function report(title: string, outcomes: string[], guessed: Guess[]): void {
  const lines = [`${title}: ${accuracyOf(guessed)}`];
  for (const source of new Set(guessed.map((one) => one.source)))
    lines.push(`  ${source}: ${accuracyOf(guessed.filter((one) => one.source === source))}`);
  for (const [index, outcome] of outcomes.entries()) {
    const both = guessed.filter(({ truth, guess }) => truth === index && guess === index).length;
    const either = guessed.filter(({ truth, guess }) => truth === index || guess === index).length;
    const count = guessed.filter(({ truth }) => truth === index).length;
    lines.push(`  ${outcome}: F1 ${((2 * both) / Math.max(1, both + either)).toFixed(2)}, n ${count}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

function accuracyOf(guessed: Guess[]): string {
  const right = guessed.filter(({ truth, guess }) => truth === guess).length;
  return `accuracy ${(right / guessed.length).toFixed(3)}, n ${guessed.length}`;
}

/** Back to names, rounded, without what is next to nothing. */
function named(names: string[], outcomes: string[], weights: number[][]): Pick<WeightsFile, 'base' | 'cues'> {
  const rowOf = (row: number[]): Record<string, number> =>
    Object.fromEntries(
      outcomes.flatMap((outcome, index): [string, number][] => {
        // Of two outcomes only the first is written: what counts is the difference.
        const value = outcomes.length > 2 ? row[index]! : index === 0 ? row[0]! - row[1]! : 0;
        return Math.abs(value) < LEAST ? [] : [[outcome, Math.round(value * 100) / 100]];
      }),
    );
  const rows = names.map((name, column): [string, Record<string, number>] => [name, rowOf(weights[column]!)]);
  return {
    base: rowOf(weights[names.length]!),
    cues: Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length > 0)),
  };
}

/** JSON with one cue a line. */
function readable({ about, outcomes, start, base, cues: fitted }: WeightsFile): string {
  const table = (rows: Record<string, Record<string, number>>): string =>
    `{\n${Object.entries(rows)
      .map(([name, row]) => `    ${JSON.stringify(name)}: ${JSON.stringify(row)}`)
      .join(',\n')}\n  }`;
  return `{
  "about": ${JSON.stringify(about)},
  "outcomes": ${JSON.stringify(outcomes)},
  "start": ${table(start)},
  "base": ${JSON.stringify(base)},
  "cues": ${table(fitted)}
}
`;
}
