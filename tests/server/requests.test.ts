import { describe, expect, it } from 'vitest';
import { refusalOf, secure } from '../../src/lib/server/requests';

const get = (host: string | null, bound?: string) => refusalOf({ method: 'GET', host, origin: null }, bound);
const post = (host: string, origin: string | null) => refusalOf({ method: 'POST', host, origin });

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
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'BREW']) {
      expect(refusalOf({ method, host: 'localhost', origin: 'http://evil.example' })).toMatchObject({ status: 403 });
    }
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      expect(refusalOf({ method, host: 'localhost', origin: 'http://evil.example' })).toBeNull();
    }
  });
});

describe('the headers of an answer', () => {
  it('let nothing from elsewhere in and nobody frame us', () => {
    const headers = new Headers();
    secure(headers);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('keep the policy that the page brought itself', () => {
    const headers = new Headers({ 'content-security-policy': "script-src 'nonce-1'" });
    secure(headers);
    expect(headers.get('content-security-policy')).toBe("script-src 'nonce-1'");
  });
});
