export const id = 803;
export const ids = [803];
export const modules = {

/***/ 8803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prune: () => (/* binding */ prune)
/* harmony export */ });
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4333);
/* harmony import */ var _registry_scope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(993);



const DEFAULT_ENVIRONMENT = 'prod';
async function prune(settings, { store, clock }) {
    const { project, environment, keep, olderThan, dryRun, policy } = settings;
    (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPolicy */ .hM)(policy);
    const request = { project, environment, keep, olderThan, lasting: lastingOf(settings) };
    const outcome = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .prune */ .R3)(store, clock, request, { dryRun });
    const { findings, silenced } = (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .weigh */ .vi)(findingsOf(store, outcome, project), policy, clock.now());
    const nothing = outcome.removed.length + outcome.kept.length + findings.length + silenced.length === 0;
    const missing = nothing ? await (0,_registry_scope_js__WEBPACK_IMPORTED_MODULE_2__/* .nothingThere */ .E)(store, settings) : null;
    if (missing !== null)
        throw missing;
    return { location: store.location, dryRun, removed: outcome.removed, kept: outcome.kept, findings, silenced };
}
function lastingOf({ environments }) {
    return new Set([DEFAULT_ENVIRONMENT, ...Object.values(environments).flat()]);
}
function findingsOf(store, { unread, unknown, skipped }, project) {
    return [
        ...(0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .notListed */ .NL)(skipped, project),
        ...unread.map((one) => (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .finding */ .gk)('unreadable-object', {
            project: one.project,
            model: null,
            key: one.key,
            message: `${one.project} in ${one.environment} was left as it is, since what is current is not known: ${one.fault.message}`,
            hint: `dbt-mesh verify --project ${one.project} says what helps; then prune again.`
        })),
        ...(0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .unknownObjects */ .RR)(store, unknown)
    ];
}


/***/ }),

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


/***/ })

};
