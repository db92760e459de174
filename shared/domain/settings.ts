import type { DeployTarget } from './can-i-deploy.ts';
import type { Compatibility } from './diff.ts';
import type { Include, Mode } from './publication.ts';
import type { Severity } from './finding.ts';

/**
 * Names to read in place of those that an upstream publishes: of a clone, of a development database. A key is a name, or a pattern with one
 * `*`; what the `*` stands for goes where the value has one.
 */
export interface RelationRules {
  readonly database: Readonly<Record<string, string>>;
  readonly schema: Readonly<Record<string, string>>;
}

/** How what an upstream publishes is taken. */
export interface Reading {
  /** Milliseconds since it was built, beyond which it counts as stale; null: any age will do. */
  readonly maxAge: number | null;
  /** Those that come first go first. */
  readonly relations: readonly RelationRules[];
}

/** An upstream as the downstream declares it. */
export interface Upstream {
  readonly project: string;
  readonly mode: Mode;
  /** May be missing from the registry: two projects that read each other have to start somewhere. */
  readonly optional: boolean;
  /** Absent: as any upstream is read. */
  readonly reading?: Reading;
}

/** Findings that are acknowledged for all until a day: they fail nothing, and every report lists them. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** `project.model`, for all versions of it, or `project.model.v2`; `*` stands for any characters. Absent: any model, and none. */
  readonly model?: string;
  /** Any case. Absent: any column, and none. */
  readonly column?: string;
  /** The last day on which it holds, in UTC: `2027-03-31`. */
  readonly until: string;
  readonly reason: string;
}

export interface Policy {
  /** Severity by rule id; `off` drops it. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Of several for one finding, the first that holds counts. */
  readonly waivers?: readonly Waiver[];
  /** When a break of the contract is refused, where nobody asks for another measure; absent: `consumers`. */
  readonly compatibility?: Compatibility;
  /** Projects that may use the public models, by name or pattern with `*`; absent: every project. */
  readonly consumers?: readonly string[];
  /** What a break weighs that no consumer is seen to use, and some may use; absent: as one that is seen. */
  readonly possibleUse?: 'error' | 'warning';
  /** What single projects have instead, by name: each key goes before; rules and waivers come on top. */
  readonly projects?: Readonly<Record<string, Partial<Omit<Policy, 'projects'>>>>;
}

/** What all verbs share. */
export interface CommonSettings {
  /** Absolute path of the folder with `dbt_project.yml`. */
  readonly projectDir: string;
  /** Absolute path of the repository (or of the current folder): what paths in annotations and messages are relative to. */
  readonly repositoryDir: string;
  readonly environment: string;
  /** Pattern of an environment to the environments that are read when it lacks an upstream, in order. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  readonly policy: Policy;
}

/** Where a publication comes from, as the door knows it. */
export interface Origin {
  readonly repository: string | null;
  readonly commit: string | null;
  readonly runUrl: string | null;
}

export interface PublishSettings extends CommonSettings {
  /** Absolute path. */
  readonly manifest: string;
  /** Absolute path; null: beside the manifest, if there is one. */
  readonly runResults: string | null;
  readonly include: Include;
  readonly publishState: boolean;
  /** Publish though it was rolled back, or built before a rollback. */
  readonly afterRollback: boolean;
  /** Null: as the policy of the project has it. */
  readonly compatibility: Compatibility | null;
  /** Why a contract is published that its compatibility would refuse; null: it is refused. */
  readonly allowBreaking: string | null;
  readonly dryRun: boolean;
  /** As dbt-mesh.yml declares them; null when it does not. Says which hand-written sources are an upstream's. */
  readonly upstreams: readonly Upstream[] | null;
  readonly origin: Origin;
  /** What publishes: `dbt-mesh 0.1.0`. */
  readonly producer: string;
}

export interface SyncSettings extends CommonSettings {
  /** Declared by flag, input or dbt-mesh.yml; null when none are: `dependencies.yml` and the project's own refs then say. */
  readonly upstreams: readonly Upstream[] | null;
  /** For upstreams that name no mode. */
  readonly mode: Mode;
  /** For upstreams that have none of their own. */
  readonly reading: Reading;
  readonly frozen: boolean;
  /** Go on with what was fetched last for the upstreams that cannot be had because the registry cannot be reached. */
  readonly allowStale: boolean;
}

export interface ValidateProject {
  /** Absolute path of the project's folder; null when only a manifest was given. */
  readonly projectDir: string | null;
  /** Absolute path. */
  readonly manifest: string;
  /** Declared upstreams; null: what the manifest refers to. */
  readonly upstreams: readonly Upstream[] | null;
}

export interface ValidateSettings extends CommonSettings {
  readonly projects: readonly ValidateProject[];
  /** For upstreams that have none of their own. */
  readonly reading: Reading;
  readonly failOn: 'error' | 'warning' | 'never';
  /** Whether the projects can go there is asked too; null when it is not. */
  readonly deploy: DeployTarget | null;
}
