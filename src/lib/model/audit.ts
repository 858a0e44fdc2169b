/** The log of who did what: kinds of lines, and what a line says. */

export const LOGGED = [
  'login',
  'failed login',
  'logout',
  'refused',
  'user',
  'token',
  'import',
  'forget',
  'correction',
  'decision',
  'settings',
  'export',
  'query',
] as const;
export type Logged = (typeof LOGGED)[number];

/** What each kind is about, in the words of the page. */
export const LOGGED_SAYS: Record<Logged, string> = {
  login: 'Login',
  'failed login': 'Failed login',
  logout: 'Logout',
  refused: 'Refused',
  user: 'User changed',
  token: 'Token',
  import: 'Import',
  forget: 'Forgotten',
  correction: 'Correction',
  decision: 'Phrase, topic, question, note',
  settings: 'Settings',
  export: 'Download',
  query: 'Query',
};

export type Details = Record<string, string | number | boolean | null | string[]>;

export interface AuditLine {
  /** ISO 8601, UTC */
  at: string;
  /** "local" where there are no accounts, "shell" for the command line */
  user: string;
  what: Logged;
  /** where the request came from; null for the command line */
  address: string | null;
  details: Details;
}

/** Which lines are asked for; null or empty: all. Days are of UTC, the last one included. */
export interface AuditFilter {
  user: string | null;
  what: Logged | null;
  from: string | null;
  to: string | null;
}
