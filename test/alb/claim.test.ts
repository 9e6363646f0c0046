import { expect, test } from '@jest/globals';
import { parseClaim, parseProgress, serializeClaim, type AlbClaim } from '../../src/alb/claim.js';
import { ENCODER_VERSION } from '../../src/encode/encode.js';

const CLAIM: AlbClaim = {
  stream: 'alb/shop.1/access/2026/11/01/0005-a',
  day: {
    ...{ bucket: 'lb-logs', prefix: '', account: '123456789012', region: 'us-east-1' },
    ...{ loadBalancer: 'shop.1', logType: 'access', day: '2026/11/01' },
  },
  objects: [{ tail: '20261101T0005Z_198.51.100.1_a', end: 0, etag: 'e', size: 1 }],
  encode: { version: ENCODER_VERSION, format: 'json', logType: 'access', oldest: 0, newest: 1 },
  s3: {
    prefix: 'p/',
    form: { objectFormat: 'jsonl', compression: 'gzip' },
    ...{ timeZone: 'UTC', name: '0005-a', days: [] },
  },
  redo: false,
};

function claimWith(change: Partial<AlbClaim>): () => AlbClaim {
  return () => parseClaim('0005-a', serializeClaim({ ...CLAIM, ...change }));
}

test.each([
  'alb/shop.2/access/2026/11/01/0005-a',
  'alb/shop.1/access/2026/11/01/x/0005-a',
  'alb/shop.1/access/2026/11/01/',
  'other',
])('a claim that sends to the stream %j, which is not of its day, is refused', (stream) => {
  expect(claimWith({ stream })).toThrow(/cannot be read/);
});

test.each(['../2026-11-01', '2026-11-01/x', ''])(
  'a claim that owned an object of the day %j is refused',
  (day) => {
    expect(claimWith({ s3: CLAIM.s3 && { ...CLAIM.s3, days: [day] } })).toThrow(/cannot be read/);
  },
);

test.each([
  { encode: { ...CLAIM.encode, logType: 'connection' as const } },
  { s3: CLAIM.s3 && { ...CLAIM.s3, timeZone: 'Moon/Tranquility' } },
  { objects: [{ tail: 'a', end: 1e300, etag: 'e', size: 1 }] },
  { objects: [{ tail: 'a', end: 0, etag: 'e', size: 2 ** 60 }] },
  { objects: [{ tail: 'a', end: 0, etag: 'e', size: -1 }] },
])('a claim that says what no release writes is refused: %j', (change) => {
  expect(claimWith(change)).toThrow(/cannot be read/);
});

test.each([{}, { sent: -1, tooOld: 0, tooNew: 0 }, { sent: 1e300, tooOld: 0, tooNew: 0 }, 'none'])(
  'progress that cannot be read is refused by name: %j',
  (progress) => {
    expect(() => parseProgress('0005-a', progress)).toThrow(
      'The progress of segment 0005-a in the ledger cannot be read.',
    );
  },
);

test('a claim is read as it was written', () => {
  expect(claimWith({})()).toEqual(CLAIM);
});

test.each(['../../secrets/x', 'a/b', ''])(
  'a claim that reads or writes the object %j elsewhere is refused',
  (name) => {
    const objects = [{ tail: name, end: 0, etag: 'e', size: 1 }];
    expect(claimWith({ objects })).toThrow(/cannot be read/);
    expect(claimWith({ s3: CLAIM.s3 && { ...CLAIM.s3, name } })).toThrow(/cannot be read/);
  },
);
