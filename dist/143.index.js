export const id = 143;
export const ids = [143];
export const modules = {

  7143:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    ReadInsights: () => (  ReadInsights)
  });
  var _insights_exported_events_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4550);
  var _insights_exported_logs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1349);
  var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7235);
const MAX_STREAMS = 10_000;
class ReadInsights {
    #logs = new _insights_exported_logs_js__WEBPACK_IMPORTED_MODULE_1__  .B();
    #counted = new Set();
    takerFor({ id, partition }, logGroup) {
        const name = `${partition.documents[0]?.key ?? ''} ${id}`;
        if (this.#counted.has(name))
            return () => undefined;
        this.#counted.add(name);
        const streams = new Map();
        return (line) => {
            const { stream, timestamp, message } = (0,_record_js__WEBPACK_IMPORTED_MODULE_2__  .ad)(line);
            if (streams.size >= MAX_STREAMS)
                streams.clear();
            const take = streams.get(stream) ?? this.#logs.takerFor(logGroup);
            streams.set(stream, take);
            take({ timestamp, message: withoutEmptyLines(message) });
        };
    }
    sections() {
        return this.#logs.sections();
    }
}
function withoutEmptyLines(message) {
    return message
        .slice(0, _insights_exported_events_js__WEBPACK_IMPORTED_MODULE_0__  .U)
        .replace(/(\r?\n)+/g, '\n')
        .replace(/\n$/, '');
}


  })

};
