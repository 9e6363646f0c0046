import { expect, test } from '@jest/globals';
import { Caller } from '../../src/preflight/caller.js';
import { shellQuoted } from '../../src/preflight/check.js';

const STATEMENT = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' } as const;

function caller(arn: string): Caller {
  return new Caller({ arn, account: '123456789012', region: 'cn-north-1' });
}

test('a role in a session is told by its role', () => {
  const role = caller('arn:aws-cn:sts::123456789012:assumed-role/ferry/session-1');
  expect(role.principal()).toBe('arn:aws-cn:iam::123456789012:role/ferry');
  const { command, what } = role.grant('x', STATEMENT);
  expect(command).toMatch(/^aws iam put-role-policy --role-name ferry --policy-name log-ferry-x /);
  expect(what).toMatch(/^Grant s3:GetObject and s3:PutObject to /);
});

test('a user is told by its name, whatever its path', () => {
  const user = caller('arn:aws:iam::123456789012:user/team/ann');
  expect(user.grant('x', STATEMENT).command).toMatch(/^aws iam put-user-policy --user-name ann /);
  expect(user.principal()).toBe('arn:aws:iam::123456789012:user/team/ann');
});

test('others get the statement alone', () => {
  for (const arn of ['arn:aws:iam::123456789012:root', 'odd']) {
    const cure = caller(arn).grant('x', STATEMENT);
    expect(cure).not.toHaveProperty('command');
    expect(cure.statements).toEqual([STATEMENT]);
    expect(caller(arn).principal()).toBe(arn);
  }
  expect(caller('odd').bucketArn('b')).toBe('arn:aws:s3:::b');
});

test('ARNs are of the partition', () => {
  const role = caller('arn:aws-cn:sts::123456789012:assumed-role/ferry/session-1');
  expect(role.groupArns('/g')).toEqual([
    'arn:aws-cn:logs:cn-north-1:123456789012:log-group:/g',
    'arn:aws-cn:logs:cn-north-1:123456789012:log-group:/g:*',
  ]);
});

test('a quoted text is one word of a shell', () => {
  expect(shellQuoted("it's")).toBe(`'it'\\''s'`);
});
