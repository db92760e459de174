import { Unreachable, UserError } from '../domain/index.ts';
import { isLost, networkFault, type Broken } from './network-failure.ts';

/** An answer that is neither an object nor its absence. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Whether the same request may succeed a moment later. What is compressed and does not unpack has been cut or altered on its way. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Refusal) return isOutOfOrder(error.status);
  const broken = brokenIn(error);
  return isLost(broken) || broken.code.startsWith('Z_');
}

/** What a web server or the network answered, as one sentence that names the object's URL, and a remedy. */
export function httpsFailure(error: unknown, url: string): unknown {
  if (error instanceof UserError) return error;
  if (error instanceof Refusal) return refused(error.status, url);
  const broken = brokenIn(error);
  if (broken.code.startsWith('Z_')) {
    return new UserError(
      `Cannot read ${url}: it does not unpack (${broken.code})`,
      'The server says that it is compressed, and it is not, or not whole: check how the server compresses.'
    );
  }
  const server = { called: new URL(url).origin, inputs: 'the URL of the registry', withoutTls: '' };
  const fault = networkFault(broken, server);
  if (fault === null) return error;
  const Kind = fault.unreachable ? Unreachable : UserError;
  return new Kind(`Cannot read ${url}: ${fault.what}`, fault.remedy);
}

function refused(status: number, url: string): UserError {
  const cannot = `Cannot read ${url}: the server answered ${status}`;
  if (isOutOfOrder(status)) {
    return new Unreachable(`${cannot}, again and again`, 'It is overloaded or out of order: run again later.');
  }
  if (status === 401 || status === 403) {
    return new UserError(
      `${cannot}, access denied`,
      'A registry at https:// is read without credentials: serve it to everybody who may read it, or read it from its bucket (s3://…). In front of S3, 403 is also the answer where nothing is published: let the server list the bucket, and it is 404.'
    );
  }
  return new UserError(cannot, 'Check the URL of the registry: it is that of the folder that holds the projects.');
}

function isOutOfOrder(status: number): boolean {
  return (status >= 500 && status !== 501) || status === 429 || status === 408;
}

/** Node's fetch wraps what went wrong: `fetch failed`, caused by what has the code. */
function brokenIn(error: unknown): Broken {
  const thrown = (error ?? {}) as { readonly name?: unknown; readonly code?: unknown; readonly cause?: unknown };
  const code = typeof thrown.code === 'string' ? thrown.code : null;
  if (code === null && typeof thrown.cause === 'object' && thrown.cause !== null) return brokenIn(thrown.cause);
  return { name: typeof thrown.name === 'string' ? thrown.name : '', code: code ?? '' };
}
