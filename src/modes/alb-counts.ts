import type { EventBlock } from '../events.js';
import type { EncodeCounts, Encoded } from '../transforms/encode.js';

/** The counts of a segment's blocks, added up. */
export class EncodeSums {
  readonly counts: EncodeCounts = {
    read: 0,
    filtered: 0,
    'sampled-out': 0,
    'too-old': 0,
    'too-new': 0,
    oversize: 0,
    unparsed: 0,
    restamped: 0,
  };
  /** UTF-8 bytes of the messages. */
  messageBytes = 0;

  /** Counts a block in, and hands its events on. */
  add({ events, counts }: Encoded): EventBlock {
    const sums = this.counts;
    sums.read += counts.read;
    sums.filtered += counts.filtered;
    sums['sampled-out'] += counts['sampled-out'];
    sums['too-old'] += counts['too-old'];
    sums['too-new'] += counts['too-new'];
    sums.oversize += counts.oversize;
    sums.unparsed += counts.unparsed;
    sums.restamped += counts.restamped;
    for (const size of events.sizes) this.messageBytes += size;
    return events;
  }
}
