import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
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
 * What is done to one request. Either it reaches the server, or it does not:
 * - `refuse`: the connection breaks at once
 * - `reset`: the connection is reset while its body arrives
 * - `answer`: this is answered
 * - `without`: it reaches the server without some of its headers
 * - `altered`: it reaches the server with one digit of its body changed
 *
 * or its answer is treated, when the server has given it:
 * - `drop`: the connection breaks instead
 * - `fail`: a 500 comes instead
 * - `hold`: it comes after so many milliseconds
 * - `cut`: it breaks off in the middle of its body, whose length was told
 * - `stall`: the same, but the connection stays
 * - `shorten`: half of its body comes, and that length is told
 * - `alter`: its body comes with one digit changed
 * - `trickle`: its body comes byte by byte, with so many milliseconds between; `trickle-head`: all of it
 */
export type Treatment =
  | { readonly kind: 'refuse' | 'reset' | 'altered' | 'drop' | 'fail' | 'cut' | 'stall' | 'shorten' | 'alter' }
  | { readonly kind: 'hold' | 'trickle' | 'trickle-head'; readonly milliseconds: number }
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'without'; readonly headers: readonly string[] };

/** A request whose answer has been given. */
export interface Answered extends Seen {
  readonly status: number;
}

export interface FaultProxy {
  readonly url: string;
  readonly seen: readonly Seen[];
  readonly answered: readonly Answered[];
  /** The most requests that were under way at one time. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

/** An HTTP proxy on a free port, or on the one named, in front of an S3 server that does to its answers what networks and overloaded servers do. */
export async function faultProxy(
  target: string,
  treat: (request: Seen) => Treatment | null,
  port = 0
): Promise<FaultProxy> {
  const seen: Seen[] = [];
  const answered: Answered[] = [];
  let ended = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const current = { method, path: url, headers, index: seen.length };
    seen.push(current);
    mostAtOnce = Math.max(mostAtOnce, seen.length - ended);
    response.on('finish', () => answered.push({ ...current, status: response.statusCode }));
    response.on('close', () => (ended += 1));
    void pass(target, request, response, treat(current)).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answered,
    mostAtOnce: () => mostAtOnce,
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
  if (treatment?.kind === 'refuse') {
    request.socket.destroy();
    return;
  }
  if (treatment?.kind === 'reset') {
    request.once('data', () => request.socket.resetAndDestroy());
    return;
  }
  const body = await collected(request);
  if (treatment?.kind === 'answer') {
    const headers = { 'content-type': 'application/xml', ...treatment.headers };
    response.writeHead(treatment.status, headers).end(treatment.body ?? '');
    return;
  }
  const dropped = treatment?.kind === 'without' ? treatment.headers : [];
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.includes(name)));
  const answer = await forwarded(target, request, headers, treatment?.kind === 'altered' ? altered(body) : body);
  await give(answer, response, treatment);
}

async function give(
  { status, headers, body }: Answer,
  response: ServerResponse,
  treatment: Treatment | null
): Promise<void> {
  const half = body.subarray(0, body.byteLength / 2);
  switch (treatment?.kind) {
    case 'drop':
      response.socket?.destroy();
      break;
    case 'fail':
      response.writeHead(500, { 'content-type': 'application/xml' }).end(s3Error('InternalError'));
      break;
    case 'cut':
      response.writeHead(status, headers).write(half, () => response.socket?.destroy());
      break;
    case 'stall':
      response.writeHead(status, headers).write(half);
      break;
    case 'shorten':
      response.writeHead(status, { ...headers, 'content-length': String(half.byteLength) }).end(half);
      break;
    case 'alter':
      response.writeHead(status, headers).end(altered(body));
      break;
    case 'trickle':
      response.writeHead(status, headers).flushHeaders();
      await trickled(response, body, treatment.milliseconds);
      break;
    case 'trickle-head': {
      const head = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      await trickled(
        response.socket,
        Buffer.from(`HTTP/1.1 ${status} OK\r\n${head.join('')}\r\n`),
        treatment.milliseconds
      );
      break;
    }
    default:
      if (treatment?.kind === 'hold') await sleep(treatment.milliseconds, undefined, { ref: false });
      response.writeHead(status, headers).end(body);
  }
}

/** Byte by byte, until all is sent or nobody listens any more. */
async function trickled(to: Writable | null, bytes: Buffer, milliseconds: number): Promise<void> {
  for (const byte of bytes) {
    if (to === null || to.destroyed) return;
    to.write(Buffer.of(byte));
    await sleep(milliseconds, undefined, { ref: false });
  }
  to?.end();
}

/** With another digit, the first after a third of it: still the JSON that it was. */
function altered(body: Buffer): Buffer {
  const [head, rest] = [body.subarray(0, body.byteLength / 3), body.subarray(body.byteLength / 3).toString('latin1')];
  return Buffer.concat([
    head,
    Buffer.from(
      rest.replace(/\d/, (digit) => String(Number(digit) ^ 1)),
      'latin1'
    )
  ]);
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
