export const id = 891;
export const ids = [891];
export const modules = {

  891:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    albVerification: () => (  albVerification)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7934);
  var _engine_documents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2549);
  var _engine_ledger_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4726);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6172);
  var _inputs_globs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(199);
  var _claim_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5934);
  var _source_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3111);
  var _log_types_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9979);
  var _segment_objects_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8890);
  var _segments_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7894);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6506);
const BEFORE_INTERVAL_END_MS = 60 * 60 * 1000;
const daySchema = valibot__WEBPACK_IMPORTED_MODULE_9__  .Ikc({
    account: valibot__WEBPACK_IMPORTED_MODULE_9__  .YjP(),
    region: valibot__WEBPACK_IMPORTED_MODULE_9__  .YjP(),
    loadBalancer: valibot__WEBPACK_IMPORTED_MODULE_9__  .YjP(),
    logType: valibot__WEBPACK_IMPORTED_MODULE_9__  .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_5__  .pu),
    day: valibot__WEBPACK_IMPORTED_MODULE_9__  .YjP(),
});
function albVerification(ports) {
    return {
        kept: keptDocuments(ports),
        evidence: (document, ledger, window) => committedIn(ledger, window).flatMap(([id, entry, ends]) => {
            const { destination, identity } = document;
            const segment = { id, entry, identity, ends };
            return destination === 's3' ? objectsOf(ports, segment) : [eventsOf(ports, segment)];
        }),
    };
}
function keptDocuments({ inputs, destinations }) {
    const { region, source, accountIds, loadBalancers, logTypes } = inputs;
    const isWantedName = (0,_inputs_globs_js__WEBPACK_IMPORTED_MODULE_2__  .I)(loadBalancers);
    return {
        folder: 'alb/',
        mayTouch: (key, { from, to }) => {
            const day = (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .jM)(key);
            return day !== undefined && day < to + _time_zone_js__WEBPACK_IMPORTED_MODULE_8__  .sO && day + _time_zone_js__WEBPACK_IMPORTED_MODULE_8__  .sO > from - _time_zone_js__WEBPACK_IMPORTED_MODULE_8__  .sO;
        },
        select: (identity) => {
            const destination = (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .ak)(identity, destinations);
            const day = valibot__WEBPACK_IMPORTED_MODULE_9__  .xLC(daySchema, identity);
            if (destination === undefined || !day.success)
                return undefined;
            const { account, loadBalancer, logType } = day.output;
            const { name } = (0,_source_key_js__WEBPACK_IMPORTED_MODULE_4__  .IY)({ ...day.output, prefix: '', tail: '' });
            const isOfSource = identity['source'] === (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .vt)(source) && day.output.region === region;
            const isWanted = isWantedName(name) && logTypes.includes(logType);
            if (!isOfSource || !isWanted || accountIds?.includes(account) === false)
                return undefined;
            return { destination, label: `${loadBalancer} ${logType} ${day.output.day}` };
        },
    };
}
function committedIn(ledger, { from, to }) {
    return (0,_engine_ledger_js__WEBPACK_IMPORTED_MODULE_10__  .Mc)(ledger).flatMap(([id, entry]) => {
        if (entry.state !== 'committed')
            return [];
        const ends = (0,_segments_js__WEBPACK_IMPORTED_MODULE_7__  .XJ)(entry.covers).map(_source_key_js__WEBPACK_IMPORTED_MODULE_4__  .S_);
        return ends.some((end) => end >= from && end < to) ? [[id, entry, ends]] : [];
    });
}
function objectsOf({ objects }, { id, entry, identity }) {
    const segments = [id];
    if (objects === undefined)
        return [];
    const { check, prefix, form } = objects;
    const day = dayOf(identity);
    const stored = (0,_claim_js__WEBPACK_IMPORTED_MODULE_3__  .e$)(id, entry.stored);
    if (stored.length === 0)
        return [{ segments, check: () => Promise.resolve(_engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E) }];
    return stored.map(([date, bytes, crc32]) => {
        const key = (0,_segment_objects_js__WEBPACK_IMPORTED_MODULE_6__  .Y)({ day, s3: { prefix, form, name: id } }, date);
        return { segments, check: (signal) => check.check({ key, bytes, crc32 }, signal) };
    });
}
function eventsOf({ streams }, { id, entry, identity, ends }) {
    const { tally } = entry;
    const events = 'windows' in tally ? 0 : (tally.logs?.written ?? 0);
    const sent = (0,_claim_js__WEBPACK_IMPORTED_MODULE_3__  .cA)(id, entry.stored);
    const { oldest = Math.min(...ends) - BEFORE_INTERVAL_END_MS, stream = (0,_claim_js__WEBPACK_IMPORTED_MODULE_3__  .mA)(dayOf(identity), id) } = sent;
    return {
        segments: [id],
        check: (signal) => streams?.check({ stream, events, oldest }, signal) ?? Promise.resolve(_engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E),
    };
}
function dayOf(identity) {
    return valibot__WEBPACK_IMPORTED_MODULE_9__  .qgA(daySchema, identity);
}


  })

};
