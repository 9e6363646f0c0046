import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyOf, type Document } from '../../scripts/infra/policies.js';
import { allows, fits, type Question } from './permissions.js';
import { alb, runAlb, runAmplify, runExport, runExportRead, VALUES, type FinishedRun } from './runs.js';

/** What a policy must hold although no call shows it, and why. */
const UNSEEN: readonly (readonly [mode: RegExp, action: RegExp, arn: RegExp, why: string])[] = [
  [
    /./,
    /^kms:(GenerateDataKey|Decrypt)$/,
    /:key\//,
    'S3 asks KMS for itself when it writes and reads objects',
  ],
  [
    /^export$/,
    /^s3:PutObject$/,
    /archive\/carried/,
    'CreateExportTask asks whether its caller may write to the bucket (API reference); the calls of CloudWatch Logs follow',
  ],
];

const WIDE = /^logs:(DescribeLogGroups|DescribeExportTasks|CancelExportTask)$/;

describe.each([
  ['alb', runAlb],
  ['amplify', runAmplify],
  ['export', runExport],
  ['export-read', runExportRead],
] as const)('the policy of %s', (mode, execute) => {
  const policy = policyOf(mode, VALUES);
  let finished: FinishedRun;

  beforeAll(async () => {
    finished = await execute();
  });
  afterAll(() => finished.fixture.close());

  test('allows all that the mode asks for', () => {
    expect(finished.guard.refused).toEqual([]);
    expect(finished.guard.asked.length).toBeGreaterThan(20);
  });

  test('holds nothing that the mode never asks for', () => {
    const idle = grantsOf(policy).filter(
      ({ action, arn: pattern }) =>
        !finished.guard.asked.some((asked) => asked.action === action && fits(pattern, asked.arn)) &&
        !UNSEEN.some(([of, name, on]) => of.test(mode) && name.test(action) && on.test(pattern)),
    );
    expect(idle).toEqual([]);
  });

  test('reaches nothing beside what it is for', () => {
    const reached = finished.guard.asked
      .filter(({ action }) => !WIDE.test(action))
      .flatMap(neighbours)
      .filter((question) => allows(policy, question));
    expect(reached).toEqual([]);
  });
});

test('what is not seen is still in the policies, and is not seen', async () => {
  const granted = (['alb', 'amplify', 'export', 'export-read'] as const).flatMap((mode) =>
    grantsOf(policyOf(mode, VALUES)).map((grant) => ({ mode, ...grant })),
  );
  for (const [of, name, on] of UNSEEN) {
    const excused = granted.filter(
      ({ mode, action, arn }) => of.test(mode) && name.test(action) && on.test(arn),
    );
    expect(excused).not.toEqual([]);
  }
  const { fixture, guard, execute } = await alb({ Version: '2012-10-17', Statement: [] });
  expect((await execute()).code).toBe(1);
  expect(guard.refused).not.toEqual([]);
  await fixture.close();
});

/** Every action of a policy with every resource that it is granted on. */
function grantsOf({ Statement }: Document): Question[] {
  return Statement.flatMap(({ Action, Resource = [] }) =>
    [Action].flat().flatMap((action) => [Resource].flat().map((arn) => ({ action, arn }))),
  );
}

/** The same on another bucket, prefix, log group, app and account. */
function neighbours({ action, arn }: Question): Question[] {
  const others = [
    arn.replace(/:::[^/]+/, ':::somebody-elses'),
    arn.replace(/(:::[^/]+)\/(ferry|carried|team\/AWSLogs)\//, '$1/other/'),
    arn.replace(/log-group:[^:]+/, 'log-group:/other/group'),
    arn.replace('log-group:worker', 'log-group:workers'),
    arn.replace('log-group:/shop/access', 'log-group:/shop/access2'),
    arn.replace(/apps\/[^/]+/, 'apps/dother'),
    arn.replace(':123456789012:', ':210987654321:'),
    arn.replace(':us-east-1:', ':eu-west-1:'),
  ];
  return [...new Set(others)].filter((other) => other !== arn).map((other) => ({ action, arn: other }));
}
