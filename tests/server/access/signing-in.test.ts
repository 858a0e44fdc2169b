import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT_ROLES } from '../../../src/lib/model/access';
import { mayAsk, RIGHTS } from '../../../src/lib/model/rights';
import { passwordHash } from '../../../src/lib/server/access/passwords';
import { sessionUser, signOut } from '../../../src/lib/server/access/session';
import { addToken, removeToken } from '../../../src/lib/server/access/tokens';
import { addUser, changeUser, readUsers, removeUser } from '../../../src/lib/server/access/users';
import { Client } from './asking';

const PASSWORD = 'four quiet parcels';
let folder: string;
let client: Client;
let addresses = 0;

function serve(access: object = { hasAccounts: true }) {
  process.env.UNDERTONE_ACCESS = JSON.stringify(access);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'undertone-access-'));
  Object.assign(process.env, { UNDERTONE_DATA: folder, HOST: '127.0.0.1' });
  serve();
  client = new Client();
  // Limits are counted by address and live as long as the process.
  client.peer = `203.0.113.${(addresses += 1)}`;
  const password = await passwordHash(PASSWORD);
  for (const role of ACCOUNT_ROLES) await addUser({ name: `${role}.one`, role, password });
});

afterEach(() => {
  for (const name of ['UNDERTONE_DATA', 'UNDERTONE_ACCESS', 'HOST']) delete process.env[name];
  rmSync(folder, { recursive: true });
});

const signedIn = async (role: string) => {
  expect(await client.login(`${role}.one`, PASSWORD)).toBeNull();
  return client;
};

const log = () =>
  readdirSync(join(folder, 'workspace', 'audit'))
    .flatMap((file) =>
      readFileSync(join(folder, 'workspace', 'audit', file), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as { user: string; what: string; details: Record<string, unknown> });

describe('without a session', () => {
  it('a page leads to the login and back to itself', async () => {
    const { response, reached } = await client.ask({ route: '/team', path: '/team?from=2025-01-01' });
    expect({ status: response.status, to: response.headers.get('location'), reached }).toEqual({
      status: 303,
      to: '/login?to=%2Fteam%3Ffrom%3D2025-01-01',
      reached: false,
    });
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('an endpoint says what to send', async () => {
    const { response, reached } = await client.ask({ route: '/api/settings' });
    expect({ status: response.status, asks: response.headers.get('www-authenticate'), reached }).toEqual({
      status: 401,
      asks: 'Bearer',
      reached: false,
    });
  });

  it('nothing tells which pages there are', async () => {
    expect((await client.ask({ route: null, path: '/nothing' })).response.status).toBe(303);
  });

  it('a link from another site is asked again by us, because a strict cookie does not come along', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const { response } = await client.ask({ route: '/team', headers });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('http-equiv="refresh"');
    const again = await client.ask({ route: '/team', headers: { ...headers, 'sec-fetch-site': 'same-origin' } });
    expect(again.response.status).toBe(303);
  });
});

describe('every role', () => {
  it.each(ACCOUNT_ROLES)('%s reaches what the table says and nothing else', async (role) => {
    await signedIn(role);
    for (const { route, methods } of RIGHTS) {
      const plain = route.replace('/**', '/below');
      for (const method of methods === 'read'
        ? ['GET']
        : methods === 'change'
          ? ['POST', 'PUT', 'DELETE']
          : ['GET', 'POST']) {
        const { reached, response } = await client.ask({ route: plain, method });
        expect(reached, `${method} ${plain}`).toBe(mayAsk(role, plain, method));
        if (!reached) expect([303, 403]).toContain(response.status);
      }
    }
  });

  it('is told on a page of its own which role a page takes', async () => {
    await signedIn('viewer');
    const { response } = await client.ask({ route: '/settings' });
    expect(response.headers.get('location')).toBe('/refused?page=%2Fsettings');
    expect(log().at(-1)).toMatchObject({ user: 'viewer.one', what: 'refused', details: { route: '/settings' } });
  });

  it('counts at once when it is another', async () => {
    await signedIn('admin');
    await addUser({ name: 'admin.two', role: 'admin', password: null });
    await changeUser('admin.one', (user) => ({ ...user, role: 'viewer' }));
    expect((await client.ask({ route: '/api/settings' })).response.status).toBe(403);
  });
});

describe('the cookie', () => {
  it('is sealed, strict, and out of reach of scripts', async () => {
    await signedIn('manager');
    const { value, ...attributes } = client.cookies.get('undertone')!;
    expect(attributes).toEqual({ httpOnly: true, secure: false, sameSite: 'strict', path: '/', maxAge: 3600 });
    expect(value).not.toContain('manager');
  });

  it('is secure and bound to the host where browsers come by https', async () => {
    serve({ isHttps: true, publicHosts: ['localhost'] });
    await signedIn('manager');
    expect(client.cookies.get('__Host-undertone')).toMatchObject({ secure: true, path: '/' });
    expect(client.cookies.get('__Host-undertone')).not.toHaveProperty('domain');
  });

  it('of somebody else, torn or made up, is nobody', async () => {
    await signedIn('admin');
    const real = client.cookies.get('undertone')!.value;
    for (const value of ['', 'x', 'Fe26.2*1', `${real.slice(0, -6)}AAAAAA`, real.slice(40)]) {
      client.cookies.set('undertone', { value });
      expect((await client.ask({ route: '/team' })).reached, value).toBe(false);
    }
  });

  const ends: [string, () => Promise<unknown>][] = [
    ['their password', async () => changeUser('manager.one', { password: await passwordHash(PASSWORD) })],
    ['their role', () => changeUser('manager.one', { role: 'manager' })],
    ['disabling', () => changeUser('manager.one', { isDisabled: true })],
    ['removing', () => removeUser('manager.one')],
    [
      'removing and adding again',
      async () => {
        await removeUser('manager.one');
        await addUser({ name: 'manager.one', role: 'manager', password: null });
      },
    ],
  ];
  it.each(ends)('is worth nothing after a change of %s', async (_what, change) => {
    await signedIn('manager');
    expect((await client.ask({ route: '/team' })).reached).toBe(true);
    await change();
    expect((await client.ask({ route: '/team' })).reached).toBe(false);
  });

  it('is worth nothing after signing out, a copy of it neither', async () => {
    await signedIn('manager');
    const copy = client.cookies.get('undertone')!;
    expect(await signOut({ cookies: client.event().cookies, isHttps: false })).toBe('manager.one');
    expect(client.cookies.get('undertone')).toMatchObject({ value: '', maxAge: 0 });
    client.cookies.set('undertone', copy);
    expect((await client.ask({ route: '/team' })).reached).toBe(false);
  });

  it('lasts a working day at most', async () => {
    await signedIn('manager');
    const jar = { cookies: client.event().cookies, isHttps: false };
    const hours = (count: number) => Date.now() + count * 3_600_000;
    expect((await sessionUser(jar, hours(9.9)))?.name).toBe('manager.one');
    expect(await sessionUser(jar, hours(10.1))).toBeNull();
  });

  it('is another one after each login', async () => {
    await signedIn('viewer');
    const former = client.cookies.get('undertone')!;
    await signedIn('viewer');
    client.cookies.set('undertone', former);
    expect((await client.ask({ route: '/team' })).reached).toBe(false);
  });
});

describe('a login', () => {
  const WRONG = { status: 400, message: 'Name and password do not fit together.' };

  it('that fails says neither what was wrong nor who there is', async () => {
    expect(await client.login('manager.one', 'another password')).toEqual(WRONG);
    expect(await client.login('nobody.here', PASSWORD)).toEqual(WRONG);
    await changeUser('viewer.one', { isDisabled: true });
    expect(await client.login('viewer.one', PASSWORD)).toEqual(WRONG);
    await addUser({ name: 'by.proxy', role: 'viewer', password: null });
    expect(await client.login('by.proxy', '')).toEqual(WRONG);
    expect(client.cookies.size).toBe(0);
  });

  it('is refused for a while after five that failed, also with the right password', async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(await client.login('manager.one', 'wrong')).toEqual(WRONG);
    expect(await client.login('manager.one', PASSWORD)).toMatchObject({ status: 429, retryAfter: 900 });
    const colleague = new Client();
    colleague.peer = '203.0.113.200';
    expect(await colleague.login('manager.one', PASSWORD)).toBeNull();
  });

  it('is refused for a while from an address that tries many names', async () => {
    for (let tries = 0; tries < 30; tries += 1) expect(await client.login(`name${tries}`, 'wrong')).toEqual(WRONG);
    expect(await client.login('manager.one', PASSWORD)).toMatchObject({ status: 429 });
  });

  it('is written to the log, and so is one that failed, without what was typed', async () => {
    await client.login('manager.one', 'wrong');
    await client.login('my secret password', 'wrong');
    await signedIn('manager');
    expect(log()).toEqual([
      expect.objectContaining({ user: 'nobody', what: 'failed login', details: { name: 'manager.one' } }),
      expect.objectContaining({ user: 'nobody', what: 'failed login', details: { name: 'no user of that name' } }),
      expect.objectContaining({ user: 'manager.one', what: 'login', details: {}, address: client.peer }),
    ]);
  });
});

describe('a token', () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('does what its role may, and no more than its user may today', async () => {
    const token = await addToken('analyst.one', { label: 'notebook', role: 'analyst' });
    const asked = { route: '/api/sql', method: 'POST', headers: bearer(token) };
    expect((await client.ask(asked)).reached).toBe(true);
    expect((await client.ask({ ...asked, route: '/api/settings' })).response.status).toBe(403);
    await changeUser('analyst.one', { role: 'viewer' });
    expect((await client.ask(asked)).response.status).toBe(403);
    await expect(addToken('viewer.one', { label: 'more', role: 'admin' })).rejects.toThrow('cannot be admin');
  });

  it('is nobody when it is removed, made up, or its user disabled', async () => {
    const token = await addToken('analyst.one', { label: 'notebook', role: 'analyst' });
    const id = token.split('_')[1]!;
    const status = async (sent: string) =>
      (await client.ask({ route: '/api/sql', headers: bearer(sent) })).response.status;
    expect(await status(`ut_${id}_${'A'.repeat(43)}`)).toBe(401);
    expect(await status('nonsense')).toBe(401);
    await changeUser('analyst.one', { isDisabled: true });
    expect(await status(token)).toBe(401);
    await changeUser('analyst.one', { isDisabled: false });
    expect(await status(token)).toBe(200);
    await removeToken('analyst.one', id);
    expect(await status(token)).toBe(401);
  });

  it('is not kept, and neither is a password', async () => {
    const token = await addToken('analyst.one', { label: 'notebook', role: 'analyst' });
    const file = join(folder, 'workspace', 'users.json');
    const kept = readFileSync(file, 'utf8');
    expect(kept).not.toContain(token.split('_')[2]);
    expect(kept).not.toContain(PASSWORD);
    expect((await readUsers())[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
  });
});

describe('a reverse proxy that signs people in', () => {
  const SSO = { trustHeader: 'x-forwarded-user', trustedProxies: ['127.0.0.1'], publicHosts: ['localhost'] };
  const named = (name: string, peer = '127.0.0.1') => ({ route: '/team', peer, headers: { 'x-forwarded-user': name } });

  it('names users, with the role that they have here', async () => {
    serve(SSO);
    const { event, reached } = await client.ask(named('Manager.One'));
    expect({ user: event.locals.user, reached }).toEqual({
      user: { name: 'manager.one', role: 'manager' },
      reached: true,
    });
    expect((await client.ask({ ...named('manager.one'), route: '/users' })).reached).toBe(false);
  });

  it('is not believed from another address', async () => {
    serve(SSO);
    const { response, reached } = await client.ask(named('admin.one', '203.0.113.77'));
    expect({ status: response.status, reached }).toEqual({ status: 403, reached: false });
    expect(await response.text()).toContain('203.0.113.77 is not one of --trusted-proxy');
  });

  it('is not listened to where nobody said so', async () => {
    expect((await client.ask(named('admin.one'))).response.status).toBe(303);
  });

  it('gives whom nobody added the default role, or none', async () => {
    serve(SSO);
    expect((await client.ask(named('new.person'))).response.status).toBe(403);
    serve({ ...SSO, defaultRole: 'viewer' });
    expect((await client.ask(named('new.person'))).event.locals.user).toEqual({ name: 'new.person', role: 'viewer' });
    await changeUser('viewer.one', { isDisabled: true });
    expect((await client.ask(named('viewer.one'))).response.status).toBe(403);
    expect((await client.ask(named('a, b'))).response.status).toBe(403);
  });
});

describe('users', () => {
  it('always have an admin among them', async () => {
    await expect(changeUser('admin.one', { role: 'viewer' })).rejects.toThrow('leave no admin');
    await expect(changeUser('admin.one', { isDisabled: true })).rejects.toThrow('leave no admin');
    await expect(removeUser('admin.one')).rejects.toThrow('leave no admin');
  });

  it('changed by many at once are all kept', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `person${index}`);
    await Promise.all(names.map((name) => addUser({ name, role: 'viewer', password: null })));
    expect((await readUsers()).map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('have names that can be written in a header and in a file', async () => {
    await addUser({ name: ' Maria@Example.com ', role: 'viewer', password: null });
    expect((await readUsers()).map(({ name }) => name)).toContain('maria@example.com');
    for (const name of ['', 'two words', '../x', 'ä', '-x', 'x'.repeat(81)])
      await expect(addUser({ name, role: 'viewer', password: null }), name).rejects.toThrow("cannot be a user's name");
    await expect(addUser({ name: 'ADMIN.ONE', role: 'viewer', password: null })).rejects.toThrow('already');
  });
});
