/** A name that was mistyped -> the known one nearest to it. */

/** null when none is within a third of its letters. Distance: Levenshtein 1966, insertions, deletions, replacements. */
export function nearest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.floor(name.length / 3) + 0.5;
  for (const other of known) {
    if (Math.abs(other.length - name.length) > least) continue;
    const distance = distanceOf(name, other);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
    }
    row = next;
  }
  return row[other.length]!;
}
