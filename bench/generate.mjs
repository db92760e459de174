/**
 * Manifests of big projects, as dbt 1.11 writes them: 5,000 models of which 100 are public, 50 MB. Made, not recorded, so that the
 * benchmark needs no download; the same arguments give the same bytes.
 */
import { createHash } from 'node:crypto';

const GENERATED_AT = '2026-11-01T06:00:00.000000Z';

/**
 * An upstream: every fiftieth model is public with an enforced contract, each reads the two before it.
 * @param {{ models?: number, columns?: number }} [size]
 * @returns {object} a manifest of schema v12
 */
export function upstream({ models = 5000, columns = 20 } = {}) {
  const nodes = Object.fromEntries(
    Array.from({ length: models }, (_, index) => {
      const isPublic = index % 50 === 49;
      const name = `${isPublic ? 'public' : 'int'}_model_${index}`;
      const parents = [index - 1, index - 2].filter((parent) => parent >= 0).map((parent) => idOf('big_up', parent));
      return [`model.big_up.${name}`, model({ project: 'big_up', name, isPublic, columns, parents })];
    })
  );
  return manifest('big_up', nodes);
}

/**
 * A downstream of the same size: one model in a hundred reads a stub of the upstream's, the others read each other.
 * @param {{ models?: number, columns?: number }} [size]
 * @returns {object} a manifest of schema v12
 */
export function downstream({ models = 5000, columns = 20 } = {}) {
  const publicIds = Array.from({ length: 100 }, (_, index) => idOf('big_up', index * 50 + 49));
  const stubs = publicIds.map((id) => {
    const stub = model({ project: 'big_up', name: id.split('.')[2], isPublic: true, columns, parents: [] });
    stub.config.materialized = 'mesh_stub_big_up';
    return [id, stub];
  });
  const own = Array.from({ length: models }, (_, index) => {
    const name = `down_model_${index}`;
    const parents =
      index % 100 === 0 ? [publicIds[(index / 100) % publicIds.length]] : [`model.big_down.down_model_${index - 1}`];
    return [`model.big_down.${name}`, model({ project: 'big_down', name, isPublic: false, columns, parents })];
  });
  return manifest('big_down', Object.fromEntries([...stubs, ...own]));
}

function idOf(project, index) {
  return `model.${project}.${index % 50 === 49 ? 'public' : 'int'}_model_${index}`;
}

function model({ project, name, isPublic, columns, parents }) {
  const refs = parents.map((id) => {
    const [, owner, parent] = id.split('.');
    return { name: parent, package: owner === project ? null : owner, version: null };
  });
  const from = refs.map((ref) =>
    ref.package ? `{{ ref('${ref.package}', '${ref.name}') }}` : `{{ ref('${ref.name}') }}`
  );
  const names = Array.from({ length: columns }, (_, index) => `column_${String(index).padStart(3, '0')}`);
  const select = (sources) => {
    const list = names.map((column) => `        cast(${column} as varchar(255)) as ${column}`).join(',\n');
    return `with joined as (\n    select\n${list}\n    from ${sources[0] ?? '(select 1) as nothing'}\n)\n\nselect * from joined\n`;
  };
  const raw = select(from);
  const path = `marts/${name.slice(-1)}/${name}.sql`;
  return {
    database: 'BIG_UP_PROD',
    schema: 'marts',
    name,
    resource_type: 'model',
    package_name: project,
    path,
    original_file_path: `models/${path}`,
    unique_id: `model.${project}.${name}`,
    fqn: [project, 'marts', name.slice(-1), name],
    alias: name,
    checksum: { name: 'sha256', checksum: createHash('sha256').update(raw).digest('hex') },
    config: {
      enabled: true,
      alias: null,
      schema: 'marts',
      database: null,
      tags: ['nightly'],
      meta: { owner: 'data-platform', tier: 2 },
      group: null,
      materialized: 'table',
      incremental_strategy: null,
      batch_size: null,
      persist_docs: {},
      'post-hook': [],
      'pre-hook': [],
      quoting: {},
      column_types: {},
      full_refresh: null,
      unique_key: null,
      on_schema_change: 'ignore',
      on_configuration_change: 'apply',
      grants: {},
      packages: [],
      docs: { show: true, node_color: null },
      contract: { enforced: isPublic, alias_types: true },
      access: isPublic ? 'public' : 'protected',
      freshness: null
    },
    tags: ['nightly'],
    description: `What ${name} holds: one row for each thing of its kind, as the sources had it at the last run.`,
    columns: Object.fromEntries(
      names.map((column) => [
        column,
        {
          name: column,
          description: `The ${column} of the thing, cleaned and trimmed; null where the source had none.`,
          meta: {},
          data_type: 'varchar(255)',
          constraints: [],
          quote: null,
          config: { meta: {}, tags: [] },
          tags: [],
          granularity: null,
          doc_blocks: []
        }
      ])
    ),
    meta: { owner: 'data-platform', tier: 2 },
    group: null,
    docs: { show: true, node_color: null },
    patch_path: `${project}://models/marts/_marts.yml`,
    build_path: null,
    unrendered_config: { materialized: 'table', schema: 'marts', tags: 'nightly' },
    created_at: 1793500000.123,
    relation_name: `BIG_UP_PROD.marts.${name}`,
    raw_code: raw,
    doc_blocks: [],
    language: 'sql',
    refs,
    sources: [],
    metrics: [],
    functions: [],
    depends_on: { macros: [], nodes: parents },
    compiled_path: `target/compiled/${project}/models/${path}`,
    compiled: true,
    compiled_code: select(refs.map((ref) => `BIG_UP_PROD.marts.${ref.name}`)),
    extra_ctes_injected: true,
    extra_ctes: [],
    contract: { enforced: isPublic, alias_types: true, checksum: null },
    access: isPublic ? 'public' : 'protected',
    constraints: [],
    version: null,
    latest_version: null,
    deprecation_date: null,
    primary_key: [],
    time_spine: null
  };
}

function manifest(project, nodes) {
  const parents = Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.depends_on.nodes]));
  const children = Object.fromEntries(Object.keys(nodes).map((id) => [id, []]));
  for (const [id, ids] of Object.entries(parents)) for (const parent of ids) children[parent]?.push(id);
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: GENERATED_AT,
      invocation_id: '00000000-0000-4000-8000-000000000000',
      invocation_started_at: GENERATED_AT,
      env: {},
      project_name: project,
      project_id: createHash('md5').update(project).digest('hex'),
      user_id: null,
      send_anonymous_usage_stats: false,
      adapter_type: 'duckdb',
      quoting: { database: true, schema: true, identifier: true, column: null },
      run_started_at: GENERATED_AT
    },
    nodes,
    sources: {},
    macros: {},
    docs: {},
    exposures: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: parents,
    child_map: children,
    group_map: {},
    saved_queries: {},
    semantic_models: {},
    unit_tests: {},
    functions: {}
  };
}
