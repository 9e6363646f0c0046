import type { AmplifyClient } from '@aws-sdk/client-amplify';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../engine/clock.js';
import { PROXY, serviceError } from '../errors.js';
import { answerCheck } from './answer-check.js';
import { Answers } from './answers.js';
import { systemClock } from './clock.js';
import { ThrottleRetries } from './throttle-retries.js';
import { proxyHost } from './proxy.js';
import { requestCompression } from './request-compression.js';
import { RequestHandler, type Timeouts } from './request-handler.js';
import {
  Sessions,
  type RoleChain,
  type SessionSettings,
  type SignInHost,
  type StsClient,
} from './sessions.js';
import type { TokenClaims } from './token-claims.js';
import { VERSION } from './version.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface AwsSettings {
  readonly region: string;
  /** Absent: the SDK's default credential chain. */
  readonly role: RoleChain | undefined;
  readonly host: SignInHost;
  /** Throttled calls are retried for this long from now, ms; 0 or absent: no limit. */
  readonly timeBudget?: number | undefined;
  /** Where the SDK's own variables stand; by default the process's. */
  readonly environment?: Environment;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
  readonly answers?: Answers;
  readonly signInPatience?: SessionSettings['patience'];
}

export interface CallerIdentity {
  readonly account: string;
  readonly arn: string;
}

/** The SDK's standard retries for what may be repeated; AWS_MAX_ATTEMPTS goes before it. */
const MAX_ATTEMPTS = 5;

type Plugin = StsClient['clientPlugins'][number];

interface ClientConfig {
  readonly region: string;
  readonly requestHandler: RequestHandler;
  /** `app/aws-log-ferry#1.0.0`, as CloudTrail shows it. */
  readonly customUserAgent: [name: string, version: string][];
  readonly maxAttempts?: number;
  readonly credentials?: () => ReturnType<Sessions['forSdkClient']>;
}

/** AWS for one run: who it is, and a client for each service, loaded when it is asked for: signing in goes first. */
export class Aws {
  readonly answers: Answers;
  readonly #settings: AwsSettings;
  readonly #environment: Environment;
  readonly #requestHandler: RequestHandler;
  readonly #compressFrom: number;
  readonly #patience: ThrottleRetries;
  readonly #sessions: Sessions | undefined;

  constructor(settings: AwsSettings) {
    const { host, role, clock = systemClock, environment = process.env, timeBudget = 0 } = settings;
    this.#settings = settings;
    this.#environment = environment;
    this.#compressFrom = requestCompression(environment);
    this.answers =
      settings.answers ??
      new Answers({
        clock,
        log: (line) => {
          host.info(line);
        },
      });
    this.#requestHandler = new RequestHandler(environment, this.answers, settings.timeouts);
    const cancelled = host.onCancel();
    this.#patience = new ThrottleRetries({ clock, answers: this.answers, timeBudget, cancelled });
    if (role === undefined) return;
    const patience = settings.signInPatience;
    this.#sessions = new Sessions({
      ...{ chain: role, host, clock, answers: this.answers, client: this.#sts() },
      ...(patience === undefined ? {} : { patience }),
    });
  }

  /** What the OIDC token said of the job, where one was had. */
  get claims(): TokenClaims | undefined {
    return this.#sessions?.claims;
  }

  /** The account and ARN that this run acts as. */
  async identity(): Promise<CallerIdentity> {
    const { role } = this.#settings;
    if (role === undefined || this.#sessions === undefined) return this.#askIdentity();
    await this.#sessions.credentials();
    return sessionOf(role);
  }

  async #askIdentity(): Promise<CallerIdentity> {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const sts = this.#equipped(new STSClient(this.#config()));
    try {
      const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
      return { account: Account, arn: Arn };
    } catch (cause) {
      throw serviceError(cause, { call: 'sts:GetCallerIdentity', resource: 'the identity of this run' });
    }
  }

  async s3(): Promise<S3Client> {
    const { S3Client } = await import('@aws-sdk/client-s3');
    const environment = this.#environment;
    const endpoints = [environment['AWS_ENDPOINT_URL_S3'], environment['AWS_ENDPOINT_URL']];
    const hasOwnEndpoint = endpoints.some((url) => url !== undefined && url !== '');
    return this.#equipped(
      new S3Client({
        ...this.#config(),
        // A custom endpoint seldom has a host name for each bucket.
        forcePathStyle: hasOwnEndpoint,
        // Log objects are gzip, which carries a CRC of its own.
        responseChecksumValidation: 'WHEN_REQUIRED',
        followRegionRedirects: true,
      }),
    );
  }

  /**
   * Two clients: one that retries, and one that tries once, for PutLogEvents: what became of an unanswered put is
   * looked into, not repeated blindly. And from how many bytes on its bodies may be compressed.
   */
  async logs(): Promise<{
    retrying: CloudWatchLogsClient;
    once: CloudWatchLogsClient;
    compressFrom: number;
  }> {
    const { CloudWatchLogsClient } = await import('@aws-sdk/client-cloudwatch-logs');
    const config = this.#config();
    return {
      retrying: this.#equipped(new CloudWatchLogsClient(config)),
      once: this.#equipped(new CloudWatchLogsClient({ ...config, maxAttempts: 1 })),
      compressFrom: this.#compressFrom,
    };
  }

  /**
   * Tries once, unless AWS_MAX_ATTEMPTS says otherwise: a time-out of Amplify means that too much was asked for, and is
   * answered by asking for less, not by asking again.
   */
  async amplify(): Promise<AmplifyClient> {
    const { AmplifyClient } = await import('@aws-sdk/client-amplify');
    return this.#equipped(new AmplifyClient(this.#config(1)));
  }

  /** For the clients that assume roles; they must not use the session that they create. */
  #sts(): StsClient {
    const { credentials, ...clientConfig } = this.#config();
    return { clientConfig, clientPlugins: [this.#patient] };
  }

  #config(maxAttempts = MAX_ATTEMPTS): ClientConfig {
    const sessions = this.#sessions;
    return {
      region: this.#settings.region,
      requestHandler: this.#requestHandler,
      customUserAgent: [['app/aws-log-ferry', VERSION]],
      ...(this.#environment['AWS_MAX_ATTEMPTS'] === undefined ? { maxAttempts } : {}),
      ...(sessions === undefined ? {} : { credentials: () => sessions.forSdkClient() }),
    };
  }

  #equipped<Client extends { readonly middlewareStack: { use(plugin: Plugin): void } }>(
    client: Client,
  ): Client {
    client.middlewareStack.use(this.#patient);
    client.middlewareStack.use(this.#attentive);
    client.middlewareStack.use(answerCheck);
    return client;
  }

  /** Retries throttled and conflicting calls. */
  readonly #patient: Plugin = {
    applyToStack: (stack) => {
      stack.addRelativeTo(this.#patience.middleware, {
        ...{ name: 'patience', relation: 'after', toMiddleware: 'retryMiddleware', override: true },
      });
    },
  };

  /**
   * A session may end before its time (revoked, or by a runner's clock that is slow): the call is made again. What goes
   * wrong on the way through a proxy says so.
   */
  readonly #attentive: Plugin = {
    applyToStack: (stack) => {
      stack.add(this.#withNewSession, {
        step: 'initialize',
        priority: 'high',
        name: 'attentive',
        override: true,
      });
    },
  };

  readonly #withNewSession =
    <Args, Result>(next: (args: Args) => Promise<Result>) =>
    async (args: Args): Promise<Result> => {
      const version = this.#sessions?.version;
      try {
        return await next(args);
      } catch (error) {
        const proxy = proxyHost(this.#environment);
        if (proxy !== undefined && error instanceof Error) Object.assign(error, { [PROXY]: proxy });
        if (this.#sessions === undefined || version === undefined || !hasExpired(error)) throw error;
        this.#sessions.forget(version);
        return next(args);
      }
    };
}

function hasExpired(error: unknown): boolean {
  return error instanceof Error && /^(ExpiredToken|ExpiredTokenException)$/.test(error.name);
}

/** As AWS names the session of a role: the path of the role is left out. */
function sessionOf({ arns, sessionName }: RoleChain): CallerIdentity {
  const [, partition = '', , , account = '', role = ''] = arns.at(-1)?.split(':') ?? [];
  const name = role.split('/').at(-1) ?? '';
  return { account, arn: `arn:${partition}:sts::${account}:assumed-role/${name}/${sessionName}` };
}
