import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jinjaString, jinjaText, jinjaTextOfVersion, jinjaValue } from './jinja-text.ts';

// What Jinja and dbt v2 make of it is held by tests/e2e/encoders.test.ts, on the real ones.

const text = fc.string({ unit: 'binary' });
const wellFormed = (given: string): string => given.replace(/\p{Cs}/gu, '\ufffd');

describe('jinjaString', () => {
  test('is a literal with the same text: its escapes are those of JSON too', () => {
    fc.assert(fc.property(text, (given) => expect(JSON.parse(jinjaString(given))).toBe(wellFormed(given))));
  });

  test('holds nothing that could end it, or open or close an expression', () => {
    fc.assert(fc.property(text, (given) => expect(jinjaString(given).slice(1, -1)).not.toMatch(/["'{}%#\n\r]/)));
  });
});

describe('jinjaText', () => {
  test.each(['plain', 'yes', '1_000', 'it is 100 % of #5', "o'clock", 'a\\n', 'two\nlines', 'é 😀 \u2028'])(
    'leaves %j alone: rendering does not change it',
    (given) => {
      expect(jinjaText(given)).toBe(given);
    }
  );

  test.each(["{{ env_var('SNOWFLAKE_PASSWORD') }}", '{% raw %}', '{# x #}', '"}}', '#}', '%}', 'x\n', 'a\r\nb', '{'])(
    'makes of %j one literal in one expression',
    (given) => {
      expect(jinjaText(given)).toBe(`{{ ${jinjaString(given)} }}`);
    }
  );
});

test('the description of a version writes itself down the first time, where there is no `doc`', () => {
  expect(jinjaTextOfVersion('{{ 1 }}')).toBe(
    `{{ ${jinjaString('{{ 1 }}')} if doc is defined else ${jinjaString(jinjaText('{{ 1 }}'))} }}`
  );
  expect(jinjaTextOfVersion('plain')).toBe('plain');
});

test('every text in a value is encoded, and no key: dbt renders only the ones', () => {
  const given = { '{{ key }}': ['{{ 1 }}', 2, null, true, { x: 'plain' }], __proto__: null };
  expect(jinjaValue(JSON.parse(JSON.stringify(given)))).toEqual({
    '{{ key }}': [jinjaText('{{ 1 }}'), 2, null, true, { x: 'plain' }]
  });
});
