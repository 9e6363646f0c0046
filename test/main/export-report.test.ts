/** An export of API Gateway and Lambda logs, to the end: the summary and the file tell what the logs say. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiTraffic, mixed, type SeededRequest } from '../aws/seed/api-gateway.js';
import { Fixture, type Outcome } from './fixture.js';

const DAY = 24 * 60 * 60 * 1000;
const SECRET = 'oU8vK2rTq9Lx4Zw7';
const HOSTILE = '/<img src=x onerror=alert(1)>`|::error::';

let fixture: Fixture;
let workspace: string;
let requests: readonly SeededRequest[];
beforeEach(async () => {
  fixture = await Fixture.build();
  workspace = mkdtempSync(join(tmpdir(), 'log-ferry-workspace-'));
  fixture.aws.s3.createBucket('archive');
  fixture.aws.exports.usual = {
    ...fixture.aws.exports.usual,
    pendingMs: 5,
    runningMs: 20,
    objectBytes: 20_000,
  };
  const yesterday = Math.floor(Date.now() / DAY) * DAY - DAY;
  requests = [...apiTraffic({ requests: 60, from: yesterday + DAY / 2, span: 600_000, secret: SECRET })];
  const [first] = requests;
  const hostile = `(${first?.id ?? ''}) HTTP Method: GET, Resource Path: ${HOSTILE.replaceAll(' ', '/')}`;
  seed('API-Gateway-Execution-Logs_a1b2c3d4e5/prod', 'e369853df766fa44e1ed0ff613f563bd', [
    ...mixed(requests),
    { timestamp: first?.entries.at(-1)?.timestamp ?? 0, message: hostile },
  ]);
  seed(
    '/aws/lambda/basket',
    `2026/11/01/[$LATEST]${'a'.repeat(32)}`,
    requests.map(({ lambdaId, start, integrationMs }) => ({
      timestamp: start + integrationMs,
      message:
        `REPORT RequestId: ${lambdaId}\tDuration: ${integrationMs.toFixed(2)} ms\tBilled Duration: ${String(integrationMs)} ms\t` +
        'Memory Size: 128 MB\tMax Memory Used: 64 MB\t\n',
    })),
  );
});
afterEach(async () => {
  await fixture.close();
  rmSync(workspace, { recursive: true, force: true });
});

function seed(name: string, stream: string, events: readonly { timestamp: number; message: string }[]): void {
  Object.assign(fixture.aws.logs.createGroup(name), { creationTime: Date.now() - 30 * DAY });
  fixture.aws.logs.seed(name, stream, [...events]);
}

function execute(more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const inputs = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'destination-bucket': 'archive' },
    ...{ 'log-groups': '/aws/lambda/*\nAPI-Gateway-Execution-Logs_*/*', lookback: '1d', settle: '0s' },
    ...{ 'poll-interval': 'PT0.05S', report: 'html', ...more },
  };
  return fixture.execute(inputs, { GITHUB_WORKSPACE: workspace });
}

describe('an export of API Gateway and Lambda logs', () => {
  test('ends in a report of requests, functions, cut entries and credentials', async () => {
    const { code, summary, log, outputs } = await execute();
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 0, complete: 'true' });
    const html = readFileSync(outputs['report-path'] ?? '', 'utf8');
    for (const text of [summary, html]) {
      for (const title of [
        'API Gateway requests: Pages by requests',
        'Lambda functions',
        'Credentials in the logs',
      ]) {
        expect(text).toContain(title);
      }
      expect(text).toContain('Entries that API Gateway cut');
      expect(text).toContain('60 requests.');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('<img');
    }
    expect(log).not.toContain(SECRET);
    const failed = requests.filter(({ status }) => status >= 500);
    expect(failed).not.toEqual([]);
    for (const { id, lambdaId, traceId } of failed) {
      for (const part of [id, lambdaId, traceId]) expect(html).toContain(part);
    }
    expect(outputs['objects-written']).toBe(
      String(fixture.aws.s3.list('archive', 'exportedlogs/').filter((key) => key.endsWith('.gz')).length),
    );
  });

  test('a role that may not read the objects still exports; the report names the permission', async () => {
    fixture.aws.faults.deny('s3:GetObject', /^archive\/exportedlogs/);
    const { code, summary, log } = await execute({ report: 'summary' });
    expect(code).toBe(0);
    expect(log).toContain('could not be read back for the report');
    expect(log).toContain('s3:GetObject');
    expect(summary).toContain('Not read back');
  });

  test('without a report nothing is read back', async () => {
    fixture.aws.calls.clear();
    const { code } = await execute({ report: 'none' });
    expect(code).toBe(0);
    const reads = fixture.aws.calls.find({ operation: 'GetObject' }).map(({ resource }) => resource);
    expect(reads.filter((resource) => resource.includes('exportedlogs'))).toEqual([]);
  });
});
