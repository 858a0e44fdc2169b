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
  /** 32 bytes, for handing this on to another process */
  key: Buffer;
  /** 16 hex digits; the same person in every export that knows the same address */
  customer(account: string, key: string, email?: string | null): string;
  /** Stands for a key that must not be written (an address, a telephone number) and gives the same ids. */
  conceal(account: string, key: string): string;
  /** The id of a message's author by role; null when nobody is named. */
  author(role: Role, account: string, key: string | null, email?: string | null): string | null;
}

/** Reads the data folder's key, or creates it once (mode 600). */
export function openIdentity(dataFolder: string): Identity {
  const path = join(dataFolder, 'workspace', 'identity.key');
  if (!existsSync(path)) {
    mkdirSync(join(dataFolder, 'workspace'), { recursive: true });
    writeFileSync(path, newIdentityKey(), { mode: 0o600 });
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== 32)
    throw new CannotWork(
      `${path} should hold 64 hexadecimal digits. Restore it from a backup; with another key every customer would ` +
        `count as a new one.`,
    );
  return identityWith(key);
}

/** The same ids as everybody gives who has this key. */
export function identityWith(key: Buffer): Identity {
  const whole = (text: string) => createHmac('sha256', key).update(text).digest('hex');
  const digest = (text: string, length: number) =>
    (isConcealed(text) ? text.slice(CONCEALED.length) : whole(text)).slice(0, length);
  const customer: Identity['customer'] = (account, person, email) => digest(identityOf(account, person, email), 16);
  return {
    key,
    customer,
    conceal: (account, person) => `${CONCEALED}${whole(identityOf(account, person))}`,
    author(role, account, person, email) {
      if (!person || role === 'system') return null;
      if (role === 'customer') return customer(account, person, email);
      return `${role}-${digest(identityOf(account, person, email), 8)}`;
    },
  };
}

/** What a new identity.key holds. */
export const newIdentityKey = (): string => `${randomBytes(32).toString('hex')}\n`;

/** An address is the same person in every export; any other key only within its account. */
function identityOf(account: string, key: string, email?: string | null): string {
  if (isConcealed(email || key)) return email || key;
  const address = (email || key).trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : `${account}:${key}`;
}

const CONCEALED = 'hashed:';

/** Whether a key is one that `conceal` made, which says nothing to anybody. */
export function isConcealed(key: string | null): boolean {
  return key?.startsWith(CONCEALED) ?? false;
}
