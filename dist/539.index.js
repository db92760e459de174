export const id = 539;
export const ids = [539];
export const modules = {

/***/ 539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   canIDeploy: () => (/* binding */ canIDeploy)
/* harmony export */ });
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1631);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4333);
/* harmony import */ var _judge_deploy_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9204);
/* harmony import */ var _judge_lineage_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(450);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1435);
/* harmony import */ var _surroundings_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4855);






async function canIDeploy(settings, ports) {
    const { to, environments, policy } = settings;
    (0,_rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .checkPolicy */ .hM)(policy);
    const subject = await (0,_subject_js__WEBPACK_IMPORTED_MODULE_4__/* .readSubject */ .$e)(settings.subject, ports.files);
    const records = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .recordsOf */ .M$)(ports.store);
    const upstreams = await (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_5__/* .fetchUpstreams */ .vK)([subject], (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .environmentChain */ .Rx)(to, environments), ports, records);
    const around = await (0,_surroundings_js__WEBPACK_IMPORTED_MODULE_5__/* .surroundingsOf */ .ZD)([subject], upstreams, policy, ports, records);
    const lineage = await (0,_judge_lineage_js__WEBPACK_IMPORTED_MODULE_3__/* .judgeLineage */ .p)(subject, around, settings, ports);
    const current = await (0,_judge_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .fetchCurrent */ .G)(lineage, settings, ports.store, records);
    return (0,_judge_deploy_js__WEBPACK_IMPORTED_MODULE_2__/* .judgeDeploy */ .B)(lineage, current, settings, ports, records);
}


/***/ })

};
