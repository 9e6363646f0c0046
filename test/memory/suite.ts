/** `npm run memory`: objects far larger than memory, through the bundle. Prints the peak of each; the last column must stay. */
import { gzipSync } from 'node:zlib';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { runBundle } from '../bundle/runner.js';

const BUCKET = 'lb-logs';
const GROUP = '/alb/shop';
const MAX_BYTES = 400 * 1024 * 1024;
const MIB = 1024 * 1024;
/** Tells the highest resident memory when the process ends; handed to it as a module to load first. */
const USAGE = "process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";

interface Case {
  readonly name: string;
  /** The uncompressed bytes of each object. */
  readonly objects: readonly number[];
  /** One member of each object's gzip, repeated until the object has its size. */
  readonly member: Buffer;
  readonly memberBytes: number;
  readonly expected: Readonly<Record<string, unknown>>;
}

const DAY = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
const keys = [...albDay({ bucket: BUCKET, day: DAY, nodes: 1, linesPerObject: 1, intervals: [0, 40] })].map(
  ({ key }) => key,
);

function linesOf(bytes: number): { text: string; lines: number } {
  const [{ text = '', lines = 0 } = {}] = albDay({
    ...{ bucket: BUCKET, day: DAY, nodes: 1, intervals: [0, 1] },
    linesPerObject: Math.ceil(bytes / 750),
  });
  return { text, lines };
}

const plain = linesOf(4 * MIB);
const textMember = { member: gzipSync(plain.text, { level: 1 }), memberBytes: Buffer.byteLength(plain.text) };
const bombMember = { member: gzipSync(Buffer.alloc(64 * MIB)), memberBytes: 64 * MIB };
const times = (bytes: number): number => Math.ceil(bytes / textMember.memberBytes);

const CASES: readonly Case[] = [
  {
    name: 'one object of 1.5 GB',
    objects: [1.5e9],
    ...textMember,
    expected: { read: times(1.5e9) * plain.lines },
  },
  {
    name: '32 objects of 96 MB, 32 at once',
    objects: Array.from({ length: 32 }, () => 96e6),
    ...textMember,
    expected: { read: 32 * times(96e6) * plain.lines },
  },
  {
    name: 'a gzip bomb of 4 GB without a line end',
    objects: [4e9],
    ...bombMember,
    expected: { read: 1 },
  },
];

/** Makes an object of repeated members without holding it. */
function seed(aws: LocalAws, { objects, member, memberBytes }: Case): void {
  for (const [i, bytes] of objects.entries()) {
    const size = member.length * Math.ceil(bytes / memberBytes);
    aws.s3.putObject(BUCKET, keys[i] ?? '', {
      size,
      // eslint-disable-next-line @typescript-eslint/require-await -- the server takes its content as a stream
      async *read(from: number, to: number) {
        for (let at = from; at < to;) {
          const offset = at % member.length;
          const piece = member.subarray(offset, Math.min(member.length, offset + to - at));
          at += piece.length;
          yield piece;
        }
      },
    });
  }
}

/** Whether the run read everything and stayed below the limit. */
async function measure(each: Case): Promise<boolean> {
  const aws = await startLocalAws({ verifySignatures: false, rateLimits: false });
  aws.s3.createBucket(BUCKET);
  aws.logs.createGroup(GROUP, { retentionDays: 30 });
  aws.logs.store.keepEvents = false;
  seed(aws, each);
  const inputs = {
    ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': BUCKET, 'destination-log-group': GROUP },
    ...{ lookback: '3d', concurrency: '32', 'on-loss': 'warn' },
  };
  const env = { ...aws.env(), NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(USAGE)}` };
  const { code, log, outputs, ms } = await runBundle({ inputs, env });
  await aws.close();
  const peak = Number(/^peak (\d+)$/m.exec(log)?.[1] ?? NaN) * 1024;
  const tally: unknown = JSON.parse(outputs['tally'] ?? '{}');
  const isRead = Object.entries(each.expected).every(
    ([name, value]) => Reflect.get(Object(tally), name) === value,
  );
  const isGood = code === 0 && isRead && peak < MAX_BYTES;
  const figures = [
    `${(peak / MIB).toFixed(0)} MiB of ${String(MAX_BYTES / MIB)}`,
    `${(ms / 1000).toFixed(0)} s`,
  ];
  console.log(
    [each.name.padEnd(42), ...figures, isGood ? 'good' : `BAD\n${outputs['tally'] ?? ''}\n${log}`].join('  '),
  );
  return isGood;
}

let bad = 0;
for (const each of CASES) if (!(await measure(each))) bad += 1;
process.exitCode = bad === 0 ? 0 : 1;
