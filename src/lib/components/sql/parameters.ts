/** The $names of a query as fields: which there are, what each probably holds, and what somebody wrote into it. */
import type { ConsoleTable, ParameterValue } from '$lib/model/console';
import { blanked } from './blanked';

export type FieldKind = 'text' | 'number' | 'date';

export interface ParameterField {
  /** without its $ */
  name: string;
  kind: FieldKind;
}

const DATE = /^(date|timestamp)/i;
const NUMBER = /^(u?(tiny|small|big|huge)?int(eger)?|int\d|double|float|real|decimal|numeric)/i;
const DATE_NAME = /(^|_)(from|to|day|date|week|month|since|until)$/;
const NUMBER_NAME = /(^|_)(n|limit|rows|most|least|min|max|count|hours|minutes|days|seconds|severity)$/;

/**
 * The parameters of a query in the order in which they first stand there. What each holds is read from a cast behind
 * it, from the column that it is compared with, or from its name; a wrong guess only changes the field.
 */
export function fieldsOf(sql: string, tables: readonly ConsoleTable[]): ParameterField[] {
  const code = blanked(sql);
  const fields = new Map<string, FieldKind>();
  for (const match of code.matchAll(/\$(\w+)/g)) {
    const name = match[1] ?? '';
    const after = code.slice(match.index + match[0].length);
    const before = code.slice(0, match.index);
    if (!fields.has(name) || fields.get(name) === 'text') fields.set(name, kindOf(name, before, after, tables));
  }
  return [...fields].map(([name, kind]) => ({ name, kind }));
}

function kindOf(name: string, before: string, after: string, tables: readonly ConsoleTable[]): FieldKind {
  const cast = /^\s*::\s*(\w+)/.exec(after)?.[1] ?? /^\s+as\s+(\w+)\s*\)/i.exec(after)?.[1];
  if (cast) return kindOfType(cast);
  if (/\b(limit|offset)\s+$/i.test(before)) return 'number';
  const column = /(\w+)\s*(?:[<>]=?|=|<>|!=|\bbetween\b)\s*$/i.exec(before)?.[1];
  const type = tables.flatMap(({ columns }) => columns).find((one) => one.name === column?.toLowerCase())?.type;
  if (type) return kindOfType(type);
  return DATE_NAME.test(name) ? 'date' : NUMBER_NAME.test(name) ? 'number' : 'text';
}

const kindOfType = (type: string): FieldKind => (DATE.test(type) ? 'date' : NUMBER.test(type) ? 'number' : 'text');

/** What the engine is given: nothing written is null, a number where one is written into a field of numbers. */
export function valuesOf(
  fields: readonly ParameterField[],
  written: Readonly<Record<string, string>>,
): Record<string, ParameterValue> {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, valueOf(kind, (written[name] ?? '').trim())]));
}

function valueOf(kind: FieldKind, text: string): ParameterValue {
  if (text === '') return null;
  return kind === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** A kept value as somebody would have written it. */
export const writtenOf = (values: Readonly<Record<string, ParameterValue>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? '' : String(value)]));
