import { partition } from '@aws-sdk/core/client';
import { describe, expect, test } from '@jest/globals';
import { missingGrants, neededPolicy } from '../src/export/tasks/bucket-policy.js';
import { partitionOf, readRegion, readRoleArn } from '../src/inputs/aws.js';
import { REGIONS } from '../src/inputs/regions.js';
import { Caller } from '../src/preflight/caller.js';

/** What the addresses of each end in, as AWS documents it; the SDK's endpoint data must agree. */
const SUFFIXES = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};
const ACCOUNT = '123456789012';

test('no partition of the endpoint data is left out', () => {
  expect(Object.keys(REGIONS).sort()).toEqual(Object.keys(SUFFIXES).sort());
});

describe.each(Object.entries(SUFFIXES))('%s', (name, dnsSuffix) => {
  const regions = Object.keys(REGIONS[name] ?? {});
  const region = regions[0] ?? '';
  const place = { bucket: 'archive', region, account: ACCOUNT };

  test('is where each of its Regions lies', () => {
    expect(regions.length).toBeGreaterThan(0);
    for (const each of regions) {
      expect(partition(each)).toMatchObject({ name, dnsSuffix });
      expect(partitionOf(each)).toBe(name);
      expect(readRegion(each)).toBe(each);
    }
  });

  test('is in the ARNs and the service principal of the policy that an export needs', () => {
    const policy = neededPolicy(place);
    expect(missingGrants(policy, place)).toEqual([]);
    expect(policy).toContain(`"Service":"logs.${region}.${dnsSuffix}"`);
    const arns = policy.match(/arn:[^"]*/g) ?? [];
    expect(arns.length).toBeGreaterThan(2);
    for (const arn of arns) expect(arn.split(':')[1]).toBe(name);
  });

  test('takes the policy of no other partition for its own', () => {
    for (const other of Object.keys(SUFFIXES).filter((each) => each !== name)) {
      const policy = neededPolicy(place).replaceAll(`arn:${name}:`, `arn:${other}:`);
      expect(missingGrants(policy, place)).not.toEqual([]);
    }
  });

  test('is in the ARNs of the cures that a dry run proposes', () => {
    const arn = `arn:${name}:sts::${ACCOUNT}:assumed-role/log-ferry/session`;
    const caller = new Caller({ arn, account: ACCOUNT, region });
    expect(caller.principal()).toBe(`arn:${name}:iam::${ACCOUNT}:role/log-ferry`);
    expect(caller.bucketArn('archive')).toBe(`arn:${name}:s3:::archive`);
    expect(caller.groupArns('/g')[0]).toBe(`arn:${name}:logs:${region}:${ACCOUNT}:log-group:/g`);
    expect(readRoleArn(caller.principal())).toBe(caller.principal());
  });
});
