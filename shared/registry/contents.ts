import type { Store, StoredObject, UserError } from '../domain/index.ts';
import { matchesPattern } from '../rules/index.ts';
import { objectAt } from './parse-key.ts';

/** Which part of a registry is meant. */
export interface Scope {
  /** Null for every project. */
  readonly project: string | null;
  /** A name, or a pattern with `*`; null for every environment. */
  readonly environment: string | null;
}

/** What a registry holds, by its keys alone. */
export interface Contents {
  /** Sorted by project and name. */
  readonly environments: readonly EnvironmentContents[];
  /** What is none of ours. */
  readonly unknown: readonly StoredObject[];
  /** What could not be listed. */
  readonly skipped: readonly UserError[];
}

export interface EnvironmentContents {
  readonly project: string;
  readonly environment: string;
  readonly latest: StoredObject | null;
  /** Newest first. */
  readonly versions: readonly VersionContents[];
}

export interface VersionContents {
  readonly version: string;
  /** The publication; null where only the rest of one is there. */
  readonly manifest: StoredObject | null;
  /** Of rollbacks to it. */
  readonly records: readonly StoredObject[];
  readonly state: readonly StoredObject[];
}

/**
 * Lists a registry, or the part of it that is meant.
 * @throws UserError when it cannot be listed at all.
 */
export async function listContents(store: Store, scope: Scope): Promise<Contents> {
  const skipped: UserError[] = [];
  const objects = await store.list(folderOf(scope), { skipped: (failure) => skipped.push(failure) });
  return { ...contentsOf(objects.filter(({ key }) => isWithin(key, scope))), skipped };
}

/** The part of the registry that holds all that is meant, as far as the beginning of a key says it. */
function folderOf({ project, environment }: Scope): string {
  if (project === null) return '';
  return environment === null || environment.includes('*') ? `${project}/` : `${project}/${environment}/`;
}

/** The folders that together are what is meant. */
export function foldersOf(scope: Scope, environments: readonly EnvironmentContents[]): readonly string[] {
  if (scope.environment === null) return [folderOf(scope)];
  return environments.map(({ project, environment }) => `${project}/${environment}/`);
}

/** What lies beside the environments belongs to no environment, and is only part of the whole. */
function isWithin(key: string, { project, environment }: Scope): boolean {
  const [first = '', second = '', ...rest] = key.split('/');
  if (project !== null && first !== project) return false;
  return environment === null || (rest.length > 0 && matchesPattern(environment, second));
}

/** Sorts objects by what their keys say. The empty objects that S3's console shows as folders are neither ours nor worth a word. */
export function contentsOf(objects: readonly StoredObject[]): Omit<Contents, 'skipped'> {
  const environments = new Map<string, Drawer>();
  const unknown: StoredObject[] = [];
  for (const object of objects) {
    const what = objectAt(object.key);
    if (what === null) {
      if (object.key !== '' && !object.key.endsWith('/')) unknown.push(object);
      continue;
    }
    const name = `${what.project}/${what.environment}`;
    const { project, environment } = what;
    const drawer = environments.get(name) ?? { project, environment, latest: null, versions: new Map() };
    environments.set(name, drawer);
    if (what.kind === 'latest') drawer.latest = object;
    else versionIn(drawer, what.version)[what.kind].push(object);
  }
  return { environments: [...environments.entries()].sort(byName).map(([, drawer]) => closed(drawer)), unknown };
}

/** An environment while it is being filled. */
interface Drawer {
  readonly project: string;
  readonly environment: string;
  latest: StoredObject | null;
  readonly versions: Map<string, Readonly<Record<'history' | 'record' | 'state', StoredObject[]>>>;
}

function versionIn({ versions }: Drawer, version: string) {
  const existing = versions.get(version);
  if (existing !== undefined) return existing;
  const made = { history: [], record: [], state: [] };
  versions.set(version, made);
  return made;
}

function closed({ project, environment, latest, versions }: Drawer): EnvironmentContents {
  return {
    project,
    environment,
    latest,
    versions: [...versions.entries()]
      .sort(byName)
      .reverse()
      .map(([version, { history, record, state }]) => ({
        version,
        manifest: history[0] ?? null,
        records: record,
        state
      }))
  };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
