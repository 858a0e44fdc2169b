/** Who may look, asked of the built server over HTTP as a browser and a stranger ask it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_ROLES, type AccountRole } from '../../src/lib/model/access';
import { passwordHash } from '../../src/lib/server/access/passwords';
import { addToken } from '../../src/lib/server/access/tokens';
import { addUser, changeUser } from '../../src/lib/server/access/users';
import { startApp, type App } from './app';

const PASSWORD = 'four quiet parcels';

let app: App;
beforeAll(async () => {
  app = await startApp({
    isEmpty: true,
    options: ['--accounts'],
    before: async (data) => {
      const password = await passwordHash(PASSWORD);
      for (const role of ACCOUNT_ROLES) await addUser({ name: `${role}.one`, role, password }, data);
    },
  });
}, 600_000);
afterAll(() => app?.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(app.address + path, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });

/** Sends a form as a browser does; from our own page unless another origin is said. */
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(app.address + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { accept: 'text/html', origin: app.address, ...headers },
    body: new URLSearchParams(fields),
  });

async function cookieOf(role: AccountRole): Promise<string> {
  const response = await send('/login', { name: `${role}.one`, password: PASSWORD });
  expect(response.status).toBe(303);
  return response.headers.get('set-cookie')!.split(';')[0]!;
}

describe('the door', () => {
  it('is where every page leads to who is not signed in, and endpoints say what to send', async () => {
    const page = await get('/team?from=2026-09-01');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/login?to=%2Fteam%3Ffrom%3D2026-09-01']);
    const data = await (await get('/team/__data.json')).json();
    expect(data).toEqual({ type: 'redirect', location: expect.stringContaining('/login') });
    expect((await get('/api/settings')).status).toBe(401);
    expect(await (await get('/login')).text()).not.toContain('Last import');
  });

  it('gives a cookie that scripts cannot read and other sites cannot send, and leads to pages of ours only', async () => {
    const response = await send('/login?to=//evil.example/', { name: 'viewer.one', password: PASSWORD });
    expect(response.headers.get('location')).toBe('/');
    const [seal, ...flags] = response.headers.get('set-cookie')!.split('; ');
    expect(seal).toMatch(/^undertone=Fe26\.2\S+$/);
    expect(flags.sort()).toEqual(['HttpOnly', 'Max-Age=3600', 'Path=/', 'SameSite=Strict']);
  });

  it('does not take a form from another site, with a session or to make one', async () => {
    const evil = { origin: 'https://evil.example' };
    const given = { name: 'viewer.one', password: PASSWORD };
    expect((await send('/login', given, evil)).status).toBe(403);
    expect((await send('/login', given, { origin: 'null' })).status).toBe(403);
    const cookie = await cookieOf('admin');
    expect((await send('/users?/remove', { name: 'viewer.one' }, { ...evil, cookie })).status).toBe(403);
    expect((await get('/users', { cookie })).status).toBe(200);
  });

  it('closes for a while after five wrong passwords', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1)
      statuses.push((await send('/login', { name: 'nobody', password: 'wrong' })).status);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429]);
  });
});

describe('a role', () => {
  const DOORS = ['/', '/api/phrases', '/api/sql/schema', '/settings'];
  it.each([
    ['viewer', [200, 403, 403, 303]],
    ['manager', [200, 200, 403, 303]],
    ['analyst', [200, 200, 404, 303]],
    ['admin', [200, 200, 404, 200]],
  ] as const)('%s opens what the table says', async (role, expected) => {
    const cookie = await cookieOf(role);
    const answers = await Promise.all(DOORS.map((path) => get(path, { cookie })));
    expect(answers.map(({ status }) => status)).toEqual(expected);
  });

  it('of a token asks without a page, and needs no origin', async () => {
    const token = await addToken('analyst.one', { label: 'notebook', role: 'analyst' }, app.data);
    const ask = (path: string) =>
      fetch(app.address + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: '{}',
      });
    expect((await ask('/api/sql')).status).toBe(400);
    expect((await ask('/api/settings')).status).toBe(403);
  });
});

describe('every answer', () => {
  it('lets no script in but the page’s own, stays in no cache, and is framed by nobody', async () => {
    const cookie = await cookieOf('admin');
    for (const path of ['/', '/import', '/settings', '/nothing', '/api/settings']) {
      const { headers } = await get(path, { cookie });
      const policy = headers.get('content-security-policy') ?? '';
      const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'none'";
      expect(script, path).toMatch(path.startsWith('/api') ? /^'none'$/ : /^'self' 'nonce-\S+'$/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('has headers that fit where a reverse proxy puts them: nginx gives all of them one page of memory', async () => {
    const cookie = await cookieOf('admin');
    for (const path of ['/', '/team', '/pain', '/sql', '/import', '/settings', '/api/settings']) {
      const { headers } = await get(path, { cookie });
      const bytes = [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
      expect(bytes, path).toBeLessThan(3_500);
    }
  });
});

describe('in a browser', () => {
  it('somebody signs in, goes where they wanted, sees who they are, and is out once their password is another', async () => {
    const problems: string[] = [];
    const page = await app.open('/users');
    page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
    await page.getByLabel('Name').fill('admin.one');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Users', exact: true }).waitFor();
    expect(await page.locator('.rail-foot').innerText()).toContain('admin.one');
    await page.getByLabel('Name', { exact: true }).fill('new.person');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('new.person: added.').waitFor();
    expect(problems).toEqual([]);

    await changeUser('admin.one', { password: await passwordHash('another quiet parcel') }, app.data);
    await page.getByRole('link', { name: 'Team' }).first().click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });
});
