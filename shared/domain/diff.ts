import type { Finding, Silenced } from './finding.ts';
import type { Policy } from './settings.ts';

/**
 * When a breaking change of a contract makes the answer no: `strict`: always; `consumers`: where a consumer is on record as using what breaks;
 * `off`: never.
 */
export type Compatibility = 'strict' | 'consumers' | 'off';

/** What one side of a diff is read from. */
export type DiffOperand =
  /** A manifest by its absolute path, and as the user wrote it. */
  | { readonly kind: 'manifest'; readonly path: string; readonly written: string }
  /** A publication; its latest when there is no version. */
  | {
      readonly kind: 'publication';
      readonly project: string;
      readonly environment: string;
      readonly version: string | null;
    };

export interface DiffSettings {
  readonly old: DiffOperand;
  readonly next: DiffOperand;
  readonly compatibility: Compatibility;
  /** Whose consumers count, where the old side is a file. */
  readonly environment: string;
  /** Pattern of an environment to those that are read when it lacks the project: who is fed by which. */
  readonly environments: Readonly<Record<string, readonly string[]>>;
  readonly policy: Policy;
}

/** One side of a diff, as it was read. */
export interface DiffSide {
  /** The manifest's path as the user wrote it, or `project@environment:version`. */
  readonly source: string;
  readonly generatedAt: string;
  readonly dbtVersion: string;
  readonly publicModels: number;
}

export interface DiffReport {
  readonly project: string;
  readonly old: DiffSide;
  readonly next: DiffSide;
  readonly compatibility: Compatibility;
  /** Whether a change breaks consumers, whatever policy and compatibility make of it. */
  readonly breaking: boolean;
  /** The answer: no finding is an error. */
  readonly compatible: boolean;
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}
