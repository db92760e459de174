select
    id as customer_id,
    full_name,
    email
from {{ source('raw', 'raw_customers') }}
