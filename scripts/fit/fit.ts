/**
 * Fits the weights of the cues (src/lib/tagging/weights) to labelled messages.
 *
 *   node build/pipelines/fit.js FILE… [--write]
 *
 * Each line of a file: {"id", "text", "context", "kind", "complaint", "disputed"}; a label that is missing is not used,
 * one that readers disagreed on counts less. Printed is what messages score that the fit had not seen: ten folds by a
 * hash of the text. --write, from the project's folder, rewrites the weights; then build again.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { cuesOfCustomer } from '../../src/lib/tagging';
import { addUp, type Example, fit } from './regression';

const FOLDS = 10;
const DISPUTED = 0.4;
/** Rare outcomes count more: 0 not at all, 1 as much as common ones. */
const BALANCE = 0.2;
/** A weight closer to zero than this is left out of the file. */
const LEAST = 0.05;

interface Labelled {
  text: string;
  context?: string;
  kind?: string | null;
  complaint?: boolean;
  disputed?: string[];
}

interface WeightsFile {
  about: string;
  outcomes: string[];
  start: Record<string, Record<string, number>>;
  base: Record<string, number>;
  cues: Record<string, Record<string, number>>;
}

type LabelledExample = Example & { isDisputed: boolean; fold: number };

/** Kinds that rules alone tell, and what they are to the cues. */
const WEIGHED_AS: Record<string, string> = { public: 'service', conflict: 'other' };
/** How a label becomes an outcome; undefined: not labelled. */
const TASKS: Record<string, (message: Labelled) => string | undefined> = {
  kind: ({ kind }) => (kind === null ? 'other' : kind === undefined ? undefined : (WEIGHED_AS[kind] ?? kind)),
  complaint: ({ complaint }) => (complaint === undefined ? undefined : complaint ? 'complaint' : 'none'),
};

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (files.length === 0) {
  process.stderr.write('usage: node build/pipelines/fit.js FILE… [--write]\n');
  process.exit(2);
}
const messages = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Labelled),
);
const cues = messages.map(({ text, context }) => cuesOfCustomer(text, context));
for (const task of Object.keys(TASKS)) run(task, process.argv.includes('--write'));

function run(task: string, isWritten: boolean): void {
  const path = `src/lib/tagging/weights/${task}.json`;
  const weights = JSON.parse(readFileSync(path, 'utf8')) as WeightsFile;
  const names = [...new Set([...Object.keys(weights.start), ...cues.flatMap((found) => [...found.keys()])])].sort();
  const examples = messages.flatMap((message, index) => exampleOf(message, cues[index]!, task, names, weights));
  balance(examples, weights.outcomes.length);
  const start = names.map((name) => weights.outcomes.map((outcome) => weights.start[name]?.[outcome] ?? 0));
  report(task, weights.outcomes, crossValidated(examples, start));
  if (!isWritten) return;
  const { about, outcomes } = weights;
  const fitted = named(names, outcomes, fit(examples, start));
  writeFileSync(path, readable({ about, outcomes, start: weights.start, ...fitted }));
  process.stdout.write(`  ${path} written: build again.\n`);
}

function exampleOf(
  message: Labelled,
  found: ReadonlyMap<string, number>,
  task: string,
  names: string[],
  { outcomes }: WeightsFile,
): LabelledExample[] {
  const outcome = outcomes.indexOf(TASKS[task]!(message) ?? '');
  if (outcome < 0) return [];
  const columns = names.flatMap((name, column) => (found.has(name) ? [column] : []));
  const strengths = columns.map((column) => found.get(names[column]!)!);
  const isDisputed = (message.disputed ?? []).includes(task);
  return [
    {
      outcome,
      // The last column is the base: always there.
      columns: Int32Array.from([...columns, names.length]),
      strengths: Float64Array.from([...strengths, 1]),
      weight: isDisputed ? DISPUTED : 1,
      isDisputed,
      fold: createHash('sha256').update(message.text).digest()[0]! % FOLDS,
    },
  ];
}

function balance(examples: Example[], outcomes: number): void {
  const counts = new Array<number>(outcomes).fill(0);
  for (const { outcome, weight } of examples) counts[outcome]! += weight;
  const even = counts.reduce((sum, count) => sum + count, 0) / outcomes;
  for (const example of examples) example.weight *= (even / Math.max(3, counts[example.outcome]!)) ** BALANCE;
}

/** [outcome, guess] of every message whose label nobody disputes, by a fit that had not seen it. */
function crossValidated(examples: LabelledExample[], start: number[][]): [number, number][] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const seen = examples.filter((example) => example.fold !== fold);
    const weights = Float64Array.from(fit(seen, start).flat());
    return examples
      .filter((example) => example.fold === fold && !example.isDisputed)
      .map(({ outcome, columns, strengths }): [number, number] => {
        const totals = addUp(weights, columns, strengths, new Float64Array(start[0]!.length));
        return [outcome, totals.indexOf(Math.max(...totals))];
      });
  });
}

function report(task: string, outcomes: string[], pairs: [number, number][]): void {
  const share = pairs.filter(([truth, guess]) => truth === guess).length / pairs.length;
  const lines = [`${task}: accuracy ${share.toFixed(3)}, n ${pairs.length}, not seen by the fit`];
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
