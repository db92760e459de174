export const id = 840;
export const ids = [840];
export const modules = {

/***/ 840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _contracts_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2149);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4333);
/* harmony import */ var _holdings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(787);






const NOBODY = { consumers: [], findings: [] };
async function diff(settings, ports) {
    (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPolicy */ .hM)(settings.policy);
    const old = await readSide(settings.old, ports);
    const next = await readSide(settings.next, ports);
    refuseTwoProjects(old, next);
    const { name } = old.project;
    const now = ports.clock.now();
    const policy = (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .policyOf */ .US)(settings.policy, name);
    const changes = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .compareContracts */ .vu)(old.project, next.project, { now });
    const reachable = changes.some(({ impact }) => impact !== 'safe');
    const known = reachable ? await consumersOf(old, settings, ports) : NOBODY;
    const reaching = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .reach */ .gl)(old.project, changes, known.consumers);
    const { findings, silenced } = (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .together */ .bs)((0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeChanges */ .vN)(name, reaching, settings.compatibility, policy, now), (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .weigh */ .vi)(known.findings, policy, now));
    return {
        project: name,
        old: old.side,
        next: next.side,
        compatibility: settings.compatibility,
        breaking: (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .breaks */ .T5)(reaching),
        compatible: findings.every(({ severity }) => severity !== 'error'),
        findings,
        silenced
    };
}
async function readSide(operand, ports) {
    switch (operand.kind) {
        case 'manifest':
            return readFrom(await readManifest(operand.path, ports), operand.written);
        case 'publication': {
            const { environment, publication } = await readPublication(operand, ports);
            const { project, mesh } = publication;
            return readFrom(project, `${project.name}@${environment}:${mesh.version}`);
        }
    }
}
function readFrom(project, source) {
    const { generatedAt, dbtVersion, publicModels } = project;
    return { project, side: { source, generatedAt, dbtVersion, publicModels: publicModels.length } };
}
async function readManifest(path, { files }) {
    const bytes = await files.read(path);
    if (bytes !== null)
        return (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_2__/* .toProject */ .l4)((0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_2__/* .parseManifest */ .Ng)(bytes, path), path);
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`There is no manifest at ${path}`, 'Run dbt parse or dbt build first, or name the manifest.');
}
async function readPublication({ project, environment, version }, { store }) {
    if (store === null) {
        throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${project} is no file, and no registry is known`, 'Name a manifest, or give `registry`.');
    }
    if (version !== null)
        return (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchVersion */ .pm)(store, project, environment, version);
    const found = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchLatest */ .wF)(store, project, [environment]);
    if (found !== null)
        return found;
    const projects = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_3__/* .knownProjects */ .Uw)(store);
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${project} is not in ${environment} of the registry ${store.location}, and no file of that name is there`, `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .didYouMean */ .au)(project, projects ?? [])}${(0,_holdings_js__WEBPACK_IMPORTED_MODULE_5__/* .holdings */ .x)(projects)}Another environment is named as ${project}@staging.`);
}
async function consumersOf({ project }, settings, { store }) {
    if (settings.compatibility !== 'consumers')
        return NOBODY;
    if (store === null) {
        throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`Who uses ${project.name} stands in the registry, and no registry is known`, 'Give `registry`, or compare under `compatibility: strict`.');
    }
    const environment = settings.old.kind === 'publication' ? settings.old.environment : settings.environment;
    return (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readConsumers */ .go)(store, { project: project.name, environment, fallbacks: settings.environments });
}
function refuseTwoProjects(old, next) {
    if (old.project.name === next.project.name)
        return;
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`These are two projects: ${old.side.source} is of ${old.project.name}, ${next.side.source} of ${next.project.name}`, 'Give an older and a newer manifest of one project.');
}


/***/ }),

/***/ 787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ holdings)
/* harmony export */ });
const TOLD = 20;
function holdings(projects) {
    if (projects === null)
        return '';
    return projects.length === 0 ? 'It holds no project at all. ' : `It holds ${projects.slice(0, TOLD).join(', ')}. `;
}


/***/ })

};
