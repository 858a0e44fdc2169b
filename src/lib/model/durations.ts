/** How long something took, in words: one rule for sentences and for figures, so that they never differ. */
const NO_BREAK = '\u00a0';
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface DurationUnit {
  name: string;
  /** seconds */
  size: number;
  digits: number;
}

const HOURS: DurationUnit = { name: 'h', size: HOUR, digits: 1 };

/** The unit that a person would use for so many seconds. */
export function unitFor(seconds: number): DurationUnit {
  if (Math.round(seconds) < MINUTE) return { name: 's', size: 1, digits: 0 };
  if (seconds < 90 * MINUTE) return { name: 'min', size: MINUTE, digits: 0 };
  if (seconds < 36 * HOUR) return HOURS;
  return { name: 'days', size: DAY, digits: 1 };
}

/** The number alone, in that unit: 18,360 s in hours → "5.1". */
export const inUnit = (seconds: number, unit: DurationUnit): string =>
  (seconds / unit.size).toFixed(unit.digits).replace(/\.0$/, '');

/** Seconds in the unit a person would use: 2300 → "38 min", 93600 → "26 h". */
export function duration(seconds: number): string {
  const unit = unitFor(seconds);
  const text = inUnit(seconds, unit);
  return `${text}${NO_BREAK}${unit.name === 'days' && text === '1' ? 'day' : unit.name}`;
}

/** The same of opening hours, never in days: one of them is no day of the calendar. 97200 → "27 h of business hours". */
export function businessDuration(seconds: number): string {
  const shown = seconds < 36 * HOUR ? duration(seconds) : `${inUnit(seconds, HOURS)}${NO_BREAK}h`;
  return `${shown} of business hours`;
}
