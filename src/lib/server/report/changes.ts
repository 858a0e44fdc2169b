/**
 * What changed: every figure of a screen against the period before, as one family of looks.
 * A change is clear when its 95 % interval leaves out zero and it also survives Benjamini–Hochberg over the family
 * (false discovery rate 10 %), so that twenty figures do not show one "finding" a week by chance.
 */
import type { Curve, Figure, Interval } from '../../model/figures';
import { inDigits, UNITS, type Unit } from '../../model/units';
import type { Change, ChangeRow, WhatChanged } from '../../model/overview';
import { duration } from '../../model/durations';
import { benjaminiHochberg, chiSquareTail, difference, Z95 } from '../../stats';

const FALSE_DISCOVERY_RATE = 0.1;

/** now − before with its 95 % interval; null values when one of the two is too small to compare. */
export interface Compared {
  value: number | null;
  interval: Interval | null;
  /** waits are compared by the share who had it within so many seconds */
  horizon: number | null;
}

/** Two figures in the same unit, compared by their own intervals. */
export function compareFigures(now: Figure, before: Figure): Compared {
  if (now.value === null || before.value === null || !now.interval || !before.interval) {
    return { value: null, interval: null, horizon: null };
  }
  const moved = difference(
    { value: now.value, interval: now.interval },
    { value: before.value, interval: before.interval },
  );
  return { ...moved, horizon: null };
}

/** One figure that was compared, before it is known how many looks there are. */
export interface Look {
  row: Omit<ChangeRow, 'change'>;
  compared: Compared | null;
  /** which way is better; "other" for figures that are neither, such as how many ask about a price */
  better: 'higher' | 'lower' | 'other';
  /** the leading curves of a wait, now and before, to say "7 min sooner" */
  curves?: { now: Curve | undefined; before: Curve | undefined };
}

/** The change of each look, in their order, after correction for all of them. */
export function changesOf(looks: Look[]): Change[] {
  const adjusted = benjaminiHochberg(looks.map(({ compared }) => chanceOf(compared)));
  return looks.map((look, index) => changeOf(look, (adjusted[index] ?? 1) <= FALSE_DISCOVERY_RATE));
}

/** Clear changes first by how surprising they are, then what was watched, in the order given. */
export function whatChanged(looks: Look[]): WhatChanged {
  const changes = changesOf(looks);
  const rows = looks.map(({ row, compared }, index) => ({
    row: { ...row, change: changes[index] as Change },
    chance: chanceOf(compared),
  }));
  const clear = rows.filter(({ row }) => row.change.isClear).sort((one, other) => one.chance - other.chance);
  const counted = looks.filter(({ compared }) => compared?.interval).length;
  return {
    clear: clear.map(({ row }) => row),
    watched: rows.filter(({ row }) => !row.change.isClear).map(({ row }) => row),
    looks: counted,
    summary: summaryOf(
      clear.length,
      counted,
      looks.some(({ compared }) => compared),
    ),
    correction: `Limits are widened for ${counted} looks: of the changes called clear, about one in ten is chance.`,
  };
}

/** Two-sided p, read back from the interval on the side of zero; 1 when there was nothing to compare. */
function chanceOf(compared: Compared | null): number {
  if (!compared || compared.value === null || !compared.interval || compared.value === 0) return 1;
  const { value, interval } = compared;
  const half = value > 0 ? value - interval.low : interval.high - value;
  if (half <= 0) return 0;
  return chiSquareTail((value / (half / Z95)) ** 2, 1);
}

function changeOf(look: Look, survives: boolean): Change {
  const { compared, row, better } = look;
  if (!compared || compared.value === null || !compared.interval) {
    const words = compared ? 'too few to compare' : 'nothing to compare';
    return { difference: null, interval: null, isClear: false, direction: 'none', words };
  }
  const { value, interval } = compared;
  const isClear = survives && (interval.low > 0 || interval.high < 0);
  if (!isClear) return { difference: value, interval, isClear, direction: 'none', words: 'no clear change' };
  // Waits are compared by the share who had it in time: more of that is better, whatever the unit of the figure.
  const risingIsBetter = row.unit === 'seconds' || better === 'higher';
  const direction = better === 'other' ? 'other' : value > 0 === risingIsBetter ? 'better' : 'worse';
  return { difference: value, interval, isClear, direction, words: wordsOf(look, value, direction) };
}

function wordsOf(look: Look, value: number, direction: Change['direction']): string {
  const { unit } = look.row;
  if (unit === 'seconds') return waitWords(look, value);
  const more = value > 0 ? 'more' : 'fewer';
  if (unit === 'of_four') return `${inDigits(unit, Math.abs(value))} ${more} of the four`;
  if (unit !== 'share' && unit !== 'tone')
    return `${inDigits(unit, Math.abs(value))} ${more} ${UNITS[unit].short}`.trimEnd();
  const points = pointsOf(value, unit);
  if (unit === 'share') return `${points} ${more}`;
  return `${points} ${direction}`;
}

/** "7 min sooner" when the medians moved the same way as the shares that were tested, else the shares themselves. */
function waitWords({ curves, compared }: Look, value: number): string {
  const [now, before] = [curves?.now?.median ?? null, curves?.before?.median ?? null];
  if (now !== null && before !== null && Math.sign(before - now) === Math.sign(value)) {
    return `${duration(Math.abs(before - now))} ${before > now ? 'sooner' : 'later'}`;
  }
  return `${pointsOf(value, 'share')} ${value > 0 ? 'more' : 'fewer'} within ${duration(compared?.horizon ?? 0)}`;
}

function pointsOf(value: number, unit: Unit): string {
  const amount = Math.abs(value) * 100;
  const shown = unit === 'share' && amount < 9.95 ? amount.toFixed(1) : Math.round(amount).toString();
  return `${shown} ${shown === '1' ? 'point' : 'points'}`;
}

const NUMBERS = ['None', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function summaryOf(clear: number, looks: number, hasBefore: boolean): string {
  if (looks === 0) return hasBefore ? 'Too few to compare.' : 'There is nothing to compare with.';
  return `${NUMBERS[clear] ?? clear} of ${looks} figures moved more than chance explains.`;
}
