import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that passed through. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** How many requests were before it. */
  readonly index: number;
}

/**
 * What is done to one request.
 * - `drop`: it reaches the server, then the connection breaks instead of an answer
 * - `fail`: it reaches the server, then a 500 is answered instead
 * - `hold`: it reaches the server, and the answer comes after so many milliseconds
 * - `cut`: the answer breaks off in the middle of its body
 * - `answer`: it does not reach the server; this is answered
 * - `without`: it reaches the server without some of its headers
 */
export type Treatment =
  | { readonly kind: 'drop' | 'fail' | 'cut' }
  | { readonly kind: 'hold'; readonly milliseconds: number }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'without'; readonly headers: readonly string[] };

export interface FaultProxy {
  readonly url: string;
  readonly seen: readonly Seen[];
  close(): Promise<void>;
}

/** An HTTP proxy in front of an S3 server that does to its answers what networks and overloaded servers do. */
export async function faultProxy(target: string, treat: (request: Seen) => Treatment | null): Promise<FaultProxy> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const current = { method, path: url, headers, index: seen.length };
    seen.push(current);
    void pass(target, request, response, treat(current)).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}

async function pass(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  treatment: Treatment | null
): Promise<void> {
  const body = await collected(request);
  if (treatment?.kind === 'answer') {
    response
      .writeHead(treatment.status, { 'content-type': 'application/xml', ...treatment.headers })
      .end(treatment.body ?? '');
    return;
  }
  const dropped = treatment?.kind === 'without' ? treatment.headers : [];
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.includes(name)));
  const answer = await forwarded(target, request, headers, body);
  if (treatment?.kind === 'drop') {
    response.socket?.destroy();
  } else if (treatment?.kind === 'fail') {
    response.writeHead(500, { 'content-type': 'application/xml' }).end(s3Error('InternalError'));
  } else if (treatment?.kind === 'cut') {
    response.writeHead(answer.status, answer.headers);
    response.write(answer.body.subarray(0, answer.body.byteLength / 2), () => response.socket?.destroy());
  } else {
    if (treatment?.kind === 'hold') await sleep(treatment.milliseconds, undefined, { ref: false });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

/** The body that S3 answers with an error code. */
export function s3Error(code: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>said by the fault proxy</Message></Error>`;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

function forwarded(
  target: string,
  { method, url = '/' }: IncomingMessage,
  headers: IncomingHttpHeaders,
  body: Buffer
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = ask(new URL(url, target), { method, headers }, (answer) => {
      collected(answer).then(
        (whole) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: whole }),
        reject
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function collected(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
