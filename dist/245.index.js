export const id = 245;
export const ids = [245];
export const modules = {

/***/ 2245:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  init: () => (/* binding */ init)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/consume/index.js + 30 modules
var consume = __webpack_require__(9836);
// EXTERNAL MODULE: ./build/shared/lineage/index.js + 23 modules
var lineage = __webpack_require__(949);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
;// CONCATENATED MODULE: ./build/shared/operations/init-steps.js
const SHOWN = 3;
function nextSteps(situation) {
    const { outcome, file, projects, changes, registry, listedTwice, published } = situation;
    const inOrder = upstreamsFirst(projects);
    const sources = inOrder.filter(({ upstreams }) => upstreams.length === 0);
    const readers = inOrder.filter(({ upstreams }) => upstreams.length > 0);
    const upstreams = projects.flatMap((project) => project.upstreams);
    const missing = upstreams.filter(({ project, here }) => !here && !published.has(project));
    const elsewhere = [...new Set(missing.map(({ project }) => project))].sort();
    const local = registry === null ? ' --local' : '';
    return [
        ...(outcome === 'exists' ? [step(`Take over into ${file} what it lacks: nothing was written.`)] : []),
        ...(registry === null
            ? [step(`Write the registry into ${file} as \`registry:\`; until then --local keeps publications in ./registry.`)]
            : []),
        ...(changes.length > 0
            ? [
                step(`Change each source() shown above to the ref() below it, see that these upstreams have the mode package, and remove the definitions of these sources.`)
            ]
            : []),
        ...(elsewhere.length > 0
            ? [
                step(`Publish ${listed(elsewhere)} from where ${elsewhere.length === 1 ? 'it is' : 'they are'} built, after the production build.`, [`dbt-mesh publish --registry ${registry?.includes('://') ? word(registry) : 'REGISTRY'}`])
            ]
            : []),
        ...grouped('Build and publish', sources, local),
        ...grouped('Sync, build, check and publish', readers, local),
        ...(listedTwice.length > 0
            ? [
                step(`Remove \`projects:\` from dependencies.yml of ${listed(listedTwice)}, unless dbt Cloud reads it: ${file} lists these upstreams now, and dbt v2 stops at that key.`)
            ]
            : []),
        step(`Commit ${file}, and call the actions org/dbt-mesh/publish@v1, sync@v1 and validate@v1 in your workflows: workflows-examples/ of dbt-mesh has one for each use.`)
    ];
}
function grouped(what, projects, local) {
    if (projects.length === 0)
        return [];
    const shown = projects.slice(0, SHOWN);
    const rest = projects.slice(SHOWN).map(({ name }) => name);
    const more = rest.length === 0 ? '' : `, and in the same way ${listed(rest)}`;
    const names = listed(shown.map(({ name }) => name));
    return [
        step(`${what} ${names}${more}.`, shown.flatMap((project) => commandsFor(project, local)))
    ];
}
function commandsFor({ path, upstreams }, local) {
    const at = path === '.' ? '' : ` --project-dir ${word(path)}`;
    const inFolder = (command) => (path === '.' ? command : `(cd ${word(path)} && ${command})`);
    if (upstreams.length === 0)
        return [inFolder('dbt build'), `dbt-mesh publish${at}${local}`];
    const deps = upstreams.some(({ mode }) => mode === 'package') ? 'dbt deps && ' : '';
    return [
        `dbt-mesh sync${at}${local}`,
        inFolder(`${deps}dbt build`),
        `dbt-mesh validate${at}${local}`,
        `dbt-mesh publish${at}${local}`
    ];
}
function upstreamsFirst(projects) {
    const ordered = new Set();
    const visit = (project) => {
        for (const { project: name, optional } of project.upstreams) {
            const upstream = optional ? undefined : projects.find((one) => one.name === name);
            if (upstream !== undefined && !ordered.has(upstream))
                visit(upstream);
        }
        ordered.add(project);
    };
    projects.forEach(visit);
    return [...ordered];
}
function step(what, commands = []) {
    return { what, commands };
}
function listed(names) {
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
function word(text) {
    const safe = text.startsWith('-') ? `./${text}` : text;
    return /^[\w./:@%+=-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./build/shared/operations/source-matches.js


function matchSources({ name, sources }, manifest, published) {
    const others = published.filter(({ project }) => project !== name);
    const matches = [];
    const notes = [];
    for (const table of sources) {
        const found = candidates(table, manifest, others);
        const { file, line } = table;
        const [model] = found ?? [];
        if (found === null) {
            const message = `Where the source ${shown(table)} lies is computed in Jinja, and was not compared with the registry: run dbt parse, and dbt-mesh init again`;
            notes.push({ file, line, message });
        }
        else if (model !== undefined && found.length === 1) {
            matches.push({ table, model });
        }
        else if (found.length > 1) {
            const models = found.map((one) => `${(0,lineage/* modelName */.fD)(one)} (${(0,shared_manifest/* displayRelation */.v9)(one.relation)})`).join(', ');
            const message = `The source ${shown(table)} may be any of ${models}: run dbt parse, and dbt-mesh init again`;
            notes.push({ file, line, message });
        }
    }
    return { matches, notes };
}
function candidates(table, manifest, published) {
    const resolved = manifest === null ? undefined : sourceIn(manifest, table);
    if (resolved !== undefined && manifest !== null) {
        const { adapter } = manifest;
        const key = (0,shared_manifest/* relationKey */.Yb)(resolved.relation, adapter);
        return published.filter((one) => one.adapter === adapter && (0,shared_manifest/* relationKey */.Yb)(one.relation, adapter) === key);
    }
    const { database, schema, identifier } = table;
    if (schema === null || identifier === null)
        return published.length === 0 ? [] : null;
    const adapter = manifest?.adapter ?? null;
    return published.filter((one) => {
        const as = adapter ?? one.adapter;
        const bare = (relation) => (0,shared_manifest/* relationKey */.Yb)({ ...relation, database: database === null ? null : relation.database, rendered: null }, as);
        return one.adapter === as && bare({ database, schema, identifier }) === bare(one.relation);
    });
}
function sourceIn(manifest, { source, table }) {
    return [...manifest.sources.values()].find((one) => one.sourceName === source && one.name === table && one.uniqueId.startsWith(`source.${manifest.name}.`));
}
function shown({ source, table }) {
    return `${source}.${table}`;
}
function sourceChanges({ name, sourceCalls }, folder, matches) {
    const models = new Map(matches.map(({ table, model }) => [shown(table), model]));
    return sourceCalls.flatMap(({ name: source, member, text, file, line }) => {
        const model = models.get(shown({ source, table: member }));
        if (model === undefined || text === null)
            return [];
        return [{ project: name, file: within(folder, file), line, before: text, after: refTo(model, text) }];
    });
}
function refTo({ project, model, version }, call) {
    const quote = call.includes('"') ? '"' : "'";
    const caller = call.startsWith('dbt.') ? 'dbt.' : '';
    const pinned = version === null ? '' : `, v=${/^\d+$/.test(version) ? version : `${quote}${version}${quote}`}`;
    return `${caller}ref(${quote}${project}${quote}, ${quote}${model}${quote}${pinned})`;
}
function within(folder, file) {
    return folder === '' ? file : `${folder}/${file}`;
}

;// CONCATENATED MODULE: ./build/shared/operations/starter-projects.js




const RANK = ['lock', 'loom', 'dependencies', 'ref', 'source'];
function starterProjects(surveyed, root, known) {
    const notes = [];
    const kept = listable(surveyed, root, notes);
    const here = new Set(kept.map(({ survey }) => survey.name));
    const isKnown = (name) => here.has(name) || known.has(name);
    const projects = kept.map((one) => {
        const { name, folder } = one.survey;
        const path = placeOf(folder, root);
        const signs = [...one.survey.named.map(said), ...undefinedSources(one, isKnown), ...one.matches.map(matched)];
        return { name, path: path === '' ? '.' : path, upstreams: upstreamsBy(signs, here, path, notes) };
    });
    return { projects: projects.map((project) => mayStartFirst(project, projects)), notes };
}
function placeOf(folder, root) {
    return (0,external_node_path_.relative)(root, folder).split(external_node_path_.sep).join('/');
}
function listable(surveyed, root, notes) {
    const packages = new Map(surveyed.flatMap(({ survey }) => survey.localPackages.map((folder) => [folder, survey.name])));
    const taken = new Map();
    return surveyed.filter(({ survey: { name, folder } }) => {
        const place = placeOf(folder, root);
        const first = taken.get(name);
        const user = packages.get(folder);
        const fault = user !== undefined
            ? `is a dbt package that ${user} installs from its folder: add it to dbt-mesh.yml if it publishes models of its own`
            : !(0,shared_manifest/* isRegistryName */.VC)(name)
                ? 'has a name that cannot be a key of a registry: letters, digits, `_`, `.` and `-`, 128 at most'
                : /\p{Cc}/u.test(place)
                    ? 'lies in a folder with control characters in its name'
                    : first !== undefined
                        ? `has the name of the project in ${first || 'the root of the repository'}, and a registry knows projects by their names`
                        : null;
        if (fault === null)
            taken.set(name, place);
        else
            notes.push({ file: within(place, 'dbt_project.yml'), line: null, message: `${name} is left out: it ${fault}` });
        return fault === null;
    });
}
function said({ project, way, mode, optional, file, line }) {
    const words = {
        lock: 'pinned in',
        loom: 'listed in',
        dependencies: 'listed in',
        ref: 'ref in'
    };
    return { project, way, mode, optional, file, line, seen: `${words[way]} ${placed(file, line)}` };
}
function undefinedSources({ survey }, isKnown) {
    const defined = new Set(survey.sources.map(({ source }) => source));
    return survey.sourceCalls
        .filter(({ name }) => name !== survey.name && !defined.has(name) && isKnown(name))
        .map(({ name, file, line }) => ({
        project: name,
        way: 'source',
        mode: 'sources',
        optional: false,
        file,
        line,
        seen: `source in ${placed(file, line)}`
    }));
}
function matched({ table, model }) {
    const { source, file, line } = table;
    const place = placed(file, line);
    return {
        project: model.project,
        way: 'source',
        mode: source === model.project ? 'sources' : 'package',
        optional: false,
        file,
        line,
        seen: `the source ${source}.${table.table} in ${place} is ${(0,lineage/* modelName */.fD)(model)}`
    };
}
function placed(file, line) {
    return line === null ? file : `${file}:${line}`;
}
function upstreamsBy(signs, here, path, notes) {
    const names = [...new Set(signs.map(({ project }) => project))].sort();
    return names.flatMap((project) => {
        const ordered = signs
            .filter((sign) => sign.project === project)
            .sort((a, b) => RANK.indexOf(a.way) - RANK.indexOf(b.way));
        const [first] = ordered;
        if (first !== undefined && !(0,shared_manifest/* isRegistryName */.VC)(project)) {
            const message = `${project} is left out of the upstreams: it has a name that no project of a registry can have`;
            notes.push({ file: within(path, first.file), line: first.line, message });
            return [];
        }
        const seen = ordered.filter((sign, index) => ordered.findIndex(({ way }) => way === sign.way) === index);
        return [
            {
                project,
                mode: ordered.find(({ mode }) => mode !== null)?.mode ?? 'package',
                optional: ordered.some(({ optional }) => optional),
                here: here.has(project),
                seen: seen.map((sign) => sign.seen)
            }
        ];
    });
}
function mayStartFirst(project, all) {
    return {
        ...project,
        upstreams: project.upstreams.map((upstream) => reaches(upstream.project, project.name, all) ? { ...upstream, optional: true } : upstream)
    };
}
function reaches(from, to, all, passed = new Set()) {
    if (passed.has(from))
        return false;
    passed.add(from);
    const above = all.find(({ name }) => name === from)?.upstreams ?? [];
    return above.some(({ project }) => project === to || reaches(project, to, all, passed));
}

;// CONCATENATED MODULE: ./build/shared/operations/init.js









async function init(settings, { store, files }, textOf) {
    const { repositoryDir, registry } = settings;
    const { surveys, notes: unread } = await surveyRepository(settings, files);
    const mesh = await readRegistry(store, settings.environment, surveys);
    const surveyed = await withMatches(surveys, mesh.relations, repositoryDir, files);
    const { projects, notes } = starterProjects(surveyed.projects, repositoryDir, mesh.known);
    const listed = new Set(projects.map(({ name }) => name));
    const kept = surveyed.projects.filter(({ survey }) => listed.has(survey.name));
    const changes = kept.flatMap(({ survey, matches }) => sourceChanges(survey, placeOf(survey.folder, repositoryDir), matches));
    const listedTwice = kept
        .filter(({ survey }) => survey.named.some(({ way }) => way === 'dependencies'))
        .map(({ survey }) => survey.name);
    const text = textOf({ registry, projects });
    const outcome = settings.exists ? 'exists' : settings.dryRun ? 'dry-run' : 'written';
    if (outcome === 'written')
        await files.write(settings.file, text);
    const file = placeOf(settings.file, repositoryDir);
    return {
        outcome,
        file,
        text,
        projects,
        changes,
        notes: [...settings.unread, ...unread, ...mesh.notes, ...surveyed.notes, ...notes],
        steps: nextSteps({ outcome, file, registry, projects, changes, listedTwice, published: mesh.known })
    };
}
async function surveyRepository({ repositoryDir, folders }, files) {
    const notes = [];
    const faults = [];
    const byLoom = folders.includes(repositoryDir) ? [] : await (0,consume/* namedInLoomConfig */.Us)(files, repositoryDir, faults);
    const loomed = new Set(byLoom.map(({ project }) => project));
    notes.push(...faults.map((fault) => placedFault('', fault)));
    const surveys = [];
    for (const folder of folders) {
        const place = placeOf(folder, repositoryDir);
        const survey = await (0,consume/* surveyProject */.M5)(files, folder);
        if ('message' in survey) {
            notes.push(placedFault(place, survey));
            continue;
        }
        notes.push(...survey.faults.map((fault) => placedFault(place, fault)));
        const named = survey.named.map((one) => (one.way === 'ref' && loomed.has(one.project) ? inLoomMode(one) : one));
        surveys.push({ ...survey, named });
    }
    if (surveys.length > 0)
        return { surveys, notes };
    const [first] = notes;
    throw new domain/* UserError */.yo(first === undefined
        ? `There is no ${consume/* PROJECT_FILE */.Dp} in ${repositoryDir} or below it`
        : `No dbt project in ${repositoryDir} can be read: ${first.file}${first.line === null ? '' : `:${first.line}`} ${first.message}`, 'Run it in the repository of your dbt projects, or give the folder of one as `project-dir`.');
}
function inLoomMode(named) {
    return { ...named, mode: 'loom' };
}
function placedFault(place, { file, line, message }) {
    const fault = line === null ? message : `is not YAML, and is passed over: ${message}`;
    return { file: within(place, file), line, message: fault };
}
async function readRegistry(store, environment, surveys) {
    const hasSources = surveys.some(({ sources }) => sources.length > 0);
    if (store === null) {
        const message = 'No registry is known: whether sources are models of other projects was not looked at';
        return { known: new Set(), relations: [], notes: [note(message)] };
    }
    try {
        const known = new Set((await (0,registry/* knownProjects */.Uw)(store)) ?? []);
        const everybody = hasSources ? await (0,registry/* askEverybody */.FM)(store, [environment], lineage/* publishedRelations */.OH) : NOBODY;
        if (everybody === null) {
            const message = `The projects of ${store.location} cannot be listed: whether sources are models of other projects was not looked at`;
            return { known, relations: [], notes: [note(message)] };
        }
        const notes = everybody.unread.map(({ project, error }) => note(`Sources are not compared with what ${project} publishes: ${error.message}`));
        return { known, relations: everybody.results.flat(), notes };
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
        const message = `Whether sources are models of other projects was not looked at: ${error.message}`;
        return { known: new Set(), relations: [], notes: [note(message)] };
    }
}
const NOBODY = { results: [], unread: [] };
function note(message) {
    return { file: null, line: null, message };
}
async function withMatches(surveys, relations, root, files) {
    const projects = [];
    const notes = [];
    for (const survey of surveys) {
        if (survey.sources.length === 0 || relations.length === 0) {
            projects.push({ survey, matches: [] });
            continue;
        }
        const place = placeOf(survey.folder, root);
        const manifest = await readManifest(survey, place, files, notes);
        const found = matchSources(survey, manifest, relations);
        projects.push({ survey, matches: found.matches });
        notes.push(...found.notes.map((one) => ({ ...one, file: within(place, one.file) })));
    }
    return { projects, notes };
}
async function readManifest({ folder, targetPath }, place, files, notes) {
    const file = `${targetPath}/manifest.json`;
    try {
        const body = await files.read((0,external_node_path_.join)(folder, targetPath, 'manifest.json'));
        return body === null ? null : (0,shared_manifest/* toProject */.l4)((0,shared_manifest/* parseManifest */.Ng)(body, within(place, file)), within(place, file));
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
        notes.push({ file: within(place, file), line: null, message: error.message });
        return null;
    }
}


/***/ })

};
