export const id = 992;
export const ids = [992];
export const modules = {

  2549:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Bq: () => (  assertSamePartition),
    To: () => (  logGroupName),
    ak: () => (  destinationIn),
    jM: () => (  dayOfKey),
    r3: () => (  partitionDocuments),
    vt: () => (  objectDestinationName)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _tally_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2969);
function partitionDocuments({ source, own, path }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_2__  .qI.flatMap((destination) => {
        const name = names[destination];
        if (name === undefined)
            return [];
        const shared = { ...source, destination: name };
        const folder = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(shared)).digest('hex').slice(0, 12);
        return [{ destination, key: `${source.mode}/${folder}/${path}`, identity: { ...shared, ...own } }];
    });
}
function dayOfKey(key) {
    const [, year, month, day] = /\/(\d{4})\/(\d\d)\/(\d\d)\.json$/.exec(key) ?? [];
    return year === undefined ? undefined : Date.parse(`${year}-${month ?? ''}-${day ?? ''}T00:00:00Z`);
}
function destinationIn({ destination }, names) {
    return _tally_js__WEBPACK_IMPORTED_MODULE_2__  .qI.find((each) => names[each] === destination && destination !== undefined);
}
function objectDestinationName({ bucket, prefix }) {
    return `s3://${bucket}/${prefix}`;
}
function logGroupName(place) {
    return `logs:${place.region}:${place.account}:${place.group}`;
}
function assertSamePartition({ id, partition }, claimed, at) {
    const document = partition.documents.find(({ destination }) => at === undefined || destination === at);
    const identity = document?.identity ?? {};
    const differing = Object.keys(claimed).filter((name) => identity[name] !== claimed[name]);
    if (differing.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__  .fL(`The claim of segment ${id} in the ledger is of another partition than its document (it differs in ` +
        `${differing.join(', ')}). Restore an earlier version of the document.`);
}


  }),

  2745:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Kr: () => (  neededPolicy),
    W6: () => (  missingGrants),
    pS: () => (  logsService)
  });
  var _aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5152);
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
function neededPolicy(place) {
    const { bucket, region, account } = place;
    const { name: partition } = (0,_aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__.partition)(region);
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
function missingGrants(policy, place) {
    const statements = statementsOf(policy);
    if (statements === undefined)
        return ['statements that can be read'];
    const arn = `arn:${(0,_aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__.partition)(place.region).name}:s3:::${place.bucket}`;
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
const oneOrMany = valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP())]), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi((value) => [value].flat()));
const statementSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    Effect: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(),
    Principal: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .KCZ([valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ Service: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(oneOrMany, []) })]), ''),
    Action: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(oneOrMany, []),
    Resource: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(oneOrMany, []),
    Condition: valibot__WEBPACK_IMPORTED_MODULE_1__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_1__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .g1P(valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_1__  .L5J())), {}),
});
const policySchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({
    Statement: valibot__WEBPACK_IMPORTED_MODULE_1__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_1__  .KCZ([statementSchema, valibot__WEBPACK_IMPORTED_MODULE_1__  .YOg(statementSchema)]), valibot__WEBPACK_IMPORTED_MODULE_1__  .pdi((value) => [value].flat())),
});
function statementsOf(policy) {
    try {
        return valibot__WEBPACK_IMPORTED_MODULE_1__  .qgA(policySchema, JSON.parse(policy)).Statement;
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
function logsService(region) {
    return servicesOf(region)[0];
}
function servicesOf(region) {
    const { dnsSuffix } = (0,_aws_sdk_core_client__WEBPACK_IMPORTED_MODULE_0__.partition)(region);
    return [`logs.${region}.${dnsSuffix}`, `logs.${dnsSuffix}`];
}


  }),

  5718:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    EH: () => (  parseCovers),
    EX: () => (  folderOfWindow),
    Ed: () => (  parseClaim),
    Me: () => (  serializeStored),
    TS: () => (  parseProgress),
    Tw: () => (  parseStored),
    fo: () => (  requestOf),
    gm: () => (  serializeProgress),
    lY: () => (  serializeCovers),
    rm: () => (  serializeClaim),
    yS: () => (  folderOf)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
  var _engine_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9665);
  var _time_zone_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6506);
  var _windows_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6962);
const TASK_NAME = /^log-ferry\/[0-9a-f]{16}(\/again-[0-9a-f]{8})?$/;
const claimSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({
    name: valibot__WEBPACK_IMPORTED_MODULE_2__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__  .yGV(TASK_NAME)),
    logGroup: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(),
    streamPrefix: valibot__WEBPACK_IMPORTED_MODULE_2__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP()),
    from: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    to: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    bucket: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(),
    prefix: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(),
    timeZone: valibot__WEBPACK_IMPORTED_MODULE_2__  .lqM(_time_zone_js__WEBPACK_IMPORTED_MODULE_1__  .$7, 'UTC'),
    replaces: valibot__WEBPACK_IMPORTED_MODULE_2__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP())),
});
const partSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({
    to: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    folder: valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(),
    objects: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    bytes: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK,
    ms: valibot__WEBPACK_IMPORTED_MODULE_2__  .aig(),
});
const coversSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({
    from: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    to: _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8,
    folders: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP()),
    ms: valibot__WEBPACK_IMPORTED_MODULE_2__  .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__  .aig(), 0),
});
function serializeClaim(claim) {
    const { replaces, ...rest } = claim;
    return { ...rest, ...(replaces === undefined ? {} : { replaces: [...replaces] }) };
}
function parseClaim(id, claim) {
    return read(claimSchema, claim, `claim of window ${id}`);
}
function serializeProgress({ done, task, to, spent, foundEmpty }) {
    return {
        done: done.map((part) => ({ ...part })),
        ...(task === undefined ? {} : { task }),
        ...(to === undefined ? {} : { to }),
        spent: [...spent],
        foundEmpty: [...foundEmpty],
    };
}
function parseProgress(id, claim, progress) {
    const ofWindow = valibot__WEBPACK_IMPORTED_MODULE_2__  .z6Y((folder) => isWithin(folder, claim));
    const folders = valibot__WEBPACK_IMPORTED_MODULE_2__  .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP(), ofWindow);
    const schema = valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({
        done: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .Ikc({ ...partSchema.entries, folder: folders })),
        task: valibot__WEBPACK_IMPORTED_MODULE_2__  .yqP(valibot__WEBPACK_IMPORTED_MODULE_2__  .YjP()),
        to: valibot__WEBPACK_IMPORTED_MODULE_2__  .yqP(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8),
        spent: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(folders),
        foundEmpty: valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .p8),
    });
    if (progress === undefined)
        return { done: [], spent: [], foundEmpty: [] };
    return read(schema, progress, `progress of window ${id}`);
}
function serializeCovers({ from, to, folders, ms }) {
    return { from, to, folders: [...folders], ms };
}
function parseCovers(id, covers) {
    return read(coversSchema, covers, `commit of window ${id}`);
}
const storedSchema = valibot__WEBPACK_IMPORTED_MODULE_2__  .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__  .PVZ([_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK, _engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .vK]));
function serializeStored(parts) {
    return parts.map(({ objects, bytes }) => [objects, bytes]);
}
function parseStored(id, stored) {
    return stored === undefined ? undefined : read(storedSchema, stored, `commit of window ${id}`);
}
function read(schema, noted, what) {
    return (0,_engine_json_js__WEBPACK_IMPORTED_MODULE_0__  .P8)(schema, noted, `The ${what} in the ledger cannot be read.`);
}
const FOLDER = /^dt=\d{4}-\d\d-\d\d\/(\d{8}T\d{6}Z)_(\d{8}T\d{6}Z)\/[\w-]+$/;
function isWithin(folder, { from, to }) {
    const [, begins = '', ends = ''] = FOLDER.exec(folder) ?? [];
    return begins >= (0,_windows_js__WEBPACK_IMPORTED_MODULE_3__  .iE)(from) && ends <= (0,_windows_js__WEBPACK_IMPORTED_MODULE_3__  .iE)(to) && begins < ends;
}
function windowOf(claim, progress) {
    return { from: progress.done.at(-1)?.to ?? claim.from, to: progress.to ?? claim.to };
}
function requestOf(claim, progress) {
    const { name, logGroup, streamPrefix, bucket } = claim;
    const window = windowOf(claim, progress);
    return {
        name: `${name}/${(0,_windows_js__WEBPACK_IMPORTED_MODULE_3__  .qN)(window)}/${progress.spent.length}`,
        logGroup,
        streamPrefix,
        ...window,
        bucket,
        prefix: `${claim.prefix}/${folderOfWindow(claim, window)}`,
    };
}
function folderOf(claim, progress, taskId) {
    return `${folderOfWindow(claim, windowOf(claim, progress))}/${taskId}`;
}
function folderOfWindow({ timeZone }, window) {
    return `dt=${_time_zone_js__WEBPACK_IMPORTED_MODULE_1__  .Wj.of(timeZone).dateOf(window.from)}/${(0,_windows_js__WEBPACK_IMPORTED_MODULE_3__  .qN)(window)}`;
}


  }),

  1454:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    K$: () => (  NOTHING),
    go: () => (  ExportedObjects),
    qe: () => (  isWriteTest)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);


const NOTHING = { objects: 0, bytes: 0 };
const WRITE_TEST = 'aws-logs-write-test';
function isWriteTest(key) {
    return key.split('/').at(-1) === WRITE_TEST;
}
class ExportedObjects {
    #client;
    #bucket;
    constructor(client, bucket, owner) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
    }
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
    async delete(folder) {
        const resource = `s3://${this.#bucket.Bucket}/${folder}/`;
        const on = { call: 's3:DeleteObjects', resource, permission: 's3:DeleteObject' };
        for await (const page of this.#pages(folder)) {
            if (page.length === 0)
                continue;
            const Delete = { Objects: page.map(({ key }) => ({ Key: key })), Quiet: true };
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__.DeleteObjectsCommand({ ...this.#bucket, Delete });
            const { Errors: [first] = [] } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command));
            if (first === undefined)
                continue;
            const { Key = '', Code = '', Message = '' } = first;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(`s3:DeleteObjects on ${resource} left ${Key} (${Code}: ${Message})`, {
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
            const { done, value } = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => pages.next());
            if (done === true)
                return;
            yield (value.Contents ?? [])
                .map(({ Key = '', Size = 0 }) => ({ key: Key, size: Size }))
                .filter(({ key }) => !isWriteTest(key));
        }
    }
}


  }),

  2379:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    JO: () => (  parsePostStepTask),
    h5: () => (  cancelLeftTask),
    wh: () => (  serializePostStepTask)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
  var _task_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3869);


const leftSchema = valibot__WEBPACK_IMPORTED_MODULE_1__  .Ikc({ region: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP(), taskId: valibot__WEBPACK_IMPORTED_MODULE_1__  .YjP() });
function serializePostStepTask(task) {
    return JSON.stringify(task);
}
function parsePostStepTask(text) {
    return text === '' ? undefined : valibot__WEBPACK_IMPORTED_MODULE_1__  .qgA(leftSchema, JSON.parse(text));
}
const CANCEL_TIMEOUT_MS = 30_000;
async function cancelLeftTask({ logs, clock }, { taskId }) {
    const tasks = new _task_js__WEBPACK_IMPORTED_MODULE_0__  .zq(logs, clock);
    const found = await tasks.find(taskId);
    if (found === undefined || !(0,_task_js__WEBPACK_IMPORTED_MODULE_0__  .$m)(found) || found.status === 'PENDING_CANCEL') {
        return `Export task ${taskId} has already ended.`;
    }
    const end = await tasks.cancel(taskId, CANCEL_TIMEOUT_MS);
    return end === 'cancelled'
        ? `Cancelled export task ${taskId} of ${found.logGroup}.`
        : `Export task ${taskId} has already ended.`;
}


  }),

  5992:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  setUpExport: () => (  setUpExport)
});
var documents = __webpack_require__(2549);
var errors = __webpack_require__(1285);
var bucket_policy = __webpack_require__(2745);
var bucket_settings = __webpack_require__(7044);
; 



const NOTHING = { problems: [], doubts: [], unread: [] };
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
        const region = await (0,bucket_settings .BJ)(client, bucket);
        if (region === undefined || region === place.region)
            return NOTHING;
        return problem({
            expected: `a bucket in ${place.region}, as the log groups are: an export cannot cross Regions`,
            found: `${place.bucket} in ${region}`,
            fix: 'Choose a bucket of this Region, or the aws-region of the bucket.',
        });
    }
    catch (error) {
        if (!(error instanceof errors ._7))
            throw error;
        if (error.status === 404) {
            return problem({
                expected: 'a bucket that exists',
                found: `no bucket ${place.bucket}`,
                fix: 'Correct the name, or create the bucket (the action does not create buckets).',
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
        const { algorithm } = await (0,bucket_settings .ir)(client, bucket);
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
        const policy = await (0,bucket_settings .R4)(client, bucket);
        return grantDoubts(policy === '' ? ['a policy at all'] : (0,bucket_policy .W6)(policy, place), place);
    }
    catch (error) {
        return unread('The policy of the bucket', error);
    }
}
function grantDoubts(missing, place) {
    if (missing.length === 0)
        return NOTHING;
    const text = `The policy of ${place.bucket} lacks ${missing.join('; ')}. CloudWatch Logs needs these statements to export: ` +
        (0,bucket_policy .Kr)(place);
    return { ...NOTHING, doubts: [text] };
}
function problem(found) {
    return { ...NOTHING, problems: [{ subject: 'destination-bucket', ...found }] };
}
function unread(what, error) {
    return { ...NOTHING, unread: [`${what} could not be read: ${(0,errors .bD)(error)}`] };
}
var exported_objects = __webpack_require__(1454);
var items = __webpack_require__(9599);
var log_groups = __webpack_require__(9706);
var tasks_task = __webpack_require__(3869);
var s3_objects = __webpack_require__(7627);
var selection = __webpack_require__(2461);
var concurrency = __webpack_require__(1312);
var windows = __webpack_require__(6962);
var engine_window = __webpack_require__(5839);
var window_tally = __webpack_require__(8992);
; 
const MAX_DURATION_MS = 23.5 * 60 * 60 * 1000;
const POLICY_FAULT = /GetBucketAcl|PutObject|permission|policy|access ?denied|not authori[sz]ed/i;
const BUCKET_FAULT = /bucket/i;
const KEY_FAULT = /kms|key/i;
const TIMED_OUT = /tim(ed|e)[- ]?out|24 hours/i;
function timedOut({ status, message, createdAt, completedAt }) {
    if (status !== 'FAILED')
        return false;
    return TIMED_OUT.test(message) || (completedAt !== undefined && completedAt - createdAt >= MAX_DURATION_MS);
}
function usualCauses(message, place) {
    if (POLICY_FAULT.test(message)) {
        return (`CloudWatch Logs may not write to the bucket. Add these statements to the policy of ${place.bucket}: ` +
            `${(0,bucket_policy .Kr)(place)} (with SSE-KMS, the key policy must grant the service kms:GenerateDataKey and kms:Decrypt too)`);
    }
    if (KEY_FAULT.test(message)) {
        return 'The key policy must grant the logs service kms:GenerateDataKey and kms:Decrypt.';
    }
    if (BUCKET_FAULT.test(message)) {
        return `The bucket must exist in ${place.region}: an export cannot cross Regions.`;
    }
    return ('Usual causes: the bucket policy does not let CloudWatch Logs write, the bucket lies in another Region or is ' +
        'encrypted with DSSE-KMS, or the key policy does not let the logs service use the key.');
}
var tasks_claim = __webpack_require__(5718);
var mode = __webpack_require__(1988);
var months = __webpack_require__(1640);
; 
const FIRST_MS = 1000;
const STEP = 1.2;
const MAX_GROWTH = 6;
class PollInterval {
    #first;
    #last;
    #next;
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
var post_step_task = __webpack_require__(2379);
; 
const CANCEL_TIMEOUT_MS = 4000;
class WindowFailedError extends Error {
    constructor(message) {
        super(message);
        this.name = 'WindowFailedError';
    }
}
class WindowWork {
    ports;
    state;
    claim;
    resumed;
    context;
    held;
    label;
    begunAt;
    #progress;
    #isRemembered = false;
    #interval;
    constructor(run, segment, context) {
        const { ports, state } = run;
        this.ports = ports;
        this.state = state;
        this.begunAt = ports.clock.monotonic();
        this.context = context;
        this.held = context.claimAt('s3');
        this.claim = (0,tasks_claim .Ed)(segment.id, segment.claim);
        const { prefix } = ports.inputs.destination;
        const name = this.claim.logGroup.replace(/^\//, '');
        (0,documents .Bq)(segment, {
            month: (0,months .G)(this.claim.from).name,
            logGroup: this.claim.logGroup,
            streamPrefix: this.claim.streamPrefix ?? '',
            destination: this.claim.prefix === prefix + name ? `s3://${this.claim.bucket}/${prefix}` : this.claim.prefix,
        });
        this.resumed = segment.at.s3?.resumed ?? false;
        this.label = `${this.claim.logGroup} ${segment.id}`;
        this.#progress = (0,tasks_claim .TS)(segment.id, this.claim, segment.at.s3?.progress);
        this.#interval = new PollInterval(ports.inputs.pollInterval);
    }
    get progress() {
        return this.#progress;
    }
    get isCarried() {
        return this.#progress.done.at(-1)?.to === this.claim.to;
    }
    get group() {
        return this.state.groups.get(this.claim.logGroup);
    }
    get request() {
        return (0,tasks_claim .fo)(this.claim, this.#progress);
    }
    get place() {
        return { bucket: this.claim.bucket, region: this.ports.inputs.region, account: this.ports.account };
    }
    folderOf(taskId) {
        return `${this.request.prefix}/${taskId}`;
    }
    note(progress) {
        this.#progress = progress;
        this.held.checkpoint((0,tasks_claim .gm)(progress));
    }
    adopt(taskId) {
        this.note({ ...this.#progress, task: taskId });
        if (!this.ports.taskIds.includes(taskId))
            this.ports.taskIds.push(taskId);
        this.#remember(taskId);
        this.#interval.reset();
    }
    spend(taskId, change = {}) {
        const { task, spent, ...rest } = this.#progress;
        const folder = (0,tasks_claim .yS)(this.claim, this.#progress, taskId);
        this.note({ ...rest, spent: [...spent, folder], ...change });
    }
    partDone(part) {
        const { done, spent } = this.#progress;
        this.note({ done: [...done, part], spent, foundEmpty: [] });
    }
    forget() {
        if (this.#isRemembered)
            this.ports.remember('');
        this.#isRemembered = false;
    }
    async pause() {
        const { signal, deadline } = this.context;
        await this.ports.clock.sleep(this.#interval.next(), AbortSignal.any([signal, deadline]));
        signal.throwIfAborted();
        deadline.throwIfAborted();
    }
    refuseToWait(why) {
        if (this.ports.inputs.wait)
            return;
        const stop = new mode .T('not-waiting', `wait: false. ${why}`);
        this.state.turns.close(stop);
        throw stop;
    }
    async endTask() {
        const reason = this.context.signal.reason;
        const isCancelled = reason instanceof mode .T && reason.reason === 'cancelled';
        const { task } = this.#progress;
        if (!isCancelled || task === undefined) {
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
            this.ports.warn(`Export task ${task} could not be cancelled: ${(0,errors .bD)(error)}`);
        }
    }
    #remember(taskId) {
        const { onCancel, region } = this.ports.inputs;
        if (onCancel !== 'cancel')
            return;
        this.#isRemembered = true;
        this.ports.remember((0,post_step_task .wh)({ region, taskId }));
    }
}
var time_zone = __webpack_require__(6506);
; 
const EXPORTABLE_AFTER_MS = 12 * time_zone .iQ;
const EMPTY_TASKS_REQUIRED = 3;
const MIN_HALF_MS = 60 * 1000;
async function resultOfTask(work, task,
foundAs) {
    if (task.status === 'COMPLETED')
        return resultOfCompleted(work, task);
    if (timedOut(task) && halve(work, task))
        return undefined;
    work.spend(task.id);
    if (task.status === 'CANCELLED' && /CANCEL/.test(foundAs)) {
        work.ports.notice(`Export task ${task.id} of ${work.label} was cancelled. The window is exported again.`);
        return undefined;
    }
    const said = task.message === '' ? '' : ` (${task.message})`;
    const causes = task.status === 'FAILED' ? ` ${usualCauses(task.message, work.place)}` : '';
    report(work, task, { state: 'failed', objects: 0, bytes: 0 });
    await tidy(work);
    throw new WindowFailedError(`Export task ${task.id} ended as ${task.status}${said}.${causes} The next run tries again.`);
}
async function resultOfCompleted(work, task) {
    const byTask = await work.ports.objects.byTask(work.request.prefix);
    const found = byTask.get(task.id) ?? exported_objects .K$;
    if (found.objects > 0)
        return carried(work, task, { ...found, state: 'exported' });
    if (await isRightlyEmpty(work, task))
        return carried(work, task, { ...found, state: 'empty' });
    report(work, task, { ...found, state: 'failed' });
    throw new WindowFailedError(`Export task ${task.id} completed without an object although ${task.logGroup} has events from ` +
        `${(0,engine_window .r4)(task.from)} to ${(0,engine_window .r4)(task.to)}. Data can take 12 hours to become exportable: the next ` +
        'run tries again. If this continues, set a longer settle, and check whether the events were ingested late.');
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
            `seen: ${(0,errors .bD)(error)}`);
    });
    return !hasEvents || foundEmptyOftenEnough(work, task);
}
function foundEmptyOftenEnough(work, task) {
    const now = work.ports.clock.now();
    const before = work.progress.foundEmpty;
    const isLaterLook = now - (before.at(-1) ?? -Infinity) >= EXPORTABLE_AFTER_MS;
    const foundEmpty = isLaterLook ? [...before, now] : before;
    if (foundEmpty.length < EMPTY_TASKS_REQUIRED) {
        work.spend(task.id, { foundEmpty });
        return false;
    }
    work.ports.warn(`${work.label}: ${foundEmpty.length} tasks, at least 12 hours apart, completed without an object although the ` +
        'group has events there. The window counts as empty.');
    return true;
}
function halve(work, task) {
    const { from, to } = task;
    if (to - from < 2 * MIN_HALF_MS)
        return false;
    const middle = from + Math.ceil((to - from) / 2 / 1000) * 1000;
    work.spend(task.id, { to: middle });
    work.ports.notice(`Export task ${task.id} of ${work.label} reached AWS's limit of 24 hours. The window is divided at ${(0,engine_window .r4)(middle)}.`);
    return true;
}
async function carried(work, task, outcome) {
    report(work, task, outcome);
    const { objects, bytes } = outcome;
    const folder = (0,tasks_claim .yS)(work.claim, work.progress, task.id);
    const ms = Math.max(0, (task.completedAt ?? task.createdAt) - task.createdAt);
    work.partDone({ to: work.request.to, folder, objects, bytes, ms });
    if (!work.isCarried) {
        await work.held.persist();
        return undefined;
    }
    await tidy(work);
    return committed(work.claim, work.progress.done);
}
async function resultOfDoneWindow(work) {
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
async function resultOfIdleWindow(work) {
    if (work.resumed)
        await tidy(work);
    return idle(work.ports, work.claim);
}
function idle({ reports }, { logGroup, from, to }) {
    reports.push({ logGroup, from, to, taskId: '', folder: '', state: 'empty', ...exported_objects .K$ });
    return {
        tally: { ...(0,window_tally .GG)(), windows: 1, empty: 1 },
        counters: { objectsRead: 0, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 },
        covers: (0,tasks_claim .lY)({ from, to, folders: [], ms: 0 }),
    };
}
function committed({ from, to }, parts) {
    const sum = (figure) => parts.reduce((before, part) => before + figure(part), 0);
    const [objects, bytes] = [sum((part) => part.objects), sum((part) => part.bytes)];
    const exported = parts.filter((part) => part.objects > 0).length;
    return {
        tally: { windows: parts.length, exported, empty: parts.length - exported, failed: 0, objects, bytes },
        counters: { objectsRead: 0, objectsWritten: objects, bytesRead: 0, bytesWritten: bytes },
        covers: (0,tasks_claim .lY)({
            from,
            to,
            folders: parts.map(({ folder }) => folder),
            ms: sum(({ ms }) => ms),
        }),
        stored: { s3: (0,tasks_claim .Me)(parts) },
    };
}
function report(work, task, outcome) {
    const { logGroup, from, to } = work.request;
    const folder = work.folderOf(task.id);
    work.ports.reports.push({ logGroup, from, to, taskId: task.id, folder, ...outcome });
}
async function tidy(work) {
    const { claim, ports, progress } = work;
    const { done, spent } = progress;
    const counted = new Set(done.map(({ folder }) => folder));
    const known = [...spent, ...counted, ...(claim.replaces ?? [])];
    const parents = known.map((folder) => folder.slice(0, folder.lastIndexOf('/')));
    const windows = new Set([(0,tasks_claim .EX)(claim, claim), ...parents]);
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
        ports.warn(`The leftovers of an earlier task could not be deleted: ${(0,errors .bD)(error)}`);
    }
}
async function tidyFolder(work, folder, left) {
    const { claim, ports, progress } = work;
    const path = `${claim.prefix}/${folder}`;
    const where = `${left.objects} objects of a task that does not count, in s3://${claim.bucket}/${path}/`;
    const hasFailed = progress.spent.includes(folder);
    if (hasFailed && ports.inputs.cleanLeftovers) {
        await ports.objects.delete(path);
        ports.notice(`Deleted ${where}`);
    }
    else if (hasFailed || claim.replaces?.includes(folder) === true)
        ports.notice(`There are ${where}`);
    else
        ports.warn(`Another task exported ${work.label} too: there are ${where}`);
}

; 
const MAX_FAILURES = 10;
const LOST_CREATE_WAIT_MS = 3000;
const POLLS_BETWEEN_LOG_LINES = 20;
async function obtainTask(work) {
    const known = await knownTask(work);
    if (known !== undefined)
        return known;
    const slot = new SlotPoller(work);
    for (;;) {
        work.context.signal.throwIfAborted();
        work.context.deadline.throwIfAborted();
        const task = await slot.next();
        if (task !== undefined)
            return task;
        work.refuseToWait('Another export task is running, and AWS allows one per account and Region.');
        await work.pause();
    }
}
async function knownTask(work) {
    const { tasks, notice } = work.ports;
    const { task: id } = work.progress;
    if (id === undefined)
        return undefined;
    const found = await tasks.find(id, work.context.signal);
    if (found !== undefined) {
        assertOfWindow(work, found);
        return adopted(work, found);
    }
    notice(`Export task ${id} of ${work.label} is no longer known to AWS. The window is exported again.`);
    work.spend(id);
    return undefined;
}
function assertOfWindow({ label, request }, task) {
    const { logGroup, from, to } = request;
    if (task.logGroup === logGroup && task.from === from && task.to === to)
        return;
    throw new errors .fL(`The ledger names export task ${task.id} for ${label}, but that task is of another log group or window. Restore an ` +
        'earlier version of the document.');
}
async function endedTask(work, since) {
    const { tasks, objects, notice } = work.ports;
    const { request } = work;
    for (const task of await tasks.endedAs(request, since, work.context.signal)) {
        const found = (await objects.byTask(request.prefix)).get(task.id) ?? exported_objects .K$;
        if (task.status !== 'COMPLETED') {
            notice(`Export task ${task.id} of ${work.label} ended as ${task.status} before its run could record it.`);
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
class SlotPoller {
    #work;
    #named;
    #looks = 0;
    #failures = 0;
    #unsureSince;
    #maybeFree;
    constructor(work) {
        this.#work = work;
        this.#unsureSince = work.resumed ? work.begunAt : undefined;
        this.#maybeFree = !work.resumed;
    }
    async next() {
        const work = this.#work;
        if (!this.#maybeFree) {
            const active = await this.#look();
            if (active === LATER)
                return undefined;
            if (active !== undefined && (0,tasks_task .yW)(active, work.request))
                return adopted(work, active);
            const made = await this.#madeBefore();
            if (made !== undefined || active !== undefined)
                return made;
        }
        this.#maybeFree = false;
        return this.#tryToCreate();
    }
    async #look() {
        const { tasks } = this.#work.ports;
        const active = await tasks.active(this.#work.context.signal).catch((error) => {
            this.#tolerate(error);
            return LATER;
        });
        if (active === undefined || (0,tasks_task .yW)(active, this.#work.request))
            return active;
        if (active !== LATER)
            this.#name(active);
        return active;
    }
    async #madeBefore() {
        if (this.#unsureSince === undefined)
            return undefined;
        const made = await endedTask(this.#work, this.#unsureSince);
        this.#unsureSince = undefined;
        return made;
    }
    async #tryToCreate() {
        const work = this.#work;
        const { tasks, createTimeout, clock, log } = work.ports;
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
            if (error instanceof tasks_task ._Z)
                return undefined;
            this.#tolerate(refusal(work, error));
            if (this.#unsureSince !== undefined)
                await clock.sleep(LOST_CREATE_WAIT_MS, work.context.signal);
            return undefined;
        }
    }
    #name(task) {
        this.#looks += 1;
        if (this.#named === task.id && this.#looks % POLLS_BETWEEN_LOG_LINES !== 0)
            return;
        this.#named = task.id;
        const minutes = Math.max(0, Math.round((this.#work.ports.clock.now() - task.createdAt) / time_zone .kg));
        const name = task.name === '' ? task.id : `"${task.name}"`;
        this.#work.ports.log(`${this.#work.label}: waiting for export task ${name} of ${task.logGroup}, ${minutes} min old. ` +
            'AWS runs one export task at a time per account and Region.');
    }
    #tolerate(error) {
        this.#work.context.signal.throwIfAborted();
        if (error instanceof errors ._7 && error.ambiguous)
            this.#unsureSince = this.#work.ports.clock.monotonic();
        const mayPass = error instanceof errors ._7 && error.retryable;
        this.#failures += 1;
        if (!mayPass || this.#failures >= MAX_FAILURES)
            throw error;
        this.#work.ports.log(`${this.#work.label}: ${(0,errors .bD)(error)}. It is tried again.`);
    }
}
const LATER = {
    ...{ id: '', name: '', logGroup: '', from: 0, to: 0, bucket: '', prefix: '' },
    ...{ status: 'PENDING', message: '', createdAt: 0, completedAt: undefined },
};
function refusal(work, error) {
    if (!(error instanceof errors ._7) || error.retryable || error.ambiguous)
        return error;
    if (error.code === 'ResourceNotFoundException') {
        return new WindowFailedError(`${error.message} The log group was deleted after the run had listed it.`);
    }
    if (error.code !== 'InvalidParameterException')
        return error;
    const { call, resource, permission, retryable, code, status, cause } = error;
    const message = `${error.message} ${usualCauses(error.message, work.place)}`;
    return new errors ._7(message, {
        ...{ call, resource, retryable, code, cause },
        ...(permission === undefined ? {} : { permission }),
        ...(status === undefined ? {} : { status }),
    });
}
const NEW_TASK_GRACE_MS = time_zone .kg;
async function watchTask(work, task) {
    let current = task;
    let failures = 0;
    while ((0,tasks_task .$m)(current)) {
        work.refuseToWait(`Export task ${task.id} continues; a later run takes it over.`);
        await work.pause();
        try {
            const found = await work.ports.tasks.find(task.id, work.context.signal);
            current = found ?? unlessGone(work, current);
            failures = 0;
        }
        catch (error) {
            work.context.signal.throwIfAborted();
            failures += 1;
            if (!(error instanceof errors ._7 && error.retryable) || failures >= MAX_FAILURES)
                throw error;
        }
    }
    work.forget();
    return current;
}
function unlessGone(work, task) {
    if (work.ports.clock.now() - task.createdAt < NEW_TASK_GRACE_MS)
        return task;
    return { ...task, status: 'FAILED', message: 'AWS no longer knows the task' };
}

; 
async function carry(run, segment, context) {
    const work = new WindowWork(run, segment, context);
    const { logGroup, from } = work.claim;
    const place = run.state.turns.enter({ logGroup, from, begun: work.progress.task !== undefined });
    try {
        if (work.isCarried)
            return await resultOfDoneWindow(work);
        if (await isIdle(work))
            return await resultOfIdleWindow(work);
        for (;;) {
            const { found, ended } = await runTask(work, place);
            const carried = await resultOfTask(work, ended, found.status);
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
async function idleUnclaimed({ ports, state }, claim, signal) {
    const group = state.groups.get(claim.logGroup);
    const answer = await state.probe.ask(group, queryOf(claim), signal).catch(() => undefined);
    if (answer === 'none')
        return idle(ports, claim);
    if (answer !== undefined)
        state.busy.add(nameOf(claim));
    return undefined;
}
function queryOf({ logGroup, streamPrefix, from, to }) {
    return { logGroup, streamPrefix, from, to };
}
function nameOf(claim) {
    return `${claim.logGroup} ${(0,windows .qN)(claim)}`;
}
async function isIdle(work) {
    const { claim, context, ports, progress, state } = work;
    if (progress.task !== undefined || progress.done.length > 0)
        return false;
    if (state.busy.delete(nameOf(claim)))
        return false;
    if ((await state.probe.ask(work.group, queryOf(claim), context.signal)) !== 'none')
        return false;
    return !work.resumed || (await ports.objects.byTask(work.request.prefix)).size === 0;
}

; 
class EventProbe {
    #ports;
    #newest = new Map();
    #warned = new Set();
    constructor(ports) {
        this.#ports = ports;
    }
    async ask(group, query, signal) {
        if (group?.logGroupClass !== 'STANDARD')
            return 'unknown';
        const known = await this.#byNewest(query);
        signal.throwIfAborted();
        if (known !== 'unknown')
            return known;
        return this.#allowed('logs:FilterLogEvents', 'unknown', async () => (await this.#ports.events.hasEvents(query, signal)) ? 'events' : 'none');
    }
    async #byNewest({ logGroup, streamPrefix, from, to }) {
        if (to > this.#ports.now() - time_zone .sO)
            return 'unknown';
        const { event, askedAt } = await this.#newestOf(logGroup);
        if (event === 'unknown' || to > askedAt - time_zone .sO)
            return 'unknown';
        if (event === 'none' || event < from)
            return 'none';
        return event < to && streamPrefix === undefined ? 'events' : 'unknown';
    }
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
    async #allowed(call, otherwise, work) {
        try {
            return await work();
        }
        catch (error) {
            if (!(error instanceof errors ._7) || error.retryable || error.ambiguous)
                throw error;
            if (!this.#warned.has(call)) {
                this.#warned.add(call);
                this.#ports.notice(`Cannot check whether windows are idle with ${call}: ${(0,errors .bD)(error)} ` +
                    'Each window that cannot be checked costs an export task, idle or not.');
            }
            return otherwise;
        }
    }
}
var external_node_crypto_ = __webpack_require__(7598);
var ledger = __webpack_require__(4726);
; 
const TOO_LONG_MS = 20 * 60 * 60 * 1000;
const WELL_BELOW_MS = 12 * 60 * 60 * 1000;
const MIN_PREDICTIVE_TASK_MS = 60 * 60 * 1000;
function bounded(before, month, plan) {
    if (takesEnd(before, month)) {
        plan.begins.delete(month.name);
        return before;
    }
    const begin = Math.min(before.endsBy ?? Infinity, beginOf(month, plan));
    plan.begins.set(month.name, begin);
    return begin === before.endsBy ? before : { ...before, endsBy: begin };
}
function takesEnd(before, { from }) {
    return taking(before).some((window) => window.from < from && window.to >= from);
}
function beginOf(month, { window, cuts }) {
    if (window.from >= month.from)
        return window.from;
    const cut = cuts.below(month.from);
    const isOfMonthBefore = cut < month.from && cut >= (0,months .G)(month.from - 1).from;
    return isOfMonthBefore ? Math.min(cuts.after(cut), window.to) : month.from;
}
function leavesBeginning(month, plan) {
    return beginOf(month, plan) > Math.max(month.from, plan.window.from);
}
function freshWindows(month, plan, { document, neighbours }) {
    const { window, cuts, begins } = plan;
    const free = {
        from: Math.max(window.from, month.from, begins.get(month.name) ?? -Infinity),
        to: Math.min(window.to, (0,months .G)(month.to).to, document.endsBy ?? Infinity),
    };
    const taken = [document, ...neighbours].flatMap(taking);
    const done = [document, ...neighbours].flatMap(covered);
    const pieces = (0,windows .a9)(free, taken)
        .flatMap((stretch) => (0,windows .xx)(stretch, cuts))
        .flatMap((piece) => notTooLong(piece, done))
        .filter(({ from }) => from < month.to);
    const left = { from: Math.max(month.to, window.from), to: begins.get((0,months .G)(month.to).name) ?? -Infinity };
    const [open] = left.from < left.to ? (0,windows .a9)(left, [...taken, ...pieces]) : [];
    return { pieces, ...(open === undefined ? {} : { openFrom: open.from }) };
}
function taking(document) {
    return (0,ledger .Mc)(document).map(([id, entry]) => entry.state === 'open' ? (0,tasks_claim .Ed)(id, entry.claim) : (0,tasks_claim .EH)(id, entry.covers));
}
function covered(document) {
    return (0,ledger .Mc)(document).flatMap(([id, entry]) => entry.state === 'committed' ? [(0,tasks_claim .EH)(id, entry.covers)] : []);
}
function notTooLong(piece, done) {
    const telling = done.filter(({ ms }) => ms >= MIN_PREDICTIVE_TASK_MS);
    const paces = telling.map(({ from, to, ms }) => ms / (to - from));
    const expected = Math.max(0, ...paces) * (piece.to - piece.from);
    if (expected < TOO_LONG_MS)
        return [piece];
    const parts = Math.ceil(expected / WELL_BELOW_MS);
    const length = Math.max(time_zone ._L, Math.ceil((piece.to - piece.from) / parts / time_zone ._L) * time_zone ._L);
    return (0,windows .xx)(piece, (0,time_zone .ML)(length, piece.from));
}

; 
const WINDOWS_AT_ONCE = 64;
function groupWork(group, window, settings) {
    const exportable = sinceCreation(group, window, settings);
    if (exportable.from >= exportable.to)
        return undefined;
    const { account, region, streamPrefix = '', bucket, prefix } = settings;
    const identity = {
        mode: 'export',
        account,
        region,
        logGroup: group.name,
        streamPrefix,
        destination: `s3://${bucket}/${prefix}`,
    };
    const name = group.name.replace(/^\//, '');
    const before = window.isGapFreeBefore === true ? [] : [(0,months .G)((0,months .G)(exportable.from).from - 1)];
    return {
        ...{ group, settings, window: exportable, cuts: settings.cuts, identity },
        months: [...before, ...(0,months .R)(exportable)],
        taskName: `log-ferry/${digest([settings.ledger, identity]).slice(0, 16)}`,
        keyPrefix: prefix + name,
        folder: `export/${name}/${digest(identity).slice(0, 12)}`,
        begins: new Map(),
    };
}
function exportPartition(work, month) {
    const { group, window } = work;
    const document = documentOf(work, month);
    const holdsFresh = window.from < month.to && month.from < window.to;
    return {
        documents: [document],
        label: group.name,
        item: group.name,
        isLastOfItem: month === work.months.at(-1),
        atOnce: WINDOWS_AT_ONCE,
        left: ({ s3 = (0,ledger .vM)(document.identity) }, run, neighbours) => remainingWork({ work, month, run, document: s3, neighbours }),
        ...(holdsFresh && { neighbours: (change) => neighboursOf(work, month, change) }),
    };
}
async function neighboursOf(work, month, change) {
    const before = (0,months .G)(month.from - 1);
    const bound = (found) => bounded(found, month, work);
    const isEmpty = (found) => (0,ledger .Mc)(found).length === 0;
    const known = await change(documentOf(work, before), (found) => (isEmpty(found) ? found : bound(found)));
    if (!isEmpty(known))
        return [known];
    if (leavesBeginning(month, work)) {
        const earlier = await change(documentOf(work, (0,months .G)(before.from - 1)), (found) => found);
        if (takesEnd(earlier, month))
            return [known, earlier];
    }
    return [await change(documentOf(work, before), bound)];
}
function documentOf({ folder, identity }, { name: month }) {
    return { destination: 's3', key: `${folder}/${month}.json`, identity: { ...identity, month } };
}
function digest(value) {
    return (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex');
}
function sinceCreation({ createdAt }, window, { cuts }) {
    const from = Math.max(window.from, cuts.below(createdAt));
    return window.to - 1 < createdAt ? { from: window.to, to: window.to } : { from, to: window.to };
}
function remainingWork({ work, month, run, document, neighbours }) {
    const { window, settings } = work;
    const again = settings.redo ? committedByOthers(document, run) : [];
    const open = (0,ledger .Mc)(document).flatMap(([id, entry]) => entry.state === 'open' ? [{ id, claim: (0,tasks_claim .Ed)(id, entry.claim) }] : []);
    const { pieces, openFrom } = freshWindows(month, work, { document, neighbours });
    const resumable = open.filter(({ claim }) => (0,windows .EF)(claim, window));
    const redone = again.filter(({ covers }) => (0,windows .EF)(covers, window));
    const segments = [
        ...resumable.map(({ id, claim }) => segment(work, id, claim)),
        ...redone.map(({ id, covers }) => segment(work, id, claimAgain(work, covers))),
        ...pieces.map((piece) => freshSegment(work, (0,windows .qN)(piece), claimOf(work, piece))),
    ].sort((a, b) => a.start - b.start);
    return { segments, objectsSkipped: 0, refusals: {}, ...(openFrom === undefined ? {} : { openFrom }) };
}
function committedByOthers(document, run) {
    return (0,ledger .Mc)(document).flatMap(([id, entry]) => entry.state === 'committed' && entry.run !== run ? [{ id, covers: (0,tasks_claim .EH)(id, entry.covers) }] : []);
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
function claimAgain(work, covers) {
    const claim = claimOf(work, covers);
    const name = `${claim.name}/again-${(0,external_node_crypto_.randomBytes)(4).toString('hex')}`;
    return { ...claim, name, replaces: covers.folders };
}
function freshSegment(work, id, claim) {
    const unclaimed = (signal) => work.settings.idle(claim, signal);
    return { ...segment(work, id, claim), unclaimed };
}
function segment({ group, settings }, id, claim) {
    const age = Math.max(time_zone ._L, settings.now() - keptSince(group, settings.now()));
    const bytes = Math.round(group.storedBytes * Math.min(1, (claim.to - claim.from) / age));
    return {
        id,
        destinations: ['s3'],
        claim: () => (0,tasks_claim .rm)(claim),
        start: claim.from,
        end: claim.to,
        objects: 0,
        bytes,
    };
}
function keptSince({ createdAt, retentionDays }, now) {
    if (retentionDays === undefined)
        return createdAt;
    return Math.max(createdAt, now - retentionDays * 24 * 60 * 60 * time_zone ._L);
}

; 
class TaskTurns {
    #places = new Set();
    #turns = new Map();
    #isTaken = false;
    #closed;
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
class TaskPlace {
    window;
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
    async take(signal) {
        signal.throwIfAborted();
        const onAbort = () => {
            const reason = signal.reason;
            this.refuse(reason instanceof Error ? reason : new Error('The run stopped waiting for the export task.'));
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

; 
const GROUPS_AHEAD = 64;
function exportMode(ports) {
    const { events, clock, cancelled, notice } = ports;
    const probe = new EventProbe({ events, cancelled, notice, now: () => clock.now() });
    const groups = new Map(ports.groups.map((group) => [group.name, group]));
    const run = { ports, state: { groups, probe, turns: new TaskTurns(), busy: new Set() } };
    return {
        plan: (window, windowOf) => plan(run, { from: window.from, windowOf }),
        isPlannedAhead: true,
        carry: (segment, context) => carry(run, segment, context),
    };
}
async function* plan(run, { from, windowOf }) {
    const settings = partitionSettings(run);
    const later = [];
    const works = (0,concurrency ._)(run.ports.groups, GROUPS_AHEAD, async (group) => {
        const window = wholeSeconds(windowOf(group.name));
        return groupWork(await withOlderEvents(run, group, window), window, settings);
    });
    for await (const work of works) {
        const [first, ...others] = work?.months ?? [];
        if (work === undefined || first === undefined)
            continue;
        yield { ...exportPartition(work, first), start: from };
        later.push(...others.map((month) => ({ work, month })));
    }
    later.sort((a, b) => a.month.from - b.month.from);
    for (const { work, month } of later) {
        yield { ...exportPartition(work, month), start: Math.max(from, month.from) };
    }
}
function wholeSeconds({ from, to, ...rest }) {
    return { ...rest, from, to: Math.max(from, Math.floor(to / 1000) * 1000) };
}
const MAX_BEFORE_CREATION_MS = 14 * time_zone .sO;
async function withOlderEvents({ ports, state }, group, { from, to }) {
    const before = Math.min(to, group.createdAt);
    if (before <= from)
        return group;
    const query = { logGroup: group.name, streamPrefix: ports.inputs.logStreamPrefix, from, to: before };
    const answer = await state.probe
        .ask(group, query, AbortSignal.any([ports.cancelled]))
        .catch((error) => {
        if (!(error instanceof errors ._7))
            throw error;
        return 'events';
    });
    if (answer === 'none')
        return group;
    const earliest = answer === 'events' ? from : group.createdAt - MAX_BEFORE_CREATION_MS;
    return { ...group, createdAt: Math.max(from, earliest) };
}
function partitionSettings(run) {
    const { inputs, account, clock } = run.ports;
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
        idle: (claim, signal) => idleUnclaimed(run, claim, signal),
    };
}

; 










const UNCHECKED = { problems: [], doubts: [], unread: [] };
async function setUpExport(inputs, services) {
    const { s3, logs, clock, account, putTimeout, notice, warn, log, remember, dryRun } = services;
    const startedAt = clock.monotonic();
    const { bucket, prefix, owner } = inputs.destination;
    const events = new log_groups .K(logs.retrying, { clock, region: inputs.region });
    const place = { bucket, region: inputs.region, account };
    const [groups, destination] = await Promise.all([
        (0,selection .B)(events, inputs.logGroups, { warn, engine: 'task' }),
        dryRun === true ? UNCHECKED : checkDestination(s3, place, owner),
    ]);
    if (destination.problems.length > 0)
        throw new errors .xL(destination.problems);
    for (const doubt of destination.doubts)
        warn(doubt);
    for (const unread of destination.unread)
        notice(unread);
    const taskIds = [];
    const reports = [];
    return {
        mode: exportMode({
            ...{ inputs, events, groups, clock, account, notice, warn, log, remember, taskIds, reports },
            tasks: new tasks_task .zq(logs, clock),
            objects: new exported_objects .go(s3, bucket, owner),
            createTimeout: putTimeout,
            cancelled: services.cancelled(),
        }),
        destinations: 'windows',
        items: (0,items .Z)(inputs, { name: 'export', account, groups }),
        looksOnce: true,
        destinationNames: { s3: (0,documents .vt)({ bucket, prefix }) },
        objectTerms: { engine: 'task' },
        verification: () => verificationOf({ inputs, services, events, groups }),
        earliest: undefined,
        whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
        exports: { taskIds, windows: reports },
        sections: () => readExports({ inputs, services, startedAt, windows: reports }),
    };
}
async function verificationOf({ inputs, services, events, groups }) {
    const { exportVerification } = await __webpack_require__.e(  427).then(__webpack_require__.bind(__webpack_require__, 9427));
    const { s3, account } = services;
    const { bucket, owner } = inputs.destination;
    const objects = new exported_objects .go(s3, bucket, owner);
    return exportVerification({ objects, events, groups, inputs, account });
}
async function readExports(exports) {
    const { inputs, services, startedAt, windows } = exports;
    const { bucket, owner } = inputs.destination;
    const used = services.clock.monotonic() - startedAt;
    const { readBack } = await Promise.all( [__webpack_require__.e(810), __webpack_require__.e(685), __webpack_require__.e(222), __webpack_require__.e(780)]).then(__webpack_require__.bind(__webpack_require__, 6780));
    return readBack({
        windows,
        objects: new s3_objects .v(services.s3, { bucket, owner }),
        msLeft: inputs.timeBudget === undefined ? Infinity : inputs.timeBudget - used,
        cancelled: services.cancelled(),
        warn: services.warn,
        log: services.log,
    });
}


  }),

  3869:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    $m: () => (  isActive),
    _Z: () => (  SlotTakenError),
    yW: () => (  isOf),
    zq: () => (  ExportTasks)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(303);
  var _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3612);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
const OF_GROUP = /^(AccessDenied|AccessDeniedException|ResourceNotFoundException)$/;
class SlotTakenError extends Error {
    constructor() {
        super('Another export task is active.');
        this.name = 'SlotTakenError';
    }
}
const DESCRIBES_PER_SECOND = 4;
const PAGE = 50;
const PASSING = /^(OperationAbortedException|ServiceUnavailableException)$/;
const ACTIVE = ['PENDING', 'RUNNING', 'PENDING_CANCEL'];
const ENDS = ['COMPLETED', 'FAILED', 'CANCELLED'];
function isActive({ status }) {
    return status === 'PENDING' || status === 'RUNNING' || status === 'PENDING_CANCEL';
}
class ExportTasks {
    #client;
    #once;
    #clock;
    #describeTurns;
    #history;
    constructor(clients, clock) {
        this.#client = clients.retrying;
        this.#once = clients.once;
        this.#clock = clock;
        this.#describeTurns = new _engine_rate_limiter_js__WEBPACK_IMPORTED_MODULE_1__  .v(clock, DESCRIBES_PER_SECOND);
    }
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
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 && error.code === 'ResourceNotFoundException')
                return undefined;
            throw error;
        }
    }
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
    async create(request, timeout) {
        const { name, logGroup, streamPrefix, from, to, bucket, prefix } = request;
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .plc({
            taskName: name,
            logGroupName: logGroup,
            ...(streamPrefix === undefined ? {} : { logStreamNamePrefix: streamPrefix }),
            from,
            to: to - 1,
            destination: bucket,
            destinationPrefix: prefix,
        });
        const on = { call: 'logs:CreateExportTask', resource: `log group ${logGroup}`, onceOnly: true };
        try {
            const { taskId = '' } = await this.#once.send(command, { requestTimeout: timeout });
            return taskId;
        }
        catch (cause) {
            const concerns = OF_GROUP.test(cause instanceof Error ? cause.name : '') ? 'partition' : 'run';
            throw understood((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...on, concerns }));
        }
    }
    async cancel(id, timeout) {
        const on = { call: 'logs:CancelExportTask', resource: `export task ${id}` };
        const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .lOg({ taskId: id });
        try {
            await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, { abortSignal: AbortSignal.timeout(timeout) }));
            return 'cancelled';
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 && error.code === 'InvalidOperationException')
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
            const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_2__  .Nok({ ...selection, limit: PAGE, nextToken });
            const page = await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .X_)(on, () => this.#client.send(command, options), signal);
            const heeds = ({ status }) => (status?.code ?? statusCode) === (statusCode ?? status?.code);
            tasks.push(...(page.exportTasks ?? []).filter(heeds).map(read));
            nextToken = page.nextToken;
        } while (nextToken !== undefined);
        return tasks;
    }
}
function isOf(task, request) {
    const { name, logGroup, from, to, bucket, prefix } = request;
    const isSamePlace = task.bucket === bucket && task.prefix === prefix;
    return (task.name === name && task.logGroup === logGroup && task.from === from && task.to === to && isSamePlace);
}
function understood(error) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7))
        return error;
    if (error.code === 'LimitExceededException')
        return new SlotTakenError();
    if (!PASSING.test(error.code ?? ''))
        return error;
    const { call, resource, message, cause } = error;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(message, { call, resource, cause, retryable: true });
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


  }),

  7200:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S3: () => (  MissingObjectError),
    Vb: () => (  nameOf),
    X6: () => (  isByteStream),
    b4: () => (  ObjectDownloads),
    mu: () => (  ReplacedObjectError)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1017);
  var _read_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1934);
class MissingObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  .TO {
    constructor(name, options) {
        super(`${name} no longer exists, so its records are not delivered. Restore it, or set on-bad-object: skip to leave it out.`, options);
        this.name = 'MissingObjectError';
    }
}
class ReplacedObjectError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  .TO {
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
        this.#access = new _read_access_js__WEBPACK_IMPORTED_MODULE_2__  .R(place);
    }
    async *bytes(object, signal) {
        let offset = 0;
        for (let breaks = 0; offset < object.size || object.size === 0;) {
            try {
                for await (const chunk of await this.#open({ object, signal }, offset)) {
                    offset += chunk.length;
                    if (offset > object.size)
                        throw otherAnswer(object);
                    breaks = 0;
                    yield chunk;
                }
                if (offset >= object.size)
                    return;
                throw new Error(`the answer ended after ${offset} of ${object.size} bytes`);
            }
            catch (cause) {
                signal.throwIfAborted();
                if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL)
                    throw cause;
                const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource: nameOf(this.#place.bucket, object) });
                breaks += 1;
                if (breaks > MAX_BREAKS || !isWorthAnother(error))
                    throw error;
            }
        }
    }
    async #open(of, offset) {
        const { client, bucket } = this.#place;
        const { key: Key, etag: IfMatch } = of.object;
        const range = offset === 0 ? {} : { Range: `bytes=${offset}-` };
        try {
            const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand({ ...bucket, Key, IfMatch, ...range });
            const answer = await client.send(command, { abortSignal: of.signal });
            if (!isByteStream(answer.Body))
                throw new Error('S3 answered without a body');
            assertAsked(answer, of.object, offset);
            this.#access.show();
            return answer.Body;
        }
        catch (cause) {
            of.signal.throwIfAborted();
            throw await this.#explained(cause, of);
        }
    }
    async #explained(cause, { object, signal }) {
        const resource = nameOf(this.#place.bucket, object);
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource, concerns: 'object' });
        if (error.code === 'NoSuchKey')
            return new MissingObjectError(resource, { cause });
        if (error.status === 412)
            return new ReplacedObjectError(resource, { cause });
        if (error.concerns !== 'object' || error.code === 'InvalidObjectState')
            return error;
        const isItsOwn = await this.#access.isShownWithout(object.key, signal);
        return isItsOwn ? error : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { ...READING, resource, concerns: 'run' });
    }
}
function isWorthAnother(error) {
    return error.retryable && !(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .B5)(error);
}
function assertAsked(answer, object, offset) {
    const { Body, ContentLength, ContentRange, $metadata } = answer;
    const left = object.size - offset;
    const isInPlace = offset === 0 || ContentRange?.startsWith(`bytes ${offset}-`) === true;
    if (isInPlace && (ContentLength ?? left) === left)
        return;
    (0,_errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__  .v)(Body);
    throw otherAnswer(object, $metadata);
}
function otherAnswer({ size }, metadata) {
    return (0,_errors_strange_answer_js__WEBPACK_IMPORTED_MODULE_1__  .h)(`it is not the object of ${size} bytes that was asked for`, metadata);
}
function isByteStream(body) {
    return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}


  }),

  1934:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (  ReadAccess)
  });
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3711);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
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
            const { code, status } = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 's3:GetObject', resource: key });
            return code === 'InvalidObjectState' || status === 416;
        }
    }
}


  }),

  7627:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  v: () => (  S3LogObjects)
});
var dist_cjs = __webpack_require__(3711);
var external_node_os_ = __webpack_require__(8161);
var errors = __webpack_require__(1285);
var gunzip = __webpack_require__(4898);
; 
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
var shared_memory = __webpack_require__(5080);
var object_downloads = __webpack_require__(7200);
var objects_spool = __webpack_require__(6848);
; 
const WHOLE_LIMIT_BYTES = 8 * 1024 * 1024;
const MEMORY_BYTES = 112 * 1024 * 1024;
const BATCHES_BYTES = 2.875 * 1024 * 1024;
const AHEAD_BYTES = 16 * 1024 * 1024;
const STREAM_BYTES = 8 * 1024 * 1024;
class S3LogObjects {
    #client;
    #bucket;
    #memory = new MemoryBudget(MEMORY_BYTES);
    #ahead = new MemoryBudget(AHEAD_BYTES);
    #buffers = new shared_memory .b();
    #downloads;
    #space;
    constructor(client, { bucket, owner, root = '', scratch = (0,external_node_os_.tmpdir)() }) {
        this.#client = client;
        this.#bucket = { Bucket: bucket, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
        this.#downloads = new object_downloads .b4({ client, bucket: this.#bucket, root });
        this.#space = new objects_spool .i(scratch, 0);
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
                at += (0,shared_memory .n)(chunk, whole, at);
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
        return (0,gunzip .tq)(this.#downloads.bytes(object, signal), { name: (0,object_downloads .Vb)(this.#bucket, object) });
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
        const name = (0,object_downloads .Vb)(this.#bucket, object);
        const spool = new objects_spool .Q(this.#space);
        try {
            const ignored = await (0,gunzip .qW)(kept(this.#downloads.bytes(object, signal), spool), name);
            const dispose = () => spool.dispose();
            const text = { [Symbol.asyncIterator]: () => (0,gunzip .tq)(spool.read(), { name }) };
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
        const pages = (0,dist_cjs.paginateListObjectsV2)({ client: this.#client }, input);
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
        throw (0,errors .cg)(cause, on);
    }
}


  }),

  6848:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Q: () => (  Spool),
    i: () => (  SpoolSpace)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
  var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
  var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1285);
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
            const words = `The folder ${this.#space.folder} of the runner cannot hold a temporary file: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__  .bD)(cause)}. ` +
                'Free some space there, check that it is writable, or lower concurrency.';
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__  .fL(words, { cause });
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


  })

};
