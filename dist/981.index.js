export const id = 981;
export const ids = [981];
export const modules = {

/***/ 3981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  albProblems: () => (/* binding */ albProblems)
});

// EXTERNAL MODULE: ./build/formats/alb-formats.js + 5 modules
var alb_formats = __webpack_require__(7254);
// EXTERNAL MODULE: ./build/transforms/filter.js + 15 modules
var transforms_filter = __webpack_require__(1434);
// EXTERNAL MODULE: ./build/transforms/redact.js
var transforms_redact = __webpack_require__(7527);
;// CONCATENATED MODULE: ./build/transforms/encode-problems.js


/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
function encodeProblems({ filter, redact = [] }, formats) {
    const columns = formats.flatMap((format) => format.columns);
    return [
        ...(filter === undefined ? [] : (0,transforms_filter/* filterProblems */.r)(filter, columns)),
        ...(0,transforms_redact/* redactProblems */.Y)(redact, columns),
    ];
}

;// CONCATENATED MODULE: ./build/modes/alb-problems.js


/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
function albProblems({ filter, redact, logTypes }) {
    const wanted = logTypes.length === 0 ? ['access'] : logTypes;
    const formats = Object.entries(alb_formats/* ALB_FORMATS */.F).flatMap(([type, format]) => wanted.includes(type) ? [format] : []);
    // Wrong log types are told by themselves; what is wrong with any of them is wrong with the expressions too.
    const seen = formats.length === 0 ? Object.values(alb_formats/* ALB_FORMATS */.F) : formats;
    return encodeProblems({ redact, ...(filter === undefined ? {} : { filter }) }, seen);
}


/***/ })

};
