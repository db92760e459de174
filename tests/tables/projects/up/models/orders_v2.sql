select order_id, status, amount from {{ ref('public_orders') }}
