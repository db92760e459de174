import { describe, expect, test } from '@jest/globals';
import { UserError } from '../shared/domain/index.ts';
import { readCommandLine } from './command-line.ts';

test.each<[string, readonly string[], unknown]>([
  [
    'flags with values, either way',
    ['publish', '--registry', 'r', '--environment=staging'],
    { registry: 'r', environment: 'staging' }
  ],
  ['a flag that needs no value', ['sync', '--frozen', '--local'], { frozen: 'true', local: 'true' }],
  ['a flag that is said to be false', ['sync', '--frozen=false'], { frozen: 'false' }],
  ['a flag with an empty value', ['sync', '--registry='], { registry: '' }],
  ['a value that starts with a dash', ['publish', '--manifest', '-odd.json'], { manifest: '-odd.json' }],
  ['lines given as several flags', ['sync', '--upstreams', 'a', '--upstreams', 'b: loom'], { upstreams: 'a\nb: loom' }],
  ['the last of a flag given twice', ['publish', '--registry', 'a', '--registry', 'b'], { registry: 'b' }],
  ['flags before the verb', ['--json', 'validate', '--all'], { json: 'true', all: 'true' }]
])('%s', (_, argv, inputs) => {
  expect(readCommandLine(argv)).toMatchObject({ kind: 'verb', inputs });
});

test.each<[readonly string[], unknown]>([
  [['--help'], { kind: 'help', verb: null }],
  [['help'], { kind: 'help', verb: null }],
  [['sync', '-h'], { kind: 'help', verb: 'sync' }],
  [['publish', '--bad', '--help'], { kind: 'help', verb: 'publish' }],
  [['--version'], { kind: 'version' }]
])('%j is answered', (argv, request) => {
  expect(readCommandLine(argv)).toEqual(request);
});

describe('what is wrong is told', () => {
  test.each<[string, readonly string[], string, string]>([
    ['no command', [], 'No command is given', 'publish, sync, validate'],
    ['flags alone', ['--json'], 'No command is given', 'publish, sync, validate'],
    ['an unknown command', ['valdate'], '"valdate" is no command', "Did you mean 'validate'?"],
    [
      'an unknown flag',
      ['sync', '--frozn'],
      '--frozn is no flag of sync. Did you mean --frozen?',
      'dbt-mesh sync --help'
    ],
    ['a flag of another verb', ['sync', '--include', 'full'], '--include is no flag of sync', 'dbt-mesh sync --help'],
    [
      'an input that only the action has',
      ['validate', '--annotations'],
      '--annotations is no flag of validate',
      '--help'
    ],
    ['a short flag', ['publish', '-r', 'x'], '-r is no flag of publish', '--help'],
    ['a missing value', ['publish', '--registry'], '--registry needs a value', '--help'],
    ['a flag where a value should be', ['publish', '--registry', '--local'], '--registry needs a value', '--help'],
    ['a stray word', ['sync', '--frozen', 'false'], '"false" belongs to no flag', '--help']
  ])('%s', (_, argv, message, hint) => {
    let told: unknown;
    try {
      readCommandLine(argv);
    } catch (error) {
      told = error;
    }
    expect(told).toBeInstanceOf(UserError);
    expect((told as UserError).message).toContain(message);
    expect((told as UserError).hint).toContain(hint);
  });

  test('all at once', () => {
    expect(() => readCommandLine(['sync', '--frozn', '--registry'])).toThrow(
      /--frozn is no flag.*\n--registry needs a value/
    );
  });
});
