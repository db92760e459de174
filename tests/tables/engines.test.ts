/**
 * Each mode on each engine that takes it: a downstream that reads a model and both versions of another is synced, built for real, its rows
 * read back and its lineage verified. The upstream was built by dbt-core 1.11, and for dbt v2 by that engine as well.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mode } from '../../shared/domain/index.ts';
import { dbtOk, engine, WHOLE, type Engine } from '../harness/dbt.ts';
import { meshOk } from '../harness/mesh.ts';
import { contents } from '../harness/warehouse.ts';
import { PROJECTS, ROWS, TESTS, testsIn, writeDownstream } from './downstream.ts';
import { LEGS } from './legs.ts';

const MODES: readonly Mode[] = ['package', 'sources', 'loom'];

interface Case {
  readonly mode: Mode;
  readonly on: Engine;
  readonly upstream: Engine;
}

/** In a slice, the engines that every `npm test` has take turns with the modes. */
const SLICE: Readonly<Record<string, Mode>> = {
  'core-1.6': 'package',
  'core-1.11': 'sources',
  'core-1.12': 'loom',
  fusion: 'package',
  'core-v2': 'package'
};

const CASES: readonly Case[] = MODES.flatMap((mode) =>
  LEGS[mode]
    .filter((on) => WHOLE || SLICE[on.name] === mode)
    .flatMap((on) =>
      [engine('core-1.11'), ...(on.kind === 'v2' ? [on] : [])].map((upstream) => ({ mode, on, upstream }))
    )
);

const scratch = await mkdtemp(join(tmpdir(), 'engines-'));
const at = (...parts: readonly string[]) => join(scratch, ...parts);

beforeAll(async () => {
  const builders = new Set(CASES.map(({ upstream }) => upstream.name));
  for (const name of builders) {
    await cp(join(PROJECTS, 'up'), at(name, 'up'), { recursive: true });
    await dbtOk(name, at(name, 'up'), ['build']);
    await meshOk(at(name), 'publish', '--project-dir', 'up', '--local');
  }
}, 300_000);

afterAll(() => rm(scratch, { recursive: true, force: true }));

test.each(CASES.map((one) => [one.mode, one.on.label, one.upstream.label, one] as const))(
  '%s on %s reads what %s built',
  async (_mode, _on, _upstream, { mode, on, upstream }) => {
    const folder = await mkdtemp(at(`${mode}-${on.name}-`));
    const project = join(folder, 'down');
    // Tables, so that the rows are the downstream's own.
    await writeDownstream(project, on, { mode, yaml: 'models:\n  down:\n    +materialized: table\n' });
    await cp(at(upstream.name, 'up', 'UP_PROD.duckdb'), join(folder, 'UP_PROD.duckdb'));
    await cp(at(upstream.name, 'registry'), join(folder, 'registry'), { recursive: true });

    await meshOk(folder, 'sync', '--project-dir', 'down', '--local', '--upstreams', `up: ${mode}`);
    if (mode === 'package') await dbtOk(on.name, project, ['deps']);
    await dbtOk(on.name, project, ['build']);

    expect(await versionThatRan(project)).toBe(on.label.match(/[\d.]+(a|rc)?\d+/)?.[0]);
    expect(await rowsOf(project)).toEqual(ROWS);
    expect(testsIn(project)).toHaveLength(TESTS);
    expect(await meshOk(folder, 'validate', '--project-dir', 'down', '--local', '--upstreams', `up: ${mode}`)).toBe(
      VERIFIED[mode]
    );
  },
  300_000
);

const VERIFIED: Readonly<Record<Mode, string>> = {
  package: verified(['model.up.orders.v2', 'model.up.public_orders', 'model.up.orders.v1']),
  sources: verified(['source.down.up.orders_v2', 'source.down.up.public_orders', 'source.down.up.orders_v1']),
  loom: verified(['model.up.orders.v2', 'model.up.public_orders', 'model.up.orders.v1'])
};

function verified(references: readonly string[]): string {
  return ['✓ down: Cross-project lineage verified', ...references.map((id) => `  - Found reference: ${id}`), ''].join(
    '\n'
  );
}

/** By the manifest itself, so that the label cannot claim another. dbt v2 writes out what PyPI shortens. */
async function versionThatRan(project: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(project, 'target', 'manifest.json'), 'utf8')) as {
    metadata: { dbt_version: string };
  };
  return manifest.metadata.dbt_version.replace('-preview.', 'rc').replace('-alpha.', 'a');
}

/** What the downstream built, each table in the order of its first column. */
async function rowsOf(project: string): Promise<Readonly<Record<string, unknown>>> {
  const relations = Object.entries(await contents(join(project, 'DOWN.duckdb')));
  return Object.fromEntries(
    relations.map(([name, { rows }]) => [
      name.split('.').at(-1) ?? name,
      [...rows].sort(([one], [other]) => Number(one) - Number(other))
    ])
  );
}
