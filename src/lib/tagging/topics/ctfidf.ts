/**
 * Names for classes of texts by class-based tf-idf (Grootendorst 2022, BERTopic): a term names a class when it is
 * frequent there and rare over all. Weight = tf(t, c) ÷ |c| · ln(1 + A ÷ f(t)), A = mean words per class.
 */

/** A class: how often each term stands in it, and how many words it has in all. */
export interface TermClass {
  terms: ReadonlyMap<string, number>;
  words: number;
}

/** The terms of each class with their weights, heaviest first; ties by the term. */
export function classTerms(classes: readonly TermClass[]): { term: string; weight: number }[][] {
  if (classes.length === 0) return [];
  const mean = classes.reduce((sum, { words }) => sum + words, 0) / classes.length;
  const total = new Map<string, number>();
  for (const { terms } of classes) for (const [term, n] of terms) total.set(term, (total.get(term) ?? 0) + n);
  return classes.map(({ terms, words }) =>
    [...terms]
      .map(([term, n]) => ({ term, weight: (n / words) * Math.log(1 + mean / total.get(term)!) }))
      .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1)),
  );
}
