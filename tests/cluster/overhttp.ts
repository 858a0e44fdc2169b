/**
 * The ClickHouse of this process behind an address, so that commands and servers can be pointed at it: queries, inserts
 * and parameters as the official client sends them. It has one session, so the database of a request is asked for first.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ClickHouseError, type ClickHouseClient, type ClickHouseSettings } from '@clickhouse/client';

/** What an address carries besides settings. */
const OWN = new Set(['query', 'query_id', 'database', 'session_id', 'role']);

export interface OverHttp {
  /** clickhouse://… */
  address: string;
  close(): Promise<void>;
}

export async function overHttp(client: ClickHouseClient): Promise<OverHttp> {
  let last: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    last = last.then(() =>
      answer(client, request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(error instanceof ClickHouseError ? serverText(error) : String(error));
      }),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `clickhouse://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

async function answer(client: ClickHouseClient, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await buffer(request);
  const settings: Record<string, string> = {};
  const query_params: Record<string, unknown> = {};
  for (const [name, value] of searchParams)
    if (name.startsWith('param_')) query_params[name.slice('param_'.length)] = written(value);
    else if (!OWN.has(name)) settings[name] = value;
  const database = searchParams.get('database');
  await client.command({ query: `use ${database ?? 'default'}` });
  const inAddress = searchParams.get('query');
  const { stream } = await client.exec({
    query: inAddress ?? body.toString(),
    query_params,
    clickhouse_settings: settings as ClickHouseSettings,
    ...(inAddress !== null && { values: Readable.from([body]) }),
  });
  await pipeline(stream, response);
}

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
