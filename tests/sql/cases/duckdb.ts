import type { Case } from '../case.ts';

export const DUCKDB: readonly Case[] = [
  // Names
  { name: 'quotes do not keep case', sql: 'select "Order_ID", "status" from {orders}', orders: 'order_id status' },
  { name: 'a name that the contract quotes, in other letters', sql: 'select note from {orders}', orders: 'Note' },
  { name: 'unquoted relation', sql: 'select status from prod.marts.orders', orders: 'status' },
  { name: 'a whole row', sql: 'select orders from {orders}', orders: '*' },
  { name: 'a whole row by an alias, in a function', sql: 'select hash(o) from {orders} o', orders: '*' },
  { name: 'an alias that is a column too', sql: 'select status from {orders} as status', orders: '*' },
  {
    name: 'a field of a struct',
    sql: "select address.city, o.address.zip, address['street'], (o.address).country from {orders} o",
    orders: 'address'
  },
  {
    name: 'a field with the name of a column',
    sql: 'select address.status, o.address.amount from {orders} o',
    orders: 'address'
  },
  {
    name: 'a struct taken apart',
    sql: 'with a as (select order_id, address.* from {orders}) select order_id, city from a',
    orders: 'address order_id'
  },
  {
    name: 'an outer relation of the same alias',
    sql: 'select o.status from {orders} o where exists (select 1 from {customers} o where o.tier = o.amount)',
    orders: 'amount status',
    customers: 'tier'
  },

  // FROM first, friendly SQL
  {
    name: 'from first',
    sql: 'from {orders} select order_id where status is null',
    orders: 'order_id status'
  },
  { name: 'from first, without where', sql: 'from {orders} select order_id, status', orders: 'order_id status' },
  { name: 'from alone', sql: 'from {orders}', orders: '*' },
  {
    name: 'from first with distinct is misread, and so told',
    sql: 'from {orders} select distinct status, amount',
    orders: 'amount status',
    coarse: ['orders']
  },
  {
    name: 'an alias before its expression',
    sql: 'select doubled: amount * 2, status from {orders}',
    orders: 'amount status'
  },
  {
    name: 'an alias used again',
    sql: 'select amount * 2 as d, d + 1 as e from {orders} where e > 1',
    orders: 'amount'
  },
  { name: 'a comma at the end', sql: 'select order_id, status, from {orders}', orders: 'order_id status' },
  {
    name: 'group by all and order by all',
    sql: 'select status, sum(amount) from {orders} group by all order by all',
    orders: 'amount status'
  },
  {
    name: 'order by all over a star',
    sql: 'with a as (select * from {orders} order by all limit 3) select status from a',
    orders: '*'
  },
  {
    name: 'order by position over a star',
    sql: 'with a as (select * from {orders} order by 1 limit 3) select status from a',
    orders: '*'
  },
  {
    name: 'qualify and a named window',
    sql: 'select order_id from {orders} qualify row_number() over w = 1 window w as (partition by customer_id order by created_at)',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'distinct on',
    sql: 'select distinct on (customer_id) order_id from {orders} order by customer_id, created_at desc',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'distinct on with a star, narrowed later',
    sql: 'with d as (select distinct on (customer_id) * from {orders} order by created_at) select status from d',
    orders: 'created_at customer_id status'
  },
  {
    name: 'filter and order in an aggregate',
    sql: 'select sum(amount) filter (where status = 1), list(order_id order by created_at) from {orders}',
    orders: 'amount created_at order_id status'
  },
  {
    name: 'grouping sets',
    sql: 'select status, customer_id, count(*) from {orders} group by grouping sets ((status), (customer_id), ())',
    orders: 'customer_id status'
  },
  { name: 'using sample', sql: 'select order_id from {orders} using sample 10%', orders: 'order_id' },

  // Stars with options
  {
    name: 'exclude',
    sql: 'with a as (select * exclude (payload) from {orders}) select order_id from a',
    orders: 'order_id payload'
  },
  {
    name: 'exclude of a qualified name',
    sql: 'with a as (select * exclude (o.payload) from {orders} o) select order_id from a',
    orders: 'order_id payload'
  },
  {
    name: 'replace',
    sql: 'with a as (select o.* replace (amount / 100 as amount) from {orders} o) select amount, status from a',
    orders: 'amount status'
  },
  {
    name: 'rename',
    sql: 'with a as (select * rename (order_id as id) from {orders}) select id from a',
    orders: 'order_id'
  },
  {
    name: 'rename of what nobody reads',
    sql: 'with a as (select * rename (order_id as id) from {orders}) select status from a',
    orders: 'status'
  },
  { name: 'columns()', sql: "select columns('.*_id') from {orders}", orders: '*' },
  { name: 'columns() in an aggregate', sql: 'select max(columns(*)) from {orders}', orders: '*' },
  {
    name: 'a column that a star brings twice',
    sql: 'with j as (select * from {orders} o join {customers} c on o.customer_id = c.customer_id) select customer_id_1 from j',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'two stars narrowed by names that one has',
    sql: 'with j as (select * from {orders} o join {customers} c on o.customer_id = c.customer_id) select status, tier from j',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },
  {
    name: 'a star behind a model of one’s own may be hidden',
    sql: 'with j as (select * from {own} w join {orders} o on o.order_id = w.id) select status from j',
    orders: 'order_id status',
    coarse: ['orders']
  },

  // Joins
  {
    name: 'lateral without the word',
    sql: 'select t.d from {orders} o, (select o.amount * 2 as d) t',
    orders: 'amount'
  },
  {
    name: 'lateral',
    sql: 'select t.d, name from {orders} o, lateral (select name, o.amount as d from {customers} c where c.customer_id = o.customer_id) t',
    orders: 'amount customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'semi join',
    sql: 'select status from {orders} semi join {customers} using (customer_id)',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  {
    name: 'anti join, whose right side is not in the star',
    sql: 'select * from {customers} c anti join {orders} o on c.customer_id = o.customer_id',
    orders: 'customer_id',
    customers: '*'
  },
  {
    name: 'asof join',
    sql: 'select o.status from {orders} o asof join {own} w using (customer_id, created_at)',
    orders: 'created_at customer_id status'
  },
  {
    name: 'positional join',
    sql: 'select status, tier from {orders} positional join {customers}',
    orders: 'status',
    customers: 'tier'
  },
  { name: 'unnest in from', sql: 'select order_id, e from {orders}, unnest(items) as u(e)', orders: 'items order_id' },
  { name: 'unnest in select', sql: 'select order_id, unnest(items) as item from {orders}', orders: 'items order_id' },

  // Set operations
  {
    name: 'union all by name',
    sql: 'with u as (select * from {orders} union all by name select * from {customers}) select customer_id, tier from u',
    orders: 'customer_id',
    customers: 'customer_id tier'
  },
  {
    name: 'union by name compares whole rows',
    sql: 'with u as (select * from {orders} union by name select * from {own}) select order_id from u',
    orders: '*'
  },

  // Expressions
  { name: 'json arrows', sql: "select payload->>'status', payload->'$.a'->>'b' from {orders}", orders: 'payload' },
  {
    name: 'lambdas',
    sql: 'select list_transform(items, x -> x + amount), list_filter(items, lambda y: y > 1) from {orders}',
    orders: 'amount items'
  },
  {
    name: 'an arrow in a function is no lambda',
    sql: "select json_extract_string(payload -> 'a', '$.b') from {orders}",
    orders: 'payload',
    coarse: ['orders']
  },
  {
    name: 'a parameter with the name of a column',
    sql: 'select list_transform(items, status -> status + 1) from {orders}',
    orders: 'items',
    coarse: ['orders']
  },
  {
    name: 'list comprehension',
    sql: 'select [x * 2 for x in items if x > amount] from {orders}',
    orders: 'amount items'
  },
  {
    name: 'keys of a struct are no columns',
    sql: "select {'status': amount, kind: order_id} from {orders}",
    orders: 'amount order_id'
  },
  {
    name: 'struct_pack and row',
    sql: 'select struct_pack(status := amount), row(order_id, customer_id) from {orders}',
    orders: 'amount customer_id order_id'
  },
  { name: 'functions by a dot', sql: 'select status.upper(), o.status.lower() from {orders} o', orders: 'status' },
  { name: 'rowid', sql: 'select rowid, status from {orders}', orders: 'status' },

  // What cannot be told
  { name: 'pivot', sql: 'pivot {orders} on status using sum(amount)', orders: '*' },
  {
    name: 'pivot with an explicit group',
    sql: 'pivot {orders} on status using sum(amount) group by customer_id',
    orders: 'amount customer_id status'
  },
  {
    name: 'pivot in from',
    sql: "select * from {orders} pivot (sum(amount) for status in ('a', 'b') group by customer_id)",
    orders: 'amount customer_id status'
  },
  { name: 'unpivot', sql: 'unpivot {orders} on amount, customer_id into name k value v', orders: '*' },
  { name: 'a column by position', sql: 'select #1 from {orders}', orders: '*' },
  { name: 'names for all columns', sql: 'select b from {customers} as t(a, b, c, d)', customers: '*' },
  { name: 'describe', sql: 'describe select status from {orders}', orders: '*' },
  {
    name: 'query_table',
    sql: "select o.status from {orders} o, query_table('orders')",
    orders: 'status',
    coarse: ['orders']
  },
  { name: 'an array of a subquery', sql: 'select array(select status from {orders})', orders: 'status' },
  {
    name: 'any of a subquery',
    sql: 'select name from {customers} where customer_id = any (select customer_id from {orders})',
    orders: 'customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'natural join',
    sql: 'select status, tier from {orders} natural join {customers}',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  }
];
