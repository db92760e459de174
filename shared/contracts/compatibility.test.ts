import { describe, expect, test } from '@jest/globals';
import type { Compatibility, Consumer, Finding, Policy, Project, Reference } from '../domain/index.ts';
import { breaks } from './change.ts';
import { compareContracts } from './compare.ts';
import { judgeChanges } from './compatibility.ts';
import { column, columns, dbtUp, model, orders, relation } from './testing/contracts.ts';
import { consumer, reference } from './testing/consumers.ts';
import { consumersOf, reach } from './uses.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const NO_POLICY: Policy = { rules: {} };

interface Asked {
  readonly compatibility?: Compatibility;
  readonly policy?: Policy;
}

function judged(
  [old, next]: readonly [Project, Project],
  consumers: readonly Consumer[],
  { compatibility = 'consumers', policy = NO_POLICY }: Asked = {}
): readonly Finding[] {
  const changes = reach(old, compareContracts(old, next, { now: NOW }), consumers);
  return judgeChanges(old.name, changes, compatibility, policy, NOW).findings;
}

/** `rule: severity, certainty` of what is not safe. */
function said(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ impact }) => impact !== 'safe')
    .map(({ rule, severity, certainty }) => `${rule}: ${severity}${certainty === undefined ? '' : `, ${certainty}`}`);
}

const WITHOUT_STATUS = [dbtUp([orders()]), dbtUp([orders({ columns: columns({ status: null }) })])] as const;
const REMOVED = [dbtUp([orders(), model('other')]), dbtUp([model('other')])] as const;
const v1 = orders({ version: '1', latestVersion: '1' });
const v2 = (facts: Parameters<typeof orders>[0] = {}) => orders({ version: '2', latestVersion: '2', ...facts });
const oldest = { ...v1, latestVersion: '2' };

describe('who uses what breaks', () => {
  test.each<
    [what: string, sides: readonly [Project, Project], references: readonly Reference[], found: readonly string[]]
  >([
    [
      'a column that is used',
      WITHOUT_STATUS,
      [reference({ columns: ['order_id', 'status'] })],
      ['column-removed: error, seen']
    ],
    [
      'a column that another model uses, not this one',
      WITHOUT_STATUS,
      [reference({ model: 'other', columns: ['status'] })],
      ['column-removed: warning']
    ],
    ['a column that nobody uses', WITHOUT_STATUS, [reference()], ['column-removed: warning']],
    [
      'a column of a use that is not narrowed',
      WITHOUT_STATUS,
      [reference({ columns: '*' })],
      ['column-removed: error, possible']
    ],
    [
      'a column of a use without compiled SQL',
      WITHOUT_STATUS,
      [reference({ columns: null })],
      ['column-removed: error, possible']
    ],
    [
      'a column that is used in another case',
      WITHOUT_STATUS,
      [reference({ columns: ['STATUS'] })],
      ['column-removed: error, seen']
    ],
    [
      'a column that is seen in one node and possible in another',
      WITHOUT_STATUS,
      [reference({ columns: '*' }), reference({ node: 'model.dbt_down.b', columns: ['status'] })],
      ['column-removed: error, seen']
    ],
    [
      'a column that an exposure may need',
      WITHOUT_STATUS,
      [reference({ columns: ['status'], exposure: { type: 'dashboard', owner: 'Ann', url: null } })],
      ['column-removed: error, possible']
    ],
    [
      'a column that no model below an exposure uses',
      WITHOUT_STATUS,
      [reference({ exposure: { type: 'dashboard', owner: 'Ann', url: null } })],
      ['column-removed: warning']
    ],
    ['a model that is used', REMOVED, [reference()], ['model-removed: error, seen']],
    ['a model of a use without compiled SQL', REMOVED, [reference({ columns: null })], ['model-removed: error, seen']],
    ['a model that nobody uses', REMOVED, [reference({ model: 'other' })], ['model-removed: warning']],
    [
      'an ephemeral model',
      [dbtUp([orders()]), dbtUp([orders({ materialized: 'ephemeral' })])],
      [reference()],
      ['materialization-changed: error, seen']
    ],
    [
      'a contract that is dropped',
      [dbtUp([orders()]), dbtUp([orders({ contract: { enforced: false } })])],
      [reference()],
      ['contract-dropped: error, seen']
    ],
    [
      'a type',
      [dbtUp([orders()]), dbtUp([orders({ columns: columns({ amount: column('amount', 'varchar') }) })])],
      [reference({ columns: ['amount'] })],
      ['column-type-changed: error, seen']
    ],
    [
      'what is risky is no break',
      [dbtUp([orders()]), dbtUp([orders({ columns: columns({ amount: column('amount', 'number(12,2)') }) })])],
      [reference({ columns: ['amount'] })],
      ['column-type-widened: warning, seen']
    ]
  ])('%s', (...[, sides, references, found]) => {
    expect(said(judged(sides, [consumer(references)]))).toEqual(found);
  });
});

describe('versions', () => {
  const withoutStatus = { columns: columns({ status: null }) };
  const v1Changed = [dbtUp([oldest, v2()]), dbtUp([{ ...oldest, ...withoutStatus }, v2()])] as const;
  const latestMoved = [
    dbtUp([v1, orders({ version: '2', latestVersion: '1', ...withoutStatus })]),
    dbtUp([oldest, v2(withoutStatus)])
  ] as const;
  const ONE = { version: '1', columns: ['status'] };

  test.each<
    [what: string, sides: readonly [Project, Project], reference: Partial<Reference>, found: readonly string[]]
  >([
    ['a change of the version that is read', v1Changed, ONE, ['column-removed: error, seen']],
    ['a change of another version', v1Changed, { version: '2', columns: ['status'] }, ['column-removed: warning']],
    [
      'a source that names no version may stand for any',
      v1Changed,
      { version: null, mode: 'sources', columns: ['status'] },
      ['column-removed: error, possible']
    ],
    [
      'the latest moves under a reference that names none',
      latestMoved,
      { ...ONE, pinned: false },
      ['latest-version-moved: warning, seen', 'column-removed: error, seen']
    ],
    [
      'the latest moves, and the reference names its version',
      latestMoved,
      { ...ONE, pinned: true },
      ['latest-version-moved: warning', 'column-removed: warning']
    ],
    [
      'the latest moves, and nobody knows whether the reference names its version',
      latestMoved,
      ONE,
      ['latest-version-moved: warning, possible', 'column-removed: error, possible']
    ]
  ])('%s', (...[, sides, facts, found]) => {
    expect(said(judged(sides, [consumer([reference(facts)])]))).toEqual(found);
  });

  test('a version that is retired breaks those who still use it', () => {
    const retired = { ...oldest, deprecationDate: '2026-01-31T00:00:00+00:00' };
    const sides = [dbtUp([retired, v2()]), dbtUp([v2()])] as const;
    expect(said(judged(sides, [consumer([reference({ version: '2' })])]))).toEqual(['version-retired: warning']);
    const [one] = judged(sides, [consumer([reference({ version: '1' })])]);
    expect(one).toMatchObject({ rule: 'version-retired', severity: 'error', impact: 'breaking', certainty: 'seen' });
  });
});

describe('a relation that moves', () => {
  const sides = [dbtUp([orders()]), dbtUp([orders({ relation: relation('DBT_UP_PROD.core.orders') })])] as const;

  test('breaks those who read it as a source', () => {
    const references = [reference(), reference({ node: 'model.dbt_down.b', mode: 'sources' })];
    const [one] = judged(sides, [consumer(references)]);
    expect(one).toMatchObject({ rule: 'relation-moved', severity: 'error', impact: 'breaking' });
    expect(one?.consumers?.map(({ node }) => node)).toEqual(['model.dbt_down.b']);
  });

  test('is a risk for others', () => {
    expect(said(judged(sides, [consumer()]))).toEqual(['relation-moved: warning, seen']);
  });
});

describe('a finding', () => {
  test('names each consumer: seen before possible, then by project, environment and node', () => {
    const findings = judged(WITHOUT_STATUS, [
      consumer([reference({ columns: '*', node: 'model.dbt_a.x', owner: undefined })], {
        project: 'dbt_a',
        repository: null
      }),
      consumer([reference({ columns: ['status'], node: 'model.dbt_down.b' }), reference({ columns: ['status'] })]),
      consumer([reference({ columns: ['status'] })], { environment: 'dev' })
    ]);
    expect(findings).toMatchObject([
      { rule: 'column-removed', model: 'dbt_up.orders', column: 'status', certainty: 'seen' }
    ]);
    expect(findings[0]?.consumers?.map(({ project, environment, node }) => [project, environment, node])).toEqual([
      ['dbt_down', 'dev', 'model.dbt_down.revenue'],
      ['dbt_down', 'prod', 'model.dbt_down.b'],
      ['dbt_down', 'prod', 'model.dbt_down.revenue'],
      ['dbt_a', 'prod', 'model.dbt_a.x']
    ]);
    expect(findings[0]?.consumers?.at(-2)).toEqual({
      project: 'dbt_down',
      environment: 'prod',
      repository: 'acme/dbt_down',
      version: '20261124T100000Z-0123456789ab',
      mode: 'package',
      owner: 'Finance',
      node: 'model.dbt_down.revenue',
      file: 'models/revenue.sql',
      columns: ['status'],
      certainty: 'seen'
    });
    expect(findings[0]?.consumers?.at(-1)).toMatchObject({
      repository: null,
      owner: null,
      columns: '*',
      certainty: 'possible'
    });
  });

  test('says in its message who it reaches', () => {
    const message = (consumers: readonly Consumer[], asked: Asked = {}): string =>
      judged(WITHOUT_STATUS, consumers, asked)[0]?.message ?? '';
    const of = (project: string, used: Reference['columns']): Consumer =>
      consumer([reference({ columns: used })], { project });
    expect(message([])).toMatch(/; nobody is on record as using it$/);
    expect(message([], { compatibility: 'strict' })).not.toContain('on record');
    expect(message([of('dbt_a', ['status'])])).toMatch(/; used by dbt_a$/);
    expect(message([of('dbt_a', '*')])).toMatch(/; possibly used by dbt_a$/);
    expect(message(['dbt_a', 'dbt_b', 'dbt_c', 'dbt_d'].map((project) => of(project, ['status'])))).toMatch(
      /; used by dbt_a, dbt_b, dbt_c and 1 more$/
    );
  });

  test('asks nobody about what is safe', () => {
    const sides = [dbtUp([orders()]), dbtUp([orders({ description: 'new' })])] as const;
    const [one] = judged(sides, [consumer()]);
    expect(one).toMatchObject({ rule: 'description-changed', severity: 'info' });
    expect(one).not.toHaveProperty('consumers');
  });
});

describe('what a break weighs', () => {
  const USED = [consumer([reference({ columns: ['status'] })])];
  const POSSIBLE = [consumer([reference({ columns: '*' })])];
  const NOBODY: readonly Consumer[] = [];

  test.each<[compatibility: Compatibility, consumers: readonly Consumer[], policy: Policy, severity: string]>([
    ['strict', NOBODY, NO_POLICY, 'error'],
    ['strict', USED, NO_POLICY, 'error'],
    ['consumers', NOBODY, NO_POLICY, 'warning'],
    ['consumers', USED, NO_POLICY, 'error'],
    ['consumers', POSSIBLE, NO_POLICY, 'error'],
    ['consumers', POSSIBLE, { rules: {}, possibleUse: 'warning' }, 'warning'],
    ['consumers', USED, { rules: {}, possibleUse: 'warning' }, 'error'],
    ['consumers', NOBODY, { rules: { 'column-removed': 'error' } }, 'error'],
    ['consumers', USED, { rules: { 'column-removed': 'warning' } }, 'warning'],
    ['strict', POSSIBLE, { rules: {}, possibleUse: 'warning' }, 'error'],
    ['off', USED, NO_POLICY, 'info'],
    ['off', USED, { rules: { 'column-removed': 'error' } }, 'info']
  ])('%s', (compatibility, consumers, policy, severity) => {
    expect(judged(WITHOUT_STATUS, consumers, { compatibility, policy })).toMatchObject([
      { rule: 'column-removed', impact: 'breaking', severity }
    ]);
  });

  test.each<[compatibility: Compatibility, until: string, severity: string]>([
    ['strict', '2026-11-23', 'error'],
    ['off', '2026-11-23', 'info']
  ])('%s, where the waiver ran out on %s', (compatibility, until, severity) => {
    const policy = { rules: {}, waivers: [{ rule: 'column-removed', until, reason: 'agreed' }] };
    expect(judged(WITHOUT_STATUS, USED, { compatibility, policy })).toMatchObject([
      { severity, message: expect.stringContaining(`ran out on ${until}: agreed`) as unknown }
    ]);
  });

  test('a rule that is off is not told of', () => {
    expect(judged(WITHOUT_STATUS, USED, { policy: { rules: { 'column-removed': 'off' } } })).toEqual([]);
  });
});

test('the consumers of what changed are those of its models, whatever they use of them', () => {
  const toOther = consumer([reference({ model: 'other' })], { project: 'dbt_other' });
  expect(consumersOf(['orders'], [consumer(), toOther]).map(({ project }) => project)).toEqual(['dbt_down']);
});

test('a change that reaches consumers counts as breaking only then', () => {
  const sides = [dbtUp([orders()]), dbtUp([orders({ relation: relation('DBT_UP_PROD.core.orders') })])] as const;
  const changes = compareContracts(...sides, { now: NOW });
  expect(breaks(reach(sides[0], changes, [consumer()]))).toBe(false);
  expect(breaks(reach(sides[0], changes, [consumer([reference({ mode: 'sources' })])]))).toBe(true);
});

test('a thousand consumers of a thousand models are matched in no time', () => {
  const many = Array.from({ length: 1000 }, (_, index) => model(`model_${index}`));
  const old = dbtUp(many);
  const next = dbtUp(many.map((one) => ({ ...one, columns: columns({ status: null }) })));
  const consumers = Array.from({ length: 1000 }, (_, index) =>
    consumer(
      [0, 1, 2].map((offset) => reference({ model: `model_${(index + offset) % 1000}`, columns: ['status'] })),
      {
        project: `dbt_${index}`
      }
    )
  );
  const changes = compareContracts(old, next, { now: NOW });
  expect(reach(old, changes, consumers).flatMap(({ uses }) => uses)).toHaveLength(3000);
});
