import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ExportedObjects } from '../../../src/export/tasks/exported-objects.js';
import { local, type Local } from './local.js';

let here: Local;
let objects: ExportedObjects;
beforeEach(async () => {
  here = await local();
  here.aws.s3.createBucket('archive');
  objects = new ExportedObjects(here.s3, 'archive', here.aws.account);
});
afterEach(() => here.close());

function put(...keys: string[]): void {
  for (const key of keys) here.aws.s3.putObject('archive', key, 'four');
}

describe('what a task wrote', () => {
  test('is counted over all pages, without the write test', async () => {
    put('p/task/a/000000.gz', 'p/task/aws-logs-write-test', 'p/task2/a/000000.gz', 'p/aws-logs-write-test');
    expect(await objects.byTask('p')).toEqual(
      new Map([
        ['task', { objects: 1, bytes: 4 }],
        ['task2', { objects: 1, bytes: 4 }],
      ]),
    );
    expect(await objects.byTask('none')).toEqual(new Map());
    put(...Array.from({ length: 1001 }, (_, i) => `p/many/s/${String(i).padStart(6, '0')}.gz`));
    expect((await objects.byTask('p')).get('many')).toEqual({ objects: 1001, bytes: 4004 });
  });

  test('is deleted, and nothing else', async () => {
    put('p/task/a/000000.gz', 'p/task/b/000000.gz', 'p/task2/a/000000.gz');
    await objects.delete('p/task');
    await objects.delete('p/none');
    expect(here.aws.s3.list('archive')).toEqual(['p/task2/a/000000.gz']);
  });

  test('is refused with the permission that is missing', async () => {
    put('p/task/a/000000.gz');
    const denial = here.aws.faults.deny('s3:DeleteObject');
    const every = here.aws.faults.deny('s3:DeleteObjects');
    await expect(objects.delete('p/task')).rejects.toThrow(/s3:DeleteObject/);
    denial.remove();
    every.remove();
    here.aws.faults.deny('s3:ListBucket');
    await expect(objects.byTask('p')).rejects.toThrow(/needs s3:ListBucket/);
    const foreign = new ExportedObjects(here.s3, 'archive', '999999999999');
    await expect(foreign.byTask('p')).rejects.toThrow(/AccessDenied/);
  });
});

test('what S3 does not delete is told', async () => {
  const first = { Key: 'p/task/a', Code: 'AccessDenied', Message: 'Access Denied' };
  const answers = [
    { Contents: [{}, { Key: 'p/task/a', Size: 1 }] },
    { Errors: [first] },
    { Contents: [{}] },
    { Errors: [{}] },
  ];
  here.s3.middlewareStack.add(
    () => () => Promise.resolve({ output: { $metadata: {}, ...answers.shift() }, response: {} }),
    { step: 'initialize', name: 'scarce', priority: 'high' },
  );
  await expect(objects.delete('p/task')).rejects.toThrow(/left p\/task\/a \(AccessDenied: Access Denied\)/);
  await expect(objects.delete('p/task')).rejects.toThrow(/left {2}\(: \)/);
});
