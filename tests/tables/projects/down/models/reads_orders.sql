select order_id, amount from {{ ref('up', 'public_orders') }}
