import { describe, expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { parseRunResults } from './run-results.ts';

const results = (version: number, ...of: readonly unknown[]) => ({
  metadata: {
    dbt_schema_version: `https://schemas.getdbt.com/dbt/run-results/v${version}.json`,
    generated_at: '2026-11-01T06:00:00.123456Z',
    invocation_id: 'a4843f2c'
  },
  results: of
});
const parse = (document: unknown) => parseRunResults(Buffer.from(JSON.stringify(document)), 'target/run_results.json');

describe('run results', () => {
  test.each([1, 2, 3, 4, 5, 6, 7])('of v%i are read', (version) => {
    const document = results(
      version,
      { unique_id: 'model.up.a', status: 'success', message: 'SELECT 1' },
      { unique_id: 'test.up.t', status: 'Runtime Error', message: null },
      { unique_id: 'model.up.b', status: 'skipped' }
    );
    expect(parse(document)).toEqual({
      generatedAt: '2026-11-01T06:00:00.123456Z',
      invocationId: 'a4843f2c',
      results: [
        { uniqueId: 'model.up.a', status: 'success', message: 'SELECT 1' },
        { uniqueId: 'test.up.t', status: 'runtime error', message: null },
        { uniqueId: 'model.up.b', status: 'skipped', message: null }
      ]
    });
  });

  test('without times or ids, and with odd entries, are read as far as they go', () => {
    const document = {
      ...results(6, null, 3, {}, { unique_id: 'model.up.a' }),
      metadata: { dbt_schema_version: results(6).metadata.dbt_schema_version }
    };
    expect(parse(document)).toEqual({
      generatedAt: null,
      invocationId: null,
      results: [{ uniqueId: 'model.up.a', status: '', message: null }]
    });
  });

  test.each([
    [
      { metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json' } },
      'holds no run results: it is a manifest.json'
    ],
    [
      { results: [] },
      'holds no run results: it is nothing that dbt-mesh knows (metadata.dbt_schema_version is missing)'
    ],
    [{ ...results(6), results: null }, 'holds no whole run results: it has no "results"'],
    [[], 'holds a list where a JSON object should be']
  ])('%j are none', (document, message) => {
    expect(() => parse(document)).toThrow(UserError);
    expect(() => parse(document)).toThrow(`target/run_results.json ${message}`);
  });
});
