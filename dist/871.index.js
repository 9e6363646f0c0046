export const id = 871;
export const ids = [871];
export const modules = {

  1441:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    ed: () => (  messageBytesOutside),
    ux: () => (  EventBatcher),
    z$: () => (  entryStart)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _encode_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6418);
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5080);
const MAX_BATCH_EVENTS = 10_000;
const MAX_BATCH_SPAN_MS = 24 * 60 * 60 * 1000;
const FIRST_BODY_BYTES = 64 * 1024;
const USUAL_BODY_BYTES = 1.25 * _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .Uo;
const GROWTH = 1.25;
const FIRST_EVENTS = 256;
const TAIL = Buffer.from(']}');
class EventBatcher {
    #head;
    #buffers;
    #body;
    #at = 0;
    #timestamps = new Float64Array(FIRST_EVENTS);
    #ends = new Uint32Array(FIRST_EVENTS);
    #count = 0;
    #bytes = 0;
    #earliest = Infinity;
    #latest = -Infinity;
    #sorted = true;
    constructor(names, buffers) {
        this.#buffers = buffers;
        const members = JSON.stringify({ ...names, logEvents: [] });
        this.#head = Buffer.from(members.slice(0, -TAIL.length));
    }
    push(block) {
        const filled = [];
        for (let from = 0; from < block.count;) {
            const to = this.#fill(block, from);
            this.#copy(block, from, to);
            from = to;
            if (to < block.count)
                filled.push(this.#close());
        }
        return filled;
    }
    flush() {
        return this.#count === 0 ? undefined : this.#close();
    }
    #fill({ count, timestamps, sizes }, from) {
        for (let i = from; i < count; i += 1) {
            const timestamp = timestamps[i] ?? NaN;
            const size = (sizes[i] ?? 0) + _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .wt;
            if (!this.#fits(timestamp, size))
                return i;
            this.#note(timestamp, size);
        }
        return count;
    }
    #fits(timestamp, size) {
        if (this.#count === 0) {
            if (size > _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .fv + _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .wt)
                throw new RangeError(`An event of ${size} bytes fits no batch.`);
            return true;
        }
        if (this.#count === MAX_BATCH_EVENTS || this.#bytes + size > _encode_types_js__WEBPACK_IMPORTED_MODULE_0__  .Uo)
            return false;
        return Math.max(this.#latest, timestamp) - Math.min(this.#earliest, timestamp) <= MAX_BATCH_SPAN_MS;
    }
    #note(timestamp, size) {
        if (timestamp < this.#latest)
            this.#sorted = false;
        if (timestamp > this.#latest)
            this.#latest = timestamp;
        if (timestamp < this.#earliest)
            this.#earliest = timestamp;
        this.#count += 1;
        this.#bytes += size;
    }
    #copy(block, from, to) {
        const start = entryStart(block, from);
        const end = entryStart(block, to);
        const body = this.#reserve(end - start);
        (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_1__  .n)(block.bytes.subarray(start, end), body, this.#at);
        const first = this.#count - (to - from);
        this.#timestamps.set(block.timestamps.subarray(from, to), first);
        const [ends, blockEnds, moved] = [this.#ends, block.ends, this.#at - start];
        for (let i = from; i < to; i += 1)
            ends[first + i - from] = (blockEnds[i] ?? 0) + moved;
        this.#at += end - start;
    }
    #reserve(more) {
        if (this.#count > this.#ends.length)
            this.#growTables();
        const body = this.#body ?? this.#begun(more);
        const needed = this.#at + more + TAIL.length;
        if (needed <= body.length)
            return body;
        const larger = this.#buffers.take(Math.max(USUAL_BODY_BYTES, Math.ceil(needed * GROWTH)));
        body.copy(larger, 0, 0, this.#at);
        this.#buffers.give([body.buffer]);
        this.#body = larger;
        return larger;
    }
    #begun(more) {
        const body = this.#buffers.take(Math.max(FIRST_BODY_BYTES, this.#head.length + more + TAIL.length));
        this.#at = this.#head.copy(body);
        this.#body = body;
        return body;
    }
    #growTables() {
        const [timestamps, ends] = [this.#timestamps, this.#ends];
        const length = Math.max(this.#count, ends.length * 2);
        this.#timestamps = new Float64Array(length);
        this.#timestamps.set(timestamps);
        this.#ends = new Uint32Array(length);
        this.#ends.set(ends);
    }
    #close() {
        const body = this.#sorted ? this.#reserve(0) : this.#sort(this.#reserve(0));
        const end = this.#at - 1 + TAIL.copy(body, this.#at - 1);
        const batch = { count: this.#count, bytes: this.#bytes, body: body.subarray(0, end) };
        this.#body = undefined;
        this.#count = 0;
        this.#bytes = 0;
        this.#earliest = Infinity;
        this.#latest = -Infinity;
        this.#sorted = true;
        return batch;
    }
    #sort(body) {
        const [timestamps, ends, earliest] = [this.#timestamps, this.#ends, this.#earliest];
        const order = new Float64Array(this.#count);
        for (let i = 0; i < order.length; i += 1)
            order[i] = ((timestamps[i] ?? 0) - earliest) * MAX_BATCH_EVENTS + i;
        order.sort();
        const sorted = this.#buffers.take(body.length);
        let at = this.#head.copy(sorted);
        for (let from = 0, to = 0; from < order.length; from = to) {
            const first = (order[from] ?? 0) % MAX_BATCH_EVENTS;
            while (to < order.length && (order[to] ?? 0) % MAX_BATCH_EVENTS === first + to - from)
                to += 1;
            const start = first === 0 ? this.#head.length : ends[first - 1];
            at += body.copy(sorted, at, start, ends[first + to - from - 1]);
        }
        this.#buffers.give([body.buffer]);
        return sorted;
    }
}
function entryStart(block, i) {
    return i === 0 ? 0 : (block.ends[i - 1] ?? 0);
}
const requestSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ logEvents: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP() })) });
function messageBytesOutside({ body }, from, to) {
    const { logEvents } = valibot__WEBPACK_IMPORTED_MODULE_2__  .qgA(requestSchema, JSON.parse(body.toString()));
    const outside = [...logEvents.slice(0, from), ...logEvents.slice(to)];
    return outside.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
}


  }),

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

  9871:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  inlineWorker: () => (  inlineWorker),
  serveJobs: () => (  serveJobs)
});
var errors = __webpack_require__(1285);
var encode_lines = __webpack_require__(1904);
var kernel_memory = __webpack_require__(8369);
var types = __webpack_require__(6418);
var event_batcher = __webpack_require__(1441);
var put_body = __webpack_require__(4547);
var gunzip = __webpack_require__(4898);
var object_text = __webpack_require__(6038);
var shared_memory = __webpack_require__(5080);
var log_types = __webpack_require__(921);
var encode_encode = __webpack_require__(5189);
var line_columns = __webpack_require__(6734);
var encode_redact = __webpack_require__(5006);
var encode_sums = __webpack_require__(6477);
; 
function* blocksOf({ encode, lines, object }, pieces) {
    for (const piece of pieces)
        yield encode(lines.push(piece), object);
}
function piecesOf(text) {
    const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
    const count = Math.ceil(whole.length / object_text .t);
    return Array.from({ length: count }, (_, i) => whole.subarray(i * object_text .t, (i + 1) * object_text .t));
}
function heldBy({ text, ahead }) {
    const bodies = ahead.map((answer) => (answer.kind === 'batch' ? answer.batch.body.length : 0));
    return bodies.reduce((sum, length) => sum + length, text?.held ?? 0);
}
function finish(job, kind) {
    const { batcher, filled, records, pieces, encode, lines, object } = job;
    job.text?.drop();
    job.text = undefined;
    job.blocks = kind === 'end' ? [encode(lines.end(), object)][Symbol.iterator]() : none();
    job.ended = (batcher ?? records) === undefined || kind !== 'end';
    if (kind === 'flush')
        flush(job);
    if (kind === 'drop') {
        filled.splice(0);
        job.ahead = [];
        pieces.splice(0);
    }
}
function flush({ batcher, filled, records, pieces }) {
    const begun = batcher?.flush();
    if (begun !== undefined)
        filled.push(begun);
    if (records !== undefined)
        pieces.push(...records.flush());
}
function none() {
    return [][Symbol.iterator]();
}
function nameOf({ object: { bucket, key } }) {
    return `s3://${bucket}/${key}`;
}

; 
const KEPT_TEXT_BYTES = 12 * 1024 * 1024;
class JobRunner {
    #buffers = new shared_memory .b();
    #jobs = new Map();
    #collections = new Map();
    #logTypes;
    #openRecords;
    #allocate = (bytes) => this.#buffers.take(bytes);
    constructor(logTypes, openRecords) {
        this.#openRecords = openRecords;
        this.#logTypes = new Map(logTypes.map((type) => [type.name, type]));
    }
    handle(request) {
        this.#buffers.give(request.spent);
        try {
            return request.collect === undefined ? this.#next(request) : this.#collected(request.collect);
        }
        catch (error) {
            const isObject = error instanceof errors .TO;
            if (!isObject)
                this.#jobs.delete(request.id);
            return { kind: 'failed', message: (0,errors .bD)(error), isObject };
        }
    }
    #next({ id, job: wanted, input, compression = put_body .lZ }) {
        const job = this.#job(id, wanted);
        if (input !== undefined && !this.#takes(job, input, compression))
            return { kind: 'too-large' };
        const answer = this.#answer(job, compression);
        if (answer.kind === 'hungry' && job.ended)
            this.#jobs.delete(id);
        return answer;
    }
    #takes(job, input, compression) {
        if (input.kind === 'gzip')
            return this.#takesGzip(job, input.bytes, compression);
        if (input.kind === 'text')
            job.blocks = blocksOf(job, piecesOf(input.bytes));
        else
            finish(job, input.kind);
        return true;
    }
    #takesGzip(job, gzip, compression) {
        const [buffers, room] = [this.#buffers, this.#room()];
        const shrinks = job.batcher !== undefined && compression.minBytes < Infinity && room > 0;
        const most = shrinks ? KEPT_TEXT_BYTES : room;
        const text = (0,gunzip .r0)(gzip, nameOf(job), { buffers, room: most });
        if (text === undefined)
            return false;
        const isGzip = text instanceof object_text .l;
        job.text = isGzip ? text : undefined;
        job.blocks = blocksOf(job, isGzip ? text.pieces() : piecesOf(text));
        if (isGzip && text.held > room)
            job.ahead = this.#allAnswers(job, compression);
        return true;
    }
    #allAnswers(job, compression) {
        const answers = [this.#answer(job, compression)];
        while (answers.at(-1)?.kind === 'batch')
            answers.push(this.#answer(job, compression));
        return answers;
    }
    #answer(job, compression) {
        const ahead = job.ahead.shift();
        if (ahead !== undefined)
            return ahead;
        for (;;) {
            const batch = job.filled.shift();
            if (batch !== undefined) {
                const ready = (0,put_body .aM)(batch, compression, this.#buffers);
                return { kind: 'batch', batch: ready, sum: job.sums.take() };
            }
            const piece = job.pieces.shift();
            if (piece !== undefined)
                return { kind: 'records', piece, sum: job.sums.take() };
            const next = job.blocks.next();
            if (next.done === true)
                return { kind: 'hungry', sum: job.sums.take() };
            const { events } = next.value;
            job.sums.addBlock(next.value);
            if (job.records !== undefined) {
                job.pieces.push(...job.records.push(events, job.object.intervalEnd));
                continue;
            }
            if (job.batcher === undefined)
                return { kind: 'block', events, sum: job.sums.take() };
            job.filled.push(...job.batcher.push(events));
        }
    }
    #job(id, wanted) {
        const known = this.#jobs.get(id);
        if (wanted === undefined) {
            if (known === undefined)
                throw new Error(`There is no job ${id} to encode for.`);
            return known;
        }
        const { settings, object, collectAs } = wanted;
        const type = this.#logType(settings.logType);
        const made = known ?? this.#makings(wanted, type);
        const isCopied = (made.batcher ?? made.records) !== undefined;
        const encode = (0,encode_encode .k2)(settings, (0,line_columns .b)(type), {
            form: made.records === undefined ? 'entries' : 'lines',
            ...(isCopied ? {} : { allocate: this.#allocate }),
            observer: collectAs === undefined ? undefined : this.#collection(collectAs, type, settings),
        });
        const lines = new encode_lines .g(types .fv, (0,kernel_memory .t)().linesOf);
        const job = { ...made, encode, object, lines, text: undefined, blocks: none(), ahead: [], ended: false };
        this.#jobs.set(id, job);
        return job;
    }
    #makings({ batchedAs, records: order }, type) {
        return {
            batcher: batchedAs && new event_batcher .ux(batchedAs, this.#buffers),
            filled: [],
            records: order && this.#openRecords(order, { columns: (0,line_columns .b)(type).columns, allocate: this.#allocate }),
            pieces: [],
            sums: new encode_sums .J(),
        };
    }
    #room() {
        return [...this.#jobs.values()].reduce((room, job) => room - heldBy(job), KEPT_TEXT_BYTES);
    }
    #logType(name) {
        const type = this.#logTypes.get(name);
        if (type === undefined)
            throw new RangeError(`There is no log type ${name}.`);
        return type;
    }
    #collection(name, type, { redact = [] }) {
        const known = this.#collections.get(name);
        if (known !== undefined)
            return known;
        const format = (0,line_columns .b)(type);
        const redacts = redact.length === 0 ? undefined : (0,encode_redact .Gh)(redact, format);
        const statistics = (0,log_types ._)(type, format.columns, redacts);
        if (statistics !== undefined)
            this.#collections.set(name, statistics);
        return statistics;
    }
    #collected(name) {
        const figures = this.#collections.get(name)?.snapshot();
        this.#collections.delete(name);
        return { kind: 'collected', figures };
    }
}

; 
function inlineWorker({ logTypes, openRecords }) {
    const jobs = new JobRunner(logTypes, openRecords);
    return { ask: (request) => Promise.resolve(jobs.handle(request)) };
}
function serveJobs(port, { logTypes, openRecords }) {
    const jobs = new JobRunner(logTypes, openRecords);
    port.on('message', (request) => {
        const answer = jobs.handle(request);
        port.postMessage(answer, ownMemoryOf(answer));
    });
}
function ownMemoryOf(answer) {
    return arraysOf(answer).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
function arraysOf(answer) {
    if (answer.kind === 'records')
        return [answer.piece.bytes];
    if (answer.kind !== 'block')
        return [];
    const { timestamps, sizes, ends } = answer.events;
    return [timestamps, sizes, ends];
}


  })

};
