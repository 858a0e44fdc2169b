/**
 * Reads the notation of phrases (rules/README.md) into pieces and groups: "(a|b) {1-4} c?" and the like.
 */

/** A word, {list}, {gap}, comma or anchor; or a choice between sequences. */
export type Item = { piece: string } | { options: Item[][]; isOptional: boolean };

/** A phrase as a sequence of pieces and groups. Throws when the brackets do not match. */
export function parse(phrase: string): Item[] {
  const pieces = phrase.match(/\(|\)\?|\)|\||\{[^}]*\}|,|:|\^|\$|\?|[^\s()|,:?{}^$]+/g) ?? [];
  let position = 0;
  const sequence = (): Item[] => {
    const items: Item[] = [];
    while (position < pieces.length) {
      const piece = pieces[position]!;
      if (piece === '|' || piece.startsWith(')')) break;
      position += 1;
      items.push(piece === '(' ? group() : { piece: piece === ':' ? ',' : piece });
    }
    return items;
  };
  const group = (): Item => {
    const options: Item[][] = [];
    for (;;) {
      options.push(sequence());
      const end = pieces[position];
      position += 1;
      if (end === undefined) throw new Error(`Phrase "${phrase}": expected ")" for every "(".`);
      if (end !== '|') return { options, isOptional: end === ')?' };
    }
  };
  const items = sequence();
  if (position < pieces.length) throw new Error(`Phrase "${phrase}": a ")" or "|" stands outside of brackets.`);
  return items;
}

/** Anchors, commas and choices of nothing cannot stand in a list of their own. */
export function isListable(options: Item[][]): boolean {
  return options.every(
    (items) =>
      items.length > 0 &&
      items.every((item) =>
        'piece' in item ? !/^[,^$?]$/.test(item.piece) : !item.isOptional && isListable(item.options),
      ),
  );
}

/** The same for every order of the options, so that equal choices share their way. */
export function nameOf(options: Item[][]): string {
  return options
    .map((option) => JSON.stringify(option))
    .sort()
    .join('|');
}
