export const id = 607;
export const ids = [607];
export const modules = {

  1904:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    C: () => (  textsOf),
    g: () => (  LineSplitter)
  });
  var _types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);

const LF = 0x0a;
const CR = 0x0d;
const LINE_END = Buffer.from('\n');
const foundLines = (text, most, dropped) => {
    const table = new LineTable(most, text.length >>> 8);
    let start = 0;
    while (start < text.length) {
        const newline = text.indexOf(LF, start);
        table.add(text, start, newline);
        start = newline + 1;
    }
    return table.block(text, dropped);
};
class LineTable {
    #limit;
    #starts;
    #ends;
    #count = 0;
    #oversize = 0;
    constructor(limit, expected) {
        this.#limit = limit;
        this.#starts = new Uint32Array(expected);
        this.#ends = new Uint32Array(expected);
    }
    add(bytes, start, newline) {
        const end = newline > start && bytes[newline - 1] === CR ? newline - 1 : newline;
        if (end === start)
            return;
        if (end - start > this.#limit) {
            this.#oversize++;
            return;
        }
        if (this.#count === this.#starts.length)
            this.#grow();
        this.#starts[this.#count] = start;
        this.#ends[this.#count] = end;
        this.#count++;
    }
    block(bytes, oversize) {
        return {
            bytes,
            count: this.#count,
            starts: this.#starts.subarray(0, this.#count),
            ends: this.#ends.subarray(0, this.#count),
            oversize: this.#oversize + oversize,
        };
    }
    #grow() {
        const length = Math.max(16, this.#starts.length * 2);
        const starts = new Uint32Array(length);
        const ends = new Uint32Array(length);
        starts.set(this.#starts);
        ends.set(this.#ends);
        this.#starts = starts;
        this.#ends = ends;
    }
}
class LineSplitter {
    #limit;
    #linesOf;
    #carry = Buffer.alloc(0);
    #carried = 0;
    #skipping = false;
    #dropped = 0;
    constructor(maxLineBytes = _types_js__WEBPACK_IMPORTED_MODULE_0__  .fv, linesOf = foundLines) {
        this.#limit = maxLineBytes;
        this.#linesOf = linesOf;
    }
    push(chunk) {
        const first = chunk.indexOf(LF);
        if (first < 0) {
            this.#keep(chunk);
            return this.#block(Buffer.alloc(0));
        }
        const last = chunk.lastIndexOf(LF) + 1;
        const whole = chunk.subarray(this.#skipping ? first + 1 : 0, last);
        const bytes = this.#carried === 0 ? whole : Buffer.concat([this.#carry.subarray(0, this.#carried), whole]);
        this.#carried = 0;
        this.#skipping = false;
        const block = this.#block(bytes);
        this.#keep(chunk.subarray(last));
        return block;
    }
    end() {
        const block = this.push(LINE_END);
        this.#carry = Buffer.alloc(0);
        return block;
    }
    #block(bytes) {
        const dropped = this.#dropped;
        this.#dropped = 0;
        return this.#linesOf(bytes, this.#limit, dropped);
    }
    #keep(rest) {
        if (this.#skipping || rest.length === 0)
            return;
        const length = this.#carried + rest.length;
        if (length > this.#limit + 1) {
            this.#skipping = true;
            this.#dropped++;
            this.#carried = 0;
            this.#carry = Buffer.alloc(0);
            return;
        }
        if (length > this.#carry.length) {
            const grown = Buffer.allocUnsafeSlow(Math.min(this.#limit + 1, Math.max(1024, length * 2)));
            this.#carry.copy(grown, 0, 0, this.#carried);
            this.#carry = grown;
        }
        rest.copy(this.#carry, this.#carried);
        this.#carried = length;
    }
}
function textsOf({ bytes, count, starts, ends }) {
    return Array.from({ length: count }, (_, i) => bytes.toString('utf8', starts[i], ends[i]));
}


  }),

  4044:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EH: () => (  parseCovers),
    Ed: () => (  parseClaim),
    Tw: () => (  parseStored),
    lY: () => (  serializeCovers),
    rm: () => (  serializeClaim)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
  var _engine_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6506);
  var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5883);
const VERSION = 1;
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({
    version: valibot__WEBPACK_IMPORTED_MODULE_4__  .aig(),
    pass: valibot__WEBPACK_IMPORTED_MODULE_4__  .KIO(['first', 'second', 'redo']),
    logGroup: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP(),
    streamPrefix: valibot__WEBPACK_IMPORTED_MODULE_4__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP()),
    from: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    to: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    prefix: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP(),
    form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__  .JB,
    timeZone: _time_zone_js__WEBPACK_IMPORTED_MODULE_2__  .$7,
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_4__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP()),
    stored: valibot__WEBPACK_IMPORTED_MODULE_4__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({ records: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK })),
});
function serializeClaim({ form, stored, ...claim }) {
    return {
        version: VERSION,
        ...claim,
        form: { ...form },
        ...(stored === undefined ? {} : { stored: { ...stored } }),
    };
}
function parseClaim(id, claim) {
    const { version, ...rest } = (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(claimSchema, claim, `The claim of segment ${id} in the ledger cannot be read.`);
    if (version === VERSION)
        return rest;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ${VERSION}. ` +
        'Finish it with that release.');
}
const coversSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({
    from: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    to: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    final: valibot__WEBPACK_IMPORTED_MODULE_4__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__  .zMY(), false),
});
function serializeCovers({ from, to, isFinal }) {
    return { from, to, ...(isFinal ? { final: true } : {}) };
}
function parseCovers(id, covers) {
    const message = `The window of segment ${id} in the ledger cannot be read.`;
    const { from, to, final: isFinal } = (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(coversSchema, covers, message);
    return { from, to, isFinal };
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_4__  .Ikc({
    key: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP(),
    bytes: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    crc32: valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP(),
    records: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_4__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__  .YjP()),
});
function parseStored(id, stored) {
    if (stored === undefined)
        return undefined;
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(storedSchema, stored, `The ledger's record of what segment ${id} delivered cannot be read.`);
}


  }),

  7235:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    TN: () => (  keyOf),
    V8: () => (  eventLine),
    ad: () => (  reportedEvent),
    by: () => (  EVENT_COLUMNS)
  });
const EVENT_COLUMNS = [
    { name: 'timestamp', kind: 'millis' },
    { name: 'ingestion_time', kind: 'millis' },
    { name: 'log_group', kind: 'string' },
    { name: 'log_stream', kind: 'string' },
    { name: 'event_id', kind: 'string' },
    { name: 'message', kind: 'string' },
];
function eventLine({ timestamp, ingestionTime, stream, id, message }, logGroup) {
    const line = JSON.stringify({
        timestamp: new Date(timestamp).toISOString(),
        ingestion_time: new Date(ingestionTime).toISOString(),
        log_group: logGroup,
        log_stream: stream,
        event_id: id,
        message,
    });
    return { key: keyOf(line) ?? '', line };
}
const TIME = '{"timestamp":"';
const TIME_LENGTH = 'YYYY-MM-DDTHH:MM:SS.sssZ'.length;
const ID = '","event_id":"';
function keyOf(line) {
    const at = line.indexOf(ID);
    if (!line.startsWith(TIME) || at < 0)
        return undefined;
    const start = at + ID.length;
    return `${line.slice(TIME.length, TIME.length + TIME_LENGTH)} ${line.slice(start, line.indexOf('"', start))}`;
}
function reportedEvent(line) {
    const record = JSON.parse(line);
    const text = (name) => {
        const value = Reflect.get(Object(record), name);
        return typeof value === 'string' ? value : '';
    };
    return { stream: text('log_stream'), timestamp: Date.parse(text('timestamp')), message: text('message') };
}


  }),

  4607:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  setUpExportRead: () => (  setUpExportRead)
});
var engine_documents = __webpack_require__(2549);
var semaphore = __webpack_require__(5257);
var errors = __webpack_require__(1285);
var object_downloads = __webpack_require__(7200);
var object_form = __webpack_require__(5883);
var spool = __webpack_require__(6848);
var whole_object = __webpack_require__(3478);
var event_pages = __webpack_require__(7162);
var items = __webpack_require__(9599);
var log_groups = __webpack_require__(9706);
var selection = __webpack_require__(2461);
var windows = __webpack_require__(6962);
var promises_ = __webpack_require__(1455);
var engine_window = __webpack_require__(5839);
; 
const LEFT_FREE_BYTES = 128 * 1024 * 1024;
const FULL = ['ENOSPC', 'EDQUOT'];
async function freeBytes(folder) {
    const { bavail, bsize } = await (0,promises_.statfs)(folder);
    return bavail * bsize;
}
function roomFor(query, { folder, free }) {
    return async (bytes) => {
        const left = await free(folder);
        if (left - bytes >= LEFT_FREE_BYTES)
            return;
        throw tooLarge(query, `${megabytes(bytes)} more are needed in ${folder}, and ${megabytes(left)} are free`);
    };
}
function fullDisk(error, query) {
    return FULL.includes((0,errors .$N)(error) ?? '') ? tooLarge(query, (0,errors .bD)(error), error) : error;
}
function tooLarge({ logGroup, from, to }, why, cause) {
    return new errors .fL(`The window from ${(0,engine_window .r4)(from)} to ${(0,engine_window .r4)(to)} of log group ${logGroup} does not fit on the disk of the ` +
        `runner (${why}). Choose a shorter chunk, a runner with a larger disk, or engine: task, which moves nothing through the runner.`, { cause });
}
function megabytes(bytes) {
    return `${Math.ceil(bytes / (1024 * 1024))} MB`;
}
var tally = __webpack_require__(2969);
var months = __webpack_require__(1640);
var read_claim = __webpack_require__(4044);
var time_zone = __webpack_require__(6506);
; 
function windowKey({ account, region, logGroup }, window) {
    const { prefix, from, form, timeZone } = window;
    const day = time_zone .Wj.of(timeZone).dateOf(from);
    const folder = `account=${account}/region=${region}/log_group=${encodedName(logGroup)}/dt=${day}`;
    return `${prefix}${folder}/${(0,windows .qN)(window)}${(0,object_form .je)(form)}`;
}
function encodedName(name) {
    return [...Buffer.from(name)]
        .map((byte) => {
        const character = String.fromCharCode(byte);
        const hex = byte.toString(16).toUpperCase().padStart(2, '0');
        return /[A-Za-z0-9._-]/.test(character) ? character : `%${hex}`;
    })
        .join('');
}
var ledger = __webpack_require__(4726);
; 
const SECOND_LOOK_MS = 24 * 60 * 60 * 1000;
function readPartition(month, settings) {
    const { account, region, streamPrefix = '', destination } = settings;
    const { group } = month;
    const place = {
        source: { mode: 'export', engine: 'read', account, region, streamPrefix },
        own: { logGroup: group.name, month: month.month },
        path: `${encodedName(group.name)}/${month.month}.json`,
    };
    const documents = (0,engine_documents .r3)(place, { s3: destination });
    return {
        documents,
        label: group.name,
        item: group.name,
        left: ({ s3 = (0,ledger .vM)(documents[0]?.identity ?? {}) }, run) => remainingWork({ month, settings, run }, s3),
        nextLook: ({ s3 }) => (s3 === undefined ? -Infinity : nextLookOf(s3, month, settings.now())),
    };
}
function remainingWork(look, document) {
    const { window } = look.month;
    const committed = [];
    const open = [];
    for (const [id, entry] of (0,ledger .Mc)(document)) {
        if (entry.state === 'open')
            open.push({ id, claim: (0,read_claim .Ed)(id, entry.claim) });
        else
            committed.push({ id, entry, covers: (0,read_claim .EH)(id, entry.covers) });
    }
    const taken = [...committed.map(({ covers }) => covers), ...open.map(({ claim }) => claim)];
    const fresh = (0,windows .a9)(window, taken).flatMap((free) => (0,windows .xx)(free, look.settings.cuts));
    const segments = [
        ...open.filter(({ claim }) => isLookedAt(look, claim)).map(({ id, claim }) => segment(look, id, claim)),
        ...committed.flatMap((each) => again(look, each)),
        ...fresh.map((piece) => segment(look, (0,windows .qN)(piece), { ...termsOf(look), pass: 'first', ...piece })),
    ];
    return { segments: segments.sort((a, b) => a.start - b.start), objectsSkipped: 0, refusals: {} };
}
function isLookedAt({ month: { window, before } }, piece) {
    return (0,windows .EF)(piece, window) || (0,windows .EF)(piece, before);
}
function again(look, { id, entry, covers }) {
    const { settings, run, month } = look;
    if (entry.run === run || !isLookedAt(look, covers))
        return [];
    const isRedone = settings.redo && (0,windows .EF)(covers, month.window);
    const isDue = !covers.isFinal && covers.to + SECOND_LOOK_MS <= settings.now();
    if (!isRedone && !isDue)
        return [];
    const stored = (0,read_claim .Tw)(id, entry.stored);
    const { kmsKeyId: _own, ...terms } = termsOf(look);
    const { from, to } = covers;
    const claim = {
        ...terms,
        ...{ pass: isRedone ? 'redo' : 'second', from, to },
        ...kmsKey(stored === undefined ? settings.kmsKeyId : stored.kmsKeyId),
        ...(stored === undefined ? {} : { stored: { records: stored.records } }),
    };
    return [segment(look, id, claim)];
}
function nextLookOf(document, { reach }, now) {
    try {
        const due = (0,ledger .Mc)(document).flatMap(([id, entry]) => {
            if (entry.state === 'open')
                return [(0,read_claim .Ed)(id, entry.claim).from];
            const { to, isFinal } = (0,read_claim .EH)(id, entry.covers);
            return isFinal || to <= reach ? [] : [to + SECOND_LOOK_MS];
        });
        const inADay = Math.floor(now / time_zone .iQ) * time_zone .iQ + SECOND_LOOK_MS;
        return due.reduce((least, at) => Math.min(least, at), inADay);
    }
    catch {
        return -Infinity;
    }
}
function termsOf({ month, settings }) {
    const { streamPrefix, prefix, form, timeZone, kmsKeyId } = settings;
    return {
        logGroup: month.group.name,
        ...(streamPrefix === undefined ? {} : { streamPrefix }),
        ...{ prefix, form, timeZone: timeZone.name },
        ...kmsKey(kmsKeyId),
    };
}
function kmsKey(kmsKeyId) {
    return kmsKeyId === undefined ? {} : { kmsKeyId };
}
function segment({ month: { group, until }, settings }, id, claim) {
    return {
        id,
        destinations: ['s3'],
        claim: () => (0,read_claim .rm)(claim),
        start: claim.pass === 'second' ? Math.max(until, claim.from) : claim.from,
        end: claim.to,
        objects: 0,
        bytes: (0,log_groups .g)(group, claim, settings.now()),
    };
}
var concurrency = __webpack_require__(1312);
; 
const GROUPS_AHEAD = 64;
async function* planRead(settings, { window, windowOf }) {
    const { groups, chunk, isExplicit, partition } = settings;
    const reachOf = ({ from }) => (isExplicit ? from : from - chunk - SECOND_LOOK_MS);
    const reach = reachOf(window);
    const starts = new Map();
    const months = monthsOf({ from: reach, to: window.to }, partition.timeZone);
    for (const month of months) {
        const planned = (0,concurrency ._)(groups, GROUPS_AHEAD, async (group) => {
            const its = windowOf(group.name);
            const start = starts.get(group.name) ?? startOf(settings, group, its);
            starts.set(group.name, start);
            const own = { from: Math.max(its.from, await start), to: its.to };
            const place = {
                month: month.name,
                window: within(own, month),
                before: within({ from: its.isFinalBefore === true ? its.from : reachOf(its), to: its.from }, month),
                reach: reachOf(its),
                until: its.to,
            };
            if (isEmpty(place.window) && isEmpty(place.before))
                return undefined;
            return {
                ...readPartition({ group, ...place }, partition),
                start: Math.max(reach, month.from),
                isLastOfItem: month === months.at(-1),
            };
        });
        for await (const each of planned)
            if (each !== undefined)
                yield each;
    }
}
async function startOf({ hasEvents, partition: { cuts } }, group, window) {
    const created = Math.min(window.to, cuts.below(group.createdAt));
    if (created <= window.from)
        return window.from;
    return (await hasEvents(group, { from: window.from, to: created })) ? window.from : created;
}
function monthsOf({ from, to }, timeZone) {
    const months = [];
    for (let day = timeZone.dayOf(from); timeZone.startOfDay(day) < to; day += 1) {
        const [start, end] = [timeZone.startOfDay(day), timeZone.startOfDay(day + 1)];
        const name = new Date(start).toISOString().slice(0, 'YYYY-MM'.length);
        const last = months.at(-1);
        if (last?.name === name)
            months[months.length - 1] = { ...last, to: end };
        else
            months.push({ name, from: start, to: end });
    }
    return months;
}
function isEmpty({ from, to }) {
    return from >= to;
}
function within({ from, to }, month) {
    const start = Math.max(from, month.from);
    return { from: start, to: Math.max(start, Math.min(to, month.to)) };
}
var record = __webpack_require__(7235);
var lines = __webpack_require__(1904);
; 
const BATCH_LINES = 1024;
async function* merged(sources) {
    const [only] = sources;
    if (sources.length === 1 && only !== undefined) {
        yield* only;
        return;
    }
    const cursors = sources.map((source) => ({
        source: source[Symbol.asyncIterator](),
        lines: [],
        at: 0,
    }));
    try {
        for (let open = await refilled(cursors); open.length > 0; open = await refilled(open))
            yield untilDry(open);
    }
    finally {
        for (const { source } of cursors)
            await source.return?.();
    }
}
function untilDry(cursors) {
    const batch = [];
    do
        batch.push(takeFirst(cursors));
    while (batch.length < BATCH_LINES && cursors.every(({ at, lines }) => at < lines.length));
    return batch;
}
async function refilled(cursors) {
    for (const cursor of cursors)
        if (cursor.at === cursor.lines.length)
            await refill(cursor);
    return cursors.filter(({ lines }) => lines.length > 0);
}
async function refill(cursor) {
    cursor.at = 0;
    do {
        const next = await cursor.source.next();
        cursor.lines = next.done === true ? [] : next.value;
        if (next.done === true)
            return;
    } while (cursor.lines.length === 0);
}
function takeFirst(cursors) {
    let [first] = cursors;
    let least = first?.lines[first.at];
    for (const cursor of cursors) {
        const line = cursor.lines[cursor.at];
        if (line === undefined || least === undefined || line.key >= least.key)
            continue;
        [first, least] = [cursor, line];
    }
    if (first === undefined || least === undefined)
        throw new RangeError('no cursors');
    first.at += 1;
    return least;
}
async function* distinct(lines) {
    let before = '';
    for await (const batch of lines) {
        yield batch.filter(({ key }) => {
            const isNew = key !== before;
            before = key;
            return isNew;
        });
    }
}

; 
const LINE_OVERHEAD_BYTES = 200;
const MAX_RUNS = 16;
const WRITE_CHARACTERS = 256 * 1024;
const MAX_LINE_BYTES = 8 * 1024 * 1024;
class SortedEvents {
    #space;
    #held = [];
    #heldBytes = 0;
    #levels = [];
    count = 0;
    constructor(space) {
        this.#space = space;
    }
    get isSpooled() {
        return this.#levels.some((runs) => runs.length > 0);
    }
    async add(lines) {
        for (const each of lines) {
            this.#held.push(each);
            this.#heldBytes += each.key.length + each.line.length + LINE_OVERHEAD_BYTES;
        }
        this.count += lines.length;
        if (this.#heldBytes >= this.#space.heldBytes)
            await this.#writeHeld();
    }
    async *read() {
        this.#held.sort(byKey);
        yield* distinct(merged([...this.#levels.flat().map(linesOf), inMemory(this.#held)]));
    }
    async dispose() {
        this.#held = [];
        for (const { spool } of this.#levels.flat())
            await spool.dispose();
        this.#levels.length = 0;
    }
    async #writeHeld() {
        const lines = this.#held.sort(byKey);
        const bytes = this.#heldBytes;
        this.#held = [];
        this.#heldBytes = 0;
        await this.#space.room(bytes);
        const [first, last] = [lines[0], lines.at(-1)];
        if (first === undefined || last === undefined)
            return;
        const runs = this.#runsAt(0);
        const newest = runs.at(-1);
        if (newest !== undefined && newest.last <= first.key) {
            await write(newest.spool, lines);
            newest.last = last.key;
            return;
        }
        const run = this.#newRun(last.key);
        runs.push(run);
        await write(run.spool, lines);
        await this.#mergeFull();
    }
    async #mergeFull() {
        for (let level = 0; this.#runsAt(level).length >= MAX_RUNS; level += 1) {
            const runs = this.#runsAt(level);
            await this.#space.room(runs.reduce((sum, { spool }) => sum + spool.size, 0));
            const whole = this.#newRun('');
            this.#runsAt(level + 1).push(whole);
            for await (const lines of distinct(merged(runs.map(linesOf)))) {
                await write(whole.spool, lines);
                whole.last = lines.at(-1)?.key ?? whole.last;
            }
            this.#levels[level] = [];
            for (const { spool } of runs)
                await spool.dispose();
        }
    }
    #runsAt(level) {
        const known = this.#levels[level];
        if (known !== undefined)
            return known;
        const runs = [];
        this.#levels[level] = runs;
        return runs;
    }
    #newRun(last) {
        return { spool: new spool .Q(this.#space.runs), last };
    }
}
function byKey(a, b) {
    if (a.key === b.key)
        return 0;
    return a.key < b.key ? -1 : 1;
}
async function* inMemory(lines) {
    if (lines.length > 0)
        yield lines;
}
async function write(spool, lines) {
    let texts = [];
    let characters = 0;
    for (const { line } of lines) {
        texts.push(line, '\n');
        characters += line.length;
        if (characters < WRITE_CHARACTERS)
            continue;
        await spool.append(Buffer.from(texts.join('')));
        [texts, characters] = [[], 0];
    }
    if (texts.length > 0)
        await spool.append(Buffer.from(texts.join('')));
}
async function* readRun({ spool }) {
    const splitter = new lines .g(MAX_LINE_BYTES);
    for await (const piece of spool.read())
        yield (0,lines .C)(splitter.push(piece)).map(keyed);
}
function linesOf(run) {
    return readRun(run);
}
function keyed(line) {
    return { key: (0,record .TN)(line) ?? '', line };
}

; 
async function readWindow(pages, { query, space }, { signal, deadline }) {
    const events = new SortedEvents(space);
    const sums = { read: 0, outside: 0, bytes: 0, pages: 0 };
    const isInside = ({ timestamp }) => timestamp >= query.from && timestamp < query.to;
    try {
        for await (const page of pages.all(query, { signal, deadline })) {
            const inside = page.filter(isInside);
            sums.pages += 1;
            sums.read += page.length;
            sums.outside += page.length - inside.length;
            for (const { message } of page)
                sums.bytes += Buffer.byteLength(message);
            await events.add(inside.map((event) => (0,record .V8)(event, query.logGroup)));
        }
        return { ...sums, events };
    }
    catch (error) {
        await events.dispose();
        throw error;
    }
}
var record_body = __webpack_require__(7294);
var external_node_zlib_ = __webpack_require__(8522);
var object_lines = __webpack_require__(5866);
; 
const PARTITION = 'log-ferry-partition';
const kept_object_MAX_LINE_BYTES = 8 * 1024 * 1024;
async function findOwn(sink, { bucket, key, partition }, signal) {
    const found = await sink.find(key, signal);
    const whose = found?.metadata[PARTITION];
    if (found === undefined || whose === partition)
        return found;
    throw new errors .fL(`s3://${bucket}/${key} is not of this partition (${partition}): its metadata names ` +
        `${whose ?? 'none, so something else wrote it'}. It is left as it is. Give these groups another destination-prefix, ` +
        'or move the object away.');
}
class KeptObject {
    crc32;
    #content;
    #form;
    #name;
    constructor(content, of) {
        this.#content = content;
        this.crc32 = of.crc32;
        this.#form = of.form;
        this.#name = of.name;
    }
    static async load({ downloads, space, room }, { own, facts, form }, signal) {
        await room(facts.size);
        const content = new spool .Q(space);
        let sum = 0;
        try {
            for await (const piece of downloads.bytes({ key: own.key, ...facts }, signal)) {
                sum = (0,external_node_zlib_.crc32)(piece, sum);
                await content.append(piece);
            }
        }
        catch (error) {
            await content.dispose();
            throw error;
        }
        const name = `s3://${own.bucket}/${own.key}`;
        return new KeptObject(content, { crc32: (0,whole_object .Px)(sum), form, name });
    }
    async *lines() {
        const written = { content: this.#content, form: this.#form, name: this.#name };
        for await (const lines of (0,object_lines .T)({ ...written, longestLine: kept_object_MAX_LINE_BYTES })) {
            yield lines.map((line) => this.#placed(line));
        }
    }
    dispose() {
        return this.#content.dispose();
    }
    #placed(line) {
        const key = (0,record .TN)(line);
        if (key !== undefined)
            return { key, line, isKept: true };
        throw new errors .fL(`${this.#name} holds a record without timestamp or event_id, so something else changed it. It is left unchanged; ` +
            'redo: true with from and to of its window writes it again.');
    }
}

; 
const LARGE_BYTES = 1024 * 1024;
async function writeObject(ports, order) {
    const { claim, own, events, context } = order;
    const sink = ports.sinkOf(claim);
    const found = order.mayBeThere ? await findOwn(sink, own, context.signal) : undefined;
    const isLarge = events.isSpooled || (found?.size ?? 0) > LARGE_BYTES;
    const slots = isLarge ? await ports.large.take(1) : 0;
    try {
        if (claim.pass === 'redo')
            return await put(ports, order, { lines: events.read(), found });
        return found === undefined ? await putAlone(ports, order) : await addTo(found, ports, order);
    }
    finally {
        ports.large.release(slots);
    }
}
async function putAlone(ports, order) {
    const { claim, own, events } = order;
    const held = claim.stored?.records;
    if (held === undefined)
        return put(ports, order, { lines: events.read(), found: undefined });
    const late = (await countOf(events.read())) - held;
    if (late <= 0)
        return { ...NOTHING, total: held };
    throw new errors .fL(`${late} events came late for s3://${own.bucket}/${own.key}, which was removed, so they were not written. To write ` +
        'the whole window again, run with its from and to, and redo: true.');
}
async function addTo(found, ports, order) {
    const { claim, own, events, context } = order;
    const kept = await KeptObject.load({ ...ports, room: order.room }, { own, facts: found, form: claim.form }, context.signal);
    try {
        const union = () => distinct(merged([kept.lines(), events.read()]));
        const held = await countOf(kept.lines());
        const total = events.count === 0 ? held : await countOf(union());
        const stored = { key: own.key, bytes: found.size, crc32: kept.crc32, records: held, ...keyOf(claim) };
        const outcome = total === held ? { ...NOTHING, total, stored } : await put(ports, order, { lines: union(), found });
        const isFirst = claim.pass === 'first';
        return {
            ...outcome,
            written: isFirst ? await countOf(events.read()) : total - (claim.stored?.records ?? 0),
        };
    }
    finally {
        await kept.dispose();
    }
}
async function put(ports, order, { lines, found }) {
    const { claim, own, context } = order;
    const body = await (0,record_body .E)(ports.space, claim.form, record .by);
    try {
        const { records, bytes } = await fill(body, lines, order);
        if (records === 0 && found === undefined)
            return NOTHING;
        const content = await body.end();
        await context.claimAt('s3').fence(ports.putTimeout);
        const metadata = {
            ...ports.provenance,
            [PARTITION]: own.partition,
            'log-ferry-records': String(records),
        };
        const object = { key: own.key, content, ...(0,object_form .Yl)(claim.form), metadata, replaces: (0,whole_object .mi)(found) };
        const { bytes: size, crc32 } = await ports.sinkOf(claim).put(object, context.signal);
        const stored = { key: own.key, bytes: size, crc32, records, ...keyOf(claim) };
        return { total: records, written: records, stored, objects: 1, bytes };
    }
    finally {
        await body.dispose();
    }
}
const NOTHING = { total: 0, written: 0, stored: undefined, objects: 0, bytes: 0 };
async function fill(body, lines, { context, seen }) {
    let [records, bytes] = [0, 0];
    for await (const batch of lines) {
        context.signal.throwIfAborted();
        const text = batch.map(({ line }) => `${line}\n`).join('');
        for (const { line, isKept } of batch)
            if (isKept !== true)
                seen(line);
        records += batch.length;
        bytes += Buffer.byteLength(text);
        await body.write(text);
    }
    return { records, bytes };
}
async function countOf(lines) {
    let count = 0;
    for await (const batch of lines)
        count += batch.length;
    return count;
}
function keyOf({ kmsKeyId }) {
    return kmsKeyId === undefined ? {} : { kmsKeyId };
}

; 
function readMode(ports) {
    return {
        plan: (window, windowOf) => planRead(ports.plan, { window, windowOf }),
        isPlannedAhead: true,
        carry: (segment, context) => carry(ports, segment, context),
    };
}
async function carry(ports, segment, context) {
    const claim = claimOf(ports, segment);
    const query = {
        logGroup: claim.logGroup,
        streamPrefix: claim.streamPrefix,
        from: claim.from,
        to: claim.to,
    };
    refuseExpired(ports, claim);
    const askedAt = ports.clock.now();
    const room = roomFor(query, { folder: ports.sort.runs.folder, free: ports.free });
    try {
        const look = await readWindow(ports.pages, { query, space: { ...ports.sort, room } }, context);
        try {
            const outcome = await mode_write(ports, { segment, claim, look, room }, context);
            return carried(ports, { claim, look, outcome, isFinal: askedAt >= claim.to + SECOND_LOOK_MS });
        }
        finally {
            await look.events.dispose();
        }
    }
    catch (error) {
        throw fullDisk(error, query);
    }
}
function claimOf({ bucket }, segment) {
    const claim = (0,read_claim .Ed)(segment.id, segment.claim);
    const { logGroup, streamPrefix = '', from, prefix } = claim;
    const destination = (0,engine_documents .vt)({ bucket, prefix });
    (0,engine_documents .Bq)(segment, { logGroup, streamPrefix, month: (0,months .G)(from).name, destination });
    return claim;
}
function refuseExpired({ plan, clock }, { pass, logGroup, from }) {
    const days = plan.groups.find(({ name }) => name === logGroup)?.retentionDays;
    if (pass !== 'redo' || days === undefined)
        return;
    const kept = clock.now() - days * time_zone .sO;
    if (from >= kept)
        return;
    throw new errors .fL(`redo: log group ${logGroup} keeps its events for ${days} days, and some from ${(0,engine_window .r4)(from)} on have expired. ` +
        'The object of the window is left as it is: it may hold what the group no longer has.');
}
function mode_write({ bucket, objects, insights }, { segment, claim, look, room }, context) {
    const own = ownKey(bucket, segment, claim);
    const mayBeThere = claim.pass !== 'first' || segment.at.s3?.resumed === true;
    const seen = insights?.takerFor(segment, claim.logGroup) ?? (() => undefined);
    return writeObject(objects, { claim, own, events: look.events, context, mayBeThere, room, seen });
}
function ownKey(bucket, { partition }, claim) {
    const { account = '', region = '', streamPrefix = '', logGroup = '', } = partition.documents[0]?.identity ?? {};
    const streams = streamPrefix === '' ? '' : `/log_stream_prefix=${encodeURIComponent(streamPrefix)}`;
    return {
        bucket,
        key: windowKey({ account, region, logGroup }, claim),
        partition: `account=${account}/region=${region}/log_group=${logGroup}${streams}`,
    };
}
function carried({ late }, { claim, look, outcome, isFinal }) {
    const { read, outside, bytes, pages } = look;
    const written = Math.max(0, Math.min(outcome.written, read - outside));
    const duplicate = read - outside - written;
    if (claim.pass === 'second')
        late.added += written;
    const { stored } = outcome;
    const { from, to } = claim;
    return {
        tally: {
            ...{ read, unparsed: 0, restamped: 0 },
            s3: (0,tally .yi)(read, { written, duplicate, 'out-of-window': outside }),
        },
        counters: {
            objectsRead: pages,
            objectsWritten: outcome.objects,
            bytesRead: bytes,
            bytesWritten: outcome.bytes,
        },
        covers: (0,read_claim .lY)({ from, to, isFinal }),
        ...(stored === undefined ? {} : { stored: { s3: { ...stored } } }),
    };
}
var object_check = __webpack_require__(1949);
; 
const BODY_BYTES = 48 * 1024 * 1024;
const HELD_BYTES = 48 * 1024 * 1024;
const MIN_HELD_BYTES = 1024 * 1024;
const MAX_HELD_BYTES = 16 * 1024 * 1024;
const LARGE_AT_ONCE = 2;
async function setUpExportRead(inputs, services) {
    const { logs, clock } = services;
    const listing = new log_groups .K(logs.retrying, { clock, region: inputs.region });
    const groups = await groupsOf(inputs, services, listing);
    const pages = new event_pages .$(logs.once, { clock, perSecond: inputs.readRate });
    const insights = inputs.report === 'none' ? undefined : new (await Promise.all( [__webpack_require__.e(810), __webpack_require__.e(685), __webpack_require__.e(222), __webpack_require__.e(143)]).then(__webpack_require__.bind(__webpack_require__, 7143))).ReadInsights();
    const late = { added: 0 };
    const partition = partitionSettings(inputs, services);
    const plan = {
        ...{ groups, chunk: inputs.chunk, isExplicit: inputs.from !== undefined, partition },
        hasEvents: (group, window) => hasOlderEvents({ pages, inputs, services }, group, window),
    };
    return {
        mode: readMode({
            ...{ plan, pages, clock, late, insights, free: freeBytes },
            objects: objectPorts(inputs, services),
            bucket: inputs.destination.bucket,
            sort: sortSpace(inputs, services),
        }),
        ...placeOf(inputs),
        items: (0,items .Z)(inputs, { name: 'export read', account: services.account, groups }),
        earliest: undefined,
        whole: (instant) => cutsOf(inputs).below(instant),
        missing: () => lateEventsOf(late),
        sections: () => insights?.sections() ?? [],
        verification: () => verificationOf(inputs, services, { events: listing, groups }),
    };
}
async function groupsOf({ logGroups }, { warn, notice }, listing) {
    const groups = await (0,selection .B)(listing, logGroups, { warn, engine: 'read' });
    nameProtected(groups, notice);
    return groups;
}
async function verificationOf(inputs, { s3, account }, selected) {
    const { readVerification } = await __webpack_require__.e(  217).then(__webpack_require__.bind(__webpack_require__, 1217));
    return readVerification({
        ...selected,
        ...{ inputs, account },
        check: new object_check .u(s3, inputs.destination),
    });
}
function placeOf({ destination, timeZone, }) {
    return {
        destinations: ['s3'],
        destinationNames: { s3: (0,engine_documents .vt)(destination) },
        objectTerms: {
            engine: 'read',
            'object-format': destination.objectFormat,
            compression: destination.compression,
            'time-zone': timeZone.name,
        },
    };
}
function cutsOf({ timeZone, chunk, from }) {
    return (0,windows .lL)(timeZone.cuts(chunk, from), timeZone.cuts(time_zone .sO));
}
function sortSpace({ concurrency }, { scratch }) {
    const heldBytes = Math.max(MIN_HELD_BYTES, Math.min(MAX_HELD_BYTES, HELD_BYTES / concurrency));
    return { runs: new spool .i(scratch, 0), heldBytes };
}
function partitionSettings(inputs, { account, clock }) {
    const { region, logStreamPrefix, destination, timeZone, redo } = inputs;
    return {
        ...{ account, region, redo, timeZone },
        streamPrefix: logStreamPrefix,
        destination: (0,engine_documents .vt)(destination),
        prefix: destination.prefix,
        form: (0,object_form .QU)(destination),
        kmsKeyId: destination.kmsKeyId,
        cuts: cutsOf(inputs),
        now: () => clock.now(),
    };
}
function objectPorts({ destination: { bucket, prefix, owner } }, { s3, scratch, provenance, putTimeout }) {
    const named = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    return {
        sinkOf: ({ kmsKeyId }) => new whole_object .Lc(s3, { bucket, owner, kmsKeyId }),
        downloads: new object_downloads .b4({ client: s3, bucket: named, root: prefix }),
        space: new spool .i(scratch, BODY_BYTES),
        large: new semaphore .j(LARGE_AT_ONCE),
        ...{ provenance, putTimeout },
    };
}
async function hasOlderEvents({ pages, inputs, services }, { name }, window) {
    try {
        const query = { logGroup: name, streamPrefix: inputs.logStreamPrefix, ...window };
        return await pages.hasEvents(query, services.cancelled());
    }
    catch (error) {
        if (error instanceof errors ._7)
            return true;
        throw error;
    }
}
const MAX_NAMED = 20;
function nameProtected(groups, notice) {
    const names = groups.filter(({ isProtected }) => isProtected).map(({ name }) => name);
    if (names.length === 0)
        return;
    const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : '';
    notice(`Data protection masks parts of ${names.slice(0, MAX_NAMED).join(', ')}${more}: what it masks stays masked in the objects.`);
}
function lateEventsOf({ added }) {
    return added === 0
        ? []
        : [`${added} events came after the first look at their window, and were added to its object.`];
}


  }),

  5866:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  objectLines)
  });
  var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4898);
  var _encode_lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1904);
async function* objectLines({ content, form, name, longestLine, }) {
    const { objectFormat, compression } = form;
    if (objectFormat === 'parquet') {
        const { parquetRecords } = await Promise.all( [__webpack_require__.e(280), __webpack_require__.e(123), __webpack_require__.e(108), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
        yield* parquetRecords(content);
        return;
    }
    const splitter = new _encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .g(longestLine);
    const text = content.read();
    const pieces = compression === 'gzip' ? (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_0__  .tq)(text, { name }) : text;
    for await (const piece of pieces)
        yield (0,_encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .C)(splitter.push(piece));
    yield (0,_encode_lines_js__WEBPACK_IMPORTED_MODULE_1__  .C)(splitter.end());
}


  }),

  7294:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  E: () => (  recordBody)
});
var gzip_file = __webpack_require__(4970);
var spool = __webpack_require__(6848);
; 
const PIECE_BYTES = 64 * 1024;
class ObjectBody {
    #spool;
    #gzip;
    constructor(space, compressed) {
        this.#spool = new spool .Q(space);
        this.#gzip = compressed ? new gzip_file .l() : undefined;
    }
    async write(content) {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
            const piece = bytes.subarray(at, at + PIECE_BYTES);
            const ready = this.#gzip === undefined ? Buffer.from(piece) : this.#gzip.add(piece);
            if (ready !== undefined)
                await this.#spool.append(ready);
        }
    }
    async end() {
        if (this.#gzip !== undefined)
            await this.#spool.append(this.#gzip.finish());
        return this.#spool;
    }
    dispose() {
        return this.#spool.dispose();
    }
}

; 
async function recordBody(space, form, columns) {
    if (form.objectFormat !== 'parquet')
        return new ObjectBody(space, form.compression === 'gzip');
    const { ParquetBody } = await Promise.all( [__webpack_require__.e(280), __webpack_require__.e(123), __webpack_require__.e(108), __webpack_require__.e(216)]).then(__webpack_require__.bind(__webpack_require__, 7216));
    return new ParquetBody(new spool .Q(space), columns, form.compression);
}


  })

};
