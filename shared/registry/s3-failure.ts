import { Unreachable, UserError } from '../domain/index.ts';
import { isLost, networkFault, type NetworkFault, type Server } from './network-failure.ts';

/** What a request was about: for messages. */
export interface Request {
  readonly action: 'read' | 'write' | 'list' | 'remove';
  readonly bucket: string;
  /** Of the object, or the prefix that is listed. */
  readonly key: string;
  /** Null for AWS itself. */
  readonly endpoint: string | null;
  readonly expectedBucketOwner: string | null;
}

/** What the AWS SDK throws, as far as anyone may rely on it. */
interface Failure {
  /** S3's error code, or the name of the SDK's own error. */
  readonly name: string;
  /** Of the socket, or of TLS. */
  readonly code: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly requestId: string | null;
  /** Where the bucket is, when S3 says so. */
  readonly region: string | null;
  readonly clockCorrected: boolean;
}

/** Answers to a condition that does not hold; NoSuchKey is the one to If-Match where the object is gone. (Amazon S3: 'Conditional writes') */
export function isConflict(error: unknown): boolean {
  const { status } = failureIn(error);
  return status === 412 || status === 409 || isMissing(error);
}

/** Not every 404: what is no S3 at all answers that too. */
export function isMissing(error: unknown): boolean {
  return failureIn(error).name === 'NoSuchKey';
}

export function isUnchanged(error: unknown): boolean {
  return failureIn(error).status === 304;
}

const THROTTLED: ReadonlySet<string> = new Set([
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'RequestTimeout',
  'RequestTimeoutException',
  'TooManyRequestsException'
]);
/** What the store says of a body that did not arrive as it was sent; and what is said here of one from there. */
const ALTERED: ReadonlySet<string> = new Set([
  'BadDigest',
  'XAmzContentSHA256Mismatch',
  'XAmzContentChecksumMismatch',
  'IncompleteBody',
  'ChecksumMismatch'
]);
/** Whether the same request may succeed a moment later. A clock that the SDK has corrected by the server's is one of those. */
export function isTransient(error: unknown): boolean {
  const { name, code, status, clockCorrected } = failureIn(error);
  return (
    (status >= 500 && status !== 501) ||
    status === 429 ||
    THROTTLED.has(name) ||
    ALTERED.has(name) ||
    isLost({ name, code }) ||
    clockCorrected
  );
}

/**
 * What S3, the SDK or the network answered, as one sentence that names bucket and key, and a remedy. Never what the server wrote beyond its
 * error code: that may hold keys and signatures. What is no answer of theirs is given back as it is.
 */
export function s3Failure(error: unknown, request: Request): unknown {
  if (error instanceof UserError) return error;
  const failure = failureIn(error);
  const fault = answered(failure, request) ?? networkFault(failure, serverOf(request));
  if (fault === null) return error;
  const Kind = fault.unreachable ? Unreachable : UserError;
  return new Kind(`Cannot ${request.action} s3://${request.bucket}/${request.key}: ${fault.what}`, fault.remedy);
}

function answered(failure: Failure, request: Request): NetworkFault | null {
  const known = KNOWN.find(({ when }) => when(failure));
  if (known === undefined) return null;
  return { ...known.say(failure, request), unreachable: known.unreachable === true };
}

function serverOf({ endpoint }: Request): Server {
  return {
    called: `the store${at(endpoint)}`,
    inputs: endpoint === null ? '`region`' : '`endpoint`',
    withoutTls: endpoint === null ? '' : '; if it speaks plain HTTP, write http:// in `endpoint`'
  };
}

interface Known {
  /** Whether the store gave no answer of its own. */
  readonly unreachable?: true;
  readonly when: (failure: Failure) => boolean;
  readonly say: (failure: Failure, request: Request) => { readonly what: string; readonly remedy: string };
}

const named =
  (...names: readonly string[]) =>
  (failure: Failure): boolean =>
    names.includes(failure.name);
const coded =
  (...codes: readonly string[]) =>
  (failure: Failure): boolean =>
    codes.includes(failure.code);

/** The first that fits is said. Codes: Amazon S3 API reference, 'Error responses'; names: @smithy and @aws-sdk credential providers. */
const KNOWN: readonly Known[] = [
  {
    when: named('NoSuchBucket', 'InvalidBucketName'),
    say: (_, { bucket, endpoint }) => ({
      what: `there is no bucket ${bucket}${at(endpoint)}`,
      remedy: 'Check its name, the region and the endpoint; create it if it is to be new.'
    })
  },
  {
    when: (failure) =>
      named(
        'PermanentRedirect',
        'TemporaryRedirect',
        'AuthorizationHeaderMalformed',
        'IllegalLocationConstraintException'
      )(failure) ||
      failure.status === 301 ||
      failure.status === 307,
    say: ({ region }, { bucket }) => ({
      what: `bucket ${bucket} is in another region${region === null ? '' : `, ${region}`}`,
      remedy: region === null ? "Set `region` to the bucket's." : `Set \`region\` to ${region}.`
    })
  },
  {
    when: named('ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'),
    say: () => ({
      what: 'the credentials have expired',
      remedy:
        'Get new ones: in a workflow, run the step that assumes the role just before this one, or for longer (`role-duration-seconds`).'
    })
  },
  {
    when: named(
      'InvalidAccessKeyId',
      'SignatureDoesNotMatch',
      'InvalidToken',
      'UnrecognizedClientException',
      'InvalidClientTokenId',
      'AuthFailure'
    ),
    say: (_, { endpoint }) => ({
      what: `the credentials were not accepted${at(endpoint)}`,
      remedy:
        'They are wrong, were revoked, or belong to another store: check which ones the environment of this run provides.'
    })
  },
  {
    when: named('RequestTimeTooSkewed', 'RequestInTheFuture'),
    say: () => ({
      what: "this machine's clock is wrong by more than 15 minutes",
      remedy: 'Set the clock (NTP), and run again.'
    })
  },
  {
    when: (failure) => failure.name.startsWith('KMS.') || failure.name.startsWith('Kms'),
    say: ({ name }) => ({
      what: `the KMS key could not be used (${name})`,
      remedy:
        'Check `sse-kms-key-id`, that the key is enabled and in the region of the bucket, and that the role may use it (kms:GenerateDataKey, kms:Decrypt).'
    })
  },
  {
    when: ({ name }) => ALTERED.has(name),
    say: ({ name }, { endpoint }) => ({
      what: `what arrives is not what was sent, again and again (${name})`,
      remedy: `Something between here and the store${at(endpoint)} alters it, such as a proxy, or the object is damaged: take that out of the way, or publish it again.`
    })
  },
  {
    when: (failure) => failure.status === 403 || failure.name === 'AccessDenied',
    say: (_, { action, expectedBucketOwner }) => ({
      what: `access was denied${expectedBucketOwner === null ? '' : `, or the bucket is not owned by account ${expectedBucketOwner}`}`,
      remedy: PERMISSIONS[action]
    })
  },
  {
    when: (failure) => failure.status === 401,
    say: (_, { endpoint }) => ({
      what: `the credentials were not accepted${at(endpoint)}`,
      remedy: 'Check which ones the environment of this run provides.'
    })
  },
  {
    when: named('CredentialsProviderError', 'TokenProviderError', 'ProviderError'),
    say: () => ({
      what: 'no AWS credentials were found',
      remedy:
        'In a workflow, assume a role first (aws-actions/configure-aws-credentials, with the permission to write id-token); elsewhere set AWS_PROFILE, or log in.'
    })
  },
  {
    when: named('NoRegion'),
    say: () => ({
      what: 'no region is known, or it is none',
      remedy: 'Set `region` to the one of the bucket (eu-west-1), or AWS_REGION in the environment.'
    })
  },
  {
    when: coded('ENOENT', 'EACCES', 'EISDIR'),
    say: ({ code }) => ({
      what: `the file with AWS credentials that the environment names cannot be read (${code})`,
      remedy: 'Check AWS_WEB_IDENTITY_TOKEN_FILE, AWS_SHARED_CREDENTIALS_FILE and AWS_CONFIG_FILE.'
    })
  },
  {
    when: (failure) => failure.name === 'NotImplemented' || failure.status === 501,
    say: (_, { action, endpoint }) => ({
      what: `the store${at(endpoint)} does not know what was asked${action === 'write' ? ', most likely writes with a condition' : ''}`,
      remedy:
        'Use a store that keeps If-None-Match and If-Match on PUT, as AWS S3 does. Where it is checksums that it does not know, set `checksum` to when-required.'
    })
  },
  {
    unreachable: true,
    when: (failure) => failure.status >= 500 || failure.status === 429 || THROTTLED.has(failure.name),
    say: ({ name, status }, { endpoint }) => ({
      what: `the store${at(endpoint)} kept answering ${status === 0 ? name : `${status} ${name}`}`,
      remedy: 'It is overloaded or out of order: run again later.'
    })
  },
  {
    when: ({ status }) => status !== 0,
    say: ({ name, status, requestId }, { endpoint }) => ({
      what: `the store${at(endpoint)} answered ${status} ${name}${requestId === null ? '' : `, request ${requestId}`}`,
      remedy: endpointRemedy(endpoint)
    })
  }
];

const PERMISSIONS: Readonly<Record<Request['action'], string>> = {
  read: 'The role needs s3:GetObject for it, and s3:ListBucket for the bucket: without that, S3 denies access to what is not there too.',
  write:
    'The role needs s3:PutObject and s3:GetObject for it; publish only from the project and environment that the role is meant for.',
  list: 'The role needs s3:ListBucket for the bucket.',
  remove: 'The role needs s3:DeleteObject for it.'
};

function endpointRemedy(endpoint: string | null): string {
  return endpoint === null
    ? 'Look the code up in the reference of Amazon S3.'
    : 'Check that `endpoint` is that of an S3-compatible store, and not of its console. Some refuse checksums: set `checksum` to when-required.';
}

function at(endpoint: string | null): string {
  return endpoint === null ? '' : ` at ${endpoint}`;
}

/** What the SDK says by an Error without a name of its own. */
const UNNAMED: readonly (readonly [said: RegExp, name: string])[] = [
  [/^Region (is missing|not accepted)/, 'NoRegion'],
  [/^Checksum mismatch/, 'ChecksumMismatch']
];

function failureIn(error: unknown): Failure {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly name?: unknown;
    readonly code?: unknown;
    readonly message?: unknown;
    readonly $metadata?: {
      readonly httpStatusCode?: number;
      readonly requestId?: string;
      readonly clockSkewCorrected?: boolean;
    };
    readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
  };
  const said = typeof thrown.message === 'string' ? thrown.message : '';
  const unnamed = UNNAMED.find(([pattern]) => pattern.test(said))?.[1];
  return {
    name: unnamed ?? plain(thrown.name) ?? 'an unknown error',
    code: plain(thrown.code) ?? '',
    status: thrown.$metadata?.httpStatusCode ?? 0,
    requestId: plain(thrown.$metadata?.requestId),
    region: plain(thrown.$response?.headers?.['x-amz-bucket-region']),
    clockCorrected: thrown.$metadata?.clockSkewCorrected === true
  };
}

/** A code or an id as servers send them; null for anything that could be more than that. */
function plain(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.:/+=-]{1,128}$/.test(value) ? value : null;
}
