import { describe, expect, test } from '@jest/globals';
import type { ConsumerUse } from '../domain/index.ts';
import { consumerTexts, ruleText } from './consumers.ts';
import { annotations, renderJson, renderTerminal, summary } from './index.ts';
import { finding, HOSTILE, published } from './testing/reports.ts';

function use(given: Partial<ConsumerUse> = {}): ConsumerUse {
  return {
    project: 'dbt_down',
    environment: 'prod',
    repository: 'acme/dbt-down',
    version: '20261124T101112Z-0123456789ab',
    mode: 'package',
    owner: 'Finance',
    node: 'model.dbt_down.orders',
    file: 'models/orders.sql',
    columns: ['order_id', 'status'],
    certainty: 'seen',
    ...given
  };
}

describe('a use is told as', () => {
  test.each<[Partial<ConsumerUse>, string]>([
    [
      {},
      'seen in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql uses order_id, status'
    ],
    [
      { repository: null, owner: null, environment: 'pr-12' },
      'seen in dbt_down (pr-12): model.dbt_down.orders in models/orders.sql uses order_id, status'
    ],
    [
      { certainty: 'possible', columns: '*' },
      'possible in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql may use any column'
    ],
    [
      { certainty: 'possible', columns: null, owner: null },
      'possible in acme/dbt-down (prod): model.dbt_down.orders in models/orders.sql may use any column: it has no compiled SQL'
    ],
    [
      {
        node: 'exposure.dbt_down.weekly',
        file: 'models/exposures.yml',
        owner: 'Ann',
        certainty: 'possible',
        exposure: { type: 'dashboard', owner: 'Ann', url: 'https://bi.example/7' }
      },
      'possible in acme/dbt-down (prod, owner Ann): exposure.dbt_down.weekly (dashboard, https://bi.example/7) in models/exposures.yml may use order_id, status'
    ],
    [
      { columns: Array.from({ length: 12 }, (_, index) => `c${index}`) },
      'seen in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql uses c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 2 more'
    ]
  ])('%j', (given, text) => {
    expect(consumerTexts(finding({ consumers: [use(given)] }), 5)).toEqual([text]);
  });

  test('with the column that the finding is about, where it is about one', () => {
    const texts = consumerTexts(
      finding({ column: 'status', consumers: [use(), use({ certainty: 'possible', columns: '*' })] }),
      5
    );
    expect(texts[0]).toMatch(/ uses status$/);
    expect(texts[1]).toMatch(/ may use any column$/);
  });

  test('one of many, of which the last says how many more there are', () => {
    const consumers = Array.from({ length: 7 }, (_, index) => use({ node: `model.dbt_down.n${index}` }));
    const texts = consumerTexts(finding({ consumers }), 3);
    expect(texts).toHaveLength(3);
    expect(texts[2]).toBe('and 5 more uses');
    expect(consumerTexts(finding({ consumers }), 7)).toHaveLength(7);
  });
});

test('a rule is told with how sure it is', () => {
  expect(ruleText(finding({ rule: 'column-removed', certainty: 'possible' }))).toBe('column-removed, possible');
  expect(ruleText(finding({ rule: 'column-removed' }))).toBe('column-removed');
});

describe('who uses what breaks stands', () => {
  const breaks = finding({ rule: 'column-removed', certainty: 'seen', consumers: [use()] });
  const answer = published(
    { outcome: 'refused', breaking: true, consumers: ['acme/dbt-down'], findings: [breaks] },
    'up'
  );
  const text = 'seen in acme/dbt-down (prod, owner Finance): model.dbt_down.orders in models/orders.sql';

  test('in the terminal', () => {
    const { stdout } = renderTerminal(answer);
    expect(stdout).toContain(`    ${text} uses order_id, status\n`);
    expect(stdout).toContain('[column-removed, seen]');
  });

  test('in the annotation', () => {
    expect(annotations(answer)).toMatchObject([
      { title: 'column-removed, seen: dbt_up.public_order', message: expect.stringContaining(text) }
    ]);
  });

  test('in the summary, with whom to tell', () => {
    expect(summary(answer)).toContain('seen in acme/dbt-down (prod, owner Finance)');
    expect(summary(answer)).toContain('| To be told | <code>acme/dbt-down</code> |');
  });

  test('in the JSON document', () => {
    expect(JSON.parse(renderJson(answer))).toMatchObject({
      breaking: true,
      consumers: ['acme/dbt-down'],
      findings: [{ certainty: 'seen', consumers: [use()] }]
    });
  });

  test('as text, whatever another team has published', () => {
    const hostile = use({ repository: HOSTILE, owner: HOSTILE, node: HOSTILE, file: HOSTILE, columns: [HOSTILE] });
    const of = published({ outcome: 'refused', findings: [{ ...breaks, consumers: [hostile] }] });
    const { stdout } = renderTerminal(of);
    const [annotation] = annotations(of);
    for (const shown of [stdout, annotation?.message ?? '']) {
      expect(shown).not.toMatch(/\x1b|\u202e|^::/m);
      expect(shown).not.toContain('##[');
    }
    expect(summary(of)).not.toMatch(/<img|\n::error/);
  });
});
