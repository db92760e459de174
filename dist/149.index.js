export const id = 149;
export const ids = [149];
export const modules = {

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


/***/ }),

/***/ 4149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   validate: () => (/* binding */ validate)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4333);
/* harmony import */ var _holdings_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(787);
/* harmony import */ var _judge_deploy_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9204);
/* harmony import */ var _judge_lineage_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(450);
/* harmony import */ var _reading_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7791);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1435);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4855);









async function validate(settings, ports) {
    (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPolicy */ .hM)(settings.policy);
    const subjects = [];
    for (const one of settings.projects)
        subjects.push(await (0,_subject_js__WEBPACK_IMPORTED_MODULE_6__/* .readSubject */ .$e)(one, ports.files));
    const records = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_1__/* .recordsOf */ .M$)(ports.store);
    const chain = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentChain */ .Rx)(settings.environment, settings.environments);
    const upstreams = await (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_7__/* .fetchUpstreams */ .vK)(subjects, chain, ports, records);
    await refuseMissing(subjects, upstreams, ports.store);
    const lineages = await (0,_judge_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeEach */ .Z)(subjects, upstreams, settings, ports, records);
    const projects = lineages.map((lineage) => verdict(lineage, settings));
    const deploy = settings.deploy === null ? [] : await canEachDeploy(lineages, settings.deploy, settings, ports, records);
    return {
        valid: [...projects, ...deploy].every(({ findings }) => isValid(findings, settings.failOn)),
        upstreams: read(upstreams, ports.clock.now()),
        projects,
        deploy
    };
}
function read({ publications }, now) {
    return [...publications.values()].flatMap((one) => (one === null ? [] : (0,_reading_js__WEBPACK_IMPORTED_MODULE_5__/* .readUpstream */ ._6)(one.mesh, now)));
}
async function canEachDeploy(lineages, target, settings, ports, records) {
    const asked = { ...settings, ...target };
    const there = target.to === settings.environment ? lineages : await judgeAlso(target.to, lineages, settings, ports, records);
    const current = await Promise.all(there.map((lineage) => (0,_judge_deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .fetchCurrent */ .G)(lineage, asked, ports.store, records)));
    const reports = [];
    for (const [index, lineage] of there.entries()) {
        reports.push(await (0,_judge_deploy_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeDeploy */ .B)(lineage, current[index] ?? null, asked, ports, records));
    }
    return reports;
}
async function judgeAlso(environment, lineages, settings, ports, records) {
    const subjects = lineages.map(({ subject }) => subject);
    const chain = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentChain */ .Rx)(environment, settings.environments);
    return (0,_judge_lineage_js__WEBPACK_IMPORTED_MODULE_4__/* .judgeEach */ .Z)(subjects, await (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_7__/* .fetchUpstreams */ .vK)(subjects, chain, ports, records), settings, ports, records);
}
async function refuseMissing(subjects, { publications, chain }, store) {
    const missing = [...publications].flatMap(([name, publication]) => publication === null && subjects.some((one) => needs(one, name)) ? [name] : []);
    if (missing.length === 0)
        return;
    const projects = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_1__/* .knownProjects */ .Uw)(store);
    const meant = missing.map((name) => (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_2__/* .didYouMean */ .au)(name, projects ?? [])).join('');
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`${missing.join(', ')}: not in the registry ${store.location} (looked in ${chain.join(', ')})`, `${meant}${(0,_holdings_js__WEBPACK_IMPORTED_MODULE_8__/* .holdings */ .x)(projects)}Publish the upstream first (dbt-mesh publish), or declare it as optional.`);
}
function needs(subject, upstream) {
    const optional = subject.declared.some((one) => one.project === upstream && one.optional);
    return !optional && (0,_subject_js__WEBPACK_IMPORTED_MODULE_6__/* .upstreamsOf */ ._O)(subject).includes(upstream);
}
function verdict(lineage, settings) {
    const { subject, references, found, findings, silenced } = lineage;
    return {
        project: subject.project.name,
        folder: (0,_subject_js__WEBPACK_IMPORTED_MODULE_6__/* .folderIn */ .CH)(settings.repositoryDir, subject),
        valid: isValid(findings, settings.failOn),
        references,
        found,
        findings,
        silenced
    };
}
function isValid(findings, failOn) {
    switch (failOn) {
        case 'never':
            return true;
        case 'warning':
            return findings.every((one) => one.severity === 'info');
        case 'error':
            return findings.every((one) => one.severity !== 'error');
    }
}


/***/ })

};
