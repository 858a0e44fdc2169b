/**
 * The queries that a team keeps: <data>/workspace/queries.json, written whole or not at all, each checked before it is
 * kept. They change no figure, so that nothing has to be applied.
 */
import { randomUUID } from 'node:crypto';
import type { ParameterValue, SavedQuery } from '../../model/console';
import { jsonDocument, without } from '../store/document';
import { WorkspaceProblem, dataFolder } from './workspace';

const FILE = 'queries.json';
const MEND = 'Correct the file, or remove it to go on without saved queries.';
const LONGEST_TITLE = 120;
const LONGEST_SQL = 100_000;
const MOST_PARAMETERS = 50;
const LONGEST_VALUE = 1000;

/** What a person gives; id and time are ours. */
export type GivenQuery = Pick<SavedQuery, 'title' | 'sql' | 'parameters'>;

const QUERIES = jsonDocument(FILE, queriesFrom, MEND);

/** By title, as people look for them. @throws WorkspaceProblem naming the query that cannot be used */
export const readQueries = (folder = dataFolder()): Promise<SavedQuery[]> => QUERIES.read(folder);

function queriesFrom(content: unknown): SavedQuery[] {
  content ??= [];
  const problem = (sentence: string) => new WorkspaceProblem(`workspace/${FILE}`, sentence, MEND);
  if (!Array.isArray(content)) throw problem('expected a list of queries.');
  const queries = content.map((value, index) => {
    const { query, problems } = queryFrom(value);
    if (problems.length) throw problem(`query ${index + 1}: ${problems.join(' ')}`);
    return query;
  });
  const twice = queries.find(({ id }, index) => queries.findIndex((other) => other.id === id) !== index);
  if (twice) throw problem(`the id "${twice.id}" is given twice.`);
  return queries.sort((one, other) => one.title.localeCompare(other.title, 'en'));
}

/** Keeps a query and gives it back with its id. @throws WorkspaceProblem when it cannot be used; nothing is written */
export async function addQuery(given: GivenQuery, folder = dataFolder()): Promise<SavedQuery> {
  return QUERIES.change(folder, (queries) => {
    const added = checked({ ...given, id: randomUUID(), changedAt: now() }, queries);
    return { kept: [...queries, added], answer: added };
  });
}

/** Changes what is given; null when there is none with that id. @throws WorkspaceProblem as addQuery does */
export async function changeQuery(
  id: string,
  given: Partial<GivenQuery>,
  folder = dataFolder(),
): Promise<SavedQuery | null> {
  return QUERIES.change<SavedQuery | null>(folder, (queries) => {
    const known = queries.find((query) => query.id === id);
    if (!known) return { answer: null };
    const changed = checked({ ...known, ...given, id, changedAt: now() }, queries);
    return { kept: queries.map((query) => (query.id === id ? changed : query)), answer: changed };
  });
}

/** Removes a query; false when there is none with that id. */
export const removeQuery = (id: string, folder = dataFolder()): Promise<boolean> =>
  QUERIES.change(folder, (queries) => without(queries, (query) => query.id === id));

const now = () => new Date().toISOString();

function checked(value: unknown, others: readonly SavedQuery[]): SavedQuery {
  const { query, problems } = queryFrom(value);
  if (others.some(({ id, title }) => id !== query.id && title === query.title))
    problems.push(`There is a query with the title "${query.title}" already; give this one another.`);
  if (problems.length) throw new WorkspaceProblem('This query', problems.join(' '), 'Nothing was changed.');
  return query;
}

/** Takes anything; says everything that keeps it from being used. */
function queryFrom(value: unknown): { query: SavedQuery; problems: string[] } {
  const given = (value ?? {}) as Partial<Record<keyof SavedQuery, unknown>>;
  const problems: string[] = [];
  const title = typeof given.title === 'string' ? given.title.replace(/\s+/g, ' ').trim() : '';
  if (title === '' || title.length > LONGEST_TITLE)
    problems.push(`"title": expected a name of up to ${LONGEST_TITLE} characters.`);
  const sql = typeof given.sql === 'string' ? given.sql : '';
  if (sql.trim() === '' || sql.length > LONGEST_SQL)
    problems.push(`"sql": expected a query of up to ${LONGEST_SQL} characters.`);
  const parameters = given.parameters ?? {};
  if (!areParameters(parameters))
    problems.push('"parameters": expected names without their $, each with a text, a number, true, false or null.');
  if (typeof given.id !== 'string' || !/^[\w-]{1,60}$/.test(given.id))
    problems.push('"id": expected letters, digits and dashes.');
  if (typeof given.changedAt !== 'string' || Number.isNaN(Date.parse(given.changedAt)))
    problems.push('"changedAt": expected an instant such as 2026-09-07T10:00:00Z.');
  const [id, changedAt] = [String(given.id), String(given.changedAt)];
  return { query: { id, title, sql, parameters: parameters as SavedQuery['parameters'], changedAt }, problems };
}

function areParameters(value: unknown): value is Record<string, ParameterValue> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= MOST_PARAMETERS && entries.every(([name, one]) => /^\w{1,60}$/.test(name) && isValue(one));
}

const isValue = (value: unknown): boolean =>
  value === null ||
  ['number', 'boolean'].includes(typeof value) ||
  (typeof value === 'string' && value.length <= LONGEST_VALUE);
