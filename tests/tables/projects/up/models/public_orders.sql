select cast(id as integer) as order_id, cast('placed' as varchar) as status, cast(id * 10.5 as decimal(10,2)) as amount
from range(1, 11) as numbers (id)
