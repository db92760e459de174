import { UserError, type ManifestJson } from '../domain/index.ts';
import { objectIn, textIn, type JsonObject } from './json.ts';
import { quoted } from './quote.ts';

/** Manifest schemas that are read: dbt-core 1.0 wrote v4; v12 (since 1.8) is still what 1.12 and v2 write. */
const OLDEST = 4;
const NEWEST = 12;

/** dbt's artifacts, as `dbt_schema_version` names them, and the files that they are. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['manifest', 'manifest.json'],
  ['catalog', 'catalog.json, which `dbt docs generate` writes'],
  ['run-results', 'run_results.json, which tells what a run did'],
  ['sources', 'sources.json, which `dbt source freshness` writes']
]);

/** What `metadata.dbt_schema_version` says: `https://schemas.getdbt.com/dbt/manifest/v12.json` is a manifest of version 12. */
export function artifactOf(document: JsonObject): { readonly kind: string; readonly version: number } | null {
  const schema = textIn(objectIn(document['metadata'])['dbt_schema_version']);
  const match = schema === null ? null : /\/dbt\/([a-z-]+)\/v(\d{1,6})(?:\.json)?$/.exec(schema);
  return match === null ? null : { kind: match[1] ?? '', version: Number(match[2]) };
}

/** What a document is instead of a manifest or run results, in words that name dbt's file for it. */
export function describeArtifact(document: JsonObject): string {
  const file = FILES.get(artifactOf(document)?.kind ?? '');
  if (file !== undefined) return `a ${file}`;
  if ('semantic_models' in document && 'project_configuration' in document) return 'a semantic_manifest.json';
  const schema = objectIn(document['metadata'])['dbt_schema_version'];
  return `nothing that dbt-mesh knows (metadata.dbt_schema_version is ${quoted(schema)})`;
}

/**
 * The version of a manifest's schema, 4 to 12.
 * @throws UserError when the document is not a manifest, or one of a version that is not read.
 */
export function manifestVersion(manifest: ManifestJson, name: string): number {
  const artifact = artifactOf(manifest);
  if (artifact === null || artifact.kind !== 'manifest') {
    throw new UserError(
      `${name} is no dbt manifest: it is ${describeArtifact(manifest)}`,
      'Name the manifest.json that dbt writes to its target folder.'
    );
  }
  if (artifact.version < OLDEST) {
    throw new UserError(
      `${name} is a manifest of schema v${artifact.version}, from before dbt 1.0`,
      `Manifests of v${OLDEST} to v${NEWEST} are read: build the project with dbt 1.0 or newer (1.5 for public models).`
    );
  }
  if (artifact.version > NEWEST) {
    throw new UserError(
      `${name} is a manifest of schema v${artifact.version}, which this version of dbt-mesh does not know`,
      `Manifests of v${OLDEST} to v${NEWEST} are read: update dbt-mesh.`
    );
  }
  return artifact.version;
}
