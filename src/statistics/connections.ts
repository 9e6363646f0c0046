import type { StatisticsKind } from '../encode/log-type.js';
import type { LineReader, RecordObserver } from '../encode/types.js';
import type { ReportCell, ReportSection } from './report-section.js';
import type { Aggregate } from './aggregate.js';
import { countsSection, overTimeSection, tlsSection } from './count-sections.js';
import { amountAt, shownText, type ShownColumns, type TextColumn } from './shown-columns.js';
import {
  HeavyHitters,
  KeyCounts,
  type HeavyHittersSnapshot,
  type KeyCountsSnapshot,
} from './heavy-hitters.js';
import { Quantiles, type QuantilesSnapshot } from './quantiles.js';
import { TimeBuckets, type TimeBucketsSnapshot } from './time-buckets.js';

const MAX_TEXTS = 100;

export interface ConnectionsSnapshot {
  readonly kind: 'connections';
  readonly failureTitle: string;
  readonly overTime: TimeBucketsSnapshot;
  readonly tls: KeyCountsSnapshot;
  readonly exchanges: KeyCountsSnapshot;
  readonly failures: KeyCountsSnapshot;
  readonly handshakes: HeavyHittersSnapshot<QuantilesSnapshot>;
  readonly plain: number;
  readonly unparsed: number;
}

/** What the connection logs of load balancers say. */
export class ConnectionFigures implements Aggregate<ConnectionsSnapshot> {
  readonly overTime = new TimeBuckets();
  readonly tls = new KeyCounts(MAX_TEXTS);
  readonly exchanges = new KeyCounts(MAX_TEXTS);
  /** What is said of the handshakes that failed. */
  readonly failures = new KeyCounts(MAX_TEXTS);
  /** How long handshakes took, by TLS version. */
  readonly handshakes = new HeavyHitters<Quantiles, QuantilesSnapshot>(MAX_TEXTS, () => new Quantiles());
  plain = 0;
  unparsed = 0;
  readonly #failureTitle: string;

  /** `failureTitle` heads the table of what is said of failed handshakes. */
  constructor(failureTitle: string) {
    this.#failureTitle = failureTitle;
  }

  snapshot(): ConnectionsSnapshot {
    return {
      kind: 'connections',
      failureTitle: this.#failureTitle,
      overTime: this.overTime.snapshot(),
      tls: this.tls.snapshot(),
      exchanges: this.exchanges.snapshot(),
      failures: this.failures.snapshot(),
      handshakes: this.handshakes.snapshot(),
      plain: this.plain,
      unparsed: this.unparsed,
    };
  }

  merge(part: ConnectionsSnapshot): void {
    this.overTime.merge(part.overTime);
    this.tls.merge(part.tls);
    this.exchanges.merge(part.exchanges);
    this.failures.merge(part.failures);
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
        marked: 'failed handshakes',
        unparsed: this.unparsed,
      }),
      ...tlsSection(this.tls, { title: 'TLS versions and ciphers of connections', none: this.plain }),
      ...countsSection(this.exchanges, { title: 'Key exchanges', column: 'Key exchange' }),
      ...countsSection(this.failures, { title: this.#failureTitle, column: 'Status' }),
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
        note: 'Percentiles are within 1%.',
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

/** Which columns a log type has for the figures of connections. */
type ConnectionColumns = Extract<StatisticsKind, { readonly kind: 'connections' }>;

/** Reads the figures of connection logs out of their records. */
export class ConnectionObserver implements RecordObserver {
  readonly #figures: ConnectionFigures;
  readonly #protocol: TextColumn;
  readonly #cipher: TextColumn;
  readonly #exchange: TextColumn;
  readonly #failure: TextColumn & { readonly begins: string };
  readonly #handshake: { readonly index: number; readonly unitsInSecond: number };

  constructor(figures: ConnectionFigures, shown: ShownColumns, names: ConnectionColumns) {
    const { failure, handshake } = names;
    this.#figures = figures;
    this.#protocol = shown.textual(names.protocol);
    this.#cipher = shown.textual(names.cipher);
    this.#exchange = shown.textual(names.keyExchange);
    this.#failure = { ...shown.textual(failure.column), begins: failure.begins };
    this.#handshake = {
      index: shown.numeric(handshake.column),
      unitsInSecond: handshake.unitsInSecond,
    };
  }

  parsed(bytes: Buffer, fields: LineReader, timestamp: number): void {
    const figures = this.#figures;
    const said = shownText(this.#failure, bytes, fields);
    const failed = said !== '-' && said.startsWith(this.#failure.begins);
    figures.overTime.add(timestamp, failed);
    if (failed) figures.failures.count(said);
    const protocol = shownText(this.#protocol, bytes, fields);
    if (protocol === '-') figures.plain += 1;
    else figures.tls.count(`${protocol} ${shownText(this.#cipher, bytes, fields)}`);
    const exchange = shownText(this.#exchange, bytes, fields);
    if (exchange !== '-') figures.exchanges.count(exchange);
    const { index, unitsInSecond } = this.#handshake;
    const took = amountAt(bytes, fields, index);
    if (took >= 0) figures.handshakes.count(protocol).value.accept(took / unitsInSecond);
  }

  unparsed(): void {
    this.#figures.unparsed += 1;
  }
}
