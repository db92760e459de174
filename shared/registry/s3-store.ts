import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type ListObjectsV2CommandOutput
} from '@aws-sdk/client-s3';
import http from 'node:http';
import https from 'node:https';
import { Conflict, type Clock, type Etag, type Read, type Store, type StoredObject } from '../domain/index.ts';
import { bodyWithin, checkSize } from './object-size.ts';
import type { Bucket, StoreSettings } from './open-store.ts';
import { ATTEMPTS, CONNECT_MS, endOf, retried, SILENCE_MS, TIMEOUT_SECONDS } from './retry.ts';
import { isConflict, isMissing, isTransient, isUnchanged, s3Failure, type Request } from './s3-failure.ts';

/** Sends a request; the signal ends it when its time is up. Called again for each attempt. */
type Send<T> = (abortSignal: AbortSignal) => Promise<T>;

/**
 * A registry in an S3 bucket, or in a store that speaks S3 and keeps the conditions of writes (`publish` asks it).
 * Credentials are those that the AWS SDK finds by itself. Bodies are whole buffers with their SHA-256: what the SDK does for streams,
 * trailing checksums, breaks compatible stores. The store checks by it what is written, and we what is read.
 */
export function openS3({ bucket, prefix }: Bucket, settings: StoreSettings, clock: Clock, signal?: AbortSignal): Store {
  const root = prefix === '' ? '' : `${prefix}/`;
  const inBucket = { Bucket: bucket, ExpectedBucketOwner: settings.expectedBucketOwner };
  const encryption =
    settings.sseKmsKeyId === undefined
      ? {}
      : ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: settings.sseKmsKeyId } as const);
  const checked = settings.checksum !== 'when-required';
  const seconds = settings.timeoutSeconds ?? TIMEOUT_SECONDS;
  const s3 = clientFor(settings, seconds * 1000);

  const request = <T>(action: Request['action'], key: string, send: Send<T>): Promise<T> => {
    const about: Request = {
      action,
      bucket,
      key: root + key,
      endpoint: settings.endpoint ?? null,
      expectedBucketOwner: settings.expectedBucketOwner ?? null
    };
    const explained = (error: unknown): unknown => s3Failure(error, about);
    return retried(clock, endOf(seconds, signal), send, { isTransient, explained });
  };

  const put = (key: string, body: Uint8Array, condition: { IfMatch: Etag } | { IfNoneMatch: '*' }): Promise<Etag> =>
    request('write', key, async (abortSignal) => {
      const command = new PutObjectCommand({
        ...inBucket,
        ...condition,
        ...encryption,
        Key: root + key,
        Body: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
        ContentType: key.endsWith('.gz') ? 'application/gzip' : 'application/json',
        ChecksumAlgorithm: checked ? 'SHA256' : undefined
      });
      try {
        const { ETag = '' } = await s3.send(command, { abortSignal });
        return ETag;
      } catch (error) {
        throw isConflict(error) ? new Conflict(key) : error;
      }
    });

  const pages = async (
    prefix: string,
    delimiter: string | undefined
  ): Promise<readonly ListObjectsV2CommandOutput[]> => {
    const found: ListObjectsV2CommandOutput[] = [];
    let token: string | undefined;
    do {
      const input = { ...inBucket, Prefix: root + prefix, Delimiter: delimiter, ContinuationToken: token };
      const page = await request('list', prefix, (abortSignal) =>
        s3.send(new ListObjectsV2Command(input), { abortSignal })
      );
      found.push(page);
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found;
  };

  const get: Store['get'] = (key, options) =>
    request('read', key, async (abortSignal): Promise<Read> => {
      const command = new GetObjectCommand({
        ...inBucket,
        Key: root + key,
        IfNoneMatch: options?.ifNoneMatch,
        ChecksumMode: checked ? 'ENABLED' : undefined
      });
      try {
        const { Body, ETag = '', ContentLength = 0 } = await s3.send(command, { abortSignal });
        const place = `s3://${bucket}/${root}${key}`;
        checkSize(place, ContentLength);
        // In Node, the SDK gives a stream of Node.
        return { kind: 'found', body: await bodyWithin(place, Body as AsyncIterable<Uint8Array>), etag: ETag };
      } catch (error) {
        if (isUnchanged(error)) return { kind: 'unchanged' };
        if (isMissing(error)) return { kind: 'missing' };
        throw error;
      }
    });

  return {
    location: `s3://${bucket}${prefix === '' ? '' : `/${prefix}`}`,

    get,

    create: (key, body) => put(key, body, { IfNoneMatch: '*' }),

    replace: (key, body, ifMatch) => put(key, body, { IfMatch: ifMatch }),

    async list(prefix) {
      const objects = (await pages(prefix, undefined)).flatMap((page) => page.Contents ?? []);
      return objects.map(({ Key = '', Size = 0, LastModified = new Date(0) }): StoredObject => ({
        key: Key.slice(root.length),
        size: Size,
        modified: LastModified
      }));
    },

    async children(prefix) {
      const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
      const prefixes = (await pages(folder, '/')).flatMap((page) => page.CommonPrefixes ?? []);
      return prefixes.map(({ Prefix = '' }) => Prefix.slice(root.length + folder.length, -1));
    },

    async delete(key, options) {
      const { ifMatch } = options ?? {};
      if (ifMatch !== undefined) {
        // Asked first: a store that does not know the condition would remove whatever is there.
        const { kind } = await get(key, { ifNoneMatch: ifMatch });
        if (kind === 'missing') return;
        if (kind === 'found') throw new Conflict(key);
      }
      await request('remove', key, async (abortSignal) => {
        try {
          await s3.send(new DeleteObjectCommand({ ...inBucket, Key: root + key, IfMatch: ifMatch }), { abortSignal });
        } catch (error) {
          if (isMissing(error)) return;
          throw ifMatch !== undefined && isConflict(error) ? new Conflict(key) : error;
        }
      });
    },

    sweep: () => Promise.resolve([])
  };
}

function clientFor({ region, endpoint, forcePathStyle }: StoreSettings, milliseconds: number): S3Client {
  return new S3Client({
    // Compatible stores ignore the region, but a signature has to name one.
    region: region ?? (endpoint === undefined ? undefined : 'us-east-1'),
    endpoint,
    forcePathStyle,
    // Retried here, so that a body that breaks off is retried like everything else.
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Not every store answers `Expect: 100-continue`, and the SDK then waits for longer than a silence may last.
    expectContinueHeader: false,
    requestHandler: {
      connectionTimeout: Math.min(CONNECT_MS, milliseconds / ATTEMPTS),
      socketTimeout: Math.min(SILENCE_MS, milliseconds / ATTEMPTS),
      ...proxied()
    }
  });
}

/** As many connections as the SDK's own agents have. */
const CONNECTIONS = 50;

/** The SDK's own agents know of no proxy: where Node's go by one, agents of the same kind take their place. */
function proxied(): { readonly httpAgent?: http.Agent; readonly httpsAgent?: https.Agent } {
  const kept = { keepAlive: true, maxSockets: CONNECTIONS };
  const plain = proxyOf(http.globalAgent);
  const secure = proxyOf(https.globalAgent);
  return {
    ...(plain === undefined ? {} : { httpAgent: new http.Agent({ ...kept, proxyEnv: plain }) }),
    ...(secure === undefined ? {} : { httpsAgent: new https.Agent({ ...kept, proxyEnv: secure }) })
  };
}

/** Node's types lack the options of an agent for plain HTTP. */
function proxyOf(agent: http.Agent): http.AgentOptions['proxyEnv'] {
  return (agent as { readonly options?: http.AgentOptions }).options?.proxyEnv;
}
