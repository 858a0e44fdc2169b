/** Where the PostgreSQL is that several nodes share, as people write it: postgres://user:password@host:5432/name. */

export interface DatabaseAddress {
  /** for the client, with user and password */
  url: string;
  /** for people and logs: without the password */
  shown: string;
}

const EXPECTED = 'expected postgres://user:password@host:5432/name, with ?sslmode=require where it asks for TLS.';

/** @throws Error that says what was expected */
export function databaseAddress(text: string): DatabaseAddress {
  const parsed = URL.canParse(text) ? new URL(text) : null;
  const isPostgres = parsed?.protocol === 'postgres:' || parsed?.protocol === 'postgresql:';
  const name = parsed?.pathname.slice(1) ?? '';
  if (!parsed || !isPostgres || !parsed.hostname || !/^[^/]+$/.test(name))
    throw new Error(`"${text.replace(/\/\/.*@/, '//…@')}" is no address of a database: ${EXPECTED}`);
  const user = parsed.username && `${decodeURIComponent(parsed.username)}@`;
  return { url: text, shown: `postgres://${user}${parsed.host}/${decodeURIComponent(name)}` };
}

/** The database that this process was told of: null where the workspace is a folder. */
export function databaseOf(env: Record<string, string | undefined>): DatabaseAddress | null {
  return env.UNDERTONE_DATABASE ? databaseAddress(env.UNDERTONE_DATABASE) : null;
}
