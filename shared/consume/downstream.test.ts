import { describe, expect, test } from '@jest/globals';
import { UserError, type Upstream } from '../domain/index.ts';
import { refuseClashes } from './clashes.ts';
import { readDownstream } from './downstream.ts';
import { dbtVersionIn, projectsKeyOnV2, stateEngineMismatch } from './engine.ts';
import { configReachesStubs } from './reach.ts';

const read = (text: string) => readDownstream(text, 'dbt_project.yml');

describe('dbt_project.yml', () => {
  test("has dbt's defaults where it says nothing", () => {
    expect(read('name: dbt_down\n')).toEqual({
      name: 'dbt_down',
      modelPaths: ['models'],
      otherPaths: ['snapshots', 'tests', 'analyses'],
      packagesPath: 'dbt_packages',
      targetPath: 'target',
      quoting: {},
      modelConfigs: [],
      packageConfigs: new Map()
    });
  });

  test('says where things are and how names are quoted', () => {
    const project = read(`name: dbt_down
model-paths: ["./transform/", 'more\\models']
test-paths: checks
packages-install-path: lib
target-path: "out/"
quoting: { database: true, schema: no, identifier: "{{ var('q') }}" }
`);
    expect(project.modelPaths).toEqual(['transform', 'more/models']);
    expect(project.otherPaths).toEqual(['snapshots', 'checks', 'analyses']);
    expect([project.packagesPath, project.targetPath]).toEqual(['lib', 'out']);
    // `no` is a word of YAML 1.1, which is what dbt reads; Jinja is left to dbt.
    expect(project.quoting).toEqual({ database: true, schema: false });
  });

  test.each([
    [null, 'There is no dbt_project.yml'],
    ['name: [\n', /^dbt_project\.yml:\d is not YAML/],
    ['version: 1\n', 'dbt_project.yml has no `name`'],
    ['- a\n', 'dbt_project.yml has no `name`'],
    ['', 'dbt_project.yml has no `name`']
  ])('%j is refused', (text, message) => {
    expect(() => readDownstream(text, 'dbt_project.yml')).toThrow(message);
    expect(() => readDownstream(text, 'dbt_project.yml')).toThrow(UserError);
  });
});

describe('config-reaches-stubs', () => {
  const reaching = (models: string, upstreams = ['dbt_up']) =>
    configReachesStubs(read(`name: dbt_down\nmodels:\n${models}`), upstreams);

  test.each([
    ['  +materialized: table', 'materialized', 'dbt_up: {+materialized: mesh_stub_dbt_up}'],
    ['  materialized: table', 'materialized', 'dbt_up: {+materialized: mesh_stub_dbt_up}'],
    ['  +schema: x', 'schema', 'dbt_up: {+schema: null}'],
    ['  +database: x', 'database', 'dbt_up: {+database: null}'],
    ['  +enabled: false', 'enabled', 'dbt_up: {+enabled: true}']
  ])('%s is told, with the line and the cure', (models, key, cure) => {
    expect(reaching(`  dbt_down:\n    +materialized: view\n${models}\n`)).toMatchObject([
      { rule: 'config-reaches-stubs', severity: 'warning', file: 'dbt_project.yml', line: 5 }
    ]);
    const [finding] = reaching(`${models}\n`);
    expect(finding?.message).toContain(`sets +${key}`);
    expect(finding?.hint).toContain(cure);
  });

  test('a cure is given for each upstream that it reaches', () => {
    expect(reaching('  +materialized: table\n', ['dbt_up', 'dbt_two'])[0]?.hint).toContain(
      'dbt_up: {+materialized: mesh_stub_dbt_up} and dbt_two: {+materialized: mesh_stub_dbt_two}'
    );
  });

  test.each([
    ['nothing is set for all packages', '  dbt_down:\n    +materialized: table\n'],
    ['the stubs have their own', '  +materialized: table\n  dbt_up:\n    +materialized: mesh_stub_dbt_up\n'],
    ['it does no harm', '  +tags: [x]\n  +grants: { select: [x] }\n'],
    ['a package has the name of a config', '  schema:\n    +tags: [x]\n']
  ])('is silent where %s', (_, models) => {
    expect(reaching(models)).toEqual([]);
  });

  test('is silent without upstreams in package mode', () => {
    expect(reaching('  +materialized: table\n', [])).toEqual([]);
  });
});

describe('engines', () => {
  const down = read('name: dbt_down\n');
  const upstreams: readonly Upstream[] = [{ project: 'dbt_up', mode: 'package', optional: false }];
  const state = (version: string) => ({ metadata: { dbt_version: version } });

  test('a state of another minor version than the last run is told', () => {
    expect(stateEngineMismatch(down, state('2.0.0'), '1.11.16')).toMatchObject([{ rule: 'state-engine-mismatch' }]);
    expect(stateEngineMismatch(down, state('1.11.2'), '1.11.16')).toEqual([]);
    expect(stateEngineMismatch(down, state('1.11.2'), null)).toEqual([]);
    expect(stateEngineMismatch(down, null, '1.11.16')).toEqual([]);
  });

  test('`projects:` is told with the list as it stands in dbt-mesh.yml, but not to users of dbt-core 1', () => {
    const [finding] = projectsKeyOnV2(down, upstreams, 'projects/down', null);
    expect(finding).toMatchObject({ rule: 'projects-key-on-v2', file: 'dependencies.yml' });
    expect(finding?.hint).toContain('dbt_down: { path: projects/down, upstreams: { dbt_up: package } }');
    expect(projectsKeyOnV2(down, upstreams, '', '2.0.0-preview.196')[0]?.hint).toContain('path: .');
    expect(projectsKeyOnV2(down, upstreams, '', '1.11.16')).toEqual([]);
  });

  test('the version of dbt is read from the head of a manifest', () => {
    const manifest = (text: string) => new TextEncoder().encode(text);
    expect(dbtVersionIn(manifest('{"metadata": {"dbt_version": "2.0.0-preview.196", "x": 1}}'))).toBe(
      '2.0.0-preview.196'
    );
    expect(dbtVersionIn(manifest('{"metadata": {}}'))).toBeNull();
    expect(dbtVersionIn(null)).toBeNull();
  });
});

describe('clashes', () => {
  const upstream = (project: string, mode: Upstream['mode'] = 'package'): Upstream => ({
    project,
    mode,
    optional: false
  });
  const clash = (text: string, installed: readonly string[], upstreams: readonly Upstream[]) => () =>
    refuseClashes(read(text), new Set(installed), upstreams);

  test.each([
    ['itself', 'name: dbt_down', [], [upstream('dbt_down')], 'dbt_down is declared as an upstream of itself'],
    ['a package in package mode', 'name: a', ['dbt_up'], [upstream('dbt_up')], 'also a dbt package'],
    ['a package in loom mode', 'name: a', ['dbt_up'], [upstream('dbt_up', 'loom')], 'also a dbt package'],
    ['models in all folders', 'name: a\nmodel-paths: ["."]', [], [], 'which holds dbt_mesh'],
    ['models in dbt_mesh', 'name: a\nmodel-paths: [models, dbt_mesh/packages]', [], [], 'which holds dbt_mesh'],
    ['sources outside', 'name: a\nmodel-paths: [../m]', [], [upstream('b', 'sources')], 'lies outside the project']
  ])('%s', (_, text, installed, upstreams, message) => {
    expect(clash(text, installed, upstreams)).toThrow(message);
  });

  test('all are told at once', () => {
    expect(clash('name: a\nmodel-paths: ["."]', ['b'], [upstream('a'), upstream('b')])).toThrow(/^3 faults:\n {2}a is/);
  });

  test.each([
    ['a package of the name of a source', ['dbt_up'], [upstream('dbt_up', 'sources')]],
    ['other packages', ['dbt_utils'], [upstream('dbt_up')]]
  ])('none with %s', (_, installed, upstreams) => {
    expect(clash('name: a', installed, upstreams)).not.toThrow();
  });
});
