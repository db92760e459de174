import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { installedPages } from './docs-pages.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'dbt-mesh-pages-')));
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...parts: readonly string[]) => join(root, ...parts);
const LAST = '/project/target/index.html';

function touch(...parts: readonly string[]): string {
  mkdirSync(dirname(at(...parts)), { recursive: true });
  writeFileSync(at(...parts), '');
  return at(...parts);
}

/** An installation of Python with a dbt-core in it; its page. */
function install(prefix: string, library = 'lib/python3.11/site-packages'): string {
  touch(prefix, 'bin', 'dbt');
  return touch(prefix, library, 'dbt/task/docs/index.html');
}

const onPath = (...folders: readonly string[]) => ({ PATH: folders.map((one) => at(one)).join(delimiter) });

test('the page of the active virtual environment goes before that of PATH, and that before the one of a project', async () => {
  const [active, other] = [install('venv'), install('usr', 'lib/python3/dist-packages')];
  const env = { ...onPath('usr/bin'), VIRTUAL_ENV: at('venv') };
  expect(await installedPages(env, '/project')).toEqual([active, other, LAST]);
});

test('a link to a command leads to the environment that has it', async () => {
  const page = install('pipx/venvs/dbt-core');
  mkdirSync(at('local', 'bin'), { recursive: true });
  symlinkSync(at('pipx/venvs/dbt-core/bin/dbt'), at('local/bin/dbt'));
  expect(await installedPages(onPath('local/bin'), '/project')).toEqual([page, LAST]);
});

test('Python is asked where dbt is the Rust engine, which has no page', async () => {
  touch('rust', 'bin', 'dbt');
  const page = install('python');
  rmSync(at('python/bin/dbt'));
  touch('python', 'bin', 'python3');
  expect(await installedPages(onPath('rust/bin', 'python/bin'), '/project')).toEqual([page, LAST]);
});

test.each([{}, { PATH: '' }, { PATH: '/nowhere', VIRTUAL_ENV: '/nowhere' }])('%j has none', async (env) => {
  expect(await installedPages(env, '/project')).toEqual([LAST]);
});
