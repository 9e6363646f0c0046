export const id = 563;
export const ids = [563];
export const modules = {

/***/ 4563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  keepFailureIssue: () => (/* binding */ keepFailureIssue)
});

// EXTERNAL MODULE: ./build/errors.js + 1 modules
var errors = __webpack_require__(2588);
// EXTERNAL MODULE: ./build/inputs/inputs.js + 20 modules
var inputs = __webpack_require__(1659);
// EXTERNAL MODULE: ./build/escape.js
var build_escape = __webpack_require__(8193);
;// CONCATENATED MODULE: ./build/platform/failure-issue.js

const FAILURE_LABEL = 'log-ferry';
/** A text of GitHub has at most 65,536 characters; what is cut can be read in the log of the run. */
const MAX_ERRORS = 20;
const MAX_ERROR_LENGTH = 1500;
const MAX_BODY_LENGTH = 60_000;
const MAX_NAME_LENGTH = 100;
/** Opens an issue for the first failure, and comments on it for the later ones. */
async function reportFailure(issues, subject, errors) {
    const [known] = await issuesAbout(issues, subject);
    const told = bodyOf(subject, errors);
    if (known !== undefined) {
        await issues.comment(known.number, told);
        return;
    }
    const title = `Log Ferry: mode ${failure_issue_short(subject.mode)} fails in workflow ${failure_issue_short(subject.workflow)}`;
    const promise = 'The next good and complete run closes this issue.';
    const body = [markerOf(subject), told, promise].join('\n\n');
    await issues.create({ title, body, label: FAILURE_LABEL });
}
/** Closes the issue, and doubles of it: runs at the same time may each have opened one. */
async function reportRecovery(issues, subject) {
    for (const { number } of await issuesAbout(issues, subject)) {
        await issues.comment(number, `All is done again: ${linkTo(subject)}.`);
        await issues.close(number);
    }
}
async function issuesAbout(issues, subject) {
    const marker = markerOf(subject);
    const open = await issues.open(FAILURE_LABEL);
    return open.filter(({ body }) => body.includes(marker)).sort((a, b) => a.number - b.number);
}
/** An HTML comment, which GitHub does not show. Nothing in it can end it: `>` is encoded. */
function markerOf({ workflow, mode, ledger }) {
    const [of, how, where] = [workflow, mode, ledger].map(encodeURIComponent);
    return `<!-- log-ferry workflow=${of ?? ''} mode=${how ?? ''} ledger=${where ?? ''} -->`;
}
function bodyOf(subject, errors) {
    const head = `A run failed: ${linkTo(subject)}.`;
    const lines = [];
    let length = 0;
    for (const error of errors.slice(0, MAX_ERRORS)) {
        const line = `- ${(0,build_escape/* markdownText */.p7)((0,build_escape/* visible */.RK)(error).slice(0, MAX_ERROR_LENGTH))}`;
        length += line.length;
        if (length > MAX_BODY_LENGTH)
            break;
        lines.push(line);
    }
    const left = errors.length - lines.length;
    if (left > 0)
        lines.push(`- and ${left} more, in the log of the run`);
    return `${head}\n\n${lines.join('\n')}`;
}
function linkTo({ runUrl }) {
    return runUrl === undefined ? 'see the log' : `[see the run](${encodeURI(runUrl)})`;
}
function failure_issue_short(name) {
    return (0,build_escape/* visible */.RK)(name).slice(0, MAX_NAME_LENGTH);
}

;// CONCATENATED MODULE: ./build/platform/github-issues.js

/** A cancelled run has 7.5 seconds before it is killed. */
const TIMEOUT_MS = 5000;
const PAGE = 100;
/** An end, should the API not honour `page`. */
const MAX_PAGES = 10;
/** Issues over GitHub's REST API; proxies are those of the environment. */
class GitHubIssues {
    #settings;
    #rest;
    constructor(settings) {
        this.#settings = settings;
    }
    async open(label) {
        const found = [];
        for (let page = 1; page <= MAX_PAGES; page += 1) {
            const { data } = await this.#call('list issues', (rest, of) => rest.listForRepo({
                ...{ ...of, labels: label, state: 'open', sort: 'created', direction: 'asc' },
                ...{ per_page: PAGE, page },
            }));
            found.push(...data
                .filter(({ pull_request }) => pull_request === undefined)
                .map(({ number, body }) => ({ number, body: body ?? '' })));
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
    /** Loaded when there is something to tell: most runs have nothing. */
    async #connect() {
        const { getOctokit } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2413));
        const { token, apiUrl } = this.#settings;
        return getOctokit(token, { baseUrl: apiUrl, userAgent: 'aws-log-ferry' }).rest.issues;
    }
}
function refused(cause, what, repository) {
    const status = cause instanceof Error ? Reflect.get(cause, 'status') : undefined;
    // The library writes 500 where no answer came.
    const answered = cause instanceof Error && Reflect.get(cause, 'response') !== undefined;
    const isPermission = answered && (status === 403 || status === 404);
    // 404 is how GitHub refuses what a token must not know of.
    const hint = isPermission
        ? ' The job needs `permissions: issues: write` (in a reusable workflow the calling job too), and the repository needs issues.'
        : '';
    return new errors/* ServiceError */._7(`GitHub did not ${what} of ${repository} (${answered ? `HTTP ${String(status)}` : 'no answer'}: ${(0,errors/* messageOf */.bD)(cause)}).${hint}`, { call: what, resource: repository, retryable: !isPermission, cause });
}

;// CONCATENATED MODULE: ./build/main/failure-issue.js




/** Opens, comments or closes the failure issue. GitHub's refusal is a warning: the logs are what the run is for. */
async function keepFailureIssue(given, host, { failures, complete }) {
    const { repository, apiUrl = 'https://api.github.com' } = host.environment;
    const token = given.text('github-token');
    if (repository === undefined || token === undefined) {
        host.warning('failure-issue: nothing is told, since there is no github-token or no repository.');
        return;
    }
    try {
        host.mask(token);
        const issues = new GitHubIssues({ apiUrl, repository, token });
        const subject = subjectOf(given, host);
        if (failures.length > 0)
            await reportFailure(issues, subject, failures);
        else if (complete)
            await reportRecovery(issues, subject);
    }
    catch (error) {
        host.warning(`failure-issue: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
function subjectOf(given, { environment }) {
    return {
        workflow: environment.workflow ?? '',
        mode: given.text('mode') ?? '',
        ledger: given.text('ledger') ?? usualLedger(given),
        runUrl: environment.runUrl,
    };
}
/** As the inputs name it, so that a run whose inputs are wrong elsewhere has the same one. */
function usualLedger(given) {
    const mode = (0,inputs/* modeOf */.VV)(given);
    const bucket = mode && given.text(inputs/* MODE_FACTS */.y$[mode].ledgerBucket);
    return bucket === undefined ? '' : `s3://${bucket}/${inputs/* LEDGER_PREFIX */.dE}`;
}


/***/ })

};
