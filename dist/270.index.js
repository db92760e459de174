export const id = 270;
export const ids = [270];
export const modules = {

/***/ 7270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   iam: () => (/* binding */ iam)
/* harmony export */ });
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1631);

function iam(settings) {
    return Promise.resolve((0,_registry_index_js__WEBPACK_IMPORTED_MODULE_0__/* .iamPolicy */ .e_)(settings));
}


/***/ })

};
