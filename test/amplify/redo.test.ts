import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AmplifyRow } from '../aws/seed/amplify.js';
import { AmplifyWorld, APP, BUCKET, GROUP, idOf } from './harness.js';

const BOTH = { 'destination-bucket': BUCKET, 'destination-log-group': GROUP, 'create-log-group': 'true' };
let world: AmplifyWorld;

beforeEach(async () => {
  world = await AmplifyWorld.build();
});
afterEach(async () => {
  await world.aws.close();
});

const linesOf = (rows: readonly AmplifyRow[]): string[] => rows.map(({ line }) => line);
const idsOf = (rows: readonly AmplifyRow[]): string[] => rows.map(({ id }) => id).sort();

function between(fromHoursAgo: number, toHoursAgo: number): Record<string, string> {
  return { from: world.instant(fromHoursAgo), to: world.instant(toHoursAgo) };
}

test('redo replaces an object also where the new filter leaves no record of it', async () => {
  world.seed(34, 33);
  await world.execute({ ...BOTH, ...between(34, 33) });
  const filter = 'sc_status == 999';
  const { result } = await world.execute({ ...BOTH, ...between(34, 33), redo: 'true', filter });
  expect(result).toMatchObject({ committed: 1, complete: true });
  expect(world.objectRows()).toEqual([]);
});

test('redo of an hour that the service shows no more fails by name, and leaves what is there', async () => {
  const rows = world.seed(34, 33);
  await world.execute({ ...BOTH, ...between(34, 33) });
  world.aws.amplify.apps.get(APP)?.rows.clear();
  const { result } = await world.execute({ ...BOTH, ...between(34, 33), redo: 'true' });
  expect(result.failures.map(({ error }) => String(error)).join()).toMatch(
    /redo: Amplify shows no requests any more of example\.com .*What was delivered stays as it is/,
  );
  expect(world.objectRows()).toEqual(linesOf(rows));
});

test('redo replaces objects and sends to new streams', async () => {
  const rows = world.seed(34, 33);
  await world.execute({ ...BOTH, ...between(34, 33) });
  const { result, told } = await world.execute({ ...BOTH, ...between(34, 33), redo: 'true' });
  expect(result).toMatchObject({ committed: 1, complete: true });
  expect(told.join('\n')).toMatch(/^redo: /m);
  expect(world.aws.logs.streams(GROUP).map((name) => name.replace(/-redo-[0-9a-f]{10}$/, '-redo'))).toEqual([
    `amplify/${APP}/example.com/2026/11/19/02`,
    `amplify/${APP}/example.com/2026/11/19/02-redo`,
  ]);
  expect(world.objectRows()).toEqual(linesOf(rows));
  expect(world.messages(/redo/).map(idOf).sort()).toEqual(idsOf(rows));
});
