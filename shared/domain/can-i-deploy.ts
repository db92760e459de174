import type { Finding, Silenced } from './finding.ts';
import type { UniqueId } from './project.ts';
import type { Reference } from './publication.ts';

/** Whether one use of a public model holds once the project is in the environment; `possible`: it could not be narrowed to what breaks. */
export type DeployVerdict = 'yes' | 'possible' | 'no';

/** One row of the matrix of who runs against whom: a node of a consumer, and the public model that it uses. */
export interface DeployRow {
  /** `consumer`: somebody on record uses the project asked about; `upstream`: that project uses what another publishes. */
  readonly side: 'consumer' | 'upstream';
  /** The project that uses the model. */
  readonly project: string;
  /** Of side `consumer`: the environment that it is published to; of side `upstream`: the one that the model was read from. */
  readonly environment: string;
  /** Of side `consumer`: its publication that says so; of side `upstream`: the upstream's that was held against it. */
  readonly version: string;
  readonly repository: string | null;
  /** Owner of the node's group, or of the exposure. */
  readonly owner: string | null;
  readonly node: UniqueId;
  /** Relative to the consumer's project. */
  readonly file: string;
  readonly exposure?: Reference['exposure'];
  /** `project.model` or `project.model.v2`. */
  readonly model: string;
  readonly columns: Reference['columns'];
  readonly verdict: DeployVerdict;
  /** Ids of the rules that say no, or possibly; sorted. */
  readonly rules: readonly string[];
}

/** The answer to: can this project go to that environment as it stands? */
export interface CanIDeployReport {
  readonly project: string;
  /** The environment asked about. */
  readonly to: string;
  /** No finding is an error. */
  readonly deployable: boolean;
  /** By side, then project, environment, model and node. */
  readonly rows: readonly DeployRow[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}
