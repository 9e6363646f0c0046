export const id = 339;
export const ids = [339];
export const modules = {

  2339:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
  __webpack_require__.d(__webpack_exports__, {
    exportReadPreflight: () => (  exportReadPreflight)
  });
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(303);
  var _preflight_check_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8440);
  var _preflight_estimate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6776);
  var _preflight_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6711);
  var _preflight_log_group_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7480);
  var _preflight_object_destination_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3584);
  var _preflight_permission_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7865);
  var _preflight_prices_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4436);
const PAGE_BYTES = 1024 * 1024;
const BETTER_AS_TASK_BYTES = 2 ** 30;
const GB_BYTES = 2 ** 30;
const PUTS_A_WINDOW = 3;
const MAX_NAMED = 20;
async function exportReadPreflight(inputs, ports) {
    const { destination, ledger } = inputs;
    const [bucket, ledgers, listing] = await Promise.all([
        (0,_preflight_object_destination_js__WEBPACK_IMPORTED_MODULE_3__  .F)(destination, ports, { sameRegion: false }),
        (0,_preflight_ledger_js__WEBPACK_IMPORTED_MODULE_1__  .R)(ports.s3, ports.caller, { ledger, known: destination }),
        (0,_preflight_log_group_js__WEBPACK_IMPORTED_MODULE_2__  .y)(ports, 'export-read'),
    ]);
    return {
        checks: [...bucket, ...ledgers, listing],
        estimate: async (survey) => ({
            estimate: estimateOf(survey, (0,_preflight_prices_js__WEBPACK_IMPORTED_MODULE_5__  .GC)(inputs.region)),
            checks: [await readingCheck(ports, survey), ...workChecks(inputs, survey), ...largeChecks(survey)],
        }),
    };
}
function readingCheck({ logs, caller, clock }, { parts: [first] }) {
    const action = 'logs:FilterLogEvents';
    const logGroupName = first?.identity['logGroup'];
    if (logGroupName === undefined)
        return (0,_preflight_check_js__WEBPACK_IMPORTED_MODULE_6__  .L5)(action, 'not tested: no log group has anything left');
    const on = `log group ${logGroupName}`;
    const statement = {
        Effect: 'Allow',
        Action: action,
        Resource: [...caller.groupArns(logGroupName)],
    };
    const endTime = clock.now();
    const look = { logGroupName, startTime: endTime - 1000, endTime, limit: 1 };
    return (0,_preflight_permission_js__WEBPACK_IMPORTED_MODULE_4__  .cE)(caller, { action, on, name: 'export-read', statement }, { call: action, resource: on, ask: () => logs.once.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_7__  .nsW(look)) });
}
function workChecks({ readRate }, { parts, segments, bytes }) {
    if (segments === 0)
        return [];
    const groups = new Set(parts.map(({ identity }) => identity['logGroup'])).size;
    const calls = parts.reduce((sum, part) => sum + callsOf(part), 0);
    const found = `windows: ${segments}, log groups: ${groups}; about ${calls} calls for about ${megabytes(bytes)} of events, ` +
        `${duration(calls / readRate)} at read-rate ${readRate}`;
    return [(0,_preflight_check_js__WEBPACK_IMPORTED_MODULE_6__  .bF)('what is to be read', found)];
}
function callsOf({ segments, bytes }) {
    return Math.max(segments, Math.ceil(bytes / PAGE_BYTES));
}
function largeChecks({ parts }) {
    const large = parts.filter(({ segments, bytes }) => bytes / segments > BETTER_AS_TASK_BYTES);
    if (large.length === 0)
        return [];
    const names = large.map(({ identity, segments, bytes }) => `${identity['logGroup'] ?? ''} (${megabytes(bytes / segments)})`);
    const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : '';
    return [
        (0,_preflight_check_js__WEBPACK_IMPORTED_MODULE_6__  .L5)('large windows', `estimated at more than 1 GB per window, and better left to engine: task: ${names.slice(0, MAX_NAMED).join(', ')}${more}`, {
            what: 'engine: task moves such groups without the runner: export them in a separate step, and exclude them here with !name.',
        }),
    ];
}
function estimateOf({ segments, bytes }, prices) {
    const out = (bytes / GB_BYTES) * prices.dataOutPerGb.usd;
    const requests = (0,_preflight_estimate_js__WEBPACK_IMPORTED_MODULE_0__  .On)({ gets: 0, putsAndLists: segments * PUTS_A_WINDOW }, prices) ?? 0;
    return {
        ...{ objects: null, bytes, uncompressedBytes: bytes, prices },
        usd: Math.round((requests + out) * 10_000) / 10_000,
        assumptions: [
            'The bytes are an estimate from the size of the log groups, as if events came evenly.',
            `About ${out.toFixed(2)} USD of the price is for data that leaves AWS, to a runner outside of it. A runner in the same Region ` +
                'pays nothing for it, nor does engine: task.',
            ...(0,_preflight_prices_js__WEBPACK_IMPORTED_MODULE_5__  .Zi)(prices, ['dataOutPerGb', 's3PutOrListPer1000']),
            'The price does not include storage.',
        ],
    };
}
function megabytes(bytes) {
    return bytes >= GB_BYTES ? `${(bytes / GB_BYTES).toFixed(1)} GB` : `${Math.ceil(bytes / (1024 * 1024))} MB`;
}
function duration(seconds) {
    if (seconds < 120)
        return `${Math.ceil(seconds)} s`;
    return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}


  }),

  6711:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    R: () => (  ledgerChecks)
  });
  var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
  var _check_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8440);
  var _object_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9157);
async function ledgerChecks(client, caller, { ledger, known }) {
    if (ledger.kind === 'none') {
        return [(0,_check_js__WEBPACK_IMPORTED_MODULE_2__  .L5)('ledger', 'none: a second run over the same window writes the same records again')];
    }
    const { bucket, prefix, owner } = ledger;
    const isKnown = known?.bucket === bucket;
    const role = { input: 'ledger', bucket, owner, sameRegion: false, writes: true };
    const { checks, reachable } = isKnown
        ? { checks: [], reachable: true }
        : await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__  .z)(client, caller, role);
    const probes = new _object_probes_js__WEBPACK_IMPORTED_MODULE_1__  .H(client, caller, { name: 'ledger', bucket, prefix, owner });
    return reachable ? [...checks, ...(await Promise.all([probes.get(), probes.put()]))] : [...checks];
}


  }),

  7480:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    q: () => (  logGroupFindings),
    y: () => (  logGroupListingCheck)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(303);
  var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1285);
  var _check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8440);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
async function logGroupFindings(ports, destination) {
    const { logGroup, create } = destination;
    const what = `logs:DescribeLogGroups on ${logGroup}`;
    const logGroupClass = create?.logGroupClass ?? 'STANDARD';
    try {
        const facts = await ports.sink.groups.find(logGroup);
        const group = facts === undefined ? missing(ports, destination) : present(ports, facts);
        const checks = [(0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what), ...group, ...(await writing(ports, destination, facts))];
        return { checks, logGroupClass: facts?.logGroupClass ?? logGroupClass };
    }
    catch (cause) {
        const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__  .cg)(cause, { call: 'logs:DescribeLogGroups', resource: logGroup });
        const checks = [described(ports, what, error), ...(await writing(ports, destination, undefined))];
        return { checks, logGroupClass };
    }
}
function described({ caller }, what, error) {
    if (!(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .vu)(error))
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .L5)(what, error.message);
    const Resource = `arn:${caller.partition}:logs:${caller.region}:${caller.account}:log-group:*`;
    const statement = { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource };
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .Of)(error), caller.grant('logs-DescribeLogGroups', statement));
}
function missing({ caller }, { logGroup, create }) {
    const what = `destination-log-group: ${logGroup} is there`;
    if (create === undefined) {
        return [
            (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, `there is no log group ${logGroup}`, {
                what: 'Correct the name, create the group, or set create-log-group: true.',
                command: `aws logs create-log-group --log-group-name '${logGroup}' --region ${caller.region}`,
            }),
        ];
    }
    const actions = [...CREATION, ...(create.retentionDays === undefined ? [] : RETENTION)];
    const why = 'AWS offers no way to test this without creating the group';
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(`destination-log-group: ${logGroup}`, `is not there: a run creates it, of class ${create.logGroupClass}`),
        ...actions.map((action) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(caller, permission(caller, action, logGroup), why)),
    ];
}
const CREATION = ['logs:CreateLogGroup', 'logs:TagResource'];
const RETENTION = ['logs:PutRetentionPolicy', 'logs:ListTagsForResource'];
function present({ caller }, facts) {
    const { name } = facts;
    return [
        (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(`destination-log-group: ${name} is there`),
        classCheck(facts),
        retentionCheck(caller, facts),
    ];
}
function classCheck({ name, logGroupClass }) {
    const what = `destination-log-group: the class of ${name}`;
    if (logGroupClass === 'STANDARD')
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, 'is STANDARD');
    if (logGroupClass === 'DELIVERY') {
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .gz)(what, 'is DELIVERY, which takes no events from PutLogEvents', {
            what: 'Choose another log group; the class of a group cannot be changed.',
        });
    }
    const found = `is ${logGroupClass}, which cannot be read back: a killed run may duplicate one batch of each segment`;
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, found);
}
function retentionCheck({ region }, { name, retentionDays }) {
    const what = `destination-log-group: the retention of ${name}`;
    if (retentionDays !== undefined)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .bF)(what, `is ${retentionDays} days`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_3__  .L5)(what, 'is not set: events are kept and billed forever', {
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
    const probed = await Promise.all(probes.map((probe) => (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(ports.caller, permission(ports.caller, probe.call, logGroup), probe)));
    const creating = permission(ports.caller, 'logs:CreateLogStream', logGroup);
    return [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(ports.caller, creating, 'a log stream cannot be created as a test'), ...probed];
}
function putProbe({ client, now }, logGroupName, logStreamName) {
    const logEvents = [{ timestamp: now(), message: 'dry run' }];
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .Aw4({ logGroupName, logStreamName, logEvents });
    return {
        call: 'logs:PutLogEvents',
        resource: `${logGroupName}:${logStreamName}`,
        ask: () => client.send(command),
        allowedBy: NO_SUCH_STREAM,
    };
}
function getProbe({ client }, logGroupName, logStreamName) {
    const command = new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .h7S({ logGroupName, logStreamName, limit: 1 });
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
function logGroupListingCheck({ logs, caller }, name) {
    const action = 'logs:DescribeLogGroups';
    const statement = { Effect: 'Allow', Action: action, Resource: [...caller.groupArns('*')] };
    const probe = {
        call: action,
        resource: 'log groups',
        ask: () => logs.once.send(new _aws_sdk_client_cloudwatch_logs__WEBPACK_IMPORTED_MODULE_4__  .VlF({ limit: 1 })),
    };
    return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(caller, { action, on: 'log groups', name, statement }, probe);
}


  }),

  3584:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    F: () => (  objectDestinationChecks)
  });
  var _buckets_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8887);
  var _object_probes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9157);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
async function objectDestinationChecks({ bucket, prefix, owner, kmsKeyId }, { s3, caller }, { sameRegion = true } = {}) {
    const role = { input: 'destination-bucket', bucket, owner, sameRegion, writes: true };
    const findings = await (0,_buckets_js__WEBPACK_IMPORTED_MODULE_0__  .z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new _object_probes_js__WEBPACK_IMPORTED_MODULE_1__  .H(s3, caller, { name: 'destination', bucket, owner, prefix });
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
        ...(key === undefined ? [] : [(0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .EZ)(caller, { ...keyUse, on: key }, why)]),
    ];
}


  }),

  9157:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    H: () => (  ObjectProbes)
  });
  var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
  var _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3711);
  var _buckets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8887);
  var _permission_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7865);
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
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.ListObjectsV2Command({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Prefix: prefix, MaxKeys: 1 });
        return this.#check('s3:ListBucket', this.#listing(), {
            call: 's3:ListObjectsV2',
            resource: `s3://${bucket}/${prefix}`,
            ask: () => this.#client.send(command),
        });
    }
    get() {
        const key = this.#noKey();
        const reading = this.#reading('s3:GetObject');
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.GetObjectCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Key: key });
        const permission = this.#permission('s3:GetObject', reading);
        const grant = this.#grant('s3:GetObject', reading);
        const cure = {
            ...grant,
            what: `${grant.what} Without s3:ListBucket on the bucket S3 does not say that an object is missing: ` +
                'if that permission is missing too, grant it first.',
            statements: [reading, this.#listing()],
        };
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(this.#caller, { ...permission, cure }, {
            call: 's3:GetObject',
            resource: `s3://${this.#place.bucket}/${key}`,
            ask: () => this.#client.send(command),
            allowedBy: /^NoSuchKey$/,
        });
    }
    put() {
        const key = this.#noKey();
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.PutObjectCommand({
            ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place),
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
        const command = new _aws_sdk_client_s3__WEBPACK_IMPORTED_MODULE_3__.AbortMultipartUploadCommand({ ...(0,_buckets_js__WEBPACK_IMPORTED_MODULE_1__  .K)(this.#place), Key: key, UploadId: NO_UPLOAD });
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
        return (0,_permission_js__WEBPACK_IMPORTED_MODULE_2__  .cE)(this.#caller, this.#permission(action, statement), probe);
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


  })

};
