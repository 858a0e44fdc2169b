import { describe, expect, it } from 'vitest';
import { accessFrom, clientAddress, isAddressOrNet, isAmong } from '../../../src/lib/server/access/config';

const said = (access: object) => ({ HOST: '127.0.0.1', UNDERTONE_ACCESS: JSON.stringify(access) });

describe('whether accounts are asked for', () => {
  it('not on this machine alone', () => {
    expect(accessFrom({ HOST: '127.0.0.1' }).hasAccounts).toBe(false);
    expect(accessFrom({}, true).hasAccounts).toBe(false);
  });

  it('wherever somebody else could come from, also when the server was started without the command', () => {
    expect(accessFrom({}).hasAccounts).toBe(true);
    expect(accessFrom({ HOST: '192.168.1.9' }).hasAccounts).toBe(true);
    expect(accessFrom(said({ publicHosts: ['tone.example'] })).hasAccounts).toBe(true);
    expect(accessFrom(said({ trustHeader: 'x-forwarded-user' })).hasAccounts).toBe(true);
    expect(accessFrom(said({ hasAccounts: true })).hasAccounts).toBe(true);
  });
});

describe('addresses', () => {
  it('are compared one by one and by nets, IPv4 in IPv6 as IPv4', () => {
    expect(isAmong('::ffff:10.1.2.3', ['10.0.0.0/8'])).toBe(true);
    expect(isAmong('10.1.2.3', ['10.1.2.4', 'fd00::/8'])).toBe(false);
    expect(isAmong('fd00::5', ['10.1.2.4', 'fd00::/8'])).toBe(true);
    expect(isAmong('nonsense', ['10.0.0.0/8'])).toBe(false);
  });

  it.each([
    ['10.0.0.1', true],
    ['10.0.0.0/8', true],
    ['fd00::/64', true],
    ['10.0.0.0/33', false],
    ['10.0.0.0/8/8', false],
    ['proxy.example', false],
  ])('%s can be named: %s', (text, expected) => {
    expect(isAddressOrNet(text)).toBe(expected);
  });

  it('of browsers are believed from the proxy only, and only the hop that it saw itself', () => {
    const access = accessFrom(said({ trustedProxies: ['10.0.0.1'] }));
    expect(clientAddress('203.0.113.5', '198.51.100.1', access)).toBe('203.0.113.5');
    expect(clientAddress('10.0.0.1', '198.51.100.1, 203.0.113.5', access)).toBe('203.0.113.5');
    expect(clientAddress('10.0.0.1', null, access)).toBe('10.0.0.1');
  });
});
