import type { Dialect } from '../dialect.ts';
import { BIGQUERY } from './bigquery.ts';
import { DATABRICKS } from './databricks.ts';
import { DUCKDB } from './duckdb.ts';
import { POSTGRES } from './postgres.ts';
import { REDSHIFT } from './redshift.ts';
import { SNOWFLAKE } from './snowflake.ts';

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['bigquery', BIGQUERY],
  ['databricks', DATABRICKS],
  ['duckdb', DUCKDB],
  ['postgres', POSTGRES],
  ['redshift', REDSHIFT],
  ['snowflake', SNOWFLAKE],
  ['spark', DATABRICKS]
]);

/** Of an adapter without a table no type is known. */
const UNKNOWN_ADAPTER: Dialect = { types: [], foldsFields: false, arraySuffix: null };

export function dialectOf(adapter: string): Dialect {
  return DIALECTS.get(adapter) ?? UNKNOWN_ADAPTER;
}
