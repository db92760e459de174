import type { Column, ManifestJson, UniqueId } from '../domain/index.ts';
import { isObject, objectIn, textIn } from './json.ts';

export interface DeclaredColumns {
  readonly columns: readonly Pick<Column, 'name' | 'quote'>[];
  /** Whether there are no others: the contract is enforced. */
  readonly complete: boolean;
}

/**
 * The columns that a manifest declares for a node or a source, in its order; none for an id that it does not have. Of the thousands of nodes
 * of a manifest only those that someone asks about are looked at, so it is no part of `Project`.
 */
export function declaredColumns(manifest: ManifestJson, id: UniqueId): DeclaredColumns {
  const entry = objectIn(objectIn(manifest['nodes'])[id] ?? objectIn(manifest['sources'])[id]);
  const contract = objectIn(entry['contract'] ?? objectIn(entry['config'])['contract']);
  return {
    columns: Object.values(objectIn(entry['columns']))
      .filter(isObject)
      .flatMap((column) => {
        const name = textIn(column['name']);
        return name === null ? [] : [{ name, quote: column['quote'] === true }];
      }),
    complete: contract['enforced'] === true
  };
}
