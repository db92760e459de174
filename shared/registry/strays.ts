import type { Finding, Store, StoredObject, UserError } from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { finding } from '../rules/index.ts';

/** So many keys are told of those that lie together. */
const TOLD = 3;

/** Objects that are none of ours: a warning for each folder that has some. */
export function unknownObjects({ location }: Store, objects: readonly StoredObject[]): readonly Finding[] {
  return together(objects).map(({ project, folder, keys }) =>
    finding('unknown-object', {
      project,
      model: null,
      key: keys[0],
      message: `${location}/${folder} holds what dbt-mesh does not write: ${named(keys, folder)}`,
      hint: 'Move it out of the registry: no reader looks at it, and prune leaves it.'
    })
  );
}

/** What was left by what died halfway: a notice for each folder that has some. */
export function leftovers({ location }: Store, objects: readonly StoredObject[]): readonly Finding[] {
  return together(objects).map(({ project, folder, keys }) =>
    finding('leftover', {
      project,
      model: null,
      key: keys[0],
      message: `${location}/${folder} holds what a killed process left: ${named(keys, folder)}`,
      hint: 'dbt-mesh prune removes it; nobody is disturbed by it.'
    })
  );
}

/** What could not be listed, and so was not looked at. */
export function notListed(failures: readonly UserError[], project: string | null): readonly Finding[] {
  return failures.map(({ message, hint }) =>
    finding('unreadable-object', { project: project ?? '', model: null, message, hint })
  );
}

interface Group {
  /** Empty for what belongs to none. */
  readonly project: string;
  /** Of the project and environment, where there is one. */
  readonly folder: string;
  readonly keys: readonly string[];
}

function together(objects: readonly StoredObject[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const { key } of objects) {
    const [project = '', environment = '', ...rest] = key.split('/');
    const isOurs = rest.length > 0 && isRegistryName(project) && isRegistryName(environment);
    const folder = isOurs ? `${project}/${environment}/` : '';
    const group = groups.get(folder) ?? { project: isOurs ? project : '', folder, keys: [] };
    groups.set(folder, { ...group, keys: [...group.keys, key] });
  }
  return [...groups.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function named(keys: readonly string[], folder: string): string {
  const told = keys.slice(0, TOLD).map((key) => key.slice(folder.length));
  const more = keys.length - told.length;
  return `${told.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
