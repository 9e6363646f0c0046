export const id = 970;
export const ids = [970];
export const modules = {

  4970:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    l: () => (  GzipFile)
  });
  var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
  var _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6755);
  var _encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2112);
  var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5080);
const WINDOW_BYTES = 32 * 1024;
const PART_BYTES = 256 * 1024;
class GzipFile {
    #held = Buffer.alloc(WINDOW_BYTES + PART_BYTES);
    #known = 0;
    #end = 0;
    #sum = 0;
    #length = 0;
    add(content) {
        const pieces = [];
        for (let at = 0; at < content.length;) {
            const end = Math.min(content.length, at + this.#known + PART_BYTES - this.#end);
            this.#end += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_3__  .n)(content.subarray(at, end), this.#held, this.#end);
            at = end;
            if (this.#end === this.#known + PART_BYTES)
                pieces.push(...this.#compress());
        }
        return pieces.length === 0 ? undefined : inOwnMemory(pieces);
    }
    finish() {
        const pieces = this.#compress();
        return inOwnMemory([...pieces, _encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .cw, (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .Mx)(this.#sum, this.#length)]);
    }
    #compress() {
        const header = this.#length === 0 ? [(0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .So)(_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .GY)] : [];
        const held = this.#held.subarray(0, this.#end);
        const deflated = Buffer.from((0,_encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_2__  .t9)().deflateNext(held, this.#known));
        const waited = held.subarray(this.#known);
        this.#sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(waited, this.#sum);
        this.#length += waited.length;
        this.#known = Math.min(WINDOW_BYTES, held.length);
        held.copyWithin(0, held.length - this.#known);
        this.#end = this.#known;
        return [...header, deflated];
    }
}
function inOwnMemory(pieces) {
    return (0,_encode_gzip_js__WEBPACK_IMPORTED_MODULE_1__  .oR)(pieces, (bytes) => Buffer.alloc(bytes));
}


  })

};
