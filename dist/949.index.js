export const id = 949;
export const ids = [949];
export const modules = {

/***/ 949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T1: () => (/* reexport */ ancestors),
  Ki: () => (/* reexport */ checkLineage),
  o6: () => (/* reexport */ hasAllowedConsumers),
  SS: () => (/* reexport */ judgeHardCoded),
  x5: () => (/* reexport */ locate),
  gx: () => (/* reexport */ locateCompiled),
  j7: () => (/* reexport */ locateEntry),
  L_: () => (/* reexport */ locateWord),
  fD: () => (/* reexport */ modelName),
  ej: () => (/* reexport */ namingNodes),
  fi: () => (/* reexport */ ofPublicModels),
  m2: () => (/* reexport */ publishedColumns),
  OH: () => (/* reexport */ publishedRelations),
  p3: () => (/* reexport */ readQueries),
  Gp: () => (/* reexport */ referencesWithColumns),
  zA: () => (/* reexport */ suspects),
  Wn: () => (/* reexport */ upstreamsIn),
  Vl: () => (/* reexport */ usedColumns),
  PO: () => (/* reexport */ usedWithoutLeave),
  r9: () => (/* reexport */ uses)
});

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/lineage/upstream-models.js
function upstreamModels(project, upstreams) {
    const models = new Map();
    for (const node of project.nodes.values()) {
        if (node.origin !== 'stub' && node.origin !== 'injected')
            continue;
        models.set(node.uniqueId, {
            id: node.uniqueId,
            project: node.packageName,
            model: node.name,
            version: node.version,
            mode: node.origin === 'stub' ? 'package' : 'loom',
            seenAsPublic: node.origin === 'stub' || node.access === 'public'
        });
    }
    for (const source of project.sources.values()) {
        const marked = marking(source);
        const named = upstreams.has(source.sourceName)
            ? { project: source.sourceName, model: source.name, version: null }
            : null;
        const model = marked ?? named;
        if (model === null || model.project === project.name)
            continue;
        models.set(source.uniqueId, { id: source.uniqueId, ...model, mode: 'sources', seenAsPublic: true });
    }
    return models;
}
function upstreamsIn(project) {
    const upstreams = new Map();
    const carried = new Set();
    for (const { id, project: upstream, mode } of upstreamModels(project, new Map()).values()) {
        if (!upstreams.has(upstream))
            upstreams.set(upstream, mode);
        if (mode !== 'loom')
            continue;
        for (const parent of project.nodes.get(id)?.dependsOn ?? []) {
            const packageName = project.nodes.get(parent)?.packageName;
            if (packageName !== undefined && packageName !== upstream)
                carried.add(packageName);
        }
    }
    return new Map([...upstreams].filter(([upstream, mode]) => mode !== 'loom' || !carried.has(upstream)));
}
function marking(source) {
    const mark = source.meta['dbt_mesh'];
    if (typeof mark !== 'object' || mark === null)
        return null;
    const { project, model, version } = mark;
    if (typeof project !== 'string' || typeof model !== 'string')
        return null;
    const known = typeof version === 'string' || typeof version === 'number';
    return { project, model, version: known ? String(version) : null };
}
function modelId(model) {
    return `model.${modelName(model)}`;
}
function modelName(model) {
    return `${model.project}.${model.model}${model.version === null ? '' : `.v${model.version}`}`;
}

;// CONCATENATED MODULE: ./build/shared/lineage/judgement.js


function judgeUse(rule, project, use, verdict) {
    const { node, file } = use.reference;
    return {
        finding: (0,rules/* finding */.gk)(rule, {
            project: project.name,
            model: modelName(use.reference),
            node,
            ...(file === '' ? {} : { file }),
            ...verdict
        }),
        place: { kind: 'call', call: callOf(project, use), entry: entryOf(project, node) }
    };
}
function callOf(project, { upstream }) {
    const source = project.sources.get(upstream.id);
    if (source)
        return { kind: 'source', source: source.sourceName, table: source.name };
    const { version } = upstream;
    const latest = version !== null && project.nodes.get(upstream.id)?.latestVersion === version;
    return { kind: 'ref', project: upstream.project, model: upstream.model, version, latest };
}
function entryOf(project, id) {
    const node = project.nodes.get(id);
    if (node === undefined)
        return project.exposures.find((exposure) => exposure.uniqueId === id)?.name ?? null;
    return node.attachedNode === null ? null : (project.nodes.get(node.attachedNode)?.name ?? null);
}

;// CONCATENATED MODULE: ./build/shared/lineage/allowed-consumers.js



const NAMED = 5;
function consumersAllowed(model, ofProject) {
    const mark = model.meta['dbt_mesh'];
    const own = typeof mark === 'object' && mark !== null ? mark['consumers'] : undefined;
    if (typeof own === 'string')
        return [own];
    if (Array.isArray(own))
        return own.filter((one) => typeof one === 'string');
    return ofProject ?? null;
}
function notAllowed({ project, publications }, use) {
    const { reference } = use;
    const publication = publications.get(reference.project);
    const id = modelId(reference);
    const model = publication?.project.publicModels.find(({ uniqueId }) => uniqueId === id);
    const allowed = model && consumersAllowed(model, publication?.mesh.consumers);
    if (!allowed || isAmong(allowed, project.name))
        return [];
    const open = allowed.length === 0 ? 'no other project' : `${listed(allowed)} alone`;
    return [
        judgeUse('consumer-not-allowed', project, use, {
            message: `${project.name} may not use ${modelName(reference)}: ${reference.project} has opened it to ${open}`,
            hint: `Ask the team of ${reference.project} to add ${project.name} to the consumers of ${reference.model}, or use a model that is open to it.`
        })
    ];
}
function hasAllowedConsumers({ publicModels }, ofProject) {
    return publicModels.some((model) => consumersAllowed(model, ofProject) !== null);
}
function usedWithoutLeave({ name, publicModels }, ofProject, consumers) {
    return publicModels.flatMap((model) => {
        const allowed = consumersAllowed(model, ofProject);
        if (allowed === null)
            return [];
        const using = consumers.filter(({ project, references }) => !isAmong(allowed, project) &&
            references.some((one) => one.model === model.name && (one.version ?? model.version) === model.version));
        const projects = [
            ...new Set(using.map(({ project, repository }) => (repository ? `${project} (${repository})` : project)))
        ];
        if (projects.length === 0)
            return [];
        const about = { project: name, model: model.name, version: model.version };
        return [
            (0,rules/* finding */.gk)('consumer-not-allowed', {
                project: name,
                model: modelName(about),
                ...(model.file === '' ? {} : { file: model.file }),
                severity: 'warning',
                message: `${modelName(about)} is used already by projects that are not among its consumers: ${listed(projects)}`,
                hint: 'Their next validate fails. Add them to the consumers, or tell them before.'
            })
        ];
    });
}
function isAmong(allowed, name) {
    return allowed.some((pattern) => (0,rules/* matchesPattern */.MT)(pattern, name));
}
function listed(names) {
    const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
    return `${names.slice(0, NAMED).join(', ')}${more}`;
}

;// CONCATENATED MODULE: ./build/shared/lineage/nearest.js
const NONE = new Set();
function nearest(parents, landmark) {
    const known = new Map();
    const entered = new Set();
    return (start) => {
        const path = [start];
        for (let id = path.at(-1); id !== undefined; id = path.at(-1)) {
            if (known.has(id)) {
                path.pop();
                continue;
            }
            if (!entered.has(id)) {
                entered.add(id);
                for (const parent of parents(id)) {
                    if (!entered.has(parent) && landmark(parent) === null)
                        path.push(parent);
                }
                continue;
            }
            known.set(id, union(parents(id), landmark, known));
            path.pop();
        }
        return known.get(start) ?? NONE;
    };
}
function union(parents, landmark, known) {
    let shared = NONE;
    let own = null;
    for (const parent of parents) {
        const name = landmark(parent);
        const found = name === null ? (known.get(parent) ?? NONE) : new Set([name]);
        if (found.size === 0 || found === shared)
            continue;
        if (shared.size === 0) {
            shared = found;
            continue;
        }
        own ??= new Set(shared);
        for (const id of found)
            own.add(id);
    }
    return own ?? shared;
}

;// CONCATENATED MODULE: ./build/shared/lineage/ancestors.js


function ancestors(project, upstreams = new Map()) {
    const own = new Set(project.publicModels.map((model) => model.uniqueId));
    const foreign = upstreamModels(project, upstreams);
    const above = nearest((id) => project.nodes.get(id)?.dependsOn ?? [], (id) => {
        if (own.has(id))
            return id;
        const model = foreign.get(id);
        return model?.seenAsPublic ? modelId(model) : null;
    });
    return Object.fromEntries([...own].sort().map((id) => [id, [...above(id)].filter((other) => other !== id).sort()]));
}

;// CONCATENATED MODULE: ./build/shared/lineage/cycle.js

function judgeCycles({ project, mesh }) {
    const ofModels = shortestCircles(Object.keys(mesh.get(project.name)?.ancestors ?? {}), (id) => mesh.get(projectOf(id))?.ancestors[id] ?? []).filter((circle) => new Set(circle.map(projectOf)).size > 1);
    if (ofModels.length > 0)
        return ofModels.map((circle) => amongModels(project, circle));
    return shortestCircles([project.name], (name) => mesh.get(name)?.uses ?? []).map((circle) => amongProjects(project, circle));
}
function shortestCircles(starts, parentsOf) {
    const circles = [];
    const told = new Set();
    for (const start of [...starts].sort()) {
        if (told.has(start))
            continue;
        const circle = wayBack(start, parentsOf);
        if (circle === null)
            continue;
        circle.forEach((id) => told.add(id));
        circles.push(circle);
    }
    return circles;
}
function wayBack(start, parentsOf) {
    const from = new Map();
    const open = [start];
    for (let index = 0; index < open.length; index++) {
        const id = open[index] ?? start;
        for (const parent of parentsOf(id)) {
            if (parent === start)
                return pathTo(id, from);
            if (from.has(parent))
                continue;
            from.set(parent, id);
            open.push(parent);
        }
    }
    return null;
}
function pathTo(end, from) {
    const path = [];
    for (let id = end; id !== undefined; id = from.get(id))
        path.unshift(id);
    return path;
}
function amongModels(project, circle) {
    const [own = ''] = circle;
    const { name, file = '' } = project.nodes.get(own) ?? { name: own };
    return {
        finding: (0,rules/* finding */.gk)('cycle', {
            project: project.name,
            model: shortId(own),
            node: own,
            ...(file === '' ? {} : { file }),
            message: `Models depend on each other in a circle across projects: ${drawn(circle.map(shortId))}`,
            hint: `Each is built on what the others were the time before, and no run mends that. Take one reference out of the circle: split ${name}, or move what both sides need further up.`
        }),
        place: { kind: 'word', word: '', files: [] }
    };
}
function amongProjects(project, circle) {
    return {
        finding: (0,rules/* finding */.gk)('cycle', {
            project: project.name,
            model: null,
            severity: 'warning',
            message: `Projects use each other in a circle, though by different models: ${drawn(circle)}`,
            hint: 'It works, but none of them can be built, or rebuilt from nothing, before the others. Let one of them have what the circle needs.'
        }),
        place: { kind: 'word', word: '', files: [] }
    };
}
function drawn(circle) {
    return [...circle, circle[0] ?? ''].join(' → ');
}
function projectOf(id) {
    return id.split('.')[1] ?? '';
}
function shortId(id) {
    return id.replace(/^model\./, '');
}

;// CONCATENATED MODULE: ./build/shared/lineage/exposure-columns.js
function withExposures(uses, references) {
    const byPlace = new Map(uses.map(({ reference, upstream }, index) => [placeOf(reference.node, upstream), references[index]]));
    return uses.flatMap(({ through, upstream }, index) => {
        const reference = references[index];
        if (reference === undefined || through.length === 0)
            return reference ?? [];
        return { ...reference, columns: exposure_columns_union(through.map((node) => byPlace.get(placeOf(node, upstream)))) };
    });
}
function placeOf(node, { id }) {
    return JSON.stringify([node, id]);
}
function exposure_columns_union(references) {
    const used = new Set();
    for (const reference of references) {
        const columns = reference === undefined ? '*' : reference.columns;
        if (columns === null || columns === '*')
            return columns;
        columns.forEach((column) => used.add(column));
    }
    return [...used].sort();
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./build/shared/lineage/sql/answer.js + 15 modules
var sql_answer = __webpack_require__(8087);
;// CONCATENATED MODULE: ./build/shared/lineage/sql/column-use.js



const LIMITS = { time: 20_000, start: 60_000, size: 2_000_000 };
async function columnUse(questions, limits = {}) {
    const within = { ...LIMITS, ...limits };
    const answers = [];
    let worker = null;
    let isAvailable = true;
    try {
        for (const question of questions) {
            if (question.sql.length > within.size) {
                answers.push((0,sql_answer/* not */.A)('too-large'));
                continue;
            }
            if (worker === null && isAvailable) {
                worker = startWorker(import.meta.url);
                isAvailable = (await hear(worker, within.start)) === 'ready';
            }
            const answer = worker && isAvailable ? await ask(worker, question, within.time) : (0,sql_answer/* not */.A)('not-available');
            answers.push(answer);
            if (!answer.understood && (answer.why === 'timed-out' || answer.why === 'failed')) {
                await worker?.terminate();
                worker = null;
            }
        }
    }
    finally {
        await worker?.terminate();
    }
    return answers;
}
function startWorker(here) {
    const worker = new external_node_worker_threads_.Worker(new URL(`./worker/index${(0,external_node_path_.extname)(here)}`, here), { env: {} });
    worker.on('error', () => undefined);
    return worker;
}
async function ask(worker, question, time) {
    worker.postMessage(question);
    const said = await hear(worker, time);
    if (said === 'late')
        return (0,sql_answer/* not */.A)('timed-out');
    return typeof said === 'object' ? said : (0,sql_answer/* not */.A)('failed');
}
function hear(worker, milliseconds) {
    return new Promise((resolve) => {
        const settle = (outcome) => {
            clearTimeout(timer);
            worker.off('message', settle).off('exit', onExit);
            resolve(outcome);
        };
        const onExit = () => settle('gone');
        const timer = setTimeout(settle, milliseconds, 'late');
        worker.on('message', settle).on('exit', onExit);
    });
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/index.js


;// CONCATENATED MODULE: ./build/shared/lineage/queries.js


async function readQueries(project, uses, columnsOf, others = []) {
    const asked = relationsByNode(project, uses, columnsOf);
    for (const node of others)
        if (!asked.has(node) && hasCompiledSql(project, node))
            asked.set(node, new Map());
    const questions = [...asked].map(([node, relations]) => ({
        sql: project.nodes.get(node)?.compiledCode ?? '',
        adapter: project.adapter,
        relations: [...relations.values()]
    }));
    const answers = await columnUse(questions);
    return new Map([...asked].flatMap(([node, relations], index) => {
        const answer = answers[index];
        return answer === undefined ? [] : [[node, { ids: [...relations.keys()], answer }]];
    }));
}
function relationsByNode(project, uses, columnsOf) {
    const byNode = new Map();
    for (const use of uses) {
        const { node } = use.reference;
        const relation = relationOf(project, use.upstream.id);
        if (!hasCompiledSql(project, node) || relation === null)
            continue;
        const relations = byNode.get(node) ?? new Map();
        byNode.set(node, relations.set(use.upstream.id, { relation, ...columnsOf(use) }));
    }
    return byNode;
}
function hasCompiledSql(project, id) {
    const node = project.nodes.get(id);
    return typeof node?.compiledCode === 'string' && !node.file.endsWith('.py');
}
function relationOf(project, id) {
    return project.nodes.get(id)?.relation ?? project.sources.get(id)?.relation ?? null;
}
function columnUseOf(queries, { reference, upstream }) {
    const query = queries.get(reference.node);
    if (!query?.answer.understood)
        return null;
    return query.answer.uses[query.ids.indexOf(upstream.id)] ?? null;
}
function referencesWithColumns(uses, queries) {
    const found = uses.map((use) => queries.has(use.reference.node)
        ? { ...use.reference, columns: columnUseOf(queries, use)?.columns ?? '*' }
        : use.reference);
    return withExposures(uses, found);
}

;// CONCATENATED MODULE: ./build/shared/lineage/column-rules.js




const column_rules_NAMED = 12;
function publishedColumns(publications, reference) {
    const model = publishedModel(publications, reference);
    return { columns: model?.columns ?? [], complete: model?.contract.enforced === true };
}
function publishedModel(publications, reference) {
    const id = modelId(reference);
    return publications.get(reference.project)?.project.publicModels.find(({ uniqueId }) => uniqueId === id);
}
function columnMissing(input, use) {
    return (columnUseOf(input.queries, use)?.missing ?? []).map((column) => missing(input, use, column));
}
function missing({ project, publications }, use, { name, line }) {
    const { reference } = use;
    const { columns } = publishedColumns(publications, reference);
    const mesh = publications.get(reference.project)?.mesh;
    const at = mesh === undefined ? '' : ` (${mesh.environment}, ${mesh.version})`;
    const judged = judgeUse('column-missing', project, use, {
        message: `${nameOf(project, use)} uses the column ${name} of ${modelName(reference)}, and the contract has no such column${at}`,
        hint: `${(0,rules/* didYouMean */.au)(name, columns.map((column) => column.name))}${column_rules_listed(columns)}Use one of those, or ask the team of ${reference.project} for the column, and run dbt-mesh sync.`
    });
    const { finding, place } = judged;
    return {
        finding: { ...finding, column: name },
        place: place.kind === 'call' ? { ...place, kind: 'compiled', line, word: name } : place
    };
}
function selectStar({ project, queries }, use) {
    const { reference } = use;
    if (project.nodes.get(reference.node)?.resourceType === 'test')
        return [];
    if (columnUseOf(queries, use)?.because !== 'star')
        return [];
    return [
        judgeUse('select-star', project, use, {
            message: `${nameOf(project, use)} takes every column of ${modelName(reference)}, by a star or by position: each change of its columns is a change here`,
            hint: 'Select the columns that are used, by their names.'
        })
    ];
}
function nameOf(project, { reference }) {
    return project.nodes.get(reference.node)?.name ?? reference.node;
}
function column_rules_listed(columns) {
    const names = columns.slice(0, column_rules_NAMED).map(({ name }) => name);
    const more = columns.length > column_rules_NAMED ? ` and ${columns.length - column_rules_NAMED} more` : '';
    return `It has ${names.join(', ')}${more}. `;
}

;// CONCATENATED MODULE: ./build/shared/lineage/not-read.js

const WHY = {
    syntax: 'its SQL could not be parsed',
    'too-large': 'its SQL is too large',
    'too-deep': 'its SQL is nested too deep',
    'timed-out': 'reading its SQL took too long',
    adapter: 'SQL of this adapter is not read',
    failed: 'the SQL parser broke down over it',
    'not-available': 'the SQL parser did not load here: it needs Node 22 or newer'
};
function sqlNotUnderstood(project, queries) {
    return [...queries].flatMap(([node, { answer }]) => answer.understood ? [] : [notUnderstood(project, node, answer.why)]);
}
function notUnderstood(project, node, why) {
    const file = project.nodes.get(node)?.file;
    return (0,rules/* finding */.gk)('sql-not-understood', {
        project: project.name,
        model: null,
        node,
        ...(file === undefined ? {} : { file }),
        message: `Which columns ${node} uses of its upstreams is not known: ${WHY[why]}`,
        hint: 'It counts as using every column of them; nothing else is wrong with it.'
    });
}
const COMPILED_BY_BUILD = ['model', 'snapshot'];
function sqlNotCompiled(project, uses) {
    const using = [...new Set(uses.map(({ reference }) => reference.node))].flatMap((id) => project.nodes.get(id) ?? []);
    const missing = using.filter(({ compiledCode, resourceType }) => compiledCode === null && COMPILED_BY_BUILD.includes(resourceType));
    const [first] = missing;
    if (first === undefined)
        return [];
    const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
    return [
        (0,rules/* finding */.gk)('sql-not-compiled', {
            project: project.name,
            model: null,
            node: first.uniqueId,
            ...(first.file === '' ? {} : { file: first.file }),
            message: `The columns that ${project.name} uses of its upstreams are not checked where the manifest has no compiled SQL: ${first.name}${others}`,
            hint: 'Run dbt compile or dbt build of the whole project and validate right after it: dbt parse and dbt ls write the manifest again, without compiled SQL.'
        })
    ];
}

;// CONCATENATED MODULE: ./build/shared/lineage/own-private.js


function ownPrivate(project) {
    const hidden = new Set([...project.nodes.values()]
        .filter((node) => node.origin === 'own' && node.access === 'private')
        .map((node) => node.uniqueId));
    if (hidden.size === 0)
        return [];
    const judgements = [];
    for (const node of project.nodes.values()) {
        if (node.origin !== 'own')
            continue;
        for (const id of new Set(node.dependsOn)) {
            const model = hidden.has(id) ? project.nodes.get(id) : undefined;
            if (model !== undefined && isStranger(project, node, model))
                judgements.push(judge(project, node, model));
        }
    }
    return judgements.sort((a, b) => ((a.finding.node ?? '') < (b.finding.node ?? '') ? -1 : 1));
}
function isStranger(project, node, model) {
    const attached = node.attachedNode === null ? undefined : project.nodes.get(node.attachedNode);
    const group = node.group ?? attached?.group ?? null;
    if (node.resourceType === 'test' && group === null)
        return false;
    return group !== model.group;
}
function judge(project, node, model) {
    const { name, version, group } = model;
    const latest = version !== null && version === model.latestVersion;
    return {
        finding: (0,rules/* finding */.gk)('own-private', {
            project: project.name,
            model: null,
            node: node.uniqueId,
            ...(node.file === '' ? {} : { file: node.file }),
            message: `${node.name} reads ${name}, which is private to ${group === null ? 'its own group' : `the group ${group}`}`,
            hint: `dbt refuses this by itself, but not once dbt-loom is configured. Read a model that ${group ?? 'the other group'} has opened, or put both into one group.`
        }),
        place: {
            kind: 'call',
            call: { kind: 'ref', project: project.name, model: name, version, latest },
            entry: entryOf(project, node.uniqueId)
        }
    };
}

;// CONCATENATED MODULE: ./build/shared/lineage/parent-map.js


function parentMapMismatch(project, use) {
    if (project.parentMap === null)
        return [];
    const { node } = use.reference;
    const { id } = use.upstream;
    const user = project.nodes.get(node) ?? project.exposures.find((exposure) => exposure.uniqueId === node);
    const inDependsOn = user?.dependsOn.includes(id) ?? false;
    const inParentMap = project.parentMap.get(node)?.includes(id) ?? false;
    if (inDependsOn === inParentMap)
        return [];
    const [has, lacks] = inDependsOn ? ['depends_on', 'parent_map'] : ['parent_map', 'depends_on'];
    return [
        judgeUse('parent-map-mismatch', project, use, {
            message: `${node} reads ${modelName(use.reference)} by its ${has}, but not by its ${lacks}`,
            hint: 'dbt writes both from one graph, so this manifest was changed afterwards. Write it anew with dbt compile.'
        })
    ];
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
;// CONCATENATED MODULE: ./build/shared/lineage/published.js




function judgePublished({ project, publications, moves, now }, use) {
    const here = project.nodes.get(use.upstream.id);
    const publication = publications.get(use.reference.project) ?? null;
    const there = publication?.project.nodes.get(modelId(use.reference));
    if (!use.upstream.seenAsPublic)
        return [notPublic(project, use, here?.access ?? 'not public')];
    if (there !== undefined && there.access !== 'public')
        return [notPublic(project, use, there.access)];
    if (publication !== null && there === undefined)
        return [unknownModel(project, use, publication)];
    return [...relationMismatch(project, use, there, moves), ...deprecated(project, use, there ?? here, now)];
}
function notPublic(project, use, access) {
    const { reference } = use;
    return judgeUse('not-public', project, use, {
        message: `${modelName(reference)} is ${access} in ${reference.project}, so it is not for other projects to read`,
        hint: `Reference a public model of ${reference.project}, or ask its team to open this one (config: {access: public}).`
    });
}
function unknownModel(project, use, publication) {
    const { project: upstream, model, version } = use.reference;
    const { environment, version: at } = publication.mesh;
    const published = publication.project.publicModels;
    const versions = published.filter((one) => one.name === model).map((one) => one.version);
    if (versions.length > 0) {
        const what = version === null ? `model ${model} without versions any more` : `version ${version} of ${model}`;
        const others = versions.map((other) => (other === null ? 'one without versions' : `version ${other}`)).join(', ');
        return judgeUse('unknown-model', project, use, {
            message: `${upstream} publishes no ${what} (${environment}, ${at})`,
            hint: `It publishes ${others}. Reference one of those, and run dbt-mesh sync.`
        });
    }
    const names = published.map((one) => one.name);
    return judgeUse('unknown-model', project, use, {
        message: `${upstream} publishes no model ${model} (${environment}, ${at})`,
        hint: `${(0,rules/* didYouMean */.au)(model, names)}It does not exist there or is not public; this project was built with an older state of ${upstream}. Correct the reference or ask the team of ${upstream}, and run dbt-mesh sync.`
    });
}
function relationMismatch(project, use, published, moves) {
    const source = project.sources.get(use.upstream.id);
    if (source === undefined || !published?.relation)
        return [];
    const moved = moves.get(published.uniqueId);
    const isRead = (relation) => (0,shared_manifest/* relationKey */.Yb)(source.relation, project.adapter) === (0,shared_manifest/* relationKey */.Yb)(relation, project.adapter);
    if (isRead(published.relation) || (moved !== undefined && isRead(moved)))
        return [];
    const also = moved === undefined ? '' : `, and \`relations\` puts it at ${(0,shared_manifest/* displayRelation */.v9)(moved)}`;
    return [
        judgeUse('relation-mismatch', project, use, {
            message: `source ${source.sourceName}.${source.name} reads ${(0,shared_manifest/* displayRelation */.v9)(source.relation)}, but ${modelName(use.reference)} is published as ${(0,shared_manifest/* displayRelation */.v9)(published.relation)}${also}`,
            hint: `Run dbt-mesh sync; a source of your own is corrected in ${source.file === '' ? 'its YAML file' : source.file}.`
        })
    ];
}
function deprecated(project, use, model, now) {
    const date = model?.deprecationDate;
    if (!model || !date)
        return [];
    const { reference } = use;
    const time = (0,shared_manifest/* instantOf */.B9)(date);
    const past = time !== null && time < now.getTime();
    const day = date.slice(0, 10);
    const { latestVersion } = model;
    const instead = latestVersion === null || latestVersion === reference.version ? 'what replaces it' : `version ${latestVersion}`;
    return [
        judgeUse('deprecated', project, use, {
            ...(past ? { severity: 'error' } : {}),
            message: `${modelName(reference)} ${past ? 'has been deprecated since' : 'is deprecated from'} ${day}`,
            hint: `Move to ${instead}${past ? `: ${reference.project} may remove it any day` : ` before ${day}`}.`
        })
    ];
}

;// CONCATENATED MODULE: ./build/shared/lineage/unpinned-version.js


function unpinnedVersion(project, use) {
    const { upstream, reference } = use;
    if (upstream.version === null || upstream.mode === 'sources')
        return [];
    const latest = project.nodes.get(upstream.id)?.latestVersion ?? null;
    if (latest !== null && latest !== upstream.version)
        return [];
    const refs = project.nodes.get(reference.node)?.refs ?? [];
    const unpinned = refs.some((ref) => ref.version === null && ref.name === upstream.model && (ref.package === null || ref.package === upstream.project));
    if (!unpinned)
        return [];
    return [
        judgeUse('unpinned-version', project, use, {
            message: `The reference to ${upstream.project}.${upstream.model} names no version: it means ${modelName(reference)} until ${upstream.project} moves its latest version`,
            hint: `Write ref('${upstream.project}', '${upstream.model}', v=${versionLiteral(upstream.version)}).`
        })
    ];
}
function versionLiteral(version) {
    return /^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`;
}

;// CONCATENATED MODULE: ./build/shared/lineage/upstreams.js

const LOCK = 'dbt-mesh.lock';
function judgeUpstreams(input) {
    return [
        ...input.declared.flatMap((upstream) => unused(input, upstream)),
        ...[...input.publications.keys()].flatMap((name) => [...notPublished(input, name), ...stale(input, name)])
    ];
}
function unused({ project, uses, publications }, { project: upstream, mode }) {
    if (publications.get(upstream) === null)
        return [];
    const used = uses.filter((use) => use.reference.project === upstream);
    if (used.some((use) => project.nodes.get(use.reference.node)?.resourceType !== 'test'))
        return [];
    const files = [...project.sources.values()].filter((source) => source.sourceName === upstream).map((one) => one.file);
    const call = mode === 'sources' ? `source('${upstream}', '…')` : `ref('${upstream}', '…')`;
    return [
        {
            finding: (0,rules/* finding */.gk)('upstream-unused', {
                project: project.name,
                model: null,
                file: 'dbt_project.yml',
                message: used.length === 0
                    ? `${project.name} declares the upstream ${upstream} and references none of its models`
                    : `${project.name} declares the upstream ${upstream} and references its models in tests alone`,
                hint: `Read a model of it by {{ ${call} }}, or remove ${upstream} from the upstreams and run dbt-mesh sync.`
            }),
            place: {
                kind: 'word',
                word: upstream,
                files: [...new Set(files), 'packages.yml', 'dependencies.yml', 'dbt_loom.config.yml', LOCK]
            }
        }
    ];
}
function notPublished({ project, declared, publications }, upstream) {
    if (publications.get(upstream) !== null)
        return [];
    const isOptional = declared.some((one) => one.project === upstream && one.optional);
    return [
        {
            finding: (0,rules/* finding */.gk)('upstream-not-published', {
                project: project.name,
                model: null,
                ...(isOptional ? {} : { severity: 'error' }),
                message: isOptional
                    ? `${upstream} is not in the registry yet, so the references to it are not checked`
                    : `${project.name} reads ${upstream}, which is published neither to this environment nor to one that it falls back to`,
                hint: isOptional
                    ? `It is marked optional. Once ${upstream} is published, run dbt-mesh sync and remove the mark.`
                    : `Publish ${upstream} first (dbt-mesh publish), or declare it as optional.`
            }),
            place: { kind: 'word', word: upstream, files: [] }
        }
    ];
}
function stale({ project, publications, synced }, upstream) {
    const published = publications.get(upstream)?.mesh;
    const lock = synced.get(upstream);
    if (!published || !lock || lock.contract === published.contract)
        return [];
    return [
        {
            finding: (0,rules/* finding */.gk)('stale-manifest', {
                project: project.name,
                model: null,
                file: LOCK,
                message: `The contract of ${upstream} has changed since it was synced: ${LOCK} has ${lock.version}, ${published.environment} has ${published.version}`,
                hint: `Run dbt-mesh sync, build, and commit ${LOCK}.`
            }),
            place: { kind: 'word', word: upstream, files: [LOCK] }
        }
    ];
}

;// CONCATENATED MODULE: ./build/shared/lineage/check.js









function checkLineage(input) {
    const { project, uses } = input;
    return [
        ...judgeUpstreams(input),
        ...uses
            .filter((use) => use.direct)
            .flatMap((use) => [
            ...judgePublished(input, use),
            ...unpinnedVersion(project, use),
            ...parentMapMismatch(project, use),
            ...notAllowed(input, use),
            ...columnMissing(input, use),
            ...selectStar(input, use)
        ]),
        ...ownPrivate(project),
        ...judgeCycles(input),
        ...[...sqlNotUnderstood(project, input.queries), ...sqlNotCompiled(project, uses)].map(atItsFile)
    ];
}
function atItsFile(finding) {
    return { finding, place: { kind: 'word', word: '', files: [] } };
}

;// CONCATENATED MODULE: ./build/shared/lineage/named-relations.js

const PART = [
    '"(?:[^"]|""){1,300}"',
    '`[^`]{1,300}`',
    String.raw `\[[^[\]]{1,300}\]`,
    String.raw `(?<![\w$])[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff-]{0,300}`
].join('|');
const DOTTED = String.raw `(?:${PART})\.(?:${PART})`;
const NAMES = new RegExp(String.raw `${DOTTED}\.(?:${PART})|(?<=\b(?:from|join|using|into)\s{1,100})${DOTTED}|${'`'}[^${'`'}.]{1,300}\.[^${'`'}]{1,300}${'`'}`, 'gi');
function namedRelations(sql, adapter) {
    const keys = new Set();
    for (const [name] of sql.matchAll(NAMES))
        keys.add(keyOf(name, adapter));
    return keys;
}
function keyOf(name, adapter) {
    const rendered = adapter === 'bigquery' ? name.replaceAll(/`([^`]+)`/g, (_, all) => quotedEach(all)) : name;
    return (0,shared_manifest/* relationKey */.Yb)({ database: null, schema: '', identifier: '', rendered }, adapter);
}
function quotedEach(names) {
    return names
        .split('.')
        .map((name) => `\`${name}\``)
        .join('.');
}
function namesIn(key) {
    const names = JSON.parse(key);
    return Array.isArray(names) ? names.map(String) : [];
}

;// CONCATENATED MODULE: ./build/shared/lineage/hard-coded.js





function publishedRelations({ project }) {
    return project.publicModels
        .filter(({ materialized }) => materialized !== 'ephemeral')
        .map(({ name, version, relation }) => ({
        project: project.name,
        model: name,
        version,
        relation,
        adapter: project.adapter
    }));
}
function suspects(project, declared) {
    const own = new Set([...project.nodes.values()].flatMap(({ origin, relation }) => (origin === 'own' || origin === 'package') && relation ? [(0,shared_manifest/* relationKey */.Yb)(relation, project.adapter)] : []));
    const database = ownDatabase(own);
    const nodes = new Map();
    for (const { uniqueId, origin, compiledCode } of project.nodes.values()) {
        if (origin !== 'own' || !hasCompiledSql(project, uniqueId))
            continue;
        const named = [...namedRelations(compiledCode ?? '', project.adapter)].map((key) => completed(key, database));
        const referred = named.length === 0 ? new Set() : referredTo(project, uniqueId);
        const left = named.filter((key) => !own.has(key) && !referred.has(key));
        if (left.length > 0)
            nodes.set(uniqueId, new Set(left));
    }
    const upstreams = upstreamModels(project, new Map(declared.map((one) => [one.project, one.mode])));
    const read = new Set([...project.nodes.values()].flatMap(({ dependsOn }) => dependsOn));
    const sources = [...project.sources.values()].filter(({ uniqueId }) => uniqueId.startsWith(`source.${project.name}.`) && !upstreams.has(uniqueId) && read.has(uniqueId));
    return { nodes, sources };
}
function namingNodes(project, { nodes }, relations) {
    const published = relationIndex(project, relations);
    return [...nodes].flatMap(([id, keys]) => ([...keys].some((key) => published.has(key)) ? [id] : []));
}
function judgeHardCoded(project, declared, suspected, relations, queries) {
    const published = relationIndex(project, relations);
    const bySql = [...suspected.nodes].flatMap(([id, keys]) => {
        const node = project.nodes.get(id);
        const answer = queries.get(id)?.answer;
        if (node === undefined || !answer?.understood)
            return [];
        return namedTables(project, answer.tables, keys).flatMap(([key, table]) => {
            const model = published.get(key);
            return model === undefined ? [] : [inSql(project, declared, node, table, model)];
        });
    });
    const bySource = suspected.sources.flatMap((source) => {
        const model = published.get((0,shared_manifest/* relationKey */.Yb)(source.relation, project.adapter));
        return model === undefined ? [] : [inSource(project, declared, source, model)];
    });
    return [...bySql, ...bySource];
}
function relationIndex(project, relations) {
    return new Map(relations
        .filter((one) => one.project !== project.name && one.adapter === project.adapter)
        .map((one) => [(0,shared_manifest/* relationKey */.Yb)(one.relation, project.adapter), one]));
}
function namedTables(project, tables, keys) {
    const found = new Map();
    for (const table of tables) {
        const key = keyOf(table.rendered, project.adapter);
        const whole = keys.has(key) ? key : [...keys].find((one) => endsWith(namesIn(one), namesIn(key)));
        if (whole !== undefined && !found.has(whole))
            found.set(whole, table);
    }
    return [...found];
}
function endsWith(names, end) {
    return end.length > 1 && end.every((name, index) => names[names.length - end.length + index] === name);
}
function ownDatabase(own) {
    const databases = new Set([...own].map(namesIn).flatMap((names) => (names.length === 3 ? [names[0] ?? ''] : [])));
    const [only, ...others] = databases;
    return only === undefined || others.length > 0 ? null : only;
}
function completed(key, database) {
    const names = namesIn(key);
    return names.length === 2 && database !== null ? JSON.stringify([database, ...names]) : key;
}
function referredTo(project, id) {
    const keys = new Set();
    const seen = new Set();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const parent of project.nodes.get(next)?.dependsOn ?? []) {
            if (seen.has(parent))
                continue;
            seen.add(parent);
            const node = project.nodes.get(parent);
            if (node?.materialized === 'ephemeral')
                open.push(parent);
            const relation = node?.relation ?? project.sources.get(parent)?.relation;
            if (relation)
                keys.add((0,shared_manifest/* relationKey */.Yb)(relation, project.adapter));
        }
    }
    return keys;
}
function inSql(project, declared, node, table, model) {
    const { version } = model;
    return {
        finding: (0,rules/* finding */.gk)('hard-coded-relation', {
            project: project.name,
            model: modelName(model),
            node: node.uniqueId,
            ...(node.file === '' ? {} : { file: node.file }),
            message: `${node.name} reads ${(0,shared_manifest/* displayRelation */.v9)(model.relation)} by its name: it is ${modelName(model)}, and no lineage shows that`,
            hint: `Write {{ ${callFor(declared, model)} }} instead${andDeclare(declared, model)}.`
        }),
        place: {
            kind: 'compiled',
            line: table.line ?? 0,
            word: table.parts.at(-1) ?? '',
            call: { kind: 'ref', project: model.project, model: model.model, version, latest: false },
            entry: node.attachedNode === null ? null : (project.nodes.get(node.attachedNode)?.name ?? null)
        }
    };
}
function inSource(project, declared, source, model) {
    return {
        finding: (0,rules/* finding */.gk)('hard-coded-relation', {
            project: project.name,
            model: modelName(model),
            ...(source.file === '' ? {} : { file: source.file }),
            message: `source ${source.sourceName}.${source.name} points at ${(0,shared_manifest/* displayRelation */.v9)(model.relation)}: it is ${modelName(model)}, and no lineage shows that`,
            hint: `Write {{ ${callFor(declared, model)} }} where {{ source('${source.sourceName}', '${source.name}') }} stands${andDeclare(declared, model)}, and remove the source.`
        }),
        place: { kind: 'word', word: source.name, files: source.file === '' ? [] : [source.file] }
    };
}
function callFor(declared, { project, model, version }) {
    if (declared.some((one) => one.project === project && one.mode === 'sources'))
        return `source('${project}', '${model}')`;
    const pin = version === null ? '' : `, v=${/^\d+(\.\d+)?$/.test(version) ? version : `'${version}'`}`;
    return `ref('${project}', '${model}'${pin})`;
}
function andDeclare(declared, { project }) {
    return declared.some((one) => one.project === project)
        ? ''
        : `, declare ${project} as an upstream and run dbt-mesh sync`;
}

;// CONCATENATED MODULE: ./build/shared/lineage/locate.js
const MAX_TEXT = 2 * 1024 * 1024;
const MAX_CALL = 500;
const ENTRY = /\bname:[ \t]*["']?([^\s"',}]+)/g;
function locate(text, call, after = null) {
    if (text.length > MAX_TEXT)
        return null;
    const code = withoutJinjaComments(text);
    const from = after === null ? 0 : Math.max(0, locate_entryOf(code, after));
    let best = null;
    for (const match of code.matchAll(/\b(ref|source)\s{0,100}\(/g)) {
        if (match[1] !== call.kind)
            continue;
        const fit = fits(argumentsOf(code, match.index + match[0].length), call);
        if (fit === null)
            continue;
        const rank = fit + (isCommentedOut(code, match.index) ? 10 : 0) + (match.index < from ? 100 : 0);
        if (best === null || rank < best.rank)
            best = { index: match.index, rank };
    }
    return best && lineOf(code, best.index);
}
function locateWord(text, word) {
    if (text.length > MAX_TEXT)
        return null;
    const at = indexOfWord(text, word);
    return at === -1 ? null : lineOf(text, at);
}
function locateCompiled(text, compiled, { line, word, entry }) {
    if (text.length > MAX_TEXT || compiled.length > MAX_TEXT)
        return null;
    const code = withoutJinjaComments(text);
    const upTo = compiled.split('\n', line).map((one) => one.trim());
    const wanted = upTo[line - 1] ?? '';
    const same = code.split('\n').flatMap((one, index) => (one.trim() === wanted ? [index + 1] : []));
    const nth = upTo.filter((one) => one === wanted).length;
    if (wanted !== '' && same.length > 0)
        return same[nth - 1] ?? same.at(-1) ?? null;
    if (entry !== null) {
        const from = lineOf(code, Math.max(0, locate_entryOf(code, entry)));
        return linesWith(code, word).find((one) => one >= from) ?? null;
    }
    const there = linesWith(withoutBlockComments(code), word);
    const became = linesWith(withoutBlockComments(compiled), word);
    const order = there.length === became.length ? became.indexOf(line) : -1;
    return there[order] ?? there[0] ?? null;
}
function linesWith(code, word) {
    return code.split('\n').flatMap((text, index) => {
        const at = indexOfWord(text, word);
        return at === -1 || isCommentedOut(text, at) ? [] : [index + 1];
    });
}
function indexOfWord(text, word) {
    if (word === '')
        return -1;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
        if (!/\w/.test(around))
            return at;
    }
    return -1;
}
function locateEntry(text, model, column) {
    if (text.length > MAX_TEXT)
        return null;
    const entries = text.split('\n').flatMap(entriesOf);
    const at = entries.findIndex(({ name }) => name === model);
    const entry = entries[at];
    if (entry === undefined)
        return null;
    const after = entries.slice(at + 1);
    const end = after.findIndex(({ indent }) => indent <= entry.indent);
    const within = end === -1 ? after : after.slice(0, end);
    return (within.find(({ name }) => name.toLowerCase() === column?.toLowerCase()) ?? entry).line;
}
function entriesOf(text, index) {
    const indent = /^\s*/.exec(text)?.[0].length ?? 0;
    return [...text.matchAll(ENTRY)].map((match, order) => ({
        name: match[1] ?? '',
        line: index + 1,
        indent: order === 0 ? indent : Infinity
    }));
}
function fits({ positional, version }, call) {
    if (call.kind === 'source') {
        const [source, table] = positional;
        return positional.length === 2 && agrees(source, call.source) && agrees(table, call.table)
            ? unknowns([source, table])
            : null;
    }
    const [project, model] = positional.length === 2 ? positional : [undefined, positional[0]];
    if (positional.length < 1 || positional.length > 2 || !agrees(model, call.model))
        return null;
    if (project !== undefined && !agrees(project, call.project))
        return null;
    const open = unknowns([project, model]) + (project === undefined ? 1 : 0);
    if (version === undefined)
        return call.version === null || call.latest ? open : null;
    if (version === null)
        return open + 1;
    return call.version !== null && sameVersion(version, call.version) ? open : null;
}
function agrees(written, meant) {
    return written === null || written === meant;
}
function unknowns(written) {
    return written.filter((argument) => argument === null).length * 2;
}
function sameVersion(a, b) {
    return a === b || (a !== '' && b !== '' && Number(a) === Number(b));
}
function argumentsOf(code, start) {
    const positional = [];
    let version;
    for (const argument of split(code.slice(start, start + MAX_CALL))) {
        const keyword = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(argument);
        if (keyword === null)
            positional.push(literal(argument));
        else if (keyword[1] === 'v' || keyword[1] === 'version')
            version = literal(argument.slice(keyword[0].length));
    }
    return { positional, version };
}
function split(code) {
    const found = [];
    let depth = 0;
    let quote = null;
    let start = 0;
    for (let at = 0; at < code.length; at++) {
        const character = code[at] ?? '';
        if (quote !== null) {
            if (character === '\\')
                at++;
            else if (character === quote)
                quote = null;
        }
        else if (character === "'" || character === '"')
            quote = character;
        else if (character === '(' || character === '[' || character === '{')
            depth++;
        else if (depth > 0 && (character === ')' || character === ']' || character === '}'))
            depth--;
        else if (depth === 0 && (character === ',' || character === ')')) {
            const argument = code.slice(start, at);
            if (argument.trim() !== '')
                found.push(argument);
            if (character === ')')
                break;
            start = at + 1;
        }
    }
    return found;
}
function literal(argument) {
    const text = argument.trim();
    const quoted = /^(?:'([^'\\]*)'|"([^"\\]*)")$/.exec(text);
    if (quoted)
        return quoted[1] ?? quoted[2] ?? null;
    return /^\d+(?:\.\d+)?$/.test(text) ? text : null;
}
function withoutJinjaComments(text) {
    return without(text, '{#', '#}');
}
function withoutBlockComments(text) {
    return without(text, '/*', '*/');
}
function without(text, from, to) {
    let code = '';
    let rest = 0;
    for (let open = text.indexOf(from); open !== -1; open = text.indexOf(from, rest)) {
        const close = text.indexOf(to, open + 2);
        if (close === -1)
            break;
        code += text.slice(rest, open) + text.slice(open, close + 2).replace(/[^\n]/g, ' ');
        rest = close + 2;
    }
    return code + text.slice(rest);
}
function locate_entryOf(code, name) {
    for (const match of code.matchAll(ENTRY)) {
        if (match[1] === name)
            return match.index;
    }
    return -1;
}
function isCommentedOut(code, index) {
    const before = code.slice(Math.max(code.lastIndexOf('\n', index) + 1, index - MAX_CALL), index);
    return before.includes('--') || /^\s*(#|\/\/)/.test(before);
}
function lineOf(code, index) {
    let line = 1;
    for (let at = code.indexOf('\n'); at !== -1 && at < index; at = code.indexOf('\n', at + 1))
        line++;
    return line;
}

;// CONCATENATED MODULE: ./build/shared/lineage/used-columns.js



async function usedColumns(project, manifest, uses) {
    const queries = await readQueries(project, uses, ({ upstream }) => (0,shared_manifest/* declaredColumns */.y7)(manifest, upstream.id));
    return {
        references: referencesWithColumns(uses, queries),
        findings: sqlNotUnderstood(project, queries)
    };
}

;// CONCATENATED MODULE: ./build/shared/lineage/uses.js


const ORDER = ['model', 'snapshot', 'seed', 'function', 'analysis', 'operation', 'test'];
function uses(project, upstreams = new Map()) {
    const foreign = upstreamModels(project, upstreams);
    if (foreign.size === 0)
        return [];
    const owners = new Map(project.groups.map((group) => [group.name, ownerName(group.owner)]));
    const readers = [...project.nodes.values()]
        .filter((node) => !foreign.has(node.uniqueId))
        .map((node) => ({ node, read: among(foreign, parents(project, node)) }))
        .filter(({ read }) => read.length > 0);
    const byNodes = readers
        .filter(({ node }) => node.origin === 'own')
        .sort((a, b) => rank(a.node) - rank(b.node) || compare(a.node.uniqueId, b.node.uniqueId))
        .flatMap(({ node, read }) => read.map((upstream) => useByNode(node, upstream, owners)));
    const above = nearest((id) => project.nodes.get(id)?.dependsOn ?? [], (id) => (foreign.has(id) ? id : null));
    const readersAbove = everyReaderAbove(project, new Map(readers.map(({ node, read }) => [node.uniqueId, read])));
    const byExposures = [...project.exposures]
        .sort((a, b) => compare(a.uniqueId, b.uniqueId))
        .flatMap((exposure) => {
        const direct = new Set(parents(project, exposure));
        const reached = [...direct].flatMap((id) => (foreign.has(id) ? [id] : [...above(id)]));
        return among(foreign, reached).map((upstream) => useByExposure(exposure, upstream, direct.has(upstream.id) ? null : readersAbove(direct, upstream)));
    });
    return [...byNodes, ...byExposures];
}
function everyReaderAbove(project, readers) {
    const parentsOf = (id) => project.nodes.get(id)?.dependsOn ?? [];
    const readersNear = nearest(parentsOf, (id) => (readers.has(id) ? id : null));
    return (ids, upstream) => {
        const found = new Set();
        const waiting = [...ids];
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
            for (const reader of readers.has(id) ? [id, ...readersNear(id)] : readersNear(id)) {
                if (found.has(reader))
                    continue;
                found.add(reader);
                if (reader !== id)
                    waiting.push(reader);
            }
        }
        return [...found].filter((id) => readers.get(id)?.includes(upstream)).sort();
    };
}
function ofPublicModels(uses) {
    return uses.filter((use) => use.upstream.seenAsPublic);
}
function useByNode(node, upstream, owners) {
    const owner = node.group === null ? null : owners.get(node.group);
    return {
        reference: {
            ...named(upstream),
            ...pinning(node, upstream),
            node: node.uniqueId,
            file: node.file,
            ...(owner ? { owner } : {}),
            columns: node.compiledCode === null ? null : '*'
        },
        upstream,
        direct: true,
        through: []
    };
}
function useByExposure(exposure, upstream, through) {
    const owner = ownerName(exposure.owner);
    return {
        reference: {
            ...named(upstream),
            node: exposure.uniqueId,
            file: exposure.file,
            ...(owner ? { owner } : {}),
            columns: '*',
            exposure: { type: exposure.type, owner, url: exposure.url }
        },
        upstream,
        direct: through === null,
        through: through ?? []
    };
}
function named({ project, model, version, mode }) {
    return { project, model, version, mode };
}
function pinning({ refs }, { project, model, version, mode }) {
    if (version === null)
        return {};
    if (mode === 'sources')
        return { pinned: true };
    const toModel = refs.filter((ref) => ref.name === model && (ref.package === null || ref.package === project));
    return toModel.length === 0 ? {} : { pinned: toModel.every((ref) => ref.version !== null) };
}
function parents(project, { uniqueId, dependsOn }) {
    return [...dependsOn, ...(project.parentMap?.get(uniqueId) ?? [])];
}
function among(foreign, ids) {
    return [...new Set(ids.filter((id) => foreign.has(id)))].sort().flatMap((id) => foreign.get(id) ?? []);
}
function ownerName(owner) {
    return owner.name ?? owner.email;
}
function rank(node) {
    const place = ORDER.indexOf(node.resourceType);
    return place === -1 ? ORDER.length : place;
}
function compare(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

;// CONCATENATED MODULE: ./build/shared/lineage/index.js












/***/ })

};
