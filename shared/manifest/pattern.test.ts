import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LETTERS_AND_DIGITS, pattern, UNPRINTABLE } from './pattern.ts';

const SOURCES = [`^[${LETTERS_AND_DIGITS}_]+$`, `^[^"${UNPRINTABLE}]*$`, `[${UNPRINTABLE}]`];

test.each(SOURCES)('%s judges every character, and every text of ASCII, as Unicode does', (source) => {
  const whole = new RegExp(source, 'u');
  for (let code = 0; code < 0x300; code++) {
    const character = String.fromCodePoint(code);
    expect([code, pattern(source).test(character)]).toEqual([code, whole.test(character)]);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => pattern(source).test(text) === whole.test(text)),
    { numRuns: 2000 }
  );
});

test('a text with one character beyond ASCII is judged by the whole pattern', () => {
  const name = pattern(`^[${LETTERS_AND_DIGITS}_]+$`);
  expect(['größe', '注文', 'a\u0301', 'naïve_1'].map((text) => name.test(text))).toEqual([true, true, true, true]);
  expect(['a\u2028b', 'a\u200db', '€', 'a\ud800'].map((text) => name.test(text))).toEqual([false, false, false, false]);
});
