import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { PAGES, renderPolicies, renderTemplates } from '../../scripts/infra.js';
import { catalogue, documentNamed, entriesOf, policyOf } from '../../scripts/infra/policies.js';
import { neededPolicy } from '../../src/export/tasks/bucket-policy.js';
import { BUCKET_CASES, ROLE_CASES, type Case } from './cases.js';
import { plain } from './plain.js';
import { deployments } from './setup-guide.js';
import { stackOf, templateNamed, treeOf, type Stack, type Tree } from './stack.js';
import { VALUES } from './runs.js';

function stack({ template, parameters, partition, region }: Case): Stack {
  const place = {
    ...(partition === undefined ? {} : { partition }),
    ...(region === undefined ? {} : { region }),
  };
  return stackOf(templateNamed(template), parameters, place);
}

function onePolicy(role: Tree): unknown {
  const [first, ...others] = [role['Policies']].flat();
  expect(others).toEqual([]);
  return treeOf(first)['PolicyDocument'];
}

test('templates and documents are what the policies say', async () => {
  for (const { name, text } of await renderTemplates()) expect(readFileSync(name, 'utf8')).toBe(text);
  const pages = PAGES.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  for (const { name, text } of pages) expect(await renderPolicies(name, text)).toBe(text);
  const shown = pages.flatMap(({ text }) =>
    [...text.matchAll(/<!-- policy:([\w-]+) -->/g)].map(([, name]) => name),
  );
  expect([...new Set(shown)].sort()).toEqual([
    ...['alb', 'amplify', 'export', 'export-bucket', 'export-key', 'export-read', 'trust'],
  ]);
});

describe.each(ROLE_CASES)('the template: $name', (each) => {
  const { resources, refused } = stack(each);
  const role = resources['Role'] ?? {};

  test('has the policies of the documents, filled in', () => {
    expect(refused).toEqual([]);
    expect(plain(onePolicy(role))).toEqual(plain(policyOf(each.template, each.values)));
    expect(plain(role['AssumeRolePolicyDocument'])).toEqual(plain(policyOf('trust', each.values)));
  });

  test('has the provider and the policy of the bucket on wish', () => {
    expect('OidcProvider' in resources).toBe(each.parameters['CreateOidcProvider'] === 'true');
    expect('BucketPolicy' in resources).toBe(each.parameters['ManageBucketPolicy'] === 'true');
    const own = resources['BucketPolicy'];
    if (own !== undefined)
      expect(plain(own['PolicyDocument'])).toEqual(plain(policyOf('export-bucket', each.values)));
  });
});

test.each(BUCKET_CASES)('the policy of a bucket in another account: $name', (each) => {
  const { BucketPolicy = {} } = stack(each).resources;
  const policy = policyOf(each.template, each.values);
  expect(plain(BucketPolicy['PolicyDocument'])).toEqual(plain(policy));
  const bucket = String(BucketPolicy['Bucket']);
  for (const { Principal, Resource = [], Action } of policy.Statement) {
    expect(Principal).toBeDefined();
    for (const arn of [Resource].flat()) expect(arn).toMatch(new RegExp(`^arn:aws:s3:::${bucket}(/|$)`));
    for (const action of [Action].flat()) expect(action).toMatch(/^s3:/);
  }
});

describe('the commands of docs/aws-setup.md', () => {
  const told = deployments();

  test('are there for every mode, and for a bucket in another account', () => {
    expect(told.map(({ template }) => template).sort()).toEqual([
      'alb',
      'amplify',
      'export',
      'export-bucket-elsewhere',
      'export-read',
    ]);
  });

  test.each(told)('$template is deployed with parameters that it has', ({ template, parameters }) => {
    expect(stackOf(templateNamed(template), parameters).refused).toEqual([]);
  });
});

describe('the role', () => {
  const given = {
    ...{ Repository: 'example/logs', RepositoryOwnerId: '12', RepositoryId: '345', Environment: 'aws-logs' },
    ...{ CreateOidcProvider: 'false', SourceBucket: 'lb-logs', DestinationLogGroup: 'g' },
  };
  const mayAssume = (sub: string, aud = 'sts.amazonaws.com'): boolean => {
    const { Role = {} } = stackOf(templateNamed('alb'), given).resources;
    const { Statement } = treeOf(Role['AssumeRolePolicyDocument']);
    const claims = { sub, aud };
    return [Statement].flat().some((statement) => {
      const conditions = Object.entries(treeOf(treeOf(treeOf(statement)['Condition'])['StringEquals']));
      expect(conditions.map(([key]) => key.split(':').at(-1)).sort()).toEqual(['aud', 'sub']);
      return conditions.every(([key, value]) => Reflect.get(claims, key.split(':').at(-1) ?? '') === value);
    });
  };

  test.each([['repo:example/logs:environment:aws-logs'], ['repo:example@12/logs@345:environment:aws-logs']])(
    'may be assumed by %s',
    (sub) => {
      expect(mayAssume(sub)).toBe(true);
      expect(mayAssume(sub, 'https://github.com/example')).toBe(false);
    },
  );

  test.each([
    'repo:example/logs:environment:aws-logs-2',
    'repo:example/logs:ref:refs/heads/main',
    'repo:example/logs:pull_request',
    'repo:example/other:environment:aws-logs',
    'repo:example@13/logs@345:environment:aws-logs',
    'repo:example@12/logs@346:environment:aws-logs',
  ])('may not be assumed by %s', (sub) => {
    expect(mayAssume(sub)).toBe(false);
  });
});

describe('what cannot be is refused', () => {
  const [first] = ROLE_CASES;
  const given = first?.parameters ?? {};
  const told = (template: string, parameters: Readonly<Record<string, string>>): string =>
    stackOf(templateNamed(template), parameters).refused.join(' ');
  const amplify = { Repository: 'a/b', Branch: 'main', CreateOidcProvider: 'false', AppIds: 'd1' };

  test.each([
    [
      'neither environment nor branch',
      'alb',
      { ...given, Environment: '' },
      /Environment \(better\) or Branch/,
    ],
    ['both', 'alb', { ...given, Branch: 'main' }, /not both/],
    ['one of two ids', 'alb', { ...given, RepositoryId: '1' }, /Give both RepositoryOwnerId/],
    ['no destination', 'amplify', { ...amplify, LedgerBucket: 'ledgers' }, /DestinationLogGroup, or both/],
    ['no ledger', 'amplify', { ...amplify, DestinationLogGroup: 'g' }, /give LedgerBucket/],
  ])('%s', (_, template, parameters, text) => {
    expect(told(template, parameters)).toMatch(text);
  });

  test.each([
    ['a repository without owner', { Repository: 'logs' }],
    ['a claim within a claim', { Environment: 'a:ref' }],
    ['an ARN for a bucket', { SourceBucket: 'arn:aws:s3:::b' }],
    ['a prefix without its slash', { SourcePrefix: 'a' }],
    ['a wildcard for the one log group', { DestinationLogGroup: '*' }],
    ['a key by its alias', { KmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:alias/a' }],
  ])('%s', (_, wrong) => {
    expect(() => stackOf(templateNamed('alb'), { ...given, ...wrong })).toThrow(/does not allow/);
  });

  test('a sixth log group', () => {
    const parameters = ROLE_CASES.find(({ template }) => template === 'export')?.parameters ?? {};
    const six = { ...parameters, LogGroups: 'a,b,c,d,e,f' };
    expect(() => stackOf(templateNamed('export'), six)).toThrow(/LogGroups does not allow/);
  });
});

describe('the documents', () => {
  test('are all in use, and all there are', () => {
    const used = Object.values(catalogue()).flatMap((entries) =>
      entries.map(({ document }) => `${document}.json`),
    );
    expect([...new Set(used)].sort()).toEqual(readdirSync('infra/policies').sort());
  });

  test('have statements whose names are unique in each policy, and fit IAM', () => {
    for (const policy of Object.keys(catalogue())) {
      const names = entriesOf(policy).flatMap(({ document }) =>
        documentNamed(document).Statement.map(({ Sid }) => Sid),
      );
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[A-Za-z0-9]+$/);
    }
  });

  test('stay below the 10,240 characters of the inline policies of a role', () => {
    for (const { template, values } of ROLE_CASES)
      expect(JSON.stringify(policyOf(template, values)).length).toBeLessThan(5000);
  });

  test.each([
    ['aws', 'eu-central-1', 'amazonaws.com'],
    ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com'],
    ['aws-eusc', 'eusc-de-east-1', 'amazonaws.eu'],
    ['aws-iso', 'us-iso-east-1', 'c2s.ic.gov'],
    ['aws-iso-b', 'us-isob-east-1', 'sc2s.sgov.gov'],
  ])('name for an export bucket what the ferry looks for, in %s', (partition, region, dns_suffix) => {
    const where = { partition, region, dns_suffix, account: '123456789012', destination_bucket: 'archive' };
    const place = { bucket: 'archive', region, account: '123456789012' };
    const { Statement } = policyOf('export-bucket', where);
    const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
    const unnamed = allowed.map(({ Sid, ...rest }) => (Sid === '' ? {} : rest));
    expect({ Version: '2012-10-17', Statement: unnamed }).toEqual(JSON.parse(neededPolicy(place)));
  });

  test.each([
    'export-bucket',
    ...['alb', 'amplify', 'export', 'export-read'].map((mode) => `${mode}-bucket-elsewhere`),
  ])('let nobody reach a bucket without TLS: %s', (policy) => {
    const { Statement } = policyOf(policy, {
      ...VALUES,
      role_arn: 'arn:aws:iam::123456789012:role/log-ferry',
    });
    const denied = Statement.filter(({ Effect }) => Effect === 'Deny');
    const arn = `arn:aws:s3:::${policy.startsWith('alb') ? 'lb-logs' : 'archive'}`;
    expect(denied).toEqual([
      expect.objectContaining({
        ...{ Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`] },
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ]);
  });

  test('fail where a value is missing', () => {
    expect(() => policyOf('alb', {})).toThrow('There is no value for ${partition}.');
    expect(() => policyOf('nothing', {})).toThrow('no policy nothing');
  });
});
