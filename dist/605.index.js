export const id = 605;
export const ids = [605];
export const modules = {

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

  1605:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  exportPreflight: () => (  exportPreflight)
});
var external_node_crypto_ = __webpack_require__(7598);
var dist_cjs = __webpack_require__(303);
var buckets = __webpack_require__(8887);
var check = __webpack_require__(8440);
var estimate = __webpack_require__(6776);
var bucket_policy = __webpack_require__(2745);
; 
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
            (0,check .gz)(what, 'its encryption is DSSE-KMS, which CloudWatch Logs does not export to', {
                what: 'Choose another bucket, or another default encryption.',
                command: `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration ` +
                    (0,check .x)('{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}'),
            }),
        ];
    }
    if (algorithm !== 'aws:kms')
        return [(0,check .bF)(what)];
    const found = `not tested: the policy of the key ${key ?? 'of S3'} must let CloudWatch Logs use it`;
    return [(0,check .L5)(what, found, keyCure(caller))];
}
function keyCure({ region }) {
    return {
        what: 'Let CloudWatch Logs use the key.',
        statements: [
            {
                Effect: 'Allow',
                Principal: { Service: (0,bucket_policy .pS)(region) },
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
    const document = (0,bucket_policy .Kr)(place);
    const cure = {
        what: `Add these statements to the policy of ${bucket}: ${document} ` +
            '(The command replaces the policy; if there already is one, merge them first.)',
        command: `aws s3api put-bucket-policy --bucket ${bucket} --policy ${(0,check .x)(document)}`,
    };
    if (policy === undefined)
        return (0,check .L5)(what, 'not known: the policy could not be read', cure);
    if (policy === '')
        return (0,check .gz)(what, 'the bucket has no policy', cure);
    const missing = (0,bucket_policy .W6)(policy, place);
    if (missing.length === 0)
        return (0,check .bF)(what);
    const found = `it lacks ${missing.join('; ')}`;
    return missing.every((each) => each.startsWith('the conditions'))
        ? (0,check .L5)(what, found, cure)
        : (0,check .gz)(what, found, cure);
}
var preflight_ledger = __webpack_require__(6711);
var log_group = __webpack_require__(7480);
var object_probes = __webpack_require__(9157);
var preflight_permission = __webpack_require__(7865);
var preflight_prices = __webpack_require__(4436);
; 
async function exportPreflight(inputs, ports) {
    const { s3, caller } = ports;
    const [bucket, ledger, tasks] = await Promise.all([
        destinationChecks(inputs, ports),
        (0,preflight_ledger .R)(s3, caller, { ledger: inputs.ledger, known: inputs.destination }),
        taskChecks(ports),
    ]);
    return {
        checks: [...bucket, ...ledger, ...tasks],
        estimate: async (survey) => ({
            estimate: exportEstimate(survey, inputs.region),
            checks: await groupChecks(ports, survey),
        }),
    };
}
async function destinationChecks(inputs, { s3, caller }) {
    const { bucket, prefix, owner } = inputs.destination;
    const role = { input: 'destination-bucket', bucket, owner, sameRegion: true, writes: true };
    const findings = await (0,buckets .z)(s3, caller, role);
    if (!findings.reachable)
        return [...findings.checks];
    const probes = new object_probes .H(s3, caller, { name: 'destination', bucket, owner, prefix });
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
        ...(inputs.cleanLeftovers ? [(0,preflight_permission .EZ)(caller, deleting, 'a deletion cannot be tested')] : []),
    ];
}
async function readBackCheck(probes) {
    const check = await probes.get();
    if (check.state !== 'failed')
        return check;
    return { ...check, state: 'unknown', found: 'AWS refuses it: the report could not show what the logs say' };
}
function taskChecks({ logs, caller }) {
    const all = (action) => {
        const statement = { Effect: 'Allow', Action: action, Resource: '*' };
        return { action, on: 'export tasks', name: 'export', statement };
    };
    const resource = 'the export tasks of this account';
    const taskId = (0,external_node_crypto_.randomUUID)();
    return Promise.all([
        (0,preflight_permission .cE)(caller, all('logs:DescribeExportTasks'), {
            call: 'logs:DescribeExportTasks',
            resource,
            ask: () => logs.once.send(new dist_cjs .Nok({ limit: 1 })),
        }),
        (0,preflight_permission .cE)(caller, all('logs:CancelExportTask'), {
            call: 'logs:CancelExportTask',
            resource: `export task ${taskId}`,
            ask: () => logs.once.send(new dist_cjs .lOg({ taskId })),
            allowedBy: /^ResourceNotFoundException$/,
        }),
        (0,log_group .y)({ logs, caller }, 'export'),
    ]);
}
async function groupChecks({ logs, caller, clock }, survey) {
    const [first] = survey.parts;
    const logGroupName = first?.identity['logGroup'];
    if (logGroupName === undefined) {
        return [(0,check .L5)('logs:CreateExportTask', 'not tested: no log group has anything left')];
    }
    const statement = (action) => ({ Effect: 'Allow', Action: action, Resource: [...caller.groupArns(logGroupName)] });
    const permission = (action) => {
        const on = `log group ${logGroupName}`;
        return { action, on, name: 'export', statement: statement(action) };
    };
    const now = clock.now();
    const noBucket = `log-ferry-dry-run-${(0,external_node_crypto_.randomUUID)()}`;
    const task = { logGroupName, from: now, to: now - 1000, destination: noBucket };
    const look = { logGroupName, startTime: now - 1000, endTime: now, limit: 1 };
    return Promise.all([
        (0,preflight_permission .cE)(caller, permission('logs:CreateExportTask'), {
            call: 'logs:CreateExportTask',
            resource: `log group ${logGroupName}`,
            ask: () => logs.once.send(new dist_cjs .plc(task)),
            allowedBy: /^(InvalidParameterException|LimitExceededException|OperationAbortedException)$/,
            doubt: 'probably: AWS refused the test because its bucket does not exist, not because of the identity',
        }),
        (0,preflight_permission .cE)(caller, permission('logs:DescribeLogStreams'), {
            call: 'logs:DescribeLogStreams',
            resource: `log group ${logGroupName}`,
            ask: () => logs.once.send(new dist_cjs .w$R({ logGroupName, limit: 1 })),
        }),
        (0,preflight_permission .cE)(caller, permission('logs:FilterLogEvents'), {
            call: 'logs:FilterLogEvents',
            resource: `log group ${logGroupName}`,
            ask: () => logs.once.send(new dist_cjs .nsW(look)),
            allowedBy: /^(InvalidParameterException|InvalidOperationException)$/,
        }),
    ]);
}
const REQUESTS_A_WINDOW = 4;
function exportEstimate(survey, region) {
    const prices = (0,preflight_prices .GC)(region);
    const costs = { gets: survey.segments, putsAndLists: survey.segments * REQUESTS_A_WINDOW };
    return {
        objects: null,
        bytes: survey.bytes,
        uncompressedBytes: survey.bytes,
        usd: (0,estimate .On)(costs, prices),
        prices,
        assumptions: [
            'The bytes are estimated from the size of the log groups, as if events came evenly.',
            'The number of objects that CloudWatch Logs writes is not known in advance; it is at least one per log stream.',
            ...(0,estimate .QQ)(undefined, prices),
            'The price does not include the puts of CloudWatch Logs.',
        ],
    };
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
