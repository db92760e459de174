import type { Case } from '../case.ts';

export const POSTGRES: readonly Case[] = [
  // Names
  {
    name: 'quotes around a lower-case name',
    sql: 'select "order_id", o."status" from {orders} o',
    orders: 'order_id status'
  },
  { name: 'a name that the contract quotes', sql: 'select "Note", STATUS from {orders}', orders: 'Note status' },
  { name: 'quotes around other letters may be that column', sql: 'select "Status" from {orders}', orders: 'status' },
  { name: 'unquoted relation', sql: 'select status from PROD.Marts.Orders', orders: 'status' },
  { name: 'a relation quoted in other letters', sql: 'select status from "prod"."marts"."Orders"', orders: '*' },
  { name: 'a relation without its database may be it', sql: 'select status from marts.orders', orders: '*' },
  { name: 'qualified by schema and table', sql: 'select marts.orders.status from {orders}', orders: 'status' },
  {
    name: 'an alias in quotes',
    sql: 'select "O".status, o.tier from {orders} "O" join {customers} o on o.customer_id = "O".customer_id',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },
  { name: 'a whole row', sql: 'select o from {orders} o', orders: '*' },
  { name: 'a whole row as json', sql: 'select row_to_json(o), to_jsonb(o.*) from {orders} o', orders: '*' },
  { name: 'a whole row taken apart', sql: 'select (o).status from {orders} o', orders: 'status', coarse: ['orders'] },
  { name: 'all of a row', sql: 'select (o).* from {orders} o', orders: '*' },
  { name: 'a composite column', sql: 'select (address).city, (o.address).zip from {orders} o', orders: 'address' },
  { name: 'a function of a row', sql: 'select count(o) from {orders} o', orders: '*' },
  {
    name: 'an alias that is a column too',
    sql: 'select status from {orders} as status',
    orders: 'status',
    coarse: ['orders']
  },
  { name: 'system columns', sql: 'select ctid, xmin, order_id from {orders}', orders: 'order_id' },
  { name: 'names for all columns', sql: 'select b from {customers} as t (a, b, c, d)', customers: '*' },

  // Aliases
  {
    name: 'an alias in group by: the column comes first',
    sql: 'select lower(payload) as status, count(*) from {orders} group by status, lower(payload)',
    orders: 'payload status'
  },
  {
    name: 'an alias in order by: it comes first',
    sql: 'select amount as status from {orders} order by status',
    orders: 'amount'
  },
  {
    name: 'an expression in order by sees columns',
    sql: 'select amount as status from {orders} order by lower(status)',
    orders: 'amount status'
  },
  {
    name: 'having sees columns',
    sql: 'select max(amount) as status from {orders} group by customer_id, status having status = 1',
    orders: 'amount customer_id status'
  },
  {
    name: 'an alias of the inner query is not seen in its where',
    sql: 'select (select max(w.x) as status from {own} w where w.k = o.status) from {orders} o',
    orders: 'status'
  },

  // JSON, arrays
  {
    name: 'json operators',
    sql: "select payload->'status'->>'a', payload #>> '{amount,b}', payload @> '{}'::jsonb from {orders}",
    orders: 'payload'
  },
  {
    name: 'array operators',
    sql: 'select items[1], items[1:2], 5 = any(items), array[order_id, customer_id] from {orders}',
    orders: 'customer_id items order_id'
  },
  {
    name: 'any of a subquery',
    sql: 'select name from {customers} where customer_id = any (select customer_id from {orders})',
    orders: 'customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'array of a subquery',
    sql: 'select array(select o.status from {orders} o where o.customer_id = c.customer_id) from {customers} c',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  {
    name: 'unnest',
    sql: 'select order_id, t.item from {orders} o, unnest(o.items) as t(item)',
    orders: 'items order_id'
  },
  {
    name: 'unnest with ordinality',
    sql: 'select o.order_id, t.v, t.n from {orders} o cross join lateral unnest(o.items) with ordinality as t(v, n)',
    orders: 'items order_id'
  },
  {
    name: 'a function in from',
    sql: "select o.order_id, e.value->>'sku' from {orders} o, jsonb_array_elements(o.payload->'lines') as e",
    orders: 'order_id payload'
  },
  {
    name: 'a record function',
    sql: 'select o.order_id, x.sku from {orders} o, jsonb_to_recordset(o.payload) as x(sku text, qty int)',
    orders: 'order_id payload'
  },
  {
    name: 'a series whose alias is its column',
    sql: 'select d, o.order_id from generate_series(1, 10) as d left join {orders} o on o.amount = d',
    orders: 'amount order_id'
  },
  {
    name: 'json_object of pairs',
    sql: "select json_build_object('status', amount, 'id', order_id) from {orders}",
    orders: 'amount order_id'
  },

  // Clauses
  {
    name: 'distinct on',
    sql: 'select distinct on (customer_id) order_id from {orders} order by customer_id, created_at desc',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'lateral',
    sql: 'select c.name, l.status from {customers} c left join lateral (select o.status from {orders} o where o.customer_id = c.customer_id order by o.created_at limit 1) l on true',
    orders: 'created_at customer_id status',
    customers: 'customer_id name'
  },
  {
    name: 'a subquery of from sees no neighbour',
    sql: 'select t.x from {orders} o, (select amount as x from {own}) t where o.order_id = t.x',
    orders: 'order_id'
  },
  {
    name: 'filter, within group',
    sql: 'select count(*) filter (where status is null), percentile_cont(0.5) within group (order by amount) from {orders}',
    orders: 'amount status'
  },
  {
    name: 'ordered aggregate',
    sql: "select string_agg(status, ',' order by created_at desc) from {orders}",
    orders: 'created_at status'
  },
  {
    name: 'windows that build on each other',
    sql: 'select lag(amount, 1, order_id) over v from {orders} window w as (partition by customer_id), v as (w order by created_at)',
    orders: 'amount created_at customer_id order_id'
  },
  {
    name: 'cube and rollup',
    sql: 'select grouping(status), count(*) from {orders} group by cube (status, customer_id), rollup (created_at)',
    orders: 'created_at customer_id status'
  },
  {
    name: 'for update',
    sql: 'select order_id from {orders} o where status is null for update of o',
    orders: 'order_id status'
  },
  { name: 'tablesample', sql: 'select order_id from {orders} tablesample system (10)', orders: 'order_id' },
  {
    name: 'fetch first',
    sql: 'select order_id from {orders} order by amount fetch first 3 rows only',
    orders: 'amount order_id'
  },
  {
    name: 'materialized CTE',
    sql: 'with o as materialized (select * from {orders}) select status from o',
    orders: 'status'
  },
  {
    name: 'recursive with search',
    sql: 'with recursive t as (select order_id as n from {orders} union all select n + 1 from t) search depth first by n set ord select n from t',
    orders: 'order_id'
  },
  {
    name: 'nested joins with late conditions',
    sql: 'select o.status from {orders} o left join {customers} c join {own} w on w.id = c.tier on c.customer_id = o.customer_id',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },
  {
    name: 'joins in parentheses under an alias',
    sql: 'select j.status, j.tier from ({orders} o join {customers} c using (customer_id)) as j',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },
  {
    name: 'natural join',
    sql: 'select customer_id from {orders} natural join {customers}',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'natural join of a narrower query',
    sql: 'select * from (select order_id, customer_id from {orders}) o natural left join (select customer_id, tier from {customers}) c',
    orders: 'customer_id order_id',
    customers: 'customer_id tier'
  },
  {
    name: 'except and intersect',
    sql: 'select customer_id from {customers} except (select customer_id from {orders} intersect select amount from {orders})',
    orders: 'amount customer_id',
    customers: 'customer_id'
  },
  {
    name: 'extract, at time zone, interval',
    sql: "select extract(epoch from created_at), created_at at time zone 'utc', date_trunc('month', created_at + interval '1 day') from {orders}",
    orders: 'created_at'
  },
  {
    name: 'overlay, substring, trim',
    sql: "select overlay(status placing payload from 1), substring(items from amount for 2), trim(leading 'x' from address) from {orders}",
    orders: 'address amount items payload status'
  },
  {
    name: 'collate and operators',
    sql: 'select status collate "C", order_id operator(pg_catalog.+) amount from {orders}',
    orders: 'amount order_id status'
  },
  {
    name: 'casts to types of a schema',
    sql: 'select status::public.label, cast(amount as public.money) from {orders}',
    orders: 'amount status'
  },
  {
    name: 'functions of a schema',
    sql: 'select public.f(status), pg_catalog.lower(payload) from {orders}',
    orders: 'payload status'
  },
  { name: 'a column named user is one', sql: 'select user, current_user, order_id from {orders}', orders: 'order_id' },
  {
    name: 'the case-insensitive match is no star',
    sql: "select order_id from {orders} where status ~* 'a' and payload !~* 'b'",
    orders: 'order_id payload status'
  },
  {
    name: 'dollar quotes',
    sql: 'select $$status amount$$ as label, $x$customer_id$x$ as other, order_id from {orders}',
    orders: 'order_id'
  }
];
