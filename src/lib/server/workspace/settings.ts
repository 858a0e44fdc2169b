/** Settings as somebody wrote them -> settings in force: checked one by one, defaults for what is not named. */
import { IANAZone } from 'luxon';
import { isDay } from '../../filters';
import { openingsOf, WEEKDAYS, type BusinessHours } from '../../model/business';
import { ALL_OWN, REDACTED_KINDS } from '../../model/redaction';
import type { ConsoleLimits } from '../../model/console';
import { DEFAULT_SETTINGS, type Settings } from '../../model/settings';
import { CHANNELS, MOODS } from '../../model/words';

type Check = { expected: string; isPossible: (value: unknown) => boolean };

/** Found before: asking takes a millisecond of Intl, and every figure of a page reads the settings. */
const zones = new Set<string>();
function isZone(name: string): boolean {
  if (!zones.has(name) && IANAZone.isValidZone(name)) zones.add(name);
  return zones.has(name);
}

const isPositive = (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value > 0;

const CHECKS: Record<keyof Settings, Check> = {
  timezone: {
    expected: 'an IANA time zone such as Europe/Berlin',
    isPossible: (value) => typeof value === 'string' && isZone(value),
  },
  weekStart: {
    expected: 'a whole number from 1 (Monday) to 7 (Sunday)',
    isPossible: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 7,
  },
  businessHours: {
    expected:
      'teams, or "*" for every team, each with "timezone" (an IANA zone, or null for the workspace’s), "week" (weekdays ' +
      'with opening times, such as {"monday": "09:00-12:30, 13:30-17:00"}) and "holidays" (days such as "2024-12-25")',
    isPossible: (value) => isObject(value) && Object.values(value).every(isBusinessHours),
  },
  idleMinutes: {
    expected: `minutes above 0 for channels among ${CHANNELS.join(', ')}`,
    isPossible: (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([channel, minutes]) => (CHANNELS as readonly string[]).includes(channel) && isPositive(minutes),
      ),
  },
  episodeGapDays: { expected: 'a number of days above 0', isPossible: isPositive },
  needsEmpathy: {
    expected: `a list of moods among ${MOODS.join(', ')}`,
    isPossible: (value) =>
      Array.isArray(value) && value.every((mood) => (MOODS as readonly unknown[]).includes(mood)) && value.length > 0,
  },
  headlineEmpathy: {
    expected: '"any" or "own_words"',
    isPossible: (value) => value === 'any' || value === 'own_words',
  },
  readNotes: { expected: 'true or false', isPossible: (value) => typeof value === 'boolean' },
  showAgentNames: { expected: 'true or false', isPossible: (value) => typeof value === 'boolean' },
  redact: {
    expected: `a list of ${REDACTED_KINDS.join(', ')}, ${ALL_OWN}, or names of patterns in workspace/patterns.json`,
    isPossible: (value) => isListOf(value, /^[a-z][a-z0-9_-]{0,39}$/),
  },
  phoneCountries: {
    expected: 'a list of countries such as ["DE", "US"]',
    isPossible: (value) => isListOf(value, /^[A-Z]{2}$/),
  },
  agentNames: {
    expected: '"named" or "pseudonym"',
    isPossible: (value) => value === 'named' || value === 'pseudonym',
  },
  retentionDays: {
    expected: 'a whole number of days above 0, or null for ever',
    isPossible: (value) => value === null || (Number.isInteger(value) && isPositive(value)),
  },
  linkTemplates: {
    expected:
      'formats, or format:account, each with an address that begins with https:// or http:// and holds {id}, such as ' +
      '{"zendesk": "https://fernbook.zendesk.com/agent/tickets/{id}"}',
    isPossible: (value) => isObject(value) && Object.values(value).every(isLinkTemplate),
  },
  complainPrior: {
    expected: '"alpha" and "beta" from 0.5 to 10000: of alpha + beta affected customers, alpha tell us',
    isPossible: (value) =>
      isObject(value) && Object.keys(value).length === 2 && isShape(value.alpha) && isShape(value.beta),
  },
  console: {
    expected:
      'some of "rows" (1 to 10000000), "seconds" (1 to 3600) and "megabytes" (256 to 65536), whole numbers: what no ' +
      'query may pass',
    isPossible: (value) => isObject(value) && Object.entries(value).every(([name, limit]) => isLimit(name, limit)),
  },
};

/** Never throws: each value that is not possible keeps its default and gets a sentence. Unknown names too. */
export function settingsFrom(content: unknown): { settings: Settings; problems: string[] } {
  const settings: Settings = structuredClone(DEFAULT_SETTINGS);
  if (!isObject(content)) return { settings, problems: ['expected one object with settings.'] };
  const problems: string[] = [];
  for (const [name, value] of Object.entries(content)) {
    const check = Object.hasOwn(CHECKS, name) ? CHECKS[name as keyof Settings] : undefined;
    if (!check) problems.push(`"${name}" is no setting; known are ${Object.keys(CHECKS).join(', ')}.`);
    else if (!check.isPossible(value))
      problems.push(`"${name}": expected ${check.expected}, found ${JSON.stringify(value)}.`);
    else if (name === 'idleMinutes') settings.idleMinutes = { ...settings.idleMinutes, ...(value as object) };
    else if (name === 'console') settings.console = { ...settings.console, ...(value as object) };
    else if (name === 'businessHours')
      settings.businessHours = wholeHours(value as Record<string, Partial<BusinessHours>>);
    else Object.assign(settings, { [name]: value });
  }
  return { settings, problems };
}

const LIMITS: Record<keyof ConsoleLimits, [least: number, most: number]> = {
  rows: [1, 10_000_000],
  seconds: [1, 3600],
  megabytes: [256, 65_536],
};

function isLimit(name: string, limit: unknown): boolean {
  const [least, most] = Object.hasOwn(LIMITS, name) ? LIMITS[name as keyof ConsoleLimits] : [1, 0];
  return Number.isInteger(limit) && (limit as number) >= least && (limit as number) <= most;
}

function isShape(value: unknown): boolean {
  return typeof value === 'number' && value >= 0.5 && value <= 10_000;
}

function isListOf(value: unknown, shape: RegExp): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && shape.test(one));
}

/** What somebody left out of the hours of a team is closed. */
function wholeHours(teams: Record<string, Partial<BusinessHours>>): Settings['businessHours'] {
  return Object.fromEntries(
    Object.entries(teams).map(([team, hours]) => [team, { timezone: null, week: {}, holidays: [], ...hours }]),
  );
}

function isBusinessHours(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { timezone = null, week = {}, holidays = [] } = value as Partial<BusinessHours>;
  return (
    (timezone === null || (typeof timezone === 'string' && isZone(timezone))) &&
    isObject(week) &&
    Object.entries(week).every(
      ([day, openings]) =>
        (WEEKDAYS as readonly string[]).includes(day) && typeof openings === 'string' && openingsOf(openings) !== null,
    ) &&
    Array.isArray(holidays) &&
    holidays.every((day) => typeof day === 'string' && isDay(day))
  );
}

function isLinkTemplate(value: unknown): boolean {
  if (typeof value !== 'string' || !value.includes('{id}') || !/^https?:\/\//i.test(value)) return false;
  return URL.canParse(value.replaceAll('{id}', '1'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
