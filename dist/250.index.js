export const id = 250;
export const ids = [250];
export const modules = {

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

  8250:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    S3DocumentStore: () => (  S3DocumentStore),
    watchClock: () => (  watchClock)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
  var _engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4726);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _objects_object_downloads_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7200);
const READ = 's3:GetObject (and s3:ListBucket on the bucket, without which a missing object reads as denied)';
const BODY_ATTEMPTS = 5;
class S3DocumentStore {
    #client;
    #place;
    constructor(client, place) {
        this.#client = client;
        this.#place = place;
    }
    async read(key) {
        for (let attempt = 1;; attempt += 1) {
            const answer = await this.#answerFor(key);
            if (answer === undefined)
                return undefined;
            try {
                return { body: await textOf(answer.body, this.#nameOf(key)), version: answer.version };
            }
            catch (cause) {
                if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL)
                    throw cause;
                if (attempt === BODY_ATTEMPTS)
                    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, this.#reading(key));
            }
        }
    }
    async #answerFor(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.GetObjectCommand(this.#object(key)));
            if (!(0,_objects_object_downloads_js__WEBPACK_IMPORTED_MODULE_1__  .X6)(Body) || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { body: Body, version: ETag };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, this.#reading(key));
            if (error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    #reading(key) {
        return { call: 's3:GetObject', resource: this.#nameOf(key), permission: READ };
    }
    async write(key, body, version) {
        const condition = version === undefined ? { IfNoneMatch: '*' } : { IfMatch: version };
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.PutObjectCommand({
            ...this.#object(key),
            ...condition,
            ...this.#encryption(),
            Body: body,
            ContentType: 'application/json',
        });
        try {
            const { ETag } = await this.#client.send(command);
            if (ETag === undefined)
                throw new Error('S3 answered without an ETag');
            return ETag;
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, {
                call: 's3:PutObject',
                resource: this.#nameOf(key),
                onceOnly: true,
            });
            if (error.status === 412 || error.status === 409 || error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    async *keys(prefix) {
        const { prefix: root } = this.#place;
        const { Bucket, ExpectedBucketOwner } = this.#object('');
        const owner = ExpectedBucketOwner === undefined ? {} : { ExpectedBucketOwner };
        const input = { Bucket, ...owner, Prefix: root + prefix };
        const on = { call: 's3:ListObjectsV2', resource: this.#nameOf(prefix), permission: 's3:ListBucket' };
        const pages = (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.paginateListObjectsV2)({ client: this.#client }, input);
        for (;;) {
            const { done, value } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => pages.next());
            if (done === true)
                return;
            for (const { Key = '' } of value.Contents ?? [])
                yield Key.slice(root.length);
        }
    }
    #object(key) {
        const { bucket, prefix, owner } = this.#place;
        return {
            Bucket: bucket,
            Key: prefix + key,
            ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }),
        };
    }
    #encryption() {
        const { kmsKeyId } = this.#place;
        if (kmsKeyId === undefined)
            return {};
        if (kmsKeyId === 'AES256')
            return { ServerSideEncryption: 'AES256' };
        return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyId };
    }
    #nameOf(key) {
        return `s3://${this.#place.bucket}/${this.#place.prefix}${key}`;
    }
}
async function textOf(body, name) {
    const pieces = [];
    let bytes = 0;
    for await (const piece of body) {
        bytes += piece.length;
        if (bytes > _engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__  .bi) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL(`The ledger document ${name} is larger than ${_engine_ledger_js__WEBPACK_IMPORTED_MODULE_3__  .bi / 1024 / 1024} MiB, which no document of ` +
                'the ledger is. Restore an earlier version of the object.');
        }
        pieces.push(piece);
    }
    return Buffer.concat(pieces).toString();
}
function watchClock(client, serverClock, clock) {
    client.middlewareStack.add((next) => async (args) => {
        const sentAt = clock.monotonic();
        const result = await next(args);
        const date = dateOf(result.response);
        if (date !== undefined)
            serverClock.observe(date, sentAt, clock.monotonic());
        return result;
    }, { step: 'deserialize', name: 'watchClock', priority: 'low' });
}
function dateOf(response) {
    if (typeof response !== 'object' || response === null)
        return undefined;
    const headers = Reflect.get(response, 'headers');
    const date = typeof headers === 'object' && headers !== null ? Reflect.get(headers, 'date') : undefined;
    const parsed = typeof date === 'string' ? Date.parse(date) : NaN;
    return Number.isNaN(parsed) ? undefined : parsed;
}


  })

};
