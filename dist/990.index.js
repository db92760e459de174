export const id = 990;
export const ids = [990];
export const modules = {

/***/ 8990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T1: () => (/* reexport */ ancestors),
  Ki: () => (/* reexport */ checkLineage),
  x5: () => (/* reexport */ locate),
  L_: () => (/* reexport */ locateWord),
  fi: () => (/* reexport */ ofPublicModels),
  Wn: () => (/* reexport */ upstreamsIn),
  Vl: () => (/* reexport */ usedColumns),
  r9: () => (/* reexport */ uses)
});

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

// EXTERNAL MODULE: ./build/shared/rules/index.js + 8 modules
var rules = __webpack_require__(6213);
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

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 22 modules
var shared_manifest = __webpack_require__(6370);
;// CONCATENATED MODULE: ./build/shared/lineage/published.js




function judgePublished({ project, publications, now }, use) {
    const here = project.nodes.get(use.upstream.id);
    const publication = publications.get(use.reference.project) ?? null;
    const there = publication?.project.nodes.get(modelId(use.reference));
    if (!use.upstream.seenAsPublic)
        return [notPublic(project, use, here?.access ?? 'not public')];
    if (there !== undefined && there.access !== 'public')
        return [notPublic(project, use, there.access)];
    if (publication !== null && there === undefined)
        return [unknownModel(project, use, publication)];
    return [...relationMismatch(project, use, there), ...deprecated(project, use, there ?? here, now)];
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
function relationMismatch(project, use, published) {
    const source = project.sources.get(use.upstream.id);
    if (source === undefined || !published?.relation)
        return [];
    if ((0,shared_manifest/* relationKey */.Yb)(source.relation, project.adapter) === (0,shared_manifest/* relationKey */.Yb)(published.relation, project.adapter))
        return [];
    return [
        judgeUse('relation-mismatch', project, use, {
            message: `source ${source.sourceName}.${source.name} reads ${(0,shared_manifest/* displayRelation */.v9)(source.relation)}, but ${modelName(use.reference)} is published as ${(0,shared_manifest/* displayRelation */.v9)(published.relation)}`,
            hint: `Run dbt-mesh sync; a source of your own is corrected in ${source.file === '' ? 'its YAML file' : source.file}.`
        })
    ];
}
function deprecated(project, use, model, now) {
    const date = model?.deprecationDate;
    if (!model || !date)
        return [];
    const { reference } = use;
    const time = timeOf(date);
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
function timeOf(date) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(date.trim());
    if (match === null)
        return null;
    const [, day, clock = '00:00', zone = 'Z'] = match;
    const time = Date.parse(`${day}T${clock}${zone}`);
    return Number.isNaN(time) ? null : time;
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
function notPublished({ project, publications }, upstream) {
    if (publications.get(upstream) !== null)
        return [];
    return [
        {
            finding: (0,rules/* finding */.gk)('upstream-not-published', {
                project: project.name,
                model: null,
                message: `${upstream} is not in the registry yet, so the references to it are not checked`,
                hint: `It is marked optional. Once ${upstream} is published, run dbt-mesh sync and remove the mark.`
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
            ...parentMapMismatch(project, use)
        ]),
        ...ownPrivate(project)
    ];
}

;// CONCATENATED MODULE: ./build/shared/lineage/locate.js
const MAX_TEXT = 2 * 1024 * 1024;
const MAX_CALL = 500;
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
    if (word === '' || text.length > MAX_TEXT)
        return null;
    for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
        const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
        if (!/\w/.test(around))
            return lineOf(text, at);
    }
    return null;
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
    let code = '';
    let rest = 0;
    for (let open = text.indexOf('{#'); open !== -1; open = text.indexOf('{#', rest)) {
        const close = text.indexOf('#}', open + 2);
        if (close === -1)
            break;
        code += text.slice(rest, open) + text.slice(open, close + 2).replace(/[^\n]/g, ' ');
        rest = close + 2;
    }
    return code + text.slice(rest);
}
function locate_entryOf(code, name) {
    for (const match of code.matchAll(/\bname:[ \t]*["']?([^\s"',}]+)/g)) {
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


;// CONCATENATED MODULE: ./build/shared/lineage/used-columns.js



async function usedColumns(project, manifest, uses) {
    const asked = questions(project, manifest, uses);
    const answers = await columnUse(asked.map(({ question }) => question));
    const answered = new Map(asked.map(({ node, ids }, index) => [node, { ids, answer: answers[index] }]));
    return {
        references: uses.map(({ reference, upstream }) => {
            const { ids, answer } = answered.get(reference.node) ?? {};
            return answer === undefined ? reference : { ...reference, columns: columnsIn(answer, ids?.indexOf(upstream.id)) };
        }),
        findings: asked.flatMap(({ node }) => {
            const answer = answered.get(node)?.answer;
            return answer === undefined || answer.understood ? [] : [notUnderstood(project, node, answer.why)];
        })
    };
}
function questions(project, manifest, uses) {
    const byNode = new Map();
    for (const { reference, upstream } of uses) {
        const relation = relationOf(project, upstream.id);
        if (typeof project.nodes.get(reference.node)?.compiledCode !== 'string' || relation === null)
            continue;
        const relations = byNode.get(reference.node) ?? new Map();
        byNode.set(reference.node, relations.set(upstream.id, { relation, ...(0,shared_manifest/* declaredColumns */.y7)(manifest, upstream.id) }));
    }
    return [...byNode].map(([node, relations]) => ({
        node,
        ids: [...relations.keys()],
        question: {
            sql: project.nodes.get(node)?.compiledCode ?? '',
            adapter: project.adapter,
            relations: [...relations.values()]
        }
    }));
}
function relationOf(project, id) {
    return project.nodes.get(id)?.relation ?? project.sources.get(id)?.relation ?? null;
}
function columnsIn(answer, index = -1) {
    return (answer.understood ? answer.uses[index]?.columns : undefined) ?? '*';
}
const WHY = {
    syntax: 'its SQL could not be parsed',
    'too-large': 'its SQL is too large',
    'too-deep': 'its SQL is nested too deep',
    'timed-out': 'reading its SQL took too long',
    adapter: 'SQL of this adapter is not read',
    failed: 'the SQL parser broke down over it',
    'not-available': 'the SQL parser did not load here: it needs Node 22 or newer'
};
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

;// CONCATENATED MODULE: ./build/shared/lineage/uses.js


const ORDER = ['model', 'snapshot', 'seed', 'function', 'analysis', 'operation', 'test'];
function uses(project, upstreams = new Map()) {
    const foreign = upstreamModels(project, upstreams);
    if (foreign.size === 0)
        return [];
    const owners = new Map(project.groups.map((group) => [group.name, ownerName(group.owner)]));
    const byNodes = [...project.nodes.values()]
        .filter((node) => node.origin === 'own')
        .map((node) => ({ node, read: among(foreign, parents(project, node)) }))
        .filter(({ read }) => read.length > 0)
        .sort((a, b) => rank(a.node) - rank(b.node) || compare(a.node.uniqueId, b.node.uniqueId))
        .flatMap(({ node, read }) => read.map((upstream) => useByNode(node, upstream, owners)));
    const above = nearest((id) => project.nodes.get(id)?.dependsOn ?? [], (id) => (foreign.has(id) ? id : null));
    const byExposures = [...project.exposures]
        .sort((a, b) => compare(a.uniqueId, b.uniqueId))
        .flatMap((exposure) => {
        const direct = new Set(parents(project, exposure));
        const reached = [...direct].flatMap((id) => (foreign.has(id) ? [id] : [...above(id)]));
        return among(foreign, reached).map((upstream) => useByExposure(exposure, upstream, direct.has(upstream.id)));
    });
    return [...byNodes, ...byExposures];
}
function ofPublicModels(uses) {
    return uses.filter((use) => use.upstream.seenAsPublic);
}
function useByNode(node, upstream, owners) {
    const owner = node.group === null ? null : owners.get(node.group);
    return {
        reference: {
            ...named(upstream),
            node: node.uniqueId,
            file: node.file,
            ...(owner ? { owner } : {}),
            columns: node.compiledCode === null ? null : '*'
        },
        upstream,
        direct: true
    };
}
function useByExposure(exposure, upstream, direct) {
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
        direct
    };
}
function named({ project, model, version, mode }) {
    return { project, model, version, mode };
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
