import type { Finding } from './finding.ts';
import type { Mode, Reference } from './publication.ts';
import type { UniqueId } from './project.ts';

export interface PublishReport {
  readonly project: string;
  readonly environment: string;
  readonly version: string;
  /** Location of `latest/manifest.json`. */
  readonly uri: string;
  readonly digest: string;
  /** Whether the contract differs from the one that was published. */
  readonly changed: boolean;
  /**
   * `published`: latest is this one now; `unchanged`: the same manifest was there already; `superseded`: a newer build holds latest,
   * this one is in history; `dry-run`: nothing was written.
   */
  readonly outcome: 'published' | 'unchanged' | 'superseded' | 'dry-run' | 'refused';
  readonly publicModels: readonly UniqueId[];
  readonly references: readonly Reference[];
  readonly findings: readonly Finding[];
}

export interface SyncedUpstream {
  readonly project: string;
  readonly mode: Mode;
  /** The environment that answered. */
  readonly environment: string;
  readonly version: string;
  readonly digest: string;
  readonly generatedAt: string;
  readonly publicModels: number;
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
}

export interface ValidateReport {
  readonly valid: boolean;
  readonly projects: readonly ProjectVerdict[];
}
