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
  /** Whether it names that version, or means the latest; absent for a model without versions, and where that is not known. */
  readonly pinned?: boolean;
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

/** A version that was taken back: latest was put on an earlier one. */
export interface RolledBack {
  readonly version: string;
  readonly contract: string;
  /** Why, in the words of whoever did it. */
  readonly reason: string;
  /** ISO time in UTC. */
  readonly at: string;
  readonly run_url: string | null;
}

/** What a rollback says of itself in the publication that it made latest again. */
export interface RolledBackFrom extends RolledBack {
  /** What rollbacks that still stood had taken back before it, the last first. */
  readonly earlier: readonly RolledBack[];
}

/** A rollback that is over, since latest has been replaced: what the audit trail keeps of it. */
export interface RollbackRecord {
  /** The version that it had made latest again. */
  readonly version: string;
  readonly rolled_back_from: RolledBackFrom;
}

/** Breaking changes that were published all the same. */
export interface AllowedBreaking {
  /** Why, in the words of whoever allowed it. */
  readonly reason: string;
  /** Ids of the rules that would have refused it. */
  readonly rules: readonly string[];
}

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
  /** Projects that may use its public models, by name or pattern with `*`; absent: every project. A model's own `meta.dbt_mesh.consumers` goes before. */
  readonly consumers?: readonly string[];
  /** Key of the full manifest under `state/`, relative to the project's environment; absent when none was published. */
  readonly state?: string;
  /** SHA-256 (hex) of each file of the state as it is stored, by its name; absent in what older releases published. */
  readonly state_digests?: Readonly<Record<string, string>>;
  /** What this publication broke of the one before it, where that was allowed. */
  readonly allowed_breaking?: AllowedBreaking;
  /** Only in latest, and only while a rollback stands. */
  readonly rolled_back_from?: RolledBackFrom;
}

/** A manifest as JSON: dbt's own keys, and `mesh` once published. */
export type ManifestJson = Readonly<Record<string, unknown>>;

/** What a reader gets from the registry: verified against its digest. */
export interface Publication {
  readonly mesh: MeshKey;
  readonly project: Project;
  readonly manifest: ManifestJson;
}
