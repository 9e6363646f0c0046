import { describe, expect, test } from '@jest/globals';
import { alb, amplify, exports, KEY, parse, problems, subjects, type Texts } from './samples.js';

describe('contradictions', () => {
  const onRole = 'arn:aws:iam::123456789012:role/ferry';

  test.each<[string, Texts, string[]]>([
    ['`to` alone', { ...alb, to: '2026-11-01' }, ['to']],
    ['`redo` alone', { ...alb, redo: 'true' }, ['redo']],
    ['from at to', { ...alb, from: '2026-11-01', to: '2026-11-01' }, ['from']],
    ['from after to', { ...alb, from: '2026-11-02', to: '2026-11-01' }, ['from']],
    ['from in the future', { ...alb, from: '2026-11-21' }, ['from']],
    [
      'role inputs without a role',
      { ...alb, audience: 'x', 'role-session-name': 'xx', 'role-duration-seconds': '900' },
      ['audience', 'role-session-name', 'role-duration-seconds'],
    ],
    ['a path without a file', { ...alb, 'report-path': 'a.html' }, ['report-path']],
    ['an issue without a token', { ...alb, 'failure-issue': 'true' }, ['failure-issue']],
    [
      'settings of a group that is not created',
      { ...alb, 'retention-days': '7', 'log-group-class': 'INFREQUENT_ACCESS' },
      ['log-group-class', 'retention-days'],
    ],
    [
      'log group inputs without a log group',
      { ...amplify, 'log-format': 'raw', 'too-old': 'skip' },
      ['log-format', 'too-old'],
    ],
    [
      'bucket inputs without a bucket',
      {
        ...amplify,
        'destination-bucket': '',
        'destination-log-group': '/a',
        ledger: 'none',
        'object-format': 'jsonl',
        compression: 'none',
        'kms-key-id': 'alias/x',
        'destination-prefix': 'x',
        'destination-bucket-owner': '123456789012',
      },
      ['destination-prefix', 'destination-bucket-owner', 'object-format', 'compression', 'kms-key-id'],
    ],
    ['no destination', { ...amplify, 'destination-bucket': '' }, ['destination-bucket', 'ledger']],
    [
      'no place for the ledger',
      { ...amplify, 'destination-bucket': '', 'destination-log-group': '/a' },
      ['ledger'],
    ],
    [
      'amplify off the hour',
      {
        ...amplify,
        from: '2026-11-01T00:30:00Z',
        to: '2026-11-01T02:00:01Z',
        split: '90m',
        'dry-run': 'true',
      },
      ['from', 'to', 'split'],
    ],
    [
      'domains of several apps',
      { ...amplify, 'app-id': 'd1\nd2', 'domain-names': 'example.com' },
      ['domain-names'],
    ],
    ['nothing is ever old enough', { ...exports, lookback: '12h' }, ['lookback']],
    ['a lookback within the settle of tasks', { ...exports, lookback: '2h' }, ['lookback']],
    [
      'tasks that write no objects of a format',
      { ...exports, 'object-format': 'parquet' },
      ['object-format'],
    ],
    [
      'what only reading knows',
      { ...exports, 'read-rate': '3', compression: 'none', 'kms-key-id': 'AES256' },
      ['read-rate', 'compression', 'kms-key-id'],
    ],
    [
      'what only tasks know',
      {
        ...exports,
        ...{ engine: 'read', 'clean-leftovers': 'true', 'poll-interval': '1s', wait: 'false' },
        'on-cancel': 'leave',
      },
      ['clean-leftovers', 'poll-interval', 'wait', 'on-cancel'],
    ],
    [
      'events have no columns of a service',
      { ...exports, engine: 'read', 'object-format': 'csv' },
      ['object-format'],
    ],
    ['only exclusions', { ...exports, 'log-groups': '!a\n!b' }, ['log-groups']],
    [
      'another partition',
      { ...alb, 'role-to-assume': onRole, 'aws-region': 'cn-north-1' },
      ['role-to-assume'],
    ],
    [
      'another partition',
      { ...alb, 'role-to-assume': onRole, 'aws-region': 'us-gov-west-1' },
      ['role-to-assume'],
    ],
    ['another partition', { ...alb, 'role-to-assume': onRole.replace('aws', 'aws-cn') }, ['role-to-assume']],
    ['all load balancers but some', { ...alb, 'load-balancers': '!a*' }, []],
    ['an ingest limit for a bucket', { ...amplify, 'max-ingest-gb': '0.5' }, ['max-ingest-gb']],
    ['an ingest limit for an export', { ...exports, 'max-ingest-gb': '0.5' }, ['max-ingest-gb']],
    [
      'a key elsewhere',
      { ...amplify, 'kms-key-id': `arn:aws:kms:eu-west-1:123456789012:key/${KEY}` },
      ['kms-key-id'],
    ],
  ])('%s', (_name, texts, expected) => {
    expect(subjects(texts)).toEqual(expected);
  });

  test.each<[string, Texts]>([
    ['no ingest limit for an export', { ...exports, 'max-ingest-gb': '0' }],
    ['off the hour for alb', { ...alb, from: '2026-11-01T00:30:00.5Z' }],
    ['a lookback of two hours, when events are read', { ...exports, engine: 'read', lookback: '2h' }],
    [
      'defaults of the other engine, which reusable workflows hand on',
      { ...exports, engine: 'read', wait: 'true', 'on-cancel': 'cancel', 'clean-leftovers': 'false' },
    ],
    [
      'a key of another Region, for a bucket of that Region',
      {
        ...{ ...exports, engine: 'read' },
        'kms-key-id': `arn:aws:kms:us-west-2:123456789012:key/${KEY}`,
      },
    ],
    ['a short lookback beside a window', { ...exports, lookback: '1h', from: '2026-11-01' }],
    [
      'a role in a partition that is not known here',
      { ...alb, 'role-to-assume': 'arn:aws-iso:iam::123456789012:role/x', 'aws-region': 'us-iso-east-1' },
    ],
    [
      'a role in China',
      { ...alb, 'role-to-assume': 'arn:aws-cn:iam::123456789012:role/x', 'aws-region': 'cn-north-1' },
    ],
    ['a key id', { ...amplify, 'kms-key-id': KEY }],
    ['a default in another spelling', { ...alb, split: '24h', 'create-log-group': 'False' }],
    ['a future `to`', { ...alb, from: '2026-11-01', to: '2027-01-01' }],
    ['a path of a file', { ...alb, report: 'html', 'report-path': 'a.html' }],
    ['the default path of a file', { ...alb, 'report-path': 'log-ferry-report.html' }],
    ['issue and token', { ...alb, 'failure-issue': 'true', 'github-token': 't' }],
  ])('no contradiction: %s', (_name, texts) => {
    expect(problems(texts)).toEqual([]);
  });

  test('inputs of another mode are named with the mode they belong to', () => {
    expect(problems({ ...alb, chunk: '1h', 'app-id': 'x' })).toEqual([
      {
        subject: 'app-id',
        expected: 'no such input with mode alb',
        found: '"x"',
        fix: 'It belongs to mode amplify: remove it, or change the mode.',
      },
      expect.objectContaining({ subject: 'chunk', found: '"1h"' }),
    ]);
  });

  test('an input of another mode is refused once', () => {
    expect(subjects({ ...exports, 'retention-days': '7' })).toEqual(['retention-days']);
  });
});

describe('all problems at once', () => {
  test('alone and together, in one error', () => {
    const texts: Texts = {
      ...alb,
      'source-bucket': 'X',
      redact: 'Query',
      lease: '0s',
      sample: '2',
      wait: 'true',
      to: '2026-11-01',
    };
    expect(subjects(texts)).toEqual(['lease', 'source-bucket', 'sample', 'redact', 'wait', 'to']);
    expect(() => parse(texts)).toThrow(/lease: expected at least 1s, found "0s"\. Write a longer duration\./);
  });

  test('with an unknown mode, what can be said is said', () => {
    const texts: Texts = {
      mode: 'ALB',
      lease: 'x',
      'log-format': 'prefixed',
      'object-format': 'xml',
      'log-groups': '!x',
      from: '2026-11-02',
      to: '2026-11-01',
    };
    expect(subjects(texts)).toEqual(['mode', 'aws-region', 'lease', 'object-format', 'from']);
    expect(problems(texts)[0]?.fix).toBe('Did you mean alb?');
  });

  test('with no mode, it is asked for', () => {
    expect(problems({ 'aws-region': 'eu-central-1' })).toEqual([
      expect.objectContaining({ subject: 'mode', expected: 'one of amplify, alb, export', found: 'nothing' }),
    ]);
  });

  test('a found text is shown in one line and cut', () => {
    const [problem] = problems({ ...alb, 'source-bucket': `a\nb${'c'.repeat(300)}` });
    expect(problem?.found).toMatch(/^"a\\nbc+…"$/);
    expect(problem?.found.length).toBeLessThan(130);
  });
});
