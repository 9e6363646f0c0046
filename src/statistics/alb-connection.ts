import type { Column, LineReader, RecordObserver, Redaction } from '../encode/types.js';
import type { ReportCell, ReportSection } from './sections.js';
import type { Aggregate } from './aggregate.js';
import { countsSection, overTimeSection, tlsSection } from './count-sections.js';
import { amountAt, ShownColumns, shownText, type TextColumn } from './fields.js';
import {
  HeavyHitters,
  KeyCounts,
  type HeavyHittersSnapshot,
  type KeyCountsSnapshot,
} from './heavy-hitters.js';
import { Quantiles, type QuantilesSnapshot } from './quantiles.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';

const MOST_TEXTS = 100;

export interface ConnectionSnapshot {
  readonly logType: 'connection';
  readonly overTime: TimeBucketsSnapshot;
  readonly tls: KeyCountsSnapshot;
  readonly exchanges: KeyCountsSnapshot;
  readonly refusals: KeyCountsSnapshot;
  readonly handshakes: HeavyHittersSnapshot<QuantilesSnapshot>;
  readonly plain: number;
  readonly unparsed: number;
}

/** What the connection logs of load balancers say. */
export class ConnectionFigures implements Aggregate<ConnectionSnapshot> {
  readonly overTime = new TimeBuckets();
  readonly tls = new KeyCounts(MOST_TEXTS);
  readonly exchanges = new KeyCounts(MOST_TEXTS);
  /** Why client certificates were not accepted. */
  readonly refusals = new KeyCounts(MOST_TEXTS);
  /** How long handshakes took, by TLS version. */
  readonly handshakes = new HeavyHitters<Quantiles, QuantilesSnapshot>(MOST_TEXTS, () => new Quantiles());
  plain = 0;
  unparsed = 0;

  snapshot(): ConnectionSnapshot {
    return {
      logType: 'connection',
      overTime: this.overTime.snapshot(),
      tls: this.tls.snapshot(),
      exchanges: this.exchanges.snapshot(),
      refusals: this.refusals.snapshot(),
      handshakes: this.handshakes.snapshot(),
      plain: this.plain,
      unparsed: this.unparsed,
    };
  }

  merge(part: ConnectionSnapshot): void {
    this.overTime.merge(part.overTime);
    this.tls.merge(part.tls);
    this.exchanges.merge(part.exchanges);
    this.refusals.merge(part.refusals);
    this.handshakes.merge(part.handshakes);
    this.plain += part.plain;
    this.unparsed += part.unparsed;
  }

  /** Empty where no connection was read. */
  sections(): ReportSection[] {
    return [
      ...overTimeSection(this.overTime, {
        title: 'Connections over time',
        all: 'Connections',
        marked: 'refused',
        unparsed: this.unparsed,
      }),
      ...tlsSection(this.tls, { title: 'TLS versions and ciphers of connections', none: this.plain }),
      ...countsSection(this.exchanges, { title: 'Key exchanges', column: 'Key exchange' }),
      ...countsSection(this.refusals, { title: 'Client certificates that were refused', column: 'Status' }),
      ...this.#handshakeSection(),
    ];
  }

  #handshakeSection(): ReportSection[] {
    const rows = this.handshakes.top().map(({ key, value }): ReportCell[] => {
      return [key, value.count, value.mean, value.at(0.5), value.at(0.95), value.at(0.99)];
    });
    if (rows.length === 0) return [];
    return [
      {
        title: 'TLS handshakes',
        note: 'Percentiles are within 1 %.',
        table: {
          columns: [
            { title: 'Version', kind: 'code' },
            { title: 'Timed', kind: 'count' },
            ...['Mean', 'p50', 'p95', 'p99'].map((title) => ({ title, kind: 'seconds' }) as const),
          ],
          rows,
        },
      },
    ];
  }
}

/** Reads the figures of connection logs out of their records. */
export class ConnectionObserver implements RecordObserver {
  readonly #figures: ConnectionFigures;
  readonly #protocol: TextColumn;
  readonly #cipher: TextColumn;
  readonly #exchange: TextColumn;
  readonly #verified: TextColumn;
  readonly #latency: number;

  constructor(figures: ConnectionFigures, columns: readonly Column[], redaction: Redaction | undefined) {
    this.#figures = figures;
    const shown = new ShownColumns(columns, redaction);
    this.#protocol = shown.textual('tls_protocol');
    this.#cipher = shown.textual('tls_cipher');
    this.#exchange = shown.textual('tls_keyexchange');
    this.#verified = shown.textual('tls_verify_status');
    this.#latency = shown.numeric('tls_handshake_latency');
  }

  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void {
    const figures = this.#figures;
    const verified = shownText(this.#verified, bytes, fields);
    const refused = verified.startsWith('Failed');
    figures.overTime.add(timestamp, refused);
    if (refused) figures.refusals.count(verified);
    const protocol = shownText(this.#protocol, bytes, fields);
    if (protocol === '-') figures.plain += 1;
    else figures.tls.count(`${protocol} ${shownText(this.#cipher, bytes, fields)}`);
    const exchange = shownText(this.#exchange, bytes, fields);
    if (exchange !== '-') figures.exchanges.count(exchange);
    const latency = amountAt(bytes, fields, this.#latency);
    if (latency >= 0) figures.handshakes.count(protocol).value.accept(latency);
  }

  unparsed(): void {
    this.#figures.unparsed += 1;
  }
}
