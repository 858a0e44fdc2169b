/**
 * When two tables have the same shape: the same columns, whatever their order and the spelling of their names. What a
 * person said about one holds for the next export of the same shape.
 */
import type { Mapping, MappingField } from './types';
import { plainName } from './words';

/** The names of the columns, plain and sorted. */
export function shapeOf(header: readonly string[]): string[] {
  return header.map(plainName).sort();
}

export function sameShape(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, place) => name === other[place]);
}

/** A mapping with the names of columns as this header writes them. */
export function forHeader(mapping: Mapping, header: readonly string[]): Mapping {
  const named = new Map(header.map((name) => [plainName(name), name]));
  const columns = Object.entries(mapping.columns) as [MappingField, string][];
  return {
    ...mapping,
    columns: Object.fromEntries(
      columns.map(([field, column]) => [
        field,
        header.includes(column) ? column : (named.get(plainName(column)) ?? ''),
      ]),
    ),
  };
}
