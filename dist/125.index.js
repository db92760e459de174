export const id = 125;
export const ids = [125];
export const modules = {

/***/ 8125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openS3: () => (/* binding */ openS3)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/registry/object-size.js
var object_size = __webpack_require__(3125);
// EXTERNAL MODULE: ./build/shared/registry/retry.js
var retry = __webpack_require__(4900);
// EXTERNAL MODULE: ./build/shared/registry/network-failure.js
var network_failure = __webpack_require__(6419);
;// CONCATENATED MODULE: ./build/shared/registry/s3-failure.js


function isConflict(error) {
    const { status } = failureIn(error);
    return status === 412 || status === 409 || isMissing(error);
}
function isMissing(error) {
    return failureIn(error).name === 'NoSuchKey';
}
function isUnchanged(error) {
    return failureIn(error).status === 304;
}
const THROTTLED = new Set([
    'SlowDown',
    'Throttling',
    'ThrottlingException',
    'RequestTimeout',
    'RequestTimeoutException',
    'TooManyRequestsException'
]);
const ALTERED = new Set([
    'BadDigest',
    'XAmzContentSHA256Mismatch',
    'XAmzContentChecksumMismatch',
    'IncompleteBody',
    'ChecksumMismatch'
]);
function isTransient(error) {
    const { name, code, status, clockCorrected } = failureIn(error);
    return ((status >= 500 && status !== 501) ||
        status === 429 ||
        THROTTLED.has(name) ||
        ALTERED.has(name) ||
        (0,network_failure/* isLost */.J)({ name, code }) ||
        clockCorrected);
}
function s3Failure(error, request) {
    if (error instanceof domain/* UserError */.yo)
        return error;
    const failure = failureIn(error);
    const fault = answered(failure, request) ?? (0,network_failure/* networkFault */.T)(failure, serverOf(request));
    if (fault === null)
        return error;
    const Kind = fault.unreachable ? domain/* Unreachable */.LL : domain/* UserError */.yo;
    return new Kind(`Cannot ${request.action} s3://${request.bucket}/${request.key}: ${fault.what}`, fault.remedy);
}
function answered(failure, request) {
    const known = KNOWN.find(({ when }) => when(failure));
    if (known === undefined)
        return null;
    return { ...known.say(failure, request), unreachable: known.unreachable === true };
}
function serverOf({ endpoint }) {
    return {
        called: `the store${at(endpoint)}`,
        inputs: endpoint === null ? '`region`' : '`endpoint`',
        withoutTls: endpoint === null ? '' : '; if it speaks plain HTTP, write http:// in `endpoint`'
    };
}
const named = (...names) => (failure) => names.includes(failure.name);
const coded = (...codes) => (failure) => codes.includes(failure.code);
const KNOWN = [
    {
        when: named('NoSuchBucket', 'InvalidBucketName'),
        say: (_, { bucket, endpoint }) => ({
            what: `there is no bucket ${bucket}${at(endpoint)}`,
            remedy: 'Check its name, the region and the endpoint; create it if it is to be new.'
        })
    },
    {
        when: (failure) => named('PermanentRedirect', 'TemporaryRedirect', 'AuthorizationHeaderMalformed', 'IllegalLocationConstraintException')(failure) ||
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
            remedy: 'Get new ones: in a workflow, run the step that assumes the role just before this one, or for longer (`role-duration-seconds`).'
        })
    },
    {
        when: named('InvalidAccessKeyId', 'SignatureDoesNotMatch', 'InvalidToken', 'UnrecognizedClientException', 'InvalidClientTokenId', 'AuthFailure'),
        say: (_, { endpoint }) => ({
            what: `the credentials were not accepted${at(endpoint)}`,
            remedy: 'They are wrong, were revoked, or belong to another store: check which ones the environment of this run provides.'
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
            remedy: 'Check `sse-kms-key-id`, that the key is enabled and in the region of the bucket, and that the role may use it (kms:GenerateDataKey, kms:Decrypt).'
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
            remedy: 'In a workflow, assume a role first (aws-actions/configure-aws-credentials, with the permission to write id-token); elsewhere set AWS_PROFILE, or log in.'
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
            remedy: 'Use a store that keeps If-None-Match and If-Match on PUT, as AWS S3 does. Where it is checksums that it does not know, set `checksum` to when-required.'
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
const PERMISSIONS = {
    read: 'The role needs s3:GetObject for it, and s3:ListBucket for the bucket: without that, S3 denies access to what is not there too.',
    write: 'The role needs s3:PutObject and s3:GetObject for it; publish only from the project and environment that the role is meant for.',
    list: 'The role needs s3:ListBucket for the bucket.',
    remove: 'The role needs s3:DeleteObject for it.'
};
function endpointRemedy(endpoint) {
    return endpoint === null
        ? 'Look the code up in the reference of Amazon S3.'
        : 'Check that `endpoint` is that of an S3-compatible store, and not of its console. Some refuse checksums: set `checksum` to when-required.';
}
function at(endpoint) {
    return endpoint === null ? '' : ` at ${endpoint}`;
}
const UNNAMED = [
    [/^Region (is missing|not accepted)/, 'NoRegion'],
    [/^Checksum mismatch/, 'ChecksumMismatch']
];
function failureIn(error) {
    const thrown = (typeof error === 'object' && error !== null ? error : {});
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
function plain(value) {
    return typeof value === 'string' && /^[\w.:/+=-]{1,128}$/.test(value) ? value : null;
}

;// CONCATENATED MODULE: ./build/shared/registry/s3-store.js







function openS3({ bucket, prefix }, settings, clock, signal) {
    const root = prefix === '' ? '' : `${prefix}/`;
    const inBucket = { Bucket: bucket, ExpectedBucketOwner: settings.expectedBucketOwner };
    const encryption = settings.sseKmsKeyId === undefined
        ? {}
        : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: settings.sseKmsKeyId };
    const checked = settings.checksum !== 'when-required';
    const seconds = settings.timeoutSeconds ?? retry/* TIMEOUT_SECONDS */.yj;
    const s3 = clientFor(settings, seconds * 1000);
    const request = (action, key, send) => {
        const about = {
            action,
            bucket,
            key: root + key,
            endpoint: settings.endpoint ?? null,
            expectedBucketOwner: settings.expectedBucketOwner ?? null
        };
        const explained = (error) => s3Failure(error, about);
        return (0,retry/* retried */.sT)(clock, (0,retry/* endOf */.pJ)(seconds, signal), send, { isTransient: isTransient, explained });
    };
    const put = (key, body, condition) => request('write', key, async (abortSignal) => {
        const command = new dist_cjs/* PutObjectCommand */.wKZ({
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
        }
        catch (error) {
            throw isConflict(error) ? new domain/* Conflict */.lt(key) : error;
        }
    });
    const pages = async (prefix, delimiter) => {
        const found = [];
        let token;
        do {
            const input = { ...inBucket, Prefix: root + prefix, Delimiter: delimiter, ContinuationToken: token };
            const page = await request('list', prefix, (abortSignal) => s3.send(new dist_cjs/* ListObjectsV2Command */.u6x(input), { abortSignal }));
            found.push(page);
            token = page.NextContinuationToken;
        } while (token !== undefined);
        return found;
    };
    const get = (key, options) => request('read', key, async (abortSignal) => {
        const command = new dist_cjs/* GetObjectCommand */.jLs({
            ...inBucket,
            Key: root + key,
            IfNoneMatch: options?.ifNoneMatch,
            ChecksumMode: checked ? 'ENABLED' : undefined
        });
        try {
            const { Body, ETag = '', ContentLength = 0 } = await s3.send(command, { abortSignal });
            const place = `s3://${bucket}/${root}${key}`;
            (0,object_size/* checkSize */.C1)(place, ContentLength);
            return { kind: 'found', body: await (0,object_size/* bodyWithin */.mB)(place, Body), etag: ETag };
        }
        catch (error) {
            if (isUnchanged(error))
                return { kind: 'unchanged' };
            if (isMissing(error))
                return { kind: 'missing' };
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
            return objects.map(({ Key = '', Size = 0, LastModified = new Date(0) }) => ({
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
                const { kind } = await get(key, { ifNoneMatch: ifMatch });
                if (kind === 'missing')
                    return;
                if (kind === 'found')
                    throw new domain/* Conflict */.lt(key);
            }
            await request('remove', key, async (abortSignal) => {
                try {
                    await s3.send(new dist_cjs/* DeleteObjectCommand */.k4j({ ...inBucket, Key: root + key, IfMatch: ifMatch }), { abortSignal });
                }
                catch (error) {
                    if (isMissing(error))
                        return;
                    throw ifMatch !== undefined && isConflict(error) ? new domain/* Conflict */.lt(key) : error;
                }
            });
        },
        sweep: () => Promise.resolve([])
    };
}
function clientFor({ region, endpoint, forcePathStyle }, milliseconds) {
    return new dist_cjs/* S3Client */.YxF({
        region: region ?? (endpoint === undefined ? undefined : 'us-east-1'),
        endpoint,
        forcePathStyle,
        maxAttempts: 1,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        expectContinueHeader: false,
        requestHandler: {
            connectionTimeout: Math.min(retry/* CONNECT_MS */.ss, milliseconds / retry/* ATTEMPTS */.PY),
            socketTimeout: Math.min(retry/* SILENCE_MS */.h, milliseconds / retry/* ATTEMPTS */.PY),
            ...proxied()
        }
    });
}
const CONNECTIONS = 50;
function proxied() {
    const kept = { keepAlive: true, maxSockets: CONNECTIONS };
    const plain = proxyOf(external_node_http_.globalAgent);
    const secure = proxyOf(external_node_https_.globalAgent);
    return {
        ...(plain === undefined ? {} : { httpAgent: new external_node_http_.Agent({ ...kept, proxyEnv: plain }) }),
        ...(secure === undefined ? {} : { httpsAgent: new external_node_https_.Agent({ ...kept, proxyEnv: secure }) })
    };
}
function proxyOf(agent) {
    return agent.options?.proxyEnv;
}


/***/ })

};
