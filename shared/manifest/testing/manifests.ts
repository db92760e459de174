import { readFileSync, readdirSync } from 'node:fs';
import type { ManifestJson } from '../../domain/index.ts';
import { parseManifest } from '../parse.ts';

/** Small manifests for tests, as dbt-core 1.11 would write them; what a test is about is given, the rest is plain. */
type Json = Record<string, unknown>;

export function madeManifest({
  metadata,
  ...sections
}: { readonly metadata?: Json; readonly [section: string]: unknown } = {}): ManifestJson {
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-01T06:00:00.123456Z',
      project_name: 'dbt_up',
      adapter_type: 'snowflake',
      ...metadata
    },
    nodes: {},
    ...sections
  };
}

/** A model of dbt_up under its unique id, to be spread into `nodes`. */
export function madeModel(
  name: string,
  node: Json & { readonly package_name?: string; readonly version?: string | number | null } = {}
): Json {
  const { package_name: owner = 'dbt_up', version = null } = node;
  const uniqueId = `model.${owner}.${name}${version === null ? '' : `.v${version}`}`;
  return {
    [uniqueId]: {
      unique_id: uniqueId,
      name,
      resource_type: 'model',
      package_name: 'dbt_up',
      database: 'DBT_UP_PROD',
      schema: 'marts',
      alias: name,
      relation_name: `DBT_UP_PROD.marts.${name}`,
      path: `marts/${name}.sql`,
      original_file_path: `models/marts/${name}.sql`,
      fqn: ['dbt_up', 'marts', name],
      checksum: { name: 'sha256', checksum: '00' },
      config: { materialized: 'table' },
      raw_code: 'select 1',
      ...node
    }
  };
}

export function madePublicModel(name: string, node: Parameters<typeof madeModel>[1] = {}): Json {
  return madeModel(name, { access: 'public', ...node });
}

const FIXTURES = new URL('../../../tests/fixtures/manifests/', import.meta.url);

/** What real releases of dbt wrote for tests/fixtures/project, by the name of the engine: `core-1.0` to `core-1.12`, `fusion`, `core-v2`. */
export function realManifests(): readonly { readonly engine: string; readonly manifest: ManifestJson }[] {
  return readdirSync(FIXTURES).map((file) => ({
    engine: file.replace('.json', ''),
    manifest: parseManifest(readFileSync(new URL(file, FIXTURES)), file)
  }));
}
