export const id = 222;
export const ids = [222];
export const modules = {

  4550:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    U: () => (  MAX_MESSAGE_CHARACTERS),
    b: () => (  ExportedEvents)
  });
  var _encode_log_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1339);
const STAMP_LENGTH = 24;
const SPACE = 0x20;
const MAX_MESSAGE_CHARACTERS = 16 * 1024;
class ExportedEvents {
    #take;
    linesWithoutEvent = 0;
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
    end() {
        if (!Number.isNaN(this.#timestamp))
            this.#take({ timestamp: this.#timestamp, message: this.#message });
        this.#timestamp = NaN;
        this.#message = '';
    }
    #continue(bytes, start, end) {
        if (Number.isNaN(this.#timestamp))
            this.linesWithoutEvent += 1;
        if (Number.isNaN(this.#timestamp) || this.#message.length >= MAX_MESSAGE_CHARACTERS)
            return;
        this.#message = `${this.#message}\n${textOf(bytes, start, end)}`.slice(0, MAX_MESSAGE_CHARACTERS);
    }
}
function stampAt(bytes, start, end) {
    const stampEnd = start + STAMP_LENGTH;
    if (end < stampEnd || (end > stampEnd && bytes[stampEnd] !== SPACE))
        return NaN;
    return (0,_encode_log_time_js__WEBPACK_IMPORTED_MODULE_0__  .l)(bytes, { from: start, to: stampEnd }, false);
}
function textOf(bytes, start, end) {
    return bytes.toString('utf8', start, Math.min(end, start + MAX_MESSAGE_CHARACTERS));
}


  }),

  1349:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  B: () => (  ExportedLogs)
});

; 
const MAX_NAME_LENGTH = 100;
function namedValues(message) {
    if (message.startsWith('{'))
        return fromJson(message) ?? fromBrokenJson(message);
    if (message.startsWith('<request '))
        return fromXml(message);
    return fromGroups(CLF.exec(message)) ?? fromGroups(CSV.exec(message)) ?? fromPairs(message);
}
const CLF = /^\S+ \S+ \S+ \[[^\]]{1,40}\] ?"(?<method>[A-Z]{1,20}) (?<path>\S+)(?: [^"]{0,20})?" (?<status>\d{3}|-) (?<bytes>\d{1,15}|-)(?: (?<requestId>[\w=-]{8,64}))?/;
const CSV = /^[^,\s]+,[^,]*,[^,]*,\d\d\/\w{3}\/\d{4}:[\d:]{8} [+-]\d{4},(?<method>[A-Z]{1,20}),(?<path>[^,]*),[^,]*,(?<status>\d{3}|-),(?<bytes>\d{1,15}|-),(?<requestId>[\w=-]{8,64})/;
function fromGroups(match) {
    const groups = match?.groups;
    return groups && Object.entries(groups).map(([name, value = '']) => [name, value]);
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
const MEMBER = new RegExp(`(?:^|[,{])\\s*"([^"\\\\]{1,${String(MAX_NAME_LENGTH)}})"\\s*:`, 'g');
function fromBrokenJson(message) {
    const end = message.lastIndexOf('}');
    const body = message.slice(0, end < 0 ? message.length : end);
    return valuesBetween(body, [...body.matchAll(MEMBER)]).map(([name, value]) => [name, unquoted(value)]);
}
const PAIR = new RegExp(`(?:^|, )([A-Za-z][\\w.-]{0,${String(MAX_NAME_LENGTH)}}): `, 'g');
function fromPairs(message) {
    const pairs = [...message.matchAll(PAIR)];
    return pairs[0]?.index === 0 ? valuesBetween(message, pairs) : undefined;
}
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
var build_escape = __webpack_require__(8193);
; 
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
const SENSITIVE_NAMES = NAMES.map(([, names]) => `(${names})`).join('|');
const NAMED_VALUE = new RegExp(`(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8}([^\\s,;&"'\\\\{}\\]]+)`, 'gi');
const USAGE_PLAN_KEY = /API Key: (?!API Stage:)(\S+)/;
const PATTERNS = [
    ['JSON Web Token', /\beyJ[\w-]{8,500}\.[\w-]{4}/],
    ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ['Authorization header', /\b(?:Bearer|Basic) [\w+/=.~-]{8,}/],
    ['private key', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/],
];
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
const IN_QUERY_OBJECT = /QueryStringParameters["\\]{0,4}:\{[^}]*$/i;
const LOOK_BACK = 300;
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

; 
const MASK = '***';
const LOOKED_AT = 4096;
const COOKIE = /((?:set-)?cookies?["'\\]{0,4}\s{0,2}[=:]).*/gis;
const SCHEME = /\b(Bearer|Basic|Digest|Negotiate|AWS4-HMAC-SHA256)\s+[^\s"'\\]+/gi;
const safe_text_NAMED_VALUE = new RegExp(`(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})(["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8})[^\\s,;&"'\\\\{}\\]]+`, 'gi');
const WEB_TOKEN = /eyJ[\w-]+(?:\.[\w-]*)*/g;
const MARKED_KEY = /\b(?:AKIA|ASIA|gh[a-z]_|github_pat_|xox[a-z]-|sk[-_]|pk[-_]|rk_|glpat-|AIza)[\w-]{8,}/g;
const QUERY = /\?[^\s"']*/g;
const RUN = /[A-Za-z0-9+=~%]{20,}/g;
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
    return own(safe.length > length ? (0,build_escape .IN)(safe, length - 1) : safe);
}
function namedMask(...[match]) {
    const found = match ?? '';
    const end = Math.max(found.search(/[=:]/), 0) + 1;
    return `${found.slice(0, end)}${MASK}`;
}
function own(text) {
    return Buffer.from(text).toString();
}

; 
const ENTRY = /^\(([\w-]{8,64}=?)\) ([\s\S]*)$/;
const CUT = ' [TRUNCATED]';
const PATH_LENGTH = 300;
const PROBLEM_LENGTH = 200;
const problem = (words) => ([, text = '']) => ({
    problem: words,
    ...(text === '' ? {} : { problemText: safeText(text, PROBLEM_LENGTH) }),
});
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
function pathOf(target) {
    const end = target.search(/[?#]/);
    return safeText(end < 0 ? target : target.slice(0, end), PATH_LENGTH).replaceAll(MASK, ':id');
}

; 



const api_gateway_access_PROBLEM_LENGTH = 200;
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
function parseAccessEntry(message) {
    const values = namedValues(message) ?? [];
    const named = new Set(values.map(([name]) => fieldNamed(name)?.field));
    const isAccess = named.has('status') && (named.has('path') || named.has('method'));
    return isAccess ? entryOf(fieldsOf(values)) : undefined;
}
function fieldNamed(name) {
    return FIELD_OF.get(name.toLowerCase().replace(/[^a-z]/g, ''));
}
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
var dist = __webpack_require__(7934);
; 


const ID = '([\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12})';
const START = new RegExp(`^START RequestId: ${ID}`);
const REPORT = new RegExp(`^REPORT RequestId: ${ID}\\s`);
const FAILURES = [
    [new RegExp(`(?:^|\\s)${ID} Task timed out after `), 'timeout'],
    [new RegExp(`^RequestId: ${ID} (?:Error: Runtime|Process exited before completing)`), 'runtime ended'],
    [
        new RegExp(`\\t${ID}\\tERROR\\t(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection)\\b`),
        'uncaught error',
    ],
];
const RAISED = /^\[ERROR\] ([\w.]{1,60})(?::|$)/m;
const ERROR_TYPE = /"errorType":"([\w.]{1,60})"/;
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
const milliseconds = dist .FsL(dist .aig(), dist .E2x(), dist .Wwf(0));
const metricsSchema = dist .Ikc({
    durationMs: milliseconds,
    billedDurationMs: dist .lqM(milliseconds),
    memorySizeMB: dist .lqM(milliseconds),
    maxMemoryUsedMB: dist .lqM(milliseconds),
    initDurationMs: dist .lqM(milliseconds),
    restoreDurationMs: dist .lqM(milliseconds),
});
const requestIdSchema = dist .FsL(dist .YjP(), dist .yGV(new RegExp(`^${ID}$`)));
const platformSchema = dist .Oxt('type', [
    dist .Ikc({ type: dist .euz('platform.start'), record: dist .Ikc({ requestId: requestIdSchema }) }),
    dist .Ikc({
        type: dist .euz('platform.report'),
        record: dist .Ikc({
            requestId: requestIdSchema,
            status: dist .lqM(dist .FsL(dist .YjP(), dist .yGV(/^\w{1,20}$/))),
            errorType: dist .lqM(dist .YjP()),
            metrics: metricsSchema,
            tracing: dist .lqM(dist .Ikc({ value: dist .lqM(dist .YjP()) })),
        }),
    }),
]);
function lambda_report_fromJson(message) {
    if (!message.includes('"platform.'))
        return undefined;
    const parsed = dist .xLC(platformSchema, jsonOf(message));
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

; 
const MAX_ROWS = 500;
class CredentialCounts {
    #sightings = new Map();
    add(where, seen) {
        for (const { kind, isMasked } of seen) {
            const key = `${kind}\n${where}`;
            const known = this.#sightings.get(key) ?? { kind, where, clear: 0, masked: 0 };
            if (isMasked)
                known.masked += 1;
            else
                known.clear += 1;
            if (this.#sightings.size < MAX_ROWS)
                this.#sightings.set(key, known);
        }
    }
    get clear() {
        return [...this.#sightings.values()].reduce((sum, { clear }) => sum + clear, 0);
    }
    sections() {
        const sightings = [...this.#sightings.values()].sort((a, b) => b.clear - a.clear || b.masked - a.masked);
        if (sightings.length === 0)
            return [];
        return [
            {
                title: 'Credentials in the logs',
                note: 'Entries in which something is named or shaped like a credential, by kind and place, without the ' +
                    'value. Anyone who may read the log group or the bucket can read those in clear text: change them, and log less ' +
                    '(API Gateway: turn off data tracing). An entry counts once for each kind.',
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

; 
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
    of(id) {
        const known = this.#values.get(id);
        if (known !== undefined)
            this.#values.delete(id);
        else if (this.#values.size >= this.#capacity)
            this.#closeOldest();
        const value = known ?? this.#open(id);
        this.#values.set(id, value);
        return value;
    }
    done(id) {
        const value = this.#values.get(id);
        if (value === undefined)
            return;
        this.#values.delete(id);
        this.#close(value);
    }
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
var heavy_hitters = __webpack_require__(9365);
; 
class TopK {
    #capacity;
    #kept = [];
    #least = -Infinity;
    offered = 0;
    constructor(capacity) {
        this.#capacity = capacity;
    }
    offer(value, weight) {
        this.offered += 1;
        if (weight <= this.#least)
            return;
        this.#kept.push({ value, weight });
        if (this.#kept.length >= 2 * this.#capacity)
            this.#cut();
    }
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
var pages = __webpack_require__(3018);
var time_buckets = __webpack_require__(1567);
; 




const REQUEST_SHAPE = { times: 2, means: 0 };
const MAX_FAILED = 200;
const MAX_SLOW = 50;
const MAX_PROBLEMS = 100;
const SERIOUS = 1e15;
class ApiRequestFigures {
    pages = new pages .b(REQUEST_SHAPE);
    times = new time_buckets .tT();
    problems = new heavy_hitters .uQ(MAX_PROBLEMS);
    failed = new TopK(MAX_FAILED);
    slow = new TopK(MAX_SLOW);
    total = 0;
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

; 
const MAX_OPEN = 10_000;
const MAX_CUT_KINDS = 24;
class ExecutionLog {
    figures = new ApiRequestFigures();
    cut = new Map();
    #entries = 0;
    #cutRequests = 0;
    #open;
    constructor(mostOpen = MAX_OPEN) {
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
    get cutRequests() {
        return this.#cutRequests;
    }
    add(api, timestamp, { requestId, about, isCut, facts }) {
        this.#entries += 1;
        const request = this.#open.of(`${api}\n${requestId}`);
        request.first = Math.min(request.first, timestamp);
        request.last = Math.max(request.last, timestamp);
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
        if (cut.length < MAX_CUT_KINDS && !cut.includes(about))
            cut.push(about);
    }
    #close({ api, requestId, first, last, facts, cut }) {
        if (cut.length > 0)
            this.#cutRequests += 1;
        const { method, path, status, integrationLatencyMs, traceId, lambdaRequestId, problem, problemText } = facts;
        this.figures.accept({
            ...{ time: first, api, requestId, host: undefined, method, path, status, bytes: 0, cut },
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

; 
const invocation_sections_MAX_ROWS = 100;
const CHARTED = 10;
const MIB = 1024 * 1024;
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
    const rows = functions.slice(0, invocation_sections_MAX_ROWS);
    return {
        title: 'Lambda functions',
        note: 'From REPORT lines and platform.report events. An error is an invocation that timed out, or ended with an error ' +
            'that was not caught. Percentiles are within 1%; billed is the sum.' +
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
                ...['Memory', 'TopK used'].map((title) => ({ title, kind: 'bytes' })),
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
                rows: found.top(invocation_sections_MAX_ROWS).map((failure) => [failure.key, failure.count]),
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
                    { title: 'TopK used', kind: 'bytes' },
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
var quantiles = __webpack_require__(7736);
; 
const invocations_MAX_OPEN = 10_000;
const MAX_FUNCTIONS = 500;
const OTHERS = 'all other functions';
const invocations_MAX_FAILED = 100;
const invocations_MAX_SLOW = 50;
const MAX_FAILURES = 100;
class FunctionFigures {
    invocations = 0;
    errors = 0;
    timeouts = 0;
    coldStarts = 0;
    billedSeconds = 0;
    memoryMb = 0;
    maxMemoryMb = 0;
    durations = new quantiles .B();
    inits = new quantiles .B();
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
class Invocations {
    functions = new Map();
    failures = new heavy_hitters .uQ(MAX_FAILURES);
    failed = new TopK(invocations_MAX_FAILED);
    slow = new TopK(invocations_MAX_SLOW);
    unreported = 0;
    unplaced = 0;
    #open;
    constructor(mostOpen = invocations_MAX_OPEN) {
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
        const key = this.functions.has(name) || this.functions.size < MAX_FUNCTIONS ? name : OTHERS;
        const known = this.functions.get(key) ?? new FunctionFigures();
        this.functions.set(key, known);
        return known;
    }
}
var answer_sections = __webpack_require__(8183);
var page_sections = __webpack_require__(5516);
; 
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
function executionSections(log) {
    return [...requestSections(log.figures, 'API Gateway requests'), ...cutSections(log)];
}
function requestSections(figures, name) {
    if (figures.total === 0)
        return [];
    const pages = (0,page_sections .K)(figures.pages, namesOf(name));
    return [
        ...pages.failing,
        ...problems(figures, name),
        ...pages.slowest,
        overTime(figures, name),
        ...pages.all,
        ...(0,answer_sections .n)(figures.pages.sum(REQUEST_SHAPE).answers, namesOf(name)),
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
    const open = count(withoutStatus, 'request has', 'requests have');
    return {
        title: `${name} over time`,
        note: `${count(total, 'request', 'requests')}.` +
            (withoutStatus === 0 ? '' : ` ${open} no status in what was read: their other entries were not read.`),
        overTime: { counts: times.snapshot(), all: 'Requests', marked: 'Failed' },
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
            note: 'API Gateway cuts entries of an execution log after 1,024 bytes; the rest is lost. Cut entries are of ' +
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

; 
const unread_entries_MAX_ROWS = 500;
class UnreadEntries {
    #groups = new Map();
    count(logGroup, isRead) {
        const group = this.#groups.get(logGroup) ?? { entries: 0, unread: 0 };
        this.#groups.set(logGroup, group);
        group.entries += 1;
        if (!isRead)
            group.unread += 1;
    }
    sections() {
        const groups = [...this.#groups].filter(([, { unread }]) => unread > 0);
        if (groups.length === 0)
            return [];
        const all = groups.reduce((sum, [, { unread }]) => sum + unread, 0);
        const rows = groups
            .sort(([, a], [, b]) => b.unread - a.unread)
            .slice(0, unread_entries_MAX_ROWS)
            .map(([name, { entries, unread }]) => [name, unread, entries, unread / entries]);
        return [
            {
                title: 'Entries that were not read',
                note: `${all.toLocaleString('en-US')} ${all === 1 ? 'entry has' : 'entries have'} none of the forms that this report ` +
                    'knows (execution and access logs of API Gateway, logs of functions). They are exported like all others, but ' +
                    'are in no figure of this report.',
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

; 











const EXECUTION_GROUP = /^API-Gateway-Execution-Logs_(.+)$/;
const FUNCTION_GROUP = /^\/aws\/lambda\/(.+)$/;
const EXECUTION_ENTRY = /^\([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\) /;
const INVOCATION_ENTRY = /^(?:START|REPORT) RequestId: |^\{.{0,200}"type":\s?"platform\.(?:start|report)"/s;
class ExportedLogs {
    #execution = new ExecutionLog();
    #access = new ApiRequestFigures();
    #invocations = new Invocations();
    #credentials = new CredentialCounts();
    #unread = new UnreadEntries();
    events = 0;
    takerFor(logGroup) {
        const [take, name] = this.#kindOf(logGroup);
        const origin = { name, place: {} };
        return (event) => {
            this.events += 1;
            this.#unread.count(logGroup, take(event, origin));
        };
    }
    countLinesWithoutEvent(logGroup, lines) {
        for (let i = 0; i < lines; i += 1)
            this.#unread.count(logGroup, false);
    }
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
    #takeFunction(event, origin) {
        return this.#takeInvocation(event, origin) || !INVOCATION_ENTRY.test(event.message);
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
            problem: problemText === undefined ? undefined : 'error in the access log',
            bytes: entry.bytes ?? 0,
            cut: [],
        });
    }
}
function isQueryString(entry) {
    return entry?.about === 'method request query string';
}


  })

};
