export const id = 533;
export const ids = [533];
export const modules = {

  1312:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    _: () => (  mapConcurrent),
    e: () => (  concatConcurrent)
  });
async function* mapConcurrent(items, most, work) {
    const underway = [];
    for (const item of items) {
        const next = work(item);
        void next.catch(() => undefined);
        underway.push(next);
        const [first] = underway;
        if (underway.length < most || first === undefined)
            continue;
        yield await first;
        void underway.shift();
    }
    for (const rest of underway)
        yield await rest;
}
async function* concatConcurrent(sources, ahead) {
    const room = new Room(ahead.room);
    const rest = sources[Symbol.iterator]();
    const readers = [];
    try {
        for (;;) {
            while (readers.length < ahead.most) {
                const next = rest.next();
                if (next.done === true)
                    break;
                readers.push(new Reader(next.value, room, ahead.sizeOf));
            }
            const reader = readers.shift();
            if (reader === undefined)
                return;
            yield* reader.items();
        }
    }
    finally {
        room.close();
    }
}
class Room {
    isClosed = false;
    #most;
    #taken = 0;
    #waiting = [];
    constructor(most) {
        this.#most = most;
    }
    change(size) {
        this.#taken += size;
        this.wake();
    }
    close() {
        this.isClosed = true;
        this.wake();
    }
    wake() {
        for (const wake of this.#waiting.splice(0))
            wake();
    }
    async wait(isFree) {
        while (this.#taken >= this.#most && !isFree() && !this.isClosed) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
    }
}
class Reader {
    #room;
    #sizeOf;
    #read = [];
    #done;
    #isDone = false;
    #isItsTurn = false;
    #arrived = () => undefined;
    constructor(source, room, sizeOf) {
        this.#room = room;
        this.#sizeOf = sizeOf;
        this.#done = this.#readAll(source).finally(() => {
            this.#isDone = true;
            this.#arrived();
        });
        void this.#done.catch(() => undefined);
    }
    async *items() {
        this.#isItsTurn = true;
        this.#room.wake();
        for (;;) {
            const item = this.#read.shift();
            if (item === undefined) {
                if (this.#isDone) {
                    await this.#done;
                    return;
                }
                await new Promise((resolve) => {
                    this.#arrived = resolve;
                });
                continue;
            }
            this.#room.change(-this.#sizeOf(item));
            yield item;
        }
    }
    async #readAll(source) {
        for await (const item of source) {
            this.#read.push(item);
            this.#room.change(this.#sizeOf(item));
            this.#arrived();
            await this.#room.wait(() => this.#isItsTurn && this.#read.length === 0);
            if (this.#room.isClosed)
                return;
        }
    }
}


  }),

  7162:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $: () => (  EventPages)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _engine_window_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5839);
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 200;
const MAX_THROTTLE_MS = 15 * 60 * 1000;
const MAX_REPEATS = 8;
class EventPages {
    #client;
    #clock;
    #rateLimiter;
    #answeredAt = -Infinity;
    calls = 0;
    constructor(client, { clock, perSecond }) {
        this.#client = client;
        this.#clock = clock;
        this.#rateLimiter = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__  .v(clock, perSecond);
    }
    async *all(query, order) {
        for await (const events of this.#pages(query, order))
            yield events.map((event) => readEvent(event, query.logGroup));
    }
    async hasEvents(query, signal) {
        for await (const events of this.#pages(query, { signal, limit: 1 }))
            if (events.length > 0)
                return true;
        return false;
    }
    async *#pages(query, order) {
        let token;
        let before;
        let repeats = 0;
        do {
            const page = await this.#page(query, token, order);
            yield page.events;
            repeats = isSame(page, before) ? repeats + 1 : 0;
            if (repeats >= MAX_REPEATS)
                throw endless(query);
            before = page;
            token = page.nextToken;
        } while (token !== undefined);
    }
    async #page(query, nextToken, order) {
        const { limit, signal } = order;
        const { logGroup, streamPrefix, from, to } = query;
        const input = {
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            startTime: from,
            endTime: to - 1,
            ...(limit === undefined ? {} : { limit }),
            nextToken,
        };
        const on = {
            call: 'logs:FilterLogEvents',
            resource: `log group ${logGroup}`,
            concerns: 'partition',
        };
        const ask = () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .nsW(input), { abortSignal: signal }), signal);
        const { events = [], nextToken: next } = await this.#patiently(ask, order);
        return { events, nextToken: next };
    }
    async #patiently(ask, { signal, deadline }) {
        const startedAt = this.#clock.monotonic();
        for (let failed = 0;;) {
            const turn = await this.#rateLimiter.turn(signal);
            signal.throwIfAborted();
            this.calls += 1;
            try {
                const answer = await ask();
                this.#rateLimiter.faster();
                this.#answeredAt = this.#clock.monotonic();
                return answer;
            }
            catch (error) {
                signal.throwIfAborted();
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .B5)(error)) {
                    this.#rateLimiter.slower(turn);
                    const since = Math.max(startedAt, this.#answeredAt);
                    const isOver = this.#clock.monotonic() - since >= MAX_THROTTLE_MS;
                    if (isOver || deadline?.aborted === true)
                        throw error;
                    continue;
                }
                failed += 1;
                if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7) || !error.retryable || failed >= MAX_ATTEMPTS)
                    throw error;
                await this.#clock.sleep(FIRST_PAUSE_MS * 2 ** failed, signal);
            }
        }
    }
}
function readEvent({ eventId: id, timestamp, ingestionTime, logStreamName = '', message = '' }, logGroup) {
    if (id === undefined || /\s|^$/.test(id) || timestamp === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL(`An event of log group ${logGroup} came without an eventId or a timestamp, which are needed to recognize it. ` +
            'AWS gives each event both; an AWS emulator may not.');
    }
    return { id, timestamp, ingestionTime: ingestionTime ?? timestamp, stream: logStreamName, message };
}
function isSame({ events, nextToken }, before) {
    return (nextToken !== undefined &&
        nextToken === before?.nextToken &&
        events.at(-1)?.eventId === before.events.at(-1)?.eventId);
}
function endless({ logGroup, from, to }) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL(`logs:FilterLogEvents on log group ${logGroup} returns the same token again and again without a new event: ` +
        `it is not known whether the window from ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(from)} to ${(0,_engine_window_js__WEBPACK_IMPORTED_MODULE_3__  .r4)(to)} was read to its end. The next run reads it again.`);
}


  }),

  9599:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Z: () => (  exportItems)
  });
  var _inputs_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(199);
function exportItems({ region, logGroups, logStreamPrefix }, { name, account, groups }) {
    const names = new Set(groups.map((group) => group.name));
    const place = `${name} ${region} ${account}`;
    return {
        source: `${place} ${JSON.stringify(logStreamPrefix ?? '')}`,
        selection: JSON.stringify(logGroups),
        known: [...names],
        selects: (item) => names.has(item),
        covers: (0,_inputs_globs_js__WEBPACK_IMPORTED_MODULE_0__  .I)(logGroups),
        formerly: `${place} ${JSON.stringify([logGroups, logStreamPrefix])}`,
    };
}


  }),

  9706:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K: () => (  SourceLogGroups),
    g: () => (  estimatedBytes)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(303);
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3612);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _event_pages_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7162);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6506);
const DESCRIBE_GROUPS_PER_SECOND = 10;
const DESCRIBE_STREAMS_PER_SECOND = 25;
const FILTER_PER_SECOND = { 'us-east-1': 25 };
const FILTER_PER_SECOND_ELSEWHERE = 5;
const GROUPS_A_PAGE = 50;
class SourceLogGroups {
    #client;
    #describeGroups;
    #describeStreams;
    #events;
    constructor(client, { clock, region }) {
        this.#client = client;
        this.#describeGroups = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__  .v(clock, DESCRIBE_GROUPS_PER_SECOND);
        this.#describeStreams = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_3__  .v(clock, DESCRIBE_STREAMS_PER_SECOND);
        const perSecond = FILTER_PER_SECOND[region] ?? FILTER_PER_SECOND_ELSEWHERE;
        this.#events = new _event_pages_js__WEBPACK_IMPORTED_MODULE_1__  .$(client, { clock, perSecond });
    }
    async startingWith(prefix) {
        const start = prefix === '' ? {} : { logGroupNamePrefix: prefix };
        const on = { call: 'logs:DescribeLogGroups', resource: `log groups ${prefix}*` };
        const groups = [];
        let nextToken;
        do {
            await this.#describeGroups.turn();
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .VlF({ ...start, limit: GROUPS_A_PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command));
            groups.push(...(page.logGroups ?? []).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return groups;
    }
    async newestEvent(logGroup, signal) {
        const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
        await this.#describeStreams.turn(signal);
        signal.throwIfAborted();
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .w$R({
            logGroupName: logGroup,
            orderBy: 'LastEventTime',
            descending: true,
            limit: 1,
        });
        const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
        const [newest] = page.logStreams ?? [];
        if (newest === undefined)
            return page.nextToken === undefined ? 'none' : 'unknown';
        return newest.lastEventTimestamp ?? 'unknown';
    }
    async isAllOf(logGroup, prefix, signal) {
        const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
        const ends = [false, true].map(async (descending) => {
            await this.#describeStreams.turn(signal);
            signal.throwIfAborted();
            const order = { orderBy: 'LogStreamName', descending, limit: 1 };
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .w$R({ logGroupName: logGroup, ...order });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
            return (page.logStreams ?? []).every(({ logStreamName = '' }) => logStreamName.startsWith(prefix));
        });
        return (await Promise.all(ends)).every((isOne) => isOne);
    }
    hasEvents(query, signal) {
        return this.#events.hasEvents(query, signal);
    }
}
function read(group) {
    return {
        name: group.logGroupName ?? '',
        logGroupClass: group.logGroupClass ?? 'STANDARD',
        createdAt: group.creationTime ?? 0,
        storedBytes: group.storedBytes ?? 0,
        retentionDays: group.retentionInDays,
        isProtected: isProtected(group),
    };
}
function isProtected({ dataProtectionStatus, inheritedProperties }) {
    return (dataProtectionStatus === 'ACTIVATED' || inheritedProperties?.includes('ACCOUNT_DATA_PROTECTION') === true);
}
function estimatedBytes(group, { from, to }, now) {
    const { createdAt, retentionDays, storedBytes } = group;
    const since = retentionDays === undefined ? createdAt : Math.max(createdAt, now - retentionDays * _time_zone_js__WEBPACK_IMPORTED_MODULE_2__  .sO);
    return Math.round(storedBytes * Math.min(1, (to - from) / Math.max(1000, now - since)));
}


  }),

  1640:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    G: () => (  monthOf),
    R: () => (  monthsIn)
  });
function monthOf(instant) {
    const date = new Date(instant);
    const at = (ahead) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead);
    return { name: date.toISOString().slice(0, 'YYYY-MM'.length), from: at(0), to: at(1) };
}
function monthsIn({ from, to }) {
    const months = [];
    for (let at = from; at < to; at = months.at(-1)?.to ?? to)
        months.push(monthOf(at));
    return months;
}


  }),

  2461:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    B: () => (  selectGroups)
  });
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _errors_suggestion_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3183);
  var _inputs_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(199);
async function selectGroups(listing, patterns, { warn, engine }) {
    const isSelected = (0,_inputs_globs_js__WEBPACK_IMPORTED_MODULE_1__  .I)(patterns);
    const found = await listed(listing, patterns);
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const named = wanted.filter(isName);
    const problems = [
        ...(await Promise.all(named.filter((name) => !found.has(name)).map((name) => missing(listing, name)))),
        ...named.flatMap((name) => unfit(found.get(name), engine)),
    ];
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  .xL(problems);
    for (const glob of wanted.filter((pattern) => !isName(pattern))) {
        if (![...found.keys()].some((0,_inputs_globs_js__WEBPACK_IMPORTED_MODULE_1__  .I)([glob])))
            warn(`log-groups: ${glob} matches no log group.`);
    }
    const selected = [...found.values()].filter(({ name }) => isSelected(name));
    for (const { name, logGroupClass } of selected.filter((group) => !isFit(group, engine))) {
        warn(`log-groups: ${name} is of class ${logGroupClass}, which ${CANNOT[engine]}. It is left out. ${adviceOn(logGroupClass, engine)}`);
    }
    return selected.filter((group) => isFit(group, engine)).sort((a, b) => (a.name < b.name ? -1 : 1));
}
async function listed(listing, patterns) {
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const starts = wanted.length === 0 ? [''] : wanted.map((pattern) => pattern.replace(/[*?].*$/, ''));
    const needed = [...new Set(starts)].filter((start) => !starts.some((other) => other !== start && start.startsWith(other)));
    const groups = new Map();
    for (const start of needed) {
        for (const group of await listing.startingWith(start))
            groups.set(group.name, group);
    }
    return groups;
}
function isName(pattern) {
    return !/[*?]/.test(pattern);
}
const DELIVERY = 'DELIVERY';
function isFit({ logGroupClass }, engine) {
    return engine === 'read' ? logGroupClass === 'STANDARD' : logGroupClass !== DELIVERY;
}
const EXPECTED = {
    task: 'log groups of a class that can be exported',
    read: 'log groups of class STANDARD: no other can be read',
};
const CANNOT = { task: 'cannot be exported', read: 'cannot be read' };
function adviceOn(logGroupClass, engine) {
    if (logGroupClass !== DELIVERY)
        return 'engine: task exports it.';
    return engine === 'read'
        ? 'Groups of that class only deliver to S3 or Firehose; engine: task cannot export them either.'
        : 'Groups of that class only deliver to S3 or Firehose.';
}
const SAME_LETTERS = 3;
async function missing(listing, name) {
    const start = name.slice(0, name.lastIndexOf('/') + 1) || name.slice(0, SAME_LETTERS);
    const near = (await listing.startingWith(start)).map((group) => group.name);
    const fix = 'Correct the name, or write it as a glob: a glob that matches nothing is only a warning.';
    return {
        subject: 'log-groups',
        expected: 'log groups that exist in this account and Region',
        found: `no group ${name}`,
        fix: [(0,_errors_suggestion_js__WEBPACK_IMPORTED_MODULE_2__  .a)(name, near), fix].filter((text) => text !== '').join(' '),
    };
}
function unfit(group, engine) {
    if (group === undefined || isFit(group, engine))
        return [];
    const { name, logGroupClass } = group;
    return [
        {
            subject: 'log-groups',
            expected: EXPECTED[engine],
            found: `${name} of class ${logGroupClass}`,
            fix: `Leave it out. ${adviceOn(logGroupClass, engine)}`,
        },
    ];
}


  }),

  6962:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EF: () => (  overlap),
    a9: () => (  withoutTaken),
    iE: () => (  stamp),
    lL: () => (  bothCuts),
    qN: () => (  windowName),
    xx: () => (  cutWindow)
  });
function cutWindow({ from, to }, cuts) {
    const pieces = [];
    for (let start = from; start < to;) {
        const end = Math.min(cuts.after(start), to);
        pieces.push({ from: start, to: end });
        start = end;
    }
    return pieces;
}
function withoutTaken(window, taken) {
    const free = [];
    let start = window.from;
    for (const { from, to } of [...taken].sort((a, b) => a.from - b.from)) {
        if (from > start)
            free.push({ from: start, to: Math.min(from, window.to) });
        start = Math.max(start, to);
        if (start >= window.to)
            break;
    }
    if (start < window.to)
        free.push({ from: start, to: window.to });
    return free.filter(({ from, to }) => from < to);
}
function overlap(a, b) {
    return a.from < b.to && b.from < a.to;
}
function stamp(epochMs) {
    return `${new Date(epochMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace(/[-:]/g, '')}Z`;
}
function windowName({ from, to }) {
    return `${stamp(from)}_${stamp(to)}`;
}
function bothCuts(a, b) {
    return {
        below: (instant) => Math.max(a.below(instant), b.below(instant)),
        after: (instant) => Math.min(a.after(instant), b.after(instant)),
    };
}


  })

};
