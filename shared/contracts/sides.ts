import type { Project, PublicModel } from '../domain/index.ts';

/** One of the two publications, with its models as they are looked up. */
export interface Side {
  readonly project: Project;
  /** A model with all its versions, by name. */
  readonly versions: ReadonlyMap<string, readonly PublicModel[]>;
  /** Names of models by their rendered relations. */
  readonly named: ReadonlyMap<string | null, string>;
}

export interface Sides {
  readonly old: Side;
  readonly next: Side;
  /** Of the new side, where it tells: that is where consumers will read. */
  readonly adapter: string | null;
  readonly now: Date;
}

/** The two publications, ready to be compared. */
export function sidesOf(old: Project, next: Project, now: Date): Sides {
  return { old: sideOf(old), next: sideOf(next), adapter: next.adapter ?? old.adapter, now };
}

function sideOf(project: Project): Side {
  const versions = new Map<string, PublicModel[]>();
  for (const model of project.publicModels) {
    const others = versions.get(model.name);
    if (others === undefined) versions.set(model.name, [model]);
    else others.push(model);
  }
  return {
    project,
    versions,
    named: new Map(project.publicModels.map(({ relation, name }) => [relation.rendered, name]))
  };
}
