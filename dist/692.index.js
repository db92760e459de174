export const id = 692;
export const ids = [692];
export const modules = {

/***/ 692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   sync: () => (/* binding */ sync)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4178);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6370);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6213);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3811);
/* harmony import */ var _consume_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7749);






async function sync(settings, ports) {
    const project = await readProject(settings, ports);
    const upstreams = await upstreamsOf(settings, project, ports);
    (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseClashes */ .II)(project.downstream, project.installed, upstreams);
    const [fetched, state] = await Promise.all([
        (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .all */ .Q7)(upstreams.map((upstream) => fetchUpstream(settings, project, upstream, ports))),
        fetchOwnState(settings, project.downstream, ports)
    ]);
    const synced = fetched.filter((one) => one !== null);
    const planned = (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .plan */ .et)({ ...project, state }, synced);
    const files = settings.frozen ? planned.files.filter(({ path }) => path !== _consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI) : planned.files;
    const { written, removed, stale } = await (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .apply */ .Bb)(ports.files, settings.projectDir, project.downstream, {
        ...planned,
        files
    });
    for (const folder of stale)
        ports.logger.warning(`Remove ${folder}: it is dbt's copy of a package that is no more.`);
    if (planned.edits.length > 0)
        ports.logger.info('The list of packages has changed: run dbt deps before the next build.');
    await Promise.all(synced.map((one) => keepInCache(settings, one, ports)));
    const findings = [
        ...(0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .configReachesStubs */ .z)(project.downstream, inPackageMode(synced)),
        ...(project.declaredInDependencies.length > 0 && settings.upstreams === null
            ? (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .projectsKeyOnV2 */ .Ds)(project.downstream, upstreams, project.folder, project.lastDbtVersion)
            : []),
        ...(0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .stateEngineMismatch */ .kv)(project.downstream, state, project.lastDbtVersion)
    ];
    return {
        project: project.downstream.name,
        upstreams: synced.map(reported),
        missing: upstreams.filter((_, index) => fetched[index] === null).map((upstream) => upstream.project),
        written,
        removed,
        changed: written.length > 0 || removed.length > 0,
        state: [project.folder, _consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FOLDER */ .P2].filter((part) => part !== '').join('/'),
        dbtArgs: planned.hasState ? `--defer --state ${_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .STATE_FOLDER */ .P2}` : '',
        findings: (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_3__/* .applyPolicy */ .VC)(findings, settings.policy)
    };
}
async function readProject({ projectDir, repositoryDir }, { files }) {
    const read = (path) => files.read((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(projectDir, path));
    const text = async (path) => decoded(await read(path));
    const downstream = (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readDownstream */ .$p)(await text(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .PROJECT_FILE */ .Dp), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(projectDir, _consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .PROJECT_FILE */ .Dp));
    const packageFiles = {
        packages: await text(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .PACKAGES_FILE */ .FV),
        dependencies: await text(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .DEPENDENCIES_FILE */ .h3),
        lock: await text(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .PACKAGE_LOCK_FILE */ ._Z)
    };
    return {
        downstream,
        folder: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(repositoryDir, projectDir).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/'),
        packageFiles,
        declaredInDependencies: (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .declaredProjects */ .D1)(packageFiles.dependencies),
        installed: await (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .installedPackages */ .At)(files, projectDir, downstream, packageFiles),
        loomConfig: await read(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOOM_CONFIG */ .NN),
        lock: (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readLock */ .mF)(await text(_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI)),
        lastDbtVersion: (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .dbtVersionIn */ .u)(await read(`${downstream.targetPath}/manifest.json`))
    };
}
async function upstreamsOf({ projectDir, upstreams, mode }, { downstream, declaredInDependencies, installed }, { files, logger }) {
    if (upstreams !== null)
        return upstreams;
    const names = declaredInDependencies.length > 0
        ? declaredInDependencies
        : await (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .referencedProjects */ .GS)(files, projectDir, downstream, installed, mode);
    if (names.length === 0) {
        logger.warning(`${downstream.name} names no upstream: declare them with --upstreams or in dbt-mesh.yml, or reference them by {{ ref('project', 'model') }}.`);
    }
    return names.map((project) => ({ project, mode, optional: false }));
}
async function fetchUpstream(settings, { lock }, upstream, ports) {
    const pinned = lock.get(upstream.project);
    const fetched = settings.frozen
        ? await fetchPinned(upstream, pinned, ports)
        : await fetchNewest(settings, upstream, ports);
    if (fetched === null)
        return null;
    const { publication } = fetched;
    return { fetched, mode: upstream.mode, publication, pin: (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .pinTo */ .np)(publication, upstream.mode, pinned) };
}
async function fetchPinned({ project, optional }, pin, { store }) {
    if (pin === undefined) {
        if (optional)
            return null;
        throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI} does not pin ${project}`, `Run dbt-mesh sync without --frozen, and commit ${_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI}.`);
    }
    const fetched = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fetchVersion */ .pm)(store, project, pin.environment, pin.version);
    const { digest } = fetched.publication.mesh;
    if (digest === pin.digest)
        return fetched;
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${project} ${pin.version} in ${pin.environment} is not what ${_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI} pins: its digest is ${digest} instead of ${pin.digest}`, `The registry is another one or was tampered with; otherwise run dbt-mesh sync without --frozen, and commit ${_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .LOCK_FILE */ .FI}.`);
}
async function fetchNewest(settings, { project, optional }, { store, files, logger }) {
    const chain = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentChain */ .Rx)(settings.environment, settings.environments);
    const kept = new Map(await Promise.all(chain.map(async (environment) => [environment, await (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readCache */ .xe)(files, settings.projectDir, project, environment)])));
    const fetched = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fetchLatest */ .wF)(store, project, chain, (environment) => kept.get(environment) ?? null);
    if (fetched !== null) {
        logger.info(`${project}: ${fetched.publication.mesh.version} in ${fetched.environment}${fetched.unchanged ? ', as fetched before' : ''}`);
        return fetched;
    }
    const place = `${store.location} (${chain.length === 1 ? 'environment' : 'environments'} ${chain.join(', ')})`;
    if (optional) {
        logger.warning(`${project} is not in ${place} yet. It is optional, so it is left out.`);
        return null;
    }
    const known = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .listProjects */ .hF)(store);
    throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y(`${project} is not in ${place}`, known.includes(project)
        ? `It is published in another environment. Name that one, or let this one fall back to it: \`environments\` in dbt-mesh.yml.`
        : `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .au)(project, known)}Publish it first; if it may be missing, mark it optional (${project}?). A dbt package is known as one once \`dbt deps\` has run.`);
}
async function fetchOwnState(settings, { name }, { store, logger }) {
    try {
        if (!(0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isRegistryName */ .VC)(name))
            return null;
        const own = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fetchLatest */ .wF)(store, name, (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .environmentChain */ .Rx)(settings.environment, settings.environments));
        return own === null ? null : await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fetchState */ .kJ)(store, own.publication);
    }
    catch (error) {
        if (!(error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .y))
            throw error;
        logger.warning(`The state of ${name} itself cannot be had, so everything counts as modified: ${error.message}`);
        return null;
    }
}
async function keepInCache({ projectDir, frozen }, { fetched, publication }, { files }) {
    if (frozen || fetched.unchanged)
        return;
    await (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_5__/* .writeCache */ .aR)(files, projectDir, publication.mesh.project, fetched.environment, fetched);
}
function inPackageMode(synced) {
    return synced.filter(({ mode }) => mode === 'package').map(({ publication }) => publication.project.name);
}
function reported({ mode, publication: { mesh, project } }) {
    return {
        project: mesh.project,
        mode,
        environment: mesh.environment,
        version: mesh.version,
        digest: mesh.digest,
        generatedAt: mesh.generated_at,
        publicModels: project.publicModels.length
    };
}
function decoded(body) {
    return body === null ? null : new TextDecoder().decode(body);
}


/***/ })

};
