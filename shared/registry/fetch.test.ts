import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fakeClock } from '../../tests/stores/clocks.ts';
import { memoryStore, type MemoryStore } from '../../tests/stores/memory-store.ts';
import { atMinute, sampleManifest, samplePublication, type Sample } from '../../tests/stores/sample.ts';
import type { ManifestJson } from '../domain/index.ts';
import { digestsOf } from '../manifest/index.ts';
import { fetchLatest, fetchState, fetchVersion, listProjects } from './fetch.ts';
import { historyKey, latestKey, versionOf } from './layout.ts';
import { publish, type PublishOutcome } from './publish.ts';

const LATEST = latestKey('dbt_up', 'prod');

function published(store: MemoryStore, sample: Sample = {}): Promise<PublishOutcome> {
  return publish(store, fakeClock(), samplePublication(sample));
}

/** The object that a publisher with tools of his own would write: whatever is in it, with the right digest. */
function forged(manifest: ManifestJson, changes: Readonly<Record<string, unknown>> = {}): Uint8Array {
  const { digest, contract } = digestsOf(manifest);
  const { mesh } = samplePublication();
  const version = versionOf(mesh.generated_at, digest);
  const whole = { layout: 1, ...mesh, version, digest, contract, published_at: '2026-11-24T12:00:00Z', ...changes };
  return Buffer.from(JSON.stringify({ ...manifest, mesh: whole }));
}

describe('the latest publication', () => {
  test('is the one of the first environment that has one', async () => {
    const store = memoryStore();
    await published(store, { environment: 'prod' });
    await published(store, { environment: 'staging', generatedAt: atMinute(1) });
    const fetched = await fetchLatest(store, 'dbt_up', ['pr-12', 'staging', 'prod']);
    expect(fetched).toMatchObject({
      environment: 'staging',
      unchanged: false,
      publication: { mesh: { generated_at: atMinute(1), environment: 'staging' } }
    });
    expect(store.requests.slice(-2)).toEqual([
      'get dbt_up/pr-12/latest/manifest.json',
      'get dbt_up/staging/latest/manifest.json'
    ]);
  });

  test('is null where no environment has one', async () => {
    expect(await fetchLatest(memoryStore(), 'dbt_up', ['staging', 'prod'])).toBeNull();
  });

  test('has the project in it, and the bytes as they are stored', async () => {
    const store = memoryStore();
    await published(store);
    const fetched = await fetchLatest(store, 'dbt_up', ['prod']);
    expect(fetched?.publication.project).toMatchObject({
      name: 'dbt_up',
      publicModels: [{ name: 'public_orders', columns: [{ name: 'order_id' }] }]
    });
    const stored = await store.get(LATEST);
    expect(stored).toEqual({ kind: 'found', body: fetched?.body, etag: fetched?.etag });
  });

  test('is not read from a key that is none', async () => {
    await expect(fetchLatest(memoryStore(), '../dbt_up', ['prod'])).rejects.toThrow('cannot be the name of a project');
    await expect(fetchLatest(memoryStore(), 'dbt_up', ['../prod'])).rejects.toThrow(
      'cannot be the name of an environment'
    );
  });
});

describe('a cached publication', () => {
  test('is used while it is the latest', async () => {
    const store = memoryStore();
    await published(store);
    const first = await fetchLatest(store, 'dbt_up', ['prod']);
    expect(await fetchLatest(store, 'dbt_up', ['prod'], () => first)).toEqual({ ...first, unchanged: true });
  });

  test('gives way to a newer one', async () => {
    const store = memoryStore();
    await published(store);
    const first = await fetchLatest(store, 'dbt_up', ['prod']);
    const { version } = await published(store, { generatedAt: atMinute(1) });
    expect(await fetchLatest(store, 'dbt_up', ['prod'], () => first)).toMatchObject({
      unchanged: false,
      publication: { mesh: { version } }
    });
  });

  test.each(['', '{}', '{"nodes":', JSON.stringify(sampleManifest())])(
    'that was damaged (%j) is fetched again',
    async (damaged) => {
      const store = memoryStore();
      await published(store);
      const first = await fetchLatest(store, 'dbt_up', ['prod']);
      const again = await fetchLatest(
        store,
        'dbt_up',
        ['prod'],
        () => first && { etag: first.etag, body: Buffer.from(damaged) }
      );
      expect(again).toEqual(first);
    }
  );

  test('of another environment is not taken for this one', async () => {
    const store = memoryStore();
    await published(store, { environment: 'staging', column: 'other' });
    await published(store);
    const [staging, prod] = [
      await fetchLatest(store, 'dbt_up', ['staging']),
      await fetchLatest(store, 'dbt_up', ['prod'])
    ];
    const fetched = await fetchLatest(
      store,
      'dbt_up',
      ['prod'],
      () => staging && prod && { etag: prod.etag, body: staging.body }
    );
    expect(fetched).toEqual(prod);
  });
});

describe('what a reader refuses', () => {
  const refused = async (body: Uint8Array): Promise<string> => {
    const store = memoryStore();
    store.put(LATEST, body);
    return fetchLatest(store, 'dbt_up', ['prod']).then(
      () => 'nothing',
      (error: Error) => `${error.name}: ${error.message}`
    );
  };
  const ofManifest = (changes: Readonly<Record<string, unknown>>): Promise<string> =>
    refused(forged(sampleManifest(), changes));

  test('nothing of what is as it should be', async () => {
    expect(await refused(forged(sampleManifest()))).toBe('nothing');
  });

  test('a body that is not what its digest says, naming both', async () => {
    const wrong = '0'.repeat(64);
    const right = digestsOf(sampleManifest()).digest;
    expect(await ofManifest({ digest: wrong, version: versionOf(atMinute(0), wrong) })).toBe(
      `UserError: memory://registry/${LATEST} is damaged: its digest is ${right}, and it was published with ${wrong}`
    );
  });

  test('a truncated body', async () => {
    const whole = forged(sampleManifest());
    expect(await refused(whole.subarray(0, whole.byteLength / 2))).toContain(`UserError: memory://registry/${LATEST} `);
  });

  test('a newer layout, with the way out', async () => {
    expect(await ofManifest({ layout: 2 })).toContain('has layout 2 of the registry; this dbt-mesh reads layout 1');
  });

  test('a publication that was copied from elsewhere', async () => {
    expect(await ofManifest({ project: 'dbt_other' })).toContain(
      'is a publication of another project: "dbt_other" instead of "dbt_up"'
    );
    expect(await ofManifest({ environment: 'staging' })).toContain(
      'is a publication of another environment: "staging" instead of "prod"'
    );
  });

  test('a manifest of another project than it says', async () => {
    expect(await refused(forged(sampleManifest({ project: 'dbt_evil' })))).toContain(
      'is a publication of another project: "dbt_evil" instead of "dbt_up"'
    );
  });

  test('a project whose names are not plain', async () => {
    const manifest = sampleManifest();
    const hostile = JSON.parse(JSON.stringify(manifest).replaceAll('public_orders', 'x{{ 1 }}')) as ManifestJson;
    expect(await refused(forged(hostile))).toContain('is refused: ');
  });

  test.each<readonly [key: string, value: unknown]>([
    ['version', '../../evil'],
    ['version', '20261124T100000Z-000000000000'],
    ['digest', 'short'],
    ['contract', null],
    ['published_at', 'yesterday'],
    ['generated_at', '2026-11-24T10:00:00+01:00'],
    ['repository', 7],
    ['commit', 'a\u001b[2Jb'],
    ['run_url', 'javascript:alert(1)'],
    ['producer', ''.padEnd(5000, 'x')],
    ['include', 'everything'],
    ['references', {}],
    ['references', [{}]],
    ['references', [{ project: '..', model: 'm', version: null, mode: 'loom', node: 'n', file: 'f', columns: null }]],
    [
      'references',
      [{ project: 'p', model: 'm', version: null, mode: 'loom', node: 'n', file: 'f\n::error::', columns: null }]
    ],
    ['references', [{ project: 'p', model: 'm', version: null, mode: 'loom', node: 'n', file: 'f', columns: [1] }]],
    ['ancestors', []],
    ['ancestors', { 'model.a.b': 'model.a.c' }],
    ['state', '../../../other/prod/state/x.gz'],
    ['state', 'state/20261124T100000Z-000000000000/manifest.json.gz'],
    ['state', null]
  ])('mesh.%s: %j', async (key, value) => {
    expect(await ofManifest({ [key]: value })).toContain(
      `is no publication of dbt-mesh: its "mesh.${key}" is not as dbt-mesh writes it`
    );
  });

  test.each(['references', 'ancestors', 'repository', 'digest', 'layout'])('a mesh without %s', async (key) => {
    expect(await ofManifest({ [key]: undefined })).toContain(`its "mesh.${key}" is not as dbt-mesh writes it`);
  });
});

describe('what a reader takes', () => {
  test('every form of a reference, and keys of later releases', async () => {
    const store = memoryStore();
    const plain = {
      project: 'dbt_other',
      model: 'orders',
      version: null,
      mode: 'package',
      node: 'model.dbt_up.x',
      file: 'models/x.sql',
      columns: null
    };
    const references = [
      plain,
      { ...plain, version: '2', columns: '*' },
      {
        ...plain,
        columns: ['order_id'],
        owner: 'Team "A"\n',
        exposure: { type: 'dashboard', owner: null, url: null },
        later: true
      }
    ];
    store.put(
      LATEST,
      forged(sampleManifest(), {
        references,
        ancestors: { 'model.dbt_up.public_orders': ['model.dbt_other.orders'] },
        of_a_later_release: 'x'
      })
    );
    expect((await fetchLatest(store, 'dbt_up', ['prod']))?.publication.mesh.references).toEqual(references);
  });
});

describe('one version', () => {
  test('is read from history', async () => {
    const store = memoryStore();
    const { version } = await published(store);
    await published(store, { generatedAt: atMinute(1), column: 'order_key' });
    expect(await fetchVersion(store, 'dbt_up', 'prod', version)).toMatchObject({
      environment: 'prod',
      publication: { mesh: { version, generated_at: atMinute(0) } }
    });
  });

  test('that is not there is an error that says so', async () => {
    await expect(fetchVersion(memoryStore(), 'dbt_up', 'prod', '20200101T000000Z-0')).rejects.toThrow(
      'memory://registry has no version 20200101T000000Z-0 of dbt_up in prod'
    );
  });

  test('under the name of another is refused', async () => {
    const store = memoryStore();
    await published(store);
    const stored = await store.get(LATEST);
    store.put(historyKey('dbt_up', 'prod', 'other'), stored.kind === 'found' ? stored.body : Buffer.alloc(0));
    await expect(fetchVersion(store, 'dbt_up', 'prod', 'other')).rejects.toThrow('is a publication of another version');
  });
});

describe('the state of a publication', () => {
  const stateOf = async (store: MemoryStore): Promise<ManifestJson | null> => {
    const fetched = await fetchLatest(store, 'dbt_up', ['prod']);
    if (fetched === null) throw new Error('nothing was published');
    return (await fetchState(store, fetched.publication))?.manifest ?? null;
  };

  test('is the manifest that was handed in', async () => {
    const store = memoryStore();
    await published(store, { withState: true });
    expect(await stateOf(store)).toEqual(sampleManifest());
  });

  test('is null when none was published', async () => {
    const store = memoryStore();
    await published(store);
    expect(await stateOf(store)).toBeNull();
  });

  test.each<readonly [what: string, body: Uint8Array | null, message: string]>([
    ['gone', null, 'is not there, though version'],
    ['not gzipped', Buffer.from('{}'), 'is damaged: it is no whole gzip file'],
    ['truncated', gzipSync('x'.repeat(1000)).subarray(0, 20), 'is damaged: it is no whole gzip file'],
    ['no manifest', gzipSync('[]'), 'manifest.json.gz']
  ])('that is %s is an error, also where no digest was recorded', async (...[, body, message]) => {
    const store = memoryStore();
    const { version } = await published(store, { withState: true });
    const key = `dbt_up/prod/state/${version}/manifest.json.gz`;
    if (body === null) await store.delete(key);
    else store.put(key, body);
    const latest = (await fetchLatest(store, 'dbt_up', ['prod']))?.publication;
    store.put(LATEST, forged(sampleManifest(), { ...latest?.mesh, state_digests: undefined }));
    await expect(stateOf(store)).rejects.toThrow(message);
  });

  test('that is another manifest than was published is an error that names both digests', async () => {
    const store = memoryStore();
    const { version } = await published(store, { withState: true });
    const key = `dbt_up/prod/state/${version}/manifest.json.gz`;
    store.put(key, gzipSync(JSON.stringify(sampleManifest({ column: 'other' }))));
    await expect(stateOf(store)).rejects.toThrow(
      /manifest\.json\.gz is damaged: its digest is [0-9a-f]{64}, and it was published with [0-9a-f]{64}$/
    );
  });

  test('is read again when what is cached is another', async () => {
    const store = memoryStore();
    await published(store, { withState: true });
    const fetched = await fetchLatest(store, 'dbt_up', ['prod']);
    const other = { etag: 'x', body: gzipSync(JSON.stringify(sampleManifest({ column: 'other' }))) };
    const state = fetched && (await fetchState(store, fetched.publication, () => Promise.resolve(other)));
    expect(state?.manifest).toEqual(sampleManifest());
  });
});

test('projects are the names that hold objects', async () => {
  const store = memoryStore();
  await published(store, { project: 'dbt_up' });
  await published(store, { project: 'dbt_down' });
  store.put('not a project/file', Buffer.from(''));
  expect(await listProjects(store)).toEqual(['dbt_down', 'dbt_up']);
});
