import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKFLOWS } from './workflows-page.ts';

/** How the scripts in workflows say an error: by the functions of their first job, and by a command of the runner. */
const SAYINGS: readonly (readonly [
  pattern: RegExp,
  title: (name: string) => string,
  message: (said: string[]) => string
])[] = [
  [/\binput ([\w-]+) '([^']+)'/g, (name) => `Input ${name}`, ([, , said = '']) => `${said}.`],
  [
    /\bsecret "\$\w+" (\w+) "([^"]+)"/g,
    () => 'Missing secret',
    ([, name = '', cure = '']) =>
      `The secret ${name} is missing or empty: ${cure.replace('$given', 'give it under secrets: where this workflow is called')}.`
  ],
  [/::error title=([^:$]+)::([^'"$]+)['"]/g, (name) => name, ([, , said = '']) => said]
];

/** Every error that the reusable workflows and the action `setup` say themselves, as Markdown, read from their scripts. */
export function workflowMessages(root: string): readonly string[] {
  const files = [...WORKFLOWS.map((name) => join('.github', 'workflows', `${name}.yml`)), join('setup', 'action.yml')];
  const rows = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return SAYINGS.flatMap(([pattern, title, message]) =>
      [...text.matchAll(pattern)].map((said) => `| ${title(said[1] ?? '')} | ${message([...said])} |`)
    );
  });
  return ['### The reusable workflows', '', '| title | message |', '|---|---|', ...[...new Set(rows)].sort()];
}
