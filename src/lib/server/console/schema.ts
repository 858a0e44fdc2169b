/** Tables and columns of what queries read, for completion and for the catalogue beside the editor. */
import { commentsOf } from '../../model/columns';
import type { ConsoleTable } from '../../model/console';
import type { Warehouse } from '../warehouse/warehouse';
import { tablesOnCluster } from './cluster/schema';

interface Named {
  name: string;
  comment: string;
}

/** A column as an engine names it. */
export interface NamedColumn extends Named {
  table: string;
  type: string;
}

export interface Catalogue {
  tables: Named[];
  columns: NamedColumn[];
}

/** In the order in which schema.sql makes them. */
export async function consoleTables(warehouse: Pick<Warehouse, 'query' | 'dialect'>): Promise<ConsoleTable[]> {
  const { tables, columns } = await (warehouse.dialect.id === 'clickhouse'
    ? tablesOnCluster(warehouse)
    : tablesOfFile(warehouse));
  if (tables.length === 0) return [];
  // Counted, because the engine's own estimate has rows that were deleted.
  const counts = await warehouse.query<{ name: string; rows: number }>(
    tables.map(({ name }) => `select '${name}' as name, count(*) as rows from "${name}"`).join(' union all '),
  );
  return tables.map((table) => {
    // A warehouse from before there were comments gets them with its next import.
    const meant = commentsOf(table.name);
    return {
      ...table,
      rows: counts.find(({ name }) => name === table.name)?.rows ?? 0,
      comment: table.comment || meant.comment,
      columns: columns
        .filter((column) => column.table === table.name)
        .map(({ name, type, comment }) => ({ name, type, comment: comment || (meant.columns[name] ?? '') })),
    };
  });
}

async function tablesOfFile(warehouse: Pick<Warehouse, 'query'>): Promise<Catalogue> {
  const tables = await warehouse.query<Named>(
    `select table_name as name, coalesce(comment, '') as comment
     from duckdb_tables() where database_name = current_database() and not internal order by table_oid`,
  );
  const columns = await warehouse.query<NamedColumn>(
    `select table_name as "table", column_name as name, data_type as type, coalesce(comment, '') as comment
     from duckdb_columns() where database_name = current_database() and not internal order by table_oid, column_index`,
  );
  return { tables, columns };
}
