/** A change in words, plain and short. */
import type { Interval } from '../model/figures';
import type { Metric } from './metric';

type Unit = Metric['unit'];

interface Amount {
  unit: Unit;
  /** current − previous; of waits the difference of the shares who had it by the horizon */
  value: number;
  horizon?: number;
  /** previous − current median in seconds; null when one of them has none */
  sooner?: number | null;
}

/** "5 points better", "7 minutes sooner", "no clear change". */
export function changeWords(verdict: 'better' | 'worse' | 'none', amount?: Amount): string {
  if (verdict === 'none' || !amount) return 'no clear change';
  const { unit, value, horizon, sooner } = amount;
  if (horizon === undefined) return `${plain(unit, value)} ${verdict}`;
  // Medians can disagree with the share at one time; then the share is said, since that is what was tested.
  if (sooner && sooner > 0 === (verdict === 'better'))
    return `${span(Math.abs(sooner))} ${sooner > 0 ? 'sooner' : 'later'}`;
  return `${plain('share', value)} ${value > 0 ? 'more' : 'fewer'} within ${span(horizon)}`;
}

/** "+5 points against the period before (95 %: +2 to +8 points)". */
export function changeDetail(unit: Unit, value: number, { low, high }: Interval, horizon: number | null): string {
  const shown = horizon === null ? unit : 'share';
  const bounds = `95 %: ${signed(shown, low)} to ${signed(shown, high)}`;
  const within = horizon === null ? '' : `, share who had it within ${span(horizon)}`;
  return `${signed(shown, value)} against the period before (${bounds})${within}`;
}

/** Tone and shares in hundredths ("points"), the four A's as they are. */
function plain(unit: Unit, amount: number): string {
  if (unit === 'of_four') return `${Math.abs(amount).toFixed(1)} of 4`;
  const points = Math.round(Math.abs(amount) * 100);
  if (points === 0) return 'under 1 point';
  return `${points} ${points === 1 ? 'point' : 'points'}`;
}

function signed(unit: Unit, amount: number): string {
  return `${amount < 0 ? '−' : '+'}${plain(unit, amount)}`.replace(/^[−+]under/, 'under');
}

/** "45 seconds", "7 minutes", "2.5 hours", "3 days". */
function span(seconds: number): string {
  const [size, unit] =
    seconds < 60
      ? [1, 'second']
      : seconds < 3600
        ? [60, 'minute']
        : seconds < 86_400
          ? [3600, 'hour']
          : [86_400, 'day'];
  const amount = Number((seconds / size).toPrecision(2));
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
