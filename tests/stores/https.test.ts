import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Unreachable, UserError, type Store } from '../../shared/domain/index.ts';
import {
  fetchLatest,
  fetchState,
  fetchVersion,
  latestKey,
  knownProjects,
  openStore,
  publish
} from '../../shared/registry/index.ts';
import { fakeClock, realClock } from './clocks.ts';
import { faultProxy, type FaultProxy, type Seen, type Treatment } from './fault-proxy.ts';
import { samplePublication } from './sample.ts';
import { PLAIN, staticServer, type Manners, type StaticServer } from './static-server.ts';

const KEY = latestKey('dbt_up', 'prod');

let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mesh-https-'));
  await publish(await openStore({ registry: folder }, realClock), realClock, samplePublication({ withState: true }));
});
afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await rm(folder, { recursive: true });
});

async function shown(manners: Partial<Manners> = {}): Promise<StaticServer> {
  const server = await staticServer(folder, { ...PLAIN, ...manners });
  closing.push(() => server.close());
  return server;
}

/** The same behind a proxy that treats requests. */
async function behind(treat: (seen: Seen) => Treatment | null): Promise<FaultProxy> {
  const proxy = await faultProxy((await shown()).url, treat);
  closing.push(() => proxy.close());
  return proxy;
}

const open = (registry: string, timeoutSeconds = 2): Promise<Store> =>
  openStore({ registry, timeoutSeconds }, realClock);

async function failureOf(act: Promise<unknown>): Promise<UserError> {
  const failure = await act.then(
    () => new Error('nothing was thrown'),
    (error: unknown) => error
  );
  if (!(failure instanceof UserError)) throw failure;
  return failure;
}

describe('a registry that a web server shows', () => {
  test.each<readonly [name: string, manners: Partial<Manners>, again: readonly number[]]>([
    ['by a server that names what it sends', {}, [200, 304]],
    ['compressed, by GitHub Pages for instance', { etag: 'weak', gzip: true }, [200, 304]],
    ['by a server that names nothing', { etag: 'none' }, [200, 200]],
    ['compressed, by a server that names nothing', { etag: 'none', gzip: true }, [200, 200]]
  ])('is read like the folder that it is, %s', async (_, manners, again) => {
    const server = await shown(manners);
    const [web, local] = [await open(server.url), await open(folder)];
    const first = await fetchLatest(web, 'dbt_up', ['prod']);
    const original = await fetchLatest(local, 'dbt_up', ['prod']);
    expect(first?.publication).toEqual(original?.publication);
    expect(await fetchLatest(web, 'dbt_up', ['prod'], () => first)).toEqual({ ...first, unchanged: true });
    expect(server.answered).toEqual(again);
  });

  test('has its history and its state', async () => {
    const store = await open((await shown({ gzip: true })).url);
    const latest = await fetchLatest(store, 'dbt_up', ['prod']);
    if (latest === null) throw new Error('nothing was published');
    const { version } = latest.publication.mesh;
    expect((await fetchVersion(store, 'dbt_up', 'prod', version)).publication).toEqual(latest.publication);
    expect((await fetchState(store, latest.publication))?.manifest).toEqual(samplePublication().manifest);
  });

  test('lacks what the server answers with 404, whatever page it shows', async () => {
    const store = await open((await shown()).url);
    expect(await store.get('dbt_down/prod/latest/manifest.json')).toEqual({ kind: 'missing' });
    expect(await fetchLatest(store, 'dbt_up', ['pr-1', 'staging', 'prod'])).toMatchObject({ environment: 'prod' });
  });

  test('is no registry where the server answers with a page', async () => {
    const { url } = await shown({ missing: 'application' });
    const failure = await failureOf((await open(url)).get('dbt_down/prod/latest/manifest.json'));
    expect(failure.message).toBe(
      `Cannot read ${url}/dbt_down/prod/latest/manifest.json: the server answered with a web page`
    );
    expect(failure.hint).toContain('or it asks for a login');
  });

  test('is not written, and says where to publish instead', async () => {
    const { url } = await shown();
    const later = samplePublication({ column: 'order_key', generatedAt: '2026-11-24T11:00:00.000000Z' });
    const failure = await failureOf(publish(await open(url), realClock, later));
    expect(failure.message).toBe(
      `The registry ${url} cannot be written: at https:// it is a folder that a web server shows, file by file`
    );
    expect(failure.hint).toContain('where you publish');
    const store = await open(url);
    for (const act of [() => store.create(KEY, Buffer.from('')), () => store.delete(KEY), () => store.sweep('')]) {
      expect((await failureOf(act())).message).toContain('cannot be written');
    }
  });

  test('is not listed, which no hint needs', async () => {
    const store = await open((await shown()).url);
    expect((await failureOf(store.list('dbt_up/'))).message).toContain('cannot be listed');
    expect((await failureOf(store.children(''))).hint).toContain('Name the folder or the bucket');
    expect(await knownProjects(store)).toBeNull();
  });
});

describe('a redirect', () => {
  const answer = (location: string, status = 302): Treatment => ({ kind: 'answer', status, headers: { location } });

  test.each([301, 302, 303, 307, 308])('is followed: %i', async (status) => {
    const { url } = await shown();
    const moved = await behind(() => answer(`${url}/${KEY}`, status));
    expect(await (await open(`${moved.url}/registry`)).get(KEY)).toMatchObject({ kind: 'found' });
  });

  test('to a path of the same server is followed', async () => {
    const proxy = await behind(({ path }) => (path.startsWith('/old') ? answer(`/registry/${KEY}`) : null));
    expect(await (await open(`${proxy.url}/old`)).get(KEY)).toMatchObject({ kind: 'found' });
  });

  test.each([
    ['to plain HTTP elsewhere', 'http://acme.example/signed?token=hunter2', 'http://acme.example'],
    ['with credentials', 'https://user:hunter2@acme.example/mesh', 'https://acme.example'],
    ['to a file', 'file:///etc/passwd', 'null'],
    ['to nowhere', 'https://', 'what is no URL']
  ])('%s is not followed', async (_, location, shownAs) => {
    const proxy = await behind(() => answer(location));
    const failure = await failureOf((await open(proxy.url)).get(KEY));
    expect(failure.message).toBe(
      `Cannot read ${proxy.url}/${KEY}: the server redirects to ${shownAs}, which is not followed`
    );
    expect(failure.message + failure.hint).not.toContain('hunter2');
  });

  test('in a circle is left after a few rounds', async () => {
    const proxy = await behind(({ path }) => answer(path));
    expect((await failureOf((await open(proxy.url)).get(KEY))).message).toContain('redirects more than 5 times');
    expect(proxy.seen).toHaveLength(6);
  });
});

describe('what befalls a request', () => {
  const LONG = 4_000;
  const TROUBLES: readonly (readonly [
    name: string,
    treatment: Treatment,
    says: string,
    unreachable: boolean,
    asked: readonly number[]
  ])[] = [
    ['a server error', { kind: 'answer', status: 500 }, 'answered 500, again and again', true, [4]],
    ['an overloaded server', { kind: 'answer', status: 503 }, 'answered 503, again and again', true, [4]],
    ['too many requests', { kind: 'answer', status: 429 }, 'answered 429, again and again', true, [4]],
    ['a broken connection', { kind: 'drop' }, 'kept breaking off', true, [4]],
    ['a body that breaks off', { kind: 'cut' }, 'kept breaking off', true, [4]],
    ['a body that stops coming', { kind: 'stall' }, 'did not answer in time', true, [3, 4]],
    ['an answer that does not come', { kind: 'hold', milliseconds: LONG }, 'did not answer in time', true, [3, 4]],
    ['a body that trickles', { kind: 'trickle', milliseconds: 100 }, 'did not answer in time', true, [1]]
  ];

  test.each(TROUBLES)('once is tried again: %s', async (_, treatment) => {
    let befell = treatment.kind === 'trickle';
    const proxy = await behind(() => {
      if (befell) return null;
      befell = true;
      return treatment;
    });
    expect(await (await open(`${proxy.url}/registry`)).get(KEY)).toMatchObject({ kind: 'found' });
  });

  test.each(TROUBLES)('for ever is told in its time: %s', async (_, treatment, says, unreachable, asked) => {
    const proxy = await behind(() => treatment);
    const before = Date.now();
    const failure = await failureOf((await open(`${proxy.url}/registry`)).get(KEY));
    expect(failure.message).toContain(`Cannot read ${proxy.url}/registry/${KEY}: `);
    expect(failure.message).toContain(says);
    expect(failure instanceof Unreachable).toBe(unreachable);
    expect(asked).toContain(proxy.seen.length);
    expect(Date.now() - before).toBeLessThan(3_500);
  });

  test.each([
    [401, 'access denied', 'read it from its bucket'],
    [403, 'access denied', 'In front of S3, 403 is also the answer where nothing is published'],
    [418, 'the server answered 418', 'Check the URL of the registry'],
    [304, '', '']
  ])('a status that is an answer: %i', async (status, says, remedy) => {
    const proxy = await behind(() => ({ kind: 'answer', status }));
    const read = (await open(proxy.url)).get(KEY);
    if (status === 304) {
      expect(await read).toEqual({ kind: 'unchanged' });
      return;
    }
    const failure = await failureOf(read);
    expect(failure.message).toContain(says);
    expect(failure.hint).toContain(remedy);
    expect(failure).not.toBeInstanceOf(Unreachable);
  });

  test('what is said to be compressed, and is not', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const proxy = await behind(() => ({ kind: 'answer', status: 200, headers, body: '{}' }));
    const failure = await failureOf((await openStore({ registry: proxy.url }, fakeClock())).get(KEY));
    expect(failure.message).toContain('it does not unpack');
  });

  test('nobody listens', async () => {
    const server = await shown();
    await server.close();
    const failure = await failureOf((await openStore({ registry: server.url }, fakeClock())).get(KEY));
    expect(failure).toBeInstanceOf(Unreachable);
    expect(failure.message).toContain('does not answer (connection refused)');
  });

  test('the host is unknown', async () => {
    const failure = await failureOf((await openStore({ registry: 'https://mesh.invalid' }, fakeClock())).get(KEY));
    expect(failure).toBeInstanceOf(Unreachable);
    expect(failure.message).toContain('the host of https://mesh.invalid is not known to DNS');
  });

  test('more comes than is read', async () => {
    const headers = { 'content-length': String(600 * 1024 * 1024) };
    const proxy = await behind(() => ({ kind: 'answer', status: 200, headers, body: '{}' }));
    expect((await failureOf((await open(proxy.url)).get(KEY))).message).toContain('has 600 MB');
  });
});
