export const id = 525;
export const ids = [525];
export const modules = {

/***/ 3525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  albProblems: () => (/* binding */ albProblems)
});

// EXTERNAL MODULE: ./build/alb/log-types/index.js + 5 modules
var log_types = __webpack_require__(5085);
// EXTERNAL MODULE: ./build/encode/filter.js + 15 modules
var encode_filter = __webpack_require__(7985);
// EXTERNAL MODULE: ./build/encode/redact.js
var encode_redact = __webpack_require__(5006);
;// CONCATENATED MODULE: ./build/encode/encode-problems.js


/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
function encodeProblems({ filter, redact = [] }, formats) {
    const columns = formats.flatMap((format) => format.columns);
    return [
        ...(filter === undefined ? [] : (0,encode_filter/* filterProblems */.r)(filter, columns)),
        ...(0,encode_redact/* redactProblems */.Y)(redact, columns),
    ];
}

;// CONCATENATED MODULE: ./build/alb/problems.js


/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
function albProblems({ filter, redact, logTypes }) {
    const wanted = logTypes.length === 0 ? ['access'] : logTypes;
    const formats = Object.entries(log_types/* ALB_FORMATS */.F).flatMap(([type, format]) => wanted.includes(type) ? [format] : []);
    // Wrong log types are told by themselves; what is wrong with any of them is wrong with the expressions too.
    const seen = formats.length === 0 ? Object.values(log_types/* ALB_FORMATS */.F) : formats;
    return encodeProblems({ redact, ...(filter === undefined ? {} : { filter }) }, seen);
}


/***/ })

};
