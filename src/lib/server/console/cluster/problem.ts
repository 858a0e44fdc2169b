/** What ClickHouse says of a query that failed, as a person can use it: what is wrong, where, and what to do. */
import type { ConsoleLimits, ConsoleProblem, ConsoleProblemKind } from '../../../model/console';
import { outOfMemory, outOfTime, tooLarge } from '../passed';
import { severalStatements } from '../refusals';
import type { Place } from '../place';

/** ClickHouse's numbers of errors (src/Common/ErrorCodes.cpp) that are about the query. */
const KINDS: Record<ConsoleProblemKind, readonly number[]> = {
  syntax: [
    ...[16, 20, 36, 42, 43, 44, 46, 47, 48, 53, 60, 62, 63, 70, 80, 81, 115, 179, 184, 207, 215, 352, 386, 456, 457],
  ],
  refused: [164, 291, 452, 497],
  time: [159, 160, 209],
  memory: [158, 173, 241, 307, 396],
  stopped: [236, 394],
  failed: [],
};

/** These are not about the query but about the cluster or the way to it, and are said as for pages. */
const OF_CLUSTER = new Set([32, 101, 192, 193, 194, 202, 210, 242, 279, 369, 516, 519]);

export const isOfCluster = (code: number | null): boolean => code === null || OF_CLUSTER.has(code);

interface Asked {
  /** the analyst's text */
  sql: string;
  limits: ConsoleLimits;
  /** for an offset in what was sent, in bytes; absent where something else was sent */
  placeOf?: (offset: number) => Place;
}

/** @param code ClickHouse's number @param said its words */
export function problemOfCode(code: number, said: string, { sql, limits, placeOf }: Asked): ConsoleProblem {
  const kind = (Object.keys(KINDS) as ConsoleProblemKind[]).find((one) => KINDS[one].includes(code)) ?? 'failed';
  const text = shortOf(said);
  if (kind === 'time') return outOfTime(limits.seconds);
  if (kind === 'memory')
    return [158, 307, 396].includes(code) ? tooLarge('The answer', limits.megabytes) : outOfMemory(limits.megabytes);
  if (kind === 'stopped') return { kind, message: 'The query was stopped on the cluster.', hint: 'Run it again.' };
  if (kind === 'refused')
    return {
      kind,
      message: `The cluster does not allow this: ${text}`,
      hint: 'Queries may read the tables that Undertone published, and change nothing.',
    };
  if (text.includes('Multi-statements')) return severalStatements('several');
  if (code === 62) return syntaxProblem(said, text, placeOf);
  const hint = meantOf(said) ?? (kind === 'syntax' ? OTHER_WORDS : undefined);
  const named = nameOf(text);
  const place = named === undefined ? null : onlyPlaceOf(named, sql);
  return { kind, message: text, ...(hint && { hint }), ...(place && { place }) };
}

/** For queries that were saved where the file is asked. */
const OTHER_WORDS = 'Queries here are written in the SQL of ClickHouse; one for the file may need other words.';

function syntaxProblem(said: string, text: string, placeOf?: (offset: number) => Place): ConsoleProblem {
  const at = /failed at position (\d+) \(([^]*?)\)(?::| \(line)/.exec(said);
  const expected = /Expected one of: ([^]*?)(?:\.?:? In scope |\. *$|$)/.exec(said)?.[1]?.split(', ');
  const message = at ? `ClickHouse does not understand the query at "${at[2]}".` : text;
  const few = expected && expected.length <= 12 ? `Expected ${expected.join(', ')}. ` : '';
  const problem: ConsoleProblem = { kind: 'syntax', message, hint: few + OTHER_WORDS };
  if (at && placeOf) problem.place = placeOf(Number(at[1]) - 1);
  return problem;
}

/** "Maybe you meant: ['team']" */
function meantOf(said: string): string | undefined {
  const meant = /Maybe you meant:? (\[[^\]]*\]|[^?]*)/.exec(said)?.[1];
  const names = meant?.match(/[\w.]+/g)?.map((name) => name.replace(/^undertone_\w*\./, ''));
  return names ? `Did you mean ${names.join(', ')}?` : undefined;
}

/** Name of a table, column or function that is not there. */
const nameOf = (text: string): string | undefined =>
  /[Uu]nknown .*?[`'"]([\w.]+)[`'"]|name `?(\w+)`? does/.exec(text)?.slice(1).find(Boolean);

/** Where a name stands, when it stands there once. */
function onlyPlaceOf(name: string, sql: string): Place | null {
  const found = [...sql.matchAll(new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?!\\w)`, 'g'))];
  const at = found.length === 1 ? found[0]?.index : undefined;
  if (at === undefined) return null;
  const lines = sql.slice(0, at).split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

/** Without what the server adds for its log: version, stack, and the whole query once more. */
function shortOf(said: string): string {
  const text = said
    .replace(/^.*?\bException: /s, '')
    .replace(/\(version [^)]*\).*$/s, '')
    .replace(/:? in scope [^]*?(?=\. Maybe you meant|$)/i, '')
    .replace(/\.? Maybe you meant[^]*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = text.length > 400 ? `${text.slice(0, 399)}…` : text;
  return /[.…?!]$/.test(cut) ? cut : `${cut}.`;
}
