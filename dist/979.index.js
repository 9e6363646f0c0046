export const id = 979;
export const ids = [979];
export const modules = {

  2360:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  t: () => (  CloudWatchLogsSink)
});
var dist_cjs = __webpack_require__(303);
var rate_limiter = __webpack_require__(3612);
var errors = __webpack_require__(1285);
var shared_memory = __webpack_require__(5080);
var put_body = __webpack_require__(4547);
; 
const MANY_UNDER_WAY = 8;
const HALF_UNDER_WAY = 0.5;
const MAX_SERVER_ERRORS = 2;
const ON_PUT = { call: 'logs:PutLogEvents', resource: '', onceOnly: true };
class BodyCompression {
    #minBytes;
    #halfUnderWay;
    #notice;
    #wasTaken = false;
    #serverErrors = 0;
    #underWay = 0;
    constructor({ minBytes, concurrency }, notice) {
        this.#minBytes = minBytes;
        this.#halfUnderWay = Math.ceil(concurrency * HALF_UNDER_WAY);
        this.#notice = notice;
    }
    present(isBusy) {
        if (isBusy && this.#underWay < MANY_UNDER_WAY)
            return put_body .lZ;
        const isSmall = !isBusy && this.#underWay >= this.#halfUnderWay;
        return { minBytes: this.#minBytes, level: isSmall ? 'small' : 'fast' };
    }
    async send(batch, put) {
        this.#underWay += 1;
        try {
            return await this.#send(batch, put);
        }
        finally {
            this.#underWay -= 1;
        }
    }
    async #send(batch, put) {
        if (batch.encoding === undefined)
            return put(batch);
        if (this.#minBytes === Infinity)
            return put((0,put_body .HV)(batch));
        try {
            const answer = await put(batch);
            this.#wasTaken = true;
            return answer;
        }
        catch (error) {
            if (!this.#isRefusal(error))
                throw error;
            const answer = await put((0,put_body .HV)(batch));
            this.#leave((0,errors .bD)(error));
            return answer;
        }
    }
    #isRefusal(error) {
        const { status = 0, retryable } = (0,errors .cg)(error, ON_PUT);
        if (status >= 500 && !this.#wasTaken)
            this.#serverErrors += 1;
        if (this.#serverErrors >= MAX_SERVER_ERRORS)
            this.#leave((0,errors .bD)(error));
        return status >= 400 && status < 500 && !retryable;
    }
    #leave(why) {
        if (this.#minBytes === Infinity)
            return;
        this.#minBytes = Infinity;
        this.#notice(`The endpoint of CloudWatch Logs does not take request bodies with Content-Encoding: gzip (${why}). ` +
            'From now on they are sent uncompressed. Set AWS_DISABLE_REQUEST_COMPRESSION=true to skip the attempt.');
    }
}
var external_node_stream_ = __webpack_require__(7075);
; 
const HASH_HEADER = 'x-amz-content-sha256';
const OF_ONE_REQUEST = /^(?:amz-sdk-.*|content-encoding|content-length|x-amz-content-sha256)$/;
const NO_ANSWER = 'CloudWatch Logs answered without a body';
class DirectPuts {
    #client;
    #model;
    #signer;
    constructor(client) {
        this.#client = client;
    }
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
const LAST = { step: 'deserialize', name: 'readyAnswer', priority: 'low' };
function commandOf({ names }) {
    return new dist_cjs .Aw4({ ...names, logEvents: [] });
}
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

; 
class DuplicateRisk {
    #batches = 0;
    batchRepeated() {
        this.#batches += 1;
    }
    get batches() {
        return this.#batches;
    }
    notesOn({ name, logGroupClass }) {
        if (logGroupClass === 'STANDARD')
            return [];
        const bound = this.#batches === 0
            ? 'Nothing was sent twice in this run.'
            : `Batches that may be duplicated: at most ${this.#batches}.`;
        return [
            `${name} is of class ${logGroupClass} and cannot be read back: a killed run or a lost response can duplicate a batch. ${bound}`,
        ];
    }
}

; 
const CANCEL_GRACE_MS = 4000;
const graces = new WeakMap();
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

; 
const CREATED_BY_TAG = { 'created-by': 'log-ferry' };
class LogGroups {
    #client;
    constructor(client) {
        this.#client = client;
    }
    async find(name) {
        const found = await this.#describe(name);
        if (found === undefined)
            return undefined;
        return { name, logGroupClass: found.logGroupClass ?? 'STANDARD', retentionDays: found.retentionInDays };
    }
    async create(name, group) {
        const { logGroupClass, retentionDays, kmsKeyId } = group;
        const input = { logGroupName: name, logGroupClass, kmsKeyId, tags: CREATED_BY_TAG };
        await this.#calling('logs:CreateLogGroup', name, () => this.#client.send(new dist_cjs .BOU(input))).catch(unlessItExists);
        if (retentionDays !== undefined)
            await this.retain(name, retentionDays);
    }
    async retain(name, retentionInDays) {
        const command = new dist_cjs .h5R({ logGroupName: name, retentionInDays });
        await this.#calling('logs:PutRetentionPolicy', name, () => this.#client.send(command));
    }
    async isCreatedByAction(name) {
        const { logGroupArn, arn = '' } = (await this.#describe(name)) ?? {};
        const resourceArn = logGroupArn ?? arn.replace(/:\*$/, '');
        const command = new dist_cjs .a_e({ resourceArn });
        const { tags = {} } = await this.#calling('logs:ListTagsForResource', name, () => this.#client.send(command));
        return Object.entries(CREATED_BY_TAG).every(([tag, value]) => tags[tag] === value);
    }
    async #describe(name) {
        const command = new dist_cjs .VlF({ logGroupNamePrefix: name });
        const answer = await this.#calling('logs:DescribeLogGroups', name, () => this.#client.send(command));
        return answer.logGroups?.find((group) => group.logGroupName === name);
    }
    #calling(call, name, work) {
        return (0,errors .X_)({ call, resource: `log group ${name}` }, work);
    }
}
function unlessItExists(error) {
    if (!(error instanceof errors ._7) || error.code !== 'ResourceAlreadyExistsException')
        throw error;
}
var external_node_crypto_ = __webpack_require__(7598);
var event_batcher = __webpack_require__(1441);
; 


const KEY_WORDS = 3;
const FIRST_SLOTS = 1024;
const MAX_LOAD_FACTOR = 0.75;
class SentEvents {
    #keys = new Uint32Array(FIRST_SLOTS * KEY_WORDS);
    #counts = new Uint32Array(FIRST_SLOTS);
    #full = 0;
    size = 0;
    add(event) {
        if (this.#full >= MAX_LOAD_FACTOR * this.#counts.length)
            this.#grow();
        this.#put(keyOf(event), 1);
        this.size += 1;
    }
    take(event) {
        const slot = this.#slotOf(keyOf(event));
        const count = this.#counts[slot] ?? 0;
        if (count === 0)
            return false;
        this.#counts[slot] = count - 1;
        this.size -= 1;
        return true;
    }
    #put(key, times) {
        const slot = this.#slotOf(key);
        if (this.#isFree(slot))
            this.#full += 1;
        this.#keys.set(key, slot * KEY_WORDS);
        this.#counts[slot] = (this.#counts[slot] ?? 0) + times;
    }
    #slotOf([first, second, third]) {
        const [keys, slots] = [this.#keys, this.#counts.length];
        for (let slot = first % slots;; slot = (slot + 1) % slots) {
            const at = slot * KEY_WORDS;
            const isIt = keys[at] === first && keys[at + 1] === second && keys[at + 2] === third;
            if (isIt || this.#isFree(slot))
                return slot;
        }
    }
    #isFree(slot) {
        return this.#keys[slot * KEY_WORDS] === 0;
    }
    #grow() {
        const [keys, counts] = [this.#keys, this.#counts];
        this.#keys = new Uint32Array(2 * keys.length);
        this.#counts = new Uint32Array(2 * counts.length);
        this.#full = 0;
        for (const [slot, count] of counts.entries()) {
            const at = slot * KEY_WORDS;
            if (count > 0)
                this.#put([keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0], count);
        }
    }
}
function keyOf({ timestamp, message }) {
    const hash = (0,external_node_crypto_.createHash)('sha256').update(`${timestamp} `).update(message).digest();
    return [hash.readUInt32LE(0) || 1, hash.readUInt32LE(4), hash.readUInt32LE(8)];
}
function eventAt(block, i) {
    const entry = Buffer.from(block.bytes.subarray((0,event_batcher .z$)(block, i), (0,event_batcher .z$)(block, i + 1) - 1)).toString();
    const parsed = JSON.parse(entry);
    const message = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'message') : undefined;
    return { timestamp: block.timestamps[i] ?? NaN, message: String(message) };
}
function selectEvents(block, numbers) {
    const pieces = numbers.map((i) => block.bytes.subarray((0,event_batcher .z$)(block, i), (0,event_batcher .z$)(block, i + 1)));
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
function suffixLength(numbers, count) {
    let length = 0;
    while (length < numbers.length && numbers[numbers.length - 1 - length] === count - 1 - length)
        length += 1;
    return length;
}
var backoff = __webpack_require__(7443);
; 





const NOTHING_SENT = { sent: 0, tooOld: 0, tooNew: 0 };
const MAX_BLIND_REPEATS = 5;
class StreamWriter {
    #target;
    #batcher;
    #stretches = [];
    #sequence = 0;
    #kept = 0;
    #answered = 0;
    #progress;
    #tooOld;
    #tooNew;
    #acknowledged;
    #refusedBytes = 0;
    #blindRepeats = 0;
    constructor(target) {
        this.#target = target;
        this.#batcher = new event_batcher .ux(target.names, target.buffers);
        this.#progress = target.progress;
        this.#tooOld = target.progress.tooOld;
        this.#tooNew = target.progress.tooNew;
        this.#acknowledged = target.progress.sent;
    }
    get names() {
        return this.#target.names;
    }
    compression(isBusy) {
        return this.#target.compression(isBusy);
    }
    get wantsAll() {
        return this.#acknowledged <= this.#sequence && (this.#target.present?.size ?? 0) === 0;
    }
    async append(block) {
        const { rest, suffix } = this.#withoutPresent(block);
        this.#count(block.count, rest.count, suffix);
        for (const batch of this.#batcher.push(rest))
            await this.#sendOwn(batch);
    }
    async send(batch) {
        this.#count(batch.count, batch.count, batch.count);
        await this.#send(batch);
    }
    skipUnknown() {
        if (this.#acknowledged <= this.#sequence)
            return;
        if (!this.#target.readable) {
            throw new errors .fL('A log object of a segment that was sent in part has gone, and the log group cannot be read back to see which ' +
                'part: it is unknown which part of the segment was sent.');
        }
        this.#acknowledged = this.#sequence;
    }
    get showsOthers() {
        return (this.#target.present?.size ?? 0) > 0;
    }
    async finish() {
        for (const last of [this.#batcher.flush() ?? []].flat())
            await this.#sendOwn(last);
        const refused = { tooOld: this.#tooOld, tooNew: this.#tooNew, refusedBytes: this.#refusedBytes };
        return { written: this.#sequence - refused.tooOld - refused.tooNew, ...refused };
    }
    #count(events, kept, suffix) {
        this.#sequence += events;
        this.#kept += kept;
        this.#stretches.push({ keptEnd: this.#kept, sequenceEnd: this.#sequence, suffix });
    }
    #withoutPresent(block) {
        if (this.wantsAll)
            return { rest: block, suffix: block.count };
        const [{ present }, acknowledged] = [this.#target, this.#acknowledged - this.#sequence];
        const missing = [];
        for (let i = 0; i < block.count; i += 1) {
            const stored = present?.take(eventAt(block, i)) ?? false;
            if (!stored && i >= acknowledged)
                missing.push(i);
        }
        return { rest: selectEvents(block, missing), suffix: suffixLength(missing, block.count) };
    }
    async #sendOwn(batch) {
        await this.#send(await (0,put_body .Ub)(batch, this.compression(false)));
        this.#target.buffers.give([batch.body.buffer]);
    }
    async #send(batch) {
        const { guard, turns, readable } = this.#target;
        guard.signal.throwIfAborted();
        guard.spend(batch.bytes);
        const answer = await this.#put(batch);
        turns.faster();
        const refusedOld = Math.max(answer.tooOldEnd ?? 0, answer.expiredEnd ?? 0);
        const refusedNew = batch.count - Math.max(refusedOld, answer.tooNewStart ?? batch.count);
        this.#answered += batch.count;
        this.#tooOld += refusedOld;
        this.#tooNew += refusedNew;
        if (refusedOld + refusedNew > 0)
            this.#refusedBytes += (0,event_batcher .ed)((0,put_body .HV)(batch), refusedOld, batch.count - refusedNew);
        const sent = this.#position();
        if (sent === undefined)
            return;
        this.#progress = { sent, tooOld: this.#tooOld, tooNew: this.#tooNew };
        guard.checkpoint(this.#progress);
        if (!readable)
            await guard.persist();
    }
    async #put(batch) {
        const { guard, turns, put, putTimeout, clock } = this.#target;
        for (let failures = 1;; failures += 1) {
            const turn = await turns.turn(guard.signal);
            guard.signal.throwIfAborted();
            await guard.fence(putTimeout);
            try {
                return await put(batch, putTimeout);
            }
            catch (error) {
                this.#consider(error);
                turns.slower(turn);
                await clock.sleep((0,backoff .e)((0,backoff .l)(failures)), guard.signal);
            }
        }
    }
    #consider(error) {
        if (!(error instanceof errors ._7) || !error.retryable)
            throw error;
        if (!error.ambiguous)
            return;
        if (this.#target.readable)
            throw error;
        this.#target.risk.batchRepeated();
        if ((this.#blindRepeats += 1) > MAX_BLIND_REPEATS)
            throw error;
    }
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
var stream_pages = __webpack_require__(2898);
; 
const CREATE_STREAM_PER_SECOND = 50;
const GET_EVENTS_PER_SECOND = 10;
const MAX_READ_LAG_MS = 60_000;
const READ_LAG_PAUSE_MS = 1000;
class CloudWatchLogsSink {
    groups;
    risk = new DuplicateRisk();
    #client;
    #puts;
    #clock;
    #createTurns;
    #readTurns;
    #putTurns;
    #buffers = new shared_memory .b();
    #compression;
    constructor(clients, clock, notice = () => undefined) {
        this.#client = clients.retrying;
        this.groups = new LogGroups(clients.retrying);
        this.#puts = new DirectPuts(clients.once);
        this.#clock = clock;
        this.#createTurns = new rate_limiter .v(clock, CREATE_STREAM_PER_SECOND);
        this.#readTurns = new rate_limiter .v(clock, GET_EVENTS_PER_SECOND);
        this.#putTurns = new rate_limiter .v(clock);
        const { compressFrom: minBytes = Infinity, concurrency = Infinity } = clients;
        this.#compression = new BodyCompression({ minBytes, concurrency }, notice);
    }
    async open(target) {
        const { group, stream, guard, putTimeout, resumed, progress = NOTHING_SENT } = target;
        const isNew = await this.#createStream(group.name, stream, guard.signal);
        const readable = group.logGroupClass === 'STANDARD';
        const look = readable && !isNew && resumed;
        const least = progress.sent - progress.tooOld - progress.tooNew;
        const present = look ? await this.#readBack(target, least, () => new SentEvents()) : undefined;
        return new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress, present });
    }
    async openListed(target) {
        const { group, stream, guard, putTimeout, list } = target;
        const isNew = await this.#createStream(group.name, stream, guard.signal);
        const readable = group.logGroupClass === 'STANDARD';
        const listed = readable && !isNew ? await this.#readBack(target, target.acknowledged, list) : list();
        const progress = NOTHING_SENT;
        return {
            writer: new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress }),
            listed,
        };
    }
    #putsTo(target) {
        const readable = target.group.logGroupClass === 'STANDARD';
        if (target.takenOver === true && !readable)
            this.risk.batchRepeated();
        const put = (batch, timeout) => this.#put(target, batch, timeout);
        const compression = (isBusy) => this.#compression.present(isBusy);
        const [buffers, turns, clock] = [this.#buffers, this.#putTurns, this.#clock];
        return { names: namesOf(target), buffers, put, compression, turns, clock, readable, risk: this.risk };
    }
    async #createStream(logGroupName, logStreamName, signal) {
        await this.#createTurns.turn(signal);
        signal.throwIfAborted();
        const on = { call: 'logs:CreateLogStream', resource: `${logGroupName}:${logStreamName}` };
        try {
            await (0,errors .X_)(on, () => this.#client.send(new dist_cjs .EQC({ logGroupName, logStreamName })));
            return true;
        }
        catch (error) {
            unlessItExists(error);
            return false;
        }
    }
    async #readBack(target, least, list) {
        const { lookAgain, guard } = target;
        const giveUpAt = this.#clock.monotonic() + MAX_READ_LAG_MS;
        for (let before;;) {
            const present = await this.#readStream(target, list());
            const isSettled = lookAgain === undefined || present.size === before;
            if ((present.size >= least && isSettled) || this.#clock.monotonic() > giveUpAt)
                return present;
            await this.#clock.sleep(present.size < least ? READ_LAG_PAUSE_MS : (lookAgain ?? 0), guard.signal);
            before = present.size < least ? undefined : present.size;
        }
    }
    async #readStream({ group, stream, guard }, present) {
        const ports = {
            client: this.#client,
            inTurn: async (call, signal) => {
                await this.#readTurns.turn(signal);
                signal.throwIfAborted();
                return call();
            },
        };
        const { signal } = guard;
        for await (const page of (0,stream_pages .B)(ports, { group: group.name, stream, signal }))
            for (const event of page)
                present.add(event);
        return present;
    }
    async #put({ group, stream, guard }, batch, timeout) {
        const on = { call: 'logs:PutLogEvents', resource: `${group.name}:${stream}`, onceOnly: true };
        const names = namesOf({ group, stream });
        const answer = await within(timeout, afterGrace(guard.signal), (signal) => (0,errors .X_)(on, () => this.#compression.send(batch, (sent) => this.#puts.send({ names, batch: sent, signal }))));
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


  }),

  1441:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    ed: () => (  messageBytesOutside),
    ux: () => (  EventBatcher),
    z$: () => (  entryStart)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _encode_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5080);
const MAX_BATCH_EVENTS = 10_000;
const MAX_BATCH_SPAN_MS = 24 * 60 * 60 * 1000;
const FIRST_BODY_BYTES = 64 * 1024;
const USUAL_BODY_BYTES = 1.25 * _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .Uo;
const GROWTH = 1.25;
const FIRST_EVENTS = 256;
const TAIL = Buffer.from(']}');
class EventBatcher {
    #head;
    #buffers;
    #body;
    #at = 0;
    #timestamps = new Float64Array(FIRST_EVENTS);
    #ends = new Uint32Array(FIRST_EVENTS);
    #count = 0;
    #bytes = 0;
    #earliest = Infinity;
    #latest = -Infinity;
    #sorted = true;
    constructor(names, buffers) {
        this.#buffers = buffers;
        const members = JSON.stringify({ ...names, logEvents: [] });
        this.#head = Buffer.from(members.slice(0, -TAIL.length));
    }
    push(block) {
        const filled = [];
        for (let from = 0; from < block.count;) {
            const to = this.#fill(block, from);
            this.#copy(block, from, to);
            from = to;
            if (to < block.count)
                filled.push(this.#close());
        }
        return filled;
    }
    flush() {
        return this.#count === 0 ? undefined : this.#close();
    }
    #fill({ count, timestamps, sizes }, from) {
        for (let i = from; i < count; i += 1) {
            const timestamp = timestamps[i] ?? NaN;
            const size = (sizes[i] ?? 0) + _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .wt;
            if (!this.#fits(timestamp, size))
                return i;
            this.#note(timestamp, size);
        }
        return count;
    }
    #fits(timestamp, size) {
        if (this.#count === 0) {
            if (size > _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .fv + _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .wt)
                throw new RangeError(`An event of ${size} bytes fits no batch.`);
            return true;
        }
        if (this.#count === MAX_BATCH_EVENTS || this.#bytes + size > _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .Uo)
            return false;
        return Math.max(this.#latest, timestamp) - Math.min(this.#earliest, timestamp) <= MAX_BATCH_SPAN_MS;
    }
    #note(timestamp, size) {
        if (timestamp < this.#latest)
            this.#sorted = false;
        if (timestamp > this.#latest)
            this.#latest = timestamp;
        if (timestamp < this.#earliest)
            this.#earliest = timestamp;
        this.#count += 1;
        this.#bytes += size;
    }
    #copy(block, from, to) {
        const start = entryStart(block, from);
        const end = entryStart(block, to);
        const body = this.#reserve(end - start);
        (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_1__  .n)(block.bytes.subarray(start, end), body, this.#at);
        const first = this.#count - (to - from);
        this.#timestamps.set(block.timestamps.subarray(from, to), first);
        const [ends, blockEnds, moved] = [this.#ends, block.ends, this.#at - start];
        for (let i = from; i < to; i += 1)
            ends[first + i - from] = (blockEnds[i] ?? 0) + moved;
        this.#at += end - start;
    }
    #reserve(more) {
        if (this.#count > this.#ends.length)
            this.#growTables();
        const body = this.#body ?? this.#begun(more);
        const needed = this.#at + more + TAIL.length;
        if (needed <= body.length)
            return body;
        const larger = this.#buffers.take(Math.max(USUAL_BODY_BYTES, Math.ceil(needed * GROWTH)));
        body.copy(larger, 0, 0, this.#at);
        this.#buffers.give([body.buffer]);
        this.#body = larger;
        return larger;
    }
    #begun(more) {
        const body = this.#buffers.take(Math.max(FIRST_BODY_BYTES, this.#head.length + more + TAIL.length));
        this.#at = this.#head.copy(body);
        this.#body = body;
        return body;
    }
    #growTables() {
        const [timestamps, ends] = [this.#timestamps, this.#ends];
        const length = Math.max(this.#count, ends.length * 2);
        this.#timestamps = new Float64Array(length);
        this.#timestamps.set(timestamps);
        this.#ends = new Uint32Array(length);
        this.#ends.set(ends);
    }
    #close() {
        const body = this.#sorted ? this.#reserve(0) : this.#sort(this.#reserve(0));
        const end = this.#at - 1 + TAIL.copy(body, this.#at - 1);
        const batch = { count: this.#count, bytes: this.#bytes, body: body.subarray(0, end) };
        this.#body = undefined;
        this.#count = 0;
        this.#bytes = 0;
        this.#earliest = Infinity;
        this.#latest = -Infinity;
        this.#sorted = true;
        return batch;
    }
    #sort(body) {
        const [timestamps, ends, earliest] = [this.#timestamps, this.#ends, this.#earliest];
        const order = new Float64Array(this.#count);
        for (let i = 0; i < order.length; i += 1)
            order[i] = ((timestamps[i] ?? 0) - earliest) * MAX_BATCH_EVENTS + i;
        order.sort();
        const sorted = this.#buffers.take(body.length);
        let at = this.#head.copy(sorted);
        for (let from = 0, to = 0; from < order.length; from = to) {
            const first = (order[from] ?? 0) % MAX_BATCH_EVENTS;
            while (to < order.length && (order[to] ?? 0) % MAX_BATCH_EVENTS === first + to - from)
                to += 1;
            const start = first === 0 ? this.#head.length : ends[first - 1];
            at += body.copy(sorted, at, start, ends[first + to - from - 1]);
        }
        this.#buffers.give([body.buffer]);
        return sorted;
    }
}
function entryStart(block, i) {
    return i === 0 ? 0 : (block.ends[i - 1] ?? 0);
}
const requestSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ logEvents: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP() })) });
function messageBytesOutside({ body }, from, to) {
    const { logEvents } = valibot__WEBPACK_IMPORTED_MODULE_2__  .qgA(requestSchema, JSON.parse(body.toString()));
    const outside = [...logEvents.slice(0, from), ...logEvents.slice(to)];
    return outside.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
}


  }),

  2898:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (  streamPages)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(303);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
async function* streamPages({ client, inTurn }, { group, stream, signal }) {
    const on = { call: 'logs:GetLogEvents', resource: `${group}:${stream}` };
    let nextToken;
    for (;;) {
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_1__  .h7S({
            logGroupName: group,
            logStreamName: stream,
            startFromHead: true,
            nextToken,
        });
        const read = () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => client.send(command, { abortSignal: signal }), signal);
        const page = await inTurn(read, signal);
        yield (page.events ?? []).map(({ timestamp = NaN, message = '' }) => ({ timestamp, message }));
        if (page.nextForwardToken === nextToken)
            return;
        nextToken = page.nextForwardToken;
    }
}


  })

};
