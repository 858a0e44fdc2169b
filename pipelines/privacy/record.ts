/**
 * Records on their way from a format to the staging tables: everything that a person wrote is redacted, and whoever is
 * known by an address or a number becomes a keyed hash, so that neither reaches the disk. Ids of the helpdesk's
 * (conversations, messages) and names of teams stay: they are what the team works with (DECISIONS.md, 24).
 */
import type { RedactedCounts } from '../../src/lib/model/redaction';
import { noCounts, redactBody, redactRaw } from '../../src/lib/text/redact';
import type { Identity } from '../import/identity';
import type { ExportRecord, MessageRecord } from '../records';
import type { Redactors } from './redactors';

type StoredRecord = Exclude<ExportRecord, { kind: 'warning' }>;

export interface Privacy {
  /** The record as it may be written. */
  redacted(record: StoredRecord): StoredRecord;
  /** Author and body as the strictest redaction leaves them, null when it leaves them alone or it is no message. */
  stable(record: StoredRecord): string | null;
  /** A sentence of a format that quotes what it found. */
  sentence(text: string): string;
  /** A file's name as it may be written: exports of one customer are named after them. */
  fileName(name: string): string;
  /** how often each kind was replaced so far */
  counts: RedactedCounts;
}

/** @param account `format:account`, within which keys are hashed */
export function privacyFor(account: string, identity: Identity, { chosen, strictest }: Redactors): Privacy {
  const counts = noCounts(chosen);
  const isStrictest = chosen.version === strictest.version;
  let last: { body: string; redacted: string } | null = null;
  const text = <T extends string | null | undefined>(value: T): T => (value ? chosen.text(value, counts) : value) as T;
  const keyOf = remembered((value) => (chosen.text(value) === value ? value : identity.conceal(account, value)));
  // A name that is an address names nobody: half of one would only look like a name.
  const nameOf = remembered((value) => (chosen.text(value) === value ? value : null));
  const strictKeyOf = remembered((value) => strictest.text(value));
  const key = <T extends string | null | undefined>(value: T): T => (value ? keyOf(value) : value) as T;
  const name = <T extends string | null | undefined>(value: T) => (value ? nameOf(value) : value);

  return {
    counts,
    sentence: text,
    fileName: remembered((name) => chosen.text(name)),
    redacted(record) {
      switch (record.kind) {
        case 'message':
          last = { body: record.body, redacted: redactBody(record.body, record.bodyFormat, chosen, counts) };
          return {
            ...record,
            authorKey: key(record.authorKey),
            authorName: name(record.authorName),
            body: last.redacted,
            subject: text(record.subject),
            labels: record.labels?.map((label) => text(label)),
          };
        case 'conversation':
          return {
            ...record,
            customerKey: key(record.customerKey),
            subject: text(record.subject),
            labels: record.labels?.map((label) => text(label)),
            csatComment: text(record.csatComment),
            url: text(record.url),
          };
        case 'person':
          return { ...record, key: key(record.key), name: name(record.name), email: key(record.email) };
        case 'rejected':
          return { ...record, reason: text(record.reason), raw: redactRaw(record.raw, chosen, counts) };
        case 'skipped':
          return record;
      }
    },
    stable: (record) => (record.kind === 'message' ? stableOf(record) : null),
  };

  function stableOf({ authorKey, body, bodyFormat }: MessageRecord): string | null {
    const author = authorKey ? strictKeyOf(authorKey) : '';
    // The usual choice is the strictest, and then this was done a moment ago.
    const words = last?.body === body && isStrictest ? last.redacted : redactBody(body, bodyFormat, strictest);
    return author === (authorKey ?? '') && words === body ? null : `${author}\n${words}`;
  }
}

/** People who were met are met again: of most exports all keys and names fit. */
const MOST_REMEMBERED = 20_000;

/** The same answers without working them out again. */
function remembered<Answer>(answer: (value: string) => Answer): (value: string) => Answer {
  const known = new Map<string, Answer>();
  return (value) => {
    let found = known.get(value);
    if (found === undefined) {
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(value, (found = answer(value)));
    }
    return found;
  };
}
