import type { EncodeCounts } from '../encode/encode.js';
import type { EncodeSums } from '../workers/encode-sums.js';
import type { Carried } from '../engine/mode.js';
import { sheet, type Sheet, type Tally } from '../engine/tally.js';
import type { StreamResult } from '../cloudwatch-logs/stream-writer.js';
import { serializeSent, type AlbClaim } from './claim.js';
import type { BadObjectsResult } from './bad-objects.js';
import type { BadObject } from './delivery.js';
import type { SegmentObjectOutcome } from './segment-objects.js';
import { packNames } from './segments.js';

/** What became of a segment. */
interface DeliveryResults {
  readonly settled: BadObjectsResult;
  readonly bad: readonly BadObject[];
  readonly sent: Done<StreamResult> | undefined;
  readonly put: Done<SegmentObjectOutcome> | undefined;
}

/** What one destination has come to. */
interface Done<Result> {
  readonly sums: EncodeSums;
  readonly result: Result;
}

export function resultOf(claim: AlbClaim, { settled, bad, sent, put }: DeliveryResults): Carried {
  const there = claim.objects.filter((object) => !bad.some((each) => each.object === object));
  const { covered, ...rest } = settled;
  return {
    tally: tallyOf(sent, put),
    counters: {
      objectsRead: there.length,
      objectsWritten: put?.result.objects ?? 0,
      bytesRead: there.reduce((sum, { size }) => sum + size, 0),
      bytesWritten: Math.max(sentBytes(sent), put?.sums.messageBytes ?? 0),
    },
    covers: packNames(covered.map(({ tail }) => tail)),
    stored: {
      ...(put && { s3: put.result.stored }),
      ...(sent && { logs: serializeSent(claim, sent.sums.oldest) }),
    },
    ...rest,
  };
}

function sentBytes(sent: DeliveryResults['sent']): number {
  return sent === undefined ? 0 : sent.sums.messageBytes - sent.result.refusedBytes;
}

/** Both destinations read the same records; what is unparsed depends on how much of a line is asked for. */
function tallyOf(sent: DeliveryResults['sent'], put: DeliveryResults['put']): Tally {
  const all = [sent, put].flatMap((each) => each?.sums.counts ?? []);
  const most = (figure: (counts: EncodeCounts) => number): number => Math.max(0, ...all.map(figure));
  return {
    read: most(({ read }) => read),
    unparsed: most(({ unparsed }) => unparsed),
    restamped: most(({ restamped }) => restamped),
    ...(put && { s3: sheetOf(put.sums.counts, { written: put.result.records }) }),
    ...(sent && { logs: sheetOf(sent.sums.counts, streamBuckets(sent)) }),
  };
}

function streamBuckets({ sums: { counts }, result }: Done<StreamResult>): Partial<Sheet> {
  return {
    written: result.written,
    'too-old': counts['too-old'] + result.tooOld,
    'too-new': counts['too-new'] + result.tooNew,
  };
}

function sheetOf(counts: EncodeCounts, own: Partial<Sheet>): Sheet {
  const { read, filtered, oversize, 'sampled-out': sampled } = counts;
  return sheet(read, { filtered, oversize, 'sampled-out': sampled, ...own });
}
