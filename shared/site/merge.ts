import type { MeshKey, PublicModel, UniqueId } from '../domain/index.ts';
import { siteOverview } from './overview.ts';
import { packed, type PackedPart } from './pack.ts';
import { SECTION_NAMES, type Entries, type Section } from './part.ts';
import { jsonForHtml } from './text.ts';

/** A project of the site. */
export interface ShownProject {
  readonly mesh: MeshKey;
  readonly adapter: string | null;
  readonly dbtVersion: string;
  readonly publicModels: readonly Pick<PublicModel, 'uniqueId' | 'name' | 'version'>[];
  readonly part: PackedPart;
}

const SCHEMAS = 'https://schemas.getdbt.com/dbt';

/** What readers of a manifest ask for, and the site has nothing of. */
const EMPTY_SECTIONS = ['selectors', 'disabled', 'group_map'];

/**
 * `manifest.json` of the site: one manifest of all projects, whose graph goes from one project into the next. The same projects give the same
 * bytes.
 *
 * @param projects sorted by name, each once
 */
export function mergedManifest(environment: string, projects: readonly ShownProject[]): Uint8Array {
  const standIns = neededStandIns(projects.map(({ part }) => part));
  const listed = projects.map(({ mesh, publicModels, part }) => ({
    mesh,
    publicModels,
    hasOverview: part.hasOverview
  }));
  const extra: Partial<Record<Section, Entries>> = {
    nodes: standIns,
    docs: new Map([['doc.dbt.__overview__', siteOverview(environment, listed)]])
  };
  const parents = parentMap(
    projects.map(({ part }) => part),
    standIns
  );
  return object([
    ['metadata', json(metadata(projects))],
    ...SECTION_NAMES.map((section): readonly [string, Pieces] => [
      section,
      braced([...projects.map(({ part }) => part.sections[section]), packed(extra[section] ?? new Map())])
    ]),
    ...EMPTY_SECTIONS.map((section): readonly [string, Pieces] => [section, json({})]),
    ['parent_map', idLists(parents)],
    ['child_map', idLists(childrenOf(parents))]
  ]);
}

/** `catalog.json` of the site; without one the page stays blank, so there is always one. */
export function mergedCatalog(projects: readonly ShownProject[]): Uint8Array {
  const { generated_at, dbt_version } = metadata(projects);
  return object([
    ['metadata', json({ dbt_schema_version: `${SCHEMAS}/catalog/v1.json`, dbt_version, generated_at, env: {} })],
    ['nodes', braced(projects.map(({ part }) => part.catalog.nodes))],
    ['sources', braced(projects.map(({ part }) => part.catalog.sources))],
    ['errors', json(null)]
  ]);
}

interface Metadata {
  readonly generated_at: string;
  readonly dbt_version: string;
  readonly [key: string]: unknown;
}

/** As of the newest build. The page sends usage statistics to another host unless it is told not to. */
function metadata(projects: readonly ShownProject[]): Metadata {
  const [newest] = [...projects].sort((a, b) => (a.mesh.generated_at < b.mesh.generated_at ? 1 : -1));
  return {
    dbt_schema_version: `${SCHEMAS}/manifest/v12.json`,
    dbt_version: newest?.dbtVersion ?? '',
    generated_at: newest?.mesh.generated_at ?? '',
    project_name: 'dbt_mesh',
    adapter_type: mostOften(projects.flatMap(({ adapter }) => adapter ?? [])),
    send_anonymous_usage_stats: false,
    env: {}
  };
}

function mostOften(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/** Of models that something depends on and nobody shows; as the first project that uses one knows it. */
function neededStandIns(parts: readonly PackedPart[]): Entries {
  const used = new Set(parts.flatMap(({ parents }) => [...parents.values()].flat()));
  const needed = new Map(
    parts
      .flatMap(({ standIns }) => [...standIns])
      .filter(([id]) => used.has(id) && !parts.some(({ parents }) => parents.has(id)))
      .reverse()
  );
  return new Map([...needed].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Who depends on whom, across projects; of what is not in the site nothing. */
function parentMap(parts: readonly PackedPart[], standIns: Entries): ReadonlyMap<UniqueId, readonly UniqueId[]> {
  const parents = new Map<UniqueId, readonly UniqueId[]>([...standIns.keys()].map((id) => [id, []]));
  for (const part of parts) part.parents.forEach((its, id) => parents.set(id, its));
  return new Map([...parents].map(([id, its]) => [id, its.filter((parent) => parents.has(parent))]));
}

function childrenOf(parents: ReadonlyMap<UniqueId, readonly UniqueId[]>): ReadonlyMap<UniqueId, readonly UniqueId[]> {
  const children = new Map<UniqueId, UniqueId[]>([...parents.keys()].map((id) => [id, []]));
  for (const [id, its] of parents) its.forEach((parent) => children.get(parent)?.push(id));
  return children;
}

function idLists(lists: ReadonlyMap<UniqueId, readonly UniqueId[]>): Pieces {
  return braced([Buffer.from([...lists].map(([id, its]) => `${jsonForHtml(id)}:${jsonForHtml(its)}`).join(','))]);
}

/** Bytes that are put together once, at the end: a whole site may have hundreds of megabytes. */
type Pieces = readonly Uint8Array[];

const OPEN = Buffer.from('{');
const CLOSE = Buffer.from('}');
const COMMA = Buffer.from(',');

function braced(entries: readonly (Uint8Array | Pieces)[]): Pieces {
  const some = entries.map((one) => (one instanceof Uint8Array ? [one] : one)).filter(hasBytes);
  return [OPEN, ...some.flatMap((pieces, index) => (index === 0 ? pieces : [COMMA, ...pieces])), CLOSE];
}

function hasBytes(pieces: Pieces): boolean {
  return pieces.some(({ length }) => length > 0);
}

function object(entries: readonly (readonly [key: string, value: Pieces])[]): Uint8Array {
  return Buffer.concat(braced(entries.map(([key, value]) => [Buffer.from(`${JSON.stringify(key)}:`), ...value])));
}

function json(value: unknown): Pieces {
  return [Buffer.from(jsonForHtml(value))];
}
