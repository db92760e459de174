export const id = 33;
export const ids = [33];
export const modules = {

/***/ 33:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _r: () => (/* reexport */ CACHE_FOLDER),
  iD: () => (/* reexport */ CACHE_INDEX),
  h3: () => (/* reexport */ DEPENDENCIES_FILE),
  FI: () => (/* reexport */ LOCK_FILE),
  NN: () => (/* reexport */ LOOM_CONFIG),
  FV: () => (/* reexport */ PACKAGES_FILE),
  _Z: () => (/* reexport */ PACKAGE_LOCK_FILE),
  Dp: () => (/* reexport */ PROJECT_FILE),
  P2: () => (/* reexport */ STATE_FOLDER),
  Q7: () => (/* reexport */ faults_all),
  Bb: () => (/* reexport */ apply),
  Rv: () => (/* reexport */ cacheEntry),
  z: () => (/* reexport */ configReachesStubs),
  u: () => (/* reexport */ dbtVersionIn),
  D1: () => (/* reexport */ declaredProjects),
  At: () => (/* reexport */ installedPackages),
  cz: () => (/* reexport */ movesOf),
  bp: () => (/* reexport */ openCache),
  np: () => (/* reexport */ pinTo),
  et: () => (/* reexport */ plan),
  Ds: () => (/* reexport */ projectsKeyOnV2),
  $p: () => (/* reexport */ readDownstream),
  mF: () => (/* reexport */ readLock),
  GS: () => (/* reexport */ referencedProjects),
  II: () => (/* reexport */ refuseClashes),
  kv: () => (/* reexport */ stateEngineMismatch),
  jL: () => (/* reexport */ unmatchedRules)
});

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/consume/downstream.js


const PROJECT_FILE = 'dbt_project.yml';
function readDownstream(text, path) {
    if (text === null)
        throw new domain/* UserError */.yo(`There is no ${path}`, 'Run it in the folder of a dbt project, or give `project-dir`.');
    const lines = new dist.LineCounter();
    const document = parseYaml(text, path, lines);
    const project = asMap(document.toJS());
    const name = project['name'];
    if (typeof name !== 'string' || name === '') {
        throw new domain/* UserError */.yo(`${path} has no \`name\``, 'Give the project a name there, as dbt asks for.');
    }
    const models = asMap(project['models']);
    return {
        name,
        modelPaths: paths(project, 'model-paths', ['models']),
        otherPaths: [
            ...paths(project, 'snapshot-paths', ['snapshots']),
            ...paths(project, 'test-paths', ['tests']),
            ...paths(project, 'analysis-paths', ['analyses'])
        ],
        packagesPath: pathIn(project, 'packages-install-path') ?? 'dbt_packages',
        targetPath: pathIn(project, 'target-path') ?? 'target',
        quoting: quoting(asMap(project['quoting'])),
        modelConfigs: Object.keys(models)
            .filter((key) => key.startsWith('+') || !isYamlMap(models[key]))
            .map((key) => ({ key: withoutPlus(key), line: lineOf(document, lines, ['models', key]) })),
        packageConfigs: new Map(Object.entries(models)
            .filter(([key, value]) => !key.startsWith('+') && isYamlMap(value))
            .map(([key, value]) => [key, new Set(Object.keys(asMap(value)).map(withoutPlus))]))
    };
}
function parseYaml(text, path, lines = new dist.LineCounter()) {
    const document = (0,dist.parseDocument)(text, { version: '1.1', lineCounter: lines, merge: true });
    const [fault] = document.errors;
    if (fault === undefined)
        return document;
    const { line } = lines.linePos(fault.pos[0]);
    throw new domain/* UserError */.yo(`${path}:${line} is not YAML: ${fault.message.split('\n')[0]}`, 'Correct it; dbt could not read it either.');
}
function asMap(value) {
    return isYamlMap(value) ? value : {};
}
function isYamlMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function lineOf(document, lines, [section, key]) {
    const map = document.get(section, true);
    const pair = (0,dist.isMap)(map) ? map.items.find((item) => String(item.key) === key) : undefined;
    const range = pair?.key?.range;
    return range ? lines.linePos(range[0]).line : 1;
}
function paths(project, key, fallback) {
    const value = project[key];
    const found = (Array.isArray(value) ? value : [value]).flatMap((one) => typeof one === 'string' ? [normalized(one)] : []);
    return found.length > 0 ? found : fallback;
}
function normalized(path) {
    const clean = path
        .replaceAll('\\', '/')
        .replace(/\/+/g, '/')
        .replace(/^(\.\/)+/, '')
        .replace(/\/$/, '');
    return clean === '' ? '.' : clean;
}
function pathIn(project, key) {
    const value = project[key];
    return typeof value === 'string' && value !== '' ? normalized(value) : null;
}
function quoting(value) {
    const parts = ['database', 'schema', 'identifier'];
    return Object.fromEntries(parts.flatMap((part) => (typeof value[part] === 'boolean' ? [[part, value[part]]] : [])));
}
function withoutPlus(key) {
    return key.replace(/^\+/, '');
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/shared/manifest/index.js + 23 modules
var shared_manifest = __webpack_require__(3833);
;// CONCATENATED MODULE: ./build/shared/consume/generated.js

const HEAD_BYTES = 1024;
function isGenerated(body) {
    return new TextDecoder().decode(body.subarray(0, HEAD_BYTES)).includes(shared_manifest/* MARK */.M$);
}

;// CONCATENATED MODULE: ./build/shared/consume/identifiers.js

const BACKTICKS = new Set(['bigquery', 'databricks', 'spark', 'mysql']);
const FOLDS = new Map([
    ['snowflake', (name) => name.toUpperCase()],
    ['postgres', (name) => name.toLowerCase()],
    ['redshift', (name) => name.toLowerCase()]
]);
const RESERVED = new Set(`all alter analyse analyze and any array as asc assert_rows_modified asymmetric at authorization between both by case cast check collate
  column connect connection constraint contains create cross cube current current_date current_role current_time current_timestamp
  current_user database default deferrable define delete desc distinct drop else end enum escape except exclude exists extract false fetch
  following for foreign from full grant group grouping groups gscluster hash having if ignore ilike in increment initially inner insert
  intersect interval into is issue join lambda lateral leading left like limit localtime localtimestamp lookup merge minus natural new no not
  null nulls of offset on only option or order organization outer over overlaps partition pivot placing preceding primary proto qualify
  range recursive references regexp respect returning revoke right rlike rollup row rows sample schema select session_user set show similar
  some start struct symmetric table tablesample then to trailing treat trigger triggers true try_cast unbounded union unique unnest unpivot
  update user using values variadic view when whenever where window with within`.split(/\s+/));
function defaultQuoting(adapter) {
    const quoted = adapter !== 'snowflake';
    return { database: quoted, schema: quoted, identifier: quoted };
}
function quotingOf(relation) {
    const parts = relation.rendered === null ? null : (0,shared_manifest/* partsOf */.CI)(relation.rendered);
    const [identifier, schema, database] = [...(parts ?? [])].reverse();
    if (identifier === undefined || schema === undefined)
        return null;
    return {
        database: database?.quoted ?? schema.quoted,
        schema: schema.quoted,
        identifier: identifier.quoted
    };
}
function namesUnder(quoting, relation, adapter) {
    const upstream = quotingOf(relation);
    const pick = (name, part) => upstream === null ? name : nameUnder(quoting[part], name, upstream[part], adapter);
    return {
        database: relation.database === null ? null : pick(relation.database, 'database'),
        schema: pick(relation.schema, 'schema'),
        identifier: pick(relation.identifier, 'identifier')
    };
}
function nameUnder(quotes, name, quoted, adapter) {
    const wanted = keyOf(quoted ? quoteIdentifier(name, adapter) : name, adapter);
    const candidates = [name, name.toUpperCase(), name.toLowerCase()];
    const rendered = (candidate) => (quotes ? quoteIdentifier(candidate, adapter) : candidate);
    return (candidates.find((candidate) => (quotes || isBare(candidate)) && keyOf(rendered(candidate), adapter) === wanted) ??
        (quotes ? name : quoteIdentifier(name, adapter)));
}
function keyOf(rendered, adapter) {
    return (0,shared_manifest/* relationKey */.Yb)({ database: null, schema: '', identifier: rendered, rendered }, adapter);
}
function columnIdentifier(column, adapter) {
    if (column.quote)
        return quoteIdentifier(column.name, adapter);
    if (isBare(column.name) && !RESERVED.has(column.name.toLowerCase()))
        return column.name;
    const fold = FOLDS.get(adapter) ?? ((name) => name);
    return quoteIdentifier(fold(column.name), adapter);
}
function quoteIdentifier(name, adapter) {
    const quote = BACKTICKS.has(adapter) ? '`' : '"';
    return `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}
function isBare(name) {
    return /^[A-Za-z_][A-Za-z0-9_$]*$/.test(name);
}

;// CONCATENATED MODULE: ./build/shared/consume/jinja-text.js
const CHANGED_BY_RENDERING = /[{}\r]|\n$/;
const ESCAPED = /["'\\{}%#\p{Cc}\u2028\u2029]/gu;
function jinjaText(text) {
    return CHANGED_BY_RENDERING.test(text) ? `{{ ${jinjaString(text)} }}` : text;
}
function jinjaTextOfVersion(text) {
    const once = jinjaText(text);
    if (once === text)
        return text;
    return `{{ ${jinjaString(text)} if doc is defined else ${jinjaString(once)} }}`;
}
function jinjaString(text) {
    const escaped = text
        .replace(/\p{Cs}/gu, '\ufffd')
        .replace(ESCAPED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return `"${escaped}"`;
}
function jinjaValue(value) {
    if (typeof value === 'string')
        return jinjaText(value);
    if (typeof value === 'number' || typeof value === 'boolean')
        return value;
    if (Array.isArray(value))
        return value.map(jinjaValue);
    if (typeof value !== 'object' || value === null)
        return null;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, jinjaValue(member)]));
}

;// CONCATENATED MODULE: ./build/shared/consume/model-yaml.js

function modelYaml(project, stemOf) {
    const byName = new Map();
    for (const model of project.publicModels)
        byName.set(model.name, [...(byName.get(model.name) ?? []), model]);
    return {
        version: 2,
        groups: groups(project),
        models: [...byName.values()].map((versions) => {
            const [first] = versions;
            return first !== undefined && first.version === null ? unversioned(first) : versioned(versions, stemOf);
        })
    };
}
function groups(project) {
    const names = [...new Set(project.publicModels.map((model) => model.group))].filter((name) => name !== null);
    if (names.length === 0)
        return undefined;
    return names.sort().map((name) => ({ name, owner: owner(name, project.groups) }));
}
function owner(name, known) {
    const owner = known.find((group) => group.name === name)?.owner;
    const email = owner?.email !== undefined && owner.email !== null && !/[{}\s]/.test(owner.email) ? owner.email : undefined;
    return { name: jinjaText(owner?.name ?? name), email };
}
function unversioned(model) {
    return {
        name: model.name,
        description: model.description === '' ? undefined : jinjaText(model.description),
        deprecation_date: deprecationDate(model),
        config: config(model),
        constraints: constraints(model.constraints),
        columns: model.columns.map(column)
    };
}
function versioned(versions, stemOf) {
    const latest = versions.find((model) => model.version === model.latestVersion);
    const shared = (latest ?? versions[0])?.columns.map(column) ?? [];
    return {
        name: versions[0]?.name,
        latest_version: latest === undefined ? undefined : versionValue(latest.version ?? ''),
        columns: shared,
        versions: versions.map((model) => ({
            v: versionValue(model.version ?? ''),
            defined_in: stemOf(model),
            description: model.description === '' ? undefined : jinjaTextOfVersion(model.description),
            deprecation_date: deprecationDate(model),
            config: config(model),
            constraints: constraints(model.constraints),
            columns: versionColumns(model.columns.map(column), shared)
        }))
    };
}
function versionColumns(columns, shared) {
    const isShared = (one) => shared.some((other) => JSON.stringify(other) === JSON.stringify(one));
    const own = columns.filter((one) => !isShared(one));
    if (shared.length === 0)
        return own;
    const included = names(columns.filter(isShared));
    return [included.length > 0 ? { include: included } : { include: 'all', exclude: names(shared) }, ...own];
}
function names(columns) {
    return columns.map((column) => column['name']);
}
function versionValue(version) {
    return /^(0|[1-9]\d{0,14})$/.test(version) ? Number(version) : version;
}
function deprecationDate(model) {
    return model.deprecationDate?.replace(/[T ]00:00:00(\.0+)?(Z|\+00:00)?$/, '');
}
function config(model) {
    return {
        access: 'public',
        contract: { enforced: model.contract.enforced },
        group: model.group ?? undefined,
        schema: model.configuredSchema,
        event_time: model.eventTime ?? undefined,
        tags: tags(model.tags),
        meta: Object.keys(model.meta).length === 0 ? undefined : jinjaValue(model.meta)
    };
}
function column(column) {
    const config = {
        tags: tags(column.tags),
        meta: Object.keys(column.meta).length === 0 ? undefined : jinjaValue(column.meta)
    };
    return {
        name: column.name,
        data_type: column.dataType === null ? undefined : jinjaText(column.dataType),
        description: column.description === '' ? undefined : jinjaText(column.description),
        quote: column.quote ? true : undefined,
        constraints: constraints(column.constraints),
        config: config.tags === undefined && config.meta === undefined ? undefined : config
    };
}
function tags(tags) {
    return tags.length === 0 ? undefined : [...tags].sort().map(jinjaText);
}
function constraints(all) {
    if (all.length === 0)
        return undefined;
    return all.map((constraint) => ({
        type: constraint.type,
        name: constraint.name === null ? undefined : jinjaText(constraint.name),
        expression: expression(constraint),
        columns: constraint.columns.length === 0 ? undefined : constraint.columns,
        warn_unsupported: false,
        warn_unenforced: false
    }));
}
function expression(constraint) {
    if (constraint.expression !== null)
        return jinjaText(constraint.expression);
    if (constraint.to === null)
        return undefined;
    return jinjaText(`${constraint.to} (${constraint.toColumns.join(', ')})`);
}

;// CONCATENATED MODULE: ./build/shared/consume/relation-rules.js


function replacement(name, rules, adapter) {
    const [best] = matches(name, rules, adapter).sort((one, other) => Number(one.rest !== null) - Number(other.rest !== null) ||
        Number(other.quoted) - Number(one.quoted) ||
        other.key.length - one.key.length);
    if (best === undefined)
        return null;
    const text = filled(best, best.rest);
    if (name.quoted)
        return { name: best.quoted ? text : (0,shared_manifest/* foldedName */.mw)(text, false, adapter), quoted: true };
    if (isBare(text))
        return { name: text, quoted: false };
    return { name: filled(best, best.rest && (0,shared_manifest/* foldedName */.mw)(best.rest, false, adapter)), quoted: true };
}
function isAbout(key, name, adapter) {
    return matches(name, { [key]: '' }, adapter).length > 0;
}
function matches(name, rules, adapter) {
    const readings = name.quoted ? [true, false] : [false];
    return Object.entries(rules).flatMap(([key, value]) => {
        for (const quoted of readings) {
            const rest = restOf(name, (0,shared_manifest/* foldedName */.mw)(key, quoted, adapter), adapter);
            if (rest !== undefined)
                return [{ key, value, quoted, rest }];
        }
        return [];
    });
}
function restOf(name, key, adapter) {
    const folded = (0,shared_manifest/* foldedName */.mw)(name.name, name.quoted, adapter);
    const star = key.indexOf('*');
    if (star < 0)
        return folded === key ? null : undefined;
    const [before, after] = [key.slice(0, star), key.slice(star + 1)];
    const fits = folded.length >= before.length + after.length && folded.startsWith(before) && folded.endsWith(after);
    return fits ? name.name.slice(before.length, name.name.length - after.length) : undefined;
}
function filled({ value }, rest) {
    return rest === null ? value : value.replace('*', () => rest);
}

;// CONCATENATED MODULE: ./build/shared/consume/relations.js




const TOLD = 3;
function movesOf(project, rules) {
    const moves = new Map(project.publicModels.flatMap(({ uniqueId, relation }) => {
        const moved = movedRelation(relation, rules, project.adapter);
        return moved === null ? [] : [[uniqueId, moved]];
    }));
    const faults = moves.size === 0 ? [] : (0,shared_manifest/* checkPlain */.zx)(movedProject(project, moves));
    if (faults.length === 0)
        return moves;
    throw new domain/* UserError */.yo(`\`relations\` gives ${project.name} names that are not plain: ${faults.slice(0, TOLD).join(' ')}`, 'Write in `relations` what the database or schema is called, without quotes.');
}
function movedProject(project, moves) {
    if (moves.size === 0)
        return project;
    return {
        ...project,
        publicModels: project.publicModels.map((model) => ({
            ...model,
            relation: moves.get(model.uniqueId) ?? model.relation
        }))
    };
}
function movedRelation(relation, rules, adapter) {
    const { database, schema, identifier } = relationNames(relation);
    const newDatabase = database && renamed(database, 'database', rules, adapter);
    const newSchema = schema && renamed(schema, 'schema', rules, adapter);
    if (!newDatabase && !newSchema)
        return null;
    const names = [newDatabase ?? database, newSchema ?? schema, identifier].filter((name) => name !== undefined);
    const moved = {
        database: newDatabase?.name ?? relation.database,
        schema: newSchema?.name ?? relation.schema,
        identifier: relation.identifier,
        rendered: relation.rendered === null ? null : rendered(names, relation.rendered, adapter)
    };
    return (0,shared_manifest/* relationKey */.Yb)(moved, adapter) === (0,shared_manifest/* relationKey */.Yb)(relation, adapter) ? null : moved;
}
function renamed(name, part, rules, adapter) {
    for (const one of rules) {
        const found = replacement(name, one[part], adapter);
        if (found !== null)
            return found;
    }
    return null;
}
function relationNames(relation) {
    const unquoted = (name) => (name ? { name, quoted: false } : undefined);
    if (relation.rendered === null) {
        return {
            database: unquoted(relation.database),
            schema: unquoted(relation.schema),
            identifier: unquoted(relation.identifier)
        };
    }
    const [identifier, schema, database] = [...((0,shared_manifest/* partsOf */.CI)(relation.rendered) ?? [])].reverse();
    return { database, schema, identifier };
}
function rendered(names, before, adapter) {
    const quote = /["`]/.exec(before)?.[0];
    const inQuotes = (name) => quote === undefined ? quoteIdentifier(name, adapter) : `${quote}${name}${quote}`;
    return names.map(({ name, quoted }) => (quoted ? inQuotes(name) : name)).join('.');
}

;// CONCATENATED MODULE: ./build/shared/consume/yaml-text.js
const LONGEST_SIMPLE_KEY = 1000;
function yamlText(value) {
    return blockMap(value)
        .map((line) => `${line}\n`)
        .join('');
}
function blockMap(map) {
    return Object.entries(map).flatMap(([key, value]) => (value === undefined ? [] : blockEntry(key, value)));
}
function blockEntry(key, value) {
    const name = /^[a-z_][a-z0-9_-]*$/.test(key) ? key : quoted(key);
    if (key === 'meta' || isScalar(value))
        return [`${name}: ${flow(value)}`];
    if (isList(value)) {
        if (value.length === 0 || value.every((item) => isScalar(item) || isList(item)))
            return [`${name}: ${flow(value)}`];
        return [`${name}:`, ...value.flatMap((item) => blockItem(item).map((line) => `  ${line}`))];
    }
    const lines = blockMap(value);
    return lines.length === 0 ? [`${name}: {}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)];
}
function blockItem(item) {
    const lines = isScalar(item) || isList(item) ? [flow(item)] : blockMap(item);
    return lines.length === 0 ? ['- {}'] : lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
function flow(value) {
    if (typeof value === 'string')
        return quoted(value);
    if (typeof value === 'number')
        return number(value);
    if (isScalar(value))
        return String(value);
    if (isList(value))
        return `[${value.map(flow).join(', ')}]`;
    const members = Object.entries(value).flatMap(([key, member]) => member === undefined ? [] : `${flowKey(quoted(key))}: ${flow(member)}`);
    return `{${members.join(', ')}}`;
}
function flowKey(key) {
    return key.length > LONGEST_SIMPLE_KEY ? `? ${key} ` : key;
}
function number(value) {
    return JSON.stringify(value).replace(/^(-?\d+)e/, '$1.0e');
}
function quoted(text) {
    return JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(/[^\x20-\x7e]/gu, (character) => {
        const code = (character.codePointAt(0) ?? 0).toString(16);
        return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
    });
}
function isScalar(value) {
    return value === null || typeof value !== 'object';
}
function isList(value) {
    return Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/shared/consume/stub-package.js







const PACKAGES_FOLDER = 'dbt_mesh/packages';
function packageFolder(upstream) {
    return `${PACKAGES_FOLDER}/${upstream}`;
}
function stubMaterialization(upstream) {
    return `${shared_manifest/* STUB_MATERIALIZATION */.n9}${upstream}`;
}
function stubPackage(project, moves, quoting) {
    const folder = packageFolder(project.name);
    const stems = fileStems(project.publicModels);
    const stemOf = (model) => stems.get(model.uniqueId) ?? model.name;
    return [
        { path: `${folder}/dbt_project.yml`, text: projectFile(project.name) },
        { path: `${folder}/macros/mesh.sql`, text: macros(movedProject(project, moves), stemOf, quoting) },
        { path: `${folder}/models/_mesh.yml`, text: `# ${shared_manifest/* MARK */.M$}\n${yamlText(modelYaml(project, stemOf))}` },
        ...project.publicModels.map((model) => ({
            path: `${folder}/models/${stemOf(model)}.sql`,
            text: stub(project, model)
        }))
    ];
}
function fileStems(models) {
    const taken = new Set(models.filter((model) => model.version === null).map((model) => model.name));
    return new Map(models.map((model) => {
        if (model.version === null)
            return [model.uniqueId, model.name];
        const stem = `${model.name}_v${model.version}`;
        return [model.uniqueId, taken.has(stem) ? `${stem}_of_${model.name}` : stem];
    }));
}
function projectFile(name) {
    return `# ${shared_manifest/* MARK */.M$}\n${yamlText({ name, version: '1.0.0', 'config-version': 2, 'require-dbt-version': '>=1.6.0' })}`;
}
function macros(project, stemOf, quoting) {
    const relations = project.publicModels.flatMap((model) => {
        const { database, schema, identifier } = namesUnder(quoting, model.relation, project.adapter);
        const names = [database === null ? 'none' : jinjaString(database), jinjaString(schema), alias(identifier)].join(', ');
        const ids = [...new Set([model.uniqueId, `model.${project.name}.${stemOf(model)}`])];
        return ids.map((id) => `  ${jinjaString(id)}: [${names}]`);
    });
    const name = project.name;
    return `{# ${shared_manifest/* MARK */.M$} #}
{# Where each public model of ${name} lies. While dbt parses, a versioned model still goes by its file's name. #}
{% macro mesh_relation(node) %}{{ return({
${relations.join(',\n')}
}[node.unique_id]) }}{% endmacro %}
{% macro generate_database_name(custom_database_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[0]) }}{% endmacro %}
{% macro generate_schema_name(custom_schema_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[1]) }}{% endmacro %}
{% macro generate_alias_name(custom_alias_name=none, node=none) %}{{ return(${name}.mesh_relation(node)[2]) }}{% endmacro %}
{# On warehouses that copy tables, dbt clone asks this and runs no hook; told no, it makes a view, whose hook refuses. #}
{% macro can_clone_table() %}{{ return(false) }}{% endmacro %}
{# Builds nothing, and tells dbt of no relation. #}
{% materialization ${stubMaterialization(name)}, default %}
  {%- call noop_statement('main', 'OK') -%}{%- endcall -%}
  {{ return({'relations': []}) }}
{% endmaterialization %}
`;
}
function alias(identifier) {
    const [quote] = identifier;
    if (quote !== '"' && quote !== '`')
        return jinjaString(identifier);
    return `(${jinjaString(identifier)} if dbt_version[0] == "1" else ${jinjaString(quote + identifier + quote)})`;
}
const GUARDS = [
    'full_refresh=false',
    "on_schema_change='fail'",
    'grants={}',
    "persist_docs={'relation': false, 'columns': false}",
    "latest_version_pointer={'enabled': false}"
].join(', ');
function stub(project, model) {
    const name = project.name;
    const materialization = stubMaterialization(name);
    const title = `${name}.${model.name}${model.version === null ? '' : `.v${model.version}`}`;
    const refusal = `${title} belongs to project ${name} and is read-only here: keep its materialization (dbt_project.yml, under models: ${name}: {+materialized: ${materialization}}), or leave it out with --select package: and the name of this project`;
    return `-- fmt: off
-- noqa: disable=all
-- ${shared_manifest/* MARK */.M$}: ${commentText(relationText(model))}
{{ config(
    materialized="${materialization}",
    ${GUARDS},
    pre_hook="{% if execute %}{{ exceptions.raise_compiler_error('${refusal}') }}{% endif %}"
) }}
select ${selectList(project, model)}
`;
}
function selectList(project, model) {
    if (model.columns.length === 0)
        return 'null as no_columns_declared';
    return model.columns
        .map((column) => {
        const value = column.dataType === null ? 'null' : `cast(null as ${column.dataType})`;
        return jinjaText(`${value} as ${columnIdentifier(column, project.adapter)}`);
    })
        .join(', ');
}
function relationText({ relation }) {
    return relation.rendered ?? [relation.database, relation.schema, relation.identifier].filter(Boolean).join('.');
}
function commentText(text) {
    return text.replace(/[^\w.$"`\- ]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16)}`);
}

;// CONCATENATED MODULE: ./build/shared/consume/yaml-list-edit.js



function itemsOf(text, path, key) {
    const document = parseYaml(text, path);
    listIn(document, path, key);
    const items = asMap(document.toJS())[key];
    return Array.isArray(items) ? items : [];
}
function withItem(text, path, key, [name, value]) {
    const document = parseYaml(text, path);
    const list = listIn(document, path, key);
    const entry = `${name}: ${value}`;
    const edited = list === null
        ? underKey(text, document, key, entry)
        : list.isFlow
            ? inFlow(text, list, entry)
            : inBlock(text, list, entry);
    return checked(edited, path, key, [...itemsOf(text, path, key), { [name]: value }], entry);
}
function withoutItem(text, path, key, index) {
    const document = parseYaml(text, path);
    const list = listIn(document, path, key);
    if (list === null)
        return text;
    const edited = list.isFlow ? outOfFlow(text, list.items, index) : outOfBlock(text, document, key, list.items, index);
    return checked(edited, path, key, itemsOf(text, path, key).toSpliced(index, 1), null);
}
function listIn(document, path, key) {
    const list = document.get(key, true);
    if (list === undefined || list === null || ((0,dist.isScalar)(list) && list.value === null))
        return null;
    if (!(0,dist.isSeq)(list))
        throw new domain/* UserError */.yo(`${path} has a \`${key}:\` that is no list`, 'Make it a list, as dbt asks for.');
    return { isFlow: list.flow === true, start: spanOf(list).start, items: list.items.map(spanOf) };
}
function spanOf(node) {
    const range = (0,dist.isNode)(node) ? node.range : null;
    return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}
function keySpan(document, key) {
    const map = document.contents;
    const pair = (0,dist.isMap)(map) ? map.items.find((item) => (0,dist.isScalar)(item.key) && item.key.value === key) : undefined;
    return pair === undefined ? null : spanOf(pair.key);
}
function underKey(text, document, key, entry) {
    const span = keySpan(document, key);
    if (span !== null)
        return withLine(text, lineEnd(text, span.end), `  - ${entry}`);
    const newline = newlineOf(text);
    const head = text === '' || text.endsWith('\n') ? text : text + newline;
    return `${head}${key}:${newline}  - ${entry}${newline}`;
}
function inBlock(text, { start, items }, entry) {
    const last = items.at(-1)?.end ?? start;
    const indent = start - lineStart(text, start);
    return withLine(text, lineEnd(text, lastCharacter(text, last)), `${' '.repeat(indent)}- ${entry}`);
}
function inFlow(text, { start, items }, entry) {
    const last = items.at(-1);
    const at = last?.end ?? start + 1;
    return `${text.slice(0, at)}${last === undefined ? '' : ', '}{${entry}}${text.slice(at)}`;
}
function outOfFlow(text, items, index) {
    const [previous, item, next] = [items[index - 1], items[index], items[index + 1]];
    if (item === undefined)
        return text;
    const from = next === undefined && previous !== undefined ? previous.end : item.start;
    return text.slice(0, from) + text.slice(next?.start ?? item.end);
}
function outOfBlock(text, document, key, items, index) {
    const item = items[index];
    if (item === undefined)
        return text;
    const without = text.slice(0, lineStart(text, item.start)) + text.slice(lineEnd(text, lastCharacter(text, item.end)));
    if (items.length > 1)
        return without;
    const colon = text.indexOf(':', keySpan(document, key)?.end ?? 0);
    return `${without.slice(0, colon + 1)} []${without.slice(colon + 1)}`;
}
function checked(text, path, key, expected, entry) {
    let items = null;
    try {
        items = itemsOf(text, path, key);
    }
    catch (error) {
        if (!(error instanceof domain/* UserError */.yo))
            throw error;
    }
    if (JSON.stringify(items) === JSON.stringify(expected))
        return text;
    throw new domain/* UserError */.yo(`${path} is written in a form of YAML that dbt-mesh does not edit`, entry === null
        ? `Take the packages of dbt-mesh out of \`${key}:\` by hand, and run it again.`
        : `Add \`- ${entry}\` to \`${key}:\` by hand, and run it again.`);
}
function newlineOf(text) {
    return text.includes('\r\n') ? '\r\n' : '\n';
}
function lineStart(text, at) {
    return text.lastIndexOf('\n', at - 1) + 1;
}
function lineEnd(text, at) {
    const newline = text.indexOf('\n', at);
    return newline < 0 ? text.length : newline + 1;
}
function lastCharacter(text, end) {
    return text.slice(0, end).trimEnd().length;
}
function withLine(text, at, line) {
    const [before, after, newline] = [text.slice(0, at), text.slice(at), newlineOf(text)];
    return before.endsWith('\n') ? `${before}${line}${newline}${after}` : `${before}${newline}${line}${after}`;
}

;// CONCATENATED MODULE: ./build/shared/consume/packages-entry.js




const PACKAGES_FILE = 'packages.yml';
const DEPENDENCIES_FILE = 'dependencies.yml';
const KEY = 'packages';
const PACKAGE_LOCK_FILE = 'package-lock.yml';
function listPackages(files, upstreams) {
    const path = holder(files);
    const before = path === PACKAGES_FILE ? files.packages : files.dependencies;
    const wanted = upstreams.map(packageFolder);
    if (before === null)
        return wanted.length === 0 ? [] : [{ path, text: packagesFile(wanted) }];
    const kept = withoutUnwanted(before, path, wanted);
    const listed = localsIn(kept, path);
    const text = wanted
        .filter((folder) => !listed.includes(folder))
        .reduce((all, folder) => withItem(all, path, KEY, ['local', folder]), kept);
    if (text === before)
        return [];
    const isEmpty = itemsOf(text, path, KEY).length === 0;
    const isOurs = isEmpty && before === packagesFile(localsIn(before, path));
    return [{ path, text: isOurs ? null : text }, ...(isEmpty ? withoutLock(files.lock) : [])];
}
function packagesFile(folders) {
    return `${KEY}:\n${folders.map((folder) => `  - local: ${folder}\n`).join('')}`;
}
function withoutUnwanted(text, path, wanted) {
    const unwanted = localsIn(text, path).findIndex((local) => isGeneratedFolder(local) && !wanted.includes(local));
    return unwanted < 0 ? text : withoutUnwanted(withoutItem(text, path, KEY, unwanted), path, wanted);
}
function withoutLock(lock) {
    if (lock === null)
        return [];
    const locked = localsIn(lock, PACKAGE_LOCK_FILE);
    return locked.length > 0 && locked.every(isGeneratedFolder) ? [{ path: PACKAGE_LOCK_FILE, text: null }] : [];
}
function isGeneratedFolder(local) {
    return local !== null && local.startsWith(`${PACKAGES_FOLDER}/`);
}
function listedPackages(files) {
    const path = holder(files);
    const text = path === PACKAGES_FILE ? files.packages : files.dependencies;
    return text === null ? [] : itemsOf(text, path, KEY).map((item) => ({ name: nameOf(item), local: localOf(item) }));
}
function declaredProjects(dependencies) {
    if (dependencies === null)
        return [];
    const projects = asMap(parseYaml(dependencies, DEPENDENCIES_FILE).toJS())['projects'];
    return (Array.isArray(projects) ? projects : []).flatMap((one) => {
        const name = asMap(one)['name'];
        return typeof name === 'string' ? [name] : [];
    });
}
function holder({ packages, dependencies }) {
    const inPackages = packages !== null && has(packages, PACKAGES_FILE);
    const inDependencies = dependencies !== null && has(dependencies, DEPENDENCIES_FILE);
    if (inPackages && inDependencies) {
        throw new domain/* UserError */.yo(`Both ${PACKAGES_FILE} and ${DEPENDENCIES_FILE} have \`packages:\`, which dbt refuses`, `Move the entries of one into the other.`);
    }
    return inDependencies ? DEPENDENCIES_FILE : PACKAGES_FILE;
}
function has(text, path) {
    return Object.hasOwn(asMap(parseYaml(text, path).toJS()), KEY);
}
function localsIn(text, path) {
    return itemsOf(text, path, KEY).map(localOf);
}
function localOf(item) {
    const local = asMap(item)['local'];
    return typeof local === 'string' ? local.replace(/^(\.\/)+/, '').replace(/\/+$/, '') : null;
}
function nameOf(item) {
    const { package: hub, git } = asMap(item);
    const from = typeof hub === 'string' ? hub : typeof git === 'string' ? git : null;
    return from === null ? null : (/([^/:]+?)(\.git)?\/*$/.exec(from)?.[1] ?? null);
}

;// CONCATENATED MODULE: ./build/shared/consume/scan-refs.js


const NOT_EVALUATED = /\{#[^]*?#\}|\{%-?\s*raw\s*-?%\}[^]*?\{%-?\s*endraw\s*-?%\}/g;
const JINJA = /\{\{[^]*?\}\}|\{%[^]*?%\}/g;
const CALL = /(?<![\w.])(?:dbt\.)?(ref|source)\(\s*(['"])(\w+)\2\s*,\s*(['"])[^'"\n]+\4/g;
const YAML_CALL = /^\s*(?:\{\{)?\s*((?:ref|source)\([^]*\))\s*(?:\}\})?\s*$/;
function refsInFile(path, text) {
    if (path.endsWith('.sql'))
        return { ...callsIn(text.replace(NOT_EVALUATED, '').match(JINJA) ?? []), defined: [] };
    if (path.endsWith('.py'))
        return { ...callsIn([text.replace(/#.*/g, '')]), defined: [] };
    return /\.ya?ml$/.test(path) ? refsInYaml(text) : { packages: [], sources: [], defined: [] };
}
function refsInYaml(text) {
    const document = (0,dist.parseDocument)(text);
    const calls = [];
    (0,dist.visit)(document, {
        Scalar(_, { value }) {
            const call = typeof value === 'string' ? YAML_CALL.exec(value)?.[1] : undefined;
            if (call !== undefined)
                calls.push(call);
        }
    });
    const sources = document.errors.length > 0 ? null : asMap(document.toJS())['sources'];
    const names = Array.isArray(sources) ? sources.map((source) => asMap(source)['name']) : [];
    return { ...callsIn(calls), defined: names.filter((name) => typeof name === 'string') };
}
function callsIn(code) {
    const calls = code.flatMap((text) => [...text.matchAll(CALL)]);
    const named = (what) => calls.filter(([, call]) => call === what).map(([, , , name]) => name ?? '');
    return { packages: named('ref'), sources: named('source') };
}

;// CONCATENATED MODULE: ./build/shared/consume/named-upstreams.js







async function referencedProjects(files, projectDir, { name, modelPaths, otherPaths }, installed, mode) {
    const found = new Set();
    const defined = new Set();
    for (const folder of new Set([...modelPaths, ...otherPaths])) {
        for (const path of await files.list((0,external_node_path_.join)(projectDir, folder))) {
            if (!/\.(sql|py|ya?ml)$/.test(path))
                continue;
            const body = await files.read((0,external_node_path_.join)(projectDir, folder, path));
            if (body === null || isGenerated(body))
                continue;
            const refs = refsInFile(path, new TextDecoder().decode(body));
            (mode === 'sources' ? refs.sources : refs.packages).forEach((project) => found.add(project));
            refs.defined.forEach((source) => defined.add(source));
        }
    }
    const isOther = (project) => project !== name && (0,shared_manifest/* isPlainProjectName */.jo)(project) && !(mode === 'sources' ? defined : installed).has(project);
    return [...found].filter(isOther).sort();
}
async function installedPackages(files, projectDir, { packagesPath }, packageFiles) {
    const listed = listedPackages(packageFiles).filter(({ local }) => local === null || !local.startsWith(`${PACKAGES_FOLDER}/`));
    const locals = listed.flatMap(({ local }) => (local === null ? [] : [local]));
    const there = (await files.list((0,external_node_path_.join)(projectDir, packagesPath)))
        .filter((path) => (0,external_node_path_.basename)(path) === PROJECT_FILE && path.split('/').length === 2)
        .map((path) => (0,external_node_path_.join)(packagesPath, (0,external_node_path_.dirname)(path)));
    const names = await Promise.all([...locals, ...there].map((path) => nameIn(files, (0,external_node_path_.resolve)(projectDir, path, PROJECT_FILE))));
    return new Set([...listed.map(({ name }) => name), ...names].filter((name) => name !== null));
}
async function nameIn(files, path) {
    const body = await files.read(path);
    if (body === null || isGenerated(body))
        return null;
    return /^name:\s*['"]?(\w+)/m.exec(new TextDecoder().decode(body))?.[1] ?? null;
}

;// CONCATENATED MODULE: ./build/shared/consume/loom.js





const LOOM_CONFIG = 'dbt_loom.config.yml';
const MANIFESTS_FOLDER = 'dbt_mesh/manifests';
function loomManifestPath(upstream) {
    return `${MANIFESTS_FOLDER}/${upstream}.json`;
}
function loomManifest(upstream, publicManifest) {
    return { path: loomManifestPath(upstream), text: markedJson(publicManifest) };
}
function markedJson(manifest) {
    const own = Object.entries(manifest).filter(([key]) => key !== 'mesh');
    return `${JSON.stringify({ mesh: { note: shared_manifest/* MARK */.M$ }, ...Object.fromEntries(own) })}\n`;
}
function loomConfig(upstreams) {
    return { path: LOOM_CONFIG, text: `# ${shared_manifest/* MARK */.M$}\n${yamlText({ manifests: upstreams.map(entry) })}` };
}
function entry(name) {
    return { name, type: 'file', config: { path: loomManifestPath(name) } };
}
function hasOwnLoomConfig(existing, upstreams) {
    if (existing === null || isGenerated(existing))
        return false;
    const text = new TextDecoder().decode(existing);
    const document = (0,dist.parseDocument)(text);
    const paths = document.errors.length > 0 ? [] : manifestPaths(document.toJS());
    const missing = upstreams.filter((name) => !paths.includes(loomManifestPath(name)));
    if (missing.length === 0)
        return true;
    const lines = yamlText({ manifests: missing.map(entry) });
    throw new domain/* UserError */.yo(`${LOOM_CONFIG} is your own, and does not name the ${missing.length === 1 ? 'manifest' : 'manifests'} of ${missing.join(', ')}`, `Add to it what follows, or remove the file and let sync write it:\n${lines}`);
}
function manifestPaths(config) {
    const manifests = config?.manifests;
    if (!Array.isArray(manifests))
        return [];
    return manifests.flatMap((one) => {
        const path = one?.config?.path;
        return typeof path === 'string' ? [path.replace(/^\.\//, '')] : [];
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/state.js

const STATE_FOLDER = 'dbt_mesh/state';
const SHELL_SCHEMA = 'https://schemas.getdbt.com/dbt/manifest/v9.json';
function stateFile(own, upstreams) {
    const base = own ?? shell(upstreams[0]?.publicManifest);
    if (base === null)
        return null;
    const had = section(base, 'nodes');
    const added = Object.fromEntries(upstreams
        .flatMap(({ publicManifest }) => Object.entries(section(publicManifest, 'nodes')))
        .filter(([id]) => !Object.hasOwn(had, id))
        .map(([id, node]) => [id, bare(node)]));
    const edgeless = Object.fromEntries(Object.keys(added).map((id) => [id, []]));
    const manifest = {
        ...base,
        nodes: { ...had, ...added },
        parent_map: { ...edgeless, ...section(base, 'parent_map') },
        child_map: { ...edgeless, ...section(base, 'child_map') }
    };
    return { path: `${STATE_FOLDER}/manifest.json`, text: markedJson(manifest) };
}
function shell(manifest) {
    if (manifest === undefined)
        return null;
    return {
        ...manifest,
        metadata: { ...section(manifest, 'metadata'), dbt_schema_version: SHELL_SCHEMA },
        nodes: {},
        groups: {},
        group_map: {},
        parent_map: {},
        child_map: {}
    };
}
function section(manifest, key) {
    const value = manifest[key];
    return typeof value === 'object' && value !== null ? value : {};
}
function bare(node) {
    const contract = { enforced: false };
    return { ...node, contract, config: { ...section(node, 'config'), contract }, depends_on: { macros: [], nodes: [] } };
}

;// CONCATENATED MODULE: ./build/shared/consume/lock.js





const LOCK_FILE = 'dbt-mesh.lock';
function readLock(text) {
    if (text === null)
        return new Map();
    const document = (0,dist.parseDocument)(text, { stringKeys: true });
    const upstreams = document.errors.length > 0 ? null : document.toJS()?.upstreams;
    if (typeof upstreams !== 'object' || upstreams === null || !Object.values(upstreams).every(isPin)) {
        throw new domain/* UserError */.yo(`${LOCK_FILE} cannot be read: it is not as dbt-mesh wrote it`, 'Settle a merge conflict by taking either side; or remove the file, and run dbt-mesh sync without --frozen.');
    }
    return new Map(Object.entries(upstreams));
}
function isPin(value) {
    const pin = value;
    return [pin?.mode, pin?.environment, pin?.version, pin?.digest, pin?.contract].every((text) => typeof text === 'string');
}
function lockFile(lock) {
    const upstreams = Object.fromEntries([...lock].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, pin]) => [name, { ...pin }]));
    const head = `# ${shared_manifest/* MARK */.M$}\n# Commit it: \`dbt-mesh sync --frozen\` reads exactly these publications.\n`;
    return { path: LOCK_FILE, text: head + yamlText({ upstreams }) };
}
function pinTo({ mesh }, mode, pinned) {
    const { environment, version, digest, contract } = mesh;
    if (pinned !== undefined && pinned.environment === environment && pinned.contract === contract)
        return { ...pinned, mode };
    return { mode, environment, version, digest, contract };
}

;// CONCATENATED MODULE: ./build/shared/consume/moved-manifest.js



function movedManifest(publicManifest, moves) {
    if (moves.size === 0)
        return publicManifest;
    const nodes = Object.entries(section(publicManifest, 'nodes')).map(([id, node]) => {
        const moved = moves.get(id);
        return [id, moved === undefined ? node : placed(node, moved, moved)];
    });
    return { ...publicManifest, nodes: Object.fromEntries(nodes) };
}
function movedState(own, upstreams) {
    const moving = upstreams.filter(({ moves }) => moves.size > 0);
    if (moving.length === 0)
        return own;
    const byId = new Map(moving.flatMap((upstream) => [...upstream.moves].map(([id, to]) => [id, move(upstream, id, to)])));
    const moved = (id, node) => (id === null ? undefined : byId.get(id))?.(node) ?? node;
    return {
        ...own,
        nodes: mapped(section(own, 'nodes'), (node, id) => moved(id, node)),
        sources: mapped(section(own, 'sources'), (source) => moved(modelOf(source), source))
    };
}
function move({ project, quoting }, id, to) {
    const from = project.publicModels.find(({ uniqueId }) => uniqueId === id)?.relation;
    const names = namesUnder(quoting, to, project.adapter);
    return (node) => {
        if (from === undefined || !liesAt(node, from, project.adapter))
            return node;
        return placed(node, node['resource_type'] === 'source' || isInjected(node) ? to : names, to);
    };
}
function liesAt(node, relation, adapter) {
    const rendered = node['relation_name'];
    return (typeof rendered === 'string' && (0,shared_manifest/* relationKey */.Yb)({ ...relation, rendered }, adapter) === (0,shared_manifest/* relationKey */.Yb)(relation, adapter));
}
function placed(node, { database, schema }, { rendered }) {
    return {
        ...node,
        database,
        schema,
        ...(typeof node['relation_name'] === 'string' ? { relation_name: rendered } : {}),
        ...(typeof node['unrendered_database'] === 'string' ? { unrendered_database: database } : {}),
        ...(typeof node['unrendered_schema'] === 'string' ? { unrendered_schema: schema } : {}),
        ...(isInjected(node)
            ? { unrendered_config: { ...section(node, 'unrendered_config'), schema, ...(database ? { database } : {}) } }
            : {})
    };
}
function isInjected(node) {
    return node['original_file_path'] === '' && Object.hasOwn(node, 'unrendered_config');
}
function modelOf(source) {
    const mark = section({ ...section(section(source, 'config'), 'meta'), ...section(source, 'meta') }, 'dbt_mesh');
    const { project, model, version } = mark;
    if (typeof project !== 'string' || typeof model !== 'string')
        return null;
    const known = typeof version === 'string' || typeof version === 'number';
    return `model.${project}.${model}${known ? `.v${version}` : ''}`;
}
function mapped(entries, change) {
    return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value, key)]));
}

;// CONCATENATED MODULE: ./build/shared/consume/source-file.js





const PREFIX = '_mesh_';
function sourceFilePath(modelPath, upstream) {
    return `${modelPath}/${PREFIX}${upstream}.yml`;
}
function isSourceFilePath(path) {
    return new RegExp(`(^|/)${PREFIX}[^/]+\\.yml$`).test(path);
}
function sourceFile(project, modelPath) {
    const sources = [...blocks(project.publicModels).values()].map((models) => block(project, models));
    return {
        path: sourceFilePath(modelPath, project.name),
        text: `# ${shared_manifest/* MARK */.M$}\n${yamlText({ version: 2, sources })}`
    };
}
function blocks(models) {
    const blocks = new Map();
    for (const model of models) {
        const { database, schema } = model.relation;
        const key = JSON.stringify([database, schema, quotingOf(model.relation)]);
        blocks.set(key, [...(blocks.get(key) ?? []), model]);
    }
    return blocks;
}
function block(project, models) {
    const relation = models[0]?.relation;
    return {
        name: project.name,
        database: optionalText(relation?.database),
        schema: optionalText(relation?.schema),
        quoting: relation === undefined ? undefined : source_file_quoting(quotingOf(relation)),
        tables: models.map((model) => table(project, model))
    };
}
function source_file_quoting(quoting) {
    return quoting === null ? undefined : { ...quoting };
}
function table(project, model) {
    const name = model.version === null ? model.name : `${model.name}_v${model.version}`;
    return {
        name,
        identifier: model.relation.identifier === name ? undefined : jinjaText(model.relation.identifier),
        description: optionalText(model.description),
        config: { meta: { dbt_mesh: { project: project.name, model: model.name, version: model.version } } },
        columns: model.columns.length === 0
            ? undefined
            : model.columns.map((column) => ({
                name: column.name,
                data_type: optionalText(column.dataType),
                description: optionalText(column.description),
                quote: column.quote ? true : undefined
            }))
    };
}
function optionalText(text) {
    return text === null || text === undefined || text === '' ? undefined : jinjaText(text);
}

;// CONCATENATED MODULE: ./build/shared/consume/plan.js











const MESH_FOLDER = 'dbt_mesh';
const NO_MOVES = new Map();
function plan(existing, upstreams) {
    const { downstream, packageFiles, state } = existing;
    const of = (mode) => upstreams.filter((upstream) => upstream.mode === mode);
    const names = (mode) => of(mode).map(({ publication }) => publication.project.name);
    const manifests = upstreams.map((upstream) => ({
        name: upstream.publication.project.name,
        publicManifest: pinned(upstream)
    }));
    const moved = upstreams.map(({ publication: { project }, moves = NO_MOVES }) => ({
        project,
        moves,
        quoting: plan_quoting(downstream, project.adapter)
    }));
    const stateManifest = stateFile(state && movedState(state, moved), manifests);
    return {
        files: [
            ...folderFiles,
            ...of('package').flatMap(({ publication: { project }, moves = NO_MOVES }) => stubPackage(project, moves, plan_quoting(downstream, project.adapter))),
            ...of('sources').map(({ publication: { project }, moves = NO_MOVES }) => sourceFile(movedProject(project, moves), downstream.modelPaths[0] ?? 'models')),
            ...of('loom').map((upstream) => loomManifest(upstream.publication.project.name, pinned(upstream))),
            ...loomConfigFile(existing.loomConfig, names('loom')),
            ...(stateManifest === null ? [] : [stateManifest]),
            lockFile(new Map(upstreams.map(({ publication, pin }) => [publication.project.name, pin])))
        ],
        edits: listPackages(packageFiles, names('package')),
        hasState: stateManifest !== null
    };
}
const folderFiles = [
    { path: `${MESH_FOLDER}/.gitignore`, text: `# ${shared_manifest/* MARK */.M$}\n*\n` },
    { path: `${MESH_FOLDER}/.sqlfluffignore`, text: `# ${shared_manifest/* MARK */.M$}\n*\n` }
];
function plan_quoting(downstream, adapter) {
    return { ...defaultQuoting(adapter), ...downstream.quoting };
}
function loomConfigFile(existing, upstreams) {
    return upstreams.length === 0 || hasOwnLoomConfig(existing, upstreams) ? [] : [loomConfig(upstreams)];
}
function pinned({ publication, pin, moves = NO_MOVES }) {
    const view = movedManifest((0,shared_manifest/* publicView */.PV)(publication.manifest, publication.project), moves);
    const metadata = view['metadata'];
    return { ...view, metadata: { ...metadata, generated_at: timeOf(pin.version) ?? metadata['generated_at'] } };
}
function timeOf(version) {
    const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-/.exec(version);
    if (match === null)
        return null;
    const [, year, month, day, hour, minute, second] = match;
    return `${year}-${month}-${day}T${hour}:${minute}:${second}.000000Z`;
}

;// CONCATENATED MODULE: ./build/shared/consume/faults.js

function together(all) {
    const unreachable = all.find((fault) => fault instanceof domain/* Unreachable */.LL);
    const faults = all.filter((fault) => !(fault instanceof domain/* Unreachable */.LL) || fault === unreachable);
    const [first] = faults;
    if (first === undefined || faults.length === 1)
        return first ?? null;
    const messages = faults.map((fault) => `  ${fault.message}`).join('\n');
    return new domain/* UserError */.yo(`${faults.length} faults:\n${messages}`, [...new Set(faults.map((fault) => fault.hint))].join(' '));
}
async function faults_all(promises) {
    const settled = await Promise.allSettled(promises);
    const errors = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    const faults = errors.filter((error) => error instanceof domain/* UserError */.yo);
    const bug = errors.find((error) => !(error instanceof domain/* UserError */.yo));
    if (bug !== undefined)
        throw bug instanceof Error ? bug : new Error('A value was thrown that is no error', { cause: bug });
    const fault = together(faults);
    if (fault !== null)
        throw fault;
    return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

;// CONCATENATED MODULE: ./build/shared/consume/apply.js











async function apply(files, projectDir, downstream, plan) {
    const project = projectFiles(files, projectDir);
    const wanted = await Promise.all(plan.files.map(async (file) => ({ file, now: await project.read(file.path) })));
    const inTheWay = wanted.filter(({ file, now }) => now !== null && !isGenerated(now) && !mayBeTheirs(file.path));
    const fault = together(inTheWay.map(({ file }) => notOurs(file.path)));
    if (fault !== null)
        throw fault;
    const changed = wanted
        .filter(({ file, now }) => now === null || (isGenerated(now) && !isSame(now, file.text)))
        .map(({ file }) => file);
    const obsolete = await obsoleteFiles(project, downstream, plan.files);
    const installed = await installedOf(project, downstream, obsolete);
    for (const path of [...installed.links, ...obsolete])
        await project.remove(path);
    const generated = changed.filter((file) => !isLock(file));
    await Promise.all(generated.map(({ path, text }) => project.write(path, text)));
    const inOrder = [...plan.edits, ...changed.filter(isLock)];
    for (const { path, text } of inOrder)
        await (text === null ? project.remove(path) : project.write(path, text));
    const writes = [...generated, ...inOrder];
    const removed = writes.filter(({ text }) => text === null).map(({ path }) => path);
    return {
        written: writes
            .filter(({ text }) => text !== null)
            .map(({ path }) => path)
            .sort(),
        removed: [...installed.links, ...obsolete, ...removed].sort(),
        stale: installed.copies
    };
}
function projectFiles(files, projectDir) {
    return {
        read: (path) => files.read((0,external_node_path_.join)(projectDir, path)),
        write: (path, text) => files.write((0,external_node_path_.join)(projectDir, path), text),
        remove: (path) => files.remove((0,external_node_path_.join)(projectDir, path)),
        list: (folder) => files.list((0,external_node_path_.join)(projectDir, folder))
    };
}
function mayBeTheirs(path) {
    return path === `${MESH_FOLDER}/.gitignore`;
}
function notOurs(path) {
    return new domain/* UserError */.yo(`${path} is not a file that dbt-mesh generated, so it is left as it is`, 'Rename or remove it, and run dbt-mesh sync again.');
}
function isSame(body, text) {
    return Buffer.from(text).equals(body);
}
function isLock({ path }) {
    return path === LOCK_FILE;
}
async function obsoleteFiles(project, { modelPaths }, planned) {
    const keep = new Set(planned.map(({ path }) => path));
    const below = async (folder) => (await project.list(folder)).map((path) => `${folder}/${path}`);
    const own = await Promise.all([PACKAGES_FOLDER, MANIFESTS_FOLDER, STATE_FOLDER].map(below));
    const sources = (await Promise.all(modelPaths.filter(isInside).map(below))).flat().filter(isSourceFilePath);
    const candidates = [...new Set([...own.flat(), ...sources, LOOM_CONFIG])].filter((path) => !keep.has(path));
    const generated = await Promise.all(candidates.map((path) => isOurs(project, path)));
    return candidates.filter((_, index) => generated[index]);
}
function isInside(folder) {
    return !folder.startsWith('..') && !(0,external_node_path_.isAbsolute)(folder);
}
async function isOurs(project, path) {
    const body = await project.read(path);
    return body !== null && isGenerated(body);
}
async function installedOf(project, { packagesPath }, obsolete) {
    const names = obsolete
        .map((path) => path.split('/'))
        .filter((parts) => parts.length === 4 && parts[3] === PROJECT_FILE);
    if (names.length === 0)
        return { links: [], copies: [] };
    const folders = names.map((parts) => `${packagesPath}/${parts[2]}`);
    const ours = await Promise.all(folders.map((folder) => isOurs(project, `${folder}/${PROJECT_FILE}`)));
    const listed = new Set((await project.list(packagesPath)).map((path) => `${packagesPath}/${path}`));
    const isCopy = (folder) => listed.has(`${folder}/${PROJECT_FILE}`);
    const installed = folders.filter((_, index) => ours[index]);
    return { links: installed.filter((folder) => !isCopy(folder)), copies: installed.filter(isCopy) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/consume/cache.js




const CACHE_FOLDER = `${MESH_FOLDER}/cache`;
const CACHE_INDEX = 'index.json';
async function openCache(files, projectDir, registry) {
    const folder = (0,external_node_path_.join)(projectDir, CACHE_FOLDER);
    const indexFile = (0,external_node_path_.join)(folder, CACHE_INDEX);
    const found = parsed(await readOrNull(files, indexFile));
    const index = new Map(found?.registry === registry ? Object.entries(found.objects) : []);
    const whole = new Set();
    return {
        index,
        async read(key) {
            const entry = index.get(key);
            if (entry === undefined)
                return null;
            const body = await readOrNull(files, (0,external_node_path_.join)(folder, entry.sha256));
            if (body === null || !isBody(body, entry))
                return null;
            whole.add(entry.sha256);
            return { etag: entry.etag, body };
        },
        async write(next, bodies) {
            const lying = new Set(await files.list(folder));
            await Promise.all([...bodies]
                .filter(([name]) => !whole.has(name))
                .map(async ([name, body]) => {
                const path = (0,external_node_path_.join)(folder, name);
                if (!lying.has(name) || !cache_isSame(await readOrNull(files, path), body))
                    await files.write(path, body);
            }));
            const text = Buffer.from(indexText({ registry, objects: Object.fromEntries(next) }));
            if (!cache_isSame(await readOrNull(files, indexFile), text))
                await files.write(indexFile, text);
            const named = new Set([CACHE_INDEX, ...[...next.values()].map((entry) => entry.sha256)]);
            const old = [...lying].filter((name) => !named.has(name) && !name.startsWith('.'));
            await Promise.all(old.map((name) => files.remove((0,external_node_path_.join)(folder, name))));
        }
    };
}
function cacheEntry({ etag, body }) {
    return { etag, sha256: sha256(body), size: body.byteLength };
}
function indexText(index) {
    return `${JSON.stringify(index, null, 2)}\n`;
}
function parsed(body) {
    if (body === null)
        return null;
    try {
        const index = JSON.parse(new TextDecoder().decode(body));
        const { registry, objects } = index ?? {};
        return typeof registry === 'string' && isObject(objects) && Object.values(objects).every(isEntry)
            ? { registry, objects }
            : null;
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return null;
        throw error;
    }
}
function isEntry(value) {
    const { etag, sha256: name, size } = (isObject(value) ? value : {});
    return (typeof etag === 'string' && typeof name === 'string' && /^[0-9a-f]{64}$/.test(name) && Number.isSafeInteger(size));
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
function isBody(body, { size, sha256: name }) {
    return body.byteLength === size && sha256(body) === name;
}
function cache_isSame(one, other) {
    return one !== null && Buffer.compare(one, other) === 0;
}
async function readOrNull(files, path) {
    try {
        return await files.read(path);
    }
    catch (error) {
        if (error instanceof domain/* UserError */.yo)
            return null;
        throw error;
    }
}
function sha256(body) {
    return (0,external_node_crypto_.createHash)('sha256').update(body).digest('hex');
}

// EXTERNAL MODULE: ./build/shared/rules/index.js + 11 modules
var rules = __webpack_require__(3132);
;// CONCATENATED MODULE: ./build/shared/consume/unmatched-rules.js



const PARTS = ['database', 'schema'];
function unmatchedRules({ name }, upstreams) {
    const layers = new Set(upstreams.flatMap(({ relations }) => relations));
    return [...layers].flatMap((rules) => {
        const ruled = upstreams.filter(({ relations }) => relations.includes(rules));
        return PARTS.flatMap((part) => Object.keys(rules[part])
            .filter((key) => !ruled.some((upstream) => namesIn(upstream, part).some(isOneOf(key, upstream))))
            .map((key) => unmatched(name, part, key, ruled)));
    });
}
function isOneOf(key, { project }) {
    return (name) => isAbout(key, name, project.adapter);
}
function namesIn({ project }, part) {
    return project.publicModels.flatMap(({ relation }) => relationNames(relation)[part] ?? []);
}
function unmatched(downstream, part, key, ruled) {
    const names = [...new Set(ruled.flatMap((upstream) => namesIn(upstream, part).map(({ name }) => name)))].sort();
    const upstreams = ruled.map(({ project }) => project.name).join(', ');
    return (0,rules/* finding */.gk)('relations-unmatched', {
        project: downstream,
        model: null,
        message: `\`relations\` has a rule for the ${part} ${key}, where no public model of ${upstreams} lies: they lie in ${names.length === 0 ? 'none' : names.join(', ')}`,
        hint: `${(0,rules/* didYouMean */.au)(key, names)}Correct the rule, or take it out; in dbt-mesh.yml, one for a single upstream stands under that upstream.`
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/reach.js



const CURES = {
    materialized: stubMaterialization,
    schema: () => 'null',
    database: () => 'null',
    enabled: () => 'true'
};
function configReachesStubs(downstream, upstreams) {
    return downstream.modelConfigs.flatMap((config) => {
        const cure = Object.hasOwn(CURES, config.key) ? CURES[config.key] : undefined;
        if (cure === undefined)
            return [];
        const reached = upstreams.filter((name) => downstream.packageConfigs.get(name)?.has(config.key) !== true);
        return reached.length === 0
            ? []
            : [
                reaches(downstream, config, reached.map((name) => `${name}: {+${config.key}: ${cure(name)}}`))
            ];
    });
}
function reaches(downstream, { key, line }, lines) {
    const effect = key === 'enabled'
        ? 'a disabled stub cannot be referenced'
        : key === 'materialized'
            ? 'a build that includes them stops at the first with a message'
            : 'they are configured by it, though their relations stay where they are';
    return (0,rules/* finding */.gk)('config-reaches-stubs', {
        project: downstream.name,
        model: null,
        file: PROJECT_FILE,
        line,
        message: `${PROJECT_FILE} sets +${key} for the models of all packages, the generated stubs included: ${effect}`,
        hint: `Under models: in ${PROJECT_FILE}, add ${lines.join(' and ')}; or move +${key} under ${downstream.name}:.`
    });
}

;// CONCATENATED MODULE: ./build/shared/consume/engine.js


const engine_HEAD_BYTES = 64 * 1024;
function dbtVersionIn(manifest) {
    if (manifest === null)
        return null;
    const head = new TextDecoder().decode(manifest.subarray(0, engine_HEAD_BYTES));
    return /"dbt_version"\s*:\s*"(\d+\.\d+[^"]*)"/.exec(head)?.[1] ?? null;
}
function stateEngineMismatch({ name }, state, lastDbtVersion) {
    const stateVersion = state?.['metadata']?.dbt_version;
    if (typeof stateVersion !== 'string' || lastDbtVersion === null || minor(stateVersion) === minor(lastDbtVersion))
        return [];
    return [
        (0,rules/* finding */.gk)('state-engine-mismatch', {
            project: name,
            model: null,
            message: `The state of ${name} was written by dbt ${stateVersion}, and the last run here was dbt ${lastDbtVersion}: --select state:modified may select too much`,
            hint: `Run the same minor version of dbt in both places, or publish ${name} once with the new one.`
        })
    ];
}
function projectsKeyOnV2({ name }, upstreams, folder, lastDbtVersion) {
    if (lastDbtVersion?.startsWith('1.') === true)
        return [];
    const list = upstreams.map(({ project, mode }) => `${project}: ${mode}`).join(', ');
    return [
        (0,rules/* finding */.gk)('projects-key-on-v2', {
            project: name,
            model: null,
            file: DEPENDENCIES_FILE,
            message: `${DEPENDENCIES_FILE} lists upstreams under projects:, at which dbt v2 stops (dbt1005) without credentials of dbt Cloud`,
            hint: `Move the list to dbt-mesh.yml at the root of the repository, and remove projects: here:\nprojects:\n  ${name}: { path: ${folder === '' ? '.' : folder}, upstreams: { ${list} } }`
        })
    ];
}
function minor(version) {
    return version.split('.').slice(0, 2).join('.');
}

;// CONCATENATED MODULE: ./build/shared/consume/clashes.js




function refuseClashes(downstream, installed, upstreams) {
    const fault = together([
        ...upstreams.flatMap((upstream) => [...itself(downstream, upstream), ...installedToo(installed, upstream)]),
        ...folders(downstream, upstreams)
    ]);
    if (fault !== null)
        throw fault;
}
function itself({ name }, { project }) {
    if (project !== name)
        return [];
    return [
        new domain/* UserError */.yo(`${name} is declared as an upstream of itself`, 'Remove it from the upstreams; its own models need a ref with one argument.')
    ];
}
function installedToo(installed, { project, mode }) {
    if (mode === 'sources' || !installed.has(project))
        return [];
    return [
        new domain/* UserError */.yo(`${project} is an upstream and also a dbt package that this project installs`, `Remove the package from packages.yml or dependencies.yml, or ${project} from the upstreams.`)
    ];
}
function folders({ modelPaths, otherPaths }, upstreams) {
    const holding = [...modelPaths, ...otherPaths].filter((path) => path === '.' || path === MESH_FOLDER || path.startsWith(`${MESH_FOLDER}/`));
    const outside = (modelPaths[0] ?? '').startsWith('..') || (modelPaths[0] ?? '').startsWith('/');
    return [
        ...holding.map((path) => new domain/* UserError */.yo(`${PROJECT_FILE} has the path ${JSON.stringify(path)}, which holds ${MESH_FOLDER}: dbt would read generated models as this project's own`, 'Name a folder for the models, as in `model-paths: [models]`.')),
        ...(outside && upstreams.some(({ mode }) => mode === 'sources')
            ? [
                new domain/* UserError */.yo(`The first of model-paths in ${PROJECT_FILE} lies outside the project (${modelPaths[0]}), and generated sources go there`, 'Put a folder of the project first.')
            ]
            : [])
    ];
}

;// CONCATENATED MODULE: ./build/shared/consume/index.js

















/***/ })

};
