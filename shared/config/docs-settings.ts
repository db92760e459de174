import { join } from 'node:path';
import type { DocsSettings } from '../domain/index.ts';
import { installedPages, type Surroundings } from './docs-pages.ts';
import { environmentsOf } from './environments-input.ts';
import { isProject, orient, pathInput, type Asked, type Here } from './here.ts';
import { INCLUDES } from './input.ts';
import { NAME_PATTERN, NAME_RULE } from './name.ts';
import type { Configured } from './settings.ts';
import { storeSettings } from './store-settings.ts';

const FOLDER = 'dbt-mesh-docs';

/**
 * What `docs` was asked to make: by the flags, then `dbt-mesh.yml`, then defaults.
 *
 * @param env variables that say where dbt-core is installed
 * @throws UserError with every fault of the flags and of the file
 */
export async function docsSettings(asked: Asked, env: Surroundings): Promise<Configured<DocsSettings>> {
  const here = await orient(asked);
  const { inputs, faults, projectDir, cwd, meshFile } = here;
  const page = pathInput(here, 'page');
  const settings = {
    environment: inputs.name('environment') ?? 'prod',
    environments: environmentsOf(here),
    projects: projectsIn(here),
    include: inputs.choice('include', INCLUDES) ?? 'public',
    pages: page === null ? await installedPages(env, projectDir) : [page],
    out:
      pathInput(here, 'out') ??
      ((await isProject(projectDir)) ? join(projectDir, 'target', FOLDER) : join(cwd, FOLDER)),
    isStatic: inputs.flag('static') ?? false,
    policy: meshFile.policy
  };
  const store = storeSettings(here);
  faults.throwIfAny();
  return { settings, store };
}

/** Names and patterns, one a line; null where none is given. */
function projectsIn({ inputs, faults }: Here): readonly string[] | null {
  const text = inputs.text('project');
  if (text === null) return null;
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const name of names.filter((one) => !NAME_PATTERN.test(one))) {
    faults.add('project', `${JSON.stringify(name)} is neither a name nor a pattern`, NAME_RULE);
  }
  return names;
}
