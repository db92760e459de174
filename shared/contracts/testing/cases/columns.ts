import type { Column, PublicModel } from '../../../domain/index.ts';
import { column, columns, dbtUp, orders } from '../contracts.ts';
import type { Case, Found } from './case.ts';

/** Columns of a contracted model. */
function changed(
  title: string,
  old: readonly Column[],
  next: readonly Column[],
  found: readonly Found[],
  { adapter = 'snowflake', ...facts }: Partial<PublicModel> & { readonly adapter?: string | null } = {}
): Case {
  return {
    title: `${adapter}: ${title}`,
    old: dbtUp([orders({ ...facts, columns: old })], { adapter }),
    next: dbtUp([orders({ ...facts, columns: next })], { adapter }),
    found
  };
}

/** One column under another name. */
function named(
  title: string,
  adapter: string | null,
  old: readonly [name: string, quote: boolean],
  next: readonly [name: string, quote: boolean],
  found: readonly Found[]
): Case {
  const [before, after] = [old, next].map(([name, quote]) => columns({ order_id: column(name, 'integer', { quote }) }));
  return changed(title, before ?? [], after ?? [], found, { adapter });
}

const UNCONTRACTED = { contract: { enforced: false } };
const BARE = false;
const QUOTED = true;

export const COLUMN_CASES: readonly Case[] = [
  changed('a column is removed', columns(), columns({ status: null }), ['B column-removed']),
  changed('two columns are removed', columns(), columns({ status: null, amount: null }), [
    'B column-removed',
    'B column-removed'
  ]),
  changed(
    'all columns but one are removed',
    columns(),
    [column('order_id')],
    ['B column-removed', 'B column-removed', 'B column-removed', 'B column-removed']
  ),
  changed('a column is added', columns(), columns({ channel: column('channel', 'varchar') }), ['S column-added']),
  changed('a column is renamed', columns(), columns({ status: column('order_status', 'varchar') }), [
    'B column-removed',
    'S column-added'
  ]),
  changed(
    'a column is renamed and has another type',
    columns(),
    columns({ status: column('order_status', 'boolean') }),
    ['B column-removed', 'S column-added']
  ),
  changed(
    'two columns swap their names',
    [column('a', 'varchar'), column('b', 'boolean')],
    [column('b', 'varchar'), column('a', 'boolean')],
    ['B column-type-changed', 'B column-type-changed']
  ),
  changed('the columns stand in another order', columns(), [...columns()].reverse(), []),
  changed(
    'a description',
    columns(),
    columns({ status: column('status', 'varchar', { description: 'Of the order.' }) }),
    ['S description-changed']
  ),
  changed(
    'tags and meta of a column',
    columns(),
    columns({ status: column('status', 'varchar', { tags: ['pii'], meta: { pii: true } }) }),
    []
  ),
  changed('a type in other letters', columns(), columns({ status: column('status', 'VarChar') }), []),
  changed(
    'a column is removed where nothing was promised',
    columns(),
    columns({ status: null }),
    ['R column-removed', 'R public-without-contract'],
    UNCONTRACTED
  ),
  changed(
    'a column is added where nothing is promised',
    columns(),
    columns({ channel: column('channel') }),
    ['S column-added'],
    UNCONTRACTED
  ),
  changed(
    'a type is another where nothing was promised',
    columns(),
    columns({ status: column('status', 'boolean') }),
    ['R column-type-changed', 'R public-without-contract'],
    UNCONTRACTED
  ),
  changed(
    'a type is not declared any more where nothing was promised',
    columns(),
    columns({ status: column('status', null) }),
    [],
    UNCONTRACTED
  ),
  changed(
    'a type is declared where nothing was promised',
    columns({ status: column('status', null) }),
    columns(),
    [],
    UNCONTRACTED
  ),
  changed('columns are documented', [], columns(), [], UNCONTRACTED),
  changed('columns are documented no more', columns(), [], [], UNCONTRACTED),

  named('another case', 'snowflake', ['order_id', BARE], ['ORDER_ID', BARE], []),
  named(
    'another case of a quoted name',
    'snowflake',
    ['order_id', QUOTED],
    ['ORDER_ID', QUOTED],
    ['B column-removed', 'S column-added']
  ),
  named(
    'a lower-case name is quoted',
    'snowflake',
    ['order_id', BARE],
    ['order_id', QUOTED],
    ['B column-quote-changed']
  ),
  named(
    'a lower-case name is not quoted any more',
    'snowflake',
    ['order_id', QUOTED],
    ['order_id', BARE],
    ['B column-quote-changed']
  ),
  named('a mixed-case name is quoted', 'snowflake', ['OrderId', BARE], ['OrderId', QUOTED], ['B column-quote-changed']),
  named('an upper-case name is quoted', 'snowflake', ['ORDER_ID', BARE], ['ORDER_ID', QUOTED], []),
  named('a name is quoted as the warehouse folded it', 'snowflake', ['order_id', BARE], ['ORDER_ID', QUOTED], []),
  named('a lower-case name is quoted', 'postgres', ['order_id', BARE], ['order_id', QUOTED], []),
  named('a mixed-case name is quoted', 'postgres', ['OrderId', BARE], ['OrderId', QUOTED], ['B column-quote-changed']),
  named('another case', 'postgres', ['OrderId', BARE], ['orderid', BARE], []),
  named(
    'another case of a quoted name',
    'postgres',
    ['OrderId', QUOTED],
    ['orderid', QUOTED],
    ['B column-removed', 'S column-added']
  ),
  named('a mixed-case name is quoted', 'duckdb', ['OrderId', BARE], ['OrderId', QUOTED], []),
  named('another case of a quoted name', 'duckdb', ['OrderId', QUOTED], ['orderid', QUOTED], []),
  named('another case of a quoted name', 'bigquery', ['OrderId', QUOTED], ['orderid', QUOTED], []),
  named('a name is quoted', 'bigquery', ['order_id', BARE], ['order_id', QUOTED], []),
  named('another case of a quoted name', 'redshift', ['OrderId', QUOTED], ['orderid', BARE], []),
  named('another case of a quoted name', 'databricks', ['OrderId', QUOTED], ['orderid', BARE], []),
  named('another case', 'clickhouse', ['OrderId', BARE], ['orderid', BARE], ['B column-removed', 'S column-added']),
  named('a name is quoted', 'clickhouse', ['OrderId', BARE], ['OrderId', QUOTED], []),
  named('another case', 'unheard_of', ['OrderId', BARE], ['orderid', QUOTED], []),
  named('another case', null, ['OrderId', BARE], ['orderid', BARE], []),
  {
    title: 'a lower-case name is quoted, on the way from duckdb to snowflake',
    old: dbtUp([orders()], { adapter: 'duckdb' }),
    next: dbtUp([orders({ columns: columns({ status: column('status', 'varchar', { quote: true }) }) })]),
    found: ['B column-quote-changed']
  },
  changed(
    'a name is quoted and has another type',
    columns(),
    columns({ status: column('status', 'boolean', { quote: true }) }),
    ['B column-quote-changed', 'B column-type-changed']
  ),
  changed(
    'a column is beside its quoted double, which goes',
    [column('id'), column('id', 'integer', { quote: true })],
    [column('id')],
    ['B column-removed']
  ),
  changed(
    'letters beyond ASCII are not folded',
    [column('größe')],
    [column('GRÖSSE')],
    ['B column-removed', 'S column-added']
  )
];
