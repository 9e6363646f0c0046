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
var log_types = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/encode/filter-problems.js + 2 modules
var filter_problems = __webpack_require__(1475);
// EXTERNAL MODULE: ./build/encode/redact.js
var encode_redact = __webpack_require__(5006);
;// CONCATENATED MODULE: ./build/encode/encode-problems.js


/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
function encodeProblems({ filter, redact = [] }, formats) {
    const columns = formats.flatMap((format) => format.columns);
    return [
        ...(filter === undefined ? [] : (0,filter_problems/* filterProblems */.r_)(filter, columns)),
        ...(0,encode_redact/* redactProblems */.Y$)(redact, columns),
    ];
}

// EXTERNAL MODULE: ./build/encode/line-format.js + 1 modules
var line_format = __webpack_require__(9126);
;// CONCATENATED MODULE: ./build/alb/problems.js



/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
function albProblems({ filter, redact, logTypes }) {
    const named = log_types/* LOG_TYPES */.D_.filter(({ name }) => logTypes.includes(name));
    // Wrong log types are told by themselves: the expressions are then held against all of them.
    const formats = (named.length === 0 ? log_types/* LOG_TYPES */.D_ : named).map(line_format/* formatOf */.b);
    return encodeProblems({ redact, ...(filter === undefined ? {} : { filter }) }, formats);
}


/***/ })

};
