import * as z from 'zod/mini';
import { MESH_FILE } from './mesh-schema.ts';
import { SCHEMA_URL } from './schema-url.ts';

/**
 * The JSON Schema of `dbt-mesh.yml`, for editors. Not part of the room's face: it serves `npm run docs`, and the bundle does without
 * the code that makes it.
 */
export function meshJsonSchema(): unknown {
  return {
    $id: SCHEMA_URL,
    title: 'dbt-mesh.yml',
    ...(z.toJSONSchema(MESH_FILE, { io: 'input' }) as object)
  };
}
