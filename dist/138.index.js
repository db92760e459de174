export const id = 138;
export const ids = [138,476];
export const modules = {

/***/ 6138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportIssues: () => (/* binding */ reportIssues)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3132);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1387);
/* harmony import */ var _mesh_schema_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3476);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4500);





function reportIssues(issues, placeOf, document, lines, faults) {
    for (const issue of issues.flatMap(narrowed)) {
        for (const { path, message, hint } of sentences(issue, document)) {
            faults.add(placeOf(lineOf(document, lines, path)), `${path.map(String).join('.') || 'the file'} ${message}`, hint);
        }
    }
}
function narrowed(issue) {
    if (issue.code !== 'invalid_union')
        return [issue];
    const meant = issue.errors.find((alternative) => !alternative.some(isAboutTheWhole)) ?? issue.errors[0] ?? [];
    return meant.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}
function isAboutTheWhole(issue) {
    return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value');
}
function sentences(issue, document) {
    const value = document.getIn([...issue.path]);
    switch (issue.code) {
        case 'unrecognized_keys':
            return issue.keys.map((key) => {
                const known = knownKeys(_mesh_schema_js__WEBPACK_IMPORTED_MODULE_3__.MESH_FILE, issue.path);
                return {
                    path: [...issue.path, key],
                    message: 'is not known',
                    hint: `${(0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(key, known)}Keys ${issue.path.length > 0 ? `of ${issue.path.map(String).join('.')}` : 'of the file'} are ${known.join(', ')}.`
                };
            });
        case 'invalid_key':
            return [{ path: issue.path, message: 'is no name', hint: _name_js__WEBPACK_IMPORTED_MODULE_4__/* .NAME_RULE */ .$h }];
        case 'invalid_format':
            if (issue.pattern === String(_duration_js__WEBPACK_IMPORTED_MODULE_2__/* .DURATION */ .ft))
                return [{ path: issue.path, message: `is ${shown(value)}, which is no duration`, hint: _duration_js__WEBPACK_IMPORTED_MODULE_2__/* .DURATION_RULE */ .Qb }];
            return [{ path: issue.path, message: `is ${shown(value)}, which is no name`, hint: _name_js__WEBPACK_IMPORTED_MODULE_4__/* .NAME_RULE */ .$h }];
        case 'invalid_value': {
            const values = issue.values.map(String);
            const meant = typeof value === 'string' ? (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(value, values) : '';
            return [{ path: issue.path, message: `is ${shown(value)}`, hint: `${meant}It can be ${values.join(', ')}.` }];
        }
        case 'invalid_type':
            return [
                value === undefined
                    ? { path: issue.path, message: 'is missing', hint: `Add it: ${expected(issue.expected)}.` }
                    : { path: issue.path, message: `is ${shown(value)}`, hint: `It must be ${expected(issue.expected)}.` }
            ];
        case 'too_small':
            return [{ path: issue.path, message: 'is empty', hint: 'Give it a value, or leave the key out.' }];
        case 'custom': {
            const hint = issue.params?.['hint'];
            return [
                { path: issue.path, message: issue.message, hint: typeof hint === 'string' ? hint : 'Write it as plain text.' }
            ];
        }
        default:
            return [{ path: issue.path, message: issue.message, hint: 'Write it as plain text.' }];
    }
}
function expected(type) {
    const words = {
        string: 'a text',
        boolean: 'true or false',
        array: 'a list',
        object: 'a mapping',
        record: 'a mapping'
    };
    return words[type] ?? type;
}
function shown(value) {
    if (value === null)
        return 'empty';
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(value))
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(value) ? 'a mapping' : 'a list';
    return JSON.stringify(value);
}
function knownKeys(schema, path) {
    const def = schema._zod.def;
    const [key, ...rest] = path;
    switch (def.type) {
        case 'optional':
            return knownKeys(def.innerType, path);
        case 'union':
            return def.options.flatMap((option) => knownKeys(option, path));
        case 'record':
            return key === undefined ? namesIn(def.keyType) : knownKeys(def.valueType, rest);
        case 'object': {
            if (key === undefined)
                return Object.keys(def.shape);
            const inner = def.shape[String(key)];
            return inner === undefined ? [] : knownKeys(inner, rest);
        }
        default:
            return [];
    }
}
function namesIn(keyType) {
    const def = keyType._zod.def;
    return def.type === 'enum' ? Object.keys(def.entries) : [];
}
function lineOf(document, lines, path) {
    for (let length = path.length; length > 0; length--) {
        const around = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
        const key = path[length - 1];
        const pair = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isMap)(around) ? around.items.find((item) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isPair)(item) && keyOf(item) === String(key)) : undefined;
        const node = pair ? pair.key : document.getIn(path.slice(0, length), true);
        const offset = (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isNode)(node) ? node.range?.[0] : undefined;
        if (offset !== undefined)
            return lines.linePos(offset).line;
    }
    return 1;
}
function keyOf(pair) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.isScalar)(pair.key) ? String(pair.key.value) : null;
}


/***/ }),

/***/ 3476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MESH_FILE: () => (/* binding */ MESH_FILE),
/* harmony export */   RELATIONS: () => (/* binding */ RELATIONS)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3759);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3132);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1387);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3591);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4500);





function described(type, description) {
    zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.add(type, { description });
    return type;
}
const name = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_5__/* .NAME */ .o_));
const place = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._minLength */ .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .refine */ .YPB((text) => !/\p{Cc}/u.test(text), { error: 'has control characters in it' }));
const renames = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(place, place).check(({ value, issues }) => {
    for (const [from, to] of Object.entries(value)) {
        const error = starFault(from, to);
        if (error !== null) {
            const hint = 'A pattern has one `*`, and what it stands for goes where the new name has one: `"*_PROD": "*_CLONE"`.';
            issues.push({ code: 'custom', input: to, path: [from], message: error, params: { hint } });
        }
    }
});
function starFault(from, to) {
    const [before, after] = [from, to].map((text) => text.split('*').length - 1);
    if (before > 1 || after > 1)
        return `has more than one \`*\``;
    return after > before ? 'is no pattern, and its new name has a `*`' : null;
}
const RELATIONS = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    database: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(renames, 'Name or pattern of a database (`*_PROD`) to the one to read instead.')),
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(renames, 'Name or pattern of a schema to the one to read instead.'))
});
const upstream = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_input_js__WEBPACK_IMPORTED_MODULE_6__/* .MODES */ .FN), 'How the upstream is consumed.'),
    zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        mode: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_input_js__WEBPACK_IMPORTED_MODULE_6__/* .MODES */ .FN), 'How the upstream is consumed; `package` when unset.')),
        optional: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(), 'May be missing from the registry: two projects that read each other have to start somewhere.')),
        'max-age': zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .DURATION */ .ft)), 'How long ago the upstream may have been built (`36h`, `14d`) before `stale-upstream` is told.')),
        relations: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(RELATIONS, 'Where to read this upstream instead; goes before `relations` of the file.'))
    })
]);
const project = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    path: described(place, 'Folder with `dbt_project.yml`, relative to this file.'),
    upstreams: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(name, upstream), 'What the project reads of others, by their names.'))
});
const policy = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    consumers: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_5__/* .NAME_PATTERN */ .Vh))), "Projects that may use this repository's public models, by name or pattern (`shop_*`); all projects when unset. A model's own `meta: {dbt_mesh: {consumers: […]}}` goes before.")),
    rules: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .partialRecord */ .jgl(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .RULES */ .y0.map((rule) => rule.id)), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['error', 'warning', 'info', 'off'])), 'Severity by rule id; `off` silences a rule.'))
});
const MESH_FILE = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    registry: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(place, 'Where publications are kept: `s3://bucket/prefix`, or a folder relative to this file.')),
    environments: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_5__/* .NAME_PATTERN */ .Vh)), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(name)), 'Name or pattern of an environment (`pr-*`) to the environments that are read when it lacks an upstream, in order.')),
    relations: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(RELATIONS, 'Databases and schemas to read instead of those that upstreams publish: of clones, of development.')),
    projects: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(name, project), 'The projects of this repository, by the name in their `dbt_project.yml`.')),
    policy: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(policy, 'How findings are judged.'))
});


/***/ })

};
