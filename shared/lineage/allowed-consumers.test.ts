import { describe, expect, test } from '@jest/globals';
import type { Consumer } from '../domain/index.ts';
import { checkLineage, hasAllowedConsumers, usedWithoutLeave, uses } from './index.ts';
import { node, project, publication, publicModel, stub } from './testing/projects.ts';

const UP = 'model.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';

/** What is said to `dbt_down`, where the model and its project name these consumers. */
function told(ofModel: unknown, ofProject?: readonly string[]) {
  const down = project('dbt_down', { nodes: [stub(UP), node(DOWN, { dependsOn: [UP], compiledCode: '' })] });
  const model = publicModel(UP, { meta: ofModel === undefined ? {} : { dbt_mesh: { consumers: ofModel } } });
  const mesh = ofProject === undefined ? {} : { consumers: ofProject };
  return checkLineage({
    project: down,
    uses: uses(down),
    declared: [],
    publications: new Map([['dbt_up', publication('dbt_up', [model], { mesh })]]),
    moves: new Map(),
    synced: new Map(),
    queries: new Map(),
    mesh: new Map(),
    now: new Date('2026-11-24T12:00:00Z')
  }).map(({ finding }) => finding);
}

describe('a downstream', () => {
  test.each<[string, unknown, readonly string[] | undefined]>([
    ['nobody is named', undefined, undefined],
    ['the model names it', ['other', 'dbt_down'], undefined],
    ['the model names it alone', 'dbt_down', undefined],
    ['a pattern takes it in', ['dbt_*'], undefined],
    ['a pattern of many stars does', ['*b*_*ow*'], undefined],
    ['the project names it', undefined, ['dbt_down']],
    ['the model names it, and the project does not', ['dbt_down'], ['other']],
    ['the model says nothing that can be read', { a: 1 }, undefined]
  ])('may use a model where %s', (_, ofModel, ofProject) => {
    expect(told(ofModel, ofProject)).toEqual([]);
  });

  test.each<[string, unknown, readonly string[] | undefined]>([
    ['others are named', ['other', 'finance_*'], undefined],
    ['nobody is let in', [], undefined],
    ['the project names others', undefined, ['other']],
    ['the model names others, and the project names it', ['other'], ['dbt_down']],
    ['the case differs', ['DBT_DOWN'], undefined],
    ['a pattern is longer than its name', ['dbt_down*n'], undefined],
    ['a pattern has parts in another order', ['*own*dbt*'], undefined],
    ['a name is hostile', ['.*', '{{ 1/0 }}', '__proto__', '(a+)+$', ''], undefined],
    ['the list holds no names', [1, null, {}], undefined]
  ])('may not where %s', (_, ofModel, ofProject) => {
    expect(told(ofModel, ofProject)).toMatchObject([
      { rule: 'consumer-not-allowed', severity: 'error', model: 'dbt_up.public_orders', node: DOWN }
    ]);
  });

  test('is told whom the model is open to', () => {
    expect(told(['a', 'b', 'c', 'd', 'e', 'f'])[0]).toMatchObject({
      message: 'dbt_down may not use dbt_up.public_orders: dbt_up has opened it to a, b, c, d, e and 1 more alone',
      hint: 'Ask the team of dbt_up to add dbt_down to the consumers of public_orders, or use a model that is open to it.'
    });
    expect(told([])[0]?.message).toMatch(/has opened it to no other project$/);
  });

  test('is judged in no time by patterns of many stars', () => {
    expect(told(['*a'.repeat(20_000), `${'*'.repeat(50_000)}x`])).toHaveLength(1);
  });
});

describe('the upstream', () => {
  const consumer = (name: string, version: string | null = null): Consumer => ({
    project: name,
    environment: 'prod',
    repository: name === 'other' ? 'acme/other' : null,
    version: 'v',
    generatedAt: '2026-11-24T10:00:00.000Z',
    references: [
      {
        project: 'dbt_up',
        model: 'public_orders',
        version,
        mode: 'package',
        node: DOWN,
        file: 'm.sql',
        columns: '*'
      }
    ]
  });
  const up = (consumers?: readonly string[], version: string | null = null) =>
    project('dbt_up', {
      publicModels: [publicModel(UP, { version, meta: consumers ? { dbt_mesh: { consumers } } : {} })]
    });

  test('is warned of those who use a model already', () => {
    const consumers = [consumer('other'), consumer('dbt_down'), consumer('third')];
    expect(usedWithoutLeave(up(['dbt_down']), undefined, consumers)).toMatchObject([
      {
        rule: 'consumer-not-allowed',
        severity: 'warning',
        project: 'dbt_up',
        model: 'dbt_up.public_orders',
        message:
          'dbt_up.public_orders is used already by projects that are not among its consumers: other (acme/other), third'
      }
    ]);
    expect(usedWithoutLeave(up(), ['*'], consumers)).toEqual([]);
    expect(usedWithoutLeave(up(['dbt_down'], '1'), undefined, [consumer('other', '2')])).toEqual([]);
  });

  test('has to ask only where it names consumers', () => {
    expect([
      hasAllowedConsumers(up(), undefined),
      hasAllowedConsumers(up([]), undefined),
      hasAllowedConsumers(up(), ['a'])
    ]).toEqual([false, true, true]);
    expect(hasAllowedConsumers(project('dbt_up'), ['a'])).toBe(false);
  });
});
