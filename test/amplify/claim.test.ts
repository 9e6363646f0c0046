import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { jsonSchema } from '../../src/engine/json.js';
import { parseClaim, parseProgress, serializeClaim, type AmplifyClaim } from '../../src/amplify/claim.js';

const claim: AmplifyClaim = {
  pass: 'first',
  app: 'd2abcdefghijkl',
  domain: 'example.com',
  hour: 0,
  logs: { stream: 's', format: 'json', oldest: 1, restampTo: 2, adds: true, select: { sample: 0.5 } },
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

test('without progress nothing was acknowledged', () => {
  expect(parseProgress(undefined)).toEqual({ stored: 0, keys: '', tooOld: 0, tooNew: 0 });
});
