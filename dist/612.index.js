export const id = 612;
export const ids = [612];
export const modules = {

/***/ 5934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ed: () => (/* binding */ parseClaim),
/* harmony export */   Lt: () => (/* binding */ storedDays),
/* harmony export */   Sy: () => (/* binding */ printClaim),
/* harmony export */   TS: () => (/* binding */ parseProgress)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2275);
/* harmony import */ var _encode_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5189);
/* harmony import */ var _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5883);





const objectSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    prefix: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    form: _objects_object_form_js__WEBPACK_IMPORTED_MODULE_3__/* .objectFormSchema */ .JB,
    timeZone: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    kmsKeyId: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    name: valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(),
    days: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
});
const logTypeSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .picklist */ .KIO(_log_types_index_js__WEBPACK_IMPORTED_MODULE_1__/* .LOG_TYPE_NAMES */ .pu);
/** One part of a key, without a folder. */
const objectName = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .regex */ .yGV(/^[^/]+$/));
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
});
function printClaim({ stream, day, objects, encode, s3 }) {
    return {
        stream,
        day: { ...day },
        objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
        encode: { ...encode },
        ...(s3 === undefined ? {} : { s3: { ...s3, form: { ...s3.form }, days: [...s3.days] } }),
    };
}
/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
function parseClaim(id, claim) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(claimSchema, claim);
    if (!parsed.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`The claim of segment ${id} in the ledger cannot be read.`);
    const { stream, day, objects, encode, s3 } = parsed.output;
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
    };
}
const progressSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    sent: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooOld: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    tooNew: valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(),
    /** Objects that could not be read: nothing of them is in what was sent. */
    without: valibot__WEBPACK_IMPORTED_MODULE_4__/* .exactOptional */ .yqP(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
});
/** How far the segment's stream had come, as the ledger has it. */
function parseProgress(progress) {
    return progress === undefined ? undefined : valibot__WEBPACK_IMPORTED_MODULE_4__/* .parse */ .qgA(progressSchema, progress);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .tuple */ .PVZ([valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig()]));
/** The days that a committed segment has objects for. */
function storedDays(id, stored) {
    const parsed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeParse */ .xLC(storedSchema, stored ?? []);
    if (!parsed.success)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL(`What the ledger notes of the objects of segment ${id} cannot be read.`);
    return parsed.output.map(([day]) => day);
}


/***/ }),

/***/ 7701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BL: () => (/* binding */ namesPrefix),
/* harmony export */   IY: () => (/* binding */ keyDetails),
/* harmony export */   PN: () => (/* binding */ dayPrefix),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   rv: () => (/* binding */ parseLogKey)
/* harmony export */ });
/* harmony import */ var _log_types_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2275);

const FOLDER = /^(?<prefix>(?:[^]*\/)?)AWSLogs\/(?<account>\d{12})\/elasticloadbalancing\/(?<region>[a-z0-9-]+)\/(?<day>\d{4}\/\d\d\/\d\d)\/(?<file>[^/]+)$/;
/** What may stand for each part of a file's name. A name before an id may hold dots: the id is what follows the last. */
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
/** Epoch milliseconds of a date and time that exist, or nothing. */
function instant(text) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(text.slice(0, 16)) ? undefined : ms;
}
/** Where the stamp's interval ends, in epoch milliseconds. */
function stampTime(stamp) {
    return instant(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00.000Z'));
}
/** The parts of the key of a load balancer's log; nothing for any other key (test files, foreign objects). */
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
/** What a file's name adds to its folder; nothing where it is not of this form. */
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
function keyDetails({ logType, loadBalancer, tail }) {
    const hasId = FORMS.get(logType)?.hasId === true;
    const nameEnd = hasId ? loadBalancer.lastIndexOf('.') : loadBalancer.length;
    const [stamp = '', ...others] = tail.split('_');
    const random = others.pop() ?? '';
    const id = hasId ? loadBalancer.slice(nameEnd + 1) : undefined;
    return { name: loadBalancer.slice(0, nameEnd), id, stamp, nodeIp: others[0], random };
}
/** Where a day's objects lie: the prefix to list. */
function dayPrefix(location) {
    const { prefix, account, region, day } = location;
    return `${prefix}AWSLogs/${account}/elasticloadbalancing/${region}/${day}/`;
}
/** How the keys of a day begin that belong to load balancers of a type whose names begin so. */
function namesPrefix(location, logType, start) {
    return `${dayPrefix(location)}${filled(FORMS.get(logType)?.head ?? '', location)}${start}`;
}
/** The key that `parseLogKey` took apart. */
function keyOf(parts) {
    const { logType, loadBalancer, tail } = parts;
    const { head = '', extension = '' } = FORMS.get(logType) ?? {};
    return `${dayPrefix(parts)}${filled(head, parts)}${loadBalancer}_${tail}${extension}`;
}


/***/ }),

/***/ 6231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  albPreflight: () => (/* binding */ albPreflight)
});

// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/alb/key.js
var alb_key = __webpack_require__(7701);
// EXTERNAL MODULE: ./build/alb/log-types/index.js + 5 modules
var log_types = __webpack_require__(2275);
// EXTERNAL MODULE: ./build/alb/claim.js
var claim = __webpack_require__(5934);
// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 5 modules
var cloudwatch_logs_destination = __webpack_require__(6174);
// EXTERNAL MODULE: ./build/preflight/estimate.js
var estimate = __webpack_require__(6776);
// EXTERNAL MODULE: ./build/preflight/prices.js
var prices = __webpack_require__(4436);
;// CONCATENATED MODULE: ./build/alb/estimate.js



/** A page of ListObjectsV2 has at most 1000 keys (S3 API). */
const KEYS_A_LIST = 1000;
/** A claim and a commit; those of one partition are often written together. */
const LEDGER_PUTS_A_SEGMENT = 2;
/** One a day that its records fall on: mostly one, two around midnight. */
const OBJECTS_A_SEGMENT = 2;
/** What the segments that are left would move and cost. The filter is not known beforehand: it can only lower it. */
function albEstimate(inputs, survey, known) {
    const { measured } = known;
    const format = inputs.logs?.logFormat;
    let uncompressedBytes = 0;
    let ingested = 0;
    for (const { identity, bytes } of survey.parts) {
        const { name, typical } = (0,log_types/* logTypeOf */.yQ)(identity['logType'] ?? '');
        const uncompressed = bytes * ratioOf(name, measured);
        uncompressedBytes += uncompressed;
        const perByte = format === undefined ? 0 : typical.growth[format] + prices/* EVENT_OVERHEAD_BYTES */.wt / typical.bytes;
        ingested += uncompressed * perByte * inputs.sample;
    }
    const usd = (0,estimate/* priceOf */.xx)({
        ...(known.logGroupClass === undefined
            ? {}
            : { ingestedBytes: { bytes: ingested, perGb: (0,estimate/* ingestPrice */.Em)(known.logGroupClass) } }),
        gets: survey.objects,
        putsAndLists: survey.segments * (LEDGER_PUTS_A_SEGMENT + (inputs.objects === undefined ? 0 : OBJECTS_A_SEGMENT)) +
            survey.objects / KEYS_A_LIST,
    });
    const { objects, bytes } = survey;
    return {
        ...{ objects, bytes, usd, prices: prices/* PRICES */.ze, uncompressedBytes: Math.round(uncompressedBytes) },
        assumptions: assumptions(inputs, measured),
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
        ...(inputs.filter === undefined ? [] : ['What the filter leaves out is not known beforehand.']),
        `Prices are those of ${prices/* PRICES */.ze.region} as of ${prices/* PRICES */.ze.asOf}; storage is not in them.`,
    ];
}
function ratioAssumption(logType, measured) {
    if ((0,log_types/* logTypeOf */.yQ)(logType).typical.compression === 1)
        return `${logType} logs are not compressed.`;
    const count = measured.filter((each) => each.logType === logType).length;
    const ratio = ratioOf(logType, measured).toFixed(1);
    return count === 0
        ? `${logType} logs shrink ${ratio} times as gzip (assumed: none was looked into).`
        : `${logType} logs shrink ${ratio} times as gzip (measured on ${count} objects).`;
}
function messageAssumption({ logTypes }, logFormat) {
    const growth = logTypes.map((logType) => `${(0,log_types/* logTypeOf */.yQ)(logType).typical.growth[logFormat]} (${logType})`);
    return (`A message in the format ${logFormat} is as long as its line times ${growth.join(', ')}, and AWS ` +
        `counts ${prices/* EVENT_OVERHEAD_BYTES */.wt} bytes more for each.`);
}

// EXTERNAL MODULE: ./build/preflight/buckets.js
var buckets = __webpack_require__(8887);
// EXTERNAL MODULE: ./build/preflight/check.js
var check = __webpack_require__(8440);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
;// CONCATENATED MODULE: ./build/preflight/gzip-sizes.js



/** The last four bytes of a gzip file hold the size of what it holds, modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;
/** How large a gzipped object is when it is decompressed, without downloading it. */
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

// EXTERNAL MODULE: ./build/preflight/ledger.js
var preflight_ledger = __webpack_require__(6711);
// EXTERNAL MODULE: ./build/preflight/log-group.js
var log_group = __webpack_require__(7480);
// EXTERNAL MODULE: ./build/preflight/object-destination.js
var object_destination = __webpack_require__(3584);
// EXTERNAL MODULE: ./build/preflight/objects.js
var objects = __webpack_require__(7956);
// EXTERNAL MODULE: ./build/preflight/permission.js
var permission = __webpack_require__(7865);
;// CONCATENATED MODULE: ./build/alb/preflight.js














/** What `mode: alb` needs: a bucket to read, a ledger, the destinations that are given. */
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
        appraise: async (survey) => {
            const { measured, met } = await lookInto(inputs, ports, survey);
            const { logGroupClass } = group ?? {};
            return { estimate: albEstimate(inputs, survey, { measured, logGroupClass }), checks: met };
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
/** Sizes come from the ends of a few objects; to read them is a proof, too, that the run may. */
async function lookInto(inputs, ports, survey) {
    const measured = [];
    const met = [];
    for (const { segment } of survey.samples) {
        const { day, objects } = (0,claim/* parseClaim */.Ed)(segment.id, segment.claim());
        const object = objects[Math.floor(objects.length / 2)];
        if (object === undefined)
            continue;
        const key = (0,alb_key/* keyOf */.TN)({ ...day, tail: object.tail });
        const what = `reading s3://${day.bucket}/${key}`;
        try {
            const uncompressed = await uncompressedSize(ports.s3, inputs.source, key);
            const { compression } = (0,log_types/* logTypeOf */.yQ)(day.logType).typical;
            // Where objects are not compressed, their end says nothing of their size.
            measured.push({
                logType: day.logType,
                bytes: object.size,
                uncompressed: compression === 1 ? object.size : uncompressed,
            });
            if (met.length === 0)
                met.push((0,check/* passed */.bF)(what));
        }
        catch (cause) {
            met.push(unreadObject(ports, what, (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: key })));
            break;
        }
    }
    return { measured, met };
}
function unreadObject({ caller }, what, error) {
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

/** How records lie in an object; what the claim fixes of it. */
const objectFormSchema = valibot__WEBPACK_IMPORTED_MODULE_0__/* .variant */ .Oxt('objectFormat', [
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['csv', 'jsonl']), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['gzip', 'none']) }),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ objectFormat: valibot__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('parquet'), compression: valibot__WEBPACK_IMPORTED_MODULE_0__/* .picklist */ .KIO(['snappy', 'none']) }),
]);
/** The form alone, of what has more to it. */
function formOf(form) {
    return form.objectFormat === 'parquet'
        ? { objectFormat: form.objectFormat, compression: form.compression }
        : { objectFormat: form.objectFormat, compression: form.compression };
}
/** What a key ends with, after its last name. */
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

/***/ 6711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ ledgerChecks)
/* harmony export */ });
/* harmony import */ var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8440);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7956);



/** Whether the run can keep its ledger: documents are read, and written on conditions. */
async function ledgerChecks(client, caller, { ledger, known }) {
    if (ledger.kind === 'none') {
        return [(0,_check_js__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5)('ledger', 'none: what is carried again is written again')];
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
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2588);
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8440);
/* harmony import */ var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);





/** A log group as the destination: whether it is there, what it is, and whether the run may write to it. */
async function logGroupFindings(ports, destination) {
    const { logGroup, create } = destination;
    const what = `logs:DescribeLogGroups on ${logGroup}`;
    const logGroupClass = create?.logGroupClass ?? 'STANDARD';
    try {
        const facts = await ports.sink.describeGroup(logGroup);
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
    const actions = ['logs:CreateLogGroup', ...(create.retentionDays === undefined ? [] : RETENTION)];
    const why = 'AWS has no way to ask without creating the group';
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .passed */ .bF)(`destination-log-group: ${logGroup}`, `is not there: a run creates it, of class ${create.logGroupClass}`),
        ...actions.map((action) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .notProbed */ .EZ)(caller, permission(caller, action, logGroup), why)),
    ];
}
const RETENTION = ['logs:PutRetentionPolicy'];
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
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5)(what, 'is not set: events are kept, and paid for, for ever', {
        what: 'Set a retention if that is not wanted.',
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
    return [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__/* .notProbed */ .EZ)(ports.caller, creating, 'a stream cannot be created without a change'), ...probed];
}
/** An event for a stream that is not there: nothing is stored. */
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



/** What writing objects needs. */
async function objectDestinationChecks({ bucket, prefix, owner, kmsKeyId }, { s3, caller }) {
    const role = { input: 'destination-bucket', bucket, owner, sameRegion: true, writes: true };
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
    const why = 'S3 asks for the key only when something is written';
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




/** An ETag that no object has; the key that it is asked of is random as well. */
const NO_ETAG = '"6c6f672d66657272792d6472792d72756e"';
const NO_UPLOAD = 'log-ferry-dry-run';
/** Probes of what a run does with objects. Nothing is written, whatever the answer. */
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
    /**
     * Asks for an object that cannot be there. Without `s3:ListBucket` S3 answers 403 instead of 404 (GetObject API), and
     * the ledger needs the 404: so both are asked for.
     */
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
    /** A put on condition that what it replaces has an ETag that nothing has: who may not gets 403, who may 404 or 412. */
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
    /** An upload that no one began: who may abort uploads hears that it is not there. Without it a run still works. */
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
            found: 'AWS refuses it: the parts of a large upload that fails would stay, and be paid for',
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
    /** A bucket of another account must let this identity in by its own policy as well. */
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
