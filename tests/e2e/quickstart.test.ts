/** docs/QUICKSTART.md, as a newcomer follows it: its commands in their order, in a fresh clone, with real dbt on DuckDB. */
import { expect, test } from '@jest/globals';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commit } from '../harness/act.ts';
import { python, run } from '../harness/dbt.ts';
import { copyExample } from '../harness/examples.ts';
import { scriptOf } from '../harness/guides.ts';
import { ROOT } from '../harness/mesh.ts';

test('leads to verified lineage, and to a change that is refused', async () => {
  const clone = await mkdtemp(join(tmpdir(), 'quickstart-'));
  for (const name of ['profiles', 'dbt_up', 'dbt_down_package']) {
    await copyExample(name, join(clone, 'examples', name));
  }
  for (const name of ['dist', '.gitignore']) await cp(join(ROOT, name), join(clone, name), { recursive: true });
  await mkdir(join(clone, '.git'));
  commit(clone);

  // The guide has dbt installed beside the clone; here it is installed already.
  const path = [dirname(python('core-1.11')), process.env['PATH']].join(':');
  const { code, output, stdout } = await run('bash', ['-c', scriptOf('docs/QUICKSTART.md')], {
    cwd: clone,
    env: { PATH: path, NO_COLOR: '1' }
  });
  expect({ code, output }).toEqual({ code: 0, output: expect.any(String) });
  expect(stdout).toContain(
    '✓ dbt_down_package: Cross-project lineage verified\n  - Found reference: model.dbt_up.public_orders\n'
  );
  expect(stdout).toMatch(/✗ dbt_up: Cannot be deployed to prod: 1 of \d uses breaks/);
  expect(stdout).toMatch(
    /✗ dbt_up: Not published to prod .*\n {2}error: dbt_up\.public_orders has no column status any more/
  );
  expect(await readdir(join(clone, 'examples'))).toEqual(['dbt_down_package', 'dbt_up', 'profiles']);
  await rm(clone, { recursive: true });
}, 300_000);
