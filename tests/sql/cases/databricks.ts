import type { Case } from '../case.ts';

export const DATABRICKS: readonly Case[] = [
  // Names
  { name: 'backticks', sql: 'select `order_id`, o.`STATUS` from {orders} o', orders: 'order_id status' },
  { name: 'unquoted relation', sql: 'select status from prod.marts.ORDERS', orders: 'status' },
  { name: 'a relation without its catalog may be it', sql: 'select status from marts.orders', orders: '*' },
  { name: 'another catalog', sql: 'select status from dev.marts.orders' },
  { name: 'double quotes are strings', sql: 'select "status" as label, order_id from {orders}', orders: 'order_id' },
  {
    name: 'qualified by schema and table',
    sql: 'select marts.orders.status, prod.marts.orders.amount from {orders}',
    orders: 'amount status'
  },
  {
    name: 'fields of a struct',
    sql: 'select address.city, o.address.geo.lat, address.status from {orders} o',
    orders: 'address'
  },
  {
    name: 'a struct taken apart',
    sql: 'with a as (select order_id, address.* from {orders}) select city from a',
    orders: 'address order_id'
  },
  {
    name: 'an outer relation of the same alias',
    sql: 'select t.status from {orders} t where exists (select 1 from {customers} t where t.tier = t.amount)',
    orders: 'amount status',
    customers: 'tier'
  },
  {
    name: 'a path into json',
    sql: 'select payload:customer.name, payload:status::string, o.payload:lines[0].sku from {orders} o',
    orders: 'payload'
  },
  { name: 'metadata of files', sql: 'select _metadata.file_path, order_id from {orders}', orders: 'order_id' },

  // Generators
  {
    name: 'lateral view',
    sql: 'select order_id, item from {orders} lateral view explode(items) e as item',
    orders: 'items order_id'
  },
  {
    name: 'lateral view outer with a position',
    sql: 'select o.order_id, e.pos, e.item.sku from {orders} o lateral view outer posexplode(o.items) e as pos, item',
    orders: 'items order_id'
  },
  {
    name: 'lateral view on a lateral view',
    sql: 'select tag from {orders} lateral view explode(items) e as item lateral view explode(item.tags) t as tag where status is null',
    orders: 'items status'
  },
  {
    name: 'lateral view without names',
    sql: 'select order_id, col from {orders} lateral view explode(items) e',
    orders: 'items order_id'
  },
  {
    name: 'a lateral generator',
    sql: 'select o.order_id, e.col from {orders} o, lateral explode(o.items) as e',
    orders: 'items order_id'
  },
  { name: 'explode in select', sql: 'select order_id, explode(items) as item from {orders}', orders: 'items order_id' },
  {
    name: 'stack',
    sql: "select stack(2, 'a', amount, 'b', customer_id) as (k, v) from {orders}",
    orders: 'amount customer_id'
  },
  {
    name: 'stack, read later',
    sql: "with s as (select order_id, stack(2, 'a', amount, 'b', customer_id) as (k, v) from {orders}) select k, v from s",
    orders: 'amount customer_id order_id'
  },
  { name: 'inline', sql: 'select inline(items) from {orders}', orders: 'items' },
  {
    name: 'lateral subquery',
    sql: 'select l.d from {orders} o, lateral (select o.amount * 2 as d) l',
    orders: 'amount'
  },
  {
    name: 'a missing column beside a lateral view',
    sql: 'select discount from {orders} lateral view explode(items) e as item',
    orders: 'items',
    missing: ['orders.discount:1']
  },

  // Lambdas
  {
    name: 'transform and filter',
    sql: 'select transform(items, x -> x.qty * amount), filter(items, (x, i) -> i > order_id) from {orders}',
    orders: 'amount items order_id'
  },
  {
    name: 'aggregate',
    sql: 'select aggregate(items, 0, (acc, x) -> acc + x, acc -> acc * amount) from {orders}',
    orders: 'amount items'
  },
  {
    name: 'a parameter with the name of a column',
    sql: 'select transform(items, status -> status + 1) from {orders}',
    orders: 'items',
    coarse: ['orders']
  },

  // Clauses
  {
    name: 'qualify',
    sql: 'select order_id from {orders} qualify row_number() over (partition by customer_id order by created_at desc) = 1',
    orders: 'created_at customer_id order_id'
  },
  { name: 'from first', sql: 'from {orders} select order_id', orders: 'order_id' },
  {
    name: 'an alias used again',
    sql: 'select amount * 2 as doubled, doubled + 1 as more from {orders}',
    orders: 'amount'
  },
  {
    name: 'an alias that is a column too: the column',
    sql: 'select amount as status, upper(status) as s from {orders}',
    orders: 'amount status',
    coarse: ['orders']
  },
  { name: 'group by all', sql: 'select status, sum(amount) from {orders} group by all', orders: 'amount status' },
  {
    name: 'group by an alias',
    sql: "select date_trunc('month', created_at) as m, count(*) from {orders} group by m having count(*) > 1 order by m",
    orders: 'created_at'
  },
  {
    name: 'left semi join',
    sql: 'select c.name from {customers} c left semi join {orders} o on o.customer_id = c.customer_id and o.amount > 1',
    orders: 'amount customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'left anti join with a star',
    sql: 'select * from {customers} c left anti join {orders} o on o.customer_id = c.customer_id',
    orders: 'customer_id',
    customers: '*'
  },
  {
    name: 'distribute and sort',
    sql: 'select order_id from {orders} distribute by customer_id sort by created_at',
    orders: 'created_at customer_id order_id'
  },
  { name: 'version as of', sql: 'select status from {orders} version as of 3', orders: 'status' },
  { name: 'timestamp as of', sql: "select status from {orders} timestamp as of '2026-01-01'", orders: 'status' },
  {
    name: 'except',
    sql: 'with a as (select * except (payload) from {orders}) select order_id from a',
    orders: 'order_id payload'
  },
  {
    name: 'values',
    sql: "select o.status, v.label from {orders} o join values ('a', 1) as v (code, label) on o.status = v.code",
    orders: 'status'
  },
  {
    name: 'minus',
    sql: 'select customer_id from {customers} minus select customer_id from {orders}',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'a file',
    sql: 'select o.order_id from {orders} o join delta.`/mnt/x` f on f.id = o.order_id',
    orders: 'order_id'
  },
  {
    name: 'read_files',
    sql: "select o.order_id from {orders} o join read_files('/mnt/x') f on f.id = o.status",
    orders: 'order_id status'
  },
  {
    name: 'natural join',
    sql: 'select tier from {orders} natural join {customers}',
    orders: 'customer_id',
    customers: 'customer_id tier'
  },

  {
    name: 'a comma binds no weaker than a join',
    sql: 'select c.tier from {orders} o, (select 1 as one) x join {customers} c using (customer_id)',
    orders: 'customer_id',
    customers: 'customer_id tier'
  },
  {
    name: 'a comma before a model of one’s own and a join',
    sql: 'select c.tier from {orders} o, {own} w join {customers} c using (customer_id)',
    orders: 'customer_id',
    customers: 'customer_id tier',
    coarse: ['orders']
  },

  // Functions
  {
    name: 'units are no columns',
    sql: 'select datediff(day, created_at, current_date()), dateadd(month, 1, created_at), timestampadd(hour, amount, created_at), extract(year from created_at), date_add(created_at, order_id) from {orders}',
    orders: 'amount created_at order_id'
  },
  {
    name: 'named_struct, map, array',
    sql: "select named_struct('status', amount), map('a', order_id), array(customer_id)[0], items[0].sku from {orders}",
    orders: 'amount customer_id items order_id'
  },
  {
    name: 'count_if, first with a flag, collect_list',
    sql: 'select count_if(amount > 1), first(status, true), collect_list(struct(order_id, customer_id)) from {orders}',
    orders: 'amount customer_id order_id status'
  },
  {
    name: 'null-safe comparison, div, rlike',
    sql: "select order_id from {orders} where status <=> 'a' and amount div 2 = 1 and payload rlike 'x'",
    orders: 'amount order_id payload status'
  },
  { name: 'a struct of everything', sql: 'select to_json(struct(*)) from {orders}', orders: '*' },
  {
    name: 'hash of everything',
    sql: 'with h as (select order_id, xxhash64(o.*) as h from {orders} o) select h from h',
    orders: '*'
  },
  { name: 'count of several', sql: 'select count(distinct status, amount) from {orders}', orders: 'amount status' },
  { name: 'from_json', sql: "select from_json(payload, 'status string').status from {orders}", orders: 'payload' },

  // What cannot be told
  { name: 'pivot', sql: "select * from {orders} pivot (sum(amount) for status in ('a' as x, 'b'))", orders: '*' },
  {
    name: 'pivot over named columns',
    sql: "select x from (select status, amount from {orders}) pivot (sum(amount) for status in ('a' as x, 'b' as y))",
    orders: 'amount status'
  },
  {
    name: 'unpivot',
    sql: 'select order_id, k, v from {orders} unpivot (v for k in (amount as a, customer_id))',
    orders: 'amount customer_id order_id'
  },
  {
    name: 'a table by identifier()',
    sql: 'select o.status from {orders} o join identifier(:t) t on true',
    orders: 'status',
    coarse: ['orders']
  }
];
