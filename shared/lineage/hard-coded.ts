import type { Node, Project, Publication, Relation, Source, UniqueId, Upstream } from '../domain/index.ts';
import { displayRelation, relationKey } from '../manifest/index.ts';
import { finding } from '../rules/index.ts';
import type { Judgement } from './judgement.ts';
import { keyOf, namedRelations, namesIn } from './named-relations.ts';
import { hasCompiledSql, type Queries } from './queries.ts';
import type { NamedTable } from './sql/index.ts';
import { modelName, upstreamModels } from './upstream-models.ts';

/** A relation of the registry: where a project publishes one of its public models. */
export interface PublishedRelation {
  readonly project: string;
  readonly model: string;
  readonly version: string | null;
  readonly relation: Relation;
  /** Of the project that publishes it. */
  readonly adapter: string | null;
}

/** Where a publication's public models lie. */
export function publishedRelations({ project }: Publication): readonly PublishedRelation[] {
  return project.publicModels
    .filter(({ materialized }) => materialized !== 'ephemeral')
    .map(({ name, version, relation }) => ({
      project: project.name,
      model: name,
      version,
      relation,
      adapter: project.adapter
    }));
}

/** What of a project may read another project's relation without a reference to it. */
export interface Suspects {
  /** Keys of relations that compiled SQL may name, by node. */
  readonly nodes: ReadonlyMap<UniqueId, ReadonlySet<string>>;
  readonly sources: readonly Source[];
}

/**
 * What the registry has to be asked about: sources that are no upstream's, and nodes whose compiled SQL may name relations that are neither
 * the project's own nor those of what the node refers to.
 */
export function suspects(project: Project, declared: readonly Upstream[]): Suspects {
  const own = new Set(
    [...project.nodes.values()].flatMap(({ origin, relation }) =>
      (origin === 'own' || origin === 'package') && relation ? [relationKey(relation, project.adapter)] : []
    )
  );
  const database = ownDatabase(own);
  const nodes = new Map<UniqueId, ReadonlySet<string>>();
  for (const { uniqueId, origin, compiledCode } of project.nodes.values()) {
    if (origin !== 'own' || !hasCompiledSql(project, uniqueId)) continue;
    const named = [...namedRelations(compiledCode ?? '', project.adapter)].map((key) => completed(key, database));
    const referred = named.length === 0 ? new Set() : referredTo(project, uniqueId);
    const left = named.filter((key) => !own.has(key) && !referred.has(key));
    if (left.length > 0) nodes.set(uniqueId, new Set(left));
  }
  const upstreams = upstreamModels(project, new Map(declared.map((one) => [one.project, one.mode])));
  const read = new Set([...project.nodes.values()].flatMap(({ dependsOn }) => dependsOn));
  const sources = [...project.sources.values()].filter(
    ({ uniqueId }) => uniqueId.startsWith(`source.${project.name}.`) && !upstreams.has(uniqueId) && read.has(uniqueId)
  );
  return { nodes, sources };
}

/** The nodes among the suspects that name one of these relations, as far as a glance can tell: their SQL is worth reading. */
export function namingNodes(
  project: Project,
  { nodes }: Suspects,
  relations: readonly PublishedRelation[]
): UniqueId[] {
  const published = relationIndex(project, relations);
  return [...nodes].flatMap(([id, keys]) => ([...keys].some((key) => published.has(key)) ? [id] : []));
}

/**
 * `hard-coded-relation`: compiled SQL, or a source, that reads what some project of the registry publishes, and no reference says so.
 * Only a name with all its parts is claimed, or one that lacks the database where all of this project lies in one.
 */
export function judgeHardCoded(
  project: Project,
  declared: readonly Upstream[],
  suspected: Suspects,
  relations: readonly PublishedRelation[],
  queries: Queries
): readonly Judgement[] {
  const published = relationIndex(project, relations);
  const bySql = [...suspected.nodes].flatMap(([id, keys]) => {
    const node = project.nodes.get(id);
    const answer = queries.get(id)?.answer;
    if (node === undefined || !answer?.understood) return [];
    return namedTables(project, answer.tables, keys).flatMap(([key, table]) => {
      const model = published.get(key);
      return model === undefined ? [] : [inSql(project, declared, node, table, model)];
    });
  });
  const bySource = suspected.sources.flatMap((source) => {
    const model = published.get(relationKey(source.relation, project.adapter));
    return model === undefined ? [] : [inSource(project, declared, source, model)];
  });
  return [...bySql, ...bySource];
}

/** By key: those of the warehouse that this project is in, as far as adapters tell, and not its own. */
function relationIndex(
  project: Project,
  relations: readonly PublishedRelation[]
): ReadonlyMap<string, PublishedRelation> {
  return new Map(
    relations
      .filter((one) => one.project !== project.name && one.adapter === project.adapter)
      .map((one) => [relationKey(one.relation, project.adapter), one])
  );
}

/** The tables that are among the keys, each once. */
function namedTables(
  project: Project,
  tables: readonly NamedTable[],
  keys: ReadonlySet<string>
): readonly (readonly [key: string, table: NamedTable])[] {
  const found = new Map<string, NamedTable>();
  for (const table of tables) {
    const key = keyOf(table.rendered, project.adapter);
    const whole = keys.has(key) ? key : [...keys].find((one) => endsWith(namesIn(one), namesIn(key)));
    if (whole !== undefined && !found.has(whole)) found.set(whole, table);
  }
  return [...found];
}

/** `["marts","orders"]` is the end of `["db","marts","orders"]`; one name alone is too little to tell. */
function endsWith(names: readonly string[], end: readonly string[]): boolean {
  return end.length > 1 && end.every((name, index) => names[names.length - end.length + index] === name);
}

/** The one database that a project's own relations lie in, as keys have it; null where there are several, or none. */
function ownDatabase(own: ReadonlySet<string>): string | null {
  const databases = new Set([...own].map(namesIn).flatMap((names) => (names.length === 3 ? [names[0] ?? ''] : [])));
  const [only, ...others] = databases;
  return only === undefined || others.length > 0 ? null : only;
}

function completed(key: string, database: string | null): string {
  const names = namesIn(key);
  return names.length === 2 && database !== null ? JSON.stringify([database, ...names]) : key;
}

/** Keys of the relations of what a node refers to; the SQL of an ephemeral model stands in that of its children. */
function referredTo(project: Project, id: UniqueId): ReadonlySet<string> {
  const keys = new Set<string>();
  const seen = new Set<UniqueId>();
  const open: UniqueId[] = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of project.nodes.get(next)?.dependsOn ?? []) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      const node = project.nodes.get(parent);
      if (node?.materialized === 'ephemeral') open.push(parent);
      const relation = node?.relation ?? project.sources.get(parent)?.relation;
      if (relation) keys.add(relationKey(relation, project.adapter));
    }
  }
  return keys;
}

function inSql(
  project: Project,
  declared: readonly Upstream[],
  node: Node,
  table: NamedTable,
  model: PublishedRelation
): Judgement {
  const { version } = model;
  return {
    finding: finding('hard-coded-relation', {
      project: project.name,
      model: modelName(model),
      node: node.uniqueId,
      ...(node.file === '' ? {} : { file: node.file }),
      message: `${node.name} reads ${displayRelation(model.relation)} by its name: it is ${modelName(model)}, and no lineage shows that`,
      hint: `Write {{ ${callFor(declared, model)} }} instead${andDeclare(declared, model)}.`
    }),
    place: {
      kind: 'compiled',
      line: table.line ?? 0,
      word: table.parts.at(-1) ?? '',
      call: { kind: 'ref', project: model.project, model: model.model, version, latest: false },
      entry: node.attachedNode === null ? null : (project.nodes.get(node.attachedNode)?.name ?? null)
    }
  };
}

function inSource(
  project: Project,
  declared: readonly Upstream[],
  source: Source,
  model: PublishedRelation
): Judgement {
  return {
    finding: finding('hard-coded-relation', {
      project: project.name,
      model: modelName(model),
      ...(source.file === '' ? {} : { file: source.file }),
      message: `source ${source.sourceName}.${source.name} points at ${displayRelation(model.relation)}: it is ${modelName(model)}, and no lineage shows that`,
      hint: `Write {{ ${callFor(declared, model)} }} where {{ source('${source.sourceName}', '${source.name}') }} stands${andDeclare(declared, model)}, and remove the source.`
    }),
    place: { kind: 'word', word: source.name, files: source.file === '' ? [] : [source.file] }
  };
}

/** The two-argument ref; where the upstream is declared to be read by sources, the source that sync writes for it. */
function callFor(declared: readonly Upstream[], { project, model, version }: PublishedRelation): string {
  if (declared.some((one) => one.project === project && one.mode === 'sources'))
    return `source('${project}', '${model}')`;
  const pin = version === null ? '' : `, v=${/^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`}`;
  return `ref('${project}', '${model}'${pin})`;
}

function andDeclare(declared: readonly Upstream[], { project }: PublishedRelation): string {
  return declared.some((one) => one.project === project)
    ? ''
    : `, declare ${project} as an upstream and run dbt-mesh sync`;
}
