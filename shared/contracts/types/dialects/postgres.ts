import { integerBits, plain, type ExactNumber } from '../data-type.ts';
import { row, type Dialect } from '../dialect.ts';
import {
  ANY_BYTES,
  ANY_TEXT,
  decimal,
  fixed,
  floatOfBits,
  intervalRows,
  plainRows,
  plainWith,
  sized,
  time,
  timestamp
} from '../scalar-meanings.ts';

const UNLIMITED: ExactNumber = { kind: 'exact', range: null, scale: null };
const VARCHAR = { most: 10_485_760, bare: Infinity };
const CHAR = { most: 10_485_760, bare: 1 };
const BITS = { most: 83_886_080, bare: Infinity };
const FRACTION = { most: 6, bare: 6 };

/**
 * PostgreSQL. `varchar` without a length is `text`; an array has no size and no number of dimensions, whatever is written; a serial is
 * an integer (that it is not null is a constraint of the column). A type that a project created (an enum, a domain, a composite) or an
 * extension brought is not known here.
 *
 * @see https://www.postgresql.org/docs/current/datatype.html
 * @see https://www.postgresql.org/docs/current/datatype-numeric.html
 * @see https://www.postgresql.org/docs/current/datatype-character.html
 * @see https://www.postgresql.org/docs/current/datatype-datetime.html
 * @see https://www.postgresql.org/docs/current/datatype-bit.html
 * @see https://www.postgresql.org/docs/current/arrays.html
 * @see https://www.postgresql.org/docs/current/rangetypes.html
 */
export const POSTGRES: Dialect = {
  types: [
    row(['smallint', 'int2', 'smallserial', 'serial2'], fixed(integerBits(16))),
    row(['integer', 'int', 'int4', 'serial', 'serial4'], fixed(integerBits(32))),
    row(['bigint', 'int8', 'bigserial', 'serial8'], fixed(integerBits(64))),
    row(
      ['numeric', 'decimal', 'dec'],
      decimal({ precision: 1000, scale: [-1000, 1000], integerDigits: [-1000, 2000], bare: UNLIMITED })
    ),
    row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
    row(['double precision', 'float8'], fixed({ kind: 'float', bits: 64 })),
    row(['float'], floatOfBits(64)),
    row(['text'], fixed(ANY_TEXT)),
    row(
      [
        'varchar',
        'character varying',
        'char varying',
        'nchar varying',
        'national character varying',
        'national char varying'
      ],
      sized('text', VARCHAR)
    ),
    row(['char', 'character', 'nchar', 'national character', 'national char'], sized('blank-padded text', CHAR)),
    row(['bpchar'], sized('blank-padded text', VARCHAR)),
    row(['"char"'], fixed(plain('"char"'))),
    row(['bytea'], fixed(ANY_BYTES)),
    row(['bit'], plainWith('bit', ['1'])),
    row(['bit varying', 'varbit'], sized('bits', BITS)),
    row(['boolean', 'bool'], fixed(plain('boolean'))),
    row(['timestamp', 'timestamp without time zone'], timestamp('without time zone', FRACTION)),
    row(['timestamptz', 'timestamp with time zone'], timestamp('with time zone', FRACTION)),
    row(['time', 'time without time zone'], time('without time zone', FRACTION)),
    row(['timetz', 'time with time zone'], time('with time zone', FRACTION)),
    ...intervalRows({ bare: true, digits: 6, givenDigits: true }),
    ...plainRows(['date', 'money', 'uuid', 'json', 'jsonb', 'jsonpath', 'xml', 'name', 'oid', 'pg_lsn']),
    ...plainRows(['inet', 'cidr', 'macaddr', 'macaddr8', 'tsvector', 'tsquery']),
    ...plainRows(['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle']),
    ...plainRows(['int4range', 'int8range', 'numrange', 'tsrange', 'tstzrange', 'daterange']),
    ...plainRows(['int4multirange', 'int8multirange', 'nummultirange']),
    ...plainRows(['tsmultirange', 'tstzmultirange', 'datemultirange'])
  ],
  foldsFields: true,
  arraySuffix: 'sizes-ignored'
};
