-- An order whose customer is not known yet is left out until the customer arrives.
select
    orders.order_id,
    orders.status,
    orders.amount,
    orders.created_at
from {{ ref('stg_orders') }} as orders
inner join {{ ref('stg_customers') }} as customers
    on orders.customer_id = customers.customer_id
