import { describe, expect, test } from '@jest/globals';
import { UserError, type Finding, type Policy, type Waiver } from '../domain/index.ts';
import { checkPolicy, compatibilityOf, finding, matchesPattern, policyOf, weigh } from './index.ts';

const NOW = new Date('2027-03-31T12:00:00Z');
const DAY = '2027-03-31';

const REMOVED = finding('column-removed', {
  project: 'dbt_up',
  model: 'dbt_up.orders',
  column: 'status',
  message: 'dbt_up.orders has no column status any more',
  hint: 'Keep the column.'
});

function waiver(given: Partial<Waiver> = {}): Waiver {
  return { rule: 'column-removed', until: DAY, reason: 'agreed, ticket 12', ...given };
}

function weighed(one: Finding, waivers: readonly Waiver[], now = NOW): ReturnType<typeof weigh> {
  return weigh([one], { rules: {}, waivers }, now);
}

describe('a waiver is about', () => {
  const VERSIONED = { ...REMOVED, model: 'dbt_up.orders.v2' };
  const WHOLE = { ...REMOVED, column: undefined };
  const NO_MODEL = { ...REMOVED, model: null };

  test.each<[string, Partial<Waiver>, Finding, boolean]>([
    ['every finding of its rule', {}, REMOVED, true],
    ['no finding of another rule', { rule: 'model-removed' }, REMOVED, false],
    ['its model', { model: 'dbt_up.orders' }, REMOVED, true],
    ['no other model', { model: 'dbt_up.order' }, REMOVED, false],
    [
      'no model that starts with its name',
      { model: 'dbt_up.orders' },
      { ...REMOVED, model: 'dbt_up.orders_all' },
      false
    ],
    ['no model of another project', { model: 'dbt_other.orders' }, REMOVED, false],
    ['all versions of its model', { model: 'dbt_up.orders' }, VERSIONED, true],
    ['the version that it names', { model: 'dbt_up.orders.v2' }, VERSIONED, true],
    ['no other version', { model: 'dbt_up.orders.v1' }, VERSIONED, false],
    ['no model without versions, where it names one', { model: 'dbt_up.orders.v1' }, REMOVED, false],
    ['the models of a pattern', { model: 'dbt_up.*' }, REMOVED, true],
    ['the models of a pattern, with versions', { model: '*.ord*s' }, VERSIONED, true],
    ['no others', { model: 'dbt_up.c*' }, REMOVED, false],
    ['its column', { column: 'status' }, REMOVED, true],
    ['its column in any case', { column: 'STATUS' }, REMOVED, true],
    ['no other column', { column: 'state' }, REMOVED, false],
    ['no finding about the model as a whole, where it names a column', { column: 'status' }, WHOLE, false],
    ['findings about the model as a whole', { model: 'dbt_up.orders' }, WHOLE, true],
    ['no finding about no model, where it names one', { model: '*.*' }, NO_MODEL, false],
    ['findings about no model, where it names none', {}, NO_MODEL, true]
  ])('%s', (_, given, one, isAbout) => {
    const { findings, silenced } = weighed(one, [waiver(given)]);
    expect([findings.length, silenced.length]).toEqual(isAbout ? [0, 1] : [1, 0]);
  });
});

describe('a waiver', () => {
  test('sets a finding apart, as it weighs, with the reason and the day', () => {
    expect(weigh([REMOVED], { rules: { 'column-removed': 'warning' }, waivers: [waiver()] }, NOW)).toEqual({
      findings: [],
      silenced: [
        { finding: { ...REMOVED, severity: 'warning' }, by: 'waiver', reason: 'agreed, ticket 12', until: DAY }
      ]
    });
  });

  test.each([
    ['2027-03-30T23:59:59.999Z', true],
    ['2027-03-31T00:00:00.000Z', true],
    ['2027-03-31T23:59:59.999Z', true],
    ['2027-04-01T00:00:00.000Z', false],
    ['2028-01-01T00:00:00.000Z', false]
  ])('holds to the end of its day in UTC: at %s %s', (now, holds) => {
    expect(weighed(REMOVED, [waiver()], new Date(now)).silenced).toHaveLength(holds ? 1 : 0);
  });

  test('that ran out makes the finding an error, and says which it was, when and why', () => {
    const late = waiver({ model: 'dbt_up.orders', column: 'status', until: '2027-03-30' });
    expect(weighed({ ...REMOVED, severity: 'warning' }, [late])).toEqual({
      findings: [
        {
          ...REMOVED,
          severity: 'error',
          message:
            'dbt_up.orders has no column status any more; the waiver of column-removed for dbt_up.orders.status ran out on 2027-03-30: agreed, ticket 12',
          hint: 'Keep the column. Or agree on another day, and write it in policy.waivers of dbt-mesh.yml.'
        }
      ],
      silenced: []
    });
  });

  test('that ran out makes no error of a notice, and brings nothing back that is off', () => {
    const late = [waiver({ until: '2020-01-01' })];
    expect(weighed({ ...REMOVED, severity: 'info' }, late).findings).toMatchObject([{ severity: 'info' }]);
    expect(weigh([REMOVED], { rules: { 'column-removed': 'off' }, waivers: late }, NOW)).toEqual({
      findings: [],
      silenced: []
    });
  });

  test('that holds goes before one that ran out, and the first of those that hold before others', () => {
    const waivers = [
      waiver({ until: '2026-01-01', reason: 'over' }),
      waiver({ reason: 'first' }),
      waiver({ until: '2028-01-01', reason: 'second' })
    ];
    expect(weighed(REMOVED, waivers).silenced).toMatchObject([{ reason: 'first' }]);
  });

  test('that ran out last is the one that is told', () => {
    const waivers = ['2025-01-01', '2026-06-01', '2026-01-01'].map((until) => waiver({ until }));
    expect(weighed(REMOVED, waivers).findings[0]?.message).toContain('ran out on 2026-06-01');
  });
});

test('a comment goes before a waiver', () => {
  const { silenced } = weigh([REMOVED], { rules: {}, waivers: [waiver()] }, NOW, () => 'by hand');
  expect(silenced).toEqual([{ finding: REMOVED, by: 'inline', reason: 'by hand' }]);
});

describe('the policy of a project', () => {
  const POLICY: Policy = {
    rules: { 'select-star': 'off', deprecated: 'error' },
    waivers: [waiver({ reason: 'of all' })],
    compatibility: 'strict',
    consumers: ['a'],
    projects: {
      dbt_up: { rules: { deprecated: 'info' }, waivers: [waiver({ reason: 'own' })], possibleUse: 'warning' },
      dbt_bare: {}
    }
  };

  test('goes before that of all, key by key; its rules and waivers come on top', () => {
    expect(policyOf(POLICY, 'dbt_up')).toEqual({
      rules: { 'select-star': 'off', deprecated: 'info' },
      waivers: [waiver({ reason: 'own' }), waiver({ reason: 'of all' })],
      compatibility: 'strict',
      consumers: ['a'],
      possibleUse: 'warning'
    });
  });

  test.each(['dbt_down', '__proto__', 'constructor'])('is that of all for %s, which has none', (name) => {
    expect(policyOf(POLICY, name)).toMatchObject({ rules: { deprecated: 'error' }, waivers: [{ reason: 'of all' }] });
  });

  test('weighs the findings about that project, and no others', () => {
    const about = (project: string): Finding => ({ ...REMOVED, rule: 'deprecated', project });
    const { findings } = weigh([about('dbt_up'), about('dbt_down')], POLICY, NOW);
    expect(findings.map(({ severity }) => severity)).toEqual(['info', 'error']);
  });

  test('may name no unknown rule, in rules and waivers', () => {
    const check = (policy: Policy) => () => checkPolicy(policy);
    expect(check({ rules: {}, projects: { a: { rules: { 'selct-star': 'off' } } } })).toThrow(
      "policy.rules names a rule that does not exist: 'selct-star' (did you mean 'select-star'?)"
    );
    expect(check({ rules: {}, waivers: [waiver({ rule: 'column-remved' })] })).toThrow(UserError);
    expect(check({ rules: {}, projects: { a: { waivers: [waiver({ rule: 'column-remved' })] } } })).toThrow(
      "policy.waivers names a rule that does not exist: 'column-remved' (did you mean 'column-removed'?)"
    );
  });
});

test.each([
  ['off', { rules: {}, compatibility: 'strict' }, 'off'],
  [null, { rules: {}, compatibility: 'strict' }, 'strict'],
  [null, { rules: {} }, 'consumers']
] as const)('of the measures asked %j and %j, %s counts', (asked, policy, measure) => {
  expect(compatibilityOf(asked, policy)).toBe(measure);
});

describe('a pattern', () => {
  test.each([
    ['dbt_up.orders', 'dbt_up.orders', true],
    ['dbt_up.orders', 'dbt_upxorders', false],
    ['*', '', true],
    ['a*b*c', 'a-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['ab*ba', 'aba', false],
    ['**a', 'bca', true]
  ])('%s stands for %s: %s', (pattern, name, matches) => {
    expect(matchesPattern(pattern, name)).toBe(matches);
  });

  test('with any number of stars is compared in no time', () => {
    expect(matchesPattern('a*'.repeat(5000) + 'b', 'a'.repeat(20_000))).toBe(false);
  });
});
