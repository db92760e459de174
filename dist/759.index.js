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
const REPORT_FILE = {
    name: 'report',
    description: 'Path of a JSON file with the whole report, the same as `--json` prints.',
    value: null
};
const PUBLISH_OUTPUTS = [
    { name: 'version', description: 'Version of this publication.', value: (report) => report.version },
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
function countOf({ projects }, severity) {
    return String(projects.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length);
}


/***/ }),

/***/ 9236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cK: () => (/* binding */ deliver),
/* harmony export */   eg: () => (/* binding */ runStep),
/* harmony export */   fJ: () => (/* binding */ fail),
/* harmony export */   hB: () => (/* binding */ runnerLogger),
/* harmony export */   iN: () => (/* binding */ askedOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6421);
/* harmony import */ var _shared_config_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(602);
/* harmony import */ var _shared_github_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5554);
/* harmony import */ var _shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9942);






function askedOf(verb) {
    const inputs = Object.fromEntries((0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_3__/* .inputsOf */ .Vc)(verb, 'action').map(({ name }) => [name, _actions_core__WEBPACK_IMPORTED_MODULE_2__.getInput(name)]));
    return { inputs, cwd: process.cwd() };
}
const runnerLogger = {
    debug: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.debug(printable(message)),
    info: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.info(printable(message)),
    warning: (message) => _actions_core__WEBPACK_IMPORTED_MODULE_2__.info(`warning: ${printable(message)}`)
};
function printable(text) {
    return text.split('\n').map(_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .terminalText */ .eR).join('\n');
}
async function runStep(step) {
    try {
        await step();
    }
    catch (error) {
        const { message, hint } = (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .renderError */ .vr)(error);
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.setFailed(hint === null ? message : `${message}\n${hint}`);
    }
}
async function deliver(answer, outputs, wanted = { annotations: true, summary: true }) {
    const { stdout, stderr } = (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .renderTerminal */ .bF)(answer);
    _actions_core__WEBPACK_IMPORTED_MODULE_2__.info((stdout + stderr).trimEnd());
    const file = await writeReport(answer);
    for (const { name, value } of outputs)
        _actions_core__WEBPACK_IMPORTED_MODULE_2__.setOutput(name, value === null ? file : value(answer.report));
    if (wanted.annotations)
        (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .annotations */ .hk)(answer).forEach(annotate);
    if (wanted.summary)
        await writeSummary(answer);
}
function fail() {
    process.exitCode = _actions_core__WEBPACK_IMPORTED_MODULE_2__.ExitCode.Failure;
}
async function writeReport(answer) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_shared_github_index_js__WEBPACK_IMPORTED_MODULE_4__/* .temporaryFolder */ .f)(process.env), 'dbt-mesh-'));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${answer.verb}.json`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${(0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .renderJson */ .hF)(answer)}\n`);
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
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.appendFile)(file, (0,_shared_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .summary */ .z)(answer));
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
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6421);
/* harmony import */ var _shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(602);
/* harmony import */ var _shared_operations_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6039);
/* harmony import */ var _outputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9850);
/* harmony import */ var _runner_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9236);





function main() {
    return (0,_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .runStep */ .eg)(async () => {
        const { settings, store } = await (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .syncSettings */ .HA)((0,_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .askedOf */ .iN)('sync'));
        const report = await _actions_core__WEBPACK_IMPORTED_MODULE_0__.group(`Sync from ${settings.environment}`, async () => (0,_shared_operations_index_js__WEBPACK_IMPORTED_MODULE_2__/* .sync */ .OH)(settings, await (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .openPorts */ .Rr)(store, _runner_js__WEBPACK_IMPORTED_MODULE_4__/* .runnerLogger */ .hB)));
        await (0,_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .deliver */ .cK)({ verb: 'sync', report, folder: (0,_shared_config_index_js__WEBPACK_IMPORTED_MODULE_1__/* .projectFolder */ .Kb)(settings) }, _outputs_js__WEBPACK_IMPORTED_MODULE_3__/* .SYNC_OUTPUTS */ .l1);
        if (report.findings.some((finding) => finding.severity === 'error'))
            (0,_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .fail */ .fJ)();
    });
}


/***/ })

};
