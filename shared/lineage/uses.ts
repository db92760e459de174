import type { Exposure, Mode, Node, Owner, Project, Reference, UniqueId } from '../domain/index.ts';
import { nearest } from './nearest.ts';
import { upstreamModels, type UpstreamModel } from './upstream-models.ts';

/** One use of a model of another project by a node or an exposure of this one. */
export interface Use {
  readonly reference: Reference;
  readonly upstream: UpstreamModel;
  /** False for an exposure that reaches the model through models of this project only. */
  readonly direct: boolean;
  /** Of such an exposure: the nodes below it that use the model themselves, by which it reaches it. */
  readonly through: readonly UniqueId[];
}

/** Models first, then what else has data of its own; tests and what only looks at it come after. */
const ORDER = ['model', 'snapshot', 'seed', 'function', 'analysis', 'operation', 'test'];

/**
 * Every use of another project's model: by this project's models, snapshots, analyses, hooks and tests (a `relationships` test to an
 * upstream model is a use like any other), then by exposures, directly or through this project's own models. Nodes of installed packages
 * are not this project's.
 *
 * @param upstreams declared upstreams, for sources that say what they stand for by their name alone
 * @returns models before tests before exposures, each by id: the same for the same project however its manifest is ordered
 */
export function uses(project: Project, upstreams: ReadonlyMap<string, Mode> = new Map()): readonly Use[] {
  const foreign = upstreamModels(project, upstreams);
  if (foreign.size === 0) return [];
  const owners = new Map(project.groups.map((group) => [group.name, ownerName(group.owner)]));

  const readers = [...project.nodes.values()]
    .filter((node) => !foreign.has(node.uniqueId))
    .map((node) => ({ node, read: among(foreign, parents(project, node)) }))
    .filter(({ read }) => read.length > 0);
  const byNodes = readers
    .filter(({ node }) => node.origin === 'own')
    .sort((a, b) => rank(a.node) - rank(b.node) || compare(a.node.uniqueId, b.node.uniqueId))
    .flatMap(({ node, read }) => read.map((upstream) => useByNode(node, upstream, owners)));

  const above = nearest(
    (id) => project.nodes.get(id)?.dependsOn ?? [],
    (id) => (foreign.has(id) ? id : null)
  );
  const readersAbove = everyReaderAbove(project, new Map(readers.map(({ node, read }) => [node.uniqueId, read])));
  const byExposures = [...project.exposures]
    .sort((a, b) => compare(a.uniqueId, b.uniqueId))
    .flatMap((exposure) => {
      const direct = new Set(parents(project, exposure));
      const reached = [...direct].flatMap((id) => (foreign.has(id) ? [id] : [...above(id)]));
      return among(foreign, reached).map((upstream) =>
        useByExposure(exposure, upstream, direct.has(upstream.id) ? null : readersAbove(direct, upstream))
      );
    });

  return [...byNodes, ...byExposures];
}

/** For some nodes: which nodes above them, themselves among those, read a model of another project. */
function everyReaderAbove(
  project: Project,
  readers: ReadonlyMap<UniqueId, readonly UpstreamModel[]>
): (ids: ReadonlySet<UniqueId>, upstream: UpstreamModel) => readonly UniqueId[] {
  const parentsOf = (id: UniqueId): readonly UniqueId[] => project.nodes.get(id)?.dependsOn ?? [];
  const readersNear = nearest(parentsOf, (id) => (readers.has(id) ? id : null));
  return (ids, upstream) => {
    const found = new Set<UniqueId>();
    const waiting = [...ids];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const reader of readers.has(id) ? [id, ...readersNear(id)] : readersNear(id)) {
        if (found.has(reader)) continue;
        found.add(reader);
        if (reader !== id) waiting.push(reader);
      }
    }
    return [...found].filter((id) => readers.get(id)?.includes(upstream)).sort();
  };
}

/** The uses of public models. What this manifest itself shows as not public is a finding, and nobody's to publish. */
export function ofPublicModels(uses: readonly Use[]): readonly Use[] {
  return uses.filter((use) => use.upstream.seenAsPublic);
}

function useByNode(node: Node, upstream: UpstreamModel, owners: ReadonlyMap<string, string | null>): Use {
  const owner = node.group === null ? null : owners.get(node.group);
  return {
    reference: {
      ...named(upstream),
      ...pinning(node, upstream),
      node: node.uniqueId,
      file: node.file,
      ...(owner ? { owner } : {}),
      columns: node.compiledCode === null ? null : '*'
    },
    upstream,
    direct: true,
    through: []
  };
}

/** @param through null where it names the model itself */
function useByExposure(exposure: Exposure, upstream: UpstreamModel, through: readonly UniqueId[] | null): Use {
  const owner = ownerName(exposure.owner);
  return {
    reference: {
      ...named(upstream),
      node: exposure.uniqueId,
      file: exposure.file,
      ...(owner ? { owner } : {}),
      columns: '*',
      exposure: { type: exposure.type, owner, url: exposure.url }
    },
    upstream,
    direct: through === null,
    through: through ?? []
  };
}

function named({
  project,
  model,
  version,
  mode
}: UpstreamModel): Pick<Reference, 'project' | 'model' | 'version' | 'mode'> {
  return { project, model, version, mode };
}

/** Whether the node names the version that it reads; nothing where the model has none, and where the manifest does not tell. */
function pinning({ refs }: Node, { project, model, version, mode }: UpstreamModel): Pick<Reference, 'pinned'> {
  if (version === null) return {};
  if (mode === 'sources') return { pinned: true };
  const toModel = refs.filter((ref) => ref.name === model && (ref.package === null || ref.package === project));
  return toModel.length === 0 ? {} : { pinned: toModel.every((ref) => ref.version !== null) };
}

/** What a node depends on by its own word or by `parent_map`; where they disagree, that is a finding (`parent-map-mismatch`). */
function parents(project: Project, { uniqueId, dependsOn }: Node | Exposure): readonly UniqueId[] {
  return [...dependsOn, ...(project.parentMap?.get(uniqueId) ?? [])];
}

/** The upstream models among some ids, each once, by id. */
function among(foreign: ReadonlyMap<UniqueId, UpstreamModel>, ids: readonly UniqueId[]): readonly UpstreamModel[] {
  return [...new Set(ids.filter((id) => foreign.has(id)))].sort().flatMap((id) => foreign.get(id) ?? []);
}

function ownerName(owner: Owner): string | null {
  return owner.name ?? owner.email;
}

function rank(node: Node): number {
  const place = ORDER.indexOf(node.resourceType);
  return place === -1 ? ORDER.length : place;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
