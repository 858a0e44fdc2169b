/** Local days and weeks. Instants are UTC everywhere else; only where a day begins does the zone matter. */
import { DateTime, IANAZone } from 'luxon';

export interface LocalDates {
  /** YYYY-MM-DD */
  day: string;
  /** first day of the local week, YYYY-MM-DD */
  week: string;
  /** local hour of the day, 0 to 23 */
  hour: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Days and weeks that are kept, of the zone asked about last. */
const MOST_DAYS = 20_000;

/**
 * The local day of an instant and the first day of its week.
 * @param weekStart ISO weekday on which weeks begin: 1 Monday … 7 Sunday
 * @throws RangeError when the zone or the week start is not known
 */
export function localDates(instant: Date, timezone: string, weekStart: number): LocalDates {
  if (calendar?.timezone !== timezone || calendar.weekStart !== weekStart) calendar = new Calendar(timezone, weekStart);
  return calendar.datesOf(instant);
}

/** The calendar of one team: every fact asks the same zone. */
let calendar: Calendar | null = null;

/**
 * Asking for the zone's clock takes a hundred times as long as adding its offset, so both are kept by day: the offset of
 * days without a change of clocks, and what each local day is called.
 */
class Calendar {
  private readonly zone: IANAZone;
  private readonly offsets = new Map<number, number | null>();
  private readonly dates = new Map<number, LocalDates>();

  constructor(
    readonly timezone: string,
    readonly weekStart: number,
  ) {
    if (!(weekStart >= 1 && weekStart <= 7))
      throw new RangeError(`The setting weekStart is ${weekStart}; expected 1 (Monday) to 7 (Sunday).`);
    this.zone = IANAZone.create(timezone);
  }

  datesOf(instant: Date): LocalDates {
    const time = instant.getTime();
    const offset = this.offsetOf(Math.floor(time / DAY_MS));
    if (offset === null) return this.ask(instant);
    const local = time + offset * MINUTE_MS;
    const day = Math.floor(local / DAY_MS);
    let known = this.dates.get(day);
    if (!known) {
      if (this.dates.size >= MOST_DAYS) this.dates.clear();
      this.dates.set(day, (known = this.ask(instant)));
    }
    return { day: known.day, week: known.week, hour: Math.floor((local - day * DAY_MS) / HOUR_MS) };
  }

  /** Minutes ahead of UTC during all of a day in UTC; null when clocks change in it, or nothing is known. */
  private offsetOf(day: number): number | null {
    let offset = this.offsets.get(day);
    if (offset === undefined) {
      if (this.offsets.size >= MOST_DAYS) this.offsets.clear();
      const [first, last] = [this.zone.offset(day * DAY_MS), this.zone.offset((day + 1) * DAY_MS)];
      offset = first === last && Number.isFinite(first) ? first : null;
      this.offsets.set(day, offset);
    }
    return offset;
  }

  private ask(instant: Date): LocalDates {
    const local = DateTime.fromJSDate(instant, { zone: this.timezone });
    if (!local.isValid) {
      throw new RangeError(
        `The time zone "${this.timezone}" is not known; expected an IANA name such as Europe/Berlin.`,
      );
    }
    const sinceStart = (local.weekday - this.weekStart + 7) % 7;
    return { day: local.toISODate(), week: local.minus({ days: sinceStart }).toISODate(), hour: local.hour };
  }
}

/** Seconds between two instants: by the clock of the universe, whatever the local one did in between. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
