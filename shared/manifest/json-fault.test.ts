import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { faultIn } from './json-fault.ts';

test.each([
  ['', 0, 'a value'],
  ['{', 1, 'a key'],
  ['{"a"', 4, '":"'],
  ['{"a":', 5, 'a value'],
  ['{"a":1', 6, '"," or "}"'],
  ['[1 2]', 3, '"," or "]"'],
  ['[1,]', 3, 'a value'],
  ['{"a":1,}', 7, 'a key'],
  ['{a:1}', 1, 'a key'],
  ["{'a':1}", 1, 'a key'],
  ['[01]', 1, 'a value'],
  ['[1.]', 1, 'a value'],
  ['[+1]', 1, 'a value'],
  ['[NaN]', 1, 'a value'],
  ['[True]', 1, 'a value'],
  ['["a\tb"]', 3, 'the text to go on'],
  ['["a\\qb"]', 3, 'the text to go on'],
  ['["abc', 5, 'the text to go on'],
  ['{} {}', 3, 'the end'],
  ['<!DOCTYPE html>', 0, 'a value']
])('%j is at fault at %i: expected %s', (text, offset, expected) => {
  expect(faultIn(text)).toEqual({ offset, expected });
});

test('whatever JSON.parse refuses is cut JSON up to its fault', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '}', ']', ',', ':', '"', '\\', 'x', '0', '\u0000'),
      (value, at, noise) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        const broken = text.slice(0, cut) + noise + (noise === '' ? '' : text.slice(cut));
        fc.pre(!isJson(broken));
        const { offset } = faultIn(broken);
        expect(offset).toBeLessThanOrEqual(broken.length);
        // All before the fault can be completed to JSON: a reader that has come so far could still go on.
        if (noise === '')
          expect(offset).toBeGreaterThanOrEqual(cut - /[\w.+-]*$/.exec(text.slice(0, cut))![0].length - 6);
      }
    )
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
