import type { UniqueId } from './project.ts';
import type { Mode, Reference } from './publication.ts';

/** A project that is on record as using another: by what it published last to one environment. */
export interface Consumer {
  readonly project: string;
  readonly environment: string;
  readonly repository: string | null;
  readonly version: string;
  /** ISO time in UTC of the dbt run that it is of. */
  readonly generatedAt: string;
  /** Its references to the upstream, and to no other; at least one. */
  readonly references: readonly Reference[];
}

/** `seen`: the column, or the model where it is about one as a whole, stands in the consumer's SQL; `possible`: its use could not be narrowed. */
export type Certainty = 'seen' | 'possible';

/** A use of what a finding is about, by a node or an exposure of a consumer. */
export interface ConsumerUse {
  readonly project: string;
  readonly environment: string;
  readonly repository: string | null;
  /** The publication that says so. */
  readonly version: string;
  readonly mode: Mode;
  /** Owner of the node's group, or of the exposure. */
  readonly owner: string | null;
  readonly node: UniqueId;
  /** Relative to the consumer's project. */
  readonly file: string;
  /** What it uses of the model: some columns, `*` where that could not be narrowed, null where there is no compiled SQL. */
  readonly columns: Reference['columns'];
  readonly exposure?: Reference['exposure'];
  readonly certainty: Certainty;
}
