import { expect, test } from '@jest/globals';
import { run } from './run.ts';

/** An environment that cannot be read: nobody's mistake but ours. */
const BROKEN: Readonly<Record<string, string>> = new Proxy(
  {},
  {
    get() {
      throw new TypeError('no such thing', { cause: new Error('the reason') });
    }
  }
);

/** Runs a command line, with streams that only listen. */
async function listen(argv: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const heard = { stdout: '', stderr: '' };
  const code = await run(argv, {
    cwd: '/',
    env: BROKEN,
    stdout: { write: (text) => (heard.stdout += text) },
    stderr: { write: (text) => (heard.stderr += text) }
  });
  return { code, ...heard };
}

test('a bug is told as one, with its cause and without a stack', async () => {
  const { code, stdout, stderr } = await listen(['publish', '--local']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^error: TypeError: no such thing\n {2}caused by Error: the reason\nThis is a bug in dbt-mesh\./
  );
  expect(stderr).not.toMatch(/\n\s+at /);
});

test('a bug is told in JSON where that was asked for', async () => {
  const { code, stdout, stderr } = await listen(['publish', '--local', '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toEqual({
    error: { message: expect.stringContaining('no such thing'), hint: expect.stringContaining('bug in dbt-mesh') }
  });
  expect(stderr).toBe('');
});
