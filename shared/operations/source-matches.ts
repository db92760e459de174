import type { InitNote, Project, Relation, Source, SourceChange } from '../domain/index.ts';
import type { SourceTable, Survey } from '../consume/index.ts';
import { modelName, type PublishedRelation } from '../lineage/index.ts';
import { displayRelation, relationKey } from '../manifest/index.ts';

/** A source of a project, and the model of another project that lies where it points. */
export interface SourceMatch {
  readonly table: Survey['sources'][number];
  readonly model: PublishedRelation;
}

type SourceNote = InitNote & { readonly file: string };

export interface SourceMatches {
  readonly matches: readonly SourceMatch[];
  /** Files are relative to the project. */
  readonly notes: readonly SourceNote[];
}

/**
 * The sources of a project that point at what projects of the registry publish. Where dbt has left a manifest, it says where each lies; else
 * the YAML does, as far as it goes: a database that it leaves to the target is any, and what is computed in Jinja is not compared.
 *
 * @param manifest the project as dbt read it last; null where it has not
 * @param published where all projects of the registry publish
 */
export function matchSources(
  { name, sources }: Survey,
  manifest: Project | null,
  published: readonly PublishedRelation[]
): SourceMatches {
  const others = published.filter(({ project }) => project !== name);
  const matches: SourceMatch[] = [];
  const notes: SourceNote[] = [];
  for (const table of sources) {
    const found = candidates(table, manifest, others);
    const { file, line } = table;
    const [model] = found ?? [];
    if (found === null) {
      const message = `Where the source ${shown(table)} lies is computed in Jinja, and was not compared with the registry: run dbt parse, and dbt-mesh init again`;
      notes.push({ file, line, message });
    } else if (model !== undefined && found.length === 1) {
      matches.push({ table, model });
    } else if (found.length > 1) {
      const models = found.map((one) => `${modelName(one)} (${displayRelation(one.relation)})`).join(', ');
      const message = `The source ${shown(table)} may be any of ${models}: run dbt parse, and dbt-mesh init again`;
      notes.push({ file, line, message });
    }
  }
  return { matches, notes };
}

/** Null where nobody can tell, and there is something to compare with. */
function candidates(
  table: SourceTable,
  manifest: Project | null,
  published: readonly PublishedRelation[]
): readonly PublishedRelation[] | null {
  const resolved = manifest === null ? undefined : sourceIn(manifest, table);
  if (resolved !== undefined && manifest !== null) {
    const { adapter } = manifest;
    const key = relationKey(resolved.relation, adapter);
    return published.filter((one) => one.adapter === adapter && relationKey(one.relation, adapter) === key);
  }
  const { database, schema, identifier } = table;
  if (schema === null || identifier === null) return published.length === 0 ? [] : null;
  const adapter = manifest?.adapter ?? null;
  return published.filter((one) => {
    const as = adapter ?? one.adapter;
    const bare = (relation: Omit<Relation, 'rendered'>): string =>
      relationKey({ ...relation, database: database === null ? null : relation.database, rendered: null }, as);
    return one.adapter === as && bare({ database, schema, identifier }) === bare(one.relation);
  });
}

function sourceIn(manifest: Project, { source, table }: SourceTable): Source | undefined {
  return [...manifest.sources.values()].find(
    (one) => one.sourceName === source && one.name === table && one.uniqueId.startsWith(`source.${manifest.name}.`)
  );
}

function shown({ source, table }: Pick<SourceTable, 'source' | 'table'>): string {
  return `${source}.${table}`;
}

/**
 * What to write where a project reads such a source: the `ref` in the quotes and in the language of the call.
 *
 * @param folder of the project, relative to the repository; `` for the repository itself
 */
export function sourceChanges(
  { name, sourceCalls }: Survey,
  folder: string,
  matches: readonly SourceMatch[]
): readonly SourceChange[] {
  const models = new Map(matches.map(({ table, model }) => [shown(table), model]));
  return sourceCalls.flatMap(({ name: source, member, text, file, line }) => {
    const model = models.get(shown({ source, table: member }));
    if (model === undefined || text === null) return [];
    return [{ project: name, file: within(folder, file), line, before: text, after: refTo(model, text) }];
  });
}

function refTo({ project, model, version }: PublishedRelation, call: string): string {
  const quote = call.includes('"') ? '"' : "'";
  const caller = call.startsWith('dbt.') ? 'dbt.' : '';
  const pinned = version === null ? '' : `, v=${/^\d+$/.test(version) ? version : `${quote}${version}${quote}`}`;
  return `${caller}ref(${quote}${project}${quote}, ${quote}${model}${quote}${pinned})`;
}

/** A project's file, relative to the repository. */
export function within(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}
