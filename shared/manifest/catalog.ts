import { UserError } from '../domain/index.ts';
import { artifactOf, describeArtifact } from './artifact.ts';
import { parseDocument } from './document.ts';
import { isObject, type JsonObject } from './json.ts';

/** What the warehouse says of a project's relations: `catalog.json`. Tables by unique_id. */
export interface Catalog {
  readonly nodes: JsonObject;
  readonly sources: JsonObject;
}

/**
 * A catalog from its bytes.
 * @param name How messages call the file.
 * @throws UserError for anything else; it names the file and what was found.
 */
export function parseCatalog(bytes: Uint8Array, name: string): Catalog {
  const document = parseDocument(bytes, name);
  if (artifactOf(document)?.kind !== 'catalog') {
    throw new UserError(
      `${name} is no catalog: it is ${describeArtifact(document)}`,
      'Name the catalog.json that `dbt docs generate` writes beside the manifest.'
    );
  }
  const { nodes, sources } = document;
  if (!isObject(nodes) || !isObject(sources)) {
    throw new UserError(`${name} is no whole catalog: it lacks "nodes" or "sources"`, 'Run `dbt docs generate` again.');
  }
  return { nodes, sources };
}
