import type { Finding, Silenced } from './finding.ts';
import type { Policy } from './settings.ts';

export interface VerifySettings {
  /** Null for every project of the registry. */
  readonly project: string | null;
  /** A name, or a pattern with `*`; null for every environment. */
  readonly environment: string | null;
  readonly policy: Policy;
}

export interface VerifyReport {
  readonly location: string;
  /** No finding is an error. */
  readonly valid: boolean;
  /** Sorted by project and name. */
  readonly environments: readonly VerifiedEnvironment[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}

export interface VerifiedEnvironment {
  readonly project: string;
  readonly environment: string;
  /** Of latest; null when there is none, or none that can be read. */
  readonly version: string | null;
  /** How many history has. */
  readonly versions: number;
  /** How many were read. */
  readonly objects: number;
}
