import type { Project, PublicModel, Publication, Reference } from '../domain/index.ts';
import type { DeclaredColumns } from '../manifest/index.ts';
import { didYouMean } from '../rules/index.ts';
import type { LineageInput } from './check.ts';
import { judgeUse, type Judgement } from './judgement.ts';
import { columnUseOf } from './queries.ts';
import type { MissingColumn } from './sql/index.ts';
import { modelId, modelName } from './upstream-models.ts';
import type { Use } from './uses.ts';

/** So many columns of a contract are named in a hint. */
const NAMED = 12;

/** What is published of a model, by upstream; null for an upstream that is not in the registry. */
type Publications = ReadonlyMap<string, Publication | null>;

/** The columns of a model as its upstream publishes them now; none, and none for certain, where it does not. */
export function publishedColumns(publications: Publications, reference: Reference): DeclaredColumns {
  const model = publishedModel(publications, reference);
  return { columns: model?.columns ?? [], complete: model?.contract.enforced === true };
}

function publishedModel(publications: Publications, reference: Reference): PublicModel | undefined {
  const id = modelId(reference);
  return publications.get(reference.project)?.project.publicModels.find(({ uniqueId }) => uniqueId === id);
}

/** `column-missing`: columns that the compiled SQL takes from an upstream's model for certain, and that the contract does not have. */
export function columnMissing(input: LineageInput, use: Use): readonly Judgement[] {
  return (columnUseOf(input.queries, use)?.missing ?? []).map((column) => missing(input, use, column));
}

function missing({ project, publications }: LineageInput, use: Use, { name, line }: MissingColumn): Judgement {
  const { reference } = use;
  const { columns } = publishedColumns(publications, reference);
  const mesh = publications.get(reference.project)?.mesh;
  const at = mesh === undefined ? '' : ` (${mesh.environment}, ${mesh.version})`;
  const judged = judgeUse('column-missing', project, use, {
    message: `${nameOf(project, use)} uses the column ${name} of ${modelName(reference)}, and the contract has no such column${at}`,
    hint: `${didYouMean(
      name,
      columns.map((column) => column.name)
    )}${listed(columns)}Use one of those, or ask the team of ${reference.project} for the column, and run dbt-mesh sync.`
  });
  const { finding, place } = judged;
  return {
    finding: { ...finding, column: name },
    place: place.kind === 'call' ? { ...place, kind: 'compiled', line, word: name } : place
  };
}

/**
 * `select-star`: all columns of an upstream's model, whatever they are. Tests are left out: those that dbt generates select everything, and
 * nothing is built on what they select.
 */
export function selectStar({ project, queries }: LineageInput, use: Use): readonly Judgement[] {
  const { reference } = use;
  if (project.nodes.get(reference.node)?.resourceType === 'test') return [];
  if (columnUseOf(queries, use)?.because !== 'star') return [];
  return [
    judgeUse('select-star', project, use, {
      message: `${nameOf(project, use)} takes every column of ${modelName(reference)}, by a star or by position: each change of its columns is a change here`,
      hint: 'Select the columns that are used, by their names.'
    })
  ];
}

function nameOf(project: Project, { reference }: Use): string {
  return project.nodes.get(reference.node)?.name ?? reference.node;
}

function listed(columns: DeclaredColumns['columns']): string {
  const names = columns.slice(0, NAMED).map(({ name }) => name);
  const more = columns.length > NAMED ? ` and ${columns.length - NAMED} more` : '';
  return `It has ${names.join(', ')}${more}. `;
}
