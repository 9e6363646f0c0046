export const id = 647;
export const ids = [647];
export const modules = {

  6521:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S: () => (  AmplifyAccessLogs),
    m: () => (  TooMuchAskedError)
  });
  var _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2747);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4898);
class TooMuchAskedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 {
}
const LAST_INSTANT_MS = 1;
const PAGE_SIZE = 50;
const NOT_FOUND = 404;
const TOO_MUCH = /timed? ?out|too many|reduce|too large|InternalFailure|InternalServerError/i;
class AmplifyAccessLogs {
    #ports;
    #names = new Map();
    constructor(ports) {
        this.#ports = ports;
    }
    async domains(appId) {
        const { client } = this.#ports;
        const on = { resource: `app ${appId}`, concerns: 'partition' };
        const names = [];
        try {
            const { app } = await client.send(new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  .vw$({ appId }));
            if (app?.defaultDomain !== undefined)
                names.push(app.defaultDomain);
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 'amplify:GetApp', ...on });
        }
        try {
            for await (const page of (0,_aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  .ob4)({ client, pageSize: PAGE_SIZE }, { appId })) {
                for (const { domainName } of page.domainAssociations ?? [])
                    if (domainName !== undefined)
                        names.push(domainName);
            }
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 'amplify:ListDomainAssociations', ...on });
        }
        return [...new Set(names)];
    }
    async *read(range, signal, downloaded = () => undefined) {
        const url = await this.#generate(range, signal);
        const on = { call: 'the download of access logs', resource: nameOf(range) };
        const failed = (why, retryable = true) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(`${on.call} for ${on.resource} failed: ${why}`, { ...on, retryable });
        try {
            const answer = await this.#ports.download(url, signal);
            if (answer.status !== 200)
                throw failed(`HTTP ${answer.status} (the address is valid for a short time only)`);
            const pieces = complete(answer, failed);
            yield* decoded(counted(pieces, downloaded), answer.contentEncoding, on.resource);
        }
        catch (cause) {
            signal.throwIfAborted();
            if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7)
                throw cause;
            const why = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL ? 'it cannot be decompressed' : withoutUrl((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(cause), url);
            throw failed(why, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, on).retryable);
        }
    }
    async #generate(range, signal) {
        const command = new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  ._Go({
            appId: range.app,
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
            const error = explained(cause, range);
            throw error.status === NOT_FOUND ? await this.#withNames(range.app, error) : error;
        }
    }
    #mask(url) {
        this.#ports.mask(url);
        const query = url.slice(url.indexOf('?') + 1);
        for (const [, value] of query.matchAll(/(?:Signature|Security-Token|Credential|Policy)=([^&]{8,})/g)) {
            if (value !== undefined)
                this.#ports.mask(value);
        }
    }
    async #withNames(app, error) {
        const names = this.#names.get(app) ??
            this.domains(app).then((found) => `The domains of the app are ${found.join(', ')}; a subdomain's logs are with its domain's.`, (failure) => `Could not list the domains of the app: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(failure)}`);
        this.#names.set(app, names);
        const { call, resource, retryable, concerns, code = 'NotFoundException', cause } = error;
        const failure = { call, resource, retryable, concerns, code, status: NOT_FOUND, cause };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(`${error.message}. ${await names}`, failure);
    }
}
function explained(cause, range) {
    const resource = nameOf(range);
    const on = { call: 'amplify:GenerateAccessLogs', resource, concerns: 'partition' };
    const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, on);
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
function nameOf({ app, domain, from, to }) {
    const [start, end] = [from, to].map((at) => new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
    return `${domain} of app ${app}, ${start ?? ''} to ${end ?? ''}`;
}
function withoutUrl(text, url) {
    return text.replaceAll(url, '***').replace(/\?\S+/g, '?***');
}
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
        yield* (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__  .tq)(whole, { name });
    else
        yield* whole;
}
async function* preceded(head, rest) {
    yield head;
    yield* rest;
}


  }),

  2187:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ed: () => (  parseClaim),
    Im: () => (  refuseGone),
    TS: () => (  parseProgress),
    Tw: () => (  parseStored),
    rm: () => (  serializeClaim),
    wB: () => (  serializeTerms)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7934);
  var _engine_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);
  var _engine_window_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5839);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5883);
  var _hours_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4068);
  var _record_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3189);
  var _selection_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(321);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6506);









const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_7__  .aig(),
    pass: valibot__WEBPACK_IMPORTED_MODULE_7__  .KIO(['first', 'recheck', 'redo']),
    app: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(),
    domain: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(),
    hour: valibot__WEBPACK_IMPORTED_MODULE_7__  .FsL(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8, valibot__WEBPACK_IMPORTED_MODULE_7__  .aQL(_time_zone_js__WEBPACK_IMPORTED_MODULE_6__  .iQ)),
    logs: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
        stream: valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(),
        format: valibot__WEBPACK_IMPORTED_MODULE_7__  .KIO(['json', 'raw']),
        oldest: valibot__WEBPACK_IMPORTED_MODULE_7__  .aig(),
        restampTo: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8),
        adds: valibot__WEBPACK_IMPORTED_MODULE_7__  .zMY(),
        select: _selection_js__WEBPACK_IMPORTED_MODULE_5__  .Bh,
    })),
    s3: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_2__  .JB, select: _selection_js__WEBPACK_IMPORTED_MODULE_5__  .Bh })),
    held: valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({ s3: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, logs: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK }),
});
function serializeClaim({ logs, s3, held, ...rest }) {
    return {
        version: _record_json_js__WEBPACK_IMPORTED_MODULE_4__  .ZR,
        ...rest,
        ...(logs === undefined ? {} : { logs: { ...logs, select: serializeTerms(logs.select) } }),
        ...(s3 === undefined ? {} : { s3: { form: { ...s3.form }, select: serializeTerms(s3.select) } }),
        held: { ...held },
    };
}
function serializeTerms({ redact, ...terms }) {
    return { ...terms, ...(redact === undefined ? {} : { redact: [...redact] }) };
}
function parseClaim(id, claim) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_7__  .xLC(claimSchema, claim);
    if (!parsed.success || !hasOwnStream(parsed.output))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`The claim of segment ${id} in the ledger cannot be read.`);
    const { version, ...rest } = parsed.output;
    if (version !== _record_json_js__WEBPACK_IMPORTED_MODULE_4__  .ZR) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ` +
            `${_record_json_js__WEBPACK_IMPORTED_MODULE_4__  .ZR}. Finish it with that release.`);
    }
    return { ...rest, logs: rest.logs, s3: rest.s3 };
}
function hasOwnStream({ logs, ...hour }) {
    if (logs === undefined)
        return true;
    const own = (0,_hours_js__WEBPACK_IMPORTED_MODULE_3__  .mA)(hour);
    return logs.stream.startsWith(own) && /^(-[^/]+)?$/.test(logs.stream.slice(own.length));
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
    stored: valibot__WEBPACK_IMPORTED_MODULE_7__  .lqM(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, 0),
    keys: valibot__WEBPACK_IMPORTED_MODULE_7__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP(), ''),
    tooOld: valibot__WEBPACK_IMPORTED_MODULE_7__  .lqM(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, 0),
    tooNew: valibot__WEBPACK_IMPORTED_MODULE_7__  .lqM(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, 0),
});
function parseProgress(id, progress) {
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(progressSchema, progress ?? {}, `The progress of segment ${id} in the ledger cannot be read.`);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_7__  .Ikc({
    stream: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP()),
    format: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_7__  .KIO(['json', 'raw'])),
    select: _selection_js__WEBPACK_IMPORTED_MODULE_5__  .Bh,
    object: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_7__  .PVZ([_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, valibot__WEBPACK_IMPORTED_MODULE_7__  .YjP()])),
    oldest: valibot__WEBPACK_IMPORTED_MODULE_7__  .yqP(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8),
});
function parseStored(id, stored) {
    if (stored === undefined)
        return {};
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(storedSchema, stored, `The ledger's record of what segment ${id} delivered cannot be read.`);
}
function refuseGone({ pass, app, domain, hour, held }) {
    const before = Math.max(held.s3, held.logs);
    if (pass !== 'redo' || before === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`redo: Amplify no longer returns requests of ${domain} (app ${app}) for the hour from ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_8__  .r4)(hour)}, and ` +
        `${String(before)} were delivered before. What was delivered stays as it is.`);
}


  }),

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

  4068:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Q$: () => (  dateOf),
    bq: () => (  hoursIn),
    mA: () => (  streamOf),
    qf: () => (  clockHourOf)
  });
  var _engine_window_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5839);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6506);
function dateOf(instant) {
    return (0,_engine_window_js__WEBPACK_IMPORTED_MODULE_1__  .r4)(instant).slice(0, 'YYYY-MM-DD'.length);
}
function clockHourOf(instant) {
    return (0,_engine_window_js__WEBPACK_IMPORTED_MODULE_1__  .r4)(instant).slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH'.length);
}
function streamOf({ app, domain, hour }) {
    return `amplify/${app}/${domain}/${dateOf(hour).replaceAll('-', '/')}/${clockHourOf(hour)}`;
}
function hoursIn({ from, to }) {
    const hours = [];
    for (let hour = Math.floor(from / _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ) * _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ; hour + _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ <= to; hour += _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ)
        hours.push(hour);
    return hours;
}


  }),

  3189:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    AB: () => (  underColumns),
    BZ: () => (  idOfJson),
    J0: () => (  unparsedJson),
    RI: () => (  AmplifyJson),
    ZR: () => (  AMPLIFY_ENCODER_VERSION)
  });
  var _csv_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4423);
const AMPLIFY_ENCODER_VERSION = 2;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
class AmplifyJson {
    #keys;
    #unescape;
    constructor({ columns }, unescape) {
        this.#unescape = unescape;
        this.#keys = columns.map((name, index) => ({
            start: `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`,
            isNumber: _csv_js__WEBPACK_IMPORTED_MODULE_0__  .C4.has(name),
        }));
    }
    encode({ values }, sampleRate) {
        let json = '';
        for (const [index, { start, isNumber }] of this.#keys.entries())
            json += start + this.#value(values[index], isNumber);
        return sampleRate === undefined ? `${json}}` : `${json},"sample_rate":${String(sampleRate)}}`;
    }
    #value(value, isNumber) {
        if (value === undefined || value === _csv_js__WEBPACK_IMPORTED_MODULE_0__  .GY)
            return 'null';
        if (isNumber && NUMBER.test(value))
            return value;
        return JSON.stringify(this.#unescape(value));
    }
}
function unparsedJson(line, why) {
    return JSON.stringify({ message: line, parse_error: why });
}
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
function underColumns(row, from, to) {
    const byName = new Map(from.columns.map((name, index) => [name, row.values[index] ?? _csv_js__WEBPACK_IMPORTED_MODULE_0__  .GY]));
    return to.columns.map((name) => byName.get(name) ?? _csv_js__WEBPACK_IMPORTED_MODULE_0__  .GY).join(',');
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


  }),

  647:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  setUpAmplify: () => (  setUpAmplify)
});
var documents = __webpack_require__(2549);
var engine_window = __webpack_require__(5839);
var errors = __webpack_require__(1285);
var age = __webpack_require__(8852);
var stream_check = __webpack_require__(6742);
var object_check = __webpack_require__(1949);
var object_form = __webpack_require__(5883);
var whole_object = __webpack_require__(3478);
var access_logs = __webpack_require__(6521);
; 
async function domainsByApp({ appIds, domainNames }, source) {
    return Promise.all(appIds.map(async (app) => {
        try {
            const names = domainNames ?? (await source.domains(app));
            if (names.length === 0)
                throw new errors .fL(`App ${app} has no domain, and so no access logs.`);
            return { app, domains: names.map((domain) => ({ app, domain })) };
        }
        catch (failure) {
            if ((0,errors .iv)(failure) === 'run')
                throw failure;
            return { app, failure };
        }
    }));
}
var spool = __webpack_require__(6848);
var build_escape = __webpack_require__(8193);
var count_sections = __webpack_require__(2418);
var heavy_hitters = __webpack_require__(9365);
var hour_counts = __webpack_require__(6503);
var pages = __webpack_require__(3018);
var request_report = __webpack_require__(4042);
var answer_counts = __webpack_require__(3535);
var time_buckets = __webpack_require__(1567);
var user_agents = __webpack_require__(6586);
; 









const SHAPE = { times: 1, means: 0 };
const NAMES = { time: 'time taken', means: [], answers: 'Status', hasTargets: false };
const MAX_TEXTS = 200;
const MAX_CLIENTS = 2000;
const MAX_TEXT_LENGTH = 300;
const COUNTED = ['results', 'edges', 'agents', 'clients', 'methods', 'protocols', 'hosts'];
class AmplifyFigures {
    pages = new pages .b(SHAPE);
    overTime = new time_buckets .tT();
    hours = new hour_counts .T();
    counts = {
        results: new heavy_hitters .uQ(MAX_TEXTS),
        edges: new heavy_hitters .uQ(MAX_TEXTS),
        agents: new heavy_hitters .uQ(MAX_TEXTS),
        clients: new heavy_hitters .uQ(MAX_CLIENTS),
        methods: new heavy_hitters .uQ(MAX_TEXTS),
        protocols: new heavy_hitters .uQ(MAX_TEXTS),
        hosts: new heavy_hitters .uQ(MAX_TEXTS),
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
    sections() {
        const { results, edges } = this.counts;
        const traffic = [
            ...(0,count_sections .ey)(results, {
                title: 'Cache results',
                column: 'Result',
                note: 'As the edge location reports it (x-edge-result-type).',
            }),
            ...(0,count_sections .ey)(edges, { title: 'Edge locations', column: 'Location' }),
        ];
        return (0,request_report .E)(this, { shape: SHAPE, names: NAMES, failing: [], traffic });
    }
}
class AmplifyStatistics {
    #figures = new AmplifyFigures();
    #unescape;
    #columns;
    #families = new user_agents .g();
    constructor(columns, unescape) {
        this.#unescape = unescape;
        this.#columns = columnsOf(columns);
    }
    parsed(row) {
        const { status, result, edge, agent, client, method, protocol } = this.#columns;
        const figures = this.#figures;
        const { counts } = figures;
        const code = this.#amount(row, status) ?? answer_counts .rF;
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
    #text({ values }, index) {
        const value = values[index];
        return value === undefined || value === '-'
            ? undefined
            : this.#unescape((0,build_escape .VI)(value, MAX_TEXT_LENGTH));
    }
    #amount(row, index) {
        const amount = Number(this.#text(row, index) ?? NaN);
        return amount >= 0 && amount < Infinity ? amount : undefined;
    }
}
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

; 
const MAX_ROWS = 200;
function domainsSection(domains) {
    const rows = domains
        .toSorted((a, b) => (b.read ?? Infinity) - (a.read ?? Infinity))
        .slice(0, MAX_ROWS)
        .map(({ app, domain, hours, read, written }) => [app, domain, hours, read, written]);
    return {
        title: 'Apps and domains',
        note: 'What this run carried. An hour that was fetched a second time counts again.',
        table: {
            columns: [
                { title: 'App', kind: 'code' },
                { title: 'Domain', kind: 'code' },
                { title: 'Hours', kind: 'count' },
                { title: 'Records read', kind: 'count' },
                { title: 'Records written', kind: 'count' },
            ],
            rows,
            ...(domains.length > MAX_ROWS ? { of: domains.length } : {}),
        },
    };
}

; 
class DomainCounts {
    #apps;
    #counts = new Map();
    constructor(apps) {
        this.#apps = apps;
    }
    carried(domain, { read, s3, logs }) {
        const counts = this.#counts.get(nameOf(domain)) ?? NONE;
        const written = [s3, logs].flatMap((sheet) => (sheet === undefined ? [] : [sheet.written]));
        this.#counts.set(nameOf(domain), {
            hours: counts.hours + 1,
            read: counts.read + read,
            written: counts.written + Math.min(...written),
        });
    }
    sections() {
        if (this.#counts.size === 0)
            return [];
        const rows = this.#apps.flatMap((each) => {
            if ('failure' in each)
                return [{ app: each.app, domain: null, hours: null, read: null, written: null }];
            return each.domains.map((domain) => ({ ...domain, ...(this.#counts.get(nameOf(domain)) ?? NONE) }));
        });
        return [domainsSection(rows)];
    }
}
const NONE = { hours: 0, read: 0, written: 0 };
function nameOf({ app, domain }) {
    return `${app} ${domain}`;
}
var backoff = __webpack_require__(7443);
var semaphore = __webpack_require__(5257);
var external_node_crypto_ = __webpack_require__(7598);
var csv = __webpack_require__(4423);
var encode_lines = __webpack_require__(1904);
var time_zone = __webpack_require__(6506);
; 





const NO_UNASSIGNED_ROWS = {
    outside: 0,
    timeless: 0,
    oversize: 0,
    answers: 0,
    bytes: 0,
};
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
async function dispose(answer) {
    for (const { rows } of answer.hours.values())
        await rows.dispose();
}
const LF = 0x0a;
class AnswerReader {
    #settings;
    #lines = new encode_lines .g();
    #digest = (0,external_node_crypto_.createHash)('sha256');
    #spools;
    #counts = new Map();
    #rows;
    #isHeadless = false;
    #lastByte = LF;
    #lacksValues = false;
    #outside = 0;
    #timeless = 0;
    #oversize = 0;
    constructor(settings) {
        this.#settings = settings;
        this.#spools = new Map(settings.hours.map((hour) => [hour, new spool .Q(settings.space)]));
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
            const rows = this.#spools.get(hour) ?? new spool .Q(this.#settings.space);
            const count = this.#counts.get(hour) ?? 0;
            const its = index === 0 ? unplaced : NO_UNASSIGNED_ROWS;
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
        const header = (0,csv .HZ)(line);
        if (header === undefined)
            this.#isHeadless = true;
        else if (!this.#isHeadless) {
            this.#rows = new csv .qf(header);
            this.#lacksValues = !header.columns.includes(csv .CU);
        }
    }
    #sort(line, rows, found) {
        const row = rows.read(line);
        this.#lacksValues = rows.isShort(row);
        const hour = Math.floor(row.time / time_zone .iQ) * time_zone .iQ;
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
var amplify_hours = __webpack_require__(4068);
; 
const MAX_ATTEMPTS = 8;
const BAD_ANSWERS = 3;
class AnswerCheck {
    #request;
    #seen = new Set();
    #attempts = 0;
    #last = 'not at all';
    constructor(request) {
        this.#request = request;
    }
    accepts(answer) {
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
    assertMayRepeat() {
        const { domain, hours } = this.#request;
        const what = `The access logs of ${domain} came ${this.#last} in ${this.#attempts} attempts`;
        if (this.#attempts >= BAD_ANSWERS && hours.length > 1) {
            const call = 'amplify:GenerateAccessLogs';
            throw new access_logs .m(`${what}.`, { call, resource: domain, retryable: true });
        }
        if (this.#attempts < MAX_ATTEMPTS)
            return;
        const hour = hours[0] ?? 0;
        throw new errors .fL(`${what} at the hour ${(0,amplify_hours .Q$)(hour)} ${(0,amplify_hours .qf)(hour)}. Nothing of it is committed; the next run requests it again.`);
    }
    #doubtOf({ completeness, digest }) {
        if (completeness === 'empty')
            return completeness;
        return completeness === 'unended' ? digest : undefined;
    }
}

; 
class SharedFetch {
    hours;
    #controller = new AbortController();
    #results = new Map();
    #waiting = new Map();
    #left = new Set();
    constructor(hours) {
        this.hours = hours;
    }
    get signal() {
        return this.#controller.signal;
    }
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
    async leave(hour) {
        const known = this.#results.get(hour);
        this.#results.delete(hour);
        this.#left.add(hour);
        if (this.hours.every((each) => this.#left.has(each)))
            this.#controller.abort();
        if (known !== undefined && 'rows' in known)
            await known.rows?.rows.dispose();
    }
    drop(hours) {
        this.hours = this.hours.filter((hour) => !hours.includes(hour));
        for (const hour of hours)
            this.#settle(hour, { rows: undefined });
    }
    async resolve(found) {
        for (const hour of this.hours) {
            const rows = found.get(hour);
            if (this.#left.has(hour))
                await rows?.rows.dispose();
            else
                this.#settle(hour, { rows });
        }
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

; 
const MAX_HOURS = time_zone .sO / time_zone .iQ;
const CALLS_IN_FLIGHT = 4;
class HourlyRows {
    #ports;
    #fetches = new Map();
    #wanted = new Set();
    #handedOut = new Set();
    #slots = new semaphore .j(CALLS_IN_FLIGHT);
    #mostHours = MAX_HOURS;
    constructor(ports) {
        this.#ports = ports;
    }
    want(hour) {
        if (!this.#handedOut.has(fetch_nameOf(hour)))
            this.#wanted.add(fetch_nameOf(hour));
    }
    async forget(hours) {
        for (const each of hours) {
            const name = fetch_nameOf(each);
            const fetch = this.#fetches.get(name);
            this.#fetches.delete(name);
            this.#wanted.delete(name);
            await fetch?.leave(each.hour);
        }
    }
    async of(asked, signal) {
        const name = fetch_nameOf(asked);
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
        const fetch = new SharedFetch(this.#neighbours(asked));
        for (const hour of fetch.hours)
            this.#fetches.set(fetch_nameOf({ ...asked, hour }), fetch);
        void this.#run(asked, fetch);
        return fetch;
    }
    #neighbours(asked) {
        const { hour } = asked;
        const hours = [hour];
        const midnight = Math.floor(hour / time_zone .sO) * time_zone .sO + time_zone .sO;
        for (let next = hour + time_zone .iQ; next < midnight && hours.length < this.#mostHours; next += time_zone .iQ) {
            const name = fetch_nameOf({ ...asked, hour: next });
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
    async #fetch(domain, fetch) {
        for (;;) {
            try {
                this.#keepFirst(domain, fetch, this.#mostHours);
                const answer = await this.#agreed(domain, fetch);
                await fetch.resolve(answer.hours);
                return;
            }
            catch (error) {
                if (!(error instanceof access_logs .m) || fetch.hours.length === 1)
                    throw error;
                this.#mostHours = Math.min(this.#mostHours, Math.ceil(fetch.hours.length / 2));
            }
        }
    }
    #keepFirst(domain, fetch, count) {
        const dropped = fetch.hours.slice(count);
        this.#forget(domain, fetch, dropped);
        for (const hour of dropped)
            this.#wanted.add(fetch_nameOf({ ...domain, hour }));
        fetch.drop(dropped);
    }
    #forget(domain, fetch, hours) {
        for (const hour of hours) {
            const name = fetch_nameOf({ ...domain, hour });
            if (this.#fetches.get(name) === fetch)
                this.#fetches.delete(name);
        }
    }
    async #agreed(domain, fetch) {
        const doubts = new AnswerCheck({ domain: domain.domain, hours: fetch.hours });
        for (let attempt = 1;; attempt += 1) {
            const answer = await this.#attempt(domain, fetch, attempt);
            const believed = doubts.accepts(answer);
            if (answer !== undefined && believed)
                return answer;
            if (answer !== undefined)
                await dispose(answer);
            doubts.assertMayRepeat();
            await this.#ports.clock.sleep((0,backoff .e)((0,backoff .l)(attempt)), fetch.signal);
        }
    }
    async #attempt({ app, domain }, fetch, attempt) {
        const { read, clock, space } = this.#ports;
        const { hours, signal } = fetch;
        signal.throwIfAborted();
        const from = hours[0] ?? NaN;
        const range = { app, domain, from, to: from + hours.length * time_zone .iQ };
        let bytes = 0;
        const pieces = read(range, signal, (count) => {
            bytes += count;
        });
        try {
            return await readAnswer(pieces, { hours, space, askedAt: clock.now(), downloaded: () => bytes });
        }
        catch (error) {
            const isBig = error instanceof access_logs .m && hours.length > 1;
            const mayRepeat = error instanceof errors ._7 && error.retryable && attempt < MAX_ATTEMPTS;
            if (isBig || !mayRepeat)
                throw error;
            return undefined;
        }
    }
}
function fetch_nameOf({ app, domain, hour }) {
    return `${app} ${domain} ${hour}`;
}
var record_body = __webpack_require__(7294);
var external_node_zlib_ = __webpack_require__(8522);
var object_lines = __webpack_require__(5866);
; 
class PriorObject {
    found;
    #content;
    #form;
    #name;
    header;
    columns;
    stored = { bytes: 0, crc32: '' };
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
        const content = new spool .Q(space);
        let [bytes, sum] = [0, 0];
        for await (const piece of found.body) {
            bytes += piece.length;
            sum = (0,external_node_zlib_.crc32)(piece, sum);
            await content.append(piece);
        }
        const name = `s3://${destination.bucket}/${key}`;
        const prior = new PriorObject(found, content, { name, form: destination });
        prior.stored = { bytes, crc32: (0,whole_object .Px)(sum) };
        if (destination.objectFormat === 'csv')
            await prior.#readHeader();
        if (destination.objectFormat === 'parquet')
            prior.columns = await (await Promise.all( [__webpack_require__.e(280), __webpack_require__.e(123), __webpack_require__.e(108), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216))).parquetColumns(content);
        return prior;
    }
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
            this.header = (0,csv .HZ)(first);
            return;
        }
    }
    #allLines() {
        return (0,object_lines .T)({ content: this.#content, form: this.#form, name: this.#name });
    }
}
var amplify_columns = __webpack_require__(9968);
var record_json = __webpack_require__(3189);
; 
class RecordFormat {
    header;
    #rows;
    #json;
    constructor(header) {
        this.header = header;
        this.#rows = new csv .qf(header);
        this.#json = new record_json .RI(header, csv ._y);
    }
    read(line) {
        const row = this.#rows.read(line);
        const fault = this.#rows.faultOf(row);
        const hasId = fault === undefined && row.id !== csv .GY;
        return { line, row, fault, key: hasId ? keyOfId(row.id) : undefined };
    }
    json({ line, row, fault, sampleRate, hidden }) {
        return fault === undefined ? this.#json.encode(row, sampleRate) : (hidden ?? (0,record_json .J0)(line, fault));
    }
    keyOf(text) {
        if (!text.startsWith('{'))
            return this.read(text).key ?? keyOfText(text);
        const id = (0,csv .Gb)((0,record_json .BZ)(text, csv .A2) ?? (0,record_json .BZ)(text, (0,csv .uS)(csv .A2)) ?? '');
        return id === undefined ? keyOfText(text) : keyOfId(id);
    }
}
const KEY_LENGTH = 13;
function keyOfId(id) {
    return `i${shortDigest(id)}`;
}
function keyOfText(text) {
    return `t${shortDigest(text)}`;
}
function shortDigest(text) {
    return (0,external_node_crypto_.createHash)('sha256')
        .update(text)
        .digest('base64')
        .slice(0, KEY_LENGTH - 1);
}
class KnownRecords {
    #counts = new Map();
    add(key) {
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
    take(key) {
        const count = this.#counts.get(key) ?? 0;
        if (count > 0 && key.startsWith('t'))
            this.#counts.set(key, count - 1);
        return count > 0;
    }
}

; 



function textFor({ objectFormat, isSampled }, format, prior) {
    if (objectFormat === 'csv')
        return csvText(format, prior?.header);
    if (objectFormat === 'parquet')
        return columnText(format, [...(isSampled ? [amplify_columns .sQ] : []), ...(prior?.columns ?? [])]);
    const held = (text) => ({ text, key: format.keyOf(text) });
    return { format, columns: [], of: (record) => format.json(record), held };
}
function columnText(format, others) {
    const columns = new amplify_columns ._V(format.header, others);
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
    return stays ? line : (0,record_json .AB)(row, own, header);
}
function joined(fresh, prior) {
    const more = prior?.columns.filter((name) => !fresh.columns.includes(name)) ?? [];
    if (more.length === 0)
        return fresh;
    return { line: [fresh.line, ...more].join(','), columns: [...fresh.columns, ...more] };
}

; 
function objectKeyOf({ destination }, { app, domain, hour }) {
    const { prefix } = destination;
    const folder = `app=${app}/domain=${domain}/dt=${(0,amplify_hours .Q$)(hour)}/hour=${(0,amplify_hours .qf)(hour)}`;
    return `${prefix}${folder}/access-log${(0,object_form .je)(destination)}`;
}
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
        const body = await (0,record_body .E)(space, destination, text.columns);
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
    get bytes() {
        return this.#bytes;
    }
    async finish(metadataOf) {
        const { kept, known } = await this.#keepPrior();
        const total = this.#count + kept;
        if (known === this.#count && !this.#order.replacesExisting)
            return { total, objects: 0, bytes: 0, stored: this.#prior?.stored };
        const content = await this.#body.end();
        const { destination, sink, putTimeout } = this.#ports;
        const { context } = this.#order;
        await context.claimAt('s3').fence(putTimeout);
        const object = {
            key: this.#key,
            content,
            ...(0,object_form .Yl)(destination),
            metadata: metadataOf(total),
            ...(this.#order.adds ? { replaces: (0,whole_object .mi)(this.#prior?.found) } : {}),
        };
        const stored = await sink.put(object, context.signal);
        return { total, objects: 1, bytes: this.#bytes, stored };
    }
    async dispose() {
        await this.#body.dispose();
        await this.#prior?.dispose();
    }
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
var ledger = __webpack_require__(4726);
var tally = __webpack_require__(2969);
var amplify_claim = __webpack_require__(2187);
; 
const RECHECK_AGE_MS = time_zone .sO;
const FINAL = 'final';
const RECHECK = '+24h';
const REDO = '+redo-';
function itemOf({ app, domain }) {
    return `${app}/${domain}`;
}
function amplifyPartition(day, settings) {
    const { region, account, destinations, refusedBefore } = settings;
    const date = (0,amplify_hours .Q$)(day.day);
    const { app, domain } = day;
    const place = {
        source: { mode: 'amplify', region, account, app },
        own: { domain, day: date },
        path: `${domain}/${date.replaceAll('-', '/')}.json`,
    };
    const planned = { day, settings, redoName: `${REDO}${(0,external_node_crypto_.randomBytes)(5).toString('hex')}` };
    return {
        documents: (0,documents .r3)(place, destinations),
        label: `${domain} ${date}`,
        item: itemOf(day),
        mayRefuse: refusedBefore !== undefined && day.hours.some((hour) => hour < refusedBefore),
        left: (documents, run) => remainingWork(planned, documents, run),
        expect: (segments) => {
            for (const { start } of segments)
                settings.want({ app, domain, hour: start });
        },
        done: () => settings.forget([...day.earlier, ...day.hours].map((hour) => ({ app, domain, hour }))),
    };
}
function remainingWork(planned, documents, run) {
    const { settings } = planned;
    const missingById = new Map();
    for (const destination of tally .qI) {
        const document = documents[destination];
        for (const each of document === undefined ? [] : missingFrom(planned, document, run)) {
            const known = missingById.get(each.id);
            if (known === undefined)
                missingById.set(each.id, { ...each, at: [destination] });
            else
                known.at.push(destination);
        }
    }
    const all = [...missingById.values()].sort((a, b) => a.hour - b.hour);
    const { refusedBefore = -Infinity } = settings;
    const old = all.filter(({ id, hour, pass, at }) => {
        const isFresh = pass !== 'recheck' && entryAt(documents.logs, id) === undefined;
        return at.includes('logs') && isFresh && hour < refusedBefore;
    });
    const refusals = old[0] === undefined ? {} : { logs: settings.refuse(old.length, old[0].hour) };
    return { segments: all.map((each) => segment(planned, documents, each)), objectsSkipped: 0, refusals };
}
function missingFrom(planned, document, run) {
    const { hours, earlier } = planned.day;
    const look = { ...planned, document, run };
    return [
        ...earlier.flatMap((hour) => recheckOf({ ...look, hour })),
        ...hours.flatMap((hour) => missingOfHour({ ...look, hour })),
    ];
}
function missingOfHour(planned) {
    const { hour, document, run, settings, redoName } = planned;
    const id = (0,amplify_hours .qf)(hour);
    const entry = (0,ledger .Ms)(document, id);
    if (entry?.state !== 'committed')
        return [{ id, hour, pass: 'first' }];
    const redone = redosOf(document, id);
    const open = redone.filter(([, redo]) => redo.state === 'open').map(([name]) => name);
    const isDone = [entry, ...redone.map(([, redo]) => redo)].some((each) => each.state === 'committed' && each.run === run);
    if (settings.redo && open.length === 0 && !isDone)
        open.push(`${id}${redoName}`);
    return [...recheckOf(planned), ...open.map((name) => ({ id: name, hour, pass: 'redo' }))];
}
function recheckOf({ hour, document, settings }) {
    const id = (0,amplify_hours .qf)(hour);
    const entry = (0,ledger .Ms)(document, id);
    const again = (0,ledger .Ms)(document, `${id}${RECHECK}`);
    const recheck = { id: `${id}${RECHECK}`, hour, pass: 'recheck' };
    if (again?.state === 'open')
        return [recheck];
    if (entry?.state !== 'committed' || again !== undefined)
        return [];
    const isFinal = [entry, ...redosOf(document, id).map(([, redo]) => redo)].some((each) => each.state === 'committed' && each.covers === FINAL);
    const isDue = hour + time_zone .iQ + RECHECK_AGE_MS <= settings.now();
    return isDue && !isFinal ? [recheck] : [];
}
function redosOf(document, id) {
    return (0,ledger .Mc)(document).filter(([name]) => name.startsWith(`${id}${REDO}`));
}
function segment({ day, settings }, documents, { id, hour, pass, at }) {
    const its = { app: day.app, domain: day.domain, hour };
    const suffix = pass === 'redo' ? id.slice((0,amplify_hours .qf)(hour).length) : '';
    const claim = () => {
        const noted = (destination) => {
            const first = entryAt(documents[destination], (0,amplify_hours .qf)(hour));
            return pass === 'recheck' && isCommitted(first) ? (0,amplify_claim .Tw)(id, first.stored) : {};
        };
        const { format, select } = noted('logs');
        const first = { ...(format && { format }), ...(select && { select }) };
        const { objectTerms } = settings;
        return (0,amplify_claim .rm)({
            ...{ pass, ...its, held: heldBy(documents, hour) },
            logs: settings.logEvents(its, { suffix, pass, first }),
            s3: objectTerms && { ...objectTerms, select: noted('s3').select ?? objectTerms.select },
        });
    };
    return { id, destinations: at, claim, start: hour, end: hour + time_zone .iQ, objects: 1, bytes: 0 };
}
function heldBy({ s3, logs }, hour) {
    const id = (0,amplify_hours .qf)(hour);
    const objects = s3 === undefined ? [] : [(0,ledger .Ms)(s3, id), ...redosOf(s3, id).map(([, redo]) => redo)];
    const last = objects
        .filter(isCommitted)
        .toSorted((a, b) => a.at - b.at)
        .at(-1);
    return { s3: writtenBy(last, 's3'), logs: writtenBy(entryAt(logs, id), 'logs') };
}
function entryAt(document, id) {
    return document && (0,ledger .Ms)(document, id);
}
function isCommitted(entry) {
    return entry?.state === 'committed';
}
function writtenBy(entry, destination) {
    if (!isCommitted(entry) || 'windows' in entry.tally)
        return 0;
    return entry.tally[destination]?.written ?? 0;
}
var event_block = __webpack_require__(1759);
; 
function isReadable({ logGroupClass }) {
    return logGroupClass === 'STANDARD';
}
class StreamDelivery {
    #order;
    #writer;
    #listing;
    #progress;
    #tooOld = 0;
    #oversize = 0;
    #restamped = 0;
    #bytes = 0;
    #oldest = Infinity;
    constructor(order, open) {
        this.#order = order;
        this.#writer = open.writer;
        this.#listing = open.listing;
        this.#progress = open.notes;
    }
    static async open({ logs, group, putTimeout }, order) {
        const { events, format, context, progress, lookAgain, takenOver } = order;
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
            ...{ group, guard, putTimeout, stream: events.stream, lookAgain, takenOver },
            acknowledged: progress.stored,
            list: () => new StreamListing(format, readable ? '' : progress.keys),
        });
        notes.listed = listing.size;
        return new StreamDelivery(order, { writer, listing, notes });
    }
    async append(records) {
        const { events, format } = this.#order;
        const block = new event_block .n(records.length);
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
    get bytes() {
        return this.#bytes;
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
            oldest: this.#oldest,
        };
    }
    #countKnown(time) {
        const { events, isRecheck } = this.#order;
        this.#noteTime(time);
        if (!isRecheck && time < events.oldest && events.restampTo !== undefined)
            this.#restamped += 1;
    }
    #noteTime(time) {
        const { oldest, restampTo } = this.#order.events;
        const sentAs = time < oldest ? (restampTo ?? time) : time;
        this.#oldest = Math.min(this.#oldest, sentAs);
    }
    #write(block, time, text) {
        const { oldest, restampTo } = this.#order.events;
        const isOld = time < oldest;
        if (isOld && restampTo === undefined) {
            this.#tooOld += 1;
            return false;
        }
        this.#noteTime(time);
        const isTaken = block.add(isOld ? (restampTo ?? time) : time, text);
        if (!isTaken)
            this.#oversize += 1;
        else if (isOld)
            this.#restamped += 1;
        return isTaken;
    }
}
class StreamNotes {
    #before;
    #readable;
    sequence = [];
    listed = 0;
    constructor(before, readable) {
        this.#before = before;
        this.#readable = readable;
    }
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
var mode = __webpack_require__(1988);
; 
async function* planAmplify(settings, { window, windowOf }) {
    const { apps, isExplicit, partition } = settings;
    for (const each of apps) {
        if ('failure' in each)
            yield failedApp(each, isExplicit ? window.from : window.from - RECHECK_AGE_MS);
    }
    const planned = apps
        .flatMap((each) => ('domains' in each ? each.domains : []))
        .map((domain) => {
        const hours = (0,amplify_hours .bq)(windowOf(itemOf(domain)));
        const from = hours[0] ?? window.to;
        const earlier = isExplicit ? [] : (0,amplify_hours .bq)({ from: from - RECHECK_AGE_MS, to: from });
        return { domain, hours: byDay(hours), earlier: byDay(earlier) };
    });
    const days = planned.flatMap(({ hours, earlier }) => [...earlier.keys(), ...hours.keys()]);
    for (const day of [...new Set(days)].sort((a, b) => a - b)) {
        const its = planned
            .map(({ domain, hours, earlier }) => ({
            ...{ ...domain, day },
            ...{ hours: hours.get(day) ?? [], earlier: earlier.get(day) ?? [] },
        }))
            .filter(({ hours, earlier }) => hours.length + earlier.length > 0);
        const start = Math.min(...its.flatMap(({ hours, earlier }) => [...earlier, ...hours]));
        for (const each of its)
            yield { ...amplifyPartition(each, partition), start };
    }
}
function failedApp({ app, failure }, start) {
    const keepsOpen = (item) => item === '' || item.startsWith(`${app}/`);
    return (0,mode .Q)({ item: app, label: `app ${app}`, start, failure, keepsOpen });
}
function byDay(hours) {
    const days = new Map();
    for (const hour of hours) {
        const day = Math.floor(hour / time_zone .sO) * time_zone .sO;
        const its = days.get(day) ?? [];
        its.push(hour);
        days.set(day, its);
    }
    return days;
}

; 


const NO_REPORT = { see: () => undefined, delivered: () => undefined };
function hourReport(report, header, pass) {
    if (report === undefined || pass === 'recheck')
        return NO_REPORT;
    const statistics = new AmplifyStatistics(header.columns, csv ._y);
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
var selection = __webpack_require__(321);
; 
function tallyOf(outcome) {
    const { claim, unplaced, rows, unparsed, stream, object } = outcome;
    const isAgain = claim.pass === 'recheck';
    const s3 = isAgain ? addedTo(outcome, { total: object?.total, held: claim.held.s3 }) : writtenTo(outcome);
    const read = rows + unplaced.outside + unplaced.timeless + unplaced.oversize;
    const sheetOf = (own) => (0,tally .yi)(read, withUnplaced(own, unplaced));
    return {
        read,
        unparsed: isAgain ? 0 : unparsed,
        restamped: stream?.restamped ?? 0,
        ...(object === undefined ? {} : { s3: sheetOf(s3) }),
        ...(claim.logs === undefined ? {} : { logs: sheetOf(isAgain ? addedToLogs(outcome) : sentTo(outcome)) }),
    };
}
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
function withUnplaced(given, { outside, timeless, oversize }) {
    const { oversize: own = 0 } = given;
    return { ...given, 'out-of-window': outside, rejected: timeless, oversize: own + oversize };
}
function between(least, value, most) {
    return Math.max(least, Math.min(value, most));
}

; 
function amplifyMode(ports) {
    return {
        plan: (window, windowOf) => planAmplify(ports.plan, { window, windowOf }),
        isPlannedAhead: true,
        carry: (segment, context) => carry(ports, segment, context),
    };
}
async function carry(ports, segment, context) {
    const claim = claimOf(segment);
    const fetched = await ports.rows.of(claim, context.signal);
    try {
        const hour = { claim, fetched, segment, context };
        if (fetched.header !== undefined && fetched.count > 0)
            return await deliver(ports, { ...hour, format: new RecordFormat(fetched.header) });
        (0,amplify_claim .Im)(claim);
        return carried(ports, hour, emptyOutcome(hour));
    }
    finally {
        await fetched.rows.dispose();
    }
}
function claimOf(segment) {
    const { id, claim, at } = segment;
    const parsed = (0,amplify_claim .Ed)(id, claim);
    (0,documents .Bq)(segment, { app: parsed.app, domain: parsed.domain, day: (0,amplify_hours .Q$)(parsed.hour) });
    const { s3, logs } = parsed;
    if ((at.s3 !== undefined && s3 === undefined) || (at.logs !== undefined && logs === undefined)) {
        throw new errors .fL(`The claim of segment ${id} in the ledger does not say how it is written.`);
    }
    return {
        ...parsed,
        s3: at.s3 === undefined ? undefined : s3,
        logs: at.logs === undefined ? undefined : logs,
    };
}
async function deliver(ports, hour) {
    const { claim, fetched, context, format } = hour;
    const stream = await openStream(ports, hour);
    const order = { hour: claim, format, context, ...waysOf(claim) };
    const objects = objectPorts(ports, claim);
    const object = objects === undefined ? undefined : await ObjectDelivery.open(objects, order);
    try {
        const counts = { distinct: 0, unparsed: 0 };
        const report = hourReport(ports.report, format.header, claim.pass);
        const selections = new selection .wy({ s3: claim.s3?.select, logs: claim.logs?.select }, format.header);
        const written = () => Math.max(object?.bytes ?? 0, stream?.bytes ?? 0);
        let bytes = 0;
        context.moved({ records: 0, bytesRead: fetched.unplaced.bytes, bytesWritten: 0 });
        for await (const records of distinctRecords(hour)) {
            counts.distinct += records.length;
            counts.unparsed += records.filter(({ fault }) => fault !== undefined).length;
            report.see(selections.shown(records));
            await object?.append(selections.take('s3', records));
            await stream?.append(selections.take('logs', records));
            context.moved({ records: records.length, bytesRead: 0, bytesWritten: written() - bytes });
            bytes = written();
        }
        const sent = await stream?.finish();
        const left = { unplaced: fetched.unplaced, rows: fetched.count, leftOut: selections.leftOut };
        const known = { claim, ...left, ...counts, stream: sent };
        const put = await object?.finish((total) => metadataOf(ports, { ...known, object: { ...NOTHING_PUT, total } }));
        report.delivered();
        return carried(ports, hour, { ...known, object: put });
    }
    finally {
        await object?.dispose();
    }
}
function waysOf({ pass, held, s3 }) {
    return {
        adds: pass === 'recheck',
        replacesExisting: pass === 'redo' && held.s3 > 0,
        isSampled: s3?.select.sample !== undefined,
    };
}
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
    const progress = (0,amplify_claim .TS)(segment.id, segment.at.logs?.progress);
    const isRecheck = claim.pass === 'recheck';
    const lookAgain = segment.at.logs?.unanswered === true ? context.settle : undefined;
    const takenOver = segment.at.logs?.leaseEnded !== undefined;
    const order = { events, format, context, progress, isRecheck, lookAgain, takenOver };
    return StreamDelivery.open(ports.stream, order);
}
async function* distinctRecords({ fetched, format, context }) {
    const seen = new KnownRecords();
    const lines = new encode_lines .g();
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
        yield (0,encode_lines .C)(lines.push(piece)).flatMap(fresh);
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
    oldest: Infinity,
};
const NOTHING_PUT = { objects: 0, bytes: 0, stored: undefined };
function carried({ late, domains }, { claim, fetched }, outcome) {
    const tally = tallyOf(outcome);
    domains.carried(claim, tally);
    if (claim.pass === 'recheck') {
        late.added += Math.max(tally.s3?.written ?? 0, tally.logs?.written ?? 0);
        late.missed += missedBy(outcome);
    }
    const isFinal = fetched.askedAt >= claim.hour + time_zone .iQ + RECHECK_AGE_MS;
    return {
        tally,
        counters: countersOf(fetched, outcome),
        ...(isFinal ? { covers: FINAL } : {}),
        stored: storedOf(outcome),
    };
}
function storedOf({ claim: { s3, logs }, object, stream }) {
    const kept = object?.stored;
    const { oldest = Infinity } = stream ?? {};
    return {
        ...(s3 && {
            s3: { select: (0,amplify_claim .wB)(s3.select), ...(kept && { object: [kept.bytes, kept.crc32] }) },
        }),
        ...(logs && {
            logs: {
                ...{ stream: logs.stream, format: logs.format, select: (0,amplify_claim .wB)(logs.select) },
                ...(Number.isFinite(oldest) ? { oldest } : {}),
            },
        }),
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
function metadataOf({ provenance }, outcome) {
    const { read, s3 } = tallyOf(outcome);
    const counts = Object.entries(s3 ?? {}).filter(([, count]) => count > 0);
    return {
        ...provenance,
        'log-ferry-records': String(outcome.object?.total ?? 0),
        'log-ferry-tally': JSON.stringify({ read, ...Object.fromEntries(counts) }),
    };
}
var destination_group = __webpack_require__(7789);
; 
const MEMORY_BYTES = 64 * 1024 * 1024;
async function setUpAmplify(inputs, services) {
    const { amplify, download, mask, clock, scratch, provenance, notice } = services;
    const source = new access_logs .S({ client: await amplify(), download, mask });
    const stream = await (0,destination_group .Y)(inputs, services);
    if (inputs.redo && stream !== undefined) {
        notice('redo: what is committed is sent again, into new streams beside the old ones; objects are replaced.');
    }
    const apps = await domainsByApp(inputs, source);
    const space = new spool .i(scratch, MEMORY_BYTES);
    const rows = new HourlyRows({ read: source.read.bind(source), clock, space });
    const late = { added: 0, missed: 0 };
    const domains = new DomainCounts(apps);
    const want = (hour) => {
        rows.want(hour);
    };
    const forget = (hours) => rows.forget(hours);
    const partition = { ...partitionSettings(inputs, services, stream), want, forget };
    const report = inputs.report === 'none' ? undefined : new AmplifyFigures();
    return {
        mode: amplifyMode({
            ...{ rows, stream, provenance, late, domains, report },
            plan: { apps, isExplicit: inputs.from !== undefined, partition },
            objects: setup_objectPorts(inputs, services, space),
        }),
        destinations: [...(inputs.objects ? ['s3'] : []), ...(stream ? ['logs'] : [])],
        items: itemsOf(inputs, services.account, apps),
        destinationNames: partition.destinations,
        objectTerms: objectTermsOf(inputs),
        verification: () => verificationOf(inputs, services, { stream, destinations: partition.destinations }),
        earliest: firstDeliverable(inputs, stream?.group, clock.now()),
        whole: (instant) => (0,time_zone .ML)(time_zone .iQ).below(instant),
        notes: () => stream?.logs.risk.notesOn(stream.group) ?? [],
        missing: () => lateRowsOf(late, stream?.group),
        sections: () => (report === undefined ? [] : [...domains.sections(), ...report.sections()]),
        logGroupClass: stream?.group.logGroupClass,
    };
}
function itemsOf({ region, appIds, domainNames }, account, apps) {
    const known = apps.flatMap((each) => ('domains' in each ? each.domains.map(itemOf) : []));
    const unknown = apps.filter((each) => 'failure' in each).map(({ app }) => `${app}/`);
    const selection = `${appIds.toSorted().join(',')} ${JSON.stringify(domainNames ?? 'all')}`;
    return {
        ...{ source: `amplify ${region} ${account}`, selection, known },
        selects: (item) => known.includes(item) || unknown.some((app) => item.startsWith(app)),
        covers: (item) => domainNames === undefined && appIds.some((app) => item.startsWith(`${app}/`)),
        formerly: `amplify ${region} ${selection}`,
    };
}
function objectTermsOf({ objects }) {
    return objects && { 'object-format': objects.objectFormat, compression: objects.compression };
}
async function verificationOf(inputs, { s3, logs, clock, account }, { stream, destinations }) {
    const { objects: destination, region } = inputs;
    const { amplifyVerification } = await __webpack_require__.e(  392).then(__webpack_require__.bind(__webpack_require__, 3392));
    return amplifyVerification({
        ...{ inputs, account, destinations },
        objects: destination && {
            check: new object_check .u(s3, destination),
            keyOf: (hour) => objectKeyOf({ destination }, hour),
        },
        streams: stream && new stream_check .n(logs.retrying, stream.group, { clock, region }),
    });
}
function setup_objectPorts({ objects: destination }, { s3, putTimeout }, space) {
    if (destination === undefined)
        return undefined;
    return { sink: new whole_object .Lc(s3, destination), destination, space, putTimeout };
}
function partitionSettings(inputs, { account, clock }, stream) {
    const { region, redo, logs, objects } = inputs;
    const now = () => clock.now();
    const refuses = logs?.tooOld === 'fail' && stream !== undefined;
    return {
        ...{ region, account, redo, now },
        destinations: {
            ...(objects && { s3: (0,documents .vt)(objects) }),
            ...(stream && { logs: (0,documents .To)({ region, account, group: stream.group.name }) }),
        },
        refusedBefore: refuses ? (0,age .p)(stream.group, now()) : undefined,
        logEvents: (hour, order) => stream && logEvents(inputs, { ...order, hour, group: stream.group, now: now() }),
        objectTerms: objects && { form: (0,object_form .QU)(objects), select: selectionOf(inputs) },
        refuse: (hours, oldest) => tooOldRefusal({ hours, oldest, now: now() }, stream?.group),
    };
}
function logEvents(inputs, { hour: its, suffix, pass, first, group, now }) {
    const { logs } = inputs;
    const { hour } = its;
    const oldest = (0,age .p)(group, now);
    return {
        stream: `${(0,amplify_hours .mA)(its)}${suffix.replace('+', '-')}`,
        format: first.format ?? logs?.logFormat ?? 'json',
        select: first.select ?? selectionOf(inputs),
        oldest,
        ...(logs?.tooOld === 'restamp' ? { restampTo: now } : {}),
        adds: pass !== 'recheck' || (isReadable(group) && hour >= oldest),
    };
}
function selectionOf({ filter, sample, redact }) {
    return {
        ...(filter === undefined ? {} : { filter }),
        ...(sample === 1 ? {} : { sample }),
        ...(redact.length === 0 ? {} : { redact: [...redact] }),
    };
}
function firstDeliverable({ logs, objects }, group, now) {
    if (logs === undefined || group === undefined || logs.tooOld === 'restamp')
        return undefined;
    if (logs.tooOld === 'skip' && objects !== undefined)
        return undefined;
    return Math.ceil((0,age .p)(group, now) / time_zone .iQ) * time_zone .iQ;
}
function lateRowsOf({ added, missed }, group) {
    return [
        ...(added > 0
            ? [
                `${added} rows came after their hour was committed, and were added; the statistics of this report do not include them.`,
            ]
            : []),
        ...(missed > 0
            ? [
                `${missed} rows came after their hour was committed, and were not sent to ${group?.name ?? ''}: what it holds ` +
                    'cannot be read back any more, and sending them might create duplicates.',
            ]
            : []),
    ];
}
function tooOldRefusal({ hours, oldest, now }, group) {
    const accepted = group === undefined ? now : (0,age .p)(group, now);
    return new errors .xL([
        {
            subject: 'from',
            expected: `hours that ${group?.name ?? ''} still accepts (after ${(0,engine_window .r4)(accepted)})`,
            found: `${hours} older ones in a day, the first at ${(0,engine_window .r4)(oldest)}`,
            fix: 'CloudWatch Logs accepts events of the last 14 days that are not older than the retention of the group. Choose a ' +
                'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
        },
    ]);
}


  }),

  8852:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (  MAX_AHEAD_MS),
    p: () => (  oldestAccepted)
  });
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;
const MAX_AHEAD_MS = 2 * 60 * 60 * 1000;
const AGE_MARGIN_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
function oldestAccepted({ retentionDays }, now) {
    const retention = retentionDays === undefined ? MAX_AGE_MS : retentionDays * DAY_MS;
    return now - Math.min(MAX_AGE_MS, retention) + AGE_MARGIN_MS;
}


  }),

  7789:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (  openLogGroup)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2360);
async function openLogGroup({ logs: named, region, concurrency }, { logs: clients, clock, notice, putTimeout, ...options }) {
    if (named === undefined)
        return undefined;
    const logs = new _destination_js__WEBPACK_IMPORTED_MODULE_1__  .t({ ...clients, concurrency }, clock, notice);
    return { logs, putTimeout, group: await destinationGroup(logs.groups, named, { ...options, region }) };
}
async function destinationGroup(groups, destination, { region, warn, dryRun }) {
    const { logGroup, create } = destination;
    const found = await groups.find(logGroup);
    const wanted = { name: logGroup, logGroupClass: 'STANDARD', retentionDays: undefined, ...create };
    if (dryRun === true)
        return found ?? wanted;
    if (found === undefined && create === undefined)
        throw missing(logGroup);
    if (found === undefined && create !== undefined)
        await groups.create(logGroup, create);
    const facts = found === undefined ? wanted : await finished(groups, found, { create, warn });
    if (facts.logGroupClass === 'DELIVERY')
        throw deliveryClass(logGroup);
    if (facts.retentionDays === undefined)
        warn(keptForEver(logGroup, region));
    return facts;
}
async function finished(groups, found, { create, warn }) {
    const retentionDays = create?.retentionDays;
    if (found.retentionDays !== undefined || retentionDays === undefined)
        return found;
    try {
        if (!(await groups.isCreatedByAction(found.name)))
            return found;
    }
    catch (error) {
        warn(`Whether log group ${found.name} was made by an earlier run could not be seen: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error)}`);
        return found;
    }
    await groups.retain(found.name, retentionDays);
    return { ...found, retentionDays };
}
function keptForEver(logGroup, region) {
    return (`Log group ${logGroup} keeps its events forever, at a growing cost. Set a retention: ` +
        `aws logs put-retention-policy --log-group-name '${logGroup}' --retention-in-days 30 --region ${region} ` +
        '(retention-days applies only to a log group that a run creates).');
}
function missing(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group that exists in this account and Region',
            found: `no group ${logGroup}`,
            fix: 'Correct the name, create the group, or set create-log-group: true.',
        },
    ]);
}
function deliveryClass(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group of class STANDARD or INFREQUENT_ACCESS',
            found: `${logGroup} of class DELIVERY, which takes no events from PutLogEvents`,
            fix: 'Choose another log group; the class of a group cannot be changed.',
        },
    ]);
}


  }),

  6742:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (  StreamCheck)
  });
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6172);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _stream_pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2898);
const GET_EVENTS_PER_SECOND = { 'us-east-1': 25, 'eu-west-3': 30 };
const GET_EVENTS_PER_SECOND_ELSEWHERE = 10;
const SHARE_OF_QUOTA = 0.5;
const AFTER_THROTTLE_MS = 250;
const DAY_MS = 24 * 60 * 60 * 1000;
class StreamCheck {
    #group;
    #ports;
    #rateLimiter;
    #clock;
    constructor(client, group, { clock, region }) {
        this.#group = group;
        this.#clock = clock;
        const quota = GET_EVENTS_PER_SECOND[region] ?? GET_EVENTS_PER_SECOND_ELSEWHERE;
        this.#rateLimiter = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__  .v(clock, Math.floor(quota * SHARE_OF_QUOTA));
        this.#ports = { client, inTurn: (call, signal) => this.#inTurn(call, signal) };
    }
    async check({ stream, events, oldest }, signal) {
        const { name, logGroupClass, retentionDays } = this.#group;
        const what = `log stream ${name}:${stream}`;
        if (logGroupClass !== 'STANDARD') {
            const why = `cannot be read back: its group is of class ${logGroupClass}.`;
            return { state: 'unverifiable', what, why };
        }
        if (retentionDays !== undefined && oldest < this.#clock.now() - retentionDays * DAY_MS) {
            const why = `has expired: it has events older than the retention of its group (${retentionDays} d).`;
            return { state: 'expired', what, why };
        }
        const found = await this.#count(stream, signal);
        if ((found ?? 0) === events)
            return _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__  .E;
        const isThere = found === undefined ? 'no such stream' : eventsIn(found);
        return {
            state: 'differs',
            what,
            expected: eventsIn(events),
            found: isThere,
            mayLag: (found ?? 0) < events,
        };
    }
    async #count(stream, signal) {
        let events = 0;
        try {
            const pages = (0,_stream_pages_js__WEBPACK_IMPORTED_MODULE_2__  .B)(this.#ports, { group: this.#group.name, stream, signal });
            for await (const page of pages)
                events += page.length;
            return events;
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__  ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    async #inTurn(call, signal) {
        for (;;) {
            const turn = await this.#rateLimiter.turn(signal);
            signal.throwIfAborted();
            try {
                const answer = await call();
                this.#rateLimiter.faster();
                return answer;
            }
            catch (error) {
                if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .B5)(error))
                    throw error;
                this.#rateLimiter.slower(turn);
                await this.#clock.sleep(AFTER_THROTTLE_MS, signal);
            }
        }
    }
}
function eventsIn(count) {
    return `${count} ${count === 1 ? 'event' : 'events'}`;
}


  }),

  1904:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C: () => (  textsOf),
    g: () => (  LineSplitter)
  });
  var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);

const LF = 0x0a;
const CR = 0x0d;
const LINE_END = Buffer.from('\n');
const foundLines = (text, most, dropped) => {
    const table = new LineTable(most, text.length >>> 8);
    let start = 0;
    while (start < text.length) {
        const newline = text.indexOf(LF, start);
        table.add(text, start, newline);
        start = newline + 1;
    }
    return table.block(text, dropped);
};
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
class LineSplitter {
    #limit;
    #linesOf;
    #carry = Buffer.alloc(0);
    #carried = 0;
    #skipping = false;
    #dropped = 0;
    constructor(maxLineBytes = _types_js__WEBPACK_IMPORTED_MODULE_0__  .fv, linesOf = foundLines) {
        this.#limit = maxLineBytes;
        this.#linesOf = linesOf;
    }
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
    end() {
        const block = this.push(LINE_END);
        this.#carry = Buffer.alloc(0);
        return block;
    }
    #block(bytes) {
        const dropped = this.#dropped;
        this.#dropped = 0;
        return this.#linesOf(bytes, this.#limit, dropped);
    }
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
function textsOf({ bytes, count, starts, ends }) {
    return Array.from({ length: count }, (_, i) => bytes.toString('utf8', starts[i], ends[i]));
}


  }),

  5866:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  objectLines)
  });
  var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4898);
  var _encode_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1904);
async function* objectLines({ content, form, name, longestLine, }) {
    const { objectFormat, compression } = form;
    if (objectFormat === 'parquet') {
        const { parquetRecords } = await Promise.all( [__webpack_require__.e(280), __webpack_require__.e(123), __webpack_require__.e(108), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
        yield* parquetRecords(content);
        return;
    }
    const splitter = new _encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .g(longestLine);
    const text = content.read();
    const pieces = compression === 'gzip' ? (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_0__  .tq)(text, { name }) : text;
    for await (const piece of pieces)
        yield (0,_encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .C)(splitter.push(piece));
    yield (0,_encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .C)(splitter.end());
}


  }),

  7294:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  E: () => (  recordBody)
});
var gzip_file = __webpack_require__(4970);
var spool = __webpack_require__(6848);
; 
const PIECE_BYTES = 64 * 1024;
class ObjectBody {
    #spool;
    #gzip;
    constructor(space, compressed) {
        this.#spool = new spool .Q(space);
        this.#gzip = compressed ? new gzip_file .l() : undefined;
    }
    async write(content) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
            const piece = bytes.subarray(at, at + PIECE_BYTES);
            const ready = this.#gzip === undefined ? Buffer.from(piece) : this.#gzip.add(piece);
            if (ready !== undefined)
                await this.#spool.append(ready);
        }
    }
    async end() {
        if (this.#gzip !== undefined)
            await this.#spool.append(this.#gzip.finish());
        return this.#spool;
    }
    dispose() {
        return this.#spool.dispose();
    }
}

; 
async function recordBody(space, form, columns) {
    if (form.objectFormat !== 'parquet')
        return new ObjectBody(space, form.compression === 'gzip');
    const { ParquetBody } = await Promise.all( [__webpack_require__.e(280), __webpack_require__.e(123), __webpack_require__.e(108), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
    return new ParquetBody(new spool .Q(space), columns, form.compression);
}


  }),

  2418:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Z6: () => (  tlsSection),
    ey: () => (  countsSection),
    vf: () => (  overTimeSection)
  });
const MAX_ROWS = 50;
function overTimeSection(buckets, words) {
    const counts = buckets.snapshot();
    const isEmpty = counts.buckets.length === 0;
    if (isEmpty && words.unparsed === 0)
        return [];
    const total = counts.buckets.reduce((sum, [, all]) => sum + all, 0);
    const failed = counts.buckets.reduce((sum, [, , marked]) => sum + marked, 0);
    const parts = [
        `${formatNumber(total)} in all`,
        ...(words.marked === undefined ? [] : [`${formatNumber(failed)} of them ${words.marked}`]),
    ];
    const unparsed = words.unparsed === 0
        ? ''
        : ` Records that could not be parsed and are not in these figures: ${formatNumber(words.unparsed)}.`;
    const overTime = { counts, all: words.all, marked: words.marked };
    return [{ title: words.title, note: `${parts.join('; ')}.${unparsed}`, ...(isEmpty ? {} : { overTime }) }];
}
function formatNumber(count) {
    return count.toLocaleString('en-US');
}
function countsSection(counts, { title, column, note }) {
    const rows = counts.top(MAX_ROWS).map(({ key, count }) => [key, count, count / counts.total]);
    return keyedSection({ title, note, columns: [{ title: column, kind: 'code' }] }, counts, rows);
}
function keyedSection({ title, note, columns }, counts, rows) {
    if (rows.length === 0)
        return [];
    const loose = counts.bound === 0
        ? []
        : [`There are too many to keep all apart: a count may be up to ${formatNumber(counts.bound)} too low.`];
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
function tlsSection(counts, words) {
    const total = counts.total + words.none;
    const rows = counts.top(MAX_ROWS).map(({ key, count }) => {
        const [protocol = '', ...cipher] = key.split(' ');
        return [protocol, cipher.join(' '), count, count / total];
    });
    const plain = words.none === 0 ? [] : [['none', null, words.none, words.none / total]];
    const columns = ['Version', 'Cipher'].map((title) => ({ title, kind: 'code' }));
    return keyedSection({ title: words.title, note: undefined, columns }, counts, [...rows, ...plain]);
}


  }),

  6503:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  HourCounts)
  });
const SLOT_MS = 15 * 60_000;
const MAX_SLOTS = 40_000;
const SLOTS_PER_DAY = 96;
class HourCounts {
    #counts = new Map();
    #last = { slot: NaN, count: 0 };
    add(time) {
        const slot = Math.floor(time / SLOT_MS);
        if (slot !== this.#last.slot)
            this.#last = this.#at(slot);
        this.#last.count += 1;
    }
    snapshot() {
        return [...this.#counts.values()].map(({ slot, count }) => [slot, count]);
    }
    merge(counts) {
        for (const [slot, count] of counts)
            this.#at(slot).count += count;
    }
    section(title) {
        const byTime = this.snapshot().map(([slot, count]) => [slot * SLOT_MS, count]);
        return byTime.length === 0 ? [] : [{ title, byTime }];
    }
    #at(slot) {
        const known = this.#counts.get(slot);
        if (known !== undefined)
            return known;
        const isFull = this.#counts.size >= MAX_SLOTS;
        const own = isFull ? ((slot % SLOTS_PER_DAY) + SLOTS_PER_DAY) % SLOTS_PER_DAY : slot;
        const found = this.#counts.get(own) ?? { slot: own, count: 0 };
        this.#counts.set(own, found);
        return found;
    }
}


  }),

  4042:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (  requestReport)
  });
  var _answer_sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8183);
  var _count_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2418);
  var _page_sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5516);
function requestReport(figures, { shape, names, failing, traffic }) {
    const { pages, overTime, hours, counts, unparsed } = figures;
    const { hosts, clients, agents, methods, protocols } = counts;
    const paged = (0,_page_sections_js__WEBPACK_IMPORTED_MODULE_0__  .K)(pages, names);
    const words = { title: 'Requests over time', all: 'Requests', marked: '5xx', unparsed };
    const browsers = {
        title: 'Browsers and crawlers',
        column: 'Family',
        note: 'By the user agent, which clients can set to anything.',
    };
    return [
        ...paged.failing,
        ...failing,
        ...paged.slowest,
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .vf)(overTime, words),
        ...paged.all,
        ...(0,_answer_sections_js__WEBPACK_IMPORTED_MODULE_2__  .n)(pages.sum(shape).answers, names),
        ...paged.notFound,
        ...hours.section('Requests by hour of the day'),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(hosts, { title: 'Hosts', column: 'Host' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(clients, { title: 'Clients', column: 'Address' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(agents, browsers),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(methods, { title: 'Methods', column: 'Method' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(protocols, { title: 'Protocols', column: 'Protocol' }),
        ...traffic,
        ...paged.paths,
    ];
}


  }),

  6586:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    g: () => (  AgentFamilies)
  });
  var bowser__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2110);
  var isbot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9423);
  var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8193);
const MAX_AGENTS = 1000;
const MAX_FAMILY_LENGTH = 40;
const FIRST_WORD = /^([A-Za-z][\w.+-]{1,30})(?:\/|$| )/;
const BOT_WORD = /[A-Za-z][\w.-]*(?:bot|crawler|spider)[\w-]*/i;
class AgentFamilies {
    #known = new Map();
    of(agent) {
        const known = this.#known.get(agent);
        if (known !== undefined)
            return known;
        if (this.#known.size >= MAX_AGENTS)
            this.#known.clear();
        const family = userAgentFamily(agent);
        this.#known.set(agent, family);
        return family;
    }
}
function userAgentFamily(agent) {
    if (agent === '' || agent === '-')
        return 'none';
    if ((0,isbot__WEBPACK_IMPORTED_MODULE_1__  .S1)(agent))
        return nameOf(BOT_WORD.exec(agent)?.[0] ?? firstWord(agent) ?? 'other crawlers');
    const { name } = bowser__WEBPACK_IMPORTED_MODULE_2__  .Ay.parse(agent).browser;
    return nameOf((name === 'Mozilla' ? undefined : name) ?? firstWord(agent) ?? 'others');
}
function firstWord(agent) {
    const [, name] = FIRST_WORD.exec(agent) ?? [];
    return name === 'Mozilla' ? undefined : name;
}
function nameOf(name) {
    const text = name.trim();
    return text === '' ? 'others' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__  .VI)(text, MAX_FAMILY_LENGTH);
}


  })

};
