export const id = 255;
export const ids = [255];
export const modules = {

  5934:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ed: () => (  parseClaim),
    JP: () => (  serializeSent),
    Lt: () => (  storedDays),
    TS: () => (  parseProgress),
    cA: () => (  sentTo),
    e$: () => (  storedObjects),
    mA: () => (  streamOf),
    rm: () => (  serializeClaim)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
  var _engine_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _log_types_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9979);
  var _encode_encode_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5189);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6506);
  var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5883);
function streamOf(day, id) {
    return `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
}
const objectNamePattern = /^[^/]+$/;
const objectName = valibot__WEBPACK_IMPORTED_MODULE_6__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__  .yGV(objectNamePattern));
const objectSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    prefix: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
    form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_5__  .JB,
    timeZone: _time_zone_js__WEBPACK_IMPORTED_MODULE_4__  .$7,
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()),
    name: objectName,
    days: valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__  .yGV(/^\d{4}-\d{2}-\d{2}$/))),
});
const logTypeSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_2__  .pu);
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    stream: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
    day: valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
        bucket: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        prefix: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        account: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        region: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        loadBalancer: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
        logType: logTypeSchema,
        day: valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(),
    }),
    objects: valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .PVZ([objectName, _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8, valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK])),
    encode: valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
        version: valibot__WEBPACK_IMPORTED_MODULE_6__  .aig(),
        format: valibot__WEBPACK_IMPORTED_MODULE_6__  .KIO(['json', 'raw', 'prefixed']),
        logType: logTypeSchema,
        oldest: valibot__WEBPACK_IMPORTED_MODULE_6__  .aig(),
        newest: valibot__WEBPACK_IMPORTED_MODULE_6__  .aig(),
        restampTo: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8),
        filter: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()),
        sample: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .aig()),
        redact: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP())),
    }),
    s3: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(objectSchema),
    redo: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .zMY()),
});
function serializeClaim({ stream, day, objects, encode, s3, redo = false }) {
    return {
        stream,
        day: { ...day },
        objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
        encode: { ...encode },
        ...(s3 === undefined ? {} : { s3: { ...s3, form: { ...s3.form }, days: [...s3.days] } }),
        ...(redo && { redo }),
    };
}
function parseClaim(id, claim) {
    const message = `The claim of segment ${id} in the ledger cannot be read.`;
    const { stream, day, objects, encode, s3, redo = false } = (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(claimSchema, claim, message);
    const own = streamOf(day, '');
    const isOwn = stream.startsWith(own) && objectNamePattern.test(stream.slice(own.length));
    if (!isOwn || encode.logType !== day.logType)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(message);
    const { version, ...rest } = encode;
    if (version !== _encode_encode_js__WEBPACK_IMPORTED_MODULE_3__  .iA) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ${_encode_encode_js__WEBPACK_IMPORTED_MODULE_3__  .iA}. ` +
            'Finish it with that release.');
    }
    return {
        stream,
        day,
        objects: objects.map(([tail, end, etag, size]) => ({ tail, end, etag, size })),
        encode: { ...rest, version },
        s3,
        redo,
    };
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({
    sent: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    tooOld: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    tooNew: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    without: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP())),
});
function parseProgress(id, progress) {
    if (progress === undefined)
        return undefined;
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(progressSchema, progress, `The progress of segment ${id} in the ledger cannot be read.`);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__  .PVZ([valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP(), _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK]));
const sentSchema = valibot__WEBPACK_IMPORTED_MODULE_6__  .Ikc({ oldest: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8), stream: valibot__WEBPACK_IMPORTED_MODULE_6__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_6__  .YjP()) });
function storedObjects(id, stored) {
    return readStored(storedSchema, stored ?? [], id);
}
function storedDays(id, stored) {
    return storedObjects(id, stored).map(([day]) => day);
}
function serializeSent({ stream, redo = false }, oldest) {
    return { ...(Number.isFinite(oldest) && { oldest }), ...(redo && { stream }) };
}
function sentTo(id, stored) {
    return readStored(sentSchema, stored ?? {}, id);
}
function readStored(schema, stored, id) {
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(schema, stored, `The ledger's record of what segment ${id} delivered cannot be read.`);
}


  }),

  3111:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    BL: () => (  namesPrefix),
    IY: () => (  keyDetails),
    PN: () => (  dayPrefix),
    S_: () => (  intervalEndOf),
    TN: () => (  keyOf),
    Vb: () => (  nameOf),
    rv: () => (  parseLogKey),
    w8: () => (  namePrefix)
  });
  var _log_types_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9979);

const FOLDER = /^(?<prefix>(?:[^]*\/)?)AWSLogs\/(?<account>\d{12})\/elasticloadbalancing\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d\d\/\d\d)$/;
const PARTS = {
    '{name}.{id}': '[^/]+\\.[^/._]+',
    '{name}': '[^/._]+',
    '{end}': '\\d{8}T\\d{4}Z',
    '{ip}': '[0-9A-Fa-f.:-]+',
    '{random}': '[^/_.]+',
};
const FORMS = new Map(_log_types_index_js__WEBPACK_IMPORTED_MODULE_0__  .D_.map((type) => [type.name, formOf(type)]));
function formOf({ file }) {
    const [, head = '', loadBalancer = '', tail = '', extension = ''] = /^(.*)(\{name\}(?:\.\{id\})?)_(\{end\}[^.]*)(\..+)$/.exec(file) ?? [];
    const rest = `^(${patternOf(loadBalancer)})_(${patternOf(tail)})${patternOf(extension)}$`;
    return { head, pattern: new RegExp(rest), hasId: loadBalancer.endsWith('{id}'), extension };
}
function patternOf(form) {
    return form.replace(/\{name\}\.\{id\}|\{\w+\}|\./g, (part) => PARTS[part] ?? `\\${part}`);
}
function instant(text) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}
const stampTime = rememberingLast((stamp) => instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z')));
function rememberingLast(find) {
    let last;
    return (text) => {
        if (last?.text !== text)
            last = { text, found: find(text) };
        return last.found;
    };
}
function intervalEndOf(tail) {
    return stampTime(tail.split('_', 1)[0] ?? '') ?? NaN;
}
const folderOf = rememberingLast((path) => {
    const groups = FOLDER.exec(path)?.groups ?? {};
    const { prefix = '', account = '', region = '', day = '' } = groups;
    const location = { prefix, account, region, day };
    if (instant(`${day.replaceAll('/', '-')}T00:00:00.000Z`) === undefined)
        return undefined;
    const forms = [...FORMS].map(([logType, form]) => ({
        ...form,
        logType,
        start: filled(form.head, location),
    }));
    return { location, forms };
});
function parseLogKey(key) {
    const slash = key.lastIndexOf('/');
    const folder = folderOf(key.slice(0, Math.max(slash, 0)));
    if (folder === undefined)
        return undefined;
    const file = key.slice(slash + 1);
    for (const { logType, start, pattern } of folder.forms) {
        const [, loadBalancer, tail] = (file.startsWith(start) && pattern.exec(file.slice(start.length))) || [];
        if (loadBalancer === undefined || tail === undefined)
            continue;
        return withDetails({ ...folder.location, loadBalancer, tail, logType });
    }
    return undefined;
}
function withDetails(parts) {
    const details = keyDetails(parts);
    const intervalEnd = stampTime(details.stamp);
    return intervalEnd === undefined ? undefined : { ...parts, ...details, intervalEnd };
}
function filled(head, { account, region }) {
    return head.replace('{account}', account).replace('{region}', region);
}
function nameOf(logType, loadBalancer) {
    const hasId = FORMS.get(logType)?.hasId === true;
    return hasId ? loadBalancer.slice(0, loadBalancer.lastIndexOf('.')) : loadBalancer;
}
function keyDetails({ logType, loadBalancer, tail }) {
    const name = nameOf(logType, loadBalancer);
    const [stamp = '', ...others] = tail.split('_');
    const random = others.pop() ?? '';
    const id = name === loadBalancer ? undefined : loadBalancer.slice(name.length + 1);
    return { name, id, stamp, nodeIp: others[0], random };
}
function dayPrefix(location) {
    const { prefix, account, region, day } = location;
    return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}
function namesPrefix(location, logType, start) {
    return `${dayPrefix(location)}${filled(FORMS.get(logType)?.head ?? '', location)}${start}`;
}
function namePrefix(location, logType, name) {
    const end = FORMS.get(logType)?.hasId === true ? '.' : '_';
    return namesPrefix(location, logType, `${name}${end}`);
}
function keyOf(parts) {
    const { logType, loadBalancer, tail } = parts;
    const { head = '', extension = '' } = FORMS.get(logType) ?? {};
    return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
}


  }),

  1312:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    _: () => (  mapConcurrent),
    e: () => (  concatConcurrent)
  });
async function* mapConcurrent(items, most, work) {
    const underway = [];
    for (const item of items) {
        const next = work(item);
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
async function* concatConcurrent(sources, ahead) {
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
    async wait(isFree) {
        while (this.#taken >= this.#most && !isFree() && !this.isClosed) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
    }
}
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
            await this.#room.wait(() => this.#isItsTurn && this.#read.length === 0);
            if (this.#room.isClosed)
                return;
        }
    }
}


  }),

  7627:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  v: () => (  S3LogObjects)
});
var dist_cjs = __webpack_require__(3711);
var external_node_os_ = __webpack_require__(8161);
var errors = __webpack_require__(1285);
var gunzip = __webpack_require__(4898);
; 
class MemoryBudget {
    #limit;
    #used = 0;
    #waiting = [];
    constructor(limit) {
        this.#limit = limit;
    }
    async take(bytes) {
        const share = Math.min(bytes, this.#limit);
        while (this.#used + share > this.#limit) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
        return this.#given(share);
    }
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
var shared_memory = __webpack_require__(5080);
var object_downloads = __webpack_require__(7200);
var objects_spool = __webpack_require__(6848);
; 
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
const MEMORY_BYTES = 112 * 1024 * 1024;
const BATCHES_BYTES = 2.875 * 1024 * 1024;
const AHEAD_BYTES = 16 * 1024 * 1024;
const STREAM_BYTES = 8 * 1024 * 1024;
class S3LogObjects {
    #client;
    #bucket;
    #memory = new MemoryBudget(MEMORY_BYTES);
    #ahead = new MemoryBudget(AHEAD_BYTES);
    #buffers = new shared_memory .b();
    #downloads;
    #space;
    constructor(client, { bucket, owner, root = '', scratch = (0,external_node_os_.tmpdir)() }) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
        this.#downloads = new object_downloads .b4({ client, bucket: this.#bucket, root });
        this.#space = new objects_spool .i(scratch, 0);
    }
    async *list(prefix, after) {
        for await (const page of this.#pages(prefix, { after, concerns: 'partition' })) {
            yield (page.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }) => ({
                key: Key,
                etag: ETag,
                size: Size,
            }));
        }
    }
    async folders(prefix) {
        const names = [];
        for await (const page of this.#pages(prefix, { delimiter: '/' })) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(prefix.length, -1));
        }
        return names;
    }
    async filesIn(prefix) {
        let files = 0;
        const pages = this.#pages(prefix, { delimiter: '/', concerns: 'partition' });
        for await (const page of pages)
            files += page.Contents?.length ?? 0;
        return files;
    }
    isSmall({ size }) {
        return size <= WHOLE_LIMIT_BYTES;
    }
    async fetch(object, signal) {
        const whole = this.#buffers.take(object.size);
        try {
            let at = 0;
            for await (const chunk of this.#downloads.bytes(object, signal))
                at += (0,shared_memory .n)(chunk, whole, at);
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
    reserve(object) {
        return this.#memory.take(this.isSmall(object) ? object.size + BATCHES_BYTES : STREAM_BYTES);
    }
    reserveAhead({ size }) {
        return this.#ahead.takeNow(size);
    }
    read(object, signal) {
        return (0,gunzip .tq)(this.#downloads.bytes(object, signal), { name: (0,object_downloads .Vb)(this.#bucket, object) });
    }
    async find(key) {
        for await (const page of this.#pages(key, {})) {
            const found = page.Contents?.find(({ Key }) => Key === key);
            if (found !== undefined)
                return { key, etag: found.ETag ?? '', size: found.Size ?? 0 };
        }
        return undefined;
    }
    async checked(object, signal) {
        const name = (0,object_downloads .Vb)(this.#bucket, object);
        const spool = new objects_spool .Q(this.#space);
        try {
            const ignored = await (0,gunzip .qW)(kept(this.#downloads.bytes(object, signal), spool), name);
            const dispose = () => spool.dispose();
            const text = { [Symbol.asyncIterator]: () => (0,gunzip .tq)(spool.read(), { name }) };
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
        const pages = (0,dist_cjs.paginateListObjectsV2)({ client: this.#client }, input);
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${prefix}`,
            permission: 's3:ListBucket',
            concerns,
        };
        return translated(pages, on);
    }
}
async function* kept(bytes, spool) {
    for await (const chunk of bytes) {
        await spool.append(chunk);
        yield chunk;
    }
}
async function* translated(pages, on) {
    try {
        yield* pages;
    }
    catch (cause) {
        throw (0,errors .cg)(cause, on);
    }
}


  })

};
