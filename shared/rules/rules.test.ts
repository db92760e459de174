import { describe, expect, test } from '@jest/globals';
import { UserError, type Finding } from '../domain/index.ts';
import { RULES, checkPolicy, closest, didYouMean, finding, renderRulesReference, weigh, type Rule } from './index.ts';

const NOW = new Date('2026-11-24T12:00:00Z');
const facts = { project: 'dbt_down', model: 'dbt_up.orders', message: 'what', hint: 'do' };

describe('the rules', () => {
  const rules: readonly Rule[] = RULES;

  test('have ids of their own', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s says what it catches, shows it, and says the fix',
    (id, rule) => {
      expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      expect(Object.values(rule.docs).map((text) => text.trim())).not.toContain('');
    }
  );

  test('about contracts weigh what their changes do to consumers', () => {
    const weights = { breaking: 'error', risky: 'warning', safe: 'info' } as const;
    for (const { category, impact, severity } of rules) {
      expect(impact !== undefined).toBe(category === 'contract');
      if (impact !== undefined) expect(severity).toBe(weights[impact]);
    }
  });

  test('each have a section in the reference', () => {
    const page = renderRulesReference();
    for (const { id } of rules) {
      expect(page.split(`\n### \`${id}\`\n`)).toHaveLength(2);
      expect(page).toContain(`| [\`${id}\`](#${id}) |`);
      const section = page.split(`\n### \`${id}\`\n`)[1]?.split('\n### ')[0];
      expect(section).toMatch(/\n\*\*Silence\.\*\* \S/);
    }
  });

  test('show code in fences of their own lines', () => {
    expect(
      renderRulesReference()
        .match(/^.*```.*$/gm)
        ?.filter((line) => !/^```\w*$/.test(line))
    ).toEqual([]);
  });
});

describe('a finding', () => {
  test('has the severity of its rule', () => {
    expect(finding('unpinned-version', facts)).toEqual({ rule: 'unpinned-version', severity: 'warning', ...facts });
  });

  test('has another where the case says so', () => {
    expect(finding('deprecated', { ...facts, severity: 'error' }).severity).toBe('error');
  });
});

describe('a policy', () => {
  const findings: readonly Finding[] = [finding('deprecated', facts), finding('unknown-model', facts)];

  test('sets the severity of the rules that it names', () => {
    const { findings: weighed } = weigh(findings, { rules: { deprecated: 'info' } }, NOW);
    expect(weighed.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['deprecated', 'info'],
      ['unknown-model', 'error']
    ]);
  });

  test('silences a rule that is off', () => {
    const policy = { rules: { 'unknown-model': 'off' } } as const;
    expect(weigh(findings, policy, NOW).findings.map((one) => one.rule)).toEqual(['deprecated']);
  });

  test('may name any rule', () => {
    expect(() =>
      checkPolicy({ rules: Object.fromEntries(RULES.map((rule) => [rule.id, 'off' as const])) })
    ).not.toThrow();
  });

  test('may not name others, and all of them are told at once', () => {
    const check = () =>
      checkPolicy({ rules: { 'unkown-model': 'off', 'not-a-rule-at-all': 'error', deprecated: 'off' } });
    expect(check).toThrow(UserError);
    expect(check).toThrow(
      "policy.rules names rules that do not exist: 'unkown-model' (did you mean 'unknown-model'?), 'not-a-rule-at-all'"
    );
  });
});

describe('a mistyped name', () => {
  const models = ['public_orders', 'public_customers', 'orders', 'dim'];

  test.each([
    ['public_ordes', 'public_orders'],
    ['pubilc_orders', 'public_orders'],
    ['PUBLIC_ORDERS', 'public_orders'],
    ['order', 'orders'],
    ['public_order', 'public_orders'],
    ['dmi', 'dim'],
    ['invoices', null],
    ['public_orders', null],
    ['x', null],
    ['', null]
  ])('%s means %s', (typed, meant) => {
    expect(closest(typed, models)).toBe(meant);
  });

  test('of absurd length means nothing, at once', () => {
    expect(closest('o'.repeat(100_000), models)).toBeNull();
  });

  test('means the nearest, and of equally near ones the first by alphabet', () => {
    expect(closest('orders_c', ['orders_b', 'orders_a', 'orders_cc1'])).toBe('orders_a');
  });

  test('is asked about in the words of a hint', () => {
    expect(didYouMean('order', models)).toBe("Did you mean 'orders'? ");
    expect(didYouMean('invoices', models)).toBe('');
  });
});
