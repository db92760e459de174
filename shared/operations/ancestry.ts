import type { MeshKey, Mode, Project } from '../domain/index.ts';
import { ancestors, ofPublicModels, type Ancestry, type Mesh, type Use } from '../lineage/index.ts';

/** How a project's publication is found; null for one that is not there. */
type Fetch = (project: string) => Promise<MeshKey | null>;

/**
 * Who is above whom, from this project upwards to the last upstream of its upstreams. Only a project that others can use is part of a circle:
 * for one without public models, and for one that uses nobody, nothing is read.
 *
 * @throws as `fetch`
 */
export async function ancestry(
  project: Project,
  uses: readonly Use[],
  modes: ReadonlyMap<string, Mode>,
  fetch: Fetch
): Promise<Mesh> {
  const above = [...new Set(ofPublicModels(uses).map(({ reference }) => reference.project))];
  if (project.publicModels.length === 0 || above.length === 0) return new Map();
  const mesh = new Map<string, Ancestry>([[project.name, { ancestors: ancestors(project, modes), uses: above }]]);
  for (let names: readonly string[] = above; names.length > 0;) {
    const read = await Promise.all(names.map(async (name) => [name, await fetch(name)] as const));
    for (const [name, found] of read) mesh.set(name, ancestryIn(found));
    names = [...new Set(names.flatMap((name) => mesh.get(name)?.uses ?? []))].filter((name) => !mesh.has(name));
  }
  return mesh;
}

function ancestryIn(mesh: MeshKey | null): Ancestry {
  return {
    ancestors: mesh?.ancestors ?? {},
    uses: [...new Set(mesh?.references.map(({ project }) => project))]
  };
}
