import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { python } from './dbt.ts';
import type { StoredRelation } from './warehouse.ts';

const SCRIPT = fileURLToPath(new URL('snowflake_server.py', import.meta.url));

type Rows = readonly (readonly unknown[])[];

/** A server that speaks Snowflake's protocol, with no database in it. */
export interface Snowflake {
  readonly port: number;
  query(sql: string): Promise<Rows>;
  /** Every statement that clients sent since this was last asked. */
  statements(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** What the profiles of the examples need to build on it. */
export function onSnowflake(folder: string, { port }: Snowflake): Readonly<Record<string, string>> {
  return {
    DBT_PROFILES_DIR: join(folder, 'profiles', 'snowflake'),
    SNOWFLAKE_ACCOUNT: 'fakesnow',
    SNOWFLAKE_USER: 'fake',
    SNOWFLAKE_PASSWORD: 'snow',
    SNOWFLAKE_HOST: 'localhost',
    SNOWFLAKE_PORT: String(port),
    SNOWFLAKE_PROTOCOL: 'http'
  };
}

/** The server lives as long as its standard input is open, and so no longer than this process. */
export async function startSnowflake(): Promise<Snowflake> {
  const server = spawn(python('fakesnow'), [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();

  async function answer(): Promise<Record<string, unknown>> {
    const { done, value } = await lines.next();
    if (done) throw new Error(`fakesnow ended:\n${log}`);
    return JSON.parse(value) as Record<string, unknown>;
  }

  async function ask(request: object): Promise<Record<string, unknown>> {
    server.stdin.write(`${JSON.stringify(request)}\n`);
    return answer();
  }

  const { port } = await answer();
  return {
    port: port as number,
    async query(sql) {
      const { rows, error } = await ask({ sql });
      if (error !== undefined) throw new Error(`${sql}\n${error as string}`);
      return rows as Rows;
    },
    async statements() {
      return (await ask({ statements: true }))['statements'] as readonly string[];
    },
    async stop() {
      server.stdin.end();
      await ended;
    }
  };
}

/** Everything in a database, by `DATABASE.SCHEMA.NAME`. Comments are not among it: fakesnow forgets them. */
export async function contentsOf(
  snowflake: Snowflake,
  database: string
): Promise<Readonly<Record<string, Omit<StoredRelation, 'comment'>>>> {
  const objects = (await snowflake.query(`show objects in database ${database}`)) as readonly (readonly string[])[];
  const held: Record<string, Omit<StoredRelation, 'comment'>> = {};
  for (const [, name = '', , schema = '', kind] of objects) {
    const columns = await snowflake.query(
      `select column_name, data_type, is_nullable from ${database}.information_schema.columns
       where table_schema = '${schema}' and table_name = '${name}' order by ordinal_position`
    );
    const rows = await snowflake.query(`select * from ${database}.${schema}.${name}`);
    held[`${database}.${schema}.${name}`] = {
      kind: kind === 'VIEW' ? 'view' : 'table',
      columns: columns.map(([column, type, nullable]) => [String(column), String(type), nullable === 'YES', null]),
      rows: [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
    };
  }
  return held;
}
