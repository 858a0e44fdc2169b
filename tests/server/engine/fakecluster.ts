/** A server that answers queries as a test tells it to: what a cluster, or whatever stands before it, may send. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export type Reply = (response: ServerResponse, query: string, address: URL) => void;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

/** @returns its address, as clickhouse://… */
export async function fakeCluster(reply: Reply): Promise<string> {
  const server = createServer((request, response) => {
    let query = '';
    request.on('data', (part: Buffer) => (query += part.toString()));
    request.on('end', () => reply(response, query, new URL(request.url ?? '/', 'http://127.0.0.1')));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  running.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(() => done()));
  });
  return `clickhouse://reader:secret@127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A whole answer in JSONCompact. */
export function table(columns: Record<string, string>, data: unknown[][]): string {
  const meta = Object.entries(columns).map(([name, type]) => ({ name, type }));
  return JSON.stringify({ meta, data, rows: data.length });
}
