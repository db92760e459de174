export const id = 310;
export const ids = [310];
export const modules = {

/***/ 602:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hU: () => (/* reexport */ config_inputs/* VERBS */.hU),
  xv: () => (/* reexport */ VERSION),
  Vc: () => (/* reexport */ config_inputs/* inputsOf */.Vc),
  Rr: () => (/* reexport */ openPorts),
  Kb: () => (/* reexport */ projectFolder),
  nR: () => (/* reexport */ publishSettings),
  HA: () => (/* reexport */ syncSettings),
  Sj: () => (/* reexport */ validateSettings)
});

// UNUSED EXPORTS: INPUTS

// EXTERNAL MODULE: ./build/shared/config/inputs.js
var config_inputs = __webpack_require__(9378);
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
            throw new domain/* UserError */.y(message, [...hints].join(' '));
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
    const files = await projectFiles(folder, MAX_DEPTH);
    const projects = await Promise.all(files.map(async (file) => ({ name: await projectName(file), folder: (0,external_node_path_.dirname)(file) })));
    return projects.filter((project) => project.name !== null);
}
async function projectFiles(folder, depth) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch((error) => unreadable(folder, error));
    const own = entries.some((entry) => entry.isFile() && entry.name === 'dbt_project.yml')
        ? [(0,external_node_path_.join)(folder, 'dbt_project.yml')]
        : [];
    const below = entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
        .map((entry) => entry.name)
        .sort();
    if (depth === 0)
        return own;
    const nested = await Promise.all(below.map((name) => projectFiles((0,external_node_path_.join)(folder, name), depth - 1)));
    return [...own, ...nested.flat()];
}
async function projectName(file) {
    const { parse } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19));
    const content = await (0,promises_.readFile)(file, 'utf8')
        .then((text) => parse(text, { logLevel: 'error' }))
        .catch((error) => unreadable(file, error));
    const name = typeof content === 'object' && content !== null && 'name' in content ? content.name : null;
    return typeof name === 'string' ? name : null;
}
function unreadable(path, error) {
    throw new domain/* UserError */.y(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, 'Mend it, or name the projects in dbt-mesh.yml instead of having them found.', { cause: error });
}
async function exists(path) {
    return (await (0,promises_.stat)(path).catch(() => null)) !== null;
}
function isWithin(path, folder) {
    const way = (0,external_node_path_.relative)(folder, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${external_node_path_.sep}`));
}
function upwards(folder) {
    const parent = (0,external_node_path_.dirname)(folder);
    return parent === folder ? [folder] : [folder, ...upwards(parent)];
}

;// CONCATENATED MODULE: ./build/shared/config/mesh-file.js



function noMeshFile(folder) {
    return { registry: null, folder, environments: {}, projects: null, policy: { rules: {} } };
}
async function readMeshFile(path, shownFrom, faults) {
    const file = (0,external_node_path_.relative)(shownFrom, path) || path;
    const text = await readText(path, file);
    const [{ LineCounter, parseDocument }, { MESH_FILE }, { reportIssues }] = await Promise.all([
        __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 8815, 19)),
        Promise.all(/* import() */[__webpack_require__.e(395), __webpack_require__.e(476)]).then(__webpack_require__.bind(__webpack_require__, 3476)),
        Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(395), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 6138))
    ]);
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
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
        reportIssues(parsed.error.issues, file, document, lines, faults);
        return empty;
    }
    const { registry, environments, projects, policy } = parsed.data;
    return {
        registry: registry ?? null,
        folder: empty.folder,
        environments: environments ?? {},
        projects: projects
            ? Object.entries(projects).map(([name, project]) => ({
                name,
                folder: (0,external_node_path_.resolve)(empty.folder, project.path),
                upstreams: project.upstreams ? Object.entries(project.upstreams).map(declared) : null
            }))
            : null,
        policy: { rules: policy?.rules ?? {} }
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
    const { mode = null, optional = false } = typeof written === 'string' ? { mode: written } : written;
    return { project, mode, optional };
}
async function readText(path, file) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        const code = error.code;
        throw new domain/* UserError */.y(code === 'ENOENT' ? `${file} is not there` : `${file} cannot be read (${code ?? 'unknown failure'})`, 'Give the path of dbt-mesh.yml as `config`, or leave it out: the one at the root of the repository is found.', { cause: error });
    }
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 22 modules
var manifest = __webpack_require__(6370);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 8 modules
var rules = __webpack_require__(6213);
// EXTERNAL MODULE: ./build/shared/config/name.js
var config_name = __webpack_require__(4500);
;// CONCATENATED MODULE: ./build/shared/config/read-inputs.js



function readInputs(raw, faults) {
    const text = (name) => raw[name]?.trim() || null;
    return {
        text,
        name(name) {
            const value = text(name);
            if (value === null || (0,manifest/* isRegistryName */.VC)(value))
                return value;
            faults.add(name, `${JSON.stringify(value)} is no name`, config_name/* NAME_RULE */.$);
            return null;
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
        choice(name, choices) {
            const value = text(name);
            const chosen = choices.find((choice) => choice === value);
            if (value === null || chosen !== undefined)
                return chosen ?? null;
            faults.add(name, `${JSON.stringify(value)} is not known`, `${(0,rules/* didYouMean */.au)(value, choices)}It can be ${choices.join(', ')}.`);
            return null;
        }
    };
}

;// CONCATENATED MODULE: ./build/shared/config/here.js





async function orient({ inputs: raw, cwd: door }) {
    const faults = collectFaults();
    const inputs = readInputs(raw, faults);
    const cwd = (0,external_node_path_.resolve)(door, inputs.text('working-directory') ?? '.');
    const projectDir = (0,external_node_path_.resolve)(cwd, inputs.text('project-dir') ?? '.');
    const repositoryDir = (await gitRoot(projectDir)) ?? (isWithin(projectDir, door) ? door : projectDir);
    const config = inputs.text('config');
    const meshPath = config === null ? await findMeshFile(projectDir, repositoryDir) : (0,external_node_path_.resolve)(cwd, config);
    const meshFile = meshPath === null ? noMeshFile(repositoryDir) : await readMeshFile(meshPath, repositoryDir, faults);
    return { inputs, faults, cwd, projectDir, repositoryDir, meshFile };
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

;// CONCATENATED MODULE: ./build/shared/config/store-settings.js

function storeSettings(here) {
    const { inputs } = here;
    return {
        registry: registry(here) ?? '',
        region: inputs.text('region') ?? undefined,
        endpoint: inputs.text('endpoint') ?? undefined,
        forcePathStyle: inputs.flag('force-path-style') ?? undefined,
        expectedBucketOwner: inputs.text('expected-bucket-owner') ?? undefined,
        sseKmsKeyId: inputs.text('sse-kms-key-id') ?? undefined
    };
}
function registry({ inputs, faults, cwd, meshFile }) {
    const given = inputs.text('registry');
    if (inputs.flag('local')) {
        if (given !== null)
            faults.add('local', 'stands beside `registry`', 'Give one of the two.');
        return (0,external_node_path_.resolve)(cwd, 'registry');
    }
    if (given !== null)
        return store_settings_location(given, cwd);
    if (meshFile.registry !== null)
        return store_settings_location(meshFile.registry, meshFile.folder);
    faults.add(null, 'no registry is known', 'Give `registry` (a folder, or s3://bucket/prefix), or write `registry:` into dbt-mesh.yml; on the command line --local is short for --registry ./registry.');
    return null;
}
function store_settings_location(written, folder) {
    return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : (0,external_node_path_.resolve)(folder, written);
}

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

;// CONCATENATED MODULE: ./build/shared/config/subjects.js



async function subjects(here) {
    const { inputs, faults } = here;
    const manifest = pathInput(here, 'manifest');
    const name = inputs.text('project');
    const all = inputs.flag('all') ?? false;
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
            faults.add('upstreams', `${JSON.stringify(project)} is no name of a project`, config_name/* NAME_RULE */.$);
        }
        else if (upstreams.has(project)) {
            faults.add('upstreams', `${project} is there twice`, 'Declare each upstream once.');
        }
        else if (rest.length > 0 || mode === '') {
            faults.add('upstreams', `${JSON.stringify(entry)} cannot be read`, 'Write `name`, or `name: mode`, one a line.');
        }
        else if (mode !== undefined && !isMode(mode)) {
            faults.add('upstreams', `${JSON.stringify(mode)} is no mode`, `${(0,rules/* didYouMean */.au)(mode, config_inputs/* MODES */.FN)}Modes are ${config_inputs/* MODES */.FN.join(', ')}.`);
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
    return config_inputs/* MODES */.FN.includes(text);
}

;// CONCATENATED MODULE: ./build/shared/config/upstreams-of.js

function givenUpstreams({ inputs, faults }) {
    const text = inputs.text('upstreams');
    return text === null ? null : parseUpstreams(text, faults);
}
function upstreamsOf({ meshFile }, projectDir, given = null, mode = null) {
    const listed = meshFile.projects?.find((project) => project.folder === projectDir)?.upstreams ?? null;
    const declared = given ?? listed;
    if (declared === null)
        return null;
    return declared.map(({ project, mode: own, optional }) => {
        const inFile = listed?.find((upstream) => upstream.project === project);
        return { project, mode: own ?? mode ?? inFile?.mode ?? 'package', optional: optional || inFile?.optional === true };
    });
}

;// CONCATENATED MODULE: ./build/shared/config/version.js
const VERSION = '0.1.0';

;// CONCATENATED MODULE: ./build/shared/config/settings.js






async function publishSettings(asked, origin) {
    const here = await orient(asked);
    const { inputs } = here;
    const manifest = pathInput(here, 'manifest');
    if (manifest === null)
        await expectProject(here);
    return configured(here, {
        ...common(here),
        manifest: manifest ?? manifestIn(here.projectDir),
        runResults: pathInput(here, 'run-results'),
        include: inputs.choice('include', config_inputs/* INCLUDES */.eq) ?? 'public',
        publishState: inputs.flag('publish-state') ?? false,
        dryRun: inputs.flag('dry-run') ?? false,
        upstreams: upstreamsOf(here, here.projectDir),
        origin,
        producer: `dbt-mesh ${VERSION}`
    });
}
async function syncSettings(asked) {
    const here = await orient(asked);
    const { inputs } = here;
    await expectProject(here);
    const mode = inputs.choice('mode', config_inputs/* MODES */.FN);
    return configured(here, {
        ...common(here),
        upstreams: upstreamsOf(here, here.projectDir, givenUpstreams(here), mode),
        mode: mode ?? 'package',
        frozen: inputs.flag('frozen') ?? false
    });
}
async function validateSettings(asked) {
    const here = await orient(asked);
    const { inputs } = here;
    const given = givenUpstreams(here);
    const delivery = { annotations: inputs.flag('annotations') ?? true, summary: inputs.flag('summary') ?? true };
    const settings = {
        ...common(here),
        projects: (await subjects(here)).map((subject) => ({
            ...subject,
            upstreams: upstreamsOf(here, subject.projectDir, given)
        })),
        failOn: inputs.choice('fail-on', config_inputs/* FAIL_ON */.d$) ?? 'error'
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

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/shared/operations/index.js + 1 modules
var operations = __webpack_require__(6039);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 11 modules
var shared_registry = __webpack_require__(3811);
;// CONCATENATED MODULE: ./build/shared/config/ports.js



const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds) => (0,external_node_timers_promises_.setTimeout)(milliseconds)
};
async function openPorts(store, logger) {
    return { store: await (0,shared_registry/* openStore */.Ch)(store, systemClock), files: operations/* nodeFiles */.kT, clock: systemClock, logger };
}

;// CONCATENATED MODULE: ./build/shared/config/project-folder.js

function projectFolder({ projectDir, repositoryDir }) {
    return (0,external_node_path_.relative)(repositoryDir, projectDir).split(external_node_path_.sep).join('/');
}

;// CONCATENATED MODULE: ./build/shared/config/index.js







/***/ }),

/***/ 9378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ MODES),
/* harmony export */   Vc: () => (/* binding */ inputsOf),
/* harmony export */   d$: () => (/* binding */ FAIL_ON),
/* harmony export */   eq: () => (/* binding */ INCLUDES),
/* harmony export */   hU: () => (/* binding */ VERBS)
/* harmony export */ });
/* unused harmony export INPUTS */
const VERBS = ['publish', 'sync', 'validate'];
const MODES = ['package', 'sources', 'loom'];
const INCLUDES = ['public', 'full'];
const FAIL_ON = ['error', 'warning', 'never'];
const PROJECT = [
    { name: 'project-dir', kind: 'path', default: '.', description: 'Folder with `dbt_project.yml`.' },
    {
        name: 'registry',
        kind: 'text',
        default: '`registry` in `dbt-mesh.yml`',
        description: 'Where publications are kept: a folder, or `s3://bucket/prefix`.'
    },
    { name: 'local', kind: 'flag', only: 'cli', description: 'Short for `--registry ./registry`.' },
    {
        name: 'environment',
        kind: 'text',
        default: 'prod',
        description: 'Environment to publish to, or to read upstreams from.'
    }
];
const PLACE = [
    {
        name: 'config',
        kind: 'path',
        default: '`dbt-mesh.yml` at the root of the repository',
        description: 'Configuration file of the mesh.'
    },
    {
        name: 'working-directory',
        kind: 'path',
        default: '.',
        description: 'Folder that every other path is relative to.'
    }
];
const S3 = [
    { name: 'region', kind: 'text', default: 'as the AWS SDK finds it', description: 'Region of the S3 bucket.' },
    { name: 'endpoint', kind: 'text', description: 'URL of an S3-compatible store.' },
    {
        name: 'force-path-style',
        kind: 'flag',
        default: 'false',
        description: 'Address the bucket in the path, as most S3-compatible stores want it.'
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
const INPUTS = {
    publish: [
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
            choices: INCLUDES,
            default: 'public',
            description: 'What downstreams may read: the public models alone, or the full manifest.'
        },
        {
            name: 'publish-state',
            kind: 'flag',
            default: 'false',
            description: "Keep the full manifest beside the contract too, for this project's own `--state`."
        },
        { name: 'dry-run', kind: 'flag', default: 'false', description: 'Judge and report, and write nothing.' },
        ...PLACE,
        ...S3,
        JSON_DOCUMENT
    ],
    sync: [
        ...PROJECT,
        UPSTREAMS,
        {
            name: 'mode',
            kind: 'choice',
            choices: MODES,
            default: 'package',
            description: 'How upstreams that name no mode are consumed.'
        },
        {
            name: 'frozen',
            kind: 'flag',
            default: 'false',
            description: 'Take exactly what `dbt-mesh.lock` pins, and fail where that cannot be had.'
        },
        ...PLACE,
        ...S3,
        JSON_DOCUMENT
    ],
    validate: [
        ...PROJECT,
        MANIFEST,
        {
            name: 'project',
            kind: 'text',
            only: 'cli',
            description: 'Name of the project: from `dbt-mesh.yml`, or found below the current folder.'
        },
        { name: 'all', kind: 'flag', only: 'cli', description: 'Validate every project of the repository.' },
        UPSTREAMS,
        {
            name: 'fail-on',
            kind: 'choice',
            choices: FAIL_ON,
            default: 'error',
            description: 'The lowest severity of a finding that fails the check.'
        },
        {
            name: 'annotations',
            kind: 'flag',
            only: 'action',
            default: 'true',
            description: 'Annotate the lines of the models that findings are about.'
        },
        { name: 'summary', kind: 'flag', only: 'action', default: 'true', description: 'Write a summary of the job.' },
        ...PLACE,
        ...S3,
        JSON_DOCUMENT
    ]
};
function inputsOf(verb, door) {
    return INPUTS[verb].filter((input) => input.only === undefined || input.only === door);
}


/***/ }),

/***/ 4500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ NAME_RULE),
/* harmony export */   o: () => (/* binding */ NAME)
/* harmony export */ });
const NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/;
const NAME_RULE = 'Names start with a letter or digit, go on with these, `_`, `.` or `-`, and have 128 characters at most.';


/***/ }),

/***/ 5554:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* reexport */ originOf),
  f: () => (/* reexport */ temporaryFolder)
});

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

;// CONCATENATED MODULE: ./build/shared/github/index.js




/***/ }),

/***/ 6039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  kT: () => (/* reexport */ nodeFiles),
  mk: () => (/* binding */ publish),
  OH: () => (/* binding */ sync),
  tf: () => (/* binding */ validate)
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
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
            const file = await (0,promises_.open)(temporary, 'wx');
            try {
                await file.writeFile(body);
                await file.sync();
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
async function readWhole(file, path) {
    const stats = await file.stat();
    if (stats.isDirectory())
        throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
    if (!stats.isFile()) {
        throw new domain/* UserError */.y(`Cannot read ${path}: it is no regular file`, 'Name a file, not a device, a pipe or a socket.');
    }
    if (stats.size > MAX_BYTES) {
        throw new domain/* UserError */.y(`${path} has ${Math.round(stats.size / 1024 / 1024)} MB; files of up to 512 MB are read`, 'Is this the file you mean? A manifest of a project with thousands of models has 50 MB.');
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
    if (error instanceof domain/* UserError */.y)
        return error;
    const code = error.code;
    switch (code) {
        case 'EACCES':
        case 'EPERM':
        case 'EROFS':
            return new domain/* UserError */.y(`Cannot ${action} ${path}: no permission (${code})`, 'Make it accessible to this user.', {
                cause: error
            });
        case 'ENOSPC':
        case 'EDQUOT':
            return new domain/* UserError */.y(`Cannot ${action} ${path}: the disk is full (${code})`, 'Free some space and run again: nothing was half-written.', { cause: error });
        case 'EISDIR':
            return new domain/* UserError */.y(`Cannot ${action} ${path}: it is a folder`, 'Name the file in it.', { cause: error });
        case 'EEXIST':
        case 'ENOTDIR':
            return new domain/* UserError */.y(`Cannot ${action} ${path}: a file stands where a folder is needed`, 'Move that file out of the way.', { cause: error });
        case undefined:
            return error;
        default:
            return new domain/* UserError */.y(`Cannot ${action} ${path}: ${code}`, 'See what the operating system means by it, and run again.', { cause: error });
    }
}

;// CONCATENATED MODULE: ./build/shared/operations/index.js

const publish = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(87), __webpack_require__.e(990), __webpack_require__.e(895)]).then(__webpack_require__.bind(__webpack_require__, 8895))).publish(settings, ports);
const sync = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(749), __webpack_require__.e(692)]).then(__webpack_require__.bind(__webpack_require__, 692))).sync(settings, ports);
const validate = async (settings, ports) => (await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(87), __webpack_require__.e(749), __webpack_require__.e(990), __webpack_require__.e(741)]).then(__webpack_require__.bind(__webpack_require__, 7741))).validate(settings, ports);


/***/ }),

/***/ 3811:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Rx: () => (/* reexport */ environmentChain),
  wF: () => (/* reexport */ fetchLatest),
  kJ: () => (/* reexport */ fetchState),
  pm: () => (/* reexport */ fetchVersion),
  hF: () => (/* reexport */ listProjects),
  Ch: () => (/* reexport */ openStore),
  mk: () => (/* reexport */ publish)
});

// UNUSED EXPORTS: LAYOUT, checkName, historyKey, latestKey, stateKey, versionOf

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/shared/registry/folder-failure.js

function folderFailure(error, action, path) {
    if (error instanceof domain/* UserError */.y || error instanceof domain/* Conflict */.l)
        return error;
    const code = errorCode(error);
    if (code === undefined)
        return error;
    const [what, remedy] = REASONS[code] ?? [`the operating system answered ${code}`, 'See to that, and run again.'];
    return new domain/* UserError */.y(`Cannot ${action} ${path} in the registry: ${what}`, remedy, { cause: error });
}
function errorCode(error) {
    return error?.code;
}
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
    EMFILE: ['too many files are open', 'Raise the limit (ulimit -n), and run again.'],
    ESTALE: ['the network file system lost it', 'Run again.']
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
        throw new domain/* UserError */.y(`Cannot create ${path} in the registry: its file system has no hard links`, 'Keep the registry on another file system, or in S3: without hard links two publishers cannot be kept apart.', { cause: error });
    }
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/shared/registry/folder-lock.js






const PATIENCE = 15_000;
const LIMIT = 25_000;
async function takeLock(path, clock) {
    const mine = JSON.stringify(await folder_lock_self(clock));
    const aside = `${path}.${identity(mine)}.tmp`;
    await (0,promises_.writeFile)(aside, mine, { flag: 'wx' });
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
        if ((await isDead(text)) || now - standing.since > PATIENCE) {
            if (await replaced(aside, path, text, clock))
                return;
            continue;
        }
        if (now - start > LIMIT)
            throw stuck(path, text);
        await clock.sleep(5 + Math.random() * 20);
    }
}
async function replaced(aside, path, dead, clock) {
    const right = await takeLock(`${path}.${identity(dead)}`, clock);
    try {
        if ((await read(path)) !== dead)
            return false;
        await (0,promises_.rename)(aside, path);
        return true;
    }
    finally {
        await right.release();
    }
}
async function read(path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return null;
        throw error;
    }
}
function identity(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 16);
}
async function folder_lock_self(clock) {
    return {
        host: (0,external_node_os_.hostname)(),
        processes: await processTable(),
        pid: process.pid,
        since: clock.now().toISOString(),
        token: (0,external_node_crypto_.randomBytes)(8).toString('hex')
    };
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
async function isDead(text) {
    const holder = parse(text);
    if (holder === null || holder.host !== (0,external_node_os_.hostname)() || holder.processes !== (await processTable()))
        return false;
    try {
        process.kill(holder.pid, 0);
        return false;
    }
    catch (error) {
        return errorCode(error) === 'ESRCH';
    }
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
    return new domain/* UserError */.y(`${path} could not be had within ${LIMIT / 1000} seconds: it is held by ${who}`, 'Run again; if it stays so, end that process, or remove the file when there is none.');
}

// EXTERNAL MODULE: ./build/shared/registry/object-size.js
var object_size = __webpack_require__(3125);
;// CONCATENATED MODULE: ./build/shared/registry/folder-store.js








async function openFolder(root, clock) {
    const existing = await explained('open', root, '', () => fileAt(root, (path) => (0,promises_.stat)(path)));
    if (existing !== null && !existing.isDirectory()) {
        throw new domain/* UserError */.y(`The registry ${root} is not a folder`, 'Name a folder, existing or new, or s3://bucket/prefix.');
    }
    return {
        location: root,
        get: (key, options) => explained('read', root, key, () => get(root, key, options?.ifNoneMatch)),
        create: (key, body) => explained('write', root, key, () => create(root, key, body)),
        replace: (key, body, ifMatch) => explained('write', root, key, () => replace(root, key, body, ifMatch, clock)),
        list: (prefix) => explained('list', root, prefix, () => list(root, prefix)),
        children: (prefix) => explained('list', root, prefix, () => children(root, prefix)),
        delete: (key) => explained('remove', root, key, () => remove(root, key, clock))
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
    const path = await writablePath(root, key);
    await writtenAside(path, body, async (aside) => {
        if (!(await linkNew(aside, path)))
            throw new domain/* Conflict */.l(key);
    });
    return etagOf(body);
}
async function replace(root, key, body, ifMatch, clock) {
    const path = await readablePath(root, key);
    if (path === null)
        throw new domain/* Conflict */.l(key);
    await writtenAside(path, body, async (aside) => {
        const lock = await takeLock(lockPath(path), clock);
        try {
            const current = await readObject(root, key);
            if (current === null || etagOf(current) !== ifMatch || !(await lock.held()))
                throw new domain/* Conflict */.l(key);
            await (0,promises_.rename)(aside, path);
        }
        finally {
            await lock.release();
        }
    });
    return etagOf(body);
}
async function remove(root, key, clock) {
    const path = await readablePath(root, key);
    if (path === null)
        return;
    const lock = await takeLock(lockPath(path), clock);
    try {
        await (0,promises_.rm)(path, { force: true });
    }
    finally {
        await lock.release();
    }
}
async function list(root, prefix) {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const found = [];
    for await (const key of keysBelow(root, folder)) {
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
    for (const entry of await entriesOf(root, folder)) {
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
async function* keysBelow(root, folder) {
    for (const entry of await entriesOf(root, folder)) {
        if (entry.isFile())
            yield `${folder}${entry.name}`;
        if (entry.isDirectory())
            yield* keysBelow(root, `${folder}${entry.name}/`);
    }
}
async function entriesOf(root, folder) {
    const path = await readablePath(root, folder);
    if (path === null)
        return [];
    const entries = (await (0,promises_.readdir)(path, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.'));
    for (const entry of entries) {
        if (entry.isSymbolicLink())
            await readablePath(root, `${folder}${entry.name}`);
    }
    return entries;
}
async function readObject(root, key) {
    const path = await readablePath(root, key);
    if (path === null)
        return null;
    const file = await fileAt(path, (existing) => (0,promises_.stat)(existing));
    if (file === null)
        return null;
    if (!file.isFile())
        throw new domain/* UserError */.y(`${path} is not a file`, 'Move it out of the registry.');
    (0,object_size/* checkSize */.C)(path, file.size);
    return await fileAt(path, (existing) => (0,promises_.readFile)(existing));
}
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
    throw new domain/* UserError */.y(`${(0,external_node_path_.dirname)(path)} is a symbolic link that leads nowhere`, 'Remove it: a registry is read and written inside its folder only.');
}
async function made(path, mode) {
    try {
        await (0,promises_.mkdir)(path, mode);
        return true;
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return false;
        if (errorCode(error) === 'EEXIST')
            return true;
        throw error;
    }
}
function checkInside(root, real, path) {
    if (real === root || real.startsWith(root.endsWith(external_node_path_.sep) ? root : root + external_node_path_.sep))
        return;
    throw new domain/* UserError */.y(`${path} leads out of the registry, to ${real}`, 'Remove the symbolic link: a registry is read and written inside its folder only.');
}
async function writtenAside(path, body, place) {
    const aside = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.${(0,external_node_path_.basename)(path)}.${(0,external_node_crypto_.randomBytes)(8).toString('hex')}.tmp`);
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
async function explained(action, root, key, act) {
    try {
        return await act();
    }
    catch (error) {
        throw folderFailure(error, action, (0,external_node_path_.join)(root, key));
    }
}

;// CONCATENATED MODULE: ./build/shared/registry/open-store.js




async function openStore(settings, clock) {
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
            return openS3(bucketIn(registry), { ...settings, endpoint: endpointIn(settings.endpoint) }, clock);
        }
        default:
            throw unknownForm(`A registry at ${scheme}:// is not known`);
    }
}
function bucketIn(registry) {
    refuseCredentials(registry, 'The registry');
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
    throw new domain/* UserError */.y('The endpoint is no URL', 'Write it with its protocol: https://host:port.');
}
function folderIn(registry) {
    refuseCredentials(registry, 'The registry');
    try {
        return (0,external_node_url_.fileURLToPath)(registry);
    }
    catch (error) {
        throw new domain/* UserError */.y('The file URL of the registry names no folder of this machine', 'Write file:///folder, or the folder alone.', {
            cause: error
        });
    }
}
function refuseCredentials(url, what) {
    if (!/[@?#]/.test(url))
        return;
    throw new domain/* UserError */.y(`${what} is a URL with credentials or a query in it`, 'Take them out, and change them if they were committed or logged: credentials come from the environment, as the AWS SDK finds them.');
}
function unknownForm(what) {
    return new domain/* UserError */.y(what, 'A registry is an absolute folder, file:///folder, or s3://bucket/prefix.');
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 22 modules
var shared_manifest = __webpack_require__(6370);
;// CONCATENATED MODULE: ./build/shared/registry/layout.js


const LAYOUT = 1;
function checkName(kind, value) {
    if ((0,shared_manifest/* isRegistryName */.VC)(value))
        return value;
    throw new domain/* UserError */.y(`${JSON.stringify(value.slice(0, 140))} cannot be the name of ${kind === 'environment' ? 'an' : 'a'} ${kind} in a registry`, 'Use 1 to 128 letters, digits, "_", "." and "-", the first of them a letter or a digit.');
}
function latestKey(project, environment) {
    return `${environmentKey(project, environment)}/latest/manifest.json`;
}
function historyKey(project, environment, version) {
    return `${environmentKey(project, environment)}/history/${checkName('version', version)}/manifest.json`;
}
function stateKey(project, environment, version, name) {
    return `${environmentKey(project, environment)}/${stateName(version, name)}`;
}
function stateName(version, name) {
    return `state/${checkName('version', version)}/${checkName('file', name)}`;
}
function versionOf(generatedAt, digest) {
    const time = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z$/.exec(generatedAt);
    if (time === null) {
        throw new domain/* UserError */.y(`The manifest's generated_at is not a time in UTC: ${JSON.stringify(generatedAt.slice(0, 40))}`, 'Build the project again with dbt: it writes the time into target/manifest.json.');
    }
    const [, year, month, day, hour, minute, second] = time;
    return `${year}${month}${day}T${hour}${minute}${second}Z-${digest.slice(0, 12)}`;
}
function environmentKey(project, environment) {
    return `${checkName('project', project)}/${checkName('environment', environment)}`;
}

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
            throw new domain/* UserError */.y(`The environments fall back to each other in a circle: ${[...taken.slice(taken.indexOf(next)), next].join(' → ')}`, 'Take one of them out of `environments` in dbt-mesh.yml.');
        })
    ];
}
function ruleFor(environment, fallbacks) {
    const exact = Object.hasOwn(fallbacks, environment) ? fallbacks[environment] : undefined;
    if (exact !== undefined)
        return { pattern: false, next: exact };
    const patterns = Object.entries(fallbacks)
        .filter(([pattern]) => pattern.includes('*') && matches(pattern, environment))
        .sort(([a], [b]) => b.length - a.length);
    const first = patterns[0];
    return first === undefined ? null : { pattern: true, next: first[1] };
}
function matches(pattern, name) {
    const source = pattern
        .split(/\*+/)
        .map((text) => text.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
        .join('.*');
    return new RegExp(`^${source}$`).test(name);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/shared/registry/mesh-key.js



function parseMesh(value, place) {
    if (!isObject(value)) {
        throw new domain/* UserError */.y(`${place} is a manifest that dbt-mesh did not publish: it has no "mesh" key`, 'Move it out of the registry, and run dbt-mesh publish.');
    }
    if (typeof value['layout'] === 'number' && value['layout'] > LAYOUT) {
        throw new domain/* UserError */.y(`${place} has layout ${value['layout']} of the registry; this dbt-mesh reads layout ${LAYOUT}`, 'Use a newer release of dbt-mesh: the one that published this is newer.');
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
function notOurs(place, key) {
    return new domain/* UserError */.y(`${place} is no publication of dbt-mesh: its "mesh.${key}" is not as dbt-mesh writes it`, 'Publish the project again; if another tool writes to the registry, keep it out.');
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
    mode: oneOf('loom', 'sources', 'package'),
    node: isLine,
    file: isLine,
    owner: optional(isText),
    columns: (value) => value === null || value === '*' || listOf(isLine)(value),
    exposure: optional(isExposure)
});
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
    state: optional(isLine)
};
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./build/shared/registry/persist.js
var persist = __webpack_require__(5446);
;// CONCATENATED MODULE: ./build/shared/registry/publication.js



const TOLD = 3;
function verify(body, expected) {
    const manifest = (0,shared_manifest/* parseManifest */.Ng)(body, expected.place);
    const mesh = parseMesh(manifest['mesh'], expected.place);
    const digest = (0,shared_manifest/* digestOf */.ol)(manifest);
    if (digest !== mesh.digest) {
        throw new domain/* UserError */.y(`${expected.place} is damaged: its digest is ${digest}, and it was published with ${mesh.digest}`, 'Remove the object and publish the project again; its history still has every version.');
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
        throw new domain/* UserError */.y(`${place} is refused: ${faults.slice(0, TOLD).join('; ')}${more}`, `Have ${mesh.project} changed and published again, with dbt-mesh.`);
    }
    return project;
}
function checkSame(what, found, expected, place) {
    if (found === expected)
        return;
    throw new domain/* UserError */.y(`${place} is a publication of another ${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`, 'It was copied or moved there: remove it, and publish instead.');
}

;// CONCATENATED MODULE: ./build/shared/registry/publish.js








const BUDGET = 120_000;
async function publish(store, clock, publication, options = {}) {
    const candidate = candidateOf(store, clock, publication);
    const first = await holderOf(store, candidate);
    if (first?.mesh.digest === candidate.mesh.digest)
        return outcome('unchanged', candidate, first.mesh);
    if (options.dryRun) {
        return outcome(isOlder(candidate, first) ? 'superseded' : 'published', candidate, first?.mesh ?? null);
    }
    await writeState(store, clock, candidate, publication.state ?? {});
    const body = await writeHistory(store, clock, candidate);
    if (isOlder(candidate, first))
        return outcome('superseded', candidate, first?.mesh ?? null);
    await askForConditions(store, candidate, body, first);
    return await writeLatest(store, clock, candidate, body, first);
}
function candidateOf(store, clock, { manifest, mesh: given, state = {} }) {
    const { digest, contract, body } = (0,shared_manifest/* digestsOf */.nw)(manifest);
    const version = versionOf(given.generated_at, digest);
    const key = latestKey(given.project, given.environment);
    const mesh = {
        layout: LAYOUT,
        version,
        digest,
        contract,
        ...given,
        published_at: clock.now().toISOString(),
        ...(Object.hasOwn(state, 'manifest.json') ? { state: stateName(version, 'manifest.json.gz') } : {})
    };
    const whole = `${body.slice(0, -1)},"mesh":${JSON.stringify(parseMesh(mesh, `The publication of ${given.project}`))}}`;
    return { mesh, body: Buffer.from(whole), uri: `${store.location}/${key}` };
}
function outcome(kind, candidate, previous) {
    const { version, digest, contract } = candidate.mesh;
    const changed = kind === 'published' && previous?.contract !== contract;
    return { outcome: kind, changed, version, digest, contract, uri: candidate.uri, previous };
}
async function holderOf(store, { mesh: { project, environment }, uri }) {
    const read = await store.get(latestKey(project, environment));
    if (read.kind !== 'found')
        return null;
    return { mesh: verify(read.body, { place: uri, project, environment }).mesh, etag: read.etag };
}
function isOlder(candidate, holder) {
    return holder !== null && sortable(candidate.mesh.generated_at) < sortable(holder.mesh.generated_at);
}
function sortable(time) {
    const [seconds = '', fraction = ''] = time.slice(0, -1).split('.');
    return `${seconds}.${fraction.padEnd(9, '0')}`;
}
async function writeState(store, clock, { mesh }, files) {
    await Promise.all(Object.entries(files).map(async ([name, content]) => {
        const key = stateKey(mesh.project, mesh.environment, mesh.version, `${name}.gz`);
        await writeOnce(store, clock, key, await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(content));
    }));
}
async function writeHistory(store, clock, { mesh, body }) {
    const { project, environment, version } = mesh;
    const key = historyKey(project, environment, version);
    const stored = await writeOnce(store, clock, key, body);
    if (stored === body)
        return body;
    const place = `${store.location}/${key}`;
    const { mesh: existing } = verify(stored, { place, project, environment, version });
    if (existing.digest !== mesh.digest) {
        throw new domain/* UserError */.y(`${place} holds another manifest of the same second: its digest is ${existing.digest}, not ${mesh.digest}`, 'Build the project again, and publish that.');
    }
    return stored;
}
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
            if (error instanceof domain/* Conflict */.l)
                return null;
            throw error;
        }
    });
    if (stored !== null)
        return stored;
    throw new domain/* UserError */.y(`${store.location}/${key} can neither be created nor read: for ${BUDGET / 1000} seconds the store said both that it is there and that it is not`, 'Look at the object with the tools of the store, remove it, and run again.');
}
async function askForConditions(store, { mesh }, body, holder) {
    const key = historyKey(mesh.project, mesh.environment, mesh.version);
    try {
        await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
    }
    catch (error) {
        if (error instanceof domain/* Conflict */.l)
            return;
        throw error;
    }
    throw new domain/* UserError */.y(`${store.location} ignores the conditions of writes (${holder === null ? 'If-None-Match' : 'If-Match'}): publishers would overwrite each other`, 'Use a store that keeps them, as AWS S3 does, or a folder. Latest was not touched.');
}
async function writeLatest(store, clock, candidate, body, first) {
    const key = latestKey(candidate.mesh.project, candidate.mesh.environment);
    let holder = first;
    const settled = await (0,persist/* persist */.Z)(clock, BUDGET, async () => {
        try {
            await (holder === null ? store.create(key, body) : store.replace(key, body, holder.etag));
            return outcome('published', candidate, holder?.mesh ?? null);
        }
        catch (error) {
            const now = await holderOf(store, candidate);
            if (now?.mesh.digest === candidate.mesh.digest)
                return outcome('published', candidate, holder?.mesh ?? null);
            if (!(error instanceof domain/* Conflict */.l))
                throw error;
            holder = now;
            return isOlder(candidate, now) ? outcome('superseded', candidate, now?.mesh ?? null) : null;
        }
    });
    if (settled !== null)
        return settled;
    throw contended(candidate, holder);
}
function contended({ mesh, uri }, holder) {
    const who = holder === null
        ? 'nobody'
        : `version ${holder.mesh.version}, published at ${holder.mesh.published_at}${origin(holder.mesh)}`;
    return new domain/* UserError */.y(`${uri} kept changing for ${BUDGET / 1000} seconds while ${mesh.version} was to be published; it is held by ${who}`, 'Run again; see to it that one workflow at a time publishes the project to this environment (`concurrency`).');
}
function origin({ repository, run_url }) {
    const from = run_url ?? repository;
    return from === null ? '' : ` by ${from}`;
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
    const held = trusted(cached, expected);
    const read = await store.get(key, held === null ? {} : { ifNoneMatch: held.etag });
    switch (read.kind) {
        case 'found':
            return fetched(read, expected);
        case 'unchanged':
            return held === null ? null : { ...held, unchanged: true };
        case 'missing':
            return null;
    }
}
function trusted(cached, expected) {
    if (cached === null)
        return null;
    try {
        return fetched(cached, expected);
    }
    catch (error) {
        if (error instanceof domain/* UserError */.y)
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
    throw new domain/* UserError */.y(`${store.location} has no version ${version} of ${project} in ${environment}`, 'It may have been pruned, or the registry is another one. Sync without `frozen` to take the version that is current.');
}
function fetched({ body, etag }, expected) {
    const verified = verify(body, expected);
    const publication = { ...verified, project: projectIn(verified, expected.place) };
    return { publication, environment: expected.environment, etag, body, unchanged: false };
}
async function fetchState(store, { mesh }) {
    if (mesh.state === undefined)
        return null;
    const key = `${mesh.project}/${mesh.environment}/${mesh.state}`;
    const place = `${store.location}/${key}`;
    const read = await store.get(key);
    if (read.kind === 'found')
        return (0,shared_manifest/* parseManifest */.Ng)(await unpacked(read.body, place), place);
    throw new domain/* UserError */.y(`${place} is not there, though version ${mesh.version} of ${mesh.project} names it`, `Publish ${mesh.project} again.`);
}
async function unpacked(body, place) {
    try {
        return await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(body, { maxOutputLength: object_size/* MAX_BYTES */.z });
    }
    catch (error) {
        const tooLarge = errorCode(error) === 'ERR_BUFFER_TOO_LARGE';
        throw new domain/* UserError */.y(tooLarge
            ? `${place} unpacks to more than ${object_size/* MAX_BYTES */.z / 1024 / 1024} MB`
            : `${place} is damaged: it is no whole gzip file`, 'Publish the project again.', { cause: error });
    }
}
async function listProjects(store) {
    return (await store.children('')).filter(shared_manifest/* isRegistryName */.VC);
}

;// CONCATENATED MODULE: ./build/shared/registry/index.js







/***/ }),

/***/ 3125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ checkSize),
/* harmony export */   z: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);

const MAX_BYTES = 512 * 1024 * 1024;
function checkSize(place, bytes) {
    if (bytes <= MAX_BYTES)
        return;
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .y(`${place} has ${Math.round(bytes / 1024 / 1024)} MB; objects of up to ${MAX_BYTES / 1024 / 1024} MB are read`, 'Remove it from the registry, and publish again.');
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

/***/ 9942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hk: () => (/* reexport */ annotations),
  vr: () => (/* reexport */ renderError),
  hF: () => (/* reexport */ renderJson),
  z4: () => (/* reexport */ renderJsonError),
  bF: () => (/* reexport */ renderTerminal),
  z: () => (/* reexport */ summary),
  eR: () => (/* reexport */ terminalText)
});

// UNUSED EXPORTS: markdownCode, markdownText, terminalLines

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
function publishSentence({ outcome, environment, version, changed }) {
    switch (outcome) {
        case 'published':
            return `Published to ${environment} as ${version} (${changed ? 'the contract changed' : 'same contract'})`;
        case 'unchanged':
            return `Already published to ${environment} as ${version}`;
        case 'superseded':
            return `${environment} holds a newer build; ${version} is kept in its history`;
        case 'dry-run':
            return `Would be published to ${environment} as ${version} (dry run: nothing was written)`;
        case 'refused':
            return `Not published to ${environment}`;
    }
}
function syncSentence({ upstreams, changed }) {
    return `${changed ? 'Synced' : 'Up to date'} with ${count(upstreams.length, 'upstream')}`;
}
function validateSentence(sound, found) {
    if (!sound)
        return 'Cross-project lineage not verified';
    return found === 0 ? 'No cross-project references' : 'Cross-project lineage verified';
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
        case 'sync':
            return [syncOutcome(answer.report, answer.folder)];
        case 'validate':
            return answer.report.projects.map(validateOutcome);
    }
}
function publishOutcome(report, folder) {
    const sound = report.outcome !== 'refused';
    return { project: report.project, sound, sentence: publishSentence(report), ...placed(report.findings, folder) };
}
function syncOutcome(report, folder) {
    const sound = !hasError(report.findings);
    return { project: report.project, sound, sentence: syncSentence(report), ...placed(report.findings, folder) };
}
function validateOutcome(verdict) {
    const sound = verdict.valid && !hasError(verdict.findings);
    const sentence = validateSentence(sound, verdict.found.length);
    return { project: verdict.project, sound, sentence, ...placed(verdict.findings, verdict.folder) };
}
function hasError(findings) {
    return findings.some(({ severity }) => severity === 'error');
}
function placed(findings, folder) {
    return {
        placed: folder !== undefined,
        findings: findings
            .map((finding) => (finding.file === undefined ? finding : { ...finding, file: within(folder, finding.file) }))
            .sort(bySeverity)
    };
}
function within(folder, file) {
    return folder === undefined || folder === '' ? file : `${folder}/${file}`;
}

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

;// CONCATENATED MODULE: ./build/shared/report/terminal.js



const MAX_FILES = 10;
const CODES = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36, dim: 2 };
const PLAIN = (_, text) => text;
const COLORED = (style, text) => `\x1b[${CODES[style]}m${text}\x1b[0m`;
const SEVERITY_STYLE = { error: 'red', warning: 'yellow', info: 'blue' };
function renderTerminal(answer, options = {}) {
    const paint = options.color === true ? COLORED : PLAIN;
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
            ...reasons.flatMap((finding) => findingLines(finding, paint)),
            ...facts.map((fact) => `  - ${terminalText(fact)}`)
        ])),
        stderr: page(split.flatMap(({ outcome, aside, remarks }) => [
            ...(aside ? [headline(outcome, paint)] : []),
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
        case 'sync':
            return syncFacts(answer.report);
        case 'validate':
            return sound ? (answer.report.projects[index]?.found ?? []).map((node) => `Found reference: ${node}`) : [];
    }
}
function publishFacts({ publicModels, references, uri }) {
    const models = count(publicModels.length, 'public model');
    const read = references.length === 0 ? '' : `, ${count(references.length, 'reference')} to other projects`;
    return [`${models}${read}`, uri];
}
function syncFacts({ upstreams, missing, written, removed, dbtArgs }) {
    return [
        ...upstreams.map(({ project, environment, version, mode, publicModels }) => `${project}: ${environment} ${version}, ${count(publicModels, 'public model')}, as ${mode}`),
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
        `  ${severity}: ${terminalText(finding.message)} ${paint('dim', `[${terminalText(finding.rule)}]`)}`,
        ...(where === null ? [] : [`    at ${paint('cyan', terminalText(where))}`]),
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
    if (error instanceof domain/* UserError */.y) {
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
    const findings = outcomes(answer).flatMap((outcome) => outcome.findings);
    return jsonText({ ...fields(answer), findings: findings.map(findingFields) });
}
function renderJsonError(error) {
    const { message, hint } = renderError(error);
    return jsonText({ error: { message, hint } });
}
function fields(answer) {
    switch (answer.verb) {
        case 'publish':
            return publishFields(answer.report, answer.folder);
        case 'sync':
            return syncFields(answer.report);
        case 'validate':
            return validateFields(answer.report);
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
        public_models: report.publicModels,
        references: report.references.map((reference) => referenceFields(reference, folder))
    };
}
function syncFields(report) {
    return {
        project: report.project,
        changed: report.changed,
        upstreams: report.upstreams.map((upstream) => ({
            project: upstream.project,
            mode: upstream.mode,
            environment: upstream.environment,
            version: upstream.version,
            digest: upstream.digest,
            generated_at: upstream.generatedAt,
            public_models: upstream.publicModels
        })),
        missing: report.missing,
        written: report.written,
        removed: report.removed,
        state: report.state,
        dbt_args: report.dbtArgs
    };
}
function validateFields(report) {
    const findings = report.projects.flatMap((verdict) => verdict.findings);
    return {
        valid: report.valid,
        errors: findings.filter(({ severity }) => severity === 'error').length,
        warnings: findings.filter(({ severity }) => severity === 'warning').length,
        projects: report.projects.map((verdict) => ({
            project: verdict.project,
            folder: verdict.folder,
            valid: verdict.valid,
            found: verdict.found,
            references: verdict.references.map((reference) => referenceFields(reference, verdict.folder))
        }))
    };
}
function referenceFields(reference, folder) {
    const { project, model, version, mode, node, file, owner, columns, exposure } = reference;
    return { project, model, version, mode, node, file: within(folder, file), owner, columns, exposure };
}
function findingFields(finding) {
    const { rule, severity, project, model, column, node, file, line, message, hint } = finding;
    return { rule, severity, project, model, column, node, file, line, message, hint };
}

;// CONCATENATED MODULE: ./build/shared/report/annotations.js



const MAX_PER_LEVEL = 10;
const MAX_MESSAGE = 4096;
const MAX_TITLE = 255;
function annotations(answer) {
    const all = outcomes(answer).flatMap((outcome) => outcome.findings.map((finding) => annotation(finding, outcome)));
    return ['error', 'warning', 'notice'].flatMap((level) => annotations_few(all.filter((one) => one.level === level)));
}
function annotation(finding, { placed }) {
    const { severity, rule, model, file, line, message, hint } = finding;
    const shown = placed && file !== undefined;
    const where = shown ? null : place(finding);
    const lines = [terminalText(where === null ? message : `${where}: ${message}`), ...terminalLines(hint)];
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

;// CONCATENATED MODULE: ./build/shared/report/summary.js




const PART_BYTES = 240_000;
const MAX_FINDINGS = 20;
const MAX_ROWS = 100;
const MAX_NAMES = 5;
const MAX_NAME = 300;
const MAX_SENTENCE = 2000;
const ICON = { error: '❌', warning: '⚠️', info: 'ℹ️' };
const NOTHING = '–';
function summary(answer) {
    const all = outcomes(answer);
    const findings = all.flatMap((outcome) => outcome.findings).sort(bySeverity);
    const parts = [summary_headline(answer, all), findingTable(findings), ...summary_facts(answer), findingDetails(findings)];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
function summary_headline(answer, all) {
    const unsound = all.filter(({ sound }) => !sound).length;
    const icon = unsound > 0 || (answer.verb === 'validate' && !answer.report.valid) ? ICON.error : '✅';
    const reasons = tally(all.flatMap(({ findings }) => findings));
    return `### ${icon} ${verdict(all, unsound)}${reasons === '' ? '' : ` (${reasons})`}`;
}
function verdict(all, unsound) {
    const [first, ...others] = all;
    if (first === undefined)
        return 'No project was checked';
    if (others.length === 0)
        return `${summary_name(first.project)}: ${sentence(first.sentence)}`;
    return unsound === 0
        ? `Cross-project lineage verified in ${count(all.length, 'project')}`
        : `Cross-project lineage not verified in ${unsound} of ${count(all.length, 'project')}`;
}
function findingTable(findings) {
    return table(['', 'Project', 'Model', 'What', 'Where'], findings, MAX_FINDINGS, (finding) => [
        ICON[finding.severity],
        summary_name(finding.project),
        summary_name(finding.model),
        sentence(finding.message),
        summary_name(place(finding))
    ]);
}
function summary_facts(answer) {
    switch (answer.verb) {
        case 'publish':
            return [publishTable(answer.report)];
        case 'sync':
            return [upstreamTable(answer.report), fileDetails(answer.report)];
        case 'validate':
            return [referenceTable(answer.report.projects)];
    }
}
function publishTable({ version, uri, publicModels, references }) {
    const rows = [
        ['Version', summary_name(version)],
        ['Location', summary_name(uri)],
        ['Public models', names(publicModels.map(nodeName))],
        ['Reads', names(references.map(upstreamModel))]
    ];
    return table(['Publication', ''], rows, MAX_ROWS, (cells) => cells);
}
function upstreamTable({ upstreams, missing }) {
    const header = ['Upstream', 'Mode', 'Environment', 'Version', 'Built', 'Public models'];
    return table(header, [...upstreams, ...missing], MAX_ROWS, (upstream) => {
        if (typeof upstream === 'string')
            return [summary_name(upstream), 'optional, not in the registry yet', '', '', '', ''];
        const { project, mode, environment, version, generatedAt, publicModels } = upstream;
        return [summary_name(project), mode, summary_name(environment), summary_name(version), sentence(generatedAt), String(publicModels)];
    });
}
function fileDetails({ written, removed }) {
    const files = [
        ...written.map((file) => ['wrote', file]),
        ...removed.map((file) => ['removed', file])
    ];
    const title = `${count(written.length, 'file')} written, ${removed.length} removed`;
    return folded(title, files, MAX_ROWS, ([what, file]) => `- ${what} ${summary_name(file)}`);
}
function referenceTable(projects) {
    const rows = projects.flatMap(({ project, references }) => [...groupBy(references, upstreamModel)].map(([model, uses]) => ({ project, model, uses })));
    return table(['Project', 'Reads', 'In', 'Columns'], rows, MAX_ROWS, ({ project, model, uses }) => [
        summary_name(project),
        summary_name(model),
        names(uses.map(({ node }) => nodeName(node))),
        columnNames(uses)
    ]);
}
function upstreamModel(reference) {
    return `${reference.project}.${modelName(reference)}`;
}
function columnNames(uses) {
    if (uses.some(({ columns }) => columns === '*'))
        return 'all';
    return names(uses.flatMap(({ columns }) => (columns === null || columns === '*' ? [] : columns)));
}
function findingDetails(findings) {
    return folded(`${count(findings.length, 'finding')}, and what to do`, findings, Infinity, (finding) => {
        const { severity, rule, project, model, column, node, message, hint } = finding;
        const about = Object.entries({ project, model, column, node, at: place(finding) })
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([word, value]) => `${word} ${summary_name(value)}`);
        return [
            `- ${ICON[severity]} <b>${sentence(rule)}</b>: ${about.join(', ')}`,
            sentence(message),
            ...(hint === '' ? [] : [`→ ${cut(hint, MAX_SENTENCE).split('\n').map(markdownText).join('<br>')}`])
        ].join('<br>');
    });
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
function summary_name(text) {
    return text ? markdownCode(cut(text, MAX_NAME)) : NOTHING;
}
function names(all) {
    const distinct = [...new Set(all)];
    if (distinct.length === 0)
        return NOTHING;
    const shown = distinct.slice(0, MAX_NAMES).map(summary_name).join(', ');
    return distinct.length > MAX_NAMES ? `${shown} and ${distinct.length - MAX_NAMES} more` : shown;
}
function sentence(text) {
    return markdownText(cut(text, MAX_SENTENCE));
}

;// CONCATENATED MODULE: ./build/shared/report/index.js








/***/ }),

/***/ 6213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y0: () => (/* reexport */ all_rules_RULES),
  VC: () => (/* reexport */ applyPolicy),
  hM: () => (/* reexport */ checkPolicy),
  au: () => (/* reexport */ didYouMean),
  gk: () => (/* reexport */ finding)
});

// UNUSED EXPORTS: closest, renderRulesReference

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
        id: 'relation-mismatch',
        category: 'lineage',
        severity: 'error',
        docs: {
            what: 'A source stands for an upstream model and points at another relation than the one the upstream publishes: the lineage says one thing, the query reads another.',
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
        docs: {
            what: 'A reference without a version to a model that has versions. It means the latest one, so it will mean another when the upstream moves its latest version.',
            example: `\`\`\`sql
select order_id from {{ ref('dbt_up', 'orders') }}
\`\`\``,
            fix: "Name the version: `{{ ref('dbt_up', 'orders', v=2) }}`."
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
        id: 'upstream-not-published',
        category: 'lineage',
        severity: 'info',
        docs: {
            what: 'An upstream that is marked `optional` is not in the registry yet, so the references to it could not be checked. Two projects that read each other have to start somewhere. An upstream that is not optional stops `validate` instead (exit 2).',
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
        docs: {
            what: 'Which columns of its upstreams a node uses is read from its compiled SQL and published with the reference, so that an upstream sees whom a change reaches. This SQL could not be read: it does not parse, is too large or too deep, took too long, or is for an adapter whose SQL is not read. The node counts as using every column.',
            example: 'A model that calls a table function of a DuckDB extension in a form that the parser does not know.',
            fix: 'Nothing has to be mended. SQL that more tools understand makes the reference more exact.'
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
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/sync-rules.js
const SYNC_RULES = [
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
    }
];

;// CONCATENATED MODULE: ./build/shared/rules/all-rules.js



const all_rules_RULES = [...LINEAGE_RULES, ...SYNC_RULES, ...PUBLISH_RULES];

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



function applyPolicy(findings, policy) {
    return findings.flatMap((one) => {
        const severity = Object.hasOwn(policy.rules, one.rule) ? (policy.rules[one.rule] ?? one.severity) : one.severity;
        return severity === 'off' ? [] : [{ ...one, severity }];
    });
}
function checkPolicy(policy) {
    const known = all_rules_RULES.map((rule) => rule.id);
    const unknown = Object.keys(policy.rules).filter((id) => !known.some((rule) => rule === id));
    if (unknown.length === 0)
        return;
    const named = unknown.map((id) => {
        const meant = closest(id, known);
        return meant ? `'${id}' (did you mean '${meant}'?)` : `'${id}'`;
    });
    throw new domain/* UserError */.y(`policy.rules names ${unknown.length === 1 ? 'a rule that does not exist' : 'rules that do not exist'}: ${named.join(', ')}`, 'Correct it in dbt-mesh.yml; docs/rules.md lists every rule.');
}

;// CONCATENATED MODULE: ./build/shared/rules/reference.js

const CATEGORIES = {
    lineage: 'Lineage: what `validate` judges',
    contract: 'Contracts: what `publish` and `diff` judge',
    sync: 'Sync: what `sync` warns of',
    publish: 'Publishing: what `publish` refuses or warns of'
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

A severity set there holds for every case of the rule. \`validate\` fails on errors; \`fail-on: warning\` makes it fail on warnings too, \`fail-on: never\` on nothing.
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
        `Default: ${rule.severity}.`,
        '',
        what,
        '',
        '**Example.**',
        '',
        example,
        '',
        `**Fix.** ${fix}`,
        ''
    ];
}

;// CONCATENATED MODULE: ./build/shared/rules/index.js







/***/ })

};
