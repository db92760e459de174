select order_id, status from {{ ref('public_orders') }}
