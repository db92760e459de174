import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publish, readConsumers } from '../../shared/registry/index.ts';
import { fakeClock } from './clocks.ts';
import type { SharedSubject } from './conformance.ts';
import { publishConsumer, sampleReference } from './consumers-sample.ts';
import { startFolders } from './folder.ts';
import { startMoto, type S3Server } from './s3-server.ts';
import { samplePublication } from './sample.ts';

const FALLBACKS = { 'pr-*': ['staging', 'prod'], staging: ['prod'] };

describe.each<[string, () => Promise<SharedSubject>]>([
  ['a folder', startFolders],
  ['moto', startMoto]
])('consumers in %s', (_, start) => {
  let subject: SharedSubject;
  beforeAll(async () => {
    subject = await start();
  }, 120_000);
  afterAll(() => subject.close());

  test('are found in every environment that is fed', async () => {
    const registry = await subject.open();
    const store = await registry.connect();
    await publish(store, fakeClock(), samplePublication());
    await publishConsumer(store, 'dbt_a');
    await publishConsumer(store, 'dbt_a', { environment: 'pr-7' });
    await publishConsumer(store, 'dbt_b', { environment: 'staging' });
    await publishConsumer(store, 'dbt_c', { references: [sampleReference('dbt_c', { project: 'dbt_a' })] });
    const { consumers, findings } = await readConsumers(store, {
      project: 'dbt_up',
      environment: 'prod',
      fallbacks: FALLBACKS
    });
    expect(findings).toEqual([]);
    expect(consumers.map(({ project, environment }) => `${project}@${environment}`)).toEqual([
      'dbt_a@pr-7',
      'dbt_a@prod',
      'dbt_b@staging'
    ]);
  });
});

describe('requests to S3', () => {
  let server: S3Server;
  beforeAll(async () => {
    server = await startMoto();
  }, 120_000);
  afterAll(() => server.close());

  test('one listing, and one read for each project', async () => {
    const { registry, proxy } = await server.behind(() => null);
    const store = await registry.connect();
    const projects = Array.from({ length: 20 }, (_, index) => `dbt_${String(index).padStart(2, '0')}`);
    await publish(store, fakeClock(), samplePublication());
    await Promise.all(projects.map((project) => publishConsumer(store, project)));
    const before = proxy.seen.length;
    const { consumers } = await readConsumers(store, { project: 'dbt_up', environment: 'prod', fallbacks: {} });
    expect(consumers.map(({ project }) => project)).toEqual(projects);
    const asked = proxy.seen
      .slice(before)
      .map(({ method, path }) => `${method} ${path.includes('list-type') ? 'list' : 'object'}`);
    expect(asked.filter((one) => one === 'GET list')).toHaveLength(1);
    expect(asked.filter((one) => one === 'GET object')).toHaveLength(projects.length);
    expect(asked).toHaveLength(projects.length + 1);
  });
});
