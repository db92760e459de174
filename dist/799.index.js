export const id = 799;
export const ids = [799];
export const modules = {

/***/ 2799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);

async function main() {
    if (!node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort)
        throw new Error('This runs in a worker thread.');
    node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort.postMessage(await carriedOut(node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.workerData));
}
async function carriedOut(task) {
    const { restoreCache, saveCache } = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(131)]).then(__webpack_require__.bind(__webpack_require__, 7131));
    switch (task.act) {
        case 'restore':
            return (await restoreCache([task.folder], task.prefix, [task.prefix])) ?? null;
        case 'save':
            return (await saveCache([task.folder], task.key)) < 0 ? null : task.key;
    }
}


/***/ })

};
