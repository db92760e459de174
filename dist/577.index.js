export const id = 577;
export const ids = [577];
export const modules = {

/***/ 5577:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5919);
/* harmony import */ var _answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8087);


async function main() {
    if (!node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort)
        throw new Error('This runs in a worker thread.');
    const port = node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.parentPort;
    const parse = await loadParser();
    port.on('message', (question) => {
        port.postMessage((parse ? (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .answer */ .Z)(question, parse) : (0,_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .not */ .A)('not-available')));
    });
    port.postMessage('ready');
}
async function loadParser() {
    try {
        const { parse } = await __webpack_require__.e(/* import() */ 250).then(__webpack_require__.bind(__webpack_require__, 3250));
        return (sql, dialect) => parse(sql, dialect);
    }
    catch {
        return null;
    }
}


/***/ })

};
