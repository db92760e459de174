import type { UniqueId } from '../domain/index.ts';
import type { JsonObject } from '../manifest/index.ts';

/** The parts of a manifest that the page reads, each a map by unique_id, and what stands in them. */
export const SECTIONS = {
  nodes: ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation'],
  sources: ['source'],
  exposures: ['exposure'],
  metrics: ['metric'],
  semantic_models: ['semantic_model'],
  saved_queries: ['saved_query'],
  unit_tests: ['unit_test'],
  functions: ['function'],
  groups: ['group'],
  macros: ['macro'],
  docs: ['doc']
} as const;

export type Section = keyof typeof SECTIONS;

export const SECTION_NAMES = Object.keys(SECTIONS) as readonly Section[];

export type Entries = ReadonlyMap<UniqueId, JsonObject>;

/** What one project brings into the site. Ids are those that the site has. */
export interface Part {
  readonly project: string;
  readonly sections: Readonly<Record<Section, Entries>>;
  /** Models of other projects as this one knows them, for those whose own project is not shown. */
  readonly standIns: Entries;
}

/** What a project's catalog brings: what the warehouse says of its relations. */
export interface CatalogPart {
  readonly nodes: Entries;
  readonly sources: Entries;
}

/** A part with nothing in it but what is given. */
export function partWith(project: string, sections: Partial<Part['sections']>, standIns: Entries = new Map()): Part {
  const nothing = Object.fromEntries(SECTION_NAMES.map((name) => [name, new Map()])) as unknown as Part['sections'];
  return { project, sections: { ...nothing, ...sections }, standIns };
}

/** `['model', 'dbt_up']` of `model.dbt_up.orders.v2`: a name of dbt has no dot. */
export function kindAndPackage(id: UniqueId): readonly [kind: string, packageName: string] {
  const [kind = '', packageName = ''] = id.split('.', 2);
  return [kind, packageName];
}
