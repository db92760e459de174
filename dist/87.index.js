export const id = 87;
export const ids = [87];
export const modules = {

/***/ 8087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ answer),
  A: () => (/* binding */ not)
});

;// CONCATENATED MODULE: ./build/shared/lineage/sql/ast.js
function dataOf(node, tag) {
    const data = node;
    const wrapped = data.annotated;
    return wrapped && tag !== 'annotated' ? dataOf(wrapped.this, tag) : data[tag];
}
function tagOf(value) {
    const [key, ...others] = Object.keys(value);
    return key === undefined || others.length > 0 ? null : key;
}
function nameOf(identifier) {
    return { text: identifier.name, quoted: identifier.quoted };
}
function namesOf(identifiers) {
    return (identifiers ?? []).map(nameOf);
}
function splitDots(identifier) {
    return identifier.quoted || !identifier.name.includes('.')
        ? [nameOf(identifier)]
        : identifier.name.split('.').map((text) => ({ text, quoted: false }));
}
function pathOf(node) {
    const column = dataOf(node, 'column');
    if (column)
        return [...(column.table ? splitDots(column.table) : []), nameOf(column.name)];
    const dot = dataOf(node, 'dot');
    const base = dot && pathOf(dot.this);
    return base ? [...base, nameOf(dot.field)] : null;
}
function columnIn(node) {
    const dot = dataOf(node, 'dot');
    return dot ? columnIn(dot.this) : dataOf(node, 'column');
}
function lineOf(column) {
    return (column.name.span ?? column.span)?.line ?? null;
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/names.js
function unquoted(text) {
    return { text, quoted: false };
}
function lower(text) {
    return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function upper(text) {
    return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
function caseless(text) {
    return text.toLowerCase();
}
function render(path) {
    return path.map(({ text, quoted }) => (quoted ? `"${text.replaceAll('"', '""')}"` : text)).join('.');
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/dialect.js

const IGNORE_CASE = ({ text }) => lower(text);
const NO_ALIASES = {
    select: 'column',
    join: 'column',
    where: 'column',
    group: 'either',
    having: 'either',
    qualify: 'either',
    'order-name': 'alias',
    order: 'either'
};
const ALIASES = { ...NO_ALIASES, select: 'either', where: 'either' };
const PLAIN = {
    fold: IGNORE_CASE,
    clauses: ALIASES,
    implicitLateral: false,
    arraysInFrom: false,
    dotsInQuotes: false,
    recursesUnasked: false,
    renamesDuplicates: false,
    renamesMissing: false
};
const DIALECTS = new Map([
    {
        ...PLAIN,
        adapter: 'snowflake',
        parser: 'snowflake',
        fold: ({ text, quoted }) => (quoted ? text : upper(text)),
        recursesUnasked: true,
        pseudoColumns: new Set([
            'level',
            'metadata$filename',
            'metadata$file_row_number',
            'metadata$file_content_key',
            'metadata$file_last_modified',
            'metadata$start_scan_time',
            'metadata$action',
            'metadata$isupdate',
            'metadata$row_id'
        ])
    },
    {
        ...PLAIN,
        adapter: 'duckdb',
        parser: 'duckdb',
        implicitLateral: true,
        renamesDuplicates: true,
        renamesMissing: true,
        pseudoColumns: new Set(['rowid', 'filename', 'file_row_number', 'file_index'])
    },
    {
        ...PLAIN,
        adapter: 'bigquery',
        parser: 'bigquery',
        clauses: NO_ALIASES,
        arraysInFrom: true,
        dotsInQuotes: true,
        pseudoColumns: new Set([
            '_table_suffix',
            '_partitiontime',
            '_partitiondate',
            '_file_name',
            '_change_type',
            '_change_timestamp'
        ])
    },
    {
        ...PLAIN,
        adapter: 'redshift',
        parser: 'redshift',
        arraysInFrom: true,
        pseudoColumns: new Set(['oid', 'ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax', 'insertxid', 'deletexid'])
    },
    {
        ...PLAIN,
        adapter: 'postgres',
        parser: 'postgresql',
        fold: ({ text, quoted }) => (quoted ? text : lower(text)),
        clauses: { ...NO_ALIASES, group: 'column', having: 'column', order: 'column' },
        pseudoColumns: new Set(['oid', 'ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax'])
    },
    {
        ...PLAIN,
        adapter: 'databricks',
        parser: 'databricks',
        pseudoColumns: new Set(['_metadata', '_rescued_data'])
    }
].map((dialect) => [dialect.adapter, dialect]));
function dialectOf(adapter) {
    return DIALECTS.get(adapter ?? '') ?? null;
}
const WORDS = new Set([
    'all any array bigint bool boolean bytes char current_catalog current_database current_date current_datetime current_role',
    'current_schema current_time current_timestamp current_user date datetime day dayofweek dayofweek_iso dayofyear days dd decade',
    'decimal default dow doy double epoch epoch_second epoch_millisecond epoch_microsecond epoch_nanosecond float float64 getdate hour',
    'hours hh int int64 integer interval isodow isoweek isoyear json level local localtime localtimestamp mi microsecond microseconds',
    'millennium millisecond milliseconds min minute minutes mm mon month months ms nanosecond nanoseconds ns numeric q qtr quarter',
    'quarters real rownum second seconds session_user smallint string struct super sysdate systimestamp text time timestamp',
    'timestamp_ltz timestamp_ntz timestamp_tz timestamptz tinyint us user uuid varchar variant w week weekday weekiso weeks y year years yy yyyy'
].flatMap((line) => line.split(' ')));
const RESERVED = new Set('and as between by case distinct else from group having in is join like not null on or order select then union using when where with'.split(' '));
function isMisread(name, clause) {
    if (name.quoted)
        return false;
    const word = lower(name.text);
    return RESERVED.has(word) || (word === 'all' && clause === 'select');
}
function isNoColumn(name, dialect) {
    return isPseudoColumn(name, dialect) || (!name.quoted && WORDS.has(lower(name.text)));
}
function isPseudoColumn(name, dialect) {
    return dialect.pseudoColumns.has(lower(name.text)) || /^[@:?]/.test(name.text);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/ledger.js
function createLedger(relations) {
    const entries = Array.from({ length: relations }, () => ({
        named: false,
        starred: false,
        lost: false,
        used: new Set(),
        doubted: new Set(),
        missing: new Map()
    }));
    let allLost = false;
    const at = (relation) => {
        const entry = entries[relation];
        if (!entry)
            throw new RangeError(`The question has no relation ${relation}.`);
        return entry;
    };
    return {
        name: (relation) => void (at(relation).named = true),
        use: (relation, column) => void at(relation).used.add(column),
        doubt: (relation, column) => void at(relation).doubted.add(column),
        takeAll: (relation) => void (at(relation).starred = true),
        lose: (relation) => void (at(relation).lost = true),
        loseAll: () => void (allLost = true),
        miss: (relation, column) => {
            const { missing } = at(relation);
            if (!missing.has(column.name))
                missing.set(column.name, column);
        },
        uses: () => entries.map((entry) => (allLost ? everything(entry.named ? 'not-placed' : 'not-named') : useOf(entry)))
    };
}
function useOf({ named, starred, lost, used, doubted, missing }) {
    const claims = [...missing.values()];
    if (!named)
        return everything('not-named');
    if (starred)
        return { ...everything('star'), missing: claims };
    if (lost || [...doubted].some((column) => !used.has(column)))
        return { ...everything('not-placed'), missing: claims };
    return { columns: [...used].sort(), because: null, missing: claims };
}
function everything(because) {
    return { columns: '*', because, missing: [] };
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/relation.js

const UNKNOWN = { kind: 'unknown' };
function derived(outputs) {
    const named = new Map();
    const others = [];
    for (const [position, output] of outputs.entries()) {
        if (output.kind !== 'named') {
            if (output.kind === 'star' || !others.some((other) => outputs[other]?.kind === 'unnamed'))
                others.push(position);
            continue;
        }
        const name = caseless(output.name.text);
        const positions = named.get(name);
        if (positions)
            positions.push(position);
        else
            named.set(name, [position]);
    }
    return { kind: 'derived', outputs, named, others };
}
function namedOutputs(names) {
    return names.map((name) => ({ kind: 'named', name }));
}
function starOf(members, merged = new Set()) {
    return { kind: 'star', members, merged, except: [], renamed: [] };
}
function reachable(relation, run) {
    if (relation.kind === 'upstream')
        return new Set([relation.index]);
    if (relation.kind === 'unknown')
        return new Set();
    const known = run.memo.reachable.get(relation);
    if (known)
        return known;
    const members = relation.outputs.flatMap((output) => (output.kind === 'star' ? output.members : []));
    const found = new Set(members.flatMap((member) => [...reachable(member, run)]));
    run.memo.reachable.set(relation, found);
    return found;
}
function takeAll(relation, run) {
    if (relation.kind === 'upstream')
        run.ledger.takeAll(relation.index);
    if (relation.kind !== 'derived' || run.memo.taken.has(relation))
        return;
    run.memo.taken.add(relation);
    for (const output of relation.outputs) {
        if (output.kind === 'star')
            for (const member of output.members)
                takeAll(member, run);
    }
}
function namesIn(relation, run) {
    if (relation.kind === 'unknown')
        return null;
    if (relation.kind === 'upstream') {
        const contract = run.contracts[relation.index];
        return contract?.complete ? contract.names : null;
    }
    const names = new Map();
    for (const output of relation.outputs) {
        const found = namesInOutput(output, run);
        if (found === null)
            return null;
        for (const name of found)
            names.set(run.dialect.fold(name), name);
    }
    return [...names.values()];
}
function namesInOutput(output, run) {
    if (output.kind === 'unnamed')
        return null;
    if (output.kind === 'named')
        return [output.name];
    const left = new Set(output.except.map(run.dialect.fold));
    const names = [];
    for (const member of output.members) {
        const found = namesIn(member, run);
        if (found === null)
            return null;
        names.push(...found.filter((name) => !left.has(run.dialect.fold(name))));
    }
    return [...names, ...output.renamed.map(({ to }) => to)];
}
function renamed(relation, names, run) {
    if (names.length === 0)
        return relation;
    takeAll(relation, run);
    const rest = relation.kind === 'derived' && !relation.outputs.some(({ kind }) => kind === 'star')
        ? relation.outputs.slice(names.length)
        : [{ kind: 'unnamed' }];
    return derived([...namedOutputs(names), ...rest]);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/find.js

const NOT = { certainty: 'not', origins: [], doubtful: false };
const MAY = { certainty: 'may', origins: [], doubtful: false };
function find(relation, name, run) {
    if (relation.kind === 'unknown')
        return MAY;
    if (relation.kind === 'upstream')
        return findInContract(relation.index, name, run);
    const known = run.memo.found.get(relation) ?? new Map();
    run.memo.found.set(relation, known);
    const key = run.dialect.fold(name);
    const found = known.get(key) ?? findInDerived(relation, name, run);
    known.set(key, found);
    return found;
}
function findInDerived(relation, name, run) {
    const found = combine(findInOutputs(relation, name, run), run.dialect.renamesDuplicates, false);
    return found.certainty === 'has' ? found : withDuplicates(found, relation, name, run);
}
function findInOutputs({ outputs, named, others }, name, run) {
    const positions = [...others, ...(named.get(caseless(name.text)) ?? [])].sort((a, b) => a - b);
    return positions.flatMap((position) => {
        const output = outputs[position];
        return output ? [findInOutput(output, name, run)] : [];
    });
}
function findInContract(index, name, run) {
    const contract = run.contracts[index];
    if (!contract)
        throw new RangeError(`The question has no relation ${index}.`);
    const column = contract.byName.get(run.dialect.fold(name));
    if (column !== undefined)
        return { certainty: 'has', origins: [{ index, column }], doubtful: false };
    const near = contract.byCaseless.get(caseless(name.text));
    if (near !== undefined)
        return { certainty: 'near', origins: [{ index, column: near }], doubtful: false };
    return contract.complete ? NOT : { certainty: 'may', origins: [{ index, column: name.text }], doubtful: false };
}
function findInOutput(output, name, run) {
    if (output.kind === 'unnamed')
        return MAY;
    if (output.kind === 'named') {
        if (run.dialect.fold(output.name) === run.dialect.fold(name))
            return { ...NOT, certainty: 'has' };
        return caseless(output.name.text) === caseless(name.text) ? { ...NOT, certainty: 'near' } : NOT;
    }
    const same = (other) => run.dialect.fold(other) === run.dialect.fold(name);
    const renamed = output.renamed.find(({ to }) => same(to));
    if (!renamed && output.except.some(same))
        return NOT;
    const asked = renamed?.from ?? name;
    const merged = output.merged === 'all' || output.merged.has(run.dialect.fold(asked));
    return combine(output.members.map((member) => find(member, asked, run)), run.dialect.renamesDuplicates, merged);
}
function combine(answers, firstWins, merged) {
    const having = answers.filter(({ certainty }) => certainty === 'has');
    const open = answers.filter(({ certainty }) => certainty === 'may');
    const [first] = having;
    if (first) {
        const hidden = firstWins && answers.slice(0, answers.indexOf(first)).some(({ certainty }) => certainty === 'may');
        const several = having.length > 1 && !merged;
        return { certainty: 'has', origins: originsOf(having), doubtful: several || hidden || doubtfulAmong(having) };
    }
    const near = answers.filter(({ certainty }) => certainty === 'near');
    if (near.length > 0) {
        const doubtful = near.length > 1 || open.length > 0 || doubtfulAmong(near);
        return { certainty: 'near', origins: originsOf(near), doubtful };
    }
    if (open.length === 0)
        return NOT;
    return { certainty: 'may', origins: originsOf(open), doubtful: open.length > 1 || doubtfulAmong(open) };
}
function withDuplicates(found, relation, name, run) {
    const { outputs } = relation;
    const original = run.dialect.renamesDuplicates ? /^(.+)[_:]\d+$/s.exec(name.text)?.[1] : undefined;
    const several = outputs.length > 1 || outputs.some((output) => output.kind === 'star' && output.members.length > 1);
    if (original === undefined || !several)
        return found;
    const hidden = findInOutputs(relation, { ...name, text: original }, run);
    const origins = originsOf([found, ...hidden]);
    return origins.length === 0 ? found : { certainty: 'may', origins, doubtful: true };
}
function originsOf(answers) {
    const all = answers.flatMap(({ origins }) => origins);
    return [...new Map(all.map((origin) => [`${origin.index} ${origin.column}`, origin])).values()];
}
function doubtfulAmong(answers) {
    return answers.some(({ doubtful }) => doubtful);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/scope.js



const NO_NAMES = new Set();
function scopeOf(sources, outer, merged = NO_NAMES) {
    return { sources, merged, aliases: NO_NAMES, outer };
}
function useColumn(path, line, site, run) {
    const [first, ...rest] = path;
    if (!first)
        return;
    if (isMisread(first, site.clause))
        run.ledger.loseAll();
    if (isPosition(path))
        takeAllOf(sourcesBehind(path, site.scope, run), run);
    else if (rest.length === 0)
        useName(first, line, site, run);
    else if (!useQualified(path, line, site, run))
        useField(first, site, run);
}
function isPosition(path) {
    return /^[$#]\d+$/.test(path.at(-1)?.text ?? '');
}
function sourcesBehind(path, scope, run) {
    if (path.length === 1)
        return scope.sources;
    const [source] = chain(scope).flatMap((one) => sourcesOf(path.slice(0, -1), one, run)?.sources ?? []);
    return source ? [source] : chain(scope).flatMap(({ sources }) => sources);
}
function sourcesOf(path, scope, run) {
    for (let length = path.length; length > 0; length--) {
        const sources = scope.sources.filter(({ qualifier }) => endsWith(qualifier, path.slice(0, length), run));
        if (sources.length > 0)
            return { sources, length };
    }
    return null;
}
function endsWith(qualifier, end, run) {
    const from = qualifier.length - end.length;
    return from >= 0 && end.every((name, index) => isSame(name, qualifier[from + index], run));
}
function isSame(a, b, run) {
    return b !== undefined && run.dialect.fold(a) === run.dialect.fold(b);
}
function useQualified(path, line, site, run) {
    const lacking = [];
    let lacked = null;
    let open = null;
    for (const scope of chain(site.scope)) {
        const qualified = sourcesOf(path.slice(0, -1), scope, run);
        const [source, ...others] = qualified?.sources ?? [];
        const [qualifier, column] = [path[0], path[qualified?.length ?? 0]];
        if (!source || !qualifier || !column)
            continue;
        if (others.length > 0) {
            for (const { relation } of [source, ...others])
                lose(relation, run);
            return true;
        }
        const found = find(source.relation, column, run);
        const whole = findInSources(qualifier, scope, run);
        const isField = whole.certainty === 'has' && found.certainty !== 'has';
        if (isField)
            place(whole, run, found.certainty !== 'not' || open !== null);
        if (isField || found.certainty === 'has' || found.certainty === 'near') {
            place(found, run, isField || open !== null);
            if (open)
                place(open, run, true);
            return true;
        }
        if (found.certainty === 'may')
            open = open ? combine([open, found], false, false) : found;
        else
            lacking.push(source);
        lacked ??= column;
    }
    if (open)
        place(open, run);
    else if (lacked && !site.isLoose && !isPseudoColumn(lacked, run.dialect))
        missIn(lacking, lacked, line, run);
    return lacked !== null;
}
function useField(column, site, run) {
    if (isPseudoColumn(column, run.dialect))
        return;
    if (!lookUp(column, site, run) && !site.isLoose)
        run.ledger.loseAll();
}
function useName(name, line, site, run) {
    if (lookUp(name, site, run) || site.isLoose || isNoColumn(name, run.dialect))
        return;
    const scopes = chain(site.scope);
    if (scopes.some(({ aliases }) => aliases.has(run.dialect.fold(name))))
        return;
    missIn(scopes.flatMap(({ sources }) => sources), name, line, run);
}
function lookUp(name, site, run) {
    let meaning = run.dialect.clauses[site.clause];
    let aliases = site.aliases ?? site.scope.aliases;
    let open = null;
    let meant = false;
    for (const scope of chain(site.scope)) {
        const isAlias = aliases.has(run.dialect.fold(name));
        if (isAlias && meaning === 'alias')
            return true;
        meant ||= isAlias && meaning === 'either';
        const found = findInSources(name, scope, run);
        const rows = scope.sources.filter(({ qualifier }) => isSame(name, qualifier.at(-1), run));
        for (const { isValue, relation } of rows)
            if (!isValue)
                lose(relation, run);
        meant ||= rows.length > 0;
        if (found.certainty === 'has' || found.certainty === 'near') {
            place(found, run, meant || open !== null);
            if (open)
                place(open, run, true);
            return true;
        }
        if (found.certainty === 'may')
            open = open ? combine([open, found], false, false) : found;
        if (rows.some(({ isValue }) => isValue))
            break;
        meaning = run.dialect.clauses.select;
        aliases = scope.outer?.aliases ?? NO_NAMES;
    }
    if (open)
        place(open, run, meant);
    return meant || open !== null;
}
function chain(scope) {
    const scopes = [];
    for (let next = scope; next; next = next.outer)
        scopes.push(next);
    return scopes;
}
function place(found, run, inDoubt = false) {
    for (const { index, column } of found.origins) {
        if (inDoubt || found.doubtful)
            run.ledger.doubt(index, column);
        else
            run.ledger.use(index, column);
    }
}
function missIn(sources, name, line, run) {
    const [only, ...others] = new Set(sources.flatMap(({ relation }) => [...reachable(relation, run)]));
    if (only === undefined || find({ kind: 'upstream', index: only }, name, run).certainty !== 'not')
        run.ledger.loseAll();
    else if (others.length === 0 && line !== null)
        run.ledger.miss(only, { name: name.text, line });
    else
        for (const index of [only, ...others])
            run.ledger.lose(index);
}
function lose(relation, run) {
    for (const index of reachable(relation, run))
        run.ledger.lose(index);
}
function takeAllOf(sources, run) {
    for (const { relation } of sources)
        takeAll(relation, run);
}
function findInSources(name, scope, run) {
    return combine(scope.sources.filter(({ isParameter }) => !isParameter).map(({ relation }) => find(relation, name, run)), false, scope.merged.has(run.dialect.fold(name)));
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var manifest = __webpack_require__(2149);
;// CONCATENATED MODULE: ./build/shared/lineage/sql/table.js






function readTable(table, site, run) {
    if (!('name' in table))
        return { qualifier: table, relation: relationOf(table, null, site, run), isValue: false };
    run.seen.add(table);
    if (table.identifier_func)
        run.ledger.loseAll();
    visitParts(table, { ...site, isLoose: true }, run);
    const parts = partsOf(table, run);
    const qualifier = table.alias ? [nameOf(table.alias)] : parts;
    if (run.dialect.arraysInFrom && isArray(parts, site.scope, run) && !isAskedAbout(parts, run)) {
        useColumn(parts, table.name.span?.line ?? null, site, run);
        return { qualifier: table.alias ? qualifier : parts.slice(-1), relation: UNKNOWN, isValue: true };
    }
    const relation = relationOf(parts, table.name.span?.line ?? null, site, run);
    return { qualifier, relation: renamed(relation, namesOf(table.column_aliases), run), isValue: false };
}
function nameTables(part, run) {
    if (typeof part !== 'object' || part === null)
        return;
    const table = tagOf(part) === 'table' ? dataOf(part, 'table') : undefined;
    if (table)
        named(partsOf(table, run), table.name.span?.line ?? null, run);
    for (const value of Object.values(part))
        nameTables(value, run);
}
function partsOf(table, run) {
    const path = [table.catalog, table.schema, table.name].flatMap((part) => (part ? [nameOf(part)] : []));
    return run.dialect.dotsInQuotes ? path.flatMap(splitQuoted) : path;
}
function splitQuoted({ text, quoted }) {
    return text.split('.').map((part) => ({ text: part, quoted }));
}
function isArray(parts, scope, run) {
    if (parts.length < 2 || scope === null)
        return false;
    return sourcesOf(parts.slice(0, 1), scope, run) !== null || isArray(parts, scope.outer, run);
}
function relationOf(parts, line, site, run) {
    const [first] = parts;
    const cte = first && parts.length === 1 ? site.ctes.get(run.dialect.fold(first)) : undefined;
    return cte ?? named(parts, line, run);
}
function isAskedAbout(parts, run) {
    const key = keyOf(parts, run);
    return run.contracts.some((contract) => contract.key === key);
}
function keyOf(parts, run) {
    return (0,manifest/* relationKey */.Yb)({ database: null, schema: '', identifier: '', rendered: render(parts) }, run.dialect.adapter);
}
function named(parts, line, run) {
    run.tables.push({ parts: parts.map(({ text }) => text), rendered: render(parts), line });
    const key = keyOf(parts, run);
    for (const [index, contract] of run.contracts.entries()) {
        const likeness = compare(JSON.parse(key), JSON.parse(contract.key));
        if (likeness === 'other')
            continue;
        run.ledger.name(index);
        if (likeness === 'same')
            return { kind: 'upstream', index };
        run.ledger.lose(index);
    }
    return UNKNOWN;
}
function compare(named, relation) {
    if (!Array.isArray(named) || !Array.isArray(relation))
        return 'other';
    const length = Math.min(named.length, relation.length);
    const pairs = Array.from({ length }, (_, index) => [String(named.at(-1 - index)), String(relation.at(-1 - index))]);
    if (pairs.every(([a, b]) => a === b))
        return named.length < relation.length ? 'maybe' : 'same';
    const like = ([a, b]) => lower(a) === lower(b) || (a.endsWith('*') && b.startsWith(a.slice(0, -1)));
    return pairs.every(like) ? 'maybe' : 'other';
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/expression.js






function visit(part, site, run) {
    if (typeof part !== 'object' || part === null)
        return;
    const visitor = VISITORS.get(tagOf(part) ?? '');
    if (visitor)
        visitor(part, site, run);
    else
        visitParts(part, site, run);
}
function visitParts(part, site, run) {
    for (const value of Object.values(part))
        visit(value, site, run);
}
const VISITORS = new Map([
    ['column', visitPath],
    ['dot', visitPath],
    ['star', visitStar],
    ['function', visitFunction],
    ['method_call', visitMethodCall],
    ['lambda', visitLambda],
    ['comprehension', visitComprehension],
    ['map_func', visitMap],
    ['pivot_alias', visitPivotAlias],
    ['exists', visitExists],
    ['parameter', visitParameter],
    ['table', visitTable],
    ['var', visitWord],
    ['identifier', visitWord],
    ...['select', 'union', 'intersect', 'except', 'set_operation', 'subquery', 'values', 'pivot'].map((tag) => [tag, visitQuery])
]);
function visitPath(node, site, run) {
    const path = pathOf(node);
    const column = columnIn(node);
    if (!path || !column) {
        visitParts(node, site, run);
        return;
    }
    run.seen.add(column);
    useColumn(path, lineOf(column), site, run);
}
function visitStar(node, site, run) {
    const star = dataOf(node, 'star');
    if (!star)
        return;
    run.seen.add(star);
    visit(star.replace, site, run);
    if (!star.table)
        takeAllOf(site.scope.sources, run);
    else if (!takeQualified(splitDots(star.table), site.scope, run))
        useColumn(splitDots(star.table), null, site, run);
}
function takeQualified(path, scope, run) {
    if (scope === null)
        return false;
    const qualified = sourcesOf(path, scope, run);
    if (qualified?.length !== path.length)
        return takeQualified(path, scope.outer, run);
    takeAllOf(qualified.sources, run);
    return true;
}
const READS_BY_NAME = new Set([
    'identifier',
    'query_table',
    'query',
    'external_query',
    'dblink',
    'query_to_xml'
]);
const WORD_FIRST = new Map([
    ['convert', 2],
    ['date_add', 3],
    ['dateadd', 3],
    ['date_diff', 3],
    ['datediff', 3],
    ['timestampadd', 3],
    ['timestampdiff', 3]
]);
function visitFunction(node, site, run) {
    const call = dataOf(node, 'function');
    if (!call)
        return;
    const name = lower(call.name);
    if (READS_BY_NAME.has(name))
        run.ledger.loseAll();
    if (name === 'columns')
        takeAllOf(site.scope.sources, run);
    const [first, ...rest] = call.args;
    if (name === 'table' && first && dataOf(first, 'literal'))
        run.ledger.loseAll();
    const isWord = first !== undefined && WORD_FIRST.get(name) === call.args.length && pathOf(first)?.length === 1;
    visit(isWord ? rest : call.args, site, run);
    if (isWord)
        visitUnit(first, site, run);
}
function visitUnit(node, site, run) {
    const column = columnIn(node);
    if (!column)
        return;
    run.seen.add(column);
    doubt(nameOf(column.name), site, run);
}
function visitMethodCall(node, site, run) {
    const call = dataOf(node, 'method_call');
    if (!call)
        return;
    visit(call.this, { ...site, isLoose: true }, run);
    visit(call.args, site, run);
}
function visitLambda(node, site, run) {
    const lambda = dataOf(node, 'lambda');
    if (lambda)
        visit(lambda.body, withParameters(namesOf(lambda.parameters), site, run), run);
}
function visitComprehension(node, site, run) {
    const comprehension = dataOf(node, 'comprehension');
    if (!comprehension)
        return;
    visit(comprehension.iterator, site, run);
    const parameters = [comprehension.expression, comprehension.position].flatMap((part) => part ? (pathOf(part) ?? []) : []);
    visit([comprehension.this, comprehension.expression, comprehension.position, comprehension.condition], withParameters(parameters, site, run), run);
}
function withParameters(parameters, site, run) {
    for (const parameter of parameters)
        doubt(parameter, site, run);
    const sources = parameters.map((name) => ({
        qualifier: [name],
        relation: UNKNOWN,
        isValue: true,
        isParameter: true
    }));
    return { ...site, scope: { ...site.scope, sources: [...sources, ...site.scope.sources] } };
}
function doubt(name, site, run) {
    for (let scope = site.scope; scope; scope = scope.outer) {
        const found = findInSources(name, scope, run);
        if (found.certainty === 'has' || found.certainty === 'near')
            place(found, run, true);
    }
}
function visitMap(node, site, run) {
    const map = dataOf(node, 'map_func');
    if (!map)
        return;
    visit(map.values, site, run);
    if (map.curly_brace_syntax && !map.with_map_keyword)
        passOver(map.keys, run);
    else
        visit(map.keys, site, run);
}
function visitPivotAlias(node, site, run) {
    const alias = dataOf(node, 'pivot_alias');
    if (!alias)
        return;
    visit(alias.this, site, run);
    passOver(alias.alias, run);
}
function visitExists(node, site, run) {
    const exists = dataOf(node, 'exists');
    if (!exists)
        return;
    if (isQuery(exists.this))
        readQuery(exists.this, site.ctes, site.scope, run);
    else
        visit(exists.this, site, run);
}
function visitQuery(node, site, run) {
    takeAll(readQuery(node, site.ctes, site.scope, run), run);
}
function visitParameter(node, site, run) {
    const parameter = dataOf(node, 'parameter');
    if (parameter?.style === 'Dollar' && parameter.index !== null)
        takeAllOf(site.scope.sources, run);
}
function visitTable(node, site, run) {
    const table = dataOf(node, 'table');
    if (table)
        takeAll(readTable(table, site, run).relation, run);
}
function visitWord(node, site, run) {
    const word = dataOf(node, 'var')?.this ?? dataOf(node, 'identifier')?.name;
    if (word === undefined || UNITS.test(word))
        return;
    doubt(unquoted(word), site, run);
}
const UNITS = /^(at|before|(iso|day ?of ?)?(year|quarter|month|week|day|hour|minute|second|millisecond|microsecond|nanosecond)s?(iso)?|epoch|dow|doy|dayofweekiso|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/i;
function passOver(part, run) {
    if (typeof part !== 'object' || part === null)
        return;
    const column = dataOf(part, 'column');
    if (column && tagOf(part) === 'column')
        run.seen.add(column);
    else
        for (const value of Object.values(part))
            passOver(value, run);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/from.js







function readFrom(clauses, around, run) {
    const tables = { ...around, sources: [], merged: new Set(), left: 0 };
    for (const item of clauses.first) {
        tables.left = tables.sources.length;
        tables.sources.push(...readItem(item, tables, run));
    }
    const late = [];
    const deferred = clauses.joins.some((join) => join.deferred_condition);
    for (const join of clauses.joins) {
        readJoin(join, tables, deferred ? (one) => late.push(one) : (one) => readCondition(one, tables, run), run);
    }
    for (const join of late)
        readCondition(join, tables, run);
    for (const view of clauses.lateral_views) {
        visit(view.this, lateral(tables), run);
        tables.sources.push(valueSource(view.table_alias, namesOf(view.column_aliases)));
    }
    return tables;
}
function lateral(tables) {
    return { scope: scopeOf([...tables.sources], tables.outer, tables.merged), ctes: tables.ctes, clause: 'join' };
}
function readCondition(join, tables, run) {
    visit([join.on, join.match_condition], lateral(tables), run);
}
function readJoin(join, tables, condition, run) {
    if (join.kind === 'Implicit')
        tables.left = tables.sources.length;
    if (join.pivots && join.pivots.length > 0)
        run.ledger.loseAll();
    const left = tables.sources.slice(tables.left);
    const right = readItem(join.this, tables, run);
    const sides = { before: tables.sources.slice(0, tables.left), left, right };
    for (const column of join.using)
        readUsing(nameOf(column), column.span?.line ?? null, sides, tables, run);
    if (join.kind.startsWith('Natural'))
        readNatural(sides, tables, run);
    tables.sources.push(...right);
    condition(join);
    if (/^(Left)?(Semi|Anti)$/.test(join.kind))
        tables.sources.splice(-right.length, right.length);
}
function readUsing(name, line, sides, tables, run) {
    const [before, left, right] = [sides.before, sides.left, sides.right].map((sources) => findInSources(name, { sources, merged: tables.merged }, run));
    if (!before || !left || !right)
        return;
    place(left, run);
    place(right, run);
    if (left.certainty === 'not' || left.certainty === 'may')
        place(before, run, left.certainty === 'may');
    if (left.certainty === 'not' && before.certainty === 'not')
        missIn([...sides.before, ...sides.left], name, line, run);
    if (right.certainty === 'not')
        missIn(sides.right, name, line, run);
    tables.merged.add(run.dialect.fold(name));
}
function readNatural(sides, tables, run) {
    const { before, left, right } = sides;
    const [ofLeft, ofRight] = [left, right].map((sources) => namesIn(derived([starOf(sources.map(({ relation }) => relation))]), run));
    if (!ofLeft || !ofRight || before.length > 0) {
        for (const { relation } of [...before, ...left, ...right])
            lose(relation, run);
        return;
    }
    const folded = new Set(ofRight.map(run.dialect.fold));
    for (const name of ofLeft)
        if (folded.has(run.dialect.fold(name)))
            readUsing(name, null, sides, tables, run);
}
function readItem(item, tables, run) {
    const table = dataOf(item, 'table');
    if (table)
        return [readTable(table, lateral(tables), run)];
    const subquery = dataOf(item, 'subquery');
    if (subquery)
        return readSubquery(subquery, tables, run);
    const paren = dataOf(item, 'paren');
    if (paren)
        return readItem(paren.this, tables, run);
    const joined = dataOf(item, 'joined_table');
    if (joined)
        return readJoined(joined, tables, run);
    const alias = dataOf(item, 'alias');
    if (alias)
        return readAlias(alias, tables, run);
    const values = dataOf(item, 'values');
    if (values)
        return [readValues(values, lateral(tables), run)];
    const pivot = dataOf(item, 'pivot');
    if (pivot)
        return readPivot(pivot, tables, run);
    const unpivot = dataOf(item, 'unpivot');
    if (unpivot)
        return [readUnpivot(unpivot, tables, run)];
    const unnest = dataOf(item, 'unnest');
    if (unnest)
        return readUnnest(unnest, tables, run);
    const call = dataOf(item, 'lateral');
    if (call)
        return [readLateral(call, tables, run)];
    const match = dataOf(item, 'match_recognize');
    if (match?.this) {
        takeAllOf(readItem(match.this, tables, run), run);
        passOver([match.partition_by, match.order_by, match.measures, match.define], run);
        return [{ qualifier: match.alias ? [nameOf(match.alias)] : [], relation: UNKNOWN, isValue: false }];
    }
    return [readCall(item, null, [], tables, run)];
}
function readSubquery(subquery, tables, run) {
    const site = lateral(tables);
    const alias = subquery.alias ? [nameOf(subquery.alias)] : [];
    const names = namesOf(subquery.column_aliases);
    if (!isQuery(subquery.this))
        return underAlias(readItem(subquery.this, tables, run), alias, names, new Set(), run);
    const outer = subquery.lateral || run.dialect.implicitLateral ? site.scope : tables.outer;
    const relation = readQuery(subquery.this, tables.ctes, outer, run);
    readOrder(subquery, relation, tables.ctes, outer, run);
    return [{ qualifier: alias, relation: renamed(relation, names, run), isValue: false }];
}
function readJoined(joined, tables, run) {
    const inner = readFrom({ first: [joined.left], joins: joined.joins, lateral_views: joined.lateral_views }, { ctes: tables.ctes, outer: lateral(tables).scope }, run);
    for (const name of inner.merged)
        tables.merged.add(name);
    return underAlias(inner.sources, joined.alias ? [nameOf(joined.alias)] : [], [], inner.merged, run);
}
function readAlias(alias, tables, run) {
    const names = namesOf(alias.column_aliases);
    const isSource = ['table', 'subquery', 'paren', 'joined_table', 'values', 'pivot', 'unpivot', 'alias'].some((tag) => dataOf(alias.this, tag) !== undefined);
    if (!isSource)
        return [readCall(alias.this, alias.alias, names, tables, run)];
    return underAlias(readItem(alias.this, tables, run), [nameOf(alias.alias)], names, new Set(), run);
}
function underAlias(sources, alias, names, merged, run) {
    if (alias.length === 0)
        return sources;
    const [only, ...others] = sources;
    const relation = only && others.length === 0
        ? only.relation
        : derived([
            starOf(sources.map((source) => source.relation), merged)
        ]);
    return [{ qualifier: alias, relation: renamed(relation, names, run), isValue: false }];
}
function readValues(values, site, run) {
    visit(values.expressions, site, run);
    return { ...valueSource(values.alias, namesOf(values.column_aliases)), isValue: false };
}
function readCall(call, alias, names, tables, run) {
    visit(call, lateral(tables), run);
    return valueSource(alias, names.length > 0 ? names : outputsOfCall(call));
}
function valueSource(alias, names) {
    return {
        qualifier: alias ? [nameOf(alias)] : [],
        relation: names.length > 0 ? derived(namedOutputs(names)) : UNKNOWN,
        isValue: true
    };
}
const CALL_OUTPUTS = new Map([
    ['flatten', ['SEQ', 'KEY', 'PATH', 'INDEX', 'VALUE', 'THIS'].map(unquoted)],
    ['split_to_table', ['SEQ', 'INDEX', 'VALUE'].map(unquoted)]
]);
function outputsOfCall(call) {
    const found = dataOf(call, 'function');
    const [argument] = found?.args ?? [];
    if (found?.name.toLowerCase() === 'table' && argument)
        return outputsOfCall(argument);
    return CALL_OUTPUTS.get(found?.name.toLowerCase() ?? '') ?? [];
}
function readUnnest(unnest, tables, run) {
    visit([unnest.this, unnest.expressions], lateral(tables), run);
    const offset = unnest.offset_alias ?? null;
    return [
        valueSource(unnest.alias, []),
        ...(offset ? [valueSource(offset, [nameOf(offset)])] : []),
        ...(unnest.with_ordinality && !offset ? [valueSource(null, [unquoted('offset')])] : [])
    ];
}
function readLateral(call, tables, run) {
    visit([call.this, call.view, call.outer, call.cross_apply, call.ordinality], lateral(tables), run);
    const quoted = call.alias_quoted ?? false;
    const names = (call.column_aliases ?? []).map(unquoted);
    return {
        ...valueSource(null, names.length > 0 ? names : outputsOfCall(call.this)),
        qualifier: call.alias === null ? [] : [{ text: call.alias, quoted }]
    };
}
function readPivot(pivot, around, run) {
    const tables = 'sources' in around ? around : { ...around, sources: [], merged: new Set(), left: 0 };
    const alias = pivot.alias ? [nameOf(pivot.alias)] : null;
    const column = columnIn(pivot.this);
    const path = pathOf(pivot.this);
    if (column && path && pivot.unpivot && run.dialect.arraysInFrom) {
        visit(pivot.this, lateral(tables), run);
        return [{ qualifier: alias ?? [], relation: UNKNOWN, isValue: true }];
    }
    if (column)
        run.seen.add(column);
    const sources = column && path ? [readTable(path, lateral(tables), run)] : readItem(pivot.this, tables, run);
    const site = { scope: scopeOf(sources, tables.outer), ctes: tables.ctes, clause: 'join' };
    visit([pivot.expressions, pivot.using, pivot.group], site, run);
    visit([pivot.fields, pivot.into, pivot.default_on_null], { ...site, isLoose: true }, run);
    if (!pivot.group)
        takeAllOf(sources, run);
    return [{ qualifier: alias ?? sources[0]?.qualifier ?? [], relation: UNKNOWN, isValue: false }];
}
function readUnpivot(unpivot, tables, run) {
    const sources = readItem(unpivot.this, tables, run);
    const site = { scope: scopeOf(sources, tables.outer), ctes: tables.ctes, clause: 'join' };
    visit(unpivot.columns, site, run);
    const turned = unpivot.columns.flatMap(columnsIn);
    const star = { ...starOf(sources.map(({ relation }) => relation)), except: turned };
    const made = [unpivot.value_column, ...(unpivot.extra_value_columns ?? []), unpivot.name_column].map(nameOf);
    return {
        qualifier: unpivot.alias ? [nameOf(unpivot.alias)] : (sources[0]?.qualifier ?? []),
        relation: renamed(derived([star, ...namedOutputs(made)]), namesOf(unpivot.alias_columns), run),
        isValue: false
    };
}
function columnsIn(item) {
    const alias = dataOf(item, 'pivot_alias') ?? dataOf(item, 'alias');
    if (alias)
        return columnsIn(alias.this);
    const tuple = dataOf(item, 'tuple');
    if (tuple)
        return tuple.expressions.flatMap(columnsIn);
    const name = pathOf(item)?.at(-1);
    return name ? [name] : [];
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/select-list.js




function readItems(select, site, run) {
    const aliases = new Set();
    const outputs = [];
    for (const item of select.expressions) {
        const read = select_list_readItem(item, { ...site, aliases }, run);
        outputs.push(...read);
        if (dataOf(item, 'alias')) {
            for (const output of read)
                if (output.kind === 'named')
                    aliases.add(run.dialect.fold(output.name));
        }
    }
    const excluded = (select.exclude ?? []).flatMap((item) => {
        visit(item, site, run);
        return pathOf(item)?.slice(-1) ?? [];
    });
    return outputs.map((output) => output.kind === 'star' ? { ...output, except: [...output.except, ...excluded] } : output);
}
function select_list_readItem(item, site, run) {
    const star = dataOf(item, 'star');
    if (star)
        return readStar(star, site, run);
    visit(item, site, run);
    const alias = dataOf(item, 'alias');
    if (alias) {
        const names = alias.column_aliases.length > 0 ? namesOf(alias.column_aliases) : [nameOf(alias.alias)];
        return names.map((name) => ({ kind: 'named', name }));
    }
    const name = pathOf(item)?.at(-1);
    return [name && name.text !== '*' ? { kind: 'named', name } : { kind: 'unnamed' }];
}
function readStar(star, site, run) {
    run.seen.add(star);
    const path = star.table ? splitDots(star.table) : [];
    const sources = path.length > 0 ? qualifiedBy(path, site.scope, run) : site.scope.sources;
    if (!sources) {
        useColumn(path, star.table?.span?.line ?? null, site, run);
        return [{ kind: 'unnamed' }];
    }
    const merged = path.length > 0 ? NO_NAMES : site.scope.merged;
    const excluded = (star.except ?? []).map((identifier) => take(identifier, sources, merged, run));
    const replaced = (star.replace ?? []).map((alias) => {
        visit(alias.this, site, run);
        return take(alias.alias, sources, merged, run);
    });
    const renamed = (star.rename ?? []).map(([from, to]) => ({
        from: run.dialect.renamesMissing ? lastPart(from) : take(from, sources, merged, run),
        to: nameOf(to)
    }));
    const taken = {
        ...starOf(sources.map(({ relation }) => relation), merged),
        except: [...excluded, ...replaced, ...renamed.map(({ from }) => from)],
        renamed
    };
    return [taken, ...replaced.map((name) => ({ kind: 'named', name }))];
}
function qualifiedBy(path, scope, run) {
    if (scope === null)
        return null;
    const found = sourcesOf(path, scope, run);
    return found?.length === path.length ? found.sources : qualifiedBy(path, scope.outer, run);
}
function take(identifier, sources, merged, run) {
    const name = lastPart(identifier);
    const found = findInSources(name, { sources, merged }, run);
    if (found.certainty === 'not')
        missIn(sources, name, identifier.span?.line ?? null, run);
    else
        place(found, run);
    return name;
}
function lastPart(identifier) {
    return splitDots(identifier).at(-1) ?? nameOf(identifier);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/query.js






function isQuery(node) {
    const paren = dataOf(node, 'paren');
    if (paren)
        return isQuery(paren.this);
    const subquery = dataOf(node, 'subquery');
    if (subquery)
        return isQuery(subquery.this);
    return ['select', 'union', 'intersect', 'except', 'values', 'pivot'].some((tag) => dataOf(node, tag) !== undefined);
}
function readQuery(node, ctes, outer, run) {
    const select = dataOf(node, 'select');
    if (select)
        return readSelect(select, ctes, outer, run);
    const operation = setOperationOf(node);
    if (operation)
        return readSetOperation(operation, ctes, outer, run);
    const subquery = dataOf(node, 'subquery');
    if (subquery) {
        const relation = readQuery(subquery.this, ctes, outer, run);
        readOrder(subquery, relation, ctes, outer, run);
        return relation;
    }
    const paren = dataOf(node, 'paren');
    if (paren)
        return readQuery(paren.this, ctes, outer, run);
    const values = dataOf(node, 'values');
    if (values) {
        visit(values.expressions, { scope: scopeOf([], outer), ctes, clause: 'select' }, run);
        return UNKNOWN;
    }
    const pivot = dataOf(node, 'pivot');
    if (pivot)
        return (readPivot(pivot, { ctes: readWith(pivot.with ?? null, ctes, outer, run), outer }, run)[0]?.relation ?? UNKNOWN);
    run.ledger.loseAll();
    return UNKNOWN;
}
function setOperationOf(node) {
    return dataOf(node, 'union') ?? dataOf(node, 'intersect') ?? dataOf(node, 'except');
}
function readSelect(select, around, outer, run) {
    const ctes = readWith(select.with, around, outer, run);
    const from = readFrom({ first: select.from?.expressions ?? [], joins: select.joins, lateral_views: select.lateral_views }, { ctes, outer }, run);
    const scope = { ...from, aliases: aliasesOf(select, run), outer };
    const outputs = readItems(select, { scope, ctes, clause: 'select' }, run);
    readClauses(select, { scope, ctes, clause: 'where' }, run);
    if (select.kind) {
        takeAll(derived(outputs), run);
        return derived([{ kind: 'unnamed' }]);
    }
    if (dependsOnPositions(select))
        takeAll(derived(outputs), run);
    return derived(outputs);
}
function aliasesOf(select, run) {
    const given = select.expressions.flatMap((item) => {
        const alias = dataOf(item, 'alias');
        if (alias)
            return [alias.alias, ...alias.column_aliases];
        return (dataOf(item, 'star')?.rename ?? []).map(([, to]) => to);
    });
    return new Set(given.map((identifier) => run.dialect.fold(nameOf(identifier))));
}
const CLAUSES = new Set([
    ...['with', 'from', 'joins', 'lateral_views', 'expressions', 'exclude', 'locks'],
    ...['where_clause', 'prewhere', 'connect', 'group_by', 'having', 'qualify', 'windows', 'distinct_on'],
    ...['order_by', 'sort_by', 'cluster_by', 'distribute_by']
]);
function readClauses(select, site, run) {
    visit([select.where_clause, select.prewhere, select.connect], site, run);
    visit(select.group_by, { ...site, clause: 'group' }, run);
    visit(select.distinct_on, { ...site, clause: 'group' }, run);
    visit(select.having, { ...site, clause: 'having' }, run);
    visit(select.qualify, { ...site, clause: 'qualify' }, run);
    visit(select.windows, { ...site, clause: 'select' }, run);
    for (const clause of [select.order_by, select.sort_by, select.cluster_by, select.distribute_by]) {
        for (const part of clause?.expressions ?? []) {
            const key = 'this' in part ? part.this : part;
            visit(part, { ...site, clause: pathOf(key)?.length === 1 ? 'order-name' : 'order' }, run);
        }
    }
    if (select.into)
        run.ledger.loseAll();
    for (const lock of select.locks) {
        for (const expression of lock.expressions) {
            const table = dataOf(expression, 'table');
            if (table)
                run.seen.add(table);
        }
    }
    const rest = Object.entries(select).filter(([key]) => !CLAUSES.has(key));
    visit(Object.fromEntries(rest), { ...site, isLoose: true }, run);
}
function dependsOnPositions(select) {
    if (select.distinct && !select.distinct_on)
        return true;
    if (select.group_by?.all)
        return true;
    return [...(select.group_by?.expressions ?? []), ...orderKeys(select)].some(query_isPosition);
}
function orderKeys(query) {
    return (query.order_by?.expressions ?? []).map((ordered) => ordered.this);
}
function query_isPosition(key) {
    const path = pathOf(key);
    return dataOf(key, 'literal') !== undefined || (path?.length === 1 && path[0]?.text.toLowerCase() === 'all');
}
function readOrder(query, relation, ctes, outer, run) {
    const { order_by, sort_by, cluster_by, distribute_by, limit, offset } = query;
    const scope = scopeOf([{ qualifier: [], relation, isValue: false }], outer);
    visit([order_by, sort_by, cluster_by, distribute_by, limit, offset], { scope, ctes, clause: 'join', isLoose: true }, run);
    if (order_by && orderKeys({ order_by }).some(query_isPosition))
        takeAll(relation, run);
}
function readSetOperation(operation, around, outer, run, inRight = () => new Map()) {
    const ctes = readWith(operation.with, around, outer, run);
    const left = readQuery(operation.left, ctes, outer, run);
    const right = readQuery(operation.right, new Map([...ctes, ...inRight(left)]), outer, run);
    const byName = operation.by_name || operation.corresponding;
    const relation = byName ? derived([starOf([left, right], 'all')]) : left;
    if (!byName || !operation.all)
        for (const side of [left, right])
            takeAll(side, run);
    readOrder(operation, relation, ctes, outer, run);
    return relation;
}
function readWith(clause, around, outer, run) {
    const ctes = new Map(around);
    for (const cte of clause?.ctes ?? []) {
        const name = run.dialect.fold(nameOf(cte.alias));
        const columns = namesOf(cte.columns);
        const recursive = clause?.recursive === true || (run.dialect.recursesUnasked && !ctes.has(name));
        const operation = recursive ? setOperationOf(cte.this) : undefined;
        const itself = (relation) => new Map([[name, relation]]);
        const body = operation
            ? readSetOperation(operation, new Map([...ctes, ...itself(underNames(columns))]), outer, run, (left) => itself(renamed(left, columns, run)))
            : readQuery(cte.this, ctes, outer, run);
        ctes.set(name, renamed(body, columns, run));
    }
    return ctes;
}
function underNames(columns) {
    return columns.length > 0 ? derived(namedOutputs(columns)) : UNKNOWN;
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/net.js

function leftOver(tree, sql, run) {
    const inTree = { stars: 0, words: new Map() };
    const isAccountedFor = countTree(tree, null, inTree, run.seen);
    const inText = countText(sql, run.dialect.adapter);
    if (!isAccountedFor || inText.stars > inTree.stars)
        return 'all';
    const isDropped = (name) => (inText.words.get(lower(name)) ?? 0) > (inTree.words.get(lower(name)) ?? 0);
    return run.contracts.flatMap(({ names }, index) => names.filter(({ text }) => isDropped(text)).map(({ text }) => ({ index, column: text })));
}
function countTree(part, tag, census, seen) {
    if (typeof part === 'string')
        addWords(part, census);
    if (typeof part !== 'object' || part === null)
        return true;
    if (isStar(part, tag))
        census.stars++;
    let complete = !(tag === 'column' || tag === 'table' || tag === 'star') || seen.has(part);
    const entries = Object.entries(part);
    for (const [key, value] of entries) {
        if (key.endsWith('comments'))
            continue;
        if (value === true)
            addWords(key.replaceAll('_', ' '), census);
        const isTag = entries.length === 1 && typeof value === 'object' && !Array.isArray(part);
        if (isTag)
            addWords(`${key} ${key.replaceAll('_', '')}`, census);
        complete = countTree(value, isTag ? key : null, census, seen) && complete;
    }
    return complete;
}
function isStar(part, tag) {
    if (tag === 'count')
        return 'star' in part && part.star === true;
    if (tag === 'dot')
        return 'field' in part && part.field.name === '*';
    return tag === 'star' || tag === 'mul';
}
const STRINGS = String.raw `'(?:[^']|'')*'|"(?:[^"]|"")*"|\`[^\`]*\`|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$`;
const ESCAPED_STRINGS = String.raw `'(?:[^'\\]|\\[^]|'')*'|"(?:[^"\\]|\\[^]|"")*"|\`[^\`]*\`|\$(?<tag>\w*)\$[^]*?\$\k<tag>\$`;
const COMMENTS = String.raw `--[^\n]*|/\*[^]*?\*/`;
const LEXES = new Map([
    ['snowflake', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS}|//[^\\n]*)`, 'g')],
    ['bigquery', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS}|#[^\\n]*)`, 'g')],
    ['databricks', new RegExp(`(${ESCAPED_STRINGS})|(?:${COMMENTS})`, 'g')]
]);
const STANDARD = new RegExp(`(${STRINGS})|(?:${COMMENTS})`, 'g');
function countText(sql, adapter) {
    const census = { stars: 0, words: new Map() };
    const plain = sql.replace(LEXES.get(adapter) ?? STANDARD, (_, string) => {
        if (string !== undefined)
            addWords(string, census);
        return ' ';
    });
    addWords(plain, census);
    census.stars = plain.match(/(?<!~)\*/g)?.length ?? 0;
    return census;
}
function addWords(text, { words }) {
    for (const [word] of lower(text).matchAll(/[\p{L}_][\p{L}\p{N}_$]*/gu))
        words.set(word, (words.get(word) ?? 0) + 1);
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/run.js



function createRun(question, dialect) {
    return {
        dialect,
        contracts: question.relations.map(({ relation, columns, complete }) => {
            const names = columns.map(({ name, quote }) => ({ text: name, quoted: quote }));
            return {
                key: (0,manifest/* relationKey */.Yb)(relation, dialect.adapter),
                names,
                byName: new Map(names.map((name) => [dialect.fold(name), name.text])),
                byCaseless: new Map(names.map((name) => [caseless(name.text), name.text])),
                complete: complete && columns.length > 0
            };
        }),
        ledger: createLedger(question.relations.length),
        seen: new Set(),
        tables: [],
        memo: { found: new Map(), reachable: new Map(), taken: new Set() }
    };
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/resolve.js





function resolve(tree, question, dialect) {
    const run = createRun(question, dialect);
    if (isQuery(tree))
        takeAll(readQuery(tree, new Map(), null, run), run);
    else {
        run.ledger.loseAll();
        nameTables(tree, run);
    }
    const left = leftOver(tree, question.sql, run);
    if (left === 'all')
        run.ledger.loseAll();
    else
        for (const { index, column } of left)
            run.ledger.doubt(index, column);
    const uses = run.ledger.uses();
    const keys = run.contracts.map(({ key }) => key);
    return { understood: true, uses: keys.flatMap((key) => uses[keys.indexOf(key)] ?? []), tables: run.tables };
}

;// CONCATENATED MODULE: ./build/shared/lineage/sql/answer.js





function answer(question, parse) {
    const dialect = dialectOf(question.adapter);
    if (!dialect)
        return not('adapter');
    const result = parse(question.sql, dialect.parser);
    if (!result.success)
        return not(reasonOf(result.error), result.errorLine);
    const [tree, ...others] = result.ast;
    if (!tree)
        return { understood: true, uses: createLedger(question.relations.length).uses(), tables: [] };
    if (others.length > 0 || !isStatement(tree))
        return not('syntax');
    try {
        return resolve(tree, question, dialect);
    }
    catch (error) {
        return not(error instanceof RangeError ? 'too-deep' : 'failed');
    }
}
const STATEMENTS = /^(alter|analyze|cache|call|comment|commit|copy|create|declare|delete|describe|drop|execute|grant|insert|merge|pragma|refresh|revoke|rollback|set|show|summarize|transaction|truncate|uncache|update|use)(_|$)|^command$/;
function isStatement(tree) {
    return isQuery(tree) || STATEMENTS.test(tagOf(tree) ?? '');
}
function reasonOf(error) {
    if (/E_GUARD\w*DEPTH|call stack/i.test(error))
        return 'too-deep';
    if (error.includes('E_GUARD'))
        return 'too-large';
    return error.startsWith('WASM') ? 'failed' : 'syntax';
}
function not(why, line) {
    return { understood: false, why, line: line !== undefined && line > 0 ? line : null };
}


/***/ })

};
