import type { getOctokit } from '@actions/github';
import { messageOf, ServiceError } from '../errors.js';

/** An issue as GitHub has it. */
export interface Issue {
  readonly number: number;
  readonly body: string;
  /** An RFC 3339 instant. */
  readonly createdAt: string;
}

/** The issues of one repository, as far as the failure issue needs them. */
export interface Issues {
  /** The open ones with a label, oldest first. */
  open(label: string): Promise<Issue[]>;
  create(issue: { readonly title: string; readonly body: string; readonly label: string }): Promise<void>;
  comment(number: number, body: string): Promise<void>;
  edit(number: number, body: string): Promise<void>;
  close(number: number): Promise<void>;
}

interface GitHubSettings {
  /** `https://api.github.com`; another one on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** An answer that takes longer is not waited for, ms. */
  readonly timeout?: number;
}

/** A cancelled run has 7.5 seconds before it is killed. */
const TIMEOUT_MS = 5000;
const PAGE = 100;
/** An end, should the API not honour `page`. */
const MAX_PAGES = 10;

type Rest = ReturnType<typeof getOctokit>['rest']['issues'];
type Repository = { readonly owner: string; readonly repo: string };
/** What every request carries: an end to the waiting. */
interface Options {
  readonly request: { readonly signal: AbortSignal };
}

/** Issues over GitHub's REST API; proxies are those of the environment. */
export class GitHubIssues implements Issues {
  readonly #settings: GitHubSettings;
  #rest: Promise<Rest> | undefined;

  constructor(settings: GitHubSettings) {
    this.#settings = settings;
  }

  async open(label: string): Promise<Issue[]> {
    const found: Issue[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const { data } = await this.#call('list issues', async (rest, of) => {
        const response = await rest.listForRepo({
          ...{ ...of, labels: label, state: 'open', sort: 'created', direction: 'asc' },
          ...{ per_page: PAGE, page },
        });
        if (Array.isArray(response.data)) return response;
        const { status } = response;
        throw Object.assign(new Error('the answer is no list of issues'), { response, status });
      });
      found.push(
        ...data
          .filter(({ pull_request }) => pull_request === undefined)
          .map(({ number, body, created_at }) => ({ number, body: body ?? '', createdAt: created_at })),
      );
      if (data.length < PAGE) break;
    }
    return found;
  }

  async create({ title, body, label }: { title: string; body: string; label: string }): Promise<void> {
    await this.#call('open an issue', (rest, of) => rest.create({ ...of, title, body, labels: [label] }));
  }

  async comment(number: number, body: string): Promise<void> {
    await this.#call('comment on an issue', (rest, of) =>
      rest.createComment({ ...of, issue_number: number, body }),
    );
  }

  async edit(number: number, body: string): Promise<void> {
    await this.#call('edit an issue', (rest, of) => rest.update({ ...of, issue_number: number, body }));
  }

  async close(number: number): Promise<void> {
    await this.#call('close an issue', (rest, of) =>
      rest.update({ ...of, issue_number: number, state: 'closed', state_reason: 'completed' }),
    );
  }

  async #call<T>(what: string, call: (rest: Rest, of: Repository & Options) => Promise<T>): Promise<T> {
    const { repository, timeout = TIMEOUT_MS } = this.#settings;
    const [owner = '', repo = ''] = repository.split('/');
    try {
      const rest = await (this.#rest ??= this.#connect());
      return await call(rest, { owner, repo, request: { signal: AbortSignal.timeout(timeout) } });
    } catch (cause) {
      throw refused(cause, what, repository);
    }
  }

  /** Loaded when there is something to tell: most runs have nothing. */
  async #connect(): Promise<Rest> {
    const { getOctokit } = await import('@actions/github');
    const { token, apiUrl } = this.#settings;
    return getOctokit(token, { baseUrl: apiUrl, userAgent: 'aws-log-ferry' }).rest.issues;
  }
}

function refused(cause: unknown, what: string, repository: string): ServiceError {
  const status: unknown = cause instanceof Error ? Reflect.get(cause, 'status') : undefined;
  // The library writes 500 where no answer came.
  const answered = cause instanceof Error && Reflect.get(cause, 'response') !== undefined;
  const isPermission = answered && (status === 403 || status === 404);
  // 404 is how GitHub refuses what a token must not know of.
  const hint = isPermission
    ? ' The job needs `permissions: issues: write` (in a reusable workflow the calling job too), and the repository needs issues.'
    : '';
  return new ServiceError(
    `GitHub did not ${what} of ${repository} (${answered ? `HTTP ${String(status)}` : 'no answer'}: ${messageOf(cause)}).${hint}`,
    { call: what, resource: repository, retryable: !isPermission, cause },
  );
}
