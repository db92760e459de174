import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from './scratch.ts';

/** What a test may turn in the two projects, beyond the sound pair that they are. */
export interface Twist {
  /** Of the upstream's model. */
  readonly access?: 'public' | 'protected';
  readonly description?: string;
  /** The downstream's model refers to this model of the upstream. */
  readonly refersTo?: string;
  /** File of the downstream's model. */
  readonly file?: string;
  /** How many models of the downstream refer to the upstream. */
  readonly models?: number;
}

/**
 * A repository with an upstream in `up/` and a downstream in `nested/down/` that reads it by a two-argument ref, as dbt would have left them
 * after a build: manifests by hand, of the few keys that dbt always writes.
 */
export function workspace(twist: Twist = {}): string {
  const root = scratchFolder();
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  write('.git/HEAD', 'ref: refs/heads/main\n');
  write('up/dbt_project.yml', 'name: dbt_up\nversion: "1.0"\n');
  write('up/target/manifest.json', JSON.stringify(upstreamManifest(twist)));
  write('nested/down/dbt_project.yml', 'name: dbt_down\nversion: "1.0"\n');
  write('nested/down/target/manifest.json', JSON.stringify(downstreamManifest(twist)));
  for (const { file, sql } of downstreamModels(twist)) write(`nested/down/${file}`, sql);
  return root;
}

export function upstreamManifest({ access = 'public', description = 'Orders.' }: Twist): object {
  return manifest('dbt_up', [
    model({
      project: 'dbt_up',
      name: 'public_orders',
      access,
      description,
      file: 'models/public_orders.sql',
      sql: 'select 1 as order_id'
    })
  ]);
}

function downstreamManifest(twist: Twist): object {
  const { refersTo = 'public_orders' } = twist;
  const stub = {
    ...model({ project: 'dbt_up', name: refersTo, access: 'public', file: `models/${refersTo}.sql`, sql: 'select 1' }),
    config: { materialized: 'mesh_stub_dbt_up', access: 'public', contract: { enforced: true } }
  };
  const models = downstreamModels(twist).map(({ name, file, sql }) => ({
    ...model({ project: 'dbt_down', name, access: 'protected', file, sql }),
    compiled_code: `-- orders, tiered\nselect order_id\nfrom "WAREHOUSE"."marts"."${refersTo}"`,
    refs: [{ package: 'dbt_up', name: refersTo, version: null }],
    depends_on: { macros: [], nodes: [`model.dbt_up.${refersTo}`] }
  }));
  return manifest('dbt_down', [stub, ...models]);
}

function downstreamModels({
  refersTo = 'public_orders',
  models = 1,
  file
}: Twist): readonly { name: string; file: string; sql: string }[] {
  return Array.from({ length: models }, (_, index) => ({
    name: `orders_${index}`,
    file: file ?? `models/orders_${index}.sql`,
    sql: `-- orders, tiered\nselect order_id\nfrom {{ ref('dbt_up', '${refersTo}') }}\n`
  }));
}

interface ModelFacts {
  readonly project: string;
  readonly name: string;
  readonly access: string;
  readonly file: string;
  readonly sql: string;
  readonly description?: string;
}

function model({ project, name, access, file, sql, description = '' }: ModelFacts): {
  readonly unique_id: string;
  readonly depends_on: { readonly nodes: readonly string[] };
} {
  const column = {
    name: 'order_id',
    data_type: 'integer',
    description: '',
    constraints: [{ type: 'not_null' }],
    meta: {},
    tags: []
  };
  return {
    unique_id: `model.${project}.${name}`,
    resource_type: 'model',
    package_name: project,
    name,
    alias: name,
    database: 'WAREHOUSE',
    schema: 'marts',
    relation_name: `"WAREHOUSE"."marts"."${name}"`,
    path: file.replace(/^models\//, ''),
    original_file_path: file,
    fqn: [project, name],
    checksum: { name: 'sha256', checksum: '0' },
    access,
    config: { materialized: 'table', access, contract: { enforced: access === 'public' } },
    columns: { order_id: column },
    constraints: [],
    description,
    tags: [],
    meta: {},
    refs: [],
    sources: [],
    depends_on: { macros: [], nodes: [] },
    raw_code: sql,
    language: 'sql',
    version: null,
    latest_version: null,
    deprecation_date: null,
    group: null
  } as never;
}

function manifest(
  project: string,
  nodes: readonly { readonly unique_id: string; readonly depends_on: { readonly nodes: readonly string[] } }[]
): object {
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-01T06:00:00.000000Z',
      project_name: project,
      adapter_type: 'duckdb',
      env: {}
    },
    nodes: Object.fromEntries(nodes.map((node) => [node.unique_id, node])),
    sources: {},
    exposures: {},
    groups: {},
    macros: {},
    docs: {},
    metrics: {},
    selectors: {},
    disabled: {},
    parent_map: Object.fromEntries(nodes.map((node) => [node.unique_id, node.depends_on.nodes])),
    child_map: {},
    group_map: {},
    saved_queries: {},
    semantic_models: {},
    unit_tests: {}
  };
}
