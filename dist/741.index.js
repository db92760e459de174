export const id = 741;
export const ids = [741];
export const modules = {

/***/ 7741:
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
// EXTERNAL MODULE: ./build/shared/consume/index.js + 22 modules
var consume = __webpack_require__(7749);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 22 modules
var shared_manifest = __webpack_require__(6370);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 8 modules
var rules = __webpack_require__(6213);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 15 modules
var lineage = __webpack_require__(8990);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 11 modules
var registry = __webpack_require__(3811);
;// CONCATENATED MODULE: ./build/shared/operations/annotate.js



async function annotate(judgements, project, territory, files) {
    const texts = new Map();
    const textOf = async (file) => {
        const known = texts.get(file);
        if (known !== undefined)
            return known;
        const text = await read(file, territory, files);
        texts.set(file, text);
        return text;
    };
    const findings = [];
    for (const { finding, place } of judgements) {
        switch (place.kind) {
            case 'call': {
                if (finding.file === undefined)
                    findings.push(finding);
                else {
                    const text = (await textOf(finding.file)) ?? rawCode(project, finding);
                    findings.push({ ...finding, line: (0,lineage/* locate */.x5)(text, place.call, place.entry) ?? 1 });
                }
                break;
            }
            case 'word': {
                const first = finding.file === undefined ? {} : { line: 1 };
                findings.push({ ...finding, ...first, ...(await whereWord(place.word, place.files, textOf)) });
                break;
            }
        }
    }
    return findings;
}
function rawCode(project, finding) {
    return (finding.node === undefined ? undefined : project.nodes.get(finding.node)?.rawCode) ?? '';
}
async function whereWord(word, files, textOf) {
    for (const file of files) {
        const line = (0,lineage/* locateWord */.L_)((await textOf(file)) ?? '', word);
        if (line !== null)
            return { file, line };
    }
    return {};
}
async function read(file, { folder, repository }, files) {
    if (folder === null || (0,external_node_path_.isAbsolute)(file) || file.includes('\0'))
        return null;
    const path = (0,external_node_path_.join)(folder, file);
    if (!contains(folder, path) && !contains(repository, path))
        return null;
    try {
        const bytes = await files.read(path);
        return bytes && new TextDecoder().decode(bytes);
    }
    catch (error) {
        if (error instanceof domain/* UserError */.y)
            return null;
        throw error;
    }
}
function contains(folder, path) {
    const inside = (0,external_node_path_.relative)(folder, path);
    return inside !== '' && !inside.startsWith('..') && !(0,external_node_path_.isAbsolute)(inside);
}

;// CONCATENATED MODULE: ./build/shared/operations/validate.js








async function validate(settings, ports) {
    (0,rules/* checkPolicy */.hM)(settings.policy);
    const subjects = [];
    for (const one of settings.projects)
        subjects.push(await readSubject(one, ports));
    const publications = await fetchUpstreams(subjects, settings, ports);
    const projects = [];
    for (const subject of subjects)
        projects.push(await judge(subject, publications, settings, ports));
    return { valid: projects.every((verdict) => verdict.valid), projects };
}
async function readSubject(settings, { files }) {
    const { manifest } = settings;
    const bytes = await files.read(manifest);
    if (bytes === null) {
        throw new domain/* UserError */.y(`There is no manifest at ${manifest}`, 'Run dbt compile or dbt build first, or name the manifest.');
    }
    const project = (0,shared_manifest/* toProject */.l4)((0,shared_manifest/* parseManifest */.Ng)(bytes, manifest), manifest);
    const folder = await projectFolder(settings, files);
    const lock = folder === null ? new Map() : (0,consume/* readLock */.mF)(textOf(await files.read((0,external_node_path_.join)(folder, consume/* LOCK_FILE */.FI))));
    const declared = (settings.upstreams ?? broughtIn(project, lock)).filter((one) => one.project !== project.name);
    const modes = new Map(declared.map((upstream) => [upstream.project, upstream.mode]));
    return { project, folder, declared, lock, uses: (0,lineage/* uses */.r9)(project, modes) };
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
async function fetchUpstreams(subjects, settings, { store, logger }) {
    const chain = (0,registry/* environmentChain */.Rx)(settings.environment, settings.environments);
    const names = [...new Set(subjects.flatMap(upstreamsOf))].sort();
    const fetched = await Promise.all(names.map(async (name) => {
        const found = await (0,registry/* fetchLatest */.wF)(store, name, chain);
        if (found)
            logger.info(`${name}: ${found.environment}, ${found.publication.mesh.version}`);
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
    const projects = await (0,registry/* listProjects */.hF)(store);
    const has = projects.length === 0 ? 'It holds no project at all. ' : `It holds ${projects.slice(0, 20).join(', ')}. `;
    const meant = missing.map((name) => (0,rules/* didYouMean */.au)(name, projects)).join('');
    return new domain/* UserError */.y(`${missing.join(', ')}: not in the registry ${store.location} (looked in ${chain.join(', ')})`, `${meant}${has}Publish the upstream first (dbt-mesh publish), or declare it as optional.`);
}
async function judge(subject, publications, settings, { files, clock }) {
    const { project, folder, declared, lock, uses } = subject;
    const own = new Map(upstreamsOf(subject).map((name) => [name, publications.get(name) ?? null]));
    const judgements = (0,lineage/* checkLineage */.Ki)({ project, uses, declared, publications: own, synced: lock, now: clock.now() });
    const weighed = judgements.flatMap(({ finding, place }) => (0,rules/* applyPolicy */.VC)([finding], settings.policy).map((one) => ({ finding: one, place })));
    const findings = await annotate(weighed, project, { folder, repository: settings.repositoryDir }, files);
    return {
        project: project.name,
        folder: folder === null ? '' : (0,external_node_path_.relative)(settings.repositoryDir, folder).split(external_node_path_.sep).join('/'),
        valid: isValid(findings, settings.failOn),
        references: (0,lineage/* ofPublicModels */.fi)(uses).map((use) => use.reference),
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
