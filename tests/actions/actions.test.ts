import { beforeAll, describe, expect, test } from '@jest/globals';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../../actions/outputs.ts';
import { runAction, type Step } from './doors.ts';
import { upstreamManifest, workspace, type Twist } from './workspace.ts';

const DOWN = { 'project-dir': 'nested/down', registry: 'registry' };
const UP = { 'project-dir': 'up', registry: 'registry' };

/** A repository whose upstream is published. */
function published(twist: Twist = {}): string {
  const root = workspace(twist);
  expect(runAction('publish', root, UP).exitCode).toBe(0);
  return root;
}

function errors(step: Step): Step['commands'] {
  return step.commands.filter(({ name }) => name === 'error');
}

describe('publish', () => {
  let root: string;
  let step: Step;
  beforeAll(() => {
    root = workspace();
    step = runAction('publish', root, UP, {
      GITHUB_REPOSITORY: 'acme/up',
      GITHUB_SHA: 'abc123',
      GITHUB_RUN_ID: '7',
      GITHUB_SERVER_URL: 'https://github.com'
    });
  });

  test('writes every output that it has', () => {
    expect(step.exitCode).toBe(0);
    expect(Object.keys(step.outputs)).toEqual(OUTPUTS.publish.map(({ name }) => name));
    expect(step.outputs).toMatchObject({ changed: 'true', 'public-models': '["model.dbt_up.public_orders"]' });
    expect(step.outputs['version']).toMatch(/^20261101T060000Z-[0-9a-f]{12}$/);
    expect(step.outputs['digest']).toMatch(/^[0-9a-f]{64}$/);
  });

  test('says where the publication comes from', () => {
    const manifest = JSON.parse(readFileSync(step.outputs['uri'] ?? '', 'utf8')) as { readonly mesh: object };
    expect(manifest.mesh).toMatchObject({
      repository: 'acme/up',
      commit: 'abc123',
      run_url: 'https://github.com/acme/up/actions/runs/7'
    });
  });

  test('leaves its report in a file of its own', () => {
    const again = runAction('publish', root, UP);
    expect(JSON.parse(readFileSync(step.outputs['report'] ?? '', 'utf8'))).toMatchObject({
      outcome: 'published',
      project: 'dbt_up'
    });
    expect(JSON.parse(readFileSync(again.outputs['report'] ?? '', 'utf8'))).toMatchObject({ outcome: 'unchanged' });
    expect(again.outputs['changed']).toBe('false');
  });

  test('keeps its progress in a group and says nothing on stderr', () => {
    expect(step.commands.map(({ name }) => name)).toEqual(['group', 'endgroup']);
    expect(step.stderr).toBe('');
    expect(step.summary).toContain('Published to prod');
  });

  test('refuses a public model that failed, on the line of its file', () => {
    const failing = workspace();
    const results = {
      metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v6.json' },
      results: [{ unique_id: 'model.dbt_up.public_orders', status: 'error', message: 'Boom' }]
    };
    writeFileSync(join(failing, 'up', 'target', 'run_results.json'), JSON.stringify(results));
    const refused = runAction('publish', failing, UP);
    expect(refused.exitCode).toBe(1);
    expect(errors(refused)).toMatchObject([{ properties: { file: 'up/models/public_orders.sql' } }]);
  });
});

describe('sync', () => {
  test('writes every output that it has', () => {
    const step = runAction('sync', published(), { ...DOWN, upstreams: 'dbt_up: package' });
    expect(step.exitCode).toBe(0);
    expect(Object.keys(step.outputs)).toEqual(OUTPUTS.sync.map(({ name }) => name));
    expect(JSON.parse(step.outputs['environment'] ?? '')).toEqual({ dbt_up: 'prod' });
    expect(JSON.parse(step.outputs['version'] ?? '')).toEqual({ dbt_up: expect.stringMatching(/^20261101T060000Z-/) });
    expect(step.outputs['changed']).toBe('true');
  });

  test('changes nothing the second time', () => {
    const root = published();
    runAction('sync', root, { ...DOWN, upstreams: 'dbt_up' });
    expect(runAction('sync', root, { ...DOWN, upstreams: 'dbt_up' }).outputs['changed']).toBe('false');
  });
});

describe('validate', () => {
  test('writes every output that it has', () => {
    const step = runAction('validate', published(), DOWN);
    expect(step.exitCode).toBe(0);
    expect(Object.keys(step.outputs)).toEqual(OUTPUTS.validate.map(({ name }) => name));
    expect(step.outputs).toMatchObject({
      valid: 'true',
      errors: '0',
      warnings: '0',
      references: '["model.dbt_up.public_orders"]'
    });
    expect(step.stdout).toContain(
      '✓ dbt_down: Cross-project lineage verified\n  - Found reference: model.dbt_up.public_orders\n'
    );
  });

  test('annotates the line of the model that holds the reference, relative to the repository', () => {
    const step = runAction('validate', published({ refersTo: 'publc_orders' }), DOWN);
    expect(step.exitCode).toBe(1);
    expect(errors(step)).toMatchObject([{ properties: { file: 'nested/down/models/orders_0.sql', line: '3' } }]);
    expect(errors(step)[0]?.message).toContain("Did you mean 'public_orders'?");
    expect(step.outputs).toMatchObject({ valid: 'false', errors: '1' });
    expect(step.summary).toContain('nested/down/models/orders_0.sql:3');
  });

  test('takes working-directory as what every path is relative to', () => {
    const root = published({ refersTo: 'publc_orders' });
    const step = runAction('validate', root, {
      'working-directory': 'nested',
      'project-dir': 'down',
      registry: '../registry'
    });
    expect(errors(step)).toMatchObject([{ properties: { file: 'nested/down/models/orders_0.sql' } }]);
  });

  test('never shows more than ten annotations of a kind; the last counts the rest', () => {
    const step = runAction('validate', published({ refersTo: 'publc_orders', models: 25 }), DOWN);
    expect(errors(step)).toHaveLength(10);
    expect(errors(step)[9]?.message).toContain('16 more errors');
    expect(step.outputs['errors']).toBe('25');
  });

  test.each<[string, Readonly<Record<string, string>>, { readonly annotated: boolean; readonly summarized: boolean }]>([
    ['both when unset', { annotations: '', summary: '' }, { annotated: true, summarized: true }],
    ['no annotations', { annotations: 'false' }, { annotated: false, summarized: true }],
    ['no summary', { summary: 'false' }, { annotated: true, summarized: false }]
  ])('shows %s', (_, inputs, { annotated, summarized }) => {
    const step = runAction('validate', published({ refersTo: 'publc_orders' }), { ...DOWN, ...inputs });
    expect(step.exitCode).toBe(1);
    expect(errors(step).length > 0).toBe(annotated);
    expect(step.summary !== '').toBe(summarized);
  });

  test('fail-on: never reports and passes', () => {
    const step = runAction('validate', published({ refersTo: 'publc_orders' }), { ...DOWN, 'fail-on': 'never' });
    expect(step.exitCode).toBe(0);
    expect(errors(step)).toHaveLength(1);
    expect(step.outputs['errors']).toBe('1');
  });
});

describe('what the user can mend fails a step with a message and a remedy, and no stack', () => {
  test.each<[string, 'publish' | 'sync' | 'validate', Readonly<Record<string, string>>, readonly string[]]>([
    ['no registry', 'publish', { 'project-dir': 'up' }, ['no registry is known', 'Give `registry`']],
    ['no manifest', 'validate', { ...DOWN, manifest: 'no.json' }, ['no.json']],
    ['no project', 'sync', { registry: 'registry' }, ['no dbt_project.yml', '`project-dir`']],
    [
      'several bad inputs at once',
      'sync',
      { ...DOWN, mode: 'lom', frozen: 'yes', upstreams: '../up' },
      ['3 faults', 'mode: "lom"', 'frozen: "yes"', "Did you mean 'loom'?"]
    ],
    ['an upstream that is not there', 'sync', { ...DOWN, upstreams: 'dbt_upp' }, ['dbt_upp is not in', 'dbt_up']],
    ['a registry that is not there', 'sync', { ...DOWN, registry: 'nowhere' }, ['nowhere']],
    [
      'a registry that is a file',
      'publish',
      { 'project-dir': 'up', registry: 'up/dbt_project.yml' },
      ['dbt_project.yml']
    ]
  ])('%s', (_, action, inputs, parts) => {
    const step = runAction(action, published(), inputs);
    expect(step.exitCode).toBe(1);
    const [error, ...others] = errors(step);
    expect(others).toEqual([]);
    for (const part of parts) expect(error?.message).toContain(part);
    expect(step.stdout + step.stderr).not.toMatch(/^\s+at .*\d+:\d+/m);
  });

  test('credentials in a registry URL are refused and shown nowhere', () => {
    const step = runAction('publish', workspace(), {
      'project-dir': 'up',
      registry: 's3://AKIAEXAMPLE:hunter2secret@bucket/p'
    });
    expect(step.exitCode).toBe(1);
    expect(errors(step)[0]?.message).toContain('credentials');
    expect(step.stdout + step.stderr + step.summary).not.toMatch(/hunter2secret|AKIAEXAMPLE/);
  });
});

describe('hostile text', () => {
  const COMMANDS = [
    '::add-mask::x',
    '\n::set-output name=valid::true',
    '%0A::error::forged',
    '##[error]forged',
    '\r::stop-commands::x'
  ];

  test.each(COMMANDS)('a file name with %j is no workflow command', (hostile) => {
    const step = runAction('validate', published({ refersTo: 'publc_orders', file: `models/a${hostile}.sql` }), DOWN);
    expect(step.commands.map(({ name }) => name)).toEqual(['group', 'endgroup', 'error']);
    expect(step.outputs['valid']).toBe('false');
  });

  test.each(COMMANDS)('a reference to a model named %j is no workflow command', (hostile) => {
    const step = runAction('validate', published({ refersTo: hostile, file: 'models/a.sql' }), DOWN);
    expect(step.exitCode).toBe(1);
    expect(new Set(step.commands.map(({ name }) => name))).toEqual(new Set(['group', 'endgroup', 'error']));
    expect(errors(step)).toHaveLength(1);
  });

  test('HTML, links and mentions are text in the summary', () => {
    const hostile = '<img src=x onerror=alert(1)>[x](javascript:1)@acme|`';
    const { summary } = runAction('validate', published({ refersTo: hostile, file: 'models/a.sql' }), DOWN);
    expect(summary).toContain('&#60;img');
    expect(summary).not.toMatch(/<img|\[x\]\(|(?<!<span>)@acme/);
  });

  test('a description of workflow commands publishes unchanged, and in silence', () => {
    const root = workspace({ description: '::error::forged\n::add-mask::x' });
    const step = runAction('publish', root, UP);
    expect(step.commands.map(({ name }) => name)).toEqual(['group', 'endgroup']);
  });

  test('an environment input is told, not run', () => {
    const step = runAction('publish', workspace(), { ...UP, environment: 'a\n::add-mask::x' });
    expect(step.commands.map(({ name }) => name)).toEqual(['error']);
  });
});

describe('a runner that lacks something', () => {
  test('a summary that cannot be written does not fail the step', () => {
    const step = runAction('validate', published(), DOWN, { GITHUB_STEP_SUMMARY: '/no/such/folder/summary' });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toContain('summary could not be written');
  });

  test('no checkout: the workspace stands for the repository', () => {
    const root = published({ refersTo: 'publc_orders' });
    rmSync(join(root, '.git'), { recursive: true });
    const step = runAction('validate', root, DOWN);
    expect(errors(step)).toMatchObject([{ properties: { file: 'nested/down/models/orders_0.sql' } }]);
  });
});

test('dbt-mesh.yml serves what the inputs leave open', () => {
  const root = workspace();
  writeFileSync(
    join(root, 'dbt-mesh.yml'),
    'registry: ./shared\nenvironments: { "pr-*": [prod] }\nprojects: { dbt_down: { path: nested/down, upstreams: { dbt_up: sources } } }\n'
  );
  mkdirSync(join(root, 'nested', 'down', 'models'), { recursive: true });
  expect(runAction('publish', root, { 'project-dir': 'up' }).exitCode).toBe(0);

  const step = runAction('sync', root, { 'project-dir': 'nested/down', environment: 'pr-12' });

  expect(step.exitCode).toBe(0);
  expect(JSON.parse(step.outputs['environment'] ?? '')).toEqual({ dbt_up: 'prod' });
  expect(readFileSync(join(root, 'nested', 'down', 'models', '_mesh_dbt_up.yml'), 'utf8')).toContain('public_orders');
});

test('a manifest by the input `manifest` needs no project beside it', () => {
  const root = workspace();
  writeFileSync(join(root, 'artifact.json'), JSON.stringify(upstreamManifest({})));
  const step = runAction('publish', root, { manifest: 'artifact.json', registry: 'registry' });
  expect(step.exitCode).toBe(0);
});
