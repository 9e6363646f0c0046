export const id = 506;
export const ids = [506];
export const modules = {

  7784:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  albPreflight: () => (  albPreflight)
});
var cloudwatch_logs_destination = __webpack_require__(2360);
var log_types = __webpack_require__(9979);
var estimate = __webpack_require__(6776);
var preflight_prices = __webpack_require__(4436);
; 
const KEYS_A_LIST = 1000;
const LEDGER_PUTS_A_SEGMENT = 2;
const OBJECTS_A_SEGMENT = 2;
function albEstimate(inputs, survey, known) {
    const { measured } = known;
    const format = inputs.logs?.logFormat;
    let uncompressedBytes = 0;
    let ingested = 0;
    for (const { identity, bytes } of survey.parts) {
        const { name, typical } = (0,log_types .yQ)(identity['logType'] ?? '');
        const uncompressed = bytes * ratioOf(name, measured);
        uncompressedBytes += uncompressed;
        const perByte = format === undefined ? 0 : typical.growth[format] + preflight_prices .wt / typical.bytes;
        ingested += uncompressed * perByte * inputs.sample;
    }
    const { logGroupClass } = known;
    const prices = (0,preflight_prices .GC)(inputs.region);
    const costs = {
        ingested: logGroupClass === undefined ? undefined : { bytes: ingested, logGroupClass },
        gets: survey.objects,
        putsAndLists: survey.segments * (LEDGER_PUTS_A_SEGMENT + (inputs.objects === undefined ? 0 : OBJECTS_A_SEGMENT)) +
            survey.objects / KEYS_A_LIST,
    };
    const { objects, bytes } = survey;
    return {
        ...{ objects, bytes, usd: (0,estimate .On)(costs, prices), prices },
        uncompressedBytes: Math.round(uncompressedBytes),
        assumptions: [...assumptions(inputs, measured), ...(0,estimate .QQ)(logGroupClass, prices)],
    };
}
function ratioOf(logType, measured) {
    const ofType = measured.filter((each) => each.logType === logType);
    const bytes = ofType.reduce((sum, each) => sum + each.bytes, 0);
    const uncompressed = ofType.reduce((sum, each) => sum + each.uncompressed, 0);
    return bytes > 0 && uncompressed > 0 ? uncompressed / bytes : (0,log_types .yQ)(logType).typical.compression;
}
function assumptions(inputs, measured) {
    const logFormat = inputs.logs?.logFormat;
    return [
        ...inputs.logTypes.map((logType) => ratioAssumption(logType, measured)),
        ...(logFormat === undefined ? [] : [messageAssumption(inputs, logFormat)]),
        ...(inputs.sample < 1 ? [`sample keeps ${inputs.sample} of them.`] : []),
        ...(inputs.filter === undefined ? [] : ['The effect of the filter is not known in advance.']),
    ];
}
function ratioAssumption(logType, measured) {
    if ((0,log_types .yQ)(logType).typical.compression === 1)
        return `${logType} logs are not compressed.`;
    const count = measured.filter((each) => each.logType === logType).length;
    const ratio = ratioOf(logType, measured).toFixed(1);
    return count === 0
        ? `${logType} logs are ${ratio} times smaller as gzip (assumed: no object was measured).`
        : `${logType} logs are ${ratio} times smaller as gzip (measured on ${count} objects).`;
}
function messageAssumption({ logTypes }, logFormat) {
    const growth = logTypes.map((logType) => `${(0,log_types .yQ)(logType).typical.growth[logFormat]} (${logType})`);
    return (`A message in the format ${logFormat} is ${growth.join(', ')} times as long as its line, and AWS ` +
        `counts ${preflight_prices .wt} bytes more for each.`);
}
var dist_cjs = __webpack_require__(3711);
var errors = __webpack_require__(1285);
var concurrency = __webpack_require__(1312);
var s3_objects = __webpack_require__(7627);
var check = __webpack_require__(8440);
var buckets = __webpack_require__(8887);
var permission = __webpack_require__(7865);
var claim = __webpack_require__(5934);
var source_key = __webpack_require__(3111);
; 
const MAX_OBJECTS = 256;
const MAX_BYTES = 32 * 1024 * 1024;
const READS_IN_FLIGHT = 8;
const MAX_TRAILERS = 8;
const TRAILER_BYTES = 4;
const MAX_NAMED = 10;
async function readSamples(inputs, ports, survey) {
    const samples = survey.samples.map(({ segment }) => {
        const { day, objects } = (0,claim .Ed)(segment.id, segment.claim());
        return objects.map(({ tail, etag, size }) => {
            return { key: (0,source_key .TN)({ ...day, tail }), etag, size, logType: day.logType };
        });
    });
    const readings = await readAll(inputs, ports, smallest(samples.flat()));
    const read = new Set(readings.map(({ object }) => object));
    const middles = samples
        .slice(0, MAX_TRAILERS)
        .flatMap((objects) => objects[Math.floor(objects.length / 2)] ?? []);
    const ends = await readEnds(inputs, ports, middles.filter((object) => !read.has(object)));
    return {
        measured: [...readings, ...ends].flatMap((reading) => measuredOf(reading)),
        checks: checksOf(inputs, ports, {
            readings: [...readings, ...ends],
            whole: readings.length,
            of: survey.objects,
        }),
    };
}
function smallest(objects) {
    const sorted = [...objects].sort((a, b) => a.size - b.size).slice(0, MAX_OBJECTS);
    let bytes = 0;
    return sorted.filter(({ size }) => (bytes += size) <= MAX_BYTES);
}
async function readAll({ source }, { s3 }, wanted) {
    const { bucket, prefix, owner } = source;
    const objects = new s3_objects .v(s3, { bucket, owner, root: `${prefix}AWSLogs/` });
    const stop = new AbortController();
    const readings = [];
    const all = (0,concurrency ._)(wanted, READS_IN_FLIGHT, async (object) => {
        if (stop.signal.aborted)
            return undefined;
        try {
            let uncompressed = 0;
            for await (const piece of objects.read(object, stop.signal))
                uncompressed += piece.length;
            return { object, uncompressed };
        }
        catch (error) {
            if ((0,errors .iv)(error) === 'run')
                stop.abort();
            return { object, error };
        }
    });
    for await (const reading of all)
        if (reading !== undefined)
            readings.push(reading);
    return readings;
}
async function readEnds({ source }, { s3 }, objects) {
    return Promise.all(objects.map(async (object) => {
        try {
            return { object, uncompressed: await uncompressedSize(s3, source, object.key) };
        }
        catch (error) {
            return { object, error };
        }
    }));
}
function measuredOf(reading) {
    if ('error' in reading || reading.object.size === 0)
        return [];
    const { logType, size: bytes } = reading.object;
    const isPlain = (0,log_types .yQ)(logType).typical.compression === 1;
    return [{ logType, bytes, uncompressed: isPlain ? bytes : reading.uncompressed }];
}
function checksOf(inputs, ports, { readings, whole, of }) {
    const bad = readings.flatMap((reading) => ('error' in reading ? [reading] : []));
    const all = bad.find(({ error }) => (0,errors .iv)(error) === 'run');
    const name = ({ key }) => `s3://${inputs.source.bucket}/${key}`;
    if (all !== undefined)
        return [unread(ports, `reading ${name(all.object)}`, refusedBy(all.error, all.object))];
    if (readings.length === 0)
        return [];
    const looked = `objects checked: ${readings.length} of ${of}; read to the end (the smallest of each sample): ${whole}`;
    const shown = bad
        .slice(0, MAX_NAMED)
        .map(({ object, error }) => badCheck(inputs, `reading ${name(object)}`, error));
    if (bad.length === 0)
        return [(0,check .bF)('reading what a run would read', looked)];
    const more = bad.length - shown.length;
    const rest = more > 0 ? `; ${more} more cannot be read` : '';
    return [...shown, (0,check .L5)('reading what a run would read', `${looked}${rest}`)];
}
function badCheck({ onBadObject }, what, error) {
    if (onBadObject === 'skip')
        return (0,check .L5)(what, `${(0,errors .bD)(error)} It is skipped (on-bad-object: skip).`);
    return (0,check .gz)(what, (0,errors .bD)(error), {
        what: 'A run delivers all others, names this one and fails. Repair the object, or set on-bad-object: skip to leave such objects out by name.',
    });
}
function refusedBy(error, { key }) {
    return (0,errors .cg)(error, { call: 's3:GetObject', resource: key });
}
function unread({ caller }, what, error) {
    if (!(0,permission .vu)(error))
        return (0,check .L5)(what, error.message);
    const Resource = `arn:${caller.partition}:kms:${caller.region}:${caller.account}:key/*`;
    const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource };
    const grant = caller.grant('source-Decrypt', statement);
    return (0,check .gz)(what, (0,permission .Of)(error), {
        ...grant,
        what: `Grant s3:GetObject. If it is granted and the object is encrypted with a KMS key, ${grant.what}`,
    });
}
async function uncompressedSize(client, bucket, key) {
    const command = new dist_cjs.GetObjectCommand({ ...(0,buckets .K)(bucket), Key: key, Range: `bytes=-${TRAILER_BYTES}` });
    try {
        const { Body } = await client.send(command);
        const trailer = Buffer.from((await Body?.transformToByteArray()) ?? []);
        return trailer.length === TRAILER_BYTES ? trailer.readUInt32LE() : 0;
    }
    catch (cause) {
        throw (0,errors .cg)(cause, { call: 's3:GetObject', resource: `s3://${bucket.bucket}/${key}` });
    }
}
var preflight_ledger = __webpack_require__(6711);
var log_group = __webpack_require__(7480);
var object_destination = __webpack_require__(3584);
var object_probes = __webpack_require__(9157);
; 
async function albPreflight(inputs, ports) {
    const { s3, logs, clock, caller } = ports;
    const sink = new cloudwatch_logs_destination .t(logs, clock);
    const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
    const [source, destination, ledger, group] = await Promise.all([
        sourceChecks(inputs, ports),
        inputs.objects === undefined ? [] : (0,object_destination .F)(inputs.objects, ports),
        (0,preflight_ledger .R)(s3, caller, { ledger: inputs.ledger, known: inputs.source }),
        inputs.logs === undefined ? undefined : (0,log_group .q)(logPorts, inputs.logs),
    ]);
    return {
        checks: [...source, ...destination, ...ledger, ...(group?.checks ?? [])],
        estimate: async (survey) => {
            const { measured, checks } = await readSamples(inputs, ports, survey);
            const { logGroupClass } = group ?? {};
            return { estimate: albEstimate(inputs, survey, { measured, logGroupClass }), checks };
        },
    };
}
async function sourceChecks({ source, ledger }, { s3, caller }) {
    const { bucket, owner, prefix } = source;
    const writes = ledger.kind === 's3' && ledger.bucket === bucket;
    const role = { input: 'source-bucket', bucket, owner, sameRegion: true, writes };
    const findings = await (0,buckets .z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const place = { name: 'source', bucket, owner, prefix: `${prefix}AWSLogs/` };
    const probes = new object_probes .H(s3, caller, place);
    return [...findings.checks, ...(await Promise.all([probes.list(), probes.get()]))];
}


  }),

  7200:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S3: () => (  MissingObjectError),
    Vb: () => (  nameOf),
    X6: () => (  isByteStream),
    b4: () => (  ObjectDownloads),
    mu: () => (  ReplacedObjectError)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1017);
  var _read_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1934);
class MissingObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  .TO {
    constructor(name, options) {
        super(`${name} no longer exists, so its records are not delivered. Restore it, or set on-bad-object: skip to leave it out.`, options);
        this.name = 'MissingObjectError';
    }
}
class ReplacedObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  .TO {
    constructor(name, options) {
        super(`${name} was replaced after it was listed.`, options);
        this.name = 'ReplacedObjectError';
    }
}
const MAX_BREAKS = 5;
const READING = { call: 's3:GetObject' };
function nameOf({ Bucket }, { key }) {
    return `s3://${Bucket}/${key}`;
}
class ObjectDownloads {
    #place;
    #access;
    constructor(place) {
        this.#place = place;
        this.#access = new _read_access_js__WEBPACK_IMPORTED_MODULE_2__  .R(place);
    }
    async *bytes(object, signal) {
        let offset = 0;
        for (let breaks = 0; offset < object.size || object.size === 0;) {
            try {
                for await (const chunk of await this.#open({ object, signal }, offset)) {
                    offset += chunk.length;
                    if (offset > object.size)
                        throw otherAnswer(object);
                    breaks = 0;
                    yield chunk;
                }
                if (offset >= object.size)
                    return;
                throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
            }
            catch (cause) {
                signal.throwIfAborted();
                if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL)
                    throw cause;
                const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource: nameOf(this.#place.bucket, object) });
                breaks += 1;
                if (breaks > MAX_BREAKS || !isWorthAnother(error))
                    throw error;
            }
        }
    }
    async #open(of, offset) {
        const { client, bucket } = this.#place;
        const { key: Key, etag: IfMatch } = of.object;
        const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand({ ...bucket, Key, IfMatch, ...range });
            const answer = await client.send(command, { abortSignal: of.signal });
            if (!isByteStream(answer.Body))
                throw new Error('S3 answered without a body');
            assertAsked(answer, of.object, offset);
            this.#access.show();
            return answer.Body;
        }
        catch (cause) {
            of.signal.throwIfAborted();
            throw await this.#explained(cause, of);
        }
    }
    async #explained(cause, { object, signal }) {
        const resource = nameOf(this.#place.bucket, object);
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource, concerns: 'object' });
        if (error.code === 'NoSuchKey')
            return new MissingObjectError(resource, { cause });
        if (error.status === 412)
            return new ReplacedObjectError(resource, { cause });
        if (error.concerns !== 'object' || error.code === 'InvalidObjectState')
            return error;
        const isItsOwn = await this.#access.isShownWithout(object.key, signal);
        return isItsOwn ? error : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource, concerns: 'run' });
    }
}
function isWorthAnother(error) {
    return error.retryable && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .B5)(error);
}
function assertAsked(answer, object, offset) {
    const { Body, ContentLength, ContentRange, $metadata } = answer;
    const left = object.size - offset;
    const isInPlace = offset === 0 || ContentRange?.startsWith(`bytes ${offset}-`) === true;
    if (isInPlace && (ContentLength ?? left) === left)
        return;
    (0,_errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__  .v)(Body);
    throw otherAnswer(object, $metadata);
}
function otherAnswer({ size }, metadata) {
    return (0,_errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__  .h)(`it is not the object of ${size} bytes that was asked for`, metadata);
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


  }),

  5883:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JB: () => (  objectFormSchema),
    QU: () => (  formOf),
    Yl: () => (  headersOf),
    je: () => (  extensionOf)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
const objectFormSchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .Oxt('objectFormat', [
    valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__  .KIO(['csv', 'jsonl']), compression: valibot__WEBPACK_IMPORTED_MODULE_0__  .KIO(['gzip', 'none']) }),
    valibot__WEBPACK_IMPORTED_MODULE_0__  .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__  .euz('parquet'), compression: valibot__WEBPACK_IMPORTED_MODULE_0__  .KIO(['snappy', 'none']) }),
]);
function formOf(form) {
    return form.objectFormat === 'parquet'
        ? { objectFormat: form.objectFormat, compression: form.compression }
        : { objectFormat: form.objectFormat, compression: form.compression };
}
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


  }),

  1934:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (  ReadAccess)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
const MAX_PROBES = 8;
class ReadAccess {
    #place;
    #refused = new Set();
    #isShown = false;
    #probing;
    constructor(place) {
        this.#place = place;
    }
    show() {
        this.#isShown = true;
    }
    async isShownWithout(key, signal) {
        this.#refused.add(key);
        if (this.#isShown)
            return true;
        this.#probing ??= this.#probe(key, signal).finally(() => {
            this.#probing = undefined;
        });
        await this.#probing;
        return this.#isShown;
    }
    async #probe(key, signal) {
        const keys = await this.#others(key, signal);
        for (const other of keys) {
            signal.throwIfAborted();
            if (this.#isShown || (await this.#canRead(other, signal))) {
                this.show();
                return;
            }
        }
    }
    async #others(key, signal) {
        const { client, bucket, root } = this.#place;
        const pages = [{}, { StartAfter: key }].map(async (from) => {
            const page = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.ListObjectsV2Command({ ...bucket, Prefix: root, ...from }), {
                abortSignal: signal,
            });
            return (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
        });
        const listed = (await Promise.allSettled(pages)).flatMap((page) => page.status === 'fulfilled' ? page.value : []);
        const others = [...new Set(listed)].filter((other) => !this.#refused.has(other));
        const stride = Math.max(1, Math.ceil(others.length / MAX_PROBES));
        return others.filter((_, index) => index % stride === 0);
    }
    async #canRead(key, signal) {
        const { client, bucket } = this.#place;
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.GetObjectCommand({ ...bucket, Key: key, Range: 'bytes=0-0' });
            const { Body } = await client.send(command, { abortSignal: signal });
            await Body?.transformToByteArray();
            return true;
        }
        catch (cause) {
            const { code, status } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 's3:GetObject', resource: key });
            return code === 'InvalidObjectState' || status === 416;
        }
    }
}


  }),

  6848:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Q: () => (  Spool),
    i: () => (  SpoolSpace)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
  var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
  var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1285);
class SpoolSpace {
    #limit;
    folder;
    #used = 0;
    constructor(folder, limit) {
        this.folder = folder;
        this.#limit = limit;
    }
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
const FLUSH_BYTES = 256 * 1024;
const READ_BYTES = 256 * 1024;
const SHORTER = 'A temporary file has become shorter than what was written to it.';
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
        try {
            await this.#write();
        }
        catch (cause) {
            const words = `The folder ${this.#space.folder} of the runner cannot hold a temporary file: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(cause)}. ` +
                'Free some space there, check that it is writable, or lower concurrency.';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__  .fL(words, { cause });
        }
    }
    async #write() {
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


  }),

  6711:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (  ledgerChecks)
  });
  var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
  var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8440);
  var _object_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9157);
async function ledgerChecks(client, caller, { ledger, known }) {
    if (ledger.kind === 'none') {
        return [(0,_check_js__WEBPACK_IMPORTED_MODULE_2__  .L5)('ledger', 'none: a second run over the same window writes the same records again')];
    }
    const { bucket, prefix, owner } = ledger;
    const isKnown = known?.bucket === bucket;
    const role = { input: 'ledger', bucket, owner, sameRegion: false, writes: true };
    const { checks, reachable } = isKnown
        ? { checks: [], reachable: true }
        : await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__  .z)(client, caller, role);
    const probes = new _object_probes_js__WEBPACK_IMPORTED_MODULE_1__  .H(client, caller, { name: 'ledger', bucket, prefix, owner });
    return reachable ? [...checks, ...(await Promise.all([probes.get(), probes.put()]))] : [...checks];
}


  }),

  7480:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (  logGroupFindings),
    y: () => (  logGroupListingCheck)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(303);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8440);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
async function logGroupFindings(ports, destination) {
    const { logGroup, create } = destination;
    const what = `logs:DescribeLogGroups on ${logGroup}`;
    const logGroupClass = create?.logGroupClass ?? 'STANDARD';
    try {
        const facts = await ports.sink.groups.find(logGroup);
        const group = facts === undefined ? missing(ports, destination) : present(ports, facts);
        const checks = [(0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what), ...group, ...(await writing(ports, destination, facts))];
        return { checks, logGroupClass: facts?.logGroupClass ?? logGroupClass };
    }
    catch (cause) {
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .cg)(cause, { call: 'logs:DescribeLogGroups', resource: logGroup });
        const checks = [described(ports, what, error), ...(await writing(ports, destination, undefined))];
        return { checks, logGroupClass };
    }
}
function described({ caller }, what, error) {
    if (!(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .vu)(error))
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .L5)(what, error.message);
    const Resource = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:*`;
    const statement = { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .Of)(error), caller.grant('logs-DescribeLogGroups', statement));
}
function missing({ caller }, { logGroup, create }) {
    const what = `destination-log-group: ${logGroup} is there`;
    if (create === undefined) {
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, `there is no log group ${logGroup}`, {
                what: 'Correct the name, create the group, or set create-log-group: true.',
                command: `aws logs create-log-group --log-group-name '${logGroup}' --region ${caller.region}`,
            }),
        ];
    }
    const actions = [...CREATION, ...(create.retentionDays === undefined ? [] : RETENTION)];
    const why = 'AWS offers no way to test this without creating the group';
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(`destination-log-group: ${logGroup}`, `is not there: a run creates it, of class ${create.logGroupClass}`),
        ...actions.map((action) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(caller, permission(caller, action, logGroup), why)),
    ];
}
const CREATION = ['logs:CreateLogGroup', 'logs:TagResource'];
const RETENTION = ['logs:PutRetentionPolicy', 'logs:ListTagsForResource'];
function present({ caller }, facts) {
    const { name } = facts;
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(`destination-log-group: ${name} is there`),
        classCheck(facts),
        retentionCheck(caller, facts),
    ];
}
function classCheck({ name, logGroupClass }) {
    const what = `destination-log-group: the class of ${name}`;
    if (logGroupClass === 'STANDARD')
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, 'is STANDARD');
    if (logGroupClass === 'DELIVERY') {
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, 'is DELIVERY, which takes no events from PutLogEvents', {
            what: 'Choose another log group; the class of a group cannot be changed.',
        });
    }
    const found = `is ${logGroupClass}, which cannot be read back: a killed run may duplicate one batch of each segment`;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, found);
}
function retentionCheck({ region }, { name, retentionDays }) {
    const what = `destination-log-group: the retention of ${name}`;
    if (retentionDays !== undefined)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, `is ${retentionDays} days`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .L5)(what, 'is not set: events are kept and billed forever', {
        what: 'Set a retention to avoid this.',
        command: `aws logs put-retention-policy --log-group-name '${name}' --retention-in-days 30 --region ${region}`,
    });
}
const NO_SUCH_STREAM = /^ResourceNotFoundException$/;
async function writing(ports, { logGroup }, facts) {
    const stream = `log-ferry-dry-run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const isReadable = facts === undefined || facts.logGroupClass === 'STANDARD';
    const probes = [
        putProbe(ports, logGroup, stream),
        ...(isReadable ? [getProbe(ports, logGroup, stream)] : []),
    ];
    const probed = await Promise.all(probes.map((probe) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(ports.caller, permission(ports.caller, probe.call, logGroup), probe)));
    const creating = permission(ports.caller, 'logs:CreateLogStream', logGroup);
    return [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(ports.caller, creating, 'a log stream cannot be created as a test'), ...probed];
}
function putProbe({ client, now }, logGroupName, logStreamName) {
    const logEvents = [{ timestamp: now(), message: 'dry run' }];
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .Aw4({ logGroupName, logStreamName, logEvents });
    return {
        call: 'logs:PutLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function getProbe({ client }, logGroupName, logStreamName) {
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .h7S({ logGroupName, logStreamName, limit: 1 });
    return {
        call: 'logs:GetLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function permission(caller, action, group) {
    const statement = { Effect: 'Allow', Action: action, Resource: caller.groupArns(group) };
    return { action, on: `log group ${group}`, name: 'logs', statement };
}
function logGroupListingCheck({ logs, caller }, name) {
    const action = 'logs:DescribeLogGroups';
    const statement = { Effect: 'Allow', Action: action, Resource: [...caller.groupArns('*')] };
    const probe = {
        call: action,
        resource: 'log groups',
        ask: () => logs.once.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .VlF({ limit: 1 })),
    };
    return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(caller, { action, on: 'log groups', name, statement }, probe);
}


  }),

  3584:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (  objectDestinationChecks)
  });
  var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
  var _object_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9157);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
async function objectDestinationChecks({ bucket, prefix, owner, kmsKeyId }, { s3, caller }, { sameRegion = true } = {}) {
    const role = { input: 'destination-bucket', bucket, owner, sameRegion, writes: true };
    const findings = await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__  .z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new _object_probes_js__WEBPACK_IMPORTED_MODULE_1__  .H(s3, caller, { name: 'destination', bucket, owner, prefix });
    const key = kmsKeyId === 'AES256' ? undefined : kmsKeyId;
    const statement = {
        Effect: 'Allow',
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: key ?? '*',
    };
    const keyUse = { action: 'kms:GenerateDataKey and kms:Decrypt', name: 'destination', statement };
    const why = 'S3 uses the key only when something is written';
    return [
        ...findings.checks,
        ...(await Promise.all([probes.get(), probes.put(), probes.abort()])),
        ...(key === undefined ? [] : [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(caller, { ...keyUse, on: key }, why)]),
    ];
}


  }),

  9157:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (  ObjectProbes)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
  var _buckets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8887);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
const NO_ETAG = '"6c6f672d66657272792d6472792d72756e"';
const NO_UPLOAD = 'log-ferry-dry-run';
class ObjectProbes {
    #client;
    #caller;
    #place;
    constructor(client, caller, place) {
        this.#client = client;
        this.#caller = caller;
        this.#place = place;
    }
    list() {
        const { bucket, prefix } = this.#place;
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.ListObjectsV2Command({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Prefix: prefix, MaxKeys: 1 });
        return this.#check('s3:ListBucket', this.#listing(), {
            call: 's3:ListObjectsV2',
            resource: `s3://${bucket}/${prefix}`,
            ask: () => this.#client.send(command),
        });
    }
    get() {
        const key = this.#noKey();
        const reading = this.#reading('s3:GetObject');
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Key: key });
        const permission = this.#permission('s3:GetObject', reading);
        const grant = this.#grant('s3:GetObject', reading);
        const cure = {
            ...grant,
            what: `${grant.what} Without s3:ListBucket on the bucket S3 does not say that an object is missing: ` +
                'if that permission is missing too, grant it first.',
            statements: [reading, this.#listing()],
        };
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(this.#caller, { ...permission, cure }, {
            call: 's3:GetObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchKey$/,
        });
    }
    put() {
        const key = this.#noKey();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.PutObjectCommand({
            ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place),
            Key: key,
            IfMatch: NO_ETAG,
            Body: 'dry run',
        });
        return this.#check('s3:PutObject', this.#reading('s3:PutObject'), {
            call: 's3:PutObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^(NoSuchKey|PreconditionFailed)$/,
        });
    }
    async abort() {
        const key = this.#noKey();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.AbortMultipartUploadCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Key: key, UploadId: NO_UPLOAD });
        const check = await this.#check('s3:AbortMultipartUpload', this.#reading('s3:AbortMultipartUpload'), {
            call: 's3:AbortMultipartUpload',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchUpload$/,
        });
        if (check.state !== 'failed')
            return check;
        return {
            ...check,
            state: 'unknown',
            found: 'AWS refuses it: the parts of a failed large upload would stay and be billed',
        };
    }
    #check(action, statement, probe) {
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(this.#caller, this.#permission(action, statement), probe);
    }
    #permission(action, statement) {
        const { name, bucket, prefix } = this.#place;
        const cure = this.#grant(action, statement);
        return { action, name, on: `s3://${bucket}/${prefix} (${name})`, statement, cure };
    }
    #grant(action, statement) {
        const { name, bucket, owner } = this.#place;
        const cure = this.#caller.grant(`${name}-${action.slice('s3:'.length)}`, statement);
        if (owner === undefined || owner === this.#caller.account)
            return cure;
        const foreign = JSON.stringify({ ...statement, Principal: { AWS: this.#caller.principal() } });
        return {
            ...cure,
            what: `${cure.what} Account ${owner} must add this statement to the policy of ${bucket}: ${foreign}`,
        };
    }
    #reading(action) {
        const { bucket, prefix } = this.#place;
        return { Effect: 'Allow', Action: action, Resource: `${this.#caller.bucketArn(bucket)}/${prefix}*` };
    }
    #listing() {
        return {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: this.#caller.bucketArn(this.#place.bucket),
        };
    }
    #noKey() {
        return `${this.#place.prefix}log-ferry-dry-run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    }
}


  })

};
