import { decimalDigits, integerBits, plain } from '../data-type.ts';
import { row, type Dialect } from '../dialect.ts';
import { decimal, fixed, intervalRows, ofLength, plainRows, sized, timestampOf } from '../scalar-meanings.ts';

const VARCHAR = { most: 65_535, bare: 256, max: 65_535 };
const CHAR = { most: 4_096, bare: 1, max: 4_096 };

/**
 * Redshift. Lengths count bytes; TEXT is VARCHAR(256), BPCHAR is CHAR(256); CHAR is padded with blanks, which comparisons pass over.
 *
 * @see https://docs.aws.amazon.com/redshift/latest/dg/c_Supported_data_types.html
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_Numeric_types201.html
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_Datetime_types.html
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html
 * @see https://docs.aws.amazon.com/redshift/latest/dg/r_VARBYTE_type.html
 */
export const REDSHIFT: Dialect = {
  types: [
    row(['smallint', 'int2'], fixed(integerBits(16))),
    row(['integer', 'int', 'int4'], fixed(integerBits(32))),
    row(['bigint', 'int8'], fixed(integerBits(64))),
    row(['decimal', 'numeric'], decimal({ precision: 38, scale: [0, 37], bare: decimalDigits(18, 0) })),
    row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
    row(['double precision', 'float8', 'float'], fixed({ kind: 'float', bits: 64 })),
    row(['boolean', 'bool'], fixed(plain('boolean'))),
    row(['varchar', 'character varying', 'nvarchar', 'national character varying'], sized('text', VARCHAR)),
    row(['text'], fixed(ofLength('text', [256]))),
    row(['char', 'character', 'nchar', 'national character'], sized('blank-padded text', CHAR)),
    row(['bpchar'], fixed(ofLength('blank-padded text', [256]))),
    row(['varbyte', 'varbinary', 'binary varying'], sized('bytes', { most: 16_777_216, bare: 64_000 })),
    row(['timestamp', 'timestamp without time zone'], fixed(timestampOf('without time zone', 6))),
    row(['timestamptz', 'timestamp with time zone'], fixed(timestampOf('with time zone', 6))),
    row(['time', 'time without time zone'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
    row(['timetz', 'time with time zone'], fixed({ kind: 'time', zone: 'with time zone', digits: 6 })),
    ...intervalRows({ bare: false, digits: 6, givenDigits: true }),
    ...plainRows(['date', 'super', 'geometry', 'geography', 'hllsketch'])
  ],
  foldsFields: true,
  arraySuffix: null
};
