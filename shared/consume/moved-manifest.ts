import type { ManifestJson, Project, Relation, UniqueId } from '../domain/index.ts';
import { relationKey } from '../manifest/index.ts';
import { namesUnder, type Quoting } from './identifiers.ts';
import type { Moves } from './relations.ts';
import { section, type Section } from './state.ts';

/** An upstream's public models as a manifest, where they are moved to. */
export function movedManifest(publicManifest: ManifestJson, moves: Moves): ManifestJson {
  if (moves.size === 0) return publicManifest;
  const nodes = Object.entries(section(publicManifest, 'nodes')).map(([id, node]) => {
    const moved = moves.get(id);
    return [id, moved === undefined ? node : placed(node as Section, moved, moved)];
  });
  return { ...publicManifest, nodes: Object.fromEntries(nodes) };
}

/** An upstream of which something is moved. */
export interface Moved {
  readonly project: Project;
  readonly moves: Moves;
  /** How the project that reads it quotes relations. */
  readonly quoting: Quoting;
}

/**
 * The project's own published manifest as it would be had these moves been in effect when it was built: so that a clone is no change to
 * `state:modified`, and nothing is deferred to what the clone is of. What did not lie where the upstream publishes it now stays: that is a
 * change.
 */
export function movedState(own: ManifestJson, upstreams: readonly Moved[]): ManifestJson {
  const moving = upstreams.filter(({ moves }) => moves.size > 0);
  if (moving.length === 0) return own;
  const byId = new Map(
    moving.flatMap((upstream) => [...upstream.moves].map(([id, to]) => [id, move(upstream, id, to)]))
  );
  const moved = (id: UniqueId | null, node: Section): Section =>
    (id === null ? undefined : byId.get(id))?.(node) ?? node;
  return {
    ...own,
    nodes: mapped(section(own, 'nodes'), (node, id) => moved(id, node)),
    sources: mapped(section(own, 'sources'), (source) => moved(modelOf(source), source))
  };
}

/** Puts what stands for a public model where that is moved to, if it lies where that is published. */
function move({ project, quoting }: Moved, id: UniqueId, to: Relation): (node: Section) => Section {
  const from = project.publicModels.find(({ uniqueId }) => uniqueId === id)?.relation;
  const names = namesUnder(quoting, to, project.adapter);
  return (node) => {
    if (from === undefined || !liesAt(node, from, project.adapter)) return node;
    // Sources and what dbt-loom injects have the upstream's own names; a stub has those that this project's quoting makes the same.
    return placed(node, node['resource_type'] === 'source' || isInjected(node) ? to : names, to);
  };
}

function liesAt(node: Section, relation: Relation, adapter: string | null): boolean {
  const rendered = node['relation_name'];
  return (
    typeof rendered === 'string' && relationKey({ ...relation, rendered }, adapter) === relationKey(relation, adapter)
  );
}

/** A node with its names, wherever dbt may look for them when it compares two manifests. */
function placed(
  node: Section,
  { database, schema }: { readonly database: string | null; readonly schema: string },
  { rendered }: Relation
): Section {
  return {
    ...node,
    database,
    schema,
    ...(typeof node['relation_name'] === 'string' ? { relation_name: rendered } : {}),
    // Of sources, where a project sets `state_modified_compare_more_unrendered_values`.
    ...(typeof node['unrendered_database'] === 'string' ? { unrendered_database: database } : {}),
    ...(typeof node['unrendered_schema'] === 'string' ? { unrendered_schema: schema } : {}),
    ...(isInjected(node)
      ? { unrendered_config: { ...section(node, 'unrendered_config'), schema, ...(database ? { database } : {}) } }
      : {})
  };
}

/** dbt-loom's nodes have no file, and their relation for configuration (`ModelNode.from_args` of dbt-core). */
function isInjected(node: Section): boolean {
  return node['original_file_path'] === '' && Object.hasOwn(node, 'unrendered_config');
}

/** The public model that a source stands for, as sync marks it; null for a source of the project's own. */
function modelOf(source: Section): UniqueId | null {
  const mark = section({ ...section(section(source, 'config'), 'meta'), ...section(source, 'meta') }, 'dbt_mesh');
  const { project, model, version } = mark;
  if (typeof project !== 'string' || typeof model !== 'string') return null;
  const known = typeof version === 'string' || typeof version === 'number';
  return `model.${project}.${model}${known ? `.v${version}` : ''}`;
}

function mapped(entries: Section, change: (value: Section, key: string) => Section): Section {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value as Section, key)]));
}
