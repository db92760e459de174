import type { Project, UniqueId } from './project.ts';

/** How a downstream consumes an upstream. */
export type Mode = 'loom' | 'sources' | 'package';

/** A downstream node's use of an upstream public model, as it stands in `mesh.references`. */
export interface Reference {
  /** The upstream. */
  readonly project: string;
  /** The public model's name, without version. */
  readonly model: string;
  /** The version that the reference resolved to; null for a model without versions. */
  readonly version: string | null;
  readonly mode: Mode;
  /** The downstream node, or the exposure, that uses it. */
  readonly node: UniqueId;
  /** `original_file_path` of that node, relative to the downstream project. */
  readonly file: string;
  /** Owner of the node's group, or of the exposure. */
  readonly owner?: string;
  /** The columns it uses; `*` when that could not be narrowed, null when there is no compiled SQL. */
  readonly columns: readonly string[] | '*' | null;
  readonly exposure?: { readonly type: string; readonly owner: string | null; readonly url: string | null };
}

export type Include = 'public' | 'full';

/** The one key that a published manifest has beyond dbt's own. */
export interface MeshKey {
  /** Version of the registry's layout; readers refuse a newer one. */
  readonly layout: 1;
  readonly version: string;
  /** SHA-256 (hex) of the compact JSON of the manifest without `mesh`. */
  readonly digest: string;
  /** The same without what differs from build to build. */
  readonly contract: string;
  readonly project: string;
  readonly environment: string;
  /** ISO times in UTC. */
  readonly published_at: string;
  readonly generated_at: string;
  readonly repository: string | null;
  readonly commit: string | null;
  readonly run_url: string | null;
  /** What wrote it: `dbt-mesh 0.1.0`. */
  readonly producer: string;
  readonly include: Include;
  readonly references: readonly Reference[];
  /** The nearest public ancestors of each public model and of each referencing node's public descendants, across projects. */
  readonly ancestors: Readonly<Record<UniqueId, readonly UniqueId[]>>;
  /** Key of the full manifest under `state/`, relative to the project's environment; absent when none was published. */
  readonly state?: string;
}

/** A manifest as JSON: dbt's own keys, and `mesh` once published. */
export type ManifestJson = Readonly<Record<string, unknown>>;

/** What a reader gets from the registry: verified against its digest. */
export interface Publication {
  readonly mesh: MeshKey;
  readonly project: Project;
  readonly manifest: ManifestJson;
}
