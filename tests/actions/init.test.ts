import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyExamples } from '../harness/examples.ts';
import { ROOT, runCommand } from './doors.ts';
import { upstreamManifest, workspace } from './workspace.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-init-')));
  mkdirSync(join(root, '.git'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file below the repository, with its content. */
function everything(folder = root): readonly (readonly [path: string, text: string])[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .sort()
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
}

interface Told {
  readonly outcome: string;
  readonly text: string;
  readonly projects: readonly {
    readonly name: string;
    readonly upstreams: readonly { readonly project: string; readonly mode: string }[];
  }[];
  readonly changes: readonly {
    readonly file: string;
    readonly line: number;
    readonly before: string;
    readonly after: string;
  }[];
  readonly notes: readonly { readonly file: string | null; readonly line: number | null; readonly message: string }[];
  readonly next: readonly { readonly what: string; readonly commands: readonly string[] }[];
}

/** What `init --json` says; the file that it wrote is read back by the command itself. */
function init(...args: readonly string[]): Told {
  const { exitCode, stdout, stderr } = runCommand(root, ['init', '--json', ...args]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const told = JSON.parse(stdout) as Told;
  if (told.outcome === 'written') expectReadBack();
  return told;
}

/** `iam` reads the whole file and asks nobody. */
function expectReadBack(): void {
  const asked = ['iam', '--role', 'pruner', '--registry', 's3://acme-dbt-mesh/registry'];
  expect(runCommand(root, asked)).toMatchObject({ exitCode: 0, stderr: '' });
}

function reads({ projects }: Told): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    projects.map(({ name, upstreams }) => [name, upstreams.map(({ project, mode }) => `${project}: ${mode}`)])
  );
}

describe('dbt-mesh init', () => {
  test('finds the projects of a monorepo, and what they read of each other', async () => {
    await copyExamples(root);
    const told = init('--local');
    expect(reads(told)).toEqual({
      dbt_down: ['dbt_up: sources'],
      dbt_down_loom: ['dbt_up: package'],
      dbt_down_package: ['dbt_up: package'],
      dbt_up: []
    });
    expect(readFileSync(join(root, 'dbt-mesh.yml'), 'utf8')).toBe(told.text);
    expect(told.text).toContain('\nregistry: ./registry\n');
  });

  test('is found from a folder below the root, and writes at the root', async () => {
    await copyExamples(root);
    expect(runCommand(join(root, 'dbt_up', 'models'), ['init', '--registry', 's3://acme/mesh'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^✓ dbt-mesh\.yml: Written, with 4 projects\n/)
    });
    expect(existsSync(join(root, 'dbt-mesh.yml'))).toBe(true);
  });

  test('says the same twice', async () => {
    await copyExamples(root);
    expect(init('--dry-run')).toEqual(init('--dry-run'));
  });

  test('takes over the upstreams of a user of dbt-loom, in loom mode', () => {
    write('dbt_project.yml', 'name: dbt_down\n');
    write(
      'dbt_loom.config.yml',
      'manifests:\n  - { name: revenue, type: dbt_cloud, config: { account_id: 1, job_id: 2 } }\n  - { name: crm, type: s3, config: { bucket_name: b, object_name: o } }\n'
    );
    expect(reads(init())).toEqual({ dbt_down: ['crm: loom', 'revenue: loom'] });
  });

  test('takes over the list of a user of dbt Cloud, and says that it need not be kept twice', () => {
    write('dbt_project.yml', 'name: dbt_down\n');
    write('dependencies.yml', 'projects:\n  - name: revenue\n');
    const told = init();
    expect(reads(told)).toEqual({ dbt_down: ['revenue: package'] });
    expect(told.next.map(({ what }) => what).join('\n')).toContain(
      'Remove `projects:` from dependencies.yml of dbt_down'
    );
  });

  test('finds sources that are models of a project in the registry, and edits nothing', () => {
    const published = workspace();
    expect(runCommand(published, ['publish', '--project-dir', 'up', '--local'])).toMatchObject({ exitCode: 0 });
    write('down/dbt_project.yml', 'name: dbt_shop\n');
    write(
      'down/models/_sources.yml',
      'sources:\n  - { name: shop, database: warehouse, schema: marts, tables: [{ name: public_orders }] }\n'
    );
    write('down/models/orders.sql', "select *\nfrom {{ source('shop', 'public_orders') }}\n");
    const before = everything();

    const { exitCode, stdout } = runCommand(root, ['init', '--registry', join(published, 'registry')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "down/models/orders.sql:2\n    - source('shop', 'public_orders')\n    + ref('dbt_up', 'public_orders')\n"
    );
    expect(stdout).toContain('  - dbt_shop in down, reads dbt_up (package)\n');
    expect(everything().filter(([path]) => path !== 'dbt-mesh.yml')).toEqual(before);
  });

  test('writes a starter for a project that reads nobody', () => {
    write('dbt_project.yml', 'name: dbt_up\n');
    const { exitCode, stdout, stderr } = runCommand(root, ['init']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringContaining('  - dbt_up in the root\n') });
    expect(stderr).toMatch(/^! No registry is known/);
    expectReadBack();
  });

  test('is a question that cannot be asked where there is no dbt project', () => {
    expect(runCommand(root, ['init'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: There is no dbt_project.yml in .*\nRun it in the repository/)
    });
    expect(everything()).toEqual([]);
  });

  test('leaves a dbt-mesh.yml alone, says what it would have said, and exits with 1', () => {
    write('dbt_project.yml', 'name: dbt_down\n');
    write('dbt-mesh.yml', '# mine\nregistry: ./registry\n');
    write('models/a.sql', "{{ ref('dbt_up', 'orders') }}");
    const before = everything();
    for (const more of [[], ['--dry-run']]) {
      const { exitCode, stdout } = runCommand(root, ['init', ...more]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^✗ dbt-mesh\.yml: It is there already, and nothing was written/);
      expect(stdout).toContain('\n      dbt_up: package\n');
    }
    expect(everything()).toEqual(before);
  });

  test('tells what is wrong with a dbt-mesh.yml that is there', () => {
    write('dbt_project.yml', 'name: dbt_down\n');
    write('dbt-mesh.yml', 'registri: x\n');
    expect(runCommand(root, ['init'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('dbt-mesh.yml:1: registri is not known')
    });
  });

  test('tells files that are no YAML with their lines, and goes on', () => {
    write('down/dbt_project.yml', 'name: dbt_down\n');
    write('down/models/a.sql', "{{ ref('dbt_up', 'orders') }}");
    write('down/dependencies.yml', 'projects:\n  - name: [\n');
    write('down/models/_models.yml', 'models:\n  - name: "a\n');
    write('odd/dbt_project.yml', 'name: odd\nmodels: {\n');
    const told = init('--local');
    expect(reads(told)).toEqual({ dbt_down: ['dbt_up: package'] });
    expect(told.notes.filter(({ line }) => line !== null)).toEqual(
      ['down/dependencies.yml', 'down/models/_models.yml', 'odd/dbt_project.yml'].map((file) => ({
        file,
        line: expect.any(Number),
        message: expect.stringMatching(/^is not YAML, and is passed over/)
      }))
    );
  });

  test('tells a folder that cannot be written to', () => {
    write('dbt_project.yml', 'name: dbt_up\n');
    chmodSync(root, 0o555);
    const { exitCode, stderr } = runCommand(root, ['init']);
    chmodSync(root, 0o755);
    // Permissions do not hold root back.
    if (process.getuid?.() === 0) expect(exitCode).toBe(0);
    else
      expect({ exitCode, stderr }).toEqual({
        exitCode: 2,
        stderr: expect.stringMatching(/Cannot write .*no permission/)
      });
  });
});

describe('the next steps of init', () => {
  /** What dbt leaves in the projects of the examples, by hand: `dbt` copies it into `target/`. */
  function dbtByHand(bin: string): void {
    const published = workspace();
    const read = readFileSync(join(published, 'nested/down/target/manifest.json'), 'utf8');
    write('../manifests/dbt_up.json', JSON.stringify(upstreamManifest({})));
    for (const name of ['dbt_down_loom', 'dbt_down_package'])
      write(`../manifests/${name}.json`, read.replaceAll('dbt_down', name));
    write('../manifests/dbt_down.json', JSON.stringify(bySources(JSON.parse(read) as Manifest)));
    write(
      '../bin/dbt',
      `#!/bin/sh\n[ "$1" != build ] || { mkdir -p target && cp "${bin}/../manifests/$(basename "$PWD").json" target/manifest.json; }\n`
    );
    write('../bin/dbt-mesh', `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'dist', 'cli', 'index.js')}" "$@"\n`);
    for (const name of ['dbt', 'dbt-mesh']) chmodSync(join(bin, name), 0o755);
  }

  interface Manifest {
    readonly nodes: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }

  /** The downstream as it is when it reads the source that sync wrote. */
  function bySources(manifest: Manifest): object {
    const id = 'source.dbt_down.dbt_up.public_orders';
    const own = Object.entries(manifest.nodes).filter(([key]) => key.startsWith('model.dbt_down.'));
    return {
      ...manifest,
      nodes: Object.fromEntries(
        own.map(([key, node]) => [
          key,
          { ...node, refs: [], sources: [['dbt_up', 'public_orders']], depends_on: { macros: [], nodes: [id] } }
        ])
      ),
      parent_map: Object.fromEntries(own.map(([key]) => [key, [id]])),
      sources: {
        [id]: {
          ...{
            unique_id: id,
            resource_type: 'source',
            package_name: 'dbt_down',
            source_name: 'dbt_up',
            name: 'public_orders'
          },
          ...{ database: 'WAREHOUSE', schema: 'marts', identifier: 'public_orders' },
          ...{ relation_name: '"WAREHOUSE"."marts"."public_orders"', original_file_path: 'models/_mesh_dbt_up.yml' },
          meta: { dbt_mesh: { project: 'dbt_up', model: 'public_orders' } }
        }
      }
    };
  }

  test('lead from the examples to a mesh that is published and verified', async () => {
    const outer = root;
    root = join(outer, 'repository');
    mkdirSync(join(root, '.git'), { recursive: true });
    await copyExamples(root);
    const bin = join(outer, 'bin');
    dbtByHand(bin);

    const commands = init('--local').next.flatMap((step) => step.commands);
    expect(commands).toHaveLength(14);
    for (const command of commands) {
      const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: `${bin}:${process.env['PATH']}` }
      });
      expect({ command, status, said: `${stdout}${stderr}` }).toEqual({ command, status: 0, said: expect.any(String) });
    }
    const { stdout } = runCommand(root, ['validate', '--all']);
    for (const name of ['dbt_down', 'dbt_down_loom', 'dbt_down_package']) {
      expect(stdout).toContain(`✓ ${name}: Cross-project lineage verified\n`);
    }
    expect(readdirSync(join(root, 'registry')).sort()).toEqual([
      'dbt_down',
      'dbt_down_loom',
      'dbt_down_package',
      'dbt_up'
    ]);
    root = outer;
  }, 120_000);
});
