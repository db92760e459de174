import { createHash } from 'node:crypto';
import { UserError, type Clock, type Etag, type Read, type Store } from '../domain/index.ts';
import { httpsFailure, isTransient, Refusal } from './https-failure.ts';
import { bodyWithin, checkSize } from './object-size.ts';
import { ATTEMPTS, endOf, retried, SILENCE_MS, TIMEOUT_SECONDS } from './retry.ts';

/** So many redirects are followed: a page that moved to another host, and from there to where its files lie. */
const MAX_REDIRECTS = 5;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** How an etag of ours starts, where the server gives none: a hash of the body, by which at least nothing is taken for changed. */
const OURS = 'sha256:';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MISSING: ReadonlySet<number> = new Set([404, 410]);

/**
 * A registry in a folder that a web server shows, GitHub Pages for instance. It is read without credentials, and only read.
 * @param root URL of the folder, without a slash at its end: https, or http on this machine.
 * @param timeoutSeconds Longest time that one request may take with all its retries.
 */
export function openHttps(root: string, timeoutSeconds: number | undefined, clock: Clock, signal?: AbortSignal): Store {
  const seconds = timeoutSeconds ?? TIMEOUT_SECONDS;
  const patience = Math.min(SILENCE_MS, (seconds * 1000) / ATTEMPTS);
  return {
    location: root,
    get(key, options) {
      const url = `${root}/${key.split('/').map(encodeURIComponent).join('/')}`;
      const explained = (error: unknown): unknown => httpsFailure(error, url);
      const attempt = (end: AbortSignal): Promise<Read> => read(url, options?.ifNoneMatch, end, patience);
      return retried(clock, endOf(seconds, signal), attempt, { isTransient, explained });
    },
    create: () => refuse(root, 'written'),
    replace: () => refuse(root, 'written'),
    delete: () => refuse(root, 'written'),
    sweep: () => refuse(root, 'written'),
    list: () => refuse(root, 'listed'),
    children: () => refuse(root, 'listed')
  };
}

/** @throws UserError */
function refuse(root: string, what: 'written' | 'listed'): Promise<never> {
  const why = new UserError(
    `The registry ${root} cannot be ${what}: at https:// it is a folder that a web server shows, file by file`,
    what === 'written'
      ? 'Name the folder or the bucket (s3://…) that the server shows as `registry` where you publish.'
      : 'Name the folder or the bucket (s3://…) that the server shows as `registry`.'
  );
  return Promise.reject(why);
}

/** One attempt: to the end of its body, within the time for a request, and with no long silence. */
async function read(url: string, ifNoneMatch: Etag | undefined, end: AbortSignal, patience: number): Promise<Read> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new DOMException('silence', 'TimeoutError')), patience);
  try {
    const signal = AbortSignal.any([end, silence.signal]);
    const answer = await followed(url, { headers: headersFor(url, ifNoneMatch), signal });
    timer.refresh();
    if (answer.status === 304) return { kind: 'unchanged' };
    if (MISSING.has(answer.status)) return { kind: 'missing' };
    if (!answer.ok || answer.body === null) throw new Refusal(answer.status);
    checkSize(url, Number(answer.headers.get('content-length') ?? 0));
    const body = await bodyWithin(
      url,
      heard(answer.body, () => timer.refresh())
    );
    refusePage(url, body);
    const etag = answer.headers.get('etag') ?? `${OURS}${createHash('sha256').update(body).digest('hex')}`;
    return etag === ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
  } finally {
    clearTimeout(timer);
    // Of an answer whose body nobody wants, the rest need not come.
    silence.abort();
  }
}

/** Objects that are gzip files are asked for as they lie there; of all others the server may compress what it sends. */
function headersFor(url: string, ifNoneMatch: Etag | undefined): Readonly<Record<string, string>> {
  return {
    ...(url.endsWith('.gz') ? { 'accept-encoding': 'identity' } : {}),
    ...(ifNoneMatch === undefined || ifNoneMatch.startsWith(OURS) ? {} : { 'if-none-match': ifNoneMatch })
  };
}

/** Follows redirects by hand: fetch would also follow one to plain HTTP, where anybody on the way may answer. */
async function followed(url: string, request: RequestInit): Promise<Response> {
  let at = new URL(url);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const answer = await fetch(at, { ...request, redirect: 'manual' });
    const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : null;
    if (location === null) return answer;
    await answer.body?.cancel();
    at = redirected(url, at, location);
  }
  throw new UserError(
    `Cannot read ${url}: the server redirects more than ${MAX_REDIRECTS} times`,
    'Give the URL of the registry as it is after all redirects.'
  );
}

/** @throws UserError, which does not show more of the target than its host: the rest may be signed */
function redirected(url: string, at: URL, location: string): URL {
  const target = URL.canParse(location, at.href) ? new URL(location, at) : null;
  if (target !== null && isReadable(target) && (target.protocol === at.protocol || target.protocol === 'https:')) {
    return target;
  }
  throw new UserError(
    `Cannot read ${url}: the server redirects to ${target === null ? 'what is no URL' : target.origin}, which is not followed`,
    'From https:// it must lead to https://, without credentials. Give the URL of the registry as it is after all redirects.'
  );
}

/** Whether a registry may be read at a URL: over TLS, or on this machine. */
export function isReadable({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** An answer of 200 is what many servers give where a file is missing, or where somebody has to log in. */
function refusePage(url: string, body: Uint8Array): void {
  const start = new TextDecoder().decode(body.subarray(0, 64)).trimStart();
  if (!start.startsWith('<')) return;
  throw new UserError(
    `Cannot read ${url}: the server answered with a web page`,
    'Nothing is published there and the server shows a page where a file is missing, or it asks for a login. Let it answer 404, and serve the registry to everybody who may read it.'
  );
}

async function* heard(body: ReadableStream<Uint8Array>, hear: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    hear();
    yield chunk;
  }
}
