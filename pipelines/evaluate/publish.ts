/** Writes figures down: src/lib/tagging/accuracy.json, one line a score so that a change shows as a readable diff. */
import { nameWithUse, type Accuracy, type MeasuredSet } from '../../src/lib/model/accuracy';

const DIGITS = 4;

/** What is said of a set besides its figures. */
export type About = Omit<MeasuredSet, keyof Accuracy>;

/** The published part of an evaluation: figures without misses, ids or texts, rounded. */
export function measuredSet(about: About, { messages, scores, fields, pooled, agreement }: Accuracy): MeasuredSet {
  const { name, use, about: what, language, measuredOn, rules, behaviour } = about;
  const set = { name, use, about: what, language, measuredOn, rules, behaviour };
  return rounded({ ...set, messages, scores, fields, pooled, agreement });
}

/** The sets with one replaced or added: a name and use stand once. Sorted by name. */
export function withSet(sets: readonly MeasuredSet[], set: MeasuredSet): MeasuredSet[] {
  const others = sets.filter(({ name, use }) => name !== set.name || use !== set.use);
  return [...others, set].sort((a, b) => (nameWithUse(a) < nameWithUse(b) ? -1 : 1));
}

/** The sets of a published file. */
export function setsIn(json: string): MeasuredSet[] {
  return (JSON.parse(json) as { sets: MeasuredSet[] }).sets;
}

/** The file's content. */
export function accuracyJson(sets: readonly MeasuredSet[]): string {
  return `{ "sets": [${sets.map((set) => `\n  ${setJson(set)}`).join(',')}\n] }\n`;
}

function setJson(set: MeasuredSet): string {
  const fields = Object.entries(set).map(([name, value]) => {
    const content = Array.isArray(value) && value.length ? listJson(value) : JSON.stringify(value);
    return `    ${JSON.stringify(name)}: ${content}`;
  });
  return `{\n${fields.join(',\n')}\n  }`;
}

const listJson = (list: unknown[]): string =>
  `[\n${list.map((part) => `      ${JSON.stringify(part)}`).join(',\n')}\n    ]`;

function rounded<Value>(value: Value): Value {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toFixed(DIGITS)) : part)),
  ) as Value;
}
