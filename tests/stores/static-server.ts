import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** How a web server shows a folder. */
export interface Manners {
  /** Whether it names what it sends: strongly, weakly as one that compresses does, or not. */
  readonly etag: 'strong' | 'weak' | 'none';
  readonly gzip: boolean;
  /** What it answers where a file is missing: a page with 404 as GitHub Pages does, or the page of an application with 200. */
  readonly missing: 'page' | 'application';
  /** Key and certificate, for https. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
  /** Where it redirects every request to. */
  readonly moved?: string;
}

export const PLAIN: Manners = { etag: 'strong', gzip: false, missing: 'page' };

export interface StaticServer {
  readonly url: string;
  /** Status of each answer, in order. */
  readonly answered: readonly number[];
  close(): Promise<void>;
}

/** Shows a folder at `/registry` on this machine. */
export async function staticServer(folder: string, manners: Manners = PLAIN): Promise<StaticServer> {
  const answered: number[] = [];
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    void show(folder, manners, request, response).then(() => answered.push(response.statusCode));
  };
  const server = manners.tls === undefined ? createServer(listen) : createTlsServer(manners.tls, listen);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${manners.tls === undefined ? 'http://127.0.0.1' : 'https://localhost'}:${port}/registry`,
    answered,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function show(
  folder: string,
  { etag: naming, gzip, missing, moved }: Manners,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  if (moved !== undefined) {
    response.writeHead(302, { location: moved }).end();
    return;
  }
  const [path = ''] = (request.url ?? '').split('?');
  const body = await readFile(join(folder, path.replace(/^\/registry\//, ''))).catch(() => null);
  if (body === null) {
    response.writeHead(missing === 'page' ? 404 : 200, { 'content-type': 'text/html' });
    response.end('\n<!DOCTYPE html><html><body>File not found</body></html>');
    return;
  }
  const compressed = gzip && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const hash = createHash('md5').update(body).digest('hex');
  const etag = naming === 'none' ? {} : { etag: naming === 'weak' ? `W/"${hash}"` : `"${hash}"` };
  if (naming !== 'none' && request.headers['if-none-match'] === etag.etag) {
    response.writeHead(304, etag).end();
    return;
  }
  response.writeHead(200, {
    'content-type': path.endsWith('.gz') ? 'application/gzip' : 'application/json',
    ...etag,
    ...(compressed ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {})
  });
  response.end(compressed ? gzipSync(body) : body);
}
