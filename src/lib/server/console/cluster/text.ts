/**
 * An analyst's query as a cluster is sent it: `$name` with the type of its value, all else as it was written. Texts are
 * ClickHouse's own here, a backslash in them included. A name inside a text that was taken for a parameter stays text:
 * ClickHouse puts values into its syntax tree, never into the query.
 */
import type { ParameterValue } from '../../../model/console';
import { typeOf } from '../../engine/clickhousetext';
import { checkParameters } from '../parameters';
import { placeAt, type Place } from '../place';

/** A text, a quoted name, a comment, a text between dollars, or a parameter. */
const PIECES =
  /'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^])*"|`(?:[^`\\]|\\[^])*`|--[^\n]*|\/\*[^]*?\*\/|\$(\w*)\$[^]*?\$\1\$|\$([a-z_]\w*)/gi;

export interface SentText {
  text: string;
  /** Where in the analyst's own text something stands. @param offset bytes from the beginning of what is sent */
  placeOf(offset: number): Place;
}

/** @throws ConsoleFailure for values that are missing or not asked for */
export function sentText(sql: string, parameters: Record<string, ParameterValue>): SentText {
  const names = new Set<string>();
  /** where in what is sent a parameter ends, and how much longer it is than its name */
  const longer: { end: number; by: number }[] = [];
  let grown = 0;
  const text = sql.replace(PIECES, (piece: string, _tag: unknown, name: string | undefined, at: number) => {
    if (name === undefined) return piece;
    names.add(name);
    const typed = `{${name}:${typeOf(parameters[name] ?? null)}}`;
    grown += typed.length - piece.length;
    longer.push({ end: at + piece.length + grown, by: typed.length - piece.length });
    return typed;
  });
  checkParameters([...names], parameters);
  return {
    text,
    placeOf(offset) {
      const at = Buffer.from(text, 'utf8').subarray(0, offset).toString('utf8').length;
      const added = longer.reduce((sum, { end, by }) => (end <= at ? sum + by : sum), 0);
      return placeAt(sql, Buffer.byteLength(sql.slice(0, at - added), 'utf8'));
    },
  };
}
