import { describe, expect, it, test } from '@jest/globals';
import type { Relation } from '../domain/index.ts';
import { displayRelation, partsOf, relationKey } from './relation.ts';

const rendered = (text: string): Relation => ({ database: 'x', schema: 'x', identifier: 'x', rendered: text });
const unrendered = (database: string | null, schema: string, identifier: string): Relation => ({
  database,
  schema,
  identifier,
  rendered: null
});

describe('two names are of one relation', () => {
  test.each<[adapter: string | null, one: string, other: string, same: boolean]>([
    ['snowflake', 'DB.marts.orders', 'db.MARTS.Orders', true],
    ['snowflake', 'db.marts.orders', '"DB"."MARTS"."ORDERS"', true],
    ['snowflake', 'db.marts.orders', '"db"."marts"."orders"', false],
    ['snowflake', '"Db"."s"."t"', '"db"."s"."t"', false],
    ['postgres', 'DB.Marts.Orders', '"db"."marts"."orders"', true],
    ['postgres', '"DB"."marts"."orders"', 'db.marts.orders', false],
    ['redshift', '"DB"."Marts"."Orders"', 'db.marts.orders', true],
    ['duckdb', '"DBT_UP_PROD"."marts"."orders"', '"dbt_up_prod"."MARTS"."Orders"', true],
    ['duckdb', '"a"."b"."c"', '"a"."b"."d"', false],
    ['databricks', '`Main`.`marts`.`orders`', '`main`.`Marts`.`ORDERS`', true],
    ['bigquery', '`proj`.`Marts`.`orders`', '`proj`.`marts`.`orders`', false],
    ['bigquery', '`proj`.`marts`.`orders`', 'proj.marts.orders', true],
    ['clickhouse', '`Marts`.`orders`', '`marts`.`orders`', false],
    ['fabric', '[db].[dbo].[Orders]', '"db"."dbo"."orders"', true],
    ['unheard_of', '"A"."b"', 'a.b', true],
    [null, '"A"."b"', 'a.b', true],
    ['snowflake', '"a.b"."c"', '"a"."b.c"', false],
    ['snowflake', 'a.b.c', 'b.c', false],
    ['duckdb', "'s3://bucket/x.parquet'", "'s3://bucket/x.parquet'", true],
    ['duckdb', "'s3://bucket/x.parquet'", "'s3://bucket/X.parquet'", false],
    ['postgres', '"ß"."t"', '"SS"."t"', false],
    ['duckdb', '"İ"."t"', '"i"."t"', false]
  ])('on %s, %s and %s: %s', (adapter, one, other, same) => {
    expect(relationKey(rendered(one), adapter) === relationKey(rendered(other), adapter)).toBe(same);
  });

  it('that is not rendered counts as unquoted', () => {
    expect(relationKey(unrendered('db', 'marts', 'orders'), 'snowflake')).toBe(
      relationKey(rendered('DB.MARTS.ORDERS'), 'snowflake')
    );
    expect(relationKey(unrendered('db', 'marts', 'orders'), 'snowflake')).toBe(
      relationKey(rendered('"DB"."MARTS"."ORDERS"'), 'snowflake')
    );
    expect(relationKey(unrendered(null, 'marts', 'orders'), 'spark')).toBe(
      relationKey(rendered('marts.orders'), 'spark')
    );
  });
});

test.each([
  [
    '"DB".marts."or""ders"',
    [
      ['DB', true],
      ['marts', false],
      ['or"ders', true]
    ]
  ],
  [
    '`a``b`.`c d`',
    [
      ['a`b', true],
      ['c d', true]
    ]
  ],
  [
    '[a b].[c]',
    [
      ['a b', true],
      ['c', true]
    ]
  ],
  ['orders', [['orders', false]]],
  ["read_parquet('x')", null],
  ["'s3://x'", null],
  ['', null],
  ['a.', null],
  ['.a', null],
  ['a..b', null],
  ['"a', null],
  ['"a"b', null],
  ['""', null],
  ['a b', null],
  ['(select 1)', null]
])('the parts of %s are %j', (text, parts) => {
  expect(partsOf(text)?.map(({ name, quoted }) => [name, quoted]) ?? null).toEqual(parts);
});

test('a relation is displayed without quotes', () => {
  expect(displayRelation(unrendered('DB', 'marts', 'orders'))).toBe('DB.marts.orders');
  expect(displayRelation(unrendered(null, 'marts', 'orders'))).toBe('marts.orders');
});
