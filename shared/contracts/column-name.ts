import type { Column } from '../domain/index.ts';
import { foldedName } from '../manifest/index.ts';

/** What the warehouse makes of a column's name: two columns of a table are one exactly when their keys are equal. */
export function columnKey({ name, quote }: Pick<Column, 'name' | 'quote'>, adapter: string | null): string {
  // BigQuery tells tables apart by case, and columns not: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#case_sensitivity
  return adapter === 'bigquery' ? caseless(name) : foldedName(name, quote, adapter);
}

/** What names have in common that differ in case alone, on whatever warehouse. */
export function caseless(name: string): string {
  return foldedName(name, false, null);
}
