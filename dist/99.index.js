export const id = 99;
export const ids = [99];
export const modules = {

  9968:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Sj: () => (  amplifyFields),
    _V: () => (  AmplifyColumns),
    sQ: () => (  SAMPLE_RATE)
  });
  var _csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4423);
const AMPLIFY_HEADER = ('date,time,x-edge-location,sc-bytes,c-ip,cs-method,cs(Host),cs-uri-stem,sc-status,cs(Referer),cs(User-Agent),' +
    'cs-uri-query,cs(Cookie),x-edge-result-type,x-edge-request-id,x-host-header,cs-protocol,cs-bytes,time-taken,' +
    'x-forwarded-for,ssl-protocol,ssl-cipher,x-edge-response-result-type,cs-protocol-version,fle-status,' +
    'fle-encrypted-fields,c-port,time-to-first-byte,x-edge-detailed-result-type,sc-content-type,sc-content-len,' +
    'sc-range-start,sc-range-end').split(',');
const SAMPLE_RATE = 'sample_rate';
const UNPARSED = [
    { name: 'message', kind: 'string' },
    { name: 'parse_error', kind: 'string' },
];
class AmplifyColumns {
    columns;
    constructor({ columns }, others = []) {
        const kinds = new Map([...AMPLIFY_HEADER, ...columns].map((name) => [(0,_csv_js__WEBPACK_IMPORTED_MODULE_0__  .uS)(name), kindOf(name)]));
        for (const name of others)
            if (!kinds.has(name))
                kinds.set(name, name === SAMPLE_RATE ? 'double' : 'string');
        for (const { name } of UNPARSED)
            kinds.delete(name);
        this.columns = [...[...kinds].map(([name, kind]) => ({ name, kind })), ...UNPARSED];
    }
    json({ line, row, fault, sampleRate }, { columns }) {
        if (fault !== undefined)
            return this.#all({ message: line, parse_error: fault });
        const values = columns.map((name, index) => [
            (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__  .uS)(name),
            valueOf(name, row.values[index] ?? _csv_js__WEBPACK_IMPORTED_MODULE_0__  .GY),
        ]);
        const rate = sampleRate === undefined ? {} : { [SAMPLE_RATE]: sampleRate };
        return this.#all({ ...Object.fromEntries(values), time: new Date(row.time).toISOString(), ...rate });
    }
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
function parquetColumnsOf() {
    return new AmplifyColumns({ columns: AMPLIFY_HEADER }, [SAMPLE_RATE]).columns;
}
function kindOf(name) {
    if (name === 'time')
        return 'millis';
    if (!_csv_js__WEBPACK_IMPORTED_MODULE_0__  .C4.has(name))
        return 'string';
    return _csv_js__WEBPACK_IMPORTED_MODULE_0__  .MF.has(name) ? 'double' : 'int';
}
function valueOf(name, value) {
    if (value === _csv_js__WEBPACK_IMPORTED_MODULE_0__  .GY)
        return null;
    const plain = (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__  ._y)(value);
    if (!_csv_js__WEBPACK_IMPORTED_MODULE_0__  .C4.has(name))
        return plain;
    return plain === '' ? null : Number(plain);
}
function amplifyFields() {
    return AMPLIFY_HEADER.map((name) => {
        const kind = kindOf(name);
        return { name: (0,_csv_js__WEBPACK_IMPORTED_MODULE_0__  .uS)(name), kind: kind === 'int' || kind === 'double' ? kind : 'string' };
    });
}


  }),

  4423:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    A2: () => (  REQUEST_ID),
    C4: () => (  NUMBER_COLUMNS),
    CU: () => (  LAST_COLUMN),
    GY: () => (  NO_VALUE),
    Gb: () => (  requestIdOf),
    HZ: () => (  parseAmplifyHeader),
    MF: () => (  DECIMAL_COLUMNS),
    _y: () => (  plainValue),
    qf: () => (  AmplifyRows),
    uS: () => (  columnName)
  });
  var _encode_redact_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5006);
const DATE = 'date';
const TIME = 'time';
const REQUEST_ID = 'x-edge-request-id';
const LAST_COLUMN = 'sc-range-end';
const NO_VALUE = '-';
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
const DECIMAL_COLUMNS = new Set(['time-taken', 'time-to-first-byte']);
const NUMBER_OR_NOTHING = /^(?:-|-?\d*(?:\.\d+)?)$/;
const WHOLE_OR_NOTHING = /^(?:-|-?\d{0,15})$/;
const ID = /^[\w+/-]+={0,2}$/;
function parseAmplifyHeader(line) {
    const columns = splitRow(line.replace(/^\ufeff/, '')).map(plainValue);
    return columns.includes(DATE) && columns.includes(TIME) ? { line, columns } : undefined;
}
function requestIdOf(value) {
    const id = plainValue(value);
    return ID.test(id) && id !== NO_VALUE ? id : undefined;
}
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
    faultOf({ values, time }) {
        const { length: expected } = this.header.columns;
        if (values.length !== expected)
            return `there are ${values.length} values for ${expected} columns`;
        if (Number.isNaN(time))
            return 'date and time are not of the form 2026-11-01 and 00:04:59';
        const wrong = this.#numbers.find(([index, name]) => {
            const shape = DECIMAL_COLUMNS.has(name) ? NUMBER_OR_NOTHING : WHOLE_OR_NOTHING;
            const value = plainValue(values[index] ?? '');
            return !shape.test(value) && value !== _encode_redact_js__WEBPACK_IMPORTED_MODULE_0__  .VY;
        });
        return wrong === undefined ? undefined : `${wrong[1]} is no number`;
    }
    isShort({ values, time }) {
        return values.length < this.header.columns.length || Number.isNaN(time);
    }
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
            const exists = !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
            this.#midnight = exists ? ms : NaN;
        }
        return this.#midnight;
    }
    #idOf(values) {
        return requestIdOf(this.#id < 0 ? '' : (values[this.#id] ?? '')) ?? NO_VALUE;
    }
}
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
function plainValue(value) {
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    const bare = isQuoted ? value.slice(1, -1).replaceAll('""', '"') : value;
    return bare.includes('\\') ? bare.replace(/\\([()=,])/g, '$1') : bare;
}
function columnName(name) {
    return name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_|_$/g, '');
}


  }),

  8099:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    amplifyProblems: () => (  amplifyProblems)
  });
  var _encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1475);
  var _encode_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5006);
  var _columns_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9968);
  var _csv_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4423);
  var _selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(321);
function amplifyProblems({ filter, redact }) {
    const fields = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__  .Sj)();
    return [...(filter === undefined ? [] : (0,_encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__  .r_)(filter, fields)), ...redactProblems(redact)];
}
function redactProblems(redact) {
    const names = (0,_columns_js__WEBPACK_IMPORTED_MODULE_2__  .Sj)().map(({ name }) => name);
    const fields = names.filter((name) => !_selection_js__WEBPACK_IMPORTED_MODULE_4__  .UE.includes(name));
    const unnamed = redact.filter((entry) => !fields.includes((0,_csv_js__WEBPACK_IMPORTED_MODULE_3__  .uS)(entry)));
    return (0,_encode_redact_js__WEBPACK_IMPORTED_MODULE_1__  .Nj)(unnamed, [..._selection_js__WEBPACK_IMPORTED_MODULE_4__  .gh, ...fields], (unknown) => {
        const kept = unknown.filter((entry) => _selection_js__WEBPACK_IMPORTED_MODULE_4__  .UE.includes((0,_csv_js__WEBPACK_IMPORTED_MODULE_3__  .uS)(entry)));
        if (kept.length === 0)
            return '';
        return `Requests are recognized and ordered by ${kept.join(', ')}: these cannot be redacted.`;
    });
}


  }),

  321:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Bh: () => (  selectionSchema),
    UE: () => (  NEVER_REDACTED),
    gh: () => (  REDACT_RULES),
    wy: () => (  Selections)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
  var _encode_filter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6613);
  var _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5006);
  var _encode_sample_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5437);
  var _csv_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4423);
const selectionSchema = valibot__WEBPACK_IMPORTED_MODULE_5__  .Ikc({
    filter: valibot__WEBPACK_IMPORTED_MODULE_5__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP()),
    sample: valibot__WEBPACK_IMPORTED_MODULE_5__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_5__  .aig()),
    redact: valibot__WEBPACK_IMPORTED_MODULE_5__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_5__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__  .YjP())),
});
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
            filter === undefined ? undefined : (0,_encode_filter_js__WEBPACK_IMPORTED_MODULE_1__  .o)(filter, header.columns.map(_csv_js__WEBPACK_IMPORTED_MODULE_4__  .uS));
        this.#share = sample;
        this.#replace = redact.length === 0 ? undefined : replacementsOf(redact, header);
        this.#status = header.columns.indexOf('sc-status');
    }
    take(records) {
        return records.flatMap((record) => {
            const bucket = this.#leavesOut(record);
            if (bucket === undefined)
                return [this.shown(record)];
            this.leftOut[bucket] += 1;
            return [];
        });
    }
    #leavesOut(record) {
        if (record.fault !== undefined)
            return undefined;
        if (this.#filter?.((name) => this.#valueOf(record, name)) === false)
            return 'filtered';
        return this.#rateOf(record) === 0 ? 'sampled-out' : undefined;
    }
    shownAll(records) {
        return this.#replace === undefined ? records : records.map((record) => this.shown(record));
    }
    shown(record) {
        const redacted = this.#replace === undefined ? record : this.#redacted(record, this.#replace);
        return this.#share === undefined ? redacted : { ...redacted, sampleRate: this.#rateOf(record) };
    }
    #rateOf({ row, line, fault }) {
        if (this.#share === undefined || fault !== undefined)
            return 1;
        if (/^5\d\d$/.test(row.values[this.#status] ?? ''))
            return 1;
        return (0,_encode_sample_js__WEBPACK_IMPORTED_MODULE_3__  .t)(row.id === _csv_js__WEBPACK_IMPORTED_MODULE_4__  .GY ? line : row.id) < this.#share ? this.#share : 0;
    }
    #valueOf({ row }, name) {
        const index = this.#header.columns.findIndex((column) => (0,_csv_js__WEBPACK_IMPORTED_MODULE_4__  .uS)(column) === name);
        const column = this.#header.columns[index];
        const value = (0,_csv_js__WEBPACK_IMPORTED_MODULE_4__  ._y)(row.values[index] ?? _csv_js__WEBPACK_IMPORTED_MODULE_4__  .GY);
        if (column === undefined || value === _csv_js__WEBPACK_IMPORTED_MODULE_4__  .GY || value === '')
            return null;
        if (name === 'time')
            return new Date(row.time).toISOString().replace('.000Z', 'Z');
        if (!_csv_js__WEBPACK_IMPORTED_MODULE_4__  .C4.has(column))
            return value;
        return _csv_js__WEBPACK_IMPORTED_MODULE_4__  .MF.has(column) ? Number(value) : BigInt(Math.trunc(Number(value)));
    }
    #redacted(record, replace) {
        const { row, line, fault } = record;
        if (fault !== undefined) {
            const hidden = fingerprint(line, fault);
            return { ...record, line: hidden, hidden };
        }
        const values = row.values.map((value, i) => value === _csv_js__WEBPACK_IMPORTED_MODULE_4__  .GY ? value : (replace[i]?.(value) ?? value));
        return { ...record, line: values.join(','), row: { ...row, values } };
    }
}
class Selections {
    #at;
    constructor({ s3, logs }, header) {
        this.#at = {
            ...(s3 && { s3: new RecordSelection(s3, header) }),
            ...(logs && { logs: new RecordSelection(logs, header) }),
        };
    }
    take(destination, records) {
        return this.#at[destination]?.take(records) ?? [];
    }
    shown(records) {
        const { s3, logs } = this.#at;
        const known = s3?.shownAll(records) ?? records;
        return logs?.shownAll(known) ?? known;
    }
    get leftOut() {
        const { s3, logs } = this.#at;
        return { ...(s3 && { s3: s3.leftOut }), ...(logs && { logs: logs.leftOut }) };
    }
}
function fingerprint(line, why) {
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(line).digest('hex');
    return JSON.stringify({ length: Buffer.byteLength(line), sha256, parse_error: why });
}
const RULES = {
    'query-values': [
        ['cs_uri_query', (value) => withinQuotes(value, queryValues)],
        ['cs_referer', (value) => withinQuotes(value, urlQueryValues)],
    ],
    'client-ip': [
        ['c_ip', (value) => withinQuotes(value, addresses)],
        ['x_forwarded_for', (value) => withinQuotes(value, addresses)],
    ],
    'user-agent': [['cs_user_agent', () => _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__  .VY]],
};
const NEVER_REDACTED = [(0,_csv_js__WEBPACK_IMPORTED_MODULE_4__  .uS)(_csv_js__WEBPACK_IMPORTED_MODULE_4__  .A2), 'date', 'time'];
const REDACT_RULES = Object.keys(RULES);
function replacementsOf(redact, { columns }) {
    const named = new Set(redact.map(_csv_js__WEBPACK_IMPORTED_MODULE_4__  .uS));
    const byColumn = new Map(redact.flatMap((entry) => RULES[entry] ?? []));
    return columns.map((column) => {
        const name = (0,_csv_js__WEBPACK_IMPORTED_MODULE_4__  .uS)(column);
        return named.has(name) ? () => _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__  .VY : byColumn.get(name);
    });
}
function withinQuotes(value, change) {
    if (!value.startsWith('"'))
        return change(value);
    return `"${change((0,_csv_js__WEBPACK_IMPORTED_MODULE_4__  ._y)(value)).replaceAll('"', '""')}"`;
}
function queryValues(query) {
    return query.replace(/=[^&#]*/g, `=${_encode_redact_js__WEBPACK_IMPORTED_MODULE_2__  .VY}`);
}
function urlQueryValues(url) {
    const start = url.search(/[?#]/);
    return start < 0 ? url : url.slice(0, start) + queryValues(url.slice(start));
}
function addresses(list) {
    return list
        .split(/(\\?,|%20|\s)/)
        .map((part, i) => (i % 2 === 1 || part === '' ? part : (0,_encode_redact_js__WEBPACK_IMPORTED_MODULE_2__  .Af)(part)))
        .join('');
}


  })

};
