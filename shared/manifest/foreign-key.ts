import type { Constraint, PublicModel } from '../domain/index.ts';

/** How foreign keys may name the public models of a project. */
export type PublicTargets = ReadonlySet<string>;

/** The public models by their relations, as dbt-core writes targets since 1.9, and by their names in a ref. */
export function publicTargets(models: readonly PublicModel[]): PublicTargets {
  const relations = models.map((model) => model.relation.rendered).filter((rendered) => rendered !== null);
  return new Set([...relations, ...models.map((model) => refTo(model.name))]);
}

/**
 * Whether the target of a foreign key may be told.
 * @param to As the manifest has it: a relation, or `ref('orders', v=2)`, which dbt v2 and dbt-core 1.8 leave as it was written.
 */
export function isPublicTarget(to: string | null, targets: PublicTargets): boolean {
  if (to === null) return false;
  const ref = /^\s*ref\(\s*(?:'([^']+)'|"([^"]+)")\s*(?:,\s*v(?:ersion)?\s*=[^)]*)?\)\s*$/.exec(to);
  return targets.has(ref === null ? to : refTo(ref[1] ?? ref[2] ?? ''));
}

/** The models with the targets of their foreign keys kept back where those are not public, or are named in an `expression` only. */
export function withPublicTargets(models: readonly PublicModel[]): readonly PublicModel[] {
  const targets = publicTargets(models);
  return models.map((model) => ({
    ...model,
    constraints: model.constraints.map((constraint) => told(constraint, targets)),
    columns: model.columns.map((column) => ({
      ...column,
      constraints: column.constraints.map((constraint) => told(constraint, targets))
    }))
  }));
}

function told(constraint: Constraint, targets: PublicTargets): Constraint {
  if (constraint.type !== 'foreign_key') return constraint;
  return isPublicTarget(constraint.to, targets)
    ? { ...constraint, expression: null }
    : { ...constraint, expression: null, to: null, toColumns: [] };
}

/** No relation has a space and no quotes. */
function refTo(name: string): string {
  return `ref ${name}`;
}
