import type { AmplifyClient } from '@aws-sdk/client-amplify';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ServiceError, serviceError } from '../errors.js';
import { proxyAgent } from './proxy.js';
import { requestCompression } from './request-compression.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Role {
  readonly arn: string;
  readonly audience: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
}

export interface SignInHost {
  /** A fresh OIDC token of the job for this audience. */
  idToken(audience: string): Promise<string>;
  /** Keeps a secret out of everything that is printed from now on. */
  mask(secret: string): void;
}

export interface AwsSettings {
  readonly region: string;
  readonly role: Role | undefined;
  readonly host: SignInHost;
  /** Where the SDK's own variables stand; by default the process's. */
  readonly environment?: Environment;
}

export interface Identity {
  readonly account: string;
  readonly arn: string;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Connections that a busy run keeps open to one service. */
const MAX_SOCKETS = 128;
const CONNECTION_TIMEOUT_MS = 10_000;
/** A connection on which nothing moves for so long is given up. */
const IDLE_TIMEOUT_MS = 60_000;
/** The SDK's standard retries for what may be repeated; AWS_MAX_ATTEMPTS goes before it. */
const MAX_ATTEMPTS = 5;

/** AWS for one run: who it is, and a client for each service, loaded when it is asked for: signing in goes first. */
export class Aws {
  readonly #settings: AwsSettings;
  readonly #environment: Environment;
  readonly #requestHandler: NodeHttpHandler;
  readonly #compressFrom: number;
  #assumed: Identity | undefined;

  constructor(settings: AwsSettings) {
    this.#settings = settings;
    this.#environment = settings.environment ?? process.env;
    this.#compressFrom = requestCompression(this.#environment);
    const agent = proxyAgent(this.#environment);
    this.#requestHandler = new NodeHttpHandler({
      connectionTimeout: CONNECTION_TIMEOUT_MS,
      socketTimeout: IDLE_TIMEOUT_MS,
      ...(agent === undefined
        ? {
            httpsAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
            httpAgent: { keepAlive: true, maxSockets: MAX_SOCKETS },
          }
        : { httpsAgent: agent, httpAgent: agent }),
    });
  }

  /** The account and ARN that this run acts as. */
  async identity(): Promise<Identity> {
    const sts = new STSClient(this.#config());
    // Signing in tells the account, so a role needs no second call.
    if (this.#settings.role !== undefined) await sts.config.credentials();
    if (this.#assumed !== undefined) return this.#assumed;
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
    const client = new S3Client({
      ...this.#config(),
      // A host of one's own seldom has a name for each bucket.
      forcePathStyle: hasOwnEndpoint,
      // Log objects are gzip, which carries a CRC of its own.
      responseChecksumValidation: 'WHEN_REQUIRED',
      followRegionRedirects: true,
    });
    client.middlewareStack.add(this.#withNewSession, OUTERMOST);
    return client;
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
    const retrying = new CloudWatchLogsClient(config);
    const once = new CloudWatchLogsClient({ ...config, maxAttempts: 1 });
    for (const client of [retrying, once]) client.middlewareStack.add(this.#withNewSession, OUTERMOST);
    return { retrying, once, compressFrom: this.#compressFrom };
  }

  /**
   * Tries once, unless AWS_MAX_ATTEMPTS says otherwise: a time-out of Amplify means that too much was asked for, and is
   * answered by asking for less, not by asking again.
   */
  async amplify(): Promise<AmplifyClient> {
    const { AmplifyClient } = await import('@aws-sdk/client-amplify');
    const client = new AmplifyClient(this.#config(1));
    client.middlewareStack.add(this.#withNewSession, OUTERMOST);
    return client;
  }

  #config(maxAttempts = MAX_ATTEMPTS): {
    region: string;
    requestHandler: NodeHttpHandler;
    maxAttempts?: number;
    credentials?: () => Promise<Credentials>;
  } {
    const { region, role } = this.#settings;
    return {
      region,
      requestHandler: this.#requestHandler,
      ...(this.#environment['AWS_MAX_ATTEMPTS'] === undefined ? { maxAttempts } : {}),
      ...(role === undefined ? {} : { credentials: () => this.#askedAnew(role) }),
    };
  }

  #session: Promise<Credentials> | undefined;

  /** A session may end before its time (revoked, or by a runner's clock that is slow): the call is made again. */
  readonly #withNewSession =
    <Args, Result>(next: (args: Args) => Promise<Result>) =>
    async (args: Args): Promise<Result> => {
      const session = this.#session;
      try {
        return await next(args);
      } catch (error) {
        if (session === undefined || !hasExpired(error)) throw error;
        // Of the calls that were under way, only the first forgets the session.
        if (this.#session === session) this.#session = undefined;
        return next(args);
      }
    };

  /** Credentials that the SDK does not keep: it asks for them at every call, and gets those of the session. */
  async #askedAnew(role: Role): Promise<Credentials> {
    return { ...(await this.#renewed(role)), expiration: new Date(0) };
  }

  /** All clients share one session; who asks after its end (or shortly before) brings about a new one. */
  async #renewed(role: Role): Promise<Credentials> {
    const known = this.#session;
    const session = await known?.catch(() => undefined);
    if (session !== undefined && session.expiration.getTime() - Date.now() > RENEW_BEFORE_MS) return session;
    // Of those who waited for the same session, the first brings about a new one.
    if (this.#session === known) this.#session = this.#assume(role);
    return this.#session ?? this.#renewed(role);
  }

  /** Every renewal asks GitHub for a fresh token (each lives five minutes), so a run may outlast its first session. */
  async #assume(role: Role): Promise<Credentials> {
    const { host } = this.#settings;
    const token = await host.idToken(role.audience);
    host.mask(token);
    const { region } = this.#settings;
    const sts = new STSClient({ region, requestHandler: this.#requestHandler, credentials: NOBODY });
    const command = new AssumeRoleWithWebIdentityCommand({
      RoleArn: role.arn,
      RoleSessionName: role.sessionName,
      WebIdentityToken: token,
      DurationSeconds: role.durationSeconds,
    });
    const answer = await sts.send(command).catch((cause: unknown) => {
      throw explained(serviceError(cause, { call: 'sts:AssumeRoleWithWebIdentity', resource: role.arn }));
    });
    const {
      AccessKeyId = '',
      SecretAccessKey = '',
      SessionToken = '',
      Expiration,
    } = answer.Credentials ?? {};
    for (const secret of [AccessKeyId, SecretAccessKey, SessionToken]) host.mask(secret);
    const arn = answer.AssumedRoleUser?.Arn;
    if (arn !== undefined) this.#assumed = { account: arn.split(':')[4] ?? '', arn };
    const expiration = Expiration ?? new Date(Date.now() + role.durationSeconds * 1000);
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration,
    };
  }
}

const OUTERMOST = { step: 'initialize', priority: 'high', name: 'withNewSession' } as const;

function hasExpired(error: unknown): boolean {
  return error instanceof Error && /^(ExpiredToken|ExpiredTokenException)$/.test(error.name);
}

/** As the SDK does by itself: credentials that end within five minutes are renewed. */
const RENEW_BEFORE_MS = 5 * 60 * 1000;
/** AssumeRoleWithWebIdentity is not signed; without this the SDK would look for credentials all the same. */
const NOBODY = { accessKeyId: '', secretAccessKey: '' };

function explained(error: ServiceError): ServiceError {
  const hint =
    "Check that the role exists, that its trust policy names GitHub's OIDC provider of this account, and that its " +
    'conditions on "aud" and "sub" fit this repository, branch or environment (newer repositories have ids in "sub").';
  const { call, resource, permission, retryable, code, status, cause } = error;
  return new ServiceError(`${error.message} ${hint}`, {
    ...{ call, resource, retryable, cause },
    ...(permission === undefined ? {} : { permission }),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
  });
}
