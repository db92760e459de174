import type { Case } from '../case.ts';

export const SNOWFLAKE: readonly Case[] = [
  // Names
  {
    name: 'quotes around an upper-case name',
    sql: 'select "ORDER_ID", "STATUS" from {orders}',
    orders: 'order_id status'
  },
  { name: 'a name that the contract quotes', sql: 'select "Note" from {orders}', orders: 'Note' },
  {
    name: 'quotes around a lower-case name that the contract does not quote',
    sql: 'select "status" from {orders}',
    orders: 'status'
  },
  {
    name: 'qualified by schema and table',
    sql: 'select marts.orders.status, prod.marts.orders.amount from {orders}',
    orders: 'amount status'
  },
  {
    name: 'the same relation in other letters and in quotes',
    sql: 'select status from prod."MARTS"."ORDERS"',
    orders: 'status'
  },
  { name: 'a relation of fewer parts may be another', sql: 'select status from marts.orders', orders: '*' },
  {
    name: 'a relation that differs in case alone may be another',
    sql: 'select status from "prod"."marts"."orders"',
    orders: '*'
  },
  { name: 'a relation of another schema', sql: 'select status from PROD.staging.orders' },

  // Semi-structured data
  {
    name: 'a path into a variant',
    sql: "select payload:customer.name::string as n, payload['id']::int as i from {orders}",
    orders: 'payload'
  },
  {
    name: 'a path with the name of a column',
    sql: 'select o.payload:status::string as s from {orders} o',
    orders: 'payload'
  },
  {
    name: 'lateral flatten',
    sql: 'select o.order_id, f.value:sku::string as sku, f.index from {orders} o, lateral flatten(input => o.items) f',
    orders: 'items order_id'
  },
  {
    name: 'table(flatten(…)) with names found in it alone',
    sql: "select order_id, value:qty::int as qty, seq, key from {orders}, table(flatten(input => payload, path => 'lines', outer => true))",
    orders: 'order_id payload'
  },
  {
    name: 'flatten in a flatten',
    sql: `select order_id, tag.value::string as tag
      from {orders} o, lateral flatten(o.items) item, lateral flatten(item.value:tags) tag where status = 'open'`,
    orders: 'items order_id status'
  },
  {
    name: 'a missing column beside a flatten',
    sql: 'select discount from {orders} o, lateral flatten(o.items) f',
    orders: 'items',
    missing: ['orders.discount:1']
  },
  {
    name: 'split_to_table',
    sql: "select order_id, s.value from {orders}, lateral split_to_table(status, ',') s",
    orders: 'order_id status'
  },
  {
    name: 'object_construct of named columns',
    sql: "select object_construct('id', order_id, 'status', status) from {orders}",
    orders: 'order_id status'
  },
  { name: 'object_construct of everything', sql: 'select object_construct(*) from {orders}', orders: '*' },
  {
    name: 'hash of everything',
    sql: 'with h as (select order_id, hash(*) as h from {orders}) select h from h',
    orders: '*'
  },
  {
    name: 'higher-order functions',
    sql: 'select filter(items, i -> i:qty > 1), transform(items, x -> x:price * amount) from {orders}',
    orders: 'amount items'
  },

  // Clauses of its own
  {
    name: 'qualify',
    sql: 'select order_id from {orders} qualify row_number() over (partition by customer_id order by created_at desc) = 1',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'qualify by an alias',
    sql: 'select order_id, rank() over (order by amount) as rk from {orders} qualify rk = 1',
    orders: 'amount order_id'
  },
  {
    name: 'qualify over a star that is narrowed later',
    sql: `with latest as (select * from {orders} qualify row_number() over (partition by order_id order by created_at desc) = 1)
      select order_id, status from latest`,
    orders: 'created_at order_id status'
  },
  {
    name: 'an alias used again',
    sql: 'select amount * 2 as doubled, doubled + 1 as more from {orders} where more > 3',
    orders: 'amount'
  },
  {
    name: 'an alias with the name of a column, used again',
    sql: 'select upper(status) as status, status || amount as label from {orders}',
    orders: 'amount status'
  },
  { name: 'group by all', sql: 'select status, sum(amount) from {orders} group by all', orders: 'amount status' },
  { name: 'top', sql: 'select top 10 order_id from {orders} order by amount', orders: 'amount order_id' },
  { name: 'sample', sql: 'select order_id from {orders} sample (10)', orders: 'order_id' },
  {
    name: 'time travel',
    sql: "select order_id from {orders} at(timestamp => '2026-01-01'::timestamp)",
    orders: 'order_id'
  },
  {
    name: 'within group',
    sql: "select listagg(status, ',') within group (order by created_at) from {orders} group by customer_id",
    orders: 'created_at customer_id status'
  },
  {
    name: 'units are no columns',
    sql: 'select dateadd(day, 1, created_at), datediff(month, created_at, current_date), date_trunc(week, created_at), date_part(year, created_at) from {orders}',
    orders: 'created_at'
  },
  {
    name: 'functions without parentheses',
    sql: 'select current_date, current_timestamp, current_user, order_id from {orders}',
    orders: 'order_id'
  },
  {
    name: 'minus',
    sql: 'select order_id from {orders} minus select customer_id from {customers}',
    orders: 'order_id',
    customers: 'customer_id'
  },
  {
    name: 'asof join',
    sql: 'select o.status from {orders} o asof join {own} w match_condition (o.created_at >= w.ts) on o.customer_id = w.id',
    orders: 'created_at customer_id status'
  },
  {
    name: 'start with and connect by',
    sql: 'select order_id, level from {orders} start with customer_id is null connect by prior order_id = customer_id',
    orders: 'customer_id order_id'
  },
  {
    name: 'values',
    sql: "select o.status, v.label from {orders} o join (values ('a', 1), ('b', 2)) as v (code, label) on o.status = v.code",
    orders: 'status'
  },
  {
    name: 'a recursive CTE without the word',
    sql: 'with t as (select order_id, 1 as n from {orders} union all select order_id, n + 1 from t where n < 5) select n from t',
    orders: 'order_id'
  },
  {
    name: 'natural join with a model of one’s own',
    sql: 'select status from {orders} natural join {own}',
    orders: '*'
  },
  {
    name: 'natural join of two contracts',
    sql: 'select status, tier from {orders} natural join {customers}',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },

  // Stars with options
  { name: 'exclude, at the end', sql: 'select * exclude (payload) from {orders}', orders: '*' },
  {
    name: 'exclude, narrowed later',
    sql: 'with o as (select * exclude (payload, items) from {orders}) select order_id from o',
    orders: 'items order_id payload'
  },
  {
    name: 'exclude without parentheses',
    sql: 'with o as (select o.* exclude payload from {orders} o) select status from o',
    orders: 'payload status'
  },
  {
    name: 'rename',
    sql: 'with o as (select * rename (order_id as id) from {orders}) select id from o',
    orders: 'order_id'
  },
  {
    name: 'replace',
    sql: 'with o as (select * replace (lower(status) as status) from {orders}) select order_id, status from o',
    orders: 'order_id status'
  },

  // What cannot be told
  { name: 'columns by position', sql: 'select $1, $3 from {orders}', orders: '*' },
  {
    name: 'a column by position of one relation',
    sql: 'select o.$1, c.name from {orders} o join {customers} c on o.customer_id = c.customer_id',
    orders: '*',
    customers: 'customer_id name'
  },
  { name: 'identifier()', sql: "select identifier('status') from {orders}", orders: '*' },
  {
    name: 'a table by identifier()',
    sql: "select o.status from {orders} o join identifier('prod.marts.customers') c on true",
    orders: 'status',
    coarse: ['orders']
  },
  { name: 'pivot', sql: "select * from {orders} pivot (sum(amount) for status in ('a', 'b')) as p", orders: '*' },
  {
    name: 'pivot over named columns',
    sql: "select * from (select customer_id, status, amount from {orders}) pivot (sum(amount) for status in ('a', 'b')) as p (id, a, b)",
    orders: 'amount customer_id status'
  },
  {
    name: 'unpivot',
    sql: 'select order_id, k, v from {orders} unpivot (v for k in (amount, customer_id))',
    orders: 'amount customer_id order_id'
  },
  {
    name: 'match_recognize',
    sql: 'select * from {orders} match_recognize (partition by customer_id order by created_at measures first(amount) as f pattern (a b) define b as amount > 1)',
    orders: '*'
  },
  { name: 'metadata columns', sql: 'select metadata$filename, order_id from {orders}', orders: 'order_id' },
  { name: 'not read: * ilike', sql: "select * ilike '%id' from {orders}", orders: '*', isUnread: true }
];
