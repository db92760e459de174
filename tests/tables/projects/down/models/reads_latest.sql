select order_id from {{ ref('up', 'orders') }}
