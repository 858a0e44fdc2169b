/**
 * The business clock: how much of a span lies in opening hours. It stands still outside of them, so that a message of
 * the night starts it at the next opening. Opening times are those of the local clock, spans are true time: a Sunday on
 * which the clock is put forward has an hour less (methodology 0.2).
 */
import { DateTime } from 'luxon';
import { businessHoursOf, openingsOf, WEEKDAYS, type BusinessHours, type Opening } from '../../src/lib/model/business';
import type { Settings } from '../../src/lib/model/settings';

export interface BusinessClock {
  zone: string;
  /** Open seconds from one instant to a later one; 0 when it is not later. */
  secondsBetween(from: Date, to: Date): number;
  /** Whether the local day (YYYY-MM-DD) has opening hours at all. */
  isOpenDay(day: DateTime): boolean;
}

/** The clock of a team, one for each in a run; null when no hours are set for it. */
export function clockOf(settings: Settings, team: string | null): BusinessClock | null {
  const hours = businessHoursOf(settings.businessHours, team);
  if (!hours) return null;
  const known = clocks.get(hours);
  if (known) return known;
  const clock = businessClock(hours, settings.timezone);
  clocks.set(hours, clock);
  return clock;
}

const clocks = new WeakMap<BusinessHours, BusinessClock>();

/** @throws RangeError when an opening time or the zone cannot be read */
export function businessClock(hours: BusinessHours, workspaceZone: string): BusinessClock {
  const zone = hours.timezone ?? workspaceZone;
  const week = WEEKDAYS.map((day) => {
    const openings = openingsOf(hours.week[day] ?? '');
    if (!openings)
      throw new RangeError(`The business hours "${hours.week[day]}" cannot be read; expected 09:00-17:00.`);
    return openings;
  });
  const holidays = new Set(hours.holidays);
  const years = new Map<number, Year>();
  const openingsOn = (day: DateTime): Opening[] =>
    holidays.has(day.toISODate() ?? '') ? [] : (week[day.weekday - 1] ?? []);
  const yearOf = (number: number): Year => {
    const known = years.get(number);
    if (known) return known;
    const year = openingsOfYear(number, zone, openingsOn);
    years.set(number, year);
    return year;
  };
  return {
    zone,
    isOpenDay: (day) => openingsOn(day).length > 0,
    secondsBetween(from, to) {
      const [start, end] = [from.getTime(), to.getTime()];
      if (end <= start) return 0;
      let open = 0;
      // A local year may begin on the last day of the year before in UTC, or end on the first of the next.
      for (let number = from.getUTCFullYear() - 1; number <= to.getUTCFullYear() + 1; number++) {
        if (Date.UTC(number + 1, 0, 3) < start || Date.UTC(number, 0, -2) > end) continue;
        const year = yearOf(number);
        open += openUntil(year, end) - openUntil(year, start);
      }
      return open / 1000;
    },
  };
}

/** The openings of one local year: when each begins and ends, and how much was open before it (milliseconds). */
interface Year {
  begins: number[];
  ends: number[];
  before: number[];
}

function openingsOfYear(number: number, zone: string, openingsOn: (day: DateTime) => Opening[]): Year {
  const year: Year = { begins: [], ends: [], before: [] };
  let day = DateTime.fromObject({ year: number }, { zone });
  if (!day.isValid) {
    throw new RangeError(`The time zone "${zone}" is not known; expected an IANA name such as Europe/Berlin.`);
  }
  let before = 0;
  for (; day.year === number; day = day.plus({ days: 1 })) {
    for (const { from, to } of openingsOn(day)) {
      const [begin, end] = [atMinute(day, from), atMinute(day, to)];
      year.begins.push(begin);
      year.ends.push(end);
      year.before.push(before);
      before += end - begin;
    }
  }
  return year;
}

/** A minute of the local day as an instant; 1440 is the beginning of the next day. */
function atMinute(day: DateTime, minute: number): number {
  if (minute === 24 * 60) return day.plus({ days: 1 }).toMillis();
  return day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
}

/** Milliseconds of the year that were open until an instant: the last opening that began by then decides. */
function openUntil({ begins, ends, before }: Year, instant: number): number {
  let [low, high] = [0, begins.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (begins[middle]! <= instant) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return 0;
  return before[low - 1]! + Math.min(instant, ends[low - 1]!) - begins[low - 1]!;
}
