import type { RequestEvent } from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { handle, handleError } from '../../src/hooks.server';
import { BadRequest } from '../../src/lib/server/errors';
import { NoWarehouse } from '../../src/lib/server/warehouse';

/** A request as Kit hands it to the hook; only what the hook looks at. */
function event(method: string, headers: Record<string, string>): RequestEvent {
  const request = new Request('http://localhost:4280/api/import', { method });
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return { request, url: new URL(request.url) } as RequestEvent;
}

async function ask(method: string, headers: Record<string, string>) {
  let reached = false;
  const response = await handle({
    event: event(method, headers),
    resolve: async () => {
      reached = true;
      return new Response('the page');
    },
  });
  return { response, reached };
}

describe('every request', () => {
  it('reaches its page under our own name, and the answer carries the headers', async () => {
    const { response, reached } = await ask('GET', { host: 'localhost:4280' });
    expect(reached).toBe(true);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is refused under a foreign name before any page runs', async () => {
    const { response, reached } = await ask('GET', { host: 'evil.example' });
    expect({ status: response.status, reached }).toEqual({ status: 421, reached: false });
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('that would change something is refused when it comes from another page', async () => {
    const { response, reached } = await ask('POST', { host: 'localhost:4280', origin: 'https://evil.example' });
    expect({ status: response.status, reached }).toEqual({ status: 403, reached: false });
    expect(await response.text()).toContain('came from "https://evil.example"');
  });
});

describe('an error', () => {
  const said = (error: unknown, status = 500) =>
    handleError({ error, event: event('GET', {}), status, message: 'Internal Error' });

  it('that was foreseen is said with its next step', async () => {
    expect(await said(new NoWarehouse('/data/warehouse.duckdb'))).toEqual({
      message: 'Nothing is imported yet.',
      hint: 'Open Import and drop the export of your helpdesk.',
    });
    expect(await said(new BadRequest('"by": expected week.'))).toEqual({ message: '"by": expected week.', hint: '' });
  });

  it('for a page that does not exist names the page', async () => {
    expect(await said(new Error('Not found'), 404)).toEqual({
      message: 'There is no page /api/import.',
      hint: 'The menu leads to every page.',
    });
  });
});
