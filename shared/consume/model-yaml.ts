import type { Column, Constraint, Group, Project, PublicModel } from '../domain/index.ts';
import { jinjaText, jinjaTextOfVersion, jinjaValue } from './jinja-text.ts';
import type { YamlValue } from './yaml-text.ts';

type YamlMap = { readonly [key: string]: YamlValue | undefined };

/** The stubs' properties: what the upstream promises of its public models, for dbt to hold and to show. */
export function modelYaml(project: Project, stemOf: (model: PublicModel) => string): YamlMap {
  const byName = new Map<string, PublicModel[]>();
  for (const model of project.publicModels) byName.set(model.name, [...(byName.get(model.name) ?? []), model]);
  return {
    version: 2,
    groups: groups(project),
    models: [...byName.values()].map((versions) => {
      const [first] = versions;
      return first !== undefined && first.version === null ? unversioned(first) : versioned(versions, stemOf);
    })
  };
}

/** dbt refuses a model whose group it does not know, and a group without an owner. */
function groups(project: Project): YamlValue | undefined {
  const names = [...new Set(project.publicModels.map((model) => model.group))].filter((name) => name !== null);
  if (names.length === 0) return undefined;
  return names.sort().map((name) => ({ name, owner: owner(name, project.groups) }));
}

function owner(name: string, known: readonly Group[]): YamlMap {
  const owner = known.find((group) => group.name === name)?.owner;
  // v2 renders an address twice, so one that Jinja would read is none to it.
  const email =
    owner?.email !== undefined && owner.email !== null && !/[{}\s]/.test(owner.email) ? owner.email : undefined;
  return { name: jinjaText(owner?.name ?? name), email };
}

function unversioned(model: PublicModel): YamlMap {
  return {
    name: model.name,
    description: model.description === '' ? undefined : jinjaText(model.description),
    deprecation_date: deprecationDate(model),
    config: config(model),
    constraints: constraints(model.constraints),
    columns: model.columns.map(column)
  };
}

/**
 * Columns that are the same in a version as in the latest stand at the model: v2 shows the descriptions of a version's own columns as they
 * are written, without rendering them.
 */
function versioned(versions: readonly PublicModel[], stemOf: (model: PublicModel) => string): YamlMap {
  const latest = versions.find((model) => model.version === model.latestVersion);
  const shared = (latest ?? versions[0])?.columns.map(column) ?? [];
  return {
    name: versions[0]?.name,
    // As the model itself writes it: JSON makes 2 of the 2.0 that the other versions name. One that is not public cannot be named at all.
    latest_version: latest === undefined ? undefined : versionValue(latest.version ?? ''),
    columns: shared,
    versions: versions.map((model) => ({
      v: versionValue(model.version ?? ''),
      defined_in: stemOf(model),
      description: model.description === '' ? undefined : jinjaTextOfVersion(model.description),
      deprecation_date: deprecationDate(model),
      config: config(model),
      constraints: constraints(model.constraints),
      columns: versionColumns(model.columns.map(column), shared)
    }))
  };
}

/** What a version has of the model's columns, and its own. To v2 an empty `include` means all of them. */
function versionColumns(columns: readonly YamlMap[], shared: readonly YamlMap[]): readonly YamlMap[] {
  const isShared = (one: YamlMap): boolean => shared.some((other) => JSON.stringify(other) === JSON.stringify(one));
  const own = columns.filter((one) => !isShared(one));
  if (shared.length === 0) return own;
  const included = names(columns.filter(isShared));
  return [included.length > 0 ? { include: included } : { include: 'all', exclude: names(shared) }, ...own];
}

function names(columns: readonly YamlMap[]): readonly string[] {
  return columns.map((column) => column['name'] as string);
}

/** A version that is a number to dbt, so that it sorts as one; the unique id is the same either way. */
function versionValue(version: string): string | number {
  return /^(0|[1-9]\d{0,14})$/.test(version) ? Number(version) : version;
}

/** `2027-03-31`, or a time: dbt-core writes a day as `2027-03-31T00:00:00+00:00`. */
function deprecationDate(model: PublicModel): string | undefined {
  return model.deprecationDate?.replace(/[T ]00:00:00(\.0+)?(Z|\+00:00)?$/, '');
}

/** All under `config`, where every dbt since 1.6 reads it: v2 refuses `meta` and `tags` elsewhere, dbt-core refuses them in two places. */
function config(model: PublicModel): YamlMap {
  return {
    access: 'public',
    contract: { enforced: model.contract.enforced },
    group: model.group ?? undefined,
    schema: model.configuredSchema,
    event_time: model.eventTime ?? undefined,
    tags: tags(model.tags),
    meta: Object.keys(model.meta).length === 0 ? undefined : jinjaValue(model.meta)
  };
}

function column(column: Column): YamlMap {
  const config = {
    tags: tags(column.tags),
    meta: Object.keys(column.meta).length === 0 ? undefined : jinjaValue(column.meta)
  };
  return {
    name: column.name,
    data_type: column.dataType === null ? undefined : jinjaText(column.dataType),
    description: column.description === '' ? undefined : jinjaText(column.description),
    quote: column.quote ? true : undefined,
    constraints: constraints(column.constraints),
    config: config.tags === undefined && config.meta === undefined ? undefined : config
  };
}

/** Sorted: dbt-core writes the tags of a column in another order each time. */
function tags(tags: readonly string[]): YamlValue | undefined {
  return tags.length === 0 ? undefined : [...tags].sort().map(jinjaText);
}

/**
 * What the warehouse does not support or enforce was told to the upstream's team; here it would be noise.
 * The target of a foreign key is written as an expression: `to` takes a `ref`, and the target need not be public.
 */
function constraints(all: readonly Constraint[]): YamlValue | undefined {
  if (all.length === 0) return undefined;
  return all.map((constraint) => ({
    type: constraint.type,
    name: constraint.name === null ? undefined : jinjaText(constraint.name),
    expression: expression(constraint),
    columns: constraint.columns.length === 0 ? undefined : constraint.columns,
    warn_unsupported: false,
    warn_unenforced: false
  }));
}

function expression(constraint: Constraint): string | undefined {
  if (constraint.expression !== null) return jinjaText(constraint.expression);
  if (constraint.to === null) return undefined;
  return jinjaText(`${constraint.to} (${constraint.toColumns.join(', ')})`);
}
