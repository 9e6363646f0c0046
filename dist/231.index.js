export const id = 231;
export const ids = [231];
export const modules = {

/***/ 9704:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ MemoryBudget)
/* harmony export */ });
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
        const share = Math.min(bytes, this.#limit);
        while (this.#used + share > this.#limit) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
        return this.#given(share);
    }
    /** The same at once, or nothing when so many bytes are not free. */
    takeNow(bytes) {
        return this.#used + bytes > this.#limit ? undefined : this.#given(bytes);
    }
    #given(bytes) {
        let share = bytes;
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

/***/ 5126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide),
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
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
/** Reads sources at once, and hands their items on one source after the other. */
async function* inOrder(sources, ahead) {
    const room = new Room(ahead.room);
    const rest = sources[Symbol.iterator]();
    const readers = [];
    try {
        for (;;) {
            while (readers.length < ahead.most) {
                const next = rest.next();
                if (next.done === true)
                    break;
                readers.push(new Reader(next.value, room, ahead.sizeOf));
            }
            const reader = readers.shift();
            if (reader === undefined)
                return;
            yield* reader.items();
        }
    }
    finally {
        room.close();
    }
}
/** What all sources together hold that was read before its turn. */
class Room {
    isClosed = false;
    #most;
    #taken = 0;
    #waiting = [];
    constructor(most) {
        this.#most = most;
    }
    change(size) {
        this.#taken += size;
        this.wake();
    }
    close() {
        this.isClosed = true;
        this.wake();
    }
    wake() {
        for (const wake of this.#waiting.splice(0))
            wake();
    }
    /** Resolves when there is room, or none is needed any more. */
    async wait(isFree) {
        while (this.#taken >= this.#most && !isFree() && !this.isClosed) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
    }
}
/** One source, read ahead as far as there is room; without a bound once its turn has come. */
class Reader {
    #room;
    #sizeOf;
    #read = [];
    #done;
    #isDone = false;
    #isItsTurn = false;
    #arrived = () => undefined;
    constructor(source, room, sizeOf) {
        this.#room = room;
        this.#sizeOf = sizeOf;
        this.#done = this.#readAll(source).finally(() => {
            this.#isDone = true;
            this.#arrived();
        });
        // Whoever takes the items hears of a failure in its turn, and not before.
        void this.#done.catch(() => undefined);
    }
    async *items() {
        this.#isItsTurn = true;
        this.#room.wake();
        for (;;) {
            const item = this.#read.shift();
            if (item === undefined) {
                if (this.#isDone) {
                    await this.#done;
                    return;
                }
                await new Promise((resolve) => {
                    this.#arrived = resolve;
                });
                continue;
            }
            this.#room.change(-this.#sizeOf(item));
            yield item;
        }
    }
    async #readAll(source) {
        for await (const item of source) {
            this.#read.push(item);
            this.#room.change(this.#sizeOf(item));
            this.#arrived();
            // At its turn one item waits at most: what is read faster than it is taken would be kept.
            await this.#room.wait(() => this.#isItsTurn && this.#read.length === 0);
            if (this.#room.isClosed)
                return;
        }
    }
}


/***/ }),

/***/ 2780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S3: () => (/* binding */ MissingObjectError),
  b4: () => (/* binding */ ObjectDownloads),
  mu: () => (/* binding */ ReplacedObjectError),
  Vb: () => (/* binding */ nameOf)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
;// CONCATENATED MODULE: ./build/objects/read-access.js


/** Objects that are asked for in turn; of a bucket in which one load balancer's are refused, others are among them. */
const MOST_PROBES = 8;
/**
 * Whether the run may read objects of a bucket at all, shown by the first one that it has read. Where none was yet when
 * one is refused, others are asked for: only then it is known whether the refusal concerns the object or the run.
 */
class ReadAccess {
    #place;
    #refused = new Set();
    #isShown = false;
    #probing;
    constructor(place) {
        this.#place = place;
    }
    /** An object has been read. */
    show() {
        this.#isShown = true;
    }
    /** Whether others than the refused one can be read. */
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
    /** Keys spread over a page from the beginning and one from the refused key on. */
    async #others(key, signal) {
        const { client, bucket, root } = this.#place;
        const pages = [{}, { StartAfter: key }].map(async (from) => {
            const page = await client.send(new dist_cjs.ListObjectsV2Command({ ...bucket, Prefix: root, ...from }), {
                abortSignal: signal,
            });
            return (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
        });
        // That the bucket cannot be listed says nothing about its objects.
        const listed = (await Promise.allSettled(pages)).flatMap((page) => page.status === 'fulfilled' ? page.value : []);
        const others = [...new Set(listed)].filter((other) => !this.#refused.has(other));
        const stride = Math.max(1, Math.ceil(others.length / MOST_PROBES));
        return others.filter((_, index) => index % stride === 0);
    }
    async #canRead(key, signal) {
        const { client, bucket } = this.#place;
        try {
            const command = new dist_cjs.GetObjectCommand({ ...bucket, Key: key, Range: 'bytes=0-0' });
            const { Body } = await client.send(command, { abortSignal: signal });
            await Body?.transformToByteArray();
            return true;
        }
        catch (cause) {
            const { code, status } = (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: key });
            // An archived object and an empty range are told only to those who may read.
            return code === 'InvalidObjectState' || status === 416;
        }
    }
}

;// CONCATENATED MODULE: ./build/objects/object-downloads.js



/** The object that was listed is not there any more. */
class MissingObjectError extends errors/* BadObjectError */.TO {
    constructor(name, options) {
        super(`${name} is not there any more.`, options);
        this.name = 'MissingObjectError';
    }
}
/** The object that was listed is another one now, which the next run lists. */
class ReplacedObjectError extends errors/* BadObjectError */.TO {
    constructor(name, options) {
        super(`${name} was replaced after it was listed.`, options);
        this.name = 'ReplacedObjectError';
    }
}
/** A download that breaks off is continued where it broke off, so many times in a row. */
const MAX_BREAKS = 5;
const READING = { call: 's3:GetObject' };
function nameOf({ Bucket }, { key }) {
    return `s3://${Bucket}/${key}`;
}
/** Downloads the objects of a bucket, each as it was listed. */
class ObjectDownloads {
    #place;
    #access;
    constructor(place) {
        this.#place = place;
        this.#access = new ReadAccess(place);
    }
    /** The bytes as they lie in S3; a connection that breaks is taken up where it broke. */
    async *bytes(object, signal) {
        let offset = 0;
        for (let breaks = 0; offset < object.size || object.size === 0;) {
            try {
                for await (const chunk of await this.#open({ object, signal }, offset)) {
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
                const error = (0,errors/* serviceError */.cg)(cause, { ...READING, resource: nameOf(this.#place.bucket, object) });
                breaks += 1;
                if (!error.retryable || breaks > MAX_BREAKS)
                    throw error;
            }
        }
    }
    async #open(of, offset) {
        const { client, bucket } = this.#place;
        const { key: Key, etag: IfMatch } = of.object;
        const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
        try {
            const command = new dist_cjs.GetObjectCommand({ ...bucket, Key, IfMatch, ...range });
            const { Body } = await client.send(command, { abortSignal: of.signal });
            if (!isByteStream(Body))
                throw new Error('S3 answered without a body');
            this.#access.show();
            return Body;
        }
        catch (cause) {
            of.signal.throwIfAborted();
            throw await this.#explained(cause, of);
        }
    }
    /** A refusal concerns the object alone if others can be read; that one is archived is said only of itself. */
    async #explained(cause, { object, signal }) {
        const resource = nameOf(this.#place.bucket, object);
        const error = (0,errors/* serviceError */.cg)(cause, { ...READING, resource, concerns: 'object' });
        if (error.code === 'NoSuchKey')
            return new MissingObjectError(resource, { cause });
        if (error.status === 412)
            return new ReplacedObjectError(resource, { cause });
        if (error.concerns !== 'object' || error.code === 'InvalidObjectState')
            return error;
        const isItsOwn = await this.#access.isShownWithout(object.key, signal);
        return isItsOwn ? error : (0,errors/* serviceError */.cg)(cause, { ...READING, resource, concerns: 'run' });
    }
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


/***/ }),

/***/ 4784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ S3LogObjects)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3711);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);
/* harmony import */ var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4898);
/* harmony import */ var _encode_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9704);
/* harmony import */ var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5080);
/* harmony import */ var _object_downloads_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2780);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6848);








/** Objects up to this size are decompressed in one piece, which is twice as fast as a stream; larger ones stream. */
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
/**
 * What all objects in flight may hold at once, beside the text that workers keep: objects as they lie in S3, and batches that
 * were begun or wait for their answers.
 */
const MEMORY_BYTES = 96 * 1024 * 1024;
/** What an object's batches hold at most: one that is on its way as JSON, and one that was begun. */
const BATCHES_BYTES = 1.75 * 1024 * 1024;
/** What is fetched before its turn. */
const AHEAD_BYTES = 16 * 1024 * 1024;
/** What an object that streams has on its way at most: chunks of the download, of its text, and blocks made of them. */
const STREAM_BYTES = 8 * 1024 * 1024;
/** Log objects in an S3 bucket: gzip, or plain text. */
class S3LogObjects {
    #client;
    #bucket;
    #memory = new _encode_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__/* .MemoryBudget */ .N(MEMORY_BYTES);
    #ahead = new _encode_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__/* .MemoryBudget */ .N(AHEAD_BYTES);
    #buffers = new _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .SharedBuffers */ .b();
    #downloads;
    #space;
    constructor(client, { bucket, owner, root = '', scratch = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)() }) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
        this.#downloads = new _object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .ObjectDownloads */ .b4({ client, bucket: this.#bucket, root });
        // What is too large for one piece is too large for memory.
        this.#space = new _spool_js__WEBPACK_IMPORTED_MODULE_4__/* .SpoolSpace */ .i(scratch, 0);
    }
    /** The objects below a prefix (whose keys come after `after`), in the order of their keys, a page at a time. */
    async *list(prefix, after) {
        for await (const page of this.#pages(prefix, { after, concerns: 'partition' })) {
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
        for await (const page of this.#pages(prefix, { delimiter: '/' })) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(prefix.length, -1));
        }
        return names;
    }
    /** How many objects lie directly below a prefix, beside its folders. */
    async filesIn(prefix) {
        let files = 0;
        const pages = this.#pages(prefix, { delimiter: '/', concerns: 'partition' });
        for await (const page of pages)
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
            for await (const chunk of this.#downloads.bytes(object, signal))
                at += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .copyBytes */ .n)(chunk, whole, at);
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
    /** Waits for the memory that an object takes while it is in flight, from before it is fetched. */
    reserve(object) {
        return this.#memory.take(this.isSmall(object) ? object.size + BATCHES_BYTES : STREAM_BYTES);
    }
    /** Memory for an object that is fetched before its turn; nothing when there is none. */
    reserveAhead({ size }) {
        return this.#ahead.takeNow(size);
    }
    /**
     * The decompressed content, in pieces of any size. The object must be the one that was listed (same ETag). Throws
     * MissingObjectError or ReplacedObjectError when it is not, BadObjectError when it cannot be decompressed, ServiceError when S3 refuses (it says
     * whether that concerns the object or the run), and the signal's reason when that aborts.
     */
    read(object, signal) {
        return (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .objectText */ .tq)(this.#downloads.bytes(object, signal), { name: (0,_object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(this.#bucket, object) });
    }
    /** One object by its key; `undefined` when there is none. */
    async find(key) {
        for await (const page of this.#pages(key, {})) {
            const found = page.Contents?.find(({ Key }) => Key === key);
            if (found !== undefined)
                return { key, etag: found.ETag ?? '', size: found.Size ?? 0 };
        }
        return undefined;
    }
    /**
     * The same, once it is known that all of it can be had: it is downloaded to disk and decompressed twice. Whoever asks has
     * reserved its memory: to wait for more while others wait with theirs would be a deadlock.
     */
    async checked(object, signal) {
        const name = (0,_object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(this.#bucket, object);
        const spool = new _spool_js__WEBPACK_IMPORTED_MODULE_4__/* .Spool */ .Q(this.#space);
        try {
            const ignored = await (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .checkText */ .qW)(kept(this.#downloads.bytes(object, signal), spool, name), name);
            const dispose = () => spool.dispose();
            const text = { [Symbol.asyncIterator]: () => (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .objectText */ .tq)(spool.read(), { name }) };
            return { text, ignored, dispose };
        }
        catch (error) {
            await spool.dispose();
            throw error;
        }
    }
    #pages(prefix, { delimiter, after, concerns = 'run' }) {
        const input = {
            ...this.#bucket,
            Prefix: prefix,
            ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
            ...(after === undefined ? {} : { StartAfter: after }),
        };
        const pages = (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_7__.paginateListObjectsV2)({ client: this.#client }, input);
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${prefix}`,
            permission: 's3:ListBucket',
            concerns,
        };
        return translated(pages, on);
    }
}
/** Passes bytes on, and keeps them. */
async function* kept(bytes, spool, name) {
    for await (const chunk of bytes) {
        await spool.append(chunk).catch((cause) => {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DataError */ .fL(`${name} cannot be kept on the disk of the runner: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}.`, {
                cause,
            });
        });
        yield chunk;
    }
}
async function* translated(pages, on) {
    try {
        yield* pages;
    }
    catch (cause) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, on);
    }
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


/***/ })

};
