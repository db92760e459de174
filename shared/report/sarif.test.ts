import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { RULES } from '../rules/index.ts';
import { sarif, type Answer } from './index.ts';
import { finding, published, validated, verdict } from './testing/reports.ts';
import { ANSWERS } from './testing/review.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification: string }[];
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
    readonly results: readonly Result[];
  }[];
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly properties: { readonly tags: readonly string[] };
}

function run(answer: Answer): Log['runs'][number] {
  const [first] = (JSON.parse(sarif(answer, '1.2.3', 'prod')) as Log).runs;
  if (first === undefined) throw new RangeError('no run');
  return first;
}

/** The schema of the standard, errata included, as Microsoft's SARIF SDK keeps it. */
const schema = (() => {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  // It is of draft 4, and has nothing in it that reads otherwise in draft 7 but how it names itself.
  const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return ajv.compile({ ...content, $schema: 'http://json-schema.org/draft-07/schema#', id: undefined });
})();

describe('SARIF', () => {
  test.each(Object.entries(ANSWERS))('of %s is what the standard has', (_, answer) => {
    schema(JSON.parse(sarif(answer, '1.2.3', 'prod')));
    expect(schema.errors ?? []).toEqual([]);
  });

  test('tells runs about other projects or environments apart', () => {
    expect(run(validated(verdict())).automationDetails.id).toBe('dbt-mesh/validate/prod/dbt_down/');
    const many = ['a', 'b', 'c', 'd', 'e'].map((project) => verdict({ project }));
    expect(run(validated(...many)).automationDetails.id).toBe('dbt-mesh/validate/prod/a/b/c/and 2 more/');
  });
});

describe('a result', () => {
  test('stands on its line, in the repository', () => {
    const [one] = run(validated(verdict({ folder: 'a b', findings: [finding({ file: 'models/ä#.sql' })] }))).results;
    expect(one).toMatchObject({ ruleId: 'unknown-model', level: 'error' });
    expect(one?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'a%20b/models/%C3%A4%23.sql', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3 }
    });
    expect(RULES[one?.ruleIndex ?? -1]?.id).toBe('unknown-model');
  });

  test('that is about no file stands on the dbt_project.yml of its project', () => {
    const nowhere = finding({ file: undefined, line: undefined });
    const place = (answer: Answer): string | undefined =>
      run(answer).results[0]?.locations[0]?.physicalLocation.artifactLocation.uri;
    expect(place(validated(verdict({ findings: [nowhere] })))).toBe('examples/dbt_down/dbt_project.yml');
    expect(place(validated(verdict({ folder: '', findings: [nowhere] })))).toBe('dbt_project.yml');
    expect(place(published({ findings: [nowhere] }, 'up'))).toBe('up/dbt_project.yml');
  });

  test('is known again when its line or its words have changed, and by nothing else', () => {
    const print = (given: Parameters<typeof finding>[0]): string =>
      Object.values(
        run(validated(verdict({ findings: [finding(given)] }))).results[0]?.partialFingerprints ?? {}
      ).join();
    expect(print({ line: 40, message: 'otherwise' })).toBe(print({}));
    for (const other of [{ column: 'a' }, { node: 'model.x.y' }, { rule: 'not-public' }, { model: 'dbt_up.other' }]) {
      expect(print(other)).not.toBe(print({}));
    }
  });

  test('that was silenced is suppressed, with who did it and why', () => {
    const suppressions = run(ANSWERS['breaks'] as Answer).results.map((one) => one.suppressions);
    expect(suppressions).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', justification: 'agreed with dbt_down, ticket 12 (until 2027-03-31)' }],
      [],
      [{ kind: 'inSource', status: 'accepted', justification: 'goes away with the next release' }]
    ]);
  });

  test('has no link in its message: brackets are escaped', () => {
    const [one] = run(validated(verdict({ findings: [finding({ message: '[x](https://e.example)' })] }))).results;
    expect(one?.message.text).toContain('\\[x\\](https://e.example)');
  });
});

describe("within code scanning's limits", () => {
  test('are 25,000 results, the worst first, and the rest is told', () => {
    const findings = Array.from({ length: 25_010 }, (_, index) =>
      finding({ severity: index < 20 ? 'info' : 'error', column: `c${index}` })
    );
    const { results, invocations } = run(validated(verdict({ findings })));
    expect(results).toHaveLength(25_000);
    expect(results.at(-1)?.level).toBe('note');
    expect(invocations[0]?.toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: '10 more findings: code scanning takes 25000.' } }
    ]);
  });

  test('is every rule: what it says, where its page is, what it weighs', () => {
    const { rules } = run(validated()).tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
    for (const rule of rules) {
      expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(20);
      expect(rule.helpUri).toMatch(new RegExp(`/docs/rules\\.md#${rule.id}$`));
      expect(rule.defaultConfiguration.level).toMatch(/^(error|warning|note)$/);
    }
  });
});
