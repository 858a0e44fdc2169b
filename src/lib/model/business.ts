/** Business hours as people write them: opening times of each weekday, and the days on which all is closed. */
import type { Settings } from './settings';

/** In the order of ISO: Monday is 1. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface BusinessHours {
  /** IANA zone of the opening times; null: the workspace's */
  timezone: string | null;
  /** opening times such as "09:00-12:30, 13:30-17:00"; a weekday that is not named is closed */
  week: Partial<Record<Weekday, string>>;
  /** local days on which it is closed, YYYY-MM-DD */
  holidays: string[];
}

/** The entry for every team that has none of its own. */
export const EVERY_TEAM = '*';

/** Minutes after midnight; `to` may be 1440, the end of the day. */
export interface Opening {
  from: number;
  to: number;
}

const SPAN = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;
const DAY_MINUTES = 24 * 60;

/** The opening times of a day in order; none for an empty text; null when it cannot be read or its spans overlap. */
export function openingsOf(text: string): Opening[] | null {
  if (text.trim() === '') return [];
  const openings: Opening[] = [];
  for (const span of text.split(',')) {
    const [, ...parts] = SPAN.exec(span.trim()) ?? [];
    const [fromHour = NaN, fromMinute = NaN, toHour = NaN, toMinute = NaN] = parts.map(Number);
    const opening = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
    const isClockTime = fromMinute < 60 && toMinute < 60 && opening.to <= DAY_MINUTES;
    if (!isClockTime || opening.from >= opening.to) return null;
    openings.push(opening);
  }
  openings.sort((a, b) => a.from - b.from);
  return openings.some(({ from }, i) => i > 0 && from < openings[i - 1]!.to) ? null : openings;
}

/** The hours of a team: its own, else those of every team; null when neither is set. */
export function businessHoursOf(hours: Settings['businessHours'], team: string | null): BusinessHours | null {
  if (team !== null && Object.hasOwn(hours, team)) return hours[team]!;
  return hours[EVERY_TEAM] ?? null;
}
