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
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);


/** Without s3:ListBucket S3 answers a read of a document that is not there yet with 403 instead of 404. */
const READ = 's3:GetObject (and s3:ListBucket on the bucket, without which a missing object reads as denied)';
/** Ledger documents as S3 objects, changed by conditional writes (If-None-Match, If-Match). */
class S3DocumentStore {
    #client;
    #place;
    constructor(client, place) {
        this.#client = client;
        this.#place = place;
    }
    async read(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.GetObjectCommand(this.#object(key)));
            if (Body === undefined || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { body: await Body.transformToString(), version: ETag };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, {
                call: 's3:GetObject',
                resource: this.#nameOf(key),
                permission: READ,
            });
            if (error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    async write(key, body, version) {
        const condition = version === undefined ? { IfNoneMatch: '*' } : { IfMatch: version };
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.PutObjectCommand({
            ...this.#object(key),
            ...condition,
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
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, {
                call: 's3:PutObject',
                resource: this.#nameOf(key),
                onceOnly: true,
            });
            // 412: another version is there; 409: a write is under way; 404: the document has gone (PutObject API).
            if (error.status === 412 || error.status === 409 || error.code === 'NoSuchKey')
                return undefined;
            throw error;
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
    #nameOf(key) {
        return `s3://${this.#place.bucket}/${this.#place.prefix}${key}`;
    }
}
/** Takes the time from every answer of a client, attempt by attempt: leases are judged by the store's clock. */
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
