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

test('of JSON that is cut off, the fault is its end or the start of the word or escape that was cut', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, at) => {
      const text = JSON.stringify(value);
      const cut = text.slice(0, at % text.length);
      fc.pre(!isJson(cut));
      expect(cut.slice(faultIn(cut).offset)).toMatch(/^(?:[\w.+-]*|\\u?[0-9a-f]{0,3})$/);
    })
  );
});

test('whatever is put into JSON, the fault is not before it', () => {
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('}', ']', ',', ':', '"', 'x', '\u0000'),
      (value, at, noise) => {
        const text = JSON.stringify(value);
        const place = at % (text.length + 1);
        const broken = text.slice(0, place) + noise + text.slice(place);
        fc.pre(!isJson(broken));
        const { offset } = faultIn(broken);
        expect(broken.slice(offset, place)).toMatch(/^(?:[\w.+-]*|\\u?[0-9a-f]{0,3})$/);
        expect(offset).toBeLessThanOrEqual(broken.length);
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
