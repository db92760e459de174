import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { Document } from 'yaml';
import { UserError } from '../domain/index.ts';
import type { Mode, Policy, RelationRules } from '../domain/index.ts';
import { durationIn } from './duration.ts';
import type { Faults } from './faults.ts';
import { filePolicy } from './file-policy.ts';
import type { DeclaredUpstream } from './upstreams.ts';

/** A project of the repository, as `dbt-mesh.yml` lists it. */
export interface ListedProject {
  readonly name: string;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** Null when the file says nothing about upstreams. */
  readonly upstreams: readonly DeclaredUpstream[] | null;
}

/** What `dbt-mesh.yml` says, or the same with nothing said. */
export interface MeshFile {
  /** As written; a folder is relative to `folder`. */
  readonly registry: string | null;
  /** Absolute path of the folder that the file lies in. */
  readonly folder: string;
  readonly environments: Readonly<Record<string, readonly string[]>>;
  /** For all upstreams; null when the file has none. */
  readonly relations: RelationRules | null;
  /** Null when the file lists none. */
  readonly projects: readonly ListedProject[] | null;
  readonly policy: Policy;
}

/** A repository without `dbt-mesh.yml`. */
export function noMeshFile(folder: string): MeshFile {
  return { registry: null, folder, environments: {}, relations: null, projects: null, policy: { rules: {} } };
}

/**
 * Reads and judges `dbt-mesh.yml`; what is wrong in it goes to `faults`, each with its line.
 *
 * @param path absolute
 * @param shownFrom the folder that the path in messages is relative to
 * @throws UserError when the file cannot be read at all
 */
export async function readMeshFile(path: string, shownFrom: string, faults: Faults): Promise<MeshFile> {
  const file = relative(shownFrom, path) || path;
  const text = await readText(path, file);
  // Loaded here because most runs on a single project have no such file, and should not wait for a parser and a validator.
  const [{ LineCounter, parseDocument }, { MESH_FILE }, { reportIssues }] = await Promise.all([
    import('yaml'),
    import('./mesh-schema.ts'),
    import('./mesh-faults.ts')
  ]);

  const lines = new LineCounter();
  // Whatever version of YAML the file says it is of, a day is text.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const empty = noMeshFile(dirname(path));
  for (const error of document.errors) {
    faults.add(`${file}:${lines.linePos(error.pos[0]).line}`, `is not valid YAML: ${error.message}`, 'Mend the file.');
  }
  if (document.errors.length > 0) return empty;
  const content = plainValue(document, file, faults);
  if (content === null) return empty;

  const parsed = MESH_FILE.safeParse(content);
  if (!parsed.success) {
    reportIssues(parsed.error.issues, (line) => `${file}:${line}`, document, lines, faults);
    return empty;
  }
  const { registry, environments, relations, projects, policy } = parsed.data;
  return {
    registry: registry ?? null,
    folder: empty.folder,
    environments: environments ?? {},
    relations: relations ? relationRules(relations) : null,
    projects: projects
      ? Object.entries(projects).map(([name, project]) => ({
          name,
          folder: resolve(empty.folder, project.path),
          upstreams: project.upstreams ? Object.entries(project.upstreams).map(declared) : null
        }))
      : null,
    policy: filePolicy(policy, projects ?? {})
  };
}

/** Null for an empty file, and for one whose aliases stand for more than a file should hold. */
export function plainValue(document: Document, file: string, faults: Faults): unknown {
  try {
    return document.toJS() as unknown;
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    faults.add(file, `is not valid YAML: ${error.message}`, 'Mend the file.');
    return null;
  }
}

interface WrittenUpstream {
  readonly mode?: Mode;
  readonly optional?: boolean;
  readonly 'max-age'?: string;
  readonly relations?: Partial<RelationRules>;
}

function declared([project, written]: [string, Mode | WrittenUpstream]): DeclaredUpstream {
  const upstream: WrittenUpstream = typeof written === 'string' ? { mode: written } : written;
  const { mode = null, optional = false, 'max-age': maxAge, relations } = upstream;
  return {
    project,
    mode,
    optional,
    maxAge: (maxAge && durationIn(maxAge)) || undefined,
    relations: relations && relationRules(relations)
  };
}

/** Rules as they are written, with nothing said of what is left out. */
export function relationRules({ database = {}, schema = {} }: Partial<RelationRules>): RelationRules {
  return { database, schema };
}

async function readText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new UserError(
      code === 'ENOENT' ? `${file} is not there` : `${file} cannot be read (${code ?? 'unknown failure'})`,
      'Give the path of dbt-mesh.yml as `config`, or leave it out: the one at the root of the repository is found.',
      { cause: error }
    );
  }
}
