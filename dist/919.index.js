export const id = 919;
export const ids = [919];
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

/***/ 9919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   rollback: () => (/* binding */ rollback)
/* harmony export */ });
/* harmony import */ var _domain_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4178);
/* harmony import */ var _contracts_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1631);
/* harmony import */ var _judge_contract_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5895);




async function rollback(settings, { store, clock }) {
    const { project, environment, to, reason, dryRun, origin } = settings;
    const request = { project, environment, to, reason, runUrl: origin.runUrl };
    const { outcome, changed, uri, target, from } = await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .rollback */ .dU)(store, clock, request, { dryRun });
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
        ...(changed ? await effectsOf(from.version, target, settings, { store, clock }) : NO_EFFECTS),
        publicModels: target.project.publicModels.map((model) => model.uniqueId)
    };
}
const NO_EFFECTS = { changedModels: [], consumers: [], findings: [] };
async function effectsOf(from, target, settings, { store, clock }) {
    const before = await versionBefore(store, from, target);
    const models = before === null ? target.project.publicModels : (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .changedModels */ .FU)(before, target);
    if (models.length === 0)
        return NO_EFFECTS;
    const { consumers, findings } = await consumersOf(settings, store);
    return {
        changedModels: (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .modelLabels */ .jB)(models),
        consumers: (0,_judge_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoriesOf */ .Ub)(models, consumers),
        findings: [...findings, ...(before === null ? [] : broken(before, target, consumers, clock.now()))]
    };
}
async function versionBefore(store, from, target) {
    const { project, environment } = target.mesh;
    try {
        return (await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchVersion */ .pm)(store, project, environment, from)).publication;
    }
    catch (error) {
        if (!(error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        return null;
    }
}
async function consumersOf({ project, environment, environments }, store) {
    try {
        return await (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readConsumers */ .go)(store, { project, environment, fallbacks: environments });
    }
    catch (error) {
        if (!(error instanceof _domain_index_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        return { consumers: [], findings: [(0,_judge_contract_js__WEBPACK_IMPORTED_MODULE_3__/* .unknownConsumers */ .AQ)(project, error)] };
    }
}
function broken(before, { project }, consumers, now) {
    const changes = (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .reach */ .gl)(before.project, (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .compareContracts */ .vu)(before.project, project, { now }), consumers);
    return (0,_contracts_index_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeChanges */ .vN)(project.name, changes, 'consumers', { rules: {} }, now)
        .findings.filter(({ consumers: uses = [], severity }) => severity === 'error' && uses.length > 0)
        .map((one) => ({ ...one, severity: 'warning' }));
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
