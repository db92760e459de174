{{ config(alias='orders') }}
-- A table with the versioned model's own name: where dbt's pointer to the latest version would go.
select 'not to be replaced' as note
