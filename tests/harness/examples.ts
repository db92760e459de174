import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mode } from '../../shared/domain/index.ts';
import { ROOT } from './mesh.ts';

/** The downstream of each mode, and what its reference is called. */
export const DOWNSTREAMS: readonly { readonly project: string; readonly mode: Mode; readonly reference: string }[] = [
  { project: 'dbt_down_loom', mode: 'loom', reference: 'model.dbt_up.public_orders' },
  { project: 'dbt_down', mode: 'sources', reference: 'source.dbt_down.dbt_up.public_orders' },
  { project: 'dbt_down_package', mode: 'package', reference: 'model.dbt_up.public_orders' }
];

/** What dbt and sync leave in a project, and git does not keep. */
const LEFT_BEHIND =
  /\/(target|logs|dbt_packages|dbt_mesh|registry|package-lock\.yml|packages\.yml|dbt-mesh\.lock|_mesh_\w+\.yml|dbt_loom\.config\.yml)$/;

/** Copies the example projects and their profiles, as git has them, beside an empty warehouse. */
export async function copyExamples(folder: string): Promise<void> {
  for (const name of ['profiles', 'dbt_up', ...DOWNSTREAMS.map(({ project }) => project)]) {
    await copyExample(name, join(folder, name));
  }
  await mkdir(join(folder, 'warehouse'));
}

export async function copyExample(name: string, to: string): Promise<void> {
  await cp(join(ROOT, 'examples', name), to, { recursive: true, filter: (path) => !LEFT_BEHIND.test(path) });
}

/** What the examples need to build in that folder on DuckDB. */
export function onDuckdb(folder: string): Readonly<Record<string, string>> {
  return { DBT_PROFILES_DIR: join(folder, 'profiles', 'duckdb'), DUCKDB_DIR: join(folder, 'warehouse') };
}

/** The lines that `validate` prints for a sound downstream of the examples. */
export function verifiedLines({ project, reference }: (typeof DOWNSTREAMS)[number]): string {
  return `✓ ${project}: Cross-project lineage verified\n  - Found reference: ${reference}\n`;
}

/** The orders that `dbt_up` publishes, as a downstream sorts them into tiers. */
export const TIERS: readonly (readonly [id: number, amount: string, tier: string])[] = [
  [1, '250.00', 'HIGH_VALUE'],
  [2, '150.00', 'MEDIUM_VALUE'],
  [3, '75.50', 'STANDARD'],
  [4, '200.00', 'MEDIUM_VALUE'],
  [5, '100.00', 'STANDARD'],
  [6, '200.01', 'HIGH_VALUE'],
  [7, '100.01', 'MEDIUM_VALUE'],
  [8, '0.00', 'STANDARD'],
  [9, '1249.99', 'HIGH_VALUE'],
  [10, '49.95', 'STANDARD']
];
