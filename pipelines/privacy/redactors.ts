/** The redaction that was decided, and the strictest there is, which ids are made with so that they outlive a decision. */
import { ALL_OWN, REDACTED_KINDS } from '../../src/lib/model/redaction';
import { makeRedactor, type Redactor } from '../../src/lib/text/redact';
import type { Decisions } from '../decisions';

export interface Redactors {
  chosen: Redactor;
  strictest: Redactor;
}

export function redactorsOf({ settings, patterns }: Pick<Decisions, 'settings' | 'patterns'>): Redactors {
  const { redact, phoneCountries } = settings;
  return {
    chosen: makeRedactor({ redact, phoneCountries, patterns }),
    strictest: makeRedactor({ redact: [...REDACTED_KINDS, ALL_OWN], phoneCountries, patterns }),
  };
}
