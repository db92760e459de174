import type { Access, Node, Owner, Ref, UniqueId } from '../domain/index.ts';
import { isObject, listIn, objectIn, textIn, textsIn, type JsonObject } from './json.ts';
import { relationOf } from './relation.ts';
import { MARK, STUB_MATERIALIZATION } from './stub.ts';
import { zonedDateIn } from './time.ts';

/** What is built in the warehouse under the node's own name; tests, analyses and operations are not. */
const BUILT = new Set(['model', 'seed', 'snapshot']);

/** How far into a stub its mark is looked for: a project that sets `+materialized` for all packages overrides the materialization. */
const STUB_HEAD = 200;

/**
 * An entry of `nodes`, of any schema version.
 * @param project The name of the manifest's own project.
 */
export function readNode(uniqueId: UniqueId, node: JsonObject, project: string): Node {
  const config = objectIn(node['config']);
  const resourceType = textIn(node['resource_type']) ?? '';
  const materialized = textIn(config['materialized']) ?? (resourceType === 'model' ? 'view' : resourceType);
  const packageName = textIn(node['package_name']) ?? '';
  const file = fileIn(node['original_file_path']);
  const isModel = resourceType === 'model';
  const version = isModel ? versionOf(uniqueId, node) : null;
  const rawCode = textIn(node['raw_code']) ?? textIn(node['raw_sql']) ?? '';
  return {
    uniqueId,
    name: textIn(node['name']) ?? '',
    resourceType,
    packageName,
    access: isModel ? accessOf(node, config) : 'protected',
    group: textIn(node['group']) ?? textIn(config['group']),
    version,
    latestVersion: isModel ? latestVersionOf(node, version) : null,
    deprecationDate: isModel ? zonedDateIn(node['deprecation_date']) : null,
    materialized,
    relation: BUILT.has(resourceType) && materialized !== 'ephemeral' ? relationOf(node) : null,
    file,
    dependsOn: textsIn(objectIn(node['depends_on'])['nodes']),
    refs: listIn(node['refs'])
      .map(readRef)
      .filter((ref) => ref !== null),
    sources: listIn(node['sources'])
      .map(readSourceRef)
      .filter((source) => source !== null),
    rawCode,
    compiledCode: textIn(node['compiled_code']) ?? textIn(node['compiled_sql']),
    attachedNode: textIn(node['attached_node']),
    severity: resourceType === 'test' ? (textIn(config['severity'])?.toLowerCase() ?? null) : null,
    origin: packageName === project ? 'own' : originOf(materialized, rawCode, file)
  };
}

/** How a node of another project came to be here. */
function originOf(materialized: string, rawCode: string, file: string): Node['origin'] {
  if (materialized.startsWith(STUB_MATERIALIZATION) || rawCode.slice(0, STUB_HEAD).includes(MARK)) return 'stub';
  return file === '' ? 'injected' : 'package';
}

/**
 * The node's own `access` before `config.access`: what dbt-loom injects is `public` in the one and `protected`, dbt's default, in the other.
 * Without either, dbt's default.
 */
function accessOf(node: JsonObject, config: JsonObject): Access {
  const access = textIn(node['access']) ?? textIn(config['access']);
  return access === 'public' || access === 'private' ? access : 'protected';
}

/** From the unique id where it says so (`model.dbt_up.orders.v2.0`): JSON.parse reads the version 2.0 as 2. */
function versionOf(uniqueId: UniqueId, node: JsonObject): string | null {
  const version = versionText(node['version']);
  if (version === null) return null;
  const stem = `model.${textIn(node['package_name'])}.${textIn(node['name'])}.v`;
  return uniqueId.startsWith(stem) ? uniqueId.slice(stem.length) : version;
}

function latestVersionOf(node: JsonObject, version: string | null): string | null {
  const latest = versionText(node['latest_version']);
  return latest !== null && version !== null && latest === versionText(node['version']) ? version : latest;
}

/** Versions are numbers or text, in different places of the same manifest. */
function versionText(version: unknown): string | null {
  return typeof version === 'number' ? String(version) : textIn(version);
}

/** `['orders']` or `['dbt_up', 'orders']` before schema v9, `{ name, package, version }` since. */
function readRef(ref: unknown): Ref | null {
  if (isObject(ref)) {
    const name = textIn(ref['name']);
    return name === null ? null : { package: textIn(ref['package']), name, version: versionText(ref['version']) };
  }
  const [first, second] = textsIn(ref);
  if (first === undefined) return null;
  return second === undefined
    ? { package: null, name: first, version: null }
    : { package: first, name: second, version: null };
}

function readSourceRef(source: unknown): readonly [string, string] | null {
  const [name, table] = textsIn(source);
  return name === undefined || table === undefined ? null : [name, table];
}

/** Relative to the project, with `/`; dbt on Windows writes `\`. */
export function fileIn(path: unknown): string {
  return (textIn(path) ?? '').replaceAll('\\', '/');
}

/** Owner of a group or exposure. dbt 1.10 allows several addresses. */
export function readOwner(value: unknown): Owner {
  const owner = objectIn(value);
  const addresses = textsIn(owner['email']);
  return { name: textIn(owner['name']), email: addresses.length > 0 ? addresses.join(', ') : textIn(owner['email']) };
}
