export const id = 392;
export const ids = [392];
export const modules = {

  3392:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    amplifyVerification: () => (  amplifyVerification)
  });
  var _engine_documents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2549);
  var _engine_ledger_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4726);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6172);
  var _claim_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2187);
  var _hours_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4068);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6506);
function amplifyVerification(ports) {
    return {
        kept: keptDocuments(ports),
        evidence: ({ destination, identity }, ledger, window) => hoursOf(ledger, { day: identity['day'] ?? '', window }).flatMap(({ hour, done, isOpen }) => {
            const its = { app: identity['app'] ?? '', domain: identity['domain'] ?? '', hour };
            const segments = done.map(({ id }) => id);
            if (isOpen)
                return [{ segments, check: () => Promise.resolve(underWay(destination, its)) }];
            return destination === 's3' ? [objectOf(ports, its, done)] : streamsOf(ports, its, done);
        }),
    };
}
function keptDocuments({ inputs, account, destinations }) {
    const { region, appIds, domainNames } = inputs;
    return {
        folder: 'amplify/',
        mayTouch: (key, { from, to }) => {
            const day = (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .jM)(key);
            return day !== undefined && day < to && day + _time_zone_js__WEBPACK_IMPORTED_MODULE_4__  .sO > from;
        },
        select: (identity) => {
            const destination = (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .ak)(identity, destinations);
            const { app = '', domain = '', day = '' } = identity;
            const isHere = identity['region'] === region && identity['account'] === account;
            const isWanted = appIds.includes(app) && domainNames?.includes(domain) !== false;
            return destination && isHere && isWanted ? { destination, label: `${domain} ${day}` } : undefined;
        },
    };
}
function hoursOf(ledger, { day, window }) {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    return Array.from({ length: 24 }, (_, i) => midnight + i * _time_zone_js__WEBPACK_IMPORTED_MODULE_4__  .iQ)
        .filter((hour) => hour < window.to && hour + _time_zone_js__WEBPACK_IMPORTED_MODULE_4__  .iQ > window.from)
        .map((hour) => {
        const entries = (0,_engine_ledger_js__WEBPACK_IMPORTED_MODULE_5__  .Mc)(ledger).filter(([id]) => id.slice(0, 2) === (0,_hours_js__WEBPACK_IMPORTED_MODULE_3__  .qf)(hour));
        const done = entries.flatMap(([id, entry]) => (entry.state === 'committed' ? [{ id, entry }] : []));
        const order = ({ id, entry }) => (id === (0,_hours_js__WEBPACK_IMPORTED_MODULE_3__  .qf)(hour) ? -Infinity : entry.at);
        const sorted = done.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
        return { hour, done: sorted, isOpen: done.length < entries.length };
    })
        .filter(({ done }) => done.length > 0);
}
function underWay(destination, { domain, hour }) {
    const what = `${destination === 's3' ? 'the object' : 'the stream'} of ${domain}, hour ${(0,_hours_js__WEBPACK_IMPORTED_MODULE_3__  .qf)(hour)},`;
    const why = 'is being fetched a second time, or was when a run ended: verify it after that.';
    return { state: 'unverifiable', what, why };
}
function objectOf({ objects }, hour, done) {
    const last = done.map(({ id, entry }) => (0,_claim_js__WEBPACK_IMPORTED_MODULE_2__  .Tw)(id, entry.stored).object).findLast(isNoted);
    const key = objects?.keyOf(hour) ?? '';
    return {
        segments: done.map(({ id }) => id),
        check: async (signal) => {
            if (last === undefined)
                return writtenBy(done, 's3') === 0 ? _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E : unnoted(key);
            const [bytes, crc32] = last;
            return objects?.check.check({ key, bytes, crc32 }, signal) ?? _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E;
        },
    };
}
function isNoted(object) {
    return object !== undefined;
}
function streamsOf({ streams }, { hour }, done) {
    const noted = done.map((each) => ({ ...each, sent: (0,_claim_js__WEBPACK_IMPORTED_MODULE_2__  .Tw)(each.id, each.entry.stored) }));
    const names = new Set(noted.map(({ sent }) => sent.stream ?? ''));
    return [...names].map((stream) => {
        const its = noted.filter(({ sent }) => (sent.stream ?? '') === stream);
        const events = writtenBy(its, 'logs');
        const oldest = Math.min(...its.map(({ sent }) => sent.oldest ?? (events === 0 ? Infinity : hour)));
        return {
            segments: its.map(({ id }) => id),
            check: async (signal) => {
                if (stream === '')
                    return events === 0 ? _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E : unnoted('the stream');
                return streams?.check({ stream, events, oldest }, signal) ?? _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E;
            },
        };
    });
}
function unnoted(what) {
    return { state: 'unverifiable', what, why: 'is not recorded in the ledger: an earlier release wrote it.' };
}
function writtenBy(done, destination) {
    return done.reduce((sum, { entry: { tally } }) => {
        return sum + ('windows' in tally ? 0 : (tally[destination]?.written ?? 0));
    }, 0);
}


  })

};
