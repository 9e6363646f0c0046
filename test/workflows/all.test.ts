/** What holds for every workflow of this repository and every example. */
import { describe, expect, test } from '@jest/globals';
import { modesByInput } from '../../src/inputs/schema.js';
import { filesIn, jobsOf, stepsOf, type File, type Job } from './files.js';

const own = filesIn('.github/workflows');
const examples = filesIn('examples');
const THIS_ACTION = /^OWNER\/aws-log-ferry(\/\.github\/workflows\/(\w+\.yml))?@v\d+$/;

describe.each([...own, ...examples].map((file) => [file.path, file] as const))('%s', (_path, file) => {
  test('pins what it uses by SHA, with the version beside it', () => {
    const used = [...file.text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, text = '']) => text);
    const foreign = used.filter((text) => !text.startsWith('./') && !THIS_ACTION.test(text));
    for (const text of foreign) expect(text).toMatch(/^[\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+(\.\d+)*$/);
  });

  test('grants nothing but to jobs, and each what it needs', () => {
    expect(file.workflow.permissions).toEqual({});
    for (const job of jobsOf(file)) expect(job.permissions).toBeDefined();
  });

  test('lets no expression into a shell', () => {
    for (const { run = '' } of stepsOf(file)) expect(run).not.toContain('${{');
  });

  test('lets no job run for ever', () => {
    for (const job of jobsOf(file)) if (job.uses === undefined) expect(job).toHaveProperty('timeout-minutes');
  });
});

/** The reusable workflow that a job of an example calls. */
function calledBy({ uses = '' }: Job): File | undefined {
  const name = THIS_ACTION.exec(uses)?.[2];
  return own.find(({ path }) => name !== undefined && path.endsWith(`/${name}`));
}

describe.each(examples.map((file) => [file.path, file] as const))('%s', (_path, file) => {
  const jobs = jobsOf(file);

  test('says to the reusable workflow what that knows, and all that it needs', () => {
    for (const job of jobs.filter(({ uses }) => uses !== undefined)) {
      const inputs = calledBy(job)?.workflow.on.workflow_call?.inputs;
      if (inputs === undefined) throw new Error(`There is no such workflow: ${job.uses ?? ''}`);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
      const required = Object.keys(inputs).filter((name) => inputs[name]?.required);
      expect(Object.keys(job.with ?? {})).toEqual(expect.arrayContaining(required));
      // A workflow that asks for text does not take a boolean or a number.
      for (const value of Object.values(job.with ?? {})) expect(typeof value).toBe('string');
    }
  });

  test('says to the action what that knows', () => {
    const steps = stepsOf(file).filter(({ uses = '' }) => THIS_ACTION.test(uses));
    const calls = jobs.filter((job) => calledBy(job) !== undefined);
    // One example only switches on the workflows of others.
    const enables = stepsOf(file).filter(({ run = '' }) => run.includes('gh workflow enable'));
    expect(steps.length + calls.length + enables.length).toBeGreaterThan(0);
    for (const step of steps)
      expect([...modesByInput().keys()]).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  });

  test('grants all that the called jobs ask for, or GitHub would not start', () => {
    for (const job of jobs) {
      const called = calledBy(job);
      if (called === undefined) continue;
      for (const { permissions = {} } of jobsOf(called)) expect(job.permissions).toMatchObject(permissions);
    }
  });

  test('runs off the full hour, one run after the other', () => {
    for (const { cron } of file.workflow.on.schedule ?? []) expect(Number(cron.split(' ')[0]) % 2).toBe(1);
    expect(file.workflow.on).toHaveProperty('workflow_dispatch');
    expect(file.workflow.concurrency?.group).toMatch(/^[a-z-]+$/);
  });
});

test('no two examples share a name, and only exports share a group: AWS has one task a time for them', () => {
  expect(new Set(examples.map(({ workflow }) => workflow.name)).size).toBe(examples.length);
  const groups = examples.map(({ workflow }) => workflow.concurrency?.group);
  const others = groups.filter((group) => group !== 'export-log-groups');
  expect(new Set(others).size).toBe(others.length);
});
