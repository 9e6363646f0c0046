export const id = 648;
export const ids = [648];
export const modules = {

/***/ 6521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ AmplifyAccessLogs),
/* harmony export */   m: () => (/* binding */ TooMuchAskedError)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2747);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9473);
/* harmony import */ var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7531);



/** The service gives up on a range for its size: what helps is to ask for less. */
class TooMuchAskedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 {
}
/** The last instant of a range: both ends of a request count as inside (GenerateAccessLogs API). */
const LAST_INSTANT_MS = 1;
/** ListDomainAssociations: at most 50 a page (Amplify API). */
const PAGE_SIZE = 50;
const NOT_FOUND = 404;
/** How the service says that a range is too long for it (amplify-hosting#1004, #1891). */
const TOO_MUCH = /timed? ?out|too many|reduce|too large|InternalFailure|InternalServerError/i;
/** The access logs of one Amplify app. */
class AmplifyAccessLogs {
    #ports;
    #appId;
    #names;
    constructor(ports, appId) {
        this.#ports = ports;
        this.#appId = appId;
    }
    /** The domains that have access logs: the app's default domain and those that are associated with it. */
    async domains() {
        const { client } = this.#ports;
        const resource = `app ${this.#appId}`;
        const appId = this.#appId;
        const names = [];
        try {
            const { app } = await client.send(new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .GetAppCommand */ .vw$({ appId }));
            if (app?.defaultDomain !== undefined)
                names.push(app.defaultDomain);
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 'amplify:GetApp', resource });
        }
        try {
            for await (const page of (0,_aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .paginateListDomainAssociations */ .ob4)({ client, pageSize: PAGE_SIZE }, { appId })) {
                for (const { domainName } of page.domainAssociations ?? [])
                    if (domainName !== undefined)
                        names.push(domainName);
            }
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 'amplify:ListDomainAssociations', resource });
        }
        return [...new Set(names)];
    }
    /**
     * One answer of the service for a range, decompressed, as it comes. It may hold more than was asked for. Throws
     * TooMuchAskedError when the range is too long for the service, a retryable ServiceError when another attempt may do.
     * `downloaded` is told of the bytes as they come over the line.
     */
    async *read(range, signal, downloaded = () => undefined) {
        const url = await this.#generate(range, signal);
        const on = { call: 'the download of access logs', resource: this.#nameOf(range) };
        const failed = (why, cause) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`${on.call} for ${on.resource} failed: ${why}`, { ...on, retryable: true, cause });
        try {
            const answer = await this.#ports.download(url, signal);
            if (answer.status !== 200)
                throw failed(`HTTP ${answer.status} (an address lives for a short time only)`);
            const pieces = complete(answer, failed);
            yield* decoded(counted(pieces, downloaded), answer.contentEncoding, on.resource);
        }
        catch (cause) {
            signal.throwIfAborted();
            if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7)
                throw cause;
            // What is thrown by the connection may name the address, which is a secret.
            const why = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .DataError */ .fL ? 'it cannot be decompressed' : withoutUrl((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause), url);
            throw failed(why);
        }
    }
    async #generate(range, signal) {
        const command = new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__/* .GenerateAccessLogsCommand */ ._Go({
            appId: this.#appId,
            domainName: range.domain,
            startTime: new Date(range.from),
            endTime: new Date(range.to - LAST_INSTANT_MS),
        });
        try {
            const { logUrl } = await this.#ports.client.send(command, { abortSignal: signal });
            if (logUrl === undefined)
                throw new Error('the answer has no logUrl');
            this.#mask(logUrl);
            return logUrl;
        }
        catch (cause) {
            signal.throwIfAborted();
            const error = this.#explained(cause, range);
            throw error.status === NOT_FOUND ? await this.#withNames(error) : error;
        }
    }
    /** The address as a whole, and what makes it a secret, however it is printed. */
    #mask(url) {
        this.#ports.mask(url);
        const query = url.slice(url.indexOf('?') + 1);
        for (const [, value] of query.matchAll(/(?:Signature|Security-Token|Credential|Policy)=([^&]{8,})/g)) {
            if (value !== undefined)
                this.#ports.mask(value);
        }
    }
    #explained(cause, range) {
        const resource = this.#nameOf(range);
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { call: 'amplify:GenerateAccessLogs', resource });
        const isBig = error.status === undefined || error.status >= 500 || error.status === 400;
        if (!isBig || !TOO_MUCH.test(`${error.code ?? ''} ${error.message}`))
            return error;
        const { call, permission = call, code, status } = error;
        return new TooMuchAskedError(error.message, {
            ...{ call, resource, permission, retryable: true, cause },
            ...(code === undefined ? {} : { code }),
            ...(status === undefined ? {} : { status }),
        });
    }
    /** A domain that the service does not know is most often a subdomain: says which names would do. */
    async #withNames(error) {
        this.#names ??= this.domains().then((names) => `The domains of the app are ${names.join(', ')}; a subdomain's logs are with its domain's.`, (cause) => `Which domains the app has could not be asked: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`);
        const { call, resource, retryable, code = 'NotFoundException', cause } = error;
        const failure = { call, resource, retryable, code, status: NOT_FOUND, cause };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`${error.message}. ${await this.#names}`, failure);
    }
    #nameOf({ domain, from, to }) {
        const [start, end] = [from, to].map((at) => new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
        return `${domain} of app ${this.#appId}, ${start ?? ''} to ${end ?? ''}`;
    }
}
function withoutUrl(text, url) {
    return text.replaceAll(url, '***').replace(/\?\S+/g, '?***');
}
/** The bytes of an answer; fails when there are fewer than it announced. */
async function* complete({ body, contentLength }, failed) {
    let length = 0;
    for await (const piece of body) {
        length += piece.length;
        yield piece;
    }
    if (contentLength !== undefined && length !== contentLength)
        throw failed(`it ended after ${length} of ${contentLength} bytes`);
}
async function* counted(pieces, downloaded) {
    for await (const piece of pieces) {
        downloaded(piece.length);
        yield piece;
    }
}
/** Whatever the headers say, gzip is known by its first bytes; a CSV cannot begin with them (RFC 1952). */
async function* decoded(pieces, encoding, name) {
    let head = Buffer.alloc(0);
    while (head.length < 2) {
        const next = await pieces.next();
        if (next.done === true)
            break;
        head = Buffer.concat([head, next.value]);
    }
    if (head.length === 0)
        return;
    const isGzip = head[0] === 0x1f && head[1] === 0x8b;
    if (!isGzip && encoding !== undefined && !/^(identity|gzip|x-gzip|)$/i.test(encoding))
        throw new Error(`it is encoded as ${encoding}`);
    const whole = preceded(head, pieces);
    if (isGzip)
        yield* (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__/* .decompressStream */ .Ct)(whole, name);
    else
        yield* whole;
}
async function* preceded(head, rest) {
    yield head;
    yield* rest;
}


/***/ }),

/***/ 5648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dryRun: () => (/* binding */ dryRun)
});

;// CONCATENATED MODULE: ./build/preflight/check.js
function passed(what, found) {
    return { state: 'passed', what, ...(found === undefined ? {} : { found }) };
}
function unknown(what, found, cure) {
    return { state: 'unknown', what, found, ...(cure === undefined ? {} : { cure }) };
}
function failed(what, found, cure) {
    return { state: 'failed', what, found, cure };
}
/** A policy with these statements, in one line. */
function policyOf(statements) {
    return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
/** A text as one word of a POSIX shell. */
function quoted(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./build/preflight/caller.js

/** Who the run is, and where: what makes a cure exact. */
class Caller {
    arn;
    account;
    region;
    partition;
    constructor({ arn, account, region }) {
        this.arn = arn;
        this.account = account;
        this.region = region;
        this.partition = arn.split(':')[1] ?? 'aws';
    }
    /** How a statement gets into this identity's policies. `name` tells the policy from the other ones. */
    grant(name, statement) {
        const document = quoted(policyOf([statement]));
        const policy = `--policy-name log-ferry-${name} --policy-document ${document}`;
        const [kind = '', who = ''] = (this.arn.split(':')[5] ?? '').split('/');
        const owner = kind === 'assumed-role'
            ? `put-role-policy --role-name ${who}`
            : kind === 'user'
                ? `put-user-policy --user-name ${this.arn.split('/').at(-1) ?? ''}`
                : undefined;
        return {
            what: `Grant ${[statement.Action].flat().join(' and ')} to ${this.principal()}, and see that no policy denies it.`,
            statements: [statement],
            policyOf: 'the identity of this run',
            ...(owner === undefined ? {} : { command: `aws iam ${owner} ${policy}` }),
        };
    }
    /** As it is named in the policy of a bucket or a key. (The path of a role does not show in its session.) */
    principal() {
        const [kind, who = ''] = (this.arn.split(':')[5] ?? '').split('/');
        return kind === 'assumed-role' ? `arn:${this.partition}:iam::${this.account}:role/${who}` : this.arn;
    }
    bucketArn(bucket) {
        return `arn:${this.partition}:s3:::${bucket}`;
    }
    /** A log group and its streams; IAM writes the group of some actions with `:*` and of others without. */
    groupArns(group) {
        const arn = `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${group}`;
        return [arn, `${arn}:*`];
    }
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/alb/key.js
var alb_key = __webpack_require__(7701);
// EXTERNAL MODULE: ./build/alb/claim.js
var claim = __webpack_require__(5934);
// EXTERNAL MODULE: ./build/cloudwatch-logs/destination.js + 5 modules
var cloudwatch_logs_destination = __webpack_require__(9459);
// EXTERNAL MODULE: ./build/preflight/estimate.js
var preflight_estimate = __webpack_require__(6776);
// EXTERNAL MODULE: ./build/preflight/prices.js
var prices = __webpack_require__(4436);
;// CONCATENATED MODULE: ./build/alb/estimate.js


/**
 * Typical lines, measured over the lines that this project tests with: bytes a line, how many times they shrink as
 * gzip, and how many times the message of each format is as long as the line.
 */
const TYPICAL = {
    access: { line: 650, gzip: 7.3, growth: { raw: 1, prefixed: 1.2, json: 2.6 } },
    connection: { line: 150, gzip: 4.1, growth: { raw: 1, prefixed: 1.9, json: 5.4 } },
    'health-check': { line: 82, gzip: 6.2, growth: { raw: 1, prefixed: 2.6, json: 7.2 } },
};
/** A page of ListObjectsV2 has at most 1000 keys (S3 API). */
const KEYS_A_LIST = 1000;
/** A claim and a commit; those of one partition are often written together. */
const LEDGER_PUTS_A_SEGMENT = 2;
/** What the segments that are left would move and cost. The filter is not known beforehand: it can only lower it. */
function albEstimate(inputs, survey, known) {
    const { measured } = known;
    const format = inputs.logs.logFormat;
    let uncompressedBytes = 0;
    let ingested = 0;
    for (const { identity, bytes } of survey.parts) {
        const logType = inputs.logTypes.find((each) => each === identity['logType']) ?? 'access';
        const typical = TYPICAL[logType];
        const uncompressed = bytes * ratioOf(logType, measured);
        uncompressedBytes += uncompressed;
        const perByte = typical.growth[format] + prices/* EVENT_OVERHEAD_BYTES */.wt / typical.line;
        ingested += uncompressed * perByte * inputs.sample;
    }
    const usd = (0,preflight_estimate/* priceOf */.xx)({
        ingestedBytes: { bytes: ingested, perGb: (0,preflight_estimate/* ingestPrice */.Em)(known.logGroupClass) },
        gets: survey.objects,
        putsAndLists: survey.segments * LEDGER_PUTS_A_SEGMENT + survey.objects / KEYS_A_LIST,
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
    return bytes > 0 && uncompressed > 0 ? uncompressed / bytes : TYPICAL[logType].gzip;
}
function assumptions(inputs, measured) {
    const { logFormat } = inputs.logs;
    return [
        ...inputs.logTypes.map((logType) => ratioAssumption(logType, measured)),
        `A message in the format ${logFormat} is as long as its line times ` +
            `${inputs.logTypes.map((logType) => `${TYPICAL[logType].growth[logFormat]} (${logType})`).join(', ')}, and AWS ` +
            `counts ${prices/* EVENT_OVERHEAD_BYTES */.wt} bytes more for each.`,
        ...(inputs.sample < 1 ? [`sample keeps ${inputs.sample} of them.`] : []),
        ...(inputs.filter === undefined ? [] : ['What the filter leaves out is not known beforehand.']),
        `Prices are those of ${prices/* PRICES */.ze.region} as of ${prices/* PRICES */.ze.asOf}; storage is not in them.`,
    ];
}
function ratioAssumption(logType, measured) {
    const count = measured.filter((each) => each.logType === logType).length;
    const ratio = ratioOf(logType, measured).toFixed(1);
    return count === 0
        ? `${logType} logs shrink ${ratio} times as gzip (assumed: none was looked into).`
        : `${logType} logs shrink ${ratio} times as gzip (measured on ${count} objects).`;
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/preflight/bucket-settings.js
var bucket_settings = __webpack_require__(7044);
;// CONCATENATED MODULE: ./build/preflight/permission.js


/** The services that answer with status 400 name it. */
const REFUSED = /AccessDenied|NotAuthorized|Unauthorized|Forbidden/;
function isRefusal({ code = '', status }) {
    return status === 401 || status === 403 || REFUSED.test(code);
}
/** In AWS's own words: they tell a missing grant from a denial, and whose policy it is. */
function refusalOf({ code = '', cause }) {
    return `AWS refuses it (${code}: ${(0,errors/* messageOf */.bD)(cause)})`;
}
/** The error that a call meets, or `undefined`. */
async function errorOf(on, call) {
    try {
        await call();
        return undefined;
    }
    catch (cause) {
        return (0,errors/* serviceError */.cg)(cause, on);
    }
}
/** Asks AWS whether this identity has a permission. */
async function permissionCheck(caller, permission, probe) {
    const { action, on } = permission;
    const what = `${action} on ${on}`;
    const { call, resource, ask, allowedBy, doubt } = probe;
    const error = await errorOf({ call, resource, permission: action }, ask);
    if (error === undefined || allowedBy?.test(error.code ?? '') === true)
        return passed(what, doubt);
    if (isRefusal(error))
        return failed(what, refusalOf(error), permission.cure ?? cureOf(caller, permission));
    return unknown(what, `not probed: ${error.message}`);
}
/** For what AWS has no harmless question. */
function notProbed(caller, permission, why) {
    const cure = permission.cure ?? cureOf(caller, permission);
    return unknown(`${permission.action} on ${permission.on}`, `not probed: ${why}`, cure);
}
function cureOf(caller, { action, name, statement }) {
    return caller.grant(`${name}-${action.slice(action.indexOf(':') + 1)}`, statement);
}

;// CONCATENATED MODULE: ./build/preflight/buckets.js





function named({ bucket, owner }) {
    return { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
}
/** Looks at a bucket as a whole: whether it is there, where, whose, how it encrypts and what its policy is. */
async function bucketFindings(client, caller, role) {
    const region = await orError((0,bucket_settings/* bucketRegion */.BJ)(client, named(role)));
    if (region instanceof errors/* ServiceError */._7)
        return unreachable(caller, role, region);
    const [encryption, policy] = await Promise.all([
        encryptionOf(client, caller, role),
        buckets_policyOf(client, role),
    ]);
    const checks = [
        passed(`${role.input}: ${role.bucket} is there`),
        regionCheck(caller, role, region),
        ownerCheck(role),
        encryption.check,
        policy.check,
    ];
    return {
        checks,
        reachable: true,
        ...(encryption.found === undefined ? {} : { encryption: encryption.found }),
        ...(policy.found === undefined ? {} : { policy: policy.found }),
    };
}
function unreachable(caller, role, error) {
    const { input, bucket, owner } = role;
    const what = `${input}: ${bucket} is there`;
    if (error.status === 404) {
        const cure = {
            what: `Correct ${input}, or create the bucket. (The ferry creates none.)`,
            command: `aws s3api create-bucket --bucket ${bucket} --region ${caller.region}${constraint(caller.region)}`,
        };
        return { checks: [failed(what, `there is no bucket ${bucket}`, cure)], reachable: false };
    }
    if (!isRefusal(error))
        return { checks: [unknown(what, error.message)], reachable: false };
    const mayBe = owner === undefined ? '' : `it does not belong to account ${owner}, or `;
    const found = `S3 refused: ${mayBe}this identity may not list it`;
    return { checks: [failed(what, found, refusedCure(caller, role))], reachable: true };
}
/** us-east-1 is the one Region that must not be named as a constraint (CreateBucket API). */
function constraint(region) {
    return region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`;
}
function refusedCure(caller, { bucket, owner, input }) {
    const statement = {
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: caller.bucketArn(bucket),
    };
    const grant = caller.grant(`${input}-ListBucket`, statement);
    const foreign = owner === undefined
        ? `If it belongs to another account, its policy must grant this to ${caller.principal()} too.`
        : `Whether ${owner} owns it shows \`aws s3api head-bucket --bucket ${bucket} --expected-bucket-owner ${owner}\` ` +
            `of an identity that may list it: correct ${input}-owner where it does not.`;
    return { ...grant, what: `${grant.what} ${foreign}` };
}
function regionCheck(caller, role, region) {
    const { input, bucket, sameRegion } = role;
    const what = `${input}: ${bucket} lies in ${caller.region}`;
    if (region === undefined)
        return unknown(what, 'S3 did not say in which Region it lies');
    if (region === caller.region)
        return passed(what);
    if (!sameRegion)
        return passed(`${input}: ${bucket} lies in ${region}`, 'another Region, which costs time');
    return failed(what, `it lies in ${region}`, {
        what: `Set aws-region: ${region} if what is read and written lies there too, or name a bucket in ${caller.region}.`,
        command: `aws s3api head-bucket --bucket ${bucket} --query BucketRegion`,
    });
}
function ownerCheck({ input, bucket, owner }) {
    const what = `${input}: the owner of ${bucket}`;
    if (owner !== undefined)
        return passed(what, `is account ${owner}`);
    return unknown(what, 'is not checked: the inputs do not say who it must be');
}
async function encryptionOf(client, caller, role) {
    const what = `${role.input}: the encryption of ${role.bucket}`;
    const found = await orError((0,bucket_settings/* bucketEncryption */.ir)(client, named(role)));
    if (found instanceof errors/* ServiceError */._7)
        return { check: unreadable(what, found) };
    const { algorithm, kmsKeyId } = found;
    // The key that S3 keeps by itself is open to whoever may use the bucket.
    if (kmsKeyId === undefined)
        return { check: passed(what, `is ${algorithm}`), found };
    const told = `is ${algorithm} with ${kmsKeyId}; whether this identity may use the key is not probed`;
    return { check: unknown(what, told, keyCure(caller, role, kmsKeyId)), found };
}
function keyCure(caller, { writes, input }, kmsKeyId) {
    const Action = writes ? ['kms:Decrypt', 'kms:GenerateDataKey'] : 'kms:Decrypt';
    const Resource = kmsKeyId.startsWith('arn:') ? kmsKeyId : '*';
    return caller.grant(`${input}-key`, { Effect: 'Allow', Action, Resource });
}
const policySchema = dist/* object */.Ikc({
    Statement: dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi((value) => [value].flat()), dist/* array */.YOg(dist/* object */.Ikc({ Effect: dist/* string */.YjP(), Sid: dist/* optional */.lqM(dist/* string */.YjP(), 'without a Sid') }))),
});
async function buckets_policyOf(client, role) {
    const what = `${role.input}: the policy of ${role.bucket}`;
    const policy = await orError((0,bucket_settings/* bucketPolicy */.R4)(client, named(role)));
    if (policy instanceof errors/* ServiceError */._7)
        return { check: unreadable(what, policy) };
    return { check: policy === '' ? passed(what, 'there is none') : denials(what, policy), found: policy };
}
/** What AWS refused is a finding. */
function orError(asked) {
    return asked.catch((error) => {
        if (error instanceof errors/* ServiceError */._7)
            return error;
        throw error;
    });
}
/** Whether a statement that denies concerns this run is not for the ferry to guess: the probes show it. */
function denials(what, policy) {
    try {
        const { Statement } = dist/* parse */.qgA(policySchema, JSON.parse(policy));
        const denying = Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Sid }) => Sid);
        if (denying.length === 0)
            return passed(what, 'denies nothing');
        return unknown(what, `has statements that deny something: ${denying.join(', ')}`);
    }
    catch {
        return unknown(what, 'cannot be understood');
    }
}
/** The run does not need to read these, so not being allowed to is no failure. */
function unreadable(what, error) {
    return unknown(what, `could not be read: ${error.message}`);
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-cjs/index.js
var dist_cjs = __webpack_require__(3711);
;// CONCATENATED MODULE: ./build/preflight/gzip-sizes.js



/** The last four bytes of a gzip file hold the size of what it holds, modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;
/** How large a gzipped object is when it is decompressed, without downloading it. */
async function uncompressedSize(client, bucket, key) {
    const command = new dist_cjs.GetObjectCommand({ ...named(bucket), Key: key, Range: `bytes=-${TRAILER_BYTES}` });
    try {
        const { Body } = await client.send(command);
        const trailer = Buffer.from((await Body?.transformToByteArray()) ?? []);
        return trailer.length === TRAILER_BYTES ? trailer.readUInt32LE() : 0;
    }
    catch (cause) {
        throw (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: `s3://${bucket.bucket}/${key}` });
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/preflight/objects.js




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
        const command = new dist_cjs.ListObjectsV2Command({ ...named(this.#place), Prefix: prefix, MaxKeys: 1 });
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
        const command = new dist_cjs.GetObjectCommand({ ...named(this.#place), Key: key });
        const permission = this.#permission('s3:GetObject', reading);
        const grant = this.#grant('s3:GetObject', reading);
        const cure = {
            ...grant,
            what: `${grant.what} Without s3:ListBucket on the bucket S3 refuses to say that an object is not there: ` +
                'where that permission fails too, grant it first.',
            statements: [reading, this.#listing()],
        };
        return permissionCheck(this.#caller, { ...permission, cure }, {
            call: 's3:GetObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchKey$/,
        });
    }
    /** A put on condition that what it replaces has an ETag that nothing has: who may not gets 403, who may 404 or 412. */
    put() {
        const key = this.#noKey();
        const command = new dist_cjs.PutObjectCommand({
            ...named(this.#place),
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
        const command = new dist_cjs.AbortMultipartUploadCommand({ ...named(this.#place), Key: key, UploadId: NO_UPLOAD });
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
        return permissionCheck(this.#caller, this.#permission(action, statement), probe);
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
        return `${this.#place.prefix}log-ferry-dry-run-${(0,external_node_crypto_.randomUUID)()}`;
    }
}

;// CONCATENATED MODULE: ./build/preflight/ledger.js



/** Whether the run can keep its ledger: documents are read, and written on conditions. */
async function ledgerChecks(client, caller, { ledger, known }) {
    if (ledger.kind === 'none') {
        return [unknown('ledger', 'none: what is carried again is written again')];
    }
    const { bucket, prefix } = ledger;
    const isKnown = known?.bucket === bucket;
    const owner = isKnown ? known.owner : undefined;
    const role = { input: 'ledger', bucket, owner, sameRegion: false, writes: true };
    const { checks, reachable } = isKnown
        ? { checks: [], reachable: true }
        : await bucketFindings(client, caller, role);
    const probes = new ObjectProbes(client, caller, { name: 'ledger', bucket, prefix, owner });
    return reachable ? [...checks, ...(await Promise.all([probes.get(), probes.put()]))] : [...checks];
}

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var client_cloudwatch_logs_dist_cjs = __webpack_require__(303);
;// CONCATENATED MODULE: ./build/preflight/log-group.js





/** A log group as the destination: whether it is there, what it is, and whether the run may write to it. */
async function logGroupFindings(ports, destination) {
    const { logGroup, create } = destination;
    const what = `logs:DescribeLogGroups on ${logGroup}`;
    const logGroupClass = create?.logGroupClass ?? 'STANDARD';
    try {
        const facts = await ports.sink.describeGroup(logGroup);
        const group = facts === undefined ? missing(ports, destination) : present(ports, facts);
        const checks = [passed(what), ...group, ...(await writing(ports, destination, facts))];
        return { checks, logGroupClass: facts?.logGroupClass ?? logGroupClass };
    }
    catch (cause) {
        const error = (0,errors/* serviceError */.cg)(cause, { call: 'logs:DescribeLogGroups', resource: logGroup });
        const checks = [described(ports, what, error), ...(await writing(ports, destination, undefined))];
        return { checks, logGroupClass };
    }
}
function described({ caller }, what, error) {
    if (!isRefusal(error))
        return unknown(what, error.message);
    const Resource = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:*`;
    const statement = { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource };
    return failed(what, refusalOf(error), caller.grant('logs-DescribeLogGroups', statement));
}
function missing({ caller }, { logGroup, create }) {
    const what = `destination-log-group: ${logGroup} is there`;
    if (create === undefined) {
        return [
            failed(what, `there is no log group ${logGroup}`, {
                what: 'Correct the name, create the group, or set create-log-group: true.',
                command: `aws logs create-log-group --log-group-name '${logGroup}' --region ${caller.region}`,
            }),
        ];
    }
    const actions = ['logs:CreateLogGroup', ...(create.retentionDays === undefined ? [] : RETENTION)];
    const why = 'AWS has no way to ask without creating the group';
    return [
        passed(`destination-log-group: ${logGroup}`, `is not there: a run creates it, of class ${create.logGroupClass}`),
        ...actions.map((action) => notProbed(caller, permission(caller, action, logGroup), why)),
    ];
}
const RETENTION = ['logs:PutRetentionPolicy'];
function present({ caller }, facts) {
    const { name } = facts;
    return [
        passed(`destination-log-group: ${name} is there`),
        classCheck(facts),
        retentionCheck(caller, facts),
    ];
}
function classCheck({ name, logGroupClass }) {
    const what = `destination-log-group: the class of ${name}`;
    if (logGroupClass === 'STANDARD')
        return passed(what, 'is STANDARD');
    if (logGroupClass === 'DELIVERY') {
        return failed(what, 'is DELIVERY, which takes no events from PutLogEvents', {
            what: 'Choose another log group; the class of a group cannot be changed.',
        });
    }
    const found = `is ${logGroupClass}, which cannot be read back: a run that is killed may leave one batch of each segment doubled`;
    return passed(what, found);
}
function retentionCheck({ region }, { name, retentionDays }) {
    const what = `destination-log-group: the retention of ${name}`;
    if (retentionDays !== undefined)
        return passed(what, `is ${retentionDays} days`);
    return unknown(what, 'is not set: events are kept, and paid for, for ever', {
        what: 'Set a retention if that is not wanted.',
        command: `aws logs put-retention-policy --log-group-name '${name}' --retention-in-days 30 --region ${region}`,
    });
}
const NO_SUCH_STREAM = /^ResourceNotFoundException$/;
async function writing(ports, { logGroup }, facts) {
    const stream = `log-ferry-dry-run-${(0,external_node_crypto_.randomUUID)()}`;
    const isReadable = facts === undefined || facts.logGroupClass === 'STANDARD';
    const probes = [
        putProbe(ports, logGroup, stream),
        ...(isReadable ? [getProbe(ports, logGroup, stream)] : []),
    ];
    const probed = await Promise.all(probes.map((probe) => permissionCheck(ports.caller, permission(ports.caller, probe.call, logGroup), probe)));
    const creating = permission(ports.caller, 'logs:CreateLogStream', logGroup);
    return [notProbed(ports.caller, creating, 'a stream cannot be created without a change'), ...probed];
}
/** An event for a stream that is not there: nothing is stored. */
function putProbe({ client, now }, logGroupName, logStreamName) {
    const logEvents = [{ timestamp: now(), message: 'dry run' }];
    const command = new client_cloudwatch_logs_dist_cjs/* PutLogEventsCommand */.Aw4({ logGroupName, logStreamName, logEvents });
    return {
        call: 'logs:PutLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function getProbe({ client }, logGroupName, logStreamName) {
    const command = new client_cloudwatch_logs_dist_cjs/* GetLogEventsCommand */.h7S({ logGroupName, logStreamName, limit: 1 });
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

;// CONCATENATED MODULE: ./build/alb/preflight.js












/** What `mode: alb` needs: a bucket to read, a ledger, a log group to write to. */
async function albPreflight(inputs, ports) {
    const { s3, logs, clock, caller } = ports;
    const sink = new cloudwatch_logs_destination/* CloudWatchLogsSink */.t(logs, clock);
    const [source, ledger, group] = await Promise.all([
        sourceChecks(inputs, ports),
        ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.source }),
        logGroupFindings({ sink, client: logs.once, caller, now: () => clock.now() }, inputs.logs),
    ]);
    return {
        checks: [...source, ...ledger, ...group.checks],
        appraise: async (survey) => {
            const { measured, met } = await lookInto(inputs, ports, survey);
            return { estimate: albEstimate(inputs, survey, { measured, ...group }), checks: met };
        },
    };
}
async function sourceChecks({ source, ledger }, { s3, caller }) {
    const { bucket, owner, prefix } = source;
    const writes = ledger.kind === 's3' && ledger.bucket === bucket;
    const role = { input: 'source-bucket', bucket, owner, sameRegion: true, writes };
    const findings = await bucketFindings(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const place = { name: 'source', bucket, owner, prefix: `${prefix}AWSLogs/` };
    const probes = new ObjectProbes(s3, caller, place);
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
            measured.push({ logType: day.logType, bytes: object.size, uncompressed });
            if (met.length === 0)
                met.push(passed(what));
        }
        catch (cause) {
            met.push(unreadObject(ports, what, (0,errors/* serviceError */.cg)(cause, { call: 's3:GetObject', resource: key })));
            break;
        }
    }
    return { measured, met };
}
function unreadObject({ caller }, what, error) {
    if (!isRefusal(error))
        return unknown(what, error.message);
    const Resource = `arn:${caller.partition}:kms:${caller.region}:${caller.account}:key/*`;
    const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource };
    const grant = caller.grant('source-Decrypt', statement);
    return failed(what, refusalOf(error), {
        ...grant,
        what: `Grant s3:GetObject; where that is granted and the object is encrypted with a KMS key, ${grant.what}`,
    });
}

// EXTERNAL MODULE: ./build/amplify/access-logs.js
var access_logs = __webpack_require__(6521);
;// CONCATENATED MODULE: ./build/amplify/estimate.js


/** What the names of the 33 columns add to a row as JSON; measured over the rows that this project tests with. */
const JSON_BYTES_A_ROW = 573;
/** The object, and a claim and a commit in the ledger. */
const PUTS_AN_HOUR = 3;
/** What the hours that are left would hold, if they are like those that were fetched. */
function amplifyEstimate(survey, { measured, logs }) {
    const hours = survey.segments;
    const mean = (figure) => measured.reduce((sum, hour) => sum + figure(hour), 0) / Math.max(1, measured.length);
    const isKnown = measured.length > 0 || hours === 0;
    const bytes = Math.round(hours * mean((hour) => hour.bytes));
    const added = prices/* EVENT_OVERHEAD_BYTES */.wt + (logs?.logFormat === 'json' ? JSON_BYTES_A_ROW : 0);
    const ingested = bytes + hours * mean(({ rows }) => rows) * added;
    const usd = (0,preflight_estimate/* priceOf */.xx)({
        ...(logs === undefined
            ? {}
            : { ingestedBytes: { bytes: ingested, perGb: (0,preflight_estimate/* ingestPrice */.Em)(logs.logGroupClass) } }),
        gets: hours,
        putsAndLists: hours * PUTS_AN_HOUR,
    });
    return {
        objects: survey.objects,
        bytes: isKnown ? bytes : null,
        uncompressedBytes: isKnown ? bytes : null,
        usd: isKnown ? usd : null,
        prices: prices/* PRICES */.ze,
        assumptions: [
            isKnown
                ? `Each hour is as large as the mean of the ${measured.length} that were fetched to see it.`
                : 'Amplify tells no sizes, and no hour could be fetched.',
            'Hours without a request write no object.',
            `Prices are those of ${prices/* PRICES */.ze.region} as of ${prices/* PRICES */.ze.asOf}; storage is not in them.`,
        ],
    };
}

;// CONCATENATED MODULE: ./build/amplify/preflight.js










const HOUR_MS = 60 * 60 * 1000;
/** Hours that are fetched, and thrown away, to know how large one is. */
const MAX_HOURS = 3;
/** An hour that takes longer says enough. */
const HOUR_TIMEOUT_MS = 60_000;
/** What `mode: amplify` needs: an app, its access logs, and the destinations that are given. */
async function amplifyPreflight(inputs, ports) {
    const { s3, logs, clock, caller, download, mask } = ports;
    const source = new access_logs/* AmplifyAccessLogs */.S({ client: await ports.amplify(), download, mask }, inputs.appId);
    const sink = new cloudwatch_logs_destination/* CloudWatchLogsSink */.t(logs, clock);
    const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
    const [app, destination, ledger, group] = await Promise.all([
        appChecks(inputs, source, caller),
        inputs.objects === undefined ? [] : destinationChecks(inputs.objects, ports),
        ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.objects }),
        inputs.logs === undefined ? undefined : logGroupFindings(logPorts, inputs.logs),
    ]);
    return {
        checks: [...app, ...destination, ...ledger, ...(group?.checks ?? [])],
        appraise: async (survey) => {
            const { measured, met } = await fetchHours({ inputs, source, caller }, survey);
            const logs = group === undefined || inputs.logs === undefined ? undefined : { ...group, ...inputs.logs };
            return { estimate: amplifyEstimate(survey, { measured, logs }), checks: met };
        },
    };
}
async function appChecks({ appId, domainNames }, source, caller) {
    const what = `app-id: ${appId} and its domains`;
    if (domainNames !== undefined)
        return [passed(what, `domain-names: ${domainNames.join(', ')}`)];
    try {
        const domains = await source.domains();
        return [passed(what, domains.join(', '))];
    }
    catch (cause) {
        const error = (0,errors/* serviceError */.cg)(cause, { call: 'amplify:GetApp', resource: `app ${appId}` });
        const actions = ['amplify:GetApp', 'amplify:ListDomainAssociations'];
        const app = appArn(caller, appId);
        const statement = { Effect: 'Allow', Action: actions, Resource: [app, `${app}/*`] };
        if (isRefusal(error))
            return [failed(what, refusalOf(error), caller.grant('amplify-domains', statement))];
        if (error.retryable)
            return [unknown(what, error.message)];
        const command = `aws amplify list-apps --region ${caller.region} --query 'apps[].[appId,name]'`;
        return [failed(what, error.message, { what: 'Correct app-id, or aws-region.', command })];
    }
}
function appArn({ partition, region, account }, appId) {
    return `arn:${partition}:amplify:${region}:${account}:apps/${appId}`;
}
async function destinationChecks({ bucket, prefix, owner, kmsKeyId }, { s3, caller }) {
    const role = { input: 'destination-bucket', bucket, owner, sameRegion: true, writes: true };
    const findings = await bucketFindings(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new ObjectProbes(s3, caller, { name: 'destination', bucket, owner, prefix });
    const statement = {
        Effect: 'Allow',
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: kmsKeyId ?? '*',
    };
    const key = { action: 'kms:GenerateDataKey and kms:Decrypt', name: 'destination', statement };
    const why = 'S3 asks for the key only when something is written';
    return [
        ...findings.checks,
        ...(await Promise.all([probes.get(), probes.put(), probes.abort()])),
        ...(kmsKeyId === undefined ? [] : [notProbed(caller, { ...key, on: kmsKeyId }, why)]),
    ];
}
/** To fetch an hour is the one proof that the run may; Amplify tells no sizes otherwise. */
async function fetchHours({ inputs, source, caller }, survey) {
    const measured = [];
    const met = [];
    const seen = new Set();
    for (const { identity, segment } of survey.samples) {
        const { domain = '' } = identity;
        if (seen.has(domain) || seen.size === MAX_HOURS)
            continue;
        seen.add(domain);
        const range = { domain, from: segment.start, to: segment.start + HOUR_MS };
        const what = `amplify:GenerateAccessLogs for ${domain}`;
        try {
            measured.push(await fetchHour(source, range));
            met.push(passed(what));
        }
        catch (cause) {
            const error = (0,errors/* serviceError */.cg)(cause, { call: 'amplify:GenerateAccessLogs', resource: domain });
            met.push(isRefusal(error)
                ? failed(what, refusalOf(error), fetchCure(caller, inputs.appId))
                : unknown(what, error.message));
        }
    }
    return { measured, met };
}
async function fetchHour(source, range) {
    let bytes = 0;
    let lines = 0;
    for await (const piece of source.read(range, AbortSignal.timeout(HOUR_TIMEOUT_MS))) {
        bytes += piece.length;
        for (const byte of piece)
            if (byte === 0x0a)
                lines += 1;
    }
    // The first line is the header.
    return { bytes, rows: Math.max(0, lines - 1) };
}
function fetchCure(caller, appId) {
    const Resource = `${appArn(caller, appId)}/accesslogs/*`;
    const statement = { Effect: 'Allow', Action: 'amplify:GenerateAccessLogs', Resource };
    return caller.grant('amplify-GenerateAccessLogs', statement);
}

// EXTERNAL MODULE: ./build/export/tasks/bucket-policy.js
var bucket_policy = __webpack_require__(2745);
;// CONCATENATED MODULE: ./build/export/tasks/preflight-bucket.js


/** Whether CloudWatch Logs itself can write to the bucket, as far as its settings could be read. */
function exportBucketChecks(caller, bucket, { encryption, policy }) {
    return [
        ...(encryption === undefined ? [] : encryptionChecks(caller, bucket, encryption)),
        policyCheck(caller, bucket, policy),
    ];
}
function encryptionChecks(caller, bucket, { algorithm, kmsKeyId: key }) {
    const what = `destination-bucket: CloudWatch Logs can encrypt for ${bucket}`;
    if (algorithm === 'aws:kms:dsse') {
        return [
            failed(what, 'its encryption is DSSE-KMS, which CloudWatch Logs does not export to', {
                what: 'Choose another bucket, or another default encryption.',
                command: `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration ` +
                    quoted('{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'),
            }),
        ];
    }
    if (algorithm !== 'aws:kms')
        return [passed(what)];
    const found = `not probed: the policy of the key ${key ?? 'of S3'} must let CloudWatch Logs use it`;
    return [unknown(what, found, preflight_bucket_keyCure(caller))];
}
/** User guide, "Exporting log data to Amazon S3": what the key's policy must hold beside the bucket's. */
function preflight_bucket_keyCure({ region }) {
    return {
        what: 'Let CloudWatch Logs use the key.',
        statements: [
            {
                Effect: 'Allow',
                Principal: { Service: (0,bucket_policy/* logsService */.pS)(region) },
                Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
                Resource: '*',
            },
        ],
        policyOf: 'the key',
    };
}
function policyCheck(caller, bucket, policy) {
    const what = `destination-bucket: the policy of ${bucket} lets CloudWatch Logs write`;
    const place = { bucket, region: caller.region, account: caller.account };
    const document = (0,bucket_policy/* neededPolicy */.Kr)(place);
    const cure = {
        what: `Add these statements to the policy of ${bucket}: ${document} ` +
            '(The command replaces the policy; where there is one already, merge them first.)',
        command: `aws s3api put-bucket-policy --bucket ${bucket} --policy ${quoted(document)}`,
    };
    if (policy === undefined)
        return unknown(what, 'not known: the policy could not be read', cure);
    if (policy === '')
        return failed(what, 'the bucket has no policy', cure);
    const missing = (0,bucket_policy/* missingGrants */.W6)(policy, place);
    if (missing.length === 0)
        return passed(what);
    const found = `it lacks ${missing.join('; ')}`;
    // Without the conditions it works, for other accounts as well.
    return missing.every((each) => each.startsWith('the conditions'))
        ? unknown(what, found, cure)
        : failed(what, found, cure);
}

;// CONCATENATED MODULE: ./build/export/tasks/preflight.js










/** What `mode: export` needs: log groups, a bucket that CloudWatch Logs may write to, and its one task. */
async function exportPreflight(inputs, ports) {
    const { s3, caller } = ports;
    const [bucket, ledger, tasks] = await Promise.all([
        preflight_destinationChecks(inputs, ports),
        ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.destination }),
        taskChecks(ports),
    ]);
    return {
        checks: [...bucket, ...ledger, ...tasks],
        appraise: async (survey) => ({
            estimate: exportEstimate(survey),
            checks: await groupChecks(ports, survey),
        }),
    };
}
async function preflight_destinationChecks(inputs, { s3, caller }) {
    const { bucket, prefix, owner } = inputs.destination;
    const role = { input: 'destination-bucket', bucket, owner, sameRegion: true, writes: true };
    const findings = await bucketFindings(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new ObjectProbes(s3, caller, { name: 'destination', bucket, owner, prefix });
    const Resource = `${caller.bucketArn(bucket)}/${prefix}*`;
    const statement = { Effect: 'Allow', Action: 's3:DeleteObject', Resource };
    const deleting = {
        action: 's3:DeleteObject',
        on: `s3://${bucket}/${prefix}`,
        name: 'leftovers',
        statement,
    };
    return [
        ...findings.checks,
        ...exportBucketChecks(caller, bucket, findings),
        await probes.list(),
        ...(inputs.report === 'none' ? [] : [await readBackCheck(probes)]),
        ...(inputs.cleanLeftovers ? [notProbed(caller, deleting, 'a deletion cannot be tried')] : []),
    ];
}
/** The report reads what was exported. Without it a run still exports. */
async function readBackCheck(probes) {
    const check = await probes.get();
    if (check.state !== 'failed')
        return check;
    return { ...check, state: 'unknown', found: 'AWS refuses it: the report could not tell what the logs say' };
}
/** Calls on export tasks know no resource: whoever may, may for all tasks. */
function taskChecks({ logs, caller }) {
    const all = (action) => {
        const statement = { Effect: 'Allow', Action: action, Resource: '*' };
        return { action, on: 'export tasks', name: 'export', statement };
    };
    const resource = 'the export tasks of this account';
    const taskId = (0,external_node_crypto_.randomUUID)();
    return Promise.all([
        permissionCheck(caller, all('logs:DescribeExportTasks'), {
            call: 'logs:DescribeExportTasks',
            resource,
            ask: () => logs.once.send(new client_cloudwatch_logs_dist_cjs/* DescribeExportTasksCommand */.Nok({ limit: 1 })),
        }),
        permissionCheck(caller, all('logs:CancelExportTask'), {
            call: 'logs:CancelExportTask',
            resource: `export task ${taskId}`,
            ask: () => logs.once.send(new client_cloudwatch_logs_dist_cjs/* CancelExportTaskCommand */.lOg({ taskId })),
            allowedBy: /^ResourceNotFoundException$/,
        }),
        permissionCheck(caller, describing(caller), {
            call: 'logs:DescribeLogGroups',
            resource: 'log groups',
            ask: () => logs.once.send(new client_cloudwatch_logs_dist_cjs/* DescribeLogGroupsCommand */.VlF({ limit: 1 })),
        }),
    ]);
}
function describing(caller) {
    const action = 'logs:DescribeLogGroups';
    const statement = { Effect: 'Allow', Action: action, Resource: [...caller.groupArns('*')] };
    return { action, on: 'log groups', name: 'export', statement };
}
/** What is asked of the first group that has something left; the others are asked like it by a run. */
async function groupChecks({ logs, caller, clock }, survey) {
    const [first] = survey.parts;
    const logGroupName = first?.identity['logGroup'];
    if (logGroupName === undefined) {
        return [unknown('logs:CreateExportTask', 'not probed: no log group has anything left')];
    }
    const statement = (action) => ({ Effect: 'Allow', Action: action, Resource: [...caller.groupArns(logGroupName)] });
    const permission = (action) => {
        const on = `log group ${logGroupName}`;
        return { action, on, name: 'export', statement: statement(action) };
    };
    const now = clock.now();
    const noBucket = `log-ferry-dry-run-${(0,external_node_crypto_.randomUUID)()}`;
    // Wrong twice, so that whoever is asked creates nothing: the bucket is not there, and the window ends before it begins.
    const task = { logGroupName, from: now, to: now - 1000, destination: noBucket };
    const look = { logGroupName, startTime: now - 1000, endTime: now, limit: 1 };
    return Promise.all([
        permissionCheck(caller, permission('logs:CreateExportTask'), {
            call: 'logs:CreateExportTask',
            resource: `log group ${logGroupName}`,
            ask: () => logs.once.send(new client_cloudwatch_logs_dist_cjs/* CreateExportTaskCommand */.plc(task)),
            allowedBy: /^(InvalidParameterException|LimitExceededException|OperationAbortedException)$/,
            doubt: 'probably: AWS refused the bucket that was tried, which is not there, and not the identity',
        }),
        permissionCheck(caller, permission('logs:FilterLogEvents'), {
            call: 'logs:FilterLogEvents',
            resource: `log group ${logGroupName}`,
            ask: () => logs.once.send(new client_cloudwatch_logs_dist_cjs/* FilterLogEventsCommand */.nsW(look)),
            // Groups of other classes than STANDARD cannot be read, whoever asks.
            allowedBy: /^(InvalidParameterException|InvalidOperationException)$/,
        }),
    ]);
}
/** A claim and a commit, and a look at what came of the task. */
const REQUESTS_A_WINDOW = 4;
function exportEstimate(survey) {
    return {
        objects: null,
        bytes: survey.bytes,
        uncompressedBytes: survey.bytes,
        usd: (0,preflight_estimate/* priceOf */.xx)({ gets: survey.segments, putsAndLists: survey.segments * REQUESTS_A_WINDOW }),
        prices: prices/* PRICES */.ze,
        assumptions: [
            'The bytes are the share of what the log groups store that falls on the windows, if events come evenly.',
            'How many objects CloudWatch Logs writes is not known beforehand; one for each log stream at least.',
            `Prices are those of ${prices/* PRICES */.ze.region} as of ${prices/* PRICES */.ze.asOf}; storage and the puts of CloudWatch Logs are not in them.`,
        ],
    };
}

;// CONCATENATED MODULE: ./build/main/examine.js



/** Looks at everything that the mode needs, and writes nothing. */
function examine(inputs, ports) {
    switch (inputs.mode) {
        case 'alb':
            return albPreflight(inputs, ports);
        case 'amplify':
            return amplifyPreflight(inputs, ports);
        case 'export':
            return exportPreflight(inputs, ports);
    }
}

;// CONCATENATED MODULE: ./build/preflight/identity.js


/** Who the run is, and whether it may be that. */
function identityChecks(inputs, { arn, account }) {
    const { allowedAccountIds: allowed, role } = inputs;
    return [
        passed(role === undefined ? 'the identity of this run' : `role-to-assume: ${role.arn}`, `is ${arn}`),
        allowed.length > 0
            ? passed(`allowed-account-ids: ${account} is in it`)
            : unknown('allowed-account-ids', `is not given: any account will do, and this one is ${account}`),
    ];
}
/** Why the run is nobody, or nobody who may go on; nothing else is asked then. */
function refusedIdentity(inputs, error, claims) {
    const { role } = inputs;
    if (error instanceof errors/* ConfigError */.xL) {
        return error.problems.map(({ subject, expected, found, fix }) => failed(subject, `expected ${expected}, found ${found}`, { what: fix }));
    }
    const isRole = role !== undefined && error instanceof errors/* ServiceError */._7 && error.call.startsWith('sts:');
    const what = role === undefined ? 'the identity of this run' : `role-to-assume: ${role.arn}`;
    const cure = isRole
        ? trustCure(role, claims)
        : { what: 'Give role-to-assume, or put credentials of AWS into the environment in an earlier step.' };
    return [failed(what, (0,errors/* messageOf */.bD)(error), cure)];
}
/** The trust policy that lets exactly this job in, from what its own token says. */
function trustCure(role, claims) {
    const [, partition = 'aws', , , account = ''] = role.arn.split(':');
    const issuer = (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(/^https?:\/\//, '');
    const subject = claims?.subject ?? 'repo:OWNER/REPOSITORY:environment:ENVIRONMENT';
    const statement = {
        Effect: 'Allow',
        Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: role.audience, [`${issuer}:sub`]: subject } },
    };
    const name = role.arn.split('/').at(-1) ?? '';
    const document = quoted(policyOf([statement]));
    return {
        what: `See that the role and the OIDC provider ${issuer} (client id ${role.audience}) are there, and that the role's ` +
            'trust policy lets this job in.',
        statements: [statement],
        policyOf: `the trust of ${name}`,
        command: `aws iam update-assume-role-policy --role-name ${name} --policy-document ${document}`,
    };
}

// EXTERNAL MODULE: ./build/engine/window.js
var engine_window = __webpack_require__(5839);
;// CONCATENATED MODULE: ./build/preflight/plan.js



/** What the plan of the window says of itself. */
function planChecks({ window, lost, unsettled }, survey) {
    const span = `${(0,engine_window/* showInstant */.f)(window.from)} to ${(0,engine_window/* showInstant */.f)(window.to)}`;
    const found = survey.segments === 0 ? 'nothing is left to do' : `segments: ${survey.segments}`;
    return [
        passed(`the plan for ${span}`, found),
        ...survey.refusals.slice(0, 1).flatMap((refusal) => errorChecks('the age of what is left', refusal)),
        ...(survey.objectsSkipped > 0
            ? [
                unknown('the age of what is left', `objects that are too old, and are passed over: ${survey.objectsSkipped}`),
            ]
            : []),
        ...(survey.held > 0
            ? [unknown('other runs', `segments that another run holds now: ${survey.held}`)]
            : []),
        ...(lost === undefined
            ? []
            : [unknown(`${(0,engine_window/* showInstant */.f)(lost.from)} to ${(0,engine_window/* showInstant */.f)(lost.to)}`, TOO_LATE)]),
        ...(unsettled === undefined
            ? []
            : [unknown(`from ${(0,engine_window/* showInstant */.f)(unsettled.from)} on`, 'is younger than settle, and is left')]),
    ];
}
const TOO_LATE = 'may hold something that can no longer be caught up: CloudWatch Logs does not take events of that age any more';
/** An error as it stands in the checklist: with the fix that it brings along. */
function errorChecks(what, error) {
    if (error instanceof errors/* ConfigError */.xL) {
        return error.problems.map(({ subject, expected, found, fix }) => failed(subject, `expected ${expected}, found ${found}`, { what: fix }));
    }
    const permission = error instanceof errors/* ServiceError */._7 ? error.permission : undefined;
    const fix = permission === undefined ? 'See the message.' : `It needs ${permission}: see the other checks.`;
    return [failed(what, (0,errors/* messageOf */.bD)(error), { what: fix })];
}

// EXTERNAL MODULE: ./build/engine/ledger.js + 1 modules
var ledger = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/engine/survey.js

/** Documents that are read at once. */
const READS_IN_FLIGHT = 8;
const MAX_SAMPLES = 8;
/** Goes over the plan and the ledger as a run does, and only reads: nothing is claimed, nothing is carried. */
async function survey(settings) {
    const sums = new Sums(settings);
    let asked = [];
    for await (const partition of settings.mode.plan(settings.window)) {
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
    #parts = [];
    #samples = [];
    #held = 0;
    #objectsSkipped = 0;
    #from = Infinity;
    #to = -Infinity;
    constructor(settings) {
        this.#settings = settings;
    }
    async add(partition) {
        const document = await documentOf(this.#settings.store, partition);
        const { segments, objectsSkipped, refusal } = partition.left(document, this.#settings.run);
        if (refusal !== undefined)
            this.#refusals.push(refusal);
        this.#objectsSkipped += objectsSkipped;
        this.#held += segments.filter(({ id }) => this.#isHeld(document, id)).length;
        for (const segment of segments)
            this.#stretchOver(segment);
        const [segment] = segments;
        if (segment === undefined)
            return;
        const { identity } = partition;
        const [objects, bytes] = [sumOf(segments, 'objects'), sumOf(segments, 'bytes')];
        this.#parts.push({ identity, segments: segments.length, objects, bytes });
        if (this.#samples.length < MAX_SAMPLES)
            this.#samples.push({ identity, segment });
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
            open: parts.length > 0 ? { from: this.#from, to: this.#to } : undefined,
            parts,
            samples: this.#samples,
        };
    }
    #isHeld(document, id) {
        const entry = document.segments[id];
        const now = this.#settings.serverClock.earliest();
        return entry?.state === 'open' && (0,ledger/* holderOf */.Kd)(entry, document, now) !== undefined;
    }
    /** Segments may reach beyond the window, or lie before it: what the window has of them counts, and be it its edge. */
    #stretchOver({ start, end }) {
        const { window } = this.#settings;
        const from = Math.min(Math.max(start, window.from), window.to - 1);
        this.#from = Math.min(this.#from, from);
        this.#to = Math.max(this.#to, from + 1, Math.min(end ?? window.to, window.to));
    }
}
async function documentOf(store, { key, identity }) {
    const stored = await store.read(key);
    return stored === undefined ? (0,ledger/* emptyDocument */.vM)(identity) : (0,ledger/* parseDocument */.Tp)(stored.body, { key, identity });
}
function sumOf(all, key) {
    return all.reduce((sum, each) => sum + each[key], 0);
}

// EXTERNAL MODULE: ./build/main/modes.js + 26 modules
var modes = __webpack_require__(6517);
// EXTERNAL MODULE: ./build/platform/aws.js
var platform_aws = __webpack_require__(1843);
// EXTERNAL MODULE: ./build/platform/clock.js + 1 modules
var clock = __webpack_require__(6832);
;// CONCATENATED MODULE: ./build/platform/token-claims.js
/** What this job's OIDC token says of it, for a trust policy that fits; `undefined` where there is no token. */
async function tokenClaims(host, audience) {
    try {
        const token = await host.idToken(audience);
        host.mask(token);
        const [, payload = ''] = token.split('.');
        const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
        if (typeof claims !== 'object' || claims === null)
            return undefined;
        const issuer = Reflect.get(claims, 'iss');
        const subject = Reflect.get(claims, 'sub');
        return typeof issuer === 'string' && typeof subject === 'string' ? { issuer, subject } : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/preflight/windows.js
/** A matrix of GitHub Actions has at most 256 jobs. */
const MAX_WINDOWS = 256;
/** Windows that touch, do not overlap, and cover what is left to do. */
function splitWindows(request) {
    const { within, unit } = request;
    const end = Math.floor(within.to / unit) * unit;
    const open = { from: request.open.from, to: Math.min(request.open.to, end) };
    if (open.to <= open.from)
        return { windows: [], split: request.split };
    const countOf = (split) => Math.ceil((open.to - below(request, split, open.from)) / split);
    let times = Math.max(1, Math.ceil((open.to - open.from) / request.split / MAX_WINDOWS));
    // Where the grid lies may make one more.
    while (countOf(request.split * times) > MAX_WINDOWS)
        times += 1;
    const split = request.split * times;
    const first = below(request, split, open.from);
    const windows = Array.from({ length: countOf(split) }, (_, i) => ({
        from: Math.max(within.from, first + i * split),
        to: Math.min(end, first + (i + 1) * split),
    }));
    return { windows, split };
}
function below({ anchor }, split, instant) {
    return anchor + Math.floor((instant - anchor) / split) * split;
}

// EXTERNAL MODULE: ./build/inputs/duration.js
var duration = __webpack_require__(7198);
// EXTERNAL MODULE: ./build/inputs/window-rules.js
var window_rules = __webpack_require__(9652);
// EXTERNAL MODULE: ./build/escape.js
var build_escape = __webpack_require__(8193);
;// CONCATENATED MODULE: ./build/report/checklist.js

const MARKS = { passed: '✓', failed: '✗', unknown: '–' };
/** The checklist for the log, and after it what to do for each ✗. */
function checklistLines(checks) {
    return checks.flatMap((check) => [
        oneLine(check),
        ...(check.state === 'failed' && check.cure !== undefined ? cureLines(check.cure) : []),
    ]);
}
/** `✗ s3:GetObject on …: why`. */
function oneLine({ state, what, found }) {
    return `${MARKS[state]} ${what}${found === undefined ? '' : `: ${found}`}`;
}
function cureLines({ what, statements = [], policyOf, command }) {
    return [
        `    → ${what}`,
        ...statements.map((statement) => `      for ${policyOf ?? 'the policy'}: ${JSON.stringify(statement)}`),
        ...(command === undefined ? [] : [`      $ ${command}`]),
    ];
}
/** The job summary of a dry run, as GitHub's Markdown. */
function dryRunSummary({ mode, checks, figures, notes }) {
    const wrong = checks.filter(({ state }) => state === 'failed').length;
    const verdict = wrong === 0 ? '✅ nothing stands in the way' : `❌ ${wrong} to mend`;
    const table = ['| | |', '|---|--:|', ...figures.map(([name, figure]) => `| ${name} | ${figure} |`)];
    return [
        `### Log Ferry \u00b7 ${mode} \u00b7 dry run \u00b7 ${verdict}`,
        'Nothing was written.',
        ...(figures.length === 0 ? [] : [table.join('\n')]),
        '#### Checklist',
        ['| | Check | Found |', '| :-: | --- | --- |', ...checks.map(markdownRow)].join('\n'),
        ...section('What to do', 'failed', checks),
        ...section('Could not be checked', 'unknown', checks),
        ...(notes.length === 0
            ? []
            : ['#### Good to know', notes.map((note) => `- ${(0,build_escape/* markdownText */.p7)(note)}`).join('\n')]),
    ].join('\n\n');
}
function markdownRow({ state, what, found = '' }) {
    return `| ${MARKS[state]} | ${(0,build_escape/* markdownText */.p7)(what)} | ${(0,build_escape/* markdownText */.p7)(found)} |`;
}
function section(title, state, checks) {
    const cured = checks.filter((check) => check.state === state && check.cure !== undefined);
    return cured.length === 0 ? [] : [`#### ${title}`, ...cured.flatMap(cureBlocks)];
}
function cureBlocks({ what, cure }) {
    if (cure === undefined)
        return [];
    const { statements = [], policyOf, command } = cure;
    return [
        `**${(0,build_escape/* markdownText */.p7)(what)}**<br>${(0,build_escape/* markdownText */.p7)(cure.what)}`,
        ...(statements.length === 0 ? [] : [`For ${(0,build_escape/* markdownText */.p7)(policyOf ?? 'the policy')}:`]),
        ...statements.map((statement) => block(JSON.stringify(statement, undefined, 2))),
        ...(command === undefined ? [] : [block(command)]),
    ];
}
/** To be copied as it stands; nothing in it is Markdown or HTML. */
function block(text) {
    return `<pre><code>${text.split('\n').map(build_escape/* htmlText */.js).join('\n')}</code></pre>`;
}

// EXTERNAL MODULE: ./build/report/figures.js
var figures = __webpack_require__(1822);
;// CONCATENATED MODULE: ./build/main/dry-run-report.js







/** Outputs, log and summary of a dry run; it fails when a check fails. */
function tellFindings(inputs, host, { checks, plan }) {
    const wrong = checks.filter(({ state }) => state === 'failed');
    const cut = plan === undefined ? undefined : windowsOf(inputs, plan);
    const outputs = outputsOf(plan, cut, wrong.length === 0);
    for (const [name, value] of Object.entries(outputs))
        host.output(name, value);
    const notes = [...widened(inputs, cut), ...(plan?.estimate.assumptions ?? [])];
    const figures = plan === undefined ? [] : figuresOf(plan, cut);
    host.info([`Dry run of mode ${inputs.mode}: nothing was written.`, ...checklistLines(checks)]);
    host.info([...figures.map(([name, figure]) => `${name}: ${figure}`), ...notes]);
    if (inputs.report !== 'none')
        host.summary(dryRunSummary({ mode: inputs.mode, checks, figures, notes }));
    const failures = wrong.map(oneLine);
    if (failures.length > 0)
        host.setFailed(failures);
    return { failures, complete: outputs.complete === 'true' };
}
function windowsOf({ split, mode }, { chosen, survey }) {
    const { open } = survey;
    if (open === undefined)
        return { windows: [], split };
    const { window: within, explicit } = chosen;
    return splitWindows({ open, within, split, anchor: explicit ? within.from : 0, unit: window_rules/* STEPS */.U[mode] });
}
function outputsOf(plan, cut, isWell) {
    if (plan === undefined)
        return { complete: 'false' };
    const { chosen, survey, estimate } = plan;
    const isDone = survey.segments === 0 && chosen.lost === undefined && chosen.unsettled === undefined;
    const windows = cut?.windows.map(({ from, to }) => ({ from: (0,engine_window/* showInstant */.f)(from), to: (0,engine_window/* showInstant */.f)(to) }));
    return {
        complete: String(isDone && isWell),
        'window-from': (0,engine_window/* showInstant */.f)(chosen.window.from),
        'window-to': (0,engine_window/* showInstant */.f)(chosen.window.to),
        'segments-planned': String(survey.segments),
        'segments-committed': '0',
        'segments-skipped': String(survey.held),
        'objects-skipped': String(survey.objectsSkipped),
        estimate: (0,preflight_estimate/* estimateJson */.zb)(estimate),
        windows: JSON.stringify(windows ?? []),
    };
}
function widened({ split }, cut) {
    if (cut === undefined || cut.split === split)
        return [];
    return [
        `split is widened from ${(0,duration/* showDuration */.kJ)(split)} to ${(0,duration/* showDuration */.kJ)(cut.split)}: a matrix takes no more than 256 jobs.`,
    ];
}
function figuresOf({ chosen, survey, estimate }, cut) {
    const { window } = chosen;
    const bytes = (count) => (count === null ? 'not known' : (0,figures/* showBytes */.ni)(count));
    const { usd } = estimate;
    return [
        ['Window', `${(0,engine_window/* showInstant */.f)(window.from)} to ${(0,engine_window/* showInstant */.f)(window.to)}`],
        ['Segments left', (0,figures/* showCount */.px)(survey.segments)],
        ['Objects', estimate.objects === null ? 'not known' : (0,figures/* showCount */.px)(estimate.objects)],
        ['Bytes in the source', bytes(estimate.bytes)],
        ['Uncompressed, estimated', bytes(estimate.uncompressedBytes)],
        ['Price, estimated', usd === null ? 'not known' : `$${usd.toFixed(usd < 1 ? 4 : 2)}`],
        ['Windows for a matrix', (0,figures/* showCount */.px)(cut?.windows.length ?? 0)],
    ];
}

// EXTERNAL MODULE: ./build/main/run.js + 17 modules
var run = __webpack_require__(8717);
// EXTERNAL MODULE: ./build/main/sign-in.js
var sign_in = __webpack_require__(8623);
;// CONCATENATED MODULE: ./build/main/dry-run.js













/** Looks at everything that a run would need, plans it, and writes nothing anywhere. */
async function dryRun(inputs, host) {
    return tellFindings(inputs, host, await findings(inputs, host));
}
async function findings(inputs, host) {
    const aws = new platform_aws/* Aws */.g({ region: inputs.region, role: inputs.role, host });
    let identity;
    try {
        identity = await (0,sign_in/* signIn */.J)(aws, inputs, host);
    }
    catch (error) {
        const { role } = inputs;
        const claims = role === undefined ? undefined : await tokenClaims(host, role.audience);
        return { checks: refusedIdentity(inputs, error, claims) };
    }
    const rest = { clock: clock/* systemClock */.m, account: identity.account, putTimeout: 0 };
    const surroundings = { ...(await (0,run/* surroundingsOf */.ZD)(aws, host, rest)), dryRun: true };
    const caller = new Caller({ ...identity, region: inputs.region });
    const preflight = await examine(inputs, { ...surroundings, caller });
    const known = [...identityChecks(inputs, identity), ...preflight.checks];
    return planned({ inputs, host, aws, surroundings }, preflight, known);
}
async function planned(run, preflight, known) {
    try {
        const { chosen, found } = await planOf(run);
        const { estimate, checks } = await preflight.appraise(found);
        return {
            checks: [...known, ...planChecks(chosen, found), ...checks],
            plan: { chosen, survey: found, estimate },
        };
    }
    catch (error) {
        // What is wrong has been told already, most likely; then the plan is only what could not be made.
        const isNews = error instanceof errors/* ConfigError */.xL || known.every(({ state }) => state !== 'failed');
        const told = isNews
            ? errorChecks('the plan', error)
            : [{ state: 'unknown', what: 'the plan', found: `could not be made: ${(0,errors/* messageOf */.bD)(error)}` }];
        return { checks: [...known, ...told] };
    }
}
/** As a run does it, up to where a run begins to claim. */
async function planOf({ inputs, host, aws, surroundings, }) {
    const { store, serverClock } = await (0,run/* ledgerOf */.Xr)(aws, inputs, host);
    const ready = await (0,modes.setUpMode)(inputs, surroundings);
    const frontier = { store, key: (0,run/* frontierKey */.hr)(inputs.mode, ready.sourceName) };
    const chosen = await (0,run/* chooseFor */.FL)(inputs, ready, frontier);
    const { mode } = ready;
    const found = await survey({ mode, window: chosen.window, store, serverClock, run: (0,run/* runName */.KQ)(host) });
    return { chosen, found };
}


/***/ })

};
