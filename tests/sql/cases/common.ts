import type { Case } from '../case.ts';

/** SQL that all six adapters read alike. */
export const COMMON: readonly Case[] = [
  // Every clause
  { name: 'select list', sql: 'select order_id, status from {orders}', orders: 'order_id status' },
  { name: 'qualified by an alias', sql: 'select o.order_id, o.status from {orders} as o', orders: 'order_id status' },
  { name: "qualified by the table's own name", sql: 'select orders.status from {orders}', orders: 'status' },
  { name: 'letters of any case', sql: 'SELECT Order_Id, O.STATUS FROM {orders} O', orders: 'order_id status' },
  {
    name: 'where',
    sql: "select order_id from {orders} where status = 'open' and amount > 10",
    orders: 'amount order_id status'
  },
  {
    name: 'group by, having and order by',
    sql: 'select status, count(*) from {orders} group by status having sum(amount) > 1 order by max(created_at) desc',
    orders: 'amount created_at status'
  },
  {
    name: 'group by and order by position',
    sql: 'select status, sum(amount) from {orders} group by 1 order by 2',
    orders: 'amount status'
  },
  {
    name: 'expressions of every shape',
    sql: `select
        case when status = 'open' then amount when customer_id is null then 0 else -amount end as a,
        cast(order_id as varchar) as b,
        coalesce(status, 'none') as c,
        order_id between 1 and customer_id as d,
        status like 'o%' or status in ('a', 'b') as e
      from {orders}`,
    orders: 'amount customer_id order_id status'
  },
  {
    name: 'window',
    sql: `select order_id, row_number() over (partition by customer_id order by created_at desc) as n,
        sum(amount) over (order by created_at rows between unbounded preceding and current row) as running
      from {orders}`,
    orders: 'amount created_at customer_id order_id'
  },
  {
    name: 'limit and offset',
    sql: 'select order_id from {orders} order by amount limit 5 offset 2',
    orders: 'amount order_id'
  },
  { name: 'distinct', sql: 'select distinct status from {orders}', orders: 'status' },
  { name: 'count(*) uses no column', sql: 'select count(*) from {orders}', orders: '' },
  { name: 'a constant uses no column', sql: 'select 1 as one from {orders}', orders: '' },
  {
    name: 'count(distinct)',
    sql: 'select count(distinct customer_id) from {orders} where amount > 0',
    orders: 'amount customer_id'
  },
  { name: 'an alias in order by', sql: 'select lower(status) as s from {orders} order by s', orders: 'status' },
  {
    name: 'an alias in order by that bears the name of a column',
    sql: 'select amount as status from {orders} order by status',
    orders: 'amount'
  },
  {
    name: 'a column replaced under its own name',
    sql: "select coalesce(status, 'x') as status from {orders} where status <> 'y'",
    orders: 'status'
  },

  // CTEs
  {
    name: 'an import CTE',
    sql: 'with o as (select * from {orders}) select order_id, amount from o',
    orders: 'amount order_id'
  },
  {
    name: 'a chain of CTEs',
    sql: `with o as (select * from {orders}),
        paid as (select * from o where status = 'paid'),
        final as (select order_id, amount * 2 as doubled from paid)
      select * from final`,
    orders: 'amount order_id status'
  },
  {
    name: 'a chain of stars to the end',
    sql: 'with a as (select * from {orders}), b as (select * from a) select * from b',
    orders: '*'
  },
  {
    name: 'a CTE that names more than is read',
    sql: 'with a as (select order_id, status from {orders}) select order_id from a',
    orders: 'order_id status'
  },
  {
    name: 'a CTE of the name of the table',
    sql: 'with orders as (select * from {orders}) select orders.status from orders',
    orders: 'status'
  },
  {
    name: 'a CTE of the name of a column',
    sql: 'with status as (select order_id from {orders}) select order_id from status',
    orders: 'order_id'
  },
  {
    name: 'an inner CTE hides an outer one',
    sql: `with t as (select * from {orders})
      select x.name from (with t as (select * from {customers}) select name from t) as x join t on t.amount = 1`,
    orders: 'amount',
    customers: 'name'
  },
  {
    name: 'a CTE with column names',
    sql: 'with t (a, b) as (select order_id, status from {orders}) select b from t',
    orders: 'order_id status'
  },
  {
    name: 'a CTE with column names over a star',
    sql: 'with t (a, b) as (select * from {customers}) select b from t',
    customers: '*'
  },
  {
    name: 'an ephemeral model',
    sql: `with __dbt__cte__stg_orders as (
        select order_id, status from {orders}
      ) select order_id from __dbt__cte__stg_orders where status = 'a'`,
    orders: 'order_id status'
  },
  {
    name: 'a star beside a new column',
    sql: "with a as (select *, 'x' as flag from {orders}) select order_id, flag from a",
    orders: 'order_id'
  },
  {
    name: 'a new name for a column',
    sql: 'with a as (select o.*, o.amount * 2 as doubled from {orders} o) select doubled from a',
    orders: 'amount'
  },
  {
    name: 'a recursive CTE',
    sql: `with recursive t as (
        select order_id, 1 as depth from {orders}
        union all
        select c.customer_id, t.depth + 1 from {customers} c join t on t.order_id = c.customer_id where c.tier = 1
      ) select * from t`,
    orders: 'order_id',
    customers: 'customer_id tier'
  },

  // Subqueries
  {
    name: 'a subquery of FROM',
    sql: 'select t.status from (select * from {orders}) as t where t.amount > 1',
    orders: 'amount status'
  },
  {
    name: 'subqueries in subqueries',
    sql: 'select x from (select status as x from (select * from {orders}) a) b',
    orders: 'status'
  },
  {
    name: 'a star over named columns',
    sql: 'select * from (select order_id, status from {orders}) t',
    orders: 'order_id status'
  },
  {
    name: 'in',
    sql: 'select name from {customers} where customer_id in (select customer_id from {orders})',
    orders: 'customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'in with a star',
    sql: 'select name from {customers} where customer_id in (select * from {orders})',
    orders: '*',
    customers: 'customer_id name'
  },
  {
    name: 'exists',
    sql: 'select c.name from {customers} c where exists (select 1 from {orders} o where o.customer_id = c.customer_id and amount > 5)',
    orders: 'amount customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'a star in exists is nobody’s',
    sql: 'select c.name from {customers} c where not exists (select * from {orders} o where o.customer_id = c.customer_id)',
    orders: 'customer_id',
    customers: 'customer_id name'
  },
  {
    name: 'a scalar subquery with a name of the outer query',
    sql: 'select name, (select max(amount) from {orders} o where o.customer_id = c.customer_id and o.status = tier) as m from {customers} c',
    orders: 'amount customer_id status',
    customers: 'customer_id name tier'
  },
  {
    name: 'the inner relation comes first',
    sql: 'select name from {customers} where exists (select 1 from {orders} where customer_id = 5)',
    orders: 'customer_id',
    customers: 'name'
  },
  {
    name: 'an incremental model',
    sql: 'select order_id, created_at from {orders} where created_at > (select max(created_at) from {own})',
    orders: 'created_at order_id'
  },
  {
    name: 'a subquery on a model of one’s own, whose columns are not known',
    sql: "select order_id from {orders} where customer_id in (select customer_id from {own} where status = 'x')",
    orders: 'customer_id order_id',
    coarse: ['orders']
  },
  {
    name: 'the same with every column qualified',
    sql: "select o.order_id from {orders} o where o.customer_id in (select w.customer_id from {own} w where w.status = 'x')",
    orders: 'customer_id order_id'
  },

  // Joins
  {
    name: 'join on',
    sql: 'select o.order_id, c.name from {orders} o left join {customers} c on o.customer_id = c.customer_id',
    orders: 'customer_id order_id',
    customers: 'customer_id name'
  },
  {
    name: 'using',
    sql: 'select order_id, name, customer_id from {orders} join {customers} using (customer_id)',
    orders: 'customer_id order_id',
    customers: 'customer_id name'
  },
  {
    name: 'names that only one relation has',
    sql: 'select status, tier from {orders} cross join {customers}',
    orders: 'status',
    customers: 'tier'
  },
  {
    name: 'commas',
    sql: 'select o.status from {orders} o, {customers} c where o.customer_id = c.customer_id',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  {
    name: 'a model of one’s own beside it',
    sql: 'select status, something from {orders} o join {own} w on o.order_id = w.id',
    orders: 'order_id status'
  },
  {
    name: 'a self join',
    sql: 'select a.order_id from {orders} a join {orders} b on a.customer_id = b.order_id and b.amount > 0',
    orders: 'amount customer_id order_id'
  },
  {
    name: 'joins in parentheses',
    sql: 'select o.status from ({orders} o join {customers} c on o.customer_id = c.customer_id)',
    orders: 'customer_id status',
    customers: 'customer_id'
  },
  {
    name: 'a star of one side',
    sql: 'select c.*, o.status from {orders} o join {customers} c on o.customer_id = c.customer_id',
    orders: 'customer_id status',
    customers: '*'
  },
  {
    name: 'a star of both sides that is narrowed later',
    sql: `with j as (select o.*, c.tier from {orders} o join {customers} c on o.customer_id = c.customer_id)
      select order_id, tier from j where amount > 1`,
    orders: 'amount customer_id order_id',
    customers: 'customer_id tier'
  },
  {
    name: 'the relation twice, once with a star',
    sql: 'select a.* from {orders} a join {orders} b on a.order_id = b.order_id',
    orders: '*'
  },

  // Stars
  { name: 'a star', sql: 'select * from {orders}', orders: '*' },
  { name: 'a qualified star', sql: 'select o.* from {orders} o', orders: '*' },
  {
    name: 'distinct over a star',
    sql: 'with d as (select distinct * from {orders}) select order_id from d',
    orders: '*'
  },

  // Set operations
  {
    name: 'union all',
    sql: 'select order_id from {orders} union all select customer_id from {customers}',
    orders: 'order_id',
    customers: 'customer_id'
  },
  {
    name: 'stars in a union go by position',
    sql: 'with u as (select * from {orders} union all select * from {own}) select order_id from u',
    orders: '*'
  },
  {
    name: 'stars over named columns in a union',
    sql: `with a as (select order_id as id from {orders}), b as (select customer_id as id from {customers}), u as (select * from a union all select * from b)
      select id from u`,
    orders: 'order_id',
    customers: 'customer_id'
  },
  {
    name: 'order by on a union',
    sql: 'select order_id as id from {orders} union all select customer_id from {customers} order by id',
    orders: 'order_id',
    customers: 'customer_id'
  },

  // What is not there, and what cannot be told
  {
    name: 'a column that the contract lacks',
    sql: 'select order_id,\n  discount\nfrom {orders}',
    orders: 'order_id',
    missing: ['orders.discount:2']
  },
  {
    name: 'one that is qualified',
    sql: 'select o.order_id\nfrom {orders} o\njoin {own} w on w.id = o.discount',
    orders: 'order_id',
    missing: ['orders.discount:3']
  },
  {
    name: 'one through an import CTE',
    sql: 'with o as (\n  select * from {orders}\n)\nselect discount from o',
    orders: '',
    missing: ['orders.discount:4']
  },
  {
    name: 'a name that a model of one’s own may have',
    sql: 'select discount from {orders} o join {own} w on o.order_id = w.id',
    orders: 'order_id'
  },
  {
    name: 'a name that neither of two contracts has',
    sql: 'select discount from {orders} cross join {customers}',
    orders: '*',
    customers: '*'
  },
  { name: 'an unknown qualifier', sql: 'select z.status from {orders} o', orders: '*' },
  { name: 'only in a comment', sql: 'select id /* {orders}: status */ from {own} -- {orders}' },
  {
    name: 'names in comments and strings',
    sql: "select order_id, 'status' as label /* amount */ from {orders} -- customer_id",
    orders: 'order_id'
  },

  // Comments, which leave marks in the parser's tree
  {
    name: 'comments between everything',
    sql: `with o as (
        select -- everything
          *
        from {orders} -- the orders
      )
      select
        -- ids
        order_id, /* the
        second */ customer_id as c
      from /* here */ o
      where -- only
        status = 'a' -- amount
      order by -- last
        c`,
    orders: 'customer_id order_id status'
  },
  {
    name: 'a comment before the first column of a CTE, which is read by its name',
    sql: 'with a as (select -- key\n order_id, status from {orders}), b as (select /* all */ * from a) select order_id from b',
    orders: 'order_id status'
  },

  // What dbt's own tests compile to
  { name: 'not_null', sql: 'select status\nfrom {orders}\nwhere status is null', orders: 'status' },
  {
    name: 'unique',
    sql: 'select order_id as unique_field, count(*) as n_records from {orders} where order_id is not null group by order_id having count(*) > 1',
    orders: 'order_id'
  },
  {
    name: 'accepted_values',
    sql: `with all_values as (select status as value_field, count(*) as n_records from {orders} group by status)
      select * from all_values where value_field not in ('open', 'closed')`,
    orders: 'status'
  },
  {
    name: 'relationships',
    sql: `with child as (select customer_id as from_field from {own} where customer_id is not null),
        parent as (select customer_id as to_field from {customers})
      select from_field from child left join parent on child.from_field = parent.to_field where parent.to_field is null`,
    customers: 'customer_id'
  },
  {
    name: 'a surrogate key',
    sql: "select md5(cast(coalesce(cast(order_id as varchar), '_') || '-' || coalesce(cast(status as varchar), '_') as varchar)) as id from {orders}",
    orders: 'order_id status'
  }
];
