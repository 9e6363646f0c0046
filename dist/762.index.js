export const id = 762;
export const ids = [762];
export const modules = {

/***/ 9365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ HeavyHitters),
/* harmony export */   uQ: () => (/* binding */ KeyCounts)
/* harmony export */ });
/* unused harmony export CountOnly */
/**
 * The most frequent keys among any number of them, in room for `capacity` (the algorithm of Misra and Gries, which
 * makes room for half of it at a time). As long as there are no more distinct keys than that, every count is exact. After
 * that a count is at most `bound` too low, which is at most `2 × records / capacity`; a key that is more frequent than
 * `bound` is never missing. Nothing is lost of the total: what was dropped is added up in `rest`.
 */
class HeavyHitters {
    #capacity;
    #make;
    #entries = new Map();
    rest;
    #bound = 0;
    constructor(capacity, make) {
        this.#capacity = capacity;
        this.#make = make;
        this.rest = { count: 0, value: make() };
    }
    /** Counts a record of this key. What it returns may be kept and handed to `again`, as long as it is not dropped. */
    count(key) {
        const known = this.#entries.get(key);
        if (known !== undefined) {
            this.again(known);
            return known;
        }
        if (this.#entries.size >= this.#capacity)
            this.#shrink(Math.floor(this.#capacity / 2));
        const entry = { ...noCounts, key, value: this.#make(), count: 1, missed: this.#bound, weight: 1 };
        this.#entries.set(key, entry);
        return entry;
    }
    /** Counts another record of a key that is tracked. */
    again(entry) {
        entry.count += 1;
        entry.weight += 1;
    }
    /** How much a count may be too low, at most; 0: every count is exact. */
    get bound() {
        return this.#bound;
    }
    /** How many keys are tracked. */
    get size() {
        return this.#entries.size;
    }
    /** All records that were counted. */
    get total() {
        let sum = this.rest.count;
        for (const { count } of this.#entries.values())
            sum += count;
        return sum;
    }
    /** The tracked keys, the most frequent first. */
    top(most = Infinity) {
        const sorted = [...this.#entries.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
        return sorted.slice(0, most);
    }
    snapshot() {
        const entries = [...this.#entries.values()].map(({ key, count, missed, weight, value }) => ({
            ...{ key, count, missed, weight },
            value: value.snapshot(),
        }));
        const { count, value } = this.rest;
        return { entries, bound: this.#bound, rest: { count, value: value.snapshot() } };
    }
    merge({ entries, bound, rest }) {
        const met = new Set(entries.map(({ key }) => key));
        for (const [key, entry] of this.#entries)
            if (!met.has(key))
                entry.missed += bound;
        for (const { key, count, missed, weight, value } of entries) {
            const known = this.#entries.get(key);
            const entry = known ?? { ...noCounts, key, value: this.#make(), missed: this.#bound };
            entry.count += count;
            entry.missed += missed;
            entry.weight += weight;
            entry.value.merge(value);
            this.#entries.set(key, entry);
        }
        this.#bound += bound;
        this.rest.count += rest.count;
        this.rest.value.merge(rest.value);
        if (this.#entries.size > this.#capacity)
            this.#shrink(this.#capacity);
    }
    /** Keeps the weightiest, as many as `most`; what the first of the others weighs is taken off everyone. */
    #shrink(most) {
        const weights = Float64Array.from(this.#entries.values(), ({ weight }) => weight).sort();
        const taken = weights.at(-1 - most) ?? 0;
        this.#bound += taken;
        for (const [key, entry] of this.#entries) {
            entry.weight -= taken;
            if (entry.weight > 0)
                continue;
            entry.dropped = true;
            this.#entries.delete(key);
            this.rest.count += entry.count;
            this.rest.value.merge(entry.value.snapshot());
            // Whoever holds on to the entry does not keep its figures alive.
            entry.value = this.rest.value;
        }
    }
}
const noCounts = { count: 0, missed: 0, weight: 0, dropped: false };
/** For keys of which nothing but the count is wanted. */
class CountOnly {
    snapshot() {
        return undefined;
    }
    merge() {
        // The count is the key's.
    }
}
/** How often each key was met, for the most frequent of them. */
class KeyCounts extends HeavyHitters {
    constructor(capacity) {
        super(capacity, () => new CountOnly());
    }
}


/***/ }),

/***/ 5516:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ pageSections),
/* harmony export */   k: () => (/* binding */ statusColumns)
/* harmony export */ });
/* harmony import */ var _status_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9103);

const MOST_ROWS = 100;
const MOST_CODES = 12;
const CHARTED = 10;
const PAGE = { title: 'Page', kind: 'code' };
const REQUESTS = { title: 'Requests', kind: 'count' };
/** Pages by requests, their durations, their answers, and the paths behind `:id`; empty without a request. */
function pageSections(pages, names) {
    if (pages.total === 0)
        return [];
    const shape = { times: names.times.length, statuses: names.statuses.length };
    const all = { key: 'all pages', count: pages.total, value: pages.sum(shape) };
    return [
        frequent(pages),
        ...names.times.map((title, i) => timesSection(title, i, [all, ...pages.top(MOST_ROWS)])),
        ...names.statuses.map((title, i) => statusSection(title, i, [all, ...pages.top(MOST_ROWS)])),
        ...pathSections(pages),
    ];
}
function frequent(pages) {
    const { total, bound, size } = pages;
    const rows = pages.top(MOST_ROWS);
    const charted = rows.slice(0, CHARTED);
    return {
        title: 'Pages by requests',
        note: pagesNote(pages),
        chart: {
            kind: 'bars',
            labels: charted.map(({ key }) => key),
            series: [{ name: 'Requests', values: charted.map(({ count }) => count) }],
            unit: 'count',
        },
        table: {
            columns: [
                PAGE,
                REQUESTS,
                { title: 'Share', kind: 'share' },
                { title: '4xx', kind: 'count' },
                { title: '5xx', kind: 'count' },
                { title: 'Bytes sent', kind: 'bytes' },
            ],
            rows: rows.map(({ key, count, value: { statuses, bytes } }) => {
                const [codes] = statuses;
                const failed = [codes?.between(400, 500) ?? 0, codes?.between(500, 600) ?? 0];
                return [key, count, count / total, ...failed, bytes];
            }),
            ...(bound === 0 && size > rows.length ? { of: size } : {}),
        },
    };
}
function pagesNote({ bound, rest }) {
    const what = 'A page is host, port and path; numbers, UUIDs, hashes, tokens and mail addresses in a path read :id.';
    if (bound === 0)
        return `${what} Every count is exact.`;
    const [most, left] = [bound.toLocaleString('en-US'), rest.count.toLocaleString('en-US')];
    return (`${what} There are more pages than can be kept apart: a count may be up to ${most} too low, a page with more ` +
        `requests than that is never missing. ${left} requests went to pages that are not kept apart.`);
}
/** How long requests took; a duration that there is none of (-1) enters nowhere. */
function timesSection(title, index, pages) {
    const rows = pages.flatMap(({ key, value }) => {
        const times = value.times[index];
        if (times === undefined || times.count === 0)
            return [];
        return [[key, times.count, times.mean, times.at(0.5), times.at(0.95), times.at(0.99)]];
    });
    return {
        title: `${title} by page`,
        note: 'Percentiles are within 1 %. Requests without this duration (-1) are left out.',
        table: {
            columns: [
                PAGE,
                { title: 'Timed', kind: 'count' },
                ...['Mean', 'p50', 'p95', 'p99'].map((name) => ({ title: name, kind: 'seconds' })),
            ],
            rows,
        },
    };
}
function statusSection(title, index, pages) {
    const counts = pages.map(({ key, value }) => ({ key, codes: value.statuses[index] ?? new _status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .StatusCounts */ .n() }));
    const { columns, cellsOf } = statusColumns(counts[0]?.codes ?? new _status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .StatusCounts */ .n());
    return {
        title: `${title} by page`,
        table: { columns: [PAGE, ...columns], rows: counts.map(({ key, codes }) => [key, ...cellsOf(codes)]) },
    };
}
/** A column for each of the most frequent codes among all, in their order, and one for the others. */
function statusColumns(all) {
    const known = [...all.snapshot()].sort((a, b) => b[1] - a[1]).map(([status]) => status);
    const shown = known
        .slice(0, MOST_CODES)
        .sort((a, b) => (a === _status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_STATUS */ .r ? 1 : b === _status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_STATUS */ .r ? -1 : a - b));
    const hasOthers = known.length > shown.length;
    const titles = [...shown.map((status) => (status === _status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_STATUS */ .r ? 'none' : String(status)))];
    return {
        columns: [...titles, ...(hasOthers ? ['others'] : [])].map((title) => ({ title, kind: 'count' })),
        cellsOf: (codes) => {
            const cells = shown.map((status) => codes.of(status));
            const sum = codes.between(_status_counts_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_STATUS */ .r, 1000) - cells.reduce((a, b) => a + b, 0);
            return hasOthers ? [...cells, sum] : cells;
        },
    };
}
function pathSections(pages) {
    const rows = pages
        .top(MOST_ROWS)
        .flatMap(({ key, value: { paths } }) => (paths?.top(3) ?? []).map(({ key: path, count }) => [key, path, count]));
    if (rows.length === 0)
        return [];
    return [
        {
            title: 'What stands behind :id',
            note: 'The most frequent paths of each page, as they were asked for; where there are many, their counts are too low.',
            table: { columns: [PAGE, { title: 'Path', kind: 'code' }, REQUESTS], rows: rows.slice(0, MOST_ROWS) },
        },
    ];
}


/***/ }),

/***/ 9233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bQ: () => (/* binding */ Pages)
});

// UNUSED EXPORTS: MOST_PAGES, PageFigures

// EXTERNAL MODULE: ./build/statistics/heavy-hitters.js
var heavy_hitters = __webpack_require__(9365);
;// CONCATENATED MODULE: ./build/statistics/page-path.js
/** What takes the place of whatever names one thing among many. */
const ID = ':id';
/** A path has at most so many characters; what follows is cut, and the cut is shown. */
const LONGEST_PATH = 200;
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
/** `4711`, `2026-11-01`, `10,20`. */
const NUMBERS = /^\d+(?:[-,:]\d+)*$/;
/** Mail addresses name people. */
const MAIL = /@|%40/i;
/** A number before the ending of a file. */
const NUMBERED_FILE = /^\d+(?=\.\w{1,5}$)/;
const SEPARATOR = /([._~-])/;
/** From so many characters on, random text of each kind is taken for what it is. */
const LONG_NUMBER = /^\d{5,}$/;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/i;
const MIXED = /^(?=.*\d)(?=.*[a-z])[0-9a-z]{16,}$/i;
const MIXED_CASES = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]{10,}$/;
/** Base64 for URLs, JSON web tokens: letters of both cases and digits, whatever stands between them. */
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w~=.%+-]{24,}$/;
/**
 * The path of a page without what differs from request to request: numbers, UUIDs, hashes, long tokens and mail addresses
 * read `:id`, parameters after a semicolon are dropped. The query must be gone already.
 */
function pagePath(path) {
    const shown = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}\u2026` : path;
    return shown.split('/').map(pageSegment).join('/');
}
function pageSegment(segment) {
    const text = segment.split(';', 1)[0] ?? '';
    if (NUMBERS.test(text) || UUID.test(text) || TOKEN.test(text) || MAIL.test(text))
        return ID;
    if (NUMBERED_FILE.test(text))
        return text.replace(NUMBERED_FILE, ID);
    if (text.length < 6)
        return text;
    return text.split(SEPARATOR).map(pagePart).join('');
}
/** A part of a segment: the hash in `main.5f2c9a1b.css`, the number in `order-12345`. */
function pagePart(text) {
    return LONG_NUMBER.test(text) || HEX.test(text) || MIXED.test(text) || MIXED_CASES.test(text) ? ID : text;
}

// EXTERNAL MODULE: ./build/statistics/quantiles.js
var quantiles = __webpack_require__(7736);
// EXTERNAL MODULE: ./build/statistics/status-counts.js
var status_counts = __webpack_require__(9103);
;// CONCATENATED MODULE: ./build/statistics/pages.js




/** So many pages are kept apart. */
const MOST_PAGES = 400;
/** So many of the paths that one page stands for. */
const MOST_PATHS = 8;
/** What is known of one page. */
class PageFigures {
    bytes = 0;
    /** One for each duration of a request, seconds. */
    times;
    /** One for each who answers: the load balancer, the target. */
    statuses;
    #paths;
    constructor(shape) {
        this.times = Array.from({ length: shape.times }, () => new quantiles/* Quantiles */.B());
        this.statuses = Array.from({ length: shape.statuses }, () => new status_counts/* StatusCounts */.n());
    }
    /** The paths as they were asked for, where the page stands for several. */
    get paths() {
        return this.#paths;
    }
    meetPath(path) {
        return (this.#paths ??= new heavy_hitters/* KeyCounts */.uQ(MOST_PATHS)).count(path);
    }
    snapshot() {
        return {
            bytes: this.bytes,
            times: this.times.map((times) => times.snapshot()),
            statuses: this.statuses.map((statuses) => statuses.snapshot()),
            paths: this.#paths?.snapshot(),
        };
    }
    merge({ bytes, times, statuses, paths }) {
        this.bytes += bytes;
        for (const [i, part] of times.entries())
            this.times[i]?.merge(part);
        for (const [i, part] of statuses.entries())
            this.statuses[i]?.merge(part);
        if (paths !== undefined)
            (this.#paths ??= new heavy_hitters/* KeyCounts */.uQ(MOST_PATHS)).merge(paths);
    }
}
/**
 * The most frequent pages (site and normalised path) with what is known of each; under each the most frequent of the
 * paths that it stands for. What did not fit is added up in `rest`.
 */
class Pages extends heavy_hitters/* HeavyHitters */.B4 {
    constructor(shape, capacity = MOST_PAGES) {
        super(capacity, () => new PageFigures(shape));
    }
    /** Counts a request of this path (without its query) at a site, which may be empty. */
    meet(site, path) {
        const normal = pagePath(path);
        const page = this.count(site + normal);
        return { page, path: normal === path ? undefined : page.value.meetPath(path) };
    }
    /** Counts another request of what was met before; false when it is not tracked any more, and nothing is counted. */
    meetAgain({ page, path }) {
        if (page.dropped || path?.dropped === true)
            return false;
        this.again(page);
        if (path !== undefined)
            page.value.paths?.again(path);
        return true;
    }
    /** What is known of all pages together, those without room too. */
    sum(shape) {
        const sum = new PageFigures(shape);
        sum.merge(this.rest.value.snapshot());
        for (const { value } of this.top())
            sum.merge(value.snapshot());
        return sum;
    }
}


/***/ }),

/***/ 7736:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ Quantiles)
/* harmony export */ });
/* unused harmony export RELATIVE_ACCURACY */
/* harmony import */ var _datadog_sketches_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7810);

/** A percentile is at most so much off, in proportion to its value. */
const RELATIVE_ACCURACY = 0.01;
/** So few values are kept as they are: most pages of a long tail never need a sketch of some kilobytes. */
const FEW = 16;
/** What lies below counts as nothing, what lies above as this: it bounds the sketch to some 2,100 bins. */
const SMALLEST = 1e-6;
const LARGEST = 1e12;
/**
 * Mean and percentiles of values that are not negative (durations, sizes), in bounded memory (DDSketch). Up to 16 values
 * are exact; of more, a percentile is within 1 % of the value at its rank.
 */
class Quantiles {
    #sum = 0;
    #values = [];
    #sketch;
    accept(value) {
        this.#sum += value;
        if (this.#sketch !== undefined)
            accept(this.#sketch, value);
        else {
            this.#values.push(value);
            if (this.#values.length > FEW)
                this.#sketched();
        }
    }
    get count() {
        return this.#sketch?.count ?? this.#values.length;
    }
    /** Nothing where there are no values. */
    get mean() {
        return this.count === 0 ? null : this.#sum / this.count;
    }
    /** The value at a quantile from 0 to 1: of the sorted values, the one at the rank `quantile × (count - 1)`, cut. */
    at(quantile) {
        if (this.count === 0)
            return null;
        if (this.#sketch !== undefined)
            return this.#sketch.getValueAtQuantile(quantile);
        const sorted = this.#values.toSorted((a, b) => a - b);
        return sorted[Math.floor(quantile * (sorted.length - 1))] ?? null;
    }
    snapshot() {
        const sketch = this.#sketch;
        if (sketch === undefined) {
            return { sum: this.#sum, values: [...this.#values], zeros: 0, firstKey: 0, bins: [] };
        }
        const { bins, offset, minKey, maxKey, count } = sketch.store;
        const used = count === 0 ? [] : bins.slice(minKey - offset, maxKey - offset + 1);
        const firstKey = count === 0 ? 0 : minKey;
        return { sum: this.#sum, values: [], zeros: sketch.zeroCount, firstKey, bins: used };
    }
    merge({ sum, values, zeros, firstKey, bins }) {
        for (const value of values)
            this.accept(value);
        if (zeros === 0 && bins.length === 0)
            return;
        const sketch = this.#sketched();
        this.#sum += sum;
        sketch.zeroCount += zeros;
        sketch.count += zeros;
        for (const [i, count] of bins.entries()) {
            if (count === 0)
                continue;
            sketch.store.add(firstKey + i, count);
            sketch.count += count;
        }
    }
    /** The sketch, with the values that were kept until now. */
    #sketched() {
        if (this.#sketch === undefined) {
            this.#sketch = new _datadog_sketches_js__WEBPACK_IMPORTED_MODULE_0__.DDSketch({ relativeAccuracy: RELATIVE_ACCURACY });
            for (const value of this.#values)
                accept(this.#sketch, value);
            this.#values = [];
        }
        return this.#sketch;
    }
}
function accept(sketch, value) {
    sketch.accept(value < SMALLEST ? 0 : Math.min(value, LARGEST));
}


/***/ }),

/***/ 9103:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ StatusCounts),
/* harmony export */   r: () => (/* binding */ NO_STATUS)
/* harmony export */ });
/** What stands for a record without a status code, or with one that is none. */
const NO_STATUS = 0;
/** How often each status code was met: 100 to 999, and 0 for none. There are few of them, so they stand in a list. */
class StatusCounts {
    #codes = [];
    #counts = [];
    add(status, count = 1) {
        const code = status >= 100 && status <= 999 ? status : NO_STATUS;
        const at = this.#codes.indexOf(code);
        if (at < 0) {
            this.#codes.push(code);
            this.#counts.push(count);
        }
        else
            this.#counts[at] = (this.#counts[at] ?? 0) + count;
    }
    of(status) {
        return this.#counts[this.#codes.indexOf(status)] ?? 0;
    }
    /** How many are in `[from, to)`. */
    between(from, to) {
        let sum = 0;
        for (const [i, status] of this.#codes.entries())
            if (status >= from && status < to)
                sum += this.#counts[i] ?? 0;
        return sum;
    }
    snapshot() {
        return this.#codes.map((code, i) => [code, this.#counts[i] ?? 0]);
    }
    merge(counts) {
        for (const [status, count] of counts)
            this.add(status, count);
    }
}


/***/ }),

/***/ 1567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ TimeBuckets)
/* harmony export */ });
/* unused harmony export MOST_BUCKETS */
const MINUTE_MS = 60_000;
/** Each is a multiple of the one before; after the last they double. */
const WIDTHS_MS = [1, 5, 15, 60, 6 * 60, 24 * 60].map((minutes) => minutes * MINUTE_MS);
/** With more than so many buckets they are made wider. */
const MOST_BUCKETS = 240;
/**
 * How many records there are over time, and how many of them are marked (as failed, say), in a bounded number of buckets:
 * minutes at first, wider when there are too many. They lie on multiples of their width since the epoch.
 */
class TimeBuckets {
    #width = MINUTE_MS;
    #buckets = new Map();
    /** The bucket of the last record, which is nearly always the one of the next. */
    #last = { start: NaN, all: 0, marked: 0 };
    /** `time`: epoch milliseconds. */
    add(time, marked) {
        const bucket = time >= this.#last.start && time < this.#last.start + this.#width ? this.#last : this.#at(time);
        bucket.all += 1;
        if (marked)
            bucket.marked += 1;
    }
    /** Empty where there are no records. */
    series() {
        const wide = new TimeBuckets();
        wide.merge(this.snapshot());
        while (wide.#span() > MOST_BUCKETS)
            wide.#widen();
        const [first = 0] = wide.#sortedStarts();
        const width = wide.#width;
        const starts = Array.from({ length: wide.#span() }, (_, i) => first + i * width);
        const all = starts.map((start) => wide.#buckets.get(start)?.all ?? 0);
        const marked = starts.map((start) => wide.#buckets.get(start)?.marked ?? 0);
        return { width, starts, all, marked };
    }
    snapshot() {
        const buckets = [...this.#buckets.values()].map(({ start, all, marked }) => [start, all, marked]);
        return { width: this.#width, buckets };
    }
    merge({ width, buckets }) {
        while (this.#width < width)
            this.#widen();
        for (const [start, all, marked] of buckets) {
            const bucket = this.#at(start);
            bucket.all += all;
            bucket.marked += marked;
        }
    }
    #at(time) {
        const start = Math.floor(time / this.#width) * this.#width;
        const known = this.#buckets.get(start);
        if (known !== undefined)
            return (this.#last = known);
        if (this.#buckets.size >= MOST_BUCKETS) {
            this.#widen();
            return this.#at(time);
        }
        const fresh = { start, all: 0, marked: 0 };
        this.#buckets.set(start, fresh);
        return (this.#last = fresh);
    }
    #widen() {
        const narrow = this.#buckets.values();
        this.#width = WIDTHS_MS.find((width) => width > this.#width) ?? this.#width * 2;
        this.#buckets = new Map();
        for (const { start, all, marked } of narrow) {
            const bucket = this.#at(start);
            bucket.all += all;
            bucket.marked += marked;
        }
    }
    #sortedStarts() {
        return [...this.#buckets.keys()].sort((a, b) => a - b);
    }
    /** Buckets from the first to the last, those without a record too. */
    #span() {
        const starts = this.#sortedStarts();
        const [first, last] = [starts[0], starts.at(-1)];
        return first === undefined || last === undefined ? 0 : (last - first) / this.#width + 1;
    }
}


/***/ })

};
