export const id = 142;
export const ids = [142];
export const modules = {

/***/ 4142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   betweenRuns: () => (/* binding */ betweenRuns)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5919);
/* harmony import */ var _shared_consume_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9836);





const LONGEST_MS = 15_000;
async function betweenRuns(projectDir, registry, env, logger, sync) {
    if (!env['ACTIONS_RESULTS_URL'] && !env['ACTIONS_CACHE_URL'])
        return sync();
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(process.cwd(), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(projectDir, _shared_consume_index_js__WEBPACK_IMPORTED_MODULE_4__/* .CACHE_FOLDER */ ._r)).split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/');
    const prefix = `dbt-mesh-${shortHash(registry)}-${shortHash(folder)}-`;
    const content = () => hashOf((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, _shared_consume_index_js__WEBPACK_IMPORTED_MODULE_4__/* .CACHE_INDEX */ .iD));
    const isThere = (await content()) !== null;
    const answers = isThere || (await carryOut({ act: 'restore', folder, prefix }, logger));
    const before = await content();
    const result = await sync();
    const after = await content();
    if (answers && after !== null && after !== before) {
        await carryOut({ act: 'save', folder, key: prefix + after }, logger);
    }
    return result;
}
async function carryOut(task, logger) {
    const outcome = await inThread(task, logger);
    const what = task.act === 'restore' ? 'brought back' : 'saved';
    if (outcome.isLate) {
        logger.warning(`Nothing was ${what}: GitHub's cache took longer than ${LONGEST_MS / 1000} seconds.`);
    }
    else if (outcome.key === null) {
        logger.info(`Nothing was ${what} by GitHub's cache.`);
    }
    else {
        logger.info(`What was fetched is ${what} by GitHub's cache, as ${outcome.key}.`);
    }
    return !outcome.isLate;
}
function inThread(task, logger) {
    const here = import.meta.url;
    const thread = new URL('./cache/index.js', here);
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_3__.Worker(thread, { workerData: task, stdout: true, stderr: true });
    return new Promise((resolve) => {
        let outcome = { key: null, isLate: false };
        let said = '';
        const timer = setTimeout(() => {
            outcome = { key: null, isLate: true };
            void worker.terminate();
        }, LONGEST_MS);
        worker.stdout.on('data', (chunk) => (said += chunk.toString()));
        worker.on('message', (key) => (outcome = { key, isLate: false }));
        worker.on('error', (error) => logger.warning(`GitHub's cache cannot be used: ${String(error)}`));
        worker.on('exit', () => {
            clearTimeout(timer);
            said.split('\n').forEach((line) => relay(line, logger));
            resolve(outcome);
        });
    });
}
function relay(line, logger) {
    const [, command, message = line] = /^::([\w-]+)[^:]*::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask')
        process.stdout.write(`${line}\n`);
    else if (command === 'warning' || command === 'error')
        logger.warning(`GitHub's cache: ${message}`);
    else if (message !== '')
        logger.debug(message);
}
async function hashOf(file) {
    try {
        return shortHash(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(file));
    }
    catch {
        return null;
    }
}
function shortHash(content) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex').slice(0, 16);
}


/***/ })

};
