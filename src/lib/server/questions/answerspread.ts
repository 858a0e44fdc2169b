/**
 * Numbers that customers gave, as a distribution. Ranges stand at their middle, answers without an upper bound in a bin
 * of their own, and no mean is made of what was said exactly and what was said about (methodology 4.3).
 */
import { FEWEST, shareFigure } from '../../metrics/figure';
import type { ShareOf } from '../../model/figures';
import type { Spread } from '../../model/questionpage';
import type { Amount } from '../../model/questions';
import { medianWithInterval } from '../../stats/medianinterval';

/** Upper ends of the bins, each included; small counts have bins of their own. */
const EDGES = [0, 1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000];
export const OPEN_BIN = 'open';
const LARGEST_BIN = 'more';

/** The bin of an answer, as it stands in the URL: its upper end, or `open`. */
export function binOf({ point }: Pick<Amount, 'point'>): string {
  if (point === null) return OPEN_BIN;
  const edge = EDGES.find((one) => point <= one);
  return edge === undefined ? LARGEST_BIN : String(edge);
}

/**
 * @param amounts one of each customer
 * @param fewest below so many nothing is said but how many there are
 * @returns null without any
 */
export function spreadOf(amounts: readonly Amount[], fewest: number = FEWEST): Spread | null {
  if (amounts.length === 0) return null;
  const closed = amounts.flatMap(({ point }) => point ?? []);
  const openEnded = amounts.length - closed.length;
  const isRange = ({ low, high }: Amount) => high !== null && high !== low;
  // Where an answer has no upper end, its lower one is the least that was meant.
  const least = amounts.map(({ point, low }) => point ?? low);
  const enough = amounts.length >= fewest;
  const said = enough ? medianWithInterval(least) : null;
  return {
    n: amounts.length,
    median: said?.median ?? null,
    interval: said?.interval ?? null,
    quartiles: enough ? quartilesOf(amounts) : null,
    exact: amounts.filter((one) => !one.isApproximate && one.high !== null && !isRange(one)).length,
    approximate: amounts.filter((one) => one.isApproximate).length,
    ranges: amounts.filter(isRange).length,
    openEnded,
    bins: binsOf(amounts, fewest),
  };
}

/** By order: a quarter of the answers lies below the first, a quarter above the second (R's type 1). */
function quartilesOf(amounts: readonly Amount[]): Spread['quartiles'] {
  const at = (values: number[], share: number) => {
    const sorted = values.toSorted((one, other) => one - other);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
  };
  const low = at(
    amounts.map((one) => one.point ?? one.low),
    0.25,
  );
  const high = at(
    amounts.map((one) => one.point ?? Infinity),
    0.75,
  );
  return { low, high: Number.isFinite(high) ? high : null };
}

/** From the smallest answer to the largest; empty bins between them stay, so that a gap is seen. */
function binsOf(amounts: readonly Amount[], fewest: number): ShareOf[] {
  const counts = new Map<string, number>();
  for (const amount of amounts) counts.set(binOf(amount), (counts.get(binOf(amount)) ?? 0) + 1);
  const order = [...EDGES.map(String), LARGEST_BIN];
  const used = order.filter((bin) => counts.has(bin)).map((bin) => order.indexOf(bin));
  const between = used.length ? order.slice(Math.min(...used), Math.max(...used) + 1) : [];
  return [...between, ...(counts.has(OPEN_BIN) ? [OPEN_BIN] : [])].map((key) => ({
    key,
    label: labelOf(key),
    ...shareFigure(counts.get(key) ?? 0, amounts.length, fewest),
  }));
}

function labelOf(bin: string): string {
  if (bin === OPEN_BIN) return 'at least …';
  if (bin === LARGEST_BIN) return `over ${EDGES.at(-1)?.toLocaleString('en-US')}`;
  const index = EDGES.indexOf(Number(bin));
  const before = EDGES[index - 1];
  if (before === undefined) return '0';
  const written = (value: number) => value.toLocaleString('en-US');
  return before === 0 ? 'up to 1' : `over ${written(before)} to ${written(Number(bin))}`;
}
