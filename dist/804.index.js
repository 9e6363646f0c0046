export const id = 804;
export const ids = [804];
export const modules = {

  9629:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  L: () => (  ParquetFile)
});
var bytewriter = __webpack_require__(3732);
var parquet_writer = __webpack_require__(9309);
; 
const MAX_PROBES = 8;
const PRIME = 31;
class KnownTexts {
    size = 0;
    #space;
    #byHash = new Map();
    #last;
    constructor(space) {
        this.#space = space;
    }
    find(bytes, from, to) {
        const last = this.#last;
        if (last?.bytes.length === to - from && isSame(last.bytes, bytes, from))
            return met(last);
        const hash = hashOf(bytes, from, to);
        for (let probe = 0; probe < MAX_PROBES; probe++) {
            const known = this.#byHash.get(hash + probe);
            if (known === undefined)
                return this.#add(hash + probe, bytes, [from, to]);
            if (known.bytes.length === to - from && isSame(known.bytes, bytes, from)) {
                this.#last = known;
                return met(known);
            }
        }
        return undefined;
    }
    #add(hash, bytes, [from, to]) {
        const text = bytes.toString('utf8', from, to);
        const known = { bytes: this.#space.copy(bytes, from, to), text, isNew: true };
        this.#byHash.set(hash, known);
        this.#last = known;
        this.size += 1;
        return known;
    }
}
function met(known) {
    known.isNew = false;
    return known;
}
const { imul } = Math;
function hashOf(bytes, from, to) {
    let hash = to - from;
    for (let at = from; at < to; at++)
        hash = (imul(hash, PRIME) + (bytes[at] ?? 0)) | 0;
    return hash;
}
function isSame(known, bytes, from) {
    for (let i = 0; i < known.length; i++)
        if (known[i] !== bytes[from + i])
            return false;
    return true;
}
const PIECE_BYTES = 64 * 1024;
class ByteSpace {
    #piece = new Uint8Array(0);
    #at = 0;
    copy(bytes, from, to) {
        const size = to - from;
        if (this.#at + size > this.#piece.length) {
            this.#piece = new Uint8Array(Math.max(PIECE_BYTES, size));
            this.#at = 0;
        }
        const copied = this.#piece.subarray(this.#at, this.#at + size);
        for (let i = 0; i < size; i++)
            copied[i] = bytes[from + i] ?? 0;
        this.#at += size;
        return copied;
    }
}

; 
const SLOT_BYTES = 8;
const TEXT_BYTES = 96;
class ColumnValues {
    values = [];
    encoding;
    set(row, json) {
        this.values[row] = this.typed(json);
        return 3 * SLOT_BYTES;
    }
    fill(rows) {
        while (this.values.length < rows)
            this.values.push(null);
    }
}
function columnValues(kind) {
    switch (kind) {
        case 'string':
            return new TextValues();
        case 'int':
            return new IntValues();
        case 'double':
            return new DoubleValues();
        case 'micros':
        case 'millis':
            return new InstantValues(kind);
        case 'strings':
            return new ListValues();
    }
}
const SECOND = 'YYYY-MM-DDTHH:MM:SS';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const POINT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const LETTER_Z = 0x5a;
const EXACT_DIGITS = 15;
const MOST_DIGITS = 18;
class IntValues extends ColumnValues {
    typed(json) {
        if (json.kind !== 'number')
            return null;
        const { bytes, from, to } = json;
        const isNegative = bytes[from] === MINUS;
        const start = isNegative ? from + 1 : from;
        const whole = to - start > EXACT_DIGITS ? undefined : digitsIn(bytes, start, to);
        if (whole !== undefined)
            return BigInt(isNegative ? -whole : whole);
        const text = bytes.toString('latin1', from, to);
        if (to - start <= MOST_DIGITS && /^-?\d+$/.test(text))
            return BigInt(text);
        return Number.isSafeInteger(Number(text)) ? BigInt(Number(text)) : null;
    }
}
class DoubleValues extends ColumnValues {
    typed({ kind, bytes, from, to }) {
        if (kind !== 'number')
            return null;
        const isNegative = bytes[from] === MINUS;
        const start = isNegative ? from + 1 : from;
        let point = start;
        while (point < to && bytes[point] !== POINT)
            point += 1;
        const decimals = Math.max(0, to - point - 1);
        const whole = digitsIn(bytes, start, point);
        const fraction = digitsIn(bytes, point + 1, to);
        if (to - start > EXACT_DIGITS || whole === undefined || fraction === undefined)
            return Number(bytes.toString('latin1', from, to));
        const scale = 10 ** decimals;
        const value = (whole * scale + fraction) / scale;
        return isNegative ? -value : value;
    }
}
function digitsIn(bytes, from, to) {
    let value = 0;
    for (let at = from; at < to; at++) {
        const digit = (bytes[at] ?? 0) - ZERO;
        if (digit < 0 || digit > 9)
            return undefined;
        value = value * 10 + digit;
    }
    return value;
}
const MICRO_DIGITS = 6;
class InstantValues extends ColumnValues {
    #inMillis;
    #second = new Uint8Array(SECOND.length);
    #ms = NaN;
    constructor(unit) {
        super();
        this.#inMillis = unit === 'millis';
    }
    typed({ kind, bytes, from, to }) {
        const fraction = from + SECOND.length;
        if (kind !== 'string' || to < fraction)
            return null;
        if (!isSame(this.#second, bytes, from))
            this.#read(bytes, from);
        const micros = microsIn(bytes, fraction, to);
        if (micros === undefined || Number.isNaN(this.#ms))
            return null;
        if (this.#inMillis)
            return BigInt(this.#ms + Math.floor(micros / 1000));
        const whole = this.#ms * 1000 + micros;
        return Number.isSafeInteger(whole) ? BigInt(whole) : BigInt(this.#ms) * 1000n + BigInt(micros);
    }
    #read(bytes, from) {
        this.#second.set(bytes.subarray(from, from + SECOND.length));
        const text = bytes.toString('latin1', from, from + SECOND.length);
        this.#ms = INSTANT.test(text) ? Date.parse(`${text}Z`) : NaN;
    }
}
function microsIn(bytes, from, to) {
    const end = bytes[to - 1] === LETTER_Z ? to - 1 : to;
    if (from >= end)
        return 0;
    if (bytes[from] !== POINT || from + 1 === end)
        return undefined;
    const shown = Math.min(end, from + 1 + MICRO_DIGITS);
    const micros = digitsIn(bytes, from + 1, shown);
    if (micros === undefined || digitsIn(bytes, shown, end) === undefined)
        return undefined;
    return micros * 10 ** (MICRO_DIGITS - (shown - from - 1));
}
class ListValues extends ColumnValues {
    typed({ kind, bytes, from, to }) {
        const list = kind === 'array' ? JSON.parse(bytes.toString('utf8', from, to)) : null;
        return Array.isArray(list) ? list.map(String) : null;
    }
    set(row, json) {
        return super.set(row, json) + json.to - json.from;
    }
}
const PROBE = 1024;
class TextValues extends ColumnValues {
    #space = new ByteSpace();
    #known = new KnownTexts(this.#space);
    set(row, json) {
        if (json.kind !== 'string') {
            this.values[row] = null;
            return SLOT_BYTES;
        }
        const { bytes, from, to } = json.isEscaped ? unescaped(json) : json;
        const known = this.#known?.find(bytes, from, to);
        this.values[row] = known?.text ?? this.#space.copy(bytes, from, to);
        if (known?.isNew === false)
            return SLOT_BYTES;
        this.#weigh(known !== undefined);
        return SLOT_BYTES + TEXT_BYTES + to - from;
    }
    typed() {
        return null;
    }
    #weigh(isFound) {
        if (this.#known === undefined)
            return;
        const repeats = this.values.length < PROBE || this.#known.size <= this.values.length / 2;
        if (isFound && repeats)
            return;
        this.#known = undefined;
        this.encoding = 'PLAIN';
        this.values = this.values.map((value) => (typeof value === 'string' ? Buffer.from(value) : value));
    }
}
function unescaped({ bytes, from, to }) {
    const text = JSON.parse(bytes.toString('utf8', from - 1, to + 1));
    const plain = Buffer.from(String(text));
    return { bytes: plain, from: 0, to: plain.length };
}

; 
const QUOTE = 0x22;
const COMMA = 0x2c;
const json_values_MINUS = 0x2d;
const COLON = 0x3a;
const NINE = 0x39;
const json_values_ZERO = 0x30;
const BACKSLASH = 0x5c;
const [BRACKET, BRACKET_END] = [0x5b, 0x5d];
const [BRACE, BRACE_END] = [0x7b, 0x7d];
class JsonReader {
    bytes = Buffer.alloc(0);
    from = 0;
    to = 0;
    kind = 'other';
    isEscaped = false;
    #at = 0;
    #end = 0;
    read(bytes, members, take) {
        this.bytes = bytes;
        this.#at = 0;
        this.#end = bytes.length;
        this.#members(members, take);
        if (this.#at !== this.#end)
            throw this.#wrong('the end of the record');
    }
    #members(members, take) {
        this.#expect(BRACE);
        if (this.bytes[this.#at] === BRACE_END) {
            this.#at += 1;
            return;
        }
        for (let next = 0;;) {
            const place = this.#name(members, next);
            if (place >= 0)
                next = place + 1;
            const target = members.targets[place];
            if (typeof target === 'object' && this.bytes[this.#at] === BRACE)
                this.#members(target, take);
            else {
                this.#value();
                if (typeof target === 'number')
                    take(target, this);
            }
            if (this.bytes[this.#at] !== COMMA)
                break;
            this.#at += 1;
        }
        this.#expect(BRACE_END);
    }
    #name({ names, byName }, next) {
        const expected = names[next];
        if (expected !== undefined && this.#begins(expected)) {
            this.#at += expected.length;
            return next;
        }
        const start = this.#at;
        this.#string();
        const name = JSON.parse(this.bytes.toString('utf8', start, this.#at));
        this.#expect(COLON);
        return byName.get(String(name)) ?? -1;
    }
    #begins(text) {
        const { bytes } = this;
        const at = this.#at;
        for (let i = 0; i < text.length; i++)
            if (bytes[at + i] !== text[i])
                return false;
        return true;
    }
    #value() {
        const first = this.bytes[this.#at] ?? 0;
        this.from = this.#at;
        if (first === QUOTE) {
            this.#string();
            this.kind = 'string';
            this.from += 1;
            this.to = this.#at - 1;
            return;
        }
        if (first === BRACKET || first === BRACE) {
            this.kind = first === BRACKET ? 'array' : 'object';
            this.#nested();
        }
        else {
            this.kind = first === json_values_MINUS || (first >= json_values_ZERO && first <= NINE) ? 'number' : 'other';
            this.#word();
        }
        this.to = this.#at;
    }
    #string() {
        const { bytes } = this;
        const end = this.#end;
        this.#expect(QUOTE);
        this.isEscaped = false;
        let at = this.#at;
        for (; bytes[at] !== QUOTE; at++) {
            if (at >= end)
                throw this.#wrong('a quote');
            if (bytes[at] === BACKSLASH) {
                this.isEscaped = true;
                at += 1;
            }
        }
        this.#at = at + 1;
    }
    #word() {
        const { bytes } = this;
        let at = this.#at;
        for (; at < this.#end; at++) {
            const byte = bytes[at];
            if (byte === COMMA || byte === BRACE_END || byte === BRACKET_END)
                break;
        }
        if (at === this.#at)
            throw this.#wrong('a value');
        this.#at = at;
    }
    #nested() {
        for (let depth = 0; this.#at < this.#end;) {
            const byte = this.bytes[this.#at];
            if (byte === QUOTE)
                this.#string();
            else
                this.#at += 1;
            if (byte === BRACKET || byte === BRACE)
                depth += 1;
            if ((byte === BRACKET_END || byte === BRACE_END) && (depth -= 1) === 0)
                return;
        }
        throw this.#wrong('a bracket');
    }
    #expect(byte) {
        if (this.bytes[this.#at] !== byte || this.#at >= this.#end)
            throw this.#wrong(String.fromCharCode(byte));
        this.#at += 1;
    }
    #wrong(expected) {
        return new SyntaxError(`A record is no compact JSON: expected ${expected} at byte ${this.#at} of ${this.#end}.`);
    }
}

; 
const MAX_ROWS = 65_536;
const MAX_BYTES = 8 * 1024 * 1024;
class ParquetFile {
    #columns;
    #bytes = new bytewriter .U();
    #writer;
    #members;
    #reader = new JsonReader();
    #values;
    #rows = 0;
    #size = 0;
    constructor(columns, compression) {
        this.#columns = columns;
        this.#members = membersOf(columns);
        this.#values = columns.map(({ kind }) => columnValues(kind));
        this.#writer = new parquet_writer .o({
            writer: this.#bytes,
            schema: schemaOf(columns),
            codec: compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
            createdBy: 'aws-log-ferry',
        });
    }
    add(record) {
        this.#reader.read(record, this.#members, this.#take);
        this.#rows += 1;
        for (const column of this.#values)
            column.fill(this.#rows);
        return this.#rows >= MAX_ROWS || this.#size >= MAX_BYTES ? this.#endGroup() : undefined;
    }
    #take = (index, value) => {
        this.#size += this.#values[index]?.set(this.#rows, value) ?? 0;
    };
    finish() {
        if (this.#rows > 0)
            this.#writeGroup();
        void this.#writer.finish();
        return this.#written();
    }
    #endGroup() {
        this.#writeGroup();
        return this.#written();
    }
    #writeGroup() {
        const columnData = this.#columns.flatMap(({ name }, index) => {
            const { values: data = [], encoding } = this.#values[index] ?? {};
            return { name, data, ...(encoding === undefined ? {} : { encoding }) };
        });
        void this.#writer.write({ columnData, rowGroupSize: this.#rows });
        this.#values = this.#columns.map(({ kind }) => columnValues(kind));
        this.#rows = 0;
        this.#size = 0;
    }
    #written() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
function membersOf(columns) {
    const paths = columns.map(({ name, inside }, index) => ({ name, inside, index }));
    const objects = new Set(paths.flatMap(({ inside }) => (inside === undefined ? [] : [inside.object])));
    return targetsOf([
        ...paths.flatMap(({ name, inside, index }) => (inside === undefined ? [{ name, target: index }] : [])),
        ...[...objects].map((object) => ({
            name: object,
            target: targetsOf(paths.flatMap(({ inside, index }) => inside?.object === object ? [{ name: inside.member, target: index }] : [])),
        })),
    ]);
}
function targetsOf(members) {
    return {
        names: members.map(({ name }) => Buffer.from(`${JSON.stringify(name)}:`)),
        targets: members.map(({ target }) => target),
        byName: new Map(members.map(({ name }, index) => [name, index])),
    };
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
  var _parquet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9629);




const HOUR_MS = 60 * 60 * 1000;
const MAX_INTERVAL_DISTANCE_MS = 36 * HOUR_MS;
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
    #addRows({ count, timestamps, ends, bytes }, intervalEnd) {
        const pieces = [];
        const rows = copied(bytes);
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
