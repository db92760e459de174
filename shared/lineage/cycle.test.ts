import { describe, expect, test } from '@jest/globals';
import { judgeCycles, type Ancestry } from './cycle.ts';
import { node, project } from './testing/projects.ts';

const A = 'model.a.orders';
const B = 'model.b.customers';
const C = 'model.c.regions.v2';
const DOWN = project('a', { nodes: [node(A)] });

/** What is said to project `a`. */
function told(mesh: Readonly<Record<string, Partial<Ancestry>>>) {
  const whole = Object.entries(mesh).map(([name, one]) => [name, { ancestors: {}, uses: [], ...one }] as const);
  return judgeCycles({ project: DOWN, mesh: new Map(whole) }).map(({ finding }) => finding);
}

describe('a circle of models', () => {
  test('is an error that names all of it, once', () => {
    const mesh = {
      a: { ancestors: { [A]: [B], 'model.a.lines': [A] }, uses: ['b'] },
      b: { ancestors: { [B]: [C] }, uses: ['c'] },
      c: { ancestors: { [C]: [A] }, uses: ['a'] }
    };
    expect(told(mesh)).toMatchObject([
      {
        rule: 'cycle',
        severity: 'error',
        project: 'a',
        model: 'a.orders',
        node: A,
        file: 'models/orders.sql',
        message:
          'Models depend on each other in a circle across projects: a.orders → b.customers → c.regions.v2 → a.orders'
      }
    ]);
  });

  test.each([
    [
      'that this project is no part of',
      { a: { ancestors: { [A]: [B] } }, b: { ancestors: { [B]: [C] } }, c: { ancestors: { [C]: [B] } } }
    ],
    ['that is open', { a: { ancestors: { [A]: [B] } }, b: { ancestors: { [B]: [C] } } }],
    ['inside the project, which dbt refuses', { a: { ancestors: { [A]: [A] } } }],
    ['of names that are no models', { a: { ancestors: { [A]: ['', 'model', '__proto__', 'constructor'] } } }]
  ])('is none %s', (_, mesh) => {
    expect(told(mesh)).toEqual([]);
  });

  test('is found in a large mesh in no time', () => {
    const id = (index: number) => `model.p${index}.m`;
    const names = Array.from({ length: 20_000 }, (_, index) => index);
    const chain = names.map((index) => [`p${index}`, { ancestors: { [id(index)]: [id(index + 1)] } }] as const);
    const mesh = {
      a: { ancestors: { [A]: [id(0)] } },
      ...Object.fromEntries(chain),
      p20000: { ancestors: { [id(20_000)]: [A] } }
    };
    expect(told(mesh)).toHaveLength(1);
  });
});

test('projects that use each other by different models are a warning', () => {
  expect(
    told({ a: { ancestors: { [A]: [] }, uses: ['b'] }, b: { uses: ['c', 'a'] }, c: { uses: ['b'] } })
  ).toMatchObject([
    {
      rule: 'cycle',
      severity: 'warning',
      model: null,
      message: 'Projects use each other in a circle, though by different models: a → b → a'
    }
  ]);
  expect(told({ a: { uses: ['b'] }, b: { uses: ['c'] } })).toEqual([]);
});
