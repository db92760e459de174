import { isObject, listIn, objectIn, textIn, textsIn, type JsonObject } from '../manifest/index.ts';
import { kindAndPackage, SECTIONS, type Section } from './part.ts';
import { withSafeText } from './text.ts';

/** What no page shows, and what says more of the machine that built it than of the project. */
const DROPPED: ReadonlySet<string> = new Set([
  'root_path',
  'build_path',
  'compiled_path',
  'patch_path',
  'deferred',
  'defer_relation',
  'checksum',
  'created_at',
  'unrendered_config',
  'unrendered_database',
  'unrendered_schema',
  'config_call_dict',
  'extra_ctes',
  'extra_ctes_injected',
  'compiled',
  'raw_sql',
  'compiled_sql'
]);

/** What the page reads of a generic test: it shows it beside its column and has no page for it. */
const TEST_KEYS = ['name', 'unique_id', 'resource_type', 'package_name', 'path', 'original_file_path', 'fqn', 'tags'];

/** The kind that an id has, where it may stand in that section and names its own package; null for what is not what its id says. */
export function isWhatItsIdSays(section: Section, id: string, entry: unknown): entry is JsonObject {
  if (!isObject(entry)) return false;
  const [kind, packageName] = kindAndPackage(id);
  const kinds: readonly string[] = SECTIONS[section];
  return kinds.includes(kind) && packageName !== '' && entry['package_name'] === packageName;
}

/**
 * An entry as the page takes it: what it reads is there and of its type, whatever a publisher has written (one description that is a number
 * ends every search), and no text of it is markup.
 */
export function pageEntry(id: string, entry: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(said(entry)).filter(([key]) => !DROPPED.has(key)));
  const code = textIn(entry['raw_code']) ?? textIn(entry['raw_sql']);
  const compiled = textIn(entry['compiled_code']) ?? textIn(entry['compiled_sql']);
  const safe = withSafeText({
    ...kept,
    unique_id: id,
    resource_type: kindAndPackage(id)[0],
    name: textIn(entry['name']) ?? id,
    description: textIn(entry['description']) ?? '',
    original_file_path: textIn(entry['original_file_path']) ?? '',
    tags: textsIn(entry['tags']),
    ...(isObject(entry['config']) ? { config: said(entry['config']) } : {}),
    ...(entry['columns'] === undefined ? {} : { columns: columnsIn(entry['columns']) }),
    ...(entry['label'] === undefined ? {} : { label: textIn(entry['label']) ?? '' }),
    ...(entry['arguments'] === undefined ? {} : { arguments: listIn(entry['arguments']).filter(isNamed) }),
    ...(code === null ? {} : { raw_code: code }),
    ...(compiled === null ? {} : { compiled_code: compiled })
  });
  return safe as JsonObject;
}

function columnsIn(columns: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(objectIn(columns))
      .filter(([, column]) => isObject(column))
      .map(([key, column]) => {
        const facts = objectIn(column);
        return [
          key,
          { ...toldOf(facts), name: textIn(facts['name']) ?? key, description: textIn(facts['description']) ?? '' }
        ];
      })
  );
}

/** What an object says: null says nothing, and half of what dbt writes of a model is null. */
function said(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** The same of a column, of which there are most: what is empty says nothing either, and `config` says it again. */
function toldOf(column: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(said(column)).filter(
      ([key, value]) => key !== 'config' && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0)
    )
  );
}

function isNamed(value: unknown): boolean {
  return isObject(value) && typeof value['name'] === 'string';
}

/** Whether it is a generic test, which the page shows beside a column and nowhere else. */
export function isGenericTest(id: string, entry: JsonObject): boolean {
  return id.startsWith('test.') && isObject(entry['test_metadata']);
}

/** A generic test, small: there are more of them than of anything else. */
export function genericTest(id: string, entry: JsonObject): JsonObject {
  const metadata = objectIn(entry['test_metadata']);
  const kept = TEST_KEYS.filter((key) => Object.hasOwn(entry, key)).map((key) => [key, entry[key]]);
  return {
    ...(Object.fromEntries(kept) as JsonObject),
    unique_id: id,
    resource_type: 'test',
    name: textIn(entry['name']) ?? id,
    original_file_path: textIn(entry['original_file_path']) ?? '',
    tags: textsIn(entry['tags']),
    column_name: textIn(entry['column_name']),
    refs: listIn(entry['refs']),
    config: {},
    test_metadata: {
      name: textIn(metadata['name']) ?? '',
      namespace: textIn(metadata['namespace']),
      kwargs: objectIn(metadata['kwargs'])
    }
  };
}

/** What the page takes a generic test for a test of: the last parent of `relationships`, the first of any other. */
export function testedBy(entry: JsonObject): string | undefined {
  const parents = textsIn(objectIn(entry['depends_on'])['nodes']);
  return objectIn(entry['test_metadata'])['name'] === 'relationships' ? parents.at(-1) : parents[0];
}

/** With the colour of its project. */
export function coloured(entry: JsonObject, colour: string): JsonObject {
  const docs = objectIn(entry['docs']);
  return { ...entry, docs: { ...docs, show: docs['show'] !== false, node_color: colour } };
}
