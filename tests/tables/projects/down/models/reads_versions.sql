select one.order_id, two.amount
from {{ ref('up', 'orders', v=1) }} as one
inner join {{ ref('up', 'orders', v=2) }} as two on one.order_id = two.order_id
