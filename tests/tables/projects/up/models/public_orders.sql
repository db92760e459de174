select cast(id as integer) as order_id, cast('placed' as varchar) as status, cast(id * 10.5 as decimal(10,2)) as amount
from (values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)) as numbers (id)
