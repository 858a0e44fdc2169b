/** What the import page asks about the account of an export, and what it suggests. */
import { expect, it } from 'vitest';
import { accountName, asksAccount, knownAccounts, usualAccount } from '../../src/lib/components/import/accounts';
import type { ImportItem } from '../../src/lib/model/imports';
import { ACCOUNT_NAME } from '../../src/lib/model/imports';

const group = (format: string, account: string, isAccountAssumed?: true) => ({
  ...{ format, account, files: ['export.json'] },
  ...(isAccountAssumed && { isAccountAssumed }),
});
const imported = (source: string, account: string, takenBackAt: string | null = null) =>
  ({ source, account, takenBackAt }) as ImportItem;

it('asks for the account only where no file says it', () => {
  expect(asksAccount([group('intercom', 'workspace', true)])).toBe(true);
  expect(asksAccount([group('zendesk', 'lamp')])).toBe(false);
  expect(asksAccount([group('intercom', 'workspace', true), group('zendesk', 'lamp')])).toBe(false);
  expect(asksAccount([])).toBe(false);
});

it('suggests the one account that is known of this format, and none where there are two', () => {
  const groups = [group('intercom', 'workspace', true)];
  const one = [imported('intercom', 'shop-eu'), imported('zendesk', 'lamp'), imported('intercom', 'shop-eu')];
  expect([knownAccounts(groups, one), usualAccount(groups, one)]).toEqual([['shop-eu'], 'shop-eu']);
  const two = [...one, imported('intercom', 'shop-us')];
  expect([knownAccounts(groups, two), usualAccount(groups, two)]).toEqual([['shop-eu', 'shop-us'], '']);
  expect(usualAccount(groups, [imported('intercom', 'workspace')])).toBe('');
  expect(usualAccount(groups, [imported('intercom', 'shop-eu', '2026-01-01T00:00:00Z')])).toBe('');
});

it('makes a name that the command takes of what was typed', () => {
  expect(['Shop EU', '  -Lamp & Co.-', 'shop-us', '???'].map(accountName)).toEqual([
    'shop-eu',
    'lamp-co.',
    'shop-us',
    '',
  ]);
  expect(accountName(`${'long name '.repeat(20)}`)).toMatch(ACCOUNT_NAME);
});
