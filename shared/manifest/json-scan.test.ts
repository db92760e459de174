import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_DEPTH, MAX_PARTS, scanJson } from './json-scan.ts';

const scan = (text: string) => scanJson(Buffer.from(text));

describe('a key that an object has twice is found', () => {
  test.each([
    ['{"a":1,"a":2}', 'a', 7],
    ['{"a":{"b":1,"c":2,"b":3}}', 'b', 18],
    ['[{"x":1},{"y":1,"y":{}}]', 'y', 16],
    ['{"a":{"a":{"a":1}},"a":1}', 'a', 19],
    [' { "a" : 1 ,\n "a" : 2 }', 'a', 14],
    ['{"":1,"":2}', '', 6],
    ['{"é":1,"é":2}', 'é', 8],
    ['{"a":"\\"","a":2}', 'a', 10],
    ['{"a":"\\\\","a":2}', 'a', 10]
  ])('%s', (text, key, offset) => {
    expect(scan(text).duplicate).toEqual({ key, offset });
  });

  test.each([
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"\\u00e9":1,"é":2}', 'é'],
    ['{"a\\\\b":1,"a\\u005cb":2}', 'a\\b'],
    ['{"\\ud83d\\ude00":1,"😀":2}', '😀']
  ])('also when it is written in two ways: %s', (text, key) => {
    expect(scan(text).duplicate?.key).toBe(key);
  });

  it('among thousands', () => {
    const members = Array.from({ length: 20_000 }, (_, index) => `"model.up.m_${index}":{"a":1}`);
    expect(scan(`{${members.join(',')}}`).duplicate).toBeNull();
    expect(scan(`{${members.join(',')},"model.up.m_777":1}`).duplicate?.key).toBe('model.up.m_777');
  });
});

test.each([
  '{"a":{"b":1},"b":"a","c":{"a":1}}',
  '["a","a",{"a":"a"},{"a":"a"}]',
  '{"a":"x\\",\\"a","b":1}',
  `{"a":"${'x'.repeat(30)}\\\\","b":"${'y'.repeat(21)}\\\\\\"","c":1}`,
  '{"a":"b","b":"a:","c":":"}'
])('keys of different objects, and texts, are no duplicates: %s', (text) => {
  expect(scan(text)).toEqual({ tooDeep: false, tooMany: false, duplicate: null, reserved: null });
});

test.each(['{"__proto__":1}', '{"\\u005f_proto__":1}', '[{"x":[{"__proto__":{}}]}]'])(
  'the key __proto__ is found: %s',
  (text) => {
    expect(scan(text).reserved?.key).toBe('__proto__');
  }
);

test('__proto__ as a text, and constructor as a key, are nothing special', () => {
  expect(scan('{"a":"__proto__","constructor":1,"prototype":2}').reserved).toBeNull();
});

test('nesting is measured, in objects and lists, and not in texts', () => {
  const nested = (depth: number) => '{"a":['.repeat(depth / 2) + ']}'.repeat(depth / 2);
  expect(scan(nested(MAX_DEPTH)).tooDeep).toBe(false);
  expect(scan(nested(MAX_DEPTH + 2)).tooDeep).toBe(true);
  expect(scan('['.repeat(5_000_000)).tooDeep).toBe(true);
  expect(scan(`"${'['.repeat(1000)}"`).tooDeep).toBe(false);
});

test('parts are counted, of whatever kind, so that no file fills the memory', () => {
  for (const part of ['[],', '1,']) {
    const many = Buffer.alloc(part.length * (MAX_PARTS + 10), part);
    expect(scanJson(many).tooMany).toBe(true);
    expect(scanJson(many.subarray(0, 3_000_000)).tooMany).toBe(false);
  }
});

test('any JSON is found sound, however it is laid out, and broken JSON does no harm', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), fc.constantFrom(undefined, 2), (value, cut, space) => {
      const text = JSON.stringify(value, null, space);
      const hasReserved = /"__proto__":/.test(JSON.stringify(value));
      expect(scan(text)).toMatchObject({ tooDeep: false, duplicate: null });
      if (!hasReserved) expect(scan(text).reserved).toBeNull();
      scan(text.slice(0, cut % (text.length + 1)));
      scan(text.slice(cut % (text.length + 1)));
    })
  );
});

test('a repeated key is found among any others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 80 }), fc.nat(), (keys, pick) => {
      const members = keys.map((key) => `${JSON.stringify(key)}:[]`);
      const repeated = keys[pick % keys.length] as string;
      expect(scan(`{${members.join(',')}}`).duplicate).toBeNull();
      expect(scan(`{${[...members, `${JSON.stringify(repeated)}:0`].join(',')}}`).duplicate?.key).toBe(repeated);
    })
  );
});
