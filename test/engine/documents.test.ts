import { expect, test } from '@jest/globals';
import { assertSamePartition, partitionDocuments } from '../../src/engine/documents.js';
import type { ClaimedSegment, RemainingWork } from '../../src/engine/mode.js';
import { DataError } from '../../src/errors.js';

const place = {
  source: { mode: 'alb', source: 's3://lb-logs/' },
  own: { loadBalancer: 'shop.1', day: '2026/11/01' },
  path: 'shop.1/2026/11/01.json',
};

test('each destination has a document of its own, whatever others are in use', () => {
  const both = partitionDocuments(place, { s3: 's3://archive/', logs: 'logs:us-east-1:123456789012:/alb' });
  const alone = partitionDocuments(place, { logs: 'logs:us-east-1:123456789012:/alb' });
  expect(both.map(({ destination }) => destination)).toEqual(['s3', 'logs']);
  expect(both[1]).toEqual(alone[0]);
  expect(both[0]?.key).not.toBe(both[1]?.key);
  expect(alone[0]?.identity).toEqual({
    ...place.source,
    ...place.own,
    destination: 'logs:us-east-1:123456789012:/alb',
  });
});

test('a claim is held against the document of the destination that it is carried to', () => {
  const documents = partitionDocuments(place, { s3: 's3://archive/', logs: 'l' });
  const left = (): RemainingWork => ({ segments: [], objectsSkipped: 0, refusals: {} });
  const partition = { documents, label: 'shop', item: 'shop', start: 0, left };
  const segment: ClaimedSegment = { id: '0005-a', partition, claim: null, at: {} };
  assertSamePartition(segment, { destination: 's3://archive/' }, 's3');
  assertSamePartition(segment, { destination: 'l' }, 'logs');
  for (const destination of ['s3://archive/../secrets/', 's3://other/', 'l'])
    expect(() => {
      assertSamePartition(segment, { destination }, 's3');
    }).toThrow(/it differs in destination/);
});

test('a claim of another source than its partition’s is refused by name', () => {
  const partition = {
    documents: partitionDocuments(place, { logs: 'l' }),
    label: 'shop',
    item: 'shop',
    start: 0,
    left: () => ({ segments: [], objectsSkipped: 0, refusals: {} }),
  };
  const segment: ClaimedSegment = { id: '0005-a', partition, claim: null, at: {} };
  assertSamePartition(segment, { source: 's3://lb-logs/', loadBalancer: 'shop.1' });
  const other = (): void => {
    assertSamePartition(segment, { source: 's3://lb-logs/../secrets/', loadBalancer: 'shop.1' });
  };
  expect(other).toThrow(DataError);
  expect(other).toThrow(
    /^The claim of segment 0005-a .* is of another partition .* \(it differs in source\)/,
  );
});
