/**
 * The same records give the same bytes on every Node.js and system that CI runs. After a change of the compression or of the
 * pages of Parquet they give others: then put the new sums here.
 */
import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { RecordColumn } from '../../src/objects/columns.js';
import { GzipFile } from '../../src/objects/gzip-file.js';
import { ParquetFile } from '../../src/objects/parquet.js';

const COLUMNS: readonly RecordColumn[] = [
  { name: 'time', kind: 'micros' },
  { name: 'seen', kind: 'millis' },
  { name: 'bytes', kind: 'int' },
  { name: 'seconds', kind: 'double' },
  { name: 'url', kind: 'string' },
  { name: 'trace', kind: 'string' },
  { name: 'extra', kind: 'strings' },
  { name: 'source_key', kind: 'string', inside: { object: 'source', member: 'key' } },
];

const RECORDS = Array.from({ length: 20_000 }, (_, i) => {
  const seed = Math.imul(i + 1, 0x9e37_79b1) >>> 0;
  const time = new Date(Date.UTC(2026, 10, 20) + 37 * i + (seed % 31)).toISOString();
  return JSON.stringify({
    ...{ time, seen: i % 11 === 0 ? 'REDACTED' : time, bytes: seed % 9000, seconds: (seed % 7000) / 1000 },
    ...{
      url: `https://shop.example.com/q\u00e9/${seed % 300}?"a"=\u{1f600}`,
      trace: `Root=1-${seed.toString(16)}`,
    },
    ...{ ...(i % 97 === 0 && { extra: ['-', String(seed)] }), source: { key: `logs/${i >> 10}.log.gz` } },
  });
});

function parquet(compression: 'snappy' | 'none'): Buffer {
  const file = new ParquetFile(COLUMNS, compression);
  const groups = RECORDS.map((record) => file.add(Buffer.from(record)) ?? Buffer.alloc(0));
  return Buffer.concat([...groups, file.finish()]);
}

/** JSON lines and CSV are compressed alike. */
function gzip(): Buffer {
  const file = new GzipFile();
  const parts = RECORDS.map((record) => file.add(Buffer.from(`${record}\n`)) ?? Buffer.alloc(0));
  return Buffer.concat([...parts, file.finish()]);
}

test.each([
  ['lines as gzip', gzip, 'd0626164c8d546290441e19fc9b5b4cd153a77ec5de8ea5ca586d8d5541ab892'],
  [
    'Parquet with Snappy',
    () => parquet('snappy'),
    'beca2bb4e881c58c075124a2733a55d96f3a70f075949558119dcbc6d3542d42',
  ],
  [
    'Parquet, uncompressed',
    () => parquet('none'),
    '8b44bef1d872ec5e5f0c3f7c965c6a926eaba25c24b930edad18e36c174f9d5b',
  ],
])('%s', (_, made, sum) => {
  expect(createHash('sha256').update(made()).digest('hex')).toBe(sum);
});
