export const id = 569;
export const ids = [569];
export const modules = {

  2549:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Bq: () => (  assertSamePartition),
    To: () => (  logGroupName),
    ak: () => (  destinationIn),
    jM: () => (  dayOfKey),
    r3: () => (  partitionDocuments),
    vt: () => (  objectDestinationName)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2969);
function partitionDocuments({ source, own, path }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_2__  .qI.flatMap((destination) => {
        const name = names[destination];
        if (name === undefined)
            return [];
        const shared = { ...source, destination: name };
        const folder = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(shared)).digest('hex').slice(0, 12);
        return [{ destination, key: `${source.mode}/${folder}/${path}`, identity: { ...shared, ...own } }];
    });
}
function dayOfKey(key) {
    const [, year, month, day] = /\/(\d{4})\/(\d\d)\/(\d\d)\.json$/.exec(key) ?? [];
    return year === undefined ? undefined : Date.parse(`${year}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
}
function destinationIn({ destination }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_2__  .qI.find((each) => names[each] === destination && destination !== undefined);
}
function objectDestinationName({ bucket, prefix }) {
    return `s3://${bucket}/${prefix}`;
}
function logGroupName(place) {
    return `logs:${place.region}:${place.account}:${place.group}`;
}
function assertSamePartition({ id, partition }, claimed, at) {
    const document = partition.documents.find(({ destination }) => at === undefined || destination === at);
    const identity = document?.identity ?? {};
    const differing = Object.keys(claimed).filter((name) => identity[name] !== claimed[name]);
    if (differing.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`The claim of segment ${id} in the ledger is of another partition than its document (it differs in ` +
        `${differing.join(', ')}). Restore an earlier version of the document.`);
}


  }),

  6172:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (  AGREES)
  });
const AGREES = { state: 'agrees' };


  }),

  4970:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (  GzipFile)
  });
  var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
  var _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6755);
  var _encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8369);
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
const WINDOW_BYTES = 32 * 1024;
const PART_BYTES = 256 * 1024;
class GzipFile {
    #held = Buffer.alloc(WINDOW_BYTES + PART_BYTES);
    #known = 0;
    #end = 0;
    #sum = 0;
    #length = 0;
    add(content) {
        const pieces = [];
        for (let at = 0; at < content.length;) {
            const end = Math.min(content.length, at + this.#known + PART_BYTES - this.#end);
            this.#end += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(content.subarray(at, end), this.#held, this.#end);
            at = end;
            if (this.#end === this.#known + PART_BYTES)
                pieces.push(...this.#compress());
        }
        return pieces.length === 0 ? undefined : inOwnMemory(pieces);
    }
    finish() {
        const pieces = this.#compress();
        return inOwnMemory([...pieces, _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .cw, (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .Mx)(this.#sum, this.#length)]);
    }
    #compress() {
        const header = this.#length === 0 ? [(0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .So)(_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .GY)] : [];
        const held = this.#held.subarray(0, this.#end);
        const deflated = Buffer.from((0,_encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__  .t)().deflateNext(held, this.#known));
        const waited = held.subarray(this.#known);
        this.#sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(waited, this.#sum);
        this.#length += waited.length;
        this.#known = Math.min(WINDOW_BYTES, held.length);
        held.copyWithin(0, held.length - this.#known);
        this.#end = this.#known;
        return [...header, deflated];
    }
}
function inOwnMemory(pieces) {
    return (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .oR)(pieces, (bytes) => Buffer.alloc(bytes));
}


  }),

  1949:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    u: () => (  ObjectCheck)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3711);
  var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6172);
  var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1285);
  var _read_access_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1934);
  var _whole_object_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3478);
class ObjectCheck {
    #client;
    #bucket;
    #access;
    #content;
    constructor(client, { bucket, owner, prefix }) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
        this.#content = new _whole_object_js__WEBPACK_IMPORTED_MODULE_4__  .Lc(client, { bucket, owner, kmsKeyId: undefined });
        this.#access = new _read_access_js__WEBPACK_IMPORTED_MODULE_3__  .R({ client, bucket: this.#bucket, root: prefix });
    }
    async check({ key, bytes, crc32: sum }, signal) {
        const what = this.#nameOf(key);
        const expected = shown({ bytes, crc32: sum });
        const there = await this.#head(key, signal);
        if (there === undefined)
            return { state: 'differs', what, expected, found: 'no such object' };
        const isUnknown = there.bytes === bytes && there.crc32 === undefined;
        const found = isUnknown ? { bytes, crc32: await this.#sum(key, signal) } : there;
        if (found.bytes === bytes && found.crc32 === sum)
            return _engine_verification_js__WEBPACK_IMPORTED_MODULE_1__  .E;
        return { state: 'differs', what, expected, found: shown(found) };
    }
    async #head(key, signal) {
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_5__.HeadObjectCommand({ ...this.#bucket, Key: key, ChecksumMode: 'ENABLED' });
            const answer = await this.#client.send(command, { abortSignal: signal });
            this.#access.show();
            const isWhole = answer.ChecksumType !== 'COMPOSITE' && answer.ChecksumCRC32?.includes('-') !== true;
            return { bytes: answer.ContentLength ?? 0, crc32: isWhole ? answer.ChecksumCRC32 : undefined };
        }
        catch (cause) {
            signal.throwIfAborted();
            const error = await this.#explained(cause, key, signal);
            if (error.status === 404)
                return undefined;
            throw error;
        }
    }
    async #sum(key, signal) {
        const found = await this.#content.read(key);
        if (found === undefined)
            return undefined;
        let sum = 0;
        for await (const piece of found.body) {
            signal.throwIfAborted();
            sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(piece, sum);
        }
        return (0,_whole_object_js__WEBPACK_IMPORTED_MODULE_4__  .Px)(sum);
    }
    async #explained(cause, key, signal) {
        const on = {
            call: 's3:HeadObject',
            resource: this.#nameOf(key),
            permission: 's3:GetObject',
        };
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__  .cg)(cause, { ...on, concerns: 'segment' });
        if (error.status !== 403 || (await this.#access.isShownWithout(key, signal)))
            return error;
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__  .cg)(cause, { ...on, concerns: 'run' });
    }
    #nameOf(key) {
        return `s3://${this.#bucket.Bucket}/${key}`;
    }
}
function shown({ bytes, crc32: sum }) {
    return `${bytes} bytes${sum === undefined ? '' : `, CRC32 ${sum}`}`;
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

  3478:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Lc: () => (  S3ObjectSink),
    Px: () => (  formatCrc32),
    mi: () => (  replacing)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3711);
  var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
  var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
  var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1285);
  var _object_downloads_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7200);
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const NEVER_THERE = 'none';
const VERSION_CONFLICT = [412, 404, 409];
class S3ObjectSink {
    #client;
    #place;
    constructor(client, place) {
        this.#client = client;
        this.#place = place;
    }
    async read(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.GetObjectCommand(this.#named(key)));
            if (!(0,_object_downloads_js__WEBPACK_IMPORTED_MODULE_3__  .X6)(Body) || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { etag: ETag, body: Body };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__  .cg)(cause, { call: 's3:GetObject', resource: this.#nameOf(key) });
            if (error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    async find(key, abortSignal) {
        const on = { call: 's3:HeadObject', resource: this.#nameOf(key), permission: 's3:GetObject' };
        const head = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.HeadObjectCommand(this.#named(key));
        try {
            const found = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__  .X_)(on, () => this.#client.send(head, { abortSignal }), abortSignal);
            const { ETag: etag = '', ContentLength: size = 0, Metadata: metadata = {} } = found;
            return { etag, size, metadata };
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__  ._7 && error.status === 404)
                return undefined;
            throw error;
        }
    }
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
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_4__.PutObjectCommand({
            ...this.#request(object),
            Body: Buffer.concat(pieces),
            ChecksumCRC32: crc32,
        });
        const { ETag = '' } = await this.#client.send(command, { abortSignal });
        return { etag: ETag, bytes: object.content.size, crc32 };
    }
    async #putInParts(object, signal) {
        const { Upload } = await __webpack_require__.e(  358).then(__webpack_require__.t.bind(__webpack_require__, 2358, 19));
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
                throw new Error(`S3 stores something other than what was sent: its CRC32 is ${kept} and not ${crc32}`);
            return { etag: ETag, bytes: object.content.size, crc32 };
        }
        finally {
            signal.removeEventListener('abort', abort);
        }
    }
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
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__  .cg)(cause, on);
        const { status, code = 'Unknown' } = error;
        const isOther = VERSION_CONFLICT.includes(status ?? 0) && code !== 'NoSuchBucket';
        if (replaces === undefined || !isOther)
            return error;
        const failure = { ...on, code, cause, retryable: true, ambiguous: true };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__  ._7(`${error.message}: another version came first`, failure);
    }
    #named(key) {
        const { bucket, owner } = this.#place;
        return { Bucket: bucket, Key: key, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    #nameOf(key) {
        return `s3://${this.#place.bucket}/${key}`;
    }
}
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
        return formatCrc32(this.#sum);
    }
}
function formatCrc32(sum) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(sum);
    return bytes.toString('base64');
}


  })

};
