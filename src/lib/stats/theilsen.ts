/** Theil–Sen: the median of the slopes between all pairs, so that one odd week turns no line. (Theil 1950, Sen 1968.) */

/** A straight line through values one step apart. */
export interface SenLine {
  /** change from one value to the next */
  slope: number;
  /** value of the line at the first place */
  start: number;
}

/** @returns null with fewer than two values */
export function theilSen(values: readonly number[]): SenLine | null {
  const slopes: number[] = [];
  values.forEach((early, place) => {
    for (let later = place + 1; later < values.length; later += 1)
      slopes.push((values[later]! - early) / (later - place));
  });
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  return { slope, start: median(values.map((value, place) => value - slope * place)) };
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((a, b) => a - b);
  const middle = (ordered.length - 1) / 2;
  return (ordered[Math.floor(middle)]! + ordered[Math.ceil(middle)]!) / 2;
}
