import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { samplePublication } from '../../tests/stores/sample.ts';
import { Unreachable, UserError, type Store } from '../domain/index.ts';
import { readConsumers } from './consumers.ts';
import type { Fallbacks } from './environments.ts';
import { latestKey } from './layout.ts';
import { publish } from './publish.ts';

async function registryWithUpstream(environments: readonly string[] = ['prod']): Promise<MemoryStore> {
  const store = memoryStore();
  for (const environment of environments) await publish(store, fakeClock(), samplePublication({ environment }));
  return store;
}

function ask(fallbacks: Fallbacks = {}, environment = 'prod') {
  return { project: 'dbt_up', environment, fallbacks };
}

async function namesOf(store: Store, fallbacks: Fallbacks = {}, environment = 'prod'): Promise<readonly string[]> {
  const { consumers, findings } = await readConsumers(store, ask(fallbacks, environment));
  expect(findings).toEqual([]);
  return consumers.map((consumer) => `${consumer.project}@${consumer.environment}`);
}

describe('a consumer', () => {
  test('is a project whose publication refers to the upstream, with its references to it alone', async () => {
    const store = await registryWithUpstream();
    const toOther = sampleReference('dbt_down', { project: 'dbt_other' });
    await publishConsumer(store, 'dbt_down', { references: [toOther, sampleReference('dbt_down')] });
    expect(await readConsumers(store, ask())).toEqual({
      consumers: [
        {
          project: 'dbt_down',
          environment: 'prod',
          repository: 'acme/dbt_down',
          version: expect.stringMatching(/^20261124T100000Z-/),
          generatedAt: '2026-11-24T10:00:00.000000Z',
          references: [sampleReference('dbt_down')]
        }
      ],
      findings: []
    });
  });

  test('is no project that refers to others alone, and not the upstream itself', async () => {
    const store = await registryWithUpstream();
    await publishConsumer(store, 'dbt_up', { environment: 'staging' });
    await publishConsumer(store, 'dbt_other', { references: [sampleReference('dbt_other', { project: 'dbt_down' })] });
    await publishConsumer(store, 'dbt_quiet', { references: [] });
    expect(await namesOf(store, { staging: ['prod'] })).toEqual([]);
  });

  test('comes in the order of projects and environments', async () => {
    const store = await registryWithUpstream();
    for (const project of ['dbt_c', 'dbt_a', 'dbt_b']) await publishConsumer(store, project);
    await publishConsumer(store, 'dbt_b', { environment: 'dev' });
    expect(await namesOf(store, { dev: ['prod'] })).toEqual(['dbt_a@prod', 'dbt_b@dev', 'dbt_b@prod', 'dbt_c@prod']);
  });
});

describe('the environments that are fed by one', () => {
  test.each<[what: string, fallbacks: Fallbacks, upstreamIn: readonly string[], found: readonly string[]]>([
    ['no other without fallbacks', {}, ['prod'], ['prod']],
    ['those that fall back to it', { staging: ['prod'] }, ['prod'], ['prod', 'staging']],
    ['also by way of another', { 'pr-12': ['staging'], staging: ['prod'] }, ['prod'], ['pr-12', 'prod', 'staging']],
    ['by a pattern', { 'pr-*': ['staging', 'prod'] }, ['prod'], ['pr-12', 'pr-13', 'prod']],
    ['by a pattern for all', { '*': ['prod'] }, ['prod'], ['dev', 'pr-12', 'pr-13', 'prod', 'staging']],
    ['not one that a closer rule sends elsewhere', { 'pr-*': ['prod'], 'pr-13': ['dev'] }, ['prod'], ['pr-12', 'prod']],
    ['not one where the upstream itself is', { staging: ['prod'] }, ['prod', 'staging'], ['prod']],
    [
      'not one that finds the upstream on the way',
      { 'pr-*': ['staging', 'prod'], staging: ['prod'] },
      ['prod', 'staging'],
      ['prod']
    ]
  ])('are %s', async (...[, fallbacks, upstreamIn, found]) => {
    const store = await registryWithUpstream(upstreamIn);
    for (const environment of ['prod', 'staging', 'dev', 'pr-12', 'pr-13']) {
      await publishConsumer(store, 'dbt_down', { environment });
    }
    expect(await namesOf(store, fallbacks)).toEqual(found.map((environment) => `dbt_down@${environment}`));
  });

  test('are found too where the upstream is not published yet', async () => {
    const store = memoryStore();
    await publishConsumer(store, 'dbt_down', { environment: 'pr-1' });
    expect(await namesOf(store, { 'pr-*': ['staging'] }, 'staging')).toEqual(['dbt_down@pr-1']);
  });
});

describe('what it asks of the registry', () => {
  test('is one listing, and one read of each project', async () => {
    const store = await registryWithUpstream();
    for (const project of ['dbt_a', 'dbt_b', 'dbt_c']) await publishConsumer(store, project);
    const before = store.requests.length;
    await readConsumers(store, ask());
    expect([...store.requests.slice(before)].sort()).toEqual([
      'children ',
      'get dbt_a/prod/latest/manifest.json',
      'get dbt_b/prod/latest/manifest.json',
      'get dbt_c/prod/latest/manifest.json'
    ]);
  });

  test('is with fallbacks a listing of the upstream more, and with a pattern one of each project', async () => {
    const store = await registryWithUpstream();
    await publishConsumer(store, 'dbt_a', { environment: 'pr-1' });
    const before = store.requests.length;
    await readConsumers(store, ask({ 'pr-*': ['staging', 'prod'], staging: ['prod'] }));
    expect([...store.requests.slice(before)].sort()).toEqual([
      'children ',
      'children dbt_a/',
      'children dbt_up/',
      'get dbt_a/pr-1/latest/manifest.json',
      'get dbt_a/prod/latest/manifest.json',
      'get dbt_a/staging/latest/manifest.json'
    ]);
  });
});

describe('a publication that cannot be read', () => {
  const KEY = latestKey('dbt_b', 'prod');

  test.each([
    ['cut off', (body: string) => body.slice(0, -20), 'is cut off'],
    ['changed', (body: string) => body.replace('order_id', 'other_id'), 'is damaged'],
    ['of another project', (body: string) => body.replaceAll('dbt_b', 'dbt_x'), '']
  ])('is a warning, and the others are read: %s', async (_, change, why) => {
    const store = await registryWithUpstream();
    for (const project of ['dbt_a', 'dbt_b', 'dbt_c']) await publishConsumer(store, project);
    const read = await store.get(KEY);
    if (read.kind !== 'found') throw new Error('not published');
    store.put(KEY, Buffer.from(change(Buffer.from(read.body).toString())));
    const { consumers, findings } = await readConsumers(store, ask());
    expect(consumers.map(({ project }) => project)).toEqual(['dbt_a', 'dbt_c']);
    expect(findings).toMatchObject([
      { rule: 'unreadable-consumer', severity: 'warning', project: 'dbt_up', model: null, key: KEY }
    ]);
    expect(findings[0]?.message).toContain('Whether dbt_b uses dbt_up is not known: ');
    expect(findings[0]?.message).toContain(why);
  });

  test('is a warning where it may not be read', async () => {
    const store = await registryWithUpstream();
    await publishConsumer(store, 'dbt_a');
    const { consumers, findings } = await readConsumers(
      failing(store, new UserError('Cannot read it: access was denied', 'Allow s3:GetObject.')),
      ask()
    );
    expect(consumers).toEqual([]);
    expect(findings).toMatchObject([{ rule: 'unreadable-consumer', hint: 'Allow s3:GetObject.' }]);
  });

  test('is the end where the registry cannot be reached: nothing is known of anybody', async () => {
    const store = await registryWithUpstream();
    await publishConsumer(store, 'dbt_a');
    const failure = new Unreachable('no answer', 'Run again.');
    await expect(readConsumers(failing(store, failure), ask())).rejects.toBe(failure);
  });
});

function failing(store: Store, failure: Error): Store {
  return { ...store, get: () => Promise.reject(failure) };
}
