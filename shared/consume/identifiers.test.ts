import { describe, expect, test } from '@jest/globals';
import type { Column, Relation } from '../domain/index.ts';
import { relationKey } from '../manifest/index.ts';
import { columnIdentifier, defaultQuoting, namesUnder, quotingOf } from './identifiers.ts';

const ALL = { database: true, schema: true, identifier: true };
const NONE = { database: false, schema: false, identifier: false };

function relation(
  rendered: string,
  [database, schema, identifier]: readonly [string | null, string, string]
): Relation {
  return { database, schema, identifier, rendered };
}

describe('the names of a stub make dbt render the relation of the upstream', () => {
  const SNOWFLAKE_PLAIN = relation('UP.marts.orders', ['UP', 'marts', 'orders']);
  const SNOWFLAKE_QUOTED = relation('UP."Marts"."Odd Name"', ['UP', 'Marts', 'Odd Name']);
  const POSTGRES = relation('"up"."Marts"."orders"', ['up', 'Marts', 'orders']);
  const BIGQUERY = relation('`my-project`.`Marts`.`Orders`', ['my-project', 'Marts', 'Orders']);
  const DUCKDB = relation('"up"."Marts"."orders"', ['up', 'Marts', 'orders']);
  const SPARK = relation('marts.orders', [null, 'marts', 'orders']);

  test.each([
    ['snowflake', 'neither quotes', SNOWFLAKE_PLAIN, NONE, ['UP', 'marts', 'orders']],
    ['snowflake', 'only the project quotes: as folded', SNOWFLAKE_PLAIN, ALL, ['UP', 'MARTS', 'ORDERS']],
    ['snowflake', 'only the upstream quotes: quoted names', SNOWFLAKE_QUOTED, NONE, ['UP', '"Marts"', '"Odd Name"']],
    ['snowflake', 'both quote', SNOWFLAKE_QUOTED, ALL, ['UP', 'Marts', 'Odd Name']],
    ['postgres', 'both quote', POSTGRES, ALL, ['up', 'Marts', 'orders']],
    ['postgres', 'only the upstream quotes', POSTGRES, NONE, ['up', '"Marts"', 'orders']],
    ['bigquery', 'both quote', BIGQUERY, ALL, ['my-project', 'Marts', 'Orders']],
    ['bigquery', 'only the upstream quotes', BIGQUERY, NONE, ['`my-project`', 'Marts', 'Orders']],
    ['duckdb', 'only the upstream quotes, and case does not count', DUCKDB, NONE, ['up', 'Marts', 'orders']],
    ['spark', 'no database', SPARK, NONE, [null, 'marts', 'orders']]
  ] as const)('%s: %s', (adapter, _, upstream, quoting, [database, schema, identifier]) => {
    expect(namesUnder(quoting, upstream, adapter)).toEqual({ database, schema, identifier });

    const quote = adapter === 'bigquery' ? '`' : '"';
    const rendered = [
      [database, quoting.database],
      [schema, quoting.schema],
      [identifier, quoting.identifier]
    ]
      .filter(([name]) => name !== null)
      .map(([name, quoted]) => (quoted === true ? `${quote}${name}${quote}` : name))
      .join('.');
    expect(relationKey({ ...upstream, rendered }, adapter)).toBe(relationKey(upstream, adapter));
  });

  test('a manifest that does not tell how it quotes is taken by its names', () => {
    expect(namesUnder(ALL, { ...SNOWFLAKE_PLAIN, rendered: null }, 'snowflake')).toEqual({
      database: 'UP',
      schema: 'marts',
      identifier: 'orders'
    });
  });
});

test('how a relation is quoted is read part by part', () => {
  expect(quotingOf(relation('UP."Marts".orders', ['UP', 'Marts', 'orders']))).toEqual({
    database: false,
    schema: true,
    identifier: false
  });
  expect(quotingOf({ database: null, schema: 's', identifier: 'i', rendered: null })).toBeNull();
});

test('only Snowflake does not quote by itself', () => {
  expect(defaultQuoting('snowflake')).toEqual(NONE);
  expect(defaultQuoting('duckdb')).toEqual(ALL);
  expect(defaultQuoting(null)).toEqual(ALL);
});

describe('a column in SQL', () => {
  test.each([
    ['snowflake', 'order_id', false, 'order_id'],
    ['snowflake', 'order', false, '"ORDER"'],
    ['snowflake', 'Order', true, '"Order"'],
    ['snowflake', 'order id', false, '"ORDER ID"'],
    ['postgres', 'Group', false, '"group"'],
    ['bigquery', 'select', false, '`select`'],
    ['duckdb', 'size (cm)', false, '"size (cm)"']
  ])('%s: %s, quoted %s', (adapter, name, quote, sql) => {
    const column: Column = { name, quote, dataType: null, description: '', tags: [], meta: {}, constraints: [] };
    expect(columnIdentifier(column, adapter)).toBe(sql);
  });
});
