import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isRegistryName } from '../manifest/index.ts';
import { collectFaults } from './faults.ts';
import { NAME } from './name.ts';
import { parseUpstreams } from './upstreams.ts';

function parse(text: string): ReturnType<typeof parseUpstreams> {
  const faults = collectFaults();
  const upstreams = parseUpstreams(text, faults);
  faults.throwIfAny();
  return upstreams;
}

test.each<[string, string, ReturnType<typeof parseUpstreams>]>([
  ['a name', 'dbt_up', [{ project: 'dbt_up', mode: null, optional: false }]],
  ['a mode', 'dbt_up: sources', [{ project: 'dbt_up', mode: 'sources', optional: false }]],
  ['an optional one', 'dbt_up?', [{ project: 'dbt_up', mode: null, optional: true }]],
  ['an optional one with a mode', 'dbt_up?:loom', [{ project: 'dbt_up', mode: 'loom', optional: true }]],
  [
    'lines, commas, blank lines and comments',
    '\n a # the first\r\n\n b: loom, c\n# none\n',
    [
      { project: 'a', mode: null, optional: false },
      { project: 'b', mode: 'loom', optional: false },
      { project: 'c', mode: null, optional: false }
    ]
  ],
  ['nothing', ' \n', []]
])('%s is read', (_, text, expected) => {
  expect(parse(text)).toEqual(expected);
});

describe('what cannot be read is told', () => {
  test.each([
    ['an unknown mode', 'a: lom', 'upstreams: "lom" is no mode'],
    ['no mode after the colon', 'a:', 'upstreams: "a:" cannot be read'],
    ['more than a mode', 'a: loom: b', 'cannot be read'],
    ['a path', '../a', 'upstreams: "../a" is no name of a project'],
    ['a name twice', 'a\na: loom', 'upstreams: a is there twice']
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});

test('the pattern of names in the JSON Schema is the rule of the registry', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', 'Z', '0', '_', '.', '-', '/') })),
      (text) => {
        expect(NAME.test(text)).toBe(isRegistryName(text));
      }
    )
  );
});
