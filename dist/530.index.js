export const id = 530;
export const ids = [530];
export const modules = {

/***/ 4178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  lt: () => (/* reexport */ Conflict),
  LL: () => (/* reexport */ Unreachable),
  yo: () => (/* reexport */ UserError)
});

;// CONCATENATED MODULE: ./build/shared/domain/error.js
class UserError extends Error {
    hint;
    constructor(message, hint, options) {
        super(message, options);
        this.name = 'UserError';
        this.hint = hint;
    }
}
class Unreachable extends UserError {
    constructor(message, hint, options) {
        super(message, hint, options);
        this.name = 'Unreachable';
    }
}

;// CONCATENATED MODULE: ./build/shared/domain/ports.js
class Conflict extends Error {
    constructor(key, options) {
        super(`${key} is not as expected`, options);
        this.name = 'Conflict';
    }
}

;// CONCATENATED MODULE: ./build/shared/domain/index.js



















/***/ }),

/***/ 2149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  M$: () => (/* reexport */ MARK),
  n9: () => (/* reexport */ STUB_MATERIALIZATION),
  zx: () => (/* reexport */ checkPlain),
  Ar: () => (/* reexport */ compactJson),
  y7: () => (/* reexport */ declaredColumns),
  ol: () => (/* reexport */ digestOf),
  nw: () => (/* reexport */ digestsOf),
  v9: () => (/* reexport */ displayRelation),
  mw: () => (/* reexport */ foldedName),
  B9: () => (/* reexport */ instantOf),
  Gv: () => (/* reexport */ isObject),
  jo: () => (/* reexport */ isPlainProjectName),
  VC: () => (/* reexport */ isRegistryName),
  Of: () => (/* reexport */ listIn),
  D7: () => (/* reexport */ objectIn),
  Lo: () => (/* reexport */ parseCatalog),
  Ng: () => (/* reexport */ parseManifest),
  Hd: () => (/* reexport */ parseRunResults),
  CI: () => (/* reexport */ partsOf),
  wK: () => (/* reexport */ propertiesFile),
  PV: () => (/* reexport */ publicView),
  Yb: () => (/* reexport */ relationKey),
  r7: () => (/* reexport */ textIn),
  Ej: () => (/* reexport */ textsIn),
  l4: () => (/* reexport */ toProject)
});

;// CONCATENATED MODULE: ./build/shared/manifest/json.js
const NOTHING = Object.freeze({});
const NONE = Object.freeze([]);
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function objectIn(value) {
    return isObject(value) ? value : NOTHING;
}
function listIn(value) {
    return Array.isArray(value) ? value : NONE;
}
function textIn(value) {
    return typeof value === 'string' && value !== '' ? value : null;
}
function textsIn(value) {
    if (!Array.isArray(value))
        return NONE;
    return value.every(isText) ? value : value.filter(isText);
}
function isText(value) {
    return typeof value === 'string';
}
function firstObject(...values) {
    for (const value of values) {
        if (isObject(value) && Object.keys(value).length > 0)
            return value;
    }
    return NOTHING;
}
function firstTexts(...values) {
    for (const value of values) {
        const texts = textsIn(value);
        if (texts.length > 0)
            return texts;
    }
    return NONE;
}

;// CONCATENATED MODULE: ./build/shared/manifest/declared-columns.js

function declaredColumns(manifest, id) {
    const entry = objectIn(objectIn(manifest['nodes'])[id] ?? objectIn(manifest['sources'])[id]);
    const contract = objectIn(entry['contract'] ?? objectIn(entry['config'])['contract']);
    return {
        columns: Object.values(objectIn(entry['columns']))
            .filter(isObject)
            .flatMap((column) => {
            const name = textIn(column['name']);
            return name === null ? [] : [{ name, quote: column['quote'] === true }];
        }),
        complete: contract['enforced'] === true
    };
}

;// CONCATENATED MODULE: ./build/shared/manifest/properties-file.js

function propertiesFile(manifest, id) {
    const path = textIn(objectIn(objectIn(manifest['nodes'])[id])['patch_path']);
    return path === null ? null : path.replace(/^[^:/]+:\/\//, '');
}

// EXTERNAL MODULE: ./build/shared/domain/index.js + 2 modules
var domain = __webpack_require__(4178);
;// CONCATENATED MODULE: ./build/shared/manifest/quote.js
const SHOWN = 80;
function quoted(value) {
    if (typeof value !== 'string')
        return value === undefined ? 'missing' : printable(JSON.stringify(value));
    return `"${printable(value)}"`;
}
function printable(text) {
    const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
    return cut.replace(/[^\x20-\x7e…]|[\\"]/g, (unit) => unit === '\\' || unit === '"' ? `\\${unit}` : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

;// CONCATENATED MODULE: ./build/shared/manifest/artifact.js



const OLDEST = 4;
const NEWEST = 12;
const FILES = new Map([
    ['manifest', 'manifest.json'],
    ['catalog', 'catalog.json, which `dbt docs generate` writes'],
    ['run-results', 'run_results.json, which tells what a run did'],
    ['sources', 'sources.json, which `dbt source freshness` writes']
]);
function artifactOf(document) {
    const schema = textIn(objectIn(document['metadata'])['dbt_schema_version']);
    const match = schema === null ? null : /\/dbt\/([a-z-]+)\/v(\d{1,6})(?:\.json)?$/.exec(schema);
    return match === null ? null : { kind: match[1] ?? '', version: Number(match[2]) };
}
function describeArtifact(document) {
    const file = FILES.get(artifactOf(document)?.kind ?? '');
    if (file !== undefined)
        return `a ${file}`;
    if ('semantic_models' in document && 'project_configuration' in document)
        return 'a semantic_manifest.json';
    const schema = objectIn(document['metadata'])['dbt_schema_version'];
    return `nothing that dbt-mesh knows (metadata.dbt_schema_version is ${quoted(schema)})`;
}
function manifestVersion(manifest, name) {
    const artifact = artifactOf(manifest);
    if (artifact === null || artifact.kind !== 'manifest') {
        throw new domain/* UserError */.yo(`${name} is no dbt manifest: it is ${describeArtifact(manifest)}`, 'Name the manifest.json that dbt writes to its target folder.');
    }
    if (artifact.version < OLDEST) {
        throw new domain/* UserError */.yo(`${name} is a manifest of schema v${artifact.version}, from before dbt 1.0`, `Manifests of v${OLDEST} to v${NEWEST} are read: build the project with dbt 1.0 or newer (1.5 for public models).`);
    }
    if (artifact.version > NEWEST) {
        throw new domain/* UserError */.yo(`${name} is a manifest of schema v${artifact.version}, which this version of dbt-mesh does not know`, `Manifests of v${OLDEST} to v${NEWEST} are read: update dbt-mesh.`);
    }
    return artifact.version;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/shared/manifest/json-fault.js
function faultIn(text) {
    const reader = new Reader(text);
    return reader.value() ?? reader.end();
}
class Reader {
    text;
    offset = 0;
    space = /[ \t\n\r]*/y;
    textSoFar = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*/y;
    scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
    constructor(text) {
        this.text = text;
    }
    value() {
        this.skip(this.space);
        if (this.skip('{'))
            return this.members('}', () => this.member());
        if (this.skip('['))
            return this.members(']', () => this.value());
        if (this.text[this.offset] === '"')
            return this.string();
        return this.skip(this.scalar) ? null : this.fault('a value');
    }
    end() {
        this.skip(this.space);
        return this.fault('the end');
    }
    members(close, member) {
        this.skip(this.space);
        if (this.skip(close))
            return null;
        for (;;) {
            const fault = member();
            if (fault !== null)
                return fault;
            this.skip(this.space);
            if (this.skip(close))
                return null;
            if (!this.skip(','))
                return this.fault(`"," or "${close}"`);
        }
    }
    member() {
        this.skip(this.space);
        const fault = this.text[this.offset] === '"' ? this.string() : this.fault('a key');
        if (fault !== null)
            return fault;
        this.skip(this.space);
        return this.skip(':') ? this.value() : this.fault('":"');
    }
    string() {
        this.skip(this.textSoFar);
        return this.skip('"') ? null : this.fault('the text to go on');
    }
    fault(expected) {
        return { offset: this.offset, expected };
    }
    skip(token) {
        if (typeof token === 'string') {
            if (!this.text.startsWith(token, this.offset))
                return false;
            this.offset += token.length;
            return true;
        }
        token.lastIndex = this.offset;
        const found = token.exec(this.text);
        this.offset += found?.[0].length ?? 0;
        return found !== null;
    }
}

;// CONCATENATED MODULE: ./build/shared/manifest/json-scan.js
const MAX_DEPTH = 200;
const MAX_PARTS = 32_000_000;
const RESERVED = '__proto__';
function scanJson(bytes) {
    const { length } = bytes;
    const reservedHash = fnv(Buffer.from(RESERVED));
    let hashes = new Int32Array(1024);
    let offsets = new Int32Array(1024);
    let size = 0;
    const firstKey = new Int32Array(MAX_DEPTH + 1);
    const isObject = new Uint8Array(MAX_DEPTH + 1);
    let depth = 0;
    let parts = 0;
    let expectsKey = false;
    let duplicate = null;
    let reserved = null;
    for (let at = 0; at < length; at++) {
        const byte = bytes[at];
        if (byte === 0x22 && expectsKey) {
            expectsKey = false;
            let hash = 0x811c9dc5 | 0;
            let escaped = false;
            let end = at + 1;
            for (let next = bytes[end]; next !== 0x22 && end < length; next = bytes[++end]) {
                if (next === 0x5c) {
                    escaped = true;
                    end++;
                }
                hash = Math.imul(hash ^ next, 0x01000193);
            }
            if (escaped)
                hash = fnv(Buffer.from(keyBetween(bytes, at + 1, end)));
            if (hash === reservedHash && keyBetween(bytes, at + 1, end) === RESERVED)
                reserved ??= { key: RESERVED, offset: at };
            if (size === hashes.length) {
                hashes = twice(hashes);
                offsets = twice(offsets);
            }
            hashes[size] = hash;
            offsets[size] = at;
            size++;
            at = end;
        }
        else if (byte === 0x22) {
            at = endOfText(bytes, at + 1);
        }
        else if (byte === 0x2c) {
            expectsKey = isObject[depth] === 1;
            parts++;
        }
        else if (byte === 0x7b || byte === 0x5b) {
            if (depth === MAX_DEPTH)
                return { tooDeep: true, tooMany: false, duplicate, reserved };
            if (parts > MAX_PARTS)
                return { tooDeep: false, tooMany: true, duplicate, reserved };
            parts++;
            expectsKey = byte === 0x7b;
            depth++;
            isObject[depth] = expectsKey ? 1 : 0;
            firstKey[depth] = size;
        }
        else if (byte === 0x7d || byte === 0x5d) {
            expectsKey = false;
            const first = firstKey[depth];
            if (size - first > 1 && hasTwins(hashes, first, size))
                duplicate ??= repeatedKey(bytes, offsets.subarray(first, size));
            size = first;
            if (depth > 0)
                depth--;
        }
    }
    return { tooDeep: false, tooMany: parts > MAX_PARTS, duplicate, reserved };
}
function endOfText(bytes, from) {
    let at = from;
    for (const near = Math.min(from + 24, bytes.length); at < near; at++) {
        const byte = bytes[at];
        if (byte === 0x22)
            return at;
        if (byte === 0x5c)
            at++;
    }
    for (;;) {
        const quote = bytes.indexOf(0x22, at);
        if (quote === -1)
            return bytes.length;
        let escape = quote;
        while (escape > at && bytes[escape - 1] === 0x5c)
            escape--;
        if ((quote - escape) % 2 === 0)
            return quote;
        at = quote + 1;
    }
}
function fnv(bytes) {
    let hash = 0x811c9dc5 | 0;
    for (const byte of bytes)
        hash = Math.imul(hash ^ byte, 0x01000193);
    return hash;
}
function keyBetween(bytes, from, to) {
    const written = bytes.toString('utf8', from, to);
    try {
        return JSON.parse(`"${written}"`);
    }
    catch {
        return written;
    }
}
function hasTwins(hashes, first, end) {
    if (end - first > 32) {
        const sorted = hashes.slice(first, end).sort();
        return sorted.some((hash, index) => index > 0 && hash === sorted[index - 1]);
    }
    for (let one = first; one < end; one++) {
        const hash = hashes[one];
        for (let other = one + 1; other < end; other++) {
            if (hashes[other] === hash)
                return true;
        }
    }
    return false;
}
function repeatedKey(bytes, offsets) {
    const seen = new Set();
    for (const offset of offsets) {
        const key = keyBetween(bytes, offset + 1, endOfText(bytes, offset + 1));
        if (seen.has(key))
            return { key, offset };
        seen.add(key);
    }
    return null;
}
function twice(array) {
    const larger = new Int32Array(array.length * 2);
    larger.set(array);
    return larger;
}

;// CONCATENATED MODULE: ./build/shared/manifest/document.js






const AGAIN = 'Name the file that dbt wrote, or build the project again.';
const REWRITTEN = 'Some program has rewritten it: save it as UTF-8 without BOM, or build the project again.';
const SIGNATURES = [
    ['1f8b', 'compressed with gzip', 'Unpack it (gzip -d) and name the unpacked file.'],
    ['28b52ffd', 'compressed with zstd', 'Unpack it (zstd -d) and name the unpacked file.'],
    ['504b0304', 'a zip archive', 'Unpack it and name the file in it.'],
    ['efbbbf', 'marked with a byte order mark (EF BB BF), which dbt neither writes nor reads', REWRITTEN],
    ['fffe', 'in UTF-16', REWRITTEN],
    ['feff', 'in UTF-16', REWRITTEN],
    ['7b00', 'in UTF-16', REWRITTEN],
    ['007b', 'in UTF-16', REWRITTEN],
    ['0000', 'filled with zeros, as a crash leaves a file that was being written', 'Build the project again.']
];
function parseDocument(bytes, name) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    refuseForeign(buffer, name);
    const oddities = scanJson(buffer);
    if (oddities.tooDeep) {
        throw new domain/* UserError */.yo(`${name} is nested more than ${MAX_DEPTH} levels deep`, 'A manifest has some ten levels: look for what was written into meta.');
    }
    if (oddities.tooMany) {
        throw new domain/* UserError */.yo(`${name} has more than ${MAX_PARTS / 1_000_000} million objects, lists and values`, 'A manifest of thousands of models has some two million: is it the file you mean?');
    }
    const document = parseText(buffer.toString('utf8'), name);
    if (!isObject(document)) {
        throw new domain/* UserError */.yo(`${name} holds ${Array.isArray(document) ? 'a list' : 'a single value'} where a JSON object should be`, AGAIN);
    }
    if (oddities.duplicate !== null) {
        throw new domain/* UserError */.yo(`${name} has the key ${placed(oddities.duplicate, buffer)} twice in one object`, 'Readers would disagree about which holds. No dbt writes this: build the project again.');
    }
    if (oddities.reserved !== null) {
        throw new domain/* UserError */.yo(`${name} has a key ${placed(oddities.reserved, buffer)}, which JavaScript keeps for itself`, 'Rename what is called so (a column, or a key in meta) in the project, and build it again.');
    }
    return document;
}
function refuseForeign(bytes, name) {
    if (bytes.length > external_node_buffer_.constants.MAX_STRING_LENGTH) {
        throw new domain/* UserError */.yo(`${name} has ${Math.round(bytes.length / 1024 / 1024)} MB, and a JavaScript string holds no more than 512`, 'Is it the file you mean? The manifest of a project with thousands of models has 50 MB.');
    }
    if (/^[ \t\r\n]*$/.test(bytes.toString('latin1', 0, 1024)) && bytes.toString('latin1').trim() === '') {
        throw new domain/* UserError */.yo(`${name} is empty`, AGAIN);
    }
    const start = bytes.toString('hex', 0, 4);
    for (const [signature, is, hint] of SIGNATURES) {
        if (start.startsWith(signature))
            throw new domain/* UserError */.yo(`${name} is ${is}`, hint);
    }
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return;
    const fault = firstNotUtf8(bytes);
    if (fault >= bytes.length - 3)
        throw cutOff(name, `byte ${bytes.length}`);
    throw new domain/* UserError */.yo(`${name} is not in UTF-8 (from byte ${fault} on)`, `Some program has rewritten it, or it is no text at all. ${AGAIN}`);
}
function firstNotUtf8(bytes) {
    const again = Buffer.from(bytes.toString('utf8'));
    return bytes.findIndex((byte, index) => byte !== again[index]);
}
function parseText(text, name) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (!(error instanceof SyntaxError))
            throw error;
        throw notJson(text, name);
    }
}
function notJson(text, name) {
    const { offset, expected } = faultIn(text);
    const where = positionOf(text, offset);
    const isCut = offset === text.length || (offset > 0 && expected !== 'the end' && isHalfToken(text.slice(offset, offset + 16)));
    if (isCut)
        return cutOff(name, where);
    const number = /^-?(?:NaN|Infinity)/.exec(text.slice(offset, offset + 9))?.[0];
    if (number !== undefined) {
        return new domain/* UserError */.yo(`${name} is not JSON: ${number} at ${where} is a number that JSON does not have`, 'Python writes it for .nan and .inf in YAML: look in meta, replace it, and build the project again.');
    }
    return new domain/* UserError */.yo(`${name} is not JSON: expected ${expected} at ${where}`, AGAIN);
}
function isHalfToken(rest) {
    return rest.length < 10 && /^(?:[\w.+-]+|\\u?[0-9a-fA-F]{0,3})$/.test(rest);
}
function cutOff(name, where) {
    return new domain/* UserError */.yo(`${name} is cut off: it ends at ${where}, in the middle`, 'It was copied or written only in part, or dbt is still writing it. Build the project again.');
}
function positionOf(text, offset) {
    const before = text.slice(0, offset);
    return `line ${before.split('\n').length}, column ${offset - before.lastIndexOf('\n')}`;
}
function placed({ key, offset }, bytes) {
    const text = bytes.toString('utf8', 0, offset);
    return `${quoted(key)} (${positionOf(text, text.length)})`;
}

;// CONCATENATED MODULE: ./build/shared/manifest/parse.js




function parseManifest(bytes, name) {
    const manifest = parseDocument(bytes, name);
    manifestVersion(manifest, name);
    if (!isObject(manifest['nodes'])) {
        throw new domain/* UserError */.yo(`${name} is no whole dbt manifest: it has no "nodes"`, 'Build the project again.');
    }
    return manifest;
}

;// CONCATENATED MODULE: ./build/shared/manifest/foreign-key.js
function publicTargets(models) {
    const relations = models.map((model) => model.relation.rendered).filter((rendered) => rendered !== null);
    return new Set([...relations, ...models.map((model) => refTo(model.name))]);
}
function isPublicTarget(to, targets) {
    if (to === null)
        return false;
    const ref = /^\s*ref\(\s*(?:'([^']+)'|"([^"]+)")\s*(?:,\s*v(?:ersion)?\s*=[^)]*)?\)\s*$/.exec(to);
    return targets.has(ref === null ? to : refTo(ref[1] ?? ref[2] ?? ''));
}
function withPublicTargets(models) {
    const targets = publicTargets(models);
    return models.map((model) => ({
        ...model,
        constraints: model.constraints.map((constraint) => told(constraint, targets)),
        columns: model.columns.map((column) => ({
            ...column,
            constraints: column.constraints.map((constraint) => told(constraint, targets))
        }))
    }));
}
function told(constraint, targets) {
    if (constraint.type !== 'foreign_key')
        return constraint;
    return isPublicTarget(constraint.to, targets)
        ? { ...constraint, expression: null }
        : { ...constraint, expression: null, to: null, toColumns: [] };
}
function refTo(name) {
    return `ref ${name}`;
}

;// CONCATENATED MODULE: ./build/shared/manifest/relation.js

function relationOf(node) {
    return {
        database: textIn(node['database']),
        schema: textIn(node['schema']) ?? '',
        identifier: textIn(node['identifier']) ?? textIn(node['alias']) ?? textIn(node['name']) ?? '',
        rendered: textIn(node['relation_name'])
    };
}
function displayRelation(relation) {
    return [relation.database, relation.schema, relation.identifier]
        .filter((part) => part !== null && part !== '')
        .join('.');
}
const IGNORES_CASE = { unquoted: 'lower', quoted: 'lower' };
const CASINGS = new Map([
    ['snowflake', { unquoted: 'upper', quoted: 'exact' }],
    ['oracle', { unquoted: 'upper', quoted: 'exact' }],
    ['postgres', { unquoted: 'lower', quoted: 'exact' }],
    ['materialize', { unquoted: 'lower', quoted: 'exact' }],
    ['bigquery', { unquoted: 'exact', quoted: 'exact' }],
    ['clickhouse', { unquoted: 'exact', quoted: 'exact' }]
]);
function relationKey(relation, adapter) {
    const parts = relation.rendered === null ? unquotedParts(relation) : partsOf(relation.rendered);
    return parts === null
        ? JSON.stringify(relation.rendered)
        : JSON.stringify(parts.map(({ name, quoted }) => foldedName(name, quoted, adapter)));
}
function foldedName(name, quoted, adapter) {
    const casing = CASINGS.get(adapter ?? '') ?? IGNORES_CASE;
    return fold(name, quoted ? casing.quoted : casing.unquoted);
}
function fold(name, how) {
    if (how === 'exact')
        return name;
    return how === 'upper'
        ? name.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
        : name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function unquotedParts({ database, schema, identifier }) {
    return [database, schema, identifier].filter((name) => name !== null).map((name) => ({ name, quoted: false }));
}
function partsOf(rendered) {
    const part = /(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|\[([^[\]]+)\]|([^\s."'`[\]()]+))(?:\.(?!$)|$)/y;
    const parts = [];
    while (part.lastIndex < rendered.length) {
        const match = part.exec(rendered);
        if (match === null)
            return null;
        const [, double, back, bracket, plain] = match;
        const name = double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`') ?? bracket ?? plain ?? '';
        parts.push({ name, quoted: plain === undefined });
    }
    return parts.length > 0 ? parts : null;
}

;// CONCATENATED MODULE: ./build/shared/manifest/stub.js
const MARK = 'generated by dbt-mesh; do not edit';
const STUB_MATERIALIZATION = 'mesh_stub_';

;// CONCATENATED MODULE: ./build/shared/manifest/time.js

function utcTimeIn(value) {
    if (typeof value !== 'string')
        return null;
    const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})?$/.exec(value);
    if (match === null)
        return null;
    const [, date, time, fraction = '', zone = 'Z'] = match;
    const seconds = Date.parse(`${date}T${time}${zone}`);
    if (Number.isNaN(seconds))
        return null;
    return `${new Date(seconds).toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}
function zonedDateIn(value) {
    const text = textIn(value);
    if (text === null)
        return null;
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
        return `${text}T00:00:00+00:00`;
    return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(text)
        ? `${text.replace(' ', 'T')}+00:00`
        : text;
}
function instantOf(date) {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(date.trim());
    if (match === null)
        return null;
    const [, day, clock = '00:00', zone = 'Z'] = match;
    const time = Date.parse(`${day}T${clock}${zone}`);
    return Number.isNaN(time) ? null : time;
}

;// CONCATENATED MODULE: ./build/shared/manifest/node.js




const BUILT = new Set(['model', 'seed', 'snapshot']);
const STUB_HEAD = 200;
function readNode(uniqueId, node, project) {
    const config = objectIn(node['config']);
    const resourceType = textIn(node['resource_type']) ?? '';
    const materialized = textIn(config['materialized']) ?? (resourceType === 'model' ? 'view' : resourceType);
    const packageName = textIn(node['package_name']) ?? '';
    const file = fileIn(node['original_file_path']);
    const isModel = resourceType === 'model';
    const version = isModel ? versionOf(uniqueId, node) : null;
    const rawCode = textIn(node['raw_code']) ?? textIn(node['raw_sql']) ?? '';
    return {
        uniqueId,
        name: textIn(node['name']) ?? '',
        resourceType,
        packageName,
        access: isModel ? accessOf(node, config) : 'protected',
        group: textIn(node['group']) ?? textIn(config['group']),
        version,
        latestVersion: isModel ? latestVersionOf(node, version) : null,
        deprecationDate: isModel ? zonedDateIn(node['deprecation_date']) : null,
        materialized,
        relation: BUILT.has(resourceType) && materialized !== 'ephemeral' ? relationOf(node) : null,
        file,
        dependsOn: textsIn(objectIn(node['depends_on'])['nodes']),
        refs: listIn(node['refs'])
            .map(readRef)
            .filter((ref) => ref !== null),
        sources: listIn(node['sources'])
            .map(readSourceRef)
            .filter((source) => source !== null),
        rawCode,
        compiledCode: textIn(node['compiled_code']) ?? textIn(node['compiled_sql']),
        attachedNode: textIn(node['attached_node']),
        severity: resourceType === 'test' ? (textIn(config['severity'])?.toLowerCase() ?? null) : null,
        origin: packageName === project ? 'own' : originOf(materialized, rawCode, file)
    };
}
function originOf(materialized, rawCode, file) {
    if (materialized.startsWith(STUB_MATERIALIZATION) || rawCode.slice(0, STUB_HEAD).includes(MARK))
        return 'stub';
    return file === '' ? 'injected' : 'package';
}
function accessOf(node, config) {
    const access = textIn(node['access']) ?? textIn(config['access']);
    return access === 'public' || access === 'private' ? access : 'protected';
}
function versionOf(uniqueId, node) {
    const version = versionText(node['version']);
    if (version === null)
        return null;
    const stem = `model.${textIn(node['package_name'])}.${textIn(node['name'])}.v`;
    return uniqueId.startsWith(stem) ? uniqueId.slice(stem.length) : version;
}
function latestVersionOf(node, version) {
    const latest = versionText(node['latest_version']);
    return latest !== null && version !== null && latest === versionText(node['version']) ? version : latest;
}
function versionText(version) {
    return typeof version === 'number' ? String(version) : textIn(version);
}
function readRef(ref) {
    if (isObject(ref)) {
        const name = textIn(ref['name']);
        return name === null ? null : { package: textIn(ref['package']), name, version: versionText(ref['version']) };
    }
    const [first, second] = textsIn(ref);
    if (first === undefined)
        return null;
    return second === undefined
        ? { package: null, name: first, version: null }
        : { package: first, name: second, version: null };
}
function readSourceRef(source) {
    const [name, table] = textsIn(source);
    return name === undefined || table === undefined ? null : [name, table];
}
function fileIn(path) {
    return (textIn(path) ?? '').replaceAll('\\', '/');
}
function readOwner(value) {
    const owner = objectIn(value);
    const addresses = textsIn(owner['email']);
    return { name: textIn(owner['name']), email: addresses.length > 0 ? addresses.join(', ') : textIn(owner['email']) };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/shared/manifest/project-name.js




function projectNameOf(manifest, name, fallback) {
    const metadata = objectIn(manifest['metadata']);
    const told = textIn(metadata['project_name']);
    if (told !== null)
        return told;
    const id = textIn(metadata['project_id']);
    if (fallback !== undefined && (id === null || id === md5(fallback)))
        return fallback;
    const found = id === null ? undefined : [...packagesOf(manifest)].find((candidate) => md5(candidate) === id);
    if (found !== undefined && fallback === undefined)
        return found;
    if (fallback !== undefined) {
        throw new domain/* UserError */.yo(`${name} is not a manifest of project ${quoted(fallback)}${found === undefined ? '' : `: it is of ${quoted(found)}`}`, 'Name the manifest of that project.');
    }
    throw new domain/* UserError */.yo(`${name} does not say which project it is of: it has no metadata.project_name, as manifests before dbt 1.6 have none`, "Run where the project's dbt_project.yml is (or name its folder), or build with dbt 1.6 or newer.");
}
function packagesOf(manifest) {
    const packages = new Set();
    for (const section of ['nodes', 'sources', 'exposures', 'metrics', 'macros', 'docs']) {
        for (const entry of Object.values(objectIn(manifest[section]))) {
            const owner = textIn(objectIn(entry)['package_name']);
            if (owner !== null)
                packages.add(owner);
        }
    }
    return packages;
}
function md5(text) {
    return (0,external_node_crypto_.createHash)('md5').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./build/shared/manifest/public-model.js


function readPublicModel(node, entry) {
    const config = objectIn(entry['config']);
    const columns = readColumns(entry['columns']);
    const constraints = readConstraints(entry['constraints']);
    return {
        uniqueId: node.uniqueId,
        name: node.name,
        version: node.version,
        latestVersion: node.latestVersion,
        group: node.group,
        description: textIn(entry['description']) ?? '',
        relation: relationOf(entry),
        materialized: node.materialized,
        contract: { enforced: isEnforced(entry['contract']) || isEnforced(config['contract']) },
        columns,
        constraints,
        primaryKey: primaryKeyOf(entry, columns, constraints),
        deprecationDate: node.deprecationDate,
        tags: firstTexts(entry['tags'], config['tags']),
        meta: firstObject(entry['meta'], config['meta']),
        configuredSchema: textIn(config['schema']),
        eventTime: textIn(config['event_time']),
        file: node.file
    };
}
function isEnforced(contract) {
    return objectIn(contract)['enforced'] === true;
}
function readColumns(columns) {
    return Object.entries(objectIn(columns)).map(([key, value]) => {
        const column = objectIn(value);
        return {
            name: textIn(column['name']) ?? key,
            dataType: textIn(column['data_type']),
            description: textIn(column['description']) ?? '',
            quote: column['quote'] === true,
            tags: firstTexts(...ownIn(column, 'tags')),
            meta: firstObject(...ownIn(column, 'meta')),
            constraints: readConstraints(column['constraints'])
        };
    });
}
function ownIn(column, key) {
    const config = column['config'];
    if (!isObject(config))
        return [column[key]];
    return Object.hasOwn(config, key) ? [config[key], column[key]] : [];
}
function readConstraints(constraints) {
    return listIn(constraints)
        .filter(isObject)
        .map((constraint) => ({
        type: textIn(constraint['type']) ?? '',
        name: textIn(constraint['name']),
        expression: textIn(constraint['expression']),
        columns: textsIn(constraint['columns']),
        to: textIn(constraint['to']),
        toColumns: textsIn(constraint['to_columns'])
    }));
}
function primaryKeyOf(entry, columns, constraints) {
    const inferred = textsIn(entry['primary_key']);
    if (inferred.length > 0)
        return inferred;
    const declared = constraints.find((constraint) => constraint.type === 'primary_key');
    if (declared !== undefined)
        return declared.columns;
    return columns
        .filter((column) => column.constraints.some((constraint) => constraint.type === 'primary_key'))
        .map((column) => column.name);
}

;// CONCATENATED MODULE: ./build/shared/manifest/to-project.js










const ACCESS_SINCE = 9;
function toProject(manifest, name, options = {}) {
    const metadata = objectIn(manifest['metadata']);
    const schemaVersion = manifestVersion(manifest, name);
    const project = projectNameOf(manifest, name, options.projectName);
    const knowsAccess = schemaVersion >= ACCESS_SINCE;
    const nodes = new Map();
    const publicModels = [];
    for (const [uniqueId, entry] of entriesIn(manifest, 'nodes', name)) {
        const node = readNode(uniqueId, entry, project);
        nodes.set(uniqueId, node);
        if (knowsAccess && node.access === 'public' && node.origin === 'own')
            publicModels.push(readPublicModel(node, entry));
    }
    return {
        name: project,
        adapter: textIn(metadata['adapter_type']),
        dbtVersion: textIn(metadata['dbt_version']) ?? 'unknown',
        schemaVersion,
        generatedAt: generatedAt(metadata, name),
        knowsAccess,
        publicModels: withPublicTargets(publicModels.sort((a, b) => (a.uniqueId < b.uniqueId ? -1 : 1))),
        groups: readGroups(manifest, name, project),
        sources: new Map(entriesIn(manifest, 'sources', name).map(([id, entry]) => [id, readSource(id, entry)])),
        exposures: entriesIn(manifest, 'exposures', name)
            .filter(([, entry]) => entry['package_name'] === project)
            .map(([id, entry]) => readExposure(id, entry)),
        nodes,
        parentMap: isObject(manifest['parent_map'])
            ? new Map(Object.entries(manifest['parent_map']).map(([id, parents]) => [id, textsIn(parents)]))
            : null
    };
}
function entriesIn(manifest, section, name) {
    return Object.entries(objectIn(manifest[section])).map(([key, entry]) => {
        if (!isObject(entry)) {
            throw new domain/* UserError */.yo(`${name} is damaged: ${section} has an entry ${quoted(key)} that is no object`, 'Build the project again.');
        }
        if (entry['unique_id'] !== undefined && entry['unique_id'] !== key) {
            throw new domain/* UserError */.yo(`${name} is damaged: ${section} has an entry ${quoted(key)} whose unique_id is ${quoted(entry['unique_id'])}`, 'Build the project again.');
        }
        return [key, entry];
    });
}
function readGroups(manifest, name, project) {
    return entriesIn(manifest, 'groups', name)
        .filter(([, entry]) => entry['package_name'] === project)
        .map(([, entry]) => ({ name: textIn(entry['name']) ?? '', owner: readOwner(entry['owner']) }));
}
function readSource(uniqueId, entry) {
    return {
        uniqueId,
        sourceName: textIn(entry['source_name']) ?? '',
        name: textIn(entry['name']) ?? '',
        relation: relationOf(entry),
        meta: firstObject(entry['meta'], objectIn(entry['config'])['meta']),
        file: fileIn(entry['original_file_path'])
    };
}
function readExposure(uniqueId, entry) {
    return {
        uniqueId,
        name: textIn(entry['name']) ?? '',
        type: textIn(entry['type']) ?? '',
        owner: readOwner(entry['owner']),
        url: textIn(entry['url']),
        dependsOn: textsIn(objectIn(entry['depends_on'])['nodes']),
        file: fileIn(entry['original_file_path'])
    };
}
function generatedAt(metadata, name) {
    const time = utcTimeIn(metadata['generated_at']);
    if (time === null) {
        throw new domain/* UserError */.yo(`${name} does not say when it was made: metadata.generated_at is ${quoted(metadata['generated_at'])}`, 'Build the project again: dbt writes it into every manifest.');
    }
    return time;
}

;// CONCATENATED MODULE: ./build/shared/manifest/public-view.js



const NODE_KEYS = [
    'database',
    'schema',
    'name',
    'resource_type',
    'package_name',
    'path',
    'original_file_path',
    'unique_id',
    'fqn',
    'alias',
    'checksum',
    'relation_name',
    'description',
    'tags',
    'meta',
    'group',
    'access',
    'version',
    'latest_version',
    'primary_key'
];
const CONFIG_KEYS = ['enabled', 'materialized', 'access', 'group', 'schema', 'tags', 'meta', 'event_time'];
const DOCS_KEYS = ['show', 'node_color'];
const CONTRACT_KEYS = ['enforced', 'alias_types', 'checksum'];
const COLUMN_KEYS = ['name', 'description', 'data_type', 'quote', 'tags', 'meta'];
const COLUMN_CONFIG_KEYS = ['tags', 'meta'];
const CONSTRAINT_KEYS = ['type', 'name', 'columns', 'warn_unsupported', 'warn_unenforced'];
const METADATA_KEYS = ['dbt_schema_version', 'dbt_version', 'generated_at', 'adapter_type'];
const EMPTY_SECTIONS = [
    'sources',
    'macros',
    'docs',
    'exposures',
    'metrics',
    'selectors',
    'disabled',
    'saved_queries',
    'semantic_models',
    'unit_tests'
];
function publicView(manifest, project) {
    const models = project.publicModels;
    const ids = models.map((model) => model.uniqueId);
    const isPublic = new Set(ids);
    const parents = new Map(ids.map((id) => [
        id,
        [...new Set(project.nodes.get(id)?.dependsOn)].filter((parent) => isPublic.has(parent)).sort()
    ]));
    const targets = publicTargets(models);
    const nodes = objectIn(manifest['nodes']);
    return {
        metadata: { ...pick(objectIn(manifest['metadata']), METADATA_KEYS), project_name: project.name, env: {} },
        nodes: Object.fromEntries(models.map((model) => [
            model.uniqueId,
            publicNode(objectIn(nodes[model.uniqueId]), parents.get(model.uniqueId) ?? [], targets)
        ])),
        ...Object.fromEntries(EMPTY_SECTIONS.map((section) => [section, {}])),
        ...publicGroups(manifest, project.name, models),
        parent_map: Object.fromEntries(parents),
        child_map: Object.fromEntries(childrenOf(parents))
    };
}
function childrenOf(parents) {
    const children = new Map([...parents.keys()].map((id) => [id, []]));
    for (const [id, its] of parents)
        its.forEach((parent) => children.get(parent)?.push(id));
    return children;
}
function publicNode(node, parents, targets) {
    const config = objectIn(node['config']);
    return {
        ...pick(node, NODE_KEYS),
        deprecation_date: zonedDateIn(node['deprecation_date']),
        config: {
            ...pick(config, CONFIG_KEYS),
            ...picked(config, 'contract', CONTRACT_KEYS),
            ...picked(config, 'docs', DOCS_KEYS)
        },
        ...picked(node, 'contract', CONTRACT_KEYS),
        ...picked(node, 'docs', DOCS_KEYS),
        columns: Object.fromEntries(Object.entries(objectIn(node['columns'])).map(([key, column]) => [key, publicColumn(objectIn(column), targets)])),
        constraints: publicConstraints(node['constraints'], targets),
        depends_on: { macros: [], nodes: parents }
    };
}
function publicColumn(column, targets) {
    return {
        ...withSortedTags(pick(column, COLUMN_KEYS)),
        ...(isObject(column['config']) ? { config: withSortedTags(pick(column['config'], COLUMN_CONFIG_KEYS)) } : {}),
        constraints: publicConstraints(column['constraints'], targets)
    };
}
function withSortedTags(column) {
    return Array.isArray(column['tags']) ? { ...column, tags: [...textsIn(column['tags'])].sort() } : column;
}
function publicConstraints(constraints, targets) {
    return listIn(constraints)
        .filter(isObject)
        .map((constraint) => {
        if (constraint['type'] !== 'foreign_key')
            return pick(constraint, [...CONSTRAINT_KEYS, 'expression']);
        return pick(constraint, isPublicTarget(textIn(constraint['to']), targets) ? [...CONSTRAINT_KEYS, 'to', 'to_columns'] : CONSTRAINT_KEYS);
    });
}
function publicGroups(manifest, project, models) {
    const members = new Map();
    for (const { group, uniqueId } of models) {
        if (group === null)
            continue;
        const ids = members.get(group) ?? [];
        ids.push(uniqueId);
        members.set(group, ids);
    }
    const groups = Object.entries(objectIn(manifest['groups']))
        .map(([id, group]) => [id, objectIn(group)])
        .filter(([, group]) => group['package_name'] === project && members.has(textIn(group['name']) ?? ''))
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return {
        groups: Object.fromEntries(groups.map(([id, group]) => [id, publicGroup(group)])),
        group_map: Object.fromEntries([...members].sort(([a], [b]) => (a < b ? -1 : 1)))
    };
}
function publicGroup(group) {
    return {
        ...pick(group, ['name', 'resource_type', 'package_name', 'unique_id']),
        path: '',
        original_file_path: '',
        owner: pick(objectIn(group['owner']), ['name', 'email'])
    };
}
function pick(object, keys) {
    return Object.fromEntries(keys.filter((key) => Object.hasOwn(object, key)).map((key) => [key, object[key]]));
}
function picked(object, key, keys) {
    return isObject(object[key]) ? { [key]: pick(object[key], keys) } : {};
}

;// CONCATENATED MODULE: ./build/shared/manifest/digest.js


const VOLATILE_METADATA = ['generated_at', 'invocation_id', 'invocation_started_at', 'run_started_at'];
const STAMP = 'created_at';
function compactJson(manifest) {
    return JSON.stringify(without(manifest, ['mesh']));
}
function digestOf(manifest) {
    return sha256([compactJson(manifest)]);
}
function digestsOf(manifest) {
    const members = Object.entries(without(manifest, ['mesh'])).map(([key, value]) => ({
        key: JSON.stringify(key),
        texts: key === 'metadata' ? metadataTexts(value) : sectionTexts(value)
    }));
    const body = `{${members.map(({ key, texts }) => `${key}:${texts.whole}`).join(',')}}`;
    return {
        digest: sha256([body]),
        contract: sha256([
            '{',
            ...members.flatMap(({ key, texts }, index) => [index === 0 ? key : `,${key}`, ':', ...texts.stable]),
            '}'
        ]),
        body
    };
}
function metadataTexts(metadata) {
    const stable = isObject(metadata) ? without(metadata, VOLATILE_METADATA) : metadata;
    return { whole: JSON.stringify(metadata), stable: [JSON.stringify(stable)] };
}
function sectionTexts(section) {
    if (!isObject(section))
        return unstamped(section);
    return joined('{', Object.entries(section).map(([key, value]) => prefixed(`${JSON.stringify(key)}:`, Array.isArray(value) ? listTexts(value) : entryTexts(value))), '}');
}
function listTexts(list) {
    return joined('[', list.map(entryTexts), ']');
}
function entryTexts(entry) {
    if (!isObject(entry) || !Object.hasOwn(entry, STAMP))
        return unstamped(entry);
    const whole = JSON.stringify(entry);
    const member = `"${STAMP}":${JSON.stringify(entry[STAMP])}`;
    const start = whole.indexOf(`"${STAMP}":`);
    const end = start + member.length;
    if (start !== whole.lastIndexOf(`"${STAMP}":`))
        return { whole, stable: [JSON.stringify(without(entry, [STAMP]))] };
    const isLast = whole[end] === '}';
    return {
        whole,
        stable: [
            whole.slice(0, isLast && whole[start - 1] === ',' ? start - 1 : start),
            whole.slice(isLast ? end : end + 1)
        ]
    };
}
function unstamped(value) {
    const whole = JSON.stringify(value);
    return { whole, stable: [whole] };
}
function prefixed(prefix, { whole, stable }) {
    return { whole: prefix + whole, stable: [prefix, ...stable] };
}
function joined(open, items, close) {
    return {
        whole: `${open}${items.map(({ whole }) => whole).join(',')}${close}`,
        stable: [open, ...items.flatMap(({ stable }, index) => (index === 0 ? stable : [',', ...stable])), close]
    };
}
function without(object, keys) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
function sha256(texts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const text of texts)
        hash.update(text);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/shared/manifest/catalog.js




function parseCatalog(bytes, name) {
    const document = parseDocument(bytes, name);
    if (artifactOf(document)?.kind !== 'catalog') {
        throw new domain/* UserError */.yo(`${name} is no catalog: it is ${describeArtifact(document)}`, 'Name the catalog.json that `dbt docs generate` writes beside the manifest.');
    }
    const { nodes, sources } = document;
    if (!isObject(nodes) || !isObject(sources)) {
        throw new domain/* UserError */.yo(`${name} is no whole catalog: it lacks "nodes" or "sources"`, 'Run `dbt docs generate` again.');
    }
    return { nodes, sources };
}

;// CONCATENATED MODULE: ./build/shared/manifest/run-results.js





function parseRunResults(bytes, name) {
    const document = parseDocument(bytes, name);
    if (artifactOf(document)?.kind !== 'run-results') {
        throw new domain/* UserError */.yo(`${name} holds no run results: it is ${describeArtifact(document)}`, 'Name the run_results.json that `dbt build` writes beside the manifest.');
    }
    const metadata = objectIn(document['metadata']);
    if (!Array.isArray(document['results'])) {
        throw new domain/* UserError */.yo(`${name} holds no whole run results: it has no "results"`, 'Build the project again.');
    }
    return {
        generatedAt: utcTimeIn(metadata['generated_at']),
        invocationId: textIn(metadata['invocation_id']),
        results: listIn(document['results'])
            .filter(isObject)
            .flatMap((result) => {
            const uniqueId = textIn(result['unique_id']);
            return uniqueId === null
                ? []
                : [{ uniqueId, status: (textIn(result['status']) ?? '').toLowerCase(), message: textIn(result['message']) }];
        })
    };
}

;// CONCATENATED MODULE: ./build/shared/manifest/pattern.js
const IN_ASCII = [
    [String.raw `\p{L}\p{M}\p{N}`, 'A-Za-z0-9'],
    [String.raw `\p{C}\p{Zl}\p{Zp}`, String.raw `\x00-\x1f\x7f`]
];
const LETTERS_AND_DIGITS = String.raw `\p{L}\p{M}\p{N}`;
const UNPRINTABLE = String.raw `\p{C}\p{Zl}\p{Zp}`;
function pattern(source) {
    const ascii = IN_ASCII.reduce((text, [unicode, range]) => text.replaceAll(unicode, range), source);
    const select = (text) => (/^[\x00-\x7f]*$/.test(text) ? ascii : source);
    return {
        test: (text) => new RegExp(select(text), 'u').test(text),
        for: (text, flags = '') => new RegExp(select(text), `u${flags}`)
    };
}

;// CONCATENATED MODULE: ./build/shared/manifest/data-type.js

const CLOSING = { '(': ')', '<': '>', '[': ']' };
const MAX_LENGTH = 10_000;
const QUOTED = String.raw `[^'"\x60\\{}${UNPRINTABLE}]*`;
const TOKEN = [
    String.raw `([(<[])`,
    String.raw `([)>\]])`,
    String.raw `([,:=])`,
    String.raw `(?![Ss][Ee][Ll][Ee][Cc][Tt]\b)[A-Za-z_][\w$]*`,
    String.raw `-?\d+(?:\.\d+)?`,
    String.raw `\.`,
    `'${QUOTED}'`,
    `"${QUOTED}"`,
    `\`${QUOTED}\``
].join('|');
function isDataType(text) {
    if (text.length > MAX_LENGTH || !/^\s*[A-Za-z_"`]/.test(text))
        return false;
    const token = pattern(`\\s*(?:${TOKEN})`).for(text, 'y');
    const open = [];
    const end = text.trimEnd().length;
    while (token.lastIndex < end) {
        const match = token.exec(text);
        if (match === null)
            return false;
        const [, opening, closing, separator] = match;
        if (separator !== undefined && open.length === 0)
            return false;
        if (opening !== undefined)
            open.push(CLOSING[opening] ?? '');
        if (closing !== undefined && open.pop() !== closing)
            return false;
    }
    return open.length === 0;
}

;// CONCATENATED MODULE: ./build/shared/manifest/plain.js




const MAX_NAME = 255;
const MAX_FILE_NAME = 200;
const MAX_EXPRESSION = 4_000;
const WORD = `${LETTERS_AND_DIGITS}_`;
const NAME = pattern(`^[${WORD}](?:[${WORD}$-]|\\.(?!\\.|$))*$`);
const GROUP = pattern(`^[${WORD}](?:[${WORD}$ .&/+-]*[${WORD}])?$`);
const RELATION_PART = pattern(`^[${WORD}$-](?:[${WORD}$ -]*[${WORD}$-])?$`);
const DATABASE = pattern(`^[${WORD}$-](?:[${WORD}$ .:-]*[${WORD}$-])?$`);
const COLUMN = pattern(`^(?!.*\\{[{%#])[^"'\`\\\\${UNPRINTABLE}]+$`);
const PLAIN_WORD = /^\w[\w-]*$/;
const DATE = /^\d{4}-\d{2}-\d{2}[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const WHOLLY_PRINTABLE = pattern(`^[^${UNPRINTABLE}]*$`);
const OPENS_JINJA = /\{[{%#]/;
function isPlainProjectName(name) {
    return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && name !== '__proto__';
}
function isRegistryName(name) {
    return /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(name);
}
function checkPlain(project) {
    return [
        ...problem(isPlainProjectName(project.name), `The project's name ${quoted(project.name)} is not made of ASCII letters, digits and _, or starts with a digit.`),
        ...problem(project.adapter === null || PLAIN_WORD.test(project.adapter), `The project's adapter ${quoted(project.adapter)} is not a plain name.`),
        ...project.publicModels.flatMap((model) => checkModel(model, project.name))
    ];
}
function checkModel(model, project) {
    const subject = `Model ${quoted(model.name)}${model.version === null ? '' : ` (version ${quoted(model.version)})`}`;
    const uniqueId = `model.${project}.${model.name}${model.version === null ? '' : `.v${model.version}`}`;
    const check = (isPlain, what, value, wanted) => problem(isPlain, `${subject}: ${what} ${quoted(value)} ${wanted}.`);
    const isName = (value) => value === null || (NAME.test(value) && value !== '__proto__' && Buffer.byteLength(value) <= MAX_FILE_NAME);
    return [
        ...check(isName(model.name), 'its name', model.name, NOT_A_NAME),
        ...check(model.uniqueId === uniqueId, 'its unique_id', model.uniqueId, `is not ${quoted(uniqueId)}`),
        ...check(isName(model.version), 'its version', model.version, NOT_A_NAME),
        ...check(isName(model.latestVersion), 'its latest_version', model.latestVersion, NOT_A_NAME),
        ...check(model.group === null || fits(GROUP, model.group), 'its group', model.group, 'has characters other than letters, digits, spaces and _$.&/+-'),
        ...check(PLAIN_WORD.test(model.materialized), 'its materialization', model.materialized, 'has characters other than ASCII letters, digits, _ and -'),
        ...check(model.deprecationDate === null || DATE.test(model.deprecationDate), 'its deprecation_date', model.deprecationDate, 'is no date'),
        ...check(model.configuredSchema === null || fits(RELATION_PART, model.configuredSchema), 'its configured schema', model.configuredSchema, NOT_A_RELATION_PART),
        ...check(model.eventTime === null || fits(COLUMN, model.eventTime), 'its event_time', model.eventTime, NOT_A_COLUMN),
        ...check(isInside(model.file), 'its file', model.file, 'is not a path inside the project'),
        ...checkRelation(model, check),
        ...model.primaryKey.flatMap((column) => check(fits(COLUMN, column), 'its primary key', column, NOT_A_COLUMN)),
        ...checkConstraints(model.constraints, 'a constraint', check),
        ...model.columns.flatMap((column) => [
            ...check(fits(COLUMN, column.name), 'its column', column.name, NOT_A_COLUMN),
            ...check(column.dataType === null || isDataType(column.dataType), `data_type of its column ${quoted(column.name)},`, column.dataType, 'does not have the form of a data type'),
            ...checkConstraints(column.constraints, `a constraint of its column ${quoted(column.name)}`, check)
        ])
    ];
}
const NOT_A_NAME = 'has characters other than letters, digits, _, -, $ and single dots, or is too long';
const NOT_A_RELATION_PART = 'has characters other than letters, digits, spaces, _, - and $, or is empty or too long';
const NOT_A_COLUMN = 'has quotes, backslashes, control characters or Jinja in it, or is empty or too long';
function checkRelation({ relation }, check) {
    const { database, schema, identifier, rendered } = relation;
    return [
        ...check(database === null || fits(DATABASE, database), 'its database', database, NOT_A_RELATION_PART),
        ...check(fits(RELATION_PART, schema), 'its schema', schema, NOT_A_RELATION_PART),
        ...check(fits(RELATION_PART, identifier), 'its alias', identifier, NOT_A_RELATION_PART),
        ...check(rendered === null || renders(rendered, [database, schema, identifier]), 'its relation_name', rendered, `is not its database, schema and alias`)
    ];
}
function renders(rendered, parts) {
    const names = partsOf(rendered)?.map((part) => part.name.toLowerCase());
    if (names === undefined || names.length < 1 || names.length > parts.length)
        return false;
    return parts.slice(-names.length).every((part, index) => part?.toLowerCase() === names[index]);
}
function checkConstraints(constraints, what, check) {
    return constraints.flatMap((constraint) => [
        ...check(PLAIN_WORD.test(constraint.type), `type of ${what},`, constraint.type, 'is not a plain name'),
        ...check(constraint.name === null || fits(COLUMN, constraint.name), `name of ${what},`, constraint.name, NOT_A_COLUMN),
        ...[...constraint.columns, ...constraint.toColumns].flatMap((column) => check(fits(COLUMN, column), `column of ${what},`, column, NOT_A_COLUMN)),
        ...check(constraint.to === null || (WHOLLY_PRINTABLE.test(constraint.to) && isClosedSql(constraint.to)), `target of ${what},`, constraint.to, NOT_CLOSED),
        ...check(constraint.expression === null || isClosedSql(constraint.expression), `expression of ${what},`, constraint.expression, NOT_CLOSED)
    ]);
}
const NOT_CLOSED = 'has Jinja, a comment, a semicolon, a control character, or an open quote or bracket in it';
function isClosedSql(sql) {
    if (sql.length > MAX_EXPRESSION || OPENS_JINJA.test(sql) || /[^\P{C}\t\r\n]/u.test(sql))
        return false;
    const bare = sql.replace(/'(?:[^'\\]|''|\\[^'"`\\])*'|"(?:[^"\\]|"")*"|`[^`\\]*`/g, ' ');
    if (/['"`;\\]|--|\/\*|#/.test(bare))
        return false;
    let depth = 0;
    for (const character of bare) {
        if (character === '(')
            depth++;
        if (character === ')' && --depth < 0)
            return false;
    }
    return depth === 0;
}
function isInside(file) {
    return WHOLLY_PRINTABLE.test(file) && !/^(?:\/|[A-Za-z]:)/.test(file) && !file.split('/').includes('..');
}
function fits(pattern, value) {
    return value.length <= MAX_NAME && pattern.test(value);
}
function problem(isPlain, sentence) {
    return isPlain ? [] : [sentence];
}

;// CONCATENATED MODULE: ./build/shared/manifest/index.js















/***/ })

};
