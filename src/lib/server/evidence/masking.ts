/**
 * Quotes that leave the transcript: names of agents as everywhere, and besides whatever identifies the customer, whether
 * or not it was redacted when it was imported.
 */
import { REDACTED_KINDS } from '../../model/redaction';
import type { PhraseExample } from '../../model/phrases';
import { nameMasker } from '../../text/names';
import { makeRedactor } from '../../text/redact';
import { exampleOf, type Quoted } from './examples';
import type { Names } from '../people/names';

const CUSTOMER = 'customer';
const MARK = '[name]';

/** What takes out identities in the words of a customer of this name. */
export function identityMask(
  names: Names,
  phoneCountries: readonly string[],
): (text: string, customer: string | null) => string {
  const redactor = makeRedactor({ redact: REDACTED_KINDS, phoneCountries, patterns: [] });
  return (text, customer) => {
    const ofCustomer = nameMasker([{ agent_id: CUSTOMER, name: customer }], { of: () => MARK, anybody: MARK });
    const masked = customer ? ofCustomer(text, { agents: [CUSTOMER], customers: [] }).text : text;
    return redactor.text(names.mask(masked));
  };
}

/** Words of a customer cut around a phrase, with identities masked. */
export function quoteOf(
  row: Quoted & { customer_name: string | null },
  names: Names,
  mask: ReturnType<typeof identityMask>,
): PhraseExample {
  const { segments, ...example } = exampleOf(row, 'other', names);
  return {
    ...example,
    who: 'A customer',
    segments: segments.map((segment) => ({ ...segment, text: mask(segment.text, row.customer_name) })),
  };
}
