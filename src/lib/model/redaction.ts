/** Words of redaction: what is looked for, and the marks that stand in its place. */

/** What is known by its own shape; each has a detector in src/lib/text/redact. */
export const REDACTED_KINDS = ['email', 'phone', 'card', 'iban', 'session_url'] as const;
export type RedactedKind = (typeof REDACTED_KINDS)[number];

/** In the setting `redact`: every pattern of one's own in workspace/patterns.json. */
export const ALL_OWN = 'own';

/** A pattern of one's own, kept in workspace/patterns.json. */
export interface OwnPattern {
  /** lower case letters, digits and hyphens; stands in the mark and in counts */
  name: string;
  /** RE2 syntax, which has no look-around and no back references, and is linear in the text for that */
  pattern: string;
  note?: string;
}

/** How often each kind (or pattern of one's own, by name) was replaced; 0 for one that was looked for and not found. */
export type RedactedCounts = Record<string, number>;
