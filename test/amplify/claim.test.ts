import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { jsonSchema } from '../../src/engine/json.js';
import { parseClaim, parseProgress, serializeClaim, type AmplifyClaim } from '../../src/amplify/claim.js';

const claim: AmplifyClaim = {
  pass: 'first',
  app: 'd2abcdefghijkl',
  domain: 'example.com',
  hour: 5 * 3_600_000,
  logs: {
    stream: 'amplify/d2abcdefghijkl/example.com/1970/01/01/05',
    format: 'json',
    oldest: 1,
    restampTo: 2,
    adds: true,
    select: { sample: 0.5 },
  },
  s3: {
    form: { objectFormat: 'csv', compression: 'gzip' },
    select: { filter: 'sc_status >= 500', redact: ['client-ip'] },
  },
  held: { s3: 0, logs: 0 },
};

test('a claim is read as it was written', () => {
  expect(parseClaim('05', serializeClaim(claim))).toEqual(claim);
  for (const lacking of [{ logs: undefined }, { s3: undefined }]) {
    expect(parseClaim('05', serializeClaim({ ...claim, ...lacking }))).toEqual({ ...claim, ...lacking });
  }
});

test('one that cannot be read, or is of another encoder, is refused by name', () => {
  expect(() => parseClaim('05', {})).toThrow('The claim of segment 05 in the ledger cannot be read.');
  const printed = JSON.stringify(serializeClaim(claim)).replace('"version":2', '"version":99');
  const other = v.parse(jsonSchema, JSON.parse(printed));
  expect(() => parseClaim('05', other)).toThrow(/^Segment 05 was begun by a release with encoder version 99/);
});

test.each([
  { hour: 5 * 3_600_000 + 1 },
  { hour: 1e300 },
  { held: { s3: -1, logs: 0 } },
  { held: { s3: 0, logs: 2 ** 60 } },
  ...['', '/06', '-', '-a/b', '6'].map((end) => ({
    logs: claim.logs && { ...claim.logs, stream: `${claim.logs.stream}${end}`.replace(/05$/, '06') },
  })),
])('one that says what no release writes is refused: %j', (change) => {
  expect(() => parseClaim('05', serializeClaim({ ...claim, ...change }))).toThrow(/cannot be read/);
});

test('one of a redo sends to a stream beside', () => {
  const logs = claim.logs && { ...claim.logs, stream: `${claim.logs.stream}-redo-0011223344` };
  expect(parseClaim('05', serializeClaim({ ...claim, logs })).logs).toEqual(logs);
});

test.each([{ stored: -1 }, { stored: 'many' }, { keys: 7 }])(
  'progress that cannot be read is refused by name: %j',
  (progress) => {
    expect(() => parseProgress('05', progress)).toThrow(
      'The progress of segment 05 in the ledger cannot be read.',
    );
  },
);

test('without progress nothing was acknowledged', () => {
  expect(parseProgress('05', undefined)).toEqual({ stored: 0, keys: '', tooOld: 0, tooNew: 0 });
});
