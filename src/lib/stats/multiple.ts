/**
 * Many comparisons on one screen: Benjamini–Hochberg for discovery (share of false finds),
 * Holm for claims about a person (any false find at all). Adjusted p-values, in the order given.
 */

/** Benjamini & Hochberg 1995. Compare with the rate of false finds that is borne (0.10 on screens). */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = ranked(p).reverse();
  let least = 1;
  return inPlace(order, (index, place) => {
    const rank = p.length - place;
    least = Math.min(least, (p[index]! * p.length) / rank);
    return least;
  });
}

/** Holm 1979. */
export function holm(p: readonly number[]): number[] {
  let most = 0;
  return inPlace(ranked(p), (index, place) => {
    most = Math.max(most, Math.min(1, p[index]! * (p.length - place)));
    return most;
  });
}

/** Indexes from the smallest p to the largest. */
function ranked(p: readonly number[]): number[] {
  return p.map((_, index) => index).sort((a, b) => p[a]! - p[b]!);
}

function inPlace(order: readonly number[], adjust: (index: number, place: number) => number): number[] {
  const adjusted = new Array<number>(order.length);
  order.forEach((index, place) => (adjusted[index] = adjust(index, place)));
  return adjusted;
}
