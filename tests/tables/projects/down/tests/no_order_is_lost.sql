select upstream.order_id
from {{ ref('up', 'public_orders') }} as upstream
left join {{ ref('reads_orders') }} as own on own.order_id = upstream.order_id
where own.order_id is null
