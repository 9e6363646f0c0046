import { noCounts, type EncodeCounts, type Encoded } from './encode.js';
import type { EncodeSum } from './protocol.js';

/** What was encoded, added up. */
export class EncodeSums implements EncodeSum {
  counts: EncodeCounts = noCounts(0);
  messageBytes = 0;

  addBlock({ events, counts }: Encoded): void {
    let messageBytes = 0;
    for (const size of events.sizes) messageBytes += size;
    this.add({ counts, messageBytes });
  }

  add({ counts, messageBytes }: EncodeSum): void {
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
  }

  /** The sum so far; what comes is added up anew. */
  take(): EncodeSum {
    const { counts, messageBytes } = this;
    this.counts = noCounts(0);
    this.messageBytes = 0;
    return { counts, messageBytes };
  }
}
