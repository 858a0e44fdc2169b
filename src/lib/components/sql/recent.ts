/** The last queries of this browser, kept on this machine only. A browser that keeps nothing has none. */
import type { ParameterValue } from '$lib/model/console';
import { writtenOf } from './parameters';

export interface Recent {
  sql: string;
  parameters: Record<string, ParameterValue>;
  /** ISO instant */
  at: string;
  /** how it went, in a few words: "1,000 rows in 0.18 s" */
  said: string;
}

const KEY = 'undertone-sql';
const MOST = 50;

type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** The latest first. What cannot be read is as if it were not there. */
export function recentQueries(store: Store): Recent[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

/** Puts a run first; the same query with the same parameters stands once. Gives the list as it is kept now. */
export function addRecent(store: Store, run: Omit<Recent, 'at'>): Recent[] {
  const runs = [
    { ...run, at: new Date().toISOString() },
    ...recentQueries(store).filter((other) => !isSame(other, run)),
  ].slice(0, MOST);
  try {
    store.setItem(KEY, JSON.stringify(runs));
  } catch {
    // Full, or forbidden: the list lives as long as the page.
  }
  return runs;
}

type Asked = Pick<Recent, 'sql' | 'parameters'>;

/** Whether two ask the same, by what is written: a field that turns out to be one of numbers changes nothing. */
export const isSame = (one: Asked, other: Asked): boolean =>
  one.sql === other.sql && valuesIn(one.parameters) === valuesIn(other.parameters);

const valuesIn = (parameters: Asked['parameters']): string =>
  JSON.stringify(Object.entries(writtenOf(parameters)).sort(([one], [other]) => one.localeCompare(other)));

function isRecent(value: unknown): value is Recent {
  const { sql, parameters, at, said } = (value ?? {}) as Partial<Record<keyof Recent, unknown>>;
  const areTexts = [sql, at, said].every((one) => typeof one === 'string');
  return areTexts && typeof parameters === 'object' && parameters !== null;
}
