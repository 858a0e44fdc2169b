/**
 * What can go wrong between here and a ClickHouse cluster, as sentences: what happened, where, and what to do next. The
 * codes are ClickHouse's own (src/Common/ErrorCodes.cpp), those of the line Node's.
 */

/** The cluster did not answer, or with an error. `message` says what and where, `hint` what to do. */
export class ClusterProblem extends Error {
  constructor(
    message: string,
    readonly hint: string,
    /** ClickHouse's number of the error; null when it did not come from ClickHouse */
    readonly code: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ClusterProblem';
  }
}

type Said = (where: string, words: string) => [message: string, hint: string];

const WRONG_USER: Said = (where) => [
  `The cluster at ${where} does not know this user or password.`,
  'Check the address in --warehouse or UNDERTONE_WAREHOUSE: clickhouse://user:password@host:8123.',
];
const NOT_ALLOWED: Said = (where, words) => [
  `The cluster at ${where} does not allow its user this: ${words}`,
  'Whoever runs the cluster has to grant it (README, "Past one machine").',
];
const TOO_LONG: Said = (where) => [
  `The cluster at ${where} took longer than it may for this.`,
  'Ask for fewer days; or raise max_execution_time for this user.',
];
const TOO_MUCH: Said = (where, words) => [
  `The cluster at ${where} ran out of the memory it may use for this: ${words}`,
  'Ask for fewer days; or raise max_memory_usage for this user.',
];
const SHARD_AWAY: Said = (where, words) => [
  `The cluster at ${where} cannot reach all of its shards, and half an answer is none: ${words}`,
  'select * from system.clusters on the cluster tells which one is away. Then reload.',
];
const NOT_THERE: Said = (where, words) => [
  `On the cluster at ${where} something is missing: ${words}`,
  'Reload once. If it stays so, send the warehouse again: undertone publish.',
];
const BUSY: Said = (where) => [
  `The cluster at ${where} has as many queries as it takes at a time.`,
  'Reload in a moment; or raise max_concurrent_queries on the cluster.',
];
const STOPPED: Said = (where) => [`Somebody stopped this query on the cluster at ${where}.`, 'Reload to ask again.'];

const BY_CODE: Record<number, Said> = {
  ...{ 192: WRONG_USER, 193: WRONG_USER, 194: WRONG_USER, 516: WRONG_USER },
  ...{ 164: NOT_ALLOWED, 291: NOT_ALLOWED, 497: NOT_ALLOWED },
  ...{ 159: TOO_LONG, 160: TOO_LONG, 209: TOO_LONG, 241: TOO_MUCH, 173: TOO_MUCH, 202: BUSY, 394: STOPPED },
  ...{ 279: SHARD_AWAY, 210: SHARD_AWAY, 519: SHARD_AWAY, 242: SHARD_AWAY, 369: SHARD_AWAY },
  ...{ 16: NOT_THERE, 47: NOT_THERE, 60: NOT_THERE, 81: NOT_THERE },
};

const IS_IT_THERE = 'Is it running, and are host and port right? curl on that address should say "Ok.".';
const BROKE_OFF = 'Reload. If it happens again, look into the log of the cluster, and of a proxy before it.';

const BY_LINE: Record<string, Said> = {
  ECONNREFUSED: (where) => [`Nothing listens at ${where}.`, IS_IT_THERE],
  ENOTFOUND: (where) => [`There is no host of the name in ${where}.`, IS_IT_THERE],
  EAI_AGAIN: (where) => [`The name in ${where} cannot be looked up just now.`, IS_IT_THERE],
  EHOSTUNREACH: (where) => [`No way leads to ${where}.`, IS_IT_THERE],
  ENETUNREACH: (where) => [`No way leads to ${where}.`, IS_IT_THERE],
  ETIMEDOUT: (where) => [`${where} did not answer in time.`, IS_IT_THERE],
  ECONNRESET: (where) => [`The line to ${where} broke off in the middle.`, BROKE_OFF],
  EPIPE: (where) => [`The line to ${where} broke off in the middle.`, BROKE_OFF],
  EPROTO: (where) => [
    `${where} does not speak TLS there.`,
    'clickhouse:// is without TLS (port 8123), clickhouses:// with it (port 8443).',
  ],
};

/**
 * Any error of the client's as one with sentences; a ClusterProblem stays as it is.
 * @param where the cluster is, for people: without its password
 */
export function clusterProblemOf(error: unknown, where: string): ClusterProblem {
  if (error instanceof ClusterProblem) return error;
  const { text, line } = wordsOf(error);
  const [message, hint, code] = said(text, line, codeOf(error, text), where);
  return new ClusterProblem(message, hint, code, { cause: error });
}

/** An error of work that does more than ask a cluster: with sentences where it came from there, else as it was. */
export function explained(error: unknown, where: string): unknown {
  const { line } = wordsOf(error);
  // The client's error of a server's answer has the kind that ClickHouse gave it.
  const isOfServer = error instanceof Error && typeof (error as { type?: unknown }).type === 'string';
  return isOfServer || line in BY_LINE ? clusterProblemOf(error, where) : error;
}

function said(
  text: string,
  line: string,
  code: number | null,
  where: string,
): [message: string, hint: string, code: number | null] {
  if (code !== null) {
    const known = BY_CODE[code];
    const words = shortOf(text);
    if (known) return [...known(where, words), code];
    const hint = 'The log of the cluster tells more; the error is also written where Undertone was started.';
    return [`The cluster at ${where} could not answer (code ${code}): ${words}`, hint, code];
  }
  const known = BY_LINE[line];
  if (known) return [...known(where, text), null];
  if (/certificate|self.signed/i.test(text))
    return [`The certificate of ${where} is not believed: ${text}.`, CERTIFICATE, null];
  if (text.trimStart().startsWith('<')) return [notClickHouse(where, titleOf(text)), IS_IT_THERE, null];
  return [notClickHouse(where, shortOf(text)), IS_IT_THERE, null];
}

const CERTIFICATE = 'Node reads further authorities from the file in NODE_EXTRA_CA_CERTS.';

const notClickHouse = (where: string, words: string) =>
  `What answers at ${where} is not ClickHouse, or not whole: ${words || 'an error without a word'}.`;

/** The client's own words for a line that is silent; the other errors of Node carry a code. */
const TIMEOUT = 'Timeout error.';

function wordsOf(error: unknown): { text: string; line: string } {
  // localhost is tried as ::1 and as 127.0.0.1, and fails as both.
  const one: unknown = error instanceof AggregateError ? error.errors[0] : error;
  if (!(one instanceof Error)) return { text: String(one), line: '' };
  const { code } = one as NodeJS.ErrnoException;
  if (one.message === TIMEOUT) return { text: one.message, line: 'ETIMEDOUT' };
  if (one.message === 'aborted' || one.message === 'socket hang up') return { text: one.message, line: 'ECONNRESET' };
  return { text: one.message, line: typeof code === 'string' ? code : '' };
}

/** ClickHouse's number: the client reads it of errors of today's servers, older ones only write it. */
function codeOf(error: unknown, text: string): number | null {
  const known = Number((error as { type?: string; code?: unknown }).type && (error as { code: unknown }).code);
  if (known > 0) return known;
  const written = /\bCode: (\d+)[.,]/.exec(text);
  return written ? Number(written[1]) : null;
}

/** Without the server's version and stack, at most two lines long. */
function shortOf(text: string): string {
  const words = text
    .replace(/^.*?\bException: /s, '')
    .replace(/\(version [^)]*\).*$/s, '')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > 240 ? `${words.slice(0, 239)}…` : words;
}

function titleOf(html: string): string {
  const title = /<title>([^<]*)<\/title>/i.exec(html)?.[1] ?? /<h1>([^<]*)<\/h1>/i.exec(html)?.[1];
  return title === undefined ? 'a web page' : `a web page, "${title.trim()}"`;
}
