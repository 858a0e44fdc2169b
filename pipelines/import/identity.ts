/**
 * Who is who without saying who: ids of customers and agents are keyed hashes of what the export identifies them by.
 * The key stays in the workspace of this data folder; without it an id cannot be traced back to an address.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src/lib/model/words';
import { CannotWork } from '../errors';

export interface Identity {
  /** 16 hex digits; the same person in every export that knows the same address */
  customer(account: string, key: string, email?: string | null): string;
  /** The id of a message's author by role; null when nobody is named. */
  author(role: Role, account: string, key: string | null, email?: string | null): string | null;
}

/** Reads the data folder's key, or creates it once (mode 600). */
export function openIdentity(dataFolder: string): Identity {
  const path = join(dataFolder, 'workspace', 'identity.key');
  if (!existsSync(path)) {
    mkdirSync(join(dataFolder, 'workspace'), { recursive: true });
    writeFileSync(path, randomBytes(32).toString('hex') + '\n', { mode: 0o600 });
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32)
    throw new CannotWork(
      `${path} should hold 64 hexadecimal digits. Restore it from a backup; with another key every customer would ` +
        `count as a new one.`,
    );
  const digest = (text: string, length: number) =>
    createHmac('sha256', key).update(text).digest('hex').slice(0, length);
  const customer: Identity['customer'] = (account, person, email) => digest(identityOf(account, person, email), 16);
  return {
    customer,
    author(role, account, person, email) {
      if (!person || role === 'system') return null;
      if (role === 'customer') return customer(account, person, email);
      return `${role}-${digest(identityOf(account, person, email), 8)}`;
    },
  };
}

/** An address is the same person in every export; any other key only within its account. */
function identityOf(account: string, key: string, email?: string | null): string {
  const address = (email || key).trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : `${account}:${key}`;
}
