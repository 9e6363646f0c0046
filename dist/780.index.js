export const id = 780;
export const ids = [780];
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

  6780:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  readBack: () => (  readBack)
});
var errors = __webpack_require__(1285);
var exported_objects = __webpack_require__(1454);
var exported_events = __webpack_require__(4550);
var lines = __webpack_require__(1904);
var types = __webpack_require__(6418);
var exported_logs = __webpack_require__(1349);
; 
const MAX_ROWS = 500;
function readBackSections(rows, { events, notes, troubles }) {
    const sum = (figure) => rows.reduce((all, row) => all + figure(row), 0);
    const [objects, objectsRead] = [sum((row) => row.objects), sum((row) => row.objectsRead)];
    const left = sum((row) => row.bytes - row.bytesRead);
    const all = objects === objectsRead;
    const words = [
        `Read back for this report: ${show(objectsRead)} of ${show(objects)} objects, ${show(events)} entries.`,
        all
            ? ''
            : `Not read: ${show(objects - objectsRead)} objects of ${show(left)} bytes; the figures below do not include them.`,
        ...notes,
    ];
    const shown = [...rows].sort((a, b) => b.bytes - a.bytes).slice(0, MAX_ROWS);
    const groups = {
        title: 'Exported log groups',
        note: words.filter((text) => text !== '').join(' '),
        table: {
            columns: [
                { title: 'Log group', kind: 'code' },
                { title: 'Windows', kind: 'count' },
                { title: 'From', kind: 'instant' },
                { title: 'To', kind: 'instant' },
                { title: 'Objects', kind: 'count' },
                { title: 'Bytes', kind: 'bytes' },
                { title: 'Objects read back', kind: 'count' },
            ],
            rows: shown.map((row) => [
                ...[row.logGroup, row.windows, row.from, row.to, row.objects, row.bytes, row.objectsRead],
            ]),
            ...(rows.length > shown.length ? { of: rows.length } : {}),
        },
    };
    return [groups, ...troubleSections(troubles)];
}
function troubleSections(troubles) {
    if (troubles.length === 0)
        return [];
    const columns = [{ title: 'What went wrong', kind: 'text' }];
    const table = { columns, rows: troubles.map((text) => [text]) };
    return [{ title: 'Not read back', note: 'This does not affect the export itself.', table }];
}
function show(number) {
    return number.toLocaleString('en-US');
}

; 
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_DURATION_MS = 60_000;
const IN_FLIGHT = 8;
const MAX_LINE_LENGTH = types .fv + 25;
const MAX_NAMED = 3;
async function readBack(ports) {
    const windows = ports.windows.filter(({ state, objects }) => state === 'exported' && objects > 0);
    if (windows.length === 0)
        return [];
    return new ReadBack(ports, windows).all();
}
class ReadBack {
    #ports;
    #rows;
    #windows;
    #logs = new exported_logs .B();
    #notes = new Set();
    #troubles = [];
    #failed = new AbortController();
    #bytesLeft;
    #unread = 0;
    constructor(ports, windows) {
        this.#ports = ports;
        this.#windows = windows;
        this.#rows = rowsOf(windows);
        this.#bytesLeft = ports.mostBytes ?? MAX_BYTES;
    }
    async all() {
        const ms = Math.max(0, Math.min(MAX_DURATION_MS, this.#ports.msLeft));
        const objects = this.#rows.reduce((sum, row) => sum + row.objects, 0);
        this.#ports.log(`Reading back ${objects} exported objects for the report, for ${Math.ceil(ms / 1000)} s at most.`);
        const over = AbortSignal.timeout(ms);
        const end = AbortSignal.any([over, this.#ports.cancelled, this.#failed.signal]);
        const source = this.#objects();
        await Promise.all(Array.from({ length: IN_FLIGHT }, () => this.#readAll(source, end)));
        if (over.aborted)
            this.#notes.add(`The time limit (${Math.ceil(ms / 1000)} s) was reached before everything was read.`);
        this.#warnIfNoneWasRead();
        const results = { events: this.#logs.events, notes: [...this.#notes], troubles: this.#troubles };
        return [...readBackSections(this.#rows, results), ...this.#logs.sections()];
    }
    async #readAll(objects, end) {
        try {
            while (!end.aborted) {
                const next = await objects.next();
                if (next.done === true)
                    return;
                await this.#readOne(next.value, end);
            }
        }
        catch (error) {
            if (!end.aborted)
                this.#fail(error);
        }
    }
    async #readOne({ row, object }, end) {
        if (object.size > this.#bytesLeft) {
            this.#notes.add('The rest exceeds the number of bytes that a report reads.');
            return;
        }
        this.#bytesLeft -= object.size;
        const splitter = new lines .g(MAX_LINE_LENGTH);
        const events = new exported_events .b(this.#logs.takerFor(row.logGroup));
        try {
            for await (const piece of this.#ports.objects.read(object, end)) {
                end.throwIfAborted();
                events.push(splitter.push(piece));
            }
            events.push(splitter.end());
            row.objectsRead += 1;
            row.bytesRead += object.size;
        }
        catch (error) {
            if (end.aborted || (0,errors .iv)(error) === 'run')
                throw error;
            this.#damaged(error);
        }
        finally {
            events.end();
            this.#logs.countLinesWithoutEvent(row.logGroup, events.linesWithoutEvent);
        }
    }
    async *#objects() {
        let lists = this.#rows.map((row) => ({ row, objects: this.#objectsOf(row) }));
        while (lists.length > 0) {
            const more = [];
            for (const list of lists) {
                const next = await list.objects.next();
                if (next.done === true)
                    continue;
                more.push(list);
                yield { row: list.row, object: next.value };
            }
            lists = more;
        }
    }
    async *#objectsOf(row) {
        const own = this.#windows.filter(({ logGroup }) => logGroup === row.logGroup);
        for (const { folder } of own.sort((a, b) => b.from - a.from)) {
            for await (const page of this.#ports.objects.list(`${folder}/`)) {
                yield* page.filter(({ key }) => !(0,exported_objects .qe)(key));
            }
        }
    }
    #warnIfNoneWasRead() {
        const [first] = this.#troubles;
        if (first === undefined || this.#failed.signal.aborted)
            return;
        if (this.#rows.some(({ objectsRead }) => objectsRead > 0))
            return;
        this.#ports.warn(`The exported objects could not be read back for the report: ${first}`);
    }
    #damaged(error) {
        this.#unread += 1;
        if (this.#unread <= MAX_NAMED)
            this.#troubles.push((0,errors .bD)(error));
        else if (this.#unread === MAX_NAMED + 1)
            this.#troubles.push('More objects could not be read.');
    }
    #fail(error) {
        if (this.#failed.signal.aborted)
            return;
        const text = `The exported objects could not be read back for the report: ${(0,errors .bD)(error)}`;
        this.#troubles.push(text);
        this.#ports.warn(text);
        this.#failed.abort();
    }
}
function rowsOf(windows) {
    const rows = new Map();
    for (const { logGroup, from, to, objects, bytes } of windows) {
        const known = rows.get(logGroup) ?? { logGroup, ...NOTHING_YET };
        rows.set(logGroup, {
            ...known,
            windows: known.windows + 1,
            from: Math.min(known.from, from),
            to: Math.max(known.to, to),
            objects: known.objects + objects,
            bytes: known.bytes + bytes,
        });
    }
    return [...rows.values()];
}
const NOTHING_YET = {
    windows: 0,
    from: Infinity,
    to: -Infinity,
    objects: 0,
    bytes: 0,
    objectsRead: 0,
    bytesRead: 0,
};


  })

};
