import type { Finding, Silenced } from './finding.ts';
import type { CommonSettings, Policy } from './settings.ts';

export interface PruneSettings {
  /** Null for every project of the registry. */
  readonly project: string | null;
  /** A name, or a pattern with `*`, by which whole environments go too; null for every environment. */
  readonly environment: string | null;
  /** So many of the newest versions stay; null: none because of its rank. At least one of the two is given. */
  readonly keep: number | null;
  /** Versions younger than so many milliseconds stay; null: none because of its age. */
  readonly olderThan: number | null;
  readonly dryRun: boolean;
  /** What others fall back to never goes as a whole. */
  readonly environments: CommonSettings['environments'];
  readonly policy: Policy;
}

/** Something that went, or would go. */
export interface Removed {
  /**
   * - `environment`: latest and every version
   * - `version`: with its state and its records of rollbacks
   * - `rest`: state or records without their version, of what died halfway
   * - `leftover`: what a killed writer left beside the objects
   */
  readonly what: 'environment' | 'version' | 'rest' | 'leftover';
  /** Null for a leftover, as the next two. */
  readonly project: string | null;
  readonly environment: string | null;
  /** Of an environment, the version that was latest. */
  readonly version: string | null;
  readonly keys: readonly string[];
  readonly bytes: number;
}

/**
 * Why a version stays:
 * - `current`: latest is that version
 * - `newest`, `young`: the limits say so
 * - `under-way`: some of it was written within the last hour, so that it may be part of a publication that is not done
 * - `just-replaced`: latest was that version until less than an hour ago, so that a reader may still be reading it
 */
export type KeepReason = 'current' | 'newest' | 'young' | 'under-way' | 'just-replaced';

export interface Kept {
  readonly project: string;
  readonly environment: string;
  readonly version: string;
  readonly why: KeepReason;
}

export interface PruneReport {
  readonly location: string;
  readonly dryRun: boolean;
  readonly removed: readonly Removed[];
  readonly kept: readonly Kept[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}
