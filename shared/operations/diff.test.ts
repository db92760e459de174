import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishConsumer, sampleReference } from '../../tests/stores/consumers-sample.ts';
import type { Clock, DiffOperand, DiffReport, DiffSettings, ManifestJson } from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { madeManifest, madeModel, madePublicModel } from '../manifest/testing/manifests.ts';
import { openStore, publish } from '../registry/index.ts';
import { diff, type DiffPorts } from './diff.ts';
import { nodeFiles } from './node-files.ts';

const clock: Clock = { now: () => new Date('2026-11-24T12:00:00Z'), sleep: () => Promise.resolve() };

let folder = '';
let ports: DiffPorts;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dbt-mesh-diff-'));
  await mkdir(join(folder, 'registry'));
  ports = { store: await openStore({ registry: join(folder, 'registry') }, clock), files: nodeFiles, clock };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const CONTRACT = { contract: { enforced: true } };

/** dbt_up with public_orders of these columns, built on that day of November. */
function built(day: number, columns: readonly string[], node: Readonly<Record<string, unknown>> = {}): ManifestJson {
  const declared = columns.map((name) => [name, { name, data_type: 'integer' }]);
  return madeManifest({
    metadata: { generated_at: `2026-11-${day}T06:00:00.000000Z` },
    nodes: {
      ...madePublicModel('public_orders', { ...CONTRACT, columns: Object.fromEntries(declared), ...node }),
      ...madeModel('stg_orders')
    }
  });
}

async function file(name: string, manifest: ManifestJson): Promise<DiffOperand> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify(manifest));
  return { kind: 'manifest', path, written: name };
}

/** Publishes a manifest, and names the publication. */
async function publication(
  manifest: ManifestJson,
  environment = 'prod'
): Promise<DiffOperand & { kind: 'publication' }> {
  const project = toProject(manifest, 'manifest.json');
  const { version } = await publish(ports.store as NonNullable<DiffPorts['store']>, clock, {
    manifest: publicView(manifest, project),
    mesh: {
      project: project.name,
      environment,
      generated_at: project.generatedAt,
      repository: null,
      commit: null,
      run_url: null,
      producer: 'dbt-mesh test',
      include: 'public',
      references: [],
      ancestors: {}
    }
  });
  return { kind: 'publication', project: project.name, environment, version };
}

function compared(old: DiffOperand, next: DiffOperand, facts: Partial<DiffSettings> = {}): Promise<DiffReport> {
  const usual = { compatibility: 'strict', environment: 'prod', environments: {}, policy: { rules: {} } } as const;
  return diff({ old, next, ...usual, ...facts }, ports);
}

const LATEST = { version: null };

describe('two files', () => {
  test('of one contract are compatible, and nothing is found', async () => {
    const old = await file('old.json', built(10, ['order_id']));
    const next = await file('new.json', built(11, ['order_id']));
    expect(await compared(old, next)).toEqual({
      project: 'dbt_up',
      old: { source: 'old.json', generatedAt: '2026-11-10T06:00:00.000000Z', dbtVersion: '1.11.16', publicModels: 1 },
      next: { source: 'new.json', generatedAt: '2026-11-11T06:00:00.000000Z', dbtVersion: '1.11.16', publicModels: 1 },
      compatibility: 'strict',
      breaking: false,
      compatible: true,
      findings: [],
      silenced: []
    });
  });

  test('need no registry', async () => {
    const old = await file('old.json', built(10, ['order_id']));
    ports = { ...ports, store: null };
    expect(await compared(old, old)).toMatchObject({ compatible: true });
  });

  test('of a column less are not compatible', async () => {
    const old = await file('old.json', built(10, ['order_id', 'status']));
    const next = await file('new.json', built(11, ['order_id']));
    expect(await compared(old, next)).toMatchObject({
      breaking: true,
      compatible: false,
      findings: [{ rule: 'column-removed', severity: 'error', impact: 'breaking', column: 'status' }]
    });
  });

  test('tell a model that is no longer public from one that is gone', async () => {
    const old = await file('old.json', built(10, ['order_id']));
    const next = await file('new.json', built(11, ['order_id'], { access: 'protected' }));
    expect((await compared(old, next)).findings).toMatchObject([{ rule: 'access-narrowed' }]);
  });

  test('of two projects are no question', async () => {
    const old = await file('old.json', built(10, []));
    const next = await file('new.json', madeManifest({ metadata: { project_name: 'dbt_down' } }));
    await expect(compared(old, next)).rejects.toThrow(
      'These are two projects: old.json is of dbt_up, new.json of dbt_down'
    );
  });

  test('must be there', async () => {
    const old = await file('old.json', built(10, []));
    const next: DiffOperand = { kind: 'manifest', path: join(folder, 'no.json'), written: 'no.json' };
    await expect(compared(old, next)).rejects.toThrow(`There is no manifest at ${join(folder, 'no.json')}`);
  });
});

describe('compatibility and policy', () => {
  const sides = async (): Promise<readonly [DiffOperand, DiffOperand]> => [
    await file('old.json', built(10, ['order_id', 'status'])),
    await file('new.json', built(11, ['order_id'], { config: { materialized: 'view' } }))
  ];

  test('under off nothing is an error, and what breaks is still said to break', async () => {
    const report = await compared(...(await sides()), { compatibility: 'off' });
    expect(report).toMatchObject({ compatible: true, breaking: true });
    expect(report.findings).toMatchObject([
      { rule: 'materialization-changed', severity: 'info', impact: 'risky' },
      { rule: 'column-removed', severity: 'info', impact: 'breaking' }
    ]);
  });

  test('a policy lets a rule pass, or makes an error of it', async () => {
    const rules = { 'column-removed': 'off', 'materialization-changed': 'error' } as const;
    const report = await compared(...(await sides()), { policy: { rules } });
    expect(report).toMatchObject({ compatible: false, breaking: true });
    expect(report.findings).toMatchObject([{ rule: 'materialization-changed', severity: 'error', impact: 'risky' }]);
  });

  test('a policy with an unknown rule is refused', async () => {
    await expect(compared(...(await sides()), { policy: { rules: { 'column-gone': 'off' } } })).rejects.toThrow(
      "policy.rules names a rule that does not exist: 'column-gone'"
    );
  });
});

describe('consumers', () => {
  async function sides(): Promise<readonly [DiffOperand, DiffOperand]> {
    const published = await publication(built(10, ['order_id', 'status', 'amount']));
    return [{ ...published, ...LATEST }, await file('new.json', built(11, ['order_id']))];
  }

  test('decide what of a break is an error', async () => {
    const pair = await sides();
    await publishConsumer(ports.store as NonNullable<DiffPorts['store']>, 'dbt_down', {
      references: [sampleReference('dbt_down', { columns: ['status'] })]
    });
    const report = await compared(...pair, { compatibility: 'consumers' });
    expect(report).toMatchObject({ compatible: false, breaking: true });
    expect(report.findings).toMatchObject([
      { rule: 'column-removed', column: 'amount', severity: 'warning' },
      {
        rule: 'column-removed',
        column: 'status',
        severity: 'error',
        certainty: 'seen',
        consumers: [{ project: 'dbt_down', repository: 'acme/dbt_down', owner: 'Finance', file: 'models/orders.sql' }]
      }
    ]);
  });

  test('count in the environments that are fed by that of the old side', async () => {
    const [old, next] = await sides();
    const environments = { staging: ['prod'] };
    await publishConsumer(ports.store as NonNullable<DiffPorts['store']>, 'dbt_down', {
      environment: 'staging',
      references: [sampleReference('dbt_down', { columns: ['status'] })]
    });
    const asked = { compatibility: 'consumers', environment: 'dev' } as const;
    expect(await compared(old, next, asked)).toMatchObject({ compatible: true });
    expect(await compared(old, next, { ...asked, environments })).toMatchObject({ compatible: false });
  });

  test('that cannot be read are told of', async () => {
    const pair = await sides();
    await publishConsumer(ports.store as NonNullable<DiffPorts['store']>, 'dbt_down');
    await writeFile(join(folder, 'registry', 'dbt_down', 'prod', 'latest', 'manifest.json'), '{}');
    const report = await compared(...pair, { compatibility: 'consumers' });
    expect(report).toMatchObject({ compatible: true });
    expect(report.findings.at(-1)).toMatchObject({ rule: 'unreadable-consumer', severity: 'warning' });
  });

  test('are asked for only where something may reach them', async () => {
    const old = await file('old.json', built(10, ['order_id']));
    const next = await file('new.json', built(11, ['order_id', 'status']));
    ports = { ...ports, store: null };
    expect(await compared(old, next, { compatibility: 'consumers' })).toMatchObject({ compatible: true });
    await expect(compared(next, old, { compatibility: 'consumers' })).rejects.toThrow(
      'Who uses dbt_up stands in the registry, and no registry is known'
    );
  });
});

describe('publications', () => {
  test('the latest of an environment against a file', async () => {
    const published = await publication(built(10, ['order_id', 'status']));
    const next = await file('new.json', built(11, ['order_id']));
    expect(await compared({ ...published, ...LATEST }, next)).toMatchObject({
      compatible: false,
      old: { source: `dbt_up@prod:${published.version}` }
    });
  });

  test('one version against another', async () => {
    const first = await publication(built(10, ['order_id', 'status']));
    const second = await publication(built(11, ['order_id']));
    expect(await compared(first, second)).toMatchObject({ compatible: false });
    expect(await compared(second, first)).toMatchObject({ compatible: true });
  });

  test('one environment against another', async () => {
    const prod = await publication(built(10, ['order_id']));
    const staging = await publication(built(11, ['order_id', 'status']), 'staging');
    expect((await compared({ ...prod, ...LATEST }, { ...staging, ...LATEST })).findings).toMatchObject([
      { rule: 'column-added' }
    ]);
  });

  test('a full manifest and what is published of it are the same', async () => {
    const manifest = built(10, ['order_id']);
    expect(await compared(await publication(manifest), await file('new.json', manifest))).toMatchObject({
      findings: []
    });
  });

  test.each<[string, Partial<DiffOperand & { kind: 'publication' }>, RegExp]>([
    ['a project', { project: 'dbt_u', ...LATEST }, /^dbt_u is not in prod of the registry .* no file of that name/],
    ['an environment', { environment: 'staging', ...LATEST }, /^dbt_up is not in staging of the registry/],
    [
      'a version',
      { version: '20200101T000000Z-0123456789ab' },
      /has no version 20200101T000000Z-0123456789ab of dbt_up/
    ]
  ])('%s that is not there is told', async (_, facts, message) => {
    const published = await publication(built(10, []));
    await expect(compared({ ...published, ...facts }, published)).rejects.toThrow(message);
  });

  test('the project that was likely meant is named', async () => {
    const published = await publication(built(10, []));
    await expect(compared({ ...published, ...LATEST, project: 'dbt_ap' }, published)).rejects.toMatchObject({
      hint: "Did you mean 'dbt_up'? It holds dbt_up. Another environment is named as dbt_ap@staging."
    });
  });

  test('cannot be read without a registry', async () => {
    const published = await publication(built(10, []));
    ports = { ...ports, store: null };
    await expect(compared(published, published)).rejects.toThrow('dbt_up is no file, and no registry is known');
  });
});
