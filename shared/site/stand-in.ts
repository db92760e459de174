import type { UniqueId } from '../domain/index.ts';
import { objectIn, textIn, type JsonObject } from '../manifest/index.ts';
import { NO_PROJECT } from './colours.ts';
import { coloured, pageEntry } from './entry.ts';

/** What a project that uses the model knows of it. */
const KEYS = [
  'name',
  'package_name',
  'fqn',
  'database',
  'schema',
  'alias',
  'version',
  'latest_version',
  'access',
  'description',
  'columns'
];

/** A model whose own project is not shown, as one that uses it knows it: without SQL, which is that of a stub, and without parents. */
export function standIn(id: UniqueId, entry: JsonObject): JsonObject {
  const known = Object.fromEntries(KEYS.filter((key) => Object.hasOwn(entry, key)).map((key) => [key, entry[key]]));
  const file = textIn(entry['original_file_path']) ?? `${textIn(entry['name']) ?? id}`;
  return coloured(
    {
      ...pageEntry(id, { ...known, original_file_path: file, columns: objectIn(entry['columns']) }),
      config: { materialized: 'external' },
      depends_on: { macros: [], nodes: [] }
    },
    NO_PROJECT
  );
}
