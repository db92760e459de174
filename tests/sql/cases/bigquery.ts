import type { Case } from '../case.ts';

export const BIGQUERY: readonly Case[] = [
  // Names
  { name: 'the whole name in one pair of backticks', sql: 'select status from `prod.marts.orders`', orders: 'status' },
  {
    name: 'the name in parts',
    sql: 'select o.status from `prod`.`marts.orders` as o join prod.marts.customers c on c.customer_id = o.customer_id',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  { name: 'another project', sql: 'select status from `dev.marts.orders`' },
  { name: 'a dataset without its project may be it', sql: 'select status from marts.orders', orders: '*' },
  { name: 'a wildcard that takes it in', sql: 'select status from `prod.marts.ord*`', orders: '*' },
  { name: 'a wildcard that does not', sql: 'select status from `prod.marts.events_*` where _table_suffix > "2026"' },
  { name: 'backticks around columns', sql: 'select `order_id`, o.`Status` from {orders} o', orders: 'order_id status' },
  { name: 'double quotes are strings', sql: 'select "status" as label, order_id from {orders}', orders: 'order_id' },
  { name: 'a whole row', sql: 'select o from {orders} o', orders: '*' },
  { name: 'a whole row in a function', sql: 'select to_json_string(o) as j, o.status from {orders} o', orders: '*' },
  { name: 'an alias that is a column too', sql: 'select status.amount from {orders} as status', orders: 'amount' },

  // Structs and arrays
  { name: 'fields of a struct', sql: 'select address.city, o.address.geo.lat from {orders} o', orders: 'address' },
  { name: 'a field with the name of a column', sql: 'select address.status as s from {orders}', orders: 'address' },
  {
    name: 'a struct taken apart',
    sql: 'with a as (select order_id, o.address.* from {orders} o) select city from a',
    orders: 'address order_id'
  },
  {
    name: 'unnest',
    sql: 'select o.order_id, item.sku from {orders} o, unnest(o.items) as item',
    orders: 'items order_id'
  },
  {
    name: 'unnest of a name alone, with offset',
    sql: 'select order_id, i, pos from {orders} cross join unnest(items) as i with offset as pos where pos < 3',
    orders: 'items order_id'
  },
  {
    name: 'left join unnest',
    sql: 'select o.order_id from {orders} o left join unnest(o.items) i on i.qty > o.amount',
    orders: 'amount items order_id'
  },
  {
    name: 'an array named in from',
    sql: 'select o.status, item.sku from {orders} o, o.items as item',
    orders: 'items status'
  },
  {
    name: 'an array named in the from of a subquery',
    sql: 'select order_id, (select count(*) from o.items) as n from {orders} o',
    orders: 'items order_id'
  },
  {
    name: 'a subquery over an unnested array',
    sql: 'select order_id, (select sum(i.qty) from unnest(items) i where i.price > amount) as q from {orders}',
    orders: 'amount items order_id',
    coarse: ['orders']
  },
  {
    name: 'array()',
    sql: 'select array(select x from unnest(items) as x where x.ok) as a from {orders}',
    orders: 'items'
  },
  {
    name: 'in unnest',
    sql: 'select order_id from {orders} where status in unnest(["a", "b"]) and customer_id in unnest(items)',
    orders: 'customer_id items order_id status'
  },
  {
    name: 'select as struct',
    sql: 'select array_agg((select as struct order_id, status)) as a from {orders}',
    orders: 'order_id status'
  },
  { name: 'select as struct with a star', sql: 'select array(select as struct * from {orders}) as a', orders: '*' },
  { name: 'struct()', sql: 'select struct(order_id as status, amount) as s from {orders}', orders: 'amount order_id' },
  {
    name: 'array_agg with all its options',
    sql: 'select array_agg(status ignore nulls order by created_at desc limit 1)[safe_offset(0)] as s from {orders} group by customer_id',
    orders: 'created_at customer_id status'
  },
  {
    name: 'any_value having max',
    sql: 'select any_value(status having max created_at) as s from {orders}',
    orders: 'created_at status'
  },

  // Stars with options
  { name: 'except', sql: 'select * except (payload) from {orders}', orders: '*' },
  {
    name: 'except, narrowed later',
    sql: 'with a as (select * except (payload) from {orders}) select order_id from a',
    orders: 'order_id payload'
  },
  {
    name: 'replace',
    sql: 'with a as (select o.* replace (lower(status) as status) from {orders} o) select order_id from a',
    orders: 'order_id status'
  },
  {
    name: 'latest row the old way',
    sql: 'with a as (select *, row_number() over (partition by order_id order by created_at desc) as rn from {orders}) select order_id, status from a where rn = 1',
    orders: 'created_at order_id status'
  },
  {
    name: 'latest row by array_agg',
    sql: 'select latest.* from (select array_agg(o order by created_at desc limit 1)[offset(0)] as latest from {orders} o group by order_id)',
    orders: '*'
  },

  // Clauses
  {
    name: 'qualify',
    sql: 'select order_id from {orders} where true qualify row_number() over (partition by customer_id order by created_at) = 1',
    orders: 'created_at customer_id order_id'
  },
  {
    name: 'an alias in group by',
    sql: 'select date(created_at) as day, sum(amount) as total from {orders} group by day having total > 5',
    orders: 'amount created_at'
  },
  {
    name: 'an alias in group by that is a column too',
    sql: 'select date(created_at) as created_at, sum(amount) from {orders} group by created_at',
    orders: 'amount created_at'
  },
  {
    name: 'an alias in group by that is another column',
    sql: 'select date(created_at) as status, sum(amount) from {orders} group by status',
    orders: 'amount created_at',
    coarse: ['orders']
  },
  {
    name: 'named window',
    sql: 'select last_value(status) over w from {orders} window w as (partition by customer_id order by created_at)',
    orders: 'created_at customer_id status'
  },
  {
    name: 'rollup',
    sql: 'select status, count(*) from {orders} group by rollup (status, customer_id)',
    orders: 'customer_id status'
  },
  {
    name: 'time travel',
    sql: "select status from {orders} for system_time as of timestamp '2026-01-01' where amount > 1",
    orders: 'amount status'
  },
  {
    name: 'union distinct',
    sql: 'select order_id from {orders} union distinct select customer_id from {customers}',
    orders: 'order_id',
    customers: 'customer_id'
  },
  {
    name: 'except distinct',
    sql: 'select customer_id from {customers} except distinct select customer_id from {orders}',
    orders: 'customer_id',
    customers: 'customer_id'
  },
  {
    name: 'pseudo columns',
    sql: 'select order_id from {orders} where _partitiontime > timestamp("2026-01-01")',
    orders: 'order_id'
  },
  {
    name: 'parameters',
    sql: 'select order_id from {orders} where status = @status and amount > @@x.y',
    orders: 'amount order_id status'
  },

  // Functions
  {
    name: 'units are no columns',
    sql: 'select date_trunc(created_at, month), date_diff(current_date(), created_at, day), timestamp_add(created_at, interval amount hour), extract(isoweek from created_at), date_trunc(created_at, week(monday)) from {orders}',
    orders: 'amount created_at'
  },
  {
    name: 'functions with a namespace',
    sql: 'select net.host(status), safe.parse_date("%Y", status), hll_count.init(order_id), `prod.fn.f`(amount), fn.g(customer_id) from {orders}',
    orders: 'amount customer_id order_id status'
  },
  {
    name: 'json',
    sql: 'select json_value(payload, "$.status"), payload.status, json_query(payload, "$.a") from {orders}',
    orders: 'payload'
  },
  {
    name: 'if, ifnull, safe_cast',
    sql: 'select if(amount > 1, status, null), ifnull(customer_id, 0), safe_cast(order_id as int64) from {orders}',
    orders: 'amount customer_id order_id status'
  },
  {
    name: 'string_agg with order',
    sql: 'select string_agg(status, "," order by created_at) from {orders}',
    orders: 'created_at status'
  },
  {
    name: 'a typed struct',
    sql: 'select struct<x int64, status string>(order_id, "a") from {orders}',
    orders: 'order_id'
  },
  {
    name: 'generate_date_array',
    sql: 'select d, o.order_id from unnest(generate_date_array("2026-01-01", "2026-02-01")) as d left join {orders} o on date(o.created_at) = d',
    orders: 'created_at order_id'
  },

  // What cannot be told
  { name: 'pivot', sql: 'select * from {orders} pivot (sum(amount) for status in ("a", "b"))', orders: '*' },
  {
    name: 'pivot over named columns',
    sql: 'select * from (select status, amount from {orders}) pivot (sum(amount) for status in ("a", "b"))',
    orders: 'amount status'
  },
  {
    name: 'unpivot',
    sql: 'select order_id, k, v from {orders} unpivot (v for k in (amount, customer_id))',
    orders: 'amount customer_id order_id'
  },
  {
    name: 'a field of an unnested array that may be a column of the outer query',
    sql: 'select order_id from {orders} o where exists (select 1 from unnest(o.items) where status = "x")',
    orders: 'items order_id',
    coarse: ['orders']
  },
  {
    name: 'not read: time travel to an expression',
    sql: 'select status from {orders} for system_time as of timestamp_sub(current_timestamp(), interval 1 hour)',
    orders: 'status',
    isUnread: true
  },
  {
    name: 'not read: pipes',
    sql: 'from {orders} |> where amount > 1 |> select status',
    orders: 'amount status',
    isUnread: true
  }
];
