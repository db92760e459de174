import { fileURLToPath } from 'node:url';
import { python, run } from './dbt.ts';

const SCRIPT = fileURLToPath(new URL('warehouse.py', import.meta.url));

export interface StoredRelation {
  readonly kind: 'table' | 'view';
  readonly comment: string | null;
  readonly columns: readonly (readonly [name: string, type: string, nullable: boolean, comment: string | null])[];
  readonly rows: readonly (readonly unknown[])[];
}

/** Everything in a DuckDB file, by `DATABASE.schema.name`: equal before and after means that nothing was touched. */
export async function contents(file: string): Promise<Readonly<Record<string, StoredRelation>>> {
  return JSON.parse(await ask('show', file)) as Record<string, StoredRelation>;
}

/** Runs SQL on a DuckDB file. */
export async function query(file: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  return JSON.parse(await ask('run', file, sql)) as unknown[][];
}

async function ask(...args: readonly string[]): Promise<string> {
  const { code, output } = await run(python(), [SCRIPT, ...args], { cwd: '.' });
  if (code !== 0) throw new Error(output);
  return output;
}
