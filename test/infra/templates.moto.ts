/**
 * The CloudFormation templates as moto carries them out: one stack, and the role in it is all that a mode needs. moto makes
 * no OIDC provider and no bucket policy of a template, so those are compared in templates.test.ts alone, and the session is
 * one of AssumeRole. Started by test/infra/run.sh.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyOf } from '../../scripts/infra/policies.js';
import { albDay } from '../aws/seed/alb.js';
import { ROLE_CASES } from './cases.js';
import { MotoHarness } from './moto-harness.js';
import { plain } from './plain.js';

const DAY = 24 * 3_600_000;
const TRUST = { Repository: 'example/logs', Environment: 'aws-logs', CreateOidcProvider: 'true' };

const url = process.env['AWS_ENDPOINT_URL'];
if (url === undefined) throw new Error('Start these suites with test/infra/run.sh.');
const harness = new MotoHarness(url);
afterAll(() => {
  harness.close();
});

function textOf(template: string): string {
  return readFileSync(`infra/cloudformation/${template}.yml`, 'utf8');
}

const usual = ROLE_CASES.filter(({ partition }) => partition === undefined);
test.each(usual.map((each, number) => ({ ...each, number })))('$name', async (each) => {
  const { number, template, parameters, values } = each;
  const own = { ...parameters, RoleName: `case-${number}` };
  const { permissions, trust } = await harness.stack(`case-${number}`, textOf(template), own);
  expect(plain(permissions)).toEqual(plain(policyOf(template, values)));
  expect(plain(trust)).toEqual(plain(policyOf('trust', values)));
});

describe('with the role of one stack', () => {
  beforeAll(async () => {
    await harness.bucket('stack-lb-logs');
    await harness.bucket('stack-archive', policyOf('export-bucket', ARCHIVE));
    await harness.group('/stack/one', Date.now() - DAY);
    const day = new Date(Date.now() - DAY).toISOString().slice(0, 10);
    const about = { bucket: 'stack-lb-logs', day, intervals: [0, 2] as [number, number], linesPerObject: 20 };
    for (const { key, body } of albDay(about)) await harness.put('stack-lb-logs', key, body);
  });

  const ARCHIVE = {
    ...{ partition: 'aws', region: 'us-east-1', account: '123456789012', dns_suffix: 'amazonaws.com' },
    destination_bucket: 'stack-archive',
  };

  test('alb delivers', async () => {
    const parameters = { SourceBucket: 'stack-lb-logs', DestinationLogGroup: '/stack/access' };
    const more = { ...TRUST, ...parameters, CreateLogGroup: 'true' };
    const { keys } = await harness.stack('alb', textOf('alb'), more);
    const inputs = {
      ...{ mode: 'alb', 'source-bucket': 'stack-lb-logs', 'destination-log-group': '/stack/access' },
      'create-log-group': 'true',
    };
    const run = await harness.runBundle(keys, inputs);
    expect(run).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '80' } });
  });

  test('export creates its task, and is refused nothing', async () => {
    const parameters = { LogGroups: '/stack/*', DestinationBucket: 'stack-archive' };
    const { keys } = await harness.stack('export', textOf('export'), {
      ...{ ...TRUST, ...parameters, ManageBucketPolicy: 'true' },
    });
    const inputs = { mode: 'export', 'log-groups': '/stack/*', 'destination-bucket': 'stack-archive' };
    const times = { lookback: '1d', settle: '0s', 'poll-interval': 'PT0.05S' };
    const { log } = await harness.runBundle(keys, { ...inputs, ...times });
    expect(log).toMatch(/Created export task \S+ \(\/stack\/one /);
    expect(log).not.toMatch(/refused/);
  });
});
