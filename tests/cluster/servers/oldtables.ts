/** What a table's definition may hold on ClickHouse 18.16: no Bool, Date32, DateTime64, no sorting by what may be null. */
import type { Definitions } from '../../../pipelines/cluster/tables';

const TYPES: Record<string, string> = {
  VARCHAR: 'String',
  BOOLEAN: 'UInt8',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  UBIGINT: 'UInt64',
  DOUBLE: 'Float64',
  DATE: 'Date',
  // No fractions of seconds there; as text it keeps them, and no metric reads one.
  TIMESTAMP: 'String',
};

export const OLD: Definitions = {
  columnType: (type) => (type.endsWith('[]') ? `Array(${scalar(type.slice(0, -2))})` : `Nullable(${scalar(type)})`),
  isSorted: false,
  tableSettings: '',
};

function scalar(type: string): string {
  const known = TYPES[type];
  if (!known) throw new Error(`No type of ClickHouse 18.16 for ${type}: add it to tests/cluster/servers/oldtables.ts.`);
  return known;
}
