import type { ManifestJson, UniqueId } from '../domain/index.ts';
import { objectIn, textIn } from './json.ts';

/**
 * The YAML file with the properties of a node, relative to its project; null when it has none. dbt writes it as `dbt_up://models/orders.yml`
 * (`patch_path`). Like `declaredColumns`, it is looked up for the few nodes that someone asks about.
 */
export function propertiesFile(manifest: ManifestJson, id: UniqueId): string | null {
  const path = textIn(objectIn(objectIn(manifest['nodes'])[id])['patch_path']);
  return path === null ? null : path.replace(/^[^:/]+:\/\//, '');
}
