export const id = 85;
export const ids = [85];
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

/***/ 7791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MU: () => (/* binding */ readingOf),
/* harmony export */   _6: () => (/* binding */ readUpstream),
/* harmony export */   h$: () => (/* binding */ staleUpstream),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3132);

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

/***/ 8085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  validate: () => (/* binding */ validate)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/consume/index.js + 26 modules
var consume = __webpack_require__(33);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 23 modules
var shared_manifest = __webpack_require__(3833);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 11 modules
var rules = __webpack_require__(3132);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 38 modules
var registry = __webpack_require__(7800);
;// CONCATENATED MODULE: ./build/shared/operations/ancestry.js

async function ancestry(project, uses, modes, fetch) {
    const above = [...new Set((0,lineage/* ofPublicModels */.fi)(uses).map(({ reference }) => reference.project))];
    if (project.publicModels.length === 0 || above.length === 0)
        return new Map();
    const mesh = new Map([[project.name, { ancestors: (0,lineage/* ancestors */.T1)(project, modes), uses: above }]]);
    for (let names = above; names.length > 0;) {
        const read = await Promise.all(names.map(async (name) => [name, await fetch(name)]));
        for (const [name, publication] of read)
            mesh.set(name, ancestryIn(publication?.mesh));
        names = [...new Set(names.flatMap((name) => mesh.get(name)?.uses ?? []))].filter((name) => !mesh.has(name));
    }
    return mesh;
}
function ancestryIn(mesh) {
    return {
        ancestors: mesh?.ancestors ?? {},
        uses: [...new Set(mesh?.references.map(({ project }) => project))]
    };
}

// EXTERNAL MODULE: ./build/shared/operations/annotate.js
var annotate = __webpack_require__(1467);
// EXTERNAL MODULE: ./build/shared/operations/reading.js
var operations_reading = __webpack_require__(7791);
;// CONCATENATED MODULE: ./build/shared/operations/hidden-edges.js



const NO_RELATIONS = { relations: [], gaps: () => [] };
const NAMED = 3;
async function registryRelations(store, chain, known) {
    const everybody = await (0,registry/* askEverybody */.FM)(store, chain, lineage/* publishedRelations */.OH);
    if (everybody === null) {
        return {
            relations: known,
            gaps: (project) => [
                gap(project, `Hard-coded relations are looked for in the upstreams of ${project.name} alone: the projects of the registry ${store.location} cannot be listed`, 'A folder or a bucket (s3://…) whose credentials may list it shows all projects.')
            ]
        };
    }
    const unread = [...new Map(everybody.unread.map((one) => [one.project, one])).values()];
    const [first] = unread;
    return {
        relations: everybody.results.flat(),
        gaps: (project) => first === undefined
            ? []
            : [
                gap(project, `Relations of ${listed(unread.map((one) => one.project))} are not compared with what ${project.name} reads: ${first.error.message}`, first.error.hint)
            ]
    };
}
function gap(project, message, hint) {
    return (0,rules/* finding */.gk)('relations-not-compared', { project: project.name, model: null, message, hint });
}
function listed(names) {
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    return `${names.slice(0, NAMED).join(', ')}${more}`;
}

// EXTERNAL MODULE: ./build/shared/operations/holdings.js
var holdings = __webpack_require__(787);
;// CONCATENATED MODULE: ./build/shared/operations/validate.js












async function validate(settings, ports) {
    (0,rules/* checkPolicy */.hM)(settings.policy);
    const subjects = [];
    for (const one of settings.projects)
        subjects.push(await readSubject(one, ports));
    const now = ports.clock.now();
    const publications = await fetchUpstreams(subjects, settings, now, ports);
    const registry = await relationsOfAll(subjects, publications, settings, ports);
    const projects = [];
    for (const subject of subjects) {
        const mesh = await meshAbove(subject, publications, settings, ports);
        projects.push(await judge(subject, publications, { registry, mesh }, settings, now, ports.files));
    }
    const upstreams = [...publications.values()].flatMap((one) => (one === null ? [] : (0,operations_reading/* readUpstream */._6)(one.mesh, now)));
    return { valid: projects.every((verdict) => verdict.valid), upstreams, projects };
}
async function readSubject(settings, { files }) {
    const { manifest } = settings;
    const bytes = await files.read(manifest);
    if (bytes === null) {
        throw new domain/* UserError */.yo(`There is no manifest at ${manifest}`, 'Run dbt compile or dbt build first, or name the manifest.');
    }
    const project = (0,shared_manifest/* toProject */.l4)((0,shared_manifest/* parseManifest */.Ng)(bytes, manifest), manifest);
    const folder = await projectFolder(settings, files);
    const lock = folder === null ? new Map() : (0,consume/* readLock */.mF)(textOf(await files.read((0,external_node_path_.join)(folder, consume/* LOCK_FILE */.FI))));
    const declared = (settings.upstreams ?? broughtIn(project, lock)).filter((one) => one.project !== project.name);
    return {
        project,
        folder,
        declared,
        lock,
        uses: (0,lineage/* uses */.r9)(project, modesOf(declared)),
        suspects: (0,lineage/* suspects */.zA)(project, declared)
    };
}
async function projectFolder({ projectDir, manifest }, files) {
    if (projectDir !== null)
        return projectDir;
    for (const folder of [(0,external_node_path_.dirname)((0,external_node_path_.dirname)(manifest)), (0,external_node_path_.dirname)(manifest)]) {
        if ((await files.read((0,external_node_path_.join)(folder, 'dbt_project.yml'))) !== null)
            return folder;
    }
    return null;
}
function textOf(bytes) {
    return bytes && new TextDecoder().decode(bytes);
}
function broughtIn(project, lock) {
    const pinned = [...lock].map(([name, pin]) => [name, pin.mode]);
    return [...new Map([...(0,lineage/* upstreamsIn */.Wn)(project), ...pinned])].map(([name, mode]) => ({
        project: name,
        mode,
        optional: false
    }));
}
function upstreamsOf(subject) {
    const named = subject.declared.map((upstream) => upstream.project);
    return [...new Set([...named, ...subject.uses.map((use) => use.reference.project)])];
}
async function fetchUpstreams(subjects, settings, now, { store, logger }) {
    const chain = (0,registry/* environmentChain */.Rx)(settings.environment, settings.environments);
    const names = [...new Set(subjects.flatMap(upstreamsOf))].sort();
    const fetched = await Promise.all(names.map(async (name) => {
        const found = await (0,registry/* fetchLatest */.wF)(store, name, chain);
        if (found)
            logger.info(`${name}: ${(0,operations_reading/* readText */.yR)((0,operations_reading/* readUpstream */._6)(found.publication.mesh, now))}`);
        return [name, found?.publication ?? null];
    }));
    const publications = new Map(fetched);
    const missing = names.filter((name) => publications.get(name) === null && subjects.some((one) => needs(one, name)));
    if (missing.length > 0)
        throw await notInRegistry(missing, chain, store);
    return publications;
}
function needs(subject, upstream) {
    const optional = subject.declared.some((one) => one.project === upstream && one.optional);
    return !optional && upstreamsOf(subject).includes(upstream);
}
async function notInRegistry(missing, chain, store) {
    const projects = await (0,registry/* knownProjects */.Uw)(store);
    const meant = missing.map((name) => (0,rules/* didYouMean */.au)(name, projects ?? [])).join('');
    return new domain/* UserError */.yo(`${missing.join(', ')}: not in the registry ${store.location} (looked in ${chain.join(', ')})`, `${meant}${(0,holdings/* holdings */.x)(projects)}Publish the upstream first (dbt-mesh publish), or declare it as optional.`);
}
async function relationsOfAll(subjects, publications, settings, { store }) {
    if (!subjects.some(isSuspect) || settings.policy.rules['hard-coded-relation'] === 'off')
        return NO_RELATIONS;
    const known = [...publications.values()].flatMap((one) => (one === null ? [] : (0,lineage/* publishedRelations */.OH)(one)));
    return registryRelations(store, (0,registry/* environmentChain */.Rx)(settings.environment, settings.environments), known);
}
function isSuspect({ suspects: { nodes, sources } }) {
    return nodes.size > 0 || sources.length > 0;
}
function meshAbove({ project, declared, uses }, publications, settings, { store }) {
    const chain = (0,registry/* environmentChain */.Rx)(settings.environment, settings.environments);
    return ancestry(project, uses, modesOf(declared), async (name) => {
        const known = publications.get(name);
        if (known !== undefined)
            return known;
        try {
            return (await (0,registry/* fetchLatest */.wF)(store, name, chain))?.publication ?? null;
        }
        catch (error) {
            if (error instanceof domain/* UserError */.yo && !(error instanceof domain/* Unreachable */.LL))
                return null;
            throw error;
        }
    });
}
function modesOf(declared) {
    return new Map(declared.map((upstream) => [upstream.project, upstream.mode]));
}
async function judge(subject, publications, { registry, mesh }, settings, now, files) {
    const { project, folder, declared, lock, uses, suspects } = subject;
    const own = new Map(upstreamsOf(subject).map((name) => [name, publications.get(name) ?? null]));
    const read = [...own.values()].flatMap((publication) => publication === null ? [] : { publication, reading: (0,operations_reading/* readingOf */.MU)(publication.mesh.project, declared, settings) });
    const moves = new Map(read.flatMap(({ publication, reading }) => [...(0,consume/* movesOf */.cz)(publication.project, reading.relations)]));
    const queries = await (0,lineage/* readQueries */.p3)(project, uses, ({ reference }) => (0,lineage/* publishedColumns */.m2)(own, reference), (0,lineage/* namingNodes */.ej)(project, suspects, registry.relations));
    const judgements = [
        ...(0,lineage/* checkLineage */.Ki)({ project, uses, declared, publications: own, moves, synced: lock, queries, mesh, now }),
        ...(0,lineage/* judgeHardCoded */.SS)(project, declared, suspects, registry.relations, queries),
        ...(isSuspect(subject) ? registry.gaps(project) : []).map((finding) => ({
            finding,
            place: { kind: 'word', word: '', files: [] }
        })),
        ...read.flatMap(({ publication: { mesh }, reading }) => (0,operations_reading/* staleUpstream */.h$)(project.name, (0,operations_reading/* readUpstream */._6)(mesh, now), reading.maxAge).map((finding) => ({
            finding,
            place: { kind: 'word', word: mesh.project, files: [consume/* LOCK_FILE */.FI] }
        })))
    ];
    const weighed = judgements.flatMap(({ finding, place }) => (0,rules/* applyPolicy */.VC)([finding], settings.policy).map((one) => ({ finding: one, place })));
    const findings = await (0,annotate/* annotate */.f)(weighed, project, { folder, repository: settings.repositoryDir }, files);
    return {
        project: project.name,
        folder: folder === null ? '' : (0,external_node_path_.relative)(settings.repositoryDir, folder).split(external_node_path_.sep).join('/'),
        valid: isValid(findings, settings.failOn),
        references: (0,lineage/* referencesWithColumns */.Gp)((0,lineage/* ofPublicModels */.fi)(uses), queries),
        found: [...new Set(uses.map((use) => use.upstream.id))],
        findings
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
