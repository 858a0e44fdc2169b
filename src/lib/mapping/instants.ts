/**
 * How exports write instants, and how to read them without ever guessing day and month from one value
 * (export-formats 3.1). A value without a zone is read in the zone of the import and marked as naive.
 */
import { DateTime } from 'luxon';
import { DATE_LANGUAGES, inEnglish, type DateLanguage } from './months';

export interface Instant {
  at: Date;
  /** true: the value carried no zone of its own */
  isNaive: boolean;
}

export interface InstantShape {
  /** luxon format that reads the column, or null when the values explain themselves */
  dateFormat: string | null;
  isNaive: boolean;
  /** share of the values that can be read, 0…1 */
  share: number;
  /** language of the names of months, where that is not English */
  dateLanguage?: DateLanguage;
  /** both ways to read a column that does not decide between them, shown on one of its values */
  readings?: DateReading[];
  /** why a person must decide, or null */
  problem: string | null;
  reason: string;
}

/** Whether the day or the month comes first in dates such as 03/04/2025. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface DateReading {
  order: DateOrder;
  dateFormat: string;
  /** a value as it stands, and the day it is then: "3 April 2025" */
  value: string;
  means: string;
}

const ISO =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const TWITTER = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$/;
const RFC_2822 =
  /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))? ([+-]\d{4}|GMT|UTC)$/;
const EPOCH = /^(\d{9,10}(?:\.\d+)?|\d{12,13}|\d{15,16})$/;
const CLOCK = String.raw`(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp]\.?[Mm]\.?)?)?`;
const DAY_WORD_YEAR = new RegExp(String.raw`^(\d{1,2})[ /.-]+([A-Za-z]{3,9})\.?[ /,-]+(\d{4}|\d{2})${CLOCK}$`);
const WORD_DAY_YEAR = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${CLOCK}$`);
const NUMBERS = new RegExp(
  String.raw`^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(,?\s+|$)(?:\d{1,2}:\d{2}(:\d{2})?(\s*)([AaPp][Mm])?)?$`,
);

/** What every date with a word in it holds: two numbers apart. */
const DAY_AND_YEAR = /\d\D+\d/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/**
 * A reader of one column's instants. Values that explain themselves (ISO, epoch seconds, milliseconds or microseconds,
 * mail and Twitter dates, dates with the month as a word) need no format; `10/12/2025` does.
 * @param dateFormat luxon format; when given, values in it come first
 * @param timezone IANA zone of values without one
 * @param language of the names of months, where that is not English
 * @returns null for a value that cannot be read or lies outside 1990…2100
 */
export function instantReader(
  dateFormat: string | undefined,
  timezone: string,
  language?: DateLanguage,
): (value: string) => Instant | null {
  const zone = timezone || 'UTC';
  const hasOwnZone = dateFormat !== undefined && /Z|z/.test(dateFormat.replace(/'[^']*'/g, ''));
  return (raw) => {
    const value = raw.trim();
    if (value === '') return null;
    if (dateFormat !== undefined) {
      const read = DateTime.fromFormat(value, dateFormat, { zone, locale: language ?? 'en' });
      if (read.isValid) return plausible({ at: read.toJSDate(), isNaive: !hasOwnZone });
    }
    const read = readSelfExplaining(value, zone);
    const english = read === null && language !== undefined ? inEnglish(value, language) : null;
    return plausible(english === null ? read : readSelfExplaining(english, zone));
  };
}

/** What a whole column of instants looks like; day and month are told apart only by the column, never by one value. */
export function shapeOfInstants(values: string[]): InstantShape {
  const present = values.map((value) => value.trim()).filter((value) => value !== '');
  if (present.length === 0)
    return { dateFormat: null, isNaive: false, share: 0, problem: null, reason: 'no values to look at' };
  const numeric = present.filter((value) => NUMBERS.test(value));
  if (numeric.length > present.length / 2) return shapeOfNumbers(numeric, present.length);
  const read = instantReader(undefined, 'UTC');
  const instants = present.map(read).filter((instant) => instant !== null);
  const share = instants.length / present.length;
  if (share < 0.9) {
    const named = shapeOfNames(present);
    if (named) return named;
  }
  const isNaive = instants.some((instant) => instant.isNaive);
  const isDayOnly = instants.length > 0 && present.every((value) => !/\d:\d|^\d{9,}/.test(value));
  const problem = isDayOnly
    ? `the times are days without a time of day (${present[0]}): waits cannot be measured`
    : /^[A-Z][a-z]{2,8} \d{1,2}, \d{1,2}:\d{2}/.test(present[0] ?? '')
      ? `the times carry no year (${present[0]})`
      : null;
  const reason = EPOCH.test(present[0] ?? '') ? 'numbers that are instants since 1970' : 'values read as instants';
  return { dateFormat: null, isNaive, share, problem, reason: isNaive ? `${reason}, without a time zone` : reason };
}

/** Months named in another language: taken when every value can be read, and only one way; null when none can. */
function shapeOfNames(present: string[]): InstantShape | null {
  const distinct = [...new Set(present)];
  // The names of fourteen languages take 0.2 s to gather, and most columns are no dates.
  const readPlain = instantReader(undefined, 'UTC');
  if (!distinct.every((value) => DAY_AND_YEAR.test(value) || readPlain(value))) return null;
  const fitting = DATE_LANGUAGES.flatMap((language) => {
    const read = instantReader(undefined, 'UTC', language);
    const times: number[] = [];
    // Most columns are no dates at all: their first value says so.
    for (const value of distinct) {
      const instant = read(value);
      if (instant === null) return [];
      times.push(instant.at.getTime());
    }
    return [{ language, times: times.join(' ') }];
  });
  const [first] = fitting;
  if (!first) return null;
  const languageOf = (language: string) => new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
  const names = fitting.map(({ language }) => languageOf(language));
  const isCertain = fitting.every(({ times }) => times === first.times);
  return {
    dateFormat: null,
    dateLanguage: first.language,
    isNaive: true,
    share: 1,
    problem: isCertain
      ? null
      : `${present[0]} is another day in ${names.join(' than in ')}: set "dateLanguage" in a mapping file to one of ` +
        fitting.map(({ language }) => `"${language}"`).join(', '),
    reason: `months named in ${names[0]}${names.length > 1 ? ` (${names.slice(1).join(', ')} would read the same)` : ''}, without a time zone`,
  };
}

function readSelfExplaining(value: string, zone: string): Instant | null {
  if (EPOCH.test(value)) {
    const number = Number(value);
    const unit = number < 1e11 ? 1000 : number < 1e14 ? 1 : 0.001;
    return { at: new Date(Math.round(number * unit)), isNaive: false };
  }
  let parts = ISO.exec(value);
  if (parts) {
    const [, year, month, day, hour, minute, second, fraction, offset] = parts;
    const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
    return compose([year, month, day, hour, minute, second].map(toNumber), milliseconds, offset, zone);
  }
  if ((parts = TWITTER.exec(value))) {
    const [, month, day, hour, minute, second, offset, year] = parts;
    return compose(
      [toNumber(year), monthOf(month ?? ''), ...[day, hour, minute, second].map(toNumber)],
      0,
      offset,
      zone,
    );
  }
  if ((parts = RFC_2822.exec(value))) {
    const [, day, month, year, hour, minute, second, offset] = parts;
    return compose(
      [toNumber(year), monthOf(month ?? ''), ...[day, hour, minute, second].map(toNumber)],
      0,
      offset,
      zone,
    );
  }
  if ((parts = DAY_WORD_YEAR.exec(value))) {
    const [, day, month, year, hour, minute, second, half] = parts;
    return composeWords(year, month, day, hour, minute, second, half, zone);
  }
  if ((parts = WORD_DAY_YEAR.exec(value))) {
    const [, month, day, year, hour, minute, second, half] = parts;
    return composeWords(year, month, day, hour, minute, second, half, zone);
  }
  return null;
}

const toNumber = (digits: string | undefined) => (digits === undefined ? 0 : Number(digits));

function composeWords(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
  zone: string,
): Instant | null {
  const fullYear = toNumber(year) + ((year ?? '').length === 2 ? 2000 : 0);
  const isAfternoon = half !== undefined && /^p/i.test(half);
  const hours = half === undefined ? toNumber(hour) : (toNumber(hour) % 12) + (isAfternoon ? 12 : 0);
  const fields = [fullYear, monthOf(month ?? ''), toNumber(day), hours, toNumber(minute), toNumber(second)];
  return compose(fields, 0, undefined, zone);
}

/** Refuses the 31st of February instead of rolling it over into March, as Date would. */
function compose(fields: number[], milliseconds: number, offset: string | undefined, zone: string): Instant | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields;
  const utc = new Date(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59), milliseconds));
  const isReal = utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day && hour < 24 && minute < 60 && second < 61;
  if (!isReal) return null;
  if (offset === undefined) {
    if (zone === 'UTC') return { at: utc, isNaive: true };
    const local = DateTime.fromObject({ year, month, day, hour, minute, second, millisecond: milliseconds }, { zone });
    return local.isValid ? { at: local.toJSDate(), isNaive: true } : null;
  }
  const sign = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset);
  const minutes = sign ? (toNumber(sign[2]) * 60 + toNumber(sign[3])) * (sign[1] === '-' ? -1 : 1) : 0;
  return { at: new Date(utc.getTime() - minutes * 60_000), isNaive: false };
}

function plausible(instant: Instant | null): Instant | null {
  if (instant === null) return null;
  const time = instant.at.getTime();
  return time >= EARLIEST && time < LATEST ? instant : null;
}

/** `d/m/y` or `m/d/y`: the first number above 12 anywhere in the column decides, and nothing else does. */
function shapeOfNumbers(values: string[], total: number): InstantShape {
  const all = values.map((value) => NUMBERS.exec(value)).filter((parts) => parts !== null);
  const dayFirst = all.find((parts) => Number(parts[1]) > 12)?.[0];
  const monthFirst = all.find((parts) => Number(parts[3]) > 12)?.[0];
  const example = all[0];
  const [text = '', , separator = '/', , year = '', gap = ' ', seconds, beforeHalf = ' ', half] = example ?? [];
  const clock = !/\d:\d/.test(text)
    ? ''
    : half
      ? `h:mm${seconds ? ':ss' : ''}${beforeHalf}a`
      : `H:mm${seconds ? ':ss' : ''}`;
  const years = year.length === 2 ? 'yy' : 'yyyy';
  const format = (first: string, second: string) =>
    `${first}${separator}${second}${separator}${years}${gap}${clock}`.trim();
  const share = all.length / total;
  const base = { isNaive: true, share };
  if (dayFirst && monthFirst)
    return {
      ...base,
      dateFormat: null,
      problem: `some dates can only be day first (${dayFirst}) and others only month first (${monthFirst})`,
      reason: 'dates as numbers in two orders',
    };
  if (clock === '')
    return {
      ...base,
      dateFormat: format('d', 'M'),
      problem: `the times are days without a time of day (${text}): waits cannot be measured`,
      reason: 'days as numbers',
    };
  // A dot between day and month is written day first wherever it is written.
  if (dayFirst || (separator === '.' && !monthFirst))
    return {
      ...base,
      dateFormat: format('d', 'M'),
      problem: null,
      reason: dayFirst ? `day first, because of ${dayFirst}` : 'day first, as everywhere with dots',
    };
  if (monthFirst)
    return { ...base, dateFormat: format('M', 'd'), problem: null, reason: `month first, because of ${monthFirst}` };
  const readings: DateReading[] = DATE_ORDERS.map((order) => {
    const [long, short] = order === 'day-first' ? (['dd', 'd'] as const) : (['MM', 'M'] as const);
    const [longNext, next] = order === 'day-first' ? (['MM', 'M'] as const) : (['dd', 'd'] as const);
    const at = DateTime.fromFormat(text, format(short, next), { zone: 'UTC', locale: 'en' });
    return {
      order,
      dateFormat: format(long, longNext),
      value: text,
      means: at.setLocale('en').toFormat('d LLLL yyyy'),
    };
  });
  return {
    ...base,
    dateFormat: null,
    readings,
    problem:
      `${text} may be ${readings.map(({ means }) => means).join(' or ')}, and no date among ${all.length} decides it: ` +
      `say --dates day-first or --dates month-first, or set "dateFormat" to ` +
      `${readings.map(({ dateFormat }) => `"${dateFormat}"`).join(' or ')} in a mapping file`,
    reason: 'dates as numbers whose order is not certain',
  };
}
