import { join, resolve } from 'node:path';
import { expectProject, isProject, pathInput, type Here } from './here.ts';
import { chosenProjects } from './projects.ts';

/** What is judged: a manifest, and the project that its paths are relative to. Absolute paths. */
export interface Subject {
  /** Null when only a manifest is known. */
  readonly projectDir: string | null;
  readonly manifest: string;
}

/** One manifest, one project by its folder or its name, or every project of the repository. */
export function subjects(here: Here): Promise<readonly Subject[]> {
  return chosenSubjects(here, here.inputs.flag('all') ?? false);
}

/** One manifest, or one project by its folder or its name. Where there is none, the faults say why, and what is given stands for nothing. */
export async function oneSubject(here: Here): Promise<Subject> {
  const [subject] = await chosenSubjects(here, false);
  return subject ?? { projectDir: null, manifest: manifestIn(here.projectDir) };
}

async function chosenSubjects(here: Here, all: boolean): Promise<readonly Subject[]> {
  const { inputs, faults } = here;
  const manifest = pathInput(here, 'manifest');
  const name = inputs.text('project');
  const ways = Object.entries({ manifest: manifest !== null, project: name !== null, all }).filter(
    ([, taken]) => taken
  );
  if (ways.length > 1) {
    faults.add(null, `${ways.map(([way]) => `\`${way}\``).join(' and ')} stand beside each other`, 'Give one of them.');
    return [];
  }
  if (name !== null || all) {
    const projects = await chosenProjects(name, here.cwd, here.meshFile, faults);
    return projects.map(({ folder }) => ({ projectDir: folder, manifest: manifestIn(folder) }));
  }
  if (manifest !== null) return [{ projectDir: await projectOf(manifest, here), manifest }];
  await expectProject(here);
  return [{ projectDir: here.projectDir, manifest: manifestIn(here.projectDir) }];
}

/** Where dbt writes a project's manifest. */
export function manifestIn(projectDir: string): string {
  return join(projectDir, 'target', 'manifest.json');
}

/** The folder that was given, else the one that dbt writes the manifest from, else the current one where it is a project. */
async function projectOf(manifest: string, { inputs, projectDir }: Here): Promise<string | null> {
  if (inputs.text('project-dir') !== null) return projectDir;
  for (const folder of [resolve(manifest, '..', '..'), projectDir]) {
    if (await isProject(folder)) return folder;
  }
  return null;
}
