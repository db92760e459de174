import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Files } from '../domain/index.ts';
import { MARK } from '../manifest/index.ts';
import { surveyProject, type Survey } from './survey.ts';

let texts: Map<string, string>;
beforeEach(() => {
  texts = new Map([['dbt_project.yml', 'name: dbt_down\n']]);
});

/** A project in memory, in `/project`. */
const files: Files = {
  read: (path) => {
    const text = texts.get(path.replace('/project/', ''));
    return Promise.resolve(text === undefined ? null : new TextEncoder().encode(text));
  },
  write: () => Promise.reject(new Error('a survey writes nothing')),
  remove: () => Promise.reject(new Error('a survey removes nothing')),
  list: (folder) => {
    const prefix = `${folder.replace('/project/', '')}/`;
    return Promise.resolve(
      [...texts.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
    );
  }
};

async function survey(): Promise<Survey> {
  const found = await surveyProject(files, '/project');
  if ('message' in found) throw new Error(found.message);
  return found;
}

async function named(): Promise<readonly (readonly unknown[])[]> {
  return (await survey()).named.map(({ project, way, mode, file, line }) => [project, way, mode, file, line]);
}

describe('another project is named by', () => {
  test('a configuration of dbt-loom, wherever its manifests come from', async () => {
    const types = ['file', 's3', 'gcs', 'azure', 'dbt_cloud', 'paradime', 'snowflake', 'databricks'];
    texts.set(
      'dbt_loom.config.yml',
      `manifests:\n${types.map((type) => `  - name: of_${type}\n    type: ${type}\n    config: { path: x }\n    optional: ${type === 's3'}\n`).join('')}`
    );
    const { named: all } = await survey();
    expect(all.map(({ project, mode }) => [project, mode])).toEqual(types.map((type) => [`of_${type}`, 'loom']));
    expect(all.filter(({ optional }) => optional).map(({ project }) => project)).toEqual(['of_s3']);
    expect(all[1]?.line).toBe(6);
  });

  test('the lock, and by no configuration of dbt-loom that sync generated', async () => {
    const pin = { mode: 'loom', environment: 'prod', version: 'v', digest: 'd', contract: 'c' };
    texts.set('dbt-mesh.lock', JSON.stringify({ upstreams: { dbt_up: pin } }));
    texts.set('dbt_loom.config.yml', `# ${MARK}\nmanifests: [{ name: dbt_old, type: file, config: { path: x } }]\n`);
    expect(await named()).toEqual([['dbt_up', 'lock', 'loom', 'dbt-mesh.lock', null]]);
  });

  test('projects: of dependencies.yml', async () => {
    texts.set('dependencies.yml', 'projects:\n  - name: dbt_up\n  - name: crm\n');
    expect(await named()).toEqual([
      ['dbt_up', 'dependencies', null, 'dependencies.yml', 2],
      ['crm', 'dependencies', null, 'dependencies.yml', 3]
    ]);
  });

  test('a ref with two arguments, unless to itself or to a package that it installs', async () => {
    texts.set('packages.yml', 'packages:\n  - package: dbt-labs/dbt_utils\n');
    texts.set(
      'models/a.sql',
      "select 1\nfrom {{ ref('dbt_up', 'orders') }}\njoin {{ ref('dbt_utils', 'x') }} join {{ ref('dbt_down', 'y') }}"
    );
    expect(await named()).toEqual([['dbt_up', 'ref', null, 'models/a.sql', 2]]);
  });

  test('nothing that sync generated', async () => {
    texts.set('models/_mesh_dbt_up.yml', `# ${MARK}\nsources: [{ name: dbt_up, tables: [{ name: orders }] }]\n`);
    expect(await survey()).toMatchObject({ named: [], sources: [] });
  });
});

describe('sources', () => {
  test('are told with the files that define and read them', async () => {
    texts.set('models/_sources.yml', 'sources:\n  - name: shop\n    tables:\n      - name: orders\n');
    texts.set('models/a.sql', "select * from {{ source('shop', 'orders') }}");
    expect(await survey()).toMatchObject({
      sources: [{ source: 'shop', table: 'orders', file: 'models/_sources.yml', line: 4 }],
      sourceCalls: [{ name: 'shop', member: 'orders', file: 'models/a.sql', line: 1 }]
    });
  });
});

describe('a file that cannot be read', () => {
  const broken = 'a: 1\nb: [\n';

  test.each(['packages.yml', 'dependencies.yml', 'dbt_loom.config.yml', 'models/_sources.yml'])(
    '%s is told with its line, and the rest is read all the same',
    async (file) => {
      texts.set('models/a.sql', "{{ ref('dbt_up', 'orders') }}");
      texts.set(file, broken);
      const { faults, named: all } = await survey();
      expect(faults).toEqual([{ file, line: expect.any(Number), message: expect.any(String) }]);
      expect(all.map(({ project }) => project)).toEqual(['dbt_up']);
    }
  );

  test('dbt-mesh.lock as well', async () => {
    texts.set('dbt-mesh.lock', '<<<<<<< HEAD\n');
    expect((await survey()).faults).toMatchObject([{ file: 'dbt-mesh.lock', line: null }]);
  });

  test('two lists of packages as well', async () => {
    texts.set('packages.yml', 'packages: []');
    texts.set('dependencies.yml', 'packages: []\nprojects: [{ name: dbt_up }]');
    expect(await survey()).toMatchObject({
      faults: [{ message: expect.stringContaining('which dbt refuses') }],
      named: [{ project: 'dbt_up' }]
    });
  });

  test('dbt_project.yml leaves nothing else to be told', async () => {
    texts.set('dbt_project.yml', 'name: dbt_down\nmodels: [\n');
    expect(await surveyProject(files, '/project')).toMatchObject({ file: 'dbt_project.yml', line: 3 });
    texts.set('dbt_project.yml', 'version: 1');
    expect(await surveyProject(files, '/project')).toMatchObject({ message: expect.stringContaining('no `name`') });
  });
});
