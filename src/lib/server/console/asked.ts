/** What a request asks of the console -> a query, checked: everything that is wrong with it, in sentences. */
import { ROW_FORMATS, type ConsoleQuery, type ParameterValue, type RowFormat } from '../../model/console';
import { BadRequest } from '../http/errors';

const ARROW_TYPE = 'application/vnd.apache.arrow.stream';
/** Parameters in an address begin so, because a query may call one of its own "sql". */
const PARAMETER = 'p_';

/** The format that was asked for by name, else by the Accept header, else json. @throws BadRequest */
export function formatOf(url: URL, accept: string | null): RowFormat {
  const named = url.searchParams.get('format');
  if (named === null) return accept?.includes(ARROW_TYPE) ? 'arrow' : 'json';
  if ((ROW_FORMATS as readonly string[]).includes(named)) return named as RowFormat;
  throw new BadRequest(`format=${named}: expected one of ${ROW_FORMATS.join(', ')}.`);
}

/** The id that the caller gives its run, a UUID; undefined when it leaves that to us. @throws BadRequest */
export function runOf(url: URL): string | undefined {
  const id = url.searchParams.get('run') ?? undefined;
  if (id === undefined || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw new BadRequest(`run=${id}: expected a UUID.`);
}

/** From the body of a POST. @throws BadRequest naming all that is wrong */
export function queryOfBody(body: Record<string, unknown>): ConsoleQuery {
  const known = ['sql', 'parameters', 'rows', 'isPlan'];
  const { sql, parameters = {}, rows, isPlan = false } = body;
  const problems = Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => `"${name}" is not known; known are ${known.join(', ')}`);
  if (typeof sql !== 'string') problems.push('"sql": expected the text of one query');
  if (!isParameters(parameters))
    problems.push('"parameters": expected names and values (text, number, true, false, null)');
  if (rows !== undefined && !isCount(rows)) problems.push('"rows": expected a whole number above 0');
  if (typeof isPlan !== 'boolean') problems.push('"isPlan": expected true or false');
  if (problems.length > 0) throw new BadRequest(`${problems.join('. ')}.`);
  return body as unknown as ConsoleQuery;
}

/** From the address of a GET: sql, rows, and p_NAME for each $NAME. Values that read as numbers are numbers. @throws BadRequest */
export function queryOfAddress(url: URL): ConsoleQuery {
  const sql = url.searchParams.get('sql');
  if (sql === null) throw new BadRequest('Give the query as ?sql=…, or POST it as {"sql": "…"}.');
  const rows = url.searchParams.get('rows');
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, value] of url.searchParams)
    if (name.startsWith(PARAMETER)) parameters[name.slice(PARAMETER.length)] = valueOfText(value);
  return queryOfBody({ sql, parameters, ...(rows === null ? {} : { rows: Number(rows) }) });
}

/** A number where the text is exactly one, so that $rows and $share work; everything else is text. */
export function valueOfText(text: string): ParameterValue {
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) && String(number) === text ? number : text;
}

function isParameters(value: unknown): value is Record<string, ParameterValue> {
  return (
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => one === null || ['string', 'number', 'boolean'].includes(typeof one))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
