export const id = 144;
export const ids = [144];
export const modules = {

  6521:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    S: () => (  AmplifyAccessLogs),
    m: () => (  TooMuchAskedError)
  });
  var _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2747);
  var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1285);
  var _encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4898);
class TooMuchAskedError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7 {
}
const LAST_INSTANT_MS = 1;
const PAGE_SIZE = 50;
const NOT_FOUND = 404;
const TOO_MUCH = /timed? ?out|too many|reduce|too large|InternalFailure|InternalServerError/i;
class AmplifyAccessLogs {
    #ports;
    #names = new Map();
    constructor(ports) {
        this.#ports = ports;
    }
    async domains(appId) {
        const { client } = this.#ports;
        const on = { resource: `app ${appId}`, concerns: 'partition' };
        const names = [];
        try {
            const { app } = await client.send(new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  .vw$({ appId }));
            if (app?.defaultDomain !== undefined)
                names.push(app.defaultDomain);
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 'amplify:GetApp', ...on });
        }
        try {
            for await (const page of (0,_aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  .ob4)({ client, pageSize: PAGE_SIZE }, { appId })) {
                for (const { domainName } of page.domainAssociations ?? [])
                    if (domainName !== undefined)
                        names.push(domainName);
            }
        }
        catch (cause) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, { call: 'amplify:ListDomainAssociations', ...on });
        }
        return [...new Set(names)];
    }
    async *read(range, signal, downloaded = () => undefined) {
        const url = await this.#generate(range, signal);
        const on = { call: 'the download of access logs', resource: nameOf(range) };
        const failed = (why, retryable = true) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(`${on.call} for ${on.resource} failed: ${why}`, { ...on, retryable });
        try {
            const answer = await this.#ports.download(url, signal);
            if (answer.status !== 200)
                throw failed(`HTTP ${answer.status} (the address is valid for a short time only)`);
            const pieces = complete(answer, failed);
            yield* decoded(counted(pieces, downloaded), answer.contentEncoding, on.resource);
        }
        catch (cause) {
            signal.throwIfAborted();
            if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7)
                throw cause;
            const why = cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__  .fL ? 'it cannot be decompressed' : withoutUrl((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(cause), url);
            throw failed(why, (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, on).retryable);
        }
    }
    async #generate(range, signal) {
        const command = new _aws_sdk_client_amplify__WEBPACK_IMPORTED_MODULE_2__  ._Go({
            appId: range.app,
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
            const error = explained(cause, range);
            throw error.status === NOT_FOUND ? await this.#withNames(range.app, error) : error;
        }
    }
    #mask(url) {
        this.#ports.mask(url);
        const query = url.slice(url.indexOf('?') + 1);
        for (const [, value] of query.matchAll(/(?:Signature|Security-Token|Credential|Policy)=([^&]{8,})/g)) {
            if (value !== undefined)
                this.#ports.mask(value);
        }
    }
    async #withNames(app, error) {
        const names = this.#names.get(app) ??
            this.domains(app).then((found) => `The domains of the app are ${found.join(', ')}; a subdomain's logs are with its domain's.`, (failure) => `Could not list the domains of the app: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .bD)(failure)}`);
        this.#names.set(app, names);
        const { call, resource, retryable, concerns, code = 'NotFoundException', cause } = error;
        const failure = { call, resource, retryable, concerns, code, status: NOT_FOUND, cause };
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__  ._7(`${error.message}. ${await names}`, failure);
    }
}
function explained(cause, range) {
    const resource = nameOf(range);
    const on = { call: 'amplify:GenerateAccessLogs', resource, concerns: 'partition' };
    const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__  .cg)(cause, on);
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
function nameOf({ app, domain, from, to }) {
    const [start, end] = [from, to].map((at) => new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
    return `${domain} of app ${app}, ${start ?? ''} to ${end ?? ''}`;
}
function withoutUrl(text, url) {
    return text.replaceAll(url, '***').replace(/\?\S+/g, '?***');
}
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
        yield* (0,_encode_gunzip_js__WEBPACK_IMPORTED_MODULE_1__  .tq)(whole, { name });
    else
        yield* whole;
}
async function* preceded(head, rest) {
    yield head;
    yield* rest;
}


  }),

  9144:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  amplifyPreflight: () => (  amplifyPreflight)
});
var errors = __webpack_require__(1285);
var cloudwatch_logs_destination = __webpack_require__(2360);
var access_logs = __webpack_require__(6521);
var estimate = __webpack_require__(6776);
var preflight_prices = __webpack_require__(4436);
; 
const JSON_BYTES_A_ROW = 573;
const PUTS_AN_HOUR = 3;
function amplifyEstimate(survey, { region, measured, logs }) {
    const hours = survey.segments;
    const mean = (figure) => measured.reduce((sum, hour) => sum + figure(hour), 0) / Math.max(1, measured.length);
    const isKnown = measured.length > 0 || hours === 0;
    const bytes = Math.round(hours * mean((hour) => hour.bytes));
    const added = preflight_prices .wt + (logs?.logFormat === 'json' ? JSON_BYTES_A_ROW : 0);
    const ingested = bytes + hours * mean(({ rows }) => rows) * added;
    const prices = (0,preflight_prices .GC)(region);
    const costs = {
        ingested: logs === undefined ? undefined : { bytes: ingested, logGroupClass: logs.logGroupClass },
        gets: hours,
        putsAndLists: hours * PUTS_AN_HOUR,
    };
    return {
        objects: survey.objects,
        bytes: isKnown ? bytes : null,
        uncompressedBytes: isKnown ? bytes : null,
        usd: isKnown ? (0,estimate .On)(costs, prices) : null,
        prices,
        assumptions: [
            isKnown
                ? `Each hour is assumed to have the mean size of the ${measured.length} that were fetched for the estimate.`
                : 'Amplify does not report sizes, and no hour could be fetched.',
            'An hour without requests has no object.',
            ...(0,estimate .QQ)(logs?.logGroupClass, prices),
        ],
    };
}
var object_destination = __webpack_require__(3584);
var check = __webpack_require__(8440);
var preflight_ledger = __webpack_require__(6711);
var log_group = __webpack_require__(7480);
var permission = __webpack_require__(7865);
var time_zone = __webpack_require__(6506);
; 
const MAX_HOURS = 3;
const HOUR_TIMEOUT_MS = 60_000;
async function amplifyPreflight(inputs, ports) {
    const { s3, logs, clock, caller, download, mask } = ports;
    const source = new access_logs .S({ client: await ports.amplify(), download, mask });
    const sink = new cloudwatch_logs_destination .t(logs, clock);
    const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
    const [apps, destination, ledger, group] = await Promise.all([
        Promise.all(inputs.appIds.map((app) => appCheck(app, { inputs, source, caller }))),
        inputs.objects === undefined ? [] : (0,object_destination .F)(inputs.objects, ports),
        (0,preflight_ledger .R)(s3, caller, { ledger: inputs.ledger, known: inputs.objects }),
        inputs.logs === undefined ? undefined : (0,log_group .q)(logPorts, inputs.logs),
    ]);
    return {
        checks: [...apps, ...destination, ...ledger, ...(group?.checks ?? [])],
        estimate: async (survey) => {
            const { measured, met } = await fetchHours({ source, caller }, survey);
            const logs = group === undefined || inputs.logs === undefined ? undefined : { ...group, ...inputs.logs };
            return { estimate: amplifyEstimate(survey, { region: inputs.region, measured, logs }), checks: met };
        },
    };
}
async function appCheck(appId, { inputs: { domainNames }, source, caller }) {
    const what = `app-id: ${appId} and its domains`;
    if (domainNames !== undefined)
        return (0,check .bF)(what, `domain-names: ${domainNames.join(', ')}`);
    try {
        const domains = await source.domains(appId);
        return (0,check .bF)(what, domains.join(', '));
    }
    catch (cause) {
        const error = (0,errors .cg)(cause, { call: 'amplify:GetApp', resource: `app ${appId}` });
        const actions = ['amplify:GetApp', 'amplify:ListDomainAssociations'];
        const app = appArn(caller, appId);
        const statement = { Effect: 'Allow', Action: actions, Resource: [app, `${app}/*`] };
        if ((0,permission .vu)(error))
            return (0,check .gz)(what, (0,permission .Of)(error), caller.grant('amplify-domains', statement));
        if (error.retryable)
            return (0,check .L5)(what, error.message);
        const command = `aws amplify list-apps --region ${caller.region} --query 'apps[].[appId,name]'`;
        return (0,check .gz)(what, error.message, { what: 'Correct app-id, or aws-region.', command });
    }
}
function appArn({ partition, region, account }, appId) {
    return `arn:${partition}:amplify:${region}:${account}:apps/${appId}`;
}
async function fetchHours({ source, caller }, survey) {
    const measured = [];
    const met = [];
    for (const { identity, start } of hoursToFetch(survey)) {
        const { app = '', domain = '' } = identity;
        const range = { app, domain, from: start, to: start + time_zone .iQ };
        const what = `amplify:GenerateAccessLogs for ${domain}`;
        try {
            measured.push(await fetchHour(source, range));
            met.push((0,check .bF)(what));
        }
        catch (cause) {
            const error = (0,errors .cg)(cause, { call: 'amplify:GenerateAccessLogs', resource: domain });
            met.push((0,permission .vu)(error)
                ? (0,check .gz)(what, (0,permission .Of)(error), fetchCure(caller, app))
                : (0,check .L5)(what, error.message));
        }
    }
    return { measured, met };
}
function hoursToFetch({ parts }) {
    const firstOf = (name) => [
        ...new Map(parts.toReversed().map((part) => [part.identity[name], part])).values(),
    ];
    const apps = firstOf('app').reverse();
    const further = firstOf('domain')
        .reverse()
        .filter((part) => !apps.includes(part));
    return [...apps, ...further.slice(0, Math.max(0, MAX_HOURS - apps.length))];
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
    return { bytes, rows: Math.max(0, lines - 1) };
}
function fetchCure(caller, appId) {
    const Resource = `${appArn(caller, appId)}/accesslogs/*`;
    const statement = { Effect: 'Allow', Action: 'amplify:GenerateAccessLogs', Resource };
    return caller.grant('amplify-GenerateAccessLogs', statement);
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
