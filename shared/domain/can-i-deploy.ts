import type { Compatibility } from './diff.ts';
import type { Finding, Silenced } from './finding.ts';
import type { UniqueId } from './project.ts';
import type { Reference } from './publication.ts';
import type { CommonSettings, Reading, ValidateProject } from './settings.ts';

/** Where a project is to go, and when a change of its contract is in the way. */
export interface DeployTarget {
  /** The environment asked about. */
  readonly to: string;
  /** Null: as the policy of the project has it. */
  readonly compatibility: Compatibility | null;
}

export interface CanIDeploySettings
  extends DeployTarget, Pick<CommonSettings, 'repositoryDir' | 'environments' | 'policy'> {
  readonly subject: ValidateProject;
  /** For upstreams that have none of their own. */
  readonly reading: Reading;
}

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
  /** Of side `consumer`: its publication that says so; of side `upstream`: the upstream's that was held against it, null where there is none. */
  readonly version: string | null;
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
  /** Columns that they say it of; sorted. */
  readonly broken: readonly string[];
}

/** The answer to: can this project go to that environment as it stands? */
export interface CanIDeployReport {
  readonly project: string;
  /** The project's folder relative to the repository, with `/`; `` for the repository itself. Prefix of the files in findings. */
  readonly folder: string;
  readonly to: string;
  /** Its version that consumers read there now, which the contract was compared with; null where it is not published yet. */
  readonly current: string | null;
  readonly compatibility: Compatibility;
  /** No finding is an error. */
  readonly deployable: boolean;
  /** By side, then project, environment, model and node. */
  readonly rows: readonly DeployRow[];
  readonly findings: readonly Finding[];
  readonly silenced: readonly Silenced[];
}
