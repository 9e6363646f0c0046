import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { AmplifyHarness, APP, BOTH, GROUP, idOf, idsOf, linesOf } from './harness.js';

let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

test('redo replaces an object also where the new filter leaves no record of it', async () => {
  harness.seed(34, 33);
  await harness.execute({ ...BOTH, ...harness.between(34, 33) });
  const filter = 'sc_status == 999';
  const { result } = await harness.execute({ ...BOTH, ...harness.between(34, 33), redo: 'true', filter });
  expect(result).toMatchObject({ committed: 1, complete: true });
  expect(harness.objectRows()).toEqual([]);
});

test('redo of an hour that the service shows no more fails by name, and leaves what is there', async () => {
  const rows = harness.seed(34, 33);
  await harness.execute({ ...BOTH, ...harness.between(34, 33) });
  harness.aws.amplify.apps.get(APP)?.rows.clear();
  const { result } = await harness.execute({ ...BOTH, ...harness.between(34, 33), redo: 'true' });
  expect(result.failures.map(({ error }) => String(error)).join()).toMatch(
    /redo: Amplify no longer returns requests of example\.com .*What was delivered stays as it is/,
  );
  expect(harness.objectRows()).toEqual(linesOf(rows));
});

test('redo replaces objects and sends to new streams', async () => {
  const rows = harness.seed(34, 33);
  await harness.execute({ ...BOTH, ...harness.between(34, 33) });
  const { result, told } = await harness.execute({ ...BOTH, ...harness.between(34, 33), redo: 'true' });
  expect(result).toMatchObject({ committed: 1, complete: true });
  expect(told.join('\n')).toMatch(/^redo: /m);
  expect(harness.aws.logs.streams(GROUP).map((name) => name.replace(/-redo-[0-9a-f]{10}$/, '-redo'))).toEqual(
    [`amplify/${APP}/example.com/2026/11/19/02`, `amplify/${APP}/example.com/2026/11/19/02-redo`],
  );
  expect(harness.objectRows()).toEqual(linesOf(rows));
  expect(harness.messages(/redo/).map(idOf).sort()).toEqual(idsOf(rows));
});
