import type { Finding } from './finding.ts';
import type { UniqueId } from './project.ts';
import type { CommonSettings, Origin } from './settings.ts';

export interface RollbackSettings {
  /** Its name in the registry. */
  readonly project: string;
  readonly environment: string;
  /** Which environments read which others, and so who reads this one. */
  readonly environments: CommonSettings['environments'];
  /** A version of the history, or `previous`: the newest older one with another contract. */
  readonly to: string;
  readonly reason: string;
  readonly dryRun: boolean;
  readonly origin: Origin;
}

export interface RollbackReport {
  readonly project: string;
  readonly environment: string;
  /** `unchanged`: latest was that version already; `dry-run`: nothing was written. */
  readonly outcome: 'rolled-back' | 'unchanged' | 'dry-run';
  /** What latest is now. */
  readonly version: string;
  /** What latest was before. */
  readonly from: string;
  readonly reason: string;
  /** Location of `latest/manifest.json`. */
  readonly uri: string;
  readonly digest: string;
  /** When the version was built. */
  readonly generatedAt: string;
  /** Whether the contract differs from the one before. */
  readonly changed: boolean;
  /** The public models of which others read something else than before, as `name` or `name.v2`, sorted. */
  readonly changedModels: readonly string[];
  /** Repositories of the consumers of the models that changed, sorted. */
  readonly consumers: readonly string[];
  readonly publicModels: readonly UniqueId[];
  /** Whom the earlier contract breaks, and who could not be read or told: warnings. */
  readonly findings: readonly Finding[];
}
