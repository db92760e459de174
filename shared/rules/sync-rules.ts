import type { Rule } from './rule.ts';

/** What `sync` says of the project that it writes into. */
export const SYNC_RULES = [
  {
    id: 'registry-unreachable',
    category: 'sync',
    severity: 'warning',
    docs: {
      what: 'The registry could not be reached (no connection, no answer in time, server errors to the end), and `allow-stale` let the sync go on with what it had fetched last. That was whole, but what was published since is not seen. Never said without `allow-stale`: then the sync fails. A registry that refuses, a damaged publication and an upstream that is not there fail it in any case.',
      example: `\`\`\`yaml
- uses: org/dbt-mesh/sync@v1
  with: { registry: s3://acme-dbt-mesh/registry, allow-stale: true }
\`\`\`

The store is down, and \`dbt_up\` was fetched an hour before.`,
      fix: 'Run again when the registry can be reached. The output `stale` names the upstreams: let a deployment depend on it being `[]`, or have the rule fail the step (`policy.rules.registry-unreachable: error`).'
    }
  },
  {
    id: 'config-reaches-stubs',
    category: 'sync',
    severity: 'warning',
    docs: {
      what: "`dbt_project.yml` sets `+materialized`, `+schema`, `+database` or `+enabled` for all packages (at the top level of `models:`), and so for the generated stubs too. The upstream's relation is out of reach all the same; but with another materialization a build of everything stops at the stubs with a message, and disabled stubs cannot be referenced.",
      example: `\`\`\`yaml
# dbt_project.yml of dbt_down
models:
  +materialized: table
\`\`\``,
      fix: `Give the stubs their own lines, or move the setting under the name of the project:

\`\`\`yaml
models:
  +materialized: table
  dbt_up:
    +materialized: mesh_stub_dbt_up
\`\`\``
    }
  },
  {
    id: 'state-engine-mismatch',
    category: 'sync',
    severity: 'warning',
    docs: {
      what: 'The state that `dbt-args` points at was written by another dbt than the one of this project. dbt-core 1.x calls every contracted stub of a dbt v2 state modified, so `--select state:modified+` selects too much; dbt v2 reads all.',
      example: 'The scheduled build that published `dbt_down` ran on dbt v2; its pull requests run on dbt-core 1.11.',
      fix: 'Build and check a project with the same minor version of dbt, and publish it once after a change of engine.'
    }
  },
  {
    id: 'projects-key-on-v2',
    category: 'sync',
    severity: 'warning',
    docs: {
      what: '`dependencies.yml` lists upstreams under `projects:`, as dbt Cloud has it. dbt-core ignores that key when the package is there; dbt v2 (Fusion) stops at it with `dbt1005` unless it has dbt Cloud credentials.',
      example: `\`\`\`yaml
# dependencies.yml
projects:
  - name: dbt_up
\`\`\``,
      fix: `Move the list to \`dbt-mesh.yml\`, and remove \`projects:\`:

\`\`\`yaml
projects:
  dbt_down: { path: ., upstreams: { dbt_up: package } }
\`\`\``
    }
  },
  {
    id: 'relations-unmatched',
    category: 'sync',
    severity: 'warning',
    docs: {
      what: 'A rule of `relations` is about a database or schema in which nothing lies that the upstreams publish. A mistyped name would be believed, and the build would read what is published instead of the clone. Names are compared as the warehouse compares them: on Snowflake `dbt_up_prod` is `DBT_UP_PROD`, unless the upstream quotes it.',
      example: `\`\`\`yaml
# dbt-mesh.yml; dbt_up publishes DBT_UP_PROD.marts.public_orders
relations:
  database: { DBT_UP_PRDO: DBT_UP_CLONE }
\`\`\``,
      fix: 'Correct the name, or remove the rule. A rule that is meant for one upstream alone stands under that upstream, where the other projects of the repository do not see it.'
    }
  }
] as const satisfies readonly Rule[];
