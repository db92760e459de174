import type {
  CanIDeployReport,
  DeployRow,
  PublishReport,
  ReadUpstream,
  Reference,
  RollbackReport,
  Supersession,
  SyncReport,
  ValidateReport
} from '../domain/index.ts';
import { findingsOf, silencedOf, within, type Answer } from './answer.ts';
import { jsonText } from './encode.ts';
import { renderError } from './error.ts';
import { findingFields } from './json-fields.ts';
import { silencedFields } from './silenced.ts';

/**
 * An answer for programs: one JSON document with the report's fields in snake case, and all `findings` and what was `silenced` at the top.
 * Files are relative to the repository where the answer says where the project lies. Ends without a line break.
 */
export function renderJson(answer: Answer): string {
  return jsonText({
    ...fields(answer),
    findings: findingsOf(answer).map(findingFields),
    silenced: silencedOf(answer).map(silencedFields)
  });
}

/** Whatever was thrown, for programs: `{ "error": { "message", "hint" } }`. */
export function renderJsonError(error: unknown): string {
  const { message, hint } = renderError(error);
  return jsonText({ error: { message, hint } });
}

function fields(answer: Answer): object {
  switch (answer.verb) {
    case 'publish':
      return publishFields(answer.report, answer.folder);
    case 'rollback':
      return rollbackFields(answer.report);
    case 'sync':
      return syncFields(answer.report);
    case 'validate':
      return validateFields(answer.report);
    case 'can-i-deploy':
      return deployFields(answer.report);
  }
}

function publishFields(report: PublishReport, folder: string | undefined): object {
  return {
    project: report.project,
    environment: report.environment,
    outcome: report.outcome,
    version: report.version,
    uri: report.uri,
    digest: report.digest,
    changed: report.changed,
    compatibility: report.compatibility,
    breaking: report.breaking,
    changed_models: report.changedModels,
    consumers: report.consumers,
    allowed_breaking: report.allowedBreaking,
    superseded_by: report.supersededBy === null ? null : supersessionFields(report.supersededBy),
    public_models: report.publicModels,
    references: report.references.map((reference) => referenceFields(reference, folder))
  };
}

function rollbackFields(report: RollbackReport): object {
  return {
    project: report.project,
    environment: report.environment,
    outcome: report.outcome,
    version: report.version,
    from: report.from,
    reason: report.reason,
    uri: report.uri,
    digest: report.digest,
    generated_at: report.generatedAt,
    changed: report.changed,
    changed_models: report.changedModels,
    consumers: report.consumers,
    public_models: report.publicModels
  };
}

function supersessionFields({ version, generatedAt, publishedAt, runUrl, rollback }: Supersession): object {
  return { version, generated_at: generatedAt, published_at: publishedAt, run_url: runUrl, rollback };
}

function syncFields(report: SyncReport): object {
  return {
    project: report.project,
    changed: report.changed,
    upstreams: report.upstreams.map((upstream) => ({
      ...readFields(upstream),
      mode: upstream.mode,
      digest: upstream.digest,
      public_models: upstream.publicModels,
      stale: upstream.stale
    })),
    missing: report.missing,
    written: report.written,
    removed: report.removed,
    state: report.state,
    dbt_args: report.dbtArgs
  };
}

function validateFields(report: ValidateReport): object {
  const findings = findingsOf({ verb: 'validate', report });
  return {
    valid: report.valid,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    upstreams: report.upstreams.map(readFields),
    projects: report.projects.map((verdict) => ({
      project: verdict.project,
      folder: verdict.folder,
      valid: verdict.valid,
      found: verdict.found,
      references: verdict.references.map((reference) => referenceFields(reference, verdict.folder))
    })),
    deploy: report.deploy.map(deployFields)
  };
}

function deployFields({ project, folder, to, current, compatibility, deployable, rows }: CanIDeployReport): object {
  return { project, folder, to, current, compatibility, deployable, rows: rows.map(rowFields) };
}

/** Files are relative to the consumer's project, which most often lies in another repository. */
function rowFields(row: DeployRow): object {
  const { side, project, environment, version, repository, owner, node, file, exposure, model, columns } = row;
  const { verdict, rules, broken } = row;
  const use = { side, project, environment, version, repository, owner, node, file, exposure, model, columns };
  return { ...use, verdict, rules, broken };
}

function readFields({ project, environment, version, generatedAt, age }: ReadUpstream): object {
  return { project, environment, version, generated_at: generatedAt, age_seconds: Math.floor(age / 1000) };
}

function referenceFields(reference: Reference, folder: string | undefined): object {
  const { project, model, version, pinned, mode, node, file, owner, columns, exposure } = reference;
  return { project, model, version, pinned, mode, node, file: within(folder, file), owner, columns, exposure };
}
