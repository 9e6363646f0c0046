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
/** `2026-11-01T00:04:59`, the part of an instant that has no fraction. */
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const FRACTION = /^(?:\.(\d+))?Z?$/;
/** Makes rows of JSON records. */
class RowReader {
    #columns;
    constructor(columns) {
        this.#columns = columns;
    }
    /** What a column does not have, or what is not of its kind (a redacted number, say), is null. */
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
/** The digits of a number that JSON.parse would round. Inside of a text a quote has a backslash, so the name is found once. */
function digitsOf(json, name) {
    const start = json.indexOf(`"${name}":`) + name.length + '"":'.length;
    return /^-?\d{1,18}(?=[,}])/.exec(json.slice(start, start + 24))?.[0];
}
let lastSecond = '';
let lastMicros = null;
/** Microseconds or milliseconds since the epoch, cut and never rounded; null where the text is no instant. */
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

/** A row group ends before it has more rows than this, or texts of more bytes than that: it is held until it is written. */
const MOST_ROWS = 65_536;
const MOST_BYTES = 16 * 1024 * 1024;
/** What a value takes beside its text, about. */
const SLOT_BYTES = 8;
/** What a text of its own takes beside its bytes, about. */
const STRING_BYTES = 32;
/** So many texts of a column are looked at before it is decided whether they repeat. */
const PROBE = 1024;
/** Makes a Parquet file, a row group at a time, in bounded memory. The same rows give the same bytes. */
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
    /** Adds a row; hands back bytes of the file where a row group is full. */
    add(row) {
        for (const [index, column] of this.#values.entries())
            this.#size += column.add(row[index] ?? null);
        this.#rows += 1;
        return this.#rows >= MOST_ROWS || this.#size >= MOST_BYTES ? this.#endGroup() : undefined;
    }
    /** The rest of the file. */
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
    /** What was written since; offsets in the file go on. */
    #take() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
/** The values of one column in one row group; a text that repeats is held once. */
class GroupColumn {
    values = [];
    #known = new Map();
    /** Hands back about how many bytes the value takes. */
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
/** Both forms of the type, for old readers and new ones; always UTC. */
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
/** What stands around the message of an entry: `{"timestamp":1790000000000,"message":"…"},`. */
const BEFORE_TIME = '{"timestamp":'.length;
const BEFORE_TEXT = ',"message":"'.length;
const AFTER_TEXT = '"},'.length;
/**
 * Copies the message of an event without the escapes of the string that it stands in; hands back where it ends in `to`,
 * which has room for as many bytes as the entry. The message is JSON itself, so no escape stands for a control character.
 */
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
/** A record whose own time is further from the end of its object's interval lies by that end, so days stay few. */
const FURTHEST_MS = 36 * HOUR_MS;
const NEWLINE = 0x0a;
/** Makes objects of the records of load balancers, one a day of the records' own time. */
const openRecords = (order, columns) => new DaySink(order, logColumns(columns));
/** The columns of Parquet objects: those of the log type, and what the JSON has beside them, `source` flattened. */
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
    // Without its escapes and what stands around it a record is shorter than its event.
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
