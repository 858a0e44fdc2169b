/** What a retag changed, as a person reads it on a terminal. */
import { counted } from '../../src/lib/text/counted';
import type { Example, FieldDifference, Move, TagDifference } from '../import/difference';
import type { Retagged } from './retag';
import { tableOf } from './table';

const COLUMNS = ['tag', 'before', 'after', 'gained', 'lost', 'kept', 'other grade'];
const LONGEST_WORDS = 80;

const FIELD_NAMES = {
  mood: 'Mood of customers’ messages',
  kind: 'Kind',
  complaint: 'Complaint',
  tone: 'Tone',
} as const;

export function reportOf(outcome: Retagged): string {
  const changed = outcome.tags.filter(isChanged);
  const fields = (Object.keys(FIELD_NAMES) as (keyof typeof FIELD_NAMES)[]).filter(
    (field) => outcome[field].changed > 0,
  );
  return [
    `${counted(outcome.messages, 'message')}; rules ${outcome.rulesBefore ?? 'unknown'} → ${outcome.rules}.`,
    outcome.tags.length ? tableOf(COLUMNS, outcome.tags.map(rowOf)) : 'No tag was found, before or now.',
    changed.length ? changed.map(examplesOf).filter(Boolean).join('\n\n') : 'No tag is found in other words.',
    ...fields.map((field) => fieldOf(FIELD_NAMES[field], outcome[field])),
    `The figures of ${number(outcome.conversationsChanged)} of ${counted(outcome.conversations, 'conversation')} ` +
      `${outcome.isDryRun ? 'would change' : 'changed'}.`,
    outcome.isDryRun
      ? 'This was a dry run: nothing was changed.'
      : `What was served before is kept in ${outcome.former}: "undertone retag --undo" puts it back, ` +
        `"undertone retag --forget-former" removes it.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function isChanged({ gained, lost, grades }: TagDifference): boolean {
  return gained + lost + grades.length > 0;
}

function rowOf({ tag, before, after, gained, lost, kept, grades }: TagDifference) {
  return { tag, before, after, gained, lost, kept, 'other grade': grades.reduce((sum, { n }) => sum + n, 0) };
}

function examplesOf({ tag, examples, grades }: TagDifference): string {
  const lines = (['gained', 'lost', 'kept'] as const).flatMap((fate) =>
    examples[fate].map((example) => `  ${fate.padEnd(6)} ${exampleOf(example)}`),
  );
  const graded = grades.length ? [`  grade: ${grades.map(moveOf).join(', ')}`] : [];
  return lines.length + graded.length ? [tag, ...graded, ...lines].join('\n') : '';
}

function exampleOf({ words, rule, message }: Example): string {
  const line = words.replaceAll(/\s+/g, ' ');
  const shown = line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS - 1)}…` : line;
  return `“${shown}”  (${rule}; message ${message})`;
}

function fieldOf(name: string, { messages, changed, moves }: FieldDifference): string {
  return `${name}: ${number(changed)} of ${counted(messages, 'message')}: ${moves.map(moveOf).join(', ')}`;
}

function moveOf({ from, to, n }: Move): string {
  return `${from ?? 'nothing'} → ${to ?? 'nothing'} ${number(n)}`;
}

function number(n: number): string {
  return n.toLocaleString('en');
}
