import type { HttpClient } from '@actions/http-client';
import * as v from 'valibot';
import { messageOf, ServiceError } from '../errors.js';

export interface Issue {
  readonly number: number;
  readonly body: string;
}

/** The issues of one repository, as far as the failure issue needs them. */
export interface Issues {
  /** The open ones with a label, oldest first. */
  open(label: string): Promise<Issue[]>;
  create(issue: { readonly title: string; readonly body: string; readonly label: string }): Promise<void>;
  comment(number: number, body: string): Promise<void>;
  close(number: number): Promise<void>;
}

export interface GitHubSettings {
  /** `https://api.github.com`; another one on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/** A cancelled run has 7.5 seconds before it is killed: an answer that takes longer is not waited for. */
const TIMEOUT_MS = 5000;
const PAGE = 100;
/** An end, should the API not honour `page`. */
const MAX_PAGES = 10;

const issuesSchema = v.array(
  v.object({ number: v.number(), body: v.nullish(v.string(), ''), pull_request: v.optional(v.unknown()) }),
);

/** Issues over GitHub's REST API; proxies are those of the environment. */
export class GitHubIssues implements Issues {
  readonly #settings: GitHubSettings;
  #client: Promise<HttpClient> | undefined;

  constructor(settings: GitHubSettings) {
    this.#settings = settings;
  }

  async open(label: string): Promise<Issue[]> {
    const found: Issue[] = [];
    for (let page = 1; page <= MAX_PAGES; page += 1) {
      const query = `labels=${encodeURIComponent(label)}&state=open&sort=created&direction=asc`;
      const issues = await this.#call('list issues', async (client, url) => {
        const { statusCode, result } = await client.getJson<unknown>(
          `${url}/issues?${query}&per_page=${PAGE}&page=${page}`,
        );
        // The client takes 404 for an empty answer.
        if (statusCode === 404) throw Object.assign(new Error('Not Found'), { statusCode });
        return v.parse(issuesSchema, result);
      });
      found.push(...issues.filter((each) => each.pull_request === undefined));
      if (issues.length < PAGE) break;
    }
    return found.map(({ number, body }) => ({ number, body }));
  }

  async create({ title, body, label }: { title: string; body: string; label: string }): Promise<void> {
    await this.#call('open an issue', (client, url) =>
      client.postJson(`${url}/issues`, { title, body, labels: [label] }),
    );
  }

  async comment(number: number, body: string): Promise<void> {
    await this.#call('comment on an issue', (client, url) =>
      client.postJson(`${url}/issues/${number}/comments`, { body }),
    );
  }

  async close(number: number): Promise<void> {
    const state = { state: 'closed', state_reason: 'completed' };
    await this.#call('close an issue', (client, url) => client.patchJson(`${url}/issues/${number}`, state));
  }

  async #call<T>(what: string, call: (client: HttpClient, url: string) => Promise<T>): Promise<T> {
    const { apiUrl, repository } = this.#settings;
    try {
      this.#client ??= this.#connect();
      return await call(await this.#client, `${apiUrl}/repos/${repository}`);
    } catch (cause) {
      throw refused(cause, what, repository);
    }
  }

  /** Loaded when there is something to tell: most runs have nothing. */
  async #connect(): Promise<HttpClient> {
    const { HttpClient } = await import('@actions/http-client');
    return new HttpClient('aws-log-ferry', [], {
      headers: {
        Authorization: `Bearer ${this.#settings.token}`,
        Accept: 'application/vnd.github+json',
        'X-GitHub-Api-Version': '2022-11-28',
      },
      socketTimeout: TIMEOUT_MS,
      allowRetries: true,
      maxRetries: 1,
      keepAlive: false,
    });
  }
}

function refused(cause: unknown, what: string, repository: string): ServiceError {
  const status: unknown = cause instanceof Error ? Reflect.get(cause, 'statusCode') : undefined;
  const isPermission = status === 403 || status === 404;
  // 404 is how GitHub refuses what a token must not know of.
  const hint = isPermission
    ? ' The job needs `permissions: issues: write` (in a reusable workflow the calling job too), and the repository needs issues.'
    : '';
  return new ServiceError(
    `GitHub did not ${what} of ${repository} (${typeof status === 'number' ? `HTTP ${status}` : 'no answer'}: ${messageOf(cause)}).${hint}`,
    { call: what, resource: repository, retryable: !isPermission, cause },
  );
}
