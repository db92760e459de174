/** dbt's `unique_id`: `model.dbt_up.public_orders`, `model.dbt_up.orders.v2`, `source.dbt_down.dbt_up.public_orders`. */
export type UniqueId = string;

/** Where a node lies in the warehouse. Names as the manifest has them, unquoted. */
export interface Relation {
  /** Null on adapters without databases, and in manifests that leave it out. */
  readonly database: string | null;
  readonly schema: string;
  readonly identifier: string;
  /** `relation_name` as dbt rendered it, quotes included; null for ephemeral models and in some old manifests. */
  readonly rendered: string | null;
}

export interface Constraint {
  /** `not_null`, `unique`, `primary_key`, `foreign_key`, `check`, `custom`. */
  readonly type: string;
  readonly name: string | null;
  readonly expression: string | null;
  /** Columns of a model-level constraint; empty on a column-level one. */
  readonly columns: readonly string[];
  /** Target of a foreign key as the manifest has it (`to`), and its columns; null and empty unless that is a public model too. */
  readonly to: string | null;
  readonly toColumns: readonly string[];
}

export interface Column {
  readonly name: string;
  /** As declared; null when the project declares none. */
  readonly dataType: string | null;
  readonly description: string;
  /** True when the project asks for the column's name to be quoted. */
  readonly quote: boolean;
  readonly tags: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
  readonly constraints: readonly Constraint[];
}

export interface Contract {
  readonly enforced: boolean;
}

export type Access = 'public' | 'protected' | 'private';

/** One public model of the project, or one version of it. */
export interface PublicModel {
  readonly uniqueId: UniqueId;
  readonly name: string;
  /** Null for a model without versions. Always text: dbt allows `2`, `2.0` and `"blue"`. */
  readonly version: string | null;
  readonly latestVersion: string | null;
  readonly group: string | null;
  readonly description: string;
  readonly relation: Relation;
  readonly materialized: string;
  readonly contract: Contract;
  readonly columns: readonly Column[];
  readonly constraints: readonly Constraint[];
  /** Names of the columns of the primary key; empty when none is known. */
  readonly primaryKey: readonly string[];
  /** ISO date-time with its zone, as dbt-core writes it; null when there is none. */
  readonly deprecationDate: string | null;
  readonly tags: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
  /** `config.schema` as the project set it (null when it did not), not the resolved schema. */
  readonly configuredSchema: string | null;
  /** `config.event_time`: what microbatch models and `--sample` filter by. */
  readonly eventTime: string | null;
  /** `original_file_path`, relative to the project. */
  readonly file: string;
}

export interface Group {
  readonly name: string;
  readonly owner: Owner;
}

export interface Owner {
  readonly name: string | null;
  readonly email: string | null;
}

export interface Source {
  readonly uniqueId: UniqueId;
  readonly sourceName: string;
  readonly name: string;
  readonly relation: Relation;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly file: string;
}

export interface Exposure {
  readonly uniqueId: UniqueId;
  readonly name: string;
  readonly type: string;
  readonly owner: Owner;
  readonly url: string | null;
  readonly dependsOn: readonly UniqueId[];
  readonly file: string;
}

/** A `ref()` as dbt recorded it. */
export interface Ref {
  /** Null for a one-argument ref. */
  readonly package: string | null;
  readonly name: string;
  readonly version: string | null;
}

/** Any entry of `nodes`: models, tests, snapshots, seeds, analyses, of this project and of others. */
export interface Node {
  readonly uniqueId: UniqueId;
  readonly name: string;
  readonly resourceType: string;
  readonly packageName: string;
  readonly access: Access;
  readonly group: string | null;
  readonly version: string | null;
  readonly latestVersion: string | null;
  readonly deprecationDate: string | null;
  readonly materialized: string;
  readonly relation: Relation | null;
  readonly file: string;
  readonly dependsOn: readonly UniqueId[];
  readonly refs: readonly Ref[];
  readonly sources: readonly (readonly [source: string, table: string])[];
  readonly rawCode: string;
  /** Null when the manifest was written without compiling (`dbt parse`, `dbt ls`). */
  readonly compiledCode: string | null;
  /** For a test: the node it is attached to. */
  readonly attachedNode: UniqueId | null;
  /** For a test: `error` or `warn`, lower case; null otherwise. */
  readonly severity: string | null;
  /**
   * How a node of another project came to be in this manifest: `stub` (our generated package), `injected` (dbt-loom),
   * `package` (a dbt package, installed with its source); `own` for this project's own nodes.
   */
  readonly origin: 'own' | 'stub' | 'injected' | 'package';
}

/** One dbt project, read from a manifest of any schema version. What a version lacks is absent, not guessed. */
export interface Project {
  readonly name: string;
  /** `snowflake`, `duckdb`, …; null when the manifest does not say. */
  readonly adapter: string | null;
  readonly dbtVersion: string;
  /** 4 to 12. */
  readonly schemaVersion: number;
  /** ISO time in UTC of the dbt run that wrote the manifest. */
  readonly generatedAt: string;
  /** False before schema v9 (dbt 1.5), which knows no access and so no public models. */
  readonly knowsAccess: boolean;
  readonly publicModels: readonly PublicModel[];
  readonly groups: readonly Group[];
  readonly sources: ReadonlyMap<UniqueId, Source>;
  readonly exposures: readonly Exposure[];
  readonly nodes: ReadonlyMap<UniqueId, Node>;
  /** `parent_map`; null when the manifest lacks it (a node's parents are then `dependsOn` alone). */
  readonly parentMap: ReadonlyMap<UniqueId, readonly UniqueId[]> | null;
}
