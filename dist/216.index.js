export const id = 216;
export const ids = [216];
export const modules = {

  7216:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    ParquetBody: () => (  ParquetBody),
    parquetColumns: () => (  parquetColumns),
    parquetRecords: () => (  parquetRecords)
  });
  var hyparquet__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6367);
  var hyparquet__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2123);
  var _parquet_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9108);
class ParquetBody {
    #spool;
    #file;
    constructor(spool, columns, compression) {
        this.#spool = spool;
        this.#file = new _parquet_js__WEBPACK_IMPORTED_MODULE_0__  .L(columns, compression);
    }
    async write(lines) {
        for (const line of lines.split('\n')) {
            const bytes = line === '' ? undefined : this.#file.add(Buffer.from(line));
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
    const metadata = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_1__  .Ei)(file);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
        const rowEnd = rowStart + Number(num_rows);
        const rows = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_2__  .pS)({ file, metadata, rowStart, rowEnd, parsers });
        yield rows.map((row) => JSON.stringify(row, plainNumbers));
        rowStart = rowEnd;
    }
}
function plainNumbers(_name, value) {
    return typeof value === 'bigint' ? Number(value) : value;
}
async function parquetColumns(content) {
    const { schema } = await (0,hyparquet__WEBPACK_IMPORTED_MODULE_1__  .Ei)(fileOf(content));
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


  })

};
