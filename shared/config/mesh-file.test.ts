import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../domain/index.ts';
import { RULES } from '../rules/index.ts';
import { collectFaults } from './faults.ts';
import { readMeshFile, type MeshFile } from './mesh-file.ts';
import { meshJsonSchema } from './mesh-json-schema.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dbt-mesh-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(text: string): Promise<{ readonly file: MeshFile; readonly fault: UserError | null }> {
  const path = join(folder, 'dbt-mesh.yml');
  writeFileSync(path, text);
  const faults = collectFaults();
  const file = await readMeshFile(path, folder, faults);
  try {
    faults.throwIfAny();
    return { file, fault: null };
  } catch (error) {
    if (error instanceof UserError) return { file, fault: error };
    throw error;
  }
}

const SAMPLE = `registry: s3://acme-dbt-mesh/registry     # or a folder: ./registry
environments:
  staging: [prod]
  "pr-*": [staging, prod]
projects:
  dbt_up: { path: examples/dbt_up }
  dbt_down_loom: { path: examples/dbt_down_loom, upstreams: { dbt_up: loom } }
  dbt_down: { path: examples/dbt_down, upstreams: { dbt_up: { mode: sources, max-age: 36h } } }
policy:
  compatibility: consumers                # strict | consumers | off
  rules: { select-star: off, public-without-contract: error }
  waivers:
    - { rule: column-removed, model: dbt_up.public_orders, column: status, until: 2027-03-31, reason: "agreed with dbt_down, ticket 12" }
`;

test('everything in it is read, `off` included', async () => {
  const { file } = await read(`
registry: s3://acme/registry
environments:
  staging: [prod]
  "pr-*": [staging, prod]
relations:
  database: { DBT_UP_PROD: DBT_UP_CLONE, "*_PROD": "*_CLONE" }
projects:
  dbt_down:
    path: a/dbt_down
    upstreams:
      dbt_up: package
      crm: { mode: sources, optional: true, max-age: 36h, relations: { schema: { marts: dev } } }
    policy: { rules: { stale-manifest: error }, possible-use: error }
policy:
  compatibility: strict
  rules: { stale-manifest: off, unpinned-version: error }
  consumers: [dbt_down, 'finance_*']
  possible-use: warning
  waivers:
    - { rule: column-removed, model: dbt_up.orders, column: status, until: 2027-03-31, reason: "agreed, ticket 12" }
    - rule: select-star
      until: "2027-01-01"
      reason: >
        until the
        marts are done
`);
  expect(file).toEqual({
    registry: 's3://acme/registry',
    folder,
    environments: { staging: ['prod'], 'pr-*': ['staging', 'prod'] },
    relations: { database: { DBT_UP_PROD: 'DBT_UP_CLONE', '*_PROD': '*_CLONE' }, schema: {} },
    projects: [
      {
        name: 'dbt_down',
        folder: join(folder, 'a', 'dbt_down'),
        upstreams: [
          { project: 'dbt_up', mode: 'package', optional: false },
          {
            project: 'crm',
            mode: 'sources',
            optional: true,
            maxAge: 36 * 3_600_000,
            relations: { database: {}, schema: { marts: 'dev' } }
          }
        ]
      }
    ],
    policy: {
      compatibility: 'strict',
      rules: { 'stale-manifest': 'off', 'unpinned-version': 'error' },
      consumers: ['dbt_down', 'finance_*'],
      possibleUse: 'warning',
      waivers: [
        {
          rule: 'column-removed',
          model: 'dbt_up.orders',
          column: 'status',
          until: '2027-03-31',
          reason: 'agreed, ticket 12'
        },
        { rule: 'select-star', until: '2027-01-01', reason: 'until the marts are done' }
      ],
      projects: { dbt_down: { rules: { 'stale-manifest': 'error' }, possibleUse: 'error' } }
    }
  });
});

test('a day is a day, whatever version of YAML the file is of', async () => {
  const { file, fault } = await read(
    '%YAML 1.1\n---\npolicy: { waivers: [{ rule: select-star, until: 2027-03-31, reason: why }] }\n'
  );
  expect(fault).toBeNull();
  expect(file.policy.waivers).toMatchObject([{ until: '2027-03-31' }]);
});

test('a project without a policy of its own has none', async () => {
  const { file } = await read('projects: { dbt_up: { path: a } }\npolicy: { rules: { select-star: off } }\n');
  expect(file.policy).toEqual({ rules: { 'select-star': 'off' } });
});

test.each(['', '# nothing yet\n', '---\n'])('an empty file says nothing: %j', async (text) => {
  expect(await read(text)).toEqual({
    file: { registry: null, folder, environments: {}, relations: null, projects: null, policy: { rules: {} } },
    fault: null
  });
});

describe('a fault is told with its line, its key and the remedy', () => {
  test.each<[string, string, string, string]>([
    [
      'an unknown key',
      'registry: r\nregistri: x\n',
      'dbt-mesh.yml:2: registri is not known',
      "Did you mean 'registry'?"
    ],
    [
      'an unknown key of a project',
      'projects:\n  up:\n    path: a\n    upstream: { x: loom }\n',
      'dbt-mesh.yml:4: projects.up.upstream is not known',
      "Did you mean 'upstreams'? Keys of projects.up are path, upstreams, policy."
    ],
    [
      'an unknown key of an upstream',
      'projects:\n  up:\n    path: a\n    upstreams:\n      x:\n        max_age: 3h\n',
      'dbt-mesh.yml:6: projects.up.upstreams.x.max_age is not known',
      "Did you mean 'max-age'? Keys of projects.up.upstreams.x are mode, optional, max-age, relations."
    ],
    [
      'an unknown mode',
      'projects:\n  up:\n    path: a\n    upstreams:\n      x: lom\n',
      'dbt-mesh.yml:5: projects.up.upstreams.x is "lom"',
      "Did you mean 'loom'? It can be package, sources, loom."
    ],
    [
      'an unknown mode in the long form',
      'projects: { up: { path: a, upstreams: { x: { mode: 7 } } } }\n',
      'dbt-mesh.yml:1: projects.up.upstreams.x.mode is 7',
      'It can be package, sources, loom.'
    ],
    ['a missing path', 'projects:\n  up: {}\n', 'dbt-mesh.yml:2: projects.up.path is missing', 'Add it: a text.'],
    [
      'an empty path',
      'projects:\n  up:\n    path: ""\n',
      'dbt-mesh.yml:3: projects.up.path is empty',
      'leave the key out'
    ],
    [
      'a path that no system takes',
      'projects:\n  up:\n    path: "a\\0b"\n',
      'dbt-mesh.yml:3: projects.up.path has control characters in it',
      'plain text'
    ],
    [
      'a project that is a list',
      'projects:\n  up: [a]\n',
      'dbt-mesh.yml:2: projects.up is a list',
      'It must be a mapping.'
    ],
    ['a key with nothing in it', 'registry:\nprojects:\n', 'dbt-mesh.yml:1: registry is empty', 'It must be a text.'],
    ['a file that is a list', '- a\n', 'dbt-mesh.yml:1: the file is a list', 'It must be a mapping.'],
    [
      'a name that would leave its folder',
      'projects:\n  ../up: { path: a }\n',
      'dbt-mesh.yml:2: projects.../up is no name',
      'Names start with a letter or digit'
    ],
    [
      'an environment that is no name',
      'environments:\n  staging:\n    - prod\n    - a/b\n',
      'dbt-mesh.yml:4: environments.staging.1 is "a/b", which is no name',
      'Names start with'
    ],
    [
      'an age that is none',
      'projects: { up: { path: a, upstreams: { x: { max-age: 36 } } } }\n',
      'dbt-mesh.yml:1: projects.up.upstreams.x.max-age is 36',
      'It must be a text.'
    ],
    [
      'an age of another form',
      'projects:\n  up:\n    path: a\n    upstreams:\n      x:\n        max-age: 1.5d\n',
      'dbt-mesh.yml:6: projects.up.upstreams.x.max-age is "1.5d", which is no duration',
      '36h'
    ],
    [
      'a relation that is renamed by two stars',
      'relations:\n  database:\n    "*_a_*": b\n',
      'dbt-mesh.yml:3: relations.database.*_a_* has more than one `*`',
      '"*_PROD": "*_CLONE"'
    ],
    [
      'an unknown rule',
      'policy:\n  rules:\n    upstream-unusd: off\n',
      'dbt-mesh.yml:3: policy.rules.upstream-unusd is not known',
      "Did you mean 'upstream-unused'?"
    ],
    [
      'an unknown severity',
      'policy: { rules: { upstream-unused: fatal } }\n',
      'policy.rules.upstream-unused is "fatal"',
      'It can be error, warning, info, off.'
    ],
    [
      'a waiver without a reason',
      'policy:\n  waivers:\n    - rule: select-star\n      until: 2027-03-31\n',
      'dbt-mesh.yml:3: policy.waivers.0.reason is missing',
      'Add it'
    ],
    [
      'a waiver whose reason says nothing',
      'policy:\n  waivers:\n    - rule: select-star\n      until: 2027-03-31\n      reason: " "\n',
      'dbt-mesh.yml:5: policy.waivers.0.reason says nothing',
      'Say why'
    ],
    [
      'a waiver without an end',
      'policy:\n  waivers:\n    - { rule: select-star, reason: why }\n',
      'dbt-mesh.yml:3: policy.waivers.0.until is missing',
      'Add it'
    ],
    [
      'a waiver of an unknown rule',
      'policy:\n  waivers:\n    - { rule: select-star, until: 2027-03-31, reason: a }\n    - rule: column-remved\n      until: 2027-03-31\n      reason: b\n',
      'dbt-mesh.yml:4: policy.waivers.1.rule is "column-remved"',
      "Did you mean 'column-removed'?"
    ],
    [
      'a waiver until no day',
      'policy:\n  waivers:\n    - rule: select-star\n      until: 31.3.2027\n      reason: a\n',
      'dbt-mesh.yml:4: policy.waivers.0.until is "31.3.2027", which is no day',
      '2027-03-31'
    ],
    [
      'a waiver until a day that there is not',
      'policy:\n  waivers:\n    - rule: select-star\n      until: 2027-02-30\n      reason: a\n',
      'dbt-mesh.yml:4: policy.waivers.0.until is "2027-02-30", and no month has that day',
      '2027-03-31'
    ],
    [
      'a waiver for a model of no project',
      'policy: { waivers: [{ rule: select-star, model: orders, until: 2027-03-31, reason: a }] }\n',
      'dbt-mesh.yml:1: policy.waivers.0.model is "orders", which names no project',
      'dbt_up.public_orders'
    ],
    [
      'an unknown key of a waiver',
      'policy:\n  waivers:\n    - rule: select-star\n      untill: 2027-03-31\n      reason: a\n',
      'dbt-mesh.yml:4: policy.waivers.0.untill is not known',
      "Did you mean 'until'? Keys of policy.waivers.0 are rule, model, column, until, reason."
    ],
    [
      'an unknown rule of a project',
      'projects:\n  up:\n    path: a\n    policy:\n      rules: { select-stra: off }\n',
      'dbt-mesh.yml:5: projects.up.policy.rules.select-stra is not known',
      "Did you mean 'select-star'?"
    ],
    [
      'an unknown measure',
      'policy: { compatibility: strickt }\n',
      'dbt-mesh.yml:1: policy.compatibility is "strickt"',
      "Did you mean 'strict'? It can be strict, consumers, off."
    ],
    [
      'a key that stands twice',
      'registry: a\nregistry: b\n',
      'dbt-mesh.yml:2: is not valid YAML: Map keys must be unique',
      'Mend'
    ],
    ['no YAML', 'registry: [\n', 'is not valid YAML', 'Mend the file.'],
    ['two documents', 'registry: a\n---\nregistry: b\n', 'is not valid YAML', 'Mend the file.']
  ])('%s', async (_, text, message, hint) => {
    const { fault } = await read(text);
    expect(fault?.message).toContain(message);
    expect(fault?.hint).toContain(hint);
  });

  test('and all of them at once', async () => {
    const { fault } = await read('registry: 1\nx: 2\nprojects: { up: { path: 3 } }\n');
    expect(fault?.message.split('\n')).toEqual([
      '3 faults:',
      '  dbt-mesh.yml:1: registry is 1',
      '  dbt-mesh.yml:3: projects.up.path is 3',
      '  dbt-mesh.yml:2: x is not known'
    ]);
  });
});

test('__proto__ names nothing', async () => {
  const { file } = await read('projects:\n  __proto__: { path: a, upstreams: { x: loom } }\n');
  expect(file.projects).toEqual([]);
});

test('a bomb of aliases is refused', async () => {
  const levels = Array.from({ length: 9 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`);
  const { fault } = await read(`a0: &a0 [x]\n${levels.join('\n')}\n`);
  expect(fault?.message).toContain('is not valid YAML');
});

test('a file that is not there is told by its path', async () => {
  await expect(readMeshFile(join(folder, 'no.yml'), folder, collectFaults())).rejects.toThrow('no.yml is not there');
});

test('the published schema knows every rule and refuses other keys', () => {
  expect(meshJsonSchema()).toMatchObject({
    additionalProperties: false,
    properties: { policy: { properties: { rules: { propertyNames: { enum: RULES.map((rule) => rule.id) } } } } }
  });
});

test('the sample of the documentation is read whole', async () => {
  const { file, fault } = await read(SAMPLE);
  expect(fault).toBeNull();
  expect(file.policy).toMatchObject({ compatibility: 'consumers', waivers: [{ column: 'status' }] });
});
