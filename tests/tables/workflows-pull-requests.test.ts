/** What the reusable workflows do on pull requests and on dispatches, through the example callers on act. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WHOLE } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';
import { edit, pullRequest, startMeshOnGithub, type MeshOnGithub } from '../harness/mesh-on-github.ts';
import { JOBS, type WorkflowRun } from '../harness/workflows.ts';

/** Far above what a run takes, also where others share the machine. */
const LIMIT = 300_000;
const MODEL = 'models/marts/downstream_orders.sql';
/** Of whom the package mode's caller says `engine: v2`. */
const DOWN = { project: 'dbt_down_package', caller: 'downstream-package.yml', on: 'runner-v2' } as const;

let mesh: MeshOnGithub;
beforeAll(async () => {
  mesh = await startMeshOnGithub();
}, LIMIT);
afterAll(() => mesh.end());

const told = ({ annotations }: WorkflowRun, level: string) => annotations.filter((one) => one.level === level);

async function tablesIn(database: string, schema: string): Promise<readonly unknown[]> {
  const rows = await mesh.snowflake.query(
    `select table_name from ${database}.information_schema.tables where table_schema = '${schema}' order by 1`
  );
  return rows.map(([name]) => name);
}

describe('a pull request from a fork, which gets no secret', () => {
  test(
    'is compiled, its contracts are looked at, and it says what was left out',
    async () => {
      const repository = await mesh.repository('dbt_up', 'upstream.yml');
      const run = await mesh.happens(repository, { ...pullRequest('fork'), secrets: {} });
      expect(run.jobs).toEqual({ [`dbt_up / ${JOBS.start}`]: 'success', [`dbt_up / ${JOBS.fork}`]: 'success' });
      expect(run.annotations).toEqual([
        {
          level: 'notice',
          title: 'Left out',
          message: expect.stringMatching(
            /^Pull requests from forks get no secrets: nothing was built in Snowflake, and nobody/
          )
        }
      ]);
    },
    LIMIT
  );

  if (WHOLE) {
    test(
      "is what Dependabot's is where it has no secrets of its own",
      async () => {
        const repository = await mesh.repository('dbt_up', 'upstream.yml');
        const run = await mesh.happens(repository, { ...pullRequest('branch', 'dependabot[bot]'), secrets: {} });
        expect(run.jobs).toEqual({ [`dbt_up / ${JOBS.start}`]: 'success', [`dbt_up / ${JOBS.fork}`]: 'success' });
      },
      LIMIT
    );

    test(
      'of a downstream needs a registry that it can read to be parsed, and says so',
      async () => {
        const repository = await mesh.repository(DOWN.project, DOWN.caller);
        const run = await mesh.happens(repository, { ...pullRequest('fork'), secrets: {}, on: DOWN.on });
        expect(run.jobs).toEqual({
          [`${DOWN.project} / ${JOBS.start}`]: 'success',
          [`${DOWN.project} / ${JOBS.fork}`]: 'success'
        });
        expect(told(run, 'notice')).toEqual([
          expect.objectContaining({
            message: expect.stringContaining(
              'nothing was synced, parsed or validated, for which the input fork-registry'
            )
          })
        ]);
      },
      LIMIT
    );

    test.each([
      ['dbt_down_package', 'downstream-package.yml', 'runner-v2'],
      ['dbt_down', 'downstream-sources.yml', 'runner-core'],
      ['dbt_down_loom', 'downstream-loom.yml', 'runner-core']
    ] as const)(
      'of %s is validated against a registry that it can read: green as it stands, red on the line of a column that is not there',
      async (project, caller, on) => {
        const repository = await mesh.repository(project, caller);
        await meshOk(repository, 'publish', '--manifest', await upstreamManifest(), '--local');
        await edit(
          join(repository, '.github/workflows/mesh.yml'),
          'ci-target: dev',
          'ci-target: dev\n      fork-registry: ./registry'
        );
        const jobs = (fork: string) => ({
          [`${project} / ${JOBS.start}`]: 'success',
          [`${project} / ${JOBS.fork}`]: fork
        });

        const green = await mesh.happens(repository, { ...pullRequest('fork'), secrets: {}, on });
        expect({ jobs: green.jobs, log: green.log }).toEqual({
          jobs: jobs('success'),
          log: expect.stringContaining(`✓ ${project}: Cross-project lineage verified`)
        });

        await edit(join(repository, MODEL), '    status,\n', '    state,\n');
        const red = await mesh.happens(repository, { ...pullRequest('fork'), secrets: {}, on });
        expect(red.jobs).toEqual(jobs('failure'));
        expect(told(red, 'error')).toContainEqual(
          expect.objectContaining({ file: MODEL, line: '3', title: expect.stringContaining('column-missing') })
        );
      },
      LIMIT
    );
  }
});

if (WHOLE) {
  describe('once production is built', () => {
    let upstream: string;
    let downstream: string;

    beforeAll(async () => {
      upstream = await mesh.repository('dbt_up', 'upstream.yml');
      downstream = await mesh.repository(DOWN.project, DOWN.caller);
      await writeFile(
        join(downstream, 'models/marts/tiers.sql'),
        `select order_tier, count(*) as orders from {{ ref('downstream_orders') }} group by order_tier\n`
      );
      const runs = [
        await mesh.happens(upstream, { event: 'push' }),
        await mesh.happens(downstream, { event: 'push', on: DOWN.on })
      ];
      for (const { jobs } of runs) expect(Object.values(jobs)).toEqual(['success', 'success']);
    }, LIMIT);

    test(
      "an upstream's pull request is built in a schema of its own, and nothing is published",
      async () => {
        const before = await mesh.published('dbt_up');
        const run = await mesh.happens(upstream, pullRequest('branch'));
        expect(run.jobs).toEqual({ [`dbt_up / ${JOBS.start}`]: 'success', [`dbt_up / ${JOBS.check}`]: 'success' });
        // The views beside it are not listed by fakesnow.
        expect(await tablesIn('DBT_UP_PROD', 'PR_7')).toEqual(['PUBLIC_ORDERS']);
        expect((await mesh.published('dbt_up'))?.mesh.version).toBe(before?.mesh.version);
      },
      LIMIT
    );

    test(
      "a downstream's pull request builds what it changes, and reads the rest in production",
      async () => {
        await edit(join(downstream, 'models/marts/tiers.sql'), 'count(*)', 'count(distinct order_id)');
        const run = await mesh.happens(downstream, { ...pullRequest('branch'), on: DOWN.on });
        expect({ jobs: run.jobs, log: run.log }).toEqual({
          jobs: {
            [`${DOWN.project} / ${JOBS.start}`]: 'success',
            [`${DOWN.project} / ${JOBS.check}`]: 'success'
          },
          log: expect.stringContaining(`✓ ${DOWN.project}: Cross-project lineage verified`)
        });
        expect(await tablesIn('DBT_DOWN_PACKAGE_PROD', 'PR_7')).toEqual(['TIERS']);
        const rows = await mesh.snowflake.query('select * from dbt_down_package_prod.pr_7.tiers order by 1');
        expect(rows).toEqual([
          ['HIGH_VALUE', 3],
          ['MEDIUM_VALUE', 3],
          ['STANDARD', 4]
        ]);
      },
      LIMIT
    );

    describe('a dispatch by the upstream', () => {
      const dispatch = (payload: object) => ({
        event: 'repository_dispatch',
        payload: { action: 'dbt-mesh-upstream', client_payload: payload }
      });
      const changed = { project: 'dbt_up', environment: 'prod', version: '1', repository: 'acme/dbt-up' };

      test.each([
        ['dbt_down_package', 'downstream-package.yml', 'runner-v2'],
        ['dbt_down', 'downstream-sources.yml', 'runner-core'],
        ['dbt_down_loom', 'downstream-loom.yml', 'runner-core']
      ] as const)(
        'has %s build what reads the models that changed, and publish all of it',
        async (project, caller, on) => {
          const repository = await mesh.repository(project, caller);
          await writeFile(join(repository, 'models/marts/apart.sql'), 'select 1 as id\n');
          await mesh.snowflake.query(`drop schema if exists ${project}_prod.marts`);
          const run = await mesh.happens(repository, { ...dispatch({ ...changed, models: ['public_orders'] }), on });
          expect({ jobs: run.jobs, log: run.log }).toEqual({
            jobs: { [`${project} / ${JOBS.start}`]: 'success', [`${project} / ${JOBS.publish}`]: 'success' },
            log: expect.any(String)
          });
          expect(await tablesIn(`${project.toUpperCase()}_PROD`, 'MARTS')).toEqual(['DOWNSTREAM_ORDERS']);
          const latest = await mesh.published(project);
          expect(latest?.mesh.references).toContainEqual(
            expect.objectContaining({ model: 'public_orders', columns: ['amount', 'created_at', 'order_id', 'status'] })
          );
        },
        LIMIT
      );

      test(
        'for a preview is not for who builds production',
        async () => {
          const run = await mesh.happens(downstream, dispatch({ ...changed, environment: 'pr-7', models: [] }));
          expect(run.jobs).toEqual({});
        },
        LIMIT
      );

      test.each([
        ['a path', ['models/x']],
        ['a method of dbt', ['tag:nightly']],
        ['a flag', ['--vars']],
        ['more than one word', ['public_orders other']],
        ['a command', ['$(touch /tmp/dispatched)']],
        ['a line', ['public_orders\nPATH=/tmp']],
        ['no text', [7]],
        ['no list', 'public_orders']
      ])(
        'that names %s is refused, and nothing is built',
        async (_, models) => {
          const run = await mesh.happens(downstream, { ...dispatch({ ...changed, models }), on: DOWN.on });
          expect(run.jobs[`${DOWN.project} / ${JOBS.publish}`]).toBe('failure');
          expect(told(run, 'error')).toEqual([
            {
              level: 'error',
              title: 'Dispatch',
              message: 'The client_payload has no plain names of a project and its models.'
            }
          ]);
          expect(run.log).not.toContain('Run Main Build');
        },
        LIMIT
      );
    });
  });
}

/** The manifest of the upstream as it is built in production. */
async function upstreamManifest(): Promise<string> {
  const repository = await mesh.repository('dbt_up', 'upstream.yml');
  await mesh.dbt(repository, 'compile');
  return join(repository, 'target', 'manifest.json');
}
