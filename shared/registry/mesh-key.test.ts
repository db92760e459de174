import { describe, expect, test } from '@jest/globals';
import { samplePublication } from '../../tests/stores/sample.ts';
import { parseMesh, parseRollbackRecord } from './mesh-key.ts';

const DIGEST = 'ab'.repeat(32);
const VERSION = `20261124T100000Z-${DIGEST.slice(0, 12)}`;
const PLACE = 's3://acme/registry/dbt_up/prod/latest/manifest.json';

const ROLLED_BACK = {
  version: '20261124T110000Z-cdcdcdcdcdcd',
  contract: 'cd'.repeat(32),
  reason: 'The sums were wrong.\nTicket 12.',
  at: '2026-11-24T12:00:00.000Z',
  run_url: 'https://github.com/acme/dbt-up/actions/runs/2'
};
const ROLLBACK = { ...ROLLED_BACK, earlier: [ROLLED_BACK] };

function meshWith(changes: object): unknown {
  const { mesh } = samplePublication();
  const own = { layout: 1, version: VERSION, digest: DIGEST, contract: DIGEST, published_at: '2026-11-24T12:00:00Z' };
  return JSON.parse(JSON.stringify({ ...mesh, ...own, ...changes }));
}

test.each<object>([
  {},
  { rolled_back_from: ROLLBACK },
  { rolled_back_from: { ...ROLLBACK, run_url: null, earlier: [] } },
  { allowed_breaking: { reason: 'agreed with dbt_down', rules: ['column-removed'] } },
  { state_digests: {} },
  { consumers: [] },
  { consumers: ['dbt_down', 'finance_*'] },
  { state: `state/${VERSION}/manifest.json.gz`, state_digests: { 'manifest.json.gz': DIGEST } }
])('a mesh with %j is taken', (changes) => {
  const mesh = meshWith(changes);
  expect(parseMesh(mesh, PLACE)).toBe(mesh);
});

/** Each as another tool, or someone who means harm, could have written it. */
const HOSTILE: readonly unknown[] = [
  null,
  'x',
  [],
  {},
  { ...ROLLBACK, version: '../../other' },
  { ...ROLLBACK, version: 7 },
  { ...ROLLBACK, contract: 'abc' },
  { ...ROLLBACK, reason: '' },
  { ...ROLLBACK, reason: 'x'.repeat(5000) },
  { ...ROLLBACK, reason: undefined },
  { ...ROLLBACK, at: 'yesterday' },
  { ...ROLLBACK, at: '2026-11-24T12:00:00+01:00' },
  { ...ROLLBACK, run_url: 'javascript:alert(1)' },
  { ...ROLLBACK, run_url: 'https://example.com/\n::error::' },
  { ...ROLLBACK, run_url: undefined },
  { ...ROLLBACK, earlier: undefined },
  { ...ROLLBACK, earlier: {} },
  { ...ROLLBACK, earlier: [{ ...ROLLED_BACK, version: '..' }] },
  { ...ROLLBACK, earlier: [null] }
];

test.each(HOSTILE)('a rollback of %j is none', (rolled_back_from) => {
  expect(() => parseMesh(meshWith({ rolled_back_from }), PLACE)).toThrow(
    `${PLACE} is no publication of dbt-mesh: its "mesh.rolled_back_from" is not as dbt-mesh writes it`
  );
});

test.each<unknown>([null, 'x', {}, [7], [null], ['a\nb'], [['a']]])('consumers of %j are none', (consumers) => {
  expect(() => parseMesh(meshWith({ consumers }), PLACE)).toThrow('"mesh.consumers" is not as dbt-mesh writes it');
});

test.each<unknown>([
  null,
  [],
  'x',
  { 'manifest.json.gz': 'abc' },
  { 'manifest.json.gz': DIGEST.toUpperCase() },
  { '../latest/manifest.json': DIGEST },
  { '': DIGEST },
  JSON.parse(`{"__proto__":"${DIGEST}"}`)
])('digests of a state as %j are none', (state_digests) => {
  expect(() => parseMesh(meshWith({ state_digests }), PLACE)).toThrow('its "mesh.state_digests" is not as');
});

describe('the record of a rollback', () => {
  const record = { version: VERSION, rolled_back_from: ROLLBACK };
  const parse = (value: unknown): unknown =>
    parseRollbackRecord(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), PLACE, VERSION);

  test('is read as it was written', () => {
    expect(parse(record)).toEqual(record);
  });

  test.each<unknown>([
    '',
    '{',
    'null',
    [],
    {},
    { version: VERSION },
    { ...record, version: '20261124T100000Z-000000000000' },
    ...HOSTILE.map((rolled_back_from) => ({ ...record, rolled_back_from }))
  ])('is not taken as %j', (value) => {
    expect(() => parse(value)).toThrow(`${PLACE} is no record of a rollback to version ${VERSION}`);
  });
});

test.each<unknown>([
  null,
  'agreed',
  { reason: '', rules: [] },
  { reason: 'x'.repeat(5000), rules: [] },
  { reason: 'agreed' },
  { reason: 'agreed', rules: 'column-removed' },
  { reason: 'agreed', rules: ['column-removed\n::error::'] },
  { reason: ['agreed'], rules: [] }
])('breaks that were allowed as %j are none', (allowed_breaking) => {
  expect(() => parseMesh(meshWith({ allowed_breaking }), PLACE)).toThrow('its "mesh.allowed_breaking" is not as');
});
