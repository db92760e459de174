/**
 * Data types compared by us against DuckDB itself: what a spelling means is what `typeof` says of it, and a number is wider when both
 * ends of the narrower one come through a cast unharmed.
 */
import { expect, test } from '@jest/globals';
import { DUCKDB } from '../../shared/contracts/types/dialects/duckdb.ts';
import { compareTypes } from '../../shared/contracts/types/index.ts';
import { query } from '../harness/warehouse.ts';

/** These names alone are no type. */
const NEEDS_PARAMETERS = ['struct', 'row', 'union', 'map', 'enum'];

const SPELLINGS = [
  ...DUCKDB.types.flatMap(({ names }) => names).filter((name) => !NEEDS_PARAMETERS.includes(name)),
  ...['varchar(10)', 'char(3)', 'text(5)', 'character varying(10)', 'bit(3)', 'float(24)', 'float(25)', 'float(53)'],
  ...Array.from({ length: 10 }, (_, digits) => `timestamp(${digits})`),
  ...['timestamp(3) without time zone', 'datetime(6)', 'decimal(10)', 'dec(18, 3)', 'numeric(38,38)'],
  ...['int[]', 'integer[3]', 'int array', 'int4 array[3]', 'int[][3]', 'int[3][]', 'decimal(10,2)[]', 'timestamptz[]'],
  ...[
    'struct(a int)',
    'row(a integer)',
    'struct("a b" text, c struct(d int8)[])',
    'map(text, int)',
    'map(varchar, int4)'
  ],
  ...['union(num int, str text)', "enum('a', 'B')", "enum ( 'a','B' )", "enum('it''s')", "enum('a', 'b')[]"]
];

test('two spellings are the same type exactly where DuckDB gives them one name', async () => {
  const casts = SPELLINGS.map((type) => `typeof(cast(null as ${type}))`);
  const [names = []] = await query(':memory:', `select ${casts.join(', ')}`);
  const wrong = SPELLINGS.flatMap((old, row) =>
    SPELLINGS.flatMap((next, column) => {
      const { verdict, understood } = compareTypes('duckdb', old, next);
      return understood && (verdict === 'same') === (names[row] === names[column]) ? [] : [[old, next, verdict]];
    })
  );
  expect(wrong).toEqual([]);
});

/** Exact numbers with the least and the greatest value of each. */
const NUMBERS: readonly (readonly [type: string, low: string, high: string])[] = [
  ...[8, 16, 32, 64, 128].flatMap((bits) => [
    [`int${bits === 8 ? 1 : bits}`, `${-(2n ** BigInt(bits - 1))}`, `${2n ** BigInt(bits - 1) - 1n}`] as const,
    [`uint${bits}`, '0', `${2n ** BigInt(bits) - 1n}`] as const
  ]),
  ...[
    [2, 0],
    [3, 0],
    [5, 0],
    [9, 0],
    [10, 0],
    [10, 2],
    [10, 4],
    [12, 2],
    [12, 4],
    [18, 3],
    [19, 0],
    [20, 0],
    [21, 2],
    [38, 0],
    [38, 9],
    [38, 38]
  ].map(([precision = 0, scale = 0]) => {
    const digits = '9'.repeat(precision);
    const high = `${digits.slice(0, precision - scale) || '0'}${scale === 0 ? '' : `.${digits.slice(precision - scale)}`}`;
    return [`decimal(${precision},${scale})`, `-${high}`, high] as const;
  })
];

test('a number is wider exactly where DuckDB casts both ends of the range there and back', async () => {
  const types = NUMBERS.map(([type]) => type);
  const rows = NUMBERS.map(([old, low, high], row) => {
    const fits = types.map((next) => `${survives('low', old, next)} and ${survives('high', old, next)}`);
    return `select ${row} as row, [${fits.join(', ')}] from (select '${low}'::${old} as low, '${high}'::${old} as high)`;
  });
  const answers = await query(':memory:', `${rows.join(' union all ')} order by row`);
  const wrong = types.flatMap((old, row) =>
    types.flatMap((next, column) => {
      const { verdict } = compareTypes('duckdb', old, next);
      const fits = (answers[row]?.[1] as readonly boolean[])[column];
      return (verdict === 'wider' || verdict === 'same') === fits ? [] : [[old, next, verdict]];
    })
  );
  expect(wrong).toEqual([]);
});

function survives(value: string, old: string, next: string): string {
  return `coalesce(try_cast(try_cast(${value} as ${next}) as ${old}) = ${value}, false)`;
}
