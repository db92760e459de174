import type { ProjectVerdict, ReadUpstream, Reference } from '../domain/index.ts';
import { ageText } from '../rules/index.ts';
import { groupBy } from './group.ts';
import { name, names, sentence, table } from './markdown.ts';
import { modelName, nodeName } from './wording.ts';

/** Which upstream models the projects read, and in which of their nodes. */
export function referenceTable(projects: readonly ProjectVerdict[], most: number): string {
  const rows = projects.flatMap(({ project, references }) =>
    [...groupBy(references, upstreamModel)].map(([model, uses]) => ({ project, model, uses }))
  );
  return table(['Project', 'Reads', 'In', 'Columns'], rows, most, ({ project, model, uses }) => [
    name(project),
    name(model),
    names(uses.map(({ node }) => nodeName(node))),
    columnNames(uses)
  ]);
}

/** `dbt_up.orders.v2` */
export function upstreamModel(reference: Reference): string {
  return `${reference.project}.${modelName(reference)}`;
}

/** The columns that any of the uses needs; all of them as soon as one could not be narrowed. */
function columnNames(uses: readonly Reference[]): string {
  if (uses.some(({ columns }) => columns === '*')) return 'all';
  return names(uses.flatMap(({ columns }) => (columns === null || columns === '*' ? [] : columns)));
}

/** What was read of the registry. */
export function readTable(upstreams: readonly ReadUpstream[], most: number): string {
  return table(['Upstream', 'Environment', 'Version', 'Built'], upstreams, most, (upstream) => [
    name(upstream.project),
    name(upstream.environment),
    name(upstream.version),
    built(upstream)
  ]);
}

/** `3 h ago (2026-11-24T10:11:12Z)` */
export function built({ age, generatedAt }: ReadUpstream): string {
  return `${ageText(age)} ago (${sentence(generatedAt)})`;
}
