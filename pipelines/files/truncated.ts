/**
 * Makes sense of the start of a JSON object whose end is out of sight: detection reads the head of a file, and the
 * first record of an export may be longer than that.
 */

/** Parses the start of a JSON text, closing what is open after the last whole value; undefined when there is none. */
export function parseStart(text: string): unknown {
  const closers: string[] = [];
  let usable: { end: number; closers: string } | null = null;
  let isInString = false;
  /** in an object: whether a key (not a value) comes or has just been read */
  const awaitsKey: boolean[] = [];
  const settle = (end: number) => (usable = { end, closers: closers.slice().reverse().join('') });
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at++;
      else if (character === '"') {
        isInString = false;
        if (!awaitsKey.at(-1)) settle(at + 1);
      }
      continue;
    }
    if (character === '"') isInString = true;
    else if (character === '{' || character === '[') {
      closers.push(character === '{' ? '}' : ']');
      awaitsKey.push(character === '{');
      settle(at + 1);
    } else if (character === '}' || character === ']') {
      closers.pop();
      awaitsKey.pop();
      settle(at + 1);
      if (closers.length === 0) break;
    } else if (character === ':') awaitsKey[awaitsKey.length - 1] = false;
    else if (character === ',') {
      settle(at);
      if (closers.at(-1) === '}') awaitsKey[awaitsKey.length - 1] = true;
    }
  }
  const found = usable as { end: number; closers: string } | null;
  if (found === null) return undefined;
  try {
    return JSON.parse(text.slice(0, found.end) + found.closers) as unknown;
  } catch {
    return undefined;
  }
}
