/**
 * Who may do what: one table from the routes of src/routes to the least role that may ask them. The server goes by it
 * before any route runs, and pages ask it what to offer. What has no row is refused to everybody, and a test walks
 * src/routes so that nobody finds that out later than the one who adds a route.
 *
 * Why these lines: a viewer sees figures and transcripts, but takes only figures along; what holds people's words in
 * bulk starts with managers, any query with analysts, and what came in or names people with admins.
 */
import { isAtLeast, type AccountRole } from './access';
import type { Logged } from './audit';

export interface Right {
  /** a route's id as SvelteKit has it; with /** at its end also all below it */
  route: string;
  /** read: GET and HEAD; change: all others */
  methods: 'read' | 'change' | 'any';
  /** anybody: also who is not signed in */
  least: AccountRole | 'anybody';
  /** the line that the server writes once such a request was answered well */
  logged?: Logged;
}

/** The first row that fits counts. */
export const RIGHTS: readonly Right[] = [
  // Signing in and out, and what is one's own
  { route: '/login', methods: 'any', least: 'anybody' },
  { route: '/logout', methods: 'any', least: 'anybody' },
  { route: '/refused', methods: 'read', least: 'viewer' },
  { route: '/account', methods: 'any', least: 'viewer' },

  // Whether it lives and can answer, for balancers, and how it does, for Prometheus: no data of anybody's
  { route: '/health', methods: 'read', least: 'anybody' },
  { route: '/ready', methods: 'read', least: 'anybody' },
  { route: '/health/metrics', methods: 'read', least: 'viewer' },

  // Pages
  { route: '/', methods: 'read', least: 'viewer' },
  { route: '/team', methods: 'read', least: 'viewer' },
  { route: '/behaviour', methods: 'read', least: 'viewer' },
  { route: '/five', methods: 'read', least: 'viewer' },
  { route: '/digest', methods: 'read', least: 'viewer' },
  { route: '/phrases', methods: 'read', least: 'viewer' },
  { route: '/conversations/**', methods: 'read', least: 'viewer' },
  { route: '/metrics/**', methods: 'read', least: 'viewer' },
  { route: '/pain/**', methods: 'read', least: 'viewer' },
  { route: '/questions/**', methods: 'read', least: 'viewer' },
  { route: '/corrections', methods: 'read', least: 'viewer' },
  { route: '/sql/**', methods: 'read', least: 'analyst' },
  { route: '/messages', methods: 'read', least: 'analyst' },
  { route: '/import', methods: 'read', least: 'admin' },
  { route: '/settings', methods: 'read', least: 'admin' },
  { route: '/users', methods: 'any', least: 'admin' },
  { route: '/audit', methods: 'read', least: 'admin' },

  // Figures to take along; a draft is read and forgotten
  { route: '/api/export/[metric].csv', methods: 'read', least: 'viewer', logged: 'export' },
  { route: '/api/pain.csv', methods: 'read', least: 'viewer', logged: 'export' },
  { route: '/api/notes/**', methods: 'read', least: 'viewer' },
  { route: '/api/draft', methods: 'change', least: 'viewer' },

  // Words to take along
  { route: '/api/conversations.csv', methods: 'read', least: 'manager', logged: 'export' },
  { route: '/api/phrases.csv', methods: 'read', least: 'manager', logged: 'export' },
  { route: '/api/questions.csv', methods: 'read', least: 'manager', logged: 'export' },
  { route: '/api/topics/[topic].md', methods: 'read', least: 'manager', logged: 'export' },

  // What people decide about the words
  { route: '/api/corrections/**', methods: 'read', least: 'manager' },
  { route: '/api/corrections/**', methods: 'change', least: 'manager', logged: 'correction' },
  { route: '/api/answers/**', methods: 'change', least: 'manager', logged: 'correction' },
  { route: '/api/phrases/try', methods: 'change', least: 'manager' },
  { route: '/api/phrases/**', methods: 'read', least: 'manager' },
  { route: '/api/phrases/**', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/topics/try', methods: 'change', least: 'manager' },
  { route: '/api/topics/**', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/questions/**', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/notes/**', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/surveys/**', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/exposure', methods: 'change', least: 'manager', logged: 'decision' },
  { route: '/api/apply', methods: 'change', least: 'manager' },
  { route: '/api/import/events', methods: 'read', least: 'manager' },

  // Any query; the endpoints write its line themselves, because they know the query
  { route: '/api/sql/**', methods: 'any', least: 'analyst' },
  { route: '/api/queries/**', methods: 'read', least: 'analyst' },
  { route: '/api/queries/**', methods: 'change', least: 'analyst', logged: 'decision' },
  { route: '/api/metrics/**', methods: 'read', least: 'analyst' },
  { route: '/api/conversations/**', methods: 'read', least: 'analyst' },
  { route: '/api/topics/**', methods: 'read', least: 'analyst' },
  { route: '/api/openapi.json', methods: 'read', least: 'analyst' },
  { route: '/api', methods: 'read', least: 'analyst' },

  // What comes in, and how it is counted
  { route: '/api/import/**', methods: 'read', least: 'admin' },
  { route: '/api/import/**', methods: 'change', least: 'admin', logged: 'import' },
  { route: '/api/imports/**', methods: 'read', least: 'admin' },
  { route: '/api/imports/**', methods: 'change', least: 'admin', logged: 'import' },
  { route: '/api/uploads/**', methods: 'change', least: 'admin' },
  { route: '/api/detect', methods: 'change', least: 'admin' },
  { route: '/api/redact/preview', methods: 'change', least: 'admin' },
  { route: '/api/redact/**', methods: 'read', least: 'admin' },
  { route: '/api/redact/**', methods: 'change', least: 'admin', logged: 'settings' },
  { route: '/api/rejects.csv', methods: 'read', least: 'admin', logged: 'export' },
  { route: '/api/settings', methods: 'read', least: 'admin' },
  { route: '/api/settings', methods: 'change', least: 'admin', logged: 'settings' },
  { route: '/api/audit.csv', methods: 'read', least: 'admin', logged: 'export' },
];

/** Asked by balancers, under whatever name and with whatever credentials; answered before anybody looks at those. */
export const PROBES: readonly string[] = ['/health', '/ready'];

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The row for a route and a method; null when nobody may. */
export function rightOf(route: string, method: string): Right | null {
  const kind = READS.has(method) ? 'read' : 'change';
  return (
    RIGHTS.find((right) => (right.methods === 'any' || right.methods === kind) && fits(right.route, route)) ?? null
  );
}

/** Whether a role may ask a route; null stands for somebody who is not signed in. */
export function mayAsk(role: AccountRole | null, route: string, method = 'GET'): boolean {
  const right = rightOf(route, method);
  if (right === null) return false;
  return right.least === 'anybody' || (role !== null && isAtLeast(role, right.least));
}

function fits(pattern: string, route: string): boolean {
  if (!pattern.endsWith('/**')) return pattern === route;
  const top = pattern.slice(0, -3);
  return route === top || route.startsWith(`${top}/`);
}
