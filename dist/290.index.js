export const id = 290;
export const ids = [290];
export const modules = {

/***/ 4083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pS: () => (/* binding */ logsService),
  W6: () => (/* binding */ missingGrants),
  Kr: () => (/* binding */ neededPolicy)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/core/dist-cjs/submodules/client/index.js
var client = __webpack_require__(5152);
;// CONCATENATED MODULE: ./build/partitions.js

/** Where a Region lies, by the endpoint data of the AWS SDK; a Region that it does not know is taken for one of `aws`. */
function partitionOf(region) {
    const { name, dnsSuffix } = (0,client.partition)(region);
    return { name, dnsSuffix };
}

;// CONCATENATED MODULE: ./build/export/tasks/bucket-policy.js


/** The bucket policy that lets CloudWatch Logs export (user guide, "Exporting log data to Amazon S3"). */
function neededPolicy(place) {
    const { bucket, region, account } = place;
    const { name: partition } = partitionOf(region);
    const arn = `arn:${partition}:s3:::${bucket}`;
    const source = {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
    };
    const Principal = { Service: logsService(region) };
    const put = { ...source.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
    return JSON.stringify({
        Version: '2012-10-17',
        Statement: [
            { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: arn, Condition: source },
            {
                ...{ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${arn}/*` },
                Condition: { ...source, StringEquals: put },
            },
        ],
    });
}
/** What of a policy's grants to CloudWatch Logs is missing, one text for each; empty when all is there. */
function missingGrants(policy, place) {
    const statements = statementsOf(policy);
    if (statements === undefined)
        return ['statements that can be read'];
    const arn = `arn:${partitionOf(place.region).name}:s3:::${place.bucket}`;
    const allowing = statements.filter((each) => each.Effect === 'Allow' && isForLogs(each, place.region));
    const grants = [
        ['s3:GetBucketAcl', arn],
        ['s3:PutObject', `${arn}/any/key`],
    ];
    return grants.flatMap(([action, resource]) => {
        const granting = allowing.filter((each) => covers(each.Action, action) && covers(each.Resource, resource));
        if (granting.length === 0)
            return [`${action} for ${logsService(place.region)}`];
        return granting.some(isBoundToSource)
            ? []
            : [
                `the conditions aws:SourceAccount and aws:SourceArn on ${action}, without which other accounts may use it`,
            ];
    });
}
const oneOrMany = dist/* pipe */.FsL(dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* string */.YjP())]), dist/* transform */.pdi((value) => [value].flat()));
const statementSchema = dist/* object */.Ikc({
    Effect: dist/* string */.YjP(),
    Principal: dist/* optional */.lqM(dist/* union */.KCZ([dist/* string */.YjP(), dist/* object */.Ikc({ Service: dist/* optional */.lqM(oneOrMany, []) })]), ''),
    Action: dist/* optional */.lqM(oneOrMany, []),
    Resource: dist/* optional */.lqM(oneOrMany, []),
    Condition: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), {}),
});
const policySchema = dist/* object */.Ikc({
    Statement: dist/* pipe */.FsL(dist/* union */.KCZ([statementSchema, dist/* array */.YOg(statementSchema)]), dist/* transform */.pdi((value) => [value].flat())),
});
function statementsOf(policy) {
    try {
        return dist/* parse */.qgA(policySchema, JSON.parse(policy)).Statement;
    }
    catch {
        return undefined;
    }
}
function isForLogs({ Principal }, region) {
    if (typeof Principal === 'string')
        return Principal === '*';
    return Principal.Service.some((service) => servicesOf(region).includes(service));
}
function covers(patterns, name) {
    return patterns.some((pattern) => {
        const parts = pattern.split(/([*?])/).map((part) => {
            if (part === '*')
                return '.*';
            return part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
        });
        return new RegExp(`^${parts.join('')}$`, 'i').test(name);
    });
}
function isBoundToSource({ Condition }) {
    const keys = new Set(Object.values(Condition)
        .flatMap((each) => Object.keys(each))
        .map((key) => key.toLowerCase()));
    return keys.has('aws:sourceaccount') && keys.has('aws:sourcearn');
}
/** What policies call CloudWatch Logs in a Region. */
function logsService(region) {
    return servicesOf(region)[0];
}
/** The names of the service; the one of the Region is the one to write. */
function servicesOf(region) {
    const { dnsSuffix } = partitionOf(region);
    return [`logs.${region}.${dnsSuffix}`, `logs.${dnsSuffix}`];
}


/***/ }),

/***/ 1454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   go: () => (/* binding */ ExportedObjects),
/* harmony export */   qe: () => (/* binding */ isWriteTest)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);


const NOTHING = { objects: 0, bytes: 0 };
/** What CloudWatch Logs writes when a task is created, to see whether it may; it tells nothing of the task. */
const WRITE_TEST = 'aws-logs-write-test';
function isWriteTest(key) {
    return key.split('/').at(-1) === WRITE_TEST;
}
/** What export tasks wrote into the destination bucket: `<task prefix>/<task id>/<stream>/000000.gz`. */
class ExportedObjects {
    #client;
    #bucket;
    constructor(client, bucket, owner) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
    /** How much lies below the prefix of a window, by the task that wrote it. */
    async byTask(prefix) {
        const found = new Map();
        for await (const page of this.#pages(prefix)) {
            for (const { key, size } of page) {
                const taskId = key.slice(prefix.length + 1).split('/', 1)[0] ?? '';
                const { objects, bytes } = found.get(taskId) ?? NOTHING;
                found.set(taskId, { objects: objects + 1, bytes: bytes + size });
            }
        }
        return found;
    }
    /** Deletes a task's folder. */
    async delete(folder) {
        const resource = `s3://${this.#bucket.Bucket}/${folder}/`;
        const on = { call: 's3:DeleteObjects', resource, permission: 's3:DeleteObject' };
        for await (const page of this.#pages(folder)) {
            if (page.length === 0)
                continue;
            const Delete = { Objects: page.map(({ key }) => ({ Key: key })), Quiet: true };
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.DeleteObjectsCommand({ ...this.#bucket, Delete });
            const { Errors: [first] = [] } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command));
            if (first === undefined)
                continue;
            const { Key = '', Code = '', Message = '' } = first;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(`s3:DeleteObjects on ${resource} left ${Key} (${Code}: ${Message})`, {
                ...on,
                code: Code,
                retryable: false,
            });
        }
    }
    async *#pages(folder) {
        const input = { ...this.#bucket, Prefix: `${folder}/` };
        const on = {
            call: 's3:ListObjectsV2',
            resource: `s3://${this.#bucket.Bucket}/${folder}/`,
            permission: 's3:ListBucket',
        };
        const pages = (0,_aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.paginateListObjectsV2)({ client: this.#client }, input);
        for (;;) {
            const { done, value } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => pages.next());
            if (done === true)
                return;
            yield (value.Contents ?? [])
                .map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size }))
                .filter(({ key }) => !isWriteTest(key));
        }
    }
}


/***/ }),

/***/ 1371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ae: () => (/* binding */ printLeftTask),
/* harmony export */   h5: () => (/* binding */ cancelLeftTask),
/* harmony export */   s3: () => (/* binding */ parseLeftTask)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);


const leftSchema = valibot__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ region: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), taskId: valibot__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
function printLeftTask(task) {
    return JSON.stringify(task);
}
/** `undefined` where nothing was left. */
function parseLeftTask(text) {
    return text === '' ? undefined : valibot__WEBPACK_IMPORTED_MODULE_1__/* .parse */ .qgA(leftSchema, JSON.parse(text));
}
const CANCEL_TIMEOUT_MS = 30_000;
/** Cancels a task that its run could not cancel any more; hands back what to tell about it. */
async function cancelLeftTask({ logs, clock }, { taskId }) {
    const tasks = new _task_js__WEBPACK_IMPORTED_MODULE_0__/* .ExportTasks */ .zq(logs, clock);
    const found = await tasks.find(taskId);
    if (found === undefined || !(0,_task_js__WEBPACK_IMPORTED_MODULE_0__/* .isActive */ .$m)(found) || found.status === 'PENDING_CANCEL') {
        return `Export task ${taskId} has ended already.`;
    }
    const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
    return end === 'cancelled'
        ? `Cancelled export task ${taskId} of ${found.logGroup}.`
        : `Export task ${taskId} has ended already.`;
}


/***/ }),

/***/ 4909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  setUpExport: () => (/* binding */ setUpExport)
});

// EXTERNAL MODULE: ./build/engine/documents.js
var documents = __webpack_require__(2549);
// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/export/tasks/bucket-policy.js + 1 modules
var bucket_policy = __webpack_require__(4083);
// EXTERNAL MODULE: ./build/preflight/bucket-settings.js
var bucket_settings = __webpack_require__(7044);
;// CONCATENATED MODULE: ./build/export/tasks/destination.js



const NOTHING = { problems: [], doubts: [], unread: [] };
/** Looks at the bucket as far as this identity may: whether it is there, its Region, encryption and policy. */
async function checkDestination(client, place, owner) {
    const bucket = { Bucket: place.bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    const head = await headOf(client, bucket, place);
    if (head.problems.length > 0)
        return head;
    const [encryption, policy] = await Promise.all([
        encryptionOf(client, bucket),
        policyOf(client, bucket, place),
    ]);
    return {
        problems: encryption.problems,
        doubts: policy.doubts,
        unread: [...encryption.unread, ...policy.unread],
    };
}
async function headOf(client, bucket, place) {
    try {
        const region = await (0,bucket_settings/* bucketRegion */.BJ)(client, bucket);
        if (region === undefined || region === place.region)
            return NOTHING;
        return problem({
            expected: `a bucket in ${place.region}, as the log groups are: export does not cross Regions`,
            found: `${place.bucket} in ${region}`,
            fix: 'Choose a bucket of this Region, or the aws-region of the bucket.',
        });
    }
    catch (error) {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        if (error.status === 404) {
            return problem({
                expected: 'a bucket that exists',
                found: `no bucket ${place.bucket}`,
                fix: 'Correct the name, or create the bucket (the ferry creates none).',
            });
        }
        if (error.status !== 403)
            throw error;
        return problem({
            expected: ownedBy(bucket),
            found: `a refusal of ${place.bucket}`,
            fix: 'Check the owner of the bucket, and that the identity of this run is granted s3:ListBucket on it.',
        });
    }
}
function ownedBy({ ExpectedBucketOwner }) {
    return ExpectedBucketOwner === undefined
        ? 'a bucket that this run may list'
        : `a bucket of account ${ExpectedBucketOwner} that this run may list`;
}
async function encryptionOf(client, bucket) {
    try {
        const { algorithm } = await (0,bucket_settings/* bucketEncryption */.ir)(client, bucket);
        if (algorithm !== 'aws:kms:dsse')
            return NOTHING;
        return problem({
            expected: 'a bucket with SSE-S3 or SSE-KMS: CloudWatch Logs does not export to others',
            found: `${bucket.Bucket} with DSSE-KMS`,
            fix: 'Choose another bucket, or another default encryption.',
        });
    }
    catch (error) {
        return unread('The encryption of the bucket', error);
    }
}
async function policyOf(client, bucket, place) {
    try {
        const policy = await (0,bucket_settings/* bucketPolicy */.R4)(client, bucket);
        return grantDoubts(policy === '' ? ['a policy at all'] : (0,bucket_policy/* missingGrants */.W6)(policy, place), place);
    }
    catch (error) {
        return unread('The policy of the bucket', error);
    }
}
function grantDoubts(missing, place) {
    if (missing.length === 0)
        return NOTHING;
    const text = `The policy of ${place.bucket} lacks ${missing.join('; ')}. CloudWatch Logs needs these statements to export: ` +
        (0,bucket_policy/* neededPolicy */.Kr)(place);
    return { ...NOTHING, doubts: [text] };
}
function problem(found) {
    return { ...NOTHING, problems: [{ subject: 'destination-bucket', ...found }] };
}
function unread(what, error) {
    return { ...NOTHING, unread: [`${what} could not be read: ${(0,errors/* messageOf */.bD)(error)}`] };
}

// EXTERNAL MODULE: ./build/export/tasks/exported-objects.js
var exported_objects = __webpack_require__(1454);
// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-cloudwatch-logs/dist-cjs/index.js
var dist_cjs = __webpack_require__(303);
// EXTERNAL MODULE: ./build/engine/pace.js
var pace = __webpack_require__(2024);
;// CONCATENATED MODULE: ./build/export/log-groups.js



/** Calls a second for each account and Region (CloudWatch Logs quotas). */
const DESCRIBE_GROUPS_PER_SECOND = 10;
const DESCRIBE_STREAMS_PER_SECOND = 25;
/** FilterLogEvents: 25 in us-east-1, 10 or 5 in the other Regions; which has which is not published in one place. */
const FILTER_PER_SECOND = { 'us-east-1': 25 };
const FILTER_PER_SECOND_ELSEWHERE = 5;
/** DescribeLogGroups API: at most 50 a page. */
const GROUPS_A_PAGE = 50;
/** Log groups as a source; many may ask at once, and the calls are spread out over the quotas of the service. */
class LogGroups {
    #client;
    #describeGroups;
    #describeStreams;
    #filter;
    constructor(client, { clock, region }) {
        this.#client = client;
        this.#describeGroups = new pace/* Pace */.o(clock, DESCRIBE_GROUPS_PER_SECOND);
        this.#describeStreams = new pace/* Pace */.o(clock, DESCRIBE_STREAMS_PER_SECOND);
        this.#filter = new pace/* Pace */.o(clock, FILTER_PER_SECOND[region] ?? FILTER_PER_SECOND_ELSEWHERE);
    }
    /** All groups whose name begins so, by name. */
    async startingWith(prefix) {
        const start = prefix === '' ? {} : { logGroupNamePrefix: prefix };
        const on = { call: 'logs:DescribeLogGroups', resource: `log groups ${prefix}*` };
        const groups = [];
        let nextToken;
        do {
            await this.#describeGroups.turn();
            const command = new dist_cjs/* DescribeLogGroupsCommand */.VlF({ ...start, limit: GROUPS_A_PAGE, nextToken });
            const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command));
            groups.push(...(page.logGroups ?? []).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return groups;
    }
    /**
     * When the last event of the group happened, by its newest stream. The service tells it with a delay, usually of less
     * than an hour (DescribeLogStreams API, lastEventTimestamp); `unknown` where it tells none.
     */
    async newestEvent(logGroup, signal) {
        const on = { call: 'logs:DescribeLogStreams', resource: `log group ${logGroup}` };
        await this.#describeStreams.turn(signal);
        signal.throwIfAborted();
        const command = new dist_cjs/* DescribeLogStreamsCommand */.w$R({
            logGroupName: logGroup,
            orderBy: 'LastEventTime',
            descending: true,
            limit: 1,
        });
        const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
        const [newest] = page.logStreams ?? [];
        if (newest === undefined)
            return page.nextToken === undefined ? 'none' : 'unknown';
        return newest.lastEventTimestamp ?? 'unknown';
    }
    /** Whether the group (of class STANDARD: no other can be read) has an event in a window. */
    async hasEvents(query, signal) {
        const { logGroup, streamPrefix, from, to } = query;
        const on = { call: 'logs:FilterLogEvents', resource: `log group ${logGroup}` };
        let nextToken;
        do {
            await this.#filter.turn(signal);
            signal.throwIfAborted();
            const command = new dist_cjs/* FilterLogEventsCommand */.nsW({
                logGroupName: logGroup,
                ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
                startTime: from,
                // Inclusive (FilterLogEvents API: later events are not returned).
                endTime: to - 1,
                limit: 1,
                nextToken,
            });
            const page = await (0,errors/* calling */.X_)(on, () => this.#client.send(command, { abortSignal: signal }), signal);
            if ((page.events ?? []).length > 0)
                return true;
            // A page may be empty and not the last.
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return false;
    }
}
function read(group) {
    return {
        name: group.logGroupName ?? '',
        logGroupClass: group.logGroupClass ?? 'STANDARD',
        createdAt: group.creationTime ?? 0,
        storedBytes: group.storedBytes ?? 0,
        retentionDays: group.retentionInDays,
    };
}

// EXTERNAL MODULE: ./build/export/tasks/task.js
var tasks_task = __webpack_require__(3869);
// EXTERNAL MODULE: ./build/objects/s3-objects.js
var s3_objects = __webpack_require__(4784);
// EXTERNAL MODULE: ./build/errors/suggestion.js + 1 modules
var suggestion = __webpack_require__(3183);
// EXTERNAL MODULE: ./build/inputs/globs.js
var globs = __webpack_require__(199);
;// CONCATENATED MODULE: ./build/export/selection.js



/** The log groups that names and globs select, by name. A name that leads nowhere is an error, a glob a warning. */
async function selectGroups(listing, patterns, warn) {
    const isSelected = (0,globs/* nameFilter */.I)(patterns);
    const found = await listed(listing, patterns);
    const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
    const named = wanted.filter(isName);
    const problems = [
        ...(await Promise.all(named.filter((name) => !found.has(name)).map((name) => missing(listing, name)))),
        ...named.filter((name) => found.get(name)?.logGroupClass === DELIVERY).map(undelivered),
    ];
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    for (const glob of wanted.filter((pattern) => !isName(pattern))) {
        if (![...found.keys()].some((0,globs/* nameFilter */.I)([glob])))
            warn(`log-groups: ${glob} matches no log group.`);
    }
    const selected = [...found.values()].filter(({ name }) => isSelected(name));
    for (const { name } of selected.filter(isDelivery)) {
        warn(`log-groups: ${name} is of class DELIVERY, which cannot be exported. It is left out.`);
    }
    return selected.filter((group) => !isDelivery(group)).sort((a, b) => (a.name < b.name ? -1 : 1));
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
function isDelivery({ logGroupClass }) {
    return logGroupClass === DELIVERY;
}
/** A name without a path is looked for among those that begin like it. */
const SAME_LETTERS = 3;
async function missing(listing, name) {
    const start = name.slice(0, name.lastIndexOf('/') + 1) || name.slice(0, SAME_LETTERS);
    const near = (await listing.startingWith(start)).map((group) => group.name);
    const fix = 'Correct the name, or write it as a glob: one that matches nothing is only warned about.';
    return {
        subject: 'log-groups',
        expected: 'log groups that exist in this account and Region',
        found: `no group ${name}`,
        fix: [(0,suggestion/* didYouMean */.a)(name, near), fix].filter((text) => text !== '').join(' '),
    };
}
function undelivered(name) {
    return {
        subject: 'log-groups',
        expected: 'log groups of a class that can be exported',
        found: `${name} of class DELIVERY`,
        fix: 'Leave it out: groups of that class only deliver to S3 or Firehose.',
    };
}

// EXTERNAL MODULE: ./build/engine/side-by-side.js
var side_by_side = __webpack_require__(5126);
// EXTERNAL MODULE: ./build/engine/window.js
var engine_window = __webpack_require__(5839);
// EXTERNAL MODULE: ./build/engine/window-tally.js
var window_tally = __webpack_require__(8992);
;// CONCATENATED MODULE: ./build/export/tasks/causes.js

/** A task may run for 24 hours (CloudWatch Logs user guide); then it fails. Half an hour less is told apart no more. */
const LONGEST_MS = 23.5 * 60 * 60 * 1000;
const POLICY_FAULT = /GetBucketAcl|PutObject|permission|policy|access ?denied|not authori[sz]ed/i;
const BUCKET_FAULT = /bucket/i;
const KEY_FAULT = /kms|key/i;
const TIMED_OUT = /tim(ed|e)[- ]?out|24 hours/i;
/** Whether a task failed since it took too long: a shorter window may do. */
function timedOut({ status, message, createdAt, completedAt }) {
    if (status !== 'FAILED')
        return false;
    return TIMED_OUT.test(message) || (completedAt !== undefined && completedAt - createdAt >= LONGEST_MS);
}
/** What usually lies behind a refusal or a failure, and what to do; for a fault of the policy the exact one to add. */
function usualCauses(message, place) {
    if (POLICY_FAULT.test(message)) {
        return (`CloudWatch Logs may not write to the bucket. Add these statements to the policy of ${place.bucket}: ` +
            `${(0,bucket_policy/* neededPolicy */.Kr)(place)} (with SSE-KMS, the key policy must grant the service kms:GenerateDataKey and kms:Decrypt too)`);
    }
    if (KEY_FAULT.test(message)) {
        return 'The key policy must grant the logs service kms:GenerateDataKey and kms:Decrypt.';
    }
    if (BUCKET_FAULT.test(message)) {
        return `The bucket must be there, and lie in ${place.region}: export does not cross Regions.`;
    }
    return ('Usual causes: the bucket policy does not let CloudWatch Logs write, the bucket lies in another Region or is ' +
        'encrypted with DSSE-KMS, or the key policy does not let the logs service use the key.');
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/time-zone.js
var time_zone = __webpack_require__(6506);
;// CONCATENATED MODULE: ./build/export/windows.js
/** Cuts a window at every cut of the grid. */
function cutWindow({ from, to }, cuts) {
    const pieces = [];
    for (let start = from; start < to;) {
        const end = Math.min(cuts.after(start), to);
        pieces.push({ from: start, to: end });
        start = end;
    }
    return pieces;
}
/** What of a window is in none of those that are taken. */
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
/** `20261101T000000Z`. Windows of an export begin and end on full seconds. */
function stamp(epochMs) {
    return `${new Date(epochMs).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replace(/[-:]/g, '')}Z`;
}
/** `20261101T000000Z_20261102T000000Z`, the nominal half-open window. */
function windowName({ from, to }) {
    return `${stamp(from)}_${stamp(to)}`;
}

;// CONCATENATED MODULE: ./build/export/tasks/claim.js




const claimSchema = dist/* object */.Ikc({
    name: dist/* string */.YjP(),
    logGroup: dist/* string */.YjP(),
    streamPrefix: dist/* exactOptional */.yqP(dist/* string */.YjP()),
    from: dist/* number */.aig(),
    to: dist/* number */.aig(),
    bucket: dist/* string */.YjP(),
    prefix: dist/* string */.YjP(),
    timeZone: dist/* optional */.lqM(dist/* string */.YjP(), 'UTC'),
    replaces: dist/* exactOptional */.yqP(dist/* array */.YOg(dist/* string */.YjP())),
});
const partSchema = dist/* object */.Ikc({
    to: dist/* number */.aig(),
    folder: dist/* string */.YjP(),
    objects: dist/* number */.aig(),
    bytes: dist/* number */.aig(),
    ms: dist/* number */.aig(),
});
const progressSchema = dist/* object */.Ikc({
    done: dist/* array */.YOg(partSchema),
    task: dist/* exactOptional */.yqP(dist/* string */.YjP()),
    to: dist/* exactOptional */.yqP(dist/* number */.aig()),
    spent: dist/* array */.YOg(dist/* string */.YjP()),
    foundEmpty: dist/* array */.YOg(dist/* number */.aig()),
});
const coversSchema = dist/* object */.Ikc({
    from: dist/* number */.aig(),
    to: dist/* number */.aig(),
    folders: dist/* array */.YOg(dist/* string */.YjP()),
    ms: dist/* optional */.lqM(dist/* number */.aig(), 0),
});
function printClaim(claim) {
    const { replaces, ...rest } = claim;
    return { ...rest, ...(replaces === undefined ? {} : { replaces: [...replaces] }) };
}
function parseClaim(id, claim) {
    return claim_read(claimSchema, claim, `claim of window ${id}`);
}
function printProgress({ done, task, to, spent, foundEmpty }) {
    return {
        done: done.map((part) => ({ ...part })),
        ...(task === undefined ? {} : { task }),
        ...(to === undefined ? {} : { to }),
        spent: [...spent],
        foundEmpty: [...foundEmpty],
    };
}
function parseProgress(id, progress) {
    if (progress === undefined)
        return { done: [], spent: [], foundEmpty: [] };
    return claim_read(progressSchema, progress, `progress of window ${id}`);
}
function printCovers({ from, to, folders, ms }) {
    return { from, to, folders: [...folders], ms };
}
function parseCovers(id, covers) {
    return claim_read(coversSchema, covers, `commit of window ${id}`);
}
function claim_read(schema, value, what) {
    const parsed = dist/* safeParse */.xLC(schema, value);
    if (parsed.success)
        return parsed.output;
    throw new errors/* DataError */.fL(`The ${what} in the ledger cannot be read.`);
}
/** What the next task is for: the window, or what is left of it. */
function windowOf(claim, progress) {
    return { from: progress.done.at(-1)?.to ?? claim.from, to: progress.to ?? claim.to };
}
/** The task that carries the window by now; every attempt has a name of its own. */
function requestOf(claim, progress) {
    const { name, logGroup, streamPrefix, bucket } = claim;
    const window = windowOf(claim, progress);
    return {
        name: `${name}/${windowName(window)}/${progress.spent.length}`,
        logGroup,
        streamPrefix,
        ...window,
        bucket,
        prefix: `${claim.prefix}/${folderOfWindow(claim, window)}`,
    };
}
/** Where a task of the window writes, below the log group's prefix. */
function folderOf(claim, progress, taskId) {
    return `${folderOfWindow(claim, windowOf(claim, progress))}/${taskId}`;
}
/** Where all tasks of a window write, below the log group's prefix. */
function folderOfWindow({ timeZone }, window) {
    return `dt=${time_zone/* TimeZone */.W.of(timeZone).dateOf(window.from)}/${windowName(window)}`;
}

// EXTERNAL MODULE: ./build/engine/mode.js
var mode = __webpack_require__(1988);
;// CONCATENATED MODULE: ./build/export/tasks/poll-interval.js
/** The first look at a task comes early: a small one ends within seconds. */
const FIRST_MS = 1000;
const STEP = 1.2;
/** A wait grows to so many times the input `poll-interval`. */
const MAX_GROWTH = 6;
/** The time between two looks at a task, ms: it grows while nothing changes. */
class PollInterval {
    #first;
    #last;
    #next;
    /** `interval` is the input `poll-interval`, ms. */
    constructor(interval) {
        this.#first = Math.min(FIRST_MS, interval);
        this.#last = interval * MAX_GROWTH;
        this.#next = this.#first;
    }
    next() {
        const now = this.#next;
        this.#next = Math.min(now * STEP, this.#last);
        return now;
    }
    reset() {
        this.#next = this.#first;
    }
}

// EXTERNAL MODULE: ./build/export/tasks/left-task.js
var left_task = __webpack_require__(1371);
;// CONCATENATED MODULE: ./build/export/tasks/work.js






/** The runner gives 7.5 s after a cancellation; the ledger is to be told too. */
const CANCEL_TIMEOUT_MS = 4000;
/** A window that cannot be committed: the others go on, the run fails in the end. */
class WindowFailedError extends Error {
    constructor(message) {
        super(message);
        this.name = 'WindowFailedError';
    }
}
/** One claimed window on its way: what was claimed, how far it has come, and who may end the waiting. */
class WindowWork {
    ports;
    state;
    claim;
    resumed;
    context;
    /** The claim on the window. */
    held;
    label;
    /** When this run took the window on, by the monotonic clock, ms. */
    begunAt;
    #progress;
    /** Whether the post step would cancel the task of this window. */
    #isRemembered = false;
    #interval;
    constructor(run, segment, context) {
        const { ports, state } = run;
        this.ports = ports;
        this.state = state;
        this.begunAt = ports.clock.monotonic();
        this.context = context;
        this.held = context.claimAt('s3');
        this.claim = parseClaim(segment.id, segment.claim);
        const { prefix } = ports.inputs.destination;
        const name = this.claim.logGroup.replace(/^\//, '');
        (0,documents/* holdAgainstPartition */.N1)(segment, {
            logGroup: this.claim.logGroup,
            destination: this.claim.prefix === prefix + name ? `s3://${this.claim.bucket}/${prefix}` : this.claim.prefix,
        });
        this.resumed = segment.at.s3?.resumed ?? false;
        this.label = `${this.claim.logGroup} ${segment.id}`;
        this.#progress = parseProgress(segment.id, segment.at.s3?.progress);
        this.#interval = new PollInterval(ports.inputs.pollInterval);
    }
    get progress() {
        return this.#progress;
    }
    /** Whether tasks have carried all of the window, and it is only to be committed. */
    get isCarried() {
        return this.#progress.done.at(-1)?.to === this.claim.to;
    }
    get group() {
        return this.state.groups.get(this.claim.logGroup);
    }
    get request() {
        return requestOf(this.claim, this.#progress);
    }
    get place() {
        return { bucket: this.claim.bucket, region: this.ports.inputs.region, account: this.ports.account };
    }
    /** Where a task of the window writes, in the bucket. */
    folderOf(taskId) {
        return `${this.request.prefix}/${taskId}`;
    }
    /** Takes note of progress; it reaches the ledger with the next write. */
    note(progress) {
        this.#progress = progress;
        this.held.checkpoint(printProgress(progress));
    }
    /** This task carries the window from now on. */
    adopt(taskId) {
        this.note({ ...this.#progress, task: taskId });
        if (!this.ports.taskIds.includes(taskId))
            this.ports.taskIds.push(taskId);
        this.#remember(taskId);
        this.#interval.reset();
    }
    /** The task did not do it: the next attempt has another name. */
    spend(taskId, change = {}) {
        const { task, spent, ...rest } = this.#progress;
        const folder = folderOf(this.claim, this.#progress, taskId);
        this.note({ ...rest, spent: [...spent, folder], ...change });
    }
    /** A task has carried the window, or a part of it; what comes next begins where that ends. */
    partDone(part) {
        const { done, spent } = this.#progress;
        this.note({ done: [...done, part], spent, foundEmpty: [] });
    }
    /** Nothing of this window is left for the post step to cancel. */
    forget() {
        if (this.#isRemembered)
            this.ports.remember('');
        this.#isRemembered = false;
    }
    /** Waits until the next look. Throws when the run, its time budget or the claim ends. */
    async pause() {
        const { signal, deadline } = this.context;
        await this.ports.clock.sleep(this.#interval.next(), AbortSignal.any([signal, deadline]));
        signal.throwIfAborted();
        deadline.throwIfAborted();
    }
    /** Nobody waits with `wait: false`, and no other window begins a task then. */
    refuseToWait(why) {
        if (this.ports.inputs.wait)
            return;
        const stop = new mode/* StopError */.T('not-waiting', `wait: false. ${why}`);
        this.state.turns.close(stop);
        throw stop;
    }
    /** After the workflow was cancelled: ends the task of this window where the inputs say so. Never throws. */
    async endTask() {
        const reason = this.context.signal.reason;
        const isCancelled = reason instanceof mode/* StopError */.T && reason.reason === 'cancelled';
        const { task } = this.#progress;
        if (!isCancelled || task === undefined) {
            // What is left on purpose must not be cancelled by a post step either.
            if (!isCancelled)
                this.forget();
            return;
        }
        if (this.ports.inputs.onCancel === 'leave')
            return;
        try {
            const end = await this.ports.tasks.cancel(task, CANCEL_TIMEOUT_MS);
            if (end === 'cancelled') {
                this.spend(task);
                this.forget();
                this.ports.log(`Cancelled export task ${task} (${this.label}).`);
            }
        }
        catch (error) {
            this.ports.warn(`Export task ${task} could not be cancelled: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    #remember(taskId) {
        const { onCancel, region } = this.ports.inputs;
        if (onCancel !== 'cancel')
            return;
        this.#isRemembered = true;
        this.ports.remember((0,left_task/* printLeftTask */.ae)({ region, taskId }));
    }
}

;// CONCATENATED MODULE: ./build/export/tasks/judge.js







const HOUR_MS = 60 * 60 * 1000;
/** Data can take up to 12 hours until it can be exported (CloudWatch Logs user guide). */
const EXPORTABLE_AFTER_MS = 12 * HOUR_MS;
/** So many tasks, 12 hours apart, must complete without objects before the group's events are held to be elsewhere. */
const LOOKS_UNTIL_EMPTY = 3;
/** A window is not halved below this. */
const SHORTEST_MS = 60 * 1000;
/** What an ended task means for its window: carried, to be tried again at once (`undefined`), or failed (thrown). */
async function judge(work, task, 
/** How the task was found, before it was watched. */
foundAs) {
    if (task.status === 'COMPLETED')
        return judgeCompleted(work, task);
    if (timedOut(task) && halve(work, task))
        return undefined;
    work.spend(task.id);
    if (task.status === 'CANCELLED' && /CANCEL/.test(foundAs)) {
        work.ports.notice(`Export task ${task.id} of ${work.label} was cancelled. The window is exported anew.`);
        return undefined;
    }
    const said = task.message === '' ? '' : ` (${task.message})`;
    const causes = task.status === 'FAILED' ? ` ${usualCauses(task.message, work.place)}` : '';
    report(work, task, { state: 'failed', objects: 0, bytes: 0 });
    await tidy(work);
    throw new WindowFailedError(`Export task ${task.id} ended as ${task.status}${said}.${causes} The next run tries again.`);
}
/** COMPLETED is no proof: what counts is what lies in the bucket. */
async function judgeCompleted(work, task) {
    const byTask = await work.ports.objects.byTask(work.request.prefix);
    const found = byTask.get(task.id) ?? exported_objects/* NOTHING */.K$;
    if (found.objects > 0)
        return carried(work, task, { ...found, state: 'exported' });
    if (await isRightlyEmpty(work, task))
        return carried(work, task, { ...found, state: 'empty' });
    report(work, task, { ...found, state: 'failed' });
    throw new WindowFailedError(`Export task ${task.id} completed without an object although ${task.logGroup} has events from ` +
        `${(0,engine_window/* showInstant */.f)(task.from)} to ${(0,engine_window/* showInstant */.f)(task.to)}. Data can take 12 hours until it can be exported: the ` +
        'next run tries again. If this stays, choose a longer settle, and look whether the events were ingested late.');
}
async function isRightlyEmpty(work, task) {
    const { events, warn } = work.ports;
    const { logGroup, streamPrefix, from, to } = work.request;
    const logGroupClass = work.group?.logGroupClass ?? 'STANDARD';
    if (logGroupClass !== 'STANDARD') {
        warn(`${work.label}: the task completed without an object. Whether the group has events there cannot be seen: ` +
            `groups of class ${logGroupClass} cannot be read. The window counts as empty.`);
        return true;
    }
    const query = { logGroup, streamPrefix, from, to };
    const hasEvents = await events.hasEvents(query, work.context.signal).catch((error) => {
        work.context.signal.throwIfAborted();
        throw new WindowFailedError(`Export task ${task.id} completed without an object, and whether ${logGroup} has events there could not be ` +
            `seen: ${(0,errors/* messageOf */.bD)(error)}`);
    });
    return !hasEvents || foundEmptyOftenEnough(work, task);
}
function foundEmptyOftenEnough(work, task) {
    const now = work.ports.clock.now();
    const before = work.progress.foundEmpty;
    const isLaterLook = now - (before.at(-1) ?? -Infinity) >= EXPORTABLE_AFTER_MS;
    const foundEmpty = isLaterLook ? [...before, now] : before;
    if (foundEmpty.length < LOOKS_UNTIL_EMPTY) {
        work.spend(task.id, { foundEmpty });
        return false;
    }
    work.ports.warn(`${work.label}: ${foundEmpty.length} tasks, at least 12 hours apart, completed without an object although the ` +
        'group has events there. The window counts as empty.');
    return true;
}
/** Takes the first half alone; what is left of the window comes after it. */
function halve(work, task) {
    const { from, to } = task;
    if (to - from < 2 * SHORTEST_MS)
        return false;
    const middle = from + Math.ceil((to - from) / 2 / 1000) * 1000;
    work.spend(task.id, { to: middle });
    work.ports.notice(`Export task ${task.id} of ${work.label} ran out of AWS's 24 hours. The window is cut at ${(0,engine_window/* showInstant */.f)(middle)}.`);
    return true;
}
/** `undefined` when this was but a part of the window. */
async function carried(work, task, outcome) {
    report(work, task, outcome);
    const { objects, bytes } = outcome;
    const folder = folderOf(work.claim, work.progress, task.id);
    const ms = Math.max(0, (task.completedAt ?? task.createdAt) - task.createdAt);
    work.partDone({ to: work.request.to, folder, objects, bytes, ms });
    if (!work.isCarried) {
        await work.held.persist();
        return undefined;
    }
    await tidy(work);
    return committed(work.claim, work.progress.done);
}
/** A window that tasks had carried before this run: it is only committed. */
async function allDone(work) {
    const { claim, ports, progress } = work;
    let { from } = claim;
    for (const { to, folder, objects, bytes } of progress.done) {
        const taskId = folder.split('/').at(-1) ?? '';
        const state = objects > 0 ? 'exported' : 'empty';
        const path = `${claim.prefix}/${folder}`;
        ports.reports.push({ logGroup: claim.logGroup, from, to, taskId, folder: path, state, objects, bytes });
        if (!ports.taskIds.includes(taskId))
            ports.taskIds.push(taskId);
        from = to;
    }
    await tidy(work);
    return committed(claim, progress.done);
}
/** A window without an event: no task was needed. */
async function foundIdle(work) {
    const { logGroup, from, to } = work.claim;
    const nothing = { taskId: '', folder: '', state: 'empty', ...exported_objects/* NOTHING */.K$ };
    work.ports.reports.push({ logGroup, from, to, ...nothing });
    if (work.resumed)
        await tidy(work);
    return {
        tally: { ...(0,window_tally/* emptyWindowTally */.GG)(), windows: 1, empty: 1 },
        counters: { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 },
        covers: printCovers({ from, to, folders: [], ms: 0 }),
    };
}
function committed({ from, to }, parts) {
    const sum = (figure) => parts.reduce((before, part) => before + figure(part), 0);
    const [objects, bytes] = [sum((part) => part.objects), sum((part) => part.bytes)];
    const exported = parts.filter((part) => part.objects > 0).length;
    return {
        tally: { windows: parts.length, exported, empty: parts.length - exported, failed: 0, objects, bytes },
        counters: { objectsRead: 0, objectsWritten: objects, bytesRead: 0, bytesWritten: bytes },
        covers: printCovers({ from, to, folders: parts.map(({ folder }) => folder), ms: sum(({ ms }) => ms) }),
    };
}
function report(work, task, outcome) {
    const { logGroup, from, to } = work.request;
    const folder = work.folderOf(task.id);
    work.ports.reports.push({ logGroup, from, to, taskId: task.id, folder, ...outcome });
}
/**
 * Looks for what other tasks left below the prefix of the window, lists it, or deletes what failed where the inputs say
 * so. A task that nobody knows of (two runs made one for the same window) is found here, and nowhere else.
 */
async function tidy(work) {
    const { claim, ports, progress } = work;
    const { done, spent } = progress;
    const counted = new Set(done.map(({ folder }) => folder));
    const known = [...spent, ...counted, ...(claim.replaces ?? [])];
    const parents = known.map((folder) => folder.slice(0, folder.lastIndexOf('/')));
    const windows = new Set([folderOfWindow(claim, claim), ...parents]);
    try {
        for (const window of windows) {
            for (const [taskId, left] of await ports.objects.byTask(`${claim.prefix}/${window}`)) {
                const folder = `${window}/${taskId}`;
                if (!counted.has(folder))
                    await tidyFolder(work, folder, left);
            }
        }
    }
    catch (error) {
        ports.warn(`What an earlier task left could not be tidied up: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function tidyFolder(work, folder, left) {
    const { claim, ports, progress } = work;
    const path = `${claim.prefix}/${folder}`;
    const where = `${left.objects} objects of a task that does not count, in s3://${claim.bucket}/${path}/`;
    const hasFailed = progress.spent.includes(folder);
    // What exported well is told, and never deleted: a task that counted until now, or one that nobody knows of.
    if (hasFailed && ports.inputs.cleanLeftovers) {
        await ports.objects.delete(path);
        ports.notice(`Deleted ${where}`);
    }
    else if (hasFailed || claim.replaces?.includes(folder) === true)
        ports.notice(`There are ${where}`);
    else
        ports.warn(`Another task exported ${work.label} too: there are ${where}`);
}

;// CONCATENATED MODULE: ./build/export/tasks/slot.js





/** Creating a task fails so many times in a row, each worth a retry, before the window fails. */
const MAX_FAILURES = 10;
const MINUTE_MS = 60 * 1000;
/** A creation whose answer was lost may still be under way; nobody looks for its task before so many ms. */
const SHOWS_AFTER_MS = 3000;
/** A foreign task is named again in the log after so many looks. */
const LOOKS_BETWEEN_NAMES = 20;
/**
 * The task that carries this window: ours where there is one already, or a new one as soon as AWS's one slot is free.
 * A foreign task is waited for.
 */
async function obtainTask(work) {
    const known = await knownTask(work);
    if (known !== undefined)
        return known;
    const slot = new SlotWatch(work);
    for (;;) {
        work.context.signal.throwIfAborted();
        work.context.deadline.throwIfAborted();
        const task = await slot.next();
        if (task !== undefined)
            return task;
        work.refuseToWait('Another export task holds the one slot of this account and Region.');
        await work.pause();
    }
}
/** By the id in the ledger. */
async function knownTask(work) {
    const { tasks, notice } = work.ports;
    const { task: id } = work.progress;
    if (id === undefined)
        return undefined;
    const found = await tasks.find(id, work.context.signal);
    if (found !== undefined)
        return adopted(work, found);
    notice(`Export task ${id} of ${work.label} is not known to AWS any more. The window is exported anew.`);
    work.spend(id);
    return undefined;
}
/** The first task of this very attempt that completed and left something; what others left is to be tidied up. */
async function endedTask(work, since) {
    const { tasks, objects, notice } = work.ports;
    const { request } = work;
    for (const task of await tasks.endedAs(request, since, work.context.signal)) {
        const found = (await objects.byTask(request.prefix)).get(task.id) ?? exported_objects/* NOTHING */.K$;
        if (task.status !== 'COMPLETED') {
            notice(`Export task ${task.id} of ${work.label} ended as ${task.status} before its run could write it down.`);
            work.spend(task.id);
        }
        else if (found.objects > 0)
            return adopted(work, task);
    }
    return undefined;
}
function adopted(work, task) {
    work.adopt(task.id);
    work.ports.log(`Adopted export task ${task.id} (${work.label}, ${task.status}).`);
    return task;
}
/** The slot as this run sees it. */
class SlotWatch {
    #work;
    #named;
    #looks = 0;
    #failures = 0;
    /**
     * Since when (by the monotonic clock) there may be a task of ours that nobody wrote down: another run died over it,
     * or a creation went without an answer. It may have ended already.
     */
    #unsureSince;
    /** Whether the slot may be free: then creating a task asks for it best. */
    #maybeFree;
    constructor(work) {
        this.#work = work;
        this.#unsureSince = work.resumed ? work.begunAt : undefined;
        this.#maybeFree = !work.resumed;
    }
    /** The window's task if there is one already, or a new one if the slot is free. */
    async next() {
        const work = this.#work;
        if (!this.#maybeFree) {
            const active = await this.#look();
            if (active === LATER)
                return undefined;
            if (active !== undefined && (0,tasks_task/* isOf */.yW)(active, work.request))
                return adopted(work, active);
            // Asked for after those that are active, so that none slips through by ending in between.
            const made = await this.#madeBefore();
            if (made !== undefined || active !== undefined)
                return made;
        }
        this.#maybeFree = false;
        return this.#tryToCreate();
    }
    /** The active task, named in the log when it is not ours. */
    async #look() {
        const { tasks } = this.#work.ports;
        const active = await tasks.active(this.#work.context.signal).catch((error) => {
            this.#bear(error);
            return LATER;
        });
        if (active === undefined || (0,tasks_task/* isOf */.yW)(active, this.#work.request))
            return active;
        if (active !== LATER)
            this.#name(active);
        return active;
    }
    /** A task of this window that nobody wrote down and that has ended by now. */
    async #madeBefore() {
        if (this.#unsureSince === undefined)
            return undefined;
        const made = await endedTask(this.#work, this.#unsureSince);
        this.#unsureSince = undefined;
        return made;
    }
    /** `undefined` when it is to be tried again: another task was faster, or nobody knows whether it was created. */
    async #tryToCreate() {
        const work = this.#work;
        const { tasks, createTimeout, clock, log } = work.ports;
        // A run whose lease has ended must not create what another one creates.
        await work.held.fence(createTimeout);
        work.context.signal.throwIfAborted();
        const { request } = work;
        try {
            const id = await tasks.create(request, createTimeout);
            work.adopt(id);
            log(`Created export task ${id} (${work.label}).`);
            await work.held.persist();
            return {
                ...{ ...request, id, status: 'PENDING', message: '' },
                ...{ createdAt: clock.now(), completedAt: undefined },
            };
        }
        catch (error) {
            if (error instanceof tasks_task/* SlotTakenError */._Z)
                return undefined;
            this.#bear(refusal(work, error));
            if (this.#unsureSince !== undefined)
                await clock.sleep(SHOWS_AFTER_MS, work.context.signal);
            return undefined;
        }
    }
    #name(task) {
        this.#looks += 1;
        if (this.#named === task.id && this.#looks % LOOKS_BETWEEN_NAMES !== 0)
            return;
        this.#named = task.id;
        const minutes = Math.max(0, Math.round((this.#work.ports.clock.now() - task.createdAt) / MINUTE_MS));
        const name = task.name === '' ? task.id : `"${task.name}"`;
        this.#work.ports.log(`${this.#work.label}: waiting for export task ${name} of ${task.logGroup}, ${minutes} min old. ` +
            'AWS runs one export task a time for each account and Region.');
    }
    /** What may pass is waited out, but not for ever. */
    #bear(error) {
        this.#work.context.signal.throwIfAborted();
        if (error instanceof errors/* ServiceError */._7 && error.ambiguous)
            this.#unsureSince = this.#work.ports.clock.monotonic();
        const mayPass = error instanceof errors/* ServiceError */._7 && error.retryable;
        this.#failures += 1;
        if (!mayPass || this.#failures >= MAX_FAILURES)
            throw error;
        this.#work.ports.log(`${this.#work.label}: ${(0,errors/* messageOf */.bD)(error)}. It is tried again.`);
    }
}
/** Stands for a slot that nobody could look at. */
const LATER = {
    ...{ id: '', name: '', logGroup: '', from: 0, to: 0, bucket: '', prefix: '' },
    ...{ status: 'PENDING', message: '', createdAt: 0, completedAt: undefined },
};
/** A fault of the bucket meets every window; a log group that has gone concerns its own windows only. */
function refusal(work, error) {
    if (!(error instanceof errors/* ServiceError */._7) || error.retryable || error.ambiguous)
        return error;
    if (error.code === 'ResourceNotFoundException') {
        return new WindowFailedError(`${error.message} The log group was deleted after the run had listed it.`);
    }
    if (error.code !== 'InvalidParameterException')
        return error;
    const { call, resource, permission, retryable, code, status, cause } = error;
    const message = `${error.message} ${usualCauses(error.message, work.place)}`;
    return new errors/* ServiceError */._7(message, {
        ...{ call, resource, retryable, code, cause },
        ...(permission === undefined ? {} : { permission }),
        ...(status === undefined ? {} : { status }),
    });
}
/** A task that AWS does not show yet, although it has just created it, is waited for this long. */
const SHOWS_WITHIN_MS = MINUTE_MS;
/** Looks at a task until it has ended. */
async function watchTask(work, task) {
    let current = task;
    let failures = 0;
    while ((0,tasks_task/* isActive */.$m)(current)) {
        work.refuseToWait(`Export task ${task.id} goes on; a later run takes it up.`);
        await work.pause();
        try {
            const found = await work.ports.tasks.find(task.id, work.context.signal);
            current = found ?? unlessGone(work, current);
            failures = 0;
        }
        catch (error) {
            work.context.signal.throwIfAborted();
            failures += 1;
            if (!(error instanceof errors/* ServiceError */._7 && error.retryable) || failures >= MAX_FAILURES)
                throw error;
        }
    }
    work.forget();
    return current;
}
function unlessGone(work, task) {
    if (work.ports.clock.now() - task.createdAt < SHOWS_WITHIN_MS)
        return task;
    return { ...task, status: 'FAILED', message: 'AWS does not know the task any more' };
}

;// CONCATENATED MODULE: ./build/export/tasks/carry.js



/** Delivers one window: nothing where it is idle, and otherwise by a task, whose end is held against the bucket. */
async function carry(run, segment, context) {
    const work = new WindowWork(run, segment, context);
    const { logGroup, from } = work.claim;
    const place = run.state.turns.enter({ logGroup, from, begun: work.progress.task !== undefined });
    try {
        // A run that could not commit leaves a window of which nothing is left to do.
        if (work.isCarried)
            return await allDone(work);
        if (await isIdle(work))
            return await foundIdle(work);
        for (;;) {
            const { found, ended } = await runTask(work, place);
            const carried = await judge(work, ended, found.status);
            if (carried !== undefined)
                return carried;
        }
    }
    catch (error) {
        await work.endTask();
        throw error;
    }
    finally {
        place.leave();
    }
}
/** Finds or creates the task that comes next, and waits for its end; the window has the slot as long. */
async function runTask(work, place) {
    const { signal, deadline } = work.context;
    const endTurn = await place.take(AbortSignal.any([signal, deadline]));
    try {
        const found = await obtainTask(work);
        return { found, ended: await watchTask(work, found) };
    }
    finally {
        endTurn();
    }
}
/** Whether the window is done without a task: nothing of it is begun, and it holds no event. */
async function isIdle(work) {
    const { claim, context, ports, progress, state } = work;
    if (progress.task !== undefined || progress.done.length > 0)
        return false;
    const { logGroup, streamPrefix, from, to } = claim;
    const answer = await state.probe.ask(work.group, { logGroup, streamPrefix, from, to }, context.signal);
    if (answer !== 'none')
        return false;
    // A run that died may have exported events that have expired since.
    return !work.resumed || (await ports.objects.byTask(work.request.prefix)).size === 0;
}

;// CONCATENATED MODULE: ./build/export/tasks/event-probe.js

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * Finds out whether windows of log groups hold events, so that an idle one costs no export task. The last event of a
 * group answers for all of its windows at once, but the service tells it late: it counts for windows that had ended a
 * day before. All others are asked for an event. `storedBytes` is told with a delay of a day and decides nothing.
 */
class EventProbe {
    #ports;
    #newest = new Map();
    #told = new Set();
    constructor(ports) {
        this.#ports = ports;
    }
    async ask(group, query, signal) {
        // No other class lets anyone read its events.
        if (group?.logGroupClass !== 'STANDARD')
            return 'unknown';
        const known = await this.#byNewest(query);
        signal.throwIfAborted();
        if (known !== 'unknown')
            return known;
        return this.#allowed('logs:FilterLogEvents', 'unknown', async () => (await this.#ports.events.hasEvents(query, signal)) ? 'events' : 'none');
    }
    async #byNewest({ logGroup, streamPrefix, from, to }) {
        if (to > this.#ports.now() - DAY_MS)
            return 'unknown';
        const { event, askedAt } = await this.#newestOf(logGroup);
        if (event === 'unknown' || to > askedAt - DAY_MS)
            return 'unknown';
        if (event === 'none' || event < from)
            return 'none';
        // With a prefix the newest stream may be one that is not asked for.
        return event < to && streamPrefix === undefined ? 'events' : 'unknown';
    }
    /** Asked once for each group, whichever of its windows comes first. (Each question listens to a signal of its own.) */
    #newestOf(logGroup) {
        const known = this.#newest.get(logGroup);
        if (known !== undefined)
            return known;
        const askedAt = this.#ports.now();
        const asked = this.#allowed('logs:DescribeLogStreams', 'unknown', () => this.#ports.events.newestEvent(logGroup, AbortSignal.any([this.#ports.cancelled]))).then((event) => ({ event, askedAt }));
        this.#newest.set(logGroup, asked);
        asked.catch(() => this.#newest.delete(logGroup));
        return asked;
    }
    /** What the service refuses is told once for each call, and answered with what is safe. */
    async #allowed(call, otherwise, work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors/* ServiceError */._7) || error.retryable || error.ambiguous)
                throw error;
            if (!this.#told.has(call)) {
                this.#told.add(call);
                this.#ports.notice(`Whether windows are idle cannot be asked with ${call}: ${(0,errors/* messageOf */.bD)(error)} ` +
                    'A window that cannot be asked about costs an export task, idle or not.');
            }
            return otherwise;
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/engine/ledger.js + 1 modules
var ledger = __webpack_require__(5256);
;// CONCATENATED MODULE: ./build/export/tasks/partition.js





/** Tasks fail after 24 hours (CloudWatch Logs user guide); one that would come near it is cut into shorter ones. */
const TOO_LONG_MS = 20 * 60 * 60 * 1000;
const WELL_BELOW_MS = 12 * 60 * 60 * 1000;
/** The pace of a shorter task is mostly the time that AWS takes to begin. */
const TELLING_MS = 60 * 60 * 1000;
const SECOND_MS = 1000;
/** So many windows of a log group are in flight at once: one with a long backlog leaves room for the others. */
const WINDOWS_AT_ONCE = 64;
/** The windows of one log group, and which of them are left. */
function exportPartition(group, window, settings) {
    const { account, region, streamPrefix = '', bucket, prefix } = settings;
    const identity = {
        mode: 'export',
        account,
        region,
        logGroup: group.name,
        streamPrefix,
        destination: `s3://${bucket}/${prefix}`,
    };
    const place = digest(identity).slice(0, 12);
    const name = group.name.replace(/^\//, '');
    const exportable = sinceCreation(group, window, settings);
    const partition = {
        group,
        settings,
        window: exportable,
        taskName: `log-ferry/${digest([settings.ledger, identity]).slice(0, 16)}`,
        keyPrefix: prefix + name,
    };
    return {
        documents: [{ destination: 's3', key: `export/${name}/${place}.json`, identity }],
        label: group.name,
        start: exportable.from,
        atOnce: WINDOWS_AT_ONCE,
        left: ({ s3 = (0,ledger/* emptyDocument */.vM)(identity) }, run) => leftOf(partition, s3, run),
    };
}
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}
/** AWS refuses a `to` before the creation of the group: windows begin with the one that it was created in. */
function sinceCreation({ createdAt }, window, { cuts }) {
    const from = Math.max(window.from, cuts.below(createdAt));
    // The last millisecond of the window is what is sent.
    return window.to - 1 < createdAt ? { from: window.to, to: window.to } : { from, to: window.to };
}
function leftOf(partition, document, run) {
    const { window, settings } = partition;
    const { done, again } = partition_committed(document, (by) => !settings.redo || by === run);
    const open = Object.entries(document.segments).flatMap(([id, entry]) => entry.state === 'open' ? [{ id, claim: parseClaim(id, entry.claim) }] : []);
    const taken = [...done, ...again.map(({ covers }) => covers), ...open.map(({ claim }) => claim)];
    const pieces = withoutTaken(window, taken).flatMap((free) => cutWindow(free, settings.cuts).flatMap((piece) => notTooLong(piece, done)));
    const resumable = open.filter(({ claim }) => overlap(claim, window));
    const redone = again.filter(({ covers }) => overlap(covers, window));
    const segments = [
        ...resumable.map(({ id, claim }) => segment(partition, id, claim)),
        ...redone.map(({ id, covers }) => segment(partition, id, claimAgain(partition, covers))),
        ...pieces.map((piece) => segment(partition, windowName(piece), claimOf(partition, piece))),
    ].sort((a, b) => a.start - b.start);
    return { segments, objectsSkipped: 0, refusals: {} };
}
function partition_committed(document, counts) {
    const entries = Object.entries(document.segments).flatMap(([id, entry]) => entry.state === 'committed' ? [{ id, entry, covers: parseCovers(id, entry.covers) }] : []);
    const isDone = ({ entry }) => counts(entry.run);
    return {
        done: entries.filter(isDone).map(({ covers }) => covers),
        again: entries.filter((each) => !isDone(each)),
    };
}
/** Cuts a window that, by the pace of the tasks before, would take too long. */
function notTooLong(piece, done) {
    const telling = done.filter(({ ms }) => ms >= TELLING_MS);
    const paces = telling.map(({ from, to, ms }) => ms / (to - from));
    const expected = Math.max(0, ...paces) * (piece.to - piece.from);
    if (expected < TOO_LONG_MS)
        return [piece];
    const parts = Math.ceil(expected / WELL_BELOW_MS);
    const length = Math.max(SECOND_MS, Math.ceil((piece.to - piece.from) / parts / SECOND_MS) * SECOND_MS);
    return cutWindow(piece, (0,time_zone/* evenCuts */.M)(length, piece.from));
}
function claimOf({ group, settings, taskName, keyPrefix }, { from, to }) {
    const { streamPrefix, bucket, timeZone } = settings;
    return {
        name: taskName,
        logGroup: group.name,
        ...(streamPrefix === undefined ? {} : { streamPrefix }),
        ...{ from, to, bucket, prefix: keyPrefix, timeZone: timeZone.name },
    };
}
/** A window that is done again must not take the task of the first time for its own. */
function claimAgain(partition, covers) {
    const claim = claimOf(partition, covers);
    const name = `${claim.name}/again-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    return { ...claim, name, replaces: covers.folders };
}
function segment({ group, settings }, id, claim) {
    const age = Math.max(SECOND_MS, settings.now() - keptSince(group, settings.now()));
    const bytes = Math.round(group.storedBytes * Math.min(1, (claim.to - claim.from) / age));
    return {
        id,
        destinations: ['s3'],
        claim: () => printClaim(claim),
        start: claim.from,
        end: claim.to,
        objects: 0,
        bytes,
    };
}
function keptSince({ createdAt, retentionDays }, now) {
    if (retentionDays === undefined)
        return createdAt;
    return Math.max(createdAt, now - retentionDays * 24 * 60 * 60 * SECOND_MS);
}

;// CONCATENATED MODULE: ./build/export/tasks/task-turns.js
/**
 * AWS runs one export task a time: this says which window of the run is next. The group that had the fewest turns comes
 * first, so that one with a long backlog does not starve the others; of these the oldest window. A window waits for
 * older ones of its group until it is known whether they need a task.
 */
class TaskTurns {
    #places = new Set();
    #turns = new Map();
    #isTaken = false;
    #closed;
    /** The window's place in the queue: to be taken at once, and left when the window needs no task any more. */
    enter(window) {
        const place = new TaskPlace(window, {
            moved: () => {
                this.#next();
            },
            left: () => {
                this.#places.delete(place);
            },
        });
        this.#places.add(place);
        return place;
    }
    /** No window that has no task yet gets one any more in this run. */
    close(reason) {
        this.#closed ??= reason;
        this.#next();
    }
    #next() {
        for (const place of this.#places) {
            if (this.#closed !== undefined && !place.window.begun)
                place.refuse(this.#closed);
        }
        if (this.#isTaken)
            return;
        const ready = [...this.#places].filter((place) => place.isWaiting && !this.#waitsForOlder(place));
        const [first] = ready;
        if (first === undefined)
            return;
        const next = ready.reduce((a, b) => (this.#isBefore(b.window, a.window) ? b : a), first);
        this.#isTaken = true;
        this.#turns.set(next.window.logGroup, this.#turnsOf(next.window) + 1);
        next.begin(() => {
            this.#isTaken = false;
            this.#next();
        });
    }
    #waitsForOlder({ window }) {
        if (window.begun)
            return false;
        return [...this.#places].some((other) => other.isUndecided && other.window.logGroup === window.logGroup && other.window.from < window.from);
    }
    #isBefore(a, b) {
        if (a.begun !== b.begun)
            return a.begun;
        const [turnsOfA, turnsOfB] = [this.#turnsOf(a), this.#turnsOf(b)];
        return turnsOfA === turnsOfB ? a.from < b.from : turnsOfA < turnsOfB;
    }
    #turnsOf({ logGroup }) {
        return this.#turns.get(logGroup) ?? 0;
    }
}
/** One window's place among those of the run that may need an export task. */
class TaskPlace {
    window;
    /** Whether nobody knows yet if the window needs a task. */
    isUndecided = true;
    #queue;
    #waiting;
    constructor(window, queue) {
        this.window = window;
        this.#queue = queue;
    }
    get isWaiting() {
        return this.#waiting !== undefined;
    }
    /** Resolves when the window may have its task; the function given ends the turn. Throws when the run ends before. */
    async take(signal) {
        signal.throwIfAborted();
        const onAbort = () => {
            const reason = signal.reason;
            this.refuse(reason instanceof Error ? reason : new Error('The wait for the export task was given up.'));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        this.isUndecided = false;
        try {
            return await new Promise((begin, refuse) => {
                this.#waiting = { begin, refuse };
                this.#queue.moved();
            });
        }
        finally {
            signal.removeEventListener('abort', onAbort);
        }
    }
    begin(end) {
        this.#waiting?.begin(end);
        this.#waiting = undefined;
    }
    refuse(reason) {
        this.#waiting?.refuse(reason);
        this.#waiting = undefined;
    }
    leave() {
        this.isUndecided = false;
        this.#queue.left();
        this.#queue.moved();
    }
}

;// CONCATENATED MODULE: ./build/export/tasks/mode.js






/** Questions about groups that are asked at once; their pace is that of the quotas. */
const GROUPS_AHEAD = 64;
/** Has CloudWatch Logs export log groups to a bucket, one task a log group and window that holds events. */
function exportMode(ports) {
    const { events, clock, cancelled, notice } = ports;
    const probe = new EventProbe({ events, cancelled, notice, now: () => clock.now() });
    const groups = new Map(ports.groups.map((group) => [group.name, group]));
    const run = { ports, state: { groups, probe, turns: new TaskTurns() } };
    return {
        plan: (window) => plan(run, window),
        carry: (segment, context) => carry(run, segment, context),
    };
}
async function* plan(run, { from, to }) {
    // The end of an explicit window may be "now, less settle": tasks are named to the second.
    const window = { from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
    const settings = partitionSettings(run.ports);
    const groups = (0,side_by_side/* sideBySide */.Q)(run.ports.groups, GROUPS_AHEAD, (group) => withOlderEvents(run, group, window));
    for await (const group of groups)
        yield exportPartition(group, window, settings);
}
/** Events may be older than their group (PutLogEvents takes 14 days): then the group counts from the window's start. */
async function withOlderEvents({ ports, state }, group, { from, to }) {
    const before = Math.min(to, group.createdAt);
    if (before <= from)
        return group;
    const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
    const hasOlder = await state.probe.ask(group, query, AbortSignal.any([ports.cancelled])).then((answer) => answer === 'events', (error) => {
        if (!(error instanceof errors/* ServiceError */._7))
            throw error;
        // No answer for now: each of the windows is asked for itself, and fails alone.
        return true;
    });
    return hasOlder ? { ...group, createdAt: from } : group;
}
function partitionSettings({ inputs, account, clock }) {
    const { region, logStreamPrefix, destination, ledger, chunk, timeZone, from, redo } = inputs;
    return {
        account,
        region,
        streamPrefix: logStreamPrefix,
        bucket: destination.bucket,
        prefix: destination.prefix,
        ledger: ledger.kind === 'none' ? 'none' : `s3://${ledger.bucket}/${ledger.prefix}`,
        cuts: timeZone.cuts(chunk, from),
        timeZone,
        redo,
        now: () => clock.now(),
    };
}

;// CONCATENATED MODULE: ./build/export/tasks/setup.js









const UNCHECKED = { problems: [], doubts: [], unread: [] };
/** `mode: export`, ready to run. */
async function setUpExport(inputs, surroundings) {
    const { s3, logs, clock, account, putTimeout, log, remember, dryRun } = surroundings;
    const startedAt = clock.monotonic();
    const notes = [];
    const notice = telling(surroundings.notice, notes);
    const warn = telling(surroundings.warn, notes);
    const { bucket, prefix, owner } = inputs.destination;
    const events = new LogGroups(logs.retrying, { clock, region: inputs.region });
    const place = { bucket, region: inputs.region, account };
    const [groups, destination] = await Promise.all([
        selectGroups(events, inputs.logGroups, warn),
        // A dry run looks at the bucket by itself, and goes on to plan whatever it finds.
        dryRun === true ? UNCHECKED : checkDestination(s3, place, owner),
    ]);
    if (destination.problems.length > 0)
        throw new errors/* ConfigError */.xL(destination.problems);
    for (const doubt of destination.doubts)
        warn(doubt);
    for (const unread of destination.unread)
        notice(unread);
    const taskIds = [];
    const reports = [];
    const selection = JSON.stringify([inputs.logGroups, inputs.logStreamPrefix]);
    return {
        mode: exportMode({
            ...{ inputs, events, groups, clock, account, notice, warn, log, remember, taskIds, reports },
            tasks: new tasks_task/* ExportTasks */.zq(logs, clock),
            objects: new exported_objects/* ExportedObjects */.go(s3, bucket, owner),
            createTimeout: putTimeout,
            cancelled: surroundings.cancelled(),
        }),
        destinations: 'windows',
        sourceName: `export ${inputs.region} ${account} ${selection}`,
        destinationNames: { s3: (0,documents/* objectDestinationName */.vt)({ bucket, prefix }) },
        earliest: undefined,
        whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
        exports: { taskIds, windows: reports },
        sections: () => readExports({ inputs, surroundings, startedAt, windows: reports, warn }),
        notes: () => notes,
    };
}
/** What a report needs is loaded when there is one. */
async function readExports(exports) {
    const { inputs, surroundings, startedAt, windows, warn } = exports;
    const { bucket, owner } = inputs.destination;
    const used = surroundings.clock.monotonic() - startedAt;
    const { readBack } = await Promise.all(/* import() */[__webpack_require__.e(810), __webpack_require__.e(595), __webpack_require__.e(693)]).then(__webpack_require__.bind(__webpack_require__, 7693));
    return readBack({
        windows,
        objects: new s3_objects/* S3LogObjects */.v(surroundings.s3, { bucket, owner }),
        msLeft: inputs.timeBudget === undefined ? Infinity : inputs.timeBudget - used,
        cancelled: surroundings.cancelled(),
        warn,
        log: surroundings.log,
    });
}
/** What the log tells stands in the summary too. */
function telling(tell, notes) {
    return (text) => {
        notes.push(text);
        tell(text);
    };
}


/***/ }),

/***/ 3869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ isActive),
/* harmony export */   _Z: () => (/* binding */ SlotTakenError),
/* harmony export */   yW: () => (/* binding */ isOf),
/* harmony export */   zq: () => (/* binding */ ExportTasks)
/* harmony export */ });
/* harmony import */ var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
/* harmony import */ var _engine_pace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2588);



/** The group is refused, or gone, for itself; what else is refused is the destination, which all windows have. */
const OF_GROUP = /^(AccessDenied|AccessDeniedException|ResourceNotFoundException)$/;
/** Another task is active: AWS has one a time for each account and Region. Nothing was created. */
class SlotTakenError extends Error {
    constructor() {
        super('Another export task is active.');
        this.name = 'SlotTakenError';
    }
}
/** DescribeExportTasks: 5 calls a second for each account and Region (CloudWatch Logs quotas); one is left to others. */
const DESCRIBES_PER_SECOND = 4;
/** DescribeExportTasks API: at most 50 a page. */
const PAGE = 50;
/** Refusals of CreateExportTask that pass by themselves. */
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;
/**
 * In the order of a task's life: whoever asks for one status after the other misses no task that goes on in between.
 * (One that is being cancelled holds the slot, too.)
 */
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'];
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'];
function isActive({ status }) {
    return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}
/** The export tasks of an account and Region. */
class ExportTasks {
    #client;
    /** Tries once: whether an unanswered create was done is looked into, not repeated blindly. */
    #once;
    #clock;
    #describeTurns;
    #history;
    constructor(clients, clock) {
        this.#client = clients.retrying;
        this.#once = clients.once;
        this.#clock = clock;
        this.#describeTurns = new _engine_pace_js__WEBPACK_IMPORTED_MODULE_1__/* .Pace */ .o(clock, DESCRIBES_PER_SECOND);
    }
    /** The task that holds the slot, if any shows. */
    async active(signal) {
        for (const statusCode of ACTIVE) {
            const [task] = await this.#described({ statusCode }, signal);
            if (task !== undefined)
                return task;
        }
        return undefined;
    }
    async find(id, signal) {
        try {
            return (await this.#described({ taskId: id }, signal))[0];
        }
        catch (error) {
            // AWS answers with an empty list; others say that there is no such task.
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
    /**
     * Tasks of exactly this request that have ended, oldest first: a run made one and died before it wrote it down. To be
     * asked after `active`, or a task that ends in between is missed. `since` (by the monotonic clock) is when nobody
     * else could create one any more: AWS selects tasks by no name, so what was listed after it answers for all windows.
     */
    async endedAs(request, since, signal) {
        if (this.#history === undefined || this.#history.askedAt <= since) {
            const history = { askedAt: this.#clock.monotonic(), tasks: this.#ended(signal) };
            this.#history = history;
            history.tasks.catch(() => {
                if (this.#history === history)
                    this.#history = undefined;
            });
        }
        const tasks = await this.#history.tasks;
        return tasks.filter((task) => isOf(task, request)).sort((a, b) => a.createdAt - b.createdAt);
    }
    async #ended(signal) {
        const all = [];
        for (const statusCode of ENDS)
            all.push(...(await this.#described({ statusCode }, signal)));
        return all;
    }
    /** Creates the task, and hands back its id. An error may be `ambiguous`: then the task may be there all the same. */
    async create(request, timeout) {
        const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .CreateExportTaskCommand */ .plc({
            taskName: name,
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            from,
            // `to` is inclusive (CreateExportTask API: events with a later timestamp are not exported).
            to: to - 1,
            destination: bucket,
            destinationPrefix: prefix,
        });
        const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
        try {
            const { taskId = '' } = await this.#once.send(command, { abortSignal: AbortSignal.timeout(timeout) });
            return taskId;
        }
        catch (cause) {
            const concerns = OF_GROUP.test(cause instanceof Error ? cause.name : '') ? 'partition' : 'run';
            throw understood((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .serviceError */ .cg)(cause, { ...on, concerns }));
        }
    }
    /** `finished`: it was too late to cancel. */
    async cancel(id, timeout) {
        const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .CancelExportTaskCommand */ .lOg({ taskId: id });
        try {
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
            return 'cancelled';
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7 && error.code === 'InvalidOperationException')
                return 'finished';
            throw error;
        }
    }
    async #described(selection, signal) {
        const on = { call: 'logs:DescribeExportTasks', resource: 'the export tasks of this account' };
        const options = signal === undefined ? {} : { abortSignal: signal };
        const { statusCode } = selection;
        const tasks = [];
        let nextToken;
        do {
            await this.#describeTurns.turn(signal);
            signal?.throwIfAborted();
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__/* .DescribeExportTasksCommand */ .Nok({ ...selection, limit: PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .calling */ .X_)(on, () => this.#client.send(command, options), signal);
            // Not every endpoint heeds the selection.
            const heeds = ({ status }) => (status?.code ?? statusCode) === (statusCode ?? status?.code);
            tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return tasks;
    }
}
/** Whether a task is the one that this request makes: the name alone could be anybody's. */
function isOf(task, request) {
    const { name, logGroup, from, to, bucket, prefix } = request;
    const isSamePlace = task.bucket === bucket && task.prefix === prefix;
    return (task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace);
}
function understood(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7))
        return error;
    if (error.code === 'LimitExceededException')
        return new SlotTakenError();
    if (!PASSING.test(error.code ?? ''))
        return error;
    const { call, resource, message, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ServiceError */ ._7(message, { call, resource, cause, retryable: true });
}
function read(task) {
    const { taskId = '', taskName = '', logGroupName = '', from = 0, to = 0, destination = '' } = task;
    return {
        id: taskId,
        name: taskName,
        logGroup: logGroupName,
        from,
        to: to + 1,
        bucket: destination,
        ...readState(task),
    };
}
function readState({ destinationPrefix = '', status, executionInfo, }) {
    return {
        prefix: destinationPrefix,
        status: status?.code ?? 'PENDING',
        message: status?.message ?? '',
        createdAt: executionInfo?.creationTime ?? 0,
        completedAt: executionInfo?.completionTime,
    };
}


/***/ })

};
