/** Addresses of conversations in the helpdesk as the form holds them: a line for each account that was imported. */

export interface LinkDraft {
  /** format:account, or a format alone for all of its accounts */
  of: string;
  /** empty: no link */
  template: string;
}

/** Accounts of the data first, then what the settings name besides. */
export function linksOf(templates: Readonly<Record<string, string>>, accounts: readonly string[]): LinkDraft[] {
  const named = Object.keys(templates).filter((of) => !accounts.includes(of));
  return [...accounts, ...named].map((of) => ({ of, template: templates[of] ?? '' }));
}

export const templatesOf = (drafts: readonly LinkDraft[]): Record<string, string> =>
  Object.fromEntries(drafts.filter(({ template }) => template.trim()).map(({ of, template }) => [of, template.trim()]));

/** How helpdesks write such an address, by format. */
const USUAL: Record<string, string> = {
  zendesk: 'https://ACCOUNT.zendesk.com/agent/tickets/{id}',
  freshdesk: 'https://ACCOUNT.freshdesk.com/a/tickets/{id}',
  helpscout: 'https://secure.helpscout.net/conversation/{id}',
};

/** What to write into the field: the usual address with the account's name, as far as it is known. */
export function exampleOf(of: string): string {
  const [format = '', account] = of.split(':');
  return (USUAL[format] ?? 'https://helpdesk.example.com/{id}').replace('ACCOUNT', account ?? 'your-account');
}
