import type { Mode } from './publication.ts';

export interface InitSettings {
  /** Absolute. */
  readonly repositoryDir: string;
  /** Absolute path of the dbt-mesh.yml that is to be, or is there already. */
  readonly file: string;
  readonly exists: boolean;
  /** Where publications are kept, as the file is to have it; null when nobody said. */
  readonly registry: string | null;
  /** Absolute paths of the folders with a dbt project, in order. */
  readonly folders: readonly string[];
  /** Folders that could not be looked into. */
  readonly unread: readonly InitNote[];
  /** Where what projects of the registry publish is compared with sources. */
  readonly environment: string;
  readonly dryRun: boolean;
}

/** What a starter of `dbt-mesh.yml` says. */
export interface Starter {
  readonly registry: string | null;
  readonly projects: readonly StarterProject[];
}

/** A project of the repository. */
export interface StarterProject {
  readonly name: string;
  /** Relative to the file, with `/`. */
  readonly path: string;
  readonly upstreams: readonly StarterUpstream[];
}

export interface StarterUpstream {
  readonly project: string;
  readonly mode: Mode;
  readonly optional: boolean;
  /** Whether it is a project of the same repository. */
  readonly here: boolean;
  /** Where it was seen, one sentence each. */
  readonly seen: readonly string[];
}

/** A `source()` that reads what a project of the registry publishes, and what to write in its place. */
export interface SourceChange {
  /** The project it is in. */
  readonly project: string;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Something that was passed over or could not be told. */
export interface InitNote {
  /** Relative to the repository, with `/`; null where no file is to blame. */
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
}

/** What to do next. */
export interface InitStep {
  /** A sentence. */
  readonly what: string;
  /** For a shell at the root of the repository, in order. */
  readonly commands: readonly string[];
}

/** `exists`: there is a dbt-mesh.yml already, and nothing was written. */
export type InitOutcome = 'written' | 'exists' | 'dry-run';

export interface InitReport {
  readonly outcome: InitOutcome;
  /** Relative to the repository, with `/`. */
  readonly file: string;
  /** What the file says now, or would say. */
  readonly text: string;
  readonly projects: readonly StarterProject[];
  readonly changes: readonly SourceChange[];
  readonly notes: readonly InitNote[];
  readonly steps: readonly InitStep[];
}
