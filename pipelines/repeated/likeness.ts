/**
 * Which lines are alike: word sets of a Jaccard likeness of 0.6 or more, linked one to the next (methodology M13).
 * Sets rather than runs of words, because a copied line changes in a word here and there: "We are sorry for the
 * inconvenience this has caused you." and "… for any inconvenience this has caused." share 8 of 11 words, but only
 * 4 of 11 runs of three.
 */

/** From here on two lines count as one line in two wordings. */
export const ALIKE = 0.6;

/** Words that both have, of the words that either has: 0 to 1; two empty sets are not alike (0). */
export function jaccard(one: readonly string[], other: readonly string[]): number {
  const first = new Set(one);
  const second = new Set(other);
  let shared = 0;
  for (const word of first) if (second.has(word)) shared += 1;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * Groups word sets by single link: whoever is alike to one member belongs to the group.
 *
 * Exact, without comparing all pairs: two sets of likeness t or more share one of their rarest words, the first
 * |set| − ⌈t·|set|⌉ + 1 of each in one order (prefix filtering, Chaudhuri, Ganti & Kaushik 2006).
 *
 * @param sets each without repeated words
 * @returns for each set the index of the first member of its group
 */
export function alikeGroups(sets: readonly (readonly string[])[], threshold = ALIKE): number[] {
  const ordered = rarestFirst(sets);
  const leader = sets.map((_, index) => index);
  const leaderOf = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!;
    return at;
  };
  const beginningWith = new Map<number, number[]>();
  ordered.forEach((words, index) => {
    const seen = new Set<number>();
    const beginning = words.slice(0, words.length - Math.ceil(threshold * words.length - 1e-9) + 1);
    for (const word of beginning) {
      const known = beginningWith.get(word);
      for (const candidate of known ?? []) {
        if (seen.has(candidate)) continue;
        seen.add(candidate);
        const [mine, other] = [leaderOf(index), leaderOf(candidate)];
        if (mine === other || !areAlike(words, ordered[candidate]!, threshold)) continue;
        leader[Math.max(mine, other)] = Math.min(mine, other);
      }
      if (known === undefined) beginningWith.set(word, [index]);
      else known.push(index);
    }
  });
  return sets.map((_, index) => leaderOf(index));
}

/** The sets as ascending numbers, where a small number is a rare word; ties by the word, so that order is stable. */
function rarestFirst(sets: readonly (readonly string[])[]): number[][] {
  const uses = new Map<string, number>();
  for (const set of sets) for (const word of set) uses.set(word, (uses.get(word) ?? 0) + 1);
  const words = [...uses].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  const rank = new Map(words.map(([word], index) => [word, index]));
  return sets.map((set) => set.map((word) => rank.get(word)!).sort((a, b) => a - b));
}

/** Both ascending. Stops as soon as the threshold is out of reach. */
function areAlike(one: readonly number[], other: readonly number[], threshold: number): boolean {
  const needed = Math.ceil((threshold / (1 + threshold)) * (one.length + other.length) - 1e-9);
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    if (shared + Math.min(one.length - i, other.length - j) < needed) return false;
    const difference = one[i]! - other[j]!;
    if (difference === 0) shared += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return shared >= needed;
}
