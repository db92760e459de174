import { column, columns, dbtUp, orders } from '../contracts.ts';
import type { Case, Found } from './case.ts';

/** One column of another type. The types themselves are tested in their own room; here is what a contract makes of them. */
function typed(adapter: string | null, old: string, next: string, found: readonly Found[]): Case {
  const [before, after] = [old, next].map((type) => orders({ columns: columns({ amount: column('amount', type) }) }));
  return {
    title: `${adapter}: ${old} to ${next}`,
    old: dbtUp([before ?? orders()], { adapter }),
    next: dbtUp([after ?? orders()], { adapter }),
    found
  };
}

const WIDER: readonly Found[] = ['R column-type-widened'];
const CHANGED: readonly Found[] = ['B column-type-changed'];
const SAME: readonly Found[] = [];

export const TYPE_CASES: readonly Case[] = [
  typed('snowflake', 'integer', 'number(38,0)', SAME),
  typed('snowflake', 'bigint', 'integer', SAME),
  typed('snowflake', 'string', 'varchar(16777216)', SAME),
  typed('snowflake', 'datetime', 'timestamp_ntz(9)', SAME),
  typed('snowflake', 'varchar(10)', 'varchar(20)', WIDER),
  typed('snowflake', 'varchar(20)', 'varchar(10)', CHANGED),
  typed('snowflake', 'varchar(20)', 'varchar', WIDER),
  typed('snowflake', 'number(10,2)', 'number(12,2)', WIDER),
  typed('snowflake', 'number(10,2)', 'number(8,2)', CHANGED),
  typed('snowflake', 'number(10,2)', 'number(10,4)', CHANGED),
  typed('snowflake', 'number(10,2)', 'float', CHANGED),
  typed('snowflake', 'timestamp_tz', 'timestamp_ntz', CHANGED),
  typed('snowflake', 'timestamp_ntz(9)', 'timestamp_ntz(3)', CHANGED),
  typed('snowflake', 'date', 'timestamp_ntz', CHANGED),
  typed('snowflake', 'integer', 'varchar', CHANGED),
  typed('snowflake', 'variant', 'object', CHANGED),

  typed('duckdb', 'int', 'integer', SAME),
  typed('duckdb', 'integer', 'bigint', WIDER),
  typed('duckdb', 'bigint', 'integer', CHANGED),
  typed('duckdb', 'varchar', 'text', SAME),
  typed('duckdb', 'decimal(10,2)', 'decimal(12,2)', WIDER),
  typed('duckdb', 'timestamp with time zone', 'timestamp', CHANGED),
  typed('duckdb', 'integer[]', 'bigint[]', WIDER),
  typed('duckdb', 'struct(a integer)', 'struct(a varchar)', CHANGED),

  typed('bigquery', 'int64', 'integer', SAME),
  typed('bigquery', 'int64', 'numeric', WIDER),
  typed('bigquery', 'string', 'string(10)', CHANGED),
  typed('bigquery', 'numeric', 'bignumeric', WIDER),
  typed('bigquery', 'timestamp', 'datetime', CHANGED),
  typed('bigquery', 'array<int64>', 'int64', CHANGED),

  typed('postgres', 'int4', 'integer', SAME),
  typed('postgres', 'integer', 'bigint', WIDER),
  typed('postgres', 'timestamp(6) with time zone', 'timestamp(6)', CHANGED),
  typed('postgres', 'timestamptz', 'timestamp with time zone', SAME),
  typed('postgres', 'varchar(10)', 'text', WIDER),
  typed('postgres', 'numeric(10,2)', 'numeric', WIDER),

  typed('redshift', 'int8', 'bigint', SAME),
  typed('redshift', 'smallint', 'integer', WIDER),
  typed('redshift', 'varchar(256)', 'varchar', SAME),
  typed('redshift', 'super', 'varchar', CHANGED),

  typed('databricks', 'int', 'integer', SAME),
  typed('databricks', 'int', 'bigint', WIDER),
  typed('databricks', 'decimal(10,2)', 'decimal(9,2)', CHANGED),
  typed('databricks', 'timestamp', 'timestamp_ntz', CHANGED),
  typed('databricks', 'array<int>', 'array<string>', CHANGED),

  typed('unheard_of', 'integer', 'INTEGER', SAME),
  typed('unheard_of', 'integer', 'int', CHANGED),
  typed(null, 'integer', 'int', CHANGED)
];
