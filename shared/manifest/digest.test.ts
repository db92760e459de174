import { createHash } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { ManifestJson } from '../domain/index.ts';
import { compactJson, digestOf, digestsOf } from './digest.ts';
import { madeManifest, madeModel, realManifests } from './testing/manifests.ts';

const contractDigestOf = (manifest: ManifestJson) => digestsOf(manifest).contract;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the digest', () => {
  it('is the SHA-256 of the compact JSON without mesh, in UTF-8', () => {
    const manifest = { a: { é: '☃ \u2028' }, mesh: { digest: 'x' }, b: [1, 2] };
    expect(compactJson(manifest)).toBe('{"a":{"é":"☃ \u2028"},"b":[1,2]}');
    expect(digestOf(manifest)).toBe(sha256('{"a":{"é":"☃ \u2028"},"b":[1,2]}'));
  });

  it('is the same after writing and reading again, whatever the keys and texts', () => {
    const keys = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('constructor', 'toString', '10', '9', '-0', '1e3', '\ud800', 'created_at')
    );
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constantFrom(null, '\udfff\ud800', '\u0000', '</script>')
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('node')), fc.dictionary(keys, tie('node')))
    })).node;
    fc.assert(
      fc.property(fc.dictionary(keys, value), (document) => {
        const published = JSON.parse(JSON.stringify(document)) as ManifestJson;
        const read = JSON.parse(
          JSON.stringify({ ...published, mesh: { digest: digestOf(published) } })
        ) as ManifestJson;
        expect(digestsOf(read)).toEqual(digestsOf(published));
        expect(digestsOf(published)).toEqual({
          body: compactJson(published),
          digest: sha256(compactJson(published)),
          contract: sha256(JSON.stringify(withoutVolatile(published)))
        });
      }),
      { numRuns: 300 }
    );
  });
});

/** The definition of the contract, in plain words of JavaScript. */
function withoutVolatile(manifest: ManifestJson): unknown {
  const copy = structuredClone(manifest) as Record<string, unknown>;
  delete copy['mesh'];
  const isMap = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  for (const [section, entries] of Object.entries(copy)) {
    if (!isMap(entries)) continue;
    if (section === 'metadata') {
      for (const key of ['generated_at', 'invocation_id', 'invocation_started_at', 'run_started_at'])
        delete entries[key];
    } else {
      for (const entry of Object.values(entries).flat()) if (isMap(entry)) delete entry['created_at'];
    }
  }
  return copy;
}

describe('the contract digest', () => {
  const times = {
    generated_at: '2026-11-02T06:00:00Z',
    invocation_id: 'b',
    invocation_started_at: 'c',
    run_started_at: 'd'
  };
  const build = (stamp: number, metadata = {}) =>
    madeManifest({
      metadata,
      nodes: { ...madeModel('a', { created_at: stamp }), ...madeModel('b', { created_at: stamp }) },
      macros: { m: { created_at: stamp } },
      disabled: { d: [{ created_at: stamp, name: 'd' }] }
    });

  it('is the same for the next build of the same project', () => {
    expect(contractDigestOf(build(1.5, times))).toBe(contractDigestOf(build(2.5)));
    expect(digestOf(build(1.5, times))).not.toBe(digestOf(build(2.5)));
  });

  test.each([
    ['a column called created_at', { columns: { created_at: { name: 'created_at', data_type: 'date' } } }],
    ['a key of meta called created_at', { meta: { created_at: 3 } }],
    ['a description', { description: '"created_at":1,' }],
    ['the code', { raw_code: 'select 2' }]
  ])('differs with %s', (_, change) => {
    const changed = (stamp: number) => madeManifest({ nodes: madeModel('a', { ...change, created_at: stamp }) });
    expect(contractDigestOf(changed(1))).not.toBe(
      contractDigestOf(madeManifest({ nodes: madeModel('a', { created_at: 1 }) }))
    );
    expect(contractDigestOf(changed(1))).toBe(contractDigestOf(changed(2)));
  });

  test.each(realManifests())('is of what it says it is of: $engine', ({ manifest }) => {
    expect(contractDigestOf(manifest)).toBe(sha256(JSON.stringify(withoutVolatile(manifest))));
  });
});
