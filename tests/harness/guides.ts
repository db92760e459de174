import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './mesh.ts';

/** A fenced block of a guide. */
export interface Block {
  /** `bash` is run by a test; `sh` is what no test can run, as it asks a service or changes a machine. */
  readonly language: string;
  readonly text: string;
  /** How it ends, by the comment before it: `<!-- ends with 1 -->`. */
  readonly exitCode: number;
}

/** The fenced blocks of a Markdown file, in their order. */
export function blocksOf(file: string): readonly Block[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const fences = text.matchAll(/(?:<!-- ends with (\d+) -->\n)?^([ ]*)```(\w*)\n([^]*?)^\2```$/gm);
  return [...fences].map(([, exitCode = '0', indent = '', language = '', body = '']) => ({
    language,
    text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    exitCode: Number(exitCode)
  }));
}

/** One script of all blocks that are run, which ends where one does not end as it should, and names it. */
export function scriptOf(file: string): string {
  const runs = blocksOf(file).filter(({ language }) => language === 'bash');
  const steps = runs.map(({ text, exitCode }) =>
    exitCode === 0
      ? text
      : `set +e\n${text}\nended=$?\nset -e\n[ "$ended" = ${exitCode} ] || { echo "ended with $ended, not ${exitCode}"; exit 3; }\n`
  );
  return ['set -e', ...steps].join('\n');
}

/** Every Markdown file that users read, from the root. */
export function markdownFiles(): readonly string[] {
  const folders = ['', 'docs', 'examples', 'examples/snowflake_setup', 'publish', 'sync', 'validate', 'setup'];
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name))
  );
}
