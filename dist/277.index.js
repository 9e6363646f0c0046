export const id = 277;
export const ids = [277];
export const modules = {

  8890:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    M: () => (  SegmentObjects),
    Y: () => (  segmentObjectKey)
  });
  var _encode_line_columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6734);
  var _objects_gzip_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4970);
  var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5883);
  var _objects_parquet_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9108);
  var _objects_record_sink_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2804);
  var _objects_spool_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6848);
  var _source_key_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3111);
  var _log_types_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9979);
function segmentObjectKey({ day, s3 }, date) {
    const { name } = (0,_source_key_js__WEBPACK_IMPORTED_MODULE_6__  .IY)({ ...day, prefix: '', tail: '' });
    const folder = `account=${day.account}/region=${day.region}/load_balancer=${name}/log_type=${day.logType}/dt=${date}`;
    return `${s3.prefix}${folder}/${s3.name}${(0,_objects_object_form_js__WEBPACK_IMPORTED_MODULE_2__  .je)(s3.form)}`;
}
class SegmentObjects {
    #ports;
    #claim;
    #days = new Map();
    #filedByInterval = 0;
    constructor(ports, claim) {
        this.#ports = ports;
        this.#claim = claim;
    }
    async add({ day, bytes, records, filedByInterval }) {
        const object = this.#day(day);
        object.records += records;
        this.#filedByInterval += filedByInterval;
        await object.body.append(Buffer.from(bytes));
    }
    async finish(held, signal) {
        for (const day of this.#claim.s3.days)
            if (!this.#days.has(day))
                await this.#addNothing(day);
        const stored = [];
        for (const [day, object] of [...this.#days].sort(([a], [b]) => (a < b ? -1 : 1)))
            stored.push(await this.#put(day, object, { held, signal }));
        const records = [...this.#days.values()].reduce((sum, object) => sum + object.records, 0);
        return { records, objects: stored.length, filedByInterval: this.#filedByInterval, stored };
    }
    async dispose() {
        for (const { body } of this.#days.values())
            await body.dispose();
    }
    #day(day) {
        const known = this.#days.get(day);
        if (known !== undefined)
            return known;
        const made = { body: new _objects_spool_js__WEBPACK_IMPORTED_MODULE_5__  .Q(this.#ports.space), records: 0 };
        this.#days.set(day, made);
        return made;
    }
    async #addNothing(day) {
        const { body } = this.#day(day);
        const { form } = this.#claim.s3;
        if (form.objectFormat === 'parquet') {
            const columns = (0,_objects_record_sink_js__WEBPACK_IMPORTED_MODULE_4__.logColumns)((0,_encode_line_columns_js__WEBPACK_IMPORTED_MODULE_0__  .b)((0,_log_types_index_js__WEBPACK_IMPORTED_MODULE_7__  .yQ)(this.#claim.day.logType)).columns);
            await body.append(Buffer.from(new _objects_parquet_js__WEBPACK_IMPORTED_MODULE_3__  .L(columns, form.compression).finish()));
        }
        else if (form.compression === 'gzip')
            await body.append(new _objects_gzip_file_js__WEBPACK_IMPORTED_MODULE_1__  .l().finish());
    }
    async #put(day, { body, records }, put) {
        const { provenance, putTimeout, sinkOf } = this.#ports;
        const { s3 } = this.#claim;
        await put.held.fence(putTimeout);
        const { bytes, crc32 } = await sinkOf(s3).put({
            key: segmentObjectKey(this.#claim, day),
            content: body,
            ...(0,_objects_object_form_js__WEBPACK_IMPORTED_MODULE_2__  .Yl)(s3.form),
            metadata: { ...provenance, 'log-ferry-records': String(records) },
        }, put.signal);
        return [day, bytes, crc32, records];
    }
}


  }),

  7894:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Ou: () => (  packNames),
    XJ: () => (  unpackNames),
    Z7: () => (  PackedObjects),
    lD: () => (  cutIntoSegments)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
const TAIL_SEPARATOR = '/';
const ETAG_SEPARATOR = '\n';
class PackedObjects {
    count;
    bytes;
    #tails;
    #etags;
    #ends;
    #sizes;
    constructor(objects) {
        this.count = objects.length;
        this.bytes = objects.reduce((sum, { size }) => sum + size, 0);
        this.#tails = objects.map(({ tail }) => tail).join(TAIL_SEPARATOR);
        this.#etags = objects.map(({ etag }) => etag).join(ETAG_SEPARATOR);
        this.#ends = objects.map(({ end }) => end);
        this.#sizes = objects.map(({ size }) => size);
    }
    get firstEnd() {
        return Math.min(...this.#ends);
    }
    get lastEnd() {
        return Math.max(...this.#ends);
    }
    get figures() {
        return { start: this.firstEnd, end: this.lastEnd + 1, objects: this.count, bytes: this.bytes };
    }
    unpack() {
        const [tails, etags] = [this.#tails.split(TAIL_SEPARATOR), this.#etags.split(ETAG_SEPARATOR)];
        return this.#ends.map((end, i) => {
            const [tail = '', etag = '', size = 0] = [tails[i], etags[i], this.#sizes[i]];
            return { tail, end, etag, size };
        });
    }
}
const SEPARATOR = ' ';
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
const packedSchema = valibot__WEBPACK_IMPORTED_MODULE_0__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__  .m1c('/'));
function unpackNames(packed) {
    const text = valibot__WEBPACK_IMPORTED_MODULE_0__  .qgA(packedSchema, packed);
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
const MAX_SEGMENT_OBJECTS = 64;
const MAX_SEGMENT_BYTES = 32 * 1024 * 1024;
const SEGMENTS_WANTED = 128;
const MIN_SEGMENT_BYTES = 1024 * 1024;
function cutIntoSegments(listed) {
    const total = listed.reduce((sum, { bytes }) => sum + bytes, 0);
    const most = Math.min(MAX_SEGMENT_BYTES, Math.max(MIN_SEGMENT_BYTES, total / SEGMENTS_WANTED));
    const segments = [];
    let current = [];
    let bytes = 0;
    for (const packed of listed) {
        for (const object of packed.unpack()) {
            const fits = current.length < MAX_SEGMENT_OBJECTS && bytes + object.size <= most;
            if (current.length > 0 && !fits) {
                segments.push(new PackedObjects(current));
                [current, bytes] = [[], 0];
            }
            current.push(object);
            bytes += object.size;
        }
    }
    return current.length === 0 ? segments : [...segments, new PackedObjects(current)];
}


  }),

  5277:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  setUpAlb: () => (  setUpAlb)
});
var age = __webpack_require__(8852);
var stream_check = __webpack_require__(6742);
var object_check = __webpack_require__(1949);
var object_form = __webpack_require__(5883);
var s3_objects = __webpack_require__(7627);
var spool = __webpack_require__(6848);
var whole_object = __webpack_require__(3478);
var log_types = __webpack_require__(921);
var build_log_types = __webpack_require__(9979);
var engine_window = __webpack_require__(5839);
var time_zone = __webpack_require__(6506);
; 
const MAX_LISTED = 5;
const BUSY_SHARE = 0.9;
const MIN_INTERVALS = 12;
class IntervalGaps {
    #nodes = new Map();
    note({ loadBalancer, logType, nodeIp, intervalEnd }) {
        const node = `${loadBalancer} ${logType}${nodeIp === undefined ? '' : `, node ${nodeIp}`}`;
        const known = this.#nodes.get(node) ?? {
            minutes: (0,build_log_types .yQ)(logType).interval,
            written: new IntervalRanges(),
        };
        known.written.add(Math.floor(intervalEnd / (known.minutes * time_zone .kg)));
        this.#nodes.set(node, known);
    }
    sentences() {
        const all = [...this.#nodes].flatMap(([node, { minutes, written }]) => gapsOf(written).map(({ first, last }) => ({ node, minutes, first, last })));
        const lines = all.slice(0, MAX_LISTED).map(({ node, minutes, first, last }) => {
            const [from, to] = [(first - 1) * minutes * time_zone .kg, last * minutes * time_zone .kg];
            return `${node}: no object for ${(to - from) / time_zone .kg} minutes, from ${(0,engine_window .r4)(from)} to ${(0,engine_window .r4)(to)}.`;
        });
        const rest = all.length - lines.length;
        return rest > 0 ? [...lines, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : lines;
    }
}
function gapsOf({ count, span, missing }) {
    return count < MIN_INTERVALS || count < BUSY_SHARE * span ? [] : missing;
}
class IntervalRanges {
    #ranges = [];
    add(number) {
        const at = this.#ranges.findLastIndex(({ first }) => first <= number);
        const range = this.#ranges[at];
        if (range !== undefined && number <= range.last + 1) {
            range.last = Math.max(range.last, number);
            this.#joinNext(at);
        }
        else {
            this.#ranges.splice(at + 1, 0, { first: number, last: number });
            this.#joinNext(at + 1);
        }
    }
    get count() {
        return this.#ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    }
    get span() {
        const [first, last] = [this.#ranges[0], this.#ranges.at(-1)];
        return first === undefined || last === undefined ? 0 : last.last - first.first + 1;
    }
    get missing() {
        return this.#ranges
            .slice(1)
            .map(({ first }, i) => ({ first: (this.#ranges[i]?.last ?? NaN) + 1, last: first - 1 }));
    }
    #joinNext(at) {
        const [range, next] = [this.#ranges[at], this.#ranges[at + 1]];
        if (range === undefined || next?.first !== range.last + 1)
            return;
        range.last = next.last;
        this.#ranges.splice(at + 1, 1);
    }
}
var globs = __webpack_require__(199);
var source_key = __webpack_require__(3111);
; 
function itemOf({ account, loadBalancer, logType }) {
    return `${account} ${logType} ${loadBalancer}`;
}
function partsOf(item) {
    const [account = '', type = '', loadBalancer = ''] = item.split(' ');
    const logType = build_log_types .D_.find(({ name }) => name === type)?.name;
    return logType && { account, loadBalancer, logType };
}
function itemsOfAccount(account) {
    return (item) => item === '' || item.startsWith(`${account} `);
}
function albItems({ region, source, accountIds, loadBalancers, logTypes }) {
    const { bucket, prefix } = source;
    const selection = JSON.stringify([accountIds, loadBalancers, logTypes]);
    const isWantedName = (0,globs .I)(loadBalancers);
    const selects = (item) => {
        const parts = partsOf(item);
        if (parts === undefined || !logTypes.includes(parts.logType))
            return false;
        const isWantedAccount = accountIds === undefined || accountIds.includes(parts.account);
        return isWantedAccount && isWantedName((0,source_key .Vb)(parts.logType, parts.loadBalancer));
    };
    const name = `alb ${region} s3://${bucket}/${prefix}`;
    return { source: name, selection, known: [], selects, formerly: `${name} ${selection}` };
}
var encode = __webpack_require__(5189);
var documents = __webpack_require__(2549);
var errors = __webpack_require__(1285);
var semaphore = __webpack_require__(5257);
var object_downloads = __webpack_require__(7200);
var alb_claim = __webpack_require__(5934);
var encode_sums = __webpack_require__(6477);
; 
const AHEAD_BYTES = 256 * 1024;
const AHEAD_OBJECTS = 8;
class ReadAhead {
    #source;
    #objects;
    #signal;
    #ahead = [];
    #turn = 0;
    #bytes = 0;
    constructor(source, objects, signal) {
        this.#source = source;
        this.#objects = objects;
        this.#signal = signal;
    }
    async next() {
        const object = this.#objects[this.#turn];
        if (object === undefined)
            throw new RangeError(`There are only ${this.#objects.length} objects.`);
        const ahead = this.#ahead.shift();
        this.#turn += 1;
        if (ahead !== undefined)
            this.#bytes -= object.size;
        const share = await this.#source.reserve(object);
        ahead?.share.shrink(0);
        try {
            return { content: await this.#contentOf(object, ahead), share };
        }
        catch (error) {
            share.shrink(0);
            throw error;
        }
    }
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
            gzip.catch(() => undefined);
            this.#bytes += object.size;
            this.#ahead.push({ gzip, share });
        }
    }
}

; 
const NEXT_BYTES = 1.625 * 1024 * 1024;
function metaOf({ day }, { tail, end }) {
    const parts = { ...day, tail };
    return { ...parts, ...(0,source_key .IY)(parts), key: (0,source_key .TN)(parts), intervalEnd: end };
}
async function deliver({ objects }, order) {
    const { claim, recipients, without, bad, signal, moved } = order;
    const followed = [];
    const listed = claim.objects.map((object) => ({ object, meta: metaOf(claim, object) }));
    const wanted = listed.filter(({ object }) => !without.includes(object.tail));
    const left = listed.filter(({ object }) => without.includes(object.tail));
    bad.push(...left.map(({ object, meta }) => ({ object, error: new errors .TO(leftBefore(meta)) })));
    const keyed = wanted.map(({ object, meta }) => ({ ...object, key: meta.key }));
    const contents = new ReadAhead(objects, keyed, signal);
    try {
        for (const { object, meta } of wanted) {
            try {
                const bytes = await encoded({ objects, recipients, moved, fetched: await contents.next() }, meta);
                moved({ records: 0, bytesRead: object.size, bytesWritten: 0 });
                if (bytes > 0)
                    followed.push({ name: `s3://${meta.bucket}/${meta.key}`, bytes });
            }
            catch (error) {
                if ((0,errors .iv)(error) !== 'object')
                    throw error;
                for (const recipient of recipients)
                    recipient.skip();
                bad.push({ object, error });
            }
        }
        for (const recipient of recipients) {
            const isLast = recipient === recipients.at(-1);
            for await (const part of recipient.encoder.flush()) {
                await recipient.take(part);
                if (isLast)
                    moved(movedBy(part));
            }
        }
    }
    finally {
        contents.end();
        for (const { encoder } of recipients)
            encoder.end();
    }
    return followed;
}
function movedBy({ sum }) {
    return { records: sum.counts.read, bytesRead: 0, bytesWritten: sum.messageBytes };
}
function leftBefore({ bucket, key }) {
    return `s3://${bucket}/${key} could not be read when the rest of its segment was sent.`;
}
async function encoded({ objects, recipients, fetched, moved }, meta) {
    const { content, share } = fetched;
    const gzip = 'gzip' in content ? content.gzip : undefined;
    let ignored = 'ignored' in content ? content.ignored : 0;
    try {
        for (const recipient of recipients) {
            const isLast = recipient === recipients.at(-1);
            for await (const part of recipient.encoder.encode(meta, content)) {
                ignored = Math.max(ignored, part.ignored ?? 0);
                if (isLast)
                    share.shrink(heldBy(part, gzip));
                await recipient.take(part);
                if (isLast)
                    moved(movedBy(part));
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
function heldBy({ batch }, gzip) {
    return gzip === undefined || batch === undefined ? Infinity : gzip.length + batch.body.length + NEXT_BYTES;
}
function streamRecipient(encoder, writer) {
    const sums = new encode_sums .J();
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
    const sums = new encode_sums .J();
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

; 
function resolveBadObjects(order) {
    const { claim, bad, policy, isSentInPart } = order;
    const gone = bad.filter(({ error }) => isGone(error, order));
    const others = bad.filter(({ error }) => !isGone(error, order));
    const unread = new Set(bad.map(({ object }) => object));
    const read = claim.objects.filter((object) => !unread.has(object));
    const names = (of) => of.map(({ object }) => nameOf(claim, object));
    const goneObjects = gone.map(({ object }) => object);
    const covered = isSentInPart ? [...read, ...goneObjects] : read;
    const missing = gone.map((each) => missingPart(order, each));
    if (policy === 'skip') {
        return { missing, skipped: names(others), covered: [...covered, ...others.map(({ object }) => object)] };
    }
    const [first] = others;
    if (first !== undefined && (claim.objects.length === 1 || isSentInPart))
        throw first.error;
    return { missing, covered, leftOut: others.map((each) => leftOut(order, each)) };
}
function isGone(error, { policy, isSentInPart }) {
    if (error instanceof object_downloads .mu)
        return true;
    return error instanceof object_downloads .S3 && policy === 'fail' && isSentInPart;
}
function missingPart({ claim, isSentInPart }, { object }) {
    const name = nameOf(claim, object);
    const words = isSentInPart
        ? `${name} was deleted or replaced when some of its records were sent; the others that were claimed can no longer be delivered.`
        : `${name} was replaced after it was claimed, and nothing of it is delivered. The next run delivers the new object.`;
    return { start: object.end, error: new errors .fL(words) };
}
function leftOut({ id, claim }, { object, error }) {
    const own = `${id}-${claim.objects.indexOf(object)}`;
    const stream = `${claim.stream.slice(0, -id.length)}${own}`;
    const name = nameOf(claim, object);
    const text = (0,errors .bD)(error);
    const named = text.includes(name) ? error : new errors .TO(`${name}: ${text}`, { cause: error });
    return {
        id: own,
        claim: (0,alb_claim .rm)({
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
var segment_objects = __webpack_require__(8890);
var tally = __webpack_require__(2969);
var segments = __webpack_require__(7894);
; 



function resultOf(claim, { settled, bad, sent, put }) {
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
        covers: (0,segments .Ou)(covered.map(({ tail }) => tail)),
        stored: {
            ...(put && { s3: put.result.stored }),
            ...(sent && { logs: (0,alb_claim .JP)(claim, sent.sums.oldest) }),
        },
        ...rest,
    };
}
function sentBytes(sent) {
    return sent === undefined ? 0 : sent.sums.messageBytes - sent.result.refusedBytes;
}
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
    return (0,tally .yi)(read, { filtered, oversize, 'sampled-out': sampled, ...own });
}

; 
async function carry(ports, order, context) {
    const { segment, collectAs } = order;
    const claim = await withVersions(ports, (0,alb_claim .Ed)(segment.id, segment.claim));
    const { bucket, prefix, ...own } = claim.day;
    (0,documents .Bq)(segment, { ...own, source: `s3://${bucket}/${prefix}` });
    const bad = [];
    const work = { ...order, claim, context, bad };
    const stream = await openStream(ports, work);
    const objects = await openObjects(ports, {
        ...work,
        collectAs: stream === undefined ? collectAs : undefined,
    });
    try {
        const recipients = [stream, objects].flatMap((way) => way?.recipient ?? []);
        const { without = [] } = (0,alb_claim .TS)(segment.id, segment.at.logs?.progress) ?? {};
        const { signal, moved } = context;
        const followed = await deliver(ports, { claim, recipients, without, bad, signal, moved });
        ports.anomalies.followed(followed);
        const policy = ports.inputs.onBadObject;
        refuseUnread(claim, bad, policy);
        const sent = await done(stream);
        const put = await done(objects);
        ports.doubts.filedByInterval += put?.result.filedByInterval ?? 0;
        const isSentInPart = stream?.showsOthers() === true;
        const settled = resolveBadObjects({ id: segment.id, claim, bad, policy, isSentInPart });
        ports.anomalies.skipped(settled.skipped ?? []);
        return resultOf(claim, { settled, bad, sent, put });
    }
    finally {
        await objects?.dispose();
    }
}
async function done(way) {
    return way === undefined ? undefined : { sums: way.recipient.sums, result: await way.finish() };
}
async function openStream({ stream, encoders }, { claim, segment, collectAs, context, bad }) {
    if (segment.at.logs === undefined || stream === undefined)
        return undefined;
    const { group, putTimeout, logs } = stream;
    const { resumed, progress: noted, leaseEnded, unanswered } = segment.at.logs;
    const held = context.claimAt('logs');
    const guard = {
        ...context,
        ...held,
        checkpoint: (acknowledged) => {
            const without = bad.map(({ object }) => object.tail);
            held.checkpoint({ ...acknowledged, ...(without.length === 0 ? {} : { without }) });
        },
    };
    const progress = (0,alb_claim .TS)(segment.id, noted);
    const writer = await logs.open({
        ...{ group, stream: claim.stream, guard, putTimeout, resumed, progress },
        lookAgain: unanswered === true ? context.settle : undefined,
        takenOver: leaseEnded !== undefined,
    });
    const encoder = encoders.encoder({
        settings: claim.encode,
        collectAs,
        batchedAs: writer.wantsAll ? writer.names : undefined,
        compression: (isBusy) => writer.compression(isBusy),
    });
    return {
        recipient: streamRecipient(encoder, writer),
        finish: () => writer.finish(),
        showsOthers: () => writer.showsOthers,
        dispose: () => Promise.resolve(),
    };
}
const PARQUET_SLOTS = new semaphore .j(4);
async function parquetSlot() {
    await PARQUET_SLOTS.take(1);
    return PARQUET_SLOTS.releaser();
}
async function openObjects({ records: ports, encoders, inputs: { objects } }, { claim, segment, collectAs, context }) {
    if (segment.at.s3 === undefined || ports === undefined || objects === undefined)
        return undefined;
    const { s3, encode } = claim;
    if (s3 === undefined || s3.form.objectFormat === 'csv')
        throw new errors .fL(`The claim of segment ${segment.id} in the ledger does not say how it is written.`);
    const { bucket } = objects;
    (0,documents .Bq)(segment, { destination: (0,documents .vt)({ bucket, prefix: s3.prefix }) }, 's3');
    const { objectFormat, compression } = s3.form;
    const release = objectFormat === 'parquet' ? await parquetSlot() : undefined;
    const { restampTo, ...settings } = encode;
    const made = new segment_objects .M(ports, { ...claim, s3 });
    const encoder = encoders.encoder({
        settings: { ...settings, format: 'json', oldest: 0, newest: Number.MAX_SAFE_INTEGER },
        collectAs,
        records: { objectFormat, compression, timeZone: s3.timeZone },
    });
    return {
        recipient: objectRecipient(encoder, made),
        finish: () => made.finish(context.claimAt('s3'), context.signal),
        dispose: () => {
            release?.();
            return made.dispose();
        },
    };
}
function refuseUnread(claim, bad, policy) {
    if (claim.redo !== true)
        return;
    const replaces = claim.s3 !== undefined && claim.s3.days.length > 0;
    const isAllowed = ({ error }) => policy === 'skip' && !replaces && !(error instanceof object_downloads .S3);
    const refused = bad.filter((each) => !isAllowed(each));
    if (refused.length === 0)
        return;
    const names = refused
        .map(({ object }) => `s3://${claim.day.bucket}/${metaOf(claim, object).key}`)
        .join(', ');
    throw new errors .fL(`Not repeated, because its source can no longer be read: ${names}.`);
}
async function withVersions({ objects }, claim) {
    const found = claim.objects.map(async (object) => {
        if (object.etag !== '')
            return object;
        const known = await objects.find(metaOf(claim, object).key);
        return known === undefined ? object : { ...object, etag: known.etag, size: known.size };
    });
    return { ...claim, objects: await Promise.all(found) };
}
var mode = __webpack_require__(1988);
var concurrency = __webpack_require__(1312);
; 
const MAX_NAMES = 50;
function plainNames({ loadBalancers = [] }) {
    const wanted = loadBalancers.filter((entry) => !entry.startsWith('!'));
    return wanted.length === 0 || wanted.length > MAX_NAMES || wanted.some(globs .f) ? undefined : wanted;
}
function prefixesOf(inputs, location) {
    const names = plainNames(inputs);
    if (names === undefined)
        return [(0,source_key .PN)(location)];
    const all = names.flatMap((name) => inputs.logTypes.map((type) => (0,source_key .w8)(location, type, name)));
    return [...new Set(all)]
        .sort()
        .filter((place) => !all.some((other) => other !== place && place.startsWith(other)));
}
function daysAround({ from, to }) {
    const first = Math.floor(from / time_zone .sO) - 1;
    const last = Math.floor((to - 1) / time_zone .sO) + 1;
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

; 
const FULL_PAGE = 1000;
const AFTER_STAMPS = '~';
async function* wantedIn(listing, folder, settings) {
    const wanted = new WantedObjects(settings);
    let after;
    do {
        const pages = listing.list(folder, after);
        after = undefined;
        for await (const page of pages) {
            yield* wanted.of(page);
            if (page.length < FULL_PAGE)
                continue;
            after = jumpFrom(page.at(-1)?.key ?? '', settings);
            if (after !== undefined)
                break;
        }
    } while (after !== undefined);
}
class WantedObjects {
    #settings;
    #windowOf;
    constructor(settings) {
        this.#settings = settings;
    }
    *of(page) {
        let series;
        for (const { key: name, etag, size } of page) {
            const key = this.#wanted(name);
            if (key === undefined)
                continue;
            if (series === undefined || !isSameSeries(series.key, key)) {
                if (series !== undefined)
                    yield packed(series);
                series = { key, objects: [] };
            }
            series.objects.push({ tail: key.tail, end: key.intervalEnd, etag, size });
        }
        if (series !== undefined)
            yield packed(series);
    }
    #wanted(name) {
        const { selection, passedOver } = this.#settings;
        const key = (0,source_key .rv)(name);
        const verdict = key === undefined ? 'foreign' : selection.classify(key);
        if (verdict === 'foreign')
            passedOver.foreign += 1;
        if (key === undefined || verdict !== 'wanted' || !isIn(this.#window(key), key))
            return undefined;
        selection.note(key);
        return key;
    }
    #window(key) {
        if (this.#windowOf === undefined || !isSameSeries(this.#windowOf.key, key)) {
            this.#windowOf = { key, window: this.#settings.selection.windowOf(key) };
        }
        return this.#windowOf.window;
    }
}
function jumpFrom(last, { selection, passedOver }) {
    const key = (0,source_key .rv)(last);
    if (key === undefined)
        return undefined;
    const start = last.slice(0, last.lastIndexOf(key.tail));
    const { from, to } = selection.windowOf(key);
    const verdict = selection.classify(key);
    if (verdict === 'foreign')
        passedOver.isMore = true;
    if (verdict !== 'wanted' || key.intervalEnd >= to)
        return start + AFTER_STAMPS;
    return key.intervalEnd < from ? start + stampOf(from) : undefined;
}
function stampOf(from) {
    const minute = Math.ceil(from / time_zone .kg) * time_zone .kg;
    return new Date(minute).toISOString().replace(/[-:]/g, '').slice(0, 'YYYYMMDDTHHMM'.length);
}
function isIn({ from, to }, { intervalEnd }) {
    return intervalEnd >= from && intervalEnd < to;
}
function isSameSeries(a, b) {
    return a.loadBalancer === b.loadBalancer && a.logType === b.logType;
}
function packed({ key, objects }) {
    return { key, objects: new segments .Z7(objects) };
}

; 
async function accountsBelow({ inputs, objects }) {
    const names = await objects.folders(`${inputs.source.prefix}AWSLogs/`);
    return names.filter((name) => /^\d{12}$/.test(name));
}
async function testFilesIn({ inputs, objects }, accounts) {
    const places = accounts.map((account) => `${inputs.source.prefix}AWSLogs/${account}/`);
    const none = (error) => {
        if ((0,errors .iv)(error) === 'run')
            throw error;
        return 0;
    };
    const counts = await Promise.all(places.map((place) => objects.filesIn(place).catch(none)));
    return counts.reduce((sum, count) => sum + count, 0);
}
var external_node_crypto_ = __webpack_require__(7598);
var ledger = __webpack_require__(4726);
; 
function byDestinations(group, isLacked) {
    const parts = new Map();
    for (const object of group.unpack()) {
        const destinations = tally .qI.filter((at) => isLacked(object, at));
        if (destinations.length === 0)
            continue;
        const part = parts.get(destinations.join()) ?? { objects: [], destinations };
        parts.set(destinations.join(), part);
        part.objects.push(object);
    }
    return [...parts.values()].map(({ objects, destinations }) => ({
        objects: objects.length === group.count ? group : new segments .Z7(objects),
        destinations,
    }));
}
function mergedById(segments) {
    const byId = new Map();
    for (const segment of segments) {
        const known = byId.get(segment.id);
        byId.set(segment.id, known === undefined ? segment : merged(known, segment));
    }
    return [...byId.values()];
}
function merged(known, { destinations, claim }) {
    return {
        ...known,
        destinations: [...known.destinations, ...destinations],
        claimAt: { ...known.claimAt, ...Object.fromEntries(destinations.map((at) => [at, claim])) },
    };
}

; 
function albPartition({ day, window }, objects, settings) {
    const { bucket, prefix, account, region, loadBalancer, logType } = day;
    const { destinations, tooOld, oldest } = settings;
    const place = {
        source: { mode: 'alb', source: `s3://${bucket}/${prefix}`, account, region },
        own: { loadBalancer, logType, day: day.day },
        path: `${loadBalancer}/${logType}/${day.day}.json`,
    };
    const groups = (0,segments .lD)(objects);
    const listed = { day, window, settings, groups, nonce: (0,external_node_crypto_.randomBytes)(16) };
    return {
        documents: (0,documents .r3)(place, destinations),
        label: `${loadBalancer} ${logType} ${day.day}`,
        item: itemOf(day),
        mayRefuse: destinations.logs !== undefined &&
            tooOld === 'fail' &&
            groups.some(({ firstEnd }) => firstEnd < oldest()),
        left: (documents, run) => remainingWork(listed, documents, run),
    };
}
function remainingWork(listed, documents, run) {
    const { settings, groups } = listed;
    const oldest = settings.tooOld === 'restamp' ? -Infinity : settings.oldest();
    const counts = (by) => !settings.redo || by === run;
    const look = { listed, wanted: wantedOf(groups), counts, oldest };
    const known = new Map();
    for (const destination of tally .qI) {
        const document = documents[destination];
        if (document !== undefined)
            known.set(destination, ledgerStateOf(document, { ...look, destination }));
    }
    const isTakenAt = ({ tail }, at) => known.get(at)?.taken.has(tail) !== false;
    const isLacked = (object, at) => !isTakenAt(object, at) && (at !== 'logs' || object.end >= oldest);
    const old = groups
        .flatMap((group) => group.unpack())
        .filter((object) => object.end < oldest && !isTakenAt(object, 'logs'));
    const fresh = groups.flatMap((group) => byDestinations(group, isLacked));
    const refuses = settings.tooOld === 'fail' && old[0] !== undefined;
    return {
        segments: mergedById([
            ...redoneSegments(look, known),
            ...[...known.values()].flatMap(({ open }) => open),
            ...fresh.map((segment) => freshSegment(listed, segment)),
        ]),
        objectsSkipped: known.has('s3') ? 0 : old.length,
        refusals: refuses ? { logs: settings.refuse(old.length, old[0]?.end ?? NaN) } : {},
    };
}
function wantedOf(groups) {
    let wanted;
    return () => (wanted ??= new Map(groups.flatMap((group) => group.unpack()).map((object) => [object.tail, object])));
}
function ledgerStateOf(document, look) {
    const taken = new Set();
    const open = [];
    const redone = [];
    const isWanted = (tails) => tails.some((tail) => look.wanted().has(tail));
    for (const [id, entry] of (0,ledger .Mc)(document)) {
        const tails = tailsOf(id, entry);
        if (entry.state === 'open') {
            const isOfWindow = isWithin(look.listed, tails) || isWanted(tails);
            if (isOfWindow)
                open.push(openSegment(id, entry, look.destination));
        }
        else if (!look.counts(entry.run) && isWanted(tails)) {
            if (isTooOldAgain(look, tails))
                continue;
            const days = look.destination === 's3' ? (0,alb_claim .Lt)(id, entry.stored) : [];
            redone.push({ id, tails, days });
        }
        for (const tail of tails)
            taken.add(tail);
    }
    return { taken, open, redone };
}
function tailsOf(id, entry) {
    if (entry.state === 'committed')
        return (0,segments .XJ)(entry.covers);
    return (0,alb_claim .Ed)(id, entry.claim).objects.map(({ tail }) => tail);
}
function openSegment(id, entry, destination) {
    const { objects } = (0,alb_claim .Ed)(id, entry.claim);
    return {
        id,
        destinations: [destination],
        claim: () => entry.claim,
        ...new segments .Z7(objects).figures,
    };
}
function isTooOldAgain({ destination, oldest, listed }, tails) {
    if (destination !== 'logs')
        return false;
    const isOld = (tail) => (0,source_key .S_)(tail) < oldest;
    return listed.settings.tooOld === 'fail' ? tails.some(isOld) : tails.every(isOld);
}
function redoneSegments(look, known) {
    const byCut = new Map();
    for (const [destination, { redone }] of known) {
        for (const each of redone) {
            const cut = [each.id, ...each.tails].join('/');
            const same = byCut.get(cut) ?? { ...each, destinations: [] };
            same.destinations.push(destination);
            byCut.set(cut, same);
        }
    }
    return [...byCut.values()].map(({ destinations, ...each }) => ({
        ...redoneSegment(look, each),
        destinations,
    }));
}
function redoneSegment({ listed, wanted }, { id, tails, days }) {
    const { day, settings, nonce } = listed;
    const { objectTerms, encodeSettings } = settings;
    const objects = tails
        .map((tail) => wanted().get(tail) ?? { tail, end: (0,source_key .S_)(tail), etag: '', size: 0 })
        .sort((a, b) => a.end - b.end || (a.tail < b.tail ? -1 : 1));
    const packed = new segments .Z7(objects);
    const s3 = objectTerms && { ...objectTerms, name: id, days };
    const stream = `${(0,alb_claim .mA)(day, id)}-${nonce.toString('hex', 0, 4)}`;
    const claim = () => {
        const encode = encodeSettings(day.logType);
        return (0,alb_claim .rm)({ stream, day, objects: packed.unpack(), encode, s3, redo: true });
    };
    return { id, claim, ...packed.figures };
}
function isWithin({ window: { from, to } }, tails) {
    return tails.map(source_key .S_).some((end) => end >= from && end < to);
}
function freshSegment({ day, settings, nonce }, { objects, destinations }) {
    const names = (0,external_node_crypto_.createHash)('sha256').update(nonce);
    const tails = objects.unpack().map(({ tail }) => tail);
    for (const tail of tails)
        names.update(` ${tail}`);
    const time = tails[0]?.slice('YYYYMMDDT'.length, 'YYYYMMDDTHHMM'.length) ?? '';
    const id = `${time}-${names.digest('hex').slice(0, 10)}`;
    const stream = (0,alb_claim .mA)(day, id);
    const { objectTerms, encodeSettings } = settings;
    const s3 = objectTerms && { ...objectTerms, name: id, days: [] };
    const claim = () => (0,alb_claim .rm)({ stream, day, objects: objects.unpack(), encode: encodeSettings(day.logType), s3 });
    return { id, destinations, claim, ...objects.figures };
}

; 
class UnlistedItems {
    #byAccount = new Map();
    #listed = new Set();
    #openSince;
    constructor(openSince) {
        this.#openSince = openSince;
        for (const [item, since] of openSince) {
            const parts = partsOf(item);
            if (parts === undefined)
                continue;
            const open = this.#byAccount.get(parts.account) ?? [];
            open.push({ ...parts, item, since });
            this.#byAccount.set(parts.account, open);
        }
    }
    get accounts() {
        return this.#byAccount.keys();
    }
    listed(parts, day) {
        const item = itemOf(parts);
        if (this.#openSince.has(item))
            this.#listed.add(`${item} ${day}`);
    }
    of(account, day) {
        return (this.#byAccount.get(account) ?? []).filter(({ item, since }) => day >= Math.floor(since / time_zone .sO) - 1 && !this.#listed.has(`${item} ${day}`));
    }
}

; 
const FOLDERS_AT_ONCE = 8;
const KEYS_AHEAD = 100_000;
async function* planAlb(settings, { window, windowOf, openSince = new Map() }) {
    const { inputs, notice, partition } = settings;
    const unlisted = new UnlistedItems(openSince);
    const accounts = inputs.accountIds ?? [
        ...new Set([...(await accountsBelow(settings)), ...unlisted.accounts]),
    ];
    const lastAgeing = inputs.logs?.tooOld === 'fail' ? partition.oldest() + time_zone .sO : -Infinity;
    const ageing = [];
    const passedOver = { foreign: await testFilesIn(settings, accounts), isMore: false };
    const listing = { window, windowOf, accounts, passedOver, unlisted, refused: new Set() };
    for await (const { day, plan } of partitionsOf(settings, listing)) {
        if (day * time_zone .sO <= lastAgeing) {
            ageing.push(plan);
            continue;
        }
        yield* refusingFirst(ageing.splice(0));
        yield plan;
    }
    yield* refusingFirst(ageing);
    await listOtherLoadBalancers(settings, listing);
    settings.check.planned({ window, accounts });
    const { foreign, isMore } = passedOver;
    if (foreign > 0) {
        const count = `${isMore ? 'At least ' : ''}${foreign}`;
        notice(`${count} objects are not load balancer logs of a selected type and were ignored.`);
    }
}
function refusingFirst(partitions) {
    const refuses = ({ mayRefuse }) => mayRefuse === true;
    return [...partitions.filter(refuses), ...partitions.filter((partition) => !refuses(partition))];
}
async function* partitionsOf(settings, listing) {
    const folders = foldersOf(settings, listing);
    const sizeOf = (step) => (step.kind === 'listed' ? step.found.objects.count : 0);
    let series;
    for await (const step of (0,concurrency .e)(folders, { most: FOLDERS_AT_ONCE, room: KEYS_AHEAD, sizeOf })) {
        if (step.kind === 'listed' && series !== undefined && isSameSeries(series.key, step.found.key)) {
            series.objects.push(step.found.objects);
            continue;
        }
        if (series !== undefined && step.kind !== 'failed')
            yield planOf(settings, listing, series);
        series = step.kind === 'listed' ? seriesOf(step) : undefined;
        if (step.kind !== 'listed')
            yield* endOf(settings, listing, step);
    }
}
function* foldersOf(settings, listing) {
    for (const day of daysAround(listing.window)) {
        for (const account of listing.accounts)
            yield unlessRefused(settings, listing, { account, day });
    }
}
function seriesOf({ folder, found: { key, objects } }) {
    return { folder, key, objects: [objects] };
}
async function* unlessRefused(settings, listing, folder) {
    const { refused } = listing;
    const { account } = folder;
    if (refused.has(account))
        return;
    try {
        yield* listedIn(settings, listing, folder);
        yield { folder, kind: 'ended' };
    }
    catch (failure) {
        const isKnown = refused.has(account);
        refused.add(account);
        if ((0,errors .iv)(failure) !== 'partition' || refused.size === listing.accounts.length)
            throw failure;
        const its = { item: account, label: `account ${account}`, keepsOpen: itemsOfAccount(account) };
        const plan = (0,mode .Q)({ ...its, start: listing.window.from, failure });
        yield { folder, kind: 'failed', ...(isKnown ? {} : { plan }) };
    }
}
async function* listedIn(settings, { windowOf, passedOver, unlisted }, folder) {
    const { inputs, objects, gaps, check } = settings;
    const note = (key) => {
        gaps.note(key);
    };
    const selection = {
        windowOf: (key) => windowOf(itemOf(key)),
        note,
        classify: check.classifier(),
    };
    for (const place of prefixesOf(inputs, locationOf(settings, folder))) {
        for await (const found of wantedIn(objects, place, { selection, passedOver })) {
            unlisted.listed(found.key, folder.day);
            yield { folder, kind: 'listed', found };
        }
    }
}
function* endOf(settings, listing, step) {
    const { folder } = step;
    const isFailed = step.kind === 'failed';
    if (isFailed && step.plan !== undefined)
        yield { day: folder.day, plan: step.plan };
    for (const key of isFailed ? [] : listing.unlisted.of(folder.account, folder.day))
        yield planOf(settings, listing, { folder, key, objects: [] });
}
function planOf(settings, { windowOf }, { folder, key: { loadBalancer, logType }, objects }) {
    const { day } = folder;
    const { bucket } = settings.inputs.source;
    const albDay = { bucket, ...locationOf(settings, folder), loadBalancer, logType };
    const plan = {
        ...albPartition({ day: albDay, window: windowOf(itemOf(albDay)) }, objects, settings.partition),
        start: (day - 1) * time_zone .sO,
        listed: objects.reduce((sum, { count }) => sum + count, 0),
    };
    return { day, plan };
}
function locationOf({ inputs: { source, region } }, { account, day }) {
    const date = (0,engine_window .r4)(day * time_zone .sO).slice(0, 'YYYY-MM-DD'.length);
    return { prefix: source.prefix, account, region, day: date.replaceAll('-', '/') };
}
async function listOtherLoadBalancers(settings, { window, accounts, passedOver, refused }) {
    const { inputs, objects, check } = settings;
    if (plainNames(inputs) === undefined || check.hasMetAll)
        return;
    const nothing = { windowOf: () => ({ from: 0, to: 0 }), note: () => undefined };
    for (const account of accounts.filter((each) => !refused.has(each))) {
        for (const day of daysAround(window)) {
            const folder = (0,source_key .PN)(locationOf(settings, { account, day }));
            const selection = { ...nothing, classify: check.classifier() };
            const all = wantedIn(objects, folder, { selection, passedOver });
            while ((await all.next()).done !== true)
                ;
        }
    }
}

; 
function albMode(ports) {
    return {
        plan: (window, windowOf, openSince) => planAlb({ ...ports, partition: partitionSettings(ports) }, { window, windowOf, openSince }),
        carry: (segment, context) => collecting(ports, (collectAs) => carry(ports, { segment, collectAs }, context)),
    };
}
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
        oldest: () => (stream === undefined ? -Infinity : (0,age .p)(stream.group, now())),
        encodeSettings: (logType) => encodeSettings(ports, logType),
        objectTerms: objects && objectTerms(inputs, objects),
        refuse: (count, oldest) => tooOldRefusal(ports, count, oldest),
    };
}
function destinationNames({ inputs: { region, objects }, account, stream, }) {
    return {
        ...(objects && { s3: (0,documents .vt)(objects) }),
        ...(stream && { logs: (0,documents .To)({ region, account, group: stream.group.name }) }),
    };
}
function objectTerms({ timeZone }, { prefix, kmsKeyId, ...form }) {
    return {
        ...{ prefix, form: (0,object_form .QU)(form), timeZone: timeZone.name },
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    };
}
function encodeSettings({ inputs, stream, now }, logType) {
    const claimedAt = now();
    return {
        version: encode .iA,
        format: inputs.logs?.logFormat ?? 'json',
        logType,
        oldest: stream === undefined ? 0 : (0,age .p)(stream.group, claimedAt),
        newest: claimedAt + age .K,
        ...(inputs.logs?.tooOld === 'restamp' ? { restampTo: claimedAt } : {}),
        ...(inputs.filter === undefined ? {} : { filter: inputs.filter }),
        ...(inputs.sample === 1 ? {} : { sample: inputs.sample }),
        ...(inputs.redact.length === 0 ? {} : { redact: inputs.redact }),
    };
}
function tooOldRefusal({ stream, now }, objects, oldest) {
    const accepted = stream === undefined ? '' : (0,engine_window .r4)((0,age .p)(stream.group, now()));
    return new errors .xL([
        {
            subject: 'from',
            expected: `log objects that ${stream?.group.name ?? ''} still accepts (newer than ${accepted})`,
            found: `${objects} older ones in a partition, the first of ${(0,engine_window .r4)(oldest)}`,
            fix: 'CloudWatch Logs accepts events of the last 14 days that are not older than the retention of the group. Choose a ' +
                'later from, or too-old: skip to leave them out, or too-old: restamp to send them with the time of the run.',
        },
    ]);
}

; 
const MAX_NAMED = 10;
class ReadAnomalies {
    #notice;
    #followed = [];
    constructor(notice) {
        this.#notice = notice;
    }
    followed(objects) {
        for (const { name, bytes } of objects) {
            if (this.#followed.length === 0)
                this.#notice(`${name} has ${bytes} bytes after the end of its gzip. They are ignored; everything before them is read.`);
            this.#followed.push(name);
        }
    }
    skipped(names) {
        for (const name of names)
            this.#notice(`${name} cannot be read and is skipped (on-bad-object: skip). A run with redo: true tries it again.`);
    }
    notes() {
        const all = this.#followed;
        if (all.length < 2)
            return [];
        const rest = all.length - MAX_NAMED;
        const more = rest > 0 ? `, and ${rest} more` : '';
        const names = all.slice(0, MAX_NAMED).join(', ');
        return [
            `Objects with something after the end of their gzip, which is ignored: ${all.length}. ${names}${more}.`,
        ];
    }
}
var suggestion = __webpack_require__(3183);
; 
const selection_problems_MAX_LISTED = 10;
function listOf(names) {
    const more = names.length - selection_problems_MAX_LISTED;
    return `${names.slice(0, selection_problems_MAX_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
function nameProblem(entries, names, days) {
    const selecting = entries.filter((entry) => !entry.startsWith('!'));
    const hint = selecting.map((entry) => (0,suggestion .a)(entry, names)).filter((text) => text !== '');
    return {
        subject: 'load-balancers',
        expected: 'load balancers that write logs here',
        found: `${entries.join(', ')}, which match none of the last ${days} days`,
        fix: [...new Set(hint), `There are ${listOf(names)}.`].join(' '),
    };
}
function typeProblem(missing, types) {
    return {
        subject: 'log-types',
        expected: 'types of logs that are written here',
        found: missing.join(', '),
        fix: `There are logs of ${(0,suggestion .g)(types)}: add one, or turn the wanted logs on at the load balancer.`,
    };
}
function accountProblem(missing, there) {
    const hint = missing.map((account) => (0,suggestion .a)(account, there)).filter((text) => text !== '');
    return {
        subject: 'account-ids',
        expected: 'accounts whose load balancers write here',
        found: missing.join(', '),
        fix: [...new Set(hint), `There are folders of ${listOf(there)}.`].join(' '),
    };
}
function regionProblem(region, regions) {
    return {
        subject: 'aws-region',
        expected: 'the Region of the load balancers',
        found: `${region}, which has no folder`,
        fix: `There are logs of ${(0,suggestion .g)(regions)}.`,
    };
}
function prefixProblem(prefix, found) {
    return {
        subject: 'source-prefix',
        expected: 'what comes before AWSLogs/ in the keys',
        found: `${prefix === '' ? '/' : prefix}, below which there is no AWSLogs/`,
        fix: `Write ${(0,suggestion .g)(found.map((each) => (each === '' ? '/' : each)))}.`,
    };
}

; 
const LOOK_BACK_DAYS = 14;
const selection_check_MAX_NAMES = 1000;
class SelectionCheck {
    #inputs;
    #objects;
    #now;
    #names = new Map();
    #types = new Set();
    #plannedScope;
    constructor(inputs, objects, now) {
        this.#inputs = inputs;
        this.#objects = objects;
        this.#now = now;
    }
    classifier() {
        const { loadBalancers, logTypes } = this.#inputs;
        const isWantedName = (0,globs .I)(loadBalancers);
        const wantedTypes = new Set(logTypes);
        return ({ logType, name }) => {
            this.#types.add(logType);
            if (!wantedTypes.has(logType))
                return 'foreign';
            const isWanted = isWantedName(name);
            if (isWanted || this.#names.size < selection_check_MAX_NAMES)
                this.#names.set(name, isWanted);
            return isWanted ? 'wanted' : 'unwanted';
        };
    }
    get hasMetAll() {
        const { loadBalancers = [], logTypes } = this.#inputs;
        const names = loadBalancers.filter((entry) => !entry.startsWith('!'));
        return names.every((name) => this.#names.has(name)) && logTypes.every((type) => this.#types.has(type));
    }
    planned(plannedScope) {
        this.#plannedScope = plannedScope;
    }
    async unmatched() {
        const plannedScope = this.#plannedScope;
        if (plannedScope === undefined)
            return { problems: [], warnings: [] };
        const place = await this.#placeProblems(plannedScope);
        if (place !== undefined)
            return place;
        const [names, types] = await Promise.all([
            this.#unmatchedNames(plannedScope),
            this.#unmatchedTypes(plannedScope),
        ]);
        return {
            problems: [...names.problems, ...types.problems],
            warnings: [...names.warnings, ...types.warnings],
        };
    }
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
        const warning = `There is nothing below s3://${bucket}/${root}. source-prefix is what comes before AWSLogs/ in the keys; ` +
            'the load balancer writes its first log five minutes after access logs are turned on.';
        return { problems: [], warnings: [warning] };
    }
    async #unmatchedNames(plannedScope) {
        const names = [...this.#names.keys()].sort();
        const isAllUnwanted = names.length > 0 && ![...this.#names.values()].includes(true);
        const isMoreThere = [...this.#names.values()].includes(false);
        const wanted = (this.#inputs.loadBalancers ?? []).filter((entry) => !entry.startsWith('!'));
        const unmatched = await this.#neverSeen(wanted.filter((entry) => !names.some((0,globs .I)([entry]))), plannedScope);
        const isError = (entry) => isMoreThere && (isAllUnwanted || !(0,globs .f)(entry));
        if (isAllUnwanted && wanted.every((entry) => names.some((0,globs .I)([entry]))))
            return only(nameProblem(this.#inputs.loadBalancers ?? [], names, LOOK_BACK_DAYS));
        const wrong = unmatched.filter(isError);
        return {
            problems: wrong.length === 0 ? [] : [nameProblem(wrong, names, LOOK_BACK_DAYS)],
            warnings: unmatched
                .filter((entry) => !isError(entry))
                .map((entry) => `load-balancers: ${entry} matches no load balancer with logs of the last ${LOOK_BACK_DAYS} days.`),
        };
    }
    async #neverSeen(entries, plannedScope) {
        const { logTypes } = this.#inputs;
        const seen = await Promise.all(entries.map((entry) => this.#wasSeen(plannedScope, { entry, types: logTypes })));
        return entries.filter((_, i) => seen[i] === false);
    }
    async #unmatchedTypes(plannedScope) {
        const { logTypes } = this.#inputs;
        const unseen = logTypes.filter((type) => !this.#types.has(type));
        const seen = await Promise.all(unseen.map((type) => this.#wasSeen(plannedScope, { entry: '*', types: [type] })));
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
    async #wasSeen({ window, accounts }, { entry, types }) {
        const { prefix } = this.#inputs.source;
        const isMeant = (0,globs .I)([entry]);
        const start = (0,globs .f)(entry) ? entry.replace(/[*?].*$/, '') : entry;
        for (const day of this.#daysBefore(window)) {
            const places = accounts.flatMap((account) => types.map((type) => (0,source_key .BL)({ prefix, account, region: this.#inputs.region, day }, type, start)));
            const found = await Promise.all(places.map((place) => this.#hasOne(place, { isMeant, types })));
            if (found.includes(true))
                return true;
        }
        return false;
    }
    #daysBefore({ from }) {
        const starts = Array.from({ length: LOOK_BACK_DAYS }, (_, i) => [
            from - (i + 1) * time_zone .sO,
            this.#now() - i * time_zone .sO,
        ]);
        return new Set(starts.flat().map((at) => (0,engine_window .r4)(at).slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '/')));
    }
    async #hasOne(place, { isMeant, types }) {
        for await (const page of this.#objects.list(place)) {
            const keys = page.map(({ key }) => (0,source_key .rv)(key)).filter((key) => key !== undefined);
            return keys.some(({ name, logType }) => isMeant(name) && types.includes(logType));
        }
        return false;
    }
}
function only(problem) {
    return { problems: [problem], warnings: [] };
}
const MAX_FOLDERS = 20;
const LEVELS = 3;
const LOGS = 'AWSLogs';
async function prefixesWithLogs(objects) {
    const found = [];
    let level = [''];
    for (let depth = 0; depth < LEVELS && found.length === 0; depth += 1) {
        const listed = await Promise.all(level.map(async (prefix) => ({ prefix, names: await objects.folders(prefix) })));
        found.push(...listed.flatMap(({ prefix, names }) => (names.includes(LOGS) ? [prefix] : [])));
        level = listed
            .flatMap(({ prefix, names }) => names.slice(0, MAX_FOLDERS).map((name) => `${prefix}${name}/`))
            .slice(0, MAX_FOLDERS);
    }
    return found;
}
var destination_group = __webpack_require__(7789);
; 
const MEMORY_BYTES = 32 * 1024 * 1024;
async function setUpAlb(inputs, services) {
    const { s3, clock, account, notice, encoders, scratch } = services;
    const { bucket, prefix, owner } = inputs.source;
    if (!inputs.verify)
        encoders.openAll();
    const stream = await (0,destination_group .Y)(inputs, services);
    if (inputs.redo && stream !== undefined)
        notice('redo: what is committed is sent again, into new streams beside the old ones.');
    const objects = new s3_objects .v(s3, { bucket, owner, root: `${prefix}AWSLogs/`, scratch });
    const now = () => clock.now();
    const doubts = { filedByInterval: 0 };
    const anomalies = new ReadAnomalies(notice);
    const gaps = new IntervalGaps();
    const check = new SelectionCheck(inputs, objects, now);
    const report = inputs.report === 'none' ? undefined : new log_types .J(build_log_types .D_);
    const records = recordPorts(inputs, services);
    const place = { inputs, objects, stream, records, account, now };
    const ports = { ...place, notice, doubts, anomalies: anomalies, gaps, check };
    return {
        mode: albMode({ ...ports, encoders, report }),
        unmatched: () => check.unmatched(),
        notes: () => [
            ...anomalies.notes(),
            ...(stream?.logs.risk.notesOn(stream.group) ?? []),
            ...notesOnDays(doubts),
        ],
        missing: () => gaps.sentences(),
        sections: () => report?.sections() ?? [],
        logGroupClass: stream?.group.logGroupClass,
        destinations: destinationsOf(inputs),
        items: albItems(inputs),
        destinationNames: destinationNames(ports),
        objectTerms: objectTermsOf(inputs),
        verification: () => verificationOf(inputs, services, ports),
        earliest: undefined,
        ...reachOf(inputs, stream, now()),
    };
}
function objectTermsOf({ objects, timeZone }) {
    if (objects === undefined)
        return undefined;
    const { objectFormat, compression } = objects;
    return { 'object-format': objectFormat, compression, 'time-zone': timeZone.name };
}
async function verificationOf(inputs, { s3, logs, clock }, ports) {
    const { objects, region } = inputs;
    const { albVerification } = await __webpack_require__.e(  891).then(__webpack_require__.bind(__webpack_require__, 891));
    return albVerification({
        inputs,
        destinations: destinationNames(ports),
        objects: objects && {
            check: new object_check .u(s3, objects),
            prefix: objects.prefix,
            form: (0,object_form .QU)(objects),
        },
        streams: ports.stream && new stream_check .n(logs.retrying, ports.stream.group, { clock, region }),
    });
}
function destinationsOf({ objects, logs }) {
    return [...(objects ? ['s3'] : []), ...(logs ? ['logs'] : [])];
}
function reachOf({ objects, logs }, stream, now) {
    const refuses = logs?.tooOld === 'fail' && objects === undefined;
    return refuses && stream !== undefined ? { reach: (0,age .p)(stream.group, now) } : {};
}
function recordPorts({ objects }, { s3, scratch, provenance, putTimeout }) {
    if (objects === undefined)
        return undefined;
    const { bucket, owner } = objects;
    return {
        sinkOf: ({ kmsKeyId }) => new whole_object .Lc(s3, { bucket, owner, kmsKeyId }),
        space: new spool .i(scratch, MEMORY_BYTES),
        ...{ provenance, putTimeout },
    };
}
function notesOnDays({ filedByInterval }) {
    if (filedByInterval === 0)
        return [];
    return [
        `${filedByInterval} records have a time more than 36 hours from the end of their object's interval, and are filed under the day of that end.`,
    ];
}


  }),

  8852:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (  MAX_AHEAD_MS),
    p: () => (  oldestAccepted)
  });
const MAX_AGE_MS = 14 * 24 * 60 * 60 * 1000;
const MAX_AHEAD_MS = 2 * 60 * 60 * 1000;
const AGE_MARGIN_MS = 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
function oldestAccepted({ retentionDays }, now) {
    const retention = retentionDays === undefined ? MAX_AGE_MS : retentionDays * DAY_MS;
    return now - Math.min(MAX_AGE_MS, retention) + AGE_MARGIN_MS;
}


  }),

  7789:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Y: () => (  openLogGroup)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _destination_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2360);
async function openLogGroup({ logs: named, region, concurrency }, { logs: clients, clock, notice, putTimeout, ...options }) {
    if (named === undefined)
        return undefined;
    const logs = new _destination_js__WEBPACK_IMPORTED_MODULE_1__  .t({ ...clients, concurrency }, clock, notice);
    return { logs, putTimeout, group: await destinationGroup(logs.groups, named, { ...options, region }) };
}
async function destinationGroup(groups, destination, { region, warn, dryRun }) {
    const { logGroup, create } = destination;
    const found = await groups.find(logGroup);
    const wanted = { name: logGroup, logGroupClass: 'STANDARD', retentionDays: undefined, ...create };
    if (dryRun === true)
        return found ?? wanted;
    if (found === undefined && create === undefined)
        throw missing(logGroup);
    if (found === undefined && create !== undefined)
        await groups.create(logGroup, create);
    const facts = found === undefined ? wanted : await finished(groups, found, { create, warn });
    if (facts.logGroupClass === 'DELIVERY')
        throw deliveryClass(logGroup);
    if (facts.retentionDays === undefined)
        warn(keptForEver(logGroup, region));
    return facts;
}
async function finished(groups, found, { create, warn }) {
    const retentionDays = create?.retentionDays;
    if (found.retentionDays !== undefined || retentionDays === undefined)
        return found;
    try {
        if (!(await groups.isCreatedByAction(found.name)))
            return found;
    }
    catch (error) {
        warn(`Whether log group ${found.name} was made by an earlier run could not be seen: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(error)}`);
        return found;
    }
    await groups.retain(found.name, retentionDays);
    return { ...found, retentionDays };
}
function keptForEver(logGroup, region) {
    return (`Log group ${logGroup} keeps its events forever, at a growing cost. Set a retention: ` +
        `aws logs put-retention-policy --log-group-name '${logGroup}' --retention-in-days 30 --region ${region} ` +
        '(retention-days applies only to a log group that a run creates).');
}
function missing(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group that exists in this account and Region',
            found: `no group ${logGroup}`,
            fix: 'Correct the name, create the group, or set create-log-group: true.',
        },
    ]);
}
function deliveryClass(logGroup) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL([
        {
            subject: 'destination-log-group',
            expected: 'a log group of class STANDARD or INFREQUENT_ACCESS',
            found: `${logGroup} of class DELIVERY, which takes no events from PutLogEvents`,
            fix: 'Choose another log group; the class of a group cannot be changed.',
        },
    ]);
}


  }),

  6742:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    n: () => (  StreamCheck)
  });
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
  var _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6172);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _stream_pages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2898);
const GET_EVENTS_PER_SECOND = { 'us-east-1': 25, 'eu-west-3': 30 };
const GET_EVENTS_PER_SECOND_ELSEWHERE = 10;
const SHARE_OF_QUOTA = 0.5;
const AFTER_THROTTLE_MS = 250;
const DAY_MS = 24 * 60 * 60 * 1000;
class StreamCheck {
    #group;
    #ports;
    #rateLimiter;
    #clock;
    constructor(client, group, { clock, region }) {
        this.#group = group;
        this.#clock = clock;
        const quota = GET_EVENTS_PER_SECOND[region] ?? GET_EVENTS_PER_SECOND_ELSEWHERE;
        this.#rateLimiter = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__  .v(clock, Math.floor(quota * SHARE_OF_QUOTA));
        this.#ports = { client, inTurn: (call, signal) => this.#inTurn(call, signal) };
    }
    async check({ stream, events, oldest }, signal) {
        const { name, logGroupClass, retentionDays } = this.#group;
        const what = `log stream ${name}:${stream}`;
        if (logGroupClass !== 'STANDARD') {
            const why = `cannot be read back: its group is of class ${logGroupClass}.`;
            return { state: 'unverifiable', what, why };
        }
        if (retentionDays !== undefined && oldest < this.#clock.now() - retentionDays * DAY_MS) {
            const why = `has expired: it has events older than the retention of its group (${retentionDays} d).`;
            return { state: 'expired', what, why };
        }
        const found = await this.#count(stream, signal);
        if ((found ?? 0) === events)
            return _engine_verification_js__WEBPACK_IMPORTED_MODULE_0__  .E;
        const isThere = found === undefined ? 'no such stream' : eventsIn(found);
        return {
            state: 'differs',
            what,
            expected: eventsIn(events),
            found: isThere,
            mayLag: (found ?? 0) < events,
        };
    }
    async #count(stream, signal) {
        let events = 0;
        try {
            const pages = (0,_stream_pages_js__WEBPACK_IMPORTED_MODULE_2__  .B)(this.#ports, { group: this.#group.name, stream, signal });
            for await (const page of pages)
                events += page.length;
            return events;
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__  ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    async #inTurn(call, signal) {
        for (;;) {
            const turn = await this.#rateLimiter.turn(signal);
            signal.throwIfAborted();
            try {
                const answer = await call();
                this.#rateLimiter.faster();
                return answer;
            }
            catch (error) {
                if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .B5)(error))
                    throw error;
                this.#rateLimiter.slower(turn);
                await this.#clock.sleep(AFTER_THROTTLE_MS, signal);
            }
        }
    }
}
function eventsIn(count) {
    return `${count} ${count === 1 ? 'event' : 'events'}`;
}


  }),

  2804:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    MAX_INTERVAL_DISTANCE_MS: () => (  MAX_INTERVAL_DISTANCE_MS),
    logColumns: () => (  logColumns),
    openRecords: () => (  openRecords)
  });
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6506);
  var _gzip_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4970);
  var _parquet_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9108);
const MAX_INTERVAL_DISTANCE_MS = 36 * _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .iQ;
const LINE_END_BYTES = 1;
const openRecords = (order, options) => new DaySink(order, options);
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
    #allocate;
    #days = new Map();
    constructor(order, { columns, allocate }) {
        this.#order = order;
        this.#zone = _time_zone_js__WEBPACK_IMPORTED_MODULE_0__  .Wj.of(order.timeZone);
        this.#columns = logColumns(columns);
        this.#allocate = allocate;
    }
    push(events, intervalEnd) {
        if (this.#order.objectFormat === 'parquet')
            return this.#addRows(events, intervalEnd);
        const spans = this.#spansOf(events, intervalEnd);
        return this.#order.compression === 'gzip'
            ? compressed(copied(events.bytes), spans)
            : [...spans].map(([day, ofDay]) => pieceOf(day, this.#joined(events.bytes, ofDay)));
    }
    flush() {
        return [...this.#days.values()].flatMap((day) => {
            const rest = (day.parquet ?? day.gzip)?.finish();
            return rest === undefined ? [] : [pieceOf(day, rest)];
        });
    }
    #addRows(events, intervalEnd) {
        const pieces = [];
        const { count } = events;
        const [timestamps, ends, rows] = [events.timestamps.slice(), events.ends.slice(), copied(events.bytes)];
        for (let i = 0, start = 0; i < count; i++) {
            const end = ends[i] ?? 0;
            const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
            const row = rows.subarray(start, end - LINE_END_BYTES);
            const group = day.parquet?.add(row);
            if (group !== undefined)
                pieces.push(pieceOf(day, group));
            start = end;
        }
        return pieces;
    }
    #spansOf({ count, timestamps, ends }, intervalEnd) {
        const spans = new Map();
        let last;
        for (let i = 0, start = 0; i < count; i++) {
            const end = ends[i] ?? 0;
            const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
            if (day === last?.day)
                last.span.end = end;
            else {
                last = { day, span: { start, end } };
                const known = spans.get(day);
                if (known === undefined)
                    spans.set(day, [last.span]);
                else
                    known.push(last.span);
            }
            start = end;
        }
        return spans;
    }
    #joined(bytes, spans) {
        const whole = this.#allocate(spans.reduce((sum, { start, end }) => sum + end - start, 0));
        let at = 0;
        for (const { start, end } of spans)
            at += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(bytes.subarray(start, end), whole, at);
        return whole;
    }
    #dayOf(time, intervalEnd) {
        const isFar = Math.abs(time - intervalEnd) > MAX_INTERVAL_DISTANCE_MS;
        const instant = isFar ? intervalEnd : time;
        const number = this.#zone.dayOf(instant);
        const day = this.#days.get(number) ?? this.#newDay(number, instant);
        day.records += 1;
        if (isFar)
            day.filedByInterval += 1;
        return day;
    }
    #newDay(number, instant) {
        const { objectFormat, compression } = this.#order;
        const isParquet = objectFormat === 'parquet';
        const day = {
            name: this.#zone.dateOf(instant),
            parquet: isParquet
                ? new _parquet_js__WEBPACK_IMPORTED_MODULE_2__  .L(this.#columns, compression === 'none' ? 'none' : 'snappy')
                : undefined,
            gzip: !isParquet && compression === 'gzip' ? new _gzip_file_js__WEBPACK_IMPORTED_MODULE_1__  .l() : undefined,
            records: 0,
            filedByInterval: 0,
        };
        this.#days.set(number, day);
        return day;
    }
}
function compressed(lines, spans) {
    return [...spans].flatMap(([day, ofDay]) => ofDay.flatMap(({ start, end }) => {
        const piece = day.gzip?.add(lines.subarray(start, end));
        return piece === undefined ? [] : [pieceOf(day, piece)];
    }));
}
let copy = Buffer.alloc(0);
function copied(bytes) {
    if (copy.length < bytes.length)
        copy = Buffer.allocUnsafeSlow(2 * bytes.length);
    (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(bytes, copy, 0);
    return copy;
}
function pieceOf(day, bytes) {
    const { name, records, filedByInterval } = day;
    day.records = 0;
    day.filedByInterval = 0;
    return { day: name, bytes, records, filedByInterval };
}


  })

};
