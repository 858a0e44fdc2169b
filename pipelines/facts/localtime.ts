/** Local days and weeks. Instants are UTC everywhere else; only where a day begins does the zone matter. */
import { DateTime } from 'luxon';

export interface LocalDates {
  /** YYYY-MM-DD */
  day: string;
  /** first day of the local week, YYYY-MM-DD */
  week: string;
}

/**
 * The local day of an instant and the first day of its week.
 * @param weekStart ISO weekday on which weeks begin: 1 Monday … 7 Sunday
 * @throws RangeError when the zone or the week start is not known
 */
export function localDates(instant: Date, timezone: string, weekStart: number): LocalDates {
  if (!(weekStart >= 1 && weekStart <= 7)) {
    throw new RangeError(`The setting weekStart is ${weekStart}; expected 1 (Monday) to 7 (Sunday).`);
  }
  const local = DateTime.fromJSDate(instant, { zone: timezone });
  if (!local.isValid) {
    throw new RangeError(`The time zone "${timezone}" is not known; expected an IANA name such as Europe/Berlin.`);
  }
  const sinceStart = (local.weekday - weekStart + 7) % 7;
  return { day: local.toISODate(), week: local.minus({ days: sinceStart }).toISODate() };
}

/** Seconds between two instants: by the clock of the universe, whatever the local one did in between. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
