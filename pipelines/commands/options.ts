/** Values of options, checked: a wrong one is told with what was expected. */
import { readFileSync } from 'node:fs';
import { IANAZone } from 'luxon';
import { WrongUsage } from '../errors';
import { databaseOf } from '../../src/lib/model/databaseaddress';
import { ALL_OWN, REDACTED_KINDS } from '../../src/lib/model/redaction';
import { ACCOUNT_NAME } from '../../src/lib/model/imports';
import { ROLES } from '../../src/lib/model/words';
import { DATE_LANGUAGES, DATE_ORDERS } from '../../src/lib/mapping';
import { MAPPING_FIELDS, type Mapping } from '../records';
import type { QueueOptions } from '../queue/options';
import type { Invocation } from './command';

/** The value of a text option, undefined when it was not given. */
export function textOption({ values }: Invocation, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws WrongUsage unless the value is one of `known` */
export function choiceOption<T extends string>(
  invocation: Invocation,
  name: string,
  known: readonly T[],
): T | undefined {
  const value = textOption(invocation, name);
  if (value === undefined || (known as readonly string[]).includes(value)) return value as T | undefined;
  throw new WrongUsage(`--${name} ${value}: expected one of ${known.join(', ')}.`);
}

/** A short name that stands in ids. @throws WrongUsage */
export function nameOption(invocation: Invocation, name: string): string | undefined {
  const value = textOption(invocation, name);
  if (value === undefined || ACCOUNT_NAME.test(value)) return value;
  throw new WrongUsage(`--${name} ${value}: expected lower case letters, digits, ".", "_" or "-", such as shop-eu.`);
}

/** A whole number from `least` to `most`. @throws WrongUsage */
export function numberOption(invocation: Invocation, name: string, least: number, most: number): number | undefined {
  const value = textOption(invocation, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new WrongUsage(`--${name} ${value}: expected a whole number from ${least} to ${most}.`);
}

/** An instant in ISO 8601; without a zone it is UTC. @throws WrongUsage */
export function instantOption(invocation: Invocation, name: string): Date | undefined {
  const value = textOption(invocation, name);
  if (value === undefined) return undefined;
  const isIso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(value);
  const instant = isIso
    ? new Date(isIso[1] && !isIso[4] ? `${value.replace(' ', 'T')}Z` : value.replace(' ', 'T'))
    : null;
  if (instant && !Number.isNaN(instant.getTime())) return instant;
  throw new WrongUsage(`--${name} ${value}: expected an instant such as 2024-05-16T16:55:00Z.`);
}

/**
 * What is to be redacted: kinds and names of patterns, apart by commas; `all` for everything, `none` for nothing.
 * @param own names of the patterns in the workspace
 * @throws WrongUsage naming what is neither
 */
export function redactOption(invocation: Invocation, own: readonly string[]): string[] | undefined {
  const value = textOption(invocation, 'redact');
  if (value === undefined) return undefined;
  if (value === 'none') return [];
  const known: readonly string[] = [...REDACTED_KINDS, ALL_OWN, ...own];
  const named = value === 'all' ? [...REDACTED_KINDS, ALL_OWN] : value.split(',').map((name) => name.trim());
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length === 0) return [...new Set(named)];
  throw new WrongUsage(
    `--redact ${value}: expected all, none, or some of ${known.join(',')} with commas between them.`,
  );
}

export const QUEUE_HELP = 'has "undertone worker" read the messages, on any machines that share --database';

/** --queue: where chunks go that other machines are to read. @throws WrongUsage when no database was named */
export function queueOption({ values, home }: Invocation): QueueOptions | undefined {
  if (!values.queue) return undefined;
  const database = databaseOf(process.env);
  if (!database)
    throw new WrongUsage('--queue: say where workers listen: --database postgres://user:password@host/name');
  return { database, home, note: (line) => process.stderr.write(`${line}\n`) };
}

/** A calendar day such as 2024-05-16. @throws WrongUsage */
export function dayOption(invocation: Invocation, name: string): string | undefined {
  const value = textOption(invocation, name);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value ?? '') && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  if (value === undefined || isDay) return value;
  throw new WrongUsage(`--${name} ${value}: expected a day such as 2024-05-16.`);
}

/** @throws WrongUsage unless the value is an IANA zone */
export function zoneOption(invocation: Invocation, name: string): string | undefined {
  const value = textOption(invocation, name);
  if (value === undefined || IANAZone.isValidZone(value)) return value;
  throw new WrongUsage(`--${name} ${value}: expected an IANA time zone such as Europe/Berlin.`);
}

/** Reads a mapping as --save-mapping writes it. @throws WrongUsage with what is wrong in the file */
export function mappingOption(invocation: Invocation, name: string): Mapping | undefined {
  const path = textOption(invocation, name);
  if (path === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new WrongUsage(
      `--${name} ${path}: ${error instanceof Error ? error.message : error}. ` +
        `Expected a JSON file as --save-mapping writes it.`,
    );
  }
  const given = content as Partial<Mapping> | null;
  // A mailbox has no columns; of its mapping only the company's domains count.
  const columns = given?.columns ?? (given?.companyDomains ? {} : undefined);
  if (!columns || typeof columns !== 'object')
    throw new WrongUsage(`--${name} ${path}: expected {"columns": {"conversation": "name of a column", …}}.`);
  const unknown = Object.keys(columns).filter((field) => !(MAPPING_FIELDS as readonly string[]).includes(field));
  if (unknown.length)
    throw new WrongUsage(
      `--${name} ${path}: ${unknown.join(', ')} is no field. Known fields: ${MAPPING_FIELDS.join(', ')}.`,
    );
  const mapping = { ...given, columns };
  const wrong = wrongIn(mapping);
  if (wrong) throw new WrongUsage(`--${name} ${path}: ${wrong}`);
  return mapping;
}

/** What a person said about tables: --mapping, and --dates for what the mapping leaves open. @throws WrongUsage */
export function tableOptions(invocation: Invocation): Partial<Mapping> | undefined {
  const mapping = mappingOption(invocation, 'mapping');
  const dates = choiceOption(invocation, 'dates', DATE_ORDERS);
  return dates === undefined ? mapping : { ...mapping, dates };
}

/** The first thing in a mapping that would make every record fail, in words. */
function wrongIn({
  columns,
  roles,
  isPublic,
  timezone,
  dateFormat,
  dates,
  dateLanguage,
  companyDomains,
}: Mapping): string | null {
  for (const [field, column] of Object.entries(columns))
    if (typeof column !== 'string')
      return `"${field}": expected the name of a column, found ${JSON.stringify(column)}.`;
  for (const [value, role] of Object.entries(roles ?? {}))
    if (!ROLES.includes(role))
      return `"roles", "${value}": expected one of ${ROLES.join(', ')}, found ${JSON.stringify(role)}.`;
  for (const [value, is] of Object.entries(isPublic ?? {}))
    if (typeof is !== 'boolean')
      return `"isPublic", "${value}": expected true (seen by the customer) or false, found ${JSON.stringify(is)}.`;
  if (companyDomains !== undefined && !isListOfTexts(companyDomains))
    return `"companyDomains": expected a list such as ["example.com"], found ${JSON.stringify(companyDomains)}.`;
  if (timezone !== undefined && !IANAZone.isValidZone(timezone))
    return `"timezone": expected an IANA time zone such as Europe/Berlin, found ${JSON.stringify(timezone)}.`;
  if (dates !== undefined && !DATE_ORDERS.includes(dates))
    return `"dates": expected one of ${DATE_ORDERS.join(', ')}, found ${JSON.stringify(dates)}.`;
  if (dateLanguage !== undefined && !DATE_LANGUAGES.includes(dateLanguage))
    return `"dateLanguage": expected one of ${DATE_LANGUAGES.join(', ')}, found ${JSON.stringify(dateLanguage)}.`;
  if (dateFormat !== undefined && typeof dateFormat !== 'string')
    return `"dateFormat": expected a format such as dd/MM/yyyy H:mm, found ${JSON.stringify(dateFormat)}.`;
  return null;
}

const isListOfTexts = (value: unknown) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
