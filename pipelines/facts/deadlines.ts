/**
 * When something was promised for, read from the words of the promise: "by 11", "by Friday", "within 24 hours",
 * "3 to 5 business days" (the upper end). Days end at midnight of the zone in which they were promised; a time of the
 * clock may name its own zone. Words without a date ("soon", "shortly") give none.
 */
import { DateTime } from 'luxon';
import type { BusinessClock } from './business';

export interface Promised {
  sentAt: Date;
  /** zone in which words such as "by 5 pm" or "tomorrow" are meant */
  zone: string;
  /** tells business days from others; null: Monday to Friday */
  clock: BusinessClock | null;
}

/** The latest instant that keeps what the sentence says; null when it names none. */
export function deadlineOf(sentence: string, { sentAt, zone, clock }: Promised): Date | null {
  const text = sentence.toLowerCase().replaceAll('’', "'");
  if (OTHERS_WAIT.test(text)) return null;
  const local = DateTime.fromJSDate(sentAt, { zone });
  const due = afterSpan(text, local, clock) ?? onDay(text, local) ?? atTime(text, local, local);
  // What lies behind was not promised: "it arrived today at 9".
  return due?.isValid && due > local ? due.toJSDate() : null;
}

/** How long others wait says nothing of this one: "our customers usually wait 15 minutes". */
const OTHERS_WAIT = /\b(customers?|people|others|everyone|everybody|most)\b[^.]*\bwait/;

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'a couple of': 2,
  'half an': 0.5,
  'half a': 0.5,
};
const NUMBER = `\\d+|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const SPAN = new RegExp(
  String.raw`\b(?:(?:${NUMBER})\s*(?:-|–|to|or|/)\s*)?(${NUMBER})\s*(?:more |full |next )?(?:(business|working)[ -])?(minute|min|hour|hr|h|day|week|month)s?\b`,
  'g',
);
/** Ahead of us, not behind: "two days ago", "waited an hour", "older than a week", "3 times a day" are no deadlines. */
const BEHIND = /\b(waited|waiting|ago|last|past|for|since|old|times|once|twice|per|every|after)\s*$/;
const BEHIND_AFTER = /^\s*(ago|old|late|earlier|before|each|per)\b/;
const THE_NEXT = /\b(?:with)?in (?:the|this) (hour|day|week)\b/;

function afterSpan(text: string, local: DateTime, clock: BusinessClock | null): DateTime | null {
  for (const match of text.matchAll(SPAN)) {
    const [whole, number = '', business, unit = ''] = match;
    if (BEHIND.test(text.slice(0, match.index)) || BEHIND_AFTER.test(text.slice(match.index + whole.length))) continue;
    const count = NUMBERS[number] ?? Number(number);
    if (business) return unit === 'day' ? businessDays(local, count, clock) : businessTime(local, count, unit, clock);
    return local.plus({ [UNITS[unit] ?? 'days']: count });
  }
  const [, next] = THE_NEXT.exec(text) ?? [];
  if (next === 'hour') return local.plus({ hours: 1 });
  return next ? local.endOf(next as 'day' | 'week') : null;
}

const UNITS: Record<string, 'minutes' | 'hours' | 'days' | 'weeks' | 'months'> = {
  minute: 'minutes',
  min: 'minutes',
  hour: 'hours',
  hr: 'hours',
  h: 'hours',
  day: 'days',
  week: 'weeks',
  month: 'months',
};

/** The same time of the clock, so many open days later. */
function businessDays(local: DateTime, count: number, clock: BusinessClock | null): DateTime {
  const isOpen = (day: DateTime) => clock?.isOpenDay(day) ?? day.weekday <= 5;
  let [day, left] = [local, count];
  // A year without an open day is no calendar that anybody keeps.
  for (let tried = 0; left > 0 && tried < 366; tried++) {
    day = day.plus({ days: 1 });
    if (isOpen(day)) left -= 1;
  }
  return day;
}

/** So many open hours or minutes later, to the minute; without opening hours they are those of the calendar. */
function businessTime(local: DateTime, count: number, unit: string, clock: BusinessClock | null): DateTime {
  const span = { [UNITS[unit] ?? 'hours']: count };
  const seconds = local.plus(span).diff(local).as('seconds');
  if (!clock) return local.plus(span);
  let [low, high] = [0, 60 * 24 * 31];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const until = local.plus({ minutes: middle });
    if (clock.secondsBetween(local.toJSDate(), until.toJSDate()) >= seconds) high = middle;
    else low = middle + 1;
  }
  return local.plus({ minutes: low });
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)\.?`;
const UNTIL = String.raw`\b(?:by|before|until|till|on|for|than|due|eta:?|this|coming|around|about|the)\s+(?:the\s+)?`;
/** Not a deadline: what was, and "next month's report". */
const LAST = /\b(last|since|past|from|of|every|yesterday)\s+(the\s+)?$/;

/** The end of a named day, or the time named beside it. */
function onDay(text: string, local: DateTime): DateTime | null {
  const day = dayOf(text, local);
  return day && (atTime(text, day.startOf('day'), local) ?? day);
}

/** The last instant of the day, week or month that is named. */
function dayOf(text: string, local: DateTime): DateTime | null {
  const first = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(text);
    if (!match) return null;
    const isPast = LAST.test(text.slice(0, match.index)) || /^'s?\b/.test(text.slice(match.index + match[0].length));
    return isPast ? null : match;
  };
  const iso = first(/\b(\d{4})-(\d{2})-(\d{2})\b/);
  if (iso) return local.set({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }).endOf('day');
  const dayMonth = first(new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\b`));
  if (dayMonth) return ahead(local, MONTHS.indexOf(dayMonth[2]!) + 1, Number(dayMonth[1]));
  const monthDay = first(new RegExp(String.raw`\b${MONTH} (\d{1,2})(?:st|nd|rd|th)?\b`));
  if (monthDay) return ahead(local, MONTHS.indexOf(monthDay[1]!) + 1, Number(monthDay[2]));
  if (first(/\b(day after tomorrow)\b/)) return local.plus({ days: 2 }).endOf('day');
  if (first(/\btomorrow\b/)) return local.plus({ days: 1 }).endOf('day');
  const weekday = first(new RegExp(String.raw`\b(next )?(${WEEKDAYS.join('|')})\b`));
  if (weekday) {
    const away = (WEEKDAYS.indexOf(weekday[2]!) + 1 - local.weekday + 7) % 7;
    // "Next Friday", said before Friday, is that of the week after for some: the later one breaks no promise.
    return local.plus({ days: weekday[1] ? away + 7 : away }).endOf('day');
  }
  if (first(/\bnext week\b/)) return local.plus({ weeks: 1 }).endOf('week');
  if (first(/\b(this|end of (the|this)|the) week\b/)) return local.endOf('week');
  if (first(/\bnext month\b/)) return local.plus({ months: 1 }).endOf('month');
  if (first(/\b(this|end of (the|this)) month\b/)) return local.endOf('month');
  const isToday =
    /\b(today|tonight|this (morning|afternoon|evening)|end of (the )?(business )?day|close of business|eod|cob)\b/;
  if (first(isToday)) return local.endOf('day');
  const inMonth = first(new RegExp(String.raw`${UNTIL}(\d{1,2})(?:st|nd|rd|th)\b`));
  if (!inMonth) return null;
  const date = local.set({ day: Number(inMonth[1]) });
  return (date < local.startOf('day') ? date.plus({ months: 1 }) : date).endOf('day');
}

/** A date without its year is the next one. */
function ahead(local: DateTime, month: number, day: number): DateTime {
  const date = local.set({ month, day });
  return (date < local.startOf('day') ? date.plus({ years: 1 }) : date).endOf('day');
}

const ZONES: Record<string, string> = {
  utc: 'UTC',
  gmt: 'UTC',
  bst: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  est: 'America/New_York',
  edt: 'America/New_York',
  et: 'America/New_York',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
};
const CLOCK_TIME = new RegExp(
  String.raw`\b(?:by|before|until|till|at|around|about|than|and|eta:?)\s+(?:(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m|p\.m|o'clock)?|(noon|midday|midnight|lunchtime|lunch))(?![\d/%-]|\s*(?:st|nd|rd|th|(?:${MONTHS.join('|')})[a-z]*|minute|min|hour|day|week|month|percent|people|customers|times|of)s?\b)(?:\.?\s*(${Object.keys(ZONES).join('|')})\b)?`,
);

/** The time of the clock that is named, on that day; said for today and already past, it is tomorrow's. */
function atTime(text: string, day: DateTime, sentAt: DateTime): DateTime | null {
  const match = CLOCK_TIME.exec(text);
  if (!match) return null;
  const [, hourText, minuteText = '0', half = '', word, zone = ''] = match;
  const hour = word ? (word === 'midnight' ? 24 : 12) : hourOf(Number(hourText), half, text);
  if (hour === null || hour > 24 || Number(minuteText) > 59) return null;
  const there = day.setZone(ZONES[zone] ?? day.zoneName ?? 'utc', { keepLocalTime: day !== sentAt });
  const time = there
    .startOf('day')
    .plus({ hours: 0 })
    .set({ hour: hour % 24, minute: Number(minuteText) });
  const due = hour === 24 ? time.plus({ days: 1 }) : time;
  if (due > sentAt || day !== sentAt) return due;
  // "By 4", said at three in the afternoon.
  const afternoon = due.plus({ hours: 12 });
  return half === '' && hour < 12 && afternoon > sentAt && hourText!.length < 2 ? afternoon : due.plus({ days: 1 });
}

function hourOf(hour: number, half: string, text: string): number | null {
  if (hour > 23) return null;
  if (half.startsWith('p')) return hour < 12 ? hour + 12 : hour;
  if (half.startsWith('a')) return hour % 12;
  // "Tonight at 8", "this afternoon by 4".
  return hour < 12 && /\b(tonight|afternoon|evening)\b/.test(text) ? hour + 12 : hour;
}
