import { describe, expect, test } from '@jest/globals';
import { parseInputs } from '../../src/inputs/inputs.js';
import { defaultOf, entriesOf, isRequired } from '../../src/inputs/schema.js';
import { MODES } from '../../src/inputs/tables/common.js';
import {
  alb,
  amplify,
  byMode,
  DAY,
  exports,
  HOUR,
  KEY,
  NOW,
  parse,
  problems,
  subjects,
  type Texts,
} from './samples.js';
import { TimeZone } from '../../src/time-zone.js';

describe('a minimal run', () => {
  const common = {
    region: 'eu-central-1',
    role: undefined,
    maskAccountId: false,
    allowedAccountIds: [],
    from: undefined,
    to: undefined,
    redo: false,
    lease: 900_000,
    concurrency: 32,
    timeBudget: undefined,
    maxIngestBytes: undefined,
    onLoss: 'fail',
    timeZone: TimeZone.of('UTC'),
    split: DAY,
    dryRun: false,
    verify: false,
    report: 'summary',
    reportPath: 'log-ferry-report.html',
    metricsLogGroup: undefined,
    githubToken: undefined,
    failureIssue: false,
  };

  test('amplify', () => {
    expect(parse(amplify)).toEqual({
      ...common,
      mode: 'amplify',
      lookback: 48 * HOUR,
      settle: HOUR,
      ledger: {
        ...{ kind: 's3', bucket: 'my-logs', prefix: 'log-ferry-ledger/' },
        ...{ owner: undefined, kmsKeyId: undefined },
      },
      appIds: ['d1a2b3'],
      domainNames: undefined,
      filter: undefined,
      sample: 1,
      redact: [],
      objects: {
        bucket: 'my-logs',
        prefix: 'amplify-access-logs/',
        owner: undefined,
        objectFormat: 'csv',
        compression: 'gzip',
        kmsKeyId: undefined,
      },
      logs: undefined,
    });
  });

  test('alb', () => {
    expect(parse(alb)).toEqual({
      ...common,
      mode: 'alb',
      lookback: 48 * HOUR,
      settle: 0,
      ledger: { kind: 's3', bucket: 'lb-logs', prefix: 'log-ferry-ledger/' },
      source: { bucket: 'lb-logs', prefix: '', owner: undefined },
      accountIds: undefined,
      loadBalancers: undefined,
      logTypes: ['access'],
      onBadObject: 'fail',
      filter: undefined,
      sample: 1,
      redact: [],
      logs: { logGroup: '/alb', logFormat: 'json', tooOld: 'fail', create: undefined },
    });
  });

  test('an account that is named twice is read once', () => {
    const inputs = parse({ ...alb, 'account-ids': '123456789012\n210987654321\n123456789012' });
    expect(inputs).toMatchObject({ accountIds: ['123456789012', '210987654321'] });
  });

  test('export', () => {
    expect(parse(exports)).toEqual({
      ...common,
      mode: 'export',
      engine: 'task',
      lookback: 7 * DAY,
      settle: 12 * HOUR,
      ledger: { kind: 's3', bucket: 'my-logs', prefix: 'log-ferry-ledger/' },
      logGroups: ['/aws/lambda/*'],
      logStreamPrefix: undefined,
      destination: { bucket: 'my-logs', prefix: 'exportedlogs/', owner: undefined },
      cleanLeftovers: false,
      chunk: DAY,
      pollInterval: 10_000,
      wait: true,
      onCancel: 'cancel',
    });
  });
});

describe('a full run', () => {
  test('amplify to a log group alone', () => {
    const inputs = parse({
      mode: 'amplify',
      'aws-region': 'eu-central-1',
      'app-id': 'd1a2b3',
      'domain-names': 'a.example\nb.example',
      'destination-log-group': '/amplify',
      ledger: 's3://state/ferry',
      'create-log-group': 'true',
      'log-group-class': 'INFREQUENT_ACCESS',
      'retention-days': '30',
      'log-group-kms-key-id': `arn:aws:kms:eu-central-1:123456789012:key/${KEY}`,
      'too-old': 'restamp',
      from: '2026-11-01',
      to: '2026-11-02T01:00:00Z',
      redo: 'TRUE',
    });
    expect(inputs).toMatchObject({
      domainNames: ['a.example', 'b.example'],
      objects: undefined,
      ledger: { kind: 's3', bucket: 'state', prefix: 'ferry/' },
      from: Date.UTC(2026, 10, 1),
      to: Date.UTC(2026, 10, 2, 1),
      redo: true,
      logs: {
        logGroup: '/amplify',
        logFormat: 'json',
        tooOld: 'restamp',
        create: {
          logGroupClass: 'INFREQUENT_ACCESS',
          retentionDays: 30,
          kmsKeyId: `arn:aws:kms:eu-central-1:123456789012:key/${KEY}`,
        },
      },
    });
  });

  test('alb with a role', () => {
    const inputs = parse({
      ...alb,
      'role-to-assume': 'arn:aws:iam::123456789012:role/ferry',
      'role-duration-seconds': '900',
      'allowed-account-ids': '123456789012',
      'log-types': 'access\nhealth-check\naccess',
      redact: 'query-values\nssl_cipher',
      sample: '.5',
      'time-budget': '50m',
      'max-ingest-gb': '0.5',
      ledger: 'none',
      'source-prefix': '/edge/',
    });
    expect(inputs).toMatchObject({
      role: {
        arns: ['arn:aws:iam::123456789012:role/ferry'],
        audience: 'sts.amazonaws.com',
        sessionName: 'log-ferry-octo-ferry-42',
        durationSeconds: 900,
      },
      allowedAccountIds: ['123456789012'],
      logTypes: ['access', 'health-check'],
      redact: ['query-values', 'ssl_cipher'],
      sample: 0.5,
      timeBudget: 50 * 60_000,
      maxIngestBytes: 2 ** 29,
      ledger: { kind: 'none' },
      source: { prefix: 'edge/' },
    });
  });

  test.each([
    [{}, 'log-ferry-octo-ferry-42'],
    [{ 'role-session-name': 'my run' }, 'my-run'],
  ])('session name %j', (texts, sessionName) => {
    const role = { 'role-to-assume': 'arn:aws:iam::123456789012:role/ferry' };
    expect(parse({ ...alb, ...role, ...texts }).role?.sessionName).toBe(sessionName);
  });

  test('a long repository is cut before the run id', () => {
    const texts: Texts = { ...alb, 'role-to-assume': 'arn:aws:iam::123456789012:role/ferry' };
    const read = (name: string): string => texts[name] ?? '';
    const long = parseInputs(read, { repository: `octo/${'x'.repeat(90)}`, runId: '42', now: NOW });
    expect(long.role?.sessionName).toMatch(/^log-ferry-octo-x+-42$/);
    expect(long.role?.sessionName).toHaveLength(64);
    expect(parseInputs(read, { now: NOW }).role?.sessionName).toBe('log-ferry-local-0');
  });
});

describe('what action.yml and reusable workflows hand on', () => {
  test.each(MODES)('every default of %s, written out, changes nothing', (mode) => {
    const defaults = [...entriesOf(mode)].map(([name, entry]) => [name, defaultOf(entry) ?? ''] as const);
    expect(parse({ ...Object.fromEntries(defaults), ...byMode[mode] })).toEqual(parse(byMode[mode]));
  });

  test.each(MODES)('empty texts of %s are absent', (mode) => {
    const blank = Object.fromEntries([...entriesOf(mode).keys()].map((name) => [name, ' \n']));
    expect(parse({ ...blank, ...byMode[mode] })).toEqual(parse(byMode[mode]));
  });

  test.each(MODES)('every required input of %s is missed at once', (mode) => {
    const required = [...entriesOf(mode)].filter(([name, entry]) => isRequired(entry) && name !== 'mode');
    const missed = subjects({ mode });
    expect(missed).toEqual(expect.arrayContaining(required.map(([name]) => name)));
    expect(problems({ mode })[0]).toEqual({
      subject: 'aws-region',
      expected: 'a Region such as eu-central-1',
      found: 'nothing',
      fix: 'Set `aws-region`: Region of the source and of the destination.',
    });
  });
});
