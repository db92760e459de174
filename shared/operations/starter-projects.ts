import { relative, sep } from 'node:path';
import type { InitNote, Mode, StarterProject, StarterUpstream } from '../domain/index.ts';
import type { NamedProject, Survey, Way } from '../consume/index.ts';
import { isRegistryName } from '../manifest/index.ts';
import { modelName } from '../lineage/index.ts';
import { within, type SourceMatch } from './source-matches.ts';

/** A project as it was found, with the sources of it that are other projects' models. */
export interface Surveyed {
  readonly survey: Survey;
  readonly matches: readonly SourceMatch[];
}

export interface StarterProjects {
  readonly projects: readonly StarterProject[];
  readonly notes: readonly InitNote[];
}

/** One sign that a project reads another. */
interface Sign {
  readonly project: string;
  readonly way: Way | 'source';
  readonly mode: Mode | null;
  readonly optional: boolean;
  readonly file: string;
  readonly line: number | null;
  readonly seen: string;
}

/** Which way is believed about the mode: what runs today goes before what is only written down. */
const RANK: readonly Sign['way'][] = ['lock', 'loom', 'dependencies', 'ref', 'source'];

/**
 * The projects of a repository and what each reads of others, by everything that was seen.
 *
 * @param root absolute path of the folder that paths are relative to
 * @param known names of the projects that the registry holds; empty where that is not known
 */
export function starterProjects(
  surveyed: readonly Surveyed[],
  root: string,
  known: ReadonlySet<string>
): StarterProjects {
  const notes: InitNote[] = [];
  const kept = listable(surveyed, root, notes);
  const here = new Set(kept.map(({ survey }) => survey.name));
  const isKnown = (name: string): boolean => here.has(name) || known.has(name);
  const projects = kept.map((one) => {
    const { name, folder } = one.survey;
    const path = placeOf(folder, root);
    const signs = [...one.survey.named.map(said), ...undefinedSources(one, isKnown), ...one.matches.map(matched)];
    return { name, path: path === '' ? '.' : path, upstreams: upstreamsBy(signs, here, path, notes) };
  });
  return { projects: projects.map((project) => mayStartFirst(project, projects)), notes };
}

/** Relative to the root, with `/`; `` for the root itself. */
export function placeOf(folder: string, root: string): string {
  return relative(root, folder).split(sep).join('/');
}

/** What can stand in the file: a name that may be a key of the registry, once, and a folder that can be written down. */
function listable(surveyed: readonly Surveyed[], root: string, notes: InitNote[]): readonly Surveyed[] {
  const packages = new Map(
    surveyed.flatMap(({ survey }) => survey.localPackages.map((folder) => [folder, survey.name] as const))
  );
  const taken = new Map<string, string>();
  return surveyed.filter(({ survey: { name, folder } }) => {
    const place = placeOf(folder, root);
    const first = taken.get(name);
    const user = packages.get(folder);
    const fault =
      user !== undefined
        ? `is a dbt package that ${user} installs from its folder: add it to dbt-mesh.yml if it publishes models of its own`
        : !isRegistryName(name)
          ? 'has a name that cannot be a key of a registry: letters, digits, `_`, `.` and `-`, 128 at most'
          : /\p{Cc}/u.test(place)
            ? 'lies in a folder with control characters in its name'
            : first !== undefined
              ? `has the name of the project in ${first || 'the root of the repository'}, and a registry knows projects by their names`
              : null;
    if (fault === null) taken.set(name, place);
    else
      notes.push({ file: within(place, 'dbt_project.yml'), line: null, message: `${name} is left out: it ${fault}` });
    return fault === null;
  });
}

function said({ project, way, mode, optional, file, line }: NamedProject): Sign {
  const words: Readonly<Record<Way, string>> = {
    lock: 'pinned in',
    loom: 'listed in',
    dependencies: 'listed in',
    ref: 'ref in'
  };
  return { project, way, mode, optional, file, line, seen: `${words[way]} ${placed(file, line)}` };
}

/** A source that the project uses and does not define is one that sync is to write, if there is a project of that name. */
function undefinedSources({ survey }: Surveyed, isKnown: (name: string) => boolean): readonly Sign[] {
  const defined = new Set(survey.sources.map(({ source }) => source));
  return survey.sourceCalls
    .filter(({ name }) => name !== survey.name && !defined.has(name) && isKnown(name))
    .map(({ name, file, line }) => ({
      project: name,
      way: 'source',
      mode: 'sources',
      optional: false,
      file,
      line,
      seen: `source in ${placed(file, line)}`
    }));
}

/**
 * A source under the upstream's own name is taken for it as it is (`mode: sources`). Under any other name it is none of ours until it is
 * changed to the `ref` that is proposed, and then the upstream is one of `package` mode.
 */
function matched({ table, model }: SourceMatch): Sign {
  const { source, file, line } = table;
  const place = placed(file, line);
  return {
    project: model.project,
    way: 'source',
    mode: source === model.project ? 'sources' : 'package',
    optional: false,
    file,
    line,
    seen: `the source ${source}.${table.table} in ${place} is ${modelName(model)}`
  };
}

function placed(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}

function upstreamsBy(
  signs: readonly Sign[],
  here: ReadonlySet<string>,
  path: string,
  notes: InitNote[]
): readonly StarterUpstream[] {
  const names = [...new Set(signs.map(({ project }) => project))].sort();
  return names.flatMap((project) => {
    const ordered = signs
      .filter((sign) => sign.project === project)
      .sort((a, b) => RANK.indexOf(a.way) - RANK.indexOf(b.way));
    const [first] = ordered;
    if (first !== undefined && !isRegistryName(project)) {
      const message = `${project} is left out of the upstreams: it has a name that no project of a registry can have`;
      notes.push({ file: within(path, first.file), line: first.line, message });
      return [];
    }
    // One of each way: which other models refer to it as well, nobody needs to read here.
    const seen = ordered.filter((sign, index) => ordered.findIndex(({ way }) => way === sign.way) === index);
    return [
      {
        project,
        mode: ordered.find(({ mode }) => mode !== null)?.mode ?? 'package',
        optional: ordered.some(({ optional }) => optional),
        here: here.has(project),
        seen: seen.map((sign) => sign.seen)
      }
    ];
  });
}

/** Two projects of the repository that read each other: one has to be built before the other was published. */
function mayStartFirst(project: StarterProject, all: readonly StarterProject[]): StarterProject {
  return {
    ...project,
    upstreams: project.upstreams.map((upstream) =>
      reaches(upstream.project, project.name, all) ? { ...upstream, optional: true } : upstream
    )
  };
}

function reaches(from: string, to: string, all: readonly StarterProject[], passed = new Set<string>()): boolean {
  if (passed.has(from)) return false;
  passed.add(from);
  const above = all.find(({ name }) => name === from)?.upstreams ?? [];
  return above.some(({ project }) => project === to || reaches(project, to, all, passed));
}
