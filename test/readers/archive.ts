/**
 * Writes the same records as JSON lines and as Parquet, as runs do, into `<folder>/jsonl` and `<folder>/parquet`; test/readers/compare.py
 * reads both. The lines hold what AWS writes and what visitors may send: absent values, -1, microseconds, other scripts, bytes
 * that are no UTF-8, tokens that no type knows, lines without a shape.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { gunzipSync, gzipSync } from 'node:zlib';
import { AlbHarness, ARCHIVE, SOURCE } from '../alb/harness.js';
import { AmplifyHarness, BUCKET } from '../amplify/harness.js';
import type { LocalAws } from '../aws/local-aws.js';

const [, , folder = ''] = process.argv;
/** In UTC and in Tokyo: five-minute intervals of the day. */
const AROUND_MIDNIGHT: readonly [number, number][] = [
  [0, 3],
  [178, 182],
];
const TYPES = ['access', 'connection', 'health-check', 'nlb-access', 'clb-access'] as const;

function layOut({ s3 }: LocalAws, bucket: string, format: string): void {
  for (const key of s3.list(bucket, `${format}/`)) {
    const body = s3.get(bucket, key) ?? Buffer.alloc(0);
    const isGzip = key.endsWith('.gz');
    const path = join(folder, isGzip ? key.slice(0, -'.gz'.length) : key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, isGzip ? gunzipSync(body) : body);
  }
}

/** Into each object a line without a shape, one with more tokens than are known, and one with odd bytes. */
function withOddities(body: Buffer, isGzip: boolean): Buffer {
  const text = isGzip ? gunzipSync(body) : body;
  const [first = ''] = text.toString('latin1').split('\n');
  const odd = [
    first.replace(/"[^"]*"/, '"GET \xff\xfe\xc3\xa9 HTTP/1.1"'),
    `${first} one "two three"`,
    'no shape',
  ];
  const all = Buffer.concat([text, Buffer.from(`${odd.join('\n')}\n`, 'latin1')]);
  return isGzip ? gzipSync(all) : all;
}

const alb = await AlbHarness.build();
const amplify = await AmplifyHarness.build();
try {
  for (const type of TYPES) {
    const name = type === 'clb-access' ? { loadBalancer: 'shop' } : {};
    for (const day of ['2026-11-18', '2026-11-19'])
      for (const intervals of AROUND_MIDNIGHT)
        for (const { key, body } of alb.seed({ day, type, ...name, intervals }))
          alb.aws.s3.putObject(SOURCE, key, withOddities(body, key.endsWith('.gz')));
  }
  amplify.seed(34, 30, { rowsPerHour: 60 });
  const window = { from: '2026-11-18', to: '2026-11-20', 'time-zone': 'Asia/Tokyo' };
  const hours = { from: amplify.instant(34), to: amplify.instant(30) };
  for (const format of ['jsonl', 'parquet']) {
    const own = { 'object-format': format, 'destination-prefix': `${format}/alb/` };
    await alb.execute({ ...window, ...own, 'destination-bucket': ARCHIVE, 'log-types': TYPES.join('\n') });
    layOut(alb.aws, ARCHIVE, format);
    const its = { 'object-format': format, 'destination-prefix': `${format}/amplify/` };
    await amplify.execute({ ...hours, ...its, 'destination-bucket': BUCKET });
    layOut(amplify.aws, BUCKET, format);
  }
} finally {
  await alb.close();
  await amplify.aws.close();
}
