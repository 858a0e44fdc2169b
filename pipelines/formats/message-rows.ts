/** From a row of a table with one row per message to records, by a mapping; shared by messages-csv and messages-json. */
import {
  channelOf,
  csatOf,
  guessMapping,
  instantReader,
  isClosedBy,
  labelsOf,
  moodOf,
  publicBy,
  roleOf,
  sideNamedBy,
  yesOrNo,
  describeGuess,
  type Mapping,
  type MappingField,
  type MappingGuess,
} from '../../src/lib/mapping';
import type { Role } from '../../src/lib/model/words';
import { RefusedExport, type ConversationRecord, type ExportRecord, type ReadOptions } from '../records';
import { assumedZone, rejected } from './reading';

/** The guess for a table; with problems it is refused with the whole guess and how to settle it. */
export function settledGuess(
  file: string,
  header: string[],
  rows: string[][],
  given: Partial<Mapping> | undefined,
): MappingGuess {
  const guess = guessMapping(header, rows, given);
  if (guess.problems.length === 0) return guess;
  throw new RefusedExport(
    file,
    `looks like a table, but which column means what is not certain.\n${guess.problems.join('\n')}\n` +
      `What was guessed:\n${describeGuess(guess)}`,
    howToMap(guess.mapping),
  );
}

/** Below every format that is known by a name of its own. */
export function confidenceOf(guess: MappingGuess): number {
  const needed: (MappingField | null)[] = ['conversation', 'role', 'sent_at', 'text'];
  const weakest = Math.min(
    ...guess.columns.filter(({ field }) => needed.includes(field)).map((column) => column.confidence),
  );
  return Math.round(weakest * 90) / 100;
}

/** A mapping file to start from, filled with what was guessed. */
export function howToMap(mapping: Mapping): string {
  const fields: MappingField[] = ['conversation', 'role', 'author', 'sent_at', 'text'];
  const columns = Object.fromEntries(
    fields
      .filter((field) => field !== 'author' || mapping.columns.author)
      .map((field) => [field, mapping.columns[field] ?? `<your column for ${field}>`]),
  );
  const example = { columns, ...(mapping.roles ? { roles: mapping.roles } : {}) };
  return `Write a mapping file such as ${JSON.stringify(example)} and import again with --mapping FILE.`;
}

/** Translates the rows of one table. Conversation-level columns are gathered while their rows stand together. */
export class MessageRows {
  private readonly index: Partial<Record<MappingField, number>> = {};
  private readonly readInstant: ReturnType<typeof instantReader>;
  private readonly side: 'customer' | 'agent' | null;
  private readonly delimiter: string;
  private conversation: ConversationRecord | null = null;
  /** how many times were read in a zone that nobody named */
  assumedZones = 0;

  constructor(
    private readonly header: string[],
    private readonly mapping: Mapping,
    private readonly options: ReadOptions,
    delimiter = ',',
  ) {
    this.delimiter = delimiter;
    for (const [field, column] of Object.entries(mapping.columns) as [MappingField, string][]) {
      const index = column === '' ? -1 : header.indexOf(column);
      if (index >= 0) this.index[field] = index;
    }
    const zone = options.isTimezoneGiven ? options.timezone : (mapping.timezone ?? options.timezone);
    this.readInstant = instantReader(mapping.dateFormat, zone, mapping.dateLanguage);
    this.side = sideNamedBy(mapping.columns.role ?? '');
  }

  /** @param raw the record word for word, when the cells joined are not it */
  *translate(cells: string[], record: number, raw?: () => string): Generator<ExportRecord> {
    const cell = (field: MappingField): string => {
      const index = this.index[field];
      return index === undefined ? '' : (cells[index] ?? '').trim();
    };
    const reject = (field: MappingField, reason: string) =>
      rejected(record, this.mapping.columns[field] ?? field, reason, raw?.() ?? cells.join(this.delimiter));
    if (yesOrNo(cell('is_spam')) === true) {
      yield { kind: 'skipped', reason: 'marked as spam' };
      return;
    }
    const conversationId = cell('conversation');
    if (conversationId === '') {
      yield reject('conversation', 'Expected the id of the conversation, found nothing.');
      return;
    }
    const role = this.roleOf(cell('role'));
    if (role === null) {
      yield reject(
        'role',
        `Expected customer, agent, bot or a value that the mapping names, ${unknownRole(cell('role'))}`,
      );
      return;
    }
    const instant = this.readInstant(cell('sent_at'));
    if (instant === null) {
      const expected = this.mapping.dateFormat ? `a time written as ${this.mapping.dateFormat}` : 'a time';
      yield reject('sent_at', `Expected ${expected}, found "${cell('sent_at')}".`);
      return;
    }
    const body = this.index.text === undefined ? '' : (cells[this.index.text] ?? '');
    if (body.trim() === '') {
      yield { kind: 'skipped', reason: 'message without text' };
      return;
    }
    if (instant.isNaive) this.assumedZones++;
    yield* this.gather(conversationId, instant.at, cell);
    const position = cell('position');
    yield {
      kind: 'message',
      id: cell('message') || null,
      conversationId,
      role,
      isPublic: publicBy(this.mapping, cell('is_public')) ?? true,
      authorKey: cell('author') || cell('author_name') || null,
      authorName: cell('author_name') || null,
      sentAt: instant.at,
      ...(/^\d+(\.0+)?$/.test(position) ? { order: Number(position) } : {}),
      body,
      bodyFormat: this.mapping.bodyFormat ?? 'text',
      subject: cell('subject') || null,
      channel: channelOf(cell('channel')) ?? (cell('channel') === '' ? (this.mapping.channel ?? null) : 'other'),
      team: cell('team') || null,
      labels: labelsOf(cell('labels')),
      ...(this.index.mood === undefined ? {} : { selfMood: moodOf(cell('mood')) }),
    };
  }

  /** What is left to tell when the table is at its end. */
  *finish(file: string): Generator<ExportRecord> {
    if (this.conversation) yield this.conversation;
    this.conversation = null;
    if (this.mapping.timezone === undefined) yield* assumedZone(file, this.assumedZones, this.options);
  }

  private roleOf(value: string): Role | null {
    const given = this.mapping.roles?.[value.toLowerCase()];
    if (given !== undefined) return given;
    if (this.side === null) return roleOf(value);
    const answer = yesOrNo(value);
    return answer === null ? null : answer === (this.side === 'customer') ? 'customer' : 'agent';
  }

  /**
   * Status, rating and customer belong to the conversation: told once for rows that stand together and agree. Rows may
   * come in any order, so each telling bears the instant of its latest row.
   */
  private *gather(id: string, sentAt: Date, cell: (field: MappingField) => string): Generator<ExportRecord> {
    const status = cell('status');
    const said: Partial<ConversationRecord> = {
      ...(status === '' ? {} : { status, isClosed: isClosedBy(status) }),
      ...(csatOf(cell('csat')) === null ? {} : { csat: csatOf(cell('csat')) }),
      ...(cell('csat_comment') === '' ? {} : { csatComment: cell('csat_comment') }),
      ...(cell('customer') === '' ? {} : { customerKey: cell('customer') }),
    };
    if (Object.keys(said).length === 0) return;
    const next: ConversationRecord = { kind: 'conversation', id, ...said, isPart: true, gatheredAt: sentAt };
    const before = this.conversation;
    if (before && saysSame(before, next)) {
      if (sentAt > (before.gatheredAt ?? sentAt)) before.gatheredAt = sentAt;
      return;
    }
    if (before) yield before;
    this.conversation = next;
  }
}

/** What was found in the place of a role, and how its rows come in after all. */
function unknownRole(value: string): string {
  if (value === '') return 'found nothing.';
  return (
    `found "${value}". Import the file again and say who that is: under its columns on the page, or in a mapping file ` +
    `as {"roles": {${JSON.stringify(value.toLowerCase())}: "agent"}}.`
  );
}

function saysSame(one: ConversationRecord, other: ConversationRecord): boolean {
  const fields = ['id', 'status', 'csat', 'csatComment', 'customerKey'] as const;
  return fields.every((field) => one[field] === other[field]);
}
