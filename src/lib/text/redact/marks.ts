/**
 * The marks that stand where something was taken out. They are stable and visible, so that a reader sees what kind of
 * thing was there; the tagger and the language detection look past them (mask.ts), and no detector looks into them.
 */
import type { RedactedKind } from '../../model/redaction';

export const MARK_OF: Record<RedactedKind, string> = {
  email: '[email]',
  phone: '[phone]',
  card: '[card]',
  iban: '[iban]',
  // The address itself stays readable; only what opens the session goes.
  session_url: '[secret]',
};

/** Stands for an agent's name where names are never stored. */
export const AGENT_MARK = '[agent]';

/** The mark of a pattern of one's own. */
export function ownMark(name: string): string {
  return `[redacted:${name}]`;
}

const SOURCE = '\\[(?:email|phone|card|iban|secret|agent|redacted:[a-z][a-z0-9-]{0,39})\\]';

/** Every mark in a text. A fresh pattern for each use, because a global one remembers where it stopped. */
export function marksPattern(): RegExp {
  return new RegExp(SOURCE, 'g');
}
