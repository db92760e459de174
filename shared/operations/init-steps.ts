import type { InitReport, InitStep, StarterProject } from '../domain/index.ts';

/** Commands for so many projects are written out. */
const SHOWN = 3;

/** What the next steps depend on. */
export interface Situation extends Pick<InitReport, 'outcome' | 'file' | 'projects' | 'changes'> {
  /** As the file has it; null when nobody said. */
  readonly registry: string | null;
  /** Projects with `projects:` in their dependencies.yml. */
  readonly listedTwice: readonly string[];
  /** Names of the projects that the registry holds already. */
  readonly published: ReadonlySet<string>;
}

/** What to do after `init`, in order, with the commands for a shell at the root of the repository. */
export function nextSteps(situation: Situation): readonly InitStep[] {
  const { outcome, file, projects, changes, registry, listedTwice, published } = situation;
  const inOrder = upstreamsFirst(projects);
  const sources = inOrder.filter(({ upstreams }) => upstreams.length === 0);
  const readers = inOrder.filter(({ upstreams }) => upstreams.length > 0);
  const upstreams = projects.flatMap((project) => project.upstreams);
  const missing = upstreams.filter(({ project, here }) => !here && !published.has(project));
  const elsewhere = [...new Set(missing.map(({ project }) => project))].sort();
  const local = registry === null ? ' --local' : '';
  return [
    ...(outcome === 'exists' ? [step(`Take over into ${file} what it lacks: nothing was written.`)] : []),
    ...(registry === null
      ? [step(`Write the registry into ${file} as \`registry:\`; until then --local keeps publications in ./registry.`)]
      : []),
    ...(changes.length > 0
      ? [
          step(
            `Change each source() shown above to the ref() below it, see that these upstreams have the mode package, and remove the definitions of these sources.`
          )
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          step(
            `Publish ${listed(elsewhere)} from where ${elsewhere.length === 1 ? 'it is' : 'they are'} built, after the production build.`,
            [`dbt-mesh publish --registry ${registry?.includes('://') ? word(registry) : 'REGISTRY'}`]
          )
        ]
      : []),
    ...grouped('Build and publish', sources, local),
    ...grouped('Sync, build, check and publish', readers, local),
    ...(listedTwice.length > 0
      ? [
          step(
            `Remove \`projects:\` from dependencies.yml of ${listed(listedTwice)}, unless dbt Cloud reads it: ${file} lists these upstreams now, and dbt v2 stops at that key.`
          )
        ]
      : []),
    step(
      `Commit ${file}, and call the actions org/dbt-mesh/publish@v1, sync@v1 and validate@v1 in your workflows: workflows-examples/ of dbt-mesh has one for each use.`
    )
  ];
}

function grouped(what: string, projects: readonly StarterProject[], local: string): readonly InitStep[] {
  if (projects.length === 0) return [];
  const shown = projects.slice(0, SHOWN);
  const rest = projects.slice(SHOWN).map(({ name }) => name);
  const more = rest.length === 0 ? '' : `, and in the same way ${listed(rest)}`;
  const names = listed(shown.map(({ name }) => name));
  return [
    step(
      `${what} ${names}${more}.`,
      shown.flatMap((project) => commandsFor(project, local))
    )
  ];
}

function commandsFor({ path, upstreams }: StarterProject, local: string): readonly string[] {
  const at = path === '.' ? '' : ` --project-dir ${word(path)}`;
  const inFolder = (command: string): string => (path === '.' ? command : `(cd ${word(path)} && ${command})`);
  if (upstreams.length === 0) return [inFolder('dbt build'), `dbt-mesh publish${at}${local}`];
  const deps = upstreams.some(({ mode }) => mode === 'package') ? 'dbt deps && ' : '';
  return [
    `dbt-mesh sync${at}${local}`,
    inFolder(`${deps}dbt build`),
    `dbt-mesh validate${at}${local}`,
    `dbt-mesh publish${at}${local}`
  ];
}

/** Each project after those of the repository that it reads; who may be missing is not waited for. */
function upstreamsFirst(projects: readonly StarterProject[]): readonly StarterProject[] {
  const ordered = new Set<StarterProject>();
  const visit = (project: StarterProject): void => {
    for (const { project: name, optional } of project.upstreams) {
      const upstream = optional ? undefined : projects.find((one) => one.name === name);
      if (upstream !== undefined && !ordered.has(upstream)) visit(upstream);
    }
    ordered.add(project);
  };
  projects.forEach(visit);
  return [...ordered];
}

function step(what: string, commands: readonly string[] = []): InitStep {
  return { what, commands };
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A word as a POSIX shell reads it back; never a flag. */
function word(text: string): string {
  const safe = text.startsWith('-') ? `./${text}` : text;
  return /^[\w./:@%+=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}
