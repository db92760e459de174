/** What the guides say, as far as it can be held without dbt and without a service: commands, flags, inputs and links. */
import { describe, expect, test } from '@jest/globals';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { spawnSync } from 'node:child_process';
import { inputsOf, VERBS, type Verb } from '../../shared/config/index.ts';
import { blocksOf, markdownFiles, scriptOf } from '../harness/guides.ts';
import { ROOT } from './doors.ts';
import { scratchFolder } from './scratch.ts';

const FILES = markdownFiles();

describe('every command in a guide', () => {
  /** `dbt-mesh VERB …` in the blocks of a file, one a line, with what is continued on the next. */
  const commandsIn = (file: string): readonly string[] =>
    blocksOf(file)
      .filter(({ language }) => language !== 'text')
      .flatMap(({ text }) => text.replace(/\\\n\s*/g, ' ').split('\n'))
      .flatMap((line) => line.replace(/ # .*/, '').split(/ && |; |\|/))
      .flatMap((part) => /^\s*(?:\$ |- run: )?(dbt-mesh (?!COMMAND)[a-z-]+.*)$/.exec(part)?.[1] ?? []);

  test.each(FILES.filter((file) => commandsIn(file).length > 0))('%s: has flags that there are', (file) => {
    for (const command of commandsIn(file)) {
      const [, verb = ''] = command.split(/\s+/);
      expect({ command, verb: VERBS.includes(verb as Verb) }).toEqual({ command, verb: true });
      const known = inputsOf(verb as Verb, 'cli').map(({ name }) => name);
      const flags = [...command.replace(/'[^']*'|"[^"]*"/g, '').matchAll(/ --([a-z-]+)/g)].map(([, flag = '']) => flag);
      const unknown = flags.filter((flag) => flag !== 'help' && !known.includes(flag));
      expect({ command, unknown }).toEqual({ command, unknown: [] });
    }
  });
});

describe('every step in a guide that is an action of ours', () => {
  const steps = FILES.flatMap((file) =>
    blocksOf(file).flatMap(({ text }) =>
      [...text.matchAll(/uses: org\/dbt-mesh\/(publish|sync|validate)@v1\n((?: .*\n)*)/g)].map(
        ([, verb = '', rest = '']) => ({ file, verb: verb as Verb, rest: rest.split(/\n\s*- /)[0] ?? '' })
      )
    )
  );

  test.each(steps)('$file: $verb has inputs that there are', ({ verb, rest }) => {
    const [, inputs = ''] = / with:\n([^]*)/.exec(rest) ?? [];
    const indent = /^ */.exec(inputs)?.[0] ?? '';
    const named = [...inputs.matchAll(new RegExp(`^${indent}([a-z-]+):`, 'gm'))].map(([, name]) => name);
    const known = inputsOf(verb, 'action').map(({ name }) => name);
    expect(named.filter((name) => name !== undefined && !known.includes(name))).toEqual([]);
  });
});

describe('every link in a guide', () => {
  test.each(FILES)('%s: leads somewhere', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8').replace(/```[^]*?```/g, '');
    const broken = [...text.matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].filter(([, path = '', anchor]) => {
      const target = path === '' ? file : normalize(join(dirname(file), path));
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(file: string): ReadonlySet<string> {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/```[^]*?```/g, '');
  return new Set(
    [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-')
    )
  );
}

test('the commands of docs/SETUP.md run, on the projects of the examples', () => {
  const clone = scratchFolder();
  for (const name of ['dbt_up', 'dbt_down_package']) {
    cpSync(join(ROOT, 'examples', name), join(clone, name), { recursive: true });
  }
  const command = `dbt-mesh() { "${process.execPath}" "${join(ROOT, 'dist', 'cli', 'index.js')}" "$@"; }`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${command}\n${scriptOf('docs/SETUP.md')}`], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: clone }
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  expect(stdout).toContain('arn:aws:s3:::acme-dbt-mesh/registry/dbt_up/');
  expect(stdout).toContain('dbt_down_package in dbt_down_package, reads dbt_up (package)');
});
