import { randomBytes } from 'node:crypto';
import type { AmplifyRow } from './seed/amplify.js';
import { amplifyHeader } from './seed/amplify.js';
import type { Clock } from './wire/clock.js';
import { JsonInput } from './wire/json-input.js';
import { JsonStyleErrors } from './wire/json-service.js';
import type { AwsRequest, Operation, PlannedCall, Reply, Service } from './wire/message.js';
import { awsError } from './wire/message.js';

const hour = 3_600_000;
const twoWeeks = 14 * 24 * hour;

export interface AmplifyApp {
  readonly appId: string;
  readonly name: string;
  readonly defaultDomain: string;
  /** Associated root domains. */
  readonly domains: string[];
  /** Every row by domain, in the order in which they were added. */
  readonly rows: Map<string, AmplifyRow[]>;
}

/** How the service misbehaves without breaking its word. */
export interface AmplifyBehaviour {
  /** Rows of the hour before and of the hour after that come along. */
  strayRows: number;
  /** Every n-th row comes twice; 0 for none. */
  doubleEvery: number;
  /** Windows that touch more hours than this time out. */
  timeoutHours: number;
  /** Seconds that a download address lives. */
  urlSeconds: number;
}

interface Place {
  clock: Clock;
  partition: string;
  region: string;
  account: string;
}

function notFound(message: string): Error {
  return awsError(404, 'NotFoundException', message);
}

function badRequest(message: string): Error {
  return awsError(400, 'BadRequestException', message);
}

interface Download {
  readonly body: Buffer;
  readonly until: number;
}

/** Amplify Hosting as far as access logs go: REST JSON, and the download that its addresses lead to. */
export class Amplify extends JsonStyleErrors implements Service {
  readonly name = 'amplify';
  readonly behaviour: AmplifyBehaviour = {
    strayRows: 0,
    doubleEvery: 0,
    timeoutHours: Infinity,
    urlSeconds: 3600,
  };
  readonly apps = new Map<string, AmplifyApp>();
  readonly downloads = new Map<string, Download>();
  /** Where the server listens; set when it does. */
  url = '';
  readonly #place: Place;

  constructor(place: Place) {
    super({ authStatus: 403, contentType: 'application/json', throttleStatus: 429 });
    this.#place = place;
  }

  createApp(appId: string, options: { name?: string; domains?: string[] } = {}): AmplifyApp {
    const { name = 'site', domains = [] } = options;
    const app = {
      appId,
      name,
      defaultDomain: `${appId}.amplifyapp.com`,
      domains,
      rows: new Map<string, AmplifyRow[]>(),
    };
    this.apps.set(appId, app);
    return app;
  }

  addRows(appId: string, domain: string, rows: Iterable<AmplifyRow>): void {
    const app = this.#app(appId);
    app.rows.set(domain, [...(app.rows.get(domain) ?? []), ...rows]);
  }

  plan(request: AwsRequest): PlannedCall {
    const [, top, appId = '', part, ...rest] = request.path.split('/').map(decodeURIComponent);
    if (top !== 'apps' || rest.length > 0) throw notFound('Not Found');
    const calls: Record<string, [operation: string, arn: string, run: () => object]> = {
      GET: ['GetApp', `apps/${appId}`, () => ({ app: describeApp(this.#app(appId)) })],
      'GET domains': [
        'ListDomainAssociations',
        `apps/${appId}/domains/*`,
        () => this.#domains(appId, request.query),
      ],
      'POST accesslogs': [
        'GenerateAccessLogs',
        `apps/${appId}/accesslogs/*`,
        () => this.#generate(appId, request),
      ],
    };
    const found = calls[part === undefined ? request.method : `${request.method} ${part}`];
    if (!found || appId === '') throw notFound('Not Found');
    const [operation, resource, run] = found;
    const isOfDomain = operation === 'GenerateAccessLogs';
    const asked = isOfDomain ? { part: JsonInput.parse(request.body).string('domainName') ?? '' } : {};
    return {
      operation: { ...this.#describe(operation, appId, resource), ...asked },
      run: () => this.reply(run(), request),
    };
  }

  #describe(operation: string, resource: string, path: string): Operation {
    const { partition, region, account } = this.#place;
    const arn = `arn:${partition}:amplify:${region}:${account}:${path}`;
    return { service: this.name, operation, resource, action: `amplify:${operation}`, arn };
  }

  #app(appId: string): AmplifyApp {
    const app = this.apps.get(appId);
    if (app) return app;
    throw notFound(`App ${appId} not found.`);
  }

  #domains(appId: string, query: URLSearchParams): object {
    const app = this.#app(appId);
    const max = Number(query.get('maxResults') ?? '50');
    const start = Number(query.get('nextToken') ?? '0');
    if (!(max >= 1 && max <= 50)) throw badRequest('maxResults must be between 1 and 50');
    const page = app.domains.slice(start, start + max).map((domainName) => ({
      domainAssociationArn: this.#describe('', '', `apps/${appId}/domains/${domainName}`).arn,
      domainName,
      domainStatus: 'AVAILABLE',
      enableAutoSubDomain: false,
      statusReason: '',
      subDomains: [
        { subDomainSetting: { prefix: 'www', branchName: 'main' }, verified: true, dnsRecord: '' },
      ],
    }));
    const more = start + max < app.domains.length;
    return { domainAssociations: page, nextToken: more ? String(start + max) : undefined };
  }

  #generate(appId: string, request: AwsRequest): object {
    const input = JsonInput.parse(request.body);
    const app = this.#app(appId);
    const domain = input.string('domainName') ?? '';
    const isBranch = domain.endsWith(`.${app.defaultDomain}`);
    if (domain !== app.defaultDomain && !isBranch && !app.domains.includes(domain)) {
      throw notFound(`Domain ${domain} not found`);
    }
    const now = this.#place.clock.now();
    const end = (input.number('endTime') ?? now / 1000) * 1000;
    const start = (input.number('startTime') ?? (end - twoWeeks) / 1000) * 1000;
    if (end < start) throw badRequest('startTime must be before endTime');
    if (end - start > twoWeeks) throw badRequest('The time range must not exceed two weeks');
    const [from, to] = [Math.floor(start / hour) * hour, (Math.floor(end / hour) + 1) * hour];
    if ((to - from) / hour > this.behaviour.timeoutHours) {
      throw awsError(504, 'InternalServerErrorException', 'Endpoint request timed out');
    }
    return { logUrl: this.#offer(this.#rows(app, { domain, from, to, now })) };
  }

  /** Whole hours of what is visible by now, in order, with what the behaviour adds. */
  #rows(app: AmplifyApp, ask: { domain: string; from: number; to: number; now: number }): string[] {
    const visible = (app.rows.get(ask.domain) ?? []).filter(({ visibleAt = 0 }) => visibleAt <= ask.now);
    const sorted = visible.sort((a, b) => a.time - b.time);
    const inside = sorted.filter(({ time }) => time >= ask.from && time < ask.to);
    const { strayRows, doubleEvery } = this.behaviour;
    const before =
      strayRows === 0
        ? []
        : sorted.filter(({ time }) => time < ask.from && time >= ask.from - hour).slice(-strayRows);
    const after = sorted.filter(({ time }) => time >= ask.to && time < ask.to + hour).slice(0, strayRows);
    const doubles =
      doubleEvery === 0 ? [] : inside.filter((_, index) => index % doubleEvery === doubleEvery - 1);
    return [...before, ...inside, ...after, ...doubles].map(({ line }) => line);
  }

  #offer(rows: readonly string[]): string {
    const id = randomBytes(12).toString('hex');
    const { urlSeconds } = this.behaviour;
    const body = Buffer.from([amplifyHeader, ...rows].map((row) => `${row}\n`).join(''));
    this.downloads.set(id, { body, until: this.#place.clock.now() + urlSeconds * 1000 });
    const token = randomBytes(32).toString('hex');
    const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=${urlSeconds}&X-Amz-SignedHeaders=host`;
    return `${this.url}/_amplify/${id}/access-logs.csv?${query}&X-Amz-Security-Token=${token}&X-Amz-Signature=${token}`;
  }

  /** The service behind the download addresses, with faults of its own: `amplify` / `DownloadAccessLogs`. */
  readonly download: Service = {
    name: 'amplify',
    plan: (request) => ({
      operation: this.#describe('DownloadAccessLogs', request.path.split('/')[2] ?? '', '*'),
      anonymous: true,
      run: () => this.#fetch(request),
    }),
    failure: (error, request) => this.failure(error, request),
    authError: (problem) => this.authError(problem),
    deniedError: () => awsError(403, 'AccessDenied', 'Access Denied'),
    throttled: () => awsError(503, 'SlowDown', 'Please reduce your request rate.'),
    internal: () => awsError(500, 'InternalError', 'We encountered an internal error. Please try again.'),
  };

  #fetch(request: AwsRequest): Reply {
    const found = this.downloads.get(request.path.split('/')[2] ?? '');
    if (!found || found.until <= this.#place.clock.now())
      throw awsError(403, 'AccessDenied', 'Request has expired');
    const headers = { 'content-type': 'text/csv', 'x-amz-request-id': request.requestId };
    return { status: 200, headers, body: found.body };
  }
}

function describeApp(app: AmplifyApp): object {
  return { appId: app.appId, name: app.name, defaultDomain: app.defaultDomain, platform: 'WEB' };
}
