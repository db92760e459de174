export const id = 116;
export const ids = [116];
export const modules = {

/***/ 7735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  docs: () => (/* binding */ docs)
});

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
// EXTERNAL MODULE: ./build/shared/registry/index.js + 41 modules
var registry = __webpack_require__(1631);
// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/site/part.js
const SECTIONS = {
    nodes: ['model', 'seed', 'snapshot', 'test', 'analysis', 'operation'],
    sources: ['source'],
    exposures: ['exposure'],
    metrics: ['metric'],
    semantic_models: ['semantic_model'],
    saved_queries: ['saved_query'],
    unit_tests: ['unit_test'],
    functions: ['function'],
    groups: ['group'],
    macros: ['macro'],
    docs: ['doc']
};
const SECTION_NAMES = Object.keys(SECTIONS);
function partWith(project, sections, standIns = new Map()) {
    const nothing = Object.fromEntries(SECTION_NAMES.map((name) => [name, new Map()]));
    return { project, sections: { ...nothing, ...sections }, standIns };
}
function kindAndPackage(id) {
    const [kind = '', packageName = ''] = id.split('.', 2);
    return [kind, packageName];
}

;// CONCATENATED MODULE: ./build/shared/site/names.js

function namesOf(project, projects, published) {
    const upstreams = new Set([...project.nodes.values()].flatMap(({ origin, packageName }) => origin === 'stub' || origin === 'injected' ? [packageName] : []));
    const models = modelsOfSources(project, published);
    const ownerOfPackage = (packageName) => {
        if (packageName === project.name)
            return 'own';
        return projects.has(packageName) || upstreams.has(packageName) ? 'other' : 'installed';
    };
    const packageOf = (packageName) => ownerOfPackage(packageName) === 'installed' ? `${packageName}@${project.name}` : packageName;
    return {
        packageOf,
        ownerOf: (id) => (models.has(id) ? 'other' : ownerOfPackage(kindAndPackage(id)[1])),
        idOf(id) {
            const model = models.get(id);
            if (model !== undefined)
                return model;
            const [kind, packageName] = kindAndPackage(id);
            return `${kind}.${packageOf(packageName)}${id.slice(kind.length + 1 + packageName.length)}`;
        }
    };
}
function modelsOfSources(project, published) {
    return new Map([...project.sources.values()].flatMap((source) => {
        const model = published.at(source.relation, project.adapter) ?? marked(source, published);
        return model === null || kindAndPackage(model)[1] === project.name ? [] : [[source.uniqueId, model]];
    }));
}
function marked({ meta }, published) {
    const mark = meta['dbt_mesh'];
    if (typeof mark !== 'object' || mark === null)
        return null;
    const { project, model, version } = mark;
    if (typeof project !== 'string' || typeof model !== 'string')
        return null;
    const isVersion = typeof version === 'string' || typeof version === 'number';
    const id = `model.${project}.${model}${isVersion ? `.v${version}` : ''}`;
    return published.ids.has(id) ? id : null;
}

;// CONCATENATED MODULE: ./build/shared/site/catalog-part.js


function catalogPart(catalog, project, projects, published, { nodes, sources }) {
    const names = namesOf(project, new Set(projects), published);
    const entries = (tables, shown) => new Map(Object.entries(tables).flatMap(([id, table]) => {
        const renamed = names.idOf(id);
        return (0,shared_manifest/* isObject */.Gv)(table) && names.ownerOf(id) !== 'other' && shown.has(renamed)
            ? [[renamed, pageTable(renamed, table)]]
            : [];
    }));
    return { nodes: entries(catalog.nodes, nodes), sources: entries(catalog.sources, sources) };
}
function pageTable(id, table) {
    const metadata = (0,shared_manifest/* objectIn */.D7)(table['metadata']);
    return {
        metadata: { ...metadata, type: (0,shared_manifest/* textIn */.r7)(metadata['type']) ?? 'table' },
        columns: (0,shared_manifest/* objectIn */.D7)(table['columns']),
        stats: (0,shared_manifest/* objectIn */.D7)(table['stats']),
        unique_id: id
    };
}

;// CONCATENATED MODULE: ./build/shared/site/colours.js
const COLOURS = [
    '#0a7ea4',
    '#b8500f',
    '#2e7d32',
    '#7b3fa0',
    '#a3213b',
    '#546e7a',
    '#8a6d00',
    '#00796b',
    '#3f51b5',
    '#6d4c41',
    '#ad1457',
    '#558b2f'
];
const NO_PROJECT = '#757575';
function colourOf(project, projects) {
    const index = projects.indexOf(project);
    return COLOURS[index % COLOURS.length] ?? NO_PROJECT;
}

;// CONCATENATED MODULE: ./build/shared/site/text.js

const MARKDOWN_KEYS = new Set(['description', 'source_description', 'block_contents']);
function withoutMarkup(markdown) {
    return markdown.replace(/&(?=#?\w+;)/g, '&amp;').replace(/<(?![\s=>\d]|$)/g, '&lt;');
}
function withSafeText(value) {
    if (Array.isArray(value))
        return value.map(withSafeText);
    if (!(0,shared_manifest/* isObject */.Gv)(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
        key,
        typeof inner === 'string' && MARKDOWN_KEYS.has(key) ? withoutMarkup(inner) : withSafeText(inner)
    ]));
}
function jsonForHtml(value) {
    return JSON.stringify(value).replaceAll('<', '\\u003c');
}

;// CONCATENATED MODULE: ./build/shared/site/entry.js



const DROPPED = new Set([
    'root_path',
    'build_path',
    'compiled_path',
    'patch_path',
    'deferred',
    'defer_relation',
    'checksum',
    'created_at',
    'unrendered_config',
    'unrendered_database',
    'unrendered_schema',
    'config_call_dict',
    'extra_ctes',
    'extra_ctes_injected',
    'compiled',
    'raw_sql',
    'compiled_sql'
]);
const TEST_KEYS = ['name', 'unique_id', 'resource_type', 'package_name', 'path', 'original_file_path', 'fqn', 'tags'];
function isWhatItsIdSays(section, id, entry) {
    if (!(0,shared_manifest/* isObject */.Gv)(entry))
        return false;
    const [kind, packageName] = kindAndPackage(id);
    const kinds = SECTIONS[section];
    return kinds.includes(kind) && packageName !== '' && entry['package_name'] === packageName;
}
function pageEntry(id, entry) {
    const kept = Object.fromEntries(Object.entries(said(entry)).filter(([key]) => !DROPPED.has(key)));
    const code = (0,shared_manifest/* textIn */.r7)(entry['raw_code']) ?? (0,shared_manifest/* textIn */.r7)(entry['raw_sql']);
    const compiled = (0,shared_manifest/* textIn */.r7)(entry['compiled_code']) ?? (0,shared_manifest/* textIn */.r7)(entry['compiled_sql']);
    const safe = withSafeText({
        ...kept,
        unique_id: id,
        resource_type: kindAndPackage(id)[0],
        name: (0,shared_manifest/* textIn */.r7)(entry['name']) ?? id,
        description: (0,shared_manifest/* textIn */.r7)(entry['description']) ?? '',
        original_file_path: (0,shared_manifest/* textIn */.r7)(entry['original_file_path']) ?? '',
        tags: (0,shared_manifest/* textsIn */.Ej)(entry['tags']),
        ...((0,shared_manifest/* isObject */.Gv)(entry['config']) ? { config: said(entry['config']) } : {}),
        ...(entry['columns'] === undefined ? {} : { columns: columnsIn(entry['columns']) }),
        ...(entry['label'] === undefined ? {} : { label: (0,shared_manifest/* textIn */.r7)(entry['label']) ?? '' }),
        ...(entry['arguments'] === undefined ? {} : { arguments: (0,shared_manifest/* listIn */.Of)(entry['arguments']).filter(isNamed) }),
        ...(code === null ? {} : { raw_code: code }),
        ...(compiled === null ? {} : { compiled_code: compiled })
    });
    return safe;
}
function columnsIn(columns) {
    return Object.fromEntries(Object.entries((0,shared_manifest/* objectIn */.D7)(columns))
        .filter(([, column]) => (0,shared_manifest/* isObject */.Gv)(column))
        .map(([key, column]) => {
        const facts = (0,shared_manifest/* objectIn */.D7)(column);
        return [
            key,
            { ...toldOf(facts), name: (0,shared_manifest/* textIn */.r7)(facts['name']) ?? key, description: (0,shared_manifest/* textIn */.r7)(facts['description']) ?? '' }
        ];
    }));
}
function said(object) {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
function toldOf(column) {
    return Object.fromEntries(Object.entries(said(column)).filter(([key, value]) => key !== 'config' && (typeof value !== 'object' || Object.keys(value ?? {}).length > 0)));
}
function isNamed(value) {
    return (0,shared_manifest/* isObject */.Gv)(value) && typeof value['name'] === 'string';
}
function isGenericTest(id, entry) {
    return id.startsWith('test.') && (0,shared_manifest/* isObject */.Gv)(entry['test_metadata']);
}
function genericTest(id, entry) {
    const metadata = (0,shared_manifest/* objectIn */.D7)(entry['test_metadata']);
    const kept = TEST_KEYS.filter((key) => Object.hasOwn(entry, key)).map((key) => [key, entry[key]]);
    return {
        ...Object.fromEntries(kept),
        unique_id: id,
        resource_type: 'test',
        name: (0,shared_manifest/* textIn */.r7)(entry['name']) ?? id,
        original_file_path: (0,shared_manifest/* textIn */.r7)(entry['original_file_path']) ?? '',
        tags: (0,shared_manifest/* textsIn */.Ej)(entry['tags']),
        column_name: (0,shared_manifest/* textIn */.r7)(entry['column_name']),
        refs: (0,shared_manifest/* listIn */.Of)(entry['refs']),
        config: {},
        test_metadata: {
            name: (0,shared_manifest/* textIn */.r7)(metadata['name']) ?? '',
            namespace: (0,shared_manifest/* textIn */.r7)(metadata['namespace']),
            kwargs: (0,shared_manifest/* objectIn */.D7)(metadata['kwargs'])
        }
    };
}
function testedBy(entry) {
    const parents = (0,shared_manifest/* textsIn */.Ej)((0,shared_manifest/* objectIn */.D7)(entry['depends_on'])['nodes']);
    return (0,shared_manifest/* objectIn */.D7)(entry['test_metadata'])['name'] === 'relationships' ? parents.at(-1) : parents[0];
}
function coloured(entry, colour) {
    const docs = (0,shared_manifest/* objectIn */.D7)(entry['docs']);
    return { ...entry, docs: { ...docs, show: docs['show'] !== false, node_color: colour } };
}

;// CONCATENATED MODULE: ./build/shared/site/overview.js

const LINKED = 12;
const NONE = '–';
function projectOverview(docs, project) {
    const name = `__${project}__`;
    const id = `doc.${project}.${name}`;
    const block = docs.get(id) ?? docs.get(`doc.${project}.__overview__`);
    const contents = block === undefined ? null : (0,shared_manifest/* textIn */.r7)(block['block_contents']);
    if (contents === null || name === '__overview__')
        return new Map();
    return new Map([
        [
            id,
            {
                unique_id: id,
                resource_type: 'doc',
                package_name: project,
                name,
                path: '',
                original_file_path: '',
                block_contents: contents
            }
        ]
    ]);
}
function siteOverview(environment, projects) {
    const rows = projects.map((one) => `| ${[nameOf(one), modelsOf(one), builtOf(one), repositoryOf(one)].join(' | ')} |`);
    return {
        unique_id: 'doc.dbt.__overview__',
        resource_type: 'doc',
        package_name: 'dbt',
        name: '__overview__',
        path: '',
        original_file_path: '',
        block_contents: [
            `# The mesh in ${environment}`,
            '',
            'Every project that publishes here, on one site. Each has a colour of its own in the lineage graph: open a model, and the graph with the button at the lower right.',
            '',
            '| project | public models | built | repository |',
            '|---|---|---|---|',
            ...rows,
            ''
        ].join('\n')
    };
}
function nameOf({ mesh: { project }, hasOverview }) {
    return hasOverview ? `[${project}](#!/overview/${project})` : project;
}
function modelsOf({ publicModels }) {
    const links = publicModels
        .slice(0, LINKED)
        .map(({ uniqueId, name, version }) => `[${name}${version === null ? '' : ` v${version}`}](#!/model/${encodeURI(uniqueId)})`);
    const more = publicModels.length - links.length;
    return [...links, ...(more > 0 ? [`${more} more`] : [])].join(', ') || NONE;
}
function builtOf({ mesh: { generated_at: at } }) {
    return `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
}
function repositoryOf({ mesh: { repository } }) {
    return repository !== null && /^[\w.-]+\/[\w.-]+$/.test(repository) ? `\`${repository}\`` : NONE;
}

;// CONCATENATED MODULE: ./build/shared/site/stand-in.js



const KEYS = [
    'name',
    'package_name',
    'fqn',
    'database',
    'schema',
    'alias',
    'version',
    'latest_version',
    'access',
    'description',
    'columns'
];
function standIn(id, entry) {
    const known = Object.fromEntries(KEYS.filter((key) => Object.hasOwn(entry, key)).map((key) => [key, entry[key]]));
    const file = (0,shared_manifest/* textIn */.r7)(entry['original_file_path']) ?? `${(0,shared_manifest/* textIn */.r7)(entry['name']) ?? id}`;
    return coloured({
        ...pageEntry(id, { ...known, original_file_path: file, columns: (0,shared_manifest/* objectIn */.D7)(entry['columns']) }),
        config: { materialized: 'external' },
        depends_on: { macros: [], nodes: [] }
    }, NO_PROJECT);
}

;// CONCATENATED MODULE: ./build/shared/site/full-part.js







const OWN_ALONE = new Set(['macros', 'docs']);
function fullPart({ manifest, project }, projects, published) {
    const names = namesOf(project, new Set(projects), published);
    const colour = colourOf(project.name, projects);
    const shown = Object.fromEntries(SECTION_NAMES.map((section) => [section, new Map(entriesOf(manifest, section, names, colour))]));
    const sections = { ...shown, docs: projectOverview(shown.docs, project.name) };
    dropForeignTests(sections.nodes, sections);
    dropLostGroups(sections);
    return partWith(project.name, sections, standIns(manifest, names));
}
function* entriesOf(manifest, section, names, colour) {
    for (const [id, entry] of Object.entries((0,shared_manifest/* objectIn */.D7)(manifest[section]))) {
        if (!isWhatItsIdSays(section, id, entry))
            continue;
        const owner = names.ownerOf(id);
        if (owner === 'other' || (owner === 'installed' && OWN_ALONE.has(section)))
            continue;
        yield [names.idOf(id), shownEntry(id, entry, names, colour)];
    }
}
function shownEntry(id, entry, names, colour) {
    const shown = isGenericTest(id, entry) ? genericTest(names.idOf(id), entry) : pageEntry(names.idOf(id), entry);
    const { nodes, macros } = (0,shared_manifest/* objectIn */.D7)(entry['depends_on']);
    return coloured({
        ...shown,
        package_name: names.packageOf((0,shared_manifest/* textIn */.r7)(entry['package_name']) ?? ''),
        ...(entry['depends_on'] === undefined
            ? {}
            : {
                depends_on: {
                    macros: (0,shared_manifest/* textsIn */.Ej)(macros).filter((macro) => names.ownerOf(macro) === 'own'),
                    nodes: [...new Set((0,shared_manifest/* textsIn */.Ej)(nodes).map((parent) => names.idOf(parent)))]
                }
            })
    }, colour);
}
function dropForeignTests(nodes, { sources }) {
    for (const [id, entry] of nodes) {
        if (!isGenericTest(id, entry))
            continue;
        const tested = testedBy(entry);
        if (tested === undefined || !(nodes.has(tested) || sources.has(tested)))
            nodes.delete(id);
    }
}
function dropLostGroups(sections) {
    for (const [id, group] of sections.groups)
        sections.groups.set(id, { ...group, owner: (0,shared_manifest/* objectIn */.D7)(group['owner']) });
    for (const section of SECTION_NAMES) {
        for (const [id, entry] of sections[section]) {
            if (!entry['group'])
                continue;
            const group = `group.${(0,shared_manifest/* textIn */.r7)(entry['package_name'])}.${(0,shared_manifest/* textIn */.r7)(entry['group'])}`;
            if (!sections.groups.has(group))
                sections[section].set(id, { ...entry, group: null });
        }
    }
}
function standIns(manifest, names) {
    return new Map(Object.entries((0,shared_manifest/* objectIn */.D7)(manifest['nodes'])).flatMap(([id, entry]) => isWhatItsIdSays('nodes', id, entry) && !id.startsWith('test.') && names.ownerOf(id) === 'other'
        ? [[id, standIn(id, entry)]]
        : []));
}

;// CONCATENATED MODULE: ./build/shared/site/public-part.js





const USERS = /^(model|snapshot|seed|analysis|exposure)\./;
const NOT_PUBLISHED = '(not published)';
function publicPart({ manifest, mesh, project }, projects) {
    const colour = colourOf(project.name, projects);
    const view = (0,shared_manifest/* publicView */.PV)(manifest, project);
    const models = new Map(Object.entries((0,shared_manifest/* objectIn */.D7)(view['nodes'])).flatMap(([id, entry]) => isWhatItsIdSays('nodes', id, entry)
        ? [[id, coloured({ ...pageEntry(id, entry), depends_on: dependsOn(ancestorsOf(mesh, id)) }, colour)]]
        : []));
    const users = new Map();
    for (const [id, references] of usersOf(mesh, project.name)) {
        if (!models.has(id))
            users.set(id, coloured(user(id, references, project.name), colour));
    }
    const isExposure = ([id]) => id.startsWith('exposure.');
    return partWith(project.name, {
        nodes: new Map([...models, ...[...users].filter((one) => !isExposure(one))]),
        exposures: new Map([...users].filter(isExposure)),
        groups: new Map(Object.entries((0,shared_manifest/* objectIn */.D7)(view['groups'])).flatMap(([id, group]) => isWhatItsIdSays('groups', id, group) ? [[id, pageEntry(id, group)]] : []))
    }, new Map(mesh.references.map((reference) => [modelOf(reference), usedModel(reference)])));
}
function ancestorsOf(mesh, id) {
    return Object.hasOwn(mesh.ancestors, id) ? (mesh.ancestors[id] ?? []) : [];
}
function usersOf(mesh, project) {
    const users = new Map();
    for (const reference of mesh.references) {
        const { node } = reference;
        const kind = USERS.exec(node)?.[1];
        if (kind === undefined || !node.startsWith(`${kind}.${project}.`))
            continue;
        users.set(node, [...(users.get(node) ?? []), reference]);
    }
    return users;
}
function user(id, references, project) {
    const [first] = references;
    const name = id.split('.').slice(2).join('.');
    const exposure = first?.exposure;
    const known = {
        name,
        package_name: project,
        fqn: [project, ...name.split('.')],
        original_file_path: first?.file === '' ? name : first?.file,
        description: `Uses models of other projects. Nothing more of it is published.`,
        columns: {},
        ...(exposure === undefined
            ? { database: NOT_PUBLISHED, schema: project, alias: name, config: { materialized: NOT_PUBLISHED } }
            : { type: exposure.type, url: exposure.url, owner: { name: exposure.owner }, config: {} })
    };
    return { ...pageEntry(id, known), depends_on: dependsOn([...new Set(references.map(modelOf))]) };
}
function usedModel({ project, model, version }) {
    const known = { name: model, package_name: project, fqn: [project, model], database: NOT_PUBLISHED, schema: project };
    return standIn(modelOf({ project, model, version }), {
        ...known,
        alias: model,
        ...(version === null ? {} : { version })
    });
}
function modelOf({ project, model, version }) {
    return `model.${project}.${model}${version === null ? '' : `.v${version}`}`;
}
function dependsOn(nodes) {
    return { macros: [], nodes };
}

;// CONCATENATED MODULE: ./build/shared/site/pack.js



const IN_GRAPH = [
    'nodes',
    'sources',
    'exposures',
    'metrics',
    'semantic_models',
    'saved_queries',
    'unit_tests',
    'functions'
];
function pack(part, catalog) {
    const { project, sections, standIns } = part;
    return {
        project,
        sections: Object.fromEntries(SECTION_NAMES.map((name) => [name, packed(sections[name])])),
        catalog: { nodes: packed(catalog?.nodes ?? new Map()), sources: packed(catalog?.sources ?? new Map()) },
        parents: parentsIn(part),
        standIns,
        models: [...sections.nodes.keys()].filter((id) => id.startsWith('model.')).length,
        hasOverview: sections.docs.size > 0,
        hasCatalog: catalog !== null
    };
}
function packed(entries) {
    return Buffer.from([...entries].map(([id, entry]) => `${jsonForHtml(id)}:${jsonForHtml(entry)}`).join(','));
}
function parentsIn({ sections }) {
    return new Map(IN_GRAPH.flatMap((section) => [...sections[section]].map(([id, entry]) => [id, (0,shared_manifest/* textsIn */.Ej)((0,shared_manifest/* objectIn */.D7)(entry['depends_on'])['nodes'])])));
}

;// CONCATENATED MODULE: ./build/shared/site/merge.js




const SCHEMAS = 'https://schemas.getdbt.com/dbt';
const EMPTY_SECTIONS = ['selectors', 'disabled', 'group_map'];
function mergedManifest(environment, projects) {
    const standIns = neededStandIns(projects.map(({ part }) => part));
    const listed = projects.map(({ mesh, publicModels, part }) => ({
        mesh,
        publicModels,
        hasOverview: part.hasOverview
    }));
    const extra = {
        nodes: standIns,
        docs: new Map([['doc.dbt.__overview__', siteOverview(environment, listed)]])
    };
    const parents = parentMap(projects.map(({ part }) => part), standIns);
    return object([
        ['metadata', json(metadata(projects))],
        ...SECTION_NAMES.map((section) => [
            section,
            braced([...projects.map(({ part }) => part.sections[section]), packed(extra[section] ?? new Map())])
        ]),
        ...EMPTY_SECTIONS.map((section) => [section, json({})]),
        ['parent_map', idLists(parents)],
        ['child_map', idLists(childrenOf(parents))]
    ]);
}
function mergedCatalog(projects) {
    const { generated_at, dbt_version } = metadata(projects);
    return object([
        ['metadata', json({ dbt_schema_version: `${SCHEMAS}/catalog/v1.json`, dbt_version, generated_at, env: {} })],
        ['nodes', braced(projects.map(({ part }) => part.catalog.nodes))],
        ['sources', braced(projects.map(({ part }) => part.catalog.sources))],
        ['errors', json(null)]
    ]);
}
function metadata(projects) {
    const [newest] = [...projects].sort((a, b) => (a.mesh.generated_at < b.mesh.generated_at ? 1 : -1));
    return {
        dbt_schema_version: `${SCHEMAS}/manifest/v12.json`,
        dbt_version: newest?.dbtVersion ?? '',
        generated_at: newest?.mesh.generated_at ?? '',
        project_name: 'dbt_mesh',
        adapter_type: mostOften(projects.flatMap(({ adapter }) => adapter ?? [])),
        send_anonymous_usage_stats: false,
        env: {}
    };
}
function mostOften(words) {
    const counts = new Map();
    for (const word of words)
        counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}
function neededStandIns(parts) {
    const used = new Set(parts.flatMap(({ parents }) => [...parents.values()].flat()));
    const needed = new Map(parts
        .flatMap(({ standIns }) => [...standIns])
        .filter(([id]) => used.has(id) && !parts.some(({ parents }) => parents.has(id)))
        .reverse());
    return new Map([...needed].sort(([a], [b]) => (a < b ? -1 : 1)));
}
function parentMap(parts, standIns) {
    const parents = new Map([...standIns.keys()].map((id) => [id, []]));
    for (const part of parts)
        part.parents.forEach((its, id) => parents.set(id, its));
    return new Map([...parents].map(([id, its]) => [id, its.filter((parent) => parents.has(parent))]));
}
function childrenOf(parents) {
    const children = new Map([...parents.keys()].map((id) => [id, []]));
    for (const [id, its] of parents)
        its.forEach((parent) => children.get(parent)?.push(id));
    return children;
}
function idLists(lists) {
    return braced([Buffer.from([...lists].map(([id, its]) => `${jsonForHtml(id)}:${jsonForHtml(its)}`).join(','))]);
}
const OPEN = Buffer.from('{');
const CLOSE = Buffer.from('}');
const COMMA = Buffer.from(',');
function braced(entries) {
    const some = entries.map((one) => (one instanceof Uint8Array ? [one] : one)).filter(hasBytes);
    return [OPEN, ...some.flatMap((pieces, index) => (index === 0 ? pieces : [COMMA, ...pieces])), CLOSE];
}
function hasBytes(pieces) {
    return pieces.some(({ length }) => length > 0);
}
function object(entries) {
    return Buffer.concat(braced(entries.map(([key, value]) => [Buffer.from(`${JSON.stringify(key)}:`), ...value])));
}
function json(value) {
    return [Buffer.from(jsonForHtml(value))];
}

;// CONCATENATED MODULE: ./build/shared/site/published-models.js

function publishedModels(projects) {
    const ids = new Set();
    const byRelation = new Map();
    for (const { adapter, publicModels } of projects) {
        for (const { uniqueId, relation, materialized } of publicModels) {
            ids.add(uniqueId);
            const key = keyOf(relation, adapter);
            if (materialized !== 'ephemeral' && !byRelation.has(key))
                byRelation.set(key, uniqueId);
        }
    }
    return { ids, at: (relation, adapter) => byRelation.get(keyOf(relation, adapter)) ?? null };
}
function keyOf(relation, adapter) {
    return `${adapter ?? ''} ${(0,shared_manifest/* relationKey */.Yb)(relation, adapter)}`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/site/page.js



const MANIFEST_PLACE = '"MANIFEST.JSON INLINE DATA"';
const CATALOG_PLACE = '"CATALOG.JSON INLINE DATA"';
const SEARCH_RESULT = /(\.highlight\s*=\s*function\s*\((\w+)\)\s*\{)(?=\s*if\s*\(!\w+\.query\s*\|\|\s*!\2\))/g;
const LINKS = /<link\s+rel="(?:canonical|shortcut icon)"[^>]*>/g;
function readPage(html, name) {
    const lacking = (what) => new domain/* UserError */.yo(`${name} is not the page of dbt docs as dbt-mesh knows it: it lacks ${what}`, 'Give that of dbt-core 1.8 to 1.12 as `page`: dbt/task/docs/index.html in its package, or target/index.html after `dbt docs generate`.');
    const head = cutOnce(html.replace(/\r\n?/g, '\n'), '<head>');
    if (head === null || !head[0].includes('ng-app="dbt"'))
        throw lacking('the head of an AngularJS page for "dbt"');
    const [start, rest] = head;
    const found = onlyScript(rest);
    if (found === null)
        throw lacking('one script of its own, and no other');
    const { before, code, end } = found;
    const atManifest = cutOnce(code, MANIFEST_PLACE);
    const atCatalog = cutOnce(atManifest?.[1] ?? '', CATALOG_PLACE);
    if (atManifest === null || atCatalog === null) {
        throw lacking('the places where `dbt docs generate --static` puts the manifest and the catalog');
    }
    if ([...code.matchAll(SEARCH_RESULT)].length !== 1)
        throw lacking('the search as it is known');
    const [first, [second, third]] = [atManifest[0], atCatalog];
    return {
        start: `${start}<head>`,
        beforeScript: before.replace(LINKS, ''),
        script: [withSafeSearch(first), withSafeSearch(second), withSafeSearch(third)],
        end
    };
}
function onlyScript(html) {
    const opening = /<script\b[^>]*>/i.exec(html);
    if (opening === null || /\ssrc\s*=/i.test(opening[0]))
        return null;
    const inside = cutOnce(html.slice(opening.index + opening[0].length), '</script>');
    if (inside === null || /<script/i.test(inside[1]))
        return null;
    return { before: html.slice(0, opening.index), code: inside[0], end: inside[1] };
}
function sitePage({ script: [first, second, third], ...page }) {
    return assembled(page, [first, MANIFEST_PLACE, second, CATALOG_PLACE, third], "'self'");
}
function staticPage({ script: [first, second, third], ...page }, manifest, catalog) {
    return assembled(page, [first, parsed(manifest), second, parsed(catalog), third], "'none'");
}
function cutOnce(text, at) {
    const [before = '', behind, ...more] = text.split(at);
    return behind === undefined || more.length > 0 ? null : [before, behind];
}
function withSafeSearch(script) {
    return script.replace(SEARCH_RESULT, '$1$2=$2&&String($2).replace(/</g,"&lt;");');
}
function parsed(json) {
    const escaped = Buffer.allocUnsafe(json.length + json.filter((byte) => byte === BACKSLASH || byte === QUOTE).length);
    let at = 0;
    for (const byte of json) {
        if (byte === BACKSLASH || byte === QUOTE)
            escaped[at++] = BACKSLASH;
        escaped[at++] = byte;
    }
    return Buffer.concat([Buffer.from("JSON.parse('"), escaped, Buffer.from("')")]);
}
const BACKSLASH = 0x5c;
const QUOTE = 0x27;
function assembled({ start, beforeScript, end }, code, connect) {
    const script = code.map((piece) => Buffer.from(piece));
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const piece of script)
        hash.update(piece);
    const head = [
        `<!-- ${shared_manifest/* MARK */.M$} -->`,
        `<meta http-equiv="Content-Security-Policy" content="${policy(hash.digest('base64'), connect)}">`,
        '<link rel="icon" href="data:,">'
    ].join('');
    return Buffer.concat([
        Buffer.from(`${start}${head}${beforeScript}<script>`),
        ...script,
        Buffer.from(`</script>${end}`)
    ]);
}
function policy(hash, connect) {
    return [
        "default-src 'none'",
        `script-src 'sha256-${hash}'`,
        "style-src 'unsafe-inline'",
        'img-src data:',
        'font-src data:',
        `connect-src ${connect}`,
        "base-uri 'none'",
        "form-action 'none'"
    ].join('; ');
}

;// CONCATENATED MODULE: ./build/shared/site/index.js








// EXTERNAL MODULE: ./build/shared/operations/holdings.js
var holdings = __webpack_require__(787);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/shared/operations/site-folder.js




const INDEX = 'index.html';
const DATA = ['manifest.json', 'catalog.json'];
const HEAD = 1_000;
async function readDocsPage(paths, files) {
    for (const path of paths) {
        const found = await files.read(path);
        if (found !== null)
            return readPage(Buffer.from(found).toString(), path);
    }
    throw new domain/* UserError */.yo(`There is no page of dbt docs to make the site with: none at ${paths.join(', ')}`, 'Install dbt-core 1.8 or newer (`pip install dbt-core`; the page is a file of it, no warehouse is needed), activate its virtual environment, or give its dbt/task/docs/index.html as `page`; after `dbt docs generate` there is one in target/index.html.');
}
async function openSiteFolder(path, files) {
    const index = await files.read((0,external_node_path_.join)(path, INDEX));
    const isOurs = index !== null && Buffer.from(index.subarray(0, HEAD)).includes(shared_manifest/* MARK */.M$);
    if (isOurs)
        return { path, isOurs };
    const names = [INDEX, ...DATA];
    const found = await Promise.all(names.map((name) => files.read((0,external_node_path_.join)(path, name))));
    const foreign = names.find((_, position) => found[position] !== null);
    if (foreign === undefined)
        return { path, isOurs };
    throw new domain/* UserError */.yo(`${(0,external_node_path_.join)(path, foreign)} is there, and dbt-mesh has not written it`, 'Give another folder as `out`: the site has a folder of its own.');
}
async function writeSite({ path, isOurs }, page, { manifest, catalog }, { isStatic }, files) {
    if (isStatic) {
        if (isOurs)
            await Promise.all(DATA.map((name) => files.remove((0,external_node_path_.join)(path, name))));
        await files.write((0,external_node_path_.join)(path, INDEX), staticPage(page, manifest, catalog));
        return [INDEX];
    }
    await files.write((0,external_node_path_.join)(path, INDEX), sitePage(page));
    await files.write((0,external_node_path_.join)(path, 'manifest.json'), manifest);
    await files.write((0,external_node_path_.join)(path, 'catalog.json'), catalog);
    return [INDEX, ...DATA];
}

;// CONCATENATED MODULE: ./build/shared/operations/docs.js







const MANY_BYTES = 50 * 1024 * 1024;
async function docs(settings, { store, files, clock, logger }) {
    (0,rules/* checkPolicy */.hM)(settings.policy);
    const page = await readDocsPage(settings.pages, files);
    const folder = await openSiteFolder(settings.out, files);
    const read = await readProjects(settings, store);
    const shown = [];
    for (const one of read.projects) {
        shown.push(settings.include === 'full' ? await whole(one, read, store) : { ...one, include: 'public', gap: null });
    }
    const manifest = mergedManifest(settings.environment, shown);
    if (manifest.length > MANY_BYTES) {
        const megabytes = Math.round(manifest.length / 1024 / 1024);
        logger.warning(`The manifest of the site has ${megabytes} MB, more than browsers like: choose projects, or public views.`);
    }
    const written = await writeSite(folder, page, { manifest, catalog: mergedCatalog(shown) }, { isStatic: settings.isStatic }, files);
    const gaps = shown.flatMap(({ gap }) => gap ?? []);
    return {
        environment: settings.environment,
        include: settings.include,
        folder: settings.out,
        files: written,
        projects: shown.map(documented),
        ...(0,rules/* weigh */.vi)([...read.findings, ...gaps], settings.policy, clock.now())
    };
}
async function readProjects(settings, store) {
    const { environment, environments, projects: asked } = settings;
    const known = await (0,registry/* knownProjects */.Uw)(store);
    const names = chosen(asked, known, store);
    const answers = await (0,registry/* askProjects */.QP)(store, names, (0,registry/* environmentChain */.Rx)(environment, environments), (publication) => {
        const { mesh, project } = publication;
        const { adapter, dbtVersion, publicModels } = project;
        return { mesh, adapter, dbtVersion, publicModels, part: pack(publicPart(publication, names), null) };
    });
    const projects = answers.flatMap((answer) => (answer.kind === 'answered' ? [answer.result] : []));
    refuseMissing(settings, answers, known, store);
    return {
        projects,
        names,
        published: publishedModels(projects),
        findings: answers.flatMap((answer) => (answer.kind === 'unread' ? [notShown(answer)] : []))
    };
}
function chosen(asked, known, store) {
    const isListed = asked === null || asked.some((name) => name.includes('*'));
    if (known === null && isListed) {
        throw new domain/* UserError */.yo(`The projects of ${store.location} cannot be listed`, 'Name them as `projects`, or give a registry that can be listed: a folder, or a bucket (s3://…) whose credentials may list it.');
    }
    const patterns = asked ?? ['*'];
    const names = patterns.flatMap((pattern) => pattern.includes('*') ? (known ?? []).filter((name) => (0,rules/* matchesPattern */.MT)(pattern, name)) : [pattern]);
    return [...new Set(names)].sort();
}
function refuseMissing({ environment, projects }, answers, known, store) {
    const missing = answers.filter(({ kind, project }) => kind === 'missing' && projects?.includes(project) === true);
    const [first] = missing;
    if (first !== undefined) {
        throw new domain/* UserError */.yo(`${store.location} has no publication of ${missing.map(({ project }) => project).join(', ')} in ${environment}`, `${(0,rules/* didYouMean */.au)(first.project, known ?? [])}${(0,holdings/* holdings */.x)(known)}`);
    }
    if (answers.some(({ kind }) => kind !== 'missing'))
        return;
    throw new domain/* UserError */.yo(`${store.location} has nothing to document in ${environment}`, `${(0,holdings/* holdings */.x)(known)}Publish a project there with \`dbt-mesh publish\`, or name another environment.`);
}
async function whole(one, { names, published }, store) {
    try {
        const part = await wholePart(one, names, published, store);
        if (part !== null)
            return { ...one, part, include: 'full', gap: null };
        return publicly(one, 'it published no full manifest', 'Publish it with `publish-state`.');
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo) || error instanceof domain/* Unreachable */.LL)
            throw error;
        return publicly(one, error.message, error.hint);
    }
}
async function wholePart({ mesh }, names, published, store) {
    const state = await (0,registry/* fetchState */.kJ)(store, { mesh });
    if (state === null)
        return null;
    const place = `${store.location}/${state.key}`;
    const project = (0,shared_manifest/* toProject */.l4)(state.manifest, place);
    if (project.name !== mesh.project) {
        throw new domain/* UserError */.yo(`${place} is the manifest of another project: ${JSON.stringify(project.name)}`, `Publish ${mesh.project} again.`);
    }
    const part = fullPart({ manifest: state.manifest, project }, names, published);
    const catalog = await (0,registry/* fetchCatalog */.S1)(store, { mesh });
    return pack(part, catalog === null ? null : catalogPart(catalog, project, names, published, part.sections));
}
function publicly(one, why, hint) {
    const { project } = one.mesh;
    const message = `Of ${project} only its public models are shown: ${why}`;
    return { ...one, include: 'public', gap: (0,rules/* finding */.gk)('shown-by-public-view', { project, model: null, message, hint }) };
}
function notShown({ project, error }) {
    const message = `${project} is not shown: ${error.message}`;
    return (0,rules/* finding */.gk)('project-not-shown', { project, model: null, message, hint: error.hint });
}
function documented({ mesh, part, include }) {
    const { project, environment, version } = mesh;
    return { project, environment, version, include, models: part.models, catalog: part.hasCatalog };
}


/***/ }),

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


/***/ })

};
