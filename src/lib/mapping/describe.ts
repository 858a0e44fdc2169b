/** Tells a mapping guess in words, and names a table that has no name of its own. */
import type { MappingGuess } from './types';
import { plainName } from './words';

/** The guess as lines for a terminal or a message: each column, what it was taken for, and why. */
export function describeGuess(guess: MappingGuess): string {
  const width = Math.min(32, Math.max(6, ...guess.columns.map((column) => column.column.length)));
  return guess.columns
    .map(({ column, field, confidence, reason }) => {
      const meaning = field === null ? '-' : `${field} (${Math.round(confidence * 100)} %: ${reason})`;
      return `  ${column.padEnd(width)}  ${meaning}`;
    })
    .join('\n');
}

/**
 * A stable name for a table without one: eight hex digits over its column names (FNV-1a, 32 bit), whatever their order
 * of case or spelling. The next export with the same columns belongs to the same account.
 */
export function accountOf(header: string[]): string {
  let hash = 0x811c9dc5;
  for (const code of new TextEncoder().encode(header.map(plainName).join('\n'))) {
    hash = Math.imul(hash ^ code, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
