import type { Problem } from '../errors.js';
import { partitionOf, readEncryption, readRegion } from './aws.js';
import { linesOf } from './fields.js';
import type { RawInputs } from './raw-inputs.js';
import { objectProblems } from './objects.js';
import { nameFilter } from './globs.js';
import { quoted } from './refusal.js';
import { modesByInput } from './schema.js';
import type { ModeName } from './types.js';
import { windowProblems } from './window-rules.js';

/** An input that has no effect without another one. */
interface Dependence {
  readonly mode?: ModeName;
  readonly inputs: readonly string[];
  /** The other one, as the fix names it. */
  readonly on: string;
  readonly holds: (given: RawInputs) => boolean;
}

const owners = modesByInput();

const has =
  (name: string) =>
  (given: RawInputs): boolean =>
    given.text(name) !== undefined;

const isOn =
  (name: string) =>
  (given: RawInputs): boolean =>
    given.isOn(name);

const ROLE_INPUTS = [
  'audience',
  'role-session-name',
  'role-duration-seconds',
  'role-chaining',
  'role-external-id',
];
const BUCKET_INPUTS = [
  'destination-prefix',
  'destination-bucket-owner',
  'object-format',
  'compression',
  'kms-key-id',
];
const CREATION_INPUTS = ['log-group-class', 'retention-days', 'log-group-kms-key-id'];
const LOG_GROUP_INPUTS = ['log-format', 'create-log-group', 'too-old', 'max-ingest-gb', ...CREATION_INPUTS];

/** Inputs that only one engine of `mode: export` uses. */
const TASK_INPUTS = ['clean-leftovers', 'poll-interval', 'wait', 'on-cancel'];
const READ_INPUTS = ['read-rate', 'object-format', 'compression', 'kms-key-id'];

function isRead(given: RawInputs): boolean {
  return given.text('engine') === 'read';
}

const KEY_INPUTS = ['kms-key-id', 'log-group-kms-key-id'];

const DEPENDENCES: readonly Dependence[] = [
  { inputs: ['to', 'redo'], on: 'from', holds: has('from') },
  { inputs: ROLE_INPUTS, on: 'role-to-assume', holds: has('role-to-assume') },
  { inputs: ['report-path'], on: 'report: html', holds: (given) => given.text('report') === 'html' },
  {
    inputs: ['ledger-kms-key-id', 'ledger-bucket-owner'],
    on: 'ledger: s3://…',
    holds: (given) => given.text('ledger') !== 'none',
  },
  { inputs: ['failure-issue'], on: 'github-token', holds: has('github-token') },
  { inputs: CREATION_INPUTS, on: 'create-log-group: true', holds: isOn('create-log-group') },
  { mode: 'export', inputs: TASK_INPUTS, on: 'engine: task', holds: (given) => !isRead(given) },
  { mode: 'export', inputs: READ_INPUTS, on: 'engine: read', holds: isRead },
  ...(['amplify', 'alb'] as const).flatMap((mode): Dependence[] => [
    { mode, inputs: BUCKET_INPUTS, on: 'destination-bucket', holds: has('destination-bucket') },
    { mode, inputs: LOG_GROUP_INPUTS, on: 'destination-log-group', holds: has('destination-log-group') },
  ]),
];

/** Problems between inputs that are valid alone. Without a known mode, those that every mode has. */
export function contradictions(given: RawInputs, mode: ModeName | undefined, now: number): Problem[] {
  return [
    ...(mode ? foreign(given, mode) : []),
    ...DEPENDENCES.filter((each) => each.mode === undefined || each.mode === mode).flatMap((each) =>
      alone(given, mode, each),
    ),
    ...windowProblems(given, mode, now),
    ...objectProblems(given, mode),
    ...placeProblems(given),
    ...metricsProblems(given),
    ...verifyProblems(given),
    ...(mode === 'amplify' || mode === 'alb' ? destinationProblems(given, mode) : []),
    ...(mode === 'amplify' ? domainProblems(given) : []),
    ...(mode === 'export' ? selectionProblems(given) : []),
  ];
}

function foreign(given: RawInputs, mode: ModeName): Problem[] {
  // An export sends nothing to a log group, so there is nothing to limit.
  const limits = mode === 'export' && given.asks('max-ingest-gb') ? ['max-ingest-gb'] : [];
  return given
    .names()
    .filter((name) => isForeign(name, mode))
    .concat(limits)
    .map((name) => ({
      subject: name,
      expected: `no such input with mode ${mode}`,
      found: quoted(given.text(name) ?? ''),
      fix: `It belongs to mode ${ownersOf(name, mode)}: remove it, or change the mode.`,
    }));
}

function ownersOf(name: string, mode: ModeName): string {
  return (owners.get(name) ?? []).filter((each) => each !== mode).join(' and ');
}

function isForeign(name: string, mode: ModeName | undefined): boolean {
  return mode !== undefined && owners.get(name)?.includes(mode) === false;
}

function alone(given: RawInputs, mode: ModeName | undefined, { inputs, on, holds }: Dependence): Problem[] {
  if (holds(given)) return [];
  return inputs
    .filter((name) => given.asks(name) && !isForeign(name, mode))
    .map((name) => ({
      subject: name,
      expected: `\`${on}\` beside it`,
      found: `${quoted(given.text(name) ?? '')} alone`,
      fix: `Add \`${on}\`, or remove \`${name}\`.`,
    }));
}

/** A verification writes nothing, and holds a ledger against a destination. */
function verifyProblems(given: RawInputs): Problem[] {
  if (!given.isOn('verify')) return [];
  const forgets = given.text('ledger') === 'none' ? ['ledger'] : [];
  const others = [...['redo', 'dry-run'].filter((name) => given.isOn(name)), ...forgets];
  return others.map((name) => ({
    subject: name,
    expected: name === 'ledger' ? '`s3://…` beside `verify: true`' : '`false` beside `verify: true`',
    found: quoted(given.text(name) ?? ''),
    fix: `Remove \`${name}\`, or \`verify\`: a verification writes nothing, and reads in the ledger what was written.`,
  }));
}

/** Refuses a metrics log group that the run also reads or writes: its events would be taken for logs. */
function metricsProblems(given: RawInputs): Problem[] {
  const group = given.text('metrics-log-group');
  if (group === undefined) return [];
  const isSource =
    linesOf(given.text('log-groups') ?? '').length > 0 &&
    nameFilter(linesOf(given.text('log-groups') ?? ''))(group);
  const isDestination = given.text('destination-log-group') === group;
  if (!isSource && !isDestination) return [];
  return [
    {
      subject: 'metrics-log-group',
      expected: 'a log group that the run neither reads nor writes logs to',
      found: `${quoted(group)}, which ${isSource ? '`log-groups` selects' : 'is `destination-log-group`'}`,
      fix: isSource
        ? `Name another log group, or exclude it: add a line \`!${group}\` to \`log-groups\`.`
        : 'Name another log group.',
    },
  ];
}

function destinationProblems(given: RawInputs, mode: ModeName): Problem[] {
  if (given.text('destination-bucket') !== undefined) return [];
  const problems: Problem[] = [];
  if (given.text('destination-log-group') === undefined) {
    problems.push({
      subject: 'destination-bucket',
      expected: 'a destination: a bucket, a log group, or both',
      found: 'neither',
      fix: 'Set `destination-bucket` or `destination-log-group`.',
    });
  }
  if (given.text('ledger') === undefined && mode === 'amplify') {
    problems.push({
      subject: 'ledger',
      expected: 's3://bucket/prefix/ or none, since there is no destination bucket to keep it in',
      found: 'nothing',
      fix: 'Set `ledger`; with `none`, nothing is remembered between runs.',
    });
  }
  return problems;
}

/** `domain-names` with several apps is refused: which app has which domain would be a guess. */
function domainProblems(given: RawInputs): Problem[] {
  const apps = new Set(given.entries('app-id')).size;
  if (apps < 2 || given.entries('domain-names').length === 0) return [];
  return [
    {
      subject: 'domain-names',
      expected: 'one entry in `app-id` beside it, since it names the domains of one app',
      found: `${apps} apps`,
      fix: 'Leave `domain-names` out to find the domains of each app, or run each app separately.',
    },
  ];
}

/** Log groups must be chosen; of load balancers, exclusions alone leave all others. */
function selectionProblems(given: RawInputs): Problem[] {
  const entries = given.entries('log-groups');
  if (entries.length === 0 || entries.some((entry) => !entry.startsWith('!'))) return [];
  return [
    {
      subject: 'log-groups',
      expected: 'at least one name or glob that selects',
      found: 'only exclusions',
      fix: 'Add what they are excluded from, such as *.',
    },
  ];
}

/** A role lives in the partition of the Region, and a key in the Region itself. */
function placeProblems(given: RawInputs): Problem[] {
  const region = given.value('aws-region', readRegion);
  if (region === undefined) return [];
  const partition = partitionOf(region) ?? '';
  const roles = linesOf(given.text('role-to-assume') ?? '').map((arn) => arn.split(':')[1] ?? '');
  const other = roles.find((each) => each.startsWith('aws') && each !== partition);
  const problems: Problem[] = [];
  if (other !== undefined) {
    problems.push({
      subject: 'role-to-assume',
      expected: `a role in the partition ${partition}, where ${region} lies`,
      found: other,
      fix: 'Change the Region, or write the role of the account in that partition.',
    });
  }
  // A bucket that the run writes by itself may lie in any Region, and its key with it.
  const keys = KEY_INPUTS.filter((name) => name !== 'kms-key-id' || !isRead(given));
  return [...problems, ...keys.flatMap((name) => keyProblems(given, name, region))];
}

function keyProblems(given: RawInputs, name: string, region: string): Problem[] {
  const keyRegion = given.value(name, readEncryption)?.split(':')[3];
  if (keyRegion === undefined || keyRegion === region) return [];
  return [
    {
      subject: name,
      expected: `a key in ${region}`,
      found: `a key in ${keyRegion}`,
      fix: 'A key encrypts only in its own Region: write one of that Region.',
    },
  ];
}
