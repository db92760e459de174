import { join } from 'node:path';
import { didYouMean } from '../rules/index.ts';
import type { Faults } from './faults.ts';
import { isProject, type Here } from './here.ts';
import { findProjects, projectName, type FoundProject } from './locate.ts';
import type { MeshFile } from './mesh-file.ts';

/**
 * The project of that name, or all of them: those that `dbt-mesh.yml` lists, else those found below the current folder.
 *
 * @param name null for all
 * @returns an empty list when there is none, with the reason in `faults`
 */
export async function chosenProjects(
  name: string | null,
  cwd: string,
  meshFile: MeshFile,
  faults: Faults
): Promise<readonly FoundProject[]> {
  const projects = meshFile.projects ?? (await findProjects(cwd));
  const chosen = name === null ? projects : projects.filter((project) => project.name === name);
  const place = meshFile.projects ? 'dbt-mesh.yml' : `${cwd} and below it`;
  const names = projects.map((project) => project.name);
  if (projects.length === 0) {
    faults.add(null, `there is no dbt project in ${place}`, 'Run it where the projects are, or give `project-dir`.');
  } else if (name !== null && chosen.length === 0) {
    faults.add(
      'project',
      `${JSON.stringify(name)} is not in ${place}`,
      `${didYouMean(name, names)}There are ${names.join(', ')}.`
    );
  } else if (name !== null && chosen.length > 1) {
    faults.add(
      'project',
      `${JSON.stringify(name)} is there ${chosen.length} times: ${chosen.map((project) => project.folder).join(', ')}`,
      'Give the folder of one as `project-dir`.'
    );
  }
  return chosen;
}

/**
 * The project of the registry that a verb is about: the input `project`, whether or not it is of this repository, else the project in
 * `project-dir`.
 *
 * @returns null when there is neither, or when that is no name, with the reason in `faults`
 */
export async function registryProject({ inputs, faults, projectDir }: Here): Promise<string | null> {
  const name = inputs.name('project');
  if (name !== null || inputs.text('project') !== null) return name;
  const own = (await isProject(projectDir)) ? await projectName(join(projectDir, 'dbt_project.yml')) : null;
  if (own === null) {
    faults.add(
      'project',
      'is not given, and the current folder is no dbt project',
      'Name the project in the registry.'
    );
  }
  return own;
}
