import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { amplifyHeader } from '../aws/seed/amplify.js';
import { AmplifyHarness, APP, BUCKET, DOMAIN, GROUP, HOUR } from './harness.js';

const LOGS = { 'destination-log-group': GROUP, 'create-log-group': 'true' };
let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

function between(fromHoursAgo: number, toHoursAgo: number): Record<string, string> {
  return { from: harness.instant(fromHoursAgo), to: harness.instant(toHoursAgo) };
}

describe('hours that the log group refuses for their age', () => {
  const old = 15 * 24;
  const young = 13 * 24;

  test('stop the run before anything is downloaded', async () => {
    harness.seed(old, young);
    const { result } = await harness.execute({ ...LOGS, ...between(old, young) });
    expect(String(result.failures[0]?.error)).toMatch(/hours that \/amplify still accepts/);
    expect(harness.aws.calls.count({ operation: 'GenerateAccessLogs' })).toBe(0);
  });

  test('are counted when they are to be left out; the bucket takes them', async () => {
    harness.seed(old, old - 2);
    const both = { ...LOGS, 'destination-bucket': BUCKET, 'too-old': 'skip' };
    const { result } = await harness.execute({ ...both, ...between(old, old - 2) });
    expect(result.tally).toMatchObject({ read: 12, s3: { written: 12 }, logs: { 'too-old': 12 } });
    expect((await harness.ready(both)).earliest).toBeUndefined();
    expect((await harness.ready(LOGS)).earliest).toBe(harness.hour(14 * 24 - 2));
  });

  test('are sent with the time of the claim when that is wanted', async () => {
    harness.seed(old, old - 1);
    const { result } = await harness.execute({ ...LOGS, 'too-old': 'restamp', ...between(old, old - 1) });
    expect(result.tally).toMatchObject({ read: 6, restamped: 6, logs: { written: 6 } });
    expect(new Set(harness.aws.logs.events(GROUP).map(({ timestamp }) => timestamp))).toEqual(
      new Set([harness.aws.clock.now()]),
    );
  });

  test('are counted as such by the attempt that finds them sent', async () => {
    harness.seed(old, old - 1);
    harness.aws.faults.add({
      ...{ service: 'logs', operation: 'PutLogEvents', on: 1 },
      ...{ kind: 'reset', when: 'after' },
    });
    const { result } = await harness.execute({ ...LOGS, 'too-old': 'restamp', ...between(old, old - 1) });
    expect(result.tally).toMatchObject({ read: 6, restamped: 6, logs: { written: 6 } });
    expect(harness.aws.logs.events(GROUP)).toHaveLength(6);
  });

  test('late rows are only counted where the retention has let go of the hour', async () => {
    harness.seed(4, 3);
    harness.seed(4, 3, { seed: 2, rowsPerHour: 2, lagMs: 10 * HOUR });
    await harness.execute({ ...LOGS, 'retention-days': '1' });
    harness.aws.clock.advance(30 * HOUR);
    const { result, notes } = await harness.execute({ ...LOGS, 'too-old': 'skip' });
    expect(result.failures).toEqual([]);
    expect(result.tally).toMatchObject({ logs: { filtered: 2, duplicate: 6, written: 0 } });
    expect(notes[0]).toMatch(/^2 rows came after .* were not sent to \/amplify/);
  });
});

describe('a group that cannot be read back', () => {
  test('is sent each record once although the run is cut and the service changes the order', async () => {
    const rows = harness.seed(34, 33, { rowsPerHour: 3000 });
    const infrequent = { ...LOGS, 'log-group-class': 'INFREQUENT_ACCESS', ...between(34, 33) };
    const denied = harness.aws.faults.add({ operation: 'PutLogEvents', kind: 'access-denied', on: 2 });
    expect((await harness.execute(infrequent)).result.complete).toBe(false);
    expect(denied.hits).toBe(1);
    const all = harness.aws.amplify.apps.get(APP)?.rows;
    all?.set(
      DOMAIN,
      [...(all.get(DOMAIN) ?? [])].map((row, i) => ({ ...row, time: harness.hour(34) + ((i * 7) % 3000) })),
    );
    const { result } = await harness.execute(infrequent);
    expect(result).toMatchObject({ complete: true, tally: { logs: { written: 3000 } } });
    expect(harness.ids().sort()).toEqual(rows.map(({ id }) => id).sort());
  });
});

describe('rows of other shapes', () => {
  const at = '2026-11-19,02:10:00';
  const filled = (values: string): string => `${values}${',-'.repeat(33 - values.split(',').length)}`;

  function add(...lines: string[]): void {
    harness.aws.amplify.addRows(
      APP,
      DOMAIN,
      lines.map((line) => ({ time: harness.hour(34), id: '', line })),
    );
  }

  test('records without an id are never one another’s doubles; those without a shape are marked', async () => {
    add(filled(`${at},FRA`), filled(`${at},FRA`), `${at},short`, 'no,time,at,all');
    const both = { ...LOGS, 'destination-bucket': BUCKET, ...between(34, 33) };
    const { result } = await harness.execute(both);
    expect(result.tally).toMatchObject({
      read: 4,
      unparsed: 1,
      s3: { written: 3, rejected: 1 },
      logs: { written: 3, rejected: 1 },
    });
    expect(harness.messages()[2]).toBe(
      `{"message":"${at},short","parse_error":"there are 3 values for 33 columns"}`,
    );
    // Sent again without the ledger, the stream shows that all are there.
    await harness.execute({ ...LOGS, ...between(34, 33) });
    expect(harness.messages()).toHaveLength(3);
  });

  test('commas in values shift nothing: no request is taken for the double of another', async () => {
    const agent = (text: string): string => filled(`${at},FRA`).split(',').with(10, text).join(',');
    add(agent('a,%20b'), agent('a,%20c'), agent('a\\,%20d'), agent('a,%20b'), filled(`${at},FRA`));
    const { result } = await harness.execute({ 'destination-bucket': BUCKET, ...LOGS, ...between(34, 33) });
    expect(result.tally).toMatchObject({ read: 5, unparsed: 3, s3: { written: 5 }, logs: { written: 5 } });
    const whole = agent('a,%20c');
    expect(harness.messages()).toContain(
      JSON.stringify({ message: whole, parse_error: 'there are 34 values for 33 columns' }),
    );
    expect(
      harness.messages().filter((message) => message.includes('"cs(User-Agent)":"a,%20d"')),
    ).toHaveLength(1);
    expect([...harness.objects().values()][0]).toContain(`${whole}\n`);
  });

  test('columns that come and go between two looks are kept under their names', async () => {
    const early = harness.seed(4, 3);
    const [late] = harness.seed(4, 3, { seed: 2, rowsPerHour: 1, lagMs: 10 * HOUR });
    await harness.execute({ 'destination-bucket': BUCKET });
    const [key = ''] = harness.aws.s3.list(BUCKET, 'amplify-access-logs/');
    harness.aws.clock.advance(26 * HOUR);
    const header = `${amplifyHeader},gone`;
    const { gzipSync } = await import('node:zlib');
    harness.aws.s3.putObject(
      BUCKET,
      key,
      gzipSync([header, ...early.map(({ line }) => `${line},yes`), ''].join('\n')),
    );
    await harness.execute({ 'destination-bucket': BUCKET });
    const [text] = harness.objects().values();
    const lines = text?.trimEnd().split('\n') ?? [];
    expect(lines[0]).toBe(header);
    expect(lines).toContain(`${late?.line ?? ''},-`);
    expect(lines).toHaveLength(8);
  });
});
