import { UserError, type Upstream } from '../domain/index.ts';
import { PROJECT_FILE, type Downstream } from './downstream.ts';
import { together } from './faults.ts';
import { MESH_FOLDER } from './plan.ts';

/**
 * Refuses what dbt would not bear or would take for something else.
 *
 * @param installed names of the dbt packages that the project installs
 * @throws UserError with every clash
 */
export function refuseClashes(
  downstream: Downstream,
  installed: ReadonlySet<string>,
  upstreams: readonly Upstream[]
): void {
  const fault = together([
    ...upstreams.flatMap((upstream) => [...itself(downstream, upstream), ...installedToo(installed, upstream)]),
    ...folders(downstream, upstreams)
  ]);
  if (fault !== null) throw fault;
}

function itself({ name }: Downstream, { project }: Upstream): readonly UserError[] {
  if (project !== name) return [];
  return [
    new UserError(
      `${name} is declared as an upstream of itself`,
      'Remove it from the upstreams; its own models need a ref with one argument.'
    )
  ];
}

/** dbt knows a package by its name: with two of one name, nothing tells which one a ref means. Sources are of no package. */
function installedToo(installed: ReadonlySet<string>, { project, mode }: Upstream): readonly UserError[] {
  if (mode === 'sources' || !installed.has(project)) return [];
  return [
    new UserError(
      `${project} is an upstream and also a dbt package that this project installs`,
      `Remove the package from packages.yml or dependencies.yml, or ${project} from the upstreams.`
    )
  ];
}

/** A folder of dbt's own that holds `dbt_mesh`: dbt would read the stubs as models of this project. */
function folders({ modelPaths, otherPaths }: Downstream, upstreams: readonly Upstream[]): readonly UserError[] {
  const holding = [...modelPaths, ...otherPaths].filter(
    (path) => path === '.' || path === MESH_FOLDER || path.startsWith(`${MESH_FOLDER}/`)
  );
  const outside = (modelPaths[0] ?? '').startsWith('..') || (modelPaths[0] ?? '').startsWith('/');
  return [
    ...holding.map(
      (path) =>
        new UserError(
          `${PROJECT_FILE} has the path ${JSON.stringify(path)}, which holds ${MESH_FOLDER}: dbt would read generated models as this project's own`,
          'Name a folder for the models, as in `model-paths: [models]`.'
        )
    ),
    ...(outside && upstreams.some(({ mode }) => mode === 'sources')
      ? [
          new UserError(
            `The first of model-paths in ${PROJECT_FILE} lies outside the project (${modelPaths[0]}), and generated sources go there`,
            'Put a folder of the project first.'
          )
        ]
      : [])
  ];
}
