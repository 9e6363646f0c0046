import { describe, expect, test } from '@jest/globals';
import { renderWorkflows } from '../../scripts/docs/workflows.js';
import { MAX_DISPATCHED } from '../../scripts/docs/workflow-inputs.js';
import { entriesOf, isRequired, modesByInput } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import { outputs } from '../../src/inputs/tables/outputs.js';
import { filesIn, jobsOf, stepsOf, type File, type Step } from './files.js';

const OF_THE_JOB = ['environment', 'runs-on', 'timeout-minutes', 'report-artifact'];
const files = new Map(filesIn('.github/workflows').map((file) => [file.path.replace(/^.*\//, ''), file]));
const reusable = [...MODES, 'backfill'].map((name) => `${name}.yml`);

function fileOf(name: string): File {
  const file = files.get(name);
  if (file === undefined) throw new Error(`There is no ${name}.`);
  return file;
}

function ferrySteps(name: string): Step[] {
  return stepsOf(fileOf(name)).filter(({ uses }) => uses === './.log-ferry');
}

test('they are what the schema says', async () => {
  const pages = await renderWorkflows();
  expect(pages.map(({ name }) => name).sort()).toEqual(
    reusable.map((name) => `.github/workflows/${name}`).sort(),
  );
  for (const { name, text } of pages) expect(files.get(name.replace(/^.*\//, ''))?.text).toBe(text);
});

describe.each(MODES)('mode %s', (mode) => {
  const file = fileOf(`${mode}.yml`);
  const call = file.workflow.on.workflow_call;

  test('takes every input of its mode but the token, and hands each on', () => {
    const own = [...entriesOf(mode)].filter(([name]) => !['mode', 'github-token', 'needs'].includes(name));
    expect(Object.keys(call?.inputs ?? {})).toEqual([...own.map(([name]) => name), ...OF_THE_JOB]);
    for (const [name, entry] of own)
      expect(call?.inputs?.[name]).toMatchObject({ type: 'string', required: isRequired(entry) });
    const [step, ...rest] = ferrySteps(`${mode}.yml`);
    expect(rest).toEqual([]);
    expect(step?.with).toEqual({
      mode,
      ...Object.fromEntries(own.map(([name]) => [name, `\${{ inputs.${name} }}`])),
    });
  });

  test('hands every output back', () => {
    const expected = Object.entries(outputs).map(([name, description]) => [
      name,
      { description, value: `\${{ jobs.ferry.outputs.${name} }}` },
    ]);
    expect(call?.outputs).toEqual(Object.fromEntries(expected));
    const results = Object.keys(outputs).map(
      (name) => [name, `\${{ steps.ferry.outputs.${name} }}`] as const,
    );
    expect(file.workflow.jobs['ferry']?.outputs).toEqual(Object.fromEntries(results));
  });
});

describe('backfill', () => {
  const [plan, carry, check, issue] = ferrySteps('backfill.yml').map((step) => step.with ?? {});

  test('takes the inputs of all modes, and a window that every job means', () => {
    const inputs = fileOf('backfill.yml').workflow.on.workflow_call?.inputs ?? {};
    const known = [...modesByInput().keys()].filter(
      (name) => !['github-token', 'needs', 'dry-run', 'verify', 'lookback'].includes(name),
    );
    expect(Object.keys(inputs).sort()).toEqual([...known, ...OF_THE_JOB, 'max-parallel'].sort());
    const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
    expect(required.sort()).toEqual(['aws-region', 'from', 'mode', 'to']);
  });

  test('the jobs of the matrix carry with every input, each its own window', () => {
    const left = ['from', 'to', 'split', 'failure-issue', ...OF_THE_JOB, 'max-parallel'];
    const inputs = Object.keys(fileOf('backfill.yml').workflow.on.workflow_call?.inputs ?? {});
    const handed = inputs.filter((name) => !left.includes(name));
    expect(carry).toEqual({
      ...Object.fromEntries(handed.map((name) => [name, `\${{ inputs.${name} }}`])),
      from: '${{ matrix.from }}',
      to: '${{ matrix.to }}',
    });
  });

  test('before and after, it only asks', () => {
    for (const asked of [plan, check]) {
      expect(asked).toMatchObject({ 'dry-run': 'true', from: '${{ inputs.from }}', to: '${{ inputs.to }}' });
      expect(asked).not.toHaveProperty('failure-issue');
    }
    expect(plan).toHaveProperty('redo');
    // Done again is done: asked with redo, nothing ever would be.
    expect(check).not.toHaveProperty('redo');
  });

  test('the last job sees how the others ended, has no identity, and a matrix without windows is none', () => {
    const { jobs } = fileOf('backfill.yml').workflow;
    expect(issue).toMatchObject({ 'failure-issue': 'true', needs: '${{ toJSON(needs) }}' });
    expect(jobs['issue']).toMatchObject({
      needs: ['plan', 'carry', 'check'],
      if: expect.stringContaining('always()'),
    });
    expect(jobs['issue']?.permissions).toEqual({ contents: 'read', issues: 'write' });
    expect(jobs['carry']?.if).toContain("!= '[]'");
    expect(jobs['carry']?.strategy).toMatchObject({ 'fail-fast': false });
  });
});

describe.each(reusable)('%s', (name) => {
  const file = fileOf(name);
  const action = [...modesByInput().keys()];

  test('hands the action only what it knows', () => {
    for (const step of ferrySteps(name))
      expect(action).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });

  test('runs the action at the commit of the workflow, wherever it is called from', () => {
    for (const { steps = [] } of jobsOf(file)) {
      const [guard, checkout, ferry] = steps;
      expect(guard?.run).toContain('exit 1');
      expect(checkout?.uses).toMatch(/^actions\/checkout@/);
      expect(checkout?.with).toMatchObject({
        repository: '${{ job.workflow_repository || vars.LOG_FERRY_REPOSITORY }}',
        ref: '${{ job.workflow_sha || vars.LOG_FERRY_REF }}',
        path: '.log-ferry',
        'persist-credentials': false,
      });
      expect(ferry?.uses).toBe('./.log-ferry');
    }
  });

  test('has no group that its caller could wait for, and a form that GitHub takes', () => {
    for (const each of [file.workflow, ...jobsOf(file)]) expect(each).not.toHaveProperty('concurrency');
    const form = file.workflow.on.workflow_dispatch?.inputs ?? {};
    const all = file.workflow.on.workflow_call?.inputs ?? {};
    expect(Object.keys(form).length).toBeLessThanOrEqual(MAX_DISPATCHED);
    expect(Object.keys(all)).toEqual(expect.arrayContaining(Object.keys(form)));
    for (const [input, { required }] of Object.entries(all)) if (required) expect(form).toHaveProperty(input);
  });
});
