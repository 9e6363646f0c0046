import { fromNodeProviderChain, fromTemporaryCredentials, fromWebToken } from '@aws-sdk/credential-providers';
import { jittered, pauseAfter } from '../engine/backoff.js';
import type { Clock } from '../engine/clock.js';
import { ConfigError, ServiceError, serviceError } from '../errors.js';
import type { Answers } from './answers.js';
import { claimsOf, type TokenClaims } from './token-claims.js';
import { isPassing, likelyFault } from './trust-errors.js';

/** Roles that are assumed one with the session of the other. */
export interface RoleChain {
  /** At least one. */
  readonly arns: readonly string[];
  /** The first role, too, is assumed with the default credential chain instead of an OIDC token. */
  readonly chained: boolean;
  /** Sent with the last role. */
  readonly externalId: string | undefined;
  readonly audience: string;
  readonly sessionName: string;
  readonly durationSeconds: number;
}

/** What the sign-in needs of the runner. */
export interface SignInHost {
  /** A fresh OIDC token of the job for this audience. */
  idToken(audience: string, signal: AbortSignal): Promise<string>;
  /** Keeps a secret out of everything that is printed from now on. */
  mask(secret: string): void;
  info(line: string): void;
  onCancel(): AbortSignal;
}

type WebTokenInit = Parameters<typeof fromWebToken>[0];
type Credentials = Awaited<ReturnType<ReturnType<typeof fromWebToken>>>;
/** Settings and middlewares of the STS clients. */
export type StsClient = Required<Pick<WebTokenInit, 'clientConfig' | 'clientPlugins'>>;

export interface SessionSettings {
  readonly chain: RoleChain;
  readonly host: SignInHost;
  readonly client: StsClient;
  readonly clock: Clock;
  readonly answers: Answers;
  /** How long temporary sign-in errors are retried, and the time-out of one token request, ms. */
  readonly patience?: { readonly signIn: number; readonly token: number };
}

const PATIENCE = { signIn: 180_000, token: 30_000 };
const BACKOFF = { first: 500, longest: 15_000 };
/** AWS's limit on the session of a role that is assumed with the session of another (IAM user guide, role chaining). */
const MAX_CHAINED_SECONDS = 3600;
/** As the SDK does by itself: credentials that end within five minutes are renewed; short ones in their last third. */
const RENEW_BEFORE_MS = 5 * 60 * 1000;
const RENEW_SHARE = 1 / 3;
const REFUSAL_STANDS_MS = 60_000;

/** The session of one role, created on demand and renewed before it ends. */
class RoleSession {
  readonly #createSession: () => Promise<Credentials>;
  readonly #clock: Clock;
  #refusal: { readonly error: unknown; readonly until: number } | undefined;
  #current: Promise<{ readonly credentials: Credentials; readonly renewAt: number }> | undefined;

  constructor(createSession: () => Promise<Credentials>, clock: Clock) {
    this.#createSession = createSession;
    this.#clock = clock;
  }

  /** Changes with each session. */
  get version(): unknown {
    return this.#current;
  }

  /** Drops the session; of several callers that found the same one ended, only the first has an effect. */
  forget(version: unknown = this.#current): void {
    if (this.#current === version) this.#current = undefined;
  }

  /** The credentials; shortly before the end of the session the first caller renews it for all. */
  async credentials(): Promise<Credentials> {
    const known = this.#current;
    const session = await known?.catch(() => undefined);
    if (session !== undefined && session.renewAt > this.#clock.now()) return session.credentials;
    // Of those who waited for the same session, the first brings about a new one.
    if (this.#current === known) this.#current = this.#begin();
    return (await (this.#current ?? this.#begin())).credentials;
  }

  /** Creates a session. Callers right after a failure get the same error: its retries are over. */
  async #begin(): Promise<{ readonly credentials: Credentials; readonly renewAt: number }> {
    const askedAt = this.#clock.now();
    if (this.#refusal !== undefined && askedAt < this.#refusal.until) throw this.#refusal.error;
    const credentials = await this.#createSession().catch((error: unknown) => {
      this.#refusal = { error, until: this.#clock.now() + REFUSAL_STANDS_MS };
      throw error;
    });
    const endsAt = credentials.expiration?.getTime() ?? Infinity;
    const reserve = Math.min(RENEW_BEFORE_MS, Math.max(0, endsAt - askedAt) * RENEW_SHARE);
    return { credentials, renewAt: endsAt - reserve };
  }
}

/** The sessions of a chain of roles. Every one renews itself, so a run may outlast the first of them. */
export class Sessions {
  readonly #settings: SessionSettings;
  readonly #sessions: readonly RoleSession[];
  readonly #last: RoleSession;
  #claims: TokenClaims | undefined;

  constructor(settings: SessionSettings) {
    this.#settings = settings;
    const { chain, clock } = settings;
    const session = (hop: number): RoleSession => new RoleSession(() => this.#signedIn(hop), clock);
    this.#last = session(chain.arns.length - 1);
    this.#sessions = [...chain.arns.slice(0, -1).map((_, hop) => session(hop)), this.#last];
  }

  /** What the OIDC token said of the job, where one was had. */
  get claims(): TokenClaims | undefined {
    return this.#claims;
  }

  /** Changes with each session of the last role. */
  get version(): unknown {
    return this.#last.version;
  }

  /** The session ended before its time (revoked, or by a runner's clock that is slow). */
  forget(version: unknown): void {
    this.#last.forget(version);
  }

  /** The credentials of the last role. */
  credentials(): Promise<Credentials> {
    return this.#last.credentials();
  }

  /** The same for an SDK client, which must not keep them: it asks at every call. */
  async forSdkClient(): Promise<Credentials> {
    return { ...(await this.credentials()), expiration: new Date(0) };
  }

  /** Creates the session of the role at this place in the chain; temporary errors are retried with a fresh token. */
  async #signedIn(hop: number): Promise<Credentials> {
    const { clock, host, patience = PATIENCE } = this.#settings;
    const giveUpAt = clock.monotonic() + patience.signIn;
    for (let failures = 1; ; failures += 1) {
      try {
        return this.#masked(await this.#attempt(hop));
      } catch (error) {
        const pause = pauseAfter(failures, BACKOFF);
        if (!mayPass(error) || host.onCancel().aborted || clock.monotonic() + pause > giveUpAt) throw error;
        // What it was asked with may have ended: the one before renews too.
        if (isPassing(error)) this.#sessions[hop - 1]?.forget();
        host.info(`${error.message} It is tried again.`);
        await clock.sleep(jittered(pause), host.onCancel());
      }
    }
  }

  async #attempt(hop: number): Promise<Credentials> {
    const arn = this.#settings.chain.arns[hop] ?? '';
    const isFirst = hop === 0 && !this.#settings.chain.chained;
    const call = isFirst ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
    try {
      return await (isFirst ? this.#withToken(arn) : this.#withSession(hop, arn));
    } catch (cause) {
      if (cause instanceof ConfigError || cause instanceof ServiceError) throw cause;
      throw this.#explained(serviceError(cause, { call, resource: arn }), hop);
    }
  }

  async #withToken(roleArn: string): Promise<Credentials> {
    const { host, client, chain, clock, answers, patience = PATIENCE } = this.#settings;
    const { audience, sessionName, durationSeconds } = chain;
    const end = answers.waiting(`GitHub's OIDC token for the audience ${audience}`);
    const timeout = new AbortController();
    void clock.sleep(patience.token, timeout.signal).then(() => {
      timeout.abort(new Error(`no data came for ${Math.round(patience.token / 1000)} s`));
    });
    const token = await host.idToken(audience, timeout.signal).finally(() => {
      timeout.abort();
      end();
    });
    host.mask(token);
    this.#claims = claimsOf(token);
    const ask = { roleArn, webIdentityToken: token, roleSessionName: sessionName, durationSeconds };
    return fromWebToken({ ...ask, ...client })();
  }

  #withSession(hop: number, RoleArn: string): Promise<Credentials> {
    const { client, chain } = this.#settings;
    const before = this.#sessions[hop - 1];
    const isLast = hop === chain.arns.length - 1;
    const params = {
      RoleArn,
      RoleSessionName: chain.sessionName,
      DurationSeconds: Math.min(MAX_CHAINED_SECONDS, chain.durationSeconds),
      ...(isLast && chain.externalId !== undefined ? { ExternalId: chain.externalId } : {}),
    };
    // Asked for at every attempt, so that what the SDK keeps cannot be older than what is kept here.
    const masterCredentials = before === undefined ? fromNodeProviderChain() : () => before.credentials();
    return fromTemporaryCredentials({ params, masterCredentials, ...client })();
  }

  #masked(credentials: Credentials): Credentials {
    const { accessKeyId, secretAccessKey, sessionToken = '' } = credentials;
    for (const secret of [accessKeyId, secretAccessKey, sessionToken]) this.#settings.host.mask(secret);
    return credentials;
  }

  #explained(error: ServiceError, hop: number): ServiceError {
    const { chain } = this.#settings;
    const { call, resource, permission, retryable, ambiguous, code, status, cause } = error;
    const place = chain.arns.length > 1 ? `Role ${hop + 1} of ${chain.arns.length} in role-to-assume: ` : '';
    const fault = likelyFault(error, { chain, hop, claims: this.#claims });
    const message = `${place}${error.message}. ${fault}`.trim();
    return new ServiceError(message, {
      ...{ call, resource, retryable, ambiguous, cause },
      ...(permission === undefined ? {} : { permission }),
      ...(code === undefined ? {} : { code }),
      ...(status === undefined ? {} : { status }),
    });
  }
}

function mayPass(error: unknown): error is ServiceError {
  return error instanceof ServiceError && (error.retryable || isPassing(error));
}
