export const id = 383;
export const ids = [383];
export const modules = {

/***/ 9383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   albProblems: () => (/* binding */ albProblems)
/* harmony export */ });
/* harmony import */ var _formats_alb_formats_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7254);
/* harmony import */ var _transforms_encode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7163);


/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
function albProblems({ filter, redact, logTypes }) {
    const wanted = logTypes.length === 0 ? ['access'] : logTypes;
    const formats = Object.entries(_formats_alb_formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ALB_FORMATS */ .F).flatMap(([type, format]) => wanted.includes(type) ? [format] : []);
    // Wrong log types are told by themselves; what is wrong with any of them is wrong with the expressions too.
    const seen = formats.length === 0 ? Object.values(_formats_alb_formats_js__WEBPACK_IMPORTED_MODULE_0__/* .ALB_FORMATS */ .F) : formats;
    return (0,_transforms_encode_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeProblems */ .FH)({ redact, ...(filter === undefined ? {} : { filter }) }, seen);
}


/***/ })

};
