export const id = 259;
export const ids = [259];
export const modules = {

/***/ 1259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   history: () => (/* binding */ history)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _contracts_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1631);
/* harmony import */ var _registry_scope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(993);




async function history(settings, { store }) {
    const { project, environment, limit } = settings;
    const [listing, fetched] = await Promise.all([
        (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .listHistory */ .Pq)(store, project, environment),
        (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchLatest */ .wF)(store, project, [environment])
    ]);
    if (listing.versions.length === 0 && fetched === null) {
        const missing = await (0,_registry_scope_js__WEBPACK_IMPORTED_MODULE_3__/* .nothingThere */ .E)(store, settings);
        if (missing !== null)
            throw missing;
    }
    const latest = fetched?.publication.mesh ?? null;
    const rollbacks = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readRollbacks */ .GL)(store, listing, latest);
    const versions = [];
    let newer = null;
    for await (const past of (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readVersions */ .q2)(store, project, environment, listing.versions.slice(0, limit + 1))) {
        const read = 'fault' in past ? past : { version: past.version, ...kept(past.publication) };
        if (newer !== null)
            versions.push(shown(newer, read, { latest, rollbacks, newer: versions }));
        newer = read;
    }
    if (newer !== null && versions.length < limit) {
        versions.push(shown(newer, null, { latest, rollbacks, newer: versions }));
    }
    return { project, environment, versions, total: listing.versions.length };
}
function kept({ mesh, project }) {
    return { mesh, project };
}
function shown(read, older, around) {
    const { version } = read;
    const rolledBack = rollbacksFrom(version, around.rollbacks);
    return {
        version,
        current: version === around.latest?.version,
        rolledBack,
        publication: 'fault' in read ? { fault: read.fault.message } : publication(read, older, rolledBack, around)
    };
}
function rollbacksFrom(version, rollbacks) {
    return rollbacks
        .filter((record) => record.rolled_back_from.version === version)
        .map(({ version: to, rolled_back_from: { reason, at, run_url } }) => ({ to, reason, at, runUrl: run_url }))
        .sort((a, b) => (a.at < b.at ? 1 : -1));
}
function publication(read, older, rolledBack, around) {
    const { mesh, project } = read;
    const before = older === null || 'fault' in older ? null : older;
    return {
        publishedAt: mesh.published_at,
        generatedAt: mesh.generated_at,
        repository: mesh.repository,
        commit: mesh.commit,
        runUrl: mesh.run_url,
        dbtVersion: project.dbtVersion,
        publicModels: project.publicModels.length,
        changed: before === null ? null : before.mesh.contract !== mesh.contract,
        breaking: before === null ? null : isBreaking(before, read),
        superseded: rolledBack.length === 0 && wasSuperseded(mesh, around),
        allowedBreaking: mesh.allowed_breaking ?? null
    };
}
function isBreaking(older, { mesh, project }) {
    if (older.mesh.contract === mesh.contract)
        return false;
    return (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .breaks */ .T5)((0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .compareContracts */ .vu)(older.project, project, { now: new Date(mesh.generated_at) }));
}
function wasSuperseded({ version, published_at }, { latest, newer }) {
    if (latest?.rolled_back_from !== undefined && version > latest.version)
        return true;
    return newer.some(({ publication: one }) => 'publishedAt' in one && one.publishedAt < published_at);
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
