import type { Project, PublicModel, Relation } from '../domain/index.ts';
import { type GeneratedFile } from './generated.ts';
import { MARK } from '../manifest/index.ts';
import { quotingOf, type Quoting } from './identifiers.ts';
import { jinjaText } from './jinja-text.ts';
import { yamlText, type YamlValue } from './yaml-text.ts';

/** Beginning of the name of the files that hold generated sources. */
const PREFIX = '_mesh_';

/** The file of an upstream's sources, in the project's first model path. */
export function sourceFilePath(modelPath: string, upstream: string): string {
  return `${modelPath}/${PREFIX}${upstream}.yml`;
}

/** Whether a file bears the name of generated sources. */
export function isSourceFilePath(path: string): boolean {
  return new RegExp(`(^|/)${PREFIX}[^/]+\\.yml$`).test(path);
}

/**
 * An upstream's public models as tables of one source, `orders_v2` for a version of a model. A source has one schema, so those in several
 * schemas take several blocks of the same name. No tests: the upstream's are run by its team.
 */
export function sourceFile(project: Project, modelPath: string): GeneratedFile {
  const sources = [...blocks(project.publicModels).values()].map((models) => block(project, models));
  return {
    path: sourceFilePath(modelPath, project.name),
    text: `# ${MARK}\n${yamlText({ version: 2, sources })}`
  };
}

/** The models by what a block says of all its tables. */
function blocks(models: readonly PublicModel[]): ReadonlyMap<string, readonly PublicModel[]> {
  const blocks = new Map<string, PublicModel[]>();
  for (const model of models) {
    const { database, schema } = model.relation;
    const key = JSON.stringify([database, schema, quotingOf(model.relation)]);
    blocks.set(key, [...(blocks.get(key) ?? []), model]);
  }
  return blocks;
}

function block(project: Project, models: readonly PublicModel[]): YamlValue {
  const relation: Relation | undefined = models[0]?.relation;
  return {
    name: project.name,
    database: optionalText(relation?.database),
    schema: optionalText(relation?.schema),
    quoting: relation === undefined ? undefined : quoting(quotingOf(relation)),
    tables: models.map((model) => table(project, model))
  };
}

/** Said even where it is dbt's default, because the project's own `quoting` would change it. */
function quoting(quoting: Quoting | null): YamlValue | undefined {
  return quoting === null ? undefined : { ...quoting };
}

function table(project: Project, model: PublicModel): YamlValue {
  const name = model.version === null ? model.name : `${model.name}_v${model.version}`;
  return {
    name,
    identifier: model.relation.identifier === name ? undefined : jinjaText(model.relation.identifier),
    description: optionalText(model.description),
    // The one place where every dbt from 1.5 to v2 takes it; v2 refuses `meta` beside `config`, dbt-core before 1.10 keeps it in `config`.
    config: { meta: { dbt_mesh: { project: project.name, model: model.name, version: model.version } } },
    columns:
      model.columns.length === 0
        ? undefined
        : model.columns.map((column) => ({
            name: column.name,
            data_type: optionalText(column.dataType),
            description: optionalText(column.description),
            quote: column.quote ? true : undefined
          }))
  };
}

function optionalText(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || text === '' ? undefined : jinjaText(text);
}
