export const id = 946;
export const ids = [946];
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

/***/ 5895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ unknownConsumers),
/* harmony export */   Ub: () => (/* binding */ repositoriesOf),
/* harmony export */   XG: () => (/* binding */ NO_CHANGE),
/* harmony export */   al: () => (/* binding */ judgeContract)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _contracts_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);
/* harmony import */ var _manifest_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2149);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4333);
/* harmony import */ var _locate_contract_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1556);






const NO_CHANGE = { findings: [], silenced: [], breaking: false, changed: [], consumers: [] };
async function judgeContract(latest, project, manifest, settings, ports) {
    const now = ports.clock.now();
    const { allowBreaking, policy } = settings;
    const compatibility = (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .compatibilityOf */ .kG)(settings.compatibility, policy);
    const changes = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .compareContracts */ .vu)(latest.project, project, { now });
    const changed = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .changedModels */ .FU)(latest, { manifest, project });
    const isSame = changes.length === 0 && changed.length === 0;
    const known = isSame ? NOBODY : await consumersOn(ports.store, project, changes, compatibility, settings);
    const reaching = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .reach */ .gl)(latest.project, changes, known.consumers);
    const judged = await (0,_locate_contract_js__WEBPACK_IMPORTED_MODULE_5__/* .atTheirModels */ .g)((0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeChanges */ .vN)(project.name, reaching, compatibility, policy, now), project, (model) => (0,_manifest_index_js__WEBPACK_IMPORTED_MODULE_2__/* .propertiesFile */ .wK)(manifest, model), { folder: settings.projectDir, repository: settings.repositoryDir }, ports.files);
    const judgement = {
        ...(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .together */ .bs)(judged, (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .weigh */ .vi)(known.findings, policy, now)),
        breaking: (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .breaks */ .T5)(reaching),
        changed,
        consumers: repositoriesOf(changed, known.consumers)
    };
    return allowBreaking === null ? judgement : allowed(judgement, allowBreaking);
}
function repositoriesOf(models, consumers) {
    const names = models.map(({ name }) => name);
    return [...new Set((0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .consumersOf */ .d$)(names, consumers).flatMap(({ repository }) => repository ?? []))].sort();
}
const NOBODY = { consumers: [], findings: [] };
async function consumersOn(store, { name }, changes, compatibility, { environment, environments }) {
    try {
        return await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readConsumers */ .go)(store, { project: name, environment, fallbacks: environments });
    }
    catch (error) {
        const decides = compatibility === 'consumers' && changes.some(({ impact }) => impact !== 'safe');
        if (decides || !(error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        return { consumers: [], findings: [unknownConsumers(name, error)] };
    }
}
function unknownConsumers(project, { message, hint }) {
    return (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_4__/* .finding */ .gk)('unreadable-consumer', {
        project,
        model: null,
        message: `Who uses ${project} is not known: ${message}`,
        hint
    });
}
function allowed(judgement, reason) {
    const { findings } = judgement;
    const rules = [...new Set(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
    if (rules.length === 0)
        return judgement;
    return {
        ...judgement,
        findings: findings.map((one) => one.severity === 'error' ? { ...one, severity: 'warning', message: `${one.message}; allowed: ${reason}` } : one),
        allowed: { reason, rules }
    };
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

/***/ 5946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
// EXTERNAL MODULE: ./build/shared/contracts/index.js + 37 modules
var contracts = __webpack_require__(1583);
// EXTERNAL MODULE: ./build/shared/operations/judge-contract.js
var judge_contract = __webpack_require__(5895);
;// CONCATENATED MODULE: ./build/shared/operations/not-built.js

const FAILED = new Set(['error', 'fail', 'runtime error', 'partial success', 'skipped']);
function notBuilt(project, run) {
    const publicModels = new Map(project.publicModels.map((model) => [model.uniqueId, model]));
    return run.results
        .filter((result) => FAILED.has(result.status))
        .flatMap((result) => {
        const model = publicModels.get(result.uniqueId);
        if (model)
            return [modelFinding(project, model.uniqueId, model.file, result.status, result.message)];
        const test = project.nodes.get(result.uniqueId);
        if (test?.resourceType !== 'test' || result.status === 'skipped')
            return [];
        return testedModels(test).flatMap((id) => {
            const tested = publicModels.get(id);
            return tested ? [testFinding(project, tested.uniqueId, tested.file, test, result.message)] : [];
        });
    });
}
function testedModels(test) {
    return test.attachedNode ? [test.attachedNode] : test.dependsOn;
}
function modelFinding(project, id, file, status, message) {
    const what = status === 'skipped' ? 'was skipped' : 'failed';
    return (0,rules/* finding */.gk)('model-not-built', {
        project: project.name,
        model: modelName(id),
        node: id,
        file,
        message: `${modelName(id)} ${what} in this run, so its contract is not published${because(message)}`,
        hint: 'Mend the model, build again, and publish what was built.'
    });
}
function testFinding(project, id, file, test, message) {
    return (0,rules/* finding */.gk)('model-not-built', {
        project: project.name,
        model: modelName(id),
        node: test.uniqueId,
        file,
        message: `${test.name} failed in this run, so the contract of ${modelName(id)} is not published${because(message)}`,
        hint: 'Mend the data or the test; a test that should only warn has `severity: warn` under its config.'
    });
}
function modelName(id) {
    return id.slice('model.'.length);
}
function because(message) {
    const [first] = (message ?? '').split('\n');
    return first ? `: ${first.trim()}` : '';
}

;// CONCATENATED MODULE: ./build/shared/operations/superseded.js


function builtInTheFuture({ name, generatedAt }, now) {
    if (!(0,registry/* isInTheFuture */.ON)(generatedAt, now))
        return [];
    return [
        (0,rules/* finding */.gk)('built-in-the-future', {
            project: name,
            model: null,
            message: `The manifest says that ${name} was built at ${generatedAt}, and it is ${now.toISOString()}: until then it would supersede every other build`,
            hint: 'Set the clock of the machine that builds, build again, and publish that.'
        })
    ];
}
function heldByTheFuture({ outcome, version, previous }, { environment }, now) {
    if (outcome !== 'superseded' || previous === null || !(0,registry/* isInTheFuture */.ON)(previous.generated_at, now))
        return [];
    const { project } = previous;
    return [
        (0,rules/* finding */.gk)('built-in-the-future', {
            project,
            model: null,
            message: `${environment} is held by ${previous.version}, which says that it was built at ${previous.generated_at}: until then every other build of ${project} is superseded`,
            hint: `Make this one current: dbt-mesh rollback --project ${project} --environment ${environment} --to ${version} --reason "built in the future". Set the clock of the machine that built the other.`
        })
    ];
}
function rolledBack({ outcome, version, contract, previous }) {
    const standing = previous?.rolled_back_from;
    if (outcome !== 'rolled-back' || standing === undefined || previous === null)
        return [];
    const { project, environment } = previous;
    const taken = [standing, ...standing.earlier].find((one) => one.version === version || one.contract === contract) ?? standing;
    const what = taken.version === version ? version : `The contract of ${version} is that of ${taken.version}, which`;
    return [
        (0,rules/* finding */.gk)('rolled-back', {
            project,
            model: null,
            message: `${what} was rolled back in ${environment} at ${taken.at}${taken.run_url === null ? '' : ` by ${taken.run_url}`}: ${taken.reason}`,
            hint: `Mend the models and build again: any other contract publishes as usual. If this one is to come back, publish it with after-rollback: true (--after-rollback).`
        })
    ];
}
function supersession({ outcome, previous }, { generatedAt }) {
    if (outcome !== 'superseded' || previous === null)
        return null;
    const { rolled_back_from } = previous;
    const byRollback = rolled_back_from !== undefined && !(0,registry/* isBefore */.Y8)(generatedAt, previous.generated_at);
    return {
        version: previous.version,
        generatedAt: previous.generated_at,
        publishedAt: previous.published_at,
        runUrl: byRollback ? rolled_back_from.run_url : previous.run_url,
        rollback: byRollback ? { at: rolled_back_from.at, reason: rolled_back_from.reason } : null
    };
}

;// CONCATENATED MODULE: ./build/shared/operations/publish.js










const STATE_FILES = ['catalog.json', 'run_results.json'];
async function publish(asked, ports) {
    (0,rules/* checkPolicy */.hM)(asked.policy);
    const bytes = await readManifest(asked, ports);
    const manifest = (0,shared_manifest/* parseManifest */.Ng)(bytes, asked.manifest);
    const project = (0,shared_manifest/* toProject */.l4)(manifest, asked.manifest);
    refuseWhatIsNotPlain(project, asked.manifest);
    const settings = { ...asked, policy: (0,rules/* policyOf */.US)(asked.policy, project.name) };
    const now = ports.clock.now();
    const used = await usedByColumn(project, manifest, settings);
    const judged = [
        ...withoutPublicModels(project),
        ...(await failuresInTheRun(project, settings, ports)),
        ...builtInTheFuture(project, now),
        ...used.findings,
        ...(await strangers(project, settings, ports))
    ];
    const before = (0,rules/* weigh */.vi)(judged, settings.policy, now);
    const publication = newPublication(project, manifest, used.references, settings);
    const state = settings.publishState ? await stateFiles(bytes, settings, ports) : {};
    const judgements = [];
    const published = await (0,registry/* publish */.mk)(ports.store, ports.clock, { ...publication, state }, {
        dryRun: hasError(before.findings) || settings.dryRun,
        afterRollback: settings.afterRollback,
        approve: async (latest) => {
            const judgement = await (0,judge_contract/* judgeContract */.al)(latest, project, manifest, settings, ports);
            judgements.push(judgement);
            if (hasError(judgement.findings))
                return null;
            return judgement.allowed === undefined ? {} : { allowed_breaking: judgement.allowed };
        }
    });
    const { version, uri, digest } = published;
    const contract = bearing(published, judgements);
    const { findings, silenced } = (0,rules/* together */.bs)(before, contract, (0,rules/* weigh */.vi)(heldByTheFuture(published, settings, ports.clock.now()), settings.policy, now), { findings: rolledBack(published), silenced: [] });
    return {
        project: project.name,
        environment: settings.environment,
        version,
        uri,
        digest,
        changed: published.changed,
        compatibility: (0,rules/* compatibilityOf */.kG)(settings.compatibility, settings.policy),
        breaking: contract.breaking,
        changedModels: (0,contracts/* modelLabels */.jB)(published.previous === null ? project.publicModels : contract.changed),
        consumers: contract.consumers,
        allowedBreaking: contract.allowed ?? null,
        outcome: verdict(published, findings, settings),
        supersededBy: supersession(published, project),
        publicModels: project.publicModels.map((model) => model.uniqueId),
        references: publication.mesh.references,
        findings,
        silenced
    };
}
function bearing({ outcome }, judgements) {
    const isJudged = outcome === 'published' || outcome === 'refused';
    return (isJudged ? judgements.at(-1) : undefined) ?? judge_contract/* NO_CHANGE */.XG;
}
function verdict({ outcome }, findings, { dryRun }) {
    if (outcome === 'rolled-back' || outcome === 'refused' || hasError(findings))
        return 'refused';
    return dryRun ? 'dry-run' : outcome;
}
function hasError(findings) {
    return findings.some((one) => one.severity === 'error');
}
async function readManifest({ manifest }, { files }) {
    const bytes = await files.read(manifest);
    if (bytes)
        return bytes;
    throw new domain/* UserError */.yo(`There is no manifest at ${manifest}`, 'Run dbt build first, or name the manifest.');
}
function refuseWhatIsNotPlain(project, manifest) {
    const faults = (0,shared_manifest/* checkPlain */.zx)(project);
    if (faults.length === 0)
        return;
    throw new domain/* UserError */.yo(`${manifest} cannot be published, its names and types reach others as code: ${faults.join('; ')}`, 'Give them plain names in the project, build, and publish again.');
}
function withoutPublicModels(project) {
    if (project.publicModels.length > 0)
        return [];
    const { schemaVersion, dbtVersion } = project;
    const old = `The manifest is of schema v${schemaVersion} (dbt ${dbtVersion}), which knows no access, so ${project.name} publishes no model`;
    return [
        (0,rules/* finding */.gk)('no-public-models', {
            project: project.name,
            model: null,
            file: 'dbt_project.yml',
            message: project.knowsAccess ? `${project.name} publishes no public model` : old,
            hint: project.knowsAccess
                ? 'If others are to build on it, write `config: {access: public, contract: {enforced: true}}` at a model: dbt v2 ignores an `access` that does not stand under `config`.'
                : 'Build it with dbt 1.5 or later, and write `config: {access: public, contract: {enforced: true}}` at the models that others may build on.'
        })
    ];
}
async function failuresInTheRun(project, { manifest, runResults }, { files }) {
    const path = runResults ?? (0,external_node_path_.join)((0,external_node_path_.dirname)(manifest), 'run_results.json');
    const bytes = await files.read(path);
    if (bytes)
        return notBuilt(project, (0,shared_manifest/* parseRunResults */.Hd)(bytes, path));
    if (runResults === null)
        return [];
    throw new domain/* UserError */.yo(`There are no run results at ${path}`, 'Name the run_results.json that dbt build wrote, or none.');
}
async function strangers(project, { environment, environments, policy }, { store }) {
    if (!(0,lineage/* hasAllowedConsumers */.o6)(project, policy.consumers))
        return [];
    const asked = { project: project.name, environment, fallbacks: environments };
    try {
        const { consumers } = await (0,registry/* readConsumers */.go)(store, asked);
        return (0,lineage/* usedWithoutLeave */.PO)(project, policy.consumers, consumers);
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo) || error instanceof domain/* Unreachable */.LL)
            throw error;
        return [(0,judge_contract/* unknownConsumers */.AQ)(project.name, error)];
    }
}
function usedByColumn(project, manifest, settings) {
    return (0,lineage/* usedColumns */.Vl)(project, manifest, (0,lineage/* ofPublicModels */.fi)((0,lineage/* uses */.r9)(project, declaredModes(settings))));
}
function declaredModes({ upstreams }) {
    return new Map((upstreams ?? []).map((upstream) => [upstream.project, upstream.mode]));
}
function newPublication(project, manifest, references, settings) {
    const { repository, commit, runUrl } = settings.origin;
    return {
        manifest: view(settings.include, manifest, project),
        mesh: {
            project: project.name,
            environment: settings.environment,
            generated_at: project.generatedAt,
            repository,
            commit,
            run_url: runUrl,
            producer: settings.producer,
            include: settings.include,
            references,
            ancestors: (0,lineage/* ancestors */.T1)(project, declaredModes(settings)),
            ...(settings.policy.consumers === undefined ? {} : { consumers: settings.policy.consumers })
        }
    };
}
function view(include, manifest, project) {
    switch (include) {
        case 'public':
            return (0,shared_manifest/* publicView */.PV)(manifest, project);
        case 'full':
            return { ...manifest, metadata: { ...manifest['metadata'], env: {}, user_id: null } };
    }
}
async function stateFiles(manifest, settings, { files }) {
    const folder = (0,external_node_path_.dirname)(settings.manifest);
    const beside = await Promise.all(STATE_FILES.map(async (name) => [name, await files.read((0,external_node_path_.join)(folder, name))]));
    const found = beside.filter((entry) => entry[1] !== null);
    return { 'manifest.json': manifest, ...Object.fromEntries(found) };
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


/***/ })

};
