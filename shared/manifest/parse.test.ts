import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { UserError } from '../domain/index.ts';
import { madeManifest, realManifests } from './testing/manifests.ts';
import { parseManifest } from './parse.ts';

const NAME = 'target/manifest.json';
const manifest = JSON.stringify(madeManifest());
const schema = (path: string) =>
  `{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/${path}.json"},"nodes":{}}`;

function refusal(input: string | Uint8Array): UserError {
  try {
    parseManifest(typeof input === 'string' ? Buffer.from(input) : input, NAME);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('it was read');
}

test.each<[what: string, input: string | Uint8Array, message: string]>([
  ['nothing', '', 'is empty'],
  ['nothing but white space', ' \n\t\r\n'.repeat(500), 'is empty'],
  [
    'a file that a crash left',
    Buffer.alloc(4096),
    'is filled with zeros, as a crash leaves a file that was being written'
  ],
  ['gzip', Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x01]), 'is compressed with gzip'],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x01]), 'is compressed with zstd'],
  ['zip', Buffer.from('PK\u0003\u0004rest'), 'is a zip archive'],
  [
    'a byte order mark',
    Buffer.from(`\ufeff${manifest}`),
    'is marked with a byte order mark (EF BB BF), which dbt neither writes nor reads'
  ],
  ['UTF-16 as PowerShell writes it', Buffer.from(`\ufeff${manifest}`, 'utf16le'), 'is in UTF-16'],
  ['UTF-16 without a mark', Buffer.from(manifest, 'utf16le'), 'is in UTF-16'],
  ['big-endian UTF-16', Buffer.from(manifest, 'utf16le').swap16(), 'is in UTF-16'],
  ['Latin-1', Buffer.from('{"name":"caf\u00e9 au lait"}', 'latin1'), 'is not in UTF-8 (from byte 12 on)'],
  ['a page of a proxy', '<!DOCTYPE html><html></html>', 'is not JSON: expected a value at line 1, column 1'],
  ['YAML', 'metadata:\n  a: 1\n', 'is not JSON: expected a value at line 1, column 1'],
  ['a comma too many', '{\n "a": 1,\n}', 'is not JSON: expected a key at line 3, column 1'],
  ['two objects', '{}\n{}', 'is not JSON: expected the end at line 2, column 1'],
  [
    'a number that Python wrote',
    '{"meta":{"x": NaN}}',
    'is not JSON: NaN at line 1, column 15 is a number that JSON does not have'
  ],
  [
    'another such number',
    '{"meta":{"x": -Infinity}}',
    'is not JSON: -Infinity at line 1, column 15 is a number that JSON does not have'
  ],
  ['a list', '[{"nodes":{}}]', 'holds a list where a JSON object should be'],
  ['null', 'null', 'holds a single value where a JSON object should be'],
  ['a bomb of brackets', '['.repeat(3_000_000), 'is nested more than 200 levels deep'],
  ['deep meta', `{"meta":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`, 'is nested more than 200 levels deep'],
  [
    'a key twice',
    `${manifest.slice(0, -1)},\n"nodes":{}}`,
    'has the key "nodes" (line 2, column 1) twice in one object'
  ],
  [
    'a key that is none',
    `${manifest.slice(0, -1)},"meta":{"__proto__":{"access":"public"}}}`,
    expect.stringContaining('has a key "__proto__" (line 1, column') as never
  ],
  ['a catalog', schema('catalog/v1'), 'is no dbt manifest: it is a catalog.json, which `dbt docs generate` writes'],
  ['run results', schema('run-results/v6'), 'is no dbt manifest: it is a run_results.json, which tells what a run did'],
  [
    'source freshness',
    schema('sources/v3'),
    'is no dbt manifest: it is a sources.json, which `dbt source freshness` writes'
  ],
  [
    'a semantic manifest',
    '{"semantic_models":[],"metrics":[],"project_configuration":{}}',
    'is no dbt manifest: it is a semantic_manifest.json'
  ],
  [
    'some other JSON',
    '{"name":"dbt-mesh"}',
    'is no dbt manifest: it is nothing that dbt-mesh knows (metadata.dbt_schema_version is missing)'
  ],
  [
    'an unknown artifact',
    schema('graph/v1'),
    'is no dbt manifest: it is nothing that dbt-mesh knows (metadata.dbt_schema_version is "https://schemas.getdbt.com/dbt/graph/v1.json")'
  ],
  [
    'a name of JavaScript',
    schema('constructor/v1'),
    'is no dbt manifest: it is nothing that dbt-mesh knows (metadata.dbt_schema_version is "https://schemas.getdbt.com/dbt/constructor/v1.json")'
  ],
  ['a manifest of dbt 0.21', schema('manifest/v3'), 'is a manifest of schema v3, from before dbt 1.0'],
  [
    'a manifest from the future',
    schema('manifest/v13'),
    'is a manifest of schema v13, which this version of dbt-mesh does not know'
  ],
  [
    'a manifest without nodes',
    schema('manifest/v12').replace('{}', 'null'),
    'is no whole dbt manifest: it has no "nodes"'
  ]
])('%s is refused, and called what it is', (_, input, message) => {
  const error = refusal(input);
  const expected = typeof message === 'string' ? `${NAME} ${message}` : message;
  expect(error.message).toEqual(expected);
  expect(error.hint).not.toBe('');
});

test('a file that is cut off anywhere is said to be', () => {
  const text = JSON.stringify({
    ...madeManifest(),
    title: 'caf\u00e9 \ud83d\ude00',
    flag: true,
    number: -1.5e10,
    escaped: '\n\u2028"'
  });
  const bytes = Buffer.from(text.replace('\u2028', '\\u2028'));
  for (let length = 1; length < bytes.length; length++) {
    expect(refusal(bytes.subarray(0, length)).message).toMatch(/^target\/manifest\.json is cut off: it ends at /);
  }
});

test('nothing of the text is told but keys, for it may hold a secret', () => {
  const secret = 'AKIA-secret';
  for (const text of [`{"a": ${secret}}`, `{"${secret}": tru}`, `{"a": "${secret}\u0000"}`, `"${secret}`]) {
    const error = refusal(text);
    expect(`${error.message}${error.hint}${String(error.cause)}`).not.toContain('AKIA');
  }
});

test('what cannot be seen in a key is written out', () => {
  expect(refusal('{"a\\u202eb\\u001b[31m":1,"a\\u202eb\\u001b[31m":2}').message).toContain('"a\\u202eb\\u001b[31m"');
  expect(refusal(`{"${'k'.repeat(5000)}":1,"${'k'.repeat(5000)}":2}`).message.length).toBeLessThan(200);
});

test('bytes are read where they lie in a larger buffer', () => {
  const padded = Buffer.from(`xx${manifest}yy`);
  expect(parseManifest(padded.subarray(2, -2), NAME)).toEqual(madeManifest());
  expect(parseManifest(new Uint8Array(Buffer.from(manifest)), NAME)).toEqual(madeManifest());
});

test('a column or a key of meta may be called constructor', () => {
  const meta = { constructor: 1, toString: 'x', hasOwnProperty: null };
  expect(parseManifest(Buffer.from(JSON.stringify({ ...madeManifest(), meta })), NAME)['meta']).toEqual(meta);
});

test('any bytes are either read or refused with a UserError', () => {
  const near = fc.constantFrom(
    ...realManifests()
      .slice(0, 1)
      .map(({ manifest: real }) => Buffer.from(JSON.stringify(real).slice(0, 3000))),
    Buffer.from(manifest)
  );
  fc.assert(
    fc.property(near, fc.uint8Array({ maxLength: 4 }), fc.nat(), (bytes, noise, at) => {
      const offset = at % bytes.length;
      const mutated = Buffer.concat([bytes.subarray(0, offset), noise, bytes.subarray(offset + noise.length)]);
      try {
        parseManifest(mutated, NAME);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    }),
    { numRuns: 500 }
  );
});
