import type { ManifestJson, Project, PublicModel, UniqueId } from '../domain/index.ts';
import { isPublicTarget, publicTargets, type PublicTargets } from './foreign-key.ts';
import { isObject, listIn, objectIn, textIn, textsIn, type JsonObject } from './json.ts';
import { zonedDateIn } from './time.ts';

/** What of a model may be known outside. A key that is not here stays at home. */
const NODE_KEYS = [
  'database',
  'schema',
  'name',
  'resource_type',
  'package_name',
  'path',
  'original_file_path',
  'unique_id',
  'fqn',
  'alias',
  'checksum',
  'relation_name',
  'description',
  'tags',
  'meta',
  'group',
  'access',
  'version',
  'latest_version',
  'primary_key'
];
const CONFIG_KEYS = ['enabled', 'materialized', 'access', 'group', 'schema', 'tags', 'meta', 'event_time'];
const DOCS_KEYS = ['show', 'node_color'];
const CONTRACT_KEYS = ['enforced', 'alias_types', 'checksum'];
const COLUMN_KEYS = ['name', 'description', 'data_type', 'quote', 'tags', 'meta'];
const COLUMN_CONFIG_KEYS = ['tags', 'meta'];
const CONSTRAINT_KEYS = ['type', 'name', 'columns', 'warn_unsupported', 'warn_unenforced'];
const METADATA_KEYS = ['dbt_schema_version', 'dbt_version', 'generated_at', 'adapter_type'];

/** Maps that readers of a manifest ask for and that have nothing public in them. */
const EMPTY_SECTIONS = [
  'sources',
  'macros',
  'docs',
  'exposures',
  'metrics',
  'selectors',
  'disabled',
  'saved_queries',
  'semantic_models',
  'unit_tests'
];

/**
 * The manifest of what others may know of a project: its own public models with their contracts, and the groups of those.
 * It is a dbt manifest that dbt-core (`--state`), dbt-loom and dbt v2 read, and holds no SQL, no macro, no name or file of anything private.
 * It is written as a list of what is kept, and in sorted order: dbt's own order changes with partial parsing.
 */
export function publicView(manifest: ManifestJson, project: Project): ManifestJson {
  const models = project.publicModels;
  const ids = models.map((model) => model.uniqueId);
  const isPublic = new Set(ids);
  const parents = new Map(
    ids.map((id) => [
      id,
      [...new Set(project.nodes.get(id)?.dependsOn)].filter((parent) => isPublic.has(parent)).sort()
    ])
  );
  const targets = publicTargets(models);
  const nodes = objectIn(manifest['nodes']);
  return {
    metadata: { ...pick(objectIn(manifest['metadata']), METADATA_KEYS), project_name: project.name, env: {} },
    nodes: Object.fromEntries(
      models.map((model) => [
        model.uniqueId,
        publicNode(objectIn(nodes[model.uniqueId]), parents.get(model.uniqueId) ?? [], targets)
      ])
    ),
    ...Object.fromEntries(EMPTY_SECTIONS.map((section) => [section, {}])),
    ...publicGroups(manifest, project.name, models),
    parent_map: Object.fromEntries(parents),
    child_map: Object.fromEntries(childrenOf(parents))
  };
}

function childrenOf(parents: ReadonlyMap<UniqueId, readonly UniqueId[]>): ReadonlyMap<UniqueId, readonly UniqueId[]> {
  const children = new Map<UniqueId, UniqueId[]>([...parents.keys()].map((id) => [id, []]));
  for (const [id, its] of parents) its.forEach((parent) => children.get(parent)?.push(id));
  return children;
}

function publicNode(node: JsonObject, parents: readonly UniqueId[], targets: PublicTargets): JsonObject {
  const config = objectIn(node['config']);
  return {
    ...pick(node, NODE_KEYS),
    deprecation_date: zonedDateIn(node['deprecation_date']),
    config: {
      ...pick(config, CONFIG_KEYS),
      ...picked(config, 'contract', CONTRACT_KEYS),
      ...picked(config, 'docs', DOCS_KEYS)
    },
    ...picked(node, 'contract', CONTRACT_KEYS),
    ...picked(node, 'docs', DOCS_KEYS),
    columns: Object.fromEntries(
      Object.entries(objectIn(node['columns'])).map(([key, column]) => [key, publicColumn(objectIn(column), targets)])
    ),
    constraints: publicConstraints(node['constraints'], targets),
    depends_on: { macros: [], nodes: parents }
  };
}

/** dbt-core 1.11 and 1.12 write a column's tags in an order that changes from run to run. */
function publicColumn(column: JsonObject, targets: PublicTargets): JsonObject {
  return {
    ...withSortedTags(pick(column, COLUMN_KEYS)),
    ...(isObject(column['config']) ? { config: withSortedTags(pick(column['config'], COLUMN_CONFIG_KEYS)) } : {}),
    constraints: publicConstraints(column['constraints'], targets)
  };
}

function withSortedTags(column: JsonObject): JsonObject {
  return Array.isArray(column['tags']) ? { ...column, tags: [...textsIn(column['tags'])].sort() } : column;
}

/**
 * Whole but for the target of a foreign key that is not public: it is then a foreign key to something that is not told.
 * So is one that names its target in an `expression` only.
 */
function publicConstraints(constraints: unknown, targets: PublicTargets): readonly JsonObject[] {
  return listIn(constraints)
    .filter(isObject)
    .map((constraint) => {
      if (constraint['type'] !== 'foreign_key') return pick(constraint, [...CONSTRAINT_KEYS, 'expression']);
      return pick(
        constraint,
        isPublicTarget(textIn(constraint['to']), targets) ? [...CONSTRAINT_KEYS, 'to', 'to_columns'] : CONSTRAINT_KEYS
      );
    });
}

/** The groups of the public models. Their files are not told, and of the owner only name and address. */
function publicGroups(manifest: ManifestJson, project: string, models: readonly PublicModel[]): JsonObject {
  const members = new Map<string, UniqueId[]>();
  for (const { group, uniqueId } of models) {
    if (group === null) continue;
    const ids = members.get(group) ?? [];
    ids.push(uniqueId);
    members.set(group, ids);
  }
  const groups = Object.entries(objectIn(manifest['groups']))
    .map(([id, group]) => [id, objectIn(group)] as const)
    .filter(([, group]) => group['package_name'] === project && members.has(textIn(group['name']) ?? ''))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    groups: Object.fromEntries(groups.map(([id, group]) => [id, publicGroup(group)])),
    group_map: Object.fromEntries([...members].sort(([a], [b]) => (a < b ? -1 : 1)))
  };
}

function publicGroup(group: JsonObject): JsonObject {
  return {
    ...pick(group, ['name', 'resource_type', 'package_name', 'unique_id']),
    path: '',
    original_file_path: '',
    owner: pick(objectIn(group['owner']), ['name', 'email'])
  };
}

function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]));
}

/** An inner object with some of its keys, if the outer one has it at all. */
function picked(object: JsonObject, key: string, keys: readonly string[]): JsonObject {
  return isObject(object[key]) ? { [key]: pick(object[key], keys) } : {};
}
