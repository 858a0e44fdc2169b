/** Business hours as the form holds them, and back. */
import { EVERY_TEAM, openingsOf, WEEKDAYS, type BusinessHours, type Weekday } from '../../model/business';
import { sentenceCase } from '../say';

/** The hours of one team while they are edited: every field a text. */
export interface HoursDraft {
  team: string;
  timezone: string;
  week: Record<Weekday, string>;
  holidays: string;
}

/** Hours to begin with: a common week, so that an entry needs no typing where it fits. */
export function commonHours(team: string): HoursDraft {
  const week = WEEKDAYS.map((day, i) => [day, i < 5 ? '09:00-17:00' : ''] as const);
  return { team, timezone: '', week: Object.fromEntries(week) as Record<Weekday, string>, holidays: '' };
}

export function draftsOf(hours: Record<string, BusinessHours>): HoursDraft[] {
  return Object.entries(hours).map(([team, { timezone, week, holidays }]) => ({
    team,
    timezone: timezone ?? '',
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, week[day] ?? ''])) as Record<Weekday, string>,
    holidays: holidays.join('\n'),
  }));
}

export function hoursOf(drafts: readonly HoursDraft[]): Record<string, BusinessHours> {
  return Object.fromEntries(
    drafts.map(({ team, timezone, week, holidays }) => [
      team,
      {
        timezone: timezone.trim() || null,
        week: Object.fromEntries(WEEKDAYS.filter((day) => week[day].trim()).map((day) => [day, week[day].trim()])),
        holidays: daysOf(holidays),
      },
    ]),
  );
}

/** What cannot be read, a sentence each, so that nothing is sent that the server would refuse. */
export function problemsOf(drafts: readonly HoursDraft[]): string[] {
  return drafts.flatMap(({ team, week, holidays }) => {
    const of = titleOf(team);
    const days = WEEKDAYS.filter((day) => openingsOf(week[day]) === null);
    const wrong = daysOf(holidays).filter((day) => !/^\d{4}-\d{2}-\d{2}$/.test(day));
    return [
      ...days.map((day) => `${of}, ${sentenceCase(day)}: “${week[day]}” is no opening time; expected 09:00-17:00.`),
      ...wrong.map((day) => `${of}: “${day}” is no day; expected one such as 2026-12-25.`),
    ];
  });
}

export const titleOf = (team: string): string => (team === EVERY_TEAM ? 'All other teams' : team);

const daysOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);
