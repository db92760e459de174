import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CacheService {
  /** What the runner tells a step of it. */
  readonly env: Readonly<Record<string, string>>;
  /** What was saved, oldest first. */
  readonly keys: readonly string[];
  /** Methods that were called. */
  readonly calls: readonly string[];
  /** From now on, what it gives is no archive. */
  garble(): void;
  close(): Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly version: string;
  body: Buffer;
  isWhole: boolean;
}

const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/';

/**
 * GitHub's cache service, version 2, as far as @actions/cache 6 speaks to it (its lib/generated/results/api/v1/cache.js): entries are never
 * replaced, and the newest whose key starts with what is asked for is found. Blobs are kept here too, where GitHub hands out URLs of Azure.
 * One that is `failing` answers everything with an error, one that is `hanging` not at all.
 */
export async function cacheService(mood: 'well' | 'failing' | 'hanging' = 'well'): Promise<CacheService> {
  const entries: Entry[] = [];
  const calls: string[] = [];
  let garbled = false;
  let url = '';

  const rpc = (method: string, asked: Record<string, unknown>): object => {
    const {
      key = '',
      version = '',
      restore_keys: more = []
    } = asked as { key?: string; version?: string; restore_keys?: string[] };
    switch (method) {
      case 'CreateCacheEntry': {
        if (entries.some((entry) => entry.key === key && entry.version === version)) return { ok: false };
        entries.push({ key, version, body: Buffer.alloc(0), isWhole: false });
        return { ok: true, signed_upload_url: `${url}/blobs/${entries.length - 1}?sig=upload-signature` };
      }
      case 'FinalizeCacheEntryUpload': {
        const entry = entries.find((one) => one.key === key && one.version === version);
        if (entry === undefined) return { ok: false };
        entry.isWhole = true;
        return { ok: true, entry_id: '1' };
      }
      case 'GetCacheEntryDownloadURL': {
        const found = entries.findLast(
          (entry) =>
            entry.isWhole && entry.version === version && [key, ...more].some((one) => entry.key.startsWith(one))
        );
        if (found === undefined) return { ok: false };
        const index = entries.indexOf(found);
        return {
          ok: true,
          signed_download_url: `${url}/blobs/${index}?sig=download-signature`,
          matched_key: found.key
        };
      }
      default:
        throw new RangeError(`${method} is not known here`);
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '', url);
    const body = await collected(request);
    if (pathname.startsWith(TWIRP)) calls.push(pathname.slice(TWIRP.length));
    if (mood === 'hanging') return;
    if (mood === 'failing') {
      response.writeHead(500).end('{}');
      return;
    }
    if (pathname.startsWith(TWIRP)) {
      const result = rpc(pathname.slice(TWIRP.length), JSON.parse(body.toString()) as Record<string, unknown>);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      return;
    }
    const entry = entries[Number(pathname.slice('/blobs/'.length))];
    if (entry === undefined) {
      response.writeHead(404).end();
    } else if (request.method === 'PUT') {
      entry.body = body;
      response.writeHead(201, { etag: '"1"', 'last-modified': new Date().toUTCString() }).end();
    } else {
      response.writeHead(200).end(garbled ? 'no archive' : entry.body);
    }
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RESULTS_URL: `${url}/`, ACTIONS_RUNTIME_TOKEN: 'runtime-token' },
    get keys() {
      return entries.filter(({ isWhole }) => isWhole).map(({ key }) => key);
    },
    calls,
    garble: () => (garbled = true),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function collected(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
