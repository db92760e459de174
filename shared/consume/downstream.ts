import { LineCounter, isMap, parseDocument, type Document } from 'yaml';
import { UserError } from '../domain/index.ts';
import type { Quoting } from './identifiers.ts';

/** What `dbt_project.yml` says of the project that is synced. */
export interface Downstream {
  readonly name: string;
  /** Folders of models, snapshots, tests and analyses, relative to the project, with `/`. The first is where generated sources go. */
  readonly modelPaths: readonly string[];
  readonly otherPaths: readonly string[];
  /** Where `dbt deps` installs packages. */
  readonly packagesPath: string;
  /** Where dbt writes its artifacts. */
  readonly targetPath: string;
  /** What it sets of dbt's quoting; the rest is the adapter's default. */
  readonly quoting: Partial<Quoting>;
  /** What it sets at the top level of `models:`, for all packages. */
  readonly modelConfigs: readonly ModelConfig[];
  /** Keys of `models:` that are named after a package, with the configs that they set. */
  readonly packageConfigs: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface ModelConfig {
  /** Without `+`. */
  readonly key: string;
  /** From 1. */
  readonly line: number;
}

/** Name of the file that every dbt project has. */
export const PROJECT_FILE = 'dbt_project.yml';

type Yaml = Readonly<Record<string, unknown>>;

/**
 * Reads `dbt_project.yml`.
 *
 * @param text null when there is no such file
 * @param path as messages name it
 * @throws UserError when it is missing, is no YAML or has no name
 */
export function readDownstream(text: string | null, path: string): Downstream {
  if (text === null)
    throw new UserError(`There is no ${path}`, 'Run it in the folder of a dbt project, or give `project-dir`.');
  const lines = new LineCounter();
  const document = parseYaml(text, path, lines);
  const project = asMap(document.toJS());
  const name = project['name'];
  if (typeof name !== 'string' || name === '') {
    throw new UserError(`${path} has no \`name\``, 'Give the project a name there, as dbt asks for.');
  }
  const models = asMap(project['models']);
  return {
    name,
    modelPaths: paths(project, 'model-paths', ['models']),
    otherPaths: [
      ...paths(project, 'snapshot-paths', ['snapshots']),
      ...paths(project, 'test-paths', ['tests']),
      ...paths(project, 'analysis-paths', ['analyses'])
    ],
    packagesPath: pathIn(project, 'packages-install-path') ?? 'dbt_packages',
    targetPath: pathIn(project, 'target-path') ?? 'target',
    quoting: quoting(asMap(project['quoting'])),
    modelConfigs: Object.keys(models)
      .filter((key) => key.startsWith('+') || !isYamlMap(models[key]))
      .map((key) => ({ key: withoutPlus(key), line: lineOf(document, lines, ['models', key]) })),
    packageConfigs: new Map(
      Object.entries(models)
        .filter(([key, value]) => !key.startsWith('+') && isYamlMap(value))
        .map(([key, value]) => [key, new Set(Object.keys(asMap(value)).map(withoutPlus))])
    )
  };
}

/**
 * A YAML file of the user's as a document, as dbt's reader (YAML 1.1) takes it.
 *
 * @throws UserError with the line of the first fault
 */
export function parseYaml(text: string, path: string, lines = new LineCounter()): Document {
  const { document, fault } = readYaml(text, lines);
  if (fault === null) return document;
  throw new UserError(
    `${path}:${fault.line} is not YAML: ${fault.message}`,
    'Correct it; dbt could not read it either.'
  );
}

/** The same for who goes on with what there is: the first fault is told with its line. */
export function readYaml(
  text: string,
  lines = new LineCounter()
): { readonly document: Document; readonly fault: { readonly line: number; readonly message: string } | null } {
  const document = parseDocument(text, { version: '1.1', lineCounter: lines, merge: true });
  const [fault] = document.errors;
  if (fault === undefined) return { document, fault: null };
  const [message = ''] = fault.message.split('\n');
  return { document, fault: { line: lines.linePos(fault.pos[0]).line, message } };
}

export function asMap(value: unknown): Yaml {
  return isYamlMap(value) ? value : {};
}

function isYamlMap(value: unknown): value is Yaml {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function lineOf(document: Document, lines: LineCounter, [section, key]: readonly [string, string]): number {
  const map = document.get(section, true);
  const pair = isMap(map) ? map.items.find((item) => String(item.key) === key) : undefined;
  const range = (pair?.key as { range?: readonly [number, number, number] | null } | undefined)?.range;
  return range ? lines.linePos(range[0]).line : 1;
}

function paths(project: Yaml, key: string, fallback: readonly string[]): readonly string[] {
  const value = project[key];
  const found = (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === 'string' ? [normalized(one)] : []
  );
  return found.length > 0 ? found : fallback;
}

function normalized(path: string): string {
  const clean = path
    .replaceAll('\\', '/')
    .replace(/\/+/g, '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/$/, '');
  return clean === '' ? '.' : clean;
}

function pathIn(project: Yaml, key: string): string | null {
  const value = project[key];
  return typeof value === 'string' && value !== '' ? normalized(value) : null;
}

function quoting(value: Yaml): Partial<Quoting> {
  const parts = ['database', 'schema', 'identifier'] as const;
  return Object.fromEntries(parts.flatMap((part) => (typeof value[part] === 'boolean' ? [[part, value[part]]] : [])));
}

function withoutPlus(key: string): string {
  return key.replace(/^\+/, '');
}
