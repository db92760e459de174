import type { Project, Reference, Relation, UniqueId } from '../domain/index.ts';
import type { DeclaredColumns } from '../manifest/index.ts';
import { withExposures } from './exposure-columns.ts';
import { columnUse, type Answer, type ColumnUse, type Question, type UpstreamRelation } from './sql/index.ts';
import type { Use } from './uses.ts';

/** The compiled SQL of a node, read. */
export interface Query {
  /** What stands in this manifest for the models that were asked about, in the order of the answer's `uses`. */
  readonly ids: readonly UniqueId[];
  readonly answer: Answer;
}

export type Queries = ReadonlyMap<UniqueId, Query>;

/**
 * Reads the compiled SQL of each node that uses another project's model. The parser is loaded only when there is some.
 *
 * @param columnsOf the columns of what is used
 * @param others more nodes, whose tables alone are asked about
 * @returns by the id of the node; nodes without compiled SQL are not in it
 */
export async function readQueries(
  project: Project,
  uses: readonly Use[],
  columnsOf: (use: Use) => DeclaredColumns,
  others: Iterable<UniqueId> = []
): Promise<Queries> {
  const asked = relationsByNode(project, uses, columnsOf);
  for (const node of others) if (!asked.has(node) && hasCompiledSql(project, node)) asked.set(node, new Map());
  const questions = [...asked].map(([node, relations]): Question => ({
    sql: project.nodes.get(node)?.compiledCode ?? '',
    adapter: project.adapter,
    relations: [...relations.values()]
  }));
  const answers = await columnUse(questions);
  return new Map(
    [...asked].flatMap(([node, relations], index) => {
      const answer = answers[index];
      return answer === undefined ? [] : [[node, { ids: [...relations.keys()], answer }]];
    })
  );
}

function relationsByNode(
  project: Project,
  uses: readonly Use[],
  columnsOf: (use: Use) => DeclaredColumns
): Map<UniqueId, ReadonlyMap<UniqueId, UpstreamRelation>> {
  const byNode = new Map<UniqueId, Map<UniqueId, UpstreamRelation>>();
  for (const use of uses) {
    const { node } = use.reference;
    const relation = relationOf(project, use.upstream.id);
    if (!hasCompiledSql(project, node) || relation === null) continue;
    const relations = byNode.get(node) ?? new Map<UniqueId, UpstreamRelation>();
    byNode.set(node, relations.set(use.upstream.id, { relation, ...columnsOf(use) }));
  }
  return byNode;
}

/** What a Python model is compiled to is no SQL. */
export function hasCompiledSql(project: Project, id: UniqueId): boolean {
  const node = project.nodes.get(id);
  return typeof node?.compiledCode === 'string' && !node.file.endsWith('.py');
}

function relationOf(project: Project, id: UniqueId): Relation | null {
  return project.nodes.get(id)?.relation ?? project.sources.get(id)?.relation ?? null;
}

/** What a query was found to use of a model; null where its SQL was not there, or was not understood. */
export function columnUseOf(queries: Queries, { reference, upstream }: Use): ColumnUse | null {
  const query = queries.get(reference.node);
  if (!query?.answer.understood) return null;
  return query.answer.uses[query.ids.indexOf(upstream.id)] ?? null;
}

/**
 * The references of some uses with the columns that were found. `*` for what was not asked about (its relation is unknown) or not
 * understood: not knowing counts as use. A node without compiled SQL keeps `null`; an exposure needs what the nodes use by which it reaches
 * the model.
 */
export function referencesWithColumns(uses: readonly Use[], queries: Queries): readonly Reference[] {
  const found = uses.map((use) =>
    queries.has(use.reference.node)
      ? { ...use.reference, columns: columnUseOf(queries, use)?.columns ?? '*' }
      : use.reference
  );
  return withExposures(uses, found);
}
