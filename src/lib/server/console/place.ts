/** Where in a query: the engine counts bytes of UTF-8, a person lines and columns from 1. */
export interface Place {
  line: number;
  column: number;
}

/** @param offset bytes from the beginning; beyond the end is the end */
export function placeAt(sql: string, offset: number): Place {
  const before = Buffer.from(sql, 'utf8').subarray(0, offset).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
