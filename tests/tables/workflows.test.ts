/**
 * The reusable workflows through the example callers, as they stand, on act: real dbt, dbt-snowflake and dbt-loom against fakesnow, the
 * registry on versitygw, our bundles from dist/. From a push to the upstream to tables of the downstreams that are read back row by row.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WHOLE } from '../harness/dbt.ts';
import { TIERS } from '../harness/examples.ts';
import { startMeshOnGithub, type MeshOnGithub } from '../harness/mesh-on-github.ts';

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

const MINUTES = 60_000;
let mesh: MeshOnGithub;

beforeAll(async () => {
  mesh = await startMeshOnGithub();
}, 2 * MINUTES);
afterAll(() => mesh.end());

test(
  'a push to the upstream builds it and publishes its contract, with catalog and results in its state',
  async () => {
    const run = await mesh.happens(await mesh.repository('dbt_up', 'upstream.yml'), { event: 'push' });

    expect({ jobs: run.jobs, log: run.log }).toEqual({
      jobs: { 'dbt_up / check inputs and secrets': 'success', 'dbt_up / build and publish': 'success' },
      log: expect.stringContaining('✓ dbt_up: Published to prod as')
    });
    const latest = await mesh.published('dbt_up');
    expect(latest?.project.publicModels.map(({ name }) => name)).toEqual(['public_orders']);
    const kept = (await mesh.registry.list('dbt_up/prod/state/')).map(({ key }) => key.split('/').at(-1));
    expect(kept.sort()).toEqual(['catalog.json.gz', 'manifest.json.gz', 'run_results.json.gz']);
    for (const secret of ['correct-horse-battery', 'mesh-test-secret']) expect(run.log).not.toContain(secret);
  },
  3 * MINUTES
);

test.each((WHOLE ? LEGS : LEGS.slice(0, 1)).map((leg) => [leg.caller, leg] as const))(
  'a push to the downstream of %s builds from the upstream, verifies the lineage and publishes it',
  async (caller, { project, on, reference }) => {
    const run = await mesh.happens(await mesh.repository(project, caller), { event: 'push', on });

    expect({ jobs: run.jobs, log: run.log }).toEqual({
      jobs: { [`${project} / check inputs and secrets`]: 'success', [`${project} / build and publish`]: 'success' },
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
  3 * MINUTES
);
