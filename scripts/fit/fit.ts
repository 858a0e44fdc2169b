/**
 * Fits the weights of the cues (src/lib/tagging/weights) to labelled messages.
 *
 *   node build/pipelines/fit.js FILE… [--only=TASK] [--check=PREFIX] [--write]
 *
 * Each line of a file: {"id", "text", "context", "kind", "complaint", "mood", "tone", "disputed"}; tasks.ts says how a
 * label is used. Printed is what messages score that the fit had not seen: ten folds by a hash of the text. Messages
 * whose id begins with PREFIX are never fitted, only scored. --write, from the project's folder, rewrites the weights;
 * then build again. The same files give the same weights.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { addUp, type Example, fit } from './regression';
import { type Labelled, type Task, TASKS } from './tasks';

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

type LabelledExample = Example & { isDisputed: boolean; isFitted: boolean; fold: number };

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  process.stderr.write('usage: node build/pipelines/fit.js FILE… [--only=TASK] [--check=PREFIX] [--write]\n');
  process.exit(2);
}
const messages = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Labelled),
);
const only = option('only');
const check = option('check');
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
  const fitting = examples.filter(({ isFitted }) => isFitted);
  balance(fitting, weights.outcomes, task);
  const start = names.map((cue) => weights.outcomes.map((outcome) => weights.start[cue]?.[outcome] ?? 0));
  const fitted = fit(fitting, start, task.ridge);
  report(`${name}, not seen by the fit`, weights.outcomes, crossValidated(fitting, start, task.ridge));
  if (check !== undefined)
    report(
      `${name}, ${check}… only checked`,
      weights.outcomes,
      guesses(
        fitted,
        examples.filter((one) => !one.isFitted),
      ),
    );
  if (!isWritten) return;
  const { about, outcomes } = weights;
  writeFileSync(path, readable({ about, outcomes, start: weights.start, ...named(names, outcomes, fitted) }));
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
  const isDisputed = (message.disputed ?? []).includes(task.field);
  return [
    {
      outcome,
      // The last column is the base: always there.
      columns: Int32Array.from([...columns, names.length]),
      strengths: Float64Array.from([...strengths, 1]),
      weight: isDisputed ? task.disputed : 1,
      isDisputed,
      isFitted: check === undefined || !(message.id ?? '').startsWith(check),
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

/** [outcome, guess] of every message whose label nobody disputes, by a fit that had not seen it. */
function crossValidated(examples: LabelledExample[], start: number[][], ridge: number): [number, number][] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const seen = examples.filter((example) => example.fold !== fold);
    return guesses(
      fit(seen, start, ridge),
      examples.filter((example) => example.fold === fold),
    );
  });
}

function guesses(weights: number[][], examples: LabelledExample[]): [number, number][] {
  const flat = Float64Array.from(weights.flat());
  return examples
    .filter(({ isDisputed }) => !isDisputed)
    .map(({ outcome, columns, strengths }) => {
      const totals = addUp(flat, columns, strengths, new Float64Array(weights[0]!.length));
      return [outcome, totals.indexOf(Math.max(...totals))];
    });
}

function report(title: string, outcomes: string[], pairs: [number, number][]): void {
  const share = pairs.filter(([truth, guess]) => truth === guess).length / pairs.length;
  const lines = [`${title}: accuracy ${share.toFixed(3)}, n ${pairs.length}`];
  for (const [index, outcome] of outcomes.entries()) {
    const both = pairs.filter(([truth, guess]) => truth === index && guess === index).length;
    const either = pairs.filter(([truth, guess]) => truth === index || guess === index).length;
    const count = pairs.filter(([truth]) => truth === index).length;
    lines.push(`  ${outcome}: F1 ${((2 * both) / Math.max(1, both + either)).toFixed(2)}, n ${count}`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
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
