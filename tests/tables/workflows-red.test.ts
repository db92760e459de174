/**
 * What the reusable workflows refuse, through the example callers on act: asserted on which jobs ran, by their names, and on what is
 * annotated, where. A slice of it is what a missing secret leads to.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WHOLE } from '../harness/dbt.ts';
import { edit, pullRequest, SECRETS, startMeshOnGithub, type MeshOnGithub } from '../harness/mesh-on-github.ts';
import { JOBS, type WorkflowRun } from '../harness/workflows.ts';

/** Far above what a run takes, also where others share the machine. */
const LIMIT = 300_000;
const PUSH = { event: 'push' };
const CALLERS: readonly (readonly [project: string, caller: string])[] = [
  ['dbt_up', 'upstream.yml'],
  ['dbt_down', 'downstream-sources.yml'],
  ['dbt_down_loom', 'downstream-loom.yml']
];

let mesh: MeshOnGithub;
beforeAll(async () => {
  mesh = await startMeshOnGithub();
}, LIMIT);
afterAll(() => mesh.end());

const errors = ({ annotations }: WorkflowRun) => annotations.filter(({ level }) => level === 'error');

describe('a secret that is not there stops the run at its start, in one sentence that names it', () => {
  const cases = CALLERS.flatMap(([project, caller]) =>
    Object.keys(SECRETS).flatMap((name) =>
      (['missing', 'empty'] as const).map((how) => ({ project, caller, name, how }))
    )
  );
  const asked = WHOLE ? cases : cases.slice(0, 2);

  test.each(asked.map((one) => [one.project, one.name, one.how, one] as const))(
    'of %s, %s is %s',
    async (project, name, how, { caller }) => {
      const others = Object.fromEntries(Object.entries(SECRETS).filter(([other]) => other !== name));
      const secrets = how === 'empty' ? { ...others, [name]: '' } : others;
      const run = await mesh.happens(await mesh.repository(project, caller), { ...PUSH, secrets });
      expect(run.jobs).toEqual({ [`${project} / ${JOBS.start}`]: 'failure' });
      expect(errors(run)).toEqual([
        {
          level: 'error',
          title: 'Missing secret',
          message: expect.stringMatching(new RegExp(`^The secret ${name} is missing or empty: [^.]+\\.$`))
        }
      ]);
      expect(run.code).not.toBe(0);
    },
    LIMIT
  );

  test(
    'all that are missing are told at once',
    async () => {
      const run = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), { ...PUSH, secrets: {} });
      expect(errors(run).map(({ message }) => message.split(' ')[2])).toEqual(Object.keys(SECRETS));
    },
    LIMIT
  );
});

if (WHOLE) {
  describe('keys of AWS are not asked for', () => {
    const withoutAws = Object.fromEntries(Object.entries(SECRETS).filter(([name]) => !name.startsWith('AWS_')));
    const REGISTRY = 'registry: s3://acme-dbt-mesh/registry';

    test(
      'where the registry is a folder',
      async () => {
        const repository = await mesh.repository('dbt_up', 'upstream.yml');
        await edit(join(repository, '.github/workflows/mesh.yml'), REGISTRY, 'registry: ./registry');
        const run = await mesh.happens(repository, { ...PUSH, secrets: withoutAws });
        expect(run.jobs).toEqual({
          [`dbt_up / ${JOBS.start}`]: 'success',
          [`dbt_up / ${JOBS.publish}`]: 'success'
        });
      },
      LIMIT
    );

    test(
      'where a role is named, which is taken on before the registry is read',
      async () => {
        const repository = await mesh.repository('dbt_down_package', 'downstream-package.yml');
        await edit(
          join(repository, '.github/workflows/mesh.yml'),
          REGISTRY,
          '$&\n      aws-role: arn:aws:iam::1:role/mesh'
        );
        const run = await mesh.happens(repository, { ...PUSH, secrets: withoutAws, on: 'runner-v2' });
        expect(run.jobs).toEqual({
          [`dbt_down_package / ${JOBS.start}`]: 'success',
          [`dbt_down_package / ${JOBS.publish}`]: 'failure'
        });
        expect(run.log).toContain('Failure - Main Take on the AWS role');
        expect(run.log).not.toContain('Run Main Sync with the upstreams');
      },
      LIMIT
    );
  });

  test.each(['pull_request_target', 'workflow_run'])(
    'on %s, which would give secrets to the code of a pull request, nothing runs',
    async (event) => {
      const repository = await mesh.repository('dbt_up', 'upstream.yml');
      await edit(join(repository, '.github/workflows/mesh.yml'), 'on:\n', `on:\n  ${event}:\n`);
      const run = await mesh.happens(repository, { ...pullRequest('fork'), event });
      expect(run.jobs).toEqual({ [`dbt_up / ${JOBS.start}`]: 'failure' });
      expect(errors(run)[0]?.message).toMatch(/^This workflow does not run on pull_request_target/);
    },
    LIMIT
  );

  describe('once the mesh is up', () => {
    beforeAll(async () => {
      const up = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), PUSH);
      const down = await mesh.happens(await mesh.repository('dbt_down_package', 'downstream-package.yml'), {
        ...PUSH,
        on: 'runner-v2'
      });
      expect([...Object.values(up.jobs), ...Object.values(down.jobs)]).toEqual(
        Array.from({ length: 4 }, () => 'success')
      );
    }, LIMIT);

    test(
      'a contract that the build violates is not published',
      async () => {
        const before = await mesh.published('dbt_up');
        const repository = await mesh.repository('dbt_up', 'upstream.yml');
        await edit(join(repository, 'models/marts/_marts.yml'), 'data_type: varchar', 'data_type: integer');
        const run = await mesh.happens(repository, PUSH);
        expect(run.jobs).toEqual({
          [`dbt_up / ${JOBS.start}`]: 'success',
          [`dbt_up / ${JOBS.publish}`]: 'failure'
        });
        expect(run.log).toContain('This model has an enforced contract that failed.');
        expect((await mesh.published('dbt_up'))?.mesh.version).toBe(before?.mesh.version);
      },
      LIMIT
    );

    test(
      'a public model without a contract is not published, and its file is annotated',
      async () => {
        const before = await mesh.published('dbt_up');
        const repository = await mesh.repository('dbt_up', 'upstream.yml');
        await edit(join(repository, 'models/marts/_marts.yml'), 'enforced: true', 'enforced: false');
        const run = await mesh.happens(repository, PUSH);
        expect(run.jobs[`dbt_up / ${JOBS.publish}`]).toBe('failure');
        expect(errors(run)).toContainEqual({
          level: 'error',
          title: 'public-without-contract',
          file: 'models/marts/public_orders.sql',
          line: '1',
          message: expect.stringMatching(/^public_orders is public without an enforced contract/)
        });
        expect((await mesh.published('dbt_up'))?.mesh.version).toBe(before?.mesh.version);
      },
      LIMIT
    );

    test(
      'a registry that does not answer fails the downstream before it builds',
      async () => {
        const repository = await mesh.repository('dbt_down', 'downstream-sources.yml');
        const env = { AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:9' };
        const run = await mesh.happens(repository, { ...PUSH, env });
        expect(run.jobs).toEqual({
          [`dbt_down / ${JOBS.start}`]: 'success',
          [`dbt_down / ${JOBS.publish}`]: 'failure'
        });
        expect(
          errors(run)
            .map(({ message }) => message)
            .join()
        ).toMatch(/cannot be reached|does not answer|unreachable/i);
        expect(run.log).not.toContain('Run Main Build');
      },
      LIMIT
    );

    describe('a column that a downstream uses is dropped', () => {
      const dropStatus = async (repository: string): Promise<void> => {
        await edit(join(repository, 'models/marts/_marts.yml'), /      - name: status\n(?: {8}.*\n)+/, '');
        await edit(join(repository, 'models/marts/public_orders.sql'), '    orders.status,\n', '');
      };

      test(
        "the upstream's pull request is red, and names who would break",
        async () => {
          const before = await mesh.published('dbt_up');
          const repository = await mesh.repository('dbt_up', 'upstream.yml');
          await dropStatus(repository);
          const run = await mesh.happens(repository, pullRequest('branch'));
          expect(run.jobs).toEqual({
            [`dbt_up / ${JOBS.start}`]: 'success',
            [`dbt_up / ${JOBS.check}`]: 'failure'
          });
          expect(errors(run).map(({ title, file }) => [title, file])).toContainEqual([
            expect.stringContaining('column-removed'),
            expect.stringMatching(/models\/marts\//)
          ]);
          expect(run.log).toContain('dbt_down_package');
          expect(run.log).toContain('Failure - Main Ask whether it can be deployed');
          expect((await mesh.published('dbt_up'))?.mesh.version).toBe(before?.mesh.version);
        },
        LIMIT
      );

      test(
        "once it is published all the same, the downstream's pull request is red on the line that uses it",
        async () => {
          const upstream = await mesh.repository('dbt_up', 'upstream.yml');
          await dropStatus(upstream);
          await edit(join(upstream, '.github/workflows/mesh.yml'), 'ci-target: dev', 'compatibility: off');
          const published = await mesh.happens(upstream, PUSH);
          expect(published.jobs[`dbt_up / ${JOBS.publish}`]).toBe('success');

          const repository = await mesh.repository('dbt_down_package', 'downstream-package.yml');
          const run = await mesh.happens(repository, { ...pullRequest('branch'), on: 'runner-v2' });
          expect(run.jobs).toEqual({
            [`dbt_down_package / ${JOBS.start}`]: 'success',
            [`dbt_down_package / ${JOBS.check}`]: 'failure'
          });
          const file = 'models/marts/downstream_orders.sql';
          const lines = (await readFile(join(repository, file), 'utf8')).split('\n');
          expect(errors(run)).toContainEqual({
            level: 'error',
            title: expect.stringContaining('column-missing'),
            file,
            line: String(lines.findIndex((line) => line.trim() === 'status,') + 1),
            message: expect.stringContaining('status')
          });
        },
        LIMIT
      );
    });
  });
}
