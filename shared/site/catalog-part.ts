import type { Project, UniqueId } from '../domain/index.ts';
import { isObject, objectIn, textIn, type Catalog, type JsonObject } from '../manifest/index.ts';
import { namesOf } from './names.ts';
import type { CatalogPart, Entries, Part } from './part.ts';
import type { PublishedModels } from './published-models.ts';

/**
 * What a project's catalog says of what the project shows. What it says of another project's models that one says itself.
 *
 * @param projects names of all projects of the site, sorted
 * @param sections what the project shows
 */
export function catalogPart(
  catalog: Catalog,
  project: Project,
  projects: readonly string[],
  published: PublishedModels,
  { nodes, sources }: Part['sections']
): CatalogPart {
  const names = namesOf(project, new Set(projects), published);
  const entries = (tables: JsonObject, shown: Entries): Entries =>
    new Map(
      Object.entries(tables).flatMap(([id, table]) => {
        const renamed = names.idOf(id);
        return isObject(table) && names.ownerOf(id) !== 'other' && shown.has(renamed)
          ? [[renamed, pageTable(renamed, table)] as const]
          : [];
      })
    );
  return { nodes: entries(catalog.nodes, nodes), sources: entries(catalog.sources, sources) };
}

/** What the page reads of a table, and of the type that it takes for granted. */
function pageTable(id: UniqueId, table: JsonObject): JsonObject {
  const metadata = objectIn(table['metadata']);
  return {
    metadata: { ...metadata, type: textIn(metadata['type']) ?? 'table' },
    columns: objectIn(table['columns']),
    stats: objectIn(table['stats']),
    unique_id: id
  };
}
