/**
 * The reusable workflows through the example callers, as they stand, on act: real dbt, dbt-snowflake and dbt-loom against fakesnow, the
 * registry on versitygw, our bundles from dist/. From a push to the upstream to tables of the downstreams that are read back row by row.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { WHOLE } from '../harness/dbt.ts';
import { TIERS } from '../harness/examples.ts';
import { edit, pullRequest, SECRETS, startMeshOnGithub, type MeshOnGithub } from '../harness/mesh-on-github.ts';
import { JOBS } from '../harness/workflows.ts';

const LEGS = [
  {
    project: 'dbt_down_package',
    caller: 'downstream-package.yml',
    on: 'runner-v2',
    reference: 'model.dbt_up.public_orders'
  },
  {
    project: 'dbt_down',
    caller: 'downstream-sources.yml',
    on: 'runner-core',
    reference: 'source.dbt_down.dbt_up.public_orders'
  },
  {
    project: 'dbt_down_loom',
    caller: 'downstream-loom.yml',
    on: 'runner-core',
    reference: 'model.dbt_up.public_orders'
  }
] as const;

/** Far above what a run takes, also where others share the machine. */
const LIMIT = 300_000;
let mesh: MeshOnGithub;

beforeAll(async () => {
  mesh = await startMeshOnGithub();
}, LIMIT);
afterAll(() => mesh.end());

/** The jobs of callers by these names that have published, and no other. */
function published(...callers: readonly string[]): Readonly<Record<string, string>> {
  const jobs = callers.flatMap((caller) => [`${caller} / ${JOBS.start}`, `${caller} / ${JOBS.publish}`]);
  return Object.fromEntries(jobs.map((job) => [job, 'success']));
}

test(
  'a push to the upstream builds it and publishes its contract, with catalog and results in its state',
  async () => {
    const run = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), { event: 'push' });

    expect({ jobs: run.jobs, log: run.log }).toEqual({
      jobs: published('dbt_up'),
      log: expect.stringContaining('✓ dbt_up: Published to prod as')
    });
    const latest = await mesh.published('dbt_up');
    expect(latest?.project.publicModels.map(({ name }) => name)).toEqual(['public_orders']);
    const kept = (await mesh.registry.list('dbt_up/prod/state/')).map(({ key }) => key.split('/').at(-1));
    expect(kept.sort()).toEqual(['catalog.json.gz', 'manifest.json.gz', 'run_results.json.gz']);
    for (const secret of ['correct-horse-battery', 'mesh-test-secret']) expect(run.log).not.toContain(secret);
  },
  LIMIT
);

test.each((WHOLE ? LEGS : LEGS.slice(0, 1)).map((leg) => [leg.caller, leg] as const))(
  'a push to the downstream of %s builds from the upstream, verifies the lineage and publishes it',
  async (caller, { project, on, reference }) => {
    const run = await mesh.happens(await mesh.repository(project, caller), { event: 'push', on });

    expect({ jobs: run.jobs, log: run.log }).toEqual({
      jobs: published(project),
      log: expect.stringContaining(`✓ ${project}: Cross-project lineage verified`)
    });
    expect(run.log).toContain(`- Found reference: ${reference}`);
    const rows = await mesh.snowflake.query(
      `select order_id, amount, order_tier, processed_by from ${project}_prod.marts.downstream_orders order by order_id`
    );
    expect(rows).toEqual(TIERS.map((row) => [...row, project]));
    const latest = await mesh.published(project);
    expect(latest?.mesh.references.map((one) => [one.project, one.model, one.node])).toContainEqual([
      'dbt_up',
      'public_orders',
      `model.${project}.downstream_orders`
    ]);
  },
  LIMIT
);

if (WHOLE) {
  test(
    'the documentation site is made of what all of them have published',
    async () => {
      const repository = await mesh.repository('dbt_up', 'docs.yml');
      const caller = join(repository, '.github/workflows/mesh.yml');
      await edit(caller, 'registry: s3://acme-dbt-mesh/registry', '$&\n      deploy: false');
      const run = await mesh.happens(repository, { event: 'workflow_dispatch' });
      expect({ jobs: run.jobs, log: run.log }).toEqual({
        jobs: { [`docs / ${JOBS.start}`]: 'success', 'docs / make the site': 'success' },
        log: expect.any(String)
      });
      const manifest = await mesh.site('manifest.json');
      for (const project of ['dbt_up', ...LEGS.map((leg) => leg.project)]) expect(manifest).toContain(project);
      expect(await mesh.site('index.html')).toContain('<html');
    },
    LIMIT
  );

  test(
    'package mode is built by dbt-core too',
    async () => {
      const repository = await mesh.repository('dbt_down_package', 'downstream-package.yml');
      await edit(join(repository, '.github/workflows/mesh.yml'), 'engine: v2', 'engine: core');
      await mesh.snowflake.query('drop schema dbt_down_package_prod.marts');
      const run = await mesh.happens(repository, { event: 'push' });
      expect({ jobs: run.jobs, log: run.log }).toEqual({
        jobs: published('dbt_down_package'),
        log: expect.stringContaining('✓ dbt_down_package: Cross-project lineage verified')
      });
      const [count] = await mesh.snowflake.query('select count(*) from dbt_down_package_prod.marts.downstream_orders');
      expect(count).toEqual([TIERS.length]);
    },
    LIMIT
  );

  test.each(['core', 'v2'])(
    'where nothing is installed, engine %s is fetched from PyPI',
    async (engine) => {
      const repository = await mesh.repository('dbt_up', 'upstream.yml');
      await edit(join(repository, '.github/workflows/mesh.yml'), 'ci-target: dev', `engine: ${engine}`);
      const run = await mesh.happens(repository, { event: 'push', on: 'bare' });
      expect({ jobs: run.jobs, log: run.log }).toEqual({
        jobs: published('dbt_up'),
        log: expect.stringMatching(/Successfully installed .*dbt/)
      });
    },
    2 * LIMIT
  );

  test(
    'a key pair signs in where there is no password',
    async () => {
      const { privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
      });
      const secrets = { ...SECRETS, SNOWFLAKE_PASSWORD: '', SNOWFLAKE_PRIVATE_KEY: privateKey };
      const run = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), { event: 'push', secrets });
      expect({ jobs: run.jobs, log: run.log }).toEqual({
        jobs: published('dbt_up'),
        log: expect.any(String)
      });
      expect(run.log).not.toContain(privateKey.split('\n')[1]);
    },
    LIMIT
  );

  test(
    'a monorepo builds its upstream first, and its downstreams from that',
    async () => {
      const run = await mesh.happens(await mesh.monorepo('monorepo.yml'), { event: 'push' });
      expect({ jobs: run.jobs, log: run.log }).toEqual({
        jobs: published('dbt_up', 'dbt_down', 'dbt_down_loom'),
        log: expect.any(String)
      });
    },
    LIMIT
  );

  test(
    'a pull request has a preview of its own, which the downstream reads, and which ends with it',
    async () => {
      const repository = await mesh.monorepo('preview.yml');
      await edit(
        join(repository, 'dbt_up/models/marts/public_orders.sql'),
        'orders.amount,',
        'orders.amount + 1000 as amount,'
      );
      const opened = await mesh.happens(repository, pullRequest('branch'));
      expect({ jobs: opened.jobs, log: opened.log }).toEqual({
        jobs: published('dbt_up', 'dbt_down'),
        log: expect.stringContaining('dbt_up: pr-7')
      });
      const amounts = await mesh.snowflake.query('select amount from dbt_down_prod.pr_7.downstream_orders order by 1');
      expect(amounts.map(([amount]) => Number(amount))[0]).toBe(1000);
      expect(await mesh.published('dbt_down', 'pr-7')).toBeDefined();

      const closed = pullRequest('branch', 'ada', 'closed');
      const ended = await mesh.happens(repository, closed);
      expect(ended.jobs).toEqual({ 'end the preview': 'success' });
    },
    LIMIT
  );
}
