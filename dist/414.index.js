export const id = 414;
export const ids = [414];
export const modules = {

  6734:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  b: () => (  formatOf)
});
var log_time = __webpack_require__(1339);
; 
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;
const BACKSLASH = 0x5c;
const CASE_BIT = 0x20;
const WORD = 4;
const SPACES = 0x20202020;
const QUOTES = 0x22222222;
function isDash(bytes, from, to) {
    return to - from === 1 && bytes[from] === DASH;
}
function bareEnd(bytes, at, end) {
    let i = at;
    while (i < end && bytes[i] !== SPACE)
        i++;
    return i;
}
function isEscaped(bytes, at) {
    let i = at;
    while (bytes[i - 1] === BACKSLASH)
        i--;
    return (at - i) % 2 === 1;
}
function skipDigits(bytes, at, end) {
    let i = at;
    for (; i < end; i++) {
        const byte = bytes[i] ?? 0;
        if (byte < ZERO || byte > NINE)
            break;
    }
    return i;
}
function wholeEnd(bytes, at, end) {
    const first = bytes[at] === DASH ? at + 1 : at;
    const after = skipDigits(bytes, first, end);
    return after === first || (bytes[first] === ZERO && after > first + 1) ? -1 : after;
}
function isInteger(bytes, from, to) {
    return wholeEnd(bytes, from, to) === to;
}
function isNumber(bytes, from, to) {
    let at = wholeEnd(bytes, from, to);
    if (at === to || at < 0)
        return at === to;
    if (bytes[at] === DOT) {
        const after = skipDigits(bytes, at + 1, to);
        if (after === at + 1)
            return false;
        at = after;
    }
    return at === to || isExponent(bytes, at, to);
}
function isExponent(bytes, at, to) {
    if (((bytes[at] ?? 0) | CASE_BIT) !== LOWER_E)
        return false;
    const sign = bytes[at + 1];
    const first = sign === PLUS || sign === DASH ? at + 2 : at + 1;
    return first < to && skipDigits(bytes, first, to) === to;
}
function matches(word, pattern) {
    const difference = word ^ pattern;
    return (difference - 0x01010101) & ~difference & 0x80808080;
}
function firstMatch(found) {
    return (31 - Math.clz32(found & -found)) >> 3;
}
class Tokens {
    from = new Int32Array(64);
    to = new Int32Array(64);
    count = 0;
    strayQuote = Infinity;
    #bytes = Buffer.alloc(0);
    #words = new DataView(new ArrayBuffer(0));
    #end = 0;
    open(bytes, end) {
        this.#end = end;
        if (bytes === this.#bytes)
            return;
        this.#bytes = bytes;
        this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    scan(start, escapes) {
        const bytes = this.#bytes;
        const end = this.#end;
        let count = 0;
        this.strayQuote = Infinity;
        for (let at = start; at < end;) {
            if (bytes[at] === SPACE) {
                at++;
                continue;
            }
            const quoted = bytes[at] === QUOTE;
            if (quoted)
                at++;
            const to = quoted ? this.#closingQuote(at, escapes) : this.#find(at, SPACES);
            if (quoted && to === end)
                return false;
            if (!quoted && bytes[to - 1] === QUOTE)
                this.strayQuote = Math.min(this.strayQuote, count);
            if (count === this.from.length)
                this.#grow();
            this.from[count] = at;
            this.to[count] = to;
            count++;
            at = to + 1;
        }
        this.count = count;
        return true;
    }
    #closingQuote(from, escapes) {
        const bytes = this.#bytes;
        const end = this.#end;
        for (let at = this.#find(from, QUOTES); at < end; at = this.#find(at + 1, QUOTES)) {
            if (at + 1 < end && bytes[at + 1] !== SPACE)
                continue;
            if (!escapes || at === from || !isEscaped(bytes, at))
                return at;
        }
        return end;
    }
    #find(at, pattern) {
        const end = this.#end;
        let i = at;
        for (; i + WORD <= end; i += WORD) {
            const found = matches(this.#words.getInt32(i, true), pattern);
            if (found !== 0)
                return i + firstMatch(found);
        }
        const byte = pattern & 0xff;
        while (i < end && this.#bytes[i] !== byte)
            i++;
        return i;
    }
    #grow() {
        const from = new Int32Array(this.from.length * 2);
        const to = new Int32Array(this.to.length * 2);
        from.set(this.from);
        to.set(this.to);
        this.from = from;
        this.to = to;
    }
}

; 


const line_columns_SPACE = 0x20;
const line_columns_QUOTE = 0x22;
const line_columns_DASH = 0x2d;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const line_columns_BACKSLASH = 0x5c;
function columnsOf([kind, ...names]) {
    if (kind === 'endpoint')
        return names.map((name, i) => ({ name, kind: i === 0 ? 'string' : 'int' }));
    const own = kind === 'request' || kind === 'quoted' || kind === 'unquoted' ? 'string' : kind;
    return names.map((name) => ({ name, kind: own }));
}
const formats = new WeakMap();
function formatOf(type) {
    const known = formats.get(type);
    if (known !== undefined)
        return known;
    const format = lineFormat(type);
    formats.set(type, format);
    return format;
}
function lineFormat({ name, tokens, minTokens, zoneless, roles }) {
    const columns = tokens.flatMap(columnsOf);
    const timeToken = tokens.findIndex(([kind]) => kind === 'time');
    const timeOf = (bytes, start, end) => {
        let at = start;
        for (let token = 0; token < timeToken; token++)
            at = bareEnd(bytes, at, end) + 1;
        return (0,log_time .l)(bytes, { from: at, to: bareEnd(bytes, at, end) }, zoneless);
    };
    const reader = () => new LayoutReader({ tokens, minTokens }, columns.length);
    return { name, tokens, minTokens, zoneless, roles, columns, timeToken, timeOf, reader };
}
function placesOf(tokens) {
    let column = 0;
    return tokens.map((token) => {
        const columns = columnsOf(token);
        const wrong = columns.find(({ kind }) => kind !== 'string') ?? columns[0];
        const name = wrong?.name ?? '';
        const place = { kind: token[0], name, column, width: columns.length };
        column += place.width;
        return place;
    });
}
class LayoutReader {
    from;
    to;
    extras = 0;
    #minTokens;
    #columns;
    #places;
    #tokens = new Tokens();
    constructor(layout, columns) {
        this.#minTokens = layout.minTokens;
        this.#columns = columns;
        this.#places = placesOf(layout.tokens);
        this.from = new Int32Array(columns + 16);
        this.to = new Int32Array(columns + 16);
    }
    read(bytes, start, end) {
        const tokens = this.#tokens;
        tokens.open(bytes, end);
        const why = this.#attempt(bytes, start, false);
        if (why === undefined && tokens.strayQuote === Infinity)
            return why;
        if (!bytes.subarray(start, end).includes(line_columns_BACKSLASH))
            return why;
        return this.#attempt(bytes, start, true) === undefined ? undefined : this.#attempt(bytes, start, false);
    }
    #attempt(bytes, start, escapes) {
        const tokens = this.#tokens;
        if (!tokens.scan(start, escapes))
            return 'a quoted field does not end';
        if (tokens.count < this.#minTokens)
            return `${tokens.count} fields where at least ${this.#minTokens} belong`;
        let token = 0;
        for (const place of this.#places) {
            const from = valueAt(tokens.from, token);
            const to = valueAt(tokens.to, token);
            if (token++ >= tokens.count || isDash(bytes, from, to)) {
                this.#placeNothing(place);
                continue;
            }
            this.#place(place.column, from, to);
            if (place.kind !== 'string' && !this.#placeSpecial(bytes, place))
                return faultOf(place);
        }
        if (tokens.strayQuote < this.#places.length)
            return STRAY_QUOTE;
        this.#placeExtras();
        return undefined;
    }
    #placeNothing(place) {
        this.from[place.column] = -1;
        for (let i = 1; i < place.width; i++)
            this.from[place.column + i] = -1;
    }
    #place(column, from, to) {
        this.from[column] = from;
        this.to[column] = to;
    }
    #placeSpecial(bytes, { kind, column }) {
        const from = valueAt(this.from, column);
        const to = valueAt(this.to, column);
        switch (kind) {
            case 'int':
                return isInteger(bytes, from, to);
            case 'double':
                return isNumber(bytes, from, to);
            case 'endpoint':
                return this.#placeEndpoint(bytes, column);
            case 'request':
                this.#placeRequest(bytes, column);
                return true;
            case 'quoted':
                if (bytes[from - 1] === line_columns_QUOTE)
                    this.#place(column, from - 1, to + 1);
                return true;
            case 'unquoted':
                return bytes[from - 1] !== line_columns_QUOTE;
            case 'string':
            case 'time':
                return true;
        }
    }
    #placeEndpoint(bytes, column) {
        const from = valueAt(this.from, column);
        const to = valueAt(this.to, column);
        const end = addressEnd(bytes, from, to);
        const bracketed = bytes[from] === OPENING_BRACKET && bytes[end - 1] === CLOSING_BRACKET ? 1 : 0;
        this.#placeText(bytes, { from: from + bracketed, to: end - bracketed }, column);
        const portless = end + 1 >= to || isDash(bytes, end + 1, to);
        this.#place(column + 1, portless ? -1 : end + 1, to);
        return portless || isInteger(bytes, end + 1, to);
    }
    #placeRequest(bytes, column) {
        const from = valueAt(this.from, column);
        const end = valueAt(this.to, column);
        const to = bytes[from] === line_columns_DASH && bytes[from + 1] === line_columns_SPACE ? trimmedEnd(bytes, from, end) : end;
        const first = bareEnd(bytes, from, to);
        const last = Math.max(first, bytes.lastIndexOf(line_columns_SPACE, to - 1));
        const url = { from: first < to ? first + 1 : from, to: last > first ? last : to };
        this.#placeText(bytes, { from, to: Math.max(from, url.from - 1) }, column);
        this.#placeText(bytes, url, column + 1);
        this.#placeText(bytes, { from: Math.min(to, url.to + 1), to }, column + 2);
        if (first === to)
            this.from[column] = -1;
        if (url.to + 1 >= to)
            this.from[column + 2] = -1;
    }
    #placeText(bytes, span, column) {
        this.#place(column, isDash(bytes, span.from, span.to) ? -1 : span.from, span.to);
    }
    #placeExtras() {
        const { from, to, count } = this.#tokens;
        const columns = this.#columns;
        const known = this.#places.length;
        this.extras = Math.max(0, count - known);
        if (columns + this.extras > this.from.length) {
            this.from = grown(this.from, columns + this.extras);
            this.to = grown(this.to, columns + this.extras);
        }
        for (let i = 0; i < this.extras; i++)
            this.#place(columns + i, valueAt(from, known + i), valueAt(to, known + i));
    }
}
const STRAY_QUOTE = 'there is a quote in the wrong place';
function faultOf({ name, kind }) {
    if (kind === 'unquoted')
        return `${name} is quoted, so another field holds a quote`;
    return `${name} is no ${kind === 'double' ? 'number' : 'whole number'}`;
}
function trimmedEnd(bytes, from, to) {
    let end = to;
    while (end > from && bytes[end - 1] === line_columns_SPACE)
        end--;
    return end;
}
function addressEnd(bytes, from, to) {
    let colon = to - 1;
    while (colon >= from && bytes[colon] !== COLON && bytes[colon] !== CLOSING_BRACKET)
        colon--;
    if (colon < from || bytes[colon] === CLOSING_BRACKET)
        return to;
    const inside = bytes.indexOf(COLON, from) < colon && bytes[colon - 1] !== CLOSING_BRACKET;
    return inside && !isInteger(bytes, colon + 1, to) ? to : colon;
}
function valueAt(table, index) {
    return table[index] ?? 0;
}
function grown(table, length) {
    const larger = new Int32Array(length * 2);
    larger.set(table);
    return larger;
}


  }),

  2418:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Z6: () => (  tlsSection),
    ey: () => (  countsSection),
    vf: () => (  overTimeSection)
  });
const MAX_ROWS = 50;
function overTimeSection(buckets, words) {
    const counts = buckets.snapshot();
    const isEmpty = counts.buckets.length === 0;
    if (isEmpty && words.unparsed === 0)
        return [];
    const total = counts.buckets.reduce((sum, [, all]) => sum + all, 0);
    const failed = counts.buckets.reduce((sum, [, , marked]) => sum + marked, 0);
    const parts = [
        `${formatNumber(total)} in all`,
        ...(words.marked === undefined ? [] : [`${formatNumber(failed)} of them ${words.marked}`]),
    ];
    const unparsed = words.unparsed === 0
        ? ''
        : ` Records that could not be parsed and are not in these figures: ${formatNumber(words.unparsed)}.`;
    const overTime = { counts, all: words.all, marked: words.marked };
    return [{ title: words.title, note: `${parts.join('; ')}.${unparsed}`, ...(isEmpty ? {} : { overTime }) }];
}
function formatNumber(count) {
    return count.toLocaleString('en-US');
}
function countsSection(counts, { title, column, note }) {
    const rows = counts.top(MAX_ROWS).map(({ key, count }) => [key, count, count / counts.total]);
    return keyedSection({ title, note, columns: [{ title: column, kind: 'code' }] }, counts, rows);
}
function keyedSection({ title, note, columns }, counts, rows) {
    if (rows.length === 0)
        return [];
    const loose = counts.bound === 0
        ? []
        : [`There are too many to keep all apart: a count may be up to ${formatNumber(counts.bound)} too low.`];
    const words = [...(note === undefined ? [] : [note]), ...loose].join(' ');
    return [
        {
            title,
            ...(words === '' ? {} : { note: words }),
            table: {
                columns: [...columns, { title: 'Count', kind: 'count' }, { title: 'Share', kind: 'share' }],
                rows,
                ...(counts.bound === 0 && counts.size > rows.length ? { of: counts.size } : {}),
            },
        },
    ];
}
function tlsSection(counts, words) {
    const total = counts.total + words.none;
    const rows = counts.top(MAX_ROWS).map(({ key, count }) => {
        const [protocol = '', ...cipher] = key.split(' ');
        return [protocol, cipher.join(' '), count, count / total];
    });
    const plain = words.none === 0 ? [] : [['none', null, words.none, words.none / total]];
    const columns = ['Version', 'Cipher'].map((title) => ({ title, kind: 'code' }));
    return keyedSection({ title: words.title, note: undefined, columns }, counts, [...rows, ...plain]);
}


  }),

  6503:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    T: () => (  HourCounts)
  });
const SLOT_MS = 15 * 60_000;
const MAX_SLOTS = 40_000;
const SLOTS_PER_DAY = 96;
class HourCounts {
    #counts = new Map();
    #last = { slot: NaN, count: 0 };
    add(time) {
        const slot = Math.floor(time / SLOT_MS);
        if (slot !== this.#last.slot)
            this.#last = this.#at(slot);
        this.#last.count += 1;
    }
    snapshot() {
        return [...this.#counts.values()].map(({ slot, count }) => [slot, count]);
    }
    merge(counts) {
        for (const [slot, count] of counts)
            this.#at(slot).count += count;
    }
    section(title) {
        const byTime = this.snapshot().map(([slot, count]) => [slot * SLOT_MS, count]);
        return byTime.length === 0 ? [] : [{ title, byTime }];
    }
    #at(slot) {
        const known = this.#counts.get(slot);
        if (known !== undefined)
            return known;
        const isFull = this.#counts.size >= MAX_SLOTS;
        const own = isFull ? ((slot % SLOTS_PER_DAY) + SLOTS_PER_DAY) % SLOTS_PER_DAY : slot;
        const found = this.#counts.get(own) ?? { slot: own, count: 0 };
        this.#counts.set(own, found);
        return found;
    }
}


  }),

  921:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  J: () => (  LogTypeReport),
  _: () => (  logTypeStatistics)
});
var answer_counts = __webpack_require__(3535);
var heavy_hitters = __webpack_require__(9365);
var count_sections = __webpack_require__(2418);
var hour_counts = __webpack_require__(6503);
var answer_sections = __webpack_require__(8183);
var request_report = __webpack_require__(4042);
var pages = __webpack_require__(3018);
var time_buckets = __webpack_require__(1567);
; 
const SHAPE = { times: 1, means: 2 };
const NAMES = {
    time: 'target time',
    means: ['request time', 'response time'],
    answers: 'Load balancer/target',
    hasTargets: true,
};
const MAX_TARGETS = 200;
const MAX_TEXTS = 100;
const MAX_CLIENTS = 2000;
class Failures {
    answers = new answer_counts .dV();
    snapshot() {
        return { answers: this.answers.snapshot() };
    }
    merge({ answers }) {
        this.answers.merge(answers);
    }
}
const COUNTED = [
    'errorReasons',
    'redirects',
    'tls',
    'clients',
    'agents',
    'methods',
    'protocols',
    'hosts',
];
class RequestFigures {
    pages = new pages .b(SHAPE);
    failures = new heavy_hitters .B4(MAX_TARGETS, () => new Failures());
    overTime = new time_buckets .tT();
    hours = new hour_counts .T();
    counts = {
        errorReasons: new heavy_hitters .uQ(MAX_TEXTS),
        redirects: new heavy_hitters .uQ(MAX_TEXTS),
        tls: new heavy_hitters .uQ(MAX_TEXTS),
        clients: new heavy_hitters .uQ(MAX_CLIENTS),
        agents: new heavy_hitters .uQ(MAX_TEXTS),
        methods: new heavy_hitters .uQ(MAX_TEXTS),
        protocols: new heavy_hitters .uQ(MAX_TEXTS),
        hosts: new heavy_hitters .uQ(MAX_TEXTS),
    };
    plain = 0;
    unparsed = 0;
    snapshot() {
        return {
            kind: 'requests',
            pages: this.pages.snapshot(),
            failures: this.failures.snapshot(),
            overTime: this.overTime.snapshot(),
            hours: this.hours.snapshot(),
            counts: COUNTED.map((name) => [name, this.counts[name].snapshot()]),
            plain: this.plain,
            unparsed: this.unparsed,
        };
    }
    merge(part) {
        this.pages.merge(part.pages);
        this.failures.merge(part.failures);
        this.overTime.merge(part.overTime);
        this.hours.merge(part.hours);
        for (const [name, counts] of part.counts)
            this.counts[name].merge(counts);
        this.plain += part.plain;
        this.unparsed += part.unparsed;
    }
    sections() {
        const { errorReasons, redirects, tls } = this.counts;
        const failing = [
            ...this.#failureSection(),
            ...(0,count_sections .ey)(errorReasons, { title: 'Error reasons', column: 'Reason' }),
        ];
        const traffic = [
            ...(0,count_sections .ey)(redirects, {
                title: 'Redirects',
                column: 'To',
                note: 'By rules of the load balancer, without query strings.',
            }),
            ...(0,count_sections .Z6)(tls, { title: 'TLS versions and ciphers of requests', none: this.plain }),
        ];
        return (0,request_report .E)(this, { shape: SHAPE, names: NAMES, failing, traffic });
    }
    #failureSection() {
        const targets = this.failures.top(MAX_TEXTS);
        if (targets.length === 0)
            return [];
        return [
            {
                title: '5xx by target',
                note: 'Requests that the load balancer or the target answered with a 5xx; the target - means that none was reached. ' +
                    'Answers are load balancer/target.',
                table: {
                    columns: [
                        { title: 'Target', kind: 'code' },
                        { title: 'Failed', kind: 'count' },
                        { title: '5xx of the target itself', kind: 'count' },
                        { title: NAMES.answers, kind: 'text' },
                    ],
                    rows: targets.map(({ key, count, value: { answers } }) => {
                        const own = answers.pairs().filter(({ behind }) => behind >= 500);
                        return [
                            key,
                            count,
                            own.reduce((sum, pair) => sum + pair.count, 0),
                            (0,answer_sections .B)(answers, NAMES),
                        ];
                    }),
                },
            },
        ];
    }
}
var build_escape = __webpack_require__(8193);
; 

const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;
const MAX_TEXT_LENGTH = 300;
class ShownColumns {
    #names;
    #replace;
    constructor(columns, redaction) {
        this.#names = columns.map(({ name }) => name);
        this.#replace = redaction?.columns ?? [];
    }
    textual(name) {
        const index = this.#names.indexOf(name);
        return { index, replace: this.#replace[index] };
    }
    numeric(name) {
        const index = this.#names.indexOf(name);
        return this.#replace[index] === undefined ? index : -1;
    }
}
function textOf({ replace }, bytes, { from, to }) {
    const replaced = replace?.(bytes, from, to);
    return replaced === undefined ? decoded(bytes, from, to) : decoded(replaced, 0, replaced.length);
}
function decoded(bytes, from, to) {
    return (0,build_escape .VI)(bytes.toString('utf8', from, Math.min(to, from + 4 * MAX_TEXT_LENGTH)), MAX_TEXT_LENGTH);
}
function shownText(column, bytes, fields) {
    const from = fields.from[column.index] ?? -1;
    return from < 0 ? '-' : textOf(column, bytes, { from, to: fields.to[column.index] ?? from });
}
function statusAt(bytes, fields, index) {
    const from = fields.from[index] ?? -1;
    if (from < 0 || fields.to[index] !== from + 3)
        return 0;
    const [a, b, c] = [digit(bytes, from), digit(bytes, from + 1), digit(bytes, from + 2)];
    return a >= 0 && b >= 0 && c >= 0 ? a * 100 + b * 10 + c : 0;
}
function digit(bytes, at) {
    const value = (bytes[at] ?? 0) - ZERO;
    return value >= 0 && value <= 9 ? value : -1;
}
function amountAt(bytes, fields, index) {
    const from = fields.from[index] ?? -1;
    return from < 0 ? -1 : plainNumber(bytes, from, fields.to[index] ?? from);
}
function plainNumber(bytes, from, to) {
    let value = 0;
    let scale = 0;
    for (let i = from; i < to; i++) {
        const byte = bytes[i] ?? 0;
        if (byte >= ZERO && byte <= NINE) {
            value = value * 10 + byte - ZERO;
            scale *= 10;
        }
        else if (byte === DOT && scale === 0)
            scale = 1;
        else
            return unusual(bytes, from, to);
    }
    return scale > 1 ? value / scale : value;
}
function unusual(bytes, from, to) {
    const value = Number(bytes.toString('latin1', from, to));
    return value >= 0 && value < Infinity ? value : -1;
}

; 
const LONGEST = 240;
const WORD = 4;
const HIGH_BITS = 0x80808080;
class Words {
    #bytes = Buffer.alloc(0);
    #view = new DataView(new ArrayBuffer(0));
    of(bytes) {
        if (bytes !== this.#bytes) {
            this.#bytes = bytes;
            this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        }
        return this.#view;
    }
    find(bytes, { from, to }, byte) {
        const view = this.of(bytes);
        const pattern = byte * 0x01010101;
        let at = from;
        for (; at + WORD <= to; at += WORD) {
            const difference = view.getInt32(at, true) ^ pattern;
            if (((difference - 0x01010101) & ~difference & HIGH_BITS) !== 0)
                break;
        }
        while (at < to && bytes[at] !== byte)
            at++;
        return at;
    }
}
class SpanCache {
    #mask;
    #texts;
    #textWords;
    #lengths;
    #values;
    #words;
    #slot = 0;
    constructor(size, words) {
        this.#mask = size - 1;
        this.#texts = new Uint8Array(size * LONGEST);
        this.#textWords = new DataView(this.#texts.buffer);
        this.#lengths = new Uint8Array(size);
        this.#values = Array.from({ length: size }, () => undefined);
        this.#words = words;
    }
    find(bytes, from, to) {
        const view = this.#words.of(bytes);
        const slot = hashOf(view, from, to) & this.#mask;
        this.#slot = slot;
        if (this.#lengths[slot] !== to - from || to === from)
            return undefined;
        const kept = this.#textWords;
        let at = from;
        let i = slot * LONGEST;
        for (; at + WORD <= to; at += WORD, i += WORD)
            if (view.getInt32(at, true) !== kept.getInt32(i, true))
                return undefined;
        for (; at < to; at++, i++)
            if (view.getUint8(at) !== kept.getUint8(i))
                return undefined;
        return this.#values[slot];
    }
    keep(bytes, { from, to }, value) {
        if (to - from > LONGEST)
            return;
        this.#texts.set(bytes.subarray(from, to), this.#slot * LONGEST);
        this.#lengths[this.#slot] = to - from;
        this.#values[this.#slot] = value;
    }
}
function hashOf(view, from, to) {
    const length = to - from;
    let hash = length * 0x9e3779b1;
    if (length < WORD)
        for (let at = from; at < to; at++)
            hash = mixed(hash, view.getUint8(at));
    else {
        for (let back = 4; back <= 16 && back <= length; back += WORD)
            hash = mixed(hash, view.getInt32(to - back, true));
        hash = mixed(hash, view.getInt32(from + ((length - WORD) >> 1), true));
        hash = mixed(hash, view.getInt32(from, true));
    }
    return hash ^ (hash >>> 15);
}
function mixed(hash, word) {
    const sum = Math.imul(hash ^ word, 0x85ebca6b);
    return sum ^ (sum >>> 13);
}

; 
const ROOM = 64;
class SpanCounts {
    #counts;
    #cache;
    constructor(counts, words, room = ROOM) {
        this.#counts = counts;
        this.#cache = new SpanCache(room, words);
    }
    again(bytes, from, to) {
        const known = this.#cache.find(bytes, from, to);
        if (known === undefined || known.dropped)
            return false;
        this.#counts.again(known);
        return true;
    }
    first(bytes, span, key) {
        this.#cache.keep(bytes, span, this.#counts.count(key));
    }
}
var user_agents = __webpack_require__(6586);
; 




const QUESTION_MARK = 0x3f;
const MANY = 1024;
const NO_REQUEST = '(no request)';
const URL_PARTS = /^[a-z][a-z0-9+.-]*:\/\/([^/#]*)([^#]*)/i;
class RequestObserver {
    #figures;
    #columns;
    #words = new Words();
    #pages = new SpanCache(1024, this.#words);
    #families = new user_agents .g();
    #spans;
    constructor(figures, shown) {
        this.#figures = figures;
        this.#columns = columnsOf(shown);
        const { errorReasons, redirects, tls, clients, agents, methods, protocols } = figures.counts;
        const counted = (counts, room) => new SpanCounts(counts, this.#words, room);
        this.#spans = {
            errorReasons: counted(errorReasons),
            redirects: counted(redirects),
            tls: counted(tls),
            clients: counted(clients, MANY),
            agents: counted(agents, MANY),
            methods: counted(methods),
            protocols: counted(protocols),
        };
    }
    parsed(bytes, fields, timestamp) {
        const { elbStatus, targetStatus, sentBytes, targetTime, otherTimes } = this.#columns;
        const elb = statusAt(bytes, fields, elbStatus);
        const target = statusAt(bytes, fields, targetStatus);
        const page = this.#meet(bytes, fields).page.value;
        page.answers.add(elb, target);
        const seconds = amountAt(bytes, fields, targetTime);
        if (seconds >= 0)
            page.times[0]?.accept(seconds);
        for (let i = 0; i < otherTimes.length; i++) {
            const other = amountAt(bytes, fields, otherTimes[i] ?? -1);
            if (other >= 0)
                page.means[i]?.accept(other);
        }
        page.bytes += Math.max(0, amountAt(bytes, fields, sentBytes));
        const failed = elb >= 500 || target >= 500;
        this.#figures.overTime.add(timestamp, failed);
        if (failed)
            this.#fail(bytes, fields, { elb, target });
        this.#figures.hours.add(timestamp);
        this.#countTls(bytes, fields);
        this.#countRedirect(bytes, fields);
        this.#countTexts(bytes, fields);
    }
    unparsed() {
        this.#figures.unparsed += 1;
    }
    #meet(bytes, fields) {
        const { pages } = this.#figures;
        const { url } = this.#columns;
        const from = fields.from[url.index] ?? -1;
        if (from < 0)
            return pages.meet('', NO_REQUEST);
        const span = { from, to: this.#queryless(bytes, from, fields.to[url.index] ?? from) };
        const known = this.#pages.find(bytes, span.from, span.to);
        if (known !== undefined && this.#meetAgain(known))
            return known.met;
        const request = this.#meetFirst(textOf(url, bytes, span));
        this.#pages.keep(bytes, span, request);
        return request.met;
    }
    #meetAgain({ met, host }) {
        const { pages, counts } = this.#figures;
        if (host?.dropped === true || !pages.meetAgain(met))
            return false;
        if (host !== undefined)
            counts.hosts.again(host);
        return true;
    }
    #meetFirst(url) {
        const { pages, counts } = this.#figures;
        const [, site = '', path = ''] = URL_PARTS.exec(url) ?? [];
        if (site === '')
            return { met: pages.meet('', url), host: undefined };
        const host = site.toLowerCase();
        return { met: pages.meet(host, path), host: counts.hosts.count(host) };
    }
    #fail(bytes, fields, codes) {
        const { targetIp, targetPort } = this.#columns;
        const ip = shownText(targetIp, bytes, fields);
        const name = ip === '-' ? '-' : `${ip.includes(':') ? `[${ip}]` : ip}:${shownText(targetPort, bytes, fields)}`;
        this.#figures.failures.count(name).value.answers.add(codes.elb, codes.target);
    }
    #queryless(bytes, from, to) {
        return this.#words.find(bytes, { from, to }, QUESTION_MARK);
    }
    #countTls(bytes, fields) {
        const { cipher, protocol } = this.#columns;
        const from = fields.from[cipher.index] ?? -1;
        if (from < 0 || (fields.from[protocol.index] ?? -1) < 0) {
            this.#figures.plain += 1;
            return;
        }
        const to = fields.to[protocol.index] ?? from;
        if (this.#spans.tls.again(bytes, from, to))
            return;
        const key = `${shownText(protocol, bytes, fields)} ${shownText(cipher, bytes, fields)}`;
        this.#spans.tls.first(bytes, { from, to }, key);
    }
    #countRedirect(bytes, fields) {
        const { redirectUrl } = this.#columns;
        const from = fields.from[redirectUrl.index] ?? -1;
        if (from < 0)
            return;
        const to = this.#queryless(bytes, from, fields.to[redirectUrl.index] ?? from);
        if (this.#spans.redirects.again(bytes, from, to))
            return;
        this.#spans.redirects.first(bytes, { from, to }, textOf(redirectUrl, bytes, { from, to }));
    }
    #countTexts(bytes, fields) {
        for (const [name, column] of this.#columns.texts) {
            const from = fields.from[column.index] ?? -1;
            if (from < 0)
                continue;
            const to = fields.to[column.index] ?? from;
            const counts = this.#spans[name];
            if (counts.again(bytes, from, to))
                continue;
            const text = textOf(column, bytes, { from, to });
            counts.first(bytes, { from, to }, name === 'agents' ? this.#families.of(text) : text);
        }
    }
}
function columnsOf(columns) {
    return {
        url: columns.textual('request_url'),
        elbStatus: columns.numeric('elb_status_code'),
        targetStatus: columns.numeric('target_status_code'),
        sentBytes: columns.numeric('sent_bytes'),
        targetTime: columns.numeric('target_processing_time'),
        otherTimes: ['request', 'response'].map((name) => columns.numeric(`${name}_processing_time`)),
        targetIp: columns.textual('target_ip'),
        targetPort: columns.textual('target_port'),
        cipher: columns.textual('ssl_cipher'),
        protocol: columns.textual('ssl_protocol'),
        redirectUrl: columns.textual('redirect_url'),
        texts: [
            ['errorReasons', columns.textual('error_reason')],
            ['clients', columns.textual('client_ip')],
            ['agents', columns.textual('user_agent')],
            ['methods', columns.textual('request_verb')],
            ['protocols', columns.textual('request_proto')],
        ],
    };
}
var quantiles = __webpack_require__(7736);
; 





const connections_MAX_TEXTS = 100;
class ConnectionFigures {
    overTime = new time_buckets .tT();
    tls = new heavy_hitters .uQ(connections_MAX_TEXTS);
    exchanges = new heavy_hitters .uQ(connections_MAX_TEXTS);
    failures = new heavy_hitters .uQ(connections_MAX_TEXTS);
    handshakes = new heavy_hitters .B4(connections_MAX_TEXTS, () => new quantiles .B());
    plain = 0;
    unparsed = 0;
    #failureTitle;
    constructor(failureTitle) {
        this.#failureTitle = failureTitle;
    }
    snapshot() {
        return {
            kind: 'connections',
            failureTitle: this.#failureTitle,
            overTime: this.overTime.snapshot(),
            tls: this.tls.snapshot(),
            exchanges: this.exchanges.snapshot(),
            failures: this.failures.snapshot(),
            handshakes: this.handshakes.snapshot(),
            plain: this.plain,
            unparsed: this.unparsed,
        };
    }
    merge(part) {
        this.overTime.merge(part.overTime);
        this.tls.merge(part.tls);
        this.exchanges.merge(part.exchanges);
        this.failures.merge(part.failures);
        this.handshakes.merge(part.handshakes);
        this.plain += part.plain;
        this.unparsed += part.unparsed;
    }
    sections() {
        return [
            ...(0,count_sections .vf)(this.overTime, {
                title: 'Connections over time',
                all: 'Connections',
                marked: 'failed handshakes',
                unparsed: this.unparsed,
            }),
            ...(0,count_sections .Z6)(this.tls, { title: 'TLS versions and ciphers of connections', none: this.plain }),
            ...(0,count_sections .ey)(this.exchanges, { title: 'Key exchanges', column: 'Key exchange' }),
            ...(0,count_sections .ey)(this.failures, { title: this.#failureTitle, column: 'Status' }),
            ...this.#handshakeSection(),
        ];
    }
    #handshakeSection() {
        const rows = this.handshakes.top().map(({ key, value }) => {
            return [key, value.count, value.mean, value.at(0.5), value.at(0.95), value.at(0.99)];
        });
        if (rows.length === 0)
            return [];
        return [
            {
                title: 'TLS handshakes',
                note: 'Percentiles are within 1%.',
                table: {
                    columns: [
                        { title: 'Version', kind: 'code' },
                        { title: 'Timed', kind: 'count' },
                        ...['Mean', 'p50', 'p95', 'p99'].map((title) => ({ title, kind: 'seconds' })),
                    ],
                    rows,
                },
            },
        ];
    }
}
class ConnectionObserver {
    #figures;
    #protocol;
    #cipher;
    #exchange;
    #failure;
    #handshake;
    constructor(figures, shown, names) {
        const { failure, handshake } = names;
        this.#figures = figures;
        this.#protocol = shown.textual(names.protocol);
        this.#cipher = shown.textual(names.cipher);
        this.#exchange = shown.textual(names.keyExchange);
        this.#failure = { ...shown.textual(failure.column), begins: failure.begins };
        this.#handshake = {
            index: shown.numeric(handshake.column),
            unitsInSecond: handshake.unitsInSecond,
        };
    }
    parsed(bytes, fields, timestamp) {
        const figures = this.#figures;
        const said = shownText(this.#failure, bytes, fields);
        const failed = said !== '-' && said.startsWith(this.#failure.begins);
        figures.overTime.add(timestamp, failed);
        if (failed)
            figures.failures.count(said);
        const protocol = shownText(this.#protocol, bytes, fields);
        if (protocol === '-')
            figures.plain += 1;
        else
            figures.tls.count(`${protocol} ${shownText(this.#cipher, bytes, fields)}`);
        const exchange = shownText(this.#exchange, bytes, fields);
        if (exchange !== '-')
            figures.exchanges.count(exchange);
        const { index, unitsInSecond } = this.#handshake;
        const took = amountAt(bytes, fields, index);
        if (took >= 0)
            figures.handshakes.count(protocol).value.accept(took / unitsInSecond);
    }
    unparsed() {
        this.#figures.unparsed += 1;
    }
}

; 





const health_checks_MAX_TARGETS = 400;
const MAX_CAUSES = 8;
const MAX_ROWS = 100;
const PASSED = 'PASS';
class TargetFigures {
    failed = 0;
    lastFailed = 0;
    causes = new heavy_hitters .uQ(MAX_CAUSES);
    latency = new quantiles .B();
    snapshot() {
        const { failed, lastFailed } = this;
        return { failed, lastFailed, causes: this.causes.snapshot(), latency: this.latency.snapshot() };
    }
    merge({ failed, lastFailed, causes, latency }) {
        this.failed += failed;
        this.lastFailed = Math.max(this.lastFailed, lastFailed);
        this.causes.merge(causes);
        this.latency.merge(latency);
    }
}
class HealthCheckFigures {
    overTime = new time_buckets .tT();
    targets = new heavy_hitters .B4(health_checks_MAX_TARGETS, () => new TargetFigures());
    unparsed = 0;
    snapshot() {
        const { unparsed } = this;
        const [overTime, targets] = [this.overTime.snapshot(), this.targets.snapshot()];
        return { kind: 'health-checks', overTime, targets, unparsed };
    }
    merge({ overTime, targets, unparsed }) {
        this.overTime.merge(overTime);
        this.targets.merge(targets);
        this.unparsed += unparsed;
    }
    sections() {
        return [
            ...(0,count_sections .vf)(this.overTime, {
                title: 'Health checks over time',
                all: 'Checks',
                marked: 'failed',
                unparsed: this.unparsed,
            }),
            ...this.#targetSection(),
        ];
    }
    #targetSection() {
        const sorted = this.targets.top().sort((a, b) => b.value.failed - a.value.failed);
        if (sorted.length === 0)
            return [];
        return [
            {
                title: 'Health checks by target',
                note: 'Those with the most failed checks first. Percentiles are within 1%.',
                table: {
                    columns: [
                        { title: 'Target group', kind: 'code' },
                        { title: 'Target', kind: 'code' },
                        { title: 'Checks', kind: 'count' },
                        { title: 'Failed', kind: 'count' },
                        { title: 'Last failure', kind: 'instant' },
                        { title: 'Why', kind: 'text' },
                        { title: 'Latency p50', kind: 'seconds' },
                        { title: 'p99', kind: 'seconds' },
                    ],
                    rows: sorted.slice(0, MAX_ROWS).map(({ key, count, value }) => {
                        const [group = '', address = ''] = key.split(' ');
                        const { failed, lastFailed, causes, latency } = value;
                        const why = causes.top().map((cause) => `${cause.key} (${cause.count.toLocaleString('en-US')})`);
                        const last = failed === 0 ? null : lastFailed;
                        return [group, address, count, failed, last, why.join(', '), latency.at(0.5), latency.at(0.99)];
                    }),
                    ...(sorted.length > MAX_ROWS ? { of: sorted.length } : {}),
                },
            },
        ];
    }
}
class HealthCheckObserver {
    #figures;
    #group;
    #target;
    #status;
    #code;
    #reason;
    #latency;
    constructor(figures, shown) {
        this.#figures = figures;
        this.#group = shown.textual('target_group_id');
        this.#target = shown.textual('target_addr');
        this.#status = shown.textual('status');
        this.#code = shown.textual('status_code');
        this.#reason = shown.textual('reason_code');
        this.#latency = shown.numeric('latency');
    }
    parsed(bytes, fields, timestamp) {
        const { overTime, targets } = this.#figures;
        const text = (column) => shownText(column, bytes, fields);
        const { value } = targets.count(`${text(this.#group)} ${text(this.#target)}`);
        const failed = this.#status.replace === undefined && text(this.#status) !== PASSED;
        overTime.add(timestamp, failed);
        const latency = amountAt(bytes, fields, this.#latency);
        if (latency >= 0)
            value.latency.accept(latency);
        if (!failed)
            return;
        value.failed += 1;
        value.lastFailed = Math.max(value.lastFailed, timestamp);
        value.causes.count(`${text(this.#reason)} ${text(this.#code)}`);
    }
    unparsed() {
        this.#figures.unparsed += 1;
    }
}

; 
function logTypeStatistics({ name, statistics }, columns, redaction) {
    if (statistics === undefined)
        return undefined;
    const [figures, observer] = collectorOf(statistics, new ShownColumns(columns, redaction));
    return {
        parsed: (bytes, fields, timestamp) => {
            observer.parsed(bytes, fields, timestamp);
        },
        unparsed: () => {
            observer.unparsed();
        },
        snapshot: () => ({ logType: name, figures: figures.snapshot() }),
    };
}
function collectorOf(statistics, shown) {
    switch (statistics.kind) {
        case 'requests': {
            const figures = new RequestFigures();
            return [figures, new RequestObserver(figures, shown)];
        }
        case 'connections': {
            const figures = new ConnectionFigures(statistics.failure.title);
            return [figures, new ConnectionObserver(figures, shown, statistics)];
        }
        case 'health-checks': {
            const figures = new HealthCheckFigures();
            return [figures, new HealthCheckObserver(figures, shown)];
        }
    }
}
class LogTypeReport {
    #logTypes;
    #requests = new Map();
    #connections = new Map();
    #healthChecks = new Map();
    constructor(logTypes) {
        this.#logTypes = logTypes;
    }
    merge({ logType, figures }) {
        switch (figures.kind) {
            case 'requests':
                figuresOf(this.#requests, logType, () => new RequestFigures()).merge(figures);
                return;
            case 'connections':
                figuresOf(this.#connections, logType, () => new ConnectionFigures(figures.failureTitle)).merge(figures);
                return;
            case 'health-checks':
                figuresOf(this.#healthChecks, logType, () => new HealthCheckFigures()).merge(figures);
        }
    }
    sections() {
        const reported = this.#logTypes
            .map(({ name, statistics }) => ({ name, kind: statistics?.kind, sections: this.#sectionsOf(name) }))
            .filter(({ sections }) => sections.length > 0);
        return reported.flatMap(({ name, kind, sections }) => {
            const isOnly = reported.every((other) => other.name === name || other.kind !== kind);
            return isOnly ? sections : sections.map((each) => ({ ...each, title: `${each.title} (${name})` }));
        });
    }
    #sectionsOf(name) {
        const figures = this.#requests.get(name) ?? this.#connections.get(name) ?? this.#healthChecks.get(name);
        return figures?.sections() ?? [];
    }
}
function figuresOf(figures, name, create) {
    const known = figures.get(name) ?? create();
    figures.set(name, known);
    return known;
}


  }),

  4042:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    E: () => (  requestReport)
  });
  var _answer_sections_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8183);
  var _count_sections_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2418);
  var _page_sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5516);
function requestReport(figures, { shape, names, failing, traffic }) {
    const { pages, overTime, hours, counts, unparsed } = figures;
    const { hosts, clients, agents, methods, protocols } = counts;
    const paged = (0,_page_sections_js__WEBPACK_IMPORTED_MODULE_0__  .K)(pages, names);
    const words = { title: 'Requests over time', all: 'Requests', marked: '5xx', unparsed };
    const browsers = {
        title: 'Browsers and crawlers',
        column: 'Family',
        note: 'By the user agent, which clients can set to anything.',
    };
    return [
        ...paged.failing,
        ...failing,
        ...paged.slowest,
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .vf)(overTime, words),
        ...paged.all,
        ...(0,_answer_sections_js__WEBPACK_IMPORTED_MODULE_2__  .n)(pages.sum(shape).answers, names),
        ...paged.notFound,
        ...hours.section('Requests by hour of the day'),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(hosts, { title: 'Hosts', column: 'Host' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(clients, { title: 'Clients', column: 'Address' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(agents, browsers),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(methods, { title: 'Methods', column: 'Method' }),
        ...(0,_count_sections_js__WEBPACK_IMPORTED_MODULE_1__  .ey)(protocols, { title: 'Protocols', column: 'Protocol' }),
        ...traffic,
        ...paged.paths,
    ];
}


  }),

  6586:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    g: () => (  AgentFamilies)
  });
  var bowser__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2110);
  var isbot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9423);
  var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8193);
const MAX_AGENTS = 1000;
const MAX_FAMILY_LENGTH = 40;
const FIRST_WORD = /^([A-Za-z][\w.+-]{1,30})(?:\/|$| )/;
const BOT_WORD = /[A-Za-z][\w.-]*(?:bot|crawler|spider)[\w-]*/i;
class AgentFamilies {
    #known = new Map();
    of(agent) {
        const known = this.#known.get(agent);
        if (known !== undefined)
            return known;
        if (this.#known.size >= MAX_AGENTS)
            this.#known.clear();
        const family = userAgentFamily(agent);
        this.#known.set(agent, family);
        return family;
    }
}
function userAgentFamily(agent) {
    if (agent === '' || agent === '-')
        return 'none';
    if ((0,isbot__WEBPACK_IMPORTED_MODULE_1__  .S1)(agent))
        return nameOf(BOT_WORD.exec(agent)?.[0] ?? firstWord(agent) ?? 'other crawlers');
    const { name } = bowser__WEBPACK_IMPORTED_MODULE_2__  .Ay.parse(agent).browser;
    return nameOf((name === 'Mozilla' ? undefined : name) ?? firstWord(agent) ?? 'others');
}
function firstWord(agent) {
    const [, name] = FIRST_WORD.exec(agent) ?? [];
    return name === 'Mozilla' ? undefined : name;
}
function nameOf(name) {
    const text = name.trim();
    return text === '' ? 'others' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__  .VI)(text, MAX_FAMILY_LENGTH);
}


  }),

  6477:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    J: () => (  EncodeSums)
  });
  var _encode_encode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5189);
class EncodeSums {
    counts = (0,_encode_encode_js__WEBPACK_IMPORTED_MODULE_0__  .Yi)(0);
    messageBytes = 0;
    oldest = Infinity;
    addBlock({ events, counts }) {
        let messageBytes = 0;
        for (const size of events.sizes)
            messageBytes += size;
        let oldest = Infinity;
        for (let i = 0; i < events.count; i++)
            oldest = Math.min(oldest, events.timestamps[i] ?? Infinity);
        this.add({ counts, messageBytes, oldest });
    }
    add({ counts, messageBytes, oldest }) {
        const sums = this.counts;
        sums.read += counts.read;
        sums.filtered += counts.filtered;
        sums['sampled-out'] += counts['sampled-out'];
        sums['too-old'] += counts['too-old'];
        sums['too-new'] += counts['too-new'];
        sums.oversize += counts.oversize;
        sums.unparsed += counts.unparsed;
        sums.restamped += counts.restamped;
        this.messageBytes += messageBytes;
        this.oldest = Math.min(this.oldest, oldest);
    }
    take() {
        const { counts, messageBytes, oldest } = this;
        this.counts = (0,_encode_encode_js__WEBPACK_IMPORTED_MODULE_0__  .Yi)(0);
        this.messageBytes = 0;
        this.oldest = Infinity;
        return { counts, messageBytes, oldest };
    }
}


  })

};
