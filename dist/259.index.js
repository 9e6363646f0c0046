export const id = 259;
export const ids = [259];
export const modules = {

/***/ 5934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ parseClaim),
/* harmony export */   JP: () => (/* binding */ serializeSent),
/* harmony export */   Lt: () => (/* binding */ storedDays),
/* harmony export */   TS: () => (/* binding */ parseProgress),
/* harmony export */   cA: () => (/* binding */ sentTo),
/* harmony export */   e$: () => (/* binding */ storedObjects),
/* harmony export */   mA: () => (/* binding */ streamOf),
/* harmony export */   rm: () => (/* binding */ serializeClaim)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2275);
/* harmony import */ var _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5189);
/* harmony import */ var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5883);





function streamOf(day, id) {
    return `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
}
const objectNamePattern = /^[^/]+$/;
const objectName = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(objectNamePattern));
const objectSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    prefix: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__/* .objectFormSchema */ .JB,
    timeZone: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    name: objectName,
    days: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^\d{4}-\d{2}-\d{2}$/))),
});
const logTypeSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_TYPE_NAMES */ .pu);
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    stream: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    day: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        bucket: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        prefix: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        account: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        region: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        loadBalancer: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
        logType: logTypeSchema,
        day: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    }),
    objects: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([objectName, valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()])),
    encode: valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        version: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        format: valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(['json', 'raw', 'prefixed']),
        logType: logTypeSchema,
        oldest: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        newest: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
        restampTo: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()),
        filter: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        sample: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()),
        redact: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
    }),
    s3: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(objectSchema),
    redo: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY()),
});
function serializeClaim({ stream, day, objects, encode, s3, redo = false }) {
    return {
        stream,
        day: { ...day },
        objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
        encode: { ...encode },
        ...(s3 === undefined ? {} : { s3: { ...s3, form: { ...s3.form }, days: [...s3.days] } }),
        ...(redo && { redo }),
    };
}
function unreadable(id) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`The claim of segment ${id} in the ledger cannot be read.`);
}
function parseClaim(id, claim) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(claimSchema, claim);
    if (!parsed.success)
        throw unreadable(id);
    const { stream, day, objects, encode, s3, redo = false } = parsed.output;
    const own = streamOf(day, '');
    if (!stream.startsWith(own) || !objectNamePattern.test(stream.slice(own.length)))
        throw unreadable(id);
    const { version, ...rest } = encode;
    if (version !== _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .ENCODER_VERSION */ .iA) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`Segment ${id} was begun by a release with encoder version ${version}, and this one has ${_encode_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .ENCODER_VERSION */ .iA}. ` +
            'Finish it with that release.');
    }
    return {
        stream,
        day,
        objects: objects.map(([tail, end, etag, size]) => ({ tail, end, etag, size })),
        encode: { ...rest, version },
        s3,
        redo,
    };
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    sent: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooOld: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooNew: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    without: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
});
function parseProgress(progress) {
    return progress === undefined ? undefined : valibot__WEBPACK_IMPORTED_MODULE_4__/* .parse */ .qgA(progressSchema, progress);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()]));
const sentSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ oldest: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()), stream: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) });
function storedObjects(id, stored) {
    return readStored(storedSchema, stored ?? [], id);
}
function storedDays(id, stored) {
    return storedObjects(id, stored).map(([day]) => day);
}
function serializeSent({ stream, redo = false }, oldest) {
    return { ...(Number.isFinite(oldest) && { oldest }), ...(redo && { stream }) };
}
function sentTo(id, stored) {
    return readStored(sentSchema, stored ?? {}, id);
}
function readStored(schema, stored, id) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(schema, stored);
    if (parsed.success)
        return parsed.output;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`What the ledger notes of what segment ${id} delivered cannot be read.`);
}


/***/ }),

/***/ 7701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ namesPrefix),
/* harmony export */   IY: () => (/* binding */ keyDetails),
/* harmony export */   PN: () => (/* binding */ dayPrefix),
/* harmony export */   S_: () => (/* binding */ intervalEndOf),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rv: () => (/* binding */ parseLogKey),
/* harmony export */   w8: () => (/* binding */ namePrefix)
/* harmony export */ });
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2275);

const FOLDER = /^(?<prefix>(?:[^]*\/)?)AWSLogs\/(?<account>\d{12})\/elasticloadbalancing\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d\d\/\d\d)\/(?<file>[^/]+)$/;
const PARTS = {
    '{name}.{id}': '[^/]+\\.[^/._]+',
    '{name}': '[^/._]+',
    '{end}': '\\d{8}T\\d{4}Z',
    '{ip}': '[0-9A-Fa-f.:-]+',
    '{random}': '[^/_.]+',
};
const FORMS = new Map(_log_types_index_js__WEBPACK_IMPORTED_MODULE_0__/* .LOG_TYPES */ .D_.map((type) => [type.name, formOf(type)]));
function formOf({ file }) {
    const [, head = '', loadBalancer = '', tail = '', extension = ''] = /^(.*)(\{name\}(?:\.\{id\})?)_(\{end\}[^.]*)(\..+)$/.exec(file) ?? [];
    const rest = `^(${patternOf(loadBalancer)})_(${patternOf(tail)})${patternOf(extension)}$`;
    return { head, pattern: new RegExp(rest), hasId: loadBalancer.endsWith('{id}'), extension };
}
function patternOf(form) {
    return form.replace(/\{name\}\.\{id\}|\{\w+\}|\./g, (part) => PARTS[part] ?? `\\${part}`);
}
function instant(text) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}
function stampTime(stamp) {
    return instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z'));
}
function intervalEndOf(tail) {
    return stampTime(tail.split('_', 1)[0] ?? '') ?? NaN;
}
function parseLogKey(key) {
    const groups = FOLDER.exec(key)?.groups ?? {};
    const part = (name) => groups[name] ?? '';
    const location = {
        prefix: part('prefix'),
        account: part('account'),
        region: part('region'),
        day: part('day'),
    };
    if (instant(`${location.day.replaceAll('/', '-')}T00:00:00.000Z`) === undefined)
        return undefined;
    for (const [logType, form] of FORMS) {
        const own = ownParts(part('file'), form, location);
        if (own !== undefined)
            return withDetails({ ...location, ...own, logType });
    }
    return undefined;
}
function ownParts(file, { head, pattern }, location) {
    const start = filled(head, location);
    const [, loadBalancer, tail] = (file.startsWith(start) && pattern.exec(file.slice(start.length))) || [];
    return loadBalancer === undefined || tail === undefined ? undefined : { loadBalancer, tail };
}
function withDetails(parts) {
    const details = keyDetails(parts);
    const intervalEnd = stampTime(details.stamp);
    return intervalEnd === undefined ? undefined : { ...parts, ...details, intervalEnd };
}
function filled(head, { account, region }) {
    return head.replace('{account}', account).replace('{region}', region);
}
function nameOf(logType, loadBalancer) {
    const hasId = FORMS.get(logType)?.hasId === true;
    return hasId ? loadBalancer.slice(0, loadBalancer.lastIndexOf('.')) : loadBalancer;
}
function keyDetails({ logType, loadBalancer, tail }) {
    const name = nameOf(logType, loadBalancer);
    const [stamp = '', ...others] = tail.split('_');
    const random = others.pop() ?? '';
    const id = name === loadBalancer ? undefined : loadBalancer.slice(name.length + 1);
    return { name, id, stamp, nodeIp: others[0], random };
}
function dayPrefix(location) {
    const { prefix, account, region, day } = location;
    return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}
function namesPrefix(location, logType, start) {
    return `${dayPrefix(location)}${filled(FORMS.get(logType)?.head ?? '', location)}${start}`;
}
function namePrefix(location, logType, name) {
    const end = FORMS.get(logType)?.hasId === true ? '.' : '_';
    return namesPrefix(location, logType, `${name}${end}`);
}
function keyOf(parts) {
    const { logType, loadBalancer, tail } = parts;
    const { head = '', extension = '' } = FORMS.get(logType) ?? {};
    return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
}


/***/ }),

/***/ 4259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  albPreflight: () => (/* binding */ albPreflight)
});

// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 7 modules
var cloudwatch_logs_destination = __webpack_require__(9979);
// EXTERNAL MODULE: ./build/alb/log-types/index.js + 5 modules
var log_types = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/preflight/estimate.js
var estimate = __webpack_require__(6776);
// EXTERNAL MODULE: ./build/preflight/prices.js
var preflight_prices = __webpack_require__(4436);
;// CONCATENATED MODULE: ./build/alb/estimate.js



const KEYS_A_LIST = 1000;
const LEDGER_PUTS_A_SEGMENT = 2;
const OBJECTS_A_SEGMENT = 2;
function albEstimate(inputs, survey, known) {
    const { measured } = known;
    const format = inputs.logs?.logFormat;
    let uncompressedBytes = 0;
    let ingested = 0;
    for (const { identity, bytes } of survey.parts) {
        const { name, typical } = (0,log_types/* logTypeOf */.yQ)(identity['logType'] ?? '');
        const uncompressed = bytes * ratioOf(name, measured);
        uncompressedBytes += uncompressed;
        const perByte = format === undefined ? 0 : typical.growth[format] + preflight_prices/* EVENT_OVERHEAD_BYTES */.wt / typical.bytes;
        ingested += uncompressed * perByte * inputs.sample;
    }
    const { logGroupClass } = known;
    const prices = (0,preflight_prices/* pricesIn */.GC)(inputs.region);
    const costs = {
        ingested: logGroupClass === undefined ? undefined : { bytes: ingested, logGroupClass },
        gets: survey.objects,
        putsAndLists: survey.segments * (LEDGER_PUTS_A_SEGMENT + (inputs.objects === undefined ? 0 : OBJECTS_A_SEGMENT)) +
            survey.objects / KEYS_A_LIST,
    };
    const { objects, bytes } = survey;
    return {
        ...{ objects, bytes, usd: (0,estimate/* usdFor */.On)(costs, prices), prices },
        uncompressedBytes: Math.round(uncompressedBytes),
        assumptions: [...assumptions(inputs, measured), ...(0,estimate/* priceAssumptions */.QQ)(logGroupClass, prices)],
    };
}
function ratioOf(logType, measured) {
    const ofType = measured.filter((each) => each.logType === logType);
    const bytes = ofType.reduce((sum, each) => sum + each.bytes, 0);
    const uncompressed = ofType.reduce((sum, each) => sum + each.uncompressed, 0);
    return bytes > 0 && uncompressed > 0 ? uncompressed / bytes : (0,log_types/* logTypeOf */.yQ)(logType).typical.compression;
}
function assumptions(inputs, measured) {
    const logFormat = inputs.logs?.logFormat;
    return [
        ...inputs.logTypes.map((logType) => ratioAssumption(logType, measured)),
        ...(logFormat === undefined ? [] : [messageAssumption(inputs, logFormat)]),
        ...(inputs.sample < 1 ? [`sample keeps ${inputs.sample} of them.`] : []),
        ...(inputs.filter === undefined ? [] : ['The effect of the filter is not known in advance.']),
    ];
}
function ratioAssumption(logType, measured) {
    if ((0,log_types/* logTypeOf */.yQ)(logType).typical.compression === 1)
        return `${logType} logs are not compressed.`;
    const count = measured.filter((each) => each.logType === logType).length;
    const ratio = ratioOf(logType, measured).toFixed(1);
    return count === 0
        ? `${logType} logs shrink ${ratio} times as gzip (assumed: no object was measured).`
        : `${logType} logs shrink ${ratio} times as gzip (measured on ${count} objects).`;
}
function messageAssumption({ logTypes }, logFormat) {
    const growth = logTypes.map((logType) => `${(0,log_types/* logTypeOf */.yQ)(logType).typical.growth[logFormat]} (${logType})`);
    return (`A message in the format ${logFormat} is as long as its line times ${growth.join(', ')}, and AWS ` +
        `counts ${preflight_prices/* EVENT_OVERHEAD_BYTES */.wt} bytes more for each.`);
}

// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(1285);
// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/objects/s3-objects.js
var s3_objects = __webpack_require__(4784);
// EXTERNAL MODULE: ./build/preflight/check.js
var check = __webpack_require__(8440);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
// EXTERNAL MODULE: ./build/preflight/buckets.js
var buckets = __webpack_require__(8887);
;// CONCATENATED MODULE: ./build/preflight/gzip-sizes.js



const TRAILER_BYTES = 4;
async function uncompressedSize(client, bucket, key) {
    const command = new dist_cjs.GetObjectCommand({ ...(0,buckets/* named */.K)(bucket), Key: key, Range: `bytes=-${TRAILER_BYTES}` });
    try {
        const { Body } = await client.send(command);
        const trailer = Buffer.from((await Body?.transformToByteArray()) ?? []);
        return trailer.length === TRAILER_BYTES ? trailer.readUInt32LE() : 0;
    }
    catch (cause) {
        throw (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: `s3://${bucket.bucket}/${key}` });
    }
}

// EXTERNAL MODULE: ./build/preflight/permission.js
var permission = __webpack_require__(7865);
// EXTERNAL MODULE: ./build/alb/claim.js
var claim = __webpack_require__(5934);
// EXTERNAL MODULE: ./build/alb/key.js
var key = __webpack_require__(7701);
;// CONCATENATED MODULE: ./build/alb/sample-reads.js









const MAX_OBJECTS = 256;
const MAX_BYTES = 32 * 1024 * 1024;
const READS_IN_FLIGHT = 8;
const MAX_TRAILERS = 8;
const MAX_NAMED = 10;
async function readSamples(inputs, ports, survey) {
    const samples = survey.samples.map(({ segment }) => {
        const { day, objects } = (0,claim/* parseClaim */.Ed)(segment.id, segment.claim());
        return objects.map(({ tail, etag, size }) => {
            return { key: (0,key/* keyOf */.TN)({ ...day, tail }), etag, size, logType: day.logType };
        });
    });
    const readings = await readAll(inputs, ports, smallest(samples.flat()));
    const read = new Set(readings.map(({ object }) => object));
    const middles = samples
        .slice(0, MAX_TRAILERS)
        .flatMap((objects) => objects[Math.floor(objects.length / 2)] ?? []);
    const ends = await readEnds(inputs, ports, middles.filter((object) => !read.has(object)));
    return {
        measured: [...readings, ...ends].flatMap((reading) => measuredOf(reading)),
        checks: checksOf(inputs, ports, {
            readings: [...readings, ...ends],
            whole: readings.length,
            of: survey.objects,
        }),
    };
}
function smallest(objects) {
    const sorted = [...objects].sort((a, b) => a.size - b.size).slice(0, MAX_OBJECTS);
    let bytes = 0;
    return sorted.filter(({ size }) => (bytes += size) <= MAX_BYTES);
}
async function readAll({ source }, { s3 }, wanted) {
    const { bucket, prefix, owner } = source;
    const objects = new s3_objects/* S3LogObjects */.v(s3, { bucket, owner, root: `${prefix}AWSLogs/` });
    const stop = new AbortController();
    const readings = [];
    const all = (0,side_by_side/* sideBySide */.Q)(wanted, READS_IN_FLIGHT, async (object) => {
        if (stop.signal.aborted)
            return undefined;
        try {
            let uncompressed = 0;
            for await (const piece of objects.read(object, stop.signal))
                uncompressed += piece.length;
            return { object, uncompressed };
        }
        catch (error) {
            if ((0,errors/* failureScopeOf */.iv)(error) === 'run')
                stop.abort();
            return { object, error };
        }
    });
    for await (const reading of all)
        if (reading !== undefined)
            readings.push(reading);
    return readings;
}
async function readEnds({ source }, { s3 }, objects) {
    return Promise.all(objects.map(async (object) => {
        try {
            return { object, uncompressed: await uncompressedSize(s3, source, object.key) };
        }
        catch (error) {
            return { object, error };
        }
    }));
}
function measuredOf(reading) {
    if ('error' in reading || reading.object.size === 0)
        return [];
    const { logType, size: bytes } = reading.object;
    const isPlain = (0,log_types/* logTypeOf */.yQ)(logType).typical.compression === 1;
    return [{ logType, bytes, uncompressed: isPlain ? bytes : reading.uncompressed }];
}
function checksOf(inputs, ports, { readings, whole, of }) {
    const bad = readings.flatMap((reading) => ('error' in reading ? [reading] : []));
    const all = bad.find(({ error }) => (0,errors/* failureScopeOf */.iv)(error) === 'run');
    const name = ({ key }) => `s3://${inputs.source.bucket}/${key}`;
    if (all !== undefined)
        return [unread(ports, `reading ${name(all.object)}`, refusedBy(all.error, all.object))];
    if (readings.length === 0)
        return [];
    const looked = `objects checked: ${readings.length} of ${of}, of these read to their end, the smallest of each sample: ${whole}`;
    const named = bad
        .slice(0, MAX_NAMED)
        .map(({ object, error }) => badCheck(inputs, `reading ${name(object)}`, error));
    if (bad.length === 0)
        return [(0,check/* passed */.bF)('reading what a run would read', looked)];
    const more = bad.length - named.length;
    const rest = more > 0 ? `; ${more} more cannot be read` : '';
    return [...named, (0,check/* unknown */.L5)('reading what a run would read', `${looked}${rest}`)];
}
function badCheck({ onBadObject }, what, error) {
    if (onBadObject === 'skip')
        return (0,check/* unknown */.L5)(what, `${(0,errors/* messageOf */.bD)(error)} It is skipped (on-bad-object: skip).`);
    return (0,check/* failed */.gz)(what, (0,errors/* messageOf */.bD)(error), {
        what: 'A run delivers all others, names this one and fails. Repair the object, or set on-bad-object: skip to leave such objects out by name.',
    });
}
function refusedBy(error, { key }) {
    return (0,errors/* serviceError */.cg)(error, { call: 's3:GetObject', resource: key });
}
function unread({ caller }, what, error) {
    if (!(0,permission/* isRefusal */.vu)(error))
        return (0,check/* unknown */.L5)(what, error.message);
    const Resource = `arn:${caller.partition}:kms:${caller.region}:${caller.account}:key/*`;
    const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource };
    const grant = caller.grant('source-Decrypt', statement);
    return (0,check/* failed */.gz)(what, (0,permission/* refusalOf */.Of)(error), {
        ...grant,
        what: `Grant s3:GetObject; where that is granted and the object is encrypted with a KMS key, ${grant.what}`,
    });
}

// EXTERNAL MODULE: ./build/preflight/ledger.js
var preflight_ledger = __webpack_require__(6711);
// EXTERNAL MODULE: ./build/preflight/log-group.js
var log_group = __webpack_require__(7480);
// EXTERNAL MODULE: ./build/preflight/object-destination.js
var object_destination = __webpack_require__(3584);
// EXTERNAL MODULE: ./build/preflight/objects.js
var objects = __webpack_require__(7956);
;// CONCATENATED MODULE: ./build/alb/preflight.js








async function albPreflight(inputs, ports) {
    const { s3, logs, clock, caller } = ports;
    const sink = new cloudwatch_logs_destination/* CloudWatchLogsSink */.t(logs, clock);
    const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
    const [source, destination, ledger, group] = await Promise.all([
        sourceChecks(inputs, ports),
        inputs.objects === undefined ? [] : (0,object_destination/* objectDestinationChecks */.F)(inputs.objects, ports),
        (0,preflight_ledger/* ledgerChecks */.R)(s3, caller, { ledger: inputs.ledger, known: inputs.source }),
        inputs.logs === undefined ? undefined : (0,log_group/* logGroupFindings */.q)(logPorts, inputs.logs),
    ]);
    return {
        checks: [...source, ...destination, ...ledger, ...(group?.checks ?? [])],
        estimate: async (survey) => {
            const { measured, checks } = await readSamples(inputs, ports, survey);
            const { logGroupClass } = group ?? {};
            return { estimate: albEstimate(inputs, survey, { measured, logGroupClass }), checks };
        },
    };
}
async function sourceChecks({ source, ledger }, { s3, caller }) {
    const { bucket, owner, prefix } = source;
    const writes = ledger.kind === 's3' && ledger.bucket === bucket;
    const role = { input: 'source-bucket', bucket, owner, sameRegion: true, writes };
    const findings = await (0,buckets/* bucketFindings */.z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const place = { name: 'source', bucket, owner, prefix: `${prefix}AWSLogs/` };
    const probes = new objects/* ObjectProbes */.H(s3, caller, place);
    return [...findings.checks, ...(await Promise.all([probes.list(), probes.get()]))];
}


/***/ }),

/***/ 2716:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ MemoryBudget)
/* harmony export */ });
class MemoryBudget {
    #limit;
    #used = 0;
    #waiting = [];
    constructor(limit) {
        this.#limit = limit;
    }
    async take(bytes) {
        const share = Math.min(bytes, this.#limit);
        while (this.#used + share > this.#limit) {
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        }
        return this.#given(share);
    }
    takeNow(bytes) {
        return this.#used + bytes > this.#limit ? undefined : this.#given(bytes);
    }
    #given(bytes) {
        let share = bytes;
        this.#used += share;
        const shrink = (to) => {
            if (to >= share)
                return;
            this.#used -= share - to;
            share = to;
            for (const wake of this.#waiting.splice(0))
                wake();
        };
        return { shrink };
    }
}


/***/ }),

/***/ 5126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide),
/* harmony export */   a: () => (/* binding */ inOrder)
/* harmony export */ });
async function* sideBySide(items, most, work) {
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
async function* inOrder(sources, ahead) {
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


/***/ }),

/***/ 7200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ MissingObjectError),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   X6: () => (/* binding */ isByteStream),
/* harmony export */   b4: () => (/* binding */ ObjectDownloads),
/* harmony export */   mu: () => (/* binding */ ReplacedObjectError)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
/* harmony import */ var _read_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1934);



class MissingObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BadObjectError */ .TO {
    constructor(name, options) {
        super(`${name} no longer exists, so its records are not delivered. Restore it, or set on-bad-object: skip to leave it out.`, options);
        this.name = 'MissingObjectError';
    }
}
class ReplacedObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BadObjectError */ .TO {
    constructor(name, options) {
        super(`${name} was replaced after it was listed.`, options);
        this.name = 'ReplacedObjectError';
    }
}
const MAX_BREAKS = 5;
const READING = { call: 's3:GetObject' };
function nameOf({ Bucket }, { key }) {
    return `s3://${Bucket}/${key}`;
}
class ObjectDownloads {
    #place;
    #access;
    constructor(place) {
        this.#place = place;
        this.#access = new _read_access_js__WEBPACK_IMPORTED_MODULE_1__/* .ReadAccess */ .R(place);
    }
    async *bytes(object, signal) {
        let offset = 0;
        for (let breaks = 0; offset < object.size || object.size === 0;) {
            try {
                for await (const chunk of await this.#open({ object, signal }, offset)) {
                    offset += chunk.length;
                    breaks = 0;
                    yield chunk;
                }
                if (offset >= object.size)
                    return;
                throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
            }
            catch (cause) {
                signal.throwIfAborted();
                if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL)
                    throw cause;
                const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { ...READING, resource: nameOf(this.#place.bucket, object) });
                breaks += 1;
                if (!error.retryable || breaks > MAX_BREAKS)
                    throw error;
            }
        }
    }
    async #open(of, offset) {
        const { client, bucket } = this.#place;
        const { key: Key, etag: IfMatch } = of.object;
        const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_2__.GetObjectCommand({ ...bucket, Key, IfMatch, ...range });
            const { Body } = await client.send(command, { abortSignal: of.signal });
            if (!isByteStream(Body))
                throw new Error('S3 answered without a body');
            this.#access.show();
            return Body;
        }
        catch (cause) {
            of.signal.throwIfAborted();
            throw await this.#explained(cause, of);
        }
    }
    async #explained(cause, { object, signal }) {
        const resource = nameOf(this.#place.bucket, object);
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { ...READING, resource, concerns: 'object' });
        if (error.code === 'NoSuchKey')
            return new MissingObjectError(resource, { cause });
        if (error.status === 412)
            return new ReplacedObjectError(resource, { cause });
        if (error.concerns !== 'object' || error.code === 'InvalidObjectState')
            return error;
        const isItsOwn = await this.#access.isShownWithout(object.key, signal);
        return isItsOwn ? error : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { ...READING, resource, concerns: 'run' });
    }
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


/***/ }),

/***/ 5883:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JB: () => (/* binding */ objectFormSchema),
/* harmony export */   QU: () => (/* binding */ formOf),
/* harmony export */   Yl: () => (/* binding */ headersOf),
/* harmony export */   je: () => (/* binding */ extensionOf)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);

const objectFormSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt('objectFormat', [
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['csv', 'jsonl']), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['gzip', 'none']) }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('parquet'), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['snappy', 'none']) }),
]);
function formOf(form) {
    return form.objectFormat === 'parquet'
        ? { objectFormat: form.objectFormat, compression: form.compression }
        : { objectFormat: form.objectFormat, compression: form.compression };
}
function extensionOf({ objectFormat, compression }) {
    return `.${objectFormat}${compression === 'gzip' ? '.gz' : ''}`;
}
const TYPES = {
    csv: 'text/csv; charset=utf-8',
    jsonl: 'application/x-ndjson',
    parquet: 'application/vnd.apache.parquet',
};
function headersOf({ objectFormat, compression }) {
    return {
        contentType: TYPES[objectFormat],
        contentEncoding: compression === 'gzip' ? 'gzip' : undefined,
    };
}


/***/ }),

/***/ 1934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ReadAccess)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);


const MAX_PROBES = 8;
class ReadAccess {
    #place;
    #refused = new Set();
    #isShown = false;
    #probing;
    constructor(place) {
        this.#place = place;
    }
    show() {
        this.#isShown = true;
    }
    async isShownWithout(key, signal) {
        this.#refused.add(key);
        if (this.#isShown)
            return true;
        this.#probing ??= this.#probe(key, signal).finally(() => {
            this.#probing = undefined;
        });
        await this.#probing;
        return this.#isShown;
    }
    async #probe(key, signal) {
        const keys = await this.#others(key, signal);
        for (const other of keys) {
            signal.throwIfAborted();
            if (this.#isShown || (await this.#canRead(other, signal))) {
                this.show();
                return;
            }
        }
    }
    async #others(key, signal) {
        const { client, bucket, root } = this.#place;
        const pages = [{}, { StartAfter: key }].map(async (from) => {
            const page = await client.send(new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.ListObjectsV2Command({ ...bucket, Prefix: root, ...from }), {
                abortSignal: signal,
            });
            return (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
        });
        const listed = (await Promise.allSettled(pages)).flatMap((page) => page.status === 'fulfilled' ? page.value : []);
        const others = [...new Set(listed)].filter((other) => !this.#refused.has(other));
        const stride = Math.max(1, Math.ceil(others.length / MAX_PROBES));
        return others.filter((_, index) => index % stride === 0);
    }
    async #canRead(key, signal) {
        const { client, bucket } = this.#place;
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.GetObjectCommand({ ...bucket, Key: key, Range: 'bytes=0-0' });
            const { Body } = await client.send(command, { abortSignal: signal });
            await Body?.transformToByteArray();
            return true;
        }
        catch (cause) {
            const { code, status } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 's3:GetObject', resource: key });
            return code === 'InvalidObjectState' || status === 416;
        }
    }
}


/***/ }),

/***/ 4784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ S3LogObjects)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3711);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
/* harmony import */ var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4898);
/* harmony import */ var _engine_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2716);
/* harmony import */ var _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5080);
/* harmony import */ var _object_downloads_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7200);
/* harmony import */ var _spool_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6848);








const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
const MEMORY_BYTES = 112 * 1024 * 1024;
const BATCHES_BYTES = 2.875 * 1024 * 1024;
const AHEAD_BYTES = 16 * 1024 * 1024;
const STREAM_BYTES = 8 * 1024 * 1024;
class S3LogObjects {
    #client;
    #bucket;
    #memory = new _engine_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__/* .MemoryBudget */ .N(MEMORY_BYTES);
    #ahead = new _engine_memory_budget_js__WEBPACK_IMPORTED_MODULE_5__/* .MemoryBudget */ .N(AHEAD_BYTES);
    #buffers = new _encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .SharedBuffers */ .b();
    #downloads;
    #space;
    constructor(client, { bucket, owner, root = '', scratch = (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)() }) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
        this.#downloads = new _object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .ObjectDownloads */ .b4({ client, bucket: this.#bucket, root });
        this.#space = new _spool_js__WEBPACK_IMPORTED_MODULE_4__/* .SpoolSpace */ .i(scratch, 0);
    }
    async *list(prefix, after) {
        for await (const page of this.#pages(prefix, { after, concerns: 'partition' })) {
            yield (page.Contents ?? []).map(({ Key = '', ETag = '', Size = 0 }) => ({
                key: Key,
                etag: ETag,
                size: Size,
            }));
        }
    }
    async folders(prefix) {
        const names = [];
        for await (const page of this.#pages(prefix, { delimiter: '/' })) {
            for (const { Prefix = '' } of page.CommonPrefixes ?? [])
                names.push(Prefix.slice(prefix.length, -1));
        }
        return names;
    }
    async filesIn(prefix) {
        let files = 0;
        const pages = this.#pages(prefix, { delimiter: '/', concerns: 'partition' });
        for await (const page of pages)
            files += page.Contents?.length ?? 0;
        return files;
    }
    isSmall({ size }) {
        return size <= WHOLE_LIMIT_BYTES;
    }
    async fetch(object, signal) {
        const whole = this.#buffers.take(object.size);
        try {
            let at = 0;
            for await (const chunk of this.#downloads.bytes(object, signal))
                at += (0,_encode_shared_memory_js__WEBPACK_IMPORTED_MODULE_6__/* .copyBytes */ .n)(chunk, whole, at);
            return whole;
        }
        catch (error) {
            this.release(whole);
            throw error;
        }
    }
    release({ buffer }) {
        this.#buffers.give([buffer]);
    }
    reserve(object) {
        return this.#memory.take(this.isSmall(object) ? object.size + BATCHES_BYTES : STREAM_BYTES);
    }
    reserveAhead({ size }) {
        return this.#ahead.takeNow(size);
    }
    read(object, signal) {
        return (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .objectText */ .tq)(this.#downloads.bytes(object, signal), { name: (0,_object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(this.#bucket, object) });
    }
    async find(key) {
        for await (const page of this.#pages(key, {})) {
            const found = page.Contents?.find(({ Key }) => Key === key);
            if (found !== undefined)
                return { key, etag: found.ETag ?? '', size: found.Size ?? 0 };
        }
        return undefined;
    }
    async checked(object, signal) {
        const name = (0,_object_downloads_js__WEBPACK_IMPORTED_MODULE_3__/* .nameOf */ .Vb)(this.#bucket, object);
        const spool = new _spool_js__WEBPACK_IMPORTED_MODULE_4__/* .Spool */ .Q(this.#space);
        try {
            const ignored = await (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .checkText */ .qW)(kept(this.#downloads.bytes(object, signal), spool), name);
            const dispose = () => spool.dispose();
            const text = { [Symbol.asyncIterator]: () => (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_2__/* .objectText */ .tq)(spool.read(), { name }) };
            return { text, ignored, dispose };
        }
        catch (error) {
            await spool.dispose();
            throw error;
        }
    }
    #pages(prefix, { delimiter, after, concerns = 'run' }) {
        const input = {
            ...this.#bucket,
            Prefix: prefix,
            ...(delimiter === undefined ? {} : { Delimiter: delimiter }),
            ...(after === undefined ? {} : { StartAfter: after }),
        };
        const pages = (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_7__.paginateListObjectsV2)({ client: this.#client }, input);
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${prefix}`,
            permission: 's3:ListBucket',
            concerns,
        };
        return translated(pages, on);
    }
}
async function* kept(bytes, spool) {
    for await (const chunk of bytes) {
        await spool.append(chunk);
        yield chunk;
    }
}
async function* translated(pages, on) {
    try {
        yield* pages;
    }
    catch (cause) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, on);
    }
}


/***/ }),

/***/ 6848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ Spool),
/* harmony export */   i: () => (/* binding */ SpoolSpace)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1285);




class SpoolSpace {
    #limit;
    folder;
    #used = 0;
    constructor(folder, limit) {
        this.folder = folder;
        this.#limit = limit;
    }
    take(bytes) {
        if (this.#used + bytes > this.#limit)
            return false;
        this.#used += bytes;
        return true;
    }
    giveBack(bytes) {
        this.#used -= bytes;
    }
}
const FLUSH_BYTES = 256 * 1024;
const READ_BYTES = 256 * 1024;
const SHORTER = 'A temporary file has become shorter than what was written to it.';
class Spool {
    #space;
    #pieces = [];
    #held = 0;
    #reserved = 0;
    #file;
    #onDisk = 0;
    constructor(space) {
        this.#space = space;
    }
    get size() {
        return this.#onDisk + this.#held;
    }
    async append(bytes) {
        this.#pieces.push(bytes);
        this.#held += bytes.length;
        if (this.#file === undefined && this.#space.take(bytes.length))
            this.#reserved += bytes.length;
        else if (this.#file === undefined || this.#held >= FLUSH_BYTES)
            await this.#flush();
    }
    async *read() {
        for (let at = 0; this.#file !== undefined && at < this.#onDisk;) {
            const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, this.#onDisk - at));
            const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, at);
            if (bytesRead === 0)
                throw new Error(SHORTER);
            at += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
        yield* this.#pieces;
    }
    async slice(start, end) {
        const bytes = Buffer.alloc(end - start);
        let filled = 0;
        if (this.#file !== undefined && start < this.#onDisk) {
            const length = Math.min(end, this.#onDisk) - start;
            while (filled < length) {
                const { bytesRead } = await this.#file.read(bytes, filled, length - filled, start + filled);
                if (bytesRead === 0)
                    throw new Error(SHORTER);
                filled += bytesRead;
            }
        }
        let at = this.#onDisk;
        for (const piece of this.#pieces) {
            if (at < end && at + piece.length > start)
                filled += piece.copy(bytes, filled, Math.max(0, start - at), Math.min(piece.length, end - at));
            at += piece.length;
        }
        return bytes.buffer;
    }
    async dispose() {
        this.#space.giveBack(this.#reserved);
        this.#reserved = 0;
        this.#pieces = [];
        this.#held = 0;
        this.#onDisk = 0;
        await this.#file?.close();
        this.#file = undefined;
    }
    async #flush() {
        try {
            await this.#write();
        }
        catch (cause) {
            const words = `The folder ${this.#space.folder} of the runner cannot hold a temporary file: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}. ` +
                'Free some space there, check that it is writable, or lower concurrency.';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .DataError */ .fL(words, { cause });
        }
    }
    async #write() {
        this.#file ??= await this.#create();
        const bytes = Buffer.concat(this.#pieces);
        this.#pieces = [];
        this.#held = 0;
        this.#space.giveBack(this.#reserved);
        this.#reserved = 0;
        for (let at = 0; at < bytes.length;) {
            const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#onDisk);
            at += bytesWritten;
            this.#onDisk += bytesWritten;
        }
    }
    async #create() {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(this.#space.folder, `log-ferry-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`);
        const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, 'wx+', 0o600);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(path);
        return file;
    }
}


/***/ }),

/***/ 6711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ledgerChecks)
/* harmony export */ });
/* harmony import */ var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8440);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7956);



async function ledgerChecks(client, caller, { ledger, known }) {
    if (ledger.kind === 'none') {
        return [(0,_check_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('ledger', 'none: a second run over the same window writes the same records again')];
    }
    const { bucket, prefix, owner } = ledger;
    const isKnown = known?.bucket === bucket;
    const role = { input: 'ledger', bucket, owner, sameRegion: false, writes: true };
    const { checks, reachable } = isKnown
        ? { checks: [], reachable: true }
        : await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .bucketFindings */ .z)(client, caller, role);
    const probes = new _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .ObjectProbes */ .H(client, caller, { name: 'ledger', bucket, prefix, owner });
    return reachable ? [...checks, ...(await Promise.all([probes.get(), probes.put()]))] : [...checks];
}


/***/ }),

/***/ 7480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ logGroupFindings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(303);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8440);
/* harmony import */ var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);





async function logGroupFindings(ports, destination) {
    const { logGroup, create } = destination;
    const what = `logs:DescribeLogGroups on ${logGroup}`;
    const logGroupClass = create?.logGroupClass ?? 'STANDARD';
    try {
        const facts = await ports.sink.groups.find(logGroup);
        const group = facts === undefined ? missing(ports, destination) : present(ports, facts);
        const checks = [(0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(what), ...group, ...(await writing(ports, destination, facts))];
        return { checks, logGroupClass: facts?.logGroupClass ?? logGroupClass };
    }
    catch (cause) {
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceError */ .cg)(cause, { call: 'logs:DescribeLogGroups', resource: logGroup });
        const checks = [described(ports, what, error), ...(await writing(ports, destination, undefined))];
        return { checks, logGroupClass };
    }
}
function described({ caller }, what, error) {
    if (!(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefusal */ .vu)(error))
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5)(what, error.message);
    const Resource = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:*`;
    const statement = { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(what, (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .refusalOf */ .Of)(error), caller.grant('logs-DescribeLogGroups', statement));
}
function missing({ caller }, { logGroup, create }) {
    const what = `destination-log-group: ${logGroup} is there`;
    if (create === undefined) {
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(what, `there is no log group ${logGroup}`, {
                what: 'Correct the name, create the group, or set create-log-group: true.',
                command: `aws logs create-log-group --log-group-name '${logGroup}' --region ${caller.region}`,
            }),
        ];
    }
    const actions = [...CREATION, ...(create.retentionDays === undefined ? [] : RETENTION)];
    const why = 'AWS offers no way to test this without creating the group';
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(`destination-log-group: ${logGroup}`, `is not there: a run creates it, of class ${create.logGroupClass}`),
        ...actions.map((action) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .notProbed */ .EZ)(caller, permission(caller, action, logGroup), why)),
    ];
}
const CREATION = ['logs:CreateLogGroup', 'logs:TagResource'];
const RETENTION = ['logs:PutRetentionPolicy', 'logs:ListTagsForResource'];
function present({ caller }, facts) {
    const { name } = facts;
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(`destination-log-group: ${name} is there`),
        classCheck(facts),
        retentionCheck(caller, facts),
    ];
}
function classCheck({ name, logGroupClass }) {
    const what = `destination-log-group: the class of ${name}`;
    if (logGroupClass === 'STANDARD')
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(what, 'is STANDARD');
    if (logGroupClass === 'DELIVERY') {
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)(what, 'is DELIVERY, which takes no events from PutLogEvents', {
            what: 'Choose another log group; the class of a group cannot be changed.',
        });
    }
    const found = `is ${logGroupClass}, which cannot be read back: a run that is killed may leave one batch of each segment doubled`;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(what, found);
}
function retentionCheck({ region }, { name, retentionDays }) {
    const what = `destination-log-group: the retention of ${name}`;
    if (retentionDays !== undefined)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(what, `is ${retentionDays} days`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5)(what, 'is not set: events are kept and billed forever', {
        what: 'Set a retention to avoid this.',
        command: `aws logs put-retention-policy --log-group-name '${name}' --retention-in-days 30 --region ${region}`,
    });
}
const NO_SUCH_STREAM = /^ResourceNotFoundException$/;
async function writing(ports, { logGroup }, facts) {
    const stream = `log-ferry-dry-run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    const isReadable = facts === undefined || facts.logGroupClass === 'STANDARD';
    const probes = [
        putProbe(ports, logGroup, stream),
        ...(isReadable ? [getProbe(ports, logGroup, stream)] : []),
    ];
    const probed = await Promise.all(probes.map((probe) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .permissionCheck */ .cE)(ports.caller, permission(ports.caller, probe.call, logGroup), probe)));
    const creating = permission(ports.caller, 'logs:CreateLogStream', logGroup);
    return [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .notProbed */ .EZ)(ports.caller, creating, 'a log stream cannot be created as a test'), ...probed];
}
function putProbe({ client, now }, logGroupName, logStreamName) {
    const logEvents = [{ timestamp: now(), message: 'dry run' }];
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__/* .PutLogEventsCommand */ .Aw4({ logGroupName, logStreamName, logEvents });
    return {
        call: 'logs:PutLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function getProbe({ client }, logGroupName, logStreamName) {
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__/* .GetLogEventsCommand */ .h7S({ logGroupName, logStreamName, limit: 1 });
    return {
        call: 'logs:GetLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function permission(caller, action, group) {
    const statement = { Effect: 'Allow', Action: action, Resource: caller.groupArns(group) };
    return { action, on: `log group ${group}`, name: 'logs', statement };
}


/***/ }),

/***/ 3584:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ objectDestinationChecks)
/* harmony export */ });
/* harmony import */ var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7956);
/* harmony import */ var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);



async function objectDestinationChecks({ bucket, prefix, owner, kmsKeyId }, { s3, caller }, { sameRegion = true } = {}) {
    const role = { input: 'destination-bucket', bucket, owner, sameRegion, writes: true };
    const findings = await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__/* .bucketFindings */ .z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new _objects_js__WEBPACK_IMPORTED_MODULE_1__/* .ObjectProbes */ .H(s3, caller, { name: 'destination', bucket, owner, prefix });
    const key = kmsKeyId === 'AES256' ? undefined : kmsKeyId;
    const statement = {
        Effect: 'Allow',
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: key ?? '*',
    };
    const keyUse = { action: 'kms:GenerateDataKey and kms:Decrypt', name: 'destination', statement };
    const why = 'S3 uses the key only when something is written';
    return [
        ...findings.checks,
        ...(await Promise.all([probes.get(), probes.put(), probes.abort()])),
        ...(key === undefined ? [] : [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .notProbed */ .EZ)(caller, { ...keyUse, on: key }, why)]),
    ];
}


/***/ }),

/***/ 7956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ ObjectProbes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
/* harmony import */ var _buckets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8887);
/* harmony import */ var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);




const NO_ETAG = '"6c6f672d66657272792d6472792d72756e"';
const NO_UPLOAD = 'log-ferry-dry-run';
class ObjectProbes {
    #client;
    #caller;
    #place;
    constructor(client, caller, place) {
        this.#client = client;
        this.#caller = caller;
        this.#place = place;
    }
    list() {
        const { bucket, prefix } = this.#place;
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.ListObjectsV2Command({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(this.#place), Prefix: prefix, MaxKeys: 1 });
        return this.#check('s3:ListBucket', this.#listing(), {
            call: 's3:ListObjectsV2',
            resource: `s3://${bucket}/${prefix}`,
            ask: () => this.#client.send(command),
        });
    }
    get() {
        const key = this.#noKey();
        const reading = this.#reading('s3:GetObject');
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(this.#place), Key: key });
        const permission = this.#permission('s3:GetObject', reading);
        const grant = this.#grant('s3:GetObject', reading);
        const cure = {
            ...grant,
            what: `${grant.what} Without s3:ListBucket on the bucket S3 refuses to say that an object is not there: ` +
                'where that permission fails too, grant it first.',
            statements: [reading, this.#listing()],
        };
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .permissionCheck */ .cE)(this.#caller, { ...permission, cure }, {
            call: 's3:GetObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchKey$/,
        });
    }
    put() {
        const key = this.#noKey();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.PutObjectCommand({
            ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(this.#place),
            Key: key,
            IfMatch: NO_ETAG,
            Body: 'dry run',
        });
        return this.#check('s3:PutObject', this.#reading('s3:PutObject'), {
            call: 's3:PutObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^(NoSuchKey|PreconditionFailed)$/,
        });
    }
    async abort() {
        const key = this.#noKey();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.AbortMultipartUploadCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__/* .named */ .K)(this.#place), Key: key, UploadId: NO_UPLOAD });
        const check = await this.#check('s3:AbortMultipartUpload', this.#reading('s3:AbortMultipartUpload'), {
            call: 's3:AbortMultipartUpload',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchUpload$/,
        });
        if (check.state !== 'failed')
            return check;
        return {
            ...check,
            state: 'unknown',
            found: 'AWS refuses it: the parts of a failed large upload would stay and be billed',
        };
    }
    #check(action, statement, probe) {
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .permissionCheck */ .cE)(this.#caller, this.#permission(action, statement), probe);
    }
    #permission(action, statement) {
        const { name, bucket, prefix } = this.#place;
        const cure = this.#grant(action, statement);
        return { action, name, on: `s3://${bucket}/${prefix} (${name})`, statement, cure };
    }
    #grant(action, statement) {
        const { name, bucket, owner } = this.#place;
        const cure = this.#caller.grant(`${name}-${action.slice('s3:'.length)}`, statement);
        if (owner === undefined || owner === this.#caller.account)
            return cure;
        const foreign = JSON.stringify({ ...statement, Principal: { AWS: this.#caller.principal() } });
        return {
            ...cure,
            what: `${cure.what} Account ${owner} must add this statement to the policy of ${bucket}: ${foreign}`,
        };
    }
    #reading(action) {
        const { bucket, prefix } = this.#place;
        return { Effect: 'Allow', Action: action, Resource: `${this.#caller.bucketArn(bucket)}/${prefix}*` };
    }
    #listing() {
        return {
            Effect: 'Allow',
            Action: 's3:ListBucket',
            Resource: this.#caller.bucketArn(this.#place.bucket),
        };
    }
    #noKey() {
        return `${this.#place.prefix}log-ferry-dry-run-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    }
}


/***/ })

};
