export const id = 39;
export const ids = [39,682];
export const modules = {

/***/ 5934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ parseClaim),
/* harmony export */   Lt: () => (/* binding */ storedDays),
/* harmony export */   Sy: () => (/* binding */ printClaim),
/* harmony export */   TS: () => (/* binding */ parseProgress)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2275);
/* harmony import */ var _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5189);
/* harmony import */ var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5883);





const objectSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    prefix: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__/* .objectFormSchema */ .JB,
    timeZone: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    days: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
});
const logTypeSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_TYPE_NAMES */ .pu);
/** One part of a key, without a folder. */
const objectName = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[^/]+$/));
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    stream: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    day: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        bucket: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        prefix: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        account: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        region: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        loadBalancer: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        logType: logTypeSchema,
        day: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    }),
    objects: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([objectName, valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()])),
    encode: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        version: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        format: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(['json', 'raw', 'prefixed']),
        logType: logTypeSchema,
        oldest: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        newest: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        restampTo: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()),
        filter: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        sample: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()),
        redact: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
    }),
    s3: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(objectSchema),
});
function printClaim({ stream, day, objects, encode, s3 }) {
    return {
        stream,
        day: { ...day },
        objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
        encode: { ...encode },
        ...(s3 === undefined ? {} : { s3: { ...s3, form: { ...s3.form }, days: [...s3.days] } }),
    };
}
/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
function parseClaim(id, claim) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(claimSchema, claim);
    if (!parsed.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`The claim of segment ${id} in the ledger cannot be read.`);
    const { stream, day, objects, encode, s3 } = parsed.output;
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
        s3,
    };
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    sent: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooOld: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooNew: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    /** Objects that could not be read: nothing of them is in what was sent. */
    without: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
});
/** How far the segment's stream had come, as the ledger has it. */
function parseProgress(progress) {
    return progress === undefined ? undefined : valibot__WEBPACK_IMPORTED_MODULE_4__/* .parse */ .qgA(progressSchema, progress);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()]));
/** The days that a committed segment has objects for. */
function storedDays(id, stored) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(storedSchema, stored ?? []);
    if (!parsed.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`What the ledger notes of the objects of segment ${id} cannot be read.`);
    return parsed.output.map(([day]) => day);
}


/***/ }),

/***/ 7701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ namesPrefix),
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
/** How the keys of a day begin that belong to load balancers of a type whose names begin so. */
function namesPrefix(location, logType, start) {
    return `${dayPrefix(location)}${filled(FORMS.get(logType)?.head ?? '', location)}${start}`;
}
/** The key that `parseLogKey` took apart. */
function keyOf(parts) {
    const { logType, loadBalancer, tail } = parts;
    const { head = '', extension = '' } = FORMS.get(logType) ?? {};
    return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
}


/***/ }),

/***/ 3039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setUpAlb: () => (/* binding */ setUpAlb)
});

// EXTERNAL MODULE: ./build/cloudwatch-logs/age.js
var age = __webpack_require__(8852);
// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 5 modules
var cloudwatch_logs_destination = __webpack_require__(6174);
// EXTERNAL MODULE: ./build/objects/s3-objects.js
var s3_objects = __webpack_require__(4784);
// EXTERNAL MODULE: ./build/objects/spool.js
var spool = __webpack_require__(6848);
// EXTERNAL MODULE: ./build/objects/whole-object.js
var whole_object = __webpack_require__(3478);
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

// EXTERNAL MODULE: ./build/encode/encode.js + 1 modules
var encode = __webpack_require__(5189);
// EXTERNAL MODULE: ./build/engine/documents.js
var documents = __webpack_require__(2549);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/objects/object-form.js
var object_form = __webpack_require__(5883);
// EXTERNAL MODULE: ./build/encode/memory-budget.js
var memory_budget = __webpack_require__(9704);
// EXTERNAL MODULE: ./build/alb/claim.js
var alb_claim = __webpack_require__(5934);
// EXTERNAL MODULE: ./build/objects/object-downloads.js + 1 modules
var object_downloads = __webpack_require__(2780);
// EXTERNAL MODULE: ./build/encode/sums.js
var encode_sums = __webpack_require__(2903);
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
    #ahead = [];
    #turn = 0;
    /** Compressed bytes of what was fetched and has not had its turn. */
    #bytes = 0;
    constructor(source, objects, signal) {
        this.#source = source;
        this.#objects = objects;
        this.#signal = signal;
    }
    /** The content of the next object, once there is memory for it; throws what `S3LogObjects.read` throws. */
    async next() {
        const object = this.#objects[this.#turn];
        if (object === undefined)
            throw new RangeError(`There are only ${this.#objects.length} objects.`);
        const ahead = this.#ahead.shift();
        this.#turn += 1;
        if (ahead !== undefined)
            this.#bytes -= object.size;
        const share = await this.#source.reserve(object);
        // From here on it is counted with what is in flight.
        ahead?.share.shrink(0);
        try {
            return { content: await this.#contentOf(object, ahead), share };
        }
        catch (error) {
            share.shrink(0);
            throw error;
        }
    }
    /** Nobody wants the rest. */
    end() {
        for (const { share } of this.#ahead.splice(0))
            share.shrink(0);
    }
    async #contentOf(object, ahead) {
        if (!this.#source.isSmall(object))
            return this.#source.checked(object, this.#signal);
        const own = ahead?.gzip ?? this.#source.fetch(object, this.#signal);
        this.#fetchAhead();
        return { gzip: await own };
    }
    #fetchAhead() {
        while (this.#ahead.length < AHEAD_OBJECTS) {
            const object = this.#objects[this.#turn + this.#ahead.length];
            if (object === undefined || !this.#source.isSmall(object))
                return;
            if (this.#bytes + object.size > AHEAD_BYTES)
                return;
            const share = this.#source.reserveAhead(object);
            if (share === undefined)
                return;
            const gzip = this.#source.fetch(object, this.#signal);
            // Its failure is for the object's turn, which may never come.
            gzip.catch(() => undefined);
            this.#bytes += object.size;
            this.#ahead.push({ gzip, share });
        }
    }
}

;// CONCATENATED MODULE: ./build/alb/delivery.js




/** A batch that was begun holds no more, bytes: what was left of a piece of text. */
const BEGUN_BYTES = 0.5 * 1024 * 1024;
/** What the encoder is told of an object. */
function metaOf({ day }, { tail, end }) {
    const parts = { ...day, tail };
    return { ...parts, ...(0,alb_key/* keyDetails */.IY)(parts), key: (0,alb_key/* keyOf */.TN)(parts), intervalEnd: end };
}
/**
 * Has the lines of a claim's objects encoded for each recipient, in their order; every object is downloaded once. Hands
 * back those that had something after their gzip.
 */
async function deliver({ objects }, order) {
    const { claim, recipients, without, bad, signal } = order;
    const followed = [];
    const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
    const wanted = listed.filter(({ object }) => !without.includes(object.tail));
    const left = listed.filter(({ object }) => without.includes(object.tail));
    bad.push(...left.map(({ object, meta }) => ({ object, error: new errors/* BadObjectError */.TO(leftBefore(meta)) })));
    const keyed = wanted.map(({ object, meta }) => ({ ...object, key: meta.key }));
    const contents = new ReadAhead(objects, keyed, signal);
    try {
        for (const { object, meta } of wanted) {
            try {
                const bytes = await encoded({ objects, recipients, fetched: await contents.next() }, meta);
                if (bytes > 0)
                    followed.push({ name: `s3://${meta.bucket}/${meta.key}`, bytes });
            }
            catch (error) {
                if ((0,errors/* concernOf */.gY)(error) !== 'object')
                    throw error;
                for (const recipient of recipients)
                    recipient.skip();
                bad.push({ object, error });
            }
        }
        for (const recipient of recipients)
            await flush(recipient);
    }
    finally {
        contents.end();
        for (const { encoder } of recipients)
            encoder.end();
    }
    return followed;
}
async function flush({ encoder, take }) {
    for await (const part of encoder.flush())
        await take(part);
}
function leftBefore({ bucket, key }) {
    return `s3://${bucket}/${key} could not be read when the rest of its segment was sent.`;
}
/**
 * Gives the events of an object to all recipients, one after the other, while it has its share of the memory. Hands back
 * how many bytes follow its gzip and are ignored.
 */
async function encoded({ objects, recipients, fetched }, meta) {
    const { content, share } = fetched;
    const gzip = 'gzip' in content ? content.gzip : undefined;
    let ignored = 'ignored' in content ? content.ignored : 0;
    try {
        for (const recipient of recipients) {
            const isLast = recipient === recipients.at(-1);
            for await (const part of recipient.encoder.encode(meta, content)) {
                ignored = Math.max(ignored, part.ignored ?? 0);
                // A batch that is on its way compressed takes less than was reserved for it.
                if (isLast)
                    share.shrink(heldBy(part, gzip));
                await recipient.take(part);
            }
        }
        return ignored;
    }
    finally {
        share.shrink(0);
        if (gzip !== undefined)
            objects.release(gzip);
        if ('dispose' in content)
            await content.dispose();
    }
}
/** Bytes that an object holds while a batch of it is on its way. */
function heldBy({ batch }, gzip) {
    return gzip === undefined || batch === undefined ? Infinity : gzip.length + batch.body.length + BEGUN_BYTES;
}
/** Sends batches, or what a stream lacks of them; sums up what was encoded. */
function streamRecipient(encoder, writer) {
    const sums = new encode_sums/* EncodeSums */.J();
    return {
        encoder,
        sums,
        skip: () => {
            writer.skipUnknown();
        },
        take: async ({ sum, events, batch }) => {
            sums.add(sum);
            if (events !== undefined)
                await writer.append(events);
            if (batch !== undefined)
                await writer.send(batch);
        },
    };
}
function objectRecipient(encoder, objects) {
    const sums = new encode_sums/* EncodeSums */.J();
    return {
        encoder,
        sums,
        skip: () => undefined,
        take: async ({ sum, records }) => {
            sums.add(sum);
            if (records !== undefined)
                await objects.add(records);
        },
    };
}

;// CONCATENATED MODULE: ./build/alb/bad-objects.js




/**
 * With `skip` they are done, by name. With `fail` each is a segment of its own from now on; one that went away, or is
 * another now, is taken as it is listed next. Throws where nothing else is in the segment, which then stays open itself.
 */
function settleBadObjects(order) {
    const { claim, bad, policy, isSentInPart } = order;
    const gone = bad.filter(({ error }) => isGone(error, policy));
    const others = bad.filter(({ error }) => !isGone(error, policy));
    const unread = new Set(bad.map(({ object }) => object));
    const read = claim.objects.filter((object) => !unread.has(object));
    const names = (of) => of.map(({ object }) => nameOf(claim, object));
    const goneObjects = gone.map(({ object }) => object);
    // Some of one that is gone was sent already: that is all that there will ever be of it.
    const covered = isSentInPart ? [...read, ...goneObjects] : read;
    const missing = names(gone);
    if (policy === 'skip') {
        return { missing, skipped: names(others), covered: [...covered, ...others.map(({ object }) => object)] };
    }
    const [first] = others;
    if (first !== undefined && (claim.objects.length === 1 || isSentInPart))
        throw first.error;
    return { missing, covered, leftOut: others.map((each) => leftOut(order, each)) };
}
function isGone(error, policy) {
    return error instanceof object_downloads/* ReplacedObjectError */.mu || (policy === 'fail' && error instanceof object_downloads/* MissingObjectError */.S3);
}
function leftOut({ id, claim }, { object, error }) {
    const own = `${id}-${claim.objects.indexOf(object)}`;
    const stream = `${claim.stream.slice(0, -id.length)}${own}`;
    const name = nameOf(claim, object);
    // The error of a call names what it was made on; another may not.
    const text = (0,errors/* messageOf */.bD)(error);
    const named = text.includes(name) ? error : new errors/* BadObjectError */.TO(`${name}: ${text}`, { cause: error });
    return {
        id: own,
        claim: (0,alb_claim/* printClaim */.Sy)({
            ...claim,
            stream,
            objects: [object],
            s3: claim.s3 && { ...claim.s3, name: own, days: [] },
        }),
        start: object.end,
        error: named,
    };
}
function nameOf(claim, object) {
    return `s3://${claim.day.bucket}/${metaOf(claim, object).key}`;
}

// EXTERNAL MODULE: ./build/encode/line-format.js + 1 modules
var line_format = __webpack_require__(9126);
// EXTERNAL MODULE: ./build/objects/gzip-body.js
var gzip_body = __webpack_require__(7327);
// EXTERNAL MODULE: ./build/objects/parquet.js
var parquet = __webpack_require__(4371);
// EXTERNAL MODULE: ./build/objects/record-sink.js + 1 modules
var record_sink = __webpack_require__(1682);
;// CONCATENATED MODULE: ./build/alb/object-records.js







/** Where the objects of a segment lie, one for each day. */
function recordKey({ day, s3 }, date) {
    const { name } = (0,alb_key/* keyDetails */.IY)({ ...day, tail: '' });
    const folder = `account=${day.account}/region=${day.region}/load_balancer=${name}/log_type=${day.logType}/dt=${date}`;
    return `${s3.prefix}${folder}/${s3.name}${(0,object_form/* extensionOf */.je)(s3.form)}`;
}
/** The objects of one segment, one for each day that its records fall on, until they are put. */
class RecordObjects {
    #ports;
    #claim;
    #days = new Map();
    #faraway = 0;
    constructor(ports, claim) {
        this.#ports = ports;
        this.#claim = claim;
    }
    async add({ day, bytes, records, faraway }) {
        const object = this.#day(day);
        object.records += records;
        this.#faraway += faraway;
        await object.body.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    }
    /** Puts an object for each day, and one without records for each day that the segment had before and has no more. */
    async finish(held, signal) {
        for (const day of this.#claim.s3.days)
            if (!this.#days.has(day))
                await this.#addNothing(day);
        const stored = [];
        for (const [day, object] of [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)))
            stored.push(await this.#put(day, object, { held, signal }));
        const records = [...this.#days.values()].reduce((sum, object) => sum + object.records, 0);
        return { records, objects: stored.length, faraway: this.#faraway, stored };
    }
    async dispose() {
        for (const { body } of this.#days.values())
            await body.dispose();
    }
    #day(day) {
        const known = this.#days.get(day);
        if (known !== undefined)
            return known;
        const body = new gzip_body/* ObjectBody */.Y(this.#ports.space, this.#claim.s3.form.compression === 'gzip');
        const made = { body, records: 0 };
        this.#days.set(day, made);
        return made;
    }
    async #addNothing(day) {
        const { body } = this.#day(day);
        const { form } = this.#claim.s3;
        if (form.objectFormat !== 'parquet')
            return;
        const columns = (0,record_sink.logColumns)((0,line_format/* formatOf */.b)((0,alb_log_types/* logTypeOf */.yQ)(this.#claim.day.logType)).columns);
        await body.write(Buffer.from(new parquet/* ParquetFile */.L(columns, form.compression).finish()));
    }
    async #put(day, { body, records }, put) {
        const { provenance, putTimeout, sinkOf } = this.#ports;
        const { s3 } = this.#claim;
        const content = await body.end();
        await put.held.fence(putTimeout);
        const { bytes, crc32 } = await sinkOf(s3).put({
            key: recordKey(this.#claim, day),
            content,
            ...(0,object_form/* headersOf */.Yl)(s3.form),
            metadata: { ...provenance, 'log-ferry-records': String(records) },
        }, put.signal);
        return [day, bytes, crc32, records];
    }
}

// EXTERNAL MODULE: ./build/engine/tally.js
var tally = __webpack_require__(2969);
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

;// CONCATENATED MODULE: ./build/alb/outcome.js


function carried(claim, { settled, bad, sent, put }) {
    const there = claim.objects.filter((object) => !bad.some((each) => each.object === object));
    const { covered, ...rest } = settled;
    return {
        tally: tallyOf(sent, put),
        counters: {
            objectsRead: there.length,
            objectsWritten: put?.result.objects ?? 0,
            bytesRead: there.reduce((sum, { size }) => sum + size, 0),
            bytesWritten: Math.max(sentBytes(sent), put?.sums.messageBytes ?? 0),
        },
        covers: packNames(covered.map(({ tail }) => tail)),
        ...(put === undefined ? {} : { stored: { s3: put.result.stored } }),
        ...rest,
    };
}
function sentBytes(sent) {
    return sent === undefined ? 0 : sent.sums.messageBytes - sent.result.refusedBytes;
}
/** Both destinations read the same records; what is unparsed depends on how much of a line is asked for. */
function tallyOf(sent, put) {
    const all = [sent, put].flatMap((each) => each?.sums.counts ?? []);
    const most = (figure) => Math.max(0, ...all.map(figure));
    return {
        read: most(({ read }) => read),
        unparsed: most(({ unparsed }) => unparsed),
        restamped: most(({ restamped }) => restamped),
        ...(put && { s3: sheetOf(put.sums.counts, { written: put.result.records }) }),
        ...(sent && { logs: sheetOf(sent.sums.counts, streamBuckets(sent)) }),
    };
}
function streamBuckets({ sums: { counts }, result }) {
    return {
        written: result.written,
        'too-old': counts['too-old'] + result.tooOld,
        'too-new': counts['too-new'] + result.tooNew,
    };
}
function sheetOf(counts, own) {
    const { read, filtered, oversize, 'sampled-out': sampled } = counts;
    return (0,tally/* sheet */.yi)(read, { filtered, oversize, 'sampled-out': sampled, ...own });
}

;// CONCATENATED MODULE: ./build/alb/carry.js








/** Sends the records of the segment's objects, in their order, to the destinations that lack them. */
async function carry(ports, order, context) {
    const { segment, collectAs } = order;
    const claim = await withVersions(ports, (0,alb_claim/* parseClaim */.Ed)(segment.id, segment.claim));
    const { bucket, prefix, ...own } = claim.day;
    (0,documents/* holdAgainstPartition */.N1)(segment, { ...own, source: `s3://${bucket}/${prefix}` });
    const bad = [];
    const work = { ...order, claim, context, bad };
    const stream = await openStream(ports, work);
    const objects = await openObjects(ports, {
        ...work,
        collectAs: stream === undefined ? collectAs : undefined,
    });
    try {
        const recipients = [stream, objects].flatMap((way) => way?.recipient ?? []);
        const { without = [] } = (0,alb_claim/* parseProgress */.TS)(segment.at.logs?.progress) ?? {};
        const followed = await deliver(ports, { claim, recipients, without, bad, signal: context.signal });
        ports.oddities.followed(followed);
        refuseUnread(claim, bad);
        const sent = await done(stream);
        const put = await done(objects);
        noteDoubts(ports, sent?.result, put?.result);
        const policy = ports.inputs.onBadObject;
        const isSentInPart = stream?.showsOthers() === true;
        const settled = settleBadObjects({ id: segment.id, claim, bad, policy, isSentInPart });
        ports.oddities.skipped(settled.skipped ?? []);
        return carried(claim, { settled, bad, sent, put });
    }
    finally {
        await objects?.dispose();
    }
}
function noteDoubts({ doubts }, sent, put) {
    doubts.batches += sent?.blindRepeats ?? 0;
    doubts.faraway += put?.faraway ?? 0;
}
async function done(way) {
    return way === undefined ? undefined : { sums: way.recipient.sums, result: await way.finish() };
}
async function openStream({ stream, encoders, doubts }, { claim, segment, collectAs, context, bad }) {
    if (segment.at.logs === undefined || stream === undefined)
        return undefined;
    const { group, putTimeout, logs } = stream;
    const { resumed, progress: noted, takenOver } = segment.at.logs;
    // What a dead run sent last cannot be told where nothing can be read back.
    if (takenOver && group.logGroupClass !== 'STANDARD')
        doubts.batches += 1;
    const held = context.claimAt('logs');
    const guard = {
        ...context,
        ...held,
        checkpoint: (acknowledged) => {
            const without = bad.map(({ object }) => object.tail);
            held.checkpoint({ ...acknowledged, ...(without.length === 0 ? {} : { without }) });
        },
    };
    const progress = (0,alb_claim/* parseProgress */.TS)(noted);
    const writer = await logs.open({ group, stream: claim.stream, guard, putTimeout, resumed, progress });
    const encoder = encoders.encoder({
        settings: claim.encode,
        collectAs,
        batchedAs: writer.wantsAll ? writer.names : undefined,
        compressFrom: () => writer.compressFrom(),
    });
    return {
        recipient: streamRecipient(encoder, writer),
        finish: () => writer.finish(),
        showsOthers: () => writer.showsOthers,
        dispose: () => Promise.resolve(),
    };
}
/** So many segments become Parquet at once: rows are held until a row group is full. */
const MAKING = new memory_budget/* MemoryBudget */.N(4);
async function openObjects({ records: ports, encoders }, { claim, segment, collectAs, context }) {
    if (segment.at.s3 === undefined || ports === undefined)
        return undefined;
    const { s3, encode } = claim;
    if (s3 === undefined || s3.form.objectFormat === 'csv')
        throw new errors/* DataError */.fL(`The claim of segment ${segment.id} in the ledger does not say how it is written.`);
    const { objectFormat, compression } = s3.form;
    const share = objectFormat === 'parquet' ? await MAKING.take(1) : undefined;
    const { restampTo, ...settings } = encode;
    const made = new RecordObjects(ports, { ...claim, s3 });
    const encoder = encoders.encoder({
        // Nothing is too old for an object, nor too new.
        settings: { ...settings, format: 'json', oldest: 0, newest: Number.MAX_SAFE_INTEGER },
        collectAs,
        records: { objectFormat, compression, timeZone: s3.timeZone },
    });
    return {
        recipient: objectRecipient(encoder, made),
        finish: () => made.finish(context.claimAt('s3'), context.signal),
        dispose: () => {
            share?.shrink(0);
            return made.dispose();
        },
    };
}
/** What cannot be read any more would be lost from what replaces the objects of a segment. */
function refuseUnread(claim, bad) {
    if (bad.length === 0 || claim.s3 === undefined || claim.s3.days.length === 0)
        return;
    const names = bad.map(({ object }) => `s3://${claim.day.bucket}/${metaOf(claim, object).key}`).join(', ');
    throw new errors/* DataError */.fL(`Not done again, since what it was made of cannot be read any more: ${names}.`);
}
/** Looks up the objects that the plan did not list. */
async function withVersions({ objects }, claim) {
    const found = claim.objects.map(async (object) => {
        if (object.etag !== '')
            return object;
        const known = await objects.find(metaOf(claim, object).key);
        return known === undefined ? object : { ...object, etag: known.etag, size: known.size };
    });
    return { ...claim, objects: await Promise.all(found) };
}

// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
;// CONCATENATED MODULE: ./build/alb/listing.js

const listing_MINUTE_MS = 60_000;
/** ListObjectsV2 API: at most 1,000 keys a page. A shorter page is mostly the last, and nothing is won by a jump. */
const FULL_PAGE = 1000;
/** Comes after every character of a stamp. */
const AFTER_STAMPS = '~';
/** Lists a folder series by series, and jumps over what is not wanted. */
async function* seriesIn(listing, folder, settings) {
    const series = new SeriesOfPages(settings);
    let after;
    do {
        const pages = listing.list(folder, after);
        after = undefined;
        for await (const page of pages) {
            yield* series.take(page);
            if (page.length < FULL_PAGE)
                continue;
            after = jumpFrom(page.at(-1)?.key ?? '', settings);
            if (after !== undefined)
                break;
        }
    } while (after !== undefined);
    if (series.last !== undefined)
        yield series.last;
}
/** Puts the wanted objects of pages together to series. */
class SeriesOfPages {
    #settings;
    /** The series that the pages so far end in; more of it may come. */
    last;
    constructor(settings) {
        this.#settings = settings;
    }
    /** The series that are complete with this page. */
    *take(page) {
        for (const object of page) {
            const key = this.#wanted(object);
            if (key === undefined)
                continue;
            if (this.last === undefined || !isSameSeries(this.last.key, key)) {
                if (this.last !== undefined)
                    yield this.last;
                this.last = { key, objects: [] };
            }
            this.last.objects.push(albObject(key, object));
        }
    }
    #wanted({ key: name }) {
        const { selection, passedOver } = this.#settings;
        const key = (0,alb_key/* parseLogKey */.rv)(name);
        const verdict = key === undefined ? 'foreign' : selection.verdictOn(key);
        if (verdict === 'foreign')
            passedOver.foreign += 1;
        if (key === undefined || verdict !== 'wanted' || !isIn(selection.window, key))
            return undefined;
        selection.note(key);
        return key;
    }
}
/**
 * Where the next page may begin: behind the rest of a load balancer that is not wanted, at the first stamp of the
 * window, or behind its last. Within the window nothing is jumped over: objects that were delivered late lie there.
 */
function jumpFrom(last, { selection, passedOver }) {
    const key = (0,alb_key/* parseLogKey */.rv)(last);
    if (key === undefined)
        return undefined;
    const start = last.slice(0, last.lastIndexOf(key.tail));
    const { from, to } = selection.window;
    const verdict = selection.verdictOn(key);
    if (verdict === 'foreign')
        passedOver.isMore = true;
    if (verdict !== 'wanted' || key.intervalEnd >= to)
        return start + AFTER_STAMPS;
    return key.intervalEnd < from ? start + stampOf(from) : undefined;
}
/** As in a key, without the `Z`: what ends at this instant or later comes after it. */
function stampOf(from) {
    const minute = Math.ceil(from / listing_MINUTE_MS) * listing_MINUTE_MS;
    return new Date(minute).toISOString().replace(/[-:]/g, '').slice(0, 'YYYYMMDDTHHMM'.length);
}
function isIn({ from, to }, { intervalEnd }) {
    return intervalEnd >= from && intervalEnd < to;
}
function isSameSeries(a, b) {
    return a.loadBalancer === b.loadBalancer && a.logType === b.logType;
}
function albObject({ tail, intervalEnd }, { etag, size }) {
    return { tail: own(tail), end: intervalEnd, etag: own(etag), size };
}
/** A string of its own: one that was cut out of a page of a listing would keep all of that page in memory. */
function own(text) {
    return Buffer.from(text).toString();
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
    const wanted = new Map(groups.flat().map((object) => [object.tail, object]));
    const known = new Map();
    for (const destination of tally/* DESTINATIONS */.qI) {
        const document = documents[destination];
        if (document !== undefined)
            known.set(destination, knownTo(document, { listed, destination, wanted, counts }));
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
        const destinations = tally/* DESTINATIONS */.qI.filter((at) => isLacked(object, at));
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
        const isWanted = tails.some((tail) => look.wanted.has(tail));
        if (entry.state === 'open') {
            if (isWanted)
                resumable.push(openSegment(id, entry, look.destination));
        }
        else if (!look.counts(entry.run)) {
            // Log events go to new streams, in segments of their own; objects are replaced, each under its key.
            if (look.destination === 'logs')
                continue;
            if (isWanted)
                resumable.push(redoneSegment(look, { id, tails, days: (0,alb_claim/* storedDays */.Lt)(id, entry.stored) }));
        }
        for (const tail of tails)
            taken.add(tail);
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
/** A committed segment of objects once more: the same sources, and every key that it owned. */
function redoneSegment({ listed, wanted }, { id, tails, days }) {
    const { day, settings } = listed;
    const { objectTerms, encodeSettings } = settings;
    // Of what lies outside of the window the version is looked up when it is read.
    const objects = tails
        .map((tail) => wanted.get(tail) ?? { tail, end: intervalEndOf(day, tail), etag: '', size: 0 })
        .sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
    const s3 = objectTerms && { ...objectTerms, name: id, days };
    const stream = `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
    const claim = () => (0,alb_claim/* printClaim */.Sy)({ stream, day, objects, encode: encodeSettings(day.logType), s3 });
    return { id, destinations: ['s3'], claim, ...sizesOf(objects) };
}
function intervalEndOf(day, tail) {
    return (0,alb_key/* parseLogKey */.rv)((0,alb_key/* keyOf */.TN)({ ...day, tail }))?.intervalEnd ?? NaN;
}
function freshSegment({ day, settings, nonce }, { objects, destinations }) {
    const names = (0,external_node_crypto_.createHash)('sha256').update(nonce);
    for (const { tail } of objects)
        names.update(` ${tail}`);
    const time = objects[0]?.tail.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
    const id = `${time}-${names.digest('hex').slice(0, 10)}`;
    const stream = `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
    const { objectTerms, encodeSettings } = settings;
    const s3 = objectTerms && { ...objectTerms, name: id, days: [] };
    const claim = () => (0,alb_claim/* printClaim */.Sy)({ stream, day, objects, encode: encodeSettings(day.logType), s3 });
    return { id, destinations, claim, ...sizesOf(objects) };
}
function sizesOf(objects) {
    const bytes = objects.reduce((sum, { size }) => sum + size, 0);
    const ends = objects.map(({ end }) => end);
    // An object belongs to the window that holds its stamp.
    return { start: Math.min(...ends), end: Math.max(...ends) + 1, objects: objects.length, bytes };
}

;// CONCATENATED MODULE: ./build/alb/plan.js






const DAY_MS = 24 * 60 * 60 * 1000;
/** So many folders (an account's day) are listed at once, and read ahead until so many keys wait for their turn. */
const FOLDERS_AT_ONCE = 8;
const KEYS_AHEAD = 50_000;
/**
 * The partitions of a window, day by day. The path has the date of delivery and the key's stamp the end of the
 * interval, so the days around the window are looked into as well; the stamp decides. Days in which something may be
 * too old come together, those that refuse it first: a refusal comes before any download.
 */
async function* planAlb(settings, window) {
    const { inputs, notice, partition } = settings;
    const accounts = inputs.accountIds ?? (await accountsBelow(settings));
    const lastAgeing = inputs.logs?.tooOld === 'fail' ? partition.oldest() + DAY_MS : -Infinity;
    const ageing = [];
    const passedOver = { foreign: await testFilesIn(settings, accounts), isMore: false };
    for await (const { day, plan } of partitionsOf(settings, { window, accounts, passedOver })) {
        if (day * DAY_MS <= lastAgeing) {
            ageing.push(plan);
            continue;
        }
        yield* refusingFirst(ageing.splice(0));
        yield plan;
    }
    yield* refusingFirst(ageing);
    settings.check.planned({ window, accounts });
    const { foreign, isMore } = passedOver;
    if (foreign > 0) {
        const count = `${isMore ? 'At least ' : ''}${foreign}`;
        notice(`${count} objects are not load balancer logs of a wanted type and were passed over.`);
    }
}
/** Elastic Load Balancing puts `ELBAccessLogTestFile` beside the folders of an account when logs are switched on. */
async function testFilesIn({ inputs, objects }, accounts) {
    const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
    // An account that is refused is told when its logs are listed.
    const none = (error) => {
        if ((0,errors/* concernOf */.gY)(error) === 'run')
            throw error;
        return 0;
    };
    const counts = await Promise.all(places.map((place) => objects.filesIn(place).catch(none)));
    return counts.reduce((sum, count) => sum + count, 0);
}
function refusingFirst(partitions) {
    const refuses = ({ mayRefuse }) => mayRefuse === true;
    return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}
/** Folders are listed side by side, and planned in the order of their days. */
function partitionsOf(settings, listing) {
    const { window, accounts } = listing;
    const refused = new Set();
    const folders = daysAround(window).flatMap((day) => accounts.map((account) => unlessRefused(settings, listing, { account, day, refused })));
    return (0,side_by_side/* inOrder */.a)(folders, { most: FOLDERS_AT_ONCE, room: KEYS_AHEAD, sizeOf: ({ keys }) => keys });
}
/** An account that may not be listed is named once, and the others go on; where none may, the run ends. */
async function* unlessRefused(settings, listing, { account, day, refused }) {
    if (refused.has(account))
        return;
    try {
        yield* partitionsIn(settings, listing, { account, day });
    }
    catch (failure) {
        const isKnown = refused.has(account);
        refused.add(account);
        if ((0,errors/* concernOf */.gY)(failure) !== 'partition' || refused.size === listing.accounts.length)
            throw failure;
        if (isKnown)
            return;
        const plan = { ...NOTHING_LEFT, label: `account ${account}`, start: listing.window.from, failure };
        yield { day, plan, keys: 0 };
    }
}
const NOTHING_LEFT = {
    documents: [],
    left: () => ({ segments: [], objectsSkipped: 0, refusals: {} }),
};
/** What an account's keys of one day hold for the window. */
async function* partitionsIn(settings, { window, passedOver }, { account, day }) {
    const { inputs, objects, gaps } = settings;
    const { bucket, prefix: sourcePrefix } = inputs.source;
    const path = (0,engine_window/* showInstant */.f)(day * DAY_MS)
        .slice(0, 'YYYY-MM-DD'.length)
        .replaceAll('-', '/');
    const folder = (0,alb_key/* dayPrefix */.PN)({ prefix: sourcePrefix, account, region: inputs.region, day: path });
    const note = (key) => {
        gaps.note(key);
    };
    const selection = { window, note, verdictOn: settings.check.verdicts() };
    for await (const { key, objects: listed } of seriesIn(objects, folder, { selection, passedOver })) {
        const { prefix, region, loadBalancer, logType } = key;
        const albDay = { bucket, prefix, account, region, loadBalancer, logType, day: path };
        // What comes later may have been delivered late, but not by more than the day that is looked back.
        const plan = { ...albPartition(albDay, listed, settings.partition), start: (day - 1) * DAY_MS };
        yield { day, plan, keys: listed.length };
    }
}
async function accountsBelow({ inputs, objects }) {
    const names = await objects.folders(`${inputs.source.prefix}AWSLogs/`);
    return names.filter((name) => /^\d{12}$/.test(name));
}
/** The days since the epoch from the one before the window to the one after it. */
function daysAround({ from, to }) {
    const first = Math.floor(from / DAY_MS) - 1;
    const last = Math.floor((to - 1) / DAY_MS) + 1;
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

;// CONCATENATED MODULE: ./build/alb/mode.js








/** Carries load balancer logs from S3 into a log group, one event a line, and into objects, one a segment and day. */
function albMode(ports) {
    return {
        plan: (window) => planAlb({ ...ports, partition: partitionSettings(ports) }, window),
        carry: (segment, context) => collecting(ports, (collectAs) => carry(ports, { segment, collectAs }, context)),
    };
}
/** Has what a segment's records say collected, and reports it when all of it is delivered: then alone it counts. */
async function collecting({ encoders, report }, work) {
    if (report === undefined)
        return work(undefined);
    const collection = encoders.collection();
    try {
        const carried = await work(collection.name);
        for (const part of await collection.collected())
            report.merge(part);
        return carried;
    }
    finally {
        collection.end();
    }
}
function partitionSettings(ports) {
    const { inputs, stream, now } = ports;
    const { logs, objects, redo } = inputs;
    return {
        destinations: destinationNames(ports),
        tooOld: logs?.tooOld ?? 'skip',
        redo,
        oldest: () => (stream === undefined ? -Infinity : (0,age/* oldestAccepted */.p)(stream.group, now())),
        encodeSettings: (logType) => encodeSettings(ports, logType),
        objectTerms: objects && objectTerms(inputs, objects),
        refuse: (count, oldest) => tooOldRefusal(ports, count, oldest),
    };
}
/** What each destination in use is called in the ledger. */
function destinationNames({ inputs: { region, objects }, account, stream, }) {
    return {
        ...(objects && { s3: (0,documents/* objectDestinationName */.vt)(objects) }),
        ...(stream && { logs: (0,documents/* logGroupName */.To)({ region, account, group: stream.group.name }) }),
    };
}
function objectTerms({ timeZone }, { prefix, kmsKeyId, ...form }) {
    return {
        ...{ prefix, form: (0,object_form/* formOf */.QU)(form), timeZone: timeZone.name },
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    };
}
function encodeSettings({ inputs, stream, now }, logType) {
    const claimedAt = now();
    return {
        version: encode/* ENCODER_VERSION */.iA,
        format: inputs.logs?.logFormat ?? 'json',
        logType,
        oldest: stream === undefined ? 0 : (0,age/* oldestAccepted */.p)(stream.group, claimedAt),
        newest: claimedAt + age/* MAX_AHEAD_MS */.K,
        ...(inputs.logs?.tooOld === 'restamp' ? { restampTo: claimedAt } : {}),
        ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
        ...(inputs.sample === 1 ? {} : { sample: inputs.sample }),
        ...(inputs.redact.length === 0 ? {} : { redact: inputs.redact }),
    };
}
function tooOldRefusal({ stream, now }, objects, oldest) {
    const accepted = stream === undefined ? '' : (0,engine_window/* showInstant */.f)((0,age/* oldestAccepted */.p)(stream.group, now()));
    return new errors/* ConfigError */.xL([
        {
            subject: 'from',
            expected: `log objects that ${stream?.group.name ?? ''} still accepts (newer than ${accepted})`,
            found: `${objects} older ones in a partition, the first of ${(0,engine_window/* showInstant */.f)(oldest)}`,
            fix: 'CloudWatch Logs takes events of the last 14 days, and not older than the retention of the group. Choose a ' +
                'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
        },
    ]);
}

;// CONCATENATED MODULE: ./build/alb/oddities.js
/** So many objects are named in the summary. */
const MOST_NAMED = 10;
/** Objects that were read in an odd way, or not at all by the user's wish: told as they are met, and in the summary. */
class Oddities {
    #notice;
    #skipped = [];
    #followed = [];
    constructor(notice) {
        this.#notice = notice;
    }
    /** Objects with something after their gzip; the first is told at once, all are counted. */
    followed(objects) {
        for (const { name, bytes } of objects) {
            if (this.#followed.length === 0)
                this.#notice(`${name} has ${bytes} bytes after the end of its gzip. They are ignored; all before them is read.`);
            this.#followed.push(name);
        }
    }
    /** Objects that cannot be read, with on-bad-object: skip. */
    skipped(names) {
        for (const name of names)
            this.#notice(`${name} cannot be read and is skipped (on-bad-object: skip).`);
        this.#skipped.push(...names);
    }
    /** For the summary. */
    notes() {
        return [
            ...told('Objects that cannot be read and were skipped (on-bad-object: skip; redo takes them)', this.#skipped),
            ...told('Objects with something after the end of their gzip, which is ignored', this.#followed),
        ];
    }
}
function told(what, names) {
    if (names.length === 0)
        return [];
    const rest = names.length - MOST_NAMED;
    const more = rest > 0 ? `, and ${rest} more` : '';
    return [`${what}: ${names.length}. ${names.slice(0, MOST_NAMED).join(', ')}${more}.`];
}

// EXTERNAL MODULE: ./build/inputs/globs.js
var globs = __webpack_require__(199);
// EXTERNAL MODULE: ./build/errors/suggestion.js + 1 modules
var suggestion = __webpack_require__(3183);
;// CONCATENATED MODULE: ./build/alb/selection-problems.js

/** What is told of a selection that matches nothing: what there is, and what was most likely meant. */
/** Names are told up to this number. */
const selection_problems_MOST_TOLD = 10;
function selection_problems_told(names) {
    const more = names.length - selection_problems_MOST_TOLD;
    return `${names.slice(0, selection_problems_MOST_TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function nameProblem(entries, names, days) {
    const hint = entries.map((entry) => (0,suggestion/* didYouMean */.a)(entry, names)).filter((text) => text !== '');
    return {
        subject: 'load-balancers',
        expected: 'load balancers that write logs here',
        found: `${entries.join(', ')}, which match none of the last ${days} days`,
        fix: [...new Set(hint), `There are ${selection_problems_told(names)}.`].join(' '),
    };
}
function typeProblem(missing, types) {
    return {
        subject: 'log-types',
        expected: 'types of logs that are written here',
        found: missing.join(', '),
        fix: `There are logs of ${(0,suggestion/* either */.g)(types)}: add one, or switch the wanted logs on at the load balancer.`,
    };
}
function accountProblem(missing, there) {
    const hint = missing.map((account) => (0,suggestion/* didYouMean */.a)(account, there)).filter((text) => text !== '');
    return {
        subject: 'account-ids',
        expected: 'accounts whose load balancers write here',
        found: missing.join(', '),
        fix: [...new Set(hint), `There are folders of ${selection_problems_told(there)}.`].join(' '),
    };
}
function regionProblem(region, regions) {
    return {
        subject: 'aws-region',
        expected: 'the Region of the load balancers',
        found: `${region}, of which there is no folder`,
        fix: `There are logs of ${(0,suggestion/* either */.g)(regions)}.`,
    };
}
function prefixProblem(prefix, found) {
    return {
        subject: 'source-prefix',
        expected: 'what stands before AWSLogs/ in the keys',
        found: `${prefix === '' ? '/' : prefix}, below which there is no AWSLogs/`,
        fix: `Write ${(0,suggestion/* either */.g)(found.map((each) => (each === '' ? '/' : each)))}.`,
    };
}

;// CONCATENATED MODULE: ./build/alb/source-prefixes.js
/** So many folders of each level are looked into. */
const MOST_FOLDERS = 20;
const LEVELS = 3;
const LOGS = 'AWSLogs';
/** What stands before an `AWSLogs/` in the keys of a bucket, as far as a few listings show; empty for its root. */
async function prefixesWithLogs(objects) {
    const found = [];
    let level = [''];
    for (let depth = 0; depth < LEVELS && found.length === 0; depth += 1) {
        const listed = await Promise.all(level.map(async (prefix) => ({ prefix, names: await objects.folders(prefix) })));
        found.push(...listed.flatMap(({ prefix, names }) => (names.includes(LOGS) ? [prefix] : [])));
        level = listed
            .flatMap(({ prefix, names }) => names.slice(0, MOST_FOLDERS).map((name) => `${prefix}${name}/`))
            .slice(0, MOST_FOLDERS);
    }
    return found;
}

;// CONCATENATED MODULE: ./build/alb/selection-check.js





const selection_check_DAY_MS = 24 * 60 * 60 * 1000;
/** A load balancer without a request writes nothing: only one that wrote nothing for so long counts as not there. */
const LOOK_BACK_DAYS = 14;
/** So many names are remembered. */
const MOST_NAMES = 1000;
/** Holds what the inputs select against what the bucket was seen to hold. */
class SelectionCheck {
    #inputs;
    #objects;
    #now;
    /** Load balancers with logs of a wanted type, and whether they are wanted. */
    #names = new Map();
    #types = new Set();
    #lookedAt;
    constructor(inputs, objects, now) {
        this.#inputs = inputs;
        this.#objects = objects;
        this.#now = now;
    }
    /** Whether a load balancer's logs belong to the run, a wanted type and name; what is asked for is remembered. */
    verdicts() {
        const { loadBalancers, logTypes } = this.#inputs;
        const isWantedName = (0,globs/* nameFilter */.I)(loadBalancers);
        const wantedTypes = new Set(logTypes);
        return ({ logType, name }) => {
            this.#types.add(logType);
            if (!wantedTypes.has(logType))
                return 'foreign';
            const isWanted = isWantedName(name);
            if (this.#names.size < MOST_NAMES)
                this.#names.set(name, isWanted);
            return isWanted ? 'wanted' : 'unwanted';
        };
    }
    /** The plan has been made to its end. */
    planned(lookedAt) {
        this.#lookedAt = lookedAt;
    }
    /** What the inputs select that is not there; nothing where the plan was not made to its end. */
    async unmatched() {
        const lookedAt = this.#lookedAt;
        if (lookedAt === undefined)
            return { problems: [], warnings: [] };
        const place = await this.#placeProblems(lookedAt);
        if (place !== undefined)
            return place;
        const [names, types] = await Promise.all([
            this.#unmatchedNames(lookedAt),
            this.#unmatchedTypes(lookedAt),
        ]);
        return {
            problems: [...names.problems, ...types.problems],
            warnings: [...names.warnings, ...types.warnings],
        };
    }
    /** Prefix, accounts and Region are folders: what is not there has never written a log. */
    async #placeProblems({ accounts }) {
        const { source, region, accountIds } = this.#inputs;
        const root = `${source.prefix}AWSLogs/`;
        if (this.#types.size > 0 && accountIds === undefined)
            return undefined;
        const there = (await this.#objects.folders(root)).filter((name) => /^\d{12}$/.test(name));
        if (there.length === 0)
            return this.#wrongPrefix(root);
        const missing = (accountIds ?? []).filter((account) => !there.includes(account));
        if (missing.length > 0)
            return only(accountProblem(missing, there));
        if (this.#types.size > 0)
            return undefined;
        const regions = await this.#regionsOf(root, accounts);
        return regions.length === 0 || regions.includes(region)
            ? undefined
            : only(regionProblem(region, regions));
    }
    async #regionsOf(root, accounts) {
        const folders = accounts.map((account) => this.#objects.folders(`${root}${account}/elasticloadbalancing/`));
        return [...new Set((await Promise.all(folders)).flat())];
    }
    async #wrongPrefix(root) {
        const { bucket, prefix } = this.#inputs.source;
        const found = await prefixesWithLogs(this.#objects);
        if (found.length > 0)
            return only(prefixProblem(prefix, found));
        const warning = `There is nothing below s3://${bucket}/${root}. source-prefix is what stands before AWSLogs/ in the keys; ` +
            'the load balancer writes its first log five minutes after access logs are switched on.';
        return { problems: [], warnings: [warning] };
    }
    /** An entry that matches nothing is an error where there is something else to select, but for a glob beside others. */
    async #unmatchedNames(lookedAt) {
        const names = [...this.#names.keys()].sort();
        const isAllUnwanted = names.length > 0 && ![...this.#names.values()].includes(true);
        const isMoreThere = [...this.#names.values()].includes(false);
        const wanted = (this.#inputs.loadBalancers ?? []).filter((entry) => !entry.startsWith('!'));
        const unmatched = await this.#neverSeen(wanted.filter((entry) => !names.some((0,globs/* nameFilter */.I)([entry]))), lookedAt);
        const isError = (entry) => isMoreThere && (isAllUnwanted || !(0,globs/* isGlob */.f)(entry));
        if (wanted.length === 0 && isAllUnwanted)
            return only(nameProblem(this.#inputs.loadBalancers ?? [], names, LOOK_BACK_DAYS));
        const wrong = unmatched.filter(isError);
        return {
            problems: wrong.length === 0 ? [] : [nameProblem(wrong, names, LOOK_BACK_DAYS)],
            warnings: unmatched
                .filter((entry) => !isError(entry))
                .map((entry) => `load-balancers: ${entry} matches no load balancer with logs of the last ${LOOK_BACK_DAYS} days.`),
        };
    }
    async #neverSeen(entries, lookedAt) {
        const { logTypes } = this.#inputs;
        const seen = await Promise.all(entries.map((entry) => this.#wasSeen(lookedAt, { entry, types: logTypes })));
        return entries.filter((_, i) => seen[i] === false);
    }
    async #unmatchedTypes(lookedAt) {
        const { logTypes } = this.#inputs;
        const unseen = logTypes.filter((type) => !this.#types.has(type));
        const seen = await Promise.all(unseen.map((type) => this.#wasSeen(lookedAt, { entry: '*', types: [type] })));
        const missing = unseen.filter((_, i) => seen[i] === false);
        if (missing.length === 0 || this.#types.size === 0)
            return { problems: [], warnings: [] };
        if (missing.length === logTypes.length)
            return only(typeProblem(missing, [...this.#types]));
        return {
            problems: [],
            warnings: missing.map((type) => `log-types: there is no ${type} log of the last ${LOOK_BACK_DAYS} days.`),
        };
    }
    /** Whether a load balancer that an entry selects wrote a log in the days before the window. */
    async #wasSeen({ window, accounts }, { entry, types }) {
        const { prefix } = this.#inputs.source;
        const isMeant = (0,globs/* nameFilter */.I)([entry]);
        const start = (0,globs/* isGlob */.f)(entry) ? entry.replace(/[*?].*$/, '') : entry;
        for (const day of this.#daysBefore(window)) {
            const places = accounts.flatMap((account) => types.map((type) => (0,alb_key/* namesPrefix */.BL)({ prefix, account, region: this.#inputs.region, day }, type, start)));
            const found = await Promise.all(places.map((place) => this.#hasOne(place, { isMeant, types })));
            if (found.includes(true))
                return true;
        }
        return false;
    }
    /** The paths of the days before the window, and of those before today. */
    #daysBefore({ from }) {
        const starts = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => [
            from - (i + 1) * selection_check_DAY_MS,
            this.#now() - i * selection_check_DAY_MS,
        ]);
        return new Set(starts.flat().map((at) => (0,engine_window/* showInstant */.f)(at).slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '/')));
    }
    async #hasOne(place, { isMeant, types }) {
        for await (const page of this.#objects.list(place)) {
            const keys = page.map(({ key }) => (0,alb_key/* parseLogKey */.rv)(key)).filter((key) => key !== undefined);
            return keys.some(({ name, logType }) => isMeant(name) && types.includes(logType));
        }
        return false;
    }
}
function only(problem) {
    return { problems: [problem], warnings: [] };
}

// EXTERNAL MODULE: ./build/cloudwatch-logs/destination-group.js
var destination_group = __webpack_require__(7789);
;// CONCATENATED MODULE: ./build/alb/setup.js












/** What all objects that are put together may hold in memory; more of them go to disk. */
const MEMORY_BYTES = 32 * 1024 * 1024;
/** `mode: alb`, ready to run. */
async function setUpAlb(inputs, surroundings) {
    const { s3, clock, account, notice, encoders, scratch } = surroundings;
    const { bucket, prefix, owner } = inputs.source;
    const stream = await streamPorts(inputs, surroundings);
    if (inputs.redo && stream !== undefined)
        notice('redo: what is committed is sent again, into new streams beside the old ones.');
    const objects = new s3_objects/* S3LogObjects */.v(s3, { bucket, owner, root: `${prefix}AWSLogs/`, scratch });
    const now = () => clock.now();
    const selection = [inputs.accountIds, inputs.loadBalancers, inputs.logTypes];
    const source = `alb ${inputs.region} s3://${bucket}/${prefix} ${JSON.stringify(selection)}`;
    const doubts = { batches: 0, faraway: 0 };
    const oddities = new Oddities(notice);
    const gaps = new IntervalGaps();
    const check = new SelectionCheck(inputs, objects, now);
    const report = inputs.report === 'none' ? undefined : new log_types/* LogTypeReport */.J(alb_log_types/* LOG_TYPES */.D_);
    const records = recordPorts(inputs, surroundings);
    const place = { inputs, objects, stream, records, account, now };
    const ports = { ...place, notice, doubts, oddities, gaps, check };
    return {
        mode: albMode({ ...ports, encoders, report }),
        unmatched: () => check.unmatched(),
        notes: () => [...oddities.notes(), ...notesOn(stream?.group, doubts), ...notesOnDays(doubts)],
        missing: () => gaps.sentences(),
        sections: () => report?.sections() ?? [],
        logGroupClass: stream?.group.logGroupClass,
        destinations: destinationsOf(inputs),
        sourceName: source,
        destinationNames: destinationNames(ports),
        earliest: undefined,
        ...reachOf(inputs, stream, now()),
    };
}
function destinationsOf({ objects, logs }) {
    return [...(objects ? ['s3'] : []), ...(logs ? ['logs'] : [])];
}
/** Nothing is too old for objects; with another policy the plan itself passes over what is, or sends it all the same. */
function reachOf({ objects, logs }, stream, now) {
    const refuses = logs?.tooOld === 'fail' && objects === undefined;
    return refuses && stream !== undefined ? { reach: (0,age/* oldestAccepted */.p)(stream.group, now) } : {};
}
async function streamPorts({ logs: destination, region }, surroundings) {
    if (destination === undefined)
        return undefined;
    const { logs: clients, clock, notice, putTimeout } = surroundings;
    const logs = new cloudwatch_logs_destination/* CloudWatchLogsSink */.t(clients, clock, notice);
    return { logs, putTimeout, group: await (0,destination_group/* destinationGroup */.q)(logs, destination, { ...surroundings, region }) };
}
function recordPorts({ objects }, { s3, scratch, provenance, putTimeout }) {
    if (objects === undefined)
        return undefined;
    const { bucket, owner } = objects;
    return {
        sinkOf: ({ kmsKeyId }) => new whole_object/* S3ObjectSink */.L(s3, { bucket, owner, kmsKeyId }),
        space: new spool/* SpoolSpace */.i(scratch, MEMORY_BYTES),
        ...{ provenance, putTimeout },
    };
}
function notesOnDays({ faraway }) {
    if (faraway === 0)
        return [];
    return [
        `${faraway} records have a time more than 36 hours from the end of their object's interval, and lie under the day of that end.`,
    ];
}
/** What is known about doubles in a group that cannot be read back. */
function notesOn(group, { batches }) {
    if (group === undefined || group.logGroupClass === 'STANDARD')
        return [];
    const { name, logGroupClass } = group;
    const bound = batches === 0
        ? 'Nothing was sent twice in this run.'
        : `Batches that may be there twice: at most ${batches}.`;
    return [
        `${name} is of class ${logGroupClass} and cannot be read back: after a kill or a lost answer a batch may double. ${bound}`,
    ];
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
async function destinationGroup(logs, destination, { region, warn, dryRun }) {
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
        warn(`Log group ${logGroup} keeps its events for ever, and they cost for ever. Set a retention: ` +
            `aws logs put-retention-policy --log-group-name '${logGroup}' --retention-in-days 30 --region ${region} ` +
            '(retention-days is for a group that a run creates; an existing group is never changed).');
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

/***/ 8628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ RowReader)
/* harmony export */ });
const MICROS_A_SECOND = 1000000n;
const MICROS_A_MILLI = 1000n;
/** `2026-11-01T00:04:59`, the part of an instant that has no fraction. */
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const FRACTION = /^(?:\.(\d+))?Z?$/;
/** Makes rows of JSON records. */
class RowReader {
    #columns;
    constructor(columns) {
        this.#columns = columns;
    }
    /** What a column does not have, or what is not of its kind (a redacted number, say), is null. */
    read(json) {
        const record = JSON.parse(json);
        return this.#columns.map(({ name, kind, inside }) => {
            const value = inside === undefined ? member(record, name) : member(member(record, inside.object), inside.member);
            return value === null || value === undefined ? null : this.#typed({ kind, name, json }, value);
        });
    }
    #typed({ kind, name, json }, value) {
        if (typeof value === 'string') {
            if (kind === 'string')
                return value;
            return kind === 'micros' || kind === 'millis' ? instantOf(value, kind) : null;
        }
        if (typeof value === 'number') {
            if (kind === 'double')
                return value;
            return kind === 'int' ? integerOf(value, () => digitsOf(json, name)) : null;
        }
        return kind === 'strings' && Array.isArray(value) ? value.map(String) : null;
    }
}
function member(record, name) {
    return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
}
function integerOf(value, digits) {
    if (Number.isSafeInteger(value))
        return BigInt(value);
    const exact = digits();
    return exact === undefined ? null : BigInt(exact);
}
/** The digits of a number that JSON.parse would round. Inside of a text a quote has a backslash, so the name is found once. */
function digitsOf(json, name) {
    const start = json.indexOf(`"${name}":`) + name.length + '"":'.length;
    return /^-?\d{1,18}(?=[,}])/.exec(json.slice(start, start + 24))?.[0];
}
let lastSecond = '';
let lastMicros = null;
/** Microseconds or milliseconds since the epoch, cut and never rounded; null where the text is no instant. */
function instantOf(text, unit) {
    const second = text.slice(0, WHOLE_SECONDS);
    if (second !== lastSecond) {
        const ms = Date.parse(`${second}Z`);
        lastSecond = second;
        lastMicros = Number.isNaN(ms) ? null : BigInt(ms) * MICROS_A_MILLI;
    }
    const match = FRACTION.exec(text.slice(WHOLE_SECONDS));
    if (lastMicros === null || match === null)
        return null;
    const fraction = BigInt((match[1] ?? '').padEnd(6, '0').slice(0, 6)) % MICROS_A_SECOND;
    const micros = lastMicros + fraction;
    return unit === 'micros' ? micros : micros / MICROS_A_MILLI;
}


/***/ }),

/***/ 7327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ ObjectBody)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6848);



/** Deflate is fed in pieces of exactly this size, so that the same content gives the same bytes however it came. */
const FEED_BYTES = 64 * 1024;
/** Where gzip names the operating system, and how it says that it is unknown (RFC 1952). */
const OS_AT = 9;
const OS_UNKNOWN = 255;
/** The content of an object while it is put together, compressed if it is to be. */
class ObjectBody {
    #spool;
    #gzip;
    #collected;
    #pending = Buffer.alloc(0);
    constructor(space, compressed) {
        this.#spool = new _spool_js__WEBPACK_IMPORTED_MODULE_2__/* .Spool */ .Q(space);
        this.#gzip = compressed ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGzip)() : undefined;
        this.#collected = this.#gzip === undefined ? Promise.resolve() : this.#collect(this.#gzip);
        // Who waits for the end learns of a failure.
        this.#collected.catch(() => undefined);
    }
    async write(content) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        this.#pending = Buffer.concat([this.#pending, bytes]);
        let at = 0;
        for (; this.#pending.length - at >= FEED_BYTES; at += FEED_BYTES)
            await this.#feed(this.#pending.subarray(at, at + FEED_BYTES));
        this.#pending = this.#pending.subarray(at);
    }
    /** The whole content; it is this body's to dispose of. */
    async end() {
        if (this.#pending.length > 0)
            await this.#feed(this.#pending);
        this.#gzip?.end();
        await this.#collected;
        return this.#spool;
    }
    async dispose() {
        this.#gzip?.destroy();
        await this.#collected.catch(() => undefined);
        await this.#spool.dispose();
    }
    async #feed(piece) {
        if (this.#gzip === undefined)
            await this.#spool.append(piece);
        else if (!this.#gzip.write(piece))
            await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(this.#gzip, 'drain');
    }
    async #collect(gzip) {
        for await (const piece of gzip) {
            if (!Buffer.isBuffer(piece))
                continue;
            if (this.#spool.size === 0)
                piece[OS_AT] = OS_UNKNOWN;
            await this.#spool.append(piece);
        }
    }
}


/***/ }),

/***/ 5883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ objectFormSchema),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

/** How records lie in an object; what the claim fixes of it. */
const objectFormSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt('objectFormat', [
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['csv', 'jsonl']), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['gzip', 'none']) }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('parquet'), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['snappy', 'none']) }),
]);
/** The form alone, of what has more to it. */
function formOf(form) {
    return form.objectFormat === 'parquet'
        ? { objectFormat: form.objectFormat, compression: form.compression }
        : { objectFormat: form.objectFormat, compression: form.compression };
}
/** What a key ends with, after its last name. */
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


/***/ }),

/***/ 4371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ ParquetFile)
/* harmony export */ });
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3732);
/* harmony import */ var hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9309);

/** A row group ends before it has more rows than this, or texts of more bytes than that: it is held until it is written. */
const MOST_ROWS = 65_536;
const MOST_BYTES = 16 * 1024 * 1024;
/** What a value takes beside its text, about. */
const SLOT_BYTES = 8;
/** What a text of its own takes beside its bytes, about. */
const STRING_BYTES = 32;
/** So many texts of a column are looked at before it is decided whether they repeat. */
const PROBE = 1024;
/** Makes a Parquet file, a row group at a time, in bounded memory. The same rows give the same bytes. */
class ParquetFile {
    #columns;
    #bytes = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_0__/* .ByteWriter */ .U();
    #writer;
    #values;
    #rows = 0;
    #size = 0;
    constructor(columns, compression) {
        this.#columns = columns;
        this.#values = columns.map(() => new GroupColumn());
        this.#writer = new hyparquet_writer__WEBPACK_IMPORTED_MODULE_1__/* .ParquetWriter */ .o({
            writer: this.#bytes,
            schema: schemaOf(columns),
            codec: compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
            createdBy: 'aws-log-ferry',
        });
    }
    /** Adds a row; hands back bytes of the file where a row group is full. */
    add(row) {
        for (const [index, column] of this.#values.entries())
            this.#size += column.add(row[index] ?? null);
        this.#rows += 1;
        return this.#rows >= MOST_ROWS || this.#size >= MOST_BYTES ? this.#endGroup() : undefined;
    }
    /** The rest of the file. */
    finish() {
        if (this.#rows > 0)
            this.#writeGroup();
        void this.#writer.finish();
        return this.#take();
    }
    #endGroup() {
        this.#writeGroup();
        return this.#take();
    }
    #writeGroup() {
        const columnData = this.#columns.map(({ name }, index) => ({
            name,
            data: this.#values[index]?.values ?? [],
        }));
        void this.#writer.write({ columnData, rowGroupSize: this.#rows });
        this.#values = this.#columns.map(() => new GroupColumn());
        this.#rows = 0;
        this.#size = 0;
    }
    /** What was written since; offsets in the file go on. */
    #take() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
/** The values of one column in one row group; a text that repeats is held once. */
class GroupColumn {
    values = [];
    #known = new Map();
    /** Hands back about how many bytes the value takes. */
    add(value) {
        if (typeof value !== 'string') {
            this.values.push(value);
            return (SLOT_BYTES + (Array.isArray(value) ? value.join('').length + STRING_BYTES * value.length : SLOT_BYTES));
        }
        const known = this.#known?.get(value);
        this.values.push(known ?? value);
        if (known !== undefined)
            return SLOT_BYTES;
        this.#know(value);
        return SLOT_BYTES + STRING_BYTES + value.length;
    }
    #know(value) {
        if (this.#known === undefined)
            return;
        this.#known.set(value, value);
        const repeatsLittle = this.values.length >= PROBE && this.#known.size > this.values.length / 2;
        if (repeatsLittle)
            this.#known = undefined;
    }
}
function schemaOf(columns) {
    return [{ name: 'root', num_children: columns.length }, ...columns.flatMap(elementsOf)];
}
function elementsOf({ name, kind }) {
    const repetition_type = 'OPTIONAL';
    switch (kind) {
        case 'string':
            return [{ name, repetition_type, ...TEXT }];
        case 'int':
            return [{ name, repetition_type, type: 'INT64' }];
        case 'double':
            return [{ name, repetition_type, type: 'DOUBLE' }];
        case 'micros':
            return [{ name, repetition_type, ...instant('MICROS') }];
        case 'millis':
            return [{ name, repetition_type, ...instant('MILLIS') }];
        case 'strings':
            return [
                { name, repetition_type, num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
                { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
                { name: 'element', repetition_type, ...TEXT },
            ];
    }
}
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
/** Both forms of the type, for old readers and new ones; always UTC. */
function instant(unit) {
    return {
        type: 'INT64',
        converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
    };
}


/***/ }),

/***/ 1682:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FURTHEST_MS: () => (/* binding */ FURTHEST_MS),
  logColumns: () => (/* binding */ logColumns),
  openRecords: () => (/* binding */ openRecords)
});

;// CONCATENATED MODULE: ./build/encode/record-text.js
const BACKSLASH = 0x5c;
/** What stands around the message of an entry: `{"timestamp":1790000000000,"message":"…"},`. */
const BEFORE_TIME = '{"timestamp":'.length;
const BEFORE_TEXT = ',"message":"'.length;
const AFTER_TEXT = '"},'.length;
/**
 * Copies the message of an event without the escapes of the string that it stands in; hands back where it ends in `to`,
 * which has room for as many bytes as the entry. The message is JSON itself, so no escape stands for a control character.
 */
function copyRecord({ bytes, ends, timestamps }, index, to) {
    const digits = String(timestamps[index]).length;
    const start = (index === 0 ? 0 : (ends[index - 1] ?? 0)) + BEFORE_TIME + digits + BEFORE_TEXT;
    const end = (ends[index] ?? 0) - AFTER_TEXT;
    const out = to.bytes;
    let at = to.at;
    for (let i = start; i < end; i++) {
        if (bytes[i] === BACKSLASH)
            i++;
        out[at++] = bytes[i] ?? 0;
    }
    to.at = at;
}

// EXTERNAL MODULE: ./build/time-zone.js
var time_zone = __webpack_require__(6506);
// EXTERNAL MODULE: ./build/objects/columns.js
var objects_columns = __webpack_require__(8628);
// EXTERNAL MODULE: ./build/objects/parquet.js
var parquet = __webpack_require__(4371);
;// CONCATENATED MODULE: ./build/objects/record-sink.js




const HOUR_MS = 60 * 60 * 1000;
/** A record whose own time is further from the end of its object's interval lies by that end, so days stay few. */
const FURTHEST_MS = 36 * HOUR_MS;
const NEWLINE = 0x0a;
/** Makes objects of the records of load balancers, one a day of the records' own time. */
const openRecords = (order, columns) => new DaySink(order, logColumns(columns));
/** The columns of Parquet objects: those of the log type, and what the JSON has beside them, `source` flattened. */
function logColumns(columns) {
    return [
        ...columns.map(({ name, kind }) => ({ name, kind: kind === 'time' ? 'micros' : kind })),
        { name: 'extra', kind: 'strings' },
        { name: 'sample_rate', kind: 'double' },
        { name: 'message', kind: 'string' },
        { name: 'length', kind: 'int' },
        { name: 'sha256', kind: 'string' },
        { name: 'parse_error', kind: 'string' },
        ...['bucket', 'key', 'account', 'region', 'load_balancer', 'interval_end', 'node_ip'].map((member) => ({
            name: `source_${member}`,
            kind: member === 'interval_end' ? 'micros' : 'string',
            inside: { object: 'source', member },
        })),
    ];
}
class DaySink {
    #order;
    #zone;
    #columns;
    #rows;
    #days = new Map();
    #row = { bytes: Buffer.alloc(0), at: 0 };
    constructor(order, columns) {
        this.#order = order;
        this.#zone = time_zone/* TimeZone */.W.of(order.timeZone);
        this.#columns = columns;
        this.#rows = new objects_columns/* RowReader */.o(columns);
    }
    push(events, intervalEnd) {
        const pieces = [];
        for (let i = 0; i < events.count; i++) {
            const day = this.#dayOf(events.timestamps[i] ?? 0, intervalEnd);
            day.records += 1;
            if (day.file === undefined)
                addLine(day, events, i);
            else
                pieces.push(...this.#addRow(day, day.file, { events, index: i }));
        }
        for (const day of this.#days.values()) {
            if (day.lines === undefined)
                continue;
            pieces.push(pieceOf(day, day.lines.bytes.subarray(0, day.lines.at)));
            day.lines = undefined;
        }
        return pieces;
    }
    flush() {
        return [...this.#days.values()].flatMap((day) => day.file === undefined ? [] : [pieceOf(day, day.file.finish())]);
    }
    #dayOf(time, intervalEnd) {
        const isFar = Math.abs(time - intervalEnd) > FURTHEST_MS;
        const instant = isFar ? intervalEnd : time;
        const number = this.#zone.dayOf(instant);
        const day = this.#days.get(number) ?? this.#newDay(number, instant);
        if (isFar)
            day.faraway += 1;
        return day;
    }
    #newDay(number, instant) {
        const { objectFormat, compression } = this.#order;
        const file = objectFormat === 'parquet'
            ? new parquet/* ParquetFile */.L(this.#columns, compression === 'none' ? 'none' : 'snappy')
            : undefined;
        const day = { name: this.#zone.dateOf(instant), file, records: 0, faraway: 0, lines: undefined };
        this.#days.set(number, day);
        return day;
    }
    #addRow(day, file, { events, index }) {
        const size = (events.ends[index] ?? 0) - (index === 0 ? 0 : (events.ends[index - 1] ?? 0));
        const row = this.#row;
        if (row.bytes.length < size)
            row.bytes = Buffer.allocUnsafeSlow(2 * size);
        row.at = 0;
        copyRecord(events, index, row);
        const bytes = file.add(this.#rows.read(row.bytes.toString('utf8', 0, row.at)));
        return bytes === undefined ? [] : [pieceOf(day, bytes)];
    }
}
function addLine(day, events, index) {
    // Without its escapes and what stands around it a record is shorter than its event.
    day.lines ??= { bytes: new Uint8Array(events.bytes.length), at: 0 };
    copyRecord(events, index, day.lines);
    day.lines.bytes[day.lines.at++] = NEWLINE;
}
function pieceOf(day, bytes) {
    const { name, records, faraway } = day;
    day.records = 0;
    day.faraway = 0;
    return { day: name, bytes, records, faraway };
}


/***/ }),

/***/ 3478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ S3ObjectSink),
/* harmony export */   m: () => (/* binding */ replacing)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2588);




/** Larger objects go up in parts, of which a few are held at a time. */
const PART_BYTES = 8 * 1024 * 1024;
const PARTS_IN_FLIGHT = 2;
const NEVER_THERE = 'none';
/** Another version is there; it has gone; a write is under way (PutObject API). */
const ANOTHER_VERSION = [412, 404, 409];
/** Objects that are replaced as a whole: a reader sees the old one or the new one, never a part. */
class S3ObjectSink {
    #client;
    #place;
    constructor(client, place) {
        this.#client = client;
        this.#place = place;
    }
    /** What lies under a key now; `undefined` when there is nothing. */
    async read(key) {
        try {
            const { Body, ETag } = await this.#client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand(this.#named(key)));
            if (!isByteStream(Body) || ETag === undefined)
                throw new Error('S3 answered without a body or an ETag');
            return { etag: ETag, body: Body };
        }
        catch (cause) {
            const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceError */ .cg)(cause, { call: 's3:GetObject', resource: this.#nameOf(key) });
            if (error.code === 'NoSuchKey')
                return undefined;
            throw error;
        }
    }
    /** Puts the object, with a checksum of all of it; a failed upload in parts is taken back. */
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
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.PutObjectCommand({
            ...this.#request(object),
            Body: Buffer.concat(pieces),
            ChecksumCRC32: crc32,
        });
        const { ETag = '' } = await this.#client.send(command, { abortSignal });
        return { etag: ETag, bytes: object.content.size, crc32 };
    }
    async #putInParts(object, signal) {
        const { Upload } = await __webpack_require__.e(/* import() */ 358).then(__webpack_require__.t.bind(__webpack_require__, 2358, 19));
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
                throw new Error(`S3 holds something else than was sent: its CRC32 is ${kept} and not ${crc32}`);
            return { etag: ETag, bytes: object.content.size, crc32 };
        }
        finally {
            signal.removeEventListener('abort', abort);
        }
    }
    /** The library's own call that takes back an upload leaves the owner out. */
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
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .serviceError */ .cg)(cause, on);
        const { status, code = 'Unknown' } = error;
        const isOther = ANOTHER_VERSION.includes(status ?? 0) && code !== 'NoSuchBucket';
        if (replaces === undefined || !isOther)
            return error;
        // It may be this very put, stored by an attempt whose answer was lost: what is there decides.
        const failure = { ...on, code, cause, retryable: true, ambiguous: true };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .ServiceError */ ._7(`${error.message}: another version came first`, failure);
    }
    #named(key) {
        const { bucket, owner } = this.#place;
        return { Bucket: bucket, Key: key, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    #nameOf(key) {
        return `s3://${this.#place.bucket}/${key}`;
    }
}
/** Only the version that was read is replaced: another writer's late rows are not lost. */
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
/** Content whose checksum is known once it was read. */
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
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(this.#sum);
        return bytes.toString('base64');
    }
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


/***/ })

};
