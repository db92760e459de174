export const id = 919;
export const ids = [919];
export const modules = {

/***/ 9919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7800);

async function rollback(settings, { store, clock }) {
    const { project, environment, to, reason, dryRun, origin } = settings;
    const request = { project, environment, to, reason, runUrl: origin.runUrl };
    const { outcome, changed, uri, target, from } = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .rollback */ .dU)(store, clock, request, { dryRun });
    return {
        project,
        environment,
        outcome: dryRun && outcome === 'rolled-back' ? 'dry-run' : outcome,
        version: target.mesh.version,
        from: from.version,
        reason,
        uri,
        digest: target.mesh.digest,
        generatedAt: target.mesh.generated_at,
        changed,
        publicModels: target.project.publicModels.map((model) => model.uniqueId)
    };
}


/***/ })

};
