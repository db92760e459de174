import type { ManifestJson } from '../domain/index.ts';
import type { GeneratedFile } from './generated.ts';
import { markedJson } from './loom.ts';

/** The folder for dbt's `--state`, relative to the project. */
export const STATE_FOLDER = 'dbt_mesh/state';

/** An upstream's public models, as a manifest. */
export interface UpstreamState {
  readonly name: string;
  readonly publicManifest: ManifestJson;
}

/** An object of a manifest. */
export type Section = Readonly<Record<string, unknown>>;

/** The oldest manifest with public models, of dbt 1.5: a dbt reads states of its own schema version and of older ones, and v2 of any. */
const SHELL_SCHEMA = 'https://schemas.getdbt.com/dbt/manifest/v9.json';

/**
 * What `--state` reads: the project's own published manifest, with the upstreams' public models where it lacks them.
 * Its stubs stay as they were generated: replaced by the upstream's nodes, every stub would count as modified, and every child with it.
 *
 * @param own null when the project has not published one; then the upstreams' public models are all there is to defer to
 * @returns null when there is nothing at all to defer to
 */
export function stateFile(own: ManifestJson | null, upstreams: readonly UpstreamState[]): GeneratedFile | null {
  const base = own ?? shell(upstreams[0]?.publicManifest);
  if (base === null) return null;
  const had = section(base, 'nodes');
  const added = Object.fromEntries(
    upstreams
      .flatMap(({ publicManifest }) => Object.entries(section(publicManifest, 'nodes')))
      .filter(([id]) => !Object.hasOwn(had, id))
      .map(([id, node]) => [id, bare(node as Section)])
  );
  const edgeless = Object.fromEntries(Object.keys(added).map((id) => [id, []]));
  const manifest = {
    ...base,
    nodes: { ...had, ...added },
    parent_map: { ...edgeless, ...section(base, 'parent_map') },
    child_map: { ...edgeless, ...section(base, 'child_map') }
  };
  return { path: `${STATE_FOLDER}/manifest.json`, text: markedJson(manifest) };
}

/** A manifest with everything but nodes, as a reader of any version wants it. */
function shell(manifest: ManifestJson | undefined): ManifestJson | null {
  if (manifest === undefined) return null;
  return {
    ...manifest,
    metadata: { ...section(manifest, 'metadata'), dbt_schema_version: SHELL_SCHEMA },
    nodes: {},
    groups: {},
    group_map: {},
    parent_map: {},
    child_map: {}
  };
}

/** The object under a key; an empty one where there is none. */
export function section(manifest: Section, key: string): Section {
  const value = manifest[key];
  return typeof value === 'object' && value !== null ? (value as Section) : {};
}

/**
 * An upstream's node as something to defer to. It stands without parents, which may be missing here. And without its contract: dbt compares
 * contracts with the stub or injected node of this project, and calls another materialization, or no columns, a breaking change.
 */
function bare(node: Section): Section {
  const contract = { enforced: false };
  return { ...node, contract, config: { ...section(node, 'config'), contract }, depends_on: { macros: [], nodes: [] } };
}
