/**
 * Writes the reusable workflows, one a mode, and the backfill. `uses:` takes no expression and `./` is the caller's
 * checkout, so each job first checks out the commit that its own workflow file is of, and runs the action from there.
 */
import { stringify } from 'yaml';
import { entriesOf, modesByInput } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import { outputs } from '../../src/inputs/tables/outputs.js';
import type { ModeName } from '../../src/inputs/types.js';
import { HEAD } from './action.js';
import { formatted } from './page.js';
import { dispatched, inputsOfBackfill, inputsOfMode, type WorkflowInputs } from './workflow-inputs.js';
import { ARTIFACT, expression, jobHead, passed, RUNS_ON, steps } from './workflow-jobs.js';

export interface Page {
  readonly name: string;
  readonly text: string;
}

export async function renderWorkflows(): Promise<Page[]> {
  const pages = [...MODES.map(modeWorkflow), backfillWorkflow()];
  return Promise.all(pages.map(async ({ name, text }) => ({ name, text: await formatted(name, text) })));
}

function modeWorkflow(mode: ModeName): Page {
  const inputs = inputsOfMode(mode);
  const given = [`mode: ${mode}`, ...passed(inputs, [...entriesOf(mode).keys()])];
  const text = [
    HEAD,
    CALLERS,
    `name: Log Ferry, mode ${mode}`,
    triggers(inputs, { values: outputValues('ferry'), meanings: outputs }),
    'permissions: {}',
    'jobs:',
    block(2, [
      'ferry:',
      `  name: Carry (${mode})`,
      ...jobHead({ issues: 'for failure-issue' }),
      '  outputs:',
      ...Object.keys(outputs).map((name) => `    ${name}: ${expression(`steps.ferry.outputs.${name}`)}`),
      '  steps:',
      ...steps({ name: 'Carry', id: 'ferry', given, artifact: ARTIFACT }),
    ]),
  ].join('\n');
  return { name: `.github/workflows/${mode}.yml`, text };
}

function backfillWorkflow(): Page {
  const inputs = inputsOfBackfill();
  const names = [...modesByInput().keys()];
  const all = passed(inputs, names).filter((line) => !line.startsWith('failure-issue:'));
  const carried = all.filter((line) => !/^(from|to|split):/.test(line));
  const asked = all.filter((line) => !/^(redo|report|report-path):/.test(line));
  const text = [
    HEAD,
    CALLERS,
    'name: Log Ferry, backfill',
    triggers(inputs, {
      values: {
        complete: expression('jobs.check.outputs.complete'),
        windows: expression('jobs.check.outputs.windows'),
      },
      meanings: {
        complete: '`true` when nothing of the window is left to do.',
        windows: 'What is left to do after all jobs, as a JSON list of `{"from","to"}`.',
      },
    }),
    'permissions: {}',
    'jobs:',
    block(2, planJob(all.filter((line) => !line.startsWith('report')))),
    block(2, carryJob(carried)),
    block(2, checkJob(asked)),
    block(2, issueJob()),
  ].join('\n');
  return { name: '.github/workflows/backfill.yml', text };
}

function planJob(given: readonly string[]): string[] {
  return [
    '# A dry run: it writes nothing, and problems show before the matrix starts.',
    'plan:',
    '  name: Plan',
    ...jobHead({}),
    '  outputs:',
    `    windows: ${expression('steps.plan.outputs.windows')}`,
    '  steps:',
    ...steps({ name: 'Plan', id: 'plan', given: [...given, "dry-run: 'true'"] }),
  ];
}

function carryJob(given: readonly string[]): string[] {
  const windows = 'needs.plan.outputs.windows';
  const most = "inputs.max-parallel || (inputs.mode == 'export' && '1' || '8')";
  return [
    '# The jobs share the ledger. Failed jobs can be run again, one by one or together: what is committed stays.',
    'carry:',
    `  name: ${expression("format('{0} to {1}', matrix.from, matrix.to)")}`,
    '  needs: plan',
    '  # GitHub refuses a matrix without entries.',
    `  if: ${expression(`${windows} != '' && ${windows} != '[]'`)}`,
    ...jobHead({}),
    '  strategy:',
    '    fail-fast: false',
    `    max-parallel: ${expression(`fromJSON(${most})`)}`,
    '    matrix:',
    `      include: ${expression(`fromJSON(${windows})`)}`,
    '  steps:',
    ...steps({
      name: 'Carry',
      id: 'ferry',
      given: [...given, `from: ${expression('matrix.from')}`, `to: ${expression('matrix.to')}`],
      artifact: `format('{0}-{1}', ${ARTIFACT}, strategy.job-index)`,
    }),
  ];
}

function checkJob(given: readonly string[]): string[] {
  return [
    '# A job that was killed, or that left work to another run, did not fail: only the ledger knows what is left.',
    'check:',
    '  name: Look at what is left',
    '  needs: [plan, carry]',
    `  if: ${expression("!cancelled() && needs.plan.result == 'success'")}`,
    ...jobHead({}),
    '  outputs:',
    `    complete: ${expression('steps.check.outputs.complete')}`,
    `    windows: ${expression('steps.check.outputs.windows')}`,
    '  steps:',
    ...steps({ name: 'Look at what is left', id: 'check', given: [...given, "dry-run: 'true'"] }),
  ];
}

function issueJob(): string[] {
  const names = ['mode', 'aws-region', 'ledger', 'source-bucket', 'destination-bucket'];
  return [
    '# Calls only GitHub, so it has no identity token.',
    'issue:',
    '  name: Keep the failure issue',
    '  needs: [plan, carry, check]',
    `  if: ${expression("always() && inputs.failure-issue == 'true'")}`,
    `  runs-on: ${expression(RUNS_ON)}`,
    '  timeout-minutes: 10',
    '  permissions:',
    '    contents: read # for the checkout of the action',
    '    issues: write # opens, comments and closes the issue',
    '  steps:',
    ...steps({
      name: 'Keep the failure issue',
      id: 'issue',
      given: [
        ...names.map((name) => `${name}: ${expression(`inputs.${name}`)}`),
        "failure-issue: 'true'",
        `needs: ${expression('toJSON(needs)')}`,
      ],
    }),
  ];
}

const CALLERS = [
  '# The calling job grants contents: read, id-token: write and issues: write; GitHub refuses a call that grants less than',
  '# a job here asks for. There is deliberately no concurrency group: in a called workflow, github.workflow is the',
  "# caller's, so both would have the same group and deadlock. The ledger lets runs overlap without doing anything twice;",
  '# to run them one after the other, set a group in the calling workflow.',
].join('\n');
function outputValues(job: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(outputs).map((name) => [name, expression(`jobs.${job}.outputs.${name}`)]),
  );
}

interface CallOutputs {
  readonly values: Readonly<Record<string, string>>;
  readonly meanings: Readonly<Record<string, string>>;
}

function triggers(inputs: WorkflowInputs, { values, meanings }: CallOutputs): string {
  const results = Object.entries(values).map(([name, value]) => [
    name,
    { description: meanings[name] ?? '', value },
  ]);
  const on = {
    workflow_call: { inputs, outputs: Object.fromEntries(results) as Record<string, unknown> },
    workflow_dispatch: { inputs: dispatched(inputs) },
  };
  return stringify({ on }, { lineWidth: 0, aliasDuplicateObjects: false });
}

function block(indent: number, lines: readonly string[]): string {
  return lines.map((line) => ' '.repeat(indent) + line).join('\n') + '\n';
}
