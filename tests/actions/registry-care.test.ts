import { beforeEach, describe, expect, test } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleManifest } from '../stores/sample.ts';
import { runCommand } from './doors.ts';
import { workspace } from './workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A repository with a registry in it. */
let root: string;
let registry: string;
beforeEach(() => {
  root = workspace();
  registry = join(root, 'registry');
});

/** Publishes a build of so many days ago, with state. */
function published(daysAgo: number, environment = 'prod'): string {
  const generatedAt = new Date(Date.now() - daysAgo * DAY).toISOString();
  const manifest = sampleManifest({ project: 'dbt_up', generatedAt, column: `c${daysAgo}` });
  writeFileSync(join(root, 'up', 'target', 'manifest.json'), JSON.stringify(manifest));
  const flags = ['--project-dir', 'up', '--local', '--environment', environment, '--publish-state', '--json'];
  const { stdout } = runCommand(root, ['publish', ...flags]);
  return (JSON.parse(stdout) as { readonly version: string }).version;
}

/** As if nothing had been written for two hours. */
function settle(): void {
  const then = new Date(Date.now() - 2 * HOUR);
  for (const file of filesBelow(registry)) utimesSync(join(registry, file), then, then);
}

/** As if everything in an environment had been published so many days ago. */
function agePublications(environment: string, days: number): void {
  const then = new Date(Date.now() - days * DAY).toISOString();
  for (const file of filesBelow(registry).filter((one) => one.startsWith(`dbt_up/${environment}/`))) {
    if (!file.endsWith('manifest.json')) continue;
    const text = readFileSync(join(registry, file), 'utf8');
    writeFileSync(join(registry, file), text.replace(/"published_at":"[^"]*"/, `"published_at":"${then}"`));
  }
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const latest = (environment = 'prod'): string => join(registry, 'dbt_up', environment, 'latest', 'manifest.json');
const versionsIn = (environment: string): readonly string[] =>
  readdirSync(join(registry, 'dbt_up', environment, 'history')).sort();

describe('dbt-mesh verify', () => {
  test('of a sound registry exits 0 with one line', () => {
    published(2);
    published(1);
    expect(runCommand(root, ['verify', '--local'])).toEqual({
      exitCode: 0,
      stdout: `✓ ${registry}: Sound (5 objects of 1 project in 1 environment)\n`,
      stderr: ''
    });
  });

  test('is one document', () => {
    const version = published(1);
    const { stdout, exitCode } = runCommand(root, ['verify', '--local', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...{ valid: true, errors: 0, warnings: 0 },
      projects: [
        { project: 'dbt_up', valid: true, environments: [{ environment: 'prod', version, versions: 1, objects: 3 }] }
      ],
      findings: [],
      silenced: []
    });
  });

  test('of a damaged one exits 1, with the object, both digests and the remedy', () => {
    published(1);
    writeFileSync(latest(), readFileSync(latest(), 'utf8').replace('"integer"', '"int"'));
    const { exitCode, stdout } = runCommand(root, ['verify', '--local']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(`✗ ${registry}: Not sound (1 error;`);
    expect(stdout).toMatch(
      /error: .*dbt_up\/prod\/latest\/manifest.json is damaged: its digest is [0-9a-f]{64}, and it was published with [0-9a-f]{64} \[unreadable-object\]\n {4}→ Remove it, and publish dbt_up to prod again/
    );
    const document = JSON.parse(runCommand(root, ['verify', '--local', '--json']).stdout) as object;
    expect(document).toMatchObject({
      ...{ valid: false, errors: 1, projects: [{ project: 'dbt_up', valid: false }] },
      findings: [{ rule: 'unreadable-object', project: 'dbt_up', key: 'dbt_up/prod/latest/manifest.json' }]
    });
  });

  test('tells what did not decide it on stderr', () => {
    published(1);
    writeFileSync(join(registry, 'dbt_up', 'prod', 'notes\x1b[31m.txt'), '');
    const { exitCode, stdout, stderr } = runCommand(root, ['verify', '--local']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^✓ .*\n$/);
    expect(stderr).toContain('[unknown-object]');
    expect(stderr).not.toContain('\x1b');
  });

  test('weighs what it finds by the policy', () => {
    published(1);
    writeFileSync(join(registry, 'README.md'), '');
    writeFileSync(join(root, 'dbt-mesh.yml'), 'policy: { rules: { unknown-object: error } }\n');
    expect(runCommand(root, ['verify', '--local']).exitCode).toBe(1);
    writeFileSync(join(root, 'dbt-mesh.yml'), 'policy: { rules: { unknown-object: off } }\n');
    expect(runCommand(root, ['verify', '--local'])).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('does not follow a link out of the registry', () => {
    published(1);
    symlinkSync(root, join(registry, 'dbt_up', 'elsewhere'));
    const { exitCode, stdout } = runCommand(root, ['verify', '--local']);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('leads out of the registry');
  });

  test.each<[string, readonly string[], string]>([
    ['a project', ['--project', 'dbt_pu'], "Did you mean 'dbt_up'?"],
    ['an environment', ['--project', 'dbt_up', '--environment', 'prd'], "Did you mean 'prod'?"],
    ['an environment of every project', ['--environment', 'prd'], 'no project that is published to prd'],
    ['a name that is none', ['--environment', '../x'], 'is neither a name nor a pattern'],
    ['a registry', ['--registry', 'nowhere'], 'There is no folder']
  ])('of %s that is not there exits 2: a mistyped name is no sound registry', (_, flags, told) => {
    published(1);
    const place = flags.includes('--registry') ? [] : ['--local'];
    const { exitCode, stderr } = runCommand(root, ['verify', ...place, ...flags]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(told);
  });

  test('of environments by a pattern that none has exits 0', () => {
    published(1);
    expect(runCommand(root, ['verify', '--local', '--environment', 'pr-*']).exitCode).toBe(0);
  });
});

describe('dbt-mesh prune', () => {
  test('keeps what either limit keeps, and says what went', () => {
    const versions = [40, 30, 20, 10].map((daysAgo) => published(daysAgo));
    agePublications('prod', 1);
    settle();
    const dry = runCommand(root, ['prune', '--local', '--keep', '1', '--older-than', '15d', '--dry-run']);
    expect(dry).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(
        new RegExp(
          `^✓ .*: Would remove 3 versions \\(\\d+\\.\\d KB\\); 1 version would stay: 1 current\n  - dbt_up in prod: ${versions[2]}\n`
        )
      ),
      stderr: ''
    });
    expect(versionsIn('prod')).toEqual(versions);
    const { exitCode, stdout } = runCommand(root, ['prune', '--local', '--keep', '2', '--older-than', '35d']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Removed 1 version (');
    expect(stdout).toContain('3 versions stay: 1 current, 1 among the newest, 1 young enough');
    expect(versionsIn('prod')).toEqual(versions.slice(1));
    expect(runCommand(root, ['verify', '--local']).exitCode).toBe(0);
  });

  test('is one document', () => {
    const [first] = [3, 2, 1].map((daysAgo) => published(daysAgo));
    settle();
    const { stdout } = runCommand(root, ['prune', '--local', '--keep', '2', '--json']);
    expect(JSON.parse(stdout)).toEqual({
      dry_run: false,
      removed: [
        {
          ...{ what: 'version', project: 'dbt_up', environment: 'prod', version: first, bytes: expect.any(Number) },
          keys: [`dbt_up/prod/history/${first}/manifest.json`, `dbt_up/prod/state/${first}/manifest.json.gz`]
        }
      ],
      bytes: expect.any(Number),
      kept: 2,
      kept_because: { current: 1, newest: 1 },
      findings: [],
      silenced: []
    });
  });

  test('leaves what was written within the last hour', () => {
    [3, 2, 1].forEach((daysAgo) => published(daysAgo));
    const { stdout } = runCommand(root, ['prune', '--local', '--keep', '1']);
    expect(stdout).toContain('Nothing was removed; 3 versions stay: 1 current, 2 written within the last hour');
  });

  test('of previews lets downstreams fall back to what is left', () => {
    published(30);
    published(30, 'pr-1');
    published(30, 'pr-2');
    agePublications('pr-1', 20);
    settle();
    writeFileSync(join(root, 'dbt-mesh.yml'), 'environments: { "pr-*": [staging, prod] }\n');
    const sync = ['sync', '--project-dir', 'nested/down', '--local', '--environment', 'pr-1', '--json'];
    const answeredBy = (): unknown =>
      (JSON.parse(runCommand(root, sync).stdout) as { upstreams: { environment: string }[] }).upstreams[0]?.environment;
    expect(answeredBy()).toBe('pr-1');
    const { stdout } = runCommand(root, ['prune', '--local', '--environment', 'pr-*', '--older-than', '14d']);
    expect(stdout).toContain('Removed 1 environment (');
    expect(readdirSync(join(registry, 'dbt_up'))).toEqual(['pr-2', 'prod']);
    expect(answeredBy()).toBe('prod');
  });

  test('never ends what others fall back to', () => {
    for (const environment of ['prod', 'staging', 'qa']) {
      published(30, environment);
      agePublications(environment, 30);
    }
    settle();
    writeFileSync(join(root, 'dbt-mesh.yml'), 'environments: { "pr-*": [staging] }\n');
    runCommand(root, ['prune', '--local', '--environment', '*', '--older-than', '14d']);
    expect(readdirSync(join(registry, 'dbt_up'))).toEqual(['prod', 'staging']);
  });

  test('sweeps up what killed processes left, and leaves what others keep there', () => {
    published(1);
    const half = join(registry, 'dbt_up', 'prod', 'latest', '.manifest.json.0123456789abcdef.tmp');
    writeFileSync(half, 'half');
    mkdirSync(join(registry, '.git'));
    writeFileSync(join(registry, 'README.md'), '');
    settle();
    const { exitCode, stdout, stderr } = runCommand(root, ['prune', '--local', '--keep', '5']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Removed 1 leftover (4 bytes)');
    expect(stderr).toContain('holds what dbt-mesh does not write: README.md');
    expect(readdirSync(registry).sort()).toEqual(['.git', 'README.md', 'dbt_up']);
    expect(filesBelow(join(registry, 'dbt_up', 'prod', 'latest'))).toEqual(['manifest.json']);
  });

  test('of an environment whose latest is damaged exits 1 and removes nothing there', () => {
    [3, 2, 1].forEach((daysAgo) => published(daysAgo));
    writeFileSync(latest(), '{');
    settle();
    const { exitCode, stderr } = runCommand(root, ['prune', '--local', '--keep', '1']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('dbt_up in prod was left as it is, since what is current is not known');
    expect(versionsIn('prod')).toHaveLength(3);
  });

  test.each<[string, readonly string[], string]>([
    ['nothing to keep', [], 'nothing says what is to be kept'],
    ['no number', ['--keep', '0'], 'keep: "0" is no number from 1'],
    ['no duration', ['--older-than', '90'], 'older-than: "90" is no duration'],
    ['a project that is not there', ['--keep', '1', '--project', 'dbt_pu'], "Did you mean 'dbt_up'?"]
  ])('with %s exits 2 and removes nothing', (_, flags, told) => {
    published(2);
    const before = filesBelow(registry);
    const { exitCode, stderr } = runCommand(root, ['prune', '--local', ...flags]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(told);
    expect(filesBelow(registry)).toEqual(before);
  });
});

test.each([[['verify', '--help']], [['prune', '--help']]])('%j is worth reading', (args) => {
  const { stdout, exitCode } = runCommand(root, args);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/Usage:[^]*Exit codes:[^]*Examples:/);
});
