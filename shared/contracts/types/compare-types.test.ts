import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BIGQUERY } from './dialects/bigquery.ts';
import { DATABRICKS } from './dialects/databricks.ts';
import { DUCKDB } from './dialects/duckdb.ts';
import { POSTGRES } from './dialects/postgres.ts';
import { REDSHIFT } from './dialects/redshift.ts';
import { SNOWFLAKE } from './dialects/snowflake.ts';
import { compareTypes } from './index.ts';
import { MIRRORED } from './testing/verdicts.ts';

const DIALECTS = {
  snowflake: SNOWFLAKE,
  duckdb: DUCKDB,
  bigquery: BIGQUERY,
  redshift: REDSHIFT,
  postgres: POSTGRES,
  databricks: DATABRICKS
};
const ADAPTERS = Object.keys(DIALECTS) as (keyof typeof DIALECTS)[];

describe('a type that is not in the table of the adapter', () => {
  test.each([
    ['postgres', 'citext', ' CITEXT '],
    ['postgres', 'my_schema . mood', 'MY_SCHEMA.mood'],
    ['clickhouse', "DateTime64(3, 'UTC')", "datetime64( 3,'UTC' )"],
    ['trino', 'row(a  bigint)', 'ROW(a bigint)'],
    ['bigquery', 'STRUCT<a my_type>', 'struct< A MY_TYPE >']
  ])('is the same as the same text, and that is said: %s: %s, then %s', (adapter, old, next) => {
    const { verdict, reason, understood } = compareTypes(adapter, old, next);
    expect([verdict, reason, understood]).toEqual(['same', 'the same text, of a type that is not known', false]);
  });

  test.each([
    ['clickhouse', 'Int32', 'Int64'],
    ['trino', "enum('a')", "enum('A')"],
    ['postgres', '"Mood"', '"mood"'],
    ['snowflake', 'number(10,2', 'number(10,2)'],
    ['snowflake', 'number; drop table x', 'number'],
    ['duckdb', '', 'integer']
  ])('is unknown beside any other text: %s: %s, then %s', (adapter, old, next) => {
    expect(compareTypes(adapter, old, next)).toMatchObject({ verdict: 'unknown', understood: false });
  });

  test('does not hide what became another family beside it', () => {
    const compared = compareTypes('bigquery', 'struct<a my_type, b date>', 'struct<a your_type, b string>');
    expect(compared).toEqual({
      verdict: 'other',
      reason: 'in field b: date becomes text',
      understood: false
    });
  });
});

test('a reason names three changes and counts the others, and cuts long names', () => {
  const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index} int64`).join(', ');
  expect(compareTypes('bigquery', `struct<${fields(1)}>`, `struct<${fields(6)}>`).reason).toBe(
    'field f1 is added; field f2 is added; field f3 is added; and 2 more'
  );
  const long = compareTypes('bigquery', 'struct<a int64>', `struct<a int64, ${'x'.repeat(5000)} int64>`).reason;
  expect(long.length).toBeLessThan(100);
});

describe('a hostile text', () => {
  const HOSTILE: readonly string[] = [
    'array<'.repeat(1600) + 'int' + '>'.repeat(1600),
    'array<'.repeat(60) + 'int64' + '>'.repeat(60),
    'struct<a '.repeat(1000),
    'int' + '[]'.repeat(4000),
    'int array'.repeat(1000),
    `decimal(${'9'.repeat(5000)}, 2)`,
    'decimal(999999999, 0)',
    'varchar(99999999999999999999)',
    'vector(float, -1)',
    'int[-1]',
    `enum(${"'a',".repeat(2000)}'b')`,
    `struct<${Array.from({ length: 900 }, (_, index) => `a${index} int`).join(',')}>`,
    `'${"''".repeat(4000)}`,
    '"'.repeat(9999),
    ' '.repeat(100_000),
    'x'.repeat(1_000_000),
    '>'.repeat(9000),
    'not null '.repeat(1000),
    'int collate',
    'int collate int',
    'constructor',
    '__proto__',
    '\u0000\u202e\ud800'
  ];

  test.each(ADAPTERS)('is compared at once, and is the same as itself: %s', (adapter) => {
    for (const text of HOSTILE) {
      expect(compareTypes(adapter, text, text).verdict).toBe('same');
      expect(compareTypes(adapter, text, 'int').verdict).not.toBe('same');
    }
  });
});

describe('of any two types of an adapter', () => {
  test.each(ADAPTERS)(
    'one mirrors the other, and each is the same as itself, with spaces around or not: %s',
    (adapter) => {
      fc.assert(
        fc.property(anyType(adapter), anyType(adapter), (one, two) => {
          expect(compareTypes(adapter, two, one).verdict).toBe(MIRRORED[compareTypes(adapter, one, two).verdict]);
          expect(compareTypes(adapter, one, one).verdict).toBe('same');
          expect(compareTypes(adapter, one, `  ${one}\n`).verdict).toBe('same');
        }),
        { numRuns: 500 }
      );
    }
  );

  test.each(ADAPTERS)('whatever is wider than a wider type is wider than the first: %s', (adapter) => {
    const names = DIALECTS[adapter].types.flatMap((row) => row.names.slice(0, 1));
    const types = names
      .flatMap((name) => [name, `${name}(10)`, `${name}(12, 2)`, `${name}(38, 4)`])
      .filter((type) => compareTypes(adapter, type, type).understood);
    const wider = new Map(
      types.map((old) => [old, types.filter((next) => compareTypes(adapter, old, next).verdict === 'wider')])
    );
    const wrong = [...wider].flatMap(([old, nexts]) =>
      nexts.flatMap((next) =>
        (wider.get(next) ?? []).filter((last) => !nexts.includes(last)).map((last) => [old, next, last])
      )
    );
    expect([...wider.values()].flat().length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  /** Types of the adapter's names, nested and with parameters that may fit or not, and texts that are no types. */
  function anyType(adapter: keyof typeof DIALECTS): fc.Arbitrary<string> {
    const names = fc.constantFrom(...DIALECTS[adapter].types.flatMap((row) => row.names));
    const number = fc.integer({ min: -1, max: 40 });
    return fc.letrec<{ type: string }>((tie) => ({
      type: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        names,
        fc.tuple(names, number).map(([name, length]) => `${name}(${length})`),
        fc.tuple(names, number, number).map(([name, precision, scale]) => `${name}(${precision}, ${scale})`),
        fc.string({ maxLength: 12 }),
        tie('type').map((type) => `array<${type}>`),
        tie('type').map((type) => `array(${type} not null)`),
        tie('type').map((type) => `${type}[]`),
        tie('type').map((type) => `${type} collate x`),
        fc.tuple(tie('type'), tie('type')).map(([key, value]) => `map<${key}, ${value}>`),
        fc
          .tuple(
            fc.constantFrom('struct', 'object', 'union'),
            fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
            tie('type')
          )
          .map(([name, fields, type]) => `${name}<${fields.map((field) => `${field} ${type}`).join(', ')}>`)
      )
    })).type;
  }
});

test.each(ADAPTERS)('any two texts are compared without an error: %s', (adapter) => {
  const marks = [...'aA1 ,:.=<>()[]"\'`\\-;\n', '\u0000', 'é', '\ud800', 'not', 'null', 'int', 'array', 'struct'];
  const text = fc.string({ unit: fc.constantFrom(...marks), maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, two) => {
      expect(compareTypes(adapter, one, one).verdict).toBe('same');
      expect(compareTypes(adapter, two, one).verdict).toBe(MIRRORED[compareTypes(adapter, one, two).verdict]);
    }),
    { numRuns: 1000 }
  );
});
