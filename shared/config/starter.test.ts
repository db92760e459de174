import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Starter, StarterUpstream } from '../domain/index.ts';
import { collectFaults } from './faults.ts';
import { readMeshFile, type MeshFile } from './mesh-file.ts';
import { NAME } from './name.ts';
import { starterText } from './starter.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbt-mesh-starter-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** As our own reader takes it, where nothing in it is a fault. */
async function readBack(text: string): Promise<MeshFile> {
  const path = join(folder, 'dbt-mesh.yml');
  await writeFile(path, text);
  const faults = collectFaults();
  const file = await readMeshFile(path, folder, faults);
  faults.throwIfAny();
  return file;
}

function upstream(project: string, more: Partial<StarterUpstream> = {}): StarterUpstream {
  return { project, mode: 'package', optional: false, here: false, seen: ['ref in models/a.sql:3'], ...more };
}

const STARTER: Starter = {
  registry: 's3://acme-dbt-mesh/registry',
  projects: [
    { name: 'dbt_up', path: '.', upstreams: [] },
    {
      name: 'dbt_down',
      path: 'transform/dbt_down',
      upstreams: [
        upstream('crm', { mode: 'sources', optional: true }),
        upstream('dbt_up', { mode: 'loom', here: true })
      ]
    }
  ]
};

describe('a starter of dbt-mesh.yml', () => {
  test('says what was found, to our own reader', async () => {
    const { registry, projects } = await readBack(starterText(STARTER));
    expect(registry).toBe('s3://acme-dbt-mesh/registry');
    expect(projects).toMatchObject([
      { name: 'dbt_up', folder, upstreams: null },
      {
        name: 'dbt_down',
        folder: join(folder, 'transform/dbt_down'),
        upstreams: [
          { project: 'crm', mode: 'sources', optional: true },
          { project: 'dbt_up', mode: 'loom', optional: false }
        ]
      }
    ]);
  });

  test('begins with the schema for editors, and tells where each upstream was seen', () => {
    const text = starterText(STARTER);
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/[^\n]+\/docs\/dbt-mesh\.schema\.json\n/);
    expect(text).toContain('# in this repository; ref in models/a.sql:3\n      dbt_up: loom\n');
  });

  test('says nothing of a registry that nobody named', async () => {
    const text = starterText({ ...STARTER, registry: null });
    expect(await readBack(text)).toMatchObject({ registry: null });
    expect(text).toContain('\n# registry: s3://');
  });

  test('has examples that are read as well when they are taken out of their comments', async () => {
    const text = starterText({ ...STARTER, registry: null });
    const whole = text.replace(/^# (?=(?:registry|environments|relations|policy):| {2})/gm, '');
    expect(whole).not.toBe(text);
    expect(await readBack(whole)).toMatchObject({
      registry: 's3://acme-dbt-mesh/registry',
      environments: { staging: ['prod'], 'pr-*': ['staging', 'prod'] },
      relations: { database: { '*_PROD': '*_CLONE' } },
      policy: { rules: { 'select-star': 'off' } }
    });
  });

  test('is the same text for the same starter', () => {
    expect(starterText(STARTER)).toBe(starterText(structuredClone(STARTER)));
  });

  test.each(['no', 'on', 'null', 'true', 'y', '1e3', '0x1', '123', '2027-03-31', '1.5', '007', 'a.b-c'])(
    'takes the name %s for text',
    async (name) => {
      const { projects } = await readBack(
        starterText({ registry: null, projects: [{ name, path: 'up', upstreams: [upstream(name)] }] })
      );
      expect(projects).toMatchObject([{ name, upstreams: [{ project: name }] }]);
    }
  );

  test('holds whatever folders, registries and files are called, and nothing of it becomes anything else', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        ': x',
        '#',
        'a: b',
        'a #b',
        '- x',
        '*a',
        '&a',
        '!x',
        '{{ x }}',
        '"',
        "'",
        '\\',
        '%',
        '@',
        '`',
        's3://a/b:',
        '~'
      )
    );
    const place = text.filter((one) => !/\p{Cc}/u.test(one) && !/\p{Cs}/u.test(one));
    const name = fc.stringMatching(NAME);
    await fc.assert(
      fc.asyncProperty(place, place, name, fc.string({ unit: 'binary' }), async (registry, path, project, seen) => {
        const starter = {
          registry,
          projects: [{ name: project, path, upstreams: [upstream(project, { seen: [seen] })] }]
        };
        const file = await readBack(starterText(starter));
        expect(file.registry).toBe(registry);
        expect(file.projects).toMatchObject([
          { name: project, folder: resolve(folder, path), upstreams: [{ project, mode: 'package' }] }
        ]);
      }),
      { numRuns: 60 }
    );
  });
});
