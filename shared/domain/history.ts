import type { AllowedBreaking } from './publication.ts';

export interface HistorySettings {
  /** Its name in the registry. */
  readonly project: string;
  readonly environment: string;
  /** How many versions to show, the newest first. */
  readonly limit: number;
}

export interface HistoryReport {
  readonly project: string;
  readonly environment: string;
  /** Newest build first. */
  readonly versions: readonly PastVersion[];
  /** How many there are. */
  readonly total: number;
}

/** A version in the history of a project. */
export interface PastVersion {
  readonly version: string;
  /** Whether latest is this one. */
  readonly current: boolean;
  /** Each rollback from it, the last first. */
  readonly rolledBack: readonly PastRollback[];
  readonly publication: PastPublication | ReadFault;
}

export interface PastRollback {
  /** The version that became latest again. */
  readonly to: string;
  readonly reason: string;
  readonly at: string;
  readonly runUrl: string | null;
}

/** Why a version cannot be read, as a sentence. */
export interface ReadFault {
  readonly fault: string;
}

export interface PastPublication {
  readonly publishedAt: string;
  readonly generatedAt: string;
  readonly repository: string | null;
  readonly commit: string | null;
  readonly runUrl: string | null;
  readonly dbtVersion: string;
  readonly publicModels: number;
  /** Against the version before it; null when there is none, or it cannot be read. */
  readonly changed: boolean | null;
  readonly breaking: boolean | null;
  /** Whether it never was latest: a newer build was published before it, or it was built before a rollback that still stands. */
  readonly superseded: boolean;
  /** Why it was published though it breaks, and by which rules; null where nothing had to be allowed. */
  readonly allowedBreaking: AllowedBreaking | null;
}
