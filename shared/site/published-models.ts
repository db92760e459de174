import type { Project, Relation, UniqueId } from '../domain/index.ts';
import { relationKey } from '../manifest/index.ts';

/** The public models of the site's projects, and where they lie. */
export interface PublishedModels {
  readonly ids: ReadonlySet<UniqueId>;
  /** The model at a relation, as a project on that adapter writes it; null where there is none. */
  at(relation: Relation, adapter: string | null): UniqueId | null;
}

/** Of several models that are published at one relation, the first project's counts. */
export function publishedModels(projects: readonly Pick<Project, 'adapter' | 'publicModels'>[]): PublishedModels {
  const ids = new Set<UniqueId>();
  const byRelation = new Map<string, UniqueId>();
  for (const { adapter, publicModels } of projects) {
    for (const { uniqueId, relation, materialized } of publicModels) {
      ids.add(uniqueId);
      const key = keyOf(relation, adapter);
      if (materialized !== 'ephemeral' && !byRelation.has(key)) byRelation.set(key, uniqueId);
    }
  }
  return { ids, at: (relation, adapter) => byRelation.get(keyOf(relation, adapter)) ?? null };
}

/** Relations of different adapters are of different warehouses. */
function keyOf(relation: Relation, adapter: string | null): string {
  return `${adapter ?? ''} ${relationKey(relation, adapter)}`;
}
