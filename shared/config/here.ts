import { join, resolve } from 'node:path';
import { collectFaults, type Faults } from './faults.ts';
import type { RawInputs } from './input.ts';
import { exists, findMeshFile, gitRoot, isWithin } from './locate.ts';
import { noMeshFile, readMeshFile, type MeshFile } from './mesh-file.ts';
import { readInputs, type InputReader } from './read-inputs.ts';

/** What a door gives: what the user said, and where it stands. */
export interface Asked {
  readonly inputs: RawInputs;
  /** Absolute path of the current folder; `working-directory` is relative to it. */
  readonly cwd: string;
}

/** Where a run stands: what everything else is read from. Folders are absolute. */
export interface Standing {
  readonly inputs: InputReader;
  readonly faults: Faults;
  /** What paths in inputs are relative to. */
  readonly cwd: string;
  readonly projectDir: string;
  readonly repositoryDir: string;
}

/** The same, and what `dbt-mesh.yml` says there. */
export interface Here extends Standing {
  readonly meshFile: MeshFile;
}

/** Finds the project, the repository around it and its `dbt-mesh.yml`. */
export async function orient(asked: Asked): Promise<Here> {
  const standing = await stand(asked);
  const { inputs, cwd, projectDir, repositoryDir } = standing;
  const config = inputs.text('config');
  const path = config === null ? await findMeshFile(projectDir, repositoryDir) : resolve(cwd, config);
  return withMeshFile(standing, path);
}

/** Finds the project and the repository around it. */
export async function stand({ inputs: raw, cwd: door }: Asked): Promise<Standing> {
  const faults = collectFaults();
  const inputs = readInputs(raw, faults);
  // The door has read it already, and told nobody of a fault.
  inputs.duration('timeout');
  const cwd = resolve(door, inputs.text('working-directory') ?? '.');
  const projectDir = resolve(cwd, inputs.text('project-dir') ?? '.');
  const repositoryDir = (await gitRoot(projectDir)) ?? (isWithin(projectDir, door) ? door : projectDir);
  return { inputs, faults, cwd, projectDir, repositoryDir };
}

/** @param path of `dbt-mesh.yml`; null where there is none */
export async function withMeshFile(standing: Standing, path: string | null): Promise<Here> {
  const { repositoryDir, faults } = standing;
  const meshFile = path === null ? noMeshFile(repositoryDir) : await readMeshFile(path, repositoryDir, faults);
  return { ...standing, meshFile };
}

/** An input that is a path, as an absolute one; null when unset. */
export function pathInput({ inputs, cwd }: Here, name: string): string | null {
  const value = inputs.text(name);
  return value === null ? null : resolve(cwd, value);
}

/** A fault when `project-dir` has no dbt project. */
export async function expectProject({ faults, cwd, projectDir }: Here): Promise<void> {
  if (await isProject(projectDir)) return;
  faults.add(
    null,
    `${projectDir === cwd ? 'the current folder' : projectDir} has no dbt_project.yml`,
    'Give the folder of the dbt project as `project-dir`.'
  );
}

export function isProject(folder: string): Promise<boolean> {
  return exists(join(folder, 'dbt_project.yml'));
}
