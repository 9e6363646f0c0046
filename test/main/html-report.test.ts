import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Fixture } from './fixture.js';

let fixture: Fixture;
let workspace: string;

beforeAll(async () => {
  fixture = await Fixture.build();
  fixture.seed(1, [0, 4]);
});
afterAll(() => fixture.close());
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'log-ferry-workspace-'));
});
afterEach(() => {
  rmSync(workspace, { recursive: true, force: true });
});

const execute = (inputs: Readonly<Record<string, string>> = {}) =>
  fixture.execute({ report: 'html', ledger: 'none', ...inputs }, { GITHUB_WORKSPACE: workspace });

describe('report: html', () => {
  test('writes the file beside the summary, and says where', async () => {
    const { code, outputs, summary } = await execute({ 'report-path': 'reports/alb.html' });
    const path = join(workspace, 'reports/alb.html');
    expect({ code, path: outputs['report-path'] }).toEqual({ code: 0, path });
    const html = readFileSync(path, 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('✓ Complete');
    expect(html).toContain('<dt>Records read</dt><dd>80</dd>');
    expect(summary).toContain('✅ complete');
  });

  test('shows the failure of a run that failed part-way', async () => {
    fixture.aws.faults.add({
      operation: 'PutLogEvents',
      ...{ kind: 'error', status: 400, code: 'InvalidParameterException', message: 'no <b>such</b> luck' },
    });
    const { code, outputs, summary } = await execute();
    fixture.aws.faults.clear();
    expect(code).toBe(1);
    expect(summary).toContain('❌ failed');
    const html = readFileSync(outputs['report-path'] ?? '', 'utf8');
    expect(outputs['report-path']).toBe(join(workspace, 'log-ferry-report.html'));
    expect(html).toContain('✕ Failed');
    expect(html).toContain('no &#60;b&#62;such&#60;/b&#62; luck');
  });

  test('what the log annotates stands in all forms of it, before any table', async () => {
    const { log, outputs, summary } = await execute({ 'log-fromat': 'raw' });
    expect(log).toMatch(/^::warning::.*log-fromat/m);
    expect(log).toMatch(/^::notice::ledger: none/m);
    const html = readFileSync(outputs['report-path'] ?? '', 'utf8');
    const json = JSON.parse(readFileSync(outputs['report-json-path'] ?? '', 'utf8')) as Record<
      string,
      unknown
    >;
    expect(json).toMatchObject({
      warnings: [expect.stringContaining('log-fromat')],
      notes: [expect.stringMatching(/^ledger: none/)],
    });
    expect(summary).toMatch(/#### Warnings\n\n- .*log&#45;fromat/);
    expect(summary).toMatch(/#### Good to know\n\n- .*ledger/);
    expect(summary.indexOf('#### Warnings')).toBeLessThan(summary.indexOf('|---'));
    expect(html).toMatch(/<h2 id="warnings-title">Warnings<\/h2>\n<ul class="lines"><li>[^\n]*log-fromat/);
    expect(html).toContain('<li>ledger: none.');
    expect(html.indexOf('id="warnings"')).toBeLessThan(html.indexOf('<table'));
  });

  test('a folder at its place is refused before anything is carried', async () => {
    mkdirSync(join(workspace, 'out'));
    fixture.aws.calls.clear();
    const { code, log } = await execute({ 'report-path': 'out' });
    expect(code).toBe(1);
    expect(log).toContain('report-path: expected the path of a file, found "out", which is a folder');
    expect(fixture.aws.calls.count()).toBe(0);
  });

  test('a path below a file is refused before anything is carried', async () => {
    writeFileSync(join(workspace, 'file'), '');
    fixture.aws.calls.clear();
    const { code, log } = await execute({ 'report-path': 'file/a/b/report.html' });
    expect(code).toBe(1);
    expect(log).toMatch(
      /report-path: expected a place where a file can be written, found .*file is no folder/,
    );
    expect(fixture.aws.calls.count()).toBe(0);
  });

  test('a file that cannot be written fails the run, whose logs are delivered', async () => {
    // A device that is full by design, as a disk may be by then.
    const { code, log, summary, outputs } = await execute({ 'report-path': '/dev/full' });
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ complete: 'true', 'records-written': '80' });
    expect(outputs['report-path']).toBeUndefined();
    for (const text of [log, summary]) expect(text).toMatch(/expected a place where a file can be written/);
    expect(summary).toContain('❌ failed');
  });

  test('writes nothing with another report, or in a dry run', async () => {
    const path = join(workspace, 'log-ferry-report.html');
    await execute({ report: 'summary' });
    expect(existsSync(path)).toBe(false);
    const { summary, outputs } = await execute({ 'dry-run': 'true' });
    expect(existsSync(path)).toBe(false);
    expect(outputs['report-path']).toBeUndefined();
    expect(summary).toContain('dry run');
  });
});
