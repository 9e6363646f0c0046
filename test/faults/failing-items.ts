/** An ordinary bad day: one bad item among good ones, odd objects, and calls that are thrown back for a while. */
import type { FaultHandle, FaultRule } from '../aws/faults.js';
import type { BundleResult } from '../bundle/runner.js';
import { run, runUntilDone, type Scenario } from './scenarios.js';
import { balance, type Workload } from './workload.js';

function expectThat(holds: boolean, words: string, { log }: BundleResult): void {
  if (!holds) throw new Error(`${words}\n${log}`);
}

/** Everything but what is bad is there, each once, and the run says so with its exit code. */
function othersDelivered(workload: Workload, result: BundleResult, isBad: (record: string) => boolean): void {
  const expected = workload.expected();
  const others = { ...workload, expected: () => expected.filter((record) => !isBad(record)) };
  const { lost, doubled } = balance(others);
  expectThat(lost === 0 && doubled === 0, `${lost} others were lost, ${doubled} doubled.`, result);
  expectThat(result.code === 1 && result.outputs['complete'] === 'false', 'The run did not fail.', result);
}

/** One item is refused: the others are delivered at once and it is named; granted again, it is delivered too. */
function refusedItem(name: string, refusal: { readonly code: string; readonly status: number }): Scenario {
  return {
    name,
    modes: /^(alb|amplify|export)$/,
    play: async (workload) => {
      const { call, name: item, isOf } = workload.item;
      const fault = workload.aws.faults.add({ ...call, kind: 'error', ...refusal });
      const first = await run(workload);
      othersDelivered(workload, first, isOf);
      expectThat(first.log.includes(item), `${item} is not named.`, first);
      fault.remove();
      return runUntilDone(workload, [first]);
    },
  };
}

/** Objects of odd content: all that can be read is; the cut one alone stays open, until it is whole. */
const oddObjects: Scenario = {
  name: 'objects: empty, plain text, followed by garbage or a line break, cut',
  modes: /^alb$/,
  play: async (workload) => {
    const odd = workload.putOddObjects?.();
    if (odd === undefined) throw new Error('There are no odd objects.');
    const first = await run(workload);
    othersDelivered(workload, first, odd.isCut);
    expectThat(first.log.includes(odd.cutKey), 'The cut object is not named.', first);
    odd.mend();
    return runUntilDone(workload, [first]);
  },
};

type Thrown = FaultRule & { readonly times: number };

/** Calls are thrown back, more often in a row than the SDK has attempts: one run waits them out. */
function waitedOut(name: string, rules: readonly Thrown[], modes = /^(alb|amplify|export)$/): Scenario {
  return {
    name,
    modes,
    play: async (workload) => {
      const faults = rules.map((rule): FaultHandle => workload.aws.faults.add(rule));
      // Nobody dies here: the lease is one that outlives the waits, as the usual one does.
      const only = await run(workload, { inputs: { lease: '5m' }, env: { AWS_MAX_ATTEMPTS: '2' } });
      expectThat(
        faults.some(({ hits }) => hits > 0),
        'No call was thrown back.',
        only,
      );
      expectThat(only.code === 0 && only.outputs['complete'] === 'true', 'The one run is not done.', only);
      return [only];
    },
  };
}

const inARow = (operation: string, service: string, times = 7): Thrown => ({
  ...{ service, operation, kind: 'throttle', times },
});

const conflicting = (operation: string): Thrown => ({
  ...{ service: 'logs', operation, kind: 'error', times: 7 },
  ...{ status: 400, code: 'OperationAbortedException' },
});

const COLD_KEYS = "Couldn't retrieve verification key from your identity provider";
const signIn = (code: string, status: number, message = 'no'): Thrown => ({
  ...{ service: 'sts', operation: 'AssumeRoleWithWebIdentity', kind: 'error', times: 3 },
  ...{ code, status, message },
});

export const badDay: readonly Scenario[] = [
  refusedItem('one item is refused (AccessDenied)', { code: 'AccessDeniedException', status: 403 }),
  oddObjects,
  waitedOut('every call of every service is throttled, a third of the time', [
    { kind: 'throttle', on: { probability: 0.33, seed: 5 }, times: 50 },
  ]),
  waitedOut('the calls of the ledger and of the source are throttled in a row', [
    ...['ListObjectsV2', 'GetObject', 'PutObject', 'HeadBucket'].map((operation) => inARow(operation, 's3')),
    ...['GenerateAccessLogs', 'GetApp', 'ListDomainAssociations'].map((operation) =>
      inARow(operation, 'amplify'),
    ),
  ]),
  waitedOut('the calls of CloudWatch Logs are throttled in a row', [
    ...['CreateLogStream', 'DescribeLogGroups', 'DescribeLogStreams', 'FilterLogEvents'].map((operation) =>
      inARow(operation, 'logs'),
    ),
    ...['PutLogEvents', 'CreateExportTask', 'DescribeExportTasks'].map((operation) =>
      inARow(operation, 'logs'),
    ),
  ]),
  waitedOut('another operation is in progress (OperationAbortedException)', [
    conflicting('CreateLogStream'),
    conflicting('DescribeLogGroups'),
    conflicting('CreateExportTask'),
  ]),
  waitedOut('the sign-in: cold keys, an aged token, throttles', [
    signIn('InvalidIdentityToken', 400, COLD_KEYS),
    signIn('IDPCommunicationError', 400),
    signIn('ExpiredTokenException', 400),
    inARow('AssumeRoleWithWebIdentity', 'sts'),
  ]),
  waitedOut('the sign-in: the endpoint of the tokens answers 429, 500, or breaks off', [
    inARow('GetToken', 'oidc', 2),
    { service: 'oidc', operation: 'GetToken', kind: 'error', status: 500, times: 2 },
    { service: 'oidc', operation: 'GetToken', kind: 'reset', times: 2 },
  ]),
];
