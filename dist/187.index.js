export const id = 187;
export const ids = [187];
export const modules = {

/***/ 1467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ annotate)
/* harmony export */ });
/* harmony import */ var _lineage_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(949);

async function annotate(judgements, project, textOf) {
    const located = [];
    for (const { finding, place } of judgements) {
        const found = await placeOf(finding, place, project, textOf);
        const first = finding.file === undefined ? {} : { line: 1 };
        located.push({ finding: { ...finding, ...(found ?? first) }, exact: found !== null });
    }
    return located;
}
async function placeOf(finding, place, project, textOf) {
    switch (place.kind) {
        case 'file':
            return null;
        case 'call':
            return inOwnFile(finding, project, textOf, (text) => (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_0__/* .locate */ .x5)(text, place.call, place.entry));
        case 'compiled': {
            const compiled = nodeOf(project, finding)?.compiledCode ?? '';
            return inOwnFile(finding, project, textOf, (text) => (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_0__/* .locateCompiled */ .gx)(text, compiled, place) ?? (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_0__/* .locate */ .x5)(text, place.call, place.entry));
        }
        case 'entry': {
            const line = (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_0__/* .locateEntry */ .j7)((await textOf(place.file)) ?? '', place.model, place.column);
            return line === null ? null : { file: place.file, line };
        }
        case 'word':
            return whereWord(place.word, place.files, textOf);
    }
}
async function inOwnFile(finding, project, textOf, lineIn) {
    if (finding.file === undefined)
        return null;
    const line = lineIn((await textOf(finding.file)) ?? nodeOf(project, finding)?.rawCode ?? '');
    return line === null ? null : { line };
}
function nodeOf(project, { node }) {
    return node === undefined ? undefined : project.nodes.get(node);
}
async function whereWord(word, files, textOf) {
    for (const file of files) {
        const line = (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_0__/* .locateWord */ .L_)((await textOf(file)) ?? '', word);
        if (line !== null)
            return { file, line };
    }
    return null;
}


/***/ }),

/***/ 9204:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ fetchCurrent),
  B: () => (/* binding */ judgeDeploy)
});

// EXTERNAL MODULE: ./build/shared/contracts/index.js + 37 modules
var contracts = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var shared_lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/operations/deploy-rows.js

const HOLDS = { verdict: 'yes', rules: [], broken: [] };
function consumerRows(consumers, breaksOf, { rules }) {
    const rows = consumers.flatMap(({ project, environment, version, repository, references }) => references.map((reference) => {
        const broken = breaksOf(reference).filter(({ rule }) => rules[rule] !== 'off');
        const place = { side: 'consumer', project, environment, version, repository };
        return { ...place, ...useOf(reference), ...brokenBy(broken) };
    }));
    return rows.sort(byPlace);
}
function brokenBy(broken) {
    if (broken.length === 0)
        return HOLDS;
    const verdict = broken.some(({ certainty }) => certainty === 'seen') ? 'no' : 'possible';
    return {
        verdict,
        rules: distinct(broken.map(({ rule }) => rule)),
        broken: distinct(broken.flatMap(({ column }) => column ?? []))
    };
}
function upstreamRows(lineage, to) {
    const { subject, publications } = lineage;
    const { project, uses, declared } = subject;
    const optional = new Set(declared.filter((one) => one.optional).map((one) => one.project));
    const said = findingsByUse(lineage);
    const judge = (use, node, { columns }) => {
        const upstream = use.reference.project;
        if (!publications.get(upstream))
            return notThere(optional.has(upstream));
        const against = said.get(keyOf(node, (0,shared_lineage/* modelName */.fD)(use.reference)));
        if (against !== undefined)
            return deniedBy(against);
        return notRead(columns, lineage.notUnderstood.has(node));
    };
    const rows = uses.map((use, index) => {
        const reference = lineage.used[index] ?? use.reference;
        const mesh = publications.get(reference.project)?.mesh;
        const nodes = use.direct ? [reference.node] : use.through;
        return {
            side: 'upstream',
            project: project.name,
            environment: mesh?.environment ?? to,
            version: mesh?.version ?? null,
            repository: null,
            ...useOf(reference),
            ...worst(nodes.map((node) => judge(use, node, reference)))
        };
    });
    return rows.sort(byPlace);
}
function deniedBy(against) {
    return {
        verdict: 'no',
        rules: distinct(against.map(({ rule }) => rule)),
        broken: distinct(against.flatMap(({ column }) => column ?? []))
    };
}
function notThere(isOptional) {
    return { verdict: isOptional ? 'possible' : 'no', rules: ['upstream-not-published'], broken: [] };
}
function notRead(columns, isNotUnderstood) {
    if (columns === null)
        return { verdict: 'possible', rules: ['sql-not-compiled'], broken: [] };
    return isNotUnderstood ? { verdict: 'possible', rules: ['sql-not-understood'], broken: [] } : HOLDS;
}
function worst(judged) {
    const verdict = ['no', 'possible'].find((one) => judged.some((other) => other.verdict === one)) ?? 'yes';
    return {
        verdict,
        rules: distinct(judged.flatMap(({ rules }) => rules)),
        broken: distinct(judged.flatMap(({ broken }) => broken))
    };
}
function findingsByUse({ against }) {
    const findings = new Map();
    for (const finding of against) {
        const { node, model } = finding;
        if (node === undefined || model === null)
            continue;
        const key = keyOf(node, model);
        const others = findings.get(key);
        if (others === undefined)
            findings.set(key, [finding]);
        else
            others.push(finding);
    }
    return findings;
}
function keyOf(node, model) {
    return JSON.stringify([node, model]);
}
function useOf(reference) {
    const { owner = null, node, file, exposure, columns } = reference;
    return { owner, node, file, ...(exposure === undefined ? {} : { exposure }), model: (0,shared_lineage/* modelName */.fD)(reference), columns };
}
function distinct(names) {
    return [...new Set(names)].sort();
}
function byPlace(one, other) {
    const [a, b] = [placeOf(one), placeOf(other)];
    const differs = a.findIndex((text, index) => text !== b[index]);
    return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}
function placeOf({ project, environment, model, node }) {
    return [project, environment, model, node];
}

// EXTERNAL MODULE: ./build/shared/operations/locate-contract.js
var locate_contract = __webpack_require__(1556);
// EXTERNAL MODULE: ./build/shared/operations/subject.js
var operations_subject = __webpack_require__(1435);
;// CONCATENATED MODULE: ./build/shared/operations/judge-deploy.js







const NOBODY = { consumers: [], findings: [] };
async function fetchCurrent({ subject, publications }, { to, environments }, store, records) {
    const known = publications.get(subject.project.name);
    if (known !== undefined)
        return known;
    const found = await (0,registry/* fetchLatest */.wF)(store, subject.project.name, (0,registry/* environmentChain */.Rx)(to, environments));
    if (found === null)
        return null;
    records.note(found.publication.mesh);
    return found.publication;
}
async function judgeDeploy(lineage, current, settings, ports, records) {
    const { subject } = lineage;
    const { project } = subject;
    const { to, repositoryDir } = settings;
    const now = ports.clock.now();
    const policy = (0,rules/* policyOf */.US)(settings.policy, project.name);
    const compatibility = (0,rules/* compatibilityOf */.kG)(settings.compatibility, policy);
    const known = await consumersOf(project, current, settings, ports.store, records);
    const published = current?.project ?? { publicModels: [] };
    const changes = current === null ? [] : (0,contracts/* compareContracts */.vu)(current.project, project, { now });
    const contract = await (0,locate_contract/* atTheirModels */.g)((0,rules/* together */.bs)((0,contracts/* judgeChanges */.vN)(project.name, (0,contracts/* reach */.gl)(published, changes, known.consumers), compatibility, policy, now), (0,rules/* weigh */.vi)((0,shared_lineage/* usedWithoutLeave */.PO)(project, policy.consumers, known.consumers), policy, now)), project, (model) => subject.properties.get(model) ?? null, { folder: subject.folder, repository: repositoryDir }, ports.files);
    const { findings, silenced } = (0,rules/* together */.bs)(contract, (0,rules/* weigh */.vi)(known.findings, policy, now), lineage);
    return {
        project: project.name,
        folder: (0,operations_subject/* folderIn */.CH)(repositoryDir, subject),
        to,
        current: current?.mesh.version ?? null,
        compatibility,
        deployable: findings.every(({ severity }) => severity !== 'error'),
        rows: [...consumerRows(known.consumers, (0,contracts/* breaksOf */.cV)(published, changes), policy), ...upstreamRows(lineage, to)],
        findings,
        silenced
    };
}
function consumersOf(project, current, { to, environments }, store, records) {
    const isUpstream = project.publicModels.length > 0 || (current?.project.publicModels.length ?? 0) > 0;
    if (!isUpstream)
        return Promise.resolve(NOBODY);
    return (0,registry/* readConsumers */.go)(store, { project: project.name, environment: to, fallbacks: environments }, records);
}


/***/ }),

/***/ 450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ judgeEach),
  p: () => (/* binding */ judgeLineage)
});

// EXTERNAL MODULE: ./build/shared/consume/index.js + 30 modules
var consume = __webpack_require__(9836);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
// EXTERNAL MODULE: ./build/shared/operations/annotate.js
var annotate = __webpack_require__(1467);
;// CONCATENATED MODULE: ./build/shared/operations/inline-ignores.js

const WITHOUT_ESCAPES = ['postgres', 'duckdb'];
async function inlineIgnores(project, located, textOf) {
    const commented = new Map();
    for (const node of nodesToRead(project, located)) {
        const { uniqueId, file, rawCode } = node;
        if (commented.has(file))
            continue;
        const comments = (0,rules/* ignoreComments */.JQ)((await textOf(file)) ?? rawCode, syntaxOf(project, node));
        commented.set(file, { project: project.name, node: uniqueId, file, comments });
    }
    const inexact = new Set(located.flatMap(({ finding, exact }) => (exact ? [] : [finding])));
    return {
        ignoredFor: (finding) => {
            const comments = commented.get(finding.file ?? '')?.comments ?? [];
            return (0,rules/* ignoredBy */.gP)(comments, finding, !inexact.has(finding));
        },
        faults: [...commented.values()].flatMap(rules/* commentFaults */.l9)
    };
}
function nodesToRead(project, located) {
    const found = new Set(located.map(({ finding }) => finding.node));
    return [...project.nodes.values()].filter((node) => node.origin === 'own' &&
        /\.(sql|py)$/i.test(node.file) &&
        (found.has(node.uniqueId) || (0,rules/* ignoreComments */.JQ)(node.rawCode, syntaxOf(project, node)).length > 0));
}
function syntaxOf({ adapter }, { file }) {
    return { language: /\.py$/i.test(file) ? 'python' : 'sql', escapes: !WITHOUT_ESCAPES.includes(adapter) };
}

// EXTERNAL MODULE: ./build/shared/operations/reading.js
var operations_reading = __webpack_require__(7791);
// EXTERNAL MODULE: ./build/shared/operations/source-texts.js
var source_texts = __webpack_require__(1375);
// EXTERNAL MODULE: ./build/shared/operations/subject.js
var operations_subject = __webpack_require__(1435);
// EXTERNAL MODULE: ./build/shared/operations/surroundings.js + 2 modules
var surroundings = __webpack_require__(4855);
;// CONCATENATED MODULE: ./build/shared/operations/judge-lineage.js









async function judgeEach(subjects, upstreams, settings, ports, records) {
    const around = await (0,surroundings/* surroundingsOf */.ZD)(subjects, upstreams, settings.policy, ports, records);
    const judged = [];
    for (const subject of subjects)
        judged.push(await judgeLineage(subject, around, settings, ports));
    return judged;
}
async function judgeLineage(subject, around, settings, { clock, files }) {
    const { project, folder, declared, lock, uses, suspects } = subject;
    const { publications, registry } = around;
    const now = clock.now();
    const own = new Map((0,operations_subject/* upstreamsOf */._O)(subject).map((name) => [name, publications.get(name) ?? null]));
    const mesh = await around.meshAbove(subject);
    const read = [...own.values()].flatMap((publication) => publication === null ? [] : { publication, reading: (0,operations_reading/* readingOf */.MU)(publication.mesh.project, declared, settings) });
    const moves = new Map(read.flatMap(({ publication, reading }) => [...(0,consume/* movesOf */.cz)(publication.project, reading.relations)]));
    const queries = await (0,lineage/* readQueries */.p3)(project, uses, ({ reference }) => (0,lineage/* publishedColumns */.m2)(own, reference), (0,lineage/* namingNodes */.ej)(project, suspects, registry.relations));
    const judgements = [
        ...(0,lineage/* checkLineage */.Ki)({ project, uses, declared, publications: own, moves, synced: lock, queries, mesh, now }),
        ...(0,lineage/* judgeHardCoded */.SS)(project, declared, suspects, registry.relations, queries),
        ...((0,surroundings/* isSuspect */.W3)(subject) ? registry.gaps(project) : []).map((finding) => ({
            finding,
            place: { kind: 'word', word: '', files: [] }
        })),
        ...read.flatMap(({ publication: { mesh }, reading }) => (0,operations_reading/* staleUpstream */.h$)(project.name, (0,operations_reading/* readUpstream */._6)(mesh, now), reading.maxAge).map((finding) => ({
            finding,
            place: { kind: 'word', word: mesh.project, files: [consume/* LOCK_FILE */.FI] }
        })))
    ];
    const policy = (0,rules/* policyOf */.US)(settings.policy, project.name);
    const textOf = (0,source_texts/* sourceTexts */.w)({ folder, repository: settings.repositoryDir }, files);
    const located = await (0,annotate/* annotate */.f)(judgements, project, textOf);
    const { ignoredFor, faults } = await inlineIgnores(project, located, textOf);
    const findings = located.map(({ finding }) => finding);
    const used = (0,lineage/* referencesWithColumns */.Gp)(uses, queries);
    return {
        subject,
        publications,
        references: used.filter((_, index) => uses[index]?.upstream.seenAsPublic),
        found: [...new Set(uses.map((use) => use.upstream.id))],
        ...(0,rules/* weigh */.vi)([...findings, ...faults], policy, now, ignoredFor),
        used,
        against: findings.filter((one) => saysNo(one, (0,rules/* severityUnder */.gb)(policy, one))),
        notUnderstood: new Set([...queries].flatMap(([node, { answer }]) => (answer.understood ? [] : [node])))
    };
}
function saysNo(own, weighed) {
    return weighed === 'error' || (weighed !== 'off' && own.severity === 'error');
}


/***/ }),

/***/ 1556:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ atTheirModels)
/* harmony export */ });
/* harmony import */ var _annotate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1467);
/* harmony import */ var _source_texts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1375);


async function atTheirModels({ findings, silenced }, project, propertiesOf, territory, files) {
    const judgementOf = (one) => {
        const id = `model.${one.model}`;
        const file = propertiesOf(id);
        const model = project.nodes.get(id)?.name;
        if (file === null || model === undefined)
            return { finding: one, place: { kind: 'file' } };
        return { finding: one, place: { kind: 'entry', model, column: one.column ?? null, file } };
    };
    const textOf = (0,_source_texts_js__WEBPACK_IMPORTED_MODULE_1__/* .sourceTexts */ .w)(territory, files);
    const place = async (some) => (await (0,_annotate_js__WEBPACK_IMPORTED_MODULE_0__/* .annotate */ .f)(some.map(judgementOf), project, textOf)).map(({ finding }) => finding);
    const placed = await place(silenced.map(({ finding }) => finding));
    return {
        findings: await place(findings),
        silenced: silenced.map((one, index) => ({ ...one, finding: placed[index] ?? one.finding }))
    };
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

/***/ 1375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ sourceTexts)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4178);


function sourceTexts(territory, files) {
    const texts = new Map();
    return async (file) => {
        const known = texts.get(file);
        if (known !== undefined)
            return known;
        const text = await read(file, territory, files);
        texts.set(file, text);
        return text;
    };
}
async function read(file, { folder, repository }, files) {
    if (folder === null || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(file) || file.includes('\0'))
        return null;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, file);
    if (!contains(folder, path) && !contains(repository, path))
        return null;
    try {
        const bytes = await files.read(path);
        return bytes && new TextDecoder().decode(bytes);
    }
    catch (error) {
        if (error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
            return null;
        throw error;
    }
}
function contains(folder, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, path);
    return inside !== '' && !inside.startsWith('..') && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside);
}


/***/ }),

/***/ 1435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ readSubject),
/* harmony export */   CH: () => (/* binding */ folderIn),
/* harmony export */   Uw: () => (/* binding */ modesOf),
/* harmony export */   _O: () => (/* binding */ upstreamsOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4178);
/* harmony import */ var _consume_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9836);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2149);
/* harmony import */ var _lineage_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(949);





async function readSubject(settings, files) {
    const { manifest } = settings;
    const bytes = await files.read(manifest);
    if (bytes === null) {
        throw new _domain_index_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`There is no manifest at ${manifest}`, 'Run dbt compile or dbt build first, or name the manifest.');
    }
    const json = (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(bytes, manifest);
    const project = (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_3__/* .toProject */ .l4)(json, manifest);
    const folder = await projectFolder(settings, files);
    const lock = folder === null ? new Map() : (0,_consume_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readLock */ .mF)(textOf(await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, _consume_index_js__WEBPACK_IMPORTED_MODULE_2__/* .LOCK_FILE */ .FI))));
    const declared = (settings.upstreams ?? broughtIn(project, lock)).filter((one) => one.project !== project.name);
    return {
        project,
        folder,
        declared,
        lock,
        uses: (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_4__/* .uses */ .r9)(project, modesOf(declared)),
        suspects: (0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_4__/* .suspects */ .zA)(project, declared),
        properties: propertiesIn(json, project)
    };
}
function propertiesIn(manifest, project) {
    const own = [...project.nodes.values()].filter(({ origin, resourceType }) => origin === 'own' && resourceType === 'model');
    return new Map(own.flatMap(({ uniqueId }) => {
        const file = (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_3__/* .propertiesFile */ .wK)(manifest, uniqueId);
        return file === null ? [] : [[uniqueId, file]];
    }));
}
async function projectFolder({ projectDir, manifest }, files) {
    if (projectDir !== null)
        return projectDir;
    for (const folder of [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(manifest)), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(manifest)]) {
        if ((await files.read((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'dbt_project.yml'))) !== null)
            return folder;
    }
    return null;
}
function textOf(bytes) {
    return bytes && new TextDecoder().decode(bytes);
}
function broughtIn(project, lock) {
    const pinned = [...lock].map(([name, pin]) => [name, pin.mode]);
    return [...new Map([...(0,_lineage_index_js__WEBPACK_IMPORTED_MODULE_4__/* .upstreamsIn */ .Wn)(project), ...pinned])].map(([name, mode]) => ({
        project: name,
        mode,
        optional: false
    }));
}
function upstreamsOf(subject) {
    const named = subject.declared.map((upstream) => upstream.project);
    return [...new Set([...named, ...subject.uses.map((use) => use.reference.project)])];
}
function modesOf(declared) {
    return new Map(declared.map((upstream) => [upstream.project, upstream.mode]));
}
function folderIn(repository, { folder }) {
    return folder === null ? '' : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(repository, folder).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
}


/***/ }),

/***/ 4855:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vK: () => (/* binding */ fetchUpstreams),
  W3: () => (/* binding */ isSuspect),
  ZD: () => (/* binding */ surroundingsOf)
});

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/operations/ancestry.js

async function ancestry(project, uses, modes, fetch) {
    const above = [...new Set((0,lineage/* ofPublicModels */.fi)(uses).map(({ reference }) => reference.project))];
    if (project.publicModels.length === 0 || above.length === 0)
        return new Map();
    const mesh = new Map([[project.name, { ancestors: (0,lineage/* ancestors */.T1)(project, modes), uses: above }]]);
    for (let names = above; names.length > 0;) {
        const read = await Promise.all(names.map(async (name) => [name, await fetch(name)]));
        for (const [name, found] of read)
            mesh.set(name, ancestryIn(found));
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

// EXTERNAL MODULE: ./build/shared/operations/reading.js
var reading = __webpack_require__(7791);
// EXTERNAL MODULE: ./build/shared/operations/subject.js
var subject = __webpack_require__(1435);
;// CONCATENATED MODULE: ./build/shared/operations/surroundings.js








async function fetchUpstreams(subjects, chain, { store, logger, clock }, records) {
    const now = clock.now();
    const names = [...new Set(subjects.flatMap(subject/* upstreamsOf */._O))].sort();
    const fetched = await Promise.all(names.map(async (name) => {
        const found = await (0,registry/* fetchLatest */.wF)(store, name, chain);
        if (found) {
            records.note(found.publication.mesh);
            logger.info(`${name}: ${(0,reading/* readText */.yR)((0,reading/* readUpstream */._6)(found.publication.mesh, now))}`);
        }
        return [name, found?.publication ?? null];
    }));
    return { chain, publications: new Map(fetched) };
}
async function surroundingsOf(subjects, upstreams, policy, { store }, records) {
    const { publications } = upstreams;
    const registry = await relationsOfAll(subjects, upstreams, policy, store);
    return { publications, registry, meshAbove: (subject) => meshAbove(subject, upstreams, records) };
}
async function relationsOfAll(subjects, { publications, chain }, policy, store) {
    const looks = ({ project }) => (0,rules/* policyOf */.US)(policy, project.name).rules['hard-coded-relation'] !== 'off';
    if (!subjects.some((subject) => isSuspect(subject) && looks(subject)))
        return NO_RELATIONS;
    const known = [...publications.values()].flatMap((one) => (one === null ? [] : (0,lineage/* publishedRelations */.OH)(one)));
    return registryRelations(store, chain, known);
}
function isSuspect({ suspects: { nodes, sources } }) {
    return nodes.size > 0 || sources.length > 0;
}
function meshAbove({ project, declared, uses }, { publications, chain }, records) {
    return ancestry(project, uses, (0,subject/* modesOf */.Uw)(declared), async (name) => {
        const known = publications.get(name);
        if (known !== undefined)
            return known?.mesh ?? null;
        for (const environment of chain) {
            const found = await records.latest(name, environment);
            if (found !== null)
                return found instanceof domain/* UserError */.yo ? null : found;
        }
        return null;
    });
}


/***/ })

};
