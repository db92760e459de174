import type { Project } from '../domain/index.ts';

/** A name that dbt takes for a package, and that is safe as a folder, a macro namespace and a key of YAML. */
export function isPlainProjectName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= 128;
}

/** A name of a project or environment that may become a path or key of the registry (DESIGN: layout). */
export function isRegistryName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name);
}

/** One sentence for each thing about the public models that is not plain; publish refuses it, and sync again. */
export function checkPlain(project: Project): readonly string[] {
  return isPlainProjectName(project.name)
    ? []
    : [`The project's name ${JSON.stringify(project.name.slice(0, 100))} is not plain`];
}
