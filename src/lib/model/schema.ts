/** The warehouse's tables as one SQL script; see schema.sql for what each column means. */
import sql from './schema.sql?raw';

export const SCHEMA_SQL: string = sql;
/** Raised when a column is renamed or changes meaning; an older warehouse is then rebuilt from its messages. */
export const SCHEMA_VERSION = '1';
