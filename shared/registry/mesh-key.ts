import {
  UserError,
  type AllowedBreaking,
  type MeshKey,
  type Reference,
  type RollbackRecord,
  type RolledBack,
  type RolledBackFrom
} from '../domain/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { LAYOUT, versionOf } from './layout.ts';

/**
 * Reads the `mesh` key of a published manifest, which anyone who may write to the registry may have written. What later becomes a path,
 * a key or a link is checked here, once; publishing checks its own the same way, so that nothing is written that no one would read.
 * @param place How messages call the object.
 * @throws UserError naming the object and the first key that is not as it should be.
 */
export function parseMesh(value: unknown, place: string): MeshKey {
  if (!isObject(value)) {
    throw new UserError(
      `${place} is a manifest that dbt-mesh did not publish: it has no "mesh" key`,
      'Move it out of the registry, and run dbt-mesh publish.'
    );
  }
  if (typeof value['layout'] === 'number' && value['layout'] > LAYOUT) {
    throw new UserError(
      `${place} has layout ${value['layout']} of the registry; this dbt-mesh reads layout ${LAYOUT}`,
      'Use a newer release of dbt-mesh: the one that published this is newer.'
    );
  }
  const fault = Object.entries(MESH).find(([key, check]) => !check(own(value, key)))?.[0];
  if (fault !== undefined) throw notOurs(place, fault);
  const mesh = value as unknown as MeshKey;
  if (mesh.version !== versionOf(mesh.generated_at, mesh.digest)) throw notOurs(place, 'version');
  if (mesh.state !== undefined && !isStateOf(mesh.version, mesh.state)) throw notOurs(place, 'state');
  return mesh;
}

/**
 * Reads the record of a rollback that is over, with the same distrust.
 * @param place How messages call the object.
 * @param version Beside which it lies.
 * @throws UserError for anything else, and for the record of a rollback to another version.
 */
export function parseRollbackRecord(body: Uint8Array, place: string, version: string): RollbackRecord {
  const value = jsonIn(body);
  if (isRollbackRecord(value) && (value as RollbackRecord).version === version) return value as RollbackRecord;
  throw new UserError(
    `${place} is no record of a rollback to version ${version} as dbt-mesh writes it`,
    'Remove it: nothing but the history of the project depends on it.'
  );
}

/** Null for what is no JSON. */
function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return null;
  }
}

function notOurs(place: string, key: string): UserError {
  return new UserError(
    `${place} is no publication of dbt-mesh: its "mesh.${key}" is not as dbt-mesh writes it`,
    'Publish the project again; if another tool writes to the registry, keep it out.'
  );
}

/** A state lies under its own version, in a file whose name is a name. */
function isStateOf(version: string, state: string): boolean {
  const folder = `state/${version}/`;
  return state.startsWith(folder) && isRegistryName(state.slice(folder.length));
}

type Check = (value: unknown) => boolean;

/** One check for each key of T, none forgotten. */
type Shape<T> = Readonly<Record<keyof Required<T>, Check>>;

const isName: Check = (value) => typeof value === 'string' && isRegistryName(value);
const isDigest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTime: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value);
const isText: Check = (value) => typeof value === 'string' && value.length <= 4096;
/** Names, ids and paths: text without line breaks and other control characters. */
const isLine: Check = (value) => isText(value) && !/[\p{Cc}\u2028\u2029]/u.test(value as string);
const isReason: Check = (value) => isText(value) && value !== '';
/** What becomes a link. */
const isWebAddress: Check = (value) => isLine(value) && /^https?:\/\//.test(value as string);

const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shapeOf =
  <T>(shape: Shape<T>): Check =>
  (value) =>
    isObject(value) && Object.entries<Check>(shape).every(([key, check]) => check(own(value, key)));

const isExposure = shapeOf<NonNullable<Reference['exposure']>>({
  type: isLine,
  owner: orNull(isText),
  url: orNull(isText)
});

const isReference = shapeOf<Reference>({
  project: isName,
  model: isLine,
  version: orNull(isLine),
  pinned: optional(oneOf(true, false)),
  mode: oneOf('loom', 'sources', 'package'),
  node: isLine,
  file: isLine,
  owner: optional(isText),
  columns: (value) => value === null || value === '*' || listOf(isLine)(value),
  exposure: optional(isExposure)
});

const ROLLED_BACK: Shape<RolledBack> = {
  version: isName,
  contract: isDigest,
  reason: isReason,
  at: isTime,
  run_url: orNull(isWebAddress)
};

const isRolledBackFrom = shapeOf<RolledBackFrom>({
  ...ROLLED_BACK,
  earlier: listOf(shapeOf<RolledBack>(ROLLED_BACK))
});

const isAllowedBreaking = shapeOf<AllowedBreaking>({ reason: isReason, rules: listOf(isLine) });

const isRollbackRecord = shapeOf<RollbackRecord>({ version: isName, rolled_back_from: isRolledBackFrom });

const MESH: Shape<MeshKey> = {
  layout: oneOf(LAYOUT),
  version: isName,
  digest: isDigest,
  contract: isDigest,
  project: isName,
  environment: isName,
  published_at: isTime,
  generated_at: isTime,
  repository: orNull(isLine),
  commit: orNull(isLine),
  run_url: orNull(isWebAddress),
  producer: isLine,
  include: oneOf('public', 'full'),
  references: listOf(isReference),
  ancestors: (value) =>
    isObject(value) && Object.entries(value).every(([id, parents]) => isLine(id) && listOf(isLine)(parents)),
  consumers: optional(listOf(isLine)),
  state: optional(isLine),
  state_digests: optional(
    (value) => isObject(value) && Object.entries(value).every(([name, digest]) => isName(name) && isDigest(digest))
  ),
  allowed_breaking: optional(isAllowedBreaking),
  rolled_back_from: optional(isRolledBackFrom)
};

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
