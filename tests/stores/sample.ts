import type { NewPublication } from '../../shared/registry/index.ts';
import type { ManifestJson } from '../../shared/domain/index.ts';

export interface Sample {
  readonly project?: string;
  readonly environment?: string;
  /** When dbt built it. */
  readonly generatedAt?: string;
  /** The one column of its one public model: another column is another contract. */
  readonly column?: string;
  /** Of that column. */
  readonly description?: string;
  /** Whether the full manifest is published beside it. */
  readonly withState?: boolean;
}

/** A manifest with one public model, `public_orders`. */
export function sampleManifest({
  project = 'dbt_up',
  generatedAt = '2026-11-24T10:00:00.000000Z',
  column = 'order_id',
  description = 'Der Schlüssel'
}: Sample = {}): ManifestJson {
  const id = `model.${project}.public_orders`;
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: generatedAt,
      adapter_type: 'duckdb',
      project_name: project,
      env: {}
    },
    nodes: {
      [id]: {
        unique_id: id,
        resource_type: 'model',
        name: 'public_orders',
        alias: 'public_orders',
        package_name: project,
        fqn: [project, 'public_orders'],
        path: 'public_orders.sql',
        original_file_path: 'models/public_orders.sql',
        database: 'DBT_UP_PROD',
        schema: 'MARTS',
        relation_name: '"DBT_UP_PROD"."MARTS"."public_orders"',
        checksum: { name: 'sha256', checksum: '0'.repeat(64) },
        config: { access: 'public', materialized: 'table', contract: { enforced: true } },
        access: 'public',
        columns: {
          [column]: {
            name: column,
            data_type: 'integer',
            description,
            constraints: [{ type: 'not_null' }]
          }
        },
        constraints: [],
        depends_on: { macros: [], nodes: [] }
      }
    },
    sources: {},
    macros: {},
    docs: {},
    exposures: {},
    metrics: {},
    groups: {},
    selectors: {},
    disabled: {},
    parent_map: { [id]: [] },
    child_map: { [id]: [] },
    group_map: {},
    saved_queries: {},
    semantic_models: {},
    unit_tests: {}
  };
}

/** The same, ready to be published. */
export function samplePublication(sample: Sample = {}): NewPublication {
  const {
    project = 'dbt_up',
    environment = 'prod',
    generatedAt = '2026-11-24T10:00:00.000000Z',
    withState = false
  } = sample;
  const manifest = sampleManifest(sample);
  return {
    manifest,
    mesh: {
      project,
      environment,
      generated_at: generatedAt,
      repository: 'acme/dbt-up',
      commit: '0123456789abcdef0123456789abcdef01234567',
      run_url: 'https://github.com/acme/dbt-up/actions/runs/1',
      producer: 'dbt-mesh 0.1.0',
      include: 'public',
      references: [],
      ancestors: {}
    },
    ...(withState ? { state: { 'manifest.json': Buffer.from(JSON.stringify(manifest)) } } : {})
  };
}

/** A time of the 24th of November 2026 in dbt's form, by its minutes. */
export function atMinute(minute: number): string {
  return `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000000Z`;
}
