import { UserError } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';

/** Version of the layout below, as it stands in `mesh.layout`. A reader refuses a newer one. */
export const LAYOUT = 1;

/** What a name in a key stands for. */
export type NameKind = 'project' | 'environment' | 'version' | 'file';

/**
 * Checks a name before it becomes part of a key, and so of a path.
 * @throws UserError when it has other characters than letters, digits, `_`, `.` and `-`, starts with one of those three, or is too long.
 */
export function checkName(kind: NameKind, value: string): string {
  if (isRegistryName(value)) return value;
  throw new UserError(
    `${JSON.stringify(value.slice(0, 140))} cannot be the name of ${kind === 'environment' ? 'an' : 'a'} ${kind} in a registry`,
    'Use 1 to 128 letters, digits, "_", "." and "-", the first of them a letter or a digit.'
  );
}

/** The contract of a project in an environment: the one object that is replaced. */
export function latestKey(project: string, environment: string): string {
  return `${environmentKey(project, environment)}/latest/manifest.json`;
}

/** One publication, never replaced. */
export function historyKey(project: string, environment: string, version: string): string {
  return `${historyPrefix(project, environment)}${checkName('version', version)}/manifest.json`;
}

/** The objects of all publications, and of the rollbacks to them. */
export function historyPrefix(project: string, environment: string): string {
  return `${environmentKey(project, environment)}/history/`;
}

/**
 * What a rollback said of itself, kept once latest is another: beside the version that it made latest again.
 * @param at The time of the rollback, in UTC.
 */
export function rollbackKey(project: string, environment: string, version: string, at: string): string {
  const stamp = timeStamp(at);
  if (stamp === null) throw new RangeError(`${at} is not a time in UTC`);
  return `${historyPrefix(project, environment)}${checkName('version', version)}/rollback-${stamp}.json`;
}

/** A file for the project's own use, gzipped: the full manifest as `manifest.json.gz`. Its own prefix, so that it can be kept private. */
export function stateKey(project: string, environment: string, version: string, name: string): string {
  return `${environmentKey(project, environment)}/${stateName(version, name)}`;
}

/** The same relative to the environment, as it stands in `mesh.state`. */
export function stateName(version: string, name: string): string {
  return `state/${checkName('version', version)}/${checkName('file', name)}`;
}

/**
 * A version sorts by the time of the build and is unique by content, so that the same manifest always has the same one.
 * @param generatedAt `metadata.generated_at` in UTC, as `Project.generatedAt` has it.
 * @param digest SHA-256 of the manifest without `mesh`, in hex.
 */
export function versionOf(generatedAt: string, digest: string): string {
  const stamp = timeStamp(generatedAt);
  if (stamp === null) {
    throw new UserError(
      `The manifest's generated_at is not a time in UTC: ${JSON.stringify(generatedAt.slice(0, 40))}`,
      'Build the project again with dbt: it writes the time into target/manifest.json.'
    );
  }
  return `${stamp}-${digest.slice(0, 12)}`;
}

/** `20261124T100000Z`; null for what is no time in UTC. */
function timeStamp(time: string): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(time);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}${month}${day}T${hour}${minute}${second}Z`;
}

function environmentKey(project: string, environment: string): string {
  return `${checkName('project', project)}/${checkName('environment', environment)}`;
}
