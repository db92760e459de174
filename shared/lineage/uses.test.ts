import { describe, expect, test } from '@jest/globals';
import type { Node, Project } from '../domain/index.ts';
import { ancestors, ofPublicModels, upstreamsIn, uses } from './index.ts';
import { exposure, injected, node, project, publicModel, relation, source, stub } from './testing/projects.ts';

const UP = 'model.dbt_up.public_orders';
const SOURCE = 'source.dbt_down.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';

const references = (...[down, upstreams]: Parameters<typeof uses>) =>
  ofPublicModels(uses(down, upstreams)).map((use) => use.reference);

const used = (down: Project, upstreams?: Parameters<typeof uses>[1]) =>
  references(down, upstreams).map(({ node, mode, project, model, version }) => [node, mode, project, model, version]);

describe('a reference', () => {
  test('is an edge to a stub in package mode', () => {
    const down = project('dbt_down', { nodes: [stub(UP), node(DOWN, { dependsOn: [UP] })] });
    expect(references(down)).toEqual([
      {
        project: 'dbt_up',
        model: 'public_orders',
        version: null,
        mode: 'package',
        node: DOWN,
        file: 'models/downstream_orders.sql',
        columns: null
      }
    ]);
  });

  test('is an edge to an injected node in loom mode', () => {
    const down = project('dbt_down', { nodes: [injected(UP), node(DOWN, { dependsOn: [UP] })] });
    expect(used(down)).toEqual([[DOWN, 'loom', 'dbt_up', 'public_orders', null]]);
  });

  test.each<[what: string, refs: Node['refs'], pinned: boolean | undefined]>([
    ['names its version', [{ package: 'dbt_up', name: 'orders', version: '2' }], true],
    ['names none', [{ package: null, name: 'orders', version: null }], false],
    [
      'names it in one place and not in another',
      [
        { package: 'dbt_up', name: 'orders', version: '2' },
        { package: 'dbt_up', name: 'orders', version: null }
      ],
      false
    ],
    ['is not told of by the manifest', [{ package: 'dbt_other', name: 'orders', version: null }], undefined]
  ])('to a version %s', (_, refs, pinned) => {
    const id = 'model.dbt_up.orders.v2';
    const down = project('dbt_down', { nodes: [stub(id), node(DOWN, { dependsOn: [id], refs })] });
    expect(references(down).map((one) => [one.version, one.pinned])).toEqual([['2', pinned]]);
  });

  test('is an edge to a source that says in its meta what it stands for', () => {
    const meta = { dbt_mesh: { project: 'dbt_up', model: 'orders', version: 2 } };
    const id = 'source.dbt_down.elsewhere.orders_v2';
    const down = project('dbt_down', { sources: [source(id, { meta })], nodes: [node(DOWN, { dependsOn: [id] })] });
    expect(used(down)).toEqual([[DOWN, 'sources', 'dbt_up', 'orders', '2']]);
  });

  test('is an edge to a source that bears the name of a declared upstream', () => {
    const down = project('dbt_down', { sources: [source(SOURCE)], nodes: [node(DOWN, { dependsOn: [SOURCE] })] });
    expect(used(down)).toEqual([]);
    expect(used(down, new Map([['dbt_up', 'sources']]))).toEqual([[DOWN, 'sources', 'dbt_up', 'public_orders', null]]);
  });

  test.each([
    null,
    'dbt_up',
    7,
    [],
    {},
    { project: 1, model: 'x' },
    { project: 'dbt_up' },
    { project: 'dbt_down', model: 'x' }
  ])('is not an edge to a source whose mark is %j', (mark) => {
    const sources = [source(SOURCE, { meta: { dbt_mesh: mark } })];
    expect(used(project('dbt_down', { sources, nodes: [node(DOWN, { dependsOn: [SOURCE] })] }))).toEqual([]);
  });

  test('names the version that was resolved', () => {
    const id = 'model.dbt_up.orders.v2';
    const down = project('dbt_down', { nodes: [stub(id, { latestVersion: '2' }), node(DOWN, { dependsOn: [id] })] });
    expect(used(down)).toEqual([[DOWN, 'package', 'dbt_up', 'orders', '2']]);
  });

  test('names the owner of the group', () => {
    const groups = [
      { name: 'finance', owner: { name: 'Finance', email: 'f@example.com' } },
      { name: 'ops', owner: { name: null, email: 'ops@example.com' } }
    ];
    const nodes = [
      stub(UP),
      node('model.dbt_down.a', { group: 'finance', dependsOn: [UP] }),
      node('model.dbt_down.b', { group: 'ops', dependsOn: [UP] }),
      node('model.dbt_down.c', { group: 'unheard-of', dependsOn: [UP] }),
      node('model.dbt_down.d', { dependsOn: [UP] })
    ];
    expect(references(project('dbt_down', { groups, nodes })).map((one) => one.owner)).toEqual([
      'Finance',
      'ops@example.com',
      undefined,
      undefined
    ]);
  });

  test('of compiled SQL has columns that are not narrowed yet', () => {
    const nodes = [stub(UP), node(DOWN, { dependsOn: [UP], compiledCode: 'select 1' })];
    expect(references(project('dbt_down', { nodes })).map((one) => one.columns)).toEqual(['*']);
  });

  test('stands once, however often the node makes it', () => {
    expect(used(project('dbt_down', { nodes: [stub(UP), node(DOWN, { dependsOn: [UP, UP] })] }))).toHaveLength(1);
  });

  test('is not made by stubs, nor by packages', () => {
    const other = 'model.dbt_up.other';
    const nodes = [
      stub(UP),
      stub(other, { dependsOn: [UP] }),
      node('model.pkg.x', { origin: 'package', dependsOn: [UP] })
    ];
    expect(used(project('dbt_down', { nodes }))).toEqual([]);
  });

  test('is not made to a package that is installed with its source', () => {
    const nodes = [node(UP, { origin: 'package', access: 'public' }), node(DOWN, { dependsOn: [UP] })];
    expect(used(project('dbt_down', { nodes }))).toEqual([]);
  });

  test('to a model that is seen not to be public is a use, and is not told to others', () => {
    const nodes = [injected(UP, { access: 'private' }), node(DOWN, { dependsOn: [UP] })];
    const down = project('dbt_down', { nodes });
    expect(uses(down)).toHaveLength(1);
    expect(references(down)).toEqual([]);
  });

  test('comes in the same order whatever the order of the manifest: models, tests, exposures, each by id', () => {
    const nodes = [
      node('test.dbt_down.relationships', { resourceType: 'test', dependsOn: [UP, DOWN] }),
      node('snapshot.dbt_down.snap', { dependsOn: [UP] }),
      node('model.dbt_down.z', { dependsOn: [UP] }),
      node(DOWN, { dependsOn: [UP] }),
      stub(UP)
    ];
    const exposures = [exposure('board', [UP])];
    const order = [
      'model.dbt_down.downstream_orders',
      'model.dbt_down.z',
      'snapshot.dbt_down.snap',
      'test.dbt_down.relationships',
      'exposure.dbt_down.board'
    ];
    expect(references(project('dbt_down', { nodes, exposures })).map((one) => one.node)).toEqual(order);
    expect(references(project('dbt_down', { nodes: nodes.reverse(), exposures })).map((one) => one.node)).toEqual(
      order
    );
  });
});

describe('an exposure', () => {
  const between = 'model.dbt_down.between';
  const nodes = [stub(UP), node(between, { dependsOn: [UP] }), node(DOWN, { dependsOn: [between] })];

  test('that reaches an upstream model through models is its consumer, with type, owner and url', () => {
    const board = exposure('board', [DOWN], { owner: { name: 'BI', email: null }, url: 'https://bi.example.com/1' });
    const found = uses(project('dbt_down', { nodes, exposures: [board] })).filter((use) => use.reference.exposure);
    expect(found.map(({ direct, reference }) => ({ direct, reference }))).toEqual([
      {
        direct: false,
        reference: {
          project: 'dbt_up',
          model: 'public_orders',
          version: null,
          mode: 'package',
          node: 'exposure.dbt_down.board',
          file: 'models/_exposures.yml',
          owner: 'BI',
          columns: '*',
          exposure: { type: 'dashboard', owner: 'BI', url: 'https://bi.example.com/1' }
        }
      }
    ]);
  });

  test('reaches it through every node on the way that reads it, of packages too', () => {
    const packaged = 'model.dbt_utils.audit';
    const up2 = 'model.dbt_up.customers';
    const down = project('dbt_down', {
      nodes: [
        stub(UP),
        stub(up2),
        node(between, { dependsOn: [UP] }),
        node('model.dbt_down.local', { dependsOn: [between] }),
        node(packaged, { dependsOn: [UP], origin: 'package' }),
        node('model.dbt_down.aside', { dependsOn: [UP] }),
        node(DOWN, { dependsOn: ['model.dbt_down.local', packaged, UP, up2] })
      ],
      exposures: [exposure('board', [DOWN]), exposure('direct', [DOWN, UP])]
    });
    const found = uses(down).filter(({ reference }) => reference.exposure);
    expect(found.map(({ reference, direct, through }) => [reference.node, reference.model, direct, through])).toEqual([
      ['exposure.dbt_down.board', 'customers', false, [DOWN]],
      ['exposure.dbt_down.board', 'public_orders', false, [between, DOWN, packaged]],
      ['exposure.dbt_down.direct', 'customers', false, [DOWN]],
      ['exposure.dbt_down.direct', 'public_orders', true, []]
    ]);
  });

  test('may reference an upstream model itself', () => {
    const found = uses(project('dbt_down', { nodes: [stub(UP)], exposures: [exposure('board', [UP])] }));
    expect(found.map(({ direct, reference }) => [direct, reference.node])).toEqual([[true, 'exposure.dbt_down.board']]);
  });

  test('of other models is none', () => {
    const local = node('model.dbt_down.local');
    expect(
      used(project('dbt_down', { nodes: [stub(UP), local], exposures: [exposure('board', [local.uniqueId])] }))
    ).toEqual([]);
  });
});

describe('ancestors', () => {
  const a = 'model.dbt_down.a';
  const b = 'model.dbt_down.b';
  const hidden = 'model.dbt_down.hidden';

  test('are the nearest public ones, here and in other projects, through what is between', () => {
    const nodes = [
      stub(UP),
      node(a, { dependsOn: [UP] }),
      node(hidden, { dependsOn: [a, UP] }),
      node(b, { dependsOn: [hidden] })
    ];
    const publicModels = [publicModel(a), publicModel(b)];
    expect(ancestors(project('dbt_down', { nodes, publicModels }))).toEqual({ [a]: [UP], [b]: [a, UP] });
  });

  test('of another project go by the id that they have there, also where a source stands for them', () => {
    const meta = { dbt_mesh: { project: 'dbt_up', model: 'orders', version: '2' } };
    const sources = [source(SOURCE, { meta }), source('source.dbt_down.raw.events')];
    const nodes = [node(a, { dependsOn: [SOURCE, 'source.dbt_down.raw.events'] })];
    expect(ancestors(project('dbt_down', { sources, nodes, publicModels: [publicModel(a)] }))).toEqual({
      [a]: ['model.dbt_up.orders.v2']
    });
  });

  test('that are not public stay unnamed', () => {
    const secret = 'model.dbt_up.secret';
    const nodes = [
      injected(UP),
      injected(secret, { access: 'private', dependsOn: [UP] }),
      node(a, { dependsOn: [secret] })
    ];
    expect(ancestors(project('dbt_down', { nodes, publicModels: [publicModel(a)] }))).toEqual({ [a]: [UP] });
  });

  test('end where a hostile manifest goes in circles', () => {
    const nodes = [
      node(a, { dependsOn: [a, b, hidden] }),
      node(hidden, { dependsOn: ['model.dbt_down.other', hidden] }),
      node('model.dbt_down.other', { dependsOn: [hidden, UP] }),
      node(b, { dependsOn: [a] }),
      stub(UP)
    ];
    const publicModels = [publicModel(a), publicModel(b)];
    expect(ancestors(project('dbt_down', { nodes, publicModels }))).toEqual({ [a]: [b, UP], [b]: [a] });
  });

  test('of a deep project are found without recursion', () => {
    const depth = 100_000;
    const id = (index: number) => `model.dbt_down.m${index}`;
    const nodes = Array.from({ length: depth }, (_, index) =>
      node(id(index), { dependsOn: index === 0 ? [UP] : [id(index - 1)] })
    );
    const last = id(depth - 1);
    expect(ancestors(project('dbt_down', { nodes: [stub(UP), ...nodes], publicModels: [publicModel(last)] }))).toEqual({
      [last]: [UP]
    });
  });

  test('may have any name', () => {
    const odd = publicModel('__proto__');
    expect(Object.keys(ancestors(project('dbt_down', { publicModels: [odd] })))).toEqual(['__proto__']);
  });
});

describe('the upstreams in a manifest', () => {
  test('are those of stubs, marked sources and injected nodes, used or not', () => {
    const meta = { dbt_mesh: { project: 'dbt_two', model: 'x', version: null } };
    const down = project('dbt_down', {
      nodes: [stub('model.dbt_one.x'), injected('model.dbt_three.x')],
      sources: [
        source('source.dbt_down.dbt_two.x', { meta }),
        source('source.dbt_down.raw.x', { relation: relation('a.b.c') })
      ]
    });
    expect([...upstreamsIn(down)]).toEqual([
      ['dbt_one', 'package'],
      ['dbt_three', 'loom'],
      ['dbt_two', 'sources']
    ]);
  });

  test('are not the third projects whose copies a full manifest carries along', () => {
    const nodes = [injected('model.third.x'), injected(UP, { dependsOn: ['model.third.x'] })];
    expect([...upstreamsIn(project('dbt_down', { nodes })).keys()]).toEqual(['dbt_up']);
  });
});
