import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AmplifyRow } from '../aws/seed/amplify.js';
import { AmplifyHarness, APP, BOTH, BUCKET, DOMAIN, HOUR, idsOf, linesOf } from './harness.js';

let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

describe('late rows', () => {
  /** Two hours of the last day, each with rows that show only after so many hours. */
  function seedLate(): { early: AmplifyRow[]; late: AmplifyRow[] } {
    const early = harness.seed(4, 2);
    const late = harness.seed(4, 2, { seed: 2, rowsPerHour: 2, lagMs: 10 * HOUR });
    return { early, late };
  }

  test('are added when the hour is a day old, and nothing is looked at a third time', async () => {
    const { early, late } = seedLate();
    await harness.execute({ ...BOTH });
    expect(harness.ids().sort()).toEqual(idsOf(early));
    harness.aws.clock.advance(12 * HOUR);
    expect((await harness.execute({ ...BOTH })).result.tally).toMatchObject({ s3: { written: 0 } });
    harness.aws.clock.advance(14 * HOUR);
    const { result, notes } = await harness.execute({ ...BOTH });
    expect(result).toMatchObject({ complete: true, failures: [] });
    expect(result.tally).toMatchObject({
      s3: { written: 4, duplicate: 12 },
      logs: { written: 4, duplicate: 12 },
    });
    expect(notes).toEqual([
      '4 rows came after their hour was committed, and were added; the statistics of this report do not include them.',
    ]);
    const all = [...early, ...late];
    expect(harness.objectRows().sort()).toEqual(linesOf(all).sort());
    expect(harness.ids().sort()).toEqual(idsOf(all));
    harness.aws.calls.clear();
    await harness.execute({ ...BOTH });
    expect(harness.aws.calls.count({ operation: 'GenerateAccessLogs' })).toBe(0);
  });

  test.each<Record<string, string>>([
    {},
    { 'log-format': 'raw' },
    { 'object-format': 'jsonl' },
    { 'object-format': 'parquet' },
  ])('come beside rows whose id is none, which are told apart by all that they say: %j', async (format) => {
    const early = harness.seed(4, 3).map((row, index) => {
      const id = ['-', '', 'a b', '::error::x', '<b>'][index] ?? row.id;
      return { ...row, id, line: row.line.replace(row.id.replaceAll('=', '\\='), id) };
    });
    harness.aws.amplify.apps.get(APP)?.rows.set(DOMAIN, early);
    await harness.execute({ ...BOTH, ...format });
    const late = harness.seed(4, 3, { seed: 2, rowsPerHour: 2 });
    harness.aws.clock.advance(26 * HOUR);
    const { result } = await harness.execute({ ...BOTH, ...format });
    const added = { written: late.length, duplicate: early.length };
    expect(result.tally).toMatchObject({ s3: added, logs: added });
    expect(harness.messages()).toHaveLength(early.length + late.length);
  });

  test('are found before the window of a run that comes late too', async () => {
    const { early, late } = seedLate();
    await harness.execute({ ...BOTH });
    harness.aws.clock.advance(60 * HOUR);
    await harness.execute({ ...BOTH, lookback: '40h' });
    expect(harness.ids().sort()).toEqual(idsOf([...early, ...late]));
  });

  test('are counted once although the second look is cut', async () => {
    const { early, late } = seedLate();
    await harness.execute({ ...BOTH });
    harness.aws.clock.advance(26 * HOUR);
    harness.aws.faults.add({
      operation: 'PutObject',
      resource: /amplify-access-logs/,
      kind: 'reset',
      when: 'after',
      on: 1,
    });
    const cut = harness.aws.faults.add({
      operation: 'PutObject',
      resource: /hour=/,
      kind: 'access-denied',
      on: 2,
    });
    const first = await harness.execute({ ...BOTH });
    cut.remove();
    const second = await harness.execute({ ...BOTH });
    expect(second.result).toMatchObject({ complete: true, failures: [] });
    const written = [first, second].map(({ result: { tally } }) => ('s3' in tally ? tally : undefined));
    expect(written.reduce((sum, tally) => sum + (tally?.s3?.written ?? 0), 0)).toBe(4);
    expect(written.reduce((sum, tally) => sum + (tally?.logs?.written ?? 0), 0)).toBe(4);
    expect(harness.objectRows().sort()).toEqual(linesOf([...early, ...late]).sort());
    expect(harness.ids().sort()).toEqual(idsOf([...early, ...late]));
  });

  test('are never taken away, though the service shows fewer rows the second time', async () => {
    const { early } = seedLate();
    await harness.execute({ ...BOTH });
    harness.aws.clock.advance(26 * HOUR);
    const rows = harness.aws.amplify.apps.get(APP)?.rows;
    rows?.set(
      'example.com',
      (rows.get('example.com') ?? []).filter(({ id }) => id !== early[0]?.id),
    );
    await harness.execute({ ...BOTH });
    expect(harness.objectRows()).toContain(early[0]?.line);
    expect(harness.objectRows()).toHaveLength(16);
  });

  test('are only counted where the group cannot be read back', async () => {
    const { early } = seedLate();
    const infrequent = { ...BOTH, 'log-group-class': 'INFREQUENT_ACCESS' };
    await harness.execute(infrequent);
    harness.aws.clock.advance(26 * HOUR);
    const { result, notes } = await harness.execute(infrequent);
    expect(result.tally).toMatchObject({
      s3: { written: 4 },
      logs: { written: 0, filtered: 4, duplicate: 12 },
    });
    expect(notes[1]).toMatch(/^4 rows came after their hour was committed, and were not sent to \/amplify/);
    expect(harness.ids().sort()).toEqual(idsOf(early));
  });

  test.each([
    { 'object-format': 'jsonl', compression: 'none' },
    { 'object-format': 'jsonl' },
    { compression: 'none' },
  ])('are added to objects of every form: %j', async (form) => {
    const { early, late } = seedLate();
    await harness.execute({ 'destination-bucket': BUCKET, ...form });
    harness.aws.clock.advance(26 * HOUR);
    const { result } = await harness.execute({ 'destination-bucket': BUCKET, ...form });
    expect(result.tally).toMatchObject({ s3: { written: 4, duplicate: 12 } });
    const text = [...harness.objects().values()].join('');
    for (const { id } of [...early, ...late]) expect(text.split(id.replaceAll('=', '')).length).toBe(2);
  });

  test('an hour that was a day old when it was fetched is done', async () => {
    harness.seed(40, 36);
    await harness.execute({ ...BOTH, ...harness.between(40, 36) });
    harness.aws.clock.advance(48 * HOUR);
    expect((await harness.execute({ ...BOTH, ...harness.between(40, 36) })).result.planned).toBe(0);
  });
});
