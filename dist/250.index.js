export const id = 250;
export const ids = [250];
export const modules = {

/***/ 8250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3DocumentStore: () => (/* binding */ S3DocumentStore),
/* harmony export */   watchClock: () => (/* binding */ watchClock)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
/* harmony import */ var _engine_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5256);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);



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
                if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DataError */ .fL)
                    throw cause;
                if (attempt === BODY_ATTEMPTS)
                    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, this.#reading(key));
            }
        }
    }
    async #answerFor(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.GetObjectCommand(this.#object(key)));
            if (!isByteStream(Body) || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { body: Body, version: ETag };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, this.#reading(key));
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
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, {
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
            const { done, value } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .calling */ .X_)(on, () => pages.next());
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
        if (bytes > _engine_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_DOCUMENT_BYTES */ .bi) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .DataError */ .fL(`The ledger document ${name} is larger than ${_engine_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .MAX_DOCUMENT_BYTES */ .bi / 1024 / 1024} MiB, which no document of ` +
                'the ledger is. Restore an earlier version of the object.');
        }
        pieces.push(piece);
    }
    return Buffer.concat(pieces).toString();
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
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


/***/ })

};
