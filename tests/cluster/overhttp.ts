/**
 * The ClickHouse of this process behind an address, so that commands and servers can be pointed at it: queries, inserts
 * and parameters as the official client sends them. It has one session, so the database of a request is asked for first.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type ClickHouseError, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';

/** What an address carries besides settings. */
const OWN = new Set(['query', 'query_id', 'database', 'session_id', 'role']);

/** Once said, this one session could not be told anything else: that servers refuse is shown on a real one. */
const NOT_HERE = new Set(['readonly']);

export interface OverHttp {
  /** clickhouse://… */
  address: string;
  /** what came: its text, and all that stood in the address besides it */
  asked: { text: string; said: Record<string, string> }[];
  /** Answers in the engine's place where it gives something. */
  instead: (text: string) => object | undefined;
  close(): Promise<void>;
}

export async function overHttp(client: ClickHouseClient): Promise<OverHttp> {
  let last: Promise<void> = Promise.resolve();
  const session: Session = { client, settings: new Set() };
  const http: Pick<OverHttp, 'asked' | 'instead'> = { asked: [], instead: () => undefined };
  const server = createServer((request, response) => {
    last = last.then(() =>
      answer(session, http, request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(isOfEngine(error) ? serverText(error) : String(error));
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return Object.assign(http, {
    address: `clickhouse://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

interface Session {
  client: ClickHouseClient;
  /** names of those that the last request set; a server forgets them with the request */
  settings: Set<string>;
}

async function answer(
  session: Session,
  http: Pick<OverHttp, 'asked' | 'instead'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { client } = session;
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await buffer(request);
  const settings: Record<string, string> = {};
  const query_params: Record<string, unknown> = {};
  for (const [name, value] of searchParams)
    if (name.startsWith('param_')) query_params[name.slice('param_'.length)] = written(value);
    else if (!OWN.has(name) && !NOT_HERE.has(name)) settings[name] = value;
  const database = searchParams.get('database');
  const inAddress = searchParams.get('query');
  const text = inAddress ?? body.toString();
  http.asked.push({ text, said: Object.fromEntries(searchParams) });
  const instead = http.instead(text);
  if (instead) return void response.end(JSON.stringify(instead));
  const over = [...session.settings].filter((name) => !Object.hasOwn(settings, name));
  session.settings = new Set(Object.keys(settings).filter((name) => !OF_HTTP.test(name)));
  if (over.length > 0) await client.command({ query: `set ${over.map((name) => `${name} = default`).join(', ')}` });
  await client.command({ query: `use ${database ?? 'default'}` });
  const { stream } = await client.exec({
    query: text,
    query_params,
    clickhouse_settings: settings as ClickHouseSettings,
    ...(inAddress !== null && { values: Readable.from([body]) }),
  });
  await pipeline(stream, response);
}

/** Not known to the engine itself. */
const OF_HTTP = /^(?:default_format|wait_end_of_query|.*http.*)$/;

/** Not by its class, which the engine's own copy of the client has too. */
const isOfEngine = (error: unknown): error is ClickHouseError =>
  error instanceof Error && typeof (error as { type?: unknown }).type === 'string';

/** As a server writes it; the client has taken it apart. */
const serverText = ({ code, message, type }: ClickHouseError) => `Code: ${code}. DB::Exception: ${message} (${type})`;

/** The client writes parameters as tab-separated text does. */
function written(value: string): string | null {
  if (value === '\\N') return null;
  return value.replace(
    /\\(.)/gs,
    (_, letter: string) => ({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', 0: '\0' })[letter] ?? letter,
  );
}
