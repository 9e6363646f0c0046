export const id = 693;
export const ids = [693];
export const modules = {

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

/***/ 7693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readBack: () => (/* binding */ readBack)
});

// UNUSED EXPORTS: LONGEST_MS, MOST_BYTES

// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/export/tasks/exported-objects.js
var exported_objects = __webpack_require__(1454);
// EXTERNAL MODULE: ./build/encode/log-time.js
var log_time = __webpack_require__(1339);
;// CONCATENATED MODULE: ./build/export/insights/exported-events.js

/** `2026-11-01T00:00:00.000Z`; a space follows. */
const STAMP_LENGTH = 24;
const SPACE = 0x20;
/** What is kept of a message. The longest that is looked into (a Lambda report, an API Gateway entry) has some 2 KB. */
const MAX_MESSAGE_CHARACTERS = 16 * 1024;
/**
 * Puts the events of one exported object together again. Messages are not escaped in an export, so a line without a
 * timestamp goes on with the message before it; before the first it belongs to no event and is counted.
 */
class ExportedEvents {
    #take;
    /** Lines that belong to no event. */
    linesOfNone = 0;
    #timestamp = NaN;
    #message = '';
    constructor(take) {
        this.#take = take;
    }
    push({ bytes, count, starts, ends }) {
        for (let i = 0; i < count; i++) {
            const [start = 0, end = 0] = [starts[i], ends[i]];
            const timestamp = stampAt(bytes, start, end);
            if (Number.isNaN(timestamp))
                this.#continue(bytes, start, end);
            else {
                this.end();
                this.#timestamp = timestamp;
                this.#message = textOf(bytes, start + STAMP_LENGTH + 1, end);
            }
        }
    }
    /** Nothing follows: hands on the last event. */
    end() {
        if (!Number.isNaN(this.#timestamp))
            this.#take({ timestamp: this.#timestamp, message: this.#message });
        this.#timestamp = NaN;
        this.#message = '';
    }
    #continue(bytes, start, end) {
        if (Number.isNaN(this.#timestamp))
            this.linesOfNone += 1;
        if (Number.isNaN(this.#timestamp) || this.#message.length >= MAX_MESSAGE_CHARACTERS)
            return;
        this.#message = `${this.#message}\n${textOf(bytes, start, end)}`.slice(0, MAX_MESSAGE_CHARACTERS);
    }
}
function stampAt(bytes, start, end) {
    const stampEnd = start + STAMP_LENGTH;
    if (end < stampEnd || (end > stampEnd && bytes[stampEnd] !== SPACE))
        return NaN;
    return (0,log_time/* timeAt */.l)(bytes, { from: start, to: stampEnd }, false);
}
function textOf(bytes, start, end) {
    return bytes.toString('utf8', start, Math.min(end, start + MAX_MESSAGE_CHARACTERS));
}

// EXTERNAL MODULE: ./build/encode/lines.js
var lines = __webpack_require__(1904);
// EXTERNAL MODULE: ./build/encode/types.js
var types = __webpack_require__(6418);
;// CONCATENATED MODULE: ./build/export/insights/access-log-formats.js
/** The forms in which API Gateway access logs are written: the four that its console proposes, and near ones. */
/** A name in a pair; owners choose them. */
const MOST_NAME_LENGTH = 100;
/** The values of an entry; `undefined` when it has none of these forms. */
function namedValues(message) {
    if (message.startsWith('{'))
        return fromJson(message) ?? fromBrokenJson(message);
    if (message.startsWith('<request '))
        return fromXml(message);
    return fromClf(message) ?? fromCsv(message) ?? fromPairs(message);
}
/**
 * `ip caller user [time] "GET /path HTTP/1.1" status bytes request-id`; the console leaves out the space before the
 * quote.
 */
const CLF = /^\S+ \S+ \S+ \[[^\]]{1,40}\] ?"([A-Z]{1,20}) (\S+)(?: [^"]{0,20})?" (\d{3}|-) (\d{1,15}|-)(?: ([\w=-]{8,64}))?/;
function fromClf(message) {
    const match = CLF.exec(message);
    if (match === null)
        return undefined;
    const [, method = '', path = '', status = '', bytes = '', requestId = ''] = match;
    return Object.entries({ method, path, status, bytes, requestId });
}
/** `ip,caller,user,time,method,path,protocol,status,bytes,request-id`, as the console proposes it. */
const CSV = /^[^,\s]+,[^,]*,[^,]*,\d\d\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4},([A-Z]{1,20}),([^,]*),[^,]*,(\d{3}|-),(\d{1,15}|-),([\w=-]{8,64})/;
function fromCsv(message) {
    const match = CSV.exec(message);
    if (match === null)
        return undefined;
    const [, method = '', path = '', status = '', bytes = '', requestId = ''] = match;
    return Object.entries({ method, path, status, bytes, requestId });
}
function fromXml(message) {
    const id = /^<request id="([^"]{1,100})">/.exec(message)?.[1];
    if (id === undefined)
        return undefined;
    const elements = [...message.matchAll(/<(\w{1,100})>([^<]*)<\/\1>/g)];
    return [['requestId', id], ...elements.map(([, name = '', value = '']) => [name, value])];
}
function fromJson(message) {
    let value;
    try {
        value = JSON.parse(message);
    }
    catch {
        return undefined;
    }
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.entries(value).flatMap(([name, each]) => typeof each === 'string' || typeof each === 'number' ? [[name, each]] : []);
}
/** Where a member of an object begins, with its name. */
const MEMBER = new RegExp(`(?:^|[,{])\\s*"([^"\\\\]{1,${String(MOST_NAME_LENGTH)}})"\\s*:`, 'g');
/**
 * What is meant to be JSON. API Gateway puts values into the owner's format as they are: `-` where there is none, also
 * without quotes around it, and quotes within quotes. A value ends where the next member begins.
 */
function fromBrokenJson(message) {
    const end = message.lastIndexOf('}');
    const body = message.slice(0, end < 0 ? message.length : end);
    return valuesBetween(body, [...body.matchAll(MEMBER)]).map(([name, value]) => [name, unquoted(value)]);
}
/** `requestId: …, ip: …, status: …`: what the Serverless Framework sets up for a REST API. */
const PAIR = new RegExp(`(?:^|, )([A-Za-z][\\w.-]{0,${String(MOST_NAME_LENGTH)}}): `, 'g');
function fromPairs(message) {
    const pairs = [...message.matchAll(PAIR)];
    return pairs[0]?.index === 0 ? valuesBetween(message, pairs) : undefined;
}
/** The names that were found in a text, each with what stands between it and the next one. */
function valuesBetween(text, names) {
    return names.map((match, i) => {
        const [whole, name = ''] = match;
        return [name, text.slice(match.index + whole.length, names[i + 1]?.index).trim()];
    });
}
function unquoted(value) {
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    return isQuoted ? value.slice(1, -1) : value;
}

;// CONCATENATED MODULE: ./build/export/insights/credentials.js
/** Which credential a name stands for. The order does not matter: no name is in two of them. */
const NAMES = [
    ['Authorization header', '(?:proxy-)?authorization(?:token)?'],
    ['cookie', '(?:set-)?cookies?'],
    ['API key', '(?:x-)?api[-_]?key'],
    ['AWS session token', 'x-amz-security-token|aws_?session_?token|sessiontoken'],
    [
        'token',
        '(?:x-)?(?:auth|access|id|refresh|bearer|csrf|xsrf|session|security|api)[-_]?token|x-csrf|token|jwt|session_?id',
    ],
    [
        'password or secret',
        'password|passwd|pwd|passphrase|(?:client[-_]?)?secret|secretaccesskey|private_?key',
    ],
    ['signature of a signed URL', 'x-amz-signature|signature|sig'],
];
/** The names above, a group for each kind. */
const SENSITIVE_NAMES = NAMES.map(([, names]) => `(${names})`).join('|');
/**
 * A name and the start of its value as they are written in header maps (`{Name=value}`), JSON (also escaped in JSON),
 * query strings and texts. Every repetition is bounded, or followed by what it cannot match: linear time.
 */
const NAMED_VALUE = new RegExp(`(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8}([^\\s,;&"'\\\\{}\\]]+)`, 'gi');
/** The entry that names the key of a usage plan; API Gateway writes asterisks for all but its end. */
const USAGE_PLAN_KEY = /API Key: (?!API Stage:)(\S+)/;
const PATTERNS = [
    ['JSON Web Token', /\beyJ[\w-]{8,500}\.[\w-]{4}/],
    ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ['Authorization header', /\b(?:Bearer|Basic) [\w+/=.~-]{8,}/],
    ['private key', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/],
];
/** Most entries hold none of these, in lower case, and so nothing of all that: searching is faster than matching. */
const HINTS = [
    ...[
        'auth',
        'cookie',
        'api',
        'token',
        'csrf',
        'jwt',
        'session',
        'secret',
        'passw',
        'pwd',
        'passphrase',
        'sig',
    ],
    ...['akia', 'asia', 'eyj', 'bearer', 'basic', 'private'],
];
const NO_VALUE = /^(?:null|undefined|none|true|false|-|\*{3}|\[TRUNCATED)$/i;
const MASKED = /^\*{4,}/;
const IN_QUERY = /[?&]/;
/** The event that a Lambda proxy integration sends on holds the query string as an object. */
const IN_QUERY_OBJECT = /QueryStringParameters["\\]{0,4}:\{[^}]*$/i;
/** How far before a name that object is looked for. */
const LOOK_BACK = 300;
/** Which credentials a text holds, by kind: each kind once in clear and once masked at most. Never their values. */
function credentialsIn(text, isQuery = false) {
    const lower = text.toLowerCase();
    if (!HINTS.some((hint) => lower.includes(hint)))
        return [];
    const found = new Map();
    for (const [kind, value] of [...named(text, isQuery), ...shaped(text)]) {
        if (NO_VALUE.test(value))
            continue;
        const isMasked = MASKED.test(value);
        found.set(`${kind} ${String(isMasked)}`, { kind, isMasked });
    }
    return [...found.values()];
}
/** The kind and the value of what has a telling name. */
function* named(text, isQuery) {
    for (const match of text.matchAll(NAMED_VALUE)) {
        const kind = NAMES.find((_, i) => match[i + 2] !== undefined)?.[0] ?? '';
        const inQuery = isQuery || isInQuery(text, match);
        yield [inQuery && kind === 'token' ? 'token in a query string' : kind, match.at(-1) ?? ''];
    }
    const planKey = USAGE_PLAN_KEY.exec(text)?.[1];
    if (planKey !== undefined)
        yield ['API key', planKey];
}
function isInQuery(text, { 1: before = '', index }) {
    return IN_QUERY.test(before) || IN_QUERY_OBJECT.test(text.slice(Math.max(0, index - LOOK_BACK), index + 1));
}
function* shaped(text) {
    for (const [kind, pattern] of PATTERNS) {
        const value = pattern.exec(text)?.[0];
        if (value !== undefined)
            yield [kind, value];
    }
}

;// CONCATENATED MODULE: ./build/export/insights/safe-text.js

/** Stands for what is not shown. */
const MASK = '***';
/** More of a text is not looked at: what is shown of it is far shorter. */
const LOOKED_AT = 4096;
const COOKIE = /((?:set-)?cookies?["'\\]{0,4}\s{0,2}[=:]).*/gis;
const SCHEME = /\b(Bearer|Basic|Digest|Negotiate|AWS4-HMAC-SHA256)\s+[^\s"'\\]+/gi;
const safe_text_NAMED_VALUE = new RegExp(`(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})(["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8})[^\\s,;&"'\\\\{}\\]]+`, 'gi');
const WEB_TOKEN = /eyJ[\w-]+(?:\.[\w-]*)*/g;
/** Prefixes by which services mark their keys, so that they are found when they leak. */
const MARKED_KEY = /\b(?:AKIA|ASIA|gh[a-z]_|github_pat_|xox[a-z]-|sk[-_]|pk[-_]|rk_|glpat-|AIza)[\w-]{8,}/g;
const QUERY = /\?[^\s"']*/g;
/** Long runs of letters and digits in one; `-`, `_` and `/` part words, so that names of pages stay. */
const RUN = /[A-Za-z0-9+=~%]{20,}/g;
/**
 * A text of a log that may be shown: cut to a length, without query strings, and with asterisks in place of all that is
 * named, marked or shaped like a credential. It rather hides too much.
 */
function safeText(text, length) {
    const safe = text
        .slice(0, LOOKED_AT)
        .replace(QUERY, `?${MASK}`)
        .replace(COOKIE, `$1${MASK}`)
        .replace(SCHEME, `$1 ${MASK}`)
        .replace(safe_text_NAMED_VALUE, namedMask)
        .replace(WEB_TOKEN, MASK)
        .replace(MARKED_KEY, MASK)
        .replace(RUN, (run) => (/\d/.test(run) && /[A-Za-z]/.test(run) ? MASK : run));
    return own(safe.length > length ? `${safe.slice(0, length - 1)}…` : safe);
}
/** The name stays, its value goes. */
function namedMask(...[match]) {
    const found = match ?? '';
    const end = Math.max(found.search(/[=:]/), 0) + 1;
    return `${found.slice(0, end)}${MASK}`;
}
/** A copy: a slice keeps the text that it was cut from in memory, which may be a thousand times as long. */
function own(text) {
    return Buffer.from(text).toString();
}

;// CONCATENATED MODULE: ./build/export/insights/api-gateway-execution.js

/** `(286364ab-3a83-11e9-8dc8-db3cf4c83204) …`; WebSocket APIs write shorter ids that end with `=`. */
const ENTRY = /^\(([\w-]{8,64}=?)\) ([\s\S]*)$/;
/** What API Gateway writes at the end of an entry that it cut (1,024 bytes of an event, user guide). */
const CUT = ' [TRUNCATED]';
const PATH_LENGTH = 300;
const PROBLEM_LENGTH = 200;
const problem = (words) => ([, text = '']) => ({
    problem: words,
    ...(text === '' ? {} : { problemText: safeText(text, PROBLEM_LENGTH) }),
});
/** Sentences as API Gateway writes them; the first that fits says what the entry is about. */
const RULES = [
    [
        /^HTTP Method: ([A-Z]{1,20}), Resource Path: (\S*)/,
        'method and path',
        ([, method = '', path = '']) => ({ method: own(method), path: pathOf(path) }),
    ],
    [/^Method completed with status: (\d{3})/, 'status', ([, status]) => ({ status: Number(status) })],
    [
        /^Received response\. (?:Status: (\d{3}), )?Integration latency: (\d{1,9}) ms/,
        'integration latency',
        ([, , latency]) => ({ integrationLatencyMs: Number(latency) }),
    ],
    [
        /^AWS Integration Endpoint RequestId : ([\da-f-]{36})/,
        'request id of the integration',
        ([, lambdaRequestId = '']) => ({ lambdaRequestId: own(lambdaRequestId) }),
    ],
    [
        /^X-ray Tracing ID : (?:Root=)?(1-[\da-f]{8}-[\da-f]{24})/i,
        'X-Ray trace id',
        ([, traceId = '']) => ({ traceId: own(traceId) }),
    ],
    [
        /^Lambda execution failed with status \d{3} due to customer function error: ([\s\S]*?)\.? Lambda request id: ([\da-f-]{36})/,
        'error of the function',
        ([, text = '', lambdaRequestId = '']) => ({
            ...problem(/Task timed out after/.test(text) ? 'function timed out' : 'error of the function')([
                '',
                text,
            ]),
            lambdaRequestId: own(lambdaRequestId),
        }),
    ],
    [/^Lambda execution failed([\s\S]*)/, 'error of the function', problem('error of the function')],
    [
        /^Execution failed due to configuration error: ([\s\S]*)/,
        'configuration error',
        problem('configuration error'),
    ],
    [
        /^Execution failed due to (?:a timeout error|an? internal timeout)([\s\S]*)/i,
        'time-out of the integration',
        problem('integration timed out'),
    ],
    [/^Execution failed(?: due to)?:?([\s\S]*)/, 'failure', problem('execution failed')],
    [
        /^Gateway response type: ([A-Z\d_]{1,40}) with status code: (\d{3})/,
        'gateway response',
        ([, type = '', status]) => ({ status: Number(status), problem: own(`gateway response ${type}`) }),
    ],
    [/^Unauthorized request/, 'authorisation', problem('unauthorized')],
    [/^Request (?:body does not match model|validation failed)/, 'validation', problem('request not valid')],
    [/^(?:Rate|Throttle|Quota|Limit)\b.*exceeded/i, 'throttling', problem('throttled')],
    [/^(?:Verifying Usage Plan|API Key\b|Usage Plan check)/, 'usage plan'],
    [/^(Method|Endpoint) (request|response) (headers|query string|path|URI)\b/, 'part'],
    [/^(Method|Endpoint) (request|response) body/, 'part'],
    [/^(?:Starting authorizer|Incoming identity|Using valid authorizer)/, 'authorisation'],
    [/^(?:Extended Request Id|Starting execution|Successfully completed)/, 'start and end'],
    [/^Sending request to /, 'address of the integration'],
];
/** What an entry of an execution log tells; `undefined` when the message is none. */
function parseExecutionEntry(message) {
    const [, requestId, text = ''] = ENTRY.exec(message) ?? [];
    if (requestId === undefined)
        return undefined;
    const isCut = text.trimEnd().endsWith(CUT);
    for (const [pattern, about, facts] of RULES) {
        const match = pattern.exec(text);
        if (match === null)
            continue;
        const name = about === 'part' ? match[0].toLowerCase().replace('uri', 'URI') : about;
        return { requestId: own(requestId), about: own(name), isCut, facts: facts?.(match) ?? {} };
    }
    return { requestId: own(requestId), about: 'other', isCut, facts: {} };
}
/** Without the query string, and short; what looks like a credential reads as any other id does. */
function pathOf(target) {
    const end = target.search(/[?#]/);
    return safeText(end < 0 ? target : target.slice(0, end), PATH_LENGTH).replaceAll(MASK, ':id');
}

;// CONCATENATED MODULE: ./build/export/insights/api-gateway-access.js



const api_gateway_access_PROBLEM_LENGTH = 200;
/** Owners name the values of their formats themselves; these are those that the documents propose, and near ones. */
const KEYS = {
    requestId: ['requestid', 'extendedrequestid'],
    method: ['httpmethod', 'method', 'requestmethod', 'verb'],
    path: ['path', 'requestpath', 'uri', 'resourcepath', 'resource', 'routekey'],
    status: ['status', 'statuscode', 'responsestatus', 'httpstatus'],
    latencyMs: ['responselatency', 'latency', 'responselatencyms', 'latencyms', 'responsetime'],
    integrationLatencyMs: ['integrationlatency', 'integrationlatencyms', 'integrationresponselatency'],
    bytes: ['responselength', 'bytes', 'responsebytes', 'responsesize'],
    host: ['domainname', 'host'],
    traceId: ['xraytraceid', 'traceid', 'xray'],
    problemText: ['errormessage', 'integrationerrormessage', 'integrationerror', 'error'],
    lambdaRequestId: ['integrationrequestid', 'awsendpointrequestid', 'lambdarequestid'],
};
const FIELD_OF = new Map(Object.entries(KEYS).flatMap(([field, names]) => names.map((name, rank) => [name, { field, rank }])));
/** What an entry of an access log tells; `undefined` when the message is none. */
function parseAccessEntry(message) {
    const values = namedValues(message) ?? [];
    const named = new Set(values.map(([name]) => fieldNamed(name)?.field));
    // Logs of applications look alike: without a status and what was asked for it is none of a gateway.
    const isAccess = named.has('status') && (named.has('path') || named.has('method'));
    return isAccess ? entryOf(fieldsOf(values)) : undefined;
}
function fieldNamed(name) {
    return FIELD_OF.get(name.toLowerCase().replace(/[^a-z]/g, ''));
}
/** The value of each field; where several names mean the same, that of the one that is named first above. */
function fieldsOf(values) {
    const ranks = new Map();
    const fields = {};
    for (const [name, value] of values) {
        const known = fieldNamed(name);
        if (known === undefined || value === '-' || value === '')
            continue;
        if (known.rank >= (ranks.get(known.field) ?? Infinity))
            continue;
        ranks.set(known.field, known.rank);
        fields[known.field] = value;
    }
    return fields;
}
function entryOf(fields) {
    const route = /^([A-Z]{1,20}) (\/\S*)$/.exec(String(fields.path ?? ''));
    const { requestId, method = route?.[1], path = '', host, traceId, lambdaRequestId, problemText } = fields;
    const { status, latencyMs, integrationLatencyMs, bytes } = fields;
    return {
        path: pathOf(route?.[2] ?? String(path)),
        ...given({
            method: api_gateway_access_shaped(method, /^[A-Z]{1,20}$/),
            requestId: api_gateway_access_shaped(requestId, /^[\w=-]{8,64}$/),
            host: host === undefined ? undefined : safeText(String(host), 100),
            traceId: api_gateway_access_shaped(traceId, /1-[\da-f]{8}-[\da-f]{24}/),
            lambdaRequestId: api_gateway_access_shaped(lambdaRequestId, /^[\da-f-]{36}$/),
            problemText: problemText === undefined ? undefined : safeText(String(problemText), api_gateway_access_PROBLEM_LENGTH),
            status: numberOf(status),
            latencyMs: numberOf(latencyMs),
            integrationLatencyMs: numberOf(integrationLatencyMs),
            bytes: numberOf(bytes),
        }),
    };
}
function api_gateway_access_shaped(value, shape) {
    const found = value === undefined ? undefined : shape.exec(String(value))?.[0];
    return found === undefined ? undefined : own(found);
}
function numberOf(value) {
    const number = value === undefined || value === '-' || value === '' ? NaN : Number(value);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
}
function given(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/export/insights/lambda-report.js


const ID = '([\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12})';
const START = new RegExp(`^START RequestId: ${ID}`);
const REPORT = new RegExp(`^REPORT RequestId: ${ID}\\s`);
/** What tells that an invocation failed, and what it is called. */
const FAILURES = [
    [new RegExp(`(?:^|\\s)${ID} Task timed out after `), 'timeout'],
    [new RegExp(`^RequestId: ${ID} (?:Error: Runtime|Process exited before completing)`), 'runtime ended'],
    // Node.js: time, id, level and text, with tabs between them.
    [
        new RegExp(`\\t${ID}\\tERROR\\t(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection)\\b`),
        'uncaught error',
    ],
];
/** Python, of what was raised and not caught: without an id. Loggers write a tab after the bracket. */
const RAISED = /^\[ERROR\] ([\w.]{1,60})(?::|$)/m;
const ERROR_TYPE = /"errorType":"([\w.]{1,60})"/;
/** What an entry of a function's log tells of an invocation; `undefined` when it tells nothing of one. */
function parseInvocationEntry(message) {
    if (message.startsWith('{'))
        return lambda_report_fromJson(message);
    const started = START.exec(message)?.[1];
    if (started !== undefined)
        return { requestId: own(started), isStart: true };
    const reported = REPORT.exec(message)?.[1];
    if (reported !== undefined)
        return fromReport(own(reported), message);
    return failureIn(message);
}
function failureIn(message) {
    for (const [pattern, failure] of FAILURES) {
        const requestId = pattern.exec(message)?.[1];
        if (requestId === undefined)
            continue;
        const type = failure === 'timeout' ? undefined : ERROR_TYPE.exec(message)?.[1];
        return { requestId: own(requestId), failure: own(type ?? failure) };
    }
    const raised = RAISED.exec(message)?.[1];
    return raised === undefined ? undefined : { failure: own(raised) };
}
function fromReport(requestId, message) {
    const durationMs = figure(message, '\\tDuration: ', ' ms') ?? figure(message, '\\sDuration: ', ' ms');
    if (durationMs === undefined)
        return { requestId };
    const report = {
        durationMs,
        billedMs: figure(message, 'Billed Duration: ', ' ms'),
        memoryMb: figure(message, 'Memory Size: ', ' MB'),
        maxMemoryMb: figure(message, 'Max Memory Used: ', ' MB'),
        initMs: figure(message, '(?:Init|\\tRestore) Duration: ', ' ms'),
        traceId: traceIn(message),
    };
    const status = /\tStatus: (\w{1,20})/.exec(message)?.[1];
    const type = /\tError Type: ([\w.]{1,60})/.exec(message)?.[1];
    return { requestId, report, ...failureOf(status, type) };
}
function figure(message, before, unit) {
    const text = new RegExp(`${before}(\\d{1,12}(?:\\.\\d{1,6})?)${unit}`).exec(message)?.[1];
    return text === undefined ? undefined : Number(text);
}
function traceIn(text) {
    const traceId = /XRAY TraceId: (1-[\da-f]{8}-[\da-f]{24})/.exec(text)?.[1];
    return traceId === undefined ? undefined : own(traceId);
}
function failureOf(status, type) {
    if (status === undefined || status === 'success')
        return {};
    return { failure: own(status === 'timeout' ? status : (type ?? status)) };
}
const milliseconds = dist/* pipe */.FsL(dist/* number */.aig(), dist/* finite */.E2x(), dist/* minValue */.Wwf(0));
const metricsSchema = dist/* object */.Ikc({
    durationMs: milliseconds,
    billedDurationMs: dist/* optional */.lqM(milliseconds),
    memorySizeMB: dist/* optional */.lqM(milliseconds),
    maxMemoryUsedMB: dist/* optional */.lqM(milliseconds),
    initDurationMs: dist/* optional */.lqM(milliseconds),
    restoreDurationMs: dist/* optional */.lqM(milliseconds),
});
const requestIdSchema = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(new RegExp(`^${ID}$`)));
const platformSchema = dist/* variant */.Oxt('type', [
    dist/* object */.Ikc({ type: dist/* literal */.euz('platform.start'), record: dist/* object */.Ikc({ requestId: requestIdSchema }) }),
    dist/* object */.Ikc({
        type: dist/* literal */.euz('platform.report'),
        record: dist/* object */.Ikc({
            requestId: requestIdSchema,
            status: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\w{1,20}$/))),
            errorType: dist/* optional */.lqM(dist/* string */.YjP()),
            metrics: metricsSchema,
            tracing: dist/* optional */.lqM(dist/* object */.Ikc({ value: dist/* optional */.lqM(dist/* string */.YjP()) })),
        }),
    }),
]);
function lambda_report_fromJson(message) {
    if (!message.includes('"platform.'))
        return undefined;
    const parsed = dist/* safeParse */.xLC(platformSchema, jsonOf(message));
    if (!parsed.success)
        return undefined;
    const event = parsed.output;
    if (event.type === 'platform.start')
        return { requestId: own(event.record.requestId), isStart: true };
    const { requestId, status, errorType = '', metrics, tracing } = event.record;
    return {
        requestId: own(requestId),
        report: reportOf(metrics, tracing?.value ?? ''),
        ...failureOf(status, /^[\w.]{1,60}$/.exec(errorType)?.[0]),
    };
}
function reportOf(metrics, tracing) {
    const traceId = /1-[\da-f]{8}-[\da-f]{24}/.exec(tracing)?.[0];
    return {
        durationMs: metrics.durationMs,
        billedMs: metrics.billedDurationMs,
        memoryMb: metrics.memorySizeMB,
        maxMemoryMb: metrics.maxMemoryUsedMB,
        initMs: metrics.initDurationMs ?? metrics.restoreDurationMs,
        traceId: traceId === undefined ? undefined : own(traceId),
    };
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/export/insights/credential-counts.js
/** Kinds and places are words of ours and few; this only bounds what a mistake could do. */
const MOST_ROWS = 500;
/** In how many entries credentials were seen, by kind and by where they stand; never their values. */
class CredentialCounts {
    #sightings = new Map();
    /** What was seen in one entry. */
    add(where, seen) {
        for (const { kind, isMasked } of seen) {
            const key = `${kind}\n${where}`;
            const known = this.#sightings.get(key) ?? { kind, where, clear: 0, masked: 0 };
            if (isMasked)
                known.masked += 1;
            else
                known.clear += 1;
            if (this.#sightings.size < MOST_ROWS)
                this.#sightings.set(key, known);
        }
    }
    /** Entries that hold a credential in clear, summed over its kinds. */
    get clear() {
        return [...this.#sightings.values()].reduce((sum, { clear }) => sum + clear, 0);
    }
    /** Empty where none was seen. */
    sections() {
        const sightings = [...this.#sightings.values()].sort((a, b) => b.clear - a.clear || b.masked - a.masked);
        if (sightings.length === 0)
            return [];
        return [
            {
                title: 'Credentials in the logs',
                note: 'Entries in which something is named or shaped like a credential, by kind and place; the report holds no ' +
                    'value. Whoever may read the log group or the bucket may read those in clear: change them, and log less ' +
                    '(API Gateway: switch data tracing off). An entry counts once for each kind.',
                table: {
                    columns: [
                        { title: 'Kind', kind: 'text' },
                        { title: 'Where', kind: 'text' },
                        { title: 'Entries, in clear', kind: 'count' },
                        { title: 'Entries, masked by the service', kind: 'count' },
                    ],
                    rows: sightings.map(({ kind, where, clear, masked }) => [kind, where, clear, masked]),
                },
            },
        ];
    }
}

;// CONCATENATED MODULE: ./build/export/insights/open-entries.js
/**
 * What is known so far of things whose entries come one by one, mixed with those of others, and in no certain order. At
 * most `capacity` are open at a time: then the one that was heard of least lately is closed. Should an entry of it
 * come later still, it opens anew, and is closed as another.
 */
class OpenEntries {
    #capacity;
    #open;
    #close;
    #values = new Map();
    constructor(capacity, { open, close }) {
        this.#capacity = capacity;
        this.#open = open;
        this.#close = close;
    }
    /** What is known of this id, to be added to. */
    of(id) {
        const known = this.#values.get(id);
        // Deleting and setting makes it the newest in the map's order.
        if (known !== undefined)
            this.#values.delete(id);
        else if (this.#values.size >= this.#capacity)
            this.#closeOldest();
        const value = known ?? this.#open(id);
        this.#values.set(id, value);
        return value;
    }
    /** Nothing more of this id will come. */
    done(id) {
        const value = this.#values.get(id);
        if (value === undefined)
            return;
        this.#values.delete(id);
        this.#close(value);
    }
    /** Nothing more will come at all. */
    end() {
        for (const id of [...this.#values.keys()])
            this.done(id);
    }
    get size() {
        return this.#values.size;
    }
    #closeOldest() {
        const oldest = this.#values.keys().next();
        if (oldest.done !== true)
            this.done(oldest.value);
    }
}

// EXTERNAL MODULE: ./build/statistics/heavy-hitters.js
var heavy_hitters = __webpack_require__(9365);
;// CONCATENATED MODULE: ./build/statistics/most.js
/** The values with the largest weights among any number of them, in bounded room. */
class Most {
    #capacity;
    /** At most twice the capacity, so that it is sorted once for many values. */
    #kept = [];
    #least = -Infinity;
    /** How many were offered. */
    offered = 0;
    constructor(capacity) {
        this.#capacity = capacity;
    }
    /** Of equal weights the first one offered stays. */
    offer(value, weight) {
        this.offered += 1;
        if (weight <= this.#least)
            return;
        this.#kept.push({ value, weight });
        if (this.#kept.length >= 2 * this.#capacity)
            this.#cut();
    }
    /** The largest first. */
    values() {
        this.#cut();
        return this.#kept.map(({ value }) => value);
    }
    #cut() {
        this.#kept = this.#kept.sort((a, b) => b.weight - a.weight).slice(0, this.#capacity);
        if (this.#kept.length === this.#capacity)
            this.#least = this.#kept.at(-1)?.weight ?? -Infinity;
    }
}

// EXTERNAL MODULE: ./build/statistics/pages.js + 2 modules
var pages = __webpack_require__(3018);
// EXTERNAL MODULE: ./build/statistics/time-buckets.js
var time_buckets = __webpack_require__(1567);
;// CONCATENATED MODULE: ./build/export/insights/request-figures.js




const REQUEST_SHAPE = { times: 2, means: 0 };
/** So many failed requests, and so many slow ones, are shown one by one. */
const MOST_FAILED = 200;
const MOST_SLOW = 50;
/** Kinds of problems; the service has some thirty. */
const MOST_PROBLEMS = 100;
/** Puts every request without an answer before every one that the caller was at fault for. */
const SERIOUS = 1e15;
/** Counts requests to API Gateway: all of them by page and time, failed and slow ones one by one. */
class RequestFigures {
    pages = new pages/* Pages */.bQ(REQUEST_SHAPE);
    times = new time_buckets/* TimeBuckets */.t();
    problems = new heavy_hitters/* KeyCounts */.uQ(MOST_PROBLEMS);
    /** The service's faults first, then those of the callers; the earliest first in each. */
    failed = new Most(MOST_FAILED);
    slow = new Most(MOST_SLOW);
    total = 0;
    /** Requests whose status no entry tells. */
    withoutStatus = 0;
    accept(request) {
        const { time, status, problem, latencySeconds } = request;
        this.total += 1;
        if (status === undefined)
            this.withoutStatus += 1;
        const hasFailed = problem !== undefined || (status ?? 0) >= 400;
        this.times.add(time, hasFailed);
        this.#page(request);
        if (problem !== undefined)
            this.problems.count(problem);
        if (hasFailed)
            this.failed.offer(request, ((status ?? 500) >= 500 ? SERIOUS : 0) - time);
        if (latencySeconds !== undefined)
            this.slow.offer(request, latencySeconds);
    }
    #page({ api, host, method, path, status, bytes, latencySeconds, integrationSeconds }) {
        const { page } = this.pages.meet(`${method ?? '-'} ${host ?? api}`, path ?? '');
        const { value } = page;
        value.bytes += bytes;
        value.answers.add(status ?? 0);
        if (latencySeconds !== undefined)
            value.times[0]?.accept(latencySeconds);
        if (integrationSeconds !== undefined)
            value.times[1]?.accept(integrationSeconds);
    }
}

;// CONCATENATED MODULE: ./build/export/insights/execution-log.js


/** Requests whose entries may still come. Each holds some hundred bytes, two kilobytes at most. */
const MOST_OPEN = 10_000;
/** An execution log has some twenty kinds of entries. */
const MOST_CUT = 24;
/** Puts the entries of API Gateway execution logs together to requests, whatever their order, and counts those. */
class ExecutionLog {
    figures = new RequestFigures();
    /** How many entries of each kind were cut. */
    cut = new Map();
    #entries = 0;
    #cutRequests = 0;
    #open;
    constructor(mostOpen = MOST_OPEN) {
        this.#open = new OpenEntries(mostOpen, {
            open: (id) => {
                const [api = '', requestId = ''] = id.split('\n');
                return { api, requestId, first: Infinity, last: -Infinity, facts: {}, cut: [] };
            },
            close: (request) => {
                this.#close(request);
            },
        });
    }
    get entries() {
        return this.#entries;
    }
    /** Requests of which at least one entry was cut. */
    get cutRequests() {
        return this.#cutRequests;
    }
    /** `api`: which API and stage the entry is of. */
    add(api, timestamp, { requestId, about, isCut, facts }) {
        this.#entries += 1;
        const request = this.#open.of(`${api}\n${requestId}`);
        request.first = Math.min(request.first, timestamp);
        request.last = Math.max(request.last, timestamp);
        // Of two problems the first one told is the cause: what follows from it is written after it.
        const problem = request.facts.problem === undefined ? {} : problemOf(request.facts);
        request.facts = { ...request.facts, ...facts, ...problem };
        if (isCut)
            this.#noteCut(request, about);
    }
    end() {
        this.#open.end();
    }
    #noteCut({ cut }, about) {
        this.cut.set(about, (this.cut.get(about) ?? 0) + 1);
        if (cut.length < MOST_CUT && !cut.includes(about))
            cut.push(about);
    }
    #close({ api, requestId, first, last, facts, cut }) {
        if (cut.length > 0)
            this.#cutRequests += 1;
        const { method, path, status, integrationLatencyMs, traceId, lambdaRequestId, problem, problemText } = facts;
        this.figures.accept({
            ...{ time: first, api, requestId, host: undefined, method, path, status, bytes: 0, cut },
            // The logs tell no latency of the whole: it is the time from the first entry to the last.
            latencySeconds: status === undefined ? undefined : (last - first) / 1000,
            integrationSeconds: integrationLatencyMs === undefined ? undefined : integrationLatencyMs / 1000,
            ...{ traceId, lambdaRequestId, problem, problemText },
        });
    }
}
function problemOf({ problem, problemText }) {
    return {
        ...(problem === undefined ? {} : { problem }),
        ...(problemText === undefined ? {} : { problemText }),
    };
}

;// CONCATENATED MODULE: ./build/export/insights/invocation-sections.js
const invocation_sections_MOST_ROWS = 100;
const CHARTED = 10;
const MIB = 1024 * 1024;
/** What the logs of functions tell: figures by function, failed and slow invocations one by one; empty without any. */
function invocationSections(invocations) {
    const functions = [...invocations.functions].sort((a, b) => b[1].invocations - a[1].invocations);
    if (functions.length === 0)
        return [];
    return [
        byFunction(functions, invocations),
        ...failures(invocations),
        ...list('Failed invocations', invocations.failed.values(), invocations.failed.offered),
        ...list('Slowest invocations', invocations.slow.values(), invocations.slow.offered),
    ];
}
function byFunction(functions, { unreported, unplaced }) {
    const charted = functions.slice(0, CHARTED);
    const rows = functions.slice(0, invocation_sections_MOST_ROWS);
    return {
        title: 'Lambda functions',
        note: 'From REPORT lines and platform.report events. An error is an invocation that timed out, or ended with an error ' +
            'that was not caught. Percentiles are within 1 %; billed is the sum.' +
            (unreported === 0 ? '' : ` Without a report in what was read: ${unreported.toLocaleString('en-US')}.`) +
            (unplaced === 0 ? '' : ` Errors that name no invocation: ${unplaced.toLocaleString('en-US')}.`),
        chart: {
            kind: 'bars',
            labels: charted.map(([name]) => name),
            series: [
                { name: 'Invocations', values: charted.map(([, figures]) => figures.invocations) },
                { name: 'Errors', values: charted.map(([, figures]) => figures.errors) },
            ],
            unit: 'count',
        },
        table: {
            columns: [
                { title: 'Function', kind: 'code' },
                ...['Invocations', 'Errors', 'Time-outs', 'Cold starts'].map((title) => ({ title, kind: 'count' })),
                ...['Mean', 'p50', 'p95', 'p99', 'Longest', 'Cold start p50', 'Cold start p95', 'Billed'].map((title) => ({ title, kind: 'seconds' })),
                ...['Memory', 'Most used'].map((title) => ({ title, kind: 'bytes' })),
            ],
            rows: rows.map(([name, figures]) => [name, ...figuresOf(figures)]),
            ...(functions.length > rows.length ? { of: functions.length } : {}),
        },
    };
}
function figuresOf(figures) {
    const { durations, inits, longest, billedSeconds, memoryMb, maxMemoryMb } = figures;
    const isTimed = durations.count > 0;
    return [
        ...[figures.invocations, figures.errors, figures.timeouts, figures.coldStarts],
        durations.mean,
        ...[0.5, 0.95, 0.99].map((quantile) => durations.at(quantile)),
        isTimed ? longest : null,
        ...[0.5, 0.95].map((quantile) => inits.at(quantile)),
        isTimed ? billedSeconds : null,
        memoryMb === 0 ? null : memoryMb * MIB,
        maxMemoryMb === 0 ? null : maxMemoryMb * MIB,
    ];
}
function failures({ failures: found }) {
    if (found.size === 0)
        return [];
    return [
        {
            title: 'Errors of functions',
            table: {
                columns: [
                    { title: 'Error', kind: 'code' },
                    { title: 'Invocations', kind: 'count' },
                ],
                rows: found.top(invocation_sections_MOST_ROWS).map((failure) => [failure.key, failure.count]),
            },
        },
    ];
}
function list(title, invocations, of) {
    if (invocations.length === 0)
        return [];
    return [
        {
            title,
            table: {
                columns: [
                    { title: 'Time', kind: 'instant' },
                    ...['Function', 'Request id', 'Error', 'X-Ray trace id'].map((name) => ({ title: name, kind: 'code' })),
                    ...['Duration', 'Cold start'].map((name) => ({ title: name, kind: 'seconds' })),
                    { title: 'Most used', kind: 'bytes' },
                ],
                rows: invocations.map(({ time, functionName, requestId, failure, report }) => [
                    ...[time, functionName, requestId, failure ?? null, report?.traceId ?? null],
                    ...[seconds(report?.durationMs), seconds(report?.initMs)],
                    report?.maxMemoryMb === undefined ? null : report.maxMemoryMb * MIB,
                ]),
                ...(of > invocations.length ? { of } : {}),
            },
        },
    ];
}
function seconds(ms) {
    return ms === undefined ? null : ms / 1000;
}

// EXTERNAL MODULE: ./build/statistics/quantiles.js
var quantiles = __webpack_require__(7736);
;// CONCATENATED MODULE: ./build/export/insights/invocations.js




/** Invocations whose entries may still come. */
const invocations_MOST_OPEN = 10_000;
const MOST_FUNCTIONS = 500;
/** Where functions without room are added up. */
const OTHERS = 'all other functions';
const invocations_MOST_FAILED = 100;
const invocations_MOST_SLOW = 50;
const MOST_FAILURES = 100;
/** What is known of one function. */
class FunctionFigures {
    invocations = 0;
    errors = 0;
    timeouts = 0;
    coldStarts = 0;
    billedSeconds = 0;
    /** The largest that were told. */
    memoryMb = 0;
    maxMemoryMb = 0;
    durations = new quantiles/* Quantiles */.B();
    inits = new quantiles/* Quantiles */.B();
    longest = 0;
    accept({ durationMs, billedMs, memoryMb, maxMemoryMb, initMs }) {
        this.durations.accept(durationMs / 1000);
        this.longest = Math.max(this.longest, durationMs / 1000);
        this.billedSeconds += (billedMs ?? 0) / 1000;
        this.memoryMb = Math.max(this.memoryMb, memoryMb ?? 0);
        this.maxMemoryMb = Math.max(this.maxMemoryMb, maxMemoryMb ?? 0);
        if (initMs === undefined)
            return;
        this.coldStarts += 1;
        this.inits.accept(initMs / 1000);
    }
}
/** Puts the entries of functions' logs together to invocations, and counts those by function. */
class Invocations {
    functions = new Map();
    failures = new heavy_hitters/* KeyCounts */.uQ(MOST_FAILURES);
    failed = new Most(invocations_MOST_FAILED);
    slow = new Most(invocations_MOST_SLOW);
    /** Invocations of which no REPORT was read. */
    unreported = 0;
    /** Errors that name no invocation. */
    unplaced = 0;
    #open;
    constructor(mostOpen = invocations_MOST_OPEN) {
        this.#open = new OpenEntries(mostOpen, {
            open: (id) => {
                const [functionName = '', requestId = ''] = id.split('\n');
                return { functionName, requestId, time: Infinity, report: undefined, failure: undefined };
            },
            close: (invocation) => {
                this.#close(invocation);
            },
        });
    }
    add(functionName, timestamp, { entry, place }) {
        if (entry.isStart === true && entry.requestId !== undefined)
            place.requestId = entry.requestId;
        const requestId = entry.requestId ?? place.requestId;
        if (requestId === undefined) {
            this.unplaced += 1;
            return;
        }
        const invocation = this.#invocationOf(`${functionName}\n${requestId}`, entry);
        invocation.time = Math.min(invocation.time, timestamp);
        invocation.report ??= entry.report;
        invocation.failure = entry.failure === 'timeout' ? 'timeout' : (invocation.failure ?? entry.failure);
    }
    /** An asynchronous invocation is tried again under the same id: what has reported starts and reports no more. */
    #invocationOf(id, { isStart, report }) {
        const isNext = isStart === true || report !== undefined;
        if (isNext && this.#open.of(id).report !== undefined)
            this.#open.done(id);
        return this.#open.of(id);
    }
    end() {
        this.#open.end();
    }
    #close(invocation) {
        const { functionName, time, report, failure } = invocation;
        const figures = this.#functionOf(functionName);
        figures.invocations += 1;
        if (report === undefined)
            this.unreported += 1;
        else {
            figures.accept(report);
            this.slow.offer(invocation, report.durationMs);
        }
        if (failure === undefined)
            return;
        figures.errors += 1;
        if (failure === 'timeout')
            figures.timeouts += 1;
        this.failures.count(failure);
        this.failed.offer(invocation, -time);
    }
    #functionOf(name) {
        const key = this.functions.has(name) || this.functions.size < MOST_FUNCTIONS ? name : OTHERS;
        const known = this.functions.get(key) ?? new FunctionFigures();
        this.functions.set(key, known);
        return known;
    }
}

// EXTERNAL MODULE: ./build/statistics/answer-sections.js
var answer_sections = __webpack_require__(8183);
// EXTERNAL MODULE: ./build/statistics/page-sections.js
var page_sections = __webpack_require__(5516);
;// CONCATENATED MODULE: ./build/export/insights/request-sections.js



/** How the figures of pages are called, after the name of the logs. */
function namesOf(name) {
    return {
        prefix: `${name}: `,
        time: 'latency',
        otherTimes: ['Integration'],
        means: [],
        answers: 'Status',
        hasTargets: false,
    };
}
/** What execution logs tell; empty where none was read. */
function executionSections(log) {
    return [...requestSections(log.figures, 'API Gateway requests'), ...cutSections(log)];
}
/** Requests by page and over time, failed and slow ones one by one; empty without a request. */
function requestSections(figures, name) {
    if (figures.total === 0)
        return [];
    const pages = (0,page_sections/* pageSections */.K)(figures.pages, namesOf(name));
    return [
        ...pages.failing,
        ...problems(figures, name),
        ...pages.slowest,
        overTime(figures, name),
        ...pages.all,
        ...(0,answer_sections/* answersSection */.n6)(figures.pages.sum(REQUEST_SHAPE).answers, namesOf(name)),
        ...pages.notFound,
        ...pages.paths,
        ...request_sections_list(`${name}: failed`, figures.failed.values(), {
            of: figures.failed.offered,
            note: 'Status 400 and more, or an error in the log. Faults of the service come first, then those of callers.',
        }),
        ...request_sections_list(`${name}: slowest`, figures.slow.values(), { of: figures.slow.offered }),
    ];
}
function overTime({ times, total, withoutStatus }, name) {
    const { starts, all, marked } = times.series();
    const open = count(withoutStatus, 'request has', 'requests have');
    return {
        title: `${name} over time`,
        note: `${count(total, 'request', 'requests')}.` +
            (withoutStatus === 0 ? '' : ` ${open} no status in what was read: their other entries lie elsewhere.`),
        chart: {
            kind: 'line',
            labels: starts,
            series: [
                { name: 'Requests', values: all },
                { name: 'Failed', values: marked },
            ],
            unit: 'count',
        },
    };
}
function problems({ problems: found, total }, name) {
    if (found.size === 0)
        return [];
    return [
        {
            title: `${name}: errors`,
            table: {
                columns: [
                    { title: 'Error', kind: 'text' },
                    { title: 'Requests', kind: 'count' },
                    { title: 'Share', kind: 'share' },
                ],
                rows: found.top().map((problem) => [problem.key, problem.count, problem.count / total]),
            },
        },
    ];
}
const REQUEST_COLUMNS = [
    [{ title: 'Time', kind: 'instant' }, ({ time }) => time],
    [{ title: 'API', kind: 'code' }, ({ api }) => api],
    [{ title: 'Request id', kind: 'code' }, ({ requestId }) => requestId],
    [{ title: 'Method', kind: 'code' }, ({ method }) => method],
    [{ title: 'Path', kind: 'code' }, ({ path }) => path],
    [{ title: 'Status', kind: 'code' }, ({ status }) => (status === undefined ? undefined : String(status))],
    [{ title: 'Latency', kind: 'seconds' }, ({ latencySeconds }) => latencySeconds],
    [{ title: 'Integration', kind: 'seconds' }, ({ integrationSeconds }) => integrationSeconds],
    [{ title: 'X-Ray trace id', kind: 'code' }, ({ traceId }) => traceId],
    [{ title: 'Lambda request id', kind: 'code' }, ({ lambdaRequestId }) => lambdaRequestId],
    [{ title: 'Error', kind: 'text' }, errorOf],
    [{ title: 'Cut entries', kind: 'text' }, ({ cut }) => (cut.length === 0 ? undefined : cut.join(', '))],
];
function errorOf({ problem, problemText }) {
    if (problem === undefined || problemText === undefined)
        return problem ?? problemText;
    return `${problem}: ${problemText}`;
}
/** Columns that no request has anything for are left out. */
function request_sections_list(title, requests, { of, note }) {
    if (requests.length === 0)
        return [];
    const columns = REQUEST_COLUMNS.filter(([, cell]) => requests.some((request) => cell(request) !== undefined));
    const table = {
        columns: columns.map(([column]) => column),
        rows: requests.map((request) => columns.map(([, cell]) => cell(request) ?? null)),
        ...(of > requests.length ? { of } : {}),
    };
    return [{ title, table, ...(note === undefined ? {} : { note }) }];
}
function cutSections({ cut, entries, cutRequests }) {
    if (cut.size === 0)
        return [];
    const rows = [...cut].sort((a, b) => b[1] - a[1]).map(([about, number]) => [about, number]);
    return [
        {
            title: 'Entries that API Gateway cut',
            note: 'API Gateway cuts entries of an execution log after 1,024 bytes; the rest is nowhere. Cut entries are of ' +
                `${count(cutRequests, 'request', 'requests')}, and ${count(entries, 'entry', 'entries')} were read.`,
            table: {
                columns: [
                    { title: 'Entry', kind: 'text' },
                    { title: 'Cut', kind: 'count' },
                ],
                rows,
            },
        },
    ];
}
function count(number, one, many) {
    return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

;// CONCATENATED MODULE: ./build/export/insights/unread-entries.js
const unread_entries_MOST_ROWS = 500;
/** How many entries of each log group have none of the forms that are read, so that no figure has them in silence. */
class UnreadEntries {
    #groups = new Map();
    /** One entry was looked at. */
    count(logGroup, isRead) {
        const group = this.#groups.get(logGroup) ?? { entries: 0, unread: 0 };
        this.#groups.set(logGroup, group);
        group.entries += 1;
        if (!isRead)
            group.unread += 1;
    }
    /** Empty where all was read. */
    sections() {
        const groups = [...this.#groups].filter(([, { unread }]) => unread > 0);
        if (groups.length === 0)
            return [];
        const all = groups.reduce((sum, [, { unread }]) => sum + unread, 0);
        const rows = groups
            .sort(([, a], [, b]) => b.unread - a.unread)
            .slice(0, unread_entries_MOST_ROWS)
            .map(([name, { entries, unread }]) => [name, unread, entries, unread / entries]);
        return [
            {
                title: 'Entries that were not read',
                note: `${all.toLocaleString('en-US')} ${all === 1 ? 'entry has' : 'entries have'} none of the forms that this report ` +
                    'knows (execution and access logs of API Gateway, logs of functions). They are exported like all others, and ' +
                    'no figure of this report has them.',
                table: {
                    columns: [
                        { title: 'Log group', kind: 'code' },
                        { title: 'Not read', kind: 'count' },
                        { title: 'Entries', kind: 'count' },
                        { title: 'Share', kind: 'share' },
                    ],
                    rows,
                    ...(groups.length > rows.length ? { of: groups.length } : {}),
                },
            },
        ];
    }
}

;// CONCATENATED MODULE: ./build/export/insights/exported-logs.js











const EXECUTION_GROUP = /^API-Gateway-Execution-Logs_(.+)$/;
const FUNCTION_GROUP = /^\/aws\/lambda\/(.+)$/;
/** Without a telling name of its group an entry must be one beyond doubt: `(<uuid>) …`. */
const EXECUTION_ENTRY = /^\([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\) /;
/** What a function's log says only in the forms that are read. */
const OF_INVOCATION = /^(?:START|REPORT) RequestId: |^\{.{0,200}"type":\s?"platform\.(?:start|report)"/s;
/** Makes figures of exported events: API Gateway's execution and access logs, and functions' logs. Memory is bounded. */
class ExportedLogs {
    #execution = new ExecutionLog();
    #access = new RequestFigures();
    #invocations = new Invocations();
    #credentials = new CredentialCounts();
    #unread = new UnreadEntries();
    /** How many events were looked at. */
    events = 0;
    /** Takes the events of one object of a log group, whose name says what they are, or else they do themselves. */
    takerFor(logGroup) {
        const [take, name] = this.#kindOf(logGroup);
        const origin = { name, place: {} };
        return (event) => {
            this.events += 1;
            this.#unread.count(logGroup, take(event, origin));
        };
    }
    /** Lines of a log group that belong to no event. */
    passOver(logGroup, lines) {
        for (let i = 0; i < lines; i += 1)
            this.#unread.count(logGroup, false);
    }
    /** What they tell. Nothing may be taken after it. */
    sections() {
        this.#execution.end();
        this.#invocations.end();
        return [
            ...this.#credentials.sections(),
            ...executionSections(this.#execution),
            ...requestSections(this.#access, 'API Gateway access log'),
            ...invocationSections(this.#invocations),
            ...this.#unread.sections(),
        ];
    }
    #kindOf(logGroup) {
        const api = EXECUTION_GROUP.exec(logGroup)?.[1];
        if (api !== undefined)
            return [this.#takeExecution.bind(this), api];
        const name = FUNCTION_GROUP.exec(logGroup)?.[1];
        if (name !== undefined)
            return [this.#takeFunction.bind(this), name];
        return [this.#takeAny.bind(this), logGroup];
    }
    #takeExecution(event, { name }) {
        const entry = parseExecutionEntry(event.message);
        const where = entry === undefined ? 'execution log' : `execution log: ${entry.about}`;
        this.#credentials.add(where, credentialsIn(event.message, isQueryString(entry)));
        if (entry !== undefined)
            this.#execution.add(name, event.timestamp, entry);
        return entry !== undefined;
    }
    /** What functions print themselves has any form, and nothing to be read. */
    #takeFunction(event, origin) {
        return this.#takeInvocation(event, origin) || !OF_INVOCATION.test(event.message);
    }
    #takeInvocation(event, { name, place }) {
        const entry = parseInvocationEntry(event.message);
        this.#credentials.add('log of a function', credentialsIn(event.message));
        if (entry !== undefined)
            this.#invocations.add(name, event.timestamp, { entry, place });
        return entry !== undefined;
    }
    #takeAny(event, origin) {
        if (EXECUTION_ENTRY.test(event.message))
            return this.#takeExecution(event, origin);
        const entry = parseAccessEntry(event.message);
        if (entry === undefined)
            return this.#takeInvocation(event, origin);
        this.#credentials.add('access log', credentialsIn(event.message));
        this.#takeAccess(event.timestamp, entry, origin);
        return true;
    }
    #takeAccess(time, entry, { name }) {
        const { latencyMs, integrationLatencyMs, problemText, status } = entry;
        const { requestId, host, method, path, traceId, lambdaRequestId } = entry;
        this.#access.accept({
            ...{ time, api: name, requestId, host, method, path, status, traceId, lambdaRequestId, problemText },
            latencySeconds: latencyMs === undefined ? undefined : latencyMs / 1000,
            integrationSeconds: integrationLatencyMs === undefined ? undefined : integrationLatencyMs / 1000,
            // Access logs name errors in texts of their own, of which there may be any number.
            problem: problemText === undefined ? undefined : 'error in the access log',
            bytes: entry.bytes ?? 0,
            cut: [],
        });
    }
}
function isQueryString(entry) {
    return entry?.about === 'method request query string';
}

;// CONCATENATED MODULE: ./build/export/insights/read-back-section.js
const read_back_section_MOST_ROWS = 500;
/** What was exported, by log group, how much of it the sections after these speak of, and what could not be read. */
function readBackSections(rows, { events, notes, troubles }) {
    const sum = (figure) => rows.reduce((all, row) => all + figure(row), 0);
    const [objects, objectsRead] = [sum((row) => row.objects), sum((row) => row.objectsRead)];
    const left = sum((row) => row.bytes - row.bytesRead);
    const all = objects === objectsRead;
    const words = [
        `Read back for this report: ${show(objectsRead)} of ${show(objects)} objects, ${show(events)} entries.`,
        all
            ? ''
            : `Not read: ${show(objects - objectsRead)} objects of ${show(left)} bytes; the figures below are without them.`,
        ...notes,
    ];
    const shown = [...rows].sort((a, b) => b.bytes - a.bytes).slice(0, read_back_section_MOST_ROWS);
    const groups = {
        title: 'Exported log groups',
        note: words.filter((text) => text !== '').join(' '),
        table: {
            columns: [
                { title: 'Log group', kind: 'code' },
                { title: 'Windows', kind: 'count' },
                { title: 'From', kind: 'instant' },
                { title: 'To', kind: 'instant' },
                { title: 'Objects', kind: 'count' },
                { title: 'Bytes', kind: 'bytes' },
                { title: 'Objects read back', kind: 'count' },
            ],
            rows: shown.map((row) => [
                ...[row.logGroup, row.windows, row.from, row.to, row.objects, row.bytes, row.objectsRead],
            ]),
            ...(rows.length > shown.length ? { of: rows.length } : {}),
        },
    };
    return [groups, ...troubleSections(troubles)];
}
function troubleSections(troubles) {
    if (troubles.length === 0)
        return [];
    const columns = [{ title: 'What went wrong', kind: 'text' }];
    const table = { columns, rows: troubles.map((text) => [text]) };
    return [{ title: 'Not read back', note: 'The export itself is not touched by this.', table }];
}
function show(number) {
    return number.toLocaleString('en-US');
}

;// CONCATENATED MODULE: ./build/export/insights/read-back.js







/** A report is no archive: what a busy account exports in a day is terabytes, and reading them costs as much as they do. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A report is waited for. Some 15 to 40 MB of lines a second are read (measured on one of two shared cores). */
const LONGEST_MS = 60_000;
/** Exported streams are many small objects, of which each waits for S3 some 30 ms. */
const IN_FLIGHT = 8;
/** A line is a timestamp, a space and a message. */
const LONGEST_LINE = types/* MAX_MESSAGE_BYTES */.f + 25;
/** So many objects that cannot be read are named. */
const MOST_NAMED = 3;
/**
 * Reads back what the run has exported, within bounds, and tells what it says. What was not read is told in figures;
 * what cannot be read is a warning and a note, and never fails the run.
 */
async function readBack(ports) {
    const windows = ports.windows.filter(({ state, objects }) => state === 'exported' && objects > 0);
    if (windows.length === 0)
        return [];
    return new ReadBack(ports, windows).all();
}
class ReadBack {
    #ports;
    #rows;
    #windows;
    #logs = new ExportedLogs();
    /** Sentences of ours. */
    #notes = new Set();
    /** What AWS, or a name in its bucket, has a part in. */
    #troubles = [];
    #failed = new AbortController();
    #bytesLeft;
    #unread = 0;
    constructor(ports, windows) {
        this.#ports = ports;
        this.#windows = windows;
        this.#rows = rowsOf(windows);
        this.#bytesLeft = ports.mostBytes ?? MOST_BYTES;
    }
    async all() {
        const ms = Math.max(0, Math.min(LONGEST_MS, this.#ports.msLeft));
        const objects = this.#rows.reduce((sum, row) => sum + row.objects, 0);
        this.#ports.log(`Reading back ${objects} exported objects for the report, for ${Math.ceil(ms / 1000)} s at most.`);
        const over = AbortSignal.timeout(ms);
        const end = AbortSignal.any([over, this.#ports.cancelled, this.#failed.signal]);
        const source = this.#objects();
        await Promise.all(Array.from({ length: IN_FLIGHT }, () => this.#readAll(source, end)));
        if (over.aborted)
            this.#notes.add(`The time for it (${Math.ceil(ms / 1000)} s) was over before all was read.`);
        this.#warnIfNoneWasRead();
        const told = { events: this.#logs.events, notes: [...this.#notes], troubles: this.#troubles };
        return [...readBackSections(this.#rows, told), ...this.#logs.sections()];
    }
    async #readAll(objects, end) {
        try {
            while (!end.aborted) {
                const next = await objects.next();
                if (next.done === true)
                    return;
                await this.#readOne(next.value, end);
            }
        }
        catch (error) {
            if (!end.aborted)
                this.#fail(error);
        }
    }
    async #readOne({ row, object }, end) {
        if (object.size > this.#bytesLeft) {
            this.#notes.add('What lies beyond the bound on the bytes that a report reads was left.');
            return;
        }
        this.#bytesLeft -= object.size;
        const splitter = new lines/* LineSplitter */.g(LONGEST_LINE);
        const events = new ExportedEvents(this.#logs.takerFor(row.logGroup));
        try {
            for await (const piece of this.#ports.objects.read(object, end)) {
                end.throwIfAborted();
                events.push(splitter.push(piece));
            }
            events.push(splitter.end());
            row.objectsRead += 1;
            row.bytesRead += object.size;
        }
        catch (error) {
            // What is wrong with one object, or passes, concerns no other.
            if (end.aborted || (0,errors/* concernOf */.gY)(error) === 'run')
                throw error;
            this.#damaged(error);
        }
        finally {
            events.end();
            this.#logs.passOver(row.logGroup, events.linesOfNone);
        }
    }
    /** The objects of every group in turn, so that a large group leaves room for the others. */
    async *#objects() {
        let lists = this.#rows.map((row) => ({ row, objects: this.#objectsOf(row) }));
        while (lists.length > 0) {
            const more = [];
            for (const list of lists) {
                const next = await list.objects.next();
                if (next.done === true)
                    continue;
                more.push(list);
                yield { row: list.row, object: next.value };
            }
            lists = more;
        }
    }
    /** The latest windows first. */
    async *#objectsOf(row) {
        const own = this.#windows.filter(({ logGroup }) => logGroup === row.logGroup);
        for (const { folder } of own.sort((a, b) => b.from - a.from)) {
            for await (const page of this.#ports.objects.list(`${folder}/`)) {
                yield* page.filter(({ key }) => !(0,exported_objects/* isWriteTest */.qe)(key));
            }
        }
    }
    /** What is wrong with every object is hardly wrong with each of them alone. */
    #warnIfNoneWasRead() {
        const [first] = this.#troubles;
        if (first === undefined || this.#failed.signal.aborted)
            return;
        if (this.#rows.some(({ objectsRead }) => objectsRead > 0))
            return;
        this.#ports.warn(`The exported objects could not be read back for the report: ${first}`);
    }
    #damaged(error) {
        this.#unread += 1;
        if (this.#unread <= MOST_NAMED)
            this.#troubles.push((0,errors/* messageOf */.bD)(error));
        else if (this.#unread === MOST_NAMED + 1)
            this.#troubles.push('More objects could not be read.');
    }
    /** Said once, by whoever met it first: the others would meet the same. */
    #fail(error) {
        if (this.#failed.signal.aborted)
            return;
        const text = `The exported objects could not be read back for the report: ${(0,errors/* messageOf */.bD)(error)}`;
        this.#troubles.push(text);
        this.#ports.warn(text);
        this.#failed.abort();
    }
}
function rowsOf(windows) {
    const rows = new Map();
    for (const { logGroup, from, to, objects, bytes } of windows) {
        const known = rows.get(logGroup) ?? { logGroup, ...NOTHING_YET };
        rows.set(logGroup, {
            ...known,
            windows: known.windows + 1,
            from: Math.min(known.from, from),
            to: Math.max(known.to, to),
            objects: known.objects + objects,
            bytes: known.bytes + bytes,
        });
    }
    return [...rows.values()];
}
const NOTHING_YET = {
    windows: 0,
    from: Infinity,
    to: -Infinity,
    objects: 0,
    bytes: 0,
    objectsRead: 0,
    bytesRead: 0,
};


/***/ })

};
