export const id = 682;
export const ids = [682];
export const modules = {

/***/ 8628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ RowReader)
/* harmony export */ });
const MICROS_A_SECOND = 1000000n;
const MICROS_A_MILLI = 1000n;
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const FRACTION = /^(?:\.(\d+))?Z?$/;
class RowReader {
    #columns;
    constructor(columns) {
        this.#columns = columns;
    }
    read(json) {
        const record = JSON.parse(json);
        return this.#columns.map(({ name, kind, inside }) => {
            const value = inside === undefined ? member(record, name) : member(member(record, inside.object), inside.member);
            return value === null || value === undefined ? null : this.#typed({ kind, name, json }, value);
        });
    }
    #typed({ kind, name, json }, value) {
        if (typeof value === 'string') {
            if (kind === 'string')
                return value;
            return kind === 'micros' || kind === 'millis' ? instantOf(value, kind) : null;
        }
        if (typeof value === 'number') {
            if (kind === 'double')
                return value;
            return kind === 'int' ? integerOf(value, () => digitsOf(json, name)) : null;
        }
        return kind === 'strings' && Array.isArray(value) ? value.map(String) : null;
    }
}
function member(record, name) {
    return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
function integerOf(value, digits) {
    if (Number.isSafeInteger(value))
        return BigInt(value);
    const exact = digits();
    return exact === undefined ? null : BigInt(exact);
}
function digitsOf(json, name) {
    const start = json.indexOf(`"${name}":`) + name.length + '"":'.length;
    return /^-?\d{1,18}(?=[,}])/.exec(json.slice(start, start + 24))?.[0];
}
let lastSecond = '';
let lastMicros = null;
function instantOf(text, unit) {
    const second = text.slice(0, WHOLE_SECONDS);
    if (second !== lastSecond) {
        const ms = Date.parse(`${second}Z`);
        lastSecond = second;
        lastMicros = Number.isNaN(ms) ? null : BigInt(ms) * MICROS_A_MILLI;
    }
    const match = FRACTION.exec(text.slice(WHOLE_SECONDS));
    if (lastMicros === null || match === null)
        return null;
    const fraction = BigInt((match[1] ?? '').padEnd(6, '0').slice(0, 6)) % MICROS_A_SECOND;
    const micros = lastMicros + fraction;
    return unit === 'micros' ? micros : micros / MICROS_A_MILLI;
}


/***/ }),

/***/ 4371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ParquetFile)
/* harmony export */ });
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3732);
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9309);

const MOST_ROWS = 65_536;
const MOST_BYTES = 16 * 1024 * 1024;
const SLOT_BYTES = 8;
const STRING_BYTES = 32;
const PROBE = 1024;
class ParquetFile {
    #columns;
    #bytes = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_0__/* .ByteWriter */ .U();
    #writer;
    #values;
    #rows = 0;
    #size = 0;
    constructor(columns, compression) {
        this.#columns = columns;
        this.#values = columns.map(() => new GroupColumn());
        this.#writer = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__/* .ParquetWriter */ .o({
            writer: this.#bytes,
            schema: schemaOf(columns),
            codec: compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
            createdBy: 'aws-log-ferry',
        });
    }
    add(row) {
        for (const [index, column] of this.#values.entries())
            this.#size += column.add(row[index] ?? null);
        this.#rows += 1;
        return this.#rows >= MOST_ROWS || this.#size >= MOST_BYTES ? this.#endGroup() : undefined;
    }
    finish() {
        if (this.#rows > 0)
            this.#writeGroup();
        void this.#writer.finish();
        return this.#take();
    }
    #endGroup() {
        this.#writeGroup();
        return this.#take();
    }
    #writeGroup() {
        const columnData = this.#columns.map(({ name }, index) => ({
            name,
            data: this.#values[index]?.values ?? [],
        }));
        void this.#writer.write({ columnData, rowGroupSize: this.#rows });
        this.#values = this.#columns.map(() => new GroupColumn());
        this.#rows = 0;
        this.#size = 0;
    }
    #take() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
class GroupColumn {
    values = [];
    #known = new Map();
    add(value) {
        if (typeof value !== 'string') {
            this.values.push(value);
            return (SLOT_BYTES + (Array.isArray(value) ? value.join('').length + STRING_BYTES * value.length : SLOT_BYTES));
        }
        const known = this.#known?.get(value);
        this.values.push(known ?? value);
        if (known !== undefined)
            return SLOT_BYTES;
        this.#know(value);
        return SLOT_BYTES + STRING_BYTES + value.length;
    }
    #know(value) {
        if (this.#known === undefined)
            return;
        this.#known.set(value, value);
        const repeatsLittle = this.values.length >= PROBE && this.#known.size > this.values.length / 2;
        if (repeatsLittle)
            this.#known = undefined;
    }
}
function schemaOf(columns) {
    return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
}
function elementsOf({ name, kind }) {
    const repetition_type = 'OPTIONAL';
    switch (kind) {
        case 'string':
            return [{ name, repetition_type, ...TEXT }];
        case 'int':
            return [{ name, repetition_type, type: 'INT64' }];
        case 'double':
            return [{ name, repetition_type, type: 'DOUBLE' }];
        case 'micros':
            return [{ name, repetition_type, ...instant('MICROS') }];
        case 'millis':
            return [{ name, repetition_type, ...instant('MILLIS') }];
        case 'strings':
            return [
                { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
                { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
                { name: 'element', repetition_type, ...TEXT },
            ];
    }
}
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
function instant(unit) {
    return {
        type: 'INT64',
        converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
    };
}


/***/ }),

/***/ 1682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FURTHEST_MS: () => (/* binding */ FURTHEST_MS),
  logColumns: () => (/* binding */ logColumns),
  openRecords: () => (/* binding */ openRecords)
});

;// CONCATENATED MODULE: ./build/encode/record-text.js
const BACKSLASH = 0x5c;
const BEFORE_TIME = '{"timestamp":'.length;
const BEFORE_TEXT = ',"message":"'.length;
const AFTER_TEXT = '"},'.length;
function copyRecord({ bytes, ends, timestamps }, index, to) {
    const digits = String(timestamps[index]).length;
    const start = (index === 0 ? 0 : (ends[index - 1] ?? 0)) + BEFORE_TIME + digits + BEFORE_TEXT;
    const end = (ends[index] ?? 0) - AFTER_TEXT;
    const out = to.bytes;
    let at = to.at;
    for (let i = start; i < end; i++) {
        if (bytes[i] === BACKSLASH)
            i++;
        out[at++] = bytes[i] ?? 0;
    }
    to.at = at;
}

// EXTERNAL MODULE: ./build/time-zone.js
var time_zone = __webpack_require__(6506);
// EXTERNAL MODULE: ./build/objects/columns.js
var objects_columns = __webpack_require__(8628);
// EXTERNAL MODULE: ./build/objects/parquet.js
var parquet = __webpack_require__(4371);
;// CONCATENATED MODULE: ./build/objects/record-sink.js




const HOUR_MS = 60 * 60 * 1000;
const FURTHEST_MS = 36 * HOUR_MS;
const NEWLINE = 0x0a;
const openRecords = (order, columns) => new DaySink(order, logColumns(columns));
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
    #rows;
    #days = new Map();
    #row = { bytes: Buffer.alloc(0), at: 0 };
    constructor(order, columns) {
        this.#order = order;
        this.#zone = time_zone/* TimeZone */.W.of(order.timeZone);
        this.#columns = columns;
        this.#rows = new objects_columns/* RowReader */.o(columns);
    }
    push(events, intervalEnd) {
        const pieces = [];
        for (let i = 0; i < events.count; i++) {
            const day = this.#dayOf(events.timestamps[i] ?? 0, intervalEnd);
            day.records += 1;
            if (day.file === undefined)
                addLine(day, events, i);
            else
                pieces.push(...this.#addRow(day, day.file, { events, index: i }));
        }
        for (const day of this.#days.values()) {
            if (day.lines === undefined)
                continue;
            pieces.push(pieceOf(day, day.lines.bytes.subarray(0, day.lines.at)));
            day.lines = undefined;
        }
        return pieces;
    }
    flush() {
        return [...this.#days.values()].flatMap((day) => day.file === undefined ? [] : [pieceOf(day, day.file.finish())]);
    }
    #dayOf(time, intervalEnd) {
        const isFar = Math.abs(time - intervalEnd) > FURTHEST_MS;
        const instant = isFar ? intervalEnd : time;
        const number = this.#zone.dayOf(instant);
        const day = this.#days.get(number) ?? this.#newDay(number, instant);
        if (isFar)
            day.faraway += 1;
        return day;
    }
    #newDay(number, instant) {
        const { objectFormat, compression } = this.#order;
        const file = objectFormat === 'parquet'
            ? new parquet/* ParquetFile */.L(this.#columns, compression === 'none' ? 'none' : 'snappy')
            : undefined;
        const day = { name: this.#zone.dateOf(instant), file, records: 0, faraway: 0, lines: undefined };
        this.#days.set(number, day);
        return day;
    }
    #addRow(day, file, { events, index }) {
        const size = (events.ends[index] ?? 0) - (index === 0 ? 0 : (events.ends[index - 1] ?? 0));
        const row = this.#row;
        if (row.bytes.length < size)
            row.bytes = Buffer.allocUnsafeSlow(2 * size);
        row.at = 0;
        copyRecord(events, index, row);
        const bytes = file.add(this.#rows.read(row.bytes.toString('utf8', 0, row.at)));
        return bytes === undefined ? [] : [pieceOf(day, bytes)];
    }
}
function addLine(day, events, index) {
    day.lines ??= { bytes: new Uint8Array(events.bytes.length), at: 0 };
    copyRecord(events, index, day.lines);
    day.lines.bytes[day.lines.at++] = NEWLINE;
}
function pieceOf(day, bytes) {
    const { name, records, faraway } = day;
    day.records = 0;
    day.faraway = 0;
    return { day: name, bytes, records, faraway };
}


/***/ })

};
