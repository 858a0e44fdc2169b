/** Which types of ClickHouse's come through Parquet as what they are, and what to do with the others. */
import type { ConsoleProblem } from '../../../model/console';

const PLAIN =
  /^(?:String|FixedString\(\d+\)|Bool|U?Int(?:8|16|32|64)|Float(?:32|64)|Decimal\(\d+, \d+\)|Date(?:32)?|DateTime(?:64)?(?:\(.*\))?|Enum(?:8|16)\(.*\)|UUID)$/s;
const AROUND = /^(?:Nullable|LowCardinality|Array)\((.*)\)$/s;
const SEVERAL = /^(?:Map|Tuple)\((.*)\)$/s;

/** @param type as ClickHouse names it */
export function isReadable(type: string): boolean {
  if (PLAIN.test(type)) return true;
  const inner = AROUND.exec(type)?.[1];
  if (inner !== undefined) return isReadable(inner);
  const parts = SEVERAL.exec(type)?.[1];
  // A part of a tuple may have a name before its type.
  return parts !== undefined && partsOf(parts).every((part) => isReadable(part) || isReadable(withoutName(part)));
}

const withoutName = (part: string) => part.replace(/^(?:`(?:[^`\\]|\\.)*`|\w+) /, '');

/** What stands between the commas that are in no brackets and no quotes. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const piece of text.match(/'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|[^]/g) ?? []) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** null when all columns can be read */
export function typeProblem(columns: readonly { name: string; type: string }[]): ConsoleProblem | null {
  const unreadable = columns.filter(({ type }) => !isReadable(type));
  if (unreadable.length === 0) return null;
  const isNull = unreadable.every(({ type }) => type.includes('Nothing'));
  return {
    kind: 'refused',
    message: unreadable.map(({ name, type }) => `The column ${name} is of the type ${type}.`).join(' '),
    hint: isNull
      ? 'Say what it would hold: cast(null as Nullable(String)).'
      : 'Nothing that reads the rows knows that type. Write toString(…) around it, or cast it to another.',
  };
}
