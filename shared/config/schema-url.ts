/** Where the JSON Schema of `dbt-mesh.yml` is published, for editors. */
export const SCHEMA_URL = 'https://raw.githubusercontent.com/org/dbt-mesh/v1/docs/dbt-mesh.schema.json';
