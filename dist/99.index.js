export const id = 99;
export const ids = [99];
export const modules = {

/***/ 9968:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sj: () => (/* binding */ amplifyFields),
/* harmony export */   _V: () => (/* binding */ AmplifyColumns),
/* harmony export */   sQ: () => (/* binding */ SAMPLE_RATE),
/* harmony export */   uS: () => (/* binding */ columnName)
/* harmony export */ });
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4423);

/** The columns that the service writes today, in its order. */
const KNOWN = ('date,time,x-edge-location,sc-bytes,c-ip,cs-method,cs(Host),cs-uri-stem,sc-status,cs(Referer),cs(User-Agent),' +
    'cs-uri-query,cs(Cookie),x-edge-result-type,x-edge-request-id,x-host-header,cs-protocol,cs-bytes,time-taken,' +
    'x-forwarded-for,ssl-protocol,ssl-cipher,x-edge-response-result-type,cs-protocol-version,fle-status,' +
    'fle-encrypted-fields,c-port,time-to-first-byte,x-edge-detailed-result-type,sc-content-type,sc-content-len,' +
    'sc-range-start,sc-range-end').split(',');
/** How large a share of such requests a record stands for. */
const SAMPLE_RATE = 'sample_rate';
/** What a record without a shape has instead. */
const UNPARSED = [
    { name: 'message', kind: 'string' },
    { name: 'parse_error', kind: 'string' },
];
/** The name of a column in Parquet: lower case, `_` for every run of other characters. */
function columnName(name) {
    return name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
}
/** The columns of Parquet objects: always those that are known, then what else the service has begun to write. */
class AmplifyColumns {
    columns;
    /** `others`: names of columns that the header lacks, such as those of an object that is added to. */
    constructor({ columns }, others = []) {
        const kinds = new Map([...KNOWN, ...columns].map((name) => [columnName(name), kindOf(name)]));
        for (const name of others)
            if (!kinds.has(name))
                kinds.set(name, name === SAMPLE_RATE ? 'double' : 'string');
        for (const { name } of UNPARSED)
            kinds.delete(name);
        this.columns = [...[...kinds].map(([name, kind]) => ({ name, kind })), ...UNPARSED];
    }
    /** The record as a JSON object of all columns, in their order; `time` is the instant. */
    json({ line, row, fault, sampleRate }, { columns }) {
        if (fault !== undefined)
            return this.#all({ message: line, parse_error: fault });
        const values = columns.map((name, index) => [
            columnName(name),
            valueOf(name, row.values[index] ?? _csv_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_VALUE */ .GY),
        ]);
        const rate = sampleRate === undefined ? {} : { [SAMPLE_RATE]: sampleRate };
        return this.#all({ ...Object.fromEntries(values), time: new Date(row.time).toISOString(), ...rate });
    }
    /** A record that an object holds, with the columns that it lacks. */
    completed(json) {
        const record = JSON.parse(json);
        return this.#all(typeof record === 'object' && record !== null ? record : {});
    }
    #all(record) {
        const values = this.columns.map(({ name }) => [
            name,
            Reflect.get(record, name) ?? null,
        ]);
        return JSON.stringify(Object.fromEntries(values));
    }
}
function kindOf(name) {
    if (name === 'time')
        return 'millis';
    if (!_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER_COLUMNS */ .C4.has(name))
        return 'string';
    return _csv_js__WEBPACK_IMPORTED_MODULE_0__/* .DECIMAL_COLUMNS */ .MF.has(name) ? 'double' : 'int';
}
function valueOf(name, value) {
    if (value === _csv_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_VALUE */ .GY)
        return null;
    const plain = (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .plainValue */ ._y)(value);
    if (!_csv_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER_COLUMNS */ .C4.has(name))
        return plain;
    return plain === '' ? null : Number(plain);
}
/** The fields that expressions may name, with their kinds; `time` is the instant, as text. */
function amplifyFields() {
    return KNOWN.map((name) => {
        const kind = kindOf(name);
        return { name: columnName(name), kind: kind === 'int' || kind === 'double' ? kind : 'string' };
    });
}


/***/ }),

/***/ 4423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ REQUEST_ID),
/* harmony export */   C4: () => (/* binding */ NUMBER_COLUMNS),
/* harmony export */   CU: () => (/* binding */ LAST_COLUMN),
/* harmony export */   GY: () => (/* binding */ NO_VALUE),
/* harmony export */   HZ: () => (/* binding */ parseAmplifyHeader),
/* harmony export */   MF: () => (/* binding */ DECIMAL_COLUMNS),
/* harmony export */   _y: () => (/* binding */ plainValue),
/* harmony export */   qf: () => (/* binding */ AmplifyRows)
/* harmony export */ });
/* unused harmony export splitRow */
/* harmony import */ var _encode_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5006);

/**
 * Amplify's access logs: comma-separated, with a header line. The columns are known by their names, in any order; a
 * backslash stands before what the service escapes (`cs\(Host)`, `code\=…`). No quotes have been seen, but a value that
 * begins with one is read as CSV has it (RFC 4180).
 */
const DATE = 'date';
const TIME = 'time';
/** The column with the request's id. */
const REQUEST_ID = 'x-edge-request-id';
/** The last column of those that are known; a header that has it has not been cut. */
const LAST_COLUMN = 'sc-range-end';
/** What the service writes for a value that is not there. */
const NO_VALUE = '-';
/** Columns that hold numbers, by CloudFront's names (standard logging reference). */
const NUMBER_COLUMNS = new Set([
    'sc-bytes',
    'sc-status',
    'cs-bytes',
    'time-taken',
    'fle-encrypted-fields',
    'c-port',
    'time-to-first-byte',
    'sc-content-len',
    'sc-range-start',
    'sc-range-end',
]);
/** Those of them that hold seconds; the others hold whole numbers. */
const DECIMAL_COLUMNS = new Set(['time-taken', 'time-to-first-byte']);
/** A number (`000` is a status), or nothing. */
const NUMBER_OR_NOTHING = /^(?:-|-?\d*(?:\.\d+)?)$/;
/** The same without decimals, and small enough for 53 bits. */
const WHOLE_OR_NOTHING = /^(?:-|-?\d{0,15})$/;
/** An id of a request is Base64, of the URL's alphabet or the other (CloudFront standard logging reference). */
const ID = /^[\w+/-]+={0,2}$/;
/** Reads a header line; `undefined` when it is none. */
function parseAmplifyHeader(line) {
    const columns = splitRow(line.replace(/^\ufeff/, '')).map(plainValue);
    return columns.includes(DATE) && columns.includes(TIME) ? { line, columns } : undefined;
}
/** Reads the rows below one header. */
class AmplifyRows {
    header;
    #date;
    #time;
    #id;
    #numbers;
    #lastDate = '';
    #midnight = NaN;
    constructor(header) {
        this.header = header;
        this.#date = header.columns.indexOf(DATE);
        this.#time = header.columns.indexOf(TIME);
        this.#id = header.columns.indexOf(REQUEST_ID);
        this.#numbers = [...header.columns.entries()].filter(([, name]) => NUMBER_COLUMNS.has(name));
    }
    read(line) {
        const values = this.#valuesOf(line);
        return { values, time: this.#timeOf(values), id: this.#idOf(values) };
    }
    /** Why the values do not fit the columns, never quoting them. */
    faultOf({ values, time }) {
        const { length: expected } = this.header.columns;
        if (values.length !== expected)
            return `there are ${values.length} values for ${expected} columns`;
        if (Number.isNaN(time))
            return 'date and time are not of the form 2026-11-01 and 00:04:59';
        // A comma in one value and the lack of another give the right width, and every value between them a wrong column.
        const wrong = this.#numbers.find(([index, name]) => {
            const shape = DECIMAL_COLUMNS.has(name) ? NUMBER_OR_NOTHING : WHOLE_OR_NOTHING;
            const value = plainValue(values[index] ?? '');
            // What was redacted when it was written is still a row of that shape.
            return !shape.test(value) && value !== _encode_redact_js__WEBPACK_IMPORTED_MODULE_0__/* .REDACTED_TEXT */ .VY;
        });
        return wrong === undefined ? undefined : `${wrong[1]} is no number`;
    }
    /** Whether the row may have been cut: something at its end is missing. */
    isShort({ values, time }) {
        return values.length < this.header.columns.length || Number.isNaN(time);
    }
    /** Commas part values. Where there are too many, and just enough without those after a backslash, these are text. */
    #valuesOf(line) {
        const { length: expected } = this.header.columns;
        const values = splitRow(line);
        if (values.length <= expected)
            return values;
        const unescaped = splitRow(line, true);
        return unescaped.length === expected ? unescaped : values;
    }
    #timeOf(values) {
        const date = plainValue(values[this.#date] ?? '');
        const [, hours, minutes, seconds] = /^(\d\d):(\d\d):(\d\d)$/.exec(plainValue(values[this.#time] ?? '')) ?? [];
        if (seconds === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
            return NaN;
        return this.#midnightOf(date) + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
    }
    #midnightOf(date) {
        if (date !== this.#lastDate) {
            this.#lastDate = date;
            const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
            // Dates that do not exist are moved by Date.parse, or refused.
            const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
            this.#midnight = exists ? ms : NaN;
        }
        return this.#midnight;
    }
    #idOf(values) {
        const id = this.#id < 0 ? '' : plainValue(values[this.#id] ?? '');
        return ID.test(id) ? id : NO_VALUE;
    }
}
/** The values of a row as they stand; with `escapes` a comma after a backslash parts none. */
function splitRow(line, escapes = false) {
    if (!escapes && !line.includes('"'))
        return line.split(',');
    const values = [];
    for (let at = 0; at <= line.length;) {
        const end = endOfValue(line, at, escapes);
        values.push(line.slice(at, end));
        at = end + 1;
    }
    return values;
}
/** A quoted value ends at a quote before a comma or the end; where there is none, the quote is a plain character. */
function endOfValue(line, start, escapes) {
    if (line[start] === '"') {
        const closing = closingQuote(line, start + 1);
        if (closing >= 0)
            return closing + 1;
    }
    let comma = line.indexOf(',', start);
    while (escapes && comma >= 0 && isEscaped(line, start, comma))
        comma = line.indexOf(',', comma + 1);
    return comma < 0 ? line.length : comma;
}
/** Whether an odd number of backslashes stands before the character at `at`. */
function isEscaped(line, start, at) {
    let first = at;
    while (first > start && line[first - 1] === '\\')
        first -= 1;
    return (at - first) % 2 === 1;
}
function closingQuote(line, from) {
    for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 1)) {
        if (line[at + 1] === '"')
            at += 1;
        else
            return at + 1 === line.length || line[at + 1] === ',' ? at : -1;
    }
    return -1;
}
/** A value without the quotes of CSV and without the backslashes that the service adds; others are the client's. */
function plainValue(value) {
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    const bare = isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value;
    return bare.includes('\\') ? bare.replace(/\\([()=,])/g, '$1') : bare;
}


/***/ }),

/***/ 8099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   amplifyProblems: () => (/* binding */ amplifyProblems)
/* harmony export */ });
/* harmony import */ var _encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1475);
/* harmony import */ var _errors_suggestion_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3183);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9968);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(321);




/** What is wrong with the expressions of `mode: amplify`, over the columns that the service writes today. */
function amplifyProblems({ filter, redact }) {
    const fields = (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .amplifyFields */ .Sj)();
    return [...(filter === undefined ? [] : (0,_encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__/* .filterProblems */ .r_)(filter, fields)), ...redactProblems(redact)];
}
function redactProblems(redact) {
    const names = (0,_columns_js__WEBPACK_IMPORTED_MODULE_1__/* .amplifyFields */ .Sj)().map(({ name }) => name);
    const known = [..._selection_js__WEBPACK_IMPORTED_MODULE_2__/* .REDACT_RULES */ .gh, ...names.filter((name) => !_selection_js__WEBPACK_IMPORTED_MODULE_2__/* .NEVER_REDACTED */ .UE.includes(name))];
    const unknown = redact.filter((entry) => !known.includes(entry));
    if (unknown.length === 0)
        return [];
    const kept = unknown.filter((entry) => _selection_js__WEBPACK_IMPORTED_MODULE_2__/* .NEVER_REDACTED */ .UE.includes(entry));
    return [
        {
            subject: 'redact',
            expected: `one entry a line, each of them one of ${known.join(', ')}`,
            found: unknown.join(', '),
            fix: [
                ...(kept.length === 0
                    ? []
                    : [`Requests are known again and placed by ${kept.join(', ')}: these stay.`]),
                ...unknown.map((entry) => (0,_errors_suggestion_js__WEBPACK_IMPORTED_MODULE_3__/* .didYouMean */ .a)(entry, known)),
                'Correct or remove these entries.',
            ]
                .filter((text) => text !== '')
                .join(' '),
        },
    ];
}


/***/ }),

/***/ 321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bh: () => (/* binding */ selectionSchema),
/* harmony export */   UE: () => (/* binding */ NEVER_REDACTED),
/* harmony export */   gh: () => (/* binding */ REDACT_RULES),
/* harmony export */   wy: () => (/* binding */ Selections)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
/* harmony import */ var _encode_filter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6613);
/* harmony import */ var _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5006);
/* harmony import */ var _encode_sample_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5437);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9968);
/* harmony import */ var _csv_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4423);







/**
 * Which records a destination gets, and what of them does not show; fixed by the first claim. `filter` is a CEL expression,
 * `sample` the share that is kept (0 to 1), `redact` field names, `query-values`, `client-ip` and `user-agent`.
 */
const selectionSchema = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    filter: valibot__WEBPACK_IMPORTED_MODULE_6__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()),
    sample: valibot__WEBPACK_IMPORTED_MODULE_6__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__/* .number */ .aig()),
    redact: valibot__WEBPACK_IMPORTED_MODULE_6__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP())),
});
/** Applies filter, sample and redact to records below one header, in this order. */
class RecordSelection {
    #header;
    #filter;
    #share;
    #replace;
    #status;
    leftOut = { filtered: 0, 'sampled-out': 0 };
    constructor({ filter, sample, redact = [] }, header) {
        this.#header = header;
        this.#filter =
            filter === undefined ? undefined : (0,_encode_filter_js__WEBPACK_IMPORTED_MODULE_1__/* .compileFieldFilter */ .o)(filter, header.columns.map(_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .columnName */ .uS));
        this.#share = sample;
        this.#replace = redact.length === 0 ? undefined : replacementsOf(redact, header);
        this.#status = header.columns.indexOf('sc-status');
    }
    /** The records that are carried, as they may be shown; the others are counted. */
    take(records) {
        return records.flatMap((record) => {
            const bucket = this.#leavesOut(record);
            if (bucket === undefined)
                return [this.shown(record)];
            this.leftOut[bucket] += 1;
            return [];
        });
    }
    /** What has no shape is always kept: nothing can be said of it. */
    #leavesOut(record) {
        if (record.fault !== undefined)
            return undefined;
        if (this.#filter?.((name) => this.#valueOf(record, name)) === false)
            return 'filtered';
        return this.#rateOf(record) === 0 ? 'sampled-out' : undefined;
    }
    /** All records as they may be shown, those that are left out too. */
    shownAll(records) {
        return this.#replace === undefined ? records : records.map((record) => this.shown(record));
    }
    /** The record as it may be shown, with the share of requests that it stands for where a sample is taken. */
    shown(record) {
        const redacted = this.#replace === undefined ? record : this.#redacted(record, this.#replace);
        return this.#share === undefined ? redacted : { ...redacted, sampleRate: this.#rateOf(record) };
    }
    /** Requests that failed are always kept; of the others those whose id falls into the share, each time the same. */
    #rateOf({ row, line, fault }) {
        if (this.#share === undefined || fault !== undefined)
            return 1;
        if (/^5\d\d$/.test(row.values[this.#status] ?? ''))
            return 1;
        return (0,_encode_sample_js__WEBPACK_IMPORTED_MODULE_3__/* .shareOf */ .t)(row.id === _csv_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_VALUE */ .GY ? line : row.id) < this.#share ? this.#share : 0;
    }
    #valueOf({ row }, name) {
        const index = this.#header.columns.findIndex((column) => (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .columnName */ .uS)(column) === name);
        const column = this.#header.columns[index];
        const value = (0,_csv_js__WEBPACK_IMPORTED_MODULE_5__/* .plainValue */ ._y)(row.values[index] ?? _csv_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_VALUE */ .GY);
        if (column === undefined || value === _csv_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_VALUE */ .GY || value === '')
            return null;
        if (name === 'time')
            return new Date(row.time).toISOString().replace('.000Z', 'Z');
        if (!_csv_js__WEBPACK_IMPORTED_MODULE_5__/* .NUMBER_COLUMNS */ .C4.has(column))
            return value;
        return _csv_js__WEBPACK_IMPORTED_MODULE_5__/* .DECIMAL_COLUMNS */ .MF.has(column) ? Number(value) : BigInt(Math.trunc(Number(value)));
    }
    #redacted(record, replace) {
        const { row, line, fault } = record;
        if (fault !== undefined) {
            const hidden = fingerprint(line, fault);
            return { ...record, line: hidden, hidden };
        }
        const values = row.values.map((value, i) => value === _csv_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_VALUE */ .GY ? value : (replace[i]?.(value) ?? value));
        return { ...record, line: values.join(','), row: { ...row, values } };
    }
}
/** The selections of an hour, one for each destination: they may have been claimed with different terms. */
class Selections {
    #at;
    constructor({ s3, logs }, header) {
        this.#at = {
            ...(s3 && { s3: new RecordSelection(s3, header) }),
            ...(logs && { logs: new RecordSelection(logs, header) }),
        };
    }
    /** What a destination gets of these records; nothing where it is not in use. */
    take(destination, records) {
        return this.#at[destination]?.take(records) ?? [];
    }
    /** All of them as they may be shown in a report. */
    shown(records) {
        return (this.#at.s3 ?? this.#at.logs)?.shownAll(records) ?? records;
    }
    get leftOut() {
        const { s3, logs } = this.#at;
        return { ...(s3 && { s3: s3.leftOut }), ...(logs && { logs: logs.leftOut }) };
    }
}
/** What stands for a row whose columns cannot be told, where something in it may not be shown. */
function fingerprint(line, why) {
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(line).digest('hex');
    return JSON.stringify({ length: Buffer.byteLength(line), sha256, parse_error: why });
}
/** By the name of a column as it stands in `redact`. */
const RULES = {
    'query-values': [
        ['cs_uri_query', (value) => withinQuotes(value, queryValues)],
        ['cs_referer', (value) => withinQuotes(value, urlQueryValues)],
    ],
    'client-ip': [
        ['c_ip', (value) => withinQuotes(value, addresses)],
        ['x_forwarded_for', (value) => withinQuotes(value, addresses)],
    ],
    'user-agent': [['cs_user_agent', () => _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .REDACTED_TEXT */ .VY]],
};
/** Known again by it, and placed by them: what hides these would carry a request twice, or lose its hour. */
const NEVER_REDACTED = [(0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .columnName */ .uS)(_csv_js__WEBPACK_IMPORTED_MODULE_5__/* .REQUEST_ID */ .A2), 'date', 'time'];
/** What `redact` takes beside names of fields. */
const REDACT_RULES = Object.keys(RULES);
function replacementsOf(redact, { columns }) {
    const named = new Set(redact);
    const byColumn = new Map(redact.flatMap((entry) => RULES[entry] ?? []));
    return columns.map((column) => {
        const name = (0,_columns_js__WEBPACK_IMPORTED_MODULE_4__/* .columnName */ .uS)(column);
        return named.has(name) ? () => _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .REDACTED_TEXT */ .VY : byColumn.get(name);
    });
}
/** A value in the quotes of CSV is changed within them. */
function withinQuotes(value, change) {
    if (!value.startsWith('"'))
        return change(value);
    return `"${change((0,_csv_js__WEBPACK_IMPORTED_MODULE_5__/* .plainValue */ ._y)(value)).replaceAll('"', '""')}"`;
}
/** A query without its `?`: what stands after each `=`, up to the next `&`; a backslash before `=` is the service's. */
function queryValues(query) {
    return query.replace(/=[^&#]*/g, `=${_encode_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .REDACTED_TEXT */ .VY}`);
}
function urlQueryValues(url) {
    const start = url.search(/[?#]/);
    return start < 0 ? url : url.slice(0, start) + queryValues(url.slice(start));
}
/** Addresses in a list, parted by commas and blanks as the service writes them, each cut to its network. */
function addresses(list) {
    return list
        .split(/(\\?,|%20|\s)/)
        .map((part, i) => (i % 2 === 1 || part === '' ? part : (0,_encode_redact_js__WEBPACK_IMPORTED_MODULE_2__/* .networkOf */ .Af)(part)))
        .join('');
}


/***/ })

};
