{# marts and not main_marts: on target prod a model's schema is its name in every warehouse, elsewhere it is the developer's own. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ generate_schema_name_for_env(custom_schema_name, node) }}
{%- endmacro %}
