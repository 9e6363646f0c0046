/**
 * Has Terraform (or OpenTofu; LOG_FERRY_TERRAFORM names it) carry out the modules, and compares what it would give to AWS
 * with the policies and with the cases of the CloudFormation templates. Nothing is downloaded: see without-provider.ts.
 * What this cannot show is whether the AWS provider takes the arguments; their names are compared with a list of ours.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policyOf } from '../../scripts/infra/policies.js';
import { BUCKET_CASES, ROLE_CASES, type Case } from './cases.js';
import { plain } from './plain.js';
import { terraformBlock } from './setup-guide.js';
import { bucketVariables, roleVariables, toldIn } from './terraform-cases.js';
import { companionOf, withoutProvider } from './without-provider.js';

const terraform = process.env['LOG_FERRY_TERRAFORM'];
if (terraform === undefined) throw new Error('Start these suites with test/infra/run.sh.');

/** The arguments that the provider's documentation names for them, as far as they are wanted here. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  'aws_iam_openid_connect_provider.github': ['url', 'client_id_list'],
  'aws_iam_role.ferry': [
    ...['name', 'description', 'max_session_duration', 'permissions_boundary'],
    'assume_role_policy',
  ],
  'aws_iam_role_policy.ferry': ['name', 'role', 'policy'],
  'aws_s3_bucket_policy.export': ['bucket', 'policy'],
  'aws_s3_bucket_policy.this': ['bucket', 'policy'],
};

/** The modules, and their files that name the provider. */
const MODULES = { '.': ['main.tf', 'outputs.tf'], bucket: ['main.tf'] };

type Resources = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

let folder: string;
const seen = new Map<string, readonly string[]>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-ferry-terraform-'));
  cpSync('infra', join(folder, 'infra'), { recursive: true });
  for (const [module, files] of Object.entries(MODULES)) {
    const names = files.flatMap((name) => strip(join(folder, 'infra/terraform', module, name)));
    writeFileSync(join(folder, 'infra/terraform', module, 'companion.tf'), companionOf(names));
  }
  writeFileSync(join(folder, 'cli.tfrc'), '');
  for (const module of Object.keys(MODULES)) run(module, 'init', '-input=false', '-no-color');
});

function strip(path: string): string[] {
  const { text, resources } = withoutProvider(readFileSync(path, 'utf8'));
  for (const [resource, given] of resources) seen.set(resource, given);
  writeFileSync(path, text);
  return [...resources.keys()];
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(module: string, ...args: string[]): string {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'cli.tfrc'), CHECKPOINT_DISABLE: 'true' };
  const cwd = join(folder, 'infra/terraform', module);
  return execFileSync(terraform ?? '', args, { cwd, encoding: 'utf8', env, stdio: 'pipe' });
}

/** What a module would give to AWS. Throws with Terraform's words. */
function applied(module: string, variables: object): Resources {
  writeFileSync(join(folder, 'infra/terraform', module, 'case.tfvars.json'), JSON.stringify(variables));
  run(module, 'apply', '-auto-approve', '-input=false', '-no-color', '-var-file=case.tfvars.json');
  const { resources } = JSON.parse(run(module, 'output', '-json')) as { resources: { value: Resources } };
  return resources.value;
}

function policyIn(resources: Resources, name: string, argument = 'policy'): unknown {
  const [first, ...others] = resources[name] ?? [];
  expect(others).toEqual([]);
  return plain(JSON.parse(String(first?.[argument])));
}

test('the resources are given arguments that they have', () => {
  expect(Object.fromEntries(seen)).toEqual(ARGUMENTS);
});

describe('the module of the role', () => {
  test.each(ROLE_CASES)('$name', (each) => {
    const { parameters, template, values } = each;
    const resources = applied('.', { ...roleVariables(each), told: toldIn(each) });
    expect(policyIn(resources, 'aws_iam_role_policy.ferry')).toEqual(plain(policyOf(template, values)));
    expect(policyIn(resources, 'aws_iam_role.ferry', 'assume_role_policy')).toEqual(
      plain(policyOf('trust', values)),
    );
    expect(resources['aws_iam_role.ferry']).toMatchObject([{ name: `log-ferry-${template}` }]);
    const counts = ['aws_iam_openid_connect_provider.github', 'aws_s3_bucket_policy.export'].map(
      (name) => resources[name]?.length,
    );
    const wanted = [parameters['CreateOidcProvider'], parameters['ManageBucketPolicy']];
    expect(counts).toEqual(wanted.map((flag) => (flag === 'true' ? 1 : 0)));
    if (counts[1] === 1)
      expect(policyIn(resources, 'aws_s3_bucket_policy.export')).toEqual(
        plain(policyOf('export-bucket', values)),
      );
  });

  test('takes what docs/aws-setup.md gives to it', () => {
    const [each] = ROLE_CASES;
    if (each === undefined) throw new Error('There is no case.');
    const variables = terraformBlock();
    expect(Object.keys(variables)).toContain('repository');
    const resources = applied('.', { ...variables, told: toldIn(each) });
    expect(resources['aws_iam_role.ferry']).toMatchObject([{ name: 'log-ferry-alb' }]);
  });

  const [alb, , amplify, , exporting] = ROLE_CASES;
  test.each<[string, Case | undefined, object, RegExp]>([
    ['neither environment nor branch', alb, { environment: null }, /Give environment/],
    ['environment and branch', alb, { branch: 'main' }, /not both/],
    ['one of two ids', alb, { repository_id: '1' }, /Give both repository_owner_id/],
    ['no source', alb, { source_bucket: null }, /ledger lies in a bucket|needs source_bucket/],
    [
      'no destination',
      amplify,
      { destination_bucket: null, ledger_bucket: 'l' },
      /mode amplify needs app_ids/,
    ],
    ['no log groups', exporting, { log_groups: [] }, /mode export needs/],
    ['no word on the policy of the bucket', exporting, { manage_bucket_policy: null }, /mode export needs/],
    ['a mode that is not', alb, { mode: 'nlb' }, /The mode is amplify, alb, export or export-read/],
    ['a prefix without its slash', alb, { source_prefix: 'a' }, /ends with a slash/],
    ['a repository without owner', alb, { repository: 'logs' }, /owner\/name/],
  ])('refuses %s', (_, each, wrong, text) => {
    if (each === undefined) throw new Error('There is no such case.');
    const variables = { ...roleVariables(each), told: toldIn(each), ...wrong };
    expect(() => applied('.', variables)).toThrow(text);
  });
});

describe('the module of a bucket in another account', () => {
  test.each(BUCKET_CASES)('$name', (each) => {
    const variables = bucketVariables(each);
    const resources = applied('bucket', { ...variables, told: toldIn(each) });
    const role_arn = String(Reflect.get(variables, 'role_arn'));
    const wanted = policyOf(each.template, { ...each.values, role_arn });
    expect(policyIn(resources, 'aws_s3_bucket_policy.this')).toEqual(plain(wanted));
  });
});
