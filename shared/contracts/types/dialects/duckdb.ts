import { integerBits, plain, decimalDigits, type DataType } from '../data-type.ts';
import { row, type Dialect, type Meaning } from '../dialect.ts';
import { composite, enumeration, map } from '../nested-meanings.ts';
import {
  ANY_BYTES,
  ANY_TEXT,
  decimal,
  fixed,
  floatOfBits,
  interval,
  intervalRows,
  plainRows,
  timestamp,
  timestampOf,
  whateverParameters
} from '../scalar-meanings.ts';

const PLAIN_TIMESTAMP = timestamp('without time zone', { most: 9, bare: 6 });

/** `timestamp(1)` is TIMESTAMP_MS: a precision is rounded up to that of the next of the four types. */
const timestampOfPrecision: Meaning = (parameters, nested) => {
  const type = PLAIN_TIMESTAMP(parameters, nested);
  return type?.kind === 'timestamp' ? fraction(Math.ceil(type.digits / 3) * 3) : null;
};

function fraction(digits: number): DataType {
  return timestampOf('without time zone', digits, digits === 9);
}

/**
 * DuckDB. The length of text means nothing, and every interval is INTERVAL. What each spelling means is asked of DuckDB itself in
 * tests/tables/duckdb-types.test.ts.
 *
 * @see https://duckdb.org/docs/stable/sql/data_types/overview
 * @see https://duckdb.org/docs/stable/sql/data_types/numeric
 * @see https://duckdb.org/docs/stable/sql/data_types/text
 * @see https://duckdb.org/docs/stable/sql/data_types/timestamp
 * @see https://duckdb.org/docs/stable/sql/data_types/array
 * @see https://duckdb.org/docs/stable/sql/data_types/struct
 * @see https://duckdb.org/docs/stable/sql/data_types/union
 * @see https://duckdb.org/docs/stable/sql/data_types/enum
 */
export const DUCKDB: Dialect = {
  types: [
    row(['tinyint', 'int1'], fixed(integerBits(8))),
    row(['smallint', 'int2', 'short', 'int16'], fixed(integerBits(16))),
    row(['integer', 'int4', 'int', 'signed', 'integral', 'int32'], fixed(integerBits(32))),
    row(['bigint', 'int8', 'long', 'oid', 'int64'], fixed(integerBits(64))),
    row(['hugeint', 'int128'], fixed(integerBits(128))),
    row(['utinyint', 'uint8'], fixed(integerBits(8, false))),
    row(['usmallint', 'uint16'], fixed(integerBits(16, false))),
    row(['uinteger', 'uint32'], fixed(integerBits(32, false))),
    row(['ubigint', 'uint64'], fixed(integerBits(64, false))),
    row(['uhugeint', 'uint128'], fixed(integerBits(128, false))),
    row(['bignum', 'varint'], fixed({ kind: 'exact', range: null, scale: 0 })),
    row(['decimal', 'numeric', 'dec'], decimal({ precision: 38, scale: [0, 38], bare: decimalDigits(18, 3) })),
    row(['float'], floatOfBits(32)),
    row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
    row(['double', 'float8', 'double precision'], fixed({ kind: 'float', bits: 64 })),
    row(
      ['varchar', 'char', 'bpchar', 'text', 'string', 'nvarchar', 'nchar', 'character'],
      whateverParameters(ANY_TEXT)
    ),
    row(['character varying', 'char varying', 'national character'], whateverParameters(ANY_TEXT)),
    row(['blob', 'bytea', 'binary', 'varbinary'], fixed(ANY_BYTES)),
    row(['bit', 'bitstring'], whateverParameters(plain('bit'))),
    row(['boolean', 'bool', 'logical'], fixed(plain('boolean'))),
    row(['uuid', 'guid'], fixed(plain('uuid'))),
    row(['timestamp', 'datetime', 'timestamp without time zone'], timestampOfPrecision),
    row(['timestamp_s'], fixed(fraction(0))),
    row(['timestamp_ms'], fixed(fraction(3))),
    row(['timestamp_us'], fixed(fraction(6))),
    row(['timestamp_ns'], fixed(fraction(9))),
    row(['timestamptz', 'timestamp with time zone'], fixed(timestampOf('with time zone', 6))),
    row(['time', 'time without time zone'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
    row(['time_ns'], fixed({ kind: 'time', zone: 'without time zone', digits: 9 })),
    row(['timetz', 'time with time zone'], fixed({ kind: 'time', zone: 'with time zone', digits: 6 })),
    ...intervalRows({ bare: true, digits: 6, givenDigits: false }).map(({ names }) =>
      row(names, fixed(interval('year', 'second', 6)))
    ),
    row(['struct', 'row'], composite('struct', null)),
    row(['union'], composite('union', null)),
    row(['map'], map),
    row(['enum'], enumeration),
    ...plainRows(['date', 'json', 'variant', 'geometry'])
  ],
  foldsFields: true,
  arraySuffix: 'sizes-count'
};
