import {
  Unreachable,
  UserError,
  type DocsReport,
  type DocsSettings,
  type DocumentedProject,
  type Finding,
  type Store
} from '../domain/index.ts';
import { toProject } from '../manifest/index.ts';
import {
  askProjects,
  environmentChain,
  fetchCatalog,
  fetchState,
  knownProjects,
  type Answered
} from '../registry/index.ts';
import { checkPolicy, didYouMean, finding, matchesPattern, weigh } from '../rules/index.ts';
import {
  catalogPart,
  fullPart,
  mergedCatalog,
  mergedManifest,
  pack,
  publicPart,
  publishedModels,
  type PackedPart,
  type PublishedModels,
  type ShownProject
} from '../site/index.ts';
import { holdings } from './holdings.ts';
import type { Ports } from './ports.ts';
import { openSiteFolder, readDocsPage, writeSite } from './site-folder.ts';

/** Some five thousand whole models: the page takes ten seconds to open by then. */
const MANY_BYTES = 50 * 1024 * 1024;

/**
 * Makes the one documentation site of the mesh: dbt's own page over what every project has published to an environment, merged so that the
 * lineage goes from one project into the next.
 *
 * @returns what is shown of which project, and what could not be
 * @throws UserError when there is no page, the folder holds files of others, no project is there, and for a registry that cannot be reached
 */
export async function docs(settings: DocsSettings, { store, files, clock, logger }: Ports): Promise<DocsReport> {
  checkPolicy(settings.policy);
  const page = await readDocsPage(settings.pages, files);
  const folder = await openSiteFolder(settings.out, files);

  const read = await readProjects(settings, store);
  const shown: Shown[] = [];
  for (const one of read.projects) {
    // One after the other: whole manifests are large, and of each only what is shown is kept.
    shown.push(settings.include === 'full' ? await whole(one, read, store) : { ...one, include: 'public', gap: null });
  }
  const manifest = mergedManifest(settings.environment, shown);
  if (manifest.length > MANY_BYTES) {
    const megabytes = Math.round(manifest.length / 1024 / 1024);
    logger.warning(
      `The manifest of the site has ${megabytes} MB, more than browsers like: choose projects, or public views.`
    );
  }
  const written = await writeSite(
    folder,
    page,
    { manifest, catalog: mergedCatalog(shown) },
    { isStatic: settings.isStatic },
    files
  );

  const gaps = shown.flatMap(({ gap }) => gap ?? []);
  return {
    environment: settings.environment,
    include: settings.include,
    folder: settings.out,
    files: written,
    projects: shown.map(documented),
    ...weigh([...read.findings, ...gaps], settings.policy, clock.now())
  };
}

/** What was read of every project, once. */
interface ReadProjects {
  readonly projects: readonly ShownProject[];
  /** All of the site, sorted. */
  readonly names: readonly string[];
  readonly published: PublishedModels;
  readonly findings: readonly Finding[];
}

/** A project as the site shows it. */
interface Shown extends ShownProject {
  readonly include: DocumentedProject['include'];
  /** Why less of it is shown than was asked for. */
  readonly gap: Finding | null;
}

async function readProjects(settings: DocsSettings, store: Store): Promise<ReadProjects> {
  const { environment, environments, projects: asked } = settings;
  const known = await knownProjects(store);
  const names = chosen(asked, known, store);
  const answers = await askProjects(store, names, environmentChain(environment, environments), (publication) => {
    const { mesh, project } = publication;
    const { adapter, dbtVersion, publicModels } = project;
    return { mesh, adapter, dbtVersion, publicModels, part: pack(publicPart(publication, names), null) };
  });
  const projects = answers.flatMap((answer) => (answer.kind === 'answered' ? [answer.result] : []));
  refuseMissing(settings, answers, known, store);
  return {
    projects,
    names,
    published: publishedModels(projects),
    findings: answers.flatMap((answer) => (answer.kind === 'unread' ? [notShown(answer)] : []))
  };
}

/** The projects to show: those asked for, patterns by what the registry lists. */
function chosen(asked: readonly string[] | null, known: readonly string[] | null, store: Store): readonly string[] {
  const isListed = asked === null || asked.some((name) => name.includes('*'));
  if (known === null && isListed) {
    throw new UserError(
      `The projects of ${store.location} cannot be listed`,
      'Name them as `projects`, or give a registry that can be listed: a folder, or a bucket (s3://…) whose credentials may list it.'
    );
  }
  const patterns = asked ?? ['*'];
  const names = patterns.flatMap((pattern) =>
    pattern.includes('*') ? (known ?? []).filter((name) => matchesPattern(pattern, name)) : [pattern]
  );
  return [...new Set(names)].sort();
}

/** A project that was asked for by name must be there; and something must. */
function refuseMissing(
  { environment, projects }: DocsSettings,
  answers: readonly Answered<unknown>[],
  known: readonly string[] | null,
  store: Store
): void {
  const missing = answers.filter(({ kind, project }) => kind === 'missing' && projects?.includes(project) === true);
  const [first] = missing;
  if (first !== undefined) {
    throw new UserError(
      `${store.location} has no publication of ${missing.map(({ project }) => project).join(', ')} in ${environment}`,
      `${didYouMean(first.project, known ?? [])}${holdings(known)}`
    );
  }
  if (answers.some(({ kind }) => kind !== 'missing')) return;
  throw new UserError(
    `${store.location} has nothing to document in ${environment}`,
    `${holdings(known)}Publish a project there with \`dbt-mesh publish\`, or name another environment.`
  );
}

/** A project with all that it published for its own use; where that cannot be had, with what everybody may read. */
async function whole(one: ShownProject, { names, published }: ReadProjects, store: Store): Promise<Shown> {
  try {
    const part = await wholePart(one, names, published, store);
    if (part !== null) return { ...one, part, include: 'full', gap: null };
    return publicly(one, 'it published no full manifest', 'Publish it with `publish-state`.');
  } catch (error) {
    if (!(error instanceof UserError) || error instanceof Unreachable) throw error;
    return publicly(one, error.message, error.hint);
  }
}

async function wholePart(
  { mesh }: ShownProject,
  names: readonly string[],
  published: PublishedModels,
  store: Store
): Promise<PackedPart | null> {
  const state = await fetchState(store, { mesh });
  if (state === null) return null;
  const place = `${store.location}/${state.key}`;
  const project = toProject(state.manifest, place);
  if (project.name !== mesh.project) {
    throw new UserError(
      `${place} is the manifest of another project: ${JSON.stringify(project.name)}`,
      `Publish ${mesh.project} again.`
    );
  }
  const part = fullPart({ manifest: state.manifest, project }, names, published);
  const catalog = await fetchCatalog(store, { mesh });
  return pack(part, catalog === null ? null : catalogPart(catalog, project, names, published, part.sections));
}

function publicly(one: ShownProject, why: string, hint: string): Shown {
  const { project } = one.mesh;
  const message = `Of ${project} only its public models are shown: ${why}`;
  return { ...one, include: 'public', gap: finding('shown-by-public-view', { project, model: null, message, hint }) };
}

function notShown({ project, error }: { readonly project: string; readonly error: UserError }): Finding {
  const message = `${project} is not shown: ${error.message}`;
  return finding('project-not-shown', { project, model: null, message, hint: error.hint });
}

function documented({ mesh, part, include }: Shown): DocumentedProject {
  const { project, environment, version } = mesh;
  return { project, environment, version, include, models: part.models, catalog: part.hasCatalog };
}
