import type { Project, Source, UniqueId } from '../domain/index.ts';
import { kindAndPackage } from './part.ts';
import type { PublishedModels } from './published-models.ts';

/** What the ids of one project's manifest are in the site. */
export interface Names {
  /** What the site calls it: another id where a source stands for a model, and in an installed package. */
  idOf(id: UniqueId): UniqueId;
  /** What the site calls a package. */
  packageOf(packageName: string): string;
  /** Whose it is: the project's own, a package's that it has installed and built, or another project's. */
  ownerOf(id: UniqueId): 'own' | 'installed' | 'other';
}

/**
 * Names for a project's manifest. What it has built of an installed package is a relation of its own, beside that of any other project with
 * the same package: the package goes by `fivetran@dbt_up` there.
 *
 * @param projects names of all projects of the site
 */
export function namesOf(project: Project, projects: ReadonlySet<string>, published: PublishedModels): Names {
  const upstreams = new Set(
    [...project.nodes.values()].flatMap(({ origin, packageName }) =>
      origin === 'stub' || origin === 'injected' ? [packageName] : []
    )
  );
  const models = modelsOfSources(project, published);
  const ownerOfPackage = (packageName: string): ReturnType<Names['ownerOf']> => {
    if (packageName === project.name) return 'own';
    return projects.has(packageName) || upstreams.has(packageName) ? 'other' : 'installed';
  };
  const packageOf = (packageName: string): string =>
    ownerOfPackage(packageName) === 'installed' ? `${packageName}@${project.name}` : packageName;
  return {
    packageOf,
    ownerOf: (id) => (models.has(id) ? 'other' : ownerOfPackage(kindAndPackage(id)[1])),
    idOf(id) {
      const model = models.get(id);
      if (model !== undefined) return model;
      const [kind, packageName] = kindAndPackage(id);
      return `${kind}.${packageOf(packageName)}${id.slice(kind.length + 1 + packageName.length)}`;
    }
  };
}

/** Sources that stand for a model of another project: they lie where it lies, or sync has marked them so. */
function modelsOfSources(project: Project, published: PublishedModels): ReadonlyMap<UniqueId, UniqueId> {
  return new Map(
    [...project.sources.values()].flatMap((source) => {
      const model = published.at(source.relation, project.adapter) ?? marked(source, published);
      return model === null || kindAndPackage(model)[1] === project.name ? [] : [[source.uniqueId, model] as const];
    })
  );
}

/** By `meta.dbt_mesh`, as sync writes it: with other names for relations it lies elsewhere than the model. */
function marked({ meta }: Source, published: PublishedModels): UniqueId | null {
  const mark = meta['dbt_mesh'];
  if (typeof mark !== 'object' || mark === null) return null;
  const { project, model, version } = mark as Readonly<Record<string, unknown>>;
  if (typeof project !== 'string' || typeof model !== 'string') return null;
  const isVersion = typeof version === 'string' || typeof version === 'number';
  const id = `model.${project}.${model}${isVersion ? `.v${version}` : ''}`;
  return published.ids.has(id) ? id : null;
}
