export const id = 923;
export const ids = [923];
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

/***/ 5923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./build/shared/config/index.js + 36 modules
var config = __webpack_require__(2281);
// EXTERNAL MODULE: ./build/shared/operations/index.js + 2 modules
var operations = __webpack_require__(5681);
// EXTERNAL MODULE: ./build/shared/report/index.js + 32 modules
var shared_report = __webpack_require__(2930);
// EXTERNAL MODULE: ./build/actions/outputs.js
var outputs = __webpack_require__(9850);
// EXTERNAL MODULE: ./build/actions/runner.js
var runner = __webpack_require__(9236);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/github/index.js + 11 modules
var shared_github = __webpack_require__(9876);
;// CONCATENATED MODULE: ./build/actions/validate-lineage/reviewers.js






async function tellReviewers(telling, { comment: commenting, checkRun, token }, time) {
    if (commenting === 'never' && !checkRun)
        return;
    const { repository, pullRequest, headSha } = (0,shared_github/* occasionOf */.zC)(process.env, await eventText());
    const at = (0,shared_github/* repositoryOf */._M)(repository);
    if (at === null || (pullRequest === null && !checkRun)) {
        runner/* runnerLogger */.hB.info('No comment: this run is for no pull request.');
        return;
    }
    if (token === null) {
        say(commenting === 'always' || checkRun, 'No comment and no check run: there is no token (`github-token`).');
        return;
    }
    core.setSecret(token);
    const github = await (0,shared_github/* connect */.Ng)({ api: (0,shared_github/* apiOf */.ir)(process.env), token, ...time });
    const place = { github, at, pullRequest, headSha, context: contextOf(at, headSha), signal: time.signal };
    if (commenting !== 'never')
        await writeComment(telling, commenting, place);
    if (checkRun)
        await writeCheck(telling, place);
}
async function writeComment({ answer, environment }, mode, { github, at, pullRequest, context, signal }) {
    if (pullRequest === null) {
        runner/* runnerLogger */.hB.info('No comment: this run is for no pull request.');
        return;
    }
    const isWorth = mode === 'always' || (0,shared_report/* isWorthAComment */.Rh)(answer);
    await courtesy(isWorth, signal, async () => {
        const mark = (0,shared_github/* marker */.xL)((0,shared_report/* subjectOf */.et)(answer, environment).parts);
        const what = await (0,shared_github/* stick */.tZ)(github, at, pullRequest, mark, (0,shared_report/* comment */.Im)(answer, context), isWorth);
        runner/* runnerLogger */.hB.info(what === 'none' ? 'No comment: there is nothing to say.' : `The comment of this run is ${what}.`);
    });
}
async function writeCheck({ answer, passes, environment }, { github, at, headSha, context, signal }) {
    if (headSha === null) {
        core.warning('No check run: the event that started this run names no commit.');
        return;
    }
    const page = (0,shared_report/* checkPage */.I7)(answer, passes, context);
    const { title, summary, text, conclusion } = page;
    const annotations = page.annotations.map(checkAnnotation);
    await courtesy(true, signal, async () => {
        await (0,shared_github/* writeCheckRun */.lS)(github, at, {
            name: ['dbt-mesh', ...(0,shared_report/* subjectOf */.et)(answer, environment).words].join(' '),
            headSha,
            detailsUrl: context.run,
            conclusion,
            output: { title, summary, text, annotations }
        });
        runner/* runnerLogger */.hB.info(`A check run is written, with ${annotations.length} annotations.`);
    });
}
function checkAnnotation({ file, line = 1, level, title, message }) {
    return {
        path: file,
        start_line: line,
        end_line: line,
        annotation_level: level === 'error' ? 'failure' : level,
        title,
        message
    };
}
async function courtesy(isMissed, signal, act) {
    try {
        await act();
    }
    catch (error) {
        if (signal.aborted) {
            core.warning(`Reviewers were not told all: the time is up, and ${(0,shared_github/* apiOf */.ir)(process.env)} had not answered.`);
            return;
        }
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
        const { message, hint } = (0,shared_report/* renderError */.vr)(error);
        say(isMissed, hint === null ? message : `${message}. ${hint}`);
    }
}
function say(isMissed, text) {
    if (isMissed)
        core.warning(text);
    else
        runner/* runnerLogger */.hB.info(text);
}
function contextOf({ owner, repo }, headSha) {
    const server = process.env['GITHUB_SERVER_URL'];
    const files = server && headSha ? `${server}/${owner}/${repo}/blob/${headSha}` : null;
    return { files, run: (0,shared_github/* originOf */.yv)(process.env).runUrl, commit: headSha };
}
async function eventText() {
    const file = process.env['GITHUB_EVENT_PATH'];
    if (!file)
        return null;
    try {
        return await (0,promises_.readFile)(file, 'utf8');
    }
    catch (error) {
        runner/* runnerLogger */.hB.info(`The event of this run cannot be read: ${String(error)}`);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/actions/validate-lineage/main.js







function main() {
    return (0,runner/* runStep */.eg)('validate', async (asked, deadline) => {
        const { settings, store, delivery } = await (0,config/* validateSettings */.Sj)(asked);
        const ports = await (0,config/* openPorts */.Rr)(store, runner/* runnerLogger */.hB, deadline);
        const { environment } = settings;
        const report = await core.group(`Validate against ${environment}`, () => (0,operations/* validate */.tf)(settings, ports));
        const answer = { verb: 'validate', report };
        await (0,runner/* deliver */.cK)(answer, outputs/* VALIDATE_OUTPUTS */.Sr, delivery);
        if (!report.valid)
            (0,runner/* fail */.fJ)();
        if (delivery.sarifFile !== null) {
            await ports.files.write(delivery.sarifFile, (0,shared_report/* sarif */.Is)(answer, config/* VERSION */.xv, environment));
        }
        const telling = { answer, passes: report.valid, environment };
        await tellReviewers(telling, delivery, { clock: ports.clock, signal: deadline.signal });
    });
}


/***/ })

};
