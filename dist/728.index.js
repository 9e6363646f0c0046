export const id = 728;
export const ids = [728];
export const modules = {

  1728:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    albProblems: () => (  albProblems)
  });
  var _encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1475);
  var _encode_line_columns_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6734);
  var _encode_redact_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5006);
  var _log_types_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9979);
function albProblems({ filter, redact, logTypes }) {
    const named = _log_types_index_js__WEBPACK_IMPORTED_MODULE_3__  .D_.filter(({ name }) => logTypes.includes(name));
    const columns = (named.length === 0 ? _log_types_index_js__WEBPACK_IMPORTED_MODULE_3__  .D_ : named).flatMap((type) => (0,_encode_line_columns_js__WEBPACK_IMPORTED_MODULE_1__  .b)(type).columns);
    return [
        ...(filter === undefined ? [] : (0,_encode_filter_problems_js__WEBPACK_IMPORTED_MODULE_0__  .r_)(filter, columns)),
        ...(0,_encode_redact_js__WEBPACK_IMPORTED_MODULE_2__  .Y$)(redact, columns),
    ];
}


  }),

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


  })

};
