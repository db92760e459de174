import type { UniqueId } from '../domain/index.ts';
import { objectIn, textsIn } from '../manifest/index.ts';
import { SECTION_NAMES, type CatalogPart, type Entries, type Part, type Section } from './part.ts';
import { jsonForHtml } from './text.ts';

/** What is kept of a project until all are read: JSON in bytes, which takes a tenth of the objects, and who depends on whom. */
export interface PackedPart {
  readonly project: string;
  /** `"id":{…},"id":{…}` of each section. */
  readonly sections: Readonly<Record<Section, Uint8Array>>;
  readonly catalog: { readonly nodes: Uint8Array; readonly sources: Uint8Array };
  readonly parents: ReadonlyMap<UniqueId, readonly UniqueId[]>;
  readonly standIns: Entries;
  /** How many models are shown. */
  readonly models: number;
  readonly hasOverview: boolean;
  readonly hasCatalog: boolean;
}

/** What depends on something, and what something depends on. */
const IN_GRAPH: readonly Section[] = [
  'nodes',
  'sources',
  'exposures',
  'metrics',
  'semantic_models',
  'saved_queries',
  'unit_tests',
  'functions'
];

export function pack(part: Part, catalog: CatalogPart | null): PackedPart {
  const { project, sections, standIns } = part;
  return {
    project,
    sections: Object.fromEntries(SECTION_NAMES.map((name) => [name, packed(sections[name])])) as Record<
      Section,
      Uint8Array
    >,
    catalog: { nodes: packed(catalog?.nodes ?? new Map()), sources: packed(catalog?.sources ?? new Map()) },
    parents: parentsIn(part),
    standIns,
    models: [...sections.nodes.keys()].filter((id) => id.startsWith('model.')).length,
    hasOverview: sections.docs.size > 0,
    hasCatalog: catalog !== null
  };
}

export function packed(entries: Entries): Uint8Array {
  return Buffer.from([...entries].map(([id, entry]) => `${jsonForHtml(id)}:${jsonForHtml(entry)}`).join(','));
}

function parentsIn({ sections }: Part): ReadonlyMap<UniqueId, readonly UniqueId[]> {
  return new Map(
    IN_GRAPH.flatMap((section) =>
      [...sections[section]].map(([id, entry]) => [id, textsIn(objectIn(entry['depends_on'])['nodes'])] as const)
    )
  );
}
