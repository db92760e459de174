import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, samplePublication } from '../../tests/stores/sample.ts';
import type { PruneSettings, VerifySettings } from '../domain/index.ts';
import { latestKey, publish } from '../registry/index.ts';
import { prune } from './prune.ts';
import { verify } from './verify.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Two versions in production and in staging, published a month ago, and a file of somebody else. */
async function registry() {
  const clock = fakeClock();
  const store = memoryStore(undefined, () => clock.now());
  for (const environment of ['prod', 'staging', 'qa']) {
    for (const minute of [0, 1]) {
      await publish(
        store,
        clock,
        samplePublication({ environment, generatedAt: atMinute(minute), column: `c${minute}` })
      );
    }
  }
  store.put('README.md', Buffer.from(''));
  await clock.sleep(30 * DAY);
  return { store, clock };
}

const everything = { project: null, environment: null, policy: { rules: {} } };
const verifying = (changes: Partial<VerifySettings> = {}): VerifySettings => ({ ...everything, ...changes });
const pruning = (changes: Partial<PruneSettings>): PruneSettings => ({
  ...{ ...everything, keep: null, olderThan: null, dryRun: false, environments: {} },
  ...changes
});

describe('verify', () => {
  test('is valid without errors, whatever else is found', async () => {
    const report = await verify(verifying(), await registry());
    expect(report).toMatchObject({ location: 'memory://registry', valid: true });
    expect(report.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['unknown-object', 'warning']]);
  });

  test('is what the policy makes of it', async () => {
    const world = await registry();
    const strict = verifying({ policy: { rules: { 'unknown-object': 'error' } } });
    expect((await verify(strict, world)).valid).toBe(false);
    await expect(verify(verifying({ policy: { rules: { unknown: 'off' } } }), world)).rejects.toThrow('does not exist');
  });

  test('is valid by a waiver, which is told, as long as it holds', async () => {
    const waived = (until: string): VerifySettings =>
      verifying({
        policy: {
          rules: { 'unknown-object': 'error' },
          waivers: [{ rule: 'unknown-object', until, reason: 'a copy before the move' }]
        }
      });
    expect(await verify(waived('2099-12-31'), await registry())).toMatchObject({
      valid: true,
      findings: [],
      silenced: [{ finding: { rule: 'unknown-object', severity: 'error' }, reason: 'a copy before the move' }]
    });
    expect(await verify(waived('2020-12-31'), await registry())).toMatchObject({ valid: false, silenced: [] });
  });

  test.each<[Partial<VerifySettings>, string]>([
    [{ project: 'dbt_pu' }, 'has no project dbt_pu'],
    [{ project: 'dbt_up', environment: 'prd' }, 'has no publication of dbt_up in prd'],
    [{ environment: 'prd' }, 'has no project that is published to prd']
  ])('of %j, which is not there, is refused', async (scope, told) => {
    await expect(verify(verifying(scope), await registry())).rejects.toThrow(told);
  });

  test('of an empty registry is valid', async () => {
    expect(await verify(verifying(), { store: memoryStore(), clock: fakeClock() })).toMatchObject({ valid: true });
  });
});

describe('prune', () => {
  test('never ends production, nor what others fall back to', async () => {
    const { store, clock } = await registry();
    const settings = pruning({ environment: '*', olderThan: DAY, environments: { 'pr-*': ['staging', 'prod'] } });
    const { removed, kept } = await prune(settings, { store, clock });
    expect(removed.map(({ what, environment }) => [what, environment])).toEqual([
      ['version', 'prod'],
      ['environment', 'qa'],
      ['version', 'staging']
    ]);
    expect(kept.map(({ environment, why }) => [environment, why])).toEqual([
      ['prod', 'current'],
      ['staging', 'current']
    ]);
    expect(await store.children('dbt_up')).toEqual(['prod', 'staging']);
  });

  test('tells what it left: what is none of ours, and an environment that cannot be judged', async () => {
    const { store, clock } = await registry();
    store.put(latestKey('dbt_up', 'qa'), Buffer.from('{'));
    await clock.sleep(DAY);
    const { findings } = await prune(pruning({ keep: 1 }), { store, clock });
    expect(findings).toMatchObject([
      {
        ...{ rule: 'unreadable-object', severity: 'error', project: 'dbt_up', key: latestKey('dbt_up', 'qa') },
        message: expect.stringMatching(/^dbt_up in qa was left as it is, .*is cut off/),
        hint: expect.stringContaining('dbt-mesh verify --project dbt_up')
      },
      { rule: 'unknown-object', severity: 'warning' }
    ]);
  });

  test('of what is not there is refused, and of a pattern that matches nothing is fine', async () => {
    const { store, clock } = await registry();
    await expect(prune(pruning({ keep: 1, project: 'dbt_pu' }), { store, clock })).rejects.toThrow('has no project');
    expect(await prune(pruning({ keep: 1, environment: 'pr-*' }), { store, clock })).toMatchObject({
      ...{ removed: [], kept: [], findings: [] }
    });
  });
});
