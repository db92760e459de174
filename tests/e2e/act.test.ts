import { beforeAll, describe, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '../actions/workspace.ts';
import { act, commit, release } from '../harness/act.ts';
import type { Outcome } from '../harness/dbt.ts';

/** A workflow as users write it, on a repository with an upstream and a downstream that dbt has built. */
const WORKFLOW = `
name: mesh
on: push
jobs:
  sound:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: org/dbt-mesh/publish@v1
        id: publish
        with: { project-dir: up, registry: ./registry }
      - uses: org/dbt-mesh/sync@v1
        id: sync
        with: { project-dir: nested/down, registry: ./registry, upstreams: dbt_up }
      - uses: org/dbt-mesh/validate@v1
        id: validate
        with: { project-dir: nested/down, registry: ./registry }
      - name: tell the outputs
        env:
          PUBLISHED: \${{ steps.publish.outputs.public-models }}
          ARGS: \${{ steps.sync.outputs.dbt-args }}
          VALID: \${{ steps.validate.outputs.valid }}
        run: echo "outputs $PUBLISHED $ARGS valid=$VALID"
  unsound:
    needs: sound
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: org/dbt-mesh/validate@v1
        with: { manifest: broken.json, registry: ./registry }
`;

describe('the actions in a workflow, named as users name them', () => {
  let outcome: Outcome;

  beforeAll(async () => {
    const repository = workspace();
    writeFileSync(join(repository, 'mesh.yml'), WORKFLOW);
    writeFileSync(join(repository, 'broken.json'), '{"metadata": {');
    commit(repository);
    const actions = release();
    outcome = await act(repository, actions);
    rmSync(actions, { recursive: true });
  }, 120_000);

  test('publish, sync and validate go through, and hand their outputs on', () => {
    expect(outcome.output).toContain('✓ dbt_down: Cross-project lineage verified');
    expect(outcome.output).toContain(
      'outputs ["model.dbt_up.public_orders"] --defer --state dbt_mesh/state valid=true'
    );
    expect(outcome.output).toMatch(/\[mesh\/sound\s*\].*Job succeeded/);
  });

  test('what cannot be read fails its job with one sentence and no stack trace', () => {
    expect(outcome.output).toMatch(/\[mesh\/unsound\s*\].*Job failed/);
    expect(outcome.output).toMatch(/broken\.json is cut off/);
    expect(outcome.output).not.toMatch(/\n\s+at /);
    expect(outcome.code).not.toBe(0);
  });
});
