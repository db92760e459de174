{#
    Stands in for the pipeline that fills RAW: makes both raw tables anew, always the same rows.
    The amounts sit on both sides of the limits that the downstream projects sort orders by.
#}
{% macro load_raw_data() %}
    {% set orders = source('raw', 'raw_orders') %}
    {% set customers = source('raw', 'raw_customers') %}

    {% do run_query("create schema if not exists " ~ orders.without_identifier()) %}

    {% set create_orders %}
        create or replace table {{ orders }} as
        select
            cast(id as integer) as id,
            cast(customer_id as integer) as customer_id,
            cast(status as varchar) as status,
            cast(amount as decimal(10, 2)) as amount,
            cast(created_at as {{ dbt.type_timestamp() }}) as created_at
        from (
            values
            (1, 1, 'COMPLETED', 250.00, '2026-01-05 09:15:00'),
            (2, 2, 'COMPLETED', 150.00, '2026-01-06 14:30:00'),
            (3, 1, 'SHIPPED', 75.50, '2026-01-08 18:05:10'),
            (4, 3, 'COMPLETED', 200.00, '2026-01-11 00:00:00'),
            (5, 4, 'PLACED', 100.00, '2026-01-14 11:45:00'),
            (6, 2, 'RETURNED', 200.01, '2026-01-17 08:20:30'),
            (7, 5, 'COMPLETED', 100.01, '2026-01-20 23:59:59'),
            (8, 6, 'CANCELLED', 0.00, '2026-01-22 10:00:00'),
            (9, 3, 'SHIPPED', 1249.99, '2026-01-27 16:40:00'),
            (10, 4, 'PLACED', 49.95, '2026-01-31 12:10:00')
        ) as export (id, customer_id, status, amount, created_at)
    {% endset %}
    {% do run_query(create_orders) %}

    {% set create_customers %}
        create or replace table {{ customers }} as
        select
            cast(id as integer) as id,
            cast(full_name as varchar) as full_name,
            cast(email as varchar) as email
        from (
            values
            (1, 'Ada Lindqvist', 'ada@example.com'),
            (2, 'Bruno Costa', 'bruno@example.com'),
            (3, 'Chen Wei', 'chen@example.com'),
            (4, 'Dina Haddad', 'dina@example.com'),
            (5, 'Emil Novak', 'emil@example.com'),
            (6, 'Fatou Diop', 'fatou@example.com')
        ) as export (id, full_name, email)
    {% endset %}
    {% do run_query(create_customers) %}
{% endmacro %}
