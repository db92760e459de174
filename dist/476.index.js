export const id = 476;
export const ids = [476];
export const modules = {

/***/ 3641:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ isDay),
/* harmony export */   d_: () => (/* binding */ DAY),
/* harmony export */   ye: () => (/* binding */ DAY_RULE)
/* harmony export */ });
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const DAY_RULE = 'Write the last day on which it holds, as 2027-03-31.';
function isDay(text) {
    const time = Date.parse(`${text}T00:00:00Z`);
    return DAY.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}


/***/ }),

/***/ 7632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ described)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);

function described(type, description) {
    zod_mini__WEBPACK_IMPORTED_MODULE_0__/* .globalRegistry */ .fd.add(type, { description });
    return type;
}


/***/ }),

/***/ 3476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MESH_FILE: () => (/* binding */ MESH_FILE),
/* harmony export */   RELATIONS: () => (/* binding */ RELATIONS)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3759);
/* harmony import */ var _described_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7632);
/* harmony import */ var _duration_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1387);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3591);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4500);
/* harmony import */ var _policy_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1277);






const name = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_4__/* .NAME */ .o_));
const place = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._minLength */ .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .refine */ .YPB((text) => !/\p{Cc}/u.test(text), { error: 'has control characters in it' }));
const renames = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(place, place).check(({ value, issues }) => {
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
const RELATIONS = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    database: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(renames, 'Name or pattern of a database (`*_PROD`) to the one to read instead.')),
    schema: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(renames, 'Name or pattern of a schema to the one to read instead.'))
});
const upstream = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    (0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_input_js__WEBPACK_IMPORTED_MODULE_6__/* .MODES */ .FN), 'How the upstream is consumed.'),
    zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        mode: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_input_js__WEBPACK_IMPORTED_MODULE_6__/* .MODES */ .FN), 'How the upstream is consumed; `package` when unset.')),
        optional: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), 'May be missing from the registry: two projects that read each other have to start somewhere.')),
        'max-age': zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(_duration_js__WEBPACK_IMPORTED_MODULE_0__/* .DURATION */ .ft)), 'How long ago the upstream may have been built (`36h`, `14d`) before `stale-upstream` is told.')),
        relations: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(RELATIONS, 'Where to read this upstream instead; goes before `relations` of the file.'))
    })
]);
const project = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    path: (0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(place, 'Folder with `dbt_project.yml`, relative to this file.'),
    upstreams: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(name, upstream), 'What the project reads of others, by their names.')),
    policy: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(_policy_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .POLICY */ .Po, "How this project's findings are judged: each key goes before that of the file's `policy`; rules and waivers come on top of those."))
});
const MESH_FILE = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    registry: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(place, 'Where publications are kept: `s3://bucket/prefix`, or a folder relative to this file.')),
    environments: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_4__/* .NAME_PATTERN */ .Vh)), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(name)), 'Name or pattern of an environment (`pr-*`) to the environments that are read when it lacks an upstream, in order.')),
    relations: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(RELATIONS, 'Databases and schemas to read instead of those that upstreams publish: of clones, of development.')),
    projects: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(name, project), 'The projects of this repository, by the name in their `dbt_project.yml`.')),
    policy: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej(_policy_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .POLICY */ .Po.shape), 'How findings are judged.'))
});


/***/ }),

/***/ 1277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Po: () => (/* binding */ POLICY),
/* harmony export */   e5: () => (/* binding */ MODEL_PATTERN_RULE),
/* harmony export */   zM: () => (/* binding */ MODEL_PATTERN)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3759);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4333);
/* harmony import */ var _day_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3641);
/* harmony import */ var _described_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7632);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3591);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4500);
/* harmony import */ var _read_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7237);







const RULE_IDS = _rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .RULES */ .y0.map((rule) => rule.id);
const MODEL_PATTERN = /^[A-Za-z0-9_.*-]*[.*][A-Za-z0-9_.*-]*$/;
const MODEL_PATTERN_RULE = 'Write the model with its project, `dbt_up.public_orders` or `dbt_up.public_orders.v2`; a `*` stands for any characters.';
const day = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(_day_js__WEBPACK_IMPORTED_MODULE_4__/* .DAY */ .d_, { abort: true }), ({ value, issues }) => {
    if ((0,_day_js__WEBPACK_IMPORTED_MODULE_4__/* .isDay */ .N)(value))
        return;
    const message = `is ${JSON.stringify(value)}, and no month has that day`;
    issues.push({ code: 'custom', input: value, message, params: { hint: _day_js__WEBPACK_IMPORTED_MODULE_4__/* .DAY_RULE */ .ye } });
});
const reason = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(({ value, issues }) => {
    const length = value.trim().length;
    if (length > 0 && length <= _read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_REASON */ .i)
        return;
    const message = length === 0 ? 'says nothing' : `has ${length} characters`;
    const hint = length === 0 ? 'Say why, in words: every report has it.' : `Say it in ${_read_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_REASON */ .i}.`;
    issues.push({ code: 'custom', input: value, message, params: { hint } });
});
const waiver = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    rule: (0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(RULE_IDS), 'Id of the rule.'),
    model: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(MODEL_PATTERN)), 'The model, as findings name it: `project.model` for all of its versions, or `project.model.v2`; `*` stands for any characters. Any model when unset.')),
    column: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._minLength */ .m9(1)), 'The column, in any case. Any column when unset.')),
    until: (0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(day, 'The last day on which it holds, in UTC: `2027-03-31`. After it the finding is an error.'),
    reason: (0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(reason, 'Why, and with whom it was agreed: every report has it.')
});
const POLICY = zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    compatibility: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(_input_js__WEBPACK_IMPORTED_MODULE_6__/* .COMPATIBILITIES */ .rO), 'When a breaking change of the contract is refused (publish) or makes the answer no (can-i-deploy), unless the input says otherwise; `consumers` when unset.')),
    consumers: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_7__/* .NAME_PATTERN */ .Vh))), "Projects that may use the public models, by name or pattern (`shop_*`); all projects when unset. A model's own `meta: {dbt_mesh: {consumers: […]}}` goes before.")),
    'possible-use': zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['error', 'warning']), 'Under `compatibility: consumers`, what a break weighs that consumers may use though no use of what breaks is seen; `error` when unset.')),
    rules: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .partialRecord */ .jgl(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(RULE_IDS), zod_mini__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['error', 'warning', 'info', 'off'])), 'Severity by rule id; `off` silences a rule.')),
    waivers: zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM((0,_described_js__WEBPACK_IMPORTED_MODULE_5__/* .described */ .W)(zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(waiver), 'Findings that are acknowledged until a day: reports list them, and they fail nothing.'))
});


/***/ })

};
