import type { Column, RecordObserver, Redaction } from '../encode/types.js';
import type { ReportSection } from './sections.js';
import { AccessFigures, type AccessSnapshot } from './alb-access-figures.js';
import { AccessObserver } from './alb-access.js';
import { ConnectionFigures, ConnectionObserver, type ConnectionSnapshot } from './alb-connection.js';
import { HealthCheckFigures, HealthCheckObserver, type HealthCheckSnapshot } from './alb-health-check.js';

/** The figures of some records of one log type: plain data, which crosses to another thread by structured clone. */
export type AlbSnapshot = AccessSnapshot | ConnectionSnapshot | HealthCheckSnapshot;

/** Looks on while the records of one log type are encoded. */
export interface AlbStatistics extends RecordObserver {
  snapshot(): AlbSnapshot;
}

export interface AlbStatisticsSettings {
  readonly logType: AlbSnapshot['logType'];
  /** Of the log type's format. */
  readonly columns: readonly Column[];
  /** What may not be shown; absent: nothing. */
  readonly redaction: Redaction | undefined;
}

/** A collector for a part of the work; its snapshot is merged into a report once that part is done. */
export function albStatistics({ logType, columns, redaction }: AlbStatisticsSettings): AlbStatistics {
  const [figures, observer] = collectorOf(logType, columns, redaction);
  return {
    parsed: (bytes, fields, timestamp) => {
      observer.parsed(bytes, fields, timestamp);
    },
    unparsed: () => {
      observer.unparsed();
    },
    snapshot: () => figures.snapshot(),
  };
}

type Collector = readonly [{ snapshot(): AlbSnapshot }, RecordObserver];

function collectorOf(
  logType: AlbSnapshot['logType'],
  columns: readonly Column[],
  redaction: Redaction | undefined,
): Collector {
  switch (logType) {
    case 'access': {
      const figures = new AccessFigures();
      return [figures, new AccessObserver(figures, columns, redaction)];
    }
    case 'connection': {
      const figures = new ConnectionFigures();
      return [figures, new ConnectionObserver(figures, columns, redaction)];
    }
    case 'health-check': {
      const figures = new HealthCheckFigures();
      return [figures, new HealthCheckObserver(figures, columns, redaction)];
    }
  }
}

/** What all log types of a run say. */
export class AlbReport {
  readonly #access = new AccessFigures();
  readonly #connection = new ConnectionFigures();
  readonly #healthCheck = new HealthCheckFigures();

  merge(part: AlbSnapshot): void {
    switch (part.logType) {
      case 'access':
        this.#access.merge(part);
        return;
      case 'connection':
        this.#connection.merge(part);
        return;
      case 'health-check':
        this.#healthCheck.merge(part);
    }
  }

  /** Those of the log types that had records. */
  sections(): ReportSection[] {
    return [...this.#access.sections(), ...this.#connection.sections(), ...this.#healthCheck.sections()];
  }
}
