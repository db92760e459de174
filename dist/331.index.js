export const id = 331;
export const ids = [331];
export const modules = {

/***/ 7791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ readingOf),
/* harmony export */   _6: () => (/* binding */ readUpstream),
/* harmony export */   h$: () => (/* binding */ staleUpstream),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4333);

function readingOf(name, declared, { reading }) {
    return declared.find(({ project }) => project === name)?.reading ?? reading;
}
function readUpstream({ project, environment, version, generated_at }, now) {
    return { project, environment, version, generatedAt: generated_at, age: now.getTime() - Date.parse(generated_at) };
}
function readText({ environment, version, age }) {
    return `${version} of ${environment}, built ${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ageText */ .XG)(age)} ago`;
}
function staleUpstream(downstream, { project, environment, version, generatedAt, age }, maxAge) {
    if (maxAge === null || age <= maxAge)
        return [];
    return [
        (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .finding */ .gk)('stale-upstream', {
            project: downstream,
            model: null,
            message: `${project} was last built ${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .ageText */ .XG)(age)} ago for ${environment} (${minute(generatedAt)}, ${version}), and its max-age is ${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .limitText */ .PW)(maxAge)}`,
            hint: `See why the scheduled build of ${project} no longer publishes to ${environment}; until it does, its data is as old as that.`
        })
    ];
}
function minute(generatedAt) {
    return `${generatedAt.slice(0, 10)} ${generatedAt.slice(11, 16)} UTC`;
}


/***/ }),

/***/ 4331:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  sync: () => (/* binding */ sync)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
// EXTERNAL MODULE: ./build/shared/consume/index.js + 30 modules
var consume = __webpack_require__(9836);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var manifest = __webpack_require__(2149);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
// EXTERNAL MODULE: ./build/shared/operations/reading.js
var reading = __webpack_require__(7791);
// EXTERNAL MODULE: ./build/shared/operations/side-by-side.js
var side_by_side = __webpack_require__(3518);
;// CONCATENATED MODULE: ./build/shared/operations/fetch-upstreams.js







async function fetchMesh(settings, { downstream, lock }, upstreams, { store, files, clock, logger }) {
    const cache = await (0,consume/* openCache */.bp)(files, settings.projectDir, store.location);
    let known;
    const source = {
        store: (0,side_by_side/* sideBySide */.Q)(store),
        cache,
        clock,
        logger,
        known: () => (known ??= (0,registry/* knownProjects */.Uw)(store))
    };
    const [fetched, own] = await Promise.all([
        (0,consume/* all */.Q7)(upstreams.map((upstream) => fetchUpstream(settings, lock.get(upstream.project), upstream, source))),
        fetchOwn(settings, downstream, source)
    ]);
    if (!(own instanceof domain/* UserError */.yo))
        return { upstreams: fetched, own, cache };
    logger.warning(`The state of ${downstream.name} itself cannot be had, so everything counts as modified: ${own.message}`);
    return { upstreams: fetched, own: null, cache };
}
async function fetchUpstream(settings, pinned, upstream, source) {
    const found = settings.frozen
        ? await fetchPinned(upstream, pinned, source)
        : await fetchNewest(settings, upstream, source);
    if (found === null)
        return null;
    const { publication } = found.fetched;
    const stays = found.unreachable !== null && pinned !== undefined;
    const pin = stays ? { ...pinned, mode: upstream.mode } : (0,consume/* pinTo */.np)(publication, upstream.mode, pinned);
    return { ...found, mode: upstream.mode, publication, pin };
}
async function fetchPinned({ project, optional }, pin, { store, cache, logger }) {
    if (pin === undefined) {
        if (optional)
            return null;
        throw new domain/* UserError */.yo(`${consume/* LOCK_FILE */.FI} does not pin ${project}`, `Run dbt-mesh sync without --frozen, and commit ${consume/* LOCK_FILE */.FI}.`);
    }
    const { environment, version } = pin;
    const kept = await cache.read((0,registry/* historyKey */.Ox)(project, environment, version));
    const known = kept === null ? null : (0,registry/* recalled */.zh)(kept, { place: 'the cache', project, environment, version });
    if (known?.publication.mesh.digest === pin.digest) {
        logger.info(`${project}: ${version} in ${environment}, as pinned and fetched before`);
        return { fetched: known, unreachable: null };
    }
    const fetched = await (0,registry/* fetchVersion */.pm)(store, project, environment, version);
    const { digest } = fetched.publication.mesh;
    if (digest === pin.digest)
        return { fetched, unreachable: null };
    throw new domain/* UserError */.yo(`${project} ${version} in ${environment} is not what ${consume/* LOCK_FILE */.FI} pins: its digest is ${digest} instead of ${pin.digest}`, `The registry is another one or was tampered with; otherwise run dbt-mesh sync without --frozen, and commit ${consume/* LOCK_FILE */.FI}.`);
}
async function fetchNewest(settings, { project, optional }, source) {
    const { store, logger } = source;
    const found = await latestOf(project, settings, source);
    if (found !== null) {
        logNewest(found, source);
        return found;
    }
    const chain = (0,registry/* environmentChain */.Rx)(settings.environment, settings.environments);
    const place = `${store.location} (${chain.length === 1 ? 'environment' : 'environments'} ${chain.join(', ')})`;
    if (optional) {
        logger.warning(`${project} is not in ${place} yet. It is optional, so it is left out.`);
        return null;
    }
    const known = (await source.known().catch((error) => refuseFirst(error, project))) ?? [];
    throw new domain/* UserError */.yo(`${project} is not in ${place}`, known.includes(project)
        ? `It is published in another environment. Name that one, or let this one fall back to it: \`environments\` in dbt-mesh.yml.`
        : `${(0,rules/* didYouMean */.au)(project, known)}Publish it first; if it may be missing, mark it optional (${project}?). A dbt package is known as one once \`dbt deps\` has run.`);
}
function refuseFirst(error, project) {
    if (!(error instanceof domain/* Unreachable */.LL))
        throw error;
    const hint = `${error.hint} If ${project} may be missing, mark it optional (${project}?).`;
    throw new domain/* Unreachable */.LL(error.message, hint, { cause: error });
}
function logNewest({ fetched: { publication, unchanged }, unreachable }, { clock, logger }) {
    const what = `${publication.mesh.project}: ${(0,reading/* readText */.yR)((0,reading/* readUpstream */._6)(publication.mesh, clock.now()))}`;
    if (unreachable === null)
        logger.info(`${what}${unchanged ? ', as fetched before' : ''}`);
    else
        logger.warning(`${what}, as fetched last: the registry cannot be reached.`);
}
async function fetchOwn(settings, { name }, source) {
    try {
        const found = (0,manifest/* isRegistryName */.VC)(name) ? await latestOf(name, settings, source) : null;
        if (found === null)
            return null;
        const { publication } = found.fetched;
        return { ...found, state: await (0,registry/* fetchState */.kJ)(source.store, publication, (key) => source.cache.read(key)) };
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return error;
        throw error;
    }
}
async function latestOf(project, { environment, environments, allowStale }, { store, cache, known }) {
    const chain = (0,registry/* environmentChain */.Rx)(environment, environments);
    const kept = new Map(await Promise.all(chain.map(async (one) => [one, await cache.read((0,registry/* latestKey */.p8)(project, one))])));
    try {
        const fetched = await (0,registry/* fetchLatest */.wF)(store, project, chain, (one) => kept.get(one) ?? null);
        if (fetched === null && allowStale && [...kept.values()].some((one) => one !== null))
            await known();
        return fetched === null ? null : { fetched, unreachable: null };
    }
    catch (error) {
        if (!allowStale || !(error instanceof domain/* Unreachable */.LL))
            throw error;
        for (const [one, object] of kept) {
            const fetched = object === null ? null : (0,registry/* recalled */.zh)(object, { place: 'the cache', project, environment: one });
            if (fetched !== null)
                return { fetched, unreachable: error };
        }
        throw new domain/* Unreachable */.LL(error.message, `${error.hint} \`allow-stale\` has nothing to fall back on: not all of this was fetched here before.`, { cause: error });
    }
}
function registryUnreachable({ name }, { upstreams, own }) {
    const stale = [...upstreams, own].flatMap((found) => found?.unreachable ? [{ ...found.fetched.publication.mesh, unreachable: found.unreachable }] : []);
    const [first] = stale;
    if (first === undefined)
        return [];
    const list = stale.map(({ project, environment, generated_at }) => `${project === name ? 'its own state' : project} (${environment}, built ${generated_at})`);
    return [
        (0,rules/* finding */.gk)('registry-unreachable', {
            project: name,
            model: null,
            message: `The registry cannot be reached, and what was fetched last stands in for ${list.join(', ')}: ${first.unreachable.message}`,
            hint: `${first.unreachable.hint} What was published since is not seen, so deploy nothing by this run alone.`
        })
    ];
}

;// CONCATENATED MODULE: ./build/shared/operations/keep-fetched.js



const OTHERS = 2;
async function keepFetched(settings, { upstreams, own, cache }, logger) {
    const synced = upstreams.filter((one) => one !== null);
    const read = [...synced.map((one) => keptOf(one, settings)), ...(own === null ? [] : keptOfOwn(own))];
    const used = new Map();
    const bodies = new Map();
    for (const { object, keys } of read) {
        const entry = (0,consume/* cacheEntry */.Rv)(object);
        bodies.set(entry.sha256, object.body);
        for (const key of keys)
            used.set(key, entry);
    }
    for (const key of synced.map(pinnedKey)) {
        const known = cache.index.get(key);
        if (known !== undefined && !used.has(key))
            used.set(key, known);
    }
    try {
        await cache.write(nextIndex(cache.index, used), bodies);
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
        logger.warning(`What was fetched is not kept, and the next sync fetches it again: ${error.message}`);
    }
}
function keptOf(synced, { frozen }) {
    const { fetched, publication, pin } = synced;
    const { project, version } = publication.mesh;
    if (frozen)
        return { object: fetched, keys: [pinnedKey(synced)] };
    const latest = (0,registry/* latestKey */.p8)(project, fetched.environment);
    const isPinned = pin.environment === fetched.environment && pin.version === version;
    return { object: fetched, keys: isPinned ? [latest, pinnedKey(synced)] : [latest] };
}
function keptOfOwn({ fetched, state }) {
    const latest = { object: fetched, keys: [(0,registry/* latestKey */.p8)(fetched.publication.mesh.project, fetched.environment)] };
    return state === null ? [latest] : [latest, { object: state, keys: [state.key] }];
}
function pinnedKey({ publication, pin }) {
    return (0,registry/* historyKey */.Ox)(publication.mesh.project, pin.environment, pin.version);
}
function nextIndex(before, used) {
    const others = [...before.keys()].filter((key) => !used.has(key) && isLatest(key));
    const kept = new Set(others.slice(Math.max(0, others.length - OTHERS * used.size)));
    const stays = [...before].filter(([key, entry]) => kept.has(key) || isSame(entry, used.get(key)));
    const changed = [...used].filter(([key, entry]) => !isSame(entry, before.get(key)));
    return new Map([...stays, ...changed]);
}
function isLatest(key) {
    return key.endsWith('/latest/manifest.json');
}
function isSame(one, other) {
    return one.etag === other?.etag && one.sha256 === other.sha256 && one.size === other.size;
}

;// CONCATENATED MODULE: ./build/shared/operations/sync.js






async function sync(settings, ports) {
    const project = await readProject(settings, ports);
    const upstreams = await upstreamsOf(settings, project, ports);
    (0,consume/* refuseClashes */.II)(project.downstream, project.installed, upstreams);
    const fetched = await fetchMesh(settings, project, upstreams, ports);
    const state = fetched.own?.state?.manifest ?? null;
    const synced = fetched.upstreams
        .filter((one) => one !== null)
        .map((one) => {
        const { maxAge, relations } = (0,reading/* readingOf */.MU)(one.publication.project.name, upstreams, settings);
        return { ...one, maxAge, relations, moves: (0,consume/* movesOf */.cz)(one.publication.project, relations) };
    });
    const planned = (0,consume/* plan */.et)({ ...project, state }, synced);
    const files = settings.frozen ? planned.files.filter(({ path }) => path !== consume/* LOCK_FILE */.FI) : planned.files;
    const { written, removed, stale } = await (0,consume/* apply */.Bb)(ports.files, settings.projectDir, project.downstream, {
        ...planned,
        files
    });
    for (const folder of stale)
        ports.logger.warning(`Remove ${folder}: it is dbt's copy of a package that is no more.`);
    if (planned.edits.length > 0)
        ports.logger.info('The list of packages has changed: run dbt deps before the next build.');
    await keepFetched(settings, fetched, ports.logger);
    const now = ports.clock.now();
    const findings = [
        ...registryUnreachable(project.downstream, fetched),
        ...(settings.frozen
            ? []
            : synced.flatMap(({ publication: { mesh }, maxAge }) => (0,reading/* staleUpstream */.h$)(project.downstream.name, (0,reading/* readUpstream */._6)(mesh, now), maxAge))),
        ...(0,consume/* unmatchedRules */.jL)(project.downstream, synced.map(({ publication, relations }) => ({ project: publication.project, relations }))),
        ...(0,consume/* configReachesStubs */.z)(project.downstream, inPackageMode(synced)),
        ...(project.declaredInDependencies.length > 0 && settings.upstreams === null
            ? (0,consume/* projectsKeyOnV2 */.Ds)(project.downstream, upstreams, project.folder, project.lastDbtVersion)
            : []),
        ...(0,consume/* stateEngineMismatch */.kv)(project.downstream, state, project.lastDbtVersion)
    ];
    return {
        project: project.downstream.name,
        upstreams: synced.map((one) => reported(one, now)),
        missing: upstreams.filter((_, index) => fetched.upstreams[index] === null).map((upstream) => upstream.project),
        written,
        removed,
        changed: written.length > 0 || removed.length > 0,
        state: [project.folder, consume/* STATE_FOLDER */.P2].filter((part) => part !== '').join('/'),
        dbtArgs: planned.hasState ? `--defer --state ${consume/* STATE_FOLDER */.P2}` : '',
        ...(0,rules/* weigh */.vi)(findings, settings.policy, now)
    };
}
async function readProject({ projectDir, repositoryDir }, { files }) {
    const read = (path) => files.read((0,external_node_path_.join)(projectDir, path));
    const text = async (path) => decoded(await read(path));
    const downstream = (0,consume/* readDownstream */.$p)(await text(consume/* PROJECT_FILE */.Dp), (0,external_node_path_.join)(projectDir, consume/* PROJECT_FILE */.Dp));
    const packageFiles = {
        packages: await text(consume/* PACKAGES_FILE */.FV),
        dependencies: await text(consume/* DEPENDENCIES_FILE */.h3),
        lock: await text(consume/* PACKAGE_LOCK_FILE */._Z)
    };
    return {
        downstream,
        folder: (0,external_node_path_.relative)(repositoryDir, projectDir).split(external_node_path_.sep).join('/'),
        packageFiles,
        declaredInDependencies: (0,consume/* declaredProjects */.D1)(packageFiles.dependencies),
        installed: await (0,consume/* installedPackages */.At)(files, projectDir, downstream, packageFiles),
        loomConfig: await read(consume/* LOOM_CONFIG */.NN),
        lock: (0,consume/* readLock */.mF)(await text(consume/* LOCK_FILE */.FI)),
        lastDbtVersion: (0,consume/* dbtVersionIn */.u)(await read(`${downstream.targetPath}/manifest.json`))
    };
}
async function upstreamsOf({ projectDir, upstreams, mode }, { downstream, declaredInDependencies, installed }, { files, logger }) {
    if (upstreams !== null)
        return upstreams;
    const names = declaredInDependencies.length > 0
        ? declaredInDependencies
        : await (0,consume/* referencedProjects */.GS)(files, projectDir, downstream, installed, mode);
    if (names.length === 0) {
        logger.warning(`${downstream.name} names no upstream: declare them with --upstreams or in dbt-mesh.yml, or reference them by {{ ref('project', 'model') }}.`);
    }
    return names.map((project) => ({ project, mode, optional: false }));
}
function inPackageMode(synced) {
    return synced.filter(({ mode }) => mode === 'package').map(({ publication }) => publication.project.name);
}
function reported({ mode, publication: { mesh, project }, unreachable }, now) {
    return {
        ...(0,reading/* readUpstream */._6)(mesh, now),
        mode,
        digest: mesh.digest,
        publicModels: project.publicModels.length,
        stale: unreachable !== null
    };
}
function decoded(body) {
    return body === null ? null : new TextDecoder().decode(body);
}


/***/ })

};
