/** Who may look: the people that Undertone knows by name, where it asks for a login, and the four roles they can have. */

/** From least to most: each may do what those before it may. */
export const ACCOUNT_ROLES = ['viewer', 'manager', 'analyst', 'admin'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** What a role is for, in the words of the pages and the README. */
export const ROLE_SAYS: Record<AccountRole, string> = {
  viewer: 'reads the pages; agents are pseudonyms for them, whatever the setting says',
  manager: 'also corrects, keeps phrases, topics and questions, and downloads tables with words in them',
  analyst: 'also asks in SQL and uses the API',
  admin: 'also imports, changes settings, keeps the users and reads the log',
};

/** Who is signed in. */
export interface Account {
  name: string;
  role: AccountRole;
}

/** A user as the page of users lists it. */
export interface UserShown extends Account {
  isDisabled: boolean;
  /** false: signs in through the reverse proxy only */
  hasPassword: boolean;
  createdAt: string;
  tokens: TokenShown[];
}

/** A key for scripts; the secret itself is shown once and never again. */
export interface TokenShown {
  id: string;
  /** what it is for, in the words of whoever made it */
  label: string;
  role: AccountRole;
  createdAt: string;
}

/** True when `role` may do what `least` may. */
export function isAtLeast(role: AccountRole, least: AccountRole): boolean {
  return ACCOUNT_ROLES.indexOf(role) >= ACCOUNT_ROLES.indexOf(least);
}

export function isAccountRole(value: unknown): value is AccountRole {
  return (ACCOUNT_ROLES as readonly unknown[]).includes(value);
}

/** The lesser of two roles: a token never does more than its user may today. */
export function lesserRole(one: AccountRole, other: AccountRole): AccountRole {
  return isAtLeast(one, other) ? other : one;
}
