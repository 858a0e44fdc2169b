/**
 * How figures and moments are written on a page. One rule each, so that the same number never reads two ways:
 * − (U+2212) for minus, a no-break space before %, "to" between ends when a sign is near, thousands with commas.
 */
import { businessDuration, duration, inUnit, unitFor } from '../model/durations';
import type { Figure, Interval } from '../model/figures';
import { inDigits, UNITS, type Unit } from '../model/units';

const NO_BREAK = '\u00a0';
const DAY = 24 * 60 * 60;

export { businessDuration, duration };

export type ToneStep = 'n3' | 'n2' | 'n1' | '0' | 'p1' | 'p2' | 'p3';

// Made once: toLocaleString with options makes a formatter for each number, which was half the time of a large page.
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const DAY_MONTH = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
const DAYS = new Intl.DateTimeFormat('en-GB', DAY_MONTH);
const DAYS_WITH_YEAR = new Intl.DateTimeFormat('en-GB', { ...DAY_MONTH, year: 'numeric' });
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const MOMENT = { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK } as const;

/** 4812 → "4,812" */
export const count = (n: number): string => WHOLE.format(n);

/** Tone −1…+1 as whole points with its sign: −0.214 → "−21", 0.14 → "+14". */
export function tonePoints(tone: number): string {
  const points = Math.round(tone * 100);
  return points === 0 ? '0' : `${points < 0 ? '−' : '+'}${Math.abs(points)}`;
}

/** The step of the diverging scale a tone stands on: limits at ±8, ±25 and ±45 points. */
export function toneStep(tone: number): ToneStep {
  const size = Math.abs(tone * 100);
  if (size < 8) return '0';
  const step = size < 25 ? 1 : size < 45 ? 2 : 3;
  return `${tone < 0 ? 'n' : 'p'}${step}` as ToneStep;
}

const TONE_WORDS: Record<ToneStep, string> = {
  n3: 'very negative',
  n2: 'negative',
  n1: 'somewhat negative',
  '0': 'neutral',
  p1: 'somewhat positive',
  p2: 'positive',
  p3: 'very positive',
};

/** A tone in words, on the same limits as its colour. */
export const toneWord = (tone: number): string => TONE_WORDS[toneStep(tone)];

/** Share 0…1 as per cent: 0.178 → "17.8 %". */
export const percent = (share: number, digits = 0): string => `${(share * 100).toFixed(digits)}${NO_BREAK}%`;

/** A figure split for large print: the number and its small unit. */
export function figureParts(unit: Unit, value: number): { number: string; unit: string } {
  if (unit === 'tone') return { number: tonePoints(value), unit: '' };
  if (unit === 'share') return { number: (value * 100).toFixed(value < 0.1 ? 1 : 0), unit: '%' };
  if (unit !== 'seconds') return { number: inDigits(unit, value), unit: UNITS[unit].short };
  const [number = '', name = ''] = duration(value).split(NO_BREAK);
  return { number, unit: name };
}

/** Why a figure has no value: too few to say, or a wait that half of them never saw the end of. */
export const withoutValue = (unit: Unit, figure: Figure): string =>
  unit === 'seconds' && figure.confidence !== 'withheld' ? 'not reached' : 'too few';

/** A figure in running text. */
export function figureText(unit: Unit, figure: Figure): string {
  const { value } = figure;
  if (value === null) return withoutValue(unit, figure);
  const parts = figureParts(unit, value);
  return parts.unit ? `${parts.number}${NO_BREAK}${parts.unit}` : parts.number;
}

/** An interval in the unit of its figure, without repeating the unit: "34 to 43", "−23 to −19". */
export function intervalText(unit: Unit, interval: Interval | null, value?: number | null): string {
  if (!interval) return 'no interval';
  if (unit === 'seconds') {
    const shared = unitFor(value ?? interval.low);
    const end = (seconds: number) => (Number.isFinite(seconds) ? inUnit(seconds, shared) : 'longer');
    return `${end(interval.low)} to ${end(interval.high)}`;
  }
  const end = (number: number) => figureParts(unit, number).number;
  if (unit === 'share') {
    const digits = Math.abs(interval.high) < 0.1 ? 1 : 0;
    const points = (share: number) => (share * 100).toFixed(digits).replace('-', '−');
    return `${points(interval.low)} to ${points(interval.high)}`;
  }
  return `${end(interval.low)} to ${end(interval.high)}`;
}

/** A local day without a zone: "2025-04-14" → "14 Apr", with the year when asked. */
export function dayText(day: string, withYear = false): string {
  return written(withYear ? DAYS_WITH_YEAR : DAYS, `${day}T00:00:00Z`);
}

/** The week that starts on a day: "14 – 20 Apr", "28 Apr – 4 May". */
export function weekText(day: string): string {
  const last = new Date(Date.parse(`${day}T00:00:00Z`) + 6 * DAY * 1000).toISOString().slice(0, 10);
  const first = day.slice(0, 7) === last.slice(0, 7) ? String(Number(day.slice(8))) : dayText(day);
  return `${first} – ${dayText(last)}`;
}

/** An instant in the workspace's zone: "8 May 2025, 10:00". */
export const momentText = (iso: string, timeZone: string): string => written(inZone(MOMENT, timeZone), iso);

/** Only the time of an instant: "10:00". */
export const timeText = (iso: string, timeZone: string): string => written(inZone(CLOCK, timeZone), iso);

/** A file written by hand may lack its day, and a page must stand all the same. */
function written(format: Intl.DateTimeFormat, iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? String(at) : format.format(at);
}

const zones = new Map<string, Intl.DateTimeFormat>();
/** A workspace has one zone, so that few are made. */
function inZone(shape: typeof CLOCK | typeof MOMENT, timeZone: string): Intl.DateTimeFormat {
  const key = `${timeZone} ${shape === MOMENT}`;
  const known = zones.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...shape, timeZone });
  zones.set(key, known);
  return known;
}

/** "1 conversation", "12 conversations" */
export const plural = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`;

/** First letter large: "frustrated" → "Frustrated". */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
