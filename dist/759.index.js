export const id = 759;
export const ids = [759];
export const modules = {

/***/ 9850:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bo: () => (/* binding */ PUBLISH_OUTPUTS),
/* harmony export */   Sr: () => (/* binding */ VALIDATE_OUTPUTS),
/* harmony export */   l1: () => (/* binding */ SYNC_OUTPUTS)
/* harmony export */ });
/* unused harmony export OUTPUTS */
/* harmony import */ var _shared_report_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2930);

const REPORT_FILE = {
    name: 'report',
    description: 'Path of a JSON file with the whole report, the same as `--json` prints.',
    value: null
};
const PUBLISH_OUTPUTS = [
    {
        name: 'version',
        description: 'Version of this publication; of a rollback, the version that is current again.',
        value: (report) => report.version
    },
    { name: 'uri', description: "Where the project's contract lies in the registry.", value: (report) => report.uri },
    { name: 'digest', description: 'SHA-256 of the published manifest.', value: (report) => report.digest },
    {
        name: 'changed',
        description: '`true` when the contract differs from the one that was published.',
        value: (report) => String(report.changed)
    },
    {
        name: 'public-models',
        description: 'Ids of the public models, as a JSON array.',
        value: (report) => JSON.stringify(report.publicModels)
    },
    {
        name: 'breaking',
        description: '`true` when the contract breaks those who rely on the one that was published.',
        value: (report) => ('breaking' in report ? String(report.breaking) : '')
    },
    {
        name: 'consumers',
        description: 'Repositories of the consumers of the models that changed, as a JSON array.',
        value: (report) => JSON.stringify(report.consumers)
    },
    {
        name: 'changed-models',
        description: 'The public models that changed, as a JSON array of `name` or `name.v2`; all of them at first.',
        value: (report) => JSON.stringify(report.changedModels)
    },
    {
        name: 'notified',
        description: 'Repositories that were told of it, as a JSON array.',
        value: (report) => JSON.stringify(report.notified)
    },
    REPORT_FILE
];
const SYNC_OUTPUTS = [
    {
        name: 'changed',
        description: '`true` when a file was written or removed.',
        value: (report) => String(report.changed)
    },
    {
        name: 'environment',
        description: 'The environment that each upstream was read from, as a JSON object by upstream.',
        value: (report) => byUpstream(report, 'environment')
    },
    {
        name: 'version',
        description: 'The version of each upstream that was read, as a JSON object by upstream.',
        value: (report) => byUpstream(report, 'version')
    },
    {
        name: 'generated-at',
        description: 'When each upstream was built (ISO time in UTC of its dbt run), as a JSON object by upstream.',
        value: (report) => byUpstream(report, 'generatedAt')
    },
    {
        name: 'stale',
        description: 'Upstreams that are as they were fetched last, because the registry could not be reached: a JSON array.',
        value: ({ upstreams }) => JSON.stringify(upstreams.filter(({ stale }) => stale).map(({ project }) => project))
    },
    { name: 'state', description: 'Folder with the manifest for `--state`.', value: (report) => report.state },
    {
        name: 'dbt-args',
        description: 'Arguments for `dbt build`: `--defer --state …`.',
        value: (report) => report.dbtArgs
    },
    REPORT_FILE
];
const VALIDATE_OUTPUTS = [
    { name: 'valid', description: '`true` when nothing fails the check.', value: (report) => String(report.valid) },
    { name: 'errors', description: 'How many findings are errors.', value: (report) => countOf(report, 'error') },
    { name: 'warnings', description: 'How many findings are warnings.', value: (report) => countOf(report, 'warning') },
    {
        name: 'references',
        description: 'Ids of the upstream models and sources that were found, as a JSON array.',
        value: (report) => JSON.stringify([...new Set(report.projects.flatMap((project) => project.found))])
    },
    {
        name: 'deployable',
        description: '`true` when every project can be deployed to the environment in `can-i-deploy`; empty without that.',
        value: ({ deploy }) => (deploy.length === 0 ? '' : String(deploy.every(({ deployable }) => deployable)))
    },
    REPORT_FILE
];
const OUTPUTS = {
    publish: PUBLISH_OUTPUTS,
    sync: SYNC_OUTPUTS,
    validate: VALIDATE_OUTPUTS
};
function byUpstream(report, key) {
    return JSON.stringify(Object.fromEntries(report.upstreams.map((upstream) => [upstream.project, upstream[key]])));
}
function countOf(report, severity) {
    const findings = (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_0__/* .findingsOf */ .WX)({ verb: 'validate', report });
    return String(findings.filter((finding) => finding.severity === severity).length);
}


/***/ }),

/***/ 9236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cK: () => (/* binding */ deliver),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   hB: () => (/* binding */ runnerLogger)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3838);
/* harmony import */ var _cli_ending_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4522);
/* harmony import */ var _cli_proxies_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5065);
/* harmony import */ var _shared_config_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2281);
/* harmony import */ var _shared_github_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9876);
/* harmony import */ var _shared_operations_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5681);
/* harmony import */ var _shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2930);









function askedOf(verb) {
    const inputs = Object.fromEntries((0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_4__/* .inputsOf */ .Vc)(verb, 'action').map(({ name }) => [name, _actions_core__WEBPACK_IMPORTED_MODULE_2__.getInput(name)]));
    return { inputs, cwd: process.cwd() };
}
const runnerLogger = {
    debug: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.debug(printable(message)),
    info: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.info(printable(message)),
    warning: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.info(`warning: ${printable(message)}`)
};
function printable(text) {
    return text.split('\n').map(_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .terminalText */ .eR).join('\n');
}
async function runStep(verb, step) {
    try {
        const asked = askedOf(verb);
        await (0,_cli_proxies_js__WEBPACK_IMPORTED_MODULE_3__/* .heedProxies */ .B)(process.env);
        await (0,_shared_operations_index_js__WEBPACK_IMPORTED_MODULE_6__/* .inTime */ .RN)((0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_4__/* .timeLimit */ .zc)(asked.inputs), (deadline) => step(asked, deadline));
    }
    catch (error) {
        const { message, hint } = (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .renderError */ .vr)(error);
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.setFailed(hint === null ? message : `${message}\n${hint}`);
    }
    (0,_cli_ending_js__WEBPACK_IMPORTED_MODULE_8__/* .endSoon */ .n)();
}
async function deliver(answer, outputs, wanted = { annotations: true, summary: true }) {
    const { stdout, stderr } = (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .renderTerminal */ .bF)(answer);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__.info((stdout + stderr).trimEnd());
    const file = await writeReport(answer);
    for (const { name, value } of outputs)
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.setOutput(name, value === null ? file : value(answer.report));
    if (wanted.annotations)
        (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .annotations */ .hk)(answer).forEach(annotate);
    if (wanted.summary)
        await writeSummary(answer);
}
function fail() {
    process.exitCode = _actions_core__WEBPACK_IMPORTED_MODULE_2__.ExitCode.Failure;
}
async function writeReport(answer) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_shared_github_index_js__WEBPACK_IMPORTED_MODULE_5__/* .temporaryFolder */ .yy)(process.env), 'dbt-mesh-'));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${answer.verb}.json`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${(0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .renderJson */ .hF)(answer)}\n`);
    return file;
}
function annotate({ level, title, message, file, line }) {
    _actions_core__WEBPACK_IMPORTED_MODULE_2__[level](message, { title, file, startLine: line });
}
async function writeSummary(answer) {
    const file = process.env['GITHUB_STEP_SUMMARY'];
    if (!file)
        return;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .summary */ .z)(answer));
    }
    catch (error) {
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.info(`The job's summary could not be written: ${printable(String(error))}`);
    }
}


/***/ }),

/***/ 4759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3838);
/* harmony import */ var _shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2281);
/* harmony import */ var _shared_operations_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5681);
/* harmony import */ var _shared_report_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2930);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9850);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9236);






function main() {
    return (0,_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .runStep */ .eg)('sync', async (asked, deadline) => {
        const { settings, store, keepsCache } = await (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .syncSettings */ .HA)(asked);
        const run = async () => (0,_shared_operations_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sync */ .OH)(settings, await (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .openPorts */ .Rr)(store, _runner_js__WEBPACK_IMPORTED_MODULE_5__/* .runnerLogger */ .hB, deadline));
        const report = await _actions_core__WEBPACK_IMPORTED_MODULE_0__.group(`Sync from ${settings.environment}`, async () => {
            if (!keepsCache)
                return run();
            const { betweenRuns } = await __webpack_require__.e(/* import() */ 142).then(__webpack_require__.bind(__webpack_require__, 4142));
            return betweenRuns(settings.projectDir, store.registry, process.env, _runner_js__WEBPACK_IMPORTED_MODULE_5__/* .runnerLogger */ .hB, run);
        });
        await (0,_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .deliver */ .cK)({ verb: 'sync', report, folder: (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .projectFolder */ .Kb)(settings) }, _outputs_js__WEBPACK_IMPORTED_MODULE_4__/* .SYNC_OUTPUTS */ .l1);
        if ((0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .hasError */ .JD)(report.findings))
            (0,_runner_js__WEBPACK_IMPORTED_MODULE_5__/* .fail */ .fJ)();
    });
}


/***/ })

};
