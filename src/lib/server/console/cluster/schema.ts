/** What a generation on a cluster holds and may be asked with, for the catalogue and completion beside the editor. */
import { TABLES } from '../../../model/columns';
import type { Warehouse } from '../../warehouse/warehouse';
import type { Catalogue, NamedColumn } from '../schema';
import { isCallable } from './functions';

/** Names alone: comments are those of schema.sql. */
export async function tablesOnCluster(warehouse: Pick<Warehouse, 'query'>): Promise<Catalogue> {
  const columns = await warehouse.query<Omit<NamedColumn, 'comment'>>(
    `select table, name, type from system.columns
     where database = currentDatabase() and not endsWith(table, '_local') order by table, position`,
  );
  const names = [...new Set(columns.map(({ table }) => table))].sort((one, other) => placeOf(one) - placeOf(other));
  return {
    tables: names.map((name) => ({ name, comment: '' })),
    // A place of a row, which the list of conversations needs, and no part of the schema.
    columns: columns
      .filter(({ name }) => name !== 'rowid')
      .map((column) => ({ ...column, type: column.type.replace(/^Nullable\((.*)\)$/s, '$1'), comment: '' })),
  };
}

/** Where schema.sql makes it; last what it does not make. */
function placeOf(table: string): number {
  const place = TABLES.findIndex(({ name }) => name === table);
  return place < 0 ? TABLES.length : place;
}

/** Names of functions that this cluster has and a query may call. */
export async function functionsOnCluster(warehouse: Pick<Warehouse, 'query'>): Promise<string[]> {
  const rows = await warehouse.query<{ name: string }>('select name from system.functions order by name');
  return rows.map(({ name }) => name).filter((name) => isCallable(name) && !name.startsWith('_'));
}
