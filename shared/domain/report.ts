import type { Finding, Silenced } from './finding.ts';
import type { CanIDeployReport } from './can-i-deploy.ts';
import type { Compatibility } from './diff.ts';
import type { AllowedBreaking, Mode, Reference } from './publication.ts';
import type { UniqueId } from './project.ts';

/** What holds latest in a publication's stead. */
export interface Supersession {
  readonly version: string;
  readonly generatedAt: string;
  readonly publishedAt: string;
  readonly runUrl: string | null;
  /** When it was a rollback that superseded: no newer build is there. */
  readonly rollback: { readonly at: string; readonly reason: string } | null;
}

export interface PublishReport {
  readonly project: string;
  readonly environment: string;
  readonly version: string;
  /** Location of `latest/manifest.json`. */
  readonly uri: string;
  readonly digest: string;
  /** Whether the contract differs from the one that was published. */
  readonly changed: boolean;
  readonly compatibility: Compatibility;
  /** Whether it breaks those who rely on the contract that was published, whatever policy and compatibility make of it. */
  readonly breaking: boolean;
  /** The public models of which others read something else than before, as `name` or `name.v2`, sorted; all of them at first. */
  readonly changedModels: readonly string[];
  /** Repositories of the consumers of the models that changed, sorted. */
  readonly consumers: readonly string[];
  /** What would have refused it, and was allowed; null when there is nothing. */
  readonly allowedBreaking: AllowedBreaking | null;
  /**
   * `published`: latest is this one now; `unchanged`: the same manifest was there already; `superseded`: a newer build holds latest,
   * or a rollback that came after the build, and this one is in history; `dry-run`: nothing was written.
   */
  readonly outcome: 'published' | 'unchanged' | 'superseded' | 'dry-run' | 'refused';
  /** What latest holds instead; null unless this one was superseded. */
  readonly supersededBy: Supersession | null;
  readonly publicModels: readonly UniqueId[];
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

/** A publication that was read. */
export interface ReadUpstream {
  readonly project: string;
  /** The environment that answered. */
  readonly environment: string;
  readonly version: string;
  /** ISO time in UTC of the dbt run that it is of. */
  readonly generatedAt: string;
  /** Milliseconds since then. */
  readonly age: number;
}

export interface SyncedUpstream extends ReadUpstream {
  readonly mode: Mode;
  readonly digest: string;
  readonly publicModels: number;
  /** Whether this is what was fetched last, because the registry could not be reached. */
  readonly stale: boolean;
}

export interface SyncReport {
  readonly project: string;
  readonly upstreams: readonly SyncedUpstream[];
  /** Optional upstreams that are not in the registry yet. */
  readonly missing: readonly string[];
  /** Files written or removed, relative to the project, sorted. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly changed: boolean;
  /** Folder with the state manifest, relative to the current folder of the door. */
  readonly state: string;
  readonly dbtArgs: string;
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

export interface ProjectVerdict {
  readonly project: string;
  /** The project's folder relative to the repository, with `/`; `` for the repository itself. Prefix of the files in findings. */
  readonly folder: string;
  readonly valid: boolean;
  readonly references: readonly Reference[];
  /** unique_ids of upstream models and sources that were found, in the order of first use, without repeats. */
  readonly found: readonly UniqueId[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

export interface ValidateReport {
  readonly valid: boolean;
  /** What was read of the registry, once for all projects; sorted by name. */
  readonly upstreams: readonly ReadUpstream[];
  readonly projects: readonly ProjectVerdict[];
  /** Whether each of the projects can go to an environment, in their order; empty unless that was asked. */
  readonly deploy: readonly CanIDeployReport[];
}
