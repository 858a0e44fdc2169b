import { describe, expect, it } from 'vitest';
import { secure } from '../../../src/lib/server/http/headers';
import { refusalOf, type Reached } from '../../../src/lib/server/http/requests';

const LOCAL: Reached = { bound: '127.0.0.1', publicHosts: [], isHttps: false, hasAccounts: false };

/** A request with these headers; those that are null are not sent. */
function ask(method: string, headers: Record<string, string | null>, reached: Partial<Reached> = {}, path = '/x') {
  const sent = new Map(Object.entries(headers));
  const get = (name: string) => sent.get(name) ?? null;
  return refusalOf({ method, path, headers: { get } }, { ...LOCAL, ...reached });
}
const get = (host: string | null, bound = '127.0.0.1') => ask('GET', { host }, { bound });
const post = (host: string, origin: string | null) => ask('POST', { host, origin });

describe('the host of a request', () => {
  it.each(['localhost:4280', '127.0.0.1:4280', '127.0.0.1', '[::1]:4280', 'LOCALHOST:5173'])('may be %s', (host) => {
    expect(get(host)).toBeNull();
  });

  it.each([
    'evil.example',
    'localhost.evil.example:4280',
    '127.0.0.1.evil.example',
    'evil.example@localhost',
    'localhost:4280/x',
    '192.168.1.9:4280',
    '',
    null,
  ])('may not be %s', (host) => {
    expect(get(host)).toMatchObject({ status: 421 });
  });

  it('is named in the refusal, with what to do', () => {
    expect(get('evil.example:4280')?.message).toBe(
      'This server answers only to its own address, not to "evil.example:4280". ' +
        'Open it as http://127.0.0.1 with its port.',
    );
  });

  it('may be the address that the server is bound to', () => {
    expect(get('undertone.local:4280', 'undertone.local')).toBeNull();
    expect(get('[fd00::5]:4280', 'fd00::5')).toBeNull();
    expect(get('evil.example', 'undertone.local')).toMatchObject({ status: 421 });
  });

  it('may be any address in digits, but no name, when the server listens everywhere', () => {
    expect(get('192.168.1.9:4280', '0.0.0.0')).toBeNull();
    expect(get('[fd00::5]', '::')).toBeNull();
    expect(get('evil.example', '0.0.0.0')).toMatchObject({ status: 421 });
  });

  it('may be a name that the server was told, and the refusal of another leads there', () => {
    const reached = { publicHosts: ['tone.example'], isHttps: true };
    expect(ask('GET', { host: 'tone.example' }, reached)).toBeNull();
    expect(ask('GET', { host: 'sub.tone.example' }, reached)?.message).toContain('Open it as https://tone.example.');
  });
});

describe('the origin of a change', () => {
  it('must be the host that is asked, port included', () => {
    expect(post('127.0.0.1:4280', 'http://127.0.0.1:4280')).toBeNull();
    expect(post('127.0.0.1:4280', 'http://127.0.0.1:9999')).toMatchObject({ status: 403 });
    expect(post('localhost:4280', 'http://127.0.0.1:4280')).toMatchObject({ status: 403 });
    expect(post('localhost:4280', 'http://localhost.evil.example:4280')).toMatchObject({ status: 403 });
  });

  it.each([null, 'null', '', 'file://localhost:4280', 'nonsense'])('may not be %s', (origin) => {
    expect(post('localhost:4280', origin)).toMatchObject({ status: 403 });
  });

  it('is checked for every method that is not a read', () => {
    const headers = { host: 'localhost', origin: 'http://evil.example' };
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'BREW'])
      expect(ask(method, headers)).toMatchObject({ status: 403 });
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(ask(method, headers)).toBeNull();
  });

  it('must be https where browsers come by https', () => {
    const reached = { publicHosts: ['tone.example'], isHttps: true };
    expect(ask('POST', { host: 'tone.example', origin: 'https://tone.example' }, reached)).toBeNull();
    expect(ask('POST', { host: 'tone.example', origin: 'http://tone.example' }, reached)).toMatchObject({
      status: 403,
    });
  });

  it('may be left out by a script with a token and no cookie, and by nobody else', () => {
    const script = { host: 'localhost', authorization: 'Bearer ut_x', origin: null };
    const reached = { hasAccounts: true };
    expect(ask('POST', script, reached)).toBeNull();
    expect(ask('POST', { ...script, cookie: 'undertone=x' }, reached)).toMatchObject({ status: 403 });
    expect(ask('POST', { ...script, origin: 'https://evil.example' }, reached)).toMatchObject({ status: 403 });
    expect(ask('POST', script)).toMatchObject({ status: 403 });
  });
});

describe('a page elsewhere', () => {
  const from = (site: string, mode: string, path: string) =>
    ask('GET', { host: 'localhost', 'sec-fetch-site': site, 'sec-fetch-mode': mode }, {}, path);

  it('may lead to our pages, and load nothing', () => {
    expect(from('cross-site', 'navigate', '/team')).toBeNull();
    expect(from('cross-site', 'no-cors', '/team')).toMatchObject({ status: 403 });
    expect(from('same-site', 'no-cors', '/api/sql')).toMatchObject({ status: 403 });
    expect(from('cross-site', 'navigate', '/api/conversations.csv')).toMatchObject({ status: 403 });
  });

  it('is told from our own pages and from the address bar', () => {
    expect(from('same-origin', 'cors', '/api/sql')).toBeNull();
    expect(from('none', 'navigate', '/api/conversations.csv')).toBeNull();
  });
});

describe('the size of a change', () => {
  const send = (headers: Record<string, string>, path: string) =>
    ask('PUT', { host: 'localhost', origin: 'http://localhost', ...headers }, {}, path);

  it('is limited where it is read as a whole, and has to be said', () => {
    expect(send({ 'content-length': '8388608' }, '/api/settings')).toBeNull();
    expect(send({ 'content-length': '8388609' }, '/api/settings')).toMatchObject({ status: 413 });
    expect(send({ 'transfer-encoding': 'chunked' }, '/api/settings')).toMatchObject({ status: 411 });
  });

  it('is left to the uploads where files are streamed to the disk', () => {
    expect(send({ 'content-length': '9000000000' }, '/api/uploads/export.json')).toBeNull();
    expect(send({ 'transfer-encoding': 'chunked' }, '/api/uploads/export.json')).toBeNull();
  });
});

describe('the headers of an answer', () => {
  const secured = (policy?: string, isHttps = false) => {
    const headers = new Headers(policy ? { 'content-security-policy': policy } : {});
    secure(headers, isHttps);
    return headers;
  };

  it('do not say again what a page loads, because a proxy has little room for them', () => {
    const headers = new Headers({ link: '<./chunk.js>; rel="modulepreload"; nopush' });
    secure(headers, false);
    expect(headers.get('link')).toBeNull();
  });

  it('let what is no page load nothing, and keep it out of caches and frames', () => {
    expect(Object.fromEntries(secured())).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), serial=(), hid=(), midi=()',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('keep the policy that a page brought, with its nonce for style elements too', () => {
    const page = "default-src 'self'; script-src 'self' 'nonce-ab+c/1=='; style-src 'self'; img-src 'self'";
    expect(secured(page).get('content-security-policy')).toBe(
      "default-src 'self'; script-src 'self' 'nonce-ab+c/1=='; style-src 'self' 'nonce-ab+c/1=='; img-src 'self'",
    );
    expect(secured("script-src 'self'").get('content-security-policy')).toBe("script-src 'self'");
  });

  it('ask for https from then on where browsers come by https', () => {
    expect(secured(undefined, true).get('strict-transport-security')).toBe('max-age=31536000');
    expect(secured().has('strict-transport-security')).toBe(false);
  });
});
