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

type Nodes = Readonly<Record<string, unknown>>;

/**
 * What `--state` reads: the project's own published manifest, with the upstreams' public models where it lacks them.
 * Its stubs stay as they were generated: replaced by the upstream's nodes, every stub would count as modified, and every child with it.
 *
 * @param own null when the project has not published one; then the upstreams' public models are all there is to defer to
 */
export function stateFile(own: ManifestJson | null, upstreams: readonly UpstreamState[]): GeneratedFile | null {
  const base = own ?? upstreams[0]?.publicManifest;
  if (base === undefined) return null;
  const had = section(base, 'nodes');
  const added = Object.fromEntries(
    upstreams
      .flatMap(({ publicManifest }) => Object.entries(section(publicManifest, 'nodes')))
      .filter(([id]) => !Object.hasOwn(had, id))
      .map(([id, node]) => [id, alone(node)])
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

function section(manifest: ManifestJson, key: string): Nodes {
  const value = manifest[key];
  return typeof value === 'object' && value !== null ? (value as Nodes) : {};
}

/** A node without parents: what it depends on in its own project is of no use here, and may be missing. */
function alone(node: unknown): unknown {
  return { ...(node as object), depends_on: { macros: [], nodes: [] } };
}
