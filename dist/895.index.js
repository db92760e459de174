export const id = 895;
export const ids = [895];
export const modules = {

/***/ 8895:
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
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 22 modules
var shared_manifest = __webpack_require__(6370);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 8 modules
var rules = __webpack_require__(6213);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 15 modules
var lineage = __webpack_require__(8990);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 11 modules
var registry = __webpack_require__(3811);
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

;// CONCATENATED MODULE: ./build/shared/operations/publish.js







const STATE_FILES = ['catalog.json', 'run_results.json'];
async function publish(settings, ports) {
    (0,rules/* checkPolicy */.hM)(settings.policy);
    const bytes = await readManifest(settings, ports);
    const manifest = (0,shared_manifest/* parseManifest */.Ng)(bytes, settings.manifest);
    const project = (0,shared_manifest/* toProject */.l4)(manifest, settings.manifest);
    refuseWhatIsNotPlain(project, settings.manifest);
    const used = await usedByColumn(project, manifest, settings);
    const judged = [
        ...withoutPublicModels(project),
        ...(await failuresInTheRun(project, settings, ports)),
        ...used.findings
    ];
    const findings = (0,rules/* applyPolicy */.VC)(judged, settings.policy);
    const refused = findings.some((one) => one.severity === 'error');
    const publication = newPublication(project, manifest, used.references, settings);
    const state = settings.publishState ? await stateFiles(bytes, settings, ports) : {};
    const { outcome, changed, version, digest, uri } = await (0,registry/* publish */.mk)(ports.store, ports.clock, { ...publication, state }, { dryRun: refused || settings.dryRun });
    return {
        project: project.name,
        environment: settings.environment,
        version,
        uri,
        digest,
        changed,
        outcome: refused ? 'refused' : settings.dryRun ? 'dry-run' : outcome,
        publicModels: project.publicModels.map((model) => model.uniqueId),
        references: publication.mesh.references,
        findings
    };
}
async function readManifest({ manifest }, { files }) {
    const bytes = await files.read(manifest);
    if (bytes)
        return bytes;
    throw new domain/* UserError */.y(`There is no manifest at ${manifest}`, 'Run dbt build first, or name the manifest.');
}
function refuseWhatIsNotPlain(project, manifest) {
    const faults = (0,shared_manifest/* checkPlain */.zx)(project);
    if (faults.length === 0)
        return;
    throw new domain/* UserError */.y(`${manifest} cannot be published, its names and types reach others as code: ${faults.join('; ')}`, 'Give them plain names in the project, build, and publish again.');
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
    throw new domain/* UserError */.y(`There are no run results at ${path}`, 'Name the run_results.json that dbt build wrote, or none.');
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
            ancestors: (0,lineage/* ancestors */.T1)(project, declaredModes(settings))
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


/***/ })

};
