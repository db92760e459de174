import type { Rule } from './rule.ts';

/** A downstream's manifest against the registry (`validate`). */
export const LINEAGE_RULES = [
  {
    id: 'upstream-unused',
    category: 'lineage',
    severity: 'error',
    docs: {
      what: 'A declared upstream has no reference: no model, snapshot or exposure of the project reads one of its public models. Either the declaration is left over, or a `ref` was replaced by something that dbt does not see, and the lineage is gone. A reference in a test does not count: tests stay behind when the `ref` goes. Where no upstreams are declared, those that were synced into the project count as declared.',
      example: `\`\`\`yaml
# dbt-mesh.yml
projects:
  dbt_down: { path: dbt_down, upstreams: { dbt_up: package } }
\`\`\`

\`\`\`sql
-- dbt_down/models/downstream_orders.sql
select * from DBT_UP_PROD.marts.public_orders
\`\`\``,
      fix: "Write `{{ ref('dbt_up', 'public_orders') }}` (in `sources` mode `{{ source('dbt_up', 'public_orders') }}`), or remove the upstream from the declaration and run `dbt-mesh sync`."
    }
  },
  {
    id: 'parent-map-mismatch',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: "A reference stands in a node's `depends_on` and not in the manifest's `parent_map`, or the other way round. dbt writes both from the same graph, so something changed the manifest afterwards, and the tools that read one of them see another lineage than those that read the other.",
      example: `\`\`\`json
{
  "nodes": { "model.dbt_down.downstream_orders": { "depends_on": { "nodes": ["model.dbt_up.public_orders"] } } },
  "parent_map": { "model.dbt_down.downstream_orders": [] }
}
\`\`\``,
      fix: 'Write the manifest anew with `dbt compile`, and find out what edits it (a post-processing step, a plugin).'
    }
  },
  {
    id: 'unknown-model',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: 'The upstream publishes no such model, or not this version of it. It was renamed or removed, or it is not public (any more): a publication holds public models alone, so nobody outside the upstream can tell which, and that is meant. The project may still parse, since what was synced stays until the next sync.',
      example: `\`\`\`sql
-- dbt_up has renamed public_orders to orders
select order_id from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
      fix: 'Reference a model that the upstream publishes (the finding says which name is near), or ask its team to make it `access: public`; then run `dbt-mesh sync`.'
    }
  },
  {
    id: 'not-public',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: "A reference to a model that its project has not opened to others. Reported where that can be seen: in the downstream's own manifest, into which dbt-loom injects private models too when it is given a full manifest, or in a publication with `include: full`.",
      example: `\`\`\`sql
-- stg_orders is protected in dbt_up
select order_id from {{ ref('dbt_up', 'stg_orders') }}
\`\`\``,
      fix: 'Reference a public model of the upstream, or ask its team to open this one: `config: {access: public}`, best with an enforced contract.'
    }
  },
  {
    id: 'own-private',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: 'A reference inside the project to a private model of another group. dbt refuses that itself, except that it no longer does once dbt-loom is configured.',
      example: `\`\`\`yaml
models:
  - name: int_payments
    config: { group: finance, access: private }
  - name: campaign_report        # reads ref('int_payments')
    config: { group: marketing }
\`\`\``,
      fix: 'Read a model that the other group has opened (`access: protected` or `public`), or put both models into one group.'
    }
  },
  {
    id: 'hard-coded-relation',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: "Compiled SQL names a relation that a project of the registry publishes, or a source points at one, and no reference says so: nobody sees that the two depend on each other, and nothing warns when it changes. Any project of the registry counts, declared as an upstream or not; the finding gives the reference to write. Relations are compared as the adapter folds names. A name without its database is taken for one in the project's own, where all of the project lies in one. Names in hooks, macros that run queries, and SQL that could not be read are not seen.",
      example: `\`\`\`sql
select order_id from DBT_UP_PROD.marts.public_orders
\`\`\`

\`\`\`yaml
sources:
  - name: shop                   # nothing says that this is dbt_up.public_orders
    database: DBT_UP_PROD
    schema: marts
    tables: [{ name: public_orders }]
\`\`\``,
      fix: "Declare the upstream, run `dbt-mesh sync`, and write `{{ ref('dbt_up', 'public_orders') }}`, or `{{ source('dbt_up', 'public_orders') }}` in `sources` mode."
    }
  },
  {
    id: 'relations-not-compared',
    category: 'lineage',
    severity: 'info',
    docs: {
      what: 'Hard-coded relations are looked for among those of all projects in the registry, and not all of them could be read: the registry cannot be listed (it is at `https://`, or the credentials may not), or a publication is damaged.',
      example: '`registry: https://acme.github.io/dbt-mesh` shows each file, and no list of its folders.',
      fix: 'Give `validate` the folder or the bucket itself, with leave to list it; for a damaged publication, have its project publish again.'
    }
  },
  {
    id: 'relation-mismatch',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: 'A source stands for an upstream model and points at another relation than the one the upstream publishes, or the one where `relations` puts it for this project: the lineage says one thing, the query reads another.',
      example: `\`\`\`yaml
sources:
  - name: dbt_up
    database: DBT_UP_STAGING     # dbt_up publishes DBT_UP_PROD.marts.public_orders
    schema: marts
    tables: [{ name: public_orders }]
\`\`\``,
      fix: 'Run `dbt-mesh sync`, which writes the source from what is published; for a source of your own, correct `database`, `schema` and `identifier`.'
    }
  },
  {
    id: 'deprecated',
    category: 'lineage',
    severity: 'warning',
    inline: true,
    docs: {
      what: 'The referenced model or version has a `deprecation_date`. A warning before the date, an error after it. A severity set in the policy holds for both.',
      example: `\`\`\`yaml
# dbt_up
models:
  - name: orders
    latest_version: 2
    versions:
      - v: 1
        deprecation_date: 2026-01-31
      - v: 2
\`\`\`

\`\`\`sql
select order_id from {{ ref('dbt_up', 'orders', v=1) }}
\`\`\``,
      fix: "Move to the version that replaces it: `{{ ref('dbt_up', 'orders', v=2) }}`."
    }
  },
  {
    id: 'unpinned-version',
    category: 'lineage',
    severity: 'warning',
    inline: true,
    docs: {
      what: 'A reference without a version to a model that has versions. It means the latest one, so it will mean another when the upstream moves its latest version.',
      example: `\`\`\`sql
select order_id from {{ ref('dbt_up', 'orders') }}
\`\`\``,
      fix: "Name the version: `{{ ref('dbt_up', 'orders', v=2) }}`."
    }
  },
  {
    id: 'column-missing',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: "The compiled SQL of a node uses a column of an upstream's model that its contract, as it is published now, does not have: the next build fails, or already did. It is claimed only where nothing but that model can be meant by the name; what cannot be placed for certain is not reported. Only contracts that are enforced are complete, so a model without one is never reported. The finding is on the line of the model's own source that has the column; where a macro wrote it, on the line of the `ref`.",
      example: `\`\`\`sql
-- dbt_up.public_orders has order_id, status, amount
select order_id, discount from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
      fix: "Use a column that the contract has (the finding says which name is near), or ask the upstream's team for it; then run `dbt-mesh sync` and build."
    }
  },
  {
    id: 'select-star',
    category: 'lineage',
    severity: 'warning',
    inline: true,
    docs: {
      what: "A node takes all columns of an upstream's model, whatever they are: a `*` reaches its result, or they are taken by position (`union`, `t (a, b)`). Each column that the upstream adds, drops or moves is then a change here, and counts as in use when the upstream asks who would be broken. A star whose columns are named later, as in `with orders as (select * from …) select order_id from orders`, is not reported. Nor are tests.",
      example: `\`\`\`sql
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
      fix: `Name the columns that are used:

\`\`\`sql
select order_id, amount from {{ ref('dbt_up', 'public_orders') }}
\`\`\``
    }
  },
  {
    id: 'sql-not-compiled',
    category: 'lineage',
    severity: 'info',
    docs: {
      what: 'The manifest has no compiled SQL for models that use an upstream, so nobody can tell which columns they use: `column-missing`, `select-star` and `hard-coded-relation` are not judged there. Said once for a project. `dbt parse` and `dbt ls` write `target/manifest.json` without compiled SQL, also over one that had it.',
      example: '`dbt build`, then `dbt ls` for a list of models, then `dbt-mesh validate`.',
      fix: 'Run `dbt compile` or `dbt build` of the whole project right before `dbt-mesh validate`.'
    }
  },
  {
    id: 'consumer-not-allowed',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: 'The upstream names who may use a model, and this project is not among them: by `meta.dbt_mesh.consumers` of the model, else by `policy.consumers` in its `dbt-mesh.yml`, which is for all of its public models. Both are lists of names or patterns with a `*`; an empty list is for nobody. When the upstream publishes, the same rule warns it of projects that use the model already.',
      example: `\`\`\`yaml
# dbt_up
models:
  - name: public_orders
    config:
      access: public
      meta: { dbt_mesh: { consumers: [dbt_down, "finance_*"] } }
\`\`\`

\`marketing\` has a model that reads \`{{ ref('dbt_up', 'public_orders') }}\`.`,
      fix: "Ask the upstream's team to add the project, or use a model that is open to it."
    }
  },
  {
    id: 'cycle',
    category: 'lineage',
    severity: 'error',
    inline: true,
    docs: {
      what: 'Public models of several projects depend on each other in a circle: each is built on what the others were the time before, and never comes to rest. dbt refuses that inside a project and cannot see it across projects. The whole circle is named, each model before the one that it is built on. Projects that use each other by different models are a warning: that works, but no one of them can be built from nothing first. Judged for a project that has public models and uses others, by what those and their upstreams publish. A severity set in the policy holds for both.',
      example:
        "`dbt_up.orders` reads `{{ ref('dbt_crm', 'customers') }}`, and `dbt_crm.customers` reads `{{ ref('dbt_up', 'orders') }}`.",
      fix: 'Take one reference out of the circle: split a model in two, or move what both sides need into a project above them.'
    }
  },
  {
    id: 'stale-manifest',
    category: 'lineage',
    severity: 'warning',
    docs: {
      what: 'The contract that was synced (it stands in `dbt-mesh.lock`) is not the one that is published now. Goes by the contract alone: a rebuild of the upstream that changes nothing in it is not reported.',
      example:
        '`dbt_up` has published a new column since `dbt-mesh sync` ran; `dbt-mesh.lock` still pins the version before.',
      fix: 'Run `dbt-mesh sync` and commit `dbt-mesh.lock`.'
    }
  },
  {
    id: 'stale-upstream',
    category: 'lineage',
    severity: 'warning',
    docs: {
      what: 'The latest publication of an upstream was built longer ago than the `max-age` that is set for it, in `dbt-mesh.yml` or as an input for all. The time is that of the dbt run whose manifest was published, so a rebuild with the same contract counts. Judged in `sync` and in `validate`; not with `frozen`, where what is pinned is as old as it is meant to be.',
      example: `\`\`\`yaml
# dbt-mesh.yml; the last build of dbt_up that was published is three days old
projects:
  dbt_down: { path: dbt_down, upstreams: { dbt_up: { max-age: 36h } } }
\`\`\``,
      fix: "See why the upstream's scheduled build no longer publishes. Where old data is worse than no build, make it an error: `policy: { rules: { stale-upstream: error } }`."
    }
  },
  {
    id: 'upstream-not-published',
    category: 'lineage',
    severity: 'info',
    docs: {
      what: 'An upstream that is marked `optional` is not in the registry yet, so the references to it could not be checked. Two projects that read each other have to start somewhere. An upstream that is not optional stops `validate` instead (exit 2), and is an error of `can-i-deploy`, whose answer is then no.',
      example:
        '`upstreams: { dbt_up: { mode: package, optional: true } }`, and `dbt_up` has never been published to this environment or one it falls back to.',
      fix: 'Publish the upstream; then remove `optional`.'
    }
  }
] as const satisfies readonly Rule[];
