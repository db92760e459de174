export const id = 94;
export const ids = [94];
export const modules = {

/***/ 4522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ endSoon)
/* harmony export */ });
const GRACE = 2_000;
function endSoon() {
    setTimeout(() => {
        if (process.getActiveResourcesInfo().some((resource) => resource.startsWith('FSReq'))) {
            process.kill(process.pid, 'SIGKILL');
        }
        process.exit();
    }, GRACE).unref();
}


/***/ }),

/***/ 5065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ heedProxies)
/* harmony export */ });
/* harmony import */ var _shared_domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
async function heedProxies(env) {
    const set = VARIABLES.filter((name) => env[name]);
    if (set.length === 0)
        return;
    const { default: http } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 7067, 19));
    try {
        http.setGlobalProxyFromEnv?.({ ...env });
    }
    catch (error) {
        throw new _shared_domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`The environment names a proxy that is none: ${set.join(', ')}`, 'Write it as http://host:port, or unset it.', { cause: error });
    }
}


/***/ }),

/***/ 1387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qb: () => (/* binding */ DURATION_RULE),
/* harmony export */   en: () => (/* binding */ durationIn),
/* harmony export */   ft: () => (/* binding */ DURATION)
/* harmony export */ });
const DURATION = /^[1-9][0-9]{0,4}[smhd]$/;
const DURATION_RULE = 'Write a whole number and a unit, of seconds, minutes, hours or days: 30s, 90m, 36h, 14d.';
const MILLISECONDS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
function durationIn(text) {
    return DURATION.test(text) ? Number(text.slice(0, -1)) * (MILLISECONDS[text.slice(-1)] ?? 1) : null;
}


/***/ }),

/***/ 2281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hU: () => (/* reexport */ VERBS),
  xv: () => (/* reexport */ VERSION),
  Ag: () => (/* reexport */ canIDeploySettings),
  XI: () => (/* reexport */ diffSettings),
  F5: () => (/* reexport */ docsSettings),
  Y_: () => (/* reexport */ historySettings),
  tX: () => (/* reexport */ iamSettings),
  UA: () => (/* reexport */ initSettings),
  Vc: () => (/* reexport */ inputsOf),
  ER: () => (/* reexport */ localPorts),
  Rr: () => (/* reexport */ openPorts),
  Kb: () => (/* reexport */ projectFolder),
  UG: () => (/* reexport */ pruneSettings),
  lG: () => (/* reexport */ publishRequest),
  OC: () => (/* reexport */ rollbackSettings),
  ht: () => (/* reexport */ starterText),
  HA: () => (/* reexport */ syncSettings),
  zc: () => (/* reexport */ timeLimit),
  Sj: () => (/* reexport */ validateSettings),
  $z: () => (/* reexport */ verifySettings)
});

// UNUSED EXPORTS: ACTIONS, INPUTS

// EXTERNAL MODULE: ./build/shared/config/input.js
var input = __webpack_require__(3591);
;// CONCATENATED MODULE: ./build/shared/config/review-inputs.js

const REVIEW = [
    {
        name: 'annotations',
        kind: 'flag',
        only: 'action',
        default: 'true',
        description: 'Annotate the lines of the models that findings are about.'
    },
    { name: 'summary', kind: 'flag', only: 'action', default: 'true', description: 'Write a summary of the job.' },
    {
        name: 'comment',
        kind: 'choice',
        choices: input/* COMMENTS */.r_,
        only: 'action',
        default: 'auto',
        description: 'Say on the pull request whether anything breaks, in one comment that later runs update: when there is an error or a warning, or there was one before (`auto`).'
    },
    {
        name: 'check-run',
        kind: 'flag',
        only: 'action',
        default: 'false',
        description: 'Write a check run with every finding on its line, where a step shows ten of a kind.'
    },
    {
        name: 'sarif-file',
        kind: 'path',
        description: 'Write the findings to this file as SARIF, for code scanning.'
    },
    {
        name: 'github-token',
        kind: 'text',
        only: 'action',
        runnerDefault: '${{ github.token }}',
        default: 'the token of the job',
        description: 'Token for the comment (`pull-requests: write`) and the check run (`checks: write`).'
    }
];

;// CONCATENATED MODULE: ./build/shared/config/shared-inputs.js

const PROJECT_DIR = {
    name: 'project-dir',
    kind: 'path',
    default: '.',
    description: 'Folder with `dbt_project.yml`.'
};
const REGISTRY = [
    {
        name: 'registry',
        kind: 'text',
        default: '`registry` in `dbt-mesh.yml`',
        description: 'Where publications are kept: a folder, `s3://bucket/prefix`, or `https://…` to read them from.'
    },
    { name: 'local', kind: 'flag', only: 'cli', description: 'Short for `--registry ./registry`.' }
];
const PROJECT = [
    PROJECT_DIR,
    ...REGISTRY,
    {
        name: 'environment',
        kind: 'text',
        default: 'prod',
        description: 'Environment to publish to, or to read upstreams from.'
    }
];
const RUN = [
    {
        name: 'working-directory',
        kind: 'path',
        default: '.',
        description: 'Folder that every other path is relative to.'
    },
    {
        name: 'timeout',
        kind: 'text',
        default: '15m',
        description: 'Longest time that the whole of it may take: `90s`, `15m`, `1h`.'
    }
];
const PLACE = [
    {
        name: 'config',
        kind: 'path',
        default: '`dbt-mesh.yml` at the root of the repository',
        description: 'Configuration file of the mesh.'
    },
    ...RUN
];
const S3_REGION = {
    name: 'region',
    kind: 'text',
    default: 'as the AWS SDK finds it',
    description: 'Region of the S3 bucket.'
};
const S3 = [
    S3_REGION,
    { name: 'endpoint', kind: 'text', description: 'URL of an S3-compatible store.' },
    {
        name: 'force-path-style',
        kind: 'flag',
        default: 'false',
        description: 'Address the bucket in the path, as most S3-compatible stores want it.'
    },
    {
        name: 'checksum',
        kind: 'choice',
        choices: input/* CHECKSUMS */.vM,
        default: 'sha256',
        description: 'What bodies are checked by on their way to S3 and back; `when-required` for S3-compatible stores that refuse checksums.'
    },
    {
        name: 'expected-bucket-owner',
        kind: 'text',
        description: 'AWS account that must own the bucket; requests fail when another does.'
    },
    { name: 'sse-kms-key-id', kind: 'text', description: 'KMS key that encrypts what is written to S3.' }
];
const JSON_DOCUMENT = {
    name: 'json',
    kind: 'flag',
    only: 'cli',
    description: 'Print one JSON document on stdout, and nothing else there.'
};
const MANIFEST = {
    name: 'manifest',
    kind: 'path',
    default: '`target/manifest.json` in the project',
    description: 'The manifest that dbt wrote.'
};
const UPSTREAMS = {
    name: 'upstreams',
    kind: 'lines',
    default: 'what `dbt-mesh.yml` declares, else what the project refers to',
    description: 'Upstream projects, one a line: `name`, or `name: mode`; `name?` may be missing from the registry.'
};
const PUBLICATIONS = [
    {
        name: 'project',
        kind: 'text',
        default: 'the project in `project-dir`',
        description: 'Name of the project in the registry.'
    },
    PROJECT_DIR,
    ...REGISTRY,
    { name: 'environment', kind: 'text', default: 'prod', description: 'Environment that it was published to.' }
];
const PART = [
    { name: 'project', kind: 'text', default: 'every project', description: 'Name of a project in the registry.' },
    {
        name: 'environment',
        kind: 'text',
        default: 'every environment',
        description: 'Name of an environment, or a pattern: `pr-*`.'
    },
    PROJECT_DIR,
    ...REGISTRY
];
const DRY_RUN = {
    name: 'dry-run',
    kind: 'flag',
    default: 'false',
    description: 'Judge and report, and write nothing.'
};
const PROJECT_NAME = {
    name: 'project',
    kind: 'text',
    only: 'cli',
    description: 'Name of the project: from `dbt-mesh.yml`, or found below the current folder.'
};
const ENVIRONMENTS = {
    name: 'environments',
    kind: 'lines',
    default: '`environments` in `dbt-mesh.yml`',
    description: 'What is read when an environment lacks an upstream, a line for each name or pattern: `pr-*: staging, prod`.'
};
const READING = [
    ENVIRONMENTS,
    {
        name: 'max-age',
        kind: 'text',
        default: 'as `dbt-mesh.yml` has it for each upstream',
        description: 'How long ago every upstream may have been built (`36h`, `14d`) before `stale-upstream` is told.'
    },
    {
        name: 'relations',
        kind: 'lines',
        default: '`relations` in `dbt-mesh.yml`',
        description: 'Databases and schemas to read instead of those published, as YAML: `database: { DBT_UP_PROD: DBT_UP_CLONE, "*_PROD": "*_CLONE" }`.'
    }
];

;// CONCATENATED MODULE: ./build/shared/config/action-inputs.js



const PUBLISH = [
    ...PROJECT,
    MANIFEST,
    {
        name: 'run-results',
        kind: 'path',
        default: '`run_results.json` beside the manifest, if it is there',
        description: 'Results of the dbt run: a public model that was not built is not published.'
    },
    {
        name: 'include',
        kind: 'choice',
        choices: input/* INCLUDES */.eq,
        default: 'public',
        description: 'What downstreams may read: the public models alone, or the full manifest.'
    },
    {
        name: 'publish-state',
        kind: 'flag',
        default: 'false',
        description: "Keep the full manifest beside the contract too, for this project's own `--state`."
    },
    {
        name: 'after-rollback',
        kind: 'flag',
        default: 'false',
        description: 'Publish what was rolled back, or built before a rollback: the rollback no longer counts.'
    },
    {
        name: 'compatibility',
        kind: 'choice',
        choices: input/* COMPATIBILITIES */.rO,
        default: '`policy.compatibility` of `dbt-mesh.yml`, else `consumers`',
        description: 'When a breaking change of the contract is refused: where a consumer on record uses what breaks (`consumers`), always (`strict`), or never (`off`).'
    },
    {
        name: 'allow-breaking',
        kind: 'text',
        description: 'Publish a contract that would be refused, for this reason. It is recorded with the publication.'
    },
    {
        name: 'rollback-to',
        kind: 'text',
        description: 'Publish nothing, and make this version current again: one of the history, or `previous`, the newest older one with another contract.'
    },
    { name: 'reason', kind: 'text', description: 'With `rollback-to`, which requires it: why it is rolled back.' },
    {
        name: 'project',
        kind: 'text',
        default: 'the project in `project-dir`',
        description: 'With `rollback-to`: name of the project in the registry.'
    },
    {
        name: 'notify',
        kind: 'lines',
        only: 'action',
        default: 'nobody is told',
        description: 'Whom to tell by `repository_dispatch` when the contract changed: `consumers`, the repositories on record as using a model that changed; or repositories, one a line, as `owner/repo`.'
    },
    {
        name: 'github-token',
        kind: 'text',
        only: 'action',
        description: 'Token for `notify`, with `contents: write` on the repositories that are told: of a GitHub App, as the token of the job reaches its own repository alone.'
    },
    DRY_RUN,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const SYNC = [
    ...PROJECT,
    UPSTREAMS,
    ...READING,
    {
        name: 'mode',
        kind: 'choice',
        choices: input/* MODES */.FN,
        default: 'package',
        description: 'How upstreams that name no mode are consumed.'
    },
    {
        name: 'frozen',
        kind: 'flag',
        default: 'false',
        description: 'Take exactly what `dbt-mesh.lock` pins, and fail where that cannot be had.'
    },
    {
        name: 'allow-stale',
        kind: 'flag',
        default: 'false',
        description: 'When the registry cannot be reached, go on with what was fetched last, and warn.'
    },
    {
        name: 'cache',
        kind: 'flag',
        only: 'action',
        default: 'true',
        description: "Keep what was fetched for the next run, by GitHub's cache; of a registry in a folder nothing is kept."
    },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const VALIDATE = [
    ...PROJECT,
    MANIFEST,
    PROJECT_NAME,
    { name: 'all', kind: 'flag', only: 'cli', description: 'Validate every project of the repository.' },
    UPSTREAMS,
    ...READING,
    {
        name: 'fail-on',
        kind: 'choice',
        choices: input/* FAIL_ON */.d$,
        default: 'error',
        description: 'The lowest severity of a finding that fails the check.'
    },
    {
        name: 'can-i-deploy',
        kind: 'text',
        description: 'Environment that the project is to go to: also fails where that would break a consumer on record there, or where what the project reads is not there.'
    },
    ...REVIEW,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];

;// CONCATENATED MODULE: ./build/shared/config/command-inputs.js


const DIFF = [
    {
        name: 'old',
        kind: 'path',
        operand: true,
        description: 'What is published now: a manifest that dbt wrote, or `project[@environment][:version]` of the registry. A file of that name goes before a project.'
    },
    { name: 'new', kind: 'path', operand: true, description: 'What is to take its place, in the same way.' },
    {
        name: 'compatibility',
        kind: 'choice',
        choices: input/* COMPATIBILITIES */.rO,
        default: 'strict',
        description: 'When a breaking change makes the answer no: always (`strict`), where a consumer on record uses what breaks (`consumers`), or never (`off`).'
    },
    {
        name: 'markdown',
        kind: 'flag',
        default: 'false',
        description: 'Print GitHub Markdown, for a comment or a job summary.'
    },
    PROJECT_DIR,
    ...REGISTRY,
    {
        name: 'environment',
        kind: 'text',
        default: 'prod',
        description: 'Environment of a side that names a project alone.'
    },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const CAN_I_DEPLOY = [
    PROJECT_DIR,
    PROJECT_NAME,
    MANIFEST,
    {
        name: 'to',
        kind: 'text',
        default: 'prod',
        description: 'Environment that the project is to go to.'
    },
    {
        name: 'compatibility',
        kind: 'choice',
        choices: input/* COMPATIBILITIES */.rO,
        default: '`policy.compatibility` of `dbt-mesh.yml`, else `consumers`',
        description: 'When a breaking change of the contract makes the answer no: where a consumer on record uses what breaks (`consumers`), always (`strict`), or never (`off`).'
    },
    {
        name: 'markdown',
        kind: 'flag',
        default: 'false',
        description: 'Print GitHub Markdown, for a comment or a job summary.'
    },
    ...REGISTRY,
    UPSTREAMS,
    ...READING,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const HISTORY = [
    ...PUBLICATIONS,
    { name: 'limit', kind: 'text', default: '20', description: 'How many versions to show, the newest first.' },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const ROLLBACK = [
    ...PUBLICATIONS,
    {
        name: 'to',
        kind: 'text',
        description: 'Version to make current again: one of the history, or `previous`, the newest older one with another contract. Required.'
    },
    {
        name: 'reason',
        kind: 'text',
        description: 'Why, for the history, and for whoever is refused because of it. Required.'
    },
    DRY_RUN,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const VERIFY = [...PART, ...PLACE, ...S3, JSON_DOCUMENT];
const PRUNE = [
    {
        name: 'keep',
        kind: 'text',
        description: 'Keep so many of the newest versions of each project in each environment.'
    },
    {
        name: 'older-than',
        kind: 'text',
        description: 'Keep what was built less than so long ago (`90d`, `36h`). With a pattern as `environment`, environments to which nobody published for so long go as a whole.'
    },
    ...PART,
    { name: 'dry-run', kind: 'flag', default: 'false', description: 'Tell what would go, and remove nothing.' },
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const IAM = [
    {
        name: 'role',
        kind: 'choice',
        choices: input/* ROLES */.gg,
        description: 'Who it is for: who syncs and validates a project (`reader`), publishes it too (`publisher`), or removes old publications (`pruner`). Required.'
    },
    {
        name: 'project',
        kind: 'text',
        default: 'the project in `project-dir`; of a pruner, every project',
        description: 'Name of the project whose publications are its own.'
    },
    {
        name: 'environment',
        kind: 'text',
        default: 'every environment',
        description: 'Environment in which they are, or a pattern: `pr-*`. What others publish is read in every environment.'
    },
    {
        name: 'history',
        kind: 'flag',
        default: 'false',
        description: 'Allow reading the versions of other projects too, as `sync` does when it is frozen.'
    },
    { name: 'kms-key-arn', kind: 'text', description: 'ARN of the KMS key that encrypts the objects.' },
    S3_REGION,
    PROJECT_DIR,
    ...REGISTRY,
    ...PLACE,
    JSON_DOCUMENT
];
const DOCS = [
    {
        name: 'project',
        kind: 'lines',
        default: 'every project',
        description: 'Names of projects in the registry, or patterns (`sales_*`), one a line: what the site shows.'
    },
    {
        name: 'include',
        kind: 'choice',
        choices: input/* INCLUDES */.eq,
        default: 'public',
        description: 'What the site shows of each project: its public models and what uses them, or with `full` everything that it published with `publish-state`. Whoever can open a full site reads the SQL of every project.'
    },
    {
        name: 'out',
        kind: 'path',
        default: '`target/dbt-mesh-docs` in the project, or `dbt-mesh-docs`',
        description: 'Folder for the site. Files that dbt-mesh has not written are never replaced.'
    },
    {
        name: 'static',
        kind: 'flag',
        default: 'false',
        description: 'Write one file that opens in a browser without a web server.'
    },
    {
        name: 'page',
        kind: 'path',
        default: 'that of the dbt-core on PATH, or `target/index.html` in the project',
        description: 'The page that the site is made with: `dbt/task/docs/index.html` in the package of dbt-core 1.8 or newer.'
    },
    PROJECT_DIR,
    ...REGISTRY,
    { name: 'environment', kind: 'text', default: 'prod', description: 'Environment whose publications are shown.' },
    ENVIRONMENTS,
    ...PLACE,
    ...S3,
    JSON_DOCUMENT
];
const INIT = [
    {
        name: 'project-dir',
        kind: 'path',
        default: '.',
        description: 'A folder of the repository: the file is written at its root, for all dbt projects in it.'
    },
    ...REGISTRY,
    {
        name: 'environment',
        kind: 'text',
        default: 'prod',
        description: 'Environment whose publications are compared with the sources of the projects.'
    },
    { name: 'dry-run', kind: 'flag', default: 'false', description: 'Show the file, and write nothing.' },
    ...RUN,
    ...S3,
    JSON_DOCUMENT
];

;// CONCATENATED MODULE: ./build/shared/config/inputs.js


const ACTIONS = ['publish', 'sync', 'validate'];
const VERBS = [
    ...ACTIONS,
    'diff',
    'can-i-deploy',
    'history',
    'rollback',
    'verify',
    'prune',
    'iam',
    'docs',
    'init'
];
const INPUTS = {
    publish: PUBLISH,
    sync: SYNC,
    validate: VALIDATE,
    diff: DIFF,
    'can-i-deploy': CAN_I_DEPLOY,
    history: HISTORY,
    rollback: ROLLBACK,
    verify: VERIFY,
    prune: PRUNE,
    iam: IAM,
    docs: DOCS,
    init: INIT
};
function inputsOf(verb, door) {
    return INPUTS[verb].filter((input) => input.only === undefined || input.only === door);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/config/faults.js

function collectFaults() {
    const messages = [];
    const hints = new Set();
    return {
        add(where, message, hint) {
            messages.push(where === null ? message : `${where}: ${message}`);
            hints.add(hint);
        },
        throwIfAny() {
            const [first] = messages;
            if (first === undefined)
                return;
            const message = messages.length === 1 ? first : `${messages.length} faults:\n${messages.map((one) => `  ${one}`).join('\n')}`;
            throw new domain/* UserError */.yo(message, [...hints].join(' '));
        }
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/shared/config/locate.js



const SKIPPED = new Set(['dbt_packages', 'dbt_modules', 'node_modules', 'target', 'dbt_mesh']);
const MAX_DEPTH = 8;
async function gitRoot(folder) {
    for (const candidate of upwards(folder)) {
        if (await exists((0,external_node_path_.join)(candidate, '.git')))
            return candidate;
    }
    return null;
}
async function findMeshFile(folder, root) {
    const candidates = isWithin(folder, root) ? upwards(folder).filter((candidate) => isWithin(candidate, root)) : [root];
    for (const candidate of candidates) {
        const path = (0,external_node_path_.join)(candidate, 'dbt-mesh.yml');
        if (await exists(path))
            return path;
    }
    return null;
}
async function findProjects(folder) {
    const files = await projectFiles(folder, MAX_DEPTH, unreadable);
    const projects = await Promise.all(files.map(async (file) => ({ name: await projectName(file), folder: (0,external_node_path_.dirname)(file) })));
    return projects.filter((project) => project.name !== null);
}
async function findProjectFolders(folder, unread) {
    const files = await projectFiles(folder, MAX_DEPTH, (path, error) => {
        unread(path, error);
        return [];
    });
    return files.map((file) => (0,external_node_path_.dirname)(file));
}
async function projectFiles(folder, depth, unread) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch((error) => unread(folder, error));
    const own = entries.some((entry) => entry.isFile() && entry.name === 'dbt_project.yml')
        ? [(0,external_node_path_.join)(folder, 'dbt_project.yml')]
        : [];
    const below = entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
        .map((entry) => entry.name)
        .sort();
    if (depth === 0)
        return own;
    const nested = await Promise.all(below.map((name) => projectFiles((0,external_node_path_.join)(folder, name), depth - 1, unread)));
    return [...own, ...nested.flat()];
}
async function projectName(file) {
    const { parse } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const content = await (0,promises_.readFile)(file, 'utf8')
        .then((text) => parse(text, { logLevel: 'error' }))
        .catch((error) => unreadable(file, error));
    const name = typeof content === 'object' && content !== null && 'name' in content ? content.name : null;
    return typeof name === 'string' ? name : null;
}
function unreadable(path, error) {
    throw new domain/* UserError */.yo(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'Mend it, or name the projects in dbt-mesh.yml instead of having them found.', { cause: error });
}
async function exists(path) {
    return (await (0,promises_.stat)(path).catch(() => null)) !== null;
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(() => null))?.isFile() === true;
}
function isWithin(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`));
}
function upwards(folder) {
    const parent = (0,external_node_path_.dirname)(folder);
    return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

// EXTERNAL MODULE: ./build/shared/config/duration.js
var duration = __webpack_require__(1387);
;// CONCATENATED MODULE: ./build/shared/config/file-policy.js
function filePolicy(written, projects) {
    const own = Object.entries(projects).flatMap(([name, { policy }]) => policy === undefined ? [] : [[name, asPolicy(policy)]]);
    return {
        rules: {},
        ...asPolicy(written ?? {}),
        ...(own.length === 0 ? {} : { projects: Object.fromEntries(own) })
    };
}
function asPolicy({ 'possible-use': possibleUse, waivers, ...same }) {
    return {
        ...same,
        ...(possibleUse === undefined ? {} : { possibleUse }),
        ...(waivers === undefined ? {} : { waivers: waivers.map((one) => ({ ...one, reason: one.reason.trim() })) })
    };
}

;// CONCATENATED MODULE: ./build/shared/config/mesh-file.js





function noMeshFile(folder) {
    return { registry: null, folder, environments: {}, relations: null, projects: null, policy: { rules: {} } };
}
async function readMeshFile(path, shownFrom, faults) {
    const file = (0,external_node_path_.relative)(shownFrom, path) || path;
    const text = await readText(path, file);
    const [{ LineCounter, parseDocument }, { MESH_FILE }, { reportIssues }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 3476)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 6138))
    ]);
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
    const empty = noMeshFile((0,external_node_path_.dirname)(path));
    for (const error of document.errors) {
        faults.add(`${file}:${lines.linePos(error.pos[0]).line}`, `is not valid YAML: ${error.message}`, 'Mend the file.');
    }
    if (document.errors.length > 0)
        return empty;
    const content = plainValue(document, file, faults);
    if (content === null)
        return empty;
    const parsed = MESH_FILE.safeParse(content);
    if (!parsed.success) {
        reportIssues(parsed.error.issues, (line) => `${file}:${line}`, document, lines, faults);
        return empty;
    }
    const { registry, environments, relations, projects, policy } = parsed.data;
    return {
        registry: registry ?? null,
        folder: empty.folder,
        environments: environments ?? {},
        relations: relations ? relationRules(relations) : null,
        projects: projects
            ? Object.entries(projects).map(([name, project]) => ({
                name,
                folder: (0,external_node_path_.resolve)(empty.folder, project.path),
                upstreams: project.upstreams ? Object.entries(project.upstreams).map(declared) : null
            }))
            : null,
        policy: filePolicy(policy, projects ?? {})
    };
}
function plainValue(document, file, faults) {
    try {
        return document.toJS();
    }
    catch (error) {
        if (!(error instanceof ReferenceError))
            throw error;
        faults.add(file, `is not valid YAML: ${error.message}`, 'Mend the file.');
        return null;
    }
}
function declared([project, written]) {
    const upstream = typeof written === 'string' ? { mode: written } : written;
    const { mode = null, optional = false, 'max-age': maxAge, relations } = upstream;
    return {
        project,
        mode,
        optional,
        maxAge: (maxAge && (0,duration/* durationIn */.en)(maxAge)) || undefined,
        relations: relations && relationRules(relations)
    };
}
function relationRules({ database = {}, schema = {} }) {
    return { database, schema };
}
async function readText(path, file) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error.code;
        throw new domain/* UserError */.yo(code === 'ENOENT' ? `${file} is not there` : `${file} cannot be read (${code ?? 'unknown failure'})`, 'Give the path of dbt-mesh.yml as `config`, or leave it out: the one at the root of the repository is found.', { cause: error });
    }
}

// EXTERNAL MODULE: ./build/shared/config/read-inputs.js
var read_inputs = __webpack_require__(7237);
;// CONCATENATED MODULE: ./build/shared/config/here.js





async function orient(asked) {
    const standing = await stand(asked);
    const { inputs, cwd, projectDir, repositoryDir } = standing;
    const config = inputs.text('config');
    const path = config === null ? await findMeshFile(projectDir, repositoryDir) : (0,external_node_path_.resolve)(cwd, config);
    return withMeshFile(standing, path);
}
async function stand({ inputs: raw, cwd: door }) {
    const faults = collectFaults();
    const inputs = (0,read_inputs/* readInputs */.K)(raw, faults);
    inputs.duration('timeout');
    const cwd = (0,external_node_path_.resolve)(door, inputs.text('working-directory') ?? '.');
    const projectDir = (0,external_node_path_.resolve)(cwd, inputs.text('project-dir') ?? '.');
    const repositoryDir = (await gitRoot(projectDir)) ?? (isWithin(projectDir, door) ? door : projectDir);
    return { inputs, faults, cwd, projectDir, repositoryDir };
}
async function withMeshFile(standing, path) {
    const { repositoryDir, faults } = standing;
    const meshFile = path === null ? noMeshFile(repositoryDir) : await readMeshFile(path, repositoryDir, faults);
    return { ...standing, meshFile };
}
function pathInput({ inputs, cwd }, name) {
    const value = inputs.text(name);
    return value === null ? null : (0,external_node_path_.resolve)(cwd, value);
}
async function expectProject({ faults, cwd, projectDir }) {
    if (await isProject(projectDir))
        return;
    faults.add(null, `${projectDir === cwd ? 'the current folder' : projectDir} has no dbt_project.yml`, 'Give the folder of the dbt project as `project-dir`.');
}
function isProject(folder) {
    return exists((0,external_node_path_.join)(folder, 'dbt_project.yml'));
}

;// CONCATENATED MODULE: ./build/shared/config/delivery.js


function deliveryIn(here) {
    const { inputs } = here;
    return {
        annotations: inputs.flag('annotations') ?? true,
        summary: inputs.flag('summary') ?? true,
        comment: inputs.choice('comment', input/* COMMENTS */.r_) ?? 'auto',
        checkRun: inputs.flag('check-run') ?? false,
        sarifFile: pathInput(here, 'sarif-file'),
        token: inputs.text('github-token')
    };
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var manifest = __webpack_require__(2149);
// EXTERNAL MODULE: ./build/shared/config/name.js
var config_name = __webpack_require__(4500);
;// CONCATENATED MODULE: ./build/shared/config/environments-input.js


function environmentsOf({ inputs, faults, meshFile }) {
    const text = inputs.text('environments');
    return text === null ? meshFile.environments : { ...meshFile.environments, ...parseEnvironments(text, faults) };
}
function parseEnvironments(text, faults) {
    const environments = new Map();
    for (const line of text.split('\n').map((one) => one.replace(/#.*/, '').trim())) {
        if (line === '')
            continue;
        const [pattern = '', behind, ...rest] = line.split(':').map((part) => part.trim());
        if (behind === undefined || rest.length > 0) {
            faults.add('environments', `${JSON.stringify(line)} cannot be read`, 'Write `pr-*: staging, prod`, one a line.');
            continue;
        }
        const fallbacks = behind
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '');
        const wrong = [
            ...(config_name/* NAME_PATTERN */.Vh.test(pattern) ? [] : [pattern]),
            ...fallbacks.filter((name) => !(0,manifest/* isRegistryName */.VC)(name))
        ];
        wrong.forEach((name) => faults.add('environments', `${JSON.stringify(name)} is no name of an environment`, config_name/* NAME_RULE */.$h));
        if (environments.has(pattern))
            faults.add('environments', `${pattern} is there twice`, 'Write each once.');
        environments.set(pattern, fallbacks);
    }
    return Object.fromEntries(environments);
}

;// CONCATENATED MODULE: ./build/shared/config/relations-input.js

const FORM = 'Write it as in dbt-mesh.yml, patterns in quotes: `database: { DBT_UP_PROD: DBT_UP_CLONE, "*_PROD": "*_CLONE" }`.';
async function parseRelations(text, faults) {
    const [{ LineCounter, parseDocument }, { MESH_FILE }, { reportIssues }] = await Promise.all([
        Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 3476)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 6138))
    ]);
    const lines = new LineCounter();
    const file = `relations:\n  ${text.replaceAll('\n', '\n  ')}`;
    const document = parseDocument(file, { lineCounter: lines, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined) {
        faults.add('relations', `is not valid YAML: ${error.message}`, FORM);
        return null;
    }
    const content = plainValue(document, 'relations', faults);
    if (content === null)
        return null;
    const parsed = MESH_FILE.safeParse(content);
    if (parsed.success)
        return relationRules(parsed.data.relations ?? {});
    reportIssues(parsed.error.issues, () => 'relations', document, lines, faults);
    return null;
}

;// CONCATENATED MODULE: ./build/shared/config/reading.js

const NOTHING_ASKED = { maxAge: null, relations: null };
async function askedReading({ inputs, faults }) {
    const relations = inputs.text('relations');
    return {
        maxAge: inputs.duration('max-age'),
        relations: relations === null ? null : await parseRelations(relations, faults)
    };
}
function readingOf(asked, meshFile, inFile) {
    return {
        maxAge: asked.maxAge ?? inFile?.maxAge ?? null,
        relations: [asked.relations, inFile?.relations, meshFile.relations].flatMap((rules) => rules ?? [])
    };
}

;// CONCATENATED MODULE: ./build/shared/config/store-settings.js


function storeSettings(here) {
    const { inputs } = here;
    return {
        registry: registryOf(here) ?? '',
        region: inputs.text('region') ?? undefined,
        endpoint: inputs.text('endpoint') ?? undefined,
        forcePathStyle: inputs.flag('force-path-style') ?? undefined,
        checksum: inputs.choice('checksum', input/* CHECKSUMS */.vM) ?? undefined,
        expectedBucketOwner: inputs.text('expected-bucket-owner') ?? undefined,
        sseKmsKeyId: inputs.text('sse-kms-key-id') ?? undefined
    };
}
function registryOf(here) {
    const known = knownRegistry(here);
    if (known !== null)
        return known;
    here.faults.add(null, 'no registry is known', 'Give `registry` (a folder, or s3://bucket/prefix), or write `registry:` into dbt-mesh.yml; on the command line --local is short for --registry ./registry.');
    return null;
}
function knownRegistry({ inputs, faults, cwd, meshFile }) {
    const given = inputs.text('registry');
    if (inputs.flag('local')) {
        if (given !== null)
            faults.add('local', 'stands beside `registry`', 'Give one of the two.');
        return (0,external_node_path_.resolve)(cwd, 'registry');
    }
    if (given !== null)
        return store_settings_location(given, cwd);
    return meshFile.registry === null ? null : store_settings_location(meshFile.registry, meshFile.folder);
}
function store_settings_location(written, folder) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : (0,external_node_path_.resolve)(folder, written);
}

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/config/projects.js




async function chosenProjects(name, cwd, meshFile, faults) {
    const projects = meshFile.projects ?? (await findProjects(cwd));
    const chosen = name === null ? projects : projects.filter((project) => project.name === name);
    const place = meshFile.projects ? 'dbt-mesh.yml' : `${cwd} and below it`;
    const names = projects.map((project) => project.name);
    if (projects.length === 0) {
        faults.add(null, `there is no dbt project in ${place}`, 'Run it where the projects are, or give `project-dir`.');
    }
    else if (name !== null && chosen.length === 0) {
        faults.add('project', `${JSON.stringify(name)} is not in ${place}`, `${(0,rules/* didYouMean */.au)(name, names)}There are ${names.join(', ')}.`);
    }
    else if (name !== null && chosen.length > 1) {
        faults.add('project', `${JSON.stringify(name)} is there ${chosen.length} times: ${chosen.map((project) => project.folder).join(', ')}`, 'Give the folder of one as `project-dir`.');
    }
    return chosen;
}
async function registryProject({ inputs, faults, projectDir }) {
    const name = inputs.name('project');
    if (name !== null || inputs.text('project') !== null)
        return name;
    const own = (await isProject(projectDir)) ? await projectName((0,external_node_path_.join)(projectDir, 'dbt_project.yml')) : null;
    if (own === null) {
        faults.add('project', 'is not given, and the current folder is no dbt project', 'Name the project in the registry.');
    }
    return own;
}

;// CONCATENATED MODULE: ./build/shared/config/subjects.js



function subjects(here) {
    return chosenSubjects(here, here.inputs.flag('all') ?? false);
}
async function oneSubject(here) {
    const [subject] = await chosenSubjects(here, false);
    return subject ?? { projectDir: null, manifest: manifestIn(here.projectDir) };
}
async function chosenSubjects(here, all) {
    const { inputs, faults } = here;
    const manifest = pathInput(here, 'manifest');
    const name = inputs.text('project');
    const ways = Object.entries({ manifest: manifest !== null, project: name !== null, all }).filter(([, taken]) => taken);
    if (ways.length > 1) {
        faults.add(null, `${ways.map(([way]) => `\`${way}\``).join(' and ')} stand beside each other`, 'Give one of them.');
        return [];
    }
    if (name !== null || all) {
        const projects = await chosenProjects(name, here.cwd, here.meshFile, faults);
        return projects.map(({ folder }) => ({ projectDir: folder, manifest: manifestIn(folder) }));
    }
    if (manifest !== null)
        return [{ projectDir: await projectOf(manifest, here), manifest }];
    await expectProject(here);
    return [{ projectDir: here.projectDir, manifest: manifestIn(here.projectDir) }];
}
function manifestIn(projectDir) {
    return (0,external_node_path_.join)(projectDir, 'target', 'manifest.json');
}
async function projectOf(manifest, { inputs, projectDir }) {
    if (inputs.text('project-dir') !== null)
        return projectDir;
    for (const folder of [(0,external_node_path_.resolve)(manifest, '..', '..'), projectDir]) {
        if (await isProject(folder))
            return folder;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/shared/config/upstreams.js




function parseUpstreams(text, faults) {
    const upstreams = new Map();
    for (const entry of entries(text)) {
        const [name = '', mode, ...rest] = entry.split(':').map((part) => part.trim());
        const optional = name.endsWith('?');
        const project = optional ? name.slice(0, -1).trimEnd() : name;
        if (!(0,manifest/* isRegistryName */.VC)(project)) {
            faults.add('upstreams', `${JSON.stringify(project)} is no name of a project`, config_name/* NAME_RULE */.$h);
        }
        else if (upstreams.has(project)) {
            faults.add('upstreams', `${project} is there twice`, 'Declare each upstream once.');
        }
        else if (rest.length > 0 || mode === '') {
            faults.add('upstreams', `${JSON.stringify(entry)} cannot be read`, 'Write `name`, or `name: mode`, one a line.');
        }
        else if (mode !== undefined && !isMode(mode)) {
            faults.add('upstreams', `${JSON.stringify(mode)} is no mode`, `${(0,rules/* didYouMean */.au)(mode, input/* MODES */.FN)}Modes are ${input/* MODES */.FN.join(', ')}.`);
        }
        else {
            upstreams.set(project, { project, mode: mode ?? null, optional });
        }
    }
    return [...upstreams.values()];
}
function entries(text) {
    return text
        .split('\n')
        .flatMap((line) => line.replace(/#.*/, '').split(','))
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '');
}
function isMode(text) {
    return input/* MODES */.FN.includes(text);
}

;// CONCATENATED MODULE: ./build/shared/config/upstreams-of.js


function givenUpstreams({ inputs, faults }) {
    const text = inputs.text('upstreams');
    return text === null ? null : parseUpstreams(text, faults);
}
function upstreamsOf({ meshFile }, projectDir, given = null, mode = null, asked = NOTHING_ASKED) {
    const listed = meshFile.projects?.find((project) => project.folder === projectDir)?.upstreams ?? null;
    const declared = given ?? listed;
    if (declared === null)
        return null;
    return declared.map(({ project, mode: own, optional }) => {
        const inFile = listed?.find((upstream) => upstream.project === project);
        return {
            project,
            mode: own ?? mode ?? inFile?.mode ?? 'package',
            optional: optional || inFile?.optional === true,
            reading: readingOf(asked, meshFile, inFile)
        };
    });
}

;// CONCATENATED MODULE: ./build/shared/config/can-i-deploy-settings.js







async function canIDeploySettings(asked) {
    const here = await orient(asked);
    const { inputs, faults, meshFile, repositoryDir } = here;
    const reading = await askedReading(here);
    const subject = await oneSubject(here);
    const settings = {
        subject: {
            ...subject,
            upstreams: upstreamsOf(here, subject.projectDir, givenUpstreams(here), null, reading)
        },
        to: inputs.name('to') ?? 'prod',
        compatibility: inputs.choice('compatibility', input/* COMPATIBILITIES */.rO),
        repositoryDir,
        environments: environmentsOf(here),
        policy: meshFile.policy,
        reading: readingOf(reading, meshFile)
    };
    const markdown = inputs.flag('markdown') ?? false;
    const store = storeSettings(here);
    faults.throwIfAny();
    return { settings, store, markdown };
}
function deployTarget({ inputs }) {
    const to = inputs.name('can-i-deploy');
    return to === null ? null : { to, compatibility: null };
}

;// CONCATENATED MODULE: ./build/shared/config/notify-input.js
const CONSUMERS = 'consumers';
const REPOSITORY = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+$/;
function notifyIn({ inputs, faults }) {
    const lines = (inputs.text('notify') ?? '').split(/[\n,]/).flatMap((line) => line.trim() || []);
    const token = inputs.text('github-token');
    if (lines.length === 1 && lines[0] === CONSUMERS)
        return { repositories: CONSUMERS, token };
    for (const line of lines) {
        if (REPOSITORY.test(line))
            continue;
        faults.add('notify', `${JSON.stringify(line)} is no repository`, 'Write consumers alone, or a repository a line, as owner/name.');
    }
    return { repositories: lines, token };
}

;// CONCATENATED MODULE: ./build/shared/config/rollback-settings.js

async function rollbackIn(here, to, origin) {
    const { inputs } = here;
    return {
        project: (await registryProject(here)) ?? '',
        environment: inputs.name('environment') ?? 'prod',
        environments: here.meshFile.environments,
        to: versionIn(here, to) ?? '',
        reason: reasonIn(here) ?? '',
        dryRun: inputs.flag('dry-run') ?? false,
        origin
    };
}
function versionIn({ inputs, faults }, name) {
    if (inputs.text(name) === null) {
        faults.add(name, 'is not given', 'Give a version, as dbt-mesh history shows them, or previous.');
    }
    return inputs.name(name);
}
function reasonIn({ inputs, faults }) {
    const reason = inputs.reason('reason');
    if (reason === null) {
        faults.add('reason', 'is not given', 'Say why: whoever publishes the same contract again is told.');
    }
    return reason;
}

;// CONCATENATED MODULE: ./build/shared/config/version.js
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/shared/config/settings.js













async function publishRequest(asked, origin) {
    const here = await orient(asked);
    const { inputs, faults } = here;
    const notify = notifyIn(here);
    const to = inputs.text('rollback-to');
    if (to !== null) {
        if (inputs.flag('after-rollback')) {
            faults.add('after-rollback', 'stands beside `rollback-to`', 'Give one of the two: to publish, or to roll back.');
        }
        return { kind: 'rollback', notify, ...configured(here, await rollbackIn(here, 'rollback-to', origin)) };
    }
    for (const name of ['project', 'reason']) {
        if (inputs.text(name) === null)
            continue;
        faults.add(name, 'stands without `rollback-to`', 'Give the version to roll back to as well, or leave it out.');
    }
    return { kind: 'publish', notify, ...configured(here, await publishIn(here, origin)) };
}
async function publishIn(here, origin) {
    const { inputs } = here;
    const manifest = pathInput(here, 'manifest');
    if (manifest === null)
        await expectProject(here);
    return {
        ...common(here),
        manifest: manifest ?? manifestIn(here.projectDir),
        runResults: pathInput(here, 'run-results'),
        include: inputs.choice('include', input/* INCLUDES */.eq) ?? 'public',
        publishState: inputs.flag('publish-state') ?? false,
        afterRollback: inputs.flag('after-rollback') ?? false,
        compatibility: inputs.choice('compatibility', input/* COMPATIBILITIES */.rO),
        allowBreaking: inputs.reason('allow-breaking'),
        dryRun: inputs.flag('dry-run') ?? false,
        upstreams: upstreamsOf(here, here.projectDir),
        origin,
        producer: `dbt-mesh ${VERSION}`
    };
}
async function rollbackSettings(asked, origin) {
    const here = await orient(asked);
    return configured(here, await rollbackIn(here, 'to', origin));
}
async function historySettings(asked) {
    const here = await orient(asked);
    return configured(here, {
        project: (await registryProject(here)) ?? '',
        environment: here.inputs.name('environment') ?? 'prod',
        limit: here.inputs.count('limit') ?? 20
    });
}
async function syncSettings(asked) {
    const here = await orient(asked);
    const { inputs } = here;
    await expectProject(here);
    const mode = inputs.choice('mode', input/* MODES */.FN);
    const reading = await askedReading(here);
    const keepsCache = inputs.flag('cache') ?? true;
    const sync = configured(here, {
        ...common(here),
        environments: environmentsOf(here),
        upstreams: upstreamsOf(here, here.projectDir, givenUpstreams(here), mode, reading),
        mode: mode ?? 'package',
        reading: readingOf(reading, here.meshFile),
        frozen: inputs.flag('frozen') ?? false,
        allowStale: inputs.flag('allow-stale') ?? false
    });
    return { ...sync, keepsCache: keepsCache && /^(s3|https?):/i.test(sync.store.registry) };
}
async function validateSettings(asked) {
    const here = await orient(asked);
    const { inputs } = here;
    const given = givenUpstreams(here);
    const reading = await askedReading(here);
    const delivery = deliveryIn(here);
    const settings = {
        ...common(here),
        environments: environmentsOf(here),
        projects: (await subjects(here)).map((subject) => ({
            ...subject,
            upstreams: upstreamsOf(here, subject.projectDir, given, null, reading)
        })),
        reading: readingOf(reading, here.meshFile),
        failOn: inputs.choice('fail-on', input/* FAIL_ON */.d$) ?? 'error',
        deploy: deployTarget(here)
    };
    return { ...configured(here, settings), delivery };
}
function common({ inputs, projectDir, repositoryDir, meshFile }) {
    return {
        projectDir,
        repositoryDir,
        environment: inputs.name('environment') ?? 'prod',
        environments: meshFile.environments,
        policy: meshFile.policy
    };
}
function configured(here, settings) {
    const store = storeSettings(here);
    here.faults.throwIfAny();
    return { settings, store };
}

;// CONCATENATED MODULE: ./build/shared/config/diff-settings.js






async function diffSettings(asked) {
    const here = await orient(asked);
    const { inputs, faults, meshFile } = here;
    const environment = inputs.name('environment') ?? 'prod';
    const old = await operand(here, 'old', environment);
    const next = await operand(here, 'new', environment);
    const compatibility = inputs.choice('compatibility', input/* COMPATIBILITIES */.rO) ?? 'strict';
    const asksRegistry = compatibility === 'consumers' || [old, next].some(({ kind }) => kind === 'publication');
    const store = asksRegistry ? storeSettings(here) : null;
    const markdown = inputs.flag('markdown') ?? false;
    faults.throwIfAny();
    const { environments, policy } = meshFile;
    return { settings: { old, next, compatibility, environment, environments, policy }, store, markdown };
}
async function operand({ inputs, faults, cwd }, name, environment) {
    const written = inputs.text(name) ?? '';
    const path = (0,external_node_path_.resolve)(cwd, written);
    if (await isFile(path))
        return { kind: 'manifest', path, written };
    const publication = publicationIn(written, environment);
    if (publication !== null)
        return publication;
    faults.add(name, written === '' ? 'is not given' : `there is no file ${path}`, 'Write dbt-mesh diff OLD NEW: each a manifest that dbt wrote, or a publication as project, project@environment or project@environment:version.');
    return { kind: 'manifest', path, written };
}
function publicationIn(written, unset) {
    const [, project = '', environment = unset, version = null] = /^([^@:]*)(?:@([^@:]*))?(?::([^@:]*))?$/.exec(written) ?? [];
    const names = [project, environment, ...(version === null ? [] : [version])];
    if (written.endsWith('.json') || !names.every(manifest/* isRegistryName */.VC))
        return null;
    return { kind: 'publication', project, environment, version };
}

;// CONCATENATED MODULE: ./build/shared/config/prune-settings.js


async function pruneSettings(asked) {
    const here = await orient(asked);
    const { inputs, faults, meshFile } = here;
    const settings = {
        project: inputs.name('project'),
        environment: inputs.pattern('environment'),
        keep: inputs.count('keep'),
        olderThan: inputs.duration('older-than'),
        dryRun: inputs.flag('dry-run') ?? false,
        environments: meshFile.environments,
        policy: meshFile.policy
    };
    if (inputs.text('keep') === null && inputs.text('older-than') === null) {
        faults.add(null, 'nothing says what is to be kept', 'Give `keep` (how many versions) or `older-than` (90d), or both: what either keeps is kept.');
    }
    const store = storeSettings(here);
    faults.throwIfAny();
    return { settings, store };
}

;// CONCATENATED MODULE: ./build/shared/config/init-settings.js




async function initSettings(asked) {
    const standing = await stand(asked);
    const { inputs, faults, projectDir, repositoryDir } = standing;
    const existing = await findMeshFile(projectDir, repositoryDir);
    const here = await withMeshFile(standing, existing);
    const unread = [];
    const folders = await findProjectFolders(repositoryDir, (path, error) => {
        const message = error instanceof Error ? error.message : String(error);
        unread.push({
            file: slashed((0,external_node_path_.relative)(repositoryDir, path)),
            line: null,
            message: `cannot be looked into: ${message}`
        });
    });
    const registry = knownRegistry(here);
    const settings = {
        repositoryDir,
        file: existing ?? (0,external_node_path_.join)(repositoryDir, 'dbt-mesh.yml'),
        exists: existing !== null,
        registry: registry === null ? null : written(registry, here),
        folders,
        unread,
        environment: inputs.name('environment') ?? 'prod',
        dryRun: inputs.flag('dry-run') ?? false
    };
    const store = registry === null ? null : storeSettings(here);
    faults.throwIfAny();
    return { settings, store };
}
function written(registry, { repositoryDir, faults }) {
    if (/\p{Cc}/u.test(registry)) {
        faults.add('registry', 'has control characters in it', 'dbt-mesh.yml cannot hold such a path: name another.');
    }
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(registry))
        return registry;
    const path = slashed((0,external_node_path_.relative)(repositoryDir, registry));
    return path.startsWith('..') ? path : `./${path}`;
}
function slashed(path) {
    return path.split(external_node_path_.sep).join('/');
}

// EXTERNAL MODULE: ./build/shared/consume/index.js + 30 modules
var consume = __webpack_require__(9836);
;// CONCATENATED MODULE: ./build/shared/config/schema-url.js
const SCHEMA_URL = 'https://raw.githubusercontent.com/org/dbt-mesh/v1/docs/dbt-mesh.schema.json';

;// CONCATENATED MODULE: ./build/shared/config/starter.js


function starterText({ registry, projects }) {
    return [
        `# yaml-language-server: $schema=${SCHEMA_URL}`,
        '#',
        '# How this repository takes part in the mesh. Written by `dbt-mesh init` from what it found; from here on it is yours.',
        '# No key is required, and what is given as an input of an action or a flag of the command goes before it.',
        '',
        '# Where publications are kept: s3://bucket/prefix, or a folder relative to this file. All projects of a mesh share one registry.',
        registry === null ? '# registry: s3://acme-dbt-mesh/registry' : `registry: ${scalar(registry)}`,
        '',
        ...starter_ENVIRONMENTS,
        '',
        '# The dbt projects of this repository, by the name in their dbt_project.yml, each with its folder and its upstreams: the projects whose',
        '# public models it reads, and how. package: a package of stubs, for ref(); sources: source(); loom: ref() by the plugin dbt-loom.',
        '# An upstream may have more: { mode: package, optional: true, max-age: 36h, relations: { schema: { marts: marts_v2 } } }.',
        'projects:',
        ...projects.flatMap(projectLines),
        '',
        ...RELATIONS,
        '',
        ...policy(projects),
        ''
    ].join('\n');
}
const starter_ENVIRONMENTS = [
    '# What is read when an environment lacks an upstream, in order, by the name of the environment or a pattern.',
    '# environments:',
    '#   staging: [prod]',
    '#   "pr-*": [staging, prod]'
];
const RELATIONS = [
    '# Databases and schemas to read in place of those that upstreams publish: of a clone, of development. By name, or pattern with one `*`.',
    '# relations:',
    '#   database: { "*_PROD": "*_CLONE" }',
    '#   schema: { marts: dbt_dev_marts }'
];
function projectLines({ name, path, upstreams }) {
    return [
        `  ${scalar(name)}:`,
        `    path: ${scalar(path)}`,
        ...(upstreams.length === 0
            ? [
                '    # upstreams: none were found; without the list, sync goes by dependencies.yml and by the refs of the models.'
            ]
            : ['    upstreams:', ...upstreams.flatMap(upstreamLines)])
    ];
}
function upstreamLines({ project, mode, optional, here, seen }) {
    const place = here ? 'in this repository; ' : '';
    const value = optional ? `{ mode: ${mode}, optional: true }` : mode;
    return [
        `      # ${comment(`${place}${seen.join('; ')}`)}`,
        ...(optional
            ? ['      # optional: it may be missing from the registry, and this project is built all the same.']
            : []),
        `      ${scalar(project)}: ${value}`
    ];
}
function policy(projects) {
    const upstream = projects.find(({ upstreams }) => upstreams.length === 0) ?? projects[0];
    const name = upstream?.name ?? 'dbt_up';
    return [
        '# How findings are judged. docs/rules.md of dbt-mesh has every rule, with an example and the fix. A project may have a `policy` of its own.',
        '# policy:',
        '#   # When a change of a contract is refused: where a consumer on record uses what breaks (consumers), always (strict), or never (off).',
        '#   compatibility: consumers',
        '#   # What a break weighs that consumers may use, though no use of what breaks is seen: error or warning.',
        '#   possible-use: error',
        '#   # Who may read the public models of these projects, by name or pattern; everybody when unset.',
        '#   consumers: ["finance_*", marketing]',
        '#   # Severity by rule: error, warning, info or off.',
        '#   rules: { select-star: off, public-without-contract: error }',
        '#   # Findings that are acknowledged until a day, with the reason; after it they are errors.',
        '#   waivers:',
        `#     - { rule: column-removed, model: ${scalar(`${name}.public_orders`)}, column: status, until: 2027-03-31, reason: "agreed, ticket 12" }`
    ];
}
const OTHER_THAN_TEXT = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
function scalar(text) {
    const isPlain = /^(?:\.{0,2}\/)?[A-Za-z_][\w./-]*$|^\.{1,2}$/.test(text) && !OTHER_THAN_TEXT.test(text);
    return isPlain || /^(?:s3|https?):\/\/[\w./-]+$/.test(text) ? text : (0,consume/* quotedYaml */.kk)(text);
}
function comment(text) {
    return text.replace(/[^\x20-\x7e\p{L}\p{N}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

;// CONCATENATED MODULE: ./build/shared/config/iam-settings.js




async function iamSettings(asked) {
    const here = await orient(asked);
    const { inputs, faults } = here;
    const role = inputs.choice('role', input/* ROLES */.gg);
    if (role === null && inputs.text('role') === null) {
        faults.add('role', 'is not given', `Give one of ${input/* ROLES */.gg.join(', ')}.`);
    }
    const settings = {
        registry: registryOf(here) ?? '',
        region: inputs.text('region'),
        role: role ?? 'reader',
        project: role === 'pruner' ? inputs.name('project') : await registryProject(here),
        environment: inputs.pattern('environment'),
        history: inputs.flag('history') ?? false,
        kmsKeyArn: inputs.text('kms-key-arn')
    };
    faults.throwIfAny();
    return settings;
}

;// CONCATENATED MODULE: ./build/shared/config/docs-pages.js



const PAGE = (0,external_node_path_.join)('dbt', 'task', 'docs', 'index.html');
const COMMANDS = ['dbt', 'python', 'python3'];
async function installedPages(env, projectDir) {
    const prefixes = [...[env['VIRTUAL_ENV'], env['CONDA_PREFIX']].filter(isSet), ...(await prefixesOnPath(env))];
    const libraries = await Promise.all([...new Set(prefixes)].map(librariesOf));
    const pages = libraries.flat().map((library) => (0,external_node_path_.join)(library, PAGE));
    const there = await Promise.all(pages.map(exists));
    return [...pages.filter((_, index) => there[index]), (0,external_node_path_.join)(projectDir, 'target', 'index.html')];
}
function isSet(value) {
    return value !== undefined && value !== '';
}
async function prefixesOnPath(env) {
    const folders = (env['PATH'] ?? '').split(external_node_path_.delimiter).filter(isSet);
    const commands = COMMANDS.flatMap((name) => folders.flatMap((folder) => [(0,external_node_path_.join)(folder, name), (0,external_node_path_.join)(folder, `${name}.exe`)]));
    const found = await Promise.all(commands.map(async (path) => ((await exists(path)) ? [path, await (0,promises_.realpath)(path)] : [])));
    return found.flat().map((path) => (0,external_node_path_.dirname)((0,external_node_path_.dirname)(path)));
}
async function librariesOf(prefix) {
    const versions = await namesIn((0,external_node_path_.join)(prefix, 'lib'));
    return [
        ...versions
            .filter((name) => /^python3(\.\d+)?$/.test(name))
            .flatMap((name) => ['site-packages', 'dist-packages'].map((folder) => (0,external_node_path_.join)(prefix, 'lib', name, folder))),
        (0,external_node_path_.join)(prefix, 'Lib', 'site-packages')
    ];
}
async function namesIn(folder) {
    return (0,promises_.readdir)(folder).catch(() => []);
}

;// CONCATENATED MODULE: ./build/shared/config/docs-settings.js







const FOLDER = 'dbt-mesh-docs';
async function docsSettings(asked, env) {
    const here = await orient(asked);
    const { inputs, faults, projectDir, cwd, meshFile } = here;
    const page = pathInput(here, 'page');
    const settings = {
        environment: inputs.name('environment') ?? 'prod',
        environments: environmentsOf(here),
        projects: projectsIn(here),
        include: inputs.choice('include', input/* INCLUDES */.eq) ?? 'public',
        pages: page === null ? await installedPages(env, projectDir) : [page],
        out: pathInput(here, 'out') ??
            ((await isProject(projectDir)) ? (0,external_node_path_.join)(projectDir, 'target', FOLDER) : (0,external_node_path_.join)(cwd, FOLDER)),
        isStatic: inputs.flag('static') ?? false,
        policy: meshFile.policy
    };
    const store = storeSettings(here);
    faults.throwIfAny();
    return { settings, store };
}
function projectsIn({ inputs, faults }) {
    const text = inputs.text('project');
    if (text === null)
        return null;
    const names = text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    for (const name of names.filter((one) => !config_name/* NAME_PATTERN */.Vh.test(one))) {
        faults.add('project', `${JSON.stringify(name)} is neither a name nor a pattern`, config_name/* NAME_RULE */.$h);
    }
    return names;
}

;// CONCATENATED MODULE: ./build/shared/config/verify-settings.js


async function verifySettings(asked) {
    const here = await orient(asked);
    const { inputs, faults, meshFile } = here;
    const settings = {
        project: inputs.name('project'),
        environment: inputs.pattern('environment'),
        policy: meshFile.policy
    };
    const store = storeSettings(here);
    faults.throwIfAny();
    return { settings, store };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/shared/operations/index.js + 2 modules
var operations = __webpack_require__(5681);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
;// CONCATENATED MODULE: ./build/shared/config/ports.js



function systemClock(signal) {
    return {
        now: () => new Date(),
        async sleep(milliseconds) {
            signal.throwIfAborted();
            await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }).catch((error) => {
                throw signal.aborted ? signal.reason : error;
            });
        }
    };
}
async function openPorts(store, logger, deadline) {
    const clock = systemClock(deadline.signal);
    const opened = await deadline.during('opening the registry', () => (0,registry/* openStore */.Ch)(store, clock, deadline.signal));
    return (0,operations/* bounded */.Mm)({ store: opened, files: (0,operations/* fewAtOnce */.Xr)(operations/* nodeFiles */.kT), clock, logger }, deadline);
}
function localPorts(logger, deadline) {
    return { store: null, files: (0,operations/* fewAtOnce */.Xr)(operations/* nodeFiles */.kT), clock: systemClock(deadline.signal), logger };
}

;// CONCATENATED MODULE: ./build/shared/config/time-limit.js

const DEFAULT = { text: '15m', milliseconds: 15 * 60_000 };
function timeLimit(inputs) {
    const text = inputs['timeout']?.trim() ?? '';
    const milliseconds = (0,duration/* durationIn */.en)(text);
    return milliseconds === null ? DEFAULT : { text, milliseconds };
}

;// CONCATENATED MODULE: ./build/shared/config/project-folder.js

function projectFolder({ projectDir, repositoryDir }) {
    return (0,external_node_path_.relative)(repositoryDir, projectDir).split(external_node_path_.sep).join('/');
}

;// CONCATENATED MODULE: ./build/shared/config/index.js
















/***/ }),

/***/ 3591:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ MODES),
/* harmony export */   d$: () => (/* binding */ FAIL_ON),
/* harmony export */   eq: () => (/* binding */ INCLUDES),
/* harmony export */   gg: () => (/* binding */ ROLES),
/* harmony export */   rO: () => (/* binding */ COMPATIBILITIES),
/* harmony export */   r_: () => (/* binding */ COMMENTS),
/* harmony export */   vM: () => (/* binding */ CHECKSUMS)
/* harmony export */ });
const MODES = ['package', 'sources', 'loom'];
const INCLUDES = ['public', 'full'];
const FAIL_ON = ['error', 'warning', 'never'];
const CHECKSUMS = ['sha256', 'when-required'];
const ROLES = ['reader', 'publisher', 'pruner'];
const COMMENTS = ['auto', 'always', 'never'];
const COMPATIBILITIES = ['strict', 'consumers', 'off'];


/***/ }),

/***/ 4500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $h: () => (/* binding */ NAME_RULE),
/* harmony export */   Vh: () => (/* binding */ NAME_PATTERN),
/* harmony export */   o_: () => (/* binding */ NAME)
/* harmony export */ });
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;
const NAME_PATTERN = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,127}$/;
const NAME_RULE = 'Names start with a letter or digit, go on with these, `_`, `.` or `-`, and have 128 characters at most.';


/***/ }),

/***/ 7237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs),
/* harmony export */   i: () => (/* binding */ MAX_REASON)
/* harmony export */ });
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2149);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4333);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4500);




const MAX_REASON = 1000;
function readInputs(raw, faults) {
    const text = (name) => raw[name]?.trim() || null;
    return {
        text,
        name(name) {
            const value = text(name);
            if (value === null || (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_0__/* .isRegistryName */ .VC)(value))
                return value;
            faults.add(name, `${JSON.stringify(value)} is no name`, _name_js__WEBPACK_IMPORTED_MODULE_3__/* .NAME_RULE */ .$h);
            return null;
        },
        pattern(name) {
            const value = text(name);
            if (value === null || _name_js__WEBPACK_IMPORTED_MODULE_3__/* .NAME_PATTERN */ .Vh.test(value))
                return value;
            faults.add(name, `${JSON.stringify(value)} is neither a name nor a pattern`, `${_name_js__WEBPACK_IMPORTED_MODULE_3__/* .NAME_RULE */ .$h} A \`*\` stands for any.`);
            return null;
        },
        reason(name) {
            const value = text(name);
            if (value === null)
                return null;
            if (value.length > MAX_REASON) {
                faults.add(name, `has ${value.length} characters`, `Say it in ${MAX_REASON}.`);
            }
            else if (/^(true|false)$/i.test(value)) {
                faults.add(name, `${JSON.stringify(value)} is no reason`, 'Say why, in words: it stands on record.');
            }
            return value;
        },
        flag(name) {
            const value = text(name)?.toLowerCase();
            if (value === undefined)
                return null;
            if (value === 'true' || value === 'false')
                return value === 'true';
            faults.add(name, `${JSON.stringify(value)} is neither true nor false`, 'Write true or false.');
            return null;
        },
        duration(name) {
            const value = text(name);
            const milliseconds = value === null ? null : (0,_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .durationIn */ .en)(value);
            if (value !== null && milliseconds === null) {
                faults.add(name, `${JSON.stringify(value)} is no duration`, _duration_js__WEBPACK_IMPORTED_MODULE_2__/* .DURATION_RULE */ .Qb);
            }
            return milliseconds;
        },
        count(name) {
            const value = text(name);
            if (value === null || /^[1-9]\d{0,5}$/.test(value))
                return value === null ? null : Number(value);
            faults.add(name, `${JSON.stringify(value)} is no number from 1`, 'Write a whole number, such as 20.');
            return null;
        },
        choice(name, choices) {
            const value = text(name);
            const chosen = choices.find((choice) => choice === value);
            if (value === null || chosen !== undefined)
                return chosen ?? null;
            faults.add(name, `${JSON.stringify(value)} is not known`, `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(value, choices)}It can be ${choices.join(', ')}.`);
            return null;
        }
    };
}


/***/ }),

/***/ 9836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _r: () => (/* reexport */ CACHE_FOLDER),
  iD: () => (/* reexport */ CACHE_INDEX),
  h3: () => (/* reexport */ DEPENDENCIES_FILE),
  FI: () => (/* reexport */ LOCK_FILE),
  NN: () => (/* reexport */ LOOM_CONFIG),
  FV: () => (/* reexport */ PACKAGES_FILE),
  _Z: () => (/* reexport */ PACKAGE_LOCK_FILE),
  Dp: () => (/* reexport */ PROJECT_FILE),
  P2: () => (/* reexport */ STATE_FOLDER),
  Q7: () => (/* reexport */ faults_all),
  Bb: () => (/* reexport */ apply),
  Rv: () => (/* reexport */ cacheEntry),
  z: () => (/* reexport */ configReachesStubs),
  u: () => (/* reexport */ dbtVersionIn),
  D1: () => (/* reexport */ declaredProjects),
  At: () => (/* reexport */ installedPackages),
  cz: () => (/* reexport */ movesOf),
  Us: () => (/* reexport */ namedInLoomConfig),
  bp: () => (/* reexport */ openCache),
  np: () => (/* reexport */ pinTo),
  et: () => (/* reexport */ plan),
  Ds: () => (/* reexport */ projectsKeyOnV2),
  kk: () => (/* reexport */ quoted),
  $p: () => (/* reexport */ readDownstream),
  mF: () => (/* reexport */ readLock),
  GS: () => (/* reexport */ referencedProjects),
  II: () => (/* reexport */ refuseClashes),
  kv: () => (/* reexport */ stateEngineMismatch),
  M5: () => (/* reexport */ surveyProject),
  jL: () => (/* reexport */ unmatchedRules)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/consume/downstream.js


const PROJECT_FILE = 'dbt_project.yml';
function readDownstream(text, path) {
    if (text === null)
        throw new domain/* UserError */.yo(`There is no ${path}`, 'Run it in the folder of a dbt project, or give `project-dir`.');
    const lines = new dist.LineCounter();
    const document = parseYaml(text, path, lines);
    const project = asMap(document.toJS());
    const name = project['name'];
    if (typeof name !== 'string' || name === '') {
        throw new domain/* UserError */.yo(`${path} has no \`name\``, 'Give the project a name there, as dbt asks for.');
    }
    const models = asMap(project['models']);
    return {
        name,
        modelPaths: paths(project, 'model-paths', ['models']),
        otherPaths: [
            ...paths(project, 'snapshot-paths', ['snapshots']),
            ...paths(project, 'test-paths', ['tests']),
            ...paths(project, 'analysis-paths', ['analyses'])
        ],
        packagesPath: pathIn(project, 'packages-install-path') ?? 'dbt_packages',
        targetPath: pathIn(project, 'target-path') ?? 'target',
        quoting: quoting(asMap(project['quoting'])),
        modelConfigs: Object.keys(models)
            .filter((key) => key.startsWith('+') || !isYamlMap(models[key]))
            .map((key) => ({ key: withoutPlus(key), line: lineOf(document, lines, ['models', key]) })),
        packageConfigs: new Map(Object.entries(models)
            .filter(([key, value]) => !key.startsWith('+') && isYamlMap(value))
            .map(([key, value]) => [key, new Set(Object.keys(asMap(value)).map(withoutPlus))]))
    };
}
function parseYaml(text, path, lines = new dist.LineCounter()) {
    const { document, fault } = readYaml(text, lines);
    if (fault === null)
        return document;
    throw new domain/* UserError */.yo(`${path}:${fault.line} is not YAML: ${fault.message}`, 'Correct it; dbt could not read it either.');
}
function readYaml(text, lines = new dist.LineCounter()) {
    const document = (0,dist.parseDocument)(text, { version: '1.1', lineCounter: lines, merge: true });
    const [fault] = document.errors;
    if (fault === undefined)
        return { document, fault: null };
    const [message = ''] = fault.message.split('\n');
    return { document, fault: { line: lines.linePos(fault.pos[0]).line, message } };
}
function asMap(value) {
    return isYamlMap(value) ? value : {};
}
function isYamlMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function lineOf(document, lines, [section, key]) {
    const map = document.get(section, true);
    const pair = (0,dist.isMap)(map) ? map.items.find((item) => String(item.key) === key) : undefined;
    const range = pair?.key?.range;
    return range ? lines.linePos(range[0]).line : 1;
}
function paths(project, key, fallback) {
    const value = project[key];
    const found = (Array.isArray(value) ? value : [value]).flatMap((one) => typeof one === 'string' ? [normalized(one)] : []);
    return found.length > 0 ? found : fallback;
}
function normalized(path) {
    const clean = path
        .replaceAll('\\', '/')
        .replace(/\/+/g, '/')
        .replace(/^(\.\/)+/, '')
        .replace(/\/$/, '');
    return clean === '' ? '.' : clean;
}
function pathIn(project, key) {
    const value = project[key];
    return typeof value === 'string' && value !== '' ? normalized(value) : null;
}
function quoting(value) {
    const parts = ['database', 'schema', 'identifier'];
    return Object.fromEntries(parts.flatMap((part) => (typeof value[part] === 'boolean' ? [[part, value[part]]] : [])));
}
function withoutPlus(key) {
    return key.replace(/^\+/, '');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
;// CONCATENATED MODULE: ./build/shared/consume/generated.js

const HEAD_BYTES = 1024;
function isGenerated(body) {
    return new TextDecoder().decode(body.subarray(0, HEAD_BYTES)).includes(shared_manifest/* MARK */.M$);
}

;// CONCATENATED MODULE: ./build/shared/consume/identifiers.js

const BACKTICKS = new Set(['bigquery', 'databricks', 'spark', 'mysql']);
const FOLDS = new Map([
    ['snowflake', (name) => name.toUpperCase()],
    ['postgres', (name) => name.toLowerCase()],
    ['redshift', (name) => name.toLowerCase()]
]);
const RESERVED = new Set(`all alter analyse analyze and any array as asc assert_rows_modified asymmetric at authorization between both by case cast check collate
  column connect connection constraint contains create cross cube current current_date current_role current_time current_timestamp
  current_user database default deferrable define delete desc distinct drop else end enum escape except exclude exists extract false fetch
  following for foreign from full grant group grouping groups gscluster hash having if ignore ilike in increment initially inner insert
  intersect interval into is issue join lambda lateral leading left like limit localtime localtimestamp lookup merge minus natural new no not
  null nulls of offset on only option or order organization outer over overlaps partition pivot placing preceding primary proto qualify
  range recursive references regexp respect returning revoke right rlike rollup row rows sample schema select session_user set show similar
  some start struct symmetric table tablesample then to trailing treat trigger triggers true try_cast unbounded union unique unnest unpivot
  update user using values variadic view when whenever where window with within`.split(/\s+/));
function defaultQuoting(adapter) {
    const quoted = adapter !== 'snowflake';
    return { database: quoted, schema: quoted, identifier: quoted };
}
function quotingOf(relation) {
    const parts = relation.rendered === null ? null : (0,shared_manifest/* partsOf */.CI)(relation.rendered);
    const [identifier, schema, database] = [...(parts ?? [])].reverse();
    if (identifier === undefined || schema === undefined)
        return null;
    return {
        database: database?.quoted ?? schema.quoted,
        schema: schema.quoted,
        identifier: identifier.quoted
    };
}
function namesUnder(quoting, relation, adapter) {
    const upstream = quotingOf(relation);
    const pick = (name, part) => upstream === null ? name : nameUnder(quoting[part], name, upstream[part], adapter);
    return {
        database: relation.database === null ? null : pick(relation.database, 'database'),
        schema: pick(relation.schema, 'schema'),
        identifier: pick(relation.identifier, 'identifier')
    };
}
function nameUnder(quotes, name, quoted, adapter) {
    const wanted = keyOf(quoted ? quoteIdentifier(name, adapter) : name, adapter);
    const candidates = [name, name.toUpperCase(), name.toLowerCase()];
    const rendered = (candidate) => (quotes ? quoteIdentifier(candidate, adapter) : candidate);
    return (candidates.find((candidate) => (quotes || isBare(candidate)) && keyOf(rendered(candidate), adapter) === wanted) ??
        (quotes ? name : quoteIdentifier(name, adapter)));
}
function keyOf(rendered, adapter) {
    return (0,shared_manifest/* relationKey */.Yb)({ database: null, schema: '', identifier: rendered, rendered }, adapter);
}
function columnIdentifier(column, adapter) {
    if (column.quote)
        return quoteIdentifier(column.name, adapter);
    if (isBare(column.name) && !RESERVED.has(column.name.toLowerCase()))
        return column.name;
    const fold = FOLDS.get(adapter) ?? ((name) => name);
    return quoteIdentifier(fold(column.name), adapter);
}
function quoteIdentifier(name, adapter) {
    const quote = BACKTICKS.has(adapter) ? '`' : '"';
    return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}
function isBare(name) {
    return /^[A-Za-z_][A-Za-z0-9_$]*$/.test(name);
}

;// CONCATENATED MODULE: ./build/shared/consume/jinja-text.js
const CHANGED_BY_RENDERING = /[{}\r]|\n$/;
const ESCAPED = /["'\\{}%#\p{Cc}\u2028\u2029]/gu;
function jinjaText(text) {
    return CHANGED_BY_RENDERING.test(text) ? `{{ ${jinjaString(text)} }}` : text;
}
function jinjaTextOfVersion(text) {
    const once = jinjaText(text);
    if (once === text)
        return text;
    return `{{ ${jinjaString(text)} if doc is defined else ${jinjaString(once)} }}`;
}
function jinjaString(text) {
    const escaped = text
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${escaped}"`;
}
function jinjaValue(value) {
    if (typeof value === 'string')
        return jinjaText(value);
    if (typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(jinjaValue);
    if (typeof value !== 'object' || value === null)
        return null;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jinjaValue(member)]));
}

;// CONCATENATED MODULE: ./build/shared/consume/model-yaml.js

function modelYaml(project, stemOf) {
    const byName = new Map();
    for (const model of project.publicModels)
        byName.set(model.name, [...(byName.get(model.name) ?? []), model]);
    return {
        version: 2,
        groups: groups(project),
        models: [...byName.values()].map((versions) => {
            const [first] = versions;
            return first !== undefined && first.version === null ? unversioned(first) : versioned(versions, stemOf);
        })
    };
}
function groups(project) {
    const names = [...new Set(project.publicModels.map((model) => model.group))].filter((name) => name !== null);
    if (names.length === 0)
        return undefined;
    return names.sort().map((name) => ({ name, owner: owner(name, project.groups) }));
}
function owner(name, known) {
    const owner = known.find((group) => group.name === name)?.owner;
    const email = owner?.email !== undefined && owner.email !== null && !/[{}\s]/.test(owner.email) ? owner.email : undefined;
    return { name: jinjaText(owner?.name ?? name), email };
}
function unversioned(model) {
    return {
        name: model.name,
        description: model.description === '' ? undefined : jinjaText(model.description),
        deprecation_date: deprecationDate(model),
        config: config(model),
        constraints: constraints(model.constraints),
        columns: model.columns.map(column)
    };
}
function versioned(versions, stemOf) {
    const latest = versions.find((model) => model.version === model.latestVersion);
    const shared = (latest ?? versions[0])?.columns.map(column) ?? [];
    return {
        name: versions[0]?.name,
        latest_version: latest === undefined ? undefined : versionValue(latest.version ?? ''),
        columns: shared,
        versions: versions.map((model) => ({
            v: versionValue(model.version ?? ''),
            defined_in: stemOf(model),
            description: model.description === '' ? undefined : jinjaTextOfVersion(model.description),
            deprecation_date: deprecationDate(model),
            config: config(model),
            constraints: constraints(model.constraints),
            columns: versionColumns(model.columns.map(column), shared)
        }))
    };
}
function versionColumns(columns, shared) {
    const isShared = (one) => shared.some((other) => JSON.stringify(other) === JSON.stringify(one));
    const own = columns.filter((one) => !isShared(one));
    if (shared.length === 0)
        return own;
    const included = names(columns.filter(isShared));
    return [included.length > 0 ? { include: included } : { include: 'all', exclude: names(shared) }, ...own];
}
function names(columns) {
    return columns.map((column) => column['name']);
}
function versionValue(version) {
    return /^(0|[1-9]\d{0,14})$/.test(version) ? Number(version) : version;
}
function deprecationDate(model) {
    return model.deprecationDate?.replace(/[T ]00:00:00(\.0+)?(Z|\+00:00)?$/, '');
}
function config(model) {
    return {
        access: 'public',
        contract: { enforced: model.contract.enforced },
        group: model.group ?? undefined,
        schema: model.configuredSchema,
        event_time: model.eventTime ?? undefined,
        tags: tags(model.tags),
        meta: Object.keys(model.meta).length === 0 ? undefined : jinjaValue(model.meta)
    };
}
function column(column) {
    const config = {
        tags: tags(column.tags),
        meta: Object.keys(column.meta).length === 0 ? undefined : jinjaValue(column.meta)
    };
    return {
        name: column.name,
        data_type: column.dataType === null ? undefined : jinjaText(column.dataType),
        description: column.description === '' ? undefined : jinjaText(column.description),
        quote: column.quote ? true : undefined,
        constraints: constraints(column.constraints),
        config: config.tags === undefined && config.meta === undefined ? undefined : config
    };
}
function tags(tags) {
    return tags.length === 0 ? undefined : [...tags].sort().map(jinjaText);
}
function constraints(all) {
    if (all.length === 0)
        return undefined;
    return all.map((constraint) => ({
        type: constraint.type,
        name: constraint.name === null ? undefined : jinjaText(constraint.name),
        expression: expression(constraint),
        columns: constraint.columns.length === 0 ? undefined : constraint.columns,
        warn_unsupported: false,
        warn_unenforced: false
    }));
}
function expression(constraint) {
    if (constraint.expression !== null)
        return jinjaText(constraint.expression);
    if (constraint.to === null)
        return undefined;
    return jinjaText(`${constraint.to} (${constraint.toColumns.join(', ')})`);
}

;// CONCATENATED MODULE: ./build/shared/consume/relation-rules.js


function replacement(name, rules, adapter) {
    const [best] = matches(name, rules, adapter).sort((one, other) => Number(one.rest !== null) - Number(other.rest !== null) ||
        Number(other.quoted) - Number(one.quoted) ||
        other.key.length - one.key.length);
    if (best === undefined)
        return null;
    const text = filled(best, best.rest);
    if (name.quoted)
        return { name: best.quoted ? text : (0,shared_manifest/* foldedName */.mw)(text, false, adapter), quoted: true };
    if (isBare(text))
        return { name: text, quoted: false };
    return { name: filled(best, best.rest && (0,shared_manifest/* foldedName */.mw)(best.rest, false, adapter)), quoted: true };
}
function isAbout(key, name, adapter) {
    return matches(name, { [key]: '' }, adapter).length > 0;
}
function matches(name, rules, adapter) {
    const readings = name.quoted ? [true, false] : [false];
    return Object.entries(rules).flatMap(([key, value]) => {
        for (const quoted of readings) {
            const rest = restOf(name, (0,shared_manifest/* foldedName */.mw)(key, quoted, adapter), adapter);
            if (rest !== undefined)
                return [{ key, value, quoted, rest }];
        }
        return [];
    });
}
function restOf(name, key, adapter) {
    const folded = (0,shared_manifest/* foldedName */.mw)(name.name, name.quoted, adapter);
    const star = key.indexOf('*');
    if (star < 0)
        return folded === key ? null : undefined;
    const [before, after] = [key.slice(0, star), key.slice(star + 1)];
    const fits = folded.length >= before.length + after.length && folded.startsWith(before) && folded.endsWith(after);
    return fits ? name.name.slice(before.length, name.name.length - after.length) : undefined;
}
function filled({ value }, rest) {
    return rest === null ? value : value.replace('*', () => rest);
}

;// CONCATENATED MODULE: ./build/shared/consume/relations.js




const TOLD = 3;
function movesOf(project, rules) {
    const moves = new Map(project.publicModels.flatMap(({ uniqueId, relation }) => {
        const moved = movedRelation(relation, rules, project.adapter);
        return moved === null ? [] : [[uniqueId, moved]];
    }));
    const faults = moves.size === 0 ? [] : (0,shared_manifest/* checkPlain */.zx)(movedProject(project, moves));
    if (faults.length === 0)
        return moves;
    throw new domain/* UserError */.yo(`\`relations\` gives ${project.name} names that are not plain: ${faults.slice(0, TOLD).join(' ')}`, 'Write in `relations` what the database or schema is called, without quotes.');
}
function movedProject(project, moves) {
    if (moves.size === 0)
        return project;
    return {
        ...project,
        publicModels: project.publicModels.map((model) => ({
            ...model,
            relation: moves.get(model.uniqueId) ?? model.relation
        }))
    };
}
function movedRelation(relation, rules, adapter) {
    const { database, schema, identifier } = relationNames(relation);
    const newDatabase = database && renamed(database, 'database', rules, adapter);
    const newSchema = schema && renamed(schema, 'schema', rules, adapter);
    if (!newDatabase && !newSchema)
        return null;
    const names = [newDatabase ?? database, newSchema ?? schema, identifier].filter((name) => name !== undefined);
    const moved = {
        database: newDatabase?.name ?? relation.database,
        schema: newSchema?.name ?? relation.schema,
        identifier: relation.identifier,
        rendered: relation.rendered === null ? null : rendered(names, relation.rendered, adapter)
    };
    return (0,shared_manifest/* relationKey */.Yb)(moved, adapter) === (0,shared_manifest/* relationKey */.Yb)(relation, adapter) ? null : moved;
}
function renamed(name, part, rules, adapter) {
    for (const one of rules) {
        const found = replacement(name, one[part], adapter);
        if (found !== null)
            return found;
    }
    return null;
}
function relationNames(relation) {
    const unquoted = (name) => (name ? { name, quoted: false } : undefined);
    if (relation.rendered === null) {
        return {
            database: unquoted(relation.database),
            schema: unquoted(relation.schema),
            identifier: unquoted(relation.identifier)
        };
    }
    const [identifier, schema, database] = [...((0,shared_manifest/* partsOf */.CI)(relation.rendered) ?? [])].reverse();
    return { database, schema, identifier };
}
function rendered(names, before, adapter) {
    const quote = /["`]/.exec(before)?.[0];
    const inQuotes = (name) => quote === undefined ? quoteIdentifier(name, adapter) : `${quote}${name}${quote}`;
    return names.map(({ name, quoted }) => (quoted ? inQuotes(name) : name)).join('.');
}

;// CONCATENATED MODULE: ./build/shared/consume/yaml-text.js
const LONGEST_SIMPLE_KEY = 1000;
function yamlText(value) {
    return blockMap(value)
        .map((line) => `${line}\n`)
        .join('');
}
function blockMap(map) {
    return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : blockEntry(key, value)));
}
function blockEntry(key, value) {
    const name = /^[a-z_][a-z0-9_-]*$/.test(key) ? key : quoted(key);
    if (key === 'meta' || isScalar(value))
        return [`${name}: ${flow(value)}`];
    if (isList(value)) {
        if (value.length === 0 || value.every((item) => isScalar(item) || isList(item)))
            return [`${name}: ${flow(value)}`];
        return [`${name}:`, ...value.flatMap((item) => blockItem(item).map((line) => `  ${line}`))];
    }
    const lines = blockMap(value);
    return lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}
function blockItem(item) {
    const lines = isScalar(item) || isList(item) ? [flow(item)] : blockMap(item);
    return lines.length === 0 ? ['- {}'] : lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
function flow(value) {
    if (typeof value === 'string')
        return quoted(value);
    if (typeof value === 'number')
        return number(value);
    if (isScalar(value))
        return String(value);
    if (isList(value))
        return `[${value.map(flow).join(', ')}]`;
    const members = Object.entries(value).flatMap(([key, member]) => member === undefined ? [] : `${flowKey(quoted(key))}: ${flow(member)}`);
    return `{${members.join(', ')}}`;
}
function flowKey(key) {
    return key.length > LONGEST_SIMPLE_KEY ? `? ${key} ` : key;
}
function number(value) {
    return JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
}
function quoted(text) {
    return JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[^\x20-\x7e]/gu, (character) => {
        const code = (character.codePointAt(0) ?? 0).toString(16);
        return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
    });
}
function isScalar(value) {
    return value === null || typeof value !== 'object';
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/shared/consume/stub-package.js







const PACKAGES_FOLDER = 'dbt_mesh/packages';
function packageFolder(upstream) {
    return `${PACKAGES_FOLDER}/${upstream}`;
}
function stubMaterialization(upstream) {
    return `${shared_manifest/* STUB_MATERIALIZATION */.n9}${upstream}`;
}
function stubPackage(project, moves, quoting) {
    const folder = packageFolder(project.name);
    const stems = fileStems(project.publicModels);
    const stemOf = (model) => stems.get(model.uniqueId) ?? model.name;
    return [
        { path: `${folder}/dbt_project.yml`, text: projectFile(project.name) },
        { path: `${folder}/macros/mesh.sql`, text: macros(movedProject(project, moves), stemOf, quoting) },
        { path: `${folder}/models/_mesh.yml`, text: `# ${shared_manifest/* MARK */.M$}\n${yamlText(modelYaml(project, stemOf))}` },
        ...project.publicModels.map((model) => ({
            path: `${folder}/models/${stemOf(model)}.sql`,
            text: stub(project, model)
        }))
    ];
}
function fileStems(models) {
    const taken = new Set(models.filter((model) => model.version === null).map((model) => model.name));
    return new Map(models.map((model) => {
        if (model.version === null)
            return [model.uniqueId, model.name];
        const stem = `${model.name}_v${model.version}`;
        return [model.uniqueId, taken.has(stem) ? `${stem}_of_${model.name}` : stem];
    }));
}
function projectFile(name) {
    return `# ${shared_manifest/* MARK */.M$}\n${yamlText({ name, version: '1.0.0', 'config-version': 2, 'require-dbt-version': '>=1.6.0' })}`;
}
function macros(project, stemOf, quoting) {
    const relations = project.publicModels.flatMap((model) => {
        const { database, schema, identifier } = namesUnder(quoting, model.relation, project.adapter);
        const names = [database === null ? 'none' : jinjaString(database), jinjaString(schema), alias(identifier)].join(', ');
        const ids = [...new Set([model.uniqueId, `model.${project.name}.${stemOf(model)}`])];
        return ids.map((id) => `  ${jinjaString(id)}: [${names}]`);
    });
    const name = project.name;
    return `{# ${shared_manifest/* MARK */.M$} #}
{# Where each public model of ${name} lies. While dbt parses, a versioned model still goes by its file's name. #}
{% macro mesh_relation(node) %}{{ return({
${relations.join(',\n')}
}[node.unique_id]) }}{% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[0]) }}{% endmacro %}
{% macro generate_schema_name(custom_schema_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[1]) }}{% endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[2]) }}{% endmacro %}
{# On warehouses that copy tables, dbt clone asks this and runs no hook; told no, it makes a view, whose hook refuses. #}
{% macro can_clone_table() %}{{ return(false) }}{% endmacro %}
{# Builds nothing, and tells dbt of no relation. #}
{% materialization ${stubMaterialization(name)}, default %}
  {%- call noop_statement('main', 'OK') -%}{%- endcall -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
`;
}
function alias(identifier) {
    const [quote] = identifier;
    if (quote !== '"' && quote !== '`')
        return jinjaString(identifier);
    return `(${jinjaString(identifier)} if dbt_version[0] == "1" else ${jinjaString(quote + identifier + quote)})`;
}
const GUARDS = [
    'full_refresh=false',
    "on_schema_change='fail'",
    'grants={}',
    "persist_docs={'relation': false, 'columns': false}",
    "latest_version_pointer={'enabled': false}"
].join(', ');
function stub(project, model) {
    const name = project.name;
    const materialization = stubMaterialization(name);
    const title = `${name}.${model.name}${model.version === null ? '' : `.v${model.version}`}`;
    const refusal = `${title} belongs to project ${name} and is read-only here: keep its materialization (dbt_project.yml, under models: ${name}: {+materialized: ${materialization}}), or leave it out with --select package: and the name of this project`;
    return `-- fmt: off
-- noqa: disable=all
-- ${shared_manifest/* MARK */.M$}: ${commentText(relationText(model))}
{{ config(
    materialized="${materialization}",
    ${GUARDS},
    pre_hook="{% if execute %}{{ exceptions.raise_compiler_error('${refusal}') }}{% endif %}"
) }}
select ${selectList(project, model)}
`;
}
function selectList(project, model) {
    if (model.columns.length === 0)
        return 'null as no_columns_declared';
    return model.columns
        .map((column) => {
        const value = column.dataType === null ? 'null' : `cast(null as ${column.dataType})`;
        return jinjaText(`${value} as ${columnIdentifier(column, project.adapter)}`);
    })
        .join(', ');
}
function relationText({ relation }) {
    return relation.rendered ?? [relation.database, relation.schema, relation.identifier].filter(Boolean).join('.');
}
function commentText(text) {
    return text.replace(/[^\w.$"`\- ]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`);
}

;// CONCATENATED MODULE: ./build/shared/consume/yaml-list-edit.js



function itemsOf(text, path, key) {
    const document = parseYaml(text, path);
    listIn(document, path, key);
    const items = asMap(document.toJS())[key];
    return Array.isArray(items) ? items : [];
}
function withItem(text, path, key, [name, value]) {
    const document = parseYaml(text, path);
    const list = listIn(document, path, key);
    const entry = `${name}: ${value}`;
    const edited = list === null
        ? underKey(text, document, key, entry)
        : list.isFlow
            ? inFlow(text, list, entry)
            : inBlock(text, list, entry);
    return checked(edited, path, key, [...itemsOf(text, path, key), { [name]: value }], entry);
}
function withoutItem(text, path, key, index) {
    const document = parseYaml(text, path);
    const list = listIn(document, path, key);
    if (list === null)
        return text;
    const edited = list.isFlow ? outOfFlow(text, list.items, index) : outOfBlock(text, document, key, list.items, index);
    return checked(edited, path, key, itemsOf(text, path, key).toSpliced(index, 1), null);
}
function listIn(document, path, key) {
    const list = document.get(key, true);
    if (list === undefined || list === null || ((0,dist.isScalar)(list) && list.value === null))
        return null;
    if (!(0,dist.isSeq)(list))
        throw new domain/* UserError */.yo(`${path} has a \`${key}:\` that is no list`, 'Make it a list, as dbt asks for.');
    return { isFlow: list.flow === true, start: spanOf(list).start, items: list.items.map(spanOf) };
}
function spanOf(node) {
    const range = (0,dist.isNode)(node) ? node.range : null;
    return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
function keySpan(document, key) {
    const map = document.contents;
    const pair = (0,dist.isMap)(map) ? map.items.find((item) => (0,dist.isScalar)(item.key) && item.key.value === key) : undefined;
    return pair === undefined ? null : spanOf(pair.key);
}
function underKey(text, document, key, entry) {
    const span = keySpan(document, key);
    if (span !== null)
        return withLine(text, lineEnd(text, span.end), `  - ${entry}`);
    const newline = newlineOf(text);
    const head = text === '' || text.endsWith('\n') ? text : text + newline;
    return `${head}${key}:${newline}  - ${entry}${newline}`;
}
function inBlock(text, { start, items }, entry) {
    const last = items.at(-1)?.end ?? start;
    const indent = start - lineStart(text, start);
    return withLine(text, lineEnd(text, lastCharacter(text, last)), `${' '.repeat(indent)}- ${entry}`);
}
function inFlow(text, { start, items }, entry) {
    const last = items.at(-1);
    const at = last?.end ?? start + 1;
    return `${text.slice(0, at)}${last === undefined ? '' : ', '}{${entry}}${text.slice(at)}`;
}
function outOfFlow(text, items, index) {
    const [previous, item, next] = [items[index - 1], items[index], items[index + 1]];
    if (item === undefined)
        return text;
    const from = next === undefined && previous !== undefined ? previous.end : item.start;
    return text.slice(0, from) + text.slice(next?.start ?? item.end);
}
function outOfBlock(text, document, key, items, index) {
    const item = items[index];
    if (item === undefined)
        return text;
    const without = text.slice(0, lineStart(text, item.start)) + text.slice(lineEnd(text, lastCharacter(text, item.end)));
    if (items.length > 1)
        return without;
    const colon = text.indexOf(':', keySpan(document, key)?.end ?? 0);
    return `${without.slice(0, colon + 1)} []${without.slice(colon + 1)}`;
}
function checked(text, path, key, expected, entry) {
    let items = null;
    try {
        items = itemsOf(text, path, key);
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
    }
    if (JSON.stringify(items) === JSON.stringify(expected))
        return text;
    throw new domain/* UserError */.yo(`${path} is written in a form of YAML that dbt-mesh does not edit`, entry === null
        ? `Take the packages of dbt-mesh out of \`${key}:\` by hand, and run it again.`
        : `Add \`- ${entry}\` to \`${key}:\` by hand, and run it again.`);
}
function newlineOf(text) {
    return text.includes('\r\n') ? '\r\n' : '\n';
}
function lineStart(text, at) {
    return text.lastIndexOf('\n', at - 1) + 1;
}
function lineEnd(text, at) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline + 1;
}
function lastCharacter(text, end) {
    return text.slice(0, end).trimEnd().length;
}
function withLine(text, at, line) {
    const [before, after, newline] = [text.slice(0, at), text.slice(at), newlineOf(text)];
    return before.endsWith('\n') ? `${before}${line}${newline}${after}` : `${before}${newline}${line}${after}`;
}

;// CONCATENATED MODULE: ./build/shared/consume/packages-entry.js




const PACKAGES_FILE = 'packages.yml';
const DEPENDENCIES_FILE = 'dependencies.yml';
const KEY = 'packages';
const PACKAGE_LOCK_FILE = 'package-lock.yml';
function listPackages(files, upstreams) {
    const path = holder(files);
    const before = path === PACKAGES_FILE ? files.packages : files.dependencies;
    const wanted = upstreams.map(packageFolder);
    if (before === null)
        return wanted.length === 0 ? [] : [{ path, text: packagesFile(wanted) }];
    const kept = withoutUnwanted(before, path, wanted);
    const listed = localsIn(kept, path);
    const text = wanted
        .filter((folder) => !listed.includes(folder))
        .reduce((all, folder) => withItem(all, path, KEY, ['local', folder]), kept);
    if (text === before)
        return [];
    const isEmpty = itemsOf(text, path, KEY).length === 0;
    const isOurs = isEmpty && before === packagesFile(localsIn(before, path));
    return [{ path, text: isOurs ? null : text }, ...(isEmpty ? withoutLock(files.lock) : [])];
}
function packagesFile(folders) {
    return `${KEY}:\n${folders.map((folder) => `  - local: ${folder}\n`).join('')}`;
}
function withoutUnwanted(text, path, wanted) {
    const unwanted = localsIn(text, path).findIndex((local) => isGeneratedFolder(local) && !wanted.includes(local));
    return unwanted < 0 ? text : withoutUnwanted(withoutItem(text, path, KEY, unwanted), path, wanted);
}
function withoutLock(lock) {
    if (lock === null)
        return [];
    const locked = localsIn(lock, PACKAGE_LOCK_FILE);
    return locked.length > 0 && locked.every(isGeneratedFolder) ? [{ path: PACKAGE_LOCK_FILE, text: null }] : [];
}
function isGeneratedFolder(local) {
    return local !== null && local.startsWith(`${PACKAGES_FOLDER}/`);
}
function listedPackages(files) {
    const path = holder(files);
    const text = path === PACKAGES_FILE ? files.packages : files.dependencies;
    return text === null ? [] : itemsOf(text, path, KEY).map((item) => ({ name: nameOf(item), local: localOf(item) }));
}
function declaredProjects(dependencies) {
    if (dependencies === null)
        return [];
    const projects = asMap(parseYaml(dependencies, DEPENDENCIES_FILE).toJS())['projects'];
    return (Array.isArray(projects) ? projects : []).flatMap((one) => {
        const name = asMap(one)['name'];
        return typeof name === 'string' ? [name] : [];
    });
}
function holder({ packages, dependencies }) {
    const inPackages = packages !== null && has(packages, PACKAGES_FILE);
    const inDependencies = dependencies !== null && has(dependencies, DEPENDENCIES_FILE);
    if (inPackages && inDependencies) {
        throw new domain/* UserError */.yo(`Both ${PACKAGES_FILE} and ${DEPENDENCIES_FILE} have \`packages:\`, which dbt refuses`, `Move the entries of one into the other.`);
    }
    return inDependencies ? DEPENDENCIES_FILE : PACKAGES_FILE;
}
function has(text, path) {
    return Object.hasOwn(asMap(parseYaml(text, path).toJS()), KEY);
}
function localsIn(text, path) {
    return itemsOf(text, path, KEY).map(localOf);
}
function localOf(item) {
    const local = asMap(item)['local'];
    return typeof local === 'string' ? local.replace(/^(\.\/)+/, '').replace(/\/+$/, '') : null;
}
function nameOf(item) {
    const { package: hub, git } = asMap(item);
    const from = typeof hub === 'string' ? hub : typeof git === 'string' ? git : null;
    return from === null ? null : (/([^/:]+?)(\.git)?\/*$/.exec(from)?.[1] ?? null);
}

;// CONCATENATED MODULE: ./build/shared/consume/project-texts.js


async function* projectTexts(files, projectDir, { modelPaths, otherPaths }) {
    for (const folder of new Set([...modelPaths, ...otherPaths])) {
        for (const path of await files.list((0,external_node_path_.join)(projectDir, folder))) {
            if (!/\.(sql|py|ya?ml)$/.test(path))
                continue;
            const body = await files.read((0,external_node_path_.join)(projectDir, folder, path));
            if (body === null || isGenerated(body))
                continue;
            yield { path: folder === '.' ? path : `${folder}/${path}`, text: new TextDecoder().decode(body) };
        }
    }
}

;// CONCATENATED MODULE: ./build/shared/consume/scan-refs.js


const NOT_EVALUATED = /\{#[^]*?#\}|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;
const JINJA = /\{\{[^]*?\}\}|\{%[^]*?%\}/g;
const CALL = /(?<![\w.])((?:dbt\.)?(ref|source)\(\s*(['"])(\w+)\3\s*,\s*(['"])([^'"\n]+)\5)(\s*\))?/g;
const YAML_CALL = /^(\s*(?:\{\{)?\s*)((?:ref|source)\([^]*\))\s*(?:\}\})?\s*$/;
function refsInFile(path, text) {
    const calls = callsInFile(path, text);
    const named = (wanted) => calls.filter(({ what }) => what === wanted).map(({ name }) => name);
    return { packages: named('ref'), sources: named('source'), defined: isYaml(path) ? sourcesDefined(text) : [] };
}
function callsInFile(path, text) {
    const lines = linesOf(text);
    return evaluated(path, text).flatMap(({ code, start }) => [...code.matchAll(CALL)].map((match) => {
        const [whole, , what, , name = '', , member = '', end] = match;
        return {
            what: what === 'ref' ? 'ref' : 'source',
            name,
            member,
            text: end === undefined ? null : whole,
            line: lines.linePos(start + match.index).line
        };
    }));
}
function linesOf(text) {
    const lines = new dist.LineCounter();
    lines.addNewLine(0);
    for (const { index } of text.matchAll(/\n/g))
        lines.addNewLine(index + 1);
    return lines;
}
function evaluated(path, text) {
    if (path.endsWith('.sql')) {
        return [...text.replace(NOT_EVALUATED, blank).matchAll(JINJA)].map((match) => ({
            code: match[0],
            start: match.index
        }));
    }
    if (path.endsWith('.py'))
        return [{ code: text.replace(/#.*/g, blank), start: 0 }];
    return isYaml(path) ? yamlCalls(text) : [];
}
function blank(text) {
    return text.replace(/[^\n]/g, ' ');
}
function isYaml(path) {
    return /\.ya?ml$/.test(path);
}
function yamlCalls(text) {
    if (!/(?:ref|source)\(/.test(text))
        return [];
    const calls = [];
    (0,dist.visit)((0,dist.parseDocument)(text), {
        Scalar(_, { value, range }) {
            const [, lead = '', code] = typeof value === 'string' ? (YAML_CALL.exec(value) ?? []) : [];
            if (code !== undefined)
                calls.push({ code, start: (range?.[0] ?? 0) + lead.length });
        }
    });
    return calls;
}
function sourcesDefined(text) {
    if (!text.includes('sources'))
        return [];
    const document = (0,dist.parseDocument)(text);
    const sources = document.errors.length > 0 ? null : asMap(document.toJS())['sources'];
    const names = Array.isArray(sources) ? sources.map((source) => asMap(source)['name']) : [];
    return names.filter((name) => typeof name === 'string');
}

;// CONCATENATED MODULE: ./build/shared/consume/named-upstreams.js








async function referencedProjects(files, projectDir, downstream, installed, mode) {
    const found = new Set();
    const defined = new Set();
    for await (const { path, text } of projectTexts(files, projectDir, downstream)) {
        const refs = refsInFile(path, text);
        (mode === 'sources' ? refs.sources : refs.packages).forEach((project) => found.add(project));
        refs.defined.forEach((source) => defined.add(source));
    }
    const isOther = (project) => project !== downstream.name &&
        (0,shared_manifest/* isPlainProjectName */.jo)(project) &&
        !(mode === 'sources' ? defined : installed).has(project);
    return [...found].filter(isOther).sort();
}
async function installedPackages(files, projectDir, { packagesPath }, packageFiles) {
    const listed = listedPackages(packageFiles).filter(({ local }) => local === null || !local.startsWith(`${PACKAGES_FOLDER}/`));
    const locals = listed.flatMap(({ local }) => (local === null ? [] : [local]));
    const there = (await files.list((0,external_node_path_.join)(projectDir, packagesPath)))
        .filter((path) => (0,external_node_path_.basename)(path) === PROJECT_FILE && path.split('/').length === 2)
        .map((path) => (0,external_node_path_.join)(packagesPath, (0,external_node_path_.dirname)(path)));
    const names = await Promise.all([...locals, ...there].map((path) => nameIn(files, (0,external_node_path_.resolve)(projectDir, path, PROJECT_FILE))));
    return new Set([...listed.map(({ name }) => name), ...names].filter((name) => name !== null));
}
async function nameIn(files, path) {
    const body = await files.read(path);
    if (body === null || isGenerated(body))
        return null;
    return /^name:\s*['"]?(\w+)/m.exec(new TextDecoder().decode(body))?.[1] ?? null;
}

;// CONCATENATED MODULE: ./build/shared/consume/lock.js





const LOCK_FILE = 'dbt-mesh.lock';
function readLock(text) {
    if (text === null)
        return new Map();
    const document = (0,dist.parseDocument)(text, { stringKeys: true });
    const upstreams = document.errors.length > 0 ? null : document.toJS()?.upstreams;
    if (typeof upstreams !== 'object' || upstreams === null || !Object.values(upstreams).every(isPin)) {
        throw new domain/* UserError */.yo(`${LOCK_FILE} cannot be read: it is not as dbt-mesh wrote it`, 'Settle a merge conflict by taking either side; or remove the file, and run dbt-mesh sync without --frozen.');
    }
    return new Map(Object.entries(upstreams));
}
function isPin(value) {
    const pin = value;
    return [pin?.mode, pin?.environment, pin?.version, pin?.digest, pin?.contract].every((text) => typeof text === 'string');
}
function lockFile(lock) {
    const upstreams = Object.fromEntries([...lock].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pin]) => [name, { ...pin }]));
    const head = `# ${shared_manifest/* MARK */.M$}\n# Commit it: \`dbt-mesh sync --frozen\` reads exactly these publications.\n`;
    return { path: LOCK_FILE, text: head + yamlText({ upstreams }) };
}
function pinTo({ mesh }, mode, pinned) {
    const { environment, version, digest, contract } = mesh;
    if (pinned !== undefined && pinned.environment === environment && pinned.contract === contract)
        return { ...pinned, mode };
    return { mode, environment, version, digest, contract };
}

;// CONCATENATED MODULE: ./build/shared/consume/loom.js





const LOOM_CONFIG = 'dbt_loom.config.yml';
const MANIFESTS_FOLDER = 'dbt_mesh/manifests';
function loomManifestPath(upstream) {
    return `${MANIFESTS_FOLDER}/${upstream}.json`;
}
function loomManifest(upstream, publicManifest) {
    return { path: loomManifestPath(upstream), text: markedJson(publicManifest) };
}
function markedJson(manifest) {
    const own = Object.entries(manifest).filter(([key]) => key !== 'mesh');
    return `${JSON.stringify({ mesh: { note: shared_manifest/* MARK */.M$ }, ...Object.fromEntries(own) })}\n`;
}
function loomConfig(upstreams) {
    return { path: LOOM_CONFIG, text: `# ${shared_manifest/* MARK */.M$}\n${yamlText({ manifests: upstreams.map(entry) })}` };
}
function entry(name) {
    return { name, type: 'file', config: { path: loomManifestPath(name) } };
}
function hasOwnLoomConfig(existing, upstreams) {
    if (existing === null || isGenerated(existing))
        return false;
    const text = new TextDecoder().decode(existing);
    const document = (0,dist.parseDocument)(text);
    const paths = document.errors.length > 0 ? [] : manifestPaths(document.toJS());
    const missing = upstreams.filter((name) => !paths.includes(loomManifestPath(name)));
    if (missing.length === 0)
        return true;
    const lines = yamlText({ manifests: missing.map(entry) });
    throw new domain/* UserError */.yo(`${LOOM_CONFIG} is your own, and does not name the ${missing.length === 1 ? 'manifest' : 'manifests'} of ${missing.join(', ')}`, `Add to it what follows, or remove the file and let sync write it:\n${lines}`);
}
function manifestPaths(config) {
    const manifests = config?.manifests;
    if (!Array.isArray(manifests))
        return [];
    return manifests.flatMap((one) => {
        const path = one?.config?.path;
        return typeof path === 'string' ? [path.replace(/^\.\//, '')] : [];
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/yaml-items.js


function readItems(text, key) {
    const lines = new dist.LineCounter();
    const { document, fault } = readYaml(text, lines);
    if (fault !== null)
        return fault;
    try {
        return yaml_items_itemsOf(document.contents, document.toJS(), key, lines);
    }
    catch (error) {
        if (error instanceof ReferenceError)
            return { line: null, message: error.message };
        throw error;
    }
}
function yaml_items_itemsOf(node, value, key, lines) {
    const list = asMap(value)[key];
    if (!Array.isArray(list))
        return [];
    const pair = (0,dist.isMap)(node) ? node.items.find((item) => (0,dist.isPair)(item) && String(item.key) === key) : undefined;
    const nodes = (0,dist.isSeq)(pair?.value) ? pair.value.items : [];
    return list.map((item, index) => {
        const at = nodes[index];
        return {
            value: asMap(item),
            line: yaml_items_lineOf(at, lines) ?? yaml_items_lineOf(node, lines) ?? 1,
            items: (inner) => yaml_items_itemsOf(at, item, inner, lines)
        };
    });
}
function yaml_items_lineOf(node, lines) {
    return (0,dist.isNode)(node) && node.range ? lines.linePos(node.range[0]).line : null;
}

;// CONCATENATED MODULE: ./build/shared/consume/source-tables.js

function sourceTables(text) {
    const sources = readItems(text, 'sources');
    return 'message' in sources ? sources : sources.flatMap(tablesOf);
}
function tablesOf({ value, items }) {
    const { name: source } = value;
    if (typeof source !== 'string')
        return [];
    const database = plain(value['database'] ?? value['project'], null);
    const schema = plain(value['schema'] ?? value['dataset'], source);
    return items('tables').flatMap(({ value: entry, line }) => {
        const { name: table } = entry;
        if (typeof table !== 'string')
            return [];
        return [{ source, table, database, schema, identifier: plain(entry['identifier'], table), line }];
    });
}
function plain(written, unset) {
    if (written === undefined || written === null)
        return unset;
    return typeof written === 'string' && !/\{[{%#]/.test(written) ? written : null;
}

;// CONCATENATED MODULE: ./build/shared/consume/survey.js













async function surveyProject(files, folder) {
    const faults = [];
    const read = async (file) => decoded(await files.read((0,external_node_path_.join)(folder, file)));
    const text = await read(PROJECT_FILE);
    const fault = text === null ? null : readYaml(text).fault;
    if (fault !== null)
        return { file: PROJECT_FILE, ...fault };
    let downstream;
    try {
        downstream = readDownstream(text, PROJECT_FILE);
    }
    catch (error) {
        return faultOf(PROJECT_FILE, error);
    }
    const packageFiles = {
        packages: whole(await read(PACKAGES_FILE), PACKAGES_FILE, faults),
        dependencies: whole(await read(DEPENDENCIES_FILE), DEPENDENCIES_FILE, faults),
        lock: null
    };
    const { installed, localPackages } = await orFault(PACKAGES_FILE, faults, { installed: new Set(), localPackages: [] }, async () => ({
        installed: await installedPackages(files, folder, downstream, packageFiles),
        localPackages: locals(folder, packageFiles)
    }));
    const lock = await orFault(LOCK_FILE, faults, new Map(), async () => readLock(await read(LOCK_FILE)));
    const sources = [];
    const calls = [];
    for await (const { path: file, text: content } of projectTexts(files, folder, downstream)) {
        calls.push(...callsInFile(file, content).map((call) => ({ ...call, file })));
        const tables = /\.ya?ml$/.test(file) ? sourceTables(content) : [];
        if ('message' in tables)
            faults.push({ file, ...tables });
        else
            sources.push(...tables.map((table) => ({ ...table, file })));
    }
    const named = [
        ...[...lock].map(([project, { mode }]) => whollySaid(project, 'lock', mode, LOCK_FILE)),
        ...(await namedInLoomConfig(files, folder, faults)),
        ...listed(packageFiles.dependencies, faults),
        ...calls
            .filter(({ what, name }) => what === 'ref' && (0,shared_manifest/* isPlainProjectName */.jo)(name) && !installed.has(name))
            .map(({ name, file, line }) => ({ project: name, way: 'ref', mode: null, optional: false, file, line }))
    ];
    return {
        name: downstream.name,
        folder,
        targetPath: downstream.targetPath,
        localPackages,
        named: named.filter(({ project }) => project !== downstream.name),
        sources,
        sourceCalls: calls.filter(({ what }) => what === 'source'),
        faults
    };
}
async function namedInLoomConfig(files, folder, faults) {
    const body = await files.read((0,external_node_path_.join)(folder, LOOM_CONFIG));
    if (body === null || isGenerated(body))
        return [];
    const manifests = readItems(new TextDecoder().decode(body), 'manifests');
    return withNames(manifests, LOOM_CONFIG, faults).map(({ value, project, line }) => ({
        project,
        way: 'loom',
        mode: 'loom',
        optional: value['optional'] === true,
        file: LOOM_CONFIG,
        line
    }));
}
function listed(dependencies, faults) {
    const projects = dependencies === null ? [] : readItems(dependencies, 'projects');
    return withNames(projects, DEPENDENCIES_FILE, faults).map(({ project, line }) => ({
        project,
        way: 'dependencies',
        mode: null,
        optional: false,
        file: DEPENDENCIES_FILE,
        line
    }));
}
function withNames(items, file, faults) {
    if ('message' in items) {
        faults.push({ file, ...items });
        return [];
    }
    return items.flatMap((item) => {
        const project = item.value['name'];
        return typeof project === 'string' ? [{ ...item, project }] : [];
    });
}
function whollySaid(project, way, mode, file) {
    return { project, way, mode, optional: false, file, line: null };
}
function whole(text, file, faults) {
    const fault = text === null ? null : readYaml(text).fault;
    if (fault !== null)
        faults.push({ file, ...fault });
    return fault === null ? text : null;
}
function locals(folder, packageFiles) {
    return listedPackages(packageFiles).flatMap(({ local }) => (local === null ? [] : [(0,external_node_path_.resolve)(folder, local)]));
}
async function orFault(file, faults, unread, read) {
    try {
        return await read();
    }
    catch (error) {
        faults.push(faultOf(file, error));
        return unread;
    }
}
function faultOf(file, error) {
    if (error instanceof domain/* UserError */.yo || error instanceof ReferenceError)
        return { file, line: null, message: error.message };
    throw error;
}
function decoded(body) {
    return body === null ? null : new TextDecoder().decode(body);
}

;// CONCATENATED MODULE: ./build/shared/consume/state.js

const STATE_FOLDER = 'dbt_mesh/state';
const SHELL_SCHEMA = 'https://schemas.getdbt.com/dbt/manifest/v9.json';
function stateFile(own, upstreams) {
    const base = own ?? shell(upstreams[0]?.publicManifest);
    if (base === null)
        return null;
    const had = section(base, 'nodes');
    const added = Object.fromEntries(upstreams
        .flatMap(({ publicManifest }) => Object.entries(section(publicManifest, 'nodes')))
        .filter(([id]) => !Object.hasOwn(had, id))
        .map(([id, node]) => [id, bare(node)]));
    const edgeless = Object.fromEntries(Object.keys(added).map((id) => [id, []]));
    const manifest = {
        ...base,
        nodes: { ...had, ...added },
        parent_map: { ...edgeless, ...section(base, 'parent_map') },
        child_map: { ...edgeless, ...section(base, 'child_map') }
    };
    return { path: `${STATE_FOLDER}/manifest.json`, text: markedJson(manifest) };
}
function shell(manifest) {
    if (manifest === undefined)
        return null;
    return {
        ...manifest,
        metadata: { ...section(manifest, 'metadata'), dbt_schema_version: SHELL_SCHEMA },
        nodes: {},
        groups: {},
        group_map: {},
        parent_map: {},
        child_map: {}
    };
}
function section(manifest, key) {
    const value = manifest[key];
    return typeof value === 'object' && value !== null ? value : {};
}
function bare(node) {
    const contract = { enforced: false };
    return { ...node, contract, config: { ...section(node, 'config'), contract }, depends_on: { macros: [], nodes: [] } };
}

;// CONCATENATED MODULE: ./build/shared/consume/moved-manifest.js



function movedManifest(publicManifest, moves) {
    if (moves.size === 0)
        return publicManifest;
    const nodes = Object.entries(section(publicManifest, 'nodes')).map(([id, node]) => {
        const moved = moves.get(id);
        return [id, moved === undefined ? node : placed(node, moved, moved)];
    });
    return { ...publicManifest, nodes: Object.fromEntries(nodes) };
}
function movedState(own, upstreams) {
    const moving = upstreams.filter(({ moves }) => moves.size > 0);
    if (moving.length === 0)
        return own;
    const byId = new Map(moving.flatMap((upstream) => [...upstream.moves].map(([id, to]) => [id, move(upstream, id, to)])));
    const moved = (id, node) => (id === null ? undefined : byId.get(id))?.(node) ?? node;
    return {
        ...own,
        nodes: mapped(section(own, 'nodes'), (node, id) => moved(id, node)),
        sources: mapped(section(own, 'sources'), (source) => moved(modelOf(source), source))
    };
}
function move({ project, quoting }, id, to) {
    const from = project.publicModels.find(({ uniqueId }) => uniqueId === id)?.relation;
    const names = namesUnder(quoting, to, project.adapter);
    return (node) => {
        if (from === undefined || !liesAt(node, from, project.adapter))
            return node;
        return placed(node, node['resource_type'] === 'source' || isInjected(node) ? to : names, to);
    };
}
function liesAt(node, relation, adapter) {
    const rendered = node['relation_name'];
    return (typeof rendered === 'string' && (0,shared_manifest/* relationKey */.Yb)({ ...relation, rendered }, adapter) === (0,shared_manifest/* relationKey */.Yb)(relation, adapter));
}
function placed(node, { database, schema }, { rendered }) {
    return {
        ...node,
        database,
        schema,
        ...(typeof node['relation_name'] === 'string' ? { relation_name: rendered } : {}),
        ...(typeof node['unrendered_database'] === 'string' ? { unrendered_database: database } : {}),
        ...(typeof node['unrendered_schema'] === 'string' ? { unrendered_schema: schema } : {}),
        ...(isInjected(node)
            ? { unrendered_config: { ...section(node, 'unrendered_config'), schema, ...(database ? { database } : {}) } }
            : {})
    };
}
function isInjected(node) {
    return node['original_file_path'] === '' && Object.hasOwn(node, 'unrendered_config');
}
function modelOf(source) {
    const mark = section({ ...section(section(source, 'config'), 'meta'), ...section(source, 'meta') }, 'dbt_mesh');
    const { project, model, version } = mark;
    if (typeof project !== 'string' || typeof model !== 'string')
        return null;
    const known = typeof version === 'string' || typeof version === 'number';
    return `model.${project}.${model}${known ? `.v${version}` : ''}`;
}
function mapped(entries, change) {
    return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value, key)]));
}

;// CONCATENATED MODULE: ./build/shared/consume/source-file.js





const PREFIX = '_mesh_';
function sourceFilePath(modelPath, upstream) {
    return `${modelPath}/${PREFIX}${upstream}.yml`;
}
function isSourceFilePath(path) {
    return new RegExp(`(^|/)${PREFIX}[^/]+\\.yml$`).test(path);
}
function sourceFile(project, modelPath) {
    const sources = [...blocks(project.publicModels).values()].map((models) => block(project, models));
    return {
        path: sourceFilePath(modelPath, project.name),
        text: `# ${shared_manifest/* MARK */.M$}\n${yamlText({ version: 2, sources })}`
    };
}
function blocks(models) {
    const blocks = new Map();
    for (const model of models) {
        const { database, schema } = model.relation;
        const key = JSON.stringify([database, schema, quotingOf(model.relation)]);
        blocks.set(key, [...(blocks.get(key) ?? []), model]);
    }
    return blocks;
}
function block(project, models) {
    const relation = models[0]?.relation;
    return {
        name: project.name,
        database: optionalText(relation?.database),
        schema: optionalText(relation?.schema),
        quoting: relation === undefined ? undefined : source_file_quoting(quotingOf(relation)),
        tables: models.map((model) => table(project, model))
    };
}
function source_file_quoting(quoting) {
    return quoting === null ? undefined : { ...quoting };
}
function table(project, model) {
    const name = model.version === null ? model.name : `${model.name}_v${model.version}`;
    return {
        name,
        identifier: model.relation.identifier === name ? undefined : jinjaText(model.relation.identifier),
        description: optionalText(model.description),
        config: { meta: { dbt_mesh: { project: project.name, model: model.name, version: model.version } } },
        columns: model.columns.length === 0
            ? undefined
            : model.columns.map((column) => ({
                name: column.name,
                data_type: optionalText(column.dataType),
                description: optionalText(column.description),
                quote: column.quote ? true : undefined
            }))
    };
}
function optionalText(text) {
    return text === null || text === undefined || text === '' ? undefined : jinjaText(text);
}

;// CONCATENATED MODULE: ./build/shared/consume/plan.js











const MESH_FOLDER = 'dbt_mesh';
const NO_MOVES = new Map();
function plan(existing, upstreams) {
    const { downstream, packageFiles, state } = existing;
    const of = (mode) => upstreams.filter((upstream) => upstream.mode === mode);
    const names = (mode) => of(mode).map(({ publication }) => publication.project.name);
    const manifests = upstreams.map((upstream) => ({
        name: upstream.publication.project.name,
        publicManifest: pinned(upstream)
    }));
    const moved = upstreams.map(({ publication: { project }, moves = NO_MOVES }) => ({
        project,
        moves,
        quoting: plan_quoting(downstream, project.adapter)
    }));
    const stateManifest = stateFile(state && movedState(state, moved), manifests);
    return {
        files: [
            ...folderFiles,
            ...of('package').flatMap(({ publication: { project }, moves = NO_MOVES }) => stubPackage(project, moves, plan_quoting(downstream, project.adapter))),
            ...of('sources').map(({ publication: { project }, moves = NO_MOVES }) => sourceFile(movedProject(project, moves), downstream.modelPaths[0] ?? 'models')),
            ...of('loom').map((upstream) => loomManifest(upstream.publication.project.name, pinned(upstream))),
            ...loomConfigFile(existing.loomConfig, names('loom')),
            ...(stateManifest === null ? [] : [stateManifest]),
            lockFile(new Map(upstreams.map(({ publication, pin }) => [publication.project.name, pin])))
        ],
        edits: listPackages(packageFiles, names('package')),
        hasState: stateManifest !== null
    };
}
const folderFiles = [
    { path: `${MESH_FOLDER}/.gitignore`, text: `# ${shared_manifest/* MARK */.M$}\n*\n` },
    { path: `${MESH_FOLDER}/.sqlfluffignore`, text: `# ${shared_manifest/* MARK */.M$}\n*\n` }
];
function plan_quoting(downstream, adapter) {
    return { ...defaultQuoting(adapter), ...downstream.quoting };
}
function loomConfigFile(existing, upstreams) {
    return upstreams.length === 0 || hasOwnLoomConfig(existing, upstreams) ? [] : [loomConfig(upstreams)];
}
function pinned({ publication, pin, moves = NO_MOVES }) {
    const view = movedManifest((0,shared_manifest/* publicView */.PV)(publication.manifest, publication.project), moves);
    const metadata = view['metadata'];
    return { ...view, metadata: { ...metadata, generated_at: timeOf(pin.version) ?? metadata['generated_at'] } };
}
function timeOf(version) {
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(version);
    if (match === null)
        return null;
    const [, year, month, day, hour, minute, second] = match;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.000000Z`;
}

;// CONCATENATED MODULE: ./build/shared/consume/faults.js

function together(all) {
    const unreachable = all.find((fault) => fault instanceof domain/* Unreachable */.LL);
    const faults = all.filter((fault) => !(fault instanceof domain/* Unreachable */.LL) || fault === unreachable);
    const [first] = faults;
    if (first === undefined || faults.length === 1)
        return first ?? null;
    const messages = faults.map((fault) => `  ${fault.message}`).join('\n');
    return new domain/* UserError */.yo(`${faults.length} faults:\n${messages}`, [...new Set(faults.map((fault) => fault.hint))].join(' '));
}
async function faults_all(promises) {
    const settled = await Promise.allSettled(promises);
    const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const faults = errors.filter((error) => error instanceof domain/* UserError */.yo);
    const bug = errors.find((error) => !(error instanceof domain/* UserError */.yo));
    if (bug !== undefined)
        throw bug instanceof Error ? bug : new Error('A value was thrown that is no error', { cause: bug });
    const fault = together(faults);
    if (fault !== null)
        throw fault;
    return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

;// CONCATENATED MODULE: ./build/shared/consume/apply.js











async function apply(files, projectDir, downstream, plan) {
    const project = projectFiles(files, projectDir);
    const wanted = await Promise.all(plan.files.map(async (file) => ({ file, now: await project.read(file.path) })));
    const inTheWay = wanted.filter(({ file, now }) => now !== null && !isGenerated(now) && !mayBeTheirs(file.path));
    const fault = together(inTheWay.map(({ file }) => notOurs(file.path)));
    if (fault !== null)
        throw fault;
    const changed = wanted
        .filter(({ file, now }) => now === null || (isGenerated(now) && !isSame(now, file.text)))
        .map(({ file }) => file);
    const obsolete = await obsoleteFiles(project, downstream, plan.files);
    const installed = await installedOf(project, downstream, obsolete);
    for (const path of [...installed.links, ...obsolete])
        await project.remove(path);
    const generated = changed.filter((file) => !isLock(file));
    await Promise.all(generated.map(({ path, text }) => project.write(path, text)));
    const inOrder = [...plan.edits, ...changed.filter(isLock)];
    for (const { path, text } of inOrder)
        await (text === null ? project.remove(path) : project.write(path, text));
    const writes = [...generated, ...inOrder];
    const removed = writes.filter(({ text }) => text === null).map(({ path }) => path);
    return {
        written: writes
            .filter(({ text }) => text !== null)
            .map(({ path }) => path)
            .sort(),
        removed: [...installed.links, ...obsolete, ...removed].sort(),
        stale: installed.copies
    };
}
function projectFiles(files, projectDir) {
    return {
        read: (path) => files.read((0,external_node_path_.join)(projectDir, path)),
        write: (path, text) => files.write((0,external_node_path_.join)(projectDir, path), text),
        remove: (path) => files.remove((0,external_node_path_.join)(projectDir, path)),
        list: (folder) => files.list((0,external_node_path_.join)(projectDir, folder))
    };
}
function mayBeTheirs(path) {
    return path === `${MESH_FOLDER}/.gitignore`;
}
function notOurs(path) {
    return new domain/* UserError */.yo(`${path} is not a file that dbt-mesh generated, so it is left as it is`, 'Rename or remove it, and run dbt-mesh sync again.');
}
function isSame(body, text) {
    return Buffer.from(text).equals(body);
}
function isLock({ path }) {
    return path === LOCK_FILE;
}
async function obsoleteFiles(project, { modelPaths }, planned) {
    const keep = new Set(planned.map(({ path }) => path));
    const below = async (folder) => (await project.list(folder)).map((path) => `${folder}/${path}`);
    const own = await Promise.all([PACKAGES_FOLDER, MANIFESTS_FOLDER, STATE_FOLDER].map(below));
    const sources = (await Promise.all(modelPaths.filter(isInside).map(below))).flat().filter(isSourceFilePath);
    const candidates = [...new Set([...own.flat(), ...sources, LOOM_CONFIG])].filter((path) => !keep.has(path));
    const generated = await Promise.all(candidates.map((path) => isOurs(project, path)));
    return candidates.filter((_, index) => generated[index]);
}
function isInside(folder) {
    return !folder.startsWith('..') && !(0,external_node_path_.isAbsolute)(folder);
}
async function isOurs(project, path) {
    const body = await project.read(path);
    return body !== null && isGenerated(body);
}
async function installedOf(project, { packagesPath }, obsolete) {
    const names = obsolete
        .map((path) => path.split('/'))
        .filter((parts) => parts.length === 4 && parts[3] === PROJECT_FILE);
    if (names.length === 0)
        return { links: [], copies: [] };
    const folders = names.map((parts) => `${packagesPath}/${parts[2]}`);
    const ours = await Promise.all(folders.map((folder) => isOurs(project, `${folder}/${PROJECT_FILE}`)));
    const listed = new Set((await project.list(packagesPath)).map((path) => `${packagesPath}/${path}`));
    const isCopy = (folder) => listed.has(`${folder}/${PROJECT_FILE}`);
    const installed = folders.filter((_, index) => ours[index]);
    return { links: installed.filter((folder) => !isCopy(folder)), copies: installed.filter(isCopy) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/consume/cache.js




const CACHE_FOLDER = `${MESH_FOLDER}/cache`;
const CACHE_INDEX = 'index.json';
async function openCache(files, projectDir, registry) {
    const folder = (0,external_node_path_.join)(projectDir, CACHE_FOLDER);
    const indexFile = (0,external_node_path_.join)(folder, CACHE_INDEX);
    const found = parsed(await readOrNull(files, indexFile));
    const index = new Map(found?.registry === registry ? Object.entries(found.objects) : []);
    const whole = new Set();
    return {
        index,
        async read(key) {
            const entry = index.get(key);
            if (entry === undefined)
                return null;
            const body = await readOrNull(files, (0,external_node_path_.join)(folder, entry.sha256));
            if (body === null || !isBody(body, entry))
                return null;
            whole.add(entry.sha256);
            return { etag: entry.etag, body };
        },
        async write(next, bodies) {
            const lying = new Set(await files.list(folder));
            await Promise.all([...bodies]
                .filter(([name]) => !whole.has(name))
                .map(async ([name, body]) => {
                const path = (0,external_node_path_.join)(folder, name);
                if (!lying.has(name) || !cache_isSame(await readOrNull(files, path), body))
                    await files.write(path, body);
            }));
            const text = Buffer.from(indexText({ registry, objects: Object.fromEntries(next) }));
            if (!cache_isSame(await readOrNull(files, indexFile), text))
                await files.write(indexFile, text);
            const named = new Set([CACHE_INDEX, ...[...next.values()].map((entry) => entry.sha256)]);
            const old = [...lying].filter((name) => !named.has(name) && !name.startsWith('.'));
            await Promise.all(old.map((name) => files.remove((0,external_node_path_.join)(folder, name))));
        }
    };
}
function cacheEntry({ etag, body }) {
    return { etag, sha256: sha256(body), size: body.byteLength };
}
function indexText(index) {
    return `${JSON.stringify(index, null, 2)}\n`;
}
function parsed(body) {
    if (body === null)
        return null;
    try {
        const index = JSON.parse(new TextDecoder().decode(body));
        const { registry, objects } = index ?? {};
        return typeof registry === 'string' && isObject(objects) && Object.values(objects).every(isEntry)
            ? { registry, objects }
            : null;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}
function isEntry(value) {
    const { etag, sha256: name, size } = (isObject(value) ? value : {});
    return (typeof etag === 'string' && typeof name === 'string' && /^[0-9a-f]{64}$/.test(name) && Number.isSafeInteger(size));
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function isBody(body, { size, sha256: name }) {
    return body.byteLength === size && sha256(body) === name;
}
function cache_isSame(one, other) {
    return one !== null && Buffer.compare(one, other) === 0;
}
async function readOrNull(files, path) {
    try {
        return await files.read(path);
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return null;
        throw error;
    }
}
function sha256(body) {
    return (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
}

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/consume/unmatched-rules.js



const PARTS = ['database', 'schema'];
function unmatchedRules({ name }, upstreams) {
    const layers = new Set(upstreams.flatMap(({ relations }) => relations));
    return [...layers].flatMap((rules) => {
        const ruled = upstreams.filter(({ relations }) => relations.includes(rules));
        return PARTS.flatMap((part) => Object.keys(rules[part])
            .filter((key) => !ruled.some((upstream) => namesIn(upstream, part).some(isOneOf(key, upstream))))
            .map((key) => unmatched(name, part, key, ruled)));
    });
}
function isOneOf(key, { project }) {
    return (name) => isAbout(key, name, project.adapter);
}
function namesIn({ project }, part) {
    return project.publicModels.flatMap(({ relation }) => relationNames(relation)[part] ?? []);
}
function unmatched(downstream, part, key, ruled) {
    const names = [...new Set(ruled.flatMap((upstream) => namesIn(upstream, part).map(({ name }) => name)))].sort();
    const upstreams = ruled.map(({ project }) => project.name).join(', ');
    return (0,rules/* finding */.gk)('relations-unmatched', {
        project: downstream,
        model: null,
        message: `\`relations\` has a rule for the ${part} ${key}, where no public model of ${upstreams} lies: they lie in ${names.length === 0 ? 'none' : names.join(', ')}`,
        hint: `${(0,rules/* didYouMean */.au)(key, names)}Correct the rule, or take it out; in dbt-mesh.yml, one for a single upstream stands under that upstream.`
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/reach.js



const CURES = {
    materialized: stubMaterialization,
    schema: () => 'null',
    database: () => 'null',
    enabled: () => 'true'
};
function configReachesStubs(downstream, upstreams) {
    return downstream.modelConfigs.flatMap((config) => {
        const cure = Object.hasOwn(CURES, config.key) ? CURES[config.key] : undefined;
        if (cure === undefined)
            return [];
        const reached = upstreams.filter((name) => downstream.packageConfigs.get(name)?.has(config.key) !== true);
        return reached.length === 0
            ? []
            : [
                reaches(downstream, config, reached.map((name) => `${name}: {+${config.key}: ${cure(name)}}`))
            ];
    });
}
function reaches(downstream, { key, line }, lines) {
    const effect = key === 'enabled'
        ? 'a disabled stub cannot be referenced'
        : key === 'materialized'
            ? 'a build that includes them stops at the first with a message'
            : 'they are configured by it, though their relations stay where they are';
    return (0,rules/* finding */.gk)('config-reaches-stubs', {
        project: downstream.name,
        model: null,
        file: PROJECT_FILE,
        line,
        message: `${PROJECT_FILE} sets +${key} for the models of all packages, the generated stubs included: ${effect}`,
        hint: `Under models: in ${PROJECT_FILE}, add ${lines.join(' and ')}; or move +${key} under ${downstream.name}:.`
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/engine.js


const engine_HEAD_BYTES = 64 * 1024;
function dbtVersionIn(manifest) {
    if (manifest === null)
        return null;
    const head = new TextDecoder().decode(manifest.subarray(0, engine_HEAD_BYTES));
    return /"dbt_version"\s*:\s*"(\d+\.\d+[^"]*)"/.exec(head)?.[1] ?? null;
}
function stateEngineMismatch({ name }, state, lastDbtVersion) {
    const stateVersion = state?.['metadata']?.dbt_version;
    if (typeof stateVersion !== 'string' || lastDbtVersion === null || minor(stateVersion) === minor(lastDbtVersion))
        return [];
    return [
        (0,rules/* finding */.gk)('state-engine-mismatch', {
            project: name,
            model: null,
            message: `The state of ${name} was written by dbt ${stateVersion}, and the last run here was dbt ${lastDbtVersion}: --select state:modified may select too much`,
            hint: `Run the same minor version of dbt in both places, or publish ${name} once with the new one.`
        })
    ];
}
function projectsKeyOnV2({ name }, upstreams, folder, lastDbtVersion) {
    if (lastDbtVersion?.startsWith('1.') === true)
        return [];
    const list = upstreams.map(({ project, mode }) => `${project}: ${mode}`).join(', ');
    return [
        (0,rules/* finding */.gk)('projects-key-on-v2', {
            project: name,
            model: null,
            file: DEPENDENCIES_FILE,
            message: `${DEPENDENCIES_FILE} lists upstreams under projects:, at which dbt v2 stops (dbt1005) without credentials of dbt Cloud`,
            hint: `Move the list to dbt-mesh.yml at the root of the repository, and remove projects: here:\nprojects:\n  ${name}: { path: ${folder === '' ? '.' : folder}, upstreams: { ${list} } }`
        })
    ];
}
function minor(version) {
    return version.split('.').slice(0, 2).join('.');
}

;// CONCATENATED MODULE: ./build/shared/consume/clashes.js




function refuseClashes(downstream, installed, upstreams) {
    const fault = together([
        ...upstreams.flatMap((upstream) => [...itself(downstream, upstream), ...installedToo(installed, upstream)]),
        ...folders(downstream, upstreams)
    ]);
    if (fault !== null)
        throw fault;
}
function itself({ name }, { project }) {
    if (project !== name)
        return [];
    return [
        new domain/* UserError */.yo(`${name} is declared as an upstream of itself`, 'Remove it from the upstreams; its own models need a ref with one argument.')
    ];
}
function installedToo(installed, { project, mode }) {
    if (mode === 'sources' || !installed.has(project))
        return [];
    return [
        new domain/* UserError */.yo(`${project} is an upstream and also a dbt package that this project installs`, `Remove the package from packages.yml or dependencies.yml, or ${project} from the upstreams.`)
    ];
}
function folders({ modelPaths, otherPaths }, upstreams) {
    const holding = [...modelPaths, ...otherPaths].filter((path) => path === '.' || path === MESH_FOLDER || path.startsWith(`${MESH_FOLDER}/`));
    const outside = (modelPaths[0] ?? '').startsWith('..') || (modelPaths[0] ?? '').startsWith('/');
    return [
        ...holding.map((path) => new domain/* UserError */.yo(`${PROJECT_FILE} has the path ${JSON.stringify(path)}, which holds ${MESH_FOLDER}: dbt would read generated models as this project's own`, 'Name a folder for the models, as in `model-paths: [models]`.')),
        ...(outside && upstreams.some(({ mode }) => mode === 'sources')
            ? [
                new domain/* UserError */.yo(`The first of model-paths in ${PROJECT_FILE} lies outside the project (${modelPaths[0]}), and generated sources go there`, 'Put a folder of the project first.')
            ]
            : [])
    ];
}

;// CONCATENATED MODULE: ./build/shared/consume/index.js



















/***/ }),

/***/ 9876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ir: () => (/* reexport */ apiOf),
  Ng: () => (/* reexport */ connect),
  xL: () => (/* reexport */ marker),
  zC: () => (/* reexport */ occasionOf),
  yv: () => (/* reexport */ originOf),
  _M: () => (/* reexport */ repositoryOf),
  tZ: () => (/* reexport */ stick),
  zy: () => (/* reexport */ tellOf),
  yy: () => (/* reexport */ temporaryFolder),
  lS: () => (/* reexport */ writeCheckRun)
});

// UNUSED EXPORTS: UPSTREAM_EVENT

;// CONCATENATED MODULE: ./build/shared/github/origin.js
function originOf(env) {
    const server = env['GITHUB_SERVER_URL'] || null;
    const repository = env['GITHUB_REPOSITORY'] || null;
    const run = env['GITHUB_RUN_ID'] || null;
    return {
        repository,
        commit: env['GITHUB_SHA'] || null,
        runUrl: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : null
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/shared/github/temporary-folder.js

function temporaryFolder(env) {
    return env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)();
}

;// CONCATENATED MODULE: ./build/shared/github/api.js
function apiOf(env) {
    return env['GITHUB_API_URL'] || 'https://api.github.com';
}

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/github/failure.js

function refusalOf(error) {
    if (!(error instanceof Error))
        return null;
    if (error.name === 'TimeoutError' || error.name === 'AbortError')
        return unanswered(error.message);
    if (error.name !== 'HttpError')
        return null;
    const { status, response } = error;
    return response === undefined
        ? unanswered(error.message)
        : { status, message: error.message, headers: response.headers };
}
function unanswered(message) {
    return { status: null, message, headers: {} };
}
function rateLimitSeconds({ status, message, headers }, now) {
    if (status !== 403 && status !== 429)
        return null;
    const after = Number(headers['retry-after']);
    if (headers['retry-after'] !== undefined && Number.isFinite(after))
        return Math.max(0, after);
    const reset = Number(headers['x-ratelimit-reset']);
    if (String(headers['x-ratelimit-remaining']) === '0' && Number.isFinite(reset)) {
        return Math.max(0, Math.ceil(reset - now.getTime() / 1000));
    }
    return status === 429 || /secondary rate limit/i.test(message) ? 60 : null;
}
function isTransient({ status }) {
    return status === null || status >= 500;
}
function explained(task, refusal, api, waitSeconds) {
    const { status } = refusal;
    const said = `${firstLine(refusal.message)}${status === null ? '' : `, ${status}`}`;
    if (waitSeconds !== null) {
        return new domain/* UserError */.yo(`GitHub would not ${task.what} now: too much was asked of it (${said})`, `Run again in ${Math.max(1, Math.ceil(waitSeconds / 60))} min, or use a token of another user or app.`);
    }
    if (status === null) {
        return new domain/* UserError */.yo(`GitHub could not be asked to ${task.what}: ${api} gave no answer (${said})`, 'Check that this machine reaches it, and https://www.githubstatus.com.');
    }
    if (status >= 500) {
        return new domain/* UserError */.yo(`GitHub failed to ${task.what} (${said})`, 'Run again; https://www.githubstatus.com tells whether it is well.');
    }
    if (status === 401) {
        return new domain/* UserError */.yo(`GitHub does not know the token that is to ${task.what} (${said})`, 'It may have expired. Leave `github-token` out to use that of the job.');
    }
    if (status === 403 || status === 404) {
        return new domain/* UserError */.yo(`GitHub refused to ${task.what} (${said})`, task.needs);
    }
    return new domain/* UserError */.yo(`GitHub did not accept to ${task.what} (${said})`, 'Its answer says what it did not like.');
}
function firstLine(message) {
    return (message.split('\n')[0] ?? '').slice(0, 300);
}

;// CONCATENATED MODULE: ./build/shared/github/attempts.js

const ATTEMPTS = 3;
const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_SECONDS = 60;
async function attempt(task, { api, clock, signal }, send) {
    for (let number = 1;; number += 1) {
        try {
            return await send(AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]));
        }
        catch (error) {
            signal.throwIfAborted();
            const refusal = refusalOf(error);
            if (refusal === null)
                throw error;
            const asked = rateLimitSeconds(refusal, clock.now());
            const again = asked === null ? task.repeatable && isTransient(refusal) : asked <= LONGEST_WAIT_SECONDS;
            if (number === ATTEMPTS || !again)
                throw explained(task, refusal, api, asked);
            await clock.sleep(asked === null ? backoff(number) : asked * 1000);
        }
    }
}
function backoff(number) {
    return 250 * 2 ** number * (0.5 + Math.random() / 2);
}

;// CONCATENATED MODULE: ./build/shared/github/connect.js


const PER_PAGE = 100;
const MAX_PAGES = 100;
async function connect(connection) {
    const { request: octokit } = await __webpack_require__.e(/* import() */ 359).then(__webpack_require__.bind(__webpack_require__, 7359));
    const request = octokit.defaults({
        baseUrl: connection.api.replace(/\/+$/, ''),
        headers: {
            accept: 'application/vnd.github+json',
            authorization: `Bearer ${connection.token}`,
            'user-agent': 'dbt-mesh',
            'x-github-api-version': '2022-11-28'
        }
    });
    const ask = (task, send) => attempt(task, connection, (signal) => send({ signal }));
    return {
        async comments(at, pullRequest) {
            const all = [];
            for (let page = 1; page <= MAX_PAGES; page += 1) {
                const { data, headers } = await ask(reading(pullRequest), (options) => request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                    ...at,
                    issue_number: pullRequest,
                    per_page: PER_PAGE,
                    page,
                    request: options
                }));
                for (const { id, body, user } of data) {
                    all.push({
                        id: Number(id),
                        body: body ?? '',
                        author: { login: user?.login ?? '', isBot: user?.type === 'Bot' }
                    });
                }
                if (!headers.link?.includes('rel="next"'))
                    break;
            }
            return all;
        },
        async createComment(at, pullRequest, body) {
            await ask(commenting(pullRequest, false), (options) => request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
                ...at,
                issue_number: pullRequest,
                body,
                request: options
            }));
        },
        async updateComment(at, id, body) {
            await ask({ ...commenting(null, true), what: `update comment ${id}` }, (options) => request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
                ...at,
                comment_id: id,
                body,
                request: options
            }));
        },
        async user() {
            const task = { what: 'say whose token this is', needs: '', repeatable: true };
            return ask(task, async (options) => {
                try {
                    return (await request('GET /user', { request: options })).data.login;
                }
                catch (error) {
                    const refusal = refusalOf(error);
                    if (refusal?.status === 403 && rateLimitSeconds(refusal, connection.clock.now()) === null)
                        return null;
                    throw error;
                }
            });
        },
        async createCheckRun(at, run) {
            const { data } = await ask(checking('write a check run'), (options) => request('POST /repos/{owner}/{repo}/check-runs', { ...at, ...fieldsOf(run), request: options }));
            return Number(data.id);
        },
        async extendCheckRun(at, id, output) {
            await ask(checking('add annotations to the check run'), (options) => request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
                ...at,
                check_run_id: id,
                output: outputOf(output),
                request: options
            }));
        },
        async dispatch(to, type, payload) {
            await ask(dispatching(to), (options) => request('POST /repos/{owner}/{repo}/dispatches', {
                ...to,
                event_type: type,
                client_payload: { ...payload },
                request: options
            }));
        }
    };
}
function fieldsOf({ name, headSha, detailsUrl, conclusion, output }) {
    return {
        name,
        head_sha: headSha,
        ...(detailsUrl === null ? {} : { details_url: detailsUrl }),
        status: 'completed',
        conclusion,
        output: outputOf(output)
    };
}
function outputOf({ annotations, ...words }) {
    return { ...words, annotations: annotations.map((one) => ({ ...one })) };
}
const FORK = 'On a pull request from a fork the token of the job can only read, whatever its permissions say.';
function reading(pullRequest) {
    return { ...commenting(pullRequest, true), what: `read the comments of pull request ${pullRequest}` };
}
function commenting(pullRequest, repeatable) {
    return {
        what: `comment on pull request ${pullRequest}`,
        needs: `Give the job \`permissions: { pull-requests: write }\`, or set \`comment: never\`. ${FORK}`,
        repeatable
    };
}
function checking(what) {
    return {
        what,
        needs: `Give the job \`permissions: { checks: write }\`, or set \`check-run: false\`; only a token of an app can write one, as that of the job is. ${FORK}`,
        repeatable: false
    };
}
function dispatching({ owner, repo }) {
    return {
        what: `start the workflows of ${owner}/${repo}`,
        needs: `It takes a token with \`contents: write\` on ${owner}/${repo}: that of a GitHub App that is installed there, or a fine-grained one. The token of the job reaches its own repository alone.`,
        repeatable: true
    };
}

;// CONCATENATED MODULE: ./build/shared/github/repository.js
const FULL_NAME = /^([A-Za-z0-9][A-Za-z0-9-]{0,100})\/([A-Za-z0-9._-]{1,100})$/;
function repositoryOf(fullName) {
    const [, owner, repo] = FULL_NAME.exec(fullName ?? '') ?? [];
    return owner === undefined || repo === undefined || /^\.\.?$/.test(repo) ? null : { owner, repo };
}

;// CONCATENATED MODULE: ./build/shared/github/notify.js


const UPSTREAM_EVENT = 'dbt-mesh-upstream';
const MAX_MODELS_BYTES = 48_000;
const AT_ONCE = 4;
async function tellOf(change, repositories, github, signal) {
    const waiting = others(repositories, change.repository);
    const failures = new Map();
    const queue = [...waiting];
    const work = async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
            const failure = await told(change, next, github, signal);
            if (failure !== null)
                failures.set(next, failure);
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return {
        notified: waiting.filter((repository) => !failures.has(repository)),
        failed: waiting.flatMap((repository) => {
            const failure = failures.get(repository);
            return failure === undefined ? [] : [{ repository, failure }];
        })
    };
}
function others(repositories, own) {
    const byName = new Map(repositories.map((repository) => [repository.toLowerCase(), repository]));
    if (own !== null)
        byName.delete(own.toLowerCase());
    return [...byName.values()];
}
async function told(change, fullName, github, signal) {
    const repository = repositoryOf(fullName);
    if (repository === null) {
        return new domain/* UserError */.yo(`${JSON.stringify(fullName)} is no repository of GitHub`, 'A repository is named owner/name. What the registry records of a consumer is written by its own publication.');
    }
    if (signal.aborted)
        return late(fullName);
    try {
        await github.dispatch(repository, UPSTREAM_EVENT, payloadOf(change));
        return null;
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return error;
        if (signal.aborted)
            return late(fullName);
        throw error;
    }
}
function late(fullName) {
    return new domain/* UserError */.yo(`The time was up before ${fullName} could be told`, 'It builds with its next run. GitHub may be slow: https://www.githubstatus.com tells.');
}
function payloadOf({ project, environment, version, models, repository }) {
    const fits = Buffer.byteLength(JSON.stringify(models)) <= MAX_MODELS_BYTES;
    return { project, environment, version, models: fits ? [...models] : [], repository };
}

;// CONCATENATED MODULE: ./build/shared/github/occasion.js
function occasionOf(env, event) {
    const payload = parsed(event);
    const pull = at(payload, 'pull_request');
    const run = at(payload, 'workflow_run');
    const issue = at(payload, 'issue');
    return {
        repository: env['GITHUB_REPOSITORY'] || null,
        pullRequest: numberIn(pull) ?? numberOfRun(run) ?? (at(issue, 'pull_request') === undefined ? null : numberIn(issue)),
        headSha: hash(at(at(pull, 'head'), 'sha')) ?? hash(at(run, 'head_sha')) ?? hash(env['GITHUB_SHA'])
    };
}
function numberOfRun(run) {
    const pulls = at(run, 'pull_requests');
    return Array.isArray(pulls) && pulls.length === 1 ? numberIn(pulls[0]) : null;
}
function numberIn(value) {
    const number = at(value, 'number');
    return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}
function hash(value) {
    return typeof value === 'string' && /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(value) ? value : null;
}
function at(value, key) {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? value[key]
        : undefined;
}
function parsed(text) {
    try {
        return text === null ? null : JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/github/sticky-comment.js

function marker(asked) {
    return `<!-- dbt-mesh ${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(asked)).digest('hex').slice(0, 16)} -->`;
}
async function stick(github, at, pullRequest, mark, text, worthCreating) {
    const body = `${mark}\n${text}`;
    const marked = (await github.comments(at, pullRequest)).filter((comment) => startsWithLine(comment.body, mark));
    const earlier = marked.length === 0 ? undefined : await ours(marked, github);
    if (earlier === undefined) {
        if (!worthCreating)
            return 'none';
        await github.createComment(at, pullRequest, body);
        return 'created';
    }
    if (earlier.body.replaceAll('\r\n', '\n').trimEnd() === body.trimEnd())
        return 'unchanged';
    await github.updateComment(at, earlier.id, body);
    return 'updated';
}
async function ours(marked, github) {
    const login = await github.user();
    return marked.find(({ author }) => (login === null ? author.isBot : author.login === login));
}
function startsWithLine(body, line) {
    return body.split(/\r?\n/, 1)[0] === line;
}

;// CONCATENATED MODULE: ./build/shared/github/check-runs.js
const PER_REQUEST = 50;
async function writeCheckRun(github, at, run) {
    const [first = [], ...more] = batches(run.output.annotations);
    const id = await github.createCheckRun(at, { ...run, output: { ...run.output, annotations: first } });
    for (const annotations of more)
        await github.extendCheckRun(at, id, { ...run.output, annotations });
}
function batches(all) {
    const number = Math.ceil(all.length / PER_REQUEST);
    return Array.from({ length: number }, (_, index) => all.slice(index * PER_REQUEST, (index + 1) * PER_REQUEST));
}

;// CONCATENATED MODULE: ./build/shared/github/index.js











/***/ }),

/***/ 5681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Mm: () => (/* reexport */ bounded),
  XM: () => (/* binding */ canIDeploy),
  Ui: () => (/* binding */ diff),
  mN: () => (/* binding */ docs),
  Xr: () => (/* reexport */ side_by_side/* fewAtOnce */.X),
  b6: () => (/* binding */ operations_history),
  c4: () => (/* binding */ iam),
  RN: () => (/* reexport */ inTime),
  Ts: () => (/* binding */ init),
  kT: () => (/* reexport */ nodeFiles),
  R3: () => (/* binding */ prune),
  mk: () => (/* binding */ publish),
  dU: () => (/* binding */ rollback),
  OH: () => (/* binding */ sync),
  tf: () => (/* binding */ validate),
  MX: () => (/* binding */ verify)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/operations/node-files.js





const MAX_BYTES = 512 * 1024 * 1024;
const nodeFiles = {
    async read(path) {
        try {
            const file = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
            try {
                return await readWhole(file, path);
            }
            finally {
                await file.close();
            }
        }
        catch (error) {
            if (isMissing(error))
                return null;
            throw explained(error, 'read', path);
        }
    },
    async write(path, body) {
        const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_crypto_.randomBytes)(6).toString('hex')}.dbt-mesh.tmp`);
        try {
            const file = await openNew(temporary);
            try {
                await file.writeFile(body);
            }
            finally {
                await file.close();
            }
            await (0,promises_.rename)(temporary, path);
        }
        catch (error) {
            await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
            throw explained(error, 'write', path);
        }
    },
    async remove(path) {
        try {
            await (0,promises_.rm)(path, { force: true });
        }
        catch (error) {
            throw explained(error, 'remove', path);
        }
    },
    async list(folder) {
        try {
            const entries = await (0,promises_.readdir)(folder, { recursive: true, withFileTypes: true });
            return entries
                .filter((entry) => entry.isFile())
                .map((entry) => (0,external_node_path_.relative)(folder, (0,external_node_path_.join)(entry.parentPath, entry.name)).split(external_node_path_.sep).join('/'))
                .sort();
        }
        catch (error) {
            if (isMissing(error))
                return [];
            throw explained(error, 'list', folder);
        }
    }
};
async function openNew(path) {
    try {
        return await (0,promises_.open)(path, 'wx');
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
        return (0,promises_.open)(path, 'wx');
    }
}
async function readWhole(file, path) {
    const stats = await file.stat();
    if (stats.isDirectory())
        throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
    if (!stats.isFile()) {
        throw new domain/* UserError */.yo(`Cannot read ${path}: it is no regular file`, 'Name a file, not a device, a pipe or a socket.');
    }
    if (stats.size > MAX_BYTES) {
        throw new domain/* UserError */.yo(`${path} has ${Math.round(stats.size / 1024 / 1024)} MB; files of up to 512 MB are read`, 'Is this the file you mean? A manifest of a project with thousands of models has 50 MB.');
    }
    const bytes = Buffer.allocUnsafeSlow(stats.size);
    let length = 0;
    while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    return bytes.subarray(0, length);
}
function isMissing(error) {
    const code = error.code;
    return code === 'ENOENT' || code === 'ENOTDIR';
}
function explained(error, action, path) {
    if (error instanceof domain/* UserError */.yo)
        return error;
    const code = error.code;
    switch (code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return new domain/* UserError */.yo(`Cannot ${action} ${path}: no permission (${code})`, 'Make it accessible to this user.', {
                cause: error
            });
        case 'ENOSPC':
        case 'EDQUOT':
            return new domain/* UserError */.yo(`Cannot ${action} ${path}: the disk is full (${code})`, 'Free some space and run again: nothing was half-written.', { cause: error });
        case 'EISDIR':
            return new domain/* UserError */.yo(`Cannot ${action} ${path}: it is a folder`, 'Name the file in it.', { cause: error });
        case 'EEXIST':
        case 'ENOTDIR':
            return new domain/* UserError */.yo(`Cannot ${action} ${path}: a file stands where a folder is needed`, 'Move that file out of the way.', { cause: error });
        case undefined:
            return error;
        default:
            return new domain/* UserError */.yo(`Cannot ${action} ${path}: ${code}`, 'See what the operating system means by it, and run again.', { cause: error });
    }
}

// EXTERNAL MODULE: ./build/shared/operations/side-by-side.js
var side_by_side = __webpack_require__(3518);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/shared/operations/deadline.js


const GRACE = 2_000;
const LONGEST = 2 ** 31 - 1;
class TimeIsUp extends Error {
    name = 'TimeIsUp';
}
async function inTime(limit, act) {
    const controller = new AbortController();
    const { signal } = controller;
    (0,external_node_events_.setMaxListeners)(0, signal);
    const { during, doing } = journal();
    const timers = [];
    const given = new Promise((_, reject) => {
        const end = () => {
            controller.abort(new TimeIsUp(`after ${limit.text} ${doing()}`));
            timers.push(setTimeout(() => reject(signal.reason), GRACE));
        };
        timers.push(setTimeout(end, Math.min(limit.milliseconds, LONGEST)));
    });
    try {
        return await Promise.race([act({ signal, during }), given]);
    }
    catch (error) {
        if (!signal.aborted)
            throw error;
        throw new domain/* UserError */.yo(`The time is up: ${signal.reason.message}`, 'Nothing is half-written. Run again; where so much time is needed, give more (`timeout`).');
    }
    finally {
        timers.forEach(clearTimeout);
    }
}
function bounded({ store, files, clock, logger }, deadline) {
    return { store: boundedStore(store, deadline), files: namedFiles(files, deadline), clock, logger };
}
function boundedStore(store, { signal, during }) {
    const ask = async (doing, key, act) => {
        signal.throwIfAborted();
        return await during(`${doing} ${store.location}/${key}`, () => untilAborted(signal, act()));
    };
    return {
        location: store.location,
        get: (...args) => ask('reading', args[0], () => store.get(...args)),
        create: (...args) => ask('writing', args[0], () => store.create(...args)),
        replace: (...args) => ask('writing', args[0], () => store.replace(...args)),
        list: (...args) => ask('listing', args[0], () => store.list(...args)),
        children: (...args) => ask('listing', args[0], () => store.children(...args)),
        delete: (...args) => ask('removing', args[0], () => store.delete(...args)),
        sweep: (...args) => ask('sweeping', args[0], () => store.sweep(...args))
    };
}
function namedFiles(files, { during }) {
    return {
        read: (...args) => during(`reading ${args[0]}`, () => files.read(...args)),
        write: (...args) => during(`writing ${args[0]}`, () => files.write(...args)),
        remove: (...args) => during(`removing ${args[0]}`, () => files.remove(...args)),
        list: (...args) => during(`listing ${args[0]}`, () => files.list(...args))
    };
}
function journal() {
    const underWay = new Set();
    let last = null;
    return {
        async during(what, act) {
            const entry = { what };
            underWay.add(entry);
            last = what;
            try {
                return await act();
            }
            finally {
                underWay.delete(entry);
            }
        },
        doing() {
            const [first, ...more] = underWay;
            if (first !== undefined)
                return `it was still ${first.what}${more.length === 0 ? '' : ` and ${more.length} more`}`;
            return last === null ? 'it had read nothing yet' : `it was busy, last with ${last}`;
        }
    };
}
async function untilAborted(signal, promise) {
    let stop = null;
    const aborted = new Promise((_, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([promise, aborted]);
    }
    finally {
        if (stop !== null)
            signal.removeEventListener('abort', stop);
    }
}

;// CONCATENATED MODULE: ./build/shared/operations/index.js



const publish = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(87), __webpack_require__.e(949), __webpack_require__.e(946)]).then(__webpack_require__.bind(__webpack_require__, 5946))).publish(settings, ports);
const sync = async (settings, ports) => (await __webpack_require__.e(/* import() */ 331).then(__webpack_require__.bind(__webpack_require__, 4331))).sync(settings, ports);
const validate = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(87), __webpack_require__.e(949), __webpack_require__.e(187), __webpack_require__.e(149)]).then(__webpack_require__.bind(__webpack_require__, 4149))).validate(settings, ports);
const diff = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 840))).diff(settings, ports);
const canIDeploy = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(87), __webpack_require__.e(949), __webpack_require__.e(187), __webpack_require__.e(539)]).then(__webpack_require__.bind(__webpack_require__, 539))).canIDeploy(settings, ports);
const operations_history = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(259)]).then(__webpack_require__.bind(__webpack_require__, 1259))).history(settings, ports);
const rollback = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(583), __webpack_require__.e(87), __webpack_require__.e(949), __webpack_require__.e(919)]).then(__webpack_require__.bind(__webpack_require__, 9919))).rollback(settings, ports);
const verify = async (settings, ports) => (await __webpack_require__.e(/* import() */ 58).then(__webpack_require__.bind(__webpack_require__, 9058))).verify(settings, ports);
const prune = async (settings, ports) => (await __webpack_require__.e(/* import() */ 803).then(__webpack_require__.bind(__webpack_require__, 8803))).prune(settings, ports);
const iam = async (settings) => (await __webpack_require__.e(/* import() */ 270).then(__webpack_require__.bind(__webpack_require__, 7270))).iam(settings);
const docs = async (settings, ports) => (await __webpack_require__.e(/* import() */ 116).then(__webpack_require__.bind(__webpack_require__, 7735))).docs(settings, ports);
const init = async (settings, ports, textOf) => (await Promise.all(/* import() */[__webpack_require__.e(87), __webpack_require__.e(949), __webpack_require__.e(245)]).then(__webpack_require__.bind(__webpack_require__, 2245))).init(settings, ports, textOf);


/***/ }),

/***/ 3518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide),
/* harmony export */   X: () => (/* binding */ fewAtOnce)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);

const READS_AT_ONCE = 50;
const FILES_AT_ONCE = 16;
function sideBySide(store, atOnce = READS_AT_ONCE) {
    const inTurn = turnstile(atOnce);
    let answered = false;
    let unreachable = null;
    return {
        ...store,
        get: (key, options) => inTurn(async () => {
            if (unreachable !== null && !answered)
                throw unreachable;
            try {
                const read = await store.get(key, options);
                answered = true;
                return read;
            }
            catch (error) {
                if (error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .Unreachable */ .LL)
                    unreachable ??= error;
                throw error;
            }
        })
    };
}
function fewAtOnce(files, atOnce = FILES_AT_ONCE) {
    const inTurn = turnstile(atOnce);
    return {
        ...files,
        read: (path) => inTurn(() => files.read(path)),
        write: (path, body) => inTurn(() => files.write(path, body))
    };
}
function turnstile(atOnce) {
    const waiting = [];
    let free = atOnce;
    const turn = () => {
        if (free === 0)
            return new Promise((resolve) => waiting.push(resolve));
        free -= 1;
        return Promise.resolve();
    };
    const done = () => {
        const next = waiting.shift();
        if (next === undefined)
            free += 1;
        else
            next();
    };
    return async (act) => {
        await turn();
        try {
            return await act();
        }
        finally {
            done();
        }
    };
}


/***/ }),

/***/ 1631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FM: () => (/* reexport */ askEverybody),
  QP: () => (/* reexport */ askProjects),
  Rx: () => (/* reexport */ environmentChain),
  S1: () => (/* reexport */ fetchCatalog),
  wF: () => (/* reexport */ fetchLatest),
  kJ: () => (/* reexport */ fetchState),
  pm: () => (/* reexport */ fetchVersion),
  Ox: () => (/* reexport */ historyKey),
  e_: () => (/* reexport */ iamPolicy),
  Y8: () => (/* reexport */ isBefore),
  ON: () => (/* reexport */ isInTheFuture),
  Uw: () => (/* reexport */ knownProjects),
  p8: () => (/* reexport */ latestKey),
  Pq: () => (/* reexport */ listHistory),
  hF: () => (/* reexport */ listProjects),
  NL: () => (/* reexport */ notListed),
  Ch: () => (/* reexport */ openStore),
  R3: () => (/* reexport */ prune),
  mk: () => (/* reexport */ publish),
  go: () => (/* reexport */ readConsumers),
  GL: () => (/* reexport */ readRollbacks),
  q2: () => (/* reexport */ readVersions),
  zh: () => (/* reexport */ recalled),
  M$: () => (/* reexport */ recordsOf),
  dU: () => (/* reexport */ rollback),
  RR: () => (/* reexport */ unknownObjects),
  lv: () => (/* reexport */ verifyRegistry)
});

// UNUSED EXPORTS: LAYOUT, checkName, historyPrefix, rollbackKey, stateKey, versionOf

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/shared/registry/folder-failure.js

function folderFailure(error, action, path) {
    if (error instanceof domain/* UserError */.yo || error instanceof domain/* Conflict */.lt)
        return error;
    const code = errorCode(error);
    if (code === undefined)
        return error;
    const cannot = `Cannot ${action} ${path} in the registry`;
    if (GONE.has(code)) {
        return new domain/* Unreachable */.LL(`${cannot}: its disk or its file server does not answer (${code})`, 'See to the disk or the mount, and run again.', { cause: error });
    }
    const [what, remedy] = REASONS[code] ?? [`the operating system answered ${code}`, 'See to that, and run again.'];
    return new domain/* UserError */.yo(`${cannot}: ${what}`, remedy, { cause: error });
}
function folderGone(root) {
    return new domain/* Unreachable */.LL(`There is no folder ${root} to look for publications in`, 'If that is where the registry lies, mount it; a new one is made by the first publish.');
}
function errorCode(error) {
    return error?.code;
}
const GONE = new Set([
    'EIO',
    'ESTALE',
    'ENXIO',
    'ENODEV',
    'EREMOTEIO',
    'ENOTCONN',
    'EHOSTDOWN',
    'EHOSTUNREACH',
    'ECONNREFUSED',
    'ETIMEDOUT'
]);
const NO_PERMISSION = [
    'this user has no permission',
    'Give it access to the folder of the registry, or name another registry.'
];
const FULL = ['the disk is full', 'Free some space and run again: nothing was half-written.'];
const REASONS = {
    EACCES: NO_PERMISSION,
    EPERM: NO_PERMISSION,
    EROFS: ['the file system is read-only', 'Mount it for writing, or name another registry.'],
    ENOSPC: FULL,
    EDQUOT: FULL,
    ENOTDIR: ['a file stands where a folder is needed', 'Move that file out of the way, or name another registry.'],
    EEXIST: ['a file stands where a folder is needed', 'Move that file out of the way, or name another registry.'],
    EISDIR: ['a folder stands where a file is needed', 'Move that folder out of the way, or name another registry.'],
    ELOOP: ['its symbolic links lead in a circle', 'Remove them, or name another registry.'],
    ENAMETOOLONG: ['the path is too long', 'Keep the registry in a folder with a shorter path.'],
    EMFILE: ['too many files are open', 'Raise the limit (ulimit -n), and run again.']
};

;// CONCATENATED MODULE: ./build/shared/registry/exclusive-link.js



const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);
async function linkNew(file, path) {
    try {
        await (0,promises_.link)(file, path);
        return true;
    }
    catch (error) {
        if (errorCode(error) === 'EEXIST')
            return false;
        if (!NO_LINKS.has(errorCode(error)))
            throw error;
        throw new domain/* UserError */.yo(`Cannot create ${path} in the registry: its file system has no hard links`, 'Keep the registry on another file system, or in S3: without hard links two publishers cannot be kept apart.', { cause: error });
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/shared/registry/writer.js




async function thisWriter() {
    return { host: (0,external_node_os_.hostname)(), processes: await processTable(), pid: process.pid };
}
async function isDead({ host, processes, pid }) {
    return host === (0,external_node_os_.hostname)() && processes === (await processTable()) && !isAlive(pid);
}
async function writerMark() {
    return `${await machine()}-${process.pid}`;
}
async function isMarkOfDead(mark) {
    const [, place, pid] = /^([0-9a-f]{8})-([1-9][0-9]{0,9})$/.exec(mark) ?? [];
    return place !== undefined && place === (await machine()) && !isAlive(Number(pid));
}
async function machine() {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([(0,external_node_os_.hostname)(), await processTable()]))
        .digest('hex')
        .slice(0, 8);
}
async function processTable() {
    try {
        return await (0,promises_.readlink)('/proc/self/ns/pid');
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES')
            return '';
        throw error;
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return errorCode(error) !== 'ESRCH';
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/folder-lock.js








const PATIENCE = 15_000;
const LIMIT = 25_000;
const UNFOLLOWED = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
async function takeLock(path, clock) {
    const mine = JSON.stringify(await folder_lock_self(clock));
    const aside = `${path}.${await writerMark()}.${identity(mine)}.tmp`;
    const { mode } = await (0,promises_.stat)((0,external_node_path_.dirname)(path));
    await (0,promises_.writeFile)(aside, mine, { flag: 'wx', mode: mode & 0o666 });
    try {
        await place(aside, path, clock);
    }
    finally {
        await (0,promises_.rm)(aside, { force: true });
    }
    const held = async () => (await read(path)) === mine;
    return {
        held,
        async release() {
            if (await held())
                await (0,promises_.rm)(path, { force: true });
        }
    };
}
async function place(aside, path, clock) {
    const start = clock.now().getTime();
    let standing = { text: '', since: start };
    for (;;) {
        if (await linkNew(aside, path))
            return;
        const text = await read(path);
        if (text === null)
            continue;
        const now = clock.now().getTime();
        if (standing.text !== text)
            standing = { text, since: now };
        if ((await isHeldByDead(text)) || now - standing.since > PATIENCE) {
            if (await replaced(aside, path, text, clock))
                return;
            continue;
        }
        if (now - start > LIMIT)
            throw stuck(path, text);
        await clock.sleep(5 + Math.random() * 20);
    }
}
function replaced(aside, path, dead, clock) {
    return overtaken(path, dead, clock, () => (0,promises_.rename)(aside, path));
}
async function abandonedLock(path, isOld) {
    const text = await read(path);
    const holder = text === null ? null : parse(text);
    return holder !== null && (isOld || (await isDead(holder))) ? text : null;
}
function clearLock(path, abandoned, clock) {
    return overtaken(path, abandoned, clock, () => (0,promises_.rm)(path, { force: true }));
}
async function overtaken(path, dead, clock, act) {
    const right = await takeLock(`${path}.${identity(dead)}`, clock);
    try {
        if ((await read(path)) !== dead)
            return false;
        await act();
        return true;
    }
    finally {
        await right.release();
    }
}
async function read(path) {
    try {
        return await (0,promises_.readFile)(path, { encoding: 'utf8', flag: UNFOLLOWED });
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return null;
        if (errorCode(error) !== 'ELOOP')
            throw error;
        throw new domain/* UserError */.yo(`${path} is a symbolic link`, 'Remove it: a registry is read and written inside its folder only.', { cause: error });
    }
}
function identity(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
async function folder_lock_self(clock) {
    return { ...(await thisWriter()), since: clock.now().toISOString(), token: (0,external_node_crypto_.randomBytes)(8).toString('hex') };
}
async function isHeldByDead(text) {
    const holder = parse(text);
    return holder !== null && (await isDead(holder));
}
function parse(text) {
    try {
        const value = JSON.parse(text);
        return typeof value?.host === 'string' &&
            typeof value.processes === 'string' &&
            Number.isInteger(value.pid) &&
            typeof value.since === 'string'
            ? value
            : null;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}
function stuck(path, text) {
    const holder = parse(text);
    const who = holder === null
        ? 'an unknown process'
        : `process ${holder.pid} on ${JSON.stringify(holder.host)} since ${JSON.stringify(holder.since)}`;
    return new domain/* UserError */.yo(`${path} could not be had within ${LIMIT / 1000} seconds: it is held by ${who}`, 'Run again; if it stays so, end that process, or remove the file when there is none.');
}

;// CONCATENATED MODULE: ./build/shared/registry/folder-path.js




async function readablePath(root, key) {
    const real = await fileAt((0,external_node_path_.join)(root, key), (path) => (0,promises_.realpath)(path));
    if (real !== null)
        checkInside(await (0,promises_.realpath)(root), real, (0,external_node_path_.join)(root, key));
    return real;
}
async function writablePath(root, key) {
    const path = (0,external_node_path_.join)(root, key);
    await makeFolder(root, 0o777);
    const ancestor = await deepestFolder((0,external_node_path_.dirname)(path));
    checkInside(await (0,promises_.realpath)(root), await (0,promises_.realpath)(ancestor), path);
    await makeFolder((0,external_node_path_.dirname)(path), (await (0,promises_.stat)(ancestor)).mode & 0o777);
    return (0,external_node_path_.join)(await (0,promises_.realpath)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path));
}
async function deepestFolder(path) {
    return (await fileAt(path, (existing) => (0,promises_.realpath)(existing))) === null ? deepestFolder((0,external_node_path_.dirname)(path)) : path;
}
async function makeFolder(path, mode) {
    if (await made(path, mode))
        return;
    await makeFolder((0,external_node_path_.dirname)(path), mode);
    if (await made(path, mode))
        return;
    if ((await (0,promises_.lstat)((0,external_node_path_.dirname)(path))).isSymbolicLink()) {
        throw new domain/* UserError */.yo(`${(0,external_node_path_.dirname)(path)} is a symbolic link that leads nowhere`, 'Remove it: a registry is read and written inside its folder only.');
    }
    await makeOne(path, mode);
}
async function made(path, mode) {
    try {
        await makeOne(path, mode);
        return true;
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return false;
        throw error;
    }
}
async function makeOne(path, mode) {
    try {
        await (0,promises_.mkdir)(path, mode);
    }
    catch (error) {
        if (errorCode(error) !== 'EEXIST')
            throw error;
    }
}
const STAYS = new Set(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EACCES', 'EPERM']);
async function removeEmpty(root, folder) {
    if (!folder.startsWith(root + external_node_path_.sep))
        return;
    try {
        await (0,promises_.rmdir)(folder);
    }
    catch (error) {
        if (STAYS.has(errorCode(error)))
            return;
        throw error;
    }
    await removeEmpty(root, (0,external_node_path_.dirname)(folder));
}
async function fileAt(path, look) {
    try {
        return await look(path);
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
function checkInside(root, real, path) {
    if (real === root || real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep))
        return;
    throw new domain/* UserError */.yo(`${path} leads out of the registry, to ${real}`, 'Remove the symbolic link: a registry is read and written inside its folder only.');
}

;// CONCATENATED MODULE: ./build/shared/registry/under-way.js
const UNDER_WAY = 60 * 60 * 1000;
function isFresh({ modified }, now) {
    return now.getTime() - modified.getTime() < UNDER_WAY;
}

;// CONCATENATED MODULE: ./build/shared/registry/folder-sweep.js







const ASIDE = /^\..+?(?:\.([0-9a-f]{8}-[0-9]+))?\.[0-9a-f]{16}\.tmp$/;
const LOCK = /^\..+\.lock(?:\.[0-9a-f]{16})*$/;
async function sweepFolder(root, folder, clock, { dryRun = false } = {}) {
    const start = await readablePath(root, folder);
    if (start === null)
        return [];
    const top = await (0,promises_.realpath)(root);
    const found = [];
    for await (const path of hiddenBelow(start)) {
        const key = (0,external_node_path_.relative)(top, path).split(external_node_path_.sep).join('/');
        const file = await fileAt(path, (existing) => (0,promises_.lstat)(existing));
        if (file === null)
            continue;
        if (!(await swept(path, clock.now().getTime() - file.mtimeMs > UNDER_WAY, clock, dryRun)))
            continue;
        if (!dryRun)
            await removeEmpty(top, (0,external_node_path_.dirname)(path));
        found.push({ key, size: file.size, modified: file.mtime });
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}
async function swept(path, isOld, clock, dryRun) {
    const name = (0,external_node_path_.basename)(path);
    const aside = ASIDE.exec(name);
    if (aside !== null) {
        const isLeft = isOld || (await isMarkOfDead(aside[1] ?? ''));
        if (isLeft && !dryRun)
            await (0,promises_.rm)(path, { force: true });
        return isLeft;
    }
    const lock = LOCK.test(name) ? await abandonedLock(path, isOld) : null;
    return lock !== null && (dryRun || (await clearLock(path, lock, clock)));
}
async function* hiddenBelow(folder) {
    for (const entry of await entriesOf(folder)) {
        const path = (0,external_node_path_.join)(folder, entry.name);
        if (entry.isFile() && entry.name.startsWith('.'))
            yield path;
        if (entry.isDirectory() && !entry.name.startsWith('.'))
            yield* hiddenBelow(path);
    }
}
async function entriesOf(folder) {
    try {
        return await (0,promises_.readdir)(folder, { withFileTypes: true });
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT' || errorCode(error) === 'EACCES')
            return [];
        throw error;
    }
}

// EXTERNAL MODULE: ./build/shared/registry/object-size.js
var object_size = __webpack_require__(3125);
;// CONCATENATED MODULE: ./build/shared/registry/folder-store.js











const ATTEMPTS = 10;
async function openFolder(root, clock) {
    const existing = await explained('open', root, '', () => fileAt(root, (path) => (0,promises_.stat)(path)));
    if (existing !== null && !existing.isDirectory()) {
        throw new domain/* UserError */.yo(`The registry ${root} is not a folder`, 'Name a folder, existing or new, or s3://bucket/prefix.');
    }
    return {
        location: root,
        get: (key, options) => explained('read', root, key, () => get(root, key, options?.ifNoneMatch)),
        create: (key, body) => explained('write', root, key, () => create(root, key, body)),
        replace: (key, body, ifMatch) => explained('write', root, key, () => replace(root, key, body, ifMatch, clock)),
        list: (prefix, options) => explained('list', root, prefix, () => list(root, prefix, options?.skipped)),
        children: (prefix) => explained('list', root, prefix, () => children(root, prefix)),
        delete: (key, options) => explained('remove', root, key, () => remove(root, key, options?.ifMatch, clock)),
        sweep: (folder, options) => explained('sweep', root, folder, () => sweepFolder(root, folder, clock, options))
    };
}
async function get(root, key, ifNoneMatch) {
    const body = await readObject(root, key);
    if (body === null)
        return { kind: 'missing' };
    const etag = etagOf(body);
    return etag === ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
}
async function create(root, key, body) {
    for (let attempt = 1;; attempt += 1) {
        try {
            const path = await writablePath(root, key);
            await writtenAside(path, body, async (aside) => {
                if (!(await linkNew(aside, path)))
                    throw new domain/* Conflict */.lt(key);
            });
            return etagOf(body);
        }
        catch (error) {
            if (errorCode(error) !== 'ENOENT' || attempt === ATTEMPTS)
                throw error;
        }
    }
}
async function replace(root, key, body, ifMatch, clock) {
    const path = await readablePath(root, key);
    if (path === null)
        throw new domain/* Conflict */.lt(key);
    const done = await fileAt(path, async () => {
        await writtenAside(path, body, (aside) => whileLocked(path, clock, async (lock) => {
            const current = await readObject(root, key);
            if (current === null || etagOf(current) !== ifMatch || !(await lock.held()))
                throw new domain/* Conflict */.lt(key);
            await (0,promises_.rename)(aside, path);
        }));
        return true;
    });
    if (done === null)
        throw new domain/* Conflict */.lt(key);
    return etagOf(body);
}
async function remove(root, key, ifMatch, clock) {
    const path = await readablePath(root, key);
    if (path === null)
        return;
    await fileAt(path, () => whileLocked(path, clock, async (lock) => {
        const current = ifMatch === undefined ? null : await readObject(root, key);
        if (current !== null && (etagOf(current) !== ifMatch || !(await lock.held())))
            throw new domain/* Conflict */.lt(key);
        await (0,promises_.rm)(path, { force: true });
    }));
    await removeEmpty(await (0,promises_.realpath)(root), (0,external_node_path_.dirname)(path));
}
async function whileLocked(path, clock, act) {
    const lock = await takeLock(lockPath(path), clock);
    try {
        await act(lock);
    }
    finally {
        await lock.release();
    }
}
async function list(root, prefix, skipped) {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const found = [];
    for await (const key of keysBelow(root, folder, skipped)) {
        if (!key.startsWith(prefix))
            continue;
        const file = await fileAt((0,external_node_path_.join)(root, key), (path) => (0,promises_.stat)(path));
        if (file !== null)
            found.push({ key, size: file.size, modified: file.mtime });
    }
    return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}
async function children(root, prefix) {
    const folder = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
    const found = [];
    for (const entry of await folder_store_entriesOf(root, folder)) {
        if (entry.isDirectory() && (await holdsObjects(root, `${folder}${entry.name}/`)))
            found.push(entry.name);
    }
    return found.sort();
}
async function holdsObjects(root, folder) {
    for await (const key of keysBelow(root, folder))
        return key !== '';
    return false;
}
async function* keysBelow(root, folder, skipped) {
    for (const entry of await folder_store_entriesOf(root, folder, skipped)) {
        if (entry.isFile())
            yield `${folder}${entry.name}`;
        if (entry.isDirectory())
            yield* keysBelow(root, `${folder}${entry.name}/`, skipped);
    }
}
async function folder_store_entriesOf(root, folder, skipped) {
    const entries = await orSkipped(skipped, root, folder, async () => {
        const path = await readablePath(root, folder);
        if (path !== null)
            return await fileAt(path, (existing) => (0,promises_.readdir)(existing, { withFileTypes: true }));
        if ((await readablePath(root, '')) === null)
            throw folderGone(root);
        return [];
    });
    const visible = (entries ?? []).filter((entry) => !entry.name.startsWith('.'));
    for (const entry of visible) {
        const key = `${folder}${entry.name}`;
        if (entry.isSymbolicLink())
            await orSkipped(skipped, root, key, () => readablePath(root, key));
    }
    return visible;
}
async function orSkipped(skipped, root, key, look) {
    try {
        return await explained('list', root, key, look);
    }
    catch (error) {
        if (skipped === undefined || !(error instanceof domain/* UserError */.yo) || error instanceof domain/* Unreachable */.LL)
            throw error;
        skipped(error);
        return null;
    }
}
async function readObject(root, key) {
    const path = await readablePath(root, key);
    if (path === null)
        return null;
    const file = await fileAt(path, (existing) => (0,promises_.stat)(existing));
    if (file === null)
        return null;
    if (!file.isFile())
        throw new domain/* UserError */.yo(`${path} is not a file`, 'Move it out of the registry.');
    (0,object_size/* checkSize */.C1)(path, file.size);
    return await fileAt(path, (existing) => (0,promises_.readFile)(existing));
}
async function writtenAside(path, body, place) {
    const aside = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${await writerMark()}.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
    const { mode } = await (0,promises_.stat)((0,external_node_path_.dirname)(path));
    try {
        const file = await (0,promises_.open)(aside, 'wx', mode & 0o666);
        try {
            await file.writeFile(body);
            await file.sync();
        }
        finally {
            await file.close();
        }
        await place(aside);
    }
    finally {
        await (0,promises_.rm)(aside, { force: true });
    }
}
function lockPath(path) {
    return (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.lock`);
}
function etagOf(body) {
    return (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
}
async function explained(action, root, key, act) {
    try {
        return await act();
    }
    catch (error) {
        throw folderFailure(error, action, (0,external_node_path_.join)(root, key));
    }
}

// EXTERNAL MODULE: ./build/shared/registry/network-failure.js
var network_failure = __webpack_require__(6419);
;// CONCATENATED MODULE: ./build/shared/registry/https-failure.js


class Refusal extends Error {
    status;
    constructor(status) {
        super(`status ${status}`);
        this.status = status;
    }
}
function isTransient(error) {
    if (error instanceof Refusal)
        return isOutOfOrder(error.status);
    const broken = brokenIn(error);
    return (0,network_failure/* isLost */.J)(broken) || broken.code.startsWith('Z_');
}
function httpsFailure(error, url) {
    if (error instanceof domain/* UserError */.yo)
        return error;
    if (error instanceof Refusal)
        return refused(error.status, url);
    const broken = brokenIn(error);
    if (broken.code.startsWith('Z_')) {
        return new domain/* UserError */.yo(`Cannot read ${url}: it does not unpack (${broken.code})`, 'The server says that it is compressed, and it is not, or not whole: check how the server compresses.');
    }
    const server = { called: new URL(url).origin, inputs: 'the URL of the registry', withoutTls: '' };
    const fault = (0,network_failure/* networkFault */.T)(broken, server);
    if (fault === null)
        return error;
    const Kind = fault.unreachable ? domain/* Unreachable */.LL : domain/* UserError */.yo;
    return new Kind(`Cannot read ${url}: ${fault.what}`, fault.remedy);
}
function refused(status, url) {
    const cannot = `Cannot read ${url}: the server answered ${status}`;
    if (isOutOfOrder(status)) {
        return new domain/* Unreachable */.LL(`${cannot}, again and again`, 'It is overloaded or out of order: run again later.');
    }
    if (status === 401 || status === 403) {
        return new domain/* UserError */.yo(`${cannot}, access denied`, 'A registry at https:// is read without credentials: serve it to everybody who may read it, or read it from its bucket (s3://…). In front of S3, 403 is also the answer where nothing is published: let the server list the bucket, and it is 404.');
    }
    return new domain/* UserError */.yo(cannot, 'Check the URL of the registry: it is that of the folder that holds the projects.');
}
function isOutOfOrder(status) {
    return (status >= 500 && status !== 501) || status === 429 || status === 408;
}
function brokenIn(error) {
    const thrown = (error ?? {});
    const code = typeof thrown.code === 'string' ? thrown.code : null;
    if (code === null && typeof thrown.cause === 'object' && thrown.cause !== null)
        return brokenIn(thrown.cause);
    return { name: typeof thrown.name === 'string' ? thrown.name : '', code: code ?? '' };
}

// EXTERNAL MODULE: ./build/shared/registry/retry.js
var retry = __webpack_require__(4900);
;// CONCATENATED MODULE: ./build/shared/registry/https-store.js





const MAX_REDIRECTS = 5;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const OURS = 'sha256:';
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MISSING = new Set([404, 410]);
function openHttps(root, timeoutSeconds, clock, signal) {
    const seconds = timeoutSeconds ?? retry/* TIMEOUT_SECONDS */.yj;
    const patience = Math.min(retry/* SILENCE_MS */.h, (seconds * 1000) / retry/* ATTEMPTS */.PY);
    return {
        location: root,
        get(key, options) {
            const url = `${root}/${key.split('/').map(encodeURIComponent).join('/')}`;
            const explained = (error) => httpsFailure(error, url);
            const attempt = (end) => https_store_read(url, options?.ifNoneMatch, end, patience);
            return (0,retry/* retried */.sT)(clock, (0,retry/* endOf */.pJ)(seconds, signal), attempt, { isTransient: isTransient, explained });
        },
        create: () => refuse(root, 'written'),
        replace: () => refuse(root, 'written'),
        delete: () => refuse(root, 'written'),
        sweep: () => refuse(root, 'written'),
        list: () => refuse(root, 'listed'),
        children: () => refuse(root, 'listed')
    };
}
function refuse(root, what) {
    const why = new domain/* UserError */.yo(`The registry ${root} cannot be ${what}: at https:// it is a folder that a web server shows, file by file`, what === 'written'
        ? 'Name the folder or the bucket (s3://…) that the server shows as `registry` where you publish.'
        : 'Name the folder or the bucket (s3://…) that the server shows as `registry`.');
    return Promise.reject(why);
}
async function https_store_read(url, ifNoneMatch, end, patience) {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(new DOMException('silence', 'TimeoutError')), patience);
    try {
        const signal = AbortSignal.any([end, silence.signal]);
        const answer = await followed(url, { headers: headersFor(url, ifNoneMatch), signal });
        timer.refresh();
        if (answer.status === 304)
            return { kind: 'unchanged' };
        if (MISSING.has(answer.status))
            return { kind: 'missing' };
        if (!answer.ok || answer.body === null)
            throw new Refusal(answer.status);
        (0,object_size/* checkSize */.C1)(url, Number(answer.headers.get('content-length') ?? 0));
        const body = await (0,object_size/* bodyWithin */.mB)(url, heard(answer.body, () => timer.refresh()));
        refusePage(url, body);
        const etag = answer.headers.get('etag') ?? `${OURS}${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
        return etag === ifNoneMatch ? { kind: 'unchanged' } : { kind: 'found', body, etag };
    }
    finally {
        clearTimeout(timer);
        silence.abort();
    }
}
function headersFor(url, ifNoneMatch) {
    return {
        ...(url.endsWith('.gz') ? { 'accept-encoding': 'identity' } : {}),
        ...(ifNoneMatch === undefined || ifNoneMatch.startsWith(OURS) ? {} : { 'if-none-match': ifNoneMatch })
    };
}
async function followed(url, request) {
    let at = new URL(url);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
        const answer = await fetch(at, { ...request, redirect: 'manual' });
        const location = REDIRECTS.has(answer.status) ? answer.headers.get('location') : null;
        if (location === null)
            return answer;
        await answer.body?.cancel();
        at = redirected(url, at, location);
    }
    throw new domain/* UserError */.yo(`Cannot read ${url}: the server redirects more than ${MAX_REDIRECTS} times`, 'Give the URL of the registry as it is after all redirects.');
}
function redirected(url, at, location) {
    const target = URL.canParse(location, at.href) ? new URL(location, at) : null;
    if (target !== null && isReadable(target) && (target.protocol === at.protocol || target.protocol === 'https:')) {
        return target;
    }
    throw new domain/* UserError */.yo(`Cannot read ${url}: the server redirects to ${target === null ? 'what is no URL' : target.origin}, which is not followed`, 'From https:// it must lead to https://, without credentials. Give the URL of the registry as it is after all redirects.');
}
function isReadable({ protocol, hostname, username, password }) {
    if (username !== '' || password !== '')
        return false;
    return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
function refusePage(url, body) {
    const start = new TextDecoder().decode(body.subarray(0, 64)).trimStart();
    if (!start.startsWith('<'))
        return;
    throw new domain/* UserError */.yo(`Cannot read ${url}: the server answered with a web page`, 'Nothing is published there and the server shows a page where a file is missing, or it asks for a login. Let it answer 404, and serve the registry to everybody who may read it.');
}
async function* heard(body, hear) {
    for await (const chunk of body) {
        hear();
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/open-store.js





async function openStore(settings, clock, signal) {
    const { registry } = settings;
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(registry)?.[1]?.toLowerCase();
    switch (scheme) {
        case undefined:
            if (!(0,external_node_path_.isAbsolute)(registry))
                throw unknownForm('The registry is no absolute path');
            return openFolder(registry, clock);
        case 'file':
            return openFolder(folderIn(registry), clock);
        case 's3': {
            const { openS3 } = await Promise.all(/* import() */[__webpack_require__.e(711), __webpack_require__.e(125)]).then(__webpack_require__.bind(__webpack_require__, 8125));
            return openS3(bucketOf(registry), { ...settings, endpoint: endpointIn(settings.endpoint) }, clock, signal);
        }
        case 'https':
        case 'http':
            return openHttps(webFolder(registry), settings.timeoutSeconds, clock, signal);
        default:
            throw unknownForm(`A registry at ${scheme}:// is not known`);
    }
}
function bucketOf(registry) {
    refuseCredentials(registry, 'The registry');
    if (!/^s3:/i.test(registry))
        throw new domain/* UserError */.yo('The registry is not in S3', 'Give it as s3://bucket/prefix.');
    const [, bucket = '', path = ''] = /^s3:\/\/([^/]*)\/?(.*)$/i.exec(registry) ?? [];
    const prefix = path.replace(/\/+$/, '');
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]$/.test(bucket))
        throw unknownForm("The registry's URL names no bucket");
    if (prefix !== '' &&
        !prefix.split('/').every((segment) => /^[\w!.*'()=-]+$/.test(segment) && !/^\.+$/.test(segment))) {
        throw unknownForm('The prefix of the registry has an empty part, or characters that S3 advises against');
    }
    return { bucket, prefix };
}
function endpointIn(endpoint) {
    if (endpoint === undefined)
        return undefined;
    refuseCredentials(endpoint, 'The endpoint');
    if (/^https?:\/\//i.test(endpoint) && URL.canParse(endpoint))
        return endpoint;
    throw new domain/* UserError */.yo('The endpoint is no URL', 'Write it with its protocol: https://host:port.');
}
function webFolder(registry) {
    refuseCredentials(registry, 'The registry');
    if (!URL.canParse(registry))
        throw unknownForm('The registry is no URL');
    const url = new URL(registry);
    if (isReadable(url))
        return url.href.replace(/\/+$/, '');
    throw new domain/* UserError */.yo('The registry is read over plain HTTP, where anybody on the way may answer in its place', 'Write https://. Plain http:// is for a server on this machine.');
}
function folderIn(registry) {
    refuseCredentials(registry, 'The registry');
    try {
        return (0,external_node_url_.fileURLToPath)(registry);
    }
    catch (error) {
        throw new domain/* UserError */.yo('The file URL of the registry names no folder of this machine', 'Write file:///folder, or the folder alone.', {
            cause: error
        });
    }
}
function refuseCredentials(url, what) {
    if (!/[@?#]/.test(url))
        return;
    throw new domain/* UserError */.yo(`${what} is a URL with credentials or a query in it`, 'Take them out, and change them if they were committed or logged: credentials come from the environment, as the AWS SDK finds them.');
}
function unknownForm(what) {
    return new domain/* UserError */.yo(what, 'A registry is an absolute folder, file:///folder, s3://bucket/prefix, or https://… to read from.');
}

;// CONCATENATED MODULE: ./build/shared/registry/iam-policy.js


function iamPolicy(settings) {
    const { bucket, prefix } = bucketOf(settings.registry);
    const key = settings.kmsKeyArn === null ? null : kmsKeyIn(settings.kmsKeyArn);
    const place = {
        bucket: `arn:${key?.partition ?? partitionOf(settings.region)}:s3:::${bucket}`,
        root: prefix === '' ? '' : `${literal(prefix)}/`
    };
    const statements = ROLES[settings.role](settings, place);
    return { Version: '2012-10-17', Statement: key === null ? statements : [...statements, useOf(key, settings, place)] };
}
const ROLES = {
    reader: reading,
    publisher(settings, place) {
        const { latest, history, state } = ownKeys(settings, place);
        return [
            ...reading(settings, place),
            onObjects('CreateOwn', 's3:PutObject', place, [latest, history, state], {
                Null: { 's3:if-none-match': 'false' }
            }),
            onObjects('ReplaceOwn', 's3:PutObject', place, [latest, history], { Null: { 's3:if-match': 'false' } })
        ];
    },
    pruner(settings, place) {
        const { latest, history, state } = ownKeys(settings, place);
        const keys = [latest, history, state];
        const listed = settings.project === null ? `${place.root}*` : `${place.root}${settings.project}/*`;
        return [
            onBucket('ListOwn', place, { StringLike: { 's3:prefix': [listed] } }),
            onObjects('ReadOwn', 's3:GetObject', place, keys),
            onObjects('RemoveOwn', 's3:DeleteObject', place, keys),
            onObjects('PutBackOwn', 's3:PutObject', place, [history], { Null: { 's3:if-none-match': 'false' } })
        ];
    }
};
function reading(settings, place) {
    const { root } = place;
    const others = [
        `${root}*/*/latest/manifest.json`,
        ...(settings.history ? [`${root}*/*/history/*/manifest.json`] : [])
    ];
    const { history, state, all } = ownKeys(settings, place);
    return [
        onObjects('ReadContracts', 's3:GetObject', place, others),
        onBucket('SeeWhichAreMissing', place, { StringLike: { 's3:prefix': others } }),
        onBucket('ListProjectsAndEnvironments', place, {
            StringEquals: { 's3:delimiter': '/' },
            StringLike: { 's3:prefix': [root, `${root}*/`] },
            StringNotLike: { 's3:prefix': `${root}*/*/*` }
        }),
        onObjects('ReadOwn', 's3:GetObject', place, [history, state]),
        onBucket('ListOwn', place, { StringLike: { 's3:prefix': all } })
    ];
}
function ownKeys({ project, environment }, { root }) {
    const own = `${root}${project ?? '*'}/${environment ?? '*'}`;
    return {
        latest: `${own}/latest/manifest.json`,
        history: `${own}/history/*`,
        state: `${own}/state/*`,
        all: environment === null ? `${root}${project ?? '*'}/*` : `${own}/*`
    };
}
function onObjects(Sid, action, { bucket }, keys, condition) {
    const statement = {
        Sid,
        Effect: 'Allow',
        Action: [action],
        Resource: keys.map((key) => `${bucket}/${key}`)
    };
    return condition === undefined ? statement : { ...statement, Condition: condition };
}
function onBucket(Sid, { bucket }, Condition) {
    return { Sid, Effect: 'Allow', Action: ['s3:ListBucket'], Resource: [bucket], Condition };
}
function kmsKeyIn(arn) {
    const [, partition, region] = /^arn:(aws[a-z-]*):kms:([a-z0-9-]+):\d{12}:key\/[A-Za-z0-9-]+$/.exec(arn) ?? [];
    if (partition !== undefined && region !== undefined)
        return { arn, partition, region };
    throw new domain/* UserError */.yo(`${JSON.stringify(arn.slice(0, 200))} is not the ARN of a KMS key`, 'Write it whole: arn:aws:kms:REGION:ACCOUNT:key/ID. Policies know no aliases: `aws kms describe-key --key-id alias/NAME` says which key it is.');
}
function useOf({ arn, partition, region }, { role }, { bucket, root }) {
    return {
        Sid: 'UseKeyThroughS3',
        Effect: 'Allow',
        Action: role === 'reader' ? ['kms:Decrypt'] : ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: [arn],
        Condition: {
            StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}` },
            StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucket, `${bucket}/${root}*`] }
        }
    };
}
function partitionOf(region) {
    if (region?.startsWith('cn-') === true)
        return 'aws-cn';
    return region?.startsWith('us-gov-') === true ? 'aws-us-gov' : 'aws';
}
function literal(prefix) {
    return prefix.replaceAll('*', '${*}');
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
;// CONCATENATED MODULE: ./build/shared/registry/layout.js


const LAYOUT = 1;
function checkName(kind, value) {
    if ((0,shared_manifest/* isRegistryName */.VC)(value))
        return value;
    throw new domain/* UserError */.yo(`${JSON.stringify(value.slice(0, 140))} cannot be the name of ${kind === 'environment' ? 'an' : 'a'} ${kind} in a registry`, 'Use 1 to 128 letters, digits, "_", "." and "-", the first of them a letter or a digit.');
}
function latestKey(project, environment) {
    return `${environmentKey(project, environment)}/latest/manifest.json`;
}
function historyKey(project, environment, version) {
    return `${historyPrefix(project, environment)}${checkName('version', version)}/manifest.json`;
}
function historyPrefix(project, environment) {
    return `${environmentKey(project, environment)}/history/`;
}
function rollbackKey(project, environment, version, at) {
    const stamp = timeStamp(at);
    if (stamp === null)
        throw new RangeError(`${at} is not a time in UTC`);
    return `${historyPrefix(project, environment)}${checkName('version', version)}/rollback-${stamp}.json`;
}
function stateKey(project, environment, version, name) {
    return `${environmentKey(project, environment)}/${stateName(version, name)}`;
}
function stateName(version, name) {
    return `state/${checkName('version', version)}/${checkName('file', name)}`;
}
function versionOf(generatedAt, digest) {
    const stamp = timeStamp(generatedAt);
    if (stamp === null) {
        throw new domain/* UserError */.yo(`The manifest's generated_at is not a time in UTC: ${JSON.stringify(generatedAt.slice(0, 40))}`, 'Build the project again with dbt: it writes the time into target/manifest.json.');
    }
    return `${stamp}-${digest.slice(0, 12)}`;
}
function timeStamp(time) {
    const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(time);
    if (parts === null)
        return null;
    const [, year, month, day, hour, minute, second] = parts;
    return `${year}${month}${day}T${hour}${minute}${second}Z`;
}
function environmentKey(project, environment) {
    return `${checkName('project', project)}/${checkName('environment', environment)}`;
}

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/registry/environments.js



function environmentChain(environment, fallbacks) {
    return [...new Set(follow(environment, fallbacks, []))];
}
function follow(environment, fallbacks, path) {
    checkName('environment', environment);
    const rule = ruleFor(environment, fallbacks);
    const taken = [...path, environment];
    if (rule === null)
        return [environment];
    return [
        environment,
        ...rule.next.flatMap((next) => {
            if (!taken.includes(next))
                return follow(next, fallbacks, taken);
            if (rule.pattern)
                return [];
            throw new domain/* UserError */.yo(`The environments fall back to each other in a circle: ${[...taken.slice(taken.indexOf(next)), next].join(' → ')}`, 'Take one of them out of `environments` in dbt-mesh.yml.');
        })
    ];
}
function ruleFor(environment, fallbacks) {
    const exact = Object.hasOwn(fallbacks, environment) ? fallbacks[environment] : undefined;
    if (exact !== undefined)
        return { pattern: false, next: exact };
    const patterns = Object.entries(fallbacks)
        .filter(([pattern]) => pattern.includes('*') && (0,rules/* matchesPattern */.MT)(pattern, environment))
        .sort(([a], [b]) => b.length - a.length);
    const first = patterns[0];
    return first === undefined ? null : { pattern: true, next: first[1] };
}

;// CONCATENATED MODULE: ./build/shared/registry/at-once.js
const AT_ONCE = 8;
function turns(atOnce = AT_ONCE) {
    const waiting = [];
    let free = atOnce;
    let failure = null;
    return async (act) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((resolve) => waiting.push(resolve));
        try {
            if (failure !== null)
                throw failure.error;
            return await act();
        }
        catch (error) {
            failure ??= { error };
            throw error;
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        }
    };
}
function eachOf(items, act, atOnce = AT_ONCE) {
    const turn = turns(atOnce);
    return Promise.all(items.map((item) => turn(() => act(item))));
}

;// CONCATENATED MODULE: ./build/shared/registry/parse-key.js

const KINDS = {
    history: (name) => {
        if (name === 'manifest.json')
            return 'history';
        return /^rollback-\d{8}T\d{6}Z\.json$/.test(name) ? 'record' : null;
    },
    state: (name) => ((0,shared_manifest/* isRegistryName */.VC)(name) ? 'state' : null)
};
function objectAt(key) {
    const [project = '', environment = '', part = '', ...rest] = key.split('/');
    if (!(0,shared_manifest/* isRegistryName */.VC)(project) || !(0,shared_manifest/* isRegistryName */.VC)(environment))
        return null;
    if (part === 'latest')
        return rest.join('/') === 'manifest.json' ? { kind: 'latest', project, environment } : null;
    const [version = '', name = '', ...deeper] = rest;
    if (deeper.length > 0 || timeOf(version) === null || !Object.hasOwn(KINDS, part))
        return null;
    const kind = KINDS[part]?.(name) ?? null;
    return kind === null ? null : { kind, project, environment, version, name };
}
function timeOf(version) {
    const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{12}$/.exec(version) ?? [];
    const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(time) ? null : time;
}

;// CONCATENATED MODULE: ./build/shared/registry/contents.js


async function listContents(store, scope) {
    const skipped = [];
    const objects = await store.list(folderOf(scope), { skipped: (failure) => skipped.push(failure) });
    return { ...contentsOf(objects.filter(({ key }) => isWithin(key, scope))), skipped };
}
function folderOf({ project, environment }) {
    if (project === null)
        return '';
    return environment === null || environment.includes('*') ? `${project}/` : `${project}/${environment}/`;
}
function foldersOf(scope, environments) {
    if (scope.environment === null)
        return [folderOf(scope)];
    return environments.map(({ project, environment }) => `${project}/${environment}/`);
}
function isWithin(key, { project, environment }) {
    const [first = '', second = '', ...rest] = key.split('/');
    if (project !== null && first !== project)
        return false;
    return environment === null || (rest.length > 0 && (0,rules/* matchesPattern */.MT)(environment, second));
}
function contentsOf(objects) {
    const environments = new Map();
    const unknown = [];
    for (const object of objects) {
        const what = objectAt(object.key);
        if (what === null) {
            if (object.key !== '' && !object.key.endsWith('/'))
                unknown.push(object);
            continue;
        }
        const name = `${what.project}/${what.environment}`;
        const { project, environment } = what;
        const drawer = environments.get(name) ?? { project, environment, latest: null, versions: new Map() };
        environments.set(name, drawer);
        if (what.kind === 'latest')
            drawer.latest = object;
        else
            versionIn(drawer, what.version)[what.kind].push(object);
    }
    return { environments: [...environments.entries()].sort(byName).map(([, drawer]) => contents_closed(drawer)), unknown };
}
function versionIn({ versions }, version) {
    const existing = versions.get(version);
    if (existing !== undefined)
        return existing;
    const made = { history: [], record: [], state: [] };
    versions.set(version, made);
    return made;
}
function contents_closed({ project, environment, latest, versions }) {
    return {
        project,
        environment,
        latest,
        versions: [...versions.entries()]
            .sort(byName)
            .reverse()
            .map(([version, { history, record, state }]) => ({
            version,
            manifest: history[0] ?? null,
            records: record,
            state
        }))
    };
}
function byName([one], [other]) {
    return one < other ? -1 : 1;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/shared/registry/mesh-key.js



function parseMesh(value, place) {
    if (!isObject(value)) {
        throw new domain/* UserError */.yo(`${place} is a manifest that dbt-mesh did not publish: it has no "mesh" key`, 'Move it out of the registry, and run dbt-mesh publish.');
    }
    if (typeof value['layout'] === 'number' && value['layout'] > LAYOUT) {
        throw new domain/* UserError */.yo(`${place} has layout ${value['layout']} of the registry; this dbt-mesh reads layout ${LAYOUT}`, 'Use a newer release of dbt-mesh: the one that published this is newer.');
    }
    const fault = Object.entries(MESH).find(([key, check]) => !check(own(value, key)))?.[0];
    if (fault !== undefined)
        throw notOurs(place, fault);
    const mesh = value;
    if (mesh.version !== versionOf(mesh.generated_at, mesh.digest))
        throw notOurs(place, 'version');
    if (mesh.state !== undefined && !isStateOf(mesh.version, mesh.state))
        throw notOurs(place, 'state');
    return mesh;
}
function parseRollbackRecord(body, place, version) {
    const value = jsonIn(body);
    if (isRollbackRecord(value) && value.version === version)
        return value;
    throw new domain/* UserError */.yo(`${place} is no record of a rollback to version ${version} as dbt-mesh writes it`, 'Remove it: nothing but the history of the project depends on it.');
}
function jsonIn(body) {
    try {
        return JSON.parse(Buffer.from(body).toString());
    }
    catch {
        return null;
    }
}
function notOurs(place, key) {
    return new domain/* UserError */.yo(`${place} is no publication of dbt-mesh: its "mesh.${key}" is not as dbt-mesh writes it`, 'Publish the project again; if another tool writes to the registry, keep it out.');
}
function isStateOf(version, state) {
    const folder = `state/${version}/`;
    return state.startsWith(folder) && (0,shared_manifest/* isRegistryName */.VC)(state.slice(folder.length));
}
const isName = (value) => typeof value === 'string' && (0,shared_manifest/* isRegistryName */.VC)(value);
const isDigest = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isTime = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(value);
const isText = (value) => typeof value === 'string' && value.length <= 4096;
const isLine = (value) => isText(value) && !/[\p{Cc}\u2028\u2029]/u.test(value);
const isReason = (value) => isText(value) && value !== '';
const isWebAddress = (value) => isLine(value) && /^https?:\/\//.test(value);
const oneOf = (...values) => (value) => values.includes(value);
const orNull = (check) => (value) => value === null || check(value);
const optional = (check) => (value) => value === undefined || check(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
const shapeOf = (shape) => (value) => isObject(value) && Object.entries(shape).every(([key, check]) => check(own(value, key)));
const isExposure = shapeOf({
    type: isLine,
    owner: orNull(isText),
    url: orNull(isText)
});
const isReference = shapeOf({
    project: isName,
    model: isLine,
    version: orNull(isLine),
    pinned: optional(oneOf(true, false)),
    mode: oneOf('loom', 'sources', 'package'),
    node: isLine,
    file: isLine,
    owner: optional(isText),
    columns: (value) => value === null || value === '*' || listOf(isLine)(value),
    exposure: optional(isExposure)
});
const ROLLED_BACK = {
    version: isName,
    contract: isDigest,
    reason: isReason,
    at: isTime,
    run_url: orNull(isWebAddress)
};
const isRolledBackFrom = shapeOf({
    ...ROLLED_BACK,
    earlier: listOf(shapeOf(ROLLED_BACK))
});
const isAllowedBreaking = shapeOf({ reason: isReason, rules: listOf(isLine) });
const isRollbackRecord = shapeOf({ version: isName, rolled_back_from: isRolledBackFrom });
const MESH = {
    layout: oneOf(LAYOUT),
    version: isName,
    digest: isDigest,
    contract: isDigest,
    project: isName,
    environment: isName,
    published_at: isTime,
    generated_at: isTime,
    repository: orNull(isLine),
    commit: orNull(isLine),
    run_url: orNull(isWebAddress),
    producer: isLine,
    include: oneOf('public', 'full'),
    references: listOf(isReference),
    ancestors: (value) => isObject(value) && Object.entries(value).every(([id, parents]) => isLine(id) && listOf(isLine)(parents)),
    consumers: optional(listOf(isLine)),
    state: optional(isLine),
    state_digests: optional((value) => isObject(value) && Object.entries(value).every(([name, digest]) => isName(name) && isDigest(digest))),
    allowed_breaking: optional(isAllowedBreaking),
    rolled_back_from: optional(isRolledBackFrom)
};
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/shared/registry/publication.js



const TOLD = 3;
function verify(body, expected) {
    const manifest = (0,shared_manifest/* parseManifest */.Ng)(body, expected.place);
    const mesh = parseMesh(manifest['mesh'], expected.place);
    const digest = (0,shared_manifest/* digestOf */.ol)(manifest);
    if (digest !== mesh.digest) {
        throw new domain/* UserError */.yo(`${expected.place} is damaged: its digest is ${digest}, and it was published with ${mesh.digest}`, 'Remove the object and publish the project again; its history still has every version.');
    }
    checkSame('project', mesh.project, expected.project, expected.place);
    checkSame('environment', mesh.environment, expected.environment, expected.place);
    if (expected.version !== undefined)
        checkSame('version', mesh.version, expected.version, expected.place);
    return { mesh, manifest };
}
function projectIn({ mesh, manifest }, place) {
    const project = (0,shared_manifest/* toProject */.l4)(manifest, place);
    checkSame('project', project.name, mesh.project, place);
    const faults = (0,shared_manifest/* checkPlain */.zx)(project);
    if (faults.length > 0) {
        const more = faults.length > TOLD ? `; and ${faults.length - TOLD} more` : '';
        throw new domain/* UserError */.yo(`${place} is refused: ${faults.slice(0, TOLD).join('; ')}${more}`, `Have ${mesh.project} changed and published again, with dbt-mesh.`);
    }
    return project;
}
function checkSame(what, found, expected, place) {
    if (found === expected)
        return;
    throw new domain/* UserError */.yo(`${place} is a publication of another ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`, 'It was copied or moved there: remove it, and publish instead.');
}

;// CONCATENATED MODULE: ./build/shared/registry/state-digest.js


function stateDigest(body) {
    return (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
}
function stateFault(mesh, name, body, place) {
    const digests = mesh.state_digests ?? {};
    const recorded = Object.hasOwn(digests, name) ? digests[name] : undefined;
    const found = stateDigest(body);
    if (recorded === undefined || recorded === found)
        return null;
    return new domain/* UserError */.yo(`${place} is damaged: its digest is ${found}, and it was published with ${recorded}`, `Build ${mesh.project} again and publish it: a state is never replaced.`);
}

;// CONCATENATED MODULE: ./build/shared/registry/fetch.js










async function fetchLatest(store, project, chain, cached = () => null) {
    for (const environment of chain) {
        const found = await fetchFrom(store, project, environment, cached(environment));
        if (found !== null)
            return found;
    }
    return null;
}
async function fetchFrom(store, project, environment, cached) {
    const key = latestKey(project, environment);
    const expected = { place: `${store.location}/${key}`, project, environment };
    const read = await store.get(key, cached === null ? {} : { ifNoneMatch: cached.etag });
    switch (read.kind) {
        case 'found':
            return fetched(read, expected);
        case 'unchanged':
            if (cached === null)
                return null;
            return recalled(cached, expected) ?? (await fetchFrom(store, project, environment, null));
        case 'missing':
            return null;
    }
}
function recalled(cached, expected) {
    try {
        return { ...fetched(cached, expected), unchanged: true };
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return null;
        throw error;
    }
}
async function fetchVersion(store, project, environment, version) {
    const key = historyKey(project, environment, version);
    const expected = { place: `${store.location}/${key}`, project, environment, version };
    const read = await store.get(key);
    if (read.kind === 'found')
        return fetched(read, expected);
    throw new domain/* UserError */.yo(`${store.location} has no version ${version} of ${project} in ${environment}`, 'It may have been pruned, or the registry is another one; a sync without `frozen` takes the version that is current.');
}
function fetched({ body, etag }, expected) {
    const verified = verify(body, expected);
    const publication = { ...verified, project: projectIn(verified, expected.place) };
    return { publication, environment: expected.environment, etag, body, unchanged: false };
}
async function fetchState(store, { mesh }, cached = () => Promise.resolve(null)) {
    if (mesh.state === undefined)
        return null;
    const key = `${mesh.project}/${mesh.environment}/${mesh.state}`;
    const place = `${store.location}/${key}`;
    const held = await cached(key);
    const { etag, body } = held !== null && stateFault(mesh, external_node_path_.posix.basename(key), held.body, place) === null
        ? held
        : await readState(store, key, mesh);
    return { key, etag, body, manifest: (0,shared_manifest/* parseManifest */.Ng)(await unpacked(body, place), place) };
}
async function readState(store, key, mesh) {
    const place = `${store.location}/${key}`;
    const read = await store.get(key);
    if (read.kind !== 'found') {
        throw new domain/* UserError */.yo(`${place} is not there, though version ${mesh.version} of ${mesh.project} names it`, `Publish ${mesh.project} again.`);
    }
    const fault = stateFault(mesh, external_node_path_.posix.basename(key), read.body, place);
    if (fault !== null)
        throw fault;
    return read;
}
async function unpacked(body, place) {
    try {
        return await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(body, { maxOutputLength: object_size/* MAX_BYTES */.zx });
    }
    catch (error) {
        const tooLarge = errorCode(error) === 'ERR_BUFFER_TOO_LARGE';
        throw new domain/* UserError */.yo(tooLarge
            ? `${place} unpacks to more than ${object_size/* MAX_BYTES */.zx / 1024 / 1024} MB`
            : `${place} is damaged: it is no whole gzip file`, 'Publish the project again.', { cause: error });
    }
}
async function listProjects(store) {
    return (await store.children('')).filter(shared_manifest/* isRegistryName */.VC);
}
async function knownProjects(store) {
    try {
        return await listProjects(store);
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo && !(error instanceof domain/* Unreachable */.LL))
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/examine.js







async function examinePublication(store, key, address) {
    const place = `${store.location}/${key}`;
    const read = await readAt(store, key);
    if (read.kind !== 'found')
        return read;
    const verified = await attempt(() => verify(read.body, { ...address, place }));
    if (verified instanceof domain/* UserError */.yo)
        return unreadable(verified, !isOfNewerLayout(read.body));
    const refused = await attempt(() => void projectIn(verified, place));
    if (refused instanceof domain/* UserError */.yo)
        return unreadable(refused, false);
    const { project, version, digest, state, state_digests, rolled_back_from } = verified.mesh;
    return { kind: 'sound', value: { project, version, digest, state, state_digests, rolled_back_from } };
}
async function examineRecord(store, key, address) {
    const { project, environment, version } = address;
    const place = `${store.location}/${key}`;
    const read = await readAt(store, key);
    if (read.kind !== 'found')
        return read;
    const record = await attempt(() => parseRollbackRecord(read.body, place, version));
    if (record instanceof domain/* UserError */.yo)
        return unreadable(record, false);
    const { at } = record.rolled_back_from;
    if (rollbackKey(project, environment, version, at) === key)
        return { kind: 'sound', value: null };
    return unreadable(new domain/* UserError */.yo(`${place} is the record of another rollback, at ${at}`, 'It was copied or moved there: remove it.'), false);
}
async function examineState(store, key, claims) {
    const place = `${store.location}/${key}`;
    const name = key.slice(key.lastIndexOf('/') + 1);
    const read = await readAt(store, key);
    if (read.kind !== 'found')
        return read;
    const fault = stateFault(claims, name, read.body, place);
    if (fault !== null)
        return unreadable(fault, true);
    if (Object.hasOwn(claims.state_digests ?? {}, name))
        return { kind: 'sound', value: true };
    const damage = await attempt(async () => {
        const content = await unpacked(read.body, place);
        if (name === 'manifest.json.gz')
            (0,shared_manifest/* parseManifest */.Ng)(content, place);
    });
    return damage instanceof domain/* UserError */.yo ? unreadable(damage, true) : { kind: 'sound', value: false };
}
async function readAt(store, key) {
    const read = await attempt(() => store.get(key));
    if (read instanceof domain/* UserError */.yo)
        return unreadable(read, false);
    return read.kind === 'found' ? read : { kind: 'missing' };
}
async function attempt(act) {
    try {
        return await act();
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo && !(error instanceof domain/* Unreachable */.LL))
            return error;
        throw error;
    }
}
function unreadable(error, isDamaged) {
    return { kind: 'unreadable', error, isDamaged };
}
function isOfNewerLayout(body) {
    try {
        const { mesh } = JSON.parse(Buffer.from(body).toString());
        return typeof mesh?.layout === 'number' && mesh.layout > LAYOUT;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/prune-plan.js


function planOf(contents, latest, { limits, mayEnd, now }) {
    const published = contents.versions.filter(({ manifest }) => manifest !== null);
    const whole = mayEnd && isOver(contents, latest, limits, now);
    const newest = new Set(published.slice(0, limits.keep ?? 0).map(({ version }) => version));
    const replaced = justReplaced(contents, latest, now);
    const reason = (one) => {
        if (whole)
            return null;
        if (one.version === latest?.version)
            return 'current';
        if (newest.has(one.version))
            return 'newest';
        if (one.manifest !== null && isYoung(one, limits, now))
            return 'young';
        if (objectsOf(one).some((object) => isFresh(object, now)))
            return 'under-way';
        return one.manifest !== null && replaced.has(one.version) ? 'just-replaced' : null;
    };
    const judged = contents.versions.map((one) => ({ one, why: reason(one) }));
    const leaving = judged.flatMap(({ one, why }) => (why === null ? [one] : []));
    return {
        whole,
        remove: leaving.filter(({ manifest }) => manifest !== null),
        orphans: leaving.filter(({ manifest }) => manifest === null),
        keep: judged.flatMap(({ one, why }) => (why === null ? [] : [{ version: one.version, why }]))
    };
}
function isYoung({ version }, { olderThan }, now) {
    const built = timeOf(version);
    return built !== null && olderThan !== null && now.getTime() - built < olderThan;
}
function objectsOf({ manifest, records, state }) {
    return [...(manifest === null ? [] : [manifest]), ...records, ...state];
}
function isOver(contents, latest, { olderThan }, now) {
    const objects = [...(contents.latest === null ? [] : [contents.latest]), ...contents.versions.flatMap(objectsOf)];
    if (olderThan === null || objects.some((object) => isFresh(object, now)))
        return false;
    const times = latest === null ? contents.versions.map(({ version }) => timeOf(version)) : [madeLatestAt(latest)];
    return times.every((time) => time !== null && now.getTime() - time >= olderThan);
}
function madeLatestAt({ published_at, rolled_back_from }) {
    const time = Math.max(Date.parse(published_at), Date.parse(rolled_back_from?.at ?? published_at));
    return Number.isNaN(time) ? null : time;
}
function justReplaced(contents, latest, now) {
    if (latest === null)
        return new Set();
    const isNew = now.getTime() - (madeLatestAt(latest) ?? 0) < UNDER_WAY;
    if (!isNew && (contents.latest === null || !isFresh(contents.latest, now)))
        return new Set();
    const before = contents.versions.find(({ version, manifest }) => version < latest.version && manifest !== null && !isFresh(manifest, now));
    return new Set([before?.version, latest.rolled_back_from?.version].filter((version) => version !== undefined));
}

;// CONCATENATED MODULE: ./build/shared/registry/strays.js


const strays_TOLD = 3;
function unknownObjects({ location }, objects) {
    return together(objects).map(({ project, folder, keys }) => (0,rules/* finding */.gk)('unknown-object', {
        project,
        model: null,
        key: keys[0],
        message: `${location}/${folder} holds what dbt-mesh does not write: ${named(keys, folder)}`,
        hint: 'Move it out of the registry: no reader looks at it, and prune leaves it.'
    }));
}
function leftovers({ location }, objects) {
    return together(objects).map(({ project, folder, keys }) => (0,rules/* finding */.gk)('leftover', {
        project,
        model: null,
        key: keys[0],
        message: `${location}/${folder} holds what a killed process left: ${named(keys, folder)}`,
        hint: 'dbt-mesh prune removes it; nobody is disturbed by it.'
    }));
}
function notListed(failures, project) {
    return failures.map(({ message, hint }) => (0,rules/* finding */.gk)('unreadable-object', { project: project ?? '', model: null, message, hint }));
}
function together(objects) {
    const groups = new Map();
    for (const { key } of objects) {
        const [project = '', environment = '', ...rest] = key.split('/');
        const isOurs = rest.length > 0 && (0,shared_manifest/* isRegistryName */.VC)(project) && (0,shared_manifest/* isRegistryName */.VC)(environment);
        const folder = isOurs ? `${project}/${environment}/` : '';
        const group = groups.get(folder) ?? { project: isOurs ? project : '', folder, keys: [] };
        groups.set(folder, { ...group, keys: [...group.keys, key] });
    }
    return [...groups.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
function named(keys, folder) {
    const told = keys.slice(0, strays_TOLD).map((key) => key.slice(folder.length));
    const more = keys.length - told.length;
    return `${told.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}

;// CONCATENATED MODULE: ./build/shared/registry/verify-state.js




async function verifyState({ store, turn }, { project, environment, version }, { state, digests, isCurrent }, listed) {
    const claimed = new Set([...(state === undefined ? [] : [external_node_path_.posix.basename(state)]), ...Object.keys(digests)]);
    const names = new Set([...listed.map(({ key }) => external_node_path_.posix.basename(key)), ...claimed]);
    const hint = `Restore it from a backup, or publish a new build of ${project} with \`publish-state\`: until then its Slim CI fails where this version is current.`;
    const verified = await Promise.all([...names].sort().map(async (name) => {
        const key = stateKey(project, environment, version, name);
        const about = { project, model: null, key };
        const examined = await turn(() => examineState(store, key, { project, state_digests: digests }));
        if (examined.kind === 'sound')
            return { findings: [], unchecked: examined.value ? 0 : 1 };
        if (examined.kind === 'unreadable') {
            const { message, hint: own } = examined.error;
            const facts = { ...about, message, hint: examined.isDamaged ? hint : own };
            return { findings: [(0,rules/* finding */.gk)('unreadable-object', facts)], unchecked: 0 };
        }
        const isNeeded = claimed.has(name) &&
            (isCurrent || (await turn(() => store.get(historyKey(project, environment, version)))).kind === 'found');
        if (!isNeeded)
            return { findings: [], unchecked: 0 };
        const message = `${store.location}/${key} is not there, though version ${version} of ${project} names it`;
        return { findings: [(0,rules/* finding */.gk)('missing-state', { ...about, message, hint })], unchecked: 0 };
    }));
    return {
        findings: verified.flatMap(({ findings }) => findings),
        unchecked: verified.reduce((sum, one) => sum + one.unchecked, 0)
    };
}

;// CONCATENATED MODULE: ./build/shared/registry/verify.js









async function verifyRegistry(store, clock, scope) {
    const { environments, unknown, skipped } = await listContents(store, scope);
    const at = { store, turn: turns() };
    const verified = await Promise.all(environments.map((contents) => verifyEnvironment(at, contents)));
    const swept = await Promise.all(foldersOf(scope, environments).map((folder) => store.sweep(folder, { dryRun: true })));
    const orphans = verified.flatMap((one) => one.orphans).filter((object) => !isFresh(object, clock.now()));
    return {
        environments: verified.map(({ environment }) => environment),
        findings: [
            ...notListed(skipped, scope.project),
            ...verified.flatMap(({ findings }) => findings),
            ...unknownObjects(store, unknown),
            ...leftovers(store, [...orphans, ...swept.flat()])
        ]
    };
}
async function verifyEnvironment(at, contents) {
    const { project, environment } = contents;
    const history = await historyOf(at, contents);
    const latest = await at.turn(() => examinePublication(at.store, latestKey(project, environment), { project, environment }));
    const current = latest.kind === 'sound' ? latest.value : null;
    const isOrphan = ({ version, manifest }) => manifest === null && version !== current?.version;
    const whole = contents.versions.filter((one) => !isOrphan(one));
    const [about, states, records] = await Promise.all([
        verifyLatest(at, contents, latest, history),
        verifyStates(at, contents, whole, history, current),
        verifyRecords(at, contents, whole)
    ]);
    return {
        environment: {
            ...{ project, environment, version: current?.version ?? null, versions: history.size },
            objects: whole.flatMap(objectsOf).length + (latest.kind === 'missing' ? 0 : 1)
        },
        findings: [...about, ...verifyHistory(contents, history, current), ...states, ...records],
        orphans: contents.versions.filter(isOrphan).flatMap(objectsOf)
    };
}
async function historyOf({ store, turn }, { project, environment, versions }) {
    const published = versions.filter(({ manifest }) => manifest !== null);
    return new Map(await Promise.all(published.map(async ({ version }) => {
        const key = historyKey(project, environment, version);
        const address = { project, environment, version };
        return [version, await turn(() => examinePublication(store, key, address))];
    })));
}
async function verifyLatest({ store, turn }, { project, environment }, latest, history) {
    const key = latestKey(project, environment);
    const place = `${store.location}/${key}`;
    const about = { project, model: null, key };
    if (latest.kind === 'unreadable') {
        const { message, hint } = latest.error;
        const remedy = `Remove it, and publish ${project} to ${environment} again: until then its downstreams fail.`;
        return [(0,rules/* finding */.gk)('unreadable-object', { ...about, message, hint: latest.isDamaged ? remedy : hint })];
    }
    if (latest.kind === 'missing') {
        const sound = [...history.values()].filter(({ kind }) => kind === 'sound');
        if (sound.length === 0)
            return [];
        return [
            (0,rules/* finding */.gk)('no-latest', {
                ...about,
                message: `${place} is not there, though history has ${sound.length === 1 ? 'a version' : `${sound.length} versions`}`,
                hint: `Publish ${project} to ${environment} again; an environment that is no longer wanted goes with dbt-mesh prune.`
            })
        ];
    }
    const { version, digest } = latest.value;
    const recordedKey = historyKey(project, environment, version);
    const recorded = history.get(version) ??
        (await turn(() => examinePublication(store, recordedKey, { project, environment, version })));
    if (recorded.kind === 'unreadable' || (recorded.kind === 'sound' && recorded.value.digest === digest))
        return [];
    const message = recorded.kind === 'missing'
        ? `${place} is version ${version}, which history does not have`
        : `${place} is version ${version} with digest ${digest}; in history that version has ${recorded.value.digest}`;
    const hint = `Publish a new build of ${project} to ${environment}, and keep other tools and lifecycle rules away from the registry.`;
    return [(0,rules/* finding */.gk)('latest-not-in-history', { ...about, message, hint })];
}
function verifyHistory({ project, environment }, history, current) {
    return [...history].flatMap(([version, examined]) => {
        if (examined.kind !== 'unreadable')
            return [];
        const { message, hint } = examined.error;
        const isCopy = version === current?.version && current.rolled_back_from === undefined;
        const remedy = isCopy
            ? `Copy ${latestKey(project, environment)} over it: latest is the same version, and whole.`
            : 'Restore it from a backup, or remove it: a sync with `frozen` at this version and a rollback to it fail; nobody else reads it.';
        const key = historyKey(project, environment, version);
        return [
            (0,rules/* finding */.gk)('unreadable-object', { project, model: null, key, message, hint: examined.isDamaged ? remedy : hint })
        ];
    });
}
async function verifyStates(at, { project, environment }, versions, history, current) {
    const verified = await Promise.all(versions.map(async ({ version, state }) => {
        const recorded = history.get(version);
        const isCurrent = version === current?.version;
        const claims = [...(isCurrent ? [current] : []), ...(recorded?.kind === 'sound' ? [recorded.value] : [])];
        const digests = Object.assign({}, ...claims.map(({ state_digests }) => state_digests).reverse());
        const named = claims.find((one) => one.state !== undefined)?.state;
        const address = { project, environment, version };
        const { findings, unchecked } = await verifyState(at, address, { state: named, digests, isCurrent }, state);
        return { findings, unchecked: claims.length === 0 ? 0 : unchecked };
    }));
    const unchecked = verified.reduce((sum, one) => sum + one.unchecked, 0);
    const findings = verified.flatMap((one) => one.findings);
    return unchecked === 0 ? findings : [...findings, uncheckedStates(at, project, environment, unchecked)];
}
function uncheckedStates({ store }, project, environment, files) {
    const key = `${project}/${environment}/state/`;
    return (0,rules/* finding */.gk)('unchecked-state', {
        ...{ project, model: null, key },
        message: `${store.location}/${key} has ${files === 1 ? 'a file' : `${files} files`} published without a digest: whole, but whether as published, nobody can tell`,
        hint: 'Nothing has to be done: new publications record digests, and prune removes old ones.'
    });
}
async function verifyRecords({ store, turn }, { project, environment }, versions) {
    const examined = await Promise.all(versions.flatMap(({ version, records }) => records.map(async ({ key }) => ({
        key,
        record: await turn(() => examineRecord(store, key, { project, environment, version }))
    }))));
    return examined.flatMap(({ key, record }) => {
        if (record.kind !== 'unreadable')
            return [];
        const { message, hint } = record.error;
        return [(0,rules/* finding */.gk)('unreadable-object', { project, model: null, key, message, hint })];
    });
}

;// CONCATENATED MODULE: ./build/shared/registry/body.js
function bodyOf(manifest, mesh) {
    return Buffer.from(`${manifest.slice(0, -1)},"mesh":${JSON.stringify(mesh)}}`);
}

;// CONCATENATED MODULE: ./build/shared/registry/holder.js


const BUDGET = 120_000;
async function holderOf(store, project, environment) {
    const key = latestKey(project, environment);
    const read = await store.get(key);
    if (read.kind !== 'found')
        return null;
    return { ...verify(read.body, { place: `${store.location}/${key}`, project, environment }), etag: read.etag };
}
function heldBy(holder) {
    if (holder === null)
        return 'nobody';
    const { version, published_at, run_url, repository } = holder.mesh;
    const from = run_url ?? repository;
    return `version ${version}, published at ${published_at}${from === null ? '' : ` by ${from}`}`;
}

;// CONCATENATED MODULE: ./build/shared/registry/prune.js









async function prune(store, clock, request, { dryRun = false } = {}) {
    const { environments, unknown, skipped } = await listContents(store, request);
    const outcomes = await eachOf(environments, (contents) => pruned(store, clock, request, contents, dryRun));
    const swept = await eachOf(foldersOf(request, environments), (folder) => store.sweep(folder, { dryRun }));
    return {
        removed: [...outcomes.flatMap(({ removed }) => removed), ...swept.flat().map(leftover)],
        kept: outcomes.flatMap(({ kept }) => kept),
        unread: outcomes.flatMap(({ unread }) => unread),
        unknown,
        skipped
    };
}
async function pruned(store, clock, request, contents, dryRun) {
    const { project, environment } = contents;
    const holder = await holderOf(store, project, environment).catch(unlessUnreadable);
    if (holder instanceof domain/* UserError */.yo) {
        const unread = { project, environment, key: latestKey(project, environment), fault: holder };
        return { removed: [], kept: [], unread: [unread] };
    }
    const mayEnd = request.environment?.includes('*') === true && !request.lasting.has(environment);
    const plan = planOf(contents, holder?.mesh ?? null, { limits: request, mayEnd, now: clock.now() });
    const done = dryRun ? plan : await carriedOut(store, contents, plan, holder);
    return {
        removed: removedBy(done, contents, holder),
        kept: done.keep.map((one) => ({ project, environment, ...one })),
        unread: []
    };
}
function unlessUnreadable(error) {
    if (error instanceof domain/* UserError */.yo && !(error instanceof domain/* Unreachable */.LL))
        return error;
    throw error;
}
async function carriedOut(store, contents, plan, holder) {
    if (plan.whole && holder !== null && !(await latestRemoved(store, contents, holder))) {
        const keep = contents.versions.map(({ version }) => ({ version, why: 'under-way' }));
        return { whole: false, remove: [], orphans: [], keep };
    }
    await eachOf(plan.remove, ({ version }) => store.delete(historyKey(contents.project, contents.environment, version)));
    const current = plan.remove.length === 0 ? null : await putBack(store, contents, plan.remove);
    const again = await publishedAgain(store, contents, [...plan.remove, ...plan.orphans]);
    const remove = plan.remove.filter((one) => !again.includes(one));
    const orphans = plan.orphans.filter((one) => !again.includes(one));
    await eachOf([...remove, ...orphans].flatMap(restOf), ({ key }) => store.delete(key));
    const back = again.map(({ version }) => ({ version, why: version === current ? 'current' : 'under-way' }));
    return { whole: plan.whole && back.length === 0, remove, orphans, keep: [...plan.keep, ...back] };
}
async function latestRemoved(store, contents, { etag }) {
    try {
        await store.delete(latestKey(contents.project, contents.environment), { ifMatch: etag });
        return true;
    }
    catch (error) {
        if (error instanceof domain/* Conflict */.lt)
            return false;
        throw error;
    }
}
async function putBack(store, { project, environment }, versions) {
    const key = latestKey(project, environment);
    const read = await store.get(key);
    if (read.kind !== 'found')
        return null;
    const { mesh, manifest } = verify(read.body, { place: `${store.location}/${key}`, project, environment });
    if (!versions.some(({ version }) => version === mesh.version))
        return null;
    const body = bodyOf((0,shared_manifest/* compactJson */.Ar)(manifest), { ...mesh, rolled_back_from: undefined });
    try {
        await store.create(historyKey(project, environment, mesh.version), body);
    }
    catch (error) {
        if (!(error instanceof domain/* Conflict */.lt))
            throw error;
    }
    return mesh.version;
}
async function publishedAgain(store, { project, environment }, versions) {
    const isThere = await eachOf(versions, async ({ version }) => (await store.get(historyKey(project, environment, version))).kind === 'found');
    return versions.filter((_, index) => isThere[index]);
}
function restOf({ records, state }) {
    return [...state, ...records];
}
function removedBy(plan, contents, holder) {
    const { project, environment, latest } = contents;
    const removed = (what, version, objects) => ({
        ...{ what, project, environment, version },
        keys: objects.map(({ key }) => key),
        bytes: objects.reduce((sum, { size }) => sum + size, 0)
    });
    if (plan.whole) {
        const versions = [...plan.remove, ...plan.orphans].flatMap(objectsOf);
        return [removed('environment', holder?.mesh.version ?? null, [...(latest === null ? [] : [latest]), ...versions])];
    }
    return [
        ...plan.remove.map((one) => removed('version', one.version, objectsOf(one))),
        ...plan.orphans.map((one) => removed('rest', one.version, objectsOf(one)))
    ];
}
function leftover({ key, size }) {
    return { what: 'leftover', project: null, environment: null, version: null, keys: [key], bytes: size };
}

// EXTERNAL MODULE: ./build/shared/registry/persist.js
var persist = __webpack_require__(5446);
;// CONCATENATED MODULE: ./build/shared/registry/restore-to-history.js





async function restoreToHistory(store, { project, environment, version }) {
    const key = historyKey(project, environment, version);
    if ((await store.get(key)).kind === 'found')
        return;
    const holder = await holderOf(store, project, environment);
    if (holder?.mesh.version !== version)
        return;
    const text = (0,shared_manifest/* compactJson */.Ar)(holder.manifest);
    const mesh = { ...holder.mesh, state: undefined, state_digests: undefined };
    try {
        await store.create(key, bodyOf(text, { ...mesh, rolled_back_from: undefined }));
        if (holder.mesh.state_digests === undefined && holder.mesh.state === undefined)
            return;
        await store.replace(latestKey(project, environment), bodyOf(text, mesh), holder.etag);
    }
    catch (error) {
        if (!(error instanceof domain/* Conflict */.lt))
            throw error;
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/write-once.js



async function writeOnce(store, clock, key, body) {
    const stored = await (0,persist/* persist */.Z)(clock, BUDGET, async () => {
        try {
            await store.create(key, body);
            return body;
        }
        catch (error) {
            const read = await store.get(key);
            if (read.kind === 'found')
                return read.body;
            if (error instanceof domain/* Conflict */.lt)
                return null;
            throw error;
        }
    });
    if (stored !== null)
        return stored;
    throw new domain/* UserError */.yo(`${store.location}/${key} can neither be created nor read: for ${BUDGET / 1000} seconds the store said both that it is there and that it is not`, 'Look at the object with the tools of the store, remove it, and run again.');
}
async function askForConditions(store, key, body, holder) {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
        try {
            await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
        }
        catch (error) {
            if (error instanceof domain/* Conflict */.lt)
                return;
            throw error;
        }
    }
    throw new domain/* UserError */.yo(`${store.location} ignores the conditions of writes (${holder === null ? 'If-None-Match' : 'If-Match'}): publishers would overwrite each other`, 'Use a store that keeps them, as AWS S3 does, or a folder. Latest was not touched.');
}

;// CONCATENATED MODULE: ./build/shared/registry/rollback-record.js




async function keepRecord(store, clock, holder) {
    if (holder?.rolled_back_from === undefined)
        return;
    const { project, environment, version, rolled_back_from } = holder;
    const record = { version, rolled_back_from };
    const key = rollbackKey(project, environment, version, rolled_back_from.at);
    await writeOnce(store, clock, key, Buffer.from(JSON.stringify(record)));
}
async function freeMoment(store, clock, target) {
    for (;;) {
        const now = clock.now();
        const key = rollbackKey(target.project, target.environment, target.version, now.toISOString());
        if ((await store.get(key)).kind !== 'found')
            return now;
        await clock.sleep(1000 - now.getMilliseconds());
    }
}
async function isRecorded(store, { project, environment, version }, rollback) {
    const key = rollbackKey(project, environment, version, rollback.at);
    const read = await store.get(key);
    if (read.kind !== 'found')
        return false;
    const record = parseRollbackRecord(read.body, `${store.location}/${key}`, version);
    return (0,external_node_util_.isDeepStrictEqual)(record.rolled_back_from, rollback);
}

;// CONCATENATED MODULE: ./build/shared/registry/succession.js

const AHEAD = 15 * 60_000;
function succession(candidate, holder, afterRollback) {
    if (holder === null)
        return 'replaces';
    const { mesh } = candidate;
    const rollback = holder.rolled_back_from;
    if (mesh.digest === holder.digest)
        return rollback === undefined && adds(candidate, holder) ? 'amends' : 'unchanged';
    if (rollback !== undefined && !afterRollback) {
        if (takesBack(rollback, mesh, holder))
            return 'rolled-back';
        if (isBefore(mesh.generated_at, rollback.at))
            return 'superseded';
    }
    return isBefore(mesh.generated_at, holder.generated_at) ? 'superseded' : 'replaces';
}
function takesBack(rollback, mesh, holder) {
    return [rollback, ...rollback.earlier].some(({ version, contract }) => version === mesh.version || (contract === mesh.contract && contract !== holder.contract));
}
function adds({ mesh, stateFiles }, recorded) {
    const { references, ancestors, consumers, allowed_breaking } = JSON.parse(JSON.stringify(mesh));
    return (!(0,external_node_util_.isDeepStrictEqual)(references, recorded.references) ||
        !(0,external_node_util_.isDeepStrictEqual)(ancestors, recorded.ancestors) ||
        !(0,external_node_util_.isDeepStrictEqual)(consumers, recorded.consumers) ||
        (allowed_breaking !== undefined && !(0,external_node_util_.isDeepStrictEqual)(allowed_breaking, recorded.allowed_breaking)) ||
        stateFiles.some((name) => !Object.hasOwn(recorded.state_digests ?? {}, name)));
}
function isInTheFuture(generatedAt, now) {
    return Date.parse(generatedAt) > now.getTime() + AHEAD;
}
function isBefore(time, other) {
    return sortable(time) < sortable(other);
}
function sortable(time) {
    const [seconds = '', fraction = ''] = time.slice(0, -1).split('.');
    return `${seconds}.${fraction.padEnd(9, '0')}`;
}

;// CONCATENATED MODULE: ./build/shared/registry/publish.js















async function publish(store, clock, publication, { dryRun = false, afterRollback = false, approve = anything } = {}) {
    const candidate = buildOf(store, clock, publication);
    const first = await holderOf(store, publication.mesh.project, publication.mesh.environment);
    const verdict = succession(candidate, first?.mesh ?? null, afterRollback);
    const build = verdict === 'replaces' ? await approved(candidate, first, approve) : candidate;
    if (build === null)
        return outcome('refused', candidate, first);
    if (verdict === 'unchanged' || verdict === 'rolled-back' || dryRun)
        return outcome(verdict, build, first);
    const whole = await writeState(store, clock, build, publication.state ?? {});
    const recorded = await writeHistory(store, clock, whole);
    if (verdict === 'superseded')
        return outcome(verdict, build, first);
    await askForConditions(store, recorded.key, recorded.inHistory, verdict === 'amends' ? null : first);
    const settled = await writeLatest(store, clock, recorded, first, { afterRollback, approve });
    if (settled.outcome === 'published' && recorded.wasThere)
        await restoreToHistory(store, recorded.mesh);
    return settled;
}
const anything = () => Promise.resolve({});
function buildOf(store, clock, { manifest, mesh: given, state = {} }) {
    const { digest, contract, body } = (0,shared_manifest/* digestsOf */.nw)(manifest);
    const key = latestKey(given.project, given.environment);
    const mesh = {
        layout: LAYOUT,
        version: versionOf(given.generated_at, digest),
        digest,
        contract,
        ...given,
        published_at: clock.now().toISOString()
    };
    return {
        mesh: parseMesh(mesh, `The publication of ${given.project}`),
        text: body,
        stateFiles: Object.keys(state).map((name) => `${name}.gz`),
        uri: `${store.location}/${key}`
    };
}
async function approved(build, holder, approve) {
    if (holder === null || holder.mesh.contract === build.mesh.contract)
        return build;
    const { mesh, manifest } = holder;
    const approval = await approve({ mesh, manifest, project: projectIn(holder, build.uri) });
    if (approval === null)
        return null;
    const approvedMesh = { ...build.mesh, allowed_breaking: approval.allowed_breaking };
    return { ...build, mesh: parseMesh(approvedMesh, `The publication of ${build.mesh.project}`) };
}
function outcome(verdict, { mesh, uri }, previous) {
    const { version, digest, contract } = mesh;
    const kind = verdict === 'replaces' || verdict === 'amends' ? 'published' : verdict;
    const changed = kind === 'published' && previous?.mesh.contract !== contract;
    return { outcome: kind, changed, version, digest, contract, uri, previous: previous?.mesh ?? null };
}
async function writeState(store, clock, build, files) {
    const { project, environment, version } = build.mesh;
    const gzipped = await Promise.all(Object.entries(files).map(async ([name, content]) => [name, await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(content)]));
    const digests = await Promise.all(gzipped.map(async ([name, body]) => {
        const key = stateKey(project, environment, version, `${name}.gz`);
        const stored = await writeOnce(store, clock, key, body);
        return [`${name}.gz`, stateDigest(stored)];
    }));
    if (digests.length === 0)
        return build;
    const state = Object.hasOwn(files, 'manifest.json') ? { state: stateName(version, 'manifest.json.gz') } : {};
    return { ...build, mesh: { ...build.mesh, ...state, state_digests: Object.fromEntries(digests) } };
}
async function writeHistory(store, clock, build) {
    const { mesh, text } = build;
    const { project, environment, version } = mesh;
    const key = historyKey(project, environment, version);
    const body = bodyOf(text, mesh);
    const stored = await writeOnce(store, clock, key, body);
    if (stored === body)
        return { ...build, key, inHistory: body, wasThere: false, body };
    const place = `${store.location}/${key}`;
    const { mesh: existing } = verify(stored, { place, project, environment, version });
    if (existing.digest !== mesh.digest) {
        throw new domain/* UserError */.yo(`${place} holds another manifest of the same second: its digest is ${existing.digest}, not ${mesh.digest}`, 'Build the project again, and publish that.');
    }
    const found = { key, inHistory: stored, wasThere: true };
    if (!adds(build, existing))
        return { ...build, ...found, mesh: existing, body: stored };
    const merged = keepingOf(existing, mesh);
    return { ...build, ...found, mesh: merged, body: bodyOf(text, merged) };
}
function keepingOf(other, mesh) {
    const state = mesh.state ?? other.state;
    const allowed = mesh.allowed_breaking ?? other.allowed_breaking;
    return {
        ...mesh,
        ...(allowed === undefined ? {} : { allowed_breaking: allowed }),
        ...(state === undefined ? {} : { state }),
        ...(other.state_digests === undefined ? {} : { state_digests: { ...other.state_digests, ...mesh.state_digests } })
    };
}
async function writeLatest(store, clock, first, holding, { afterRollback, approve }) {
    const { project, environment } = first.mesh;
    const key = latestKey(project, environment);
    let recorded = first;
    let holder = holding;
    const settled = await (0,persist/* persist */.Z)(clock, BUDGET, async () => {
        await keepRecord(store, clock, holder?.mesh ?? null);
        const body = bodyOver(holder, recorded);
        try {
            await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
            return outcome('replaces', recorded, holder);
        }
        catch (error) {
            const now = await holderOf(store, project, environment);
            const verdict = succession(recorded, now?.mesh ?? null, afterRollback);
            if (verdict === 'unchanged')
                return outcome('replaces', recorded, holder);
            if (verdict === 'superseded' || verdict === 'rolled-back')
                return outcome(verdict, recorded, now);
            if (!(error instanceof domain/* Conflict */.lt))
                throw error;
            if (now?.mesh.contract !== holder?.mesh.contract) {
                const again = await approved(recorded, now, approve);
                if (again === null)
                    return outcome('refused', recorded, now);
                recorded = { ...recorded, ...again, body: bodyOf(recorded.text, again.mesh) };
            }
            holder = now;
            return null;
        }
    });
    if (settled !== null)
        return settled;
    throw contended(recorded, holder);
}
function bodyOver(holder, { mesh, text, body }) {
    return holder?.mesh.digest === mesh.digest ? bodyOf(text, keepingOf(holder.mesh, mesh)) : body;
}
function contended({ mesh, uri }, holder) {
    return new domain/* UserError */.yo(`${uri} kept changing for ${BUDGET / 1000} seconds while ${mesh.version} was to be published; it is held by ${heldBy(holder)}`, 'Run again; see to it that one workflow at a time publishes the project to this environment (`concurrency`).');
}

;// CONCATENATED MODULE: ./build/shared/registry/ask-projects.js



function askProjects(store, projects, chain, ask) {
    return eachOf(projects, async (project) => {
        try {
            const fetched = await fetchLatest(store, project, chain);
            return fetched === null
                ? { kind: 'missing', project }
                : { kind: 'answered', project, result: ask(fetched.publication) };
        }
        catch (error) {
            if (!(error instanceof domain/* UserError */.yo) || error instanceof domain/* Unreachable */.LL)
                throw error;
            return { kind: 'unread', project, error };
        }
    });
}

;// CONCATENATED MODULE: ./build/shared/registry/read-latest.js





async function readLatest(store, project, environment) {
    const key = latestKey(project, environment);
    try {
        const read = await store.get(key);
        return read.kind === 'found'
            ? verify(read.body, { place: `${store.location}/${key}`, project, environment })
            : null;
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo) || error instanceof domain/* Unreachable */.LL)
            throw error;
        return error;
    }
}
async function askEverybody(store, environments, ask) {
    const projects = await knownProjects(store);
    if (projects === null)
        return null;
    const places = projects.flatMap((project) => environments.map((environment) => ({ project, environment })));
    const results = [];
    const unread = [];
    const read = await eachOf(places, async (place) => {
        const found = await readPublication(store, place.project, place.environment);
        return found === null || found instanceof domain/* UserError */.yo ? { ...place, error: found } : { result: ask(found) };
    });
    for (const one of read) {
        if ('result' in one)
            results.push(one.result);
        else if (one.error !== null)
            unread.push({ project: one.project, error: one.error });
    }
    return { results, unread };
}
async function readPublication(store, project, environment) {
    const found = await readLatest(store, project, environment);
    if (found === null || found instanceof domain/* UserError */.yo)
        return found;
    try {
        return { ...found, project: projectIn(found, `${store.location}/${latestKey(project, environment)}`) };
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return error;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/records.js




function recordsOf(store) {
    const listed = new Map();
    const read = new Map();
    return {
        note: (mesh) => void read.set(placeOf(mesh.project, mesh.environment), Promise.resolve(mesh)),
        projects: () => once(listed, '', () => listProjects(store)),
        environments: (project) => once(listed, project, async () => (await store.children(`${project}/`)).filter(shared_manifest/* isRegistryName */.VC)),
        latest: (project, environment) => once(read, placeOf(project, environment), async () => {
            const found = await readLatest(store, project, environment);
            return found === null || found instanceof domain/* UserError */.yo ? found : found.mesh;
        })
    };
}
function placeOf(project, environment) {
    return `${project}/${environment}`;
}
function once(known, name, ask) {
    const asked = known.get(name) ?? ask();
    known.set(name, asked);
    return asked;
}

;// CONCATENATED MODULE: ./build/shared/registry/consumers.js






const consumers_AT_ONCE = 16;
async function readConsumers(store, asked, records = recordsOf(store)) {
    const [projects, isFed] = await Promise.all([records.projects(), fedBy(records, asked)]);
    const named = [
        asked.environment,
        ...Object.keys(asked.fallbacks).filter((name) => !name.includes('*') && isFed(name))
    ];
    const patterns = Object.keys(asked.fallbacks).filter((pattern) => pattern.includes('*'));
    const others = projects.filter((project) => project !== asked.project);
    const consumersIn = async (project) => {
        const matching = patterns.length === 0 ? [] : await environmentsOf(records, project, patterns);
        const environments = [...new Set([...named, ...matching.filter(isFed)])].sort();
        const found = [];
        for (const environment of environments)
            found.push(...(await readConsumer(records, project, environment, asked)));
        return found;
    };
    const read = await eachOf(others, consumersIn, consumers_AT_ONCE);
    const all = read.flat();
    return {
        consumers: all.filter((one) => 'references' in one),
        findings: all.filter((one) => 'rule' in one)
    };
}
async function fedBy(records, { project, environment, fallbacks }) {
    if (Object.keys(fallbacks).length === 0)
        return (other) => other === environment;
    const holding = new Set([environment, ...(await records.environments(project))]);
    return (other) => environmentChain(other, fallbacks).find((one) => holding.has(one)) === environment;
}
async function environmentsOf(records, project, patterns) {
    const all = await records.environments(project);
    return all.filter((environment) => patterns.some((pattern) => (0,rules/* matchesPattern */.MT)(pattern, environment)));
}
async function readConsumer(records, project, environment, asked) {
    const read = await records.latest(project, environment);
    if (read === null)
        return [];
    if (read instanceof domain/* UserError */.yo)
        return [consumers_unreadable(read, latestKey(project, environment), project, asked)];
    const references = read.references.filter((reference) => reference.project === asked.project);
    return references.length === 0 ? [] : [consumer(read, references)];
}
function consumer(mesh, references) {
    const { project, environment, repository, version, generated_at: generatedAt } = mesh;
    return { project, environment, repository, version, generatedAt, references };
}
function consumers_unreadable({ message, hint }, key, consumer, { project }) {
    return (0,rules/* finding */.gk)('unreadable-consumer', {
        project,
        model: null,
        key,
        message: `Whether ${consumer} uses ${project} is not known: ${message}`,
        hint
    });
}

;// CONCATENATED MODULE: ./build/shared/registry/history.js






const history_AT_ONCE = 4;
async function listHistory(store, project, environment) {
    const objects = (await store.list(historyPrefix(project, environment))).flatMap(({ key }) => {
        const object = objectAt(key);
        return object?.kind === 'history' || object?.kind === 'record' ? [{ ...object, key }] : [];
    });
    return {
        versions: objects
            .filter(({ kind }) => kind === 'history')
            .map(({ version }) => version)
            .sort()
            .reverse(),
        records: objects.filter(({ kind }) => kind === 'record').map(({ key, version }) => ({ key, version }))
    };
}
async function* readVersions(store, project, environment, versions) {
    for (let start = 0; start < versions.length; start += history_AT_ONCE) {
        const some = versions.slice(start, start + history_AT_ONCE);
        yield* await Promise.all(some.map(async (version) => (await readVersion(store, project, environment, version)) ?? gone(version)));
    }
}
function gone(version) {
    return { version, fault: new domain/* UserError */.yo('It is not there any more', 'It was pruned a moment ago.') };
}
async function readVersion(store, project, environment, version) {
    const key = historyKey(project, environment, version);
    const place = `${store.location}/${key}`;
    const read = await store.get(key);
    if (read.kind !== 'found')
        return null;
    try {
        const verified = verify(read.body, { place, project, environment, version });
        return { version, publication: { ...verified, project: projectIn(verified, place) }, body: read.body };
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return { version, fault: error };
        throw error;
    }
}
async function readRollbacks(store, { records }, latest) {
    const past = (await eachOf(records, ({ key, version }) => readRecord(store, key, version))).flat();
    const standing = latest?.rolled_back_from;
    if (latest === null || standing === undefined)
        return past;
    const others = past.filter((record) => record.version !== latest.version || record.rolled_back_from.at !== standing.at);
    return [...others, { version: latest.version, rolled_back_from: standing }];
}
async function readRecord(store, key, version) {
    const read = await store.get(key);
    return read.kind === 'found' ? [parseRollbackRecord(read.body, `${store.location}/${key}`, version)] : [];
}

;// CONCATENATED MODULE: ./build/shared/registry/rollback.js












const PREVIOUS = 'previous';
async function rollback(store, clock, request, options = {}) {
    const { project, environment, to } = request;
    const first = await holderOf(store, project, environment);
    if (first === null)
        throw notPublished(store, request);
    const target = to === PREVIOUS ? await previousOf(store, first.mesh) : await rollback_versionIn(store, request);
    if (options.dryRun === true || target.version === first.mesh.version)
        return rollback_outcome(store, target, first);
    await askForConditions(store, historyKey(project, environment, target.version), target.body, first);
    return await rollback_putBack(store, clock, request, target, first);
}
function notPublished(store, { project, environment }) {
    return new domain/* UserError */.yo(`${store.location} has no publication of ${project} in ${environment} that could be rolled back`, 'Give the project and the environment as they were published.');
}
async function rollback_versionIn(store, { project, environment, to }) {
    const past = await readVersion(store, project, environment, to);
    if (past !== null)
        return readable(past);
    throw new domain/* UserError */.yo(`${store.location} has no version ${JSON.stringify(to)} of ${project} in ${environment}`, `It may have been pruned. dbt-mesh history --project ${project} --environment ${environment} shows the versions.`);
}
async function previousOf(store, current) {
    const { project, environment } = current;
    const { versions } = await listHistory(store, project, environment);
    const older = versions.filter((version) => version < current.version);
    const gone = takenBack(current);
    const passedOver = new Set([current, ...gone].map(({ contract }) => contract));
    let rebuild = null;
    for await (const past of readVersions(store, project, environment, older)) {
        const found = readable(past);
        if (!passedOver.has(found.publication.mesh.contract))
            return found;
        if (!gone.some(({ version }) => version === found.version))
            rebuild ??= found;
    }
    if (rebuild !== null)
        return rebuild;
    throw new domain/* UserError */.yo(`${project} has no version in ${environment} that was built before ${current.version}`, `dbt-mesh history --project ${project} --environment ${environment} shows the versions; any of them can be named.`);
}
function readable(past) {
    if ('fault' in past)
        throw past.fault;
    return past;
}
function takenBack({ rolled_back_from }) {
    if (rolled_back_from === undefined)
        return [];
    const { earlier, ...last } = rolled_back_from;
    return [last, ...earlier];
}
function rollback_outcome(store, target, from) {
    const { publication } = target;
    const { project, environment, version, contract } = publication.mesh;
    return {
        outcome: version === from.mesh.version ? 'unchanged' : 'rolled-back',
        changed: contract !== from.mesh.contract,
        uri: `${store.location}/${latestKey(project, environment)}`,
        target: publication,
        from: from.mesh
    };
}
async function rollback_putBack(store, clock, request, target, first) {
    const { project, environment } = request;
    const { mesh, manifest } = target.publication;
    const text = (0,shared_manifest/* compactJson */.Ar)(manifest);
    let holder = first;
    const settled = await (0,persist/* persist */.Z)(clock, BUDGET, async () => {
        if (holder.mesh.version === target.version)
            return rollback_outcome(store, target, holder);
        const rollback = rollbackOf(request, holder.mesh, target.version, await freeMoment(store, clock, mesh));
        const latest = parseMesh({ ...mesh, rolled_back_from: rollback }, `The rollback of ${project}`);
        await keepRecord(store, clock, holder.mesh);
        try {
            await store.replace(latestKey(project, environment), bodyOf(text, latest), holder.etag);
            return rollback_outcome(store, target, holder);
        }
        catch (error) {
            const now = await holderOf(store, project, environment);
            const landed = (0,external_node_util_.isDeepStrictEqual)(now?.mesh, latest) || (await isRecorded(store, latest, rollback));
            if (landed)
                return rollback_outcome(store, target, holder);
            if (!(error instanceof domain/* Conflict */.lt))
                throw error;
            if (now === null)
                throw notPublished(store, request);
            if (request.to === PREVIOUS && now.mesh.contract !== holder.mesh.contract)
                throw rollback_overtaken(holder, now);
            holder = now;
            return null;
        }
    });
    if (settled !== null) {
        await restoreToHistory(store, mesh);
        return settled;
    }
    throw new domain/* UserError */.yo(`${store.location}/${latestKey(project, environment)} kept changing for ${BUDGET / 1000} seconds while it was to be rolled back; it is held by ${heldBy(holder)}`, 'Run again when nobody publishes.');
}
function rollbackOf({ reason, runUrl }, from, target, now) {
    return {
        version: from.version,
        contract: from.contract,
        reason,
        at: now.toISOString(),
        run_url: runUrl,
        earlier: takenBack(from).filter(({ version }) => version !== target)
    };
}
function rollback_overtaken(holder, now) {
    const { project, environment, version } = holder.mesh;
    return new domain/* UserError */.yo(`${project} was published to ${environment} while ${version} was to be rolled back: latest is held by ${heldBy(now)}`, 'Nothing was rolled back. Look whether the new version is sound, and run again if it is not.');
}

;// CONCATENATED MODULE: ./build/shared/registry/fetch-catalog.js




const CATALOG = 'catalog.json.gz';
async function fetchCatalog(store, { mesh }) {
    if (mesh.state === undefined)
        return null;
    if (mesh.state_digests !== undefined && !Object.hasOwn(mesh.state_digests, CATALOG))
        return null;
    const key = stateKey(mesh.project, mesh.environment, mesh.version, CATALOG);
    const place = `${store.location}/${key}`;
    const read = await store.get(key);
    if (read.kind !== 'found')
        return null;
    const fault = stateFault(mesh, CATALOG, read.body, place);
    if (fault !== null)
        throw fault;
    return (0,shared_manifest/* parseCatalog */.Lo)(await unpacked(read.body, place), place);
}

;// CONCATENATED MODULE: ./build/shared/registry/index.js



















/***/ }),

/***/ 6419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isLost),
/* harmony export */   T: () => (/* binding */ networkFault)
/* harmony export */ });
const LOST = new Set([
    'ECONNRESET',
    'ECONNABORTED',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENETUNREACH',
    'EHOSTUNREACH',
    'UND_ERR_SOCKET',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT'
]);
function isLost({ name, code }) {
    return LOST.has(code) || name === 'TimeoutError';
}
function networkFault(broken, { called, inputs, withoutTls }) {
    const { name, code } = broken;
    switch (code) {
        case 'ENOTFOUND':
        case 'EAI_AGAIN':
            return {
                what: `the host of ${called} is not known to DNS`,
                remedy: `Check ${inputs}, and that this machine reaches the network.`,
                unreachable: true
            };
        case 'ECONNREFUSED':
            return {
                what: `${called} does not answer (connection refused)`,
                remedy: `Check ${inputs}, the port included, and that the server runs.`,
                unreachable: true
            };
        case 'ECONNRESET':
        case 'ECONNABORTED':
        case 'EPIPE':
        case 'UND_ERR_SOCKET':
            return {
                what: `the connection to ${called} kept breaking off (${code})`,
                remedy: `Check ${inputs} and what lies between (proxy, firewall, VPC endpoint); then run again.`,
                unreachable: true
            };
        case 'ERR_PROXY_TUNNEL':
        case 'UND_ERR_ABORTED':
            return {
                what: `the proxy of the environment opened no way to ${called}`,
                remedy: `Check HTTPS_PROXY, and that the proxy lets this machine through; hosts that need none are named in NO_PROXY.`,
                unreachable: true
            };
    }
    if (/CERT|SIGNATURE|SELF_SIGNED|ERR_TLS|ERR_SSL|EPROTO/.test(code)) {
        return {
            what: `the TLS connection to ${called} was not trusted (${code})`,
            remedy: `If its certificate is your own authority's, name that in NODE_EXTRA_CA_CERTS${withoutTls}.`,
            unreachable: false
        };
    }
    if (code.startsWith('HPE_')) {
        return {
            what: `${called} does not speak HTTP`,
            remedy: `Check the protocol and the port in ${inputs}.`,
            unreachable: false
        };
    }
    if (!isLost(broken))
        return null;
    return {
        what: `${called} did not answer in time (${code || name})`,
        remedy: `Check ${inputs} and that this machine reaches it (proxy, firewall, VPC endpoint); then run again.`,
        unreachable: true
    };
}


/***/ }),

/***/ 3125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C1: () => (/* binding */ checkSize),
/* harmony export */   mB: () => (/* binding */ bodyWithin),
/* harmony export */   zx: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);

const MAX_BYTES = 512 * 1024 * 1024;
async function bodyWithin(place, chunks) {
    const collected = [];
    let bytes = 0;
    for await (const chunk of chunks) {
        bytes += chunk.byteLength;
        checkSize(place, bytes);
        collected.push(chunk);
    }
    return Buffer.concat(collected, bytes);
}
function checkSize(place, bytes) {
    if (bytes <= MAX_BYTES)
        return;
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${place} has ${Math.round(bytes / 1024 / 1024)} MB; objects of up to ${MAX_BYTES / 1024 / 1024} MB are read`, 'Remove it from the registry, and publish again.');
}


/***/ }),

/***/ 5446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ backoff),
/* harmony export */   Z: () => (/* binding */ persist)
/* harmony export */ });
const FIRST_DELAY = 100;
const LONGEST_DELAY = 5_000;
async function persist(clock, budget, attempt) {
    const end = clock.now().getTime() + budget;
    for (let number = 0;; number += 1) {
        const value = await attempt();
        if (value !== null || clock.now().getTime() >= end)
            return value;
        await clock.sleep(backoff(number));
    }
}
function backoff(number) {
    return Math.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** number);
}


/***/ }),

/***/ 4900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PY: () => (/* binding */ ATTEMPTS),
/* harmony export */   h: () => (/* binding */ SILENCE_MS),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   sT: () => (/* binding */ retried),
/* harmony export */   ss: () => (/* binding */ CONNECT_MS),
/* harmony export */   yj: () => (/* binding */ TIMEOUT_SECONDS)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _persist_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5446);


const ATTEMPTS = 4;
const CONNECT_MS = 5_000;
const SILENCE_MS = 5_900;
const TIMEOUT_SECONDS = 120;
async function retried(clock, signal, send, failures) {
    const expiry = new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    for (let number = 1;; number += 1) {
        try {
            return await Promise.race([send(signal), expiry]);
        }
        catch (error) {
            if (error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .Conflict */ .lt)
                throw error;
            const reason = signal.aborted ? signal.reason : error;
            if (signal.aborted || number === ATTEMPTS || !failures.isTransient(reason))
                throw failures.explained(reason);
            await clock.sleep((0,_persist_js__WEBPACK_IMPORTED_MODULE_1__/* .backoff */ .J)(number));
        }
    }
}
function endOf(seconds, run) {
    const own = AbortSignal.timeout(seconds * 1000);
    return run === undefined ? own : AbortSignal.any([own, run]);
}


/***/ }),

/***/ 2930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hk: () => (/* reexport */ annotations),
  I7: () => (/* reexport */ checkPage),
  Im: () => (/* reexport */ comment),
  gH: () => (/* reexport */ diffJson),
  xb: () => (/* reexport */ diffMarkdown),
  wy: () => (/* reexport */ diffTerminal),
  mS: () => (/* reexport */ docsJson),
  Wn: () => (/* reexport */ docsTerminal),
  WX: () => (/* reexport */ findingsOf),
  JD: () => (/* reexport */ hasError),
  dU: () => (/* reexport */ historyJson),
  dX: () => (/* reexport */ historyTerminal),
  Qr: () => (/* reexport */ iamJson),
  fn: () => (/* reexport */ initJson),
  lJ: () => (/* reexport */ initTerminal),
  Rh: () => (/* reexport */ isWorthAComment),
  D7: () => (/* reexport */ pruneJson),
  Bz: () => (/* reexport */ pruneTerminal),
  vr: () => (/* reexport */ renderError),
  hF: () => (/* reexport */ renderJson),
  z4: () => (/* reexport */ renderJsonError),
  bF: () => (/* reexport */ renderTerminal),
  Is: () => (/* reexport */ sarif),
  et: () => (/* reexport */ subjectOf),
  z: () => (/* reexport */ summary),
  eR: () => (/* reexport */ terminalText),
  wk: () => (/* reexport */ verifyJson),
  YF: () => (/* reexport */ verifyTerminal)
});

// UNUSED EXPORTS: deployTables, markdownCode, markdownText, terminalLines

;// CONCATENATED MODULE: ./build/shared/report/encode.js
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const SHORT = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
function visible(text) {
    return text.replace(UNSEEN, (character) => {
        const code = character.codePointAt(0);
        return SHORT[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`);
    });
}
function hex(code, digits) {
    return code.toString(16).padStart(digits, '0');
}
function terminalText(text) {
    return visible(text)
        .replaceAll('##[', '#\\x23[')
        .replace(/^(\s*):(?=:)/, '$1\\x3a');
}
function terminalLines(text) {
    return text.split('\n').map(terminalText);
}
const SYNTAX = /[&<>`*~[\]\\|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|^ /;
const BLOCK_START = /^[-+=]|(?<=^\d{1,9})[.)]/;
const TRIGGER = /[@#$]|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=gh)-(?=\d)/;
const MARKDOWN = new RegExp([SYNTAX, BLOCK_START, TRIGGER].map(({ source }) => source).join('|'), 'gi');
function markdownText(text) {
    return visible(text).replace(MARKDOWN, (character) => '-+=.):@#$'.includes(character) ? `<span>${character}</span>` : `&#${character.charCodeAt(0)};`);
}
function markdownCode(text) {
    return `<code>${markdownText(text)}</code>`;
}
function jsonText(value) {
    return JSON.stringify(value, null, 2)
        .replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, unit) => `\\u${hex(character.charCodeAt(unit), 4)}`).join(''))
        .replaceAll('##[', '#\\u0023[');
}
function cut(text, length) {
    if (text.length <= length)
        return text;
    const end = length - 1;
    const splitsPair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
    return `${text.slice(0, splitsPair ? end - 1 : end)}…`;
}

;// CONCATENATED MODULE: ./build/shared/report/markdown.js

const MAX_BYTES = 1_000_000;
const PART_BYTES = 240_000;
const MAX_NAME = 300;
const MAX_SENTENCE = 2000;
const MAX_NAMES = 5;
const NOTHING = '–';
function joined(parts) {
    const there = parts.filter((part) => part !== '');
    const shown = [];
    let bytes = 0;
    for (const part of there) {
        bytes += Buffer.byteLength(part) + 2;
        if (bytes > MAX_BYTES)
            break;
        shown.push(part);
    }
    const left = there.length - shown.length;
    return `${[...shown, ...(left === 0 ? [] : [`… and ${left} more parts, which are too long for this page`])].join('\n\n')}\n`;
}
function table(header, items, most, cells) {
    if (items.length === 0)
        return '';
    const row = (texts) => `| ${texts.join(' | ')} |`;
    return [row(header), row(header.map(() => '---')), ...fitting(items, most, (item) => row(cells(item)))].join('\n');
}
function folded(title, items, most, line) {
    if (items.length === 0)
        return '';
    const lines = fitting(items, most, line);
    return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}
function fitting(items, most, line) {
    const lines = [];
    let bytes = 0;
    for (const item of items.slice(0, most)) {
        const next = line(item);
        bytes += Buffer.byteLength(next) + 1;
        if (bytes > PART_BYTES)
            break;
        lines.push(next);
    }
    const left = items.length - lines.length;
    return left === 0 ? lines : [...lines, '', `… and ${left} more`];
}
function markdown_name(text) {
    return text ? markdownCode(cut(text, MAX_NAME)) : NOTHING;
}
function names(all) {
    const distinct = [...new Set(all)];
    if (distinct.length === 0)
        return NOTHING;
    const shown = distinct.slice(0, MAX_NAMES).map(markdown_name).join(', ');
    return distinct.length > MAX_NAMES ? `${shown} and ${distinct.length - MAX_NAMES} more` : shown;
}
function sentence(text) {
    return markdownText(cut(text, MAX_SENTENCE));
}

;// CONCATENATED MODULE: ./build/shared/report/text-table.js
function laidOut(rows) {
    const widths = (rows[0] ?? []).map((_, index) => rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), 0));
    return rows.map((row) => row.map((text, index) => (index < row.length - 1 ? text.padEnd(widths[index] ?? 0) : text)));
}

;// CONCATENATED MODULE: ./build/shared/report/wording.js
const SEVERITY_WORD = {
    error: 'error',
    warning: 'warning',
    info: 'notice'
};
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function tally(findings) {
    const counted = Object.entries(SEVERITY_WORD).map(([severity, word]) => [findings.filter((finding) => finding.severity === severity).length, word]);
    return counted
        .filter(([number]) => number > 0)
        .map(([number, word]) => count(number, word))
        .join(', ');
}
function place({ file, line, node }) {
    if (file === undefined)
        return node ?? null;
    return line === undefined ? file : `${file}:${line}`;
}
function modelName({ model, version }) {
    return version === null ? model : `${model}.v${version}`;
}
function nodeName(node) {
    return node.split('.').slice(2).join('.') || node;
}
function publishSentence(report) {
    const { outcome, environment, version } = report;
    switch (outcome) {
        case 'published':
            return `Published to ${environment} as ${version} (${contractText(report)})`;
        case 'unchanged':
            return `Already published to ${environment} as ${version}`;
        case 'superseded':
            return `${instead(report)}; ${version} is kept in its history`;
        case 'dry-run':
            if (report.supersededBy !== null)
                return `${instead(report)}; ${version} would go into its history (dry run: nothing was written)`;
            return `Would be published to ${environment} as ${version} (dry run: nothing was written)`;
        case 'refused':
            return `Not published to ${environment}`;
    }
}
function contractText({ changed, breaking }) {
    if (!changed)
        return 'same contract';
    return breaking ? 'the contract changed, and breaks what was promised' : 'the contract changed';
}
function instead({ environment, supersededBy }) {
    const rollback = supersededBy?.rollback;
    if (!rollback)
        return `${environment} holds a newer build`;
    return `${environment} was rolled back at ${minute(rollback.at)}, after this was built (${rollback.reason})`;
}
function rollbackSentence({ outcome, environment, version, changed }) {
    switch (outcome) {
        case 'rolled-back':
            return `Rolled ${environment} back to ${version} (${changed ? 'the contract changed' : 'same contract'})`;
        case 'unchanged':
            return `${environment} is at ${version} already`;
        case 'dry-run':
            return `${environment} would be rolled back to ${version} (dry run: nothing was written)`;
    }
}
function minute(time) {
    return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}
function syncSentence({ upstreams, changed }) {
    return `${changed ? 'Synced' : 'Up to date'} with ${count(upstreams.length, 'upstream')}`;
}
function validateSentence(sound, found) {
    if (!sound)
        return 'Cross-project lineage not verified';
    return found === 0 ? 'No cross-project references' : 'Cross-project lineage verified';
}

;// CONCATENATED MODULE: ./build/shared/report/deploy-table.js




const MAX_CELL = 48;
const MAX_LINES = 40;
const MAX_HOLDING = 10;
const MAX_ROWS = 100;
const MAX_COLUMNS = 3;
const VERDICTS = ['no', 'possible', 'yes'];
const STYLE = { no: 'red', possible: 'yellow', yes: 'green' };
const ICON = { no: '❌', possible: '⚠️', yes: '✅' };
function deployLines(report, paint) {
    return sides(report).flatMap(({ title, rows }) => {
        const serious = rows.filter(({ verdict }) => verdict !== 'yes').length;
        const most = Math.min(MAX_LINES, serious + MAX_HOLDING);
        const [shown, left] = [rows.slice(0, most), rows.slice(most)];
        const [header = [], ...laid] = laidOut([
            ['CONSUMER', 'ENVIRONMENT', 'VERSION', 'MODEL', 'COLUMNS', 'VERDICT'],
            ...shown.map((row) => cellsOf(row).map((text) => terminalText(cut(text, MAX_CELL))))
        ]);
        return [
            `  ${terminalText(title)}`,
            paint('dim', `    ${header.join('  ')}`),
            ...laid.map((cells, index) => {
                const verdict = paint(STYLE[shown[index]?.verdict ?? 'yes'], cells.at(-1) ?? '');
                return `    ${[...cells.slice(0, -1), verdict].join('  ')}`;
            }),
            ...(left.length === 0 ? [] : [`    … and ${left.length} more: ${tallyOf(left)}`])
        ];
    });
}
function deployTables(report) {
    const header = ['Environment', 'Version', 'Model', 'Columns', 'Verdict'];
    return sides(report).flatMap(({ title, rows }) => {
        const holding = rows.filter(({ verdict }) => verdict === 'yes');
        const others = rows.filter(({ verdict }) => verdict !== 'yes');
        return [
            table([sentence(title), ...header], others, MAX_ROWS, markdownCells),
            folded(`${sentence(title)}: ${usesText(holding)}`, holding, MAX_ROWS, holdingLine)
        ].filter((part) => part !== '');
    });
}
function usesText(rows) {
    const [no, possible] = [numberOf(rows, 'no'), numberOf(rows, 'possible')];
    if (rows.length === 0)
        return 'no use is on record';
    const all = count(rows.length, 'use');
    const word = (number, verb) => (number === 1 ? `${verb}s` : verb);
    if (no > 0)
        return `${no} of ${all} ${word(no, 'break')}${possible === 0 ? '' : `, ${possible} possibly`}`;
    return possible > 0
        ? `${possible} of ${all} possibly ${word(possible, 'break')}`
        : `${all} ${word(rows.length, 'hold')}`;
}
function sides({ project, rows }) {
    const of = (side) => rows.filter((row) => row.side === side).sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
    return [
        { title: `Who uses ${project}`, rows: of('consumer') },
        { title: `What ${project} uses`, rows: of('upstream') }
    ].filter((side) => side.rows.length > 0);
}
function cellsOf(row) {
    return [consumerText(row), row.environment, row.version ?? '–', row.model, columnsText(row), verdictText(row)];
}
function consumerText({ project, node, exposure }) {
    return `${project}.${nodeName(node)}${exposure === undefined ? '' : ` (${exposure.type})`}`;
}
function columnsText(row) {
    const { columns } = row;
    if (columns === null)
        return 'any (no compiled SQL)';
    if (columns === '*')
        return 'any';
    const all = brokenFirst(row);
    const more = all.length > MAX_COLUMNS ? ` +${all.length - MAX_COLUMNS}` : '';
    return all.length === 0 ? 'none' : `${all.slice(0, MAX_COLUMNS).join(', ')}${more}`;
}
function brokenFirst({ columns, broken }) {
    return [...new Set([...broken, ...(Array.isArray(columns) ? columns : [])])];
}
function verdictText({ verdict, rules }) {
    return rules.length === 0 ? verdict : `${verdict}: ${rules.join(', ')}`;
}
function tallyOf(rows) {
    const numbers = VERDICTS.map((verdict) => [numberOf(rows, verdict), verdict]);
    return numbers.flatMap(([number, verdict]) => (number === 0 ? [] : [`${number} ${verdict}`])).join(', ');
}
function numberOf(rows, verdict) {
    return rows.filter((row) => row.verdict === verdict).length;
}
function markdownCells(row) {
    const { repository, owner, environment, version, model, verdict, rules } = row;
    const whose = [repository, owner].flatMap((text) => (text === null ? [] : [sentence(text)])).join(', ');
    return [
        `${markdown_name(consumerText(row))}${whose === '' ? '' : `<br>${whose}`}`,
        markdown_name(environment),
        markdown_name(version),
        markdown_name(model),
        columnNames(row),
        `${ICON[verdict]} ${verdict}${rules.length === 0 ? '' : `: ${names(rules)}`}`
    ];
}
function columnNames(row) {
    return Array.isArray(row.columns) ? names(brokenFirst(row)) : columnsText(row);
}
function holdingLine(row) {
    const { environment, model } = row;
    return `- ${markdown_name(consumerText(row))} (${sentence(environment)}): ${markdown_name(model)}, ${columnNames(row)}`;
}

;// CONCATENATED MODULE: ./build/shared/report/answer.js


const RANK = { error: 0, warning: 1, info: 2 };
function bySeverity(one, other) {
    return RANK[one.severity] - RANK[other.severity];
}
function outcomes(answer) {
    switch (answer.verb) {
        case 'publish':
            return [publishOutcome(answer.report, answer.folder)];
        case 'rollback':
            return [rollbackOutcome(answer.report)];
        case 'sync':
            return [syncOutcome(answer.report, answer.folder)];
        case 'validate':
            return [
                ...answer.report.projects.map(validateOutcome),
                ...answer.report.deploy.map(deployOutcome(answer.report))
            ];
        case 'can-i-deploy':
            return [deployOutcome(NOT_VALIDATED)(answer.report)];
    }
}
function findingsOf(answer) {
    return outcomes(answer).flatMap(({ findings }) => findings);
}
function worstFirst(all) {
    return all.flatMap(({ findings }) => findings).sort(bySeverity);
}
function silencedOf(answer) {
    return outcomes(answer).flatMap(({ silenced }) => silenced);
}
function publishOutcome(report, folder) {
    const sound = report.outcome !== 'refused';
    return { project: report.project, sound, sentence: publishSentence(report), ...placed(report, folder) };
}
function rollbackOutcome(report) {
    return {
        project: report.project,
        sound: true,
        sentence: rollbackSentence(report),
        ...placed({ findings: report.findings, silenced: [] }, undefined)
    };
}
function syncOutcome(report, folder) {
    const sound = !hasError(report.findings);
    return { project: report.project, sound, sentence: syncSentence(report), ...placed(report, folder) };
}
function validateOutcome(verdict) {
    const sound = verdict.valid && !hasError(verdict.findings);
    const sentence = validateSentence(sound, verdict.found.length);
    return { project: verdict.project, sound, sentence, ...placed(verdict, verdict.folder) };
}
const NOT_VALIDATED = { projects: [] };
function deployOutcome({ projects }) {
    const said = new Set(projects.flatMap(({ findings, silenced }) => [...findings, ...silenced].map((one) => JSON.stringify(one))));
    const isNew = (one) => !said.has(JSON.stringify(one));
    return (report) => {
        const judged = { findings: report.findings.filter(isNew), silenced: report.silenced.filter(isNew) };
        const sentence = deploySentence(report);
        return {
            project: report.project,
            sound: report.deployable,
            sentence,
            ...placed(judged, report.folder),
            deploy: report
        };
    };
}
function deploySentence({ to, current, deployable, rows }) {
    const first = current === null ? ' (not published there yet)' : '';
    return `${deployable ? 'Can' : 'Cannot'} be deployed to ${to}${first}: ${usesText(rows)}`;
}
function hasError(findings) {
    return findings.some(({ severity }) => severity === 'error');
}
function placed({ findings, silenced }, folder) {
    const place = (finding) => finding.file === undefined ? finding : { ...finding, file: within(folder, finding.file) };
    return {
        placed: folder !== undefined,
        findings: findings.map(place).sort(bySeverity),
        silenced: silenced
            .map((one) => ({ ...one, finding: place(one.finding) }))
            .sort((one, other) => bySeverity(one.finding, other.finding))
    };
}
function within(folder, file) {
    return folder === undefined || folder === '' ? file : `${folder}/${file}`;
}

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/report/consumers.js
const consumers_MAX_COLUMNS = 10;
function consumerTexts({ consumers = [], column }, most) {
    const texts = (uses) => uses.map((use) => consumers_consumerText(use, column));
    if (consumers.length <= most)
        return texts(consumers);
    return [...texts(consumers.slice(0, most - 1)), `and ${consumers.length - most + 1} more uses`];
}
function consumers_consumerText(use, column) {
    const { project, environment, repository, owner, node, file, exposure, certainty } = use;
    const where = `${repository ?? project} (${environment}${owner === null ? '' : `, owner ${owner}`})`;
    const kind = exposure === undefined ? '' : ` (${[exposure.type, ...(exposure.url === null ? [] : [exposure.url])].join(', ')})`;
    return `${certainty} in ${where}: ${node}${kind} in ${file} ${consumers_columnsText(use, column)}`;
}
function consumers_columnsText({ columns, certainty }, column) {
    if (columns === null)
        return 'may use any column: it has no compiled SQL';
    if (columns === '*')
        return 'may use any column';
    const verb = certainty === 'seen' ? 'uses' : 'may use';
    if (column !== undefined)
        return `${verb} ${column}`;
    const more = columns.length > consumers_MAX_COLUMNS ? ` and ${columns.length - consumers_MAX_COLUMNS} more` : '';
    return columns.length === 0 ? `${verb} no column` : `${verb} ${columns.slice(0, consumers_MAX_COLUMNS).join(', ')}${more}`;
}
function ruleText({ rule, certainty }) {
    return certainty === undefined ? rule : `${rule}, ${certainty}`;
}

;// CONCATENATED MODULE: ./build/shared/report/paint.js
const CODES = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36, dim: 2 };
function painter(color) {
    return color ? (style, text) => `\x1b[${CODES[style]}m${text}\x1b[0m` : (_, text) => text;
}

;// CONCATENATED MODULE: ./build/shared/report/json-fields.js
function findingFields(finding) {
    const { rule, severity, impact, certainty, project, model, column, node, file, line, key, message, hint } = finding;
    const consumers = finding.consumers?.map(useFields);
    return { rule, severity, impact, certainty, project, model, column, node, file, line, key, message, hint, consumers };
}
function useFields(use) {
    const { project, environment, repository, version, mode, owner, node, file, columns, exposure, certainty } = use;
    return { project, environment, repository, version, mode, owner, node, file, columns, exposure, certainty };
}

;// CONCATENATED MODULE: ./build/shared/report/silenced.js





const silenced_MAX_LINES = 20;
const silenced_MAX_ROWS = 100;
function silencedTally(silenced) {
    return silenced.length === 0 ? '' : `${count(silenced.length, 'finding')} silenced`;
}
function silencedBecause({ by, reason, until }) {
    if (by === 'inline')
        return `ignored by a comment: ${reason}`;
    return `waived${until === undefined ? '' : ` until ${until}`}: ${reason}`;
}
function silencedLines(silenced) {
    if (silenced.length === 0)
        return [];
    const more = silenced.length - silenced_MAX_LINES;
    return [
        `  - ${silencedTally(silenced)}`,
        ...silenced.slice(0, silenced_MAX_LINES).flatMap((one) => {
            const { finding } = one;
            const where = place(finding);
            return [
                `      ${SEVERITY_WORD[finding.severity]}: ${terminalText(finding.message)} [${terminalText(ruleText(finding))}]`,
                ...(where === null ? [] : [`        at ${terminalText(where)}`]),
                `        ${terminalText(silencedBecause(one))}`
            ];
        }),
        ...(more > 0 ? [`      … and ${more} more`] : [])
    ];
}
function silencedDetails(silenced) {
    return folded(silencedTally(silenced), silenced, silenced_MAX_ROWS, (one) => {
        const { finding } = one;
        const where = place(finding);
        const about = [markdown_name(finding.project), ...(where === null ? [] : [markdown_name(where)])].join(', ');
        return `- <b>${sentence(ruleText(finding))}</b> (${about}): ${sentence(finding.message)}<br>${sentence(silencedBecause(one))}`;
    });
}
function silencedFields(one) {
    const { finding, by, reason, until } = one;
    return { finding: findingFields(finding), by, reason, until };
}

;// CONCATENATED MODULE: ./build/shared/report/terminal.js








const MAX_FILES = 10;
const MAX_USES = 10;
const SEVERITY_STYLE = { error: 'red', warning: 'yellow', info: 'blue' };
function renderTerminal(answer, options = {}) {
    const paint = painter(options.color === true);
    const split = outcomes(answer).map((outcome, index) => ({
        outcome,
        aside: hasNothingToVerify(answer, index),
        ...decisive(outcome),
        facts: facts(answer, index, outcome)
    }));
    return {
        stdout: page(split
            .filter(({ aside }) => !aside)
            .flatMap(({ outcome, reasons, facts }) => [
            headline(outcome, paint),
            ...(outcome.deploy === undefined ? [] : deployLines(outcome.deploy, paint)),
            ...reasons.flatMap((finding) => findingLines(finding, paint)),
            ...facts.map((fact) => `  - ${terminalText(fact)}`),
            ...silencedLines(outcome.silenced)
        ])),
        stderr: page(split.flatMap(({ outcome, aside, remarks }) => [
            ...(aside ? [headline(outcome, paint), ...silencedLines(outcome.silenced)] : []),
            ...(remarks.length === 0
                ? []
                : [
                    `${paint('yellow', '!')} ${terminalText(outcome.project)}: ${tally(remarks)}`,
                    ...remarks.flatMap((finding) => findingLines(finding, paint))
                ])
        ]))
    };
}
function hasNothingToVerify(answer, index) {
    if (answer.verb !== 'validate' || answer.report.projects.length === 1)
        return false;
    const verdict = answer.report.projects[index];
    return verdict?.valid === true && verdict.found.length === 0;
}
function page(lines) {
    return lines.map((line) => `${line}\n`).join('');
}
function decisive({ sound, findings }) {
    if (sound)
        return { reasons: [], remarks: findings };
    const worst = findings[0]?.severity;
    return {
        reasons: findings.filter(({ severity }) => severity === worst),
        remarks: findings.filter(({ severity }) => severity !== worst)
    };
}
function headline({ project, sound, sentence, findings }, paint) {
    const verdict = `${terminalText(project)}: ${terminalText(sentence)}`;
    if (sound)
        return `${paint('green', '✓')} ${verdict}`;
    return `${paint('red', '✗')} ${verdict}${findings.length === 0 ? '' : ` (${tally(findings)})`}`;
}
function facts(answer, index, { sound }) {
    switch (answer.verb) {
        case 'publish':
            return sound ? publishFacts(answer.report) : [];
        case 'rollback':
            return rollbackFacts(answer.report);
        case 'sync':
            return syncFacts(answer.report);
        case 'can-i-deploy':
            return [];
        case 'validate':
            return sound ? (answer.report.projects[index]?.found ?? []).map((node) => `Found reference: ${node}`) : [];
    }
}
function publishFacts({ publicModels, references, uri }) {
    const models = count(publicModels.length, 'public model');
    const read = references.length === 0 ? '' : `, ${count(references.length, 'reference')} to other projects`;
    return [`${models}${read}`, uri];
}
function rollbackFacts({ outcome, publicModels, from, reason, uri }) {
    return [
        ...(outcome === 'unchanged' ? [] : [`From ${from}: ${reason}`]),
        count(publicModels.length, 'public model'),
        uri
    ];
}
function syncFacts({ upstreams, missing, written, removed, dbtArgs }) {
    return [
        ...upstreams.map(({ project, environment, version, age, mode, publicModels, stale }) => `${project}: ${environment} ${version}, built ${(0,rules/* ageText */.XG)(age)} ago, ${count(publicModels, 'public model')}, as ${mode}${stale ? '; as fetched last, the registry was not reached' : ''}`),
        ...missing.map((project) => `${project}: optional, not in the registry yet`),
        ...few(written.map((file) => `Wrote ${file}`)),
        ...few(removed.map((file) => `Removed ${file}`)),
        ...(dbtArgs === '' ? [] : [`Next: dbt build ${dbtArgs}`])
    ];
}
function few(lines) {
    if (lines.length <= MAX_FILES)
        return lines;
    return [...lines.slice(0, MAX_FILES - 1), `… and ${lines.length - MAX_FILES + 1} more`];
}
function findingLines(finding, paint) {
    const where = place(finding);
    const severity = paint(SEVERITY_STYLE[finding.severity], SEVERITY_WORD[finding.severity]);
    const [hint = '', ...more] = terminalLines(finding.hint);
    return [
        `  ${severity}: ${terminalText(finding.message)} ${paint('dim', `[${terminalText(ruleText(finding))}]`)}`,
        ...(where === null ? [] : [`    at ${paint('cyan', terminalText(where))}`]),
        ...consumerTexts(finding, MAX_USES).map((use) => `    ${terminalText(use)}`),
        ...(hint === '' ? [] : [`    → ${hint}`, ...more.map((line) => `      ${line}`)])
    ];
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/report/secrets.js
const MASK = '***';
const NAME = String.raw `(?:passw(?:or)?d|passphrase|pwd|secret|token|(?:api|access|private|account)[_-]?key|credential|signature)`;
const QUOTED = String.raw `"[^"]*"?|'[^']*'?`;
const SECRETS = [
    /()-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
    /(:\/\/)[^\s/?#]{1,512}(?=@)/g,
    /(:\/\/)[^\s:/?#@]{1,256}:(?!\d+[/?#])[^\s@]{1,512}(?=@)/g,
    /([?&]sig=)[^&\s]+/g,
    /(\bauthorization["']? {0,4}[:=] {0,4}["']?(?:(?:bearer|basic|token)\s+)?)[^\s"']+/gi,
    /(\bBearer )[\w.~+/=-]{16,}/g,
    new RegExp(`(${NAME}[\\w.-]{0,40}["']? {0,4}= {0,4})(?:${QUOTED}|[^\\s"'&,;)\\]}]+)`, 'gi'),
    new RegExp(`(${NAME}[\\w.-]{0,40}["']? {0,4}: {0,4})(?:${QUOTED}|[^\\s"',;)\\]}]+(?=[,;)\\]}]| *$))`, 'gim'),
    /()\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
    /()(?<![\w/+=])(?=[a-z0-9/+]*[A-Z])(?=[A-Z0-9/+]*[a-z])(?=[A-Za-z/+]*\d)[A-Za-z0-9/+]{40}(?![\w/+=])/g,
    /()\b(?:gh[oprsu]_|github_pat_)\w{16,}/g,
    /()\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g
];
function maskSecrets(text) {
    return SECRETS.reduce((masked, pattern) => masked.replace(pattern, `$1${MASK}`), text);
}

;// CONCATENATED MODULE: ./build/shared/report/error.js




const MAX_CAUSES = 5;
const MAX_LENGTH = 4096;
function renderError(error) {
    if (error instanceof domain/* UserError */.yo) {
        return { message: printable(error.message), hint: error.hint === '' ? null : printable(error.hint), bug: false };
    }
    return {
        message: printable(chain(error).join('\n  caused by ')),
        hint: 'This is a bug in dbt-mesh. Please report it with this message, the command you ran and `dbt-mesh --version`.',
        bug: true
    };
}
function printable(text) {
    return cut(terminalLines(maskSecrets(text)).join('\n'), MAX_LENGTH);
}
function chain(error, seen = new Set()) {
    if (seen.has(error) || seen.size === MAX_CAUSES)
        return [];
    const cause = error instanceof Error ? error.cause : undefined;
    return [describe(error), ...(cause === undefined ? [] : chain(cause, new Set([...seen, error])))];
}
function describe(error) {
    if (typeof error === 'string')
        return error;
    if (!(error instanceof Error))
        return (0,external_node_util_.inspect)(error, { depth: 1, breakLength: Infinity });
    const parts = error instanceof AggregateError ? error.errors.slice(0, MAX_CAUSES) : [];
    const messages = [error, ...parts].map((part) => (part instanceof Error ? part.message : (0,external_node_util_.inspect)(part)));
    return `${error.name}: ${messages.filter((message) => message !== '').join('; ')}`;
}

;// CONCATENATED MODULE: ./build/shared/report/json.js





function renderJson(answer) {
    return jsonText({
        ...fields(answer),
        findings: findingsOf(answer).map(findingFields),
        silenced: silencedOf(answer).map(silencedFields)
    });
}
function renderJsonError(error) {
    const { message, hint } = renderError(error);
    return jsonText({ error: { message, hint } });
}
function fields(answer) {
    switch (answer.verb) {
        case 'publish':
            return publishFields(answer.report, answer.folder);
        case 'rollback':
            return rollbackFields(answer.report);
        case 'sync':
            return syncFields(answer.report);
        case 'validate':
            return validateFields(answer.report);
        case 'can-i-deploy':
            return deployFields(answer.report);
    }
}
function publishFields(report, folder) {
    return {
        project: report.project,
        environment: report.environment,
        outcome: report.outcome,
        version: report.version,
        uri: report.uri,
        digest: report.digest,
        changed: report.changed,
        compatibility: report.compatibility,
        breaking: report.breaking,
        changed_models: report.changedModels,
        consumers: report.consumers,
        allowed_breaking: report.allowedBreaking,
        superseded_by: report.supersededBy === null ? null : supersessionFields(report.supersededBy),
        public_models: report.publicModels,
        references: report.references.map((reference) => referenceFields(reference, folder))
    };
}
function rollbackFields(report) {
    return {
        project: report.project,
        environment: report.environment,
        outcome: report.outcome,
        version: report.version,
        from: report.from,
        reason: report.reason,
        uri: report.uri,
        digest: report.digest,
        generated_at: report.generatedAt,
        changed: report.changed,
        changed_models: report.changedModels,
        consumers: report.consumers,
        public_models: report.publicModels
    };
}
function supersessionFields({ version, generatedAt, publishedAt, runUrl, rollback }) {
    return { version, generated_at: generatedAt, published_at: publishedAt, run_url: runUrl, rollback };
}
function syncFields(report) {
    return {
        project: report.project,
        changed: report.changed,
        upstreams: report.upstreams.map((upstream) => ({
            ...readFields(upstream),
            mode: upstream.mode,
            digest: upstream.digest,
            public_models: upstream.publicModels,
            stale: upstream.stale
        })),
        missing: report.missing,
        written: report.written,
        removed: report.removed,
        state: report.state,
        dbt_args: report.dbtArgs
    };
}
function validateFields(report) {
    const findings = findingsOf({ verb: 'validate', report });
    return {
        valid: report.valid,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        warnings: findings.filter(({ severity }) => severity === 'warning').length,
        upstreams: report.upstreams.map(readFields),
        projects: report.projects.map((verdict) => ({
            project: verdict.project,
            folder: verdict.folder,
            valid: verdict.valid,
            found: verdict.found,
            references: verdict.references.map((reference) => referenceFields(reference, verdict.folder))
        })),
        deploy: report.deploy.map(deployFields)
    };
}
function deployFields({ project, folder, to, current, compatibility, deployable, rows }) {
    return { project, folder, to, current, compatibility, deployable, rows: rows.map(rowFields) };
}
function rowFields(row) {
    const { side, project, environment, version, repository, owner, node, file, exposure, model, columns } = row;
    const { verdict, rules, broken } = row;
    const use = { side, project, environment, version, repository, owner, node, file, exposure, model, columns };
    return { ...use, verdict, rules, broken };
}
function readFields({ project, environment, version, generatedAt, age }) {
    return { project, environment, version, generated_at: generatedAt, age_seconds: Math.floor(age / 1000) };
}
function referenceFields(reference, folder) {
    const { project, model, version, pinned, mode, node, file, owner, columns, exposure } = reference;
    return { project, model, version, pinned, mode, node, file: within(folder, file), owner, columns, exposure };
}

;// CONCATENATED MODULE: ./build/shared/report/history.js



const COMMIT = 8;
const HEADER = ['VERSION', 'PUBLISHED', 'COMMIT', 'MODELS', 'CONTRACT', ''];
function historyTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const rows = report.versions.map(rowOf);
    const widths = HEADER.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)));
    const laid = (row) => row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ');
    const lines = [
        `${terminalText(report.project)}: ${summarySentence(report)}`,
        ...(rows.length === 0 ? [] : [paint('dim', `  ${`${laid(HEADER)}  RUN`.trimEnd()}`)]),
        ...report.versions.flatMap((past, index) => {
            const text = `  ${laid(rows[index] ?? HEADER)}  ${terminalText(runOf(past))}`.trimEnd();
            return [
                past.current ? paint('green', text) : text,
                ...remarks(past).map((line) => `    ${paint('yellow', line)}`)
            ];
        })
    ];
    return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}
function historyJson({ project, environment, versions, total }) {
    return jsonText({ project, environment, total, versions: versions.map(versionFields) });
}
function summarySentence({ environment, versions, total }) {
    const all = `${count(total, 'version')} in ${terminalText(environment)}`;
    return versions.length === total ? all : `${all}, the newest ${versions.length} of them here`;
}
function rowOf({ version, current, rolledBack, publication }) {
    if ('fault' in publication)
        return [terminalText(version), '', '', '', '', current ? 'current' : ''];
    return [
        terminalText(version),
        minute(publication.publishedAt),
        terminalText((publication.commit ?? '').slice(0, COMMIT)),
        String(publication.publicModels),
        contractOf(publication),
        standing(current, rolledBack, publication)
    ];
}
function contractOf({ changed, breaking }) {
    if (changed === null)
        return '';
    if (!changed)
        return 'same';
    return breaking === true ? 'breaking' : 'changed';
}
function standing(current, rolledBack, { superseded }) {
    if (current)
        return 'current';
    if (rolledBack.length > 0)
        return 'rolled back';
    return superseded ? 'superseded' : '';
}
function runOf({ publication }) {
    return 'fault' in publication ? '' : (publication.runUrl ?? publication.repository ?? '');
}
function remarks({ rolledBack, publication }) {
    return [
        ...('fault' in publication ? [terminalText(publication.fault)] : allowed(publication)),
        ...rolledBack.map(({ at, to, reason, runUrl }) => terminalText(`rolled back ${minute(at)} to ${to}${runUrl === null ? '' : ` by ${runUrl}`}: ${reason.replace(/\s+/g, ' ')}`))
    ];
}
function allowed({ allowedBreaking }) {
    if (allowedBreaking === null)
        return [];
    const { rules, reason } = allowedBreaking;
    return [terminalText(`allowed to break by ${rules.join(', ')}: ${reason.replace(/\s+/g, ' ')}`)];
}
function versionFields({ version, current, rolledBack, publication }) {
    const rollbacks = rolledBack.map(({ to, reason, at, runUrl }) => ({ to, reason, at, run_url: runUrl }));
    if ('fault' in publication)
        return { version, current, rolled_back: rollbacks, fault: publication.fault };
    return {
        version,
        published_at: publication.publishedAt,
        generated_at: publication.generatedAt,
        repository: publication.repository,
        commit: publication.commit,
        run_url: publication.runUrl,
        dbt_version: publication.dbtVersion,
        public_models: publication.publicModels,
        breaking: publication.breaking,
        allowed_breaking: publication.allowedBreaking,
        changed: publication.changed,
        current,
        superseded: publication.superseded,
        rolled_back: rollbacks
    };
}

;// CONCATENATED MODULE: ./build/shared/report/group.js
function groupBy(items, key) {
    const groups = new Map();
    for (const item of items) {
        const name = key(item);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [item]);
        else
            group.push(item);
    }
    return groups;
}

;// CONCATENATED MODULE: ./build/shared/report/verify.js








function verifyTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const { location, valid, findings, silenced } = report;
    const errors = findings.filter(({ severity }) => severity === 'error');
    const remarks = findings.filter(({ severity }) => severity !== 'error').sort(bySeverity);
    const verdict = `${valid ? paint('green', '✓') : paint('red', '✗')} ${terminalText(location)}: ${verdictOn(report)}`;
    return {
        stdout: page([verdict, ...errors.flatMap((finding) => findingLines(finding, paint)), ...silencedLines(silenced)]),
        stderr: page([
            ...(remarks.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(location)}: ${tally(remarks)}`]),
            ...remarks.flatMap((finding) => findingLines(finding, paint))
        ])
    };
}
function verifyJson({ valid, environments, findings, silenced }) {
    const broken = new Set(findings.flatMap(({ severity, project }) => (severity === 'error' ? [project] : [])));
    return jsonText({
        valid,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        warnings: findings.filter(({ severity }) => severity === 'warning').length,
        projects: [...groupBy(environments, ({ project }) => project)].map(([project, of]) => ({
            project,
            valid: !broken.has(project),
            environments: of.map(environmentFields)
        })),
        findings: [...findings].sort(bySeverity).map(findingFields),
        silenced: silenced.map(silencedFields)
    });
}
function verdictOn({ valid, environments, findings }) {
    const projects = new Set(environments.map(({ project }) => project)).size;
    const objects = environments.reduce((sum, one) => sum + one.objects, 0);
    const read = `${count(objects, 'object')} of ${count(projects, 'project')} in ${count(environments.length, 'environment')}`;
    return valid ? `Sound (${read})` : `Not sound (${tally(findings)}; ${read})`;
}
function environmentFields({ environment, version, versions, objects }) {
    return { environment, version, versions, objects };
}

;// CONCATENATED MODULE: ./build/shared/report/prune.js







const MAX_REMOVED = 20;
const WHAT = {
    environment: 'environment',
    version: 'version',
    rest: 'unfinished publication',
    leftover: 'leftover'
};
const WHY = {
    current: 'current',
    newest: 'among the newest',
    young: 'young enough',
    'under-way': 'written within the last hour',
    'just-replaced': 'current until less than an hour ago'
};
function pruneTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const { location, removed, findings, silenced } = report;
    const mark = hasError(findings) ? paint('red', '✗') : paint('green', '✓');
    const more = removed.length - MAX_REMOVED;
    return {
        stdout: page([
            `${mark} ${terminalText(location)}: ${sentenceOf(report)}`,
            ...removed.slice(0, MAX_REMOVED).map((one) => `  - ${terminalText(described(one))}`),
            ...(more > 0 ? [`  - … and ${more} more`] : []),
            ...silencedLines(silenced)
        ]),
        stderr: page([
            ...(findings.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(location)}: ${tally(findings)}`]),
            ...[...findings].sort(bySeverity).flatMap((finding) => findingLines(finding, paint))
        ])
    };
}
function pruneJson({ dryRun, removed, kept, findings, silenced }) {
    return jsonText({
        dry_run: dryRun,
        removed: removed.map(({ what, project, environment, version, keys, bytes }) => ({
            ...{ what, project, environment, version, keys, bytes }
        })),
        bytes: bytesOf(removed),
        kept: kept.length,
        kept_because: Object.fromEntries(reasons(kept)),
        findings: [...findings].sort(bySeverity).map(findingFields),
        silenced: silenced.map(silencedFields)
    });
}
function sentenceOf({ dryRun, removed, kept }) {
    const counted = Object.keys(WHAT).flatMap((what) => {
        const number = removed.filter((one) => one.what === what).length;
        return number === 0 ? [] : [count(number, WHAT[what])];
    });
    const why = reasons(kept).map(([reason, number]) => `${number} ${WHY[reason]}`);
    const went = counted.length === 0
        ? `Nothing ${dryRun ? 'would be' : 'was'} removed`
        : `${dryRun ? 'Would remove' : 'Removed'} ${counted.join(', ')} (${size(bytesOf(removed))})`;
    return `${went}; ${count(kept.length, 'version')} ${dryRun ? 'would stay' : 'stay'}${why.length === 0 ? '' : `: ${why.join(', ')}`}`;
}
function reasons(kept) {
    return Object.keys(WHY)
        .map((reason) => [reason, kept.filter(({ why }) => why === reason).length])
        .filter(([, number]) => number > 0);
}
function described({ what, project, environment, version, keys }) {
    switch (what) {
        case 'environment':
            return `${project} in ${environment}: all of it, ${count(keys.length, 'object')}`;
        case 'version':
            return `${project} in ${environment}: ${version}`;
        case 'rest':
            return `${project} in ${environment}: what an unfinished ${version} left`;
        case 'leftover':
            return `${keys.join(', ')}: left by a killed process`;
    }
}
function bytesOf(removed) {
    return removed.reduce((sum, { bytes }) => sum + bytes, 0);
}
function size(bytes) {
    if (bytes < 1000)
        return count(bytes, 'byte');
    const [unit, divisor] = bytes < 1e6 ? ['KB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
    return `${(bytes / divisor).toFixed(1)} ${unit}`;
}

;// CONCATENATED MODULE: ./build/shared/report/iam.js

function iamJson(policy) {
    return jsonText(policy);
}

;// CONCATENATED MODULE: ./build/shared/report/init.js




function initTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const { outcome, file, text, projects, changes, notes, steps } = report;
    const mark = outcome === 'exists' ? paint('red', '✗') : paint('green', '✓');
    return {
        stdout: page([
            `${mark} ${terminalText(file)}: ${SENTENCE[outcome]}, with ${count(projects.length, 'project')}`,
            ...projects.map((project) => `  - ${terminalText(projectText(project))}`),
            ...(outcome === 'written' ? [] : ['', ...terminalLines(text.trimEnd())]),
            ...(changes.length === 0 ? [] : ['', 'To change:', ...changes.flatMap((change) => changeLines(change, paint))]),
            '',
            'Next:',
            ...steps.flatMap(({ what, commands }, index) => [
                `  ${index + 1}. ${terminalText(what)}`,
                ...commands.map((command) => `       ${paint('cyan', terminalText(command))}`)
            ])
        ]),
        stderr: page(notes.map((note) => `${paint('yellow', '!')} ${terminalText(noteText(note))}`))
    };
}
function initJson({ outcome, file, text, projects, changes, notes, steps }) {
    return jsonText({
        outcome,
        file,
        text,
        projects: projects.map(({ name, path, upstreams }) => ({
            name,
            path,
            upstreams: upstreams.map(({ project, mode, optional, here, seen }) => ({ project, mode, optional, here, seen }))
        })),
        changes: changes.map(({ project, file: changed, line, before, after }) => ({
            project,
            file: changed,
            line,
            before,
            after
        })),
        notes: notes.map(({ file: place, line, message }) => ({ file: place, line, message })),
        next: steps.map(({ what, commands }) => ({ what, commands }))
    });
}
const SENTENCE = {
    written: 'Written',
    exists: 'It is there already, and nothing was written; this is what it would have said',
    'dry-run': 'Would be written (dry run: nothing was)'
};
function projectText({ name, path, upstreams }) {
    const reads = upstreams.map(({ project, mode }) => `${project} (${mode})`).join(', ');
    return `${name} in ${path === '.' ? 'the root' : path}${reads === '' ? '' : `, reads ${reads}`}`;
}
function changeLines({ file, line, before, after }, paint) {
    return [
        `  ${paint('cyan', terminalText(`${file}:${line}`))}`,
        `    ${paint('red', `- ${terminalText(before)}`)}`,
        `    ${paint('green', `+ ${terminalText(after)}`)}`
    ];
}
function noteText({ file, line, message }) {
    return file === null ? message : `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

;// CONCATENATED MODULE: ./build/shared/report/docs.js







function docsTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const { environment, folder, projects } = report;
    const findings = [...report.findings].sort(bySeverity);
    const headline = `${terminalText(folder)}: ${count(projects.length, 'project')} of ${terminalText(environment)} documented`;
    return {
        stdout: page([
            `${paint('green', '✓')} ${headline}`,
            ...projects.map((project) => `  - ${terminalText(docs_projectText(project))}`),
            `  ${terminalText(openingText(report))}`
        ]),
        stderr: page([
            ...(findings.length === 0 ? [] : [`${paint('yellow', '!')} ${terminalText(folder)}: ${tally(findings)}`]),
            ...findings.flatMap((finding) => findingLines(finding, paint)),
            ...silencedLines(report.silenced)
        ])
    };
}
function docsJson({ environment, include, folder, files, projects, findings, silenced }) {
    return jsonText({
        environment,
        include,
        folder,
        files,
        projects: projects.map(({ project, environment: answered, version, include: shown, models, catalog }) => ({
            ...{ project, environment: answered, version },
            ...{ include: shown, models, catalog }
        })),
        findings: [...findings].sort(bySeverity).map(findingFields),
        silenced: silenced.map(silencedFields)
    });
}
function docs_projectText({ project, environment, version, include, models, catalog }) {
    const what = include === 'public' ? 'the public view' : catalog ? 'whole, with its catalog' : 'whole, without a catalog';
    return `${project}: ${environment} ${version}, ${count(models, 'model')}, ${what}`;
}
function openingText({ files, folder }) {
    return files.length === 1
        ? `Open ${folder}/index.html in a browser`
        : `Read it with any web server: python3 -m http.server --bind 127.0.0.1 --directory ${folder}`;
}

;// CONCATENATED MODULE: ./build/shared/report/diff.js








const IMPACTS = ['breaking', 'risky', 'safe'];
const SEVERITIES = ['error', 'warning', 'info'];
const USUAL = { breaking: 'error', risky: 'warning', safe: 'info' };
const diff_STYLE = { breaking: 'red', risky: 'yellow', safe: 'blue' };
const diff_ICON = { breaking: '❌', risky: '⚠️', safe: 'ℹ️' };
const diff_MAX_CELL = 60;
const diff_MAX_ROWS = 200;
const diff_MAX_USES = 10;
function diffTerminal(report, options = {}) {
    const paint = painter(options.color === true);
    const verdict = `${terminalText(report.project)}: ${diff_sentenceOf(report)}`;
    const lines = [
        `${report.compatible ? paint('green', '✓') : paint('red', '✗')} ${verdict}`,
        ...diff_sides(report).map(([word, side]) => `  ${word}  ${terminalText(diff_describe(side))}`),
        ...changeRows(report, paint),
        ...usesOf(report).map((line) => `  ${terminalText(line)}`),
        ...remedies(report).map(({ rule, hint }) => `  → ${terminalText(rule)}: ${terminalText(hint)}`),
        ...silencedLines(report.silenced)
    ];
    return { stdout: lines.map((line) => `${line}\n`).join(''), stderr: '' };
}
function diffMarkdown(report) {
    const changes = ordered(report);
    const serious = changes.filter((one) => impactOf(one) !== 'safe' || one.severity === 'error');
    const rest = changes.filter((one) => !serious.includes(one));
    const parts = [
        `### ${report.compatible ? '✅' : '❌'} ${markdown_name(report.project)}: ${diff_sentenceOf(report)}`,
        table(['', 'Model', 'Column', 'Rule', 'Change'], serious, diff_MAX_ROWS, (one) => [
            `${diff_ICON[impactOf(one)]} ${weight(one)}`,
            markdown_name(modelOf(one)),
            markdown_name(one.column),
            markdown_name(one.rule),
            sentence(one.message)
        ]),
        folded(`${count(rest.length, 'safe change')}`, rest, diff_MAX_ROWS, ({ rule, message }) => `- ${markdown_name(rule)}: ${sentence(message)}`),
        folded('Who uses it', usesOf(report), diff_MAX_ROWS, (line) => `- ${sentence(line)}`),
        folded('What to do', remedies(report), diff_MAX_ROWS, ({ rule, hint }) => `- ${markdown_name(rule)}: ${sentence(hint)}`),
        silencedDetails(report.silenced),
        table(['', 'Manifest', 'Built', 'dbt', 'Public models'], diff_sides(report), 2, ([word, side]) => [
            word,
            markdown_name(side.source),
            sentence(toTheSecond(side.generatedAt)),
            sentence(side.dbtVersion),
            String(side.publicModels)
        ])
    ];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function diffJson(report) {
    return jsonText({
        project: report.project,
        compatibility: report.compatibility,
        compatible: report.compatible,
        breaking: report.breaking,
        old: sideFields(report.old),
        new: sideFields(report.next),
        findings: ordered(report).map(findingFields),
        silenced: report.silenced.map(silencedFields)
    });
}
function sideFields({ source, generatedAt, dbtVersion, publicModels }) {
    return { source, generated_at: generatedAt, dbt_version: dbtVersion, public_models: publicModels };
}
function diff_sides({ old, next }) {
    return [
        ['old', old],
        ['new', next]
    ];
}
function diff_describe({ source, generatedAt, dbtVersion, publicModels }) {
    return `${source}, built ${toTheSecond(generatedAt)} by dbt ${dbtVersion}, ${count(publicModels, 'public model')}`;
}
function toTheSecond(time) {
    return time.replace(/\.\d+Z$/, 'Z');
}
function diff_sentenceOf({ old, next, compatible, compatibility, breaking, findings, silenced }) {
    if (old.publicModels + next.publicModels === 0)
        return 'Neither side has a public model';
    if (findings.length + silenced.length === 0)
        return 'The contracts are the same';
    const counts = IMPACTS.map((impact) => [findings.filter((one) => impactOf(one) === impact).length, impact]);
    const told = counts.flatMap(([number, impact]) => (number === 0 ? [] : [`${number} ${impact}`]));
    const tally = [...told, ...(silenced.length === 0 ? [] : [`${silenced.length} silenced`])].join(', ');
    if (!compatible)
        return `Not compatible (${tally})`;
    return `${breaking && compatibility === 'off' ? 'Not compatible, which is let pass' : 'Compatible'} (${tally})`;
}
function changeRows(report, paint) {
    const changes = ordered(report);
    if (changes.length === 0)
        return [];
    const rows = changes.map((one) => [weight(one), one.rule, modelOf(one), one.column ?? '', one.message].map((text, index) => terminalText(index < 4 ? cut(text, diff_MAX_CELL) : text)));
    const [header = [], ...laid] = laidOut([['IMPACT', 'RULE', 'MODEL', 'COLUMN', 'CHANGE'], ...rows]);
    return [
        paint('dim', `  ${header.join('  ')}`),
        ...laid.map(([first = '', ...others], index) => {
            return `  ${[paint(diff_STYLE[impactOf(changes[index])], first), ...others].join('  ')}`;
        })
    ];
}
function usesOf(report) {
    return ordered(report).flatMap((one) => {
        const what = [modelOf(one), ...(one.column === undefined ? [] : [one.column])].join('.');
        return consumerTexts(one, diff_MAX_USES).map((text) => `${what}, ${one.rule}: ${text}`);
    });
}
function remedies(report) {
    const worst = ordered(report).filter(({ severity, hint }) => severity !== 'info' && hint !== '');
    return [...new Map(worst.map(({ rule, hint }) => [rule, { rule, hint }])).values()];
}
function ordered({ findings }) {
    const rank = (one) => SEVERITIES.indexOf(one.severity) * IMPACTS.length + IMPACTS.indexOf(impactOf(one));
    return [...findings].sort((a, b) => rank(a) - rank(b));
}
function weight(one) {
    const impact = impactOf(one);
    return one.severity === USUAL[impact] ? impact : `${impact} (${SEVERITY_WORD[one.severity]})`;
}
function impactOf(one) {
    return one?.impact ?? 'safe';
}
function modelOf({ project, model }) {
    return model?.startsWith(`${project}.`) ? model.slice(project.length + 1) : (model ?? '');
}

;// CONCATENATED MODULE: ./build/shared/report/annotations.js




const MAX_PER_LEVEL = 10;
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;
const annotations_MAX_USES = 5;
const LEVELS = ['error', 'warning', 'notice'];
function annotations(answer) {
    const all = allAnnotations(answer);
    return LEVELS.flatMap((level) => annotations_few(all.filter((one) => one.level === level)));
}
function allAnnotations(answer) {
    return outcomes(answer)
        .flatMap((outcome) => outcome.findings.map((finding) => annotation(finding, outcome)))
        .sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
}
function annotation(finding, { placed }) {
    const { severity, model, file, line, message, hint } = finding;
    const rule = ruleText(finding);
    const shown = placed && file !== undefined;
    const where = shown ? null : place(finding);
    const lines = [
        terminalText(where === null ? message : `${where}: ${message}`),
        ...consumerTexts(finding, annotations_MAX_USES).map(terminalText),
        ...terminalLines(hint)
    ];
    return {
        level: SEVERITY_WORD[severity],
        ...(shown ? { file, line } : {}),
        title: cut(terminalText(model === null ? rule : `${rule}: ${model}`), MAX_TITLE),
        message: cut(lines.join('\n').trimEnd(), MAX_MESSAGE)
    };
}
function annotations_few(same) {
    const first = same[0];
    if (first === undefined || same.length <= MAX_PER_LEVEL)
        return same;
    const left = count(same.length - MAX_PER_LEVEL + 1, `more ${first.level}`);
    return [
        ...same.slice(0, MAX_PER_LEVEL - 1),
        {
            level: first.level,
            title: left,
            message: `GitHub shows ten of a kind. ${left} stand in the job's summary and its log.`
        }
    ];
}

;// CONCATENATED MODULE: ./build/shared/report/affected.js

function affectedBy(findings) {
    const uses = findings
        .filter(({ impact }) => impact === 'breaking')
        .flatMap((finding) => (finding.consumers ?? []).map((use) => ({ use, what: whatBreaks(finding) })));
    const groups = groupBy(uses, ({ use }) => use.repository ?? use.project);
    return [...groups].map(([who, broken]) => affected(who, broken)).sort(order);
}
function affected(who, uses) {
    const distinct = (of) => [...new Set(uses.map(({ use }) => of(use)))].filter((text) => text !== null).sort();
    return {
        who,
        projects: distinct(({ project }) => project),
        environments: distinct(({ environment }) => environment),
        owners: distinct(({ owner }) => owner),
        certainty: uses.some(({ use }) => use.certainty === 'seen') ? 'seen' : 'possible',
        uses
    };
}
function order(one, other) {
    if (one.certainty !== other.certainty)
        return one.certainty === 'seen' ? -1 : 1;
    return one.who < other.who ? -1 : 1;
}
function whatBreaks({ model, column, project }) {
    const short = model?.startsWith(`${project}.`) ? model.slice(project.length + 1) : model;
    return [short ?? project, ...(column === undefined ? [] : [column])].join('.');
}

;// CONCATENATED MODULE: ./build/shared/report/finding-page.js




const finding_page_MAX_USES = 20;
const finding_page_ICON = { error: '❌', warning: '⚠️', info: 'ℹ️' };
function findingTable(findings, most) {
    return table(['', 'Project', 'Model', 'What', 'Where'], findings, most, (finding) => [
        finding_page_ICON[finding.severity],
        markdown_name(finding.project),
        markdown_name(finding.model),
        whatText(finding),
        markdown_name(place(finding))
    ]);
}
function whatText({ message, certainty }) {
    return `${sentence(message)}${certainty === undefined ? '' : ` (${certainty})`}`;
}
function findingDetails(findings, most = Infinity, mostUses = finding_page_MAX_USES) {
    return folded(`${count(findings.length, 'finding')}, and what to do`, findings, most, (finding) => {
        const { severity, project, model, column, node, message, hint } = finding;
        const about = Object.entries({ project, model, column, node, at: place(finding) })
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([word, value]) => `${word} ${markdown_name(value)}`);
        return [
            `- ${finding_page_ICON[severity]} <b>${sentence(ruleText(finding))}</b>: ${about.join(', ')}`,
            sentence(message),
            ...consumerTexts(finding, mostUses).map((use) => `• ${sentence(use)}`),
            ...(hint === '' ? [] : [`→ ${cut(hint, MAX_SENTENCE).split('\n').map(markdownText).join('<br>')}`])
        ].join('<br>');
    });
}

;// CONCATENATED MODULE: ./build/shared/report/references.js




function referenceTable(projects, most) {
    const rows = projects.flatMap(({ project, references }) => [...groupBy(references, upstreamModel)].map(([model, uses]) => ({ project, model, uses })));
    return table(['Project', 'Reads', 'In', 'Columns'], rows, most, ({ project, model, uses }) => [
        markdown_name(project),
        markdown_name(model),
        names(uses.map(({ node }) => nodeName(node))),
        references_columnNames(uses)
    ]);
}
function upstreamModel(reference) {
    return `${reference.project}.${modelName(reference)}`;
}
function references_columnNames(uses) {
    if (uses.some(({ columns }) => columns === '*'))
        return 'all';
    return names(uses.flatMap(({ columns }) => (columns === null || columns === '*' ? [] : columns)));
}
function readTable(upstreams, most) {
    return table(['Upstream', 'Environment', 'Version', 'Built'], upstreams, most, (upstream) => [
        markdown_name(upstream.project),
        markdown_name(upstream.environment),
        markdown_name(upstream.version),
        built(upstream)
    ]);
}
function built({ age, generatedAt }) {
    return `${(0,rules/* ageText */.XG)(age)} ago (${sentence(generatedAt)})`;
}

;// CONCATENATED MODULE: ./build/shared/report/verdict.js




function isSound(answer) {
    return outcomes(answer).every(({ sound }) => sound) && (answer.verb !== 'validate' || answer.report.valid);
}
function verdict_headline(answer, all) {
    const reasons = reasonsOf(all);
    return `### ${isSound(answer) ? '✅' : '❌'} ${verdict(all)}${reasons === '' ? '' : ` (${reasons})`}`;
}
function reasonsOf(all) {
    return [tally(all.flatMap(({ findings }) => findings)), silencedTally(all.flatMap(({ silenced }) => silenced))]
        .filter((text) => text !== '')
        .join(', ');
}
function verdict(all) {
    const deploys = all.filter(({ deploy }) => deploy !== undefined);
    const others = all.filter(({ deploy, sound }) => deploy === undefined && !(sound && deploys.length > 0));
    const texts = [verdictOf(others, lineageText), verdictOf(deploys, deployText)].filter((text) => text !== '');
    return texts.length === 0 ? 'No project was checked' : texts.join('. ');
}
function verdictOf(some, text) {
    const [first, ...others] = some;
    if (first === undefined)
        return '';
    if (others.length === 0)
        return `${markdown_name(first.project)}: ${sentence(first.sentence)}`;
    return text(some.filter(({ sound }) => !sound).length, count(some.length, 'project'));
}
function lineageText(unsound, all) {
    return unsound === 0
        ? `Cross-project lineage verified in ${all}`
        : `Cross-project lineage not verified in ${unsound} of ${all}`;
}
function deployText(unsound, all) {
    return unsound === 0 ? `${all} can be deployed` : `${unsound} of ${all} cannot be deployed`;
}

;// CONCATENATED MODULE: ./build/shared/report/comment.js










const COMMENT_BYTES = 60_000;
const SIZES = [
    { findings: 50, details: 50, uses: 10, rows: 50 },
    { findings: 20, details: 20, uses: 5, rows: 20 },
    { findings: 10, details: 0, uses: 0, rows: 0 }
];
function isWorthAComment(answer) {
    return !isSound(answer) || findingsOf(answer).some(({ severity }) => severity !== 'info');
}
function comment(answer, context) {
    return (largest((size) => [...opening(answer, context, size), ...rest(answer, size), footer(context)]) ??
        joined([...opening(answer, context, null), TOO_LONG, footer(context)]));
}
const TOO_LONG = "The report is too long for a comment: it stands in the job's summary and its log.";
function checkPages(answer, context) {
    const tooLong = joined([TOO_LONG]);
    return {
        summary: largest((size) => opening(answer, context, size)) ?? tooLong,
        text: largest((size) => [...rest(answer, size), footer(context)]) ?? tooLong
    };
}
function largest(parts) {
    for (const size of SIZES) {
        const page = joined(parts(size));
        if (Buffer.byteLength(page) <= COMMENT_BYTES)
            return page;
    }
    return null;
}
function opening(answer, { files }, size) {
    const all = outcomes(answer);
    const findings = worstFirst(all);
    const affected = affectedBy(findings);
    const title = firstLine(answer, all, affected);
    if (size === null)
        return [title];
    return [
        title,
        title.endsWith(inFull(all)) ? '' : inFull(all),
        affectedTable(affected, size),
        linkedTable(findings, all, files, size)
    ];
}
function rest(answer, size) {
    const all = outcomes(answer);
    const silenced = all.flatMap((outcome) => outcome.silenced);
    if (size.details === 0)
        return [TOO_LONG];
    return [
        ...deployReports(answer).map((report) => section(`Who runs against whom in ${sentence(report.to)}`, deployTables(report))),
        findingDetails(worstFirst(all), size.details, size.uses),
        silencedDetails(silenced),
        ...(answer.verb === 'validate'
            ? [
                section('What it reads', [
                    referenceTable(answer.report.projects, size.rows),
                    readTable(answer.report.upstreams, size.rows)
                ])
            ]
            : [])
    ];
}
function deployReports(answer) {
    return outcomes(answer).flatMap(({ deploy }) => (deploy === undefined ? [] : [deploy]));
}
function firstLine(answer, all, affected) {
    const sound = isSound(answer);
    const seen = affected.filter(({ certainty }) => certainty === 'seen');
    const possible = affected.filter(({ certainty }) => certainty === 'possible');
    if (seen.length > 0) {
        const more = possible.length === 0 ? '' : `, and may break ${possible.length} more`;
        return `### ${sound ? '⚠️' : '❌'} Breaks ${whoText(seen)}${more}`;
    }
    if (possible.length > 0)
        return `### ${sound ? '⚠️' : '❌'} May break ${whoText(possible)}`;
    if (!asksForConsumers(answer))
        return verdict_headline(answer, all);
    return sound ? '### ✅ Breaks no consumer on record' : `### ❌ Breaks no consumer on record. ${inFull(all)}`;
}
function inFull(all) {
    const reasons = reasonsOf(all);
    return `${verdict(all)}${reasons === '' ? '' : ` (${reasons})`}`;
}
function asksForConsumers(answer) {
    return answer.verb === 'publish' || deployReports(answer).length > 0;
}
function whoText(affected) {
    const shown = affected.slice(0, 5).map(({ who, owners }) => {
        const whose = owners.length === 0 ? '' : ` (${owners.slice(0, 3).map(sentence).join(', ')})`;
        return `${markdown_name(who)}${whose}`;
    });
    const more = affected.length > shown.length ? ` and ${affected.length - shown.length} more` : '';
    return `${count(affected.length, 'consumer')}: ${shown.join(', ')}${more}`;
}
function affectedTable(affected, { findings: most, uses }) {
    return table(['Who', 'Owner', 'Where', 'What it uses', 'How sure'], affected, most, (one) => {
        const broken = one.uses.map(({ what }) => what);
        const nodes = one.uses.slice(0, uses).map(({ use, what }) => {
            const kind = use.exposure === undefined ? '' : ` (${sentence(use.exposure.type)})`;
            return `${markdown_name(what)} in ${markdown_name(nodeName(use.node))}${kind}, ${markdown_name(use.file)}`;
        });
        const left = one.uses.length - nodes.length;
        return [
            markdown_name(one.who),
            names(one.owners),
            `${names(one.projects)} in ${names(one.environments)}`,
            nodes.length === 0 ? names(broken) : [...nodes, ...(left > 0 ? [`and ${left} more`] : [])].join('<br>'),
            one.certainty
        ];
    });
}
function linkedTable(findings, all, files, { findings: most }) {
    const isOne = new Set(all.map(({ project }) => project)).size === 1;
    return table(['', ...(isOne ? [] : ['Project']), 'Model', 'What'], findings, most, (finding) => [
        finding_page_ICON[finding.severity],
        ...(isOne ? [] : [markdown_name(finding.project)]),
        markdown_name(finding.model),
        `${whatText(finding)}<br>${placeLink(finding, all, files)}`
    ]);
}
function placeLink(finding, all, files) {
    const { file, line } = finding;
    const shown = markdown_name(place(finding));
    const isPlaced = all.some(({ placed, findings }) => placed && findings.includes(finding));
    if (files === null || file === undefined || !isPlaced)
        return shown;
    const path = file.split('/').map(encodeURIComponent).join('/');
    return `<a href="${files}/${escapedUrl(path)}${line === undefined ? '' : `#L${line}`}">${shown}</a>`;
}
function escapedUrl(path) {
    return path.replace(/[!'()*~_]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function section(title, parts) {
    const there = parts.filter((part) => part !== '');
    return there.length === 0
        ? ''
        : ['<details>', `<summary>${title}</summary>`, '', there.join('\n\n'), '', '</details>'].join('\n');
}
function footer({ run, commit }) {
    const at = commit === null ? '' : ` at ${markdownText(commit.slice(0, 10))}`;
    return `<sub>dbt-mesh${at}${run === null ? '' : `, <a href="${run}">the run</a>`}</sub>`;
}

;// CONCATENATED MODULE: ./build/shared/report/check-page.js






const MAX_ANNOTATIONS = 1000;
const check_page_MAX_TITLE = 255;
function checkPage(answer, passes, context) {
    const placed = allAnnotations(answer).filter((one) => one.file !== undefined);
    const reasons = reasonsOf(outcomes(answer));
    const left = placed.length - MAX_ANNOTATIONS;
    const { summary, text } = checkPages(answer, context);
    return {
        title: cut(terminalText(reasons === '' ? 'Nothing to say' : reasons), check_page_MAX_TITLE),
        conclusion: !passes ? 'failure' : isSound(answer) ? 'success' : 'neutral',
        summary: left <= 0 ? summary : `${summary}\n${count(left, 'more annotation')} are not shown.\n`,
        text,
        annotations: placed.slice(0, MAX_ANNOTATIONS)
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/report/subject.js

const MAX_NAMED = 3;
function subjectOf(answer, environment) {
    const projects = [...new Set(outcomes(answer).map(({ project }) => project))].sort();
    const targets = answer.verb === 'validate' ? answer.report.deploy.map(({ to }) => to) : [];
    const about = [answer.verb, environment, ...new Set(targets.filter((to) => to !== environment))];
    const more = projects.length > MAX_NAMED ? [`and ${projects.length - MAX_NAMED} more`] : [];
    return {
        parts: [...about, ...projects],
        words: [...about, ...projects.slice(0, MAX_NAMED), ...more]
    };
}

;// CONCATENATED MODULE: ./build/shared/report/sarif.js






const MAX_RESULTS = 25_000;
const MAX_DESCRIPTION = 1024;
const sarif_MAX_MESSAGE = 4096;
const sarif_MAX_USES = 10;
const HOME = 'https://github.com/org/dbt-mesh';
const LEVEL = {
    error: 'error',
    warning: 'warning',
    info: 'note'
};
function sarif(answer, version, environment) {
    const all = outcomes(answer)
        .flatMap((outcome) => [
        ...outcome.findings.map((finding) => ({ finding, silenced: null, outcome })),
        ...outcome.silenced.map((silenced) => ({ finding: silenced.finding, silenced, outcome }))
    ])
        .sort((one, other) => bySeverity(one.finding, other.finding));
    const left = all.length - MAX_RESULTS;
    const run = {
        tool: { driver: { name: 'dbt-mesh', version, informationUri: HOME, rules: rules/* RULES */.y0.map(ruleDescriptor) } },
        automationDetails: { id: `${['dbt-mesh', ...subjectOf(answer, environment).words].join('/')}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [
            {
                executionSuccessful: true,
                toolExecutionNotifications: left > 0
                    ? [{ level: 'warning', message: { text: `${left} more findings: code scanning takes ${MAX_RESULTS}.` } }]
                    : []
            }
        ],
        results: all.slice(0, MAX_RESULTS).map((judged) => resultOf(judged, answer))
    };
    return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}
function ruleDescriptor({ id, category, severity, docs }) {
    const help = `${docs.what}\n\n**Example.**\n\n${docs.example}\n\n**Fix.** ${docs.fix}`;
    return {
        id,
        name: pascal(id),
        shortDescription: { text: cut(firstSentence(docs.what), MAX_DESCRIPTION) },
        fullDescription: { text: cut(docs.what, MAX_DESCRIPTION) },
        help: { text: `${docs.what}\n\nFix: ${docs.fix}`, markdown: help },
        helpUri: `${HOME}/blob/v1/docs/rules.md#${id}`,
        defaultConfiguration: { level: LEVEL[severity] },
        properties: { tags: ['dbt', category] }
    };
}
function resultOf({ finding, silenced, outcome }, answer) {
    return {
        ruleId: finding.rule,
        ruleIndex: rules/* RULES */.y0.findIndex(({ id }) => id === finding.rule),
        level: LEVEL[finding.severity],
        message: { text: messageOf(finding) },
        locations: [sarif_location(finding, folderOf(outcome, answer))],
        partialFingerprints: { 'dbtMeshFinding/v1': fingerprint(finding) },
        suppressions: silenced === null ? [] : [suppression(silenced)],
        ...(finding.certainty === undefined ? {} : { properties: { certainty: finding.certainty } })
    };
}
function messageOf(finding) {
    const { message, hint } = finding;
    const lines = [
        `${terminalText(message)} [${ruleText(finding)}]`,
        ...consumerTexts(finding, sarif_MAX_USES).map(terminalText),
        ...terminalLines(hint)
    ];
    return cut(lines.join('\n').trimEnd(), sarif_MAX_MESSAGE).replace(/[\\[\]]/g, '\\$&');
}
function sarif_location({ file, line }, folder) {
    const path = file ?? (folder === '' ? 'dbt_project.yml' : `${folder}/dbt_project.yml`);
    return {
        physicalLocation: {
            artifactLocation: { uri: path.split('/').map(encodedSegment).join('/'), uriBaseId: '%SRCROOT%' },
            region: { startLine: Math.max(1, file === undefined ? 1 : (line ?? 1)) }
        }
    };
}
function encodedSegment(segment) {
    return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}
function folderOf({ deploy, project }, answer) {
    if (deploy !== undefined)
        return deploy.folder;
    if (answer.verb === 'validate')
        return answer.report.projects.find((one) => one.project === project)?.folder ?? '';
    return 'folder' in answer ? (answer.folder ?? '') : '';
}
function fingerprint({ rule, project, model, column, node, file, key }) {
    const what = JSON.stringify([rule, project, model, column, node, file, key]);
    return (0,external_node_crypto_.createHash)('sha256').update(what).digest('hex').slice(0, 32);
}
function suppression({ by, reason, until }) {
    return {
        kind: by === 'inline' ? 'inSource' : 'external',
        status: 'accepted',
        justification: terminalText(until === undefined ? reason : `${reason} (until ${until})`)
    };
}
function firstSentence(text) {
    return /^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text;
}
function pascal(id) {
    return id.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

;// CONCATENATED MODULE: ./build/shared/report/summary.js








const MAX_FINDINGS = 20;
const summary_MAX_ROWS = 100;
function summary(answer) {
    const all = outcomes(answer);
    const findings = worstFirst(all);
    return joined([
        verdict_headline(answer, all),
        findingTable(findings, MAX_FINDINGS),
        ...summary_facts(answer),
        findingDetails(findings),
        silencedDetails(all.flatMap(({ silenced }) => silenced))
    ]);
}
function summary_facts(answer) {
    switch (answer.verb) {
        case 'publish':
            return [publishTable(answer.report)];
        case 'rollback':
            return [rollbackTable(answer.report)];
        case 'sync':
            return [upstreamTable(answer.report), fileDetails(answer.report)];
        case 'validate':
            return [
                ...answer.report.deploy.flatMap(deployTables),
                referenceTable(answer.report.projects, summary_MAX_ROWS),
                readTable(answer.report.upstreams, summary_MAX_ROWS)
            ];
        case 'can-i-deploy':
            return deployTables(answer.report);
    }
}
function publishTable({ version, uri, publicModels, references, consumers }) {
    const rows = [
        ['Version', markdown_name(version)],
        ['Location', markdown_name(uri)],
        ['Public models', names(publicModels.map(nodeName))],
        ['Reads', names(references.map(upstreamModel))],
        ...(consumers.length === 0 ? [] : [['To be told', names(consumers)]])
    ];
    return table(['Publication', ''], rows, summary_MAX_ROWS, (cells) => cells);
}
function rollbackTable({ version, from, reason, uri, generatedAt, publicModels }) {
    const rows = [
        ['Version', markdown_name(version)],
        ['Built', sentence(generatedAt)],
        ['Rolled back from', markdown_name(from)],
        ['Reason', sentence(reason)],
        ['Location', markdown_name(uri)],
        ['Public models', names(publicModels.map(nodeName))]
    ];
    return table(['Rollback', ''], rows, summary_MAX_ROWS, (cells) => cells);
}
function upstreamTable({ upstreams, missing }) {
    const header = ['Upstream', 'Mode', 'Environment', 'Version', 'Built', 'Public models'];
    return table(header, [...upstreams, ...missing], summary_MAX_ROWS, (upstream) => {
        if (typeof upstream === 'string')
            return [markdown_name(upstream), 'optional, not in the registry yet', '', '', '', ''];
        const { project, mode, environment, version, publicModels, stale } = upstream;
        const at = `${markdown_name(version)}${stale ? ' (as fetched last: the registry was not reached)' : ''}`;
        return [markdown_name(project), mode, markdown_name(environment), at, built(upstream), String(publicModels)];
    });
}
function fileDetails({ written, removed }) {
    const files = [
        ...written.map((file) => ['wrote', file]),
        ...removed.map((file) => ['removed', file])
    ];
    const title = `${count(written.length, 'file')} written, ${removed.length} removed`;
    return folded(title, files, summary_MAX_ROWS, ([what, file]) => `- ${what} ${markdown_name(file)}`);
}

;// CONCATENATED MODULE: ./build/shared/report/index.js





















/***/ }),

/***/ 4333:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y0: () => (/* reexport */ all_rules_RULES),
  XG: () => (/* reexport */ ageText),
  hM: () => (/* reexport */ checkPolicy),
  l9: () => (/* reexport */ commentFaults),
  kG: () => (/* reexport */ compatibilityOf),
  au: () => (/* reexport */ didYouMean),
  gk: () => (/* reexport */ finding),
  JQ: () => (/* reexport */ ignoreComments),
  gP: () => (/* reexport */ ignoredBy),
  PW: () => (/* reexport */ limitText),
  MT: () => (/* reexport */ matchesPattern),
  US: () => (/* reexport */ policyOf),
  gb: () => (/* reexport */ severityUnder),
  bs: () => (/* reexport */ together),
  vi: () => (/* reexport */ weigh)
});

// UNUSED EXPORTS: closest, renderRulesReference

;// CONCATENATED MODULE: ./build/shared/rules/contract-rules.js
const CONTRACT_RULES = [
    {
        id: 'model-removed',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'A public model is gone: removed, renamed, disabled, or no longer public where the new side cannot tell (a publication shows public models alone). Every reference to it fails. Where a new model has the same shape, it is named as the likely new name; that is a guess. A model past its `deprecation_date` is reported as `version-retired`, one version of several as `removed-early` or `version-retired`.',
            example: `\`\`\`diff
 models:
-  - name: public_orders
+  - name: orders
     config: { access: public, contract: { enforced: true } }
\`\`\``,
            fix: 'Keep the old name as a view on the new one, announce its end with `deprecation_date`, and remove it after that day.'
        }
    },
    {
        id: 'access-narrowed',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'A model that was public is protected or private now. It is built as before, but no other project may reference it. Told apart from `model-removed` where the new side is a full manifest.',
            example: `\`\`\`diff
   - name: public_orders
-    config: { access: public }
+    config: { access: protected }
\`\`\``,
            fix: 'Keep it public until nobody reads it; announce its end with `deprecation_date`.'
        }
    },
    {
        id: 'contract-dropped',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'The contract was enforced and is not any more: columns, types and constraints are promised by nobody, and change without a word.',
            example: `\`\`\`diff
   - name: public_orders
-    config: { access: public, contract: { enforced: true } }
+    config: { access: public }
\`\`\``,
            fix: 'Enforce the contract again. A change that the contract does not allow belongs into a new version of the model.'
        }
    },
    {
        id: 'column-removed',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'A column is gone; queries that name it fail. Where a new column has the same shape, it is named as the likely new name; that is a guess. Names are compared as the warehouse folds them: another case of an unquoted name is no change. Risky (a warning) where the old side had no enforced contract: its columns were documentation, and nothing was promised. So it is with every rule about columns and constraints.',
            example: `\`\`\`diff
     columns:
       - { name: order_id, data_type: integer }
-      - { name: status, data_type: varchar }
\`\`\``,
            fix: 'Keep the column, or make a new version of the model without it (`versions: [{v: 1}, {v: 2, columns: [{include: all, exclude: [status]}]}]`) and give the old one a `deprecation_date`.'
        }
    },
    {
        id: 'column-type-changed',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'A column has a type of another family, or a narrower one: values are cut, comparisons and joins mean something else, or fail. Types are compared by what they mean on the adapter (on Snowflake `integer` and `number(38,0)` are one). A type that is not known is compared as text, and the finding says so.',
            example: `\`\`\`diff
-      - { name: ordered_at, data_type: timestamp_tz }
+      - { name: ordered_at, data_type: timestamp_ntz }
\`\`\``,
            fix: 'Add a column of the new type beside the old one, or make a new version of the model.'
        }
    },
    {
        id: 'column-type-widened',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'A column has a wider type of the same family: `integer` to `bigint`, `varchar(10)` to `varchar(20)`, `number(10,2)` to `number(12,2)`. Queries go on; a consumer that writes the column into a narrower one of its own may not, and nor may an incremental model that stops at schema changes.',
            example: `\`\`\`diff
-      - { name: amount, data_type: "number(10,2)" }
+      - { name: amount, data_type: "number(12,2)" }
\`\`\``,
            fix: 'Tell the consumers; those with contracts of their own widen theirs first.'
        }
    },
    {
        id: 'column-quote-changed',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'The name of a column is quoted and was not, or the other way round, and the warehouse folds unquoted names to another case (Snowflake to upper, Postgres to lower): it is another column now, and queries that name it as before fail. Not reported where the name is the same either way.',
            example: `\`\`\`diff
-      - { name: order_id, data_type: integer }
+      - { name: order_id, data_type: integer, quote: true }    # on Snowflake ORDER_ID became "order_id"
\`\`\``,
            fix: 'Keep `quote` as it was, or add the other column beside it.'
        }
    },
    {
        id: 'not-null-dropped',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'A column could hold no nulls and now can: its `not_null` is gone, or the primary key that implied it. Inner joins, `not in` and counts of consumers change without an error.',
            example: `\`\`\`diff
       - name: customer_id
         data_type: integer
-        constraints: [{ type: not_null }]
\`\`\``,
            fix: 'Keep the constraint, or make a new version of the model.'
        }
    },
    {
        id: 'constraint-dropped',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'A `unique`, `primary_key`, `foreign_key`, `check` or `custom` constraint is gone, or its expression is another. Consumers that join on it may get rows twice. The name of a constraint means nothing, nor does whether it stands at the column or at the model.',
            example: `\`\`\`diff
       - name: order_id
-        constraints: [{ type: unique }]
\`\`\``,
            fix: 'Keep the constraint as long as it is true, or tell the consumers.'
        }
    },
    {
        id: 'primary-key-changed',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'The primary key has other columns: one row stands for something else (another grain), and joins and sums of consumers may count twice. Goes by the constraint, else by the key that dbt infers from tests.',
            example: `\`\`\`diff
     constraints:
-      - { type: primary_key, columns: [order_id] }
+      - { type: primary_key, columns: [order_id, line_number] }
\`\`\``,
            fix: 'Publish the other grain as a model or a version of its own.'
        }
    },
    {
        id: 'relation-moved',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'The model lies in another database or schema, or under another name. References follow with the next `dbt-mesh sync`; until then, and in SQL that names the relation itself, consumers read the old table, which nobody refreshes. Breaking where a consumer on record reads it as a source. The names are compared as the warehouse does. Expected between two environments (`dbt-mesh diff dbt_up@prod dbt_up@staging`).',
            example: `\`\`\`diff
   - name: public_orders
-    config: { schema: marts }
+    config: { schema: core }
\`\`\``,
            fix: 'Leave a view at the old place until all consumers have synced, and drop the old table.'
        }
    },
    {
        id: 'latest-version-moved',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'A reference without a version means another version now, or the model has versions now and had none (or the other way round). What the model was for such references is compared with what it is, and findings of that are reported under its name without a version. Breaking where the latest version is not published.',
            example: `\`\`\`diff
   - name: orders
-    latest_version: 1
+    latest_version: 2
     versions: [{ v: 1 }, { v: 2 }]
\`\`\``,
            fix: "Have the consumers pin their version (`ref('dbt_up', 'orders', v=1)`) before the latest version moves; `unpinned-version` finds those that do not."
        }
    },
    {
        id: 'removed-early',
        category: 'contract',
        severity: 'error',
        impact: 'breaking',
        docs: {
            what: 'One version of a model is gone, before its `deprecation_date` or without one. References to that version fail.',
            example: `\`\`\`diff
   - name: orders
     latest_version: 2
     versions:
-      - { v: 1, deprecation_date: 2099-12-31 }
       - { v: 2 }
\`\`\``,
            fix: 'Keep the version until its `deprecation_date`; give it one if it has none.'
        }
    },
    {
        id: 'version-retired',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'A version of a model, or a model without versions, was removed or made private after its `deprecation_date`, as announced. References that are left fail: breaking where a consumer on record still has one.',
            example: `\`\`\`diff
   - name: orders
     latest_version: 2
     versions:
-      - { v: 1, deprecation_date: 2026-01-31 }
       - { v: 2 }
\`\`\``,
            fix: 'Nothing, when all consumers have moved; `deprecated` told them at every validate.'
        }
    },
    {
        id: 'materialization-changed',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'The model is built in another way: a view where a table was costs its consumers at every query, and a view keeps no constraint. Breaking when it is `ephemeral` now: there is no relation left that another project could read.',
            example: `\`\`\`diff
   - name: public_orders
-    config: { materialized: table }
+    config: { materialized: view }
\`\`\``,
            fix: 'Keep a public model a table, an incremental model or a view; never ephemeral.'
        }
    },
    {
        id: 'public-without-contract',
        category: 'contract',
        severity: 'warning',
        impact: 'risky',
        docs: {
            what: 'A public model has no enforced contract, so nothing about its columns can be promised. Reported for a model that has become public, and beside changes of declared columns that no contract holds.',
            example: `\`\`\`yaml
models:
  - name: public_orders
    config: { access: public }
\`\`\``,
            fix: `Enforce one, with the types of all columns:

\`\`\`yaml
models:
  - name: public_orders
    config: { access: public, contract: { enforced: true } }
    columns:
      - { name: order_id, data_type: integer }
\`\`\``
        }
    },
    {
        id: 'deprecation-announced',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'A model or a version has a `deprecation_date`, or another one, or none any more. `validate` tells its consumers.',
            example: `\`\`\`diff
     versions:
-      - { v: 1 }
+      - { v: 1, deprecation_date: 2026-12-31 }
\`\`\``,
            fix: 'Nothing; consumers move before the date.'
        }
    },
    {
        id: 'column-added',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'A column that was not there. It reaches consumers that select `*`.',
            example: `\`\`\`diff
     columns:
       - { name: order_id, data_type: integer }
+      - { name: channel, data_type: varchar }
\`\`\``,
            fix: 'Nothing.'
        }
    },
    {
        id: 'constraint-added',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'A constraint that was not there, or an enforced contract: more is promised than before.',
            example: `\`\`\`diff
       - name: order_id
         data_type: integer
+        constraints: [{ type: not_null }]
\`\`\``,
            fix: 'Nothing.'
        }
    },
    {
        id: 'model-added',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'A model is public that was not, or has a version that it had not.',
            example: `\`\`\`diff
+  - name: public_customers
+    config: { access: public, contract: { enforced: true } }
\`\`\``,
            fix: 'Nothing.'
        }
    },
    {
        id: 'group-changed',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'The model belongs to another group, and so perhaps to another owner.',
            example: `\`\`\`diff
   - name: public_orders
-    config: { group: sales }
+    config: { group: finance }
\`\`\``,
            fix: 'Nothing.'
        }
    },
    {
        id: 'description-changed',
        category: 'contract',
        severity: 'info',
        impact: 'safe',
        docs: {
            what: 'The description of a model or a column is another. The words may well say that the meaning changed: read them.',
            example: `\`\`\`diff
       - name: amount
-        description: in cents
+        description: in euros
\`\`\``,
            fix: 'Where the meaning changed, add a column under a new name, or make a new version of the model.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/docs-rules.js
const DOCS_RULES = [
    {
        id: 'project-not-shown',
        category: 'docs',
        severity: 'warning',
        docs: {
            what: 'A project of the registry is not on the documentation site, because what it published cannot be read: it is damaged, was written by a newer release, or has names that are not plain. The others are there; models that they use of it are shown in grey, as their users know them.',
            example: '`dbt_up/prod/latest/manifest.json` was edited by hand.',
            fix: 'The finding says what helps; `dbt-mesh verify` tells it of the whole registry. Set the rule to `error` where a site that lacks a project must not be published.'
        }
    },
    {
        id: 'shown-by-public-view',
        category: 'docs',
        severity: 'warning',
        docs: {
            what: 'With `include: full` the documentation site shows whole projects. Of this one it shows only what everybody may read, its public models: it published no full manifest, or that one cannot be read.',
            example: 'The workflow of `dbt_up` publishes without `publish-state`.',
            fix: 'Publish with `publish-state`, and let the role that makes the site read the state of every project.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/lineage-rules.js
const LINEAGE_RULES = [
    {
        id: 'upstream-unused',
        category: 'lineage',
        severity: 'error',
        docs: {
            what: 'A declared upstream has no reference: no model, snapshot or exposure of the project reads one of its public models. Either the declaration is left over, or a `ref` was replaced by something that dbt does not see, and the lineage is gone. A reference in a test does not count: tests stay behind when the `ref` goes. Where no upstreams are declared, those that were synced into the project count as declared.',
            example: `\`\`\`yaml
# dbt-mesh.yml
projects:
  dbt_down: { path: dbt_down, upstreams: { dbt_up: package } }
\`\`\`

\`\`\`sql
-- dbt_down/models/downstream_orders.sql
select * from DBT_UP_PROD.marts.public_orders
\`\`\``,
            fix: "Write `{{ ref('dbt_up', 'public_orders') }}` (in `sources` mode `{{ source('dbt_up', 'public_orders') }}`), or remove the upstream from the declaration and run `dbt-mesh sync`."
        }
    },
    {
        id: 'parent-map-mismatch',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: "A reference stands in a node's `depends_on` and not in the manifest's `parent_map`, or the other way round. dbt writes both from the same graph, so something changed the manifest afterwards, and the tools that read one of them see another lineage than those that read the other.",
            example: `\`\`\`json
{
  "nodes": { "model.dbt_down.downstream_orders": { "depends_on": { "nodes": ["model.dbt_up.public_orders"] } } },
  "parent_map": { "model.dbt_down.downstream_orders": [] }
}
\`\`\``,
            fix: 'Write the manifest anew with `dbt compile`, and find out what edits it (a post-processing step, a plugin).'
        }
    },
    {
        id: 'unknown-model',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: 'The upstream publishes no such model, or not this version of it. It was renamed or removed, or it is not public (any more): a publication holds public models alone, so nobody outside the upstream can tell which, and that is meant. The project may still parse, since what was synced stays until the next sync.',
            example: `\`\`\`sql
-- dbt_up has renamed public_orders to orders
select order_id from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
            fix: 'Reference a model that the upstream publishes (the finding says which name is near), or ask its team to make it `access: public`; then run `dbt-mesh sync`.'
        }
    },
    {
        id: 'not-public',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: "A reference to a model that its project has not opened to others. Reported where that can be seen: in the downstream's own manifest, into which dbt-loom injects private models too when it is given a full manifest, or in a publication with `include: full`.",
            example: `\`\`\`sql
-- stg_orders is protected in dbt_up
select order_id from {{ ref('dbt_up', 'stg_orders') }}
\`\`\``,
            fix: 'Reference a public model of the upstream, or ask its team to open this one: `config: {access: public}`, best with an enforced contract.'
        }
    },
    {
        id: 'own-private',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: 'A reference inside the project to a private model of another group. dbt refuses that itself, except that it no longer does once dbt-loom is configured.',
            example: `\`\`\`yaml
models:
  - name: int_payments
    config: { group: finance, access: private }
  - name: campaign_report        # reads ref('int_payments')
    config: { group: marketing }
\`\`\``,
            fix: 'Read a model that the other group has opened (`access: protected` or `public`), or put both models into one group.'
        }
    },
    {
        id: 'hard-coded-relation',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: "Compiled SQL names a relation that a project of the registry publishes, or a source points at one, and no reference says so: nobody sees that the two depend on each other, and nothing warns when it changes. Any project of the registry counts, declared as an upstream or not; the finding gives the reference to write. Relations are compared as the adapter folds names. A name without its database is taken for one in the project's own, where all of the project lies in one. Names in hooks, macros that run queries, and SQL that could not be read are not seen.",
            example: `\`\`\`sql
select order_id from DBT_UP_PROD.marts.public_orders
\`\`\`

\`\`\`yaml
sources:
  - name: shop                   # nothing says that this is dbt_up.public_orders
    database: DBT_UP_PROD
    schema: marts
    tables: [{ name: public_orders }]
\`\`\``,
            fix: "Declare the upstream, run `dbt-mesh sync`, and write `{{ ref('dbt_up', 'public_orders') }}`, or `{{ source('dbt_up', 'public_orders') }}` in `sources` mode."
        }
    },
    {
        id: 'relations-not-compared',
        category: 'lineage',
        severity: 'info',
        docs: {
            what: 'Hard-coded relations are looked for among those of all projects in the registry, and not all of them could be read: the registry cannot be listed (it is at `https://`, or the credentials may not), or a publication is damaged.',
            example: '`registry: https://acme.github.io/dbt-mesh` shows each file, and no list of its folders.',
            fix: 'Give `validate` the folder or the bucket itself, with leave to list it; for a damaged publication, have its project publish again.'
        }
    },
    {
        id: 'relation-mismatch',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: 'A source stands for an upstream model and points at another relation than the one the upstream publishes, or the one where `relations` puts it for this project: the lineage says one thing, the query reads another.',
            example: `\`\`\`yaml
sources:
  - name: dbt_up
    database: DBT_UP_STAGING     # dbt_up publishes DBT_UP_PROD.marts.public_orders
    schema: marts
    tables: [{ name: public_orders }]
\`\`\``,
            fix: 'Run `dbt-mesh sync`, which writes the source from what is published; for a source of your own, correct `database`, `schema` and `identifier`.'
        }
    },
    {
        id: 'deprecated',
        category: 'lineage',
        severity: 'warning',
        inline: true,
        docs: {
            what: 'The referenced model or version has a `deprecation_date`. A warning before the date, an error after it. A severity set in the policy holds for both.',
            example: `\`\`\`yaml
# dbt_up
models:
  - name: orders
    latest_version: 2
    versions:
      - v: 1
        deprecation_date: 2026-01-31
      - v: 2
\`\`\`

\`\`\`sql
select order_id from {{ ref('dbt_up', 'orders', v=1) }}
\`\`\``,
            fix: "Move to the version that replaces it: `{{ ref('dbt_up', 'orders', v=2) }}`."
        }
    },
    {
        id: 'unpinned-version',
        category: 'lineage',
        severity: 'warning',
        inline: true,
        docs: {
            what: 'A reference without a version to a model that has versions. It means the latest one, so it will mean another when the upstream moves its latest version.',
            example: `\`\`\`sql
select order_id from {{ ref('dbt_up', 'orders') }}
\`\`\``,
            fix: "Name the version: `{{ ref('dbt_up', 'orders', v=2) }}`."
        }
    },
    {
        id: 'column-missing',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: "The compiled SQL of a node uses a column of an upstream's model that its contract, as it is published now, does not have: the next build fails, or already did. It is claimed only where nothing but that model can be meant by the name; what cannot be placed for certain is not reported. Only contracts that are enforced are complete, so a model without one is never reported. The finding is on the line of the model's own source that has the column; where a macro wrote it, on the line of the `ref`.",
            example: `\`\`\`sql
-- dbt_up.public_orders has order_id, status, amount
select order_id, discount from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
            fix: "Use a column that the contract has (the finding says which name is near), or ask the upstream's team for it; then run `dbt-mesh sync` and build."
        }
    },
    {
        id: 'select-star',
        category: 'lineage',
        severity: 'warning',
        inline: true,
        docs: {
            what: "A node takes all columns of an upstream's model, whatever they are: a `*` reaches its result, or they are taken by position (`union`, `t (a, b)`). Each column that the upstream adds, drops or moves is then a change here, and counts as in use when the upstream asks who would be broken. A star whose columns are named later, as in `with orders as (select * from …) select order_id from orders`, is not reported. Nor are tests.",
            example: `\`\`\`sql
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
            fix: `Name the columns that are used:

\`\`\`sql
select order_id, amount from {{ ref('dbt_up', 'public_orders') }}
\`\`\``
        }
    },
    {
        id: 'sql-not-compiled',
        category: 'lineage',
        severity: 'info',
        docs: {
            what: 'The manifest has no compiled SQL for models that use an upstream, so nobody can tell which columns they use: `column-missing`, `select-star` and `hard-coded-relation` are not judged there. Said once for a project. `dbt parse` and `dbt ls` write `target/manifest.json` without compiled SQL, also over one that had it.',
            example: '`dbt build`, then `dbt ls` for a list of models, then `dbt-mesh validate`.',
            fix: 'Run `dbt compile` or `dbt build` of the whole project right before `dbt-mesh validate`.'
        }
    },
    {
        id: 'consumer-not-allowed',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: 'The upstream names who may use a model, and this project is not among them: by `meta.dbt_mesh.consumers` of the model, else by `policy.consumers` in its `dbt-mesh.yml`, which is for all of its public models. Both are lists of names or patterns with a `*`; an empty list is for nobody. When the upstream publishes, the same rule warns it of projects that use the model already.',
            example: `\`\`\`yaml
# dbt_up
models:
  - name: public_orders
    config:
      access: public
      meta: { dbt_mesh: { consumers: [dbt_down, "finance_*"] } }
\`\`\`

\`marketing\` has a model that reads \`{{ ref('dbt_up', 'public_orders') }}\`.`,
            fix: "Ask the upstream's team to add the project, or use a model that is open to it."
        }
    },
    {
        id: 'cycle',
        category: 'lineage',
        severity: 'error',
        inline: true,
        docs: {
            what: 'Public models of several projects depend on each other in a circle: each is built on what the others were the time before, and never comes to rest. dbt refuses that inside a project and cannot see it across projects. The whole circle is named, each model before the one that it is built on. Projects that use each other by different models are a warning: that works, but no one of them can be built from nothing first. Judged for a project that has public models and uses others, by what those and their upstreams publish. A severity set in the policy holds for both.',
            example: "`dbt_up.orders` reads `{{ ref('dbt_crm', 'customers') }}`, and `dbt_crm.customers` reads `{{ ref('dbt_up', 'orders') }}`.",
            fix: 'Take one reference out of the circle: split a model in two, or move what both sides need into a project above them.'
        }
    },
    {
        id: 'stale-manifest',
        category: 'lineage',
        severity: 'warning',
        docs: {
            what: 'The contract that was synced (it stands in `dbt-mesh.lock`) is not the one that is published now. Goes by the contract alone: a rebuild of the upstream that changes nothing in it is not reported.',
            example: '`dbt_up` has published a new column since `dbt-mesh sync` ran; `dbt-mesh.lock` still pins the version before.',
            fix: 'Run `dbt-mesh sync` and commit `dbt-mesh.lock`.'
        }
    },
    {
        id: 'stale-upstream',
        category: 'lineage',
        severity: 'warning',
        docs: {
            what: 'The latest publication of an upstream was built longer ago than the `max-age` that is set for it, in `dbt-mesh.yml` or as an input for all. The time is that of the dbt run whose manifest was published, so a rebuild with the same contract counts. Judged in `sync` and in `validate`; not with `frozen`, where what is pinned is as old as it is meant to be.',
            example: `\`\`\`yaml
# dbt-mesh.yml; the last build of dbt_up that was published is three days old
projects:
  dbt_down: { path: dbt_down, upstreams: { dbt_up: { max-age: 36h } } }
\`\`\``,
            fix: "See why the upstream's scheduled build no longer publishes. Where old data is worse than no build, make it an error: `policy: { rules: { stale-upstream: error } }`."
        }
    },
    {
        id: 'upstream-not-published',
        category: 'lineage',
        severity: 'info',
        docs: {
            what: 'An upstream that is marked `optional` is not in the registry yet, so the references to it could not be checked. Two projects that read each other have to start somewhere. An upstream that is not optional stops `validate` instead (exit 2), and is an error of `can-i-deploy`, whose answer is then no.',
            example: '`upstreams: { dbt_up: { mode: package, optional: true } }`, and `dbt_up` has never been published to this environment or one it falls back to.',
            fix: 'Publish the upstream; then remove `optional`.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/publish-rules.js
const PUBLISH_RULES = [
    {
        id: 'model-not-built',
        category: 'publish',
        severity: 'error',
        docs: {
            what: 'A public model failed or was skipped in the run that wrote the manifest, or one of its tests of severity `error` failed. A contract is published only for what was built: consumers read the table, not the manifest.',
            example: '`run_results.json` has `model.dbt_up.public_orders` with the status `error`.',
            fix: 'Mend the model or its data, run `dbt build` again, and publish that run. A test that may fail has `severity: warn`.'
        }
    },
    {
        id: 'sql-not-understood',
        category: 'publish',
        severity: 'info',
        inline: true,
        docs: {
            what: 'Which columns of its upstreams a node uses is read from its compiled SQL and published with the reference, so that an upstream sees whom a change reaches. This SQL could not be read: it does not parse, is too large or too deep, took too long, or is for an adapter whose SQL is not read. The node counts as using every column.',
            example: 'A model that calls a table function of a DuckDB extension in a form that the parser does not know.',
            fix: 'Nothing has to be mended. SQL that more tools understand makes the reference more exact.'
        }
    },
    {
        id: 'unreadable-consumer',
        category: 'publish',
        severity: 'warning',
        docs: {
            what: 'Who uses a project is read from what the other projects published last. This publication cannot be read (it is damaged, was moved there, has a newer layout, or may not be read with these credentials), so nobody knows whether a change breaks that project. The others are judged all the same.',
            example: '`dbt_down/prod/latest/manifest.json` was edited by hand: its digest is another than the recorded one.',
            fix: 'Have that project publish again; `dbt-mesh verify` tells of every such object. Where an unknown consumer must stop a publication, set the rule to `error`.'
        }
    },
    {
        id: 'no-public-models',
        category: 'publish',
        severity: 'warning',
        docs: {
            what: 'The project publishes no public model. That is fine for a project that only consumes: it publishes its references. Otherwise it is nearly always a misplaced `access`: dbt v2 ignores one that does not stand under `config:`, and dbt before 1.5 knows none.',
            example: `\`\`\`yaml
models:
  - name: public_orders
    access: public               # dbt v2 ignores it here
\`\`\``,
            fix: `Write it under \`config:\`, which every dbt from 1.7 on reads:

\`\`\`yaml
models:
  - name: public_orders
    config: { access: public, contract: { enforced: true } }
\`\`\``
        }
    },
    {
        id: 'rolled-back',
        category: 'publish',
        severity: 'error',
        fixed: true,
        docs: {
            what: 'Production was rolled back from this contract, and the rollback stands: the next scheduled build of the same code would silently undo it. So it is refused, with the reason that was given for the rollback, and nothing is written. It goes by the contract, so a rebuild is refused too; any other contract that was built after the rollback publishes as usual and ends it. No policy changes what this rule weighs.',
            example: '`dbt-mesh rollback --to previous --reason "wrong sums"` at noon, and the nightly build of the unchanged project at midnight.',
            fix: 'Mend the models and build again. If the contract is fine after all, publish it once with `after-rollback: true`.'
        }
    },
    {
        id: 'not-notified',
        category: 'publish',
        severity: 'warning',
        fixed: true,
        docs: {
            what: 'The contract changed and is published, and a repository that was to be told of it (input `notify` of the action) was not. It goes on with what it has until its next run. Nothing fails for that, and no policy changes what this rule weighs.',
            example: 'The GitHub App whose token is in `github-token` is not installed in the repository `acme/dbt-down`, which the registry records as a consumer.',
            fix: 'The finding says what GitHub answered. A token that may start workflows elsewhere is that of a GitHub App with `contents: write` which is installed in those repositories; the token of the job reaches its own repository alone. A repository that is archived, renamed or gone stays on record until its project is removed from the registry (`dbt-mesh prune`), or give `notify` the repositories by name.'
        }
    },
    {
        id: 'built-in-the-future',
        category: 'publish',
        severity: 'warning',
        docs: {
            what: 'The manifest says that it was built more than 15 minutes from now. Of two builds the newer one stays, so this one would supersede every honest build until its time has come. Also told when a publication is superseded by one that is in the future.',
            example: 'A runner whose clock is a day ahead publishes; the builds of the whole next day go into history and do not become current.',
            fix: 'Set the clock of the machine that builds. Where such a publication is current, `dbt-mesh rollback --to VERSION` puts another one in its place.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/registry-rules.js
const REGISTRY_RULES = [
    {
        id: 'unreadable-object',
        category: 'registry',
        severity: 'error',
        docs: {
            what: 'An object is not what dbt-mesh wrote: it is cut off, its digest is not the recorded one, it was copied or moved there from another project, environment or version, its names or types are not plain, it has a newer layout, or the store does not give it out. Every reader refuses it, so nobody builds on wrong data; but whoever needs it fails.',
            example: '`up/prod/history/20261124T100000Z-0123456789ab/manifest.json` was edited by hand.',
            fix: 'The finding says which of these it is and what helps: a damaged latest is removed and published again, an old version is restored from a backup (a bucket with versions keeps one) or removed, a newer layout needs a newer release of dbt-mesh.'
        }
    },
    {
        id: 'latest-not-in-history',
        category: 'registry',
        severity: 'error',
        docs: {
            what: 'Latest is a version that history does not have, or history has another manifest under its name. A sync with `frozen` and a rollback to that version fail, and the audit trail has a gap. dbt-mesh writes history before latest and never removes the version that latest is, so something else has written to the registry, or removed from it.',
            example: 'A lifecycle rule of the bucket expires objects under `history/` after 90 days, and the project was last built before that.',
            fix: 'Publish a new build. Keep lifecycle rules and other tools away from the registry; `dbt-mesh prune` knows what is in use.'
        }
    },
    {
        id: 'missing-state',
        category: 'registry',
        severity: 'error',
        docs: {
            what: 'A publication names a file of its state that is not there. Slim CI of that project, which compares with the state, fails or takes everything for new.',
            example: 'A lifecycle rule of the bucket expires objects under `state/`.',
            fix: 'Publish a new build with `publish-state`. An old version whose state is gone can be left, or pruned.'
        }
    },
    {
        id: 'no-latest',
        category: 'registry',
        severity: 'warning',
        docs: {
            what: 'An environment has versions and no latest, so downstreams do not find the project there: they fall back to another environment, or fail. The first publication died before its last step, or a prune of the environment did.',
            example: 'The first job that published to `pr-12` was cancelled halfway.',
            fix: 'Publish again. An environment that is no longer wanted goes with `dbt-mesh prune`.'
        }
    },
    {
        id: 'unknown-object',
        category: 'registry',
        severity: 'warning',
        docs: {
            what: 'An object lies in the registry where dbt-mesh writes none. No reader looks at it and `prune` leaves it; whoever put it there may take the registry for something else.',
            example: '`up/prod/latest/manifest.json.bak`, a copy that somebody made before trying something.',
            fix: 'Move it out of the registry.'
        }
    },
    {
        id: 'unchecked-state',
        category: 'registry',
        severity: 'info',
        docs: {
            what: 'A state was published by a release of dbt-mesh that recorded no digest for it. It can be unpacked and read; whether it is what was published, nobody can tell.',
            example: 'Versions that were published before the digests of states were recorded.',
            fix: 'Nothing has to be mended: new publications record it, and the old ones go with `dbt-mesh prune`.'
        }
    },
    {
        id: 'leftover',
        category: 'registry',
        severity: 'info',
        docs: {
            what: 'A publication or a prune was killed halfway and left something: a temporary file or a lock in a folder, or state and records without their version. No reader looks at it, and no publisher minds it.',
            example: 'A job was cancelled while it published its state: `up/prod/state/20261124T100000Z-0123456789ab/` is there, and no version of that name.',
            fix: '`dbt-mesh prune` removes it.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/silence-rules.js
const SILENCE_RULES = [
    {
        id: 'silence-without-reason',
        category: 'lineage',
        severity: 'error',
        docs: {
            what: 'A comment ignores a rule and does not say why. It silences nothing: who reads the report a year later could not tell whether it still holds. A waiver without a reason is a fault of `dbt-mesh.yml` itself, which is not read then.',
            example: `\`\`\`sql
-- dbt-mesh: ignore select-star
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
            fix: 'Write the reason behind the rule: `-- dbt-mesh: ignore select-star a mirror, column by column`.'
        }
    },
    {
        id: 'silence-unknown-rule',
        category: 'lineage',
        severity: 'error',
        docs: {
            what: 'A comment names no rule that a comment can ignore: none at all, one that does not exist, or one that is not about the SQL of a model (a rule about contracts, about the registry, about a declaration). Somebody believes that something is silenced, and it is not.',
            example: `\`\`\`sql
-- dbt-mesh: ignore selct-star a mirror
select * from {{ ref('dbt_up', 'public_orders') }}
\`\`\``,
            fix: 'Correct the name. Each rule below says whether a comment can ignore it; what none can is for `policy.waivers` and `policy.rules` in `dbt-mesh.yml`.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/sync-rules.js
const SYNC_RULES = [
    {
        id: 'registry-unreachable',
        category: 'sync',
        severity: 'warning',
        docs: {
            what: 'The registry could not be reached (no connection, no answer in time, server errors to the end), and `allow-stale` let the sync go on with what it had fetched last. That was whole, but what was published since is not seen. Never said without `allow-stale`: then the sync fails. A registry that refuses, a damaged publication and an upstream that is not there fail it in any case.',
            example: `\`\`\`yaml
- uses: org/dbt-mesh/sync@v1
  with: { registry: s3://acme-dbt-mesh/registry, allow-stale: true }
\`\`\`

The store is down, and \`dbt_up\` was fetched an hour before.`,
            fix: 'Run again when the registry can be reached. The output `stale` names the upstreams: let a deployment depend on it being `[]`, or have the rule fail the step (`policy.rules.registry-unreachable: error`).'
        }
    },
    {
        id: 'config-reaches-stubs',
        category: 'sync',
        severity: 'warning',
        docs: {
            what: "`dbt_project.yml` sets `+materialized`, `+schema`, `+database` or `+enabled` for all packages (at the top level of `models:`), and so for the generated stubs too. The upstream's relation is out of reach all the same; but with another materialization a build of everything stops at the stubs with a message, and disabled stubs cannot be referenced.",
            example: `\`\`\`yaml
# dbt_project.yml of dbt_down
models:
  +materialized: table
\`\`\``,
            fix: `Give the stubs their own lines, or move the setting under the name of the project:

\`\`\`yaml
models:
  +materialized: table
  dbt_up:
    +materialized: mesh_stub_dbt_up
\`\`\``
        }
    },
    {
        id: 'state-engine-mismatch',
        category: 'sync',
        severity: 'warning',
        docs: {
            what: 'The state that `dbt-args` points at was written by another dbt than the one of this project. dbt-core 1.x calls every contracted stub of a dbt v2 state modified, so `--select state:modified+` selects too much; dbt v2 reads all.',
            example: 'The scheduled build that published `dbt_down` ran on dbt v2; its pull requests run on dbt-core 1.11.',
            fix: 'Build and check a project with the same minor version of dbt, and publish it once after a change of engine.'
        }
    },
    {
        id: 'projects-key-on-v2',
        category: 'sync',
        severity: 'warning',
        docs: {
            what: '`dependencies.yml` lists upstreams under `projects:`, as dbt Cloud has it. dbt-core ignores that key when the package is there; dbt v2 (Fusion) stops at it with `dbt1005` unless it has dbt Cloud credentials.',
            example: `\`\`\`yaml
# dependencies.yml
projects:
  - name: dbt_up
\`\`\``,
            fix: `Move the list to \`dbt-mesh.yml\`, and remove \`projects:\`:

\`\`\`yaml
projects:
  dbt_down: { path: ., upstreams: { dbt_up: package } }
\`\`\``
        }
    },
    {
        id: 'relations-unmatched',
        category: 'sync',
        severity: 'warning',
        docs: {
            what: 'A rule of `relations` is about a database or schema in which nothing lies that the upstreams publish. A mistyped name would be believed, and the build would read what is published instead of the clone. Names are compared as the warehouse compares them: on Snowflake `dbt_up_prod` is `DBT_UP_PROD`, unless the upstream quotes it.',
            example: `\`\`\`yaml
# dbt-mesh.yml; dbt_up publishes DBT_UP_PROD.marts.public_orders
relations:
  database: { DBT_UP_PRDO: DBT_UP_CLONE }
\`\`\``,
            fix: 'Correct the name, or remove the rule. A rule that is meant for one upstream alone stands under that upstream, where the other projects of the repository do not see it.'
        }
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/all-rules.js







const all_rules_RULES = [
    ...LINEAGE_RULES,
    ...SILENCE_RULES,
    ...CONTRACT_RULES,
    ...SYNC_RULES,
    ...PUBLISH_RULES,
    ...REGISTRY_RULES,
    ...DOCS_RULES
];

;// CONCATENATED MODULE: ./build/shared/rules/finding.js

const DEFAULT_SEVERITY = new Map(all_rules_RULES.map((rule) => [rule.id, rule.severity]));
function finding(rule, facts) {
    return { rule, ...facts, severity: facts.severity ?? DEFAULT_SEVERITY.get(rule) ?? 'error' };
}

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/rules/closest.js
const MAX_LENGTH = 200;
function closest(name, candidates) {
    if (name.length > MAX_LENGTH)
        return null;
    const typed = name.toLowerCase();
    let nearest = null;
    let least = Math.max(2, Math.floor(name.length / 3)) + 1;
    for (const candidate of [...candidates].sort()) {
        if (candidate === name)
            return null;
        if (Math.abs(candidate.length - name.length) >= least)
            continue;
        const distance = editDistance(typed, candidate.toLowerCase());
        if (distance < least && distance < Math.max(name.length, candidate.length)) {
            nearest = candidate;
            least = distance;
        }
    }
    return nearest;
}
function didYouMean(name, candidates) {
    const meant = closest(name, candidates);
    return meant === null ? '' : `Did you mean '${meant}'? `;
}
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row++) {
        const current = [row];
        for (let column = 1; column <= b.length; column++) {
            const replaced = at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
            const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
                ? at(beforeLast, column - 2) + 1
                : Infinity;
            current.push(Math.min(replaced, swapped, at(last, column) + 1, at(current, column - 1) + 1));
        }
        beforeLast = last;
        last = current;
    }
    return at(last, b.length);
}
function at(row, column) {
    return row[column] ?? Infinity;
}

;// CONCATENATED MODULE: ./build/shared/rules/policy.js



function policyOf({ projects = {}, ...all }, project) {
    const own = Object.hasOwn(projects, project) ? projects[project] : undefined;
    if (own === undefined)
        return all;
    return {
        ...all,
        ...own,
        rules: { ...all.rules, ...own.rules },
        waivers: [...(own.waivers ?? []), ...(all.waivers ?? [])]
    };
}
function compatibilityOf(asked, { compatibility }) {
    return asked ?? compatibility ?? 'consumers';
}
function checkPolicy(policy) {
    const parts = [policy, ...Object.values(policy.projects ?? {})];
    refuseUnknown('policy.rules', parts.flatMap(({ rules = {} }) => Object.keys(rules)));
    refuseUnknown('policy.waivers', parts.flatMap(({ waivers = [] }) => waivers.map(({ rule }) => rule)));
}
function refuseUnknown(where, ids) {
    const known = all_rules_RULES.map((rule) => rule.id);
    const unknown = [...new Set(ids)].filter((id) => !known.some((rule) => rule === id));
    if (unknown.length === 0)
        return;
    const named = unknown.map((id) => {
        const meant = closest(id, known);
        return meant ? `'${id}' (did you mean '${meant}'?)` : `'${id}'`;
    });
    throw new domain/* UserError */.yo(`${where} names ${unknown.length === 1 ? 'a rule that does not exist' : 'rules that do not exist'}: ${named.join(', ')}`, 'Correct it in dbt-mesh.yml; docs/rules.md lists every rule.');
}

;// CONCATENATED MODULE: ./build/shared/rules/name-pattern.js
function matchesPattern(pattern, name) {
    const [start = '', ...rest] = pattern.split('*');
    const end = rest.pop();
    if (end === undefined)
        return pattern === name;
    if (!name.startsWith(start) || !name.endsWith(end) || name.length < start.length + end.length)
        return false;
    const middle = name.slice(start.length, name.length - end.length);
    let from = 0;
    for (const part of rest) {
        const at = middle.indexOf(part, from);
        if (at === -1)
            return false;
        from = at + part.length;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/shared/rules/waivers.js

function waiverOf(finding, waivers, now) {
    const about = waivers.filter((waiver) => isAbout(waiver, finding));
    const today = now.toISOString().slice(0, 10);
    const holding = about.find(({ until }) => until >= today);
    if (holding !== undefined)
        return { waiver: holding, holds: true };
    const [last] = about.sort((one, other) => (one.until > other.until ? -1 : 1));
    return last === undefined ? null : { waiver: last, holds: false };
}
function isAbout({ rule, model, column }, finding) {
    return rule === finding.rule && isOfModel(model, finding.model) && isOfColumn(column, finding.column);
}
function isOfModel(pattern, model) {
    if (pattern === undefined)
        return true;
    if (model === null)
        return false;
    const unversioned = /^([^.]+\.[^.]+)\.v[^.]+$/.exec(model)?.[1];
    return [model, ...(unversioned === undefined ? [] : [unversioned])].some((name) => matchesPattern(pattern, name));
}
function isOfColumn(waived, column) {
    return waived === undefined || waived.toLowerCase() === column?.toLowerCase();
}
function overdue(finding, { rule, model, column, until, reason }) {
    const about = [model, column].filter((part) => part !== undefined).join('.');
    const hint = 'Or agree on another day, and write it in policy.waivers of dbt-mesh.yml.';
    return {
        ...finding,
        severity: finding.severity === 'info' ? 'info' : 'error',
        message: `${finding.message}; the waiver of ${rule}${about === '' ? '' : ` for ${about}`} ran out on ${until}: ${reason}`,
        hint: finding.hint === '' ? hint : `${finding.hint} ${hint}`
    };
}

;// CONCATENATED MODULE: ./build/shared/rules/weigh.js


const NOT_IGNORED = () => null;
function weigh(findings, policy, now, ignoredFor = NOT_IGNORED) {
    const weighed = [];
    const silenced = [];
    for (const one of findings) {
        const own = policyOf(policy, one.project);
        const severity = severityUnder(own, one);
        if (severity === 'off')
            continue;
        const finding = { ...one, severity };
        const comment = ignoredFor(one);
        const found = comment === null ? waiverOf(finding, own.waivers ?? [], now) : null;
        if (comment !== null)
            silenced.push({ finding, by: 'inline', reason: comment });
        else if (found === null)
            weighed.push(finding);
        else if (found.holds)
            silenced.push({ finding, by: 'waiver', reason: found.waiver.reason, until: found.waiver.until });
        else
            weighed.push(overdue(finding, found.waiver));
    }
    return { findings: weighed, silenced };
}
function severityUnder({ rules }, { rule, severity }) {
    return Object.hasOwn(rules, rule) ? (rules[rule] ?? severity) : severity;
}
function together(...parts) {
    return {
        findings: parts.flatMap(({ findings }) => findings),
        silenced: parts.flatMap(({ silenced }) => silenced)
    };
}

;// CONCATENATED MODULE: ./build/shared/rules/ignore-comments.js
const MARK = 'dbt-mesh:';
const MAX_COMMENT = 2000;
const OPENERS = {
    sql: /--|\/\*|\{#|\$[A-Za-z_]*\$|['"`]/g,
    python: /#|"""|'''|['"]/g
};
const COMMENTS = { '--': '\n', '#': '\n', '/*': '*/', '{#': '#}' };
function ignoreComments(text, syntax) {
    if (!text.includes(MARK))
        return [];
    const comments = [];
    let line = 1;
    let counted = 0;
    const lineOf = (index) => {
        for (let at = text.indexOf('\n', counted); at !== -1 && at < index; at = text.indexOf('\n', at + 1))
            line++;
        counted = Math.max(counted, index);
        return line;
    };
    for (const { opened, start, end, closed } of commentsIn(text, syntax)) {
        const body = text.slice(start, Math.min(end, start + MAX_COMMENT));
        const said = /^[-*]*\s*dbt-mesh:\s*ignore(?![\w-])(.*)$/s.exec(body)?.[1];
        if (said === undefined)
            continue;
        const from = lineOf(start);
        comments.push({ words: wordsOf(said), from, end: lineOf(end), besideCode: isBesideCode(text, opened, closed) });
    }
    return aboutLines(comments);
}
function aboutLines(comments) {
    const about = [];
    let below = null;
    for (const { words, from, end, besideCode } of [...comments].reverse()) {
        const to = besideCode ? end : below?.from === end + 1 ? below.to : end + 1;
        about.push({ ...words, from, to });
        below = besideCode ? null : { from, to };
    }
    return about.reverse();
}
function isBesideCode(text, opened, closed) {
    let before = opened - 1;
    while (isBlank(text[before]))
        before--;
    let behind = closed;
    while (isBlank(text[behind]))
        behind++;
    return ![before, behind].every((at) => text[at] === undefined || text[at] === '\n');
}
function isBlank(character) {
    return character === ' ' || character === '\t' || character === '\r';
}
function wordsOf(said) {
    const [, list = '', rest = ''] = /^\s*((?:[^\s,]+\s*,\s*)*[^\s,]+)?(.*)$/s.exec(said.replace(/\s*-?\s*$/, '')) ?? [];
    const reason = rest.replace(/\s+/g, ' ').replace(/^[\s:–—-]+/, '');
    return {
        rules: list.split(',').flatMap((rule) => rule.trim().replace(/:$/, '') || []),
        reason: /\w|[^\x00-\x7f]/.test(reason) ? reason.trim() : ''
    };
}
function* commentsIn(text, syntax) {
    const opener = new RegExp(OPENERS[syntax.language]);
    for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
        const start = match.index + match[0].length;
        const closer = COMMENTS[match[0]];
        if (closer === undefined) {
            opener.lastIndex = endOfString(text, start, match[0], syntax.escapes);
            continue;
        }
        const found = text.indexOf(closer, start);
        const end = found === -1 ? text.length : found;
        const closed = closer === '\n' ? end : end + closer.length;
        yield { opened: match.index, start, end, closed };
        opener.lastIndex = closed;
    }
}
function endOfString(text, start, quote, escapes) {
    for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
        if (!escapes || !isEscaped(text, start, at))
            return at + quote.length;
    }
    return text.length;
}
function isEscaped(text, start, at) {
    let backslashes = 0;
    while (at - backslashes > start && text[at - backslashes - 1] === '\\')
        backslashes++;
    return backslashes % 2 === 1;
}

;// CONCATENATED MODULE: ./build/shared/rules/ignored.js



const IGNORABLE = new Set(all_rules_RULES.flatMap(({ id, inline }) => (inline === true ? [id] : [])));
function ignoredBy(comments, { rule, line }, hasLine) {
    if (!IGNORABLE.has(rule))
        return null;
    const isThere = ({ from, to }) => !hasLine || line === undefined || (from <= line && line <= to);
    return comments.find((one) => one.reason !== '' && one.rules.includes(rule) && isThere(one))?.reason ?? null;
}
function commentFaults({ comments, ...place }) {
    return comments.flatMap(({ rules, reason, from }) => {
        const at = { ...place, model: null, line: from };
        const unknown = rules.length === 0
            ? [namesNone(at)]
            : rules.flatMap((rule) => (IGNORABLE.has(rule) ? [] : [notIgnorable(at, rule)]));
        const silent = reason === '' && unknown.length < Math.max(1, rules.length) ? [withoutReason(at, rules)] : [];
        return [...unknown, ...silent];
    });
}
function namesNone(at) {
    return finding('silence-unknown-rule', {
        ...at,
        message: 'A comment ignores something and names no rule',
        hint: 'Write the rule and the reason: -- dbt-mesh: ignore RULE reason.'
    });
}
function notIgnorable(at, rule) {
    const exists = all_rules_RULES.some(({ id }) => id === rule);
    return finding('silence-unknown-rule', {
        ...at,
        message: exists
            ? `A comment ignores ${rule}, which is not about the SQL of a model`
            : `A comment ignores ${rule}, and there is no such rule`,
        hint: exists
            ? 'Acknowledge it by policy.waivers in dbt-mesh.yml, or set its severity in policy.rules.'
            : `${didYouMean(rule, IGNORABLE)}docs/rules.md lists every rule.`
    });
}
function withoutReason(at, rules) {
    return finding('silence-without-reason', {
        ...at,
        message: `A comment ignores ${rules.join(', ')} and does not say why, so it ignores nothing`,
        hint: `Write the reason behind it: -- dbt-mesh: ignore ${rules.join(', ')} reason.`
    });
}

;// CONCATENATED MODULE: ./build/shared/rules/age.js
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
    [DAY, 'd'],
    [HOUR, 'h'],
    [MINUTE, 'min'],
    [SECOND, 's']
];
function ageText(milliseconds) {
    const age = Math.max(0, milliseconds);
    const fits = ([size]) => age >= (size === MINUTE ? size : 2 * size);
    return inUnit(age, UNITS.find(fits) ?? [SECOND, 's']);
}
function limitText(milliseconds) {
    return inUnit(milliseconds, UNITS.find(([size]) => milliseconds % size === 0) ?? [SECOND, 's']);
}
function inUnit(milliseconds, [size, name]) {
    return `${Math.floor(milliseconds / size)} ${name}`;
}

;// CONCATENATED MODULE: ./build/shared/rules/reference.js

const CATEGORIES = {
    lineage: 'Lineage: what `validate` judges',
    contract: 'Contracts: what `publish` and `diff` judge',
    sync: 'Sync: what `sync` warns of',
    publish: 'Publishing: what `publish` refuses or warns of',
    registry: 'Registry: what `verify` and `prune` find',
    docs: 'Documentation: what `docs` says of the projects that it shows'
};
const INTRODUCTION = (/* unused pure expression or super */ null && (`# Rules

Generated from \`shared/rules\` by \`npm run docs\`; edit the rules, not this page.

Every finding carries the id of its rule. What a rule weighs is set in \`dbt-mesh.yml\`, by id, as \`error\`, \`warning\`, \`info\` or \`off\`:

\`\`\`yaml
policy:
  rules:
    unpinned-version: error
    stale-manifest: off
\`\`\`

A severity set there holds for every case of the rule; a single case is acknowledged by a waiver or by a comment in the model: [policy.md](policy.md) has both, and what goes before what. \`validate\` fails on errors; \`fail-on: warning\` makes it fail on warnings too, \`fail-on: never\` on nothing.
`));
function renderRulesReference() {
    const rules = RULES;
    const categories = Object.keys(CATEGORIES).filter((category) => rules.some((rule) => rule.category === category));
    return [
        INTRODUCTION,
        '| rule | default |',
        '|---|---|',
        ...rules.map((rule) => `| [\`${rule.id}\`](#${rule.id}) | ${rule.severity} |`),
        '',
        ...categories.flatMap((category) => [
            `## ${CATEGORIES[category]}`,
            '',
            ...rules.filter((rule) => rule.category === category).flatMap(section)
        ])
    ].join('\n');
}
function section(rule) {
    const { what, example, fix } = rule.docs;
    return [
        `### \`${rule.id}\``,
        '',
        `Default: ${rule.severity}${rule.impact === undefined ? '' : ` (${rule.impact})`}.`,
        '',
        what,
        '',
        '**Example.**',
        '',
        example,
        '',
        `**Fix.** ${fix}`,
        '',
        `**Silence.** ${silence(rule)}`,
        ''
    ];
}
function silence({ id, category, inline, fixed }) {
    if (fixed === true)
        return 'Nothing silences it.';
    const isAboutModels = inline === true || category === 'contract';
    const about = isAboutModels ? `${id}, model: PROJECT.MODEL` : id;
    return [
        ...(inline === true ? [`One place: \`-- dbt-mesh: ignore ${id} REASON\` in the SQL of the model.`] : []),
        `Until a day: \`policy.waivers: [{ rule: ${about}, until: YYYY-MM-DD, reason: TEXT }]\`.`,
        `For good: \`policy.rules: { ${id}: off }\`.`
    ].join(' ');
}

;// CONCATENATED MODULE: ./build/shared/rules/index.js












/***/ })

};
