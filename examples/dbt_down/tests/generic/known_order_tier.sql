{# A test of its own: accepted_values takes its list one way on dbt-core 1.6 and another way on dbt v2. #}
{% test known_order_tier(model, column_name) %}
    select {{ column_name }}
    from {{ model }}
    where {{ column_name }} not in ('HIGH_VALUE', 'MEDIUM_VALUE', 'STANDARD')
{% endtest %}
