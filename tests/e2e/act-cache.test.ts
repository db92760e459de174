import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../shared/registry/index.ts';
import { workspace } from '../actions/workspace.ts';
import { act, commit, release } from '../harness/act.ts';
import { realClock } from '../stores/clocks.ts';
import { startMoto, type S3Server } from '../stores/s3-server.ts';
import { samplePublication } from '../stores/sample.ts';

let s3: S3Server;
let actions: string;
let home: string;

beforeAll(async () => {
  s3 = await startMoto();
  actions = release();
  home = mkdtempSync(join(tmpdir(), 'dbt-mesh-act-'));
}, 120_000);
afterAll(async () => {
  rmSync(actions, { recursive: true });
  rmSync(home, { recursive: true });
  await s3.close();
});

function workflow(registry: string, endpoint: string): string {
  return `
name: mesh
on: push
jobs:
  sync:
    runs-on: ubuntu-latest
    env: { AWS_ACCESS_KEY_ID: mesh-test, AWS_SECRET_ACCESS_KEY: mesh-test-secret }
    steps:
      - uses: actions/checkout@v4
      - uses: org/dbt-mesh/sync@v1
        with: { project-dir: nested/down, registry: '${registry}', endpoint: '${endpoint}', force-path-style: true, upstreams: dbt_up }
`;
}

test('a run keeps what it fetched for the next, which asks once for an upstream and is answered 304', async () => {
  const { proxy, registry } = await s3.behind(() => null);
  const store = await registry.connect();
  await publish(store, realClock, samplePublication());
  const repository = workspace();
  writeFileSync(join(repository, 'mesh.yml'), workflow(store.location, proxy.url));
  commit(repository);
  const run = async (): Promise<{ readonly output: string; readonly asked: readonly string[] }> => {
    const before = proxy.answered.length;
    const { output } = await act(repository, actions, home);
    expect(output).toContain('Job succeeded');
    const asked = proxy.answered.slice(before).map(({ path, status }) => `${/(\w+)\/prod/.exec(path)?.[1]} ${status}`);
    return { output, asked: asked.sort() };
  };

  const first = await run();
  expect(first.asked).toEqual(['dbt_down 404', 'dbt_up 200']);
  expect(first.output).toContain("What was fetched is saved by GitHub's cache");

  const second = await run();
  expect(second.asked).toEqual(['dbt_down 404', 'dbt_up 304']);
  expect(second.output).toContain("What was fetched is brought back by GitHub's cache");
  expect(second.output).not.toContain('is saved');
}, 120_000);
