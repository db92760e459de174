import { describe, expect, test } from '@jest/globals';
import type { Project, Publication, Upstream } from '../domain/index.ts';
import { checkLineage, uses, type LineageInput, type Synced } from './index.ts';
import {
  exposure,
  injected,
  node as uncompiled,
  project,
  publication,
  publicModel,
  relation,
  source,
  stub
} from './testing/projects.ts';

/** A node as `dbt compile` leaves it. */
const node: typeof uncompiled = (id, facts) => uncompiled(id, { compiledCode: 'select 1', ...facts });

const UP = 'model.dbt_up.public_orders';
const SOURCE = 'source.dbt_down.dbt_up.public_orders';
const DOWN = 'model.dbt_down.downstream_orders';
const V1 = 'model.dbt_up.orders.v1';
const V2 = 'model.dbt_up.orders.v2';

const DBT_UP: Upstream = { project: 'dbt_up', mode: 'package', optional: false };
const PUBLISHED = publication('dbt_up', [publicModel(UP)]);

interface Case {
  readonly declared?: readonly Upstream[];
  readonly published?: Publication | null;
  readonly moves?: LineageInput['moves'];
  readonly synced?: Synced;
  readonly queries?: LineageInput['queries'];
  readonly now?: string;
}

function check(
  down: Project,
  {
    declared = [DBT_UP],
    published = PUBLISHED,
    moves = new Map(),
    synced,
    queries = new Map(),
    now = '2026-11-24T12:00:00Z'
  }: Case = {}
) {
  const input: LineageInput = {
    project: down,
    uses: uses(down, new Map(declared.map((one) => [one.project, one.mode]))),
    declared,
    publications: new Map([['dbt_up', published]]),
    moves,
    synced: new Map(synced ? [['dbt_up', synced]] : []),
    queries,
    mesh: new Map(),
    now: new Date(now)
  };
  return checkLineage(input);
}

const findings = (...given: Parameters<typeof check>) => check(...given).map((one) => one.finding);
const rules = (...given: Parameters<typeof check>) => findings(...given).map((one) => one.rule);

/** A downstream of which one model reads one upstream model by a stub. */
const reading = (id: string, facts: Parameters<typeof stub>[1] = {}, own: Parameters<typeof node>[1] = {}) =>
  project('dbt_down', { nodes: [stub(id, facts), node(DOWN, { dependsOn: [id], ...own })] });

describe('a sound project', () => {
  test.each([
    ['package', reading(UP)],
    ['loom', project('dbt_down', { nodes: [injected(UP), node(DOWN, { dependsOn: [UP] })] })],
    ['sources', project('dbt_down', { sources: [source(SOURCE)], nodes: [node(DOWN, { dependsOn: [SOURCE] })] })]
  ])('has no findings in mode %s', (_, down) => {
    expect(check(down)).toEqual([]);
  });

  test('without upstreams has none either', () => {
    expect(check(project('dbt_up', { nodes: [node(UP)] }), { declared: [] })).toEqual([]);
  });
});

describe('upstream-unused', () => {
  test('is a declared upstream without any reference', () => {
    const [judgement] = check(project('dbt_down', { nodes: [stub(UP), node(DOWN)], sources: [source(SOURCE)] }));
    expect(judgement?.finding).toMatchObject({
      rule: 'upstream-unused',
      severity: 'error',
      project: 'dbt_down',
      model: null,
      file: 'dbt_project.yml',
      message: 'dbt_down declares the upstream dbt_up and references none of its models'
    });
    expect(judgement?.place).toMatchObject({ kind: 'word', word: 'dbt_up' });
  });

  test('is one that tests alone reference', () => {
    const nodes = [stub(UP), node('test.dbt_down.t', { resourceType: 'test', dependsOn: [UP] })];
    expect(findings(project('dbt_down', { nodes }))).toMatchObject([
      { rule: 'upstream-unused', message: expect.stringContaining('in tests alone') as unknown }
    ]);
  });

  test.each([
    ['an exposure', { nodes: [stub(UP)], exposures: [exposure('board', [UP])] }],
    ['a snapshot', { nodes: [stub(UP), node('snapshot.dbt_down.s', { resourceType: 'snapshot', dependsOn: [UP] })] }]
  ])('is not an upstream that %s references', (_, parts) => {
    expect(check(project('dbt_down', parts))).toEqual([]);
  });

  test('does not hide behind the reference to another upstream', () => {
    const declared = [DBT_UP, { ...DBT_UP, project: 'dbt_two' }];
    expect(findings(reading(UP), { declared }).map(({ rule, message }) => [rule, message.includes('dbt_two')])).toEqual(
      [['upstream-unused', true]]
    );
  });
});

describe('unknown-model', () => {
  const other = publication('dbt_up', [publicModel('model.dbt_up.public_order'), publicModel(V1), publicModel(V2)]);

  test('is a reference to what the upstream does not publish, at the call, with the likely name', () => {
    const [judgement] = check(reading(UP), { published: other });
    expect(judgement).toMatchObject({
      finding: {
        rule: 'unknown-model',
        severity: 'error',
        model: 'dbt_up.public_orders',
        node: DOWN,
        file: 'models/downstream_orders.sql',
        message: 'dbt_up publishes no model public_orders (prod, 20261124T100000Z-0123456789ab)',
        hint: expect.stringMatching(/^Did you mean 'public_order'\? /) as unknown
      },
      place: { kind: 'call', call: { kind: 'ref', project: 'dbt_up', model: 'public_orders', version: null } }
    });
  });

  test('does not tell whether the model exists', () => {
    const [finding] = findings(reading(UP), { published: publication('dbt_up', []) });
    expect(finding?.hint).toMatch(/^It does not exist there or is not public/);
  });

  test('is a version that is published no more', () => {
    const [finding] = findings(reading('model.dbt_up.orders.v3'), { published: other });
    expect(finding).toMatchObject({ rule: 'unknown-model', model: 'dbt_up.orders.v3' });
    expect(finding?.message).toContain('no version 3 of orders');
    expect(finding?.hint).toContain('version 1, version 2');
  });

  test('is a model without versions that has got some', () => {
    const [finding] = findings(reading('model.dbt_up.orders'), { published: other });
    expect(finding?.message).toContain('no model orders without versions any more');
  });

  test('is found by a source too, at its call', () => {
    const down = project('dbt_down', { sources: [source(SOURCE)], nodes: [node(DOWN, { dependsOn: [SOURCE] })] });
    const [judgement] = check(down, { published: other });
    expect(judgement?.finding.rule).toBe('unknown-model');
    expect(judgement?.place).toMatchObject({ call: { kind: 'source', source: 'dbt_up', table: 'public_orders' } });
  });

  test('is said at the model, not again at the exposures above it', () => {
    const down = project('dbt_down', {
      nodes: [stub(UP), node(DOWN, { dependsOn: [UP] })],
      exposures: [exposure('board', [DOWN]), exposure('direct', [UP])]
    });
    expect(findings(down, { published: other }).map((one) => one.node)).toEqual([DOWN, 'exposure.dbt_down.direct']);
  });

  test('of a test is looked for below the model that it is attached to', () => {
    const tested = node('test.dbt_down.t', {
      resourceType: 'test',
      dependsOn: [UP, DOWN],
      attachedNode: DOWN,
      file: 'models/_m.yml'
    });
    const down = project('dbt_down', { nodes: [stub(UP), node(DOWN), tested] });
    const [judgement] = check(down, { published: other, declared: [] });
    expect(judgement?.place).toMatchObject({ kind: 'call', entry: 'downstream_orders' });
  });
});

describe('not-public', () => {
  test.each(['protected', 'private'] as const)('is an injected model that is %s', (access) => {
    const down = project('dbt_down', { nodes: [injected(UP, { access }), node(DOWN, { dependsOn: [UP] })] });
    const [finding, ...rest] = findings(down, { published: publication('dbt_up', []) });
    expect(finding).toMatchObject({ rule: 'not-public', severity: 'error', model: 'dbt_up.public_orders', node: DOWN });
    expect(finding?.message).toContain(`is ${access} in dbt_up`);
    expect(rest).toEqual([]);
  });

  test('is a model that a full publication shows as not public', () => {
    const full = publication('dbt_up', [], { nodes: [node(UP, { access: 'protected' })] });
    expect(rules(reading(UP), { published: full })).toEqual(['not-public']);
  });

  test('is not read off a stub, whose access is what this project makes of it (and dbt 1.6 makes it protected)', () => {
    expect(rules(reading(UP, { access: 'protected' }))).toEqual([]);
  });
});

describe('relation-mismatch', () => {
  const down = (rendered: string, adapter = 'snowflake') =>
    project('dbt_down', {
      adapter,
      sources: [source(SOURCE, { relation: relation(rendered) })],
      nodes: [node(DOWN, { dependsOn: [SOURCE] })]
    });

  test('is a source that points at another relation than the one published', () => {
    const [judgement] = check(down('DBT_UP_STAGING.marts.public_orders'));
    expect(judgement?.finding).toMatchObject({ rule: 'relation-mismatch', severity: 'error', node: DOWN });
    expect(judgement?.finding.message).toBe(
      'source dbt_up.public_orders reads DBT_UP_STAGING.marts.public_orders, but dbt_up.public_orders is published as DBT_UP_PROD.marts.public_orders'
    );
    expect(judgement?.finding.hint).toContain('models/_mesh_dbt_up.yml');
    expect(judgement?.place).toMatchObject({ call: { kind: 'source' } });
  });

  test('is no source that points where `relations` moves the model, or where it is published all the same', () => {
    const moves = new Map([[UP, relation('DBT_UP_CLONE.marts.public_orders')]]);
    expect(rules(down('dbt_up_clone.MARTS.public_orders'), { moves })).toEqual([]);
    expect(rules(down('DBT_UP_PROD.marts.public_orders'), { moves })).toEqual([]);
    const [judgement] = check(down('DBT_UP_STAGING.marts.public_orders'), { moves });
    expect(judgement?.finding.message).toContain(
      'is published as DBT_UP_PROD.marts.public_orders, and `relations` puts it at DBT_UP_CLONE.marts.public_orders'
    );
  });

  test('goes by what the warehouse makes of the names', () => {
    expect(rules(down('dbt_up_prod.MARTS.PUBLIC_ORDERS'))).toEqual([]);
  });
});

describe('deprecated', () => {
  const deprecatedOn = (deprecationDate: string) =>
    publication('dbt_up', [
      publicModel(V1, { deprecationDate, latestVersion: '2' }),
      publicModel(V2, { latestVersion: '2' })
    ]);
  const pinned = reading(V1, { latestVersion: '2' }, { refs: [{ package: 'dbt_up', name: 'orders', version: '1' }] });

  test.each([
    ['2027-01-31', 'warning', 'is deprecated from 2027-01-31'],
    ['2026-11-24', 'error', 'has been deprecated since 2026-11-24'],
    ['2026-11-24T11:59:59+00:00', 'error', 'since 2026-11-24'],
    ['2026-11-24T12:00:01Z', 'warning', 'from 2026-11-24'],
    ['2026-11-24T12:30:00+01:00', 'error', 'since'],
    ['2026-11-24 12:30:00', 'warning', 'from'],
    ['2025-01-01T00:00:00.000000', 'error', 'since 2025-01-01'],
    ['one day', 'warning', 'from one day']
  ])('on %s is %s', (date, severity, words) => {
    const [finding, ...rest] = findings(pinned, { published: deprecatedOn(date) });
    expect(finding).toMatchObject({ rule: 'deprecated', severity, model: 'dbt_up.orders.v1' });
    expect(finding?.message).toContain(words);
    expect(finding?.hint).toContain('Move to version 2');
    expect(rest).toEqual([]);
  });

  test('is known from the manifest at hand while the upstream is not in the registry', () => {
    const down = reading(V1, { deprecationDate: '2025-01-01' });
    expect(rules(down, { published: null })).toEqual(['upstream-not-published', 'deprecated']);
  });

  test('is what the upstream says now, not what was synced', () => {
    const published = publication('dbt_up', [publicModel(V1)]);
    expect(rules(reading(V1, { deprecationDate: '2025-01-01' }), { published })).toEqual([]);
  });
});

describe('unpinned-version', () => {
  const published = publication('dbt_up', [publicModel(V1), publicModel(V2)]);
  const reads = (id: string, refs: readonly (string | null)[]) =>
    reading(
      id,
      { latestVersion: '2' },
      { refs: refs.map((version) => ({ package: 'dbt_up', name: 'orders', version })) }
    );

  test('is a ref without version to a model that has versions', () => {
    const [judgement] = check(reads(V2, [null]), { published });
    expect(judgement?.finding).toMatchObject({
      rule: 'unpinned-version',
      severity: 'warning',
      model: 'dbt_up.orders.v2',
      hint: "Write ref('dbt_up', 'orders', v=2)."
    });
    expect(judgement?.place).toMatchObject({ call: { latest: true } });
  });

  test.each([
    ['a pinned ref', V2, ['2']],
    ['a pinned ref to an older version', V1, ['1']],
    ['the older version of a node that reads both, the newer unpinned', V1, ['1', null]]
  ])('is not %s', (_, id, refs) => {
    expect(rules(reads(id, refs), { published })).toEqual([]);
  });

  test('is not a source, which is one version', () => {
    const meta = { dbt_mesh: { project: 'dbt_up', model: 'orders', version: 2 } };
    const orders = source(SOURCE, { meta, relation: relation('DBT_UP_PROD.marts.orders') });
    expect(
      rules(project('dbt_down', { sources: [orders], nodes: [node(DOWN, { dependsOn: [SOURCE] })] }), { published })
    ).toEqual([]);
  });

  test('writes a version that is a word as one', () => {
    const blue = 'model.dbt_up.orders.vblue';
    const down = reading(blue, { latestVersion: 'blue' }, { refs: [{ package: null, name: 'orders', version: null }] });
    const [finding] = findings(down, { published: publication('dbt_up', [publicModel(blue)]) });
    expect(finding?.hint).toContain("v='blue'");
  });
});

describe('stale-manifest', () => {
  const synced = { version: '20261101T000000Z-aaaaaaaaaaaa', contract: 'c'.repeat(64) };

  test('is a contract that has changed since it was synced', () => {
    const [judgement] = check(reading(UP), { synced: { ...synced, contract: 'a'.repeat(64) } });
    expect(judgement?.finding).toMatchObject({
      rule: 'stale-manifest',
      severity: 'warning',
      model: null,
      file: 'dbt-mesh.lock'
    });
    expect(judgement?.finding.message).toContain(
      '20261101T000000Z-aaaaaaaaaaaa, prod has 20261124T100000Z-0123456789ab'
    );
    expect(judgement?.place).toEqual({ kind: 'word', word: 'dbt_up', files: ['dbt-mesh.lock'] });
  });

  test('is not a rebuild with the same contract', () => {
    expect(rules(reading(UP), { synced })).toEqual([]);
  });
});

describe('upstream-not-published', () => {
  test('is an optional upstream that is not in the registry yet, and its references are not judged', () => {
    const declared = [{ ...DBT_UP, optional: true }];
    const [finding, ...rest] = findings(reading(UP), { declared, published: null });
    expect(finding).toMatchObject({ rule: 'upstream-not-published', severity: 'info', model: null });
    expect(rest).toEqual([]);
  });

  test('is an error where the upstream has to be there', () => {
    const [finding, ...rest] = findings(reading(UP), { published: null });
    expect(finding).toMatchObject({ rule: 'upstream-not-published', severity: 'error', model: null });
    expect(rest).toEqual([]);
  });

  test('is not called unused: it cannot be referenced yet', () => {
    expect(rules(project('dbt_down'), { published: null })).toEqual(['upstream-not-published']);
  });
});

describe('parent-map-mismatch', () => {
  const nodes = [stub(UP), node(DOWN, { dependsOn: [UP] })];

  test.each([
    ['lacks the parent', new Map([[DOWN, []]])],
    ['lacks the node', new Map()]
  ])('is a parent_map that %s', (_, parentMap) => {
    const [finding] = findings(project('dbt_down', { nodes, parentMap }));
    expect(finding).toMatchObject({
      rule: 'parent-map-mismatch',
      severity: 'error',
      model: 'dbt_up.public_orders',
      node: DOWN
    });
    expect(finding?.message).toContain('by its depends_on, but not by its parent_map');
  });

  test('is a depends_on that lacks the parent', () => {
    const down = project('dbt_down', { nodes: [stub(UP), node(DOWN)], parentMap: new Map([[DOWN, [UP]]]) });
    expect(findings(down)[0]?.message).toContain('by its parent_map, but not by its depends_on');
  });

  test('is not a manifest without parent_map', () => {
    expect(rules(project('dbt_down', { nodes, parentMap: null }))).toEqual([]);
  });

  test('is judged for exposures too', () => {
    const parentMap = new Map([[DOWN, [UP]]]);
    expect(findings(project('dbt_down', { nodes, exposures: [exposure('board', [UP])], parentMap }))).toMatchObject([
      { rule: 'parent-map-mismatch', node: 'exposure.dbt_down.board' }
    ]);
  });
});

describe('own-private', () => {
  const PRIVATE = 'model.dbt_down.int_payments';
  const hidden = node(PRIVATE, { access: 'private', group: 'finance' });
  const of = (...nodes: readonly ReturnType<typeof node>[]) =>
    rules(project('dbt_down', { nodes: [hidden, ...nodes] }), { declared: [] });

  test('is a reference inside the project to a private model of another group', () => {
    const report = node(DOWN, { group: 'marketing', dependsOn: [PRIVATE] });
    const [judgement] = check(project('dbt_down', { nodes: [hidden, report] }), { declared: [] });
    expect(judgement).toMatchObject({
      finding: {
        rule: 'own-private',
        severity: 'error',
        model: null,
        node: DOWN,
        file: 'models/downstream_orders.sql',
        message: 'downstream_orders reads int_payments, which is private to the group finance'
      },
      place: { kind: 'call', call: { kind: 'ref', project: 'dbt_down', model: 'int_payments', version: null } }
    });
  });

  test('is one by a model of no group', () => {
    expect(of(node(DOWN, { dependsOn: [PRIVATE] }))).toEqual(['own-private']);
  });

  test.each([
    ['a model of the same group', node(DOWN, { group: 'finance', dependsOn: [PRIVATE] })],
    [
      'a test of the private model',
      node('test.dbt_down.t', { resourceType: 'test', attachedNode: PRIVATE, dependsOn: [PRIVATE] })
    ],
    ['a singular test', node('test.dbt_down.t', { resourceType: 'test', dependsOn: [PRIVATE] })]
  ])('is not one by %s', (_, reader) => {
    expect(of(reader)).toEqual([]);
  });

  test('is a test of a model of another group', () => {
    const marketing = node(DOWN, { group: 'marketing' });
    const tested = node('test.dbt_down.t', { resourceType: 'test', attachedNode: DOWN, dependsOn: [DOWN, PRIVATE] });
    expect(of(marketing, tested)).toEqual(['own-private']);
  });
});

describe('all rules together', () => {
  test('judge in the same order whatever the order of the manifest', () => {
    const ids = ['model.dbt_down.a', 'model.dbt_down.b', 'model.dbt_down.c'];
    const nodes = [stub(UP), ...ids.map((id) => node(id, { dependsOn: [UP] }))];
    const published = publication('dbt_up', []);
    const forth = check(project('dbt_down', { nodes }), { published });
    expect(forth.map((one) => one.finding.node)).toEqual(ids);
    expect(check(project('dbt_down', { nodes: nodes.reverse() }), { published })).toEqual(forth);
  });
});
