import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mode } from '../../shared/domain/index.ts';
import { runResults, type Engine } from '../harness/dbt.ts';
import { ROOT } from '../harness/mesh.ts';

/** `up` publishes a model, and another in two versions; `down` reads all of them, with tests that have them among their parents. */
export const PROJECTS = join(ROOT, 'tests', 'tables', 'projects');

/** What a downstream's build runs: none may vanish. */
export const TESTS = 6;

/** Rows of the downstream's models: of ten orders, the n-th is worth n times 10.5. */
export const ROWS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  reads_orders: orders((id) => [id, (id * 10.5).toFixed(2)]),
  reads_versions: orders((id) => [id, (id * 10.5).toFixed(2)]),
  reads_latest: orders((id) => [id])
};

export interface Variant {
  readonly mode?: Mode;
  /** Appended to dbt_project.yml. */
  readonly yaml?: string;
  /** A file of macros. */
  readonly macros?: string;
  readonly profile?: string;
}

/** Writes the downstream project `down` for this engine into a folder that is not there yet. */
export async function writeDownstream(
  folder: string,
  on: Engine,
  { mode = 'package', yaml = '', macros, profile = duckdbProfile() }: Variant = {}
): Promise<void> {
  await cp(join(PROJECTS, 'down'), folder, { recursive: true });
  await writeFile(join(folder, 'profiles.yml'), profile);
  await writeFile(join(folder, 'models', '_models.yml'), modelsYaml(on));
  await writeFile(join(folder, 'dbt_project.yml'), projectYaml(yaml));
  if (macros) {
    await mkdir(join(folder, 'macros'));
    await writeFile(join(folder, 'macros', 'names.sql'), macros);
  }
  if (mode === 'sources') await nameSources(folder);
}

export function projectYaml(yaml = ''): string {
  return `name: down\nversion: "1.0"\nprofile: down\n${yaml}`;
}

/** The downstream's tests that the last run held. */
export function testsIn(project: string): readonly string[] {
  return [...runResults(project).keys()].filter((id) => id.startsWith('test.'));
}

/** A file of the downstream's own, beside the upstream's, which it could write to. */
function duckdbProfile(): string {
  const output = (schema: string) =>
    `{ type: duckdb, path: DOWN.duckdb, schema: ${schema}, attach: [{ path: ../UP_PROD.duckdb }] }`;
  return `down:\n  target: dev\n  outputs:\n    dev: ${output('dev')}\n    prod: ${output('prod')}\n`;
}

/** dbt v2 takes a test's arguments under `arguments:` alone, dbt-core before 1.10 only without. */
function modelsYaml(on: Engine): string {
  const to = "to: \"ref('up', 'public_orders')\", field: order_id";
  const relationships = on.kind === 'v2' ? `{ arguments: { ${to} } }` : `{ ${to} }`;
  return `version: 2
models:
  - name: reads_orders
    columns:
      - name: order_id
        tests: [not_null, unique, { relationships: ${relationships} }]
  - name: reads_versions
    columns: [{ name: order_id, tests: [not_null] }]
  - name: reads_latest
    columns: [{ name: order_id, tests: [unique] }]
`;
}

/** The same project in the words of `sources` mode: a version of a model is a table of its own, and there is no latest. */
async function nameSources(folder: string): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    /^(models|tests)\/.*\.(sql|yml)$/.test(file)
  );
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    const renamed = text
      .replace(/ref\('up', 'orders', v=(\d)\)/g, "source('up', 'orders_v$1')")
      .replace("ref('up', 'orders')", "source('up', 'orders_v2')")
      .replace("ref('up', 'public_orders')", "source('up', 'public_orders')");
    await writeFile(join(folder, file), renamed);
  }
}

function orders(row: (id: number) => readonly unknown[]): readonly (readonly unknown[])[] {
  return Array.from({ length: 10 }, (_, index) => row(index + 1));
}
