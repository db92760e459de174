import { resolve } from 'node:path';
import type { Faults } from './faults.ts';

const S3_URL = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(\/.*)?$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//;

/**
 * A registry as a user wrote it, as the store wants it: `s3://…` as it is, a folder as an absolute path.
 * A URL that may hold credentials is refused, and never shown.
 *
 * @param where what the user wrote it under, for messages
 * @param folder what a relative path is relative to
 * @returns null when it was refused, with the reason in `faults`
 */
export function registryLocation(written: string, where: string, folder: string, faults: Faults): string | null {
  const scheme = SCHEME.exec(written)?.[1]?.toLowerCase();
  if (scheme === undefined) return resolve(folder, written);
  if (hasCredentials(written)) {
    faults.add(where, 'the URL of the registry has credentials in it', CREDENTIALS_HINT);
  } else if (scheme !== 's3') {
    faults.add(where, `${scheme}:// is no registry`, 'A registry is a folder, or s3://bucket/prefix.');
  } else if (!S3_URL.test(written)) {
    faults.add(where, 'the URL of the registry cannot be read', 'Write s3://bucket, or s3://bucket/prefix.');
  } else {
    return written;
  }
  return null;
}

/** The endpoint of an S3-compatible store; null when it was refused, with the reason in `faults`. */
export function endpointUrl(written: string, faults: Faults): string | null {
  if (hasCredentials(written)) {
    faults.add('endpoint', 'the URL has credentials in it', CREDENTIALS_HINT);
    return null;
  }
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) {
    faults.add('endpoint', `${JSON.stringify(written)} is no URL`, 'Write it with its protocol: https://host:port.');
    return null;
  }
  return written;
}

const CREDENTIALS_HINT =
  'Take them out, and change them if they were committed or logged: credentials come from the environment, as the AWS SDK finds them.';

/** A user part (`s3://key:secret@bucket`), or a query, which in a signed URL is as good as a password. */
function hasCredentials(url: string): boolean {
  const rest = url.replace(SCHEME, '');
  return /^[^/]*@/.test(rest) || rest.includes('?');
}
