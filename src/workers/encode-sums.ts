import { noCounts, type EncodeCounts, type Encoded } from '../encode/encode.js';
import type { EncodeSum } from './protocol.js';

/** What was encoded, added up. */
export class EncodeSums implements EncodeSum {
  counts: EncodeCounts = noCounts(0);
  messageBytes = 0;
  oldest = Infinity;

  addBlock({ events, counts }: Encoded): void {
    let messageBytes = 0;
    for (const size of events.sizes) messageBytes += size;
    let oldest = Infinity;
    for (let i = 0; i < events.count; i++) oldest = Math.min(oldest, events.timestamps[i] ?? Infinity);
    this.add({ counts, messageBytes, oldest });
  }

  add({ counts, messageBytes, oldest }: EncodeSum): void {
    const sums = this.counts;
    sums.read += counts.read;
    sums.filtered += counts.filtered;
    sums['sampled-out'] += counts['sampled-out'];
    sums['too-old'] += counts['too-old'];
    sums['too-new'] += counts['too-new'];
    sums.oversize += counts.oversize;
    sums.unparsed += counts.unparsed;
    sums.restamped += counts.restamped;
    this.messageBytes += messageBytes;
    this.oldest = Math.min(this.oldest, oldest);
  }

  /** The sum so far; what comes is added up anew. */
  take(): EncodeSum {
    const { counts, messageBytes, oldest } = this;
    this.counts = noCounts(0);
    this.messageBytes = 0;
    this.oldest = Infinity;
    return { counts, messageBytes, oldest };
  }
}
