import type { Project, UniqueId } from '../domain/index.ts';
import { finding } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import type { Judgement } from './judgement.ts';

/** What a project publishes of who is above whom. */
export interface Ancestry {
  /** `mesh.ancestors`: the nearest public ancestors of each public model, across projects. */
  readonly ancestors: Readonly<Record<UniqueId, readonly UniqueId[]>>;
  /** The projects that it uses. */
  readonly uses: readonly string[];
}

/** By project: this one as its manifest has it, the others as they are published. */
export type Mesh = ReadonlyMap<string, Ancestry>;

/**
 * `cycle`: each circle through this project. One of models never comes to rest, since each waits for what the others built last: an error.
 * Projects that use each other by different models are a warning, told where no circle of models says it already.
 */
export function judgeCycles({ project, mesh }: Pick<LineageInput, 'project' | 'mesh'>): readonly Judgement[] {
  const ofModels = shortestCircles(
    Object.keys(mesh.get(project.name)?.ancestors ?? {}),
    (id) => mesh.get(projectOf(id))?.ancestors[id] ?? []
  ).filter((circle) => new Set(circle.map(projectOf)).size > 1);
  if (ofModels.length > 0) return ofModels.map((circle) => amongModels(project, circle));
  return shortestCircles([project.name], (name) => mesh.get(name)?.uses ?? []).map((circle) =>
    amongProjects(project, circle)
  );
}

/**
 * For each start the shortest way back to it, if there is one; a circle that goes through several starts is told once.
 *
 * @returns each from its start on, which is not repeated at the end
 */
function shortestCircles(
  starts: readonly string[],
  parentsOf: (id: string) => readonly string[]
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const told = new Set<string>();
  for (const start of [...starts].sort()) {
    if (told.has(start)) continue;
    const circle = wayBack(start, parentsOf);
    if (circle === null) continue;
    circle.forEach((id) => told.add(id));
    circles.push(circle);
  }
  return circles;
}

function wayBack(start: string, parentsOf: (id: string) => readonly string[]): readonly string[] | null {
  const from = new Map<string, string>();
  const open = [start];
  for (let index = 0; index < open.length; index++) {
    const id = open[index] ?? start;
    for (const parent of parentsOf(id)) {
      if (parent === start) return pathTo(id, from);
      if (from.has(parent)) continue;
      from.set(parent, id);
      open.push(parent);
    }
  }
  return null;
}

function pathTo(end: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = end; id !== undefined; id = from.get(id)) path.unshift(id);
  return path;
}

function amongModels(project: Project, circle: readonly UniqueId[]): Judgement {
  const [own = ''] = circle;
  const { name, file = '' } = project.nodes.get(own) ?? { name: own };
  return {
    finding: finding('cycle', {
      project: project.name,
      model: shortId(own),
      node: own,
      ...(file === '' ? {} : { file }),
      message: `Models depend on each other in a circle across projects: ${drawn(circle.map(shortId))}`,
      hint: `Each is built on what the others were the time before, and no run mends that. Take one reference out of the circle: split ${name}, or move what both sides need further up.`
    }),
    place: { kind: 'word', word: '', files: [] }
  };
}

function amongProjects(project: Project, circle: readonly string[]): Judgement {
  return {
    finding: finding('cycle', {
      project: project.name,
      model: null,
      severity: 'warning',
      message: `Projects use each other in a circle, though by different models: ${drawn(circle)}`,
      hint: 'It works, but none of them can be built, or rebuilt from nothing, before the others. Let one of them have what the circle needs.'
    }),
    place: { kind: 'word', word: '', files: [] }
  };
}

function drawn(circle: readonly string[]): string {
  return [...circle, circle[0] ?? ''].join(' → ');
}

function projectOf(id: UniqueId): string {
  return id.split('.')[1] ?? '';
}

/** `model.dbt_up.orders.v2` as findings name it. */
function shortId(id: UniqueId): string {
  return id.replace(/^model\./, '');
}
