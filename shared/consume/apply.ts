import { join } from 'node:path';
import { UserError, type Files } from '../domain/index.ts';
import { together } from './faults.ts';
import { isGenerated, type GeneratedFile } from './generated.ts';
import { LOCK_FILE } from './lock.ts';
import { LOOM_CONFIG, MANIFESTS_FOLDER } from './loom.ts';
import { MESH_FOLDER, type Plan } from './plan.ts';
import { isSourceFilePath } from './source-file.ts';
import { STATE_FOLDER } from './state.ts';
import { PACKAGES_FOLDER } from './stub-package.ts';

/** What was done, as sorted paths relative to the project. */
export interface Applied {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings a project to what the plan says. Every file is looked at before the first is touched; what is as it should be is not written; what
 * sync once generated and does not any more is removed; the lock comes last.
 *
 * @param projectDir absolute
 * @param modelPaths where generated sources of earlier runs may lie
 * @throws UserError, with nothing written, for each file in the way that is the user's
 */
export async function apply(files: Files, projectDir: string, modelPaths: readonly string[], plan: Plan): Promise<Applied> {
  const wanted = await Promise.all(plan.files.map(async (file) => ({ file, now: await files.read(join(projectDir, file.path)) })));
  const fault = together(wanted.filter(({ file, now }) => now !== null && !isOurs(file.path, now)).map(({ file }) => inTheWay(file.path)));
  if (fault !== null) throw fault;
  const changed = wanted.filter(({ file, now }) => now === null || (isGenerated(now) && !isSame(now, file.text))).map(({ file }) => file);
  const obsolete = await obsoleteFiles(files, projectDir, modelPaths, plan.files);

  const [lock, others] = [changed.filter(isLock), changed.filter((file) => !isLock(file))];
  for (const file of others) await write(files, projectDir, file);
  for (const path of obsolete) await files.remove(join(projectDir, path));
  if (plan.edit !== null) await edit(files, projectDir, plan.edit);
  for (const file of lock) await write(files, projectDir, file);

  const edited = plan.edit === null ? [] : [plan.edit];
  return {
    written: [...changed, ...edited.filter(({ text }) => text !== null)].map(({ path }) => path).sort(),
    removed: [...obsolete, ...edited.filter(({ text }) => text === null).map(({ path }) => path)].sort()
  };
}

/** A `.gitignore` of the user's own is how one commits the generated package: it is left alone. */
function isOurs(path: string, body: Uint8Array): boolean {
  return isGenerated(body) || path === `${MESH_FOLDER}/.gitignore`;
}

function inTheWay(path: string): UserError {
  return new UserError(
    `${path} is not a file that dbt-mesh generated, so it is left as it is`,
    `Rename or remove it, and run dbt-mesh sync again.`
  );
}

function isSame(body: Uint8Array, text: string): boolean {
  return Buffer.from(text).equals(body);
}

function isLock({ path }: GeneratedFile): boolean {
  return path === LOCK_FILE;
}

/** Generated files that the plan does not have any more. */
async function obsoleteFiles(
  files: Files,
  projectDir: string,
  modelPaths: readonly string[],
  planned: readonly GeneratedFile[]
): Promise<readonly string[]> {
  const keep = new Set(planned.map(({ path }) => path));
  const below = async (folder: string): Promise<readonly string[]> =>
    (await files.list(join(projectDir, folder))).map((path) => (folder === '.' ? path : `${folder}/${path}`));
  const own = await Promise.all([PACKAGES_FOLDER, MANIFESTS_FOLDER, STATE_FOLDER].map(below));
  const models = (await Promise.all(modelPaths.map(below))).map((paths) => paths.filter(isSourceFilePath));
  const candidates = [...new Set([...own.flat(), ...models.flat(), LOOM_CONFIG])].filter((path) => !keep.has(path));
  const generated = await Promise.all(
    candidates.map(async (path) => {
      const body = await files.read(join(projectDir, path));
      return body !== null && isGenerated(body);
    })
  );
  return candidates.filter((_, index) => generated[index]);
}

function write(files: Files, projectDir: string, { path, text }: GeneratedFile): Promise<void> {
  return files.write(join(projectDir, path), text);
}

function edit(files: Files, projectDir: string, { path, text }: { path: string; text: string | null }): Promise<void> {
  return text === null ? files.remove(join(projectDir, path)) : files.write(join(projectDir, path), text);
}
