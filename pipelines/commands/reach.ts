/** Options of `undertone serve` that say from where it may be reached, and what each asks for in turn. */
import { ACCOUNT_ROLES } from '../../src/lib/model/access';
import { isAddressOrNet, LOOPBACK, type Access } from '../../src/lib/server/access/config';
import { isActiveAdmin, readUsers } from '../../src/lib/server/access/users';
import { CannotWork, WrongUsage } from '../errors';
import type { Invocation, OptionHelp } from './command';
import { choiceOption, textOption } from './options';

export const REACH_OPTIONS: Record<string, OptionHelp> = {
  accounts: { type: 'boolean', help: 'everybody signs in, on 127.0.0.1 too' },
  'public-host': {
    type: 'string',
    value: 'NAME[,…]',
    help: 'names under which it is asked, e.g. undertone.example.com',
  },
  'https-proxy': { type: 'boolean', help: 'a reverse proxy in front speaks https with browsers' },
  'trusted-proxy': { type: 'string', value: 'ADDRESS[,…]', help: 'addresses or nets (10.0.0.0/8) of that proxy' },
  'trust-header': { type: 'string', value: 'NAME', help: 'header in which that proxy names who signed in' },
  'default-role': { type: 'string', value: 'ROLE', help: 'role of whom it names and nobody added (default: refused)' },
};

/** What was said about who may reach the server. @throws WrongUsage for what does not fit together */
export function accessOption(invocation: Invocation, host: string): Access {
  const list = (name: string) =>
    (textOption(invocation, name) ?? '')
      .toLowerCase()
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
  const [publicHosts, trustedProxies] = [list('public-host'), list('trusted-proxy')];
  const trustHeader = textOption(invocation, 'trust-header')?.toLowerCase() ?? null;
  const wrongHost = publicHosts.find((name) => !/^[a-z0-9.-]+$/.test(name));
  if (wrongHost) throw new WrongUsage(`--public-host ${wrongHost}: expected a name such as undertone.example.com.`);
  const wrongProxy = trustedProxies.find((one) => !isAddressOrNet(one));
  if (wrongProxy)
    throw new WrongUsage(`--trusted-proxy ${wrongProxy}: expected an address or a net such as 10.0.0.0/8.`);
  if (trustHeader !== null && !/^[a-z0-9-]+$/.test(trustHeader))
    throw new WrongUsage(`--trust-header ${trustHeader}: expected the name of a header such as X-Forwarded-User.`);
  if (trustHeader !== null && trustedProxies.length === 0)
    throw new WrongUsage('--trust-header needs --trusted-proxy: from anybody else the header could be made up.');
  const defaultRole = choiceOption(invocation, 'default-role', ACCOUNT_ROLES) ?? null;
  if (defaultRole !== null && trustHeader === null)
    throw new WrongUsage('--default-role is for whom a reverse proxy names: give --trust-header too.');
  const isHttps = invocation.values['https-proxy'] === true;
  if (isHttps && publicHosts.length === 0)
    throw new WrongUsage('--https-proxy needs --public-host: the name that browsers ask the proxy for.');
  const isAsked = invocation.values.accounts === true || trustHeader !== null || publicHosts.length > 0;
  const hasAccounts = isAsked || !LOOPBACK.includes(host);
  return { hasAccounts, publicHosts, isHttps, trustHeader, trustedProxies, defaultRole };
}

/** @throws CannotWork when accounts are demanded and nobody could let others in */
export async function needsAdmin(dataFolder: string): Promise<void> {
  if ((await readUsers(dataFolder)).some(isActiveAdmin)) return;
  throw new CannotWork(
    'Everybody who can reach this server would see every conversation, so it asks for a login, and there is no admin yet. ' +
      'Add one first: undertone users add NAME --role admin',
  );
}

/** What to know about a server that others reach without https; null when there is nothing. */
export function warningOf({ hasAccounts, isHttps }: Access, host: string): string | null {
  if (!hasAccounts || isHttps || LOOPBACK.includes(host)) return null;
  return (
    'Passwords and conversations cross the network in the clear: this is plain http. Put a reverse proxy with TLS in ' +
    'front (--https-proxy --public-host NAME; the README has an example), or use a tunnel (ssh -L).'
  );
}
