import { decimalDigits, integerBits } from '../data-type.ts';
import { row, type Dialect } from '../dialect.ts';
import { array, composite, map } from '../nested-meanings.ts';
import {
  ANY_BYTES,
  ANY_TEXT,
  decimal,
  fixed,
  intervalRows,
  plainRows,
  plainWith,
  sized,
  time,
  timestamp,
  timestampOf
} from '../scalar-meanings.ts';

/** CHAR and VARCHAR must be given a length. */
const LENGTH = { most: 2_147_483_647, bare: null };

/**
 * Databricks, and Spark. TIMESTAMP is in the time zone of the session (a Spark of its own may set `spark.sql.timestampType` otherwise).
 * The seconds of an interval are always to the microsecond. Comments of fields mean nothing.
 *
 * @see https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-datatypes
 * @see https://docs.databricks.com/aws/en/sql/language-manual/data-types/decimal-type
 * @see https://docs.databricks.com/aws/en/sql/language-manual/data-types/struct-type
 * @see https://docs.databricks.com/aws/en/sql/language-manual/data-types/timestamp-ntz-type
 * @see https://docs.databricks.com/aws/en/sql/language-manual/data-types/interval-type
 * @see https://spark.apache.org/docs/latest/sql-ref-datatypes.html
 */
export const DATABRICKS: Dialect = {
  types: [
    row(['tinyint', 'byte'], fixed(integerBits(8))),
    row(['smallint', 'short'], fixed(integerBits(16))),
    row(['int', 'integer'], fixed(integerBits(32))),
    row(['bigint', 'long'], fixed(integerBits(64))),
    row(['decimal', 'dec', 'numeric'], decimal({ precision: 38, scale: [0, 38], bare: decimalDigits(10, 0) })),
    row(['float', 'real'], fixed({ kind: 'float', bits: 32 })),
    row(['double'], fixed({ kind: 'float', bits: 64 })),
    row(['string'], fixed(ANY_TEXT)),
    row(['varchar'], sized('text', LENGTH)),
    row(['char', 'character'], sized('blank-padded text', LENGTH)),
    row(['binary'], fixed(ANY_BYTES)),
    row(['timestamp', 'timestamp_ltz'], fixed(timestampOf('with local time zone', 6))),
    row(
      ['timestamp_ntz', 'timestamp without time zone'],
      timestamp('without time zone', { least: 6, most: 9, bare: 6 })
    ),
    row(['time'], time('without time zone', { most: 6, bare: 6 })),
    ...intervalRows({ bare: false, digits: 6, givenDigits: false }),
    row(['array'], array(null)),
    row(['map'], map),
    row(['struct'], composite('struct', null)),
    row(['geography'], plainWith('geography', null)),
    row(['geometry'], plainWith('geometry', null)),
    ...plainRows(['boolean', 'date', 'variant', 'object', 'void'])
  ],
  foldsFields: true,
  arraySuffix: null
};
