export const id = 685;
export const ids = [685];
export const modules = {

  3535:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    N6: () => (  isFailure),
    dV: () => (  AnswerCounts),
    rF: () => (  NO_STATUS)
  });
const NO_STATUS = 0;
const BASE = 1000;
class AnswerCounts {
    #codes = [];
    #counts = [];
    add(status, behind = NO_STATUS, count = 1) {
        const code = known(status) * BASE + known(behind);
        const codes = this.#codes;
        let at = 0;
        while (at < codes.length && codes[at] !== code)
            at++;
        codes[at] = code;
        this.#counts[at] = (this.#counts[at] ?? 0) + count;
    }
    between(from, to) {
        return this.#sumOf(({ status }) => status >= from && status < to);
    }
    get failed() {
        return this.#sumOf(isFailure);
    }
    pairs() {
        const pairs = this.#codes.map((code, i) => pairOf(code, this.#counts[i] ?? 0));
        return pairs.sort((a, b) => b.count - a.count || a.status - b.status || a.behind - b.behind);
    }
    snapshot() {
        return this.#codes.map((code, i) => [code, this.#counts[i] ?? 0]);
    }
    merge(counts) {
        for (const [code, count] of counts)
            this.add(Math.floor(code / BASE), code % BASE, count);
    }
    #sumOf(isWanted) {
        let sum = 0;
        for (const [i, code] of this.#codes.entries()) {
            const pair = pairOf(code, this.#counts[i] ?? 0);
            if (isWanted(pair))
                sum += pair.count;
        }
        return sum;
    }
}
function isFailure({ status, behind }) {
    return status >= 500 || behind >= 500;
}
function known(status) {
    return status >= 100 && status <= 999 ? status : NO_STATUS;
}
function pairOf(code, count) {
    return { status: Math.floor(code / BASE), behind: code % BASE, count };
}


  }),

  8183:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (  formatAnswers),
    n: () => (  answersSection)
  });
  var _answer_counts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3535);

const MAX_ROWS = 100;
const MAX_ANSWERS = 4;
function formatAnswers(answers, { hasTargets }, isWanted = () => true) {
    const wanted = answers.pairs().filter(isWanted);
    const shown = wanted.slice(0, MAX_ANSWERS).map((pair) => {
        const answer = hasTargets
            ? `${formatStatus(pair.status)}/${formatStatus(pair.behind)}`
            : formatStatus(pair.status);
        return `${answer} × ${pair.count.toLocaleString('en-US')}`;
    });
    return [...shown, ...(wanted.length > shown.length ? ['…'] : [])].join(', ');
}
function formatStatus(status) {
    return status === _answer_counts_js__WEBPACK_IMPORTED_MODULE_0__  .rF ? '–' : String(status);
}
function answersSection(answers, names) {
    const pairs = answers.pairs();
    const total = pairs.reduce((sum, { count }) => sum + count, 0);
    if (total === 0)
        return [];
    const classes = [2, 3, 4, 5].map((first) => answers.between(100 * first, 100 * first + 100));
    return [
        {
            title: `${names.prefix ?? ''}Status codes`,
            note: names.hasTargets
                ? 'What the load balancer answered, and what the target had answered; – means no answer.'
                : '– where there was no answer.',
            chart: {
                kind: 'bars',
                labels: ['2xx', '3xx', '4xx', '5xx'],
                series: [{ name: 'Requests', values: classes }],
                unit: 'count',
            },
            table: {
                columns: [
                    { title: names.hasTargets ? 'Load balancer' : 'Status', kind: 'text' },
                    ...(names.hasTargets ? [{ title: 'Target', kind: 'text' }] : []),
                    { title: 'Requests', kind: 'count' },
                    { title: 'Share', kind: 'share' },
                ],
                rows: pairs
                    .slice(0, MAX_ROWS)
                    .map(({ status, behind, count }) => [
                    formatStatus(status),
                    ...(names.hasTargets ? [formatStatus(behind)] : []),
                    count,
                    count / total,
                ]),
            },
        },
    ];
}


  }),

  9365:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B4: () => (  HeavyHitters),
    uQ: () => (  KeyCounts)
  });
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
    again(entry) {
        entry.count += 1;
        entry.weight += 1;
    }
    get bound() {
        return this.#bound;
    }
    get size() {
        return this.#entries.size;
    }
    get total() {
        let sum = this.rest.count;
        for (const { count } of this.#entries.values())
            sum += count;
        return sum;
    }
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
            entry.value = this.rest.value;
        }
    }
}
const noCounts = { count: 0, missed: 0, weight: 0, dropped: false };
class CountOnly {
    snapshot() {
        return undefined;
    }
    merge() {
    }
}
class KeyCounts extends HeavyHitters {
    constructor(capacity) {
        super(capacity, () => new CountOnly());
    }
}


  }),

  5516:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (  pageSections)
  });
  var _answer_counts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3535);
  var _answer_sections_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8183);


const MAX_ROWS = 100;
const MAX_NOTABLE_PAGES = 50;
const CHARTED = 10;
const PAGE = { title: 'Page', kind: 'code' };
const REQUESTS = { title: 'Requests', kind: 'count' };
function pageSections(pages, names) {
    const rows = pages.top();
    return {
        failing: failing(rows, names),
        slowest: slowest(rows, names),
        all: rows.length === 0 ? [] : [allPages(pages, rows, names)],
        notFound: notFound(rows, names),
        paths: pathSections(pages, names.prefix),
    };
}
function titled(names, title) {
    return `${names.prefix ?? ''}${title}`;
}
function failing(pages, names) {
    const failed = pages
        .map((page) => ({ ...page, failures: page.value.answers.failed }))
        .filter(({ failures }) => failures > 0)
        .sort((a, b) => b.failures - a.failures || b.count - a.count);
    if (failed.length === 0)
        return [];
    return [
        {
            title: titled(names, 'Pages with most 5xx'),
            note: names.hasTargets
                ? 'Answers are load balancer/target: 502/– means that the load balancer answered 502 and the target nothing; ' +
                    '500/500 that the target itself answered 500.'
                : 'Requests that were answered with a 5xx.',
            table: {
                columns: [
                    PAGE,
                    { title: '5xx', kind: 'count' },
                    { title: 'Of its requests', kind: 'share' },
                    { title: names.answers, kind: 'text' },
                ],
                rows: failed
                    .slice(0, MAX_NOTABLE_PAGES)
                    .map(({ key, count, value, failures }) => [
                    key,
                    failures,
                    failures / count,
                    (0,_answer_sections_js__WEBPACK_IMPORTED_MODULE_0__  .B)(value.answers, names, _answer_counts_js__WEBPACK_IMPORTED_MODULE_1__  .N6),
                ]),
                ...(failed.length > MAX_NOTABLE_PAGES ? { of: failed.length } : {}),
            },
        },
    ];
}
function slowest(pages, names) {
    const timed = pages
        .map((page) => ({ ...page, p95: page.value.times[0]?.at(0.95) ?? null }))
        .flatMap(({ p95, ...page }) => (p95 === null ? [] : [{ ...page, p95 }]))
        .sort((a, b) => b.p95 - a.p95 || b.count - a.count);
    if (timed.length === 0)
        return [];
    const charted = timed.slice(0, CHARTED);
    return [
        {
            title: titled(names, 'Slowest pages'),
            note: `By the ${names.time} that 95 of 100 requests did not exceed. Percentiles are within 1%; ` +
                'requests without this duration (-1) are left out.',
            chart: {
                kind: 'bars',
                labels: charted.map(({ key }) => key),
                series: [{ name: `p95 of the ${names.time}`, values: charted.map(({ p95 }) => p95) }],
                unit: 'seconds',
            },
            table: {
                columns: [PAGE, { title: 'Timed', kind: 'count' }, ...timeColumns(names)],
                rows: timed
                    .slice(0, MAX_NOTABLE_PAGES)
                    .map(({ key, value }) => [key, value.times[0]?.count ?? 0, ...timesOf(value)]),
                ...(timed.length > MAX_NOTABLE_PAGES ? { of: timed.length } : {}),
            },
        },
    ];
}
function allPages(pages, all, names) {
    const { total, bound, rest } = pages;
    const rows = all.slice(0, MAX_ROWS);
    const charted = rows.slice(0, CHARTED);
    const others = { key: 'other pages', count: rest.count, value: rest.value };
    return {
        title: titled(names, 'Pages by requests'),
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
                { title: names.answers, kind: 'text' },
                ...timeColumns(names),
                { title: 'Bytes sent', kind: 'bytes' },
            ],
            rows: [...rows, ...(rest.count === 0 ? [] : [others])].map(({ key, count, value }) => [
                key,
                count,
                count / total,
                value.answers.between(400, 500),
                value.answers.between(500, 600),
                (0,_answer_sections_js__WEBPACK_IMPORTED_MODULE_0__  .B)(value.answers, names),
                ...timesOf(value),
                value.bytes,
            ]),
            ...(bound === 0 && all.length > rows.length ? { of: all.length } : {}),
        },
    };
}
function notFound(pages, names) {
    const rows = pages
        .map(({ key, value }) => [key, value.answers.between(404, 405)])
        .filter(([, count]) => count > 0)
        .sort((a, b) => b[1] - a[1]);
    if (rows.length === 0)
        return [];
    return [
        {
            title: titled(names, 'Not found (404)'),
            table: {
                columns: [PAGE, REQUESTS],
                rows: rows.slice(0, MAX_NOTABLE_PAGES),
                ...(rows.length > MAX_NOTABLE_PAGES ? { of: rows.length } : {}),
            },
        },
    ];
}
function timeColumns({ time, otherTimes = [], means }) {
    const name = time.replace(/^./, (first) => first.toUpperCase());
    return [
        ...['p50', 'p95', 'longest'].map((what) => `${name} ${what}`),
        ...otherTimes.flatMap((other) => [`${other} p50`, `${other} p95`]),
        ...means.map((mean) => `Mean ${mean}`),
    ].map((title) => ({ title, kind: 'seconds' }));
}
function timesOf({ times: [first, ...others], means }) {
    return [
        first?.at(0.5) ?? null,
        first?.at(0.95) ?? null,
        first?.longest ?? null,
        ...others.flatMap((times) => [times.at(0.5), times.at(0.95)]),
        ...means.map(({ value }) => value),
    ];
}
function pagesNote({ bound, rest }) {
    const what = 'A page is host, port and path; numbers, UUIDs, hashes, tokens and mail addresses in a path are shown as :id.';
    if (bound === 0)
        return `${what} Every count is exact.`;
    const [most, left] = [bound.toLocaleString('en-US'), rest.count.toLocaleString('en-US')];
    return (`${what} There are more pages than can be kept apart: a count may be up to ${most} too low, a page with more ` +
        `requests than that is never missing. ${left} requests went to pages that are not kept apart.`);
}
function pathSections(pages, prefix = '') {
    const rows = pages
        .top(MAX_ROWS)
        .flatMap(({ key, value: { paths } }) => (paths?.top(3) ?? []).map(({ key: path, count }) => [key, path, count]));
    if (rows.length === 0)
        return [];
    return [
        {
            title: `${prefix}Paths behind :id`,
            note: 'The most frequent paths of each page, as requested. If a page has very many, their counts are too low.',
            table: { columns: [PAGE, { title: 'Path', kind: 'code' }, REQUESTS], rows: rows.slice(0, MAX_ROWS) },
        },
    ];
}


  }),

  3018:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  b: () => (  Pages)
});
var answer_counts = __webpack_require__(3535);
var heavy_hitters = __webpack_require__(9365);
; 
class Mean {
    #sum = 0;
    #count = 0;
    accept(value) {
        this.#sum += value;
        this.#count += 1;
    }
    get value() {
        return this.#count === 0 ? null : this.#sum / this.#count;
    }
    snapshot() {
        return { sum: this.#sum, count: this.#count };
    }
    merge({ sum, count }) {
        this.#sum += sum;
        this.#count += count;
    }
}
var build_escape = __webpack_require__(8193);
; 
const ID = ':id';
const MAX_PATH_LENGTH = 200;
const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
const NUMBERS = /^\d+(?:[-,:]\d+)*$/;
const MAIL = /@|%40/i;
const NUMBERED_FILE = /^\d+(?=\.\w{1,5}$)/;
const SEPARATOR = /([._~-])/;
const LONG_NUMBER = /^\d{5,}$/;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/i;
const MIXED = /^(?=.*\d)(?=.*[a-z])[0-9a-z]{16,}$/i;
const MIXED_CASES = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]{10,}$/;
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w~=.%+-]{24,}$/;
function pagePath(path) {
    const shown = (0,build_escape .IN)(path, MAX_PATH_LENGTH);
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
function pagePart(text) {
    return LONG_NUMBER.test(text) || HEX.test(text) || MIXED.test(text) || MIXED_CASES.test(text) ? ID : text;
}
var quantiles = __webpack_require__(7736);
; 
const MAX_PAGES = 400;
const MAX_PATHS = 8;
class PageFigures {
    bytes = 0;
    times;
    means;
    answers = new answer_counts .dV();
    #paths;
    constructor(shape) {
        this.times = Array.from({ length: shape.times }, () => new quantiles .B());
        this.means = Array.from({ length: shape.means }, () => new Mean());
    }
    get paths() {
        return this.#paths;
    }
    meetPath(path) {
        return (this.#paths ??= new heavy_hitters .uQ(MAX_PATHS)).count(path);
    }
    snapshot() {
        return {
            bytes: this.bytes,
            times: this.times.map((times) => times.snapshot()),
            means: this.means.map((mean) => mean.snapshot()),
            answers: this.answers.snapshot(),
            paths: this.#paths?.snapshot(),
        };
    }
    merge({ bytes, times, means, answers, paths }) {
        this.bytes += bytes;
        for (const [i, part] of times.entries())
            this.times[i]?.merge(part);
        for (const [i, part] of means.entries())
            this.means[i]?.merge(part);
        this.answers.merge(answers);
        if (paths !== undefined)
            (this.#paths ??= new heavy_hitters .uQ(MAX_PATHS)).merge(paths);
    }
}
class Pages extends heavy_hitters .B4 {
    constructor(shape, capacity = MAX_PAGES) {
        super(capacity, () => new PageFigures(shape));
    }
    meet(site, path) {
        const normal = pagePath(path);
        const page = this.count(site + normal);
        return { page, path: normal === path ? undefined : page.value.meetPath(path) };
    }
    meetAgain({ page, path }) {
        if (page.dropped || path?.dropped === true)
            return false;
        this.again(page);
        if (path !== undefined)
            page.value.paths?.again(path);
        return true;
    }
    sum(shape) {
        const sum = new PageFigures(shape);
        sum.merge(this.rest.value.snapshot());
        for (const { value } of this.top())
            sum.merge(value.snapshot());
        return sum;
    }
}


  }),

  7736:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (  Quantiles)
  });
  var _datadog_sketches_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7810);
const RELATIVE_ACCURACY = 0.01;
const FEW = 64;
const SMALLEST = 1e-6;
const LARGEST = 1e12;
const EXACT_BELOW = 0.045;
class Quantiles {
    #sum = 0;
    #longest = 0;
    #isWhole = true;
    #values = [];
    #sketch;
    accept(value) {
        this.#sum += value;
        if (value > this.#longest)
            this.#longest = value;
        if (this.#isWhole && inMilliseconds(value) !== value)
            this.#isWhole = false;
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
    get mean() {
        return this.count === 0 ? null : this.#sum / this.count;
    }
    get longest() {
        return this.count === 0 ? null : this.#longest;
    }
    at(quantile) {
        if (this.count === 0)
            return null;
        if (this.#sketch !== undefined) {
            const value = Math.min(this.#sketch.getValueAtQuantile(quantile), this.#longest);
            return this.#isWhole && value < EXACT_BELOW ? inMilliseconds(value) : value;
        }
        const sorted = this.#values.toSorted((a, b) => a - b);
        return sorted[Math.floor(quantile * (sorted.length - 1))] ?? null;
    }
    snapshot() {
        const sketch = this.#sketch;
        if (sketch === undefined) {
            return {
                sum: this.#sum,
                longest: this.#longest,
                isWhole: this.#isWhole,
                values: [...this.#values],
                zeros: 0,
                firstKey: 0,
                bins: [],
            };
        }
        const { bins, offset, minKey, maxKey, count } = sketch.store;
        const used = count === 0 ? [] : bins.slice(minKey - offset, maxKey - offset + 1);
        const firstKey = count === 0 ? 0 : minKey;
        return {
            sum: this.#sum,
            longest: this.#longest,
            isWhole: this.#isWhole,
            values: [],
            zeros: sketch.zeroCount,
            firstKey,
            bins: used,
        };
    }
    merge({ sum, longest, isWhole, values, zeros, firstKey, bins }) {
        this.#longest = Math.max(this.#longest, longest);
        for (const value of values)
            this.accept(value);
        if (zeros === 0 && bins.length === 0)
            return;
        this.#isWhole &&= isWhole;
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
function inMilliseconds(seconds) {
    return Math.round(seconds * 1000) / 1000;
}
function accept(sketch, value) {
    sketch.accept(value < SMALLEST ? 0 : Math.min(value, LARGEST));
}


  })

};
