export const id = 788;
export const ids = [788];
export const modules = {

  4788:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  keepFailureIssue: () => (  keepFailureIssue)
});
var errors = __webpack_require__(1285);
var build_escape = __webpack_require__(8193);
var inputs = __webpack_require__(6585);
var engine_window = __webpack_require__(5839);
var figures = __webpack_require__(1822);
; 
const TIMEOUT_MS = 5000;
const PAGE = 100;
const MAX_PAGES = 10;
class GitHubIssues {
    #settings;
    #rest;
    constructor(settings) {
        this.#settings = settings;
    }
    async open(label) {
        const found = [];
        for (let page = 1; page <= MAX_PAGES; page += 1) {
            const { data } = await this.#call('list issues', async (rest, of) => {
                const response = await rest.listForRepo({
                    ...{ ...of, labels: label, state: 'open', sort: 'created', direction: 'asc' },
                    ...{ per_page: PAGE, page },
                });
                if (Array.isArray(response.data))
                    return response;
                const { status } = response;
                throw Object.assign(new Error('the answer is no list of issues'), { response, status });
            });
            found.push(...data
                .filter(({ pull_request }) => pull_request === undefined)
                .map(({ number, body, created_at }) => ({ number, body: body ?? '', createdAt: created_at })));
            if (data.length < PAGE)
                break;
        }
        return found;
    }
    async create({ title, body, label }) {
        await this.#call('open an issue', (rest, of) => rest.create({ ...of, title, body, labels: [label] }));
    }
    async comment(number, body) {
        await this.#call('comment on an issue', (rest, of) => rest.createComment({ ...of, issue_number: number, body }));
    }
    async edit(number, body) {
        await this.#call('edit an issue', (rest, of) => rest.update({ ...of, issue_number: number, body }));
    }
    async close(number) {
        await this.#call('close an issue', (rest, of) => rest.update({ ...of, issue_number: number, state: 'closed', state_reason: 'completed' }));
    }
    async #call(what, call) {
        const { repository, timeout = TIMEOUT_MS } = this.#settings;
        const [owner = '', repo = ''] = repository.split('/');
        try {
            const rest = await (this.#rest ??= this.#connect());
            return await call(rest, { owner, repo, request: { signal: AbortSignal.timeout(timeout) } });
        }
        catch (cause) {
            throw refused(cause, what, repository);
        }
    }
    async #connect() {
        const { getOctokit } = await Promise.resolve( ).then(__webpack_require__.bind(__webpack_require__, 157));
        const { token, apiUrl } = this.#settings;
        return getOctokit(token, { baseUrl: apiUrl, userAgent: 'aws-log-ferry' }).rest.issues;
    }
}
function refused(cause, what, repository) {
    const status = cause instanceof Error ? Reflect.get(cause, 'status') : undefined;
    const answered = cause instanceof Error && Reflect.get(cause, 'response') !== undefined;
    const isPermission = answered && (status === 403 || status === 404);
    const hint = isPermission
        ? ' The job needs `permissions: issues: write` (in a reusable workflow the calling job too), and the repository needs issues.'
        : '';
    return new errors ._7(`GitHub did not ${what} of ${repository} (${answered ? `HTTP ${String(status)}` : 'no answer'}: ${(0,errors .bD)(cause)}).${hint}`, { call: what, resource: repository, retryable: !isPermission, cause });
}

; 
async function keepFailureIssue(given, host, { failures, complete, doneUpTo, hasReport = false }) {
    const { repository, apiUrl = 'https://api.github.com' } = host.environment;
    const token = given.text('github-token');
    if (repository === undefined || token === undefined) {
        host.warning('failure-issue: no issue is opened or closed, because there is no github-token or no repository.');
        return;
    }
    try {
        host.mask(token);
        const issues = new GitHubIssues({ apiUrl, repository, token });
        const subject = { ...subjectOf(given, host), hasReport };
        const at = host.clock.now();
        const behind = doneUpTo === undefined ? undefined : behindText(doneUpTo, at);
        if (failures.length > 0)
            await reportFailure(issues, subject, { errors: failures, at, behind });
        else if (complete)
            await reportRecovery(issues, subject);
    }
    catch (error) {
        host.warning(`failure-issue: ${(0,errors .bD)(error)}`);
    }
}
function subjectOf(given, { environment }) {
    return {
        workflow: environment.workflow ?? '',
        mode: `${given.text('mode') ?? ''}${given.isOn('verify') ? ' verify' : ''}`,
        ledger: given.text('ledger') ?? usualLedger(given),
        runUrl: environment.runUrl,
    };
}
function behindText(doneUpTo, at) {
    const wait = (0,figures .Du)(Math.max(0, at - doneUpTo) / 1000);
    return `Everything before ${(0,engine_window .r4)(doneUpTo)} is done, which is ${wait} ago.`;
}
function usualLedger(given) {
    const mode = (0,inputs .VV)(given);
    const bucket = mode && given.text(inputs .y$[mode].ledgerBucket);
    return bucket === undefined ? '' : `s3://${bucket}/${inputs .dE}`;
}
const FAILURE_LABEL = 'log-ferry';
const MAX_ERRORS = 20;
const MAX_ERROR_LENGTH = 1500;
const MAX_LIST_LENGTH = 30_000;
const MAX_NAME_LENGTH = 100;
async function reportFailure(issues, subject, news) {
    const [known] = await issuesAbout(issues, subject);
    if (known === undefined) {
        const title = `Log Ferry: mode ${failure_issue_short(subject.mode)} fails in workflow ${failure_issue_short(subject.workflow)}`;
        const body = issueBody(subject, { news, first: firstOf(subject, news) });
        await issues.create({ title, body, label: FAILURE_LABEL });
        return;
    }
    const last = `**The last error**, at ${instantOf(news.at)} (${linkTo(subject)}):\n\n${listOf(news.errors)}`;
    await issues.edit(known.number, issueBody(subject, { news, first: firstIn(known), last }));
    await issues.comment(known.number, `A run failed: ${linkTo(subject)}.${reportOf(subject)}\n\n${listOf(news.errors)}`);
}
const FIRST = ['<!-- log-ferry first -->', '<!-- /log-ferry first -->'];
function firstOf(subject, { errors, at }) {
    return `Runs fail since **${instantOf(at)}**. The first error (${linkTo(subject)}):\n\n${listOf(errors)}`;
}
function firstIn({ body, createdAt }) {
    const [start, end] = FIRST.map((mark) => body.indexOf(mark));
    if (start === undefined || end === undefined || start < 0 || end < start)
        return `Runs fail since **${createdAt}**.`;
    return body.slice(start + FIRST[0].length, end).trim();
}
function issueBody(subject, { news, first, last }) {
    const { behind = 'It is unknown how far behind the schedule is: the run failed before it could tell.' } = news;
    const promise = 'The next successful and complete run closes this issue.';
    const parts = [
        markerOf(subject),
        ...[FIRST[0], first, FIRST[1]],
        ...(last === undefined ? [] : [last]),
        `${behind}${reportOf(subject)}`,
        promise,
    ];
    return parts.join('\n\n');
}
function instantOf(at) {
    return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
async function reportRecovery(issues, subject) {
    for (const { number } of await issuesAbout(issues, subject)) {
        await issues.comment(number, `Everything is up to date again: ${linkTo(subject)}.`);
        await issues.close(number);
    }
}
async function issuesAbout(issues, subject) {
    const marker = markerOf(subject);
    const open = await issues.open(FAILURE_LABEL);
    return open.filter(({ body }) => body.includes(marker)).sort((a, b) => a.number - b.number);
}
function markerOf({ workflow, mode, ledger }) {
    const [of, how, where] = [workflow, mode, ledger].map(encodeURIComponent);
    return `<!-- log-ferry workflow=${of ?? ''} mode=${how ?? ''} ledger=${where ?? ''} -->`;
}
function listOf(errors) {
    const lines = [];
    let length = 0;
    for (const error of errors.slice(0, MAX_ERRORS)) {
        const line = `- ${(0,build_escape .p7)((0,build_escape .RK)(error).slice(0, MAX_ERROR_LENGTH))}`;
        length += line.length;
        if (length > MAX_LIST_LENGTH)
            break;
        lines.push(line);
    }
    const left = errors.length - lines.length;
    if (left > 0)
        lines.push(`- and ${left} more, in the log of the run`);
    return lines.join('\n');
}
function linkTo({ runUrl }) {
    return runUrl === undefined ? 'see the log' : `[see the run](${encodeURI(runUrl)})`;
}
function reportOf({ runUrl, hasReport }) {
    if (runUrl === undefined || !hasReport)
        return '';
    return ` Its HTML report, where the workflow keeps it, is among the [artifacts of the run](${encodeURI(runUrl)}#artifacts).`;
}
function failure_issue_short(name) {
    return (0,build_escape .RK)(name).slice(0, MAX_NAME_LENGTH);
}


  })

};
