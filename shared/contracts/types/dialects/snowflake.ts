import { decimalDigits, plain } from '../data-type.ts';
import { row, type Dialect } from '../dialect.ts';
import { array, composite, map, vector } from '../nested-meanings.ts';
import { decimal, fixed, intervalRows, plainRows, sized, time, timestamp } from '../scalar-meanings.ts';

const INTEGER = decimalDigits(38, 0);
const FRACTION = { most: 9, bare: 9 };

/** Text without a length was of 16 MB, and is of 128 MB since bundle 2025_07; bytes of 8 and of 64 MB. */
const TEXT = { most: 134_217_728, bare: [16_777_216, 134_217_728] };
const BYTES = { most: 67_108_864, bare: [8_388_608, 67_108_864] };

/**
 * Snowflake. TIMESTAMP alone means what TIMESTAMP_TYPE_MAPPING says, which cannot be seen from here. ARRAY and OBJECT without contents
 * are semi-structured, another family than with them. Keys of an OBJECT are told apart by case, like the path elements that read them.
 *
 * @see https://docs.snowflake.com/en/sql-reference/intro-summary-data-types
 * @see https://docs.snowflake.com/en/sql-reference/data-types-numeric
 * @see https://docs.snowflake.com/en/sql-reference/data-types-text
 * @see https://docs.snowflake.com/en/release-notes/bcr-bundles/2025_07/bcr-2118
 * @see https://docs.snowflake.com/en/sql-reference/data-types-datetime
 * @see https://docs.snowflake.com/en/sql-reference/data-types-semistructured
 * @see https://docs.snowflake.com/en/sql-reference/data-types-structured
 * @see https://docs.snowflake.com/en/sql-reference/data-types-vector
 */
export const SNOWFLAKE: Dialect = {
  types: [
    row(['number', 'decimal', 'dec', 'numeric'], decimal({ precision: 38, scale: [0, 37], bare: INTEGER })),
    row(['int', 'integer', 'bigint', 'smallint', 'tinyint', 'byteint'], fixed(INTEGER)),
    row(['float', 'float4', 'float8', 'double', 'double precision', 'real'], fixed({ kind: 'float', bits: 64 })),
    row(['varchar', 'string', 'text', 'nvarchar', 'nvarchar2', 'char varying', 'nchar varying'], sized('text', TEXT)),
    row(['char', 'character', 'nchar'], sized('text', { ...TEXT, bare: 1 })),
    row(['binary', 'varbinary'], sized('bytes', BYTES)),
    row(['time'], time('without time zone', FRACTION)),
    row(
      ['timestamp_ntz', 'timestampntz', 'timestamp without time zone', 'datetime'],
      timestamp('without time zone', FRACTION)
    ),
    row(
      ['timestamp_ltz', 'timestampltz', 'timestamp with local time zone'],
      timestamp('with local time zone', FRACTION)
    ),
    row(['timestamp_tz', 'timestamptz', 'timestamp with time zone'], timestamp('with time zone', FRACTION)),
    row(['timestamp'], timestamp('as a setting says', FRACTION)),
    row(['array'], array(plain('semi-structured array'))),
    row(['object'], composite('struct', plain('semi-structured object'))),
    row(['map'], map),
    row(['vector'], vector),
    ...intervalRows({ bare: false, digits: 9, givenDigits: false }),
    ...plainRows(['boolean', 'date', 'decfloat', 'variant', 'geography', 'geometry', 'file', 'uuid'])
  ],
  foldsFields: false,
  arraySuffix: null
};
