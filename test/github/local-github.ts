/** A stand-in for the issues of GitHub's REST API: one repository, in memory, over plain HTTP. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalIssue {
  readonly number: number;
  readonly title: string;
  body: string | null;
  readonly createdAt: string;
  readonly labels: readonly string[];
  readonly comments: string[];
  readonly pull: boolean;
  state: 'open' | 'closed';
}

export interface LocalGitHub {
  readonly url: string;
  readonly issues: LocalIssue[];
  /** Method and path of every request, in order. */
  readonly requests: string[];
  /** The `Authorization` of every request. */
  readonly tokens: (string | undefined)[];
  /** Answers every request with this status instead. */
  refuse: number | undefined;
  add(issue: Partial<LocalIssue>): LocalIssue;
  close(): Promise<void>;
}

const REPOSITORY = '/repos/example/logs';

export async function startLocalGitHub(): Promise<LocalGitHub> {
  const github = new Repository();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://local');
      github.requests.push(`${request.method ?? ''} ${url.pathname}`);
      github.tokens.push(request.headers.authorization);
      const { status, answer } = github.answer(request.method ?? '', url, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(github, {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  });
}

interface Answer {
  readonly status: number;
  readonly answer: unknown;
}

class Repository {
  readonly issues: LocalIssue[] = [];
  readonly requests: string[] = [];
  readonly tokens: (string | undefined)[] = [];
  refuse: number | undefined;

  add(issue: Partial<LocalIssue>): LocalIssue {
    const number = this.issues.length + 1;
    const usual = {
      title: '',
      createdAt: '2026-11-26T10:00:00Z',
      body: '',
      labels: ['log-ferry'],
      pull: false,
      state: 'open' as const,
    };
    const added: LocalIssue = { number, comments: [], ...usual, ...issue };
    this.issues.push(added);
    return added;
  }

  answer(method: string, url: URL, body: Record<string, unknown>): Answer {
    if (this.refuse !== undefined)
      return { status: this.refuse, answer: { message: 'Resource not accessible' } };
    const [, path = ''] = url.pathname.split(REPOSITORY);
    if (method === 'GET' && path === '/issues') return this.#list(url.searchParams);
    if (method === 'POST' && path === '/issues') {
      const added = this.add({
        title: String(body['title']),
        body: String(body['body']),
        labels: body['labels'] as string[],
      });
      return { status: 201, answer: shown(added) };
    }
    const [, number = '', rest = ''] = /^\/issues\/(\d+)(\/comments)?$/.exec(path) ?? [];
    const issue = this.issues[Number(number) - 1];
    if (issue === undefined) return { status: 404, answer: { message: 'Not Found' } };
    if (method === 'POST' && rest !== '') {
      issue.comments.push(String(body['body']));
      return { status: 201, answer: {} };
    }
    if (method === 'PATCH' && body['state'] === 'closed') issue.state = 'closed';
    if (method === 'PATCH' && typeof body['body'] === 'string') issue.body = body['body'];
    return { status: 200, answer: shown(issue) };
  }

  #list(query: URLSearchParams): Answer {
    const [label, size] = [query.get('labels') ?? '', Number(query.get('per_page') ?? '30')];
    const found = this.issues.filter(
      ({ labels, state }) => labels.includes(label) && state === query.get('state'),
    );
    const first = (Number(query.get('page') ?? '1') - 1) * size;
    return { status: 200, answer: found.slice(first, first + size).map(shown) };
  }
}

function shown({ number, title, body, state, pull, createdAt }: LocalIssue): object {
  return { number, title, body, state, created_at: createdAt, ...(pull ? { pull_request: {} } : {}) };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
