import { expect, test } from '@jest/globals';
import type { ManifestJson } from '../domain/index.ts';
import { publicView, toProject } from '../manifest/index.ts';
import { madeManifest, madePublicModel } from '../manifest/testing/manifests.ts';
import { changedModels, modelLabels } from './changed-models.ts';

type Node = Readonly<Record<string, unknown>>;

function side(models: Readonly<Record<string, Node>>, generatedAt = '2026-11-24T10:00:00.000000Z') {
  const nodes = Object.entries(models).map(([name, node]) => madePublicModel(name, node));
  const manifest = madeManifest({
    metadata: { generated_at: generatedAt },
    nodes: Object.assign({}, ...nodes) as ManifestJson
  });
  return { manifest, project: toProject(manifest, 'manifest.json') };
}

function between(before: Readonly<Record<string, Node>>, after: Readonly<Record<string, Node>>): readonly string[] {
  return modelLabels(changedModels(side(before), side(after)));
}

const CHECKSUM = { name: 'sha256', checksum: '1' };

test.each<[string, Readonly<Record<string, Node>>, Readonly<Record<string, Node>>, readonly string[]]>([
  ['nothing', { a: {}, b: {} }, { b: {}, a: {} }, []],
  ['a model that is new', { a: {} }, { a: {}, b: {} }, ['b']],
  ['a model that is gone', { a: {}, b: {} }, { b: {} }, ['a']],
  ['a description', { a: {}, b: {} }, { a: { description: 'New.' }, b: {} }, ['a']],
  ['the SQL', { a: {}, b: {} }, { a: { checksum: CHECKSUM }, b: {} }, ['a']],
  ['when it was parsed', { a: { created_at: 1 } }, { a: { created_at: 2 } }, []],
  ['what is not published', { a: { raw_code: 'select 1' } }, { a: { raw_code: 'select 2' } }, []]
])('what changed, where that is %s', (_, before, after, expected) => {
  expect(between(before, after)).toEqual(expected);
});

test('a later build of the same changes nothing, as published before or as it is now', () => {
  const [before, after] = [side({ a: {} }), side({ a: {} }, '2026-11-25T10:00:00.000000Z')];
  const published = publicView(before.manifest, before.project);
  expect(changedModels({ manifest: published, project: toProject(published, 'latest') }, after)).toEqual([]);
});
