import type { Finding, ManifestJson, Project, Reference } from '../domain/index.ts';
import { declaredColumns } from '../manifest/index.ts';
import { sqlNotUnderstood } from './not-read.ts';
import { readQueries, referencesWithColumns } from './queries.ts';
import type { Use } from './uses.ts';

/** The references of a project with the columns that its compiled SQL uses of each. */
export interface UsedColumns {
  readonly references: readonly Reference[];
  /** Of rule `sql-not-understood`: a query that was not read counts as using everything, and that is told. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the compiled SQL of each node that uses another project's model. What it uses is named where it can be placed and `*` where not;
 * a node without compiled SQL keeps `null`. An exposure needs what the nodes use by which it reaches the model.
 *
 * @param manifest the one that `project` was read from: the upstream's columns are those that it declares for the stub or the source
 */
export async function usedColumns(
  project: Project,
  manifest: ManifestJson,
  uses: readonly Use[]
): Promise<UsedColumns> {
  const queries = await readQueries(project, uses, ({ upstream }) => declaredColumns(manifest, upstream.id));
  return {
    references: referencesWithColumns(uses, queries),
    findings: sqlNotUnderstood(project, queries)
  };
}
