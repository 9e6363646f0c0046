export const id = 700;
export const ids = [700];
export const modules = {

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ AmplifyAccessLogs),
/* harmony export */   m: () => (/* binding */ TooMuchAskedError)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2747);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);
/* harmony import */ var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4898);



/** The service gives up on a range for its size: what helps is to ask for less. */
class TooMuchAskedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 {
}
/** The last instant of a range: both ends of a request count as inside (GenerateAccessLogs API). */
const LAST_INSTANT_MS = 1;
/** ListDomainAssociations: at most 50 a page (Amplify API). */
const PAGE_SIZE = 50;
const NOT_FOUND = 404;
/** How the service says that a range is too long for it (amplify-hosting#1004, #1891). */
const TOO_MUCH = /timed? ?out|too many|reduce|too large|InternalFailure|InternalServerError/i;
/** The access logs of one Amplify app. */
class AmplifyAccessLogs {
    #ports;
    #appId;
    #names;
    constructor(ports, appId) {
        this.#ports = ports;
        this.#appId = appId;
    }
    /** The domains that have access logs: the app's default domain and those that are associated with it. */
    async domains() {
        const { client } = this.#ports;
        const resource = `app ${this.#appId}`;
        const appId = this.#appId;
        const names = [];
        try {
            const { app } = await client.send(new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .GetAppCommand */ .vw$({ appId }));
            if (app?.defaultDomain !== undefined)
                names.push(app.defaultDomain);
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 'amplify:GetApp', resource });
        }
        try {
            for await (const page of (0,_aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .paginateListDomainAssociations */ .ob4)({ client, pageSize: PAGE_SIZE }, { appId })) {
                for (const { domainName } of page.domainAssociations ?? [])
                    if (domainName !== undefined)
                        names.push(domainName);
            }
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 'amplify:ListDomainAssociations', resource });
        }
        return [...new Set(names)];
    }
    /**
     * One answer of the service for a range, decompressed, as it comes. It may hold more than was asked for. Throws
     * TooMuchAskedError when the range is too long for the service, a retryable ServiceError when another attempt may do.
     * `downloaded` is told of the bytes as they come over the line.
     */
    async *read(range, signal, downloaded = () => undefined) {
        const url = await this.#generate(range, signal);
        const on = { call: 'the download of access logs', resource: this.#nameOf(range) };
        const failed = (why, retryable = true) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`${on.call} for ${on.resource} failed: ${why}`, { ...on, retryable });
        try {
            const answer = await this.#ports.download(url, signal);
            if (answer.status !== 200)
                throw failed(`HTTP ${answer.status} (an address lives for a short time only)`);
            const pieces = complete(answer, failed);
            yield* decoded(counted(pieces, downloaded), answer.contentEncoding, on.resource);
        }
        catch (cause) {
            signal.throwIfAborted();
            if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7)
                throw cause;
            // What is thrown by the connection may name the address, which is a secret.
            const why = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL ? 'it cannot be decompressed' : withoutUrl((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause), url);
            throw failed(why, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, on).retryable);
        }
    }
    async #generate(range, signal) {
        const command = new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .GenerateAccessLogsCommand */ ._Go({
            appId: this.#appId,
            domainName: range.domain,
            startTime: new Date(range.from),
            endTime: new Date(range.to - LAST_INSTANT_MS),
        });
        try {
            const { logUrl } = await this.#ports.client.send(command, { abortSignal: signal });
            if (logUrl === undefined)
                throw new Error('the answer has no logUrl');
            this.#mask(logUrl);
            return logUrl;
        }
        catch (cause) {
            signal.throwIfAborted();
            const error = this.#explained(cause, range);
            throw error.status === NOT_FOUND ? await this.#withNames(error) : error;
        }
    }
    /** The address as a whole, and what makes it a secret, however it is printed. */
    #mask(url) {
        this.#ports.mask(url);
        const query = url.slice(url.indexOf('?') + 1);
        for (const [, value] of query.matchAll(/(?:Signature|Security-Token|Credential|Policy)=([^&]{8,})/g)) {
            if (value !== undefined)
                this.#ports.mask(value);
        }
    }
    #explained(cause, range) {
        const resource = this.#nameOf(range);
        const on = { call: 'amplify:GenerateAccessLogs', resource, concerns: 'partition' };
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, on);
        const isBig = error.status === undefined || error.status >= 500 || error.status === 400;
        if (!isBig || !TOO_MUCH.test(`${error.code ?? ''} ${error.message}`))
            return error;
        const { call, permission = call, code, status } = error;
        return new TooMuchAskedError(error.message, {
            ...{ call, resource, permission, retryable: true, cause },
            ...(code === undefined ? {} : { code }),
            ...(status === undefined ? {} : { status }),
        });
    }
    /** A domain that the service does not know is most often a subdomain: says which names would do. */
    async #withNames(error) {
        this.#names ??= this.domains().then((names) => `The domains of the app are ${names.join(', ')}; a subdomain's logs are with its domain's.`, (cause) => `Which domains the app has could not be asked: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`);
        const { call, resource, retryable, concerns, code = 'NotFoundException', cause } = error;
        const failure = { call, resource, retryable, concerns, code, status: NOT_FOUND, cause };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`${error.message}. ${await this.#names}`, failure);
    }
    #nameOf({ domain, from, to }) {
        const [start, end] = [from, to].map((at) => new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
        return `${domain} of app ${this.#appId}, ${start ?? ''} to ${end ?? ''}`;
    }
}
function withoutUrl(text, url) {
    return text.replaceAll(url, '***').replace(/\?\S+/g, '?***');
}
/** The bytes of an answer; fails when there are fewer than it announced. */
async function* complete({ body, contentLength }, failed) {
    let length = 0;
    for await (const piece of body) {
        length += piece.length;
        yield piece;
    }
    if (contentLength !== undefined && length !== contentLength)
        throw failed(`it ended after ${length} of ${contentLength} bytes`);
}
async function* counted(pieces, downloaded) {
    for await (const piece of pieces) {
        downloaded(piece.length);
        yield piece;
    }
}
/** Whatever the headers say, gzip is known by its first bytes; a CSV cannot begin with them (RFC 1952). */
async function* decoded(pieces, encoding, name) {
    let head = Buffer.alloc(0);
    while (head.length < 2) {
        const next = await pieces.next();
        if (next.done === true)
            break;
        head = Buffer.concat([head, next.value]);
    }
    if (head.length === 0)
        return;
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    if (!isGzip && encoding !== undefined && !/^(identity|gzip|x-gzip|)$/i.test(encoding))
        throw new Error(`it is encoded as ${encoding}`);
    const whole = preceded(head, pieces);
    if (isGzip)
        yield* (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__/* .objectText */ .tq)(whole, { name });
    else
        yield* whole;
}
async function* preceded(head, rest) {
    yield head;
    yield* rest;
}


/***/ }),

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


/***/ }),

/***/ 6700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setUpAmplify: () => (/* binding */ setUpAmplify)
});

// EXTERNAL MODULE: ./build/engine/documents.js
var documents = __webpack_require__(2549);
// EXTERNAL MODULE: ./build/engine/window.js
var engine_window = __webpack_require__(5839);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/cloudwatch-logs/age.js
var age = __webpack_require__(8852);
// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 5 modules
var cloudwatch_logs_destination = __webpack_require__(6174);
// EXTERNAL MODULE: ./build/objects/object-form.js
var object_form = __webpack_require__(5883);
// EXTERNAL MODULE: ./build/objects/whole-object.js
var whole_object = __webpack_require__(3478);
// EXTERNAL MODULE: ./build/amplify/access-logs.js
var access_logs = __webpack_require__(6521);
// EXTERNAL MODULE: ./build/objects/spool.js
var spool = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/statistics/count-sections.js
var count_sections = __webpack_require__(2418);
// EXTERNAL MODULE: ./build/statistics/heavy-hitters.js
var heavy_hitters = __webpack_require__(9365);
// EXTERNAL MODULE: ./build/statistics/hour-counts.js
var hour_counts = __webpack_require__(6503);
// EXTERNAL MODULE: ./build/statistics/answer-sections.js
var answer_sections = __webpack_require__(8183);
// EXTERNAL MODULE: ./build/statistics/page-sections.js
var page_sections = __webpack_require__(5516);
// EXTERNAL MODULE: ./build/statistics/pages.js + 2 modules
var pages = __webpack_require__(3018);
// EXTERNAL MODULE: ./build/statistics/answer-counts.js
var answer_counts = __webpack_require__(3535);
// EXTERNAL MODULE: ./build/statistics/time-buckets.js
var time_buckets = __webpack_require__(1567);
// EXTERNAL MODULE: ./build/statistics/user-agents.js
var user_agents = __webpack_require__(6586);
;// CONCATENATED MODULE: ./build/statistics/amplify.js









const SHAPE = { times: 1, means: 0 };
const NAMES = { time: 'time taken', means: [], answers: 'Status', hasTargets: false };
const MOST_TEXTS = 200;
/** Addresses are many, and small. */
const MOST_CLIENTS = 2000;
/** Longer texts are cut before they are looked at. */
const LONGEST_TEXT = 300;
/** Texts of requests that are counted by how often they were met. */
const COUNTED = ['results', 'edges', 'agents', 'clients', 'methods', 'protocols', 'hosts'];
/** What the access logs of an Amplify app say. */
class AmplifyFigures {
    pages = new pages/* Pages */.bQ(SHAPE);
    overTime = new time_buckets/* TimeBuckets */.t();
    hours = new hour_counts/* HourCounts */.T();
    counts = {
        /** `x-edge-result-type`: whether the edge had it. */
        results: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
        edges: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
        agents: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
        clients: new heavy_hitters/* KeyCounts */.uQ(MOST_CLIENTS),
        methods: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
        protocols: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
        hosts: new heavy_hitters/* KeyCounts */.uQ(MOST_TEXTS),
    };
    unparsed = 0;
    snapshot() {
        return {
            pages: this.pages.snapshot(),
            overTime: this.overTime.snapshot(),
            hours: this.hours.snapshot(),
            counts: COUNTED.map((name) => [name, this.counts[name].snapshot()]),
            unparsed: this.unparsed,
        };
    }
    merge(part) {
        this.pages.merge(part.pages);
        this.overTime.merge(part.overTime);
        this.hours.merge(part.hours);
        for (const [name, counts] of part.counts)
            this.counts[name].merge(counts);
        this.unparsed += part.unparsed;
    }
    /** What needs attention first, then the traffic; empty where no request was read. */
    sections() {
        const pages = (0,page_sections/* pageSections */.K)(this.pages, NAMES);
        return [
            ...pages.failing,
            ...pages.slowest,
            ...(0,count_sections/* overTimeSection */.vf)(this.overTime, {
                title: 'Requests over time',
                all: 'Requests',
                marked: '5xx',
                unparsed: this.unparsed,
            }),
            ...pages.all,
            ...(0,answer_sections/* answersSection */.n6)(this.pages.sum(SHAPE).answers, NAMES),
            ...pages.notFound,
            ...this.hours.section('Requests by hour of the day'),
            ...this.#trafficSections(),
            ...pages.paths,
        ];
    }
    #trafficSections() {
        const { results, edges, agents, clients, methods, protocols, hosts } = this.counts;
        return [
            ...(0,count_sections/* countsSection */.ey)(hosts, { title: 'Hosts', column: 'Host' }),
            ...(0,count_sections/* countsSection */.ey)(results, {
                title: 'Cache results',
                column: 'Result',
                note: 'As the edge tells it (x-edge-result-type).',
            }),
            ...(0,count_sections/* countsSection */.ey)(edges, { title: 'Edge locations', column: 'Location' }),
            ...(0,count_sections/* countsSection */.ey)(clients, { title: 'Clients', column: 'Address' }),
            ...(0,count_sections/* countsSection */.ey)(agents, {
                title: 'Browsers and crawlers',
                column: 'Family',
                note: 'By the user agent, which says of itself what it likes.',
            }),
            ...(0,count_sections/* countsSection */.ey)(methods, { title: 'Methods', column: 'Method' }),
            ...(0,count_sections/* countsSection */.ey)(protocols, { title: 'Protocols', column: 'Protocol' }),
        ];
    }
}
/** Collects the figures of rows below one header. */
class AmplifyStatistics {
    #figures = new AmplifyFigures();
    #unescape;
    #columns;
    #families = new user_agents/* AgentFamilies */.g();
    /** `columns`: the header's names; `unescape` tells a value without quotes and backslashes. */
    constructor(columns, unescape) {
        this.#unescape = unescape;
        this.#columns = columnsOf(columns);
    }
    parsed(row) {
        const { status, result, edge, agent, client, method, protocol } = this.#columns;
        const figures = this.#figures;
        const { counts } = figures;
        const code = this.#amount(row, status) ?? answer_counts/* NO_STATUS */.rF;
        this.#countPage(row, code);
        figures.overTime.add(row.time, code >= 500);
        figures.hours.add(row.time);
        counts.results.count(this.#text(row, result) ?? '-');
        counts.edges.count(this.#text(row, edge) ?? '-');
        counts.agents.count(this.#families.of((this.#text(row, agent) ?? '-').replaceAll('%20', ' ')));
        counts.clients.count(this.#text(row, client) ?? '-');
        counts.methods.count(this.#text(row, method) ?? '-');
        counts.protocols.count(this.#text(row, protocol) ?? '-');
    }
    #countPage(row, code) {
        const { host, viewerHost, path, bytes, seconds } = this.#columns;
        const site = this.#text(row, viewerHost) ?? this.#text(row, host) ?? '';
        const { pages, counts } = this.#figures;
        if (site !== '')
            counts.hosts.count(site.toLowerCase());
        const { value } = pages.meet(site.toLowerCase(), this.#text(row, path) ?? '-').page;
        value.answers.add(code);
        value.bytes += this.#amount(row, bytes) ?? 0;
        const taken = this.#amount(row, seconds);
        if (taken !== undefined)
            value.times[0]?.accept(taken);
    }
    unparsed() {
        this.#figures.unparsed += 1;
    }
    snapshot() {
        return this.#figures.snapshot();
    }
    /** Nothing where the row has no value. */
    #text({ values }, index) {
        const value = values[index];
        return value === undefined || value === '-' ? undefined : this.#unescape(value.slice(0, LONGEST_TEXT));
    }
    #amount(row, index) {
        const amount = Number(this.#text(row, index) ?? NaN);
        return amount >= 0 && amount < Infinity ? amount : undefined;
    }
}
/** The columns that are looked at, by CloudFront's names (standard logging reference). */
const NAMES_OF_COLUMNS = {
    host: 'cs(Host)',
    viewerHost: 'x-host-header',
    path: 'cs-uri-stem',
    status: 'sc-status',
    bytes: 'sc-bytes',
    seconds: 'time-taken',
    result: 'x-edge-result-type',
    edge: 'x-edge-location',
    agent: 'cs(User-Agent)',
    client: 'c-ip',
    method: 'cs-method',
    protocol: 'cs-protocol-version',
};
function columnsOf(columns) {
    const at = (name) => columns.indexOf(NAMES_OF_COLUMNS[name]);
    return {
        host: at('host'),
        viewerHost: at('viewerHost'),
        path: at('path'),
        status: at('status'),
        bytes: at('bytes'),
        seconds: at('seconds'),
        result: at('result'),
        edge: at('edge'),
        agent: at('agent'),
        client: at('client'),
        method: at('method'),
        protocol: at('protocol'),
    };
}

// EXTERNAL MODULE: ./build/engine/slots.js
var slots = __webpack_require__(1834);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/amplify/csv.js
var csv = __webpack_require__(4423);
// EXTERNAL MODULE: ./build/encode/lines.js
var encode_lines = __webpack_require__(1904);
;// CONCATENATED MODULE: ./build/amplify/hours.js

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** `YYYY-MM-DD`. */
function dateOf(instant) {
    return (0,engine_window/* showInstant */.f)(instant).slice(0, 'YYYY-MM-DD'.length);
}
/** `HH`. */
function clockHourOf(instant) {
    return (0,engine_window/* showInstant */.f)(instant).slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH'.length);
}
/** The beginnings of the full hours in `[from, to)`; an hour that has begun before `from` is one of them. */
function hoursIn({ from, to }) {
    const hours = [];
    for (let hour = Math.floor(from / HOUR_MS) * HOUR_MS; hour + HOUR_MS <= to; hour += HOUR_MS)
        hours.push(hour);
    return hours;
}

;// CONCATENATED MODULE: ./build/amplify/answer.js





const NONE_UNPLACED = { outside: 0, timeless: 0, oversize: 0, answers: 0, bytes: 0 };
/** Reads an answer to its end and puts each row with its own hour, by its own date and time. */
async function readAnswer(pieces, settings) {
    const reader = new AnswerReader(settings);
    try {
        for await (const piece of pieces)
            await reader.push(piece);
        return await reader.end();
    }
    catch (error) {
        await reader.dispose();
        throw error;
    }
}
/** Gives back what an answer holds that is not used. */
async function dispose(answer) {
    for (const { rows } of answer.hours.values())
        await rows.dispose();
}
const LF = 0x0a;
class AnswerReader {
    #settings;
    #lines = new encode_lines/* LineSplitter */.g();
    #digest = (0,external_node_crypto_.createHash)('sha256');
    #spools;
    #counts = new Map();
    #rows;
    #isHeadless = false;
    #lastByte = LF;
    /** Whether what came last, header or row, lacks a value that it should have. */
    #lacksValues = false;
    #outside = 0;
    #timeless = 0;
    #oversize = 0;
    constructor(settings) {
        this.#settings = settings;
        this.#spools = new Map(settings.hours.map((hour) => [hour, new spool/* Spool */.Q(settings.space)]));
    }
    async push(piece) {
        if (piece.length === 0)
            return;
        this.#digest.update(piece);
        this.#lastByte = piece[piece.length - 1] ?? LF;
        await this.#take(this.#lines.push(piece));
    }
    async end() {
        await this.#take(this.#lines.end());
        const { hours, askedAt, downloaded } = this.#settings;
        const unplaced = {
            outside: this.#outside,
            timeless: this.#timeless,
            oversize: this.#oversize,
            answers: 1,
            bytes: downloaded(),
        };
        const found = hours.map((hour, index) => {
            const rows = this.#spools.get(hour) ?? new spool/* Spool */.Q(this.#settings.space);
            const count = this.#counts.get(hour) ?? 0;
            const its = index === 0 ? unplaced : NONE_UNPLACED;
            return [hour, { header: this.#rows?.header, rows, count, unplaced: its, askedAt }];
        });
        return {
            completeness: this.#completeness(),
            digest: this.#digest.digest('base64'),
            hours: new Map(found),
        };
    }
    async dispose() {
        for (const spool of this.#spools.values())
            await spool.dispose();
    }
    #completeness() {
        // Rows without a header are the rest of something; a header that is cut short lacks a column or a line end.
        if (this.#rows === undefined)
            return this.#isHeadless ? 'cut' : 'blank';
        if (this.#lastByte !== LF)
            return this.#lacksValues ? 'cut' : 'unended';
        return this.#counts.size > 0 ? 'whole' : 'empty';
    }
    async #take({ bytes, count, starts, ends, oversize }) {
        this.#oversize += oversize;
        const found = new Map();
        for (let i = 0; i < count; i += 1) {
            const line = bytes.toString('utf8', starts[i], ends[i]);
            if (this.#rows === undefined)
                this.#begin(line);
            else
                this.#sort(line, this.#rows, found);
        }
        for (const [hour, lines] of found) {
            this.#counts.set(hour, (this.#counts.get(hour) ?? 0) + lines.length);
            await this.#spools.get(hour)?.append(Buffer.from(`${lines.join('\n')}\n`));
        }
    }
    #begin(line) {
        const header = (0,csv/* parseAmplifyHeader */.HZ)(line);
        if (header === undefined)
            this.#isHeadless = true;
        else if (!this.#isHeadless) {
            this.#rows = new csv/* AmplifyRows */.qf(header);
            this.#lacksValues = !header.columns.includes(csv/* LAST_COLUMN */.CU);
        }
    }
    #sort(line, rows, found) {
        const row = rows.read(line);
        this.#lacksValues = rows.isShort(row);
        const hour = Math.floor(row.time / HOUR_MS) * HOUR_MS;
        if (Number.isNaN(row.time))
            this.#timeless += 1;
        else if (!this.#spools.has(hour))
            this.#outside += 1;
        else {
            const lines = found.get(hour);
            if (lines === undefined)
                found.set(hour, [line]);
            else
                lines.push(line);
        }
    }
}

;// CONCATENATED MODULE: ./build/amplify/doubts.js



/** A range is asked for at most so often. */
const MAX_ATTEMPTS = 8;
/** Bad answers in a row after which less is asked for: files come partial or blank when it was too much (amplify-hosting#2960). */
const BAD_ANSWERS = 3;
/** Decides when the answers to one request can be believed. */
class Doubts {
    #request;
    #seen = new Set();
    #attempts = 0;
    #last = 'not at all';
    constructor(request) {
        this.#request = request;
    }
    /** Whether the answer is whole, or agrees with an earlier one that there is nothing (or no last line end). */
    believes(answer) {
        this.#attempts += 1;
        this.#last = answer?.completeness ?? 'not at all';
        if (answer === undefined)
            return false;
        if (answer.completeness === 'whole')
            return true;
        const doubt = this.#doubtOf(answer);
        if (doubt === undefined)
            return false;
        const agrees = this.#seen.has(doubt);
        this.#seen.add(doubt);
        return agrees;
    }
    /** Throws when asking once more for the same makes no sense. */
    goOn() {
        const { domain, hours } = this.#request;
        const what = `The access logs of ${domain} came ${this.#last} in ${this.#attempts} attempts`;
        if (this.#attempts >= BAD_ANSWERS && hours.length > 1) {
            const call = 'amplify:GenerateAccessLogs';
            throw new access_logs/* TooMuchAskedError */.m(`${what}.`, { call, resource: domain, retryable: true });
        }
        if (this.#attempts < MAX_ATTEMPTS)
            return;
        const hour = hours[0] ?? 0;
        throw new errors/* DataError */.fL(`${what} at the hour ${dateOf(hour)} ${clockHourOf(hour)}. Nothing of it is committed; the next run asks again.`);
    }
    /** What must be found twice; `undefined` for what is not believed at all. */
    #doubtOf({ completeness, digest }) {
        if (completeness === 'empty')
            return completeness;
        // Without a header (blank, or cut within it) an answer says nothing, however often it comes.
        return completeness === 'unended' ? digest : undefined;
    }
}

;// CONCATENATED MODULE: ./build/amplify/shared-fetch.js
/** One fetch that several hours are waiting for. It goes on as long as anyone waits for it. */
class SharedFetch {
    /** What it covers; fewer when the service could not manage all. */
    hours;
    #controller = new AbortController();
    #results = new Map();
    #waiting = new Map();
    constructor(hours) {
        this.hours = hours;
    }
    get signal() {
        return this.#controller.signal;
    }
    /** The rows of one of its hours, to be asked for once; `undefined` when the fetch does not cover it after all. */
    async take(hour, signal) {
        const known = this.#results.get(hour);
        if (known !== undefined) {
            if ('error' in known)
                throw known.error;
            this.#results.delete(hour);
            return known.rows;
        }
        const leave = () => {
            const waiting = this.#waiting.get(hour);
            this.#waiting.delete(hour);
            waiting?.reject(signal.reason);
            if (this.#waiting.size === 0)
                this.#controller.abort(signal.reason);
        };
        signal.addEventListener('abort', leave);
        try {
            return await new Promise((resolve, reject) => {
                this.#waiting.set(hour, { resolve, reject });
            });
        }
        finally {
            signal.removeEventListener('abort', leave);
        }
    }
    /** These hours are for another fetch. */
    drop(hours) {
        this.hours = this.hours.filter((hour) => !hours.includes(hour));
        for (const hour of hours)
            this.#settle(hour, { rows: undefined });
    }
    resolve(found) {
        for (const hour of this.hours)
            this.#settle(hour, { rows: found.get(hour) });
    }
    fail(error) {
        for (const hour of this.hours)
            this.#settle(hour, { error });
    }
    #settle(hour, result) {
        const waiting = this.#waiting.get(hour);
        this.#waiting.delete(hour);
        if (waiting === undefined)
            this.#results.set(hour, result);
        else if ('error' in result)
            waiting.reject(result.error);
        else
            waiting.resolve(result.rows);
    }
}

;// CONCATENATED MODULE: ./build/amplify/fetch.js







/** At most a day is asked for at once; the service takes two weeks, and times out long before (amplify-hosting#1004). */
const MOST_HOURS = DAY_MS / HOUR_MS;
/** The service's quota is not published: a few at a time. */
const CALLS_IN_FLIGHT = 4;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;
/**
 * The rows of one hour after another, out of as few calls as may be: hours that are wanted and lie side by side are
 * fetched together, and each is handed out once. Who asks for an hour again is given a fresh answer.
 */
class HourlyRows {
    #ports;
    #fetches = new Map();
    #wanted = new Set();
    #handedOut = new Set();
    #slots = new slots/* Slots */.W(CALLS_IN_FLIGHT);
    /** What the service was found to manage in one call; a time-out lowers it for the rest of the run. */
    #mostHours = MOST_HOURS;
    constructor(ports) {
        this.#ports = ports;
    }
    /** Announces that this hour will be asked for, so that it may be fetched along with its neighbours. */
    want(hour) {
        if (!this.#handedOut.has(nameOf(hour)))
            this.#wanted.add(nameOf(hour));
    }
    /** The rows of an hour, the caller's to dispose of. */
    async of(asked, signal) {
        const name = nameOf(asked);
        for (;;) {
            signal.throwIfAborted();
            const known = this.#fetches.get(name);
            const fetch = known === undefined || known.signal.aborted ? this.#start(asked) : known;
            this.#fetches.delete(name);
            this.#wanted.delete(name);
            this.#handedOut.add(name);
            const rows = await fetch.take(asked.hour, signal);
            if (rows !== undefined)
                return rows;
        }
    }
    #start(asked) {
        const { domain } = asked;
        const fetch = new SharedFetch(this.#neighbours(asked));
        for (const hour of fetch.hours)
            this.#fetches.set(nameOf({ domain, hour }), fetch);
        void this.#run(domain, fetch);
        return fetch;
    }
    /** The hour and those after it, on the same day, that are wanted and not under way. */
    #neighbours({ domain, hour }) {
        const hours = [hour];
        const midnight = Math.floor(hour / DAY_MS) * DAY_MS + DAY_MS;
        for (let next = hour + HOUR_MS; next < midnight && hours.length < this.#mostHours; next += HOUR_MS) {
            const name = nameOf({ domain, hour: next });
            if (!this.#wanted.has(name) || this.#fetches.has(name))
                break;
            hours.push(next);
        }
        return hours;
    }
    async #run(domain, fetch) {
        await this.#slots.take(1);
        try {
            await this.#fetch(domain, fetch);
        }
        catch (error) {
            this.#forget(domain, fetch, fetch.hours);
            fetch.fail(error);
        }
        finally {
            this.#slots.release(1);
        }
    }
    /** Asks for less until the service manages it; the hours left out are asked for anew by who wants them. */
    async #fetch(domain, fetch) {
        for (;;) {
            try {
                this.#keepFirst(domain, fetch, this.#mostHours);
                const answer = await this.#agreed(domain, fetch);
                fetch.resolve(answer.hours);
                return;
            }
            catch (error) {
                if (!(error instanceof access_logs/* TooMuchAskedError */.m) || fetch.hours.length === 1)
                    throw error;
                this.#mostHours = Math.min(this.#mostHours, Math.ceil(fetch.hours.length / 2));
            }
        }
    }
    #keepFirst(domain, fetch, count) {
        const dropped = fetch.hours.slice(count);
        this.#forget(domain, fetch, dropped);
        for (const hour of dropped)
            this.#wanted.add(nameOf({ domain, hour }));
        fetch.drop(dropped);
    }
    #forget(domain, fetch, hours) {
        for (const hour of hours) {
            const name = nameOf({ domain, hour });
            if (this.#fetches.get(name) === fetch)
                this.#fetches.delete(name);
        }
    }
    async #agreed(domain, fetch) {
        const doubts = new Doubts({ domain, hours: fetch.hours });
        for (let attempt = 1;; attempt += 1) {
            const answer = await this.#attempt(domain, fetch, attempt);
            const believed = doubts.believes(answer);
            if (answer !== undefined && believed)
                return answer;
            if (answer !== undefined)
                await dispose(answer);
            doubts.goOn();
            await this.#ports.clock.sleep(pauseAfter(attempt), fetch.signal);
        }
    }
    /** Nothing when it failed in a way that another attempt may mend. */
    async #attempt(domain, fetch, attempt) {
        const { read, clock, space } = this.#ports;
        const { hours, signal } = fetch;
        signal.throwIfAborted();
        const from = hours[0] ?? NaN;
        const range = { domain, from, to: from + hours.length * HOUR_MS };
        let bytes = 0;
        const pieces = read(range, signal, (count) => {
            bytes += count;
        });
        try {
            return await readAnswer(pieces, { hours, space, askedAt: clock.now(), downloaded: () => bytes });
        }
        catch (error) {
            const isBig = error instanceof access_logs/* TooMuchAskedError */.m && hours.length > 1;
            const mayRepeat = error instanceof errors/* ServiceError */._7 && error.retryable && attempt < MAX_ATTEMPTS;
            if (isBig || !mayRepeat)
                throw error;
            return undefined;
        }
    }
}
function pauseAfter(attempt) {
    return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2);
}
function nameOf({ domain, hour }) {
    return `${domain} ${hour}`;
}

// EXTERNAL MODULE: ./build/encode/event-block.js + 1 modules
var event_block = __webpack_require__(1759);
// EXTERNAL MODULE: ./build/amplify/columns.js
var amplify_columns = __webpack_require__(9968);
;// CONCATENATED MODULE: ./build/amplify/record.js

/** Raised whenever the same row would give another record. */
const AMPLIFY_ENCODER_VERSION = 2;
/** What JSON takes as a number as it stands. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Writes rows as JSON objects: the header's names as keys, `-` as null, numbers as numbers. */
class AmplifyJson {
    #keys;
    #unescape;
    constructor({ columns }, unescape) {
        this.#unescape = unescape;
        this.#keys = columns.map((name, index) => ({
            start: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
            isNumber: csv/* NUMBER_COLUMNS */.C4.has(name),
        }));
    }
    /** Of a row that has as many values as there are columns. */
    encode({ values }, sampleRate) {
        let json = '';
        for (const [index, { start, isNumber }] of this.#keys.entries())
            json += start + this.#value(values[index], isNumber);
        return sampleRate === undefined ? `${json}}` : `${json},"sample_rate":${String(sampleRate)}}`;
    }
    #value(value, isNumber) {
        if (value === undefined || value === csv/* NO_VALUE */.GY)
            return 'null';
        if (isNumber && NUMBER.test(value))
            return value;
        return JSON.stringify(this.#unescape(value));
    }
}
/** A row that cannot be parsed, as JSON. */
function unparsedJson(line, why) {
    return JSON.stringify({ message: line, parse_error: why });
}
/** Where the id of a record of ours stands, whatever the format it was written in. */
function idOfJson(message, key) {
    let parsed;
    try {
        parsed = JSON.parse(message);
    }
    catch {
        return undefined;
    }
    if (typeof parsed !== 'object' || parsed === null)
        return undefined;
    const id = Reflect.get(parsed, key);
    return typeof id === 'string' ? id : undefined;
}
/** A row under other columns: values go by the names of their columns, and what is missing is `-`. */
function underColumns(row, from, to) {
    const byName = new Map(from.columns.map((name, index) => [name, row.values[index] ?? csv/* NO_VALUE */.GY]));
    return to.columns.map((name) => byName.get(name) ?? csv/* NO_VALUE */.GY).join(',');
}

;// CONCATENATED MODULE: ./build/amplify/records.js




/** Records below one header: read from rows, written as text, and known again in what a destination holds. */
class RecordFormat {
    header;
    #rows;
    #json;
    constructor(header) {
        this.header = header;
        this.#rows = new csv/* AmplifyRows */.qf(header);
        this.#json = new AmplifyJson(header, csv/* plainValue */._y);
    }
    read(line) {
        const row = this.#rows.read(line);
        const fault = this.#rows.faultOf(row);
        const hasId = fault === undefined && row.id !== csv/* NO_VALUE */.GY;
        return { line, row, fault, key: hasId ? keyOfId(row.id) : undefined };
    }
    /** The record as one JSON object. */
    json({ line, row, fault, sampleRate, hidden }) {
        return fault === undefined ? this.#json.encode(row, sampleRate) : (hidden ?? unparsedJson(line, fault));
    }
    /** Names a record by the text that a destination holds of it, in whichever format it was written. */
    keyOf(text) {
        if (!text.startsWith('{'))
            return this.read(text).key ?? keyOfText(text);
        const id = idOfJson(text, csv/* REQUEST_ID */.A2) ?? idOfJson(text, (0,amplify_columns/* columnName */.uS)(csv/* REQUEST_ID */.A2));
        // Others may have written it as the service escapes it.
        return id === undefined ? keyOfText(text) : keyOfId((0,csv/* plainValue */._y)(id));
    }
}
/** Length of a record's name. */
const KEY_LENGTH = 13;
/** A name for a record by which it is known again. */
function keyOfId(id) {
    return `i${shortDigest(id)}`;
}
/** The same for a record without an id. */
function keyOfText(text) {
    return `t${shortDigest(text)}`;
}
/** 72 bits of SHA-256: short enough for a ledger, and over the millions of an hour a chance meeting is out of the question. */
function shortDigest(text) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(text)
        .digest('base64')
        .slice(0, KEY_LENGTH - 1);
}
/** Records that are somewhere already: those with an id once for all, those without as often as they are there. */
class KnownRecords {
    #counts = new Map();
    add(key) {
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
    /** Whether such a record is there. */
    take(key) {
        const count = this.#counts.get(key) ?? 0;
        if (count > 0 && key.startsWith('t'))
            this.#counts.set(key, count - 1);
        return count > 0;
    }
}

;// CONCATENATED MODULE: ./build/amplify/stream.js


/** Classes other than STANDARD cannot be read back (CloudWatch Logs, log classes). */
function isReadable({ logGroupClass }) {
    return logGroupClass === 'STANDARD';
}
/** Sends an hour's records into its stream, leaving out what the stream (or the ledger) says is there. */
class StreamDelivery {
    #order;
    #writer;
    #listing;
    #progress;
    #tooOld = 0;
    #oversize = 0;
    #restamped = 0;
    #bytes = 0;
    constructor(order, open) {
        this.#order = order;
        this.#writer = open.writer;
        this.#listing = open.listing;
        this.#progress = open.notes;
    }
    static async open({ logs, group, putTimeout }, order) {
        const { events, format, context, progress } = order;
        const readable = isReadable(group);
        const notes = new StreamNotes(progress, readable);
        const claim = context.claimAt('logs');
        const guard = {
            ...context,
            ...claim,
            checkpoint: (acknowledged) => {
                claim.checkpoint(notes.after(acknowledged));
            },
        };
        const { writer, listed: listing } = await logs.openListed({
            ...{ group, guard, putTimeout, stream: events.stream },
            acknowledged: progress.stored,
            list: () => new StreamListing(format, readable ? '' : progress.keys),
        });
        notes.listed = listing.size;
        return new StreamDelivery(order, { writer, listing, notes });
    }
    async append(records) {
        const { events, format } = this.#order;
        const block = new event_block/* EventBlockBuilder */.n(records.length);
        for (const record of records) {
            const text = events.format === 'json' ? format.json(record) : record.line;
            const key = record.key ?? keyOfText(text);
            if (this.#listing.take(key))
                this.#countKnown(record.row.time);
            else if (this.#write(block, record.row.time, text))
                this.#progress.sequence.push(key);
        }
        const built = block.finish();
        for (const bytes of built.sizes)
            this.#bytes += bytes;
        if (built.count > 0)
            await this.#writer.append(built);
    }
    async finish() {
        const { tooOld, tooNew, written } = await this.#writer.finish();
        const earlier = this.#progress.earlier;
        return {
            tooOld: this.#tooOld + tooOld + earlier.tooOld,
            tooNew: tooNew + earlier.tooNew,
            oversize: this.#oversize,
            restamped: this.#restamped,
            total: this.#listing.size + written,
            bytes: this.#bytes,
        };
    }
    /** A record that an earlier attempt sent; a tally is of all records of the hour, whoever sent them. */
    #countKnown(time) {
        const { events, isRecheck } = this.#order;
        if (!isRecheck && time < events.oldest && events.restampTo !== undefined)
            this.#restamped += 1;
    }
    /** Whether the record is an event of the block now. */
    #write(block, time, text) {
        const { oldest, restampTo } = this.#order.events;
        const isOld = time < oldest;
        if (isOld && restampTo === undefined) {
            this.#tooOld += 1;
            return false;
        }
        const isTaken = block.add(isOld ? (restampTo ?? time) : time, text);
        if (!isTaken)
            this.#oversize += 1;
        else if (isOld)
            this.#restamped += 1;
        return isTaken;
    }
}
/** What the ledger is told of a stream while it is written. */
class StreamNotes {
    #before;
    #readable;
    /** Names of the events that this attempt appends, in order. */
    sequence = [];
    /** Events that were there before. */
    listed = 0;
    constructor(before, readable) {
        this.#before = before;
        this.#readable = readable;
    }
    /** Refusals of earlier attempts; where the stream can be read back, they are sent and counted anew. */
    get earlier() {
        return this.#readable ? { tooOld: 0, tooNew: 0 } : this.#before;
    }
    after({ sent, tooOld, tooNew }) {
        if (this.#readable)
            return { stored: this.listed + sent - tooOld - tooNew };
        return {
            keys: this.#before.keys + this.sequence.slice(0, sent).join(''),
            tooOld: this.#before.tooOld + tooOld,
            tooNew: this.#before.tooNew + tooNew,
        };
    }
}
/** The records that a stream holds. */
class StreamListing {
    #format;
    #known = new KnownRecords();
    size = 0;
    constructor(format, keys) {
        this.#format = format;
        for (let at = 0; at < keys.length; at += KEY_LENGTH)
            this.#known.add(keys.slice(at, at + KEY_LENGTH));
    }
    add({ message }) {
        this.#known.add(this.#format.keyOf(message));
        this.size += 1;
    }
    take(key) {
        return this.#known.take(key);
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/amplify/selection.js
var selection = __webpack_require__(321);
;// CONCATENATED MODULE: ./build/amplify/claim.js





const claimSchema = dist/* object */.Ikc({
    version: dist/* number */.aig(),
    pass: dist/* picklist */.KIO(['first', 'recheck', 'redo']),
    domain: dist/* string */.YjP(),
    hour: dist/* number */.aig(),
    logs: dist/* exactOptional */.yqP(dist/* object */.Ikc({
        stream: dist/* string */.YjP(),
        format: dist/* picklist */.KIO(['json', 'raw']),
        oldest: dist/* number */.aig(),
        restampTo: dist/* exactOptional */.yqP(dist/* number */.aig()),
        adds: dist/* boolean */.zMY(),
        select: selection/* selectionSchema */.Bh,
    })),
    s3: dist/* exactOptional */.yqP(dist/* object */.Ikc({ form: object_form/* objectFormSchema */.JB, select: selection/* selectionSchema */.Bh })),
    held: dist/* object */.Ikc({ s3: dist/* number */.aig(), logs: dist/* number */.aig() }),
});
function printClaim({ logs, s3, held, ...rest }) {
    return {
        version: AMPLIFY_ENCODER_VERSION,
        ...rest,
        ...(logs === undefined ? {} : { logs: { ...logs, select: printTerms(logs.select) } }),
        ...(s3 === undefined ? {} : { s3: { form: { ...s3.form }, select: printTerms(s3.select) } }),
        held: { ...held },
    };
}
function printTerms({ redact, ...terms }) {
    return { ...terms, ...(redact === undefined ? {} : { redact: [...redact] }) };
}
/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
function parseClaim(id, claim) {
    const parsed = dist/* safeParse */.xLC(claimSchema, claim);
    if (!parsed.success)
        throw new errors/* DataError */.fL(`The claim of segment ${id} in the ledger cannot be read.`);
    const { version, ...rest } = parsed.output;
    if (version !== AMPLIFY_ENCODER_VERSION) {
        throw new errors/* DataError */.fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ` +
            `${AMPLIFY_ENCODER_VERSION}. Finish it with that release.`);
    }
    return { ...rest, logs: rest.logs, s3: rest.s3 };
}
/**
 * How far a segment's stream has come. A second fetch may bring more rows, and in another order, so a position says
 * nothing: what the stream holds is read back, and must be `stored` events at least. Where it cannot be read back, the
 * ledger keeps the `keys` of what was answered for.
 */
const progressSchema = dist/* object */.Ikc({
    stored: dist/* optional */.lqM(dist/* number */.aig(), 0),
    keys: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    tooOld: dist/* optional */.lqM(dist/* number */.aig(), 0),
    tooNew: dist/* optional */.lqM(dist/* number */.aig(), 0),
});
function parseProgress(progress) {
    return dist/* parse */.qgA(progressSchema, progress ?? {});
}
/** What a destination was given of an hour, as its commit noted it: a second look keeps to it. */
const storedSchema = dist/* object */.Ikc({
    stream: dist/* exactOptional */.yqP(dist/* string */.YjP()),
    format: dist/* exactOptional */.yqP(dist/* picklist */.KIO(['json', 'raw'])),
    select: selection/* selectionSchema */.Bh,
});
function parseStored(id, stored) {
    if (stored === undefined)
        return {};
    const parsed = dist/* safeParse */.xLC(storedSchema, stored);
    if (parsed.success)
        return parsed.output;
    throw new errors/* DataError */.fL(`What the ledger notes of what segment ${id} delivered cannot be read.`);
}

// EXTERNAL MODULE: ./build/objects/gzip-body.js
var gzip_body = __webpack_require__(7327);
;// CONCATENATED MODULE: ./build/objects/record-body.js


/** A body for lines of text, or for records of JSON, one a line, that become rows of these columns. */
async function recordBody(space, form, columns) {
    if (form.objectFormat !== 'parquet')
        return new gzip_body/* ObjectBody */.Y(space, form.compression === 'gzip');
    // It brings the library that writes Parquet.
    const { ParquetBody } = await Promise.all(/* import() */[__webpack_require__.e(309), __webpack_require__.e(123), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
    return new ParquetBody(new spool/* Spool */.Q(space), columns, form.compression);
}

// EXTERNAL MODULE: ./build/encode/gunzip.js + 1 modules
var gunzip = __webpack_require__(4898);
;// CONCATENATED MODULE: ./build/amplify/prior-object.js




/** What lay under the key before. */
class PriorObject {
    found;
    #content;
    #form;
    #name;
    header;
    /** Of a Parquet object. */
    columns;
    constructor(found, content, { name, form }) {
        this.found = found;
        this.#content = content;
        this.#name = name;
        this.#form = form;
    }
    static async load({ sink, destination, space }, key) {
        const found = await sink.read(key);
        if (found === undefined)
            return undefined;
        const content = new spool/* Spool */.Q(space);
        for await (const piece of found.body)
            await content.append(piece);
        const name = `s3://${destination.bucket}/${key}`;
        const prior = new PriorObject(found, content, { name, form: destination });
        if (destination.objectFormat === 'csv')
            await prior.#readHeader();
        if (destination.objectFormat === 'parquet')
            prior.columns = await (await Promise.all(/* import() */[__webpack_require__.e(309), __webpack_require__.e(123), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216))).parquetColumns(content);
        return prior;
    }
    /** Its records, a block at a time, as they are told to the body of the new object. */
    async *records({ held }) {
        let isHeader = this.header !== undefined;
        for await (const lines of this.#allLines()) {
            if (isHeader && lines.length > 0) {
                lines.shift();
                isHeader = false;
            }
            yield lines.map(held);
        }
    }
    dispose() {
        return this.#content.dispose();
    }
    async #readHeader() {
        for await (const [first] of this.#allLines()) {
            if (first === undefined)
                continue;
            this.header = (0,csv/* parseAmplifyHeader */.HZ)(first);
            return;
        }
    }
    async *#allLines() {
        const { objectFormat, compression } = this.#form;
        if (objectFormat === 'parquet') {
            const { parquetRecords } = await Promise.all(/* import() */[__webpack_require__.e(309), __webpack_require__.e(123), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
            yield* parquetRecords(this.#content);
            return;
        }
        const splitter = new encode_lines/* LineSplitter */.g();
        const content = this.#content.read();
        const pieces = compression === 'gzip' ? (0,gunzip/* objectText */.tq)(content, { name: this.#name }) : content;
        for await (const piece of pieces)
            yield textsOf(splitter.push(piece));
        yield textsOf(splitter.end());
    }
}
/** The lines of a block as texts. */
function textsOf({ bytes, count, starts, ends }) {
    return Array.from({ length: count }, (_, i) => bytes.toString('utf8', starts[i], ends[i]));
}

;// CONCATENATED MODULE: ./build/amplify/record-text.js



function textFor({ objectFormat, isSampled }, format, prior) {
    if (objectFormat === 'csv')
        return csvText(format, prior?.header);
    if (objectFormat === 'parquet')
        return columnText(format, [...(isSampled ? [amplify_columns/* SAMPLE_RATE */.sQ] : []), ...(prior?.columns ?? [])]);
    const held = (text) => ({ text, key: format.keyOf(text) });
    return { format, columns: [], of: (record) => format.json(record), held };
}
function columnText(format, others) {
    const columns = new amplify_columns/* AmplifyColumns */._V(format.header, others);
    return {
        format,
        columns: columns.columns,
        of: (record) => columns.json(record, format.header),
        held: (line) => {
            const text = columns.completed(line);
            return { text, key: format.keyOf(text) };
        },
    };
}
function csvText(format, prior) {
    const header = joined(format.header, prior);
    const before = prior === undefined ? undefined : new RecordFormat(prior);
    return {
        format,
        columns: [],
        first: header.line,
        of: (record) => underHeader(record, format.header, header),
        // Its own header says what its values are.
        held: (line) => {
            if (before === undefined)
                return { text: line, key: format.keyOf(line) };
            const record = before.read(line);
            const text = underHeader(record, before.header, header);
            return { text, key: record.key ?? keyOfText(text) };
        },
    };
}
function underHeader({ line, row, fault }, own, header) {
    const stays = fault !== undefined || header.columns.join() === own.columns.join();
    return stays ? line : underColumns(row, own, header);
}
/** The columns of both headers, those of the fresh one first. */
function joined(fresh, prior) {
    const more = prior?.columns.filter((name) => !fresh.columns.includes(name)) ?? [];
    if (more.length === 0)
        return fresh;
    return { line: [fresh.line, ...more].join(','), columns: [...fresh.columns, ...more] };
}

;// CONCATENATED MODULE: ./build/amplify/object.js







/** Always the same key for the same hour. */
function objectKeyOf({ destination, appId }, { domain, hour }) {
    const { prefix } = destination;
    const folder = `app=${appId}/domain=${domain}/dt=${dateOf(hour)}/hour=${clockHourOf(hour)}`;
    return `${prefix}${folder}/access-log${(0,object_form/* extensionOf */.je)(destination)}`;
}
/** Writes an hour's records into its object. */
class ObjectDelivery {
    #ports;
    #order;
    #key;
    #body;
    #prior;
    #text;
    #appended = new KnownRecords();
    #count = 0;
    #bytes = 0;
    constructor(ports, order, parts) {
        this.#ports = ports;
        this.#order = order;
        this.#prior = parts.prior;
        this.#key = objectKeyOf(ports, order.hour);
        this.#body = parts.body;
        this.#text = parts.text;
    }
    static async open(ports, order) {
        const { destination, space } = ports;
        const prior = order.adds ? await PriorObject.load(ports, objectKeyOf(ports, order.hour)) : undefined;
        const text = textFor({ ...destination, isSampled: order.isSampled }, order.format, prior);
        const body = await recordBody(space, destination, text.columns);
        if (text.first !== undefined)
            await body.write(`${text.first}\n`);
        return new ObjectDelivery(ports, order, { prior, text, body });
    }
    async append(records) {
        const { adds } = this.#order;
        const lines = records.map((record) => {
            const text = this.#text.of(record);
            if (adds)
                this.#appended.add(record.key ?? keyOfText(text));
            this.#bytes += Buffer.byteLength(text);
            return `${text}\n`;
        });
        this.#count += lines.length;
        await this.#body.write(lines.join(''));
    }
    /** Puts the object, unless there is nothing new in it. */
    async finish(metadataOf) {
        const { kept, known } = await this.#keepPrior();
        const total = this.#count + kept;
        if (known === this.#count)
            return { total, objects: 0, bytes: 0 };
        const content = await this.#body.end();
        const { destination, sink, putTimeout } = this.#ports;
        const { context } = this.#order;
        await context.claimAt('s3').fence(putTimeout);
        const object = {
            key: this.#key,
            content,
            ...(0,object_form/* headersOf */.Yl)(destination),
            metadata: metadataOf(total),
            ...(this.#order.adds ? { replaces: (0,whole_object/* replacing */.m)(this.#prior?.found) } : {}),
        };
        await sink.put(object, context.signal);
        return { total, objects: 1, bytes: this.#bytes };
    }
    async dispose() {
        await this.#body.dispose();
        await this.#prior?.dispose();
    }
    /** Keeps what the object holds and the service did not show this time; counts also what was there already. */
    async #keepPrior() {
        let [kept, known] = [0, 0];
        if (this.#prior === undefined)
            return { kept, known };
        for await (const records of this.#prior.records(this.#text)) {
            const missing = records.filter(({ key }) => !this.#appended.take(key));
            kept += missing.length;
            known += records.length - missing.length;
            await this.#body.write(missing.map(({ text }) => `${text}\n`).join(''));
        }
        return { kept, known };
    }
}

// EXTERNAL MODULE: ./build/engine/tally.js
var tally = __webpack_require__(2969);
;// CONCATENATED MODULE: ./build/amplify/partition.js





/** A committed hour is fetched once more when it is so old: what is missing by then is not expected any more. */
const RECHECK_AGE_MS = DAY_MS;
/** The entry of an hour that was fetched when it was that old already. */
const FINAL = 'final';
/** A second segment of the same hour, so that what is committed stays as it is while late rows are looked for. */
const RECHECK = '+24h';
const REDO = '+redo-';
/** What a domain's day holds for a window, and which of it is left. */
function amplifyPartition(day, settings) {
    const { region, account, appId, destinations, refusedBefore } = settings;
    const date = dateOf(day.day);
    const { domain } = day;
    const place = {
        source: { mode: 'amplify', region, account, app: appId },
        own: { domain, day: date },
        path: `${domain}/${date.replaceAll('-', '/')}.json`,
    };
    const planned = { day, settings, redoName: `${REDO}${(0,external_node_crypto_.randomBytes)(5).toString('hex')}` };
    return {
        documents: (0,documents/* partitionDocuments */.r3)(place, destinations),
        label: `${domain} ${date}`,
        item: domain,
        start: [...day.earlier, ...day.hours][0] ?? day.day,
        mayRefuse: refusedBefore !== undefined && day.hours.some((hour) => hour < refusedBefore),
        left: (documents, run) => leftOf(planned, documents, run),
        expect: (segments) => {
            for (const { start } of segments)
                settings.want({ domain, hour: start });
        },
    };
}
function leftOf(planned, documents, run) {
    const { settings } = planned;
    const lacked = new Map();
    for (const destination of tally/* DESTINATIONS */.qI) {
        const document = documents[destination];
        for (const each of document === undefined ? [] : lackedBy(planned, document, run)) {
            const known = lacked.get(each.id);
            if (known === undefined)
                lacked.set(each.id, { ...each, at: [destination] });
            else
                known.at.push(destination);
        }
    }
    const all = [...lacked.values()].sort((a, b) => a.hour - b.hour);
    const { refusedBefore = -Infinity } = settings;
    const old = all.filter(({ id, hour, pass, at }) => {
        const isFresh = pass !== 'recheck' && documents.logs?.segments[id] === undefined;
        return at.includes('logs') && isFresh && hour < refusedBefore;
    });
    const refusals = old[0] === undefined ? {} : { logs: settings.refuse(old.length, old[0].hour) };
    return { segments: all.map((each) => segment(planned, documents, each)), objectsSkipped: 0, refusals };
}
function lackedBy(planned, document, run) {
    const { hours, earlier } = planned.day;
    const look = { ...planned, document, run };
    return [
        ...earlier.flatMap((hour) => recheckOf({ ...look, hour })),
        ...hours.flatMap((hour) => lackedHour({ ...look, hour })),
    ];
}
/** The segments of one hour that are open, or to be made. */
function lackedHour(planned) {
    const { hour, document, run, settings, redoName } = planned;
    const id = clockHourOf(hour);
    const entry = document.segments[id];
    if (entry?.state !== 'committed')
        return [{ id, hour, pass: 'first' }];
    const redone = redosOf(document, id);
    const open = redone.filter(([, redo]) => redo.state === 'open').map(([name]) => name);
    const isDone = [entry, ...redone.map(([, redo]) => redo)].some((each) => each.state === 'committed' && each.run === run);
    if (settings.redo && open.length === 0 && !isDone)
        open.push(`${id}${redoName}`);
    return [...recheckOf(planned), ...open.map((name) => ({ id: name, hour, pass: 'redo' }))];
}
/** The second look at an hour that was committed young, when its time has come. */
function recheckOf({ hour, document, settings }) {
    const id = clockHourOf(hour);
    const entry = document.segments[id];
    const again = document.segments[`${id}${RECHECK}`];
    const recheck = { id: `${id}${RECHECK}`, hour, pass: 'recheck' };
    if (again?.state === 'open')
        return [recheck];
    if (entry?.state !== 'committed' || again !== undefined)
        return [];
    const isFinal = [entry, ...redosOf(document, id).map(([, redo]) => redo)].some((each) => each.state === 'committed' && each.covers === FINAL);
    const isDue = hour + HOUR_MS + RECHECK_AGE_MS <= settings.now();
    return isDue && !isFinal ? [recheck] : [];
}
function redosOf({ segments }, id) {
    return Object.entries(segments).filter(([name]) => name.startsWith(`${id}${REDO}`));
}
function segment({ day, settings }, documents, { id, hour, pass, at }) {
    const its = { domain: day.domain, hour };
    const suffix = pass === 'redo' ? id.slice(clockHourOf(hour).length) : '';
    const claim = () => {
        const noted = (destination) => {
            const first = documents[destination]?.segments[clockHourOf(hour)];
            return pass === 'recheck' && isCommitted(first) ? parseStored(id, first.stored) : {};
        };
        const { format, select } = noted('logs');
        const first = { ...(format && { format }), ...(select && { select }) };
        const { objectTerms } = settings;
        return printClaim({
            ...{ pass, ...its, held: heldBy(documents, hour) },
            logs: settings.logEvents(its, { suffix, pass, first }),
            s3: objectTerms && { ...objectTerms, select: noted('s3').select ?? objectTerms.select },
        });
    };
    return { id, destinations: at, claim, start: hour, end: hour + HOUR_MS, objects: 1, bytes: 0 };
}
/** What the destinations were left with: the object by whoever wrote it last, the hour's own stream by its first segment. */
function heldBy({ s3, logs }, hour) {
    const id = clockHourOf(hour);
    const objects = s3 === undefined ? [] : [s3.segments[id], ...redosOf(s3, id).map(([, redo]) => redo)];
    const last = objects
        .filter(isCommitted)
        .toSorted((a, b) => a.at - b.at)
        .at(-1);
    return { s3: writtenBy(last, 's3'), logs: writtenBy(logs?.segments[id], 'logs') };
}
function isCommitted(entry) {
    return entry?.state === 'committed';
}
function writtenBy(entry, destination) {
    if (!isCommitted(entry) || 'windows' in entry.tally)
        return 0;
    return entry.tally[destination]?.written ?? 0;
}

;// CONCATENATED MODULE: ./build/amplify/plan.js


/**
 * The partitions of a window, day by day. A scheduled window begins where the last one ended if the cron was late; the
 * day before it holds hours that were committed young and not looked at again yet.
 */
// eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, for sources that list
async function* planAmplify(settings, window) {
    const { domains, isExplicit, partition } = settings;
    const hours = hoursIn(window);
    const from = hours[0] ?? window.from;
    const earlier = isExplicit ? [] : hoursIn({ from: from - RECHECK_AGE_MS, to: from });
    const days = new Set([...earlier, ...hours].map(dayOf));
    for (const day of days) {
        const ofDay = (hour) => dayOf(hour) === day;
        for (const domain of domains) {
            const its = { domain, day, hours: hours.filter(ofDay), earlier: earlier.filter(ofDay) };
            yield amplifyPartition(its, partition);
        }
    }
}
function dayOf(hour) {
    return Math.floor(hour / DAY_MS) * DAY_MS;
}

;// CONCATENATED MODULE: ./build/amplify/report.js


const SILENT = { see: () => undefined, delivered: () => undefined };
/**
 * What an hour says goes to the run's report, where there is one. What a recheck fetches was told when the hour was
 * delivered first, but for the rows that came late.
 */
function hourReport(report, header, pass) {
    if (report === undefined || pass === 'recheck')
        return SILENT;
    const statistics = new AmplifyStatistics(header.columns, csv/* plainValue */._y);
    return {
        see: (records) => {
            for (const { row, fault } of records) {
                if (fault === undefined)
                    statistics.parsed(row);
                else
                    statistics.unparsed();
            }
        },
        delivered: () => {
            report.merge(statistics.snapshot());
        },
    };
}

;// CONCATENATED MODULE: ./build/amplify/tally.js

/**
 * The balance of one segment. A recheck reads again what is there already: those are `duplicate`, and `written` are
 * the rows that came late. So the sum over an hour's segments is what the destination holds.
 */
function tallyOf(outcome) {
    const { claim, unplaced, rows, unparsed, stream, object } = outcome;
    const isAgain = claim.pass === 'recheck';
    const s3 = isAgain ? addedTo(outcome, { total: object?.total, held: claim.held.s3 }) : writtenTo(outcome);
    const read = rows + unplaced.outside + unplaced.timeless + unplaced.oversize;
    const sheetOf = (own) => (0,tally/* sheet */.yi)(read, withUnplaced(own, unplaced));
    return {
        read,
        unparsed: isAgain ? 0 : unparsed,
        restamped: stream?.restamped ?? 0,
        ...(object === undefined ? {} : { s3: sheetOf(s3) }),
        ...(claim.logs === undefined ? {} : { logs: sheetOf(isAgain ? addedToLogs(outcome) : sentTo(outcome)) }),
    };
}
/** Rows of a recheck that came late and could not be added to a stream that cannot be read back. */
function missedBy({ claim, distinct, leftOut }) {
    if (claim.pass !== 'recheck' || claim.logs === undefined || claim.logs.adds)
        return 0;
    return Math.max(0, distinct - sumOf(leftOut.logs) - claim.held.logs);
}
function sumOf(leftOut) {
    return leftOut === undefined ? 0 : leftOut.filtered + leftOut['sampled-out'];
}
function writtenTo({ rows, distinct, leftOut: { s3 } }) {
    return { ...s3, written: distinct - sumOf(s3), duplicate: rows - distinct };
}
function sentTo({ rows, distinct, leftOut: { logs }, stream }) {
    const { refused, sheet } = refusals(stream);
    return { ...sheet, ...logs, written: distinct - sumOf(logs) - refused, duplicate: rows - distinct };
}
function addedTo({ rows, leftOut: { s3 } }, { total = 0, held }) {
    const wanted = rows - sumOf(s3);
    const late = between(0, total - held, wanted);
    return { ...s3, written: late, duplicate: wanted - late };
}
function addedToLogs(outcome) {
    const { claim, rows, stream } = outcome;
    const { logs = { filtered: 0, 'sampled-out': 0 } } = outcome.leftOut;
    const wanted = rows - sumOf(logs);
    if (claim.logs?.adds !== true) {
        const missed = missedBy(outcome);
        return { ...logs, filtered: logs.filtered + missed, duplicate: wanted - missed };
    }
    const { refused, sheet } = refusals(stream);
    const late = between(0, (stream?.total ?? 0) - claim.held.logs, wanted - refused);
    return { ...sheet, ...logs, written: late, duplicate: wanted - refused - late };
}
function refusals(stream) {
    const { tooOld = 0, tooNew = 0, oversize = 0 } = stream ?? {};
    return { refused: tooOld + tooNew + oversize, sheet: { 'too-old': tooOld, 'too-new': tooNew, oversize } };
}
/** Adds what came with the answer and belongs to no hour of it. */
function withUnplaced(given, { outside, timeless, oversize }) {
    const { oversize: own = 0 } = given;
    return { ...given, 'out-of-window': outside, rejected: timeless, oversize: own + oversize };
}
function between(least, value, most) {
    return Math.max(least, Math.min(value, most));
}

;// CONCATENATED MODULE: ./build/amplify/mode.js














/** Carries the access logs of an Amplify app, one hour of one domain after another, to a bucket, a log group, or both. */
function amplifyMode(ports) {
    return {
        plan: (window) => planAmplify(ports.plan, window),
        carry: (segment, context) => carry(ports, segment, context),
    };
}
/** Fetches the hour and delivers what it holds; each destination leaves out what it has. */
async function carry(ports, segment, context) {
    const claim = claimOf(segment);
    const fetched = await ports.rows.of(claim, context.signal);
    try {
        const hour = { claim, fetched, segment, context };
        return fetched.header === undefined || fetched.count === 0
            ? carried(ports, hour, emptyOutcome(hour))
            : await deliver(ports, { ...hour, format: new RecordFormat(fetched.header) });
    }
    finally {
        await fetched.rows.dispose();
    }
}
/** The claim, held against the destinations that it is to be carried to. */
function claimOf(segment) {
    const { id, claim, at } = segment;
    const parsed = parseClaim(id, claim);
    (0,documents/* holdAgainstPartition */.N1)(segment, { domain: parsed.domain, day: dateOf(parsed.hour) });
    const { s3, logs } = parsed;
    if ((at.s3 !== undefined && s3 === undefined) || (at.logs !== undefined && logs === undefined)) {
        throw new errors/* DataError */.fL(`The claim of segment ${id} in the ledger does not say how it is written.`);
    }
    return {
        ...parsed,
        s3: at.s3 === undefined ? undefined : s3,
        logs: at.logs === undefined ? undefined : logs,
    };
}
async function deliver(ports, hour) {
    const { claim, fetched, context, format } = hour;
    const adds = claim.pass === 'recheck';
    const stream = await openStream(ports, hour);
    const order = { hour: claim, format, context, adds, isSampled: isSampled(claim) };
    const objects = objectPorts(ports, claim);
    const object = objects === undefined ? undefined : await ObjectDelivery.open(objects, order);
    try {
        const counts = { distinct: 0, unparsed: 0 };
        const told = hourReport(ports.report, format.header, claim.pass);
        const selections = new selection/* Selections */.wy({ s3: claim.s3?.select, logs: claim.logs?.select }, format.header);
        for await (const records of distinctRecords(hour)) {
            counts.distinct += records.length;
            counts.unparsed += records.filter(({ fault }) => fault !== undefined).length;
            told.see(selections.shown(records));
            await object?.append(selections.take('s3', records));
            await stream?.append(selections.take('logs', records));
        }
        const sent = await stream?.finish();
        const left = { unplaced: fetched.unplaced, rows: fetched.count, leftOut: selections.leftOut };
        const known = { claim, ...left, ...counts, stream: sent };
        const put = await object?.finish((total) => metadataOf(ports, { ...known, object: { ...NOTHING_PUT, total } }));
        told.delivered();
        return carried(ports, hour, { ...known, object: put });
    }
    finally {
        await object?.dispose();
    }
}
function isSampled({ s3 }) {
    return s3?.select.sample !== undefined;
}
/** The object destination as the claim fixes it. */
function objectPorts({ objects }, { s3 }) {
    if (objects === undefined || s3 === undefined)
        return undefined;
    return { ...objects, destination: { ...objects.destination, ...s3.form } };
}
async function openStream(ports, hour) {
    const { claim, segment, format, context } = hour;
    const { logs: events } = claim;
    if (ports.stream === undefined || events?.adds !== true)
        return undefined;
    const progress = parseProgress(segment.at.logs?.progress);
    const isRecheck = claim.pass === 'recheck';
    return StreamDelivery.open(ports.stream, { events, format, context, progress, isRecheck });
}
/** The hour's records, a block at a time, the same request only once. */
async function* distinctRecords({ fetched, format, context }) {
    const seen = new KnownRecords();
    const lines = new encode_lines/* LineSplitter */.g();
    const fresh = (line) => {
        const record = format.read(line);
        if (record.key === undefined)
            return [record];
        if (seen.take(record.key))
            return [];
        seen.add(record.key);
        return [record];
    };
    for await (const piece of fetched.rows.read()) {
        context.signal.throwIfAborted();
        yield textsOf(lines.push(piece)).flatMap(fresh);
    }
}
function emptyOutcome({ claim, fetched }) {
    const object = claim.s3 === undefined ? undefined : { ...NOTHING_PUT, total: claim.held.s3 };
    const stream = { ...NOTHING_SENT, total: claim.held.logs };
    const none = { rows: 0, distinct: 0, unparsed: 0, leftOut: {} };
    return { claim, unplaced: fetched.unplaced, ...none, object, stream };
}
const NOTHING_SENT = {
    tooOld: 0,
    tooNew: 0,
    oversize: 0,
    restamped: 0,
    bytes: 0,
};
const NOTHING_PUT = { objects: 0, bytes: 0 };
function carried({ late }, { claim, fetched }, outcome) {
    const tally = tallyOf(outcome);
    if (claim.pass === 'recheck') {
        late.added += Math.max(tally.s3?.written ?? 0, tally.logs?.written ?? 0);
        late.missed += missedBy(outcome);
    }
    const isFinal = fetched.askedAt >= claim.hour + HOUR_MS + RECHECK_AGE_MS;
    return {
        tally,
        counters: countersOf(fetched, outcome),
        ...(isFinal ? { covers: FINAL } : {}),
        stored: storedOf(claim),
    };
}
/** What a second look at the hour must know of the first. */
function storedOf({ s3, logs }) {
    return {
        ...(s3 && { s3: { select: printTerms(s3.select) } }),
        ...(logs && { logs: { stream: logs.stream, format: logs.format, select: printTerms(logs.select) } }),
    };
}
function countersOf({ unplaced }, { object, stream }) {
    const bytesWritten = Math.max(object?.bytes ?? 0, stream?.bytes ?? 0);
    return {
        objectsRead: unplaced.answers,
        objectsWritten: object?.objects ?? 0,
        bytesRead: unplaced.bytes,
        bytesWritten,
    };
}
/** Where the object is from, and what it was counted to hold. */
function metadataOf({ provenance }, outcome) {
    const { read, s3 } = tallyOf(outcome);
    const counts = Object.entries(s3 ?? {}).filter(([, count]) => count > 0);
    return {
        ...provenance,
        'log-ferry-records': String(outcome.object?.total ?? 0),
        'log-ferry-tally': JSON.stringify({ read, ...Object.fromEntries(counts) }),
    };
}

// EXTERNAL MODULE: ./build/cloudwatch-logs/destination-group.js
var destination_group = __webpack_require__(7789);
// EXTERNAL MODULE: ./build/time-zone.js
var time_zone = __webpack_require__(6506);
;// CONCATENATED MODULE: ./build/amplify/setup.js
















/** What all rows that are under way may hold in memory; more of them go to disk. */
const MEMORY_BYTES = 64 * 1024 * 1024;
/** `mode: amplify`, ready to run. */
async function setUpAmplify(inputs, surroundings) {
    const { amplify, download, mask, clock, scratch, provenance, notice } = surroundings;
    const source = new access_logs/* AmplifyAccessLogs */.S({ client: await amplify(), download, mask }, inputs.appId);
    const stream = await streamPorts(inputs, surroundings);
    if (inputs.redo && stream !== undefined) {
        notice('redo: what is committed is sent again, into new streams beside the old ones; objects are replaced.');
    }
    const domains = inputs.domainNames ?? (await source.domains());
    const space = new spool/* SpoolSpace */.i(scratch, MEMORY_BYTES);
    const rows = new HourlyRows({ read: source.read.bind(source), clock, space });
    const late = { added: 0, missed: 0 };
    const want = (hour) => {
        rows.want(hour);
    };
    const partition = { ...partitionSettings(inputs, surroundings, stream), want };
    const report = inputs.report === 'none' ? undefined : new AmplifyFigures();
    const selection = JSON.stringify(inputs.domainNames ?? 'all');
    return {
        mode: amplifyMode({
            ...{ rows, stream, provenance, late, report },
            plan: { domains, isExplicit: inputs.from !== undefined, partition },
            objects: setup_objectPorts(inputs, surroundings, space),
        }),
        destinations: [...(inputs.objects ? ['s3'] : []), ...(stream ? ['logs'] : [])],
        sourceName: `amplify ${inputs.region} ${inputs.appId} ${selection}`,
        destinationNames: partition.destinations,
        objectTerms: objectTermsOf(inputs),
        earliest: earliestOf(inputs, stream?.group, clock.now()),
        whole: (instant) => (0,time_zone/* evenCuts */.M)(HOUR_MS).below(instant),
        missing: () => lateRowsOf(late, stream?.group),
        sections: () => report?.sections() ?? [],
        logGroupClass: stream?.group.logGroupClass,
    };
}
/** What belongs to a prefix from its first run on. */
function objectTermsOf({ objects }) {
    return objects && { 'object-format': objects.objectFormat, compression: objects.compression };
}
async function streamPorts({ logs: destination, region }, { logs: clients, clock, warn, notice, putTimeout, dryRun = false }) {
    if (destination === undefined)
        return undefined;
    const logs = new cloudwatch_logs_destination/* CloudWatchLogsSink */.t(clients, clock, notice);
    return { logs, putTimeout, group: await (0,destination_group/* destinationGroup */.q)(logs, destination, { region, warn, dryRun }) };
}
function setup_objectPorts({ objects: destination, appId }, { s3, putTimeout }, space) {
    if (destination === undefined)
        return undefined;
    return { sink: new whole_object/* S3ObjectSink */.L(s3, destination), destination, appId, space, putTimeout };
}
function partitionSettings(inputs, { account, clock }, stream) {
    const { region, appId, redo, logs, objects } = inputs;
    const now = () => clock.now();
    const refuses = logs?.tooOld === 'fail' && stream !== undefined;
    return {
        ...{ region, account, appId, redo, now },
        destinations: {
            ...(objects && { s3: (0,documents/* objectDestinationName */.vt)(objects) }),
            ...(stream && { logs: (0,documents/* logGroupName */.To)({ region, account, group: stream.group.name }) }),
        },
        refusedBefore: refuses ? (0,age/* oldestAccepted */.p)(stream.group, now()) : undefined,
        logEvents: (hour, order) => stream && logEvents(inputs, { ...order, hour, group: stream.group, now: now() }),
        objectTerms: objects && { form: (0,object_form/* formOf */.QU)(objects), select: selectionOf(inputs) },
        refuse: (hours, oldest) => tooOldRefusal({ hours, oldest, now: now() }, stream?.group),
    };
}
/**
 * How an hour's records become events. A recheck adds only where it can see what is there: to a group that can be read
 * back, and as long as no event of the hour has come of the age at which the group lets go of it.
 */
function logEvents(inputs, { hour: its, suffix, pass, first, group, now }) {
    const { appId, logs } = inputs;
    const { domain, hour } = its;
    const oldest = (0,age/* oldestAccepted */.p)(group, now);
    const day = dateOf(hour).replaceAll('-', '/');
    return {
        stream: `amplify/${appId}/${domain}/${day}/${clockHourOf(hour)}${suffix.replace('+', '-')}`,
        format: first.format ?? logs?.logFormat ?? 'json',
        select: first.select ?? selectionOf(inputs),
        oldest,
        ...(logs?.tooOld === 'restamp' ? { restampTo: now } : {}),
        adds: pass !== 'recheck' || (isReadable(group) && hour >= oldest),
    };
}
/** What the inputs leave out; of a sample of all, and of nothing redacted, nothing is said. */
function selectionOf({ filter, sample, redact }) {
    return {
        ...(filter === undefined ? {} : { filter }),
        ...(sample === 1 ? {} : { sample }),
        ...(redact.length === 0 ? {} : { redact: [...redact] }),
    };
}
/** Amplify keeps its logs; what has an end is how old an event CloudWatch Logs takes. */
function earliestOf({ logs, objects }, group, now) {
    if (logs === undefined || group === undefined || logs.tooOld === 'restamp')
        return undefined;
    if (logs.tooOld === 'skip' && objects !== undefined)
        return undefined;
    return Math.ceil((0,age/* oldestAccepted */.p)(group, now) / HOUR_MS) * HOUR_MS;
}
function lateRowsOf({ added, missed }, group) {
    return [
        ...(added > 0
            ? [
                `${added} rows came after their hour was committed, and were added; what the logs say is told without them.`,
            ]
            : []),
        ...(missed > 0
            ? [
                `${missed} rows came after their hour was committed, and were not sent to ${group?.name ?? ''}: what it holds ` +
                    'cannot be read back any more, and sending them might double others.',
            ]
            : []),
    ];
}
function tooOldRefusal({ hours, oldest, now }, group) {
    const accepted = group === undefined ? now : (0,age/* oldestAccepted */.p)(group, now);
    return new errors/* ConfigError */.xL([
        {
            subject: 'from',
            expected: `hours that ${group?.name ?? ''} still accepts (after ${(0,engine_window/* showInstant */.f)(accepted)})`,
            found: `${hours} older ones in a day, the first at ${(0,engine_window/* showInstant */.f)(oldest)}`,
            fix: 'CloudWatch Logs takes events of the last 14 days, and not older than the retention of the group. Choose a ' +
                'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
        },
    ]);
}


/***/ }),

/***/ 8852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ MAX_AHEAD_MS),
/* harmony export */   p: () => (/* binding */ oldestAccepted)
/* harmony export */ });
/** Events older than 14 days are refused (PutLogEvents API). */
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;
/** Events more than 2 hours ahead are refused (PutLogEvents API). */
const MAX_AHEAD_MS = 2 * 60 * 60 * 1000;
/** Records within an hour of the limit count as too old, since an hour may pass between the claim and the put. */
const AGE_MARGIN_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Records before this instant are not sent to a group of this retention: it would refuse them for their age. */
function oldestAccepted({ retentionDays }, now) {
    const retention = retentionDays === undefined ? MAX_AGE_MS : retentionDays * DAY_MS;
    return now - Math.min(MAX_AGE_MS, retention) + AGE_MARGIN_MS;
}


/***/ }),

/***/ 7789:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ destinationGroup)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);

/**
 * The destination's facts; the group is created when it is missing and the inputs say so. A dry run creates and refuses
 * nothing here (its checklist does): of a group that is missing it hands back what it would be.
 */
async function destinationGroup(logs, destination, { region, warn, dryRun }) {
    const { logGroup, create } = destination;
    const found = await logs.describeGroup(logGroup);
    const wanted = { name: logGroup, logGroupClass: 'STANDARD', retentionDays: undefined, ...create };
    if (dryRun === true)
        return found ?? wanted;
    if (found === undefined && create === undefined)
        throw missing(logGroup);
    if (found === undefined && create !== undefined)
        await logs.createGroup(logGroup, create);
    const facts = found ?? wanted;
    if (facts.logGroupClass === 'DELIVERY')
        throw deliveryClass(logGroup);
    if (facts.retentionDays === undefined) {
        warn(`Log group ${logGroup} keeps its events for ever, and they cost for ever. Set a retention: ` +
            `aws logs put-retention-policy --log-group-name '${logGroup}' --retention-in-days 30 --region ${region} ` +
            '(retention-days is for a group that a run creates; an existing group is never changed).');
    }
    return facts;
}
function missing(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group that exists in this account and Region',
            found: `no group ${logGroup}`,
            fix: 'Correct the name, create the group, or set create-log-group: true.',
        },
    ]);
}
function deliveryClass(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ConfigError */ .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group of class STANDARD or INFREQUENT_ACCESS',
            found: `${logGroup} of class DELIVERY, which takes no events from PutLogEvents`,
            fix: 'Choose another log group; the class of a group cannot be changed.',
        },
    ]);
}


/***/ }),

/***/ 1904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ LineSplitter)
/* harmony export */ });
/* harmony import */ var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);

const LF = 0x0a;
const CR = 0x0d;
const LINE_END = Buffer.from('\n');
/** Where the lines of one block lie; the tables grow as lines are found. */
class LineTable {
    #limit;
    #starts;
    #ends;
    #count = 0;
    #oversize = 0;
    constructor(limit, expected) {
        this.#limit = limit;
        this.#starts = new Uint32Array(expected);
        this.#ends = new Uint32Array(expected);
    }
    /** Notes the line between `start` and the newline at `newline`. */
    add(bytes, start, newline) {
        const end = newline > start && bytes[newline - 1] === CR ? newline - 1 : newline;
        if (end === start)
            return;
        if (end - start > this.#limit) {
            this.#oversize++;
            return;
        }
        if (this.#count === this.#starts.length)
            this.#grow();
        this.#starts[this.#count] = start;
        this.#ends[this.#count] = end;
        this.#count++;
    }
    block(bytes, oversize) {
        return {
            bytes,
            count: this.#count,
            starts: this.#starts.subarray(0, this.#count),
            ends: this.#ends.subarray(0, this.#count),
            oversize: this.#oversize + oversize,
        };
    }
    #grow() {
        const length = Math.max(16, this.#starts.length * 2);
        const starts = new Uint32Array(length);
        const ends = new Uint32Array(length);
        starts.set(this.#starts);
        ends.set(this.#ends);
        this.#starts = starts;
        this.#ends = ends;
    }
}
/**
 * Cuts decompressed chunks of any size into blocks of complete lines. Lines end at LF or CRLF, empty lines are no
 * records, and a last line needs no line end. A line over the limit is one dropped record and is never held.
 */
class LineSplitter {
    #limit;
    /** The start of a line whose end has not come yet: never more than the limit and a CR. */
    #carry = Buffer.alloc(0);
    #carried = 0;
    /** Inside a line that went over the limit and was counted; its rest is skipped. */
    #skipping = false;
    /** Lines counted as over the limit since the last block. */
    #dropped = 0;
    constructor(maxLineBytes = _types_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_MESSAGE_BYTES */ .f) {
        this.#limit = maxLineBytes;
    }
    /** The block may share the chunk's memory: use it before the chunk is overwritten. */
    push(chunk) {
        const first = chunk.indexOf(LF);
        if (first < 0) {
            this.#keep(chunk);
            return this.#block(Buffer.alloc(0));
        }
        const last = chunk.lastIndexOf(LF) + 1;
        const whole = chunk.subarray(this.#skipping ? first + 1 : 0, last);
        const bytes = this.#carried === 0 ? whole : Buffer.concat([this.#carry.subarray(0, this.#carried), whole]);
        this.#carried = 0;
        this.#skipping = false;
        const block = this.#block(bytes);
        this.#keep(chunk.subarray(last));
        return block;
    }
    /** The last line, when the object does not end with a line end. */
    end() {
        const block = this.push(LINE_END);
        this.#carry = Buffer.alloc(0);
        return block;
    }
    #block(bytes) {
        const table = new LineTable(this.#limit, bytes.length >>> 8);
        let start = 0;
        while (start < bytes.length) {
            const newline = bytes.indexOf(LF, start);
            table.add(bytes, start, newline);
            start = newline + 1;
        }
        const dropped = this.#dropped;
        this.#dropped = 0;
        return table.block(bytes, dropped);
    }
    /** Copies the start of an unfinished line, so that no chunk is held for it. */
    #keep(rest) {
        if (this.#skipping || rest.length === 0)
            return;
        const length = this.#carried + rest.length;
        if (length > this.#limit + 1) {
            this.#skipping = true;
            this.#dropped++;
            this.#carried = 0;
            this.#carry = Buffer.alloc(0);
            return;
        }
        if (length > this.#carry.length) {
            const grown = Buffer.allocUnsafeSlow(Math.min(this.#limit + 1, Math.max(1024, length * 2)));
            this.#carry.copy(grown, 0, 0, this.#carried);
            this.#carry = grown;
        }
        rest.copy(this.#carry, this.#carried);
        this.#carried = length;
    }
}


/***/ }),

/***/ 2549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N1: () => (/* binding */ holdAgainstPartition),
/* harmony export */   To: () => (/* binding */ logGroupName),
/* harmony export */   r3: () => (/* binding */ partitionDocuments),
/* harmony export */   vt: () => (/* binding */ objectDestinationName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2969);



/** The documents of a partition, one for each destination in use. */
function partitionDocuments({ source, own, path }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_2__/* .DESTINATIONS */ .qI.flatMap((destination) => {
        const name = names[destination];
        if (name === undefined)
            return [];
        const shared = { ...source, destination: name };
        const folder = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(shared)).digest('hex').slice(0, 12);
        return [{ destination, key: `${source.mode}/${folder}/${path}`, identity: { ...shared, ...own } }];
    });
}
/** The name of an object destination. */
function objectDestinationName({ bucket, prefix }) {
    return `s3://${bucket}/${prefix}`;
}
/** The name of a log group as a destination. */
function logGroupName(place) {
    return `logs:${place.region}:${place.account}:${place.group}`;
}
/** A claim that names another source than its partition is not followed: it could lead to anything that the role may read. */
function holdAgainstPartition({ id, partition }, claimed) {
    const identity = partition.documents[0]?.identity ?? {};
    const differing = Object.keys(claimed).filter((name) => identity[name] !== claimed[name]);
    if (differing.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DataError */ .fL(`The claim of segment ${id} in the ledger is of another partition than its document (it differs in ` +
        `${differing.join(', ')}). Restore an earlier version of the document.`);
}


/***/ }),

/***/ 7327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ ObjectBody)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6848);



/** Deflate is fed in pieces of exactly this size, so that the same content gives the same bytes however it came. */
const FEED_BYTES = 64 * 1024;
/** Where gzip names the operating system, and how it says that it is unknown (RFC 1952). */
const OS_AT = 9;
const OS_UNKNOWN = 255;
/** The content of an object while it is put together, compressed if it is to be. */
class ObjectBody {
    #spool;
    #gzip;
    #collected;
    #pending = Buffer.alloc(0);
    constructor(space, compressed) {
        this.#spool = new _spool_js__WEBPACK_IMPORTED_MODULE_2__/* .Spool */ .Q(space);
        this.#gzip = compressed ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)() : undefined;
        this.#collected = this.#gzip === undefined ? Promise.resolve() : this.#collect(this.#gzip);
        // Who waits for the end learns of a failure.
        this.#collected.catch(() => undefined);
    }
    async write(content) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        this.#pending = Buffer.concat([this.#pending, bytes]);
        let at = 0;
        for (; this.#pending.length - at >= FEED_BYTES; at += FEED_BYTES)
            await this.#feed(this.#pending.subarray(at, at + FEED_BYTES));
        this.#pending = this.#pending.subarray(at);
    }
    /** The whole content; it is this body's to dispose of. */
    async end() {
        if (this.#pending.length > 0)
            await this.#feed(this.#pending);
        this.#gzip?.end();
        await this.#collected;
        return this.#spool;
    }
    async dispose() {
        this.#gzip?.destroy();
        await this.#collected.catch(() => undefined);
        await this.#spool.dispose();
    }
    async #feed(piece) {
        if (this.#gzip === undefined)
            await this.#spool.append(piece);
        else if (!this.#gzip.write(piece))
            await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(this.#gzip, 'drain');
    }
    async #collect(gzip) {
        for await (const piece of gzip) {
            if (!Buffer.isBuffer(piece))
                continue;
            if (this.#spool.size === 0)
                piece[OS_AT] = OS_UNKNOWN;
            await this.#spool.append(piece);
        }
    }
}


/***/ }),

/***/ 5883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ objectFormSchema),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** How records lie in an object; what the claim fixes of it. */
const objectFormSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt('objectFormat', [
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['csv', 'jsonl']), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['gzip', 'none']) }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('parquet'), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['snappy', 'none']) }),
]);
/** The form alone, of what has more to it. */
function formOf(form) {
    return form.objectFormat === 'parquet'
        ? { objectFormat: form.objectFormat, compression: form.compression }
        : { objectFormat: form.objectFormat, compression: form.compression };
}
/** What a key ends with, after its last name. */
function extensionOf({ objectFormat, compression }) {
    return `.${objectFormat}${compression === 'gzip' ? '.gz' : ''}`;
}
const TYPES = {
    csv: 'text/csv; charset=utf-8',
    jsonl: 'application/x-ndjson',
    parquet: 'application/vnd.apache.parquet',
};
function headersOf({ objectFormat, compression }) {
    return {
        contentType: TYPES[objectFormat],
        contentEncoding: compression === 'gzip' ? 'gzip' : undefined,
    };
}


/***/ }),

/***/ 6848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ Spool),
/* harmony export */   i: () => (/* binding */ SpoolSpace)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



/** What all spools of a run hold in memory at once; what is more goes to disk. */
class SpoolSpace {
    #limit;
    folder;
    #used = 0;
    constructor(folder, limit) {
        this.folder = folder;
        this.#limit = limit;
    }
    /** Whether so many bytes more may stay in memory. */
    take(bytes) {
        if (this.#used + bytes > this.#limit)
            return false;
        this.#used += bytes;
        return true;
    }
    giveBack(bytes) {
        this.#used -= bytes;
    }
}
/** Disk is written in pieces of about this size. */
const FLUSH_BYTES = 256 * 1024;
const READ_BYTES = 256 * 1024;
const SHORTER = 'A temporary file has become shorter than what was written to it.';
/**
 * Bytes that are written once, in order, and read as often as needed: in memory while the run's space allows it,
 * otherwise in a file that has no name any more, so that nothing is left of it however the process ends.
 */
class Spool {
    #space;
    #pieces = [];
    #held = 0;
    #reserved = 0;
    #file;
    #onDisk = 0;
    constructor(space) {
        this.#space = space;
    }
    get size() {
        return this.#onDisk + this.#held;
    }
    /** Takes the bytes over; the caller does not change them afterwards. */
    async append(bytes) {
        this.#pieces.push(bytes);
        this.#held += bytes.length;
        if (this.#file === undefined && this.#space.take(bytes.length))
            this.#reserved += bytes.length;
        else if (this.#file === undefined || this.#held >= FLUSH_BYTES)
            await this.#flush();
    }
    async *read() {
        for (let at = 0; this.#file !== undefined && at < this.#onDisk;) {
            const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, this.#onDisk - at));
            const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, at);
            if (bytesRead === 0)
                throw new Error(SHORTER);
            at += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
        yield* this.#pieces;
    }
    /** The bytes from one place to another. */
    async slice(start, end) {
        const bytes = Buffer.alloc(end - start);
        let filled = 0;
        if (this.#file !== undefined && start < this.#onDisk) {
            const length = Math.min(end, this.#onDisk) - start;
            while (filled < length) {
                const { bytesRead } = await this.#file.read(bytes, filled, length - filled, start + filled);
                if (bytesRead === 0)
                    throw new Error(SHORTER);
                filled += bytesRead;
            }
        }
        let at = this.#onDisk;
        for (const piece of this.#pieces) {
            if (at < end && at + piece.length > start)
                filled += piece.copy(bytes, filled, Math.max(0, start - at), Math.min(piece.length, end - at));
            at += piece.length;
        }
        return bytes.buffer;
    }
    /** Gives memory and disk back. */
    async dispose() {
        this.#space.giveBack(this.#reserved);
        this.#reserved = 0;
        this.#pieces = [];
        this.#held = 0;
        this.#onDisk = 0;
        await this.#file?.close();
        this.#file = undefined;
    }
    async #flush() {
        this.#file ??= await this.#create();
        const bytes = Buffer.concat(this.#pieces);
        this.#pieces = [];
        this.#held = 0;
        this.#space.giveBack(this.#reserved);
        this.#reserved = 0;
        for (let at = 0; at < bytes.length;) {
            const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#onDisk);
            at += bytesWritten;
            this.#onDisk += bytesWritten;
        }
    }
    async #create() {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#space.folder, `log-ferry-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx+', 0o600);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(path);
        return file;
    }
}


/***/ }),

/***/ 3478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ S3ObjectSink),
/* harmony export */   m: () => (/* binding */ replacing)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2588);




/** Larger objects go up in parts, of which a few are held at a time. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const NEVER_THERE = 'none';
/** Another version is there; it has gone; a write is under way (PutObject API). */
const ANOTHER_VERSION = [412, 404, 409];
/** Objects that are replaced as a whole: a reader sees the old one or the new one, never a part. */
class S3ObjectSink {
    #client;
    #place;
    constructor(client, place) {
        this.#client = client;
        this.#place = place;
    }
    /** What lies under a key now; `undefined` when there is nothing. */
    async read(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand(this.#named(key)));
            if (!isByteStream(Body) || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { etag: ETag, body: Body };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceError */ .cg)(cause, { call: 's3:GetObject', resource: this.#nameOf(key) });
            if (error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    /** Puts the object, with a checksum of all of it; a failed upload in parts is taken back. */
    async put(object, signal) {
        signal.throwIfAborted();
        try {
            return object.content.size <= PART_BYTES
                ? await this.#putWhole(object, signal)
                : await this.#putInParts(object, signal);
        }
        catch (cause) {
            signal.throwIfAborted();
            throw this.#explained(cause, object);
        }
    }
    async #putWhole(object, abortSignal) {
        const content = new SummedContent(object.content);
        const pieces = [];
        for await (const piece of content.read())
            pieces.push(piece);
        const crc32 = content.crc32();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.PutObjectCommand({
            ...this.#request(object),
            Body: Buffer.concat(pieces),
            ChecksumCRC32: crc32,
        });
        const { ETag = '' } = await this.#client.send(command, { abortSignal });
        return { etag: ETag, bytes: object.content.size, crc32 };
    }
    async #putInParts(object, signal) {
        const { Upload } = await __webpack_require__.e(/* import() */ 358).then(__webpack_require__.t.bind(__webpack_require__, 2358, 19));
        const content = new SummedContent(object.content);
        const upload = new Upload({
            client: this.#client,
            params: {
                ...this.#request(object),
                ChecksumType: 'FULL_OBJECT',
                Body: node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(content.read(), { objectMode: false }),
            },
            partSize: PART_BYTES,
            queueSize: PARTS_IN_FLIGHT,
            leavePartsOnError: false,
        });
        const abort = () => void upload.abort();
        this.#nameOwnerOfAborts();
        signal.addEventListener('abort', abort);
        try {
            const { ETag = '', ChecksumCRC32: kept } = await upload.done();
            const crc32 = content.crc32();
            if (kept !== undefined && kept !== crc32)
                throw new Error(`S3 holds something else than was sent: its CRC32 is ${kept} and not ${crc32}`);
            return { etag: ETag, bytes: object.content.size, crc32 };
        }
        finally {
            signal.removeEventListener('abort', abort);
        }
    }
    /** The library's own call that takes back an upload leaves the owner out. */
    #nameOwnerOfAborts() {
        const { owner } = this.#place;
        if (owner === undefined)
            return;
        this.#client.middlewareStack.add((next, { commandName }) => (args) => {
            if (commandName === 'AbortMultipartUploadCommand')
                args.input = { ...args.input, ExpectedBucketOwner: owner };
            return next(args);
        }, { step: 'initialize', name: 'ownerOfAborts', override: true });
    }
    #request(object) {
        const { kmsKeyId } = this.#place;
        const { key, contentType, contentEncoding, metadata, replaces } = object;
        return {
            ...this.#named(key),
            ContentType: contentType,
            Metadata: { ...metadata },
            ChecksumAlgorithm: 'CRC32',
            ...(contentEncoding === undefined ? {} : { ContentEncoding: contentEncoding }),
            ...(replaces === undefined ? {} : conditionOn(replaces)),
            ...(kmsKeyId === undefined ? {} : encryptionBy(kmsKeyId)),
        };
    }
    #explained(cause, { key, replaces }) {
        const { kmsKeyId = 'AES256' } = this.#place;
        const permission = kmsKeyId === 'AES256' ? 's3:PutObject' : 's3:PutObject and kms:GenerateDataKey';
        const on = { call: 's3:PutObject', resource: this.#nameOf(key), permission };
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceError */ .cg)(cause, on);
        const { status, code = 'Unknown' } = error;
        const isOther = ANOTHER_VERSION.includes(status ?? 0) && code !== 'NoSuchBucket';
        if (replaces === undefined || !isOther)
            return error;
        // It may be this very put, stored by an attempt whose answer was lost: what is there decides.
        const failure = { ...on, code, cause, retryable: true, ambiguous: true };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._7(`${error.message}: another version came first`, failure);
    }
    #named(key) {
        const { bucket, owner } = this.#place;
        return { Bucket: bucket, Key: key, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    #nameOf(key) {
        return `s3://${this.#place.bucket}/${key}`;
    }
}
/** Only the version that was read is replaced: another writer's late rows are not lost. */
function replacing(found) {
    return found === undefined ? NEVER_THERE : found.etag;
}
function conditionOn(replaces) {
    return replaces === NEVER_THERE ? { IfNoneMatch: '*' } : { IfMatch: replaces };
}
function encryptionBy(kmsKeyId) {
    return kmsKeyId === 'AES256'
        ? { ServerSideEncryption: 'AES256' }
        : { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId };
}
/** Content whose checksum is known once it was read. */
class SummedContent {
    #content;
    #sum = 0;
    constructor(content) {
        this.#content = content;
    }
    async *read() {
        this.#sum = 0;
        for await (const piece of this.#content.read()) {
            this.#sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(piece, this.#sum);
            yield piece;
        }
    }
    crc32() {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(this.#sum);
        return bytes.toString('base64');
    }
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


/***/ }),

/***/ 2418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z6: () => (/* binding */ tlsSection),
/* harmony export */   ey: () => (/* binding */ countsSection),
/* harmony export */   vf: () => (/* binding */ overTimeSection)
/* harmony export */ });
const MOST_ROWS = 50;
/** A chart over time; empty without a record. */
function overTimeSection(buckets, words) {
    const { width, starts, all, marked } = buckets.series();
    if (starts.length === 0 && words.unparsed === 0)
        return [];
    const total = all.reduce((sum, count) => sum + count, 0);
    const failed = marked.reduce((sum, count) => sum + count, 0);
    const parts = [
        `${showNumber(total)} in all`,
        ...(words.marked === undefined ? [] : [`${showNumber(failed)} of them ${words.marked}`]),
        ...(starts.length === 0 ? [] : [`each point is ${showWidth(width)}, by the records' own time in UTC`]),
    ];
    const unparsed = words.unparsed === 0
        ? ''
        : ` Records that could not be parsed, and are in none of these figures: ${showNumber(words.unparsed)}.`;
    const series = [
        { name: words.all, values: all },
        ...(words.marked === undefined ? [] : [{ name: words.marked, values: marked }]),
    ];
    return [
        {
            title: words.title,
            note: `${parts.join('; ')}.${unparsed}`,
            ...(starts.length === 0 ? {} : { chart: { kind: 'line', labels: starts, series, unit: 'count' } }),
        },
    ];
}
const UNITS = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
];
function showWidth(ms) {
    const [name, unit] = UNITS.find(([, its]) => ms % its === 0) ?? ['millisecond', 1];
    return ms === unit ? `a ${name}`.replace('a hour', 'an hour') : `${showNumber(ms / unit)} ${name}s`;
}
function showNumber(count) {
    return count.toLocaleString('en-US');
}
/** Keys by how often they were met; empty where none was. */
function countsSection(counts, { title, column, note }) {
    const rows = counts.top(MOST_ROWS).map(({ key, count }) => [key, count, count / counts.total]);
    return keyedSection({ title, note, columns: [{ title: column, kind: 'code' }] }, counts, rows);
}
function keyedSection({ title, note, columns }, counts, rows) {
    if (rows.length === 0)
        return [];
    const loose = counts.bound === 0
        ? []
        : [`There are too many to keep all apart: a count may be up to ${showNumber(counts.bound)} too low.`];
    const words = [...(note === undefined ? [] : [note]), ...loose].join(' ');
    return [
        {
            title,
            ...(words === '' ? {} : { note: words }),
            table: {
                columns: [...columns, { title: 'Count', kind: 'count' }, { title: 'Share', kind: 'share' }],
                rows,
                ...(counts.bound === 0 && counts.size > rows.length ? { of: counts.size } : {}),
            },
        },
    ];
}
/** Keys of the form `TLSv1.3 cipher`; `none` is how many did without. */
function tlsSection(counts, words) {
    const total = counts.total + words.none;
    const rows = counts.top(MOST_ROWS).map(({ key, count }) => {
        const [protocol = '', ...cipher] = key.split(' ');
        return [protocol, cipher.join(' '), count, count / total];
    });
    const plain = words.none === 0 ? [] : [['none', null, words.none, words.none / total]];
    const columns = ['Version', 'Cipher'].map((title) => ({ title, kind: 'code' }));
    return keyedSection({ title: words.title, note: undefined, columns }, counts, [...rows, ...plain]);
}


/***/ }),

/***/ 6503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ HourCounts)
/* harmony export */ });
const HOUR_MS = 3_600_000;
const HOURS = 24;
/** How many requests fell into each hour of the day (UTC), over all days. */
class HourCounts {
    #counts = new Array(HOURS).fill(0);
    /** `time`: epoch milliseconds. */
    add(time) {
        const hour = ((Math.floor(time / HOUR_MS) % HOURS) + HOURS) % HOURS;
        this.#counts[hour] = (this.#counts[hour] ?? 0) + 1;
    }
    snapshot() {
        return [...this.#counts];
    }
    merge(counts) {
        for (const [hour, count] of counts.entries())
            this.#counts[hour] = (this.#counts[hour] ?? 0) + count;
    }
    /** Empty where there is nothing, or no more than one hour to compare. */
    section(title) {
        if (this.#counts.filter((count) => count > 0).length < 2)
            return [];
        const labels = this.#counts.map((_, hour) => `${String(hour).padStart(2, '0')}:00`);
        return [
            {
                title,
                note: 'All days of the window together, by the records\u2019 own time in UTC.',
                chart: { kind: 'bars', labels, series: [{ name: 'Requests', values: this.#counts }], unit: 'count' },
            },
        ];
    }
}


/***/ }),

/***/ 6586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ AgentFamilies)
/* harmony export */ });
/* unused harmony export userAgentFamily */
/* harmony import */ var bowser__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2110);
/* harmony import */ var isbot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9423);


/** So many user agents are remembered with their families. */
const MOST_AGENTS = 1000;
/** Longer names are no names. */
const LONGEST_NAME = 40;
/** `name/1.2`, or a name alone. */
const FIRST_WORD = /^([A-Za-z][\w.+-]{1,30})(?:\/|$| )/;
/** The word of a crawler's text that ends in what gave it away: `Googlebot`, `bingbot`, `ClaudeBot`. */
const BOT_WORD = /[A-Za-z][\w.-]*(?:bot|crawler|spider)[\w-]*/i;
/** Names user agents by family, and remembers what it has seen: there are far fewer agents than requests. */
class AgentFamilies {
    #known = new Map();
    of(agent) {
        const known = this.#known.get(agent);
        if (known !== undefined)
            return known;
        if (this.#known.size >= MOST_AGENTS)
            this.#known.clear();
        const family = userAgentFamily(agent);
        this.#known.set(agent, family);
        return family;
    }
}
/** The family of a user agent, from its text without escapes: a crawler by its name, a browser, or the first word. */
function userAgentFamily(agent) {
    if (agent === '' || agent === '-')
        return 'none';
    if ((0,isbot__WEBPACK_IMPORTED_MODULE_0__/* .isbot */ .S1)(agent))
        return nameOf(BOT_WORD.exec(agent)?.[0] ?? firstWord(agent) ?? 'other crawlers');
    const { name } = bowser__WEBPACK_IMPORTED_MODULE_1__/* ["default"].parse */ .Ay.parse(agent).browser;
    return nameOf((name === 'Mozilla' ? undefined : name) ?? firstWord(agent) ?? 'others');
}
/** What is no browser says what it is by its first word: `curl/8.9.1`. */
function firstWord(agent) {
    const [, name] = FIRST_WORD.exec(agent) ?? [];
    return name === 'Mozilla' ? undefined : name;
}
function nameOf(name) {
    const text = name.trim();
    return text === '' ? 'others' : text.slice(0, LONGEST_NAME);
}


/***/ })

};
