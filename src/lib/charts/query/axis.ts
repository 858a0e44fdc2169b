/** Axes of a chart whose columns nobody knows beforehand: round steps, and labels in the unit that a column's name says. */
import { duration } from '../../model/durations';
import type { Scale } from './source';

export interface Axis {
  /** name of the column, with its unit */
  title: string;
  domain: [number, number];
  ticks: { at: number; label: string }[];
  /** one value in words */
  label: (value: number) => string;
}

const DAY = 86_400_000;

/**
 * @param isFromZero the axis holds zero, as where bars stand on it
 * @param most ticks
 */
export function axisOf(
  name: string,
  scale: Scale,
  values: readonly number[],
  { isFromZero = false, most = 6 }: { isFromZero?: boolean; most?: number } = {},
): Axis {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) [low, high] = [0, 1];
  if (scale === 'time') return timeAxis(name, low, high, most);
  // Zero is in sight unless all values lie far from it.
  if (isFromZero || high - low > Math.max(Math.abs(low), Math.abs(high)) / 4) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  const step = roundStep((high - low || Math.abs(high) || 1) / (most - 1));
  const [first, last] = [
    Math.floor(low / step + 1e-9),
    Math.max(Math.ceil(high / step - 1e-9), Math.floor(low / step) + 1),
  ];
  const isSeconds = /_seconds$/.test(name);
  const label = isSeconds ? secondsText : numberText;
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return {
    title: isSeconds ? name.replace(/_seconds$/, '') : name,
    domain: [first * step, last * step],
    ticks: ticks.map((at) => ({ at, label: label(Number(at.toPrecision(12))) })),
    label,
  };
}

function timeAxis(title: string, low: number, high: number, most: number): Axis {
  const span = high - low;
  const label = (time: number) => timeText(time, span);
  const domain: [number, number] = span === 0 ? [low - DAY / 2, high + DAY / 2] : [low, high];
  // Whole days where there are some, so that two ticks do not read the same.
  const step = span >= (most - 1) * DAY ? Math.ceil(span / (most - 1) / DAY) * DAY : span / (most - 1) || DAY;
  const ticks = Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => low + index * step);
  return { title, domain, ticks: ticks.map((at) => ({ at, label: label(at) })), label };
}

/** 1, 2 or 5 times a power of ten, no smaller than this. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((times) => times * power >= least * (1 - 1e-9)) ?? 10) * power;
}

export const numberText = (value: number): string =>
  (Math.abs(value) >= 1e15
    ? value.toExponential(1)
    : value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
  ).replace('-', '−');

const secondsText = (value: number): string => (value < 0 ? `−${duration(-value)}` : duration(value));

function timeText(time: number, span: number): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const day: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };
  if (span > 400 * DAY) return date.toLocaleDateString('en-GB', { ...day, year: 'numeric' });
  if (span >= 2 * DAY || (span === 0 && time % DAY === 0)) return date.toLocaleDateString('en-GB', day);
  return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });
}
