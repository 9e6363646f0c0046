export const id = 122;
export const ids = [122];
export const modules = {

/***/ 3987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ MAX_MESSAGE_BYTES)
/* harmony export */ });
/** Largest message that fits a batch: 1,048,576 bytes less the 26 that AWS adds to each event (PutLogEvents API). */
const MAX_MESSAGE_BYTES = 1_048_576 - 26;


/***/ }),

/***/ 9262:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ ALB_FORMATS)
});

;// CONCATENATED MODULE: ./build/formats/log-time.js
/** Times as the load balancers write them (`2026-11-01T00:04:59.123456Z`), read from bytes. */
const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;
/** `2026-11-01T00:04:59Z`, the shortest form. */
const SHORTEST = 20;
/** The number written in two digits, or `NaN`. */
function two(bytes, at) {
    const tens = (bytes[at] ?? 0) - ZERO;
    const ones = (bytes[at + 1] ?? 0) - ZERO;
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}
/** Midnight of a date that exists, or `NaN`. */
function midnight(date) {
    const year = Math.floor(date / 10_000);
    const month = Math.floor(date / 100) % 100;
    const day = date % 100;
    const ms = Date.UTC(year, month - 1, day);
    const back = new Date(ms);
    return year >= 1970 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : NaN;
}
/** The date of the last line, which is nearly always the date of the next. */
const last = { date: NaN, midnight: NaN };
function dateAt(bytes, at) {
    if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH)
        return NaN;
    const date = two(bytes, at) * 1_000_000 + two(bytes, at + 2) * 10_000 + two(bytes, at + 5) * 100 + two(bytes, at + 8);
    if (date !== last.date) {
        last.date = date;
        last.midnight = midnight(date);
    }
    return last.midnight;
}
function clockAt(bytes, at) {
    if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON)
        return NaN;
    const hour = two(bytes, at);
    const minute = two(bytes, at + 3);
    const second = two(bytes, at + 6);
    return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}
/** Milliseconds of the fraction in `[at, end)`, cut and not rounded; `NaN` when it holds anything but digits. */
function fractionAt(bytes, at, end) {
    if (at === end)
        return NaN;
    let ms = 0;
    let weight = 100;
    for (let i = at; i < end; i++) {
        const digit = (bytes[i] ?? 0) - ZERO;
        if (digit < 0 || digit > 9)
            return NaN;
        ms += digit * weight;
        weight = weight === 100 ? 10 : weight === 10 ? 1 : 0;
    }
    return ms;
}
/** Epoch milliseconds of the time that fills `[start, end)`, or `NaN`. */
function timeAt(bytes, start, end) {
    if (end - start < SHORTEST || bytes[start + 10] !== LETTER_T || bytes[end - 1] !== LETTER_Z)
        return NaN;
    const seconds = dateAt(bytes, start) + clockAt(bytes, start + 11);
    if (end - start === SHORTEST)
        return seconds;
    return bytes[start + 19] === DOT ? seconds + fractionAt(bytes, start + 20, end - 1) : NaN;
}

;// CONCATENATED MODULE: ./build/formats/tokens.js
/** Scanning a load balancer's log line, byte by byte: tokens, quotes, numbers. Nothing is decoded to a string here. */
const SPACE = 0x20;
const QUOTE = 0x22;
const PLUS = 0x2b;
const tokens_DASH = 0x2d;
const tokens_DOT = 0x2e;
const tokens_ZERO = 0x30;
const NINE = 0x39;
const LOWER_E = 0x65;
const BACKSLASH = 0x5c;
const CASE_BIT = 0x20;
const WORD = 4;
/** The byte in each of a word's four places. */
const SPACES = 0x20202020;
const QUOTES = 0x22222222;
/** Whether `[from, to)` is the lone dash that stands for "no value". */
function isDash(bytes, from, to) {
    return to - from === 1 && bytes[from] === tokens_DASH;
}
/** Where the unquoted token at `at` ends. */
function bareEnd(bytes, at, end) {
    let i = at;
    while (i < end && bytes[i] !== SPACE)
        i++;
    return i;
}
/** Whether the quote at `at` follows an odd number of backslashes. */
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
        if (byte < tokens_ZERO || byte > NINE)
            break;
    }
    return i;
}
/** Where the whole number at `at` ends: an optional minus, digits, no needless zero in front; or -1. */
function wholeEnd(bytes, at, end) {
    const first = bytes[at] === tokens_DASH ? at + 1 : at;
    const after = skipDigits(bytes, first, end);
    return after === first || (bytes[first] === tokens_ZERO && after > first + 1) ? -1 : after;
}
/** Whether `[from, to)` is a whole number as JSON writes it. */
function isInteger(bytes, from, to) {
    return wholeEnd(bytes, from, to) === to;
}
/** Whether `[from, to)` is a number as JSON writes it. */
function isNumber(bytes, from, to) {
    let at = wholeEnd(bytes, from, to);
    if (at === to || at < 0)
        return at === to;
    if (bytes[at] === tokens_DOT) {
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
    const first = sign === PLUS || sign === tokens_DASH ? at + 2 : at + 1;
    return first < to && skipDigits(bytes, first, to) === to;
}
/** A bit for each of a word's four bytes that equals the pattern's; the lowest one set is exact. */
function matches(word, pattern) {
    const difference = word ^ pattern;
    return (difference - 0x01010101) & ~difference & 0x80808080;
}
/** Which byte of the word the lowest bit of a match belongs to. */
function firstMatch(found) {
    return (31 - Math.clz32(found & -found)) >> 3;
}
/**
 * The tokens of one line: parted by spaces, quoted where they may hold some. Bytes are looked at four at a time, as
 * long as four are left.
 */
class Tokens {
    /** Token `i` is `[from[i], to[i])`, without its quotes. */
    from = new Int32Array(64);
    to = new Int32Array(64);
    count = 0;
    /** Whether a token outside quotes ends in one: a quote that seemed to close a field may not have. */
    hasStrayQuote = false;
    #bytes = Buffer.alloc(0);
    #words = new DataView(new ArrayBuffer(0));
    #end = 0;
    /** Which line is scanned next. */
    open(bytes, end) {
        this.#end = end;
        if (bytes === this.#bytes)
            return;
        this.#bytes = bytes;
        this.#words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    /**
     * Finds the tokens from `start` on; false when a quote is never closed. A closing quote stands before a space or
     * the end. `escapes` says whether a quote after a backslash is part of the text.
     */
    scan(start, escapes) {
        const bytes = this.#bytes;
        const end = this.#end;
        let count = 0;
        this.hasStrayQuote = false;
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
                this.hasStrayQuote = true;
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
    /** Where the quote is that closes the token at `from`; the line's end when there is none. */
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
    /** Where a byte is next, from `at` on; the line's end when it is not. */
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

;// CONCATENATED MODULE: ./build/formats/line-format.js


const line_format_SPACE = 0x20;
const line_format_COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const line_format_BACKSLASH = 0x5c;
const line_format_text = (name) => ({ name, kind: 'string' });
const line_format_int = (name) => ({ name, kind: 'int' });
const line_format_double = (name) => ({ name, kind: 'double' });
function columnsOf(shape) {
    if (shape.kind === 'endpoint')
        return [line_format_text(shape.names[0]), line_format_int(shape.names[1])];
    return shape.kind === 'request' ? shape.names.map(line_format_text) : [shape];
}
/** A kind of log line, from the table of its tokens. */
function lineFormat(layout) {
    const columns = layout.tokens.flatMap(columnsOf);
    const timeOf = (bytes, start, end) => {
        let at = start;
        for (let token = 0; token < layout.timeToken; token++)
            at = bareEnd(bytes, at, end) + 1;
        return timeAt(bytes, at, bareEnd(bytes, at, end));
    };
    return { columns, timeOf, reader: () => new LayoutReader(layout, columns.length) };
}
function placesOf(tokens) {
    let column = 0;
    return tokens.map((shape) => {
        const columns = columnsOf(shape);
        const name = columns.find(({ kind }) => kind !== 'string')?.name ?? '';
        const place = { kind: shape.kind, name, column, width: columns.length };
        column += place.width;
        return place;
    });
}
class LayoutReader {
    from;
    to;
    extras = 0;
    #fewest;
    #columns;
    #places;
    #tokens = new Tokens();
    constructor(layout, columns) {
        this.#fewest = layout.fewest;
        this.#columns = columns;
        this.#places = placesOf(layout.tokens);
        this.from = new Int32Array(columns + 16);
        this.to = new Int32Array(columns + 16);
    }
    read(bytes, start, end) {
        const tokens = this.#tokens;
        tokens.open(bytes, end);
        const why = this.#attempt(bytes, start, false);
        const isPlain = why === undefined && !tokens.hasStrayQuote;
        if (isPlain || !bytes.subarray(start, end).includes(line_format_BACKSLASH))
            return why;
        // The line does not fit, or looks odd: perhaps a quote after a backslash belongs to the text.
        return this.#attempt(bytes, start, true) === undefined ? undefined : this.#attempt(bytes, start, false);
    }
    #attempt(bytes, start, escapes) {
        const tokens = this.#tokens;
        if (!tokens.scan(start, escapes))
            return 'a quoted field does not end';
        if (tokens.count < this.#fewest)
            return `${tokens.count} fields where at least ${this.#fewest} belong`;
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
                return wrongNumber(place);
        }
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
    /** Checks a number, or parts a token that is more than one column; false when a number is none. */
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
            case 'string':
                return true;
        }
    }
    /** `192.0.2.1:443`, `[2001:db8::1]:443`, `2001:db8::1:443`; the port may be missing. */
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
    /** Verb, URL and protocol, parted at the first and the last space: a URL may hold spaces of its own. */
    #placeRequest(bytes, column) {
        const from = valueAt(this.from, column);
        const to = trimmedEnd(bytes, from, valueAt(this.to, column));
        const first = bareEnd(bytes, from, to);
        const last = Math.max(first, bytes.lastIndexOf(line_format_SPACE, to - 1));
        const url = { from: first < to ? first + 1 : from, to: last > first ? last : to };
        this.#placeText(bytes, { from, to: Math.max(from, url.from - 1) }, column);
        this.#placeText(bytes, url, column + 1);
        this.#placeText(bytes, { from: Math.min(to, url.to + 1), to }, column + 2);
        if (first === to)
            this.from[column] = -1;
        if (url.to === to)
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
function wrongNumber({ name, kind }) {
    return `${name} is no ${kind === 'double' ? 'number' : 'whole number'}`;
}
/** Where a text ends without the spaces at its end. */
function trimmedEnd(bytes, from, to) {
    let end = to;
    while (end > from && bytes[end - 1] === line_format_SPACE)
        end--;
    return end;
}
/** Where the address of an endpoint ends: before its last colon, unless that one belongs to an IPv6 address. */
function addressEnd(bytes, from, to) {
    let colon = to - 1;
    while (colon >= from && bytes[colon] !== line_format_COLON && bytes[colon] !== CLOSING_BRACKET)
        colon--;
    if (colon < from || bytes[colon] === CLOSING_BRACKET)
        return to;
    const inside = bytes.indexOf(line_format_COLON, from) < colon && bytes[colon - 1] !== CLOSING_BRACKET;
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

;// CONCATENATED MODULE: ./build/formats/alb-access.js

/**
 * Access log lines of an Application Load Balancer, of every generation: 29 tokens, 30 with the connection's trace id,
 * 33 with the transforms, and whatever comes after. Names are the columns of the table that AWS documents for Athena.
 */
const albAccess = lineFormat({
    fewest: 29,
    timeToken: 1,
    tokens: [
        line_format_text('type'),
        line_format_text('time'),
        line_format_text('elb'),
        { kind: 'endpoint', names: ['client_ip', 'client_port'] },
        { kind: 'endpoint', names: ['target_ip', 'target_port'] },
        line_format_double('request_processing_time'),
        line_format_double('target_processing_time'),
        line_format_double('response_processing_time'),
        line_format_int('elb_status_code'),
        line_format_int('target_status_code'),
        line_format_int('received_bytes'),
        line_format_int('sent_bytes'),
        { kind: 'request', names: ['request_verb', 'request_url', 'request_proto'] },
        line_format_text('user_agent'),
        line_format_text('ssl_cipher'),
        line_format_text('ssl_protocol'),
        line_format_text('target_group_arn'),
        line_format_text('trace_id'),
        line_format_text('domain_name'),
        line_format_text('chosen_cert_arn'),
        line_format_int('matched_rule_priority'),
        line_format_text('request_creation_time'),
        line_format_text('actions_executed'),
        line_format_text('redirect_url'),
        line_format_text('error_reason'),
        line_format_text('target_port_list'),
        line_format_text('target_status_code_list'),
        line_format_text('classification'),
        line_format_text('classification_reason'),
        line_format_text('conn_trace_id'),
        line_format_text('transformed_host'),
        line_format_text('transformed_uri'),
        line_format_text('request_transform_status'),
    ],
});

;// CONCATENATED MODULE: ./build/formats/alb-connection.js

/** Connection log lines of an Application Load Balancer: 12 tokens, later 13, and whatever comes after. */
const albConnection = lineFormat({
    fewest: 12,
    timeToken: 0,
    tokens: [
        line_format_text('time'),
        line_format_text('client_ip'),
        line_format_int('client_port'),
        line_format_int('listener_port'),
        line_format_text('tls_protocol'),
        line_format_text('tls_cipher'),
        line_format_double('tls_handshake_latency'),
        line_format_text('leaf_client_cert_subject'),
        line_format_text('leaf_client_cert_validity'),
        line_format_text('leaf_client_cert_serial_number'),
        line_format_text('tls_verify_status'),
        line_format_text('conn_trace_id'),
        line_format_text('tls_keyexchange'),
    ],
});

;// CONCATENATED MODULE: ./build/formats/alb-health-check.js

/** Health check log lines of an Application Load Balancer. */
const albHealthCheck = lineFormat({
    fewest: 8,
    timeToken: 1,
    tokens: [
        line_format_text('type'),
        line_format_text('time'),
        line_format_double('latency'),
        line_format_text('target_addr'),
        line_format_text('target_group_id'),
        line_format_text('status'),
        line_format_int('status_code'),
        line_format_text('reason_code'),
    ],
});

;// CONCATENATED MODULE: ./build/formats/alb-formats.js



/** The line format of each log type. */
const ALB_FORMATS = {
    access: albAccess,
    connection: albConnection,
    'health-check': albHealthCheck,
};


/***/ }),

/***/ 4989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iA: () => (/* binding */ ENCODER_VERSION),
  k2: () => (/* binding */ createAlbEncoder),
  FH: () => (/* binding */ encodeProblems)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/transforms/event-block.js
var event_block = __webpack_require__(7752);
// EXTERNAL MODULE: ./node_modules/@marcbachmann/cel-js/lib/index.js + 13 modules
var lib = __webpack_require__(7337);
// EXTERNAL MODULE: ./node_modules/re2js/build/index.js
var build = __webpack_require__(2856);
// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/transforms/message-writer.js
var message_writer = __webpack_require__(9411);
;// CONCATENATED MODULE: ./build/transforms/log-object.js

/** What stands before each line in the format `prefixed`, with the space after it. */
function linePrefix(object) {
    const { bucket, prefix, account, region, day, loadBalancer, stamp, nodeIp, random } = object;
    const path = prefix === '' ? 'None' : `/${prefix.replace(/\/$/, '')}`;
    return (0,message_writer/* piece */.fV)([bucket, path, 'AWSLogs', account, region, day, loadBalancer, stamp, nodeIp, random, ''].join(' '));
}
/** The field `source` of JSON records. */
function sourceOf(object) {
    return {
        bucket: object.bucket,
        key: object.key,
        account: object.account,
        region: object.region,
        load_balancer: object.loadBalancer,
        interval_end: new Date(object.intervalEnd).toISOString().replace('.000Z', 'Z'),
        node_ip: object.nodeIp,
    };
}

;// CONCATENATED MODULE: ./build/transforms/record.js
/** Where a field begins, or -1 where the line has none. */
function startOf(line, index) {
    return line.fields.from[index] ?? -1;
}
function endOf(line, index) {
    return line.fields.to[index] ?? 0;
}

;// CONCATENATED MODULE: ./build/transforms/filter.js





/** The function whose regular expressions may backtrack without end, and ours, of the same length, in its place. */
const BACKTRACKING = 'matches';
const LINEAR = 'reMatch';
/** A field whose name is a word of the language; it goes by another of the same length. */
const TYPE = 'type';
const TYPE_ALIAS = 'Type';
/** Fields that are no columns. */
const EXTRA = 'extra';
const SOURCE = 'source';
/** What is wrong with an expression over these columns (of all wanted log types together). */
function filterProblems(expression, columns) {
    try {
        const parsed = parserEnvironment().parse(expression).ast;
        const result = typedEnvironment(columns).check(withAliases(expression, parsed));
        const found = result.valid
            ? [wrongResult(result), ...nodesOf(parsed).map(wrongPattern)]
            : [wrongPlace(expression, result.error)];
        return found.flatMap((wrong) => (wrong === undefined ? [] : [problem(columns, wrong)]));
    }
    catch (error) {
        return [problem(columns, wrongPlace(expression, error))];
    }
}
/** A filter for the lines of one log type. Fields that it does not have are null. */
function compileFilter(expression, columns) {
    const environment = linearEnvironment();
    const { evaluate, names } = compiled(environment, expression);
    const context = Object.fromEntries([...names].map((name) => [name, null]));
    const used = columns
        .map(({ name, kind }, index) => ({ name: aliasOf(name), kind, index }))
        .filter(({ name }) => names.has(name));
    return {
        open: (object) => {
            context[SOURCE] = sourceOf(object);
        },
        keeps: (line) => {
            for (const { name, index, kind } of used)
                context[name] = filter_valueOf(line, index, kind);
            if (names.has(EXTRA))
                context[EXTRA] = extraOf(line, columns.length);
            return isKept(evaluate, context);
        },
    };
}
function isKept(evaluate, context) {
    try {
        return evaluate(context) !== false;
    }
    catch {
        return true;
    }
}
function filter_valueOf(line, index, kind) {
    const from = startOf(line, index);
    if (from < 0)
        return null;
    const text = line.bytes.toString('utf8', from, endOf(line, index));
    if (kind === 'string')
        return text;
    return kind === 'int' ? BigInt(text) : Number(text);
}
function extraOf({ bytes, fields }, columns) {
    const { from, to, extras } = fields;
    return Array.from({ length: extras }, (_, i) => bytes.toString('utf8', from[columns + i], to[columns + i]));
}
function aliasOf(name) {
    return name === TYPE ? TYPE_ALIAS : name;
}
function parserEnvironment() {
    return new lib/* Environment */.OH({ unlistedVariablesAreDyn: true });
}
/** Expressions are checked here: the fields have their types, and numbers of both kinds and null compare. */
function typedEnvironment(columns) {
    const environment = new lib/* Environment */.OH();
    const never = () => false;
    for (const kind of ['int', 'double', 'string'])
        environment.registerOperator(`${kind} == null`, never);
    environment.registerOperator('int == double', never);
    environment.registerOperator('double in list<int>', never);
    environment.registerOperator('int in list<double>', never);
    const types = new Map(columns.map(({ name, kind }) => [name, kind]));
    for (const [name, kind] of types)
        environment.registerVariable(aliasOf(name), kind);
    environment.registerVariable(EXTRA, 'list<string>');
    environment.registerVariable(SOURCE, 'map<string, string>');
    return environment;
}
/** Expressions are evaluated here: a null operand then spoils what it is part of, not the whole expression. */
function linearEnvironment() {
    const patterns = new Map();
    return new lib/* Environment */.OH({ unlistedVariablesAreDyn: true }).registerFunction(`string.${LINEAR}(string): bool`, (text, pattern) => {
        const known = patterns.get(pattern) ?? build/* RE2JS */.L3.compile(pattern);
        patterns.set(pattern, known);
        return known.test(text);
    });
}
function compiled(environment, expression) {
    try {
        const { ast } = environment.parse(expression);
        const parsed = environment.parse(withLinearPatterns(withAliases(expression, ast), ast));
        const nodes = nodesOf(parsed.ast);
        if (nodes.some((node) => isPatternCall(node)))
            throw new Error(`${BACKTRACKING}() cannot be replaced in it`);
        return {
            evaluate: parsed,
            names: new Set(nodes.flatMap((node) => (node.op === 'id' ? [node.args] : []))),
        };
    }
    catch (error) {
        throw new errors/* ConfigError */.xL([problem([], wrongPlace(expression, error))]);
    }
}
/** The expression with the field `type` under its other name; places stay the same. */
function withAliases(expression, ast) {
    const places = nodesOf(ast).filter((node) => node.op === 'id' && node.args === TYPE);
    return places.reduce((text, { start }) => replaceAt(text, start, TYPE_ALIAS), expression);
}
/** The expression with our function in the place of each `matches`; places stay the same. */
function withLinearPatterns(expression, ast) {
    return nodesOf(ast)
        .filter(isPatternCall)
        .map((call) => expression.lastIndexOf(BACKTRACKING, call.args[2][0]?.start ?? call.end))
        .reduce((text, at) => replaceAt(text, at, LINEAR), expression);
}
function replaceAt(text, at, word) {
    return text.slice(0, at) + word + text.slice(at + word.length);
}
function isPatternCall(node) {
    return node.op === 'rcall' && node.args[0] === BACKTRACKING;
}
function isNode(value) {
    return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}
function nodesIn(args) {
    if (Array.isArray(args))
        return args.flatMap(nodesIn);
    return isNode(args) ? nodesOf(args) : [];
}
function nodesOf(node) {
    return [node, ...nodesIn(node.args)];
}
/** What is wrong with the regular expression of a call, if it is one. */
function wrongPattern(node) {
    if (!isPatternCall(node))
        return undefined;
    const pattern = node.args[2][0];
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string') {
        return `a regular expression that is no plain text ${placeOf(node.input, (pattern ?? node).start)}`;
    }
    try {
        build/* RE2JS */.L3.compile(pattern.args);
        return undefined;
    }
    catch (error) {
        return `${(0,errors/* messageOf */.bD)(error)} ${placeOf(node.input, pattern.start)}`;
    }
}
function wrongResult({ type }) {
    return type === 'bool' || type === 'dyn' ? undefined : `an expression of the type ${type ?? 'unknown'}`;
}
function wrongPlace(expression, error) {
    if (typeof error !== 'object' || error === null || !('summary' in error) || !('range' in error))
        return (0,errors/* messageOf */.bD)(error);
    const { summary, range } = error;
    const start = typeof range === 'object' && range !== null && 'start' in range ? range.start : 0;
    return `${String(summary)} ${placeOf(expression, Number(start))}`;
}
function placeOf(expression, at) {
    const before = expression.slice(0, at).split('\n');
    return `(line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
function problem(columns, found) {
    const names = [...new Set([...columns.map(({ name }) => name), EXTRA, SOURCE])];
    return {
        subject: 'filter',
        expected: 'a CEL expression that is true or false, with regular expressions of RE2 as plain text',
        found,
        fix: `Correct the expression. It may use the fields ${names.join(', ')}.`,
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/transforms/json-record.js


const json_record_EXTRA = starts(',"extra":["');
const NEXT_EXTRA = (0,message_writer/* piece */.fV)('","');
const EXTRA_END = (0,message_writer/* piece */.fV)('"]');
const QUOTE = (0,message_writer/* piece */.fV)('"');
function starts(text) {
    return { afterText: (0,message_writer/* piece */.fV)(`"${text}`), afterOther: (0,message_writer/* piece */.fV)(text) };
}
/** Writes records as JSON objects, straight from the bytes of the line. The closing brace is the caller's. */
class JsonRecordWriter {
    #fields;
    #replaceExtra;
    constructor(columns, redaction) {
        this.#replaceExtra = redaction?.extra;
        this.#fields = columns.map(({ name, kind }, index) => {
            const start = `${index === 0 ? '{' : ','}"${name}":`;
            return {
                isText: kind === 'string' || redaction?.columns[index] !== undefined,
                text: starts(`${start}"`),
                number: starts(start),
                none: starts(`${start}null`),
                replace: redaction?.columns[index],
            };
        });
    }
    write(writer, line) {
        const { extras } = line.fields;
        let afterText = false;
        let column = 0;
        for (const field of this.#fields) {
            const span = { bytes: line.bytes, from: startOf(line, column), to: endOf(line, column) };
            const kind = span.from < 0 ? field.none : field.isText ? field.text : field.number;
            writer.piece(afterText ? kind.afterText : kind.afterOther);
            afterText = kind === field.text;
            writeValue(writer, field, span);
            column++;
        }
        if (extras > 0)
            this.#writeExtras(writer, line, afterText ? json_record_EXTRA.afterText : json_record_EXTRA.afterOther);
        else if (afterText)
            writer.piece(QUOTE);
    }
    #writeExtras(writer, line, start) {
        const { extras } = line.fields;
        const first = this.#fields.length;
        for (let i = first; i < first + extras; i++) {
            writer.piece(i === first ? start : NEXT_EXTRA);
            writeText(writer, this.#replaceExtra, {
                bytes: line.bytes,
                from: startOf(line, i),
                to: endOf(line, i),
            });
        }
        writer.piece(EXTRA_END);
    }
}
function writeValue(writer, field, span) {
    if (span.from < 0)
        return;
    if (field.isText)
        writeText(writer, field.replace, span);
    else
        writer.plain(span.bytes, span.from, span.to);
}
function writeText(writer, replace, span) {
    if (replace === undefined) {
        writer.nested(span.bytes, span.from, span.to);
    }
    else {
        const replaced = replace(span.bytes, span.from, span.to);
        writer.nested(replaced, 0, replaced.length);
    }
}

;// CONCATENATED MODULE: ./build/transforms/message.js





function messageFormat(format, options) {
    return format === 'json' ? new JsonMessages(options) : new LineMessages(format === 'prefixed', options);
}
/** What is told of an unparsable line that must not be shown. */
function fingerprint(line) {
    const text = line.bytes.subarray(line.start, line.end);
    return { length: text.length, sha256: (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex') };
}
const MESSAGE = (0,message_writer/* piece */.fV)('{"message":"');
class JsonMessages {
    #record;
    #redacted;
    #sampled;
    #rate = NaN;
    #source = '';
    /** Ends of a record: with the sample rate at hand, and of one that is always kept. */
    #end = (0,message_writer/* piece */.fV)('');
    constructor(options) {
        this.#record = new JsonRecordWriter(options.columns, options.redaction);
        this.#redacted = options.redaction !== undefined;
        this.#sampled = options.sampled;
    }
    open(object) {
        this.#source = JSON.stringify(sourceOf(object));
        this.#rate = NaN;
    }
    write(writer, line, rate) {
        this.#record.write(writer, line);
        writer.piece(this.#endWith(rate));
    }
    writeUnparsed(writer, line, why) {
        if (this.#redacted) {
            writer.piece((0,message_writer/* piece */.fV)(`${JSON.stringify(fingerprint(line)).slice(0, -1)},"parse_error":${JSON.stringify(why)}`));
        }
        else {
            writer.piece(MESSAGE);
            writer.nested(line.bytes, line.start, line.end);
            writer.piece((0,message_writer/* piece */.fV)(`","parse_error":${JSON.stringify(why)}`));
        }
        writer.piece(this.#endWith(1));
    }
    #endWith(rate) {
        if (rate === this.#rate)
            return this.#end;
        this.#rate = rate;
        this.#end = (0,message_writer/* piece */.fV)(`${this.#sampled ? `,"sample_rate":${rate}` : ''},"source":${this.#source}}`);
        return this.#end;
    }
}
class LineMessages {
    #prefixed;
    #redaction;
    #columns;
    #prefix = (0,message_writer/* piece */.fV)('');
    constructor(prefixed, options) {
        this.#prefixed = prefixed;
        this.#redaction = options.redaction;
        this.#columns = options.columns.length;
    }
    open(object) {
        if (this.#prefixed)
            this.#prefix = linePrefix(object);
    }
    write(writer, line) {
        writer.piece(this.#prefix);
        if (this.#redaction === undefined)
            writer.text(line.bytes, line.start, line.end);
        else
            this.#writeRedacted(writer, line, this.#redaction);
    }
    writeUnparsed(writer, line, why) {
        writer.piece(this.#prefix);
        if (this.#redaction === undefined)
            writer.text(line.bytes, line.start, line.end);
        else
            writer.piece((0,message_writer/* piece */.fV)(JSON.stringify({ ...fingerprint(line), parse_error: why })));
    }
    /** The line with the redacted fields replaced where they stand: columns lie in the order of the line. */
    #writeRedacted(writer, line, redaction) {
        const { extras } = line.fields;
        let at = line.start;
        for (let i = 0; i < this.#columns + extras; i++) {
            const replace = i < this.#columns ? redaction.columns[i] : redaction.extra;
            const start = startOf(line, i);
            if (replace === undefined || start < 0)
                continue;
            writer.text(line.bytes, at, start);
            at = endOf(line, i);
            const replaced = replace(line.bytes, start, at);
            writer.text(replaced, 0, replaced.length);
        }
        writer.text(line.bytes, at, line.end);
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/transforms/redact.js

const REDACTED = 'REDACTED';
const redact_EXTRA = 'extra';
/** An IPv6 address keeps 48 of its 128 bits, an IPv4 address 24 of 32. */
const KEPT_GROUPS = 3;
const redact_all = Buffer.from(REDACTED);
const replaceAll = () => redact_all;
function replaceText(change) {
    return (bytes, from, to) => Buffer.from(change(bytes.toString('utf8', from, to)));
}
/** What stands after each `=` of the query (and of a fragment), up to the next `&`. */
const queryValues = replaceText((url) => url.replace(/[?#][^]*$/, (query) => query.replace(/=[^&#]*/g, `=${REDACTED}`)));
/** A malformed request may end in a piece of its URL where the protocol belongs. */
const onlyProtocol = replaceText((proto) => (/^HTTP\/[0-9.]{1,3}$/.test(proto) ? proto : REDACTED));
const network = replaceText((address) => {
    if ((0,external_node_net_.isIPv4)(address))
        return address.replace(/\d+$/, '0');
    return (0,external_node_net_.isIPv6)(address) ? ipv6Network(address) : REDACTED;
});
function ipv6Network(address) {
    const mapped = /^::ffff:(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1];
    if (mapped !== undefined)
        return `::ffff:${mapped}.0`;
    const [head = [], tail = []] = address
        .split('::')
        .map((half) => half.split(':').filter((group) => group !== ''));
    const missing = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
    const kept = [...head, ...missing, ...tail]
        .slice(0, KEPT_GROUPS)
        .map((group) => parseInt(group, 16).toString(16));
    while (kept.at(-1) === '0')
        kept.pop();
    return `${kept.join(':')}::`;
}
/** The entries of `redact` that are no field's name, and what they replace. */
const RULES = new Map([
    [
        'query-values',
        new Map([
            ['request_verb', queryValues],
            ['request_url', queryValues],
            ['request_proto', onlyProtocol],
            ['redirect_url', queryValues],
            ['transformed_uri', queryValues],
        ]),
    ],
    ['client-ip', new Map([['client_ip', network]])],
    ['user-agent', new Map([['user_agent', replaceAll]])],
]);
/** The entries that stand for nothing, among the fields of all wanted log types. */
function redactProblems(redact, columns) {
    const known = new Set([...RULES.keys(), ...columns.map(({ name }) => name), redact_EXTRA]);
    const unknown = redact.filter((entry) => !known.has(entry));
    if (unknown.length === 0)
        return [];
    return [
        {
            subject: 'redact',
            expected: `one entry a line, each of them one of ${[...known].join(', ')}`,
            found: unknown.join(', '),
            fix: 'Correct or remove these entries.',
        },
    ];
}
/** What is replaced in the lines of one log type; a field that is named itself is replaced as a whole. */
function redaction(redact, columns) {
    const named = new Set(redact);
    const rules = redact.flatMap((entry) => [...(RULES.get(entry) ?? [])]);
    const byColumn = new Map(rules);
    const replace = ({ name }) => named.has(name) ? replaceAll : byColumn.get(name);
    return { columns: columns.map(replace), extra: named.has(redact_EXTRA) ? replaceAll : undefined };
}

;// CONCATENATED MODULE: ./build/transforms/sample.js

const DASH = 0x2d;
const FIVE = 0x35;
const TWO_TO_32 = 2 ** 32;
const STATUS_CODES = new Set(['elb_status_code', 'target_status_code']);
const TRACE_IDS = ['trace_id', 'conn_trace_id'];
/** Chooses by a hash of the trace id (of the line, where there is none), so that a second run chooses the same. */
function sampler(share, columns) {
    const named = (wanted) => columns.flatMap(({ name }, index) => (wanted(name) ? [index] : []));
    const statusCodes = named((name) => STATUS_CODES.has(name));
    const durations = named((name) => name.endsWith('_processing_time'));
    const traceId = TRACE_IDS.flatMap((id) => named((name) => name === id))[0] ?? -1;
    return (line) => {
        if (statusCodes.some((index) => isServerError(line, index)))
            return 1;
        if (durations.some((index) => isNegative(line, index)))
            return 1;
        return hashOf(line, traceId) < share * TWO_TO_32 ? share : 0;
    };
}
/** A status code of three digits that begins with 5. */
function isServerError(line, index) {
    const from = startOf(line, index);
    return from >= 0 && endOf(line, index) - from === 3 && line.bytes[from] === FIVE;
}
/** -1 in place of a duration: the request did not get that far. */
function isNegative(line, index) {
    return line.bytes[startOf(line, index)] === DASH;
}
function hashOf(line, column) {
    const from = startOf(line, column);
    const to = endOf(line, column);
    return from < 0 || from === to ? hash(line.bytes, line.start, line.end) : hash(line.bytes, from, to);
}
/** FNV-1a, with the mixing at the end of MurmurHash3, since the high bits decide. */
function hash(bytes, from, to) {
    let h = 0x811c9dc5;
    for (let i = from; i < to; i++)
        h = Math.imul(h ^ (bytes[i] ?? 0), 0x01000193);
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
}

;// CONCATENATED MODULE: ./build/transforms/encode.js






/** Raised whenever the same lines would give other events: a take-over must encode as the claim did. */
const ENCODER_VERSION = 1;
/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
function encodeProblems({ filter, redact = [] }, formats) {
    const columns = formats.flatMap((format) => format.columns);
    return [
        ...(filter === undefined ? [] : filterProblems(filter, columns)),
        ...redactProblems(redact, columns),
    ];
}
/** The one entry point: an encoder for the lines of one log type. It keeps nothing between blocks but memory. */
function createAlbEncoder(settings, format, observer) {
    const encoder = new LineEncoder(settings, format, observer);
    return (block, object) => encoder.encode(block, object);
}
/** What a new encoder expects an event to take, as a share of its line. */
const FIRST_GUESS = { json: 3, raw: 1.3, prefixed: 1.6 };
const ENTRY_BYTES = 48;
const NO_TIME = 'there is no time of the form 2026-11-01T00:04:59.123456Z in its place';
class LineEncoder {
    #settings;
    #format;
    #messages;
    #line;
    #filter;
    #sampler;
    /** Whether the fields are wanted; otherwise the time alone is read. */
    #parses;
    #observer;
    /** No event lies before the epoch, whatever the settings say. */
    #oldest;
    /** Growth of the last block, so that the next one gets a buffer that fits. */
    #growth;
    #events = new event_block/* EventBlockBuilder */.n(0, 0);
    #counts = noCounts(0);
    #intervalEnd = 0;
    /** The share of records that the one at hand stands for. */
    #rate = 1;
    constructor(settings, format, observer) {
        this.#settings = settings;
        this.#observer = observer;
        this.#format = format;
        const { filter, sample = 1, redact = [] } = settings;
        const { columns } = format;
        this.#filter = filter === undefined ? undefined : compileFilter(filter, columns);
        this.#sampler = sample === 1 ? undefined : sampler(sample, columns);
        this.#messages = messageFormat(settings.format, {
            columns,
            sampled: this.#sampler !== undefined,
            redaction: redact.length === 0 ? undefined : redaction(redact, columns),
        });
        this.#line = { bytes: Buffer.alloc(0), start: 0, end: 0, fields: format.reader() };
        this.#parses = settings.format === 'json' || filter !== undefined || sample !== 1 || redact.length > 0;
        this.#oldest = Math.max(0, settings.oldest);
        this.#growth = FIRST_GUESS[settings.format];
    }
    encode(block, object) {
        const { count, bytes, oversize } = block;
        this.#events = new event_block/* EventBlockBuilder */.n(count, Math.ceil(bytes.length * this.#growth) + count * ENTRY_BYTES);
        this.#counts = noCounts(oversize);
        this.#counts.read += count;
        this.#intervalEnd = object.intervalEnd;
        this.#messages.open(object);
        this.#filter?.open(object);
        this.#takeLines(block);
        const written = this.#events.writer.at;
        if (bytes.length > 0)
            this.#growth = Math.min(8, Math.max(1, (written / bytes.length) * 1.05));
        return { events: this.#events.finish(), counts: this.#counts };
    }
    #takeLines(block) {
        const { bytes, starts, ends, count } = block;
        const valid = (0,external_node_buffer_.isUtf8)(bytes);
        const line = this.#line;
        for (let i = 0; i < count; i++) {
            line.bytes = bytes;
            line.start = starts[i] ?? 0;
            line.end = ends[i] ?? 0;
            if (!valid)
                mend(line);
            this.#take(line);
        }
    }
    #take(line) {
        const time = this.#format.timeOf(line.bytes, line.start, line.end);
        const why = this.#read(line, time) ?? (Number.isNaN(time) ? NO_TIME : undefined);
        if (why === undefined) {
            if (this.#isChosen(line))
                this.#send(line, time, undefined);
            return;
        }
        this.#rate = 1;
        const ownTime = this.#settings.format === 'json' ? NaN : time;
        this.#send(line, Number.isNaN(ownTime) ? this.#intervalEnd : ownTime, why);
    }
    /** Finds the fields, where they are wanted; says why it cannot. An observer changes nothing of what is sent. */
    #read(line, time) {
        const observer = this.#observer;
        if (!this.#parses && observer === undefined)
            return undefined;
        const wrong = line.fields.read(line.bytes, line.start, line.end);
        if (wrong === undefined && !Number.isNaN(time))
            observer?.parsed(line.bytes, line.fields, time);
        else
            observer?.unparsed();
        return this.#parses ? wrong : undefined;
    }
    /** Whether filter and sample let the record through; counts it where they do not. */
    #isChosen(line) {
        if (this.#filter?.keeps(line) === false) {
            this.#counts.filtered++;
            return false;
        }
        this.#rate = this.#sampler?.(line) ?? 1;
        if (this.#rate === 0)
            this.#counts['sampled-out']++;
        return this.#rate > 0;
    }
    /** Sends the record, unless its age or its size forbids it. */
    #send(line, time, why) {
        const { newest, restampTo } = this.#settings;
        const counts = this.#counts;
        const tooOld = time < this.#oldest;
        if (time > newest)
            counts['too-new']++;
        else if (tooOld && restampTo === undefined)
            counts['too-old']++;
        else if (!this.#write(line, tooOld ? (restampTo ?? 0) : time, why))
            counts.oversize++;
        else {
            if (tooOld)
                counts.restamped++;
            if (why !== undefined)
                counts.unparsed++;
        }
    }
    #write(line, timestamp, why) {
        this.#events.begin(timestamp);
        if (why === undefined)
            this.#messages.write(this.#events.writer, line, this.#rate);
        else
            this.#messages.writeUnparsed(this.#events.writer, line, why);
        return this.#events.commit();
    }
}
function noCounts(oversize) {
    return {
        read: oversize,
        filtered: 0,
        'sampled-out': 0,
        'too-old': 0,
        'too-new': 0,
        oversize,
        unparsed: 0,
        restamped: 0,
    };
}
/** Puts U+FFFD where a line holds bytes that are no UTF-8. */
function mend(line) {
    const text = line.bytes.subarray(line.start, line.end);
    if ((0,external_node_buffer_.isUtf8)(text))
        return;
    line.bytes = Buffer.from(text.toString('utf8'));
    line.start = 0;
    line.end = line.bytes.length;
}


/***/ }),

/***/ 7752:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ EventBlockBuilder)
/* harmony export */ });
/* harmony import */ var _events_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3987);
/* harmony import */ var _message_writer_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9411);


const HEAD = (0,_message_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .frame */ .Gt)('{"timestamp":');
const MIDDLE = (0,_message_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .frame */ .Gt)(',"message":"');
const TAIL = (0,_message_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .frame */ .Gt)('"},');
/** Timestamps are written as two numbers of which each fits 32 bits. */
const LOW_DIGITS = 7;
const LOW = 10 ** LOW_DIGITS;
/** Builds one block of events. Between `begin` and `commit` the message is written with `writer`. */
class EventBlockBuilder {
    writer;
    count = 0;
    #timestamps;
    #sizes;
    #ends;
    #timestamp = 0;
    #entry = 0;
    #message = 0;
    constructor(expectedEvents, expectedBytes) {
        const length = Math.max(16, expectedEvents);
        this.writer = new _message_writer_js__WEBPACK_IMPORTED_MODULE_0__/* .MessageWriter */ .HK(expectedBytes);
        this.#timestamps = new Float64Array(length);
        this.#sizes = new Uint32Array(length);
        this.#ends = new Uint32Array(length);
    }
    /** Starts an event at a time in whole milliseconds since the epoch, not before it. */
    begin(timestamp) {
        const writer = this.writer;
        this.#timestamp = timestamp;
        this.#entry = writer.at;
        writer.piece(HEAD);
        this.#writeTimestamp(timestamp);
        writer.piece(MIDDLE);
        writer.overhead = 0;
        this.#message = writer.at;
    }
    /** Ends the event; false when it is larger than CloudWatch Logs takes, and then it is not part of the block. */
    commit() {
        const writer = this.writer;
        const size = writer.at - this.#message - writer.overhead;
        if (size > _events_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_MESSAGE_BYTES */ .f) {
            writer.at = this.#entry;
            return false;
        }
        writer.piece(TAIL);
        if (this.count === this.#sizes.length)
            this.#grow();
        this.#timestamps[this.count] = this.#timestamp;
        this.#sizes[this.count] = size;
        this.#ends[this.count] = writer.at;
        this.count++;
        return true;
    }
    /** Adds one message that is a string already. */
    add(timestamp, message) {
        this.begin(timestamp);
        const bytes = Buffer.from(message);
        this.writer.text(bytes, 0, bytes.length);
        return this.commit();
    }
    finish() {
        const { count, writer } = this;
        return {
            count,
            timestamps: this.#timestamps.slice(0, count),
            sizes: this.#sizes.slice(0, count),
            ends: this.#ends.slice(0, count),
            bytes: exact(writer.bytes, writer.at),
        };
    }
    #writeTimestamp(timestamp) {
        const high = Math.floor(timestamp / LOW);
        const low = timestamp - high * LOW;
        if (high > 0)
            this.writer.digits(high, digitCount(high));
        this.writer.digits(low, high > 0 ? LOW_DIGITS : digitCount(low));
    }
    #grow() {
        const length = this.#sizes.length * 2;
        const timestamps = new Float64Array(length);
        const sizes = new Uint32Array(length);
        const ends = new Uint32Array(length);
        timestamps.set(this.#timestamps);
        sizes.set(this.#sizes);
        ends.set(this.#ends);
        this.#timestamps = timestamps;
        this.#sizes = sizes;
        this.#ends = ends;
    }
}
function digitCount(value) {
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10)
        digits++;
    return digits;
}
/** The written part of a buffer; copied where too much memory would hang on it. */
function exact(bytes, length) {
    if (length > bytes.length * 0.75)
        return bytes.subarray(0, length);
    const copy = Buffer.allocUnsafeSlow(length);
    bytes.copy(copy, 0, 0, length);
    return copy;
}


/***/ }),

/***/ 9411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gt: () => (/* binding */ frame),
/* harmony export */   HK: () => (/* binding */ MessageWriter),
/* harmony export */   fV: () => (/* binding */ piece)
/* harmony export */ });
const WORD = 4;
const ZERO = 0x30;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
/** What follows the `u` in the place of a control character. */
const CODE_LENGTH = 4;
const CODES = Array.from({ length: 0x20 }, (_, byte) => byte.toString(16).padStart(CODE_LENGTH, '0'));
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MOST_GROWTH = 7;
/** 0 for bytes that stand for themselves in a JSON string, otherwise the letter after the backslash. */
const ESCAPE = new Uint8Array(256);
ESCAPE.fill(LETTER_U, 0, 0x20);
ESCAPE[0x08] = 0x62;
ESCAPE[0x09] = 0x74;
ESCAPE[0x0a] = 0x6e;
ESCAPE[0x0c] = 0x66;
ESCAPE[0x0d] = 0x72;
ESCAPE[QUOTE] = QUOTE;
ESCAPE[BACKSLASH] = BACKSLASH;
/** What follows the backslash in the place of a byte. */
function letterOf(byte) {
    return ESCAPE[byte] ?? 0;
}
/**
 * A bit for each of a word's four bytes that is a quote, a backslash or a control character; the lowest one that is set
 * is exact, the others need not be.
 */
function escapesIn(word) {
    const quote = word ^ 0x22222222;
    const backslash = word ^ 0x5c5c5c5c;
    const found = ((quote - 0x01010101) & ~quote) | ((backslash - 0x01010101) & ~backslash) | ((word - 0x20202020) & ~word);
    return found & 0x80808080;
}
/** Which byte of the word the lowest bit belongs to. */
function firstOf(found) {
    return (31 - Math.clz32(found & -found)) >> 3;
}
function viewOf(bytes) {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
function pieceOf(bytes, overhead) {
    const padded = Buffer.alloc(Math.ceil(bytes.length / WORD) * WORD);
    bytes.copy(padded);
    return { length: bytes.length, words: viewOf(padded), overhead };
}
/** Text of a message. */
function piece(text) {
    const bytes = Buffer.from(JSON.stringify(text).slice(1, -1));
    return pieceOf(bytes, bytes.length - Buffer.byteLength(text));
}
/** What stands around messages, as it is. */
function frame(text) {
    return pieceOf(Buffer.from(text), 0);
}
/**
 * Writes messages as they stand inside a JSON string and keeps count of what the escaping added. It goes four bytes at
 * a time where nothing needs an escape, which is nearly everywhere. All text must be valid UTF-8.
 */
class MessageWriter {
    at = 0;
    /** Bytes written so far that exist only for the escaping. */
    overhead = 0;
    bytes;
    #view;
    #source;
    #sourceView;
    constructor(expectedBytes) {
        this.bytes = Buffer.allocUnsafeSlow(Math.max(256, expectedBytes));
        this.#view = viewOf(this.bytes);
        this.#source = this.bytes;
        this.#sourceView = this.#view;
    }
    piece(constant) {
        const { words, length } = constant;
        this.#reserve(length + WORD);
        const view = this.#view;
        const at = this.at;
        for (let i = 0; i < length; i += WORD)
            view.setInt32(at + i, words.getInt32(i, true), true);
        this.at = at + length;
        this.overhead += constant.overhead;
    }
    /** Bytes that need no escaping. */
    plain(source, from, to) {
        const words = this.#open(source, to - from);
        const { bytes } = this;
        let at = this.at;
        for (let i = from; i < to; i++)
            bytes[at++] = words.getUint8(i);
        this.at = at;
    }
    /** The last `count` decimal digits of a number that fits 32 bits. */
    digits(value, count) {
        this.#reserve(count);
        const bytes = this.bytes;
        let rest = value | 0;
        for (let at = this.at + count - 1; at >= this.at; at--) {
            const next = (rest / 10) | 0;
            bytes[at] = ZERO + rest - next * 10;
            rest = next;
        }
        this.at += count;
    }
    /** Text of the message itself. */
    text(source, from, to) {
        const words = this.#open(source, to - from);
        const view = this.#view;
        let at = this.at;
        let i = from;
        while (i + WORD <= to) {
            const word = words.getInt32(i, true);
            const found = escapesIn(word);
            view.setInt32(at, word, true);
            const clean = found === 0 ? WORD : firstOf(found);
            at += clean;
            i += clean;
            if (clean < WORD)
                at = this.#escape(words.getUint8(i++), at);
        }
        for (; i < to; i++) {
            const byte = words.getUint8(i);
            if (letterOf(byte) === 0)
                view.setUint8(at++, byte);
            else
                at = this.#escape(byte, at);
        }
        this.at = at;
    }
    /** Text inside a JSON string that the message holds: escaped for that string, then for the entry. */
    nested(source, from, to) {
        const words = this.#open(source, to - from);
        const view = this.#view;
        let at = this.at;
        let i = from;
        while (i + WORD <= to) {
            const word = words.getInt32(i, true);
            const found = escapesIn(word);
            view.setInt32(at, word, true);
            const clean = found === 0 ? WORD : firstOf(found);
            at += clean;
            i += clean;
            if (clean < WORD)
                at = this.#escapeTwice(words.getUint8(i++), at);
        }
        for (; i < to; i++) {
            const byte = words.getUint8(i);
            if (letterOf(byte) === 0)
                view.setUint8(at++, byte);
            else
                at = this.#escapeTwice(byte, at);
        }
        this.at = at;
    }
    /** Makes room for so much text, and answers a view of its source. */
    #open(source, length) {
        this.#reserve(length * MOST_GROWTH);
        if (source !== this.#source) {
            this.#source = source;
            this.#sourceView = viewOf(source);
        }
        return this.#sourceView;
    }
    #reserve(more) {
        if (this.at + more > this.bytes.length)
            this.#grow(more);
    }
    #grow(more) {
        const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + more));
        this.bytes.copy(larger, 0, 0, this.at);
        this.bytes = larger;
        this.#view = viewOf(larger);
    }
    #escape(byte, at) {
        const letter = letterOf(byte);
        this.#view.setUint8(at, BACKSLASH);
        this.#view.setUint8(at + 1, letter);
        this.overhead++;
        if (letter !== LETTER_U)
            return at + 2;
        this.overhead += CODE_LENGTH;
        return this.#writeCode(byte, at + 2);
    }
    #escapeTwice(byte, at) {
        const letter = letterOf(byte);
        this.#view.setUint8(at, BACKSLASH);
        this.#view.setUint8(at + 1, BACKSLASH);
        this.#view.setUint8(at + 2, letter);
        this.overhead++;
        if (letter !== QUOTE && letter !== BACKSLASH) {
            return letter === LETTER_U ? this.#writeCode(byte, at + 3) : at + 3;
        }
        this.#view.setUint8(at + 2, BACKSLASH);
        this.#view.setUint8(at + 3, letter);
        this.overhead++;
        return at + 4;
    }
    /** The four digits after a `u`. */
    #writeCode(byte, at) {
        return at + this.bytes.write(CODES[byte] ?? '', at, 'latin1');
    }
}


/***/ })

};
