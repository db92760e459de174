export const id = 583;
export const ids = [583];
export const modules = {

/***/ 1583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T5: () => (/* reexport */ breaks),
  cV: () => (/* reexport */ breaksOf),
  FU: () => (/* reexport */ changedModels),
  vu: () => (/* reexport */ compareContracts),
  d$: () => (/* reexport */ consumersOf),
  vN: () => (/* reexport */ judgeChanges),
  jB: () => (/* reexport */ modelLabels),
  gl: () => (/* reexport */ reach)
});

// EXTERNAL MODULE: ./build/shared/rules/index.js + 18 modules
var rules = __webpack_require__(4333);
;// CONCATENATED MODULE: ./build/shared/contracts/change.js

const SEVERITY = { breaking: 'error', risky: 'warning', safe: 'info' };
const DEFAULT_IMPACT = new Map(rules/* RULES */.y0.map(({ id, impact }) => [id, impact ?? 'safe']));
const KEEP = 'or make a new version of the model and give this one a deprecation_date';
const HINTS = {
    'model-removed': 'Keep it (a view on its successor will do) and give it a deprecation_date; remove it after that day.',
    'access-narrowed': 'Keep it public until nobody reads it, and give it a deprecation_date.',
    'contract-dropped': 'Enforce the contract again: config: {contract: {enforced: true}}.',
    'column-removed': `Keep the column, ${KEEP}.`,
    'column-type-changed': `Keep the type and add a column of the new one, ${KEEP}.`,
    'column-type-widened': 'Tell the consumers: those with contracts of their own widen theirs first.',
    'column-quote-changed': `Keep quote as it was, ${KEEP}.`,
    'not-null-dropped': `Keep the constraint, ${KEEP}.`,
    'constraint-dropped': 'Keep the constraint as long as it is true, or tell the consumers that join on it.',
    'primary-key-changed': 'Publish another grain as a model or a version of its own.',
    'relation-moved': 'Leave a view at the old place until every consumer has run dbt-mesh sync.',
    'latest-version-moved': 'Have the consumers name the version that they mean before the latest one moves.',
    'removed-early': 'Keep the version, give it a deprecation_date, and remove it after that day.',
    'version-retired': 'References that are left have been told at every validate; move them to another version.',
    'materialization-changed': 'Tell the consumers; keep a public model a table, an incremental model or a view.',
    'public-without-contract': 'Write config: {contract: {enforced: true}} at the model, with the types of all its columns.',
    'deprecation-announced': '',
    'column-added': '',
    'constraint-added': '',
    'model-added': '',
    'group-changed': '',
    'description-changed': ''
};
function change(rule, facts) {
    return { rule, impact: DEFAULT_IMPACT.get(rule) ?? 'safe', hint: HINTS[rule], ...facts };
}
function breaks(changes) {
    return changes.some(({ impact }) => impact === 'breaking');
}
function contractFinding(project, { rule, impact, subject, file, message, hint }) {
    return (0,rules/* finding */.gk)(rule, {
        severity: SEVERITY[impact],
        impact,
        project,
        model: `${project}.${modelLabel(subject.model, subject.version)}`,
        ...(subject.column === null ? {} : { column: subject.column }),
        ...(file === '' ? {} : { file }),
        message,
        hint
    });
}
function modelLabel(name, version) {
    return version === null ? name : `${name}.v${version}`;
}

// EXTERNAL MODULE: ./build/shared/manifest/index.js + 24 modules
var shared_manifest = __webpack_require__(2149);
;// CONCATENATED MODULE: ./build/shared/contracts/column-name.js

function columnKey({ name, quote }, adapter) {
    return adapter === 'bigquery' ? caseless(name) : (0,shared_manifest/* foldedName */.mw)(name, quote, adapter);
}
function caseless(name) {
    return (0,shared_manifest/* foldedName */.mw)(name, false, null);
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/judgement.js
const SAME = { verdict: 'same', reasons: [] };
function judged(verdict, reason) {
    return { verdict, reasons: [reason] };
}
function together(parts) {
    const reasons = (...verdicts) => parts.filter((part) => verdicts.includes(part.verdict)).flatMap((part) => part.reasons);
    const said = new Set(parts.map((part) => part.verdict));
    if (said.has('other'))
        return { verdict: 'other', reasons: reasons('other') };
    if (said.has('unknown'))
        return { verdict: 'unknown', reasons: reasons('unknown') };
    if (said.has('narrower') && said.has('wider'))
        return { verdict: 'other', reasons: reasons('narrower', 'wider') };
    if (said.has('narrower'))
        return { verdict: 'narrower', reasons: reasons('narrower') };
    if (said.has('wider'))
        return { verdict: 'wider', reasons: reasons('wider') };
    return SAME;
}
function judgeSize(part, old, next) {
    if (old === next)
        return SAME;
    return next > old
        ? judged('wider', `${part} grows from ${sizeText(old)} to ${sizeText(next)}`)
        : judged('narrower', `${part} shrinks from ${sizeText(old)} to ${sizeText(next)}`);
}
function sizeText(size) {
    return size === Infinity ? 'no limit' : String(size);
}
function inside(place, judgement) {
    return { ...judgement, reasons: judgement.reasons.map((reason) => `in ${place}: ${reason}`) };
}
const MAX_QUOTED = 60;
function quoted(text) {
    return text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/compare-exact-numbers.js

function compareExactNumbers(old, next) {
    return together([compareRanges(old, next), judgeSize('the scale', old.scale ?? Infinity, next.scale ?? Infinity)]);
}
function compareRanges(old, next) {
    const lows = compareBounds(old, next, 'low');
    const highs = compareBounds(old, next, 'high');
    if (lows === 0 && highs === 0)
        return SAME;
    const range = `the range changes from ${rangeText(old)} to ${rangeText(next)}`;
    const digits = judgeSize('the number of integer digits', integerDigits(old), integerDigits(next));
    const reasons = digits.verdict !== 'same' ? digits.reasons : old.scale === next.scale ? [range] : [];
    if (lows <= 0 && highs >= 0)
        return { verdict: 'wider', reasons };
    if (lows >= 0 && highs <= 0)
        return { verdict: 'narrower', reasons };
    return judged('other', range);
}
function compareBounds(old, next, bound) {
    const unlimited = bound === 'low' ? -Infinity : Infinity;
    const scale = Math.max(old.scale ?? 0, next.scale ?? 0);
    const [was, is] = [old, next].map((type) => type.range === null ? unlimited : type.range[bound] * 10n ** BigInt(scale - (type.scale ?? 0)));
    if (was === undefined || is === undefined || was === is)
        return 0;
    return is > was ? 1 : -1;
}
function integerDigits(type) {
    return type.range === null ? Infinity : String(type.range.high).length - (type.scale ?? 0);
}
function rangeText(type) {
    return type.range === null ? 'no limit' : `${type.range.low}..${type.range.high}`;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/compare-names.js

function compareComposites(old, next, compareSlots) {
    if (old.fields === null || next.fields === null) {
        return old.fields === next.fields ? SAME : judged('unknown', `the fields of the ${old.name} are not stated`);
    }
    const noun = old.name === 'union' ? 'member' : 'field';
    const later = new Map(next.fields.map((field) => [field.name, field]));
    const kept = old.fields.flatMap((field) => {
        const now = later.get(field.name);
        return now === undefined ? [] : [inside(`${noun} ${quoted(field.name)}`, compareSlots(field, now))];
    });
    const names = (fields) => fields.map((field) => field.name);
    return together([...compareLists(noun, names(old.fields), names(next.fields)), ...kept]);
}
function compareEnums(old, next) {
    return together(compareLists('value', old, next));
}
function compareLists(noun, old, next) {
    const [before, after] = [new Set(old), new Set(next)];
    const keptBefore = old.filter((name) => after.has(name));
    const keptAfter = next.filter((name) => before.has(name));
    const inOrder = keptBefore.length === keptAfter.length && keptBefore.every((name, index) => name === keptAfter[index]);
    return [
        ...old.filter((name) => !after.has(name)).map((name) => judged('narrower', `${noun} ${quoted(name)} is gone`)),
        ...next.filter((name) => !before.has(name)).map((name) => judged('wider', `${noun} ${quoted(name)} is added`)),
        ...(inOrder ? [] : [judged('other', `the ${noun}s stand in another order`)])
    ];
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/data-type.js
const INTERVAL_UNITS = ['year', 'month', 'day', 'hour', 'minute', 'second'];
function decimalDigits(precision, scale) {
    const high = 10n ** BigInt(precision) - 1n;
    return { kind: 'exact', range: { low: -high, high }, scale };
}
function integerBits(bits, signed = true) {
    const range = signed
        ? { low: -(2n ** BigInt(bits - 1)), high: 2n ** BigInt(bits - 1) - 1n }
        : { low: 0n, high: 2n ** BigInt(bits) - 1n };
    return { kind: 'exact', range, scale: 0 };
}
function plain(name, parameters = []) {
    return { kind: 'plain', name, parameters };
}
function isUnderstood(type) {
    switch (type.kind) {
        case 'unknown':
            return false;
        case 'container':
            return (type.contents ?? []).every((slot) => isUnderstood(slot.type));
        case 'composite':
            return (type.fields ?? []).every((field) => isUnderstood(field.type));
        default:
            return true;
    }
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/compare-data-types.js




function compareSlots(old, next) {
    return together([compareNulls(old, next), compareDataTypes(old.type, next.type)]);
}
function compareNulls(old, next) {
    if (old.notNull === next.notNull)
        return SAME;
    return next.notNull ? judged('wider', 'it is no longer null') : judged('narrower', 'it may now be null');
}
function compareDataTypes(old, next) {
    if (old.kind === 'unknown' || next.kind === 'unknown')
        return compareTexts(old, next);
    if (old.kind === 'exact' && next.kind === 'exact')
        return compareExactNumbers(old, next);
    if (old.kind === 'float' && next.kind === 'float')
        return judgeSize('the floating-point size', old.bits, next.bits);
    if (old.kind === 'sized' && next.kind === 'sized' && old.of === next.of)
        return compareSized(old, next);
    if (old.kind === 'timestamp' && next.kind === 'timestamp')
        return compareTimestamps(old, next);
    if (old.kind === 'time' && next.kind === 'time') {
        return together([sameFamily(old, next), judgeSize('the precision', old.digits, next.digits)]);
    }
    if (old.kind === 'interval' && next.kind === 'interval')
        return compareIntervals(old, next);
    if (old.kind === 'container' && next.kind === 'container')
        return compareContainers(old, next);
    if (old.kind === 'composite' && next.kind === 'composite' && old.name === next.name) {
        return compareComposites(old, next, compareSlots);
    }
    if (old.kind === 'enum' && next.kind === 'enum')
        return compareEnums(old.values, next.values);
    return sameFamily(old, next);
}
function sameFamily(old, next) {
    const [was, is] = [family(old), family(next)];
    return was === is ? SAME : judged('other', `${quoted(was)} becomes ${quoted(is)}`);
}
function compareTexts(old, next) {
    if (old.kind === 'unknown' && next.kind === 'unknown' && old.text === next.text)
        return SAME;
    const stranger = old.kind === 'unknown' ? old : next;
    return judged('unknown', `${quoted(family(stranger))} is not a known type, and the texts differ`);
}
function compareSized(old, next) {
    return together([compareLengths(old.lengths, next.lengths), compareCollations(old.collation, next.collation)]);
}
function compareLengths(old, next) {
    if (old.some((length) => next.includes(length)))
        return SAME;
    const change = `from ${lengthText(old)} to ${lengthText(next)}`;
    if (Math.min(...next) > Math.max(...old))
        return judged('wider', `the length grows ${change}`);
    if (Math.max(...next) < Math.min(...old))
        return judged('narrower', `the length shrinks ${change}`);
    return judged('unknown', `the length changes ${change}: the default is the account's`);
}
function lengthText(lengths) {
    return lengths.map((length) => (length === Infinity ? 'any' : String(length))).join(' or ');
}
function compareCollations(old, next) {
    if (old === next)
        return SAME;
    if (old === null || next === null) {
        return judged('unknown', `the collation ${quoted(old ?? next ?? '')} may be the default of the table, or another one`);
    }
    return judged('other', `the collation changes from ${quoted(old)} to ${quoted(next)}`);
}
function compareTimestamps(old, next) {
    return together([
        compareZones(old, next),
        judgeSize('the precision', old.digits, next.digits),
        judgeSize('the last year', lastYear(old), lastYear(next))
    ]);
}
function compareZones(old, next) {
    const bySetting = [old, next].some((type) => type.zone === 'as a setting says');
    if (!bySetting || old.zone === next.zone)
        return sameFamily(old, next);
    return judged('unknown', 'whether TIMESTAMP has a time zone is a setting of the warehouse');
}
function lastYear(type) {
    return type.until2262 ? 2262 : Infinity;
}
function compareIntervals(old, next) {
    const unit = (of) => INTERVAL_UNITS.indexOf(of);
    return together([
        compareUnits('the largest unit', old.largest, next.largest, unit(old.largest) - unit(next.largest)),
        compareUnits('the smallest unit', old.smallest, next.smallest, unit(next.smallest) - unit(old.smallest)),
        old.smallest === next.smallest ? judgeSize('the precision', old.digits, next.digits) : SAME
    ]);
}
function compareUnits(part, old, next, grown) {
    if (grown === 0)
        return SAME;
    return judged(grown > 0 ? 'wider' : 'narrower', `${part} changes from ${old} to ${next}`);
}
const PLACES = {
    array: ['the elements'],
    map: ['the keys', 'the values'],
    range: ['the bounds'],
    vector: ['the elements']
};
function compareContainers(old, next) {
    const [was, is] = [family(old), family(next)];
    if (was !== is)
        return judged('other', `${was} becomes ${is}`);
    if (old.contents === null || next.contents === null) {
        return old.contents === next.contents ? SAME : judged('unknown', `what is in the ${old.name} is not stated`);
    }
    const contents = next.contents;
    return together(old.contents.flatMap((slot, index) => {
        const other = contents[index];
        return other === undefined ? [] : [inside(PLACES[old.name][index] ?? '', compareSlots(slot, other))];
    }));
}
function family(type) {
    switch (type.kind) {
        case 'exact':
            return 'an exact number';
        case 'float':
            return 'a floating-point number';
        case 'sized':
            return type.of;
        case 'timestamp':
        case 'time':
            return `a ${type.kind} ${type.zone}`;
        case 'interval':
            return 'an interval';
        case 'container':
            return type.size === null
                ? `${article(type.name)} ${type.name}`
                : `${article(type.name)} ${type.name} of ${type.size}`;
        case 'composite':
            return `a ${type.name}`;
        case 'enum':
            return 'an enum';
        case 'plain':
            return type.parameters.length === 0 ? type.name : `${type.name}(${type.parameters.join(', ')})`;
        case 'unknown':
            return type.text;
    }
}
function article(noun) {
    return noun === 'array' ? 'an' : 'a';
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialect.js
function row(names, meaning) {
    return { names, meaning };
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/nested-meanings.js
function array(bare) {
    return (parameters, nested) => {
        if (parameters === null)
            return bare;
        const [element, ...more] = parameters;
        return element === undefined || more.length > 0 ? null : arrayOf(nested.slot(element), null);
    };
}
function arrayOf(element, size) {
    return { kind: 'container', name: 'array', size, contents: [element] };
}
const SOME_ARRAY = { kind: 'container', name: 'array', size: null, contents: null };
const map = (parameters, nested) => {
    const [key, value, ...more] = parameters ?? [];
    if (key === undefined || value === undefined || more.length > 0)
        return null;
    return { kind: 'container', name: 'map', size: null, contents: [nested.slot(key), nested.slot(value)] };
};
const range = (parameters, nested) => {
    const [bound, ...more] = parameters ?? [];
    if (bound === undefined || more.length > 0)
        return null;
    return { kind: 'container', name: 'range', size: null, contents: [nested.slot(bound)] };
};
const vector = (parameters, nested) => {
    const [element, size, ...more] = parameters ?? [];
    const [only, ...rest] = size ?? [];
    if (element === undefined || more.length > 0 || rest.length > 0 || only?.kind !== 'number')
        return null;
    return { kind: 'container', name: 'vector', size: Number(only.text), contents: [nested.slot(element)] };
};
function composite(name, bare) {
    return (parameters, nested) => {
        if (parameters === null)
            return bare;
        const fields = parameters.flatMap((phrase, position) => nested.field(phrase, position + 1) ?? []);
        const names = new Set(fields.map((field) => field.name));
        return names.size === parameters.length ? { kind: 'composite', name, fields } : null;
    };
}
const SOME_STRUCT = { kind: 'composite', name: 'struct', fields: null };
const enumeration = (parameters) => {
    const values = (parameters ?? []).map(onlyString);
    const known = values.filter((value) => value !== null);
    return known.length > 0 && known.length === values.length ? { kind: 'enum', values: known } : null;
};
function onlyString(phrase) {
    return phrase.length === 1 && phrase[0]?.kind === 'string' ? phrase[0].text : null;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/token.js
const MAX_LENGTH = 10_000;
const TOKEN = /\s*(?:([A-Za-z_][\w$]*)|(-?\d+)|"([^"]*(?:""[^"]*)*)"|`([^`]*(?:``[^`]*)*)`|'([^']*(?:''[^']*)*)'|([()<>[\],:.=]))/y;
const KINDS = ['word', 'number', 'name', 'name', 'string', 'mark'];
function tokens(text) {
    const end = text.trimEnd().length;
    if (end > MAX_LENGTH)
        return null;
    const scanner = new RegExp(TOKEN);
    const found = [];
    while (scanner.lastIndex < end) {
        const match = scanner.exec(text);
        if (match === null)
            return null;
        const alternative = match.slice(1).findIndex((part) => part !== undefined);
        found.push({ kind: KINDS[alternative] ?? 'mark', text: match[alternative + 1] ?? '' });
    }
    return found;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/phrase.js

const CLOSING = { '(': ')', '<': '>', '[': ']' };
const MAX_DEPTH = 64;
function parsePhrase(text) {
    const found = tokens(text);
    if (found === null)
        return null;
    let phrase = [];
    const outer = [];
    for (const token of found) {
        const group = outer.at(-1);
        const mark = token.kind === 'mark' ? token.text : '';
        if (mark === '(' || mark === '<' || mark === '[') {
            if (outer.length === MAX_DEPTH)
                return null;
            outer.push({ open: mark, items: [], before: phrase });
            phrase = [];
        }
        else if (mark === ',' && group !== undefined) {
            group.items.push(phrase);
            phrase = [];
        }
        else if (mark === ')' || mark === '>' || mark === ']') {
            if (group === undefined || CLOSING[group.open] !== mark)
                return null;
            outer.pop();
            const empty = group.items.length === 0 && phrase.length === 0;
            group.before.push({ kind: 'group', open: group.open, items: empty ? [] : [...group.items, phrase] });
            phrase = group.before;
        }
        else if (mark === ',') {
            return null;
        }
        else {
            phrase.push(token);
        }
    }
    return outer.length === 0 ? phrase : null;
}
function renderPhrase(phrase) {
    return phrase.map(renderPiece).join(' ');
}
function renderPiece(piece) {
    switch (piece.kind) {
        case 'group':
            return `${piece.open}${piece.items.map(renderPhrase).join(', ')}${CLOSING[piece.open] ?? ''}`;
        case 'word':
            return piece.text.toLowerCase();
        case 'name':
            return `"${piece.text}"`;
        case 'string':
            return `'${piece.text}'`;
        case 'number':
        case 'mark':
            return piece.text;
    }
}
function isWord(piece, word) {
    return piece?.kind === 'word' && piece.text.toLowerCase() === word;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/scalar-meanings.js



function fixed(type) {
    return (parameters) => (parameters === null ? type : null);
}
function whateverParameters(type) {
    return () => type;
}
function plainRows(names) {
    return names.map((name) => row([name], fixed(plain(name))));
}
function plainWith(name, bare) {
    return (parameters) => {
        const values = parameters === null ? bare : parameters.map(renderPhrase);
        return values === null ? null : plain(name, values);
    };
}
function decimal(limits) {
    return (parameters) => {
        if (parameters === null)
            return limits.bare;
        const [precision, scale = 0] = numbers(parameters, 2) ?? [];
        if (precision === undefined)
            return null;
        const accepted = within(precision, [1, limits.precision]) &&
            within(scale, limits.scale) &&
            within(precision - scale, limits.integerDigits ?? [0, limits.precision]);
        return accepted ? decimalDigits(precision, scale) : null;
    };
}
function floatOfBits(bare) {
    return (parameters) => {
        const bits = oneNumber(parameters, bare === 32 ? 24 : 53, [1, 53]);
        return bits === null ? null : { kind: 'float', bits: bits <= 24 ? 32 : 64 };
    };
}
function sized(of, limits) {
    return (parameters) => {
        const lengths = lengthsOf(parameters, limits);
        return lengths === null ? null : ofLength(of, lengths);
    };
}
function ofLength(of, lengths) {
    return { kind: 'sized', of, lengths, collation: null };
}
const ANY_TEXT = ofLength('text', [Infinity]);
const ANY_BYTES = ofLength('bytes', [Infinity]);
function lengthsOf(parameters, limits) {
    if (parameters === null)
        return typeof limits.bare === 'number' ? [limits.bare] : limits.bare;
    const [only, ...more] = parameters;
    if (limits.max !== undefined && more.length === 0 && only?.length === 1 && isWord(only[0], 'max')) {
        return [limits.max];
    }
    const length = oneNumber(parameters, 0, [1, limits.most]);
    return length === null ? null : [length];
}
function timestamp(zone, limits) {
    return (parameters) => {
        const digits = oneNumber(parameters, limits.bare, [limits.least ?? 0, limits.most]);
        return digits === null ? null : timestampOf(zone, digits);
    };
}
function timestampOf(zone, digits, until2262 = false) {
    return { kind: 'timestamp', zone, digits, until2262 };
}
function time(zone, limits) {
    return (parameters) => {
        const digits = oneNumber(parameters, limits.bare, [limits.least ?? 0, limits.most]);
        return digits === null ? null : { kind: 'time', zone, digits };
    };
}
function intervalRows(forms) {
    const qualified = INTERVAL_UNITS.flatMap((largest, from) => INTERVAL_UNITS.slice(from).flatMap((smallest) => {
        if (isMonths(largest) !== isMonths(smallest))
            return [];
        const qualifier = largest === smallest ? largest : `${largest} to ${smallest}`;
        return [row([`interval ${qualifier}`], intervalMeaning(forms, largest, smallest))];
    }));
    return forms.bare ? [row(['interval'], intervalMeaning(forms, 'year', 'second')), ...qualified] : qualified;
}
function intervalMeaning(forms, largest, smallest) {
    const takesDigits = forms.givenDigits && smallest === 'second';
    return (parameters) => {
        if (parameters !== null && !takesDigits)
            return null;
        const digits = oneNumber(parameters, forms.digits, [0, forms.digits]);
        return digits === null ? null : interval(largest, smallest, digits);
    };
}
function interval(largest, smallest, digits) {
    return { kind: 'interval', largest, smallest, digits: smallest === 'second' ? digits : 0 };
}
function isMonths(unit) {
    return unit === 'year' || unit === 'month';
}
function oneNumber(parameters, bare, limits) {
    if (parameters === null)
        return bare;
    const [value] = numbers(parameters, 1) ?? [];
    return value !== undefined && within(value, limits) ? value : null;
}
function numbers(parameters, most) {
    if (parameters.length === 0 || parameters.length > most)
        return null;
    const values = parameters.map((phrase) => phrase.length === 1 && phrase[0]?.kind === 'number' ? Number(phrase[0].text) : NaN);
    return values.every(Number.isSafeInteger) ? values : null;
}
function within(value, [least, most]) {
    return value >= least && value <= most;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/bigquery.js




const BIGNUMERIC = { kind: 'exact', range: { low: -(2n ** 255n), high: 2n ** 255n - 1n }, scale: 38 };
const UNLIMITED = { most: Number.MAX_SAFE_INTEGER, bare: Infinity };
const BIGQUERY = {
    types: [
        row(['int64', 'int', 'smallint', 'integer', 'bigint', 'tinyint', 'byteint'], fixed(integerBits(64))),
        row(['numeric', 'decimal'], decimal({ precision: 38, scale: [0, 9], integerDigits: [0, 29], bare: decimalDigits(38, 9) })),
        row(['bignumeric', 'bigdecimal'], decimal({ precision: 76, scale: [0, 38], integerDigits: [0, 38], bare: BIGNUMERIC })),
        row(['float64'], fixed({ kind: 'float', bits: 64 })),
        row(['bool', 'boolean'], fixed(plain('boolean'))),
        row(['string'], sized('text', UNLIMITED)),
        row(['bytes'], sized('bytes', UNLIMITED)),
        row(['datetime'], fixed(timestampOf('without time zone', 6))),
        row(['timestamp'], timestamp('with time zone', { least: 6, most: 12, bare: 6 })),
        row(['time'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
        row(['interval'], fixed(interval('year', 'second', 6))),
        row(['array'], array(SOME_ARRAY)),
        row(['struct'], composite('struct', SOME_STRUCT)),
        row(['range'], range),
        ...plainRows(['date', 'json', 'geography'])
    ],
    foldsFields: true,
    arraySuffix: null
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/databricks.js




const LENGTH = { most: 2_147_483_647, bare: null };
const DATABRICKS = {
    types: [
        row(['tinyint', 'byte'], fixed(integerBits(8))),
        row(['smallint', 'short'], fixed(integerBits(16))),
        row(['int', 'integer'], fixed(integerBits(32))),
        row(['bigint', 'long'], fixed(integerBits(64))),
        row(['decimal', 'dec', 'numeric'], decimal({ precision: 38, scale: [0, 38], bare: decimalDigits(10, 0) })),
        row(['float', 'real'], fixed({ kind: 'float', bits: 32 })),
        row(['double'], fixed({ kind: 'float', bits: 64 })),
        row(['string'], fixed(ANY_TEXT)),
        row(['varchar'], sized('text', LENGTH)),
        row(['char', 'character'], sized('blank-padded text', LENGTH)),
        row(['binary'], fixed(ANY_BYTES)),
        row(['timestamp', 'timestamp_ltz'], fixed(timestampOf('with local time zone', 6))),
        row(['timestamp_ntz', 'timestamp without time zone'], timestamp('without time zone', { least: 6, most: 9, bare: 6 })),
        row(['time'], time('without time zone', { most: 6, bare: 6 })),
        ...intervalRows({ bare: false, digits: 6, givenDigits: false }),
        row(['array'], array(null)),
        row(['map'], map),
        row(['struct'], composite('struct', null)),
        row(['geography'], plainWith('geography', null)),
        row(['geometry'], plainWith('geometry', null)),
        ...plainRows(['boolean', 'date', 'variant', 'object', 'void'])
    ],
    foldsFields: true,
    arraySuffix: null
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/duckdb.js




const PLAIN_TIMESTAMP = timestamp('without time zone', { most: 9, bare: 6 });
const timestampOfPrecision = (parameters, nested) => {
    const type = PLAIN_TIMESTAMP(parameters, nested);
    return type?.kind === 'timestamp' ? fraction(Math.ceil(type.digits / 3) * 3) : null;
};
function fraction(digits) {
    return timestampOf('without time zone', digits, digits === 9);
}
const DUCKDB = {
    types: [
        row(['tinyint', 'int1'], fixed(integerBits(8))),
        row(['smallint', 'int2', 'short', 'int16'], fixed(integerBits(16))),
        row(['integer', 'int4', 'int', 'signed', 'integral', 'int32'], fixed(integerBits(32))),
        row(['bigint', 'int8', 'long', 'oid', 'int64'], fixed(integerBits(64))),
        row(['hugeint', 'int128'], fixed(integerBits(128))),
        row(['utinyint', 'uint8'], fixed(integerBits(8, false))),
        row(['usmallint', 'uint16'], fixed(integerBits(16, false))),
        row(['uinteger', 'uint32'], fixed(integerBits(32, false))),
        row(['ubigint', 'uint64'], fixed(integerBits(64, false))),
        row(['uhugeint', 'uint128'], fixed(integerBits(128, false))),
        row(['bignum', 'varint'], fixed({ kind: 'exact', range: null, scale: 0 })),
        row(['decimal', 'numeric', 'dec'], decimal({ precision: 38, scale: [0, 38], bare: decimalDigits(18, 3) })),
        row(['float'], floatOfBits(32)),
        row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
        row(['double', 'float8', 'double precision'], fixed({ kind: 'float', bits: 64 })),
        row(['varchar', 'char', 'bpchar', 'text', 'string', 'nvarchar', 'nchar', 'character'], whateverParameters(ANY_TEXT)),
        row(['character varying', 'char varying', 'national character'], whateverParameters(ANY_TEXT)),
        row(['blob', 'bytea', 'binary', 'varbinary'], fixed(ANY_BYTES)),
        row(['bit', 'bitstring'], whateverParameters(plain('bit'))),
        row(['boolean', 'bool', 'logical'], fixed(plain('boolean'))),
        row(['uuid', 'guid'], fixed(plain('uuid'))),
        row(['timestamp', 'datetime', 'timestamp without time zone'], timestampOfPrecision),
        row(['timestamp_s'], fixed(fraction(0))),
        row(['timestamp_ms'], fixed(fraction(3))),
        row(['timestamp_us'], fixed(fraction(6))),
        row(['timestamp_ns'], fixed(fraction(9))),
        row(['timestamptz', 'timestamp with time zone'], fixed(timestampOf('with time zone', 6))),
        row(['time', 'time without time zone'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
        row(['time_ns'], fixed({ kind: 'time', zone: 'without time zone', digits: 9 })),
        row(['timetz', 'time with time zone'], fixed({ kind: 'time', zone: 'with time zone', digits: 6 })),
        ...intervalRows({ bare: true, digits: 6, givenDigits: false }).map(({ names }) => row(names, fixed(interval('year', 'second', 6)))),
        row(['struct', 'row'], composite('struct', null)),
        row(['union'], composite('union', null)),
        row(['map'], map),
        row(['enum'], enumeration),
        ...plainRows(['date', 'json', 'variant', 'geometry'])
    ],
    foldsFields: true,
    arraySuffix: 'sizes-count'
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/postgres.js



const postgres_UNLIMITED = { kind: 'exact', range: null, scale: null };
const VARCHAR = { most: 10_485_760, bare: Infinity };
const CHAR = { most: 10_485_760, bare: 1 };
const BITS = { most: 83_886_080, bare: Infinity };
const FRACTION = { most: 6, bare: 6 };
const POSTGRES = {
    types: [
        row(['smallint', 'int2', 'smallserial', 'serial2'], fixed(integerBits(16))),
        row(['integer', 'int', 'int4', 'serial', 'serial4'], fixed(integerBits(32))),
        row(['bigint', 'int8', 'bigserial', 'serial8'], fixed(integerBits(64))),
        row(['numeric', 'decimal', 'dec'], decimal({ precision: 1000, scale: [-1000, 1000], integerDigits: [-1000, 2000], bare: postgres_UNLIMITED })),
        row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
        row(['double precision', 'float8'], fixed({ kind: 'float', bits: 64 })),
        row(['float'], floatOfBits(64)),
        row(['text'], fixed(ANY_TEXT)),
        row([
            'varchar',
            'character varying',
            'char varying',
            'nchar varying',
            'national character varying',
            'national char varying'
        ], sized('text', VARCHAR)),
        row(['char', 'character', 'nchar', 'national character', 'national char'], sized('blank-padded text', CHAR)),
        row(['bpchar'], sized('blank-padded text', VARCHAR)),
        row(['"char"'], fixed(plain('"char"'))),
        row(['bytea'], fixed(ANY_BYTES)),
        row(['bit'], plainWith('bit', ['1'])),
        row(['bit varying', 'varbit'], sized('bits', BITS)),
        row(['boolean', 'bool'], fixed(plain('boolean'))),
        row(['timestamp', 'timestamp without time zone'], timestamp('without time zone', FRACTION)),
        row(['timestamptz', 'timestamp with time zone'], timestamp('with time zone', FRACTION)),
        row(['time', 'time without time zone'], time('without time zone', FRACTION)),
        row(['timetz', 'time with time zone'], time('with time zone', FRACTION)),
        ...intervalRows({ bare: true, digits: 6, givenDigits: true }),
        ...plainRows(['date', 'money', 'uuid', 'json', 'jsonb', 'jsonpath', 'xml', 'name', 'oid', 'pg_lsn']),
        ...plainRows(['inet', 'cidr', 'macaddr', 'macaddr8', 'tsvector', 'tsquery']),
        ...plainRows(['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle']),
        ...plainRows(['int4range', 'int8range', 'numrange', 'tsrange', 'tstzrange', 'daterange']),
        ...plainRows(['int4multirange', 'int8multirange', 'nummultirange']),
        ...plainRows(['tsmultirange', 'tstzmultirange', 'datemultirange'])
    ],
    foldsFields: true,
    arraySuffix: 'sizes-ignored'
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/redshift.js



const redshift_VARCHAR = { most: 65_535, bare: 256, max: 65_535 };
const redshift_CHAR = { most: 4_096, bare: 1, max: 4_096 };
const REDSHIFT = {
    types: [
        row(['smallint', 'int2'], fixed(integerBits(16))),
        row(['integer', 'int', 'int4'], fixed(integerBits(32))),
        row(['bigint', 'int8'], fixed(integerBits(64))),
        row(['decimal', 'numeric'], decimal({ precision: 38, scale: [0, 37], bare: decimalDigits(18, 0) })),
        row(['real', 'float4'], fixed({ kind: 'float', bits: 32 })),
        row(['double precision', 'float8', 'float'], fixed({ kind: 'float', bits: 64 })),
        row(['boolean', 'bool'], fixed(plain('boolean'))),
        row(['varchar', 'character varying', 'nvarchar', 'national character varying'], sized('text', redshift_VARCHAR)),
        row(['text'], fixed(ofLength('text', [256]))),
        row(['char', 'character', 'nchar', 'national character'], sized('blank-padded text', redshift_CHAR)),
        row(['bpchar'], fixed(ofLength('blank-padded text', [256]))),
        row(['varbyte', 'varbinary', 'binary varying'], sized('bytes', { most: 16_777_216, bare: 64_000 })),
        row(['timestamp', 'timestamp without time zone'], fixed(timestampOf('without time zone', 6))),
        row(['timestamptz', 'timestamp with time zone'], fixed(timestampOf('with time zone', 6))),
        row(['time', 'time without time zone'], fixed({ kind: 'time', zone: 'without time zone', digits: 6 })),
        row(['timetz', 'time with time zone'], fixed({ kind: 'time', zone: 'with time zone', digits: 6 })),
        ...intervalRows({ bare: false, digits: 6, givenDigits: true }),
        ...plainRows(['date', 'super', 'geometry', 'geography', 'hllsketch'])
    ],
    foldsFields: true,
    arraySuffix: null
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/snowflake.js




const INTEGER = decimalDigits(38, 0);
const snowflake_FRACTION = { most: 9, bare: 9 };
const TEXT = { most: 134_217_728, bare: [16_777_216, 134_217_728] };
const BYTES = { most: 67_108_864, bare: [8_388_608, 67_108_864] };
const SNOWFLAKE = {
    types: [
        row(['number', 'decimal', 'dec', 'numeric'], decimal({ precision: 38, scale: [0, 37], bare: INTEGER })),
        row(['int', 'integer', 'bigint', 'smallint', 'tinyint', 'byteint'], fixed(INTEGER)),
        row(['float', 'float4', 'float8', 'double', 'double precision', 'real'], fixed({ kind: 'float', bits: 64 })),
        row(['varchar', 'string', 'text', 'nvarchar', 'nvarchar2', 'char varying', 'nchar varying'], sized('text', TEXT)),
        row(['char', 'character', 'nchar'], sized('text', { ...TEXT, bare: 1 })),
        row(['binary', 'varbinary'], sized('bytes', BYTES)),
        row(['time'], time('without time zone', snowflake_FRACTION)),
        row(['timestamp_ntz', 'timestampntz', 'timestamp without time zone', 'datetime'], timestamp('without time zone', snowflake_FRACTION)),
        row(['timestamp_ltz', 'timestampltz', 'timestamp with local time zone'], timestamp('with local time zone', snowflake_FRACTION)),
        row(['timestamp_tz', 'timestamptz', 'timestamp with time zone'], timestamp('with time zone', snowflake_FRACTION)),
        row(['timestamp'], timestamp('as a setting says', snowflake_FRACTION)),
        row(['array'], array(plain('semi-structured array'))),
        row(['object'], composite('struct', plain('semi-structured object'))),
        row(['map'], map),
        row(['vector'], vector),
        ...intervalRows({ bare: false, digits: 9, givenDigits: false }),
        ...plainRows(['boolean', 'date', 'decfloat', 'variant', 'geography', 'geometry', 'file', 'uuid'])
    ],
    foldsFields: false,
    arraySuffix: null
};

;// CONCATENATED MODULE: ./build/shared/contracts/types/dialects/dialect-of.js






const DIALECTS = new Map([
    ['bigquery', BIGQUERY],
    ['databricks', DATABRICKS],
    ['duckdb', DUCKDB],
    ['postgres', POSTGRES],
    ['redshift', REDSHIFT],
    ['snowflake', SNOWFLAKE],
    ['spark', DATABRICKS]
]);
const UNKNOWN_ADAPTER = { types: [], foldsFields: false, arraySuffix: null };
function dialectOf(adapter) {
    return DIALECTS.get(adapter) ?? UNKNOWN_ADAPTER;
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/read-type.js


function readType(dialect, text) {
    const phrase = parsePhrase(text);
    return phrase === null ? { type: { kind: 'unknown', text: text.trim() }, notNull: false } : readSlot(dialect, phrase);
}
function readSlot(dialect, phrase) {
    const modifiers = readModifiers(phrase);
    const type = modifiers && collated(readArrays(dialect, modifiers.type), modifiers.collation);
    return {
        type: type ?? { kind: 'unknown', text: renderPhrase(phrase) },
        notNull: modifiers !== null && type !== null && modifiers.notNull
    };
}
function readField(dialect, phrase, position) {
    const [first, second] = phrase;
    if (first === undefined)
        return null;
    const named = second !== undefined && second.kind !== 'group' && (first.kind === 'word' || first.kind === 'name');
    if (!named)
        return { name: `#${position}`, ...readSlot(dialect, phrase) };
    const type = phrase.slice(second.kind === 'mark' && second.text === ':' ? 2 : 1);
    const name = dialect.foldsFields ? first.text.toLowerCase() : first.text;
    return type.length === 0 ? null : { name, ...readSlot(dialect, type) };
}
function readModifiers(phrase) {
    const start = phrase.findIndex((piece, index) => index > 0 && ['not', 'null', 'collate', 'comment'].some((word) => isWord(piece, word)));
    if (start === -1)
        return { type: phrase, notNull: false, collation: null };
    let notNull = false;
    let collation = null;
    let rest = phrase.slice(start);
    while (rest.length > 0) {
        const [keyword, next] = rest;
        if (isWord(keyword, 'null')) {
            rest = rest.slice(1);
        }
        else if (isWord(keyword, 'not') && isWord(next, 'null')) {
            notNull = true;
            rest = rest.slice(2);
        }
        else if (isWord(keyword, 'comment') && next?.kind === 'string') {
            rest = rest.slice(2);
        }
        else if (isWord(keyword, 'collate') && collation === null && isName(next)) {
            collation = next.text.toLowerCase();
            rest = rest.slice(2);
        }
        else {
            return null;
        }
    }
    return { type: phrase.slice(0, start), notNull, collation };
}
function isName(piece) {
    return piece?.kind === 'word' || piece?.kind === 'name' || piece?.kind === 'string';
}
function collated(type, collation) {
    if (type === null || collation === null)
        return type;
    const isText = type.kind === 'sized' && (type.of === 'text' || type.of === 'blank-padded text');
    return isText ? { ...type, collation } : null;
}
function readArrays(dialect, phrase) {
    if (dialect.arraySuffix === null)
        return readNamed(dialect, phrase);
    const outermostFirst = [];
    let element = phrase;
    for (let suffix = arraySuffix(element); suffix !== null; suffix = arraySuffix(element)) {
        if (outermostFirst.push(suffix.size) > MAX_DEPTH)
            return null;
        element = suffix.element;
    }
    if (outermostFirst.length === 0)
        return readNamed(dialect, phrase);
    const type = readNamed(dialect, element) ?? { kind: 'unknown', text: renderPhrase(element) };
    const sizes = dialect.arraySuffix === 'sizes-count' ? outermostFirst.toReversed() : [null];
    return sizes.reduce((inner, size) => arrayOf({ type: inner, notNull: false }, size), type);
}
function arraySuffix(phrase) {
    const last = phrase.at(-1);
    if (phrase.length < 2 || last === undefined)
        return null;
    if (isWord(last, 'array'))
        return { element: phrase.slice(0, -1), size: null };
    if (last.kind !== 'group' || last.open !== '[')
        return null;
    const size = last.items.length === 0 ? null : Number(read_type_sizeText(last.items));
    if (size !== null && !Number.isSafeInteger(size))
        return null;
    const before = phrase.slice(0, -1);
    const spelled = before.length > 1 && isWord(before.at(-1), 'array');
    return { element: spelled ? before.slice(0, -1) : before, size };
}
function read_type_sizeText(items) {
    const [only, ...more] = items;
    return more.length === 0 && only?.length === 1 && only[0]?.kind === 'number' ? only[0].text : undefined;
}
function readNamed(dialect, phrase) {
    const words = phrase.filter((piece) => piece.kind !== 'group');
    if (words.some((piece) => piece.kind !== 'word' && piece.kind !== 'name'))
        return null;
    const [parameters, ...more] = phrase.flatMap((piece, index) => (piece.kind === 'group' ? [{ piece, index }] : []));
    if (more.length > 0)
        return null;
    if (parameters && (parameters.index === 0 || (parameters.index > 1 && parameters.index < phrase.length - 1)))
        return null;
    if (parameters?.piece.open === '[')
        return null;
    const name = renderPhrase(words);
    const row = dialect.types.find((candidate) => candidate.names.includes(name));
    return row?.meaning(parameters?.piece.items ?? null, nestedIn(dialect)) ?? null;
}
function nestedIn(dialect) {
    return {
        slot: (phrase) => readSlot(dialect, phrase),
        field: (phrase, position) => readField(dialect, phrase, position)
    };
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/compare-types.js




function compareTypes(adapter, old, next) {
    const dialect = dialectOf(adapter);
    const slots = [readType(dialect, old), readType(dialect, next)];
    const { verdict, reasons } = compareSlots(...slots);
    const understood = slots.every((slot) => isUnderstood(slot.type));
    const same = understood ? 'the same type' : 'the same text, of a type that is not known';
    return { verdict, reason: verdict === 'same' ? same : joined(reasons), understood };
}
const MAX_REASONS = 3;
function joined(reasons) {
    const more = reasons.length - MAX_REASONS;
    return [...reasons.slice(0, MAX_REASONS), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

;// CONCATENATED MODULE: ./build/shared/contracts/types/index.js


;// CONCATENATED MODULE: ./build/shared/contracts/likeness.js



const ALIKE = 0.5;
const MAX_COMPARISONS = 20_000;
const MAX_NAME = 200;
function guess(removed, added, likeness) {
    if (removed.length * added.length > MAX_COMPARISONS)
        return new Map();
    const candidates = removed
        .flatMap((old) => added.map((next) => ({ old, next, ...likeness(old, next) })))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
    const guesses = new Map();
    const taken = new Set();
    for (const { old, next, because } of candidates) {
        if (guesses.has(old) || taken.has(next))
            continue;
        guesses.set(old, { item: next, because });
        taken.add(next);
    }
    return guesses;
}
function guessColumns(removed, added, adapter) {
    const likeness = nameLikeness([...removed, ...added]);
    const isOnlyOne = removed.length === 1 && added.length === 1;
    return guess(removed, added, (old, next) => {
        const description = old.description !== '' && old.description === next.description;
        const name = likeness(old, next);
        const type = old.dataType !== null;
        if (!description && name < ALIKE && !(isOnlyOne && type))
            return UNLIKE;
        if (!haveSameType(old, next, adapter))
            return UNLIKE;
        return {
            weight: (description ? 2 : 0) + name + 1,
            because: reasons({
                'the same type': type,
                'the same description': description,
                'a similar name': name >= ALIKE
            })
        };
    });
}
function guessModels(removed, added, adapter) {
    const likeness = nameLikeness([...removed, ...added]);
    return guess(removed, added, (old, next) => {
        const relation = (0,shared_manifest/* relationKey */.Yb)(old.relation, adapter) === (0,shared_manifest/* relationKey */.Yb)(next.relation, adapter);
        const description = old.description !== '' && old.description === next.description;
        const name = likeness(old, next);
        const bare = old.columns.length === 0 && next.columns.length === 0;
        const columns = common(columnNames(old), columnNames(next));
        const shape = columns >= ALIKE && (columns === 1 || name >= ALIKE || Math.min(old.columns.length, next.columns.length) > 2);
        if (!relation && !shape && !(bare && (name >= ALIKE || description)))
            return UNLIKE;
        return {
            weight: (relation ? 3 : 0) + (description ? 1 : 0) + columns + name + (old.version === next.version ? 1 : 0),
            because: reasons({
                'the same relation': relation,
                'the same columns': columns === 1 && !bare,
                'much the same columns': columns >= ALIKE && columns < 1,
                'the same description': description,
                'a similar name': name >= ALIKE
            })
        };
    });
}
const NOTHING = new Set();
const UNLIKE = { weight: 0, because: '' };
function reasons(said) {
    return Object.keys(said)
        .filter((reason) => said[reason])
        .join(', ');
}
function haveSameType(old, next, adapter) {
    if (old.dataType === null || next.dataType === null || old.dataType === next.dataType) {
        return old.dataType === next.dataType;
    }
    return compareTypes(adapter ?? '', old.dataType, next.dataType).verdict === 'same';
}
function columnNames({ columns }) {
    return new Set(columns.map(({ name }) => caseless(name)));
}
function nameLikeness(items) {
    const pairs = new Map(items.map((item) => [item, letterPairs(item.name)]));
    return (one, other) => common(pairs.get(one) ?? NOTHING, pairs.get(other) ?? NOTHING);
}
function letterPairs(name) {
    const letters = caseless(name.slice(0, MAX_NAME));
    return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2)));
}
function common(a, b) {
    const shared = [...a].filter((item) => b.has(item)).length;
    return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size);
}

;// CONCATENATED MODULE: ./build/shared/contracts/pair.js

function pairName({ old }, pair) {
    const name = `${old.project.name}.${modelLabel(pair.old.name, pair.version)}`;
    return pair.version === pair.old.version
        ? name
        : `${name} (${versionName(pair.next)}, which was ${versionName(pair.old)})`;
}
function versionName({ version }) {
    return version === null ? 'without versions' : `v${version}`;
}
function pairChange(rule, { old, next, version }, message, { column = null, impact } = {}) {
    return change(rule, {
        subject: { model: old.name, version, column },
        file: next.file,
        message,
        ...(impact === undefined ? {} : { impact })
    });
}

;// CONCATENATED MODULE: ./build/shared/contracts/compare-columns.js



function compareColumns(sides, pair, match) {
    const guesses = guessColumns(match.removed, match.added, sides.adapter);
    return [
        ...match.removed.map((column) => removed(sides, pair, column, guesses.get(column))),
        ...match.added.map((column) => added(sides, pair, column)),
        ...match.pairs.flatMap((columns) => [
            ...quoteChanged(sides, pair, columns),
            ...typeChanged(sides, pair, columns),
            ...descriptionChanged(sides, pair, columns)
        ])
    ];
}
function removed(sides, pair, { name }, guess) {
    const perhaps = guess === undefined ? '' : `; it may be ${guess.item.name} now (a guess: ${guess.because})`;
    return pairChange('column-removed', pair, `${pairName(sides, pair)} has no column ${name} any more${perhaps}`, {
        column: name
    });
}
function added(sides, pair, { name, dataType }) {
    const type = dataType === null ? '' : ` (${dataType})`;
    return pairChange('column-added', pair, `${pairName(sides, pair)} has a new column ${name}${type}`, { column: name });
}
function quoteChanged(sides, pair, { old, next, same }) {
    if (same)
        return [];
    const flipped = next.quote ? 'is quoted and was not' : 'is not quoted and was';
    return [
        pairChange('column-quote-changed', pair, `Column ${old.name} of ${pairName(sides, pair)} ${flipped}: ${sides.adapter ?? 'the warehouse'} takes it for another name`, { column: old.name })
    ];
}
function typeChanged(sides, pair, { old, next }) {
    if (old.dataType === null || next.dataType === null || old.dataType === next.dataType)
        return [];
    const { verdict, reason, understood } = compareTypes(sides.adapter ?? '', old.dataType, next.dataType);
    if (verdict === 'same')
        return [];
    const asText = understood || verdict === 'unknown' ? '' : ' (in part compared as text)';
    return [
        pairChange(verdict === 'wider' ? 'column-type-widened' : 'column-type-changed', pair, `Column ${old.name} of ${pairName(sides, pair)} is ${next.dataType}, and was ${old.dataType}: ${reason}${asText}`, { column: old.name })
    ];
}
function descriptionChanged(sides, pair, { old, next }) {
    if (old.description === next.description)
        return [];
    return [
        pairChange('description-changed', pair, `Column ${old.name} of ${pairName(sides, pair)} has another description`, {
            column: old.name
        })
    ];
}

;// CONCATENATED MODULE: ./build/shared/contracts/promises.js

const MAX_EXPRESSION = 80;
function promisesOf(model, side, identify) {
    const constraints = [...model.constraints, ...model.columns.flatMap(columnConstraints)];
    const columnsOf = (wanted) => columnSet(constraints.filter(({ type }) => type === wanted).flatMap(({ columns }) => columns), identify);
    const primaryKey = columnsOf('primary_key');
    return {
        notNull: new Map([...columnsOf('not_null'), ...primaryKey]),
        primaryKey,
        grain: primaryKey.size > 0 ? primaryKey : columnSet(model.primaryKey, identify),
        others: distinct(constraints
            .filter(({ type }) => type !== 'not_null' && type !== 'primary_key')
            .map((constraint) => promised(constraint, side, identify)))
    };
}
function columnConstraints({ name, constraints }) {
    return constraints.map((constraint) => ({ ...constraint, columns: [name] }));
}
function columnSet(names, identify) {
    return sorted(names.map(identify).map(({ id, name }) => [id, name]));
}
function sorted(columns) {
    return new Map([...columns].sort(([a], [b]) => (a < b ? -1 : 1)));
}
function distinct(promises) {
    const found = new Map();
    for (const one of promises) {
        const key = JSON.stringify([one.key, one.target]);
        const same = found.get(key);
        found.set(key, same === undefined ? one : { ...one, columns: promises_together(same.columns, one.columns) });
    }
    return [...found.values()];
}
function promises_together(one, other) {
    return one.size === 0 || other.size === 0 ? new Map() : sorted([...one, ...other]);
}
function promised(constraint, side, identify) {
    const { type } = constraint;
    const columns = columnSet(constraint.columns, identify);
    const target = targetOf(constraint, side, identify);
    const expression = (constraint.expression ?? '').replace(/\s+/g, ' ').trim();
    const isExpression = expression !== '' && type !== 'unique' && type !== 'foreign_key';
    const about = isExpression ? cut(expression) : [...columns.values()].join(', ');
    return {
        key: JSON.stringify([type, isExpression ? expression : [...columns.keys()]]),
        target,
        label: [
            type.replaceAll('_', ' '),
            ...(about === '' ? [] : [`(${about})`]),
            ...(target === null ? [] : [`to ${target}`])
        ].join(' '),
        columns
    };
}
function cut(text) {
    return text.length > MAX_EXPRESSION ? `${text.slice(0, MAX_EXPRESSION - 1)}…` : text;
}
function targetOf({ to, columns, toColumns }, { named }, identify) {
    if (to === null)
        return null;
    const ref = /^\s*ref\(\s*['"]([^'"]+)['"]/.exec(to);
    const name = ref?.[1] ?? named.get(to) ?? to;
    const targets = columns
        .map((column, index) => [identify(column).id, caseless(toColumns[index] ?? '')])
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, target]) => target)
        .filter((target) => target !== '');
    return targets.length === 0 ? name : `${name} (${targets.join(', ')})`;
}

;// CONCATENATED MODULE: ./build/shared/contracts/compare-constraints.js



function compareConstraints(sides, pair, match) {
    const { adapter } = sides;
    const renamed = new Map(match.pairs.map(({ old, next }) => [columnKey(next, adapter), columnKey(old, adapter)]));
    const old = promisesOf(pair.old, sides.old, identifyIn(pair.old, adapter));
    const identifyNext = identifyIn(pair.next, adapter);
    const next = promisesOf(pair.next, sides.next, (written) => {
        const { id, name } = identifyNext(written);
        return { id: renamed.get(id) ?? id, name };
    });
    return [
        ...compareNotNull(sides, pair, match, { old, next }),
        ...comparePrimaryKeys(sides, pair, match, { old, next }),
        ...compareOthers(sides, pair, match, { old, next })
    ];
}
function identifyIn({ columns }, adapter) {
    return (written) => {
        const column = columns.find(({ name }) => name === written) ??
            columns.find(({ name }) => caseless(name) === caseless(written)) ?? { name: written, quote: false };
        return { id: columnKey(column, adapter), name: column.name };
    };
}
function compareNotNull(sides, pair, { pairs }, { old, next }) {
    return pairs.flatMap((columns) => {
        const { name } = columns.old;
        const id = columnKey(columns.old, sides.adapter);
        if (old.notNull.has(id) === next.notNull.has(id))
            return [];
        const subject = `Column ${name} of ${pairName(sides, pair)}`;
        if (next.notNull.has(id)) {
            return [pairChange('constraint-added', pair, `${subject} holds no nulls any more`, { column: name })];
        }
        const why = old.primaryKey.has(id) ? ', which its primary key ruled out' : '';
        return [pairChange('not-null-dropped', pair, `${subject} may hold nulls now${why}`, { column: name })];
    });
}
function comparePrimaryKeys(sides, pair, match, { old, next }) {
    return [
        ...(hasOtherGrain(old, next) ? [grainChanged(sides, pair, old.grain, next.grain)] : []),
        ...(isLost(old.primaryKey, next.primaryKey, match.removed, sides) ? [dropped(sides, pair, primaryKey(old))] : []),
        ...(isLost(next.primaryKey, old.primaryKey, match.added, sides) ? [compare_constraints_added(sides, pair, primaryKey(next))] : [])
    ];
}
function hasOtherGrain(old, next) {
    const [before, now] = [[...old.grain.keys()], [...next.grain.keys()]];
    return before.length > 0 && now.length > 0 && JSON.stringify(before) !== JSON.stringify(now);
}
function isLost(one, other, gone, sides) {
    return one.size > 0 && other.size === 0 && !areAll(gone, one, sides);
}
function primaryKey({ primaryKey: columns }) {
    return { label: `primary key (${listed(columns)})`, columns };
}
function grainChanged(sides, pair, old, next) {
    return pairChange('primary-key-changed', pair, `A row of ${pairName(sides, pair)} is identified by (${listed(next)}), and was by (${listed(old)})`);
}
function compareOthers(sides, pair, match, { old, next }) {
    const missing = (some, others, gone) => some.others.filter((one) => !others.others.some((other) => isSame(one, other)) && !areAll(gone, one.columns, sides));
    return [
        ...missing(old, next, match.removed).map((one) => dropped(sides, pair, one)),
        ...missing(next, old, match.added).map((one) => compare_constraints_added(sides, pair, one))
    ];
}
function isSame(one, other) {
    return one.key === other.key && (one.target === null || other.target === null || one.target === other.target);
}
function areAll(columns, set, { adapter }) {
    const keys = new Set(columns.map((column) => columnKey(column, adapter)));
    return set.size > 0 && [...set.keys()].every((id) => keys.has(id));
}
function dropped(sides, pair, { label, columns }) {
    return pairChange('constraint-dropped', pair, `${pairName(sides, pair)} has lost ${label}`, {
        column: only(columns)
    });
}
function compare_constraints_added(sides, pair, { label, columns }) {
    return pairChange('constraint-added', pair, `${pairName(sides, pair)} has a new ${label}`, { column: only(columns) });
}
function only(set) {
    const [first = null, ...others] = set.values();
    return others.length === 0 ? first : null;
}
function listed(set) {
    return [...set.values()].join(', ');
}

;// CONCATENATED MODULE: ./build/shared/contracts/match-columns.js

function matchColumns(old, next, adapter) {
    const byName = pairUp(match_columns_sorted(old), match_columns_sorted(next), (column) => columnKey(column, adapter));
    const flipped = pairUp(byName.left, byName.right, (column) => caseless(column.name), isFlipped);
    return {
        pairs: [
            ...byName.pairs.map(([one, other]) => ({ old: one, next: other, same: true })),
            ...flipped.pairs.map(([one, other]) => ({ old: one, next: other, same: false }))
        ],
        removed: flipped.left,
        added: flipped.right
    };
}
function isFlipped(old, next) {
    return old.quote !== next.quote;
}
function pairUp(old, next, key, fits = () => true) {
    const free = new Map();
    for (const column of next)
        free.set(key(column), [...(free.get(key(column)) ?? []), column]);
    const pairs = [];
    const left = [];
    for (const column of old) {
        const candidates = free.get(key(column)) ?? [];
        const found = candidates.find((candidate) => fits(column, candidate));
        if (found === undefined) {
            left.push(column);
        }
        else {
            pairs.push([column, found]);
            candidates.splice(candidates.indexOf(found), 1);
        }
    }
    const paired = new Set(pairs.map(([, column]) => column));
    return { pairs, left, right: next.filter((column) => !paired.has(column)) };
}
function match_columns_sorted(columns) {
    return [...columns].sort((a, b) => a.name === b.name ? Number(a.quote) - Number(b.quote) : a.name < b.name ? -1 : 1);
}

;// CONCATENATED MODULE: ./build/shared/contracts/compare-models.js





function compareModels(sides, pair) {
    return [
        ...relationMoved(sides, pair),
        ...groupChanged(sides, pair),
        ...compare_models_descriptionChanged(sides, pair),
        ...deprecationAnnounced(sides, pair),
        ...comparePromises(sides, pair)
    ];
}
function comparePromises(sides, pair) {
    const contents = weighed(pair, compareContents(sides, pair));
    const isUnpromised = !isEnforced(pair.old) && contents.some(({ impact }) => impact !== 'safe');
    return [
        ...contractChanged(sides, pair),
        ...materializationChanged(sides, pair),
        ...contents,
        ...(isUnpromised ? withoutContract(sides, pair.next, pair) : [])
    ];
}
function withoutContract(sides, model, pair = { old: model, next: model, version: model.version }) {
    if (isEnforced(model))
        return [];
    const message = `${pairName(sides, pair)} is public without an enforced contract: nothing about its columns is promised`;
    return [pairChange('public-without-contract', pair, message)];
}
function compareContents(sides, pair) {
    if (!declaresColumns(pair.old) || !declaresColumns(pair.next))
        return [];
    const match = matchColumns(pair.old.columns, pair.next.columns, sides.adapter);
    return [...compareColumns(sides, pair, match), ...compareConstraints(sides, pair, match)];
}
function declaresColumns(model) {
    return isEnforced(model) || model.columns.length > 0;
}
function weighed({ old }, changes) {
    if (isEnforced(old))
        return changes;
    return changes.map((change) => (change.impact === 'breaking' ? { ...change, impact: 'risky' } : change));
}
function isEnforced({ contract }) {
    return contract.enforced;
}
function contractChanged(sides, pair) {
    const { old, next } = pair;
    if (isEnforced(old) === isEnforced(next))
        return [];
    return isEnforced(old)
        ? [pairChange('contract-dropped', pair, `The contract of ${pairName(sides, pair)} is not enforced any more`)]
        : [pairChange('constraint-added', pair, `${pairName(sides, pair)} has an enforced contract now`)];
}
function materializationChanged(sides, pair) {
    const { materialized: was } = pair.old;
    const { materialized: is } = pair.next;
    if (was === is)
        return [];
    const isEphemeral = is === 'ephemeral';
    return [
        pairChange('materialization-changed', pair, `${pairName(sides, pair)} is materialized as ${is}, and was as ${was}${isEphemeral ? ': there is nothing left to read' : ''}`, isEphemeral ? { impact: 'breaking' } : {})
    ];
}
function relationMoved(sides, pair) {
    const { old, next } = pair;
    const known = old.relation.rendered !== null && next.relation.rendered !== null;
    const [was, is] = [old.relation, next.relation].map((relation) => (0,shared_manifest/* relationKey */.Yb)(known ? relation : { ...relation, rendered: null }, sides.adapter));
    if (was === is)
        return [];
    return [
        pairChange('relation-moved', pair, `${pairName(sides, pair)} is ${(0,shared_manifest/* displayRelation */.v9)(next.relation)}, and was ${(0,shared_manifest/* displayRelation */.v9)(old.relation)}`)
    ];
}
function groupChanged(sides, pair) {
    const { group: was } = pair.old;
    const { group: is } = pair.next;
    if (was === is)
        return [];
    return [
        pairChange('group-changed', pair, `${pairName(sides, pair)} belongs to ${is === null ? 'no group' : `group ${is}`}, and did to ${was === null ? 'none' : was}`)
    ];
}
function compare_models_descriptionChanged(sides, pair) {
    if (pair.old.description === pair.next.description)
        return [];
    return [pairChange('description-changed', pair, `${pairName(sides, pair)} has another description`)];
}
function deprecationAnnounced(sides, pair) {
    const { deprecationDate: was } = pair.old;
    const { deprecationDate: is } = pair.next;
    if (was === is || (was !== null && is !== null && (0,shared_manifest/* instantOf */.B9)(was) === (0,shared_manifest/* instantOf */.B9)(is)))
        return [];
    const name = pairName(sides, pair);
    const instead = was === null ? '' : `, and was from ${was.slice(0, 10)}`;
    return [
        pairChange('deprecation-announced', pair, is === null ? `${name} is not deprecated any more` : `${name} is deprecated from ${is.slice(0, 10)}${instead}`)
    ];
}

;// CONCATENATED MODULE: ./build/shared/contracts/latest.js



function compareLatest(sides) {
    return [...sides.old.versions.keys()].flatMap((name) => {
        const was = meaningOf(sides.old, name);
        const is = meaningOf(sides.next, name);
        return was === null || is === null || was.version === is.version ? [] : moved(sides, name, was, is);
    });
}
function meaningOf(side, name) {
    const versions = side.versions.get(name) ?? [];
    const single = versions.find(({ version }) => version === null);
    if (single !== undefined)
        return { version: null, model: single };
    const latest = versions.map(({ latestVersion }) => latestVersion).find((version) => version !== null);
    if (latest === undefined)
        return null;
    return { version: latest, model: versions.find(({ version }) => version === latest) ?? null };
}
function moved(sides, name, was, is) {
    const isLost = was.model !== null && is.model === null;
    const file = (is.model ?? was.model)?.file ?? '';
    const impact = isLost ? 'breaking' : 'risky';
    const end = isLost ? ', which is not public' : '';
    const announcement = change('latest-version-moved', {
        subject: { model: name, version: null, column: null },
        file,
        impact,
        message: `References to ${sides.old.project.name}.${name} without a version mean ${meant(is)} now${end}, and meant ${meant(was)}`
    });
    if (was.model === null || is.model === null)
        return [announcement];
    const pair = { old: was.model, next: is.model, version: null };
    const isSameModel = was.version === null || is.version === null;
    return [announcement, ...(isSameModel ? compareModels(sides, pair) : comparePromises(sides, pair))];
}
function meant({ version }) {
    return version === null ? 'the model without versions' : versionName({ version });
}

;// CONCATENATED MODULE: ./build/shared/contracts/match-models.js
function matchModels(old, next) {
    const before = byReference(old);
    const after = byReference(next);
    return {
        pairs: [...before].flatMap(([key, model]) => {
            const counterpart = after.get(key);
            return counterpart === undefined ? [] : [{ old: model, next: counterpart, version: model.version }];
        }),
        removed: [...before].filter(([key]) => !after.has(key)).map(([, model]) => model),
        added: [...after].filter(([key]) => !before.has(key)).map(([, model]) => model)
    };
}
function byReference(models) {
    const entries = models.map((model) => [JSON.stringify([model.name, model.version]), model]);
    return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./build/shared/contracts/removed.js


function modelRemoved(sides, model, guess) {
    const isKept = sides.next.versions.has(model.name);
    if (model.version === null && isKept)
        return [];
    const name = `${sides.old.project.name}.${modelLabel(model.name, model.version)}`;
    const say = (rule, message) => [
        change(rule, {
            subject: { model: model.name, version: model.version, column: null },
            file: model.file,
            message: `${name} ${message}`
        })
    ];
    const day = model.deprecationDate?.slice(0, 10);
    if (isPast(model, sides.now))
        return say('version-retired', `is not public any more, as it was announced for ${day}`);
    const node = sides.next.project.nodes.get(model.uniqueId);
    if (node !== undefined && node.access !== 'public') {
        return say('access-narrowed', `is ${node.access} now, and was public`);
    }
    if (isKept) {
        const when = day === undefined ? 'without a deprecation_date' : `before ${day}, its deprecation_date`;
        return say('removed-early', `is gone ${when}`);
    }
    const early = day === undefined ? '' : ` before ${day}, its deprecation_date`;
    return say('model-removed', `is not published any more${early}: ${howGone(sides)}${perhaps(guess)}`);
}
function perhaps(guess) {
    if (guess === undefined)
        return '';
    return `; it may be ${modelLabel(guess.item.name, guess.item.version)} now (a guess: ${guess.because})`;
}
function isPast({ deprecationDate }, now) {
    const time = deprecationDate === null ? null : (0,shared_manifest/* instantOf */.B9)(deprecationDate);
    return time !== null && time < now.getTime();
}
function howGone({ next: { project: next } }) {
    if (!next.knowsAccess)
        return `dbt ${next.dbtVersion} knows no access`;
    const isFull = next.nodes.size > next.publicModels.length;
    return isFull ? 'removed, renamed or disabled' : 'gone, or not public';
}

;// CONCATENATED MODULE: ./build/shared/contracts/sides.js
function sidesOf(old, next, now) {
    return { old: sideOf(old), next: sideOf(next), adapter: next.adapter ?? old.adapter, now };
}
function sideOf(project) {
    const versions = new Map();
    for (const model of project.publicModels) {
        const others = versions.get(model.name);
        if (others === undefined)
            versions.set(model.name, [model]);
        else
            others.push(model);
    }
    return {
        project,
        versions,
        named: new Map(project.publicModels.map(({ relation, name }) => [relation.rendered, name]))
    };
}

;// CONCATENATED MODULE: ./build/shared/contracts/compare.js







function compareContracts(old, next, { now }) {
    const sides = sidesOf(old, next, now);
    const { pairs, removed, added } = matchModels(old.publicModels, next.publicModels);
    const renamed = added.filter(({ name }) => !sides.old.versions.has(name));
    const guesses = guessModels(removed, renamed, sides.adapter);
    const changes = [
        ...removed.flatMap((model) => modelRemoved(sides, model, guesses.get(model))),
        ...added.flatMap((model) => [modelAdded(sides, model), ...withoutContract(sides, model)]),
        ...pairs.flatMap((pair) => compareModels(sides, pair)),
        ...compareLatest(sides)
    ];
    return changes.sort(byPlace);
}
function modelAdded({ old }, { name, version, file }) {
    return change('model-added', {
        subject: { model: name, version, column: null },
        file,
        message: `${old.project.name}.${modelLabel(name, version)} is public now, and was not`
    });
}
function byPlace(one, other) {
    const [a, b] = [placeOf(one), placeOf(other)];
    const differs = a.findIndex((text, index) => text !== b[index]);
    return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}
function placeOf({ subject, rule, message }) {
    return [subject.model, subject.version ?? '', subject.column ?? '', rule, message];
}

;// CONCATENATED MODULE: ./build/shared/contracts/uses.js

function reach(published, changes, consumers) {
    const latest = latestVersions(published);
    const recorded = byModel(consumers);
    return changes.map((change) => {
        const { impact, subject } = change;
        const uses = impact === 'safe' ? [] : usesOf(subject, recorded.get(subject.model) ?? [], latest.get(subject.model));
        const broken = uses.filter(({ mode }) => isAsBadAsUsed(change, mode));
        return broken.length === 0 ? { ...change, uses } : { ...change, uses: broken, impact: 'breaking' };
    });
}
function latestVersions({ publicModels }) {
    const versions = publicModels.filter(({ version }) => version !== null);
    return new Map(versions.map(({ name, latestVersion }) => [name, latestVersion]));
}
function byModel(consumers) {
    const recorded = consumers.flatMap((consumer) => consumer.references.map((reference) => ({ consumer, reference })));
    return grouped(recorded, ({ reference }) => reference.model);
}
function grouped(items, modelOf) {
    const groups = new Map();
    for (const item of items) {
        const model = modelOf(item);
        const others = groups.get(model);
        if (others === undefined)
            groups.set(model, [item]);
        else
            others.push(item);
    }
    return groups;
}
function isAsBadAsUsed({ rule }, mode) {
    return rule === 'version-retired' || (rule === 'relation-moved' && mode === 'sources');
}
function breaksOf(published, changes) {
    const latest = latestVersions(published);
    const ofModel = grouped(changes, ({ subject }) => subject.model);
    return (reference) => (ofModel.get(reference.model) ?? []).flatMap((change) => {
        const { rule, impact, subject } = change;
        if (impact !== 'breaking' && !isAsBadAsUsed(change, reference.mode))
            return [];
        const certainty = certaintyOf(subject, reference, latest.get(reference.model));
        return certainty === null ? [] : [{ rule, column: subject.column, certainty }];
    });
}
function consumersOf(models, consumers) {
    const named = new Set(models);
    return consumers.filter(({ references }) => references.some(({ model }) => named.has(model)));
}
function usesOf(subject, recorded, latest) {
    const found = recorded.flatMap(({ consumer, reference }) => {
        const certainty = certaintyOf(subject, reference, latest);
        return certainty === null ? [] : [use(consumer, reference, certainty)];
    });
    return found.sort(bySeenAndPlace);
}
function use({ project, environment, repository, version }, { mode, owner, node, file, columns, exposure }, certainty) {
    const through = exposure === undefined ? {} : { exposure };
    return {
        project,
        environment,
        repository,
        version,
        mode,
        owner: owner ?? null,
        node,
        file,
        columns,
        ...through,
        certainty
    };
}
function certaintyOf(subject, reference, latest) {
    const ofVersion = certaintyOfVersion(subject, reference, latest);
    const ofColumn = certaintyOfColumn(subject, reference);
    if (ofVersion === null || ofColumn === null)
        return null;
    return ofVersion === 'possible' ? ofVersion : ofColumn;
}
function certaintyOfVersion({ version }, { version: meant, pinned }, latest) {
    if (latest === undefined)
        return meant === version ? 'seen' : null;
    if (meant === null)
        return 'possible';
    if (version !== null)
        return meant === version ? 'seen' : null;
    if (meant !== latest || pinned === true)
        return null;
    return pinned === false ? 'seen' : 'possible';
}
function certaintyOfColumn({ column }, { columns, exposure }) {
    if (column === null)
        return 'seen';
    if (columns === null || columns === '*')
        return 'possible';
    if (!columns.some((one) => caseless(one) === caseless(column)))
        return null;
    return exposure === undefined ? 'seen' : 'possible';
}
function bySeenAndPlace(one, other) {
    const [a, b] = [uses_placeOf(one), uses_placeOf(other)];
    const differs = a.findIndex((text, index) => text !== b[index]);
    return differs === -1 ? 0 : (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}
function uses_placeOf({ certainty, project, environment, node }) {
    return [certainty === 'seen' ? '' : certainty, project, environment, node];
}

;// CONCATENATED MODULE: ./build/shared/contracts/compatibility.js


const NAMED = 3;
function judgeChanges(project, changes, compatibility, policy, now) {
    const judged = changes.map((change) => judge(project, change, compatibility, policy));
    const { findings, silenced } = (0,rules/* weigh */.vi)(judged, policy, now);
    return {
        findings: compatibility === 'off' ? findings.map((one) => ({ ...one, severity: 'info' })) : findings,
        silenced
    };
}
function judge(project, change, compatibility, policy) {
    const { uses } = change;
    const found = contractFinding(project, { ...change, message: `${change.message}${byWhom(change, compatibility)}` });
    const reached = uses.length === 0 ? found : { ...found, certainty: isSeen(uses) ? 'seen' : 'possible', consumers: uses };
    return change.impact === 'breaking' && compatibility === 'consumers'
        ? { ...reached, severity: severityOf(uses, policy) }
        : reached;
}
function severityOf(uses, { possibleUse = 'error' }) {
    if (uses.length === 0)
        return 'warning';
    return isSeen(uses) ? 'error' : possibleUse;
}
function isSeen(uses) {
    return uses.some(({ certainty }) => certainty === 'seen');
}
function byWhom({ impact, uses }, compatibility) {
    if (uses.length === 0)
        return impact === 'breaking' && compatibility === 'consumers' ? '; nobody is on record as using it' : '';
    const projects = [...new Set(uses.map(({ project }) => project))];
    const named = projects.slice(0, NAMED).join(', ');
    const others = projects.length > NAMED ? ` and ${projects.length - NAMED} more` : '';
    return `; ${isSeen(uses) ? 'used' : 'possibly used'} by ${named}${others}`;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/shared/contracts/changed-models.js



function changedModels(before, after) {
    const [old, next] = [publishedModels(before), publishedModels(after)];
    const ids = [...new Set([...old.keys(), ...next.keys()])].sort();
    return ids.flatMap((id) => {
        const [was, is] = [old.get(id), next.get(id)];
        const model = (is ?? was)?.model;
        return model === undefined || (0,external_node_util_.isDeepStrictEqual)(was?.node, is?.node) ? [] : [model];
    });
}
function modelLabels(models) {
    return models.map(({ name, version }) => modelLabel(name, version)).sort();
}
function publishedModels({ manifest, project }) {
    const nodes = (0,shared_manifest/* objectIn */.D7)((0,shared_manifest/* publicView */.PV)(manifest, project)['nodes']);
    return new Map(project.publicModels.map((model) => [model.uniqueId, { model, node: nodes[model.uniqueId] }]));
}

;// CONCATENATED MODULE: ./build/shared/contracts/index.js







/***/ })

};
