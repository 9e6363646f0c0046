export const id = 216;
export const ids = [216];
export const modules = {

/***/ 8628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ RowReader)
/* harmony export */ });
const MICROS_A_SECOND = 1000000n;
const MICROS_A_MILLI = 1000n;
const WHOLE_SECONDS = 'YYYY-MM-DDTHH:MM:SS'.length;
const FRACTION = /^(?:\.(\d+))?Z?$/;
class RowReader {
    #columns;
    constructor(columns) {
        this.#columns = columns;
    }
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
function digitsOf(json, name) {
    const start = json.indexOf(`"${name}":`) + name.length + '"":'.length;
    return /^-?\d{1,18}(?=[,}])/.exec(json.slice(start, start + 24))?.[0];
}
let lastSecond = '';
let lastMicros = null;
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

/***/ 7216:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ParquetBody: () => (/* binding */ ParquetBody),
/* harmony export */   parquetColumns: () => (/* binding */ parquetColumns),
/* harmony export */   parquetRecords: () => (/* binding */ parquetRecords)
/* harmony export */ });
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6367);
/* harmony import */ var hyparquet__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2123);
/* harmony import */ var _columns_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8628);
/* harmony import */ var _parquet_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4371);



class ParquetBody {
    #spool;
    #rows;
    #file;
    constructor(spool, columns, compression) {
        this.#spool = spool;
        this.#rows = new _columns_js__WEBPACK_IMPORTED_MODULE_0__/* .RowReader */ .o(columns);
        this.#file = new _parquet_js__WEBPACK_IMPORTED_MODULE_1__/* .ParquetFile */ .L(columns, compression);
    }
    async write(lines) {
        for (const line of lines.split('\n')) {
            const bytes = line === '' ? undefined : this.#file.add(this.#rows.read(line));
            if (bytes !== undefined)
                await this.#spool.append(Buffer.from(bytes.buffer));
        }
    }
    async end() {
        await this.#spool.append(Buffer.from(this.#file.finish().buffer));
        return this.#spool;
    }
    dispose() {
        return this.#spool.dispose();
    }
}
const SECOND_IN_MICROS = 1000000n;
const parsers = {
    timestampFromMilliseconds: (ms) => new Date(Number(ms)).toISOString(),
    timestampFromMicroseconds: (micros) => {
        const second = new Date(Number(micros / SECOND_IN_MICROS) * 1000).toISOString().slice(0, -'.000Z'.length);
        return `${second}.${String(micros % SECOND_IN_MICROS).padStart(6, '0')}Z`;
    },
};
async function* parquetRecords(content) {
    const file = fileOf(content);
    const metadata = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_2__/* .parquetMetadataAsync */ .Ei)(file);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
        const rowEnd = rowStart + Number(num_rows);
        const rows = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_3__/* .parquetReadObjects */ .pS)({ file, metadata, rowStart, rowEnd, parsers });
        yield rows.map((row) => JSON.stringify(row, plainNumbers));
        rowStart = rowEnd;
    }
}
function plainNumbers(_name, value) {
    return typeof value === 'bigint' ? Number(value) : value;
}
async function parquetColumns(content) {
    const { schema } = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_2__/* .parquetMetadataAsync */ .Ei)(fileOf(content));
    const [root] = schema;
    const names = [];
    for (let at = 1; at < schema.length && names.length < (root?.num_children ?? 0); at += 1) {
        names.push(schema[at]?.name ?? '');
        if (schema[at]?.num_children !== undefined)
            at += 2;
    }
    return names;
}
function fileOf(content) {
    return {
        byteLength: content.size,
        slice: (start, end) => content.slice(start, end ?? content.size),
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

const MOST_ROWS = 65_536;
const MOST_BYTES = 16 * 1024 * 1024;
const SLOT_BYTES = 8;
const STRING_BYTES = 32;
const PROBE = 1024;
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
    add(row) {
        for (const [index, column] of this.#values.entries())
            this.#size += column.add(row[index] ?? null);
        this.#rows += 1;
        return this.#rows >= MOST_ROWS || this.#size >= MOST_BYTES ? this.#endGroup() : undefined;
    }
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
    #take() {
        const bytes = this.#bytes.getBytes().slice();
        this.#bytes.index = 0;
        return bytes;
    }
}
class GroupColumn {
    values = [];
    #known = new Map();
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
function instant(unit) {
    return {
        type: 'INT64',
        converted_type: unit === 'MICROS' ? 'TIMESTAMP_MICROS' : 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit },
    };
}


/***/ })

};
