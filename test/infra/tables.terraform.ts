/**
 * Has Terraform carry out the module of the tables, whose resources are taken away (the AWS provider is not to be had
 * everywhere), and compares its tables with those of the CloudFormation template. Started by test/infra/run.sh.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plain } from './plain.js';
import { stackOf, templateNamed, treeOf } from './stack.js';

const terraform = process.env['LOG_FERRY_TERRAFORM'];
if (terraform === undefined) throw new Error('Start these suites with test/infra/run.sh.');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-ferry-tables-'));
  cpSync('infra/terraform/tables', folder, { recursive: true });
  const text = readFileSync(join(folder, 'main.tf'), 'utf8')
    .replace(/^ {2}required_providers \{[^]*?^ {2}\}\n/gm, '')
    .replace(/^data "aws_\w+" "\w+" \{\}\n/gm, '')
    .replace(/^(?:resource|output) "[^]*?^\}\n/gm, '')
    .replaceAll('data.aws_caller_identity.current.account_id', '"123456789012"')
    .replaceAll('data.aws_region.current.name', '"us-east-1"');
  writeFileSync(join(folder, 'main.tf'), `${text}\noutput "tables" {\n  value = local.tables\n}\n`);
  run('init', '-input=false', '-no-color');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]): string {
  const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: 'true' };
  return execFileSync(terraform ?? '', args, { cwd: folder, encoding: 'utf8', env, stdio: 'pipe' });
}

interface TerraformTable {
  readonly parameters: object;
  readonly location: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly partitions: readonly { readonly name: string }[];
  readonly classes: { readonly input: string; readonly output: string; readonly serde: string };
  readonly serde: object;
}

test.each([
  [
    { formats: { amplify: 'csv', alb: 'parquet' }, values: { apps: ['d1', 'd2'], load_balancers: ['shop'] } },
    { AmplifyFormat: 'csv', AlbFormat: 'parquet', Apps: 'd1,d2', LoadBalancers: 'shop' },
  ],
  [
    {
      formats: { amplify: 'jsonl', alb: 'jsonl', export: 'parquet' },
      values: { accounts: ['111122223333'] },
    },
    { AmplifyFormat: 'jsonl', AlbFormat: 'jsonl', ExportFormat: 'parquet', Accounts: '111122223333' },
  ],
  [
    { formats: { export: 'jsonl' }, prefixes: { export: 'events/' }, first_day: '2026-01-01' },
    { ExportFormat: 'jsonl', ExportPrefix: 'events/', FirstDay: '2026-01-01' },
  ],
])('%j', (variables, parameters) => {
  writeFileSync(join(folder, 'case.tfvars.json'), JSON.stringify({ bucket: 'archive', ...variables }));
  run('apply', '-auto-approve', '-input=false', '-no-color', '-var-file=case.tfvars.json');
  const { tables } = JSON.parse(run('output', '-json')) as {
    tables: { value: Record<string, TerraformTable> };
  };
  const made = Object.fromEntries(
    Object.entries(tables.value).map(([name, table]) => [
      name,
      {
        Parameters: table.parameters,
        PartitionKeys: table.partitions.map((partition) => ({ Name: partition.name, Type: 'string' })),
        StorageDescriptor: {
          Columns: table.columns.map((column) => ({ Name: column.name, Type: column.type })),
          Location: table.location,
          ...{ InputFormat: table.classes.input, OutputFormat: table.classes.output },
          SerdeInfo: { SerializationLibrary: table.classes.serde, Parameters: table.serde },
        },
      },
    ]),
  );
  const { resources } = stackOf(templateNamed('tables'), { Bucket: 'archive', ...parameters });
  const wanted = Object.values(resources).flatMap((properties) => {
    if (!('TableInput' in properties)) return [];
    const { Name, Parameters, PartitionKeys, StorageDescriptor } = treeOf(properties['TableInput']);
    return [[String(Name), { Parameters, PartitionKeys, StorageDescriptor }] as const];
  });
  expect(plain(made)).toEqual(plain(Object.fromEntries<unknown>(wanted)));
});
