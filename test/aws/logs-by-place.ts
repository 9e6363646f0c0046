import { CloudWatchLogs } from './cloudwatch-logs.js';
import type { Clock } from './wire/clock.js';
import type { Identities, Identity } from './wire/identities.js';
import type {
  AuthProblem,
  AwsError,
  AwsRequest,
  Operation,
  PlannedCall,
  Reply,
  Service,
} from './wire/message.js';
import { readSignature } from './wire/sigv4.js';

export interface Place {
  readonly clock: Clock;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** CloudWatch Logs in every account and Region: a call goes to those of its signature. */
export class LogsByPlace implements Service {
  readonly name = 'logs';
  readonly #home: CloudWatchLogs;
  readonly #place: Place;
  readonly #identities: Identities;
  readonly #places = new Map<string, CloudWatchLogs>();

  constructor(home: CloudWatchLogs, place: Place, identities: Identities) {
    this.#home = home;
    this.#place = place;
    this.#identities = identities;
    this.#places.set(`${place.account} ${place.region}`, home);
  }

  at(account: string, region: string): CloudWatchLogs {
    const name = `${account} ${region}`;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    const made = new CloudWatchLogs({ ...this.#place, account, region });
    this.#places.set(name, made);
    return made;
  }

  plan(request: AwsRequest): PlannedCall {
    const signature = readSignature(request);
    const account = this.#identities.find(signature?.accessKeyId ?? '')?.account;
    return this.at(account ?? this.#place.account, signature?.region ?? this.#place.region).plan(request);
  }

  failure(error: AwsError, request: AwsRequest): Reply {
    return this.#home.failure(error, request);
  }

  authError(problem: AuthProblem): AwsError {
    return this.#home.authError(problem);
  }

  deniedError(caller: Identity | undefined, operation: Operation): AwsError {
    return this.#home.deniedError(caller, operation);
  }

  readonly throttled = (): AwsError => this.#home.throttled();
  readonly internal = (): AwsError => this.#home.internal();
}
