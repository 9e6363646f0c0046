export const id = 217;
export const ids = [217];
export const modules = {

  2966:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (  ArchivedGroups),
    X: () => (  keptGroups)
  });
  var _engine_documents_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2549);
  var _engine_window_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5839);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _inputs_globs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(199);
const MONTH = /\/(\d{4})-(\d\d)\.json$/;
function keptGroups({ inputs, account }) {
    const { region, destination, logGroups, logStreamPrefix: streamPrefix = '', engine } = inputs;
    const isSelected = (0,_inputs_globs_js__WEBPACK_IMPORTED_MODULE_2__  .I)(logGroups);
    const wanted = { account, region, streamPrefix, destination: (0,_engine_documents_js__WEBPACK_IMPORTED_MODULE_0__  .vt)(destination) };
    return {
        folder: 'export/',
        mayTouch: (key, { from, to }) => {
            const [, year, month] = MONTH.exec(key) ?? [];
            if (year === undefined)
                return false;
            return (Date.UTC(Number(year), Number(month) - 1) < to && Date.UTC(Number(year), Number(month) + 1) > from);
        },
        select: (identity) => {
            const { logGroup = '', engine: by = 'task' } = identity;
            const isOurs = by === engine && Object.entries(wanted).every(([name, value]) => identity[name] === value);
            return isOurs && isSelected(logGroup) ? { destination: 's3', label: logGroup } : undefined;
        },
    };
}
class ArchivedGroups {
    #windows = new Map();
    add(logGroup, windows) {
        this.#windows.set(logGroup, [...(this.#windows.get(logGroup) ?? []), ...windows]);
    }
    notes(selected, signal) {
        const names = new Set([...selected.groups.map(({ name }) => name), ...this.#windows.keys()]);
        const noted = [...names].sort().map((name) => ({ name, windows: this.#windows.get(name) ?? [], signal }));
        return Promise.all(noted.map((each) => noteOn(selected, each)));
    }
}
async function noteOn({ events, groups, inputs: { logStreamPrefix } }, { name, windows, signal }) {
    const stretch = firstStretch(windows);
    if (stretch === undefined)
        return `${name}: nothing of the window is archived and verified.`;
    const group = groups.find((each) => each.name === name);
    const { from, to } = stretch;
    const range = `${name}: everything from ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(from)} to ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(to)} is archived and verified.`;
    if (group === undefined)
        return `${range} The log group itself no longer exists.`;
    const reach = `${range} ${reachOf(group, from)}`;
    if (logStreamPrefix === undefined)
        return reach;
    return `${reach} ${await prefixNote(events, { name, streamPrefix: logStreamPrefix, signal })}`;
}
function reachOf({ createdAt }, from) {
    const created = (0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(createdAt);
    if (from <= createdAt)
        return `That reaches back to its creation (${created}).`;
    return `It was created at ${created}; anything older than ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(from)} was not verified.`;
}
async function prefixNote(events, { name, streamPrefix, signal }) {
    try {
        return (await events.isAllOf(name, streamPrefix, signal))
            ? 'log-stream-prefix leaves none of its streams out.'
            : 'But log-stream-prefix leaves streams of it out, which are not archived.';
    }
    catch (error) {
        return `Whether log-stream-prefix leaves streams of it out could not be seen: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .bD)(error)}`;
    }
}
function firstStretch(windows) {
    const sorted = windows.toSorted((a, b) => a.from - b.from);
    const [first] = sorted;
    if (first === undefined)
        return undefined;
    let { to } = first;
    for (const next of sorted)
        if (next.from <= to)
            to = Math.max(to, next.to);
    return { from: first.from, to };
}


  }),

  1217:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    readVerification: () => (  readVerification)
  });
  var _engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4726);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6172);
  var _archived_groups_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2966);
  var _windows_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6962);
  var _claim_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4044);
function readVerification(ports) {
    const archived = new _archived_groups_js__WEBPACK_IMPORTED_MODULE_1__  .$();
    return {
        kept: (0,_archived_groups_js__WEBPACK_IMPORTED_MODULE_1__  .X)(ports),
        evidence: (_document, ledger, window) => (0,_engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__  .Mc)(ledger).flatMap(([id, entry]) => {
            if (entry.state !== 'committed' || !(0,_windows_js__WEBPACK_IMPORTED_MODULE_4__  .EF)((0,_claim_js__WEBPACK_IMPORTED_MODULE_2__  .EH)(id, entry.covers), window))
                return [];
            const stored = (0,_claim_js__WEBPACK_IMPORTED_MODULE_2__  .Tw)(id, entry.stored);
            const check = async (signal) => stored === undefined ? _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__  .E : ports.check.check(stored, signal);
            return [{ segments: [id], check }];
        }),
        agreed: ({ identity }, ledger, agreeing) => {
            const windows = (0,_engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__  .Mc)(ledger).flatMap(([id, entry]) => entry.state === 'committed' && agreeing.has(id) ? [(0,_claim_js__WEBPACK_IMPORTED_MODULE_2__  .EH)(id, entry.covers)] : []);
            archived.add(identity['logGroup'] ?? '', windows);
        },
        notes: (signal) => archived.notes(ports, signal),
    };
}


  })

};
