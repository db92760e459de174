import { dirname, join, relative, sep } from 'node:path';
import {
  Unreachable,
  UserError,
  type Files,
  type Finding,
  type Mode,
  type Project,
  type ProjectVerdict,
  type Publication,
  type Upstream,
  type ValidateProject,
  type ValidateReport,
  type ValidateSettings
} from '../domain/index.ts';
import { LOCK_FILE, movesOf, readLock, type Lock } from '../consume/index.ts';
import { parseManifest, toProject } from '../manifest/index.ts';
import { applyPolicy, checkPolicy, didYouMean } from '../rules/index.ts';
import {
  checkLineage,
  judgeHardCoded,
  namingNodes,
  ofPublicModels,
  publishedColumns,
  publishedRelations,
  readQueries,
  referencesWithColumns,
  suspects,
  upstreamsIn,
  uses,
  type Judgement,
  type Mesh,
  type Suspects,
  type Use
} from '../lineage/index.ts';
import { environmentChain, fetchLatest, knownProjects } from '../registry/index.ts';
import { ancestry } from './ancestry.ts';
import { annotate } from './annotate.ts';
import { readingOf, readText, readUpstream, staleUpstream } from './reading.ts';
import { NO_RELATIONS, registryRelations, type RegistryRelations } from './hidden-edges.ts';
import { holdings } from './holdings.ts';
import type { Ports } from './ports.ts';

/**
 * Checks the lineage of projects across project borders: reads each manifest, what it uses of other projects, and what those publish now,
 * and judges the one against the other.
 *
 * @returns a verdict for each project, in the order of the settings; `valid` goes by `failOn`
 * @throws UserError for a policy, manifest or lock that cannot be read, for an upstream that is not in the registry and not optional, and
 * for a registry that cannot be reached
 */
export async function validate(settings: ValidateSettings, ports: Ports): Promise<ValidateReport> {
  checkPolicy(settings.policy);
  // One after the other: a manifest may be large, and only the project in it is kept.
  const subjects: Subject[] = [];
  for (const one of settings.projects) subjects.push(await readSubject(one, ports));

  const now = ports.clock.now();
  const publications = await fetchUpstreams(subjects, settings, now, ports);
  const registry = await relationsOfAll(subjects, publications, settings, ports);

  const projects: ProjectVerdict[] = [];
  for (const subject of subjects) {
    const mesh = await meshAbove(subject, publications, settings, ports);
    projects.push(await judge(subject, publications, { registry, mesh }, settings, now, ports.files));
  }
  const upstreams = [...publications.values()].flatMap((one) => (one === null ? [] : readUpstream(one.mesh, now)));
  return { valid: projects.every((verdict) => verdict.valid), upstreams, projects, deploy: [] };
}

/** A project to be judged, with all that is known without the registry. */
interface Subject {
  readonly project: Project;
  /** Absolute; null when nobody knows where the project's files are. */
  readonly folder: string | null;
  readonly declared: readonly Upstream[];
  /** What sync pinned last. */
  readonly lock: Lock;
  readonly uses: readonly Use[];
  readonly suspects: Suspects;
}

async function readSubject(settings: ValidateProject, { files }: Ports): Promise<Subject> {
  const { manifest } = settings;
  const bytes = await files.read(manifest);
  if (bytes === null) {
    throw new UserError(
      `There is no manifest at ${manifest}`,
      'Run dbt compile or dbt build first, or name the manifest.'
    );
  }
  const project = toProject(parseManifest(bytes, manifest), manifest);
  const folder = await projectFolder(settings, files);
  const lock = folder === null ? new Map() : readLock(textOf(await files.read(join(folder, LOCK_FILE))));
  // Where one list of upstreams is given for several projects, an upstream may be among them.
  const declared = (settings.upstreams ?? broughtIn(project, lock)).filter((one) => one.project !== project.name);
  return {
    project,
    folder,
    declared,
    lock,
    uses: uses(project, modesOf(declared)),
    suspects: suspects(project, declared)
  };
}

/** The project's folder; where only a manifest is given, the one that dbt wrote it for (`target/manifest.json`), if it is there. */
async function projectFolder({ projectDir, manifest }: ValidateProject, files: Files): Promise<string | null> {
  if (projectDir !== null) return projectDir;
  for (const folder of [dirname(dirname(manifest)), dirname(manifest)]) {
    if ((await files.read(join(folder, 'dbt_project.yml'))) !== null) return folder;
  }
  return null;
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes && new TextDecoder().decode(bytes);
}

/** Where nothing is declared, an upstream that was synced or otherwise brought into the project is one that it is meant to read. */
function broughtIn(project: Project, lock: Lock): readonly Upstream[] {
  const pinned = [...lock].map(([name, pin]) => [name, pin.mode] as const);
  return [...new Map([...upstreamsIn(project), ...pinned])].map(([name, mode]) => ({
    project: name,
    mode,
    optional: false
  }));
}

/** Declared upstreams, and those that references were found to. */
function upstreamsOf(subject: Subject): readonly string[] {
  const named = subject.declared.map((upstream) => upstream.project);
  return [...new Set([...named, ...subject.uses.map((use) => use.reference.project)])];
}

/** Each upstream's publication, read once for all projects, side by side; null for an optional one that is not there. */
async function fetchUpstreams(
  subjects: readonly Subject[],
  settings: ValidateSettings,
  now: Date,
  { store, logger }: Ports
): Promise<ReadonlyMap<string, Publication | null>> {
  const chain = environmentChain(settings.environment, settings.environments);
  const names = [...new Set(subjects.flatMap(upstreamsOf))].sort();
  const fetched = await Promise.all(
    names.map(async (name) => {
      const found = await fetchLatest(store, name, chain);
      if (found) logger.info(`${name}: ${readText(readUpstream(found.publication.mesh, now))}`);
      return [name, found?.publication ?? null] as const;
    })
  );
  const publications = new Map(fetched);
  const missing = names.filter((name) => publications.get(name) === null && subjects.some((one) => needs(one, name)));
  if (missing.length > 0) throw await notInRegistry(missing, chain, store);
  return publications;
}

function needs(subject: Subject, upstream: string): boolean {
  const optional = subject.declared.some((one) => one.project === upstream && one.optional);
  return !optional && upstreamsOf(subject).includes(upstream);
}

async function notInRegistry(
  missing: readonly string[],
  chain: readonly string[],
  store: Ports['store']
): Promise<UserError> {
  const projects = await knownProjects(store);
  const meant = missing.map((name) => didYouMean(name, projects ?? [])).join('');
  return new UserError(
    `${missing.join(', ')}: not in the registry ${store.location} (looked in ${chain.join(', ')})`,
    `${meant}${holdings(projects)}Publish the upstream first (dbt-mesh publish), or declare it as optional.`
  );
}

/** What all projects publish is read, once, only when something may name it without a reference. */
async function relationsOfAll(
  subjects: readonly Subject[],
  publications: ReadonlyMap<string, Publication | null>,
  settings: ValidateSettings,
  { store }: Ports
): Promise<RegistryRelations> {
  if (!subjects.some(isSuspect) || settings.policy.rules['hard-coded-relation'] === 'off') return NO_RELATIONS;
  const known = [...publications.values()].flatMap((one) => (one === null ? [] : publishedRelations(one)));
  return registryRelations(store, environmentChain(settings.environment, settings.environments), known);
}

function isSuspect({ suspects: { nodes, sources } }: Subject): boolean {
  return nodes.size > 0 || sources.length > 0;
}

function meshAbove(
  { project, declared, uses }: Subject,
  publications: ReadonlyMap<string, Publication | null>,
  settings: ValidateSettings,
  { store }: Ports
): Promise<Mesh> {
  const chain = environmentChain(settings.environment, settings.environments);
  return ancestry(project, uses, modesOf(declared), async (name) => {
    const known = publications.get(name);
    if (known !== undefined) return known;
    try {
      return (await fetchLatest(store, name, chain))?.publication ?? null;
    } catch (error) {
      // An upstream of an upstream that cannot be read is for its own readers to mend.
      if (error instanceof UserError && !(error instanceof Unreachable)) return null;
      throw error;
    }
  });
}

function modesOf(declared: readonly Upstream[]): ReadonlyMap<string, Mode> {
  return new Map(declared.map((upstream) => [upstream.project, upstream.mode]));
}

/** What is known of the registry beyond a project's own upstreams. */
interface Surroundings {
  readonly registry: RegistryRelations;
  readonly mesh: Mesh;
}

async function judge(
  subject: Subject,
  publications: ReadonlyMap<string, Publication | null>,
  { registry, mesh }: Surroundings,
  settings: ValidateSettings,
  now: Date,
  files: Files
): Promise<ProjectVerdict> {
  const { project, folder, declared, lock, uses, suspects } = subject;
  const own = new Map(upstreamsOf(subject).map((name) => [name, publications.get(name) ?? null]));
  const read = [...own.values()].flatMap((publication) =>
    publication === null ? [] : { publication, reading: readingOf(publication.mesh.project, declared, settings) }
  );
  const moves = new Map(
    read.flatMap(({ publication, reading }) => [...movesOf(publication.project, reading.relations)])
  );
  const queries = await readQueries(
    project,
    uses,
    ({ reference }) => publishedColumns(own, reference),
    namingNodes(project, suspects, registry.relations)
  );
  const judgements: readonly Judgement[] = [
    ...checkLineage({ project, uses, declared, publications: own, moves, synced: lock, queries, mesh, now }),
    ...judgeHardCoded(project, declared, suspects, registry.relations, queries),
    ...(isSuspect(subject) ? registry.gaps(project) : []).map((finding) => ({
      finding,
      place: { kind: 'word' as const, word: '', files: [] }
    })),
    ...read.flatMap(({ publication: { mesh }, reading }) =>
      staleUpstream(project.name, readUpstream(mesh, now), reading.maxAge).map((finding) => ({
        finding,
        place: { kind: 'word' as const, word: mesh.project, files: [LOCK_FILE] }
      }))
    )
  ];
  const weighed = judgements.flatMap(({ finding, place }) =>
    applyPolicy([finding], settings.policy).map((one) => ({ finding: one, place }))
  );
  const findings = await annotate(weighed, project, { folder, repository: settings.repositoryDir }, files);
  return {
    project: project.name,
    folder: folder === null ? '' : relative(settings.repositoryDir, folder).split(sep).join('/'),
    valid: isValid(findings, settings.failOn),
    references: referencesWithColumns(ofPublicModels(uses), queries),
    found: [...new Set(uses.map((use) => use.upstream.id))],
    findings
  };
}

function isValid(findings: readonly Finding[], failOn: ValidateSettings['failOn']): boolean {
  switch (failOn) {
    case 'never':
      return true;
    case 'warning':
      return findings.every((one) => one.severity === 'info');
    case 'error':
      return findings.every((one) => one.severity !== 'error');
  }
}
