import type { Action } from '../shared/config/index.ts';
import type { PublishReport, RollbackReport, SyncReport, ValidateReport } from '../shared/domain/index.ts';
import { findingsOf } from '../shared/report/index.ts';
import type { Notified } from './publish-manifest/notify.ts';

/** An output of an action. */
export interface Output<Report> {
  readonly name: string;
  /** One sentence for action.yml and the tables of the documentation. */
  readonly description: string;
  /** Null for the output `report`, which only the door knows: the path of the file that it wrote. */
  readonly value: ((report: Report) => string) | null;
}

const REPORT_FILE: Output<unknown> = {
  name: 'report',
  description: 'Path of a JSON file with the whole report, the same as `--json` prints.',
  value: null
};

/** Of a publication, and of a rollback: what latest is then. */
export const PUBLISH_OUTPUTS: readonly Output<(PublishReport | RollbackReport) & Notified>[] = [
  {
    name: 'version',
    description: 'Version of this publication; of a rollback, the version that is current again.',
    value: (report) => report.version
  },
  { name: 'uri', description: "Where the project's contract lies in the registry.", value: (report) => report.uri },
  { name: 'digest', description: 'SHA-256 of the published manifest.', value: (report) => report.digest },
  {
    name: 'changed',
    description: '`true` when the contract differs from the one that was published.',
    value: (report) => String(report.changed)
  },
  {
    name: 'public-models',
    description: 'Ids of the public models, as a JSON array.',
    value: (report) => JSON.stringify(report.publicModels)
  },
  {
    name: 'breaking',
    description: '`true` when the contract breaks those who rely on the one that was published.',
    value: (report) => ('breaking' in report ? String(report.breaking) : '')
  },
  {
    name: 'consumers',
    description: 'Repositories of the consumers of the models that changed, as a JSON array.',
    value: (report) => JSON.stringify(report.consumers)
  },
  {
    name: 'changed-models',
    description: 'The public models that changed, as a JSON array of `name` or `name.v2`; all of them at first.',
    value: (report) => JSON.stringify(report.changedModels)
  },
  {
    name: 'notified',
    description: 'Repositories that were told of it, as a JSON array.',
    value: (report) => JSON.stringify(report.notified)
  },
  REPORT_FILE
];

export const SYNC_OUTPUTS: readonly Output<SyncReport>[] = [
  {
    name: 'changed',
    description: '`true` when a file was written or removed.',
    value: (report) => String(report.changed)
  },
  {
    name: 'environment',
    description: 'The environment that each upstream was read from, as a JSON object by upstream.',
    value: (report) => byUpstream(report, 'environment')
  },
  {
    name: 'version',
    description: 'The version of each upstream that was read, as a JSON object by upstream.',
    value: (report) => byUpstream(report, 'version')
  },
  {
    name: 'generated-at',
    description: 'When each upstream was built (ISO time in UTC of its dbt run), as a JSON object by upstream.',
    value: (report) => byUpstream(report, 'generatedAt')
  },
  {
    name: 'stale',
    description:
      'Upstreams that are as they were fetched last, because the registry could not be reached: a JSON array.',
    value: ({ upstreams }) => JSON.stringify(upstreams.filter(({ stale }) => stale).map(({ project }) => project))
  },
  { name: 'state', description: 'Folder with the manifest for `--state`.', value: (report) => report.state },
  {
    name: 'dbt-args',
    description: 'Arguments for `dbt build`: `--defer --state …`.',
    value: (report) => report.dbtArgs
  },
  REPORT_FILE
];

export const VALIDATE_OUTPUTS: readonly Output<ValidateReport>[] = [
  { name: 'valid', description: '`true` when nothing fails the check.', value: (report) => String(report.valid) },
  { name: 'errors', description: 'How many findings are errors.', value: (report) => countOf(report, 'error') },
  { name: 'warnings', description: 'How many findings are warnings.', value: (report) => countOf(report, 'warning') },
  {
    name: 'references',
    description: 'Ids of the upstream models and sources that were found, as a JSON array.',
    value: (report) => JSON.stringify([...new Set(report.projects.flatMap((project) => project.found))])
  },
  {
    name: 'deployable',
    description: '`true` when every project can be deployed to the environment in `can-i-deploy`; empty without that.',
    value: ({ deploy }) => (deploy.length === 0 ? '' : String(deploy.every(({ deployable }) => deployable)))
  },
  REPORT_FILE
];

/** The outputs of each action, in the order of action.yml. */
export const OUTPUTS: Readonly<Record<Action, readonly { readonly name: string; readonly description: string }[]>> = {
  publish: PUBLISH_OUTPUTS,
  sync: SYNC_OUTPUTS,
  validate: VALIDATE_OUTPUTS
};

function byUpstream(report: SyncReport, key: 'environment' | 'version' | 'generatedAt'): string {
  return JSON.stringify(Object.fromEntries(report.upstreams.map((upstream) => [upstream.project, upstream[key]])));
}

function countOf(report: ValidateReport, severity: 'error' | 'warning'): string {
  const findings = findingsOf({ verb: 'validate', report });
  return String(findings.filter((finding) => finding.severity === severity).length);
}
