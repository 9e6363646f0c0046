export const id = 108;
export const ids = [108];
export const modules = {

  9108:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  L: () => (  ParquetFile)
});
var bytewriter = __webpack_require__(3732);
var metadata = __webpack_require__(5373);
var datapage = __webpack_require__(2098);
var encoding = __webpack_require__(3096);
var kernel_memory = __webpack_require__(8369);
; 
function boundsOf(plain) {
    if (plain.size === 0)
        return {};
    const content = plain.content();
    const view = new DataView(content.buffer, content.byteOffset, content.length);
    switch (plain.physical) {
        case 'text':
            return textBounds(content, view);
        case 'int':
            return intBounds(view);
        case 'double':
            return doubleBounds(view);
    }
}
function textBounds(content, view) {
    const length = (at) => view.getUint32(at, true);
    const isLess = (left, right) => {
        const [leftEnd, rightEnd] = [left + WORD_BYTES + length(left), right + WORD_BYTES + length(right)];
        let [i, j] = [left + WORD_BYTES, right + WORD_BYTES];
        while (i < leftEnd && j < rightEnd && content[i] === content[j]) {
            i += 1;
            j += 1;
        }
        return j < rightEnd && (i === leftEnd || (content[i] ?? 0) < (content[j] ?? 0));
    };
    let [min, max] = [0, 0];
    for (let at = 0; at < content.length; at += WORD_BYTES + length(at)) {
        if (isLess(at, min))
            min = at;
        if (isLess(max, at))
            max = at;
    }
    const text = (at) => content.slice(at + WORD_BYTES, at + WORD_BYTES + length(at));
    return { min_value: text(min), max_value: text(max) };
}
const WORD_BYTES = 4;
const NUMBER_BYTES = 8;
function intBounds(view) {
    const high = (at) => view.getInt32(at + WORD_BYTES, true);
    const low = (at) => view.getUint32(at, true);
    const isLess = (left, right) => high(left) < high(right) || (high(left) === high(right) && low(left) < low(right));
    let [min, max] = [0, 0];
    for (let at = NUMBER_BYTES; at < view.byteLength; at += NUMBER_BYTES) {
        if (isLess(at, min))
            min = at;
        if (isLess(max, at))
            max = at;
    }
    return { min_value: view.getBigInt64(min, true), max_value: view.getBigInt64(max, true) };
}
function doubleBounds(view) {
    let [min, max] = [Infinity, -Infinity];
    for (let at = 0; at < view.byteLength; at += NUMBER_BYTES) {
        const value = view.getFloat64(at, true);
        min = Math.min(min, value);
        max = Math.max(max, value);
    }
    return { min_value: min === 0 ? -0 : min, max_value: max === 0 ? 0 : max };
}

; 





const TYPES = { text: 'BYTE_ARRAY', int: 'INT64', double: 'DOUBLE' };
class ColumnChunks {
    #writer;
    #compression;
    constructor(writer, compression) {
        this.#writer = writer;
        this.#compression = compression;
    }
    write(column, path, rows) {
        const { plain, dictionary } = column.values.end();
        const start = this.#writer.offset;
        const dictionaryBytes = dictionary === undefined ? 0 : this.#writeDictionary(plain.content(), dictionary.size);
        const pageStart = this.#writer.offset;
        const pageBytes = this.#writePage(column, { plain, dictionary }, rows);
        const nulls = column.definition.size - column.values.count;
        return {
            file_offset: BigInt(start),
            meta_data: {
                type: TYPES[plain.physical],
                encodings: dictionary === undefined ? ['PLAIN'] : ['PLAIN', 'RLE_DICTIONARY'],
                path_in_schema: [...path],
                codec: this.#compression === 'snappy' ? 'SNAPPY' : 'UNCOMPRESSED',
                num_values: BigInt(column.definition.size),
                total_compressed_size: BigInt(this.#writer.offset - start),
                total_uncompressed_size: BigInt(dictionaryBytes + pageBytes),
                data_page_offset: BigInt(pageStart),
                ...(dictionary === undefined ? {} : { dictionary_page_offset: BigInt(start) }),
                statistics: { ...boundsOf(plain), null_count: BigInt(nulls) },
                encoding_stats: [
                    ...(dictionary === undefined
                        ? []
                        : [{ page_type: 'DICTIONARY_PAGE', encoding: 'PLAIN', count: 1 }]),
                    {
                        page_type: 'DATA_PAGE_V2',
                        encoding: dictionary === undefined ? 'PLAIN' : 'RLE_DICTIONARY',
                        count: 1,
                    },
                ],
            },
        };
    }
    #writeDictionary(entries, size) {
        return this.#write(NO_LEVELS, entries, {
            type: 'DICTIONARY_PAGE',
            dictionary_page_header: { num_values: size, encoding: 'PLAIN' },
        });
    }
    #writePage(column, { plain, dictionary }, rows) {
        const { definition, repetition, maxDefinition } = column;
        const levels = new bytewriter .U();
        const repetitionBytes = repetition === undefined ? 0 : (0,encoding .Y)(levels, repetition.content(), 1);
        const definitionBytes = (0,encoding .Y)(levels, definition.content(), bitsOf(maxDefinition));
        return this.#write(levels.getBytes(), dictionary === undefined ? plain.content() : indexBytes(dictionary), {
            type: 'DATA_PAGE_V2',
            data_page_header_v2: {
                num_values: definition.size,
                num_nulls: definition.size - column.values.count,
                num_rows: rows,
                encoding: dictionary === undefined ? 'PLAIN' : 'RLE_DICTIONARY',
                definition_levels_byte_length: definitionBytes,
                repetition_levels_byte_length: repetitionBytes,
                is_compressed: true,
            },
        });
    }
    #write(levels, values, header) {
        const writer = this.#writer;
        const compressed = this.#compression === 'snappy' ? (0,kernel_memory .t)().snappy(values) : values;
        const start = writer.offset;
        (0,datapage .s)(writer, {
            ...header,
            uncompressed_page_size: levels.length + values.length,
            compressed_page_size: levels.length + compressed.length,
        });
        const headerBytes = writer.offset - start;
        writer.appendBytes(levels);
        writer.appendBytes(compressed);
        return headerBytes + levels.length + values.length;
    }
}
const NO_LEVELS = new Uint8Array();
function bitsOf(most) {
    return 32 - Math.clz32(most);
}
function indexBytes({ size, indices }) {
    const bytes = new bytewriter .U();
    const bits = bitsOf(size - 1);
    bytes.appendUint8(bits);
    (0,encoding .Y)(bytes, indices, bits);
    return bytes.getBytes();
}

; 
const SMALLEST_BYTES = 256;
const MAX_KEPT_BYTES = 32 * 1024 * 1024;
const free = new Map();
let kept = 0;
function takeBlock(bytes) {
    const size = Math.max(SMALLEST_BYTES, 2 ** (32 - Math.clz32(bytes - 1)));
    const block = free.get(size)?.pop();
    if (block === undefined)
        return new ArrayBuffer(size);
    kept -= size;
    return block;
}
function giveBlock(block) {
    const size = block.byteLength;
    if (kept + size > MAX_KEPT_BYTES)
        return;
    kept += size;
    const others = free.get(size);
    if (others === undefined)
        free.set(size, [block]);
    else
        others.push(block);
}

; 

const FIRST_BYTES = 256;
const LONG_BYTES = 64;
class GrowingBytes {
    bytes = new Uint8Array(takeBlock(FIRST_BYTES));
    size = 0;
    push(byte) {
        if (this.size === this.bytes.length)
            this.#grow(1);
        this.bytes[this.size++] = byte;
    }
    append({ bytes: source, from, to }) {
        const length = to - from;
        if (this.size + length > this.bytes.length)
            this.#grow(length);
        const { bytes, size } = this;
        if (length >= LONG_BYTES)
            bytes.set(source.subarray(from, to), size);
        else
            for (let i = 0; i < length; i++)
                bytes[size + i] = source[from + i] ?? 0;
        this.size += length;
    }
    appendWord(word) {
        this.push(word & 0xff);
        this.push((word >>> 8) & 0xff);
        this.push((word >>> 16) & 0xff);
        this.push(word >>> 24);
    }
    content() {
        return this.bytes.subarray(0, this.size);
    }
    release() {
        giveBlock(this.bytes.buffer);
    }
    #grow(by) {
        const grown = new Uint8Array(takeBlock(Math.max(2 * this.bytes.length, this.size + by)));
        grown.set(this.content());
        this.release();
        this.bytes = grown;
    }
}

; 

const LENGTH_BYTES = 4;
class PlainValues extends GrowingBytes {
    physical;
    before;
    constructor(physical) {
        super();
        this.physical = physical;
        this.before = physical === 'text' ? LENGTH_BYTES : 0;
    }
    append(value) {
        if (this.before > 0)
            this.appendWord(value.to - value.from);
        super.append(value);
    }
}

; 
const FIRST_ROOM = 64;
const MAX_TRIES = 16;
const PRIME = 31;
const TABLE_BYTES = 20;
const NONE = -1;
class Dictionary {
    entries;
    size = 0;
    #starts = numbers(FIRST_ROOM);
    #ends = numbers(FIRST_ROOM);
    #hashes = numbers(FIRST_ROOM);
    #latest = numbers(FIRST_ROOM).fill(NONE);
    #before = numbers(FIRST_ROOM);
    #last = NONE;
    constructor(physical) {
        this.entries = new PlainValues(physical);
    }
    get held() {
        return this.entries.size + TABLE_BYTES * this.size;
    }
    numberOf(value) {
        if (this.#holds(this.#last, value))
            return this.#last;
        const hash = hashOf(value);
        let entry = this.#latest[slotOf(hash, this.#latest.length)] ?? NONE;
        for (let tries = MAX_TRIES; entry !== NONE && tries > 0; tries--) {
            if (this.#hashes[entry] === hash && this.#holds(entry, value))
                return (this.#last = entry);
            entry = this.#before[entry] ?? NONE;
        }
        return (this.#last = this.#add(value, hash));
    }
    entry(number) {
        return { bytes: this.entries.bytes, from: this.#starts[number] ?? 0, to: this.#ends[number] ?? 0 };
    }
    #holds(entry, { bytes, from, to }) {
        if (entry === NONE)
            return false;
        const start = this.#starts[entry] ?? 0;
        if ((this.#ends[entry] ?? 0) - start !== to - from)
            return false;
        const known = this.entries.bytes;
        for (let i = start, at = from; at < to; i++, at++)
            if (known[i] !== bytes[at])
                return false;
        return true;
    }
    #add(value, hash) {
        if (this.size === this.#latest.length)
            this.#grow();
        const entry = this.size++;
        this.#starts[entry] = this.entries.size + this.entries.before;
        this.entries.append(value);
        this.#ends[entry] = this.entries.size;
        this.#hashes[entry] = hash;
        this.#link(entry, hash);
        return entry;
    }
    #link(entry, hash) {
        const slot = slotOf(hash, this.#latest.length);
        this.#before[entry] = this.#latest[slot] ?? NONE;
        this.#latest[slot] = entry;
    }
    #grow() {
        const room = 2 * this.size;
        this.#starts = enlarged(this.#starts, room);
        this.#ends = enlarged(this.#ends, room);
        this.#hashes = enlarged(this.#hashes, room);
        this.#before = enlarged(this.#before, room);
        this.#latest = enlarged(this.#latest, room).fill(NONE);
        for (let entry = 0; entry < this.size; entry++)
            this.#link(entry, this.#hashes[entry] ?? 0);
    }
    release() {
        this.entries.release();
        for (const table of [this.#starts, this.#ends, this.#hashes, this.#before, this.#latest])
            giveBlock(table.buffer);
    }
}
const { imul } = Math;
function hashOf({ bytes, from, to }) {
    let hash = to - from;
    for (let at = from; at < to; at++)
        hash = (imul(hash, PRIME) + (bytes[at] ?? 0)) | 0;
    return hash;
}
function slotOf(hash, slots) {
    return (hash ^ (hash >>> 15)) & (slots - 1);
}
function numbers(count) {
    return new Int32Array(takeBlock(count * Int32Array.BYTES_PER_ELEMENT), 0, count);
}
function enlarged(table, count) {
    const larger = numbers(count);
    larger.set(table);
    giveBlock(table.buffer);
    return larger;
}

; 



const FIRST_ROWS = 256;
const INDEX_BYTES = 4;
const PROBE = 1024;
const WORTH = 1 / 2;
class EncodedValues {
    count = 0;
    #plain;
    #dictionary;
    #indices = numbers(FIRST_ROWS);
    #size = 0;
    constructor(physical) {
        this.#dictionary = new Dictionary(physical);
        this.#plain = this.#dictionary.entries;
    }
    add(value) {
        const before = this.#held;
        this.#size += value.to - value.from + this.#plain.before;
        if (this.#dictionary === undefined)
            this.#plain.append(value);
        else
            this.#addTo(this.#dictionary, value);
        this.count += 1;
        return this.#held - before + INDEX_BYTES;
    }
    get #held() {
        return this.#dictionary?.held ?? this.#plain.size;
    }
    #addTo(dictionary, value) {
        const { count } = this;
        if (count === this.#indices.length)
            this.#indices = enlarged(this.#indices, 2 * count);
        const { size } = dictionary;
        this.#indices[count] = dictionary.numberOf(value);
        if (count >= PROBE && dictionary.size > size && !this.#isWorth(dictionary))
            this.#giveUp(dictionary, count + 1);
    }
    #isWorth({ entries }) {
        return entries.size <= WORTH * this.#size && entries.size > 0;
    }
    #giveUp(dictionary, count) {
        this.#plain = new PlainValues(this.#plain.physical);
        for (let i = 0; i < count; i++)
            this.#plain.append(dictionary.entry(this.#indices[i] ?? 0));
        dictionary.release();
        this.#dictionary = undefined;
    }
    release() {
        (this.#dictionary ?? this.#plain).release();
        giveBlock(this.#indices.buffer);
    }
    end() {
        if (this.#dictionary !== undefined && !this.#isWorth(this.#dictionary))
            this.#giveUp(this.#dictionary, this.count);
        const plain = this.#plain;
        if (this.#dictionary === undefined)
            return { plain, dictionary: undefined };
        return {
            plain,
            dictionary: { size: this.#dictionary.size, indices: this.#indices.subarray(0, this.count) },
        };
    }
}

; 
function release({ values, definition, repetition }) {
    values.release();
    definition.release();
    repetition?.release();
}
class FlatValues {
    values;
    definition = new GrowingBytes();
    maxDefinition = 1;
    constructor(physical) {
        this.values = new EncodedValues(physical);
    }
    add(json) {
        const value = this.encoded(json);
        this.definition.push(value === undefined ? 0 : 1);
        return value === undefined ? 1 : 1 + this.values.add(value);
    }
}
function columnValues(kind) {
    switch (kind) {
        case 'string':
            return new TextValues('text');
        case 'int':
            return new IntValues('int');
        case 'double':
            return new DoubleValues('double');
        case 'micros':
        case 'millis':
            return new InstantValues(kind);
        case 'strings':
            return new ListValues();
    }
}
const SECOND = 'YYYY-MM-DDTHH:MM:SS';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
const POINT = 0x2e;
const MINUS = 0x2d;
const ZERO = 0x30;
const LETTER_Z = 0x5a;
const EXACT_DIGITS = 15;
const MAX_DIGITS = 18;
const column_values_NUMBER_BYTES = 8;
const number = new DataView(new ArrayBuffer(column_values_NUMBER_BYTES));
const numberBytes = { bytes: new Uint8Array(number.buffer), from: 0, to: column_values_NUMBER_BYTES };
const WORD = 2 ** 32;
function int64(value) {
    number.setUint32(0, value >>> 0, true);
    number.setInt32(4, Math.floor(value / WORD), true);
    return numberBytes;
}
function bigInt64(value) {
    number.setBigInt64(0, value, true);
    return numberBytes;
}
class IntValues extends FlatValues {
    encoded({ kind, bytes, from, to }) {
        if (kind !== 'number')
            return undefined;
        const isNegative = bytes[from] === MINUS;
        const start = isNegative ? from + 1 : from;
        const whole = to - start > EXACT_DIGITS ? undefined : digitsIn(bytes, start, to);
        if (whole !== undefined)
            return int64(isNegative ? -whole : whole);
        const text = bytes.toString('latin1', from, to);
        if (to - start <= MAX_DIGITS && /^-?\d+$/.test(text))
            return bigInt64(BigInt(text));
        return Number.isSafeInteger(Number(text)) ? int64(Number(text)) : undefined;
    }
}
class DoubleValues extends FlatValues {
    encoded(json) {
        if (json.kind !== 'number')
            return undefined;
        number.setFloat64(0, doubleIn(json), true);
        return numberBytes;
    }
}
function doubleIn({ bytes, from, to }) {
    const isNegative = bytes[from] === MINUS;
    const start = isNegative ? from + 1 : from;
    let point = start;
    while (point < to && bytes[point] !== POINT)
        point += 1;
    const decimals = Math.max(0, to - point - 1);
    const whole = digitsIn(bytes, start, point);
    const fraction = digitsIn(bytes, point + 1, to);
    if (to - start > EXACT_DIGITS || whole === undefined || fraction === undefined)
        return Number(bytes.toString('latin1', from, to));
    const scale = 10 ** decimals;
    const value = (whole * scale + fraction) / scale;
    return isNegative ? -value : value;
}
function digitsIn(bytes, from, to) {
    let value = 0;
    for (let at = from; at < to; at++) {
        const digit = (bytes[at] ?? 0) - ZERO;
        if (digit < 0 || digit > 9)
            return undefined;
        value = value * 10 + digit;
    }
    return value;
}
const MICRO_DIGITS = 6;
class InstantValues extends FlatValues {
    #inMillis;
    #second = new Uint8Array(SECOND.length);
    #ms = NaN;
    constructor(unit) {
        super('int');
        this.#inMillis = unit === 'millis';
    }
    encoded({ kind, bytes, from, to }) {
        const fraction = from + SECOND.length;
        if (kind !== 'string' || to < fraction)
            return undefined;
        if (!this.#isSameSecond(bytes, from))
            this.#read(bytes, from);
        const micros = microsIn(bytes, fraction, to);
        if (micros === undefined || Number.isNaN(this.#ms))
            return undefined;
        if (this.#inMillis)
            return int64(this.#ms + Math.floor(micros / 1000));
        const whole = this.#ms * 1000 + micros;
        return Number.isSafeInteger(whole) ? int64(whole) : bigInt64(BigInt(this.#ms) * 1000n + BigInt(micros));
    }
    #isSameSecond(bytes, from) {
        const second = this.#second;
        for (let i = second.length - 1; i >= 0; i--)
            if (second[i] !== bytes[from + i])
                return false;
        return true;
    }
    #read(bytes, from) {
        this.#second.set(bytes.subarray(from, from + SECOND.length));
        const text = bytes.toString('latin1', from, from + SECOND.length);
        this.#ms = INSTANT.test(text) ? Date.parse(`${text}Z`) : NaN;
    }
}
function microsIn(bytes, from, to) {
    const end = bytes[to - 1] === LETTER_Z ? to - 1 : to;
    if (from >= end)
        return 0;
    if (bytes[from] !== POINT || from + 1 === end)
        return undefined;
    const shown = Math.min(end, from + 1 + MICRO_DIGITS);
    const micros = digitsIn(bytes, from + 1, shown);
    if (micros === undefined || digitsIn(bytes, shown, end) === undefined)
        return undefined;
    return micros * 10 ** (MICRO_DIGITS - (shown - from - 1));
}
class TextValues extends FlatValues {
    encoded(json) {
        if (json.kind === 'string')
            return json;
        return json.kind === 'escaped' ? unescaped(json) : undefined;
    }
}
function unescaped({ bytes, from, to }) {
    return utf8(JSON.parse(bytes.toString('utf8', from - 1, to + 1)));
}
function utf8(text) {
    const bytes = Buffer.from(String(text));
    return { bytes, from: 0, to: bytes.length };
}
const [NO_LIST, EMPTY_LIST, , ELEMENT] = [0, 1, 2, 3];
class ListValues {
    values = new EncodedValues('text');
    definition = new GrowingBytes();
    repetition = new GrowingBytes();
    maxDefinition = ELEMENT;
    add({ kind, bytes, from, to }) {
        const list = kind === 'array' ? JSON.parse(bytes.toString('utf8', from, to)) : undefined;
        if (!Array.isArray(list) || list.length === 0)
            return this.#level(list === undefined ? NO_LIST : EMPTY_LIST, 0);
        return list.reduce((size, element, i) => size + this.#level(ELEMENT, i === 0 ? 0 : 1) + this.values.add(utf8(element)), 0);
    }
    #level(definition, repetition) {
        this.definition.push(definition);
        this.repetition.push(repetition);
        return 2;
    }
}

; 
const QUOTE = 0x22;
const COMMA = 0x2c;
const json_values_MINUS = 0x2d;
const COLON = 0x3a;
const NINE = 0x39;
const json_values_ZERO = 0x30;
const BACKSLASH = 0x5c;
const [BRACKET, BRACKET_END] = [0x5b, 0x5d];
const [BRACE, BRACE_END] = [0x7b, 0x7d];
class FoundValue {
    bytes = Buffer.alloc(0);
    from = 0;
    to = 0;
    kind = 'other';
}
const UNWANTED = new FoundValue();
class JsonReader {
    #members;
    #found;
    #bytes = Buffer.alloc(0);
    #at = 0;
    #end = 0;
    constructor(members, targets) {
        this.#members = members;
        this.#found = Array.from({ length: targets }, () => new FoundValue());
    }
    get values() {
        return this.#found;
    }
    read(bytes) {
        this.#bytes = bytes;
        this.#at = 0;
        this.#end = bytes.length;
        for (const value of this.#found)
            value.kind = 'other';
        this.#object(this.#members);
        if (this.#at !== this.#end)
            throw this.#wrong('the end of the record');
    }
    #object(members) {
        this.#expect(BRACE);
        if (this.#bytes[this.#at] === BRACE_END) {
            this.#at += 1;
            return;
        }
        for (let next = 0;;) {
            const place = this.#name(members, next);
            if (place >= 0)
                next = place + 1;
            const target = members.targets[place];
            if (typeof target === 'object' && this.#bytes[this.#at] === BRACE)
                this.#object(target);
            else
                this.#value(this.#foundAt(target));
            if (this.#bytes[this.#at] !== COMMA)
                break;
            this.#at += 1;
        }
        this.#expect(BRACE_END);
    }
    #foundAt(target) {
        return (typeof target === 'number' ? this.#found[target] : undefined) ?? UNWANTED;
    }
    #name({ names, byName }, next) {
        for (let place = next; place < names.length; place++) {
            const name = names[place];
            if (name === undefined || !this.#begins(name))
                continue;
            this.#at += name.length;
            return place;
        }
        const start = this.#at;
        this.#string();
        const name = JSON.parse(this.#bytes.toString('utf8', start, this.#at));
        this.#expect(COLON);
        return byName.get(String(name)) ?? -1;
    }
    #begins(text) {
        const bytes = this.#bytes;
        const at = this.#at;
        for (let i = 0; i < text.length; i++)
            if (bytes[at + i] !== text[i])
                return false;
        return true;
    }
    #value(found) {
        const first = this.#bytes[this.#at] ?? 0;
        found.bytes = this.#bytes;
        found.from = this.#at;
        if (first === QUOTE) {
            found.kind = this.#string() ? 'escaped' : 'string';
            found.from += 1;
            found.to = this.#at - 1;
            return;
        }
        if (first === BRACKET || first === BRACE) {
            found.kind = first === BRACKET ? 'array' : 'object';
            this.#nested();
        }
        else {
            found.kind = isNumber(first) ? 'number' : 'other';
            this.#word();
        }
        found.to = this.#at;
    }
    #string() {
        const bytes = this.#bytes;
        const end = this.#end;
        this.#expect(QUOTE);
        let isEscaped = false;
        let at = this.#at;
        for (; bytes[at] !== QUOTE; at++) {
            if (at >= end)
                throw this.#wrong('a quote');
            if (bytes[at] === BACKSLASH) {
                isEscaped = true;
                at += 1;
            }
        }
        this.#at = at + 1;
        return isEscaped;
    }
    #word() {
        const bytes = this.#bytes;
        let at = this.#at;
        for (; at < this.#end; at++) {
            const byte = bytes[at];
            if (byte === COMMA || byte === BRACE_END || byte === BRACKET_END)
                break;
        }
        if (at === this.#at)
            throw this.#wrong('a value');
        this.#at = at;
    }
    #nested() {
        for (let depth = 0; this.#at < this.#end;) {
            const byte = this.#bytes[this.#at];
            if (byte === QUOTE)
                this.#string();
            else
                this.#at += 1;
            if (byte === BRACKET || byte === BRACE)
                depth += 1;
            if ((byte === BRACKET_END || byte === BRACE_END) && (depth -= 1) === 0)
                return;
        }
        throw this.#wrong('a bracket');
    }
    #expect(byte) {
        if (this.#bytes[this.#at] !== byte || this.#at >= this.#end)
            throw this.#wrong(String.fromCharCode(byte));
        this.#at += 1;
    }
    #wrong(expected) {
        return new SyntaxError(`A record is no compact JSON: expected ${expected} at byte ${this.#at} of ${this.#end}.`);
    }
}
function isNumber(first) {
    return first === json_values_MINUS || (first >= json_values_ZERO && first <= NINE);
}

; 
const MAX_ROWS = 65_536;
const MAX_BYTES = 8 * 1024 * 1024;
const MAGIC = 0x31524150;
class ParquetFile {
    #columns;
    #schema;
    #chunks;
    #reader;
    #bytes = new bytewriter .U();
    #groups = [];
    #group = [];
    #rows = 0;
    #size = 0;
    constructor(columns, compression) {
        this.#columns = columns;
        this.#schema = schemaOf(columns);
        this.#chunks = new ColumnChunks(this.#bytes, compression);
        this.#reader = new JsonReader(membersOf(columns), columns.length);
        this.#bytes.appendUint32(MAGIC);
    }
    add(record) {
        if (this.#rows === 0)
            this.#group = this.#newGroup();
        this.#reader.read(record);
        for (const { values, found } of this.#group)
            this.#size += values.add(found);
        this.#rows += 1;
        if (this.#rows < MAX_ROWS && this.#size < MAX_BYTES)
            return undefined;
        this.#endGroup();
        return this.#written();
    }
    finish() {
        if (this.#rows > 0)
            this.#endGroup();
        const rows = this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n);
        (0,metadata .f)(this.#bytes, {
            version: 2,
            created_by: 'aws-log-ferry',
            schema: this.#schema,
            num_rows: rows,
            row_groups: this.#groups,
            metadata_length: 0,
        });
        this.#bytes.appendUint32(MAGIC);
        return this.#written();
    }
    #newGroup() {
        return this.#reader.values.flatMap((found, i) => {
            const column = this.#columns[i];
            return column === undefined ? [] : [{ column, found, values: columnValues(column.kind) }];
        });
    }
    #endGroup() {
        const start = this.#bytes.offset;
        const columns = this.#group.map(({ column, values }) => this.#chunks.write(values, pathOf(column), this.#rows));
        for (const { values } of this.#group)
            release(values);
        this.#groups.push({
            columns,
            total_byte_size: columns.reduce((sum, { meta_data }) => sum + (meta_data?.total_uncompressed_size ?? 0n), 0n),
            num_rows: BigInt(this.#rows),
            total_compressed_size: BigInt(this.#bytes.offset - start),
        });
        this.#rows = 0;
        this.#size = 0;
    }
    #written() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
function membersOf(columns) {
    const paths = columns.map(({ name, inside }, index) => ({ name, inside, index }));
    const objects = new Set(paths.flatMap(({ inside }) => (inside === undefined ? [] : [inside.object])));
    return targetsOf([
        ...paths.flatMap(({ name, inside, index }) => (inside === undefined ? [{ name, target: index }] : [])),
        ...[...objects].map((object) => ({
            name: object,
            target: targetsOf(paths.flatMap(({ inside, index }) => inside?.object === object ? [{ name: inside.member, target: index }] : [])),
        })),
    ]);
}
function targetsOf(members) {
    return {
        names: members.map(({ name }) => Buffer.from(`${JSON.stringify(name)}:`)),
        targets: members.map(({ target }) => target),
        byName: new Map(members.map(({ name }, index) => [name, index])),
    };
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
function pathOf({ name, kind }) {
    return kind === 'strings' ? [name, 'list', 'element'] : [name];
}
const TEXT = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
function instant(unit) {
    return {
        type: 'INT64',
        converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
    };
}


  })

};
