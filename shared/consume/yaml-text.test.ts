import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlText, type YamlValue } from './yaml-text.ts';

/** Any text, half a surrogate pair included. */
const text = fc.string({ unit: 'binary' });
const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 })
  )
}));
const map = fc.dictionary(fc.oneof(text, fc.constantFrom('meta', 'columns', 'name')), value, { maxKeys: 5 });

/** What a reader can hold: no half surrogates. */
function wellFormed(given: YamlValue | undefined): unknown {
  if (typeof given === 'string') return given.replace(/\p{Cs}/gu, '\ufffd');
  if (Array.isArray(given)) return (given as readonly YamlValue[]).map(wellFormed);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([key, member]) => [wellFormed(key), wellFormed(member)]));
}

describe('yamlText', () => {
  test.each(['1.1', '1.2'] as const)('is read as what was written, by a reader of YAML %s', (version) => {
    fc.assert(
      fc.property(map, (given) => {
        const read: unknown = parse(yamlText(given), { version, merge: version === '1.1', uniqueKeys: false });
        expect(read ?? {}).toEqual(wellFormed(given));
      })
    );
  });

  test('is ASCII, whatever it holds', () => {
    fc.assert(fc.property(map, (given) => expect(yamlText(given)).toMatch(/^[\x20-\x7e\n]*$/)));
  });

  test('writes maps and lists of maps in blocks, meta and lists of scalars in a line', () => {
    const config = { tags: ['a', 'b'], meta: { owner: { name: 'x' } } };
    expect(yamlText({ version: 2, models: [{ name: 'orders', config, columns: [] }] })).toBe(
      [
        'version: 2',
        'models:',
        '  - name: "orders"',
        '    config:',
        '      tags: ["a", "b"]',
        '      meta: {"owner": {"name": "x"}}',
        '    columns: []',
        ''
      ].join('\n')
    );
  });

  test.each([
    ['a line separator, at which PyYAML breaks a line', 'a\u2028b', '"a\\u2028b"'],
    ['an emoji, which PyYAML would break in two', '😀', '"\\U0001f600"'],
    ['a word that YAML 1.1 takes for true', 'yes', '"yes"'],
    ['a number without a point, which YAML 1.1 takes for text', 1e21, '1.0e+21']
  ])('writes %s', (_, given, written) => {
    expect(yamlText({ x: given })).toBe(`x: ${written}\n`);
  });

  test('introduces a key that is too long for a simple one', () => {
    expect(yamlText({ meta: { ['k'.repeat(1025)]: 1 } })).toMatch(/^meta: \{\? "k+" : 1\}\n$/);
  });
});
