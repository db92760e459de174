import { expect, test } from '@jest/globals';
import { UserError } from '../domain/index.ts';
import { collectFaults } from './faults.ts';
import { notifyIn, type Notify } from './notify-input.ts';
import { readInputs } from './read-inputs.ts';

/** The inputs as they are read; every fault is thrown. */
function read(inputs: Readonly<Record<string, string>>): Notify {
  const faults = collectFaults();
  const notify = notifyIn({ inputs: readInputs(inputs, faults), faults });
  faults.throwIfAny();
  return notify;
}

test.each<[string, Notify['repositories']]>([
  ['', []],
  [' \n', []],
  ['consumers', 'consumers'],
  [' consumers \n', 'consumers'],
  ['acme/dbt-down', ['acme/dbt-down']],
  ['acme/dbt-down\n\n acme/dbt.other_one \n', ['acme/dbt-down', 'acme/dbt.other_one']],
  ['acme/a, acme/b', ['acme/a', 'acme/b']]
])('notify: %j', (notify, repositories) => {
  expect(read({ notify })).toEqual({ repositories, token: null });
});

test('the token is as it is given', () => {
  expect(read({ notify: 'consumers', 'github-token': 'ghs_1' })).toEqual({ repositories: 'consumers', token: 'ghs_1' });
});

test.each(['dbt-down', 'acme/dbt-down/x', 'consumers\nacme/a', 'https://github.com/acme/a', 'acme/a b', 'acme/a;x'])(
  '%j is refused, and says what can stand there',
  (notify) => {
    expect(() => read({ notify })).toThrow(UserError);
    expect(() => read({ notify })).toThrow(/^notify: ".*" is no repository$/);
  }
);
