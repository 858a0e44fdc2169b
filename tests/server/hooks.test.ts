import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleError } from '../../src/hooks.server';
import { ClusterProblem } from '../../src/lib/model/clusterproblem';
import { BadRequest } from '../../src/lib/server/http/errors';
import { NoWarehouse } from '../../src/lib/server/warehouse/warehouse';
import { Client } from './access/asking';

const client = new Client();
const folder = mkdtempSync(join(tmpdir(), 'undertone-hooks-'));
beforeAll(() => {
  process.env.UNDERTONE_DATA = folder;
});
afterAll(() => {
  delete process.env.UNDERTONE_DATA;
  rmSync(folder, { recursive: true });
});

describe('every request', () => {
  it('reaches its page under our own name, and the answer carries the headers', async () => {
    const { response, reached } = await client.ask({ headers: { host: 'localhost:4280' } });
    expect(reached).toBe(true);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is refused under a foreign name before any page runs', async () => {
    const { response, reached } = await client.ask({ headers: { host: 'evil.example' } });
    expect({ status: response.status, reached }).toEqual({ status: 421, reached: false });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that would change something is refused when it comes from another page', async () => {
    const headers = { origin: 'https://evil.example' };
    const { response, reached } = await client.ask({ route: '/api/import', method: 'POST', headers });
    expect({ status: response.status, reached }).toEqual({ status: 403, reached: false });
    expect(await response.text()).toContain('came from "https://evil.example"');
  });

  it('of a route that nobody gave to a role is refused', async () => {
    const { response, reached } = await client.ask({ route: '/api/new' });
    expect({ status: response.status, reached }).toEqual({ status: 403, reached: false });
  });

  it('for a page that does not exist goes on to say so', async () => {
    expect((await client.ask({ route: null })).reached).toBe(true);
  });
});

describe('an error', () => {
  const said = (error: unknown, status = 500) =>
    handleError({ error, event: client.event({ path: '/api/import' }), status, message: 'Internal Error' });

  it('that was foreseen is said with its next step', async () => {
    expect(await said(new NoWarehouse('/data/warehouse.duckdb'))).toEqual({
      message: 'Nothing is imported yet.',
      hint: 'Open Import and drop the export of your helpdesk.',
    });
    expect(await said(new ClusterProblem('Nothing listens at h:8123.', 'Is it running?'))).toEqual({
      message: 'Nothing listens at h:8123.',
      hint: 'Is it running?',
      title: 'The cluster did not answer',
    });
    expect(await said(new BadRequest('"by": expected week.'))).toEqual({ message: '"by": expected week.', hint: '' });
  });

  it('of a cluster answers 503, because it passes by itself', async () => {
    const error = new ClusterProblem('Nothing listens at h:8123.', 'Is it running?');
    const { response } = await client.ask({}, (event) => {
      void handleError({ error, event, status: 500, message: 'Internal Error' });
      return new Response('the page', { status: 500, headers: { 'content-type': 'text/html' } });
    });
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      503,
      'text/html',
      'the page',
    ]);
  });

  it('for a page that does not exist names the page', async () => {
    expect(await said(new Error('Not found'), 404)).toEqual({
      message: 'There is no page /api/import.',
      hint: 'The menu leads to every page.',
    });
  });
});
