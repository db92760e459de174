/** What the reusable workflows do on pull requests and dispatches that are as they should be, through the example callers on act. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WHOLE } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';
import { edit, pullRequest, startMeshOnGithub, type MeshOnGithub } from '../harness/mesh-on-github.ts';
import { JOBS } from '../harness/workflows.ts';

const MINUTES = 60_000;
const V2 = { on: 'runner-v2' } as const;
let mesh: MeshOnGithub;

beforeAll(async () => {
  mesh = await startMeshOnGithub();
}, 2 * MINUTES);
afterAll(() => mesh.end());

const tablesOf = async (database: string, schema: string): Promise<readonly unknown[]> => {
  const rows = await mesh.snowflake.query(
    `select table_name from ${database}.information_schema.tables where table_schema = '${schema}' order by 1`
  );
  return rows.map(([name]) => name);
};

describe('pull requests from forks, which get no secret', () => {
  test(
    "an upstream's is compiled and its contracts are looked at, and it says what was left out",
    async () => {
      const run = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), {
        ...pullRequest('fork'),
        secrets: {}
      });
      expect(run.jobs).toEqual({ [`dbt_up / ${JOBS.start}`]: 'success', [`dbt_up / ${JOBS.fork}`]: 'success' });
      expect(run.annotations).toEqual([
        {
          level: 'notice',
          title: 'Left out',
          message: expect.stringMatching(
            /^Pull requests from forks get no secrets: nothing was built in Snowflake, and/
          )
        }
      ]);
      expect(run.code).toBe(0);
    },
    MINUTES
  );
});
