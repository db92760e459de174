import { endSoon } from './ending.ts';
import { run } from './run.ts';

/** The command `dbt-mesh`: what `dist/cli/index.js` starts. */
export async function main(): Promise<void> {
  tolerateClosedPipes();
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr
  });
  endSoon();
}

/** `dbt-mesh … | head -1` closes the pipe early: whoever reads has enough, and the exit code still tells the verdict. */
function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
