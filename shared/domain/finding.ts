import type { Certainty, ConsumerUse } from './consumer.ts';
import type { UniqueId } from './project.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a change of a contract does to those who rely on it: `breaking` fails them, `risky` may change what they read, `safe` does neither. */
export type Impact = 'breaking' | 'risky' | 'safe';

/** One judgement. Text for terminal, annotation, summary and JSON is rendered from it in `report`, nowhere else. */
export interface Finding {
  /** Stable id of the rule, as in docs/rules.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** Of a change of a contract; a policy sets the severity, and leaves this as it is. */
  readonly impact?: Impact;
  /** The project judged. */
  readonly project: string;
  /** The upstream model that it is about, as `project.model` or `project.model.v2`; null when it is about the project as a whole. */
  readonly model: string | null;
  readonly column?: string;
  /** The downstream node. */
  readonly node?: UniqueId;
  /** Relative to the downstream project's folder, with `/`. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** How sure it is that a consumer uses what it is about: `seen` when that is so of one of `consumers`. */
  readonly certainty?: Certainty;
  /** Who uses what it is about, as far as the registry knows; absent where nobody was asked about. */
  readonly consumers?: readonly ConsumerUse[];
  /** The object of the registry, where it is about one. */
  readonly key?: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** A finding that somebody acknowledged, with a reason: it fails nothing, and every report lists it. */
export interface Silenced {
  readonly finding: Finding;
  /** `waiver`: of `policy.waivers`; `inline`: by a comment in the SQL of the model. */
  readonly by: 'waiver' | 'inline';
  readonly reason: string;
  /** The last day on which a waiver holds, `2027-03-31`. */
  readonly until?: string;
}
