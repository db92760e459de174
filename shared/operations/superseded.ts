import type { Finding, Project, PublishSettings, Supersession } from '../domain/index.ts';
import { isBefore, isInTheFuture, type PublishOutcome } from '../registry/index.ts';
import { finding } from '../rules/index.ts';

/** A warning about a manifest that says it was built later than now. */
export function builtInTheFuture({ name, generatedAt }: Project, now: Date): readonly Finding[] {
  if (!isInTheFuture(generatedAt, now)) return [];
  return [
    finding('built-in-the-future', {
      project: name,
      model: null,
      message: `The manifest says that ${name} was built at ${generatedAt}, and it is ${now.toISOString()}: until then it would supersede every other build`,
      hint: 'Set the clock of the machine that builds, build again, and publish that.'
    })
  ];
}

/** A warning about a publication that is superseded by one that says it was built later than now, with the way out. */
export function heldByTheFuture(
  { outcome, version, previous }: PublishOutcome,
  { environment }: PublishSettings,
  now: Date
): readonly Finding[] {
  if (outcome !== 'superseded' || previous === null || !isInTheFuture(previous.generated_at, now)) return [];
  const { project } = previous;
  return [
    finding('built-in-the-future', {
      project,
      model: null,
      message: `${environment} is held by ${previous.version}, which says that it was built at ${previous.generated_at}: until then every other build of ${project} is superseded`,
      hint: `Make this one current: dbt-mesh rollback --project ${project} --environment ${environment} --to ${version} --reason "built in the future". Set the clock of the machine that built the other.`
    })
  ];
}

/** Why a publication was refused while a rollback stands. The registry refuses it whatever a policy says. */
export function rolledBack({ outcome, version, contract, previous }: PublishOutcome): readonly Finding[] {
  const standing = previous?.rolled_back_from;
  if (outcome !== 'rolled-back' || standing === undefined || previous === null) return [];
  const { project, environment } = previous;
  const taken =
    [standing, ...standing.earlier].find((one) => one.version === version || one.contract === contract) ?? standing;
  const what = taken.version === version ? version : `The contract of ${version} is that of ${taken.version}, which`;
  return [
    finding('rolled-back', {
      project,
      model: null,
      message: `${what} was rolled back in ${environment} at ${taken.at}${taken.run_url === null ? '' : ` by ${taken.run_url}`}: ${taken.reason}`,
      hint: `Mend the models and build again: any other contract publishes as usual. If this one is to come back, publish it with after-rollback: true (--after-rollback).`
    })
  ];
}

/** What superseded a publication; null when nothing did. */
export function supersession({ outcome, previous }: PublishOutcome, { generatedAt }: Project): Supersession | null {
  if (outcome !== 'superseded' || previous === null) return null;
  const { rolled_back_from } = previous;
  const byRollback = rolled_back_from !== undefined && !isBefore(generatedAt, previous.generated_at);
  return {
    version: previous.version,
    generatedAt: previous.generated_at,
    publishedAt: previous.published_at,
    runUrl: byRollback ? rolled_back_from.run_url : previous.run_url,
    rollback: byRollback ? { at: rolled_back_from.at, reason: rolled_back_from.reason } : null
  };
}
