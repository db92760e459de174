import type { RelationRules } from '../domain/index.ts';
import type { Faults } from './faults.ts';
import { plainValue, relationRules } from './mesh-file.ts';

const FORM =
  'Write it as in dbt-mesh.yml, patterns in quotes: `database: { DBT_UP_PROD: DBT_UP_CLONE, "*_PROD": "*_CLONE" }`.';

/**
 * Reads the input `relations`, which is what `relations` of `dbt-mesh.yml` may hold. What is wrong in it goes to `faults`.
 *
 * @returns null for what cannot be read
 */
export async function parseRelations(text: string, faults: Faults): Promise<RelationRules | null> {
  // Most runs have no such input, and should not wait for a parser and a validator.
  const [{ LineCounter, parseDocument }, { MESH_FILE }, { reportIssues }] = await Promise.all([
    import('yaml'),
    import('./mesh-schema.ts'),
    import('./mesh-faults.ts')
  ]);
  const lines = new LineCounter();
  const file = `relations:\n  ${text.replaceAll('\n', '\n  ')}`;
  const document = parseDocument(file, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    faults.add('relations', `is not valid YAML: ${error.message}`, FORM);
    return null;
  }
  const content = plainValue(document, 'relations', faults);
  if (content === null) return null;
  const parsed = MESH_FILE.safeParse(content);
  if (parsed.success) return relationRules(parsed.data.relations ?? {});
  reportIssues(parsed.error.issues, () => 'relations', document, lines, faults);
  return null;
}
