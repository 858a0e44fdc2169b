/** Scores the rules against labelled messages and rated texts. Pure: the same files and rules give the same figures. */
import {
  FIELDS,
  SCORABLE,
  SCORED,
  type Accuracy,
  type FieldScore,
  type NamedScore,
} from '../../src/lib/model/accuracy';
import type { TagId } from '../../src/lib/model/words';
import { fisherInterval, pearson } from '../../src/lib/stats';
import type { Message, Rated } from './file';
import { choicesOf, judgementsOf, type Choice, type Judgement } from './judge';
import { missesOf, type Miss } from './miss';
import { readingOf } from './reading';
import { countsOf, rateOf, scoreOf } from './score';

/** How often each answer was given where another was right: labelled → found → messages. */
export type Confusion = Record<string, Record<string, number>>;

export interface Evaluation extends Accuracy {
  confusion: Partial<Record<FieldScore['field'], Confusion>>;
  misses: Miss[];
}

export interface EvaluateOptions {
  /** tags that are also counted together */
  pool: readonly TagId[];
}

export function evaluate(messages: readonly Message[], rated: readonly Rated[], { pool }: EvaluateOptions): Evaluation {
  const judgements: Judgement[] = [];
  const choices: Choice[] = [];
  const misses: Miss[] = [];
  for (const message of messages) {
    const tagged = readingOf(message.role, message.text, message.context);
    const judged = judgementsOf(message, tagged);
    const chosen = choicesOf(message, tagged);
    judgements.push(...judged);
    choices.push(...chosen);
    misses.push(...missesOf(message, tagged, judged, chosen));
  }
  const scores = [...namedScores(judgements), ...classScores(choices)].sort(inOrder);
  const pooled = judgements.filter(({ scored, name, grade }) => scored === 'tag' && !grade && isIn(pool, name));
  return {
    messages: messages.length + rated.length,
    scores,
    fields: FIELDS.flatMap((field) => fieldScore(field, choices, scores)),
    pooled: pooled.length ? { tags: [...pool], ...scoreOf(countsOf(pooled)) } : null,
    agreement: rated.length ? agreementOf(rated) : null,
    confusion: Object.fromEntries(
      FIELDS.map((field) => [field, confusionOf(field, choices)]).filter(([, table]) => Object.keys(table!).length),
    ) as Evaluation['confusion'],
    misses,
  };
}

const isIn = (list: readonly string[], name: string): boolean => list.includes(name);

function namedScores(judgements: readonly Judgement[]): NamedScore[] {
  const groups = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const key = [judgement.scored, judgement.name, judgement.grade].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), judgement]);
  }
  return [...groups.values()].map((group) => {
    const { scored, name, grade } = group[0]!;
    return { scored, name, grade, ...scoreOf(countsOf(group)) };
  });
}

/** Each answer of a question as a yes-or-no question of its own. */
function classScores(choices: readonly Choice[]): NamedScore[] {
  return FIELDS.flatMap((field) => {
    const own = choices.filter((choice) => choice.field === field);
    const answers = [...new Set(own.flatMap(({ expected, found }) => [expected, found]))];
    return answers.map((name): NamedScore => {
      const asked = own.map(({ expected, found }) => ({ expected: expected === name, found: found === name }));
      return { scored: field, name, grade: null, ...scoreOf(countsOf(asked)) };
    });
  });
}

function fieldScore(
  field: FieldScore['field'],
  choices: readonly Choice[],
  scores: readonly NamedScore[],
): FieldScore[] {
  const own = choices.filter((choice) => choice.field === field);
  if (own.length === 0) return [];
  const right = own.filter(({ expected, found }) => expected === found).length;
  const known = scores.flatMap(({ scored, f1 }) => (scored === field && f1 !== null ? [f1] : []));
  const macroF1 = known.reduce((sum, f1) => sum + f1, 0) / known.length;
  return [{ field, n: own.length, accuracy: rateOf(right, own.length), macroF1 }];
}

function confusionOf(field: FieldScore['field'], choices: readonly Choice[]): Confusion {
  const table: Confusion = {};
  for (const choice of choices) {
    if (choice.field !== field) continue;
    const row = (table[choice.expected] ??= {});
    row[choice.found] = (row[choice.found] ?? 0) + 1;
  }
  return table;
}

/** Ratings are of texts by people who write, so each is read as a customer's. */
function agreementOf(rated: readonly Rated[]): Accuracy['agreement'] {
  const r = pearson(rated.map(({ rating, text }) => [rating, readingOf('customer', text).tone ?? 0]));
  return { n: rated.length, r, interval: r === null ? null : fisherInterval(r, rated.length) };
}

function inOrder(one: NamedScore, other: NamedScore): number {
  return (
    SCORED.indexOf(one.scored) - SCORED.indexOf(other.scored) ||
    SCORABLE[one.scored].indexOf(one.name) - SCORABLE[one.scored].indexOf(other.name) ||
    (one.grade ?? '').localeCompare(other.grade ?? '', 'en')
  );
}
