import type { Project, PublicModel } from '../domain/index.ts';
import { type GeneratedFile } from './generated.ts';
import { MARK, STUB_MATERIALIZATION } from '../manifest/index.ts';
import { columnIdentifier, namesUnder, type Quoting } from './identifiers.ts';
import { jinjaString, jinjaText } from './jinja-text.ts';
import { modelYaml } from './model-yaml.ts';
import { movedProject, type Moves } from './relations.ts';
import { yamlText } from './yaml-text.ts';

/** Where the generated packages lie in a project. */
export const PACKAGES_FOLDER = 'dbt_mesh/packages';

/** The folder of an upstream's package, as `packages.yml` names it. */
export function packageFolder(upstream: string): string {
  return `${PACKAGES_FOLDER}/${upstream}`;
}

/** The materialization of the stubs: builds nothing. */
export function stubMaterialization(upstream: string): string {
  return `${STUB_MATERIALIZATION}${upstream}`;
}

/**
 * A dbt package that stands for an upstream: one model for each public model, which builds nothing and lies where the upstream's relation
 * lies. Whatever this project configures or runs, the relation stays out of reach (`stub` and `macros` have the guards one by one).
 *
 * @param moves public models that this project reads elsewhere than they are published
 * @param quoting how this project quotes relations
 */
export function stubPackage(project: Project, moves: Moves, quoting: Quoting): readonly GeneratedFile[] {
  const folder = packageFolder(project.name);
  const stems = fileStems(project.publicModels);
  const stemOf = (model: PublicModel): string => stems.get(model.uniqueId) ?? model.name;
  return [
    { path: `${folder}/dbt_project.yml`, text: projectFile(project.name) },
    { path: `${folder}/macros/mesh.sql`, text: macros(movedProject(project, moves), stemOf, quoting) },
    { path: `${folder}/models/_mesh.yml`, text: `# ${MARK}\n${yamlText(modelYaml(project, stemOf))}` },
    ...project.publicModels.map((model) => ({
      path: `${folder}/models/${stemOf(model)}.sql`,
      text: stub(project, model)
    }))
  ];
}

/** A versioned model lies in `orders_v2.sql`, unless a model without versions has that name. */
function fileStems(models: readonly PublicModel[]): ReadonlyMap<string, string> {
  const taken = new Set(models.filter((model) => model.version === null).map((model) => model.name));
  return new Map(
    models.map((model) => {
      if (model.version === null) return [model.uniqueId, model.name];
      const stem = `${model.name}_v${model.version}`;
      return [model.uniqueId, taken.has(stem) ? `${stem}_of_${model.name}` : stem];
    })
  );
}

function projectFile(name: string): string {
  return `# ${MARK}\n${yamlText({ name, version: '1.0.0', 'config-version': 2, 'require-dbt-version': '>=1.6.0' })}`;
}

function macros(project: Project, stemOf: (model: PublicModel) => string, quoting: Quoting): string {
  const relations = project.publicModels.flatMap((model) => {
    const { database, schema, identifier } = namesUnder(quoting, model.relation, project.adapter);
    const names = [database === null ? 'none' : jinjaString(database), jinjaString(schema), alias(identifier)].join(
      ', '
    );
    const ids = [...new Set([model.uniqueId, `model.${project.name}.${stemOf(model)}`])];
    return ids.map((id) => `  ${jinjaString(id)}: [${names}]`);
  });
  const name = project.name;
  // A package's own generate_*_name macros win for its nodes (dbt 1.6 and later), whatever the project configures or overrides.
  return `{# ${MARK} #}
{# Where each public model of ${name} lies. While dbt parses, a versioned model still goes by its file's name. #}
{% macro mesh_relation(node) %}{{ return({
${relations.join(',\n')}
}[node.unique_id]) }}{% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[0]) }}{% endmacro %}
{% macro generate_schema_name(custom_schema_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[1]) }}{% endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[2]) }}{% endmacro %}
{# On warehouses that copy tables, dbt clone asks this and runs no hook; told no, it makes a view, whose hook refuses. #}
{% macro can_clone_table() %}{{ return(false) }}{% endmacro %}
{# Builds nothing, and tells dbt of no relation. #}
{% materialization ${stubMaterialization(name)}, default %}
  {%- call noop_statement('main', 'OK') -%}{%- endcall -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
`;
}

/** dbt v2 takes an alias out of its quotes; where they are part of the name, it is to find a second pair in them. */
function alias(identifier: string): string {
  const [quote] = identifier;
  if (quote !== '"' && quote !== '`') return jinjaString(identifier);
  return `(${jinjaString(identifier)} if dbt_version[0] == "1" else ${jinjaString(quote + identifier + quote)})`;
}

/**
 * Configs that keep what a project sets for all packages, and what dbt does by itself, away from the upstream's relation. Each was seen to
 * change or replace it where it is missing.
 */
const GUARDS = [
  'full_refresh=false',
  // A project that makes every model incremental: a contract without it does not parse.
  "on_schema_change='fail'",
  'grants={}',
  "persist_docs={'relation': false, 'columns': false}",
  // dbt 1.12 on request, v2 by itself: a view under the model's name that points at its latest version.
  "latest_version_pointer={'enabled': false}"
].join(', ');

function stub(project: Project, model: PublicModel): string {
  const name = project.name;
  const materialization = stubMaterialization(name);
  const title = `${name}.${model.name}${model.version === null ? '' : `.v${model.version}`}`;
  const refusal = `${title} belongs to project ${name} and is read-only here: keep its materialization (dbt_project.yml, under models: ${name}: {+materialized: ${materialization}}), or leave it out with --select package: and the name of this project`;
  // The mark names where the model is published: an upstream that moves is a change to `state:modified`, and a clone of it is none.
  // Every materialization but ours runs the hook before it touches anything; so does `dbt clone` where it makes a view.
  return `-- fmt: off
-- noqa: disable=all
-- ${MARK}: ${commentText(relationText(model))}
{{ config(
    materialized="${materialization}",
    ${GUARDS},
    pre_hook="{% if execute %}{{ exceptions.raise_compiler_error('${refusal}') }}{% endif %}"
) }}
select ${selectList(project, model)}
`;
}

/** Typed nulls, so that tools which read columns from SQL see the contract. */
function selectList(project: Project, model: PublicModel): string {
  if (model.columns.length === 0) return 'null as no_columns_declared';
  return model.columns
    .map((column) => {
      const value = column.dataType === null ? 'null' : `cast(null as ${column.dataType})`;
      return jinjaText(`${value} as ${columnIdentifier(column, project.adapter)}`);
    })
    .join(', ');
}

function relationText({ relation }: PublicModel): string {
  return relation.rendered ?? [relation.database, relation.schema, relation.identifier].filter(Boolean).join('.');
}

/** A comment ends at a line break, and dbt renders Jinja in it. */
function commentText(text: string): string {
  return text.replace(/[^\w.$"`\- ]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`);
}
