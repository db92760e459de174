import { fileURLToPath } from 'node:url';
import { isAbsolute } from 'node:path';
import { UserError, type Clock, type Store } from '../domain/index.ts';
import { openFolder } from './folder-store.ts';
import { isReadable, openHttps } from './https-store.ts';

export interface StoreSettings {
  /** An absolute folder, a file URL, `s3://bucket/prefix`, or the URL of a folder that a web server shows. */
  readonly registry: string;
  /** Region of the bucket; without it, the one that the AWS SDK finds. */
  readonly region?: string;
  /** URL of an S3-compatible store. */
  readonly endpoint?: string;
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. */
  readonly forcePathStyle?: boolean;
  /** Account that must own the bucket, or S3 refuses every request. */
  readonly expectedBucketOwner?: string;
  /** KMS key that new objects are encrypted with. */
  readonly sseKmsKeyId?: string;
  /**
   * `sha256` unless set: what is written goes with its SHA-256, and what is read is checked by the checksum that the store keeps.
   * `when-required`: none beyond those that S3 demands, for S3-compatible stores that refuse the headers.
   */
  readonly checksum?: 'sha256' | 'when-required';
  /** Longest time that one request may take with all its retries. An unreachable store is told within 30 seconds in any case. */
  readonly timeoutSeconds?: number;
}

/**
 * Opens a registry. Nothing is read or written yet, but for a look whether a folder is one.
 * @param signal Ends the requests that are under way, and those to come; its reason is thrown.
 * @throws UserError for a registry that is not one of the four forms, or that holds credentials, which are not shown.
 */
export async function openStore(settings: StoreSettings, clock: Clock, signal?: AbortSignal): Promise<Store> {
  const { registry } = settings;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(registry)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      if (!isAbsolute(registry)) throw unknownForm('The registry is no absolute path');
      return openFolder(registry, clock);
    case 'file':
      return openFolder(folderIn(registry), clock);
    case 's3': {
      // The AWS SDK takes some 100 ms to load, which a registry in a folder must not pay for.
      const { openS3 } = await import('./s3-store.ts');
      return openS3(bucketOf(registry), { ...settings, endpoint: endpointIn(settings.endpoint) }, clock, signal);
    }
    case 'https':
    case 'http':
      return openHttps(webFolder(registry), settings.timeoutSeconds, clock, signal);
    default:
      throw unknownForm(`A registry at ${scheme}:// is not known`);
  }
}

/** Where a registry lies in S3. */
export interface Bucket {
  readonly bucket: string;
  /** Without a slash at either end; may be empty. */
  readonly prefix: string;
}

/** @throws UserError for a registry that is not in S3, or that holds credentials. */
export function bucketOf(registry: string): Bucket {
  refuseCredentials(registry, 'The registry');
  if (!/^s3:/i.test(registry)) throw new UserError('The registry is not in S3', 'Give it as s3://bucket/prefix.');
  const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/?(.*)$/i.exec(registry) ?? [];
  const prefix = path.replace(/\/+$/, '');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/.test(bucket))
    throw unknownForm("The registry's URL names no bucket");
  if (
    prefix !== '' &&
    !prefix.split('/').every((segment) => /^[\w!.*'()=-]+$/.test(segment) && !/^\.+$/.test(segment))
  ) {
    throw unknownForm('The prefix of the registry has an empty part, or characters that S3 advises against');
  }
  return { bucket, prefix };
}

function endpointIn(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  refuseCredentials(endpoint, 'The endpoint');
  if (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint)) return endpoint;
  throw new UserError('The endpoint is no URL', 'Write it with its protocol: https://host:port.');
}

function webFolder(registry: string): string {
  refuseCredentials(registry, 'The registry');
  if (!URL.canParse(registry)) throw unknownForm('The registry is no URL');
  const url = new URL(registry);
  if (isReadable(url)) return url.href.replace(/\/+$/, '');
  throw new UserError(
    'The registry is read over plain HTTP, where anybody on the way may answer in its place',
    'Write https://. Plain http:// is for a server on this machine.'
  );
}

function folderIn(registry: string): string {
  refuseCredentials(registry, 'The registry');
  try {
    return fileURLToPath(registry);
  } catch (error) {
    throw new UserError(
      'The file URL of the registry names no folder of this machine',
      'Write file:///folder, or the folder alone.',
      {
        cause: error
      }
    );
  }
}

/** A user part, or a query, which in a signed URL is as good as a password. For the same reason no message shows a URL. */
function refuseCredentials(url: string, what: string): void {
  if (!/[@?#]/.test(url)) return;
  throw new UserError(
    `${what} is a URL with credentials or a query in it`,
    'Take them out, and change them if they were committed or logged: credentials come from the environment, as the AWS SDK finds them.'
  );
}

function unknownForm(what: string): UserError {
  return new UserError(
    what,
    'A registry is an absolute folder, file:///folder, s3://bucket/prefix, or https://… to read from.'
  );
}
