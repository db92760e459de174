export const id = 58;
export const ids = [58];
export const modules = {

/***/ 993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ nothingThere)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4333);



async function nothingThere(store, { project, environment }) {
    if (project !== null) {
        const environments = await store.children(project);
        if (environments.length === 0) {
            const projects = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_1__/* .listProjects */ .hF)(store);
            const has = projects.length === 0 ? 'It holds no project at all.' : `It holds ${projects.slice(0, 20).join(', ')}.`;
            return new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${store.location} has no project ${project}`, `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(project, projects)}${has}`);
        }
        if (environment === null || environment.includes('*'))
            return null;
        return new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${store.location} has no publication of ${project} in ${environment}`, `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(environment, environments)}It is published to ${environments.slice(0, 20).join(', ')}.`);
    }
    if (environment === null || environment.includes('*'))
        return null;
    return new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${store.location} has no project that is published to ${environment}`, 'Give the environment as it was published to, or a pattern.');
}


/***/ }),

/***/ 9058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verify: () => (/* binding */ verify)
/* harmony export */ });
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4333);
/* harmony import */ var _registry_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(993);



async function verify({ policy, ...scope }, { store, clock }) {
    (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPolicy */ .hM)(policy);
    const { environments, findings: found } = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyRegistry */ .lv)(store, clock, scope);
    const missing = environments.length + found.length === 0 ? await (0,_registry_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .nothingThere */ .E)(store, scope) : null;
    if (missing !== null)
        throw missing;
    const { findings, silenced } = (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .weigh */ .vi)(found, policy, clock.now());
    const valid = findings.every(({ severity }) => severity !== 'error');
    return { location: store.location, valid, environments, findings, silenced };
}


/***/ })

};
