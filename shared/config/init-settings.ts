import { join, relative, sep } from 'node:path';
import type { InitNote, InitSettings } from '../domain/index.ts';
import type { StoreSettings } from '../registry/index.ts';
import { stand, withMeshFile, type Asked, type Here } from './here.ts';
import { findMeshFile, findProjectFolders } from './locate.ts';
import { knownRegistry, storeSettings } from './store-settings.ts';

/** What `init` looks at and writes, and the registry that it asks. */
export interface ConfiguredInit {
  readonly settings: InitSettings;
  /** Null where no registry is known. */
  readonly store: StoreSettings | null;
}

/**
 * What `init` was asked to write: at the root of the repository around `project-dir`, for every dbt project in it. A `dbt-mesh.yml` that is
 * there already says which registry is asked, unless an input does.
 *
 * @throws UserError with every fault of the inputs, and of the file that is there
 */
export async function initSettings(asked: Asked): Promise<ConfiguredInit> {
  const standing = await stand(asked);
  const { inputs, faults, projectDir, repositoryDir } = standing;
  const existing = await findMeshFile(projectDir, repositoryDir);
  const here = await withMeshFile(standing, existing);
  const unread: InitNote[] = [];
  const folders = await findProjectFolders(repositoryDir, (path, error) => {
    const message = error instanceof Error ? error.message : String(error);
    unread.push({
      file: slashed(relative(repositoryDir, path)),
      line: null,
      message: `cannot be looked into: ${message}`
    });
  });
  const registry = knownRegistry(here);
  const settings: InitSettings = {
    repositoryDir,
    file: existing ?? join(repositoryDir, 'dbt-mesh.yml'),
    exists: existing !== null,
    registry: registry === null ? null : written(registry, here),
    folders,
    unread,
    environment: inputs.name('environment') ?? 'prod',
    dryRun: inputs.flag('dry-run') ?? false
  };
  const store = registry === null ? null : storeSettings(here);
  faults.throwIfAny();
  return { settings, store };
}

/** As `dbt-mesh.yml` has it: a URL as it is, a folder relative to the root of the repository. */
function written(registry: string, { repositoryDir, faults }: Here): string {
  if (/\p{Cc}/u.test(registry)) {
    faults.add('registry', 'has control characters in it', 'dbt-mesh.yml cannot hold such a path: name another.');
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(registry)) return registry;
  const path = slashed(relative(repositoryDir, registry));
  return path.startsWith('..') ? path : `./${path}`;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}
