/**
 * Has Terraform (or OpenTofu; LOG_FERRY_TERRAFORM names it) fill in the policies as the modules do, and compares them with
 * those of the CloudFormation templates. The module infra/terraform/policy needs no provider, so nothing is downloaded.
 * The modules around it do: of them HCL, and what they hand over and refer to, is looked at.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policyOf, type Values } from '../../scripts/infra/policies.js';
import { plain } from './plain.js';
import { BUCKET_CASES, ROLE_CASES } from './cases.js';

const terraform = process.env['LOG_FERRY_TERRAFORM'];
if (terraform === undefined) throw new Error('Start these suites with test/infra/run.sh.');

interface Wanted {
  readonly name: string;
  readonly policy: string;
  readonly values: Values;
}

const ALL: readonly Wanted[] = [
  ...ROLE_CASES.flatMap(({ template, values }, number) => {
    const policies =
      template === 'export' ? ['trust', template, 'export-bucket', 'export-key'] : ['trust', template];
    return policies.map((policy) => ({ name: `role_${number}_${policy}`, policy, values }));
  }),
  ...BUCKET_CASES.map(({ template, values }, number) => ({
    name: `bucket_${number}_${template}`,
    policy: template,
    values,
  })),
];

/** JSON is HCL, but for `${`, which none of the values has. */
function moduleOf({ name, policy, values }: Wanted): string {
  const { log_group, ...texts } = values;
  const groups = Array.isArray(log_group) && log_group.length > 0 ? log_group : [''];
  return `
module "${name}" {
  source     = "./infra/terraform/policy"
  policy     = "${policy}"
  log_groups = ${JSON.stringify(groups)}
  values     = ${JSON.stringify(texts)}
}
output "${name}" {
  value = module.${name}.json
}
`;
}

let folder: string;

function run(...args: string[]): string {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: join(folder, 'cli.tfrc'), CHECKPOINT_DISABLE: 'true' };
  return execFileSync(terraform ?? '', args, { cwd: folder, encoding: 'utf8', env });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-ferry-terraform-'));
  cpSync('infra', join(folder, 'infra'), { recursive: true });
  writeFileSync(join(folder, 'main.tf'), ALL.map(moduleOf).join(''));
  writeFileSync(join(folder, 'cli.tfrc'), '');
  run('init', '-input=false', '-no-color');
  run('apply', '-auto-approve', '-input=false', '-no-color');
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('Terraform makes the same policies of the same values', () => {
  const outputs = JSON.parse(run('output', '-json')) as Record<string, { value: string }>;
  expect(Object.keys(outputs)).toHaveLength(ALL.length);
  for (const { name, policy, values } of ALL) {
    expect({ name, made: plain(JSON.parse(outputs[name]?.value ?? '')) }).toEqual({
      name,
      made: plain(policyOf(policy, values)),
    });
  }
});
