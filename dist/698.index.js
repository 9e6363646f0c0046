export const id = 698;
export const ids = [698];
export const modules = {

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

  5698:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  dryRun: () => (  dryRun)
});
var check = __webpack_require__(8440);
; 
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
    grant(name, statement) {
        const document = (0,check .x)((0,check .US)([statement]));
        const policy = `--policy-name log-ferry-${name} --policy-document ${document}`;
        const [kind = '', who = ''] = (this.arn.split(':')[5] ?? '').split('/');
        const owner = kind === 'assumed-role'
            ? `put-role-policy --role-name ${who}`
            : kind === 'user'
                ? `put-user-policy --user-name ${this.arn.split('/').at(-1) ?? ''}`
                : undefined;
        return {
            what: `Grant ${[statement.Action].flat().join(' and ')} to ${this.principal()}, and check that no policy denies it.`,
            statements: [statement],
            policyOf: 'the identity of this run',
            ...(owner === undefined ? {} : { command: `aws iam ${owner} ${policy}` }),
        };
    }
    principal() {
        const [kind, who = ''] = (this.arn.split(':')[5] ?? '').split('/');
        return kind === 'assumed-role' ? `arn:${this.partition}:iam::${this.account}:role/${who}` : this.arn;
    }
    bucketArn(bucket) {
        return `arn:${this.partition}:s3:::${bucket}`;
    }
    groupArns(group) {
        const arn = `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${group}`;
        return [arn, `${arn}:*`];
    }
}
var errors = __webpack_require__(1285);
; 
function identityChecks(inputs, { arn, account }) {
    const { allowedAccountIds: allowed, role } = inputs;
    return [
        (0,check .bF)(whoOf(role?.arns.at(-1)), `is ${arn}`),
        allowed.length > 0
            ? (0,check .bF)(`allowed-account-ids: ${account} is in it`)
            : (0,check .L5)('allowed-account-ids', `is not set, so any account is accepted; this one is ${account}`),
    ];
}
function refusedIdentity(inputs, error, claims) {
    const { role } = inputs;
    const refused = error instanceof errors ._7 && error.call.startsWith('sts:AssumeRole') ? error : undefined;
    if (error instanceof errors .xL) {
        return error.problems.map(({ subject, expected, found, fix }) => (0,check .gz)(subject, `expected ${expected}, found ${found}`, { what: fix }));
    }
    const cure = role === undefined
        ? { what: 'Set role-to-assume, or put AWS credentials into the environment in an earlier step.' }
        : refused === undefined
            ? { what: 'See the message; nothing else was checked.' }
            : (providerCure(role, refused, claims) ?? trustCure(role, refused, claims));
    return [(0,check .gz)(whoOf(refused?.resource ?? role?.arns[0]), (0,errors .bD)(error), cure)];
}
function whoOf(role) {
    return role === undefined ? 'the identity of this run' : `role-to-assume: ${role}`;
}
function providerCure({ audience }, { code = '', message, resource: arn }, claims) {
    if (!code.startsWith('InvalidIdentityToken'))
        return undefined;
    if (/No OpenIDConnect provider/i.test(message)) {
        const url = `https://${issuerOf(claims)}`;
        return {
            what: 'Create the identity provider in the account of the role.',
            command: `aws iam create-open-id-connect-provider --url ${(0,check .x)(url)} --client-id-list ${(0,check .x)(audience)}`,
        };
    }
    if (!/audience/i.test(message))
        return undefined;
    const provider = `--open-id-connect-provider-arn ${providerOf(arn, claims)}`;
    return {
        what: 'Add the audience to the identity provider in the account of the role.',
        command: `aws iam add-client-id-to-open-id-connect-provider ${provider} --client-id ${(0,check .x)(audience)}`,
    };
}
function trustCure(role, { call, resource: arn }, claims) {
    const statement = call === 'sts:AssumeRole' ? chainStatement(role, arn) : tokenStatement(role, arn, claims);
    const name = arn.split('/').at(-1) ?? '';
    return {
        what: `Check that the role exists and that its trust policy allows this run.`,
        statements: [statement],
        policyOf: `the trust of ${name}`,
        command: `aws iam update-assume-role-policy --role-name ${name} --policy-document ${(0,check .x)((0,check .US)([statement]))}`,
    };
}
function chainStatement({ arns, externalId }, arn) {
    const before = arns[arns.indexOf(arn) - 1] ?? 'ARN OF THE IDENTITY OF THE RUNNER';
    const hasId = externalId !== undefined && arn === arns.at(-1);
    return {
        Effect: 'Allow',
        Principal: { AWS: before },
        Action: 'sts:AssumeRole',
        ...(hasId ? { Condition: { StringEquals: { 'sts:ExternalId': externalId } } } : {}),
    };
}
function tokenStatement({ audience }, arn, claims) {
    const issuer = issuerOf(claims);
    const subject = claims?.subject ?? 'repo:MY-ORG/MY-REPO:environment:ENVIRONMENT';
    return {
        Effect: 'Allow',
        Principal: { Federated: providerOf(arn, claims) },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${issuer}:aud`]: audience, [`${issuer}:sub`]: subject } },
    };
}
function issuerOf(claims) {
    return (claims?.issuer ?? 'https://token.actions.githubusercontent.com').replace(/^https?:\/\//, '');
}
function providerOf(roleArn, claims) {
    const [, partition = 'aws', , , account = ''] = roleArn.split(':');
    return `arn:${partition}:iam::${account}:oidc-provider/${issuerOf(claims)}`;
}
var engine_window = __webpack_require__(5839);
; 
function planChecks({ window, lost, unsettled }, survey) {
    const span = `${(0,engine_window .r4)(window.from)} to ${(0,engine_window .r4)(window.to)}`;
    const found = survey.segments === 0 ? 'nothing is left to do' : `segments: ${survey.segments}`;
    return [
        (0,check .bF)(`the plan for ${span}`, found),
        ...survey.failures.flatMap(({ label, error }) => errorChecks(label, error)),
        ...survey.refusals.slice(0, 1).flatMap((refusal) => errorChecks('the age of what is left', refusal)),
        ...(survey.objectsSkipped > 0
            ? [
                (0,check .L5)('the age of what is left', `objects that are too old and are skipped: ${survey.objectsSkipped}`),
            ]
            : []),
        ...(survey.held > 0
            ? [(0,check .L5)('other runs', `segments that another run holds now: ${survey.held}`)]
            : []),
        ...(lost === undefined
            ? []
            : [(0,check .L5)(`${(0,engine_window .r4)(lost.from)} to ${(0,engine_window .r4)(lost.to)}`, TOO_LATE)]),
        ...(unsettled === undefined
            ? []
            : [
                (0,check .L5)(`from ${(0,engine_window .r4)(unsettled.from)} on`, 'is younger than settle and is left for a later run'),
            ]),
    ];
}
function unmatchedChecks({ problems, warnings }) {
    const wrong = problems.length === 0 ? [] : errorChecks('', new errors .xL(problems));
    return [...wrong, ...warnings.map((warning) => (0,check .L5)('what the inputs select', warning))];
}
const TOO_LATE = 'may contain logs that can no longer be delivered: CloudWatch Logs no longer accepts events of that age';
function errorChecks(what, error) {
    if (error instanceof errors .xL) {
        return error.problems.map(({ subject, expected, found, fix }) => (0,check .gz)(subject, `expected ${expected}, found ${found}`, { what: fix }));
    }
    const permission = error instanceof errors ._7 ? error.permission : undefined;
    const fix = permission === undefined ? 'See the message.' : `It needs ${permission}: see the other checks.`;
    return [(0,check .gz)(what, (0,errors .bD)(error), { what: fix })];
}
var survey = __webpack_require__(7901);
var modes = __webpack_require__(1792);
var preflight_estimate = __webpack_require__(6776);
; 
const MAX_WINDOWS = 256;
function splitWindows({ open, within, split, cutsOf, unit }) {
    const whole = (instant) => Math.floor(instant / unit) * unit;
    const end = whole(within.to);
    const left = { from: open.from, to: Math.min(open.to, end) };
    if (left.to <= left.from)
        return { windows: [], split };
    for (let times = Math.ceil((left.to - left.from) / split / MAX_WINDOWS);; times += 1) {
        const windows = cells(left, cutsOf(split * times));
        if (windows.length > MAX_WINDOWS)
            continue;
        const cut = ({ from, to }) => ({
            from: Math.max(within.from, whole(from)),
            to: Math.min(end, whole(to)),
        });
        return { windows: windows.map(cut).filter(({ from, to }) => from < to), split: split * times };
    }
}
function cells({ from, to }, cuts) {
    const found = [];
    for (let start = cuts.below(from); start < to && found.length <= MAX_WINDOWS;) {
        const end = cuts.after(start);
        found.push({ from: start, to: end });
        start = end;
    }
    return found;
}
var inputs = __webpack_require__(6585);
var duration = __webpack_require__(7198);
var build_escape = __webpack_require__(8193);
; 

const MARKS = { passed: '✓', failed: '✗', unknown: '–' };
function checklistLines(checks) {
    return checks.flatMap((check) => [
        oneLine(check),
        ...(check.state === 'failed' && check.cure !== undefined ? cureLines(check.cure) : []),
    ]);
}
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
function dryRunSummary({ mode, checks, figures, warnings, notes }) {
    const wrong = checks.filter(({ state }) => state === 'failed').length;
    const verdict = wrong === 0 ? '✅ all checks passed' : `❌ ${wrong} to fix`;
    const table = ['| | |', '|---|--:|', ...figures.map(([name, figure]) => `| ${name} | ${figure} |`)];
    return [
        `### Log Ferry \u00b7 ${mode} \u00b7 dry run \u00b7 ${verdict}`,
        'Nothing was written.',
        ...list('Warnings', warnings),
        ...(figures.length === 0 ? [] : [table.join('\n')]),
        '#### Checklist',
        ['| | Check | Found |', '| :-: | --- | --- |', ...checks.map(markdownRow)].join('\n'),
        ...section('What to do', 'failed', checks),
        ...section('Unknown or optional', 'unknown', checks),
        ...list('Good to know', notes),
    ].join('\n\n');
}
function markdownRow({ state, what, found = '' }) {
    return `| ${MARKS[state]} | ${(0,build_escape .p7)(what)} | ${(0,build_escape .h$)(found)} |`;
}
function list(title, lines) {
    return lines.length === 0
        ? []
        : [`#### ${title}`, lines.map((line) => `- ${(0,build_escape .h$)(line)}`).join('\n')];
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
        `**${(0,build_escape .p7)(what)}**<br>${(0,build_escape .h$)(cure.what)}`,
        ...(statements.length === 0 ? [] : [`For ${(0,build_escape .p7)(policyOf ?? 'the policy')}:`]),
        ...statements.map((statement) => block(JSON.stringify(statement, undefined, 2))),
        ...(command === undefined ? [] : [block(command)]),
    ];
}
function block(text) {
    return `<pre><code>${text.split('\n').map(build_escape .js).join('\n')}</code></pre>`;
}
var figures = __webpack_require__(1822);
; 
async function reportDryRun(inputs, host, { checks, plan, messages }) {
    const wrong = checks.filter(({ state }) => state === 'failed');
    const cut = plan === undefined ? undefined : windowsOf(inputs, plan);
    const outputs = outputsOf(plan, cut, wrong.length === 0);
    for (const [name, value] of Object.entries(outputs))
        host.output(name, value);
    const notes = [...widened(inputs, cut), ...(plan?.estimate.assumptions ?? [])];
    const figures = plan === undefined ? [] : figuresOf(plan, cut);
    host.info([`Dry run of mode ${inputs.mode}: nothing was written.`, ...checklistLines(checks)]);
    host.info([...figures.map(([name, figure]) => `${name}: ${figure}`), ...notes]);
    if (inputs.report !== 'none') {
        const texts = { warnings: messages.warnings, notes: [...messages.notices, ...notes] };
        await host.summary(dryRunSummary({ mode: inputs.mode, checks, figures, ...texts }));
    }
    const failures = wrong.map(oneLine);
    if (failures.length > 0)
        host.setFailed(failures);
    return { failures, complete: outputs.complete === 'true' };
}
function windowsOf({ split, mode, timeZone }, { chosen, survey }) {
    const { open } = survey;
    if (open === undefined)
        return { windows: [], split };
    const { window: within, explicit } = chosen;
    const cutsOf = (length) => timeZone.cuts(length, explicit ? within.from : undefined);
    return splitWindows({ open, within, split, cutsOf, unit: inputs .y$[mode].step });
}
function outputsOf(plan, cut, isWell) {
    if (plan === undefined)
        return { complete: 'false' };
    const { chosen, survey, estimate } = plan;
    const isDone = survey.segments === 0 && chosen.lost === undefined && chosen.unsettled === undefined;
    const windows = cut?.windows.map(({ from, to }) => ({ from: (0,engine_window .r4)(from), to: (0,engine_window .r4)(to) }));
    return {
        complete: String(isDone && isWell),
        'window-from': (0,engine_window .r4)(chosen.window.from),
        'window-to': (0,engine_window .r4)(chosen.window.to),
        'segments-planned': String(survey.segments),
        'segments-committed': '0',
        'segments-skipped': String(survey.held),
        'objects-skipped': String(survey.objectsSkipped),
        estimate: (0,preflight_estimate .zb)(estimate),
        windows: JSON.stringify(windows ?? []),
    };
}
function widened({ split }, cut) {
    if (cut === undefined || cut.split === split)
        return [];
    return [
        `split is widened from ${(0,duration .a3)(split)} to ${(0,duration .a3)(cut.split)}: a matrix takes no more than 256 jobs.`,
    ];
}
function figuresOf({ chosen, survey, estimate }, cut) {
    const { window } = chosen;
    const bytes = (count) => (count === null ? 'not known' : (0,figures .z3)(count));
    const { usd } = estimate;
    return [
        ['Window', `${(0,engine_window .r4)(window.from)} to ${(0,engine_window .r4)(window.to)}`],
        ['Segments left', (0,figures .B4)(survey.segments)],
        ['Objects', estimate.objects === null ? 'not known' : (0,figures .B4)(estimate.objects)],
        ['Bytes in the source', bytes(estimate.bytes)],
        ['Uncompressed, estimated', bytes(estimate.uncompressedBytes)],
        ['Price, estimated', usd === null ? 'not known' : `$${usd.toFixed(usd < 1 ? 4 : 2)}`],
        ['Windows for a matrix', (0,figures .B4)(cut?.windows.length ?? 0)],
    ];
}
var run = __webpack_require__(7700);
var after_delivery = __webpack_require__(1595);
var sign_in = __webpack_require__(653);
; 
async function dryRun(inputs, host, messages) {
    return reportDryRun(inputs, host, { ...(await findings(inputs, host)), messages });
}
async function findings(inputs, host) {
    const aws = (0,sign_in .J)(inputs, host);
    let identity;
    try {
        identity = await (0,sign_in .a)(aws, inputs, host);
    }
    catch (error) {
        return { checks: refusedIdentity(inputs, error, aws.claims) };
    }
    const rest = { clock: host.clock, account: identity.account, putTimeout: 0 };
    const services = { ...(await (0,run .bw)(aws, host, rest)), dryRun: true };
    const caller = new Caller({ ...identity, region: inputs.region });
    const look = await (0,modes .N)(inputs).preflight();
    const preflight = await look({ ...services, caller });
    const known = [...identityChecks(inputs, identity), ...preflight.checks];
    return planned({ inputs, host, aws, services }, preflight, known);
}
async function planned(run, preflight, known) {
    try {
        const { chosen, found, unmatched } = await planOf(run);
        const { estimate, checks } = await preflight.estimate(found);
        return {
            checks: [
                ...known,
                ...planChecks(chosen, withoutReported(known, found)),
                ...unmatchedChecks(unmatched),
                ...checks,
            ],
            plan: { chosen, survey: found, estimate },
        };
    }
    catch (error) {
        const isUnreported = error instanceof errors .xL || known.every(({ state }) => state !== 'failed');
        const added = isUnreported
            ? errorChecks('the plan', error)
            : [{ state: 'unknown', what: 'the plan', found: `could not be made: ${(0,errors .bD)(error)}` }];
        return { checks: [...known, ...added] };
    }
}
function withoutReported(known, found) {
    const isReported = (error) => known.some(({ state, found: text = '' }) => state === 'failed' && text.includes((0,errors .bD)(error)));
    return { ...found, failures: found.failures.filter(({ error }) => !isReported(error)) };
}
async function planOf({ inputs, host, aws, services, }) {
    const { store, serverClock } = await (0,run .Xr)(aws, inputs, host);
    const setUp = await (0,modes .N)(inputs).setUp();
    const ready = await setUp(services);
    await (0,run .ep)(store, ready, { notes: false });
    const frontiers = await (0,run ._O)({ store, clock: host.clock }, inputs, ready);
    const chosen = (0,run .FL)(inputs, ready, { frontiers, now: host.clock.now() });
    const { mode } = ready;
    const found = await (0,survey .Fr)({
        ...{ mode, window: chosen.window, windowOf: (item) => chosen.of(item).window },
        ...{ openSince: (0,run .uy)(frontiers), store, serverClock, run: (0,run .KQ)(host) },
    });
    return { chosen, found, unmatched: await (0,after_delivery .fU)(ready) };
}


  })

};
