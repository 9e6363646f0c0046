export const id = 970;
export const ids = [970];
export const modules = {

/***/ 4970:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ GzipFile)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var _encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2112);
/* harmony import */ var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5080);



const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const TRAILER_BYTES = 8;
const LENGTH_MODULUS = 2 ** 32;
const WINDOW_BYTES = 32 * 1024;
const PART_BYTES = 256 * 1024;
class GzipFile {
    #held = Buffer.alloc(WINDOW_BYTES + 2 * PART_BYTES);
    #known = 0;
    #end = 0;
    #sum = 0;
    #length = 0;
    add(bytes) {
        const end = this.#end + bytes.length;
        if (end > this.#held.length) {
            const larger = Buffer.alloc(2 * end);
            this.#held.copy(larger, 0, 0, this.#end);
            this.#held = larger;
        }
        (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_2__/* .copyBytes */ .n)(bytes, this.#held, this.#end);
        this.#end = end;
    }
    take() {
        const pieces = [];
        while (this.#end - this.#known >= PART_BYTES)
            pieces.push(...this.#compress(PART_BYTES, false));
        return pieces.length === 0 ? undefined : Buffer.concat(pieces);
    }
    finish() {
        const begun = this.take();
        const pieces = this.#compress(this.#end - this.#known, true);
        const trailer = Buffer.alloc(TRAILER_BYTES);
        trailer.writeUInt32LE(this.#sum);
        trailer.writeUInt32LE(this.#length % LENGTH_MODULUS, TRAILER_BYTES / 2);
        return Buffer.concat([...(begun === undefined ? [] : [begun]), ...pieces, trailer]);
    }
    #compress(length, isLast) {
        const end = this.#known + length;
        const header = this.#length === 0 ? [HEADER] : [];
        const deflated = (0,_encode_kernel_memory_js__WEBPACK_IMPORTED_MODULE_1__/* .kernelMemory */ .t9)().deflateNext(this.#held.subarray(0, end), { known: this.#known, isLast });
        const pieces = [...header, Buffer.from(deflated)];
        this.#sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.crc32)(this.#held.subarray(this.#known, end), this.#sum);
        this.#length += length;
        const start = Math.max(0, end - WINDOW_BYTES);
        this.#held.copyWithin(0, start, this.#end);
        this.#known = end - start;
        this.#end -= start;
        return pieces;
    }
}


/***/ })

};
