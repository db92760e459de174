import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { UserError } from '../domain/index.ts';
import { declaredProjects, listedPackages, listPackages, type PackageFiles } from './packages-entry.ts';

const NONE: PackageFiles = { packages: null, dependencies: null, lock: null };
const ENTRY = 'local: dbt_mesh/packages/dbt_up';

/** packages.yml after it was made to list the packages of these upstreams. */
function edited(packages: string, upstreams: readonly string[] = ['dbt_up']): string | null {
  const edits = listPackages({ ...NONE, packages }, upstreams);
  const edit = edits.find(({ path }) => path === 'packages.yml');
  return edit === undefined ? packages : edit.text;
}

describe('a package is listed', () => {
  test('in a new packages.yml when there is none', () => {
    expect(listPackages(NONE, ['dbt_up', 'dbt_two'])).toEqual([
      { path: 'packages.yml', text: `packages:\n  - ${ENTRY}\n  - local: dbt_mesh/packages/dbt_two\n` }
    ]);
  });

  test('in dependencies.yml when that holds `packages:`', () => {
    const dependencies = 'projects:\n  - name: dbt_up\npackages:\n  - package: a/b\n    version: 1.0.0\n';
    expect(listPackages({ ...NONE, dependencies }, ['dbt_up'])).toEqual([
      { path: 'dependencies.yml', text: `${dependencies}  - ${ENTRY}\n` }
    ]);
  });

  test('in packages.yml when dependencies.yml has `projects:` alone', () => {
    expect(listPackages({ ...NONE, dependencies: 'projects: []\n' }, ['dbt_up'])).toEqual([
      { path: 'packages.yml', text: `packages:\n  - ${ENTRY}\n` }
    ]);
  });

  test.each([
    ['after the last', 'packages:\n  - package: a/b\n    version: 1.0.0\n', `  - ${ENTRY}\n`, ''],
    ['indented as the others', 'packages:\n- package: a/b\n  version: 1.0.0\n', `- ${ENTRY}\n`, ''],
    ['before what follows', 'packages:\n    - git: x\n', `    - ${ENTRY}\n`, '\n# the end\nother: 1\n'],
    ['behind a comment on the last line', 'packages:\n  - git: x # why\n', `  - ${ENTRY}\n`, '  # last\n'],
    ['in a file without a last line break', 'packages:\n  - git: x', `\n  - ${ENTRY}`, ''],
    ['with the line breaks of the file', 'packages:\r\n  - git: x\r\n', `  - ${ENTRY}\r\n`, '# y\r\n'],
    ['under a key without value', '# mine\npackages:\n', `  - ${ENTRY}\n`, '# after\n'],
    ['under a key without value and line break', 'packages:', `\n  - ${ENTRY}`, ''],
    ['in a file without the key', '# mine\n', `packages:\n  - ${ENTRY}\n`, ''],
    ['in an empty file', '', `packages:\n  - ${ENTRY}\n`, ''],
    ['in an empty flow list', 'packages: [', `{${ENTRY}}`, '] # none yet\n'],
    ['in a flow list', 'packages: [{git: x}', `, {${ENTRY}}`, ']\n'],
    ['in a flow list over lines', 'packages: [\n  {git: x}', `, {${ENTRY}}`, ',\n]\n']
  ])('%s, and nothing else is touched', (_, before, entry, after) => {
    expect(edited(before + after)).toBe(before + entry + after);
  });

  test('once: what is there already is left as it is', () => {
    const packages = 'packages:\n  - local: ./dbt_mesh/packages/dbt_up/ # mine\n';
    expect(listPackages({ ...NONE, packages }, ['dbt_up'])).toEqual([]);
  });

  const entry = fc.constantFrom(
    '- package: dbt-labs/dbt_utils\n  version: [">=1.0.0", "<2.0.0"]',
    '- git: "https://{{ env_var(\'TOKEN\') }}@example.com/x.git"\n  revision: 1',
    '- local: ../shared # ours',
    '# - package: a/b',
    '',
    '- tarball: https://example.com/x.tar.gz\n  name: "x"'
  );
  test('and taken out again, which leaves the bytes of before', () => {
    const file = fc.record({
      head: fc.constantFrom('', '# head\n', '---\n', 'other: [1]\n\n'),
      entries: fc.array(entry, { minLength: 1, maxLength: 5 }).filter((all) => all.some((one) => one.startsWith('-'))),
      indent: fc.constantFrom('', '  ', '    '),
      tail: fc.constantFrom('', '\n', '# tail\n', 'more: x\n'),
      newline: fc.constantFrom('\n', '\r\n')
    });
    fc.assert(
      fc.property(file, ({ head, entries, indent, tail, newline }) => {
        const lines = entries.flatMap((one) => one.split('\n').map((line) => (line === '' ? '' : indent + line)));
        const before = `${head}packages:\n${lines.join('\n')}\n${tail}`.replaceAll('\n', newline);
        const listed = edited(before) ?? '';
        expect((parse(listed) as { packages: unknown[] }).packages).toContainEqual({
          local: 'dbt_mesh/packages/dbt_up'
        });
        expect(edited(listed, [])).toBe(before);
      })
    );
  });
});

describe('a generated package that is not wanted any more', () => {
  test.each([
    ['the first', `  - ${ENTRY}\n`, '  - git: x\n'],
    ['the last', `  - git: x\n  - ${ENTRY}\n`, ''],
    ['with a comment of its own line', `  - ${ENTRY} # stubs\n  # next\n`, '  - git: x\n']
  ])('is taken out of the list: %s', (_, entries, rest) => {
    const before = `packages:\n${entries}${rest}`;
    const removed = entries.split('\n').find((line) => line.includes(ENTRY)) ?? '';
    expect(edited(before, [])).toBe(before.replace(`${removed}\n`, ''));
  });

  test.each([
    ['alone', `packages: [{${ENTRY}}]\n# x\n`, 'packages: []\n# x\n'],
    ['first', `packages: [{${ENTRY}}, {git: x}]\n`, 'packages: [{git: x}]\n'],
    ['last', `packages: [{git: x}, {${ENTRY}}]\n`, 'packages: [{git: x}]\n']
  ])('is taken out of a flow list: %s', (_, before, after) => {
    expect(edited(before, [])).toBe(after);
  });

  test('leaves an empty list, since dbt refuses a key without value', () => {
    expect(edited(`# mine\npackages: # ours\n  - ${ENTRY}\nother: 1\n`, [])).toBe(
      '# mine\npackages: [] # ours\nother: 1\n'
    );
  });

  test('takes the file along that held nothing else, and the lock of dbt that holds nothing else', () => {
    const files = {
      packages: `packages:\n  - ${ENTRY}\n`,
      dependencies: null,
      lock: `packages:\n- ${ENTRY}\n  name: dbt_up\n`
    };
    expect(listPackages(files, [])).toEqual([
      { path: 'packages.yml', text: null },
      { path: 'package-lock.yml', text: null }
    ]);
  });

  test("leaves the file that was the user's, though nothing else is in it", () => {
    expect(edited(edited('packages: []\n') ?? '', [])).toBe('packages: []\n');
    expect(edited(`packages:\n- ${ENTRY}\n`, [])).toBe('packages: []\n');
  });

  test('leaves packages of the user alone, those in other folders too', () => {
    const packages = 'packages:\n  - local: dbt_mesh_tools/packages/x\n  - local: packages/dbt_up\n';
    expect(listPackages({ ...NONE, packages }, [])).toEqual([]);
  });
});

describe('files that cannot be edited are refused', () => {
  test.each([
    ['no YAML', 'packages:\n  - a: [\n', /packages\.yml:\d+ is not YAML/],
    ['no list', 'packages: none\n', /`packages:` that is no list/],
    ['several documents', 'packages: []\n---\npackages: []\n', /packages\.yml:\d+ is not YAML/]
  ])('%s', (_, packages, message) => {
    expect(() => listPackages({ ...NONE, packages }, ['dbt_up'])).toThrow(message);
    expect(() => listPackages({ ...NONE, packages }, ['dbt_up'])).toThrow(UserError);
  });

  test.each([
    ['a file in braces', '{other: 1}\n'],
    ['an alias', 'x: &list []\npackages: *list\n']
  ])('a form of YAML that is not edited as text, with what to add by hand: %s', (_, packages) => {
    expect(() => listPackages({ ...NONE, packages }, ['dbt_up'])).toThrow(UserError);
  });

  test('`packages:` in both files, which dbt refuses', () => {
    expect(() => listPackages({ packages: 'packages: []', dependencies: 'packages: []', lock: null }, [])).toThrow(
      'Both packages.yml and dependencies.yml have `packages:`'
    );
  });
});

test('packages are known by name, or by folder', () => {
  const packages =
    'packages:\n  - package: dbt-labs/dbt_utils\n  - git: https://x/y/calogica.git\n  - git: git@x:y/z\n  - local: ../shared\n';
  expect(listedPackages({ ...NONE, packages })).toEqual([
    { name: 'dbt_utils', local: null },
    { name: 'calogica', local: null },
    { name: 'z', local: null },
    { name: null, local: '../shared' }
  ]);
});

test('projects of dependencies.yml are upstreams', () => {
  expect(declaredProjects('projects:\n  - name: dbt_up\n  - name: dbt_two\n')).toEqual(['dbt_up', 'dbt_two']);
  expect(declaredProjects('packages: []\n')).toEqual([]);
  expect(declaredProjects(null)).toEqual([]);
});
