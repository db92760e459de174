export const id = 476;
export const ids = [476];
export const modules = {

/***/ 3476:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MESH_FILE: () => (/* binding */ MESH_FILE)
/* harmony export */ });
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9396);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8395);
/* harmony import */ var zod_mini__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3759);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6213);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9378);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4500);




const PATTERN = /^[A-Za-z0-9*][A-Za-z0-9_.*-]{0,127}$/;
function described(type, description) {
    zod_mini__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.add(type, { description });
    return type;
}
const name = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(_name_js__WEBPACK_IMPORTED_MODULE_5__/* .NAME */ .o));
const place = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._minLength */ .m9(1), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .refine */ .YPB((text) => !/\p{Cc}/u.test(text), { error: 'has control characters in it' }));
const upstream = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([
    described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .MODES */ .FN), 'How the upstream is consumed.'),
    zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
        mode: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .MODES */ .FN), 'How the upstream is consumed; `package` when unset.')),
        optional: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY(), 'May be missing from the registry: two projects that read each other have to start somewhere.'))
    })
]);
const project = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    path: described(place, 'Folder with `dbt_project.yml`, relative to this file.'),
    upstreams: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(name, upstream), 'What the project reads of others, by their names.'))
});
const policy = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    rules: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .partialRecord */ .jgl(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(_rules_index_js__WEBPACK_IMPORTED_MODULE_0__/* .RULES */ .y0.map((rule) => rule.id)), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* ["enum"] */ .k5n(['error', 'warning', 'info', 'off'])), 'Severity by rule id; `off` silences a rule.'))
});
const MESH_FILE = zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .strictObject */ .rej({
    registry: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(place, 'Where publications are kept: `s3://bucket/prefix`, or a folder relative to this file.')),
    environments: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().check(zod_mini__WEBPACK_IMPORTED_MODULE_4__/* ._regex */ .Fk(PATTERN)), zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(name)), 'Name or pattern of an environment (`pr-*`) to the environments that are read when it lacks an upstream, in order.')),
    projects: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(name, project), 'The projects of this repository, by the name in their `dbt_project.yml`.')),
    policy: zod_mini__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(described(policy, 'How findings are judged.'))
});


/***/ })

};
