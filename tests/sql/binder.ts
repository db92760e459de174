import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { python } from '../harness/dbt.ts';
import { typeOf, type Vocabulary } from './random-queries.ts';

/** A column without which a query does not bind. */
export type Needed = readonly [table: string, column: string];

/**
 * Asks DuckDB's binder what each query needs of the vocabulary's tables.
 *
 * @returns for each query its columns, or null when it does not bind at all
 */
export async function bind(
  queries: readonly string[],
  { judged, own }: Vocabulary
): Promise<readonly (readonly Needed[] | null)[]> {
  const script = fileURLToPath(new URL('binder.py', import.meta.url));
  const child = spawn(python(), [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const tables = [...judged, ...own].map(
    ({ name, columns }) => [name, columns.map((column) => `${column} ${typeOf(column)}`)] as const
  );
  const setup = { tables: Object.fromEntries(tables), judged: judged.map(({ name }) => name) };
  child.stdin.end([setup, ...queries].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const answers: (readonly Needed[] | null)[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    answers.push(JSON.parse(line) as readonly Needed[] | null);
  }
  if (answers.length !== queries.length) {
    throw new Error(`The binder answered ${answers.length} of ${queries.length} queries.`);
  }
  return answers;
}
