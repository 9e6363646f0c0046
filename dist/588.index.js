export const id = 588;
export const ids = [588];
export const modules = {

/***/ 5934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ parseClaim),
/* harmony export */   Sy: () => (/* binding */ printClaim),
/* harmony export */   TS: () => (/* binding */ parseProgress)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2275);
/* harmony import */ var _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7224);




const logTypeSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_TYPE_NAMES */ .pu);
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    stream: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    day: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        bucket: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        prefix: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        account: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        region: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        loadBalancer: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
        logType: logTypeSchema,
        day: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    }),
    objects: valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .tuple */ .PVZ([valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()])),
    encode: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        format: valibot__WEBPACK_IMPORTED_MODULE_3__/* .picklist */ .KIO(['json', 'raw', 'prefixed']),
        logType: logTypeSchema,
        oldest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        newest: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(),
        restampTo: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()),
        filter: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()),
        sample: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig()),
        redact: valibot__WEBPACK_IMPORTED_MODULE_3__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    }),
});
function printClaim({ stream, day, objects, encode }) {
    return {
        stream,
        day: { ...day },
        objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
        encode: { ...encode },
    };
}
/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
function parseClaim(id, claim) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_3__/* .safeParse */ .xLC(claimSchema, claim);
    if (!parsed.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`The claim of segment ${id} in the ledger cannot be read.`);
    const { stream, day, objects, encode } = parsed.output;
    const { version, ...rest } = encode;
    if (version !== _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .ENCODER_VERSION */ .iA) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ${_encode_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .ENCODER_VERSION */ .iA}. ` +
            'Finish it with that release.');
    }
    return {
        stream,
        day,
        objects: objects.map(([tail, end, etag, size]) => ({ tail, end, etag, size })),
        encode: { ...rest, version },
    };
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ sent: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), tooOld: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), tooNew: valibot__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig() });
/** How far the segment's stream had come, as the ledger has it. */
function parseProgress(progress) {
    return progress === undefined ? undefined : valibot__WEBPACK_IMPORTED_MODULE_3__/* .parse */ .qgA(progressSchema, progress);
}


/***/ }),

/***/ 7701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IY: () => (/* binding */ keyDetails),
/* harmony export */   PN: () => (/* binding */ dayPrefix),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   rv: () => (/* binding */ parseLogKey)
/* harmony export */ });
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2275);

const FOLDER = /^(?<prefix>(?:[^]*\/)?)AWSLogs\/(?<account>\d{12})\/elasticloadbalancing\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d\d\/\d\d)\/(?<file>[^/]+)$/;
/** What may stand for each part of a file's name. A name before an id may hold dots: the id is what follows the last. */
const PARTS = {
    '{name}.{id}': '[^/]+\\.[^/._]+',
    '{name}': '[^/._]+',
    '{end}': '\\d{8}T\\d{4}Z',
    '{ip}': '[0-9A-Fa-f.:-]+',
    '{random}': '[^/_.]+',
};
const FORMS = new Map(_log_types_index_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG_TYPES */ .D_.map((type) => [type.name, formOf(type)]));
function formOf({ file }) {
    const [, head = '', loadBalancer = '', tail = '', extension = ''] = /^(.*)(\{name\}(?:\.\{id\})?)_(\{end\}[^.]*)(\..+)$/.exec(file) ?? [];
    const rest = `^(${patternOf(loadBalancer)})_(${patternOf(tail)})${patternOf(extension)}$`;
    return { head, pattern: new RegExp(rest), hasId: loadBalancer.endsWith('{id}'), extension };
}
function patternOf(form) {
    return form.replace(/\{name\}\.\{id\}|\{\w+\}|\./g, (part) => PARTS[part] ?? `\\${part}`);
}
/** Epoch milliseconds of a date and time that exist, or nothing. */
function instant(text) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}
/** Where the stamp's interval ends, in epoch milliseconds. */
function stampTime(stamp) {
    return instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z'));
}
/** The parts of the key of a load balancer's log; nothing for any other key (test files, foreign objects). */
function parseLogKey(key) {
    const groups = FOLDER.exec(key)?.groups ?? {};
    const part = (name) => groups[name] ?? '';
    const location = {
        prefix: part('prefix'),
        account: part('account'),
        region: part('region'),
        day: part('day'),
    };
    if (instant(`${location.day.replaceAll('/', '-')}T00:00:00.000Z`) === undefined)
        return undefined;
    for (const [logType, form] of FORMS) {
        const own = ownParts(part('file'), form, location);
        if (own !== undefined)
            return withDetails({ ...location, ...own, logType });
    }
    return undefined;
}
/** What a file's name adds to its folder; nothing where it is not of this form. */
function ownParts(file, { head, pattern }, location) {
    const start = filled(head, location);
    const [, loadBalancer, tail] = (file.startsWith(start) && pattern.exec(file.slice(start.length))) || [];
    return loadBalancer === undefined || tail === undefined ? undefined : { loadBalancer, tail };
}
function withDetails(parts) {
    const details = keyDetails(parts);
    const intervalEnd = stampTime(details.stamp);
    return intervalEnd === undefined ? undefined : { ...parts, ...details, intervalEnd };
}
function filled(head, { account, region }) {
    return head.replace('{account}', account).replace('{region}', region);
}
function keyDetails({ logType, loadBalancer, tail }) {
    const hasId = FORMS.get(logType)?.hasId === true;
    const nameEnd = hasId ? loadBalancer.lastIndexOf('.') : loadBalancer.length;
    const [stamp = '', ...others] = tail.split('_');
    const random = others.pop() ?? '';
    const id = hasId ? loadBalancer.slice(nameEnd + 1) : undefined;
    return { name: loadBalancer.slice(0, nameEnd), id, stamp, nodeIp: others[0], random };
}
/** Where a day's objects lie: the prefix to list. */
function dayPrefix(location) {
    const { prefix, account, region, day } = location;
    return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}
/** The key that `parseLogKey` took apart. */
function keyOf(parts) {
    const { logType, loadBalancer, tail } = parts;
    const { head = '', extension = '' } = FORMS.get(logType) ?? {};
    return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
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
async function destinationGroup(logs, destination, { warn, dryRun }) {
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
        warn(`Log group ${logGroup} keeps its events for ever. A retention (logs put-retention-policy) bounds the cost.`);
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

/***/ 6174:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t: () => (/* binding */ CloudWatchLogsSink)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var dist_cjs = __webpack_require__(303);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/encode/shared-memory.js
var shared_memory = __webpack_require__(5080);
// EXTERNAL MODULE: ./build/cloudwatch-logs/put-body.js
var put_body = __webpack_require__(4547);
;// CONCATENATED MODULE: ./build/cloudwatch-logs/body-compression.js


/** Server errors in answer to compressed bodies, before any was taken, after which no more are sent. */
const MOST_SERVER_ERRORS = 2;
const ON_PUT = { call: 'logs:PutLogEvents', resource: '', onceOnly: true };
/**
 * Whether the bodies of PutLogEvents are sent as gzip, for one endpoint. AWS takes them (amazon-cloudwatch-agent#69);
 * what stands in for AWS may not. A refusal (4xx) says that nothing was stored: the same events are sent as they are, and
 * if those are taken, compression was to blame, and is left. A server error or a lost answer says nothing of the kind: it
 * goes to the caller, who looks into it.
 */
class BodyCompression {
    #leastBytes;
    #notice;
    #wasTaken = false;
    #serverErrors = 0;
    /** `leastBytes`: smaller bodies are sent as they are, see `AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES`; Infinity: all are. */
    constructor(leastBytes, notice) {
        this.#leastBytes = leastBytes;
        this.#notice = notice;
    }
    /** From how many bytes on a body may be compressed; Infinity: none may. */
    get leastBytes() {
        return this.#leastBytes;
    }
    /** Sends a batch by `put`, as it is or as the endpoint takes it. Throws what `put` throws. */
    async send(batch, put) {
        if (batch.encoding === undefined)
            return put(batch);
        // It was made before the endpoint refused another.
        if (this.#leastBytes === Infinity)
            return put((0,put_body/* plainBatch */.HV)(batch));
        try {
            const answer = await put(batch);
            this.#wasTaken = true;
            return answer;
        }
        catch (error) {
            if (!this.#isRefusal(error))
                throw error;
            const answer = await put((0,put_body/* plainBatch */.HV)(batch));
            this.#leave((0,errors/* messageOf */.bD)(error));
            return answer;
        }
    }
    /** Whether nothing was stored, and the same may be taken in another form. Counts the server errors. */
    #isRefusal(error) {
        const { status = 0, retryable } = (0,errors/* serviceError */.cg)(error, ON_PUT);
        if (status >= 500 && !this.#wasTaken)
            this.#serverErrors += 1;
        if (this.#serverErrors >= MOST_SERVER_ERRORS)
            this.#leave((0,errors/* messageOf */.bD)(error));
        return status >= 400 && status < 500 && !retryable;
    }
    #leave(why) {
        if (this.#leastBytes === Infinity)
            return;
        this.#leastBytes = Infinity;
        this.#notice(`The endpoint of CloudWatch Logs does not take request bodies with Content-Encoding: gzip (${why}). ` +
            'From now on they are sent as they are. AWS_DISABLE_REQUEST_COMPRESSION=true leaves out the attempt.');
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/cloudwatch-logs/direct-puts.js


/** Where the signer finds the hash of the body, if it is there. */
const HASH_HEADER = 'x-amz-content-sha256';
/** Headers that belong to one request alone. */
const OF_ONE_REQUEST = /^(?:amz-sdk-.*|content-encoding|content-length|x-amz-content-sha256)$/;
const NO_ANSWER = 'CloudWatch Logs answered without a body';
/**
 * PutLogEvents with request bodies that are finished. The SDK's serialiser walks a megabyte of events a property at a
 * time, and what it does around a call costs more than sending it. So the first calls go through the SDK, which finds
 * the endpoint; the others repeat its request with another body, signed by its signer and sent by its handler. An answer
 * that is no success is read by the SDK again, which knows errors and clocks that are wrong.
 */
class DirectPuts {
    #client;
    #model;
    #signer;
    constructor(client) {
        this.#client = client;
    }
    /** Throws what the SDK throws. */
    async send(put) {
        if (this.#model === undefined)
            return this.#throughSdk(put);
        const { config } = this.#client;
        this.#signer ??= await config.signer();
        const signingDate = new Date(Date.now() + config.systemClockOffset);
        const request = await this.#signer.sign(withBody(this.#model, put.batch), { signingDate });
        const sent = await config.requestHandler.handle(request, { abortSignal: put.signal });
        const response = responseOf(sent);
        const body = await bytesOf(response.body, put.signal);
        if (response.statusCode === 200)
            return parsed(body);
        const command = commandOf(put);
        command.middlewareStack.add(() => () => Promise.resolve({ response: { ...response, body } }), LAST);
        return this.#client.send(command);
    }
    async #throughSdk(put) {
        const command = commandOf(put);
        command.middlewareStack.add((next) => (args) => {
            const request = args.request;
            if (isHttpRequest(request)) {
                Object.assign(request, withBody(request, put.batch));
                this.#model ??= { ...request, body: undefined };
            }
            return next(args);
        }, { step: 'build', name: 'readyBody', priority: 'low' });
        return this.#client.send(command, { abortSignal: put.signal });
    }
}
/** What stands last before the request is sent. */
const LAST = { step: 'deserialize', name: 'readyAnswer', priority: 'low' };
function commandOf({ names }) {
    return new dist_cjs/* PutLogEventsCommand */.Aw4({ ...names, logEvents: [] });
}
/** The signer makes a request of its own of it. */
function withBody(request, { body, sha256, encoding }) {
    const kept = Object.entries(request.headers).filter(([name]) => !OF_ONE_REQUEST.test(name));
    const headers = {
        ...Object.fromEntries(kept),
        'content-length': String(body.byteLength),
        ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
        ...(sha256 === undefined ? {} : { [HASH_HEADER]: sha256 }),
    };
    return { ...request, headers, body };
}
function isHttpRequest(request) {
    return typeof request === 'object' && request !== null && 'body' in request && 'headers' in request;
}
function responseOf(sent) {
    const response = typeof sent === 'object' && sent !== null && 'response' in sent ? sent.response : undefined;
    if (isHttpResponse(response))
        return response;
    throw new Error(NO_ANSWER);
}
function isHttpResponse(response) {
    return typeof response === 'object' && response !== null && 'statusCode' in response && 'body' in response;
}
async function bytesOf(body, signal) {
    if (!(body instanceof external_node_stream_.Readable))
        throw new Error(NO_ANSWER);
    const pieces = [];
    for await (const piece of (0,external_node_stream_.addAbortSignal)(signal, body))
        if (Buffer.isBuffer(piece))
            pieces.push(piece);
    return Buffer.concat(pieces);
}
/** A success that cannot be read says nothing of what was stored. */
function parsed(body) {
    if (body.length === 0)
        return {};
    try {
        const answer = JSON.parse(body.toString());
        return typeof answer === 'object' && answer !== null ? answer : {};
    }
    catch (cause) {
        throw Object.assign(Object(cause), { $metadata: { httpStatusCode: 200 } });
    }
}

;// CONCATENATED MODULE: ./build/cloudwatch-logs/grace.js
/** A put under way when the workflow is cancelled may still be answered: the runner gives 7.5 s before it asks again. */
const CANCEL_GRACE_MS = 4000;
const graces = new WeakMap();
/** Aborts a while after a signal does. */
function afterGrace(signal) {
    const known = graces.get(signal);
    if (known !== undefined)
        return known;
    const late = new AbortController();
    const expire = () => {
        late.abort(signal.reason);
    };
    signal.addEventListener('abort', () => void setTimeout(expire, CANCEL_GRACE_MS).unref(), { once: true });
    graces.set(signal, late.signal);
    return late.signal;
}
/**
 * Has a call aborted after `ms`, or when the signal is. `AbortSignal.timeout` would do the same, but keeps what belongs
 * to a call until its time is up: thousands of finished ones at once.
 */
async function within(ms, signal, call) {
    const controller = new AbortController();
    const cancel = () => {
        controller.abort(signal.reason);
    };
    const timer = setTimeout(() => {
        controller.abort(new DOMException(`There was no answer within ${ms} ms.`, 'TimeoutError'));
    }, ms);
    if (signal.aborted)
        cancel();
    signal.addEventListener('abort', cancel);
    try {
        return await call(controller.signal);
    }
    finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
    }
}

// EXTERNAL MODULE: ./build/cloudwatch-logs/pace.js
var pace = __webpack_require__(5872);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/cloudwatch-logs/event-batcher.js
var event_batcher = __webpack_require__(1441);
;// CONCATENATED MODULE: ./build/cloudwatch-logs/sent-events.js


/**
 * What a stream was found to hold: a multiset of events by time and content. A segment that is carried again leaves
 * out what is there, whatever the order it came in and wherever the last put was cut off.
 */
class SentEvents {
    #counts = new Map();
    size = 0;
    add(event) {
        const key = keyOf(event);
        this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
        this.size += 1;
    }
    /** Whether such an event is there; each is found as often as it was stored. */
    take(event) {
        const key = keyOf(event);
        const count = this.#counts.get(key);
        if (count === undefined)
            return false;
        if (count === 1)
            this.#counts.delete(key);
        else
            this.#counts.set(key, count - 1);
        this.size -= 1;
        return true;
    }
}
/** 120 bits of SHA-256: over a segment's million events a chance meeting is out of the question. */
function keyOf({ timestamp, message }) {
    return `${timestamp} ${(0,external_node_crypto_.createHash)('sha256').update(message).digest('base64').slice(0, 20)}`;
}
/** Event `i` of a block, decoded. */
function eventAt(block, i) {
    const entry = Buffer.from(block.bytes.subarray((0,event_batcher/* startOf */.GH)(block, i), (0,event_batcher/* startOf */.GH)(block, i + 1) - 1)).toString();
    const parsed = JSON.parse(entry);
    const message = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'message') : undefined;
    return { timestamp: block.timestamps[i] ?? NaN, message: String(message) };
}
/** A block of the events whose numbers are given, in that order. */
function selectEvents(block, numbers) {
    const pieces = numbers.map((i) => block.bytes.subarray((0,event_batcher/* startOf */.GH)(block, i), (0,event_batcher/* startOf */.GH)(block, i + 1)));
    const ends = new Uint32Array(numbers.length);
    let at = 0;
    for (const [k, piece] of pieces.entries()) {
        at += piece.length;
        ends[k] = at;
    }
    return {
        count: numbers.length,
        timestamps: Float64Array.from(numbers, (i) => block.timestamps[i] ?? NaN),
        sizes: Uint32Array.from(numbers, (i) => block.sizes[i] ?? 0),
        ends,
        bytes: Buffer.concat(pieces),
    };
}
/** How many of the last of `count` numbers follow one another without a gap in an ascending list. */
function suffixLength(numbers, count) {
    let length = 0;
    while (length < numbers.length && numbers[numbers.length - 1 - length] === count - 1 - length)
        length += 1;
    return length;
}

;// CONCATENATED MODULE: ./build/cloudwatch-logs/stream-writer.js




const NOTHING_SENT = { sent: 0, tooOld: 0, tooNew: 0 };
/** After an unanswered put to a group that cannot be read back, it is sent again at most so often. */
const MAX_BLIND_REPEATS = 5;
/** Sends a segment's sequence of events into its stream, batch after batch, leaving out what is there already. */
class StreamWriter {
    #target;
    #batcher;
    #stretches = [];
    #sequence = 0;
    #kept = 0;
    #answered = 0;
    /** As was last told; `#tooOld` and `#tooNew` may be ahead of it. */
    #progress;
    #tooOld;
    #tooNew;
    /** So much of the sequence needs not be sent, whatever the stream shows. */
    #acknowledged;
    #refusedBytes = 0;
    #blindRepeats = 0;
    constructor(target) {
        this.#target = target;
        this.#batcher = new event_batcher/* EventBatcher */.ux(target.names, target.buffers);
        this.#progress = target.progress;
        this.#tooOld = target.progress.tooOld;
        this.#tooNew = target.progress.tooNew;
        this.#acknowledged = target.progress.sent;
    }
    /** What every request names beside its events. */
    get names() {
        return this.#target.names;
    }
    /** From how many bytes on a batch's body may be compressed at present. */
    compressFrom() {
        return this.#target.compressFrom();
    }
    /** Whether every event of the sequence must be sent: then it may come in batches that are made already. */
    get wantsAll() {
        return this.#acknowledged <= this.#sequence && (this.#target.present?.size ?? 0) === 0;
    }
    /** Adds the next events of the sequence; resolves when the batches they fill have been answered, and copies the rest. */
    async append(block) {
        const { rest, suffix } = this.#withoutPresent(block);
        this.#count(block.count, rest.count, suffix);
        for (const batch of this.#batcher.push(rest))
            await this.#sendOwn(batch);
    }
    /** Adds the next events of the sequence, of which all are wanted, as a batch; resolves when it has been answered. */
    async send(batch) {
        this.#count(batch.count, batch.count, batch.count);
        await this.#send(batch);
    }
    /**
     * The next part of the sequence cannot be had any more. How much of it was sent is not known, so from here on only
     * what the stream shows is left out. Throws DataError where it does not show anything.
     */
    skipUnknown() {
        const { readable } = this.#target;
        if (this.#acknowledged <= this.#sequence)
            return;
        if (!readable) {
            throw new errors/* DataError */.fL('A log object of a segment that was sent in part has gone, and the log group cannot be read back to see which ' +
                'part: what is left of the segment cannot be told from what was sent.');
        }
        this.#acknowledged = this.#sequence;
    }
    /** Sends what is left and says what became of the whole sequence, whoever sent it. */
    async finish() {
        const last = this.#batcher.flush();
        if (last !== undefined)
            await this.#sendOwn(last);
        const [tooOld, tooNew] = [this.#tooOld, this.#tooNew];
        const written = this.#sequence - tooOld - tooNew;
        return { written, tooOld, tooNew, refusedBytes: this.#refusedBytes, blindRepeats: this.#blindRepeats };
    }
    #count(events, kept, suffix) {
        this.#sequence += events;
        this.#kept += kept;
        this.#stretches.push({ keptEnd: this.#kept, sequenceEnd: this.#sequence, suffix });
    }
    /** The events that must still be sent, and how many at the block's end are all among them. */
    #withoutPresent(block) {
        if (this.wantsAll)
            return { rest: block, suffix: block.count };
        const { present } = this.#target;
        const acknowledged = this.#acknowledged - this.#sequence;
        const missing = [];
        for (let i = 0; i < block.count; i += 1) {
            // An acknowledged event may have expired since; it is taken from the set where it is still there.
            const stored = present?.take(eventAt(block, i)) ?? false;
            if (!stored && i >= acknowledged)
                missing.push(i);
        }
        return { rest: selectEvents(block, missing), suffix: suffixLength(missing, block.count) };
    }
    async #sendOwn(batch) {
        await this.#send(await (0,put_body/* readyBatchAside */.Ub)(batch, this.compressFrom()));
        // Not of one that failed: it may still be on its way.
        this.#target.buffers.give([batch.body.buffer]);
    }
    async #send(batch) {
        const { guard, throttle, readable } = this.#target;
        guard.signal.throwIfAborted();
        guard.spend(batch.bytes);
        const answer = await this.#put(batch);
        throttle.faster();
        const refusedOld = Math.max(answer.tooOldEnd ?? 0, answer.expiredEnd ?? 0);
        const refusedNew = batch.count - Math.max(refusedOld, answer.tooNewStart ?? batch.count);
        this.#answered += batch.count;
        this.#tooOld += refusedOld;
        this.#tooNew += refusedNew;
        if (refusedOld + refusedNew > 0)
            this.#refusedBytes += (0,event_batcher/* messageBytesOutside */.ed)((0,put_body/* plainBatch */.HV)(batch), refusedOld, batch.count - refusedNew);
        const sent = this.#position();
        if (sent === undefined)
            return;
        this.#progress = { sent, tooOld: this.#tooOld, tooNew: this.#tooNew };
        guard.checkpoint(this.#progress);
        if (!readable)
            await guard.persist();
    }
    /** Puts until there is an answer: a throttle slows down, a lost answer is for the caller to look into. */
    async #put(batch) {
        const { guard, throttle, put, putTimeout, clock } = this.#target;
        for (let pause = 100;; pause = Math.min(pause * 2, 5000)) {
            await throttle.wait(guard.signal);
            guard.signal.throwIfAborted();
            await guard.fence(putTimeout);
            try {
                return await put(batch, putTimeout);
            }
            catch (error) {
                this.#consider(error);
                throttle.slower();
                await clock.sleep(pause * (0.5 + Math.random()), guard.signal);
            }
        }
    }
    /** Throws what must not be retried here. */
    #consider(error) {
        if (!(error instanceof errors/* ServiceError */._7) || !error.retryable)
            throw error;
        if (!error.ambiguous)
            return;
        if (this.#target.readable || this.#blindRepeats >= MAX_BLIND_REPEATS)
            throw error;
        this.#blindRepeats += 1;
    }
    /**
     * How much of the sequence is answered for, when all that was answered lies within it. Otherwise an event that was
     * refused would be counted now, and once more when a later attempt sends it again.
     */
    #position() {
        let position = this.#progress.sent;
        while (this.#stretches[0] !== undefined && this.#stretches[0].keptEnd <= this.#answered) {
            position = Math.max(position, this.#stretches.shift()?.sequenceEnd ?? 0);
        }
        const partly = this.#stretches[0];
        if (partly === undefined)
            return position;
        const open = partly.keptEnd - this.#answered;
        return open <= partly.suffix ? Math.max(position, partly.sequenceEnd - open) : undefined;
    }
}

;// CONCATENATED MODULE: ./build/cloudwatch-logs/destination.js









/** CreateLogStream: 50 calls a second for each account and Region (CloudWatch Logs quotas). */
const CREATE_STREAM_PER_SECOND = 50;
/** GetLogEvents: 25 a second, 10 in some Regions (CloudWatch Logs quotas); the lower one serves everywhere. */
const GET_EVENTS_PER_SECOND = 10;
/** What was acknowledged must show in the stream within this time, ms. */
const LONGEST_READ_LAG_MS = 60_000;
const READ_LAG_PAUSE_MS = 1000;
/** CloudWatch Logs as a destination: groups, streams, and a writer for each stream. */
class CloudWatchLogsSink {
    #client;
    /** They try once: what became of an unanswered put is looked into, not repeated blindly. */
    #puts;
    #clock;
    #createTurns;
    #readTurns;
    #throttle;
    #buffers = new shared_memory/* SharedBuffers */.b();
    #compression;
    constructor(clients, clock, notice = () => undefined) {
        this.#client = clients.retrying;
        this.#puts = new DirectPuts(clients.once);
        this.#clock = clock;
        this.#createTurns = new pace/* RateLimit */.q(clock, CREATE_STREAM_PER_SECOND);
        this.#readTurns = new pace/* RateLimit */.q(clock, GET_EVENTS_PER_SECOND);
        this.#throttle = new pace/* Throttle */.X(clock);
        this.#compression = new BodyCompression(clients.compressFrom ?? Infinity, notice);
    }
    /** The group's class and retention, or `undefined` when there is no such group. */
    async describeGroup(name) {
        const on = { call: 'logs:DescribeLogGroups', resource: `log group ${name}` };
        const command = new dist_cjs/* DescribeLogGroupsCommand */.VlF({ logGroupNamePrefix: name });
        const answer = await calling(on, () => this.#client.send(command));
        // Groups come in the order of their names, so the one that is its own prefix comes first.
        const found = answer.logGroups?.find((group) => group.logGroupName === name);
        if (found === undefined)
            return undefined;
        return { name, logGroupClass: found.logGroupClass ?? 'STANDARD', retentionDays: found.retentionInDays };
    }
    async createGroup(name, group) {
        const resource = `log group ${name}`;
        const { logGroupClass, retentionDays, kmsKeyId } = group;
        const create = new dist_cjs/* CreateLogGroupCommand */.BOU({ logGroupName: name, logGroupClass, kmsKeyId });
        await calling({ call: 'logs:CreateLogGroup', resource }, () => this.#client.send(create)).catch(unlessItExists);
        if (retentionDays === undefined)
            return;
        const retain = new dist_cjs/* PutRetentionPolicyCommand */.h5R({ logGroupName: name, retentionInDays: retentionDays });
        await calling({ call: 'logs:PutRetentionPolicy', resource }, () => this.#client.send(retain));
    }
    /** Creates the stream if it is missing, looks at what it holds if it may hold something, and returns its writer. */
    async open(target) {
        const { group, stream, guard, putTimeout, resumed, progress = NOTHING_SENT } = target;
        const isNew = await this.#createStream(group.name, stream, guard.signal);
        const readable = group.logGroupClass === 'STANDARD';
        const look = readable && !isNew && resumed;
        const least = progress.sent - progress.tooOld - progress.tooNew;
        const present = look ? await this.#readBack(target, least, () => new SentEvents()) : undefined;
        return new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress, present, readable });
    }
    /**
     * Creates the stream if it is missing, lists what it holds (nothing when the group cannot be read back), and returns
     * a writer that sends all it is given.
     */
    async openListed(target) {
        const { group, stream, guard, putTimeout, list } = target;
        const isNew = await this.#createStream(group.name, stream, guard.signal);
        const readable = group.logGroupClass === 'STANDARD';
        const listed = readable && !isNew ? await this.#readBack(target, target.acknowledged, list) : list();
        const progress = NOTHING_SENT;
        return {
            writer: new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress, readable }),
            listed,
        };
    }
    #putsTo(target) {
        const put = (batch, timeout) => this.#put(target, batch, timeout);
        const compressFrom = () => this.#compression.leastBytes;
        const [buffers, throttle, clock] = [this.#buffers, this.#throttle, this.#clock];
        return { names: namesOf(target), buffers, put, compressFrom, throttle, clock };
    }
    /** Whether the stream was not there before. */
    async #createStream(logGroupName, logStreamName, signal) {
        await this.#createTurns.turn(signal);
        signal.throwIfAborted();
        const on = { call: 'logs:CreateLogStream', resource: `${logGroupName}:${logStreamName}` };
        try {
            await calling(on, () => this.#client.send(new dist_cjs/* CreateLogStreamCommand */.EQC({ logGroupName, logStreamName })));
            return true;
        }
        catch (error) {
            unlessItExists(error);
            return false;
        }
    }
    /** Reads may lag behind writes: reads until at least what was acknowledged is there. */
    async #readBack(target, least, list) {
        const giveUpAt = this.#clock.monotonic() + LONGEST_READ_LAG_MS;
        for (;;) {
            const present = await this.#readStream(target, list());
            // After so long, what is missing has expired: it was acknowledged, and is not sent again.
            if (present.size >= least || this.#clock.monotonic() > giveUpAt)
                return present;
            await this.#clock.sleep(READ_LAG_PAUSE_MS, target.guard.signal);
        }
    }
    async #readStream({ group, stream, guard }, present) {
        const on = { call: 'logs:GetLogEvents', resource: `${group.name}:${stream}` };
        let nextToken;
        for (;;) {
            await this.#readTurns.turn(guard.signal);
            guard.signal.throwIfAborted();
            const command = new dist_cjs/* GetLogEventsCommand */.h7S({
                logGroupName: group.name,
                logStreamName: stream,
                startFromHead: true,
                nextToken,
            });
            const page = await calling(on, () => this.#client.send(command));
            for (const { timestamp = NaN, message = '' } of page.events ?? [])
                present.add({ timestamp, message });
            // Pages may be empty; the end is where the token stays the same (GetLogEvents API).
            if (page.nextForwardToken === nextToken)
                return present;
            nextToken = page.nextForwardToken;
        }
    }
    async #put({ group, stream, guard }, batch, timeout) {
        const on = { call: 'logs:PutLogEvents', resource: `${group.name}:${stream}`, onceOnly: true };
        const names = namesOf({ group, stream });
        const answer = await within(timeout, afterGrace(guard.signal), (signal) => calling(on, () => this.#compression.send(batch, (sent) => this.#puts.send({ names, batch: sent, signal }))));
        const { tooNewLogEventStartIndex, tooOldLogEventEndIndex, expiredLogEventEndIndex } = answer.rejectedLogEventsInfo ?? {};
        return {
            tooNewStart: tooNewLogEventStartIndex,
            tooOldEnd: tooOldLogEventEndIndex,
            expiredEnd: expiredLogEventEndIndex,
        };
    }
}
function namesOf({ group, stream }) {
    return { logGroupName: group.name, logStreamName: stream };
}
async function calling(on, call) {
    try {
        return await call();
    }
    catch (cause) {
        throw (0,errors/* serviceError */.cg)(cause, on);
    }
}
function unlessItExists(error) {
    if (!(error instanceof errors/* ServiceError */._7) || error.code !== 'ResourceAlreadyExistsException')
        throw error;
}


/***/ }),

/***/ 5872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Throttle),
/* harmony export */   q: () => (/* binding */ RateLimit)
/* harmony export */ });
/** Keeps calls under a rate by spreading them out, rather than by colliding with the quota. */
class RateLimit {
    #clock;
    #interval;
    #next = -Infinity;
    constructor(clock, perSecond) {
        this.#clock = clock;
        this.#interval = 1000 / perSecond;
    }
    /** Resolves when the next call may start. */
    async turn(signal) {
        const now = this.#clock.monotonic();
        const at = Math.max(now, this.#next);
        this.#next = at + this.#interval;
        if (at > now)
            await this.#clock.sleep(at - now, signal);
    }
}
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 5000;
/** Slows all puts of a run down together when the service throttles, and lets them speed up again as it answers. */
class Throttle {
    #clock;
    #pause = 0;
    constructor(clock) {
        this.#clock = clock;
    }
    slower() {
        this.#pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, this.#pause * 2));
    }
    faster() {
        this.#pause = this.#pause < FIRST_PAUSE_MS ? 0 : this.#pause * 0.8;
    }
    /** A pause before each put, with jitter, while the service is under pressure. */
    async wait(signal) {
        if (this.#pause > 0)
            await this.#clock.sleep(this.#pause * (0.5 + Math.random()), signal);
    }
}


/***/ }),

/***/ 2549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   To: () => (/* binding */ logGroupName),
/* harmony export */   r3: () => (/* binding */ partitionDocuments),
/* harmony export */   vt: () => (/* binding */ objectDestinationName)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _tally_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2969);


/** The documents of a partition, one for each destination in use. */
function partitionDocuments({ source, own, path }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_1__/* .DESTINATIONS */ .qI.flatMap((destination) => {
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


/***/ }),

/***/ 2745:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kr: () => (/* binding */ neededPolicy),
/* harmony export */   W6: () => (/* binding */ missingGrants),
/* harmony export */   pS: () => (/* binding */ logsService)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _partitions_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6281);


/** The bucket policy that lets CloudWatch Logs export (user guide, "Exporting log data to Amazon S3"). */
function neededPolicy(place) {
    const { bucket, region, account } = place;
    const { name: partition } = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .i)(region);
    const arn = `arn:${partition}:s3:::${bucket}`;
    const source = {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
    };
    const Principal = { Service: logsService(region) };
    const put = { ...source.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: arn, Condition: source },
            {
                ...{ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${arn}/*` },
                Condition: { ...source, StringEquals: put },
            },
        ],
    });
}
/** What of a policy's grants to CloudWatch Logs is missing, one text for each; empty when all is there. */
function missingGrants(policy, place) {
    const statements = statementsOf(policy);
    if (statements === undefined)
        return ['statements that can be read'];
    const arn = `arn:${(0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .i)(place.region).name}:s3:::${place.bucket}`;
    const allowing = statements.filter((each) => each.Effect === 'Allow' && isForLogs(each, place.region));
    const grants = [
        ['s3:GetBucketAcl', arn],
        ['s3:PutObject', `${arn}/any/key`],
    ];
    return grants.flatMap(([action, resource]) => {
        const granting = allowing.filter((each) => covers(each.Action, action) && covers(each.Resource, resource));
        if (granting.length === 0)
            return [`${action} for ${logsService(place.region)}`];
        return granting.some(isBoundToSource)
            ? []
            : [
                `the conditions aws:SourceAccount and aws:SourceArn on ${action}, without which other accounts may use it`,
            ];
    });
}
const oneOrMany = valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())]), valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => [value].flat()));
const statementSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    Effect: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    Principal: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ Service: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(oneOrMany, []) })]), ''),
    Action: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(oneOrMany, []),
    Resource: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(oneOrMany, []),
    Condition: valibot__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J())), {}),
});
const policySchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    Statement: valibot__WEBPACK_IMPORTED_MODULE_1__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__/* .union */ .KCZ([statementSchema, valibot__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(statementSchema)]), valibot__WEBPACK_IMPORTED_MODULE_1__/* .transform */ .pdi((value) => [value].flat())),
});
function statementsOf(policy) {
    try {
        return valibot__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qgA(policySchema, JSON.parse(policy)).Statement;
    }
    catch {
        return undefined;
    }
}
function isForLogs({ Principal }, region) {
    if (typeof Principal === 'string')
        return Principal === '*';
    return Principal.Service.some((service) => servicesOf(region).includes(service));
}
function covers(patterns, name) {
    return patterns.some((pattern) => {
        const parts = pattern.split(/([*?])/).map((part) => {
            if (part === '*')
                return '.*';
            return part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
        });
        return new RegExp(`^${parts.join('')}$`, 'i').test(name);
    });
}
function isBoundToSource({ Condition }) {
    const keys = new Set(Object.values(Condition)
        .flatMap((each) => Object.keys(each))
        .map((key) => key.toLowerCase()));
    return keys.has('aws:sourceaccount') && keys.has('aws:sourcearn');
}
/** What policies call CloudWatch Logs in a Region. */
function logsService(region) {
    return servicesOf(region)[0];
}
/** The names of the service; the one of the Region is the one to write. */
function servicesOf(region) {
    const { dnsSuffix } = (0,_partitions_js__WEBPACK_IMPORTED_MODULE_0__/* .partitionOf */ .i)(region);
    return [`logs.${region}.${dnsSuffix}`, `logs.${dnsSuffix}`];
}


/***/ }),

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   go: () => (/* binding */ ExportedObjects),
/* harmony export */   qe: () => (/* binding */ isWriteTest)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);


const NOTHING = { objects: 0, bytes: 0 };
/** What CloudWatch Logs writes when a task is created, to see whether it may; it tells nothing of the task. */
const WRITE_TEST = 'aws-logs-write-test';
function isWriteTest(key) {
    return key.split('/').at(-1) === WRITE_TEST;
}
/** What export tasks wrote into the destination bucket: `<task prefix>/<task id>/<stream>/000000.gz`. */
class ExportedObjects {
    #client;
    #bucket;
    constructor(client, bucket, owner) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    /** How much lies below the prefix of a window, by the task that wrote it. */
    async byTask(prefix) {
        const found = new Map();
        for await (const page of this.#pages(prefix)) {
            for (const { key, size } of page) {
                const taskId = key.slice(prefix.length + 1).split('/', 1)[0] ?? '';
                const { objects, bytes } = found.get(taskId) ?? NOTHING;
                found.set(taskId, { objects: objects + 1, bytes: bytes + size });
            }
        }
        return found;
    }
    /** Deletes a task's folder. */
    async delete(folder) {
        const resource = `s3://${this.#bucket.Bucket}/${folder}/`;
        const on = { call: 's3:DeleteObjects', resource, permission: 's3:DeleteObject' };
        for await (const page of this.#pages(folder)) {
            if (page.length === 0)
                continue;
            const Delete = { Objects: page.map(({ key }) => ({ Key: key })), Quiet: true };
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.DeleteObjectsCommand({ ...this.#bucket, Delete });
            const { Errors: [first] = [] } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command));
            if (first === undefined)
                continue;
            const { Key = '', Code = '', Message = '' } = first;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`s3:DeleteObjects on ${resource} left ${Key} (${Code}: ${Message})`, {
                ...on,
                code: Code,
                retryable: false,
            });
        }
    }
    async *#pages(folder) {
        const input = { ...this.#bucket, Prefix: `${folder}/` };
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${folder}/`,
            permission: 's3:ListBucket',
        };
        const pages = (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.paginateListObjectsV2)({ client: this.#client }, input);
        for (;;) {
            const { done, value } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => pages.next());
            if (done === true)
                return;
            yield (value.Contents ?? [])
                .map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size }))
                .filter(({ key }) => !isWriteTest(key));
        }
    }
}


/***/ }),

/***/ 1371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ae: () => (/* binding */ printLeftTask),
/* harmony export */   h5: () => (/* binding */ cancelLeftTask),
/* harmony export */   s3: () => (/* binding */ parseLeftTask)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);


const leftSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ region: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), taskId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function printLeftTask(task) {
    return JSON.stringify(task);
}
/** `undefined` where nothing was left. */
function parseLeftTask(text) {
    return text === '' ? undefined : valibot__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qgA(leftSchema, JSON.parse(text));
}
const CANCEL_TIMEOUT_MS = 30_000;
/** Cancels a task that its run could not cancel any more; hands back what to tell about it. */
async function cancelLeftTask({ logs, clock }, { taskId }) {
    const tasks = new _task_js__WEBPACK_IMPORTED_MODULE_0__/* .ExportTasks */ .zq(logs, clock);
    const found = await tasks.find(taskId);
    if (found === undefined || !(0,_task_js__WEBPACK_IMPORTED_MODULE_0__/* .isActive */ .$m)(found) || found.status === 'PENDING_CANCEL') {
        return `Export task ${taskId} has ended already.`;
    }
    const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
    return end === 'cancelled'
        ? `Cancelled export task ${taskId} of ${found.logGroup}.`
        : `Export task ${taskId} has ended already.`;
}


/***/ }),

/***/ 3869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ isActive),
/* harmony export */   _Z: () => (/* binding */ SlotTakenError),
/* harmony export */   yW: () => (/* binding */ isOf),
/* harmony export */   zq: () => (/* binding */ ExportTasks)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(303);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);


/** Another task is active: AWS has one a time for each account and Region. Nothing was created. */
class SlotTakenError extends Error {
    constructor() {
        super('Another export task is active.');
        this.name = 'SlotTakenError';
    }
}
/** DescribeExportTasks: 5 calls a second for each account and Region (CloudWatch Logs quotas); one is left to others. */
const DESCRIBE_SPACING_MS = 250;
/** DescribeExportTasks API: at most 50 a page. */
const PAGE = 50;
/** Refusals of CreateExportTask that pass by themselves. */
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;
/**
 * In the order of a task's life: whoever asks for one status after the other misses no task that goes on in between.
 * (One that is being cancelled holds the slot, too.)
 */
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'];
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'];
function isActive({ status }) {
    return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}
/** The export tasks of an account and Region. */
class ExportTasks {
    #client;
    /** Tries once: whether an unanswered create was done is looked into, not repeated blindly. */
    #once;
    #clock;
    #nextDescribe = -Infinity;
    #history;
    constructor(clients, clock) {
        this.#client = clients.retrying;
        this.#once = clients.once;
        this.#clock = clock;
    }
    /** The task that holds the slot, if any shows. */
    async active(signal) {
        for (const statusCode of ACTIVE) {
            const [task] = await this.#described({ statusCode }, signal);
            if (task !== undefined)
                return task;
        }
        return undefined;
    }
    async find(id, signal) {
        try {
            return (await this.#described({ taskId: id }, signal))[0];
        }
        catch (error) {
            // AWS answers with an empty list; others say that there is no such task.
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    /**
     * Tasks of exactly this request that have ended, oldest first: a run made one and died before it wrote it down. To be
     * asked after `active`, or a task that ends in between is missed. `since` (by the monotonic clock) is when nobody
     * else could create one any more: AWS selects tasks by no name, so what was listed after it answers for all windows.
     */
    async endedAs(request, since, signal) {
        if (this.#history === undefined || this.#history.askedAt <= since) {
            const history = { askedAt: this.#clock.monotonic(), tasks: this.#ended(signal) };
            this.#history = history;
            history.tasks.catch(() => {
                if (this.#history === history)
                    this.#history = undefined;
            });
        }
        const tasks = await this.#history.tasks;
        return tasks.filter((task) => isOf(task, request)).sort((a, b) => a.createdAt - b.createdAt);
    }
    async #ended(signal) {
        const all = [];
        for (const statusCode of ENDS)
            all.push(...(await this.#described({ statusCode }, signal)));
        return all;
    }
    /** Creates the task, and hands back its id. An error may be `ambiguous`: then the task may be there all the same. */
    async create(request, timeout) {
        const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CreateExportTaskCommand */ .plc({
            taskName: name,
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            from,
            // `to` is inclusive (CreateExportTask API: events with a later timestamp are not exported).
            to: to - 1,
            destination: bucket,
            destinationPrefix: prefix,
        });
        const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
        try {
            const abortSignal = AbortSignal.timeout(timeout);
            const { taskId = '' } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#once.send(command, { abortSignal }));
            return taskId;
        }
        catch (error) {
            throw understood(error);
        }
    }
    /** `finished`: it was too late to cancel. */
    async cancel(id, timeout) {
        const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .CancelExportTaskCommand */ .lOg({ taskId: id });
        try {
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
            return 'cancelled';
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'InvalidOperationException')
                return 'finished';
            throw error;
        }
    }
    async #described(selection, signal) {
        const on = { call: 'logs:DescribeExportTasks', resource: 'the export tasks of this account' };
        const options = signal === undefined ? {} : { abortSignal: signal };
        const { statusCode } = selection;
        const tasks = [];
        let nextToken;
        do {
            await this.#turn(signal);
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__/* .DescribeExportTasksCommand */ .Nok({ ...selection, limit: PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, options), signal);
            // Not every endpoint heeds the selection.
            const heeds = ({ status }) => (status?.code ?? statusCode) === (statusCode ?? status?.code);
            tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return tasks;
    }
    async #turn(signal) {
        const now = this.#clock.monotonic();
        const at = Math.max(now, this.#nextDescribe);
        this.#nextDescribe = at + DESCRIBE_SPACING_MS;
        if (at > now)
            await this.#clock.sleep(at - now, signal);
        signal?.throwIfAborted();
    }
}
/** Whether a task is the one that this request makes: the name alone could be anybody's. */
function isOf(task, request) {
    const { name, logGroup, from, to, bucket, prefix } = request;
    const isSamePlace = task.bucket === bucket && task.prefix === prefix;
    return (task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace);
}
function understood(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7))
        return error;
    if (error.code === 'LimitExceededException')
        return new SlotTakenError();
    if (!PASSING.test(error.code ?? ''))
        return error;
    const { call, resource, message, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(message, { call, resource, cause, retryable: true });
}
function read(task) {
    const { taskId = '', taskName = '', logGroupName = '', from = 0, to = 0, destination = '' } = task;
    return {
        id: taskId,
        name: taskName,
        logGroup: logGroupName,
        from,
        to: to + 1,
        bucket: destination,
        ...readState(task),
    };
}
function readState({ destinationPrefix = '', status, executionInfo, }) {
    return {
        prefix: destinationPrefix,
        status: status?.code ?? 'PENDING',
        message: status?.message ?? '',
        createdAt: executionInfo?.creationTime ?? 0,
        completedAt: executionInfo?.completionTime,
    };
}


/***/ }),

/***/ 9207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setUpMode: () => (/* binding */ setUpMode)
});

// EXTERNAL MODULE: ./build/cloudwatch-logs/age.js
var age = __webpack_require__(8852);
// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 5 modules
var destination = __webpack_require__(6174);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/encode/gunzip.js + 1 modules
var gunzip = __webpack_require__(7531);
;// CONCATENATED MODULE: ./build/encode/memory-budget.js
/** A bound on how much data is held at once over everything in flight. */
class MemoryBudget {
    #limit;
    #used = 0;
    #waiting = [];
    constructor(limit) {
        this.#limit = limit;
    }
    /** Resolves when so many bytes are free; more than the limit counts as the limit. */
    async take(bytes) {
        let share = Math.min(bytes, this.#limit);
        while (this.#used + share > this.#limit) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
        this.#used += share;
        const shrink = (to) => {
            if (to >= share)
                return;
            this.#used -= share - to;
            share = to;
            for (const wake of this.#waiting.splice(0))
                wake();
        };
        return { shrink };
    }
}

// EXTERNAL MODULE: ./build/encode/shared-memory.js
var shared_memory = __webpack_require__(5080);
;// CONCATENATED MODULE: ./build/objects/s3-objects.js





/** Objects up to this size are decompressed in one piece, which is twice as fast as a stream; larger ones stream. */
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
/** What all objects that are decompressed may hold at once. */
const MEMORY_BYTES = 36 * 1024 * 1024;
/** What an object that streams has on its way at most: chunks of the download, of its text, and blocks made of them. */
const STREAM_BYTES = 8 * 1024 * 1024;
/** A download that breaks off is continued where it broke off, so many times in a row. */
const MAX_BREAKS = 5;
/** The object that was listed is not there any more, or is another one now; nothing of it was handed on. */
class MissingObjectError extends errors/* DataError */.fL {
    constructor(name, options) {
        super(`${name} is not there any more, or was replaced after it was listed.`, options);
        this.name = 'MissingObjectError';
    }
}
/** Gzipped log objects in an S3 bucket. */
class S3LogObjects {
    #client;
    #bucket;
    #memory = new MemoryBudget(MEMORY_BYTES);
    #buffers = new shared_memory/* SharedBuffers */.b();
    constructor(client, bucket, owner) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    /** The objects below a prefix, in the order of their keys, a page at a time. */
    async *list(prefix) {
        for await (const page of this.#pages(prefix)) {
            yield (page.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }) => ({
                key: Key,
                etag: ETag,
                size: Size,
            }));
        }
    }
    /** The names directly below a prefix that have something below them, without their slash. */
    async folders(prefix) {
        const names = [];
        for await (const page of this.#pages(prefix, '/')) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(prefix.length, -1));
        }
        return names;
    }
    /** How many objects lie directly below a prefix, beside its folders. */
    async filesIn(prefix) {
        let files = 0;
        for await (const page of this.#pages(prefix, '/'))
            files += page.Contents?.length ?? 0;
        return files;
    }
    /** Whether the object may be fetched whole. */
    isSmall({ size }) {
        return size <= WHOLE_LIMIT_BYTES;
    }
    /** The object as it lies in S3, in one piece; to be given back with `release`. Throws as `read` does. */
    async fetch(object, signal) {
        const whole = this.#buffers.take(object.size);
        try {
            let at = 0;
            for await (const chunk of this.#download(object, signal))
                at += (0,shared_memory/* copyBytes */.n)(chunk, whole, at);
            return whole;
        }
        catch (error) {
            this.release(whole);
            throw error;
        }
    }
    release({ buffer }) {
        this.#buffers.give([buffer]);
    }
    /** Waits for the memory that an object takes while it is decompressed: a fetched one, or one that streams. */
    reserve(compressed) {
        const bytes = compressed === undefined ? STREAM_BYTES : compressed.length + (0,gunzip/* wholeSize */.J2)(compressed);
        return this.#memory.take(bytes);
    }
    /**
     * The decompressed content, in pieces of any size. The object must be the one that was listed (same ETag). Throws
     * MissingObjectError when it is not, DataError when it cannot be decompressed, ServiceError when S3 refuses, and the
     * signal's reason when that aborts.
     */
    read(object, signal) {
        return (0,gunzip/* decompressStream */.Ct)(this.#download(object, signal), this.#nameOf(object));
    }
    #pages(prefix, delimiter) {
        const input = {
            ...this.#bucket,
            Prefix: prefix,
            ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
        };
        const pages = (0,dist_cjs.paginateListObjectsV2)({ client: this.#client }, input);
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${prefix}`,
            permission: 's3:ListBucket',
        };
        return translated(pages, on);
    }
    /** The bytes as they lie in S3; a connection that breaks is taken up where it broke. */
    async *#download(object, signal) {
        let offset = 0;
        for (let breaks = 0; offset < object.size || object.size === 0;) {
            try {
                for await (const chunk of await this.#open(object, { offset, signal })) {
                    offset += chunk.length;
                    breaks = 0;
                    yield chunk;
                }
                if (offset >= object.size)
                    return;
                throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
            }
            catch (cause) {
                signal.throwIfAborted();
                if (cause instanceof errors/* DataError */.fL)
                    throw cause;
                const error = (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: this.#nameOf(object) });
                breaks += 1;
                if (!error.retryable || breaks > MAX_BREAKS)
                    throw error;
            }
        }
    }
    async #open(object, { offset, signal }) {
        const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
        const { key: Key, etag: IfMatch } = object;
        const name = this.#nameOf(object);
        try {
            const command = new dist_cjs.GetObjectCommand({ ...this.#bucket, Key, IfMatch, ...range });
            const { Body } = await this.#client.send(command, { abortSignal: signal });
            if (isByteStream(Body))
                return Body;
            throw new Error('S3 answered without a body');
        }
        catch (cause) {
            const error = (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: name });
            if (error.code !== 'NoSuchKey' && error.status !== 412)
                throw error;
            if (offset === 0)
                throw new MissingObjectError(name, { cause });
            throw new errors/* DataError */.fL(`${name} went away, or was replaced, while it was read.`, { cause });
        }
    }
    #nameOf(object) {
        return `s3://${this.#bucket.Bucket}/${object.key}`;
    }
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}
async function* translated(pages, on) {
    try {
        yield* pages;
    }
    catch (cause) {
        throw (0,errors/* serviceError */.cg)(cause, on);
    }
}

// EXTERNAL MODULE: ./build/statistics/log-types.js + 7 modules
var log_types = __webpack_require__(1588);
// EXTERNAL MODULE: ./build/alb/log-types/index.js + 5 modules
var alb_log_types = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/engine/window.js
var engine_window = __webpack_require__(5839);
;// CONCATENATED MODULE: ./build/alb/gaps.js


const MINUTE_MS = 60 * 1000;
/** So many gaps are told one by one. */
const MOST_TOLD = 5;
/**
 * A node without requests writes nothing, so only of one that is nearly always asked is silence worth a word: it wrote in
 * so large a share of the intervals from its first to its last, of so many at least (an hour of five minutes).
 */
const BUSY_SHARE = 0.9;
const FEWEST_INTERVALS = 12;
/** Finds the intervals in which a busy node wrote nothing, between those in which it did: what may be missing in the source. */
class IntervalGaps {
    #nodes = new Map();
    note({ loadBalancer, logType, nodeIp, intervalEnd }) {
        const node = `${loadBalancer} ${logType}${nodeIp === undefined ? '' : `, node ${nodeIp}`}`;
        const known = this.#nodes.get(node) ?? { minutes: (0,alb_log_types/* logTypeOf */.yQ)(logType).interval, written: new Set() };
        known.written.add(Math.floor(intervalEnd / (known.minutes * MINUTE_MS)));
        this.#nodes.set(node, known);
    }
    /** A sentence for each gap, or for the first of many. Delivery is best effort, so a gap is no failure. */
    sentences() {
        const all = [...this.#nodes].flatMap(([node, { minutes, written }]) => gapsIn(written).map(({ first, last }) => ({ node, minutes, first, last })));
        const told = all.slice(0, MOST_TOLD).map(({ node, minutes, first, last }) => {
            const [from, to] = [(first - 1) * minutes * MINUTE_MS, last * minutes * MINUTE_MS];
            return `${node}: no object for ${(to - from) / MINUTE_MS} minutes, from ${(0,engine_window/* showInstant */.f)(from)} to ${(0,engine_window/* showInstant */.f)(to)}.`;
        });
        const rest = all.length - told.length;
        return rest > 0 ? [...told, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : told;
    }
}
/** Runs of missing numbers between the present ones, both ends included; none where most are missing. */
function gapsIn(numbers) {
    const sorted = [...numbers].sort((a, b) => a - b);
    const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1;
    if (sorted.length < FEWEST_INTERVALS || sorted.length < BUSY_SHARE * span)
        return [];
    return sorted.flatMap((number, i) => {
        const before = sorted[i - 1];
        return before === undefined || number === before + 1 ? [] : [{ first: before + 1, last: number - 1 }];
    });
}

// EXTERNAL MODULE: ./build/engine/documents.js
var documents = __webpack_require__(2549);
// EXTERNAL MODULE: ./build/engine/tally.js
var engine_tally = __webpack_require__(2969);
// EXTERNAL MODULE: ./build/encode/encode.js + 2 modules
var encode = __webpack_require__(7224);
// EXTERNAL MODULE: ./build/alb/claim.js
var alb_claim = __webpack_require__(5934);
// EXTERNAL MODULE: ./build/encode/sums.js
var sums = __webpack_require__(2903);
// EXTERNAL MODULE: ./build/alb/key.js
var alb_key = __webpack_require__(7701);
;// CONCATENATED MODULE: ./build/alb/read-ahead.js
/**
 * While one object is carried, so much of those after it is fetched: enough to hide the time that S3 takes. A large
 * object takes long enough to carry that the next one need not be there already.
 */
const AHEAD_BYTES = 256 * 1024;
const AHEAD_OBJECTS = 8;
/** Fetches a segment's objects in their order, small ones before their turn. */
class ReadAhead {
    #source;
    #objects;
    #signal;
    #fetched = [];
    #turn = 0;
    /** Compressed bytes of what was fetched and has not had its turn. */
    #ahead = 0;
    constructor(source, objects, signal) {
        this.#source = source;
        this.#objects = objects;
        this.#signal = signal;
    }
    /** The content of the next object, or what `S3LogObjects.read` throws; what is streamed throws when it is read. */
    async next() {
        const object = this.#objects[this.#turn];
        if (object === undefined)
            throw new RangeError(`There are only ${this.#objects.length} objects.`);
        if (!this.#source.isSmall(object)) {
            this.#turn += 1;
            return { text: this.#source.read(object, this.#signal) };
        }
        const own = this.#fetched.shift() ?? this.#fetch(object);
        this.#turn += 1;
        this.#ahead -= object.size;
        this.#fetchAhead();
        return { gzip: await own };
    }
    #fetch(object) {
        this.#ahead += object.size;
        const fetched = this.#source.fetch(object, this.#signal);
        // Its failure is for the object's turn, which may never come.
        fetched.catch(() => undefined);
        return fetched;
    }
    #fetchAhead() {
        while (this.#fetched.length < AHEAD_OBJECTS) {
            const object = this.#objects[this.#turn + this.#fetched.length];
            if (object === undefined || !this.#source.isSmall(object))
                return;
            if (this.#ahead + object.size > AHEAD_BYTES)
                return;
            this.#fetched.push(this.#fetch(object));
        }
    }
}

;// CONCATENATED MODULE: ./build/alb/delivery.js




/** What the encoder is told of an object. */
function metaOf({ day }, { tail, end }) {
    const parts = { ...day, tail };
    return { ...parts, ...(0,alb_key/* keyDetails */.IY)(parts), key: (0,alb_key/* keyOf */.TN)(parts), intervalEnd: end };
}
/**
 * Sends the lines of a claim's objects, in their order. Where all of them must be sent, the encoder makes the batches;
 * otherwise the writer does, of what the stream lacks.
 */
async function deliver(ports, order) {
    const { claim, writer, watch } = order;
    const encoder = ports.encoders.encoder({
        settings: claim.encode,
        watch,
        batchedAs: writer.wantsAll ? writer.names : undefined,
        compressFrom: () => writer.compressFrom(),
    });
    const delivery = { ...order, encoder, sums: new sums/* EncodeSums */.J(), gone: [] };
    try {
        await sendObjects(ports, delivery);
    }
    finally {
        encoder.end();
    }
    return { sums: delivery.sums, gone: delivery.gone, result: await writer.finish() };
}
async function sendObjects({ objects }, delivery) {
    const { claim, writer, encoder, gone, signal } = delivery;
    const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
    const contents = new ReadAhead(objects, listed.map(({ object, meta }) => ({ ...object, key: meta.key })), signal);
    for (const { object, meta } of listed) {
        try {
            const content = await contents.next();
            const parts = encoder.encode(meta, content);
            for await (const part of withinMemory(objects, content, parts))
                await send(delivery, part);
        }
        catch (error) {
            if (!(error instanceof MissingObjectError))
                throw error;
            writer.skipUnknown();
            gone.push(object);
        }
    }
    for await (const part of encoder.flush())
        await send(delivery, part);
}
async function send({ writer, sums }, { sum, events, batch }) {
    sums.add(sum);
    if (events !== undefined)
        await writer.append(events);
    if (batch !== undefined)
        await writer.send(batch);
}
/** Passes the events of an object on while it has its share of the memory. */
async function* withinMemory(objects, content, parts) {
    const fetched = 'gzip' in content ? content.gzip : undefined;
    const share = await objects.reserve(fetched);
    try {
        for await (const part of parts) {
            yield part;
            if (fetched !== undefined && part.held !== undefined)
                share.shrink(fetched.length + part.held);
        }
    }
    finally {
        share.shrink(0);
        if (fetched !== undefined)
            objects.release(fetched);
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/alb/segments.js

const SEPARATOR = ' ';
/**
 * Many similar names in few bytes, each as the length it shares with the one before and the rest. A day of a busy load
 * balancer has tens of thousands of keys, and all of them stand in its ledger document.
 */
function packNames(names) {
    const sorted = [...names].sort();
    let before = '';
    const packed = sorted.map((name) => {
        const shared = sharedLength(before, name);
        before = name;
        return `${shared.toString(36)}+${name.slice(shared)}`;
    });
    return packed.join(SEPARATOR);
}
const packedSchema = dist/* string */.YjP();
/** The names that `packNames` packed. */
function unpackNames(packed) {
    const text = dist/* parse */.qgA(packedSchema, packed);
    if (text === '')
        return [];
    let before = '';
    return text.split(SEPARATOR).map((piece) => {
        const plus = piece.indexOf('+');
        before = before.slice(0, parseInt(piece.slice(0, plus), 36)) + piece.slice(plus + 1);
        return before;
    });
}
function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length))
        length += 1;
    return length;
}
/** A segment has at most so many objects, and so many compressed bytes (unless one object alone has more). */
const MAX_SEGMENT_OBJECTS = 64;
const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;
/**
 * A segment's batches go one after the other, so what bounds a run is how many segments are in flight: the bytes that
 * come together are cut into this many, unless they are too few for it.
 */
const SEGMENTS_WANTED = 64;
const MIN_SEGMENT_BYTES = 1024 * 1024;
/** Cuts objects into segments, in their order. */
function cutIntoSegments(objects) {
    const total = objects.reduce((sum, { size }) => sum + size, 0);
    const most = Math.min(MAX_SEGMENT_BYTES, Math.max(MIN_SEGMENT_BYTES, total / SEGMENTS_WANTED));
    const segments = [];
    let bytes = 0;
    for (const object of objects) {
        const current = segments.at(-1);
        const fits = current !== undefined && current.length < MAX_SEGMENT_OBJECTS && bytes + object.size <= most;
        if (fits) {
            current.push(object);
            bytes += object.size;
        }
        else {
            segments.push([object]);
            bytes = object.size;
        }
    }
    return segments;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/alb/partition.js





/** What the partition's day holds for a window, and which of it is left. */
function albPartition(day, objects, settings) {
    const { bucket, prefix, account, region, loadBalancer, logType } = day;
    const { destinations, tooOld, oldest } = settings;
    const place = {
        source: { mode: 'alb', source: `s3://${bucket}/${prefix}`, account, region },
        own: { loadBalancer, logType, day: day.day },
        path: `${loadBalancer}/${logType}/${day.day}.json`,
    };
    const sorted = [...objects].sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
    const listed = { day, settings, groups: cutIntoSegments(sorted), nonce: (0,external_node_crypto_.randomBytes)(16) };
    return {
        documents: (0,documents/* partitionDocuments */.r3)(place, destinations),
        label: `${loadBalancer} ${logType} ${day.day}`,
        mayRefuse: destinations.logs !== undefined && tooOld === 'fail' && sorted.some(({ end }) => end < oldest()),
        left: (documents, run) => leftOf(listed, documents, run),
    };
}
function leftOf(listed, documents, run) {
    const { settings, groups } = listed;
    const counts = (by) => !settings.redo || by === run;
    const wanted = new Set(groups.flat().map(({ tail }) => tail));
    const known = new Map();
    for (const destination of engine_tally/* DESTINATIONS */.qI) {
        const document = documents[destination];
        if (document !== undefined)
            known.set(destination, knownTo(document, { destination, wanted, counts }));
    }
    const oldest = settings.tooOld === 'restamp' ? -Infinity : settings.oldest();
    const isLacked = ({ tail, end }, at) => known.get(at)?.taken.has(tail) === false && (at !== 'logs' || end >= oldest);
    const old = groups
        .flat()
        .filter(({ tail, end }) => end < oldest && known.get('logs')?.taken.has(tail) === false);
    const fresh = groups.flatMap((group) => byDestinations(group, isLacked));
    const refuses = settings.tooOld === 'fail' && old[0] !== undefined;
    return {
        segments: merged([
            ...[...known.values()].flatMap(({ resumable }) => resumable),
            ...fresh.map((segment) => freshSegment(listed, segment)),
        ]),
        objectsSkipped: known.has('s3') ? 0 : old.length,
        refusals: refuses ? { logs: settings.refuse(old.length, old[0]?.end ?? NaN) } : {},
    };
}
/** The objects of one cut, parted by which destinations lack them: what several lack is read once. */
function byDestinations(group, isLacked) {
    const parts = new Map();
    for (const object of group) {
        const destinations = engine_tally/* DESTINATIONS */.qI.filter((at) => isLacked(object, at));
        if (destinations.length === 0)
            continue;
        const part = parts.get(destinations.join()) ?? { objects: [], destinations };
        parts.set(destinations.join(), part);
        part.objects.push(object);
    }
    return [...parts.values()];
}
/** One segment for each id: where several documents have it, it is left for all of them. */
function merged(segments) {
    const byId = new Map();
    for (const segment of segments) {
        const { id, destinations } = segment;
        const known = byId.get(id)?.destinations ?? [];
        byId.set(id, { ...segment, destinations: [...known, ...destinations] });
    }
    return [...byId.values()];
}
function knownTo(document, look) {
    const taken = new Set();
    const resumable = [];
    for (const [id, entry] of Object.entries(document.segments)) {
        const tails = tailsOf(id, entry);
        if (entry.state === 'open' || look.counts(entry.run))
            for (const tail of tails)
                taken.add(tail);
        if (entry.state === 'open' && tails.some((tail) => look.wanted.has(tail)))
            resumable.push(openSegment(id, entry, look.destination));
    }
    return { taken, resumable };
}
function tailsOf(id, entry) {
    if (entry.state === 'committed')
        return unpackNames(entry.covers);
    return (0,alb_claim/* parseClaim */.Ed)(id, entry.claim).objects.map(({ tail }) => tail);
}
function openSegment(id, entry, destination) {
    const destinations = [destination];
    return { id, destinations, claim: () => entry.claim, ...sizesOf((0,alb_claim/* parseClaim */.Ed)(id, entry.claim).objects) };
}
function freshSegment({ day, settings, nonce }, { objects, destinations }) {
    const names = (0,external_node_crypto_.createHash)('sha256').update(nonce);
    for (const { tail } of objects)
        names.update(` ${tail}`);
    const time = objects[0]?.tail.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
    const id = `${time}-${names.digest('hex').slice(0, 10)}`;
    const stream = `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
    const claim = () => (0,alb_claim/* printClaim */.Sy)({ stream, day, objects, encode: settings.encodeSettings(day.logType) });
    return { id, destinations, claim, ...sizesOf(objects) };
}
function sizesOf(objects) {
    const bytes = objects.reduce((sum, { size }) => sum + size, 0);
    const ends = objects.map(({ end }) => end);
    // An object belongs to the window that holds its stamp.
    return { start: Math.min(...ends), end: Math.max(...ends) + 1, objects: objects.length, bytes };
}

// EXTERNAL MODULE: ./build/inputs/globs.js
var globs = __webpack_require__(199);
;// CONCATENATED MODULE: ./build/alb/plan.js




const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides. Days in which something may be
 * too old come together, those that refuse it first: a refusal comes before any download.
 */
async function* planAlb(settings, window) {
    const { inputs, notice, partition } = settings;
    const accounts = inputs.accountIds ?? (await accountsBelow(settings));
    const lastAgeing = inputs.logs.tooOld === 'fail' ? partition.oldest() + DAY_MS : -Infinity;
    const ageing = [];
    let foreign = await testFilesIn(settings, accounts);
    for (const day of daysAround(window)) {
        const found = await partitionsOf(settings, { window, accounts, day });
        foreign += found.foreign;
        if (day * DAY_MS <= lastAgeing) {
            ageing.push(...found.partitions);
            continue;
        }
        yield* refusingFirst(ageing.splice(0));
        yield* found.partitions;
    }
    yield* refusingFirst(ageing);
    if (foreign > 0)
        notice(`${foreign} objects are not load balancer logs of a wanted type and were passed over.`);
}
/** Elastic Load Balancing puts `ELBAccessLogTestFile` beside the folders of an account when logs are switched on. */
async function testFilesIn({ inputs, objects }, accounts) {
    const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
    const counts = await Promise.all(places.map((place) => objects.filesIn(place)));
    return counts.reduce((sum, count) => sum + count, 0);
}
function refusingFirst(partitions) {
    const refuses = ({ mayRefuse }) => mayRefuse === true;
    return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}
/** What the keys of one day hold for the window. */
async function partitionsOf(settings, { window, accounts, day }) {
    const { inputs, objects, gaps } = settings;
    const { bucket, prefix: sourcePrefix } = inputs.source;
    const found = new Map();
    const path = (0,engine_window/* showInstant */.f)(day * DAY_MS)
        .slice(0, 'YYYY-MM-DD'.length)
        .replaceAll('-', '/');
    let foreign = 0;
    for (const account of accounts) {
        const prefix = (0,alb_key/* dayPrefix */.PN)({ prefix: sourcePrefix, account, region: inputs.region, day: path });
        for await (const page of objects.list(prefix))
            foreign += sort(page, { found, gaps }, selector(inputs, window));
    }
    const partitions = [...found.values()].map(({ key, objects: listed }) => {
        const { prefix, account, region, loadBalancer, logType } = key;
        const albDay = { bucket, prefix, account, region, loadBalancer, logType, day: path };
        // What comes later may have been delivered late, but not by more than the day that is looked back.
        return { ...albPartition(albDay, listed, settings.partition), start: (day - 1) * DAY_MS };
    });
    return { partitions, foreign };
}
async function accountsBelow({ inputs, objects, notice }) {
    const root = `${inputs.source.prefix}AWSLogs/`;
    const accounts = (await objects.folders(root)).filter((name) => /^\d{12}$/.test(name));
    if (accounts.length === 0) {
        notice(`There is nothing below s3://${inputs.source.bucket}/${root}. source-prefix is what stands before AWSLogs/ ` +
            'in the keys; the load balancer writes its first log five minutes after access logs are switched on.');
    }
    return accounts;
}
/** The days since the epoch from the one before the window to the one after it. */
function daysAround({ from, to }) {
    const first = Math.floor(from / DAY_MS) - 1;
    const last = Math.floor((to - 1) / DAY_MS) + 1;
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
/** Whether a key belongs to the run: a wanted type and name, its stamp in the window. */
function selector(inputs, { from, to }) {
    const isWantedName = (0,globs/* nameFilter */.I)(inputs.loadBalancers);
    const types = new Set(inputs.logTypes);
    return (key) => {
        if (key === undefined || !types.has(key.logType))
            return 'foreign';
        return isWantedName(key.name) && key.intervalEnd >= from && key.intervalEnd < to ? 'wanted' : 'unwanted';
    };
}
/** Puts the objects of a page with their partitions; hands back how many belong to none. */
function sort(page, { found, gaps }, verdictOn) {
    let foreign = 0;
    for (const { key: name, etag, size } of page) {
        const key = (0,alb_key/* parseLogKey */.rv)(name);
        const verdict = verdictOn(key);
        if (verdict === 'foreign')
            foreign += 1;
        if (key === undefined || verdict !== 'wanted')
            continue;
        gaps.note(key);
        const partition = `${key.account} ${key.loadBalancer} ${key.logType}`;
        const entry = found.get(partition) ?? { key, objects: [] };
        found.set(partition, entry);
        entry.objects.push({ tail: key.tail, end: key.intervalEnd, etag, size });
    }
    return foreign;
}

;// CONCATENATED MODULE: ./build/alb/mode.js











/** Carries ALB log objects from S3 into a log group, one event a line. */
function albMode(ports) {
    return {
        plan: (window) => planAlb({ ...ports, partition: partitionSettings(ports) }, window),
        carry: (segment, context) => watched(ports, (watch) => carry(ports, { segment, watch }, context)),
    };
}
/** Has what a segment's records say collected, and reports it when all of it is delivered: then alone it counts. */
async function watched({ encoders, report }, work) {
    if (report === undefined)
        return work(undefined);
    const watch = encoders.watch();
    try {
        const carried = await work(watch.name);
        for (const part of await watch.collected())
            report.merge(part);
        return carried;
    }
    finally {
        watch.end();
    }
}
/** Sends every line of the segment's objects, in their order, into the stream that the claim names. */
async function carry(ports, { segment, watch }, context) {
    const claim = (0,alb_claim/* parseClaim */.Ed)(segment.id, segment.claim);
    // What a dead run sent last cannot be told where nothing can be read back.
    if (segment.at.logs?.takenOver === true && ports.group.logGroupClass !== 'STANDARD')
        ports.doubts.batches += 1;
    const writer = await openStream(ports, { claim, segment, context });
    const delivered = await deliver(ports, { claim, writer, watch, signal: context.signal });
    ports.doubts.batches += delivered.result.blindRepeats;
    return carried({ claim, resumed: segment.at.logs?.resumed === true }, delivered);
}
function openStream(ports, { claim, segment, context }) {
    const { group, putTimeout, logs } = ports;
    const held = context.claimAt('logs');
    const guard = {
        ...context,
        ...held,
        checkpoint: (acknowledged) => {
            held.checkpoint({ ...acknowledged });
        },
    };
    const { resumed = false, progress } = segment.at.logs ?? {};
    const acknowledged = (0,alb_claim/* parseProgress */.TS)(progress);
    return logs.open({ group, stream: claim.stream, guard, putTimeout, resumed, progress: acknowledged });
}
function carried({ claim, resumed }, { sums, gone, result }) {
    const { counts } = sums;
    const logs = (0,engine_tally/* sheet */.yi)(counts.read, {
        written: result.written,
        filtered: counts.filtered,
        'sampled-out': counts['sampled-out'],
        'too-old': counts['too-old'] + result.tooOld,
        'too-new': counts['too-new'] + result.tooNew,
        oversize: counts.oversize,
    });
    const tally = { read: counts.read, unparsed: counts.unparsed, restamped: counts.restamped, logs };
    const there = claim.objects.filter((object) => !gone.includes(object));
    const counters = {
        objectsRead: there.length,
        objectsWritten: 0,
        bytesRead: there.reduce((sum, { size }) => sum + size, 0),
        bytesWritten: sums.messageBytes - result.refusedBytes,
    };
    // Of one that was replaced, what is there now is still to be carried; unless some of the first was sent already.
    const covered = resumed ? claim.objects : there;
    return {
        tally,
        counters,
        covers: packNames(covered.map(({ tail }) => tail)),
        missing: gone.map((object) => `s3://${claim.day.bucket}/${metaOf(claim, object).key}`),
    };
}
function partitionSettings(ports) {
    const { inputs, account, group } = ports;
    return {
        destinations: { logs: (0,documents/* logGroupName */.To)({ region: inputs.region, account, group: group.name }) },
        tooOld: inputs.logs.tooOld,
        redo: inputs.redo,
        oldest: () => (0,age/* oldestAccepted */.p)(group, ports.now()),
        encodeSettings: (logType) => encodeSettings(ports, logType),
        refuse: (objects, oldest) => tooOldRefusal(ports, objects, oldest),
    };
}
function encodeSettings({ inputs, group, now }, logType) {
    const claimedAt = now();
    return {
        version: encode/* ENCODER_VERSION */.iA,
        format: inputs.logs.logFormat,
        logType,
        oldest: (0,age/* oldestAccepted */.p)(group, claimedAt),
        newest: claimedAt + age/* MAX_AHEAD_MS */.K,
        ...(inputs.logs.tooOld === 'restamp' ? { restampTo: claimedAt } : {}),
        ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
        ...(inputs.sample === 1 ? {} : { sample: inputs.sample }),
        ...(inputs.redact.length === 0 ? {} : { redact: inputs.redact }),
    };
}
function tooOldRefusal({ group, now }, objects, oldest) {
    const accepted = (0,engine_window/* showInstant */.f)((0,age/* oldestAccepted */.p)(group, now()));
    return new errors/* ConfigError */.xL([
        {
            subject: 'from',
            expected: `log objects that ${group.name} still accepts (newer than ${accepted})`,
            found: `${objects} older ones in a partition, the first of ${(0,engine_window/* showInstant */.f)(oldest)}`,
            fix: 'CloudWatch Logs takes events of the last 14 days, and not older than the retention of the group. Choose a ' +
                'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
        },
    ]);
}

// EXTERNAL MODULE: ./build/cloudwatch-logs/destination-group.js
var destination_group = __webpack_require__(7789);
;// CONCATENATED MODULE: ./build/alb/setup.js








/** `mode: alb`, ready to run. */
async function setUpAlb(inputs, surroundings) {
    const { s3, logs: clients, clock, account, putTimeout, notice, encoders } = surroundings;
    const { bucket, prefix, owner } = inputs.source;
    const logs = new destination/* CloudWatchLogsSink */.t(clients, clock, notice);
    const group = await (0,destination_group/* destinationGroup */.q)(logs, inputs.logs, surroundings);
    if (inputs.redo)
        notice('redo: what is committed is sent again, into new streams beside the old ones.');
    const objects = new S3LogObjects(s3, bucket, owner);
    const now = () => clock.now();
    const selection = [inputs.accountIds, inputs.loadBalancers, inputs.logTypes];
    const source = `alb ${inputs.region} s3://${bucket}/${prefix} ${JSON.stringify(selection)}`;
    const doubts = { batches: 0 };
    const gaps = new IntervalGaps();
    const report = inputs.report === 'none' ? undefined : new log_types/* LogTypeReport */.J(alb_log_types/* LOG_TYPES */.D_);
    const ports = { inputs, objects, logs, group, account, now, putTimeout, notice, doubts, gaps };
    return {
        mode: albMode({ ...ports, encoders, report }),
        notes: () => notesOn(group, doubts),
        missing: () => gaps.sentences(),
        sections: () => report?.sections() ?? [],
        logGroupClass: group.logGroupClass,
        destinations: ['logs'],
        sourceName: `${source} logs:${account}:${group.name}`,
        earliest: undefined,
        // With another policy the plan itself passes over what is too old, or sends it all the same.
        ...(inputs.logs.tooOld === 'fail' ? { reach: (0,age/* oldestAccepted */.p)(group, now()) } : {}),
    };
}
/** What is known about doubles in a group that cannot be read back. */
function notesOn({ name, logGroupClass }, { batches }) {
    if (logGroupClass === 'STANDARD')
        return [];
    const bound = batches === 0
        ? 'Nothing was sent twice in this run.'
        : `Batches that may be there twice: at most ${batches}.`;
    return [
        `${name} is of class ${logGroupClass} and cannot be read back: after a kill or a lost answer a batch may double. ${bound}`,
    ];
}

// EXTERNAL MODULE: ./build/export/tasks/bucket-policy.js
var bucket_policy = __webpack_require__(2745);
// EXTERNAL MODULE: ./build/preflight/bucket-settings.js
var bucket_settings = __webpack_require__(7044);
;// CONCATENATED MODULE: ./build/export/tasks/destination.js



const NOTHING = { problems: [], doubts: [], unread: [] };
/** Looks at the bucket as far as this identity may: whether it is there, its Region, encryption and policy. */
async function checkDestination(client, place, owner) {
    const bucket = { Bucket: place.bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    const head = await headOf(client, bucket, place);
    if (head.problems.length > 0)
        return head;
    const [encryption, policy] = await Promise.all([
        encryptionOf(client, bucket),
        policyOf(client, bucket, place),
    ]);
    return {
        problems: encryption.problems,
        doubts: policy.doubts,
        unread: [...encryption.unread, ...policy.unread],
    };
}
async function headOf(client, bucket, place) {
    try {
        const region = await (0,bucket_settings/* bucketRegion */.BJ)(client, bucket);
        if (region === undefined || region === place.region)
            return NOTHING;
        return problem({
            expected: `a bucket in ${place.region}, as the log groups are: export does not cross Regions`,
            found: `${place.bucket} in ${region}`,
            fix: 'Choose a bucket of this Region, or the aws-region of the bucket.',
        });
    }
    catch (error) {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        if (error.status === 404) {
            return problem({
                expected: 'a bucket that exists',
                found: `no bucket ${place.bucket}`,
                fix: 'Correct the name, or create the bucket (the ferry creates none).',
            });
        }
        if (error.status !== 403)
            throw error;
        return problem({
            expected: ownedBy(bucket),
            found: `a refusal of ${place.bucket}`,
            fix: 'Check the owner of the bucket, and that the identity of this run is granted s3:ListBucket on it.',
        });
    }
}
function ownedBy({ ExpectedBucketOwner }) {
    return ExpectedBucketOwner === undefined
        ? 'a bucket that this run may list'
        : `a bucket of account ${ExpectedBucketOwner} that this run may list`;
}
async function encryptionOf(client, bucket) {
    try {
        const { algorithm } = await (0,bucket_settings/* bucketEncryption */.ir)(client, bucket);
        if (algorithm !== 'aws:kms:dsse')
            return NOTHING;
        return problem({
            expected: 'a bucket with SSE-S3 or SSE-KMS: CloudWatch Logs does not export to others',
            found: `${bucket.Bucket} with DSSE-KMS`,
            fix: 'Choose another bucket, or another default encryption.',
        });
    }
    catch (error) {
        return unread('The encryption of the bucket', error);
    }
}
async function policyOf(client, bucket, place) {
    try {
        const policy = await (0,bucket_settings/* bucketPolicy */.R4)(client, bucket);
        return grantDoubts(policy === '' ? ['a policy at all'] : (0,bucket_policy/* missingGrants */.W6)(policy, place), place);
    }
    catch (error) {
        return unread('The policy of the bucket', error);
    }
}
function grantDoubts(missing, place) {
    if (missing.length === 0)
        return NOTHING;
    const text = `The policy of ${place.bucket} lacks ${missing.join('; ')}. CloudWatch Logs needs these statements to export: ` +
        (0,bucket_policy/* neededPolicy */.Kr)(place);
    return { ...NOTHING, doubts: [text] };
}
function problem(found) {
    return { ...NOTHING, problems: [{ subject: 'destination-bucket', ...found }] };
}
function unread(what, error) {
    return { ...NOTHING, unread: [`${what} could not be read: ${(0,errors/* messageOf */.bD)(error)}`] };
}

// EXTERNAL MODULE: ./build/export/tasks/exported-objects.js
var exported_objects = __webpack_require__(1454);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var client_cloudwatch_logs_dist_cjs = __webpack_require__(303);
// EXTERNAL MODULE: ./build/cloudwatch-logs/pace.js
var pace = __webpack_require__(5872);
;// CONCATENATED MODULE: ./build/export/log-groups.js



/** Calls a second for each account and Region (CloudWatch Logs quotas). */
const DESCRIBE_GROUPS_PER_SECOND = 10;
const DESCRIBE_STREAMS_PER_SECOND = 25;
/** FilterLogEvents: 25 in us-east-1, 10 or 5 in the other Regions; which has which is not published in one place. */
const FILTER_PER_SECOND = { 'us-east-1': 25 };
const FILTER_PER_SECOND_ELSEWHERE = 5;
/** DescribeLogGroups API: at most 50 a page. */
const GROUPS_A_PAGE = 50;
/** Log groups as a source; many may ask at once, and the calls are spread out over the quotas of the service. */
class LogGroups {
    #client;
    #describeGroups;
    #describeStreams;
    #filter;
    constructor(client, { clock, region }) {
        this.#client = client;
        this.#describeGroups = new pace/* RateLimit */.q(clock, DESCRIBE_GROUPS_PER_SECOND);
        this.#describeStreams = new pace/* RateLimit */.q(clock, DESCRIBE_STREAMS_PER_SECOND);
        this.#filter = new pace/* RateLimit */.q(clock, FILTER_PER_SECOND[region] ?? FILTER_PER_SECOND_ELSEWHERE);
    }
    /** All groups whose name begins so, by name. */
    async startingWith(prefix) {
        const start = prefix === '' ? {} : { logGroupNamePrefix: prefix };
        const on = { call: 'logs:DescribeLogGroups', resource: `log groups ${prefix}*` };
        const groups = [];
        let nextToken;
        do {
            await this.#describeGroups.turn();
            const command = new client_cloudwatch_logs_dist_cjs/* DescribeLogGroupsCommand */.VlF({ ...start, limit: GROUPS_A_PAGE, nextToken });
            const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command));
            groups.push(...(page.logGroups ?? []).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return groups;
    }
    /**
     * When the last event of the group happened, by its newest stream. The service tells it with a delay, usually of less
     * than an hour (DescribeLogStreams API, lastEventTimestamp); `unknown` where it tells none.
     */
    async newestEvent(logGroup, signal) {
        const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
        await this.#describeStreams.turn(signal);
        signal.throwIfAborted();
        const command = new client_cloudwatch_logs_dist_cjs/* DescribeLogStreamsCommand */.w$R({
            logGroupName: logGroup,
            orderBy: 'LastEventTime',
            descending: true,
            limit: 1,
        });
        const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
        const [newest] = page.logStreams ?? [];
        if (newest === undefined)
            return page.nextToken === undefined ? 'none' : 'unknown';
        return newest.lastEventTimestamp ?? 'unknown';
    }
    /** Whether the group (of class STANDARD: no other can be read) has an event in a window. */
    async hasEvents(query, signal) {
        const { logGroup, streamPrefix, from, to } = query;
        const on = { call: 'logs:FilterLogEvents', resource: `log group ${logGroup}` };
        let nextToken;
        do {
            await this.#filter.turn(signal);
            signal.throwIfAborted();
            const command = new client_cloudwatch_logs_dist_cjs/* FilterLogEventsCommand */.nsW({
                logGroupName: logGroup,
                ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
                startTime: from,
                // Inclusive (FilterLogEvents API: later events are not returned).
                endTime: to - 1,
                limit: 1,
                nextToken,
            });
            const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
            if ((page.events ?? []).length > 0)
                return true;
            // A page may be empty and not the last.
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return false;
    }
}
function read(group) {
    return {
        name: group.logGroupName ?? '',
        logGroupClass: group.logGroupClass ?? 'STANDARD',
        createdAt: group.creationTime ?? 0,
        storedBytes: group.storedBytes ?? 0,
        retentionDays: group.retentionInDays,
    };
}

// EXTERNAL MODULE: ./build/export/tasks/task.js
var tasks_task = __webpack_require__(3869);
;// CONCATENATED MODULE: ./build/export/selection.js


/** The log groups that names and globs select, by name. A name that leads nowhere is an error, a glob a warning. */
async function selectGroups(listing, patterns, warn) {
    const isSelected = (0,globs/* nameFilter */.I)(patterns);
    const found = await listed(listing, patterns);
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const problems = wanted.filter(isName).flatMap((name) => problemWith(name, found.get(name)));
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    for (const glob of wanted.filter((pattern) => !isName(pattern))) {
        if (![...found.keys()].some((0,globs/* nameFilter */.I)([glob])))
            warn(`log-groups: ${glob} matches no log group.`);
    }
    const selected = [...found.values()].filter(({ name }) => isSelected(name));
    for (const { name } of selected.filter(isDelivery)) {
        warn(`log-groups: ${name} is of class DELIVERY, which cannot be exported. It is left out.`);
    }
    return selected.filter((group) => !isDelivery(group)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
async function listed(listing, patterns) {
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const starts = wanted.length === 0 ? [''] : wanted.map((pattern) => pattern.replace(/[*?].*$/, ''));
    const needed = [...new Set(starts)].filter((start) => !starts.some((other) => other !== start && start.startsWith(other)));
    const groups = new Map();
    for (const start of needed) {
        for (const group of await listing.startingWith(start))
            groups.set(group.name, group);
    }
    return groups;
}
function isName(pattern) {
    return !/[*?]/.test(pattern);
}
function isDelivery({ logGroupClass }) {
    return logGroupClass === 'DELIVERY';
}
function problemWith(name, group) {
    if (group === undefined) {
        return [
            {
                subject: 'log-groups',
                expected: 'log groups that exist in this account and Region',
                found: `no group ${name}`,
                fix: 'Correct the name, or write it as a glob: one that matches nothing is only warned about.',
            },
        ];
    }
    if (!isDelivery(group))
        return [];
    return [
        {
            subject: 'log-groups',
            expected: 'log groups of a class that can be exported',
            found: `${name} of class DELIVERY`,
            fix: 'Leave it out: groups of that class only deliver to S3 or Firehose.',
        },
    ];
}

;// CONCATENATED MODULE: ./build/engine/side-by-side.js
/** Works on so many items at once, and hands the results on in the order of the items. */
async function* sideBySide(items, most, work) {
    const underway = [];
    for (const item of items) {
        const next = work(item);
        // Whoever takes the results hears of a failure in its turn, and not before.
        void next.catch(() => undefined);
        underway.push(next);
        const [first] = underway;
        if (underway.length < most || first === undefined)
            continue;
        yield await first;
        void underway.shift();
    }
    for (const rest of underway)
        yield await rest;
}

// EXTERNAL MODULE: ./build/engine/window-tally.js
var window_tally = __webpack_require__(8992);
;// CONCATENATED MODULE: ./build/export/tasks/causes.js

/** A task may run for 24 hours (CloudWatch Logs user guide); then it fails. Half an hour less is told apart no more. */
const LONGEST_MS = 23.5 * 60 * 60 * 1000;
const POLICY_FAULT = /GetBucketAcl|PutObject|permission|policy|access ?denied|not authori[sz]ed/i;
const BUCKET_FAULT = /bucket/i;
const KEY_FAULT = /kms|key/i;
const TIMED_OUT = /tim(ed|e)[- ]?out|24 hours/i;
/** Whether a task failed since it took too long: a shorter window may do. */
function timedOut({ status, message, createdAt, completedAt }) {
    if (status !== 'FAILED')
        return false;
    return TIMED_OUT.test(message) || (completedAt !== undefined && completedAt - createdAt >= LONGEST_MS);
}
/** What usually lies behind a refusal or a failure, and what to do; for a fault of the policy the exact one to add. */
function usualCauses(message, place) {
    if (POLICY_FAULT.test(message)) {
        return (`CloudWatch Logs may not write to the bucket. Add these statements to the policy of ${place.bucket}: ` +
            `${(0,bucket_policy/* neededPolicy */.Kr)(place)} (with SSE-KMS, the key policy must grant the service kms:GenerateDataKey and kms:Decrypt too)`);
    }
    if (KEY_FAULT.test(message)) {
        return 'The key policy must grant the logs service kms:GenerateDataKey and kms:Decrypt.';
    }
    if (BUCKET_FAULT.test(message)) {
        return `The bucket must be there, and lie in ${place.region}: export does not cross Regions.`;
    }
    return ('Usual causes: the bucket policy does not let CloudWatch Logs write, the bucket lies in another Region or is ' +
        'encrypted with DSSE-KMS, or the key policy does not let the logs service use the key.');
}

// EXTERNAL MODULE: ./build/time-zone.js
var time_zone = __webpack_require__(6506);
;// CONCATENATED MODULE: ./build/export/windows.js
/** Cuts a window at every cut of the grid. */
function cutWindow({ from, to }, cuts) {
    const pieces = [];
    for (let start = from; start < to;) {
        const end = Math.min(cuts.after(start), to);
        pieces.push({ from: start, to: end });
        start = end;
    }
    return pieces;
}
/** What of a window is in none of those that are taken. */
function withoutTaken(window, taken) {
    const free = [];
    let start = window.from;
    for (const { from, to } of [...taken].sort((a, b) => a.from - b.from)) {
        if (from > start)
            free.push({ from: start, to: Math.min(from, window.to) });
        start = Math.max(start, to);
        if (start >= window.to)
            break;
    }
    if (start < window.to)
        free.push({ from: start, to: window.to });
    return free.filter(({ from, to }) => from < to);
}
function overlap(a, b) {
    return a.from < b.to && b.from < a.to;
}
/** `20261101T000000Z`. Windows of an export begin and end on full seconds. */
function stamp(epochMs) {
    return `${new Date(epochMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace(/[-:]/g, '')}Z`;
}
/** `20261101T000000Z_20261102T000000Z`, the nominal half-open window. */
function windowName({ from, to }) {
    return `${stamp(from)}_${stamp(to)}`;
}

;// CONCATENATED MODULE: ./build/export/tasks/claim.js




const claimSchema = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    logGroup: dist/* string */.YjP(),
    streamPrefix: dist/* exactOptional */.yqP(dist/* string */.YjP()),
    from: dist/* number */.aig(),
    to: dist/* number */.aig(),
    bucket: dist/* string */.YjP(),
    prefix: dist/* string */.YjP(),
    timeZone: dist/* optional */.lqM(dist/* string */.YjP(), 'UTC'),
    replaces: dist/* exactOptional */.yqP(dist/* array */.YOg(dist/* string */.YjP())),
});
const partSchema = dist/* object */.Ikc({
    to: dist/* number */.aig(),
    folder: dist/* string */.YjP(),
    objects: dist/* number */.aig(),
    bytes: dist/* number */.aig(),
    ms: dist/* number */.aig(),
});
const progressSchema = dist/* object */.Ikc({
    done: dist/* array */.YOg(partSchema),
    task: dist/* exactOptional */.yqP(dist/* string */.YjP()),
    to: dist/* exactOptional */.yqP(dist/* number */.aig()),
    spent: dist/* array */.YOg(dist/* string */.YjP()),
    foundEmpty: dist/* array */.YOg(dist/* number */.aig()),
});
const coversSchema = dist/* object */.Ikc({
    from: dist/* number */.aig(),
    to: dist/* number */.aig(),
    folders: dist/* array */.YOg(dist/* string */.YjP()),
    ms: dist/* optional */.lqM(dist/* number */.aig(), 0),
});
function printClaim(claim) {
    const { replaces, ...rest } = claim;
    return { ...rest, ...(replaces === undefined ? {} : { replaces: [...replaces] }) };
}
function parseClaim(id, claim) {
    return claim_read(claimSchema, claim, `claim of window ${id}`);
}
function printProgress({ done, task, to, spent, foundEmpty }) {
    return {
        done: done.map((part) => ({ ...part })),
        ...(task === undefined ? {} : { task }),
        ...(to === undefined ? {} : { to }),
        spent: [...spent],
        foundEmpty: [...foundEmpty],
    };
}
function parseProgress(id, progress) {
    if (progress === undefined)
        return { done: [], spent: [], foundEmpty: [] };
    return claim_read(progressSchema, progress, `progress of window ${id}`);
}
function printCovers({ from, to, folders, ms }) {
    return { from, to, folders: [...folders], ms };
}
function parseCovers(id, covers) {
    return claim_read(coversSchema, covers, `commit of window ${id}`);
}
function claim_read(schema, value, what) {
    const parsed = dist/* safeParse */.xLC(schema, value);
    if (parsed.success)
        return parsed.output;
    throw new errors/* DataError */.fL(`The ${what} in the ledger cannot be read.`);
}
/** What the next task is for: the window, or what is left of it. */
function windowOf(claim, progress) {
    return { from: progress.done.at(-1)?.to ?? claim.from, to: progress.to ?? claim.to };
}
/** The task that carries the window by now; every attempt has a name of its own. */
function requestOf(claim, progress) {
    const { name, logGroup, streamPrefix, bucket } = claim;
    const window = windowOf(claim, progress);
    return {
        name: `${name}/${windowName(window)}/${progress.spent.length}`,
        logGroup,
        streamPrefix,
        ...window,
        bucket,
        prefix: `${claim.prefix}/${folderOfWindow(claim, window)}`,
    };
}
/** Where a task of the window writes, below the log group's prefix. */
function folderOf(claim, progress, taskId) {
    return `${folderOfWindow(claim, windowOf(claim, progress))}/${taskId}`;
}
/** Where all tasks of a window write, below the log group's prefix. */
function folderOfWindow({ timeZone }, window) {
    return `dt=${time_zone/* TimeZone */.W.of(timeZone).dateOf(window.from)}/${windowName(window)}`;
}

// EXTERNAL MODULE: ./build/engine/mode.js
var mode = __webpack_require__(1988);
;// CONCATENATED MODULE: ./build/export/tasks/poll-interval.js
/** The first look at a task comes early: a small one ends within seconds. */
const FIRST_MS = 1000;
const STEP = 1.2;
/** A wait grows to so many times the input `poll-interval`. */
const MAX_GROWTH = 6;
/** The time between two looks at a task, ms: it grows while nothing changes. */
class PollInterval {
    #first;
    #last;
    #next;
    /** `interval` is the input `poll-interval`, ms. */
    constructor(interval) {
        this.#first = Math.min(FIRST_MS, interval);
        this.#last = interval * MAX_GROWTH;
        this.#next = this.#first;
    }
    next() {
        const now = this.#next;
        this.#next = Math.min(now * STEP, this.#last);
        return now;
    }
    reset() {
        this.#next = this.#first;
    }
}

// EXTERNAL MODULE: ./build/export/tasks/left-task.js
var left_task = __webpack_require__(1371);
;// CONCATENATED MODULE: ./build/export/tasks/work.js





/** The runner gives 7.5 s after a cancellation; the ledger is to be told too. */
const CANCEL_TIMEOUT_MS = 4000;
/** A window that cannot be committed: the others go on, the run fails in the end. */
class WindowFailedError extends Error {
    constructor(message) {
        super(message);
        this.name = 'WindowFailedError';
    }
}
/** One claimed window on its way: what was claimed, how far it has come, and who may end the waiting. */
class WindowWork {
    ports;
    state;
    claim;
    resumed;
    context;
    /** The claim on the window. */
    held;
    label;
    /** When this run took the window on, by the monotonic clock, ms. */
    begunAt;
    #progress;
    /** Whether the post step would cancel the task of this window. */
    #isRemembered = false;
    #interval;
    constructor(run, segment, context) {
        const { ports, state } = run;
        this.ports = ports;
        this.state = state;
        this.begunAt = ports.clock.monotonic();
        this.context = context;
        this.held = context.claimAt('s3');
        this.claim = parseClaim(segment.id, segment.claim);
        this.resumed = segment.at.s3?.resumed ?? false;
        this.label = `${this.claim.logGroup} ${segment.id}`;
        this.#progress = parseProgress(segment.id, segment.at.s3?.progress);
        this.#interval = new PollInterval(ports.inputs.pollInterval);
    }
    get progress() {
        return this.#progress;
    }
    /** Whether tasks have carried all of the window, and it is only to be committed. */
    get isCarried() {
        return this.#progress.done.at(-1)?.to === this.claim.to;
    }
    get group() {
        return this.state.groups.get(this.claim.logGroup);
    }
    get request() {
        return requestOf(this.claim, this.#progress);
    }
    get place() {
        return { bucket: this.claim.bucket, region: this.ports.inputs.region, account: this.ports.account };
    }
    /** Where a task of the window writes, in the bucket. */
    folderOf(taskId) {
        return `${this.request.prefix}/${taskId}`;
    }
    /** Takes note of progress; it reaches the ledger with the next write. */
    note(progress) {
        this.#progress = progress;
        this.held.checkpoint(printProgress(progress));
    }
    /** This task carries the window from now on. */
    adopt(taskId) {
        this.note({ ...this.#progress, task: taskId });
        if (!this.ports.taskIds.includes(taskId))
            this.ports.taskIds.push(taskId);
        this.#remember(taskId);
        this.#interval.reset();
    }
    /** The task did not do it: the next attempt has another name. */
    spend(taskId, change = {}) {
        const { task, spent, ...rest } = this.#progress;
        const folder = folderOf(this.claim, this.#progress, taskId);
        this.note({ ...rest, spent: [...spent, folder], ...change });
    }
    /** A task has carried the window, or a part of it; what comes next begins where that ends. */
    partDone(part) {
        const { done, spent } = this.#progress;
        this.note({ done: [...done, part], spent, foundEmpty: [] });
    }
    /** Nothing of this window is left for the post step to cancel. */
    forget() {
        if (this.#isRemembered)
            this.ports.remember('');
        this.#isRemembered = false;
    }
    /** Waits until the next look. Throws when the run, its time budget or the claim ends. */
    async pause() {
        const { signal, deadline } = this.context;
        await this.ports.clock.sleep(this.#interval.next(), AbortSignal.any([signal, deadline]));
        signal.throwIfAborted();
        deadline.throwIfAborted();
    }
    /** Nobody waits with `wait: false`, and no other window begins a task then. */
    refuseToWait(why) {
        if (this.ports.inputs.wait)
            return;
        const stop = new mode/* StopError */.T('not-waiting', `wait: false. ${why}`);
        this.state.turns.close(stop);
        throw stop;
    }
    /** After the workflow was cancelled: ends the task of this window where the inputs say so. Never throws. */
    async endTask() {
        const reason = this.context.signal.reason;
        const isCancelled = reason instanceof mode/* StopError */.T && reason.reason === 'cancelled';
        const { task } = this.#progress;
        if (!isCancelled || task === undefined) {
            // What is left on purpose must not be cancelled by a post step either.
            if (!isCancelled)
                this.forget();
            return;
        }
        if (this.ports.inputs.onCancel === 'leave')
            return;
        try {
            const end = await this.ports.tasks.cancel(task, CANCEL_TIMEOUT_MS);
            if (end === 'cancelled') {
                this.spend(task);
                this.forget();
                this.ports.log(`Cancelled export task ${task} (${this.label}).`);
            }
        }
        catch (error) {
            this.ports.warn(`Export task ${task} could not be cancelled: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    #remember(taskId) {
        const { onCancel, region } = this.ports.inputs;
        if (onCancel !== 'cancel')
            return;
        this.#isRemembered = true;
        this.ports.remember((0,left_task/* printLeftTask */.ae)({ region, taskId }));
    }
}

;// CONCATENATED MODULE: ./build/export/tasks/judge.js







const HOUR_MS = 60 * 60 * 1000;
/** Data can take up to 12 hours until it can be exported (CloudWatch Logs user guide). */
const EXPORTABLE_AFTER_MS = 12 * HOUR_MS;
/** So many tasks, 12 hours apart, must complete without objects before the group's events are held to be elsewhere. */
const LOOKS_UNTIL_EMPTY = 3;
/** A window is not halved below this. */
const SHORTEST_MS = 60 * 1000;
/** What an ended task means for its window: carried, to be tried again at once (`undefined`), or failed (thrown). */
async function judge(work, task, 
/** How the task was found, before it was watched. */
foundAs) {
    if (task.status === 'COMPLETED')
        return judgeCompleted(work, task);
    if (timedOut(task) && halve(work, task))
        return undefined;
    work.spend(task.id);
    if (task.status === 'CANCELLED' && /CANCEL/.test(foundAs)) {
        work.ports.notice(`Export task ${task.id} of ${work.label} was cancelled. The window is exported anew.`);
        return undefined;
    }
    const said = task.message === '' ? '' : ` (${task.message})`;
    const causes = task.status === 'FAILED' ? ` ${usualCauses(task.message, work.place)}` : '';
    report(work, task, { state: 'failed', objects: 0, bytes: 0 });
    await tidy(work);
    throw new WindowFailedError(`Export task ${task.id} ended as ${task.status}${said}.${causes} The next run tries again.`);
}
/** COMPLETED is no proof: what counts is what lies in the bucket. */
async function judgeCompleted(work, task) {
    const byTask = await work.ports.objects.byTask(work.request.prefix);
    const found = byTask.get(task.id) ?? exported_objects/* NOTHING */.K$;
    if (found.objects > 0)
        return judge_carried(work, task, { ...found, state: 'exported' });
    if (await isRightlyEmpty(work, task))
        return judge_carried(work, task, { ...found, state: 'empty' });
    report(work, task, { ...found, state: 'failed' });
    throw new WindowFailedError(`Export task ${task.id} completed without an object although ${task.logGroup} has events from ` +
        `${(0,engine_window/* showInstant */.f)(task.from)} to ${(0,engine_window/* showInstant */.f)(task.to)}. Data can take 12 hours until it can be exported: the ` +
        'next run tries again. If this stays, choose a longer settle, and look whether the events were ingested late.');
}
async function isRightlyEmpty(work, task) {
    const { events, warn } = work.ports;
    const { logGroup, streamPrefix, from, to } = work.request;
    const logGroupClass = work.group?.logGroupClass ?? 'STANDARD';
    if (logGroupClass !== 'STANDARD') {
        warn(`${work.label}: the task completed without an object. Whether the group has events there cannot be seen: ` +
            `groups of class ${logGroupClass} cannot be read. The window counts as empty.`);
        return true;
    }
    const query = { logGroup, streamPrefix, from, to };
    const hasEvents = await events.hasEvents(query, work.context.signal).catch((error) => {
        work.context.signal.throwIfAborted();
        throw new WindowFailedError(`Export task ${task.id} completed without an object, and whether ${logGroup} has events there could not be ` +
            `seen: ${(0,errors/* messageOf */.bD)(error)}`);
    });
    return !hasEvents || foundEmptyOftenEnough(work, task);
}
function foundEmptyOftenEnough(work, task) {
    const now = work.ports.clock.now();
    const before = work.progress.foundEmpty;
    const isLaterLook = now - (before.at(-1) ?? -Infinity) >= EXPORTABLE_AFTER_MS;
    const foundEmpty = isLaterLook ? [...before, now] : before;
    if (foundEmpty.length < LOOKS_UNTIL_EMPTY) {
        work.spend(task.id, { foundEmpty });
        return false;
    }
    work.ports.warn(`${work.label}: ${foundEmpty.length} tasks, at least 12 hours apart, completed without an object although the ` +
        'group has events there. The window counts as empty.');
    return true;
}
/** Takes the first half alone; what is left of the window comes after it. */
function halve(work, task) {
    const { from, to } = task;
    if (to - from < 2 * SHORTEST_MS)
        return false;
    const middle = from + Math.ceil((to - from) / 2 / 1000) * 1000;
    work.spend(task.id, { to: middle });
    work.ports.notice(`Export task ${task.id} of ${work.label} ran out of AWS's 24 hours. The window is cut at ${(0,engine_window/* showInstant */.f)(middle)}.`);
    return true;
}
/** `undefined` when this was but a part of the window. */
async function judge_carried(work, task, outcome) {
    report(work, task, outcome);
    const { objects, bytes } = outcome;
    const folder = folderOf(work.claim, work.progress, task.id);
    const ms = Math.max(0, (task.completedAt ?? task.createdAt) - task.createdAt);
    work.partDone({ to: work.request.to, folder, objects, bytes, ms });
    if (!work.isCarried) {
        await work.held.persist();
        return undefined;
    }
    await tidy(work);
    return committed(work.claim, work.progress.done);
}
/** A window that tasks had carried before this run: it is only committed. */
async function allDone(work) {
    const { claim, ports, progress } = work;
    let { from } = claim;
    for (const { to, folder, objects, bytes } of progress.done) {
        const taskId = folder.split('/').at(-1) ?? '';
        const state = objects > 0 ? 'exported' : 'empty';
        const path = `${claim.prefix}/${folder}`;
        ports.reports.push({ logGroup: claim.logGroup, from, to, taskId, folder: path, state, objects, bytes });
        if (!ports.taskIds.includes(taskId))
            ports.taskIds.push(taskId);
        from = to;
    }
    await tidy(work);
    return committed(claim, progress.done);
}
/** A window without an event: no task was needed. */
async function foundIdle(work) {
    const { logGroup, from, to } = work.claim;
    const nothing = { taskId: '', folder: '', state: 'empty', ...exported_objects/* NOTHING */.K$ };
    work.ports.reports.push({ logGroup, from, to, ...nothing });
    if (work.resumed)
        await tidy(work);
    return {
        tally: { ...(0,window_tally/* emptyWindowTally */.GG)(), windows: 1, empty: 1 },
        counters: { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 },
        covers: printCovers({ from, to, folders: [], ms: 0 }),
    };
}
function committed({ from, to }, parts) {
    const sum = (figure) => parts.reduce((before, part) => before + figure(part), 0);
    const [objects, bytes] = [sum((part) => part.objects), sum((part) => part.bytes)];
    const exported = parts.filter((part) => part.objects > 0).length;
    return {
        tally: { windows: parts.length, exported, empty: parts.length - exported, failed: 0, objects, bytes },
        counters: { objectsRead: 0, objectsWritten: objects, bytesRead: 0, bytesWritten: bytes },
        covers: printCovers({ from, to, folders: parts.map(({ folder }) => folder), ms: sum(({ ms }) => ms) }),
    };
}
function report(work, task, outcome) {
    const { logGroup, from, to } = work.request;
    const folder = work.folderOf(task.id);
    work.ports.reports.push({ logGroup, from, to, taskId: task.id, folder, ...outcome });
}
/**
 * Looks for what other tasks left below the prefix of the window, lists it, or deletes what failed where the inputs say
 * so. A task that nobody knows of (two runs made one for the same window) is found here, and nowhere else.
 */
async function tidy(work) {
    const { claim, ports, progress } = work;
    const { done, spent } = progress;
    const counted = new Set(done.map(({ folder }) => folder));
    const known = [...spent, ...counted, ...(claim.replaces ?? [])];
    const parents = known.map((folder) => folder.slice(0, folder.lastIndexOf('/')));
    const windows = new Set([folderOfWindow(claim, claim), ...parents]);
    try {
        for (const window of windows) {
            for (const [taskId, left] of await ports.objects.byTask(`${claim.prefix}/${window}`)) {
                const folder = `${window}/${taskId}`;
                if (!counted.has(folder))
                    await tidyFolder(work, folder, left);
            }
        }
    }
    catch (error) {
        ports.warn(`What an earlier task left could not be tidied up: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function tidyFolder(work, folder, left) {
    const { claim, ports, progress } = work;
    const path = `${claim.prefix}/${folder}`;
    const where = `${left.objects} objects of a task that does not count, in s3://${claim.bucket}/${path}/`;
    const hasFailed = progress.spent.includes(folder);
    // What exported well is told, and never deleted: a task that counted until now, or one that nobody knows of.
    if (hasFailed && ports.inputs.cleanLeftovers) {
        await ports.objects.delete(path);
        ports.notice(`Deleted ${where}`);
    }
    else if (hasFailed || claim.replaces?.includes(folder) === true)
        ports.notice(`There are ${where}`);
    else
        ports.warn(`Another task exported ${work.label} too: there are ${where}`);
}

;// CONCATENATED MODULE: ./build/export/tasks/slot.js





/** Creating a task fails so many times in a row, each worth a retry, before the window fails. */
const MAX_FAILURES = 10;
const slot_MINUTE_MS = 60 * 1000;
/** A creation whose answer was lost may still be under way; nobody looks for its task before so many ms. */
const SHOWS_AFTER_MS = 3000;
/** A foreign task is named again in the log after so many looks. */
const LOOKS_BETWEEN_NAMES = 20;
/**
 * The task that carries this window: ours where there is one already, or a new one as soon as AWS's one slot is free.
 * A foreign task is waited for.
 */
async function obtainTask(work) {
    const known = await knownTask(work);
    if (known !== undefined)
        return known;
    const slot = new SlotWatch(work);
    for (;;) {
        work.context.signal.throwIfAborted();
        work.context.deadline.throwIfAborted();
        const task = await slot.next();
        if (task !== undefined)
            return task;
        work.refuseToWait('Another export task holds the one slot of this account and Region.');
        await work.pause();
    }
}
/** By the id in the ledger. */
async function knownTask(work) {
    const { tasks, notice } = work.ports;
    const { task: id } = work.progress;
    if (id === undefined)
        return undefined;
    const found = await tasks.find(id, work.context.signal);
    if (found !== undefined)
        return adopted(work, found);
    notice(`Export task ${id} of ${work.label} is not known to AWS any more. The window is exported anew.`);
    work.spend(id);
    return undefined;
}
/** The first task of this very attempt that completed and left something; what others left is to be tidied up. */
async function endedTask(work, since) {
    const { tasks, objects, notice } = work.ports;
    const { request } = work;
    for (const task of await tasks.endedAs(request, since, work.context.signal)) {
        const found = (await objects.byTask(request.prefix)).get(task.id) ?? exported_objects/* NOTHING */.K$;
        if (task.status !== 'COMPLETED') {
            notice(`Export task ${task.id} of ${work.label} ended as ${task.status} before its run could write it down.`);
            work.spend(task.id);
        }
        else if (found.objects > 0)
            return adopted(work, task);
    }
    return undefined;
}
function adopted(work, task) {
    work.adopt(task.id);
    work.ports.log(`Adopted export task ${task.id} (${work.label}, ${task.status}).`);
    return task;
}
/** The slot as this run sees it. */
class SlotWatch {
    #work;
    #named;
    #looks = 0;
    #failures = 0;
    /**
     * Since when (by the monotonic clock) there may be a task of ours that nobody wrote down: another run died over it,
     * or a creation went without an answer. It may have ended already.
     */
    #unsureSince;
    /** Whether the slot may be free: then creating a task asks for it best. */
    #maybeFree;
    constructor(work) {
        this.#work = work;
        this.#unsureSince = work.resumed ? work.begunAt : undefined;
        this.#maybeFree = !work.resumed;
    }
    /** The window's task if there is one already, or a new one if the slot is free. */
    async next() {
        const work = this.#work;
        if (!this.#maybeFree) {
            const active = await this.#look();
            if (active === LATER)
                return undefined;
            if (active !== undefined && (0,tasks_task/* isOf */.yW)(active, work.request))
                return adopted(work, active);
            // Asked for after those that are active, so that none slips through by ending in between.
            const made = await this.#madeBefore();
            if (made !== undefined || active !== undefined)
                return made;
        }
        this.#maybeFree = false;
        return this.#tryToCreate();
    }
    /** The active task, named in the log when it is not ours. */
    async #look() {
        const { tasks } = this.#work.ports;
        const active = await tasks.active(this.#work.context.signal).catch((error) => {
            this.#bear(error);
            return LATER;
        });
        if (active === undefined || (0,tasks_task/* isOf */.yW)(active, this.#work.request))
            return active;
        if (active !== LATER)
            this.#name(active);
        return active;
    }
    /** A task of this window that nobody wrote down and that has ended by now. */
    async #madeBefore() {
        if (this.#unsureSince === undefined)
            return undefined;
        const made = await endedTask(this.#work, this.#unsureSince);
        this.#unsureSince = undefined;
        return made;
    }
    /** `undefined` when it is to be tried again: another task was faster, or nobody knows whether it was created. */
    async #tryToCreate() {
        const work = this.#work;
        const { tasks, createTimeout, clock, log } = work.ports;
        // A run whose lease has ended must not create what another one creates.
        await work.held.fence(createTimeout);
        work.context.signal.throwIfAborted();
        const { request } = work;
        try {
            const id = await tasks.create(request, createTimeout);
            work.adopt(id);
            log(`Created export task ${id} (${work.label}).`);
            await work.held.persist();
            return {
                ...{ ...request, id, status: 'PENDING', message: '' },
                ...{ createdAt: clock.now(), completedAt: undefined },
            };
        }
        catch (error) {
            if (error instanceof tasks_task/* SlotTakenError */._Z)
                return undefined;
            this.#bear(refusal(work, error));
            if (this.#unsureSince !== undefined)
                await clock.sleep(SHOWS_AFTER_MS, work.context.signal);
            return undefined;
        }
    }
    #name(task) {
        this.#looks += 1;
        if (this.#named === task.id && this.#looks % LOOKS_BETWEEN_NAMES !== 0)
            return;
        this.#named = task.id;
        const minutes = Math.max(0, Math.round((this.#work.ports.clock.now() - task.createdAt) / slot_MINUTE_MS));
        const name = task.name === '' ? task.id : `"${task.name}"`;
        this.#work.ports.log(`${this.#work.label}: waiting for export task ${name} of ${task.logGroup}, ${minutes} min old. ` +
            'AWS runs one export task a time for each account and Region.');
    }
    /** What may pass is waited out, but not for ever. */
    #bear(error) {
        this.#work.context.signal.throwIfAborted();
        if (error instanceof errors/* ServiceError */._7 && error.ambiguous)
            this.#unsureSince = this.#work.ports.clock.monotonic();
        const mayPass = error instanceof errors/* ServiceError */._7 && (error.retryable || error.ambiguous);
        this.#failures += 1;
        if (!mayPass || this.#failures >= MAX_FAILURES)
            throw error;
        this.#work.ports.log(`${this.#work.label}: ${(0,errors/* messageOf */.bD)(error)}. It is tried again.`);
    }
}
/** Stands for a slot that nobody could look at. */
const LATER = {
    ...{ id: '', name: '', logGroup: '', from: 0, to: 0, bucket: '', prefix: '' },
    ...{ status: 'PENDING', message: '', createdAt: 0, completedAt: undefined },
};
/** A fault of the bucket meets every window; a log group that has gone concerns its own windows only. */
function refusal(work, error) {
    if (!(error instanceof errors/* ServiceError */._7) || error.retryable || error.ambiguous)
        return error;
    if (error.code === 'ResourceNotFoundException') {
        return new WindowFailedError(`${error.message} The log group was deleted after the run had listed it.`);
    }
    if (error.code !== 'InvalidParameterException')
        return error;
    const { call, resource, permission, retryable, code, status, cause } = error;
    const message = `${error.message} ${usualCauses(error.message, work.place)}`;
    return new errors/* ServiceError */._7(message, {
        ...{ call, resource, retryable, code, cause },
        ...(permission === undefined ? {} : { permission }),
        ...(status === undefined ? {} : { status }),
    });
}
/** A task that AWS does not show yet, although it has just created it, is waited for this long. */
const SHOWS_WITHIN_MS = slot_MINUTE_MS;
/** Looks at a task until it has ended. */
async function watchTask(work, task) {
    let current = task;
    let failures = 0;
    while ((0,tasks_task/* isActive */.$m)(current)) {
        work.refuseToWait(`Export task ${task.id} goes on; a later run takes it up.`);
        await work.pause();
        try {
            const found = await work.ports.tasks.find(task.id, work.context.signal);
            current = found ?? unlessGone(work, current);
            failures = 0;
        }
        catch (error) {
            work.context.signal.throwIfAborted();
            failures += 1;
            if (!(error instanceof errors/* ServiceError */._7 && error.retryable) || failures >= MAX_FAILURES)
                throw error;
        }
    }
    work.forget();
    return current;
}
function unlessGone(work, task) {
    if (work.ports.clock.now() - task.createdAt < SHOWS_WITHIN_MS)
        return task;
    return { ...task, status: 'FAILED', message: 'AWS does not know the task any more' };
}

;// CONCATENATED MODULE: ./build/export/tasks/carry.js



/** Delivers one window: nothing where it is idle, and otherwise by a task, whose end is held against the bucket. */
async function carry_carry(run, segment, context) {
    const work = new WindowWork(run, segment, context);
    const { logGroup, from } = work.claim;
    const place = run.state.turns.enter({ logGroup, from, begun: work.progress.task !== undefined });
    try {
        // A run that could not commit leaves a window of which nothing is left to do.
        if (work.isCarried)
            return await allDone(work);
        if (await isIdle(work))
            return await foundIdle(work);
        for (;;) {
            const { found, ended } = await runTask(work, place);
            const carried = await judge(work, ended, found.status);
            if (carried !== undefined)
                return carried;
        }
    }
    catch (error) {
        await work.endTask();
        throw error;
    }
    finally {
        place.leave();
    }
}
/** Finds or creates the task that comes next, and waits for its end; the window has the slot as long. */
async function runTask(work, place) {
    const { signal, deadline } = work.context;
    const endTurn = await place.take(AbortSignal.any([signal, deadline]));
    try {
        const found = await obtainTask(work);
        return { found, ended: await watchTask(work, found) };
    }
    finally {
        endTurn();
    }
}
/** Whether the window is done without a task: nothing of it is begun, and it holds no event. */
async function isIdle(work) {
    const { claim, context, ports, progress, state } = work;
    if (progress.task !== undefined || progress.done.length > 0)
        return false;
    const { logGroup, streamPrefix, from, to } = claim;
    const answer = await state.probe.ask(work.group, { logGroup, streamPrefix, from, to }, context.signal);
    if (answer !== 'none')
        return false;
    // A run that died may have exported events that have expired since.
    return !work.resumed || (await ports.objects.byTask(work.request.prefix)).size === 0;
}

;// CONCATENATED MODULE: ./build/export/tasks/event-probe.js

const event_probe_DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Finds out whether windows of log groups hold events, so that an idle one costs no export task. The last event of a
 * group answers for all of its windows at once, but the service tells it late: it counts for windows that had ended a
 * day before. All others are asked for an event. `storedBytes` is told with a delay of a day and decides nothing.
 */
class EventProbe {
    #ports;
    #newest = new Map();
    #told = new Set();
    constructor(ports) {
        this.#ports = ports;
    }
    async ask(group, query, signal) {
        // No other class lets anyone read its events.
        if (group?.logGroupClass !== 'STANDARD')
            return 'unknown';
        const known = await this.#byNewest(query);
        signal.throwIfAborted();
        if (known !== 'unknown')
            return known;
        return this.#allowed('logs:FilterLogEvents', 'unknown', async () => (await this.#ports.events.hasEvents(query, signal)) ? 'events' : 'none');
    }
    async #byNewest({ logGroup, streamPrefix, from, to }) {
        if (to > this.#ports.now() - event_probe_DAY_MS)
            return 'unknown';
        const { event, askedAt } = await this.#newestOf(logGroup);
        if (event === 'unknown' || to > askedAt - event_probe_DAY_MS)
            return 'unknown';
        if (event === 'none' || event < from)
            return 'none';
        // With a prefix the newest stream may be one that is not asked for.
        return event < to && streamPrefix === undefined ? 'events' : 'unknown';
    }
    /** Asked once for each group, whichever of its windows comes first. */
    #newestOf(logGroup) {
        const known = this.#newest.get(logGroup);
        if (known !== undefined)
            return known;
        const askedAt = this.#ports.now();
        const asked = this.#allowed('logs:DescribeLogStreams', 'unknown', () => this.#ports.events.newestEvent(logGroup, this.#ports.cancelled)).then((event) => ({ event, askedAt }));
        this.#newest.set(logGroup, asked);
        asked.catch(() => this.#newest.delete(logGroup));
        return asked;
    }
    /** What the service refuses is told once for each call, and answered with what is safe. */
    async #allowed(call, otherwise, work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* ServiceError */._7) || error.retryable || error.ambiguous)
                throw error;
            if (!this.#told.has(call)) {
                this.#told.add(call);
                this.#ports.notice(`Whether windows are idle cannot be asked with ${call}: ${(0,errors/* messageOf */.bD)(error)} ` +
                    'A window that cannot be asked about costs an export task, idle or not.');
            }
            return otherwise;
        }
    }
}

// EXTERNAL MODULE: ./build/engine/ledger.js + 1 modules
var ledger = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/export/tasks/partition.js





/** Tasks fail after 24 hours (CloudWatch Logs user guide); one that would come near it is cut into shorter ones. */
const TOO_LONG_MS = 20 * 60 * 60 * 1000;
const WELL_BELOW_MS = 12 * 60 * 60 * 1000;
/** The pace of a shorter task is mostly the time that AWS takes to begin. */
const TELLING_MS = 60 * 60 * 1000;
const SECOND_MS = 1000;
/** So many windows of a log group are in flight at once: one with a long backlog leaves room for the others. */
const WINDOWS_AT_ONCE = 64;
/** The windows of one log group, and which of them are left. */
function exportPartition(group, window, settings) {
    const { account, region, streamPrefix = '', bucket, prefix } = settings;
    const identity = {
        mode: 'export',
        account,
        region,
        logGroup: group.name,
        streamPrefix,
        destination: `s3://${bucket}/${prefix}`,
    };
    const place = digest(identity).slice(0, 12);
    const name = group.name.replace(/^\//, '');
    const exportable = sinceCreation(group, window, settings);
    const partition = {
        group,
        settings,
        window: exportable,
        taskName: `log-ferry/${digest([settings.ledger, identity]).slice(0, 16)}`,
        keyPrefix: prefix + name,
    };
    return {
        documents: [{ destination: 's3', key: `export/${name}/${place}.json`, identity }],
        label: group.name,
        start: exportable.from,
        atOnce: WINDOWS_AT_ONCE,
        left: ({ s3 = (0,ledger/* emptyDocument */.vM)(identity) }, run) => partition_leftOf(partition, s3, run),
    };
}
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}
/** AWS refuses a `to` before the creation of the group: windows begin with the one that it was created in. */
function sinceCreation({ createdAt }, window, { cuts }) {
    const from = Math.max(window.from, cuts.below(createdAt));
    // The last millisecond of the window is what is sent.
    return window.to - 1 < createdAt ? { from: window.to, to: window.to } : { from, to: window.to };
}
function partition_leftOf(partition, document, run) {
    const { window, settings } = partition;
    const { done, again } = partition_committed(document, (by) => !settings.redo || by === run);
    const open = Object.entries(document.segments).flatMap(([id, entry]) => entry.state === 'open' ? [{ id, claim: parseClaim(id, entry.claim) }] : []);
    const taken = [...done, ...again.map(({ covers }) => covers), ...open.map(({ claim }) => claim)];
    const pieces = withoutTaken(window, taken).flatMap((free) => cutWindow(free, settings.cuts).flatMap((piece) => notTooLong(piece, done)));
    const resumable = open.filter(({ claim }) => overlap(claim, window));
    const redone = again.filter(({ covers }) => overlap(covers, window));
    const segments = [
        ...resumable.map(({ id, claim }) => segment(partition, id, claim)),
        ...redone.map(({ id, covers }) => segment(partition, id, claimAgain(partition, covers))),
        ...pieces.map((piece) => segment(partition, windowName(piece), claimOf(partition, piece))),
    ].sort((a, b) => a.start - b.start);
    return { segments, objectsSkipped: 0, refusals: {} };
}
function partition_committed(document, counts) {
    const entries = Object.entries(document.segments).flatMap(([id, entry]) => entry.state === 'committed' ? [{ id, entry, covers: parseCovers(id, entry.covers) }] : []);
    const isDone = ({ entry }) => counts(entry.run);
    return {
        done: entries.filter(isDone).map(({ covers }) => covers),
        again: entries.filter((each) => !isDone(each)),
    };
}
/** Cuts a window that, by the pace of the tasks before, would take too long. */
function notTooLong(piece, done) {
    const telling = done.filter(({ ms }) => ms >= TELLING_MS);
    const paces = telling.map(({ from, to, ms }) => ms / (to - from));
    const expected = Math.max(0, ...paces) * (piece.to - piece.from);
    if (expected < TOO_LONG_MS)
        return [piece];
    const parts = Math.ceil(expected / WELL_BELOW_MS);
    const length = Math.max(SECOND_MS, Math.ceil((piece.to - piece.from) / parts / SECOND_MS) * SECOND_MS);
    return cutWindow(piece, (0,time_zone/* evenCuts */.M)(length, piece.from));
}
function claimOf({ group, settings, taskName, keyPrefix }, { from, to }) {
    const { streamPrefix, bucket, timeZone } = settings;
    return {
        name: taskName,
        logGroup: group.name,
        ...(streamPrefix === undefined ? {} : { streamPrefix }),
        ...{ from, to, bucket, prefix: keyPrefix, timeZone: timeZone.name },
    };
}
/** A window that is done again must not take the task of the first time for its own. */
function claimAgain(partition, covers) {
    const claim = claimOf(partition, covers);
    const name = `${claim.name}/again-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    return { ...claim, name, replaces: covers.folders };
}
function segment({ group, settings }, id, claim) {
    const age = Math.max(SECOND_MS, settings.now() - keptSince(group, settings.now()));
    const bytes = Math.round(group.storedBytes * Math.min(1, (claim.to - claim.from) / age));
    return {
        id,
        destinations: ['s3'],
        claim: () => printClaim(claim),
        start: claim.from,
        end: claim.to,
        objects: 0,
        bytes,
    };
}
function keptSince({ createdAt, retentionDays }, now) {
    if (retentionDays === undefined)
        return createdAt;
    return Math.max(createdAt, now - retentionDays * 24 * 60 * 60 * SECOND_MS);
}

;// CONCATENATED MODULE: ./build/export/tasks/task-turns.js
/**
 * AWS runs one export task a time: this says which window of the run is next. The group that had the fewest turns comes
 * first, so that one with a long backlog does not starve the others; of these the oldest window. A window waits for
 * older ones of its group until it is known whether they need a task.
 */
class TaskTurns {
    #places = new Set();
    #turns = new Map();
    #isTaken = false;
    #closed;
    /** The window's place in the queue: to be taken at once, and left when the window needs no task any more. */
    enter(window) {
        const place = new TaskPlace(window, {
            moved: () => {
                this.#next();
            },
            left: () => {
                this.#places.delete(place);
            },
        });
        this.#places.add(place);
        return place;
    }
    /** No window that has no task yet gets one any more in this run. */
    close(reason) {
        this.#closed ??= reason;
        this.#next();
    }
    #next() {
        for (const place of this.#places) {
            if (this.#closed !== undefined && !place.window.begun)
                place.refuse(this.#closed);
        }
        if (this.#isTaken)
            return;
        const ready = [...this.#places].filter((place) => place.isWaiting && !this.#waitsForOlder(place));
        const [first] = ready;
        if (first === undefined)
            return;
        const next = ready.reduce((a, b) => (this.#isBefore(b.window, a.window) ? b : a), first);
        this.#isTaken = true;
        this.#turns.set(next.window.logGroup, this.#turnsOf(next.window) + 1);
        next.begin(() => {
            this.#isTaken = false;
            this.#next();
        });
    }
    #waitsForOlder({ window }) {
        if (window.begun)
            return false;
        return [...this.#places].some((other) => other.isUndecided && other.window.logGroup === window.logGroup && other.window.from < window.from);
    }
    #isBefore(a, b) {
        if (a.begun !== b.begun)
            return a.begun;
        const [turnsOfA, turnsOfB] = [this.#turnsOf(a), this.#turnsOf(b)];
        return turnsOfA === turnsOfB ? a.from < b.from : turnsOfA < turnsOfB;
    }
    #turnsOf({ logGroup }) {
        return this.#turns.get(logGroup) ?? 0;
    }
}
/** One window's place among those of the run that may need an export task. */
class TaskPlace {
    window;
    /** Whether nobody knows yet if the window needs a task. */
    isUndecided = true;
    #queue;
    #waiting;
    constructor(window, queue) {
        this.window = window;
        this.#queue = queue;
    }
    get isWaiting() {
        return this.#waiting !== undefined;
    }
    /** Resolves when the window may have its task; the function given ends the turn. Throws when the run ends before. */
    async take(signal) {
        signal.throwIfAborted();
        const onAbort = () => {
            const reason = signal.reason;
            this.refuse(reason instanceof Error ? reason : new Error('The wait for the export task was given up.'));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        this.isUndecided = false;
        try {
            return await new Promise((begin, refuse) => {
                this.#waiting = { begin, refuse };
                this.#queue.moved();
            });
        }
        finally {
            signal.removeEventListener('abort', onAbort);
        }
    }
    begin(end) {
        this.#waiting?.begin(end);
        this.#waiting = undefined;
    }
    refuse(reason) {
        this.#waiting?.refuse(reason);
        this.#waiting = undefined;
    }
    leave() {
        this.isUndecided = false;
        this.#queue.left();
        this.#queue.moved();
    }
}

;// CONCATENATED MODULE: ./build/export/tasks/mode.js






/** Questions about groups that are asked at once; their pace is that of the quotas. */
const GROUPS_AHEAD = 64;
/** Has CloudWatch Logs export log groups to a bucket, one task a log group and window that holds events. */
function exportMode(ports) {
    const { events, clock, cancelled, notice } = ports;
    const probe = new EventProbe({ events, cancelled, notice, now: () => clock.now() });
    const groups = new Map(ports.groups.map((group) => [group.name, group]));
    const run = { ports, state: { groups, probe, turns: new TaskTurns() } };
    return {
        plan: (window) => plan(run, window),
        carry: (segment, context) => carry_carry(run, segment, context),
    };
}
async function* plan(run, { from, to }) {
    // The end of an explicit window may be "now, less settle": tasks are named to the second.
    const window = { from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
    const settings = mode_partitionSettings(run.ports);
    const groups = sideBySide(run.ports.groups, GROUPS_AHEAD, (group) => withOlderEvents(run, group, window));
    for await (const group of groups)
        yield exportPartition(group, window, settings);
}
/** Events may be older than their group (PutLogEvents takes 14 days): then the group counts from the window's start. */
async function withOlderEvents({ ports, state }, group, { from, to }) {
    const before = Math.min(to, group.createdAt);
    if (before <= from)
        return group;
    const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
    const hasOlder = await state.probe.ask(group, query, ports.cancelled).then((answer) => answer === 'events', (error) => {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        // No answer for now: each of the windows is asked for itself, and fails alone.
        return true;
    });
    return hasOlder ? { ...group, createdAt: from } : group;
}
function mode_partitionSettings({ inputs, account, clock }) {
    const { region, logStreamPrefix, destination, ledger, chunk, timeZone, from, redo } = inputs;
    return {
        account,
        region,
        streamPrefix: logStreamPrefix,
        bucket: destination.bucket,
        prefix: destination.prefix,
        ledger: ledger.kind === 'none' ? 'none' : `s3://${ledger.bucket}/${ledger.prefix}`,
        cuts: timeZone.cuts(chunk, from),
        timeZone,
        redo,
        now: () => clock.now(),
    };
}

;// CONCATENATED MODULE: ./build/export/tasks/setup.js








const UNCHECKED = { problems: [], doubts: [], unread: [] };
/** `mode: export`, ready to run. */
async function setUpExport(inputs, surroundings) {
    const { s3, logs, clock, account, putTimeout, log, remember, dryRun } = surroundings;
    const startedAt = clock.monotonic();
    const notes = [];
    const notice = telling(surroundings.notice, notes);
    const warn = telling(surroundings.warn, notes);
    const { bucket, prefix, owner } = inputs.destination;
    const events = new LogGroups(logs.retrying, { clock, region: inputs.region });
    const place = { bucket, region: inputs.region, account };
    const [groups, destination] = await Promise.all([
        selectGroups(events, inputs.logGroups, warn),
        // A dry run looks at the bucket by itself, and goes on to plan whatever it finds.
        dryRun === true ? UNCHECKED : checkDestination(s3, place, owner),
    ]);
    if (destination.problems.length > 0)
        throw new errors/* ConfigError */.xL(destination.problems);
    for (const doubt of destination.doubts)
        warn(doubt);
    for (const unread of destination.unread)
        notice(unread);
    const taskIds = [];
    const reports = [];
    const selection = JSON.stringify([inputs.logGroups, inputs.logStreamPrefix]);
    return {
        mode: exportMode({
            ...{ inputs, events, groups, clock, account, notice, warn, log, remember, taskIds, reports },
            tasks: new tasks_task/* ExportTasks */.zq(logs, clock),
            objects: new exported_objects/* ExportedObjects */.go(s3, bucket, owner),
            createTimeout: putTimeout,
            cancelled: surroundings.cancelled(),
        }),
        destinations: 'windows',
        sourceName: `export ${inputs.region} ${account} ${selection} s3://${bucket}/${prefix}`,
        earliest: undefined,
        whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
        exports: { taskIds, windows: reports },
        sections: () => readExports({ inputs, surroundings, startedAt, windows: reports, warn }),
        notes: () => notes,
    };
}
/** What a report needs is loaded when there is one. */
async function readExports(exports) {
    const { inputs, surroundings, startedAt, windows, warn } = exports;
    const { bucket, owner } = inputs.destination;
    const used = surroundings.clock.monotonic() - startedAt;
    const { readBack } = await __webpack_require__.e(/* import() */ 693).then(__webpack_require__.bind(__webpack_require__, 7693));
    return readBack({
        windows,
        objects: new S3LogObjects(surroundings.s3, bucket, owner),
        msLeft: inputs.timeBudget === undefined ? Infinity : inputs.timeBudget - used,
        cancelled: surroundings.cancelled(),
        warn,
        log: surroundings.log,
    });
}
/** What the log tells stands in the summary too. */
function telling(tell, notes) {
    return (text) => {
        notes.push(text);
        tell(text);
    };
}

;// CONCATENATED MODULE: ./build/main/modes.js


/** Makes the mode that the inputs ask for; what it needs of AWS is looked at, and created where the inputs say so. */
async function setUpMode(inputs, surroundings) {
    switch (inputs.mode) {
        case 'alb':
            return setUpAlb(inputs, surroundings);
        case 'export':
            return setUpExport(inputs, surroundings);
        case 'amplify': {
            // With it comes Amplify's client, which the start of the others must not pay for.
            const { setUpAmplify } = await Promise.all(/* import() */[__webpack_require__.e(747), __webpack_require__.e(150)]).then(__webpack_require__.bind(__webpack_require__, 4150));
            return setUpAmplify(inputs, surroundings);
        }
    }
}


/***/ }),

/***/ 7044:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ bucketRegion),
/* harmony export */   R4: () => (/* binding */ bucketPolicy),
/* harmony export */   ir: () => (/* binding */ bucketEncryption)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);



/** The Region that the bucket lies in, where S3 says it. Throws ServiceError: 404 when there is no such bucket. */
async function bucketRegion(client, bucket) {
    const on = { call: 's3:HeadBucket', resource: `s3://${bucket.Bucket}`, permission: 's3:ListBucket' };
    const asked = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.HeadBucketCommand(bucket)));
    return (await asked.catch(redirected)).BucketRegion;
}
const MOVED = 301;
const redirectSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    $response: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ headers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ 'x-amz-bucket-region': valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }) }),
});
/** The answer for a bucket of another Region names it, be it one that the client cannot follow (an endpoint of one's own). */
function redirected(error) {
    const answer = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(redirectSchema, error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 ? error.cause : undefined);
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.status === MOVED && answer.success))
        throw error;
    return { BucketRegion: answer.output.$response.headers['x-amz-bucket-region'] };
}
/** Throws ServiceError where it may not be read. */
async function bucketEncryption(client, bucket) {
    const resource = `s3://${bucket.Bucket}`;
    const permission = 's3:GetEncryptionConfiguration';
    const on = { call: 's3:GetBucketEncryption', resource, permission };
    const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.GetBucketEncryptionCommand(bucket);
    const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => client.send(command)).catch(unless('ServerSideEncryptionConfigurationNotFoundError'));
    // S3 has one rule at most (PutBucketEncryption API).
    const rule = answer?.ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault;
    return { algorithm: rule?.SSEAlgorithm ?? 'AES256', kmsKeyId: rule?.KMSMasterKeyID };
}
/** Empty where the bucket has none. Throws ServiceError where it may not be read. */
async function bucketPolicy(client, bucket) {
    const on = { call: 's3:GetBucketPolicy', resource: `s3://${bucket.Bucket}` };
    const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.GetBucketPolicyCommand(bucket);
    const answer = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => client.send(command)).catch(unless('NoSuchBucketPolicy'));
    return answer?.Policy ?? '';
}
/** That there is no such setting is an answer. */
function unless(code) {
    return (error) => {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === code)
            return undefined;
        throw error;
    };
}


/***/ })

};
