import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_ROLES } from '../../../src/lib/model/access';
import { mayAsk, rightOf } from '../../../src/lib/model/rights';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every route of the project with the methods that it answers. */
function routes(): { route: string; method: string }[] {
  const files = readdirSync('src/routes', { recursive: true, encoding: 'utf8' });
  return files.flatMap((file) => {
    const route = `/${dirname(file)}`.replace('/.', '/');
    const source = () => readFileSync(join('src/routes', file), 'utf8');
    if (file.endsWith('+page.svelte')) return [{ route, method: 'GET' }];
    if (file.endsWith('+page.server.ts') && source().includes('export const actions'))
      return [{ route, method: 'POST' }];
    if (!file.endsWith('+server.ts') || file.endsWith('+page.server.ts')) return [];
    return METHODS.filter((method) => new RegExp(`export const ${method}\\b`).test(source())).map((method) => ({
      route,
      method,
    }));
  });
}

describe('the table of rights', () => {
  it('has a row for every route and method that there is', () => {
    const all = routes();
    expect(all.length).toBeGreaterThan(60);
    const without = all.filter(({ route, method }) => rightOf(route, method) === null);
    expect(without, 'Add a row to src/lib/model/rights.ts, or nobody may ask these').toEqual([]);
  });

  it('lets each role do what those before it may', () => {
    for (const { route, method } of routes()) {
      const may = ACCOUNT_ROLES.map((role) => mayAsk(role, route, method));
      expect(may, `${method} ${route}`).toEqual([...may].sort());
    }
  });

  it('opens nothing but the door to who is not signed in', () => {
    const open = routes().filter(({ route, method }) => mayAsk(null, route, method));
    expect([...new Set(open.map(({ route }) => route))].sort()).toEqual(['/health', '/login', '/logout', '/ready']);
  });

  it('closes what has no row to everybody', () => {
    expect(mayAsk('admin', '/api/everything')).toBe(false);
    expect(mayAsk('admin', '/team', 'POST')).toBe(false);
  });

  it('gives viewers no change but their own password, and no words in bulk', () => {
    const mayViewer = routes().filter(({ route, method }) => mayAsk('viewer', route, method));
    const changes = mayViewer.filter(({ method }) => method !== 'GET').map(({ route }) => route);
    expect(changes.sort()).toEqual(['/account', '/api/draft', '/login', '/logout']);
    const taken = mayViewer.filter(({ route }) => /\.(csv|md)$/.test(route)).map(({ route }) => route);
    expect(taken.sort()).toEqual(['/api/export/[metric].csv', '/api/pain.csv']);
  });

  it.each([
    ['viewer', '/conversations/[id]', 'GET'],
    ['manager', '/api/corrections', 'POST'],
    ['manager', '/api/conversations.csv', 'GET'],
    ['analyst', '/api/sql', 'POST'],
    ['analyst', '/sql', 'GET'],
    ['admin', '/api/import', 'POST'],
    ['admin', '/api/settings', 'POST'],
    ['admin', '/users', 'POST'],
    ['admin', '/api/rejects.csv', 'GET'],
  ] as const)('asks for %s before %s %s', (least, route, method) => {
    const may = ACCOUNT_ROLES.filter((role) => mayAsk(role, route, method));
    expect(may).toEqual(ACCOUNT_ROLES.slice(ACCOUNT_ROLES.indexOf(least)));
  });
});
