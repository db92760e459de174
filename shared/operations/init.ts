import { join } from 'node:path';
import {
  UserError,
  type InitNote,
  type InitReport,
  type InitSettings,
  type Project,
  type Starter,
  type Store
} from '../domain/index.ts';
import { namedInLoomConfig, PROJECT_FILE, surveyProject, type FileFault, type Survey } from '../consume/index.ts';
import { publishedRelations, type PublishedRelation } from '../lineage/index.ts';
import { parseManifest, toProject } from '../manifest/index.ts';
import { askEverybody, knownProjects } from '../registry/index.ts';
import { nextSteps } from './init-steps.ts';
import type { Ports } from './ports.ts';
import { matchSources, sourceChanges, within } from './source-matches.ts';
import { placeOf, starterProjects, type Surveyed } from './starter-projects.ts';

/** What init needs of the world: no registry where none is known. */
export interface InitPorts extends Pick<Ports, 'files'> {
  readonly store: Store | null;
}

/**
 * Writes a starter of `dbt-mesh.yml` by looking at the repository: which dbt projects there are, and what each reads of others. One that is
 * there is left alone, and so is every other file: what to change in the models is told.
 *
 * @param textOf how the file is written
 * @throws UserError when there is no dbt project, and when the file cannot be written
 */
export async function init(
  settings: InitSettings,
  { store, files }: InitPorts,
  textOf: (starter: Starter) => string
): Promise<InitReport> {
  const { repositoryDir, registry } = settings;
  const { surveys, notes: unread } = await surveyRepository(settings, files);
  const mesh = await readRegistry(store, settings.environment, surveys);
  const surveyed = await withMatches(surveys, mesh.relations, repositoryDir, files);
  const { projects, notes } = starterProjects(surveyed.projects, repositoryDir, mesh.known);

  const listed = new Set(projects.map(({ name }) => name));
  const kept = surveyed.projects.filter(({ survey }) => listed.has(survey.name));
  const changes = kept.flatMap(({ survey, matches }) =>
    sourceChanges(survey, placeOf(survey.folder, repositoryDir), matches)
  );
  const listedTwice = kept
    .filter(({ survey }) => survey.named.some(({ way }) => way === 'dependencies'))
    .map(({ survey }) => survey.name);

  const text = textOf({ registry, projects });
  const outcome = settings.exists ? 'exists' : settings.dryRun ? 'dry-run' : 'written';
  if (outcome === 'written') await files.write(settings.file, text);
  const file = placeOf(settings.file, repositoryDir);
  return {
    outcome,
    file,
    text,
    projects,
    changes,
    notes: [...settings.unread, ...unread, ...mesh.notes, ...surveyed.notes, ...notes],
    steps: nextSteps({ outcome, file, registry, projects, changes, listedTwice, published: mesh.known })
  };
}

interface Surveys {
  readonly surveys: readonly Survey[];
  readonly notes: readonly InitNote[];
}

/** @throws UserError when there is no dbt project, or none that can be read */
async function surveyRepository({ repositoryDir, folders }: InitSettings, files: Ports['files']): Promise<Surveys> {
  const notes: InitNote[] = [];
  const faults: FileFault[] = [];
  // A repository may have one configuration of dbt-loom for all, where dbt runs at its root.
  const byLoom = folders.includes(repositoryDir) ? [] : await namedInLoomConfig(files, repositoryDir, faults);
  const loomed = new Set(byLoom.map(({ project }) => project));
  notes.push(...faults.map((fault) => placedFault('', fault)));

  const surveys: Survey[] = [];
  for (const folder of folders) {
    const place = placeOf(folder, repositoryDir);
    const survey = await surveyProject(files, folder);
    if ('message' in survey) {
      notes.push(placedFault(place, survey));
      continue;
    }
    notes.push(...survey.faults.map((fault) => placedFault(place, fault)));
    const named = survey.named.map((one) => (one.way === 'ref' && loomed.has(one.project) ? inLoomMode(one) : one));
    surveys.push({ ...survey, named });
  }
  if (surveys.length > 0) return { surveys, notes };
  const [first] = notes;
  throw new UserError(
    first === undefined
      ? `There is no ${PROJECT_FILE} in ${repositoryDir} or below it`
      : `No dbt project in ${repositoryDir} can be read: ${first.file}${first.line === null ? '' : `:${first.line}`} ${first.message}`,
    'Run it in the repository of your dbt projects, or give the folder of one as `project-dir`.'
  );
}

function inLoomMode<Named extends Survey['named'][number]>(named: Named): Named {
  return { ...named, mode: 'loom' };
}

function placedFault(place: string, { file, line, message }: FileFault): InitNote {
  const fault = line === null ? message : `is not YAML, and is passed over: ${message}`;
  return { file: within(place, file), line, message: fault };
}

/** What the registry has, as far as that helps. */
interface RegistryView {
  readonly known: ReadonlySet<string>;
  readonly relations: readonly PublishedRelation[];
  readonly notes: readonly InitNote[];
}

/** A registry that cannot be reached, or holds nothing yet, is no reason to write no starter. */
async function readRegistry(
  store: Store | null,
  environment: string,
  surveys: readonly Survey[]
): Promise<RegistryView> {
  const hasSources = surveys.some(({ sources }) => sources.length > 0);
  if (store === null) {
    const message = 'No registry is known: whether sources are models of other projects was not looked at';
    return { known: new Set(), relations: [], notes: [note(message)] };
  }
  try {
    const known = new Set((await knownProjects(store)) ?? []);
    const everybody = hasSources ? await askEverybody(store, [environment], publishedRelations) : NOBODY;
    if (everybody === null) {
      const message = `The projects of ${store.location} cannot be listed: whether sources are models of other projects was not looked at`;
      return { known, relations: [], notes: [note(message)] };
    }
    const notes = everybody.unread.map(({ project, error }) =>
      note(`Sources are not compared with what ${project} publishes: ${error.message}`)
    );
    return { known, relations: everybody.results.flat(), notes };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const message = `Whether sources are models of other projects was not looked at: ${error.message}`;
    return { known: new Set(), relations: [], notes: [note(message)] };
  }
}

const NOBODY: Awaited<ReturnType<typeof askEverybody<readonly PublishedRelation[]>>> = { results: [], unread: [] };

function note(message: string): InitNote {
  return { file: null, line: null, message };
}

/** Sources are compared with what is published; a manifest is read only where there is something to compare. */
async function withMatches(
  surveys: readonly Survey[],
  relations: readonly PublishedRelation[],
  root: string,
  files: Ports['files']
): Promise<{ readonly projects: readonly Surveyed[]; readonly notes: readonly InitNote[] }> {
  const projects: Surveyed[] = [];
  const notes: InitNote[] = [];
  for (const survey of surveys) {
    if (survey.sources.length === 0 || relations.length === 0) {
      projects.push({ survey, matches: [] });
      continue;
    }
    const place = placeOf(survey.folder, root);
    const manifest = await readManifest(survey, place, files, notes);
    const found = matchSources(survey, manifest, relations);
    projects.push({ survey, matches: found.matches });
    notes.push(...found.notes.map((one) => ({ ...one, file: within(place, one.file) })));
  }
  return { projects, notes };
}

/** What dbt left of its last run; null where it has not run here, or left something that cannot be read. */
async function readManifest(
  { folder, targetPath }: Survey,
  place: string,
  files: Ports['files'],
  notes: InitNote[]
): Promise<Project | null> {
  const file = `${targetPath}/manifest.json`;
  try {
    const body = await files.read(join(folder, targetPath, 'manifest.json'));
    return body === null ? null : toProject(parseManifest(body, within(place, file)), within(place, file));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    notes.push({ file: within(place, file), line: null, message: error.message });
    return null;
  }
}
