/** Which account an export belongs to, where its files do not say: what to ask, and what to suggest. */
import type { ImportItem } from '../../model/imports';
import type { Detection } from './intake.svelte';

type Groups = Detection['groups'];

/** What a table becomes whose columns are only settled on the page. */
export const SETTLED_HERE: Groups[number] = { format: 'messages-csv', files: [], account: '', isAccountAssumed: true };

/** A name holds for all files of a drop: where one of them says its account, it would be renamed with the others. */
export const asksAccount = (groups: Groups): boolean =>
  groups.length > 0 && groups.every(({ isAccountAssumed }) => isAccountAssumed);

/** Accounts of these formats that were imported before and stand here, newest first. */
export function knownAccounts(groups: Groups, imports: readonly ImportItem[]): string[] {
  const formats = groups.map(({ format }) => format);
  const own = imports.filter(({ source, takenBackAt }) => formats.includes(source) && takenBackAt === null);
  return [...new Set(own.map(({ account }) => account))];
}

/**
 * The name to begin with: that of the one account known of this format, so that its next export does not become a
 * second one. Empty where the files say it, where they would be called so anyway, and where only a person can tell.
 */
export function usualAccount(groups: Groups, imports: readonly ImportItem[]): string {
  const [known, ...others] = knownAccounts(groups, imports);
  const isOne = groups.length === 1 && known !== undefined && others.length === 0;
  return isOne && asksAccount(groups) && known !== groups[0]?.account ? known : '';
}

/** What was typed as an account's name may hold: lower case letters, digits, dots and dashes. */
export function accountName(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 64);
}
