select upstream.order_id
from {{ ref('dbt_up', 'public_orders') }} as upstream
left join {{ ref('downstream_orders') }} as downstream
    on upstream.order_id = downstream.order_id
where downstream.order_id is null
