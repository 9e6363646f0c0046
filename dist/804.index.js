export const id = 804;
export const ids = [804];
export const modules = {

  4970:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (  GzipFile)
  });
  var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
  var _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6755);
  var _encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8369);
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
const WINDOW_BYTES = 32 * 1024;
const PART_BYTES = 256 * 1024;
class GzipFile {
    #held = Buffer.alloc(WINDOW_BYTES + PART_BYTES);
    #known = 0;
    #end = 0;
    #sum = 0;
    #length = 0;
    add(content) {
        const pieces = [];
        for (let at = 0; at < content.length;) {
            const end = Math.min(content.length, at + this.#known + PART_BYTES - this.#end);
            this.#end += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(content.subarray(at, end), this.#held, this.#end);
            at = end;
            if (this.#end === this.#known + PART_BYTES)
                pieces.push(...this.#compress());
        }
        return pieces.length === 0 ? undefined : inOwnMemory(pieces);
    }
    finish() {
        const pieces = this.#compress();
        return inOwnMemory([...pieces, _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .cw, (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .Mx)(this.#sum, this.#length)]);
    }
    #compress() {
        const header = this.#length === 0 ? [(0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .So)(_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .GY)] : [];
        const held = this.#held.subarray(0, this.#end);
        const deflated = Buffer.from((0,_encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__  .t)().deflateNext(held, this.#known));
        const waited = held.subarray(this.#known);
        this.#sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(waited, this.#sum);
        this.#length += waited.length;
        this.#known = Math.min(WINDOW_BYTES, held.length);
        held.copyWithin(0, held.length - this.#known);
        this.#end = this.#known;
        return [...header, deflated];
    }
}
function inOwnMemory(pieces) {
    return (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .oR)(pieces, (bytes) => Buffer.alloc(bytes));
}


  }),

  2804:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    MAX_INTERVAL_DISTANCE_MS: () => (  MAX_INTERVAL_DISTANCE_MS),
    logColumns: () => (  logColumns),
    openRecords: () => (  openRecords)
  });
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6506);
  var _gzip_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4970);
  var _parquet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9108);
const MAX_INTERVAL_DISTANCE_MS = 36 * _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ;
const LINE_END_BYTES = 1;
const openRecords = (order, options) => new DaySink(order, options);
function logColumns(columns) {
    return [
        ...columns.map(({ name, kind }) => ({ name, kind: kind === 'time' ? 'micros' : kind })),
        { name: 'extra', kind: 'strings' },
        { name: 'sample_rate', kind: 'double' },
        { name: 'message', kind: 'string' },
        { name: 'length', kind: 'int' },
        { name: 'sha256', kind: 'string' },
        { name: 'parse_error', kind: 'string' },
        ...['bucket', 'key', 'account', 'region', 'load_balancer', 'interval_end', 'node_ip'].map((member) => ({
            name: `source_${member}`,
            kind: member === 'interval_end' ? 'micros' : 'string',
            inside: { object: 'source', member },
        })),
    ];
}
class DaySink {
    #order;
    #zone;
    #columns;
    #allocate;
    #days = new Map();
    constructor(order, { columns, allocate }) {
        this.#order = order;
        this.#zone = _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .Wj.of(order.timeZone);
        this.#columns = logColumns(columns);
        this.#allocate = allocate;
    }
    push(events, intervalEnd) {
        if (this.#order.objectFormat === 'parquet')
            return this.#addRows(events, intervalEnd);
        const spans = this.#spansOf(events, intervalEnd);
        return this.#order.compression === 'gzip'
            ? compressed(copied(events.bytes), spans)
            : [...spans].map(([day, ofDay]) => pieceOf(day, this.#joined(events.bytes, ofDay)));
    }
    flush() {
        return [...this.#days.values()].flatMap((day) => {
            const rest = (day.parquet ?? day.gzip)?.finish();
            return rest === undefined ? [] : [pieceOf(day, rest)];
        });
    }
    #addRows(events, intervalEnd) {
        const pieces = [];
        const { count } = events;
        const [timestamps, ends, rows] = [events.timestamps.slice(), events.ends.slice(), copied(events.bytes)];
        for (let i = 0, start = 0; i < count; i++) {
            const end = ends[i] ?? 0;
            const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
            const row = rows.subarray(start, end - LINE_END_BYTES);
            const group = day.parquet?.add(row);
            if (group !== undefined)
                pieces.push(pieceOf(day, group));
            start = end;
        }
        return pieces;
    }
    #spansOf({ count, timestamps, ends }, intervalEnd) {
        const spans = new Map();
        let last;
        for (let i = 0, start = 0; i < count; i++) {
            const end = ends[i] ?? 0;
            const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
            if (day === last?.day)
                last.span.end = end;
            else {
                last = { day, span: { start, end } };
                const known = spans.get(day);
                if (known === undefined)
                    spans.set(day, [last.span]);
                else
                    known.push(last.span);
            }
            start = end;
        }
        return spans;
    }
    #joined(bytes, spans) {
        const whole = this.#allocate(spans.reduce((sum, { start, end }) => sum + end - start, 0));
        let at = 0;
        for (const { start, end } of spans)
            at += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(bytes.subarray(start, end), whole, at);
        return whole;
    }
    #dayOf(time, intervalEnd) {
        const isFar = Math.abs(time - intervalEnd) > MAX_INTERVAL_DISTANCE_MS;
        const instant = isFar ? intervalEnd : time;
        const number = this.#zone.dayOf(instant);
        const day = this.#days.get(number) ?? this.#newDay(number, instant);
        day.records += 1;
        if (isFar)
            day.filedByInterval += 1;
        return day;
    }
    #newDay(number, instant) {
        const { objectFormat, compression } = this.#order;
        const isParquet = objectFormat === 'parquet';
        const day = {
            name: this.#zone.dateOf(instant),
            parquet: isParquet
                ? new _parquet_js__WEBPACK_IMPORTED_MODULE_2__  .L(this.#columns, compression === 'none' ? 'none' : 'snappy')
                : undefined,
            gzip: !isParquet && compression === 'gzip' ? new _gzip_file_js__WEBPACK_IMPORTED_MODULE_1__  .l() : undefined,
            records: 0,
            filedByInterval: 0,
        };
        this.#days.set(number, day);
        return day;
    }
}
function compressed(lines, spans) {
    return [...spans].flatMap(([day, ofDay]) => ofDay.flatMap(({ start, end }) => {
        const piece = day.gzip?.add(lines.subarray(start, end));
        return piece === undefined ? [] : [pieceOf(day, piece)];
    }));
}
let copy = Buffer.alloc(0);
function copied(bytes) {
    if (copy.length < bytes.length)
        copy = Buffer.allocUnsafeSlow(2 * bytes.length);
    (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(bytes, copy, 0);
    return copy;
}
function pieceOf(day, bytes) {
    const { name, records, filedByInterval } = day;
    day.records = 0;
    day.filedByInterval = 0;
    return { day: name, bytes, records, filedByInterval };
}


  })

};
