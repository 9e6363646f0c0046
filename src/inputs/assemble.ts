import type { Problem } from '../errors.js';
import { objectForm } from './objects.js';
import { EXPORT_PREFIXES, EXPORT_SETTLES, LEDGER_PREFIX, READ_RATE_ELSEWHERE, READ_RATES } from './modes.js';
import type { AlbTexts, AmplifyTexts, ExportTexts } from './schema.js';
import type {
  AlbInputs,
  AmplifyInputs,
  BucketPlace,
  CommonInputs,
  ExportInputs,
  ExportReadInputs,
  ExportTaskInputs,
  LedgerPlace,
  LogGroupDestination,
  LogGroupSettings,
  ObjectDestination,
  RoleInputs,
} from './types.js';

/** Facts about the run that come from the runner instead of an input. */
export interface Environment {
  /** `owner/name`. */
  readonly repository?: string | undefined;
  readonly runId?: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Problems with expressions and field names, which the modes check. */
  readonly problems?: readonly Problem[];
}

type CommonTexts = AmplifyTexts | AlbTexts | ExportTexts;
type LogGroupTexts = AmplifyTexts | AlbTexts;

export function assembleAmplify(texts: AmplifyTexts, environment: Environment): AmplifyInputs {
  const objects = objectsOf(texts, 'csv');
  const logGroup = texts['destination-log-group'];
  return {
    mode: 'amplify',
    ...assembleCommon(texts, environment, objects),
    appIds: [...new Set(texts['app-id'])],
    filter: texts.filter,
    sample: texts.sample,
    redact: texts.redact ?? [],
    domainNames: texts['domain-names'] && [...new Set(texts['domain-names'].map(plainDomain))],
    objects,
    logs: logGroup === undefined ? undefined : logsOf(logGroup, texts),
  };
}

export function assembleAlb(texts: AlbTexts, environment: Environment): AlbInputs {
  const source: BucketPlace = {
    bucket: texts['source-bucket'],
    prefix: texts['source-prefix'],
    owner: texts['source-bucket-owner'],
  };
  const logGroup = texts['destination-log-group'];
  return {
    mode: 'alb',
    ...assembleCommon(texts, environment, source),
    source,
    accountIds: texts['account-ids'] && [...new Set(texts['account-ids'])],
    loadBalancers: texts['load-balancers'],
    logTypes: [...new Set(texts['log-types'])],
    onBadObject: texts['on-bad-object'],
    filter: texts.filter,
    sample: texts.sample,
    redact: texts.redact ?? [],
    objects: objectsOf(texts, 'jsonl'),
    logs: logGroup === undefined ? undefined : logsOf(logGroup, texts),
  };
}

export function assembleExport(texts: ExportTexts, environment: Environment): ExportInputs {
  const { engine } = texts;
  const destination: BucketPlace = {
    bucket: texts['destination-bucket'],
    prefix: texts['destination-prefix'] ?? EXPORT_PREFIXES[engine],
    owner: texts['destination-bucket-owner'],
  };
  const settle = texts.settle ?? EXPORT_SETTLES[engine];
  const common = assembleCommon({ ...texts, settle }, environment, destination);
  const selection = {
    mode: 'export',
    ...common,
    from: wholeSecond(common.from),
    to: wholeSecond(common.to),
    logGroups: texts['log-groups'],
    logStreamPrefix: texts['log-stream-prefix'],
    chunk: texts.chunk,
  } as const;
  return engine === 'read'
    ? readInputs(texts, selection, destination)
    : taskInputs(texts, selection, destination);
}

type ExportCommon = Omit<ExportReadInputs, 'engine' | 'destination' | 'readRate'>;

function taskInputs(texts: ExportTexts, common: ExportCommon, destination: BucketPlace): ExportTaskInputs {
  return {
    ...common,
    engine: 'task',
    destination,
    cleanLeftovers: texts['clean-leftovers'],
    pollInterval: texts['poll-interval'],
    wait: texts.wait,
    onCancel: texts['on-cancel'],
  };
}

function readInputs(texts: ExportTexts, common: ExportCommon, destination: BucketPlace): ExportReadInputs {
  const readRate = texts['read-rate'] ?? READ_RATES[common.region] ?? READ_RATE_ELSEWHERE;
  const form = objectForm(texts['object-format'] ?? 'jsonl', texts.compression);
  return {
    ...common,
    engine: 'read',
    // A window waits for its calls, so more windows than calls would only hold memory.
    concurrency: Math.max(1, Math.min(common.concurrency, Math.floor(readRate))),
    destination: { ...destination, ...form, kmsKeyId: texts['kms-key-id'] },
    readRate,
  };
}

function assembleCommon(
  texts: CommonTexts & { readonly settle: number },
  environment: Environment,
  home: BucketPlace | undefined,
): CommonInputs {
  return {
    region: texts['aws-region'],
    role: roleOf(texts, environment),
    maskAccountId: texts['mask-aws-account-id'],
    allowedAccountIds: texts['allowed-account-ids'] ?? [],
    from: texts.from?.(texts['time-zone']),
    to: texts.to?.(texts['time-zone']),
    timeZone: texts['time-zone'],
    lookback: texts.lookback,
    redo: texts.redo,
    settle: texts.settle,
    ledger: ledgerOf(texts, home),
    lease: texts.lease,
    concurrency: texts.concurrency,
    timeBudget: texts['time-budget'] || undefined,
    maxIngestBytes: bytesOf(texts['max-ingest-gb']),
    onLoss: texts['on-loss'],
    split: texts.split,
    dryRun: texts['dry-run'],
    verify: texts.verify,
    report: texts.report,
    reportPath: texts['report-path'],
    metricsLogGroup: texts['metrics-log-group'],
    githubToken: texts['github-token'],
    failureIssue: texts['failure-issue'],
  };
}

function roleOf(texts: CommonTexts, environment: Environment): RoleInputs | undefined {
  const arns = texts['role-to-assume'];
  if (arns === undefined) return undefined;
  return {
    arns,
    chained: texts['role-chaining'],
    externalId: texts['role-external-id'],
    audience: texts.audience,
    sessionName: texts['role-session-name'] ?? defaultSessionName(environment),
    durationSeconds: texts['role-duration-seconds'],
  };
}

/** Where it is too long, the repository is cut and not the run id, which is what an auditor looks for. */
function defaultSessionName({ repository = 'local', runId = '0' }: Environment): string {
  const clean = (part: string): string => part.replace(/[^\w+=,.@-]+/g, '-');
  const end = `-${clean(runId)}`;
  return `log-ferry-${clean(repository)}`.slice(0, 64 - end.length) + end;
}

/** The ledger's place; by default in the run's own bucket, which the rules require. */
function ledgerOf(texts: CommonTexts, home: BucketPlace | undefined): LedgerPlace {
  const usual = home && ({ kind: 's3', bucket: home.bucket, prefix: LEDGER_PREFIX } as const);
  const place = texts.ledger ?? usual;
  if (place === undefined || place.kind === 'none') return { kind: 'none' };
  const owner = place.bucket === home?.bucket ? home.owner : undefined;
  return {
    kind: 's3',
    bucket: place.bucket,
    prefix: place.prefix,
    owner: texts['ledger-bucket-owner'] ?? owner,
    kmsKeyId: texts['ledger-kms-key-id'],
  };
}

function objectsOf(
  texts: AmplifyTexts | AlbTexts,
  format: ObjectDestination['objectFormat'],
): ObjectDestination | undefined {
  const bucket = texts['destination-bucket'];
  if (bucket === undefined) return undefined;
  return {
    bucket,
    prefix: texts['destination-prefix'],
    owner: texts['destination-bucket-owner'],
    ...objectForm(texts['object-format'] ?? format, texts.compression),
    kmsKeyId: texts['kms-key-id'],
  };
}

function logsOf<Format extends string>(
  logGroup: string,
  texts: LogGroupTexts & { 'log-format': Format },
): LogGroupDestination<Format> {
  return {
    logGroup,
    logFormat: texts['log-format'],
    tooOld: texts['too-old'],
    create: texts['create-log-group'] ? settingsOf(texts) : undefined,
  };
}

function settingsOf(texts: LogGroupTexts): LogGroupSettings {
  return {
    logGroupClass: texts['log-group-class'],
    retentionDays: texts['retention-days'],
    kmsKeyId: texts['log-group-kms-key-id'],
  };
}

/** Units of 2^30 bytes as bytes, never more than was said; nothing for 0. */
function bytesOf(gibibytes: number): number | undefined {
  return gibibytes === 0 ? undefined : Math.max(1, Math.floor(gibibytes * 2 ** 30));
}

/** Exports are named to the second. */
function wholeSecond(instant: number | undefined): number | undefined {
  return instant === undefined ? undefined : Math.floor(instant / 1000) * 1000;
}

/** Case and a dot at the end make no difference in the name of a host. */
function plainDomain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
