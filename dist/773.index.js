export const id = 773;
export const ids = [773];
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

  7901:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Fr: () => (  survey),
    K6: () => (  isHeldEverywhere),
    YV: () => (  neighboursOf),
    uo: () => (  documentsOf)
  });
  var _ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4726);
  var _stored_partition_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(540);
const READS_IN_FLIGHT = 8;
const MAX_SAMPLES = 64;
async function survey(settings) {
    const sums = new Sums(settings);
    let asked = [];
    const { mode, window, windowOf = () => window, openSince } = settings;
    for await (const partition of mode.plan(window, windowOf, openSince)) {
        asked.push(partition);
        if (asked.length < READS_IN_FLIGHT)
            continue;
        await Promise.all(asked.map((each) => sums.add(each)));
        asked = [];
    }
    await Promise.all(asked.map((each) => sums.add(each)));
    return sums.survey();
}
class Sums {
    #settings;
    #refusals = [];
    #failures = [];
    #parts = [];
    #first = [];
    #others = [];
    #held = 0;
    #objectsSkipped = 0;
    #from = Infinity;
    #to = -Infinity;
    constructor(settings) {
        this.#settings = settings;
    }
    async add(partition) {
        const { failure, label } = partition;
        if (failure !== undefined) {
            this.#failures.push({ label, error: failure });
            return;
        }
        const { store, run } = this.#settings;
        const documents = await documentsOf(store, partition);
        const neighbours = await neighboursOf(store, partition);
        const { segments, objectsSkipped, refusals } = partition.left(documents, run, neighbours);
        this.#refusals.push(...Object.values(refusals));
        this.#objectsSkipped += objectsSkipped;
        const now = this.#settings.serverClock.earliest();
        this.#held += segments.filter((segment) => isHeldEverywhere(documents, segment, now)).length;
        for (const segment of segments)
            this.#stretchOver(segment);
        const identity = partition.documents[0]?.identity ?? {};
        const [objects, bytes] = [sumOf(segments, 'objects'), sumOf(segments, 'bytes')];
        const [first, ...others] = segments.slice(0, MAX_SAMPLES).map((segment) => ({ identity, segment }));
        if (first === undefined)
            return;
        this.#parts.push({ identity, start: first.segment.start, segments: segments.length, objects, bytes });
        if (this.#first.length < MAX_SAMPLES)
            this.#first.push(first);
        this.#others.push(...others.slice(0, MAX_SAMPLES - this.#others.length));
    }
    survey() {
        const parts = this.#parts;
        return {
            window: this.#settings.window,
            segments: sumOf(parts, 'segments'),
            held: this.#held,
            objects: sumOf(parts, 'objects'),
            bytes: sumOf(parts, 'bytes'),
            objectsSkipped: this.#objectsSkipped,
            refusals: this.#refusals,
            failures: this.#failures,
            open: parts.length > 0 ? { from: this.#from, to: this.#to } : undefined,
            parts,
            samples: [...this.#first, ...this.#others].slice(0, MAX_SAMPLES),
        };
    }
    #stretchOver({ start, end }) {
        const { window } = this.#settings;
        const from = Math.min(Math.max(start, window.from), window.to - 1);
        this.#from = Math.min(this.#from, from);
        this.#to = Math.max(this.#to, from + 1, Math.min(end ?? window.to, window.to));
    }
}
function isHeldEverywhere(documents, { id, destinations }, now) {
    return destinations.every((destination) => {
        const document = documents[destination];
        const entry = document && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__  .Ms)(document, id);
        return document && entry?.state === 'open' && (0,_ledger_js__WEBPACK_IMPORTED_MODULE_1__  .Kd)(entry, document, now) !== undefined;
    });
}
async function documentsOf(store, { documents }) {
    const all = documents.map(async (each) => [each.destination, await new _stored_partition_js__WEBPACK_IMPORTED_MODULE_0__  .i(store, each).read()]);
    return Object.fromEntries(await Promise.all(all));
}
function sumOf(all, key) {
    return all.reduce((sum, each) => sum + each[key], 0);
}
async function neighboursOf(store, partition) {
    const found = await partition.neighbours?.(async (document, change) => change(await new _stored_partition_js__WEBPACK_IMPORTED_MODULE_0__  .i(store, document).read()));
    return found ?? [];
}


  }),

  2773:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  verifyRun: () => (  verifyRun)
});
var errors = __webpack_require__(1285);
var parse_document = __webpack_require__(4828);
var concurrency = __webpack_require__(1312);
; 
const PAGE = /\/[0-9a-f]{16}\.json$/;
const READS_IN_FLIGHT = 16;
async function* keptPartitions(store, kept, { window, met }) {
    const keys = await keysOf(store, kept, window);
    const unmet = keys.filter((key) => !met.has(key));
    const partitions = new Map();
    for await (const found of (0,concurrency ._)(unmet, READS_IN_FLIGHT, (key) => identityAt(store, key))) {
        const selected = found && kept.select(found.identity);
        if (found === undefined || selected === undefined)
            continue;
        const { destination, label } = selected;
        const { destination: _, ...own } = found.identity;
        const name = JSON.stringify(Object.entries(own).sort());
        const partition = partitions.get(name) ?? { label, documents: [] };
        partitions.set(name, partition);
        partition.documents.push({ destination, ...found });
    }
    for (const partition of partitions.values())
        yield { ...partition, ...NOTHING_LEFT, item: partition.label, start: window.from };
}
async function keysOf(store, kept, window) {
    const keys = [];
    for await (const key of store.keys(kept.folder)) {
        if (!PAGE.test(key) && kept.mayTouch(key, window))
            keys.push(key);
    }
    return keys;
}
const NOTHING_LEFT = {
    left: () => ({ segments: [], objectsSkipped: 0, refusals: {} }),
};
async function identityAt(store, key) {
    const stored = await store.read(key);
    return stored && { key, identity: (0,parse_document .K)(stored.body, key) };
}
var engine_ledger = __webpack_require__(4726);
var mode = __webpack_require__(1988);
var semaphore = __webpack_require__(5257);
var survey = __webpack_require__(7901);
var time_budget = __webpack_require__(722);
; 
const MAX_NAMED = 100;
const WORST_LAST = ['agrees', 'expired', 'unverifiable', 'unreached', 'failed', 'differs'];
function worse(a, b) {
    return WORST_LAST.indexOf(a) < WORST_LAST.indexOf(b) ? b : a;
}
class VerifyFigures {
    isPlanned = false;
    #segments = {
        ...{ agrees: 0, differs: 0, expired: 0, unverifiable: 0, failed: 0, unreached: 0 },
    };
    #named = { open: new Named(), untold: new Named() };
    #differences = new Named();
    #failures = new Named();
    #refusals = [];
    #held = 0;
    count(states) {
        for (const state of states)
            this.#segments[state] += 1;
    }
    open(names, held) {
        for (const name of names)
            this.#named.open.add(name);
        this.#held += held;
    }
    found(segment, finding) {
        if (finding.state === 'agrees')
            return;
        if (finding.state !== 'differs') {
            this.#named.untold.add(`${segment}: ${finding.what} ${finding.why}`);
            return;
        }
        const { what, expected, found } = finding;
        this.#differences.add({ segment, what, expected, found });
    }
    refused(refusals) {
        this.#refusals.push(...refusals);
    }
    failed(label, error) {
        this.#failures.add({ label, error });
    }
    result(window, stop) {
        return {
            window,
            segments: this.#segments,
            open: this.#named.open.count,
            held: this.#held,
            openNames: this.#named.open.first,
            differences: this.#differences.first,
            differing: this.#differences.count,
            untold: this.#named.untold.first,
            refusals: this.#refusals,
            failures: this.#failures.first,
            failed: this.#failures.count,
            stop,
            isPlanned: this.isPlanned,
        };
    }
}
class Named {
    first = [];
    count = 0;
    add(each) {
        this.count += 1;
        if (this.first.length < MAX_NAMED)
            this.first.push(each);
    }
}

; 
const PARTITIONS_IN_FLIGHT = 8;
async function verify(settings) {
    return new Verifying(settings).all();
}
class Verifying {
    #settings;
    #figures = new VerifyFigures();
    #slots;
    #stop = new AbortController();
    #budget;
    #signal;
    constructor(settings) {
        this.#settings = settings;
        this.#slots = new semaphore .j(settings.concurrency);
        this.#budget = new time_budget .z(settings.clock, settings.timeBudget);
        this.#signal = AbortSignal.any([this.#stop.signal, this.#budget.signal]);
    }
    async all() {
        const { window, cancelled } = this.#settings;
        const onCancel = () => {
            this.#stop.abort(new mode .T('cancelled', 'The workflow was cancelled.'));
        };
        cancelled.addEventListener('abort', onCancel);
        if (cancelled.aborted)
            onCancel();
        const active = new Set();
        try {
            for await (const partition of this.#partitions()) {
                if (this.#signal.aborted)
                    break;
                const done = this.#partition(partition).finally(() => active.delete(done));
                active.add(done);
                if (active.size >= PARTITIONS_IN_FLIGHT)
                    await Promise.race(active);
            }
            this.#figures.isPlanned = !this.#signal.aborted;
        }
        catch (error) {
            this.#fail('', error);
        }
        await Promise.all(active);
        this.#budget.end();
        cancelled.removeEventListener('abort', onCancel);
        return this.#figures.result(window, this.#stopReason());
    }
    async *#partitions() {
        const { mode, window, store, verification } = this.#settings;
        const met = new Set();
        for await (const partition of mode.plan(window, () => window)) {
            for (const { key } of partition.documents)
                met.add(key);
            yield partition;
        }
        yield* keptPartitions(store, verification.kept, { window, met });
    }
    async #partition(partition) {
        if (partition.failure !== undefined) {
            this.#fail(partition.label, partition.failure);
            return;
        }
        try {
            const documents = await (0,survey .uo)(this.#settings.store, partition);
            this.#noteOpen(partition, documents, await (0,survey .YV)(this.#settings.store, partition));
            this.#note(partition, documents, await this.#surely(partition, documents));
        }
        catch (error) {
            this.#fail(partition.label, error);
        }
    }
    #noteOpen(partition, documents, neighbours) {
        const { run, serverClock } = this.#settings;
        const { segments, refusals } = partition.left(documents, run, neighbours);
        const now = serverClock.earliest();
        const held = segments.filter((segment) => (0,survey .K6)(documents, segment, now)).length;
        const names = segments.map(({ id }) => nameOf(partition, id));
        this.#figures.open(names, held);
        this.#figures.refused(Object.values(refusals));
    }
    async #surely(partition, documents) {
        const looks = await this.#looks(partition, this.#evidence(partition, documents));
        const differing = looks.filter(({ state }) => state === 'differs');
        if (differing.length === 0 || this.#signal.aborted)
            return looks;
        await this.#untilSettled(documents, differing);
        const doubtful = new Set(differing.flatMap(verify_keysOf));
        const again = await (0,survey .uo)(this.#settings.store, partition);
        const asked = this.#evidence(partition, again).filter((each) => verify_keysOf(each).some((key) => doubtful.has(key)));
        const known = new Set(asked.flatMap(verify_keysOf));
        const reopened = differing.filter((each) => !verify_keysOf(each).some((key) => known.has(key)));
        const names = reopened.flatMap(({ evidence }) => evidence.segments.map((id) => nameOf(partition, id)));
        this.#figures.open(names, 0);
        const settled = looks.filter(({ state }) => state !== 'differs');
        return [...settled, ...(await this.#looks(partition, asked))];
    }
    #evidence({ documents: places }, documents) {
        const { verification, window } = this.#settings;
        return places.flatMap((document) => {
            const ledger = documents[document.destination];
            const all = ledger === undefined ? [] : verification.evidence(document, ledger, window);
            return all.map((evidence) => ({ document, evidence }));
        });
    }
    #looks(partition, all) {
        return Promise.all(all.map(async (each) => ({ ...each, ...(await this.#look(partition, each.evidence)) })));
    }
    async #look(partition, evidence) {
        await this.#slots.take(1);
        try {
            if (this.#signal.aborted)
                return { state: 'unreached' };
            const finding = await evidence.check(AbortSignal.any([this.#signal]));
            return { state: finding.state, finding };
        }
        catch (error) {
            if (this.#signal.aborted)
                return { state: 'unreached' };
            this.#fail(nameOf(partition, evidence.segments.at(-1) ?? ''), error);
            return { state: 'failed' };
        }
        finally {
            this.#slots.release(1);
        }
    }
    async #untilSettled(documents, differing) {
        const { clock, serverClock, settle } = this.#settings;
        const lagging = differing.filter(({ finding }) => finding?.state === 'differs' && finding.mayLag === true);
        const commits = lagging.flatMap(({ document, evidence }) => evidence.segments.map((id) => committedAt(documents[document.destination], id)));
        const wait = Math.max(...commits) + settle - serverClock.earliest();
        if (wait > 0)
            await clock.sleep(Math.min(wait, settle), this.#signal);
    }
    #note(partition, documents, looks) {
        const states = new Map();
        for (const { evidence, state, finding } of looks) {
            for (const id of evidence.segments)
                states.set(id, worse(states.get(id) ?? 'agrees', state));
            if (finding !== undefined)
                this.#figures.found(nameOf(partition, evidence.segments.at(-1) ?? ''), finding);
        }
        this.#figures.count(states.values());
        const agreeing = new Set([...states].flatMap(([id, state]) => (state === 'agrees' ? [id] : [])));
        for (const document of partition.documents) {
            const ledger = documents[document.destination];
            if (ledger !== undefined)
                this.#settings.verification.agreed?.(document, ledger, agreeing);
        }
    }
    #fail(label, error) {
        if (error instanceof mode .T || this.#stop.signal.aborted)
            return;
        const isOfRun = label === '' || (0,errors .iv)(error) === 'run';
        this.#figures.failed(isOfRun ? '' : label, error);
        if (isOfRun)
            this.#stop.abort(new mode .T('failed', (0,errors .bD)(error)));
    }
    #stopReason() {
        const reason = this.#stop.signal.reason;
        return reason instanceof mode .T ? reason : this.#budget.usedUp;
    }
}
function nameOf({ label }, id) {
    return `${label}, segment ${id}`;
}
function verify_keysOf({ document, evidence }) {
    return evidence.segments.map((id) => `${document.destination} ${id}`);
}
function committedAt(ledger, id) {
    const entry = ledger && (0,engine_ledger .Ms)(ledger, id);
    return entry?.state === 'committed' ? entry.at : -Infinity;
}
var after_delivery = __webpack_require__(1595);
var modes = __webpack_require__(1792);
var run = __webpack_require__(7700);
var sign_in = __webpack_require__(653);
var engine_window = __webpack_require__(5839);
var figures = __webpack_require__(1822);
var build_escape = __webpack_require__(8193);
var markdown = __webpack_require__(8035);
var summary = __webpack_require__(6951);
; 
function verificationSummary(facts) {
    const { mode, result, complete, failures, warnings, notes } = facts;
    const { window, differences, differing } = result;
    const verdict = failures.length > 0 ? '❌ failed' : complete ? '✅ all verified' : '⏳ not all verified';
    const head = [
        `### Log Ferry \u00b7 ${mode} \u00b7 verify \u00b7 ${verdict}`,
        `Window **${(0,engine_window .r4)(window.from)}** to **${(0,engine_window .r4)(window.to)}** (UTC, the end exclusive). Nothing was written.`,
        (0,summary .tp)(figuresOf(result)),
    ];
    const others = failures.slice(differing > 0 ? differences.length : 0);
    return (0,markdown .$5)([
        { title: 'Verdict', markdown: head.join('\n\n') },
        ...differencesOf(result),
        ...(0,summary .p_)('What went wrong', others),
        ...(0,summary .p_)('Archived and verified', notes),
        ...(0,summary .p_)('Open, or not verified', warnings),
        ...(0,summary .p_)('Open segments', result.openNames),
        ...(0,summary .p_)('Expired, or cannot be verified', result.untold),
    ]);
}
function figuresOf({ segments, differing, open, held }) {
    return [
        ['Segments that agree', (0,figures .B4)(segments.agrees)],
        ['Differences', (0,figures .B4)(differing)],
        ['Segments open or never started', (0,figures .B4)(open)],
        ['Of these, held by another run', (0,figures .B4)(held)],
        ['Segments with expired events', (0,figures .B4)(segments.expired)],
        ['Segments that cannot be verified', (0,figures .B4)(segments.unverifiable)],
        ['Segments not reached', (0,figures .B4)(segments.unreached)],
    ];
}
function differencesOf({ differences, differing }) {
    if (differences.length === 0)
        return [];
    const rows = differences.map(({ segment, what, expected, found }) => `| ${[segment, what, expected, found].map(build_escape .p7).join(' | ')} |`);
    const head = ['| Segment | What | Expected | Found |', '| --- | --- | --- | --- |'];
    const more = differing > differences.length ? `\n\nThe first ${differences.length} of ${(0,figures .B4)(differing)}.` : '';
    return [{ title: 'Differences', markdown: `#### Differences\n\n${[...head, ...rows].join('\n')}${more}` }];
}
var verdict = __webpack_require__(8110);
; 
async function reportVerification(inputs, host, finished) {
    const failures = failuresOf(finished);
    const warnings = warningsOf(finished);
    const complete = failures.length === 0 && isComplete(finished);
    const outputs = outputsOf(finished.result, complete);
    for (const [name, value] of Object.entries(outputs))
        host.output(name, value);
    for (const warning of warnings)
        host.warning(warning);
    const { result, notes } = finished;
    if (notes.length > 0)
        host.info([...notes]);
    if (inputs.report !== 'none') {
        const facts = { mode: inputs.mode, result, complete, failures, warnings, notes };
        await host.summary(verificationSummary(facts));
    }
    host.info(closingLine(result, { complete, isWell: failures.length === 0 }));
    if (failures.length > 0)
        host.setFailed(failures);
    return { failures, complete };
}
function failuresOf({ result, unmatched }) {
    const { differences, differing, failures, failed, stop } = result;
    return [
        ...differences.map(({ segment, what, expected, found }) => `${segment}: ${what}: expected ${expected}, found ${found}.`),
        ...beyond(differing, 'differences'),
        ...failures.map(({ label, error }) => (label === '' ? '' : `${label}: `) + (0,errors .bD)(error)),
        ...beyond(failed, 'failures'),
        ...(stop?.reason === 'cancelled' ? [`${stop.message} What was not reached is not verified.`] : []),
        ...unmatched.problems.map(errors .YK),
    ];
}
function beyond(count, what) {
    return count > MAX_NAMED ? [`And ${(0,figures .B4)(count - MAX_NAMED)} more ${what}.`] : [];
}
function warningsOf({ result, chosen, unmatched }) {
    const { segments, open, held, openNames, untold, refusals } = result;
    const silent = segments.expired + segments.unverifiable;
    return [
        ...(open > 0 ? [`Open or never started: ${someOf(openNames, open)}.`] : []),
        ...(held > 0 ? [`Segments that another run holds: ${(0,figures .B4)(held)}.`] : []),
        ...refusals.map(errors .bD),
        ...(silent > 0 ? [`Segments that cannot be verified: ${(0,figures .B4)(silent)}. ${untold.join(' ')}`] : []),
        ...unreached(result),
        ...(0,verdict .OZ)(chosen),
        ...unmatched.warnings,
    ];
}
const MAX_NAMED_IN_LINE = 10;
function someOf(names, count) {
    const shown = names.slice(0, MAX_NAMED_IN_LINE).join('; ');
    const more = count > MAX_NAMED_IN_LINE ? `; and ${(0,figures .B4)(count - MAX_NAMED_IN_LINE)} more` : '';
    return `${(0,figures .B4)(count)} ${count === 1 ? 'segment' : 'segments'} (${shown}${more})`;
}
function unreached({ stop, segments, isPlanned }) {
    if (stop?.reason !== 'time-budget')
        return [];
    const rest = isPlanned ? '' : ', and what of the window was not planned by then';
    return [
        `${stop.message} Not reached, hence not verified: ${(0,figures .B4)(segments.unreached)} committed segments${rest}.`,
    ];
}
function isComplete({ result, chosen }) {
    const { open, refusals, segments, isPlanned } = result;
    const isReached = isPlanned && segments.unreached === 0;
    const hasWindow = chosen.lost === undefined && chosen.unsettled === undefined;
    return open === 0 && refusals.length === 0 && isReached && hasWindow;
}
function outputsOf({ window, segments, open, held, differences }, complete) {
    return {
        complete: String(complete),
        'window-from': (0,engine_window .r4)(window.from),
        'window-to': (0,engine_window .r4)(window.to),
        'segments-planned': String(open),
        'segments-committed': '0',
        'segments-skipped': String(held),
        verified: String(segments.agrees),
        differences: JSON.stringify(differences),
    };
}
function closingLine({ window, segments, differing, open }, { complete, isWell }) {
    const verdict = isWell ? (complete ? 'Verified' : 'Not complete') : 'Failed';
    const range = `${(0,engine_window .r4)(window.from)} to ${(0,engine_window .r4)(window.to)}`;
    const counts = `${(0,figures .B4)(segments.agrees)} segments agree, ${(0,figures .B4)(differing)} differences, ${(0,figures .B4)(open)} open`;
    return `${verdict}: ${range}, ${counts}. Nothing was written.`;
}

; 
async function verifyRun(inputs, host) {
    return reportVerification(inputs, host, await verified(inputs, host));
}
async function verified(inputs, host) {
    const aws = (0,sign_in .J)(inputs, host);
    const mode = (0,modes .N)(inputs);
    const [{ account }, setUp] = await Promise.all([(0,sign_in .a)(aws, inputs, host), mode.setUp()]);
    await (0,run .Fk)(aws, inputs);
    const { store, serverClock } = await (0,run .Xr)(aws, inputs, host);
    const { clock } = host;
    const services = await (0,run .bw)(aws, host, { clock, account, putTimeout: 0 });
    const ready = await setUp({ ...services, dryRun: true });
    await (0,run .ep)(store, ready, { notes: false });
    const chosen = (0,run .FL)(inputs, ready, {
        frontiers: await (0,run ._O)({ store, clock }, inputs, ready),
        now: clock.now(),
    });
    const verification = await ready.verification();
    const cancelled = host.onCancel();
    const result = await verify({
        ...{ mode: ready.mode, verification, window: chosen.window, store, serverClock, clock, cancelled },
        run: (0,run .KQ)(host),
        concurrency: inputs.concurrency,
        timeBudget: inputs.timeBudget ?? 0,
        settle: run .x2,
    });
    const isWhole = result.stop === undefined;
    return {
        ...{ result, chosen },
        unmatched: isWhole ? await (0,after_delivery .fU)(ready) : { problems: [], warnings: [] },
        notes: isWhole ? ((await verification.notes?.(cancelled)) ?? []) : [],
    };
}


  })

};
