import { Amplify } from './amplify.js';
import { CloudWatchLogs } from './cloudwatch-logs.js';
import { ExportTasks } from './export-tasks.js';
import { Faults } from './faults.js';
import type { OidcClaims } from './oidc.js';
import { OidcIssuer } from './oidc.js';
import { LogsByPlace } from './logs-by-place.js';
import { S3 } from './s3.js';
import { Sts } from './sts.js';
import { CallLog } from './wire/call-log.js';
import { SettableClock } from './wire/clock.js';
import { HttpFront } from './wire/http-front.js';
import { Identities } from './wire/identities.js';
import { Pipeline } from './wire/pipeline.js';

export interface LocalAwsOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  host?: string;
  clock?: SettableClock;
  region?: string;
  account?: string;
  partition?: string;
  /** False skips the computing of signatures and body hashes, for benchmarks. */
  verifySignatures?: boolean;
  /** False switches all rate limits off. */
  rateLimits?: boolean;
  /** Size in bytes below which a part that is not the last is refused; 5 MiB in S3. */
  minPartBytes?: number;
}

export interface SdkConfig {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

export interface LocalAws {
  readonly url: string;
  readonly region: string;
  readonly account: string;
  readonly clock: SettableClock;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly identities: Identities;
  readonly s3: S3;
  readonly logs: CloudWatchLogs;
  /** CloudWatch Logs of any account and Region; `logs` are those of this one. */
  readonly logsAt: (account: string, region: string) => CloudWatchLogs;
  readonly sts: Sts;
  readonly amplify: Amplify;
  readonly exports: ExportTasks;
  readonly oidc: OidcIssuer;
  /** What points a process at this server, with long-term keys that it knows. */
  env(): Record<string, string>;
  /** The same for an SDK client: `new S3Client({ ...aws.sdk(), maxAttempts: 1 })`. */
  sdk(): SdkConfig;
  /** What a job with `id-token: write` has in its environment. */
  oidcEnv(claims: OidcClaims): Record<string, string>;
  close(): Promise<void>;
}

/** The keys of the user that is there from the start. */
export const localAccessKeyId = 'AKIAIOSFODNN7EXAMPLE';
export const localSecretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

function services(options: LocalAwsOptions, clock: SettableClock) {
  const { region = 'us-east-1', account = '123456789012', partition = 'aws' } = options;
  const place = { clock, partition, region, account };
  const identities = new Identities();
  const user = {
    accessKeyId: localAccessKeyId,
    secretAccessKey: localSecretAccessKey,
    account,
    userName: 'local',
  };
  identities.addUser({ ...user, partition });
  const oidc = new OidcIssuer(clock);
  const logs = new CloudWatchLogs(place);
  if (options.rateLimits === false) logs.limits.off();
  const everywhere = new LogsByPlace(logs, place, identities);
  const sts = new Sts({ ...place, identities, oidc });
  sts.addRole('ci');
  const s3 = new S3({ ...place, minPartBytes: options.minPartBytes ?? 5 * 1024 * 1024 });
  const exports = new ExportTasks(logs.store, s3);
  logs.handle('CreateExportTask', (input) => exports.create(input));
  logs.handle('DescribeExportTasks', (input) => exports.describe(input));
  logs.handle('CancelExportTask', (input) => exports.cancel(input));
  const amplify = new Amplify(place);
  return { region, account, identities, oidc, logs, everywhere, sts, s3, exports, amplify };
}

/** One plain-HTTP server for all services, for `AWS_ENDPOINT_URL`. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const clock = options.clock ?? new SettableClock();
  const faults = new Faults();
  const calls = new CallLog();
  const parts = services(options, clock);
  const { identities, oidc, everywhere, sts, s3, amplify, exports } = parts;
  const verifySignatures = options.verifySignatures ?? true;
  const pipeline = new Pipeline({ clock, identities, faults, verifySignatures });
  const front = new HttpFront({
    clock,
    calls,
    pipeline,
    services: [s3, everywhere, sts, amplify],
    beforeEach: () => {
      exports.settle();
    },
  });
  front.mount('/_oidc/', oidc.service);
  front.mount('/_amplify/', amplify.download);
  const url = await front.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  amplify.url = url;
  return {
    ...parts,
    logsAt: (account, region) => everywhere.at(account, region),
    url,
    clock,
    faults,
    calls,
    env: () => ({
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: localAccessKeyId,
      AWS_SECRET_ACCESS_KEY: localSecretAccessKey,
    }),
    sdk: () => ({
      endpoint: url,
      region: parts.region,
      credentials: { accessKeyId: localAccessKeyId, secretAccessKey: localSecretAccessKey },
    }),
    oidcEnv: (claims) => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/_oidc/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: oidc.requestToken(claims),
    }),
    close: () => front.close(),
  };
}
