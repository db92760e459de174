import { compareSlots } from './compare-data-types.ts';
import { isUnderstood, type Slot } from './data-type.ts';
import { dialectOf } from './dialects/dialect-of.ts';
import { readType } from './read-type.ts';
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
  const dialect = dialectOf(adapter);
  const slots: readonly [Slot, Slot] = [readType(dialect, old), readType(dialect, next)];
  const { verdict, reasons } = compareSlots(...slots);
  const understood = slots.every((slot) => isUnderstood(slot.type));
  const same = understood ? 'the same type' : 'the same text, of a type that is not known';
  return { verdict, reason: verdict === 'same' ? same : joined(reasons), understood };
}

/** A struct may have changed in a thousand fields: the first few tell what happened. */
const MAX_REASONS = 3;

function joined(reasons: readonly string[]): string {
  const more = reasons.length - MAX_REASONS;
  return [...reasons.slice(0, MAX_REASONS), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}
