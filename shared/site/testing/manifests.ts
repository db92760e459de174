import type { ManifestJson, MeshKey, Reference } from '../../domain/index.ts';
import { toProject, type JsonObject } from '../../manifest/index.ts';
import { fullPart } from '../full-part.ts';
import { mergedManifest, type ShownProject } from '../merge.ts';
import { pack } from '../pack.ts';
import type { Part } from '../part.ts';
import { publicPart } from '../public-part.ts';
import { publishedModels } from '../published-models.ts';

/** A manifest of a few entries, each by its unique_id; what dbt always writes is filled in. */
export function manifestOf(
  project: string,
  entries: Readonly<Record<string, JsonObject>>,
  sections: JsonObject = {}
): ManifestJson {
  const whole = Object.entries(entries).map(([id, entry]) => [id, entryOf(id, entry)] as const);
  const of = (kind: string): JsonObject => Object.fromEntries(whole.filter(([id]) => id.startsWith(`${kind}.`)));
  const apart = new Set(['source', 'exposure', 'macro', 'group', 'doc', 'metric', 'semantic_model', 'unit_test']);
  return {
    metadata: {
      dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
      dbt_version: '1.11.16',
      generated_at: '2026-11-24T10:00:00.000000Z',
      adapter_type: 'duckdb',
      project_name: project,
      env: {}
    },
    nodes: Object.fromEntries(whole.filter(([id]) => !apart.has(id.split('.')[0] ?? ''))),
    sources: of('source'),
    exposures: of('exposure'),
    macros: of('macro'),
    groups: of('group'),
    docs: of('doc'),
    metrics: of('metric'),
    semantic_models: of('semantic_model'),
    unit_tests: of('unit_test'),
    ...sections
  };
}

function entryOf(id: string, entry: JsonObject): JsonObject {
  const [kind = '', packageName = '', ...rest] = id.split('.');
  const name = kind === 'source' ? rest.slice(1).join('.') : rest[0];
  return {
    unique_id: id,
    resource_type: kind,
    package_name: packageName,
    name,
    alias: name,
    path: `${name}.sql`,
    original_file_path: `models/${name}.sql`,
    fqn: [packageName, ...rest],
    database: packageName.toUpperCase(),
    schema: 'MARTS',
    ...(kind === 'source' ? { source_name: rest[0], identifier: name } : {}),
    ...(kind === 'macro' ? { macro_sql: '{% macro m() %}{% endmacro %}' } : {}),
    config: {},
    ...entry
  };
}

/** A public model with a contract. */
export function publicModel(entry: JsonObject = {}): JsonObject {
  return {
    access: 'public',
    config: { access: 'public', materialized: 'table', contract: { enforced: true } },
    columns: { id: { name: 'id', data_type: 'integer', description: '' } },
    raw_code: 'select 1 as id',
    ...entry
  };
}

export function meshOf(project: string, mesh: Partial<MeshKey> = {}): MeshKey {
  return {
    layout: 1,
    version: '20261124T100000Z-0123456789ab',
    digest: '0'.repeat(64),
    contract: '0'.repeat(64),
    project,
    environment: 'prod',
    published_at: '2026-11-24T10:05:00Z',
    generated_at: '2026-11-24T10:00:00Z',
    repository: null,
    commit: null,
    run_url: null,
    producer: 'dbt-mesh 0.1.0',
    include: 'public',
    references: [],
    ancestors: {},
    ...mesh
  };
}

export function referenceTo(project: string, model: string, node: string): Reference {
  return { project, model, version: null, mode: 'package', node, file: 'models/x.sql', columns: '*' };
}

/** The manifest of a site of these projects. */
export function siteOf(
  manifests: readonly ManifestJson[],
  show: { readonly include?: 'full' | 'public'; readonly mesh?: Readonly<Record<string, Partial<MeshKey>>> } = {}
): Site {
  const read = manifests.map((manifest) => ({ manifest, project: toProject(manifest, 'a manifest') }));
  const names = read.map(({ project }) => project.name).sort();
  const published = publishedModels(read.map(({ project }) => project));
  const shown = read.map(({ manifest, project }): ShownProject => {
    const mesh = meshOf(project.name, show.mesh?.[project.name]);
    const part: Part =
      show.include === 'public'
        ? publicPart({ manifest, mesh, project }, names)
        : fullPart({ manifest, project }, names, published);
    return {
      mesh,
      adapter: project.adapter,
      dbtVersion: project.dbtVersion,
      publicModels: project.publicModels,
      part: pack(part, null)
    };
  });
  return JSON.parse(Buffer.from(mergedManifest('prod', shown)).toString()) as Site;
}

type Section = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Site {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly nodes: Section;
  readonly sources: Section;
  readonly exposures: Section;
  readonly macros: Section;
  readonly groups: Section;
  readonly docs: Section;
  readonly metrics: Section;
  readonly parent_map: Readonly<Record<string, readonly string[]>>;
  readonly child_map: Readonly<Record<string, readonly string[]>>;
}
