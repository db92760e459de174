import { decimalDigits, integerBits, plain, type ExactNumber } from '../data-type.ts';
import { row, type Dialect } from '../dialect.ts';
import { array, composite, range, SOME_ARRAY, SOME_STRUCT } from '../nested-meanings.ts';
import { decimal, fixed, interval, plainRows, sized, timestamp, timestampOf } from '../scalar-meanings.ts';

/** 76.76 digits: 256 bits, 38 decimal digits of them after the point. */
const BIGNUMERIC: ExactNumber = { kind: 'exact', range: { low: -(2n ** 255n), high: 2n ** 255n - 1n }, scale: 38 };
const UNLIMITED = { most: Number.MAX_SAFE_INTEGER, bare: Infinity };

/**
 * BigQuery. ARRAY and STRUCT may stand alone in dbt, which puts them together from the columns `a.b` below them; what is inside is
 * then not stated. A TIMESTAMP is a point in time, a DATETIME has no zone.
 *
 * @see https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types
 * @see https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#parameterized_data_types
 * @see https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema (timestampPrecision: 6 or 12)
 * @see https://docs.getdbt.com/reference/resource-properties/data-types (nested columns)
 */
export const BIGQUERY: Dialect = {
  types: [
    row(['int64', 'int', 'smallint', 'integer', 'bigint', 'tinyint', 'byteint'], fixed(integerBits(64))),
    row(
      ['numeric', 'decimal'],
      decimal({ precision: 38, scale: [0, 9], integerDigits: [0, 29], bare: decimalDigits(38, 9) })
    ),
    row(
      ['bignumeric', 'bigdecimal'],
      decimal({ precision: 76, scale: [0, 38], integerDigits: [0, 38], bare: BIGNUMERIC })
    ),
    row(['float64'], fixed({ kind: 'float', bits: 64 })),
    row(['bool', 'boolean'], fixed(plain('boolean'))),
    row(['string'], sized('text', UNLIMITED)),
    row(['bytes'], sized('bytes', UNLIMITED)),
    row(['datetime'], fixed(timestampOf('without time zone', 6))),
    row(['timestamp'], timestamp('with time zone', { least: 6, most: 12, bare: 6 })),
    row(['time'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
    row(['interval'], fixed(interval('year', 'second', 6))),
    row(['array'], array(SOME_ARRAY)),
    row(['struct'], composite('struct', SOME_STRUCT)),
    row(['range'], range),
    ...plainRows(['date', 'json', 'geography'])
  ],
  foldsFields: true,
  arraySuffix: null
};
