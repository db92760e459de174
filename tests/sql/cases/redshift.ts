import type { Case } from '../case.ts';

export const REDSHIFT: readonly Case[] = [
  // Names
  {
    name: 'quotes do not keep case',
    sql: 'select "Order_ID", "status", AMOUNT from {orders}',
    orders: 'amount order_id status'
  },
  { name: 'unquoted relation', sql: 'select status from PROD.Marts.orders', orders: 'status' },
  { name: 'a relation without its database may be it', sql: 'select status from marts.orders', orders: '*' },
  { name: 'another schema', sql: 'select status from prod.staging.orders' },
  { name: 'qualified by schema and table', sql: 'select marts.orders.status from {orders}', orders: 'status' },
  {
    name: 'a table of the session',
    sql: 'select t.status, o.amount from {orders} o join #orders t on t.id = o.order_id',
    orders: 'amount order_id'
  },
  {
    name: 'one of the catalog',
    sql: 'select o.order_id from {orders} o cross join pg_catalog.pg_class c where c.relname = o.status',
    orders: 'order_id status'
  },

  // Aliases
  {
    name: 'an alias used again',
    sql: 'select amount * 2 as doubled, doubled + 1 as more from {orders}',
    orders: 'amount'
  },
  {
    name: 'an alias that is a column too: the column',
    sql: 'select amount as status, lower(status) as s from {orders}',
    orders: 'amount status',
    coarse: ['orders']
  },
  {
    name: 'an alias in group by',
    sql: "select date_trunc('day', created_at) as d, sum(amount) from {orders} group by d order by d",
    orders: 'amount created_at'
  },
  {
    name: 'an alias in having',
    sql: 'select status, sum(amount) as total from {orders} group by status having total > 1',
    orders: 'amount status'
  },

  // SUPER
  {
    name: 'a path into SUPER',
    sql: 'select o.payload.customer.name, o.payload.lines[0].sku from {orders} o',
    orders: 'payload'
  },
  { name: 'a path without the alias', sql: 'select payload.status, payload."Kind" from {orders}', orders: 'payload' },
  {
    name: 'unnest by navigation',
    sql: 'select o.order_id, i.sku from {orders} o, o.items i',
    orders: 'items order_id'
  },
  {
    name: 'unnest by navigation, twice',
    sql: 'select o.order_id, t.x from {orders} o, o.items i, i.tags t where i.qty > o.amount',
    orders: 'amount items order_id'
  },
  {
    name: 'unnest with an index',
    sql: 'select o.order_id, i.sku, idx from {orders} o, o.items as i at idx',
    orders: 'items order_id',
    coarse: ['orders']
  },
  {
    name: 'object unpivoting',
    sql: 'select attr, val from {orders} as o, unpivot o.payload as val at attr',
    orders: 'payload'
  },
  {
    name: 'json functions',
    sql: "select json_extract_path_text(payload, 'status', 'a'), json_parse(items) from {orders}",
    orders: 'items payload'
  },

  // Clauses
  {
    name: 'qualify',
    sql: 'select order_id from {orders} qualify row_number() over (partition by customer_id order by created_at desc) = 1',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'qualify over a star that is narrowed later',
    sql: 'with l as (select * from {orders} qualify row_number() over (partition by order_id order by created_at) = 1) select status from l',
    orders: 'created_at order_id status'
  },
  { name: 'top', sql: 'select top 5 order_id from {orders} order by amount desc', orders: 'amount order_id' },
  {
    name: 'exclude',
    sql: 'with a as (select * exclude (payload, items) from {orders}) select order_id from a',
    orders: 'items order_id payload'
  },
  {
    name: 'exclude without parentheses',
    sql: 'with a as (select * exclude payload from {orders}) select order_id from a',
    orders: 'order_id payload'
  },
  {
    name: 'listagg',
    sql: "select listagg(distinct status, ',') within group (order by created_at) from {orders}",
    orders: 'created_at status'
  },
  {
    name: 'listagg over',
    sql: "select listagg(status, ',') within group (order by created_at) over (partition by customer_id) from {orders}",
    orders: 'created_at customer_id status'
  },
  {
    name: 'ratio_to_report and median',
    sql: 'select ratio_to_report(amount) over (partition by status), median(order_id) over (partition by customer_id) from {orders}',
    orders: 'amount customer_id order_id status'
  },
  {
    name: 'approximate count',
    sql: 'select approximate count(distinct customer_id) from {orders}',
    orders: 'customer_id'
  },
  {
    name: 'minus',
    sql: 'select customer_id from {customers} minus select customer_id from {orders}',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'pivot',
    sql: "select * from (select customer_id, status, amount from {orders}) pivot (sum(amount) for status in ('a', 'b'))",
    orders: 'amount customer_id status'
  },
  {
    name: 'pivot of the whole',
    sql: "select * from {orders} pivot (sum(amount) for status in ('a', 'b'))",
    orders: '*'
  },
  {
    name: 'unpivot',
    sql: 'select order_id, k, v from {orders} unpivot (v for k in (amount, customer_id))',
    orders: 'amount customer_id order_id'
  },
  {
    name: 'a row of values',
    sql: 'select order_id from {orders} where (status, amount) in (select w.s, w.a from {own} w)',
    orders: 'amount order_id status'
  },
  {
    name: 'recursive',
    sql: 'with recursive t (id, n) as (select order_id, 1 from {orders} union all select id, n + 1 from t where n < 3) select id from t',
    orders: 'order_id'
  },
  {
    name: 'natural join',
    sql: 'select status from {orders} natural join {customers}',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  {
    name: 'full join using',
    sql: 'select customer_id, status, tier from {orders} full join {customers} using (customer_id)',
    orders: 'customer_id status',
    customers: 'customer_id tier'
  },
  {
    name: 'two usings',
    sql: 'select customer_id, w.x from {orders} join {customers} using (customer_id) join {own} w using (customer_id)',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'comma and using',
    sql: 'select o.status from {own} w, {orders} o join {customers} c using (customer_id)',
    orders: 'customer_id status',
    customers: 'customer_id'
  },

  // Functions
  {
    name: 'units are no columns',
    sql: "select dateadd(day, 1, created_at), datediff(qtr, created_at, sysdate), date_part(dow, created_at), extract(epoch from created_at), date_trunc('month', created_at) from {orders}",
    orders: 'created_at'
  },
  { name: 'a type as an argument', sql: 'select convert(integer, amount) from {orders}', orders: 'amount' },
  {
    name: 'functions without parentheses',
    sql: 'select sysdate, current_date, current_user, order_id from {orders}',
    orders: 'order_id'
  },
  {
    name: 'decode and nvl',
    sql: "select decode(status, 'a', amount, 'b', order_id), nvl(customer_id, 0), nvl2(items, 1, 2) from {orders}",
    orders: 'amount customer_id items order_id status'
  },
  {
    name: 'double colon, regular expressions',
    sql: "select amount::varchar(10) || status from {orders} where status ~ '^a' and payload !~ 'b' and items ilike '%c%'",
    orders: 'amount items payload status'
  },
  { name: 'system columns', sql: 'select oid, order_id from {orders}', orders: 'order_id' },
  {
    name: 'trim, position, substring by their own words',
    sql: "select trim(both 'x' from status), position('a' in payload), substring(items from 1 for 2) from {orders}",
    orders: 'items payload status'
  },

  // What cannot be told
  { name: 'a grant is no query', sql: 'grant select on {orders} to role_x' },
  { name: 'an insert is no query', sql: 'insert into {own} select status from {orders}', orders: '*' },
  { name: 'two statements', sql: 'select status from {orders}; select 1', orders: 'status', isUnread: true },
  { name: 'nothing to do with it', sql: 'select 1 as one' }
];
