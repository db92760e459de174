import type { Publication, Store } from '../domain/index.ts';
import { parseCatalog, type Catalog } from '../manifest/index.ts';
import { unpacked } from './fetch.ts';
import { stateKey } from './layout.ts';
import { stateFault } from './state-digest.ts';

const CATALOG = 'catalog.json.gz';

/**
 * The catalog that was published beside the full manifest of a publication.
 *
 * @returns null when none was
 * @throws UserError when it is not what its publication recorded, or is no gzipped catalog
 */
export async function fetchCatalog(store: Store, { mesh }: Pick<Publication, 'mesh'>): Promise<Catalog | null> {
  if (mesh.state === undefined) return null;
  // Older releases recorded no digests: there it is looked for.
  if (mesh.state_digests !== undefined && !Object.hasOwn(mesh.state_digests, CATALOG)) return null;
  const key = stateKey(mesh.project, mesh.environment, mesh.version, CATALOG);
  const place = `${store.location}/${key}`;
  const read = await store.get(key);
  if (read.kind !== 'found') return null;
  const fault = stateFault(mesh, CATALOG, read.body, place);
  if (fault !== null) throw fault;
  return parseCatalog(await unpacked(read.body, place), place);
}
